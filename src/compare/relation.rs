//! Orders between claims of one fact that differ in their scope: a part is at most the whole, parts add up to it, a beginning
//! comes before an end. Rules declare them; they are checked whatever the policy.

use super::constant::extent_of;
use super::dominance::{Contradiction, Item, worst};
use super::{Ground, Matter, Part, Split, finish};
use crate::claim::{Claim, KeyValue};
use crate::finding::{Code, Finding};
use crate::group::clusters;
use crate::interval::{Axis, Interval, day_number};
use crate::policy::{Comparison, Relation, Severity};
use crate::value::Decimal;
use std::collections::BTreeMap;

/// The broken relations of all facts. `originals` are the claims that are no copies, in canonical order.
pub(super) fn findings(ground: &Ground, originals: &[usize]) -> Vec<Finding> {
    let unnamed = Comparison::default();
    let rule_of = |claim: &Claim| ground.rules.get(claim.rule).unwrap_or(&unnamed);
    let related: Vec<usize> = originals
        .iter()
        .copied()
        .filter(|&i| !rule_of(&ground.claims[i]).relations.is_empty() && ground.claims[i].scope.is_some())
        .collect();
    if related.is_empty() {
        return Vec::new();
    }
    let scopeless: Vec<Claim> = related.iter().map(|&i| without_scope(&ground.claims[i])).collect();
    let order: Vec<usize> = (0..scopeless.len()).collect();
    let mut findings = Vec::new();
    for cluster in clusters(&scopeless, &order, ground.rules, ground.entities).iter().filter(|c| c.apart.is_none()) {
        let rule = rule_of(&scopeless[cluster.best]);
        let mut claims: Vec<usize> = cluster.claims.iter().map(|&n| related[n]).collect();
        claims.sort_unstable();
        let matter = Matter::new(ground, rule, related[cluster.best], claims);
        for (n, relation) in rule.relations.iter().enumerate() {
            let split = broken(&matter, relation).map(|split| Split { anchor: Some(format!("relation {n}")), ..split });
            findings.extend(split.and_then(|split| finish::finding(&matter, split)));
        }
    }
    findings
}

/// The claim as one of all scopes: its scope is no part of the gate, nor of the key.
fn without_scope(claim: &Claim) -> Claim {
    let scope = claim.scope.clone();
    let mut claim = Claim { scope: None, block: claim.group.clone(), ..claim.clone() };
    claim.key.retain(|slot| !matches!((&slot.value, &scope), (KeyValue::Text(text), Some(scope)) if text == scope));
    claim
}

fn broken(matter: &Matter, relation: &Relation) -> Option<Split> {
    match relation {
        Relation::AtMost { part, whole } => {
            at_most(matter, part, whole, Axis::Number).or_else(|| in_one_article(matter, part, whole, Axis::Number))
        }
        Relation::Before { start, end } => {
            // No as-of matters: both days are what they are.
            in_order(matter, start, end)
        }
        Relation::Sum { parts, whole } => sum(matter, parts, whole),
    }
}

fn of_scope<'m>(matter: &'m Matter, scope: &'m str, axis: Axis) -> impl Iterator<Item = (usize, Interval)> + 'm {
    matter.claims.iter().filter_map(move |&i| {
        let claim = matter.claim(i);
        let compared = claim.compared.as_ref().filter(|c| claim.scope.as_deref() == Some(scope) && c.axis() == axis)?;
        Some((i, compared.first().accepted().interval()?))
    })
}

/// A part above a whole that is not older: a whole that was counted before may have grown since.
fn at_most(matter: &Matter, part: &str, whole: &str, axis: Axis) -> Option<Split> {
    let days = |i: usize| matter.claim(i).as_of.days.bounded();
    let number = |day| -Decimal::from(day_number(day));
    let parts = of_scope(matter, part, axis).filter_map(|(i, accepted)| {
        let (from, _) = days(i)?;
        Some((i, Item { upper: accepted.lo.map(|lo| [lo, number(from)]), lower: None }))
    });
    let wholes = of_scope(matter, whole, axis).filter_map(|(i, accepted)| {
        let (_, to) = days(i)?;
        Some((i, Item { upper: None, lower: accepted.hi.map(|hi| [hi, number(to)]) }))
    });
    contradiction(matter, parts.chain(wholes).collect(), [Decimal::ZERO, Decimal::NEGATIVE_ONE])
}

/// A beginning after an end.
fn in_order(matter: &Matter, start: &str, end: &str) -> Option<Split> {
    let zero = Decimal::ZERO;
    let starts = of_scope(matter, start, Axis::Date)
        .map(|(i, days)| (i, Item { upper: days.lo.map(|lo| [lo, zero]), lower: None }));
    let ends = of_scope(matter, end, Axis::Date)
        .map(|(i, days)| (i, Item { upper: None, lower: days.hi.map(|hi| [hi, zero]) }));
    contradiction(matter, starts.chain(ends).collect(), [Decimal::ZERO, Decimal::NEGATIVE_ONE])
}

fn contradiction(matter: &Matter, claims: Vec<(usize, Item)>, limits: [Decimal; 2]) -> Option<Split> {
    let items: Vec<Item> = claims.iter().map(|&(_, item)| item).collect();
    let Contradiction { upper, lower } = worst(&items, limits)?;
    let claims_of = |places: Vec<usize>| places.into_iter().map(|p| claims[p].0).collect();
    Some(split(matter, vec![claims_of(upper), claims_of(lower)]))
}

/// The same within one article, whose date need not be known.
fn in_one_article(matter: &Matter, part: &str, whole: &str, axis: Axis) -> Option<Split> {
    let mut wholes: BTreeMap<usize, Vec<(usize, Interval)>> = BTreeMap::new();
    for (i, accepted) in of_scope(matter, whole, axis) {
        wholes.entry(matter.claim(i).article).or_default().push((i, accepted));
    }
    of_scope(matter, part, axis).find_map(|(i, accepted)| {
        let of_article = wholes.get(&matter.claim(i).article)?;
        let (largest, limit) = of_article.iter().max_by(|a, b| a.1.cmp_hi(b.1))?;
        let above = accepted.lo? > limit.hi?;
        above.then(|| split(matter, vec![vec![i], vec![*largest]]))
    })
}

/// Parts and a whole, each stated once in one article, that do not add up.
fn sum(matter: &Matter, parts: &[String], whole: &str) -> Option<Split> {
    let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, &i) in matter.claims.iter().enumerate() {
        by_article.entry(matter.claim(i).article).or_default().push(place);
    }
    by_article.into_values().find_map(|places| {
        let article = matter.part(places);
        let once = |scope: &str| {
            let mut stated = of_scope(&article, scope, Axis::Number);
            stated.next().filter(|_| stated.next().is_none())
        };
        let (all, stated) = once(whole)?;
        let summands: Vec<(usize, Interval)> = parts.iter().map(|p| once(p)).collect::<Option<_>>()?;
        let total = summands.iter().map(|s| s.1).reduce(plus)?;
        (!total.meets(stated)).then(|| split(matter, vec![vec![all], summands.iter().map(|s| s.0).collect()]))
    })
}

fn plus(a: Interval, b: Interval) -> Interval {
    let add = |x: Option<Decimal>, y: Option<Decimal>| x?.checked_add(y?);
    Interval {
        lo: add(a.lo, b.lo),
        hi: add(a.hi, b.hi),
        lo_open: a.lo_open || b.lo_open,
        hi_open: a.hi_open || b.hi_open,
    }
}

fn split(matter: &Matter, sides: Vec<Vec<usize>>) -> Split {
    let part = |claims: Vec<usize>| Part {
        extent: extent_of(matter, claims.iter().copied()),
        claims,
        code: Some(Code::BrokenRelation),
    };
    Split {
        consensus: None,
        sides: sides.into_iter().map(part).collect(),
        also: Vec::new(),
        at_most: Severity::Error,
        anchor: None,
    }
}
