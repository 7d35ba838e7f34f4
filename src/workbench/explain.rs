//! `gainsay explain`: what a finding code or a rule means, for the person who has one in front of them.

use crate::finding::{Code, docs};
use crate::nearest::nearest;
use crate::policy::Policy;
use crate::rule::{Example, Rule, RuleSet};
use std::fmt::Write;

/// What is said of mistakes in rule files, code by code.
pub const MISTAKES: &str = include_str!("../../docs/mistakes.md");

/// Whole documents, by the names under which they are asked for.
const DOCUMENTS: [(&str, &str); 4] = [
    ("tutorial", include_str!("../../docs/tutorial.md")),
    ("rules", include_str!("../../docs/rules.md")),
    ("findings", docs::FINDINGS),
    ("mistakes", MISTAKES),
];

/// Examples that are shown.
const EXAMPLES: usize = 8;

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
    if let Some(section) = docs::section_in(MISTAKES, subject.strip_prefix("rule::").unwrap_or(subject)) {
        return Ok(format!("{section}\n"));
    }
    if let Some((_, document)) = DOCUMENTS.iter().find(|(name, _)| *name == subject) {
        return Ok((*document).to_owned());
    }
    if let Some(rule) = rules.rules.iter().find(|rule| rule.id == subject) {
        return Ok(of_rule(rule));
    }
    if let Some(section) = DOCUMENTS.iter().find_map(|(_, document)| docs::section_in(document, subject)) {
        return Ok(format!("{section}\n"));
    }
    let names = Code::ALL.iter().map(|code| code.name()).chain(rules.rules.iter().map(|rule| rule.id.as_str()));
    let mistakes = MISTAKES.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`'));
    let names = names.chain(mistakes).chain(DOCUMENTS.iter().map(|(name, _)| *name));
    let hint = match nearest(subject, names) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`gainsay explain` alone lists what there is".to_owned(),
    };
    Err(format!("there is no finding code or rule `{subject}`; {hint}"))
}

/// All that can be explained, by kind.
#[must_use]
pub fn subjects(rules: &RuleSet) -> String {
    let headings = |document: &str, code: bool| {
        let names = document.lines().filter_map(|line| line.strip_prefix("## "));
        let names = names.filter(|name| name.starts_with('`') == code);
        names.map(|name| name.trim_matches('`').to_lowercase()).collect::<Vec<_>>()
    };
    let documents: Vec<String> = DOCUMENTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let sections = headings(DOCUMENTS[1].1, false).into_iter().filter(|name| !name.contains(' ')).collect();
    let rules = rules.rules.iter().map(|rule| rule.id.clone()).collect();
    let kinds: [(&str, Vec<String>); 5] = [
        ("Documents", documents),
        ("About rules", sections),
        ("Findings", Code::ALL.map(|code| code.name().to_owned()).to_vec()),
        ("Rules", rules),
        ("Mistakes in rules", headings(MISTAKES, true)),
    ];
    let mut text = String::from("`gainsay explain SUBJECT` explains one of these.\n");
    for (kind, names) in kinds {
        let _ = write!(text, "\n{kind}:\n  {}\n", names.join(", "));
    }
    text
}

/// A rule in words.
fn of_rule(rule: &Rule) -> String {
    let comparison = &rule.comparison;
    let mut text = format!("{}: {}\n", rule.id, comparison.title);
    if !rule.docs.trim().is_empty() {
        let _ = write!(text, "\n{}\n", rule.docs.trim());
    }
    let _ = write!(text, "\nCompared as {}.", policy(comparison.policy));
    if comparison.group != rule.id {
        let _ = write!(text, " Its claims are of the group `{}`.", comparison.group);
    }
    text.push('\n');
    let shown = || rule.examples.iter().filter(|example| example.todo.is_none()).take(EXAMPLES);
    if shown().next().is_some() {
        text.push_str("\nExamples:\n");
    }
    for example in shown() {
        text.push_str(&of_example(example));
    }
    let _ = write!(text, "\nIt stands in {}.\n", rule.file.name);
    text
}

fn of_example(example: &Example) -> String {
    let words: Vec<&str> = example.text.split_whitespace().collect();
    let mut text = format!("\n    {}\n", words.join(" "));
    if example.claims.is_empty() {
        text.push_str("    → nothing\n");
    }
    for claim in &example.claims {
        let value = claim.value.as_ref().map(|value| format!(": {value}")).unwrap_or_default();
        let _ = writeln!(text, "    → “{}”{value}", claim.quote);
    }
    text
}

fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Constant => "a fixed value",
        Policy::Elapsed => "a time gone by, which with the day of publication tells when something began",
        Policy::EventDate => "the day of one event",
        Policy::Drift { .. } => "a value that moves with time",
        Policy::Cumulative { .. } => "a total that only grows",
        Policy::Flow => "a count within a period",
        Policy::Set => "one value at a time out of several",
        Policy::Relation => "a value that bounds another",
    }
}
