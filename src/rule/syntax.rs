//! What of the mistakes in a TOML file follows from another one: a list that is never closed swallows the rest of its file.

use super::error::{RuleError, SourceFile};
use std::collections::BTreeSet;
use std::ops::Range;

/// Leaves out mistakes that follow from others: all behind a list that is never closed, told where it opens, and what is said
/// of the syntax a second time.
pub(super) fn without_followers(errors: &mut Vec<RuleError>, files: &[&SourceFile]) {
    for file in files {
        let syntax = |e: &RuleError| e.code == "syntax" && e.file() == file.name;
        let Some(first) = errors.iter().filter(|e| syntax(e)).map(|e| e.span.start).min() else { continue };
        if let Some(open) = unclosed(&file.text).filter(|open| open.start < first) {
            errors.retain(|e| e.file() != file.name || e.span.start < open.start);
            let message = "this bracket is never closed";
            let help = "close it behind what it holds, before the next key or heading";
            errors.push(RuleError::new("syntax", file, open, message).help(help));
            continue;
        }
        let mut said = BTreeSet::new();
        errors.retain(|e| !syntax(e) || said.insert(e.message.clone()));
    }
}

/// The innermost list or inline table that is still open where a line begins with a key or a heading.
///
/// Strings and comments are stepped over, so that brackets in them do not count.
fn unclosed(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let (mut at, mut line_start) = (0, true);
    while at < bytes.len() {
        if line_start {
            let line = text[at..].lines().next().unwrap_or_default().trim_start();
            if let Some(&last) = open.last().filter(|_| begins(line)) {
                return Some(last..last + 1);
            }
            line_start = false;
            if open.is_empty() && line.starts_with('[') {
                // A heading.
                at += text[at..].find('\n').unwrap_or(text.len() - at);
                continue;
            }
        }
        match bytes[at] {
            b'\n' => line_start = true,
            b'#' => at += text[at..].find('\n').map_or(text.len() - at, |end| end - 1),
            quote @ (b'"' | b'\'') => at = behind_string(bytes, at, quote) - 1,
            b'[' | b'{' => open.push(at),
            close @ (b']' | b'}') => match open.pop() {
                Some(last) if (bytes[last] == b'[') != (close == b']') => return Some(last..last + 1),
                _ => {}
            },
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether a line inside of brackets begins something new: `key = …`, `[table]`, `[[tables]]`.
fn begins(line: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
    let heading = line
        .strip_prefix("[[")
        .and_then(|l| l.split_once("]]"))
        .or(line.strip_prefix('[').and_then(|l| l.split_once(']')));
    let key = line.split_once('=').is_some_and(|(key, _)| !key.trim().is_empty() && key.chars().all(name));
    let of_table = |(inner, rest): (&str, &str)| {
        !inner.is_empty() && inner.chars().all(name) && (rest.trim().is_empty() || rest.trim_start().starts_with('#'))
    };
    key || heading.is_some_and(of_table)
}

/// The place behind a string that begins at `at`; behind the line where it is not closed there and has one quotation mark.
fn behind_string(bytes: &[u8], at: usize, quote: u8) -> usize {
    let many = bytes[at..].starts_with(&[quote; 3]);
    let mut end = at + if many { 3 } else { 1 };
    while end < bytes.len() {
        match bytes[end] {
            b'\\' if quote == b'"' => end += 1,
            b'\n' if !many => return end,
            b if b == quote && !many => return end + 1,
            b if b == quote && bytes[end..].starts_with(&[quote; 3]) => return end + 3,
            _ => {}
        }
        end += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bracket_that_is_never_closed() {
        for (text, open) in [
            ("a = [1, 2]\n[b]\nc = 3\n", None),
            ("a = [\n  \"x = [\", # [\n  '''\n[c]\n''',\n]\nb = 2\n", None),
            ("a = [\"x\", \"y\"\n\n[b]\nc = 1\n", Some(4)),
            ("a = [\n [1, 2],\n]\nb = { x = [1, 2 }\nc = 3\n", Some(27)),
            ("m = [\n  \"open\n  \"closed\",\n]\nb = 1\n", None),
        ] {
            assert_eq!(unclosed(text).map(|open| open.start), open, "{text}");
        }
    }
}
