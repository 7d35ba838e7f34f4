//! Percentages and percentage points: "19.2%", "5–10 per cent", "half a percentage point", "25 basis points".

use super::context::Context;
use super::cues::Cues;
use super::money::scaled_amount;
use super::{Found, Written};
use super::{number, range};
use crate::value::{Amount, Decimal, Numeral};

/// A share, and the token behind it.
struct Share {
    amount: Amount,
    points: bool,
    next: usize,
}

/// The percentage that starts at token `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !number::detached(cx, i) && !closes_pair(cx, i) {
        return None;
    }
    if let Some(first) = opens_pair(cx, i) {
        return Some(first);
    }
    let mut share = one(cx, i)?;
    // "5% to 10%"
    if let Amount::Exact(lo) = share.amount
        && !range::is_step(cx, i, share.next)
        && let Some(at) = range::range_separator(cx, i, share.next)
        && let Some(second) = one(cx, at)
        && let Amount::Exact(hi) = second.amount
        && lo.value < hi.value
        && second.points == share.points
    {
        share = Share { amount: Amount::Between(lo, hi), ..second };
    }
    Some(Found::new(i..share.next, Written::Percent { amount: share.amount, points: share.points }))
}

/// Where the second share of a pair is, whose first is the number at `i`: "52-48 percent", "52-to-48 percent", "cut from 4.75
/// to 4.25 per cent".
fn pair(cx: &Context<'_>, i: usize) -> Option<usize> {
    let moved = cx.is_word(i + 1, "to") && i > cx.sentence.start && cx.is_word(i - 1, "from");
    let at = if moved {
        i + 2
    } else if cx.joins(i + 1) && cx.is_word(i + 2, "to") && cx.joins(i + 3) {
        i + 4
    } else if cx.joins(i + 1) || cx.is(i + 1, '–') && cx.glued(i + 1) && cx.glued(i + 2) {
        i + 2
    } else {
        return None;
    };
    if !cx.is_number(i) || !cx.is_number(at) || sign(cx, at + 1).is_none() {
        return None;
    }
    let (first, second) = (super::digits::parse(cx.str(i))?, super::digits::parse(cx.str(at))?);
    let falls = first > second && first <= Decimal::ONE_HUNDRED;
    (falls || moved && range::range_separator(cx, i, i + 1).is_none()).then_some(at)
}

/// The first share of a pair, which the sign behind the second serves too.
fn opens_pair(cx: &Context<'_>, i: usize) -> Option<Found> {
    let (_, points, _) = sign(cx, pair(cx, i)? + 1)?;
    let amount = Amount::Exact(Numeral::new(super::digits::parse(cx.str(i))?, Decimal::ONE)?);
    Some(Found::new(i..i + 1, Written::Percent { amount, points }))
}

/// Whether the share at `i` is the second of a pair: "48" in "52-48 percent", "52%-to-48%", "50 percent-39 percent".
fn closes_pair(cx: &Context<'_>, i: usize) -> bool {
    let Some(hyphen) = i.checked_sub(1).filter(|&at| cx.is_number(i) && (cx.joins(at) || cx.is(at, '–'))) else {
        return false;
    };
    let back = if cx.is_word(hyphen.wrapping_sub(1), "to") && hyphen > 1 { hyphen - 2 } else { hyphen };
    let Some(last) = back.checked_sub(1) else { return false };
    let signed = cx.is(last, '%') || cx.is_any(last, &["percent", "cent"]);
    signed || pair(cx, last) == Some(i)
}

fn one(cx: &Context<'_>, i: usize) -> Option<Share> {
    let num = range::range_at(cx, i)?;
    if num.letter {
        return None;
    }
    let (hundredth, points, next) = sign(cx, number::unit_start(cx, &num)).or_else(|| sign(cx, num.next))?;
    // "half a per cent" is 0.5; a bare fraction in a share's place is for others to read.
    let amount = match num.amount {
        Amount::Fraction { value, .. } => Amount::Exact(Numeral::new(value, Decimal::ONE)?),
        amount => amount,
    };
    let amount = if hundredth { scaled_amount(amount, Decimal::new(1, 2))? } else { amount };
    Some(Share { amount, points, next })
}

/// "%", "per cent", "pc", "percentage points", "basis points" at `i`: whether it counts hundredths of a point, whether
/// it counts points, and the token behind.
fn sign(cx: &Context<'_>, i: usize) -> Option<(bool, bool, usize)> {
    let i = cx.past_hyphen(i);
    if !cx.cue(i, Cues::SHARE) {
        return None;
    }
    let next = if cx.is(i, '%') || cx.is_any(i, &["percent", "percents", "pct"]) {
        i + 1
    } else if cx.is_word(i, "per") && cx.is_word(cx.past_hyphen(i + 1), "cent") {
        cx.past_hyphen(i + 1) + 1
    } else if cx.is_word(i, "pc") && cx.is_number(i.wrapping_sub(1)) {
        i + 1
    } else if cx.is_word(i, "percentage") {
        let at = cx.past_hyphen(i + 1);
        return if cx.is_any(at, &["point", "points"]) {
            Some((false, true, at + 1))
        } else if cx.get(at).is_some_and(|t| t.is_word()) {
            None
        } else {
            Some((false, false, i + 1))
        };
    } else if cx.is_word(i, "basis") {
        let at = cx.past_hyphen(i + 1);
        return cx.is_any(at, &["point", "points"]).then_some((true, true, at + 1));
    } else if cx.glued(i) && cx.is_word(i, "pp") {
        return Some((false, true, i + 1));
    } else if matches!(cx.str(i), "bps" | "bp") {
        return Some((true, true, i + 1));
    } else {
        return None;
    };
    // "5%-points", "5 per cent points"
    let at = cx.past_hyphen(next);
    Some(if cx.is_any(at, &["points"]) { (false, true, at + 1) } else { (false, false, next) })
}
