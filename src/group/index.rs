//! Finds the groups that a key may fit without looking at all of them: by the tokens of one slot.

use super::key::ancestors;
use crate::claim::{KeySlot, KeyValue};
use crate::entity::Entities;
use crate::value::Days;
use std::collections::HashMap;

/// Groups of one cell, by the tokens of the slot that parts them best.
pub(crate) struct Index<'c> {
    slot: Option<&'c str>,
    window_days: i64,
    by_token: HashMap<Token<'c>, Vec<usize>>,
    /// Groups that say nothing about the slot: they may fit any key.
    rest: Vec<usize>,
    len: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Token<'c> {
    Text(&'c str),
    /// An entity that the group names.
    Is(&'c str),
    /// An entity that contains one that the group names.
    LiesIn(&'c str),
    /// A stretch of days.
    Bucket(i64),
}

/// Windows of more buckets than this count as saying nothing.
const MAX_BUCKETS: i64 = 64;

impl<'c> Index<'c> {
    /// An index for keys like these. With few keys it keeps no tokens at all.
    pub(crate) fn for_keys(keys: &[&'c [KeySlot]], window_days: u32) -> Self {
        let slot = (keys.len() > 32).then(|| best_slot(keys)).flatten();
        Self { slot, window_days: i64::from(window_days), by_token: HashMap::new(), rest: Vec::new(), len: 0 }
    }

    /// Adds the next group, which has this key.
    pub(crate) fn push(&mut self, key: &'c [KeySlot], entities: &'c Entities) {
        let number = self.len;
        self.len += 1;
        let Some(value) = self.value(key) else {
            self.rest.push(number);
            return;
        };
        let mut tokens = Vec::new();
        match value {
            KeyValue::Text(text) => tokens.push(Token::Text(text)),
            KeyValue::Entities(ids) => {
                for id in ids {
                    tokens.push(Token::Is(id));
                    tokens.extend(ancestors(id, entities).into_iter().skip(1).map(Token::LiesIn));
                }
            }
            KeyValue::Days(days) => match self.buckets(*days) {
                Some(range) => tokens.extend(range.map(Token::Bucket)),
                None => self.rest.push(number),
            },
            KeyValue::Wildcard => self.rest.push(number),
        }
        for token in tokens {
            let groups = self.by_token.entry(token).or_default();
            if groups.last() != Some(&number) {
                groups.push(number);
            }
        }
    }

    /// Numbers of the groups that `key` may fit, ascending: all that do, and some that do not.
    pub(crate) fn candidates(&self, key: &'c [KeySlot], entities: &'c Entities) -> Vec<usize> {
        let Some(value) = self.value(key) else { return (0..self.len).collect() };
        let mut tokens = Vec::new();
        match value {
            KeyValue::Text(text) => tokens.push(Token::Text(text)),
            KeyValue::Entities(ids) => {
                for id in ids {
                    tokens.push(Token::LiesIn(id));
                    tokens.extend(ancestors(id, entities).into_iter().map(Token::Is));
                }
            }
            KeyValue::Days(days) => match self.buckets(*days) {
                // Neighbouring buckets, since a window reaches over the edge of its own.
                Some(range) => tokens.extend((range.start() - 1..=range.end() + 1).map(Token::Bucket)),
                None => return (0..self.len).collect(),
            },
            KeyValue::Wildcard => return (0..self.len).collect(),
        }
        let mut found = self.rest.clone();
        for token in tokens {
            if let Some(groups) = self.by_token.get(&token) {
                found.extend_from_slice(groups);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn value(&self, key: &'c [KeySlot]) -> Option<&'c KeyValue> {
        let slot = self.slot?;
        key.iter().find(|s| s.name == slot).map(|s| &s.value).filter(|v| **v != KeyValue::Wildcard)
    }

    /// The stretches of days, each as long as the window, that `days` touches.
    fn buckets(&self, days: Days) -> Option<std::ops::RangeInclusive<i64>> {
        let (from, to) = days.bounded()?;
        let bucket = |d| crate::interval::day_number(d).div_euclid(self.window_days.max(1));
        let (from, to) = (bucket(from), bucket(to));
        (to - from < MAX_BUCKETS).then_some(from..=to)
    }
}

/// The slot with the most different values, the first by name among equals.
fn best_slot<'c>(keys: &[&'c [KeySlot]]) -> Option<&'c str> {
    let mut values: HashMap<&'c str, std::collections::HashSet<&'c KeyValue>> = HashMap::new();
    for slot in keys.iter().flat_map(|key| key.iter()).filter(|s| s.value != KeyValue::Wildcard) {
        values.entry(&slot.name).or_default().insert(&slot.value);
    }
    values.into_iter().map(|(name, set)| (set.len(), std::cmp::Reverse(name))).max().map(|(_, name)| name.0)
}
