//! Values of `gainsay.toml`, each with what is wrong with it.

use super::{FORMATS, FailOn, Level, Override, fail_on, severity};
use crate::article::{Excerpt, Globs, InputCode, InputProblem};
use crate::nearest::nearest;
use crate::text::Span;
use std::ops::Range;
use std::path::PathBuf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const PATHS: &str = "write paths relative to this file: [\"articles\", \"feeds/today.jsonl\"]";
const GLOBS: &str = "write patterns as .gitignore has them: [\"drafts/\", \"*.bak.txt\"]";
const LEVELS: &str = "write a rule or code and \"error\", \"warning\", \"note\" or \"off\": war-duration = \"error\"";
const TEXT: &str = "write it in quotes";

/// Reads values and keeps what is wrong with them.
pub(super) struct Reader<'t> {
    pub name: &'t str,
    pub text: &'t str,
    pub problems: Vec<InputProblem>,
}

impl<'t> Reader<'t> {
    pub fn problem(&mut self, span: Range<usize>, label: &str, message: &str, help: &str) {
        let excerpt = Excerpt::new(self.name, self.text, Span { start: span.start, end: span.end }, 1, label);
        self.problems.push(InputProblem::at(InputCode::BadConfig, excerpt, message, help));
    }

    pub fn unknown_key(&mut self, key: &str, span: Range<usize>, known: &[&str]) {
        let help = match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("it has {}", known.join(", ")),
        };
        self.problem(span, "unknown key", "an unknown key", &help);
    }

    /// The entries of a table, in the order of the file.
    pub fn table<'v>(
        &mut self,
        value: &'v Spanned<DeValue<'t>>,
        what: &str,
        help: &str,
    ) -> Vec<(&'v str, Range<usize>, &'v Spanned<DeValue<'t>>)> {
        let Some(entries) = value.get_ref().as_table() else {
            self.problem(value.span(), "expected a table", &format!("`{what}` cannot be used"), help);
            return Vec::new();
        };
        in_order(entries)
    }

    /// The tables of `[[what]]`.
    pub fn tables<'v>(
        &mut self,
        value: &'v Spanned<DeValue<'t>>,
        what: &str,
        help: &str,
    ) -> Vec<(Range<usize>, &'v DeTable<'t>)> {
        let Some(items) = value.get_ref().as_array() else {
            self.problem(value.span(), "expected a list of tables", &format!("`{what}` cannot be used"), help);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(table) => tables.push((item.span(), table)),
                None => self.problem(item.span(), "expected a table", &format!("`{what}` cannot be used"), help),
            }
        }
        tables
    }

    pub fn texts(&mut self, value: &Spanned<DeValue<'_>>, noun: &str, help: &str) -> Vec<(Range<usize>, String)> {
        let Some(items) = value.get_ref().as_array() else {
            self.problem(value.span(), &format!("expected a list of {noun}s"), "not a list", help);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            match item.get_ref().as_str().filter(|text| !text.is_empty()) {
                Some(text) => texts.push((item.span(), text.to_owned())),
                None => self.problem(item.span(), &format!("expected a {noun}"), &format!("not a {noun}"), help),
            }
        }
        texts
    }

    pub fn text(&mut self, value: &Spanned<DeValue<'_>>, what: &str) -> Option<String> {
        let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.problem(value.span(), "expected a text", &format!("`{what}` cannot be used"), TEXT);
        }
        text.map(str::to_owned)
    }

    pub fn paths(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<PathBuf> {
        self.texts(value, "path", PATHS).into_iter().map(|(_, path)| PathBuf::from(path)).collect()
    }

    pub fn globs(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let mut globs = Vec::new();
        for (span, glob) in self.texts(value, "pattern", GLOBS) {
            match Globs::new([glob.as_str()]) {
                Ok(_) => globs.push(glob),
                Err(error) => self.problem(span, "not a pattern", &error, GLOBS),
            }
        }
        globs
    }

    pub fn fail_on(&mut self, value: &Spanned<DeValue<'_>>) -> Option<FailOn> {
        let read = value.get_ref().as_str().and_then(fail_on);
        if read.is_none() {
            let help = "write \"error\", \"warning\", \"note\" or \"never\"";
            self.problem(value.span(), "expected a severity", "`fail-on` cannot be used", help);
        }
        read
    }

    /// The name of a format.
    pub fn format(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let word = value.get_ref().as_str().unwrap_or_default();
        self.known_format(word, value.span()).then(|| word.to_owned())
    }

    pub fn outputs(&mut self, value: &Spanned<DeValue<'t>>) -> Vec<(String, PathBuf)> {
        let mut outputs = Vec::new();
        for (format, span, path) in self.table(value, "outputs", "write sarif = \"findings.sarif\"") {
            let known = self.known_format(format, span);
            if let (Some(path), true) = (self.text(path, format), known) {
                outputs.push((format.to_owned(), PathBuf::from(path)));
            }
        }
        outputs
    }

    fn known_format(&mut self, word: &str, span: Range<usize>) -> bool {
        let known = FORMATS.contains(&word);
        if !known {
            let help = match nearest(word, FORMATS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("formats are {}", FORMATS.join(", ")),
            };
            self.problem(span, "unknown format", "an unknown format", &help);
        }
        known
    }

    pub fn severities(&mut self, value: &Spanned<DeValue<'t>>) -> Vec<(String, Level)> {
        let mut severities = Vec::new();
        for (name, _, value) in self.table(value, "severity", LEVELS) {
            let level = match value.get_ref().as_str() {
                Some("off") => Some(Level::Off),
                word => word.and_then(severity).map(Level::Severity),
            };
            match level {
                Some(level) => severities.push((name.to_owned(), level)),
                None => self.problem(value.span(), "expected a severity", "not a severity", LEVELS),
            }
        }
        severities
    }

    pub fn overrides(&mut self, value: &Spanned<DeValue<'t>>) -> Vec<Override> {
        const HELP: &str = "write [[override]] with paths = [\"wire/\"] and severity = { diverse = \"off\" }";
        let mut overrides = Vec::new();
        for (span, table) in self.tables(value, "override", HELP) {
            let mut read = Override::default();
            for (key, at, value) in in_order(table) {
                match key {
                    "paths" => read.paths = self.globs(value),
                    "severity" => read.severities = self.severities(value),
                    other => self.unknown_key(other, at, &["paths", "severity"]),
                }
            }
            if !["paths", "severity"].iter().all(|key| table.get(*key).is_some()) {
                self.problem(span, "`paths` or `severity` is missing", "an override of nothing", HELP);
            }
            overrides.push(read);
        }
        overrides
    }
}

/// The entries of a table, in the order of the file.
pub(super) fn in_order<'v, 't>(table: &'v DeTable<'t>) -> Vec<(&'v str, Range<usize>, &'v Spanned<DeValue<'t>>)> {
    let mut entries: Vec<_> = table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)).collect();
    entries.sort_by_key(|(_, span, _)| span.start);
    entries
}
