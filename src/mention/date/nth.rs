//! Dates that begin with an ordinal, and quarters: "third quarter of 2024", "Q3", "21st century", "first Friday of July", "the 15th".

use super::absolute::{behind_month, dated, day_month, month_behind, opens};
use super::calendar::{self, Grain, Window};
use super::numeric::small;
use super::parse::{Piece, before, single};
use super::relative::{grain_at, last_of};
use super::year::{year_at, year_behind, year_word};
use super::{Part, Weekday, When, Which};
use crate::mention::context::Context;
use crate::mention::lexicon::Kw;
use crate::mention::ordinal;
use crate::mention::token::TokenKind;
use chrono::Datelike;

/// A date that begins with an ordinal: "third quarter of 2024", "21st century", "first Friday of July", "the 15th".
pub(super) fn at_ordinal(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if let Some(piece) = day_month(cx, i) {
        return Some(piece);
    }
    let (n, next) = ordinal::at(cx, i)?;
    let n = u8::try_from(n).ok()?;
    let at = cx.past_hyphen(next);
    if cx.is_any(at, &["quarter", "qtr"]) && (1..=4).contains(&n) {
        return sub_year(cx, i, n, 4, at + 1);
    }
    if cx.is_word(at, "half") && n <= 2 {
        return sub_year(cx, i, n, 2, at + 1);
    }
    if cx.is_word(at, "century") && (1..=30).contains(&n) && !cx.is_any(at + 1, &["bc", "bce", "b.c", "b.c."]) {
        let found = before(cx, i);
        let window = calendar::years((i32::from(n) - 1) * 100, Grain::Century).filter(|_| n > 1)?;
        let start = if found.which.is_none() { found.start } else { i };
        return Some(Piece::fixed(start, at + 1, calendar::part(window, Grain::Century, found.part, None)));
    }
    if let Some(piece) = centuries(cx, i, n, next) {
        return Some(piece);
    }
    if let Some(weekday) = cx.weekday(at).and_then(|d| Weekday::try_from(d).ok())
        && let Some(piece) = nth_weekday(cx, i, at + 1, weekday, i8::try_from(n).ok().filter(|n| *n <= 5)?)
    {
        return Some(piece);
    }
    // "the third last week of 2018"
    if cx.is_word(at, "last")
        && (2..=20).contains(&n)
        && cx.key(at + 2, Kw::Of)
        && ordinal::at(cx, at + 3).is_none()
        && let Some((grain @ (Grain::Week | Grain::Month | Grain::Day), 1)) = grain_at(cx, at + 1)
    {
        let last = last_of(cx, at + 1, i, grain)?;
        let When::Fixed(days) = last.when else { return None };
        let (from, to) = days.bounded()?;
        let back = |day| calendar::step(day, grain, 1 - i32::from(n));
        // Months differ in length.
        let window = if grain == Grain::Month { calendar::unit(back(from)?, grain)? } else { (back(from)?, back(to)?) };
        return Some(Piece::fixed(i, last.next, window));
    }
    for (word, unit) in [("week", Grain::Week), ("month", Grain::Month)] {
        if cx.is_word(at, word) && n > 0 {
            return nth_unit(cx, i, at + 1, n, unit);
        }
    }
    if cx.is_word(at, "day")
        && cx.key(at + 1, Kw::Of)
        && let Some((month, next)) = month_behind(cx, at + 1)
    {
        return dated(cx, i, month, n, next);
    }
    bare_day(cx, i, n, next)
}

/// "the 17th and 18th centuries", "the 9th to 11th centuries": `next` is behind the first ordinal, `n`.
fn centuries(cx: &Context<'_>, i: usize, n: u8, next: usize) -> Option<Piece> {
    if !(cx.key(next, Kw::And) || cx.key(next, Kw::To) || cx.is_dash(next)) || n < 2 {
        return None;
    }
    let (last, behind) = ordinal::at(cx, next + 1)?;
    let last = u8::try_from(last).ok().filter(|last| (n + 1..=30).contains(last))?;
    let before = cx.is_any(behind + 1, &["bc", "bce", "b.c", "b.c."]);
    if !cx.is_word(behind, "centuries") || before {
        return None;
    }
    let of = |n: u8| calendar::years((i32::from(n) - 1) * 100, Grain::Century);
    Some(Piece::fixed(i, behind + 1, (of(n)?.0, of(last)?.1)))
}

/// "third quarter of 2024", "first half of last year", "third-quarter"; a bare half may be one of a game.
pub(super) fn sub_year(cx: &Context<'_>, i: usize, n: u8, of: u8, at: usize) -> Option<Piece> {
    let fiscal =
        if cx.key(at, Kw::Of) && cx.is_any(at + 1, &["fiscal", "financial", "calendar"]) { at + 2 } else { at };
    if let Some((year, next)) = year_behind(cx, fiscal) {
        return Some(Piece::fixed(i, next, quarter_of(year, n, of)?));
    }
    if let Some((which, next)) = year_word(cx, at) {
        return Some(Piece::new(i, next, quarter_when(n, of, which)));
    }
    if let Some(piece) = of_year_before(cx, i, n, of, at) {
        return Some(piece);
    }
    if of == 2 {
        // "the first half of August", "the second half of the 1990s"
        if !cx.key(at, Kw::Of) {
            let hyphen = cx.is(at - 2, '-') && cx.is_any(at, REPORTED);
            return (hyphen || is_half_year(cx, i, at)).then(|| Piece::new(i, at, quarter_when(n, of, Which::Bare)));
        }
        let start = if cx.is_word(at + 1, "the") { at + 2 } else { at + 1 };
        let whole = unit_behind(cx, start)?;
        let When::Fixed(days) = whole.when else { return None };
        let (from, to) = days.bounded()?;
        let middle = calendar::ahead(from, u32::try_from((to - from).num_days() / 2).ok()?)?;
        let window = if n == 1 { (from, middle) } else { (calendar::ahead(middle, 1)?, to) };
        return (from < to).then(|| Piece::fixed(i, whole.next, window));
    }
    // Quarters of a year are spoken of with "the" or an adjective's hyphen; those of a game, a mile or a century are not ours.
    let theirs = cx.key(at, Kw::Of) || cx.is_any(at, &["century", "mile", "finals", "final"]);
    (!theirs && !is_of_game(cx, i)).then(|| Piece::new(i, at, quarter_when(n, of, Which::Bare)))
}

/// Whether the sentence around token `i` speaks of a game: "In the second quarter, Berg scored 12 points", "led 88-70 after
/// the third quarter".
fn is_of_game(cx: &Context<'_>, i: usize) -> bool {
    let near = || i.saturating_sub(25).max(cx.sentence.start)..cx.sentence.end.min(i + 25);
    let score =
        |j: usize| cx.is_number(j) && cx.joins(j + 1) && cx.is_number(j + 2) && !cx.is_number(j.wrapping_sub(1));
    let led = |j: usize| cx.is_any(j, &["led", "lead", "trailed", "ahead"]) && (j + 1..j + 4).any(score);
    near().any(|j| cx.is_any(j, OF_GAMES) || led(j)) && !near().any(|j| cx.is_any(j, REPORTED))
}

/// Words of games that are played in quarters.
const OF_GAMES: &[&str] = &[
    "scored", "touchdown", "touchdowns", "rebounds", "yards", "quarterback", "interception", "interceptions", "fumble",
    "halftime", "buzzer", "outscored", "trailed", "punt", "overtime", "nba", "nfl", "layup", "dunk", "pointer",
    "pointers", "turnovers",
];

/// "1997's fourth quarter", "the 1997 fourth quarter", "last year's second half": the year stands before it.
fn of_year_before(cx: &Context<'_>, i: usize, n: u8, of: u8, at: usize) -> Option<Piece> {
    let back = |n: usize| i.checked_sub(n).filter(|j| cx.sentence.contains(j));
    let owned = back(1).is_some_and(|j| cx.get(j).is_some_and(|t| t.kind == TokenKind::Possessive));
    let year = back(if owned { 2 } else { 1 })?;
    if cx.is_number(year)
        && let Some((year, _)) = year_at(cx, year)
    {
        return Some(Piece::fixed(i, at, quarter_of(year, n, of)?));
    }
    let which = year_word(cx, back(3)?).filter(|&(_, next)| owned && next == year + 1)?.0;
    Some(Piece::new(i, at, quarter_when(n, of, which)))
}

/// What is reported for half a year.
const REPORTED: &[&str] = &[
    "profit", "profits", "earnings", "sales", "revenue", "revenues", "loss", "losses", "results", "income", "output",
    "growth", "exports", "imports", "production", "gdp", "inflation", "economy", "dividend", "turnover", "net",
];

/// "in the second half", of which a sentence about sales or growth speaks; otherwise it is one of a game.
fn is_half_year(cx: &Context<'_>, i: usize, at: usize) -> bool {
    let the = i >= cx.sentence.start + 2 && cx.is_word(i - 1, "the") && cx.is_any(i - 2, &["in", "for", "during"]);
    let first = cx.sentence.start.max(i.saturating_sub(10));
    the && (first..cx.sentence.end.min(at + 10)).any(|j| cx.is_any(j, REPORTED))
}

/// "first Friday of July 2025", "last Monday of next month": `at` is behind the weekday.
pub(super) fn nth_weekday(cx: &Context<'_>, i: usize, at: usize, weekday: Weekday, n: i8) -> Option<Piece> {
    if !(cx.key(at, Kw::Of) || cx.key(at, Kw::In)) {
        return None;
    }
    if let Some(month) = cx.month(at + 1) {
        let next = behind_month(cx, at + 1);
        return Some(match year_behind(cx, next) {
            Some((year, next)) => {
                let day = calendar::nth_weekday(calendar::month(year, month)?, weekday, n)?;
                Piece::fixed(i, next, (day, day))
            }
            None => Piece::new(i, at + 2, When::NthWeekday { weekday, n, month: Some(month), months: 0 }),
        });
    }
    let (months, word) = match () {
        () if cx.is_any(at + 1, &["the", "this", "each", "every"]) => (0, at + 2),
        () if cx.is_word(at + 1, "last") => (-1, at + 2),
        () if cx.is_word(at + 1, "next") => (1, at + 2),
        () => return None,
    };
    if !cx.is_word(word, "month") || cx.is_any(at + 1, &["each", "every"]) {
        return None;
    }
    Some(Piece::new(i, word + 1, When::NthWeekday { weekday, n, month: None, months }))
}

/// The date at `i` of which a part is taken. Parts of parts are not read: a text could pile them up without end.
fn unit_behind(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let piled = ordinal::at(cx, i).is_some_and(|(_, next)| !cx.is_word(cx.past_hyphen(next), "century"));
    if piled { None } else { single(cx, i).filter(|p| p.start == i) }
}

/// "first week of May 2021", "third month of 2021": `at` is behind the unit. Weeks of a month are sevens of days, those
/// of a year begin with the week of its first Thursday.
fn nth_unit(cx: &Context<'_>, i: usize, at: usize, n: u8, unit: Grain) -> Option<Piece> {
    // "the 9th month of next year", "the third week next year"
    if let Some((Which::Year(years @ (-1 | 1)), next)) = year_word(cx, at) {
        let when = match unit {
            Grain::Month if n <= 12 => When::Month { month: n, which: Which::Year(years), part: Part::Whole },
            Grain::Week => When::WeekOfYear { week: n, years },
            _ => return None,
        };
        return Some(Piece::new(i, next, when));
    }
    if !(cx.key(at, Kw::Of) || cx.key(at, Kw::In)) {
        return None;
    }
    let whole = unit_behind(cx, at + 1)?;
    if let When::Month { month, which: Which::Bare, part: Part::Whole } = whole.when
        && unit == Grain::Week
        && n <= 4
    {
        return Some(Piece::new(i, whole.next, When::MonthDays { month, first: 7 * n - 6, last: 7 * n }));
    }
    let When::Fixed(days) = whole.when else { return None };
    let (first, last) = days.bounded()?;
    let steps = i32::from(n) - 1;
    let window = match (unit, calendar::grain_of(days)) {
        (Grain::Week, Grain::Month) => {
            let from = calendar::step(first, Grain::Week, steps)?;
            (from, calendar::ahead(from, 6)?.min(last))
        }
        (Grain::Week, Grain::Year) => calendar::week_of(first.year(), n)?,
        (Grain::Month, Grain::Year) => calendar::unit(calendar::step(first, Grain::Month, steps)?, Grain::Month)?,
        _ => return None,
    };
    (window.0 <= last).then(|| Piece::fixed(i, whole.next, window))
}

/// "the 15th", "the 20th of last month": only where a preposition and an article ask for a day and no noun follows.
pub(super) fn bare_day(cx: &Context<'_>, i: usize, n: u8, next: usize) -> Option<Piece> {
    if !(1..=31).contains(&n) {
        return None;
    }
    let at = if cx.is_word(next, "day") { next + 1 } else { next };
    if cx.key(at, Kw::Of) {
        let (months, word) = match () {
            () if cx.is_any(at + 1, &["this"]) => (0, at + 2),
            () if cx.is_any(at + 1, &["last"]) => (-1, at + 2),
            () if cx.is_any(at + 1, &["next"]) => (1, at + 2),
            () if cx.is_any(at + 1, &["the"]) && cx.is_any(at + 2, &["current"]) => (0, at + 3),
            () if cx.is_any(at + 1, &["the"]) && cx.is_any(at + 2, &["previous"]) => (-1, at + 3),
            () if cx.is_any(at + 1, &["the"]) && cx.is_any(at + 2, &["following", "next"]) => (1, at + 3),
            () if cx.is_any(at + 1, &["the"]) => (0, at + 2),
            () => return None,
        };
        if !cx.is_word(word, "month") {
            return None;
        }
        return Some(Piece::new(i, word + 1, When::DayOfMonth { day: n, months: Some(months), weekday: None }));
    }
    let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
    let asked = the && i >= cx.sentence.start + 2 && cx.is_any(i - 2, &["on", "by", "until", "since", "from", "for"]);
    let closed = cx.get(next).is_none_or(|t| !t.is_word() && !matches!(t.kind, TokenKind::Mark('-')));
    (asked && closed && (cx.is_number(i) || n > 20))
        .then(|| Piece::new(i, next, When::DayOfMonth { day: n, months: None, weekday: None }))
}

/// "Q3", "Q3 2024", "H1 of 2025": the letter at `i`; `of` quarters or halves to the year.
pub(super) fn at_quarter(cx: &Context<'_>, i: usize, of: u8) -> Option<Piece> {
    if !cx.glued(i + 1) || !cx.is_number(i + 1) || cx.glued(i + 2) && cx.get(i + 2).is_some_and(|t| t.is_word()) {
        return None;
    }
    let n = small(cx.str(i + 1)).filter(|n| (1..=of).contains(n))?;
    if cx.glued(i) && i > cx.sentence.start && !opens(cx, i) {
        return None;
    }
    let (n, next) = (n, i + 2);
    if let Some((year, after)) = year_behind(cx, next) {
        return Some(Piece::fixed(i, after, quarter_of(year, n, of)?));
    }
    // A bare "H1" is a virus, a road or a heading.
    let (which, after) = match year_word(cx, next) {
        Some(found) => found,
        None if of == 4 => (Which::Bare, next),
        None => return None,
    };
    Some(Piece::new(i, after, quarter_when(n, of, which)))
}

pub(super) fn quarter_of(year: i32, n: u8, of: u8) -> Option<Window> {
    let size = 12 / of;
    calendar::months(year, (n - 1) * size + 1, u32::from(size))
}

pub(super) fn quarter_when(n: u8, of: u8, which: Which) -> When {
    if of == 4 { When::Quarter { quarter: n, which } } else { When::Half { half: n, which } }
}

/// "2024 Q3", "2016H2", "2017-q1".
pub(super) fn quarter_behind(cx: &Context<'_>, i: usize, year: i32) -> Option<Piece> {
    let at = if cx.joins(i + 1) { i + 2 } else { i + 1 };
    let of = if cx.is_word(at, "q") {
        4
    } else if cx.is_word(at, "h") {
        2
    } else {
        return None;
    };
    let n = small(cx.str(at + 1)).filter(|n| cx.glued(at + 1) && (1..=of).contains(n))?;
    Some(Piece::fixed(i, at + 2, quarter_of(year, n, of)?))
}
