//! Mentions: typed, normalised spans that slots of rules can match. One recogniser a file.
//!
//! A mention says what is written, with its hedge. Relative dates stay relative until [`resolve`] is given a publication date.

pub mod date;
pub mod resolve;
pub mod token;

use crate::value::{Amount, Currency, Decimal, Duration, Unit};
use date::DateExpr;
use std::ops::Range;

/// How the writer qualified a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hedge {
    /// Nothing said.
    #[default]
    None,
    /// "exactly", "just two".
    Exactly,
    /// "about", "some", "an estimated", "roughly", "around".
    About,
    /// "nearly", "almost", "close to", "approaching".
    Nearly,
    /// "more than", "over", "above".
    MoreThan,
    /// "at least", "no fewer than", "N or more".
    AtLeast,
    /// "less than", "fewer than", "under", "below".
    LessThan,
    /// "at most", "no more than", "N or less".
    AtMost,
    /// "up to", "as many as".
    UpTo,
    /// "between A and B", "A to B", "A or B".
    Between,
    /// "dozens", "several hundred".
    Vague,
}

impl Hedge {
    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::LessThan => "less-than",
            Self::AtMost => "at-most",
            Self::UpTo => "up-to",
            Self::Between => "between",
            Self::Vague => "vague",
        }
    }
}

/// What is written in a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A cardinal: "270", "two million", "dozens".
    Number(Amount),
    /// "fourth", "3rd".
    Ordinal(Decimal),
    /// "19.2%", "one percentage point" (`points`).
    Percent {
        /// In percent: 19.2.
        amount: Amount,
        /// Percentage points, not a share.
        points: bool,
    },
    /// "$8.45 billion", in major units.
    Money {
        /// In major units of `currency`.
        amount: Amount,
        /// `None`: the text does not say.
        currency: Option<Currency>,
    },
    /// "three-year", "four hours".
    Duration(Duration),
    /// "August 15", "last Friday", "in two weeks' time".
    Date(DateExpr),
    /// A number with a unit of measurement: "1,000 km", "75 degrees".
    Quantity {
        /// How many of `unit`.
        amount: Amount,
        /// The unit of measurement.
        unit: Unit,
    },
}

/// A typed span of a cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Token indices of the value itself: "2 billion Canadian dollars".
    pub tokens: Range<usize>,
    /// Token indices with the words of its hedge: "nearly 2 billion Canadian dollars". Holds `tokens`.
    pub hedged: Range<usize>,
    /// What is written there.
    pub written: Written,
    /// How it is qualified.
    pub hedge: Hedge,
}
