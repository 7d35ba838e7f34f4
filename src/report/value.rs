//! Values of claims as JSON, in the neutral forms of `mentions -f jsonl`.

use crate::claim::ClaimValue;
use crate::mention::neutral::{self, decimal};
use crate::value::Days;
use serde_json::{Map, Value, json};

/// Days, both ends included; null for an open end.
pub fn days(days: Days) -> Value {
    json!({"from": days.from, "to": days.to})
}

/// The value of a claim, typed by the slot that is compared.
pub fn claim_value(value: &ClaimValue) -> Value {
    match value {
        ClaimValue::Written(written) => typed(neutral::kind(written), neutral::value(written, None)),
        ClaimValue::Elapsed { n, unit } => json!({"type": "elapsed", "n": decimal(*n), "unit": unit.name()}),
        ClaimValue::Date(window) => typed("date", days(*window)),
        ClaimValue::Entity(id) => json!({"type": "entity", "id": id}),
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
