//! Values in words for people: what a claim comes down to, what a side has in common, who says it and when.
//!
//! Machine-readable forms are [`super::record`]'s. Text of articles is passed on as it is: escaping is the caller's.

use crate::article::Published;
use crate::claim::{Claim, ClaimValue, KeySlot, KeyValue, Modality};
use crate::finding::Outcome;
use crate::interval::{Compared, Extent, Interval, Reading};
use crate::mention::{Hedge, Written};
use crate::policy::Policy;
use crate::value::{Amount, Days, Decimal, Duration};
use chrono::NaiveDate;
use std::fmt::Write as _;

/// A window of days: "15 August 2025", "February 2022", "between 2021-12-07 and 2022-06-07", "2025-08-26 or later".
///
/// ```
/// use gainsay::{report::words, value::Days};
/// let day = |d: &str| d.parse().ok();
/// let days = |from, to| words::days(Days { from: day(from), to: day(to) });
/// assert_eq!(days("2025-08-15", "2025-08-15"), "15 August 2025");
/// assert_eq!(days("2022-02-01", "2022-02-28"), "February 2022");
/// assert_eq!(days("2021-12-07", "2022-06-07"), "between 2021-12-07 and 2022-06-07");
/// assert_eq!(days("2025-08-26", ""), "2025-08-26 or later");
/// ```
#[must_use]
pub fn days(days: Days) -> String {
    match (days.from, days.to) {
        (None, None) => "an unknown date".into(),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("{to} or earlier"),
        (Some(from), Some(to)) => {
            Days::between(from, to).calendar_unit().unwrap_or_else(|| format!("between {from} and {to}"))
        }
    }
}

/// A number, readable at a glance: "2 million", "8.45 billion", "347", "12,345".
///
/// ```
/// use gainsay::{report::words, value::Decimal};
/// assert_eq!(words::number(Decimal::from(8_450_000_000i64)), "8.45 billion");
/// assert_eq!(words::number(Decimal::from(12_345)), "12,345");
/// assert_eq!(words::number(Decimal::new(1920, 2)), "19.2");
/// ```
#[must_use]
pub fn number(n: Decimal) -> String {
    for (zeros, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let scale = Decimal::from(10i64.pow(zeros));
        if n.abs() >= scale {
            let scaled = (n / scale).normalize();
            if scaled.scale() <= 2 {
                return format!("{} {name}", grouped(scaled));
            }
        }
    }
    grouped(n.normalize())
}

/// Digits with a comma every three, and at most two decimals.
fn grouped(n: Decimal) -> String {
    let text = n.round_dp(2).normalize().to_string();
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        let _ = write!(out, ".{fraction}");
    }
    out
}

/// An interval with its unit: "between 18.3 and 22.5 %", "more than 2 million people", "4 hours".
#[must_use]
pub fn interval(interval: &Interval, unit: Option<&str>) -> String {
    let (interval, unit) = readable_unit(*interval, unit);
    let one = interval.lo == interval.hi && interval.lo == Some(Decimal::ONE);
    let unit = unit_words(unit, one);
    match (interval.lo, interval.hi) {
        (None, None) => format!("any number{unit}"),
        (Some(lo), Some(hi)) if lo == hi => format!("{}{unit}", number(lo)),
        (Some(lo), Some(hi)) => format!("between {} and {}{unit}", number(lo), number(hi)),
        (Some(lo), None) => format!("{} {}{unit}", if interval.lo_open { "more than" } else { "at least" }, number(lo)),
        (None, Some(hi)) => format!("{} {}{unit}", if interval.hi_open { "less than" } else { "at most" }, number(hi)),
    }
}

/// What whole numbers lie in an interval of things that are counted: 12 for [11.5, 12.5). As it is, where there are none.
fn whole(interval: Interval) -> Interval {
    let lo = interval.lo.map(|lo| if interval.lo_open && lo.fract().is_zero() { lo + Decimal::ONE } else { lo.ceil() });
    let hi =
        interval.hi.map(|hi| if interval.hi_open && hi.fract().is_zero() { hi - Decimal::ONE } else { hi.floor() });
    match (lo, hi) {
        (Some(lo), Some(hi)) if lo > hi => interval,
        (Some(_), Some(_)) => Interval { lo, hi, lo_open: false, hi_open: false },
        _ => interval,
    }
}

/// Whether values of this unit come in whole numbers, `step` being their smallest sensible difference.
fn counted(unit: Option<&str>, step: Decimal) -> bool {
    let currency = unit.is_some_and(|unit| unit.len() <= 3);
    step == Decimal::ONE && !currency && !matches!(unit, Some("percent" | "second" | "month"))
}

/// Seconds and months in the largest unit that keeps the smaller end at one or more; parts of a kilometre in metres.
fn readable_unit(interval: Interval, unit: Option<&str>) -> (Interval, Option<&str>) {
    let below = |limit: Decimal| [interval.lo, interval.hi].into_iter().flatten().all(|end| end.abs() < limit);
    let times = |factor: i64| {
        let end = |end: Option<Decimal>| end.and_then(|end| end.checked_mul(Decimal::from(factor)));
        Interval { lo: end(interval.lo), hi: end(interval.hi), ..interval }
    };
    let larger: &[(u32, &str)] = match unit {
        Some("second") => &[(86_400, "day"), (3_600, "hour"), (60, "minute")],
        Some("month") => &[(12, "year")],
        // Two decimals of a kilometre are too coarse for what is shorter.
        Some("kilometre") if below(Decimal::new(1, 3)) => return (times(1_000_000), Some("millimetre")),
        Some("kilometre") if below(Decimal::ONE) => return (times(1_000), Some("metre")),
        _ => return (interval, unit),
    };
    let Some(least) = interval.lo.filter(|lo| !lo.is_zero()).or(interval.hi) else { return (interval, unit) };
    for &(size, name) in larger {
        let size = Decimal::from(size);
        if least.abs() >= size {
            let scaled = |end: Option<Decimal>| end.map(|end| (end / size).round_dp(2));
            return (Interval { lo: scaled(interval.lo), hi: scaled(interval.hi), ..interval }, Some(name));
        }
    }
    (interval, unit)
}

fn unit_words(unit: Option<&str>, one: bool) -> String {
    match unit {
        None => String::new(),
        Some("percent") => " %".into(),
        Some("person") if !one => " people".into(),
        Some(unit) if one || unit.len() <= 3 || unit.ends_with('s') => format!(" {unit}"),
        Some(unit) => format!(" {unit}s"),
    }
}

/// What claims have in common: "began between 2021-12-07 and 2022-06-07", "15 August 2025", "Alaska". Unit and step are
/// those of `frame`.
#[must_use]
pub fn extent(extent: &Extent, frame: Option<&Compared>, policy: Option<Policy>, outcome: &Outcome) -> String {
    let unit = frame.and_then(|frame| frame.unit.as_deref());
    match extent {
        Extent::Number(numbers) if frame.is_some_and(|frame| counted(unit, frame.step)) => {
            interval(&whole(*numbers), unit)
        }
        Extent::Number(numbers) => interval(numbers, unit),
        Extent::Date(window) if policy == Some(Policy::Elapsed) => began(*window),
        Extent::Date(window) => days(*window),
        Extent::Entities { ids, closed, .. } => {
            let list = ids.iter().map(|id| entity(id, outcome)).collect::<Vec<_>>().join(", ");
            if *closed { format!("only {list}") } else { list }
        }
    }
}

/// When something that has lasted so long began.
fn began(window: Days) -> String {
    match (window.from, window.to) {
        (Some(from), None) => format!("began on {from} or later"),
        (None, Some(to)) => format!("began on {to} or earlier"),
        (None, None) => "began on an unknown date".into(),
        (Some(from), Some(to)) => match Days::between(from, to).calendar_unit() {
            Some(unit) if from == to => format!("began on {unit}"),
            Some(unit) => format!("began in {unit}"),
            None => format!("began between {from} and {to}"),
        },
    }
}

/// The name of an entity; "Harbour Master" for a "harbour-master" that no table has.
#[must_use]
pub fn entity(id: &str, outcome: &Outcome) -> String {
    if let Some(name) = outcome.names.get(id) {
        return name.clone();
    }
    let mut name = String::with_capacity(id.len());
    for word in id.split('-').filter(|w| !w.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}

/// What a claim comes down to, for the label under its words: the start that a duration implies, else the value in
/// full, with who is quoted for it and when it held, where the sentence says so.
#[must_use]
pub fn claim(claim: &Claim, outcome: &Outcome) -> String {
    let mut rest = String::new();
    match claim.modality {
        Modality::Actual => {}
        modality => {
            let _ = write!(rest, " ({})", modality.name());
        }
    }
    if let Some(scope) = &claim.scope {
        let _ = write!(rest, ", {}", scope.replace('-', " "));
    }
    if claim.as_of.stated {
        let _ = write!(rest, ", as of {}", days(claim.as_of.days));
    }
    if let Some(speaker) = &claim.speaker {
        let _ = write!(rest, ", says {}", entity(speaker, outcome));
    }
    let mut words = resolved(claim, outcome);
    words.insert_str(words.find('\n').unwrap_or(words.len()), &rest);
    words
}

/// The value alone, without speaker and date. Further readings stand on lines of their own.
#[must_use]
pub fn resolved(claim: &Claim, outcome: &Outcome) -> String {
    let written = || value(claim, outcome);
    let policy = policy(claim, outcome);
    let Some(compared) = &claim.compared else { return written() };
    match (compared.readings.as_slice(), &claim.value) {
        ([first, rest @ ..], _) if !rest.is_empty() => {
            let mut words = extent(&first.core, Some(compared), policy, outcome);
            for other in rest {
                let _ = write!(words, "\nor, read otherwise, {}", extent(&other.core, Some(compared), policy, outcome));
            }
            words
        }
        ([only], _) if matches!(only.core, Extent::Date(_)) => extent(&only.core, None, policy, outcome),
        (_, ClaimValue::Written(Written::Number(n))) => {
            let one = matches!(n, Amount::Exact(n) if n.value == Decimal::ONE);
            format!("{}{}", written(), unit_words(compared.unit.as_deref(), one))
        }
        _ => written(),
    }
}

/// [`claim`] for the label under its words; of a time gone by also how far the words reach beyond what they are usually taken to
/// mean, since findings go by that: "began between 2021-08-27 and 2022-08-26\n(at the widest until 2023-02-26)".
#[must_use]
pub fn label(of: &Claim, outcome: &Outcome) -> String {
    let mut words = claim(of, outcome);
    let reading = of.compared.as_ref().and_then(|compared| compared.readings.first());
    if let (Some(reading), Some(Policy::Elapsed)) = (reading, policy(of, outcome)) {
        words.insert_str(words.find('\n').unwrap_or(words.len()), &at_the_widest(reading));
    }
    words
}

fn at_the_widest(reading: &Reading) -> String {
    let (Extent::Date(core), Extent::Date(all)) = (&reading.core, reading.accepted()) else { return String::new() };
    let end = |core: Option<NaiveDate>, all: Option<NaiveDate>, word: &str, open: &str| match (core, all) {
        (Some(core), Some(all)) if core != all => Some(format!("{word} {all}")),
        (Some(_), None) => Some(open.to_owned()),
        _ => None,
    };
    let from = end(core.from, all.from, "from", "any day before");
    let to = end(core.to, all.to, "until", "any day after");
    match (from, to) {
        (None, None) => String::new(),
        (Some(end), None) | (None, Some(end)) => format!("\n(at the widest {end})"),
        (Some(from), Some(to)) => format!("\n(at the widest {from} {to})"),
    }
}

/// The policy of a claim's rule.
#[must_use]
pub fn policy(claim: &Claim, outcome: &Outcome) -> Option<Policy> {
    outcome.rules.get(claim.rule).map(|rule| rule.policy)
}

/// A claim's value as it was written, in words and digits: "more than 2 million", "8.45 billion USD", "4th year".
#[must_use]
pub fn value(claim: &Claim, outcome: &Outcome) -> String {
    let plain = match &claim.value {
        ClaimValue::Date(window) => return days(*window),
        ClaimValue::Entity(ids) => {
            return ids.split('+').map(|id| entity(id, outcome)).collect::<Vec<_>>().join(", ");
        }
        ClaimValue::Elapsed { n, unit } => format!("{} {}", ordinal(*n), unit.name()),
        ClaimValue::Written(written) => match written {
            Written::Number(n) => amount(n, ""),
            Written::Ordinal(n) => ordinal(*n),
            Written::Percent { amount: n, points } => amount(n, if *points { " percentage points" } else { " %" }),
            Written::Money { amount: n, currency, .. } => {
                amount(n, &currency.map_or(String::new(), |currency| format!(" {}", currency.0)))
            }
            Written::Duration(duration) => duration_words(duration),
            Written::Quantity { amount: n, unit } => {
                let one = matches!(n, Amount::Exact(n) if n.value == Decimal::ONE);
                amount(n, &unit_words(Some(&unit.0), one))
            }
            Written::Date(_) => return claim.text.clone(),
        },
    };
    match claim.hedge {
        Hedge::None | Hedge::Between | Hedge::Vague => plain,
        hedge => format!("{} {plain}", hedge.name().replace('-', " ")),
    }
}

fn amount(amount: &Amount, unit: &str) -> String {
    match amount {
        Amount::Exact(n) => format!("{}{unit}", number(n.value)),
        Amount::Fraction { num, of, .. } if unit != " %" => format!("{num}/{of}{unit}"),
        Amount::Fraction { num, of, .. } if *of != 0 => {
            format!("{} %", number((Decimal::from(*num) * Decimal::ONE_HUNDRED / Decimal::from(*of)).round_dp(1)))
        }
        Amount::Fraction { num, of, .. } => format!("{num}/{of}"),
        Amount::Between(lo, hi) => format!("{} to {}{unit}", number(lo.value), number(hi.value)),
        Amount::Vague { lo, hi: Some(hi) } => format!("perhaps {} to {}{unit}", number(*lo), number(*hi)),
        Amount::Vague { lo, hi: None } => format!("perhaps {} or more{unit}", number(*lo)),
    }
}

fn duration_words(duration: &Duration) -> String {
    let one = matches!(duration.amount, Amount::Exact(n) if n.value == Decimal::ONE);
    let mut words = amount(&duration.amount, &unit_words(Some(duration.unit.name()), one));
    for (extra, unit) in [(duration.plus.months, "month"), (duration.plus.seconds, "second")] {
        if !extra.is_zero() {
            let exact = Interval { lo: Some(extra), hi: Some(extra), lo_open: false, hi_open: false };
            let _ = write!(words, " and {}", interval(&exact, Some(unit)));
        }
    }
    words
}

fn ordinal(n: Decimal) -> String {
    let digits = n.normalize().to_string();
    let ending = match digits.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    format!("{digits}{ending}")
}

/// A publication date, short: "2025-12-07", "2025-08-26 or later", "undated".
#[must_use]
pub fn published(published: Published) -> String {
    match (published.days.from, published.days.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} or later"),
        (None, Some(to)) => format!("{to} or earlier"),
        (None, None) => "undated".into(),
    }
}

/// The slots of a key on one line, those that are stated: "kind: meeting, who: ada-north + ben-south".
#[must_use]
pub fn key(key: &[KeySlot]) -> String {
    let slots = key.iter().filter_map(|slot| {
        let value = match &slot.value {
            KeyValue::Wildcard => return None,
            KeyValue::Text(text) => text.clone(),
            KeyValue::Entities(ids) => ids.join(" + "),
            KeyValue::Days(window) => days(*window),
        };
        Some(format!("{}: {value}", slot.name))
    });
    slots.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_in_words() {
        let n = |text: &str| text.parse::<Decimal>().ok();
        for (lo, hi, lo_open, unit, words) in [
            ("18.33", "22.5", false, Some("percent"), "between 18.33 and 22.5 %"),
            ("2000000", "", true, Some("person"), "more than 2 million people"),
            ("", "30", false, None, "at most 30"),
            ("12600", "16200", false, Some("second"), "between 3.5 and 4.5 hours"),
            ("1", "1", false, Some("drone"), "1 drone"),
            ("270", "270", false, Some("drone"), "270 drones"),
            ("8450000000", "8450000000", false, Some("USD"), "8.45 billion USD"),
            ("36", "42", false, Some("month"), "between 3 and 3.5 years"),
        ] {
            let read = Interval { lo: n(lo), hi: n(hi), lo_open, hi_open: false };
            assert_eq!(interval(&read, unit), words);
        }
    }

    #[test]
    fn ordinals() {
        for (n, words) in [(1, "1st"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd"), (113, "113th")] {
            assert_eq!(ordinal(Decimal::from(n)), words);
        }
    }
}
