//! Text on a terminal: hostile characters made visible, widths in columns, cutting and wrapping.
//!
//! Articles, titles, outlets and file names are other people's; none of them may move the cursor, colour the screen,
//! open a link, turn the direction of the line or hide a word.

use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// `text` with every character that would act on a terminal, or hide, written as `\u{1b}`; white space of any kind becomes a space.
///
/// ```
/// use gainsay::report::screen::escape;
/// assert_eq!(escape("19.2 per cent"), "19.2 per cent");
/// assert_eq!(escape("\x1b[31mred\u{202e}"), "\\u{1b}[31mred\\u{202e}");
/// assert_eq!(escape("two\nlines"), "two lines");
/// ```
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| matches!(shown(c), Shown::AsIs)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        push(c, &mut safe);
    }
    Cow::Owned(safe)
}

/// Appends `c` as [`escape`] shows it, and returns the columns that it takes.
pub fn push(c: char, to: &mut String) -> usize {
    match shown(c) {
        Shown::AsIs => {
            to.push(c);
            c.width().unwrap_or(0)
        }
        Shown::Space => {
            to.push(' ');
            1
        }
        Shown::Nothing => 0,
        Shown::Escaped => {
            let before = to.len();
            to.extend(c.escape_unicode());
            to.len() - before
        }
    }
}

/// Columns that `text` takes on a terminal, once escaped.
///
/// ```
/// assert_eq!(gainsay::report::screen::width("東京 5"), 6);
/// ```
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Columns of one character, once escaped.
#[must_use]
pub fn char_width(c: char) -> usize {
    match shown(c) {
        Shown::AsIs => c.width().unwrap_or(0),
        Shown::Space => 1,
        Shown::Nothing => 0,
        Shown::Escaped => c.escape_unicode().count(),
    }
}

/// `text`, escaped and no wider than `columns`: cut at its end with "…" where it is longer.
///
/// ```
/// use gainsay::report::screen::cut;
/// assert_eq!(cut("Example Times", 9), "Example…");
/// assert_eq!(cut("Example Times", 13), "Example Times");
/// ```
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    let text = escape(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let mut used = 0;
    let mut kept = String::new();
    for c in text.chars() {
        used += char_width(c);
        if used + 1 > columns {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    if columns > 0 {
        kept.push('…');
    }
    kept
}

/// `text`, escaped, filled with spaces up to `columns`, or cut.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    let mut text = cut(text, columns);
    let missing = columns.saturating_sub(width(&text));
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// `text` in lines of at most `columns`, broken at spaces; a longer word stands alone on its line, uncut.
/// Its own line ends stay. `text` is taken as it is: escape what is not ours before.
///
/// ```
/// assert_eq!(gainsay::report::screen::wrap("one two three", 8), ["one two", "three"]);
/// ```
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ').filter(|w| !w.is_empty()) {
            let wide = width(word);
            if used > 0 && used + 1 + wide > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line);
    }
    lines
}

/// Whether a terminal shows `c` as it is: it neither acts nor hides, nor is a white space other than the plain one.
#[must_use]
pub fn is_plain(c: char) -> bool {
    matches!(shown(c), Shown::AsIs)
}

/// `line` as a log may have it: GitHub Actions takes a line that begins with `::` or `##[` for a command, whatever wrote it.
///
/// ```
/// use gainsay::report::screen::no_command;
/// assert_eq!(no_command("  ::error::x"), "  \\u{3a}:error::x");
/// assert_eq!(no_command("a::b"), "a::b");
/// ```
#[must_use]
pub fn no_command(line: &str) -> Cow<'_, str> {
    let bare = line.trim_start();
    if !bare.starts_with("::") && !bare.starts_with("##[") {
        return Cow::Borrowed(line);
    }
    let (indent, mut rest) = (&line[..line.len() - bare.len()], bare.chars());
    let first: String = rest.next().into_iter().flat_map(char::escape_unicode).collect();
    Cow::Owned(format!("{indent}{first}{}", rest.as_str()))
}

/// How one character reaches the screen.
enum Shown {
    AsIs,
    Space,
    /// Emoji and text selectors: terminals differ in the columns that they take.
    Nothing,
    Escaped,
}

fn shown(c: char) -> Shown {
    match c {
        ' '..='~' => Shown::AsIs,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::Space,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Shown::Space,
        '\u{fe0e}' | '\u{fe0f}' => Shown::Nothing,
        c if c.is_control() || hides(c) => Shown::Escaped,
        _ => Shown::AsIs,
    }
}

/// Characters that turn the writing direction, take no room, or carry hidden text.
fn hides(c: char) -> bool {
    matches!(c,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0d}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_is_left() {
        for (text, safe) in [
            ("\u{9b}31m", r"\u{9b}31m"),
            ("\x1b]8;;https://example.org\x07link", r"\u{1b}]8;;https://example.org\u{7}link"),
            ("a\0b", r"a\u{0}b"),
            ("in\u{200b}visible", r"in\u{200b}visible"),
            ("tab\tand\u{a0}space", "tab and space"),
            ("wide 漢字 ok é", "wide 漢字 ok é"),
            ("warning ⚠\u{fe0f} sign", "warning ⚠ sign"),
        ] {
            assert_eq!(escape(text), safe, "{text:?}");
            assert_eq!(width(text), width(safe), "{text:?}");
        }
    }

    #[test]
    fn cutting_keeps_to_the_width() {
        for columns in 0..12 {
            assert!(width(&cut("漢字 and \u{202e}more", columns)) <= columns);
            assert_eq!(width(&fit("漢字", columns)).max(columns), columns);
        }
    }
}
