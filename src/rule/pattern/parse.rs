//! The text of a pattern to its tree.
//!
//! | written | node |
//! |---|---|
//! | `word`, `pledg(ed\|es\|ing)` | a word, as a regular expression, anchored and folded |
//! | `(a\|b c)`, `(…)?` | alternatives, options |
//! | `<list>` | a named list |
//! | `{name:type}`, `{name}`, `{name:count/class+}`, `{name:type=id\|id}` | a slot |
//! | `{name=a\|b c}` | literal choices bound to a slot |
//! | `{..N}`, `{..N*}` | a gap without, with numbers |

use super::{MAX_DEPTH, MAX_GAP, MAX_LENGTH};
use std::ops::Range;

/// A node of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// One word: a regular expression in lower case, to be anchored.
    Word(String),
    /// One after the other.
    Seq(Vec<Node>),
    /// Any of these, the first that fits.
    Alt(Vec<Node>),
    /// Or nothing.
    Opt(Box<Node>),
    /// A named word list, and where it is named.
    List(String, Range<usize>),
    /// A typed slot.
    Slot(SlotNode),
    /// Literal choices bound to a slot.
    Choice(String, Box<Node>),
    /// At most so many words; `numbers`: numbers among them are allowed.
    Gap {
        /// Most words.
        max: usize,
        /// Whether it may step over numbers.
        numbers: bool,
    },
}

/// `{name:type/class=only+}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotNode {
    /// Name; `_` binds nothing.
    pub name: String,
    /// Type; `None`: that of `[slots.NAME]`.
    pub kind: Option<String>,
    /// Class of the counted noun.
    pub class: Option<String>,
    /// Entities that may stand here; empty: any of the type.
    pub only: Vec<String>,
    /// A list: "479 drones and 20 missiles".
    pub list: bool,
    /// Place in the pattern.
    pub at: Range<usize>,
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// Stable name of the kind of mistake.
    pub code: &'static str,
    /// Place in the pattern, in bytes.
    pub at: Range<usize>,
    /// In words.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Parses one pattern.
///
/// # Errors
/// The first mistake, with its place in `text`.
///
/// ```
/// use gainsay::rule::pattern::parse::{Node, parse};
/// let Node::Seq(nodes) = parse("<war> {..5} (for|after) {value:duration}").unwrap() else { panic!() };
/// assert_eq!(nodes.len(), 4);
/// assert_eq!(parse("(for|after").unwrap_err().message, "this group is never closed");
/// ```
pub fn parse(text: &str) -> Result<Node, PatternError> {
    if text.len() > MAX_LENGTH {
        return Err(error(
            "pattern-too-large",
            0..text.len(),
            format!("a pattern of {} bytes; the limit is {MAX_LENGTH}", text.len()),
            "split it into several patterns, or put its words into a list in words.toml",
        ));
    }
    let node = Parser { text }.seq(0..text.len(), 0)?;
    if node == Node::Seq(Vec::new()) {
        return Err(error("pattern-empty", 0..text.len(), "this pattern is empty", "write a phrase, or leave it out"));
    }
    Ok(node)
}

struct Parser<'t> {
    text: &'t str,
}

impl Parser<'_> {
    /// A sequence of atoms parted by white space.
    fn seq(&self, range: Range<usize>, depth: usize) -> Result<Node, PatternError> {
        if depth > MAX_DEPTH {
            return Err(error(
                "pattern-too-large",
                range,
                format!("groups nested more than {MAX_DEPTH} deep"),
                "name the inner part as a list in words.toml",
            ));
        }
        let mut nodes = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let Some(skip) = rest.find(|c: char| !c.is_whitespace()) else { break };
            at += skip;
            let end = self.atom_end(at, range.end)?;
            nodes.extend(self.atom(at..end, depth)?);
            at = end;
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Seq(nodes) })
    }

    /// Where the atom at `at` ends: the next white space outside brackets.
    fn atom_end(&self, at: usize, limit: usize) -> Result<usize, PatternError> {
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut escaped = false;
        for (i, b) in self.text.as_bytes()[at..limit].iter().enumerate().map(|(i, &b)| (at + i, b)) {
            if escaped {
                escaped = false;
                continue;
            }
            match b {
                b'\\' => escaped = true,
                // Inside a character class nothing nests.
                _ if open.last().is_some_and(|o| o.0 == b'[') && b != b']' => {}
                b'(' | b'{' | b'<' | b'[' => open.push((b, i)),
                b')' | b'}' | b'>' | b']' => match open.pop() {
                    Some((o, _)) if closes(o, b) => {}
                    _ => {
                        return Err(error(
                            "pattern-syntax",
                            i..i + 1,
                            format!("`{}` closes nothing", b as char),
                            "remove it, or open its group before it",
                        ));
                    }
                },
                b if b.is_ascii_whitespace() && open.is_empty() => return Ok(i),
                _ => {}
            }
        }
        match open.last() {
            Some(&(_, i)) => Err(error("pattern-syntax", i..i + 1, "this group is never closed", "close it")),
            None => Ok(limit),
        }
    }

    /// One atom; several when it is hyphenated.
    fn atom(&self, range: Range<usize>, depth: usize) -> Result<Vec<Node>, PatternError> {
        let written = &self.text[range.clone()];
        // A hyphen joins atoms: "{value:duration}-long".
        if let Some(hyphen) = outer_hyphen(written) {
            let mut nodes = self.atom(range.start..range.start + hyphen, depth)?;
            if range.start + hyphen + 1 < range.end {
                nodes.extend(self.atom(range.start + hyphen + 1..range.end, depth)?);
            }
            return Ok(nodes);
        }
        let (body, optional) = match written.strip_suffix('?') {
            Some(body) if body.starts_with(['(', '{', '<']) && self.is_one_group(body) => (body, true),
            _ => (written, false),
        };
        // A possessive ending is skipped by the matcher.
        let body = ["'s?", "'s"].iter().find_map(|p| body.strip_suffix(p)).unwrap_or(body);
        let inner = range.start + 1..range.start + body.len().max(2) - 1;
        let node = match body.as_bytes().first() {
            Some(b'(') if self.is_one_group(body) => self.alternatives(inner, depth)?,
            Some(b'<') if self.is_one_group(body) => Node::List(self.text[inner].to_owned(), range.clone()),
            Some(b'{') if self.is_one_group(body) => self.braces(inner, depth)?,
            _ => return self.word(range.start..range.start + body.len()),
        };
        Ok(vec![if optional { Node::Opt(Box::new(node)) } else { node }])
    }

    /// Whether the bracket that opens `body` closes at its very end.
    fn is_one_group(&self, body: &str) -> bool {
        let mut depth = 0i32;
        for (i, b) in body.bytes().enumerate() {
            match b {
                b'(' | b'{' | b'<' => depth += 1,
                b')' | b'}' | b'>' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return i + 1 == body.len();
            }
        }
        false
    }

    fn alternatives(&self, range: Range<usize>, depth: usize) -> Result<Node, PatternError> {
        let mut nodes = Vec::new();
        for part in self.split_bars(range) {
            nodes.push(self.seq(part, depth + 1)?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Alt(nodes) })
    }

    /// Parts of a group between `|` outside of inner brackets.
    fn split_bars(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (mut parts, mut depth, mut start) = (Vec::new(), 0, range.start);
        for i in range.clone() {
            match self.text.as_bytes()[i] {
                b'(' | b'{' | b'<' | b'[' => depth += 1,
                b')' | b'}' | b'>' | b']' => depth -= 1,
                b'|' if depth == 0 => {
                    parts.push(start..i);
                    start = i + 1;
                }
                _ => {}
            }
        }
        parts.push(start..range.end);
        parts
    }

    /// The inside of `{…}`: a gap, a slot, or choices.
    fn braces(&self, range: Range<usize>, depth: usize) -> Result<Node, PatternError> {
        let inner = &self.text[range.clone()];
        if let Some(gap) = inner.strip_prefix("..") {
            let (number, numbers) = gap.strip_suffix('*').map_or((gap, false), |g| (g, true));
            return match number.parse::<usize>() {
                Ok(max) if max <= MAX_GAP => Ok(Node::Gap { max, numbers }),
                Ok(max) => Err(error(
                    "gap-too-long",
                    range,
                    format!("a gap of {max} words; the limit is {MAX_GAP}"),
                    "a phrase that far apart says nothing: shorten the gap",
                )),
                Err(_) => Err(error(
                    "pattern-syntax",
                    range,
                    "a gap is written {..N}, or {..N*} to allow numbers in it",
                    "N is a number of words",
                )),
            };
        }
        let (head, tail) = inner.split_once('=').map_or((inner, None), |(h, t)| (h, Some(t)));
        let (head, list) = head.strip_suffix('+').map_or((head, false), |h| (h, true));
        let (name, kind) = head.split_once(':').map_or((head, None), |(n, k)| (n, Some(k)));
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
            return Err(error(
                "pattern-syntax",
                range,
                format!("`{name}` is no name of a slot"),
                "a slot is written {name:type}, a gap {..N}, literal choices {name=a|b}",
            ));
        }
        let Some(kind) = kind else {
            return match tail {
                Some(tail) => {
                    let choices = self.alternatives(range.end - tail.len()..range.end, depth)?;
                    Ok(Node::Choice(name.to_owned(), Box::new(choices)))
                }
                None => Ok(Node::Slot(SlotNode {
                    name: name.to_owned(),
                    kind: None,
                    class: None,
                    only: Vec::new(),
                    list,
                    at: range,
                })),
            };
        };
        let (tail, list) = match tail {
            Some(t) => t.strip_suffix('+').map_or((Some(t), list), |t| (Some(t), true)),
            None => (None, list),
        };
        let (kind, class) = kind.split_once('/').map_or((kind, None), |(k, c)| (k, Some(c.to_owned())));
        Ok(Node::Slot(SlotNode {
            name: name.to_owned(),
            kind: Some(kind.to_owned()),
            class,
            only: tail.map(|t| t.split('|').map(|s| s.trim().to_owned()).collect()).unwrap_or_default(),
            list,
            at: range,
        }))
    }

    /// A word. Marks alone are skipped by the matcher and say nothing.
    fn word(&self, range: Range<usize>) -> Result<Vec<Node>, PatternError> {
        let word = self.text[range.clone()].trim_matches([',', ';', ':', '"']);
        if word.is_empty() {
            return Ok(Vec::new());
        }
        self.check_word(word, range)?;
        Ok(vec![Node::Word(word.to_lowercase())])
    }

    fn check_word(&self, word: &str, at: Range<usize>) -> Result<(), PatternError> {
        match regex_syntax::Parser::new().parse(word) {
            Ok(_) => Ok(()),
            Err(e) => {
                let reason = e.to_string();
                let reason = reason.lines().last().unwrap_or("").trim_start_matches("error: ").to_owned();
                // The place inside of the word.
                let inside = match &e {
                    regex_syntax::Error::Parse(e) => e.span().start.offset..e.span().end.offset,
                    regex_syntax::Error::Translate(e) => e.span().start.offset..e.span().end.offset,
                    _ => 0..word.len(),
                };
                let lead = self.text[at.clone()].find(word).unwrap_or(0) + at.start;
                let start = (lead + inside.start).min(at.end - 1);
                let at = start..(lead + inside.end).clamp(start + 1, at.end);
                Err(error(
                    "bad-regex",
                    at,
                    format!("`{word}` is no regular expression: {reason}"),
                    "a word may hold groups and classes, `wars?` or `pledg(ed|es)`; `?` stands behind what may be missing",
                ))
            }
        }
    }
}

/// Where the first hyphen outside of brackets stands.
fn outer_hyphen(written: &str) -> Option<usize> {
    let mut depth = 0i32;
    written.bytes().position(|b| {
        match b {
            b'(' | b'{' | b'<' | b'[' => depth += 1,
            b')' | b'}' | b'>' | b']' => depth -= 1,
            _ => {}
        }
        b == b'-' && depth == 0
    })
}

fn closes(open: u8, close: u8) -> bool {
    matches!((open, close), (b'(', b')') | (b'{', b'}') | (b'<', b'>') | (b'[', b']'))
}

fn error(code: &'static str, at: Range<usize>, message: impl Into<String>, help: &str) -> PatternError {
    PatternError { code, at, message: message.into(), help: help.to_owned() }
}
