//! `--statistics`: what each rule brought, so that one sees which rules work and which are noisy.

use super::screen;
use crate::finding::{Outcome, Severity};
use std::collections::BTreeMap;

/// Columns behind the name of the rule.
const COLUMNS: [&str; 7] = ["claims", "facts", "compared", "errors", "warnings", "notes", "hidden"];

/// A table with a line a rule that has a claim or a finding, by name. Facts are counted with the group of the rule that names
/// it; findings about articles stand under their code.
#[must_use]
pub fn table(outcome: &Outcome) -> String {
    let mut rows: BTreeMap<&str, [usize; COLUMNS.len()]> = BTreeMap::new();
    for claim in &outcome.claims {
        rows.entry(&claim.rule_id).or_default()[0] += 1;
    }
    for fact in &outcome.facts {
        let row = rows.entry(&fact.group).or_default();
        row[1] += 1;
        row[2] += usize::from(fact.compared);
    }
    for finding in &outcome.findings {
        let column = match finding.severity {
            Severity::Error => 3,
            Severity::Warning => 4,
            Severity::Note => 5,
        };
        rows.entry(finding.rule.as_deref().unwrap_or(finding.code.name())).or_default()[column] += 1;
    }
    for hidden in &outcome.hidden {
        rows.entry(hidden.finding.rule.as_deref().unwrap_or(hidden.finding.code.name())).or_default()[6] += 1;
    }
    let width = rows.keys().map(|name| screen::width(name)).max().unwrap_or(0).clamp(4, 40);
    let mut table = format!("{}  {}\n", screen::fit("rule", width), COLUMNS.join("  "));
    for (name, counts) in rows {
        let cells = COLUMNS.iter().zip(counts).map(|(column, n)| format!("{n:>width$}", width = column.len()));
        table.push_str(&format!("{}  {}\n", screen::fit(name, width), cells.collect::<Vec<_>>().join("  ")));
    }
    table
}
