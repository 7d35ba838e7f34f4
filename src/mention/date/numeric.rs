//! Dates in digits alone: "2025-08-26", "26/08/2025", "8.26.2025", "2025/08", "26-Aug-2025", "2014-18".

use super::When;
use super::calendar::{self, Grain, Window};
use super::parse::Piece;
use crate::mention::context::Context;
use chrono::Datelike;

/// "2025-08-26", "26/08/2025", "8.26.2025", "2025/08", "26-Aug-2025".
pub(super) fn numeric(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let written = cx.str(i);
    if written.contains(',') {
        return None;
    }
    if let Some(piece) = loose(cx, i) {
        return Some(piece);
    }
    if written.contains('.') {
        // One token: "26.08.2025".
        let mut parts = written.split('.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        // With full stops the day comes first, where it can.
        let day_first = || calendar::day(year_of(c)?, small(b).filter(|month| *month <= 12)?, small(a)?);
        let window = if a.len() <= 2 { day_first().or_else(|| three(a, b, c))? } else { three(a, b, c)? };
        return Some(Piece::fixed(i, i + 1, window));
    }
    let joins = |at: usize| matches!(cx.get(at), Some(t) if t.glued && (t.is('-') || t.is('/')) && cx.glued(at + 1));
    if let Some(years) = years_by_dash(cx, i) {
        return Some(years);
    }
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
        if !cx.is_number(i + 2) || !cx.is_number(i + 4) || same(i + 5) && cx.is_number(i + 6) {
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
        return (follows && (first >= 1900 || first >= 1600 && cx.is(i + 1, '-')))
            .then(|| Piece::fixed(i, i + 3, window));
    }
    // "10/1-11/2/2017"
    if cx.is(i + 1, '/') && cx.joins(i + 3) && cx.is(i + 5, '/') && cx.is(i + 7, '/') && (5..9).all(|n| cx.glued(i + n))
    {
        let (first, last) = three(cx.str(i + 4), cx.str(i + 6), cx.str(i + 8))?;
        let (month, day) = month_first(small(a)?, small(b)?)?;
        let start = calendar::day(last.year(), month, day)?.0;
        return (start < first).then(|| Piece::fixed(i, i + 9, (start, last)));
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

/// "2014–15", "1939–45": with a dash, which joins nothing else in digits.
fn years_by_dash(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if !cx.is(i + 1, '–') || !cx.glued(i + 1) || !cx.glued(i + 2) || !cx.is_number(i + 2) {
        return None;
    }
    let (a, b) = (cx.str(i), cx.str(i + 2));
    let apart = !(cx.glued(i + 3) && cx.get(i + 3).is_some_and(|t| t.is_word() || t.is('%')) || cx.is(i + 3, '–'));
    if !apart || a.len() != 4 || b.len() != 2 {
        return None;
    }
    let first = year_of(a).filter(|year| *year >= 1600)?;
    let last = first - first % 100 + i32::from(small(b)?);
    // "in 1999–00"
    let last = if first % 100 == 99 && b == "00" { last + 100 } else { last };
    (last > first).then_some(())?;
    Some(Piece::fixed(i, i + 3, (calendar::years(first, Grain::Year)?.0, calendar::years(last, Grain::Year)?.1)))
}

/// What is a date because nothing follows that would make the numbers something else: "2016 /11", "11 - 2016",
/// "08/12,2015", and "2 / 15" all alone.
fn loose(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let mark = cx.is(i + 1, '/') || cx.is(i + 1, '-');
    let ends = cx.get(i + 3).is_none_or(|t| t.is('.') && i + 4 == cx.sentence.end);
    if !mark || !ends || !cx.is_number(i + 2) {
        return None;
    }
    let (a, b) = (cx.str(i), cx.str(i + 2));
    let month = |year: &str, month: &str| {
        let month = small(month).filter(|m| month.len() == 2 && (1..=12).contains(m))?;
        Some(Piece::fixed(i, i + 3, calendar::month(year_of(year)?, month)?))
    };
    if let Some((day, year)) = b.split_once(',').filter(|(_, year)| year.len() == 4 && cx.is(i + 1, '/')) {
        return Some(Piece::fixed(i, i + 3, three(a, day, year)?));
    }
    match (cx.glued(i + 1), cx.glued(i + 2), a.len(), b.len()) {
        (true, true, ..) => None,
        (_, _, 4, 2) => month(a, b),
        (false, false, 2, 4) => month(b, a),
        (false, false, 1..=2, 1..=2) if i == cx.sentence.start && cx.is(i + 1, '/') => {
            let (month, day) = month_first(small(a)?, small(b)?)?;
            Some(Piece::new(i, i + 3, When::MonthDay { month, day, weekday: None }))
        }
        _ => None,
    }
}

/// Three numbers of a date: the year first or last, else month before day where both are possible.
pub(super) fn three(a: &str, b: &str, c: &str) -> Option<Window> {
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

pub(super) fn month_first(a: u8, b: u8) -> Option<(u8, u8)> {
    match (a, b) {
        (1..=12, 1..=31) => Some((a, b)),
        (13..=31, 1..=12) => Some((b, a)),
        _ => None,
    }
}

pub(super) fn small(written: &str) -> Option<u8> {
    if written.len() > 2 { None } else { written.parse().ok() }
}

/// A year in four digits, or in two: 30 to 99 belong to the last century.
pub(super) fn year_of(written: &str) -> Option<i32> {
    let n: i32 = written.parse().ok()?;
    match written.len() {
        4 => (1000..2200).contains(&n).then_some(n),
        2 if n >= 30 => Some(1900 + n),
        2 => Some(2000 + n),
        _ => None,
    }
}
