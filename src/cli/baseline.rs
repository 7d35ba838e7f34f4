//! `gainsay baseline`, and the baseline of `gainsay check`: the file read, written and pruned.

use super::find::{Asked, find};
use super::messages::Messages;
use super::output;
use super::project::{Project, Told, project};
use super::show;
use super::stages::status;
use super::{BaselineArgs, FINE};
use gainsay::article::{InputCode, InputProblem};
use gainsay::baseline::{Baseline, file};
use gainsay::report::count;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The file where none is named.
const NAME: &str = "gainsay-baseline.toml";
/// Bytes of a baseline, at most: one of a hundred thousand findings is smaller.
const LIMIT: u64 = 64 << 20;

/// Does what was asked, and returns the exit status.
pub fn run(args: &BaselineArgs, messages: &Messages) -> Result<u8, Told> {
    let project = project(&args.rules, messages)?;
    if let Some(status) = show::instead(&project, &args.input, None, messages) {
        return status;
    }
    let configured = project.config.baseline.as_ref().map(|path| project.base.join(path));
    let path = args.output.clone().or(configured).unwrap_or_else(|| project.base.join(NAME));
    // What is there is only needed for what is said of it, but a broken file is not silently written over.
    let old = if path.is_file() || args.prune { read(&path, messages)? } else { Baseline::default() };
    let found = find(
        &Asked { input: &args.input, rules: &args.rules, levels: Vec::new(), profile: false },
        &project,
        messages,
    )?;
    let status = status(&found.corpus, FINE);
    if status != FINE {
        // What could not be read is no reason to forget what is known of it.
        messages.warning(format!("{} is left as it is, since not all could be read", path.display()));
        return Ok(status);
    }
    let now = Baseline::of(&found.outcome);
    let gone = old.unused(&now);
    let (new, verb) = match args.prune {
        true => (old.pruned(&now), "kept in"),
        false => (now, "written to"),
    };
    let added = new.entries.keys().filter(|id| !old.entries.contains_key(*id)).count();
    output::write(Some(&path), |out| out.write_all(file::write(&new).as_bytes())).map_err(|error| {
        messages
            .error(format!("{}: cannot be written: {error}", path.display()), "check the folder and its permissions");
        Told
    })?;
    let entries = count(new.entries.len(), "finding");
    messages.summary(format!("{entries} {verb} {}: {added} new, {gone} not found any more", path.display()));
    Ok(FINE)
}

/// The baseline that a check is asked to use, with its path.
pub fn asked(flag: Option<&Path>, project: &Project, messages: &Messages) -> Result<Option<(PathBuf, Baseline)>, Told> {
    let configured = project.config.baseline.as_ref().map(|path| project.base.join(path));
    let Some(path) = flag.map(Path::to_owned).or(configured) else { return Ok(None) };
    let baseline = read(&path, messages)?;
    Ok(Some((path, baseline)))
}

/// The text of a file, which may be a pipe, but not one without end.
fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LIMIT + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LIMIT {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than any baseline"));
    }
    Ok(text)
}

fn read(path: &Path, messages: &Messages) -> Result<Baseline, Told> {
    let name = path.display().to_string();
    let (baseline, problems) = match text(path) {
        Ok(text) => file::parse(&name, &text),
        Err(error) => {
            let help = "`gainsay baseline` writes one";
            let message = format!("cannot be read: {error}");
            (Baseline::default(), vec![InputProblem::of_file(InputCode::BadBaseline, &name, message, help)])
        }
    };
    messages.problems(&problems);
    if problems.is_empty() { Ok(baseline) } else { Err(Told) }
}
