//! Results of games and other pairs of numbers that are no range: "won 2-3", "6-4, 3-6, 7-6", "took 5-45", "16-of-25".

use super::context::Context;
use super::lexicon::Kw;
use super::number::Num;
use super::token::TokenKind;
use crate::value::{Amount, Decimal};

/// Whether the number or range at `i` is a result, or part of one.
pub(super) fn is_score(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    // "a 1-in-100-year flood"
    let once = num.next == i + 1 && cx.joins(i + 1) && cx.key(i + 2, Kw::In) && cx.joins(i + 3);
    if once && (cx.str(i) == "1" || cx.is_word(i, "one")) {
        return true;
    }
    // "16-of-25 shooting"; "7-Eleven" is below.
    if cx.is_number(i) && num.next == i + 1 && cx.joins(i + 1) && cx.is_word(i + 2, "of") && cx.joins(i + 3) {
        return cx.is_number(i + 4);
    }
    let Amount::Between(lo, hi) = num.amount else { return false };
    if num.next < i + 3 || !cx.joins(num.next - 2) {
        return false;
    }
    if cx.is_number(i) && !cx.is_number(num.next - 1) {
        return cx.get(num.next - 1).is_some_and(|t| t.capital);
    }
    if !cx.is_number(i) || num.next != i + 3 {
        return false;
    }
    let verb = i > cx.sentence.start && cx.is_any(i - 1, SCORE_WORDS);
    if hi.value < Decimal::from(30) && (cx.is_any(num.next, SCORE_WORDS) || verb) {
        return true;
    }
    // "took 5-45 at Lord's", "figures of 3-29"
    let bowled = lo.value <= Decimal::TEN
        && i > cx.sentence.start
        && (cx.is_any(i - 1, &["took", "takes", "claimed", "returned", "bagged"])
            || i > cx.sentence.start + 1 && cx.is_word(i - 1, "of") && cx.is_word(i - 2, "figures"));
    let open = cx.get(num.next).is_none_or(|t| !t.is_word())
        || cx.is_any(num.next, &["at", "as", "in", "on", "and", "for", "off", "from", "against", "to", "but", "while"]);
    bowled && open || is_among_scores(cx, i)
}

/// Whether the pair at `i` stands in a list of pairs, one of which falls: "6-4, 3-6, 7-6 (7-4)".
fn is_among_scores(cx: &Context<'_>, i: usize) -> bool {
    let pair = |at: usize| {
        let number = |at: usize| cx.str(at).parse::<u32>().ok().filter(|&n| n < 200 && cx.is_number(at));
        if cx.joins(at + 1) { number(at).zip(number(at + 2)) } else { None }
    };
    let links = |at: usize| {
        matches!(cx.get(at).map(|t| t.kind), Some(TokenKind::Mark(',' | ';' | '(' | ')'))) || cx.is_word(at, "and")
    };
    let mut at = i;
    for _ in 0..8 {
        let mut before = at;
        while before > cx.sentence.start && at - before < 2 && links(before - 1) {
            before -= 1;
        }
        if before == at || before < cx.sentence.start + 3 || pair(before - 3).is_none() {
            break;
        }
        at = before - 3;
    }
    let mut falls = false;
    for _ in 0..16 {
        let Some((left, right)) = pair(at) else { break };
        falls |= left >= right;
        at += 3;
        let from = at;
        while at - from < 3 && links(at) {
            at += 1;
        }
        if at == from {
            break;
        }
    }
    falls
}

const SCORE_WORDS: &[&str] = &[
    "win", "won", "wins", "victory", "defeat", "defeats", "loss", "lost", "lose", "draw", "drew", "lead", "led",
    "beat", "beaten", "vote", "voted", "ruling", "decision", "passed", "failed", "approved", "record", "deficit",
    "series", "score", "aggregate", "triumph", "shutout", "tie",
];
