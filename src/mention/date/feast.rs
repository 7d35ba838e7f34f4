//! Days with names of their own: "Christmas Eve", "Easter Monday", "Thanksgiving". Those that mean another day in
//! another country ("Independence Day") are left out; where usage differs it is that of American news.

use super::absolute::which_of;
use super::calendar;
use super::parse::{Piece, before};
use super::year::year_behind;
use super::{Weekday, When};
use crate::mention::context::Context;
use crate::mention::token::TokenKind;
use chrono::NaiveDate;

/// How a feast finds its day in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// Month and day.
    Fixed(u8, u8),
    /// The n-th weekday of a month (-1: the last), and so many days later.
    Nth(i8, Weekday, u8, i8),
    /// Days from Easter Sunday of the western churches.
    Easter(i8),
}

impl Feast {
    /// The feast's day in a year.
    ///
    /// ```
    /// use gainsay::mention::date::Feast;
    /// assert_eq!(Feast::Easter(0).in_year(2025).unwrap().to_string(), "2025-04-20");
    /// ```
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed(month, day) => calendar::day(year, month, day).map(|(day, _)| day),
            Self::Nth(n, weekday, month, days) => {
                let day = calendar::nth_weekday(calendar::month(year, month)?, weekday, n)?;
                calendar::step(day, calendar::Grain::Day, i32::from(days))
            }
            Self::Easter(days) => calendar::step(easter(year)?, calendar::Grain::Day, i32::from(days)),
        }
    }
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let n = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// Names in lower case without possessive endings, longer ones before those that they begin with.
const FEASTS: &[(&[&str], Feast)] = &[
    (&["new", "year", "eve"], Feast::Fixed(12, 31)),
    (&["new", "year", "day"], Feast::Fixed(1, 1)),
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
    (&["valentine", "day"], Feast::Fixed(2, 14)),
    (&["valentines", "day"], Feast::Fixed(2, 14)),
    (&["st", "patrick", "day"], Feast::Fixed(3, 17)),
    (&["saint", "patrick", "day"], Feast::Fixed(3, 17)),
    (&["earth", "day"], Feast::Fixed(4, 22)),
    (&["may", "day"], Feast::Fixed(5, 1)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (&["veterans", "day"], Feast::Fixed(11, 11)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter"], Feast::Easter(0)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["palm", "sunday"], Feast::Easter(-7)),
    (&["ash", "wednesday"], Feast::Easter(-46)),
    (&["martin", "luther", "king", "day"], Feast::Nth(3, Weekday::Mon, 1, 0)),
    (&["martin", "luther", "king", "jr", "day"], Feast::Nth(3, Weekday::Mon, 1, 0)),
    (&["mlk", "day"], Feast::Nth(3, Weekday::Mon, 1, 0)),
    (&["presidents", "day"], Feast::Nth(3, Weekday::Mon, 2, 0)),
    (&["memorial", "day"], Feast::Nth(-1, Weekday::Mon, 5, 0)),
    (&["labor", "day"], Feast::Nth(1, Weekday::Mon, 9, 0)),
    (&["columbus", "day"], Feast::Nth(2, Weekday::Mon, 10, 0)),
    (&["thanksgiving", "day"], Feast::Nth(4, Weekday::Thu, 11, 0)),
    (&["thanksgiving"], Feast::Nth(4, Weekday::Thu, 11, 0)),
    (&["black", "friday"], Feast::Nth(4, Weekday::Thu, 11, 1)),
    (&["cyber", "monday"], Feast::Nth(4, Weekday::Thu, 11, 4)),
];

/// A day with a name of its own at `i`: "Christmas Day", "last Thanksgiving", "Easter 2024".
pub(super) fn at_feast(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let (feast, words, next) =
        FEASTS.iter().find_map(|(words, feast)| Some((*feast, words.len(), named(cx, i, words)?)))?;
    let found = before(cx, i);
    if let Some((year, next)) = year_behind(cx, next) {
        let day = feast.in_year(year)?;
        return Some(Piece::fixed(i, next, (day, day)));
    }
    // "Christmas" alone is a season, a tree and an island as well.
    let led = found.which.is_some() || i > cx.sentence.start && cx.is_any(i - 1, BEFORE_FEAST);
    let goes_on = cx.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let day = cx.is_any(next - 1, &["day", "eve"]);
    if !day && goes_on || words == 1 && (!cx.get(i)?.capital || !led) {
        return None;
    }
    Some(Piece::new(
        if found.part == super::Part::Whole { found.start } else { i },
        next,
        When::Feast { feast, which: which_of(found.which)? },
    ))
}

/// Words before a feast that make it a day.
const BEFORE_FEAST: &[&str] = &["on", "by", "before", "after", "since", "until", "at", "around"];

/// The token behind `words` at `i`, possessive endings and full stops between them skipped.
fn named(cx: &Context<'_>, i: usize, words: &[&str]) -> Option<usize> {
    let mut at = i;
    for (n, word) in words.iter().enumerate() {
        while n > 0 && (cx.is(at, '.') || matches!(cx.get(at).map(|t| t.kind), Some(TokenKind::Possessive))) {
            at += 1;
        }
        if !cx.is_word(at, word) {
            return None;
        }
        at += 1;
    }
    Some(at)
}
