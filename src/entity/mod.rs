//! Entities: people, places, organisations, named events, with their aliases, containment and validity.
//!
//! The tables are TOML (`rules/entities/`); this module knows what an entity is and how one contains another, not who they are.

pub mod names;

use crate::value::Days;
use std::collections::BTreeMap;

/// One entity of the tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entity {
    /// Identifier, unique over all tables: "volodymyr-zelensky".
    pub id: String,
    /// Its type: "country", "person", "place", "organisation", "event", "munition", …; rules may bring others.
    pub kind: String,
    /// Name for people.
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Words for what belongs to it: "Ukrainian".
    pub demonyms: Vec<String>,
    /// Names that stand for it as an actor only: "Kyiv", "the Kremlin" for a government.
    pub metonyms: Vec<String>,
    /// Identifiers of what contains it: Anchorage is part of Alaska.
    pub part_of: Vec<String>,
    /// Longer names that are not it: "Indian Ocean" for India.
    pub decoys: Vec<String>,
    /// When a named event took place, or an office was held; unknown for most.
    pub valid: Days,
    /// Key slots that a named event settles: participants, place.
    pub facts: BTreeMap<String, Vec<String>>,
}

/// All entities of a rule set, by identifier.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    /// In order of identifiers.
    list: Vec<Entity>,
    index: BTreeMap<String, usize>,
    /// For each entity what it lies in, itself first, over any number of steps.
    outer: Vec<Vec<usize>>,
}

impl Entities {
    /// A table of these; a later entity of the same identifier replaces an earlier one.
    #[must_use]
    pub fn new(entities: impl IntoIterator<Item = Entity>) -> Self {
        let by_id: BTreeMap<String, Entity> = entities.into_iter().map(|e| (e.id.clone(), e)).collect();
        let index: BTreeMap<String, usize> = by_id.keys().enumerate().map(|(i, id)| (id.clone(), i)).collect();
        let list: Vec<Entity> = by_id.into_values().collect();
        let outer = (0..list.len()).map(|inner| outward(&list, &index, inner)).collect();
        Self { list, index, outer }
    }

    /// The entity of this identifier.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Entity> {
        self.index.get(id).map(|&i| &self.list[i])
    }

    /// The entity of this index, in order of identifiers.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Entity> {
        self.list.get(index)
    }

    /// All entities, by identifier.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.list.iter()
    }

    /// Whether the entity of index `inner` is that of index `outer` or lies in it, over any number of steps.
    #[must_use]
    pub fn contains(&self, outer: usize, inner: usize) -> bool {
        inner == outer || self.outer.get(inner).is_some_and(|all| all.contains(&outer))
    }

    /// The nearest entity that holds both, which may be one of them; `None` without one.
    #[must_use]
    pub fn common(&self, a: usize, b: usize) -> Option<usize> {
        self.outer.get(a)?.iter().copied().find(|&one| self.contains(one, b))
    }

    /// Whether `inner` is `outer` or lies in it, over any number of steps.
    #[must_use]
    pub fn within(&self, inner: &str, outer: &str) -> bool {
        match (self.index.get(inner), self.index.get(outer)) {
            (Some(&inner), Some(&outer)) => self.contains(outer, inner),
            _ => inner == outer,
        }
    }
}

/// What the entity of index `inner` lies in, itself first.
fn outward(list: &[Entity], index: &BTreeMap<String, usize>, inner: usize) -> Vec<usize> {
    let mut found = vec![inner];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        for outer in list[at].part_of.iter().filter_map(|id| index.get(id).copied()) {
            if !found.contains(&outer) {
                found.push(outer);
            }
        }
        next += 1;
    }
    found
}
