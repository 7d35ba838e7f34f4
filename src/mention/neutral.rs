//! Mentions in their neutral, machine-readable form: types and values of `gainsay mentions -f jsonl` and of claims.
//!
//! Numbers are decimal strings; dates are inclusive days, open ends null.

use super::date::{Grain, open_period, unit_within};
use super::resolve::resolve_all;
use super::token::{Token, is_among};
use super::{Hedge, Mention, Written, find, sentence, token};
use crate::text::{Cleaned, Span};
use crate::value::{Amount, Currency, Days, Decimal, Duration, Length, Numeral};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::ops::Range;

/// One mention, ready to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// number, ordinal, percent, money, duration, date, daterange, quantity.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// First byte in the original text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// The original text there.
    pub text: String,
    /// The value; its keys depend on the type. Null for a date that cannot be resolved.
    pub value: Value,
    /// Name of the hedge: "none", "nearly", …; for tables, not part of the record.
    #[serde(skip)]
    pub hedge: &'static str,
    /// Whether this is the open period that the words around a date make of it ("since May"): a second reading. The
    /// record of the date follows, within its span. Not part of the record.
    #[serde(skip)]
    pub around_date: bool,
    /// Whether this is the unit of which the record before it is a part ("this year" in "earlier this year"): a second
    /// reading. Not part of the record.
    #[serde(skip)]
    pub in_part: bool,
}

/// The mentions of `text`, in order. Relative dates resolve against `reference`.
///
/// ```
/// use gainsay::mention::neutral::mentions_of;
/// let found = mentions_of("Ottawa promised nearly $2 billion Canadian.", None);
/// assert_eq!((found[0].kind, found[0].text.as_str(), found[0].hedge), ("money", "$2 billion Canadian", "nearly"));
/// assert_eq!(found[0].value.to_string(), r#"{"n":"2000000000","cur":"CAD"}"#);
/// ```
#[must_use]
pub fn mentions_of(text: &str, reference: Option<NaiveDate>) -> Vec<Record> {
    let cleaned = Cleaned::new(text);
    let mut tokens = Vec::new();
    token::tokenize(cleaned.text(), &mut tokens);
    let sentences = sentence::sentences(cleaned.text(), &tokens);
    let mentions = find(cleaned.text(), &tokens, &sentences);
    let published = reference.map_or(Days::UNKNOWN, Days::day);
    let dates = resolve_all(cleaned.text(), &tokens, &sentences, &mentions, published);
    let record = |range: &Range<usize>, kind, value, hedge| {
        let span = Span::new(tokens[range.start].start as usize, tokens[range.end - 1].end as usize);
        let Span { start, end } = cleaned.original_of(span);
        Record { kind, start, end, text: text[start..end].to_owned(), value, hedge, around_date: false, in_part: false }
    };
    let mut records = Vec::with_capacity(mentions.len());
    let mut sentence = sentences.iter().peekable();
    let mut free = 0;
    for (mention, date) in mentions.iter().zip(dates) {
        let days = date.map(|d| d.days);
        while sentence.peek().is_some_and(|s| s.end <= mention.tokens.start) {
            sentence.next();
        }
        if let (Written::Date(expr), Some(days), Some(sentence)) = (&mention.written, days, sentence.peek())
            && !expr.is_range()
            && let Some((range, days)) = open_period(cleaned.text(), &tokens, sentence, &mention.tokens, days)
            && range.start >= free
        {
            free = range.end;
            let period = record(&range, "daterange", window(days), Hedge::None.name());
            records.push(Record { around_date: true, ..period });
        }
        free = free.max(mention.tokens.end);
        let (kind, value) = basis_points(cleaned.text(), &tokens, mention)
            .map_or_else(|| (kind(&mention.written), value(&mention.written, days)), |value| ("quantity", value));
        records.push(record(&mention.tokens, kind, value, mention.hedge.name()));
        if let (Written::Date(expr), Some(days)) = (&mention.written, days)
            && let Some((range, days)) = unit_within(cleaned.text(), &tokens, &mention.tokens, expr, days)
        {
            records.push(Record { in_part: true, ..record(&range, "date", window(days), Hedge::None.name()) });
        }
    }
    records
}

/// The value of basis points, which are a quantity: rules compare them as points, their hundredfold.
fn basis_points(text: &str, tokens: &[Token], mention: &Mention) -> Option<Value> {
    let Written::Percent { amount: points, points: true } = mention.written else { return None };
    let named = |i: usize| is_among(tokens[i].text(text), &["basis", "bps", "bp"]);
    if !mention.tokens.clone().any(named) {
        return None;
    }
    let (lo, hi) = ends(points);
    let hundredfold = |n: Option<Decimal>| n.and_then(|n| n.checked_mul(Decimal::ONE_HUNDRED));
    let unit = [("unit", Value::from("basis point"))];
    Some(both(hundredfold(lo), hundredfold(hi), "n", &unit))
}

/// The name of a written value's type.
#[must_use]
pub fn kind(written: &Written) -> &'static str {
    match written {
        Written::Number(_) => "number",
        Written::Ordinal(_) => "ordinal",
        Written::Percent { .. } => "percent",
        Written::Money { .. } => "money",
        Written::Duration(_) => "duration",
        Written::Date(expr) if expr.grain() == Grain::Span => "daterange",
        Written::Date(_) => "date",
        Written::Quantity { .. } => "quantity",
    }
}

/// A written value; `days` is what a date resolves to.
#[must_use]
pub fn value(written: &Written, days: Option<Days>) -> Value {
    match written {
        Written::Number(a) => amount(*a, "n", &[]),
        Written::Ordinal(n) => json!({ "n": decimal(*n) }),
        // "one-fifth of" is 20 %.
        Written::Percent { amount: Amount::Fraction { value, .. }, .. } => {
            json!({ "pct": decimal((*value * Decimal::ONE_HUNDRED).round_dp(10)) })
        }
        Written::Percent { amount: a, .. } => amount(*a, "pct", &[]),
        Written::Money { amount: a, currency, .. } => {
            let code = currency.map_or(Value::Null, |Currency(code)| Value::from(code));
            amount(*a, "n", &[("cur", code)])
        }
        Written::Duration(d) => duration(d),
        Written::Date(_) => days.map_or(Value::Null, window),
        Written::Quantity { amount: a, unit } => amount(*a, "n", &[("unit", Value::from(unit.0.as_str()))]),
    }
}

/// Days, both ends included; null for an open end.
fn window(days: Days) -> Value {
    json!({ "from": days.from.map(|d| d.to_string()), "to": days.to.map(|d| d.to_string()) })
}

/// A decimal without needless zeros, never in exponents.
#[must_use]
pub fn decimal(n: Decimal) -> String {
    n.normalize().to_string()
}

/// Both ends of an amount; equal for a single number.
fn ends(amount: Amount) -> (Option<Decimal>, Option<Decimal>) {
    match amount {
        Amount::Exact(Numeral { value, .. }) | Amount::Fraction { value, .. } => (Some(value), Some(value)),
        Amount::Between(a, b) => (Some(a.value), Some(b.value)),
        Amount::Vague { lo, hi } => (Some(lo), hi),
    }
}

fn amount(amount: Amount, key: &str, rest: &[(&str, Value)]) -> Value {
    let (lo, hi) = ends(amount);
    both(lo, hi, key, rest)
}

/// Both ends of an amount, or its one value, with what else belongs to it.
fn both(lo: Option<Decimal>, hi: Option<Decimal>, key: &str, rest: &[(&str, Value)]) -> Value {
    let mut map = Map::new();
    let text = |n: Option<Decimal>| n.map_or(Value::Null, |n| Value::from(decimal(n)));
    match (lo, hi) {
        (Some(a), Some(b)) if a == b => {
            map.insert(key.to_owned(), text(Some(a)));
        }
        (lo, hi) => {
            map.insert("lo".to_owned(), text(lo));
            map.insert("hi".to_owned(), text(hi));
        }
    }
    for (name, value) in rest {
        map.insert((*name).to_owned(), value.clone());
    }
    Value::Object(map)
}

fn duration(duration: &Duration) -> Value {
    let unit = duration.unit.length();
    let times = |n: Decimal| {
        Some(Length {
            months: unit.months.checked_mul(n)?.checked_add(duration.plus.months)?,
            seconds: unit.seconds.checked_mul(n)?.checked_add(duration.plus.seconds)?,
        })
    };
    let whole = |n: Option<Decimal>| n.and_then(times).map_or(Value::Null, length);
    match ends(duration.amount) {
        // "several weeks": three at least; no upper end is written.
        (lo, _) if matches!(duration.amount, Amount::Vague { .. }) => json!({ "lo": whole(lo), "hi": Value::Null }),
        (Some(a), Some(b)) if a == b => whole(Some(a)),
        (lo, hi) => json!({ "lo": whole(lo), "hi": whole(hi) }),
    }
}

/// A length with its ISO 8601 form.
fn length(length: Length) -> Value {
    let mut iso = "P".to_owned();
    let mut put = |n: Decimal, unit: &str| {
        if !n.is_zero() {
            iso.push_str(&decimal(n));
            iso.push_str(unit);
        }
    };
    let twelve = Decimal::from(12);
    let months = length.months;
    if months.is_integer() {
        put((months / twelve).trunc(), "Y");
        put(months % twelve, "M");
    } else {
        put(months, "M");
    }
    let day = Decimal::from(86_400);
    put((length.seconds / day).trunc(), "D");
    let rest = length.seconds % day;
    if !rest.is_zero() {
        let hour = Decimal::from(3_600);
        let minute = Decimal::from(60);
        let mut time = "T".to_owned();
        for (n, unit) in [((rest / hour).trunc(), "H"), ((rest % hour / minute).trunc(), "M"), (rest % minute, "S")] {
            if !n.is_zero() {
                time.push_str(&decimal(n));
                time.push_str(unit);
            }
        }
        iso.push_str(&time);
    }
    if iso == "P" {
        iso = "PT0S".to_owned();
    }
    json!({ "iso": iso, "months": decimal(length.months), "seconds": decimal(length.seconds) })
}
