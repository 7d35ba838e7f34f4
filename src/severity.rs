//! Severities set by the user: those of a rule or a code, and what they do to the findings of a run.

use crate::config::{FailOn, Level};
use crate::finding::{Code, Finding, Outcome, Why};
use crate::nearest::nearest;
use crate::policy::Severity;

/// Checks that `name` is a rule or a code of this run.
///
/// # Errors
/// What is wrong, and the nearest name.
pub fn known(name: &str, rules: &[&str]) -> Result<(), String> {
    let codes = Code::ALL.map(Code::name);
    let mut names = codes.iter().chain(rules).copied();
    if names.clone().any(|known| known == name) {
        return Ok(());
    }
    let hint = match nearest(name, names.by_ref()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("codes are {}", codes.join(", ")),
    };
    Err(format!("there is no rule or code `{name}`; {hint}"))
}

/// Sets the severity of findings, and takes out those that are off. What is said of a rule is stronger than what is said
/// of a code, and later words are stronger than earlier ones.
pub fn apply(outcome: &mut Outcome, levels: &[(String, Level)]) {
    let level = |name: &str| levels.iter().rev().find(|(n, _)| n == name).map(|(_, level)| *level);
    let set = |finding: &Finding| finding.rule.as_deref().and_then(level).or_else(|| level(finding.code.name()));
    for finding in &mut outcome.findings {
        if let Some(Level::Severity(severity)) = set(finding) {
            finding.severity = severity;
        }
    }
    outcome.hide(|finding| (set(finding) == Some(Level::Off)).then_some(Why::Off));
}

/// Whether these findings fail the run.
#[must_use]
pub fn fails(outcome: &Outcome, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Severity(least) => outcome.findings.iter().any(|f| f.severity >= least),
        FailOn::Never => false,
    }
}

/// How many findings have each severity: errors, warnings, notes.
#[must_use]
pub fn counts(outcome: &Outcome) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| outcome.findings.iter().filter(|f| f.severity == severity).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: Option<&str>, code: Code, severity: Severity) -> Finding {
        Finding {
            id: String::new(),
            state: String::new(),
            code,
            severity,
            rule: rule.map(str::to_owned),
            key: Vec::new(),
            message: String::new(),
            help: String::new(),
            consensus: None,
            sides: Vec::new(),
            also: Vec::new(),
        }
    }

    #[test]
    fn rules_win_over_codes_and_later_words_over_earlier() {
        let mut outcome = Outcome {
            findings: vec![
                finding(Some("toll"), Code::Disagreement, Severity::Note),
                finding(Some("length"), Code::Disagreement, Severity::Error),
                finding(None, Code::UndatedArticle, Severity::Note),
            ],
            ..Outcome::default()
        };
        assert!(fails(&outcome, FailOn::Severity(Severity::Error)));
        let levels = [
            ("toll", Level::Severity(Severity::Error)),
            ("disagreement", Level::Severity(Severity::Error)),
            ("disagreement", Level::Off),
            ("toll", Level::Severity(Severity::Warning)),
        ]
        .map(|(name, level)| (name.to_owned(), level));
        apply(&mut outcome, &levels);
        let left: Vec<_> = outcome.findings.iter().map(|f| (f.rule.as_deref(), f.severity)).collect();
        assert_eq!(left, [(Some("toll"), Severity::Warning), (None, Severity::Note)]);
        assert!(fails(&outcome, FailOn::Severity(Severity::Warning)));
        assert!(!fails(&outcome, FailOn::Severity(Severity::Error)));
        assert!(!fails(&outcome, FailOn::Never));
        assert_eq!(counts(&outcome), [0, 1, 1]);
    }

    #[test]
    fn names_are_checked() {
        assert_eq!(known("toll", &["toll"]), Ok(()));
        assert_eq!(known("diverse", &[]), Ok(()));
        assert!(known("tol", &["toll"]).unwrap_err().contains("`toll`"));
    }
}
