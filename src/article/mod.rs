//! Articles: reading them, and what is stated about their source and date.

use crate::value::Days;
use std::sync::Arc;

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
