//! `[[suppress]]`: findings that someone has looked at and does not want to see, with the reason. Never by line: lines move.

use super::reader::{Reader, in_order};
use chrono::NaiveDate;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const HELP: &str = "write [[suppress]] with id = \"…\" (as `check -f json` gives it), or rule = \"…\" and \
    key = { slot = \"value\" }, and with reason = \"…\"";
const KEYS: [&str; 6] = ["id", "rule", "key", "reason", "owner", "until"];

/// Findings that are not to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Which.
    pub what: Suppressed,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Last day on which it holds; `None`: it holds until it is removed.
    pub until: Option<NaiveDate>,
    /// Line of the configuration, from 1.
    pub line: usize,
}

/// Which findings a suppression is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suppressed {
    /// The finding of this identifier.
    Id(String),
    /// Those of a rule whose key has these values.
    Key {
        /// Identifier of the rule.
        rule: String,
        /// Slots with their values: identifiers, sorted, where there are several; a day, or `from..to`.
        key: Vec<(String, Vec<String>)>,
    },
}

/// Reads all tables; those that cannot be used are told and left out.
pub(super) fn read<'t>(reader: &mut Reader<'t>, value: &Spanned<DeValue<'t>>) -> Vec<Suppression> {
    let tables = reader.tables(value, "suppress", HELP);
    tables.into_iter().filter_map(|(span, table)| one(reader, span, table)).collect()
}

/// Reads one table.
fn one<'t>(reader: &mut Reader<'t>, span: Range<usize>, table: &DeTable<'t>) -> Option<Suppression> {
    let before = reader.problems.len();
    let (mut id, mut rule, mut key, mut reason, mut owner, mut until) = Default::default();
    for (name, at, value) in in_order(table) {
        match name {
            "id" => id = reader.text(value, name),
            "rule" => rule = reader.text(value, name),
            "key" => key = Some(slots(reader, value)),
            "reason" => reason = reader.text(value, name),
            "owner" => owner = reader.text(value, name),
            "until" => until = day(reader, value),
            other => reader.unknown_key(other, at, &KEYS),
        }
    }
    if reader.problems.len() > before {
        return None;
    }
    let line = reader.text[..span.start.min(reader.text.len())].matches('\n').count() + 1;
    let Some(reason) = reason else {
        reader.problem(span, "`reason` is missing", "a suppression without a reason", HELP);
        return None;
    };
    let what = match (id, rule, key) {
        (Some(id), None, None) => Suppressed::Id(id),
        (None, Some(rule), Some(key)) if !key.is_empty() => Suppressed::Key { rule, key },
        (None, Some(_), _) => {
            let help = "give its key, or switch the rule off under [severity]";
            reader.problem(span, "`key` is missing", "a suppression of a whole rule", help);
            return None;
        }
        _ => {
            reader.problem(span, "expected `id`, or `rule` and `key`", "a suppression of nothing in particular", HELP);
            return None;
        }
    };
    Some(Suppression { what, reason, owner, until, line })
}

fn slots<'t>(reader: &mut Reader<'t>, value: &Spanned<DeValue<'t>>) -> Vec<(String, Vec<String>)> {
    let mut slots = Vec::new();
    for (name, _, value) in reader.table(value, "key", "write key = { conflict = \"russia-ukraine-war\" }") {
        let mut values = match value.get_ref() {
            DeValue::Array(_) => {
                let help = "write who = [\"donald-trump\", \"vladimir-putin\"]";
                reader.texts(value, "value", help).into_iter().map(|(_, text)| text).collect()
            }
            DeValue::Datetime(day) => vec![day.to_string()],
            _ => reader.text(value, name).into_iter().collect::<Vec<String>>(),
        };
        values.sort_unstable();
        slots.push((name.to_owned(), values));
    }
    slots
}

fn day(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<NaiveDate> {
    let text = match value.get_ref() {
        DeValue::Datetime(day) => Some(day.to_string()),
        value => value.as_str().map(str::to_owned),
    };
    let day = text.and_then(|text| text.parse().ok());
    if day.is_none() {
        reader.problem(value.span(), "expected a day", "`until` cannot be used", "write until = 2026-01-31");
    }
    day
}
