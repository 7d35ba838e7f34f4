//! `check -f compact`: one line a finding, for `grep` and for problem matchers of editors.

use super::{primary, screen};
use crate::claim::Claim;
use crate::finding::{Finding, Outcome};
use std::io::{self, Write};

/// Writes `path:line:column: severity[code] message (against path:line:column)` for every finding: located where
/// [`primary`] says, with the first claim of the side that it stands against. One line always.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    for finding in &outcome.findings {
        let at = primary(outcome, finding);
        let message = screen::escape(&finding.message);
        let at_words = at.map_or_else(|| "-".into(), place);
        let at_words = screen::no_command(&at_words);
        write!(out, "{at_words}: {}[{}] {message}", finding.severity.name(), finding.code.name())?;
        if let Some(other) = against(outcome, finding, at) {
            write!(out, " (against {})", place(other))?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The first claim of the other sides, where the finding has any.
fn against<'o>(outcome: &'o Outcome, finding: &Finding, at: Option<&Claim>) -> Option<&'o Claim> {
    let first = outcome.claims.get(*finding.sides.first()?.claims.first()?)?;
    at.filter(|at| at.id != first.id).map(|_| first)
}

fn place(claim: &Claim) -> String {
    format!("{}:{}:{}", screen::escape(&claim.article_name), claim.place.line, claim.place.column)
}
