//! `gainsay why`: what rules made of the sentences of one line, and what became of each claim.
//!
//! Extraction is traced by [`crate::claim::trace`]; here it is put into words, next to what comparison says. [`screen`]
//! prints it; as JSON it is what [`Why`] holds.

mod compared;
mod failure;
pub mod screen;

use crate::article::Article;
use crate::claim::trace::{self, Fate, Found, Matched, Traced};
use crate::claim::view::View;
use crate::finding::Outcome;
use crate::report::record::{ClaimRecord, VERSION};
use crate::report::words;
use crate::rule::{Look, RuleSet};
use crate::text::{Lines, Span};
pub use compared::Compared;
use serde::Serialize;

/// What happened on one line of one article.
#[derive(Debug, Clone, Serialize)]
pub struct Why {
    /// Version of this form.
    pub version: u32,
    /// Name of the article.
    pub article: String,
    /// Its outlet, if known.
    pub source: Option<String>,
    /// Its date in words.
    pub published: String,
    /// The line asked for, from 1.
    pub line: usize,
    /// The sentences that touch it.
    pub sentences: Vec<Sentence>,
}

/// What happened in one sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Sentence {
    /// Line of its first character, from 1.
    pub line: usize,
    /// Column of its first character, from 1.
    pub column: usize,
    /// Its words.
    pub text: String,
    /// Rules do not read it: it is a dateline, a caption, or other text around an article.
    pub boilerplate: bool,
    /// What rules made claims of.
    pub claims: Vec<Stated>,
    /// What phrases matched, and no claim came of.
    pub dropped: Vec<Dropped>,
    /// What nearly matched, the nearest first.
    pub near: Vec<Nearly>,
}

/// A claim and how it came about.
#[derive(Debug, Clone, Serialize)]
pub struct Stated {
    /// Identifier of the rule.
    pub rule: String,
    /// File of the rule.
    pub file: String,
    /// The phrase that matched.
    pub pattern: String,
    /// What each slot holds.
    pub slots: Vec<Slot>,
    /// The value in words, as far as it is compared.
    pub means: String,
    /// How much of it is accepted: core and literal extent in words, for each reading. Empty: it cannot be compared.
    pub readings: Vec<Reading>,
    /// The claim.
    pub claim: ClaimRecord,
    /// What became of it.
    pub compared: Compared,
}

/// What a slot holds.
#[derive(Debug, Clone, Serialize)]
pub struct Slot {
    /// Its name.
    pub slot: String,
    /// What was found.
    pub held: String,
    /// Where.
    pub place: String,
}

/// A reading of a claim in words.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// What a typical reader takes the words to mean.
    pub core: String,
    /// All that the words allow: what must be disjoint for a finding.
    pub accepted: String,
}

/// A match that made no claim.
#[derive(Debug, Clone, Serialize)]
pub struct Dropped {
    /// Identifier of the rule.
    pub rule: String,
    /// File of the rule.
    pub file: String,
    /// The phrase that matched.
    pub pattern: String,
    /// The words that it matched.
    pub text: String,
    /// Why there is no claim.
    pub reason: String,
    /// There is one, by an earlier pattern of the rule.
    pub taken: bool,
}

/// A phrase that nearly matches.
#[derive(Debug, Clone, Serialize)]
pub struct Nearly {
    /// Identifier of the rule.
    pub rule: String,
    /// File of the rule.
    pub file: String,
    /// The phrase.
    pub pattern: String,
    /// The words that it was laid over.
    pub text: String,
    /// How much of the phrase fits, in percent of its weight.
    pub fits: u32,
    /// What fails.
    pub fails: Vec<String>,
}

/// Explains the sentences of an article that touch `span` of its text. `outcome` is that of a check of `articles`, and
/// `index` the article's place among them.
#[must_use]
pub fn why(
    set: &RuleSet,
    articles: &[Article],
    index: usize,
    line: usize,
    span: Span,
    outcome: &Outcome,
) -> Option<Why> {
    let article = articles.get(index)?;
    let told = crate::viewed(set, article, |view, dated| {
        let lines = Lines::of(&dated.text);
        let sentence = |i: usize| of_sentence(set, &dated, index, view, i, &lines, outcome);
        Why {
            version: VERSION,
            article: dated.name.clone(),
            source: dated.source.clone(),
            published: words::published(dated.published),
            line,
            sentences: trace::sentences(view, span).into_iter().map(sentence).collect(),
        }
    });
    Some(told)
}

fn of_sentence(
    set: &RuleSet,
    article: &Article,
    index: usize,
    view: &View<'_>,
    sentence: usize,
    lines: &Lines,
    outcome: &Outcome,
) -> Sentence {
    let span = trace::place(view, sentence);
    let place = lines.place(&article.text, span.start);
    let mut told = Sentence {
        line: place.line,
        column: place.column,
        text: article.text[span.start..span.end].to_owned(),
        boilerplate: view.lattices.get(sentence).is_none_or(|l| l.words.is_empty()),
        claims: Vec::new(),
        dropped: Vec::new(),
        near: Vec::new(),
    };
    let traced = trace::trace(set, article, index, view, sentence);
    let mut near: Vec<((u32, u32), Nearly)> = Vec::new();
    for traced in &traced {
        for matched in &traced.matched {
            sort_in(set, article, view, sentence, traced, matched, outcome, &mut told);
        }
        near.extend(failure::nearly(set, article, view, sentence, traced));
    }
    near.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.rule.cmp(&b.1.rule)));
    told.near = near.into_iter().map(|(_, near)| near).collect();
    told
}

#[allow(clippy::too_many_arguments)] // What one match belongs to.
fn sort_in(
    set: &RuleSet,
    article: &Article,
    view: &View<'_>,
    sentence: usize,
    traced: &Traced<'_>,
    matched: &Matched<'_>,
    outcome: &Outcome,
    told: &mut Sentence,
) {
    let rule = traced.rule;
    let taken = matches!(matched.fate, Fate::Claim(_));
    let reason = match &matched.fate {
        Fate::Claim(claim) => {
            let same = |c: &crate::claim::Claim| {
                (c.article, c.rule, c.span, &c.key, &c.value)
                    == (claim.article, claim.rule, claim.span, &claim.key, &claim.value)
            };
            match outcome.claims.iter().position(same) {
                Some(i) if !told.claims.iter().any(|c| c.claim.id == outcome.claims[i].id) => {
                    let claim = &outcome.claims[i];
                    told.claims.push(Stated {
                        rule: rule.id.clone(),
                        file: rule.file.name.clone(),
                        pattern: matched.phrase.written.clone(),
                        slots: slots(matched),
                        means: words::claim(claim, outcome).replace('\n', "; "),
                        readings: compared::readings(claim, outcome),
                        claim: ClaimRecord::of(claim, outcome),
                        compared: compared::of_claim(i, set, outcome),
                    });
                    return;
                }
                _ => "an earlier pattern of the rule has taken the value".to_owned(),
            }
        }
        fate => failure::fate(set, rule, fate, traced.gate),
    };
    let dropped = Dropped {
        rule: rule.id.clone(),
        file: rule.file.name.clone(),
        pattern: matched.phrase.written.clone(),
        text: failure::words(article, view, sentence, matched.words.clone()),
        reason,
        taken,
    };
    let known = |d: &Dropped| d.rule == dropped.rule && d.text == dropped.text && d.reason == dropped.reason;
    if !told.dropped.iter().any(known) {
        told.dropped.push(dropped);
    }
}

fn slots(matched: &Matched<'_>) -> Vec<Slot> {
    let slot = |s: &trace::Slot<'_>| Slot { slot: s.name.to_owned(), held: s.held.clone(), place: place(s.place) };
    matched.slots.iter().map(slot).collect()
}

fn place(found: Found) -> String {
    match found {
        Found::ByRule => "said by the rule".to_owned(),
        Found::InPhrase => "in the phrase".to_owned(),
        Found::Searched(look) => format!("found {}", look_words(look)),
    }
}

/// Where a search looks, behind "found" or "sought".
fn look_words(look: Look) -> String {
    match look {
        Look::Clause => "in the clause".to_owned(),
        Look::Before => "before the phrase".to_owned(),
        Look::After => "behind the phrase".to_owned(),
        Look::Sentence => "in the sentence".to_owned(),
        Look::Back(1) => "in the sentence before".to_owned(),
        Look::Back(n) => format!("in the {n} sentences before"),
        Look::Article => "in all that stands before".to_owned(),
        Look::Published => "as the publication".to_owned(),
    }
}
