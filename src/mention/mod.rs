//! Mentions: typed, normalised spans that slots of rules can match. One recogniser a file.
//!
//! A mention says what is written, with its hedge. Relative dates stay relative until [`resolve`] is given a publication date.

mod bounds;
mod clock;
mod compound;
mod context;
mod cues;
mod currency;
pub mod date;
mod denomination;
mod dialled;
mod digits;
mod duration;
mod fraction;
mod hedge;
mod label;
mod lexicon;
mod money;
pub mod neutral;
mod number;
mod ordinal;
mod percent;
mod quantity;
mod range;
pub mod resolve;
mod score;
pub mod sentence;
mod settle;
mod spelled;
mod tense;
pub mod token;
mod uncounted;
pub mod units;
mod vague;
mod wrapped;

use crate::value::{Amount, Currency, Decimal, Duration, Unit};
use context::Context;
use cues::Cues;
use date::DateExpr;
use lexicon::Starts;
use std::ops::Range;
use token::{Sentence, Token};

/// How the writer qualified a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hedge {
    /// Nothing said.
    #[default]
    None,
    /// "exactly", "just two".
    Exactly,
    /// "about", "some", "an estimated", "roughly", "around".
    About,
    /// "nearly", "almost", "close to", "approaching".
    Nearly,
    /// "more than", "over", "above".
    MoreThan,
    /// "at least", "no fewer than", "N or more".
    AtLeast,
    /// "less than", "fewer than", "under", "below".
    LessThan,
    /// "at most", "no more than", "N or less".
    AtMost,
    /// "up to", "as many as".
    UpTo,
    /// "between A and B", "A to B", "A or B".
    Between,
    /// "dozens", "several hundred".
    Vague,
}

impl Hedge {
    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::MoreThan => "more-than",
            Self::AtLeast => "at-least",
            Self::LessThan => "less-than",
            Self::AtMost => "at-most",
            Self::UpTo => "up-to",
            Self::Between => "between",
            Self::Vague => "vague",
        }
    }
}

/// What is written in a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// A cardinal: "270", "two million", "dozens".
    Number(Amount),
    /// "fourth", "3rd".
    Ordinal(Decimal),
    /// "19.2%", "one percentage point" (`points`).
    Percent {
        /// In percent: 19.2.
        amount: Amount,
        /// Percentage points, not a share.
        points: bool,
    },
    /// "$8.45 billion", in major units.
    Money {
        /// In major units of `currency`.
        amount: Amount,
        /// `None`: the text does not say.
        currency: Option<Currency>,
        /// The same sum in another currency, as the text converts it in parentheses behind: "$5m (£4m)".
        equivalent: Option<Box<(Amount, Option<Currency>)>>,
    },
    /// "three-year", "four hours".
    Duration(Duration),
    /// "August 15", "last Friday", "in two weeks' time".
    Date(DateExpr),
    /// A number with a unit of measurement: "1,000 km", "75 degrees".
    Quantity {
        /// How many of `unit`.
        amount: Amount,
        /// The unit of measurement.
        unit: Unit,
    },
}

/// A typed span of a cleaned text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Token indices of the value itself: "2 billion Canadian dollars".
    pub tokens: Range<usize>,
    /// Token indices with the words of its hedge: "nearly 2 billion Canadian dollars". Holds `tokens`.
    pub hedged: Range<usize>,
    /// What is written there.
    pub written: Written,
    /// How it is qualified.
    pub hedge: Hedge,
}

/// What a recogniser found at a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Tokens of the value.
    pub(crate) tokens: Range<usize>,
    /// What is written there.
    pub(crate) written: Written,
}

impl Found {
    pub(crate) fn new(tokens: Range<usize>, written: Written) -> Self {
        Self { tokens, written }
    }
}

/// The mentions of a cleaned text, in order, without overlap.
///
/// ```
/// use gainsay::mention::{find, sentence, token};
/// let text = "Two hundred people left.";
/// let mut tokens = Vec::new();
/// token::tokenize(text, &mut tokens);
/// let sentences = sentence::sentences(text, &tokens);
/// assert_eq!(find(text, &tokens, &sentences).len(), 1);
/// ```
#[must_use]
pub fn find(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::with_capacity(tokens.len() / 40 + 1);
    let mut context = Context::new(text, tokens);
    for sentence in sentences {
        context.enter(sentence);
        let cx = &context;
        let mut at = cx.next_start(sentence.start);
        while at < sentence.end {
            let starts = cx.starts(at);
            if starts.none() {
                at = cx.next_start(at + 1);
                continue;
            }
            // A mention may begin before `at` ("last Friday"), but not in the one before it.
            let floor = mentions.last().map_or(0, |m| m.tokens.end);
            match best_at(cx, at, starts).filter(|found| found.tokens.start >= floor) {
                Some(found) => {
                    at = cx.next_start(found.tokens.end.max(at + 1));
                    let mut mention = Mention {
                        hedged: found.tokens.clone(),
                        tokens: found.tokens,
                        written: found.written,
                        hedge: Hedge::None,
                    };
                    hedge::apply(cx, &mut mention);
                    money::keep_equivalent(cx, mentions.last_mut(), &mention);
                    match mentions.last_mut().and_then(|last| bounds::merge(cx, last, &mention)) {
                        Some(both) => {
                            mentions.pop();
                            mentions.push(both);
                        }
                        None => mentions.push(mention),
                    }
                }
                None => at = cx.next_start(at + 1),
            }
        }
    }
    mentions
}

/// A recogniser: the mention that it finds at a token.
type Recogniser = fn(&Context<'_>, usize) -> Option<Found>;

/// The recognisers, each with what may begin its mentions, and the cues of which one must stand there or behind it
/// (none: it needs nothing). Among equally long mentions the first of the list wins.
const RECOGNISERS: [(Starts, Cues, Recogniser); 7] = [
    (Starts::DATE, Cues::NONE, date::find_at),
    (Starts::NUMBER.with(Starts::DURATION), Cues::TIME, duration::find_at),
    (Starts::NUMBER.with(Starts::MONEY), Cues::MONEY, money::find_at),
    (Starts::NUMBER, Cues::SHARE, percent::find_at),
    (Starts::NUMBER, Cues::UNIT, quantity::find_at),
    (Starts::ORDINAL, Cues::NONE, ordinal::find_at),
    (Starts::NUMBER, Cues::NONE, number::find_at),
];

/// Of what the recognisers find at token `at`, the longest; among equals the first of the list.
fn best_at(cx: &Context<'_>, at: usize, starts: Starts) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (begins, needs, recognise) in RECOGNISERS {
        if !starts.any(begins) {
            continue;
        }
        if needs != Cues::NONE && !cx.ahead(at, needs) {
            debug_assert_eq!(recognise(cx, at), None, "{needs:?}");
            continue;
        }
        if let Some(found) = recognise(cx, at)
            && best.as_ref().is_none_or(|b| found.tokens.end > b.tokens.end || beats(cx, at, &found, b))
        {
            best = Some(found);
        }
    }
    best
}

/// Whether `found` wins over the equally long `best`, which a recogniser earlier in the list found.
fn beats(cx: &Context<'_>, at: usize, found: &Found, best: &Found) -> bool {
    let led_by = |words: &[&str]| at > cx.sentence.start && cx.is_any(at - 1, words);
    found.tokens == best.tokens
        && match (&found.written, &best.written) {
            // "the forty-second president"; "a forty-second film".
            (Written::Ordinal(_), Written::Duration(_)) => !led_by(&["a", "an", "every", "per"]),
            // "one hundredth of a gram"; "the one hundredth of them".
            (Written::Number(Amount::Fraction { .. }), Written::Ordinal(_)) => {
                cx.is_word(found.tokens.end, "of") && !led_by(&["the", "his", "her", "its", "their"])
            }
            _ => false,
        }
}
