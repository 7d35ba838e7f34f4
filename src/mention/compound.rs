//! What goes on with a duration: "and a half", "and 30 minutes", ", 3 hours and 4 seconds", the "20m" of "1h 20m".

use super::context::Context;
use super::duration::{Parsed, unit_at};
use super::lexicon::Kw;
use super::number;
use super::token::TokenKind;
use crate::value::{Amount, Decimal, Length, Numeral, TimeUnit};

/// Adds what follows: "and a half", "and 30 minutes", ", 3 hours and 4 seconds", "six months".
pub(super) fn compound(cx: &Context<'_>, parsed: &mut Parsed) {
    if cx.key(parsed.next, Kw::And)
        && let Some((part, next)) = half_behind(cx, parsed.next + 1)
        && let Some(amount) = added(parsed.amount, part)
    {
        (parsed.amount, parsed.next) = (amount, next);
        return;
    }
    let mut smallest = parsed.unit;
    let mut steps = 0;
    while let Some((unit, length, next)) = smaller(cx, parsed.next, smallest) {
        let (Some(months), Some(seconds)) =
            (parsed.plus.months.checked_add(length.months), parsed.plus.seconds.checked_add(length.seconds))
        else {
            return;
        };
        parsed.plus = Length { months, seconds };
        (parsed.next, smallest) = (next, unit);
        steps += 1;
        if steps == 5 {
            return;
        }
    }
}

/// "a half", "half", "a quarter", "three quarters" at `i`: the part and the token behind.
pub(super) fn half_behind(cx: &Context<'_>, i: usize) -> Option<(Decimal, usize)> {
    let at = if cx.key(i, Kw::A) { i + 1 } else { i };
    if cx.is_word(at, "half") && unit_at(cx, at + 1).is_none() && !cx.key(at + 1, Kw::A) {
        return Some((Decimal::new(5, 1), at + 1));
    }
    if cx.is_word(at, "quarter") && at > i {
        return Some((Decimal::new(25, 2), at + 1));
    }
    (cx.is_word(i, "three") && cx.is_word(i + 1, "quarters")).then(|| (Decimal::new(75, 2), i + 2))
}

pub(super) fn added(amount: Amount, part: Decimal) -> Option<Amount> {
    match amount {
        Amount::Exact(n) => Some(Amount::Exact(Numeral::new(n.value.checked_add(part)?, Decimal::ONE)?)),
        _ => None,
    }
}

/// A smaller unit with its number behind a duration: "and 30 minutes", ", 3 hours", "six months".
fn smaller(cx: &Context<'_>, i: usize, than: TimeUnit) -> Option<(TimeUnit, Length, usize)> {
    let mut at = i;
    let comma = cx.is(at, ',');
    if comma {
        at += 1;
    }
    let and = cx.key(at, Kw::And);
    if and {
        at += 1;
    }
    if at == i
        && (cx.is_word(i - 1, "h") || cx.is_word(i - 1, "m") && than == TimeUnit::Minute)
        && let Some(part) = lettered(cx, i)
    {
        return Some(part);
    }
    // "a two-hour-and-15-minute delay"
    if cx.joins(i) && cx.key(i + 1, Kw::And) && cx.joins(i + 2) {
        let num = number::at(cx, i + 3).filter(|n| cx.joins(n.next))?;
        let Amount::Exact(n) = num.amount else { return None };
        let (unit, _) = unit_at(cx, num.next + 1).filter(|&(unit, _)| unit < than)?;
        let length = unit.length();
        let (months, seconds) = (length.months.checked_mul(n.value)?, length.seconds.checked_mul(n.value)?);
        return Some((unit, Length { months, seconds }, num.next + 2));
    }
    let num = number::at(cx, at)?;
    let Amount::Exact(n) = num.amount else { return None };
    // "1 hour thirty": minutes, where nothing follows that could be counted.
    let closed = cx.get(num.next).is_none_or(|t| matches!(t.kind, TokenKind::Mark('.' | ',' | ';' | ')')));
    if than == TimeUnit::Hour && at == i && closed && n.value < Decimal::from(60) && unit_at(cx, i - 1).is_some() {
        let seconds = n.value.checked_mul(Decimal::from(60))?;
        return Some((TimeUnit::Minute, Length { months: Decimal::ZERO, seconds }, num.next));
    }
    let (unit, times) = unit_at(cx, num.next)?;
    // A list of ages or terms is no compound: "2 years, 3 years".
    if unit >= than || cx.joins(num.next + 1) {
        return None;
    }
    // What counts from a date is another mention: "for three months and 2 days ago".
    if cx.is_any(num.next + 1, &["ago", "later", "earlier", "before", "after"]) {
        return None;
    }
    let length = unit.length();
    let times = n.value.checked_mul(Decimal::from(times))?;
    let length = Length { months: length.months.checked_mul(times)?, seconds: length.seconds.checked_mul(times)? };
    Some((unit, length, num.next + 1))
}

/// "20m", "45s" at `i`, behind "1h".
fn lettered(cx: &Context<'_>, i: usize) -> Option<(TimeUnit, Length, usize)> {
    if !cx.is_number(i) || !cx.glued(i + 1) {
        return None;
    }
    let unit = match cx.str(i + 1) {
        "m" | "min" | "mins" => TimeUnit::Minute,
        "s" | "sec" | "secs" => TimeUnit::Second,
        _ => return None,
    };
    let n = super::digits::parse(cx.str(i)).filter(|&n| n < Decimal::from(60))?;
    let seconds = unit.length().seconds.checked_mul(n)?;
    Some((unit, Length { months: Decimal::ZERO, seconds }, i + 2))
}
