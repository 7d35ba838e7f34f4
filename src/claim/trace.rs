//! What became of every phrase of every rule in one sentence: the claims that it made, what was dropped on the way and
//! why, and how nearly the others match. For `why`; it asks the same functions as [`super::extract`], one by one.

use super::Claim;
use super::extract::{
    Draft, Lacking, before, concerns_article, filled, finish, nearest as the_nearest, take_match, withdraws,
};
use super::fit::Fit;
use super::key::Filled;
use super::search::{holds_cue, phrase_matches};
use super::view::View;
use crate::article::Article;
use crate::rule::pattern::near::{Failure, Near, nearest};
use crate::rule::pattern::run::{Item, Match, Slots};
use crate::rule::{Cue, KeyPart, Limits, Look, Pattern, Phrase, PhraseSlot, Rule, RuleSet};
use crate::text::{Lines, Span};
use chrono::NaiveDate;
use std::ops::Range;
use std::sync::Arc;

/// What one rule did in one sentence.
#[derive(Debug)]
pub struct Traced<'s> {
    /// The rule.
    pub rule: &'s Rule,
    /// What keeps it from this article or sentence altogether, if anything does.
    pub gate: Option<Gate<'s>>,
    /// Everything that its phrases matched, value by value.
    pub matched: Vec<Matched<'s>>,
    /// The phrase that came nearest among those that do not match, and by how much it misses.
    pub near: Option<(&'s Phrase, &'s Pattern, Near)>,
}

/// A value that a phrase matched.
#[derive(Debug)]
pub struct Matched<'s> {
    /// The phrase.
    pub phrase: &'s Phrase,
    /// Its pattern.
    pub pattern: &'s Pattern,
    /// Words of the match, in the sentence.
    pub words: Range<usize>,
    /// Words of the value.
    pub value_words: Range<usize>,
    /// What the slots of the rule hold, in their order.
    pub slots: Vec<Slot<'s>>,
    /// What became of it.
    pub fate: Fate<'s>,
}

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<'s> {
    /// Name of the slot.
    pub name: &'s str,
    /// What was found: words of the article, names of entities, a constant of the rule.
    pub held: String,
    /// Where.
    pub place: Found,
}

/// Where the content of a slot was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The rule says it.
    ByRule,
    /// In the phrase.
    InPhrase,
    /// By slot search, there.
    Searched(Look),
}

/// What became of a match.
#[derive(Debug)]
pub enum Fate<'s> {
    /// A claim. Its identifier is empty: that depends on the whole article.
    Claim(Box<Claim>),
    /// The rule does not look here: see [`Traced::gate`].
    Gate,
    /// The sentence holds nothing that the pattern requires.
    Require(&'s [Phrase]),
    /// A `not` phrase covers the value.
    Withdrawn(&'s Phrase),
    /// A part that the key demands stayed empty.
    Key(&'s KeyPart),
    /// The value cannot be read.
    Value,
}

/// Why a rule does not look at an article or sentence.
#[derive(Debug, Clone, Copy)]
pub enum Gate<'s> {
    /// The article holds none of these.
    ArticleLacks(&'s [Cue]),
    /// The article was published before the day on which the rule begins to look.
    Before(NaiveDate),
    /// The article holds one that it may not.
    ArticleHolds(&'s Cue),
    /// The sentence holds none of these.
    SentenceLacks(&'s [Cue]),
    /// The sentence holds one that it may not.
    SentenceHolds(&'s Cue),
}

/// Indices of the sentences that share a byte with `span` of the article's text.
#[must_use]
pub fn sentences(view: &View<'_>, span: Span) -> Vec<usize> {
    let touches = |i: &usize| place(view, *i).overlaps(span);
    (0..view.sentences.len()).filter(touches).collect()
}

/// The bytes of a sentence in the article's text.
#[must_use]
pub fn place(view: &View<'_>, sentence: usize) -> Span {
    view.sentences.get(sentence).map_or_else(Span::default, |s| view.cleaned.original_of(view.span_of(s.clone())))
}

/// The bytes of some words of a sentence in the article's text.
#[must_use]
pub fn words_place(view: &View<'_>, sentence: usize, words: Range<usize>) -> Span {
    let Some(lattice) = view.lattices.get(sentence) else { return Span::default() };
    let (first, last) = (lattice.words.get(words.start), words.end.checked_sub(1).and_then(|i| lattice.words.get(i)));
    match (first, last) {
        (Some(first), Some(last)) if first.index <= last.index => {
            view.cleaned.original_of(view.span_of(first.index..last.index + 1))
        }
        _ => Span::default(),
    }
}

/// What every rule did in one sentence, by rule; rules without a match and without a near one are left out. `index` is
/// that of the article in the corpus.
#[must_use]
pub fn trace<'s>(
    set: &'s RuleSet,
    article: &Article,
    index: usize,
    view: &View<'_>,
    sentence: usize,
) -> Vec<Traced<'s>> {
    let names = super::names::story_names(set, view);
    let lines = Lines::of(&article.text);
    let ground = Ground { set, article, index, view, sentence, lines: &lines, names: &names };
    set.rules.iter().enumerate().filter_map(|(i, rule)| ground.rule(i, rule)).collect()
}

struct Ground<'a, 's> {
    set: &'s RuleSet,
    article: &'a Article,
    index: usize,
    view: &'a View<'a>,
    sentence: usize,
    lines: &'a Lines,
    names: &'a Arc<[String]>,
}

impl<'s> Ground<'_, 's> {
    fn rule(&self, rule_index: usize, rule: &'s Rule) -> Option<Traced<'s>> {
        let gate = self.gate(rule);
        let mut matched = Vec::new();
        let mut near: Vec<(&'s Phrase, &'s Pattern, Near)> = Vec::new();
        for pattern in &rule.patterns {
            for phrase in &pattern.phrases {
                let matches = the_nearest(phrase_matches(self.set, self.view, self.sentence, phrase));
                if matches.is_empty() {
                    near.extend(self.near(rule, pattern, phrase).map(|near| (phrase, pattern, near)));
                }
                for m in &matches {
                    self.drafts(rule, rule_index, pattern, phrase, m, gate, &mut matched);
                }
            }
        }
        // What is told of a value already need not be told of phrases that nearly took it too.
        near.retain(|(phrase, _, near)| {
            let value = near.captures.iter().find(|c| phrase.slots[c.slot].binds == Some(rule.value));
            let (start, end) = value.map_or((near.start, near.end), |v| (v.start, v.end));
            !matched.iter().any(|m| m.value_words.start < end && start < m.value_words.end)
        });
        let surplus = |near: &Near| (near.fits.saturating_sub(near.fails), nearness(near));
        let near = near.into_iter().rev().max_by_key(|(_, _, near)| surplus(near));
        (!matched.is_empty() || near.is_some()).then_some(Traced { rule, gate, matched, near })
    }

    fn gate(&self, rule: &'s Rule) -> Option<Gate<'s>> {
        let about = &rule.about;
        if let Some(since) = before(about.since, self.view.published) {
            return Some(Gate::Before(since));
        }
        if !concerns_article(self.set, self.view, rule) {
            let in_article = |cue: &&Cue| (0..self.view.lattices.len()).any(|s| holds_cue(self.set, self.view, s, cue));
            return Some(match about.not_article.iter().find(in_article) {
                Some(cue) => Gate::ArticleHolds(cue),
                None => Gate::ArticleLacks(&about.article),
            });
        }
        let holds = |cue: &&Cue| holds_cue(self.set, self.view, self.sentence, cue);
        if let Some(cue) = about.not_sentence.iter().find(holds) {
            return Some(Gate::SentenceHolds(cue));
        }
        let lacks = !about.sentence.is_empty() && !about.sentence.iter().any(|cue| holds(&cue));
        lacks.then_some(Gate::SentenceLacks(&about.sentence))
    }

    /// Every value of one match, with its fate.
    #[allow(clippy::too_many_arguments)] // What one match belongs to.
    fn drafts(
        &self,
        rule: &'s Rule,
        rule_index: usize,
        pattern: &'s Pattern,
        phrase: &'s Phrase,
        m: &Match,
        gate: Option<Gate<'s>>,
        matched: &mut Vec<Matched<'s>>,
    ) {
        let mut drafts = Vec::new();
        take_match(rule, rule_index, pattern, phrase, self.sentence, m, &mut drafts);
        for draft in &drafts {
            let fate = if gate.is_some() { Fate::Gate } else { self.fate(rule, pattern, draft) };
            let (words, value_words) = (draft.words.clone(), draft.value_words.clone());
            matched.push(Matched { phrase, pattern, words, value_words, slots: self.slots(rule, draft), fate });
        }
    }

    fn fate(&self, rule: &'s Rule, pattern: &'s Pattern, draft: &Draft<'s>) -> Fate<'s> {
        let matches = |phrase: &Phrase| phrase_matches(self.set, self.view, self.sentence, phrase);
        if !pattern.require.is_empty() && pattern.require.iter().all(|p| matches(p).is_empty()) {
            return Fate::Require(&pattern.require);
        }
        let covers = |not: &&Phrase| matches(not).iter().any(|m| withdraws(rule, not, m, draft));
        if let Some(not) = rule.nots.iter().find(covers) {
            return Fate::Withdrawn(not);
        }
        match finish(self.set, self.article, self.index, self.view, self.lines, self.names, draft) {
            Ok(claim) => Fate::Claim(Box::new(claim)),
            Err(Lacking::Key(part)) => Fate::Key(part),
            Err(Lacking::Value) => Fate::Value,
        }
    }

    fn slots(&self, rule: &'s Rule, draft: &Draft<'_>) -> Vec<Slot<'s>> {
        let bound = filled(self.set, self.view, draft);
        let of = |(i, spec): (usize, &'s crate::rule::SlotSpec)| {
            let filled = bound.get(&i)?;
            let place = match (filled.stated, filled.constant.is_some()) {
                (_, true) => Found::ByRule,
                (super::Stated::Near(_), _) => Found::Searched(*spec.look.get(usize::from(filled.step))?),
                _ => Found::InPhrase,
            };
            Some(Slot { name: &spec.name, held: self.held(filled), place })
        };
        rule.slots.iter().enumerate().filter_map(of).collect()
    }

    fn held(&self, filled: &Filled) -> String {
        if let Some(constant) = &filled.constant {
            return constant.clone();
        }
        if filled.published {
            return "the date of publication".to_owned();
        }
        let text = |span: Span| self.article.text[span.start..span.end].to_owned();
        let item = |item: &Item| match item {
            Item::Mention(m) => {
                text(self.view.cleaned.original_of(self.view.span_of(self.view.mentions[*m].tokens.clone())))
            }
            Item::Entity(e) => self.set.entities.at(*e).map(|e| e.id.clone()).unwrap_or_default(),
            Item::Count { start, end, .. } => text(words_place(self.view, self.sentence, *start..*end)),
            Item::Words(start, end) => text(words_place(self.view, self.sentence, *start..*end)),
        };
        filled.items.iter().map(item).collect::<Vec<_>>().join(" + ")
    }

    /// How nearly a phrase matches, if that is worth telling: its value is there, or all but its value.
    fn near(&self, rule: &Rule, pattern: &Pattern, phrase: &Phrase) -> Option<Near> {
        let lattice = self.view.lattices.get(self.sentence)?;
        let fit = Fit { view: self.view, lattice, entities: &self.set.entities, slots: &phrase.slots };
        let unlimited: Vec<PhraseSlot> = phrase.slots.iter().map(without_limits).collect();
        let loose = Fit { slots: &unlimited, ..fit };
        // Without a value all the rest must match, and so its anchor be there.
        let is_value = |slot: usize| phrase.slots.get(slot).is_some_and(|s| s.binds == Some(rule.value));
        let somewhere = |slot: usize| (0..lattice.words.len()).any(|at| loose.take(slot, at).is_some());
        let value = (0..phrase.slots.len()).find(|slot| is_value(*slot));
        if !lattice.active.holds(phrase.number) && !value.is_none_or(somewhere) {
            return None;
        }
        let near = nearest(&phrase.program, &self.set.shared, self.view.text(), lattice, &fit, &loose)?;
        let constant = pattern.set.iter().any(|(slot, _)| *slot == rule.value);
        let limited = |f: &Failure| matches!(f, Failure::Limit { slot, .. } if is_value(*slot));
        let has_value = constant || near.captures.iter().any(|c| is_value(c.slot)) || near.failures.iter().any(limited);
        (has_value || near.failures.len() == 1).then_some(near)
    }
}

fn without_limits(slot: &PhraseSlot) -> PhraseSlot {
    PhraseSlot { limits: Limits::default(), only: Vec::new(), ..slot.clone() }
}

/// Orders near misses: by the share of the phrase that fits, in thousandths, then by its weight.
#[must_use]
pub fn nearness(near: &Near) -> (u32, u32) {
    (near.fits.saturating_mul(1000) / (near.fits + near.fails).max(1), near.fits)
}
