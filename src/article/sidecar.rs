//! `articles.toml`: what is known of the articles of a folder beside their texts.

use super::meta::{self, DATE_FORMS, FIELDS, Stated};
use super::problem::{Excerpt, InputCode, InputProblem};
use super::{Basis, Published};
use crate::nearest::nearest;
use crate::text::Span;
use crate::value::Days;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One `articles.toml`.
#[derive(Debug, Default)]
pub(super) struct Sidecar {
    /// Its own name, for messages.
    name: String,
    text: String,
    /// By the name of a file in its folder, or `file#id` for one record, with the place of the entry.
    entries: BTreeMap<String, (Stated, Span)>,
    /// Whether it is no TOML: then the parser may have misread where entries begin.
    broken: bool,
}

/// Reads the `text` of the side-car `name`. Entries with mistakes hold as far as they can be read.
pub(super) fn parse(name: &str, text: &str) -> (Sidecar, Vec<InputProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = !errors.is_empty();
    let mut reader = Reader { name, text, problems: Vec::new(), broken_lines: BTreeSet::new() };
    for error in errors {
        reader.syntax(&error);
    }
    let mut entries = BTreeMap::new();
    for (key, value) in table.get_ref() {
        let span = Span::new(key.span().start, key.span().end);
        entries.insert(key.get_ref().to_string(), (reader.entry(key, value), span));
    }
    let problems = reader.problems;
    (Sidecar { name: name.to_owned(), text: text.to_owned(), entries, broken }, problems)
}

impl Sidecar {
    /// What it states of the file `file` of its folder.
    pub(super) fn of_file(&self, file: &str) -> Option<Stated> {
        self.entries.get(file).map(|(stated, _)| stated.clone())
    }

    /// What it states of the record `id` of that file beyond what it states of the file.
    pub(super) fn of_record(&self, file: &str, id: &str) -> Option<Stated> {
        // Most have no entry for a single record.
        self.entries.keys().any(|k| k.contains('#')).then(|| self.of_file(&format!("{file}#{id}"))).flatten()
    }

    /// Entries that name nothing: no file in `folder`, or no record of a file that was read. `read` holds the names of the
    /// files and records (`file#id`) that were read.
    pub(super) fn unknown(&self, folder: &Path, read: &BTreeSet<String>) -> Vec<InputProblem> {
        let mut problems = Vec::new();
        for (key, (_, span)) in self.entries.iter().filter(|_| !self.broken) {
            if read.contains(key) || folder.join(key).exists() && !key.contains(['/', '\\']) {
                continue;
            }
            let (file, record) = key.split_once('#').map_or((key.as_str(), false), |(file, _)| (file, true));
            let (label, help) = if key.contains(['/', '\\']) {
                (
                    "not a name in this folder",
                    String::from("what is known of a file stands in the articles.toml beside it"),
                )
            } else if record && read.contains(file) {
                ("no record of this id", String::from("check the id, or remove the entry"))
            } else if record && folder.join(file).exists() {
                continue;
            } else {
                ("no such file in this folder", unknown_help(folder, file))
            };
            let excerpt = Excerpt::new(&self.name, &self.text, *span, 1, label);
            problems.push(InputProblem::at(InputCode::UnknownEntry, excerpt, "the entry describes no article", help));
        }
        problems
    }
}

/// What to do about an entry that names no file: there may be one of nearly that name.
fn unknown_help(folder: &Path, file: &str) -> String {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    match nearest(file, names.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => String::from("check the name, or remove the entry"),
    }
}

struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    problems: Vec<InputProblem>,
    /// Lines with a syntax error: whatever else is wrong there follows from it.
    broken_lines: BTreeSet<usize>,
}

impl Reader<'_> {
    fn syntax(&mut self, error: &toml::de::Error) {
        let help = "names of files and texts stand in quotes, dates do not: source = \"Example Times\", published = 2025-12-07";
        let span = error.span().unwrap_or_default();
        if let Some(line) = self.problem(span.start..span.end.max(span.start + 1), error.message(), "not TOML", help) {
            self.broken_lines.insert(line);
        }
    }

    /// Notes a problem and returns its line; `None` if it only follows from a syntax error.
    fn problem(&mut self, span: std::ops::Range<usize>, label: &str, message: &str, help: &str) -> Option<usize> {
        let excerpt = Excerpt::new(self.name, self.text, Span { start: span.start, end: span.end }, 1, label);
        let line = excerpt.place.line;
        // The parser's stand-in for a broken value stands nowhere.
        if span.is_empty() || self.broken_lines.contains(&line) {
            return None;
        }
        self.problems.push(InputProblem::at(InputCode::BadSidecar, excerpt, message, help));
        Some(line)
    }

    fn entry(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Stated {
        let mut stated = Stated::default();
        let Some(fields) = value.get_ref().as_table() else {
            self.problem(
                key.span(),
                "expected a table",
                "an entry is a table named by a file",
                "write [\"article.txt\"], and below it source = \"…\" and published = 2025-12-07",
            );
            return stated;
        };
        for (field, value) in fields {
            match field.get_ref().as_ref() {
                "source" => stated.source = self.string(value),
                "title" => stated.title = self.string(value),
                "url" => stated.url = self.string(value),
                "published" | "date" => stated.published = self.published(value),
                other => {
                    let help = match nearest(other, FIELDS) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("an entry has {}", FIELDS.join(", ")),
                    };
                    self.problem(field.span(), "unknown field", "an unknown field", &help);
                }
            }
        }
        stated
    }

    fn string(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.problem(value.span(), "expected a string", "not a string", "put the text in quotes");
        }
        meta::stated_text(text?)
    }

    /// A date, or a table with `from`, `to` or both.
    fn published(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Published> {
        let Some(ends) = value.get_ref().as_table() else {
            return self.date(value).and_then(|days| meta::published(days, Basis::Sidecar));
        };
        let mut days = Days::UNKNOWN;
        for (end, value) in ends {
            match end.get_ref().as_ref() {
                "from" => days.from = self.date(value).and_then(|d| d.from),
                "to" => days.to = self.date(value).and_then(|d| d.to),
                _ => {
                    let help = "write { from = 2025-08-26 } for \"not before\", `to` for \"not after\", or both";
                    self.problem(end.span(), "unknown end", "a window has `from` and `to`", help);
                }
            }
        }
        if days.bounded().is_some_and(|(from, to)| from > to) {
            self.problem(value.span(), "ends before it begins", "`to` is before `from`", "swap the two");
            return None;
        }
        meta::published(days, Basis::Sidecar)
    }

    /// A TOML date or a string that states one; a blank string states nothing.
    fn date(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Days> {
        let days = match value.get_ref() {
            DeValue::Datetime(written) => written.date.and_then(|d| {
                let day = NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into());
                day.map(Days::day)
            }),
            DeValue::String(text) if text.trim().is_empty() => return None,
            DeValue::String(text) => meta::date(text),
            _ => None,
        };
        if days.is_none() {
            self.problem(value.span(), "expected a date", "not a date", DATE_FORMS);
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        let (sidecar, problems) = parse(
            "articles.toml",
            "[\"one.txt\"]\nsource = \"Example Times\"\npublished = 2025-12-07\n\
             [\"two.txt\"]\npublished = { from = 2025-08-26 }\ntitle = \"\"\n\
             [\"feed.jsonl#7\"]\npublished = \"2025-12\"\n",
        );
        assert_eq!(problems, []);
        let one = sidecar.of_file("one.txt").unwrap();
        assert_eq!(one.source.as_deref(), Some("Example Times"));
        assert_eq!(one.published.unwrap().basis, Basis::Sidecar);
        let two = sidecar.of_file("two.txt").unwrap();
        assert_eq!(
            (two.published.unwrap().basis, two.published.unwrap().days.to, two.title),
            (Basis::Bounded, None, None)
        );
        let record = sidecar.of_record("feed.jsonl", "7").unwrap().published.unwrap();
        assert_eq!(record.days.to.unwrap().to_string(), "2025-12-31");
        assert_eq!(sidecar.of_file("three.txt"), None);
    }

    #[test]
    fn every_mistake_is_told_and_the_rest_holds() {
        let text = "stray = 1\n[\"a.txt\"]\npubished = 2025-12-07\nsource = 5\n\
            [\"b.txt\"]\npublished = 2025-02-30\n[\"c.txt\"]\npublished = { from = 2025-02-02, to = 2025-02-01 }\n\
            [\"d.txt\"]\npublished = tomorrow\n[\"e.txt\"]\npublished = { after = 2025-02-02 }\n\
            [\"f.txt\"]\nsource = \"Example Times\"\n";
        let (sidecar, problems) = parse("articles.toml", text);
        let mut told: Vec<_> = problems.iter().map(|p| p.message.clone()).collect();
        told.sort();
        assert_eq!(problems.len(), 7, "{told:#?}");
        assert_eq!(problems.iter().filter_map(InputProblem::place).map(|p| p.line).collect::<BTreeSet<_>>().len(), 7);
        assert!(problems.iter().any(|p| p.help.contains("`published`")), "{problems:#?}");
        assert_eq!(sidecar.of_file("f.txt").unwrap().source.as_deref(), Some("Example Times"));
    }
}
