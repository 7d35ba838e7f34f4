//! `gainsay.toml`: what a project checks, with which rules, and how strictly.
//!
//! This module reads the file and tells everything that is wrong with it. What the command line says is stronger, and is
//! merged by the program.

mod reader;
pub mod suppress;

use crate::article::{InputProblem, PROJECT_FILES};
use crate::policy::Severity;
use reader::{Reader, in_order};
use std::path::{Path, PathBuf};
use suppress::Suppression;
use toml::de::DeTable;

/// The configuration of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// What to check when the command line names nothing: files and folders, relative to the configuration's folder.
    pub inputs: Vec<PathBuf>,
    /// Patterns of files that are left out of folders, as `.gitignore` has them.
    pub exclude: Vec<String>,
    /// Rule files and folders (packs) that replace the built-in rules, relative to the configuration's folder.
    pub rules: Vec<PathBuf>,
    /// Mildest finding that fails a run.
    pub fail_on: Option<FailOn>,
    /// Severities of rules and codes, in the order of the file; the names are not checked here.
    pub severities: Vec<(String, Level)>,
    /// Severities of findings among certain articles.
    pub overrides: Vec<Override>,
    /// Format of what is printed, one of [`FORMATS`].
    pub format: Option<String>,
    /// Further formats with their files, relative to the configuration's folder.
    pub outputs: Vec<(String, PathBuf)>,
    /// File of known findings, relative to the configuration's folder.
    pub baseline: Option<PathBuf>,
    /// Findings that are not to be shown.
    pub suppressions: Vec<Suppression>,
}

/// Severities of findings whose articles all have names of certain patterns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Override {
    /// Patterns, as `.gitignore` has them.
    pub paths: Vec<String>,
    /// Severities, as [`Config::severities`].
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
const KEYS: [&str; 10] =
    ["inputs", "exclude", "rules", "fail-on", "format", "outputs", "baseline", "severity", "override", "suppress"];

/// Names of the formats of `check`.
pub const FORMATS: [&str; 9] = ["pretty", "compact", "json", "sarif", "github", "gitlab", "junit", "markdown", "csv"];

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
    for (key, span, value) in in_order(table.get_ref()) {
        match key {
            "inputs" => config.inputs = reader.paths(value),
            "exclude" => config.exclude = reader.globs(value),
            "rules" => config.rules = reader.paths(value),
            "fail-on" => config.fail_on = reader.fail_on(value),
            "format" => config.format = reader.format(value),
            "outputs" => config.outputs = reader.outputs(value),
            "baseline" => config.baseline = reader.text(value, key).map(PathBuf::from),
            "severity" => config.severities = reader.severities(value),
            "override" => config.overrides = reader.overrides(value),
            "suppress" => config.suppressions = suppress::read(&mut reader, value),
            other => reader.unknown_key(other, span, &KEYS),
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

        let text = "exclude = [\"drafts/\"]\nformat = \"sarif\"\nbaseline = \"known.toml\"\n[outputs]\njunit = \"j.xml\"\n\
            [[override]]\npaths = [\"wire/\"]\nseverity = { diverse = \"off\" }\n\
            [[suppress]]\nid = \"12ab\"\nreason = \"checked\"\nuntil = 2026-01-31\n\
            [[suppress]]\nrule = \"toll\"\nkey = { who = [\"b\", \"a\"], day = 2025-01-02 }\nreason = \"checked\"\nowner = \"desk\"\n";
        let (config, problems) = parse("gainsay.toml", text);
        assert_eq!(problems, []);
        assert_eq!((config.format.as_deref(), config.outputs.len()), (Some("sarif"), 1));
        assert_eq!(config.overrides[0].paths, ["wire/"]);
        let [first, second] = config.suppressions.as_slice() else { panic!("{config:?}") };
        assert_eq!((first.until.map(|day| day.to_string()).as_deref(), first.line), (Some("2026-01-31"), 9));
        let key = vec![
            ("who".to_owned(), vec!["a".to_owned(), "b".to_owned()]),
            ("day".to_owned(), vec!["2025-01-02".to_owned()]),
        ];
        assert_eq!(second.what, suppress::Suppressed::Key { rule: "toll".to_owned(), key });

        let wrong = "format = \"sarfi\"\nexclude = [\"a{b\"]\n[outputs]\nxml = \"x\"\njson = 1\n[[override]]\npaths = []\n\
            [[suppress]]\nid = \"12ab\"\n[[suppress]]\nrule = \"toll\"\nreason = \"x\"\n\
            [[suppress]]\nreason = \"x\"\nuntli = 1\nuntil = \"soon\"\n";
        let (_, problems) = parse("gainsay.toml", wrong);
        assert_eq!(problems.len(), 9, "{problems:#?}");
        assert!(
            problems.iter().any(|p| p.help.contains("`sarif`")) && problems.iter().any(|p| p.help.contains("`until`"))
        );

        let (config, problems) = parse("gainsay.toml", "inputs = [\nrules = 1");
        assert_eq!((config, problems.len()), (Config::default(), 1));
    }
}
