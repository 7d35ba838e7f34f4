//! Reads rule sets from the disk: files and folders, over the built-in tables.

use super::error::{RuleError, SourceFile};
use super::validate::rule_set;
use super::{RuleSet, builtin};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A file or folder of rules that cannot be read.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
#[error("cannot read the rules in {}: {reason}", path.display())]
#[diagnostic(code(rule::unreadable), help("name a rule file, or a folder of rule files as the built-in rules/ is one"))]
pub struct Unreadable {
    /// As it was named.
    pub path: PathBuf,
    /// Why.
    pub reason: io::Error,
}

/// The built-in pack.
#[must_use]
pub fn builtin() -> (RuleSet, Vec<RuleError>) {
    rule_set(&builtin::files())
}

/// The rules of these files and folders in place of the built-in ones. The built-in tables (entities, words, cues,
/// datelines, rates) stay, but for those of which a folder brings a file of the same name.
///
/// # Errors
/// The first path that cannot be read. Mistakes inside of files are returned beside the rules that have none.
pub fn load(paths: &[PathBuf]) -> Result<(RuleSet, Vec<RuleError>), Unreadable> {
    let mut own = Vec::new();
    for path in paths {
        let mut found = Vec::new();
        collect(path, path, &mut found).map_err(|reason| Unreadable { path: path.clone(), reason })?;
        found.sort_by(|a, b| a.0.cmp(&b.0));
        own.extend(found);
    }
    let is_table = |name: &str| name.starts_with("entities/") || TABLES.contains(&name);
    let mut files: Vec<SourceFile> = builtin::files()
        .into_iter()
        .filter(|f| {
            let name = f.name.strip_prefix("rules/").unwrap_or(&f.name);
            is_table(name) && !own.iter().any(|(n, _)| n == name)
        })
        .collect();
    files.extend(own.into_iter().map(|(_, f)| f));
    Ok(rule_set(&files))
}

/// Files beside the rules that hold something else.
const TABLES: [&str; 4] = ["words.toml", "cues.toml", "datelines.toml", "rates.toml"];

/// All TOML files under `path`, each with its name inside `root`.
fn collect(root: &Path, path: &Path, found: &mut Vec<(String, SourceFile)>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let inner = entry?.path();
            if inner.is_dir() || inner.extension().is_some_and(|e| e == "toml") {
                collect(root, &inner, found)?;
            }
        }
        return Ok(());
    }
    let text = String::from_utf8_lossy(&fs::read(path)?).into_owned();
    let inside = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let name = path.to_string_lossy().replace('\\', "/");
    found.push((inside, SourceFile { name, text: text.into() }));
    Ok(())
}
