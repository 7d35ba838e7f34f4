//! Front matter: lines at the head of a text that describe it, between `---` (key: value) or `+++` (TOML).
//!
//! Other tools write it too, so unknown keys and nested values are nobody's mistake. The block stays in the text as
//! blanks, so that offsets and lines count the file as it lies on disk.

use super::Basis;
use super::meta::{self, DATE_FORMS, Stated};
use super::problem::{Excerpt, InputCode, InputProblem};
use crate::text::Span;
use toml::de::{DeTable, DeValue};

/// Lines within which the block has to end: otherwise its first line is a rule across the page.
const LINES: usize = 200;

/// The block, and what it states.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// Both fences and what is between.
    pub block: Span,
    pub stated: Stated,
    pub problems: Vec<InputProblem>,
}

/// The front matter at the head of the `text` of file `name`; `None` if it has none.
pub(super) fn read(name: &str, text: &str) -> Option<Front> {
    let head = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = Lines { text, at: head };
    let (_, fence) = lines.next()?;
    let fence = fence.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let body_start = lines.at;
    let (body_end, block_end) = loop {
        let (start, line) = lines.next()?;
        let line = line.trim_end();
        if line == fence || fence == "---" && line == "..." {
            break (start, start + line.len());
        }
        if text[body_start..start].matches('\n').count() >= LINES {
            return None;
        }
    };
    let mut front = Front { block: Span::new(head, block_end), ..Front::default() };
    let mut reader = Reader { name, text, front: &mut front };
    let body = Span::new(body_start, body_end);
    if fence == "+++" {
        reader.toml(body);
    } else if !reader.key_values(body) {
        return None;
    }
    Some(front)
}

/// `text` with `block` turned into blanks: as many bytes, and as many lines.
pub(super) fn blanked(text: &str, block: Span) -> String {
    let mut blanked = String::with_capacity(text.len());
    blanked.push_str(&text[..block.start]);
    for c in text[block.start..block.end].chars() {
        match c {
            '\n' | '\r' => blanked.push(c),
            c => blanked.extend(std::iter::repeat_n(' ', c.len_utf8())),
        }
    }
    blanked.push_str(&text[block.end..]);
    blanked
}

/// Lines with their offsets.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |i| i + 1);
        self.at = start + length;
        Some((start, &rest[..length]))
    }
}

struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    front: &'t mut Front,
}

impl Reader<'_> {
    /// Reads `key: value` lines. False when these are not such lines, and the "fence" but a rule across the page.
    fn key_values(&mut self, body: Span) -> bool {
        let mut any = false;
        for (start, line) in (Lines { text: &self.text[..body.end], at: body.start }) {
            let content = line.trim_end();
            // Comments, nested values and list items belong to other tools.
            if content.trim().is_empty() || content.starts_with(['#', ' ', '\t', '-']) {
                continue;
            }
            let Some((key, value)) = content.split_once(':') else { return false };
            if key.trim().contains(char::is_whitespace) || !(value.is_empty() || value.starts_with([' ', '\t'])) {
                return false;
            }
            any = true;
            let at = start + key.len() + 1 + (value.len() - value.trim_start().len());
            let value = value.trim();
            self.field(&key.trim().to_ascii_lowercase(), unquoted(value), Span::new(at, at + value.len()));
        }
        any
    }

    fn toml(&mut self, body: Span) {
        let (table, errors) = DeTable::parse_recoverable(&self.text[body.start..body.end]);
        // Whatever is wrong behind the first mistake may follow from it, and this is no file of ours.
        if let Some(error) = errors.first() {
            let span = error.span().unwrap_or_default();
            let span = Span { start: body.start + span.start, end: body.start + span.end.max(span.start + 1) };
            self.problem(span, "here", error.message(), "mend the TOML between the +++ lines");
        }
        for (key, value) in table.get_ref() {
            let span = Span::new(body.start + value.span().start, body.start + value.span().end);
            let written = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                DeValue::Datetime(date) => date.to_string(),
                _ => continue,
            };
            self.field(&key.get_ref().to_ascii_lowercase(), &written, span);
        }
    }

    fn field(&mut self, key: &str, value: &str, span: Span) {
        let text = meta::stated_text(value);
        match key {
            "source" => self.front.stated.source = text,
            "title" => self.front.stated.title = text,
            "url" => self.front.stated.url = text,
            // "published: true" is how some tools mark drafts.
            "published" if matches!(value, "true" | "false") => {}
            "published" | "date" if text.is_some() => match meta::date(value) {
                Some(days) => {
                    let published = meta::published(days, Basis::FrontMatter);
                    // `published` is stronger than `date`, in either order.
                    let old = self.front.stated.published;
                    self.front.stated.published = if key == "published" { published } else { old.or(published) };
                }
                None => self.problem(span, "expected a date", &format!("`{key}` is not a date"), DATE_FORMS),
            },
            _ => {}
        }
    }

    fn problem(&mut self, span: Span, label: &str, message: &str, help: &str) {
        let excerpt = Excerpt::new(self.name, self.text, span, 1, label);
        self.front.problems.push(InputProblem::at(InputCode::BadFrontMatter, excerpt, message, help));
    }
}

/// A value without its quotes, or without the comment behind it.
fn unquoted(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            return inner.split_once(quote).map_or(inner, |(inner, _)| inner);
        }
    }
    value.split_once(" #").map_or(value, |(value, _)| value.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> Option<String> {
        let front = read("x", text)?;
        let stated = front.stated;
        let date = stated.published.and_then(|p| p.days.from).map(|d| d.to_string());
        let all = [date, stated.source, stated.title, stated.url];
        Some(all.into_iter().flatten().collect::<Vec<_>>().join("|") + &"!".repeat(front.problems.len()))
    }

    #[test]
    fn both_kinds() {
        for (text, expected) in [
            (
                "---\ntitle: \"A: b\" \nDate: 2025-08-20T10:00:00Z\ntags:\n  - x\nsource: The Times # paper\n---\nText",
                "2025-08-20|The Times|A: b",
            ),
            ("\u{feff}---\r\npublished: 20 August 2025\r\ndate: 2024-01-01\r\n...\r\nText", "2025-08-20"),
            (
                "+++\ndate = 2025-08-20T10:00:00Z\ntitle = 'T'\ndraft = false\n[extra]\nsource = 'no'\n+++\n",
                "2025-08-20|T",
            ),
            ("---\npublished: true\ndate: soon\n---\n", "!"),
            ("+++\ndate = = 1\n+++\nText", "!"),
        ] {
            assert_eq!(stated(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn a_rule_across_the_page_is_none() {
        for text in [
            "", "Text", "---", "---\nText\n---\n", "---\nHe said: no.\nMore text\n---\n", "---\ntitle: x\nno end",
            "---\n---\n", "----\ntitle: x\n----\n",
        ] {
            assert_eq!(stated(text), None, "{text:?}");
        }
    }

    #[test]
    fn blanks_keep_offsets_and_lines() {
        let text = "---\ntitle: Zürich\n---\nText";
        let block = read("x", text).unwrap().block;
        assert_eq!(blanked(text, block), "   \n              \n   \nText");
    }
}
