//! Rules as they are used: patterns compiled, names resolved, limits exact.
//!
//! TOML as written is [`mod@file`]'s, turning it into rules [`validate`]'s. A rule set is self-contained: rules, entities,
//! word lists and cues of the built-in pack, of a folder, or of both.

pub mod builtin;
pub mod cases;
pub mod datelines;
pub mod error;
pub mod file;
pub mod keys;
pub mod load;
pub mod pattern;
pub mod rates;
pub mod sites;
mod syntax;
pub mod validate;

use crate::claim::Modality;
use crate::entity::Entities;
use crate::entity::names::Names;
use crate::mention::Hedge;
use crate::policy::{Comparison, Read};
use crate::rates::Rates;
use crate::text::Span;
use crate::value::{Days, Decimal};
use chrono::NaiveDate;
use error::SourceFile;
use pattern::compile::{Program, Shared};
use pattern::vocabulary::{Word, WordId};
use sites::Stating;
use std::collections::{BTreeMap, BTreeSet};

/// A rule set: all that extraction and comparison need.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// Rules in order of their identifiers.
    pub rules: Vec<Rule>,
    /// All entities.
    pub entities: Entities,
    /// All names of entities.
    pub names: Names,
    /// Vocabulary and word tests that all patterns share.
    pub shared: Shared,
    /// Cues of modality, speaker and negation.
    pub cues: Cues,
    /// Which phrases a sentence can match at all.
    pub anchors: Anchors,
    /// The phrases that state claims; not those of cues and of what rules ask beside.
    pub stating: Stating,
    /// How texts give their date, and what is no part of an article.
    pub datelines: datelines::Datelines,
    /// Rates of exchange.
    pub rates: Rates,
    /// Cases of comparison, to be run by the workbench.
    pub cases: Vec<cases::Case>,
}

/// Which phrases a sentence can match at all, by the words that it holds. Phrases with the same anchors share a number, so
/// that what a sentence costs grows with the phrases that it may match, whatever the number of rules.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    /// The numbers that each word is an anchor of.
    by_word: Vec<Vec<usize>>,
    /// The number of phrases that no word anchors.
    always: Option<usize>,
    /// Sets of anchors by the number of their phrases.
    numbers: BTreeMap<Option<BTreeSet<WordId>>, usize>,
}

impl Anchors {
    /// The number of phrases with these anchors.
    pub fn add(&mut self, anchors: Option<&BTreeSet<WordId>>) -> usize {
        let next = self.numbers.len();
        let number = *self.numbers.entry(anchors.cloned()).or_insert(next);
        if number < next {
            return number;
        }
        match anchors {
            None => self.always = Some(number),
            Some(words) => {
                for &word in words {
                    let word = word as usize;
                    if self.by_word.len() <= word {
                        self.by_word.resize(word + 1, Vec::new());
                    }
                    self.by_word[word].push(number);
                }
            }
        }
        number
    }

    /// The phrases that a sentence of these words can match.
    #[must_use]
    pub fn active(&self, words: &[Word]) -> Active {
        let of_words = words.iter().filter_map(|w| self.by_word.get(w.id as usize)).flatten();
        let mut active: Vec<usize> = self.always.iter().chain(of_words).copied().collect();
        active.sort_unstable();
        active.dedup();
        Active(active)
    }
}

/// A set of phrases.
#[derive(Debug, Clone, Default)]
pub struct Active(Vec<usize>);

impl Active {
    /// Whether phrases of this number are in it.
    #[must_use]
    pub fn holds(&self, phrase: usize) -> bool {
        self.0.binary_search(&phrase).is_ok()
    }

    /// The numbers of its phrases, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().copied()
    }
}

impl RuleSet {
    /// Comparison parameters by rule index, as [`crate::claim::Claim::rule`] counts.
    #[must_use]
    pub fn comparisons(&self) -> Vec<Comparison> {
        self.rules.iter().map(|r| r.comparison.clone()).collect()
    }
}

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Identifier.
    pub id: String,
    /// Explanation for people.
    pub docs: String,
    /// File that it stands in.
    pub file: SourceFile,
    /// Its identifier there, with its quotation marks.
    pub id_span: Span,
    /// How its claims are compared; holds title and group.
    pub comparison: Comparison,
    /// Where it looks.
    pub about: About,
    /// Its slots; patterns name them by index.
    pub slots: Vec<SlotSpec>,
    /// Index of the slot whose values are compared.
    pub value: usize,
    /// Parts of the key, in order of their names.
    pub key: Vec<KeyPart>,
    /// Part of the key that is the scope.
    pub scope: Option<String>,
    /// Modalities that cues of the sentence may set; empty: all.
    pub modalities: Vec<Modality>,
    /// Patterns that state claims.
    pub patterns: Vec<Pattern>,
    /// Patterns that withdraw claims whose value lies inside them.
    pub nots: Vec<Phrase>,
    /// Its examples.
    pub examples: Vec<Example>,
}

/// Where a rule looks at all.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Any of which the article must hold; empty: no demand.
    pub article: Vec<Cue>,
    /// None of which the article may hold.
    pub not_article: Vec<Cue>,
    /// Any of which the sentence must hold.
    pub sentence: Vec<Cue>,
    /// None of which the sentence may hold.
    pub not_sentence: Vec<Cue>,
    /// An article that was certainly published before this day is about something else.
    pub since: Option<NaiveDate>,
}

/// Something to look for in a sentence.
#[derive(Debug, Clone)]
pub enum Cue {
    /// An entity, by index, or one that lies in it.
    Entity(usize),
    /// A phrase.
    Phrase(Phrase),
}

/// A compiled phrase with what its slots take.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// What it has in common with all phrases of the same anchors.
    pub number: usize,
    /// As written.
    pub written: String,
    /// Where, in the file that it stands in.
    pub span: Span,
    /// Compiled.
    pub program: Program,
    /// One for each slot of the program.
    pub slots: Vec<PhraseSlot>,
}

/// What a slot of one phrase takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseSlot {
    /// Index of the rule's slot that it binds; `None` binds nothing.
    pub binds: Option<usize>,
    /// What may stand there.
    pub kinds: Kinds,
    /// Class of the counted noun: a kind of entities, or an entity.
    pub class: Option<Class>,
    /// Entities that may stand there, by index; empty: any of the kinds.
    pub only: Vec<usize>,
    /// Whether it takes a list.
    pub list: bool,
    /// "a" and "an" count as one.
    pub articles: bool,
    /// Limits of the value.
    pub limits: Limits,
}

/// A class of counted nouns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Class {
    /// All entities of a kind.
    Kind(String),
    /// An entity and what lies in it.
    Entity(usize),
}

/// Kinds of mention and of entity that a slot takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kinds {
    /// "270", "two million".
    pub number: bool,
    /// "fourth".
    pub ordinal: bool,
    /// "19.2 %", "one-fifth".
    pub percent: bool,
    /// "half a percentage point", "25 basis points".
    pub points: bool,
    /// "$8.45 billion".
    pub money: bool,
    /// "5 million euros ($5.5 million)": money with the same sum in another currency.
    pub conversion: bool,
    /// "three-year".
    pub duration: bool,
    /// "last Friday".
    pub date: bool,
    /// "1,000 km".
    pub quantity: bool,
    /// "270 drones"; without a class any number.
    pub count: bool,
    /// "a 54-year-old", "3-year-old".
    pub age: bool,
    /// A name that no table knows.
    pub name: bool,
    /// One number of a score or a vote: "51-50".
    pub score: bool,
    /// Kinds of entity.
    pub entities: Vec<String>,
}

/// A slot of a rule.
#[derive(Debug, Clone, Default)]
pub struct SlotSpec {
    /// Name.
    pub name: String,
    /// What may stand there.
    pub kinds: Kinds,
    /// Where to search when a pattern does not bind it, nearest first.
    pub look: Vec<Look>,
    /// Take all that the first fitting place holds.
    pub many: bool,
    /// At least so many.
    pub least: usize,
    /// Words, one of which stands before what a search finds ("in", "near"); empty: no demand.
    pub behind: Vec<Phrase>,
    /// Words, none of which stands before it ("since").
    pub not_behind: Vec<Phrase>,
    /// Words, none of which stands right after it ("army", "embassy").
    pub not_before: Vec<Phrase>,
    /// Words, one of which stands behind an owner for it to count ("Merz's meeting"); empty: every owner counts.
    pub owner_of: Vec<Phrase>,
    /// Most words between the phrase and what a search finds in its sentence, unless that begins the clause.
    pub near: Option<usize>,
    /// What the sentence must hold for the sentences before it to tell ("the blast"); empty: no demand.
    pub back: Vec<Cue>,
    /// What of the sentence says that the sentences before it do not tell ("worldwide").
    pub not_back: Vec<Cue>,
    /// What of the sentence says that the publication date does not stand for it ("over the years").
    pub not_published: Vec<Cue>,
    /// "a" and "an" count as one.
    pub articles: bool,
    /// Limits.
    pub limits: Limits,
}

/// A place to search for a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The clause of the phrase.
    Clause,
    /// The sentence before the phrase, the nearest first.
    Before,
    /// The sentence behind the phrase, the nearest first.
    After,
    /// The whole sentence, the nearest first.
    Sentence,
    /// At most so many sentences back, the nearest first.
    Back(u8),
    /// Everything before, the nearest first.
    Article,
    /// The publication date.
    Published,
}

/// Limits on a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// Smallest number.
    pub min: Option<Decimal>,
    /// Largest number.
    pub max: Option<Decimal>,
    /// Units; empty: any.
    pub units: Vec<String>,
    /// Currency codes; empty: any.
    pub currencies: Vec<String>,
    /// First and last year that a date may touch.
    pub within: Option<(i32, i32)>,
    /// Entities that may stand there, by index; empty: any.
    pub one_of: Vec<usize>,
    /// Entities that may not.
    pub skip: Vec<usize>,
    /// Grains of dates; empty: any.
    pub grains: Vec<String>,
}

/// One part of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPart {
    /// Name.
    pub name: String,
    /// Where its value comes from.
    pub from: KeySource,
}

/// Where the value of a key part comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeySource {
    /// Always this.
    Constant(String),
    /// A slot of the rule.
    Slot {
        /// Index of the slot.
        slot: usize,
        /// Its counted noun, not its number.
        noun: bool,
        /// When the slot is empty.
        or: Missing,
    },
}

/// What becomes of a claim whose slot stayed empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No claim.
    Drop,
    /// A wildcard.
    Wildcard,
    /// This value.
    Default(String),
}

/// A pattern that states claims.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Its phrases.
    pub phrases: Vec<Phrase>,
    /// How the value is read, in order of preference.
    pub reads: Vec<Read>,
    /// Constants: slot index and value.
    pub set: Vec<(usize, String)>,
    /// Fixed modality.
    pub modality: Option<Modality>,
    /// Any of which the sentence must hold; empty: no demand.
    pub require: Vec<Phrase>,
    /// Slots that are not searched for when its phrases do not bind them.
    pub leave: Vec<usize>,
}

/// Cues by what they mean.
#[derive(Debug, Clone, Default)]
pub struct Cues {
    /// Phrases that set a modality, in the order they are tried.
    pub modality: Vec<(Modality, Vec<Phrase>)>,
    /// Verbs of saying: "said", "told".
    pub saying: Vec<Phrase>,
    /// "according to".
    pub according: Vec<Phrase>,
    /// What speaks for the country before it: "ministry", "air force".
    pub body: Vec<Phrase>,
    /// What is written with a capital and yet tells no story from another, in lower case ("monday", "president"), and
    /// identifiers of entities that every article may name (news agencies).
    pub common: BTreeSet<String>,
}

/// An example of a rule.
#[derive(Debug, Clone)]
pub struct Example {
    /// An article in small.
    pub text: String,
    /// Its publication date.
    pub published: Days,
    /// What the rule must find, and nothing else.
    pub claims: Vec<Expected>,
    /// Why it may fail.
    pub todo: Option<String>,
    /// File that it stands in.
    pub file: SourceFile,
    /// Its text there, with its quotation marks.
    pub span: Span,
    /// Line of the file that it starts at, from 1.
    pub line: usize,
}

/// A claim that an example expects.
#[derive(Debug, Clone)]
pub struct Expected {
    /// A part of the text that the claim overlaps.
    pub quote: String,
    /// Where the quote stands in the rule file.
    pub quote_span: Span,
    /// Its value in words.
    pub value: Option<String>,
    /// Where the value stands in the rule file.
    pub value_span: Option<Span>,
    /// Slots of its key.
    pub key: Vec<(String, String)>,
    /// Its hedge.
    pub hedge: Option<Hedge>,
    /// Its modality.
    pub modality: Option<Modality>,
}
