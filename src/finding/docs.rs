//! What a finding code means: the sections of `docs/findings.md`, for `gainsay explain` and for formats that carry help.

use super::Code;

/// `docs/findings.md`.
pub const FINDINGS: &str = include_str!("../../docs/findings.md");

/// The section of `docs/findings.md` about this code, from its heading on, without white space at its end.
///
/// ```
/// use gainsay::finding::Code;
/// assert!(gainsay::finding::docs::explain(Code::Diverse).starts_with("## `diverse`\n"));
/// ```
#[must_use]
pub fn explain(code: Code) -> &'static str {
    section(code.name()).unwrap_or("")
}

/// The section of a code by its name; `None` when there is no such code.
#[must_use]
pub fn section(code: &str) -> Option<&'static str> {
    section_in(FINDINGS, code)
}

/// The section of a document about a code, which its heading names, or about a subject: "## `unknown-key`", "## Phrases".
#[must_use]
pub fn section_in<'d>(document: &'d str, code: &str) -> Option<&'d str> {
    let mut from = 0;
    while let Some(found) = document[from..].find("\n## ") {
        let start = from + found + 1;
        let text = &document[start..];
        let text = &text[..text.find("\n## ").unwrap_or(text.len())];
        let heading = text.lines().next().and_then(|line| line.strip_prefix("## ")).unwrap_or_default();
        if heading.trim_matches('`').eq_ignore_ascii_case(code) {
            return Some(text.trim_end());
        }
        from = start;
    }
    None
}
