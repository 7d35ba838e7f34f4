//! Dates of the calendar: days in all orders and spellings, months, bare years, decades, centuries, quarters and halves.

use super::calendar::{self, Grain, Window};
use super::parse::{Before, Piece, Qualifier, before};
use super::{Part, Season, Weekday, When, Which};
use crate::mention::context::Context;
use crate::mention::lexicon::{Kw, Sense};
use crate::mention::token::TokenKind;
use crate::mention::{number, ordinal};
use crate::value::Days;

/// A date that begins with digits.
pub(super) fn at_number(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if !number::detached(cx, i) && !decade_apostrophe(cx, i) {
        return None;
    }
    numeric(cx, i)
        .or_else(|| day_month(cx, i))
        .or_else(|| decade_digits(cx, i))
        .or_else(|| ordinal::at(cx, i).and_then(|_| at_ordinal(cx, i)))
        .or_else(|| at_year(cx, i))
}

/// "2025-08-26", "26/08/2025", "8.26.2025", "2025/08", "26-Aug-2025".
fn numeric(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let written = cx.str(i);
    if written.contains(',') {
        return None;
    }
    if written.contains('.') {
        // One token: "26.08.2025".
        let mut parts = written.split('.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        let window = if parts.next().is_none() { three(a, b, c)? } else { return None };
        return Some(Piece::fixed(i, i + 1, window));
    }
    let joins = |at: usize| matches!(cx.get(at), Some(t) if t.glued && (t.is('-') || t.is('/')) && cx.glued(at + 1));
    if !joins(i + 1) {
        return None;
    }
    let same = |at: usize| cx.str(at) == cx.str(i + 1) && joins(at);
    let (a, b) = (written, cx.str(i + 2));
    if same(i + 3) {
        let c = cx.str(i + 4);
        if let Some(month) = cx.month(i + 2)
            && cx.is_number(i + 4)
        {
            // "26-Aug-2025", "2025/Aug/26"
            let (day, year) = if a.len() == 4 { (c, a) } else { (a, c) };
            let window = calendar::day(year_of(year)?, month, small(day)?)?;
            return Some(Piece::fixed(i, i + 5, window));
        }
        if !cx.is_number(i + 2) || !cx.is_number(i + 4) || joins(i + 5) && cx.is_number(i + 6) {
            return None;
        }
        return Some(Piece::fixed(i, i + 5, three(a, b, c)?));
    }
    if !cx.is_number(i + 2) || cx.glued(i + 3) && cx.get(i + 3).is_some_and(|t| t.is_word()) {
        return None;
    }
    // "2025-08", "08/2025"
    if a.len() == 4 && b.len() == 2 && small(b)? <= 12 {
        let (year, month) = (year_of(a)?, small(b)?);
        if i32::from(month) <= year % 100 || year % 100 > 12 || cx.is(i + 1, '/') {
            return Some(Piece::fixed(i, i + 3, calendar::month(year, month)?));
        }
    }
    if a.len() <= 2 && b.len() == 4 && cx.is(i + 1, '/') {
        return Some(Piece::fixed(i, i + 3, calendar::month(year_of(b)?, small(a).filter(|m| *m <= 12)?)?));
    }
    // "2014-18", "2024/25": years with the century written once.
    if a.len() == 4 && b.len() == 2 {
        let first = year_of(a)?;
        let last = first - first % 100 + i32::from(small(b)?);
        let follows = if cx.is(i + 1, '/') { last == first + 1 } else { last > first };
        let window = (calendar::years(first, Grain::Year)?.0, calendar::years(last, Grain::Year)?.1);
        return (follows && first >= 1900).then(|| Piece::fixed(i, i + 3, window));
    }
    // "on 26/8": only where a preposition asks for a date.
    let asked = i > cx.sentence.start && cx.is_any(i - 1, &["on", "since", "until", "before", "after", "from", "by"])
        || i == cx.sentence.start;
    if asked && cx.is(i + 1, '/') && a.len() <= 2 && b.len() <= 2 {
        let (month, day) = month_first(small(a)?, small(b)?)?;
        if (month, day) != (7, 24) && day > 12 {
            return Some(Piece::new(i, i + 3, When::MonthDay { month, day, weekday: None }));
        }
    }
    None
}

/// Three numbers of a date: the year first or last, else month before day where both are possible.
fn three(a: &str, b: &str, c: &str) -> Option<Window> {
    if [a, b, c].iter().any(|s| s.is_empty() || s.len() > 4 || s.len() == 3) {
        return None;
    }
    if a.len() == 4 {
        let (x, y) = (small(b)?, small(c)?);
        let (month, day) = if x <= 12 { (x, y) } else { (y, x) };
        return calendar::day(year_of(a)?, month, day);
    }
    if b.len() > 2 {
        return None;
    }
    let (month, day) = month_first(small(a)?, small(b)?)?;
    calendar::day(year_of(c)?, month, day)
}

fn month_first(a: u8, b: u8) -> Option<(u8, u8)> {
    match (a, b) {
        (1..=12, 1..=31) => Some((a, b)),
        (13..=31, 1..=12) => Some((b, a)),
        _ => None,
    }
}

fn small(written: &str) -> Option<u8> {
    if written.len() > 2 { None } else { written.parse().ok() }
}

/// A year in four digits, or in two: 30 to 99 belong to the last century.
fn year_of(written: &str) -> Option<i32> {
    let n: i32 = written.parse().ok()?;
    match written.len() {
        4 => (1000..2200).contains(&n).then_some(n),
        2 if n >= 30 => Some(1900 + n),
        2 => Some(2000 + n),
        _ => None,
    }
}

/// A year in four digits at `i`: nothing glued to it that makes it something else.
pub(super) fn year_at(cx: &Context<'_>, i: usize) -> Option<i32> {
    if !cx.is_number(i) || cx.str(i).len() != 4 {
        return None;
    }
    let year = year_of(cx.str(i))?;
    let next = cx.get(i + 1);
    let spoilt = next.is_some_and(|t| {
        t.glued && (t.is_word() || matches!(t.kind, TokenKind::Mark('%' | '/' | ':' | '°')) && cx.glued(i + 2))
    });
    (!spoilt).then_some(year)
}

/// A day of the month at `i`: "15", "15th", "fifteenth", "twenty-first"; and the token behind.
fn day_at(cx: &Context<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some((n, next)) = ordinal::at(cx, i) {
        let day = u8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
        // "2th", as some write it, is no ordinal and no day.
        return Some((day, next));
    }
    if !cx.is_number(i) {
        return None;
    }
    let day = small(cx.str(i)).filter(|n| (1..=31).contains(n))?;
    if cx.glued(i + 1) {
        if cx.is_any(i + 1, &["st", "nd", "rd", "th"]) {
            return Some((day, i + 2));
        }
        let next = cx.get(i + 1)?;
        if next.is_word() && cx.month(i + 1).is_none() || matches!(next.kind, TokenKind::Mark('%' | ':' | '/' | '°')) {
            return None;
        }
    }
    // "Aug. 22 million"
    let scaled = cx.sense(i + 1, |s| matches!(s, Sense::Scale(_) | Sense::Hundred).then_some(()));
    (scaled.is_none() && !cx.is_any(i + 1, &["percent", "per"])).then_some((day, i + 1))
}

/// What follows a day and month: ", 2025", "2025", "of 2025", "'25"; the year and the token behind.
fn year_behind(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let link = cx.is(i, ',') || cx.is(i, '،') || cx.key(i, Kw::Of) || cx.key(i, Kw::In);
    let at = if link { i + 1 } else { i };
    if let Some(year) = year_at(cx, at) {
        return Some((year, at + 1));
    }
    if cx.is(at, '\'') && cx.glued(at + 1) && cx.is_number(at + 1) && cx.str(at + 1).len() == 2 {
        return Some((year_of(cx.str(at + 1))?, at + 2));
    }
    None
}

/// A year in two digits directly behind a day and a month ("9 Aug 96"), where nothing else follows.
fn short_year(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let short = cx.is_number(i) && cx.str(i).len() == 2 && !cx.glued(i);
    let closed = cx.get(i + 1).is_none_or(|t| matches!(t.kind, TokenKind::Mark('.' | ',' | ')' | ';')));
    let year = year_of(cx.str(i)).filter(|y| short && closed && *y < 2000)?;
    Some((year, i + 1))
}

/// A day and a month that are both known, with the year behind them if there is one.
fn dated(cx: &Context<'_>, start: usize, month: u8, day: u8, at: usize) -> Option<Piece> {
    if let Some((year, next)) = year_behind(cx, at).or_else(|| short_year(cx, at)) {
        return Some(Piece::fixed(start, next, calendar::day(year, month, day)?));
    }
    // A leap year has every day that there is.
    calendar::day(2024, month, day)?;
    Some(Piece::new(start, at, When::MonthDay { month, day, weekday: None }))
}

/// "15 August 2025", "15th of August", "the third of March", "10 - 22 August 2012", "9 to 12 of June".
fn day_month(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let (day, mut at) = day_at(cx, i)?;
    // A range of days before their month.
    let sep = at;
    if cx.is_dash(sep) || cx.key(sep, Kw::To) || cx.key(sep, Kw::And) || cx.is_any(sep, &["till", "until", "through"]) {
        let second = if cx.is_word(sep + 1, "the") { sep + 2 } else { sep + 1 };
        if let Some((last, next)) = day_at(cx, second)
            && last > day
            && let Some((month, next)) = month_behind(cx, next)
            && (!cx.key(sep, Kw::And) || last == day + 1 || i > cx.sentence.start && between(cx, i))
        {
            return days_of_month(cx, i, month, (day, last), next);
        }
    }
    if cx.is_word(at, "day") {
        at += 1;
    }
    let (month, next) = month_behind(cx, at)?;
    // "the 15 May 5 attack": the number behind belongs to the month.
    dated(cx, i, month, day, next)
}

fn between(cx: &Context<'_>, i: usize) -> bool {
    cx.key(i - 1, Kw::Between) || i >= 2 && cx.is_word(i - 1, "the") && cx.key(i - 2, Kw::Between)
}

/// The month behind a day: "August", "of August", ". Nov."; and the token behind it.
fn month_behind(cx: &Context<'_>, i: usize) -> Option<(u8, usize)> {
    let of = cx.key(i, Kw::Of);
    let at = if of || cx.is(i, '.') && cx.glued(i) { i + 1 } else { i };
    let month = cx.month(at)?;
    let next = behind_month(cx, at);
    let verb = matches!(cx.str(at), "may" | "march" | "mar");
    (!verb || of || year_behind(cx, next).is_some()).then_some((month, next))
}

/// The token behind the month at `i`, past the full stop of an abbreviation.
fn behind_month(cx: &Context<'_>, i: usize) -> usize {
    let abbreviated = cx.is(i + 1, '.') && cx.glued(i + 1);
    let inner = cx.str(i).len() <= 4 && !cx.is_any(i, &["may", "june", "july"]) || cx.is_number(i + 2);
    if abbreviated && inner && cx.get(i + 2).is_some() { i + 2 } else { i + 1 }
}

/// From one day of a month to another, with the year behind.
fn days_of_month(cx: &Context<'_>, start: usize, month: u8, days: (u8, u8), at: usize) -> Option<Piece> {
    if let Some((year, next)) = year_behind(cx, at) {
        let (from, to) = (calendar::day(year, month, days.0)?, calendar::day(year, month, days.1)?);
        return Some(Piece::fixed(start, next, (from.0, to.1)));
    }
    calendar::day(2024, month, days.1)?;
    Some(Piece::new(start, at, When::MonthDays { month, first: days.0, last: days.1 }))
}

/// A date that begins with a month: "August 15, 2025", "Aug. 22", "Jan. 23–24", "February 2022", "in March".
pub(super) fn at_month(cx: &Context<'_>, i: usize, month: u8) -> Option<Piece> {
    if cx.glued(i) && i > cx.sentence.start && !mid_hyphen(cx, i) && !opens(cx, i) {
        return None;
    }
    let next = behind_month(cx, i);
    // "Sep-23-2020"
    if cx.joins(next) && cx.is_number(next + 1) && cx.joins(next + 2) && cx.is_number(next + 3) {
        let day = small(cx.str(next + 1))?;
        return Some(Piece::fixed(i, next + 4, calendar::day(year_of(cx.str(next + 3))?, month, day)?));
    }
    let the = if cx.is_word(next, "the") { next + 1 } else { next };
    if let Some((day, after)) = day_at(cx, the)
        && (the == next || ordinal::at(cx, the).is_some())
    {
        let sep = after;
        let through = cx.key(sep, Kw::To) || cx.is_any(sep, &["through", "thru", "till"]);
        let and = cx.key(sep, Kw::And);
        if (through || and || cx.is_dash(sep) && cx.glued(sep) == cx.glued(sep + 1))
            && let Some((last, behind)) = day_at(cx, sep + 1)
            && last > day
            && (!and || last == day + 1 || i > cx.sentence.start && between(cx, i))
            && cx.month(behind).is_none()
        {
            return days_of_month(cx, i, month, (day, last), behind);
        }
        return dated(cx, i, month, day, after);
    }
    let found = before(cx, i);
    if let Some((year, after)) = year_behind(cx, next) {
        let window = calendar::part(calendar::month(year, month)?, Grain::Month, found.part, None);
        let start = if found.which.is_none() { found.start } else { i };
        return Some(Piece::fixed(start, after, window));
    }
    let found = match found.which {
        Some(Qualifier::That | Qualifier::Same) => Before { which: None, part: Part::Whole, start: i },
        _ => found,
    };
    let which = which_of(found.which)?;
    if !is_month(cx, i, found.start != i) {
        return None;
    }
    // "June next year", "March of last year"
    if let Some((which, after)) = year_word(cx, i + 1)
        && found.which.is_none()
    {
        return Some(Piece::new(found.start, after, When::Month { month, which, part: found.part }));
    }
    Some(Piece::new(found.start, i + 1, When::Month { month, which, part: found.part }))
}

fn mid_hyphen(cx: &Context<'_>, i: usize) -> bool {
    i >= 2 && cx.is(i - 1, '-') && cx.is_any(i - 2, &["mid", "early", "late", "end", "pre", "post"])
        || i >= 1
            && (cx.is(i - 1, '–')
                || cx.is(i - 1, '—')
                || cx.is(i - 1, '/')
                || cx.is(i - 1, '-') && cx.month(i.saturating_sub(2)).is_some())
}

fn opens(cx: &Context<'_>, i: usize) -> bool {
    matches!(cx.get(i - 1).map(|t| t.kind), Some(TokenKind::Mark('(' | '"' | '[' | '\'' | ',')))
}

/// Words before a bare month, or a bare year, that show it to be one.
const BEFORE_TIME: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "to", "through", "throughout", "before", "after", "during",
    "between", "of", "and", "or", "for", "on", "around", "early", "mid", "late", "each", "every", "around", "come",
    "starting",
];

/// Whether the month word at `i`, with neither day nor year, is a month: "may" and "march" are verbs, "April" and "June" first names.
fn is_month(cx: &Context<'_>, i: usize, qualified: bool) -> bool {
    let Some(token) = cx.get(i) else { return false };
    let word = token.text(cx.text);
    let led = qualified || i > cx.sentence.start && cx.is_any(i - 1, BEFORE_TIME);
    if !token.capital {
        let verb = matches!(word, "may" | "march" | "mar" | "sept" | "dec" | "jun" | "jul" | "jan");
        return led && (!verb || qualified || cx.key(i - 1, Kw::In) && cx.get(i + 1).is_none_or(|t| !t.is_word()));
    }
    if word.len() <= 4 && !matches!(word, "June" | "July") && !led {
        // "May", and abbreviations: "Mar", "Dec" could be anything.
        return false;
    }
    let doubtful = matches!(word, "May" | "March" | "April" | "June" | "August" | "Jan" | "JAN" | "Mar");
    // A first name, or a surname: "April Ryan", "by Theresa May".
    let name_behind = cx.get(i + 1).is_some_and(|t| t.capital && t.is_word());
    let name_before = i > cx.sentence.start && cx.get(i - 1).is_some_and(|t| t.capital && t.is_word()) && !led;
    if doubtful && (name_before || name_behind && !cx.is_any(i - 1, &["in", "since", "until", "during"])) {
        return false;
    }
    if !led && i == cx.sentence.start && doubtful && !cx.is(i + 1, ',') {
        return false;
    }
    // "By May's own account"
    !(doubtful && matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive)) && !qualified)
}

/// What a qualifier picks of things that have names; `None` for those that need a date before ("following").
pub(super) fn which_of(qualifier: Option<Qualifier>) -> Option<Which> {
    Some(match qualifier {
        None => Which::Bare,
        Some(Qualifier::This) => Which::This,
        Some(Qualifier::Last | Qualifier::Past | Qualifier::Previous) => Which::Last,
        Some(Qualifier::Next | Qualifier::Coming | Qualifier::Following) => Which::Next,
        Some(Qualifier::Same | Qualifier::That) => Which::Bare,
    })
}

/// "next year", "of last year", "of this year", "of the year" at `i`.
pub(super) fn year_word(cx: &Context<'_>, i: usize) -> Option<(Which, usize)> {
    let of = cx.key(i, Kw::Of) || cx.key(i, Kw::In);
    let at = if of { i + 1 } else { i };
    let the = cx.is_word(at, "the");
    let word = if the { at + 1 } else { at };
    let fiscal = |at: usize| if cx.is_any(at, &["fiscal", "financial", "calendar"]) { at + 1 } else { at };
    let year = |at: usize| cx.is_word(at, "year").then_some(at + 1);
    if the
        && of
        && let Some(next) = year(fiscal(word))
    {
        return Some((Which::Year(0), next));
    }
    let n = match () {
        () if cx.is_any(word, &["this", "current"]) => 0,
        () if cx.is_any(word, &["last", "previous"]) => -1,
        () if cx.is_any(word, &["next", "coming", "following"]) => 1,
        () => return None,
    };
    Some((Which::Year(n), year(fiscal(word + 1))?))
}

/// Words before a four-digit number that make it a count.
const BEFORE_COUNT: &[&str] = &[
    "about", "over", "than", "nearly", "almost", "least", "most", "some", "roughly", "approximately", "exactly",
    "only", "just", "another", "with", "up", "no", "number", "room", "flight", "route", "model", "these", "those",
    "around",
];

/// A bare year: "in 2022", "the 2024 election", "(2014)", "early 2025".
fn at_year(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let year = year_at(cx, i)?;
    let found = before(cx, i);
    // "Q3" behind it: "2024 Q3", "2016H2", "2017-q1".
    if let Some(piece) = quarter_behind(cx, i, year) {
        return Some(piece);
    }
    // "2018 March 18", "2016 june"
    if let Some(month) = cx.month(i + 1)
        && !matches!(cx.str(i + 1), "may" | "march" | "mar" | "May" | "March")
    {
        let next = behind_month(cx, i + 1);
        return Some(match day_at(cx, next) {
            Some((day, after)) => Piece::fixed(i, after, calendar::day(year, month, day)?),
            None => Piece::fixed(i, i + 2, calendar::month(year, month)?),
        });
    }
    let window = calendar::part(calendar::years(year, Grain::Year)?, Grain::Year, found.part, None);
    let start = if found.part == Part::Whole || found.which.is_some() { i } else { found.start };
    (start != i || is_year(cx, i, year)).then(|| Piece::fixed(start, i + 1, window))
}

/// Whether the four digits at `i` are a year and not a count.
fn is_year(cx: &Context<'_>, i: usize, year: i32) -> bool {
    let has_prev = i > cx.sentence.start;
    let round = year % 100 == 0;
    let modern = (1900..2100).contains(&year);
    let next = cx.get(i + 1);
    let noun_behind =
        next.is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.capital) && !cx.is_any(i + 1, FUNCTION_WORDS);
    let plural_behind = noun_behind && cx.str(i + 1).ends_with('s') && !cx.str(i + 1).ends_with("ss");
    let scale = cx.sense(i + 1, |s| matches!(s, Sense::Scale(_) | Sense::Hundred | Sense::TimeUnit(_)).then_some(()));
    if scale.is_some()
        || cx.is(i + 1, '%')
        || cx.is_any(i + 1, &["percent", "km", "kg", "feet", "meters", "metres", "miles"])
    {
        return false;
    }
    if !has_prev {
        return modern && !round && !plural_behind;
    }
    let prev = cx.get(i - 1);
    if cx.is_any(i - 1, BEFORE_COUNT)
        || matches!(prev.map(|t| t.kind), Some(TokenKind::Mark('$' | '£' | '€' | '#' | '+')))
    {
        return false;
    }
    if cx.is_any(i - 1, BEFORE_TIME)
        || cx.is_any(i - 1, &["year", "fiscal", "circa", "winter", "summer", "spring", "autumn"])
    {
        // "of 2000 soldiers"
        return !(noun_behind && (round || !modern && plural_behind));
    }
    if !modern {
        return false;
    }
    match prev.map(|t| t.kind) {
        // "the 2024 election", "Russia's 2014 annexation", "(2014)", ", 2024"
        Some(TokenKind::Possessive) => !(round && plural_behind),
        Some(TokenKind::Mark(_)) => !plural_behind,
        Some(TokenKind::Number) => false,
        _ => {
            let determined = cx.is_any(i - 1, &["the", "his", "her", "their", "its", "our"]);
            (!round || !noun_behind) && (!plural_behind || determined)
        }
    }
}

/// Lower-case words that may follow a year without being counted by it.
const FUNCTION_WORDS: &[&str] = &[
    "and", "or", "but", "when", "as", "to", "by", "in", "on", "at", "for", "with", "after", "before", "because",
    "that", "was", "is", "has", "had", "will", "would", "it", "he", "she", "they", "we", "the", "a", "an", "while",
    "until", "from", "of", "under", "following", "than", "which", "who", "were", "are", "amid", "over", "alone",
    "this", "his", "its", "about", "so", "if", "where", "since", "through", "against", "during", "says", "thus",
];

/// "'90s": the apostrophe before the digits.
fn decade_apostrophe(cx: &Context<'_>, i: usize) -> bool {
    i > cx.sentence.start && cx.glued(i) && cx.is(i - 1, '\'') && cx.str(i).len() == 2
}

/// "1990s", "the 1990's", "'90s", "the 80s".
fn decade_digits(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let written = cx.str(i);
    let plural = cx.glued(i + 1) && cx.is_any(i + 1, &["s"])
        || matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive)) && cx.str(i + 1).len() == 2;
    if !plural || !written.ends_with('0') {
        return None;
    }
    let n: i32 = written.parse().ok()?;
    let found = before(cx, i);
    let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
    if cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Possessive) && !the && found.start == i {
        return None; // "2020's biggest hit"
    }
    let (year, grain) = match written.len() {
        4 if n % 100 == 0 && n != 2000 => (n, Grain::Century),
        4 => (n, Grain::Decade),
        2 if decade_apostrophe(cx, i) => (if n >= 30 { 1900 + n } else { 2000 + n }, Grain::Decade),
        // "temperatures in the 80s", "in his 40s"
        2 if n >= 50 && (the || found.start != i) && !warm(cx) => (1900 + n, Grain::Decade),
        _ => return None,
    };
    if !(1000..2200).contains(&year) {
        return None;
    }
    let window = calendar::part(calendar::years(year, grain)?, grain, found.part, None);
    let start = if found.which.is_none() { found.start } else { i };
    Some(Piece::fixed(start, i + 2, window))
}

/// Whether the sentence speaks of the weather.
fn warm(cx: &Context<'_>) -> bool {
    cx.sentence.clone().any(|j| cx.is_any(j, &["temperature", "temperatures", "highs", "lows", "degrees", "humidity"]))
}

/// "the nineties", "the late eighties".
pub(super) fn at_decade_word(cx: &Context<'_>, i: usize, tens: u8) -> Option<Piece> {
    let found = before(cx, i);
    let the = found.start > cx.sentence.start && cx.is_word(found.start - 1, "the");
    if !the && found.part == Part::Whole || warm(cx) {
        return None;
    }
    let decade = calendar::years(1900 + i32::from(tens), Grain::Decade)?;
    Some(Piece::fixed(found.start, i + 1, calendar::part(decade, Grain::Decade, found.part, None)))
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

fn quarter_of(year: i32, n: u8, of: u8) -> Option<Window> {
    let size = 12 / of;
    calendar::months(year, (n - 1) * size + 1, u32::from(size))
}

fn quarter_when(n: u8, of: u8, which: Which) -> When {
    if of == 4 { When::Quarter { quarter: n, which } } else { When::Half { half: n, which } }
}

/// "2024 Q3", "2016H2", "2017-q1".
fn quarter_behind(cx: &Context<'_>, i: usize, year: i32) -> Option<Piece> {
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
    if cx.is_word(at, "century") && (1..=30).contains(&n) {
        let found = before(cx, i);
        let window = calendar::years((i32::from(n) - 1) * 100, Grain::Century).filter(|_| n > 1)?;
        let start = if found.which.is_none() { found.start } else { i };
        return Some(Piece::fixed(start, at + 1, calendar::part(window, Grain::Century, found.part, None)));
    }
    if let Some(weekday) = cx.weekday(at).and_then(|d| Weekday::try_from(d).ok())
        && let Some(piece) = nth_weekday(cx, i, at + 1, weekday, i8::try_from(n).ok().filter(|n| *n <= 5)?)
    {
        return Some(piece);
    }
    if cx.is_word(at, "week") && (1..=5).contains(&n) {
        return week_of(cx, i, at + 1, n);
    }
    if cx.is_word(at, "day") && cx.key(at + 1, Kw::Of) {
        let (month, next) = month_behind(cx, at + 1)?;
        return dated(cx, i, month, n, next);
    }
    bare_day(cx, i, n, next)
}

/// "third quarter of 2024", "first half of last year", "third-quarter"; a bare half may be one of a game.
fn sub_year(cx: &Context<'_>, i: usize, n: u8, of: u8, at: usize) -> Option<Piece> {
    let fiscal =
        if cx.key(at, Kw::Of) && cx.is_any(at + 1, &["fiscal", "financial", "calendar"]) { at + 2 } else { at };
    if let Some((year, next)) = year_behind(cx, fiscal) {
        return Some(Piece::fixed(i, next, quarter_of(year, n, of)?));
    }
    if let Some((which, next)) = year_word(cx, at) {
        return Some(Piece::new(i, next, quarter_when(n, of, which)));
    }
    if of == 2 {
        // "the first half of August", "the second half of the 1990s"
        if !cx.key(at, Kw::Of) {
            return None;
        }
        let start = if cx.is_word(at + 1, "the") { at + 2 } else { at + 1 };
        let whole = super::parse::single(cx, start).filter(|p| p.start == start)?;
        let When::Fixed(days) = whole.when else { return None };
        let (from, to) = days.bounded()?;
        let middle = calendar::ahead(from, u32::try_from((to - from).num_days() / 2).ok()?)?;
        let window = if n == 1 { (from, middle) } else { (calendar::ahead(middle, 1)?, to) };
        return (from < to).then(|| Piece::fixed(i, whole.next, window));
    }
    // Quarters of a year are spoken of with "the" or an adjective's hyphen; those of a game, a mile or a century are not ours.
    let theirs = cx.key(at, Kw::Of) || cx.is_any(at, &["century", "mile", "finals", "final"]);
    (!theirs).then(|| Piece::new(i, at, quarter_when(n, of, Which::Bare)))
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

/// "first week of May 2021": weeks of a month are sevens of days, those of a year begin with the first Monday.
fn week_of(cx: &Context<'_>, i: usize, at: usize, n: u8) -> Option<Piece> {
    if !(cx.key(at, Kw::Of) || cx.key(at, Kw::In)) {
        return None;
    }
    let month = cx.month(at + 1)?;
    let (year, next) = year_behind(cx, behind_month(cx, at + 1))?;
    let (first, last) = calendar::month(year, month)?;
    let from = calendar::ahead(first, u32::from(n - 1) * 7)?;
    Some(Piece::fixed(i, next, (from, calendar::ahead(from, 6)?.min(last))))
}

/// "the 15th", "the 20th of last month": only where a preposition and an article ask for a day and no noun follows.
fn bare_day(cx: &Context<'_>, i: usize, n: u8, next: usize) -> Option<Piece> {
    if !(1..=31).contains(&n) || i < cx.sentence.start + 1 || !cx.is_word(i - 1, "the") {
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
    let asked = i >= cx.sentence.start + 2 && cx.is_any(i - 2, &["on", "by", "until", "since", "from"]);
    let closed = cx.get(next).is_none_or(|t| !t.is_word() && !matches!(t.kind, TokenKind::Mark('-')));
    (asked && closed && cx.is_number(i))
        .then(|| Piece::new(i, next, When::DayOfMonth { day: n, months: None, weekday: None }))
}

/// Days of the calendar with names of their own, alike everywhere: "Christmas Day", "New Year's Eve".
pub(super) fn at_feast(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let possessive = |at: usize| matches!(cx.get(at).map(|t| t.kind), Some(TokenKind::Possessive));
    let (month, day, next) = if cx.is_word(i, "new") {
        if !cx.is_word(i + 1, "year") {
            return None;
        }
        let at = if possessive(i + 2) { i + 3 } else { i + 2 };
        match () {
            () if cx.is_word(at, "eve") => (12, 31, at + 1),
            () if cx.is_word(at, "day") => (1, 1, at + 1),
            () => return None,
        }
    } else if cx.is_word(i, "valentine") {
        let at = if possessive(i + 1) { i + 2 } else { i + 1 };
        cx.is_word(at, "day").then_some((2, 14, at + 1))?
    } else {
        if !cx.get(i)?.capital {
            return None;
        }
        let christmas = cx.is_word(i, "christmas");
        let led = i > cx.sentence.start
            && cx.is_any(
                i - 1,
                &["on", "by", "before", "after", "since", "until", "at", "this", "last", "next", "around"],
            );
        match () {
            () if christmas && cx.is_word(i + 1, "eve") => (12, 24, i + 2),
            () if christmas && cx.is_word(i + 1, "day") => (12, 25, i + 2),
            () if !led || cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital) => return None,
            () if christmas => (12, 25, i + 1),
            () => (10, 31, i + 1),
        }
    };
    dated(cx, i, month, day, next)
}

/// The season of a year that stands behind it: "summer of 2014", "winter 2024".
pub(super) fn season_year(cx: &Context<'_>, i: usize, season: Season, part: Part) -> Option<(Days, usize)> {
    let (year, next) = year_behind(cx, i)?;
    let window = calendar::part(calendar::season(year, season)?, Grain::Season, part, None);
    Some((Days::between(window.0, window.1), next))
}
