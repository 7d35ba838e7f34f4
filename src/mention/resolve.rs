//! Relative and partial dates to windows of days, against the publication date and the tense of the sentence.
use crate::mention::date::DateExpr;
use crate::value::Days;

/// Whether the sentence speaks of what was or of what is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// The default of news.
    #[default]
    Past,
    /// "will meet", "is scheduled to".
    Future,
}

/// What a relative date resolves against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// When the article was published, as far as it is known.
    pub published: Days,
    /// The last full date mentioned before in the text ("two days later"; the year of a bare month and day in an undated article).
    pub mentioned: Days,
    /// Tense of the clause.
    pub tense: Tense,
}

/// A resolved date, and how it was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The days that it may mean.
    pub days: Days,
    /// The rule that resolved it, for explanations: "bare weekday, past".
    pub rule: &'static str,
}

/// Resolves `date`; `None` when the anchor lacks what it needs.
#[must_use]
pub fn resolve(date: &DateExpr, _anchor: &Anchor) -> Option<Resolved> {
    match date {
        DateExpr::Absolute(days) => Some(Resolved { days: *days, rule: "absolute" }),
    }
}
