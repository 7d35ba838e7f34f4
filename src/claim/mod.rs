//! Claims: what rules extract from the sentences of an article.

mod closed;
pub mod extract;
pub mod fit;
pub mod key;
mod names;
pub mod refuse;
mod respectively;
pub mod search;
mod speaker;
pub mod trace;
pub mod view;

use crate::article::Published;
use crate::interval::Compared;
use crate::mention::Hedge;
use crate::text::{Place, Span};
use crate::value::Days;

/// Whether a claim states a fact or something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Modality {
    /// Stated as a fact.
    #[default]
    Actual,
    /// Stated as an estimate.
    Estimate,
    /// Promised.
    Pledge,
    /// Proposed.
    Proposal,
    /// Planned or scheduled.
    Plan,
    /// Expected or predicted.
    Forecast,
    /// Denied, negated.
    Denied,
}

impl Modality {
    /// All, in the order of the reference.
    pub const ALL: [Self; 7] =
        [Self::Actual, Self::Estimate, Self::Pledge, Self::Proposal, Self::Plan, Self::Forecast, Self::Denied];

    /// The name in rule files and machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Estimate => "estimate",
            Self::Pledge => "pledge",
            Self::Proposal => "proposal",
            Self::Plan => "plan",
            Self::Forecast => "forecast",
            Self::Denied => "denied",
        }
    }
}

/// The value of one slot of a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyValue {
    /// Not stated: matches anything.
    Wildcard,
    /// A constant, a literal choice or a noun.
    Text(String),
    /// One or more entities, sorted by identifier.
    Entities(Vec<String>),
    /// Days of an event or a period.
    Days(Days),
}

/// How a slot of a key came by its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stated {
    /// A constant or a default of the rule.
    ByRule,
    /// In the phrase itself.
    InPhrase,
    /// Found by slot search, so many steps away from the phrase (1: in the clause).
    Near(u8),
    /// Not stated.
    Not,
}

/// One slot of a claim's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySlot {
    /// Name in the rule.
    pub name: String,
    /// Its value.
    pub value: KeyValue,
    /// How the value was come by.
    pub stated: Stated,
}

/// A value as written, typed by the slot that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimValue {
    /// A mention's value.
    Written(crate::mention::Written),
    /// "in its fourth year": the n-th of `unit`.
    Elapsed {
        /// The ordinal as written: 4.
        n: crate::value::Decimal,
        /// The unit counted.
        unit: crate::value::TimeUnit,
    },
    /// A date, resolved.
    Date(Days),
    /// One or more entities, or a constant of the rule ("former").
    Entity(String),
}

/// When a value held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The days.
    pub days: Days,
    /// Whether the sentence states them; else they are the publication date.
    pub stated: bool,
}

/// One claim of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Stable identifier: article, rule, key, normalised quote, and ordinal among equal quotes.
    pub id: String,
    /// Index of the article in the corpus, in order of names.
    pub article: usize,
    /// Name of the article.
    pub article_name: String,
    /// Outlet of the article, if stated.
    pub source: Option<String>,
    /// Publication of the article.
    pub published: Published,
    /// Index of the rule in the rule set, in order of identifiers; its [`crate::policy::Comparison`] has the same index.
    pub rule: usize,
    /// Identifier of the rule.
    pub rule_id: String,
    /// Group of the rule.
    pub group: String,
    /// What fact it states, slot by slot, in the order of the rule.
    pub key: Vec<KeySlot>,
    /// Coarse hash block: claims with different blocks are never compared.
    pub block: String,
    /// The shortest readable phrase with value and counted thing, in bytes of the article's text.
    pub span: Span,
    /// Line and column of the span's start.
    pub place: Place,
    /// The text of the span.
    pub text: String,
    /// What was written.
    pub value: ClaimValue,
    /// How it was qualified.
    pub hedge: Hedge,
    /// Fact, estimate, pledge, plan, ….
    pub modality: Modality,
    /// What part of the thing is counted ("killed-and-injured"), if the rule has scopes.
    pub scope: Option<String>,
    /// Who is quoted for it, if stated.
    pub speaker: Option<String>,
    /// When it held.
    pub as_of: AsOf,
    /// All that comparison needs; `None`: compared with nothing.
    pub compared: Option<Compared>,
    /// Steps by which a finding that rests on this claim is lowered (slot search far from the phrase).
    pub lowered: u8,
    /// Names (people, places, organisations) of the article, for the same-story gate: shared by all its claims.
    pub names: std::sync::Arc<[String]>,
}

impl Claim {
    /// The key on one line: "conflict=russia-ukraine-war", parts in order, `*` for a wildcard.
    #[must_use]
    pub fn key_text(&self) -> String {
        key_text(&self.key)
    }
}

/// A key on one line, as [`Claim::key_text`].
#[must_use]
pub fn key_text(key: &[KeySlot]) -> String {
    let part = |slot: &KeySlot| {
        let value = match &slot.value {
            KeyValue::Wildcard => "*".to_owned(),
            KeyValue::Text(t) => t.clone(),
            KeyValue::Entities(ids) => ids.join("+"),
            KeyValue::Days(days) => {
                let end = |d: Option<chrono::NaiveDate>| d.map_or_else(String::new, |d| d.to_string());
                if days.from == days.to { end(days.from) } else { format!("{}..{}", end(days.from), end(days.to)) }
            }
        };
        format!("{}={value}", slot.name)
    };
    key.iter().map(part).collect::<Vec<_>>().join(" ")
}
