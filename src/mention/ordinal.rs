//! Ordinals: "fourth", "twenty-first", "3rd".

use super::Found;
use super::Written;
use super::context::Context;
use super::cues::Cues;
use super::lexicon::{Kw, Sense};
use super::{digits, number, spelled};
use crate::value::{Amount, Decimal};
use rust_decimal::prelude::ToPrimitive;

/// The words of ordinals.
pub(super) const LEXICON: &[(&str, Sense)] = &[
    ("first", Sense::Ordinal(1)),
    ("second", Sense::Ordinal(2)),
    ("third", Sense::Ordinal(3)),
    ("fourth", Sense::Ordinal(4)),
    ("fifth", Sense::Ordinal(5)),
    ("sixth", Sense::Ordinal(6)),
    ("seventh", Sense::Ordinal(7)),
    ("eighth", Sense::Ordinal(8)),
    ("ninth", Sense::Ordinal(9)),
    ("tenth", Sense::Ordinal(10)),
    ("eleventh", Sense::Ordinal(11)),
    ("twelfth", Sense::Ordinal(12)),
    ("thirteenth", Sense::Ordinal(13)),
    ("fourteenth", Sense::Ordinal(14)),
    ("fifteenth", Sense::Ordinal(15)),
    ("sixteenth", Sense::Ordinal(16)),
    ("seventeenth", Sense::Ordinal(17)),
    ("eighteenth", Sense::Ordinal(18)),
    ("nineteenth", Sense::Ordinal(19)),
    ("twentieth", Sense::Ordinal(20)),
    ("thirtieth", Sense::Ordinal(30)),
    ("fortieth", Sense::Ordinal(40)),
    ("fiftieth", Sense::Ordinal(50)),
    ("sixtieth", Sense::Ordinal(60)),
    ("seventieth", Sense::Ordinal(70)),
    ("eightieth", Sense::Ordinal(80)),
    ("ninetieth", Sense::Ordinal(90)),
    ("hundredth", Sense::Ordinal(100)),
    ("thousandth", Sense::Ordinal(1_000)),
    ("millionth", Sense::Ordinal(1_000_000)),
    ("billionth", Sense::Ordinal(1_000_000_000)),
];

/// The ordinal that starts at token `i`, with the index behind it: "fourth", "twenty-first", "3rd", "21st".
pub(super) fn at(cx: &Context<'_>, i: usize) -> Option<(u32, usize)> {
    if cx.is_number(i) {
        if !cx.glued(i + 1) {
            return None;
        }
        let n = digits::parse(cx.str(i)).filter(|d| d.scale() == 0)?.to_u32()?;
        let suffix = match (n % 10, n % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        return (cx.glued(i + 1) && cx.is_word(i + 1, suffix)).then_some((n, i + 2));
    }
    if let Some(n) = cx.ordinal_word(i) {
        return Some((n, i + 1));
    }
    // "twenty-first", "one hundred and twenty-fifth", "two hundredth"
    if !cx.ahead(i + 1, Cues::ORDINAL) || !cx.opens_number(i) {
        return None;
    }
    let number = spelled::at(cx, i).filter(|n| n.scale == Decimal::ONE || n.scale >= Decimal::ONE_HUNDRED)?;
    let Amount::Exact(n) = number.amount else { return None };
    let at = if cx.key(number.next, Kw::And) { number.next + 1 } else { cx.past_hyphen(number.next) };
    let last = cx.ordinal_word(at)?;
    let n = n.value.to_u32()?;
    let total = match (n % 100, last) {
        (20..=90, 1..=9) if n % 10 == 0 && !cx.key(number.next, Kw::And) => n + last,
        (0, 1..=99) if n > 0 => n + last,
        (_, 100 | 1_000 | 1_000_000 | 1_000_000_000) if n < 1_000 => n.checked_mul(last)?,
        _ => return None,
    };
    Some((total, at + 1))
}

/// Whether "second" at `i` is a moment: "per second", "a split second", "for a second".
pub(super) fn is_moment(cx: &Context<'_>, i: usize) -> bool {
    if !cx.is_word(i, "second") || i == 0 {
        return false;
    }
    let ends = cx.get(i + 1).is_none_or(|t| !t.is_word())
        || cx.is_any(
            i + 1,
            &[
                "or", "and", "later", "that", "before", "after", "when", "if", "as", "while", "longer", "then", "but",
                "because",
            ],
        );
    cx.is_any(i - 1, &["per", "split"])
        || i > 1
            && ends
            && cx.key(i - 1, Kw::A)
            && cx.is_any(
                i - 2,
                &[
                    "for", "in", "just", "wait", "within", "of", "take", "took", "me", "us", "him", "her", "than",
                    "about", "under", "lasted", "paused", "only",
                ],
            )
}

/// A mention of the ordinal at `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    let (n, next) = at(cx, i)?;
    // "second-guessed"
    let guess = cx.joins(next) && cx.is_any(next + 1, &["guess", "guesses", "guessed", "guessing"]);
    if !number::detached(cx, i) || is_moment(cx, i) || guess {
        return None;
    }
    Some(Found::new(i..next, Written::Ordinal(Decimal::from(n))))
}
