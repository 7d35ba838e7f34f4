//! Text to tokens and sentences: the ground that recognisers, entity names and rule patterns share.
//!
//! One pass over the bytes of a cleaned text. A token knows what it looks like, never what it means.

use super::wrapped::parts_date;
use std::ops::Range;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes that belong to the word ("don't", "O'Brien"), or an abbreviation with inner full stops ("U.S.", "p.m.").
    Word,
    /// ASCII digits with single inner `.` or `,` between digits: "1,234.5", "19.2", "2025".
    Number,
    /// A possessive ending: "'s", or a lone "'" behind an "s". Patterns skip it.
    Possessive,
    /// One other character: punctuation, symbol, emoji.
    Mark(char),
    /// A drawn line, which parts what it stands between and says nothing: four or more of one of `-_=*~#+`.
    Line,
}

/// One token of a cleaned text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
    /// Hash of the case-folded text of words and numbers ([`fold_hash`]); 0 for the others.
    pub hash: u32,
    /// What it looks like.
    pub kind: TokenKind,
    /// Whether nothing stands between this token and the one before it.
    pub glued: bool,
    /// Whether it begins with an upper-case letter.
    pub capital: bool,
    /// Line breaks between this token and the one before it: 0, 1, or 2 for more than one.
    pub lines: u8,
}

impl Token {
    /// The token's text.
    #[inline]
    #[must_use]
    pub fn text(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether it counts as a word for patterns and gaps: a word or a number.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether it is the mark `c`.
    #[must_use]
    pub fn is(self, c: char) -> bool {
        self.kind == TokenKind::Mark(c)
    }
}

/// Hash of a word as it is folded: ASCII letters in lower case, other bytes as they are. Never 0.
///
/// ```
/// use gainsay::mention::token::fold_hash;
/// assert_eq!(fold_hash("Billion"), fold_hash("billion"));
/// ```
#[must_use]
pub fn fold_hash(word: &str) -> u32 {
    let (chunks, rest) = word.as_bytes().as_chunks::<8>();
    let mut hash = chunks.iter().fold(0, |hash, &chunk| hash_step(hash, lower(u64::from_le_bytes(chunk))));
    if !rest.is_empty() {
        let chunk = rest.iter().rev().fold(0, |chunk, &byte| chunk << 8 | u64::from(byte));
        hash = hash_step(hash, lower(chunk));
    }
    hash_end(hash)
}

/// Words of up to so many bytes are equal, but for case, if their hashes and their lengths are.
pub(super) const EXACT_HASH: usize = 4;

/// Takes eight bytes, folded, into a hash. The first four of a word alone are turned into the hash one to one.
#[inline]
fn hash_step(hash: u32, chunk: u64) -> u32 {
    let (first, last) = (chunk as u32, (chunk >> 32) as u32);
    hash.rotate_left(15).wrapping_mul(0x85eb_ca6b)
        ^ first.wrapping_mul(0x9e37_79b1)
        ^ last.wrapping_mul(0xc2b2_ae3d).rotate_left(7)
}

/// Moves the upper bits, which depend on all bytes, down to where tables look.
#[inline]
fn hash_end(hash: u32) -> u32 {
    (hash ^ hash >> 16).max(1)
}

/// Eight times `byte`.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of those of eight bytes that are from `low` to `high`, both ASCII.
#[inline]
fn within(chunk: u64, low: u8, high: u8) -> u64 {
    let ascii = chunk & each(0x7f);
    (ascii + each(0x80 - low)) & !(ascii + each(0x7f - high)) & !chunk & each(0x80)
}

/// Eight bytes, ASCII letters among them in lower case.
#[inline]
fn lower(chunk: u64) -> u64 {
    chunk | within(chunk, b'A', b'Z') >> 2
}

/// The bytes from `at` on, up to eight, as far as they are ASCII letters: these in lower case, zeros behind them, and
/// their number.
#[inline]
fn letters(bytes: &[u8], at: usize) -> (u64, usize) {
    let chunk = match bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => bytes[at.min(bytes.len())..].iter().rev().fold(0, |chunk, &byte| chunk << 8 | u64::from(byte)),
    };
    // Of letters this bit is all that case is about.
    let folded = chunk | each(0x20);
    let others = within(folded, b'a', b'z') ^ each(0x80);
    // All bits below the highest of the first byte that is no letter, but for those of that byte.
    let mask = (others & others.wrapping_neg()).wrapping_sub(1) >> 7 & each(0x01);
    (folded & (mask * 0xff), (others.trailing_zeros() / 8) as usize)
}

/// So many equal marks are a line; fewer may be a dash ("--") or emphasis ("***").
const SHORTEST_LINE: usize = 4;

/// Splits a cleaned text of at most 4 GiB into tokens, appended to `tokens`.
///
/// ```
/// use gainsay::mention::token::tokenize;
/// let text = "The U.S. sent $1.5bn, Kyiv's envoy said.";
/// let mut tokens = Vec::new();
/// tokenize(text, &mut tokens);
/// let words: Vec<&str> = tokens.iter().map(|t| t.text(text)).collect();
/// assert_eq!(words, ["The", "U.S.", "sent", "$", "1.5", "bn", ",", "Kyiv", "'s", "envoy", "said", "."]);
/// ```
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut last_end = usize::MAX;
    let mut lines = 0;
    while at < bytes.len() {
        let start = at;
        let byte = bytes[start];
        let (kind, hash, capital) = match CLASS[byte as usize] {
            Class::Space => {
                lines = (lines + u8::from(byte == b'\n')).min(2);
                at += 1;
                continue;
            }
            Class::Letter => {
                let (end, hash) = word_end(text, start);
                at = end;
                (TokenKind::Word, hash, byte.is_ascii_uppercase())
            }
            Class::Digit => {
                at = number_end(bytes, start);
                (TokenKind::Number, fold_hash(&text[start..at]), false)
            }
            Class::Apostrophe
                if last_end == start
                    && tokens.last().is_some_and(|t| t.is_word())
                    && possessive_end(bytes, start).is_some() =>
            {
                at = possessive_end(bytes, start).unwrap_or(start + 1);
                (TokenKind::Possessive, 0, false)
            }
            Class::Drawn if bytes[start..].starts_with(&[byte; SHORTEST_LINE]) => {
                at += bytes[start..].iter().take_while(|&&b| b == byte).count();
                (TokenKind::Line, 0, false)
            }
            Class::Apostrophe | Class::Mark | Class::Drawn => {
                at += 1;
                (TokenKind::Mark(byte as char), 0, false)
            }
            Class::Wide => {
                let c = text[start..].chars().next().unwrap_or(' ');
                if c.is_alphabetic() {
                    let (end, hash) = long_word_end(text, start, start);
                    at = end;
                    (TokenKind::Word, hash, c.is_uppercase())
                } else {
                    at += c.len_utf8();
                    if c.is_whitespace() {
                        continue;
                    }
                    (TokenKind::Mark(c), 0, false)
                }
            }
        };
        let glued = last_end == start;
        tokens.push(Token { start: start as u32, end: at as u32, hash, kind, glued, capital, lines });
        last_end = at;
        lines = 0;
        // What mostly follows.
        if bytes.get(at) == Some(&b' ') {
            at += 1;
        }
    }
}

/// Where the word that starts with an ASCII letter at `start` ends, and its hash.
#[inline]
fn word_end(text: &str, start: usize) -> (usize, u32) {
    let bytes = text.as_bytes();
    let (mut end, mut hash) = (start, 0);
    loop {
        let (chunk, length) = letters(bytes, end);
        if length > 0 {
            hash = hash_step(hash, chunk);
        }
        end += length;
        if length < 8 {
            break;
        }
    }
    // What most words are: letters, and then neither an apostrophe nor an accent, nor an initial's full stop.
    let plain = match bytes.get(end) {
        None => true,
        Some(b'.') => end - start > 1,
        Some(&next) => !matches!(CLASS[next as usize], Class::Wide | Class::Apostrophe),
    };
    if plain { (end, hash_end(hash)) } else { long_word_end(text, start, end) }
}

/// The same for any word, whose letters up to `at` are known. Takes an abbreviation's inner full stops, and apostrophes
/// between letters unless they open a possessive.
fn long_word_end(text: &str, start: usize, at: usize) -> (usize, u32) {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        loop {
            let (_, more) = letters(bytes, at);
            at += more;
            if more < 8 {
                break;
            }
        }
        let Some(&next) = bytes.get(at) else { break };
        if next >= 0x80 {
            let c = text[at..].chars().next().unwrap_or(' ');
            if !c.is_alphanumeric() && !is_combining(c) {
                break;
            }
            at += c.len_utf8();
            continue;
        }
        let letter_after = bytes.get(at + 1).is_some_and(|&b| CLASS[b as usize] == Class::Letter || b >= 0x80);
        let joins = match next {
            b'\'' => letter_after && possessive_end(bytes, at).is_none(),
            // "U.S.", "p.m.", "D.C.": single letters, each followed by a full stop.
            b'.' => {
                is_initials(&bytes[start..at])
                    && (letter_after && is_stop_behind_letter(bytes, at + 1) || bytes[start..at].contains(&b'.'))
            }
            _ => false,
        };
        if !joins {
            break;
        }
        at += 1;
        if next == b'.'
            && !bytes.get(at).is_some_and(|&b| CLASS[b as usize] == Class::Letter && is_stop_behind_letter(bytes, at))
        {
            break;
        }
    }
    (at, fold_hash(&text[start..at]))
}

/// Whether the letter at `at` stands alone before a full stop, or ends an abbreviation such as "U.S".
fn is_stop_behind_letter(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at + 1) {
        Some(b'.') => true,
        Some(&b) => CLASS[b as usize] != Class::Letter && CLASS[b as usize] != Class::Digit && b < 0x80,
        None => true,
    }
}

/// Whether `word` is single ASCII letters parted by full stops: "U", "U.S".
fn is_initials(word: &[u8]) -> bool {
    word.iter().enumerate().all(|(i, b)| if i % 2 == 0 { b.is_ascii_alphabetic() } else { *b == b'.' })
        && word.len() % 2 == 1
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Where the number that starts at `start` ends: digits, and single `.` or `,` between digits.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        match bytes.get(at) {
            Some(b'.' | b',') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 1,
            _ => return at,
        }
    }
}

/// Where a possessive ending at the apostrophe `at` ends; `None` when it is something else.
fn possessive_end(bytes: &[u8], at: usize) -> Option<usize> {
    let ends_word =
        |i: usize| bytes.get(i).is_none_or(|&b| !matches!(CLASS[b as usize], Class::Letter | Class::Digit) && b < 0x80);
    if matches!(bytes.get(at + 1), Some(b's' | b'S')) && ends_word(at + 2) {
        Some(at + 2)
    } else if at > 0 && matches!(bytes[at - 1], b's' | b'S') && ends_word(at + 1) {
        Some(at + 1)
    } else {
        None
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Apostrophe,
    Mark,
    /// A mark that lines are drawn with.
    Drawn,
    /// First or later byte of a character beyond ASCII.
    Wide,
}

/// What each byte begins.
static CLASS: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            0..=b' ' | 0x7f => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b'-' | b'_' | b'=' | b'*' | b'~' | b'#' | b'+' => Class::Drawn,
            0x80..=0xff => Class::Wide,
            _ => Class::Mark,
        };
        b += 1;
    }
    table
};

/// A sentence: a range of token indices.
pub type Sentence = Range<usize>;

/// Most tokens of a sentence, but for the way to its next comma; sentences of news have 20 to 60.
pub const LONGEST: usize = 400;

/// Splits tokens into sentences, in order, without overlap. A paragraph break (blank line, or a line break before
/// a line that does not go on in lower case) always ends a sentence; a full stop ends one unless it closes an abbreviation, and so
/// does the last word of a headline in capitals that stands within a text.
/// What goes on for more than [`LONGEST`] tokens is cut, so that no text makes a sentence that costs more than its length.
///
/// ```
/// use gainsay::mention::token::{sentences, tokenize};
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
        let length = behind - start;
        // Before most tokens no sentence ends, but for its length: small words of the same line.
        let apart = if next.glued { token.is('.') && is_run_on(text, tokens, at) } else { opens_sentence(next) };
        if length < LONGEST && !apart && (next.glued || next.lines == 0) {
            continue;
        }
        let ends = if length >= LONGEST {
            // Too long for prose: behind a mark if one comes soon, else here.
            length >= 2 * LONGEST || matches!(token.kind, TokenKind::Mark(',' | ';'))
        } else {
            next.lines > 0 && breaks_line(text, *token, *next) && !(next.lines == 1 && parts_date(text, tokens, behind))
                || apart
                    && (ends_sentence(text, tokens, at, *next) || ends_headline(text, &tokens[start..behind], *next))
        };
        if ends {
            found.push(start..behind);
            start = behind;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
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
    let is_prose = next.kind == TokenKind::Word && next.text(text).bytes().skip(1).any(|b| b.is_ascii_lowercase());
    let words = || tokens.iter().rev().filter(|t| t.kind == TokenKind::Word).map(|t| t.text(text)).take(HEADLINE);
    let in_capitals = |word: &str| word.bytes().all(|b| !b.is_ascii_lowercase());
    is_prose && words().count() == HEADLINE && words().all(in_capitals)
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
    if day.kind != TokenKind::Number || day.end - day.start > 2 || !is_among(month.text(text), MONTHS) {
        return false;
    }
    let behind = if tokens.get(at + 2).is_some_and(|t| t.is('.')) { at + 3 } else { at + 2 };
    tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Number && t.end - t.start == 4)
}

/// Fewest words of a headline in capitals.
const HEADLINE: usize = 5;

/// Names of months, and what they are cut to.
const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Whether `word` is one of `words` (lower case), in any case.
pub(super) fn is_among(word: impl AsRef<[u8]>, words: &[&str]) -> bool {
    let word = word.as_ref();
    let Some(first) = word.first().map(u8::to_ascii_lowercase) else { return false };
    // Length and first letter tell nearly all words apart.
    words.iter().any(|w| w.len() == word.len() && w.as_bytes()[0] == first && w.as_bytes().eq_ignore_ascii_case(word))
}

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
