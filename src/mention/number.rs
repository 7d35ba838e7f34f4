//! Cardinals: digits, words, fractions, scales. [`at`] is the parser that money, percent, quantity and duration share;
//! [`find_at`] makes a mention of a number that none of them wants.

use super::Found;
use super::context::Context;
use super::cues::Cues;
use super::lexicon::{Kw, Sense};
pub(super) use super::range::range_at;
use super::spelled::scale_word;
use super::token::TokenKind;
use super::{digits, fraction, range, spelled, uncounted, vague};
use crate::value::{Amount, Decimal, Numeral};

/// A number, without its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Num {
    /// How much.
    pub(super) amount: Amount,
    /// Index of the token behind the number.
    pub(super) next: usize,
    /// It ends with a scale word ("million", "bn"), which may serve the number before it too ("5 to 10 million").
    pub(super) scale: Decimal,
    /// It is written in digits, at least in part.
    pub(super) digits: bool,
    /// Plain digits without separator or scale: what may be a year, a day, an hour.
    pub(super) plain: bool,
    /// The scale is a single letter ("24m", "5t"), which may also be a unit: see [`metres`].
    pub(super) letter: bool,
}

/// The number that starts at token `i`, be it part of an identifier or not (see [`detached`]): "270", "2.5 million",
/// "two hundred and seventy", "a dozen", "one and a half", "5 1/2", "two-thirds", "several hundred".
pub(super) fn at(cx: &Context<'_>, i: usize) -> Option<Num> {
    if !cx.opens_number(i) {
        return None;
    }
    cx.numbers.or_parse(i, || parse(cx, i))
}

/// Where a unit may stand behind `num`: past a hyphen, past "of a" behind a fraction ("half a mile", "a quarter of a
/// per cent") and past "of" behind a vague amount ("hundreds of miles").
pub(super) fn unit_start(cx: &Context<'_>, num: &Num) -> usize {
    let at = cx.past_hyphen(num.next);
    match num.amount {
        Amount::Fraction { .. } => {
            let at = if cx.key(at, Kw::Of) { at + 1 } else { at };
            if cx.key(at, Kw::A) || cx.is_word(at, "one") || cx.str(at) == "1" {
                at + 1
            } else {
                cx.past_hyphen(num.next)
            }
        }
        Amount::Vague { .. } if cx.key(at, Kw::Of) => at + 1,
        _ => at,
    }
}

/// Whether the "m" glued to a number at `i` means metres rather than millions.
pub(super) fn metres(cx: &Context<'_>, i: usize) -> bool {
    if cx.str(i) != "m" {
        return false;
    }
    let at = cx.past_hyphen(i + 1);
    if cx.is(i + 1, '(') || cx.is(i + 1, ')') || cx.is(i + 1, '/') {
        return true;
    }
    // "ran the 100m in 9.63 seconds"
    let race = i >= cx.sentence.start + 2 && cx.is_word(i - 2, "the") && cx.is_any(i - 1, RACES);
    let alone = cx.get(i + 1).is_none_or(|t| !t.is_word()) || cx.is_any(i + 1, &["in", "and", "at", "on", "or", "but"]);
    race && alone || cx.is_any(at, BEHIND_METRES) || is_length(cx, i - 1, alone)
}

/// Whether what stands before the number at `i` makes it a length: "waves of 5m", "swam 50m", "scored from 30m".
fn is_length(cx: &Context<'_>, i: usize, alone: bool) -> bool {
    let hedged = i > cx.sentence.start && cx.is_any(i - 1, &["about", "around", "nearly", "some", "over", "almost"]);
    let Some(before) = i.checked_sub(if hedged { 2 } else { 1 }).filter(|&at| at >= cx.sentence.start) else {
        return false;
    };
    // "At 1.93m, he is tall"
    let height = cx.str(i).len() == 4
        && cx.str(i).split_once('.').is_some_and(|(whole, _)| matches!(whole, "1" | "2"))
        && cx.is_word(before, "at")
        && cx.is(i + 2, ',')
        && cx.is_any(i + 3, &["he", "she"]);
    let shot = || (1..=5).any(|back| before >= cx.sentence.start + back && cx.is_any(before - back, SHOTS));
    // "waves of 5m migrants"
    let counted = cx.str(i + 2).len() > 3 && cx.str(i + 2).ends_with('s') || cx.is_word(i + 2, "people");
    if counted {
        return false;
    }
    height
        || cx.is_any(before, &["ran", "runs"]) && cx.is_any(i, RACES) && !hedged
        || cx.is_any(before, &["swam", "swim", "swims", "swimming", "dived", "leapt", "sprinted", "waded"])
        || before > cx.sentence.start && cx.is_word(before, "of") && cx.is_any(before - 1, DIMENSIONS)
        || alone && cx.is_word(before, "from") && cx.str(i).len() == 2 && shot()
}

/// What is as long as the metres behind its "of".
const DIMENSIONS: &[&str] = &[
    "waves", "wave", "swells", "depth", "depths", "height", "heights", "length", "width", "distance", "altitude",
    "elevation", "radius", "diameter", "thickness", "throw", "leap",
];

/// What is done with a ball from a distance.
const SHOTS: &[&str] = &[
    "scored", "scores", "fired", "shot", "shoots", "struck", "curled", "drilled", "kick", "strike", "lobbed",
    "volleyed", "volley", "effort", "goal",
];

/// Lengths of races.
const RACES: &[&str] =
    &["50", "60", "100", "110", "200", "400", "800", "1,500", "1500", "5,000", "5000", "10,000", "10000"];

/// What follows a length ("100m high", "the 200m final"), not a count of millions.
#[rustfmt::skip]
const BEHIND_METRES: &[&str] = &[
    "above", "ahead", "apart", "away", "backstroke", "behind", "below", "breaststroke", "bronze", "butterfly", "champion", "dash", "deep", "depth", "distance", "down", "east", "elevation",
    "event", "fence", "final", "freestyle", "gold", "height", "high", "hurdles", "individual", "inland", "length", "long", "medley", "north", "off", "pool", "race", "radius", "relay", "rope",
    "runner", "silver", "south", "sprint", "squared", "steeplechase", "swim", "tall", "thick", "title", "tower", "tsunami", "tunnel", "underground", "underwater", "wall", "wave", "waves",
    "west", "wide", "yacht", "x",
];

/// Whether a number at `i` stands for itself: not the "34" of "T-34", the "7" of "G7", the "10" of "3:10".
pub(super) fn detached(cx: &Context<'_>, i: usize) -> bool {
    if !cx.glued(i) || i == 0 {
        return true;
    }
    match cx.get(i - 1).map(|t| t.kind) {
        None => true,
        Some(TokenKind::Mark('-')) => {
            // "mid-2025", "an-8": only a word without a hyphen of its own may lead.
            !cx.glued(i - 1)
                // "voters --10.4 per cent", "+/-3 points"
                || i >= 3 && (cx.is(i - 2, '-') && cx.glued(i - 1) || cx.is(i - 2, '/') && cx.is(i - 3, '+'))
                || i >= 2
                    && (cx.is(i - 2, '%')
                        || cx.is_any(i - 2, &["mid", "end", "pre", "post", "sub", "under", "over", "top", "non", "magnitude", "by"]))
        }
        Some(TokenKind::Mark('+' | '#')) => !cx.glued(i - 1),
        Some(TokenKind::Line) => true,
        // "c.300"
        Some(TokenKind::Mark('.')) => i > 1 && cx.glued(i - 1) && !cx.glued(i - 2) && cx.is_any(i - 2, &["c", "ca"]),
        Some(TokenKind::Mark(
            '(' | '[' | '"' | '\'' | '©' | '–' | '—' | '~' | '*' | '_' | '>' | '<' | '…' | '≈' | '≥' | '≤' | '=' | '±',
        )) => true,
        _ => false,
    }
}

/// A mention of the number, or range, at `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !detached(cx, i) {
        return None;
    }
    let num = range::range_at(cx, i)?;
    if uncounted::counts_nothing(cx, i, &num) {
        return None;
    }
    // "15m": a number of whom or what? Else a length, or part of a name.
    if num.letter && !counts_letter(cx, &num) {
        return None;
    }
    // "24x", "7th": the token behind belongs to the same word.
    if cx.glued(num.next) && cx.get(num.next).is_some_and(|t| t.is_word()) {
        return None;
    }
    Some(Found::new(i..num.next, super::Written::Number(num.amount)))
}

/// Whether a number that ends with a single letter ("24m", "1.5B") is a count of millions or billions.
fn counts_letter(cx: &Context<'_>, num: &Num) -> bool {
    let letter = num.next - 1;
    match cx.str(letter) {
        "m" | "M" => !metres(cx, letter),
        "B" | "b" => {
            cx.get(num.next).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
                || cx.str(letter - 1).contains('.')
        }
        "G" => true,
        "k" | "K" => !cx.is_any(num.next, &["race", "run", "walk", "resolution", "video", "display", "tv", "ultra"]),
        _ => false,
    }
}

fn parse(cx: &Context<'_>, i: usize) -> Option<Num> {
    let token = cx.get(i)?;
    match token.kind {
        TokenKind::Number if ends_behind(cx, i) => {
            let num = one_token(cx, i);
            debug_assert_eq!(num, in_digits(cx, i));
            num
        }
        TokenKind::Number => in_digits(cx, i),
        TokenKind::Word => match cx.senses(i) {
            &[Sense::Cardinal(n)] if n < 20 && ends_behind(cx, i) && !(n == 1 && leads_share(cx, i)) => {
                let num = whole(n, i + 1);
                debug_assert_eq!(num, in_words(cx, i));
                num
            }
            _ => in_words(cx, i),
        },
        TokenKind::Mark('-' | '−') if cx.glued(i + 1) && opens_word(cx, i) => negative(match cx.get(i + 1)?.kind {
            TokenKind::Number => in_digits(cx, i + 1),
            TokenKind::Mark('.') => decimals(cx, i + 1),
            _ => None,
        }?),
        // ".77", "$.50"
        TokenKind::Mark('.') if !cx.glued(i) || cx.is(i - 1, '$') => decimals(cx, i),
        TokenKind::Mark('–') => long_minus(cx, i),
        TokenKind::Mark(c) => {
            let (num, of) = fraction::vulgar(c)?;
            fraction::make(num, of, i + 1)
        }
        TokenKind::Possessive | TokenKind::Line => None,
    }
}

/// Whether a number ends with its first token, at `i`: what stands behind, past a hyphen, cannot go on with it, nor can
/// a short number or a "one" that nothing goes on with ("5 1/2", "one one-hundredth").
fn ends_behind(cx: &Context<'_>, i: usize) -> bool {
    let next = if cx.is(i + 1, '-') { i + 2 } else { i + 1 };
    if cx.is_number(next) {
        cx.str(next).len() < 3 && !cx.cue(next + 1, Cues::GOES_ON)
    } else if cx.is_word(next, "one") {
        !cx.cue(next + 1, Cues::GOES_ON)
    } else {
        !cx.cue(next, Cues::GOES_ON)
    }
}

/// Whether "one" at `i` may be that of "one person in three" or "one of every three".
fn leads_share(cx: &Context<'_>, i: usize) -> bool {
    cx.key(i + 1, Kw::Of) || cx.key(i + 2, Kw::In)
}

/// The number in digits at `i`, with nothing behind that belongs to it.
fn one_token(cx: &Context<'_>, i: usize) -> Option<Num> {
    let written = cx.str(i);
    let value = value_at(cx, i)?;
    let plain = value.scale() == 0 && written.bytes().all(|b| b.is_ascii_digit());
    let amount = Amount::Exact(Numeral::new(value, Decimal::ONE)?);
    Some(Num { amount, next: i + 1, scale: Decimal::ONE, digits: true, plain, letter: false })
}

/// The value of the digits at `i`. "12.000 people": people come in whole, so the point parts thousands.
fn value_at(cx: &Context<'_>, i: usize) -> Option<Decimal> {
    let value = digits::parse(cx.str(i))?;
    if value.scale() != 3 || value < Decimal::ONE || value >= Decimal::ONE_THOUSAND || cx.glued(i + 1) {
        return Some(value);
    }
    let word = cx.str(i + 1);
    let counted = || {
        let measured = |s| matches!(s, Sense::Unit(_) | Sense::ShortUnit(_) | Sense::TimeUnit(_)).then_some(());
        word.len() > 3 && word.ends_with('s') && word.is_ascii() && cx.sense(i + 1, measured).is_none()
    };
    let money = || cx.sense(i + 1, |s| matches!(s, Sense::CurrencyNoun(_)).then_some(())).is_some();
    let small = cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
    let parts = small
        && !cx.str(i).contains(',')
        && (cx.is_any(i + 1, WHOLE) || cx.str(i).ends_with(".000") && (money() || counted()));
    if parts { value.checked_mul(Decimal::ONE_THOUSAND).map(|v| v.normalize()) } else { Some(value) }
}

/// What comes in whole numbers only.
const WHOLE: &[&str] = &[
    "people", "persons", "men", "women", "children", "soldiers", "troops", "deaths", "cases", "refugees", "migrants",
    "residents", "inhabitants", "homes", "houses", "jobs", "workers", "students", "families", "victims", "civilians",
    "voters", "votes", "employees", "police",
];

/// The whole number `n` that ends before `next`.
fn whole(n: u32, next: usize) -> Option<Num> {
    let amount = Amount::Exact(Numeral::new(Decimal::from(n), Decimal::ONE)?);
    Some(Num { amount, next, scale: Decimal::ONE, digits: false, plain: false, letter: false })
}

/// A number whose first token is a word.
fn in_words(cx: &Context<'_>, i: usize) -> Option<Num> {
    if cx.key(i, Kw::Minus) {
        // "plus or minus three points" is no negative.
        if i > 1 && cx.key(i - 1, Kw::Or) && cx.is_word(i - 2, "plus") {
            return None;
        }
        // "tested negative two days ago"
        if cx.is_word(i, "negative")
            && i > 0
            && cx.get(i - 1).is_some_and(|t| t.is_word())
            && !cx.is_any(i - 1, &["is", "of", "to", "from", "a"])
        {
            return None;
        }
        return negative(if cx.is_number(i + 1) {
            in_digits(cx, i + 1)
        } else {
            fraction::at(cx, i + 1).or_else(|| spelled::at(cx, i + 1))
        }?);
    }
    if cx.key(i, Kw::Point) {
        return point(cx, i);
    }
    if let Some(num) = exact(cx, i) {
        return Some(num);
    }
    vague::at(cx, i).or_else(|| fraction::at(cx, i)).or_else(|| spelled::at(cx, i))
}

/// "a pair of gloves"; "a threefold rise", "twice as many", "more than double the number".
fn exact(cx: &Context<'_>, i: usize) -> Option<Num> {
    if cx.key(i, Kw::A) && cx.key(i + 1, Kw::Pair) && cx.key(i + 2, Kw::Of) {
        return whole(2, i + 3);
    }
    let times = cx.sense(i, |s| if let Sense::Times(n) = s { Some(n) } else { None })?;
    let fold = cx.str(i).len() > 4 && cx.str(i).to_ascii_lowercase().ends_with("fold");
    let compared =
        cx.is_any(i + 1, &["as", "the", "that", "what", "its", "their", "those", "last"]) && !cx.glued(i + 1);
    let verb = i > 0
        && cx.is_any(
            i - 1,
            &["to", "will", "would", "could", "can", "may", "might", "should", "must", "and", "they", "we", "not"],
        );
    // Not "to double the number", "scored twice as Leeds lost", "more than double that year".
    let twice = cx.is_word(i, "twice");
    let as_much = !cx.is_word(i + 1, "as") || cx.get(i + 2).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
    let timed = cx.time_unit(i + 2).is_some() || twice && cx.is_any(i + 1, &["last", "what"]);
    let stands = compared && as_much && !timed && (twice || !verb && i > 0);
    if fold || stands { whole(times, i + 1) } else { None }
}

/// "point five per cent", "point seven million": no whole number before the point.
fn point(cx: &Context<'_>, i: usize) -> Option<Num> {
    if i == cx.sentence.start && cx.is_number(i + 1) && cx.get(i + 2).is_none() {
        let digits = digits::parse(cx.str(i + 1)).filter(|d| d.scale() == 0)?;
        let scale = u32::try_from(cx.str(i + 1).len()).ok()?;
        return scaled(cx, Decimal::try_from_i128_with_scale(digits.mantissa(), scale).ok()?, i + 2);
    }
    let (value, next) = spelled::spoken_decimals(cx, i + 1)?;
    let behind = cx.past_hyphen(next);
    let measured = cx.is(behind, '%')
        || cx.is_any(behind, &["percent", "per"])
        || cx.sense(behind, scale_word).is_some_and(|exp| exp > 2);
    let alone = i == cx.sentence.start && !cx.get(behind).is_some_and(|t| t.is_word());
    if measured || alone { scaled(cx, value, next).map(|n| Num { digits: false, ..n }) } else { None }
}

/// ".77" at `i`.
fn decimals(cx: &Context<'_>, i: usize) -> Option<Num> {
    if !cx.glued(i + 1) || !cx.is_number(i + 1) {
        return None;
    }
    let fraction = digits::parse(cx.str(i + 1)).filter(|d| d.scale() == 0)?;
    let scale = u32::try_from(cx.str(i + 1).len()).ok()?;
    scaled(cx, Decimal::try_from_i128_with_scale(fraction.mantissa(), scale).ok()?, i + 2)
}

/// Whether a minus sign at `i` stands at the start of a word, or behind a sign of comparison.
fn opens_word(cx: &Context<'_>, i: usize) -> bool {
    !cx.glued(i) || i > 0 && matches!(cx.get(i - 1).map(|t| t.kind), Some(TokenKind::Mark('<' | '>' | '=' | '(' | '"')))
}

/// "–0.3 per cent", "–12°C": a dash for a minus, only before what is often negative.
fn long_minus(cx: &Context<'_>, i: usize) -> Option<Num> {
    let opens = !cx.glued(i) && cx.glued(i + 1) && cx.is_number(i + 1);
    let word = i == cx.sentence.start || cx.get(i - 1).is_some_and(|t| t.kind == TokenKind::Word || t.is('('));
    if !opens || !word || i > cx.sentence.start && ends_number(cx, i - 1) {
        return None;
    }
    let num = in_digits(cx, i + 1)?;
    let signed = cx.is(num.next, '%')
        || cx.is(num.next, '°')
        || cx.is_any(num.next, &["percent", "pc", "degrees", "º", "ºc", "c"])
        || cx.is_word(num.next, "per") && cx.is_word(num.next + 1, "cent");
    if signed { negative(num) } else { None }
}

fn negative(num: Num) -> Option<Num> {
    let amount = match num.amount {
        Amount::Exact(n) => Amount::Exact(Numeral { value: -n.value, ..n }),
        Amount::Fraction { value, .. } => Amount::Exact(Numeral::new(-value, Decimal::ONE)?),
        Amount::Between(..) | Amount::Vague { .. } => return None,
    };
    Some(Num { amount, plain: false, ..num })
}

/// A number whose first token is digits.
fn in_digits(cx: &Context<'_>, i: usize) -> Option<Num> {
    let written = cx.str(i);
    if let Some((num, of, next)) = fraction::slashed(cx, i) {
        return fraction::make(num, of, next).map(|n| Num { digits: true, ..n });
    }
    if let Some(num) = fraction::in_or_out_of(cx, i, written.parse().ok(), i + 1) {
        return Some(Num { digits: true, ..num });
    }
    let mut value = value_at(cx, i)?;
    let mut next = i + 1;
    if let Some((whole, after)) = parted(cx, i, value) {
        return scaled(cx, whole, after).map(|n| Num { plain: false, ..n });
    }
    let plain = value.scale() == 0 && written.bytes().all(|b| b.is_ascii_digit());
    if plain && written.len() <= 3 && !written.starts_with('0') {
        // "1 234 567"
        while cx.is_number(next) && !cx.glued(next) && single_space(cx, next) {
            // "567", or "567.89" as the last group.
            let digits = cx.str(next);
            if digits.len() < 3 || digits.len() > 3 && digits.as_bytes()[3] != b'.' {
                break;
            }
            let Some(group) = digits::parse(digits) else { break };
            if next - i > 6 || cx.is(next + 1, '/') && cx.glued(next + 1) {
                break;
            }
            value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(group)?;
            next += 1;
            if digits.len() > 3 {
                break;
            }
        }
    }
    if next == i + 1 && plain {
        // "5 1/2", "5½", "5-1/2", "5 and a half"
        if let Some((num, of, after)) = fraction::added(cx, next, false) {
            let part = fraction::part(num, of)?;
            let num = scaled(cx, value.checked_add(part)?, after)?;
            return Some(Num { digits: true, plain: false, ..num });
        }
    }
    if let Some((value, next)) = raised(cx, next, value) {
        let amount = Amount::Exact(Numeral::new(value, Decimal::ONE)?);
        return Some(Num { amount, next, scale: Decimal::ONE, digits: true, plain: false, letter: false });
    }
    if let Some((exponent, next)) = exponent(cx, next) {
        let power = power(u8::try_from(exponent.unsigned_abs()).ok()?);
        let value = if exponent < 0 { value.checked_div(power)? } else { value.checked_mul(power)? };
        let amount = Amount::Exact(Numeral::new(value, Decimal::ONE)?);
        return Some(Num { amount, next, scale: Decimal::ONE, digits: true, plain: false, letter: false });
    }
    let num = scaled(cx, value, next)?;
    Some(Num { digits: true, plain: plain && num.next == i + 1, ..num })
}

/// "1'234'567", as the Swiss group digits: the value and the index behind.
fn parted(cx: &Context<'_>, i: usize, first: Decimal) -> Option<(Decimal, usize)> {
    let mark =
        |at: usize| (cx.is(at, '\'') || cx.is(at, '’')) && cx.glued(at) && cx.is_number(at + 1) && cx.glued(at + 1);
    let (mut value, mut at) = (first, i + 1);
    if cx.str(i).len() > 3 || first.scale() > 0 {
        return None;
    }
    while at - i < 12 && mark(at) {
        let group = cx.str(at + 1);
        if group.len() != 3 && group.as_bytes().get(3) != Some(&b'.') {
            return None;
        }
        value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(digits::parse(group)?)?;
        at += 2;
    }
    (at > i + 1).then_some((value, at))
}

/// "2^10", "10^-3" behind the base `base` at `i`: the power and the index behind.
fn raised(cx: &Context<'_>, i: usize, base: Decimal) -> Option<(Decimal, usize)> {
    if !cx.is(i, '^') || !cx.glued(i) || !cx.glued(i + 1) {
        return None;
    }
    let at = if cx.is(i + 1, '-') || cx.is(i + 1, '+') { i + 2 } else { i + 1 };
    if !cx.is_number(at) || !cx.glued(at) {
        return None;
    }
    let exponent: u32 = cx.str(at).parse().ok().filter(|&e| e <= 90)?;
    let mut value = Decimal::ONE;
    for _ in 0..exponent {
        value = value.checked_mul(base)?;
    }
    let value = if cx.is(i + 1, '-') { Decimal::ONE.checked_div(value)? } else { value };
    Some((value, at + 1))
}

/// "e13", "E+14", "×10−5", "x 10^6" behind a number at `i`: the exponent, at most 27, and the index behind.
fn exponent(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let mut at = if cx.glued(i) && cx.is_word(i, "e") && cx.glued(i + 1) {
        i + 1
    } else if (cx.is(i, '×') || cx.is_word(i, "x")) && cx.str(i + 1) == "10" && (cx.is(i + 2, '^') || cx.is(i + 2, '−'))
    {
        if cx.is(i + 2, '^') { i + 3 } else { i + 2 }
    } else {
        return None;
    };
    let minus = cx.is(at, '-') || cx.is(at, '−');
    if minus || cx.is(at, '+') {
        at += 1;
    }
    if !cx.is_number(at) || !cx.glued(at) {
        return None;
    }
    let exponent: i32 = cx.str(at).parse().ok().filter(|&e| e <= 27)?;
    Some((if minus { -exponent } else { exponent }, at + 1))
}

/// Exactly one space before the token at `i`.
fn single_space(cx: &Context<'_>, i: usize) -> bool {
    match (cx.get(i.wrapping_sub(1)), cx.get(i)) {
        (Some(a), Some(b)) => b.start - a.end == 1 && cx.text.as_bytes()[a.end as usize] == b' ',
        _ => false,
    }
}

/// `written`, with the scale word that may stand at `i`.
fn scaled(cx: &Context<'_>, written: Decimal, i: usize) -> Option<Num> {
    let at = cx.past_hyphen(i);
    let mut letter = false;
    let mut exponent = None;
    let (scale, next) = if let Some(exp) = cx.sense(at, scale_word) {
        // "5 hundred thousand", "1 million million"
        let second = cx.past_hyphen(at + 1);
        match cx.sense(second, scale_word) {
            Some(more) if exp + more <= 18 && more > 2 => (power(exp + more), second + 1),
            _ => {
                exponent = Some(exp);
                (power(exp), at + 1)
            }
        }
    } else if let Some(n) = cx.sense(at, |s| if let Sense::Group(n) = s { Some(n) } else { None }) {
        (Decimal::from(n), at + 1)
    } else if let Some(exp) = cx.sense(i, |s| if let Sense::ShortScale(e) = s { Some(e) } else { None })
        && short_scale_fits(cx, i, written)
    {
        letter = cx.str(i).len() == 1;
        (power(exp), i + 1)
    } else {
        (Decimal::ONE, i)
    };
    let numeral = Numeral::new(written, scale)?;
    let num = Num { amount: Amount::Exact(numeral), next, scale, digits: true, plain: false, letter };
    Some(match exponent {
        Some(exp) => spelled::continued(cx, num, exp),
        None => num,
    })
}

/// "24m", "1.762bn", "$5 m": joined, or an abbreviation that is nothing else.
fn short_scale_fits(cx: &Context<'_>, i: usize, written: Decimal) -> bool {
    // "1.5 G", "3.2 M": giga and mega behind a decimal; "5G" is a network.
    let open = cx.get(i + 1).is_none_or(|t| !t.is_word());
    if cx.is_word(i, "g") {
        return cx.str(i) == "G" && written.scale() > 0 && open;
    }
    if cx.str(i) == "M" && written.scale() > 0 && open {
        return true;
    }
    if cx.glued(i + 1) && (cx.is_number(i + 1) || cx.is(i + 1, '/') || cx.is(i + 1, '\'')) {
        return false;
    }
    cx.glued(i) || cx.str(i).len() >= 2 || cx.str(i) == "k" && cx.get(i + 1).is_none_or(|t| !t.is_word())
}

/// Whether the word at `i` may end a number: "five", "million", "dozen".
pub(super) fn ends_number(cx: &Context<'_>, i: usize) -> bool {
    let of_number = |s| {
        matches!(
            s,
            Sense::Cardinal(_)
                | Sense::Tens(_)
                | Sense::Hundred
                | Sense::Scale(_)
                | Sense::ShortScale(_)
                | Sense::Group(_)
                | Sense::Plural(_)
        )
        .then_some(())
    };
    cx.is_number(i) || cx.sense(i, of_number).is_some()
}

/// Ten to the power of `exp`, at most 27.
pub(super) fn power(exp: u8) -> Decimal {
    Decimal::from_i128_with_scale(10i128.pow(u32::from(exp.min(27))), 0)
}
