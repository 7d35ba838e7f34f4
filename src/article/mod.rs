//! Articles: reading them, and what is stated about their source and date.
//!
//! [`read`] is a loader: it walks folders and opens files, and returns every article that could be read beside every
//! problem with the others. What a text itself tells about its date is read off it in the pipeline, not here.

mod bytes;
pub mod dating;
mod discover;
mod front;
mod globs;
mod language;
mod meta;
mod name;
mod problem;
mod read;
mod record;
mod sidecar;

pub use globs::Globs;
pub use problem::{Excerpt, InputCode, InputProblem, harmless};
pub use read::{files, read, read_in_order};

use crate::value::Days;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Name of the file that describes the articles of its folder.
pub const SIDECAR: &str = "articles.toml";
/// Names of the configuration of a project, in order of preference.
pub const PROJECT_FILES: [&str; 2] = ["gainsay.toml", ".gainsay.toml"];

/// Where a publication date comes from, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// `articles.toml`.
    Sidecar,
    /// Front matter of the text, or a field of a JSON lines record.
    FrontMatter,
    /// HTML metadata.
    Html,
    /// A dateline rule.
    Dateline,
    /// Inferred from the dates that the text mentions, or stated as bounds: at least one end is known.
    Bounded,
    /// Nothing known.
    Unknown,
}

impl Basis {
    /// The name in machine-readable output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sidecar => "sidecar",
            Self::FrontMatter => "front-matter",
            Self::Html => "html",
            Self::Dateline => "dateline",
            Self::Bounded => "bounded",
            Self::Unknown => "unknown",
        }
    }
}

/// When an article was published, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// First and last possible day; `None` is open.
    pub days: Days,
    /// Where that comes from.
    pub basis: Basis,
}

impl Published {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { days: Days::UNKNOWN, basis: Basis::Unknown };
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Name in all output: the path relative to the project folder, with `/`; for records `path#id`.
    pub name: String,
    /// The outlet, if stated.
    pub source: Option<String>,
    /// Publication date.
    pub published: Published,
    /// Headline, if it is stated apart from the text.
    pub title: Option<String>,
    /// Address, if stated.
    pub url: Option<String>,
    /// The text. Offsets of claims count its bytes.
    pub text: Arc<str>,
}

/// Something to read.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file or folder, absolute or relative to the current folder.
    Path(PathBuf),
    /// Standard input, already read.
    Stdin(Stdin),
    /// Files that are left out of folders, by their names in the project. What is named itself is read all the same.
    Exclude(Globs),
}

/// Standard input: JSON lines if its first non-blank line is an object with `text`, else one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stdin {
    /// All of it.
    pub bytes: Vec<u8>,
    /// The file that it stands for, which need not exist; `None` names it `stdin`.
    pub name: Option<PathBuf>,
    /// Its outlet. What a record states itself is stronger.
    pub source: Option<String>,
    /// Its date, likewise.
    pub published: Option<Days>,
}

/// All that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corpus {
    /// By name; names are unique.
    pub articles: Vec<Article>,
    /// Lines, from 1, at which those articles stand in their files that are records, by name.
    pub record_lines: BTreeMap<String, usize>,
    /// What was left out without being a mistake, by name.
    pub skipped: Vec<Skipped>,
    /// What is wrong with the input, by file and line.
    pub problems: Vec<InputProblem>,
}

/// An article that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Name of the article or file.
    pub article: String,
    /// In words.
    pub reason: String,
}

/// The name of a file in a project at `base`: that of its article, or of its records before the `#`.
#[must_use]
pub fn name_of(path: &std::path::Path, base: &std::path::Path) -> String {
    name::locate(path, base).name
}

/// Reads a date as people and programs state it beside a text: a day, with or without a time, a month or a year.
///
/// `None` when it is none of these, when no such day exists, and for all-figure forms that differ between countries.
///
/// ```
/// use gainsay::{article::stated_date, value::Days};
/// assert_eq!(stated_date("2025-08-20T10:00:00Z"), stated_date("20 August 2025"));
/// assert_eq!(stated_date("08/09/2025"), None);
/// ```
#[must_use]
pub fn stated_date(text: &str) -> Option<Days> {
    meta::date(text)
}
