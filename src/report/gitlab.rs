//! `check -f gitlab`: a code quality report, which GitLab shows in merge requests.
//!
//! GitLab shows description, severity and one place; the other sources therefore stand in the description. Findings of
//! equal fingerprints are shown once, so the fingerprint is the identifier of the finding, which is unique.

use super::place::{self, Root};
use super::{primary, screen};
use crate::finding::{Finding, Outcome, Severity};
use serde::Serialize;
use std::io::{self, Write};

/// Claims of a side that a description names.
const OTHERS: usize = 3;

/// Writes the report, a list of issues, indented by two spaces.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome, root: &Root) -> io::Result<()> {
    let issues: Vec<Issue> = outcome.findings.iter().map(|finding| issue(finding, outcome, root)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn issue(finding: &Finding, outcome: &Outcome, root: &Root) -> Issue {
    let at = primary(outcome, finding);
    let region = at.and_then(|at| place::region(at, outcome));
    let mut description = format!("{}: {}", finding.code.name(), finding.message);
    let others: Vec<String> = place::others(outcome, finding, at, OTHERS)
        .into_iter()
        .map(|(_, claim)| {
            let line = place::region(claim, outcome).map_or_else(String::new, |region| format!(":{}", region.line));
            format!("{}{line}", root.file_of(claim))
        })
        .collect();
    if !others.is_empty() {
        description = format!("{description} (see {})", others.join(", "));
    }
    Issue {
        description: screen::escape(&description).into_owned(),
        check_name: screen::escape(finding.rule.as_deref().unwrap_or(finding.code.name())).into_owned(),
        fingerprint: finding.id.clone(),
        severity: match finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Note => "minor",
        },
        location: Location {
            path: at.map_or_else(|| ".".to_owned(), |at| root.file_of(at)),
            lines: region.map_or(Lines { begin: 1, end: 1 }, |r| Lines { begin: r.line, end: r.end_line }),
        },
    }
}
