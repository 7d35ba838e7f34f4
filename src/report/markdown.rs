//! `check -f markdown`: a comment for a pull request or merge request, and the job summary of GitHub.
//!
//! A heading with the counts, then every finding with a table of its sides. What articles say is set as code, where it can be
//! no markup, link, mention or reference; other words of theirs are escaped.

use super::place::{self, Root};
use super::{count, screen, words};
use crate::claim::Claim;
use crate::finding::{Finding, Outcome, Severity};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Bytes that a comment may have: GitHub takes 65,536 characters.
pub const COMMENT: usize = 60_000;
/// Bytes that a job summary may have: GitHub takes 1 MiB a step.
pub const JOB_SUMMARY: usize = 1_000_000;
/// Rows of one side.
const ROWS: usize = 5;
/// Columns of a quote.
const QUOTE: usize = 160;

/// Writes at most `most` bytes: the gravest findings, and how many are left out.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome, root: &Root, most: usize) -> io::Result<()> {
    let of = |severity| outcome.findings.iter().filter(move |f| f.severity == severity);
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let heading: Vec<String> = counts
        .iter()
        .filter(|(severity, _)| of(*severity).next().is_some())
        .map(|(severity, noun)| count(of(*severity).count(), noun))
        .collect();
    let heading = if heading.is_empty() { String::from("nothing to object to") } else { heading.join(", ") };
    let compared = outcome.facts.iter().filter(|fact| fact.compared).count();
    let mut text = format!(
        "### gainsay: {heading}\n\n{}, {}, {} compared",
        count(outcome.articles.len(), "article"),
        count(outcome.claims.len(), "claim"),
        count(compared, "fact"),
    );
    for (n, words) in outcome.hidden_counts() {
        let _ = write!(text, "; {n} {words}");
    }
    text.push_str(".\n");
    let mut left = outcome.findings.len();
    'all: for (severity, _) in counts {
        for finding in of(severity) {
            let section = section(finding, outcome, root);
            if text.len() + section.len() > most.saturating_sub(100) {
                break 'all;
            }
            text.push_str(&section);
            left -= 1;
        }
    }
    if left > 0 {
        let _ = writeln!(text, "\n{} cut: there is no more room here.", count(left, "finding"));
    }
    out.write_all(text.as_bytes())
}

fn section(finding: &Finding, outcome: &Outcome, root: &Root) -> String {
    let mut text = format!("\n**{}** `{}`", finding.severity.name(), finding.code.name());
    if let Some(rule) = &finding.rule {
        let _ = write!(text, " {}", code(rule));
    }
    let _ = writeln!(text, ": {}", plain(&finding.message));
    let sides = place::others(outcome, finding, None, ROWS);
    if !sides.is_empty() {
        text.push_str("\n| | who | where | says | that is |\n|---|---|---|---|---|\n");
    }
    for (side, claim) in sides {
        text.push_str(&row(side, claim, outcome, root));
    }
    for line in finding.help.split('\n').filter(|line| !line.is_empty()) {
        let _ = writeln!(text, "\n> {}", plain(line));
    }
    text
}

fn row(side: usize, claim: &Claim, outcome: &Outcome, root: &Root) -> String {
    let line = place::region(claim, outcome).map_or_else(String::new, |region| format!(":{}", region.line));
    let source = claim.source.as_deref().unwrap_or("");
    let who = format!("{source} {}", words::published(claim.published));
    let said = words::resolved(claim, outcome).replace('\n', ", ");
    format!(
        "| {} | {} | {} | {} | {} |\n",
        side + 1,
        plain(&screen::cut(who.trim(), QUOTE)),
        code(&format!("{}{line}", root.file_of(claim))),
        code(&screen::cut(&claim.text, QUOTE)),
        plain(&screen::cut(&said, QUOTE)),
    )
}

/// `text` as code, also in a table. Inside, nothing is markup; the fence is longer than any run of backticks within.
fn code(text: &str) -> String {
    let text = screen::escape(text).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `text` as text: no markup, no table cell, no link, and no mention of people or issues.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let text = screen::escape(text);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => safe.extend(['\\', c]),
            // "https://" and "www." become links by themselves.
            ':' if rest.peek() == Some(&'/') => safe.push_str("\\:"),
            '.' if safe.to_ascii_lowercase().ends_with("www") => safe.push_str("\\."),
            // A word joiner parts "@name", "#12" and "!12" for those who look for them, and takes no room.
            '@' | '#' | '!' if rest.peek().is_some_and(|c| c.is_alphanumeric()) => safe.extend([c, '\u{2060}']),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, safe) in [
            ("19 killed, *12* said", r"19 killed, \*12\* said"),
            ("see https://example.org", r"see https\://example.org"),
            ("WWW.example.org", r"WWW\.example.org"),
            ("@desk #12 <b> a|b", "@\u{2060}desk #\u{2060}12 &lt;b&gt; a\\|b"),
            ("two\n# lines", "two # lines"),
        ] {
            assert_eq!(plain(text), safe);
        }
        assert_eq!(code("a|b"), r"`a\|b`");
        assert_eq!(code("`x``"), "``` `x`` ```");
    }
}
