//! Lines that break within a date: "on 24⏎February 2022", "in early⏎2023". A line that begins with a capital or a number
//! otherwise begins a sentence.

use super::token::{Token, TokenKind, is_among};

/// Whether the line break before token `behind` parts a date.
pub(super) fn parts_date(text: &str, tokens: &[Token], behind: usize) -> bool {
    let (Some(at), Some(next)) = (behind.checked_sub(1), tokens.get(behind)) else { return false };
    let token = tokens[at];
    match next.kind {
        TokenKind::Word if is_among(next.text(text), MONTHS) => {
            // A number that opens its line is one of a table.
            is_day(text, token) && is_in_prose(text, tokens, at) || is_among(token.text(text), LEADS)
        }
        TokenKind::Word => is_among(next.text(text), WEEKDAYS) && is_among(token.text(text), LEADS),
        TokenKind::Number if is_year(text, *next) => {
            let month = tokens.get(month_at(text, tokens, at)).is_some();
            month && is_in_prose(text, tokens, month_at(text, tokens, at)) || is_among(token.text(text), LEADS)
        }
        TokenKind::Number => {
            let month = month_at(text, tokens, at);
            let other = tokens.get(behind + 1).is_some_and(|t| is_among(t.text(text), MONTHS));
            tokens.get(month).is_some()
                && is_day(text, *next)
                && !other
                && month.checked_sub(1).is_some_and(|i| is_small(text, tokens[i]))
        }
        _ => false,
    }
}

/// The token of the month that ends at `at`, with or without the full stop of its abbreviation; [`usize::MAX`] if none does.
fn month_at(text: &str, tokens: &[Token], at: usize) -> usize {
    let stop = tokens[at].is('.') && tokens[at].glued && at > 0;
    let month = if stop { at - 1 } else { at };
    let is = |words: &[&str]| is_among(tokens[month].text(text), words) && tokens[month].capital;
    if is(MONTHS) || stop && is(SHORT_MONTHS) { month } else { usize::MAX }
}

/// Whether a word in small letters, or a day, stands before token `at` on its line.
fn is_in_prose(text: &str, tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at].lines == 0 && (is_small(text, tokens[at - 1]) || is_day(text, tokens[at - 1]))
}

fn is_small(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Word && !token.capital && !token.text(text).is_empty()
}

fn is_day(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Number
        && token.text(text).len() <= 2
        && token.text(text).parse::<u8>().is_ok_and(|n| (1..=31).contains(&n))
}

fn is_year(text: &str, token: Token) -> bool {
    token.text(text).len() == 4 && token.text(text).parse::<u16>().is_ok_and(|n| (1500..2200).contains(&n))
}

/// Words that lead to a date and never end a line that is finished.
const LEADS: &[&str] = &["early", "late", "mid", "last", "next", "this", "since", "until", "during", "before", "after"];

/// The months.
pub(super) const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// What months are cut to.
pub(super) const SHORT_MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
