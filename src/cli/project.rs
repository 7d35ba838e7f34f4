//! From arguments and configuration to what a run needs: the project's folder, inputs, rules and severities.

use super::messages::Messages;
use super::{InputArgs, RuleArgs};
use gainsay::article::{Globs, Input, InputCode, InputProblem, Stdin};
use gainsay::config::{self, Config, Level};
use gainsay::rule::error::RuleError;
use gainsay::rule::{RuleSet, load};
use gainsay::severity::Setting;
use miette::Diagnostic;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The run cannot be done as asked, and the user has been told why.
#[derive(Debug)]
pub struct Told;

/// A project: its folder and its configuration.
#[derive(Debug)]
pub struct Project {
    /// The folder that names of articles are relative to.
    pub base: PathBuf,
    pub config: Config,
    /// The configuration as messages name it; `None`: there is none.
    pub file: Option<String>,
    /// Whether the configuration is broken; its mistakes have been told.
    broken: bool,
}

/// Finds and reads the configuration. Its mistakes are told, and [`Project::rules`] fails on them, so that those of
/// the rules are told in the same run.
pub fn project(args: &RuleArgs, messages: &Messages) -> Result<Project, Told> {
    let here = std::env::current_dir().map_err(|error| {
        messages.error(format!("the current folder cannot be used: {error}"), "change to a folder that exists");
        Told
    })?;
    let found = match &args.config {
        Some(path) => Some(path.clone()),
        None if args.isolated => None,
        None => config::find(&here),
    };
    let Some(path) = found else {
        return Ok(Project { base: here, config: Config::default(), file: None, broken: false });
    };
    let base = std::path::absolute(&path).ok().and_then(|p| p.parent().map(Path::to_owned)).unwrap_or(here);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = if args.config.is_some() { path.display().to_string() } else { name };
    let (config, problems) = match std::fs::read_to_string(&path) {
        Ok(text) => config::parse(&name, &text),
        Err(error) => {
            let help = "name a gainsay.toml, or leave out -c";
            let problem = InputProblem::of_file(InputCode::BadConfig, &name, format!("cannot be read: {error}"), help);
            (Config::default(), vec![problem])
        }
    };
    messages.problems(&problems);
    Ok(Project { base, config, file: Some(name), broken: !problems.is_empty() })
}

impl Project {
    /// Whether the configuration holds.
    pub fn is_sound(&self) -> bool {
        !self.broken
    }

    /// The project, unless its configuration is broken.
    pub fn sound(self) -> Result<Self, Told> {
        if self.broken { Err(Told) } else { Ok(self) }
    }

    /// The rules of the run; every mistake in them is told.
    pub fn rules(&self, args: &RuleArgs, messages: &Messages) -> Result<RuleSet, Told> {
        match self.all_rules(args, messages)? {
            (rules, true) => Ok(rules),
            (_, false) => Err(Told),
        }
    }

    /// The rules that are sound, and whether all are; every mistake is told.
    pub fn all_rules(&self, args: &RuleArgs, messages: &Messages) -> Result<(RuleSet, bool), Told> {
        let paths = self.rule_paths(args);
        let mut sound = !self.broken;
        let (rules, mistakes) = if paths.is_empty() {
            load::builtin()
        } else {
            load::load(&paths).map_err(|problem| {
                messages.diagnostics([&problem as &dyn Diagnostic]);
                Told
            })?
        };
        messages.diagnostics(mistakes.iter().map(|mistake: &RuleError| mistake as &dyn Diagnostic));
        if rules.rules.is_empty() && mistakes.is_empty() {
            messages.error("there is no rule", "-r names rule files, or folders of them");
            sound = false;
        }
        sound &= mistakes.iter().all(|mistake| mistake.warning);
        Ok((rules, sound))
    }

    /// The files and folders that the rules come from; none: the built-in ones.
    pub fn rule_paths(&self, args: &RuleArgs) -> Vec<PathBuf> {
        if args.rules.is_empty() { self.resolved(&self.config.rules) } else { args.rules.clone() }
    }

    /// The inputs of the run, standard input already read.
    pub fn inputs(&self, args: &InputArgs, messages: &Messages) -> Result<Vec<Input>, Told> {
        let describes_stdin = args.stdin_filename.is_some() || args.source.is_some() || args.published.is_some();
        if describes_stdin && !args.paths.iter().any(|path| is_stdin(path)) {
            let help = "add `-` to the paths, or describe files in articles.toml";
            messages
                .error("--stdin-filename, --source and --published describe standard input, which is not read", help);
            return Err(Told);
        }
        let paths = if args.paths.is_empty() { self.resolved(&self.config.inputs) } else { args.paths.clone() };
        if paths.is_empty() {
            messages.error(
                "nothing to read: no path is given, and no gainsay.toml names `inputs`",
                "name files or folders, as in `gainsay check articles/`, or `-` for standard input",
            );
            return Err(Told);
        }
        let mut inputs = Vec::new();
        for path in paths {
            inputs.push(if is_stdin(&path) { Input::Stdin(stdin(args, messages)?) } else { Input::Path(path) });
        }
        if let Ok(globs) = Globs::new(self.config.exclude.iter().map(String::as_str)) {
            inputs.push(Input::Exclude(globs));
        }
        Ok(inputs)
    }

    /// The severities that the configuration and then the command line set; unknown names are told. An override that names a
    /// rule is no stronger than the command line.
    pub fn severities(
        &self,
        asked: &[(String, Level)],
        rules: &RuleSet,
        messages: &Messages,
    ) -> Result<Vec<Setting>, Told> {
        let everywhere = |(name, level): &(String, Level)| Setting { name: name.clone(), level: *level, paths: None };
        let mut settings: Vec<Setting> = self.config.severities.iter().map(everywhere).collect();
        for over in &self.config.overrides {
            // The patterns were read once already.
            let Ok(paths) = Globs::new(over.paths.iter().map(String::as_str)) else { continue };
            let here = |(name, level): &(String, Level)| Setting {
                name: name.clone(),
                level: *level,
                paths: Some(paths.clone()),
            };
            settings.extend(over.severities.iter().map(here));
        }
        settings.extend(asked.iter().map(everywhere));
        let known: Vec<&str> = rules.rules.iter().map(|rule| rule.id.as_str()).collect();
        let mut told = false;
        for setting in &settings {
            if let Err(problem) = gainsay::severity::known(&setting.name, &known) {
                messages.error(problem, "severities are set for finding codes and for rules of this run");
                told = true;
            }
        }
        if told { Err(Told) } else { Ok(settings) }
    }

    /// The path from the root of the git repository to the project's folder, with `/`. Empty where both are one, and outside of
    /// any repository.
    pub fn prefix(&self) -> String {
        let base = std::fs::canonicalize(&self.base).unwrap_or_else(|_| self.base.clone());
        let root = base.ancestors().find(|folder| folder.join(".git").exists());
        let inside = root.and_then(|root| base.strip_prefix(root).ok());
        let parts = inside.into_iter().flat_map(|path| path.iter().map(|part| part.to_string_lossy().into_owned()));
        parts.collect::<Vec<_>>().join("/")
    }

    fn resolved(&self, paths: &[PathBuf]) -> Vec<PathBuf> {
        // In the project's own folder paths stay as they are written: shorter to read in messages.
        let here = std::env::current_dir().is_ok_and(|here| here == self.base);
        paths.iter().map(|path| if here { path.clone() } else { self.base.join(path) }).collect()
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn stdin(args: &InputArgs, messages: &Messages) -> Result<Stdin, Told> {
    let mut bytes = Vec::new();
    if let Err(error) = std::io::stdin().lock().read_to_end(&mut bytes) {
        messages.error(format!("standard input cannot be read: {error}"), "pipe a text or JSON lines into it");
        return Err(Told);
    }
    Ok(Stdin { bytes, name: args.stdin_filename.clone(), source: args.source.clone(), published: args.published })
}
