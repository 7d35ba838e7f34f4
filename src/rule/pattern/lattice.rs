//! One sentence as patterns see it: its words, with every mention and name that begins at each.

use super::vocabulary::{Vocabulary, Word};
use crate::entity::names::{NameSpot, Names};
use crate::mention::token::{Sentence, Token, TokenKind};
use crate::mention::{Mention, Written};
use crate::rule::{Active, Anchors};

/// A mention as a range of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MentionSpot {
    /// First word of the value.
    pub start: usize,
    /// First word of its hedge, if that stands before the value; else the same.
    pub hedged_start: usize,
    /// Behind the last word, hedge included.
    pub end: usize,
    /// Index of the mention in the article.
    pub mention: usize,
    /// Whether gaps without numbers stop at it.
    pub numeric: bool,
}

/// The words of one sentence with all that begins at each.
#[derive(Debug, Default)]
pub struct Lattice {
    /// Words in order.
    pub words: Vec<Word>,
    /// Mentions, by start.
    pub mentions: Vec<MentionSpot>,
    /// Names, by start.
    pub names: Vec<NameSpot>,
    /// The phrases that the sentence can match at all.
    pub active: Active,
    /// For each word what gaps and slots ask of it.
    pub steps: Vec<Step>,
}

/// What begins at a word, in short.
#[derive(Debug, Clone, Copy, Default)]
pub struct Step {
    /// A mention or a name, or an article, begins here.
    pub begins: bool,
    /// The word is part of a number that gaps may stop at.
    pub in_number: bool,
    /// Behind the longest mention or name that begins here; 0: none does.
    pub end: usize,
    /// The same without numbers.
    pub plain_end: usize,
}

impl Lattice {
    /// Reads `sentence`. `mentions` are those of the whole article, in order; the one of index `hidden` is left out.
    #[must_use]
    #[allow(clippy::too_many_arguments)] // What a sentence is read with.
    pub fn new(
        text: &str,
        tokens: &[Token],
        sentence: &Sentence,
        mentions: &[Mention],
        hidden: Option<usize>,
        names: &Names,
        vocabulary: &Vocabulary,
        anchors: &Anchors,
    ) -> Self {
        let mut words: Vec<Word> = Vec::with_capacity(sentence.len());
        for index in sentence.clone() {
            let token = tokens[index];
            match token.kind {
                TokenKind::Word | TokenKind::Number => {
                    words.push(Word { token, index, id: vocabulary.get(token, text), mark: None });
                }
                TokenKind::Mark(_) | TokenKind::Line => {
                    let c = if let TokenKind::Mark(c) = token.kind { c } else { '—' };
                    if let Some(last) = words.last_mut() {
                        let stronger = |c: char| match c {
                            ';' | ':' | '—' | '–' | '(' | ')' | '"' | '?' | '!' => 3,
                            ',' => 2,
                            '.' => 1,
                            _ => 0,
                        };
                        if last.mark.is_none_or(|m| stronger(c) > stronger(m)) {
                            last.mark = Some(c);
                        }
                    }
                }
                TokenKind::Possessive => {}
            }
        }
        let names = names.find(text, &words);
        let first = mentions.partition_point(|m| m.tokens.end <= sentence.start);
        let spots: Vec<MentionSpot> = mentions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, m)| m.tokens.start < sentence.end)
            .filter(|(i, _)| Some(first + i) != hidden)
            .filter_map(|(i, m)| spot(&words, m, first + i))
            .collect();
        let active = anchors.active(&words);
        let steps = steps(text, &words, &spots, &names);
        Self { words, mentions: spots, names, active, steps }
    }

    /// Mentions whose value or whose hedge begins at the word `at`.
    pub fn mentions_at(&self, at: usize) -> impl Iterator<Item = &MentionSpot> {
        self.mentions.iter().filter(move |m| m.start == at || m.hedged_start == at)
    }

    /// Names that begin at the word `at`, the longest first.
    pub fn names_at(&self, at: usize) -> &[NameSpot] {
        let from = self.names.partition_point(|n| n.start < at);
        let to = self.names.partition_point(|n| n.start <= at);
        &self.names[from..to]
    }

    /// Some words, in lower case, parted by single spaces.
    #[must_use]
    pub fn words_text(&self, text: &str, words: std::ops::Range<usize>) -> String {
        let words = self.words.get(words).unwrap_or_default().iter().map(|w| w.token.text(text).to_lowercase());
        words.collect::<Vec<_>>().join(" ")
    }
}

fn steps(text: &str, words: &[Word], mentions: &[MentionSpot], names: &[NameSpot]) -> Vec<Step> {
    let mut steps = vec![Step::default(); words.len()];
    for (step, word) in steps.iter_mut().zip(words) {
        let written = word.token.text(text);
        step.begins = written.len() <= 3 && ["a", "an", "the"].iter().any(|a| written.eq_ignore_ascii_case(a));
    }
    for m in mentions {
        for at in [m.start, m.hedged_start] {
            let step = &mut steps[at];
            step.begins = true;
            step.end = step.end.max(m.end);
            if !m.numeric {
                step.plain_end = step.plain_end.max(m.end);
            }
        }
        if m.numeric {
            steps[m.start..m.end].iter_mut().for_each(|s| s.in_number = true);
        }
    }
    for n in names {
        let step = &mut steps[n.start];
        step.begins = true;
        step.end = step.end.max(n.end);
        step.plain_end = step.plain_end.max(n.end);
    }
    steps
}

fn spot(words: &[Word], mention: &Mention, index: usize) -> Option<MentionSpot> {
    let word_at = |token: usize| words.partition_point(|w| w.index < token);
    let (start, end) = (word_at(mention.tokens.start), word_at(mention.tokens.end.max(mention.hedged.end)));
    let numeric = !matches!(mention.written, Written::Date(_) | Written::Ordinal(_));
    let hedged_start = word_at(mention.hedged.start).min(start);
    (start < end).then_some(MentionSpot { start, hedged_start, end, mention: index, numeric })
}
