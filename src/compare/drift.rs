//! The policy `drift`: a value that moves. Two claims disagree when they are further apart than the value can have moved in
//! the longest time that may lie between them, and than methods differ.

use super::constant::extent_of;
use super::dominance::{Contradiction, Item, worst};
use super::{Matter, Part, Split};
use crate::claim::Claim;
use crate::interval::day_number;
use crate::policy::{Comparison, Policy, Regime, Severity};
use crate::value::Decimal;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How the claims part: the earlier and the later ones that contradict each other. There is no consensus over time.
pub(super) fn split(matter: &Matter) -> Option<Split> {
    let Policy::Drift { alpha, rate, method } = matter.rule.policy else { return None };
    let moved = |day| moved_by(day, rate, &matter.rule.regimes);
    let moving: Vec<(usize, Item)> =
        matter.claims.iter().filter_map(|&i| Some((i, item(matter.claim(i), moved)?))).collect();
    // What methods may differ by is granted to all pairs first, then no more to those of one speaker.
    if let Some(found) = parted(&moving, alpha.saturating_add(method)) {
        return Some(sides(matter, found));
    }
    let mut by_speaker: BTreeMap<&str, Vec<(usize, Item)>> = BTreeMap::new();
    for &(i, item) in &moving {
        by_speaker.entry(speaker(matter.claim(i))).or_default().push((i, item));
    }
    by_speaker.values().find_map(|claims| parted(claims, alpha)).map(|found| sides(matter, found))
}

/// What two claims may differ by: the slack at one day, how far the value may have moved or grown, and what methods differ by.
pub(super) fn allowed(a: &Claim, b: &Claim, rule: &Comparison) -> Decimal {
    let (slack, rate, regimes, method) = match rule.policy {
        Policy::Drift { alpha, rate, method } => (alpha, rate, &rule.regimes[..], method),
        Policy::Cumulative { rate: Some(rate), .. } => (Decimal::ZERO, rate, &[][..], Decimal::ZERO),
        _ => return Decimal::ZERO,
    };
    let (Some((a0, a1)), Some((b0, b1))) = (a.as_of.days.bounded(), b.as_of.days.bounded()) else {
        return Decimal::ZERO;
    };
    let moved = |day| moved_by(day, rate, regimes);
    let moved = moved(b1).saturating_sub(moved(a0)).max(moved(a1).saturating_sub(moved(b0)));
    let method = if speaker(a) == speaker(b) { Decimal::ZERO } else { method };
    slack.saturating_add(moved).saturating_add(method)
}

/// Whose figure it is: the speaker's, else the outlet's or the article's own.
fn speaker(claim: &Claim) -> &str {
    claim.speaker.as_deref().or(claim.source.as_deref()).unwrap_or(&claim.article_name)
}

/// How far a value may have moved by a day, counted from a fixed one: `rate` a day, before the end of a regime its own. It takes the
/// place of time: what may lie between two days is the difference.
fn moved_by(day: NaiveDate, rate: Decimal, regimes: &[Regime]) -> Decimal {
    let number = day_number(day);
    let (mut moved, mut after) = (rate.saturating_mul(Decimal::from(number)), rate);
    // From the last regime back: what a day before its end was worth is put right.
    for regime in regimes.iter().rev() {
        let before = Decimal::from((day_number(regime.until) - number).max(0));
        moved = moved.saturating_sub(before.saturating_mul(regime.rate.saturating_sub(after)));
        after = regime.rate;
    }
    moved
}

/// lo − hi > limit + max(moved(b⁺) − moved(a⁻), moved(a⁺) − moved(b⁻)) is two inequalities, one for either distance.
fn item(claim: &Claim, moved: impl Fn(NaiveDate) -> Decimal) -> Option<Item> {
    let accepted = claim.compared.as_ref()?.first().accepted().interval()?;
    let (from, to) = claim.as_of.days.bounded()?;
    Some(Item {
        upper: accepted.lo.map(|lo| [lo.saturating_add(moved(from)), lo.saturating_sub(moved(to))]),
        lower: accepted.hi.map(|hi| [hi.saturating_add(moved(to)), hi.saturating_sub(moved(from))]),
    })
}

fn parted(claims: &[(usize, Item)], limit: Decimal) -> Option<[Vec<usize>; 2]> {
    let items: Vec<Item> = claims.iter().map(|&(_, item)| item).collect();
    let Contradiction { upper, lower } = worst(&items, [limit, limit])?;
    let claims_of = |places: Vec<usize>| places.into_iter().map(|p| claims[p].0).collect();
    Some([claims_of(upper), claims_of(lower)])
}

/// The two sides, the earlier one first.
pub(super) fn sides(matter: &Matter, mut found: [Vec<usize>; 2]) -> Split {
    let first_day = |claims: &[usize]| claims.iter().filter_map(|&i| matter.claim(i).as_of.days.from).min();
    let first_place =
        |claims: &[usize]| claims.iter().map(|&i| (&matter.claim(i).article_name, matter.claim(i).span)).min();
    found.sort_by(|a, b| (first_day(a), first_place(a)).cmp(&(first_day(b), first_place(b))));
    let part = |claims: Vec<usize>| Part { extent: extent_of(matter, claims.iter().copied()), claims, code: None };
    Split {
        consensus: None,
        sides: found.into_iter().map(part).collect(),
        also: Vec::new(),
        at_most: Severity::Error,
        anchor: None,
    }
}
