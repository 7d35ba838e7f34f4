//! How a rule wants its claims compared: policy, identity, severity. Plain parameters, read by `rule`, used by `compare`.

use crate::value::Decimal;
use chrono::NaiveDate;

/// When two values of the same fact cannot both hold. Each is defined in ARCHITECTURE.md and has a file under `compare/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// As is: attributes of finished events.
    Constant,
    /// A duration becomes the window in which it began, on the date axis.
    Elapsed,
    /// Days of one event.
    EventDate,
    /// A value that moves: two claims disagree beyond `alpha + rate · days between them` (+ `method` across speakers).
    Drift {
        /// Slack at the same day, in the unit of the value.
        alpha: Decimal,
        /// Slack a day.
        rate: Decimal,
        /// Slack between different speakers or methods.
        method: Decimal,
    },
    /// A total that only grows.
    Cumulative {
        /// Largest growth a day, if known.
        rate: Option<Decimal>,
        /// Days within which a later, lower total is silent.
        lag: u32,
    },
    /// Counts over a period; only overlapping periods of equal scope are compared.
    Flow,
    /// Places, offices, participants: values differ and neither contains the other.
    Set,
    /// Parts against a whole, or an order between two facts.
    Relation,
}

impl Policy {
    /// The name in rule files and machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Elapsed => "elapsed",
            Self::EventDate => "event-date",
            Self::Drift { .. } => "drift",
            Self::Cumulative { .. } => "cumulative",
            Self::Flow => "flow",
            Self::Set => "set",
            Self::Relation => "relation",
        }
    }
}

/// An order that must hold between claims of one fact that differ in what they count.
///
/// What a part or a whole is, is said by a term: a scope of the group ("killed"), a modality ("pledge"), a rule
/// ("attack-munitions"), or a scope of a rule ("casualties:killed").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// The number of `part` is at most that of `whole`: killed, killed and injured.
    AtMost {
        /// Term of the smaller number.
        part: String,
        /// Term of the larger number.
        whole: String,
    },
    /// The numbers of `parts`, which leave nothing out, add up to that of `whole`.
    Sum {
        /// Terms of the parts.
        parts: Vec<String>,
        /// Term of the whole.
        whole: String,
    },
    /// The day of `start` is not after the day of `end`.
    Before {
        /// Term of the beginning.
        start: String,
        /// Term of the end.
        end: String,
    },
}

impl Relation {
    /// Its terms, the smaller or earlier ones first.
    #[must_use]
    pub fn terms(&self) -> Vec<&str> {
        match self {
            Self::AtMost { part, whole } => vec![part, whole],
            Self::Sum { parts, whole } => parts.iter().map(String::as_str).chain([whole.as_str()]).collect(),
            Self::Before { start, end } => vec![start, end],
        }
    }
}

/// What makes two claims speak of the same fact, beyond equal keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Slots of the key that must be stated on both sides.
    pub both: Vec<String>,
    /// Slots of the key that must be equal: containment does not do.
    pub exact: Vec<String>,
    /// How many stated points must match: every slot that both sides state counts one, a list one for each shared entity; constants and
    /// defaults count as stated. 1 for standing facts, 2 for events. A named event does instead.
    pub shared: usize,
    /// Days that separate two occurrences; dates of the key match within it.
    pub window_days: u32,
    /// Facts of events: only articles of the same story, published at most so many days apart. `None`: a standing fact.
    pub story_days: Option<u32>,
    /// The event recurs (calls, statements, attacks): its dates are compared only under a named event.
    pub repeatable: bool,
    /// An article states the fact once: one that gives numbers which cannot all hold tells apart what the key does not (the toll of
    /// a street and that of the town), so none of them is compared.
    pub once: bool,
}

impl Default for Identity {
    fn default() -> Self {
        Self {
            both: Vec::new(),
            exact: Vec::new(),
            shared: 1,
            window_days: 14,
            story_days: None,
            repeatable: false,
            once: false,
        }
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong somewhere.
    Warning,
    /// Cannot both hold.
    Error,
}

impl Severity {
    /// "note", "warning" or "error".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One step milder, never below a note.
    #[must_use]
    pub fn lowered(self) -> Self {
        if self == Self::Error { Self::Warning } else { Self::Note }
    }
}

/// All that comparison needs to know of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Identifier of the rule: "war-duration".
    pub rule: String,
    /// What the rule is about, in words: "How long the full-scale war has lasted".
    pub title: String,
    /// Rules of one group state the same kind of fact.
    pub group: String,
    /// When values disagree.
    pub policy: Policy,
    /// When keys match.
    pub identity: Identity,
    /// Severity set by the rule; `None`: from the size of the gap.
    pub severity: Option<Severity>,
    /// Extra slack on either side of a value, in the unit of the value.
    pub tolerance: Decimal,
    /// Values are lists of names, `{value:person+}`: a single one is a list that may go on, not the only one that can hold.
    pub lists: bool,
    /// Stretches of time in which a value of the policy `drift` moved at a rate of their own, in order; after the last one the rate
    /// of the policy holds.
    pub regimes: Vec<Regime>,
    /// Orders between claims of this group or of the rules that they name, checked whatever the policy.
    pub relations: Vec<Relation>,
}

impl Default for Comparison {
    /// A nameless rule of the policy `constant`, to be filled in.
    fn default() -> Self {
        Self {
            rule: String::new(),
            title: String::new(),
            group: String::new(),
            policy: Policy::Constant,
            identity: Identity::default(),
            severity: None,
            tolerance: Decimal::ZERO,
            lists: false,
            regimes: Vec::new(),
            relations: Vec::new(),
        }
    }
}

/// A stretch of time in which a value moved faster, or more slowly, than it does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// The day on which it ends; it begins where the one before it ends.
    pub until: NaiveDate,
    /// How far the value may move a day.
    pub rate: Decimal,
}

/// How a rule reads the value of a phrase (`as`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Read {
    /// As it stands.
    #[default]
    Plain,
    /// A duration that has passed: "three-year war".
    Elapsed,
    /// "in its fourth year": three years and some time have passed.
    OrdinalYear,
    /// "in its 31st month": thirty months and some days have passed.
    OrdinalMonth,
    /// "the 932nd day", "day 932".
    OrdinalDay,
    /// "approaching its fourth year": the fourth year has not begun.
    BeforeOrdinalYear,
    /// "approaching its fourth year": the fourth anniversary has not come.
    BeforeAnniversary,
    /// "the third anniversary".
    Anniversary,
    /// A date at which it began.
    Start,
    /// A date at which it ended.
    End,
    /// "the four-fifths that remain free": 100 % less the value.
    Complement,
    /// "303 each": the value of every one of several keys.
    Each,
}

impl Read {
    /// All, in the order of the reference.
    pub const ALL: [Self; 12] = [
        Self::Plain,
        Self::Elapsed,
        Self::OrdinalYear,
        Self::OrdinalMonth,
        Self::OrdinalDay,
        Self::BeforeOrdinalYear,
        Self::BeforeAnniversary,
        Self::Anniversary,
        Self::Start,
        Self::End,
        Self::Complement,
        Self::Each,
    ];

    /// The name in rule files, and of the reading in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Elapsed => "elapsed",
            Self::OrdinalYear => "ordinal-year",
            Self::OrdinalMonth => "ordinal-month",
            Self::OrdinalDay => "ordinal-day",
            Self::BeforeOrdinalYear => "before-ordinal-year",
            Self::BeforeAnniversary => "before-anniversary",
            Self::Anniversary => "anniversary",
            Self::Start => "start",
            Self::End => "end",
            Self::Complement => "complement",
            Self::Each => "each",
        }
    }
}
