//! Text and places in it: byte spans, lines and columns, and the cleaned view that everything after loading reads.
//!
//! Nothing here knows news, rules or numbers.

use std::borrow::Cow;

/// A range of bytes in one text, `start` included, `end` not. Both lie on character boundaries of that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl From<std::ops::Range<usize>> for Span {
    fn from(bytes: std::ops::Range<usize>) -> Self {
        Self::new(bytes.start, bytes.end)
    }
}

impl Span {
    /// A span from `start` to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// Whether the two share a byte.
    ///
    /// ```
    /// use gainsay::text::Span;
    /// assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
    /// assert!(!Span::new(0, 4).overlaps(Span::new(4, 5)));
    /// ```
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place for people: line and column count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1. Lines end at `\n`.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Line starts of one text, to turn offsets into [`Place`]s.
#[derive(Debug, Clone)]
pub struct Lines {
    starts: Vec<usize>,
    /// Characters before each [`STEP`]th byte: a column far in a line of a hundred megabytes is as quickly found as any.
    counted: Vec<usize>,
}

/// Bytes between places at which characters are counted.
const STEP: usize = 4096;

impl Lines {
    /// Reads the line starts of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, b)| b == b'\n').map(|(i, _)| i + 1))
            .collect();
        let counted = text.as_bytes().chunks(STEP).scan(0, |sum, chunk| {
            let before = *sum;
            *sum += characters(chunk);
            Some(before)
        });
        Self { starts, counted: counted.collect() }
    }

    /// Line and column of the byte at `offset` of `text`, the same text that [`Lines::of`] was given.
    ///
    /// ```
    /// use gainsay::text::{Lines, Place};
    /// let text = "one\nfünf six";
    /// assert_eq!(Lines::of(text).place(text, 10), Place { line: 2, column: 6 });
    /// ```
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.starts.partition_point(|&s| s <= offset);
        let before = |at: usize| {
            let step = (at / STEP).min(self.counted.len().saturating_sub(1));
            self.counted.get(step).copied().unwrap_or(0) + characters(&text.as_bytes()[step * STEP..at])
        };
        Place { line, column: before(offset.min(text.len())) - before(self.starts[line - 1]) + 1 }
    }
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// A text as the recognisers read it, and the way back to the text as it lies in its file.
///
/// No-break and thin spaces become a space, zero-width characters and soft hyphens vanish, typographic apostrophes,
/// quotes and hyphens become their ASCII ones. Dashes stay: they part sentences and join ranges. Everything that is
/// left has the same order, so a span of the cleaned text always maps back to one span of the original.
#[derive(Debug, Clone)]
pub struct Cleaned<'t> {
    original: &'t str,
    text: Cow<'t, str>,
    /// (offset in the cleaned text, bytes that the original is ahead from there on), ascending.
    shifts: Vec<(usize, usize)>,
}

impl<'t> Cleaned<'t> {
    /// Cleans `original`. Texts that hold nothing to clean are borrowed.
    ///
    /// ```
    /// use gainsay::text::{Cleaned, Span};
    /// let cleaned = Cleaned::new("1\u{a0}mil\u{200b}lion “men”");
    /// assert_eq!(cleaned.text(), "1 million \"men\"");
    /// assert_eq!(cleaned.original_of(Span::new(2, 9)), Span::new(3, 13));
    /// ```
    #[must_use]
    pub fn new(original: &'t str) -> Self {
        let bytes = original.as_bytes();
        let Some(first) = next_replaced(bytes, 0) else {
            return Self { original, text: Cow::Borrowed(original), shifts: Vec::new() };
        };
        let mut text = String::with_capacity(original.len());
        let mut shifts = Vec::new();
        text.push_str(&original[..first]);
        let mut copied = first;
        let mut next = Some(first);
        while let Some(at) = next {
            // These bytes begin characters, they are never inside one.
            let Some(c) = original[at..].chars().next() else { break };
            let behind = at + c.len_utf8();
            if let Some(instead) = replacement(c) {
                text.push_str(&original[copied..at]);
                text.push_str(instead);
                copied = behind;
                shifts.push((text.len(), copied - text.len()));
            }
            next = next_replaced(bytes, behind);
        }
        text.push_str(&original[copied..]);
        if shifts.is_empty() {
            return Self { original, text: Cow::Borrowed(original), shifts };
        }
        Self { original, text: Cow::Owned(text), shifts }
    }

    /// The cleaned text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was given.
    #[must_use]
    pub fn original(&self) -> &'t str {
        self.original
    }

    /// Where a non-empty span of the cleaned text lies in the original. Characters that vanished at either end stay outside.
    #[must_use]
    pub fn original_of(&self, span: Span) -> Span {
        let start = span.start + self.shift(span.start);
        let last = self.text[span.start..span.end].chars().next_back().map_or(0, char::len_utf8);
        // The end is that of the last character: what vanished behind it belongs to nobody.
        let last_start = span.end - last;
        let last_start_original = last_start + self.shift(last_start);
        let width = self.original[last_start_original..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, last_start_original + width)
    }

    /// Bytes that the original is ahead at `offset` of the cleaned text.
    fn shift(&self, offset: usize) -> usize {
        match self.shifts.partition_point(|&(at, _)| at <= offset) {
            0 => 0,
            n => self.shifts[n - 1].1,
        }
    }
}

/// The first byte from `from` on that a character which [`replacement`] changes may begin with.
fn next_replaced(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = &bytes[from..];
    // Plain ASCII is passed over many bytes at a time.
    let plain = rest.chunks(64).take_while(|chunk| chunk.is_ascii()).map(<[u8]>::len).sum();
    let begins = |byte: &u8| matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF | 0xCA);
    rest[plain..].iter().position(begins).map(|skip| from + plain + skip)
}

/// What stands for `c` in a cleaned text; `None` when `c` stays as it is.
fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{2028}' | '\u{2029}' => " ",
        '\u{200b}'..='\u{200f}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => "",
        '‘' | '’' | 'ʼ' | '‛' | '′' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => "\"",
        '\u{2010}' | '\u{2011}' => "-",
        _ => return None,
    })
}
