//! Snapshots of claims: what the rules find in the articles of a test folder, a claim a line, for people to read and accept.
//!
//! Beside the cases of a pack, `tests/NAME/` may hold whole articles; `tests/NAME/claims.snap` keeps the claims that were
//! accepted. Reading and writing that file is the program's.

use super::examples::{key_shown, shown};
use crate::claim::{Claim, Modality};
use crate::mention::Hedge;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Name of the file that keeps a snapshot.
pub const FILE: &str = "claims.snap";

/// Claims by article, each as one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<String, BTreeSet<Line>>);

/// A claim as a line: where, by which rule, and what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    line: usize,
    column: usize,
    rule: String,
    rest: String,
}

/// One difference between a snapshot and what is found now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Name of the article.
    pub article: String,
    was: Option<Line>,
    is: Option<Line>,
}

impl Change {
    /// The line that was accepted and is not found now.
    #[must_use]
    pub fn was(&self) -> Option<String> {
        self.was.as_ref().map(ToString::to_string)
    }

    /// The line that is found now and was not accepted.
    #[must_use]
    pub fn is(&self) -> Option<String> {
        self.is.as_ref().map(ToString::to_string)
    }
}

impl Snapshot {
    /// The snapshot of these claims.
    #[must_use]
    pub fn of(claims: &[Claim]) -> Self {
        let mut snapshot = Self::default();
        for claim in claims {
            snapshot.0.entry(claim.article_name.clone()).or_default().insert(Line {
                line: claim.place.line,
                column: claim.place.column,
                rule: claim.rule_id.clone(),
                rest: rest(claim),
            });
        }
        snapshot
    }

    /// Reads what [`fmt::Display`] writes. Lines that are none are left out, so that a snapshot that was torn by hand shows as
    /// differences.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut snapshot = Self::default();
        let mut article = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            match line.strip_prefix("  ").and_then(Line::parse) {
                Some(claim) => drop(snapshot.0.entry(article.clone()).or_default().insert(claim)),
                None => article = line.trim().to_owned(),
            }
        }
        snapshot
    }

    /// How many claims it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.values().map(BTreeSet::len).sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What differs now, by article and place; of these rules only, if there are any.
    ///
    /// ```
    /// use gainsay::workbench::snapshots::Snapshot;
    /// let was = Snapshot::parse("a.txt\n  1:5  depth  \"12 m\"  12\n");
    /// let now = Snapshot::parse("a.txt\n  1:5  depth  \"12 m\"  13\n  2:1  width  \"3 m\"  3\n");
    /// let changes = was.changes(&now, &[]);
    /// assert_eq!(changes.len(), 2);
    /// assert_eq!(changes[0].is().unwrap(), "1:5  depth  \"12 m\"  13");
    /// assert_eq!(was.changes(&now, &["width".to_owned()]).len(), 1);
    /// ```
    #[must_use]
    pub fn changes(&self, now: &Self, rules: &[String]) -> Vec<Change> {
        let none = BTreeSet::new();
        let mut changes = Vec::new();
        let articles: BTreeSet<&String> = self.0.keys().chain(now.0.keys()).collect();
        for article in articles {
            let (old, new) = (self.0.get(article).unwrap_or(&none), now.0.get(article).unwrap_or(&none));
            let counts = |line: &&Line| rules.is_empty() || rules.contains(&line.rule);
            let mut gained: Vec<&Line> = new.difference(old).filter(counts).collect();
            let mut of_article = Vec::new();
            for lost in old.difference(new).filter(counts) {
                // A claim of the same rule at the same place has changed.
                let same = |l: &&Line| (l.line, l.column, &l.rule) == (lost.line, lost.column, &lost.rule);
                let is = gained.iter().position(same).map(|i| gained.remove(i).clone());
                of_article.push(Change { article: article.clone(), was: Some(lost.clone()), is });
            }
            of_article.extend(gained.into_iter().map(|line| Change {
                article: article.clone(),
                was: None,
                is: Some(line.clone()),
            }));
            of_article.sort_by(|a, b| a.was.as_ref().or(a.is.as_ref()).cmp(&b.was.as_ref().or(b.is.as_ref())));
            changes.append(&mut of_article);
        }
        changes
    }

    /// Takes a change over.
    pub fn accept(&mut self, change: &Change) {
        let lines = self.0.entry(change.article.clone()).or_default();
        if let Some(was) = &change.was {
            lines.remove(was);
        }
        lines.extend(change.is.clone());
        if lines.is_empty() {
            self.0.remove(&change.article);
        }
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# The claims of the articles in this folder, as they were accepted. Do not edit:")?;
        writeln!(f, "# `gainsay rules test --review` asks about each difference, `--update` accepts all of them.")?;
        for (article, lines) in &self.0 {
            writeln!(f, "\n{article}")?;
            for line in lines {
                writeln!(f, "  {line}")?;
            }
        }
        Ok(())
    }
}

impl Line {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, "  ");
        let (line, column) = parts.next()?.split_once(':')?;
        let (rule, rest) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(Self { line: line.parse().ok()?, column: column.parse().ok()?, rule, rest })
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}  {}  {}", self.line, self.column, self.rule, self.rest)
    }
}

/// Quote, value, key, and what qualifies the value.
fn rest(claim: &Claim) -> String {
    let quote: Vec<&str> = claim.text.split_whitespace().collect();
    let mut parts = vec![format!("\"{}\"", quote.join(" ")), shown(&claim.value)];
    parts.extend(claim.key.iter().map(|slot| format!("{}={}", slot.name, key_shown(&slot.value))));
    if claim.hedge != Hedge::None {
        parts.push(format!("hedge={}", claim.hedge.name()));
    }
    if claim.modality != Modality::Actual {
        parts.push(format!("modality={}", claim.modality.name()));
    }
    if let Some(speaker) = &claim.speaker {
        parts.push(format!("speaker={speaker}"));
    }
    parts.join("  ").replace(['\n', '\r'], " ")
}
