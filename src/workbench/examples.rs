//! Runs the examples that rules carry, and says in words what differs.

use super::failing;
use super::result::{CaseResult, Problem};
use crate::article::{Article, Basis, Published};
use crate::claim::{Claim, ClaimValue, KeyValue};
use crate::mention::date::DateExpr;
use crate::mention::{Written, neutral};
use crate::rule::{Example, Expected, Rule, RuleSet};
use crate::text::Span;
use crate::value::Days;

/// Runs all examples of all rules, in order of rules and lines.
#[must_use]
pub fn run(set: &RuleSet) -> Vec<CaseResult> {
    run_of(set, |_, _| true)
}

/// Runs those that are wanted.
#[must_use]
pub fn run_of(set: &RuleSet, wanted: impl Fn(&Rule, &Example) -> bool) -> Vec<CaseResult> {
    let all = set.rules.iter().flat_map(|rule| rule.examples.iter().map(move |example| (rule, example)));
    all.filter(|(rule, example)| wanted(rule, example)).map(|(rule, example)| case(set, rule, example)).collect()
}

fn case(set: &RuleSet, rule: &Rule, example: &Example) -> CaseResult {
    let basis = if example.published == Days::UNKNOWN { Basis::Unknown } else { Basis::Sidecar };
    let article = Article {
        name: "example".to_owned(),
        source: None,
        published: Published { days: example.published, basis },
        title: None,
        url: None,
        text: example.text.as_str().into(),
    };
    let claims: Vec<Claim> =
        crate::claims_of(set, &article, 0).0.into_iter().filter(|c| c.rule_id == rule.id).collect();
    let mut problems = Vec::new();
    let mut used = vec![false; claims.len()];
    for expected in &example.claims {
        let spans: Vec<Span> =
            example.text.match_indices(&expected.quote).map(|(i, q)| Span::new(i, i + q.len())).collect();
        let fits = |i: &usize| !used[*i] && spans.iter().any(|s| s.overlaps(claims[*i].span));
        let differences = |i: usize| compare(expected, &claims[i], example);
        let best = (0..claims.len()).filter(fits).min_by_key(|&i| differences(i).len());
        match best {
            Some(i) => {
                used[i] = true;
                problems.extend(differences(i));
            }
            None => problems.push(Problem::Missing { quote: expected.quote.clone() }),
        }
    }
    for (claim, _) in claims.iter().zip(&used).filter(|(_, used)| !**used) {
        problems.push(Problem::Noisy { text: claim.text.clone(), value: shown(&claim.value) });
    }
    let todo = example.todo.clone();
    let mut result = CaseResult {
        rule: rule.id.clone(),
        file: example.file.name.clone(),
        line: example.line,
        text: example.text.clone(),
        problems,
        todo,
        mistakes: Vec::new(),
    };
    if result.failed() {
        result.mistakes = failing::of_example(set, rule, example, &article, &result);
    }
    result
}

fn compare(expected: &Expected, claim: &Claim, example: &Example) -> Vec<Problem> {
    let wrong = |slot: &str, expected_value: &str, found: String| Problem::Wrong {
        quote: expected.quote.clone(),
        slot: slot.to_owned(),
        expected: expected_value.to_owned(),
        found,
    };
    let mut problems = Vec::new();
    if let Some(value) = expected.value.as_deref().filter(|v| !same_value(v, claim, example)) {
        problems.push(wrong("value", value, shown(&claim.value)));
    }
    if let Some(hedge) = expected.hedge.filter(|h| *h != claim.hedge) {
        problems.push(wrong("hedge", hedge.name(), claim.hedge.name().to_owned()));
    }
    if let Some(modality) = expected.modality.filter(|m| *m != claim.modality) {
        problems.push(wrong("modality", modality.name(), claim.modality.name().to_owned()));
    }
    for (part, value) in &expected.key {
        let held = claim.key.iter().find(|k| k.name == *part).map(|k| &k.value);
        let found = held.map(key_shown);
        if found.as_deref() != Some(value) && !held.is_some_and(|held| same_days(value, held, example.published.from)) {
            problems.push(wrong(part, value, found.unwrap_or_else(|| "no part of the key".to_owned())));
        }
    }
    problems
}

/// Whether a date in words ("October 2019", "2019-10") is that of a part of a key.
pub(super) fn same_days(written: &str, held: &KeyValue, reference: Option<chrono::NaiveDate>) -> bool {
    let KeyValue::Days(days) = held else { return false };
    let found = neutral::value(&Written::Date(DateExpr::Absolute(*days)), Some(*days));
    neutral::mentions_of(written, reference).iter().any(|mention| mention.value == found)
}

/// Whether a value in words ("3 years", "2025-08-15", "late August 2025") is that of the claim.
fn same_value(written: &str, claim: &Claim, example: &Example) -> bool {
    let found = neutral_of(&claim.value);
    if found.as_str() == Some(written) {
        return true;
    }
    let reference = example.published.from;
    neutral::mentions_of(written, reference).iter().any(|m| m.value == found)
        || matches!(claim.value, ClaimValue::Elapsed { n, .. } if written == n.to_string())
}

/// A claim's value in neutral form; an entity as its identifier.
fn neutral_of(value: &ClaimValue) -> serde_json::Value {
    match value {
        ClaimValue::Written(w) => neutral::value(w, None),
        ClaimValue::Date(days) => neutral::value(&Written::Date(DateExpr::Absolute(*days)), Some(*days)),
        ClaimValue::Elapsed { n, .. } => serde_json::Value::String(n.to_string()),
        ClaimValue::Entity(id) => serde_json::Value::String(id.clone()),
    }
}

/// A claim's value for people: "312 metre", "19.2 %", "2025-08-15".
pub(super) fn shown(value: &ClaimValue) -> String {
    use serde_json::Value;
    match neutral_of(value) {
        Value::String(s) => s,
        Value::Object(parts) if parts.values().all(Value::is_string) => {
            let word = |(name, value): (&String, &Value)| {
                let value = value.as_str().unwrap_or_default();
                if name == "pct" { format!("{value} %") } else { value.to_owned() }
            };
            parts.iter().map(word).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}

pub(super) fn key_shown(value: &KeyValue) -> String {
    match value {
        KeyValue::Wildcard => "*".to_owned(),
        KeyValue::Text(t) => t.clone(),
        KeyValue::Entities(ids) => ids.join("+"),
        KeyValue::Days(d) => match d.bounded() {
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => format!("{from}..{to}"),
            None => "unknown".to_owned(),
        },
    }
}
