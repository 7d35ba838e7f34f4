//! The built-in pack: the files of `rules/`, compiled into the binary.

use super::error::SourceFile;

/// Path under `rules/` and text of each file.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/builtin_rules.rs"));

/// All files of the built-in pack, by path.
#[must_use]
pub fn files() -> Vec<SourceFile> {
    FILES.iter().map(|(name, text)| SourceFile { name: format!("rules/{name}"), text: (*text).into() }).collect()
}
