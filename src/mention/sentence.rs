//! Tokens to sentences: where a full stop, a line break or the end of a headline parts them.

use super::token::{Sentence, Token, TokenKind, is_among};
use super::wrapped::{MONTHS, SHORT_MONTHS, parts_date};

/// Most tokens of a sentence, but for the way to its next comma; sentences of news have 20 to 60.
pub const LONGEST: usize = 400;

/// Splits tokens into sentences, in order, without overlap. A paragraph break (blank line, or a line break before
/// a line that does not go on in lower case) always ends a sentence; a full stop ends one unless it closes an abbreviation, and so
/// does the last word of a headline in capitals that stands within a text.
/// What goes on for more than [`LONGEST`] tokens is cut, so that no text makes a sentence that costs more than its length.
///
/// ```
/// use gainsay::mention::sentence::sentences;
/// use gainsay::mention::token::tokenize;
/// let text = "On Aug. 22 Mr. Smith left the U.S. He met Gen. Brown.\n\nNext\nday it\nrained. \
///     LEADERS TO MEET IN OSLO The talks began at noon.They go on.";
/// let mut tokens = Vec::new();
/// tokenize(text, &mut tokens);
/// let firsts: Vec<&str> = sentences(text, &tokens).into_iter().map(|s| tokens[s.start].text(text)).collect();
/// assert_eq!(firsts, ["On", "He", "Next", "LEADERS", "The", "They"]);
/// ```
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    for (at, pair) in tokens.windows(2).enumerate() {
        let [token, next] = pair else { continue };
        let behind = at + 1;
        // Before most tokens no sentence ends, but for its length: small words of the same line.
        let may_end =
            if next.glued { token.is('.') } else { next.lines > 0 || opens_sentence(next) && !is_small(text, token) };
        if (may_end || behind - start >= LONGEST) && ends_behind(text, tokens, start, at) {
            found.push(start..behind);
            start = behind;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Whether the token is a word that neither a sentence nor a headline on its line ends with: "of" before a name.
fn is_small(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Word && !token.capital && text.as_bytes()[token.end as usize - 1] != b'.'
}

/// Whether the sentence that begins with token `start` ends with token `at`, which is not the last one.
#[inline(never)] // The loop over all tokens stays small.
fn ends_behind(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let (token, next, behind) = (tokens[at], tokens[at + 1], at + 1);
    if behind - start >= LONGEST {
        // Too long for prose: behind a mark if one comes soon, else here.
        return behind - start >= 2 * LONGEST || matches!(token.kind, TokenKind::Mark(',' | ';'));
    }
    if next.lines > 0 && breaks_line(text, token, next) && !(next.lines == 1 && parts_date(text, tokens, behind)) {
        return true;
    }
    let apart = if next.glued { is_run_on(text, tokens, at) } else { opens_sentence(&next) };
    apart && (ends_sentence(text, tokens, at, next) || ends_headline(text, &tokens[start..behind], next))
}

/// Whether a sentence may begin with this token.
fn opens_sentence(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.capital,
        TokenKind::Number => true,
        TokenKind::Mark(c) => matches!(c, '"' | '\'' | '(' | '[' | '$' | '£' | '€'),
        TokenKind::Possessive | TokenKind::Line => false,
    }
}

/// Whether the line breaks between two tokens part sentences.
fn breaks_line(text: &str, token: Token, next: Token) -> bool {
    // A single one is soft where the line goes on in lower case, or with a number behind an unfinished phrase.
    next.lines > 1
        || match next.kind {
            TokenKind::Word => next.capital && !ends_open(text, token),
            TokenKind::Number => !ends_open(text, token),
            TokenKind::Line | TokenKind::Mark('-' | '•' | '*' | '#' | '–' | '—') => true,
            TokenKind::Possessive | TokenKind::Mark(_) => ends_closed(token),
        }
}

/// Whether a line that ends with this token cannot end there: a comma, an article, a preposition.
fn ends_open(text: &str, token: Token) -> bool {
    match token.kind {
        TokenKind::Mark(c) => matches!(c, ',' | '(' | '$' | '£' | '€'),
        TokenKind::Word => matches!(
            text[token.start as usize..token.end as usize].to_ascii_lowercase().as_str(),
            "a" | "an"
                | "the"
                | "of"
                | "in"
                | "on"
                | "at"
                | "to"
                | "for"
                | "by"
                | "with"
                | "from"
                | "and"
                | "or"
                | "than"
                | "about"
                | "nearly"
                | "least"
                | "between"
        ),
        TokenKind::Number | TokenKind::Possessive | TokenKind::Line => false,
    }
}

fn ends_closed(token: Token) -> bool {
    matches!(token.kind, TokenKind::Mark('.' | '!' | '?' | '"' | ')' | ':' | ';'))
}

/// Whether the sentence ends with token `at` because of its punctuation; `next` stands apart from it and may open another.
fn ends_sentence(text: &str, tokens: &[Token], at: usize, next: Token) -> bool {
    let token = tokens[at];
    match token.kind {
        TokenKind::Mark('!' | '?' | '…') => true,
        TokenKind::Mark('.') => {
            !(at > 0
                && token.glued
                && (is_abbreviation(text, tokens[at - 1], next) || is_day_of_month(text, tokens, at)))
        }
        // A closing quote or bracket behind a full stop.
        TokenKind::Mark('"' | '\'' | ')' | ']') => {
            at > 0 && token.glued && matches!(tokens[at - 1].kind, TokenKind::Mark('.' | '!' | '?' | '…'))
        }
        // "…left the U.S. He met…": an abbreviation's last full stop may also end the sentence.
        TokenKind::Word => {
            next.kind == TokenKind::Word
                && text.as_bytes()[token.end as usize - 1] == b'.'
                && token.end - token.start > 2
                && is_among(next.text(text), SENTENCE_OPENERS)
        }
        TokenKind::Number | TokenKind::Possessive | TokenKind::Mark(_) | TokenKind::Line => false,
    }
}

/// Whether the full stop at `at` parts two sentences that a lost space joined: "by law.On Sunday".
fn is_run_on(text: &str, tokens: &[Token], at: usize) -> bool {
    let is_small = |t: &Token| t.end - t.start > 2 && t.text(text).bytes().all(|b| b.is_ascii_lowercase());
    let opens = |t: &Token| t.capital && t.text(text).bytes().skip(1).all(|b| b.is_ascii_lowercase());
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    as_word(before).is_some_and(is_small)
        && as_word(tokens.get(at + 1)).is_some_and(|t| opens(t) && is_among(t.text(text), SENTENCE_OPENERS))
}

fn as_word(token: Option<&Token>) -> Option<&Token> {
    token.filter(|t| t.kind == TokenKind::Word)
}

/// Whether the words so far are a headline in capitals that stands within a text, and `next` is the prose behind it:
/// "LEADERS TO MEET IN OSLO NEXT WEEK The prime minister said".
fn ends_headline(text: &str, tokens: &[Token], next: Token) -> bool {
    let mut words = tokens.iter().rev().filter(|t| t.kind == TokenKind::Word);
    // Most words, and nearly all before a name, are small.
    if !words.clone().next().is_some_and(|last| last.capital) {
        return false;
    }
    let is_prose = next.kind == TokenKind::Word && next.text(text).bytes().skip(1).any(|b| b.is_ascii_lowercase());
    let in_capitals = |t: &Token| t.capital && t.text(text).bytes().all(|b| !b.is_ascii_lowercase());
    is_prose && (0..HEADLINE).all(|_| words.next().is_some_and(in_capitals))
}

/// Whether the full stop behind `word` marks an abbreviation rather than an end.
fn is_abbreviation(text: &str, word: Token, next: Token) -> bool {
    if word.kind != TokenKind::Word {
        return false;
    }
    let written = word.text(text);
    if written.len() == 1 {
        // An initial: "J. Smith"; "c. 1850".
        return word.capital && written != "I" || written == "c" && next.kind == TokenKind::Number;
    }
    if written.len() > LONGEST_ABBREVIATION {
        return false;
    }
    if is_among(written, TITLES) {
        return true;
    }
    // "Aug. 22", "No. 5": an abbreviation when a number follows, or a capital that belongs to it.
    is_among(written, BEFORE_NUMBERS)
        && (next.kind == TokenKind::Number || !is_among(next.text(text), SENTENCE_OPENERS))
}

/// Whether the full stop at `at` stands behind the day of a date, as in "16. November 2016".
fn is_day_of_month(text: &str, tokens: &[Token], at: usize) -> bool {
    let day = tokens[at - 1];
    let Some(month) = tokens.get(at + 1).filter(|t| t.kind == TokenKind::Word) else { return false };
    if day.kind != TokenKind::Number
        || day.end - day.start > 2
        || !(is_among(month.text(text), MONTHS) || is_among(month.text(text), SHORT_MONTHS))
    {
        return false;
    }
    let behind = if tokens.get(at + 2).is_some_and(|t| t.is('.')) { at + 3 } else { at + 2 };
    tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start == 4)
}

/// Fewest words of a headline in capitals.
const HEADLINE: usize = 5;

/// Length of the longest of the abbreviations here.
const LONGEST_ABBREVIATION: usize = 6;

/// Abbreviations that stand before a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "sgt", "adm", "sen", "rep", "gov",
    "pres", "rev", "st", "hon", "vs", "messrs", "amb", "supt", "insp", "fr", "sr", "jr", "brig", "cpl", "pvt", "mt",
    "ft",
];

/// Abbreviations that stand before a number or a name.
const BEFORE_NUMBERS: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "art", "fig",
    "vol", "approx", "ca", "est", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "inc",
    "corp", "co", "ltd", "etc", "rs", "ksh",
];

/// Words that open a sentence far more often than they go on one, when capitalised.
const SENTENCE_OPENERS: &[&str] = &[
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "this", "that",
    "these", "those", "there", "but", "and", "in", "on", "at", "as", "after", "before", "while", "when", "if", "for",
    "from", "with", "by", "however", "meanwhile", "although", "since", "some", "many", "most", "more", "no", "not",
    "all", "both", "what", "who", "why", "how", "so", "then", "now", "still", "yet", "earlier", "later", "last",
    "next", "one", "two", "three",
];
