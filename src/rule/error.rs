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
    /// What stands under the place, if there is more to say of it.
    pub label: Option<String>,
    /// A warning does not stop a run.
    pub warning: bool,
    file: NamedSource<Arc<str>>,
}

impl RuleError {
    /// A mistake at `span` of `file`.
    #[must_use]
    pub fn new(code: &'static str, file: &SourceFile, span: impl Into<Span>, message: impl Into<String>) -> Self {
        let span = span.into();
        let end = span.end.min(file.text.len());
        let span = Span::new(span.start.min(end), end);
        let file = NamedSource::new(&file.name, file.text.clone()).with_language("toml");
        Self { code, message: message.into(), help: None, span, label: None, warning: false, file }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with words under the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
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

    /// What to type for the documentation of this kind of mistake.
    fn url(&self) -> Option<Box<dyn fmt::Display + '_>> {
        Some(Box::new(format!("gainsay explain {}", self.code)))
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
            self.label.clone(),
            miette::SourceSpan::from((self.span.start, self.span.end - self.span.start)),
        );
        Some(Box::new(std::iter::once(label)))
    }
}
