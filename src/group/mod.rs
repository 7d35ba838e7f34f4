//! Which claims speak of the same fact: the gate that two claims must pass before their values are looked at.
//!
//! Claims fall into cells (what must be equal), a cell into stories (for facts of events), a story into facts by their keys.
//! Everything that is decided against comparing has a reason that can be told ([`Apart`]). What the values say is
//! [`crate::compare`]'s business: the attribute that is compared is never evidence that two claims belong together.

mod index;
mod key;
pub(crate) mod source;
pub(crate) mod story;
pub(crate) mod union;

use crate::article::Published;
use crate::claim::{Claim, ClaimValue, Modality};
use crate::entity::Entities;
use crate::interval::Axis;
use crate::mention::Written;
use crate::policy::{Comparison, Policy};
use crate::similar::Fingerprint;
use key::{KeyOf, fit, has_wildcard, rank};
pub(crate) use key::{key_days, named_event};
use std::collections::HashMap;
use std::fmt;

/// What comparison needs to know of an article beside its claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Name in all output.
    pub name: String,
    /// The outlet, if stated.
    pub source: Option<String>,
    /// Publication date.
    pub published: Published,
    /// Of its text, to fold copies.
    pub fingerprint: Fingerprint,
}

/// Why a claim was compared with nothing, or two claims not with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Apart {
    /// Its value has no frame: a date is missing, or it is of a kind that the policy does not know.
    Unframed,
    /// It is denied.
    Denied,
    /// A slot that both sides must state is not stated.
    Unstated(String),
    /// Too few stated slots match.
    TooFew {
        /// Points that match.
        have: usize,
        /// Points that the rule asks for.
        need: usize,
    },
    /// Its key leaves something open, and fits more than one fact.
    SeveralFacts,
    /// Dates of what recurs are compared under a named event only.
    Recurs,
    /// An article with the same text stands for it.
    Copy,
    /// Its article gives other numbers for the same key, so the key does not say what it counts.
    SeveralValues,
    /// The keys differ in a slot.
    Slot(String),
    /// The rules belong to different groups.
    Group,
    /// One is a number, the other a date or a name; or the units have different dimensions.
    Dimension,
    /// Different parts of the thing are counted.
    Scope,
    /// One is stated, the other planned or promised.
    Modality,
    /// The articles are not of the same story.
    Story,
    /// The dates are so far apart that they are different occurrences.
    Occurrence,
}

impl Apart {
    /// Stable name of the reason in machine-readable output; it does not tell which slot.
    ///
    /// ```
    /// assert_eq!(gainsay::group::Apart::SeveralValues.name(), "several-values");
    /// ```
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unframed => "unframed",
            Self::Denied => "denied",
            Self::Unstated(_) => "unstated",
            Self::TooFew { .. } => "too-few",
            Self::SeveralFacts => "several-facts",
            Self::Recurs => "recurs",
            Self::Copy => "copy",
            Self::SeveralValues => "several-values",
            Self::Slot(_) => "slot",
            Self::Group => "group",
            Self::Dimension => "dimension",
            Self::Scope => "scope",
            Self::Modality => "modality",
            Self::Story => "story",
            Self::Occurrence => "occurrence",
        }
    }
}

impl fmt::Display for Apart {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unframed => write!(f, "it cannot be placed: a date that it depends on is not known"),
            Self::Denied => write!(f, "it is denied"),
            Self::Unstated(slot) => write!(f, "`{slot}` is not stated, and must be"),
            Self::TooFew { have: 1, need } => write!(f, "one stated point matches, and {need} are needed"),
            Self::TooFew { have, need } => write!(f, "{have} stated points match, and {need} are needed"),
            Self::SeveralFacts => write!(f, "its key leaves something open and fits more than one fact"),
            Self::Recurs => write!(f, "it recurs: its dates are compared under a named event only"),
            Self::SeveralValues => {
                write!(f, "its article gives several values for this key: it tells apart what the key does not")
            }
            Self::Copy => write!(f, "an article with the same text stands for it"),
            Self::Slot(slot) => write!(f, "`{slot}` differs"),
            Self::Group => write!(f, "they state different kinds of fact"),
            Self::Dimension => write!(f, "their values are of different kinds"),
            Self::Scope => write!(f, "they count different parts"),
            Self::Modality => write!(f, "one is stated, the other planned, promised or denied"),
            Self::Story => write!(f, "their articles are not of the same story"),
            Self::Occurrence => write!(f, "their dates are too far apart for one occurrence"),
        }
    }
}

/// The hash block of a claim: its group and the slots that must match exactly, in any order.
/// Claims with different blocks are never compared.
///
/// ```
/// use gainsay::group::block;
/// assert_eq!(block("war-duration", []), "war-duration");
/// assert_eq!(block("tolls", [("scope", "all"), ("effect", "killed")]), "tolls;effect=killed;scope=all");
/// ```
#[must_use]
pub fn block<'s>(group: &str, exact: impl IntoIterator<Item = (&'s str, &'s str)>) -> String {
    let mut slots: Vec<_> = exact.into_iter().collect();
    slots.sort_unstable();
    slots.iter().fold(group.to_owned(), |block, (slot, value)| block + ";" + slot + "=" + value)
}

/// Modalities that may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    Stated,
    Promised,
    Planned,
    Denied,
}

impl Class {
    pub(crate) fn of(modality: Modality) -> Self {
        match modality {
            Modality::Actual | Modality::Estimate => Self::Stated,
            Modality::Pledge => Self::Promised,
            Modality::Proposal | Modality::Plan | Modality::Forecast => Self::Planned,
            Modality::Denied => Self::Denied,
        }
    }
}

/// What kind of thing a claim's value measures: claims of different dimensions are never compared.
/// Amounts of money are of one dimension, whatever the currency.
pub(crate) fn dimension(claim: &Claim) -> &str {
    match (&claim.value, &claim.compared) {
        (ClaimValue::Written(Written::Money { .. }), _) => "money",
        (_, Some(compared)) => compared.unit.as_deref().unwrap_or_default(),
        (_, None) => "",
    }
}

/// What must be equal for two claims to meet at all.
#[derive(PartialEq, Eq, Hash)]
struct Cell<'c> {
    block: &'c str,
    group: &'c str,
    axis: Option<Axis>,
    dimension: &'c str,
    scope: Option<&'c str>,
    class: Class,
}

impl<'c> Cell<'c> {
    fn of(claim: &'c Claim) -> Self {
        Self {
            block: &claim.block,
            group: &claim.group,
            axis: claim.compared.as_ref().map(crate::interval::Compared::axis),
            dimension: dimension(claim),
            scope: claim.scope.as_deref(),
            class: Class::of(claim.modality),
        }
    }
}

/// Claims of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cluster {
    /// The claim whose key says most.
    pub best: usize,
    /// All its claims, in canonical order.
    pub claims: Vec<usize>,
    /// Why its claims are not compared, with each other or anything else.
    pub apart: Option<Apart>,
    /// Number of the cell: clusters of one cell and equal keys are different occurrences.
    pub cell: usize,
}

/// Parts claims into facts. `order` lists the claims to part, in canonical order.
pub(crate) fn clusters(claims: &[Claim], order: &[usize], rules: &[Comparison], entities: &Entities) -> Vec<Cluster> {
    let mut numbers: HashMap<Cell, usize> = HashMap::new();
    let mut cells: Vec<Vec<usize>> = Vec::new();
    for &i in order {
        let number = *numbers.entry(Cell::of(&claims[i])).or_insert_with(|| {
            cells.push(Vec::new());
            cells.len() - 1
        });
        cells[number].push(i);
    }
    let unnamed = Comparison::default();
    let mut found = Vec::new();
    for (number, cell) in cells.into_iter().enumerate() {
        let rule = cell.iter().filter_map(|&i| rules.get(claims[i].rule)).min_by_key(|r| &r.rule).unwrap_or(&unnamed);
        let Some(days) = rule.identity.story_days else {
            by_key(claims, &cell, number, rule, entities, &mut found);
            continue;
        };
        // First wide, so that an article on another side of the story moves no bound between these; then each fact by itself.
        for story in by_story(claims, cell, days.saturating_mul(WIDE_STORY), entities) {
            let mut facts = Vec::new();
            by_key(claims, &story, number, rule, entities, &mut facts);
            for fact in facts {
                found.extend(occurrences(claims, fact, days, entities));
            }
        }
    }
    found
}

/// How much longer than the window of a rule a story may last in which its facts are looked for.
const WIDE_STORY: u32 = 3;

/// The stories of one fact: the same participants may meet again.
fn occurrences(claims: &[Claim], fact: Cluster, days: u32, entities: &Entities) -> Vec<Cluster> {
    if fact.apart.is_some() {
        return vec![fact];
    }
    let stories = by_story(claims, fact.claims, days, entities);
    let (apart, cell) = (fact.apart, fact.cell);
    stories
        .into_iter()
        .map(|claims| Cluster {
            best: if claims.contains(&fact.best) { fact.best } else { claims[0] },
            claims,
            apart: apart.clone(),
            cell,
        })
        .collect()
}

/// The stories of some claims. Claims of one named event are of one story whenever they were published.
fn by_story(claims: &[Claim], cell: Vec<usize>, days: u32, entities: &Entities) -> Vec<Vec<usize>> {
    let members: Vec<&Claim> = cell.iter().map(|&i| &claims[i]).collect();
    let story = story::stories(&members, days, entities);
    let mut union = union::Union::new(cell.len());
    let mut first_of_story = HashMap::new();
    let mut first_of_event = HashMap::new();
    for i in 0..cell.len() {
        let first = *first_of_story.entry(story[i]).or_insert(i);
        union.join(first, i);
        if let Some(event) = named_event(&members[i].key, entities) {
            let first = *first_of_event.entry(event).or_insert(i);
            union.join(first, i);
        }
    }
    union.sets().into_iter().map(|set| set.into_iter().map(|i| cell[i]).collect()).collect()
}

/// Why a claim can be compared with nothing; `None` when it can.
fn alone(claim: &Claim, rule: &Comparison, entities: &Entities) -> Option<Apart> {
    if Class::of(claim.modality) == Class::Denied {
        return Some(Apart::Denied);
    }
    if claim.compared.is_none() {
        return Some(Apart::Unframed);
    }
    if rule.identity.repeatable && rule.policy == Policy::EventDate && named_event(&claim.key, entities).is_none() {
        return Some(Apart::Recurs);
    }
    // A key that does not even fit itself fits nothing.
    fit(&claim.key, &claim.key, &rule.identity, entities).err()
}

/// Parts the claims of one story by their keys, from the most specific key to the vaguest.
fn by_key(
    claims: &[Claim],
    story: &[usize],
    cell: usize,
    rule: &Comparison,
    entities: &Entities,
    found: &mut Vec<Cluster>,
) {
    let mut number: HashMap<KeyOf, usize> = HashMap::new();
    let mut same: Vec<Vec<usize>> = Vec::new();
    for &i in story {
        let n = *number.entry(KeyOf(&claims[i])).or_insert_with(|| {
            same.push(Vec::new());
            same.len() - 1
        });
        same[n].push(i);
    }
    same.sort_by_cached_key(|members| rank(&claims[members[0]].key, entities));
    let keys: Vec<_> = same.iter().map(|members| claims[members[0]].key.as_slice()).collect();
    let mut index = index::Index::for_keys(&keys, rule.identity.window_days);
    // Numbers of the index to places in `found`.
    let mut places = Vec::new();
    for members in same {
        let best = members[0];
        let key = &claims[best].key;
        let apart = alone(&claims[best], rule, entities);
        if apart.is_some() {
            found.push(Cluster { best, claims: members, apart, cell });
            continue;
        }
        let fitting: Vec<_> = index
            .candidates(key, entities)
            .into_iter()
            .filter_map(|n| {
                fit(&claims[found_best(found, &places, n)].key, key, &rule.identity, entities).ok().map(|f| (n, f))
            })
            .collect();
        match only(&fitting, has_wildcard(key)) {
            Place::In(n) => found[places[n]].claims.extend(members),
            Place::Several => found.push(Cluster { best, claims: members, apart: Some(Apart::SeveralFacts), cell }),
            Place::Own => {
                index.push(key, entities);
                places.push(found.len());
                found.push(Cluster { best, claims: members, apart: None, cell });
            }
        }
    }
}

fn found_best(found: &[Cluster], places: &[usize], n: usize) -> usize {
    found[places[n]].best
}

/// Where the claims of a key belong.
enum Place {
    In(usize),
    Several,
    Own,
}

/// The group for a key. One that leaves something open joins the only group that fits, and none of several. One that states
/// everything joins the group whose key is the same, of several the nearest in days; else the only one that it fits by
/// containment; else it is a group of its own.
fn only(fitting: &[(usize, key::Fit)], open: bool) -> Place {
    let mut same: Vec<_> = fitting.iter().filter(|(_, f)| !f.partly).collect();
    same.sort_by_key(|(_, f)| f.days_apart);
    match (fitting, &same[..]) {
        ([], _) => Place::Own,
        ([(n, _)], _) => Place::In(*n),
        _ if open => Place::Several,
        (_, []) => Place::Own,
        (_, [(n, _)]) => Place::In(*n),
        (_, [first, second, ..]) if first.1.days_apart < second.1.days_apart => Place::In(first.0),
        _ => Place::Several,
    }
}

/// Why two claims are not compared; `None` when they are. Wildcards that fit several facts show in the whole only.
#[must_use]
pub fn apart(a: &Claim, b: &Claim, rules: &[Comparison], entities: &Entities) -> Option<Apart> {
    let unnamed = Comparison::default();
    let rule = rules.get(a.rule).unwrap_or(&unnamed);
    let (left, right) = (Cell::of(a), Cell::of(b));
    if left.group != right.group {
        return Some(Apart::Group);
    }
    if let Some(reason) = alone(a, rule, entities).or_else(|| alone(b, rule, entities)) {
        return Some(reason);
    }
    if left.class != right.class {
        return Some(Apart::Modality);
    }
    if left.scope != right.scope {
        return Some(Apart::Scope);
    }
    if left.axis != right.axis || left.dimension != right.dimension {
        return Some(Apart::Dimension);
    }
    if let Err(reason) = fit(&a.key, &b.key, &rule.identity, entities) {
        return Some(reason);
    }
    let event = named_event(&a.key, entities);
    let one_event = event.is_some() && event == named_event(&b.key, entities);
    let apart = rule.identity.story_days.is_some_and(|days| !one_event && !story::same_story(a, b, days, entities));
    apart.then_some(Apart::Story)
}
