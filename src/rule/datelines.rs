//! `rules/datelines.toml` as it is used: patterns that find a publication date, and those for what is no part of an article.
//!
//! Which words outlets use is the file's knowledge; [`crate::article::dating`] applies the patterns to texts.

use super::error::{RuleError, SourceFile};
use super::file::{self, OneOrMany};
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use serde::Deserialize;
use std::sync::OnceLock;
use toml::Spanned;

/// Largest compiled size of one pattern, in bytes.
const SIZE_LIMIT: usize = 4 << 20;
/// Lines from the top that a dateline looks at unless it says otherwise.
const DEFAULT_LINES: i32 = 12;
/// What stands for a date in a pattern.
const DATE: &str = "{date}";

/// All patterns, in the order of their files.
#[derive(Debug, Clone, Default)]
pub struct Datelines {
    pub(crate) lines: Vec<Dateline>,
    pub(crate) skips: Vec<Skip>,
    /// All patterns of [`Self::skips`] at once, built when first asked.
    set: OnceLock<Option<RegexSet>>,
}

/// One way in which texts give their date.
#[derive(Debug, Clone)]
pub(crate) struct Dateline {
    /// What the line holds before the date, from the line's start to the date.
    pub(crate) before: Regex,
    /// What must follow the date.
    pub(crate) after: Regex,
    /// Lines with text from the top, or from the bottom if negative.
    pub(crate) lines: i32,
}

/// One kind of line, or part of a line, that is no part of the article.
#[derive(Debug, Clone)]
pub(crate) struct Skip {
    pub(crate) pattern: Regex,
    /// Only the match is left out, not the line.
    pub(crate) part: bool,
    /// The headlines directly below it too.
    pub(crate) titles: bool,
}

/// One `[[dateline]]`, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenDateline {
    #[serde(rename = "name")]
    _name: Option<String>,
    r#match: Spanned<OneOrMany<Spanned<String>>>,
    lines: Option<i32>,
}

/// One `[[boilerplate]]`, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenSkip {
    #[serde(rename = "name")]
    _name: Option<String>,
    line: Spanned<OneOrMany<Spanned<String>>>,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    titles: bool,
}

impl Datelines {
    /// Adds the patterns of another file behind these.
    pub fn append(&mut self, mut other: Self) {
        self.lines.append(&mut other.lines);
        self.skips.append(&mut other.skips);
        self.set = OnceLock::new();
    }

    /// Which boilerplate a line holds, in the order of the file.
    pub(crate) fn skips_of(&self, line: &str) -> impl Iterator<Item = &Skip> {
        let set = self.set.get_or_init(|| {
            let patterns = self.skips.iter().map(|s| s.pattern.as_str());
            // Short of room for its states the set would fall back to a search many times as slow.
            let size = SIZE_LIMIT * self.skips.len().max(1);
            RegexSetBuilder::new(patterns).size_limit(size).dfa_size_limit(2 * SIZE_LIMIT).build().ok()
        });
        // Without the set (it is too large), every pattern is asked.
        let matches = set.as_ref().map(|set| set.matches(line));
        self.skips
            .iter()
            .enumerate()
            .filter(move |&(i, skip)| match &matches {
                Some(matches) => matches.matched(i),
                None => skip.pattern.is_match(line),
            })
            .map(|(_, skip)| skip)
    }

    /// Reads one file. What has mistakes is left out and told in `errors`.
    ///
    /// ```
    /// use gainsay::rule::datelines::Datelines;
    /// use gainsay::rule::error::SourceFile;
    /// let mut errors = Vec::new();
    /// let text = "[[dateline]]\nmatch = ['Filed {date}', 'Filed today']\n";
    /// Datelines::read(&SourceFile { name: "datelines.toml".into(), text: text.into() }, &mut errors);
    /// assert_eq!(errors.len(), 1);
    /// assert_eq!(errors[0].to_string(), "a dateline needs {date} once");
    /// ```
    #[must_use]
    pub fn read(source: &SourceFile, errors: &mut Vec<RuleError>) -> Self {
        let mut found = Self::default();
        for (name, value) in file::table(source, errors) {
            match name.get_ref().as_str() {
                "dateline" => {
                    for written in file::elements::<WrittenDateline>(source, value, errors) {
                        let written = written.into_inner();
                        let lines = written.lines.unwrap_or(DEFAULT_LINES);
                        for pattern in &written.r#match.get_ref().0 {
                            found.lines.extend(dateline(source, pattern, lines, errors));
                        }
                    }
                }
                "boilerplate" => {
                    for written in file::elements::<WrittenSkip>(source, value, errors) {
                        let written = written.into_inner();
                        for pattern in &written.line.get_ref().0 {
                            let text = pattern.get_ref();
                            let whole = if written.part { text.clone() } else { format!("^(?:{text})$") };
                            let pattern = compiled(source, pattern, &whole, errors);
                            found.skips.extend(pattern.map(|pattern| Skip {
                                pattern,
                                part: written.part,
                                titles: written.titles,
                            }));
                        }
                    }
                }
                other => errors.push(file::unknown(source, &name, other, &["dateline", "boilerplate"])),
            }
        }
        found
    }
}

/// Splits a pattern at its `{date}`.
fn dateline(
    source: &SourceFile,
    pattern: &Spanned<String>,
    lines: i32,
    errors: &mut Vec<RuleError>,
) -> Option<Dateline> {
    let text = pattern.get_ref();
    let mut halves = text.split(DATE);
    let (Some(before), Some(after), None) = (halves.next(), halves.next(), halves.next()) else {
        let error = RuleError::new("no-date", source, pattern.span(), "a dateline needs {date} once");
        errors.push(error.help("write {date} where the date stands: \"Published: {date}\""));
        return None;
    };
    let flags = if before.starts_with("(?i)") { "(?i)" } else { "" };
    let before = compiled(source, pattern, &format!("^(?:{before})$"), errors)?;
    let after = compiled(source, pattern, &format!("{flags}^(?:{after})"), errors)?;
    Some(Dateline { before, after, lines })
}

fn compiled(source: &SourceFile, pattern: &Spanned<String>, text: &str, errors: &mut Vec<RuleError>) -> Option<Regex> {
    match RegexBuilder::new(text).size_limit(SIZE_LIMIT).build() {
        Ok(regex) => Some(regex),
        Err(e) => {
            let reason = e.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim().trim_start_matches("error: ").to_owned();
            let error = RuleError::new("bad-pattern", source, pattern.span(), format!("not a pattern: {reason}"));
            errors.push(error.help("the syntax is that of the regex crate; {date} must stand outside of groups"));
            None
        }
    }
}
