//! Patterns over names of articles, written as `.gitignore` writes them.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::Path;

/// Patterns, of which the last that fits decides; one that begins with `!` takes back what others match.
///
/// ```
/// let globs = gainsay::article::Globs::new(["drafts/", "*.bak.txt", "!kept.bak.txt"]).unwrap();
/// assert!(globs.matches("desk/drafts/one.txt") && globs.matches("a.bak.txt"));
/// assert!(!globs.matches("desk/one.txt") && !globs.matches("kept.bak.txt"));
/// ```
#[derive(Debug, Clone)]
pub struct Globs(Gitignore);

impl Globs {
    /// The matcher of these patterns.
    ///
    /// # Errors
    /// What is wrong with the first pattern that is not one.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new("");
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|error| error.to_string())?;
        }
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// Whether an article or file of this name, or a folder above it, fits. A record is named by its file.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let path = Path::new(name.trim_start_matches('/'));
        let mut found = self.0.matched(path, false);
        for folder in path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
            if !found.is_none() {
                break;
            }
            found = self.0.matched(folder, true);
        }
        found.is_ignore()
    }
}
