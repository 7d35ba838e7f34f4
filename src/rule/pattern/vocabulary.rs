//! All words that patterns and names of entities know, numbered, so that a sentence is looked up once for all rules.

use crate::mention::token::{Token, fold_hash};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Number of a word; equal words, whatever their case, have equal numbers.
pub type WordId = u32;

/// Stands for a word that no rule knows.
pub const UNKNOWN: WordId = WordId::MAX;

/// A map by numbers of our own making, which nobody can choose to collide: a multiplication mixes them well enough.
pub type NumberMap<K, V> = HashMap<K, V, BuildHasherDefault<NumberHasher>>;

/// Hashes whole numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct NumberHasher(u64);

impl Hasher for NumberHasher {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u32(u32::from(byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Words by their fold hash.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    by_hash: NumberMap<u32, WordId>,
    words: Vec<String>,
}

impl Vocabulary {
    /// The number of `word`, given one when it is new.
    pub fn insert(&mut self, word: &str) -> WordId {
        let mut slot = fold_hash(word);
        loop {
            match self.by_hash.get(&slot) {
                Some(&id) if self.words[id as usize].eq_ignore_ascii_case(word) => return id,
                Some(_) => slot = slot.wrapping_add(1),
                None => break,
            }
        }
        let id = self.words.len() as WordId;
        self.words.push(word.to_ascii_lowercase());
        self.by_hash.insert(slot, id);
        id
    }

    /// The number of a token's word; [`UNKNOWN`] when no rule knows it.
    #[must_use]
    pub fn get(&self, token: Token, text: &str) -> WordId {
        let mut slot = token.hash;
        while let Some(&id) = self.by_hash.get(&slot) {
            if self.words[id as usize].eq_ignore_ascii_case(token.text(text)) {
                return id;
            }
            slot = slot.wrapping_add(1);
        }
        UNKNOWN
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word of this number.
    #[must_use]
    pub fn word(&self, id: WordId) -> Option<&str> {
        self.words.get(id as usize).map(String::as_str)
    }
}

/// A word or number of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The token.
    pub token: Token,
    /// Its index in the article.
    pub index: usize,
    /// Its number in the vocabulary.
    pub id: WordId,
    /// The strongest mark between it and the next word: a comma parts more than a hyphen.
    pub mark: Option<char>,
}
