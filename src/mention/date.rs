//! Dates as written: absolute, partial, relative. Resolution against a publication date is [`super::resolve`]'s.
use crate::value::Days;

/// A date expression, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateExpr {
    /// A window of the calendar that needs no anchor.
    Absolute(Days),
}
