//! Amounts of one fact in different currencies, from different sources, with no rate given: they are not compared.

use super::copies;
use super::{Ground, Matter, constant, identity, words};
use crate::finding::{Code, Finding, Side};
use crate::group::Cluster;
use crate::policy::{Comparison, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// A note that names the amounts; `None` when one source gives all of them.
pub(super) fn finding(
    ground: &Ground,
    rule: &Comparison,
    cluster: &Cluster,
    by_unit: &BTreeMap<&str, Vec<usize>>,
) -> Option<Finding> {
    let matter = Matter::new(ground, rule, cluster.best, cluster.claims.clone());
    let source: BTreeMap<usize, usize> = matter.claims.iter().copied().zip(matter.sources.iter().copied()).collect();
    let sources = |claims: &[usize]| claims.iter().map(|i| source[i]).collect::<BTreeSet<usize>>();
    // Somebody must give an amount in a unit in which somebody else does not.
    let mut units = by_unit.values();
    let first = sources(units.next()?);
    if units.all(|claims| first.len() == 1 && sources(claims) == first) {
        return None;
    }
    let told = words::unconvertible(&matter, by_unit);
    let sides = by_unit
        .values()
        .map(|claims| Side {
            extent: constant::extent_of(&matter, claims.iter().copied()),
            sources: sources(claims).len(),
            claims: sorted(claims),
            copies: copies::repeated(ground, claims),
        })
        .collect();
    Some(Finding {
        id: identity::id(&matter, &[], None, Some(Code::Unconvertible)),
        state: identity::state(ground, by_unit.values().map(Vec::as_slice)),
        code: Code::Unconvertible,
        severity: rule.severity.unwrap_or(Severity::Note),
        rule: Some(rule.rule.clone()),
        key: matter.claim(matter.best).key.clone(),
        message: told.message,
        help: told.help,
        consensus: None,
        sides,
        also: Vec::new(),
    })
}

fn sorted(claims: &[usize]) -> Vec<usize> {
    let mut claims = claims.to_vec();
    claims.sort_unstable();
    claims
}
