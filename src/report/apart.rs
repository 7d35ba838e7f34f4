//! `--explain-skipped`: what was compared with nothing and why, by kind of fact: a table for people, records for programs.

use super::{count, screen};
use crate::claim::{Claim, ClaimValue};
use crate::finding::Outcome;
use crate::mention::Written;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Claims of one group that were compared with nothing for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row<'o> {
    /// Group of the rules.
    pub group: &'o str,
    /// Stable name of the reason.
    pub reason: &'o str,
    /// In words.
    pub words: &'o str,
    /// How many claims.
    pub claims: usize,
    /// Identifiers of the first of them.
    pub examples: Vec<&'o str>,
}

/// Claims that are named as examples of a reason.
const EXAMPLES: usize = 3;

/// The reason of a claim whose fact has no other.
const ALONE: (&str, &str) = ("alone", "no other claim states the same fact");

/// The same of a sum that its text converts.
const CONVERTED: (&str, &str) =
    ("alone", "no other claim states the same fact; its sum and the converted one are set against each other");

/// Every group and reason, by group, the most frequent reason first. As many rows at most as there are groups and reasons,
/// however large the corpus.
#[must_use]
pub fn rows(outcome: &Outcome) -> Vec<Row<'_>> {
    let mut rows = Rows::new();
    let set_aside: BTreeSet<usize> = outcome.apart.iter().map(|a| a.claim).collect();
    for apart in &outcome.apart {
        if let Some(claim) = outcome.claims.get(apart.claim) {
            add(&mut rows, claim, apart.reason, apart.words.as_str());
        }
    }
    // What takes part in a finding was compared, be it with what is only related, or with itself.
    let findings =
        outcome.findings.iter().chain(outcome.hidden.iter().map(|h| &h.finding)).filter(|f| f.rule.is_some());
    let found: BTreeSet<usize> =
        findings.flat_map(|f| f.sides.iter().flat_map(|s| &s.claims).chain(&f.also)).copied().collect();
    for fact in &outcome.facts {
        let (reason, words) = match fact.parted.first() {
            Some(parted) => (parted.reason, parted.words.as_str()),
            None => ALONE,
        };
        let alone = fact.parts.iter().filter(|part| part.len() == 1).map(|part| part[0]);
        for i in alone.filter(|i| !set_aside.contains(i) && !found.contains(i)) {
            let Some(claim) = outcome.claims.get(i) else { continue };
            match (reason == ALONE.0, &claim.value) {
                (true, ClaimValue::Written(Written::Money { equivalent: Some(_), .. })) => {
                    add(&mut rows, claim, CONVERTED.0, CONVERTED.1);
                }
                _ => add(&mut rows, claim, reason, words),
            }
        }
    }
    let mut rows: Vec<Row<'_>> = rows.into_values().collect();
    rows.sort_by(|a, b| (a.group, b.claims, a.words).cmp(&(b.group, a.claims, b.words)));
    rows
}

type Rows<'o> = BTreeMap<(&'o str, &'o str), Row<'o>>;

fn add<'o>(rows: &mut Rows<'o>, claim: &'o Claim, reason: &'o str, words: &'o str) {
    let new = || Row { group: &claim.group, reason, words, claims: 0, examples: Vec::new() };
    let row = rows.entry((&claim.group, words)).or_insert_with(new);
    row.claims += 1;
    if row.examples.len() < EXAMPLES {
        row.examples.push(&claim.id);
    }
}

/// One line a group: how many of its claims were compared with nothing, and why.
#[must_use]
pub fn table(outcome: &Outcome) -> String {
    let rows = rows(outcome);
    if rows.is_empty() {
        let none = outcome.claims.is_empty();
        return if none { "no claim was found, so none was compared" } else { "every claim was compared" }.to_owned();
    }
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in &outcome.claims {
        *all.entry(&claim.group).or_default() += 1;
    }
    let mut lines = vec!["not compared, by kind of fact:".to_owned()];
    for of_group in rows.chunk_by(|a, b| a.group == b.group) {
        let group = of_group[0].group;
        let skipped: usize = of_group.iter().map(|row| row.claims).sum();
        let of = all.get(group).copied().unwrap_or(skipped);
        let reasons: Vec<String> = of_group.iter().map(|row| format!("{} ({})", row.words, row.claims)).collect();
        let line = format!("{group}: {skipped} of {}: {}", count(of, "claim"), reasons.join("; "));
        lines.push(format!("  {}", screen::escape(&line)));
    }
    lines.join("\n")
}
