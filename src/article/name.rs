//! Names of articles: the path relative to the project's folder, normalised, with `/`, however the path was typed.

use std::path::{Component, Path, PathBuf};

/// A file under both of its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// With links resolved: two paths of the same file have the same.
    pub real: PathBuf,
    /// Name in output.
    pub name: String,
}

/// Finds the name of `path`, which may be relative to the current folder, in a project at `base`.
///
/// Links inside the project keep the name that the project gives them; a path that reaches the project through a link
/// from outside, or leaves it, is named by where it really is. A path that does not exist is named as it is written.
pub(super) fn locate(path: &Path, base: &Path) -> Located {
    let written = normal(&absolute(path));
    let base_written = normal(&absolute(base));
    let real = std::fs::canonicalize(path).unwrap_or_else(|_| written.clone());
    // "link/../x" is not "x": what was written holds only where it leads to the same file.
    let same = std::fs::canonicalize(&written).map_or(true, |r| r == real);
    if same && let Ok(inside) = written.strip_prefix(&base_written) {
        return Located { real, name: with_slashes(inside) };
    }
    let base_real = std::fs::canonicalize(base).unwrap_or(base_written);
    let name = with_slashes(&relative(&real, &base_real));
    Located { real, name }
}

/// `path` with `/` between its parts; "." for the project's folder itself.
pub(super) fn with_slashes(path: &Path) -> String {
    let mut name = String::new();
    for part in path.components() {
        if !name.is_empty() && !name.ends_with('/') {
            name.push('/');
        }
        match part {
            Component::RootDir => name.push('/'),
            part => name.push_str(&part.as_os_str().to_string_lossy()),
        }
    }
    if name.is_empty() { String::from(".") } else { name }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Without `.` and `..`, as far as the names alone tell.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            // Above the root there is only the root.
            Component::ParentDir if normal.has_root() => {}
            part => normal.push(part),
        }
    }
    normal
}

/// The way from `base` to `path`, both absolute. On another drive there is none: then `path` itself.
fn relative(path: &Path, base: &Path) -> PathBuf {
    let common = path.components().zip(base.components()).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return path.to_owned();
    }
    let up = base.components().skip(common).map(|_| Component::ParentDir);
    up.chain(path.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_depend_on_how_a_path_is_typed() {
        let base = std::env::current_dir().unwrap();
        for (typed, name) in [
            ("src", "src"),
            ("./src/", "src"),
            ("src/../src/./article/mod.rs", "src/article/mod.rs"),
            ("not/there.txt", "not/there.txt"),
            (".", "."),
            ("..", ".."),
        ] {
            assert_eq!(locate(Path::new(typed), &base).name, name, "{typed}");
            assert_eq!(locate(&base.join(typed), &base).name, name, "{typed}, absolute");
        }
        assert_eq!(locate(Path::new("src/lib.rs"), &base.join("src/article")).name, "../lib.rs");
    }
}
