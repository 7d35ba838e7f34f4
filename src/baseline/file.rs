//! The baseline as a file: TOML, sorted by rule, key and identifier, a line a pair, so that changes are read and merged line by
//! line. Equal entries, as a merge may leave them, are one.

use super::{Baseline, Entry};
use crate::article::{Excerpt, InputCode, InputProblem};
use crate::report::toml::quoted;
use crate::text::Span;
use std::fmt::Write as _;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Version of the file.
const VERSION: i64 = 1;
const HELP: &str = "write it anew with `gainsay baseline`, or mend it by hand";

/// The text of the file.
#[must_use]
pub fn write(baseline: &Baseline) -> String {
    let mut text = String::from(
        "# Disagreements that were known when this was written, by rule and key. `gainsay check` with this baseline shows what is\n\
         # new. `gainsay baseline` writes it anew, `gainsay baseline --prune` removes what is not found any more.\n",
    );
    let _ = writeln!(text, "version = {VERSION}");
    let mut entries: Vec<_> = baseline.entries.iter().collect();
    entries.sort_by_key(|(id, entry)| (&entry.rule, &entry.key, *id));
    for (id, entry) in entries {
        let _ = writeln!(text, "\n[[known]]\nid = {}\ncode = {}", quoted(id), quoted(&entry.code));
        for (name, value) in [("rule", &entry.rule), ("key", &entry.key)].iter().filter(|(_, value)| !value.is_empty())
        {
            let _ = writeln!(text, "{name} = {}", quoted(value));
        }
        text.push_str("said = [\n");
        for (source, value) in &entry.said {
            let _ = writeln!(text, "    [{}, {}],", quoted(source), quoted(value));
        }
        text.push_str("]\n");
    }
    text
}

/// Reads the `text` of the baseline called `name`, and tells everything that is wrong with it.
///
/// ```
/// use gainsay::baseline::{Baseline, file};
/// let (baseline, problems) = file::parse("known.toml", &file::write(&Baseline::default()));
/// assert_eq!((baseline, problems.len()), (Baseline::default(), 0));
/// ```
#[must_use]
pub fn parse(name: &str, text: &str) -> (Baseline, Vec<InputProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { name, text, problems: Vec::new() };
    let mut baseline = Baseline::default();
    if let Some(error) = errors.first() {
        let span = error.span().unwrap_or_default();
        reader.problem(span.start..span.end.max(span.start + 1), error.message(), "not TOML");
        return (baseline, reader.problems);
    }
    let table = table.get_ref();
    match table.get("version") {
        Some(version) if version.get_ref().as_integer().is_some_and(|n| n.to_string() == VERSION.to_string()) => {}
        Some(version) => reader.problem(version.span(), &format!("expected {VERSION}"), "an unknown version"),
        None => reader.problem(0..1, "`version` is missing", "not a baseline"),
    }
    let known = table.get("known").map(|known| (known.span(), known.get_ref().as_array()));
    match known {
        Some((span, None)) => reader.problem(span, "expected [[known]]", "not a list"),
        Some((_, Some(known))) => {
            for item in known {
                if let Some((id, entry)) = reader.entry(item) {
                    let into = baseline.entries.entry(id).or_default();
                    let said = std::mem::take(&mut into.said);
                    *into = entry;
                    into.said.extend(said);
                }
            }
        }
        None => {}
    }
    (baseline, reader.problems)
}

struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    problems: Vec<InputProblem>,
}

impl Reader<'_> {
    fn problem(&mut self, span: Range<usize>, label: &str, message: &str) {
        let span = Span { start: span.start.min(self.text.len()), end: span.end.min(self.text.len()) };
        let excerpt = Excerpt::new(self.name, self.text, span, 1, label);
        self.problems.push(InputProblem::at(InputCode::BadBaseline, excerpt, message, HELP));
    }

    fn entry(&mut self, item: &Spanned<DeValue<'_>>) -> Option<(String, Entry)> {
        let Some(table) = item.get_ref().as_table() else {
            self.problem(item.span(), "expected a table", "not an entry");
            return None;
        };
        let text = |name: &str| table.get(name).and_then(|value| value.get_ref().as_str()).unwrap_or_default();
        let id = text("id");
        if id.is_empty() {
            self.problem(item.span(), "`id` is missing", "an entry of nothing");
            return None;
        }
        let mut entry = Entry {
            code: text("code").to_owned(),
            rule: text("rule").to_owned(),
            key: text("key").to_owned(),
            ..Entry::default()
        };
        let said = table.get("said").map(|said| (said.span(), said.get_ref().as_array()));
        match said {
            Some((_, Some(pairs))) => {
                for pair in pairs {
                    let texts = pair.get_ref().as_array().map(|pair| pair.iter().map(|x| x.get_ref().as_str()));
                    match texts.map(Iterator::collect::<Vec<_>>).as_deref() {
                        Some([Some(source), Some(value)]) => {
                            entry.said.insert(((*source).to_owned(), (*value).to_owned()));
                        }
                        _ => self.problem(pair.span(), "expected [\"source\", \"value\"]", "not a pair"),
                    }
                }
            }
            Some((span, None)) => self.problem(span, "expected a list of pairs", "`said` cannot be used"),
            None => self.problem(item.span(), "`said` is missing", "an entry of nothing"),
        }
        Some((id.to_owned(), entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_mistakes_are_told() {
        let entry = |rule: &str, said: &[(&str, &str)]| Entry {
            code: "disagreement".to_owned(),
            rule: rule.to_owned(),
            key: "who: \"x\"\u{202e}".to_owned(),
            said: said.iter().map(|(source, value)| ((*source).to_owned(), (*value).to_owned())).collect(),
        };
        let baseline = Baseline {
            entries: [
                ("1".to_owned(), entry("b", &[("Post \u{1b}\n\"", "12"), ("Times", "about P3Y")])),
                ("2".to_owned(), entry("a", &[])),
            ]
            .into(),
        };
        let text = write(&baseline);
        assert_eq!(parse("known.toml", &text), (baseline.clone(), Vec::new()), "{text}");
        assert!(text.find("\"2\"") < text.find("\"1\""), "sorted by rule: {text}");
        // Both sides of a merge: the entry twice, each with a pair of its own.
        let merged = text.clone() + "\n[[known]]\nid = \"1\"\nrule = \"b\"\nsaid = [\n    [\"Herald\", \"13\"],\n]\n";
        assert_eq!(parse("known.toml", &merged).0.entries["1"].said.len(), 3);

        let wrong =
            "version = 2\n[[known]]\nsaid = []\n[[known]]\nid = \"1\"\n[[known]]\nid = \"2\"\nsaid = [[1], \"x\"]\n";
        assert_eq!(parse("known.toml", wrong).1.len(), 5);
        assert_eq!(parse("known.toml", "<<<<<<< ours\n").1.len(), 1);
        assert_eq!(parse("known.toml", "").1.len(), 1);
    }
}
