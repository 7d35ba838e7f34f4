//! Suppressions at work: which findings they hide, which of them have run out, and which hide nothing.

use crate::claim::{KeySlot, KeyValue};
use crate::config::suppress::{Suppressed, Suppression};
use crate::finding::{Finding, Outcome, Why};
use chrono::NaiveDate;

/// What became of the suppressions, by their place in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// Those that have run out and would still hide something.
    pub expired: Vec<usize>,
    /// Those that fit no finding.
    pub unused: Vec<usize>,
}

/// Hides what `suppressions` are about, as of `today`.
pub fn apply(outcome: &mut Outcome, suppressions: &[Suppression], today: NaiveDate) -> Applied {
    let mut used = vec![false; suppressions.len()];
    outcome.hide(|finding| {
        let mut why = None;
        for (n, suppression) in suppressions.iter().enumerate() {
            if fits(&suppression.what, finding) {
                used[n] = true;
                if !expired(suppression, today) && why.is_none() {
                    why = Some(Why::Suppressed(suppression.reason.clone()));
                }
            }
        }
        why
    });
    let (expired, unused) = (0..suppressions.len()).fold((Vec::new(), Vec::new()), |(mut old, mut unused), n| {
        match used[n] {
            true if expired(&suppressions[n], today) => old.push(n),
            true => {}
            false => unused.push(n),
        }
        (old, unused)
    });
    Applied { expired, unused }
}

fn expired(suppression: &Suppression, today: NaiveDate) -> bool {
    suppression.until.is_some_and(|until| today > until)
}

fn fits(what: &Suppressed, finding: &Finding) -> bool {
    match what {
        Suppressed::Id(id) => *id == finding.id,
        Suppressed::Key { rule, key } => {
            let slot = |(name, values): &(String, Vec<String>)| {
                finding.key.iter().any(|slot| slot.name == *name && values_of(slot) == *values)
            };
            finding.rule.as_ref() == Some(rule) && key.iter().all(slot)
        }
    }
}

/// The values of a slot as the configuration has them, sorted.
fn values_of(slot: &KeySlot) -> Vec<String> {
    match &slot.value {
        KeyValue::Wildcard => vec!["*".to_owned()],
        KeyValue::Text(text) => vec![text.clone()],
        KeyValue::Entities(ids) => {
            let mut ids = ids.clone();
            ids.sort_unstable();
            ids
        }
        KeyValue::Days(days) => {
            let end = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            let (from, to) = (end(days.from), end(days.to));
            vec![if from == to { from } else { format!("{from}..{to}") }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Stated;
    use crate::finding::Code;
    use crate::policy::Severity;

    fn finding(id: &str, who: &[&str]) -> Finding {
        let ids = who.iter().map(ToString::to_string).collect();
        Finding {
            id: id.to_owned(),
            state: String::new(),
            code: Code::Disagreement,
            severity: Severity::Warning,
            rule: Some("toll".to_owned()),
            key: vec![KeySlot { name: "who".to_owned(), value: KeyValue::Entities(ids), stated: Stated::InPhrase }],
            message: String::new(),
            help: String::new(),
            consensus: None,
            sides: Vec::new(),
            also: Vec::new(),
        }
    }

    fn suppression(what: Suppressed, until: Option<&str>) -> Suppression {
        let until = until.and_then(|day| day.parse().ok());
        Suppression { what, reason: "checked".to_owned(), owner: None, until, line: 1 }
    }

    #[test]
    fn by_identifier_and_by_key_until_they_run_out() {
        let key = |rule: &str| Suppressed::Key {
            rule: rule.to_owned(),
            key: vec![("who".to_owned(), vec!["a".to_owned(), "b".to_owned()])],
        };
        let suppressions = [
            suppression(Suppressed::Id("1".to_owned()), Some("2026-01-31")),
            suppression(key("toll"), None),
            suppression(key("length"), None),
            suppression(Suppressed::Id("3".to_owned()), Some("2026-01-30")),
        ];
        let findings = vec![finding("1", &["c"]), finding("2", &["b", "a"]), finding("3", &["c"])];
        let mut outcome = Outcome { findings, ..Outcome::default() };
        let today = NaiveDate::from_ymd_opt(2026, 1, 31).expect("a day");
        let applied = apply(&mut outcome, &suppressions, today);
        assert_eq!(applied, Applied { expired: vec![3], unused: vec![2] });
        assert_eq!(outcome.findings.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), ["3"]);
        assert_eq!(outcome.hidden_counts(), [(2, "suppressed")]);
    }
}
