//! Where output goes: standard output, or a file that is written beside and renamed, so that it is whole or not there.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Whether output to `file` (or standard output) goes to a terminal.
pub fn is_terminal(file: Option<&Path>) -> bool {
    file.is_none() && io::stdout().is_terminal()
}

/// Calls `print` with a writer to `file`, or to standard output. A reader that went away (a closed pipe) is no error:
/// whoever reads no further wants no more.
///
/// # Errors
/// Those of writing; the file is then as it was before.
pub fn write(file: Option<&Path>, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let result = match file {
        None => to(io::stdout().lock(), print),
        Some(path) if is_special(path) => File::options().write(true).open(path).and_then(|file| to(file, print)),
        Some(path) => beside(path, print),
    };
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn to(target: impl Write, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = BufWriter::with_capacity(1 << 16, target);
    let result = print(&mut buffered).and_then(|()| buffered.flush());
    // After an error the buffer must not try again when it is dropped.
    if result.is_err() {
        let _ = buffered.into_parts();
    }
    result
}

/// Devices and pipes (`/dev/stdout`) cannot be renamed onto.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir())
}

fn beside(path: &Path, print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.is_dir() {
        return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
    }
    let name = target.file_name().ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "not the name of a file"))?;
    let mut name = name.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part: PathBuf = target.with_file_name(name);
    let written = File::create(&part).and_then(|file| to(file, print)).and_then(|()| fs::rename(&part, &target));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}
