//! Dates as written: absolute, partial, relative. Resolution against a publication date is [`super::resolve`]'s.
use super::Found;
use super::context::Context;
use super::lexicon::Sense;
use crate::value::Days;

/// A date expression, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateExpr {
    /// A window of the calendar that needs no anchor.
    Absolute(Days),
}

/// The words of dates.
pub(super) const LEXICON: &[(&str, Sense)] = &[];

/// A mention of the date that starts at token `i`.
pub(super) fn find_at(_cx: &Context<'_>, _i: usize) -> Option<Found> {
    None
}
