//! Written values in the frame in which they are compared: a number with its hedge as intervals in one unit, time gone by
//! as the days on which it began, places and offices as sets with the time for which they held.
//!
//! Which claims are compared, and when two of them disagree, is decided in [`crate::group`] and [`crate::compare`].

pub mod amount;
pub mod elapsed;

use crate::claim::{AsOf, ClaimValue};
use crate::interval::{Axis, Compared, Extent, Interval, Reading};
use crate::mention::{Hedge, Written, units};
use crate::policy::{Comparison, Policy, Read};
use crate::value::{Amount, Currency, Days, Decimal, Duration, TimeUnit, Unit};
use amount::Nested;
use chrono::{Datelike, Months, NaiveDate};

/// Days for which a place, an office or a list holds on either side of the day on which it was said.
pub const VALID_DAYS: u64 = 30;

/// What is known of a value beside what was written.
#[derive(Debug, Clone, Copy)]
pub struct Framing<'a> {
    /// The rule: its policy and its tolerance.
    pub rule: &'a Comparison,
    /// How to read the value, the reading that counts first in front; empty is [`Read::Plain`].
    pub reads: &'a [Read],
    /// How it was qualified.
    pub hedge: Hedge,
    /// When it held.
    pub as_of: AsOf,
    /// Who is quoted for it: the series of a cumulative total.
    pub speaker: Option<&'a str>,
    /// A date that was resolved against the publication date.
    pub relative: bool,
}

/// All that comparison needs of a value. `None` when it cannot be compared: a date that is missing, or a value of a kind
/// that its policy does not know.
#[must_use]
pub fn frame(value: &ClaimValue, framing: &Framing) -> Option<Compared> {
    let plain = [Read::Plain];
    let reads = if framing.reads.is_empty() { &plain[..] } else { framing.reads };
    let mut unit = None;
    let mut step = Decimal::ONE;
    let mut readings = Vec::with_capacity(reads.len());
    for &read in reads {
        let framed = one(value, framing, read)?;
        unit = framed.unit;
        step = framed.step;
        readings.push(framed.reading);
    }
    let axis = readings.first()?.core.axis();
    if readings.iter().any(|r| r.core.axis() != axis) || lacks_time(framing, axis) {
        return None;
    }
    let series = match framing.rule.policy {
        Policy::Cumulative { .. } => framing.speaker.map(|s| s.trim().to_lowercase()).filter(|s| !s.is_empty()),
        _ => None,
    };
    Some(Compared { unit, readings, step, series, relative: framing.relative })
}

/// Whether the policy compares over time, and the time is missing.
fn lacks_time(framing: &Framing, axis: Axis) -> bool {
    let days = framing.as_of.days;
    match framing.rule.policy {
        Policy::Drift { .. } => days.bounded().is_none(),
        Policy::Cumulative { .. } => axis == Axis::Number && days == Days::UNKNOWN,
        _ => false,
    }
}

/// A value under one reading.
struct Framed {
    unit: Option<String>,
    step: Decimal,
    reading: Reading,
}

fn one(value: &ClaimValue, framing: &Framing, read: Read) -> Option<Framed> {
    match value {
        ClaimValue::Date(days) => (*days != Days::UNKNOWN).then(|| date(*days, read)),
        ClaimValue::Elapsed { n, unit } => ordinal(*n, *unit, framing, read),
        ClaimValue::Entity(ids) => entities(ids, framing, read),
        ClaimValue::Written(written) => match written {
            Written::Ordinal(n) if !matches!(read, Read::Plain) => ordinal(*n, TimeUnit::Year, framing, read),
            Written::Duration(d) if is_gone(framing, read) => gone(d, framing, read),
            Written::Date(_) => None,
            _ => number(written, framing, read),
        },
    }
}

/// Whether a duration is time gone by, not a length.
fn is_gone(framing: &Framing, read: Read) -> bool {
    read == Read::Elapsed || framing.rule.policy == Policy::Elapsed
}

fn date(days: Days, read: Read) -> Framed {
    let days = match read {
        Read::Start => edges(days).0,
        Read::End => edges(days).1,
        _ => days,
    };
    Framed { unit: None, step: Decimal::ONE, reading: Reading::exact(read.name(), Extent::Date(days)) }
}

/// The first and the last part of a stretch of days: years where it is one of whole years ("2010 to 2014"), months where it is
/// one of whole months, else days. A single year, month or day is both; a stretch with an open end is left as it is.
fn edges(days: Days) -> (Days, Days) {
    let Some((from, to)) = days.bounded() else { return (days, days) };
    let Some(after) = to.succ_opt() else { return (days, days) };
    let year = |y| NaiveDate::from_ymd_opt(y, 1, 1);
    let ends = if from.ordinal() == 1 && after.ordinal() == 1 {
        year(from.year() + 1).zip(year(to.year()))
    } else if from.day() == 1 && after.day() == 1 {
        from.checked_add_months(Months::new(1)).zip(to.with_day(1))
    } else if after.signed_duration_since(from).num_days() > 7 {
        from.succ_opt().zip(Some(to))
    } else {
        // A week, a weekend, a night: one time.
        None
    };
    let Some((second, last)) = ends else { return (days, days) };
    (Days { from: Some(from), to: second.pred_opt() }, Days { from: Some(last), to: Some(to) })
}

fn gone(duration: &Duration, framing: &Framing, read: Read) -> Option<Framed> {
    let gone = elapsed::gone(duration, framing.hedge);
    since(gone, framing, if read == Read::Plain { Read::Elapsed } else { read })
}

fn ordinal(n: Decimal, unit: TimeUnit, framing: &Framing, read: Read) -> Option<Framed> {
    let read = if matches!(read, Read::Plain | Read::Elapsed) { Read::OrdinalYear } else { read };
    since(elapsed::ordinal(n, unit, read), framing, read)
}

fn since(gone: elapsed::Gone, framing: &Framing, read: Read) -> Option<Framed> {
    let slack = framing.rule.tolerance;
    let window = |i: Interval| elapsed::window(i, gone.unit, framing.as_of.days).map(Extent::Date);
    let core = window(gone.nested.core)?;
    let loose = window(gone.nested.loose.widened(slack))?;
    // More time than the calendar has gone by is no bound at all.
    let literal = window(gone.nested.literal.widened(slack)).unwrap_or(Extent::Date(Days::UNKNOWN));
    Some(Framed { unit: None, step: Decimal::ONE, reading: Reading { name: read.name(), core, loose, literal } })
}

fn entities(ids: &str, framing: &Framing, read: Read) -> Option<Framed> {
    let mut ids: Vec<String> = ids.split('+').filter(|s| !s.is_empty()).map(str::to_owned).collect();
    ids.sort_unstable();
    ids.dedup();
    let days = framing.as_of.days;
    let valid = if framing.as_of.stated {
        days
    } else {
        // A publication date of which one bound is known counts as that bound.
        Days { from: days.from.or(days.to), to: days.to.or(days.from) }.widened(VALID_DAYS)
    };
    let timeless = framing.rule.identity.story_days.is_some();
    if ids.is_empty() || valid == Days::UNKNOWN && !timeless {
        return None;
    }
    let extent = Extent::Entities { ids, closed: framing.hedge == Hedge::Exactly, valid };
    Some(Framed { unit: None, step: Decimal::ONE, reading: Reading::exact(read.name(), extent) })
}

/// What values of a kind can be at all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Domain {
    /// Any number: a temperature, a balance.
    Any,
    /// Nothing below zero: counts, lengths, amounts of money.
    FromZero,
    /// 0 to 100 percent.
    Share,
}

fn number(written: &Written, framing: &Framing, read: Read) -> Option<Framed> {
    let (amount, unit, factor, domain) = match written {
        Written::Number(amount) => (amount, None, Decimal::ONE, Domain::FromZero),
        Written::Percent { amount, points } => {
            let fraction = matches!(amount, Amount::Fraction { .. });
            let unit = if *points { "percentage point" } else { "percent" };
            let domain = if *points { Domain::Any } else { Domain::Share };
            (amount, Some(unit.to_owned()), if fraction { Decimal::ONE_HUNDRED } else { Decimal::ONE }, domain)
        }
        Written::Money { amount, currency, .. } => {
            (amount, Some(currency.map_or("money", comparable).to_owned()), Decimal::ONE, Domain::FromZero)
        }
        Written::Duration(d) => return length(d, framing, read),
        Written::Quantity { amount, unit: Unit(unit) } => return quantity(amount, unit, framing, read),
        Written::Ordinal(n) => {
            let extent = Extent::Number(Interval::point(*n));
            return Some(Framed {
                unit: Some("ordinal".to_owned()),
                step: Decimal::ONE,
                reading: Reading::exact(read.name(), extent),
            });
        }
        Written::Date(_) => return None,
    };
    let nested = amount::nested(amount, framing.hedge).map(|i| i.scaled(factor));
    let step = amount::step(amount, matches!(written, Written::Number(_))).saturating_mul(factor);
    Some(Framed { unit, step, reading: reading(nested, domain, framing, read) })
}

/// A measurement in the unit in which its dimension is compared: miles as kilometres, Fahrenheit as Celsius.
fn quantity(amount: &Amount, unit: &str, framing: &Framing, read: Read) -> Option<Framed> {
    let common = common_unit(unit);
    let turn = |x: Decimal| units::convert(x, unit, common).unwrap_or(x);
    let nested =
        amount::nested(amount, framing.hedge).map(|i| Interval { lo: i.lo.map(turn), hi: i.hi.map(turn), ..i });
    let step = turn(amount::step(amount, false)).saturating_sub(turn(Decimal::ZERO));
    let domain = if common.contains("degree") { Domain::Any } else { Domain::FromZero };
    Some(Framed { unit: Some(common.to_owned()), step, reading: reading(nested, domain, framing, read) })
}

/// The unit in which measurements of the dimension of `unit` are compared; `unit` itself when it is no known one.
///
/// ```
/// use gainsay::frame::common_unit;
/// assert_eq!((common_unit("mile"), common_unit("metre")), ("kilometre", "kilometre"));
/// assert_eq!(common_unit("parsnip"), "parsnip");
/// ```
#[must_use]
pub fn common_unit(unit: &str) -> &str {
    let Some(known) = units::named(unit) else { return unit };
    match known.dimension {
        "length" => "kilometre",
        "area" => "square kilometre",
        "Celsius" | "Fahrenheit" => "degree Celsius",
        "mass" => "kilogram",
        dimension => {
            units::UNITS.iter().find(|u| u.dimension == dimension && u.factor == "1").map_or(known.name, |u| u.name)
        }
    }
}

/// A length of time as a number: in months when it is one of the calendar, else in seconds.
fn length(d: &Duration, framing: &Framing, read: Read) -> Option<Framed> {
    let of = d.unit.length();
    let (unit, each, plus) = match (of.months.is_zero(), d.plus.months.is_zero()) {
        (true, true) => ("second", of.seconds, d.plus.seconds),
        // "2 weeks and 1 month" is nothing that anybody writes.
        (true, false) => return None,
        _ => ("month", of.months, d.plus.months),
    };
    let mut nested = amount::nested(&d.amount, framing.hedge).map(|i| i.scaled(each));
    let mut step = amount::step(&d.amount, false).saturating_mul(each);
    if !plus.is_zero() {
        // A compound is as exact as its smaller part: half of one of its tenths or units.
        step = if plus >= Decimal::from(3_600) {
            Decimal::from(3_600)
        } else if unit == "second" {
            Decimal::from(60)
        } else {
            Decimal::ONE
        };
        let half = step / Decimal::TWO;
        if let Amount::Exact(n) = d.amount {
            let at = n.value.saturating_mul(each).saturating_add(plus);
            let bare = Interval::half_open(at.saturating_sub(half), at.saturating_add(half));
            nested = match framing.hedge {
                Hedge::None | Hedge::Exactly | Hedge::Between | Hedge::Vague => {
                    Nested { core: bare, loose: bare, literal: bare }
                }
                _ => nested.map(|i| Interval {
                    lo: i.lo.map(|x| x.saturating_add(plus)),
                    hi: i.hi.map(|x| x.saturating_add(plus)),
                    ..i
                }),
            };
        }
    }
    Some(Framed { unit: Some(unit.to_owned()), step, reading: reading(nested, Domain::FromZero, framing, read) })
}

fn reading(nested: Nested, domain: Domain, framing: &Framing, read: Read) -> Reading {
    let mut n = nested;
    if read == Read::Complement {
        n = n.map(|i| i.complement(Decimal::ONE_HUNDRED));
    }
    let slack = framing.rule.tolerance;
    n = Nested { core: n.core, loose: n.loose.widened(slack), literal: n.literal.widened(slack) };
    let n = clip(n, domain).map(tidy);
    Reading {
        name: read.name(),
        core: Extent::Number(n.core),
        loose: Extent::Number(n.loose),
        literal: Extent::Number(n.literal),
    }
}

/// Ends without trailing zeros; those of fractions, which never end, to seven digits behind the point.
fn tidy(i: Interval) -> Interval {
    let end = |x: Decimal| x.round_dp(7).normalize();
    Interval { lo: i.lo.map(end), hi: i.hi.map(end), ..i }
}

/// Cuts off what values of the kind cannot be. A value that lies outside altogether ("150 percent of the target") is left as it is.
fn clip(nested: Nested, domain: Domain) -> Nested {
    let zero = Interval { lo: Some(Decimal::ZERO), hi: None, lo_open: false, hi_open: true };
    let within = match domain {
        Domain::Any => return nested,
        Domain::FromZero => zero,
        Domain::Share
            if nested.core.hi.is_some_and(|hi| hi > Decimal::ONE_HUNDRED)
                && nested.core.lo.is_some_and(|lo| lo >= Decimal::ONE_HUNDRED) =>
        {
            zero
        }
        Domain::Share => Interval { hi: Some(Decimal::ONE_HUNDRED), hi_open: false, ..zero },
    };
    let clipped = nested.map(|i| i.common(within));
    if clipped.core.is_empty() { nested } else { clipped }
}

/// The currency under which amounts are compared: a bare dollar sign in the news is the United States' unless said otherwise,
/// a bare pound sign the British one. Other signs that several countries share stay a class of their own.
#[must_use]
pub fn comparable(currency: Currency) -> &'static str {
    match currency.0 {
        "$" | "¢" => "USD",
        "£" => "GBP",
        other => other,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
