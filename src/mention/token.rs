//! Text to tokens: the ground that recognisers, entity names and rule patterns share. [`super::sentence`] makes sentences of them.
//!
//! One pass over the bytes of a cleaned text. A token knows what it looks like, never what it means.

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

/// Whether `word` is one of `words` (lower case), in any case.
pub(super) fn is_among(word: impl AsRef<[u8]>, words: &[&str]) -> bool {
    let word = word.as_ref();
    let Some(first) = word.first().map(u8::to_ascii_lowercase) else { return false };
    // Length and first letter tell nearly all words apart.
    words.iter().any(|w| w.len() == word.len() && w.as_bytes()[0] == first && w.as_bytes().eq_ignore_ascii_case(word))
}
