//! "respectively": the first number of a list belongs to the first name, the second to the second.
//!
//! "Strikes on Kharkiv and Odesa killed five and seven people respectively": what slot search found is replaced by the name, or the
//! day, that stands at the same place of a list of equal length. Where lists do not tell, the slots that hold one of several
//! names are emptied: a claim rather says too little.

use super::extract::Draft;
use super::key::{Bound, Filled};
use super::search::Found;
use super::view::View;
use crate::mention::Written;
use crate::rule::pattern::lattice::Lattice;
use crate::rule::pattern::run::Item;
use crate::rule::{RuleSet, SlotSpec};
use std::ops::Range;

/// Most words between two members of a list: "five people and seven".
const BETWEEN: usize = 4;

/// Gives each slot of a draft its own member of the lists that "respectively" sets side by side.
pub(super) fn distribute(set: &RuleSet, view: &View<'_>, draft: &Draft<'_>, bound: &mut Bound) {
    let Some(lattice) = view.lattices.get(draft.sentence).filter(|lattice| says_so(view, lattice)) else { return };
    let place = of_value(view, lattice, draft);
    for (slot, spec) in draft.rule.slots.iter().enumerate().filter(|(slot, _)| *slot != draft.rule.value) {
        let lists = lists_of(set, view, lattice, spec);
        let member = place.and_then(|(at, of)| {
            let mut equal = lists.iter().filter(|list| list.len() == of);
            equal.next().filter(|_| equal.next().is_none()).and_then(|list| list.get(at))
        });
        if let Some((_, item)) = member {
            bound.insert(slot, Filled::found(&Found { items: vec![*item], step: 0, published: false }));
        } else if bound.get(&slot).is_some_and(|filled| lists.iter().flatten().any(|(_, item)| filled.holds(item))) {
            bound.remove(&slot);
        }
    }
}

fn says_so(view: &View<'_>, lattice: &Lattice) -> bool {
    lattice.words.iter().any(|w| w.token.text(view.text()).eq_ignore_ascii_case("respectively"))
}

/// Where the value stands in a list of numbers, and how long that list is.
fn of_value(view: &View<'_>, lattice: &Lattice, draft: &Draft<'_>) -> Option<(usize, usize)> {
    let value = match draft.value? {
        Item::Mention(mention) => mention,
        Item::Count { mention, .. } => mention?,
        Item::Entity(_) | Item::Words(..) => return None,
    };
    let of_kind = |m: usize| std::mem::discriminant(&view.mentions[m].written);
    let alike = lattice.mentions.iter().filter(|m| of_kind(m.mention) == of_kind(value));
    let numbers = alike.map(|m| (m.start..m.end, m.mention)).collect();
    let list = in_lists(view, lattice, numbers).into_iter().find(|list| list.iter().any(|(_, m)| *m == value))?;
    let at = list.iter().position(|(_, m)| *m == value)?;
    Some((at, list.len()))
}

/// The lists of names or days in the sentence that would fit the slot.
fn lists_of(set: &RuleSet, view: &View<'_>, lattice: &Lattice, spec: &SlotSpec) -> Vec<Vec<(Range<usize>, Item)>> {
    let mut members: Vec<(Range<usize>, Item)> = Vec::new();
    for name in &lattice.names {
        let fits = set.entities.at(name.entity).is_some_and(|e| spec.kinds.entities.contains(&e.kind));
        if fits && members.last().is_none_or(|(words, _)| words.end <= name.start) {
            members.push((name.start..name.end, Item::Entity(name.entity)));
        }
    }
    let dates = lattice
        .mentions
        .iter()
        .filter(|m| spec.kinds.date && matches!(view.mentions[m.mention].written, Written::Date(_)));
    members.extend(dates.map(|m| (m.start..m.end, Item::Mention(m.mention))));
    in_lists(view, lattice, members)
}

/// Members joined by commas and "and", as lists of two and more.
fn in_lists<T>(view: &View<'_>, lattice: &Lattice, members: Vec<(Range<usize>, T)>) -> Vec<Vec<(Range<usize>, T)>> {
    let mut lists: Vec<Vec<(Range<usize>, T)>> = Vec::new();
    for member in members {
        let last = lists.last().and_then(|list| list.last()).map(|(words, _)| words.end);
        match (last, lists.last_mut()) {
            (Some(end), Some(list)) if joined(view, lattice, end, member.0.start) => list.push(member),
            _ => lists.push(vec![member]),
        }
    }
    lists.retain(|list| list.len() > 1);
    lists
}

/// Whether "and" or a comma, and no more than what is counted, stands between two members.
fn joined(view: &View<'_>, lattice: &Lattice, end: usize, start: usize) -> bool {
    let between = lattice.words.get(end..start).unwrap_or_default();
    let and = between.iter().any(|w| w.token.text(view.text()).eq_ignore_ascii_case("and"));
    let comma = lattice.words.get(end.saturating_sub(1)..start).unwrap_or_default().iter().any(|w| w.mark == Some(','));
    end <= start && between.len() <= BETWEEN && (and || comma)
}
