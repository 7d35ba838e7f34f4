//! Where platforms look for a claim: a file of the repository, by its path from the root, with lines and columns in it.
//!
//! Terminals are not asked here; what a format writes around the place is its own.

use crate::claim::Claim;
use crate::finding::{Finding, Outcome, Severity};

/// Where article names start from, seen from the root of the repository.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Root {
    /// Folders from the root of the repository to the folder of `gainsay.toml`.
    folders: Vec<String>,
}

impl Root {
    /// `prefix` is the path from the root of the repository to the folder that article names are relative to, with `/`;
    /// empty where both are one.
    ///
    /// ```
    /// use gainsay::report::place::Root;
    /// assert_eq!(Root::new("").path("a/one.txt"), "a/one.txt");
    /// assert_eq!(Root::new("desk/news").path("../wire/two.txt"), "desk/wire/two.txt");
    /// ```
    #[must_use]
    pub fn new(prefix: &str) -> Self {
        Self { folders: prefix.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect() }
    }

    /// The path of a file of this name from the root of the repository. A name that leaves the repository stays as it is.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        if name.starts_with('/') {
            return name.to_owned();
        }
        let mut folders: Vec<&str> = self.folders.iter().map(String::as_str).collect();
        let mut rest = name;
        while let Some(above) = rest.strip_prefix("../") {
            if folders.pop().is_none() {
                return name.to_owned();
            }
            rest = above;
        }
        folders.push(rest);
        folders.join("/")
    }

    /// The path of the file that holds a claim.
    #[must_use]
    pub fn file_of(&self, claim: &Claim) -> String {
        self.path(file_and_record(&claim.article_name).0)
    }
}

/// The file of an article, and the record in it: ("feed.jsonl", "17") of "feed.jsonl#17".
///
/// ```
/// use gainsay::report::place::file_and_record;
/// assert_eq!(file_and_record("feeds/a.jsonl.gz#x#1"), ("feeds/a.jsonl.gz", Some("x#1")));
/// assert_eq!(file_and_record("part #2.txt"), ("part #2.txt", None));
/// ```
#[must_use]
pub fn file_and_record(article: &str) -> (&str, Option<&str>) {
    const ENDINGS: [&str; 4] = [".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"];
    for (at, _) in article.match_indices('#') {
        let file = &article[..at];
        let lower = file.to_lowercase();
        if file == "stdin" || ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
            return (file, Some(&article[at + 1..]));
        }
    }
    (article, None)
}

/// Lines and columns of a claim's words, from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// First line.
    pub line: usize,
    /// Last line.
    pub end_line: usize,
    /// Columns of the first character, and behind the last one; `None` where they are not known.
    pub columns: Option<(usize, usize)>,
}

/// Where the words of a claim stand in their file: for a record of JSON lines the line of that record, since the lines
/// of its text are not those of the file. `None` for a record of which the outcome does not know the line.
#[must_use]
pub fn region(claim: &Claim, outcome: &Outcome) -> Option<Region> {
    if file_and_record(&claim.article_name).1.is_some() {
        let line = *outcome.record_lines.get(&claim.article_name)?;
        return Some(Region { line, end_line: line, columns: None });
    }
    let (line, column) = (claim.place.line, claim.place.column);
    let last = claim.text.rsplit('\n').next().unwrap_or_default().chars().count();
    Some(match claim.text.matches('\n').count() {
        0 => Region { line, end_line: line, columns: Some((column, column + last)) },
        more => Region { line, end_line: line + more, columns: Some((column, last + 1)) },
    })
}

/// Outlet of a claim's article, or the article's name where that is not known.
#[must_use]
pub fn outlet(claim: &Claim) -> &str {
    claim.source.as_deref().unwrap_or(&claim.article_name)
}

/// The claims of a finding but `at`, with the number of their side, at most `a_side` of each: of each outlet the first.
#[must_use]
pub fn others<'o>(
    outcome: &'o Outcome,
    finding: &Finding,
    at: Option<&Claim>,
    a_side: usize,
) -> Vec<(usize, &'o Claim)> {
    let mut others = Vec::new();
    for (n, side) in finding.sides.iter().enumerate() {
        let mut known: Vec<&str> = at.map(outlet).into_iter().filter(|_| finding.sides.len() == 1).collect();
        for claim in side.claims.iter().filter_map(|&c| outcome.claims.get(c)) {
            if known.len() < a_side && at.is_none_or(|at| at.id != claim.id) && !known.contains(&outlet(claim)) {
                known.push(outlet(claim));
                others.push((n, claim));
            }
        }
    }
    others
}

/// The findings that are kept where a platform shows only `most` of them: the gravest, in their order.
#[must_use]
pub fn gravest<'o>(findings: impl Iterator<Item = &'o Finding> + Clone, most: usize) -> Vec<&'o Finding> {
    let of = |severity| findings.clone().filter(move |finding| finding.severity == severity).count();
    let mut room = most;
    let mut left = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let kept = of(severity).min(room);
        room -= kept;
        (severity, kept)
    });
    findings
        .filter(|finding| {
            let Some((_, left)) = left.iter_mut().find(|(severity, _)| *severity == finding.severity) else {
                return false;
            };
            let keep = *left > 0;
            *left -= usize::from(keep);
            keep
        })
        .collect()
}
