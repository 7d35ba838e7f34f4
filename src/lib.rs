//! gainsay: a claim-consistency checker for news.
//!
//! Declarative rules (TOML) extract comparable claims from every article of a corpus; a comparison engine tells where
//! the articles disagree. No model, no network, no clock: the same input gives the same bytes.
//!
//! The pipeline, one module a stage:
//!
//! ```text
//! article → dating → mention → claim → group → compare → finding → report
//! ```
//!
//! [`check`] is the whole run. It is pure: loaders ([`article`], [`rule::load`]) and the binary do all input and output.
//!
//! ```
//! let (rules, mistakes) = gainsay::rule::load::builtin();
//! assert!(mistakes.is_empty());
//! let outcome = gainsay::check(&rules, &[]);
//! assert!(outcome.findings.is_empty());
//! ```

pub mod article;
pub mod baseline;
pub mod claim;
pub mod compare;
pub mod config;
pub mod entity;
pub mod finding;
pub mod frame;
pub mod group;
pub mod interval;
pub mod mention;
pub mod nearest;
pub mod policy;
pub mod rates;
pub mod report;
pub mod rule;
pub mod severity;
pub mod similar;
pub mod suppress;
pub mod text;
pub mod value;
pub mod workbench;

use article::{Article, Basis, dating};
use claim::view::View;
use claim::{Claim, extract};
use finding::{Outcome, SetAside};
use group::ArticleFacts;
use rayon::prelude::*;
use rule::RuleSet;
use text::Cleaned;

/// The whole run: every claim of every article, grouped into facts, and where they disagree.
#[must_use]
pub fn check(rules: &RuleSet, articles: &[Article]) -> Outcome {
    check_watched(rules, articles, &|| ())
}

/// [`check`], which calls `each` when an article has been read, from any thread: for those who show progress.
#[must_use]
pub fn check_watched(rules: &RuleSet, articles: &[Article], each: &(dyn Fn() + Sync)) -> Outcome {
    let (claims, facts): (Vec<Vec<Claim>>, Vec<ArticleFacts>) = read(rules, articles, each).into_iter().unzip();
    let (claims, comparisons) = (claims.concat(), rules.comparisons());
    let compared = compare::compare_at(&rules.rates, &claims, &comparisons, &rules.entities, &facts);
    Outcome {
        articles: articles.iter().map(|a| a.name.clone()).collect(),
        claims,
        rules: comparisons,
        names: rules.entities.iter().map(|entity| (entity.id.clone(), entity.name.clone())).collect(),
        docs: rules.rules.iter().map(|rule| (rule.id.clone(), rule.docs.clone())).collect(),
        facts: compared.facts,
        findings: compared.findings,
        apart: compared.apart.iter().map(|(claim, reason)| set_aside(*claim, reason)).collect(),
        ..Outcome::default()
    }
}

fn set_aside(claim: usize, reason: &group::Apart) -> SetAside {
    SetAside { claim, reason: reason.name(), words: reason.to_string() }
}

/// Every claim of every article, by article, offset and rule.
#[must_use]
pub fn claims(rules: &RuleSet, articles: &[Article]) -> Vec<Claim> {
    read(rules, articles, &|| ()).into_iter().flat_map(|(claims, _)| claims).collect()
}

/// Articles are read in parallel; their order is kept.
fn read(rules: &RuleSet, articles: &[Article], each: &(dyn Fn() + Sync)) -> Vec<(Vec<Claim>, ArticleFacts)> {
    let claims = |(index, article)| {
        let claims = claims_of(rules, article, index);
        each();
        claims
    };
    articles.par_iter().enumerate().map(claims).collect()
}

/// The claims of one article, the `index`-th of its corpus, and what comparison must know of it: text → mentions → date → claims.
#[must_use]
pub fn claims_of(rules: &RuleSet, article: &Article, index: usize) -> (Vec<Claim>, ArticleFacts) {
    viewed(rules, article, |view, article| {
        let claims = extract::extract(rules, &article, index, view);
        let facts = ArticleFacts {
            fingerprint: similar::fingerprint(&article.text),
            name: article.name,
            source: article.source,
            published: article.published,
        };
        (claims, facts)
    })
}

/// Shows `to` an article as rules read it, and with the date and outlet that its text states where nothing else does.
pub(crate) fn viewed<T>(rules: &RuleSet, article: &Article, to: impl FnOnce(&View<'_>, Article) -> T) -> T {
    let cleaned = Cleaned::new(&article.text);
    let mut view = View::new(&cleaned);
    let skipped = dating::boilerplate(view.text(), &rules.datelines);
    let dated = dating::date(&view.reading(), &rules.datelines, &skipped);
    let mut article = article.clone();
    if article.published.basis == Basis::Unknown {
        article.published = dated.published;
    }
    article.source = article.source.or(dated.outlet);
    view.resolve_dates(article.published.days);
    view.read_names(rules, &skipped, dated.mention);
    to(&view, article)
}
