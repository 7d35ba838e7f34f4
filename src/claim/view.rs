//! An article as rules read it: cleaned text, tokens, sentences, mentions with their dates resolved, names.
//!
//! Made once for an article; dating, extraction and `why` share it.

use crate::article::dating::Reading;
use crate::mention::date::calendar::Grain;
use crate::mention::date::{DateExpr, When};
use crate::mention::resolve::{Resolved, resolve_all};
use crate::mention::sentence::sentences;
use crate::mention::token::{Sentence, Token, tokenize};
use crate::mention::{self, Mention, Written};
use crate::rule::RuleSet;
use crate::rule::pattern::lattice::Lattice;
use crate::text::{Cleaned, Span};
use crate::value::Days;
use std::collections::BTreeSet;

/// An article as rules read it. Offsets count bytes of the cleaned text.
#[derive(Debug)]
pub struct View<'t> {
    /// The cleaned text and the way back.
    pub cleaned: &'t Cleaned<'t>,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// Sentences, as ranges of tokens.
    pub sentences: Vec<Sentence>,
    /// All mentions, in order.
    pub mentions: Vec<Mention>,
    /// For each mention the days it means, if it is a date that can be resolved.
    pub dates: Vec<Option<Resolved>>,
    /// The publication date that they were resolved against.
    pub published: Days,
    /// For each sentence its words, mentions and names; empty for what rules skip.
    pub lattices: Vec<Lattice>,
    /// Indices of all entities named.
    pub entities: BTreeSet<usize>,
    /// Index of the mention that is the date of the dateline.
    pub dateline: Option<usize>,
}

impl<'t> View<'t> {
    /// Tokens, sentences and mentions of a cleaned text.
    #[must_use]
    pub fn new(cleaned: &'t Cleaned<'t>) -> Self {
        let text = cleaned.text();
        let mut tokens = Vec::with_capacity(text.len() / 5);
        tokenize(text, &mut tokens);
        let sentences = sentences(text, &tokens);
        let mentions = mention::find(text, &tokens, &sentences);
        let dates = vec![None; mentions.len()];
        Self {
            cleaned,
            tokens,
            sentences,
            mentions,
            dates,
            published: Days::UNKNOWN,
            lattices: Vec::new(),
            entities: BTreeSet::new(),
            dateline: None,
        }
    }

    /// The cleaned text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.cleaned.text()
    }

    /// What dating looks at.
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        Reading { text: self.text(), tokens: &self.tokens, sentences: &self.sentences, mentions: &self.mentions }
    }

    /// Resolves all dates against the publication date and each other.
    pub fn resolve_dates(&mut self, published: Days) {
        self.published = published;
        self.dates = resolve_all(self.text(), &self.tokens, &self.sentences, &self.mentions, published);
        self.forget_far_days();
    }

    /// "The next day" and "a week later" count from a date that the same sentence or the one before states. Where it stands
    /// further away, or nowhere, the text has gone on to something else, and a claim does not rest on it.
    fn forget_far_days(&mut self) {
        let mut last: Option<usize> = None;
        for (at, mention) in self.mentions.iter().enumerate() {
            let Written::Date(date) = &mention.written else { continue };
            let sentence = self.sentences.partition_point(|s| s.end <= mention.tokens.start);
            let counted = matches!(
                date,
                DateExpr::Relative(When::Later { grain: Grain::Day | Grain::Week, .. })
                    | DateExpr::Offset { base: When::Later { .. }, .. }
            );
            if counted && last.is_none_or(|last| sentence - last > 1) {
                self.dates[at] = None;
            } else if self.dates[at].is_some() {
                last = Some(sentence);
            }
        }
    }

    /// Reads the words and names of every sentence that does not touch one of `skipped`. The date of the dateline, a mention of
    /// this index, is no part of what its sentence says.
    pub fn read_names(&mut self, set: &RuleSet, skipped: &[Span], dateline: Option<usize>) {
        self.dateline = dateline;
        let text = self.cleaned.text();
        let mut lattices = Vec::with_capacity(self.sentences.len());
        for sentence in &self.sentences {
            let span = self.span_of(sentence.clone());
            if skipped.iter().any(|s| s.overlaps(span)) {
                lattices.push(Lattice::default());
                continue;
            }
            let lattice = Lattice::new(
                text, &self.tokens, sentence, &self.mentions, dateline, &set.names, &set.shared.vocabulary,
                &set.anchors,
            );
            self.entities.extend(lattice.names.iter().map(|n| n.entity));
            lattices.push(lattice);
        }
        self.lattices = lattices;
    }

    /// Bytes of a range of tokens, in the cleaned text.
    #[must_use]
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) if first.start <= last.start => {
                Span::new(first.start as usize, last.end as usize)
            }
            _ => Span::default(),
        }
    }
}
