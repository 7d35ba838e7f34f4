//! Days of a month and months, in all orders and spellings: "15 August 2025", "Aug. 22", "Jan. 23–24", "in March".

use super::calendar::{self, Grain};
use super::feast::at_feast;
use super::nth::at_ordinal;
use super::numeric::{numeric, small, year_of};
use super::parse::{Before, Piece, Qualifier, before};
use super::relative::clause_ends;
use super::year::{
    at_year, decade_apostrophe, decade_digits, short_year, year_at, year_behind, year_behind_clock, year_word,
};
use super::{Part, When, Which};
use crate::mention::context::Context;
use crate::mention::cues::Cues;
use crate::mention::lexicon::{Kw, Sense};
use crate::mention::token::TokenKind;
use crate::mention::{number, ordinal};
use crate::value::Amount;

/// A date that begins with digits.
pub(super) fn at_number(cx: &Context<'_>, i: usize) -> Option<Piece> {
    // What most numbers are: too short for a year or for a date in one token, nothing joined to them, and neither a
    // month nor the letter of a quarter in what is left of the sentence.
    let joined = cx.glued(i + 1) || cx.is(i + 1, '/') || cx.is(i + 1, '-');
    if cx.str(i).len() <= 3 && !joined && !cx.ahead(i, Cues::CALENDAR) {
        debug_assert_eq!(date_at_number(cx, i), None);
        return None;
    }
    date_at_number(cx, i)
}

fn date_at_number(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let year = |j: usize| cx.is_number(j) && cx.str(j).len() == 4;
    let hyphen = i > cx.sentence.start + 1 && cx.is(i - 1, '-');
    let ranged = hyphen && (cx.is(i + 1, '/') || year(i) && year(i - 2));
    let labelled = i > cx.sentence.start + 1 && cx.is(i - 1, ':') && !cx.is_number(i - 2)
        || i > cx.sentence.start && cx.is_word(i - 1, "fy");
    // "30 June-2 July"
    // "the 1980s-1990s"
    let decades = hyphen && i >= cx.sentence.start + 4 && cx.is_word(i - 2, "s") && year(i) && year(i - 3);
    let ranged = ranged || decades || hyphen && cx.month(i - 2).is_some() && cx.month(i + 1).is_some();
    if !number::detached(cx, i) && !labelled && !decade_apostrophe(cx, i) && !ranged {
        return None;
    }
    numeric(cx, i)
        .or_else(|| day_month(cx, i))
        .or_else(|| decade_digits(cx, i))
        .or_else(|| ordinal::at(cx, i).and_then(|_| at_ordinal(cx, i)))
        .or_else(|| at_year(cx, i))
}

/// A day of the month at `i`: "15", "15th", "fifteenth", "twenty-first"; and the token behind.
pub(super) fn day_at(cx: &Context<'_>, i: usize) -> Option<(u8, usize)> {
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
        let clock = next.is(':') && cx.glued(i + 2);
        let joined = next.is_word() && cx.month(i + 1).is_none();
        if joined || clock || matches!(next.kind, TokenKind::Mark('%' | '/' | '°')) {
            return None;
        }
    }
    // "Aug. 22 million"
    let scaled = cx.sense(i + 1, |s| matches!(s, Sense::Scale(_) | Sense::Hundred).then_some(()));
    (scaled.is_none() && !cx.is_any(i + 1, &["percent", "per"])).then_some((day, i + 1))
}

/// A day of the month as a cardinal in words: "twenty five"; and the token behind.
pub(super) fn day_in_words(cx: &Context<'_>, i: usize) -> Option<(u8, usize)> {
    cx.sense(i, |s| matches!(s, Sense::Cardinal(_) | Sense::Tens(_)).then_some(()))?;
    let num = number::at(cx, i).filter(|num| !num.digits)?;
    let Amount::Exact(n) = num.amount else { return None };
    let day = u8::try_from(n.value.mantissa()).ok().filter(|d| n.value.is_integer() && (1..=31).contains(d))?;
    Some((day, num.next))
}

/// A day and a month that are both known, with the year behind them if there is one.
pub(super) fn dated(cx: &Context<'_>, start: usize, month: u8, day: u8, at: usize) -> Option<Piece> {
    if let Some((year, next)) = year_behind(cx, at).or_else(|| short_year(cx, at)).or_else(|| year_behind_clock(cx, at))
    {
        return Some(Piece::fixed(start, next, calendar::day(year, month, day)?));
    }
    // A leap year has every day that there is.
    calendar::day(2024, month, day)?;
    // "June 5 last year", not "June 5 last year's storm"
    if let Some((Which::Year(years), next)) = year_word(cx, at)
        && !cx.get(next).is_some_and(|t| t.kind == TokenKind::Possessive)
    {
        return Some(Piece::new(start, next, When::DayOfYear { month, day, years }));
    }
    Some(Piece::new(start, at, When::MonthDay { month, day, weekday: None }))
}

/// "15 August 2025", "15th of August", "the third of March", "10 - 22 August 2012", "9 to 12 of June".
pub(super) fn day_month(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if let Some(piece) = days_in_turn(cx, i) {
        return Some(piece);
    }
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

/// "3, 4 and 5 March", "5/6 June": days that follow each other.
fn days_in_turn(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let first = small(cx.str(i)).filter(|n| (1..=30).contains(n))?;
    if cx.is(i + 1, '/') && cx.glued(i + 1) && cx.glued(i + 2) {
        let last = small(cx.str(i + 2)).filter(|last| *last == first + 1)?;
        let (month, next) = month_behind(cx, i + 3)?;
        return days_of_month(cx, i, month, (first, last), next);
    }
    let (mut last, mut at) = (first, i + 1);
    while cx.is(at, ',')
        && let Some(day) = small(cx.str(at + 1)).filter(|day| *day == last + 1)
    {
        (last, at) = (day, at + 2);
    }
    if last == first || !cx.key(at, Kw::And) {
        return None;
    }
    let (day, behind) = day_at(cx, at + 1).filter(|(day, _)| *day == last + 1)?;
    let (month, next) = month_behind(cx, behind)?;
    days_of_month(cx, i, month, (first, day), next)
}

pub(super) fn between(cx: &Context<'_>, i: usize) -> bool {
    cx.key(i - 1, Kw::Between) || i >= 2 && cx.is_word(i - 1, "the") && cx.key(i - 2, Kw::Between)
}

/// The month behind a day: "August", "of August", ". Nov."; and the token behind it.
pub(super) fn month_behind(cx: &Context<'_>, i: usize) -> Option<(u8, usize)> {
    let of = cx.key(i, Kw::Of);
    let at = if of || cx.is(i, '.') && cx.glued(i) { i + 1 } else { i };
    let month = cx.month(at)?;
    let next = behind_month(cx, at);
    let verb = matches!(cx.str(at), "may" | "march" | "mar");
    (!verb || of || year_behind(cx, next).is_some()).then_some((month, next))
}

/// The token behind the month at `i`, past the full stop of an abbreviation.
pub(super) fn behind_month(cx: &Context<'_>, i: usize) -> usize {
    let abbreviated = cx.is(i + 1, '.') && cx.glued(i + 1);
    let inner = cx.str(i).len() <= 4 && !cx.is_any(i, &["may", "june", "july"]) || cx.is_number(i + 2);
    if abbreviated && inner && cx.get(i + 2).is_some() { i + 2 } else { i + 1 }
}

/// From one day of a month to another, with the year behind.
pub(super) fn days_of_month(cx: &Context<'_>, start: usize, month: u8, days: (u8, u8), at: usize) -> Option<Piece> {
    if let Some((year, next)) = year_behind(cx, at).or_else(|| year_behind_clock(cx, at)) {
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
    if let Some(piece) = at_feast(cx, i) {
        return Some(piece); // "May Day"
    }
    // "Mar-a-Lago"
    if cx.joins(i + 1) && !cx.is_number(i + 2) && cx.month(i + 2).is_none() && !cx.key(i + 2, Kw::To) {
        return None;
    }
    // "the December quarter"
    let ranged = i > cx.sentence.start && (cx.is_dash(i - 1) || cx.key(i - 1, Kw::To) || cx.is_word(i - 1, "through"));
    if !ranged && month.is_multiple_of(3) && cx.is_word(i + 1, "quarter") && !cx.is(i + 2, '-') && cx.str(i).len() > 3 {
        return Some(Piece::new(i, i + 2, When::Quarter { quarter: month / 3, which: Which::Bare }));
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
        // "March 3 or 4"; not "on March 3 or 4 people"
        if cx.key(sep, Kw::Or)
            && let Some((last, behind)) = day_at(cx, sep + 1)
            && last == day + 1
            && clause_ends(cx, behind)
        {
            return days_of_month(cx, i, month, (day, last), behind);
        }
        return dated(cx, i, month, day, after);
    }
    // "January twenty-five, 1986"
    if let Some((day, after)) = day_in_words(cx, next)
        && year_behind(cx, after).is_some()
    {
        return dated(cx, i, month, day, after);
    }
    let found = before(cx, i);
    if let Some((year, after)) = year_behind(cx, next) {
        let window = calendar::part(calendar::month(year, month)?, Grain::Month, found.part, None);
        let start = if found.which.is_none() { found.start } else { i };
        return Some(Piece::fixed(start, after, window));
    }
    // "in November and December 2024"
    if found.which.is_none()
        && let Some((year, last)) = year_of_next(cx, next)
    {
        let year = if month >= 10 && last <= 3 { year - 1 } else { year };
        let window = calendar::part(calendar::month(year, month)?, Grain::Month, found.part, None);
        return Some(Piece::fixed(found.start, next, window));
    }
    let found = match found.which {
        Some(Qualifier::That | Qualifier::Same) => Before { which: None, part: Part::Whole, start: i },
        _ => found,
    };
    let which = which_of(found.which)?;
    if !is_month(cx, i, found.start != i || year_word(cx, i + 1).is_some()) {
        return None;
    }
    // "June of that year"
    if cx.key(i + 1, Kw::Of) && cx.is_word(i + 2, "that") && cx.is_word(i + 3, "year") && found.which.is_none() {
        return Some(Piece::new(found.start, i + 4, When::Month { month, which: Which::Named, part: found.part }));
    }
    // "June next year", "March of last year"
    if let Some((which, after)) = year_word(cx, i + 1)
        && found.which.is_none()
    {
        return Some(Piece::new(found.start, after, When::Month { month, which, part: found.part }));
    }
    Some(Piece::new(found.start, i + 1, When::Month { month, which, part: found.part }))
}

/// The year, and the month before it, that follows at `i` behind "and" or "or" and serves the month before those too.
fn year_of_next(cx: &Context<'_>, i: usize) -> Option<(i32, u8)> {
    let month = cx.month(i + 1).filter(|_| cx.key(i, Kw::And) || cx.key(i, Kw::Or))?;
    let at = behind_month(cx, i + 1);
    let year = year_at(cx, at).filter(|_| cx.is_number(at))?.0;
    Some((year, month))
}

pub(super) fn mid_hyphen(cx: &Context<'_>, i: usize) -> bool {
    i >= 2 && cx.is(i - 1, '-') && cx.is_any(i - 2, &["mid", "early", "late", "end", "pre", "post", "to"])
        || i >= 1
            && (cx.is(i - 1, '–')
                || cx.is(i - 1, '—')
                || cx.is(i - 1, '/')
                || cx.is(i - 1, '-') && (cx.month(i.saturating_sub(2)).is_some() || cx.is_number(i.saturating_sub(2))))
}

pub(super) fn opens(cx: &Context<'_>, i: usize) -> bool {
    matches!(cx.get(i - 1).map(|t| t.kind), Some(TokenKind::Mark('(' | '"' | '[' | '\'' | ',' | '*' | '_')))
}

/// The first of the marks of emphasis ("**", "_") that are glued to the token at `i`, or `i`.
fn emphasised(cx: &Context<'_>, i: usize) -> usize {
    let mut at = i;
    while cx.glued(at) && (cx.is(at - 1, '*') || cx.is(at - 1, '_')) {
        at -= 1;
    }
    at
}

/// Words before a bare month, or a bare year, that show it to be one.
pub(super) const BEFORE_TIME: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "to", "through", "throughout", "before", "after", "during",
    "between", "of", "and", "or", "for", "on", "around", "early", "mid", "late", "each", "every", "around", "come",
    "starting",
];

/// Whether the month word at `i`, with neither day nor year, is a month: "may" and "march" are verbs, "April" and "June" first names.
pub(super) fn is_month(cx: &Context<'_>, i: usize, qualified: bool) -> bool {
    let Some(token) = cx.get(i) else { return false };
    let word = token.text(cx.text);
    let lead = emphasised(cx, i);
    let led = qualified || lead > cx.sentence.start && cx.is_any(lead - 1, BEFORE_TIME);
    if !token.capital {
        let verb = matches!(word, "may" | "march" | "mar" | "sept" | "dec" | "jun" | "jul" | "jan");
        let alone = cx.get(i + 1).is_none_or(|t| !t.is_word());
        // "in the april"
        let led = led || i > cx.sentence.start + 1 && cx.is_word(i - 1, "the") && cx.key(i - 2, Kw::In);
        return led && (!verb || alone && (qualified || cx.key(i - 1, Kw::In)));
    }
    // "Nov-Feb 2017"
    let ranged = (cx.is_dash(i + 1) || cx.key(i + 1, Kw::To)) && cx.month(i + 2).is_some() || cx.sentence.len() == 1;
    // "May and June were dry."
    let listed = i == cx.sentence.start
        && cx.key(i + 1, Kw::And)
        && cx.month(i + 2).is_some()
        && cx.get(i + 2).is_some_and(|t| t.capital)
        && !cx.get(i + 3).is_some_and(|t| t.capital);
    if ranged || listed {
        return true;
    }
    // "a May poll", "the May 2 vote"
    if word == "May" && i > cx.sentence.start && (cx.key(i - 1, Kw::A) || cx.is_any(i - 1, &["the", "its"])) {
        return cx.is_any(i + 1, DATED_BY_MONTH);
    }
    if word.len() <= 4 && !matches!(word, "June" | "July") && !led {
        // "May", and abbreviations: "Mar", "Dec" could be anything.
        return false;
    }
    let doubtful = matches!(word, "May" | "March" | "April" | "June" | "August" | "Jan" | "JAN" | "Mar");
    // A first name, or a surname: "April Ryan", "by Theresa May".
    // People have no article: "an April Gallup poll".
    let article = i > cx.sentence.start && (cx.key(i - 1, Kw::A) || cx.is_any(i - 1, &["the", "its", "their"]));
    let name_behind = cx.get(i + 1).is_some_and(|t| t.capital && t.is_word()) && !article;
    let name_before =
        i > cx.sentence.start && cx.get(i - 1).is_some_and(|t| t.capital && t.is_word()) && !led && !article;
    if doubtful && (name_before || name_behind && !cx.is_any(i.wrapping_sub(1), &["in", "since", "until", "during"])) {
        return false;
    }
    let possessive = matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive));
    if !led && i == cx.sentence.start && doubtful && !cx.is(i + 1, ',') && !possessive {
        return false;
    }
    // "the March for Life"
    if word == "March" && cx.is_any(i + 1, &["for", "on"]) && cx.get(i + 2).is_some_and(|t| t.capital) {
        return false;
    }
    // "after May lost the vote"
    let verb = cx.str(i + 1).ends_with("ed") || cx.is_any(i + 1, BEHIND_SURNAME);
    if word == "May" && verb && !cx.key(i - 1, Kw::In) && !qualified {
        return false;
    }
    // "By May's own account"
    !(word == "May" && possessive && !qualified)
}

/// Verbs behind a person called May.
const BEHIND_SURNAME: &[&str] =
    &["won", "lost", "said", "told", "was", "is", "has", "had", "will", "would", "met", "made", "took", "gave", "says"];

/// What is named by its month rather than by a person called May.
const DATED_BY_MONTH: &[&str] = &[
    "poll", "polls", "survey", "meeting", "summit", "election", "elections", "vote", "report", "data", "figures",
    "issue", "hearing", "attack", "attacks", "fundraiser", "deadline", "interview", "primary", "session", "ruling",
    "coup", "storm",
];

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
