//! Durations: "three-year", "four hours", "one to two weeks", "a minute and a half", "2 hours and 30 minutes"; and ages,
//! which are durations of their own kind: "a 54-year-old", "aged 54".
//!
//! What counts from a date ("two weeks ago", "the past two months") is [`super::date`]'s.

use super::compound::{added, compound, half_behind};
use super::context::Context;
use super::lexicon::{Kw, Sense};
use super::token::TokenKind;
use super::{Found, Written, number};
use crate::value::{Amount, Decimal, Duration, Length, Numeral, TimeUnit};

/// The words of durations.
pub(super) const LEXICON: &[(&str, Sense)] = &[
    ("second", Sense::TimeUnit(TimeUnit::Second)),
    ("seconds", Sense::TimeUnit(TimeUnit::Second)),
    ("sec", Sense::TimeUnit(TimeUnit::Second)),
    ("secs", Sense::TimeUnit(TimeUnit::Second)),
    ("minute", Sense::TimeUnit(TimeUnit::Minute)),
    ("minutes", Sense::TimeUnit(TimeUnit::Minute)),
    ("min", Sense::TimeUnit(TimeUnit::Minute)),
    ("mins", Sense::TimeUnit(TimeUnit::Minute)),
    ("hour", Sense::TimeUnit(TimeUnit::Hour)),
    ("hours", Sense::TimeUnit(TimeUnit::Hour)),
    ("hr", Sense::TimeUnit(TimeUnit::Hour)),
    ("hrs", Sense::TimeUnit(TimeUnit::Hour)),
    ("h", Sense::TimeUnit(TimeUnit::Hour)),
    ("day", Sense::TimeUnit(TimeUnit::Day)),
    ("days", Sense::TimeUnit(TimeUnit::Day)),
    ("night", Sense::TimeUnit(TimeUnit::Day)),
    ("nights", Sense::TimeUnit(TimeUnit::Day)),
    ("week", Sense::TimeUnit(TimeUnit::Week)),
    ("weeks", Sense::TimeUnit(TimeUnit::Week)),
    ("wk", Sense::TimeUnit(TimeUnit::Week)),
    ("wks", Sense::TimeUnit(TimeUnit::Week)),
    ("fortnight", Sense::TimeUnit(TimeUnit::Week)),
    ("fortnights", Sense::TimeUnit(TimeUnit::Week)),
    ("month", Sense::TimeUnit(TimeUnit::Month)),
    ("months", Sense::TimeUnit(TimeUnit::Month)),
    ("year", Sense::TimeUnit(TimeUnit::Year)),
    ("years", Sense::TimeUnit(TimeUnit::Year)),
    ("yr", Sense::TimeUnit(TimeUnit::Year)),
    ("yrs", Sense::TimeUnit(TimeUnit::Year)),
    ("decade", Sense::TimeUnit(TimeUnit::Decade)),
    ("decades", Sense::TimeUnit(TimeUnit::Decade)),
    ("century", Sense::TimeUnit(TimeUnit::Century)),
    ("centuries", Sense::TimeUnit(TimeUnit::Century)),
    ("hourlong", Sense::Long(TimeUnit::Hour, false)),
    ("hourslong", Sense::Long(TimeUnit::Hour, true)),
    ("daylong", Sense::Long(TimeUnit::Day, false)),
    ("dayslong", Sense::Long(TimeUnit::Day, true)),
    ("weeklong", Sense::Long(TimeUnit::Week, false)),
    ("weekslong", Sense::Long(TimeUnit::Week, true)),
    ("monthlong", Sense::Long(TimeUnit::Month, false)),
    ("monthslong", Sense::Long(TimeUnit::Month, true)),
    ("yearlong", Sense::Long(TimeUnit::Year, false)),
    ("yearslong", Sense::Long(TimeUnit::Year, true)),
    ("decadelong", Sense::Long(TimeUnit::Decade, false)),
    ("decadeslong", Sense::Long(TimeUnit::Decade, true)),
    ("centurylong", Sense::Long(TimeUnit::Century, false)),
    ("centurieslong", Sense::Long(TimeUnit::Century, true)),
];

/// A mention of the duration that starts at token `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if let Some(found) = whole_unit(cx, i) {
        return Some(found);
    }
    if let Some(found) = long(cx, i) {
        return Some(found);
    }
    let mut parsed = suspended(cx, i)
        .or_else(|| mixed(cx, i))
        .or_else(|| counted(cx, i))
        .or_else(|| halves(cx, i))
        .or_else(|| single_unit(cx, i))?;
    if !parsed.age {
        compound(cx, &mut parsed);
    }
    let value = Duration { amount: parsed.amount, unit: parsed.unit, plus: parsed.plus, age: parsed.age };
    Some(Found::new(i..parsed.next, Written::Duration(value)))
}

pub(super) struct Parsed {
    pub(super) amount: Amount,
    pub(super) unit: TimeUnit,
    pub(super) plus: Length,
    pub(super) age: bool,
    pub(super) next: usize,
}

impl Parsed {
    fn new(amount: Amount, unit: TimeUnit, next: usize) -> Self {
        Self { amount, unit, plus: Length::default(), age: false, next }
    }
}

/// The unit of time at `i`, how many of it the word stands for, and whether the word is in the plural.
pub(super) fn unit_at(cx: &Context<'_>, i: usize) -> Option<(TimeUnit, i64)> {
    let unit = cx.time_unit(i)?;
    let times = if unit == TimeUnit::Week && cx.is_any(i, &["fortnight", "fortnights"]) { 2 } else { 1 };
    Some((unit, times))
}

/// A number and its unit: "18 months", "three-year", "several weeks", "54-year-old".
fn counted(cx: &Context<'_>, i: usize) -> Option<Parsed> {
    let (amount, at) = amount_at(cx, i)?;
    if cx.is_word(at, "yo") {
        // "a 54 yo man"
        return Some(Parsed { age: true, ..Parsed::new(amount, TimeUnit::Year, at + 1) });
    }
    let joined = joins_unit(cx, at);
    let at = if joined { at + 1 } else { at };
    let (unit, times) = unit_at(cx, at)?;
    if cx.is_word(at, "h") && !cx.glued(at) || is_no_length(cx, i, at, joined, amount) {
        return None;
    }
    let mut parsed = Parsed::new(times_of(amount, times)?, unit, at + 1);
    // "12 months" is a duration, "5 second-hand cars" is not; "one second later" is.
    if unit == TimeUnit::Second
        && cx.is_word(at, "second")
        && !joined
        && cx.joins(at + 1)
        && !cx.is_word(at + 2, "long")
    {
        return None;
    }
    if let Some(next) = old(cx, parsed.next) {
        (parsed.age, parsed.next) = (true, next);
    } else if cx.joins(parsed.next) && cx.is_word(parsed.next + 1, "long") {
        parsed.next += 2;
    }
    if i > cx.sentence.start && cx.is_any(i - 1, &["aged", "age"]) && unit >= TimeUnit::Day {
        parsed.age = true;
    }
    Some(parsed)
}

/// Whether a hyphen at `i` joins a number to its unit: "eight-month", broken behind the hyphen or not, "three–year-old".
fn joins_unit(cx: &Context<'_>, i: usize) -> bool {
    let broken = || cx.get(i + 1).is_some_and(|t| t.lines == 1) && unit_at(cx, i + 1).is_some();
    let dash = || cx.is(i, '–') && cx.glued(i) && cx.glued(i + 1) && unit_at(cx, i + 1).is_some();
    cx.joins(i) || cx.is(i, '-') && cx.glued(i) && broken() || dash()
}

/// "two- to six-year", of which both numbers are one duration; the first of "6- and 7-year-olds" alone.
fn suspended(cx: &Context<'_>, i: usize) -> Option<Parsed> {
    // The hyphen belongs to the number, and a space follows.
    let join = i + 2;
    if !cx.is(i + 1, '-') || !cx.glued(i + 1) {
        return None;
    }
    // "2-, 5- and 10-year"
    if cx.is(join, ',') {
        let first = number::at(cx, i).filter(|n| n.next == i + 1 && number::detached(cx, i))?;
        let (unit, times, at) = listed_unit(cx, join + 1)?;
        let parsed = Parsed::new(times_of(first.amount, times)?, unit, first.next);
        return Some(Parsed { age: old(cx, at).is_some(), ..parsed });
    }
    if cx.glued(join) {
        return None;
    }
    let link = cx.key(join, Kw::To) || cx.key(join, Kw::And) || cx.key(join, Kw::Or);
    let first = number::at(cx, i).filter(|n| link && n.next == i + 1 && number::detached(cx, i))?;
    let last = number::at(cx, join + 1).filter(|n| cx.joins(n.next))?;
    let (unit, times) = unit_at(cx, last.next + 1)?;
    let (Amount::Exact(a), Amount::Exact(b)) = (first.amount, last.amount) else { return None };
    let age = old(cx, last.next + 2);
    if !cx.key(join, Kw::To) {
        let parsed = Parsed::new(times_of(first.amount, times)?, unit, first.next);
        return Some(Parsed { age: age.is_some(), ..parsed });
    }
    let parsed = Parsed::new(times_of(Amount::Between(a, b), times)?, unit, age.unwrap_or(last.next + 2));
    (a.value < b.value).then_some(Parsed { age: age.is_some(), ..parsed })
}

/// The unit that the numbers of a list share, at `i` behind the first: "5- and 10-year". How many of it the word stands
/// for, and the token behind.
fn listed_unit(cx: &Context<'_>, i: usize) -> Option<(TimeUnit, i64, usize)> {
    let mut at = i;
    for _ in 0..6 {
        let next = number::at(cx, at)?.next;
        if !cx.is(next, '-') || !cx.glued(next) {
            return None;
        }
        if cx.glued(next + 1) && !cx.is(next + 1, ',') {
            let (unit, times) = unit_at(cx, next + 1)?;
            return Some((unit, times, next + 2));
        }
        let link = |at: usize| cx.key(at, Kw::And) || cx.key(at, Kw::Or);
        at = if cx.is(next + 1, ',') { next + 2 } else { next + 1 };
        if link(at) {
            at += 1;
        } else if at == next + 1 {
            return None;
        }
    }
    None
}

/// Whether a number at `i` and the unit at `at` mean something else: innings ("half-centuries"), a broadcast ("60
/// Minutes" in quotes), or some day to come ("one day we'll").
fn is_no_length(cx: &Context<'_>, i: usize, at: usize, joined: bool, amount: Amount) -> bool {
    if cx.is_number(i) && super::clock::is_military(cx, i, at) {
        return true;
    }
    let innings = joined && matches!(amount, Amount::Fraction { .. }) && cx.str(at).ends_with('s');
    let behind = if cx.is(at + 1, '.') || cx.is(at + 1, ',') { at + 2 } else { at + 1 };
    let title = cx.get(at).is_some_and(|t| t.capital)
        && i > cx.sentence.start
        && cx.is(i - 1, '"')
        && cx.get(behind).is_none_or(|t| t.is('"'));
    let some_day = cx.is_word(i, "one")
        && cx.is_word(at, "day")
        && (cx.is_any(
            at + 1,
            &["i", "we", "you", "he", "she", "they", "it", "i'll", "we'll", "they'll", "will", "would"],
        ) || cx.is_any(at + 1, &["might", "may", "could", "soon"])
            || i > cx.sentence.start && cx.is_any(i - 1, &["maybe", "perhaps", "will", "would", "could", "might"]));
    innings || title || some_day
}

/// The number before a unit of time, with what describes the unit: "18", "a few", "couple of", "two more".
pub(super) fn amount_at(cx: &Context<'_>, i: usize) -> Option<(Amount, usize)> {
    let some = |lo: i64, hi: i64| Amount::Vague { lo: Decimal::from(lo), hi: Some(Decimal::from(hi)) };
    if cx.key(i, Kw::Few) {
        return Some((some(3, 6), i + 1));
    }
    if cx.key(i, Kw::Couple) {
        return Some((some(2, 3), if cx.key(i + 1, Kw::Of) { i + 2 } else { i + 1 }));
    }
    if !number::detached(cx, i) {
        return None;
    }
    let num = number::range_at(cx, i)?;
    // "20-plus years", "20+ years", "20-odd years"
    let hyphen = cx.joins(num.next);
    let at = num.next + usize::from(hyphen);
    let plus = cx.is_word(at, "plus") || cx.is(at, '+') && cx.glued(at) && !hyphen;
    let behind = if hyphen { cx.past_hyphen(at + 1) } else { at + 1 };
    if (plus || hyphen && cx.is_any(at, &["odd", "some"])) && unit_at(cx, behind).is_some() {
        return match num.amount {
            Amount::Exact(n) if plus => Some((Amount::Vague { lo: n.value, hi: None }, at + 1)),
            amount => Some((amount, at + 1)),
        };
    }
    let described = [
        "more", "full", "whole", "straight", "consecutive", "long", "solid", "additional", "extra", "working",
        "calendar", "business",
    ];
    // "20 or more years"
    if let Amount::Exact(n) = num.amount
        && cx.key(num.next, Kw::Or)
        && cx.is_word(num.next + 1, "more")
        && unit_at(cx, num.next + 2).is_some()
    {
        return Some((Amount::Vague { lo: n.value, hi: None }, num.next + 2));
    }
    // "thousands of years"
    if matches!(num.amount, Amount::Vague { .. }) && cx.key(num.next, Kw::Of) && unit_at(cx, num.next + 1).is_some() {
        return Some((num.amount, num.next + 1));
    }
    let at =
        if unit_at(cx, num.next + 1).is_some() && cx.is_any(num.next, &described) { num.next + 1 } else { num.next };
    Some((num.amount, at))
}

/// `amount` fortnights are twice as many weeks.
fn times_of(amount: Amount, times: i64) -> Option<Amount> {
    if times == 1 {
        return Some(amount);
    }
    let factor = Decimal::from(times);
    let scale = |n: Numeral| Numeral::new(n.value.checked_mul(factor)?, Decimal::ONE);
    Some(match amount {
        Amount::Exact(n) => Amount::Exact(scale(n)?),
        Amount::Between(a, b) => Amount::Between(scale(a)?, scale(b)?),
        Amount::Fraction { value, .. } => Amount::Exact(Numeral::new(value.checked_mul(factor)?, Decimal::ONE)?),
        Amount::Vague { lo, hi } => {
            Amount::Vague { lo: lo.checked_mul(factor)?, hi: hi.and_then(|hi| hi.checked_mul(factor)) }
        }
    })
}

/// "old", "-old", "of age" at `i`: the token behind.
fn old(cx: &Context<'_>, i: usize) -> Option<usize> {
    let at = cx.past_hyphen(i);
    if cx.is_any(at, &["old", "olds", "yo"]) {
        return Some(at + 1);
    }
    (cx.key(i, Kw::Of) && cx.is_word(i + 1, "age")).then_some(i + 2)
}

/// "one and a quarter hours", "two and three-quarter years", "one and a half of an hour".
fn mixed(cx: &Context<'_>, i: usize) -> Option<Parsed> {
    if !cx.key(i + 1, Kw::And) || !number::detached(cx, i) {
        return None;
    }
    let whole = |at: usize| {
        let word = cx.sense(at, |s| if let Sense::Cardinal(n) = s { Some(i64::from(n)) } else { None });
        word.or_else(|| cx.str(at).parse().ok().filter(|n| cx.is_number(at) && *n < 1_000))
    };
    let n = whole(i)?;
    let at = if cx.key(i + 2, Kw::A) { i + 3 } else { i + 2 };
    let (quarters, part) = match whole(at) {
        Some(count) if count < 4 => (count, cx.past_hyphen(at + 1)),
        _ => (1, at),
    };
    let value = match () {
        () if cx.is_any(part, &["quarter", "quarters"]) => Decimal::new(25 * quarters, 2),
        () if cx.is_word(part, "half") && part == at => Decimal::new(5, 1),
        () => return None,
    };
    let mut next = cx.past_hyphen(part + 1);
    if cx.key(next, Kw::Of) {
        next += 1;
        if cx.key(next, Kw::A) {
            next += 1;
        }
    }
    let (unit, times) = unit_at(cx, next)?;
    let total = Decimal::from(n).checked_add(value)?.checked_mul(Decimal::from(times))?;
    Some(Parsed::new(Amount::Exact(Numeral::new(total, Decimal::ONE)?), unit, next + 1))
}

/// "half an hour", "half-century", "a quarter of an hour", "a half hour", "three quarters of an hour".
fn halves(cx: &Context<'_>, i: usize) -> Option<Parsed> {
    let (num, at) = if cx.key(i, Kw::A) || cx.is_word(i, "one") {
        (1, cx.past_hyphen(i + 1))
    } else if cx.is_word(i, "three") {
        (3, cx.past_hyphen(i + 1))
    } else {
        (1, i)
    };
    let of = if cx.is_word(at, "half") {
        2
    } else if cx.is_any(at, &["quarter", "quarters"]) && (at > i || cx.is_word(at, "quarter")) {
        4
    } else {
        return None;
    };
    let mut next = at + 1;
    if cx.joins(next) && cx.key(next + 1, Kw::A) {
        // "half-a-century"
        next += 1;
    }
    let link = cx.key(next, Kw::Of) || cx.key(next, Kw::A);
    if cx.key(next, Kw::Of) {
        next += 1;
    }
    if cx.key(next, Kw::A) {
        next = cx.past_hyphen(next + 1);
    }
    let next = if link { next } else { cx.past_hyphen(next) };
    let (unit, times) = unit_at(cx, next)?;
    // "a quarter century", but "one quarter year" only with "of a"; "half years" are counted.
    if of == 4 && !link && unit != TimeUnit::Century || cx.str(next).ends_with('s') && !link {
        return None;
    }
    let value = Decimal::from(num * times).checked_div(Decimal::from(of))?;
    let amount = if times == 1 {
        Amount::Fraction { value, num: u32::try_from(num).ok()?, of }
    } else {
        Amount::Exact(Numeral::new(value, Decimal::ONE)?)
    };
    Some(Parsed::new(amount, unit, next + 1))
}

/// Words behind which "a year" is a duration and no rate.
const BEFORE_ONE: &[&str] = &[
    "for", "in", "after", "within", "than", "nearly", "almost", "about", "over", "took", "take", "takes", "taken",
    "taking", "lasted", "lasts", "lasting", "last", "spent", "spend", "spending", "least", "roughly", "approximately",
    "around", "under", "to", "of", "just", "only", "exactly", "barely", "with", "wait", "waited", "waiting", "through",
    "half", "every", "be", "been", "is", "was", "until", "by", "and", "or", "from",
];

/// Verbs and adverbs behind which "a year" is a duration as well, but not "a minute detail".
const GIVES_ONE: &[&str] = &[
    "give", "gives", "gave", "given", "giving", "has", "have", "had", "having", "get", "got", "gets", "need", "needs",
    "needed", "serve", "served", "serving", "serves", "stay", "stayed", "lost", "missed", "marked", "marks", "allowed",
    "allows", "allow", "beyond", "past", "into", "back", "exceeding", "maybe", "perhaps", "possibly", "worked",
];

/// Words behind "a year" that count from it: "a day after the vote", "a year into the war".
const COUNTS_FROM: &[&str] = &["after", "before", "past", "ahead", "into", "since", "left", "away", "apart"];

/// "a decade", "an hour and a half", "a year-long", "another week", "all day", "the whole year".
fn single_unit(cx: &Context<'_>, i: usize) -> Option<Parsed> {
    let one = |times: i64| Amount::Exact(Numeral::int(times));
    if !cx.key(i, Kw::A) {
        return None;
    }
    let whole = usize::from(cx.is_any(i + 1, &["full", "whole", "entire", "further", "single", "solid", "mere"]));
    let at = i + 1 + whole;
    let (unit, times) = unit_at(cx, at)?;
    if cx.str(at).ends_with('s') || cx.glued(at) {
        return None;
    }
    let next = at + 1;
    if let Some(next) = old(cx, next) {
        return Some(Parsed { age: true, ..Parsed::new(one(times), unit, next) });
    }
    if cx.joins(next) {
        // "a year-and-a-half"
        if cx.key(next + 1, Kw::And) && cx.joins(next + 2) && cx.key(next + 3, Kw::A) && cx.is_word(next + 5, "half") {
            let amount = added(one(times), Decimal::new(5, 1))?;
            return Some(Parsed::new(amount, unit, next + 6));
        }
        return cx.is_word(next + 1, "long").then(|| Parsed::new(one(times), unit, next + 2));
    }
    if cx.is_word(next, "long") && cx.get(next + 1).is_some_and(|t| t.kind == TokenKind::Word) {
        return Some(Parsed::new(one(times), unit, next + 1));
    }
    let half = cx.key(next, Kw::And) && half_behind(cx, next + 1).is_some();
    let more = cx.key(next, Kw::And) && amount_at(cx, next + 1).is_some_and(|(_, at)| unit_at(cx, at).is_some());
    let led = i > cx.sentence.start && cx.is_any(i - 1, BEFORE_ONE) || i == cx.sentence.start;
    // "a second man", "a minute detail", "as a day of mourning"
    let noun = unit == TimeUnit::Second || unit == TimeUnit::Minute && (!led || i == cx.sentence.start);
    // "paused for a second before it"; "wait a second" is a phrase
    let moment = whole == 0
        && super::ordinal::is_moment(cx, at)
        && !cx.is_any(next, &["and", "or"])
        && !cx.is_any(i - 1, &["wait", "just"]);
    if moment && unit == TimeUnit::Second {
        return Some(Parsed::new(one(times), unit, next));
    }
    if noun && !half && !more {
        return None;
    }
    // "a year or two"
    if let Some((most, next)) = or_two(cx, next)
        && times == 1
        && unit >= TimeUnit::Day
    {
        return Some(Parsed::new(Amount::Between(Numeral::int(1), Numeral::int(most)), unit, next));
    }
    // "a decade of growth", but "as a month of mourning"
    let filled = |before: usize| cx.key(next, Kw::Of) && unit >= TimeUnit::Week && !cx.is_any(before, &["as", "such"]);
    let given = unit >= TimeUnit::Hour
        && i > cx.sentence.start
        && (cx.is_any(i - 1, GIVES_ONE) || (cx.is_any(next, COUNTS_FROM) || filled(i - 1)) && !is_rate(cx, i - 1));
    (led || given || half || more || whole == 1).then(|| Parsed::new(one(times), unit, next))
}

/// "or two" at `i`, behind "a year": the number and the token behind it.
pub(super) fn or_two(cx: &Context<'_>, i: usize) -> Option<(i64, usize)> {
    let most = cx.sense(i + 1, |s| if let Sense::Cardinal(n @ 2..=5) = s { Some(i64::from(n)) } else { None })?;
    (cx.key(i, Kw::Or) && unit_at(cx, i + 2).is_none()).then_some((most, i + 2))
}

/// Whether the word at `i`, before "a year", is counted by it: "twice a day before meals", "$5 a day after tax".
fn is_rate(cx: &Context<'_>, i: usize) -> bool {
    let counts = |s| {
        let number = matches!(s, Sense::Cardinal(_) | Sense::Tens(_) | Sense::Hundred | Sense::Scale(_));
        (number || matches!(s, Sense::CurrencyNoun(_) | Sense::CurrencyMinor(_))).then_some(())
    };
    // "500 reports a day"
    let noun = cx.str(i).ends_with('s') && (1..=2).any(|n| i >= cx.sentence.start + n && cx.is_number(i - n));
    noun || cx.is_number(i)
        || cx.sense(i, counts).is_some()
        || cx.is(i, '%')
        || cx.is_any(i, &["once", "twice", "times"])
}

/// "all day", "the whole week", "another year": found at the unit.
fn whole_unit(cx: &Context<'_>, i: usize) -> Option<Found> {
    let (unit, times) = unit_at(cx, i).filter(|&(unit, _)| unit >= TimeUnit::Day)?;
    let hyphen = i > cx.sentence.start && cx.joins(i - 1);
    let before = i.checked_sub(if hyphen { 2 } else { 1 }).filter(|j| cx.sentence.contains(j))?;
    // "the year and a half since"
    if cx.is_any(before, &["the", "that"]) && !hyphen && cx.key(i + 1, Kw::And) {
        let (part, next) = half_behind(cx, i + 2)?;
        let amount = added(Amount::Exact(Numeral::int(times)), part)?;
        let value = Duration { amount, unit, plus: Length::default(), age: false };
        return Some(Found::new(i..next, Written::Duration(value)));
    }
    if !cx.is_any(before, &["all", "whole", "full", "entire", "another"]) || cx.str(i).ends_with('s') {
        return None;
    }
    let amount = Amount::Exact(Numeral::int(times));
    let value = Duration { amount, unit, plus: Length::default(), age: false };
    Some(Found::new(before..i + 1, Written::Duration(value)))
}

/// "months-long", "decades-old", "monthslong": more than one; "the week-long strike", "yearlong"; "decade-plus".
fn long(cx: &Context<'_>, i: usize) -> Option<Found> {
    let many = Amount::Vague { lo: Decimal::TWO, hi: None };
    let one = Amount::Exact(Numeral::int(1));
    let found = |next: usize, amount: Amount, unit: TimeUnit, age: bool| {
        Some(Found::new(i..next, Written::Duration(Duration { amount, unit, plus: Length::default(), age })))
    };
    if let Some((unit, several)) = cx.sense(i, |s| if let Sense::Long(u, many) = s { Some((u, many)) } else { None }) {
        return if cx.glued(i) { None } else { found(i + 1, if several { many } else { one }, unit, false) };
    }
    let (unit, _) = unit_at(cx, i).filter(|_| cx.joins(i + 1) && !cx.glued(i))?;
    let several = cx.str(i).ends_with('s');
    match () {
        () if cx.is_word(i + 2, "long") => found(i + 3, if several { many } else { one }, unit, false),
        () if cx.is_word(i + 2, "old") && several => found(i + 3, many, unit, true),
        () if cx.is_word(i + 2, "plus") && !several => {
            found(i + 3, Amount::Vague { lo: Decimal::ONE, hi: None }, unit, false)
        }
        () => None,
    }
}
