//! Cardinals: digits, words, fractions, scales. [`at`] is the parser that money, percent, quantity and duration share;
//! [`find_at`] makes a mention of a number that none of them wants.

use super::Found;
use super::context::Context;
use super::digits;
use super::lexicon::{Kw, Sense};
use super::token::TokenKind;
use crate::value::{Amount, Decimal, Numeral};

/// The words of numbers.
pub(super) const LEXICON: &[(&str, Sense)] = &[
    ("zero", Sense::Cardinal(0)),
    ("one", Sense::Cardinal(1)),
    ("two", Sense::Cardinal(2)),
    ("three", Sense::Cardinal(3)),
    ("four", Sense::Cardinal(4)),
    ("five", Sense::Cardinal(5)),
    ("six", Sense::Cardinal(6)),
    ("seven", Sense::Cardinal(7)),
    ("eight", Sense::Cardinal(8)),
    ("nine", Sense::Cardinal(9)),
    ("ten", Sense::Cardinal(10)),
    ("eleven", Sense::Cardinal(11)),
    ("twelve", Sense::Cardinal(12)),
    ("thirteen", Sense::Cardinal(13)),
    ("fourteen", Sense::Cardinal(14)),
    ("fifteen", Sense::Cardinal(15)),
    ("sixteen", Sense::Cardinal(16)),
    ("seventeen", Sense::Cardinal(17)),
    ("eighteen", Sense::Cardinal(18)),
    ("nineteen", Sense::Cardinal(19)),
    ("twenty", Sense::Tens(20)),
    ("thirty", Sense::Tens(30)),
    ("forty", Sense::Tens(40)),
    ("fourty", Sense::Tens(40)),
    ("fifty", Sense::Tens(50)),
    ("sixty", Sense::Tens(60)),
    ("seventy", Sense::Tens(70)),
    ("eighty", Sense::Tens(80)),
    ("ninety", Sense::Tens(90)),
    ("hundred", Sense::Hundred),
    ("thousand", Sense::Scale(3)),
    ("million", Sense::Scale(6)),
    ("billion", Sense::Scale(9)),
    ("trillion", Sense::Scale(12)),
    ("quadrillion", Sense::Scale(15)),
    ("multimillion", Sense::Multi(6)),
    ("multibillion", Sense::Multi(9)),
    ("multitrillion", Sense::Multi(12)),
    ("multi", Sense::Key(Kw::Multi)),
    ("lakh", Sense::Scale(5)),
    ("lakhs", Sense::Scale(5)),
    ("crore", Sense::Scale(7)),
    ("crores", Sense::Scale(7)),
    ("k", Sense::ShortScale(3)),
    ("m", Sense::ShortScale(6)),
    ("mn", Sense::ShortScale(6)),
    ("mln", Sense::ShortScale(6)),
    ("mil", Sense::ShortScale(6)),
    ("mio", Sense::ShortScale(6)),
    ("b", Sense::ShortScale(9)),
    ("bn", Sense::ShortScale(9)),
    ("bln", Sense::ShortScale(9)),
    ("t", Sense::ShortScale(12)),
    ("tn", Sense::ShortScale(12)),
    ("trn", Sense::ShortScale(12)),
    ("tln", Sense::ShortScale(12)),
    ("dozen", Sense::Group(12)),
    ("half", Sense::FractionWord(2)),
    ("halves", Sense::FractionWord(2)),
    ("third", Sense::FractionWord(3)),
    ("thirds", Sense::FractionWord(3)),
    ("quarter", Sense::FractionWord(4)),
    ("quarters", Sense::FractionWord(4)),
    ("fourth", Sense::FractionWord(4)),
    ("fourths", Sense::FractionWord(4)),
    ("fifth", Sense::FractionWord(5)),
    ("fifths", Sense::FractionWord(5)),
    ("sixth", Sense::FractionWord(6)),
    ("sixths", Sense::FractionWord(6)),
    ("seventh", Sense::FractionWord(7)),
    ("sevenths", Sense::FractionWord(7)),
    ("eighth", Sense::FractionWord(8)),
    ("eighths", Sense::FractionWord(8)),
    ("ninth", Sense::FractionWord(9)),
    ("ninths", Sense::FractionWord(9)),
    ("tenth", Sense::FractionWord(10)),
    ("tenths", Sense::FractionWord(10)),
    ("twelfths", Sense::FractionWord(12)),
    ("twentieth", Sense::FractionWord(20)),
    ("twentieths", Sense::FractionWord(20)),
    ("hundredth", Sense::FractionWord(100)),
    ("hundredths", Sense::FractionWord(100)),
    ("thousandth", Sense::FractionWord(1000)),
    ("thousandths", Sense::FractionWord(1000)),
    ("dozens", Sense::Plural(0)),
    ("tens", Sense::Plural(1)),
    ("scores", Sense::Plural(4)),
    ("hundreds", Sense::Plural(2)),
    ("thousands", Sense::Plural(3)),
    ("millions", Sense::Plural(6)),
    ("billions", Sense::Plural(9)),
    ("trillions", Sense::Plural(12)),
    ("a", Sense::Key(Kw::A)),
    ("an", Sense::Key(Kw::A)),
    ("and", Sense::Key(Kw::And)),
    ("or", Sense::Key(Kw::Or)),
    ("to", Sense::Key(Kw::To)),
    ("of", Sense::Key(Kw::Of)),
    ("in", Sense::Key(Kw::In)),
    ("per", Sense::Key(Kw::Per)),
    ("between", Sense::Key(Kw::Between)),
    ("from", Sense::Key(Kw::From)),
    ("point", Sense::Key(Kw::Point)),
    ("minus", Sense::Key(Kw::Minus)),
    ("several", Sense::Key(Kw::Several)),
    ("few", Sense::Key(Kw::Few)),
    ("couple", Sense::Key(Kw::Couple)),
];

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
    if let Some((last, num)) = cx.last_number.get()
        && last == i
    {
        return num;
    }
    let num = parse(cx, i);
    cx.last_number.set(Some((i, num)));
    num
}

/// The number or the range of numbers that starts at token `i`: "5–10", "5 to 10 million", "one or two",
/// and behind "between" also "5 and 10".
pub(super) fn range_at(cx: &Context<'_>, i: usize) -> Option<Num> {
    let first = at(cx, i)?;
    let Amount::Exact(lo) = first.amount else { return Some(first) };
    let Some(at_second) = range_separator(cx, i, first.next) else { return Some(first) };
    let Some(second) = at(cx, at_second) else { return Some(first) };
    let Amount::Exact(hi) = second.amount else { return Some(first) };
    // "2-year-old", "5-10-15": not the end of a range.
    if cx.is_dash(at_second - 1)
        && (cx.joins(second.next) && cx.is_number(second.next + 1)
            || second.plain && first.plain && is_code(cx, i, second.next))
    {
        return Some(first);
    }
    let lo = share_scale(lo, first.scale, hi, second.scale).unwrap_or(lo);
    if lo.value >= hi.value {
        return Some(first);
    }
    Some(Num { amount: Amount::Between(lo, hi), plain: false, ..second })
}

/// Whether digits joined by hyphens from `start` to `end` go on to either side, as in a telephone number.
fn is_code(cx: &Context<'_>, start: usize, end: usize) -> bool {
    cx.joins(end) && cx.is_number(end + 1) || start > 0 && cx.joins(start - 1) || cx.str(start).starts_with('0')
}

/// "5 to 10 million": `lo` in the scale of `hi`, when it has none of its own and would otherwise be far smaller.
pub(super) fn share_scale(lo: Numeral, lo_scale: Decimal, hi: Numeral, hi_scale: Decimal) -> Option<Numeral> {
    if lo_scale != Decimal::ONE || hi_scale <= Decimal::ONE || lo.value >= hi.value.checked_div(hi_scale)? {
        return None;
    }
    Numeral::new(lo.value, hi_scale)
}

/// The index behind what joins two values to a range, at `sep`: "to", "or", a dash, "and" behind "between". `start` is
/// where the first value begins. "rose from 5 to 10" is a change, not a range.
pub(super) fn range_separator(cx: &Context<'_>, start: usize, sep: usize) -> Option<usize> {
    let word = |kw| cx.key(sep, kw) && !cx.glued(sep);
    let led_by = |kw| start > 0 && cx.key(start - 1, kw);
    if word(Kw::And) {
        return led_by(Kw::Between).then_some(sep + 1);
    }
    if word(Kw::To) {
        return (!led_by(Kw::From) || !is_change(cx, start - 1)).then_some(sep + 1);
    }
    if word(Kw::Or) {
        return Some(sep + 1);
    }
    if cx.is_any(sep, &["through", "till"]) && !cx.glued(sep) {
        return led_by(Kw::From).then_some(sep + 1);
    }
    // "5-to-10"
    if cx.joins(sep) && (cx.key(sep + 1, Kw::To) || cx.key(sep + 1, Kw::Or)) && cx.joins(sep + 2) {
        return Some(sep + 3);
    }
    let spaced = !cx.glued(sep) && !cx.glued(sep + 1);
    let tight = cx.glued(sep) && cx.glued(sep + 1);
    let dash = match cx.get(sep)?.kind {
        TokenKind::Mark('-') => tight || spaced && cx.is_number(sep - 1) && cx.is_number(sep + 1),
        TokenKind::Mark('–') => tight || spaced && cx.is_number(sep - 1) && cx.is_number(sep + 1),
        TokenKind::Mark('—' | '−' | '~') => tight && cx.is_number(sep + 1),
        _ => false,
    };
    dash.then_some(sep + 1)
}

/// Whether "from" at `from` follows a verb of change ("rose from 5 to 10") rather than of span ("ranges from 5 to 10").
fn is_change(cx: &Context<'_>, from: usize) -> bool {
    for back in 1..=8 {
        let Some(at) = from.checked_sub(back) else { return false };
        let Some(token) = cx.get(at) else { return false };
        if matches!(token.kind, TokenKind::Mark(';' | ':' | '(')) {
            return false;
        }
        if cx.is_any(at, SPAN_WORDS) {
            return false;
        }
        if cx.is_any(at, CHANGE_WORDS) {
            return true;
        }
    }
    false
}

const SPAN_WORDS: &[&str] = &[
    "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "estimates", "between",
    "aged",
];

#[rustfmt::skip]
const CHANGE_WORDS: &[&str] = &[
    "rise", "rises", "rose", "risen", "rising", "raise", "raises", "raised", "raising", "fall", "falls", "fell", "fallen", "falling", "drop", "drops",
    "dropped", "dropping", "increase", "increases", "increased", "increasing", "decrease", "decreases", "decreased", "decline", "declined",
    "declines", "declining", "grow", "grows", "grew", "grown", "growing", "cut", "cuts", "cutting", "reduce", "reduces", "reduced", "reducing",
    "lower", "lowered", "lowering", "jump", "jumped", "jumps", "jumping", "climb", "climbed", "climbs", "climbing", "slip", "slipped", "surge", "surged", "surging",
    "soar", "soared", "plunge", "plunged", "shrink", "shrank", "shrunk", "slash", "slashed", "up", "down", "change", "changed",
    "go", "goes", "went", "gone", "going", "move", "moved", "moving", "revise", "revised", "boost", "boosted", "hike", "hiked", "hiking", "expand", "expanded", "expanding",
    "tumble", "tumbled", "dip", "dipped", "swing", "swung", "improve", "improved", "extend", "extended", "double", "doubled", "triple", "tripled", "upgraded", "downgraded", "widened", "narrowed", "trimmed", "quadrupled", "higher", "advanced", "eased", "progressed", "ballooned", "swelled", "dwindled",
];

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
    cx.is_any(
        at,
        &[
            "high", "tall", "long", "deep", "wide", "thick", "away", "above", "below", "underground", "underwater",
            "race", "sprint", "hurdles", "freestyle", "butterfly", "backstroke", "breaststroke", "relay", "dash",
            "final", "individual", "medley", "apart", "ahead", "behind", "steeplechase", "champion", "swim", "waves",
            "wave", "tower", "tsunami", "radius", "squared", "sea", "inland", "pool", "yacht", "title", "gold",
            "silver", "bronze", "distance", "record", "event", "depth", "height", "wall", "exclusion", "rope",
            "section", "stretch", "north", "south", "east", "west", "off", "before", "elevation", "world", "olympic",
            "run", "runner", "tunnel", "fence", "length", "x",
        ],
    )
}

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
                || i >= 2 && cx.is_any(i - 2, &["mid", "pre", "post", "sub", "under", "over", "top", "non"])
        }
        Some(TokenKind::Mark('(' | '[' | '"' | '\'' | '–' | '—' | '~' | '*' | '>' | '<' | '…')) => true,
        _ => false,
    }
}

/// A mention of the number, or range, at `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    if !detached(cx, i) {
        return None;
    }
    let num = range_at(cx, i)?;
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
        "B" | "b" => cx.get(num.next).is_some_and(|t| t.kind == TokenKind::Word),
        "k" | "K" => !cx.is_any(num.next, &["race", "run", "walk", "resolution", "video", "display", "tv", "ultra"]),
        _ => false,
    }
}

fn parse(cx: &Context<'_>, i: usize) -> Option<Num> {
    let token = cx.get(i)?;
    match token.kind {
        TokenKind::Number => in_digits(cx, i),
        TokenKind::Word => in_words(cx, i),
        TokenKind::Mark('-' | '−') if cx.glued(i + 1) && !cx.glued(i) && cx.is_number(i + 1) => {
            negative(in_digits(cx, i + 1)?)
        }
        TokenKind::Mark('.') if cx.glued(i + 1) && !cx.glued(i) => {
            let fraction = digits::parse(cx.str(i + 1)).filter(|d| d.scale() == 0)?;
            let scale = u32::try_from(cx.str(i + 1).len()).ok()?;
            let value = Decimal::try_from_i128_with_scale(fraction.mantissa(), scale).ok()?;
            scaled(cx, value, i + 2)
        }
        TokenKind::Mark(c) => {
            let (num, of) = vulgar(c)?;
            fraction(num, of, i + 1)
        }
        TokenKind::Possessive => None,
    }
}

fn negative(num: Num) -> Option<Num> {
    let Amount::Exact(n) = num.amount else { return None };
    Some(Num { amount: Amount::Exact(Numeral { value: -n.value, ..n }), plain: false, ..num })
}

fn fraction(num: u32, of: u32, next: usize) -> Option<Num> {
    let value = Decimal::from(num).checked_div(Decimal::from(of))?;
    Some(Num {
        amount: Amount::Fraction { value, num, of },
        next,
        scale: Decimal::ONE,
        digits: false,
        plain: false,
        letter: false,
    })
}

/// "½" and its kin.
fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// A number whose first token is digits.
fn in_digits(cx: &Context<'_>, i: usize) -> Option<Num> {
    let written = cx.str(i);
    if let Some((num, next)) = slashed(cx, i) {
        return fraction(num.0, num.1, next).map(|n| Num { digits: true, ..n });
    }
    let mut value = digits::parse(written)?;
    let mut next = i + 1;
    let plain = value.scale() == 0 && written.bytes().all(|b| b.is_ascii_digit());
    if plain && written.len() <= 3 && !written.starts_with('0') {
        // "1 234 567"
        while cx.is_number(next) && !cx.glued(next) && cx.str(next).len() == 3 && single_space(cx, next) {
            let Some(group) = digits::parse(cx.str(next)).filter(|d| d.scale() == 0) else { break };
            if next - i > 6 || cx.is(next + 1, '/') && cx.glued(next + 1) {
                break;
            }
            value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(group)?;
            next += 1;
        }
    }
    if next == i + 1 && plain {
        // "5 1/2", "5½", "5-1/2", "5 and a half"
        if let Some((num, of, after)) = added_fraction(cx, next) {
            let part = Decimal::from(num).checked_div(Decimal::from(of))?;
            let num = scaled(cx, value.checked_add(part)?, after)?;
            return Some(Num { digits: true, plain: false, ..num });
        }
    }
    let num = scaled(cx, value, next)?;
    Some(Num { digits: true, plain: plain && num.next == i + 1, ..num })
}

/// Exactly one space before the token at `i`.
fn single_space(cx: &Context<'_>, i: usize) -> bool {
    match (cx.get(i.wrapping_sub(1)), cx.get(i)) {
        (Some(a), Some(b)) => b.start - a.end == 1 && cx.text.as_bytes()[a.end as usize] == b' ',
        _ => false,
    }
}

/// "1/2" at `i`: numerator and denominator, and the token behind.
fn slashed(cx: &Context<'_>, i: usize) -> Option<((u32, u32), usize)> {
    if !(cx.is(i + 1, '/') && cx.glued(i + 1) && cx.is_number(i + 2) && cx.glued(i + 2)) {
        return None;
    }
    let num: u32 = cx.str(i).parse().ok()?;
    let of: u32 = cx.str(i + 2).parse().ok()?;
    (num > 0 && num < of && matches!(of, 2..=10 | 12 | 16 | 20 | 32 | 100 | 1000) && !cx.is(i + 3, '/'))
        .then_some(((num, of), i + 3))
}

/// What a whole number is followed by in "5 1/2", "5½", "one and a half", "two and three quarters".
fn added_fraction(cx: &Context<'_>, i: usize) -> Option<(u32, u32, usize)> {
    if let Some(TokenKind::Mark(c)) = cx.get(i).map(|t| t.kind)
        && let Some((num, of)) = vulgar(c)
    {
        return Some((num, of, i + 1));
    }
    let at = cx.past_hyphen(i);
    if let Some(((num, of), next)) = slashed(cx, at) {
        return Some((num, of, next));
    }
    let at = cx.past_hyphen(i);
    if !cx.key(at, Kw::And) {
        return None;
    }
    let at = cx.past_hyphen(at + 1);
    let (num, at) = if cx.key(at, Kw::A) {
        (1, cx.past_hyphen(at + 1))
    } else if let Some(n @ 1..=9) = cx.sense(at, cardinal) {
        (n, cx.past_hyphen(at + 1))
    } else {
        (1, at)
    };
    let of = cx.sense(at, |s| if let Sense::FractionWord(n @ (2 | 3 | 4)) = s { Some(n) } else { None })?;
    (num < of).then_some((num, of, at + 1))
}

/// `written`, with the scale word that may stand at `i`.
fn scaled(cx: &Context<'_>, written: Decimal, i: usize) -> Option<Num> {
    let at = cx.past_hyphen(i);
    let mut letter = false;
    let (scale, next) = if let Some(exp) = cx.sense(at, scale_word) {
        // "5 hundred thousand", "1 million million"
        let second = cx.past_hyphen(at + 1);
        match cx.sense(second, scale_word) {
            Some(more) if exp + more <= 18 => (power(exp + more), second + 1),
            _ => (power(exp), at + 1),
        }
    } else if let Some(n) = cx.sense(at, |s| if let Sense::Group(n) = s { Some(n) } else { None }) {
        (Decimal::from(n), at + 1)
    } else if let Some(exp) = cx.sense(i, |s| if let Sense::ShortScale(e) = s { Some(e) } else { None })
        && short_scale_fits(cx, i)
    {
        letter = cx.str(i).len() == 1;
        (power(exp), i + 1)
    } else {
        (Decimal::ONE, i)
    };
    let numeral = Numeral::new(written, scale)?;
    Some(Num { amount: Amount::Exact(numeral), next, scale, digits: true, plain: false, letter })
}

/// "24m", "1.762bn", "$5 m": joined, or an abbreviation that is nothing else.
fn short_scale_fits(cx: &Context<'_>, i: usize) -> bool {
    if cx.glued(i + 1) && (cx.is_number(i + 1) || cx.is(i + 1, '/') || cx.is(i + 1, '\'')) {
        return false;
    }
    cx.glued(i) || cx.str(i).len() >= 2
}

fn scale_word(s: Sense) -> Option<u8> {
    match s {
        Sense::Scale(exp) => Some(exp),
        Sense::Hundred => Some(2),
        _ => None,
    }
}

fn cardinal(s: Sense) -> Option<u32> {
    if let Sense::Cardinal(n) | Sense::Tens(n) = s { Some(n) } else { None }
}

pub(super) fn power(exp: u8) -> Decimal {
    Decimal::from_i128_with_scale(10i128.pow(u32::from(exp.min(27))), 0)
}

/// Longest number in words that is read: no real one comes near.
const LONGEST: usize = 24;

/// A number whose first token is a word.
fn in_words(cx: &Context<'_>, i: usize) -> Option<Num> {
    vague(cx, i).or_else(|| fraction_words(cx, i)).or_else(|| counted(cx, i))
}

/// "two hundred and seventy thousand", "a dozen", "one and a half million".
fn counted(cx: &Context<'_>, i: usize) -> Option<Num> {
    let mut at = i;
    if cx.key(i, Kw::Minus) {
        return negative(counted(cx, i + 1).or_else(|| in_digits(cx, i + 1))?);
    }
    let (mut total, mut group) = (Decimal::ZERO, Decimal::ZERO);
    let mut lowest = 100u8; // exponent of the last scale word
    let mut group_open = false; // something was counted since then
    if cx.key(i, Kw::A) {
        // "a hundred", "a million", "a dozen"
        at = i + 1;
        if cx.sense(at, |s| matches!(s, Sense::Hundred | Sense::Scale(_) | Sense::Group(_)).then_some(())).is_none() {
            return None;
        }
        (group, group_open) = (Decimal::ONE, true);
    }
    let begun = at;
    let mut end = i; // behind the last token taken
    let mut multiplier = Decimal::ONE;
    while at < i + LONGEST {
        let Some(sense) = cx.sense(at, |s| {
            matches!(s, Sense::Cardinal(_) | Sense::Tens(_) | Sense::Hundred | Sense::Scale(_) | Sense::Group(_))
                .then_some(s)
        }) else {
            break;
        };
        let below_hundred = group % Decimal::ONE_HUNDRED;
        match sense {
            Sense::Cardinal(n) | Sense::Tens(n) => {
                let n = Decimal::from(n);
                let fits = if !group_open {
                    true
                } else if n < Decimal::TEN
                    && !n.is_zero()
                    && (Decimal::from(20)..Decimal::ONE_HUNDRED).contains(&below_hundred)
                {
                    (below_hundred % Decimal::TEN).is_zero()
                } else {
                    below_hundred.is_zero() && group >= Decimal::ONE_HUNDRED && !n.is_zero()
                };
                if !fits {
                    break;
                }
                group += n;
                group_open = true;
            }
            Sense::Hundred => {
                if group_open && (group >= Decimal::ONE_HUNDRED || group.is_zero()) {
                    break;
                }
                group = if group_open { group } else { Decimal::ONE } * Decimal::ONE_HUNDRED;
                group_open = true;
            }
            Sense::Scale(exp) => {
                if !group_open && !total.is_zero() {
                    // "a thousand billion"
                    if exp <= lowest && lowest < 12 && exp >= 3 && at == end {
                        total = total.checked_mul(power(exp))?;
                        lowest += exp;
                        at += 1;
                        end = at;
                    }
                    break;
                }
                if exp >= lowest {
                    // "hundred thousand million" is multiplied; anything else is another number.
                    break;
                }
                let part = if group_open { group } else { Decimal::ONE };
                total = total.checked_add(part.checked_mul(power(exp))?)?;
                (group, group_open, lowest) = (Decimal::ZERO, false, exp);
            }
            Sense::Group(n) => {
                let part = total.checked_add(if group_open || !total.is_zero() { group } else { Decimal::ONE })?;
                (total, group, lowest, multiplier) = (Decimal::ZERO, part, 0, Decimal::from(n));
                end = at + 1;
                break;
            }
            _ => break,
        }
        at += 1;
        end = at;
        // "one and a half million"
        if group_open && let Some((num, of, next)) = added_fraction(cx, at) {
            group += Decimal::from(num).checked_div(Decimal::from(of))?;
            at = next;
            end = at;
            match cx.sense(cx.past_hyphen(at), scale_word) {
                Some(_) => {
                    at = cx.past_hyphen(at);
                    continue;
                }
                None => break,
            }
        }
        if group_open && cx.key(at, Kw::Point) {
            let (value, next) = spoken_decimals(cx, at + 1);
            if next > at + 1 {
                group = group.checked_add(value)?;
                end = next;
                at = cx.past_hyphen(end);
                if cx.sense(at, scale_word).is_none() {
                    break;
                }
                continue;
            }
        }
        // "two hundred and seventy", "twenty-five"; "twenty" and "five" need the hyphen or the space, not "and".
        let large = group >= Decimal::ONE_HUNDRED || !group_open;
        if large && cx.key(at, Kw::And) && cx.sense(at + 1, cardinal).is_some_and(|n| n > 0) && begun < at {
            at += 1;
        } else {
            at = cx.past_hyphen(at);
        }
    }
    if end == i || end == begun && at == begun {
        return None;
    }
    let value = total.checked_add(group)?;
    let scale = if group_open || lowest == 100 { multiplier } else { power(lowest) };
    let numeral =
        Numeral::new(value.checked_div(if multiplier == Decimal::ONE { scale } else { Decimal::ONE })?, scale)?;
    Some(Num { amount: Amount::Exact(numeral), next: end, scale, digits: false, plain: false, letter: false })
}

/// "five", "oh seven": digits behind "point".
fn spoken_decimals(cx: &Context<'_>, i: usize) -> (Decimal, usize) {
    let mut value = 0i64;
    let mut at = i;
    while at < i + 9 {
        match cx.sense(at, cardinal) {
            Some(n @ 0..=9) => value = value * 10 + i64::from(n),
            _ => break,
        }
        at += 1;
    }
    (Decimal::new(value, u32::try_from(at - i).unwrap_or(0)), at)
}

/// "two-thirds", "a quarter", "half", "three quarters of a million", "one in five".
fn fraction_words(cx: &Context<'_>, i: usize) -> Option<Num> {
    let of = |at: usize| cx.sense(at, |s| if let Sense::FractionWord(n) = s { Some(n) } else { None });
    let (num, at) = if cx.key(i, Kw::A) {
        (1, cx.past_hyphen(i + 1))
    } else if let Some(n @ 1..=19) = cx.sense(i, cardinal) {
        (n, cx.past_hyphen(i + 1))
    } else if of(i) == Some(2) {
        (1, i)
    } else {
        return None;
    };
    if let Some(d) = of(at)
        && num < d
    {
        let plural = cx.str(at).to_ascii_lowercase().ends_with('s');
        // "one third", "two thirds"; "a fifth"; not "two third" or "five second".
        if (num == 1) != plural || num > 1 && plural {
            return scaled_fraction(cx, num, d, at + 1);
        }
    }
    // "one in five"
    if num >= 1 && !cx.key(i, Kw::A) && of(i).is_none() && cx.key(i + 1, Kw::In) {
        let d =
            cx.sense(i + 2, cardinal).or_else(|| cx.str(i + 2).parse().ok()).filter(|&d| (2..=1000).contains(&d))?;
        if num < d && (num == 1 || d == 10 || d == 100 || d <= 5) {
            return fraction(num, d, i + 3);
        }
    }
    None
}

/// "half a million", "three-quarters of a billion", "half a dozen"; else the fraction itself.
fn scaled_fraction(cx: &Context<'_>, num: u32, of: u32, next: usize) -> Option<Num> {
    let mut at = if cx.key(next, Kw::Of) { next + 1 } else { next };
    if cx.key(at, Kw::A) {
        at += 1;
    } else {
        at = cx.past_hyphen(next);
    }
    let scale = cx.sense(at, |s| match s {
        Sense::Scale(exp) => Some(power(exp)),
        Sense::Group(n) => Some(Decimal::from(n)),
        _ => None,
    });
    let part = Decimal::from(num).checked_div(Decimal::from(of))?;
    match scale {
        Some(scale) => {
            let numeral = Numeral::new(part, scale)?;
            Some(Num {
                amount: Amount::Exact(numeral),
                next: at + 1,
                scale,
                digits: false,
                plain: false,
                letter: false,
            })
        }
        None => fraction(num, of, next),
    }
}

/// "dozens", "tens of thousands", "several hundred", "a few", "a couple of".
fn vague(cx: &Context<'_>, i: usize) -> Option<Num> {
    let plural = |at: usize| cx.sense(at, |s| if let Sense::Plural(e) = s { Some(e) } else { None });
    let make = |lo: Decimal, hi: Decimal, next: usize| {
        Some(Num {
            amount: Amount::Vague { lo, hi: Some(hi) },
            next,
            scale: Decimal::ONE,
            digits: false,
            plain: false,
            letter: false,
        })
    };
    if let Some(exp) = plural(i) {
        let (lo, hi) = plural_range(exp);
        // "tens of thousands", "hundreds of millions"
        if cx.key(i + 1, Kw::Of)
            && let Some(more @ 2..) = plural(i + 2)
        {
            let scale = power(more);
            return make(lo.checked_mul(scale)?, (hi + Decimal::ONE).checked_mul(scale)? - Decimal::ONE, i + 3);
        }
        return if exp == 1 { None } else { make(lo, hi, i + 1) };
    }
    // "multibillion", "multi-billion"
    let multi = cx.sense(i, |s| if let Sense::Multi(e) = s { Some((e, i + 1)) } else { None }).or_else(|| {
        let exp = cx.sense(i + 2, scale_word)?;
        (cx.key(i, Kw::Multi) && cx.joins(i + 1) && exp >= 3).then_some((exp, i + 3))
    });
    if let Some((exp, next)) = multi {
        let amount = Amount::Vague { lo: power(exp) * Decimal::TWO, hi: None };
        return Some(Num { amount, next, scale: Decimal::ONE, digits: false, plain: false, letter: false });
    }
    let (lo, hi, at) = if cx.key(i, Kw::Several) {
        (3, 9, i + 1)
    } else if cx.key(i, Kw::A) && cx.key(i + 1, Kw::Few) {
        (3, 6, i + 2)
    } else if cx.key(i, Kw::A) && cx.key(i + 1, Kw::Couple) {
        (2, 3, if cx.key(i + 2, Kw::Of) { i + 3 } else { i + 2 })
    } else {
        return None;
    };
    let scale = cx.sense(at, |s| match s {
        Sense::Scale(exp) => Some(power(exp)),
        Sense::Hundred => Some(Decimal::ONE_HUNDRED),
        Sense::Group(n) => Some(Decimal::from(n)),
        _ => None,
    });
    match scale {
        Some(scale) => make(Decimal::from(lo).checked_mul(scale)?, Decimal::from(hi).checked_mul(scale)?, at + 1),
        None => make(Decimal::from(lo), Decimal::from(hi), at),
    }
}

/// What "dozens", "scores", "hundreds" span.
fn plural_range(exp: u8) -> (Decimal, Decimal) {
    let (lo, hi) = match exp {
        0 => (24, 99),
        1 => (20, 99),
        4 => (40, 199),
        _ => {
            let unit = power(exp);
            return (unit * Decimal::TWO, unit * Decimal::TEN - Decimal::ONE);
        }
    };
    (Decimal::from(lo), Decimal::from(hi))
}
