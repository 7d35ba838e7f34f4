//! Findings: what disagrees, who says what, and what would fit both. They know no output format.

pub mod docs;

pub use crate::article::Skipped;
use crate::claim::KeySlot;
use crate::interval::Extent;
pub use crate::policy::Severity;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Claims of different articles cannot both hold.
    Disagreement,
    /// Claims of one article cannot both hold.
    SelfContradiction,
    /// A relative date puts a known event in the wrong week.
    StaleRelativeDate,
    /// A disagreement under the first reading of an ambiguous phrase only.
    AmbiguousWording,
    /// Parts exceed the whole, an end precedes its start, a later cumulative total is smaller.
    BrokenRelation,
    /// Clearly different figures that could both be honest.
    Diverse,
    /// An article whose date is unknown or only bounded, and whose claims that leaves out or bounds.
    UndatedArticle,
    /// Amounts in different currencies or units with no rate given.
    Unconvertible,
}

impl Code {
    /// All codes, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Disagreement,
        Self::SelfContradiction,
        Self::StaleRelativeDate,
        Self::AmbiguousWording,
        Self::BrokenRelation,
        Self::Diverse,
        Self::UndatedArticle,
        Self::Unconvertible,
    ];

    /// The code as written in output and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Disagreement => "disagreement",
            Self::SelfContradiction => "self-contradiction",
            Self::StaleRelativeDate => "stale-relative-date",
            Self::AmbiguousWording => "ambiguous-wording",
            Self::BrokenRelation => "broken-relation",
            Self::Diverse => "diverse",
            Self::UndatedArticle => "undated-article",
            Self::Unconvertible => "unconvertible",
        }
    }
}

/// Claims that agree among themselves and not with the other sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What they have in common.
    pub extent: Extent,
    /// Independent sources.
    pub sources: usize,
    /// Indices into the outcome's claims, ascending.
    pub claims: Vec<usize>,
    /// Those of `claims` whose article carries the text of another article of the side: they count as no source. Ascending.
    pub copies: Vec<usize>,
}

/// The deepest common interval of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consensus {
    /// The interval.
    pub extent: Extent,
    /// Independent sources that it fits.
    pub sources: usize,
}

/// One disagreement, or one remark on one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable identifier: rule group and the most specific key.
    pub id: String,
    /// Digest of each side's (source, value) pairs.
    pub state: String,
    /// Kind.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Identifier of the rule; `None` for findings about an article.
    pub rule: Option<String>,
    /// The most specific key of its claims; empty for findings about an article.
    pub key: Vec<KeySlot>,
    /// One sentence: who says what.
    pub message: String,
    /// What would fit both, or what to do.
    pub help: String,
    /// What most independent sources have in common; `None` for a tie and where there is none.
    pub consensus: Option<Consensus>,
    /// The sides, consensus first.
    pub sides: Vec<Side>,
    /// Claims that fit more than one side.
    pub also: Vec<usize>,
}

/// One fact: the claims that share a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Group of its rules.
    pub group: String,
    /// The most specific key of its claims.
    pub key: Vec<KeySlot>,
    /// Indices into the outcome's claims, ascending.
    pub claims: Vec<usize>,
    /// Independent sources.
    pub sources: usize,
    /// Whether two of its claims could be compared at all.
    pub compared: bool,
    /// Its claims by what was compared with each other.
    pub parts: Vec<Vec<usize>>,
    /// Why claims of different parts were not compared, each reason once.
    pub parted: Vec<Parted>,
}

/// Why claims of one fact were not compared with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parted {
    /// Stable name of the reason: "modality".
    pub reason: &'static str,
    /// In words.
    pub words: String,
}

/// Why a finding is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Its rule or code is off.
    Off,
    /// A suppression of the configuration, for this reason.
    Suppressed(String),
    /// The baseline has it, and nothing in it is new.
    Known,
    /// No changed article takes part in it.
    Unchanged,
}

impl Why {
    /// In words: "known from the baseline".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Off => "off".into(),
            Self::Suppressed(reason) => format!("suppressed ({reason})"),
            Self::Known => "known from the baseline".into(),
            Self::Unchanged => "without a changed article".into(),
        }
    }
}

/// A finding that is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// The finding.
    pub finding: Finding,
    /// Why it is not shown.
    pub why: Why,
}

/// A claim that was compared with nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Index into the outcome's claims.
    pub claim: usize,
    /// Stable name of the reason ("unframed", "copy", "several-values", …).
    pub reason: &'static str,
    /// The reason in words.
    pub words: String,
}

/// All that a run found: what reports are made of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// Names of the articles read, sorted.
    pub articles: Vec<String>,
    /// Lines at which articles that are records stand in their files, as [`crate::article::Corpus`] has them; left empty
    /// by the engine.
    pub record_lines: BTreeMap<String, usize>,
    /// All claims, by article, offset and rule.
    pub claims: Vec<crate::claim::Claim>,
    /// The rules by index, as claims name them.
    pub rules: Vec<crate::policy::Comparison>,
    /// Names of entities by identifier, for people.
    pub names: BTreeMap<String, String>,
    /// What rules say of themselves, by identifier, in Markdown.
    pub docs: BTreeMap<String, String>,
    /// All facts, by group and key.
    pub facts: Vec<Fact>,
    /// All findings, in a stable order.
    pub findings: Vec<Finding>,
    /// Findings that are not shown, in the order in which they were hidden.
    pub hidden: Vec<Hidden>,
    /// Names of the articles that changed, if only their findings are asked for.
    pub changed: BTreeSet<String>,
    /// Claims that were compared with nothing although others may state the same fact, ascending.
    pub apart: Vec<SetAside>,
    /// Whether reports tell what was compared with nothing, and why.
    pub explain_apart: bool,
    /// What was left out.
    pub skipped: Vec<Skipped>,
}

impl Outcome {
    /// Takes out the findings for which `why` has a reason, and keeps them among the hidden ones.
    pub fn hide(&mut self, mut why: impl FnMut(&Finding) -> Option<Why>) {
        for finding in std::mem::take(&mut self.findings) {
            match why(&finding) {
                Some(why) => self.hidden.push(Hidden { finding, why }),
                None => self.findings.push(finding),
            }
        }
    }

    /// How many findings are hidden for which reason, in words: (2, "known from the baseline"). Those that are off were asked
    /// not to be found at all, and are not counted.
    #[must_use]
    pub fn hidden_counts(&self) -> Vec<(usize, &'static str)> {
        let of = |test: fn(&Why) -> bool| self.hidden.iter().filter(|hidden| test(&hidden.why)).count();
        let mut counts = vec![
            (of(|why| matches!(why, Why::Suppressed(_))), "suppressed"),
            (of(|why| *why == Why::Known), "known from the baseline"),
            (of(|why| *why == Why::Unchanged), "without a changed article"),
        ];
        counts.retain(|(n, _)| *n > 0);
        counts
    }
}
