//! Intervals: core, loose and literal readings of a written value, and the set operations that comparison needs.

use crate::value::{Days, Decimal};

/// An interval of exact decimals; `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub lo: Option<Decimal>,
    /// Upper end.
    pub hi: Option<Decimal>,
    /// The lower end itself is left out.
    pub lo_open: bool,
    /// The upper end itself is left out.
    pub hi_open: bool,
}

/// Values that a phrase may mean, on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// On a number axis, in the unit of [`Compared::unit`].
    Number(Interval),
    /// On the date axis.
    Date(Days),
    /// A set of entities (or constants of a rule); `closed`: these and no others.
    Entities {
        /// Sorted identifiers.
        ids: Vec<String>,
        /// "only", "just these".
        closed: bool,
        /// When the value held, if it is bounded.
        valid: Days,
    },
}

/// One reading of a phrase. core ⊆ loose ⊆ literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// "bare", "elapsed", "before-ordinal-year", ….
    pub name: &'static str,
    /// What a typical reader takes the words to mean.
    pub core: Extent,
    /// What a generous reader would still accept.
    pub loose: Extent,
    /// The truth conditions of the words.
    pub literal: Extent,
}

/// A claim's value in the frame of its policy: all that comparison looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Unit on the number axis: "person", "USD", "percent", "second"; `None` on other axes.
    pub unit: Option<String>,
    /// Readings in order of preference; at least one.
    pub readings: Vec<Reading>,
    /// Smallest sensible difference (a day; 1 for counts; else the place value of the last digit).
    pub step: Decimal,
    /// Series of a cumulative total.
    pub series: Option<String>,
}
