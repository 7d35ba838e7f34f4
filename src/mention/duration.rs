//! Durations: "three-year", "four hours", "one to two weeks".

use super::Found;
use super::context::Context;
use super::lexicon::Sense;

/// The words of durations.
pub(super) const LEXICON: &[(&str, Sense)] = &[];

/// A mention of the duration that starts at token `i`.
pub(super) fn find_at(_cx: &Context<'_>, _i: usize) -> Option<Found> {
    None
}
