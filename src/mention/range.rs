//! Ranges: "5–10", "5 to 10 million", "one or two", "between 5 and 10".

use super::context::Context;
use super::cues::Cues;
use super::lexicon::Kw;
use super::number::{Num, at};
use super::token::TokenKind;
use crate::value::{Amount, Decimal, Numeral};

/// The number or the range of numbers that starts at token `i`: "5–10", "5 to 10 million", "one or two",
/// and behind "between" also "5 and 10".
pub(super) fn range_at(cx: &Context<'_>, i: usize) -> Option<Num> {
    if !cx.opens_number(i) {
        return None;
    }
    cx.ranges.or_parse(i, || parse(cx, i))
}

fn parse(cx: &Context<'_>, i: usize) -> Option<Num> {
    let first = at(cx, i)?;
    let Amount::Exact(lo) = first.amount else { return Some(first) };
    let Some(at_second) = range_separator(cx, i, first.next) else { return Some(first) };
    let Some(second) = at(cx, at_second) else { return Some(first) };
    let Amount::Exact(hi) = second.amount else { return Some(first) };
    if is_year(&first) && year_is_apart(cx, i, &second) || is_telephone(cx, i, &first, &second) {
        return Some(first);
    }
    // "2-year-old", "5-10-15": not the end of a range.
    if cx.is_dash(at_second - 1)
        && (cx.joins(second.next) && cx.is_number(second.next + 1)
            || second.plain && first.plain && is_code(cx, i, second.next))
    {
        return Some(first);
    }
    if let Some(hi) = abbreviated(cx, i, &first, at_second, &second) {
        return Some(Num { amount: Amount::Between(lo, hi), plain: false, ..second });
    }
    // "12-15,000 troops"
    let thousands = first.plain
        && cx.is_dash(at_second - 1)
        && second.next == at_second + 1
        && cx.str(at_second).ends_with(",000")
        && lo.value < hi.value.checked_div(Decimal::ONE_THOUSAND).unwrap_or_default();
    let lo = if thousands { Numeral::new(lo.value, Decimal::ONE_THOUSAND)? } else { lo };
    let lo = share_scale(lo, first.scale, hi, second.scale).unwrap_or(lo);
    // "one or two", "10 or 15"; not "5 or 5,000".
    let far = cx.key(at_second - 1, Kw::Or) && hi.value.checked_div(Decimal::from(5)).is_none_or(|h| h > lo.value);
    if lo.value >= hi.value || far {
        return Some(first);
    }
    Some(Num { amount: Amount::Between(lo, hi), plain: false, ..second })
}

/// "142.88-91": the end of a range of which only the last decimals are written.
fn abbreviated(cx: &Context<'_>, i: usize, first: &Num, at: usize, second: &Num) -> Option<Numeral> {
    let decimals = cx.str(i).split_once('.')?.1;
    let last = cx.str(at);
    let fits = cx.is_dash(at - 1)
        && first.next == i + 1
        && second.plain
        && (2..=decimals.len()).contains(&last.len())
        && last > &decimals[decimals.len() - last.len()..];
    if !fits {
        return None;
    }
    let kept = cx.str(i).len() - last.len();
    let written = format!("{}{last}", &cx.str(i)[..kept]);
    Numeral::new(super::digits::parse(&written)?, Decimal::ONE)
}

/// Whether four digits may be a year.
pub(super) fn is_year_text(digits: &str) -> bool {
    digits.parse::<u32>().is_ok_and(|n| (1_800..=2_100).contains(&n))
}

/// Whether `num` may be a year.
fn is_year(num: &Num) -> bool {
    num.plain
        && matches!(num.amount, Amount::Exact(n) if n.value >= Decimal::from(1_800) && n.value <= Decimal::from(2_100))
}

/// Whether a year at `i` has nothing to do with the number behind "to": "from 3 in 2008 to 2.68 billion in 2015".
fn year_is_apart(cx: &Context<'_>, i: usize, second: &Num) -> bool {
    let led = i > 0
        && (cx.month(i - 1).is_some()
            || cx.is_any(i - 1, &["in", "since", "by", "of", "until", "before", "after", "during", "around"]));
    led && !is_year(second) || second.scale > Decimal::ONE
}

/// "555-1234".
fn is_telephone(cx: &Context<'_>, i: usize, first: &Num, second: &Num) -> bool {
    let round = |num: &Num| matches!(num.amount, Amount::Exact(n) if (n.value % Decimal::from(50)).is_zero());
    first.plain
        && second.plain
        && !(round(first) && round(second))
        && cx.str(i).len() == 3
        && cx.str(second.next - 1).len() == 4
        && cx.joins(first.next)
}

/// Whether the value at `start`, which stands in full before "to", is a step of change: "fell 5 cents to $10", "rose 2% to 45%".
pub(super) fn is_step(cx: &Context<'_>, start: usize, sep: usize) -> bool {
    if !cx.key(sep, Kw::To) || start > 0 && cx.key(start - 1, Kw::From) {
        return false;
    }
    // "raised its dividend by 2 cents to 45 cents"
    let reach = if start > 0 && cx.is_word(start - 1, "by") { 6 } else { 3 };
    (1..=reach).any(|back| start >= back && cx.is_any(start - back, CHANGE_WORDS))
}

/// Whether digits joined by hyphens from `start` to `end` go on to either side, as in a telephone number.
fn is_code(cx: &Context<'_>, start: usize, end: usize) -> bool {
    let letters = cx.str(end + 1);
    let shouted = letters.len() > 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
    cx.joins(end) && (cx.is_number(end + 1) || shouted)
        || start > 0 && cx.joins(start - 1)
        || cx.str(start).starts_with('0')
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
    if !cx.cue(sep, Cues::JOINS) {
        return None;
    }
    let word = |kw| cx.key(sep, kw) && !cx.glued(sep);
    // "between about 2 and 7"
    let hedge = |at: usize| cx.is_any(at, &["about", "around", "nearly", "some", "almost", "roughly", "approximately"]);
    let lead = if start > 1 && hedge(start - 1) { start - 2 } else { start.wrapping_sub(1) };
    let led_by = |kw| start > 0 && cx.key(lead, kw);
    // "between 2 and about 7", "from 300 to as many as 400"
    let behind = || {
        let many =
            cx.is_word(sep + 1, "as") && cx.is_any(sep + 2, &["many", "much", "high"]) && cx.is_word(sep + 3, "as");
        if hedge(sep + 1) || cx.is_any(sep + 1, &["perhaps", "maybe", "possibly"]) {
            sep + 2
        } else if many {
            sep + 4
        } else {
            sep + 1
        }
    };
    if word(Kw::And) {
        return led_by(Kw::Between).then(behind);
    }
    if word(Kw::To) {
        return (!led_by(Kw::From) || !is_change(cx, lead)).then(behind);
    }
    if word(Kw::Or) {
        return (start == 0 || !cx.is_word(start - 1, "either")).then_some(sep + 1);
    }
    if cx.is_word(sep, "through") && !cx.glued(sep) {
        return Some(sep + 1);
    }
    // "5-to-10"
    if cx.joins(sep) && (cx.key(sep + 1, Kw::To) || cx.key(sep + 1, Kw::Or)) && cx.joins(sep + 2) {
        return Some(sep + 3);
    }
    // "5 - 10", "$5 - $10"
    let signed = matches!(cx.get(sep + 1).map(|t| t.kind), Some(TokenKind::Mark('$' | '€' | '£')));
    let figure = cx.is_number(sep + 1) || signed && cx.is_number(sep + 2);
    let spaced = !cx.glued(sep) && !cx.glued(sep + 1) && (cx.is_number(sep - 1) || cx.is(sep - 1, '%')) && figure;
    let tight = cx.glued(sep) && cx.glued(sep + 1);
    let dash = match cx.get(sep)?.kind {
        // "one-fifty" is one number to those who say it.
        TokenKind::Mark('-') if cx.sense(sep - 1, super::spelled::cardinal).is_some() => false,
        TokenKind::Mark('-') => tight || spaced,
        TokenKind::Mark('–') => tight || spaced,
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

#[rustfmt::skip]
const SPAN_WORDS: &[&str] =
    &["range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere", "estimates", "between", "aged"];

#[rustfmt::skip]
const CHANGE_WORDS: &[&str] = &[
    "rise", "rises", "rose", "risen", "rising", "raise", "raises", "raised", "raising", "fall", "falls", "fell", "fallen", "falling", "drop", "drops",
    "dropped", "dropping", "increase", "increases", "increased", "increasing", "decrease", "decreases", "decreased", "decline", "declined",
    "declines", "declining", "grow", "grows", "grew", "grown", "growing", "cut", "cuts", "cutting", "reduce", "reduces", "reduced", "reducing",
    "lower", "lowered", "lowering", "jump", "jumped", "jumps", "jumping", "climb", "climbed", "climbs", "climbing", "slip", "slipped", "surge", "surged", "surging",
    "soar", "soared", "plunge", "plunged", "shrink", "shrank", "shrunk", "slash", "slashed", "up", "down", "change", "changed",
    "go", "goes", "went", "gone", "going", "move", "moved", "moving", "revise", "revised", "boost", "boosted", "hike", "hiked", "hiking", "expand", "expanded", "expanding",
    "tumble", "tumbled", "dip", "dipped", "swing", "swung", "improve", "improved", "extend", "extended", "double", "doubled", "triple", "tripled", "upgraded", "downgraded", "widened", "narrowed", "trimmed", "quadrupled", "higher", "advanced", "eased", "progressed", "ballooned", "swelled", "dwindled", "slid", "slide", "slides", "sank", "sinks", "crept", "nudged", "retreated", "lost", "lose", "gain", "gains", "gained", "gaining", "shed", "strengthened", "weakened", "edged", "ticked", "inched", "rallied", "added",
];
