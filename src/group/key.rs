//! When two keys speak of one fact: entity containment, lists of participants, days within a window, wildcards, named events.

use super::Apart;
use crate::claim::{Claim, KeySlot, KeyValue};
use crate::entity::Entities;
use crate::policy::Identity;
use crate::value::Days;
use std::cmp::Reverse;
use std::hash::{Hash, Hasher};

/// A key without the way in which its slots were come by: equal keys are one key.
#[derive(Clone, Copy)]
pub(crate) struct KeyOf<'c>(pub &'c Claim);

impl Hash for KeyOf<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for slot in &self.0.key {
            slot.name.hash(state);
            slot.value.hash(state);
        }
    }
}

impl PartialEq for KeyOf<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (a, b) = (&self.0.key, &other.0.key);
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.name == b.name && a.value == b.value)
    }
}

impl Eq for KeyOf<'_> {}

/// How well two keys fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    /// Days that lie between the dates of the two.
    pub days_apart: i64,
    /// Some slot fits by containment only, or is a wildcard on one side.
    pub partly: bool,
}

/// Whether two keys may speak of one fact.
pub(crate) fn fit(a: &[KeySlot], b: &[KeySlot], identity: &Identity, entities: &Entities) -> Result<Fit, Apart> {
    let mut fit = Fit { days_apart: 0, partly: false };
    let (mut points, mut named) = (0, false);
    for left in a {
        let Some(right) = b.iter().find(|r| r.name == left.name) else {
            fit.partly |= left.value != KeyValue::Wildcard;
            continue;
        };
        let exact = identity.exact.contains(&left.name);
        let different = || Apart::Slot(left.name.clone());
        match (&left.value, &right.value) {
            (KeyValue::Wildcard, KeyValue::Wildcard) => {}
            (KeyValue::Wildcard, _) | (_, KeyValue::Wildcard) => fit.partly = true,
            (KeyValue::Text(l), KeyValue::Text(r)) if l == r => points += 1,
            (KeyValue::Entities(l), KeyValue::Entities(r)) => {
                let shared = shared_entities(l, r, exact, entities).ok_or_else(different)?;
                points += shared;
                fit.partly |= l != r;
                named |= l == r && is_event(l, entities);
            }
            (KeyValue::Days(l), KeyValue::Days(r)) => {
                // Windows that meet are 0 days apart, neighbouring days 1. Without a window one must hold the other, and a
                // night counts as its morning: two nights that share a date are two nights.
                let exactly = identity.window_days == 0;
                let (l, r) = if exactly { (morning(*l), morning(*r)) } else { (*l, *r) };
                let apart = if l.meets(r) { 0 } else { l.days_between(r) + 1 };
                let same = !exactly || l.within(r) || r.within(l);
                if apart > i64::from(identity.window_days) || !same || exact && l != r {
                    return Err(different());
                }
                points += 1;
                fit.days_apart += apart;
            }
            _ => return Err(different()),
        }
    }
    fit.partly |= b.iter().any(|r| r.value != KeyValue::Wildcard && !a.iter().any(|l| l.name == r.name));
    if !named {
        if let Some(slot) = identity.both.iter().find(|slot| !states(a, slot) || !states(b, slot)) {
            return Err(Apart::Unstated(slot.clone()));
        }
        if points < identity.shared {
            return Err(Apart::TooFew { have: points, need: identity.shared });
        }
    }
    Ok(fit)
}

/// The later of two days that a night joins; any other stretch as it is.
fn morning(days: Days) -> Days {
    if days.length() == Some(2) { Days { from: days.to, to: days.to } } else { days }
}

/// Entities that two lists share, by equality or containment; `None` when the lists contradict each other.
fn shared_entities(a: &[String], b: &[String], exact: bool, entities: &Entities) -> Option<usize> {
    if exact {
        return (a == b).then_some(a.len());
    }
    if is_event(a, entities) || is_event(b, entities) {
        return (a == b).then_some(a.len());
    }
    let same = |x: &str, y: &str| x == y || entities.within(x, y) || entities.within(y, x);
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = few.iter().filter(|x| many.iter().any(|y| same(x, y))).count();
    (shared == few.len() && shared > 0 || shared >= 2).then_some(shared)
}

fn is_event(ids: &[String], entities: &Entities) -> bool {
    ids.len() == 1 && entities.get(&ids[0]).is_some_and(|e| e.kind == "event")
}

/// Whether `key` states the slot.
pub(crate) fn states(key: &[KeySlot], slot: &str) -> bool {
    key.iter().any(|s| s.name == *slot && s.value != KeyValue::Wildcard)
}

/// The named event of a key, if it has one.
pub(crate) fn named_event<'c>(key: &'c [KeySlot], entities: &Entities) -> Option<&'c str> {
    key.iter().find_map(|slot| match &slot.value {
        KeyValue::Entities(ids) if is_event(ids, entities) => Some(ids[0].as_str()),
        _ => None,
    })
}

/// Whether any of the slots is a wildcard.
pub(crate) fn has_wildcard(key: &[KeySlot]) -> bool {
    key.iter().any(|s| s.value == KeyValue::Wildcard)
}

/// Sorts keys from the most specific to the vaguest; equal ranks by what they say.
pub(crate) fn rank<'c>(
    key: &'c [KeySlot],
    entities: &Entities,
) -> (usize, Reverse<usize>, i64, Vec<(&'c str, &'c KeyValue)>) {
    let wild = key.iter().filter(|s| s.value == KeyValue::Wildcard).count();
    let mut detail = 0;
    let mut days = 0;
    for slot in key {
        match &slot.value {
            KeyValue::Entities(ids) => detail += ids.iter().map(|id| 1 + depth(id, entities, 16)).sum::<usize>(),
            KeyValue::Days(window) => days += window.length().unwrap_or(i64::from(u16::MAX)),
            _ => {}
        }
    }
    (wild, Reverse(detail), days, key.iter().map(|s| (s.name.as_str(), &s.value)).collect())
}

/// How many entities contain `id`, at most `limit` deep.
fn depth(id: &str, entities: &Entities, limit: u8) -> usize {
    if limit == 0 {
        return 0;
    }
    entities.get(id).map_or(0, |e| e.part_of.iter().map(|p| 1 + depth(p, entities, limit - 1)).max().unwrap_or(0))
}

/// What `id` is or lies in, itself included.
pub(crate) fn ancestors<'e>(id: &'e str, entities: &'e Entities) -> Vec<&'e str> {
    let mut all = vec![id];
    let mut next = 0;
    while next < all.len() && all.len() < 64 {
        if let Some(entity) = entities.get(all[next]) {
            for outer in &entity.part_of {
                if !all.contains(&outer.as_str()) {
                    all.push(outer);
                }
            }
        }
        next += 1;
    }
    all
}

/// The days that a key names, joined; `None` when it names none.
pub(crate) fn key_days(key: &[KeySlot]) -> Option<Days> {
    key.iter()
        .filter_map(|slot| match slot.value {
            KeyValue::Days(days) => Some(days),
            _ => None,
        })
        .reduce(Days::join)
}
