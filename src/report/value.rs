//! Values of claims as JSON, in the neutral forms of `mentions -f jsonl`.

use crate::claim::ClaimValue;
use crate::mention::Written;
use crate::mention::date::DateExpr;
use crate::value::{Amount, Days, Decimal, Duration, Length};
use serde_json::{Map, Value, json};

/// A decimal string without trailing zeros: every number of machine-readable output.
pub fn decimal(n: Decimal) -> String {
    n.normalize().to_string()
}

/// Days, both ends included; null for an open end.
pub fn days(days: Days) -> Value {
    json!({"from": days.from, "to": days.to})
}

/// The value of a claim, typed by the slot that is compared.
pub fn claim_value(value: &ClaimValue) -> Value {
    match value {
        ClaimValue::Written(written) => self::written(written),
        ClaimValue::Elapsed { n, unit } => json!({"type": "elapsed", "n": decimal(*n), "unit": unit.name()}),
        ClaimValue::Date(window) => typed("date", days(*window)),
        ClaimValue::Entity(id) => json!({"type": "entity", "id": id}),
    }
}

/// A written value with its type in front.
pub fn written(written: &Written) -> Value {
    match written {
        Written::Number(amount) => typed("number", self::amount("n", amount, Decimal::ONE)),
        Written::Ordinal(n) => json!({"type": "ordinal", "n": decimal(*n)}),
        Written::Percent { amount, .. } => {
            let scale = if matches!(amount, Amount::Fraction { .. }) { Decimal::ONE_HUNDRED } else { Decimal::ONE };
            typed("percent", self::amount("pct", amount, scale))
        }
        Written::Money { amount, currency, .. } => {
            let mut value = self::amount("n", amount, Decimal::ONE);
            value["cur"] = json!(currency.map(|c| c.0));
            typed("money", value)
        }
        Written::Duration(duration) => typed("duration", self::duration(duration)),
        Written::Date(date) => match date {
            DateExpr::Absolute(window) => typed("date", days(*window)),
            #[allow(unreachable_patterns, reason = "relative dates are resolved before they become a claim's value")]
            _ => typed("date", days(Days::UNKNOWN)),
        },
        Written::Quantity { amount, unit } => {
            let mut value = self::amount("n", amount, Decimal::ONE);
            value["unit"] = json!(unit.0);
            typed("quantity", value)
        }
    }
}

fn typed(name: &str, value: Value) -> Value {
    let mut typed = Map::new();
    typed.insert("type".into(), name.into());
    if let Value::Object(fields) = value {
        typed.extend(fields);
    }
    Value::Object(typed)
}

fn amount(name: &str, amount: &Amount, fraction_of: Decimal) -> Value {
    match amount {
        Amount::Exact(n) => json!({name: decimal(n.value)}),
        Amount::Fraction { num, of, .. } if *of != 0 => {
            let value = (Decimal::from(*num) * fraction_of).checked_div(Decimal::from(*of)).unwrap_or_default();
            json!({name: decimal(value)})
        }
        Amount::Fraction { value, .. } => json!({name: decimal(*value)}),
        Amount::Between(lo, hi) => json!({"lo": decimal(lo.value), "hi": decimal(hi.value)}),
        Amount::Vague { lo, hi } => json!({"lo": decimal(*lo), "hi": hi.map(decimal)}),
    }
}

fn duration(duration: &Duration) -> Value {
    let unit = duration.unit.length();
    let of = |n: Decimal| {
        let length = |unit: Decimal, plus: Decimal| n.checked_mul(unit).and_then(|l| l.checked_add(plus));
        length(unit.months, duration.plus.months)
            .zip(length(unit.seconds, duration.plus.seconds))
            .map_or(Value::Null, |(months, seconds)| length_value(Length { months, seconds }))
    };
    match &duration.amount {
        Amount::Exact(n) => of(n.value),
        Amount::Fraction { value, .. } => of(*value),
        Amount::Between(lo, hi) => json!({"lo": of(lo.value), "hi": of(hi.value)}),
        Amount::Vague { lo, hi } => json!({"lo": of(*lo), "hi": hi.map(of)}),
    }
}

fn length_value(length: Length) -> Value {
    json!({"iso": iso(length), "months": decimal(length.months), "seconds": decimal(length.seconds)})
}

/// ISO 8601: years, months, days, hours, minutes, seconds; fractions as they come.
fn iso(length: Length) -> String {
    let mut text = String::from("P");
    let part = |text: &mut String, n: Decimal, letter: char| {
        if !n.is_zero() {
            text.push_str(&decimal(n));
            text.push(letter);
        }
    };
    let whole = |n: Decimal, size: u32| {
        let size = Decimal::from(size);
        ((n / size).trunc(), n % size)
    };
    let (years, months) = whole(length.months, 12);
    let (days, rest) = whole(length.seconds, 86_400);
    let (hours, rest) = whole(rest, 3_600);
    let (minutes, seconds) = whole(rest, 60);
    part(&mut text, years, 'Y');
    part(&mut text, months, 'M');
    part(&mut text, days, 'D');
    if !(hours.is_zero() && minutes.is_zero() && seconds.is_zero()) {
        text.push('T');
        part(&mut text, hours, 'H');
        part(&mut text, minutes, 'M');
        part(&mut text, seconds, 'S');
    }
    if text == "P" { "PT0S".into() } else { text }
}
