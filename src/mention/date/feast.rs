//! Days with names of their own: "Christmas Eve", "Easter Monday", "Thanksgiving". Those that mean another day in
//! another country ("Independence Day") are left out; where usage differs it is that of American news.
//!
//! Feasts of the moon are counted, not seen: those of Islam may fall a day beside what a country observes. A feast of
//! several days is its first day, but Ramadan is a month.

use super::absolute::which_of;
use super::calendar::{self, Window};
use super::parse::{Piece, before};
use super::year::year_behind;
use super::{Weekday, When};
use crate::mention::context::Context;
use crate::mention::token::{TokenKind, fold_hash};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// How a feast finds its day in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// Month and day.
    Fixed(u8, u8),
    /// The n-th weekday of a month (-1: the last), and so many days later.
    Nth(i8, Weekday, u8, i8),
    /// Days from Easter Sunday of the western churches.
    Easter(i8),
    /// Month and day of the Islamic calendar by arithmetic; day 0 is the whole month. The first one of the year.
    Islamic(u8, u8),
    /// Days from the first of Tishri, New Year of the Jewish calendar, that falls into the year.
    Tishri(i16),
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
            Self::Islamic(month, day) => {
                let new_year = calendar::day(year, 1, 1)?.0;
                // Islamic years are shorter than ours by 11 days: one of three begins the first feast of the year.
                let around = (i64::from(year) - 622) * 33 / 32;
                (around - 1..=around + 2).find_map(|n| islamic(n, month, day.max(1)).filter(|d| *d >= new_year))
            }
            Self::Tishri(days) => {
                calendar::step(tishri(i64::from(year) + 3761)?, calendar::Grain::Day, i32::from(days))
            }
        }
    }

    /// The feast's first and last day in a year.
    #[must_use]
    pub fn window(self, year: i32) -> Option<Window> {
        let first = self.in_year(year)?;
        let last = if matches!(self, Self::Islamic(_, 0)) { calendar::ahead(first, 29)? } else { first };
        Some((first, last))
    }
}

/// A day by its number, 1 being 1 January of year 1.
fn numbered(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
}

/// A day of the Islamic calendar in its arithmetical form: 30-year cycles of 11 leap years, from Thursday, 15 July 622.
fn islamic(year: i64, month: u8, day: u8) -> Option<NaiveDate> {
    let months = (59 * (i64::from(month) - 1) + 1).div_euclid(2);
    let years = (year - 1) * 354 + (3 + 11 * year).div_euclid(30);
    numbered(227_013 + years + months + i64::from(day))
}

/// New Year of the Jewish calendar.
fn tishri(year: i64) -> Option<NaiveDate> {
    // Days to the mean new moon of Tishri, moved off Sunday, Wednesday and Friday.
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let day = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    // No year may have 356 or 382 days.
    let moved = match () {
        () if next - this == 356 => 2,
        () if this - before == 382 => 1,
        () => 0,
    };
    numbered(this + moved - 1_373_427)
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
    (&["thanks", "giving", "day"], Feast::Nth(4, Weekday::Thu, 11, 0)),
    (&["ides", "of", "march"], Feast::Fixed(3, 15)),
    (&["black", "friday"], Feast::Nth(4, Weekday::Thu, 11, 1)),
    (&["election", "day"], Feast::Nth(1, Weekday::Mon, 11, 1)),
    (&["inauguration", "day"], Feast::Fixed(1, 20)),
    (&["juneteenth"], Feast::Fixed(6, 19)),
    (&["anzac", "day"], Feast::Fixed(4, 25)),
    (&["bastille", "day"], Feast::Fixed(7, 14)),
    (&["armistice", "day"], Feast::Fixed(11, 11)),
    (&["remembrance", "day"], Feast::Fixed(11, 11)),
    (&["international", "workers", "day"], Feast::Fixed(5, 1)),
    (&["int'l", "workers", "day"], Feast::Fixed(5, 1)),
    (&["international", "women", "day"], Feast::Fixed(3, 8)),
    (&["groundhog", "day"], Feast::Fixed(2, 2)),
    (&["mardi", "gras"], Feast::Easter(-47)),
    (&["shrove", "tuesday"], Feast::Easter(-47)),
    (&["maundy", "thursday"], Feast::Easter(-3)),
    (&["holy", "thursday"], Feast::Easter(-3)),
    (&["holy", "saturday"], Feast::Easter(-1)),
    (&["ascension", "day"], Feast::Easter(39)),
    (&["whit", "monday"], Feast::Easter(50)),
    (&["pentecost"], Feast::Easter(49)),
    (&["ramadan"], Feast::Islamic(9, 0)),
    (&["eid", "al", "fitr"], Feast::Islamic(10, 1)),
    (&["eid", "ul", "fitr"], Feast::Islamic(10, 1)),
    (&["eid", "al", "adha"], Feast::Islamic(12, 10)),
    (&["eid", "ul", "adha"], Feast::Islamic(12, 10)),
    (&["ashura"], Feast::Islamic(1, 10)),
    (&["arbaeen"], Feast::Islamic(2, 20)),
    (&["rosh", "hashanah"], Feast::Tishri(0)),
    (&["yom", "kippur"], Feast::Tishri(9)),
    (&["sukkot"], Feast::Tishri(14)),
    (&["passover"], Feast::Tishri(-163)),
    (&["purim"], Feast::Tishri(-193)),
    (&["cyber", "monday"], Feast::Nth(4, Weekday::Thu, 11, 4)),
];

/// A feast, with the hash of the first word of its name.
type Hashed = (u32, &'static (&'static [&'static str], Feast));

/// The feasts by the hashes of their first words; those that share one in the order of [`FEASTS`].
static BY_FIRST_WORD: LazyLock<Vec<Hashed>> = LazyLock::new(|| {
    let mut feasts: Vec<Hashed> = FEASTS.iter().map(|feast| (fold_hash(feast.0[0]), feast)).collect();
    feasts.sort_by_key(|&(hash, _)| hash);
    feasts
});

/// The feasts whose names may begin with a word of this hash.
fn feasts_from(hash: u32) -> impl Iterator<Item = &'static (&'static [&'static str], Feast)> {
    let from = BY_FIRST_WORD.partition_point(|&(first, _)| first < hash);
    BY_FIRST_WORD[from..].iter().take_while(move |&&(first, _)| first == hash).map(|&(_, feast)| feast)
}

/// A day with a name of its own at `i`: "Christmas Day", "last Thanksgiving", "Easter 2024".
pub(super) fn at_feast(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let (feast, words, next) =
        feasts_from(cx.get(i)?.hash).find_map(|(words, feast)| Some((*feast, words.len(), named(cx, i, words)?)))?;
    let found = before(cx, i);
    if let Some((year, next)) = year_behind(cx, next) {
        return Some(Piece::fixed(i, next, feast.window(year)?));
    }
    // "Christmas" alone is a season, a tree and an island as well.
    let lunar = matches!(feast, Feast::Islamic(..) | Feast::Tishri(_));
    let led = lunar || found.which.is_some() || i > cx.sentence.start && cx.is_any(i - 1, BEFORE_FEAST);
    let goes_on = cx.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let day = cx.is_any(next - 1, &["day", "eve"]);
    let named = cx.get(i)?.capital || words > 1 || found.which.is_some();
    if !day && goes_on || words == 1 && (!named || !led) {
        return None;
    }
    Some(Piece::new(
        if found.part == super::Part::Whole { found.start } else { i },
        next,
        When::Feast { feast, which: which_of(found.which)? },
    ))
}

/// Words before a feast that make it a day.
const BEFORE_FEAST: &[&str] =
    &["on", "by", "before", "after", "since", "until", "till", "at", "around", "from", "during", "over", "to"];

/// The token behind `words` at `i`, possessive endings and full stops between them skipped.
fn named(cx: &Context<'_>, i: usize, words: &[&str]) -> Option<usize> {
    let mut at = i;
    for (n, word) in words.iter().enumerate() {
        let between = |at| {
            cx.is(at, '.')
                || cx.joins(at)
                // "workers' day"
                || cx.is(at, '\'') && cx.glued(at)
                || matches!(cx.get(at).map(|t| t.kind), Some(TokenKind::Possessive))
        };
        while n > 0 && between(at) {
            at += 1;
        }
        if !cx.is_word(at, word) {
            return None;
        }
        at += 1;
    }
    Some(at)
}
