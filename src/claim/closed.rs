//! Lists that are said to be complete: "only Ann and Bob", "Ann and Bob alone", "Ann, and nobody else".

use super::view::View;
use crate::mention::token::TokenKind;
use std::ops::Range;

/// Words before a list that close it.
const BEFORE: &[&str] = &["only", "just", "exactly", "solely", "merely"];
/// Most words between "the only" and the verb before a list: "the only guests at the dinner were".
const MAX_NOUN: usize = 6;
/// Phrases behind a list that close it.
const BEHIND: &[&[&str]] = &[
    &["alone"],
    &["only"],
    &["nobody", "else"],
    &["no", "one", "else"],
    &["none", "else"],
    &["no", "others"],
    &["and", "nobody", "else"],
    &["and", "no", "one", "else"],
    &["and", "no", "others"],
    &["but", "nobody", "else"],
    &["but", "no", "one", "else"],
];

/// The words of a list with those that say that it is complete; `None` when nothing says so. `list` counts words of the sentence.
pub(super) fn closed(view: &View<'_>, sentence: usize, list: &Range<usize>) -> Option<Range<usize>> {
    let lattice = view.lattices.get(sentence)?;
    let is_any = |at: usize, words: &[&str]| {
        let word = lattice.words.get(at).map(|w| w.token.text(view.text()));
        word.is_some_and(|word| words.iter().any(|x| word.eq_ignore_ascii_case(x)))
    };
    let denied = |at: usize| at.checked_sub(1).is_some_and(|before| is_any(before, &["not"]));
    // Past titles: "only French President Ann Lee".
    let titled = |at: usize| lattice.words.get(at).is_some_and(|w| w.token.capital && w.token.kind == TokenKind::Word);
    let mut start = list.start;
    while let Some(before) = start.checked_sub(1) {
        if is_any(before, BEFORE) {
            return (!denied(before)).then_some(before..list.end);
        }
        if is_any(before, &["was", "were", "are", "is"]) {
            // "The only guests were Ann and Bob."
            let first = before.saturating_sub(MAX_NOUN);
            let the = (first..before).rev().find(|&at| is_any(at, &["the"]) && is_any(at + 1, BEFORE));
            if let Some(the) = the {
                return Some(the..list.end);
            }
        }
        if !titled(before) && !is_any(before, &["the"]) {
            break;
        }
        start = before;
    }
    let ends = |phrase: &&&[&str]| phrase.iter().enumerate().all(|(n, word)| is_any(list.end + n, &[*word]));
    let behind = BEHIND.iter().filter(ends).map(|phrase| phrase.len()).max()?;
    (!denied(list.start)).then_some(list.start..list.end + behind)
}
