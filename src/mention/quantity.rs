//! Quantities: a number with a unit of measurement. Counted things ("300 drones") are numbers; rules count the noun.

use super::context::Context;
use super::cues::Cues;
use super::lexicon::{Kw, Sense};
use super::number::{self, Num};
use super::range;
use super::token::TokenKind;
use super::units::{self, UNITS, UnitDef};
use super::{Found, Written};
use crate::value::{Amount, Decimal, Numeral, Unit};

/// A unit as it is written behind a number.
struct Named {
    name: &'static str,
    /// "per hour" and the like, when the pair has no name of its own.
    per: Option<&'static str>,
    next: usize,
}

/// The quantity that starts at token `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !number::detached(cx, i) {
        return None;
    }
    if cx.key(i, Kw::A)
        && let Some(found) = single(cx, i)
    {
        return Some(found);
    }
    let num = range::range_at(cx, i)?;
    if let Some(found) = feet_and_inches(cx, i, &num).or_else(|| below_zero(cx, i, &num)) {
        return Some(found);
    }
    let (mut num, mut unit) = measured(cx, num).or_else(|| shared(cx, i, num))?;
    if let Some((amount, next)) = compound(cx, &num, &unit) {
        (num.amount, unit.next) = (amount, next);
    } else if let Amount::Exact(lo) = num.amount
        && !range::is_step(cx, i, unit.next)
        && let Some(at) = range::range_separator(cx, i, unit.next)
        && let Some((second, second_unit)) = number::at(cx, at).and_then(|n| measured(cx, n))
        && let Amount::Exact(hi) = second.amount
        && second_unit.name == unit.name
        && second_unit.per == unit.per
        && lo.value < hi.value
    {
        // "5 km to 10 km"
        (num.amount, unit) = (Amount::Between(lo, hi), second_unit);
    }
    let name = match unit.per {
        Some(per) => format!("{} per {per}", unit.name),
        None => unit.name.to_owned(),
    };
    Some(Found::new(i..unit.next, Written::Quantity { amount: num.amount, unit: Unit(name) }))
}

/// "a mile away", "an inch of rain": an article is one, but for rates ("$3 a gallon").
fn single(cx: &Context<'_>, i: usize) -> Option<Found> {
    let unit = cx.sense(i + 1, |s| match s {
        Sense::Unit(u) => Some(&UNITS[usize::from(u)]),
        _ => None,
    })?;
    let measures = unit.dimension == "length" && unit.name != "foot"
        || matches!(
            unit.name,
            "acre" | "hectare" | "litre" | "gallon" | "pint" | "gram" | "kilogram" | "tonne" | "ounce" | "pound"
        );
    let away = cx.is_any(
        i + 2,
        &[
            "away", "off", "from", "north", "south", "east", "west", "inland", "offshore", "long", "wide", "deep",
            "high", "thick", "tall", "apart",
        ],
    );
    let of = cx.key(i + 2, Kw::Of);
    let ends = cx.get(i + 2).is_none();
    let fits = match unit.dimension {
        "length" => away || of || ends,
        _ => of || ends && i == cx.sentence.start,
    };
    let rate = i > cx.sentence.start
        && (number::ends_number(cx, i - 1)
            || cx.is(i - 1, '%')
            || cx.is_any(i - 1, &["per", "for", "what", "such", "many", "half", "quarter", "than"])
            || cx
                .sense(i - 1, |s| {
                    matches!(
                        s,
                        Sense::CurrencyNoun(_) | Sense::CurrencyMinor(_) | Sense::Unit(_) | Sense::CurrencyCode(_)
                    )
                    .then_some(())
                })
                .is_some());
    if !measures || !fits || rate || cx.glued(i + 2) && !ends {
        return None;
    }
    let amount = Amount::Exact(Numeral::int(1));
    Some(Found::new(i..i + 2, Written::Quantity { amount, unit: Unit(unit.name.to_owned()) }))
}

/// "5'6\"", "5’3”", "6' 2''", "5''": feet and inches by their marks.
fn feet_and_inches(cx: &Context<'_>, i: usize, num: &Num) -> Option<Found> {
    let Amount::Exact(n) = num.amount else { return None };
    if !num.plain || num.next != i + 1 || !cx.glued(i + 1) || n.value >= Decimal::ONE_HUNDRED {
        return None;
    }
    let single = |at: usize| cx.is(at, '\'') || cx.is(at, '’') || cx.is(at, '′');
    // The index behind a mark for inches.
    let inches = |at: usize| {
        if !cx.glued(at) {
            None
        } else if cx.is(at, '"') || cx.is(at, '”') || cx.is(at, '″') {
            Some(at + 1)
        } else if single(at) && single(at + 1) && cx.glued(at + 1) {
            Some(at + 2)
        } else {
            None
        }
    };
    let quantity = |value: Decimal, unit: &str, next| {
        let amount = Amount::Exact(Numeral::new(value, Decimal::ONE)?);
        Some(Found::new(i..next, Written::Quantity { amount, unit: Unit(unit.to_owned()) }))
    };
    if single(i + 1) && single(i + 2) && cx.glued(i + 2) {
        return quantity(n.value, "inch", i + 3);
    }
    if !single(i + 1) || !cx.is_number(i + 2) || n.value > Decimal::TEN {
        return None;
    }
    let last = super::digits::parse(cx.str(i + 2)).filter(|&v| v < Decimal::from(12))?;
    let next = inches(i + 3)?;
    quantity(n.value.checked_add(last.checked_div(Decimal::from(12))?)?, "foot", next)
}

/// "10 below zero", "five degrees below zero": degrees below it.
fn below_zero(cx: &Context<'_>, i: usize, num: &Num) -> Option<Found> {
    let Amount::Exact(n) = num.amount else { return None };
    let (name, at) = match degrees(cx, cx.past_hyphen(num.next)) {
        Some(unit) => (unit.name, unit.next),
        None => ("degree", num.next),
    };
    if !cx.is_word(at, "below") || !cx.is_word(at + 1, "zero") || n.value <= Decimal::ZERO {
        return None;
    }
    let amount = Amount::Exact(Numeral { value: -n.value, ..n });
    Some(Found::new(i..at + 2, Written::Quantity { amount, unit: Unit(name.to_owned()) }))
}

/// A number that has its unit from the next one: "12 by 15 feet", "2 x 4 metres", "45 and 50 mg".
fn shared(cx: &Context<'_>, i: usize, num: Num) -> Option<(Num, Named)> {
    let joined = cx.is_any(num.next, &["by", "x"]) || cx.is(num.next, '×') || cx.key(num.next, Kw::And) && num.digits;
    if !joined
        || num.letter
        || !matches!(num.amount, Amount::Exact(_))
        || !cx.is_number(i) && !cx.is_word(num.next, "by")
    {
        return None;
    }
    let second = number::at(cx, num.next + 1).filter(|n| !n.letter)?;
    // "2 and 50 kg bags": an abbreviation behind digits is sure to serve both.
    if cx.key(num.next, Kw::And) && (!second.digits || cx.str(second.next).len() > 2) {
        return None;
    }
    let unit = unit_at(cx, number::unit_start(cx, &second), second.digits)?;
    if unit.per.is_some() || !matches!(units::named(unit.name)?.dimension, "length" | "mass" | "volume") {
        return None;
    }
    Some((num, Named { name: unit.name, per: None, next: num.next }))
}

/// The number with the unit behind it; a letter that was read as a scale may turn out to be the unit ("100m high").
fn measured(cx: &Context<'_>, num: Num) -> Option<(Num, Named)> {
    let letter = num.next - 1;
    let unit = match cx.str(letter) {
        "m" if num.letter && number::metres(cx, letter) => Some("metre"),
        "t" if num.letter => Some("tonne"),
        _ => None,
    };
    if let Some(unit) = unit {
        let amount = super::money::scaled_amount(num.amount, Decimal::ONE.checked_div(num.scale)?)?;
        return Some((Num { amount, ..num }, with_rate(cx, unit, num.next)));
    }
    // "24m": an abbreviation behind the letter is none of a unit; "3.5m tonnes".
    if num.letter
        && (cx.glued(num.next) || cx.str(num.next).len() < 4 && !cx.is_any(num.next, &["sq", "cu", "bpd", "km", "kg"]))
    {
        return None;
    }
    let unit = unit_at(cx, number::unit_start(cx, &num), num.digits)?;
    // "a multi-million-pound mansion" costs them.
    if unit.name == "pound" && matches!(num.amount, Amount::Vague { hi: None, .. }) {
        return None;
    }
    // "one stone"; "12 stone"
    if unit.name == "stone" && !matches!(num.amount, Amount::Exact(n) if n.value > Decimal::from(3)) {
        return None;
    }
    Some((num, unit))
}

/// The unit at `i`; abbreviations only behind digits.
fn unit_at(cx: &Context<'_>, i: usize, digits: bool) -> Option<Named> {
    let at = cx.past_hyphen(i);
    // All that may name a unit gives this cue.
    if !cx.cue(at, Cues::UNIT) {
        return None;
    }
    if let Some(named) = degrees(cx, at) {
        return Some(named);
    }
    if let Some(named) = qualified(cx, at) {
        return Some(named);
    }
    if cx.is_any(at, &["parts", "part"]) && cx.key(at + 1, Kw::Per) {
        let name = match cx.str(at + 2) {
            "million" => "part per million",
            "billion" => "part per billion",
            _ => return None,
        };
        return Some(Named { name, per: None, next: at + 3 });
    }
    if cx.is_word(at, "basis") {
        return None;
    }
    let word = cx.sense(at, |s| if let Sense::Unit(u) = s { Some(&UNITS[usize::from(u)]) } else { None });
    let short = || {
        cx.sense(at, |s| match s {
            Sense::ShortUnit(u) => Some(&UNITS[usize::from(u)]).filter(|u| digits && short_fits(cx, at, u)),
            _ => None,
        })
    };
    let unit = word.or_else(short)?;
    // "World Cup" is a name, "a bit" anything, "16-bit" a measure.
    if unit.name == "cup"
        && cx.get(at).is_some_and(|t| t.capital)
        && !cx.key(at + 1, Kw::Of)
        && cx.get(at + 1).is_some()
        || cx.is_word(at, "bit") && !(at > i || i > 0 && cx.joins(i - 1))
        || cx.is_word(at, "bits") && !digits
    {
        return None;
    }
    // "km2", "m²"
    let (unit, next) = if unit.dimension == "length" && cx.glued(at + 1) && cx.is_any(at + 1, &["2", "3"]) {
        (powered(unit, cx.str(at + 1) == "2")?, at + 2)
    } else if unit.dimension == "length" && cx.is(at + 1, '^') && cx.is_any(at + 2, &["2", "3"]) {
        (powered(unit, cx.str(at + 2) == "2")?, at + 3)
    } else {
        (unit, at + 1)
    };
    // "kilowatt hours"
    let (unit, next) = match unit.name {
        "watt" | "kilowatt" | "megawatt" | "gigawatt" | "terawatt" => {
            let hour = cx.past_hyphen(next);
            let compound = UNITS.iter().find(|u| u.name.strip_suffix(" hour") == Some(unit.name));
            match compound {
                Some(compound) if cx.is_any(hour, &["hour", "hours"]) => (compound, hour + 1),
                _ => (unit, next),
            }
        }
        _ => (unit, next),
    };
    // "258 pound-feet of torque"
    if unit.name == "pound" && cx.joins(next) && cx.is_any(next + 1, &["feet", "foot", "ft"]) {
        return Some(Named { name: "pound-foot", per: None, next: next + 2 });
    }
    Some(with_rate(cx, unit.name, next))
}

/// Whether the abbreviation at `at` is written as `unit` is, and as close to its number as it must be.
fn short_fits(cx: &Context<'_>, at: usize, unit: &UnitDef) -> bool {
    let written = cx.str(at);
    if !unit.short.contains(&written) {
        return false;
    }
    // "24m212" is a code; "m2" a unit.
    if cx.glued(at + 1) && cx.is_number(at + 1) && !cx.is_any(at + 1, &["2", "3"]) {
        return false;
    }
    match written {
        "L" => cx.glued(at) || cx.key(at + 1, Kw::Of) || cx.get(at + 1).is_none(),
        "V" | "kn" | "kt" | "bp" | "Gt" | "px" | "qt" => cx.glued(at),
        "in" => {
            cx.glued(at) && !cx.is_number(at + 1) && !(cx.joins(at + 1) && cx.is_number(at + 2))
                || cx.get(at + 1).is_none()
                || cx.is_any(at + 1, &["thick", "long", "wide", "tall", "high", "deep", "diameter"])
        }
        // "12st"; "21st" is an ordinal.
        "st" => cx.glued(at) && (!cx.str(at - 1).ends_with('1') || cx.str(at - 1).ends_with("11")),
        "t" => cx.glued(at) || cx.key(at + 1, Kw::Of),
        "C" | "F" => {
            // "800,000 F-Series", "13F filing", "23456 F Block"
            let behind = cx.get(at + 1);
            // "38C-42C"
            let range = cx.glued(at) && cx.is_dash(at + 1) && cx.glued(at + 2) && cx.is_number(at + 2);
            // "TO BAKE IN 40C HEAT"
            let shouts = |at: usize| cx.str(at).len() > 1 && cx.str(at).bytes().all(|b| b.is_ascii_uppercase());
            let shouted = cx.glued(at) && at > cx.sentence.start + 1 && shouts(at - 2) && shouts(at + 1);
            let name = behind
                .is_some_and(|t| t.glued && !range && !matches!(t.kind, TokenKind::Mark('.' | ',' | ')' | ';' | ':')))
                || behind.is_some_and(|t| t.capital && !shouted)
                || cx.is_any(at + 1, &["filing", "filings", "form"]);
            !name && cx.str(at - 1).len() <= 5 && !cx.str(at - 1).contains(',')
        }
        "m" | "W" | "g" | "l" => cx.glued(at) && !cx.glued(at + 1) || !cx.glued(at + 1) || !cx.is(at + 1, '.'),
        _ => true,
    }
}

/// "square kilometres", "sq. miles", "cubic metres", "nautical miles", "metric tons".
fn qualified(cx: &Context<'_>, i: usize) -> Option<Named> {
    const QUALIFIERS: &[&str] = &[
        "square", "sq", "cubic", "cu", "nautical", "troy", "metric", "short", "long", "light", "fluid", "fl", "acre",
        "statute", "us", "u.s.", "imperial",
    ];
    let word = *QUALIFIERS.iter().find(|w| cx.is_word(i, w))?;
    let mut at = i + 1;
    if cx.is(at, '.') && cx.glued(at) {
        at += 1;
    }
    let at = cx.past_hyphen(at);
    let base = cx.sense(at, |s| match s {
        Sense::Unit(u) => Some(&UNITS[usize::from(u)]),
        Sense::ShortUnit(u) => Some(&UNITS[usize::from(u)]).filter(|u| u.short.contains(&cx.str(at))),
        _ => None,
    });
    let name = match word {
        "square" | "sq" => powered(base?, true)?.name,
        "cubic" | "cu" => powered(base?, false)?.name,
        "fluid" | "fl" if base?.name == "ounce" => "fluid ounce",
        "acre" if base?.name == "foot" => "acre-foot",
        "nautical" if base?.name == "mile" => "nautical mile",
        "troy" if base?.name == "ounce" => "troy ounce",
        "metric" if matches!(base?.name, "ton" | "tonne") => "tonne",
        "short" | "long" if base?.name == "ton" => "ton",
        "light" if cx.is_any(at, &["year", "years"]) => "light year",
        "fluid" | "statute" | "us" | "u.s." | "imperial" => base?.name,
        _ => return None,
    };
    Some(with_rate(cx, name, at + 1))
}

/// The area or the volume made of a length.
fn powered(unit: &UnitDef, square: bool) -> Option<&'static UnitDef> {
    let prefix = if square { "square " } else { "cubic " };
    UNITS.iter().find(|u| u.name.strip_prefix(prefix) == Some(unit.name))
}

/// "°C", "degrees Fahrenheit", "degrees".
fn degrees(cx: &Context<'_>, i: usize) -> Option<Named> {
    if !cx.cue(i, Cues::UNIT) {
        return None;
    }
    // The sign of a masculine ordinal is a letter: "40º C", "40ºC".
    match cx.str(i) {
        "ºC" => return Some(Named { name: "degree Celsius", per: None, next: i + 1 }),
        "ºF" => return Some(Named { name: "degree Fahrenheit", per: None, next: i + 1 }),
        _ => {}
    }
    let sign = cx.is(i, '°') || cx.str(i) == "º" || cx.is(i, '˚');
    if cx.is(i, '℃') {
        return Some(Named { name: "degree Celsius", per: None, next: i + 1 });
    }
    if !sign && !cx.is_any(i, &["degree", "degrees", "deg"]) {
        return None;
    }
    let at = cx.past_hyphen(i + 1);
    let name = if cx.is_any(at, &["celsius", "centigrade", "celcius", "c"]) {
        "degree Celsius"
    } else if cx.is_any(at, &["fahrenheit", "farenheit", "f"]) {
        "degree Fahrenheit"
    } else {
        return Some(Named { name: "degree", per: None, next: i + 1 });
    };
    Some(Named { name, per: None, next: at + 1 })
}

/// The unit `name`, with the rate that may follow: "per hour", "an hour", "/h".
fn with_rate(cx: &Context<'_>, name: &'static str, next: usize) -> Named {
    let plain = Named { name, per: None, next };
    let slash = cx.is(next, '/');
    let at = if slash || cx.key(next, Kw::Per) || cx.key(next, Kw::A) {
        next + 1
    } else if cx.joins(next) && cx.key(next + 1, Kw::Per) || cx.joins(next) && cx.key(next + 1, Kw::A) {
        cx.past_hyphen(next + 2)
    } else {
        return plain;
    };
    let per = match cx.str(at).to_ascii_lowercase().as_str() {
        "hour" => "hour",
        "h" | "hr" if slash => "hour",
        "second" => "second",
        "s" | "sec" if slash => "second",
        "day" => "day",
        "d" if slash => "day",
        "gallon" => "gallon",
        "minute" => "minute",
        "km" | "kilometre" | "kilometer" if name == "gram" => "kilometre",
        _ => return plain,
    };
    let next = at + 1;
    let known = match (name, per) {
        ("kilometre", "hour") => "kilometre per hour",
        ("mile", "hour") => "mile per hour",
        ("metre", "second") => "metre per second",
        ("megabit", "second") => "megabit per second",
        ("gigabit", "second") => "gigabit per second",
        ("mile", "gallon") => "mile per gallon",
        ("barrel", "day") => "barrel per day",
        ("gram", "kilometre") => "gram per kilometre",
        (_, "day" | "gallon") => return plain,
        _ if units::named(name).is_some_and(|u| matches!(u.dimension, "length" | "volume")) => {
            return Named { name, per: Some(per), next };
        }
        _ => return plain,
    };
    Named { name: known, per: None, next }
}

/// "5 feet 10 inches", "5ft 10in", "5-foot-10", "6 pounds 5 ounces", "2 km 300 m": the whole in the first unit.
fn compound(cx: &Context<'_>, num: &Num, unit: &Named) -> Option<(Amount, usize)> {
    let Amount::Exact(whole) = num.amount else { return None };
    let mut total = whole.value;
    let mut last = unit.name;
    let mut next = unit.next;
    while let Some((part, name, end)) = part(cx, last, next) {
        total = total.checked_add(units::convert(part, name, unit.name)?)?;
        (last, next) = (name, end);
    }
    if next == unit.next || unit.per.is_some() {
        return None;
    }
    Some((Amount::Exact(Numeral::new(total, Decimal::ONE)?), next))
}

/// The part behind a value in `unit`, at `i`: how much of which smaller unit, and the index behind.
fn part(cx: &Context<'_>, unit: &str, i: usize) -> Option<(Decimal, &'static str, usize)> {
    let at = if cx.is(i, ',') { i + 1 } else { i };
    let at = if cx.key(at, Kw::And) { at + 1 } else { cx.past_hyphen(at) };
    let part = number::at(cx, at).filter(|p| !p.letter)?;
    let Amount::Exact(n) = part.amount else { return None };
    let (name, next) = match unit_at(cx, number::unit_start(cx, &part), true) {
        Some(behind) => (behind.name, behind.next),
        // "5-foot-10", "12 stone 4"
        None if unit == "foot"
            && (cx.joins(i) || cx.is_word(i - 1, "foot") && at == i && closes_height(cx, part.next)) =>
        {
            ("inch", part.next)
        }
        None if unit == "stone" && at == i => ("pound", part.next),
        None => return None,
    };
    if name == "inch" && n.value >= Decimal::from(12) {
        return None;
    }
    let follows = match unit {
        "mile" => matches!(name, "yard" | "foot"),
        "yard" => matches!(name, "foot" | "inch"),
        "foot" => name == "inch",
        "kilometre" => name == "metre",
        "metre" => matches!(name, "centimetre" | "decimetre"),
        "stone" => name == "pound",
        "pound" => name == "ounce",
        "kilogram" => name == "gram",
        _ => false,
    };
    (follows && n.value < Decimal::ONE_THOUSAND).then_some((n.value, name, next))
}

/// Whether what follows "six foot two" at `i` leaves the two to be inches: no noun that they might count.
fn closes_height(cx: &Context<'_>, i: usize) -> bool {
    cx.get(i).is_none_or(|t| !t.is_word())
        || cx.is_any(i, &["tall", "high", "and", "in", "with", "or", "at", "who", "but"])
}
