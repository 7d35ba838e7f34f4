//! What became of a claim: the fact that it belongs to, what it was compared with and found to contradict, or why not.

use super::Reading;
use crate::claim::Claim;
use crate::finding::{Fact, Outcome};
use crate::group::{self, Apart};
use crate::report::words;
use crate::rule::RuleSet;
use crate::workbench::said::Said;
use serde::Serialize;
use std::collections::BTreeMap;

/// What became of one claim.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    /// Why it was compared with nothing, if it was set aside.
    pub apart: Option<String>,
    /// Independent sources of its fact.
    pub sources: usize,
    /// The other claims of its fact.
    pub with: Vec<Said>,
    /// How many of them are not listed.
    pub with_more: usize,
    /// The findings that it takes part in.
    pub findings: Vec<Part>,
    /// Claims of the same group that are of other facts, by the reason.
    pub not_with: Vec<NotWith>,
}

/// A finding that a claim takes part in.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Its identifier.
    pub id: String,
    /// Its code.
    pub code: &'static str,
    /// Its severity.
    pub severity: &'static str,
    /// The side that the claim is on, from 1; `None`: it fits several.
    pub side: Option<usize>,
    /// What it says.
    pub message: String,
}

/// Claims of the same group that a claim is not compared with, for one reason.
#[derive(Debug, Clone, Serialize)]
pub struct NotWith {
    /// Stable name of the reason.
    pub reason: &'static str,
    /// In words.
    pub words: String,
    /// How many.
    pub claims: usize,
    /// One of them.
    pub example: Said,
}

/// Claims of a fact that are listed.
const LISTED: usize = 8;
/// Claims of a group that are looked at for a reason.
const LOOKED_AT: usize = 10_000;

/// What became of the claim of this index.
pub(super) fn of_claim(index: usize, set: &RuleSet, outcome: &Outcome) -> Compared {
    let fact = outcome.facts.iter().find(|fact| fact.claims.contains(&index));
    let fellows: Vec<usize> = fact
        .and_then(|f| f.parts.iter().find(|part| part.contains(&index)))
        .map_or_else(Vec::new, |part| part.iter().copied().filter(|&i| i != index).collect());
    let side = |f: &crate::finding::Finding| f.sides.iter().position(|s| s.claims.contains(&index));
    let findings =
        outcome.findings.iter().filter(|f| f.rule.is_some() && (side(f).is_some() || f.also.contains(&index)));
    Compared {
        apart: outcome.apart.iter().find(|a| a.claim == index).map(|a| a.words.clone()),
        sources: fact.map_or(0, |f| f.sources),
        with: fellows.iter().take(LISTED).map(|&i| Said::of(&outcome.claims[i], outcome)).collect(),
        with_more: fellows.len().saturating_sub(LISTED),
        findings: findings
            .map(|f| Part {
                id: f.id.clone(),
                code: f.code.name(),
                severity: f.severity.name(),
                side: side(f).map(|s| s + 1),
                message: f.message.clone(),
            })
            .collect(),
        not_with: not_with(index, fact, &fellows, set, outcome),
    }
}

fn not_with(index: usize, fact: Option<&Fact>, fellows: &[usize], set: &RuleSet, outcome: &Outcome) -> Vec<NotWith> {
    let claim = &outcome.claims[index];
    let mut reasons: BTreeMap<String, NotWith> = BTreeMap::new();
    let others = outcome.claims.iter().enumerate().filter(|(i, c)| *i != index && c.group == claim.group);
    for (i, other_claim) in others.filter(|(i, _)| !fellows.contains(i)).take(LOOKED_AT) {
        let (reason, words) = match group::apart(claim, other_claim, &outcome.rules, &set.entities) {
            Some(apart) => (apart.name(), apart.to_string()),
            None if fact.is_some_and(|f| f.claims.contains(&i)) => {
                (Apart::Occurrence.name(), Apart::Occurrence.to_string())
            }
            None => match outcome.apart.iter().find(|a| a.claim == i) {
                Some(apart) => (apart.reason, format!("the other is set aside: {}", apart.words)),
                None => (
                    "story",
                    "their articles are of different stories, or the other fits another fact better".to_owned(),
                ),
            },
        };
        let example = || Said::of(other_claim, outcome);
        let entry = reasons.entry(words.clone());
        entry.or_insert_with(|| NotWith { reason, words, claims: 0, example: example() }).claims += 1;
    }
    let mut reasons: Vec<NotWith> = reasons.into_values().collect();
    reasons.sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.words.cmp(&b.words)));
    reasons
}

/// The readings of a claim in words.
pub(super) fn readings(claim: &Claim, outcome: &Outcome) -> Vec<Reading> {
    let Some(compared) = &claim.compared else { return Vec::new() };
    let policy = words::policy(claim, outcome);
    let extent = |e: &crate::interval::Extent| words::extent(e, Some(compared), policy, outcome);
    let reading = |r: &crate::interval::Reading| Reading {
        name: r.name.to_string(),
        core: extent(&r.core),
        accepted: extent(r.accepted()),
    };
    compared.readings.iter().map(reading).collect()
}
