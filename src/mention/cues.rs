//! Cues: what a recogniser cannot do without. A sentence without a unit of time behind a number has no duration there,
//! and none is looked for.
//!
//! Cues only save work: they may promise too much, never too little. Builds with debug assertions try what cues rule
//! out, and panic where something would have been found.

use super::currency::{SIGNS, SUFFIXES};
use super::date::DateWord;
use super::fraction;
use super::lexicon::{Kw, Sense};

/// The cues of a token, or of several: a set of the constants here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cues(u8);

impl Cues {
    /// Nothing.
    pub(super) const NONE: Self = Self(0);
    /// A unit of time or of the calendar.
    pub(super) const TIME: Self = Self(1);
    /// A currency: its sign, its code, its name.
    pub(super) const MONEY: Self = Self(2);
    /// "%", "per cent", "basis points".
    pub(super) const SHARE: Self = Self(4);
    /// A unit of measurement, or a word that makes one of what follows: "square".
    pub(super) const UNIT: Self = Self(8);
    /// A month, or the letter of a quarter or half of a year.
    pub(super) const CALENDAR: Self = Self(16);
    /// An ordinal word.
    pub(super) const ORDINAL: Self = Self(32);
    /// What may go on with the number before it: "million", "and", "½", a hyphen.
    pub(super) const GOES_ON: Self = Self(64);
    /// What may lead from a value to the other end of a range: "to", a dash.
    pub(super) const JOINS: Self = Self(128);

    /// Whether the two sets share a cue.
    #[inline]
    pub(super) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both sets.
    #[inline]
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as a number.
    pub(super) const fn bits(self) -> u8 {
        self.0
    }

    /// The set that this number stands for.
    pub(super) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }

    /// The cues that a sense of a word gives.
    pub(super) fn of_sense(sense: Sense) -> Self {
        match sense {
            Sense::TimeUnit(_) | Sense::Long(..) => Self::TIME,
            Sense::Unit(_) => Self::UNIT,
            // "24m", "5t": a scale or a unit.
            Sense::ShortScale(_) => Self::GOES_ON,
            Sense::ShortUnit(_) => Self::UNIT,
            Sense::CurrencyNoun(_)
            | Sense::CurrencyMinor(_)
            | Sense::CurrencyCode(_)
            | Sense::CurrencyPrefix
            | Sense::CurrencyScaled => Self::MONEY,
            Sense::Month(_) | Sense::Date(DateWord::Quarter | DateWord::Half) => Self::CALENDAR,
            Sense::Ordinal(_) => Self::ORDINAL.with(Self::GOES_ON),
            Sense::Tens(_) | Sense::Hundred | Sense::Scale(_) | Sense::Group(_) | Sense::FractionWord(_) => {
                Self::GOES_ON
            }
            Sense::Key(Kw::And) => Self::GOES_ON.with(Self::JOINS),
            Sense::Key(Kw::In | Kw::Point) => Self::GOES_ON,
            Sense::Key(Kw::Or | Kw::To) => Self::JOINS,
            Sense::Key(Kw::Per) => Self::SHARE,
            Sense::Cardinal(_)
            | Sense::Plural(_)
            | Sense::Multi(_)
            | Sense::Times(_)
            | Sense::Weekday(_)
            | Sense::Date(_)
            | Sense::Key(_) => Self::NONE,
        }
    }

    /// The cues that a mark gives.
    pub(super) fn of_mark(mark: char) -> Self {
        match mark {
            '$' => Self::MONEY,
            '%' => Self::SHARE,
            // "5'6", "1'234"
            '\'' => Self::UNIT.with(Self::GOES_ON),
            '-' => Self::GOES_ON.with(Self::JOINS),
            '/' | '^' => Self::GOES_ON,
            '~' => Self::JOINS,
            '\0'..='\x7f' => Self::NONE,
            '’' | '′' => Self::UNIT.with(Self::GOES_ON),
            '°' | 'º' | '˚' | '℃' => Self::UNIT,
            '–' | '—' | '−' => Self::JOINS,
            '×' => Self::GOES_ON,
            _ if fraction::vulgar(mark).is_some() => Self::GOES_ON,
            _ if mark == '¢' || SIGNS.iter().any(|&(sign, _)| sign == mark) => Self::MONEY,
            _ => Self::NONE,
        }
    }
}

/// Words that are cues beside what they mean, lower case.
const WORDS: &[(Cues, &[&str])] = &[
    (
        Cues::TIME,
        &[
            "yo", "quarter", "quarters", "qtr", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays",
            "saturdays", "sundays",
        ],
    ),
    (Cues::MONEY, &["c", "p"]),
    (Cues::SHARE, &["percent", "percents", "pct", "pc", "percentage", "basis", "pp", "bps", "bp"]),
    (
        Cues::UNIT,
        &[
            "deg", "zero", "part", "parts", "square", "sq", "cubic", "cu", "nautical", "troy", "metric", "short",
            "long", "light", "fluid", "fl", "acre", "statute", "us", "u.s.", "imperial", "º", "ºc", "ºf",
        ],
    ),
    (Cues::GOES_ON, &["out", "over", "e", "x", "trillionth", "trillionths"]),
    (Cues::JOINS, &["through"]),
];

/// Words with the cues that they give beside those of their senses.
pub(super) fn words() -> impl Iterator<Item = (String, Cues)> {
    let suffixes = SUFFIXES.iter().map(|(suffix, _)| (suffix.to_ascii_lowercase(), Cues::MONEY));
    let words = WORDS.iter().flat_map(|&(cues, words)| words.iter().map(move |&word| (word.to_owned(), cues)));
    words.chain(suffixes)
}
