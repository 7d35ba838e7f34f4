//! `check -f json`: one document with the summary, every finding with the whole claims of its sides, and what was skipped.
//!
//! Nothing in it depends on the clock, the machine, the number of threads or the order of the arguments.

use super::record::{ClaimRecord, DaysRecord, Number, VERSION, axis, key_fields};
use crate::finding::{Consensus, Finding, Outcome, Severity, Side, Why};
use crate::interval::Extent;
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{self, Write};

/// Writes the document, indented by two spaces, with a line end behind it.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let of = |severity| outcome.findings.iter().filter(|f| f.severity == severity).count();
    let document = Document {
        version: VERSION,
        summary: Summary {
            articles: outcome.articles.len(),
            claims: outcome.claims.len(),
            facts: outcome.facts.len(),
            compared: outcome.facts.iter().filter(|fact| fact.compared).count(),
            hidden: hidden(outcome),
            findings: Counts { error: of(Severity::Error), warning: of(Severity::Warning), note: of(Severity::Note) },
        },
        findings: outcome.findings.iter().map(|finding| FindingRecord::of(finding, outcome)).collect(),
        skipped: outcome.skipped.iter().map(|s| SkippedRecord { article: &s.article, reason: &s.reason }).collect(),
        apart: outcome.explain_apart.then(|| super::apart::rows(outcome)),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// `None` where nothing is hidden: most runs hide nothing.
fn hidden(outcome: &Outcome) -> Option<HiddenCounts> {
    let of = |test: fn(&Why) -> bool| outcome.hidden.iter().filter(|hidden| test(&hidden.why)).count();
    let counts = HiddenCounts {
        suppressed: of(|why| matches!(why, Why::Suppressed(_))),
        known: of(|why| *why == Why::Known),
        unchanged: of(|why| *why == Why::Unchanged),
    };
    (!outcome.hidden_counts().is_empty()).then_some(counts)
}

#[derive(Serialize)]
struct Document<'o> {
    version: u32,
    summary: Summary,
    findings: Vec<FindingRecord<'o>>,
    skipped: Vec<SkippedRecord<'o>>,
    /// Only with `--explain-skipped`.
    #[serde(skip_serializing_if = "Option::is_none")]
    apart: Option<Vec<super::apart::Row<'o>>>,
}

#[derive(Serialize)]
struct Summary {
    articles: usize,
    claims: usize,
    facts: usize,
    compared: usize,
    findings: Counts,
    /// Findings that are not shown, by reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<HiddenCounts>,
}

#[derive(Serialize)]
struct HiddenCounts {
    suppressed: usize,
    known: usize,
    unchanged: usize,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct SkippedRecord<'o> {
    article: &'o str,
    reason: &'o str,
}

#[derive(Serialize)]
struct FindingRecord<'o> {
    id: &'o str,
    state: &'o str,
    code: &'static str,
    severity: &'static str,
    rule: Option<&'o str>,
    key: Option<Map<String, Value>>,
    message: &'o str,
    help: &'o str,
    consensus: Option<ConsensusRecord>,
    sides: Vec<SideRecord>,
    also: Vec<ClaimRecord>,
}

#[derive(Serialize)]
struct ConsensusRecord {
    axis: &'static str,
    #[serde(flatten)]
    extent: SharedExtent,
    sources: usize,
}

#[derive(Serialize)]
struct SideRecord {
    #[serde(flatten)]
    extent: SharedExtent,
    sources: usize,
    claims: Vec<ClaimRecord>,
    /// Identifiers of those whose article carries the text of another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    copies: Vec<String>,
}

/// What several claims have in common, without the openness of its ends.
#[derive(Serialize)]
#[serde(untagged)]
enum SharedExtent {
    Days(DaysRecord),
    Number { lo: Option<Number>, hi: Option<Number> },
    Entities { ids: Vec<String> },
}

impl<'o> FindingRecord<'o> {
    fn of(finding: &'o Finding, outcome: &Outcome) -> Self {
        Self {
            id: &finding.id,
            state: &finding.state,
            code: finding.code.name(),
            severity: finding.severity.name(),
            rule: finding.rule.as_deref(),
            key: finding.rule.is_some().then(|| key_fields(&finding.key)),
            message: &finding.message,
            help: &finding.help,
            consensus: finding.consensus.as_ref().map(ConsensusRecord::from),
            sides: finding.sides.iter().map(|side| SideRecord::of(side, outcome)).collect(),
            also: claims(&finding.also, outcome),
        }
    }
}

impl SideRecord {
    fn of(side: &Side, outcome: &Outcome) -> Self {
        let copies = side.copies.iter().filter_map(|&i| outcome.claims.get(i)).map(|claim| claim.id.clone()).collect();
        Self { extent: (&side.extent).into(), sources: side.sources, claims: claims(&side.claims, outcome), copies }
    }
}

impl From<&Consensus> for ConsensusRecord {
    fn from(consensus: &Consensus) -> Self {
        Self { axis: axis(&consensus.extent), extent: (&consensus.extent).into(), sources: consensus.sources }
    }
}

impl From<&Extent> for SharedExtent {
    fn from(extent: &Extent) -> Self {
        match extent {
            Extent::Date(days) => Self::Days((*days).into()),
            Extent::Number(interval) => Self::Number { lo: interval.lo.map(Number), hi: interval.hi.map(Number) },
            Extent::Entities { ids, .. } => Self::Entities { ids: ids.clone() },
        }
    }
}

fn claims(indices: &[usize], outcome: &Outcome) -> Vec<ClaimRecord> {
    indices.iter().filter_map(|&i| outcome.claims.get(i)).map(|claim| ClaimRecord::of(claim, outcome)).collect()
}
