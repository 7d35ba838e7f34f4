//! Time gone by, as the window of days in which it began.
//!
//! How "three-year war" and "in its fourth year" are used was measured on news: mostly a whole number of years and some
//! months, seldom a little less.

use super::amount::{Nested, relative_width};
use crate::interval::Interval;
use crate::mention::Hedge;
use crate::policy::Read;
use crate::value::{Amount, Days, Decimal, Duration, TimeUnit};
use chrono::{Months, NaiveDate};

/// Time gone by under one reading, as an interval of `unit`s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// How much of `unit`.
    pub nested: Nested,
    /// The unit: the window is counted back in months or in days.
    pub unit: TimeUnit,
}

/// A duration that has gone by.
#[must_use]
pub fn gone(duration: &Duration, hedge: Hedge) -> Gone {
    let unit = duration.unit;
    let plain = duration.plus.months.is_zero() && duration.plus.seconds.is_zero();
    if plain {
        return Gone { nested: units(&duration.amount, unit, hedge), unit };
    }
    // "two years and three months": a whole number of the finer unit.
    let length = unit.length();
    let (fine, each) = if duration.plus.months.is_zero() {
        if length.months.is_zero() {
            (TimeUnit::Second, length.seconds)
        } else {
            (TimeUnit::Day, length.months * DAYS_OF_MONTH)
        }
    } else {
        (TimeUnit::Month, length.months)
    };
    let Amount::Exact(n) = duration.amount else { return Gone { nested: units(&duration.amount, unit, hedge), unit } };
    let more = match fine {
        TimeUnit::Month => duration.plus.months,
        TimeUnit::Day => (duration.plus.seconds / DAY).floor(),
        _ => duration.plus.seconds,
    };
    let total = n.value.saturating_mul(each).saturating_add(more);
    Gone { nested: steps(total, Decimal::new(5, 1), Decimal::ONE, hedge), unit: fine }
}

/// The `n`-th unit, under one of the readings of an ordinal ([`Read::OrdinalYear`], [`Read::OrdinalMonth`],
/// [`Read::OrdinalDay`], [`Read::BeforeOrdinalYear`], [`Read::BeforeAnniversary`], [`Read::Anniversary`]); any other counts as [`Read::OrdinalYear`].
#[must_use]
pub fn ordinal(n: Decimal, unit: TimeUnit, read: Read) -> Gone {
    let at = |tenths: i64| n.saturating_add(Decimal::new(tenths, 1));
    let loosely = |core: Interval, loose: Interval| Nested { core, loose, literal: loose };
    let nested = match read {
        Read::BeforeOrdinalYear => loosely(Interval::half_open(at(-15), at(-10)), Interval::closed(at(-16), at(-9))),
        Read::BeforeAnniversary => loosely(Interval::half_open(at(-5), n), Interval::closed(at(-6), at(1))),
        // A week on either side, in years; other units keep a fiftieth.
        Read::Anniversary => loosely(Interval::point(n), Interval::point(n).widened(Decimal::new(2, 2))),
        // Some count the first day, some do not; and the day may be that of the night before.
        Read::OrdinalDay => loosely(Interval::half_open(at(-10), n), Interval::closed(at(-30), at(20))),
        _ => loosely(Interval::half_open(at(-10), n), Interval::closed(at(-11), at(6))),
    };
    Gone { nested, unit }
}

/// The days on which something began that has gone on for `gone`, when it was said at `as_of`.
/// `None` when no day of `as_of` is known, or the calendar does not reach that far.
#[must_use]
pub fn window(gone: Interval, unit: TimeUnit, as_of: Days) -> Option<Days> {
    let from = match (as_of.from, gone.hi) {
        (Some(day), Some(most)) => {
            before(day, most, unit).and_then(|d| if gone.hi_open { d.succ_opt() } else { Some(d) })
        }
        _ => None,
    };
    let to = match (as_of.to, gone.lo) {
        (Some(day), Some(least)) => {
            before(day, least, unit).and_then(|d| if gone.lo_open { d.pred_opt() } else { Some(d) })
        }
        _ => None,
    };
    (from.is_some() || to.is_some()).then_some(Days { from, to })
}

/// Mean days of a month of the Gregorian calendar: 30.436875.
const DAYS_OF_MONTH: Decimal = Decimal::from_parts(30_436_875, 0, 0, false, 6);
const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

/// The day that lies `n` units before `day`: whole months by the calendar, what is left over in days.
fn before(day: NaiveDate, n: Decimal, unit: TimeUnit) -> Option<NaiveDate> {
    let length = unit.length();
    let months = n.checked_mul(length.months)?;
    let whole = months.floor();
    let days = months
        .checked_sub(whole)?
        .checked_mul(DAYS_OF_MONTH)?
        .checked_add(n.checked_mul(length.seconds)?.checked_div(DAY)?)?
        .round();
    let days = i64::try_from(days).ok()?;
    let month = match i64::try_from(whole).ok()? {
        m if m < 0 => day.checked_add_months(Months::new(u32::try_from(-m).ok()?))?,
        m => day.checked_sub_months(Months::new(u32::try_from(m).ok()?))?,
    };
    month.checked_sub_signed(chrono::TimeDelta::try_days(days)?)
}

fn units(amount: &Amount, unit: TimeUnit, hedge: Hedge) -> Nested {
    match *amount {
        Amount::Exact(n) => {
            let half = Decimal::new(5, 1);
            if n.value.fract().abs() == half && matches!(hedge, Hedge::None | Hedge::Between | Hedge::Vague) {
                // "3.5-year war": to the nearest half.
                let spread = |slack: Decimal| Interval::point(n.value).widened(slack);
                let loose = spread(half);
                return Nested { core: spread(Decimal::new(25, 2)), loose, literal: loose };
            }
            // Years are counted when they are full; smaller units are rounded, the rounder the number the more.
            let grain = if n.value.fract().is_zero() { Decimal::ONE } else { n.step };
            let rounding = relative_width(&n).saturating_mul(n.value.abs());
            let years = unit.length().months >= Decimal::from(12);
            let below = if years { half * grain } else { rounding.max(half * grain) };
            let above = if years { grain } else { rounding.max(grain) };
            steps_between(n.value, n.value, grain, below, above, hedge)
        }
        Amount::Between(a, b) => {
            let (a, b) = (a.value.min(b.value), a.value.max(b.value));
            steps_between(a, b, Decimal::ONE, Decimal::new(5, 1), Decimal::ONE, hedge)
        }
        Amount::Fraction { .. } => super::amount::nested(amount, hedge),
        Amount::Vague { lo, hi } => {
            let core = Interval {
                lo: Some(lo),
                hi: hi.map(|h| h.saturating_add(Decimal::ONE)),
                lo_open: false,
                hi_open: true,
            };
            let loose = Interval {
                lo: Some(lo.saturating_mul(Decimal::new(75, 2))),
                hi: hi.map(|h| h.saturating_mul(Decimal::TWO)),
                ..core
            };
            Nested { core, loose, literal: loose }
        }
    }
}

fn steps(n: Decimal, below: Decimal, above: Decimal, hedge: Hedge) -> Nested {
    steps_between(n, n, Decimal::ONE, below, above, hedge)
}

/// `a` to `b` full units of `grain`; bare, it may be `below` less than `a` and `above` more than `b`.
fn steps_between(a: Decimal, b: Decimal, grain: Decimal, below: Decimal, above: Decimal, hedge: Hedge) -> Nested {
    let tenths = |n: i64| Decimal::new(n, 1).saturating_mul(grain);
    let plus = |x: Decimal, t: i64| x.saturating_add(tenths(t));
    let loosely = |core: Interval, loose: Interval| {
        let loose = loose.join(core);
        Nested { core, loose, literal: loose }
    };
    let open_lo = |lo, hi| Interval { lo_open: true, ..Interval::half_open(lo, hi) };
    match hedge {
        Hedge::None | Hedge::Between | Hedge::Vague | Hedge::Exactly => loosely(
            Interval::half_open(a, plus(b, 10)),
            Interval::half_open(a.saturating_sub(below), b.saturating_add(above)),
        ),
        Hedge::About => {
            let slack = below.max(tenths(5));
            let wide = slack.saturating_mul(Decimal::new(15, 1));
            loosely(
                Interval::closed(a.saturating_sub(slack), b.saturating_add(slack)),
                Interval::closed(a.saturating_sub(wide), b.saturating_add(wide.max(tenths(10)))),
            )
        }
        Hedge::Nearly => loosely(
            Interval::half_open(plus(a, -5), b),
            Interval { hi_open: false, ..Interval::half_open(plus(a, -6), b.saturating_add(tenths(5) / Decimal::TWO)) },
        ),
        Hedge::MoreThan => {
            let loose = open_lo(a, plus(b, 15));
            Nested { core: open_lo(a, plus(b, 10)), loose, literal: Interval { hi: None, ..loose } }
        }
        Hedge::AtLeast => {
            let loose = Interval::half_open(a, plus(b, 15));
            Nested { core: Interval::half_open(a, plus(b, 10)), loose, literal: Interval { hi: None, ..loose } }
        }
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => {
            let top = |lo: Decimal| Interval { hi_open: hedge == Hedge::LessThan, ..Interval::closed(lo, b) };
            let loose = top(plus(a, -15).max(Decimal::ZERO).min(b));
            let core = top(plus(a, -10).max(Decimal::ZERO).min(b));
            Nested { core, loose, literal: Interval { lo: Some(Decimal::ZERO.min(b)), lo_open: false, ..loose } }
        }
    }
}
