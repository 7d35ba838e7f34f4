//! The baseline: disagreements that were known at one time, so that a run shows what is new.
//!
//! An entry is a finding by its identifier, with who says what. The finding stays hidden while each of its pairs of source
//! and value is known; a source that joins the consensus with a value that is known brings nothing new. Lines, messages
//! and severities are no part of it. Reading and writing the file is [`mod@file`]'s.

pub mod file;

use crate::claim::{Claim, ClaimValue, Modality};
use crate::finding::{Finding, Outcome, Why};
use crate::mention::Hedge;
use crate::report::record::ClaimRecord;
use crate::report::words;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Known findings by identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Entries by the identifier of their finding.
    pub entries: BTreeMap<String, Entry>,
}

/// One known finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Name of its code, for those who read the file.
    pub code: String,
    /// Rule and key, likewise; empty for findings about an article.
    pub rule: String,
    /// Its key in words.
    pub key: String,
    /// Who says what: pairs of source and value.
    pub said: BTreeSet<(String, String)>,
}

impl Baseline {
    /// All findings of a run that are not hidden for another reason than being known.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        let entry = |finding: &Finding| {
            let entry = Entry {
                code: finding.code.name().to_owned(),
                rule: finding.rule.clone().unwrap_or_default(),
                key: words::key(&finding.key),
                said: sides(finding, outcome).map(|(_, said)| said).collect(),
            };
            (finding.id.clone(), entry)
        };
        let known = outcome.hidden.iter().filter(|hidden| hidden.why == Why::Known).map(|hidden| &hidden.finding);
        Self { entries: outcome.findings.iter().chain(known).map(entry).collect() }
    }

    /// Hides the findings of `outcome` in which nothing is new.
    pub fn apply(&self, outcome: &mut Outcome) {
        let known: BTreeSet<String> = outcome
            .findings
            .iter()
            .filter(|finding| self.entries.get(&finding.id).is_some_and(|entry| knows(entry, finding, outcome)))
            .map(|finding| finding.id.clone())
            .collect();
        outcome.hide(|finding| known.contains(&finding.id).then_some(Why::Known));
    }

    /// What of it is still found: entries and pairs that `now`, the baseline of a run, has too.
    #[must_use]
    pub fn pruned(&self, now: &Self) -> Self {
        let still = |(id, entry): (&String, &Entry)| {
            let found = now.entries.get(id)?;
            let said: BTreeSet<_> = entry.said.intersection(&found.said).cloned().collect();
            Some((id.clone(), Entry { said, ..entry.clone() }))
        };
        Self { entries: self.entries.iter().filter_map(still).collect() }
    }

    /// How many entries `now`, the baseline of a run, has no more.
    #[must_use]
    pub fn unused(&self, now: &Self) -> usize {
        self.entries.keys().filter(|id| !now.entries.contains_key(*id)).count()
    }
}

/// Whether nothing in a finding is new.
fn knows(entry: &Entry, finding: &Finding, outcome: &Outcome) -> bool {
    let values: BTreeSet<&str> = entry.said.iter().map(|(_, value)| value.as_str()).collect();
    let consensus = finding.consensus.is_some();
    sides(finding, outcome)
        .all(|(side, said)| entry.said.contains(&said) || consensus && side == 0 && values.contains(said.1.as_str()))
}

/// The pairs of source and value of a finding, with the number of their side.
fn sides(finding: &Finding, outcome: &Outcome) -> impl Iterator<Item = (usize, (String, String))> {
    let pair = |claim: &Claim| {
        let source = claim.source.as_deref().unwrap_or(&claim.article_name);
        (source.to_owned(), value(claim, outcome))
    };
    let claims =
        finding.sides.iter().enumerate().flat_map(|(n, side)| side.claims.iter().map(move |&claim| (n, claim)));
    let pairs: Vec<_> = claims.filter_map(|(n, claim)| Some((n, pair(outcome.claims.get(claim)?)))).collect();
    pairs.into_iter()
}

/// What was written, in neutral form and on one line: "about P3Y", "12", "8450000000 USD", "2025-08-15". It depends neither
/// on the day of publication nor on how values are shown.
fn value(claim: &Claim, outcome: &Outcome) -> String {
    let mut words = Vec::new();
    if !matches!(claim.hedge, Hedge::None) {
        words.push(claim.hedge.name().to_owned());
    }
    match &claim.value {
        ClaimValue::Entity(ids) => words.push(ids.clone()),
        _ => flat(&ClaimRecord::of(claim, outcome).value, &mut words),
    }
    words.extend(claim.scope.iter().map(|scope| format!("({scope})")));
    if claim.modality != Modality::Actual {
        words.push(format!("({})", claim.modality.name()));
    }
    words.join(" ")
}

/// The values of a neutral form in their order. Of a duration its ISO form says all; days that are one are said once.
fn flat(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::String(text) => words.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| flat(item, words)),
        Value::Object(fields) => {
            if let Some(iso) = fields.get("iso") {
                return flat(iso, words);
            }
            if let (Some(from), Some(to)) = (fields.get("from"), fields.get("to")) {
                let end = |day: &Value| day.as_str().unwrap_or_default().to_owned();
                words.push(if from == to { end(from) } else { format!("{}..{}", end(from), end(to)) });
                return;
            }
            if let Some(percent) = fields.get("pct").and_then(Value::as_str) {
                words.push(format!("{percent}%"));
                return;
            }
            fields.iter().filter(|(name, _)| *name != "type").for_each(|(_, field)| flat(field, words));
        }
        other => words.push(other.to_string()),
    }
}
