//! The line that ends every `check`, on standard error.

use super::count;
use crate::finding::{Outcome, Severity};
use std::fmt::Write as _;

/// "5 articles, 61 claims, 12 facts with two or more sources: 0 errors, 2 warnings, 4 notes". Findings that
/// are hidden and articles that were left out are counted at its end.
///
/// ```
/// use gainsay::{finding::Outcome, report::summary::summary};
/// let line = summary(&Outcome::default());
/// assert_eq!(line, "0 articles, 0 claims, 0 facts with two or more sources: 0 errors, 0 warnings, 0 notes");
/// ```
#[must_use]
pub fn summary(outcome: &Outcome) -> String {
    let of = |severity| outcome.findings.iter().filter(|f| f.severity == severity).count();
    let mut line = format!(
        "{}, {}, {} with two or more sources: {}, {}, {}",
        count(outcome.articles.len(), "article"),
        count(outcome.claims.len(), "claim"),
        count(outcome.facts.iter().filter(|fact| fact.sources > 1).count(), "fact"),
        count(of(Severity::Error), "error"),
        count(of(Severity::Warning), "warning"),
        count(of(Severity::Note), "note"),
    );
    for (n, words) in outcome.hidden_counts() {
        let _ = write!(line, "; {n} {words}");
    }
    if !outcome.skipped.is_empty() {
        let _ = write!(line, "; {} left out", outcome.skipped.len());
    }
    line
}
