//! What becomes of examples, cases and snapshots: the differences, and whether they are failures.

use crate::rule::cases::ExpectedFinding;
use crate::rule::error::RuleError;
use std::fmt;

/// What became of one example, one case of comparison, or the articles of one folder.
#[derive(Debug, Clone)]
pub struct CaseResult {
    /// Identifier of the rule.
    pub rule: String,
    /// File of the rule.
    pub file: String,
    /// Line of the example, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What differs; empty: passed.
    pub problems: Vec<Problem>,
    /// Why it may fail, if it may.
    pub todo: Option<String>,
    /// If it failed: the same as diagnostics, with the place in the file and what came nearest. None for snapshots.
    pub mistakes: Vec<RuleError>,
}

impl CaseResult {
    /// Whether it counts as a failure: problems that no `todo` excuses, or a `todo` that has come true.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.problems.is_empty() == self.todo.is_some()
    }

    /// "passed", "failed" or "todo".
    #[must_use]
    pub fn word(&self) -> &'static str {
        match (self.failed(), &self.todo) {
            (true, _) => "failed",
            (false, Some(_)) => "todo",
            (false, None) => "passed",
        }
    }

    /// What differs, a sentence a difference.
    #[must_use]
    pub fn said(&self) -> Vec<String> {
        match (&self.todo, self.problems.is_empty()) {
            (Some(todo), true) => vec![format!("passes, though it is marked todo ({todo}): remove the mark")],
            _ => self.problems.iter().map(ToString::to_string).collect(),
        }
    }
}

/// One difference between an example and what its rule finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// An expected claim that was not found.
    Missing {
        /// Its quote.
        quote: String,
    },
    /// A claim that was not expected.
    Noisy {
        /// Its text.
        text: String,
        /// Its value.
        value: String,
    },
    /// An expected finding that was not made.
    NoFinding {
        /// Its code and rule.
        finding: String,
    },
    /// A finding that was not expected.
    Unexpected {
        /// Severity, code, rule and what it says.
        finding: String,
    },
    /// A claim of an article that is not as its snapshot has it.
    Snapshot {
        /// The line that was accepted.
        was: Option<String>,
        /// The line that is found.
        is: Option<String>,
    },
    /// Articles without a snapshot.
    NoSnapshot {
        /// How many claims they have.
        claims: usize,
    },
    /// A claim or finding that differs from the expected one.
    Wrong {
        /// The claim's quote; code and rule of a finding.
        quote: String,
        /// "value", "hedge", "modality", "severity", "sides", or a part of the key.
        slot: String,
        /// What the example expects.
        expected: String,
        /// What was found.
        found: String,
    },
}

impl Problem {
    /// Whether it is a difference from this expected finding.
    pub(super) fn is_about(&self, expected: &ExpectedFinding) -> bool {
        let named = expected.named();
        matches!(self, Self::NoFinding { finding } | Self::Wrong { quote: finding, .. } if *finding == named)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { quote } => write!(f, "missing: no claim at \"{quote}\""),
            Self::Noisy { text, value } => write!(f, "noisy: an unexpected claim \"{text}\" with the value {value}"),
            Self::NoFinding { finding } => write!(f, "missing: no finding {finding}"),
            Self::Unexpected { finding } => write!(f, "noisy: an unexpected finding: {finding}"),
            Self::Snapshot { was, is: None } => write!(f, "missing: {}", was.as_deref().unwrap_or_default()),
            Self::Snapshot { was: None, is: Some(is) } => write!(f, "noisy: {is}"),
            Self::Snapshot { was: Some(was), is: Some(is) } => write!(f, "wrong: {is}, accepted was {was}"),
            Self::NoSnapshot { claims } => write!(f, "new: no snapshot yet of {claims} claims"),
            Self::Wrong { quote, slot, expected, found } => {
                write!(f, "wrong: \"{quote}\": {slot} is {found}, expected {expected}")
            }
        }
    }
}
