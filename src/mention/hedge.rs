//! Hedges and bounds around a value: "nearly", "at least", "or more", "up to".

use super::context::Context;
use super::lexicon::Kw;
use super::token::{TokenKind, fold_hash};
use super::{Hedge, Mention, Written};
use crate::value::{Amount, TimeUnit};
use std::sync::LazyLock;

/// Phrases that stand before a value.
#[rustfmt::skip]
const BEFORE: &[(&str, Hedge)] = &[
    ("exactly", Hedge::Exactly), ("just", Hedge::Exactly), ("precisely", Hedge::Exactly),
    ("about", Hedge::About), ("around", Hedge::About), ("roughly", Hedge::About), ("approximately", Hedge::About),
    ("approx", Hedge::About), ("approx .", Hedge::About), ("circa", Hedge::About), ("c .", Hedge::About), ("ca .", Hedge::About), ("some", Hedge::About),
    ("an estimated", Hedge::About), ("estimated", Hedge::About), ("estimated at", Hedge::About), ("estimated at about", Hedge::About),
    ("in the region of", Hedge::About), ("in the neighborhood of", Hedge::About), ("in the neighbourhood of", Hedge::About),
    ("on the order of", Hedge::About), ("in the order of", Hedge::About), ("something like", Hedge::About), ("more or less", Hedge::About),
    ("perhaps", Hedge::About), ("maybe", Hedge::About), ("~", Hedge::About), ("≈", Hedge::About),
    ("nearly", Hedge::Nearly), ("almost", Hedge::Nearly), ("close to", Hedge::Nearly), ("approaching", Hedge::Nearly), ("nearing", Hedge::Nearly),
    ("barely", Hedge::About), ("scarcely", Hedge::About), ("just under", Hedge::Nearly), ("just below", Hedge::Nearly), ("just shy of", Hedge::Nearly), ("a little under", Hedge::Nearly), ("slightly under", Hedge::Nearly), ("slightly below", Hedge::Nearly),
    ("slightly less than", Hedge::Nearly), ("a little less than", Hedge::Nearly), ("just less than", Hedge::Nearly), ("just short of", Hedge::Nearly), ("not quite", Hedge::Nearly), ("virtually", Hedge::Nearly), ("practically", Hedge::Nearly),
    ("more than", Hedge::MoreThan), ("over", Hedge::MoreThan), ("above", Hedge::MoreThan), ("greater than", Hedge::MoreThan), ("larger than", Hedge::MoreThan),
    ("higher than", Hedge::MoreThan), ("bigger than", Hedge::MoreThan), ("longer than", Hedge::MoreThan), ("older than", Hedge::MoreThan), ("exceeding", Hedge::MoreThan),
    ("exceeds", Hedge::MoreThan), ("exceeded", Hedge::MoreThan), ("exceed", Hedge::MoreThan), ("more than or equal to", Hedge::AtLeast), ("greater than or equal to", Hedge::AtLeast), ("equal to or more than", Hedge::AtLeast), ("at least or equal to", Hedge::AtLeast), ("higher or equal than", Hedge::AtLeast), ("bigger or equal than", Hedge::AtLeast), ("less than or equal to", Hedge::AtMost), ("equal to or less than", Hedge::AtMost), ("lower or equal than", Hedge::AtMost), ("topping", Hedge::MoreThan), ("tops", Hedge::MoreThan), ("thicker than", Hedge::MoreThan), ("taller than", Hedge::MoreThan), ("heavier than", Hedge::MoreThan), ("closer to", Hedge::About), ("topped", Hedge::MoreThan), ("surpassing", Hedge::MoreThan), ("surpassed", Hedge::MoreThan), ("surpasses", Hedge::MoreThan),
    ("passed", Hedge::MoreThan), ("passes", Hedge::MoreThan), ("crossed", Hedge::MoreThan), ("crosses", Hedge::MoreThan), ("nears", Hedge::Nearly), ("neared", Hedge::Nearly),
    ("upwards of", Hedge::MoreThan), ("upward of", Hedge::MoreThan), ("in excess of", Hedge::MoreThan), ("well over", Hedge::MoreThan), ("just over", Hedge::MoreThan), ("just above", Hedge::MoreThan),
    ("a little over", Hedge::MoreThan), ("a bit over", Hedge::MoreThan), ("slightly over", Hedge::MoreThan), ("slightly above", Hedge::MoreThan), ("slightly more than", Hedge::MoreThan), ("a little more than", Hedge::MoreThan), ("far more than", Hedge::MoreThan),
    ("much more than", Hedge::MoreThan), ("well above", Hedge::MoreThan), ("well more than", Hedge::MoreThan), ("just more than", Hedge::MoreThan), ("north of", Hedge::MoreThan), (">", Hedge::MoreThan),
    ("at least", Hedge::AtLeast), ("at the very least", Hedge::AtLeast), ("no fewer than", Hedge::AtLeast), ("no less than", Hedge::AtLeast), ("not less than", Hedge::AtLeast), ("not fewer than", Hedge::AtLeast), ("nothing less than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast), ("minimum of", Hedge::AtLeast), ("as few as", Hedge::AtLeast), ("as little as", Hedge::AtLeast), ("as low as", Hedge::AtLeast), ("≥", Hedge::AtLeast), ("> =", Hedge::AtLeast),
    ("less than", Hedge::LessThan), ("fewer than", Hedge::LessThan), ("lower than", Hedge::LessThan), ("smaller than", Hedge::LessThan), ("shorter than", Hedge::LessThan), ("younger than", Hedge::LessThan),
    ("under", Hedge::LessThan), ("below", Hedge::LessThan), ("well under", Hedge::LessThan), ("well below", Hedge::LessThan), ("far less than", Hedge::LessThan), ("far fewer than", Hedge::LessThan), ("much less than", Hedge::LessThan), ("<", Hedge::LessThan), ("south of", Hedge::LessThan),
    ("at most", Hedge::AtMost), ("at the most", Hedge::AtMost), ("no more than", Hedge::AtMost), ("not more than", Hedge::AtMost), ("no greater than", Hedge::AtMost), ("no higher than", Hedge::AtMost), ("no longer than", Hedge::AtMost), ("no further than", Hedge::AtMost), ("no farther than", Hedge::AtMost), ("not exceeding", Hedge::AtMost), ("a maximum of", Hedge::AtMost), ("maximum of", Hedge::AtMost), ("≤", Hedge::AtMost), ("< =", Hedge::AtMost),
    ("up to", Hedge::UpTo), ("as many as", Hedge::UpTo), ("as much as", Hedge::UpTo), ("as high as", Hedge::UpTo), ("as long as", Hedge::UpTo), ("as far as", Hedge::UpTo),
];

/// Phrases that stand behind a value.
#[rustfmt::skip]
const AFTER: &[(&str, Hedge)] = &[
    ("or more", Hedge::AtLeast), ("or greater", Hedge::AtLeast), ("or higher", Hedge::AtLeast), ("or above", Hedge::AtLeast), ("or over", Hedge::AtLeast), ("or older", Hedge::AtLeast), ("or longer", Hedge::AtLeast), ("or better", Hedge::AtLeast),
    (", or more", Hedge::AtLeast), ("if not more", Hedge::AtLeast), (", if not more", Hedge::AtLeast),
    ("and more", Hedge::AtLeast), ("and above", Hedge::AtLeast), ("and over", Hedge::AtLeast), ("and older", Hedge::AtLeast), ("and up", Hedge::AtLeast), ("plus", Hedge::AtLeast), ("- plus", Hedge::AtLeast), ("+", Hedge::AtLeast), ("at least", Hedge::AtLeast), ("at the least", Hedge::AtLeast),
    ("or fewer", Hedge::AtMost), ("or less", Hedge::AtMost), ("or lower", Hedge::AtMost), ("or below", Hedge::AtMost), ("or under", Hedge::AtMost), ("or younger", Hedge::AtMost), ("and under", Hedge::AtMost), ("and below", Hedge::AtMost), ("and younger", Hedge::AtMost), ("at most", Hedge::AtMost), ("at the most", Hedge::AtMost), ("tops", Hedge::AtMost),
    ("or so", Hedge::About), ("or thereabouts", Hedge::About), ("- odd", Hedge::About), ("odd", Hedge::About), ("give or take", Hedge::About), ("- ish", Hedge::About), ("ish", Hedge::About), ("or thereabout", Hedge::About),
];

/// Phrases by the hash of the word next to the value, longest first.
struct Phrases {
    rows: Vec<(u32, Vec<&'static str>, Hedge)>,
    /// One bit for the low twelve bits of each hash: most words stop here.
    filter: [u64; 64],
}

impl Phrases {
    fn new(table: &[(&'static str, Hedge)], nearest: fn(&[&'static str]) -> &'static str) -> Self {
        let mut rows: Vec<_> = table
            .iter()
            .map(|&(phrase, hedge)| {
                let words: Vec<&'static str> = phrase.split(' ').collect();
                (fold_hash(nearest(&words)), words, hedge)
            })
            .collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
        let mut filter = [0; 64];
        for &(hash, ..) in &rows {
            filter[(hash >> 6) as usize % 64] |= 1u64 << (hash % 64);
        }
        Self { rows, filter }
    }

    /// The phrases whose word next to the value has this hash.
    fn of(&self, hash: u32) -> &[(u32, Vec<&'static str>, Hedge)] {
        if self.filter[(hash >> 6) as usize % 64] >> (hash % 64) & 1 == 0 {
            return &[];
        }
        let from = self.rows.partition_point(|row| row.0 < hash);
        let len = self.rows[from..].iter().take_while(|row| row.0 == hash).count();
        &self.rows[from..from + len]
    }
}

static BEFORE_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(BEFORE, |w| w.last().copied().unwrap_or_default()));
static AFTER_PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(AFTER, |w| w.first().copied().unwrap_or_default()));

/// Sets the hedge of `mention`, and the tokens that its words take.
pub(super) fn apply(cx: &Context<'_>, mention: &mut Mention) {
    if matches!(mention.written, Written::Ordinal(_)) {
        return;
    }
    let amount = amount_of(&mention.written);
    let range = matches!(amount, Some(Amount::Between(..)));
    let mut start = mention.tokens.start;
    if range && cx.is_any(start.wrapping_sub(1), &["between", "from"]) {
        start -= 1;
    }
    let mut hedge = match amount {
        Some(Amount::Between(..)) => Hedge::Between,
        Some(Amount::Vague { .. }) => Hedge::Vague,
        _ => Hedge::None,
    };
    // Words nearest to the value first; a bound further out outweighs "about" ("at least some 200").
    for _ in 0..3 {
        let Some((found, at)) = before(cx, start).or_else(|| before_article(cx, mention, start)) else { break };
        if !fits(cx, mention, found, at) || !matches!(hedge, Hedge::None | Hedge::About | Hedge::Between | Hedge::Vague)
        {
            break;
        }
        start = at;
        hedge = match (hedge, found) {
            (Hedge::Between | Hedge::Vague, Hedge::About | Hedge::Exactly) => hedge,
            (Hedge::About, Hedge::Exactly) => Hedge::About,
            _ => found,
        };
    }
    let mut end = mention.tokens.end;
    if let Some((found, next)) = after(cx, end)
        && !matches!(mention.written, Written::Date(_))
    {
        (hedge, end) = (found, next);
    } else if matches!(hedge, Hedge::None | Hedge::About) {
        // "200 people or more": the noun stays outside.
        for between in 1..=2 {
            if cx.get(end + between - 1).is_none_or(|t| t.kind != TokenKind::Word) {
                break;
            }
            if cx.is_word(end + between, "or")
                && let Some((found, _)) = after(cx, end + between)
            {
                hedge = found;
                break;
            }
        }
    }
    mention.hedge = hedge;
    mention.hedged = start..end;
}

/// The hedge that ends right before token `end`, and where it starts.
fn before(cx: &Context<'_>, end: usize) -> Option<(Hedge, usize)> {
    let mut end = end;
    let mut near = end.checked_sub(1)?;
    // "at least another 200", "more than a further 20"
    if cx.is_word(near, "another") {
        end = near;
        near = near.checked_sub(1)?;
    }
    let token = cx.get(near)?;
    let hash = match token.kind {
        TokenKind::Word => token.hash,
        TokenKind::Mark(c @ ('~' | '≈' | '>' | '<' | '=' | '≥' | '≤' | '.')) => {
            fold_hash(c.encode_utf8(&mut [0; 4]))
        }
        _ => return None,
    };
    for (_, words, hedge) in BEFORE_PHRASES.of(hash) {
        if let Some(start) = end.checked_sub(words.len())
            && words.iter().enumerate().all(|(k, word)| cx.is_word(start + k, word))
        {
            return Some((*hedge, start));
        }
    }
    None
}

/// "nearly a 30 per cent rise": the hedge before the article that stands before a percentage. "About" and "over" would
/// mean something else there ("a row over a 30 per cent rise").
fn before_article(cx: &Context<'_>, mention: &Mention, end: usize) -> Option<(Hedge, usize)> {
    let article = end.checked_sub(1).filter(|&i| cx.key(i, Kw::A))?;
    if !matches!(mention.written, Written::Percent { .. }) {
        return None;
    }
    let (hedge, start) = before(cx, article)?;
    (!cx.is_any(article - 1, &["about", "over", "around", "under", "above", "below", "some", "just"]))
        .then_some((hedge, start))
}

/// The hedge that starts at token `start`, and the token behind it.
fn after(cx: &Context<'_>, start: usize) -> Option<(Hedge, usize)> {
    let token = cx.get(start)?;
    let hash = match token.kind {
        TokenKind::Word => token.hash,
        TokenKind::Mark('+') if token.glued => fold_hash("+"),
        TokenKind::Mark(',') => fold_hash(","),
        TokenKind::Mark('-') if cx.joins(start) => fold_hash("-"),
        _ => return None,
    };
    AFTER_PHRASES
        .of(hash)
        .iter()
        .find(|(_, words, _)| words.iter().enumerate().all(|(k, word)| cx.is_word(start + k, word)))
        // "above 1,000 and below 1,500": the second phrase belongs to what follows it.
        .filter(|(_, words, _)| words[0] != "and" || super::number::at(cx, start + words.len()).is_none())
        // "300, or more than half"
        .filter(|(_, words, _)| words.last() != Some(&"more") || !cx.is_word(start + words.len(), "than"))
        .map(|(_, words, hedge)| (*hedge, start + words.len()))
}

/// Whether the phrase at `at` qualifies this kind of value: "over two days" may mean their course.
fn fits(cx: &Context<'_>, mention: &Mention, hedge: Hedge, at: usize) -> bool {
    if cx.is_word(at, "over") && is_object(cx, at) {
        return false;
    }
    // "the toll passed 1,600"; a bill passes by votes, and who crosses four lanes counts them.
    if cx.is_any(at, &["passed", "passes", "crossed", "crosses"]) {
        let mut clause = (at.saturating_sub(8)..at).rev().take_while(|&i| !cx.is(i, ',') && !cx.is(i, ';'));
        if !clause.any(|i| cx.is_any(i, FIGURES)) {
            return false;
        }
    }
    // "edged up to 4 per cent": the figure is where it ended, no bound.
    if hedge == Hedge::UpTo && cx.is_word(at, "up") && at > 0 && cx.is_any(at - 1, RISING) {
        return false;
    }
    match &mention.written {
        Written::Date(_) => hedge == Hedge::About && !cx.is_any(at, &["some", "maybe", "perhaps", "estimated"]),
        // "just two" counts them; "just 11 per cent" is a comment.
        Written::Number(Amount::Exact(n)) if hedge == Hedge::Exactly && cx.is_word(at, "just") => {
            n.value < crate::value::Decimal::from(20) && n.value.is_integer()
        }
        _ if hedge == Hedge::Exactly && cx.is_word(at, "just") => false,
        Written::Duration(d) if cx.is_word(at, "over") => {
            d.unit >= TimeUnit::Year && !cx.joins(mention.tokens.end.saturating_sub(2))
                || at > 0 && cx.is_any(at - 1, &["for", "lasted", "lasting", "took", "takes", "taking", "spent", "of"])
                || cx.is_any(mention.tokens.end, &["left", "remaining"])
                || cx.is_any(mention.tokens.end, &["ago", "old", "later", "long", "after", "earlier"])
        }
        _ => true,
    }
}

/// Whether the "over" at `at` belongs to a noun before it: "control over 80 per cent of the land", "a dispute over 3 islands".
/// "Forces control over 80 per cent" has a verb there, and more than 80 per cent.
fn is_object(cx: &Context<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(1) else { return false };
    if cx.is_any(noun, &["authority", "sovereignty", "jurisdiction", "dominion", "supremacy", "superiority"]) {
        return true;
    }
    let also_verb = ["control", "power", "rule", "dispute", "disputes", "win", "wins", "victory", "row", "fight"];
    cx.is_any(noun, &also_verb) && noun > 0 && cx.is_any(noun - 1, OPEN_NOUN)
}

/// What passes a number, and crosses a mark.
#[rustfmt::skip]
const FIGURES: &[&str] = &[
    "toll", "tolls", "count", "number", "numbers", "total", "tally", "figure", "deaths", "fatalities", "dead", "casualties", "losses", "cases",
    "population", "injured", "wounded", "displaced", "price", "prices", "value", "turnout",
];

/// Verbs that take the "up" of "up to" to themselves.
#[rustfmt::skip]
const RISING: &[&str] = &[
    "edged", "edges", "edging", "inched", "inches", "inching", "ticked", "ticks", "ticking", "crept", "creeps", "creeping", "nudged", "went", "goes",
    "going", "gone", "moved", "moves", "climbed", "shot", "jumped", "rose", "came", "drifted", "crawled", "bumped",
];

/// Words behind which "control" or "win" is a noun.
#[rustfmt::skip]
const OPEN_NOUN: &[&str] = &[
    "a", "an", "the", "its", "their", "his", "her", "our", "this", "that", "any", "no", "more", "full", "total", "complete", "effective",
    "military", "political", "firm", "in", "of", "under", "has", "have", "had", "having", "take", "takes", "took", "taken", "taking",
    "keep", "keeps", "kept", "keeping", "retain", "retains", "retained", "retaining", "maintain", "maintains", "maintained", "maintaining",
    "gain", "gains", "gained", "gaining", "regain", "regains", "regained", "lose", "loses", "lost", "losing", "seize", "seized", "claim",
    "claims", "claimed", "claiming", "assert", "asserts", "asserted", "exercise", "exercises", "exercised", "exert", "exerts", "exerted",
    "establish", "establishes", "established", "establishing", "extend", "extends", "extended", "cede", "ceded", "give", "gives", "gave",
];

fn amount_of(written: &Written) -> Option<Amount> {
    match written {
        Written::Number(amount)
        | Written::Percent { amount, .. }
        | Written::Money { amount, .. }
        | Written::Quantity { amount, .. } => Some(*amount),
        Written::Duration(d) => Some(d.amount),
        Written::Ordinal(_) | Written::Date(_) => None,
    }
}
