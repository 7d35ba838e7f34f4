//! Numbers in words: "two hundred and seventy", "one and a half million", "a dozen", "three hundred thousand".

use super::context::Context;
use super::fraction;
use super::lexicon::{Kw, Sense};
use super::number::{Num, power};
use crate::value::{Amount, Decimal, Numeral};

/// The words of numbers, but for fractions and vague amounts.
#[rustfmt::skip]
pub(super) const LEXICON: &[(&str, Sense)] = &[
    ("zero", Sense::Cardinal(0)), ("nil", Sense::Cardinal(0)), ("nought", Sense::Cardinal(0)), ("naught", Sense::Cardinal(0)), ("one", Sense::Cardinal(1)), ("two", Sense::Cardinal(2)),
    ("three", Sense::Cardinal(3)), ("four", Sense::Cardinal(4)), ("five", Sense::Cardinal(5)), ("six", Sense::Cardinal(6)), ("seven", Sense::Cardinal(7)),
    ("eight", Sense::Cardinal(8)), ("nine", Sense::Cardinal(9)), ("ten", Sense::Cardinal(10)), ("eleven", Sense::Cardinal(11)), ("twelve", Sense::Cardinal(12)),
    ("thirteen", Sense::Cardinal(13)), ("fourteen", Sense::Cardinal(14)), ("fifteen", Sense::Cardinal(15)), ("sixteen", Sense::Cardinal(16)),
    ("seventeen", Sense::Cardinal(17)), ("eighteen", Sense::Cardinal(18)), ("nineteen", Sense::Cardinal(19)),
    ("twenty", Sense::Tens(20)), ("thirty", Sense::Tens(30)), ("forty", Sense::Tens(40)), ("fourty", Sense::Tens(40)), ("fifty", Sense::Tens(50)),
    ("sixty", Sense::Tens(60)), ("seventy", Sense::Tens(70)), ("eighty", Sense::Tens(80)), ("ninety", Sense::Tens(90)),
    ("hundred", Sense::Hundred), ("thousand", Sense::Scale(3)), ("million", Sense::Scale(6)), ("billion", Sense::Scale(9)), ("trillion", Sense::Scale(12)),
    ("quadrillion", Sense::Scale(15)), ("lakh", Sense::Scale(5)), ("lakhs", Sense::Scale(5)), ("crore", Sense::Scale(7)), ("crores", Sense::Scale(7)), ("lkh", Sense::Scale(5)), ("lkhs", Sense::Scale(5)), ("krore", Sense::Scale(7)), ("krores", Sense::Scale(7)),
    ("k", Sense::ShortScale(3)), ("m", Sense::ShortScale(6)), ("mn", Sense::ShortScale(6)), ("mln", Sense::ShortScale(6)), ("mil", Sense::ShortScale(6)), ("mio", Sense::ShortScale(6)),
    ("b", Sense::ShortScale(9)), ("g", Sense::ShortScale(9)), ("bn", Sense::ShortScale(9)), ("bln", Sense::ShortScale(9)), ("t", Sense::ShortScale(12)), ("tn", Sense::ShortScale(12)), ("trn", Sense::ShortScale(12)), ("trln", Sense::ShortScale(12)), ("tln", Sense::ShortScale(12)),
    ("dozen", Sense::Group(12)), ("dozens", Sense::Group(12)), ("doz", Sense::Group(12)), ("dozs", Sense::Group(12)), ("score", Sense::Group(20)),
    ("a", Sense::Key(Kw::A)), ("an", Sense::Key(Kw::A)), ("and", Sense::Key(Kw::And)), ("or", Sense::Key(Kw::Or)), ("to", Sense::Key(Kw::To)), ("of", Sense::Key(Kw::Of)),
    ("in", Sense::Key(Kw::In)), ("per", Sense::Key(Kw::Per)), ("between", Sense::Key(Kw::Between)), ("from", Sense::Key(Kw::From)), ("point", Sense::Key(Kw::Point)),
    ("twofold", Sense::Times(2)), ("threefold", Sense::Times(3)), ("fourfold", Sense::Times(4)), ("fivefold", Sense::Times(5)), ("sixfold", Sense::Times(6)), ("sevenfold", Sense::Times(7)),
    ("eightfold", Sense::Times(8)), ("ninefold", Sense::Times(9)), ("tenfold", Sense::Times(10)), ("twelvefold", Sense::Times(12)), ("hundredfold", Sense::Times(100)), ("thousandfold", Sense::Times(1_000)),
    ("twice", Sense::Times(2)), ("double", Sense::Times(2)), ("thrice", Sense::Times(3)), ("triple", Sense::Times(3)), ("treble", Sense::Times(3)), ("quadruple", Sense::Times(4)),
    ("minus", Sense::Key(Kw::Minus)), ("negative", Sense::Key(Kw::Minus)),
];

/// Longest number in words that is read, in tokens: no real one comes near.
const LONGEST: usize = 24;

/// A sum of groups and scales while it is read.
struct Sum {
    /// Groups that have their scale: the two million of "two million three hundred".
    total: Decimal,
    /// The group that is still open: the three hundred.
    group: Option<Decimal>,
    /// Power of ten of the last scale word; [`NO_SCALE`] before the first.
    lowest: u8,
    /// What a closing "dozen" multiplies by.
    dozen: Decimal,
    /// Value of the last word, if it was one of the tens.
    tens: u32,
    /// Index behind the last token that belongs to the number.
    end: usize,
}

const NO_SCALE: u8 = 100;

/// "two hundred and seventy thousand", "a dozen", "one and a half million", "minus five".
pub(super) fn at(cx: &Context<'_>, i: usize) -> Option<Num> {
    let mut sum = Sum { total: Decimal::ZERO, group: None, lowest: NO_SCALE, dozen: Decimal::ONE, tens: 0, end: i };
    let mut at = i;
    if cx.key(i, Kw::A) {
        // "a hundred", "a million", "a dozen"
        at = i + 1;
        let opens = |s| matches!(s, Sense::Hundred | Sense::Scale(_) | Sense::Group(12)).then_some(());
        if cx.sense(at, opens).is_none() || cx.is_word(at, "dozens") {
            return None;
        }
        sum.group = Some(Decimal::ONE);
    }
    read(cx, &mut sum, at, i + LONGEST)?;
    finish(cx, sum, i)
}

/// What goes on behind digits with a scale word: "4 thousand 3 hundred", "3 hundred and 21". `num` itself otherwise.
pub(super) fn continued(cx: &Context<'_>, num: Num, exponent: u8) -> Num {
    let Amount::Exact(n) = num.amount else { return num };
    let mut sum = Sum { total: n.value, group: None, lowest: exponent, dozen: Decimal::ONE, tens: 0, end: num.next };
    if read_rest(cx, &mut sum, num.next, num.next + LONGEST).is_none() || sum.end == num.next {
        return num;
    }
    // "22 billion three times": what a large scale goes on with has a scale of its own.
    let bare = exponent > 3 && !(num.next..sum.end).any(|at| cx.key(at, Kw::And) || cx.sense(at, scale_word).is_some());
    match finish(cx, sum, usize::MAX).filter(|_| !bare) {
        Some(longer) => Num { digits: true, ..longer },
        None => num,
    }
}

/// Reads as many words from `at` as make one number. `None` only when a value grows too large.
fn read(cx: &Context<'_>, sum: &mut Sum, at: usize, limit: usize) -> Option<()> {
    let mut at = at;
    while at < limit {
        let Some(next) = take(cx, sum, at)? else { return Some(()) };
        sum.end = next;
        if sum.dozen > Decimal::ONE {
            return Some(());
        }
        // "one and a half million", "two million and three fifths"
        if let Some((num, of, next)) = fraction::added(cx, next, true) {
            let part = fraction::part(num, of)?;
            let scale_at = cx.past_hyphen(next);
            let scale = cx.sense(scale_at, scale_word);
            match (sum.group, scale) {
                (Some(group), Some(_)) => {
                    sum.group = Some(group.checked_add(part)?);
                    (sum.end, at) = (next, scale_at);
                    continue;
                }
                (Some(group), None) => (sum.group, sum.end) = (Some(group.checked_add(part)?), next),
                // "one billion and a half million"
                (None, Some(exp)) if exp < sum.lowest => {
                    sum.total = sum.total.checked_add(part.checked_mul(power(exp))?)?;
                    (sum.lowest, sum.end) = (exp, scale_at + 1);
                }
                (None, _) => {
                    sum.total = sum.total.checked_add(part.checked_mul(power(sum.lowest))?)?;
                    sum.end = next;
                }
            }
            return Some(());
        }
        if let Some(group) = sum.group
            && cx.key(next, Kw::Point)
            && let Some((value, next)) = spoken_decimals(cx, next + 1)
        {
            (sum.group, sum.end) = (Some(group.checked_add(value)?), next);
            at = cx.past_hyphen(next);
            if cx.sense(at, scale_word).is_none() {
                return Some(());
            }
            continue;
        }
        return read_rest(cx, sum, next, limit);
    }
    Some(())
}

/// Reads on behind a word at `next`: past a hyphen, or past the "and" of "two hundred and seventy".
fn read_rest(cx: &Context<'_>, sum: &mut Sum, next: usize, limit: usize) -> Option<()> {
    let large = sum.group.is_none_or(|g| g >= Decimal::ONE_HUNDRED);
    let at = if large && cx.key(next, Kw::And) {
        // "3 hundred and 2 hundred" are two numbers, "two hundred and 5" likely as well.
        let behind_and = next + 1;
        let words = cx.sense(behind_and, cardinal).is_some_and(|n| n > 0);
        let digits = sum.lowest == 2 && cx.is_number(behind_and) && cx.str(behind_and).len() <= 2;
        let digits = digits && cx.sense(behind_and + 1, scale_word).is_none();
        if !words && !digits || cx.sense(behind_and + 1, scale_word).is_some_and(|e| e >= sum.lowest) {
            return Some(());
        }
        behind_and
    } else if sum.tens > 0 && cx.is(next, '-') && cx.sense(next + 1, cardinal).is_some_and(|n| n < 10) {
        // "fifty - two"
        next + 1
    } else {
        cx.past_hyphen(next)
    };
    read(cx, sum, at, limit)
}

/// Takes the word at `at` into the sum. `Some(None)`: it does not belong to it.
fn take(cx: &Context<'_>, sum: &mut Sum, at: usize) -> Option<Option<usize>> {
    if cx.is_number(at) {
        return take_digits(cx, sum, at);
    }
    let word = cx.sense(at, |s| {
        matches!(s, Sense::Cardinal(_) | Sense::Tens(_) | Sense::Hundred | Sense::Scale(_) | Sense::Group(_))
            .then_some(s)
    });
    match word {
        Some(Sense::Cardinal(n) | Sense::Tens(n)) => {
            let below_hundred = sum.group.map(|g| g % Decimal::ONE_HUNDRED);
            let fits = match (sum.group, below_hundred) {
                (None, _) => sum.lowest > 2 || n < 100,
                (Some(_), Some(below)) if (1..10).contains(&n) && below >= Decimal::from(20) => {
                    (below % Decimal::TEN).is_zero()
                }
                (Some(group), Some(below)) => below.is_zero() && group >= Decimal::ONE_HUNDRED && n > 0,
                _ => false,
            };
            if !fits {
                return Some(None);
            }
            sum.group = Some(sum.group.unwrap_or_default() + Decimal::from(n));
            sum.tens = if n >= 20 { n } else { 0 };
        }
        Some(Sense::Hundred) => {
            let group = sum.group.unwrap_or(Decimal::ONE);
            if group >= Decimal::ONE_HUNDRED || group.is_zero() || sum.lowest <= 2 {
                return Some(None);
            }
            (sum.group, sum.tens) = (Some(group * Decimal::ONE_HUNDRED), 0);
        }
        Some(Sense::Scale(exp)) => {
            match sum.group {
                // "a thousand billion"
                None if sum.lowest != NO_SCALE
                    && exp >= sum.lowest
                    && sum.lowest >= 3
                    && at == sum.end
                    && exp + sum.lowest <= 18 =>
                {
                    sum.total = sum.total.checked_mul(power(exp))?;
                    sum.lowest += exp;
                }
                None if sum.lowest != NO_SCALE => return Some(None),
                _ if exp >= sum.lowest => return Some(None),
                group => {
                    let part = group.unwrap_or(Decimal::ONE).checked_mul(power(exp))?;
                    sum.total = sum.total.checked_add(part)?;
                    (sum.group, sum.lowest) = (None, exp);
                }
            }
            sum.tens = 0;
        }
        Some(Sense::Group(n)) => {
            // "a score of", but not a bare "score".
            if sum.group.is_none() && (sum.total.is_zero() && n != 12 || sum.lowest != NO_SCALE)
                || n == 20 && sum.group.is_some_and(|g| g >= Decimal::TEN)
            {
                return Some(None);
            }
            sum.dozen = Decimal::from(n);
        }
        _ => return Some(None),
    }
    Some(Some(at + 1))
}

/// Digits inside a number in words: "4 thousand 3 hundred", "3 hundred and 21".
fn take_digits(cx: &Context<'_>, sum: &mut Sum, at: usize) -> Option<Option<usize>> {
    let digits = cx.str(at);
    if sum.lowest == NO_SCALE || sum.group.is_some() || digits.len() > 3 || cx.glued(at) || digits.starts_with('0') {
        return Some(None);
    }
    let Ok(n) = digits.parse::<u32>() else { return Some(None) };
    match cx.sense(at + 1, scale_word) {
        Some(exp) if exp < sum.lowest => {
            sum.total = sum.total.checked_add(Decimal::from(n).checked_mul(power(exp))?)?;
            sum.lowest = exp;
            Some(Some(at + 2))
        }
        None if sum.lowest == 2 && n < 100 && !cx.glued(at + 1) => {
            sum.group = Some(Decimal::from(n));
            Some(Some(at + 1))
        }
        _ => Some(None),
    }
}

/// The number that was read from `start` on; `usize::MAX` when it began with digits.
fn finish(cx: &Context<'_>, sum: Sum, start: usize) -> Option<Num> {
    if sum.end == start {
        return None;
    }
    let value = sum.total.checked_add(sum.group.unwrap_or_default())?;
    // "twenty-one fifths", "three twenty-fifths": the whole number was a numerator.
    if sum.dozen == Decimal::ONE
        && sum.lowest != 0
        && let Some(num) = fraction::over(cx, value, sum.tens, sum.end)
    {
        return Some(num);
    }
    let scale = if sum.dozen > Decimal::ONE {
        sum.dozen
    } else if sum.group.is_some() || sum.lowest == NO_SCALE {
        Decimal::ONE
    } else {
        power(sum.lowest)
    };
    let written = if sum.dozen > Decimal::ONE {
        if value.is_zero() { Decimal::ONE } else { value }
    } else {
        value.checked_div(scale)?.normalize()
    };
    let amount = Amount::Exact(Numeral::new(written, scale)?);
    Some(Num { amount, next: sum.end, scale, digits: false, plain: false, letter: false })
}

/// "five", "nought seven": the digits behind "point".
pub(super) fn spoken_decimals(cx: &Context<'_>, i: usize) -> Option<(Decimal, usize)> {
    let mut value = 0i64;
    let mut at = i;
    while at < i + 9 {
        match cx.sense(at, cardinal) {
            Some(n @ 0..=9) => value = value * 10 + i64::from(n),
            _ => break,
        }
        at += 1;
    }
    (at > i).then(|| (Decimal::new(value, u32::try_from(at - i).unwrap_or(0)), at))
}

/// A number from one to ninety-nine in words at `i`, and the index behind.
pub(super) fn below_hundred(cx: &Context<'_>, i: usize) -> Option<(u32, usize)> {
    let n = cx.sense(i, cardinal).filter(|&n| n > 0)?;
    let unit_at = cx.past_hyphen(i + 1);
    match cx.sense(unit_at, cardinal) {
        Some(unit @ 1..=9) if n >= 20 => Some((n + unit, unit_at + 1)),
        _ => Some((n, i + 1)),
    }
}

/// The power of ten that a word multiplies by.
pub(super) fn scale_word(s: Sense) -> Option<u8> {
    match s {
        Sense::Scale(exp) => Some(exp),
        Sense::Hundred => Some(2),
        _ => None,
    }
}

/// The value of a number word below a hundred.
pub(super) fn cardinal(s: Sense) -> Option<u32> {
    if let Sense::Cardinal(n) | Sense::Tens(n) = s { Some(n) } else { None }
}
