//! Reports: what a run found, for people and for programs. One format a file, each a function of the outcome.
//!
//! A report never changes a finding, knows no rule and opens no file: the text that it quotes comes from [`Excerpts`],
//! which the caller brings. Everything that goes to a terminal passes [`screen::escape`] first.

pub mod apart;
pub mod claims;
pub mod compact;
pub mod csv;
mod excerpt;
pub mod facts;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod mentions;
pub mod place;
pub mod pretty;
pub mod record;
pub mod sarif;
pub mod screen;
pub mod statistics;
pub mod summary;
pub mod table;
pub mod toml;
mod value;
pub mod windowed;
pub mod words;

use crate::claim::Claim;
use crate::finding::{Code, Finding, Outcome, Side};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gives reports the texts that they quote: from files read back, from memory for standard input and compressed records.
pub trait Excerpts {
    /// The text of the article of this name, the one that claims' spans count in. `None` when it cannot be had any
    /// more; a report then quotes the claim's own words without what stands around them.
    fn text(&self, article: &str) -> Option<Arc<str>>;

    /// The address at which the article can be opened, for terminals that show links; nothing in it may act on a terminal.
    /// `None` where no link is wanted.
    fn link(&self, _article: &str) -> Option<String> {
        None
    }
}

/// Texts kept in memory, by the name of the article.
impl Excerpts for BTreeMap<String, Arc<str>> {
    fn text(&self, article: &str) -> Option<Arc<str>> {
        self.get(article).cloned()
    }
}

/// The claim at which a finding is located by formats that know one place only: the first of the first side that is
/// not the consensus, since that is the place to look at; of an article that contradicts itself, a claim of that one. Where only changed articles are asked for, the first of theirs.
/// `None` only for a finding without claims.
#[must_use]
pub fn primary<'o>(outcome: &'o Outcome, finding: &Finding) -> Option<&'o Claim> {
    let consensus_last = finding.sides.iter().skip(1).chain(finding.sides.first());
    let mut claims = consensus_last.flat_map(|side| &side.claims).filter_map(|&claim| outcome.claims.get(claim));
    let on = |side: &Side, claim: &Claim| {
        side.claims.iter().any(|&c| outcome.claims.get(c).is_some_and(|c| c.article == claim.article))
    };
    let on_both = |claim: &&Claim| finding.sides.iter().filter(|side| on(side, claim)).count() > 1;
    let own = finding.code == Code::SelfContradiction;
    let first = own.then(|| claims.clone().find(on_both)).flatten().or_else(|| claims.clone().next());
    claims.find(|claim| outcome.changed.contains(&claim.article_name)).or(first)
}

/// A count with its noun: "1 source", "2 sources".
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
