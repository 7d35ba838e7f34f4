//! CSV for spreadsheets: `extract -f csv`, a row a claim, `facts -f csv`, the same rows by fact, and `check -f csv`, the same
//! rows by finding.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front.

use super::record::{ClaimRecord, ExtentRecord};
use super::{screen, words};
use crate::claim::Claim;
use crate::finding::Outcome;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a header and one row a claim.
///
/// # Errors
/// Those of `out`.
pub fn claims(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(COLUMNS)?;
    for claim in &outcome.claims {
        rows.write_record(cells(claim, outcome).iter().map(|cell| plain(cell).into_owned()))?;
    }
    rows.flush()
}

/// Writes a header and one row a claim, by fact: fact, verdict and sources in front, three blank columns for whoever
/// checks it behind.
///
/// # Errors
/// Those of `out`.
pub fn facts(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let verdicts = super::facts::verdicts(outcome);
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(["fact", "verdict", "sources"].iter().chain(COLUMNS).chain(&["checked_by", "decision", "note"]))?;
    for (n, (fact, verdict)) in outcome.facts.iter().zip(&verdicts).enumerate() {
        for claim in fact.claims.iter().filter_map(|&c| outcome.claims.get(c)) {
            let mut row = vec![(n + 1).to_string(), verdict.words(), fact.sources.to_string()];
            row.extend(cells(claim, outcome));
            row.extend(std::iter::repeat_n(String::new(), 3));
            rows.write_record(row.iter().map(|cell| plain(cell).into_owned()))?;
        }
    }
    rows.flush()
}

/// Writes a header and one row a claim, by finding and side: the finding in front, three blank columns for whoever checks it
/// behind. Claims that fit more than one side have none. Every cell is one line.
///
/// # Errors
/// Those of `out`.
pub fn findings(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    let front = ["finding", "state", "severity", "code", "message", "help", "side", "sources"];
    rows.write_record(front.iter().chain(COLUMNS).chain(&["checked_by", "decision", "note"]))?;
    for finding in &outcome.findings {
        let sides = finding.sides.iter().enumerate();
        let of_sides = sides.flat_map(|(n, side)| side.claims.iter().map(move |&c| (c, Some((n + 1, side.sources)))));
        for (claim, side) in of_sides.chain(finding.also.iter().map(|&c| (c, None))) {
            let Some(claim) = outcome.claims.get(claim) else { continue };
            let (side, sources) = side.map_or_else(Default::default, |(n, s)| (n.to_string(), s.to_string()));
            let (severity, code) = (finding.severity.name().to_owned(), finding.code.name().to_owned());
            let (id, state) = (finding.id.clone(), finding.state.clone());
            let mut row = vec![id, state, severity, code, finding.message.clone(), finding.help.clone(), side, sources];
            row.extend(cells(claim, outcome));
            row.extend(std::iter::repeat_n(String::new(), 3));
            rows.write_record(row.iter().map(|cell| plain(&screen::escape(cell)).into_owned()))?;
        }
    }
    rows.flush()
}

const COLUMNS: &[&str] = &[
    "id", "article", "source", "published_from", "published_to", "published_basis", "rule", "group", "key", "line",
    "column", "start", "end", "quote", "value", "hedge", "modality", "scope", "speaker", "as_of_from", "as_of_to",
    "axis", "unit", "from", "to",
];

/// One cell for every column of [`COLUMNS`]. `from` and `to` are what a typical reader takes the claim to mean.
fn cells(claim: &Claim, outcome: &Outcome) -> Vec<String> {
    let record = ClaimRecord::of(claim, outcome);
    let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    let core = record.compared.as_ref().and_then(|compared| compared.readings.first()).map(|reading| &reading.core);
    let (from, to) = match core {
        Some(ExtentRecord::Days(days)) => (day(days.from), day(days.to)),
        Some(ExtentRecord::Number { lo, hi, .. }) => {
            let end = |n: &Option<super::record::Number>| n.map_or(String::new(), |n| n.0.normalize().to_string());
            (end(lo), end(hi))
        }
        Some(ExtentRecord::Entities { ids, .. }) => (ids.join(" "), String::new()),
        None => Default::default(),
    };
    let (axis, unit) = record.compared.map_or_else(Default::default, |c| (c.axis, c.unit.unwrap_or_default()));
    vec![
        record.id,
        record.article,
        record.source.unwrap_or_default(),
        day(record.published.from),
        day(record.published.to),
        record.published.basis,
        record.rule,
        record.group,
        words::key(&claim.key),
        record.span.line.to_string(),
        record.span.column.to_string(),
        record.span.start.to_string(),
        record.span.end.to_string(),
        record.text,
        words::value(claim, outcome),
        record.hedge,
        record.modality,
        record.scope.unwrap_or_default(),
        record.speaker.unwrap_or_default(),
        day(record.as_of.from),
        day(record.as_of.to),
        axis,
        unit,
        from,
        to,
    ]
}

/// `cell` as a spreadsheet will show and not run it; NUL bytes, which some readers stop at, are left out.
fn plain(cell: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(cell);
    if cell.contains('\0') {
        text = Cow::Owned(cell.replace('\0', ""));
    }
    let number = text.parse::<crate::value::Decimal>().is_ok();
    if !number && text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        text = Cow::Owned(format!("'{text}"));
    }
    text
}
