//! From what the slots of a rule hold to the key of a claim.

use super::search::Found;
use super::view::View;
use super::{KeySlot, KeyValue, Stated};
use crate::article::Article;
use crate::mention::Written;
use crate::rule::pattern::run::{Capture, Item};
use crate::rule::{KeyPart, KeySource, Missing, Rule, RuleSet};
use crate::value::Days;
use std::collections::BTreeMap;

/// What each slot of a rule holds, by slot index.
pub type Bound = BTreeMap<usize, Filled>;

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    pub(super) items: Vec<Item>,
    pub(super) constant: Option<String>,
    pub(super) stated: Stated,
    pub(super) step: u8,
    pub(super) published: bool,
}

impl Filled {
    /// Bound by the pattern.
    #[must_use]
    pub fn phrase(capture: &Capture) -> Self {
        let items = capture.items.clone();
        Self { items, constant: None, stated: Stated::InPhrase, step: 0, published: false }
    }

    /// Set by the pattern.
    #[must_use]
    pub fn constant(constant: &str) -> Self {
        let constant = Some(constant.to_owned());
        Self { items: Vec::new(), constant, stated: Stated::ByRule, step: 0, published: false }
    }

    /// Found by slot search.
    #[must_use]
    pub fn found(found: &Found) -> Self {
        let stated = Stated::Near(found.step.saturating_add(1));
        Self { items: found.items.clone(), constant: None, stated, step: found.step, published: found.published }
    }

    /// Adds what slot search found to what the pattern bound.
    pub fn add(&mut self, found: &Found) {
        if found.step == 0 && self.constant.is_none() {
            for item in &found.items {
                if !self.items.contains(item) {
                    self.items.push(*item);
                }
            }
        }
    }

    /// Whether it holds this item.
    #[must_use]
    pub fn holds(&self, item: &Item) -> bool {
        self.items.contains(item)
    }

    /// How many entities it holds.
    #[must_use]
    pub fn entities(&self) -> usize {
        self.items.iter().filter(|i| matches!(i, Item::Entity(_))).count()
    }

    /// The same with each of its items alone.
    #[must_use]
    pub fn apart(&self) -> Vec<Self> {
        self.items.iter().map(|item| Self { items: vec![*item], ..self.clone() }).collect()
    }

    /// Indices of the mentions that it holds.
    pub fn mentions(&self) -> impl Iterator<Item = usize> + '_ {
        self.items.iter().filter_map(|i| match i {
            Item::Mention(m) => Some(*m),
            Item::Count { mention, .. } => *mention,
            Item::Entity(_) | Item::Words(..) => None,
        })
    }
}

/// A key, and by how much slot search lowers what rests on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The slots, in order of the rule.
    pub slots: Vec<KeySlot>,
    /// Steps outward, summed.
    pub lowered: u8,
}

impl Built {
    /// The value of a part, as text.
    #[must_use]
    pub fn text_of(&self, part: &str) -> Option<String> {
        self.slots.iter().find(|s| s.name == part).and_then(|s| match &s.value {
            KeyValue::Text(t) => Some(t.clone()),
            KeyValue::Entities(ids) => Some(ids.join("+")),
            KeyValue::Wildcard | KeyValue::Days(_) => None,
        })
    }
}

/// The key of a claim.
///
/// # Errors
/// The first part that must be stated and is not.
pub fn build<'r>(
    set: &RuleSet,
    rule: &'r Rule,
    view: &View<'_>,
    article: &Article,
    sentence: usize,
    value: Option<Item>,
    bound: &Bound,
) -> Result<Built, &'r KeyPart> {
    let bound = &of_their_time(set, rule, view, article, bound);
    let event = named_event(set, rule, bound);
    let mut built = Built { slots: Vec::new(), lowered: 0 };
    for part in &rule.key {
        let (value, stated) = match &part.from {
            KeySource::Constant(c) => (constant(set, c), Stated::ByRule),
            KeySource::Slot { slot, noun: true, or } => match noun_of(set, *slot == rule.value, value, bound.get(slot))
            {
                Some(noun) => (KeyValue::Entities(vec![noun]), Stated::InPhrase),
                None => missing(set, or).ok_or(part)?,
            },
            KeySource::Slot { slot, noun: false, or } => {
                let filled = bound.get(slot).map(|f| (f, key_value(set, view, article, sentence, f)));
                match filled {
                    Some((f, v)) if v != KeyValue::Wildcard => {
                        built.lowered = built.lowered.saturating_add(f.step);
                        (v, f.stated)
                    }
                    _ => match event.as_ref().and_then(|e| e.get(&rule.slots[*slot].name)) {
                        Some(ids) => (KeyValue::Entities(sorted(ids.clone())), Stated::ByRule),
                        None => missing(set, or).ok_or(part)?,
                    },
                }
            }
        };
        built.slots.push(KeySlot { name: part.name.clone(), value, stated });
    }
    Ok(built)
}

/// Days by which an event may be written about before it begins; whatever is older means another one of the name.
const AHEAD: u64 = 366;

/// The slots without the named events that cannot be meant: the claim states a day outside of the event's window (by more than
/// the rule's window, and not as the value that is compared), or the article is from long before it.
fn of_their_time(set: &RuleSet, rule: &Rule, view: &View<'_>, article: &Article, bound: &Bound) -> Bound {
    let mut bound = bound.clone();
    let is_event = |item: &Item| match item {
        Item::Entity(e) => set.entities.at(*e).filter(|e| e.kind == "event" && e.valid != Days::UNKNOWN),
        _ => None,
    };
    if !bound.values().flat_map(|f| &f.items).any(|item| is_event(item).is_some()) {
        return bound;
    }
    let near = |f: &&Filled| !f.published && matches!(f.stated, Stated::InPhrase | Stated::Near(1));
    let dates = bound.iter().filter(|(slot, _)| **slot != rule.value).map(|(_, f)| f).filter(near);
    let stated: Vec<Days> = dates.flat_map(Filled::mentions).filter_map(|m| view.dates[m].map(|r| r.days)).collect();
    let slack = u64::from(rule.comparison.identity.window_days);
    let meant = |item: &Item| {
        is_event(item).is_none_or(|event| {
            let window = event.valid.widened(slack);
            let begun =
                Days { from: event.valid.from.and_then(|d| d.checked_sub_days(chrono::Days::new(AHEAD))), to: None };
            stated.iter().all(|days| days.meets(window)) && article.published.days.meets(begun)
        })
    };
    bound.values_mut().for_each(|f| f.items.retain(meant));
    bound
}

/// What a named event among the slots settles.
fn named_event(set: &RuleSet, rule: &Rule, bound: &Bound) -> Option<BTreeMap<String, Vec<String>>> {
    let of = |item: &Item| match item {
        Item::Entity(e) => set.entities.at(*e).filter(|e| !e.facts.is_empty()),
        _ => None,
    };
    let slots = rule.slots.iter().enumerate().filter_map(|(i, _)| bound.get(&i));
    slots.flat_map(|f| f.items.iter()).find_map(of).map(|e| e.facts.clone())
}

fn noun_of(set: &RuleSet, is_value: bool, value: Option<Item>, filled: Option<&Filled>) -> Option<String> {
    let item = if is_value { value } else { filled.and_then(|f| f.items.first().copied()) };
    match item {
        Some(Item::Count { noun, .. }) => set.entities.at(noun).map(|e| e.id.clone()),
        _ if is_value => None,
        _ => filled.and_then(|f| f.constant.clone()),
    }
}

fn missing(set: &RuleSet, or: &Missing) -> Option<(KeyValue, Stated)> {
    match or {
        Missing::Drop => None,
        Missing::Wildcard => Some((KeyValue::Wildcard, Stated::Not)),
        Missing::Default(d) => Some((constant(set, d), Stated::ByRule)),
    }
}

fn constant(set: &RuleSet, written: &str) -> KeyValue {
    match set.entities.get(written) {
        Some(e) => KeyValue::Entities(vec![e.id.clone()]),
        None => KeyValue::Text(written.to_owned()),
    }
}

fn key_value(set: &RuleSet, view: &View<'_>, article: &Article, sentence: usize, filled: &Filled) -> KeyValue {
    if let Some(c) = &filled.constant {
        return constant(set, c);
    }
    if filled.published {
        return match article.published.days {
            Days { from: None, .. } | Days { to: None, .. } => KeyValue::Wildcard,
            days => KeyValue::Days(days),
        };
    }
    let mut ids = Vec::new();
    for item in &filled.items {
        match item {
            Item::Entity(e) | Item::Count { noun: e, .. } => ids.extend(set.entities.at(*e).map(|e| e.id.clone())),
            Item::Mention(m) => return mentioned(view, *m),
            // Words of the phrase itself.
            Item::Words(start, end) => {
                return KeyValue::Text(view.lattices[sentence].words_text(view.text(), *start..*end));
            }
        }
    }
    if ids.is_empty() { KeyValue::Wildcard } else { KeyValue::Entities(sorted(ids)) }
}

fn mentioned(view: &View<'_>, mention: usize) -> KeyValue {
    match &view.mentions[mention].written {
        Written::Date(_) => match view.dates[mention] {
            Some(r) => KeyValue::Days(r.days),
            None => KeyValue::Wildcard,
        },
        _ => {
            let span = view.span_of(view.mentions[mention].tokens.clone());
            KeyValue::Text(view.text()[span.start..span.end].to_lowercase())
        }
    }
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids.dedup();
    ids
}
