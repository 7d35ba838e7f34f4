//! `gainsay explain`: what a finding code or a rule means, for the person who has one in front of them.

use crate::finding::Code;
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
/// assert!(explain("diverse", &rules).unwrap().starts_with("diverse: "));
/// assert!(explain("divers", &rules).unwrap_err().contains("did you mean `diverse`?"));
/// ```
pub fn explain(subject: &str, rules: &RuleSet) -> Result<String, String> {
    if let Some(code) = Code::ALL.into_iter().find(|code| code.name() == subject) {
        let (meaning, detail) = meaning(code);
        return Ok(format!("{}: {meaning}\n\n{detail}\n", code.name()));
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

/// What a code means in one line, and what to make of such a finding.
#[must_use]
pub fn meaning(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Disagreement => (
            "claims of different articles cannot both hold",
            "The values, read as generously as their hedges allow, have nothing in common. The finding shows the sides,\n\
             the consensus of independent sources where there is one, and a value that would fit both. A majority is not\n\
             called true: check the sources. Its severity grows with the gap between the sides.",
        ),
        Code::SelfContradiction => (
            "claims of one article cannot both hold",
            "As `disagreement`, within one text: often a figure that was updated in one place and not in another.",
        ),
        Code::StaleRelativeDate => (
            "a relative date (\"last Friday\") puts a known event in the wrong week",
            "The same weekday, another week: the sentence was probably written for an earlier day and published again.\n\
             Write the date, or check when the article was published.",
        ),
        Code::AmbiguousWording => (
            "claims disagree under the first reading of a phrase, and agree under another",
            "\"Approaching its fourth year\" is read as before that year begins, or as before the anniversary. Only the\n\
             first reading disagrees. Say which is meant.",
        ),
        Code::BrokenRelation => (
            "parts exceed the whole, an end precedes its start, or a later total is smaller",
            "The claims are about different things that bound each other: more killed than killed and injured together,\n\
             or a running total that shrank.",
        ),
        Code::Diverse => (
            "clearly different figures that could both be honest",
            "They may belong to different series or methods of counting, so that neither source need be wrong. Say whose\n\
             figure it is.",
        ),
        Code::UndatedArticle => (
            "an article whose date is unknown or only bounded, and which has claims that need it",
            "Durations, relative dates and figures that move are compared through the date of publication. State it in\n\
             articles.toml: `published = 2025-12-07`, or `{ from = 2025-08-26 }` for \"not before\".",
        ),
        Code::Unconvertible => (
            "amounts in different currencies or units with no rate given",
            "They were not compared. A rate with its dates in rates.toml lets them be.",
        ),
    }
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
