//! Runs the cases of comparison that packs carry, and says in words what differs.

use super::examples::{key_shown, same_days};
use super::failing;
use super::result::{CaseResult, Problem};
use crate::article::{Article, Basis, Published};
use crate::finding::{Finding, Outcome};
use crate::rule::RuleSet;
use crate::rule::cases::{Case, ExpectedFinding};
use crate::value::Days;

/// Runs all cases, in the order of their files.
#[must_use]
pub fn run(set: &RuleSet) -> Vec<CaseResult> {
    run_of(set, |_| true)
}

/// Runs those that are wanted.
#[must_use]
pub fn run_of(set: &RuleSet, wanted: impl Fn(&Case) -> bool) -> Vec<CaseResult> {
    set.cases.iter().filter(|case| wanted(case)).map(|case| of_case(set, case)).collect()
}

fn of_case(set: &RuleSet, case: &Case) -> CaseResult {
    let articles: Vec<Article> = case
        .articles
        .iter()
        .enumerate()
        .map(|(n, a)| {
            let basis = if a.published == Days::UNKNOWN { Basis::Unknown } else { Basis::Sidecar };
            Article {
                name: format!("article {}", n + 1),
                source: a.outlet.clone(),
                published: Published { days: a.published, basis },
                title: None,
                url: None,
                text: a.text.as_str().into(),
            }
        })
        .collect();
    let mut outcome = crate::check(set, &articles);
    if !case.rules.is_empty() {
        outcome.findings.retain(|f| f.rule.as_ref().is_some_and(|rule| case.rules.contains(rule)));
    }
    let mut problems = Vec::new();
    let mut used = vec![false; outcome.findings.len()];
    for expected in &case.findings {
        let fits = |i: &usize| {
            let finding = &outcome.findings[*i];
            let of_rule = expected.rule.is_none() || expected.rule == finding.rule;
            // Of several the one that shows the same claims.
            !used[*i] && of_rule && finding.code.name() == expected.code
        };
        let best = (0..outcome.findings.len())
            .filter(fits)
            .min_by_key(|&i| differences(expected, &outcome.findings[i], &outcome).len());
        match best {
            Some(i) => {
                used[i] = true;
                problems.extend(differences(expected, &outcome.findings[i], &outcome));
            }
            None => problems.push(Problem::NoFinding { finding: expected.named() }),
        }
    }
    for (finding, _) in outcome.findings.iter().zip(&used).filter(|(_, used)| !**used) {
        let severity = finding.severity.name();
        let rule = finding.rule.as_deref().map(|r| format!(" ({r})")).unwrap_or_default();
        problems.push(Problem::Unexpected {
            finding: format!("{severity} {}{rule}: {}", finding.code.name(), finding.message),
        });
    }
    let mut result = CaseResult {
        rule: "compare".to_owned(),
        file: case.file.name.clone(),
        line: case.line,
        text: case.name.clone(),
        problems,
        todo: case.todo.clone(),
        mistakes: Vec::new(),
    };
    if result.failed() {
        result.mistakes = failing::of_case(case, &outcome, &result);
    }
    result
}

fn differences(expected: &ExpectedFinding, finding: &Finding, outcome: &Outcome) -> Vec<Problem> {
    let wrong = |slot: &str, expected_value: &str, found: String| Problem::Wrong {
        quote: expected.named(),
        slot: slot.to_owned(),
        expected: expected_value.to_owned(),
        found,
    };
    let mut problems = Vec::new();
    if let Some(severity) = expected.severity.filter(|s| *s != finding.severity) {
        problems.push(wrong("severity", severity.name(), finding.severity.name().to_owned()));
    }
    for (part, value) in &expected.key {
        let held = finding.key.iter().find(|k| k.name == *part).map(|k| &k.value);
        let found = held.map(key_shown);
        if found.as_deref() != Some(value) && !held.is_some_and(|held| same_days(value, held, None)) {
            problems.push(wrong(part, value, found.unwrap_or_else(|| "no part of the key".to_owned())));
        }
    }
    if expected.sides.is_empty() {
        return problems;
    }
    let text = |i: &usize| outcome.claims[*i].text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sides: Vec<Vec<String>> = finding.sides.iter().map(|s| s.claims.iter().map(text).collect()).collect();
    let shows = |side: &[String], quotes: &[String]| {
        quotes.iter().all(|q| side.iter().any(|claim| claim.contains(q.as_str()) || q.contains(claim.as_str())))
    };
    let mut open: Vec<&Vec<String>> = sides.iter().collect();
    let all = expected.sides.len() == sides.len()
        && expected.sides.iter().all(|quotes| {
            let place = open.iter().position(|side| shows(side, quotes));
            place.map(|p| open.remove(p)).is_some()
        });
    if !all {
        let join = |sides: &[Vec<String>]| sides.iter().map(|s| s.join(" + ")).collect::<Vec<_>>().join(" | ");
        problems.push(wrong("sides", &join(&expected.sides), join(&sides)));
    }
    problems
}
