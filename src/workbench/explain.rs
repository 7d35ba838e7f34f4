//! `gainsay explain`: what a finding code or a rule means, for the person who has one in front of them.

use crate::finding::{Code, docs};
use crate::nearest::nearest;
use crate::policy::{Comparison, Policy};
use crate::rule::RuleSet;
use std::fmt::Write;

/// The explanation of a code or rule.
///
/// # Errors
/// There is neither a code nor a rule of that name: what was expected, with the nearest one.
///
/// ```
/// use gainsay::{rule::RuleSet, workbench::explain::explain};
/// let rules = RuleSet::default();
/// assert!(explain("diverse", &rules).unwrap().starts_with("## `diverse`\n"));
/// assert!(explain("divers", &rules).unwrap_err().contains("did you mean `diverse`?"));
/// ```
pub fn explain(subject: &str, rules: &RuleSet) -> Result<String, String> {
    if let Some(section) = docs::section(subject) {
        return Ok(format!("{section}\n"));
    }
    if let Some(rule) = rules.rules.iter().find(|rule| rule.id == subject) {
        return Ok(of_rule(&rule.docs, &rule.file, &rule.comparison));
    }
    let names = Code::ALL.iter().map(|code| code.name()).chain(rules.rules.iter().map(|rule| rule.id.as_str()));
    let hint = match nearest(subject, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("codes are {}", Code::ALL.map(Code::name).join(", ")),
    };
    Err(format!("there is no finding code or rule `{subject}`; {hint}"))
}

fn of_rule(docs: &str, file: &str, comparison: &Comparison) -> String {
    let mut text = format!("{}: {}\n", comparison.rule, comparison.title);
    if !docs.trim().is_empty() {
        let _ = writeln!(text, "\n{}", docs.trim());
    }
    let _ =
        writeln!(text, "\nGroup: {}\nCompared as: {}\nFile: {file}", comparison.group, of_policy(comparison.policy));
    text
}

fn of_policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Constant => "a fixed value",
        Policy::Elapsed => "a length of time until the day of publication, which tells when something began",
        Policy::EventDate => "the day of one event",
        Policy::Drift { .. } => "a value that moves with time",
        Policy::Cumulative { .. } => "a total that only grows",
        Policy::Flow => "a count within a period",
        Policy::Set => "one value at a time, out of several",
        Policy::Relation => "a value that bounds another",
    }
}
