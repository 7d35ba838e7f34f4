//! `gainsay init`: writes what a project begins with. What exists is left as it is.

use super::messages::Messages;
use super::project::Told;
use super::{FINE, TROUBLE};
use gainsay::article::{self, Input};
use gainsay::report::screen::escape;
use gainsay::rule::load;
use gainsay::workbench::init::{self, NewFile};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder of rules.
const RULES: &str = "rules";

/// Sets up the current folder for the articles under `paths`; without paths, for those of its folders.
pub fn run(paths: &[PathBuf], messages: &Messages) -> Result<u8, Told> {
    let here = std::env::current_dir().map_err(|error| {
        messages.error(format!("the current folder cannot be used: {error}"), "change to a folder that exists");
        Told
    })?;
    let inputs = if paths.is_empty() { folders_of_articles(&here) } else { paths.to_vec() };
    let read: Vec<Input> = inputs.iter().cloned().map(Input::Path).collect();
    let corpus = article::read(&read, &here);
    messages.problems(&corpus.problems);

    let names: Vec<String> = inputs.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    let mut files = vec![init::configuration(&names)];
    let has_rules = has_rules(&here.join(RULES));
    if !has_rules {
        files.extend(init::rules());
    }
    let (rules, _) = load::builtin();
    let sidecars = init::sidecars(&rules, &corpus.articles);
    let filled = sidecars.first().map(|file| file.path.clone());
    files.extend(sidecars);

    let mut said = Vec::new();
    for file in &files {
        match write(&here, file) {
            Ok(()) if file.note.is_empty() => said.push(format!("wrote {}", file.path)),
            Ok(()) => said.push(format!("wrote {} ({})", file.path, file.note)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                said.push(format!("left  {} as it is", file.path));
            }
            Err(error) => {
                let help = "check the folder and its permissions; what was written before stays";
                messages.error(format!("{}: cannot be written: {error}", file.path), help);
                return Err(Told);
            }
        }
    }
    if has_rules {
        said.push(format!("left  {RULES}/ as it is: it has rules already"));
    }
    said.extend([String::new(), "What next:".to_owned()]);
    match filled {
        Some(path) => said.push(format!("  fill in {path}: who published each article, and when")),
        None => said.push("  put articles into a folder, and name it under `inputs` in gainsay.toml".to_owned()),
    }
    said.extend(NEXT.map(str::to_owned));
    let mut out = io::stdout().lock();
    for line in said {
        // If nobody listens any more, there is nobody to tell.
        if writeln!(out, "{}", escape(&line)).is_err() {
            break;
        }
    }
    Ok(if corpus.problems.iter().any(|p| p.code.severity() == miette::Severity::Error) { TROUBLE } else { FINE })
}

const NEXT: [&str; 4] = [
    "  gainsay rules test         runs the examples of the rules in rules/",
    "  gainsay check              shows where the articles disagree",
    "  gainsay explain tutorial   covers a story of your own with rules, step by step",
    "  gainsay rules schema       gives editors what they need to complete and check rules",
];

/// Folders here that hold articles; this folder itself, if it does. Notes (.md) beside a project are none.
fn folders_of_articles(here: &Path) -> Vec<PathBuf> {
    let (names, ..) = article::files(&[Input::Path(here.to_owned())], here);
    let mut found: Vec<PathBuf> = Vec::new();
    for name in names {
        let folder = match name.split_once('/') {
            Some((RULES, _)) => continue,
            Some((folder, _)) => folder,
            None if name.ends_with(".md") => continue,
            None => return vec![PathBuf::from(".")],
        };
        if found.last().is_none_or(|last| last != Path::new(folder)) {
            found.push(PathBuf::from(folder));
        }
    }
    found.dedup();
    found
}

fn has_rules(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.path().extension().is_some_and(|ending| ending == "toml"))
}

/// Writes a file where there is none.
fn write(here: &Path, file: &NewFile) -> io::Result<()> {
    let path = here.join(&file.path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(file.text.as_bytes())
}
