//! One hostile corpus, end to end: names, outlets, titles and texts that try to be commands, markup, formulas and escape
//! sequences. Each format has a test that reads its output as its platform would, and finds nothing of theirs in it.

use crate::cli::{FORMATS, RULE, Ran, run};
use crate::common::Folder;
use serde_json::Value;

/// As much of it as a file may be called.
const NAME: &str = "%0A::error::x ]]> =cmd '\u{1b}[31m \u{1b}]8;;x\u{7} \u{202e}txet @desk \"q\" <script> |a| `b`";

/// Two articles that disagree, one of them on a very long line, and two that only get in the way.
fn corpus() -> Folder {
    let outlet = "::warning file=a::=cmd|' /C calc'!A0 ]]> <b>\\u001b[2J\\u202e @all";
    let sidecar = format!(
        "[{name}]\nsource = \"{outlet}\"\n[\"::set-output name=x::.txt\"]\nsource = \"=1+1\"\n",
        name = gainsay::report::toml::quoted(&format!("{NAME}.txt")),
    );
    let long = format!("{}The bridge is 455 metres\u{202e} long.{}", "x ".repeat(50_000), " y".repeat(50_000));
    let hostile =
        "::error::x\n##[error]x\n]]> <script>\u{1b}]0;title\u{7}\n=cmd|' /C calc'!A0\nThe bridge is 312 metres long.\n";
    Folder::with(&[
        ("rules/bridge-length.toml", RULE),
        (&format!("news/{NAME}.txt"), hostile.as_bytes()),
        ("news/::set-output name=x::.txt", long.as_bytes()),
        ("news/feed::.jsonl", b"{\"id\":\"::debug::]]>\",\"title\":\"=x\",\"source\":\"\\u0000\\u202e\",\"text\":\"The bridge is 900 metres long.\"}\n"),
        (&format!("news/binary {NAME}.txt"), b"\0"),
        ("news/articles.toml", sidecar.as_bytes()),
    ])
}

fn check(format: &str) -> Ran {
    let ran = run(corpus().path(), &["check", "-r", "rules", "news", "-f", format]);
    // The binary file; the others were checked.
    assert_eq!(ran.status, 2, "{format}: {}", ran.err);
    assert!(ran.err.contains("3 articles, 3 claims"), "{}", ran.err);
    harmless(&ran.err);
    ran
}

/// Nothing acts on a terminal, and no line is a command of GitHub Actions.
fn harmless(text: &str) {
    for line in text.lines() {
        let acts = |c: &char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(c);
        assert_eq!(line.chars().find(acts), None, "{line:?}");
        let bare = line.trim_start();
        assert!(!bare.starts_with("::") && !bare.starts_with("##["), "{line}");
    }
}

#[test]
fn pretty() {
    let ran = check("pretty");
    harmless(&ran.out);
    // A window of the long line, not the line.
    assert!(ran.out.len() < 10_000, "{}", ran.out.len());
}

#[test]
fn compact() {
    let ran = check("compact");
    harmless(&ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn json() {
    let document: Value = serde_json::from_str(&check("json").out).unwrap();
    assert_eq!(document["summary"]["articles"], 3);
}

#[test]
fn sarif() {
    let document: Value = serde_json::from_str(&check("sarif").out).unwrap();
    let result = &document["runs"][0]["results"][0];
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.bytes().all(|b| b.is_ascii_graphic() && !b"<>\"|`\\^{}".contains(&b)), "{uri}");
    harmless(result["message"]["text"].as_str().unwrap());
}

#[test]
fn github() {
    let out = check("github").out;
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 1, "{out}");
    assert!(lines[0].starts_with("::") && !lines[0].contains('\u{1b}') && !lines[0].contains('\u{202e}'));
    assert_eq!(lines[0].split_once(' ').unwrap().1.split("::").next().unwrap().matches("title=").count(), 1);
}

#[test]
fn gitlab() {
    let issues: Value = serde_json::from_str(&check("gitlab").out).unwrap();
    harmless(issues[0]["description"].as_str().unwrap());
}

#[test]
fn junit() {
    let out = check("junit").out;
    harmless(&out);
    assert!(!out.contains("]]>") && !out.contains("<script") && !out.contains("<b>"));
    assert_eq!(out.matches("<failure ").count(), 1);
}

#[test]
fn markdown() {
    let out = check("markdown").out;
    harmless(&out);
    assert!(!out.contains("@all") && !out.split('`').step_by(2).any(|outside| outside.contains("<b>")), "{out}");
}

#[test]
fn csv() {
    let out = check("csv").out;
    harmless(&out);
    let mut reader = ::csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn each_format_has_its_test() {
    let tests = include_str!("hostile.rs");
    for format in FORMATS {
        assert!(tests.contains(&format!("fn {format}()")), "{format}");
    }
}

#[test]
fn baseline() {
    let folder = corpus();
    // Not all could be read, so nothing is written.
    assert_eq!(run(folder.path(), &["baseline", "-r", "rules", "news", "-o", "known.toml"]).status, 2);
    assert!(!folder.path().join("known.toml").exists());
    std::fs::remove_file(folder.path().join(format!("news/binary {NAME}.txt"))).unwrap();
    assert_eq!(run(folder.path(), &["baseline", "-r", "rules", "news", "-o", "known.toml"]).status, 0);
    harmless(&std::fs::read_to_string(folder.path().join("known.toml")).unwrap());
    let ran = run(folder.path(), &["check", "-r", "rules", "news", "--baseline", "known.toml"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
}
