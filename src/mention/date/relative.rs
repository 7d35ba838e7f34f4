//! Dates that count from the writing, or from the last date mentioned: "yesterday", "early next week", "the following
//! day", "last summer". Weekdays are [`super::weekday`]'s, counted units [`super::counted`]'s.

use super::absolute::which_of;
use super::calendar::{self, Grain};
use super::numeric::small;
use super::parse::{Before, Piece, Qualifier, before, single};
use super::year::{clock_at, season_year, year_at, year_behind, year_word};
use super::{DateExpr, Part, Season, Weekday, When, Which};
use crate::mention::context::Context;
use crate::mention::lexicon::Kw;
use crate::mention::token::TokenKind;
use crate::mention::{Found, Written};
use crate::value::{Days, TimeUnit};
use chrono::Datelike;

/// "today", "yesterday", "tomorrow": `n` days from the publication.
pub(super) fn at_day(cx: &Context<'_>, i: usize, n: i8) -> Option<Piece> {
    let token = cx.get(i)?;
    let prev_capital = i > cx.sentence.start && cx.get(i - 1).is_some_and(|t| t.capital && t.is_word());
    // "the Tonight Show"
    let show = cx.is_word(i + 1, "show") && cx.get(i + 1).is_some_and(|t| t.capital);
    if token.capital && (show || cx.is_any(i + 1, &["programme", "program"])) {
        return None;
    }
    // "USA Today"
    if token.capital && prev_capital && cx.str(i - 1).len() > 2 && n == 0 {
        return None;
    }
    Some(Piece::new(i, i + 1, unit(Grain::Day, i32::from(n), Part::Whole)))
}

/// "overnight": the night before; not that of another date ("overnight in August 2007"), and no name ("Overnight Energy").
pub(super) fn at_overnight(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let named = cx.get(i).is_some_and(|t| t.capital) && cx.get(i + 1).is_some_and(|t| t.is_word() && t.capital);
    let dated = (cx.key(i + 1, Kw::In) || cx.is_word(i + 1, "on"))
        && (cx.is_number(i + 2) || cx.month(i + 2).is_some() || cx.weekday(i + 2).is_some());
    // "guests who stayed overnight"
    let stay = i > cx.sentence.start && cx.is_any(i - 1, &["stay", "stays", "stayed", "staying"]);
    // "an overnight flight", of any night
    let kind = cx.is_any(i + 1, OF_ANY_NIGHT);
    (!named && !dated && !stay && !kind).then(|| Piece::new(i, i + 1, When::Overnight))
}

/// What is overnight by its nature.
const OF_ANY_NIGHT: &[&str] = &[
    "shelter", "shelters", "flight", "flights", "stay", "stays", "trip", "trips", "train", "trains", "bus", "buses",
    "delivery", "shipping", "guest", "guests", "success", "sensation", "camp", "parking", "ferry", "hike", "lows",
];

/// "overnight into Tuesday", "overnight to 5 May": the night before that day and its morning.
pub(super) fn overnight_into(cx: &Context<'_>, night: &Piece) -> Option<Found> {
    if night.when != When::Overnight || !(cx.is_word(night.next, "into") || cx.key(night.next, Kw::To)) {
        return None;
    }
    let at = night.next + 1;
    let day = single(cx, at).filter(|p| p.start == at && p.when.grain() == Grain::Day)?;
    let expr = match day.when {
        When::Fixed(days) => {
            let (first, last) = days.bounded()?;
            DateExpr::Absolute(Days::between(first.pred_opt()?, last))
        }
        base => DateExpr::Offset { base, grain: Grain::Day, from: -1, to: 0 },
    };
    Some(Found::new(night.start..day.next, Written::Date(expr)))
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
pub(super) fn first_of_which(cx: &Context<'_>, found: &Before, i: usize) -> usize {
    if found.part == Part::Whole { found.start } else { i - 1 }.max(cx.sentence.start)
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
pub(super) fn grain_at(cx: &Context<'_>, i: usize) -> Option<(Grain, i32)> {
    let unit =
        cx.time_unit(i).or_else(|| cx.is_any(i, &["quarter", "quarters", "qtr"]).then_some(TimeUnit::Quarter))?;
    let weeks = if unit == TimeUnit::Week && cx.is_any(i, &["fortnight", "fortnights"]) { 2 } else { 1 };
    grain_of(unit).map(|grain| (grain, weeks))
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
    if grain == Grain::Quarter
        && let Some(piece) = edge_quarter(cx, i)
    {
        return Some(piece);
    }
    if grain == Grain::Year
        && let Some((year, next)) = year_at(cx, i + 1)
    {
        // "fiscal year 2024-25"
        if let Some(years) = single(cx, i + 1).filter(|years| years.start == i + 1 && years.next > next) {
            return Some(Piece { start: i, ..years });
        }
        return Some(Piece::fixed(i, next, calendar::years(year, Grain::Year)?));
    }
    if grain == Grain::Week
        && size == 1
        && let Some(piece) = week_of(cx, i).or_else(|| week_number(cx, i))
    {
        return Some(piece);
    }
    if let Some(piece) = rest_of(cx, i, grain) {
        return Some(piece);
    }
    // "a week-long strike", "this year-old dog"
    if cx.joins(i + 1) && cx.is_any(i + 2, &["long", "old"]) {
        return None;
    }
    // "the current fiscal year"
    let kind = i > cx.sentence.start && grain == Grain::Year && cx.is_any(i - 1, &["fiscal", "financial", "calendar"]);
    let found = before(cx, if kind { i - 1 } else { i });
    let Some(qualifier) = found.which else {
        return if kind { None } else { bare_unit(cx, i, grain, &found) };
    };
    let whole = found.part == Part::Whole;
    let the = whole && !kind && found.start > cx.sentence.start && cx.is_word(found.start - 1, "the");
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
        // "the last year and a half"
        Qualifier::Last | Qualifier::Past | Qualifier::Next
            if the && whole && matches!(grain, Grain::Year | Grain::Decade) && is_and_a_half(cx, i + 1) =>
        {
            let n = if grain == Grain::Year { (Grain::Month, 18) } else { (Grain::Year, 15) };
            let n = if qualifier == Qualifier::Next { n } else { (n.0, -n.1) };
            return Some(Piece::new(found.start, i + 4, When::Span { grain: n.0, n: n.1 }));
        }
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
        let linked = matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive)) || cx.is_word(i + 1, "on");
        let at = if linked { i + 2 } else { i + 1 };
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

/// "the final quarter of 2023", "the opening quarter of last year".
fn edge_quarter(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let start = i.checked_sub(1).filter(|j| cx.sentence.contains(j))?;
    let quarter = match () {
        () if cx.is_any(start, &["final", "closing"]) => 4,
        () if cx.is_word(start, "opening") => 1,
        () => return None,
    };
    if let Some((year, next)) = year_behind(cx, i + 1) {
        return Some(Piece::fixed(start, next, calendar::months(year, quarter * 3 - 2, 3)?));
    }
    let (which, next) = year_word(cx, i + 1)?;
    Some(Piece::new(start, next, When::Quarter { quarter, which }))
}

fn is_and_a_half(cx: &Context<'_>, i: usize) -> bool {
    cx.key(i, Kw::And) && cx.key(i + 1, Kw::A) && cx.is_word(i + 2, "half")
}

/// "the week of Oct. 6": the week of that day; what is dated by its Sunday is the week behind it.
fn week_of(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
    if !the || !cx.key(i + 1, Kw::Of) {
        return None;
    }
    let day = single(cx, i + 2).filter(|p| p.start == i + 2)?;
    match day.when {
        When::Fixed(days) if calendar::grain_of(days) == Grain::Day => {
            let monday = calendar::unit(calendar::ahead(days.from?, 1)?, Grain::Week)?;
            Some(Piece::fixed(i, day.next, monday))
        }
        When::MonthDay { month, day: first, .. } => {
            // The year is not known yet: seven days from the one named.
            let (_, last) = calendar::day(2024, month, first)?;
            let end = calendar::ahead(last, 6)?;
            let last = u8::try_from(end.day()).ok().filter(|n| *n > first)?;
            Some(Piece::new(i, day.next, When::MonthDays { month, first, last }))
        }
        _ => None,
    }
}

/// "week 23 of 2024", "calendar week 23", "Thursday, week 23", "week 23, 10:30": as ISO 8601 counts them. A bare "week
/// 23" may be one of a season, a pregnancy, a trial.
fn week_number(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if !cx.is_number(i + 1) || cx.glued(i + 1) {
        return None;
    }
    let week = small(cx.str(i + 1)).filter(|n| (1..=53).contains(n))?;
    let next = i + 2;
    if let Some((year, after)) = year_behind(cx, next) {
        return Some(Piece::fixed(i, after, calendar::week_of(year, week)?));
    }
    let prev = |n: usize| i.checked_sub(n).filter(|j| cx.sentence.contains(j));
    let counted = prev(1).is_some_and(|j| cx.is_any(j, &["calendar", "iso"]));
    let day = if prev(1).is_some_and(|j| cx.is(j, ',')) { prev(2) } else { prev(1) };
    let dated = day.is_some_and(|j| cx.weekday(j).is_some() && cx.str(j).len() > 5);
    let hour = cx.is_number(next) && cx.is_any(next + 1, &["am", "pm", "a.m.", "p.m."]);
    let clock = hour || clock_at(cx, if cx.is(next, ',') { next + 1 } else { next }).is_some();
    // "Week 10" with a capital is one of a season.
    let small = i == cx.sentence.start || cx.get(i).is_some_and(|t| !t.capital);
    (counted || small && (dated || clock)).then(|| Piece::new(i, next, When::WeekOfYear { week, years: 0 }))
}

/// "the rest of my day", "the rest of this day", "rest of week"; with "the" it is [`bare_unit`]'s.
fn rest_of(cx: &Context<'_>, i: usize, grain: Grain) -> Option<Piece> {
    let prev = |j: usize| j.checked_sub(1).filter(|j| cx.sentence.contains(j));
    let before = prev(i)?;
    let owned = cx.is_any(before, &["my", "our", "your", "this", "current"]);
    let of = if owned { prev(before)? } else { before };
    let rest = prev(of).filter(|&j| cx.key(of, Kw::Of) && cx.is_any(j, &["rest", "remainder"]))?;
    let part = if grain == Grain::Day { Part::Whole } else { Part::Later };
    (grain <= Grain::Year).then(|| Piece::new(rest, i + 1, unit(grain, 0, part)))
}

/// "EOM", "EOY": in capitals.
pub(super) fn at_end_of(cx: &Context<'_>, i: usize, grain: Grain) -> Option<Piece> {
    let capitals = cx.str(i).bytes().all(|b| b.is_ascii_uppercase());
    (capitals && !cx.glued(i)).then(|| Piece::new(i, i + 1, unit(grain, 0, Part::Late)))
}

/// "the last week of September 2014".
pub(super) fn last_of(cx: &Context<'_>, i: usize, start: usize, grain: Grain) -> Option<Piece> {
    let whole = single(cx, i + 2).filter(|p| p.start == i + 2)?;
    // "the last week of May"
    if let When::Month { month, which: Which::Bare, part: Part::Whole } = whole.when
        && grain == Grain::Week
    {
        let last = u8::try_from(calendar::month(2023, month)?.1.day()).ok()?;
        return Some(Piece::new(start, whole.next, When::MonthDays { month, first: last - 6, last }));
    }
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
        // "year-end 1997"
        if let Some((year, next)) = year_at(cx, i + 3).filter(|_| grain == Grain::Year && cx.is_number(i + 3)) {
            let window = calendar::part(calendar::years(year, grain)?, grain, Part::Late, None);
            return Some(Piece::fixed(i, next, window));
        }
        return Some(Piece::new(i, i + 3, unit(grain, 0, Part::Late)));
    }
    // "the year-earlier quarter"
    if grain == Grain::Year && cx.joins(i + 1) && cx.is_any(i + 2, &["earlier", "ago"]) && !cx.glued(i) {
        return Some(Piece::new(i, i + 3, later(grain, -1)));
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
    // "earlier in the month"
    if grain > Grain::Day
        && i >= cx.sentence.start + 3
        && cx.key(i - 2, Kw::In)
        && cx.is_any(i - 3, &["earlier", "later"])
        && clause_ends(cx, i + 1)
    {
        let part = if cx.is_word(i - 3, "earlier") { Part::Earlier } else { Part::Later };
        return Some(Piece::new(i - 3, i + 1, unit(grain, 0, part)));
    }
    // "the end of the year"; not "the start of the year of …"
    if found.part != Part::Whole && !cx.key(i + 1, Kw::Of) && grain != Grain::Day {
        return Some(Piece::new(found.start, i + 1, unit(grain, 0, found.part)));
    }
    if is_current(cx, i, grain) {
        // A month or quarter is rather the one that the text reports on.
        let reported = matches!(grain, Grain::Month | Grain::Quarter);
        return Some(Piece::new(i, i + 1, if reported { later(grain, 0) } else { unit(grain, 0, Part::Whole) }));
    }
    // "the day before", "the year after", where nothing follows that they are before or after.
    let n = match () {
        () if cx.is_any(i + 1, &["before", "prior", "earlier", "previously"]) => -1,
        () if cx.is_any(i + 1, &["after", "later"]) => 1,
        () => return None,
    };
    clause_ends(cx, i + 2).then(|| Piece::new(i, i + 2, later(grain, n)))
}

/// "sales for the year", "the coldest night of the month": the unit at `i`, behind "the", is that which is spoken of. Not
/// "in the year of", "days of the week", "Player of the Year".
fn is_current(cx: &Context<'_>, i: usize, grain: Grain) -> bool {
    let leads: &[&str] = &["for", "over", "during", "throughout", "of"];
    if !(Grain::Week..=Grain::Year).contains(&grain) || i < cx.sentence.start + 3 || !cx.is_any(i - 2, leads) {
        return false;
    }
    let small = cx.get(i).is_some_and(|t| !t.capital) && !cx.str(i).ends_with('s');
    let common = cx.key(i - 2, Kw::Of)
        && (cx.get(i - 3).is_some_and(|t| t.capital)
            || cx.is_any(
                i - 3,
                &["time", "times", "day", "days", "night", "nights", "part", "parts", "point", "course"],
            ));
    let so_far =
        cx.is_word(i + 1, "so") && cx.is_word(i + 2, "far") || cx.key(i + 1, Kw::To) && cx.is_word(i + 2, "date");
    let closed = clause_ends(cx, i + 1) && !cx.is_any(i + 1, &["that", "when"]) && !cx.joins(i + 1);
    small && (so_far || !common && (closed || cx.is_any(i + 1, BEHIND_CURRENT)))
}

/// Words that may follow "sales for the year" beside those that end a clause.
const BEHIND_CURRENT: &[&str] = &[
    "rose", "fell", "grew", "totaled", "totalled", "declined", "dropped", "climbed", "came", "compared", "by", "on",
    "as", "or", "than", "is", "are", "will", "would", "because", "while",
];

/// Whether nothing follows at `i` that a preposition before it could take.
pub(super) fn clause_ends(cx: &Context<'_>, i: usize) -> bool {
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
