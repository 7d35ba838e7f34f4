//! `rules diff -f pretty`: a paragraph a rule. Everything is escaped.

use super::super::said::Said;
use super::{Counts, Diff, Found, RuleDiff};
use crate::report::count;
use crate::report::screen::{escape, wrap};
use std::io::{self, Write};

/// Writes the difference in lines of `width` columns.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, diff: &Diff, width: usize) -> io::Result<()> {
    for rule in &diff.rules {
        of_rule(out, rule, width)?;
        writeln!(out)?;
    }
    writeln!(out, "{}", summary(diff))
}

/// "1000 articles, 12 → 14 claims: 2 gained, 0 lost, 1 revalued; findings: 1 new, 0 gone, 0 changed".
#[must_use]
pub fn summary(diff: &Diff) -> String {
    let claims = format!("{} → {} claims", diff.claims_before, diff.claims_after);
    format!("{}, {claims}: {}", count(diff.articles, "article"), counts(&diff.counts()))
}

fn counts(counts: &Counts) -> String {
    let Counts { gained, lost, revalued, new_findings, gone_findings, changed_findings } = counts;
    format!(
        "{gained} gained, {lost} lost, {revalued} revalued; \
        findings: {new_findings} new, {gone_findings} gone, {changed_findings} changed"
    )
}

fn of_rule(out: &mut dyn Write, rule: &RuleDiff, width: usize) -> io::Result<()> {
    line(out, 0, &format!("{}: {}", rule.rule, counts(&rule.counts)), width)?;
    for claim in &rule.gained {
        line(out, 2, &format!("+ {}", said(claim)), width)?;
    }
    for claim in &rule.lost {
        line(out, 2, &format!("- {}", said(claim)), width)?;
    }
    for revalued in &rule.revalued {
        line(out, 2, &format!("~ {}", said(&revalued.claim)), width)?;
        for change in &revalued.changes {
            line(out, 6, change, width)?;
        }
    }
    let found = |found: &Found| format!("{}[{}] {}", found.severity, found.code, found.message);
    for (sign, findings) in [("+", &rule.new_findings), ("-", &rule.gone_findings), ("~", &rule.changed_findings)] {
        for finding in findings {
            line(out, 2, &format!("{sign} {}", found(finding)), width)?;
        }
    }
    let listed = rule.gained.len()
        + rule.lost.len()
        + rule.revalued.len()
        + rule.new_findings.len()
        + rule.gone_findings.len()
        + rule.changed_findings.len();
    let Counts { gained, lost, revalued, new_findings, gone_findings, changed_findings } = rule.counts;
    let all = gained + lost + revalued + new_findings + gone_findings + changed_findings;
    if all > listed {
        line(out, 2, &format!("… and {} (--samples)", count(all - listed, "more change")), width)?;
    }
    Ok(())
}

fn said(claim: &Said) -> String {
    format!("{}:{}:{} “{}”: {}", claim.article, claim.line, claim.column, claim.text, claim.means)
}

fn line(out: &mut dyn Write, indent: usize, text: &str, width: usize) -> io::Result<()> {
    for (i, line) in wrap(&escape(text), width.saturating_sub(indent + 4).max(20)).iter().enumerate() {
        let indent = if i == 0 { indent } else { indent + 4 };
        writeln!(out, "{:indent$}{line}", "")?;
    }
    Ok(())
}
