//! One sentence as the recognisers see it: tokens by index, with the senses of their words. Indices outside of the
//! sentence are allowed everywhere and hold nothing.

use super::cues::Cues;
use super::lexicon::{Entry, Kw, Looked, Sense, Starts, Words};
use super::number::Num;
use super::token::{Token, TokenKind, is_among};
use crate::value::TimeUnit;
use std::cell::Cell;
use std::ops::Range;

/// A sentence of a tokenised text.
pub(super) struct Context<'a> {
    /// The cleaned text.
    pub(super) text: &'a str,
    /// The tokens of the whole text.
    pub(super) tokens: &'a [Token],
    /// The sentence: the range of token indices that recognisers may look at.
    pub(super) sentence: Range<usize>,
    /// Its tokens.
    inside: &'a [Token],
    words: Words,
    /// What the lexicon says of the sentence's tokens.
    looked: Vec<Looked>,
    /// For each of them, the last one first, the cues that it and those behind it give.
    ahead: Vec<Cues>,
    /// Numbers parsed lately, by the low bits of their index: several recognisers ask for the same ones.
    pub(super) numbers: Parsed,
    /// Ranges parsed lately.
    pub(super) ranges: Parsed,
}

/// What a parser made of the tokens that it was asked for last. An entry is right when its index is the one asked for.
pub(super) struct Parsed([Cell<(usize, Option<Num>)>; 4]);

impl Parsed {
    fn new() -> Self {
        Self(std::array::from_fn(|_| Cell::new((usize::MAX, None))))
    }

    /// What was found at `i`, or else what `parse` finds there.
    pub(super) fn or_parse(&self, i: usize, parse: impl FnOnce() -> Option<Num>) -> Option<Num> {
        let slot = &self.0[i % 4];
        let (at, known) = slot.get();
        if at == i {
            return known;
        }
        let found = parse();
        slot.set((i, found));
        found
    }
}

impl<'a> Context<'a> {
    /// A text with no sentence yet. What was parsed in one sentence stays true in the next: no token is in both.
    pub(super) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self {
            text,
            tokens,
            sentence: 0..0,
            inside: &[],
            words: Words::get(),
            looked: Vec::new(),
            ahead: Vec::new(),
            numbers: Parsed::new(),
            ranges: Parsed::new(),
        }
    }

    /// Turns to another sentence of the text.
    pub(super) fn enter(&mut self, sentence: &Range<usize>) {
        self.sentence = sentence.clone();
        self.inside = &self.tokens[sentence.clone()];
        self.words.look_up(self.text, self.inside, &mut self.looked);
        self.ahead.clear();
        let mut all = Cues::NONE;
        self.ahead.extend(self.looked.iter().rev().map(|looked| {
            all = all.with(looked.cues());
            all
        }));
    }

    /// The first token from `i` on that something may begin with, judged by itself; the end of the sentence if there is none.
    #[inline]
    pub(super) fn next_start(&self, i: usize) -> usize {
        let rest = self.looked.get(i - self.sentence.start..).unwrap_or_default();
        i + rest.iter().position(|looked| !looked.starts().none()).unwrap_or(rest.len())
    }

    /// The token at `i`; `None` outside of the sentence.
    #[inline]
    pub(super) fn get(&self, i: usize) -> Option<Token> {
        self.inside.get(i.wrapping_sub(self.sentence.start)).copied()
    }

    /// The text of the token at `i`; empty outside of the sentence.
    #[inline]
    pub(super) fn str(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| t.text(self.text))
    }

    /// The same as bytes, which takes no look at where characters begin.
    #[inline]
    fn bytes(&self, i: usize) -> &'a [u8] {
        self.get(i).map_or(&[], |t| &self.text.as_bytes()[t.start as usize..t.end as usize])
    }

    /// Whether the token at `i` is the word `word` (lower case), in any case.
    #[inline]
    pub(super) fn is_word(&self, i: usize, word: &str) -> bool {
        self.bytes(i).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether the token at `i` is one of `words` (lower case), in any case.
    pub(super) fn is_any(&self, i: usize, words: &[&str]) -> bool {
        is_among(self.bytes(i), words)
    }

    /// Whether the token at `i` is the mark `c`.
    #[inline]
    pub(super) fn is(&self, i: usize, c: char) -> bool {
        self.get(i).is_some_and(|t| t.kind == TokenKind::Mark(c))
    }

    /// Whether the token at `i` is a hyphen or dash.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.get(i).map(|t| t.kind), Some(TokenKind::Mark('-' | '–' | '—' | '−')))
    }

    /// Whether the token at `i` is a number in digits.
    #[inline]
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether the token at `i` touches the token before it.
    #[inline]
    pub(super) fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.glued) && i > self.sentence.start
    }

    /// Whether a hyphen at `i` joins two tokens: no space on either side.
    #[inline]
    pub(super) fn joins(&self, i: usize) -> bool {
        self.is(i, '-') && self.glued(i) && self.glued(i + 1)
    }

    /// Where the next word is when a joining hyphen may stand at `i`: behind it, or at `i` itself.
    #[inline]
    pub(super) fn past_hyphen(&self, i: usize) -> usize {
        if self.joins(i) { i + 1 } else { i }
    }

    /// The entry in the lexicon of the word at `i`.
    #[inline]
    fn entry(&self, i: usize) -> Option<&'static Entry> {
        self.looked.get(i.wrapping_sub(self.sentence.start)).and_then(|&looked| self.words.entry(looked))
    }

    /// What the word at `i` may mean.
    #[inline]
    pub(super) fn senses(&self, i: usize) -> &'static [Sense] {
        self.entry(i).map_or(&[], |e| e.senses())
    }

    /// What may begin at token `i`, judged by the token and its neighbours: it may say too much, never too little.
    #[inline]
    pub(super) fn starts(&self, i: usize) -> Starts {
        let starts = self.looked.get(i.wrapping_sub(self.sentence.start)).map_or(Starts::default(), |l| l.starts());
        if starts.none() { starts } else { self.starts_among(i, starts) }
    }

    /// Whether the token at `i`, or one behind it in the sentence, gives one of these cues.
    #[inline]
    pub(super) fn ahead(&self, i: usize, cues: Cues) -> bool {
        // Behind the sentence this wraps around, to an index that none has.
        self.ahead.get(self.sentence.end.wrapping_sub(i + 1)).is_some_and(|ahead| ahead.any(cues))
    }

    /// Whether the token at `i` gives one of these cues.
    #[inline]
    pub(super) fn cue(&self, i: usize, cues: Cues) -> bool {
        self.looked.get(i.wrapping_sub(self.sentence.start)).is_some_and(|looked| looked.cues().any(cues))
    }

    /// Whether a number may begin with the token at `i`, judged by itself.
    #[inline]
    pub(super) fn opens_number(&self, i: usize) -> bool {
        self.looked.get(i.wrapping_sub(self.sentence.start)).is_some_and(|looked| looked.starts().any(Starts::NUMBER))
    }

    /// The same for a token that may begin something, by its neighbours.
    fn starts_among(&self, i: usize, starts: Starts) -> Starts {
        let nothing = Starts::default();
        match self.get(i).map(|t| t.kind) {
            // "a" begins nothing before a word that the lexicon does not know, but "a full year".
            Some(TokenKind::Word)
                if self.key(i, Kw::A)
                    && (self.senses(i + 1).is_empty() && self.time_unit(i + 2).is_none() || self.key(i + 1, Kw::A)) =>
            {
                nothing
            }
            Some(TokenKind::Mark('-' | '−'))
                if !self.glued(i + 1)
                    || self.is(i + 1, '-')
                    || self.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word) =>
            {
                nothing
            }
            Some(TokenKind::Mark('.')) if self.glued(i) || !self.is_number(i + 1) => nothing,
            _ => starts,
        }
    }

    /// The first sense of the word at `i` that `pick` takes.
    pub(super) fn sense<T>(&self, i: usize, pick: impl FnMut(Sense) -> Option<T>) -> Option<T> {
        self.senses(i).iter().copied().find_map(pick)
    }

    /// Whether the word at `i` is the grammar word `kw`.
    #[inline]
    pub(super) fn key(&self, i: usize, kw: Kw) -> bool {
        self.entry(i).is_some_and(|entry| entry.is(kw))
    }

    /// The month that the word at `i` may name.
    pub(super) fn month(&self, i: usize) -> Option<u8> {
        self.sense(i, |s| if let Sense::Month(m) = s { Some(m) } else { None })
    }

    /// The weekday that the word at `i` may name; Monday is 0.
    pub(super) fn weekday(&self, i: usize) -> Option<u8> {
        self.sense(i, |s| if let Sense::Weekday(d) = s { Some(d) } else { None })
    }

    /// The unit of time that the word at `i` may name.
    pub(super) fn time_unit(&self, i: usize) -> Option<TimeUnit> {
        self.sense(i, |s| if let Sense::TimeUnit(u) = s { Some(u) } else { None })
    }

    /// The ordinal that the word at `i` may be.
    pub(super) fn ordinal_word(&self, i: usize) -> Option<u32> {
        self.sense(i, |s| if let Sense::Ordinal(n) = s { Some(n) } else { None })
    }
}
