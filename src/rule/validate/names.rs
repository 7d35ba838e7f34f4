//! The closed lists of names that rule files may use: kinds of mention, places to look, policies, modalities, hedges.

use super::builder::Builder;
use crate::claim::Modality;
use crate::mention::Hedge;
use crate::rule::file::suggestion;
use std::ops::Range;
use toml::Spanned;

/// Kinds of mention that a slot may name; other types are kinds of entity.
pub(in crate::rule) const MENTION_TYPES: [&str; 13] = [
    "number", "ordinal", "percent", "points", "money", "conversion", "duration", "age", "date", "quantity", "count",
    "name", "score",
];
pub(in crate::rule) const LOOKS: [&str; 7] = ["clause", "before", "after", "sentence", "back1", "article", "published"];
pub(in crate::rule) const POLICIES: [&str; 8] =
    ["constant", "elapsed", "event-date", "drift", "cumulative", "flow", "set", "relation"];
pub(in crate::rule) const MODALITIES: [Modality; 7] = Modality::ALL;
pub(in crate::rule) const HEDGES: [Hedge; 11] = [
    Hedge::None,
    Hedge::Exactly,
    Hedge::About,
    Hedge::Nearly,
    Hedge::MoreThan,
    Hedge::AtLeast,
    Hedge::LessThan,
    Hedge::AtMost,
    Hedge::UpTo,
    Hedge::Between,
    Hedge::Vague,
];

impl Builder<'_> {
    /// The value that `written` names among `all`; told when there is none.
    pub(super) fn named<T: Copy>(
        &mut self,
        written: &Spanned<String>,
        code: &'static str,
        what: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        self.named_at(written.get_ref(), written.span(), code, what, all, name)
    }

    /// The same for a name that stands somewhere at `at`.
    pub(super) fn named_at<T: Copy>(
        &mut self,
        written: &str,
        at: Range<usize>,
        code: &'static str,
        what: &str,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|&t| name(t) == written);
        if found.is_none() {
            let known: Vec<&str> = all.iter().map(|&t| name(t)).collect();
            self.error(code, at, format!("there is no {what} `{written}`"), suggestion(written, &known));
        }
        found
    }
}
