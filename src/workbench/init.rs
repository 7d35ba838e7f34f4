//! `gainsay init`: the files that a project begins with. The program writes them; nothing here touches a disk.

use crate::article::{Article, Basis, Published, SIDECAR};
use crate::rule::RuleSet;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A file to be written where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its path from the project's folder, with `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
    /// What is worth telling about it; empty for most.
    pub note: String,
}

/// The configuration, which names these inputs.
///
/// ```
/// let file = gainsay::workbench::init::configuration(&["news".to_owned()]);
/// assert!(file.text.contains("inputs = [\"news\"]"));
/// ```
#[must_use]
pub fn configuration(inputs: &[String]) -> NewFile {
    let line = match inputs {
        [] => "# inputs = [\"articles\"]".to_owned(),
        inputs => format!("inputs = [{}]", inputs.iter().map(|i| quoted(i)).collect::<Vec<_>>().join(", ")),
    };
    new("gainsay.toml", include_str!("init/gainsay.toml").replace("{inputs}", &line))
}

/// A first rule with its cases, standing over the built-in ones.
#[must_use]
pub fn rules() -> Vec<NewFile> {
    [
        ("rules/pack.toml", include_str!("init/pack.toml")),
        ("rules/bridge-length.toml", include_str!("init/bridge-length.toml")),
        ("rules/tests/bridge-length.toml", include_str!("init/bridge-length.test.toml")),
    ]
    .map(|(path, text)| new(path, text.to_owned()))
    .to_vec()
}

/// One `articles.toml` for each folder of articles that do not say everything themselves: dates and outlets as far as they
/// can be read off the texts, blanks for the rest.
#[must_use]
pub fn sidecars(rules: &RuleSet, articles: &[Article]) -> Vec<NewFile> {
    let mut folders: BTreeMap<&str, Entries> = BTreeMap::new();
    for article in articles {
        // A record is named `feed.jsonl#id`, and an id may hold anything.
        let (path, record) = article.name.split_once('#').map_or((article.name.as_str(), ""), |(p, r)| (p, r));
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let record = if record.is_empty() { String::new() } else { format!("#{record}") };
        let (_, found) = crate::claims_of(rules, article, 0);
        folders.entry(folder).or_default().add(&format!("{file}{record}"), article, found.source, found.published);
    }
    let files = folders.into_iter().filter(|(_, entries)| !entries.text.is_empty());
    files
        .map(|(folder, entries)| {
            let path = if folder.is_empty() { SIDECAR.to_owned() } else { format!("{folder}/{SIDECAR}") };
            NewFile { path, text: format!("{HEAD}{}", entries.text), note: entries.note() }
        })
        .collect()
}

const HEAD: &str = "\
# What is known of the articles of this folder. Fill in the blanks: comparison needs the dates, and counts outlets.
# A date is written 2025-12-07; { from = 2025-08-26 } means \"not before\", `to` likewise \"not after\".
";

/// The entries of one folder.
#[derive(Default)]
struct Entries {
    text: String,
    articles: usize,
    dates: usize,
    outlets: usize,
}

impl Entries {
    fn add(&mut self, file: &str, article: &Article, outlet: Option<String>, published: Published) {
        let states_date = matches!(article.published.basis, Basis::FrontMatter | Basis::Html);
        if states_date && article.source.is_some() {
            return;
        }
        self.articles += 1;
        let _ = write!(self.text, "\n[{}]\n", quoted(file));
        match (&article.source, outlet) {
            (Some(_), _) => {}
            (None, Some(outlet)) => {
                self.outlets += 1;
                let _ = writeln!(self.text, "source    = {}   # read from the text: check it", quoted(&outlet));
            }
            (None, None) => self.text.push_str("source    = \"\"\n"),
        }
        if states_date {
            return;
        }
        let line = match (published.days.from, published.days.to) {
            (Some(from), Some(to)) if from == to => {
                self.dates += 1;
                format!("{from}   # read from the text: check it")
            }
            (None, None) => "\"\"".to_owned(),
            (from, to) => {
                let end = |name: &str, day: Option<chrono::NaiveDate>| day.map(|day| format!("{name} = {day}"));
                let ends: Vec<String> = [end("from", from), end("to", to)].into_iter().flatten().collect();
                format!("{{ {} }}   # from dates in the text: write the day if you know it", ends.join(", "))
            }
        };
        let _ = writeln!(self.text, "published = {line}");
    }

    fn note(&self) -> String {
        let count = crate::report::count;
        format!(
            "{}; found in the texts: {}, {}",
            count(self.articles, "article"),
            count(self.dates, "date"),
            count(self.outlets, "outlet")
        )
    }
}

fn new(path: &str, text: String) -> NewFile {
    NewFile { path: path.to_owned(), text, note: String::new() }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
