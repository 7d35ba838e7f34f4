//! Several units at an edge of a longer one: "the first nine months of 2025", "the last two weeks of August".
//!
//! Only what the calendar cuts: "the first five days of the war" is a duration.

use super::calendar::{self, Grain, Window};
use super::counted::{Count, count_at};
use super::parse::single;
use super::year::year_word;
use super::{DateExpr, Part, When, Which};
use crate::mention::context::Context;
use crate::mention::cues::Cues;
use crate::mention::lexicon::Kw;
use crate::mention::{Found, Written};
use crate::value::Days;
use chrono::Datelike;

/// Which end of the longer unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    First,
    Last,
}

/// The mention whose "first", or the number behind its "last", is the token at `i`.
pub(super) fn at_edge(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !cx.ahead(i, Cues::TIME) {
        return None;
    }
    let (start, edge) = if cx.opens_number(i) {
        let before = i.checked_sub(1).filter(|j| cx.sentence.contains(j))?;
        (before, edge_of(cx, before)?)
    } else if cx.is_word(i, "first") {
        (i, Edge::First)
    } else {
        return None;
    };
    let Count { from, to, grain, vague, next } = count_at(cx, start + 1)?;
    // "the first year of 1990s" is read with the ordinals.
    if vague || from != to || from < 2 || !(cx.key(next, Kw::Of) || cx.key(next, Kw::In)) {
        return None;
    }
    let (date, next) = of_relative(cx, next, edge, grain, to).or_else(|| of_named(cx, next + 1, edge, grain, to))?;
    Some(Found::new(start..next, Written::Date(date)))
}

fn edge_of(cx: &Context<'_>, i: usize) -> Option<Edge> {
    if cx.is_any(i, &["first", "opening", "initial"]) {
        return Some(Edge::First);
    }
    cx.is_any(i, &["last", "final", "closing"]).then_some(Edge::Last)
}

/// "of this year", "in the last month": what counts from the publication; `at` is "of".
fn of_relative(cx: &Context<'_>, at: usize, edge: Edge, grain: Grain, n: i32) -> Option<(DateExpr, usize)> {
    let size = match grain {
        Grain::Month => 1,
        Grain::Quarter => 3,
        _ => return None,
    };
    let (which, next) = year_word(cx, at)?;
    let months = u8::try_from(n.checked_mul(size)?).ok().filter(|months| *months <= 12)?;
    let (first, last) = if edge == Edge::First { (1, months) } else { (13 - months, 12) };
    let month = |month| When::Month { month, which, part: Part::Whole };
    Some((DateExpr::Range(month(first), month(last)), next))
}

/// A month, a year, a decade with its name: the date at `at`.
fn of_named(cx: &Context<'_>, at: usize, edge: Edge, grain: Grain, n: i32) -> Option<(DateExpr, usize)> {
    let at = if cx.is_word(at, "the") { at + 1 } else { at };
    let whole = single(cx, at).filter(|whole| whole.start == at)?;
    match whole.when {
        When::Month { month, which: Which::Bare, part: Part::Whole } => {
            // A year that is none of the leap years: it is only written where it matters.
            let window = calendar::month(2023, month)?;
            let (first, last) = cut(window, edge, grain, n)?;
            let days = When::MonthDays { month, first: first.day() as u8, last: last.day() as u8 };
            Some((DateExpr::Relative(days), whole.next))
        }
        When::Fixed(days) => {
            let (first, last) = cut(days.bounded()?, edge, grain, n)?;
            Some((DateExpr::Absolute(Days::between(first, last)), whole.next))
        }
        _ => None,
    }
}

/// So many units from one end of a window; `None` if they are not shorter than it.
fn cut((first, last): Window, edge: Edge, grain: Grain, n: i32) -> Option<Window> {
    let (from, to) = match edge {
        Edge::First => (first, calendar::step(first, grain, n)?.pred_opt()?),
        Edge::Last => (calendar::step(last.succ_opt()?, grain, -n)?, last),
    };
    (first <= from && to <= last && (from, to) != (first, last)).then_some((from, to))
}
