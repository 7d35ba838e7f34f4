//! What a project wants to see: only what is new, only what changed, not what someone has looked at; and how it says so.

use crate::cli::{FORMATS, RULE, Ran, gainsay, ran, run};
use crate::common::Folder;
use std::path::Path;
use std::process::Command;

/// Three articles on a bridge, of which one disagrees, in a project with a configuration.
fn project(config: &str) -> Folder {
    Folder::with(&[
        ("gainsay.toml", format!("inputs = [\"news\"]\nrules = [\"rules\"]\n{config}").as_bytes()),
        ("rules/bridge-length.toml", RULE),
        ("news/a.txt", b"The Old Bridge is 312 metres long."),
        ("news/b.txt", b"Engineers said the bridge is 455 metres long."),
        ("news/c.txt", b"By our count the bridge is 312 metres long."),
        (
            "news/articles.toml",
            b"[\"a.txt\"]\nsource = \"Times\"\n[\"b.txt\"]\nsource = \"Post\"\n[\"c.txt\"]\nsource = \"Star\"\n",
        ),
    ])
}

fn check(folder: &Folder, args: &[&str]) -> Ran {
    run(folder.path(), &[&["check", "-f", "compact"], args].concat())
}

fn id(folder: &Folder) -> String {
    let document: serde_json::Value = serde_json::from_str(&run(folder.path(), &["check", "-f", "json"]).out).unwrap();
    document["findings"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_the_baseline_knows_is_hidden_until_something_is_new() {
    let folder = project("");
    assert_eq!(check(&folder, &[]).status, 1);
    let missing = check(&folder, &["--baseline", "known.toml"]);
    assert!(missing.status == 2 && missing.err.contains("gainsay baseline"), "{}", missing.err);

    let written = run(folder.path(), &["baseline", "-o", "known.toml"]);
    assert_eq!((written.status, written.out.as_str()), (0, ""), "{}", written.err);
    let text = std::fs::read_to_string(folder.path().join("known.toml")).unwrap();
    let known = || check(&folder, &["--baseline", "known.toml"]);
    snapshots!("cli").bind(|| insta::assert_snapshot!("baseline-file", text));
    let ran = known();
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("1 known from the baseline"), "{}", ran.err);

    // The same again, elsewhere in its article: known.
    folder.write("news/b.txt", b"First some news.\n\nEngineers now said the bridge is 455 metres long.");
    assert_eq!(known().status, 0);
    // A source that joins the consensus with a known value: nothing new.
    folder.write("news/d.txt", b"The bridge is 312 metres long, we hear.");
    assert_eq!(known().status, 0);
    // A source off the consensus, though its value is known.
    folder.write("news/e.txt", b"They say the bridge is 455 metres long.");
    assert_eq!(known().status, 1);
    std::fs::remove_file(folder.path().join("news/e.txt")).unwrap();
    // A new value.
    folder.write("news/b.txt", b"Engineers said the bridge is 470 metres long.");
    assert_eq!(known().status, 1);

    // Nothing disagrees any more: said once, and pruned. Named by the configuration, relative to its folder.
    folder.write("gainsay.toml", b"inputs = [\"news\"]\nrules = [\"rules\"]\nbaseline = \"known.toml\"\n");
    std::fs::remove_file(folder.path().join("news/b.txt")).unwrap();
    let unused = run(&folder.path().join("news"), &["check"]);
    assert!(unused.err.contains("1 entry of") && unused.err.contains("--prune"), "{}", unused.err);
    assert_eq!(run(folder.path(), &["baseline", "--prune"]).status, 0);
    assert!(!std::fs::read_to_string(folder.path().join("known.toml")).unwrap().contains("[[known]]"));
    assert!(!check(&folder, &[]).err.contains("1 entry of"));
}

#[test]
fn pruning_adds_nothing_and_a_broken_baseline_is_not_written_over() {
    let folder = project("baseline = \"known.toml\"\n");
    folder.write("known.toml", b"version = 1\n");
    let pruned = run(folder.path(), &["baseline", "--prune"]);
    assert_eq!(pruned.status, 0, "{}", pruned.err);
    assert!(!std::fs::read_to_string(folder.path().join("known.toml")).unwrap().contains("[[known]]"));
    // What could not be read is not forgotten.
    assert_eq!(run(folder.path(), &["baseline"]).status, 0);
    let before = std::fs::read_to_string(folder.path().join("known.toml")).unwrap();
    assert_eq!(run(folder.path(), &["baseline", "news", "nowhere"]).status, 2);
    folder.write("known.toml", b"<<<<<<< ours\nversion = 1\n");
    for args in [&["check"][..], &["baseline"], &["baseline", "--prune"]] {
        let ran = run(folder.path(), args);
        assert!(ran.status == 2 && ran.err.contains("known.toml"), "{}", ran.err);
    }
    assert!(std::fs::read_to_string(folder.path().join("known.toml")).unwrap().starts_with("<<<<<<<"));
    folder.write("known.toml", before.as_bytes());
    assert_eq!(check(&folder, &[]).status, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_of_a_baseline() {
    let folder = project("");
    assert_eq!(run(folder.path(), &["baseline", "-o", "/dev/full"]).status, 2);
    for format in FORMATS {
        assert_eq!(run(folder.path(), &["check", "-f", format, "-o", "/dev/full"]).status, 2, "{format}");
    }
    assert_eq!(run(folder.path(), &["check", "--sarif-output", "/dev/full"]).status, 2);
}

#[test]
fn only_findings_of_changed_articles_are_shown_and_there() {
    let folder = project("");
    let of = |files: &[&str]| check(&folder, &[&["--changed"], files].concat());
    assert!(of(&["news/b.txt"]).out.starts_with("news/b.txt:1:"));
    // Located at the changed article, though it stands with the consensus.
    let ran = of(&["./news/c.txt"]);
    assert!(ran.status == 1 && ran.out.starts_with("news/c.txt:1:"), "{}{}", ran.out, ran.err);
    for files in [&["README.md"][..], &[]] {
        let ran = of(files);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""));
        assert!(ran.err.contains("1 without a changed article"), "{}", ran.err);
    }
    assert_eq!(of(&["news"]).status, 1);
    for format in FORMATS {
        assert_eq!(run(folder.path(), &["check", "-f", format, "--changed", "news/b.txt"]).status, 1, "{format}");
        assert_eq!(run(folder.path(), &["check", "-f", format, "--changed", "x"]).status, 0, "{format}");
    }
}

#[test]
fn git_tells_what_changed() {
    let folder = project("");
    let git = |args: &[&str]| {
        let name = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"];
        let output = Command::new("git").current_dir(folder.path()).args(name).args(args).output();
        output.is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q"]) {
        return;
    }
    assert!(git(&["add", "-A"]) && git(&["commit", "-qm", "One"]));
    let since = |rev: &str| check(&folder, &["--changed-since", rev]);
    assert_eq!(since("HEAD").status, 0);
    folder.write("news/a.txt", b"The Old Bridge is 312 metres long, still.");
    assert!(since("HEAD").out.starts_with("news/a.txt:1:"), "{}", since("HEAD").err);
    assert!(git(&["checkout", "-q", "--", "news/a.txt"]));
    // Files that git does not know yet have changed.
    folder.write("news/d.txt", b"The bridge is 500 metres long.");
    assert!(since("HEAD").out.starts_with("news/d.txt:1:"));
    for wrong in ["no-such-branch", "--output=x"] {
        let ran = check(&folder, &[&format!("--changed-since={wrong}")]);
        assert!(ran.status == 2 && ran.out.is_empty(), "{}", ran.err);
    }
    assert!(!folder.path().join("x").exists());
}

#[test]
fn suppressions_hide_by_identifier_or_key_until_they_run_out() {
    let folder = project("");
    let config = |more: &str| {
        folder.write("gainsay.toml", format!("inputs = [\"news\"]\nrules = [\"rules\"]\n{more}").as_bytes());
    };
    let id = id(&folder);
    let on = |day: u64| {
        let seconds = (day * 86_400).to_string();
        ran(&gainsay(folder.path(), &["check", "-f", "compact"]).env("SOURCE_DATE_EPOCH", seconds).output().unwrap())
    };
    config(&format!("[[suppress]]\nid = \"{id}\"\nreason = \"both measured\"\nowner = \"desk\"\nuntil = 2026-01-31\n"));
    // 31 January and 1 February 2026.
    assert_eq!((on(20_484).status, on(20_484).err.contains("1 suppressed")), (0, true), "{}", on(20_484).err);
    let back = on(20_485);
    assert!(back.status == 1 && back.err.contains("gainsay.toml:3: this suppression ran out"), "{}", back.err);
    assert!(back.err.contains("both measured (desk)"), "{}", back.err);
    config("[[suppress]]\nrule = \"bridge-length\"\nkey = { bridge = \"old-bridge\" }\nreason = \"both measured\"\n");
    assert_eq!(on(20_485).status, 0);
    config("[[suppress]]\nrule = \"bridge-length\"\nkey = { bridge = \"new-bridge\" }\nreason = \"both measured\"\n");
    let unused = on(20_485);
    assert!(unused.status == 1 && unused.err.contains("fits no finding"), "{}", unused.err);
    config("[[suppress]]\nid = \"1\"\n");
    assert_eq!(on(20_485).status, 2);
}

#[test]
fn the_command_line_wins_over_the_configuration() {
    let folder = project(
        "exclude = [\"drafts/\", \"old-*\"]\nfail-on = \"never\"\nformat = \"github\"\n[outputs]\njson = \"out.json\"\ncsv = \"out.csv\"\n\
         [severity]\nbridge-length = \"note\"\n[[override]]\npaths = [\"news/\"]\nseverity = { bridge-length = \"error\" }\n",
    );
    folder.write("news/drafts/x.txt", b"The bridge is 1 metre long.");
    folder.write("news/old-x.txt", b"The bridge is 2 metres long.");
    let ran = run(&folder.path().join("news"), &["check"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.starts_with("::error file=") && ran.out.contains("news/b.txt,line=1,"), "{}{}", ran.out, ran.err);
    assert!(folder.path().join("out.json").exists() && folder.path().join("out.csv").exists());
    let files = run(folder.path(), &["check", "--show-files"]);
    assert_eq!(files.out, "news/a.txt\nnews/b.txt\nnews/c.txt\n");
    // What is named is read, whatever the patterns say.
    assert!(run(folder.path(), &["check", "--show-files", "news/old-x.txt"]).out.contains("old-x"));
    std::fs::remove_file(folder.path().join("out.json")).unwrap();
    let ran = check(&folder, &["--fail-on", "warning", "--warning", "bridge-length", "--json-output", "other.json"]);
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains(": warning["), "{}", ran.out);
    assert!(folder.path().join("other.json").exists() && !folder.path().join("out.json").exists());

    // An override is about findings whose articles all match.
    folder.write("gainsay.toml", b"inputs = [\"news\"]\nrules = [\"rules\"]\n[[override]]\npaths = [\"b.txt\"]\nseverity = { disagreement = \"off\" }\n");
    assert_eq!(check(&folder, &[]).status, 1);
    // A hidden configuration does as well.
    std::fs::rename(folder.path().join("gainsay.toml"), folder.path().join(".gainsay.toml")).unwrap();
    assert_eq!(run(&folder.path().join("rules"), &["check"]).status, 1);
}

/// What `--show-config` prints is a configuration, and it says the same.
#[test]
fn the_configuration_in_force_is_shown() {
    let folder = project(
        "exclude = [\"drafts/\"]\nformat = \"compact\"\nbaseline = \"known.toml\"\n[outputs]\nsarif = \"x.sarif\"\n[severity]\ndiverse = \"off\"\n\
         [[override]]\npaths = [\"wire/\"]\nseverity = { unconvertible = \"off\" }\n\
         [[suppress]]\nid = \"1\"\nreason = \"why \\\"not\\\"\"\nowner = \"desk\"\nuntil = 2026-01-31\n\
         [[suppress]]\nrule = \"bridge-length\"\nkey = { bridge = [\"a\", \"b\"], day = 2025-01-02 }\nreason = \"x\"\n",
    );
    let shown =
        run(folder.path(), &["check", "--show-config", "--error", "diverse", "--junit-output", "j.xml", "other"]);
    assert_eq!(shown.status, 0, "{}", shown.err);
    snapshots!("cli").bind(|| insta::assert_snapshot!("show-config", shown.out));
    folder.write("gainsay.toml", shown.out.as_bytes());
    assert_eq!(run(folder.path(), &["check", "--show-config"]).out, shown.out);
    folder.write("gainsay.toml", b"inptus = []\n");
    assert_eq!(run(folder.path(), &["check", "--show-config"]).status, 2);
    assert_eq!(run(Path::new("/"), &["check", "--isolated", "--show-config"]).status, 0);
}

#[test]
fn statistics_count_by_rule() {
    let folder = project("");
    let ran = check(&folder, &["--statistics"]);
    let row = ran.err.lines().find(|line| line.starts_with("bridge-length")).unwrap();
    let counts: Vec<&str> = row.split_whitespace().skip(1).collect();
    assert_eq!(counts[..3], ["3", "1", "1"], "{row}");
}

/// The names of formats that a configuration may use are those of the command line.
#[test]
fn formats_have_one_name() {
    let help = run(Path::new("."), &["check", "--help"]).out;
    for format in gainsay::config::FORMATS {
        assert!(help.contains(&format!("- {format}:")), "{format}\n{help}");
    }
    assert_eq!(gainsay::config::FORMATS.len(), FORMATS.len());
}
