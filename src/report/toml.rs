//! Strings as TOML has them, on one line, for the files that the program writes.

use super::screen;

/// `text` in quotes; what would act on a terminal or hide is written as an escape, and reads back as it was.
///
/// ```
/// use gainsay::report::toml::quoted;
/// assert_eq!(quoted("the \"Post\"\n"), r#""the \"Post\"\n""#);
/// assert_eq!(quoted("a\u{202e}b"), r#""a\u202Eb""#);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if screen::is_plain(c) => quoted.push(c),
            c if (c as u32) <= 0xffff => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push_str(&format!("\\U{:08X}", c as u32)),
        }
    }
    quoted.push('"');
    quoted
}
