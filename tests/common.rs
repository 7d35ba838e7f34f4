//! What the integration tests share.

use gainsay::article::{Article, Basis, Published};
use gainsay::value::Days;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Settings of snapshots that lie in the top-level folder `snapshots/AREA`, named by the test alone.
#[macro_export]
macro_rules! snapshots {
    ($area:literal) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/", $area));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
    }};
}

/// An article without a source that says this, published on a day.
pub fn article(name: &str, published: &str, text: &str) -> Article {
    let days = Days::day(published.parse().unwrap());
    let published = Published { days, basis: Basis::Sidecar };
    Article { name: name.to_owned(), source: None, published, title: None, url: None, text: text.into() }
}

/// A folder of its own for one test, removed when it is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// A folder with these files, whose paths may hold folders.
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let unique = format!("{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(unique));
        fs::create_dir_all(&folder.0).unwrap();
        for (name, bytes) in files {
            folder.write(name, bytes);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
