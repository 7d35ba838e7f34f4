//! Vague amounts as wide intervals: "dozens", "tens of thousands", "several hundred", "a few", "multibillion".
//!
//! What each spans is a convention, from what readers take the words to mean.

use super::context::Context;
use super::lexicon::{Kw, Sense};
use super::number::{Num, power};
use crate::value::{Amount, Decimal};

/// Words of vague amounts.
#[rustfmt::skip]
pub(super) const LEXICON: &[(&str, Sense)] = &[
    ("dozens", Sense::Plural(0)), ("tens", Sense::Plural(1)), ("scores", Sense::Plural(4)), ("hundreds", Sense::Plural(2)), ("thousands", Sense::Plural(3)),
    ("millions", Sense::Plural(6)), ("billions", Sense::Plural(9)), ("trillions", Sense::Plural(12)),
    ("multimillion", Sense::Multi(6)), ("multibillion", Sense::Multi(9)), ("multitrillion", Sense::Multi(12)),
    ("multi", Sense::Key(Kw::Multi)), ("several", Sense::Key(Kw::Several)), ("few", Sense::Key(Kw::Few)), ("couple", Sense::Key(Kw::Couple)), ("pair", Sense::Key(Kw::Pair)),
];

/// The vague amount that starts at `i`.
pub(super) fn at(cx: &Context<'_>, i: usize) -> Option<Num> {
    if let Some(exp) = plural(cx, i) {
        let (lo, hi) = plural_range(exp);
        // "tens of thousands", "hundreds of millions"
        if cx.key(i + 1, Kw::Of)
            && let Some(more @ (2 | 3 | 6..)) = plural(cx, i + 2)
        {
            let scale = power(more);
            let hi = (hi + Decimal::ONE).checked_mul(scale)? - Decimal::ONE;
            return Some(make(lo.checked_mul(scale)?, Some(hi), i + 3));
        }
        // "tens" alone and "scores" without "of" are other words.
        return match exp {
            1 if !(cx.key(i + 1, Kw::Of)
                && cx.is_any(i + 2, &["people", "men", "women", "children", "civilians", "migrants"])) =>
            {
                None
            }
            4 if !cx.key(i + 1, Kw::Of) => None,
            _ => Some(make(lo, Some(hi), i + 1)),
        };
    }
    if let Some((exp, next)) = multi(cx, i) {
        return Some(make(power(exp) * Decimal::TWO, None, next));
    }
    let (lo, hi, next) = if cx.key(i, Kw::Several) {
        (3, 9, i + 1)
    } else if cx.key(i, Kw::A) && cx.key(i + 1, Kw::Few) {
        (3, 6, i + 2)
    } else if cx.key(i, Kw::A) && cx.key(i + 1, Kw::Couple) && cx.key(i + 2, Kw::Of) {
        (2, 3, i + 3)
    } else if cx.key(i, Kw::A) && cx.key(i + 1, Kw::Couple) && counts(cx, i + 2) {
        (2, 3, i + 2)
    } else if cx.key(i, Kw::Few) && scale(cx, i + 1).is_some() {
        // "the last few hundred"
        (3, 6, i + 1)
    } else {
        return None;
    };
    let (lo, hi) = (Decimal::from(lo), Decimal::from(hi));
    let Some(mut by) = scale(cx, next) else { return Some(make(lo, Some(hi), next)) };
    let mut next = next + 1;
    // "several hundred thousand"
    if by < Decimal::ONE_THOUSAND
        && let Some(more) = scale(cx, next).filter(|more| *more >= Decimal::ONE_THOUSAND)
    {
        (by, next) = (by.checked_mul(more)?, next + 1);
    }
    Some(make(lo.checked_mul(by)?, Some(hi.checked_mul(by)?), next))
}

/// Whether what follows "a couple" is counted ("a couple hundred", "a couple days", "a couple more"), and no predicate of two people.
fn counts(cx: &Context<'_>, i: usize) -> bool {
    let word = cx.str(i);
    let plural = word.len() > 3
        && word.ends_with('s')
        && !cx.is_any(i, &["was", "has", "always", "his", "this", "is", "says", "does"]);
    scale(cx, i).is_some() || plural || cx.is_word(i, "more")
}

fn make(lo: Decimal, hi: Option<Decimal>, next: usize) -> Num {
    let amount = Amount::Vague { lo, hi };
    Num { amount, next, scale: Decimal::ONE, digits: false, plain: false, letter: false }
}

fn plural(cx: &Context<'_>, i: usize) -> Option<u8> {
    cx.sense(i, |s| if let Sense::Plural(e) = s { Some(e) } else { None })
}

/// "multibillion", "multi-billion": power of ten, and the index behind.
fn multi(cx: &Context<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(exp) = cx.sense(i, |s| if let Sense::Multi(e) = s { Some(e) } else { None }) {
        return Some((exp, i + 1));
    }
    if !cx.key(i, Kw::Multi) || !cx.joins(i + 1) {
        return None;
    }
    cx.sense(i + 2, |s| if let Sense::Scale(e @ 3..) = s { Some((e, i + 3)) } else { None })
}

/// What "hundred", "thousand", "dozen" behind "several" multiplies by.
fn scale(cx: &Context<'_>, i: usize) -> Option<Decimal> {
    if cx.is_word(i, "dozens") {
        return None;
    }
    cx.sense(i, |s| match s {
        Sense::Scale(exp) => Some(power(exp)),
        Sense::Hundred => Some(Decimal::ONE_HUNDRED),
        Sense::Group(n @ 12) => Some(Decimal::from(n)),
        _ => None,
    })
}

/// What "dozens" (0), "tens" (1), "scores" (4), "hundreds" (2) and larger powers of ten span.
fn plural_range(exp: u8) -> (Decimal, Decimal) {
    let (lo, hi) = match exp {
        0 => (24, 99),
        1 => (20, 99),
        4 => (40, 199),
        _ => return (power(exp) * Decimal::TWO, power(exp) * Decimal::TEN - Decimal::ONE),
    };
    (Decimal::from(lo), Decimal::from(hi))
}
