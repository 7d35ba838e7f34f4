//! Weekdays and weekends: "Friday", "last Friday", "Friday, Aug. 22", "Tuesday of last week", "over the weekend".

use super::absolute::{day_in_words, which_of};
use super::calendar::Grain;
use super::parse::{Piece, Qualifier, before, single};
use super::relative::first_of_which;
use super::{Part, Weekday, When, Which};
use super::{counted, nth};
use crate::mention::context::Context;
use crate::mention::lexicon::Kw;
use crate::mention::token::TokenKind;

/// First words of names that end in a weekday.
const WEEKDAY_NAMES: &[&str] = &[
    "Good", "Black", "Bloody", "Super", "Cyber", "Ash", "Easter", "Palm", "Fat", "Giving", "Shrove", "Whit", "Maundy",
    "Holy", "Sheffield", "Casual",
];

/// What makes a weekday before it part of a name: "The Sunday Times", "Saturday Night Live".
const NAMED_BY_WEEKDAY: &[&str] =
    &["Times", "Telegraph", "Mirror", "Express", "Independent", "Herald", "Night", "Tribune", "Evening", "Mail", "Age"];

/// "Friday", "last Friday", "Friday, Aug. 22", "Thursday the 21st", "Tuesday of last week".
pub(super) fn at_weekday(cx: &Context<'_>, i: usize, day: u8) -> Option<Piece> {
    let weekday = Weekday::try_from(day).ok()?;
    let word = cx.str(i);
    let full = word.len() > 5;
    let has_prev = i > cx.sentence.start;
    if has_prev {
        let name = cx.get(i - 1).is_some_and(|t| t.capital) && WEEKDAY_NAMES.contains(&cx.str(i - 1));
        let paper = cx.is_any(i - 1, &["on"]) && i >= 2 && ["Mail", "Independent", "Scotland"].contains(&cx.str(i - 2));
        // "on a Sunday": any of them.
        let any = cx.key(i - 1, Kw::A) && i >= 2 && cx.is_word(i - 2, "on");
        if name
            || paper
            || any
            || cx.is_any(i - 1, &["every", "each", "per", "alternate"])
            || cx.glued(i) && !openly_glued(cx, i)
        {
            return None;
        }
    }
    if NAMED_BY_WEEKDAY.contains(&cx.str(i + 1))
        && !matches!(cx.str(i + 1), "Night" if !cx.get(i + 2).is_some_and(|t| t.capital))
    {
        return None;
    }
    let dot = !full && cx.is(i + 1, '.') && cx.glued(i + 1);
    let next = if dot && cx.get(i + 2).is_some() { i + 2 } else { i + 1 };
    if let Some(piece) = full_date_behind(cx, i, next, weekday) {
        return Some(piece);
    }
    let name = !full && has_prev && cx.get(i - 1).is_some_and(|t| t.capital && t.is_word());
    if !full && (matches!(day, 0 | 2 | 5 | 6) && is_other_word(cx, i, dot) || name && !dot) {
        return None;
    }
    let next = i + 1;
    if let Some((weeks, next)) = week_word(cx, next) {
        return Some(Piece::new(i, next, When::WeekdayOf { weekday, weeks }));
    }
    // "Monday two weeks from now", "Friday, two weeks ago"
    let link = if cx.is(next, ',') { next + 1 } else { next };
    if cx.opens_number(link)
        && let Some(Piece { start, next, when }) = counted::counted(cx, link)
        && let When::Unit { grain: Grain::Week, from, to, .. } | When::Ahead { grain: Grain::Week, from, to } = when
        && start == link
        && from == to
    {
        return Some(Piece::new(i, next, When::WeekdayOf { weekday, weeks: i16::try_from(from).ok()? }));
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

/// Whether "sun", "sat", "wed", "mon" at `i`, with no date behind, is rather another word: one in small letters ("they lay
/// in the sun."), one without the full stop of an abbreviation, one that begins a sentence ("Sun Yang won").
fn is_other_word(cx: &Context<'_>, i: usize, dot: bool) -> bool {
    // All alone.
    if cx.sentence.len() <= 1 + usize::from(dot) {
        return false;
    }
    let capital = cx.get(i).is_some_and(|t| t.capital);
    if i > cx.sentence.start {
        return !dot || !capital || cx.is_any(i - 1, &["the", "a"]);
    }
    let word = matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Word | TokenKind::Mark(',')));
    let dated =
        cx.weekday(i + 1).is_some() || (cx.key(i + 1, Kw::To) || cx.key(i + 1, Kw::And)) && cx.weekday(i + 2).is_some();
    let hour = cx.is_any(i + 1, &["at", "morning", "afternoon", "evening", "night"]);
    !capital || word && !dot && !dated && !hour
}

fn openly_glued(cx: &Context<'_>, i: usize) -> bool {
    matches!(
        cx.get(i - 1).map(|t| t.kind),
        Some(TokenKind::Mark('(' | '"' | '\'' | '[' | '–' | '—' | '/' | '|' | '-' | ':' | '،' | '*' | '_'))
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
        // "Friday the fifteen"
        _ if at > next && cx.is_word(at - 1, "the") && !cx.is_number(at) => {
            let (day, after) = day_in_words(cx, at)?;
            (u32::from(day), after)
        }
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
        // Written on a Sunday, "this past weekend" is the one that ends.
        Some(_) if cx.is_word(i - 1, "past") => Some(Piece::new(start, i + 1, When::Weekend { which: Which::Bare })),
        Some(q) => Some(Piece::new(start, i + 1, When::Weekend { which: which_of(Some(q))? })),
        None => {
            let the = i > cx.sentence.start && cx.is_word(i - 1, "the");
            let other = cx.key(i + 1, Kw::Of) || cx.is_any(i + 1, &["before", "after"]);
            (the && !other).then(|| Piece::new(i, i + 1, When::Weekend { which: Which::Bare }))
        }
    }
}
