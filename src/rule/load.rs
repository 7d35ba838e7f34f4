//! Reads rule sets from the disk: files and folders, over the built-in tables.

use super::error::{RuleError, SourceFile};
use super::validate::{Pack, rule_set, rule_set_of};
use super::{RuleSet, builtin, file};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, io};
use toml::Spanned;

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
/// datelines, rates) stay, but for those of which a folder brings a file of the same name. A folder whose `pack.toml` says
/// that it `extends` the built-in pack or another folder stands over all that is there.
///
/// # Errors
/// The first path that cannot be read. Mistakes inside of files are returned beside the rules that have none.
pub fn load(paths: &[PathBuf]) -> Result<(RuleSet, Vec<RuleError>), Unreadable> {
    let mut loader = Loader::default();
    let mut top = Folder::default();
    for path in paths {
        top.join(loader.read(path)?);
    }
    let below: Vec<(String, SourceFile)> = loader.below.iter().flat_map(|f| f.files.iter().cloned()).collect();
    let is_table = |name: &str| name.starts_with("entities/") || TABLES.contains(&name);
    let mut base = Pack { files: builtin::files(), without: Vec::new() };
    if !loader.builtin {
        base.files.retain(|f| {
            let name = f.name.strip_prefix("rules/").unwrap_or(&f.name);
            is_table(name) && !top.files.iter().chain(&below).any(|(n, _)| n == name)
        });
    }
    for file in &mut base.files {
        let inside = file.name.strip_prefix("rules/").unwrap_or(&file.name);
        file.name = format!("{BUILTIN_FOLDER}{inside}");
    }
    let packs = loader
        .below
        .into_iter()
        .chain([top])
        .map(|folder| Pack { files: folder.files.into_iter().map(|(_, f)| f).collect(), without: folder.without });
    let packs: Vec<Pack> = std::iter::once(base).chain(packs).collect();
    let (set, mut errors) = rule_set_of(&packs);
    errors.splice(0..0, loader.errors);
    Ok((set, errors))
}

/// Whether the file of this name is a built-in one that stands under others.
#[must_use]
pub fn is_built_in(file: &str) -> bool {
    file.starts_with(BUILTIN_FOLDER)
}

/// Folders below the `tests` of these folders of rules: the articles whose claims snapshots keep. By path.
#[must_use]
pub fn test_folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    let folders = |path: &Path| -> Vec<PathBuf> {
        let inner = fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
        inner.filter(|path| path.is_dir()).collect()
    };
    let mut found = Vec::new();
    let mut open = paths.to_vec();
    while let Some(path) = open.pop() {
        let inner = folders(&path);
        let tests = path.file_name().is_some_and(|name| name == "tests");
        if tests { found.extend(inner) } else { open.extend(inner) }
    }
    found.sort();
    found.dedup();
    found
}

/// What a folder of rules holds, each file with its name inside the folder.
#[derive(Default)]
struct Folder {
    files: Vec<(String, SourceFile)>,
    without: Vec<(SourceFile, Range<usize>, String)>,
}

impl Folder {
    fn join(&mut self, mut other: Self) {
        self.files.append(&mut other.files);
        self.without.append(&mut other.without);
    }
}

/// Follows what packs extend.
#[derive(Default)]
struct Loader {
    /// Whether the built-in pack is among what is extended.
    builtin: bool,
    /// Folders that others extend, those at the bottom first.
    below: Vec<Folder>,
    /// Folders that are being read or have been.
    seen: Vec<PathBuf>,
    errors: Vec<RuleError>,
}

impl Loader {
    /// Reads a file or folder; what it extends is added to `below` first.
    fn read(&mut self, path: &Path) -> Result<Folder, Unreadable> {
        let mut files = Vec::new();
        collect(path, path, &mut files).map_err(|reason| Unreadable { path: path.to_owned(), reason })?;
        files.sort_by(|a, b| a.0.cmp(&b.0));
        let mut folder = Folder { files, without: Vec::new() };
        let Some((_, pack)) = folder.files.iter().find(|(name, _)| name == PACK) else { return Ok(folder) };
        let pack = pack.clone();
        let written = file::pack_file(&pack, &mut self.errors);
        for other in &written.extends {
            self.extend(path, &pack, other)?;
        }
        let without = written.without.iter().map(|id| (pack.clone(), id.span(), id.get_ref().clone()));
        folder.without.extend(without);
        Ok(folder)
    }

    fn extend(&mut self, folder: &Path, pack: &SourceFile, other: &Spanned<String>) -> Result<(), Unreadable> {
        if other.get_ref() == BUILTIN {
            self.builtin = true;
            return Ok(());
        }
        let path = folder.join(other.get_ref());
        let Ok(real) = fs::canonicalize(&path) else {
            let message = format!("there is no pack `{}`", other.get_ref());
            let help = format!("write \"{BUILTIN}\", or the path of a folder of rules from this file's folder");
            self.errors.push(RuleError::new("unknown-pack", pack, other.span(), message).help(help));
            return Ok(());
        };
        let own = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if real == own || self.seen.contains(&real) {
            // Said twice it is one pack below; a circle ends here.
            return Ok(());
        }
        self.seen.extend([real, own]);
        let below = self.read(&path)?;
        self.below.push(below);
        Ok(())
    }
}

/// What the built-in pack is called where packs are named.
const BUILTIN: &str = "builtin";
/// What stands before the names of built-in files when others stand beside them.
const BUILTIN_FOLDER: &str = "<builtin>/";
/// The file that says what a folder of rules adds to.
const PACK: &str = "pack.toml";

/// Files beside the rules that hold something else.
const TABLES: [&str; 4] = ["words.toml", "cues.toml", "datelines.toml", "rates.toml"];

/// All TOML files under `path`, each with its name inside `root`.
fn collect(root: &Path, path: &Path, found: &mut Vec<(String, SourceFile)>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let inner = entry?.path();
            // What describes the articles of a test is no rule.
            let sidecar = inner.file_name().is_some_and(|name| name == "articles.toml");
            if inner.is_dir() || inner.extension().is_some_and(|e| e == "toml") && !sidecar {
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
