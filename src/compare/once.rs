//! Facts that an article states once: one that gives several numbers for them tells apart what their key does not.

use super::Ground;
use crate::interval::{Compared, Interval};
use crate::value::Days;
use std::collections::BTreeMap;

/// Those of `claims` whose article gives numbers, as of the same time and in the same unit, that have nothing in common.
pub(super) fn unclear(ground: &Ground, claims: &[usize]) -> Vec<usize> {
    let mut by_article: BTreeMap<(usize, Days, Option<&str>), Vec<usize>> = BTreeMap::new();
    for &i in claims {
        let claim = &ground.claims[i];
        let unit = claim.compared.as_ref().and_then(|c| c.unit.as_deref());
        by_article.entry((claim.article, claim.as_of.days, unit)).or_default().push(i);
    }
    let several = |of_one: &&Vec<usize>| {
        let accepted = |&i: &usize| ground.claims[i].compared.as_ref().and_then(accepted);
        of_one.iter().filter_map(accepted).reduce(Interval::common).is_some_and(Interval::is_empty)
    };
    by_article.values().filter(several).flatten().copied().collect()
}

/// What a claim accepts at its first reading, if that is a number.
fn accepted(compared: &Compared) -> Option<Interval> {
    compared.first().accepted().interval().filter(|_| compared.axis() == crate::interval::Axis::Number)
}
