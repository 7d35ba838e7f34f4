//! Why there is no claim, in words: gates, requirements, keys, and where a phrase fails.

use super::{Nearly, look_words};
use crate::article::Article;
use crate::claim::fit::Fit;
use crate::claim::refuse::{is_typed, limit, some_of, stands, takes};
use crate::claim::trace::{self, Fate, Gate, Traced};
use crate::claim::view::View;
use crate::rule::pattern::near::Failure;
use crate::rule::{Cue, KeyPart, KeySource, Phrase, Rule, RuleSet};
use std::ops::Range;

/// Characters of a quotation.
const QUOTED: usize = 60;

/// Why a match made no claim.
pub(super) fn fate(set: &RuleSet, rule: &Rule, fate: &Fate<'_>, closed: Option<Gate<'_>>) -> String {
    match fate {
        Fate::Claim(_) => String::new(),
        Fate::Gate => closed.map_or_else(String::new, |g| gate(set, g)),
        Fate::Require(phrases) => {
            let written: Vec<&str> = phrases.iter().map(|p| p.written.as_str()).collect();
            format!("its pattern requires the sentence to hold one of: {}", some_of(&written))
        }
        Fate::Withdrawn(not) => format!("withdrawn by `not`: {}", not.written),
        Fate::Key(part) => key(rule, part),
        Fate::Value => "its value cannot be read".to_owned(),
    }
}

/// A part of the key that stayed empty, and where it was sought.
fn key(rule: &Rule, part: &KeyPart) -> String {
    let KeySource::Slot { slot, .. } = part.from else {
        return format!("the key needs `{}`, which nothing gives", part.name);
    };
    let Some(spec) = rule.slots.get(slot) else { return format!("the key needs `{}`", part.name) };
    let sought: Vec<String> = spec.look.iter().map(|look| look_words(*look)).collect();
    let sought = if sought.is_empty() {
        "the phrase does not bind it, and it is sought nowhere".to_owned()
    } else {
        format!("found neither in the phrase nor {}", sought.join(" nor "))
    };
    let least = if spec.least > 1 { format!(" ({} are needed)", spec.least) } else { String::new() };
    format!("the key needs `{}`{least}: {sought}", spec.name)
}

/// Why a rule does not look here.
fn gate(set: &RuleSet, gate: Gate<'_>) -> String {
    match gate {
        Gate::Before(since) => format!("the rule looks at articles published since {since} only"),
        Gate::ArticleLacks(cues) => format!("the article names none of: {}", cues_words(set, cues)),
        Gate::ArticleHolds(cue) => format!("the rule leaves out articles with {}", cue_words(set, cue)),
        Gate::SentenceLacks(cues) => format!("the sentence names none of: {}", cues_words(set, cues)),
        Gate::SentenceHolds(cue) => format!("the rule leaves out sentences with {}", cue_words(set, cue)),
    }
}

fn cues_words(set: &RuleSet, cues: &[Cue]) -> String {
    let cues: Vec<String> = cues.iter().map(|c| cue_words(set, c)).collect();
    some_of(&cues.iter().map(String::as_str).collect::<Vec<_>>())
}

fn cue_words(set: &RuleSet, cue: &Cue) -> String {
    match cue {
        Cue::Entity(e) => set.entities.at(*e).map_or_else(String::new, |e| format!("`{}`", e.id)),
        Cue::Phrase(phrase) => format!("“{}”", phrase.written),
    }
}

/// What a closed gate weighs beside what fails in a phrase.
const GATE: u32 = 8;

/// The near miss of a rule, with its rank.
pub(super) fn nearly(
    set: &RuleSet,
    article: &Article,
    view: &View<'_>,
    sentence: usize,
    traced: &Traced<'_>,
) -> Option<((u32, u32), Nearly)> {
    let (phrase, _, near) = traced.near.as_ref()?;
    let mut fails: Vec<String> =
        near.failures.iter().map(|f| failed(set, article, view, sentence, phrase, *f)).collect();
    fails.extend(traced.gate.map(|g| gate(set, g)));
    let mut weighed = near.clone();
    weighed.fails += if traced.gate.is_some() { GATE } else { 0 };
    let rank = trace::nearness(&weighed);
    let nearly = Nearly {
        rule: traced.rule.id.clone(),
        file: traced.rule.file.name.clone(),
        pattern: phrase.written.clone(),
        text: words(article, view, sentence, near.start..near.end),
        fits: rank.0 / 10,
        fails,
    };
    Some((rank, nearly))
}

fn failed(
    set: &RuleSet,
    article: &Article,
    view: &View<'_>,
    sentence: usize,
    phrase: &Phrase,
    failure: Failure,
) -> String {
    let quote = |range: Range<usize>| format!("“{}”", words(article, view, sentence, range));
    let Some(lattice) = view.lattices.get(sentence) else { return String::new() };
    let there = |at: usize, instead: bool| match (at < lattice.words.len(), instead) {
        (true, true) => format!("in place of {}", quote(at..at + 1)),
        (true, false) => format!("before {}", quote(at..at + 1)),
        (false, _) => "at the end of the sentence".to_owned(),
    };
    match failure {
        Failure::Word { test, at, instead } => {
            let expected: Vec<String> = set.shared.accepted(test).iter().map(|w| format!("“{w}”")).collect();
            let expected = some_of(&expected.iter().map(String::as_str).collect::<Vec<_>>());
            format!("expected {expected} {}", there(at, instead))
        }
        Failure::Slot { slot, at, instead } => {
            let Some(spec) = phrase.slots.get(slot).filter(|s| is_typed(s)) else {
                return format!("a slot stays empty {}", there(at, instead));
            };
            let name = phrase.program.slots.get(slot).map_or("", |s| s.name.as_str());
            let fit = Fit { view, lattice, entities: &set.entities, slots: &phrase.slots };
            let there = there(at, instead);
            let stands = if at < lattice.words.len() { format!(" ({})", stands(&fit, at)) } else { String::new() };
            format!("expected {{{name}}}, which takes {}, {there}{stands}", takes(spec, &fit))
        }
        Failure::Limit { slot, start, end } => {
            let name = phrase.program.slots.get(slot).map_or("", |s| s.name.as_str());
            let fit = Fit { view, lattice, entities: &set.entities, slots: &phrase.slots };
            let reason = phrase.slots.get(slot).and_then(|spec| limit(spec, &fit, start));
            format!("{{{name}}} does not take {}: {}", quote(start..end), reason.unwrap_or_else(|| stands(&fit, start)))
        }
        Failure::Extra { start, end } => {
            let more = if end - start == 1 { "one word".to_owned() } else { format!("{} words", end - start) };
            format!("{more} more than the gap allows: {}", quote(start..end))
        }
    }
}

/// Some words of a sentence as they stand in the article, on one line and not too long.
pub(super) fn words(article: &Article, view: &View<'_>, sentence: usize, range: Range<usize>) -> String {
    let span = trace::words_place(view, sentence, range);
    let text = article.text.get(span.start..span.end).unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 2 * QUOTED {
        return text;
    }
    let head: String = text.chars().take(QUOTED).collect();
    let tail: Vec<char> = text.chars().rev().take(QUOTED).collect();
    format!("{} … {}", head.trim_end(), tail.into_iter().rev().collect::<String>().trim_start())
}
