//! `gainsay rules diff`: rules as they are and as they were (a folder, or a git revision) over the same articles.

use super::messages::{Messages, width};
use super::project::{Project, Told};
use super::{FINE, InputArgs, output, stages};
use clap::ValueEnum;
use gainsay::rule::{RuleSet, load};
use gainsay::workbench::diff;
use miette::Diagnostic;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Arguments of `rules diff`.
#[derive(Debug, Clone, clap::Args)]
pub struct DiffArgs {
    /// The rules to compare with: a file or folder of rules, or a git revision of those in use
    #[arg(long, value_name = "DIR_OR_GIT_REV")]
    pub against: String,
    #[command(flatten)]
    pub input: InputArgs,
    /// Changes of each kind to list for a rule [default: 3; of json, all]
    #[arg(long, value_name = "N")]
    pub samples: Option<usize>,
    /// How to print the difference
    #[arg(short, long, value_name = "FORMAT", default_value = "pretty")]
    pub format: DiffFormat,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of `rules diff`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people
    Pretty,
    /// For a pull request
    Markdown,
    /// One JSON document
    Json,
}

/// Changes of each kind that are listed for a rule, unless asked otherwise.
const SAMPLES: usize = 3;

/// Compares `rules`, which are in use, with those of `args`.
pub fn run(
    args: &DiffArgs,
    rules: &RuleSet,
    paths: &[PathBuf],
    project: &Project,
    messages: &Messages,
) -> Result<u8, Told> {
    stages::use_threads(&args.input);
    let before = against(&args.against, paths, messages)?;
    let corpus = stages::read(project, &args.input, messages)?;
    let (old, new) = (gainsay::check(&before, &corpus.articles), gainsay::check(rules, &corpus.articles));
    let samples = args.samples.unwrap_or(if args.format == DiffFormat::Json { usize::MAX } else { SAMPLES });
    let diff = diff::diff(&old, &new, samples);
    let width = width(output::is_terminal(args.output.as_deref()));
    stages::print(args.output.as_deref(), messages, |out| match args.format {
        DiffFormat::Pretty => diff::screen::write(out, &diff, width),
        DiffFormat::Markdown => diff::markdown::write(out, &diff),
        DiffFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &diff)?;
            out.write_all(b"\n")
        }
    })?;
    Ok(stages::status(&corpus, FINE))
}

/// The rules to compare with.
fn against(what: &str, paths: &[PathBuf], messages: &Messages) -> Result<RuleSet, Told> {
    let path = PathBuf::from(what);
    if path.exists() {
        return loaded(&[path], messages);
    }
    if paths.is_empty() {
        messages.error(
            format!("`{what}` is no file or folder, and the built-in rules have no revisions"),
            "name a folder of rules, or with -r or in gainsay.toml the folder whose revision is meant",
        );
        return Err(Told);
    }
    let old = Checkout::of(what, paths).map_err(|problem| {
        messages.error(problem, "--against takes a folder of rules, or a git revision, as in origin/main");
        Told
    })?;
    loaded(&old.paths, messages)
}

fn loaded(paths: &[PathBuf], messages: &Messages) -> Result<RuleSet, Told> {
    let (rules, mistakes) = load::load(paths).map_err(|problem| {
        messages.diagnostics([&problem as &dyn Diagnostic]);
        Told
    })?;
    messages.diagnostics(mistakes.iter().map(|mistake| mistake as &dyn Diagnostic));
    if mistakes.iter().all(|mistake| mistake.warning) { Ok(rules) } else { Err(Told) }
}

/// The TOML files of a repository at a revision, in a folder that goes when this is dropped. The repository is not touched.
struct Checkout {
    folder: PathBuf,
    /// The rules in it.
    paths: Vec<PathBuf>,
}

impl Drop for Checkout {
    fn drop(&mut self) {
        // Only what was made here lies in it; if it cannot be removed, the system's cleaning of such folders will.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Checkout {
    fn of(rev: &str, paths: &[PathBuf]) -> Result<Self, String> {
        let folder = fresh_folder().map_err(|error| format!("no temporary folder can be made: {error}"))?;
        let mut checkout = Self { folder, paths: Vec::new() };
        let mut done: Vec<PathBuf> = Vec::new();
        for path in paths {
            let path = std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let real = std::fs::canonicalize(&path).unwrap_or(path);
            let at = if real.is_dir() { real.as_path() } else { real.parent().unwrap_or(&real) };
            let root = git(at, &["rev-parse", "--show-toplevel"], None, &[])
                .map_err(|problem| format!("there is no file or folder `{rev}`, and no git revision: {problem}"))?;
            let root = PathBuf::from(String::from_utf8_lossy(&root).trim_end_matches(['\n', '\r']));
            let root = std::fs::canonicalize(&root).unwrap_or(root);
            let number = done.iter().position(|r| *r == root).unwrap_or(done.len());
            let copy = checkout.folder.join(number.to_string());
            if number == done.len() {
                take_out(&root, rev, &copy)?;
                done.push(root.clone());
            }
            let inside =
                real.strip_prefix(&root).map_err(|_| format!("{} is not in its repository", real.display()))?;
            let old = copy.join(inside);
            if !old.exists() {
                return Err(format!("{} is not in {rev}", inside.display()));
            }
            checkout.paths.push(old);
        }
        Ok(checkout)
    }
}

/// A folder that was not there before.
fn fresh_folder() -> std::io::Result<PathBuf> {
    let mut number = 0;
    loop {
        let folder = std::env::temp_dir().join(format!("gainsay-rules-{}-{number}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Writes the TOML files of `rev` under `copy`, through an index of their own.
fn take_out(root: &Path, rev: &str, copy: &Path) -> Result<(), String> {
    // Whatever the name looks like, it is no option.
    let tree = format!("{rev}^{{tree}}");
    let tree = git(root, &["rev-parse", "--verify", "--end-of-options", &tree], None, &[]);
    let tree =
        tree.map_err(|_| format!("there is neither a file or folder `{rev}` nor a git revision of that name"))?;
    let tree = String::from_utf8_lossy(&tree).trim().to_owned();
    std::fs::create_dir_all(copy).map_err(|error| format!("{}: {error}", copy.display()))?;
    let index = copy.with_extension("index");
    let of_index = [("GIT_INDEX_FILE", index.as_path())];
    git(root, &["read-tree", &tree], None, &of_index)?;
    let files = git(root, &["ls-files", "-z", "--cached", "--", "*.toml"], None, &of_index)?;
    let prefix = format!("--prefix={}/", copy.display());
    git(root, &["checkout-index", "-z", "--stdin", "-q", "-f", &prefix], Some(&files), &of_index)?;
    Ok(())
}

fn git(folder: &Path, args: &[&str], input: Option<&[u8]>, env: &[(&str, &Path)]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() });
    env.iter().for_each(|(name, value)| {
        command.env(name, value);
    });
    let failed = |error: std::io::Error| format!("git cannot be run: {error}");
    let mut child = command.spawn().map_err(failed)?;
    if let (Some(mut to), Some(input)) = (child.stdin.take(), input) {
        // If git ends early, its status tells.
        let _ = to.write_all(input);
    }
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned();
    Err(format!("git {}: {said}", args.first().copied().unwrap_or_default()))
}
