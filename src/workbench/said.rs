//! A claim, for people: its place, its words, and what they come down to.

use crate::claim::Claim;
use crate::finding::Outcome;
use crate::report::words;
use serde::Serialize;

/// A claim, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Its identifier.
    pub id: String,
    /// Name of its article.
    pub article: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// Its quote.
    pub text: String,
    /// What it comes down to.
    pub means: String,
}

impl Said {
    /// A claim of `outcome`.
    #[must_use]
    pub fn of(claim: &Claim, outcome: &Outcome) -> Self {
        Self {
            id: claim.id.clone(),
            article: claim.article_name.clone(),
            line: claim.place.line,
            column: claim.place.column,
            text: claim.text.split_whitespace().collect::<Vec<_>>().join(" "),
            means: words::claim(claim, outcome).replace('\n', "; "),
        }
    }
}
