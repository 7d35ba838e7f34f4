//! Tense: whether the clause around a date speaks of what was or of what is to come.
//!
//! No parser: the nearest verb form before the date decides, then the nearest behind it. What a bare infinitive
//! ("to hold talks") means is decided by the word that governs it.

mod present;

use crate::mention::token::{Sentence, Token, TokenKind, fold_hash, is_among};
use std::sync::LazyLock;

/// Whether a clause speaks of what was or of what is to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tense {
    /// The default of news.
    #[default]
    Past,
    /// No verb form says so: headlines, captions, tables.
    Unsaid,
    /// "will meet", "is scheduled to".
    Future,
}

/// What a word says about tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "will", "should", "upcoming": to come, whatever stands around it.
    Future,
    /// A past form: "met", "was", "has".
    Past,
    /// "expected", "plans", "due": to come, and so is what they govern.
    Expects,
    /// "agreed", "ordered": past themselves, but an infinitive that they govern is to come.
    Commits,
    /// "about", "ready": silent, but an infinitive that they govern is to come.
    Governs,
    /// A present form of "be".
    Be,
    /// Present forms that speak of a schedule when a date is with them: "starts", "opens".
    Scheduled,
    /// Verbs that headlines put behind "to".
    Headline,
    /// Participles that are to come behind a present "be": "is meeting".
    Progressive,
    /// "to".
    To,
    /// "ahead": with "of", to come.
    Ahead,
    /// "after", "since": what follows was.
    After,
    /// "until", "by": what follows is to come, unless a past form governs it.
    Until,
    /// A word that another clause begins with.
    Clause,
    /// "the", "a": what follows is a noun or describes one.
    Article,
}

const CUES: &[(Cue, &str)] = &[
    (Cue::Future, "will shall won't would could might may should must can cannot can't upcoming forthcoming"),
    (
        Cue::Past,
        "was were had did said told met has held began went came made took got gave found saw became left wrote spoke \
         sent brought led won lost paid felt kept heard ran rose fell flew drove hit struck shot fought broke chose grew \
         knew thought built spent stood sat sold bought caught taught taken given seen done been gone fallen written \
         spoken broken chosen grown known shown drawn thrown blown begun sworn torn born dealt meant laid slept shut \
         lay drew threw blew sank upheld oversaw overcame arose rebuilt misled mistook foresaw undid sped drank ate dug crept bred died sued used owed lied tied vied swore wore tore stole froze hid rode shook woke understood withdrew overthrew \
         undertook underwent withstood sought shrank shrunk slid swung spun swept leapt sprang clung fed fled forgot hung \
         lent lit sang slept stuck swam wept cut put beat quit cast split spread burst didn't wasn't weren't hadn't hasn't",
    ),
    (
        Cue::Expects,
        "expected expects expect scheduled due plan plans planned planning slated poised hopes hope intends intend \
         wants await awaits awaiting aims anticipated forecast projected tipped booked deadline expecting hoping prepares preparing seeks seek",
    ),
    (Cue::Governs, "about going need needs have likely bound willing ready able supposed"),
    (
        Cue::Commits,
        "set agreed agrees agree hoped intended vowed vows pledged pledges promised promises prepared invited \
         proposed proposes urged urges ordered orders asked asks threatened threatens offered offers decided \
         wanted demanded called",
    ),
    (Cue::Be, "is are am"),
    (
        Cue::Scheduled,
        "starts begins opens meets hosts arrives resumes expires travels takes steps kicks holds decides goes comes \
         closes looms nears leaves ends lapses retires begin resume expire convene arrive meet",
    ),
    (
        Cue::Headline,
        "hold visit discuss sign attend start launch vote announce decide travel speak address send open close leave \
         face seek return host rule testify chair deliver unveil hear receive mark join take go end",
    ),
    (
        Cue::Progressive,
        "meeting visiting hosting holding travelling traveling arriving leaving returning coming flying heading starting \
         opening",
    ),
    (Cue::To, "to"),
    (Cue::Ahead, "ahead"),
    (Cue::After, "after following since despite"),
    (Cue::Until, "until till by"),
    (Cue::Clause, "but while when who which that because where whereas although though"),
    (Cue::Article, "the a an his her its their our"),
];

/// Hashes of the cues, sorted.
static TABLE: LazyLock<Vec<(u32, Cue)>> = LazyLock::new(|| {
    let mut table: Vec<(u32, Cue)> = Vec::new();
    for &(cue, words) in CUES {
        for word in words.split_whitespace() {
            let hash = fold_hash(word);
            if !table.iter().any(|&(h, _)| h == hash) {
                table.push((hash, cue));
            }
        }
    }
    table.sort_by_key(|&(hash, _)| hash);
    table
});

/// Tokens on either side of a date that are looked at: keeps the cost linear in sentences without end.
const REACH: usize = 48;

/// The tense of the clause around token `index` of `sentence`.
///
/// ```
/// use gainsay::mention::resolve::{Tense, tense_at};
/// use gainsay::mention::sentence::sentences;
/// use gainsay::mention::token::tokenize;
/// let text = "She said on Friday that the talks will resume on Monday.";
/// let mut tokens = Vec::new();
/// tokenize(text, &mut tokens);
/// let sentence = sentences(text, &tokens)[0].clone();
/// assert_eq!(tense_at(text, &tokens, sentence.clone(), 3), Tense::Past);
/// assert_eq!(tense_at(text, &tokens, sentence, 10), Tense::Future);
/// ```
#[must_use]
pub fn tense_at(text: &str, tokens: &[Token], sentence: Sentence, index: usize) -> Tense {
    let clause = Clause { text, tokens, sentence };
    let found = clause.around(index);
    // "is valid until 19 July": the verb says nothing about the end.
    let the = index.checked_sub(1).is_some_and(|i| clause.is(i, "the"));
    let Some(before) = index.checked_sub(if the { 2 } else { 1 }) else { return found };
    let before = clause.before_clock(before);
    let limit = clause.table(before) == Some(Cue::Until) || clause.is(before, "before");
    // "She has until Friday to reply."
    let has = before.checked_sub(1).is_some_and(|i| clause.is(i, "has") || clause.is(i, "have"));
    // "By May, he had left."; "It wasn't until May that he left."
    let opens = clause.is(before, "by") && before == clause.sentence.start;
    let not = |i: usize| clause.get(i).is_some_and(|t| is_among(t.text(text), NOT));
    let went_on = before.checked_sub(1).and_then(|i| clause.get(i)).is_some_and(|t| is_among(t.text(text), WENT_ON));
    let was = opens || went_on || (1..=5).filter_map(|n| before.checked_sub(n)).any(not);
    match found {
        Tense::Past if limit && was && !has => Tense::Past,
        Tense::Past if limit && has => Tense::Future,
        Tense::Past if limit => Tense::Unsaid,
        _ => found,
    }
}

/// Whether words, and not only a time of the day, say what [`tense_at`] gives.
pub(super) fn says_tense(text: &str, tokens: &[Token], sentence: Sentence, index: usize) -> bool {
    Clause { text, tokens, sentence }.said(index).is_some()
}

/// Whether what stands before token `index` in its clause says that it is to come, and not only what stands elsewhere.
pub(super) fn to_come_before(text: &str, tokens: &[Token], sentence: Sentence, index: usize) -> bool {
    let clause = Clause { text, tokens, sentence };
    let left = clause.left(index, true);
    left.tense == Some(Tense::Future) || left.tense.is_none() && (left.headline || left.until)
}

/// Whether a past verb of its own clause stands before token `index`: stricter than [`Tense::Past`], which is also what
/// clauses behind "after" have, and those whose verb follows.
#[must_use]
pub fn past_verb_before(text: &str, tokens: &[Token], sentence: Sentence, index: usize) -> bool {
    let opens = index < sentence.start + 3;
    let clause = Clause { text, tokens, sentence };
    let left = clause.left(index, true);
    if opens && left.tense.is_none() {
        // "On 15 August, the two met."
        return clause.right(index, true).or_else(|| clause.right(index, false)) == Some(Tense::Past);
    }
    left.tense == Some(Tense::Past) && left.verb && !left.headline && !left.until
}

/// What looking to the left found.
#[derive(Debug, Default)]
struct Left {
    tense: Option<Tense>,
    /// An infinitive without a governor: "leaders to hold talks".
    headline: bool,
    /// "until", "by".
    until: bool,
    /// A past verb decided.
    verb: bool,
}

struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentence: Sentence,
}

/// Past forms that make "able to" and "ready to" past.
const PAST_OF_BE: &[&str] = &["was", "were", "wasn't", "weren't", "didn't", "not"];

/// What denies that something was before a day.
const NOT: &[&str] = &["not", "wasn't", "weren't", "didn't", "wouldn't", "never"];

/// What ended on the day behind "until".
const WENT_ON: &[&str] = &["continued", "lasted", "ran", "served", "waited", "lived", "worked", "reigned", "ruled"];

/// Nouns of what has happened to those whom a possessive names.
pub(super) const BEFALLS: &[&str] = &[
    "win", "victory", "defeat", "loss", "death", "arrest", "resignation", "departure", "ouster", "firing", "killing",
    "murder", "assassination", "inauguration", "collapse", "triumph",
];

/// Nouns of what people say things in.
const SAID_IN: &[&str] = &[
    "statement", "interview", "briefing", "tweet", "post", "letter", "report", "email", "memo", "op-ed", "column",
    "editorial", "article",
];

impl Clause<'_> {
    fn get(&self, i: usize) -> Option<Token> {
        if self.sentence.contains(&i) { self.tokens.get(i).copied() } else { None }
    }

    /// The tense, whatever preposition stands before the date.
    fn around(&self, index: usize) -> Tense {
        // An appointment: no verb, but the time of the day.
        let silent = || if self.has_clock(index) { Tense::Future } else { Tense::Unsaid };
        self.said(index).unwrap_or_else(silent)
    }

    /// The tense, as far as words say it.
    fn said(&self, index: usize) -> Option<Tense> {
        // "They were given a June deadline", "a Feb. 5 deadline".
        if (index + 1..index + 4).any(|i| self.is(i, "deadline")) {
            return Some(Tense::Future);
        }
        if let Some(tense) = self.opened(index) {
            return Some(tense);
        }
        let left = self.left(index, true);
        let said = || self.is_in_statement(index).then_some(Tense::Past);
        if let Some(tense) = left.tense.or_else(said).or_else(|| self.right(index, true)) {
            return Some(tense);
        }
        let far = self.left(index, false);
        if far.tense.is_none() && far.headline {
            return Some(Tense::Future);
        }
        let behind = || self.right(index, false);
        // "By Thursday, the bank had closed."
        let said = far.tense.or_else(|| behind().filter(|tense| !far.until || *tense == Tense::Past));
        said.or_else(|| if far.until { Some(Tense::Future) } else { self.present(index) })
    }

    /// What the date says by the words right before it: "come November"; "as of Friday"; "…, and in January, guards were
    /// named", where the clause begins with the date.
    fn opened(&self, index: usize) -> Option<Tense> {
        let back = |n: usize| index.checked_sub(n).filter(|i| self.sentence.contains(i));
        let is = |n: usize, words: &[&str]| back(n).is_some_and(|i| words.iter().any(|word| self.is(i, word)));
        if is(1, &["come"]) {
            return Some(Tense::Future);
        }
        // "the fire on Friday that killed two"
        if let Some(at) = (index + 1..index + 4).find(|&i| self.is(i, "that") || self.is(i, "which"))
            && (index + 1..at).all(|i| self.cue(i).is_none())
            && self.cue(at + 1) == Some(Cue::Past)
        {
            return Some(Tense::Past);
        }
        // "her upset win in November"
        if is(1, &["in", "on"]) && is(2, BEFALLS) {
            let whose = |i: usize| {
                self.get(i).is_some_and(|t| t.kind == TokenKind::Possessive)
                    || ["his", "her", "their", "its"].iter().any(|word| self.is(i, word))
            };
            if (3..=4).filter_map(back).any(whose) {
                return Some(Tense::Past);
            }
        }
        // "however steep it may be, this Tuesday made it harder"
        if is(1, &[","]) && (index + 1..index + 3).any(|i| self.cue(i) == Some(Cue::Past)) {
            return Some(Tense::Past);
        }
        let early = usize::from(is(1, &["early", "late"]));
        if is(early + 1, &["of"]) && is(early + 2, &["as"]) {
            let will = |i| self.is(i, "will") || self.is(i, "shall");
            let last = self.sentence.end.min(index.saturating_add(REACH));
            let to_come = (index..last).chain(index.saturating_sub(REACH)..index).any(will);
            return (!to_come).then_some(Tense::Past);
        }
        let starts = is(2, &["and", "but", ";", "–", "—"]) && is(1, &["in", "on"]);
        let comma = (index + 1..index + 4).find(|&i| self.is(i, ",")).filter(|_| starts)?;
        self.right(comma, true)
    }

    /// "in a statement on Monday", "during an interview with the paper on Monday": it was said, whatever was said.
    fn is_in_statement(&self, index: usize) -> bool {
        let first = self.sentence.start.max(index.saturating_sub(14));
        for i in (first..index).rev() {
            if self.get(i).is_some_and(|t| t.kind == TokenKind::Word) && SAID_IN.iter().any(|noun| self.is(i, noun)) {
                let led = (1..=4).filter_map(|n| i.checked_sub(n)).find(|&j| self.is(j, "a") || self.is(j, "an"));
                return led.is_some_and(|j| {
                    j > self.sentence.start && ["in", "during"].iter().any(|word| self.is(j - 1, word))
                });
            }
            let comma = self.get(i).is_some_and(|t| t.is(','));
            if !comma && self.cue(i).is_some_and(|cue| !matches!(cue, Cue::Article | Cue::Headline | Cue::To)) {
                return false;
            }
        }
        false
    }

    /// Whether the present "be" at `be` says when or where something is to be: "is Tuesday", "is out on Tuesday", "is in
    /// Oslo on Sunday".
    fn is_appointed(&self, be: usize, index: usize) -> bool {
        let is = |i: usize, words: &[&str]| words.iter().any(|word| self.is(i, word));
        let place = is(be + 1, &["in", "at"]) && self.get(be + 2).is_some_and(|t| t.capital) && index - be <= 7;
        let link = is(be + 1, &["on", "for", "out", "up"]) && index - be <= 2 + usize::from(is(be + 2, &["on"]));
        // "warnings are in place for Friday and Saturday"
        let first = if is(index - 1, &["and"]) && index > be + 3 { index - 2 } else { index };
        let place = place || is(first - 1, &["for"]) && (be + 2..be + 6).contains(&first);
        be + 1 == index && !is(index, &["this", "last", "today"]) || place || link
    }

    /// Whether the word at `at` is the noun "plan", by what follows.
    fn is_plan(&self, at: usize, index: usize) -> bool {
        let plan = self.is(at, "plan") || self.is(at, "plans");
        plan && (at + 1 == index
            || ["for", "of", "that", "which", "in", "on", "at"].iter().any(|word| self.is(at + 1, word)))
    }

    /// Whether a time of the day stands near token `index`: "8:00", "9 am".
    fn has_clock(&self, index: usize) -> bool {
        (index.saturating_sub(5)..index + 8).any(|i| {
            self.get(i).is_some_and(|t| t.kind == TokenKind::Number)
                && (self.get(i + 1).is_some_and(|t| t.glued && t.is(':'))
                    || ["am", "pm", "a.m.", "p.m.", "a", "p", "h"].iter().any(|word| self.is(i + 1, word)))
        })
    }

    /// What the token at `i` says.
    fn cue(&self, i: usize) -> Option<Cue> {
        let token = self.get(i)?;
        match token.kind {
            TokenKind::Word if self.is_may(i) => return None,
            TokenKind::Word => {}
            TokenKind::Mark(',' | ';' | ':' | '–' | '—' | '(' | ')' | '"') => return Some(Cue::Clause),
            _ => return None,
        }
        if let Ok(at) = TABLE.binary_search_by_key(&token.hash, |&(hash, _)| hash) {
            // "Meet the Press"
            let title = TABLE[at].1 == Cue::Scheduled && token.capital && i > self.sentence.start;
            // "took steps", but "steps down"
            let noun = self.is(i, "steps") && !["down", "aside", "back"].iter().any(|word| self.is(i + 1, word));
            return if title && self.is(i + 1, "the") || noun { None } else { Some(TABLE[at].1) };
        }
        let word = token.text(self.text).as_bytes();
        if word.len() > 3 && word.ends_with(b"'ll") || word.len() > 2 && word.ends_with(b"'d") && self.is(i + 1, "be") {
            return Some(Cue::Future);
        }
        // "I'm leaving on Sunday"
        if word.len() > 2 && (word.ends_with(b"'m") || word.ends_with(b"'re")) && self.str(i + 1).ends_with("ing") {
            return Some(Cue::Future);
        }
        let regular = word.len() > 4 && word.ends_with(b"ed") && !word.ends_with(b"eed");
        // "the wounded men": a participle behind an article describes.
        let described = i > 0 && regular && self.table(i - 1) == Some(Cue::Article);
        (regular && !described && !(token.capital && i > self.sentence.start)).then_some(Cue::Past)
    }

    /// The cue in the table, without rules of spelling.
    fn table(&self, i: usize) -> Option<Cue> {
        let token = self.get(i).filter(|t| t.kind == TokenKind::Word && !self.is_may(i))?;
        TABLE.binary_search_by_key(&token.hash, |&(hash, _)| hash).ok().map(|at| TABLE[at].1)
    }

    /// Whether the token at `i` is the month, or a person called so.
    fn is_may(&self, i: usize) -> bool {
        self.is(i, "may")
            && (self.get(i).is_some_and(|t| t.capital) || !self.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word))
    }

    /// Whether a noun phrase or name stands at `i` rather than a verb.
    fn is_name(&self, i: usize) -> bool {
        self.table(i) == Some(Cue::Article) || self.get(i).is_some_and(|t| t.capital || t.kind == TokenKind::Number)
    }

    fn str(&self, i: usize) -> &str {
        self.get(i).map_or("", |t| t.text(self.text))
    }

    fn is(&self, i: usize, word: &str) -> bool {
        self.get(i).is_some_and(|t| t.text(self.text).eq_ignore_ascii_case(word))
    }

    /// Looks to the left of the date, to the start of its clause or of the sentence.
    fn left(&self, index: usize, within: bool) -> Left {
        let mut found = Left::default();
        let first = self.sentence.start.max(index.saturating_sub(REACH));
        let mut at = index;
        let mut boundary = index;
        while at > first {
            at -= 1;
            let Some(cue) = self.cue(at) else { continue };
            let tense = match cue {
                // "expected to hit", "will cut": forms that are past elsewhere.
                Cue::Past if at > first && matches!(self.table(at - 1), Some(Cue::To | Cue::Future)) => {
                    continue;
                }
                // "if elected in May"
                Cue::Past if at > first && (self.is(at - 1, "if") || self.is(at - 1, "unless")) => Tense::Future,
                // "when he is sentenced in May"
                Cue::Past
                    if at > first + 1
                        && self.table(at - 1) == Some(Cue::Be)
                        && (2..=4).filter_map(|n| (at - 1).checked_sub(n)).any(|i| self.awaits(i)) =>
                {
                    Tense::Future
                }
                // "will probably cut"
                Cue::Past
                    if at > first + 1
                        && self.str(at - 1).ends_with("ly")
                        && self.table(at - 2) == Some(Cue::Future)
                        && self.table(at).is_some() =>
                {
                    continue;
                }
                // "stepped down as planned in May"
                Cue::Expects if at > first && self.is(at - 1, "as") => continue,
                // "looked for clues that may shed light on Friday's fire"
                Cue::Future
                    if at > first
                        && self.is(at, "may")
                        && ["that", "which", "who"].iter().any(|w| self.is(at - 1, w)) =>
                {
                    continue;
                }
                // "announced plans in September"
                Cue::Expects if at > first && self.cue(at - 1) == Some(Cue::Past) => Tense::Past,
                // "unveiled its plans for the port on Friday"
                Cue::Expects if self.is_plan(at, index) => continue,
                Cue::Future | Cue::Expects | Cue::Scheduled => Tense::Future,
                Cue::Past | Cue::Commits => match self.passive(at) {
                    // "will be held", "to be held": what stands before "be" decides.
                    Some(be) => {
                        at = be;
                        continue;
                    }
                    None if cue == Cue::Commits && self.is(at + 1, "for") => Tense::Future,
                    None => Tense::Past,
                },
                Cue::To => {
                    let governor = at.checked_sub(1).and_then(|g| self.table(g));
                    let negated = at >= first + 2 && ["wasn't", "weren't"].iter().any(|word| self.is(at - 2, word));
                    match governor {
                        // "wasn't scheduled to speak"
                        Some(Cue::Expects) if negated => Tense::Past,
                        // "deaths due to the flood"
                        Some(Cue::Expects) if self.is(at - 1, "due") && self.is_name(at + 1) => {
                            at -= 1;
                            continue;
                        }
                        // "was able to", "didn't seem ready to"
                        Some(Cue::Governs) if self.is(at - 1, "able") || self.is(at - 1, "ready") => {
                            let past = (2..=3)
                                .filter_map(|n| at.checked_sub(n))
                                .any(|i| PAST_OF_BE.iter().any(|word| self.is(i, word)));
                            if past { Tense::Past } else { Tense::Future }
                        }
                        Some(Cue::Expects | Cue::Commits | Cue::Governs | Cue::Be) => Tense::Future,
                        Some(Cue::Past) if self.is(at - 1, "was") || self.is(at - 1, "were") => Tense::Future,
                        _ => {
                            let verb = self.table(at + 1);
                            let be = self.is(at + 1, "be");
                            found.headline |= be || matches!(verb, Some(Cue::Headline | Cue::Scheduled));
                            continue;
                        }
                    }
                }
                Cue::Be if self.table(at + 1) == Some(Cue::Progressive) => Tense::Future,
                Cue::Be if self.is_appointed(at, index) => Tense::Future,
                Cue::Ahead if self.is(at + 1, "of") => Tense::Future,
                Cue::After => Tense::Past,
                Cue::Until => {
                    found.until = true;
                    continue;
                }
                // "in Oslo, Norway, on Monday": what stands between commas close by is no clause.
                Cue::Clause if within && self.get(at).is_some_and(|t| t.is(',')) && boundary - at <= 3 => {
                    boundary = at;
                    continue;
                }
                Cue::Clause if within => return found,
                Cue::Be | Cue::Governs | Cue::Ahead | Cue::Clause | Cue::Headline | Cue::Progressive | Cue::Article => {
                    continue;
                }
            };
            found.tense = Some(tense);
            found.verb = cue == Cue::Past;
            return found;
        }
        found
    }

    /// The token before a time of the day that ends at `i`: "until 11 a.m. Friday", "until noon Friday"; else `i`.
    fn before_clock(&self, i: usize) -> usize {
        let half = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "noon", "midnight"].iter().any(|word| self.is(i, word));
        let digits = |i: usize| self.get(i).is_some_and(|t| t.kind == TokenKind::Number || t.is(':'));
        let hour = |i: &usize| (1..=4).take_while(|n| *i >= *n && digits(*i - *n)).count() + 1;
        Some(i).filter(|_| half).and_then(|i| i.checked_sub(hour(&i))).unwrap_or(i)
    }

    /// Whether the word at `i` begins a clause that in the present tense is to come.
    fn awaits(&self, i: usize) -> bool {
        ["when", "until", "before", "once", "unless"].iter().any(|word| self.is(i, word))
    }

    /// The "be" that makes the participle at `at` a passive to come.
    fn passive(&self, at: usize) -> Option<usize> {
        (1..=2).filter_map(|n| at.checked_sub(n)).find(|&i| self.is(i, "be") && i > self.sentence.start)
    }

    /// Whether a present form of "be" stands at `i`.
    fn is_be(&self, i: usize) -> bool {
        self.table(i) == Some(Cue::Be)
    }

    /// Looks to the right of the date, to the end of its clause or of the sentence.
    fn right(&self, index: usize, within: bool) -> Option<Tense> {
        let last = self.sentence.end.min(index.saturating_add(REACH));
        for at in index + 1..last {
            match self.cue(at) {
                // "He on Friday projected calm."
                Some(Cue::Expects) if at == index + 1 && self.str(at).ends_with("ed") => return Some(Tense::Past),
                // "Thursday may turn out to have been pivotal"
                Some(Cue::Future) if at == index + 1 && self.is(at, "may") => return None,
                Some(Cue::Future | Cue::Expects | Cue::Scheduled) => return Some(Tense::Future),
                // "are now set to"
                Some(Cue::Commits) if self.is_be(at - 1) || self.is_be(at.saturating_sub(2)) => {
                    return Some(Tense::Future);
                }
                // "the loss, to be reported in April"
                Some(Cue::Past | Cue::Commits)
                    if self.passive(at).is_some_and(|be| be > 0 && self.table(be - 1) == Some(Cue::To)) =>
                {
                    return Some(Tense::Future);
                }
                Some(Cue::Past | Cue::Commits) => return Some(Tense::Past),
                Some(Cue::Be) if self.is(at + 1, "to") => return Some(Tense::Future),
                // "is likely to"
                Some(Cue::Governs) if self.is(at + 1, "to") && self.is_be(at - 1) => return Some(Tense::Future),
                Some(Cue::Clause) if within => return None,
                _ => {}
            }
        }
        None
    }
}
