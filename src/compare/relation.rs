//! Orders between claims that differ in what they count: a part is at most the whole, parts add up to it, a beginning comes
//! before an end. Rules declare them, for their own claims or for those of other rules; they are checked whatever the policy.

use super::constant::extent_of;
use super::dominance::{Contradiction, Item, worst};
use super::{Ground, Matter, Part, RELATION, Split, finish};
use crate::claim::{Claim, KeyValue, Modality};
use crate::finding::{Code, Finding};
use crate::group::clusters;
use crate::interval::{Axis, Interval, day_number};
use crate::policy::{Comparison, Relation, Severity};
use crate::value::Decimal;
use std::collections::BTreeMap;

/// The broken relations of all facts. `originals` are the claims that are no copies, in canonical order.
pub(super) fn findings(ground: &Ground, originals: &[usize]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, rule) in ground.rules.iter().enumerate() {
        for (n, relation) in rule.relations.iter().enumerate() {
            let anchor = format!("{RELATION} {} {n}", rule.rule);
            findings.extend(of_relation(ground, originals, number, relation, &anchor));
        }
    }
    findings
}

/// The facts in which one relation of one rule is broken.
fn of_relation(ground: &Ground, originals: &[usize], number: usize, relation: &Relation, anchor: &str) -> Vec<Finding> {
    let rule = &ground.rules[number];
    let terms = relation.terms();
    let term_of = |claim: &Claim| terms.iter().copied().find(|term| names(term, claim, rule));
    let related: Vec<usize> = originals.iter().copied().filter(|&i| term_of(&ground.claims[i]).is_some()).collect();
    if related.len() < 2 {
        return Vec::new();
    }
    let alike: Vec<Claim> = related.iter().map(|&i| alike(&ground.claims[i], number, rule, &terms)).collect();
    let order: Vec<usize> = (0..alike.len()).collect();
    let mut findings = Vec::new();
    for cluster in clusters(&alike, &order, ground.rules, ground.entities).iter().filter(|c| c.apart.is_none()) {
        let mut claims: Vec<usize> = cluster.claims.iter().map(|&n| related[n]).collect();
        claims.sort_unstable();
        let matter = Matter::new(ground, rule, related[cluster.best], claims);
        let split = broken(&matter, relation).map(|split| Split { anchor: Some(anchor.to_owned()), ..split });
        findings.extend(split.and_then(|split| finish::finding(&matter, split)));
    }
    findings
}

/// Whether a term of a relation of `rule` means a claim: by the claim's rule, its rule and scope, its scope or its modality.
fn names(term: &str, claim: &Claim, rule: &Comparison) -> bool {
    if let Some((of, scope)) = term.split_once(':') {
        return claim.rule_id == of && claim.scope.as_deref() == Some(scope);
    }
    claim.rule_id == term
        || claim.group == rule.group && (claim.scope.as_deref() == Some(term) || claim.modality.name() == term)
}

/// The claim as one that meets those of the other terms: what tells the terms apart is no part of the gate, nor of the key.
fn alike(claim: &Claim, number: usize, rule: &Comparison, terms: &[&str]) -> Claim {
    let by_modality = Modality::ALL.iter().any(|m| terms.contains(&m.name()));
    let (scope, group) = (claim.scope.clone(), rule.group.clone());
    let modality = if by_modality { Modality::Actual } else { claim.modality };
    let mut claim = Claim { rule: number, block: group.clone(), group, modality, ..claim.clone() };
    // Promised and delivered are set against each other in one scope only.
    if !by_modality {
        claim.scope = None;
        claim.key.retain(|slot| !matches!((&slot.value, &scope), (KeyValue::Text(text), Some(scope)) if text == scope));
    }
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

fn of_term<'m>(matter: &'m Matter, term: &'m str, axis: Axis) -> impl Iterator<Item = (usize, Interval)> + 'm {
    matter.claims.iter().filter_map(move |&i| {
        let claim = matter.claim(i);
        let compared = claim.compared.as_ref().filter(|c| names(term, claim, matter.rule) && c.axis() == axis)?;
        Some((i, compared.first().accepted().interval()?))
    })
}

/// A part above a whole that is not older: a whole that was counted before may have grown since.
fn at_most(matter: &Matter, part: &str, whole: &str, axis: Axis) -> Option<Split> {
    let days = |i: usize| matter.claim(i).as_of.days.bounded();
    let number = |day| -Decimal::from(day_number(day));
    let parts = of_term(matter, part, axis).filter_map(|(i, accepted)| {
        let (from, _) = days(i)?;
        Some((i, Item { upper: accepted.lo.map(|lo| [lo, number(from)]), lower: None }))
    });
    let wholes = of_term(matter, whole, axis).filter_map(|(i, accepted)| {
        let (_, to) = days(i)?;
        Some((i, Item { upper: None, lower: accepted.hi.map(|hi| [hi, number(to)]) }))
    });
    contradiction(matter, parts.chain(wholes).collect(), [Decimal::ZERO, Decimal::NEGATIVE_ONE])
}

/// A beginning after an end.
fn in_order(matter: &Matter, start: &str, end: &str) -> Option<Split> {
    let zero = Decimal::ZERO;
    let starts = of_term(matter, start, Axis::Date)
        .map(|(i, days)| (i, Item { upper: days.lo.map(|lo| [lo, zero]), lower: None }));
    let ends = of_term(matter, end, Axis::Date)
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
    for (i, accepted) in of_term(matter, whole, axis) {
        wholes.entry(matter.claim(i).article).or_default().push((i, accepted));
    }
    of_term(matter, part, axis).find_map(|(i, accepted)| {
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
        let once = |term: &str| {
            let mut stated = of_term(&article, term, Axis::Number);
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
