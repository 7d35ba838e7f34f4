//! `--show-files` and `--show-config`: what a run would read, and how it would be done.

use super::find::asked_levels;
use super::messages::Messages;
use super::project::{Project, Told};
use super::stages::print;
use super::{CheckArgs, FINE, InputArgs, TROUBLE};
use clap::ValueEnum;
use gainsay::article;
use gainsay::config::suppress::{Suppressed, Suppression};
use gainsay::config::{Config, FailOn, Level};
use gainsay::policy::Severity;
use gainsay::report::screen;
use gainsay::report::toml::quoted;
use std::fmt::Write as _;
use std::path::Path;

/// What is shown instead of a run, and its exit status; `None`: nothing is, so the run is to be done.
pub fn instead(
    project: &Project,
    input: &InputArgs,
    check: Option<&CheckArgs>,
    messages: &Messages,
) -> Option<Result<u8, Told>> {
    if !input.show_files && !input.show_config {
        return None;
    }
    Some(if project.is_sound() { shown(project, input, check, messages) } else { Err(Told) })
}

fn shown(project: &Project, input: &InputArgs, check: Option<&CheckArgs>, messages: &Messages) -> Result<u8, Told> {
    if input.show_config {
        let text = config(project, input, check);
        return print(None, messages, |out| out.write_all(text.as_bytes()));
    }
    let (names, skipped, problems) = article::files(&project.inputs(input, messages)?, &project.base);
    messages.problems(&problems);
    messages.skipped(&skipped);
    print(None, messages, |out| names.iter().try_for_each(|name| writeln!(out, "{}", screen::escape(name))))?;
    Ok(if problems.is_empty() { FINE } else { TROUBLE })
}

/// The configuration with what the command line says, as a `gainsay.toml`.
fn config(project: &Project, input: &InputArgs, check: Option<&CheckArgs>) -> String {
    let mut config = project.config.clone();
    if !input.paths.is_empty() {
        config.inputs.clone_from(&input.paths);
    }
    if let Some(args) = check {
        config.fail_on = Some(args.fail_on.or(config.fail_on).unwrap_or(FailOn::Severity(Severity::Warning)));
        let format = args.format.and_then(|format| Some(format.to_possible_value()?.get_name().to_owned()));
        config.format = Some(format.or(config.format).unwrap_or_else(|| "pretty".to_owned()));
        for (format, path) in args.outputs.asked() {
            let name = format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
            config.outputs.retain(|(known, _)| *known != name);
            config.outputs.push((name, path.to_owned()));
        }
        config.baseline = args.baseline.clone().or(config.baseline);
        config.severities.extend(asked_levels(args));
        if !args.rules.rules.is_empty() {
            config.rules.clone_from(&args.rules.rules);
        }
    }
    let from = match &project.file {
        Some(file) => format!("# From {}, and the command line.\n", screen::escape(file)),
        None => String::from("# There is no gainsay.toml; from the command line.\n"),
    };
    from + &text(&config)
}

/// `config` as TOML; keys that are not set are left out.
fn text(config: &Config) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: String| {
        let _ = writeln!(text, "{key} = {value}");
    };
    let paths = |paths: &[std::path::PathBuf]| list(paths.iter().map(|path| path_text(path)));
    if !config.inputs.is_empty() {
        line("inputs", paths(&config.inputs));
    }
    if !config.exclude.is_empty() {
        line("exclude", list(config.exclude.iter().cloned()));
    }
    if !config.rules.is_empty() {
        line("rules", paths(&config.rules));
    }
    if let Some(fail_on) = config.fail_on {
        line("fail-on", quoted(if let FailOn::Severity(severity) = fail_on { severity.name() } else { "never" }));
    }
    if let Some(format) = &config.format {
        line("format", quoted(format));
    }
    if let Some(baseline) = &config.baseline {
        line("baseline", quoted(&path_text(baseline)));
    }
    if !config.outputs.is_empty() {
        text.push_str("\n[outputs]\n");
        for (format, path) in &config.outputs {
            let _ = writeln!(text, "{format} = {}", quoted(&path_text(path)));
        }
    }
    let levels = last_words(&config.severities);
    if !levels.is_empty() {
        text.push_str("\n[severity]\n");
        levels.iter().for_each(|level| text.push_str(&format!("{level}\n")));
    }
    for over in &config.overrides {
        let _ = writeln!(text, "\n[[override]]\npaths = {}", list(over.paths.iter().cloned()));
        let _ = writeln!(text, "severity = {{ {} }}", last_words(&over.severities).join(", "));
    }
    config.suppressions.iter().for_each(|suppression| text.push_str(&suppress(suppression)));
    text
}

fn suppress(suppression: &Suppression) -> String {
    let mut text = String::from("\n[[suppress]]\n");
    match &suppression.what {
        Suppressed::Id(id) => {
            let _ = writeln!(text, "id = {}", quoted(id));
        }
        Suppressed::Key { rule, key } => {
            let slot = |(name, values): &(String, Vec<String>)| match values.as_slice() {
                [value] => format!("{} = {}", quoted(name), quoted(value)),
                values => format!("{} = {}", quoted(name), list(values.iter().cloned())),
            };
            let key: Vec<String> = key.iter().map(slot).collect();
            let _ = writeln!(text, "rule = {}\nkey = {{ {} }}", quoted(rule), key.join(", "));
        }
    }
    let _ = writeln!(text, "reason = {}", quoted(&suppression.reason));
    if let Some(owner) = &suppression.owner {
        let _ = writeln!(text, "owner = {}", quoted(owner));
    }
    if let Some(until) = suppression.until {
        let _ = writeln!(text, "until = {until}");
    }
    text
}

/// "war-duration = "error"" for each name, with what is said of it last.
fn last_words(levels: &[(String, Level)]) -> Vec<String> {
    let last =
        levels.iter().enumerate().filter(|(n, (name, _))| levels[n + 1..].iter().all(|(other, _)| other != name));
    let word = |level: &Level| if let Level::Severity(severity) = level { severity.name() } else { "off" };
    last.map(|(_, (name, level))| format!("{} = {}", quoted(name), quoted(word(level)))).collect()
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.map(|item| quoted(&item)).collect::<Vec<_>>().join(", "))
}

fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
