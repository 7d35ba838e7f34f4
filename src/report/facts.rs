//! `facts`: every fact with its values, sources and dates, agreeing or not, as a table and as JSON lines.

use super::record::{ClaimRecord, VERSION, key_fields};
use super::{count, screen, table, words};
use crate::claim::Claim;
use crate::finding::{Fact, Finding, Outcome, Parted};
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// What became of a fact.
pub(super) enum Verdict<'o> {
    /// One source, or nothing to compare; with why its claims are not.
    NotCompared(&'o [Parted]),
    /// Compared, without a finding; with why not all of its claims were compared with each other.
    Agree(&'o [Parted]),
    /// The findings that its claims take part in, in the order of the outcome.
    Findings(Vec<&'o Finding>),
}

impl Verdict<'_> {
    /// "not compared", "agree", what was not compared and why, or "warning[disagreement]" of the gravest finding.
    pub(super) fn words(&self) -> String {
        match self {
            Self::NotCompared(parted) => format!("not compared{}", because(": ", parted)),
            Self::Agree(parted) => format!("agree{}", because(", as far as they are compared: ", parted)),
            Self::Findings(findings) => findings
                .iter()
                .max_by_key(|f| (f.severity, std::cmp::Reverse(f.code)))
                .map_or_else(String::new, |f| format!("{}[{}]", f.severity.name(), f.code.name())),
        }
    }
}

/// Reasons behind a colon.
fn because(before: &str, parted: &[Parted]) -> String {
    let words: Vec<&str> = parted.iter().map(|p| p.words.as_str()).collect();
    if words.is_empty() { String::new() } else { format!("{before}{}", words.join("; ")) }
}

/// The verdict on every fact, in the order of the outcome. Findings about an article are no verdict on its facts.
pub(super) fn verdicts<'o>(outcome: &'o Outcome) -> Vec<Verdict<'o>> {
    let mut of_claim: Vec<Vec<usize>> = vec![Vec::new(); outcome.claims.len()];
    for (f, finding) in outcome.findings.iter().enumerate().filter(|(_, finding)| finding.rule.is_some()) {
        for &claim in finding.sides.iter().flat_map(|side| &side.claims) {
            if let Some(findings) = of_claim.get_mut(claim) {
                findings.push(f);
            }
        }
    }
    let verdict = |fact: &'o Fact| {
        let mut found: Vec<usize> =
            fact.claims.iter().filter_map(|&claim| of_claim.get(claim)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        match (found.is_empty(), fact.compared) {
            (false, _) => Verdict::Findings(found.into_iter().map(|f| &outcome.findings[f]).collect()),
            (true, true) => Verdict::Agree(&fact.parted),
            (true, false) => Verdict::NotCompared(&fact.parted),
        }
    };
    outcome.facts.iter().map(verdict).collect()
}

/// Writes a paragraph a fact: its group, key and verdict, then every value with its place, source and date.
///
/// # Errors
/// Those of `out`.
pub fn table(out: &mut dyn Write, outcome: &Outcome, width: usize) -> io::Result<()> {
    for (i, (fact, verdict)) in outcome.facts.iter().zip(verdicts(outcome)).enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        let key = words::key(&fact.key);
        let parts = [fact.group.clone(), key, count(fact.sources, "source"), verdict.words()];
        let title = parts.iter().filter(|part| !part.is_empty()).map(|part| screen::escape(part));
        let title = screen::wrap(&title.collect::<Vec<_>>().join(" · "), width.max(20));
        writeln!(out, "{}", title.join("\n    "))?;
        let claims = fact.claims.iter().filter_map(|&c| outcome.claims.get(c));
        let rows: Vec<Vec<String>> = claims.map(|claim| row(claim, outcome, width >= WIDE)).collect();
        table::write(out, &rows, PLACE, width)?;
    }
    Ok(())
}

/// The column of [`row`] that is cut last: one clicks on it.
const PLACE: usize = 2;
/// Columns from which there is room for quotes.
const WIDE: usize = 100;

fn row(claim: &Claim, outcome: &Outcome, quote: bool) -> Vec<String> {
    let who = claim.source.as_ref().map_or(String::new(), |source| format!("{source}, "));
    let mut row = vec![
        words::claim(claim, outcome).replace('\n', "; "),
        format!("{who}{}", words::published(claim.published)),
        format!("{}:{}:{}", claim.article_name, claim.place.line, claim.place.column),
    ];
    if quote {
        row.push(format!("“{}”", claim.text));
    }
    row
}

/// Writes a line of JSON a fact: its group, key, number of sources, the identifiers of its findings, and its claims as
/// `extract -f jsonl` has them.
///
/// # Errors
/// Those of `out`.
pub fn jsonl(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    for (fact, verdict) in outcome.facts.iter().zip(verdicts(outcome)) {
        let findings = match verdict {
            Verdict::Findings(findings) => findings.iter().map(|f| f.id.as_str()).collect(),
            _ => Vec::new(),
        };
        let claims = fact.claims.iter().filter_map(|&c| outcome.claims.get(c));
        let record = FactRecord {
            version: VERSION,
            group: &fact.group,
            key: key_fields(&fact.key),
            sources: fact.sources,
            compared: fact.compared,
            parted: fact.parted.iter().map(|parted| parted.reason).collect(),
            findings,
            claims: claims.map(|claim| ClaimRecord::of(claim, outcome)).collect(),
        };
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct FactRecord<'o> {
    version: u32,
    group: &'o str,
    key: Map<String, Value>,
    sources: usize,
    compared: bool,
    /// Why not all of its claims were compared with each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parted: Vec<&'static str>,
    findings: Vec<&'o str>,
    claims: Vec<ClaimRecord>,
}
