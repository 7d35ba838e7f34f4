//! What can be wrong with input, as diagnostics that name file, place, what was expected and what to do.
//!
//! A problem keeps a window of its line, never the whole file: a record may be one line of ten megabytes. How a problem
//! is rendered, and what it does to the exit status, is for others to decide; [`InputCode::severity`] tells how bad it is.

use super::Skipped;
use crate::text::{Lines, Place, Span};
use miette::{
    Diagnostic, LabeledSpan, MietteError, MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents,
};
use std::fmt;

/// Kinds of problem. Errors mean that the run could not be done as asked (exit status 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputCode {
    /// A file or folder that does not exist or cannot be read.
    Unreadable,
    /// A NUL byte in the first 8 KiB of a file that does not declare UTF-16.
    Binary,
    /// A line that is not a record (it is left out), or a field of one that cannot be used (it is read without that).
    BadRecord,
    /// A mistake in an `articles.toml`. Its other entries hold.
    BadSidecar,
    /// A mistake in the configuration: nothing is done.
    BadConfig,
    /// A mistake in a baseline: nothing is done.
    BadBaseline,
    /// Two records of one file with the same `id`.
    RepeatedId,
    /// An entry of an `articles.toml` that names nothing in its folder.
    UnknownEntry,
    /// A field of the front matter that cannot be used; the article is read without it.
    BadFrontMatter,
    /// Bytes that are not the encoding of the file; they were replaced.
    Encoding,
    /// A file or record without text.
    Empty,
}

impl InputCode {
    /// The code as shown in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Binary => "binary-file",
            Self::BadRecord => "bad-record",
            Self::BadSidecar => "bad-articles-toml",
            Self::BadConfig => "bad-configuration",
            Self::BadBaseline => "bad-baseline",
            Self::RepeatedId => "repeated-id",
            Self::UnknownEntry => "unknown-entry",
            Self::BadFrontMatter => "bad-front-matter",
            Self::Encoding => "encoding",
            Self::Empty => "empty-article",
        }
    }

    /// How bad it is: errors end a run with status 2 (after the rest was checked), warnings and notes (advice) do not.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Unreadable
            | Self::Binary
            | Self::BadRecord
            | Self::BadSidecar
            | Self::BadConfig
            | Self::BadBaseline => Severity::Error,
            Self::RepeatedId | Self::UnknownEntry | Self::BadFrontMatter => Severity::Warning,
            Self::Encoding | Self::Empty => Severity::Advice,
        }
    }
}

/// One problem with one input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputProblem {
    /// Kind.
    pub code: InputCode,
    /// Name of the file, as articles are named.
    pub file: String,
    /// What is wrong, in one sentence that names the file.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where in the file; `None` when it is about the whole file.
    pub excerpt: Option<Box<Excerpt>>,
}

impl InputProblem {
    /// A problem with a whole file. `message` follows the file's name: "binary file: …".
    #[must_use]
    pub fn of_file(code: InputCode, file: &str, message: impl fmt::Display, help: impl Into<String>) -> Self {
        let message = format!("{}: {message}", harmless(file));
        Self { code, file: file.to_owned(), message, help: help.into(), excerpt: None }
    }

    /// What was left out because of it; `None` when nothing was.
    #[must_use]
    pub fn left_out(&self) -> Option<Skipped> {
        let reason = self.message.strip_prefix(&format!("{}: ", harmless(&self.file))).unwrap_or(&self.message);
        matches!(self.code, InputCode::Unreadable | InputCode::Binary | InputCode::BadRecord)
            .then(|| Skipped { article: self.file.clone(), reason: reason.to_owned() })
    }

    /// A problem at one place of a file. `message` follows "FILE, line N: ", `label` stands under the place.
    #[must_use]
    pub fn at(code: InputCode, excerpt: Excerpt, message: impl fmt::Display, help: impl Into<String>) -> Self {
        let message = format!("{}, line {}: {message}", harmless(&excerpt.file), excerpt.place.line);
        Self { code, file: excerpt.file.clone(), message, help: help.into(), excerpt: Some(Box::new(excerpt)) }
    }

    /// Line and column, if it has a place.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.excerpt.as_ref().map(|e| e.place)
    }
}

impl fmt::Display for InputProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for InputProblem {}

impl Diagnostic for InputProblem {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(format!("input::{}", self.code.name())))
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.code.severity())
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_deref().map(|e| e as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let excerpt = self.excerpt.as_ref()?;
        let span = SourceSpan::from(excerpt.marked.start..excerpt.marked.end);
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(Some(excerpt.label.clone()), span))))
    }
}

/// A window of one line of a file, with a marked part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Name of the file.
    pub file: String,
    /// Where the marked part begins in the file.
    pub place: Place,
    /// What is wrong with the marked part, in a few words.
    pub label: String,
    /// Part of the line, harmless to a terminal, with "…" where it was cut.
    window: String,
    /// The marked part, in bytes of `window`.
    marked: Span,
}

/// Characters kept before and after the marked part.
const AROUND: usize = 32;
/// Characters of the marked part that are kept.
const MARKED: usize = 48;

impl Excerpt {
    /// The line of `text` around `span`, cut to what fits a terminal. A span that is out of range, splits a character or
    /// runs over lines is clipped. `first_line` is the number of the first line of `text` in its file, usually 1.
    #[must_use]
    pub fn new(file: &str, text: &str, span: Span, first_line: usize, label: impl Into<String>) -> Self {
        let start = floor(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let line_end = line_start + text[line_start..line_end].trim_end_matches('\r').len();
        let mut end = floor(text, span.end.clamp(start, line_end.max(start)));
        if end == start && start < line_end {
            end += text[start..].chars().next().map_or(0, char::len_utf8);
        }
        let before = &text[line_start..start];
        let cut = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(i, _)| i);
        let mut window = if cut > 0 { String::from("…") } else { String::new() };
        window.push_str(&harmless(&before[cut..]));
        let marked_start = window.len();
        push_first(&mut window, &text[start..end], MARKED);
        if start == end {
            // At the end of a line there is a place to point at too.
            window.push(' ');
        }
        let marked = Span::new(marked_start, window.len());
        push_first(&mut window, &text[end..line_end.max(end)], AROUND);
        let mut place = Lines::of(&text[..start]).place(text, start);
        place.line += first_line - 1;
        Self { file: file.to_owned(), place, label: label.into(), window, marked }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        context_lines_before: usize,
        _context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Without context miette asks for the place of the label, else for text that begins with a line.
        let column = if context_lines_before == 0 { self.place.column - 1 } else { 0 };
        Ok(Box::new(MietteSpanContents::new_named(
            harmless(&self.file),
            self.window.as_bytes(),
            (0, self.window.len()).into(),
            self.place.line - 1,
            column,
            1,
        )))
    }
}

/// The same text with everything that a terminal would act on, or that turns the direction of writing, shown as U+FFFD.
///
/// ```
/// use gainsay::article::harmless;
/// assert_eq!(harmless("a\u{1b}[31mb\tc"), "a\u{fffd}[31mb c");
/// ```
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Adds at most `limit` characters of `text`, and "…" when there are more.
fn push_first(to: &mut String, text: &str, limit: usize) {
    let cut = text.char_indices().nth(limit).map_or(text.len(), |(i, _)| i);
    to.push_str(&harmless(&text[..cut]));
    if cut < text.len() {
        to.push('…');
    }
}

/// The last character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(text: &str, start: usize, end: usize) -> (String, &'static str, usize, usize) {
        let excerpt = Excerpt::new("x", text, Span { start, end }, 1, "here");
        let marked = excerpt.window[excerpt.marked.start..excerpt.marked.end].to_owned().leak();
        (excerpt.window, marked, excerpt.place.line, excerpt.place.column)
    }

    #[test]
    fn windows_are_cut_and_clipped() {
        assert_eq!(window("one\ntwo three\nfour", 8, 13), ("two three".into(), "three", 2, 5));
        // Over the end of a line, and past the end of the text.
        assert_eq!(window("one\r\ntwo", 1, 9), ("one".into(), "ne", 1, 2));
        assert_eq!(window("one", 10, 20), ("one ".into(), " ", 1, 4));
        assert_eq!(window("", 0, 0), (" ".into(), " ", 1, 1));
        // Within a character, and behind a long beginning.
        assert_eq!(window("é", 1, 2), ("é".into(), "é", 1, 1));
        let long = "x".repeat(1000);
        let (window, marked, line, column) = window(&long, 500, 1000);
        assert_eq!((window.chars().count(), marked.chars().count(), line, column), (82, 49, 1, 501));
    }
}
