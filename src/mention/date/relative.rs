//! Dates that count from the writing, or from the last date mentioned: "yesterday", "last Friday", "early next week",
//! "two weeks ago", "the following day", "the past two months".

use super::absolute::which_of;
use super::calendar::{self, Grain};
use super::parse::{Before, Piece, Qualifier, before, single};
use super::year::{season_year, year_at, year_word};
use super::{DateExpr, Part, Season, Weekday, When, Which, nth};
use crate::mention::context::Context;
use crate::mention::lexicon::Kw;
use crate::mention::number;
use crate::mention::tense::{Tense, tense_at};
use crate::mention::token::TokenKind;
use crate::value::{Amount, Days, Decimal, Numeral, TimeUnit};

/// "today", "yesterday", "tomorrow": `n` days from the publication.
pub(super) fn at_day(cx: &Context<'_>, i: usize, n: i8) -> Option<Piece> {
    let token = cx.get(i)?;
    let prev_capital = i > cx.sentence.start && cx.get(i - 1).is_some_and(|t| t.capital && t.is_word());
    // "USA Today"
    if token.capital && prev_capital && cx.str(i - 1).len() > 2 && n == 0 {
        return None;
    }
    Some(Piece::new(i, i + 1, unit(Grain::Day, i32::from(n), Part::Whole)))
}

fn unit(grain: Grain, n: i32, part: Part) -> When {
    When::Unit { grain, from: n, to: n, part }
}

fn later(grain: Grain, n: i32) -> When {
    When::Later { grain, from: n, to: n }
}

/// "this morning", "last night", "that evening".
pub(super) fn at_day_part(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let found = before(cx, i);
    let when = match found.which? {
        Qualifier::This => unit(Grain::Day, 0, Part::Whole),
        Qualifier::Last => unit(Grain::Day, -1, Part::Whole),
        Qualifier::That | Qualifier::Same => later(Grain::Day, 0),
        Qualifier::Next | Qualifier::Following => later(Grain::Day, 1),
        _ => return None,
    };
    Some(Piece::new(first_of_which(cx, &found, i), i + 1, when))
}

/// The qualifier's token, without the part before it: "late last night".
fn first_of_which(cx: &Context<'_>, found: &Before, i: usize) -> usize {
    if found.part == Part::Whole { found.start } else { i - 1 }.max(cx.sentence.start)
}

/// First words of names that end in a weekday.
const WEEKDAY_NAMES: &[&str] = &[
    "Good", "Black", "Bloody", "Super", "Cyber", "Ash", "Easter", "Palm", "Fat", "Giving", "Shrove", "Whit", "Maundy",
    "Holy", "Sheffield", "Casual",
];

/// "Friday", "last Friday", "Friday, Aug. 22", "Thursday the 21st", "Tuesday of last week".
pub(super) fn at_weekday(cx: &Context<'_>, i: usize, day: u8) -> Option<Piece> {
    let weekday = Weekday::try_from(day).ok()?;
    let word = cx.str(i);
    let full = word.len() > 5;
    let has_prev = i > cx.sentence.start;
    if has_prev {
        let name = cx.get(i - 1).is_some_and(|t| t.capital) && WEEKDAY_NAMES.contains(&cx.str(i - 1));
        if name || cx.is_any(i - 1, &["every", "each", "per", "alternate"]) || cx.glued(i) && !openly_glued(cx, i) {
            return None;
        }
    }
    let dot = !full && cx.is(i + 1, '.') && cx.glued(i + 1);
    let next = if dot && cx.get(i + 2).is_some() { i + 2 } else { i + 1 };
    if let Some(piece) = full_date_behind(cx, i, next, weekday) {
        return Some(piece);
    }
    let name = !full && has_prev && cx.get(i - 1).is_some_and(|t| t.capital && t.is_word());
    if !full && !dot && (matches!(day, 0 | 2 | 5 | 6) && has_prev || name) {
        return None; // "sun", "sat", "wed", "mon" are words
    }
    let next = i + 1;
    if let Some((weeks, next)) = week_word(cx, next) {
        return Some(Piece::new(i, next, When::WeekdayOf { weekday, weeks }));
    }
    let found = before(cx, i);
    let which = match found.which {
        Some(Qualifier::Same | Qualifier::That) => {
            return Some(Piece::new(i, next, When::Weekday { weekday, which: Which::Bare }));
        }
        Some(Qualifier::Last) if let Some(piece) = nth::nth_weekday(cx, i - 1, next, weekday, -1) => {
            return Some(piece);
        }
        other => which_of(other)?,
    };
    let start = if found.part == Part::Whole {
        found.start
    } else if found.which.is_some() {
        i - 1
    } else {
        i
    };
    Some(Piece::new(start, next, When::Weekday { weekday, which }))
}

fn openly_glued(cx: &Context<'_>, i: usize) -> bool {
    matches!(
        cx.get(i - 1).map(|t| t.kind),
        Some(TokenKind::Mark('(' | '"' | '\'' | '[' | '–' | '—' | '/' | '|' | '-' | ':' | '،'))
    )
}

/// "Friday, Aug. 22, 2025", "Tuesday 26 August", "Thursday the 21st", "Mon 13th".
fn full_date_behind(cx: &Context<'_>, i: usize, next: usize, weekday: Weekday) -> Option<Piece> {
    let mut at = next;
    if cx.is(at, ',') || cx.is(at, '،') || cx.is(at, '(') {
        at += 1;
    }
    if cx.is_word(at, "the") {
        at += 1;
    }
    // A second weekday is another date.
    if cx.weekday(at).is_some() {
        return None;
    }
    if let Some(piece) = single(cx, at).filter(|p| p.start == at && p.next > at + 1 || cx.is_number(at)) {
        match piece.when {
            When::MonthDay { month, day, .. } => {
                return Some(Piece::new(i, piece.next, When::MonthDay { month, day, weekday: Some(weekday) }));
            }
            When::Fixed(days) if days.from == days.to => return Some(Piece::new(i, piece.next, piece.when)),
            _ => {}
        }
    }
    // A bare day of the month: an ordinal, or a number that nothing follows.
    let (day, after) = match crate::mention::ordinal::at(cx, at) {
        Some((n, after)) if at > next || cx.is_number(at) => (n, after),
        _ if cx.is_number(at) && at == next && cx.str(at).len() <= 2 => {
            let closed = cx.get(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Mark('.' | ',' | '!' | '?' | ')')));
            (cx.str(at).parse().ok().filter(|_| closed)?, at + 1)
        }
        _ => return None,
    };
    let day = u8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
    if cx.get(after).is_some_and(|t| t.kind == TokenKind::Word && !cx.is_any(after, &["at", "in", "and", "to", "for"]))
    {
        return None;
    }
    Some(Piece::new(i, after, When::DayOfMonth { day, months: None, weekday: Some(weekday) }))
}

/// "next week", "of last week", "this week", "last week" at `i`: weeks from the publication.
fn week_word(cx: &Context<'_>, i: usize) -> Option<(i16, usize)> {
    let at = if cx.key(i, Kw::Of) || cx.is_any(i, &["in", "from"]) { i + 1 } else { i };
    let at = if at > i && cx.is_word(at, "the") { at + 1 } else { at };
    let n = match () {
        () if cx.is_any(at, &["this", "current"]) => 0,
        () if cx.is_any(at, &["last", "previous"]) => -1,
        () if cx.is_any(at, &["next", "following", "coming"]) => 1,
        () => return None,
    };
    cx.is_word(at + 1, "week").then_some((n, at + 2))
}

/// "the weekend", "last weekend", "this coming weekend".
pub(super) fn at_weekend(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let found = before(cx, i);
    let start = first_of_which(cx, &found, if found.which.is_some() { i } else { i + 1 });
    match found.which {
        Some(Qualifier::Following | Qualifier::Same | Qualifier::That) => None,
        Some(q) => Some(Piece::new(start, i + 1, When::Weekend { which: which_of(Some(q))? })),
        None => {
            let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
            the.then(|| Piece::new(i, i + 1, When::Weekend { which: Which::Bare }))
        }
    }
}

/// "this summer", "the spring of 2014", "last winter", "in the fall".
pub(super) fn at_season(cx: &Context<'_>, i: usize, season: Season) -> Option<Piece> {
    let found = before(cx, i);
    let start = if found.which.is_none() || found.part == Part::Whole { found.start } else { i - 1 };
    let fall = cx.is_any(i, &["fall", "spring"]);
    if found.which.is_none() {
        let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
        if let Some((days, next)) = season_year(cx, i + 1, season, found.part)
            && (!fall || the || cx.is_number(next - 1) && !cx.key(i + 1, Kw::In))
        {
            return Some(Piece { start, next, when: When::Fixed(days) });
        }
        if let Some((which, next)) = year_word(cx, i + 1)
            && (!fall || the || i > cx.sentence.start && cx.is_any(i - 1, &["in", "by", "since", "until"]))
        {
            return Some(Piece::new(start, next, When::Season { season, which, part: found.part }));
        }
        let led = the
            && i >= cx.sentence.start + 2
            && cx.is_any(i - 2, &["in", "by", "since", "until", "during", "over", "through", "throughout", "for"]);
        if !led || cx.key(i + 1, Kw::Of) {
            return None;
        }
        return Some(Piece::new(start, i + 1, When::Season { season, which: Which::Bare, part: found.part }));
    }
    if matches!(found.which, Some(Qualifier::Same | Qualifier::That | Qualifier::Following)) {
        return None;
    }
    Some(Piece::new(start, i + 1, When::Season { season, which: which_of(found.which)?, part: found.part }))
}

/// The unit of the calendar that a word names.
fn grain_at(cx: &Context<'_>, i: usize) -> Option<(Grain, i32)> {
    if cx.is_any(i, &["fortnight", "fortnights"]) {
        return Some((Grain::Week, 2));
    }
    let unit =
        cx.time_unit(i).or_else(|| cx.is_any(i, &["quarter", "quarters", "qtr"]).then_some(TimeUnit::Quarter))?;
    grain_of(unit).map(|grain| (grain, 1))
}

fn grain_of(unit: TimeUnit) -> Option<Grain> {
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
        TimeUnit::Day => Grain::Day,
        TimeUnit::Week => Grain::Week,
        TimeUnit::Month => Grain::Month,
        TimeUnit::Quarter => Grain::Quarter,
        TimeUnit::Year => Grain::Year,
        TimeUnit::Decade => Grain::Decade,
        TimeUnit::Century => Grain::Century,
    })
}

/// "last week", "early next year", "the end of the month", "the same day", "the week after next", "the day before yesterday".
pub(super) fn at_unit(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let (grain, size) = grain_at(cx, i)?;
    if let Some(piece) = beyond(cx, i, grain) {
        return Some(piece);
    }
    if grain == Grain::Year
        && let Some((year, next)) = year_at(cx, i + 1)
    {
        return Some(Piece::fixed(i, next, calendar::years(year, Grain::Year)?));
    }
    // "a week-long strike", "this year-old dog"
    if cx.joins(i + 1) && cx.is_any(i + 2, &["long", "old"]) {
        return None;
    }
    let found = before(cx, i);
    let Some(qualifier) = found.which else { return bare_unit(cx, i, grain, &found) };
    let the = found.part == Part::Whole && found.start > cx.sentence.start && cx.is_word(found.start - 1, "the");
    let whole = found.part == Part::Whole;
    // "the last week of the campaign" counts from elsewhere.
    let of = cx.key(i + 1, Kw::Of) && !cx.is_any(i + 2, &["this", "last", "next"]);
    let when = match qualifier {
        Qualifier::This if grain == Grain::Day => return None,
        Qualifier::This => unit(grain, 0, found.part),
        Qualifier::Last | Qualifier::Past if of => match last_of(cx, i, found.start, grain) {
            Some(piece) => return Some(piece),
            None if the => return None,
            None => unit(grain, -size, found.part),
        },
        Qualifier::Last if grain == Grain::Day => return None,
        Qualifier::Last if the && whole && grain != Grain::Quarter => When::Span { grain, n: -size },
        Qualifier::Last => unit(grain, -size, found.part),
        Qualifier::Past if whole && the || grain == Grain::Day => When::Span { grain, n: -size },
        Qualifier::Past => unit(grain, -1, found.part),
        Qualifier::Previous => later(grain, -size),
        Qualifier::Next if grain == Grain::Day => later(Grain::Day, 1),
        Qualifier::Next if the && whole && of => return None,
        Qualifier::Next if the && whole => When::Span { grain, n: size },
        Qualifier::Next => unit(grain, size, found.part),
        Qualifier::Coming => unit(grain, size, found.part),
        Qualifier::Following => later(grain, size),
        Qualifier::Same | Qualifier::That if cx.is_word(i + 1, "old") => return None,
        Qualifier::Same | Qualifier::That => later(grain, 0),
    };
    // "last week Sunday", "next week's Wednesday"
    if let When::Unit { grain: Grain::Week, from, part: Part::Whole, .. } = when {
        let at = if matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive)) { i + 2 } else { i + 1 };
        if let Some(weekday) = cx.weekday(at).and_then(|d| Weekday::try_from(d).ok())
            && cx.str(at).len() > 5
            && !cx.is(at + 1, ',')
        {
            let weeks = i16::try_from(from).ok()?;
            return Some(Piece::new(found.start, at + 1, When::WeekdayOf { weekday, weeks }));
        }
    }
    Some(Piece::new(found.start, i + 1, when))
}

/// "the last week of September 2014".
fn last_of(cx: &Context<'_>, i: usize, start: usize, grain: Grain) -> Option<Piece> {
    let whole = single(cx, i + 2).filter(|p| p.start == i + 2)?;
    let When::Fixed(days) = whole.when else { return None };
    let (from, to) = days.bounded()?;
    let first = match grain {
        // Weeks of a year end with that of its last Thursday.
        Grain::Week if calendar::grain_of(days) == Grain::Year => {
            let week = calendar::unit(calendar::weekday_until(to, Weekday::Thu)?, Grain::Week)?;
            return Some(Piece::fixed(start, whole.next, week));
        }
        Grain::Week => calendar::back(to, 6)?,
        _ => calendar::unit(to, grain)?.0,
    };
    (from < first).then(|| Piece::fixed(start, whole.next, (first, to)))
}

/// A unit without "last" or "next": "the end of the year", "the day before", "year-end".
fn bare_unit(cx: &Context<'_>, i: usize, grain: Grain, found: &Before) -> Option<Piece> {
    if cx.joins(i + 1) && cx.is_word(i + 2, "end") && grain != Grain::Day {
        return Some(Piece::new(i, i + 3, unit(grain, 0, Part::Late)));
    }
    let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
    if matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive))
        && cx.is_word(i + 2, "end")
        && !the
        && grain != Grain::Day
    {
        return Some(Piece::new(i, i + 3, unit(grain, 0, Part::Late)));
    }
    if !the {
        return None;
    }
    // "the end of the year"; not "the start of the year of …"
    if found.part != Part::Whole && !cx.key(i + 1, Kw::Of) && grain != Grain::Day {
        return Some(Piece::new(found.start, i + 1, unit(grain, 0, found.part)));
    }
    // "the day before", "the year after", where nothing follows that they are before or after.
    let n = match () {
        () if cx.is_any(i + 1, &["before", "prior", "earlier", "previously"]) => -1,
        () if cx.is_any(i + 1, &["after", "later"]) => 1,
        () => return None,
    };
    clause_ends(cx, i + 2).then(|| Piece::new(i, i + 2, later(grain, n)))
}

/// Whether nothing follows at `i` that a preposition before it could take.
fn clause_ends(cx: &Context<'_>, i: usize) -> bool {
    cx.get(i).is_none_or(|t| !t.is_word() && !matches!(t.kind, TokenKind::Mark('"' | '\'' | '$' | '(')))
        || cx.is_any(i, &["and", "but", "when", "as", "that", "was", "were", "had", "has", "said", "in", "at", "with"])
}

/// "the day after tomorrow", "the week after next", "the year before last".
fn beyond(cx: &Context<'_>, i: usize, grain: Grain) -> Option<Piece> {
    let sign = if cx.is_word(i + 1, "after") {
        1
    } else if cx.is_word(i + 1, "before") {
        -1
    } else {
        return None;
    };
    let end = i + 2;
    let n = match sign {
        1 if cx.is_word(end, "next") => 2,
        -1 if cx.is_word(end, "last") => -2,
        1 if grain == Grain::Day && cx.is_any(end, &["tomorrow", "tmrw"]) => 2,
        -1 if grain == Grain::Day && cx.is_word(end, "yesterday") => -2,
        _ => return None,
    };
    Some(Piece::new(i, end + 1, unit(grain, n, Part::Whole)))
}

/// How many of a unit, for counting from a date: both ends included.
struct Count {
    from: i32,
    to: i32,
    grain: Grain,
    vague: bool,
    next: usize,
}

/// "two weeks", "a year and a half", "several days", "five to seven years" at `i`.
fn count_at(cx: &Context<'_>, i: usize) -> Option<Count> {
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

/// The number before a unit: a number, "a", "a few", "few", "couple of".
fn amount_at(cx: &Context<'_>, i: usize) -> Option<(Amount, usize)> {
    let some = |lo: i64, hi: i64| Amount::Vague { lo: Decimal::from(lo), hi: Some(Decimal::from(hi)) };
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
    let at = if cx.is_any(num.next, &["more", "full", "whole", "straight", "consecutive"]) {
        num.next + 1
    } else {
        num.next
    };
    Some((num.amount, at))
}

/// A counted unit that makes a date: "two weeks ago", "three days later", "in two weeks", "the past two months".
pub(super) fn counted(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let Count { from, to, grain, vague, next } = count_at(cx, i)?;
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
        // "two years later than planned"
        if cx.is_word(next + 1, "than") {
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
        return (to_come && plain && !vague).then(|| Piece::new(i, next, ahead));
    }
    span_before(cx, i, if vague { return None } else { to }, grain, next)
}

/// "16 days from 2 January 2018", "two weeks before Christmas": counted from another date. `None` when that date
/// only belongs to the event counted from ("two days before Tuesday's vote").
pub(super) fn offset(cx: &Context<'_>, i: usize) -> Option<(DateExpr, usize, usize)> {
    let Count { from, to, grain, vague, next } = count_at(cx, i)?;
    let sign = match () {
        () if cx.key(next, Kw::From) || cx.is_word(next, "after") => 1,
        () if cx.is_word(next, "before") => -1,
        () => return None,
    };
    let base = (next + 1..next + 3).find_map(|at| single(cx, at).filter(|p| p.start == next + 1))?;
    let open = cx.get(base.next).is_some_and(|t| {
        t.kind == TokenKind::Possessive
            || t.kind == TokenKind::Word && !t.glued && !cx.is_any(base.next, &["on", "in", "at", "and"])
    });
    if vague || open || base.when.grain() != Grain::Day {
        return None;
    }
    let (from, to) = if sign > 0 { (from, to) } else { (-to, -from) };
    if let When::Fixed(Days { from: Some(day), .. }) = base.when {
        let days = Days::between(calendar::step(day, grain, from)?, calendar::step(day, grain, to)?);
        return Some((DateExpr::Absolute(days), i, base.next));
    }
    Some((DateExpr::Offset { base: base.when, grain, from, to }, i, base.next))
}

/// "the past two months", "last 3 days", "the next three years".
fn span_before(cx: &Context<'_>, i: usize, n: i32, grain: Grain, next: usize) -> Option<Piece> {
    // "could last a decade"
    if cx.key(i, Kw::A) {
        return None;
    }
    let found = before(cx, i);
    let n = match found.which? {
        Qualifier::Last if cx.key(next, Kw::Of) => return None,
        Qualifier::Last | Qualifier::Past | Qualifier::Previous => -n,
        Qualifier::Next | Qualifier::Coming => n,
        _ => return None,
    };
    let start = if found.part == Part::Whole { found.start } else { i - 1 };
    Some(Piece::new(start, next, When::Span { grain, n }))
}
