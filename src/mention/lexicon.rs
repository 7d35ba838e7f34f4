//! What single words may mean: one table from words to senses, merged from the tables that the recognisers bring.
//!
//! A word may have several senses ("second": ordinal and unit of time; "may": month and verb). Which of them holds is
//! decided by the recognisers from context. Looked up by [`Token::hash`], without allocation.

use super::date::DateWord;
use super::token::{Token, TokenKind, fold_hash};
use crate::value::TimeUnit;
use std::sync::LazyLock;

/// One thing that a word may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// "zero" to "nineteen".
    Cardinal(u32),
    /// "twenty" to "ninety".
    Tens(u32),
    /// "hundred".
    Hundred,
    /// "thousand", "million", "lakh": power of ten.
    Scale(u8),
    /// "bn", "k", "m": power of ten; stands behind digits only.
    ShortScale(u8),
    /// "dozen", "score": multiplies by this.
    Group(u32),
    /// "first", "twentieth", "hundredth".
    Ordinal(u32),
    /// Denominator in a fraction: "half" 2, "thirds" 3, "quarters" 4, "fifth" 5.
    FractionWord(u32),
    /// "dozens", "hundreds", "thousands": how many at least.
    Plural(u8),
    /// "multibillion": power of ten.
    Multi(u8),
    /// Index into [`super::units::UNITS`].
    Unit(u8),
    /// The same for an abbreviation, to be compared as it is written.
    ShortUnit(u8),
    /// Index into [`super::currency::NOUNS`].
    CurrencyNoun(u8),
    /// Index into [`super::currency::MINOR`].
    CurrencyMinor(u8),
    /// Index into [`super::currency::CODES`].
    CurrencyCode(u8),
    /// One of [`super::currency::PREFIXES`], to be compared as it is written.
    CurrencyPrefix,
    /// January is 1.
    Month(u8),
    /// Monday is 0.
    Weekday(u8),
    /// "years", "hr".
    TimeUnit(TimeUnit),
    /// A word that dates begin with or turn on.
    Date(DateWord),
    /// A word that the grammar of some recogniser names.
    Key(Kw),
}

/// Words of the grammar that several recognisers look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub(super) enum Kw {
    A,
    And,
    Or,
    To,
    Of,
    In,
    Per,
    Between,
    From,
    Point,
    Minus,
    Several,
    Few,
    Couple,
    Multi,
}

impl Sense {
    /// Whether a mention can begin with a word of this sense.
    fn starts(self) -> bool {
        match self {
            Self::ShortScale(_)
            | Self::TimeUnit(_)
            | Self::Unit(_)
            | Self::ShortUnit(_)
            | Self::CurrencyNoun(_)
            | Self::CurrencyMinor(_) => false,
            Self::Key(kw) => matches!(kw, Kw::A | Kw::Minus | Kw::Several | Kw::Few | Kw::Couple | Kw::Multi),
            _ => true,
        }
    }
}

/// A word of the lexicon.
#[derive(Debug)]
pub(super) struct Entry {
    word: String,
    hash: u32,
    /// Its senses, in the order of the tables.
    senses: Vec<Sense>,
    /// Whether a mention can begin with it.
    starts: bool,
}

struct Lexicon {
    /// Entries by hash, open addressing; 0 is an empty slot, else index + 1.
    slots: Vec<u16>,
    entries: Vec<Entry>,
    /// One bit for each low 16 bits of a hash in the table: most words of a text stop here.
    filter: Vec<u64>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let tables: [&[(&str, Sense)]; 6] = [
        super::spelled::LEXICON,
        super::fraction::LEXICON,
        super::vague::LEXICON,
        super::ordinal::LEXICON,
        super::date::LEXICON,
        super::duration::LEXICON,
    ];
    let mut words: Vec<(String, Sense)> =
        tables.into_iter().flatten().map(|&(word, sense)| (word.to_ascii_lowercase(), sense)).collect();
    words.extend(super::units::senses());
    words.extend(super::currency::senses());
    words.sort_by(|a, b| a.0.cmp(&b.0));
    let mut entries: Vec<Entry> = Vec::new();
    for (word, sense) in words {
        match entries.last_mut() {
            Some(entry) if entry.word == word => {
                if !entry.senses.contains(&sense) {
                    entry.senses.push(sense);
                }
                entry.starts |= sense.starts();
            }
            _ => entries.push(Entry { hash: fold_hash(&word), word, senses: vec![sense], starts: sense.starts() }),
        }
    }
    let mut slots = vec![0u16; (entries.len() * 4).next_power_of_two()];
    let mut filter = vec![0u64; 1024];
    let mask = slots.len() - 1;
    for (index, entry) in entries.iter().enumerate() {
        filter[(entry.hash & 0xffff) as usize / 64] |= 1 << (entry.hash % 64);
        let mut slot = entry.hash as usize & mask;
        while slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        slots[slot] = u16::try_from(index + 1).unwrap_or(0);
    }
    Lexicon { slots, entries, filter }
});

/// The lexicon, looked up once for a text.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static Lexicon);

impl Words {
    pub(super) fn get() -> Self {
        Self(&LEXICON)
    }

    /// Whether a mention may begin with `token`, judged by its kind and hash alone: it may say yes too often.
    #[inline]
    pub(super) fn may_start(self, token: Token) -> bool {
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word => self.has(token.hash),
            TokenKind::Mark(c) => matches!(c, '$' | '-' | '.' | '+') || c as u32 >= 0x80,
            TokenKind::Possessive => false,
        }
    }

    #[inline]
    fn has(self, hash: u32) -> bool {
        self.0.filter[(hash & 0xffff) as usize / 64] >> (hash % 64) & 1 != 0
    }

    /// The entry of the word that `token` of `text` is.
    pub(super) fn entry(self, text: &str, token: Token) -> Option<&'static Entry> {
        if token.kind != TokenKind::Word || !self.has(token.hash) {
            return None;
        }
        let lexicon = self.0;
        let mask = lexicon.slots.len() - 1;
        let mut slot = token.hash as usize & mask;
        loop {
            let index = lexicon.slots[slot] as usize;
            if index == 0 {
                return None;
            }
            let entry = &lexicon.entries[index - 1];
            if entry.hash == token.hash && entry.word.eq_ignore_ascii_case(token.text(text)) {
                return Some(entry);
            }
            slot = (slot + 1) & mask;
        }
    }
}

impl Entry {
    /// What the word may mean.
    pub(super) fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Whether a mention can begin with the word.
    pub(super) fn starts(&self) -> bool {
        self.starts
    }
}
