//! From tokens to date expressions: what kind of date begins at a token, and ranges of two.
//!
//! [`super::absolute`] reads dates of the calendar, [`super::relative`], [`super::weekday`] and [`super::counted`] those
//! that count from the writing.

use super::numeric::small;
use super::words::DateWord;
use super::year::clock_at;
use super::{DateExpr, When, Which, absolute, calendar, counted, edge, feast, nth, relative, weekday, year};
use crate::mention::context::Context;
use crate::mention::lexicon::{Kw, Sense};
use crate::mention::token::TokenKind;
use crate::mention::{Found, Written};
use crate::value::Days;
use chrono::Datelike;

/// One date expression without its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// First token.
    pub(super) start: usize,
    /// The token behind.
    pub(super) next: usize,
    /// What it says.
    pub(super) when: When,
}

impl Piece {
    pub(super) fn new(start: usize, next: usize, when: When) -> Self {
        Self { start, next, when }
    }

    /// A window of the calendar.
    pub(super) fn fixed(start: usize, next: usize, window: calendar::Window) -> Self {
        Self { start, next, when: When::Fixed(Days::between(window.0, window.1)) }
    }
}

/// A mention of the date that is found at token `i`. It may begin before `i`: "last" of "last Friday".
pub(in crate::mention) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if let Some((expr, start, next)) = counted::offset(cx, i) {
        return Some(Found::new(start..next, Written::Date(expr)));
    }
    if let Some(found) = edge::at_edge(cx, i) {
        return Some(found);
    }
    if let Some(found) = days_before_month(cx, i) {
        return Some(found);
    }
    let first = single(cx, i)?;
    if is_title(cx, &first) {
        return None;
    }
    if let Some(found) = relative::overnight_into(cx, &first).or_else(|| from_now(cx, &first)) {
        return Some(found);
    }
    let (expr, next) = match range(cx, &first) {
        Some(found) => found,
        None => match first.when {
            When::Fixed(days) => (DateExpr::Absolute(days), first.next),
            when => (DateExpr::Relative(when), first.next),
        },
    };
    Some(Found::new(first.start..next, Written::Date(expr)))
}

/// "from 4 to January 22, 1995", "4 to 23 of this month", "4 to 23 next month".
fn days_before_month(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !cx.is_number(i) || !(cx.key(i + 1, Kw::To) || cx.is(i + 1, '-')) || cx.str(i).len() > 2 {
        return None;
    }
    let first = small(cx.str(i)).filter(|n| (1..=31).contains(n))?;
    let from = i > cx.sentence.start && cx.key(i - 1, Kw::From);
    if from && cx.month(i + 2).is_some() {
        let day = single(cx, i + 2)?;
        let expr = match day.when {
            When::MonthDay { month, day: last, .. } if first < last => {
                DateExpr::Relative(When::MonthDays { month, first, last })
            }
            When::Fixed(days) if days.from == days.to => {
                let last = days.to?;
                let start = last.with_day(u32::from(first)).filter(|start| *start < last)?;
                DateExpr::Absolute(Days::between(start, last))
            }
            _ => return None,
        };
        return Some(Found::new(i..day.next, Written::Date(expr)));
    }
    let last = small(cx.str(i + 2)).filter(|n| (first + 1..=31).contains(n))?;
    let of = cx.key(i + 3, Kw::Of) || cx.key(i + 3, Kw::In);
    let at = if of { i + 4 } else { i + 3 };
    let months = match () {
        () if cx.is_word(at, "next") => 1,
        // "rose from 4 to 22 this month"
        () if of && cx.is_word(at, "this") => 0,
        () if of && cx.is_word(at, "last") => -1,
        () => return None,
    };
    let day = |day| When::DayOfMonth { day, months: Some(months), weekday: None };
    let expr = DateExpr::Range(day(first), day(last));
    cx.is_word(at + 1, "month").then(|| Found::new(i..at + 2, Written::Date(expr)))
}

/// "CBS This Morning", "on his "Today" show": names of broadcasts and papers.
fn is_title(cx: &Context<'_>, piece: &Piece) -> bool {
    let upper = |i: usize| cx.get(i).is_some_and(|t| t.capital);
    let Some(prev) = piece.start.checked_sub(1).filter(|&j| cx.sentence.contains(&j)) else { return false };
    if !matches!(piece.when, When::Unit { .. } | When::Overnight) || !upper(piece.start) || !upper(piece.next - 1) {
        return false;
    }
    let acronym = cx.str(prev).len() > 1 && cx.str(prev).bytes().all(|b| b.is_ascii_uppercase());
    let shouted = cx.str(piece.start).len() > 1 && cx.str(piece.start).bytes().all(|b| b.is_ascii_uppercase());
    let at = if cx.is(piece.next, ',') || cx.is(piece.next, '.') { piece.next + 1 } else { piece.next };
    acronym && !shouted || cx.is(prev, '"') && cx.is(at, '"')
}

/// "between now and May", "from now until Friday": from the publication to the date.
fn from_now(cx: &Context<'_>, to: &Piece) -> Option<Found> {
    let the = to.start.checked_sub(1).is_some_and(|j| cx.is_word(j, "the"));
    let link = to.start.checked_sub(if the { 2 } else { 1 })?;
    let now = link.checked_sub(1).filter(|&j| cx.is_word(j, "now"))?;
    let led = now.checked_sub(1)?;
    let said = cx.key(link, Kw::And) && cx.key(led, Kw::Between)
        || cx.is_any(link, &["until", "till", "through", "to"]) && (cx.key(led, Kw::From) || !cx.key(link, Kw::To));
    let today = When::Unit { grain: calendar::Grain::Day, from: 0, to: 0, part: super::Part::Whole };
    said.then(|| Found::new(now..to.next, Written::Date(DateExpr::Range(today, to.when))))
}

/// The date expression at `i`, without looking for the second end of a range.
pub(super) fn single(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let token = cx.get(i)?;
    if token.kind == TokenKind::Number {
        return absolute::at_number(cx, i).or_else(|| counted::counted(cx, i));
    }
    for &sense in cx.senses(i) {
        let found = match sense {
            Sense::Month(month) => absolute::at_month(cx, i, month),
            Sense::Weekday(day) => weekday::at_weekday(cx, i, day),
            Sense::Ordinal(_) => nth::at_ordinal(cx, i),
            Sense::Tens(n) => nth::at_ordinal(cx, i)
                .or_else(|| year::at_year_in_words(cx, i).filter(|_| n == 20))
                .or_else(|| counted::counted(cx, i)),
            Sense::Date(word) => match word {
                DateWord::Day(n) => relative::at_day(cx, i, n),
                DateWord::Overnight => relative::at_overnight(cx, i),
                DateWord::Weekend => weekday::at_weekend(cx, i),
                DateWord::Unit => relative::at_unit(cx, i),
                DateWord::DayPart => relative::at_day_part(cx, i),
                DateWord::Season(season) => relative::at_season(cx, i, season),
                DateWord::Decade(tens) => year::at_decade_word(cx, i, tens),
                DateWord::Quarter => nth::at_quarter(cx, i, 4),
                DateWord::Half => nth::at_quarter(cx, i, 2),
                DateWord::Feast => feast::at_feast(cx, i),
                DateWord::EndOf(grain) => relative::at_end_of(cx, i, grain),
            },
            Sense::Cardinal(n @ (17..=19)) => year::decade_of_century(cx, i, n)
                .or_else(|| year::at_year_in_words(cx, i))
                .or_else(|| counted::counted(cx, i)),
            Sense::Cardinal(1 | 2) => year::at_year_in_words(cx, i).or_else(|| counted::counted(cx, i)),
            Sense::Cardinal(_) | Sense::FractionWord(2) | Sense::Key(Kw::A | Kw::Several | Kw::Few | Kw::Couple) => {
                counted::counted(cx, i)
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The range that `first` begins, with the index behind it.
fn range(cx: &Context<'_>, first: &Piece) -> Option<(DateExpr, usize)> {
    // "08/08/2023, 09:15 AM to 08/29/2023"
    let clock = if cx.is(first.next, ',') { first.next + 1 } else { first.next };
    let sep = if cx.is_number(clock) { clock_at(cx, clock).unwrap_or(first.next) } else { first.next };
    let opener = first.start.checked_sub(1).filter(|&j| cx.sentence.contains(&j));
    let opener = opener.map(|j| if cx.is_word(j, "the") && j > cx.sentence.start { j - 1 } else { j });
    let opened = |kw: Kw| opener.is_some_and(|j| cx.key(j, kw));
    let tight = cx.glued(sep) && cx.glued(sep + 1);
    let loose = !cx.glued(sep) && !cx.glued(sep + 1);
    let word = cx.key(sep, Kw::To) || cx.is_any(sep, &["through", "thru", "until", "till"]);
    let dash = cx.is_dash(sep) && (tight || loose && !cx.is(sep, '—')) || cx.is(sep, '~');
    let and = cx.key(sep, Kw::And) && opened(Kw::Between);
    // "January-to-June"
    let joined_to = cx.joins(sep) && cx.key(sep + 1, Kw::To) && cx.joins(sep + 2);
    if !(word || dash || and) || opened(Kw::From) && opener.is_some_and(|from| is_moved(cx, from)) {
        return None;
    }
    let mut at = if joined_to { sep + 3 } else { sep + 1 };
    if word && cx.is_any(at, &["the", "around", "about"]) {
        at += 1;
    }
    // "from Monday to next Friday"
    let qualified = || {
        let led = cx.is_any(at, &["next", "this", "last", "early", "mid", "late"]);
        (1..=2).find_map(|n| if led { single(cx, at + n).filter(|p| p.start == at) } else { None })
    };
    let second = single(cx, at).or_else(qualified)?;
    // A range opens with "from" or "between", or its ends are of one kind.
    let led = opened(Kw::From) || opened(Kw::Between);
    let through = word && !cx.key(sep, Kw::To);
    let alike = same_kind(&first.when, &second.when) || dash && tight && months_to_day(&first.when, &second.when);
    let now = matches!(first.when, When::Unit { grain: calendar::Grain::Day, from: 0, .. })
        && matches!(second.when, When::Weekday { which: Which::Next, .. });
    if !led && !through && !alike && !now {
        return None;
    }
    Some((joined(first.when, second.when)?, second.next))
}

/// Whether something is moved from the one date to the other, behind the word `from`: they are two days, and no time between
/// them ("the deadline was postponed from 28 February to 1 April").
fn is_moved(cx: &Context<'_>, from: usize) -> bool {
    let first = from.saturating_sub(MOVED).max(cx.sentence.start);
    (first..from).any(|i| cx.is_any(i, MOVING))
}

/// Most words between a verb of moving and "from".
const MOVED: usize = 4;
/// Verbs that move a date.
const MOVING: &[&str] = &[
    "moved", "moves", "move", "moving", "postponed", "postpones", "postpone", "postponing", "delayed", "delaying",
    "rescheduled", "reschedule", "rescheduling", "shifted", "shifting", "deferred", "deferring", "pushed", "pushing",
    "brought", "bringing", "changed", "changing", "extended", "extending", "advanced",
];

/// Whether two ends are written alike enough to be a range without "from".
fn same_kind(a: &When, b: &When) -> bool {
    match (a, b) {
        (When::Weekday { which, .. }, When::Weekday { which: Which::Bare, .. }) => *which == Which::Bare,
        (When::Weekday { .. }, _) | (_, When::Weekday { .. }) => false,
        (When::Later { .. } | When::Span { .. } | When::Overnight, _) => false,
        (_, When::Later { .. } | When::Span { .. } | When::Overnight) => false,
        _ => a.grain() == b.grain(),
    }
}

/// "Nov-Feb 5th, 2017".
fn months_to_day(a: &When, b: &When) -> bool {
    matches!(a, When::Month { which: Which::Bare, .. }) && b.grain() == calendar::Grain::Day && !b.is_relative()
}

/// From `from` to `to`: a year written once serves both.
fn joined(from: When, to: When) -> Option<DateExpr> {
    let fixed = |when: &When| if let When::Fixed(days) = when { days.bounded() } else { None };
    let (from, to) = match (fixed(&from), fixed(&to)) {
        (Some(_), Some(_)) => (from, to),
        (None, Some((first, last))) => (dated(from, first.year(), -1, |w| w.0 <= last).unwrap_or(from), to),
        (Some((first, _)), None) => (from, dated(to, first.year(), 1, |w| w.1 >= first).unwrap_or(to)),
        (None, None) => (from, to),
    };
    Some(match (fixed(&from), fixed(&to)) {
        (Some((first, _)), Some((_, last))) if first <= last => DateExpr::Absolute(Days::between(first, last)),
        (Some(_), Some(_)) => return None,
        _ => DateExpr::Range(from, to),
    })
}

/// A month or day without a year in `year`, or in the neighbouring one when it does not fit there.
fn dated(when: When, year: i32, step: i32, fits: impl Fn(calendar::Window) -> bool) -> Option<When> {
    let window = |year: i32| match when {
        When::MonthDay { month, day, .. } => calendar::day(year, month, day),
        When::MonthDays { month, first, last } => {
            Some((calendar::day(year, month, first)?.0, calendar::day(year, month, last)?.1))
        }
        When::Month { month, which: Which::Bare, part } => {
            Some(calendar::part(calendar::month(year, month)?, super::Grain::Month, part, None))
        }
        When::Quarter { quarter, which: Which::Bare } => calendar::months(year, quarter * 3 - 2, 3),
        _ => None,
    };
    let found = window(year).filter(|&w| fits(w)).or_else(|| window(year + step).filter(|&w| fits(w)))?;
    Some(When::Fixed(Days::between(found.0, found.1)))
}

/// What stands before a date word and belongs to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    /// "last", "next", "this".
    pub(super) which: Option<Qualifier>,
    /// "early", "the end of".
    pub(super) part: super::Part,
    /// The first token of all that.
    pub(super) start: usize,
}

/// A word that picks one of several days, weeks, months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    /// "this", "current".
    This,
    /// "last".
    Last,
    /// "past".
    Past,
    /// "previous", "prior", "preceding".
    Previous,
    /// "next".
    Next,
    /// "coming", "upcoming".
    Coming,
    /// "following".
    Following,
    /// "same".
    Same,
    /// "that".
    That,
}

/// Reads the qualifier and the part before the date word at `i`: "early next" of "early next week", "mid-" of "mid-August".
pub(super) fn before(cx: &Context<'_>, i: usize) -> Before {
    let prev = |j: usize| j.checked_sub(1).filter(|j| cx.sentence.contains(j));
    let mut start = i;
    let mut which = None;
    if let Some(j) = prev(start)
        && let Some(found) = qualifier(cx, j)
        // "following Tuesday's vote" is "after".
        && (found != Qualifier::Following || prev(j).is_some_and(|k| cx.is_any(k, &["the", "of"])))
    {
        (which, start) = (Some(found), j);
        // "this past week", "this coming Friday"
        if let Some(k) = prev(start)
            && cx.is_word(k, "this")
            && matches!(found, Qualifier::Past | Qualifier::Coming | Qualifier::Next)
        {
            start = k;
            which = Some(if found == Qualifier::Past { Qualifier::Last } else { Qualifier::Next });
        }
    }
    let (part, start) = part_before(cx, start);
    Before { which, part, start }
}

fn qualifier(cx: &Context<'_>, i: usize) -> Option<Qualifier> {
    let word = cx.str(i);
    const TABLE: [(&str, Qualifier); 13] = [
        ("this", Qualifier::This),
        ("current", Qualifier::This),
        ("last", Qualifier::Last),
        ("past", Qualifier::Past),
        ("previous", Qualifier::Previous),
        ("prior", Qualifier::Previous),
        ("preceding", Qualifier::Previous),
        ("next", Qualifier::Next),
        ("coming", Qualifier::Coming),
        ("upcoming", Qualifier::Coming),
        ("following", Qualifier::Following),
        ("same", Qualifier::Same),
        ("that", Qualifier::That),
    ];
    TABLE.iter().find(|(w, _)| word.eq_ignore_ascii_case(w)).map(|&(_, q)| q)
}

/// "early", "mid-", "late", "the end of", "later" that stand before `i`; and where they begin.
fn part_before(cx: &Context<'_>, i: usize) -> (super::Part, usize) {
    use super::Part;
    let none = (Part::Whole, i);
    let Some(j) = i.checked_sub(1).filter(|j| cx.sentence.contains(j)) else { return none };
    // "mid-August"
    let j = if cx.is(j, '-') && cx.glued(j) && cx.glued(i) && j > cx.sentence.start { j - 1 } else { j };
    // "early in 2024"
    // "early in 2024"; not "three years later in 2024"
    let in_time = cx.key(j, Kw::In)
        && j > cx.sentence.start
        && cx.is_any(j - 1, &["early", "late", "earlier", "later"])
        && !(j > cx.sentence.start + 1 && (cx.time_unit(j - 2).is_some() || cx.is_word(j - 2, "quarter")));
    let j = if in_time { j - 1 } else { j };
    let word = cx.str(j);
    let is = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w));
    if is(&["early"]) {
        return (Part::Early, j);
    }
    if is(&["mid", "middle"]) {
        return (Part::Mid, j);
    }
    if is(&["late"]) || is(&["end"]) && cx.joins(j + 1) {
        return (Part::Late, j);
    }
    if is(&["earlier"]) {
        return (Part::Earlier, j);
    }
    if is(&["later"]) {
        return (Part::Later, j);
    }
    // "the end of", "the beginning of the"
    let of = if is(&["the"]) && j > cx.sentence.start { j - 1 } else { j };
    if cx.key(of, Kw::Of) && of > cx.sentence.start {
        let at = of - 1;
        let word = cx.str(at);
        let is = |list: &[&str]| list.iter().any(|w| word.eq_ignore_ascii_case(w));
        if is(&["end", "close"]) {
            return (Part::Late, at);
        }
        if is(&["beginning", "start", "outset"]) {
            return (Part::Early, at);
        }
        if is(&["middle"]) {
            return (Part::Mid, at);
        }
        if is(&["rest", "remainder"]) {
            return (Part::Later, at);
        }
    }
    none
}
