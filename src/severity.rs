//! Severities set by the user: those of a rule or a code, and what they do to the findings of a run.

use crate::article::Globs;
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

/// A severity that the user has set.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Rule or code.
    pub name: String,
    /// What its findings become.
    pub level: Level,
    /// Only findings whose articles all match; `None`: all.
    pub paths: Option<Globs>,
}

/// Sets the severity of findings, and takes out those that are off. What is said of a rule is stronger than what is said
/// of a code, and later words are stronger than earlier ones.
pub fn apply(outcome: &mut Outcome, settings: &[Setting]) {
    let levels: Vec<Option<Level>> = outcome.findings.iter().map(|f| level(f, outcome, settings)).collect();
    for (finding, level) in outcome.findings.iter_mut().zip(&levels) {
        if let Some(Level::Severity(severity)) = level {
            finding.severity = *severity;
        }
    }
    let mut levels = levels.into_iter();
    outcome.hide(|_| (levels.next().flatten() == Some(Level::Off)).then_some(Why::Off));
}

fn level(finding: &Finding, outcome: &Outcome, settings: &[Setting]) -> Option<Level> {
    let among = |globs: &Globs| {
        let claims = finding.sides.iter().flat_map(|side| &side.claims).filter_map(|&claim| outcome.claims.get(claim));
        claims
            .map(|claim| claim.article_name.as_str())
            .all(|name| globs.matches(name.split('#').next().unwrap_or(name)))
    };
    let of = |name: &str| {
        let fits = |setting: &&Setting| setting.name == name && setting.paths.as_ref().is_none_or(among);
        settings.iter().rev().find(fits).map(|setting| setting.level)
    };
    finding.rule.as_deref().and_then(of).or_else(|| of(finding.code.name()))
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
        .map(|(name, level)| Setting { name: name.to_owned(), level, paths: None });
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
