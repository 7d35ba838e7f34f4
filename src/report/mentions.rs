//! `mentions`: the typed mentions of each text, under the text for people and as JSON lines for programs.

use super::screen;
use crate::mention::neutral::Record;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;

/// The mentions of one text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mentions {
    /// Identifier of the input: that of its record, or the name of the article.
    pub id: String,
    /// The text in which the mentions stand; not part of the JSON.
    #[serde(skip)]
    pub text: Arc<str>,
    /// In order.
    pub found: Vec<Record>,
}

/// Writes one line of JSON a text.
///
/// # Errors
/// Those of `out`.
pub fn jsonl(out: &mut dyn Write, texts: &[Mentions]) -> io::Result<()> {
    for text in texts {
        serde_json::to_writer(&mut *out, text)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes, for every text, its rows that hold a mention, with carets under the mentions (`~` under every other one, where
/// they touch), and a line for each mention: type, value, words.
///
/// # Errors
/// Those of `out`.
pub fn table(out: &mut dyn Write, texts: &[Mentions], width: usize) -> io::Result<()> {
    let room = width.saturating_sub(INDENT.len()).max(20);
    for (i, text) in texts.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", screen::escape(&text.id))?;
        for row in rows(&text.text, room) {
            let here = in_row(&text.found, &row);
            if here.is_empty() {
                continue;
            }
            let (shown, carets) = underline(&text.text, row.clone(), here);
            writeln!(out, "{INDENT}{}", shown.trim_end())?;
            writeln!(out, "{INDENT}{}", carets.trim_end())?;
            for found in here.iter().filter(|found| row.contains(&found.start)) {
                let hedge = if found.hedge == "none" { String::new() } else { format!("{} ", found.hedge) };
                let value = plain(&found.value);
                let line = format!("{:<9} {hedge}{value}  “{}”", found.kind, screen::escape(&found.text));
                writeln!(out, "{INDENT}{INDENT}{}", screen::cut(&line, room.saturating_sub(INDENT.len())))?;
            }
        }
    }
    Ok(())
}

const INDENT: &str = "  ";

/// "2000000000 CAD", "2025-08-15 to 2025-08-22": the fields of a value without their names.
fn plain(value: &Value) -> String {
    let text = |field: &Value| match field {
        Value::Null => "…".to_string(),
        Value::String(text) => text.clone(),
        Value::Object(_) => plain(field),
        other => other.to_string(),
    };
    let Value::Object(fields) = value else { return text(value) };
    if let Some(iso) = fields.get("iso") {
        return text(iso);
    }
    let mut words = Vec::new();
    match (fields.get("from").or(fields.get("lo")), fields.get("to").or(fields.get("hi"))) {
        (Some(from), Some(to)) if from == to => words.push(text(from)),
        (Some(from), Some(to)) => words.push(format!("{} to {}", text(from), text(to))),
        _ => {}
    }
    let rest = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "from" | "to" | "lo" | "hi"));
    words.extend(rest.map(|(name, field)| if name == "pct" { format!("{} %", text(field)) } else { text(field) }));
    words.join(" ")
}

/// The text in rows of at most `columns`, cut at spaces; line ends belong to no row.
fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut line_start = 0;
    for line in text.split('\n') {
        let (mut start, mut used, mut space) = (line_start, 0, None);
        for (at, c) in line.char_indices() {
            let at = line_start + at;
            let wide = screen::char_width(c);
            if used + wide > columns && at > start {
                let end = space.filter(|&space| space > start).unwrap_or(at);
                rows.push(start..end);
                start = end;
                used = screen::width(&text[start..at]);
                space = None;
            }
            used += wide;
            if c.is_whitespace() {
                space = Some(at + c.len_utf8());
            }
        }
        rows.push(start..line_start + line.len());
        line_start += line.len() + 1;
    }
    rows
}

/// The mentions, which are in order, that have a part in `row`.
fn in_row<'m>(found: &'m [Record], row: &Range<usize>) -> &'m [Record] {
    let from = found.partition_point(|f| f.end <= row.start);
    let to = found.partition_point(|f| f.start < row.end);
    found.get(from..to).unwrap_or_default()
}

/// A row as seen, and its line of carets.
fn underline(text: &str, row: Range<usize>, found: &[Record]) -> (String, String) {
    let (mut shown, mut carets) = (String::new(), String::new());
    for (at, c) in text[row.clone()].char_indices() {
        let at = row.start + at;
        let wide = screen::push(c, &mut shown);
        let mark = match found.iter().position(|f| (f.start..f.end).contains(&at)) {
            Some(n) if n > 0 && found[n - 1].end == found[n].start && n % 2 == 1 => '~',
            Some(_) => '^',
            None => ' ',
        };
        carets.extend(std::iter::repeat_n(mark, wide));
    }
    (shown, carets)
}
