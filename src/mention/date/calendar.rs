//! Arithmetic of the calendar: units, their parts, and steps between them. Weeks run from Monday to Sunday.
//!
//! Everything that could leave the calendar answers `None`; nothing here knows text.

use crate::value::Days;
use chrono::{Datelike, Days as DayCount, Months, NaiveDate, Weekday};

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// January to March, ….
    Quarter,
    /// March to May (spring), …; December to February (winter).
    Season,
    /// January to June, July to December.
    Half,
    /// A calendar year.
    Year,
    /// 1990 to 1999.
    Decade,
    /// 1900 to 1999.
    Century,
    /// No unit: a range.
    Span,
}

impl Grain {
    /// All, the finest first; a span is of no unit.
    pub const ALL: [Self; 10] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Season,
        Self::Half,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Span,
    ];

    /// The name in rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Span => "span",
        }
    }
}

/// A part of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// "early", "the beginning of", "the start of".
    Early,
    /// "mid", "the middle of".
    Mid,
    /// "late", "the end of".
    Late,
    /// "earlier this year": up to the publication.
    Earlier,
    /// "later this year", "the rest of the year": from the publication on.
    Later,
}

/// A season of the northern hemisphere, by calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February; named after the year of its December.
    Winter,
}

/// First and last day of a window.
pub type Window = (NaiveDate, NaiveDate);

/// The day, if it exists.
#[must_use]
pub fn day(year: i32, month: u8, day: u8) -> Option<Window> {
    let date = NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?;
    Some((date, date))
}

/// A month of a year.
///
/// ```
/// use gainsay::mention::date::calendar::month;
/// assert_eq!(month(2024, 2).unwrap().1.to_string(), "2024-02-29");
/// ```
#[must_use]
pub fn month(year: i32, month: u8) -> Option<Window> {
    months(year, month, 1)
}

/// So many months from the first of this one on.
#[must_use]
pub fn months(year: i32, month: u8, count: u32) -> Option<Window> {
    let first = NaiveDate::from_ymd_opt(year, u32::from(month), 1)?;
    Some((first, first.checked_add_months(Months::new(count))?.pred_opt()?))
}

/// A year, a decade (of any year in it) or a century.
#[must_use]
pub fn years(year: i32, grain: Grain) -> Option<Window> {
    let size = match grain {
        Grain::Decade => 10,
        Grain::Century => 100,
        _ => 1,
    };
    let first = year.div_euclid(size) * size;
    Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first.checked_add(size - 1)?, 12, 31)?))
}

/// A week by its number in the year: the first has the year's first Thursday (ISO 8601). `None` where the year has fewer.
///
/// ```
/// use gainsay::mention::date::calendar::week_of;
/// assert_eq!(week_of(2021, 1).unwrap().0.to_string(), "2021-01-04");
/// ```
#[must_use]
pub fn week_of(year: i32, week: u8) -> Option<Window> {
    let thursday = weekday_from(months(year, 1, 1)?.0, Weekday::Thu)?;
    let thursday = step(thursday, Grain::Week, i32::from(week) - 1).filter(|day| day.year() == year)?;
    unit(thursday, Grain::Week)
}

/// A season; winter begins in December of `year`.
#[must_use]
pub fn season(year: i32, season: Season) -> Option<Window> {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    months(year, first, 3)
}

/// The unit that `day` lies in; a day for [`Grain::Span`].
#[must_use]
pub fn unit(day: NaiveDate, grain: Grain) -> Option<Window> {
    let month_of = |size: u32| (day.month0() / size * size + 1) as u8;
    match grain {
        Grain::Day | Grain::Span => Some((day, day)),
        Grain::Week => {
            let monday = back(day, day.weekday().num_days_from_monday())?;
            Some((monday, ahead(monday, 6)?))
        }
        Grain::Month => month(day.year(), month_of(1)),
        Grain::Quarter => months(day.year(), month_of(3), 3),
        Grain::Half => months(day.year(), month_of(6), 6),
        Grain::Season => {
            // Seasons are quarters that begin a month early.
            let moved = day.checked_add_months(Months::new(1))?;
            let first = (moved.month0() / 3 * 3) as u8;
            if first == 0 { months(moved.year() - 1, 12, 3) } else { months(moved.year(), first, 3) }
        }
        Grain::Year | Grain::Decade | Grain::Century => years(day.year(), grain),
    }
}

/// The day `n` units after `day`, before it for negative `n`; the last of the month where the day does not exist.
///
/// ```
/// use gainsay::mention::date::calendar::{Grain, step};
/// let day = chrono::NaiveDate::from_ymd_opt(2025, 3, 31).unwrap();
/// assert_eq!(step(day, Grain::Month, -1).unwrap().to_string(), "2025-02-28");
/// assert_eq!(step(day, Grain::Century, i32::MAX), None);
/// ```
#[must_use]
pub fn step(day: NaiveDate, grain: Grain, n: i32) -> Option<NaiveDate> {
    let count = n.unsigned_abs();
    let in_days = |size: u32| {
        let count = DayCount::new(u64::from(count) * u64::from(size));
        if n < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
    };
    let in_months = |size: u32| {
        let count = Months::new(count.checked_mul(size)?);
        if n < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
    };
    match grain {
        Grain::Day | Grain::Span => in_days(1),
        Grain::Week => in_days(7),
        Grain::Month => in_months(1),
        Grain::Quarter | Grain::Season => in_months(3),
        Grain::Half => in_months(6),
        Grain::Year => in_months(12),
        Grain::Decade => in_months(120),
        Grain::Century => in_months(1_200),
    }
}

/// `part` of a window of this grain. Months fall into 1–10, 11–20 and 21–end; years into four months each, decades
/// into 0–3, 4–6 and 7–9; other windows into thirds. [`Part::Earlier`] and [`Part::Later`] are cut at `now`.
#[must_use]
pub fn part(window: Window, grain: Grain, part: Part, now: Option<NaiveDate>) -> Window {
    let (from, to) = window;
    let year = from.year();
    let thirds = || {
        let length = (to - from).num_days().clamp(0, 40_000).unsigned_abs() + 1;
        let cut = |n: u64| from.checked_add_days(DayCount::new(length * n / 3)).unwrap_or(to);
        match part {
            Part::Early => Some((from, cut(1).pred_opt()?.max(from))),
            Part::Mid => Some((cut(1), cut(2).pred_opt()?.max(cut(1)))),
            _ => Some((cut(2).min(to), to)),
        }
    };
    let found = match (part, grain) {
        (Part::Whole, _) => None,
        (Part::Earlier, _) => now.filter(|now| (from..=to).contains(now)).map(|now| (from, now)),
        (Part::Later, _) => now.filter(|now| (from..=to).contains(now)).map(|now| (now, to)),
        (Part::Early, Grain::Month) => NaiveDate::from_ymd_opt(year, from.month(), 10).map(|end| (from, end)),
        (Part::Mid, Grain::Month) => {
            NaiveDate::from_ymd_opt(year, from.month(), 11).zip(NaiveDate::from_ymd_opt(year, from.month(), 20))
        }
        (Part::Late, Grain::Month) => NaiveDate::from_ymd_opt(year, from.month(), 21).map(|start| (start, to)),
        (Part::Early, Grain::Year) => months(year, 1, 4),
        (Part::Mid, Grain::Year) => months(year, 5, 4),
        (Part::Late, Grain::Year) => months(year, 9, 4),
        (Part::Early, Grain::Decade) => NaiveDate::from_ymd_opt(year + 3, 12, 31).map(|end| (from, end)),
        (Part::Mid, Grain::Decade) => {
            NaiveDate::from_ymd_opt(year + 4, 1, 1).zip(NaiveDate::from_ymd_opt(year + 6, 12, 31))
        }
        (Part::Late, Grain::Decade) => NaiveDate::from_ymd_opt(year + 7, 1, 1).map(|start| (start, to)),
        _ => thirds(),
    };
    found.unwrap_or(window)
}

/// The last `weekday` on or before `day`.
#[must_use]
pub fn weekday_until(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    back(day, (day.weekday().num_days_from_monday() + 7 - weekday.num_days_from_monday()) % 7)
}

/// The first `weekday` on or after `day`.
#[must_use]
pub fn weekday_from(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    ahead(day, (weekday.num_days_from_monday() + 7 - day.weekday().num_days_from_monday()) % 7)
}

/// The `n`-th `weekday` of a month; `n` = -1 is the last.
#[must_use]
pub fn nth_weekday(window: Window, weekday: Weekday, n: i8) -> Option<NaiveDate> {
    let day = if n < 0 {
        step(weekday_until(window.1, weekday)?, Grain::Week, i32::from(n) + 1)?
    } else {
        step(weekday_from(window.0, weekday)?, Grain::Week, i32::from(n) - 1)?
    };
    (window.0..=window.1).contains(&day).then_some(day)
}

/// So many days later.
#[must_use]
pub fn ahead(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    day.checked_add_days(DayCount::new(u64::from(days)))
}

/// So many days earlier.
#[must_use]
pub fn back(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    day.checked_sub_days(DayCount::new(u64::from(days)))
}

/// The unit that a window of days is; [`Grain::Span`] when it is none.
///
/// ```
/// use gainsay::mention::date::calendar::{Grain, grain_of, month};
/// use gainsay::value::Days;
/// let (from, to) = month(2022, 2).unwrap();
/// assert_eq!(grain_of(Days::between(from, to)), Grain::Month);
/// ```
#[must_use]
pub fn grain_of(days: Days) -> Grain {
    let Some(window) = days.bounded() else { return Grain::Span };
    let of_unit = |grain: &Grain| *grain != Grain::Span && unit(window.0, *grain) == Some(window);
    Grain::ALL.into_iter().find(of_unit).unwrap_or(Grain::Span)
}
