//! Slot search: where a slot is looked for when no pattern binds it, and the modality of a sentence.

use super::Modality;
use super::fit::Fit;
use super::view::View;
use crate::entity::names::{Form, NameSpot};
use crate::mention::Written;
use crate::mention::token::TokenKind;
use crate::rule::pattern::lattice::{Lattice, MentionSpot};
use crate::rule::pattern::run::{self, Item};
use crate::rule::pattern::vocabulary::Word;
use crate::rule::{Cue, Cues, Look, Phrase, PhraseSlot, RuleSet, SlotSpec};
use crate::value::Days;
use std::ops::Range;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The items, in order of the text.
    pub items: Vec<Item>,
    /// Index of the place in the slot's list, 0 for the first: each step outward lowers the severity.
    pub step: u8,
    /// The publication date stands for it.
    pub published: bool,
}

/// What fits at a word.
#[derive(Debug, Clone, Copy)]
struct Hit {
    at: usize,
    item: Item,
    /// It is one of several that are named together: "in Dayton and El Paso".
    shared: bool,
}

/// Where a phrase stands, to search around it.
pub struct Around<'a> {
    /// The rule set.
    pub set: &'a RuleSet,
    /// The article.
    pub view: &'a View<'a>,
    /// Index of its sentence.
    pub sentence: usize,
    /// Its words.
    pub phrase: Range<usize>,
    /// Mentions that other slots of the phrase took.
    pub taken: &'a [usize],
}

impl Around<'_> {
    /// Looks for `slot` place by place, the nearest first.
    #[must_use]
    pub fn search(&self, slot: &SlotSpec) -> Option<Found> {
        let spec = PhraseSlot {
            binds: None,
            kinds: slot.kinds.clone(),
            class: None,
            only: Vec::new(),
            list: false,
            articles: slot.articles,
            limits: slot.limits.clone(),
        };
        let of_another_day = || {
            let cues = &slot.not_published;
            !cues.is_empty() && (self.tells_a_day_before() || !self.is_news())
                || cues.iter().any(|c| holds_cue(self.set, self.view, self.sentence, c))
        };
        let holds = |cues: &[Cue]| cues.iter().any(|c| holds_cue(self.set, self.view, self.sentence, c));
        let stays = || holds(&slot.not_back) || !slot.back.is_empty() && !holds(&slot.back);
        for (step, look) in slot.look.iter().enumerate() {
            let step = u8::try_from(step).unwrap_or(u8::MAX);
            let items = match look {
                Look::Published if of_another_day() => return None,
                Look::Published => return Some(Found { items: Vec::new(), step, published: true }),
                Look::Clause => self.in_words(self.sentence, self.clause(), slot, &spec),
                Look::Before => self.in_words(self.sentence, 0..self.phrase.start, slot, &spec),
                Look::After => self.in_words(self.sentence, self.phrase.end..usize::MAX, slot, &spec),
                Look::Sentence => self.in_words(self.sentence, 0..usize::MAX, slot, &spec),
                Look::Back(_) | Look::Article if stays() => Vec::new(),
                Look::Back(n) => self.back(usize::from(*n), slot, &spec),
                Look::Article => self.back(usize::MAX, slot, &spec),
            };
            if let Some(hits) = chosen(items, slot, &self.phrase) {
                let items = hits.iter().map(|hit| hit.item).collect();
                // A sum over several places is that of none of them.
                return (!hits.iter().any(|hit| hit.shared)).then_some(Found { items, step, published: false });
            }
            if matches!(look, Look::Clause) && self.names_unknown(slot) {
                return None;
            }
        }
        None
    }

    /// Whether the clause names what the slot asks for, and no table knows it: "in Springfield". What stands further away is
    /// then something else.
    fn names_unknown(&self, slot: &SlotSpec) -> bool {
        let lattice = &self.view.lattices[self.sentence];
        let clause = self.clause();
        let known = |at: usize| {
            lattice.names.iter().any(|n| n.start <= at && at < n.end)
                || lattice.mentions.iter().any(|m| m.start <= at && at < m.end)
        };
        let unknown = |at: usize| {
            let word = lattice.words.get(at);
            word.is_some_and(|w| w.token.capital && w.token.kind == TokenKind::Word) && !known(at)
        };
        let behind = slot.behind.iter().flat_map(|p| self.matches(p)).map(|m| m.end);
        behind.filter(|end| clause.contains(end)).any(unknown)
    }

    /// The nearest of the `n` sentences before that holds enough.
    fn back(&self, n: usize, slot: &SlotSpec, spec: &PhraseSlot) -> Vec<Hit> {
        let first = self.sentence.saturating_sub(n);
        for sentence in (first..self.sentence).rev() {
            let mut items = self.in_words(sentence, 0..usize::MAX, slot, spec);
            if items.len() >= slot.least {
                if !slot.many {
                    // The last one said.
                    items = items.pop().into_iter().collect();
                }
                return items;
            }
        }
        Vec::new()
    }

    /// All that fits in some words of a sentence, each thing once.
    fn in_words(&self, sentence: usize, words: Range<usize>, slot: &SlotSpec, spec: &PhraseSlot) -> Vec<Hit> {
        let Some(lattice) = self.view.lattices.get(sentence) else { return Vec::new() };
        let slots = std::slice::from_ref(spec);
        let fit = Fit { view: self.view, lattice, entities: &self.set.entities, slots };
        let ends = |phrases: &[Phrase]| -> Vec<usize> {
            phrases.iter().flat_map(|p| phrase_matches(self.set, self.view, sentence, p)).map(|m| m.end).collect()
        };
        let (behind, not_behind) = (ends(&slot.behind), ends(&slot.not_behind));
        let starts = |phrases: &[Phrase]| -> Vec<usize> {
            phrases.iter().flat_map(|p| phrase_matches(self.set, self.view, sentence, p)).map(|m| m.start).collect()
        };
        let (not_before, owned) = (starts(&slot.not_before), starts(&slot.owner_of));
        // "since {..9} {_:date}": the phrase holds what it rules out.
        let held: Vec<run::Match> = slot
            .not_behind
            .iter()
            .filter(|p| !p.slots.is_empty())
            .flat_map(|p| phrase_matches(self.set, self.view, sentence, p))
            .collect();
        let placed = |at: usize, end: usize| {
            (sentence != self.sentence || self.is_near(at, slot.near))
                && (slot.behind.is_empty() || behind.iter().any(|&e| follows(self.view.text(), lattice, e, at)))
                && !not_behind.contains(&at)
                && !not_before.contains(&end)
                && (slot.owner_of.is_empty()
                    || !lattice.names.iter().any(|n| n.end == end && at <= n.start && self.owns(lattice, n))
                    || owned.iter().any(|&o| end <= o && o - end <= OWNED))
                && !held.iter().any(|m| m.start < at && m.end == end)
        };
        let mut found: Vec<Hit> = Vec::new();
        let mut speakers: Option<Vec<Range<usize>>> = None;
        let mut at = words.start;
        while at < words.end.min(lattice.words.len()) {
            let Some((item, end)) =
                fit.one(spec, at).filter(|(i, _)| self.stands_alone(lattice, at, spec, i, !slot.behind.is_empty()))
            else {
                at += 1;
                continue;
            };
            let own = sentence == self.sentence
                && self.phrase.contains(&at)
                && matches!(item, Item::Mention(m) if self.taken.contains(&m));
            let mut quoted = || {
                sentence == self.sentence
                    && speakers.get_or_insert_with(|| self.speakers()).iter().any(|r| r.contains(&at))
            };
            if !own && placed(at, end) && !quoted() && !found.iter().any(|hit| hit.item == item) {
                let shared = !slot.many
                    && (self.is_one_of_days(lattice, at, end)
                        || !slot.behind.is_empty() && self.is_one_of_several(lattice, at, end, spec));
                found.push(Hit { at, item, shared });
            }
            at = end.max(at + 1);
        }
        // Where a report was written is where things happened only if it names no other place.
        let behind = self.behind_dateline(sentence);
        if found.iter().any(|hit| hit.at >= behind) {
            found.retain(|hit| hit.at >= behind);
        }
        found
    }

    /// The first word of a sentence behind the dateline that it begins with; 0 without one.
    fn behind_dateline(&self, sentence: usize) -> usize {
        let (view, dateline) = (self.view, self.view.dateline.and_then(|m| self.view.mentions.get(m)));
        let own = |tokens: &&Range<usize>| view.sentences.get(sentence).is_some_and(|s| s.contains(&tokens.start));
        let tokens = dateline.map(|mention| &mention.tokens).filter(own);
        tokens.map_or(0, |tokens| view.lattices[sentence].words.partition_point(|w| w.index < tokens.end))
    }

    /// Names behind an inverted verb of saying ("…, said Marco Rubio and Sergei Lavrov"): they tell of it, and take no part.
    fn speakers(&self) -> Vec<Range<usize>> {
        let lattice = &self.view.lattices[self.sentence];
        let mut found = Vec::new();
        for m in self.set.cues.saying.iter().flat_map(|phrase| self.matches(phrase)) {
            if m.start < self.phrase.end || !self.parted(m.start, m.start) {
                continue;
            }
            let mut end = m.end;
            let next = |end: usize, within: usize| {
                lattice.names.iter().find(|n| n.start >= end && n.start - end <= within).map(|n| n.end)
            };
            let mut within = TITLE;
            while let Some(behind) = next(end, within) {
                (end, within) = (behind, 1);
            }
            found.push(m.end..end);
        }
        found
    }

    /// Whether the word `at` stands within so many words of the phrase, or begins its clause.
    fn is_near(&self, at: usize, most: Option<usize>) -> bool {
        let between = if at < self.phrase.start { self.phrase.start - at } else { at.saturating_sub(self.phrase.end) };
        most.is_none_or(|most| between <= most || at <= self.clause().start + OPENING)
    }

    /// Whether the sentence begins the article; or says who reports, at its top or below a top that names the day of the
    /// publication: what lies behind, or beside other news, may be of any day.
    fn is_news(&self) -> bool {
        let cues = &self.set.cues;
        let says = || cues.saying.iter().chain(&cues.according).any(|p| !self.matches(p).is_empty());
        self.sentence < TITLE_AND_FIRST || (self.sentence < LEAD || self.top_tells_today()) && says()
    }

    /// Whether the top of the article names the day of the publication: "on Monday" on a Monday.
    fn top_tells_today(&self) -> bool {
        let today = |days: Days| days.from.is_some() && days.from == days.to && days == self.view.published;
        let dateline = self.view.dateline;
        self.view.lattices.iter().take(NEWS).flat_map(|lattice| &lattice.mentions).any(|s| {
            Some(s.mention) != dateline
                && matches!(self.view.mentions[s.mention].written, Written::Date(_))
                && self.view.dates[s.mention].is_some_and(|r| today(r.days))
        })
    }

    /// Whether the sentence before states another day than that of the publication: what follows is more likely of it.
    fn tells_a_day_before(&self) -> bool {
        let Some(before) = self.sentence.checked_sub(1).and_then(|s| self.view.lattices.get(s)) else { return false };
        let today = self.view.published;
        let another = |days: Days| days == Days::UNKNOWN || !days.meets(today);
        before.mentions.iter().any(|s| {
            matches!(self.view.mentions[s.mention].written, Written::Date(_))
                && self.view.dates[s.mention].is_none_or(|r| another(r.days))
        })
    }

    /// A name that only qualifies another is nobody's: the demonym of "Ukrainian President", the owner in "Trump's envoy Steve Witkoff".
    fn stands_alone(&self, lattice: &Lattice, at: usize, spec: &PhraseSlot, item: &Item, located: bool) -> bool {
        let Item::Entity(entity) = item else { return true };
        let Some(name) = lattice.names.iter().find(|n| n.start >= at && n.start <= at + 1 && n.entity == *entity)
        else {
            return true;
        };
        let kind = self.set.entities.at(*entity).map_or("", |e| e.kind.as_str());
        if matches!(kind, "place" | "region") && self.is_origin(lattice, name.start) {
            return false;
        }
        // "in the area of Russia's army": an owner is no place, unless it is a town: "at Hamburg's main station".
        let here = kind == "place" && self.stands_in(lattice, name.start);
        if located && !here && name.form != Form::Demonym && self.owns(lattice, name) {
            return false;
        }
        if name.form == Form::Demonym && spec.kinds.entities.iter().any(|k| k != "country") {
            return false;
        }
        if kind != "person" {
            return true;
        }
        // "a Biden-led task force"; not "the Merz-Macron meeting"
        let mark = lattice.words.get(name.end.wrapping_sub(1)).and_then(|w| w.mark);
        if mark == Some('-') && !lattice.names.iter().any(|n| n.start == name.end) {
            return false;
        }
        let owner = self.owns(lattice, name);
        let another = lattice.names.iter().any(|n| {
            n.start >= name.end
                && n.start <= name.end + 5
                && self.set.entities.at(n.entity).is_some_and(|e| e.kind == "person")
        });
        !(owner && another)
    }

    /// Whether a date is one of two that are named together: "on 2 May and 6 May", "on 2 May and two more on 6 May".
    fn is_one_of_days(&self, lattice: &Lattice, at: usize, end: usize) -> bool {
        let is_date = |m: &MentionSpot| matches!(self.view.mentions[m.mention].written, Written::Date(_));
        let dates = || lattice.mentions.iter().filter(|m| is_date(m));
        let small = |i: usize| {
            lattice.words.get(i).is_some_and(|w| {
                let word = w.token.text(self.view.text());
                ["and", "or", "on", "one", "two", "more", "another"].iter().any(|x| word.eq_ignore_ascii_case(x))
            })
        };
        let joined = |from: usize, to: usize| from < to && to - from <= 4 && (from..to).all(small);
        dates().any(|m| m.start == at) && dates().any(|m| joined(end, m.start) || joined(m.end, at))
    }

    /// Whether a name is one of several of which the same is said: "in Dayton, Ohio, and El Paso", "on Kharkiv, Sumy and Odesa".
    /// What lies in the other is no second one, nor is a name with a phrase of its own between.
    fn is_one_of_several(&self, lattice: &Lattice, at: usize, end: usize, spec: &PhraseSlot) -> bool {
        let text = self.view.text();
        let is = |i: usize, words: &[&str]| {
            lattice.words.get(i).is_some_and(|w| words.iter().any(|x| w.token.text(text).eq_ignore_ascii_case(x)))
        };
        let mark = |i: usize| lattice.words.get(i).and_then(|w| w.mark);
        let entities = &self.set.entities;
        let own = lattice.names.iter().find(|n| at <= n.start && n.end == end).map(|n| n.entity);
        let Some(own) = own else { return false };
        let kind = |e: usize| entities.at(e).map_or("", |e| e.kind.as_str());
        let other = |n: &&NameSpot| {
            n.form != Form::Demonym
                && entities.at(n.entity).is_some_and(|e| spec.kinds.entities.contains(&e.kind))
                && !entities.contains(n.entity, own)
                && !entities.contains(own, n.entity)
                && (kind(n.entity) == "country") == (kind(own) == "country")
        };
        let begins = |i: usize| lattice.names.iter().filter(|n| n.start == i).find(other);
        let stops = |i: usize| lattice.names.iter().filter(|n| n.end == i).find(other);
        // Behind: what it lies in ("Dayton, Ohio"), then ", X and", ", X, Y" or "and (in) (the) X".
        let mut next = end;
        while let Some(outer) = lattice.names.iter().find(|n| n.start == next && entities.contains(n.entity, own)) {
            next = outer.end;
        }
        let skip = |mut i: usize, words: &[&str], most: usize| {
            let first = i;
            while i - first < most && is(i, words) {
                i += 1;
            }
            i
        };
        let joined = |i: usize| is(i, &["and", "or"]) && begins(skip(i + 1, SMALL, 3)).is_some();
        let comma = |i: usize| begins(i).filter(|_| mark(i.wrapping_sub(1)) == Some(','));
        let listed = comma(next).is_some_and(|second| joined(second.end) || comma(second.end).is_some());
        // Before: "X, ", "X and (in) (the)", "X and a field in".
        let mut before = at;
        while before > 0 && at - before < BESIDE && !is(before - 1, &["and", "or"]) {
            before -= 1;
        }
        let small = (before..at).all(|i| is(i, SMALL));
        let capital = |i: usize| lattice.words.get(i).is_some_and(|w| i > 0 && w.token.capital);
        let second = before > 1
            && is(before - 1, &["and", "or"])
            && (stops(before - 1).is_some() || before == at && capital(before - 2))
            && (small || is(at - 1, SMALL) || at - before < BESIDE && is(at.saturating_sub(2), SMALL))
            && !(before..at).any(|i| self.phrase.contains(&i) || lattice.mentions.iter().any(|m| m.start == i));
        let follows = second || at > 0 && mark(at - 1) == Some(',') && stops(at).is_some();
        listed || joined(next) || follows
    }

    /// Whether a name is an owner: "Russia's".
    fn owns(&self, lattice: &Lattice, name: &NameSpot) -> bool {
        lattice.words.get(name.end.wrapping_sub(1)).is_some_and(|w| {
            self.view.tokens.get(w.index + 1).is_some_and(|t| t.kind == crate::mention::token::TokenKind::Possessive)
        })
    }

    /// Whether "at", "in" or the like stands right before a name.
    fn stands_in(&self, lattice: &Lattice, start: usize) -> bool {
        let before = start.checked_sub(1).and_then(|i| lattice.words.get(i));
        before.is_some_and(|w| {
            let word = w.token.text(self.view.text());
            w.mark.is_none()
                && ["at", "in", "into", "near", "on", "outside"].iter().any(|x| word.eq_ignore_ascii_case(x))
        })
    }

    /// Whether "from" stands before a name: people from a town need not be there.
    fn is_origin(&self, lattice: &Lattice, start: usize) -> bool {
        let before = start.checked_sub(1).and_then(|i| lattice.words.get(i));
        before.is_some_and(|w| w.mark.is_none() && w.token.text(self.view.text()).eq_ignore_ascii_case("from"))
    }

    /// The words of the clause that the phrase stands in: between strong marks and joining words.
    #[must_use]
    pub fn clause(&self) -> Range<usize> {
        let lattice = &self.view.lattices[self.sentence];
        let text = self.view.text();
        let next = |at: usize| lattice.words.get(at + 1).map(|w| w.token.text(text));
        let parts = |at: usize| {
            let before = at.checked_sub(1).and_then(|i| lattice.words.get(i)).and_then(|w| w.mark);
            let word = lattice.words[at].token.text(text).to_ascii_lowercase();
            matches!(before, Some(';' | ':' | '—' | '–' | '"' | '(' | ')'))
                || matches!(word.as_str(), "while" | "but" | "whereas" | "although" | "though" | "since")
                || before == Some(',')
                    && (matches!(word.as_str(), "and" | "which" | "who" | "after" | "when" | "as")
                        || word == "in" && next(at).is_some_and(|w| w.eq_ignore_ascii_case("which")))
        };
        let start =
            (1..=self.phrase.start.min(lattice.words.len().saturating_sub(1))).rev().find(|&i| parts(i)).unwrap_or(0);
        let end = (self.phrase.end..lattice.words.len()).find(|&i| parts(i)).unwrap_or(lattice.words.len());
        start..end
    }

    /// Whether the mention stands at the beginning of the clause of the phrase, or of the sentence: "By late 2022, …".
    #[must_use]
    pub fn opens(&self, mention: usize) -> bool {
        let lattice = &self.view.lattices[self.sentence];
        let spot = lattice.mentions.iter().find(|spot| spot.mention == mention);
        spot.is_some_and(|spot| {
            let (start, clause) = (spot.start, self.clause());
            start <= OPENING || clause.start <= start && start - clause.start <= OPENING
        })
    }

    /// The modality that cues near the phrase set, of those that the rule lets them set (`only`; empty: any);
    /// [`Modality::Actual`] without any.
    #[must_use]
    pub fn modality(&self, cues: &Cues, only: &[Modality]) -> Modality {
        let lattice = &self.view.lattices[self.sentence];
        let clause = self.clause();
        // The month is no verb: "early May".
        let dated = |m: &run::Match| lattice.mentions.iter().any(|s| s.start <= m.start && m.end <= s.end);
        let near = |m: &run::Match| {
            if dated(m) {
                return false;
            }
            let before = m.end <= self.phrase.start && self.phrase.start - m.end <= 12 && m.start >= clause.start;
            let within = m.start < self.phrase.end && self.phrase.start < m.end;
            let after = m.start >= self.phrase.end && m.start - self.phrase.end <= 4 && m.end <= clause.end;
            before || within || after
        };
        for (modality, phrases) in cues.modality.iter().rev() {
            if (only.is_empty() || only.contains(modality)) && phrases.iter().any(|p| self.matches(p).iter().any(near))
            {
                return *modality;
            }
        }
        Modality::Actual
    }

    /// Whether a comma, dash or quotation mark parts the words from `from` to `to`; of one word, that mark behind the one before it.
    pub(super) fn parted(&self, from: usize, to: usize) -> bool {
        let words = self.view.lattices[self.sentence].words.get(from.saturating_sub(1)..to).unwrap_or_default();
        words.iter().any(|w| matches!(w.mark, Some(',' | '"' | '—' | '–' | ';')))
    }

    /// All matches of a phrase in the sentence.
    #[must_use]
    pub fn matches(&self, phrase: &Phrase) -> Vec<run::Match> {
        phrase_matches(self.set, self.view, self.sentence, phrase)
    }
}

/// How far a date may stand from the beginning of the clause that it opens, in words ("Late on Monday").
const OPENING: usize = 2;
/// Most words between "and" and the second of two names: "the camp and a hotel in northern".
const BESIDE: usize = 6;
/// Words between "and" and the second of two names.
const SMALL: &[&str] = &["in", "at", "on", "near", "the", "nearby", "neighbouring", "neighboring"];
/// Most words between a verb of saying and the name behind it ("said the Ukrainian president").
const TITLE: usize = 5;
/// A headline and the first sentence.
const TITLE_AND_FIRST: usize = 2;
/// Sentences at the top of an article that tell what is new.
const LEAD: usize = 8;
/// Sentences at the top that name the day, boilerplate among them.
const NEWS: usize = 16;
/// Most words between an owner and what it owns ("Merz's first official visit").
const OWNED: usize = 2;
/// Most words between the words that a slot wants before it and what it holds ("in the southern city of").
const MAX_BETWEEN: usize = 4;

/// Whether the word `at` stands behind a phrase that ends at `end`, with a few words and no mark between.
fn follows(text: &str, lattice: &Lattice, end: usize, at: usize) -> bool {
    let between = lattice.words.get(end.saturating_sub(1)..at).unwrap_or_default();
    let goes_on = |w: &Word| {
        let word = w.token.text(text);
        !["before", "after", "since", "when", "that", "which", "who", "where", "until"].contains(&word)
    };
    let inside = lattice.words.get(end..at).unwrap_or_default();
    end <= at
        && at - end <= MAX_BETWEEN
        && between.iter().all(|w| matches!(w.mark, None | Some('-' | '.')))
        && inside.iter().all(goes_on)
}

/// Whether a sentence holds what a cue looks for.
#[must_use]
pub fn holds_cue(set: &RuleSet, view: &View<'_>, sentence: usize, cue: &Cue) -> bool {
    match cue {
        Cue::Entity(outer) => names_entity(set, view.lattices[sentence].names.iter().map(|n| n.entity), *outer),
        Cue::Phrase(phrase) => !phrase_matches(set, view, sentence, phrase).is_empty(),
    }
}

/// Whether one of the entities named is `outer` or lies in it.
#[must_use]
pub fn names_entity(set: &RuleSet, named: impl IntoIterator<Item = usize>, outer: usize) -> bool {
    named.into_iter().any(|inner| set.entities.contains(outer, inner))
}

/// All matches of `phrase` in a sentence.
#[must_use]
pub fn phrase_matches(set: &RuleSet, view: &View<'_>, sentence: usize, phrase: &Phrase) -> Vec<run::Match> {
    let Some(lattice) = view.lattices.get(sentence) else { return Vec::new() };
    if !lattice.active.holds(phrase.number) {
        return Vec::new();
    }
    let fit = Fit { view, lattice, entities: &set.entities, slots: &phrase.slots };
    if !phrase.program.mandatory.iter().all(|&slot| fit.may_fill(&phrase.slots[slot])) {
        return Vec::new();
    }
    matchable_matches(set, view, sentence, phrase)
}

/// All matches of a phrase in a sentence that is known to hold an anchor of it, and what its slots need.
#[must_use]
pub fn matchable_matches(set: &RuleSet, view: &View<'_>, sentence: usize, phrase: &Phrase) -> Vec<run::Match> {
    let Some(lattice) = view.lattices.get(sentence) else { return Vec::new() };
    let fit = Fit { view, lattice, entities: &set.entities, slots: &phrase.slots };
    run::matches(&phrase.program, &set.shared.tests, view.text(), lattice, &fit)
}

/// All of them for a slot that takes many; else the one nearest to the phrase.
fn chosen(mut hits: Vec<Hit>, slot: &SlotSpec, phrase: &Range<usize>) -> Option<Vec<Hit>> {
    if hits.len() < slot.least.max(1) {
        return None;
    }
    if !slot.many {
        let distance =
            |at: usize| if at < phrase.start { phrase.start - at } else { at.saturating_sub(phrase.end) + 1 };
        hits = vec![hits.iter().min_by_key(|hit| distance(hit.at)).copied()?];
    }
    Some(hits)
}
