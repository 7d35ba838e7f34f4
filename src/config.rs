//! `gainsay.toml`: what a project checks, with which rules, and how strictly.
//!
//! This module reads the file and tells everything that is wrong with it. What the command line says is stronger, and is
//! merged by the program.

use crate::article::{Excerpt, InputCode, InputProblem, PROJECT_FILES};
use crate::nearest::nearest;
use crate::policy::Severity;
use crate::text::Span;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The configuration of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// What to check when the command line names nothing: files and folders, relative to the configuration's folder.
    pub inputs: Vec<PathBuf>,
    /// Rule files and folders that replace the built-in rules, relative to the configuration's folder.
    pub rules: Vec<PathBuf>,
    /// Mildest finding that fails a run.
    pub fail_on: Option<FailOn>,
    /// Severities of rules and codes, in the order of the file; the names are not checked here.
    pub severities: Vec<(String, Level)>,
}

/// Mildest finding that fails a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// A finding of this severity or above fails the run.
    Severity(Severity),
    /// No finding does.
    Never,
}

/// What becomes of the findings of a rule or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// They have this severity.
    Severity(Severity),
    /// They are not shown.
    Off,
}

/// Keys of the file, for messages.
const KEYS: [&str; 4] = ["inputs", "rules", "fail-on", "severity"];

/// The configuration that holds in `folder`: in itself or the nearest folder above that has one.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    let candidates = folder.ancestors().flat_map(|above| PROJECT_FILES.iter().map(move |name| above.join(name)));
    candidates.into_iter().find(|path| path.is_file())
}

/// Reads the `text` of the configuration called `name`, and tells everything that is wrong with it.
///
/// ```
/// let (config, problems) = gainsay::config::parse("gainsay.toml", "inputs = [\"articles\"]\nfial-on = \"error\"\n");
/// assert_eq!(config.inputs, [std::path::PathBuf::from("articles")]);
/// assert!(problems[0].help.contains("fail-on"));
/// ```
#[must_use]
pub fn parse(name: &str, text: &str) -> (Config, Vec<InputProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { name, text, problems: Vec::new() };
    if let Some(error) = errors.first() {
        // What the parser makes of the rest is a guess.
        let span = error.span().unwrap_or_default();
        reader.problem(span.start..span.end.max(span.start + 1), error.message(), "not TOML", "mend the TOML");
        return (Config::default(), reader.problems);
    }
    let mut config = Config::default();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "inputs" => config.inputs = reader.paths(value),
            "rules" => config.rules = reader.paths(value),
            "fail-on" => config.fail_on = reader.fail_on(value),
            "severity" => config.severities = reader.severities(value),
            other => {
                let help = match nearest(other, KEYS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("it has {}", KEYS.join(", ")),
                };
                reader.problem(key.span(), "unknown key", "an unknown key", &help);
            }
        }
    }
    (config, reader.problems)
}

/// Reads "error", "warning", "note" or "never".
#[must_use]
pub fn fail_on(word: &str) -> Option<FailOn> {
    if word == "never" { Some(FailOn::Never) } else { severity(word).map(FailOn::Severity) }
}

fn severity(word: &str) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|s| s.name() == word)
}

struct Reader<'t> {
    name: &'t str,
    text: &'t str,
    problems: Vec<InputProblem>,
}

impl Reader<'_> {
    fn problem(&mut self, span: Range<usize>, label: &str, message: &str, help: &str) {
        let excerpt = Excerpt::new(self.name, self.text, Span { start: span.start, end: span.end }, 1, label);
        self.problems.push(InputProblem::at(InputCode::BadConfig, excerpt, message, help));
    }

    fn paths(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<PathBuf> {
        const HELP: &str = "write paths relative to this file: [\"articles\", \"feeds/today.jsonl\"]";
        let Some(items) = value.get_ref().as_array() else {
            self.problem(value.span(), "expected a list of paths", "not a list", HELP);
            return Vec::new();
        };
        let mut paths = Vec::new();
        for item in items {
            match item.get_ref().as_str().filter(|path| !path.is_empty()) {
                Some(path) => paths.push(PathBuf::from(path)),
                None => self.problem(item.span(), "expected a path", "not a path", HELP),
            }
        }
        paths
    }

    fn fail_on(&mut self, value: &Spanned<DeValue<'_>>) -> Option<FailOn> {
        let read = value.get_ref().as_str().and_then(fail_on);
        if read.is_none() {
            let help = "write \"error\", \"warning\", \"note\" or \"never\"";
            self.problem(value.span(), "expected a severity", "`fail-on` cannot be used", help);
        }
        read
    }

    fn severities(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<(String, Level)> {
        const HELP: &str =
            "write a rule or code and \"error\", \"warning\", \"note\" or \"off\": war-duration = \"error\"";
        let Some(entries) = value.get_ref().as_table() else {
            self.problem(value.span(), "expected a table", "`severity` cannot be used", HELP);
            return Vec::new();
        };
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut severities = Vec::new();
        for (key, value) in entries {
            let level = match value.get_ref().as_str() {
                Some("off") => Some(Level::Off),
                word => word.and_then(severity).map(Level::Severity),
            };
            match level {
                Some(level) => severities.push((key.get_ref().to_string(), level)),
                None => self.problem(value.span(), "expected a severity", "not a severity", HELP),
            }
        }
        severities
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_it_and_every_mistake() {
        let (config, problems) = parse(
            "gainsay.toml",
            "inputs = [\"a\", \"b/c.jsonl\"]\nrules = [\"my-rules\"]\nfail-on = \"never\"\n\
             [severity]\nwar-duration = \"error\"\ndiverse = \"off\"\n",
        );
        assert_eq!(problems, []);
        assert_eq!((config.inputs.len(), config.rules.len(), config.fail_on), (2, 1, Some(FailOn::Never)));
        let expected = [("war-duration", Level::Severity(Severity::Error)), ("diverse", Level::Off)];
        assert_eq!(config.severities, expected.map(|(name, level)| (name.to_owned(), level)));

        let wrong = "inputs = \"a\"\nrules = [1]\nfail_on = \"error\"\nfail-on = \"bad\"\n[severity]\nx = \"high\"\n";
        let (_, problems) = parse("gainsay.toml", wrong);
        let lines: Vec<_> = problems.iter().filter_map(InputProblem::place).map(|p| p.line).collect();
        assert_eq!(lines.len(), 5, "{problems:#?}");
        assert!(problems.iter().any(|p| p.help.contains("`fail-on`")));

        let (config, problems) = parse("gainsay.toml", "inputs = [\nrules = 1");
        assert_eq!((config, problems.len()), (Config::default(), 1));
    }
}
