//! Counted units that make dates: "two weeks ago", "three days later", "in two weeks", "the past two months", "two weeks
//! before Christmas".

use super::calendar::{self, Grain};
use super::parse::{Piece, Qualifier, before, single};
use super::relative::{clause_ends, grain_at};
use super::{DateExpr, Part, Weekday, When};
use crate::mention::context::Context;
use crate::mention::cues::Cues;
use crate::mention::duration;
use crate::mention::lexicon::Kw;
use crate::mention::tense::{Tense, tense_at};
use crate::mention::token::TokenKind;
use crate::value::{Amount, Days, Decimal, Numeral, TimeUnit};

/// How many of a unit, for counting from a date: both ends included.
pub(super) struct Count {
    /// Fewest units.
    pub(super) from: i32,
    /// Most units.
    pub(super) to: i32,
    /// The unit counted.
    pub(super) grain: Grain,
    /// "several".
    pub(super) vague: bool,
    /// The token behind.
    pub(super) next: usize,
}

/// "two weeks", "a year and a half", "several days", "five to seven years" at `i`.
pub(super) fn count_at(cx: &Context<'_>, i: usize) -> Option<Count> {
    if !cx.ahead(i, Cues::TIME) {
        return None;
    }
    let (amount, at) = amount_at(cx, i)?;
    let at = cx.past_hyphen(at);
    let (grain, size) = grain_at(cx, at)?;
    let (lo, hi, vague) = match amount {
        Amount::Exact(n) => (n.value, n.value, false),
        Amount::Fraction { value, .. } => (value, value, false),
        Amount::Between(a, b) => (a.value, b.value, false),
        Amount::Vague { lo, hi } => (lo, hi.unwrap_or(lo), true),
    };
    let mut next = at + 1;
    let mut half = Decimal::ZERO;
    // "a year and a half"
    if cx.key(next, Kw::And) && (cx.key(next + 1, Kw::A) && cx.is_word(next + 2, "half")) {
        half = Decimal::new(5, 1);
        next += 3;
    }
    let (mut lo, mut hi) = (lo.checked_add(half)?, hi.checked_add(half)?);
    // "a year or two"
    if cx.key(i, Kw::A)
        && let Some((most, behind)) = duration::or_two(cx, next)
    {
        (hi, next) = (Decimal::from(most), behind);
    }
    let mut grain = grain;
    // Fractions of a year are months.
    if !lo.fract().is_zero() || !hi.fract().is_zero() {
        let (finer, times) = match grain {
            Grain::Century => (Grain::Year, 100),
            Grain::Decade => (Grain::Year, 10),
            Grain::Year => (Grain::Month, 12),
            Grain::Week => (Grain::Day, 7),
            _ => return None,
        };
        let times = Decimal::from(times);
        (lo, hi, grain) = (lo.checked_mul(times)?.floor(), hi.checked_mul(times)?.ceil(), finer);
    }
    let whole = |d: Decimal| i32::try_from(d.mantissa() / 10i128.pow(d.scale().min(28))).ok().filter(|n| *n < 200_000);
    let size = size.max(1);
    Some(Count { from: whole(lo)?.checked_mul(size)?, to: whole(hi)?.checked_mul(size)?, grain, vague, next })
}

/// The number before a unit, as durations have it, or "a", "half a".
fn amount_at(cx: &Context<'_>, i: usize) -> Option<(Amount, usize)> {
    if cx.key(i, Kw::A) && grain_at(cx, cx.past_hyphen(i + 1)).is_some() {
        return Some((Amount::Exact(Numeral::int(1)), i + 1));
    }
    // "half a century", "a quarter-century"
    let article = usize::from(cx.key(i, Kw::A));
    let half = cx.is_word(i + article, "half");
    if half || article == 1 && cx.is_word(i + 1, "quarter") {
        let at = cx.past_hyphen(i + article + 1);
        let at = if cx.key(at, Kw::A) || cx.key(at, Kw::Of) { at + 1 } else { at };
        let at = if cx.key(at, Kw::A) { at + 1 } else { at };
        let unit = cx.time_unit(at)?;
        let part = Decimal::new(if half { 5 } else { 25 }, if half { 1 } else { 2 });
        return (unit >= TimeUnit::Year).then_some((Amount::Exact(Numeral::new(part, Decimal::ONE)?), at));
    }
    duration::amount_at(cx, i)
}

/// A counted unit that makes a date: "two weeks ago", "three days later", "in two weeks", "the past two months".
pub(super) fn counted(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if !cx.ahead(i, Cues::TIME) {
        return None;
    }
    let Some(Count { from, to, grain, vague, next }) = count_at(cx, i) else {
        return qualified(cx, i).or_else(|| weekdays(cx, i));
    };
    if cx.is_word(next, "ago") {
        return Some(Piece::new(i, next + 1, When::Unit { grain, from: -to, to: -from, part: Part::Whole }));
    }
    let behind = if cx.is_any(next, &["earlier", "previously"])
        || cx.is_any(next, &["before", "prior"]) && clause_ends(cx, next + 1)
    {
        Some((-to, -from))
    } else if cx.is_any(next, &["later", "afterward", "afterwards"])
        || cx.is_word(next, "after") && clause_ends(cx, next + 1) && cx.get(next + 1).is_none_or(|t| !t.is_word())
    {
        Some((from, to))
    } else {
        None
    };
    if let Some((from, to)) = behind {
        // "two years later than planned", "jailed for two years earlier this month"
        if cx.is_word(next + 1, "than") || cx.is_word(next, "earlier") && cx.is_any(next + 1, &["this", "today"]) {
            return None;
        }
        return Some(Piece::new(i, next + 1, When::Later { grain, from, to }));
    }
    let ahead = When::Ahead { grain, from, to };
    if cx.is_word(next, "hence") {
        return Some(Piece::new(i, next + 1, ahead));
    }
    if cx.key(next, Kw::From) && cx.is_any(next + 1, &["now", "today"]) {
        return Some(Piece::new(i, next + 2, ahead));
    }
    let has_prev = i > cx.sentence.start;
    if has_prev && cx.key(i - 1, Kw::In) {
        let time = if matches!(cx.get(next).map(|t| t.kind), Some(TokenKind::Possessive)) || cx.is(next, '\'') {
            next + 1
        } else {
            next
        };
        if time > next && cx.is_word(time, "time") {
            return Some(Piece::new(i, time + 1, ahead));
        }
        // "the lowest in 35 years", "the first time in a decade"
        let superlative = (2..=4).filter_map(|n| i.checked_sub(n)).any(|j| {
            cx.str(j).ends_with("est")
                || cx.is_any(j, &["first", "once", "time", "most", "second", "third", "only", "ever"])
        });
        let to_come = !superlative
            && match tense_at(cx.text, cx.tokens, cx.sentence.clone(), i) {
                Tense::Future => true,
                Tense::Unsaid => cx.sentence.len() <= 8,
                Tense::Past => false,
            };
        let plain = !cx.joins(next) && !cx.key(next, Kw::Of) && !cx.is_any(next, &["in", "old"]);
        // "He promised to end the war in a day": how long it takes.
        let plain = plain && !(grain == Grain::Day && cx.key(i, Kw::A));
        return (to_come && plain && !vague).then(|| Piece::new(i, next, ahead));
    }
    span_before(cx, i, if vague { return None } else { to }, grain, next)
}

/// "the three past years", "the two next weeks".
fn qualified(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let (Amount::Exact(n), at) = amount_at(cx, i)? else { return None };
    let sign = match () {
        () if cx.is_any(at, &["past", "last", "previous"]) => -1,
        () if cx.is_word(at, "next") => 1,
        () => return None,
    };
    let (grain, size) = grain_at(cx, at + 1).filter(|_| cx.str(at + 1).ends_with('s'))?;
    let n = i32::try_from(n.value.mantissa()).ok().filter(|m| n.value.is_integer() && *m < 10_000)?;
    Some(Piece::new(i, at + 2, When::Span { grain, n: n * sign * size }))
}

/// "three Fridays from now", "two Thursdays ago".
fn weekdays(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let (Amount::Exact(n), at) = amount_at(cx, i)? else { return None };
    let name = cx.str(at).strip_suffix('s').filter(|name| name.ends_with("day"))?;
    let day = DAYS.iter().position(|day| name.eq_ignore_ascii_case(day))?;
    let weekday = Weekday::try_from(u8::try_from(day).ok()?).ok()?;
    let n = i8::try_from(n.value.mantissa()).ok().filter(|m| n.value.is_integer() && (1..=20).contains(m))?;
    let (n, next) = match () {
        () if cx.is_word(at + 1, "ago") => (-n, at + 2),
        () if cx.key(at + 1, Kw::From) && cx.is_any(at + 2, &["now", "today"]) => (n, at + 3),
        () => return None,
    };
    Some(Piece::new(i, next, When::Weekdays { weekday, n }))
}

/// The days of a week, from Monday.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// "16 days from 2 January 2018", "two weeks before Christmas": counted from another date. `None` when that date
/// only belongs to the event counted from ("two days before Tuesday's vote").
pub(super) fn offset(cx: &Context<'_>, i: usize) -> Option<(DateExpr, usize, usize)> {
    let Count { from, to, grain, vague, next } = count_at(cx, i)?;
    let sign = match () {
        () if cx.key(next, Kw::From) || cx.is_word(next, "after") => 1,
        () if cx.is_word(next, "before") => -1,
        () if grain == Grain::Week && is_week_on(cx, i, next) => 1,
        () => return None,
    };
    let base = (next + 1..next + 3).find_map(|at| single(cx, at).filter(|p| p.start == next + 1))?;
    let open = cx.get(base.next).is_some_and(|t| {
        t.kind == TokenKind::Possessive
            || t.kind == TokenKind::Word && !t.glued && !cx.is_any(base.next, &["on", "in", "at", "and"])
    });
    // "less than two weeks from the vote": as far away.
    let away =
        cx.key(next, Kw::From) && i > cx.sentence.start && cx.is_any(i - 1, &["than", "just", "only", "mere", "about"]);
    if vague || open || away || base.when.grain() != Grain::Day {
        return None;
    }
    let (from, to) = if sign > 0 { (from, to) } else { (-to, -from) };
    if let When::Fixed(Days { from: Some(day), .. }) = base.when {
        let days = Days::between(calendar::step(day, grain, from)?, calendar::step(day, grain, to)?);
        return Some((DateExpr::Absolute(days), i, base.next));
    }
    Some((DateExpr::Offset { base: base.when, grain, from, to }, i, base.next))
}

/// "He will come a week on Saturday": seven days behind that day.
fn is_week_on(cx: &Context<'_>, i: usize, on: usize) -> bool {
    let day = cx.is_word(on, "on") && cx.weekday(on + 1).is_some() && cx.str(on + 1).len() > 5;
    let rate = i > cx.sentence.start
        && (cx.is_number(i - 1) || cx.is_any(i - 1, &["once", "twice", "times", "for", "over", "in", "days", "hours"]));
    day && cx.key(i, Kw::A)
        && !rate
        && cx.get(on + 2).is_none_or(|t| !t.is_word())
        && tense_at(cx.text, cx.tokens, cx.sentence.clone(), i) == Tense::Future
}

/// "the past two months", "last 3 days", "the next three years".
fn span_before(cx: &Context<'_>, i: usize, n: i32, grain: Grain, next: usize) -> Option<Piece> {
    // "could last a decade"
    if cx.key(i, Kw::A) {
        return None;
    }
    let found = before(cx, i);
    let n = match found.which? {
        Qualifier::Last if cx.key(next, Kw::Of) || is_verb(cx, i - 1) => return None,
        Qualifier::Last | Qualifier::Past | Qualifier::Previous => -n,
        Qualifier::Next | Qualifier::Coming => n,
        _ => return None,
    };
    let start = if found.part == Part::Whole { found.start } else { i - 1 };
    Some(Piece::new(start, next, When::Span { grain, n }))
}

/// Whether the "last" at `i` says how long something takes: "is expected to last six weeks", "the talks could last two days".
fn is_verb(cx: &Context<'_>, i: usize) -> bool {
    let back = |n: usize| i.checked_sub(n).filter(|j| cx.sentence.contains(j));
    // "will probably last"
    let n = if back(1).is_some_and(|j| cx.is_any(j, BEFORE_LAST)) { 2 } else { 1 };
    let Some(before) = back(n) else { return false };
    if cx.key(before, Kw::To) {
        return !back(n + 1).is_some_and(|j| cx.is_any(j, &["compared", "similar", "relative", "due", "in"]));
    }
    cx.is_any(before, LASTING) || cx.str(before).ends_with("n't")
}

/// What stands between "will" and "last".
const BEFORE_LAST: &[&str] = &[
    "probably", "likely", "only", "also", "not", "usually", "typically", "still", "normally", "just", "easily", "often",
];

/// Words before the verb "last".
const LASTING: &[&str] = &[
    "will", "would", "could", "can", "cannot", "may", "might", "should", "must", "shall", "did", "does", "do", "they",
    "which",
];
