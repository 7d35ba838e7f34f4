//! Dates as written: absolute, partial, relative. Resolution against a publication date is [`super::resolve`]'s.
//!
//! A [`DateExpr`] is `Copy` and holds no text: what the calendar fixes is a window of days already, what hangs on the
//! publication, the tense or another date of the text stays a [`When`].

mod absolute;
pub mod calendar;
mod counted;
mod edge;
mod feast;
mod nth;
mod numeric;
mod open;
mod parse;
mod relative;
mod weekday;
mod words;
mod year;

use crate::value::Days;
pub use calendar::{Grain, Part, Season};
pub use chrono::Weekday;
pub use feast::Feast;
pub(super) use open::{open_period, unit_within};
pub(super) use parse::find_at;
pub(super) use words::{DateWord, LEXICON};

/// A date expression, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateExpr {
    /// A window of the calendar that needs no anchor: "August 15, 2025", "February 2022", "the 1990s", "from 2014 to 2022".
    Absolute(Days),
    /// One window that needs an anchor: "August 15", "last Friday", "a week ago".
    Relative(When),
    /// From the start of one to the end of the other, of which at least one needs an anchor: "between May and July".
    Range(When, When),
    /// So many units after a date, before it if negative: "two weeks before Christmas".
    Offset {
        /// The date counted from.
        base: When,
        /// The unit counted.
        grain: Grain,
        /// Fewest units.
        from: i32,
        /// Most units.
        to: i32,
    },
}

/// A window of days that may hang on the publication date, the tense, or a date mentioned before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A window of the calendar: one end of a range.
    Fixed(Days),
    /// A month and a day without their year: "Aug. 22", "Friday, 15 August".
    MonthDay {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// The weekday written with it.
        weekday: Option<Weekday>,
    },
    /// A month and a day of a year counted from that of the publication: "June 5 last year".
    DayOfYear {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// Years from the publication.
        years: i16,
    },
    /// From one day of a month to another, without their year: "Jan. 23–24".
    MonthDays {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        first: u8,
        /// After `first`.
        last: u8,
    },
    /// A day of an unnamed month: "the 15th", "Friday the 15th", "the 20th of last month".
    DayOfMonth {
        /// 1 to 31.
        day: u8,
        /// Months from the publication, when the text says so: -1 for "of last month".
        months: Option<i8>,
        /// The weekday written with it.
        weekday: Option<Weekday>,
    },
    /// A month without its year, or a part of it: "in March", "late last August".
    Month {
        /// 1 to 12.
        month: u8,
        /// Which of them.
        which: Which,
        /// What part of it.
        part: Part,
    },
    /// A quarter without its year: "the third quarter".
    Quarter {
        /// 1 to 4.
        quarter: u8,
        /// Which of them.
        which: Which,
    },
    /// Half a year without its year: "the first half".
    Half {
        /// 1 or 2.
        half: u8,
        /// Which of them.
        which: Which,
    },
    /// A season without its year: "this summer", "last spring".
    Season {
        /// Which season.
        season: Season,
        /// Which of them.
        which: Which,
        /// What part of it.
        part: Part,
    },
    /// A weekday: "Friday", "last Friday", "next Friday".
    Weekday {
        /// Which weekday.
        weekday: Weekday,
        /// Which of them.
        which: Which,
    },
    /// A weekday of a named week: "Tuesday of last week", "Friday next week".
    WeekdayOf {
        /// Which weekday.
        weekday: Weekday,
        /// Weeks from that of the publication.
        weeks: i16,
    },
    /// The n-th such weekday of a month: "the first Friday of July", "the last Monday of next month".
    NthWeekday {
        /// Which weekday.
        weekday: Weekday,
        /// 1 to 5 from the start of the month; -1 is the last.
        n: i8,
        /// 1 to 12; `None`: the month `months` from that of the publication.
        month: Option<u8>,
        /// Months from that of the publication, if no month is named.
        months: i8,
    },
    /// A day with a name of its own, without its year: "last Christmas", "Easter Monday".
    Feast {
        /// Which day.
        feast: Feast,
        /// Which of them.
        which: Which,
    },
    /// So many such weekdays from the publication: "three Fridays from now", "two Thursdays ago" if negative.
    Weekdays {
        /// Which weekday.
        weekday: Weekday,
        /// How many; not 0.
        n: i8,
    },
    /// A week by its number in the year, as ISO 8601 counts them: "calendar week 23".
    WeekOfYear {
        /// 1 to 53.
        week: u8,
        /// Years from that of the publication.
        years: i16,
    },
    /// Saturday and Sunday: "over the weekend", "last weekend".
    Weekend {
        /// Which of them.
        which: Which,
    },
    /// Calendar units counted from that of the publication: "today", "last month", "two weeks ago", "three to four years ago".
    Unit {
        /// The unit counted.
        grain: Grain,
        /// First of the units; 0 is the one of the publication, -1 the one before.
        from: i32,
        /// Last of the units.
        to: i32,
        /// What part of the unit.
        part: Part,
    },
    /// A day counted in longer units from that of the publication: "in two weeks".
    Ahead {
        /// The unit counted.
        grain: Grain,
        /// Fewest units.
        from: i32,
        /// Most units.
        to: i32,
    },
    /// Calendar units counted from the last date mentioned: "two days later", "the same year", "a year earlier".
    Later {
        /// The unit counted.
        grain: Grain,
        /// Fewest units; negative: earlier.
        from: i32,
        /// Most units.
        to: i32,
    },
    /// Up to the publication (`n` below zero) or from the day behind it on: "the past two months", "the next three years".
    Span {
        /// The unit counted.
        grain: Grain,
        /// How many.
        n: i32,
    },
    /// The night before the publication and its morning.
    Overnight,
}

/// Which one of the days, months or seasons of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Not said: the tense decides.
    #[default]
    Bare,
    /// "this Friday".
    This,
    /// "last Friday", "this past Friday".
    Last,
    /// "next Friday".
    Next,
    /// Of the year so many years from the publication: "June next year".
    Year(i16),
    /// Of the year of the last date mentioned: "June of that year".
    Named,
}

impl DateExpr {
    /// Whether the words count from the writing: "last Friday", "a week ago", a bare weekday. A month and day without
    /// a year is not relative: it names a day of the calendar.
    ///
    /// ```
    /// use gainsay::mention::date::{DateExpr, Weekday, When, Which};
    /// assert!(DateExpr::Relative(When::Weekday { weekday: Weekday::Fri, which: Which::Last }).is_relative());
    /// assert!(!DateExpr::Relative(When::MonthDay { month: 8, day: 15, weekday: None }).is_relative());
    /// ```
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match self {
            Self::Absolute(_) => false,
            Self::Relative(when) => when.is_relative(),
            Self::Range(from, to) => from.is_relative() || to.is_relative(),
            Self::Offset { base, .. } => base.is_relative(),
        }
    }

    /// Whether the words give both ends of a period, or its length: "between May and July", "the past two weeks".
    #[must_use]
    pub fn is_range(&self) -> bool {
        matches!(self, Self::Range(..) | Self::Relative(When::Span { .. } | When::MonthDays { .. } | When::Overnight))
    }

    /// The weekday that the words name or imply; `None` for windows of more than a day and for days that only the anchor fixes.
    #[must_use]
    pub fn weekday(&self) -> Option<Weekday> {
        match self {
            Self::Absolute(days) => single_day(*days),
            Self::Relative(when) => when.weekday(),
            Self::Range(..) | Self::Offset { .. } => None,
        }
    }

    /// The unit of the calendar that the words speak of; [`Grain::Span`] for ranges and windows that are no unit.
    #[must_use]
    pub fn grain(&self) -> Grain {
        match self {
            Self::Absolute(days) => calendar::grain_of(*days),
            Self::Relative(when) => when.grain(),
            Self::Range(..) => Grain::Span,
            Self::Offset { from, to, .. } if from == to => Grain::Day,
            Self::Offset { .. } => Grain::Span,
        }
    }
}

impl When {
    /// Whether the words count from the writing.
    #[must_use]
    pub fn is_relative(&self) -> bool {
        match self {
            Self::Fixed(_) | Self::MonthDay { .. } | Self::MonthDays { .. } | Self::Later { .. } => false,
            Self::DayOfMonth { months, .. } => months.is_some(),
            Self::Month { which, .. }
            | Self::Quarter { which, .. }
            | Self::Half { which, .. }
            | Self::Feast { which, .. }
            | Self::Season { which, .. } => *which != Which::Bare,
            Self::NthWeekday { month, .. } => month.is_none(),
            Self::Weekday { .. }
            | Self::WeekdayOf { .. }
            | Self::Weekdays { .. }
            | Self::WeekOfYear { .. }
            | Self::Weekend { .. }
            | Self::Unit { .. }
            | Self::Ahead { .. }
            | Self::Span { .. }
            | Self::DayOfYear { .. }
            | Self::Overnight => true,
        }
    }

    /// The weekday named.
    #[must_use]
    pub fn weekday(&self) -> Option<Weekday> {
        match *self {
            Self::Fixed(days) => single_day(days),
            Self::MonthDay { weekday, .. } | Self::DayOfMonth { weekday, .. } => weekday,
            Self::Weekday { weekday, .. }
            | Self::WeekdayOf { weekday, .. }
            | Self::Weekdays { weekday, .. }
            | Self::NthWeekday { weekday, .. } => Some(weekday),
            _ => None,
        }
    }

    /// The unit of the calendar that the words speak of.
    #[must_use]
    pub fn grain(&self) -> Grain {
        match *self {
            Self::Fixed(days) => calendar::grain_of(days),
            Self::MonthDay { .. }
            | Self::DayOfYear { .. }
            | Self::DayOfMonth { .. }
            | Self::Weekday { .. }
            | Self::WeekdayOf { .. }
            | Self::Weekdays { .. }
            | Self::NthWeekday { .. }
            | Self::Feast { feast: Feast::Fixed(..) | Feast::Nth(..) | Feast::Easter(_) | Feast::Tishri(_), .. }
            | Self::Feast { feast: Feast::Islamic(_, 1..), .. }
            | Self::Ahead { .. } => Grain::Day,
            Self::WeekOfYear { .. } => Grain::Week,
            Self::Month { .. } => Grain::Month,
            Self::Quarter { .. } => Grain::Quarter,
            Self::Half { .. } => Grain::Half,
            Self::Season { .. } => Grain::Season,
            Self::Unit { grain, from, to, .. } | Self::Later { grain, from, to } if from == to => grain,
            Self::Unit { .. }
            | Self::Later { .. }
            | Self::MonthDays { .. }
            | Self::Weekend { .. }
            | Self::Span { .. }
            | Self::Feast { feast: Feast::Islamic(_, 0), .. }
            | Self::Overnight => Grain::Span,
        }
    }
}

fn single_day(days: Days) -> Option<Weekday> {
    use chrono::Datelike;
    days.bounded().filter(|(from, to)| from == to).map(|(day, _)| day.weekday())
}
