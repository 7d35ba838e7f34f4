//! Intervals: sets of numbers or days that a phrase may mean, and the set operations that comparison needs.
//!
//! Open ends are open, not large numbers. How a written value becomes intervals is [`crate::frame`]'s business.

use crate::value::{Days, Decimal};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// An interval of exact decimals; `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub lo: Option<Decimal>,
    /// Upper end.
    pub hi: Option<Decimal>,
    /// The lower end itself is left out.
    pub lo_open: bool,
    /// The upper end itself is left out.
    pub hi_open: bool,
}

impl Interval {
    /// Every number.
    pub const ALL: Self = Self { lo: None, hi: None, lo_open: true, hi_open: true };

    /// `[lo, hi]`.
    #[must_use]
    pub fn closed(lo: Decimal, hi: Decimal) -> Self {
        Self { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: false }
    }

    /// `[lo, hi)`, or `[lo, lo]` when the ends are equal.
    #[must_use]
    pub fn half_open(lo: Decimal, hi: Decimal) -> Self {
        Self { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: lo != hi }
    }

    /// `(lo, hi)`.
    #[must_use]
    pub fn open(lo: Decimal, hi: Decimal) -> Self {
        Self { lo: Some(lo), hi: Some(hi), lo_open: true, hi_open: true }
    }

    /// A single number.
    #[must_use]
    pub fn point(at: Decimal) -> Self {
        Self::closed(at, at)
    }

    /// Whether it holds no number at all.
    ///
    /// ```
    /// use gainsay::{interval::Interval, value::Decimal};
    /// assert!(Interval::open(Decimal::ONE, Decimal::ONE).is_empty());
    /// assert!(!Interval::point(Decimal::ONE).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(self) -> bool {
        match (self.lo, self.hi) {
            (Some(lo), Some(hi)) => lo > hi || lo == hi && (self.lo_open || self.hi_open),
            _ => false,
        }
    }

    /// What lies in both; empty when nothing does.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        let (lo, lo_open) =
            if self.cmp_lo(other) == Ordering::Less { (other.lo, other.lo_open) } else { (self.lo, self.lo_open) };
        let (hi, hi_open) =
            if self.cmp_hi(other) == Ordering::Greater { (other.hi, other.hi_open) } else { (self.hi, self.hi_open) };
        Self { lo, hi, lo_open, hi_open }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        let (lo, lo_open) =
            if self.cmp_lo(other) == Ordering::Greater { (other.lo, other.lo_open) } else { (self.lo, self.lo_open) };
        let (hi, hi_open) =
            if self.cmp_hi(other) == Ordering::Less { (other.hi, other.hi_open) } else { (self.hi, self.hi_open) };
        Self { lo, hi, lo_open, hi_open }
    }

    /// Whether some number lies in both: `[11.5, 12.5)` and `[12.5, 13.5)` do not meet.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        !self.common(other).is_empty()
    }

    /// Whether every number of `self` lies in `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        self.is_empty() || self.cmp_lo(other) != Ordering::Less && self.cmp_hi(other) != Ordering::Greater
    }

    /// Distance between the ends that face each other; zero when they meet or touch.
    #[must_use]
    pub fn gap(self, other: Self) -> Decimal {
        let between = |hi: Option<Decimal>, lo: Option<Decimal>| match (hi, lo) {
            (Some(hi), Some(lo)) if lo > hi => lo.saturating_sub(hi),
            _ => Decimal::ZERO,
        };
        between(self.hi, other.lo).max(between(other.hi, self.lo))
    }

    /// Distance of its ends; `None` when one is open.
    #[must_use]
    pub fn width(self) -> Option<Decimal> {
        Some(self.hi?.saturating_sub(self.lo?))
    }

    /// Both ends moved outward by `slack`, which is not negative.
    #[must_use]
    pub fn widened(self, slack: Decimal) -> Self {
        Self { lo: self.lo.map(|x| x.saturating_sub(slack)), hi: self.hi.map(|x| x.saturating_add(slack)), ..self }
    }

    /// Mirrored: `-x` for every number `x`, moved by `about`. `about` 100 turns 20 percent into 80.
    #[must_use]
    pub fn complement(self, about: Decimal) -> Self {
        Self {
            lo: self.hi.map(|x| about.saturating_sub(x)),
            hi: self.lo.map(|x| about.saturating_sub(x)),
            lo_open: self.hi_open,
            hi_open: self.lo_open,
        }
    }

    /// Every number times `factor`, which is positive.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Self {
        Self { lo: self.lo.map(|x| x.saturating_mul(factor)), hi: self.hi.map(|x| x.saturating_mul(factor)), ..self }
    }

    /// Orders lower ends: an open end of the axis first, then by number, a closed end before an open one.
    #[must_use]
    pub fn cmp_lo(self, other: Self) -> Ordering {
        match (self.lo, other.lo) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => a.cmp(&b).then(self.lo_open.cmp(&other.lo_open)),
        }
    }

    /// Orders upper ends: by number, an open end before a closed one; an open end of the axis last.
    #[must_use]
    pub fn cmp_hi(self, other: Self) -> Ordering {
        match (self.hi, other.hi) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(a), Some(b)) => a.cmp(&b).then(other.hi_open.cmp(&self.hi_open)),
        }
    }
}

impl Days {
    /// Days that lie in both; `None` when none does.
    ///
    /// ```
    /// use gainsay::value::Days;
    /// use chrono::NaiveDate;
    /// let day = |d| NaiveDate::from_ymd_opt(2025, 8, d).unwrap();
    /// let open = Days { from: Some(day(10)), to: None };
    /// assert_eq!(open.common(Days::between(day(1), day(15))), Some(Days::between(day(10), day(15))));
    /// assert_eq!(open.common(Days::day(day(9))), None);
    /// ```
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let later = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.max(b);
        let earlier = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        self.meets(other).then(|| Self { from: later(self.from, other.from), to: earlier(self.to, other.to) })
    }

    /// The smallest window that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        let both = |a: Option<NaiveDate>, b: Option<NaiveDate>, pick: fn(NaiveDate, NaiveDate) -> NaiveDate| {
            Some(pick(a?, b?))
        };
        Self { from: both(self.from, other.from, Ord::min), to: both(self.to, other.to, Ord::max) }
    }

    /// Whether every day of `self` lies in `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        other.from.is_none_or(|o| self.from.is_some_and(|s| s >= o))
            && other.to.is_none_or(|o| self.to.is_some_and(|s| s <= o))
    }

    /// Whole days that lie between two windows; 0 when they meet or touch.
    #[must_use]
    pub fn days_between(self, other: Self) -> i64 {
        let between = |to: Option<NaiveDate>, from: Option<NaiveDate>| match (to, from) {
            (Some(to), Some(from)) => (from - to).num_days() - 1,
            _ => 0,
        };
        between(self.to, other.from).max(between(other.to, self.from)).max(0)
    }

    /// Days in it; `None` when an end is open.
    #[must_use]
    pub fn length(self) -> Option<i64> {
        let (from, to) = self.bounded()?;
        Some((to - from).num_days() + 1)
    }

    /// Both ends moved outward by so many days; an end that leaves the calendar becomes open.
    #[must_use]
    pub fn widened(self, days: u64) -> Self {
        let by = chrono::Days::new(days);
        Self { from: self.from.and_then(|d| d.checked_sub_days(by)), to: self.to.and_then(|d| d.checked_add_days(by)) }
    }

    /// The same window on a number axis, a day being its number since the beginning of our era.
    #[must_use]
    pub fn interval(self) -> Interval {
        let number = |d: NaiveDate| Decimal::from(day_number(d));
        Interval {
            lo: self.from.map(number),
            hi: self.to.map(number),
            lo_open: self.from.is_none(),
            hi_open: self.to.is_none(),
        }
    }
}

/// The number of a day: 1 for 1 January of the year 1.
#[must_use]
pub fn day_number(day: NaiveDate) -> i64 {
    use chrono::Datelike;
    i64::from(day.num_days_from_ce())
}

/// The day of this number; `None` outside the calendar.
#[must_use]
pub fn day_of_number(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

/// Values that a phrase may mean, on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// On a number axis, in the unit of [`Compared::unit`].
    Number(Interval),
    /// On the date axis.
    Date(Days),
    /// A set of entities (or constants of a rule); `closed`: these and no others.
    Entities {
        /// Sorted identifiers.
        ids: Vec<String>,
        /// "only", "just these".
        closed: bool,
        /// When the value held, if it is bounded.
        valid: Days,
    },
}

/// What a claim's value is measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// Numbers in a unit.
    Number,
    /// Days.
    Date,
    /// Sets of entities.
    Entity,
}

impl Axis {
    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Entity => "entity",
        }
    }
}

impl Extent {
    /// The axis that it lies on.
    #[must_use]
    pub fn axis(&self) -> Axis {
        match self {
            Self::Number(_) => Axis::Number,
            Self::Date(_) => Axis::Date,
            Self::Entities { .. } => Axis::Entity,
        }
    }

    /// The same on a number axis, days as their numbers; `None` for entities.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Number(interval) => Some(*interval),
            Self::Date(days) => Some(days.interval()),
            Self::Entities { .. } => None,
        }
    }
}

/// One reading of a phrase. core ⊆ loose ⊆ literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// How the value was read ([`crate::policy::Read::name`]): "plain", "elapsed", "before-ordinal-year", ….
    pub name: &'static str,
    /// What a typical reader takes the words to mean.
    pub core: Extent,
    /// What a generous reader would still accept.
    pub loose: Extent,
    /// The truth conditions of the words.
    pub literal: Extent,
}

impl Reading {
    /// A reading of which nothing is vague.
    #[must_use]
    pub fn exact(name: &'static str, extent: Extent) -> Self {
        Self { name, core: extent.clone(), loose: extent.clone(), literal: extent }
    }

    /// What a claim of these words can be made to fit: loose, up to the literal limit on the open side of "more than",
    /// "at least", "less than", "at most" and "up to". For every other hedge loose and literal coincide, so that this
    /// is the literal extent throughout.
    #[must_use]
    pub fn accepted(&self) -> &Extent {
        &self.literal
    }
}

/// A claim's value in the frame of its policy: all that comparison looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Unit on the number axis: "person", "USD", "percent", "second"; `None` on other axes and for bare numbers.
    pub unit: Option<String>,
    /// Readings in order of preference; at least one, all on one axis.
    pub readings: Vec<Reading>,
    /// Smallest sensible difference (a day; 1 for counts; else the place value of the last digit).
    pub step: Decimal,
    /// Series of a cumulative total: whose count it is; `None` for totals that nobody is named for.
    pub series: Option<String>,
    /// A date that was resolved against the publication date ("last Friday").
    pub relative: bool,
}

impl Compared {
    /// The reading that counts first.
    #[must_use]
    pub fn first(&self) -> &Reading {
        &self.readings[0]
    }

    /// The axis of its readings.
    #[must_use]
    pub fn axis(&self) -> Axis {
        self.first().core.axis()
    }
}
