//! Ordinals: "fourth", "twenty-first", "3rd".

use super::Found;
use super::Written;
use super::context::Context;
use super::lexicon::Sense;
use super::number;
use crate::value::Decimal;

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
];

/// The ordinal that starts at token `i`, with the index behind it: "fourth", "twenty-first", "3rd", "21st".
pub(super) fn at(cx: &Context<'_>, i: usize) -> Option<(u32, usize)> {
    if cx.is_number(i) {
        let n: u32 = cx.str(i).replace(',', "").parse().ok()?;
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
    // "twenty-first"
    let tens = cx.sense(i, |s| if let Sense::Tens(n) = s { Some(n) } else { None })?;
    let at = cx.past_hyphen(i + 1);
    let unit = cx.ordinal_word(at).filter(|&n| n < 10)?;
    Some((tens + unit, at + 1))
}

/// A mention of the ordinal at `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !number::detached(cx, i) {
        return None;
    }
    let (n, next) = at(cx, i)?;
    Some(Found::new(i..next, Written::Ordinal(Decimal::from(n))))
}
