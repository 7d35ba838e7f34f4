//! What is no mistake in a rule, but deserves a second look: no examples, no near miss, phrases that no word anchors.

use crate::rule::{Rule, RuleSet};
use std::fmt;

/// One remark on a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// File of the rule.
    pub file: String,
    /// Identifier of the rule.
    pub rule: String,
    /// Stable name of the kind of remark: "no-near-miss".
    pub code: &'static str,
    /// What deserves a look, and what to do.
    pub message: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: warning[{}] {}: {}", self.file, self.code, self.rule, self.message)
    }
}

/// All remarks, in order of rules.
///
/// ```
/// let (rules, _) = gainsay::rule::load::builtin();
/// let remarks = gainsay::workbench::lint::lint(&rules);
/// assert!(remarks.iter().all(|r| r.code != "no-example"));
/// ```
#[must_use]
pub fn lint(set: &RuleSet) -> Vec<Remark> {
    set.rules.iter().flat_map(of_rule).collect()
}

fn of_rule(rule: &Rule) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut remark = |code, message: String| {
        remarks.push(Remark { file: rule.file.clone(), rule: rule.id.clone(), code, message });
    };
    if rule.docs.trim().is_empty() {
        remark("no-docs", "say in `docs` what it is about, for `gainsay explain`".to_owned());
    }
    // A rule of relations alone finds no claims of its own.
    if rule.patterns.is_empty() {
        return remarks;
    }
    if !rule.examples.iter().any(|e| !e.claims.is_empty()) {
        remark("no-example", "add an [[example]] with the claims that it must find".to_owned());
    }
    if !rule.examples.iter().any(|e| e.claims.is_empty()) {
        remark("no-near-miss", "add an [[example]] that comes close and has claims = []".to_owned());
    }
    for phrase in rule.patterns.iter().flat_map(|p| &p.phrases).filter(|p| p.program.anchors.is_none()) {
        remark("no-anchor", format!("no word anchors \"{}\": it is tried at every sentence", phrase.written));
    }
    remarks
}
