//! What single words may mean: one table from words to senses, merged from the tables that the recognisers bring.
//!
//! A word may have several senses ("second": ordinal and unit of time; "may": month and verb). Which of them holds is
//! decided by the recognisers from context. Looked up by [`Token::hash`], without allocation.

use super::cues::{self, Cues};
use super::date::DateWord;
use super::token::{EXACT_HASH, Token, TokenKind, fold_hash};
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
    /// "threefold", "twice", "double": how many times as much.
    Times(u32),
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
    /// A code with its scale ("MUSD"), to be compared as it is written.
    CurrencyScaled,
    /// January is 1.
    Month(u8),
    /// Monday is 0.
    Weekday(u8),
    /// "years", "hr".
    TimeUnit(TimeUnit),
    /// "yearlong"; "monthslong", which is more than one (`true`).
    Long(TimeUnit, bool),
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
    Pair,
    Multi,
}

/// What kinds of mention may begin with a token: a set of the constants here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Starts(u8);

impl Starts {
    /// A number, and what begins with one.
    pub(super) const NUMBER: Self = Self(1);
    /// Money by a sign or code before the amount.
    pub(super) const MONEY: Self = Self(2);
    /// An ordinal.
    pub(super) const ORDINAL: Self = Self(4);
    /// A date.
    pub(super) const DATE: Self = Self(8);
    /// A duration that begins before its unit: "all day".
    pub(super) const DURATION: Self = Self(16);

    /// Whether none may.
    pub(super) fn none(self) -> bool {
        self.0 == 0
    }

    /// Whether the two sets share a kind.
    pub(super) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Sense {
    /// What may begin with a word of this sense.
    fn starts(self) -> Starts {
        let number_or_date = Starts::NUMBER.with(Starts::DATE);
        match self {
            Self::ShortScale(_) | Self::Unit(_) | Self::ShortUnit(_) | Self::CurrencyMinor(_) => Starts::default(),
            // "all day", "the whole year" are found at their unit.
            Self::TimeUnit(_) | Self::Long(..) => Starts::DURATION,
            // "hundred and first"
            Self::Hundred | Self::Scale(_) => Starts::NUMBER.with(Starts::ORDINAL),
            Self::Group(_) | Self::Plural(_) | Self::Multi(_) | Self::Times(_) => Starts::NUMBER,
            Self::Cardinal(_) | Self::Tens(_) => number_or_date.with(Starts::ORDINAL),
            Self::FractionWord(_) => number_or_date,
            Self::Ordinal(_) => Starts::ORDINAL.with(Starts::DATE),
            Self::CurrencyCode(_) | Self::CurrencyPrefix | Self::CurrencyScaled => Starts::MONEY,
            // "Rupees 500 crore"
            Self::CurrencyNoun(n) => {
                let noun = super::currency::NOUNS[usize::from(n)].name;
                if super::currency::NOUNS_BEFORE.contains(&noun) { Starts::MONEY } else { Starts::default() }
            }
            Self::Date(DateWord::Unit | DateWord::DayPart) => Starts::DATE.with(Starts::DURATION),
            Self::Month(_) | Self::Weekday(_) | Self::Date(_) => Starts::DATE,
            Self::Key(Kw::A | Kw::Several | Kw::Few | Kw::Couple) => number_or_date.with(Starts::ORDINAL),
            Self::Key(Kw::Minus | Kw::Multi | Kw::Point) => Starts::NUMBER,
            Self::Key(_) => Starts::default(),
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
    /// The grammar words that it is, one bit each.
    keys: u32,
    cues: Cues,
}

struct Lexicon {
    /// What looking up an entry gives, by hash, open addressing; 0 is an empty slot.
    slots: Vec<u32>,
    entries: Vec<Entry>,
    /// One bit for each low 16 bits of a hash in the table: most words of a text stop here.
    filter: Vec<u64>,
    /// What looking up an ASCII mark gives.
    marks: [Looked; 128],
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
        if entries.last().is_none_or(|entry| entry.word != word) {
            entries.push(Entry::new(word));
        }
        let Some(entry) = entries.last_mut() else { continue };
        if !entry.senses.contains(&sense) {
            entry.senses.push(sense);
        }
        entry.cues = entry.cues.with(Cues::of_sense(sense));
        if let Sense::Key(kw) = sense {
            entry.keys |= 1 << (kw as u32);
        }
    }
    for (word, cues) in cues::words() {
        let at = entries.binary_search_by(|entry| entry.word.as_str().cmp(&word)).unwrap_or_else(|at| {
            entries.insert(at, Entry::new(word));
            at
        });
        entries[at].cues = entries[at].cues.with(cues);
    }
    // Sixteen bits number them, see `Looked`.
    debug_assert!(entries.len() < Looked::ENTRY as usize);
    let mut slots = vec![0u32; (entries.len() * 4).next_power_of_two()];
    let mut filter = vec![0u64; 1024];
    let mask = slots.len() - 1;
    for (index, entry) in entries.iter().enumerate() {
        filter[(entry.hash & 0xffff) as usize / 64] |= 1 << (entry.hash % 64);
        let mut slot = entry.hash as usize & mask;
        while slots[slot] != 0 {
            slot = (slot + 1) & mask;
        }
        let starts = entry.senses.iter().fold(Starts::default(), |all, sense| all.with(sense.starts()));
        slots[slot] = Looked::new(starts, entry.cues).0 | u32::try_from(index + 1).unwrap_or(0);
    }
    let marks = std::array::from_fn(|mark| Looked::mark(char::from(mark as u8)));
    Lexicon { slots, entries, filter, marks }
});

/// What the lexicon says of one token: the number of its entry in the low sixteen bits, above them eight for the
/// [`Starts`], and as many for the [`Cues`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Looked(u32);

impl Looked {
    const ENTRY: u32 = 0xffff;

    const fn new(starts: Starts, cues: Cues) -> Self {
        Self((starts.0 as u32) << 16 | (cues.bits() as u32) << 24)
    }

    const fn number() -> Self {
        Self::new(Starts::NUMBER.with(Starts::ORDINAL).with(Starts::DATE), Cues::NONE)
    }

    /// A mark: some may open a number or a sum of money.
    fn mark(mark: char) -> Self {
        let opens = matches!(mark, '$' | '-' | '.') || !mark.is_ascii();
        Self::new(if opens { Starts::NUMBER.with(Starts::MONEY) } else { Starts::default() }, Cues::of_mark(mark))
    }

    /// What the token may contribute to a mention that begins before it, judged by itself.
    #[inline]
    pub(super) fn cues(self) -> Cues {
        Cues::from_bits((self.0 >> 24) as u8)
    }

    /// What may begin with the token, judged by itself.
    #[inline]
    pub(super) fn starts(self) -> Starts {
        Starts((self.0 >> 16) as u8)
    }
}

/// The lexicon, looked up once for a text.
#[derive(Clone, Copy)]
pub(super) struct Words(&'static Lexicon);

impl Words {
    pub(super) fn get() -> Self {
        Self(&LEXICON)
    }

    /// Looks up tokens of `text`; `looked` then holds what was found, and nothing else.
    pub(super) fn look_up(self, text: &str, tokens: &[Token], looked: &mut Vec<Looked>) {
        looked.clear();
        looked.extend(tokens.iter().map(|&token| match token.kind {
            TokenKind::Word => self.word(text, token),
            TokenKind::Number => Looked::number(),
            TokenKind::Mark(c) => self.0.marks.get(c as usize).copied().unwrap_or_else(|| Looked::mark(c)),
            TokenKind::Possessive | TokenKind::Line => Looked::default(),
        }));
    }

    /// The entry of a token that was looked up.
    #[inline]
    pub(super) fn entry(self, looked: Looked) -> Option<&'static Entry> {
        self.0.entries.get(((looked.0 & Looked::ENTRY) as usize).wrapping_sub(1))
    }

    #[inline]
    fn has(self, hash: u32) -> bool {
        self.0.filter[(hash & 0xffff) as usize / 64] >> (hash % 64) & 1 != 0
    }

    #[inline]
    fn word(self, text: &str, token: Token) -> Looked {
        if !self.has(token.hash) {
            return Looked::default();
        }
        let lexicon = self.0;
        let mask = lexicon.slots.len() - 1;
        let mut slot = token.hash as usize & mask;
        loop {
            let looked = Looked(lexicon.slots[slot]);
            let Some(entry) = self.entry(looked) else { return Looked::default() };
            if entry.hash == token.hash
                && entry.word.len() == (token.end - token.start) as usize
                && (entry.word.len() <= EXACT_HASH || entry.word.eq_ignore_ascii_case(token.text(text)))
            {
                return looked;
            }
            slot = (slot + 1) & mask;
        }
    }
}

impl Entry {
    fn new(word: String) -> Self {
        Self { hash: fold_hash(&word), word, senses: Vec::new(), keys: 0, cues: Cues::NONE }
    }

    /// What the word may mean.
    pub(super) fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Whether it is the grammar word `kw`.
    #[inline]
    pub(super) fn is(&self, kw: Kw) -> bool {
        self.keys >> (kw as u32) & 1 != 0
    }
}
