//! Any other miette diagnostic (a mistake in a rule, a broken record) fit for a terminal: hostile characters made visible,
//! and long lines cut to the width around their labels.

use super::excerpt::Panes;
use super::screen;
use miette::{Diagnostic, LabeledSpan, SourceCode};
use std::error::Error;
use std::fmt::{self, Debug, Display};

/// A diagnostic as it should be rendered. Where its lines fit and are harmless, they are shown as they are, with the lines
/// around them.
pub struct Windowed<'d> {
    inner: &'d dyn Diagnostic,
    /// What stands for its source and labels, if those are not fit.
    panes: Option<Panes>,
}

impl<'d> Windowed<'d> {
    /// `inner` on a terminal of `width` columns.
    #[must_use]
    pub fn new(inner: &'d dyn Diagnostic, width: usize) -> Self {
        Self { inner, panes: panes(inner, width) }
    }
}

/// The boxes of a diagnostic, a box a label; `None` when its source can be shown as it is, or not be read.
fn panes(inner: &dyn Diagnostic, width: usize) -> Option<Panes> {
    let source = inner.source_code()?;
    let labels: Vec<LabeledSpan> = inner.labels()?.collect();
    let around = labels.iter().map(|label| source.read_span(label.inner(), 1, 1));
    let fit = around.flatten().all(|text| {
        let name_fits = text.name().is_none_or(harmless);
        name_fits && String::from_utf8_lossy(text.data()).lines().all(|l| screen::width(l) + 8 <= width && harmless(l))
    });
    if fit {
        return None;
    }
    let mut panes = Panes::default();
    for label in &labels {
        // With a line before it: without, the text would begin at the label.
        let Ok(text) = source.read_span(label.inner(), 1, 1) else { continue };
        let start = label.offset() - text.span().offset().min(label.offset());
        let lines = String::from_utf8_lossy(text.data());
        let name = text.name().map_or(String::new(), |name| screen::escape(name).into_owned());
        panes.push(&name, text.line(), &lines, start..start + label.len(), label.label(), width);
    }
    (!panes.is_empty()).then_some(panes)
}

/// Whether `line` can be shown as it is. Tabs are miette's.
fn harmless(line: &str) -> bool {
    line.split('\t').all(|part| matches!(screen::escape(part), std::borrow::Cow::Borrowed(_)))
}

fn safe(text: &dyn Display) -> Box<dyn Display> {
    let text = text.to_string();
    Box::new(text.split('\n').map(screen::escape).collect::<Vec<_>>().join("\n"))
}

impl Display for Windowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", safe(&self.inner))
    }
}

impl Debug for Windowed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Windowed({:?})", self.inner)
    }
}

impl Error for Windowed<'_> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner.source()
    }
}

impl Diagnostic for Windowed<'_> {
    fn code(&self) -> Option<Box<dyn Display + '_>> {
        self.inner.code()
    }

    fn severity(&self) -> Option<miette::Severity> {
        self.inner.severity()
    }

    fn help(&self) -> Option<Box<dyn Display + '_>> {
        self.inner.help().map(|help| safe(&help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.panes.as_ref().map(|panes| panes as _).or_else(|| self.inner.source_code())
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        match &self.panes {
            Some(panes) => Some(Box::new(panes.labels())),
            None => {
                let labels = self.inner.labels()?.map(|label| {
                    let text = label.label().map(|text| safe(&text).to_string());
                    let new =
                        if label.primary() { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
                    new(text, *label.inner())
                });
                Some(Box::new(labels))
            }
        }
    }
}
