//! `check --watch`: the check again whenever a file that it depends on changes.
//!
//! Files are looked at twice a second rather than asked of the system: that works on every file system and mount, and a
//! change of any input, rule or setting is one comparison of names, sizes and times.

use super::CheckArgs;
use super::check;
use super::messages::Messages;
use super::project::{Project, Told, project};
use gainsay::article::{self, Input, SIDECAR};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

const PAUSE: Duration = Duration::from_millis(500);

/// Runs the check until the program is interrupted.
pub fn run(args: &CheckArgs, messages: &Messages) -> Result<u8, Told> {
    if args.input.paths.iter().any(|path| path.as_os_str() == "-") {
        messages.error("standard input cannot be watched", "name files or folders");
        return Err(Told);
    }
    let quiet = messages.silent();
    loop {
        // What changes while the check runs is seen after it.
        let seen = state(args, &quiet);
        // Mistakes are told by the run, and mended while it watches.
        let _ = check::run(args, messages);
        messages.note("watching; press Ctrl-C to stop");
        while state(args, &quiet) == seen {
            sleep(PAUSE);
        }
    }
}

type State = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Everything that the run depends on: articles with what describes them, rules, configuration, baseline.
fn state(args: &CheckArgs, quiet: &Messages) -> State {
    let mut state = State::new();
    let Ok(project) = project(&args.rules, quiet) else { return state };
    for name in article::PROJECT_FILES {
        add(&mut state, &project.base.join(name));
    }
    args.rules.config.iter().chain(&args.baseline).for_each(|path| add(&mut state, path));
    project.config.baseline.iter().for_each(|path| add(&mut state, &project.base.join(path)));
    rules(args, &project).iter().for_each(|path| add_all(&mut state, path));
    if let Ok(inputs) = project.inputs(&args.input, quiet) {
        let (names, _, _) = article::files(&inputs, &project.base);
        for name in names {
            let path = project.base.join(name);
            path.parent().iter().for_each(|folder| add(&mut state, &folder.join(SIDECAR)));
            add(&mut state, &path);
        }
        // A file that is named and not there may come.
        inputs.iter().for_each(|input| {
            if let Input::Path(path) = input {
                add(&mut state, path)
            }
        });
    }
    state
}

fn rules(args: &CheckArgs, project: &Project) -> Vec<PathBuf> {
    match args.rules.rules.as_slice() {
        [] => project.config.rules.iter().map(|path| project.base.join(path)).collect(),
        paths => paths.to_vec(),
    }
}

fn add(state: &mut State, path: &Path) {
    // The times of folders change with every file beside the articles.
    if let Some(metadata) = fs::metadata(path).ok().filter(fs::Metadata::is_file) {
        state.insert(path.to_owned(), (metadata.len(), metadata.modified().ok()));
    }
}

/// A file, or all files of a folder and the folders in it.
fn add_all(state: &mut State, path: &Path) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| {
            if entry.file_type().is_ok_and(|kind| !kind.is_symlink()) {
                add_all(state, &entry.path());
            }
        }),
        Err(_) => add(state, path),
    }
}
