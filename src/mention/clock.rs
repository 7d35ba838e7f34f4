//! Times of the day that no "a.m." or "p.m." marks: "at 10.30", "half past three", "2000 local time", "1430 hours".
//!
//! A mention has no time of day: what is told apart here is only silent.

use super::context::Context;
use super::lexicon::Kw;
use super::number::Num;
use super::spelled::cardinal;
use crate::value::{Amount, Decimal};

/// Whether the number at `i`, or the fraction, is a time of the day or part of one.
pub(super) fn is_time_of_day(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    let next = num.next;
    if num.scale != Decimal::ONE || num.letter {
        return false;
    }
    // "2000 local time"
    if cx.is_any(next, &["local", "eastern", "moscow", "greenwich"])
        && cx.is_any(next + 1, &["time", "mean", "standard"])
    {
        return cx.is_number(next - 1);
    }
    if is_military(cx, i, next) {
        return true;
    }
    // "half past three", "a quarter past five", "twenty past six"
    let past = |at: usize| cx.is_word(at, "past");
    if past(next) && hour(cx, next + 1) && parts_hour(cx, i, num) {
        return true;
    }
    if i > cx.sentence.start + 1 && past(i - 1) && next == i + 1 && hour(cx, i) && is_part(cx, i - 2) {
        return true;
    }
    // "at around 3 in the morning"
    let of_day = cx.key(next, Kw::In)
        && cx.is_word(next + 1, "the")
        && cx.is_any(next + 2, &["morning", "afternoon", "evening"])
        || cx.is_word(next, "at") && cx.is_word(next + 1, "night");
    if of_day && next == i + 1 && hour(cx, i) {
        let before = |at: usize| at > cx.sentence.start && cx.is_any(at - 1, &["at", "by", "until", "till", "since"]);
        return before(i)
            || i > cx.sentence.start + 1 && cx.is_any(i - 1, &["around", "about", "nearly"]) && before(i - 1);
    }
    pointed(cx, i, num)
}

/// "at 10.30 on Thursday", "is at 19.45": hours and minutes parted by a point.
fn pointed(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    if num.next != i + 1 || i <= cx.sentence.start || !cx.is_word(i - 1, "at") {
        return false;
    }
    let Some((hours, minutes)) = cx.str(i).split_once('.') else { return false };
    let fits = hours.len() <= 2
        && minutes.len() == 2
        && hours.parse::<u8>().is_ok_and(|h| h < 24)
        && minutes.parse::<u8>().is_ok_and(|m| m < 60 && m % 5 == 0);
    // An index or a rate stands there too: "closed at 10.30".
    let priced = (2..=5).any(|back| {
        i >= cx.sentence.start + back
            && cx.is_any(
                i - back,
                &[
                    "closed", "ended", "trading", "traded", "trade", "stood", "stands", "standing", "finished",
                    "settled", "valued", "priced", "index", "rate", "rates", "ratio", "inflation", "average", "yield",
                    "shares", "score", "level", "points",
                ],
            )
    });
    let closed = cx.get(i + 1).is_none_or(|t| !t.is_word())
        || cx.is_any(
            i + 1,
            &[
                "on", "this", "today", "tomorrow", "yesterday", "last", "in", "and", "to", "for", "when", "after",
                "local",
            ],
        )
        || cx.weekday(i + 1).is_some();
    fits && !priced && closed
}

/// "1430 hours", "0600 hrs": the time of the day, as soldiers and timetables write it, that ends before `next`.
pub(super) fn is_military(cx: &Context<'_>, i: usize, next: usize) -> bool {
    let digits = cx.str(i).as_bytes();
    next == i + 1
        && digits.len() == 4
        && digits.iter().all(u8::is_ascii_digit)
        && cx.is_any(next, &["hours", "hrs"])
        && digits[..2] < b"24"[..]
        && digits[2..] < b"60"[..]
        && i > cx.sentence.start
        && cx.is_any(
            i - 1,
            &[
                "at", "by", "from", "until", "till", "around", "about", "before", "after", "since", "between", "and",
                "to",
            ],
        )
}

/// Whether the word at `i` may be an hour of the clock.
fn hour(cx: &Context<'_>, i: usize) -> bool {
    cx.sense(i, cardinal).or_else(|| cx.str(i).parse().ok()).is_some_and(|n| (1..=12).contains(&n))
}

/// Whether "past" behind the number at `i` tells the minutes of an hour.
fn parts_hour(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    match num.amount {
        Amount::Fraction { of, .. } => matches!(of, 2 | 4),
        Amount::Exact(n) => !cx.is_number(i) && n.value < Decimal::from(30) && (n.value % Decimal::from(5)).is_zero(),
        _ => false,
    }
}

/// Whether the word at `i` is a part of an hour before "past".
fn is_part(cx: &Context<'_>, i: usize) -> bool {
    cx.is_any(i, &["half", "quarter", "minutes"]) || cx.sense(i, cardinal).is_some_and(|n| n < 30 && n % 5 == 0)
}
