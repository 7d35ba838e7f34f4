//! JSON lines: a record a line, of which only `text` is required.

use super::meta::{self, DATE_FORMS, Stated};
use super::problem::{Excerpt, InputCode, InputProblem};
use super::{Basis, Published};
use crate::text::Span;
use crate::value::Days;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A record as it is written: every field still as JSON, so that a mistake in one can be pointed at.
#[derive(Debug, Deserialize)]
struct RecordFile<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    source: Option<&'l RawValue>,
    published: Option<&'l RawValue>,
    date: Option<&'l RawValue>,
    /// What relative dates of `gainsay mentions` resolve against.
    #[serde(rename = "ref")]
    reference: Option<&'l RawValue>,
    title: Option<&'l RawValue>,
    text: Option<&'l RawValue>,
    url: Option<&'l RawValue>,
}

/// A window of days as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WindowFile {
    from: Option<String>,
    to: Option<String>,
    /// Written by `gainsay extract`; what it says follows from the days.
    #[serde(rename = "basis")]
    _basis: Option<String>,
}

/// One record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Line in the file, from 1.
    pub line: usize,
    pub id: Option<String>,
    pub stated: Stated,
    pub text: String,
}

/// Whether the first line of `text` that is not blank is an object with `text`.
pub(super) fn is_record_file(text: &str) -> bool {
    let Some((_, line)) = lines(text).next() else { return false };
    line.trim_start_matches('\u{feff}').trim_start().starts_with('{')
        && serde_json::from_str::<RecordFile>(line.trim_start_matches('\u{feff}')).is_ok_and(|r| r.text.is_some())
}

/// Reads every line of the file `name`; blank ones are nothing. `with_ref`: a record may be dated by its `ref`.
pub(super) fn read(name: &str, text: &str, with_ref: bool) -> (Vec<Record>, Vec<InputProblem>) {
    let lines: Vec<_> = lines(text).collect();
    let read: Vec<_> = lines.par_iter().map(|&(number, line)| record(name, number, line, with_ref)).collect();
    let (mut records, mut problems) = (Vec::new(), Vec::new());
    for (record, mut found) in read {
        records.extend(record);
        problems.append(&mut found);
    }
    (records, problems)
}

/// The lines that are not blank, with their numbers from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split('\n').enumerate().map(|(i, line)| (i + 1, line)).filter(|(_, line)| {
        // Most lines begin with `{`: only a line of white space is looked at in full.
        !line.trim_start_matches('\u{feff}').trim_start().is_empty()
    })
}

/// Reads one line, and tells everything that is wrong with it. Without a usable text there is no record; without another
/// field there is one that does not state it.
fn record(name: &str, number: usize, line: &str, with_ref: bool) -> (Option<Record>, Vec<InputProblem>) {
    let json = line.trim_start_matches('\u{feff}');
    let file = Line { name, number, json };
    if !json.trim_start().starts_with('{') {
        // serde would take an array for the fields in order.
        return (None, vec![file.no_object()]);
    }
    let written: RecordFile = match serde_json::from_str(json) {
        Ok(written) => written,
        Err(error) => return (None, vec![file.syntax(&error)]),
    };
    let mut problems = Vec::new();
    let text = match written.text {
        Some(raw) => file.string("text", Some(raw), &mut problems),
        None => {
            let help =
                "a record is {\"text\": \"…\"}, with id, source, published, title and url as far as they are known";
            let brace = json.find('{').unwrap_or(0);
            problems.push(file.problem(Span::new(brace, brace + 1), "this record", "a record without `text`", help));
            None
        }
    };
    let reference = written.reference.filter(|_| with_ref);
    let (field, days) = [("published", written.published), ("date", written.date), ("ref", reference)]
        .into_iter()
        .find(|(_, raw)| raw.is_some())
        .unwrap_or(("published", None));
    let stated = Stated {
        source: file.string("source", written.source, &mut problems).and_then(|s| meta::stated_text(&s)),
        published: file.published(field, days, &mut problems),
        title: file.string("title", written.title, &mut problems).and_then(|s| meta::stated_text(&s)),
        url: file.string("url", written.url, &mut problems).and_then(|s| meta::stated_text(&s)),
    };
    let id = file.id(written.id, &mut problems);
    (text.map(|text| Record { line: number, id, stated, text }), problems)
}

/// A line and where it stands, for messages.
struct Line<'l> {
    name: &'l str,
    number: usize,
    json: &'l str,
}

impl Line<'_> {
    fn problem(&self, span: Span, label: &str, message: &str, help: &str) -> InputProblem {
        let excerpt = Excerpt::new(self.name, self.json, span, self.number, label);
        InputProblem::at(InputCode::BadRecord, excerpt, message, help)
    }

    fn syntax(&self, error: &serde_json::Error) -> InputProblem {
        // serde_json counts columns in bytes from 1, and its message ends in the place, which the excerpt shows.
        let at = error.column().saturating_sub(1).min(self.json.len());
        let message = error.to_string();
        let reason = message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
        let help = "each line is one JSON object; mend the line, or leave it out";
        self.problem(Span::new(at, at + 1), reason, "not a JSON object", help)
    }

    fn no_object(&self) -> InputProblem {
        let start = self.json.len() - self.json.trim_start().len();
        let help = "each line is one JSON object, {\"text\": \"…\"}; a file of plain text ends in .txt or .md";
        self.problem(Span::new(start, self.json.trim_end().len()), "expected `{`", "not a record", help)
    }

    /// A field that holds the wrong thing.
    fn field(&self, field: &str, raw: &RawValue, expected: &str, help: &str) -> InputProblem {
        // The field borrows from the line, so the distance of the two is its place there.
        let start = (raw.get().as_ptr() as usize).saturating_sub(self.json.as_ptr() as usize);
        let span = Span::new(start, start + raw.get().len());
        self.problem(span, &format!("expected {expected}"), &format!("`{field}` cannot be used"), help)
    }

    fn string(&self, field: &str, raw: Option<&RawValue>, problems: &mut Vec<InputProblem>) -> Option<String> {
        let raw = raw?;
        match serde_json::from_str(raw.get()) {
            Ok(text) => Some(text),
            Err(_) => {
                let help = if field == "text" {
                    "`text` is the article as one string"
                } else {
                    "write a string, or leave the field out"
                };
                problems.push(self.field(field, raw, "a string", help));
                None
            }
        }
    }

    fn id(&self, raw: Option<&RawValue>, problems: &mut Vec<InputProblem>) -> Option<String> {
        let raw = raw?;
        // A whole number is an identifier as it is written.
        if !raw.get().is_empty() && raw.get().bytes().all(|b| b.is_ascii_digit()) {
            return Some(raw.get().to_owned());
        }
        match serde_json::from_str::<String>(raw.get()) {
            Ok(id) => meta::stated_text(&id),
            Err(_) => {
                let help = "without `id`, a record is named by its line";
                problems.push(self.field("id", raw, "a string or a whole number", help));
                None
            }
        }
    }

    fn published(&self, field: &str, raw: Option<&RawValue>, problems: &mut Vec<InputProblem>) -> Option<Published> {
        let raw = raw?;
        let days = match serde_json::from_str::<String>(raw.get()) {
            Ok(text) if text.trim().is_empty() => Some(Days::UNKNOWN),
            Ok(text) => meta::date(&text),
            Err(_) => serde_json::from_str::<WindowFile>(raw.get()).ok().and_then(window),
        };
        let Some(days) = days else {
            problems.push(self.field(field, raw, "a date", &format!("{DATE_FORMS}, or leave the field out")));
            return None;
        };
        meta::published(days, Basis::FrontMatter)
    }
}

/// A window whose ends are dates, in order.
fn window(written: WindowFile) -> Option<Days> {
    let end = |text: Option<String>| text.map_or(Some(None), |t| meta::date(&t).map(Some));
    let (from, to) = (end(written.from)?, end(written.to)?);
    let days = Days { from: from.and_then(|d| d.from), to: to.and_then(|d| d.to) };
    days.bounded().is_none_or(|(from, to)| from <= to).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: &str) -> String {
        let problems = record("x", 3, line, false).1;
        let shown: Vec<_> =
            problems.iter().map(|p| format!("{}: {}", p.place().map_or(0, |place| place.column), p.message)).collect();
        shown.join("; ")
    }

    #[test]
    fn only_text_is_required() {
        let (records, problems) = read("x", "\u{feff}{\"text\": \"One.\"}\r\n\n  \n{\"text\":\"\",\"id\":7}", false);
        assert!(problems.is_empty());
        assert_eq!(records.iter().map(|r| (r.line, r.text.as_str())).collect::<Vec<_>>(), [(1, "One."), (4, "")]);
        assert_eq!(records[1].id.as_deref(), Some("7"));
    }

    #[test]
    fn all_that_is_stated_is_read() {
        let line = r#"{"id":"a","source":"Example Times","published":{"from":"2025-08-26","to":null},"date":"2020-01-01",
            "title":" A title ","text":"T","url":null,"other":[1]}"#;
        let record = record("x", 1, line, false).0.unwrap();
        assert_eq!(record.id.as_deref(), Some("a"));
        assert_eq!(record.stated.source.as_deref(), Some("Example Times"));
        assert_eq!(record.stated.title.as_deref(), Some("A title"));
        let published = record.stated.published.unwrap();
        assert_eq!((published.basis, published.days.to), (Basis::Bounded, None));
        assert_eq!(published.days.from.unwrap().to_string(), "2025-08-26");
    }

    #[test]
    fn everything_wrong_with_a_record_is_told() {
        for (line, expected) in [
            ("{\"text\": 5}", "10: x, line 3: `text` cannot be used"),
            ("{\"title\": \"x\"}", "1: x, line 3: a record without `text`"),
            ("{\"text\": \"T\", \"date\": \"soon\"}", "23: x, line 3: `date` cannot be used"),
            (
                "{\"text\": \"T\", \"id\": 1.5, \"source\": []}",
                "36: x, line 3: `source` cannot be used; 21: x, line 3: `id` cannot be used",
            ),
            (
                "{\"text\": \"T\", \"published\": {\"from\": \"2025-02-02\", \"to\": \"2025-02-01\"}}",
                "28: x, line 3: `published` cannot be used",
            ),
            ("{\"text\": \"T\"", "12: x, line 3: not a JSON object"),
            ("Just a sentence.", "1: x, line 3: not a record"),
            ("[1]", "1: x, line 3: not a record"),
        ] {
            assert_eq!(problem(line), expected, "{line}");
        }
    }

    #[test]
    fn a_record_is_read_without_a_field_that_cannot_be() {
        let (record, problems) = record("x", 1, "{\"text\": \"T\", \"date\": \"7/6/18\", \"source\": \"Own\"}", false);
        let stated = record.unwrap().stated;
        assert_eq!((stated.source.as_deref(), stated.published, problems.len()), (Some("Own"), None, 1));
        assert!(super::record("x", 1, "{\"text\": null}", false).0.is_none());
    }

    #[test]
    fn the_first_line_tells() {
        assert!(is_record_file("\n \n{\"text\": \"x\"}\nnonsense"));
        assert!(!is_record_file("{\"title\": \"x\"}"));
        assert!(!is_record_file("{not json"));
        assert!(!is_record_file(""));
    }
}
