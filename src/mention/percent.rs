//! Percentages and percentage points: "19.2%", "5–10 per cent", "half a percentage point", "25 basis points".

use super::context::Context;
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
    if !number::detached(cx, i) {
        return None;
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
    } else if cx.is_word(i, "bps") {
        return Some((true, true, i + 1));
    } else {
        return None;
    };
    // "5%-points", "5 per cent points"
    let at = cx.past_hyphen(next);
    Some(if cx.is_any(at, &["points"]) { (false, true, at + 1) } else { (false, false, next) })
}
