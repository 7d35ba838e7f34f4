//! The tutorial, done as it says: its files are written, its edits made, its commands run, and their output is what it shows.
//! Like a snapshot, the outputs are rewritten when `INSTA_UPDATE=always` is set.

use crate::cli::run;
use crate::common::Folder;
use crate::workbench::holds;
use std::path::Path;

#[test]
fn the_tutorial_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tutorial.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let folder = Folder::with(&[]);
    let mut parts: Vec<String> = text.split("```").map(str::to_owned).collect();
    for part in parts.iter_mut().skip(1).step_by(2) {
        let (head, body) = part.split_once('\n').unwrap();
        match head.split_once(" file=") {
            Some(("edit", file)) => {
                let (before, after) = body.split_once("---\n").unwrap();
                let old = std::fs::read_to_string(folder.path().join(file)).unwrap();
                assert_eq!(old.matches(before).count(), 1, "{before}");
                folder.write(file, old.replace(before, after).as_bytes());
            }
            Some((_, file)) => folder.write(file, body.as_bytes()),
            None => {
                let command = body.lines().next().unwrap();
                let args: Vec<&str> = command.strip_prefix("$ gainsay ").unwrap().split(' ').collect();
                let ran = run(folder.path(), &args);
                let shown = format!("{}{}", ran.out, ran.err);
                *part = format!("{head}\n{command}\n{}\n", shown.trim_end()).replace("\n\n\n", "\n\n");
            }
        }
    }
    holds(&path, &parts.join("```"));
    // At its end everything is green, and there is one finding.
    assert_eq!(run(folder.path(), &["rules", "test"]).status, 0);
    assert_eq!(run(folder.path(), &["check", "-f", "compact"]).out.lines().count(), 1);
}
