//! `--changed` and `--changed-since`: which articles changed, by their names or by what git says.

use super::CheckArgs;
use super::messages::Messages;
use super::project::{Project, Told};
use gainsay::article::name_of;
use gainsay::report::place::file_and_record;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The articles that changed, of those that were read; `None`: all are asked for.
pub fn articles(
    args: &CheckArgs,
    project: &Project,
    articles: &[String],
    messages: &Messages,
) -> Result<Option<BTreeSet<String>>, Told> {
    let files: Vec<PathBuf> = match (&args.changed, &args.changed_since) {
        (Some(files), _) => files.clone(),
        (None, Some(rev)) => changed_since(&project.base, rev).map_err(|problem| {
            messages.error(problem, "--changed-since takes a git revision, as in origin/main; --changed takes files");
            Told
        })?,
        (None, None) => return Ok(None),
    };
    let names: BTreeSet<String> = files.iter().map(|file| name_of(file, &project.base)).collect();
    let changed = |article: &&String| {
        let file = file_and_record(article).0;
        let mut above = file.match_indices('/').map(|(at, _)| &file[..at]);
        names.contains(*article)
            || names.contains(file)
            || names.contains(".")
            || above.any(|above| names.contains(above))
    };
    let found: BTreeSet<String> = articles.iter().filter(changed).cloned().collect();
    if found.is_empty() {
        messages.note("none of the articles changed, so no finding is shown");
    }
    Ok(Some(found))
}

/// The files that differ from where this branch left `rev`, with those that git does not know yet.
fn changed_since(base: &Path, rev: &str) -> Result<Vec<PathBuf>, String> {
    let root = text(&git(base, &["rev-parse", "--show-toplevel"])?);
    let root = Path::new(root.trim_end_matches(['\n', '\r']));
    // Whatever the name looks like, it is no option; and git says no more than this of a wrong one.
    let commit = format!("{rev}^{{commit}}");
    let commit = text(&git(base, &["rev-parse", "--verify", "--end-of-options", &commit])?).trim().to_owned();
    // Without a common ancestor (a shallow clone) the revision itself is compared.
    let from = git(base, &["merge-base", &commit, "HEAD"]).map_or(commit, |from| text(&from).trim().to_owned());
    let mut files = git(root, &["diff", "--name-only", "--no-ext-diff", "-z", &from, "--"])?;
    files.extend(git(root, &["ls-files", "--others", "--exclude-standard", "-z"])?);
    let names = files.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Ok(names.map(|name| root.join(path(name))).collect())
}

fn git(folder: &Path, args: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git").arg("-C").arg(folder).args(args).output();
    let output = output.map_err(|error| format!("git cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = text(&output.stderr);
    let said = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned();
    Err(format!("git {}: {said}", args.first().copied().unwrap_or_default()))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    PathBuf::from(text(name))
}
