//! What fits a slot: kinds of mention, names of entities, counted nouns, lists, within their limits.

use super::view::View;
use crate::entity::Entities;
use crate::entity::names::{Form, NameSpot};
use crate::mention::Written;
use crate::mention::token::TokenKind;
use crate::rule::pattern::lattice::{Lattice, MentionSpot};
use crate::rule::pattern::run::{Item, Slots};
use crate::rule::pattern::vocabulary::Word;
use crate::rule::{Class, Kinds, Limits, PhraseSlot};
use crate::value::{Amount, Currency, Decimal};
use chrono::Datelike;

/// Answers what fits the slots of one phrase in one sentence.
#[derive(Clone, Copy)]
pub struct Fit<'a> {
    /// The article.
    pub view: &'a View<'a>,
    /// The sentence.
    pub lattice: &'a Lattice,
    /// All entities, by index.
    pub entities: &'a Entities,
    /// The slots of the phrase.
    pub slots: &'a [PhraseSlot],
}

/// Highest number that may be an age.
const OLDEST: u8 = 120;
/// Most modifiers of a second noun that shares the number.
const SHARING: usize = 2;
/// Most modifiers between a number and its noun.
const MAX_MODIFIERS: usize = 5;
/// Longest name that no table knows, in words.
const MAX_NAME: usize = 4;
/// Most words between two items of a list of names ("French President Emmanuel Macron").
const MAX_TITLE: usize = 5;

/// Words that begin another share, and so end a list of names: "all of Luhansk and most of Kherson".
const PARTS: &[&str] = &["of", "all", "most", "much", "part", "parts", "some", "half"];

/// Words that no modifier of a counted noun is: what follows them is another phrase.
const NO_MODIFIERS: &[&str] = &[
    "in", "on", "at", "by", "from", "with", "to", "into", "for", "and", "or", "but", "were", "was", "are", "is", "be",
    "been", "had", "have", "has", "that", "which", "who", "when", "while", "as", "after", "before", "during", "since",
    "said", "killed", "injured", "wounded", "died", "including", "per", "than", "against", "over", "under", "near",
    "between", "among", "a", "an", "the", "struck", "hit", "across", "about", "through", "because", "if", "its",
    "their", "his", "her", "will", "would",
];

/// Words with a capital that begin a sentence, and no name: "In March", "On Wednesday".
const NO_NAME: &[&str] = &[
    "in", "on", "at", "by", "from", "with", "to", "into", "for", "and", "or", "but", "of", "as", "after", "before",
    "during", "since", "until", "over", "under", "between", "among", "a", "an", "the", "this", "that", "these",
    "those", "when", "while", "early", "late", "last", "next", "about", "around", "some", "at", "both", "all",
    "nearly", "almost", "only", "if", "its", "his", "her", "their", "our", "my",
];

impl Slots for Fit<'_> {
    fn take(&self, slot: usize, at: usize) -> Option<(Vec<Item>, usize)> {
        let spec = self.slots.get(slot)?;
        let (first, mut end) = self.one(spec, at)?;
        let mut items = vec![first];
        if spec.list {
            while let Some((item, next)) = self.next_item(spec, end) {
                items.push(item);
                end = next;
            }
        }
        Some((items, end))
    }
}

impl Fit<'_> {
    /// What the slot takes at the word `at`, and the word behind; the longest thing that fits.
    #[must_use]
    pub fn one(&self, spec: &PhraseSlot, at: usize) -> Option<(Item, usize)> {
        if let Some(class) = &spec.class {
            return self.count(spec, class, at);
        }
        let mention = self
            .lattice
            .mentions_at(at)
            .filter(|m| self.fits(spec, m))
            .max_by_key(|m| m.end)
            .map(|m| (Item::Mention(m.mention), m.end));
        mention
            .or_else(|| self.score(spec, at))
            .or_else(|| self.name(spec, at))
            .or_else(|| self.unknown_name(spec, at))
            .or_else(|| {
                // "by the United States": the article belongs to the name.
                let article = self.lattice.words.get(at)?.token.text(self.view.text()).eq_ignore_ascii_case("the");
                if article { self.name(spec, at + 1) } else { None }
            })
    }

    /// Whether a mention fits: an age in apposition where ages of any unit are asked for, and only there.
    fn fits(&self, spec: &PhraseSlot, spot: &MentionSpot) -> bool {
        if self.is_age(spot) {
            return spec.kinds.age && spec.limits.units.is_empty() && self.limits_hold(&spec.limits, spot.mention);
        }
        self.mention_fits(&spec.kinds, &spec.limits, spot)
    }

    /// A bare number between commas behind a capitalised word is an age: "Jane Roe, 26, was hurt".
    fn is_age(&self, spot: &MentionSpot) -> bool {
        let bare = |w: &Word| w.token.kind == TokenKind::Number;
        let name = spot.start.checked_sub(1).and_then(|i| self.lattice.words.get(i));
        let last = spot.end.checked_sub(1).and_then(|i| self.lattice.words.get(i));
        spot.end == spot.start + 1
            && matches!(self.view.mentions[spot.mention].written, Written::Number(Amount::Exact(n)) if n.value <= Decimal::from(OLDEST))
            && name
                .is_some_and(|w| w.token.capital && w.mark == Some(',') && last.is_some_and(|n| n.index == w.index + 2))
            && last.is_some_and(|w| {
                bare(w) && (matches!(w.mark, Some(',' | ';' | ')' | '.')) || spot.end == self.lattice.words.len())
            })
    }

    /// Whether anything in the sentence may fill the slot, wherever it stands.
    #[must_use]
    pub fn may_fill(&self, spec: &PhraseSlot) -> bool {
        let mut names = self.lattice.names.iter();
        let mut mentions = self.lattice.mentions.iter();
        if let Some(class) = &spec.class {
            let number = |m: &MentionSpot| matches!(self.view.mentions[m.mention].written, Written::Number(_));
            return (spec.articles || mentions.any(number)) && names.any(|n| self.is_of(class, n));
        }
        spec.kinds.name
            || spec.kinds.score
            || mentions.any(|m| self.fits(spec, m))
            || names.any(|n| self.name_fits(spec, n))
    }

    fn name(&self, spec: &PhraseSlot, at: usize) -> Option<(Item, usize)> {
        let names = self.lattice.names_at(at);
        names.iter().find(|n| self.name_fits(spec, n)).map(|n| (Item::Entity(n.entity), n.end))
    }

    /// One number of two with a hyphen between them: "51-50".
    fn score(&self, spec: &PhraseSlot, at: usize) -> Option<(Item, usize)> {
        let number = |i: usize| self.lattice.words.get(i).filter(|w| w.token.kind == TokenKind::Number);
        let hyphen = |w: &Word| matches!(w.mark, Some('-' | '–'));
        let word = number(at).filter(|_| spec.kinds.score)?;
        let short = |w: &Word| {
            let text = w.token.text(self.view.text());
            text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
        };
        let first = hyphen(word) && number(at + 1).is_some_and(short);
        let second = || at.checked_sub(1).and_then(number).is_some_and(|w| hyphen(w) && short(w));
        (short(word) && (first || second())).then_some((Item::Words(at, at + 1), at + 1))
    }

    /// A name that no table knows: two to four capitalised words ("Jane Roe"), none of them part of a known name.
    fn unknown_name(&self, spec: &PhraseSlot, at: usize) -> Option<(Item, usize)> {
        if !spec.kinds.name {
            return None;
        }
        // Not in the middle of a longer run.
        let joined = |w: &Word| w.token.capital && w.mark.is_none_or(|m| m == '-' || m == '.');
        if at.checked_sub(1).and_then(|i| self.lattice.words.get(i)).is_some_and(joined) {
            return None;
        }
        let words = self.lattice.words.get(at..(at + MAX_NAME).min(self.lattice.words.len()))?;
        let known = |i: usize| self.lattice.names.iter().any(|n| n.start <= i && i < n.end);
        let mut length = 0;
        for (i, word) in words.iter().enumerate() {
            let text = word.token.text(self.view.text());
            let lower = text.len() == 1 || text.chars().skip(1).any(char::is_lowercase);
            let opens = i == 0 && NO_NAME.contains(&text.to_lowercase().as_str());
            if word.token.kind != TokenKind::Word || !word.token.capital || !lower || known(at + i) || opens {
                break;
            }
            length = i + 1;
            if word.mark.is_some_and(|m| m != '-' && m != '.') {
                break;
            }
        }
        (length >= 2).then(|| (Item::Words(at, at + length), at + length))
    }

    /// Whether a name is of the right kind and allowed. "The South African embassy" is no place.
    #[must_use]
    pub fn name_fits(&self, spec: &PhraseSlot, name: &NameSpot) -> bool {
        let Some(entity) = self.entities.at(name.entity) else { return false };
        let within = |&outer: &usize| self.entities.contains(outer, name.entity);
        spec.kinds.entities.contains(&entity.kind)
            && (spec.only.is_empty() || spec.only.iter().any(within))
            && (spec.limits.one_of.is_empty() || spec.limits.one_of.iter().any(within))
            && !spec.limits.skip.contains(&name.entity)
            && name.form != Form::Decoy
            && !(name.form == Form::Demonym && spec.kinds.entities.iter().any(|k| k == "place"))
    }

    fn mention_fits(&self, kinds: &Kinds, limits: &Limits, spot: &MentionSpot) -> bool {
        let written = &self.view.mentions[spot.mention].written;
        let kind = match written {
            Written::Number(Amount::Fraction { .. }) => kinds.number || kinds.percent,
            Written::Number(_) => kinds.number || kinds.count,
            Written::Ordinal(_) => kinds.ordinal,
            Written::Percent { points, .. } => {
                if *points {
                    kinds.points
                } else {
                    kinds.percent
                }
            }
            Written::Money { equivalent, .. } => kinds.money || kinds.conversion && equivalent.is_some(),
            Written::Duration(d) => {
                if d.age {
                    kinds.age
                } else {
                    kinds.duration
                }
            }
            Written::Date(_) => kinds.date,
            Written::Quantity { .. } => kinds.quantity,
        };
        kind && self.limits_hold(limits, spot.mention)
    }

    fn limits_hold(&self, limits: &Limits, mention: usize) -> bool {
        let written = &self.view.mentions[mention].written;
        let number = match written {
            Written::Number(a) | Written::Percent { amount: a, .. } | Written::Money { amount: a, .. } => Some(ends(a)),
            Written::Quantity { amount, .. } => Some(ends(amount)),
            Written::Duration(d) => Some(ends(&d.amount)),
            Written::Ordinal(n) => Some((*n, Some(*n))),
            Written::Date(_) => None,
        };
        let outside = |(lo, hi): (Decimal, Option<Decimal>)| {
            limits.min.is_some_and(|min| hi.is_some_and(|hi| hi < min)) || limits.max.is_some_and(|max| lo > max)
        };
        if number.is_some_and(outside) {
            return false;
        }
        match written {
            Written::Duration(d) => limits.units.is_empty() || limits.units.iter().any(|u| u == d.unit.name()),
            Written::Quantity { unit, .. } => limits.units.is_empty() || limits.units.contains(&unit.0),
            Written::Money { currency, .. } => {
                let code = |c: &Option<Currency>| c.map_or("", |c| c.0).to_owned();
                limits.currencies.is_empty() || limits.currencies.contains(&code(currency))
            }
            Written::Date(date) => {
                (limits.grains.is_empty() || limits.grains.iter().any(|g| g == date.grain().name()))
                    && limits.within.is_none_or(|(first, last)| {
                        let days = self.view.dates[mention].map(|r| r.days).unwrap_or_default();
                        days.bounded().is_some_and(|(from, to)| from.year() >= first && to.year() <= last)
                    })
            }
            _ => true,
        }
    }

    /// A number and its noun: "270 drones", "more than two million men", "a drone" where articles count.
    fn count(&self, spec: &PhraseSlot, class: &Class, at: usize) -> Option<(Item, usize)> {
        let number = self
            .lattice
            .mentions_at(at)
            .find(|m| {
                matches!(self.view.mentions[m.mention].written, Written::Number(_))
                    && self.limits_hold(&spec.limits, m.mention)
            })
            .copied();
        let (mention, start, mut word) = match number {
            Some(m) => (Some(m.mention), m.start, m.end),
            None if spec.articles && self.is_any(at, &["a", "an"]) => (None, at, at + 1),
            None => return None,
        };
        // "dozens of drones", "two of the drones"
        if self.is_any(word, &["of"]) {
            word += 1;
            if self.is_any(word, &["the", "its", "their", "these", "those"]) {
                word += 1;
            }
        }
        for modifiers in 0..=MAX_MODIFIERS {
            // "killed six, police said", "one thing only: death"
            let previous = word.checked_sub(1).and_then(|i| self.lattice.words.get(i))?;
            if matches!(previous.mark, Some(',' | ';' | ':' | '—' | '–')) {
                return None;
            }
            if let Some(mut noun) = self.noun_at(class, word) {
                // "six JDAM guided aerial bombs": of adjacent nouns of the class the last is counted.
                while let Some(next) = self.noun_at(class, noun.end) {
                    noun = next;
                }
                let counted = self.shared(class, &noun);
                return Some((Item::Count { mention, noun: counted, start, end: noun.end }, noun.end));
            }
            let parted = matches!(previous.mark, Some(c) if c != '-' && c != '.');
            let blocked = self.lattice.mentions.iter().any(|m| m.numeric && m.start == word);
            if parted || blocked || modifiers == MAX_MODIFIERS || self.is_any(word, NO_MODIFIERS) {
                return None;
            }
            word += 1;
        }
        None
    }

    /// What is counted where two nouns share a number: of "15 paramedics and aid workers" what both are.
    fn shared(&self, class: &Class, noun: &NameSpot) -> usize {
        let parted = self.lattice.words.get(noun.end.wrapping_sub(1)).is_some_and(|w| w.mark.is_some());
        if parted || !self.is_any(noun.end, &["and", "or"]) {
            return noun.entity;
        }
        for at in noun.end + 1..=noun.end + 1 + SHARING {
            if let Some(second) = self.noun_at(class, at) {
                return self.entities.common(noun.entity, second.entity).unwrap_or(noun.entity);
            }
            let marked = self.lattice.words.get(at).is_none_or(|w| w.mark.is_some());
            let counted = self.lattice.mentions.iter().any(|m| m.start == at);
            if marked || counted || self.is_any(at, NO_MODIFIERS) || self.is_any(at, &["a", "an", "one"]) {
                break;
            }
        }
        noun.entity
    }

    /// The longest noun of the class that begins at the word `at`.
    fn noun_at(&self, class: &Class, at: usize) -> Option<NameSpot> {
        self.lattice.names_at(at).iter().find(|name| self.is_of(class, name)).copied()
    }

    fn is_of(&self, class: &Class, name: &NameSpot) -> bool {
        match class {
            Class::Kind(kind) => self.entities.at(name.entity).is_some_and(|entity| entity.kind == *kind),
            Class::Entity(outer) => self.entities.contains(*outer, name.entity),
        }
    }

    /// The next item of a list behind the word `end`.
    fn next_item(&self, spec: &PhraseSlot, end: usize) -> Option<(Item, usize)> {
        let counts = spec.class.is_some();
        let comma = end.checked_sub(1).and_then(|i| self.lattice.words.get(i)).is_some_and(|w| w.mark == Some(','));
        let mut joined = comma;
        let most = if counts { 3 } else { MAX_TITLE };
        for at in end..(end + most).min(self.lattice.words.len()) {
            if let Some(found) = joined.then(|| self.one(spec, at)).flatten() {
                return Some(found);
            }
            let ends = self.is_any(at, NO_MODIFIERS)
                || self.is_any(at, PARTS)
                || counts && !self.is_any(at, &["well", "also", "another", "along", "a", "further"]);
            if self.is_any(at, &["and", "or", "plus", "with"]) {
                joined = true;
            } else if ends {
                return None;
            }
        }
        None
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.lattice.words.get(at).is_some_and(|w| {
            let text = w.token.text(self.view.text());
            words.iter().any(|x| text.eq_ignore_ascii_case(x))
        })
    }
}

/// Lower and upper end of an amount as written; `None` is open.
fn ends(amount: &Amount) -> (Decimal, Option<Decimal>) {
    match amount {
        Amount::Exact(n) => (n.value, Some(n.value)),
        Amount::Fraction { value, .. } => (*value, Some(*value)),
        Amount::Between(a, b) => (a.value, Some(b.value)),
        Amount::Vague { lo, hi } => (*lo, *hi),
    }
}
