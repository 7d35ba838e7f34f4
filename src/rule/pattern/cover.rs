//! Whether one pattern matches all that another one does: what a phrase adds to those beside it.
//!
//! A pattern is read as all the ways through its options and alternatives, each a row of words, slots and gaps. One covers
//! another if each way of the other runs along one of its own, where a gap may take in words and shorter gaps.

use super::compile::words_of;
use super::parse::{Node, SlotNode};
use std::collections::BTreeSet;

/// Most ways of one pattern; one with more is taken to cover nothing and to be covered by nothing.
const MOST: usize = 400;

/// One step of a way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A word.
    Word(String),
    /// Something else that takes words of its own: a list, a slot, a word that no short list exhausts.
    Other(String),
    /// So many words at most, with numbers or without.
    Gap(usize, bool),
}

/// All ways through a pattern; `slot` says what a slot takes, so that equal words mean equal slots. `None`: too many.
#[must_use]
pub fn ways(node: &Node, slot: &dyn Fn(&SlotNode) -> String) -> Option<BTreeSet<Vec<Step>>> {
    let one = |step| Some(BTreeSet::from([vec![step]]));
    match node {
        Node::Word(source) => match words_of(source) {
            Some(words) if words.len() <= MOST => Some(words.into_iter().map(|w| vec![Step::Word(w)]).collect()),
            _ => one(Step::Other(source.clone())),
        },
        Node::List(name, _) => one(Step::Other(format!("<{name}>"))),
        Node::Slot(node) => one(Step::Other(slot(node))),
        Node::Choice(name, inner) => {
            // What is bound is the words themselves.
            let named = |way: Vec<Step>| vec![Step::Other(format!("{name}={way:?}"))];
            Some(ways(inner, slot)?.into_iter().map(named).collect())
        }
        Node::Gap { max, numbers } => one(Step::Gap(*max, *numbers)),
        Node::Opt(inner) => {
            let mut all = ways(inner, slot)?;
            all.insert(Vec::new());
            Some(all)
        }
        Node::Alt(nodes) => {
            let mut all = BTreeSet::new();
            for node in nodes {
                all.extend(ways(node, slot)?);
            }
            (all.len() <= MOST).then_some(all)
        }
        Node::Seq(nodes) => {
            let mut all = BTreeSet::from([Vec::new()]);
            for node in nodes {
                let next = ways(node, slot)?;
                if all.len() * next.len() > MOST {
                    return None;
                }
                all = all.iter().flat_map(|way| next.iter().map(|more| [way.as_slice(), more].concat())).collect();
            }
            Some(all)
        }
    }
}

/// Whether each way of `narrow` runs along one of `wide`.
///
/// ```
/// use gainsay::rule::pattern::{cover::{covers, ways}, parse::parse};
/// let ways = |text| ways(&parse(text).unwrap(), &|slot| slot.name.clone()).unwrap();
/// let wide = ways("{value} {..4} (dead|killed)");
/// assert!(covers(&wide, &ways("{value} people {..3} killed")));
/// assert!(!covers(&wide, &ways("{value} {..5} killed")));
/// assert!(!covers(&wide, &ways("{value} (people)? (killed|hurt)")));
/// ```
#[must_use]
pub fn covers(wide: &BTreeSet<Vec<Step>>, narrow: &BTreeSet<Vec<Step>>) -> bool {
    narrow.iter().all(|way| wide.iter().any(|along| runs_along(along, way)))
}

fn runs_along(wide: &[Step], narrow: &[Step]) -> bool {
    match (wide.split_first(), narrow.split_first()) {
        (None, None) => true,
        (Some((Step::Gap(most, numbers), after)), _) => {
            // The gap takes in nothing, or one more step of the other, and has the rest left.
            if runs_along(after, narrow) {
                return true;
            }
            let Some((first, rest)) = narrow.split_first() else { return false };
            let taken = match first {
                Step::Word(word) if !word.bytes().any(|b| b.is_ascii_digit()) => 1,
                Step::Gap(max, with_numbers) if *numbers || !with_numbers => *max,
                _ => return false,
            };
            let left = |most| [&[Step::Gap(most, *numbers)], after].concat();
            most.checked_sub(taken).is_some_and(|most| runs_along(&left(most), rest))
        }
        (Some((a, after)), Some((b, rest))) => a == b && runs_along(after, rest),
        _ => false,
    }
}
