//! Numbers to dial and numbers of accounts: "020 7946 0958", "+44 20 7946 0958", "(212) 555-0123", "call 911".

use super::context::Context;
use super::number::Num;

/// Whether the number at `i` is dialled, or part of what is.
pub(super) fn is_dialled(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    if !cx.is_number(i) || num.letter {
        return false;
    }
    let mut first = i;
    while first > cx.sentence.start && i - first < 4 && cx.is_number(first - 1) {
        first -= 1;
    }
    let mut last = i;
    while last - first < 5 && cx.is_number(last + 1) {
        last += 1;
    }
    // "0800 555 111"
    if last > first && cx.str(first).starts_with('0') && cx.str(first).len() > 2 {
        return true;
    }
    let digits = |at: usize| cx.str(at).bytes().all(|b| b.is_ascii_digit());
    let led = |words: &[&str]| first > cx.sentence.start && cx.is_any(first - 1, words);
    let closed = cx.get(last + 1).is_none_or(|t| !t.is_word()) || cx.is_any(last + 1, BEHIND);
    // "ring 116 123", "13 11 14"
    if last > first && (first..=last).all(digits) && led(DIAL) && closed {
        return true;
    }
    if !num.plain || num.next != i + 1 {
        return false;
    }
    if first > cx.sentence.start && cx.is(first - 1, '+') && last >= first + 2 {
        return true;
    }
    let short = cx.str(i).len() == 3 && i == first && i == last;
    // "call 911", "a 911 call", "account 12345678"
    if short && led(DIAL) && closed
        || short && led(&["a", "the", "his", "her", "their"]) && cx.is_any(i + 1, CALLS)
        || cx.str(i).len() >= 6 && led(&["account", "passport", "invoice"])
    {
        return true;
    }
    cx.str(i).len() == 3
        && cx.is(i + 1, ')')
        && cx.is_number(i + 2)
        && cx.joins(i + 3)
        && cx.str(i + 2).len() == 3
        && cx.str(i + 4).len() == 4
}

/// What one does with a number of a telephone.
#[rustfmt::skip]
const DIAL: &[&str] = &[
    "call", "calls", "called", "calling", "dial", "dials", "dialed", "dialled", "dialing", "dialling", "ring", "rang", "phone", "phoned", "phoning", "text", "telephone",
    "helpline", "hotline",
];

/// What may follow the number that one dials.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "to", "for", "and", "or", "if", "in", "at", "on", "after", "before", "when", "because", "about", "from", "with", "but", "saying", "as", "while", "immediately", "then", "that",
    "just", "instead", "again", "around", "shortly", "now", "who", "only", "not", "out", "during", "by", "himself", "herself", "yesterday",
];

/// What is named by a short number that was dialled.
const CALLS: &[&str] = &["call", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators", "dispatch"];
