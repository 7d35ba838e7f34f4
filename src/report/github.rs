//! `check -f github`: workflow commands, which GitHub shows beside the lines of a pull request.
//!
//! GitHub shows ten of each severity a step and drops the others silently, so no more are written, the rest is counted.
//! The job summary, which has room for all, is [`super::markdown`]'s.

use super::place::{self, Root};
use super::{count, primary, screen, words};
use crate::claim::Claim;
use crate::finding::{Finding, Outcome, Severity};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Annotations of one severity that GitHub shows a step.
pub const SHOWN: usize = 10;
/// Other claims of a side that an annotation lists.
const OTHERS: usize = 3;

/// Writes a workflow command for each of the first findings of every severity, gravest first, and a line that says how many
/// are left out.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome, root: &Root) -> io::Result<()> {
    let mut cut = Vec::new();
    for (severity, command, noun) in [
        (Severity::Error, "error", "error"),
        (Severity::Warning, "warning", "warning"),
        (Severity::Note, "notice", "note"),
    ] {
        let findings: Vec<&Finding> = outcome.findings.iter().filter(|f| f.severity == severity).collect();
        for finding in findings.iter().take(SHOWN) {
            writeln!(
                out,
                "::{command} {}::{}",
                properties(finding, outcome, root),
                data(&message(finding, outcome, root))
            )?;
        }
        if findings.len() > SHOWN {
            cut.push(count(findings.len() - SHOWN, noun));
        }
    }
    if !cut.is_empty() {
        writeln!(
            out,
            "{} cut: GitHub shows {SHOWN} of each severity a step; the job summary has more.",
            cut.join(", ")
        )?;
    }
    Ok(())
}

fn properties(finding: &Finding, outcome: &Outcome, root: &Root) -> String {
    let mut properties = String::new();
    if let Some(at) = primary(outcome, finding) {
        let _ = write!(properties, "file={},", property(&root.file_of(at)));
        if let Some(region) = place::region(at, outcome) {
            let _ = write!(properties, "line={},endLine={},", region.line, region.end_line);
            // Columns make sense within one line only.
            if let Some((column, end)) = region.columns.filter(|_| region.line == region.end_line) {
                let _ = write!(properties, "col={column},endColumn={end},");
            }
        }
    }
    let title = match &finding.rule {
        Some(rule) => format!("{} ({rule})", finding.code.name()),
        None => finding.code.name().to_owned(),
    };
    properties + "title=" + &property(&title)
}

/// The message, a line for each of the other sides, and the help.
fn message(finding: &Finding, outcome: &Outcome, root: &Root) -> Vec<String> {
    let mut lines = vec![finding.message.clone()];
    let others = place::others(outcome, finding, primary(outcome, finding), OTHERS);
    lines.extend(others.into_iter().map(|(_, claim)| other(claim, outcome, root)));
    lines.extend(finding.help.split('\n').map(str::to_owned));
    lines.retain(|line| !line.is_empty());
    lines
}

/// "Example Times, war/times.txt:3: “third year”: began between …".
fn other(claim: &Claim, outcome: &Outcome, root: &Root) -> String {
    let mut line = claim.source.as_ref().map_or_else(String::new, |source| format!("{source}, "));
    line.push_str(&root.file_of(claim));
    if let Some(region) = place::region(claim, outcome) {
        let _ = write!(line, ":{}", region.line);
    }
    let _ =
        write!(line, ": “{}”: {}", screen::cut(&claim.text, 160), words::resolved(claim, outcome).replace('\n', ", "));
    line
}

/// The value of a property. Whatever could act on a terminal is made visible before the platform's own escapes.
fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

fn data(lines: &[String]) -> String {
    lines.iter().map(|line| escape(line)).collect::<Vec<_>>().join("%0A")
}

fn escape(text: &str) -> String {
    screen::escape(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
