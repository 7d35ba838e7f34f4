//! How bad a disagreement is: the gap between what two claims accept, against how exact they are, and milder for what is
//! uncertain about either.

use super::drift;
use crate::article::Basis;
use crate::claim::{Claim, ClaimValue, Modality};
use crate::interval::{Compared, Extent};
use crate::mention::Hedge;
use crate::policy::{Comparison, Policy, Severity};
use crate::value::{Days, Decimal};
use std::collections::BTreeMap;

/// The severity that two sides deserve: that of the two claims that show it best.
pub(super) fn sides(a: &[&Claim], b: &[&Claim], rule: &Comparison) -> Severity {
    let (a, b) = (telling(a, rule), telling(b, rule));
    a.iter().flat_map(|x| b.iter().map(|y| pair(x, y, rule))).max().unwrap_or(Severity::Note)
}

/// The severity of a finding whose kind fixes it: lowered only for slots that were found far from the phrase, and set by the rule.
pub(super) fn fixed(a: &[&Claim], b: &[&Claim], rule: &Comparison, severity: Severity) -> Severity {
    let least = |claims: &[&Claim]| claims.iter().map(|c| c.lowered).min().unwrap_or(0);
    lowered(rule.severity.unwrap_or(severity), least(a).max(least(b)))
}

/// The severity of two claims that cannot both hold.
pub(super) fn pair(a: &Claim, b: &Claim, rule: &Comparison) -> Severity {
    let look = a.lowered.max(b.lowered);
    if let Some(severity) = rule.severity {
        return lowered(severity, look);
    }
    let (Some(x), Some(y)) = (&a.compared, &b.compared) else { return Severity::Note };
    if rule.policy == Policy::Set || beyond_up_to(a, b) || beyond_up_to(b, a) {
        return Severity::Note;
    }
    let (gap, width) = gap_and_width(x, y);
    let gap = gap.saturating_sub(drift::allowed(a, b, rule));
    let severity = if gap < width {
        Severity::Note
    } else if gap <= width.saturating_mul(Decimal::from(3)) {
        Severity::Warning
    } else {
        Severity::Error
    };
    lowered(severity, look + u8::from(dated_vaguely(a, rule) || dated_vaguely(b, rule)) + u8::from(hearsay(a, b)))
}

fn lowered(severity: Severity, steps: u8) -> Severity {
    (0..steps.min(2)).fold(severity, |s, _| s.lowered())
}

/// Gap between the accepted values at their first readings, and the larger finite core width, at least one unit.
fn gap_and_width(a: &Compared, b: &Compared) -> (Decimal, Decimal) {
    let unit = a.step.max(b.step);
    let (gap, widths) = match (a.first().accepted(), b.first().accepted()) {
        (Extent::Date(x), Extent::Date(y)) => (Decimal::from(x.days_between(*y)), [length(a), length(b)]),
        (Extent::Number(x), Extent::Number(y)) => (x.gap(*y), [length(a), length(b)]),
        _ => (Decimal::ZERO, [None, None]),
    };
    (gap, widths.into_iter().flatten().max().unwrap_or(unit).max(unit))
}

/// Width of the core: in days on the date axis.
fn length(compared: &Compared) -> Option<Decimal> {
    match &compared.first().core {
        Extent::Date(days) => days.length().map(Decimal::from),
        Extent::Number(interval) => interval.width(),
        Extent::Entities { .. } => None,
    }
}

/// Whether `a` says "up to", and `b` goes beyond: that is weak evidence.
fn beyond_up_to(a: &Claim, b: &Claim) -> bool {
    let accepted = |c: &Claim| c.compared.as_ref().and_then(|c| c.first().accepted().interval());
    let (Some(x), Some(y)) = (accepted(a), accepted(b)) else { return false };
    a.hedge == Hedge::UpTo && x.hi.zip(y.lo).is_some_and(|(most, least)| least >= most)
}

/// Whether what a claim says depends on a publication date that is inferred or only bounded.
fn dated_vaguely(claim: &Claim, rule: &Comparison) -> bool {
    let depends = match rule.policy {
        Policy::Elapsed => !matches!(claim.value, ClaimValue::Date(_)) || is_relative(claim),
        Policy::Drift { .. } | Policy::Cumulative { .. } => true,
        Policy::Constant | Policy::EventDate | Policy::Flow | Policy::Set | Policy::Relation => is_relative(claim),
    };
    depends && !claim.as_of.stated && claim.published.basis >= Basis::Bounded
}

fn is_relative(claim: &Claim) -> bool {
    let open = matches!(&claim.value, ClaimValue::Date(Days { from, to }) if from.is_none() || to.is_none());
    open || claim.compared.as_ref().is_some_and(|c| c.relative)
}

/// Whether one of two claims rests on somebody else's word, or is an estimate. Two reports of what the same speaker said
/// contradict each other on their own account.
fn hearsay(a: &Claim, b: &Claim) -> bool {
    a.speaker != b.speaker || a.modality == Modality::Estimate || b.modality == Modality::Estimate
}

/// At most this many claims of a side are weighed for each way of being uncertain.
const WEIGHED: usize = 4;

/// Claims of a side that can weigh most: of each way of being uncertain the extreme ones and the most exact.
fn telling<'c>(claims: &[&'c Claim], rule: &Comparison) -> Vec<&'c Claim> {
    if claims.len() <= 2 * WEIGHED {
        return claims.to_vec();
    }
    let mut by_doubt: BTreeMap<(u8, bool, bool, Option<&str>), Vec<&'c Claim>> = BTreeMap::new();
    for c in claims {
        let doubt = (c.lowered, dated_vaguely(c, rule), c.hedge == Hedge::UpTo, c.speaker.as_deref());
        by_doubt.entry(doubt).or_default().push(c);
    }
    let mut told = Vec::new();
    // Of many speakers, any few will do.
    for (_, members) in by_doubt.into_iter().take(4 * WEIGHED) {
        let interval = |c: &&Claim| c.compared.as_ref().and_then(|c| c.first().accepted().interval());
        let width = |c: &&Claim| c.compared.as_ref().and_then(length).unwrap_or(Decimal::MAX);
        told.extend(members.iter().min_by_key(|c| interval(c).and_then(|i| i.hi).unwrap_or(Decimal::MAX)));
        told.extend(members.iter().max_by_key(|c| interval(c).and_then(|i| i.lo).unwrap_or(Decimal::MIN)));
        told.extend(members.iter().min_by_key(|c| width(c)));
    }
    told
}
