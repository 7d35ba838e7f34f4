//! `rules diff -f markdown`: for the comment under a pull request. Text of articles cannot become markup.

use super::super::said::Said;
use super::Diff;
use crate::report::screen::escape;
use std::io::{self, Write};

/// Writes a summary, a table with a line a rule, and the samples in a list that unfolds.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, diff: &Diff) -> io::Result<()> {
    writeln!(out, "**Rules:** {}", super::screen::summary(diff))?;
    if diff.rules.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| rule | claims gained | lost | revalued | findings new | gone | changed |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|--:|")?;
    for rule in &diff.rules {
        let c = rule.counts;
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} |",
            plain(&rule.rule),
            c.gained,
            c.lost,
            c.revalued,
            c.new_findings,
            c.gone_findings,
            c.changed_findings
        )?;
    }
    writeln!(out, "\n<details><summary>Samples</summary>\n")?;
    for rule in &diff.rules {
        writeln!(out, "**{}**\n", plain(&rule.rule))?;
        for claim in &rule.gained {
            writeln!(out, "- gained: {}", said(claim))?;
        }
        for claim in &rule.lost {
            writeln!(out, "- lost: {}", said(claim))?;
        }
        for revalued in &rule.revalued {
            writeln!(out, "- revalued: {}; {}", said(&revalued.claim), plain(&revalued.changes.join("; ")))?;
        }
        let findings =
            [("new", &rule.new_findings), ("gone", &rule.gone_findings), ("changed", &rule.changed_findings)];
        for (what, findings) in findings {
            for f in findings {
                writeln!(out, "- {what} finding: {}\\[{}\\] {}", f.severity, f.code, plain(&f.message))?;
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "</details>")
}

fn said(claim: &Said) -> String {
    let place = format!("{}:{}:{}", claim.article, claim.line, claim.column);
    format!("{} “{}”: {}", plain(&place), plain(&claim.text), plain(&claim.means))
}

/// Text that Markdown shows as it is: escaped for terminals first, then every character that could begin markup, a mention
/// of a user or a reference.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    for c in escape(text).chars() {
        match c {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '@' => plain.push_str("&#64;"),
            '#' => plain.push_str("&#35;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '|' | '~' | '!' | '$' => {
                plain.push('\\');
                plain.push(c);
            }
            _ => plain.push(c),
        }
    }
    // An address would become a link of its own.
    plain.replace("://", "&#58;//").replace("www.", "www&#46;")
}
