//! `rules diff`: exactly what a change of rules changes, against a folder and against a git revision.

use crate::cli::{RULE, run};
use crate::common::Folder;
use std::path::Path;
use std::process::Command;

/// The rule of these tests before a change: that of the others, with one more phrase.
fn old() -> String {
    let rule = std::str::from_utf8(RULE).unwrap();
    rule.replace("match = \"bridge is {value} long\"", "match = [\"bridge is {value} long\", \"span of {value}\"]")
}

fn folder() -> Folder {
    let new =
        old().replace(", \"span of {value}\"", ", \"bridge {..3} measures {value}\"").replace("old-bridge", "bridge");
    let folder = Folder::with(&[
        ("old/bridge.toml", old().as_bytes()),
        ("new/bridge.toml", new.as_bytes()),
        ("news/a.txt", b"The bridge is 312 metres long.\n"),
        ("news/b.txt", b"It has a span of 300 metres.\n"),
        ("news/c.txt", "The bridge now measures 455 metres, *say* <b>@engineers</b> \u{1b}[31m.\n".as_bytes()),
        ("broken/bridge.toml", b"id = 5\n"),
    ]);
    folder.write("repo/rules/bridge.toml", old().as_bytes());
    folder
}

fn git(folder: &Path, args: &[&str]) {
    let fixed = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
    let ran = Command::new("git").arg("-C").arg(folder).args(fixed).args(args).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn gained_lost_and_revalued_are_told_in_every_format() {
    let folder = folder();
    let settings = snapshots!("rules-diff");
    for format in ["pretty", "markdown", "json"] {
        let args = ["rules", "-r", "new", "diff", "--against", "old", "-f", format, "news"];
        let ran = run(folder.path(), &args);
        assert_eq!(ran.status, 0, "{}", ran.err);
        settings.bind(|| insta::assert_snapshot!(format, ran.out));
    }
    let ran = run(folder.path(), &["rules", "-r", "new", "diff", "--against", "new", "news"]);
    assert_eq!(ran.out, "3 articles, 2 → 2 claims: 0 gained, 0 lost, 0 revalued; findings: 0 new, 0 gone, 0 changed\n");
    let ran = run(folder.path(), &["rules", "-r", "new", "diff", "--against", "old", "--samples", "0", "news"]);
    assert!(
        ran.out.contains("1 gained, 1 lost, 1 revalued") && ran.out.contains("… and 4 more changes"),
        "{}",
        ran.out
    );
}

#[test]
fn a_git_revision_is_read_and_the_repository_left_alone() {
    let folder = folder();
    let repo = folder.path().join("repo");
    git(&repo, &["init", "-q"]);
    git(&repo, &["add", "-A"]);
    git(&repo, &["commit", "-qm", "first"]);
    let new = std::fs::read(folder.path().join("new/bridge.toml")).unwrap();
    folder.write("repo/rules/bridge.toml", &new);
    let against = |rev: &str| run(&repo, &["rules", "-r", "rules", "diff", "--against", rev, "../news"]);
    let (by_rev, by_folder) =
        (against("HEAD"), run(&repo, &["rules", "-r", "rules", "diff", "--against", "../old", "../news"]));
    assert_eq!((by_rev.status, &by_rev.out), (0, &by_folder.out), "{}", by_rev.err);
    let status = Command::new("git").arg("-C").arg(&repo).args(["status", "--porcelain"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&status.stdout), " M rules/bridge.toml\n");
    let settings = snapshots!("rules-diff");
    for (name, args) in [
        ("no-such-revision", ["rules", "-r", "rules", "diff", "--against", "v9", "../news"]),
        ("an-option", ["rules", "-r", "rules", "diff", "--against=--exec=x", "-q", "../news"]),
        ("broken-rules", ["rules", "-r", "rules", "diff", "--against", "../broken", "../news"]),
    ] {
        let ran = run(&repo, &args);
        assert_eq!(ran.status, 2, "{name}");
        settings.bind(|| insta::assert_snapshot!(name, ran.err));
    }
    folder.write("repo/fresh/bridge.toml", &new);
    let ran = run(&repo, &["rules", "-r", "fresh", "diff", "--against", "HEAD", "../news"]);
    assert!(ran.status == 2 && ran.err.contains("fresh is not in HEAD"), "{}", ran.err);
}
