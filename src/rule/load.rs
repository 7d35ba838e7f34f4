//! Rule files from disk: a loader, which knows where files are and nothing of what they say.

use super::builtin;
use super::error::SourceFile;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The files of a run that brings its own rules from `paths` (files, or folders with all `.toml` files below them), and
/// the paths that cannot be read.
///
/// They replace the built-in rules; the built-in tables (entities, words, cues, datelines, rates) stay, except those of
/// which `paths` bring one of the same name.
#[must_use]
pub fn load(paths: &[PathBuf]) -> (Vec<SourceFile>, Vec<(PathBuf, io::Error)>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        let before = files.len();
        match collect(path, path, &mut files) {
            Err(error) => errors.push((path.clone(), error)),
            Ok(()) if files.len() == before => {
                errors.push((path.clone(), io::Error::new(ErrorKind::NotFound, "no .toml file in it")));
            }
            Ok(()) => {}
        }
    }
    let brought: BTreeSet<String> = files.iter().filter_map(|f| table_name(&f.name)).collect();
    let kept = builtin::files().into_iter().filter(|f| table_name(&f.name).is_some_and(|name| !brought.contains(&name)));
    files.extend(kept);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files.dedup_by(|a, b| a.name == b.name);
    (files, errors)
}

/// Reads `path`, or all `.toml` files below it that are not hidden. What was named itself may have any name.
fn collect(path: &Path, named: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    if path.is_dir() {
        let mut below: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
        below.sort();
        for entry in below {
            let hidden = entry.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if !hidden && (entry.is_dir() || entry.extension().is_some_and(|e| e == "toml")) {
                collect(&entry, named, files)?;
            }
        }
        return Ok(());
    }
    let text = fs::read_to_string(path).map_err(|error| {
        if path == named { error } else { io::Error::new(error.kind(), format!("{}: {error}", path.display())) }
    })?;
    let parts: Vec<_> = path.components().filter(|c| !matches!(c, std::path::Component::CurDir)).collect();
    let name = parts.iter().collect::<PathBuf>().to_string_lossy().replace('\\', "/");
    files.push(SourceFile { name, text: text.into() });
    Ok(())
}

/// What a table is called within its pack: "entities/person.toml", "words.toml"; `None` for rules and their tests.
fn table_name(path: &str) -> Option<String> {
    let mut parts = path.rsplit('/');
    let file = parts.next()?;
    match (parts.next(), file) {
        (Some("entities"), _) => Some(format!("entities/{file}")),
        (Some("tests"), _) => None,
        (_, "words.toml" | "cues.toml" | "datelines.toml" | "rates.toml") => Some(file.to_owned()),
        _ => None,
    }
}
