//! Facts that an article states once: one that gives several numbers or names for them tells apart what their key does not.

use super::Ground;
use crate::interval::{Axis, Extent, Interval};
use crate::value::Days;
use std::collections::BTreeMap;

/// Those of `claims` whose article gives numbers or names, as of the same time and in the same unit, that have nothing in common.
pub(super) fn unclear(ground: &Ground, claims: &[usize]) -> Vec<usize> {
    let mut by_article: BTreeMap<(usize, Days, Option<&str>), Vec<usize>> = BTreeMap::new();
    for &i in claims {
        let claim = &ground.claims[i];
        let unit = claim.compared.as_ref().and_then(|c| c.unit.as_deref());
        by_article.entry((claim.article, claim.as_of.days, unit)).or_default().push(i);
    }
    let several = |of_one: &&Vec<usize>| {
        let accepted: Vec<&Extent> =
            of_one.iter().filter_map(|&i| Some(ground.claims[i].compared.as_ref()?.first().accepted())).collect();
        nothing_in_common(&accepted)
    };
    by_article.values().filter(several).flatten().copied().collect()
}

/// Whether no number, or no name, is accepted by all. Days are another matter: a slip in a date is what people look for.
fn nothing_in_common(accepted: &[&Extent]) -> bool {
    let mut numbers = accepted.iter().filter(|e| e.axis() == Axis::Number).filter_map(|e| e.interval());
    let mut names = accepted.iter().filter_map(|e| match e {
        Extent::Entities { ids, .. } => Some(ids),
        _ => None,
    });
    let shared = names.next().map(|first| {
        let others: Vec<_> = names.collect();
        first.iter().any(|id| others.iter().all(|ids| ids.contains(id)))
    });
    numbers.next().is_some_and(|first| numbers.fold(first, Interval::common).is_empty()) || shared == Some(false)
}
