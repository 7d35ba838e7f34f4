//! From the paths that were asked for to the files that are read: folders walked, each file once, by name.
//!
//! Nothing is opened here but folders.

use super::name::{Located, locate, with_slashes};
use super::problem::{InputCode, InputProblem};
use super::{Globs, PROJECT_FILES, SIDECAR, Skipped};
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One article.
    Text,
    /// A record a line.
    Lines,
    /// Its first line tells: records if that is an object with `text`, else one article.
    FirstLineTells,
}

/// A file to read.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub located: Located,
    pub kind: Kind,
    pub gzip: bool,
}

/// What was found under the paths.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By name, each file once.
    pub files: Vec<File>,
    pub skipped: Vec<Skipped>,
    pub problems: Vec<InputProblem>,
}

/// Looks up `paths` in a project at `base`. What `excludes` match is left out of folders.
pub(super) fn discover<'p>(paths: impl IntoIterator<Item = &'p Path>, excludes: &[&Globs], base: &Path) -> Found {
    let mut found = Found::default();
    // Of several names of one file (links) the first in order counts, and a path named by the user before one met in a folder.
    let mut files: BTreeMap<PathBuf, (bool, File)> = BTreeMap::new();
    let mut add = |named: bool, file: File| {
        let better = files
            .get(&file.located.real)
            .is_none_or(|(was, old)| (!named, &file.located.name) < (!*was, &old.located.name));
        if better {
            files.insert(file.located.real.clone(), (named, file));
        }
    };
    for path in paths {
        let located = locate(path, base);
        match std::fs::metadata(path) {
            Err(error) => found.problems.push(unreadable(&located.name, &error)),
            Ok(metadata) if metadata.is_dir() => walk(&located, excludes, &mut add, &mut found),
            Ok(_) if is_project_file(path) => found
                .skipped
                .push(Skipped { article: located.name, reason: String::from("describes articles, and is none") }),
            Ok(_) => {
                let (kind, gzip) = ending(path).unwrap_or((Kind::FirstLineTells, false));
                add(true, File { located, kind, gzip });
            }
        }
    }
    found.files = files.into_values().map(|(_, file)| file).collect();
    found.files.sort_by(|a, b| a.located.name.cmp(&b.located.name));
    found.skipped.sort();
    found.skipped.dedup();
    found.skipped.retain(|s| found.files.binary_search_by(|f| f.located.name.cmp(&s.article)).is_err());
    found
}

/// A problem with a file or folder that the system does not let us read.
pub(super) fn unreadable(name: &str, error: &std::io::Error) -> InputProblem {
    use std::io::ErrorKind::{NotFound, PermissionDenied};
    let (message, help) = match error.kind() {
        NotFound => (
            String::from("there is no such file or folder"),
            "check the spelling; paths are relative to the current folder",
        ),
        PermissionDenied => (String::from("permission denied"), "make it readable for this user, or leave it out"),
        _ => (format!("cannot be read: {error}"), "check the file, or leave it out"),
    };
    InputProblem::of_file(InputCode::Unreadable, name, message, help)
}

fn walk(root: &Located, excludes: &[&Globs], add: &mut impl FnMut(bool, File), found: &mut Found) {
    let walker = WalkBuilder::new(&root.real)
        // What is left out must not depend on whose machine it is, so the user's global ignore file is not read; and
        // `.ignore` files belong to other tools.
        .git_global(false)
        .ignore(false)
        .build();
    for entry in walker {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.problems.push(walk_problem(&error, root));
                continue;
            }
        };
        let Some(file_type) = entry.file_type().filter(|t| !t.is_dir()) else { continue };
        let name = name_under(root, entry.path());
        if excludes.iter().any(|globs| globs.matches(&name)) {
            continue;
        }
        let Some((kind, gzip)) = ending(entry.path()) else {
            if !is_project_file(entry.path()) {
                found.skipped.push(Skipped { article: name, reason: unknown_ending(entry.path()) });
            }
            continue;
        };
        if file_type.is_symlink() {
            let reason = String::from("a symbolic link in a folder: name it to have it read");
            found.skipped.push(Skipped { article: name, reason });
        } else if file_type.is_file() {
            // Below a real folder no link is followed, so this path is real too.
            let located = Located { real: entry.into_path(), name };
            add(false, File { located, kind, gzip });
        }
    }
}

/// The name of a file met below `root`.
fn name_under(root: &Located, path: &Path) -> String {
    let inside = path.strip_prefix(&root.real).unwrap_or(path);
    match root.name.trim_end_matches('/') {
        "." => with_slashes(inside),
        root => format!("{root}/{}", with_slashes(inside)),
    }
}

fn walk_problem(error: &ignore::Error, root: &Located) -> InputProblem {
    let mut name = root.name.clone();
    let mut inner = error;
    // The path of the entry is wrapped around the error of the system.
    loop {
        inner = match inner {
            ignore::Error::WithPath { path, err } => {
                name = name_under(root, path);
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            ignore::Error::Io(error) => return unreadable(&name, error),
            other => {
                let help = "check the folder, or leave it out";
                let message = format!("cannot be read: {other}");
                return InputProblem::of_file(InputCode::Unreadable, &name, message, help);
            }
        }
    }
}

/// How a file of this ending is read, and whether it is compressed; `None`: not an ending of articles.
fn ending(path: &Path) -> Option<(Kind, bool)> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let (name, gzip) = name.strip_suffix(".gz").map_or((name.as_str(), false), |plain| (plain, true));
    match Path::new(name).extension()?.to_str()? {
        "txt" | "md" => Some((Kind::Text, gzip)),
        "jsonl" | "ndjson" => Some((Kind::Lines, gzip)),
        _ => None,
    }
}

fn is_project_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SIDECAR || PROJECT_FILES.iter().any(|p| name == *p))
}

fn unknown_ending(path: &Path) -> String {
    match path.extension() {
        Some(ending) => format!("unknown ending .{}", ending.to_string_lossy()),
        None => String::from("no ending"),
    }
}
