//! Amounts of one fact in different currencies: converted at the rates of their days and compared. And conversions within
//! one sentence that cannot be right at the rate of the day ("202 billion euros ($171 billion)").

use super::{Ground, Matter, identity, splits, words};
use crate::article::Basis;
use crate::claim::{Claim, ClaimValue};
use crate::finding::{Code, Finding, Side};
use crate::frame::{self, amount::nested};
use crate::group::Cluster;
use crate::interval::{Compared, Extent, Interval, Reading};
use crate::mention::{Hedge, Written};
use crate::policy::{Comparison, Severity};
use crate::rates::{Rate, Rates};
use crate::value::{Amount, Decimal, Numeral};
use std::collections::{BTreeMap, HashMap};

/// Currencies that a bare dollar sign may mean, depending on who writes, the likeliest first.
const DOLLARS: [&str; 6] = ["USD", "AUD", "CAD", "HKD", "NZD", "SGD"];
/// Significant digits of an amount at the rate of its day.
const DIGITS: u32 = 3;

/// What comparing the amounts of a cluster in one currency gives; `None` when one of them has no rate.
pub(super) fn findings(
    ground: &Ground,
    rule: &Comparison,
    cluster: &Cluster,
    by_unit: &BTreeMap<&str, Vec<usize>>,
) -> Option<Vec<Finding>> {
    // The currency that most of them are in needs no rate; of several the first of the alphabet.
    let target = by_unit.iter().max_by_key(|(unit, claims)| (claims.len(), std::cmp::Reverse(**unit)))?.0;
    let mut places: Vec<usize> = cluster.claims.clone();
    let copies = |i: &usize| ground.copies.get(i).map_or(&[][..], Vec::as_slice).iter().copied();
    places.extend(cluster.claims.iter().flat_map(copies));
    let mut source = None;
    let claims: Vec<Claim> = places
        .iter()
        .map(|&i| {
            let (claim, rate) = converted(&ground.claims[i], target, ground.rates)?;
            source = source.take().or(rate.map(|r| r.source));
            Some(claim)
        })
        .collect::<Option<_>>()?;
    let local: HashMap<usize, usize> = places.iter().enumerate().map(|(n, &i)| (i, n)).collect();
    let copies = cluster.claims.iter().filter_map(|i| Some((local[i], ground.copies.get(i)?)));
    let copies = copies.map(|(n, copies)| (n, copies.iter().map(|i| local[i]).collect())).collect();
    let inner = Ground { claims: &claims, families: ground.families.clone(), copies, ..*ground };
    let matter = Matter::new(&inner, rule, local[&cluster.best], (0..cluster.claims.len()).collect());
    let mut findings: Vec<Finding> =
        splits(&matter).into_iter().filter_map(|split| super::finish::finding(&matter, split)).collect();
    for finding in &mut findings {
        let back = |claims: &mut Vec<usize>| {
            claims.iter_mut().for_each(|n| *n = places[*n]);
            claims.sort_unstable();
        };
        finding.sides.iter_mut().for_each(|side| [&mut side.claims, &mut side.copies].into_iter().for_each(back));
        back(&mut finding.also);
        let source = source.as_deref().unwrap_or_default();
        finding.help = format!("{} Converted to {target} at the rates of the time ({source}).", finding.help);
    }
    Some(findings)
}

/// A claim with its amount in the currency `target`, and the rate that it took.
fn converted(claim: &Claim, target: &str, rates: &Rates) -> Option<(Claim, Option<Rate>)> {
    let compared = claim.compared.as_ref()?;
    let unit = compared.unit.as_deref()?;
    if unit == target {
        return Some((claim.clone(), None));
    }
    let rate = rates.rate(unit, target, claim.as_of.days)?;
    let mean = rate.mean.lo?.checked_add(rate.mean.hi?)?.checked_div(Decimal::TWO)?;
    let turned = |extent: &Extent, by: Interval| Some(Extent::Number(times(extent.interval()?, by)?));
    let readings = compared.readings.iter().map(|r| {
        let (loose, literal) = (turned(&r.loose, rate.any)?, turned(&r.literal, rate.any)?);
        Some(Reading { name: r.name, core: turned(&r.core, rate.mean)?, loose, literal })
    });
    let readings = readings.collect::<Option<_>>()?;
    let step = compared.step.checked_mul(mean)?;
    let mut claim = claim.clone();
    if let ClaimValue::Written(Written::Money { amount, .. }) = &mut claim.value {
        let at_rate = |n: Numeral| Numeral::new(n.value.checked_mul(mean)?.round_sf(DIGITS)?, Decimal::ONE);
        *amount = match *amount {
            Amount::Exact(n) => Amount::Exact(at_rate(n)?),
            Amount::Between(a, b) => Amount::Between(at_rate(a)?, at_rate(b)?),
            other => other,
        };
    }
    let compared = Compared { unit: Some(target.to_owned()), readings, step, ..claim.compared.clone()? };
    Some((Claim { compared: Some(compared), ..claim }, Some(rate)))
}

/// The products of two intervals of which nothing is below zero.
fn times(a: Interval, b: Interval) -> Option<Interval> {
    let lo = match a.lo {
        Some(lo) if lo >= Decimal::ZERO => Some(lo.checked_mul(b.lo?)?),
        Some(_) => return None,
        None => None,
    };
    let hi = match a.hi {
        Some(hi) => Some(hi.checked_mul(b.hi?)?),
        None => None,
    };
    Some(Interval { lo, hi, ..a })
}

/// Conversions in parentheses that no rate of their time gives. `originals` are the claims that are no copies.
pub(super) fn conversions(ground: &Ground, originals: &[usize]) -> Vec<Finding> {
    let mut found: Vec<(usize, Finding)> = Vec::new();
    for &i in originals {
        let claim = &ground.claims[i];
        // Several rules may have taken one amount.
        let told = |&(other, _): &(usize, Finding)| {
            let other: &Claim = &ground.claims[other];
            other.article == claim.article && other.span.overlaps(claim.span)
        };
        if !found.iter().rev().take(8).any(told) {
            found.extend(conversion(ground, i).map(|finding| (i, finding)));
        }
    }
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn conversion(ground: &Ground, i: usize) -> Option<Finding> {
    let claim = &ground.claims[i];
    let ClaimValue::Written(Written::Money { amount, currency, equivalent: Some(equivalent) }) = &claim.value else {
        return None;
    };
    let (other, other_currency) = (&equivalent.0, equivalent.1?);
    let own = nested(amount, claim.hedge);
    let other_value = nested(other, Hedge::None);
    let may_be = |currency: crate::value::Currency| match frame::comparable(currency) {
        _ if currency.0 == "$" => DOLLARS.to_vec(),
        code => vec![code],
    };
    // Right at any of the rates that it may mean; without a rate for one of them nothing is known.
    let mut first: Option<(Decimal, Rate, [&str; 2], Interval)> = None;
    for from in may_be((*currency)?) {
        for to in may_be(other_currency) {
            if from == to {
                return None;
            }
            let rate = ground.rates.rate(from, to, claim.as_of.days)?;
            // As generous again: the sum may have been converted on another day than that of the article.
            let any = Interval {
                lo: Some(rate.any.lo?.checked_mul(rate.any.lo?)?.checked_div(rate.mean.lo?)?),
                hi: Some(rate.any.hi?.checked_mul(rate.any.hi?)?.checked_div(rate.mean.hi?)?),
                ..rate.any
            };
            let accepted = times(own.literal, any)?;
            if accepted.meets(other_value.literal) {
                return None;
            }
            if first.is_none() {
                let at_rate = times(own.core, rate.mean)?;
                first = Some((accepted.gap(other_value.literal), rate, [from, to], at_rate));
            }
        }
    }
    let (gap, rate, [from, to], at_rate) = first?;
    let width = [at_rate.width(), other_value.core.width()].into_iter().flatten().max()?.max(Decimal::new(1, 2));
    // Milder than the gap deserves: that the sum was converted in these days is inferred.
    let mut severity = if gap <= width.saturating_mul(Decimal::from(3)) { Severity::Note } else { Severity::Warning };
    if claim.published.basis >= Basis::Bounded {
        severity = severity.lowered();
    }
    let told = words::conversion(claim, &at_rate, &rate, [from, to]);
    let rule = ground.rules.get(claim.rule)?;
    let extent = Extent::Number(at_rate);
    Some(Finding {
        id: identity::digest(["conversion", rule.group.as_str(), &claim.key_text(), &claim.article_name, &claim.text]),
        state: identity::state(ground, std::iter::once([i].as_slice())),
        code: Code::SelfContradiction,
        severity,
        rule: Some(rule.rule.clone()),
        key: claim.key.clone(),
        message: told.message,
        help: told.help,
        consensus: None,
        sides: vec![Side { extent, sources: 1, claims: vec![i], copies: Vec::new() }],
        also: Vec::new(),
    })
}
