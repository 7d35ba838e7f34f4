//! Numbers that count nothing: the pronoun "one", labels (see [`label`]), numbers of a list, times of day (see
//! [`clock`]), telephone numbers (see [`dialled`]), scores (see [`score`]), years with an apostrophe.

use super::context::Context;
use super::label;
use super::lexicon::Kw;
use super::number::Num;
use super::range;
use super::token::TokenKind;
use super::{clock, dialled, score};
use crate::value::{Amount, Decimal};

/// Whether the number `num` at `i`, which no unit follows, counts nothing.
pub(super) fn counts_nothing(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    is_pronoun(cx, i, num)
        || is_reference(cx, i, num)
        || label::is_label(cx, i, num)
        || is_item(cx, i, num)
        || is_short_year(cx, i, num)
        || is_clause(cx, num)
        || is_year(cx, i, num)
        || is_address(cx, i, num)
        || is_named_zero(cx, i, num)
        || dialled::is_dialled(cx, i, num)
        || clock::is_time_of_day(cx, i, num)
        || score::is_score(cx, i, num)
        || is_no_count(cx, i, num)
}

/// "in 2014 dollars": the year whose prices are meant.
pub(super) fn is_price_year(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    let year = |n: Decimal| n >= Decimal::from(1_900) && n < Decimal::from(2_036);
    num.plain
        && num.next == i + 1
        && cx.str(i).len() == 4
        && matches!(num.amount, Amount::Exact(n) if year(n.value))
        && i > cx.sentence.start
        && cx.is_any(i - 1, &["in", "constant"])
}

/// "the one", "no one", "one another", "a new one": not a number.
fn is_pronoun(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    if num.next != i + 1 || !cx.is_word(i, "one") {
        return false;
    }
    let word_at = |at: usize| cx.get(at).is_some_and(|t| t.is_word());
    // "Air Force One"
    let named = cx.get(i).is_some_and(|t| t.capital)
        && i > cx.sentence.start
        && cx.get(i - 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
        && cx.get(i + 1).is_none_or(|t| !t.capital);
    if named {
        return true;
    }
    // "one-sided", "one-on-one"; "one by one", "one after the other", "one bit", "one could argue"
    if cx.joins(i + 1) && cx.is_any(i + 2, BEHIND_ONE_HYPHEN)
        || cx.is_any(i + 1, &["another", "bit", "that", "which", "where", "who", "whose"])
        || cx.is_any(
            i + 1,
            &[
                "can", "can't", "cannot", "could", "might", "must", "should", "would", "needs", "needn't", "considers",
                "thinks", "were", "assumes",
            ],
        )
        || cx.is_word(i + 1, "need") && cx.is_word(i + 2, "not")
        || cx.is_any(i + 1, &["by", "after"]) && cx.is_any(i + 2, &["one", "another", "the"])
        || i > 1 && cx.joins(i - 1) && cx.is_any(i - 2, &["by", "on"])
        || i > 1 && cx.is_any(i - 1, &["by", "after"]) && cx.is_word(i - 2, "one")
        || cx.is_word(i + 1, "way") && cx.is_word(i + 2, "or")
        || cx.is_word(i + 1, "hand") && i > 0 && cx.is_any(i - 1, &["the", "on"])
        || cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Possessive)
    {
        return true;
    }
    if i == 0 || !word_at(i - 1) {
        return false;
    }
    let behind = cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word);
    let goes_on = || cx.is_any(i + 1, BEHIND_PRONOUN) || cx.str(i + 1).ends_with("ed") || cx.is_word(i + 2, "by");
    if cx.is_any(i - 1, BEFORE_PRONOUN) {
        // "the one institution", "that one vote"
        return !(behind && cx.is_any(i - 1, &["the", "that"]) && !goes_on());
    }
    // "if you need one", "they did not have one"
    let ends = cx.get(i + 1).is_none_or(|t| matches!(t.kind, TokenKind::Mark('.' | '?' | '!' | ';' | ')' | '"')));
    if ends && cx.is_any(i - 1, VERBS_OF_PRONOUN) {
        return true;
    }
    if cx.ordinal_word(i - 1).is_some() || cx.is_any(i - 1, &["number", "next", "last", "day", "step"]) {
        return !behind || goes_on();
    }
    // "a new one", "the most difficult one yet"
    let adjective = cx.get(i - 1).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
        && !super::number::ends_number(cx, i - 1)
        && !cx.is_any(
            i - 1,
            &[
                "only", "just", "least", "than", "and", "or", "of", "in", "to", "from", "with", "for", "by", "as",
                "is", "was", "are", "on", "at", "not", "but",
            ],
        );
    let led = || {
        (2..=3).any(|back| {
            i >= back && cx.is_any(i - back, &["a", "an", "the", "this", "that", "another", "each", "every", "no"])
        })
    };
    adjective && led() && (!behind || goes_on() && !cx.is_word(i + 1, "of"))
}

#[rustfmt::skip]
const BEFORE_PRONOUN: &[&str] = &[
    "the", "no", "this", "that", "every", "each", "any", "which", "another", "some", "only", "loved", "other",
];

/// Verbs whose object at the end of a clause is a thing named before, not a count.
#[rustfmt::skip]
const VERBS_OF_PRONOUN: &[&str] = &[
    "need", "needs", "needed", "have", "has", "want", "wants", "wanted", "get", "gets", "got", "getting", "obtain", "buy", "bought", "find", "found",
    "make", "makes", "build", "built", "use", "using", "become", "without", "like", "own", "request", "requested", "offer", "offers", "deliver", "delivers", "see", "be",
];

#[rustfmt::skip]
const BEHIND_PRONOUN: &[&str] = &[
    "who", "that", "which", "in", "of", "on", "to", "with", "you", "he", "she", "they", "i", "we", "it", "and", "where",
    "for", "from", "by", "is", "was", "has", "had", "will", "would", "at", "as", "but", "or", "when", "yet", "since", "ever",
];

#[rustfmt::skip]
const BEHIND_ONE_HYPHEN: &[&str] = &["sided", "by", "on", "off", "way", "time", "stop", "size", "of", "upmanship", "liner", "liners", "offs", "sidedness"];

/// Numbers of a list: "1. The budget", "2) the budget", "(3) the budget".
fn is_item(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    if !num.plain || num.next != i + 1 || cx.str(i).len() > 2 {
        return false;
    }
    let closes = cx.is(i + 1, ')') && cx.glued(i + 1);
    if i == cx.sentence.start {
        // "1." is a sentence by itself.
        return closes
            || cx.is(i + 1, '.') && cx.glued(i + 1) && cx.get(i + 2).is_none() && cx.sentence.end < cx.tokens.len();
    }
    closes
        && cx.is(i - 1, '(')
        && cx.get(i + 2).is_some_and(|t| t.kind == TokenKind::Word)
        && match i.checked_sub(2).and_then(|at| cx.get(at)) {
            None => true,
            Some(t) if t.kind == TokenKind::Word => {
                cx.is_any(i - 2, &["and", "or", "that", "by", "to", "either", "both", "who", "which", "a", "is", "are"])
            }
            Some(t) => !t.is_word(),
        }
}

/// Four digits that would be a count only in a text without separators: "2016 politics", "GOP ratchets up 2018 attacks". A
/// round number, or one behind a word that leads a count ("over 1972 people"), may be one.
fn is_year(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    num.plain
        && num.next == i + 1
        && cx.str(i).len() == 4
        && matches!(num.amount, Amount::Exact(n)
            if n.value >= Decimal::from(if i > 0 && cx.is_word(i - 1, "the") { 1_800 } else { 1_900 }) && n.value < Decimal::from(2_036)
            && !(n.value % Decimal::from(50)).is_zero())
        && i > cx.sentence.start
        && !cx.is_any(
            i - 1,
            &[
                "about", "over", "than", "nearly", "almost", "least", "most", "some", "roughly", "approximately",
                "exactly", "to", "of", "is", "was",
            ],
        )
        && cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.glued)
        && !cx.is_any(
            i + 1,
            &[
                "people", "men", "women", "children", "soldiers", "troops", "votes", "points", "deaths", "homes",
                "cases",
            ],
        )
}

/// "10 Downing Street", "1600 Pennsylvania Avenue", "Washington, DC 20500".
fn is_address(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    if !num.digits || num.scale != Decimal::ONE && !num.letter {
        return false;
    }
    let named = |at: usize| cx.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let street =
        named(num.next) && (1..=3).any(|n| cx.is_any(num.next + n, STREETS) && (0..=n).all(|k| named(num.next + k)));
    let code = cx.str(i).len() == 5
        && i > cx.sentence.start
        && cx.str(i - 1).len() == 2
        && cx.str(i - 1).bytes().all(|b| b.is_ascii_uppercase());
    street || num.plain && code
}

const STREETS: &[&str] =
    &["street", "st", "avenue", "ave", "road", "rd", "lane", "drive", "boulevard", "blvd", "terrace", "crescent"];

/// "ground zero", "net zero", "zero tolerance".
fn is_named_zero(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    num.next == i + 1
        && cx.is_word(i, "zero")
        && (i > 0 && cx.is_any(i - 1, &["ground", "net", "patient", "absolute", "year"])
            || cx.is_any(cx.past_hyphen(i + 1), &["tolerance", "sum", "hour", "day", "carbon", "waste"]))
}

/// "[31]": the number of a note; "?id=1155968404": a key.
fn is_reference(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    let alone = num.plain && num.next == i + 1 && i > cx.sentence.start;
    let note = cx.is(i - usize::from(i > 0), '[')
        && cx.is(i + 1, ']')
        && (cx.glued(i.saturating_sub(1)) || cx.is(i + 2, '[') || cx.sentence.start + 1 == i);
    alone && (note || cx.glued(i) && cx.str(i).len() >= 7)
}

/// "401(k)", "501(c)(3)": the number of a clause.
fn is_clause(cx: &Context<'_>, num: &Num) -> bool {
    let at = num.next;
    num.plain
        && cx.is(at, '(')
        && cx.glued(at)
        && cx.str(at + 1).len() == 1
        && cx.is(at + 2, ')')
        && !cx.is_any(at + 1, &["s"])
}

/// "'17", "’08".
fn is_short_year(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    num.plain
        && num.next == i + 1
        && cx.str(i).len() == 2
        && i > cx.sentence.start
        && cx.glued(i)
        && (cx.is(i - 1, '\'') || cx.is(i - 1, '’'))
        && !cx.glued(i - 1)
        && !cx.is(i + 1, '\'')
        && !cx.is(i + 1, '’')
}

/// Digits that count nothing: "10:30", "5 p.m.", "3-1", "12/5/2013", "007".
fn is_no_count(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    let next = num.next;
    let word_behind = cx.get(next).is_some_and(|t| t.kind == TokenKind::Word);
    if word_behind && cx.is_any(next, &["p.m.", "a.m.", "pm", "am", "p.m", "a.m", "o'clock"]) {
        return true;
    }
    // "the Big Four", "the Gang of Eight"
    if next == i + 1 && !cx.is_number(i) && i > 1 && cx.get(i).is_some_and(|t| t.capital) {
        let club = cx.is_word(i - 1, "of") && cx.is_any(i - 2, &["gang", "group", "club"]);
        let led = cx.is_word(i - 1, "big") && cx.get(i - 1).is_some_and(|t| t.capital);
        if club || led {
            return true;
        }
    }
    // "in the low 40's"; "one per million" has no second number.
    if num.plain && cx.str(i).len() == 2 && cx.get(next).is_some_and(|t| t.kind == TokenKind::Possessive)
        || next == i + 1 && i > 0 && cx.is_word(i - 1, "per") && !cx.is_number(i) && num.scale > Decimal::from(999)
    {
        return true;
    }
    // "60 Minutes" is a programme, "half-centuries" a feat, or else durations.
    let joined = cx.joins(next);
    let unit = if joined { next + 1 } else { next };
    if cx.time_unit(unit).is_some()
        && (joined && matches!(num.amount, Amount::Fraction { .. })
            || cx.get(unit).is_some_and(|t| t.capital) && cx.str(unit).ends_with('s'))
    {
        return true;
    }
    // "20-something"; "a 10-K form"
    if joined
        && (cx.is_word(next + 1, "something")
            || cx.str(next + 1).len() == 1 && cx.get(next + 1).is_some_and(|t| t.capital))
    {
        return true;
    }
    // "a 4–0 defeat": the second half.
    let dash = i.wrapping_sub(1);
    if i > 1
        && cx.glued(i)
        && (cx.is(dash, '–') || cx.is(dash, '—'))
        && cx.glued(dash)
        && cx.is_number(i - 2)
        && cx.is_number(i)
    {
        return true;
    }
    // "a 5-to-1 margin", its range would rise
    if joined && cx.is_word(next + 1, "to") && cx.joins(next + 2) && !matches!(num.amount, Amount::Between(..)) {
        return true;
    }
    if !cx.is_number(next - 1) {
        return false;
    }
    // "19.30 GMT"
    if word_behind && cx.is_any(next, &["gmt", "bst", "utc", "cet", "cest", "est", "edt", "pst", "pdt", "hrs"]) {
        return true;
    }
    if matches!(cx.get(next).map(|t| t.kind), Some(TokenKind::Mark(':' | '/' | '-' | '–')))
        && cx.glued(next)
        && cx.glued(next + 1)
        && cx.is_number(next + 1)
    {
        return true;
    }
    // "2014-2016" is a period.
    // "in 2014 or 2016" are two.
    let dated = i > cx.sentence.start && (cx.key(i - 1, Kw::In) || cx.is_any(i - 1, &["since", "until"]));
    if matches!(num.amount, Amount::Between(..)) && (dated || !cx.key(i + 1, Kw::Or)) {
        let year = |at: usize| {
            cx.str(at).len() == 4
                && (range::is_year_text(cx.str(at)) || cx.str(at).starts_with("17") && cx.is_dash(i + 1))
        };
        if year(i) && year(next - 1) {
            return true;
        }
    }
    let digits = cx.str(i);
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}
