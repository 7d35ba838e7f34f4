//! Mistakes in rule files: what is wrong, where, what was expected, what to do. All of a run are collected, none stops it.

use crate::text::Span;
use miette::{Diagnostic, LabeledSpan, NamedSource, SourceCode};
use std::fmt;
use std::sync::Arc;

/// One file of a rule set, as text: rules, entities, words, cues.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path as people know it: "rules/war-duration.toml".
    pub name: String,
    /// Its text.
    pub text: Arc<str>,
}

/// One mistake in one file of a rule set.
#[derive(Debug, Clone)]
pub struct RuleError {
    /// Stable name of the kind of mistake: "unknown-key".
    pub code: &'static str,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What is expected, or the nearest right name.
    pub help: Option<String>,
    /// Where, in bytes of the file.
    pub span: Span,
    /// A warning does not stop a run.
    pub warning: bool,
    file: NamedSource<Arc<str>>,
}

impl RuleError {
    /// A mistake at `span` of `file`.
    #[must_use]
    pub fn new(code: &'static str, file: &SourceFile, span: std::ops::Range<usize>, message: impl Into<String>) -> Self {
        let end = span.end.min(file.text.len());
        let span = Span::new(span.start.min(end), end);
        let file = NamedSource::new(&file.name, file.text.clone()).with_language("toml");
        Self { code, message: message.into(), help: None, span, warning: false, file }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.warning = true;
        self
    }

    /// Name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        self.file.name()
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RuleError {}

impl Diagnostic for RuleError {
    fn code(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(format!("rule::{}", self.code)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(if self.warning { miette::Severity::Warning } else { miette::Severity::Error })
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        self.help.as_ref().map(|h| Box::new(h) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.file)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(
            None,
            miette::SourceSpan::from((self.span.start, self.span.end - self.span.start)),
        );
        Some(Box::new(std::iter::once(label)))
    }
}

/// The name among `known` that `written` was most likely meant to be; `None` when none is near.
///
/// ```
/// use gainsay::rule::error::nearest;
/// assert_eq!(nearest("patern", ["pattern", "example"]), Some("pattern"));
/// assert_eq!(nearest("colour", ["pattern", "example"]), None);
/// ```
#[must_use]
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|k| (edits(written, k), k))
        .filter(|&(d, k)| d <= 1 + written.len().min(k.len()) / 4)
        .min_by_key(|&(d, k)| (d, k))
        .map(|(_, k)| k)
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}
