//! Rules over the sentences of one article → claims.
//!
//! For each rule that the article and the sentence concern: match its patterns, take the value and the slots, withdraw
//! what a `not` phrase covers, search for what is missing, build the key. One claim for each value; the first pattern wins.

use super::closed::closed;
use super::fit::Fit;
use super::key::{self, Bound};
use super::names::story_names;
use super::respectively;
use super::search::{Around, holds_cue, matchable_matches, names_entity, phrase_matches};
use super::speaker;
use super::view::View;
use super::{AsOf, Claim, ClaimValue, Modality};
use crate::article::Article;
use crate::frame::{self, Framing};
use crate::group;
use crate::mention::token::TokenKind;
use crate::mention::{Hedge, Written};
use crate::policy::{Policy, Read};
use crate::rule::pattern::run::{Capture, Item, Match};
use crate::rule::sites::Site;
use crate::rule::{Cue, KeyPart, Pattern, Phrase, PhraseSlot, Rule, RuleSet};
use crate::text::{Lines, Span};
use crate::value::{Amount, Days, Decimal, Numeral, TimeUnit};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Longest quote of a claim that takes in the whole phrase, in words; beyond it only the value is quoted.
const MAX_QUOTE_WORDS: usize = 7;

/// All claims of one article, by offset and rule. `index` is that of the article in the corpus.
#[must_use]
pub fn extract(set: &RuleSet, article: &Article, index: usize, view: &View<'_>) -> Vec<Claim> {
    let names = story_names(set, view);
    let lines = Lines::of(&article.text);
    let candidates = candidates(set, view);
    let drafts: Vec<Draft<'_>> =
        candidates.chunk_by(|a, b| a.rule == b.rule).flat_map(|of_one| of_rule(set, view, of_one)).collect();
    let mut claims: Vec<Claim> =
        drafts.iter().filter_map(|d| finish(set, article, index, view, &lines, &names, d).ok()).collect();
    // The text of a key is written for claims of the same place and rule alone.
    let by_key = |a: &Claim, b: &Claim| a.key_text().cmp(&b.key_text());
    claims.sort_by(|a, b| (a.span, a.rule).cmp(&(b.span, b.rule)).then_with(|| by_key(a, b)));
    number(&mut claims);
    claims
}

/// A phrase that a sentence may match, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    rule: usize,
    sentence: usize,
    pattern: usize,
    phrase: usize,
}

/// All phrases that state claims with the sentences that they may match: all others cost nothing.
fn candidates(set: &RuleSet, view: &View<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (sentence, lattice) in view.lattices.iter().enumerate().filter(|(_, lattice)| !lattice.words.is_empty()) {
        let fit = Fit { view, lattice, entities: &set.entities, slots: &[] };
        let may_fill = |need: &PhraseSlot| fit.may_fill(need);
        set.stating.matchable(lattice.active.iter(), may_fill, |Site { rule, pattern, phrase }| {
            found.push(Candidate { rule, sentence, pattern, phrase });
        });
    }
    found.sort_unstable();
    found
}

/// What one rule drafts in the article; `candidates` are those of this rule.
fn of_rule<'s>(set: &'s RuleSet, view: &View<'_>, candidates: &[Candidate]) -> Vec<Draft<'s>> {
    let rule = candidates.first().and_then(|one| set.rules.get(one.rule));
    let Some(rule) = rule.filter(|rule| concerns_article(set, view, rule)) else { return Vec::new() };
    let of_sentences = candidates.chunk_by(|a, b| a.sentence == b.sentence);
    of_sentences.flat_map(|of_sentence| in_sentence(set, view, rule, of_sentence)).collect()
}

/// [`extract`] rule by rule, for those who time it: behind each rule that has something to look at, `each` gets its index, how many
/// values its phrases match, and how many claims come of them.
pub fn count_by_rule(set: &RuleSet, article: &Article, view: &View<'_>, mut each: impl FnMut(usize, usize, usize)) {
    let (lines, names) = (Lines::of(&article.text), Arc::from([]));
    let candidates = candidates(set, view);
    for of_one in candidates.chunk_by(|a, b| a.rule == b.rule) {
        let drafts = of_rule(set, view, of_one);
        let claims = drafts.iter().filter(|d| finish(set, article, 0, view, &lines, &names, d).is_ok()).count();
        each(of_one[0].rule, drafts.len(), claims);
    }
}

/// A claim before its key is built.
pub(super) struct Draft<'s> {
    pub(super) rule: &'s Rule,
    pub(super) rule_index: usize,
    pub(super) pattern: &'s Pattern,
    pub(super) sentence: usize,
    /// Words of the whole match.
    pub(super) words: Range<usize>,
    /// Words of the value; those of the match for a constant.
    pub(super) value_words: Range<usize>,
    /// `None`: a constant of the pattern.
    pub(super) value: Option<Item>,
    pub(super) bound: Bound,
}

/// The claims of one rule in one sentence, by the phrases that may match there.
fn in_sentence<'s>(set: &RuleSet, view: &View<'_>, rule: &'s Rule, candidates: &[Candidate]) -> Vec<Draft<'s>> {
    let mut drafts: Vec<Draft<'s>> = Vec::new();
    let Some(&Candidate { rule: rule_index, sentence, .. }) = candidates.first() else { return drafts };
    for of_pattern in candidates.chunk_by(|a, b| a.pattern == b.pattern) {
        let Some(pattern) = rule.patterns.get(of_pattern[0].pattern) else { continue };
        let required = |p: &Phrase| !phrase_matches(set, view, sentence, p).is_empty();
        if !pattern.require.is_empty() && !pattern.require.iter().any(required) {
            continue;
        }
        for phrase in of_pattern.iter().filter_map(|c| pattern.phrases.get(c.phrase)) {
            for m in nearest(matchable_matches(set, view, sentence, phrase)) {
                take_match(rule, rule_index, pattern, phrase, sentence, &m, &mut drafts);
            }
        }
    }
    if drafts.is_empty() {
        return drafts;
    }
    let holds = |cues: &[Cue]| cues.iter().any(|c| holds_cue(set, view, sentence, c));
    if !rule.about.sentence.is_empty() && !holds(&rule.about.sentence) || holds(&rule.about.not_sentence) {
        return Vec::new();
    }
    for not in &rule.nots {
        let covers: Vec<Match> = phrase_matches(set, view, sentence, not);
        drafts.retain(|d| !covers.iter().any(|m| withdraws(rule, not, m, d)));
    }
    drafts
}

/// Whether a match of a `not` phrase withdraws a draft: the very value that it binds, else every value inside. Of a
/// counted thing the number is enough.
pub(super) fn withdraws(rule: &Rule, not: &Phrase, m: &Match, draft: &Draft<'_>) -> bool {
    let bound = m.captures.iter().find(|c| not.slots[c.slot].binds == Some(rule.value));
    if let Some(capture) = bound {
        return capture.start < draft.value_words.end && draft.value_words.start < capture.end;
    }
    let counted = matches!(draft.value, Some(Item::Count { .. }));
    m.start <= draft.value_words.start && (draft.value_words.end <= m.end || counted && draft.value_words.start < m.end)
}

/// Matches without those that reach further back for the same: in "Kyiv said Russia launched 84 drones" it was Russia.
pub(super) fn nearest(matches: Vec<Match>) -> Vec<Match> {
    let slots = |m: &Match| m.captures.iter().map(|c| c.slot).collect::<Vec<_>>();
    // All that a nearer one holds but for what it begins with.
    let last = |m: &Match| m.captures.last().map(|c| (c.start, c.end));
    let further = |(at, m): (usize, &Match)| {
        matches[at + 1..].iter().any(|near| near.end == m.end && last(near) == last(m) && slots(near) == slots(m))
    };
    let kept: Vec<bool> = matches.iter().enumerate().map(|one| !further(one)).collect();
    matches.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(m, _)| m).collect()
}

/// One draft for each value of a match that no earlier pattern of the rule has taken.
pub(super) fn take_match<'s>(
    rule: &'s Rule,
    rule_index: usize,
    pattern: &'s Pattern,
    phrase: &Phrase,
    sentence: usize,
    m: &Match,
    drafts: &mut Vec<Draft<'s>>,
) {
    let captured = |slot: usize| -> Option<&Capture> {
        m.captures.iter().rev().find(|c| phrase.slots[c.slot].binds == Some(slot))
    };
    let mut bound = Bound::new();
    for (i, _) in rule.slots.iter().enumerate() {
        if let Some(c) = captured(i) {
            bound.insert(i, key::Filled::phrase(c));
        }
    }
    for (slot, constant) in &pattern.set {
        bound.insert(*slot, key::Filled::constant(constant));
    }
    let words = m.start..m.end;
    let captured_value = captured(rule.value).filter(|_| !pattern.set.iter().any(|(s, _)| *s == rule.value));
    let names = |items: &[Item]| items.iter().all(|i| matches!(i, Item::Entity(_)));
    let mut add = |value: Option<Item>, value_words: Range<usize>| {
        let same = |d: &&Draft<'_>| match (&d.value, &value) {
            (Some(a), Some(b)) => same_value(a, b, &d.value_words, &value_words),
            (None, None) => d.value_words.start < value_words.end && value_words.start < d.value_words.end,
            _ => false,
        };
        if drafts.iter().find(same).is_none() {
            for bound in each(pattern, &bound) {
                let (words, value_words) = (words.clone(), value_words.clone());
                // One of a list that is taken one by one.
                let own =
                    bound.get(&rule.value).and_then(|f| f.items.first()).filter(|i| names(std::slice::from_ref(i)));
                let value = value.map(|value| own.copied().unwrap_or(value));
                drafts.push(Draft { rule, rule_index, pattern, sentence, words, value_words, value, bound });
            }
        }
    };
    match captured_value {
        // Names of a list are one value.
        Some(c) if names(&c.items) => add(c.items.first().copied(), c.start..c.end),
        Some(c) => {
            for item in &c.items {
                let range = match item {
                    Item::Count { start, end, .. } => *start..*end,
                    _ => c.start..c.end,
                };
                add(Some(*item), range);
            }
        }
        None => add(None, words.clone()),
    }
}

/// The slots of each claim that a match states of one value: with the reading "each" one for every entity of a list.
fn each(pattern: &Pattern, bound: &Bound) -> Vec<Bound> {
    let list = bound.iter().find(|(_, filled)| filled.entities() > 1).filter(|_| pattern.reads.contains(&Read::Each));
    let Some((&slot, filled)) = list else { return vec![bound.clone()] };
    let one = |filled| {
        let mut bound = bound.clone();
        bound.insert(slot, filled);
        bound
    };
    filled.apart().into_iter().map(one).collect()
}

fn same_value(a: &Item, b: &Item, at: &Range<usize>, bt: &Range<usize>) -> bool {
    match (a, b) {
        (Item::Mention(x), Item::Mention(y)) => x == y,
        (Item::Count { mention: Some(x), .. }, Item::Count { mention: Some(y), .. }) => x == y,
        _ => at.start < bt.end && bt.start < at.end,
    }
}

/// The day from which on a rule looks at articles, if this one was certainly published before it.
pub(super) fn before(since: Option<NaiveDate>, published: Days) -> Option<NaiveDate> {
    since.filter(|since| published.to.is_some_and(|to| to < *since))
}

/// Whether the rule looks at this article at all.
pub(super) fn concerns_article(set: &RuleSet, view: &View<'_>, rule: &Rule) -> bool {
    let holds = |cue: &Cue| match cue {
        Cue::Entity(outer) => names_entity(set, view.entities.iter().copied(), *outer),
        Cue::Phrase(_) => (0..view.lattices.len()).any(|s| holds_cue(set, view, s, cue)),
    };
    if before(rule.about.since, view.published).is_some() {
        return false;
    }
    (rule.about.article.is_empty() || rule.about.article.iter().any(holds)) && !rule.about.not_article.iter().any(holds)
}

/// Why a draft makes no claim.
pub(super) enum Lacking<'s> {
    /// A part that the key demands.
    Key(&'s KeyPart),
    /// The value itself.
    Value,
}

/// What the slots of a draft hold: bound by its phrase, or found by slot search.
pub(super) fn filled(set: &RuleSet, view: &View<'_>, draft: &Draft<'_>) -> Bound {
    let taken: Vec<usize> = draft.bound.values().flat_map(key::Filled::mentions).collect();
    let around = Around { set, view, sentence: draft.sentence, phrase: draft.words.clone(), taken: &taken };
    let mut bound = draft.bound.clone();
    for (slot, spec) in draft.rule.slots.iter().enumerate() {
        let missing = !bound.contains_key(&slot);
        let left = draft.pattern.leave.contains(&slot);
        let searched = slot != draft.rule.value && !left && !spec.look.is_empty() && (missing || spec.many);
        if let Some(found) = searched.then(|| around.search(spec)).flatten() {
            bound.entry(slot).and_modify(|f| f.add(&found)).or_insert_with(|| key::Filled::found(&found));
        }
    }
    respectively::distribute(set, view, draft, &mut bound);
    bound
}

/// Searches what is missing, builds key and value.
///
/// # Errors
/// A slot that the key demands stays empty, or there is no value.
pub(super) fn finish<'s>(
    set: &RuleSet,
    article: &Article,
    index: usize,
    view: &View<'_>,
    lines: &Lines,
    names: &Arc<[String]>,
    draft: &Draft<'s>,
) -> Result<Claim, Lacking<'s>> {
    let Draft { rule, pattern, sentence, .. } = *draft;
    let bound = filled(set, view, draft);
    let built = key::build(set, rule, view, article, sentence, draft.value, &bound).map_err(Lacking::Key)?;
    let value = value_of(set, view, draft).ok_or(Lacking::Value)?;
    let around = Around { set, view, sentence, phrase: draft.words.clone(), taken: &[] };
    let closed = complete(view, draft);
    let hedge = if closed.is_some() { Hedge::Exactly } else { hedge_of(view, draft.value) };
    let modality = pattern.modality.unwrap_or_else(|| around.modality(&set.cues, &rule.modalities));
    let modality = match value {
        ClaimValue::Date(days) if pattern.modality.is_none() => dated(modality, days, view.published),
        _ => modality,
    };
    let speaker = speaker::speaker(&around, &set.cues);
    let as_of = as_of(rule, view, article, &bound, &around);
    let scope = rule.scope.as_ref().and_then(|part| built.text_of(part));
    let framing = Framing {
        rule: &rule.comparison,
        reads: &pattern.reads,
        hedge,
        as_of,
        speaker: speaker.as_deref(),
        relative: relative(view, draft.value),
    };
    let compared = frame::frame(&value, &framing);
    let span = quote(view, draft, closed);
    let original = view.cleaned.original_of(span);
    let exact: Vec<(&str, String)> =
        rule.comparison.identity.exact.iter().filter_map(|part| Some((part.as_str(), built.text_of(part)?))).collect();
    let block = group::block(&rule.comparison.group, exact.iter().map(|(part, value)| (*part, value.as_str())));
    Ok(Claim {
        id: String::new(),
        article: index,
        article_name: article.name.clone(),
        source: article.source.clone(),
        published: article.published,
        rule: draft.rule_index,
        rule_id: rule.id.clone(),
        group: rule.comparison.group.clone(),
        key: built.slots,
        block,
        span: original,
        place: lines.place(&article.text, original.start),
        text: article.text[original.start..original.end].to_owned(),
        value,
        hedge,
        modality,
        scope,
        speaker,
        as_of,
        compared,
        lowered: built.lowered,
        names: Arc::clone(names),
    })
}

/// What is dated after the article has not happened; what is dated before it is no plan any more.
fn dated(modality: Modality, days: Days, published: Days) -> Modality {
    let after = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.is_some_and(|a| b.is_some_and(|b| a > b));
    match modality {
        Modality::Actual if after(days.from, published.to) => Modality::Plan,
        Modality::Plan | Modality::Forecast if after(published.from, days.to) => Modality::Actual,
        modality => modality,
    }
}

/// The value as written, typed by the slot that is compared.
fn value_of(set: &RuleSet, view: &View<'_>, draft: &Draft<'_>) -> Option<ClaimValue> {
    let Draft { rule, pattern, sentence, value: item, .. } = *draft;
    let percent = rule.slots.get(rule.value).is_some_and(|s| s.kinds.percent && !s.kinds.number);
    let counts = rule.slots.get(rule.value).is_some_and(|s| s.kinds.number || s.kinds.count);
    match item {
        None => {
            let constant = &pattern.set.iter().find(|(s, _)| *s == rule.value)?.1;
            Some(constant_value(constant))
        }
        Some(Item::Mention(m)) => match &view.mentions[m].written {
            // A date that nothing places says nothing.
            Written::Date(_) => view.dates[m].map(|r| r.days).filter(|d| *d != Days::UNKNOWN).map(ClaimValue::Date),
            Written::Ordinal(n) if ordinal_unit(&pattern.reads).is_some() => {
                ordinal_unit(&pattern.reads).map(|unit| ClaimValue::Elapsed { n: *n, unit })
            }
            // "day 932"
            Written::Number(Amount::Exact(n)) if pattern.reads.contains(&Read::OrdinalDay) => {
                Some(ClaimValue::Elapsed { n: n.value, unit: TimeUnit::Day })
            }
            // Where numbers do as well, "the 17th package" is number 17.
            Written::Ordinal(n) if counts => {
                Numeral::new(*n, Decimal::ONE).map(|n| ClaimValue::Written(Written::Number(Amount::Exact(n))))
            }
            Written::Number(amount @ Amount::Fraction { .. }) if percent => {
                Some(ClaimValue::Written(Written::Percent { amount: *amount, points: false }))
            }
            written => Some(ClaimValue::Written(written.clone())),
        },
        Some(Item::Count { mention, .. }) => Some(match mention {
            Some(m) => ClaimValue::Written(view.mentions[m].written.clone()),
            None => ClaimValue::Written(Written::Number(Amount::Exact(Numeral::int(1)))),
        }),
        Some(Item::Entity(e)) => {
            let list = draft.bound.get(&rule.value).map_or(&[][..], |f| &f.items);
            let mut ids: Vec<&str> = std::iter::once(&Item::Entity(e))
                .chain(list)
                .filter_map(
                    |item| if let Item::Entity(e) = item { Some(set.entities.at(*e)?.id.as_str()) } else { None },
                )
                .collect();
            ids.sort_unstable();
            ids.dedup();
            Some(ClaimValue::Entity(ids.join("+")))
        }
        Some(Item::Words(start, end)) => {
            let words = view.lattices[sentence].words_text(view.text(), start..end);
            let score = rule.slots.get(rule.value).is_some_and(|s| s.kinds.score);
            Some(if score { constant_value(&words) } else { ClaimValue::Entity(words) })
        }
    }
}

/// What the readings of an ordinal count.
fn ordinal_unit(reads: &[Read]) -> Option<TimeUnit> {
    reads.iter().find_map(|read| match read {
        Read::OrdinalYear | Read::BeforeOrdinalYear | Read::BeforeAnniversary | Read::Anniversary => {
            Some(TimeUnit::Year)
        }
        Read::OrdinalMonth => Some(TimeUnit::Month),
        Read::OrdinalDay => Some(TimeUnit::Day),
        _ => None,
    })
}

/// A constant of a rule: "100 %" is a percentage, a number a number, anything else a name.
fn constant_value(written: &str) -> ClaimValue {
    let number = |text: &str| {
        let value: Decimal = text.trim().parse().ok()?;
        Numeral::new(value, Decimal::ONE).map(Amount::Exact)
    };
    if let Some(amount) = written.strip_suffix('%').and_then(number) {
        return ClaimValue::Written(Written::Percent { amount, points: false });
    }
    match number(written) {
        Some(amount) => ClaimValue::Written(Written::Number(amount)),
        None => ClaimValue::Entity(written.to_owned()),
    }
}

/// When the value held: what the slot `as_of` holds, if the rule has one and the text states it; else the publication. A date
/// that opens its clause ("In late 2022, nine months into the war") says when; another one of the past may belong to
/// something else, so the value held between that date and the publication. What is still to come says nothing.
fn as_of(rule: &Rule, view: &View<'_>, article: &Article, bound: &Bound, around: &Around<'_>) -> AsOf {
    let published = article.published.days;
    let slot = rule.slots.iter().position(|s| s.name == "as_of");
    let stated = slot.and_then(|s| bound.get(&s)).and_then(|f| f.mentions().next());
    let date = stated.and_then(|m| Some((view.dates[m]?.days, around.opens(m))));
    match date {
        Some((days, _)) if days.from.zip(published.to).is_some_and(|(from, now)| from > now) => {
            AsOf { days: published, stated: false }
        }
        Some((days, true)) => {
            let to = days.to.min(published.to.or(days.to));
            AsOf { days: Days { to, ..days }, stated: true }
        }
        Some((days, false)) => {
            let from = days.from.and_then(|from| Some(from.min(published.from?)));
            AsOf { days: Days { from, to: published.to }, stated: true }
        }
        None => AsOf { days: published, stated: false },
    }
}

fn hedge_of(view: &View<'_>, item: Option<Item>) -> Hedge {
    match item {
        Some(Item::Mention(m) | Item::Count { mention: Some(m), .. }) => view.mentions[m].hedge,
        _ => Hedge::None,
    }
}

/// The words of a value that is a list said to be complete ("only Ann and Bob"), where the policy compares lists.
fn complete(view: &View<'_>, draft: &Draft<'_>) -> Option<Range<usize>> {
    let list = draft.rule.comparison.policy == Policy::Set && matches!(draft.value, Some(Item::Entity(_)));
    list.then(|| closed(view, draft.sentence, &draft.value_words)).flatten()
}

fn relative(view: &View<'_>, item: Option<Item>) -> bool {
    matches!(item, Some(Item::Mention(m)) if view.dates[m].is_some_and(|r| r.relative))
}

/// The shortest readable phrase with value and counted thing, in the cleaned text: the whole match when it is short,
/// else the value with its hedge, which for a list are the words that `closed` it.
fn quote(view: &View<'_>, draft: &Draft<'_>, closed: Option<Range<usize>>) -> Span {
    let lattice = &view.lattices[draft.sentence];
    let mut words = draft.value_words.clone();
    let counted = matches!(draft.value, Some(Item::Count { .. }));
    if draft.words.len() <= MAX_QUOTE_WORDS && !counted {
        words = draft.words.start.min(words.start)..draft.words.end.max(words.end);
    }
    if let Some(closed) = closed {
        words = closed.start.min(words.start)..closed.end.max(words.end);
    }
    let first = lattice.words.get(words.start).map_or(0, |w| w.index);
    let last = words.end.checked_sub(1).and_then(|i| lattice.words.get(i)).map_or(first, |w| w.index);
    let mut tokens = first..last + 1;
    let own = |at: usize| lattice.words.get(at).map_or(first, |w| w.index);
    let mut value = own(draft.value_words.start)..own(draft.value_words.end.saturating_sub(1)) + 1;
    // Marks of the value itself ("$", "%"), and its hedge.
    if let Some(Item::Mention(m) | Item::Count { mention: Some(m), .. }) = draft.value {
        let mention = &view.mentions[m];
        tokens.start = tokens.start.min(mention.tokens.start).min(mention.hedged.start);
        tokens.end = tokens.end.max(mention.tokens.end).max(mention.hedged.end);
        value = value.start.min(mention.tokens.start)..value.end.max(mention.tokens.end);
    }
    view.span_of(outside_brackets(view, tokens, value))
}

/// The part of `tokens` around `value` that neither begins nor ends inside a bracket.
fn outside_brackets(view: &View<'_>, tokens: Range<usize>, value: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    let mut open: Vec<usize> = Vec::new();
    for at in tokens {
        match view.tokens.get(at).map(|t| t.kind) {
            Some(TokenKind::Mark('(' | '[')) => open.push(at),
            Some(TokenKind::Mark(')' | ']')) if open.pop().is_none() => {
                // Closed, and never opened.
                if value.end <= at {
                    end = end.min(at);
                } else if value.start > at {
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    for at in open {
        if value.start > at {
            start = start.max(at + 1);
        } else if value.end <= at {
            end = end.min(at);
        }
    }
    start..end
}

/// Gives each claim its identifier: article, rule, key, normalised quote, and its ordinal among equal ones.
fn number(claims: &mut [Claim]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for claim in claims {
        let quote = claim.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let base = format!("{}\u{0}{}\u{0}{}\u{0}{quote}", claim.article_name, claim.rule_id, claim.key_text());
        let ordinal = seen.entry(base.clone()).or_default();
        let digest = Sha256::digest(format!("{base}\u{0}{ordinal}"));
        *ordinal += 1;
        claim.id = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    }
}
