//! The program from outside: exit statuses, messages, output files, and that nothing depends on how it is called.

use crate::common::Folder;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// A run, as a shell sees it.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

pub fn gainsay(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.current_dir(folder).args(args).stdin(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "RAYON_NUM_THREADS", "CI"] {
        command.env_remove(name);
    }
    command
}

pub fn run(folder: &Path, args: &[&str]) -> Ran {
    ran(&gainsay(folder, args).output().unwrap())
}

pub fn run_with_input(folder: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut command = gainsay(folder, args);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    ran(&child.wait_with_output().unwrap())
}

pub fn ran(output: &std::process::Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran { status: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// A rule of our own, so that these tests do not depend on what the built-in rules find.
pub const RULE: &[u8] = br#"
id    = "bridge-length"
title = "How long the Old Bridge is"

[slots.value]
type = "quantity"

[key]
bridge = "old-bridge"

[compare]
slot   = "value"
policy = "constant"

[[pattern]]
match = "bridge is {value} long"

[[example]]
text   = "The bridge is 300 metres long."
claims = [{ quote = "300 metres" }]
"#;

/// Two articles that disagree by far, in a folder with the rule.
pub fn disagreement() -> Folder {
    Folder::with(&[
        ("rules/bridge-length.toml", RULE),
        ("news/a.txt", b"The Old Bridge is 312 metres long."),
        ("news/b.txt", b"Engineers said the bridge is 455 metres long."),
        ("news/articles.toml", b"[\"a.txt\"]\npublished = 2025-03-03\n[\"b.txt\"]\npublished = 2025-03-04\n"),
    ])
}

pub const FORMATS: [&str; 9] = ["pretty", "compact", "json", "sarif", "github", "gitlab", "junit", "markdown", "csv"];

#[test]
fn the_status_comes_from_the_findings_and_never_from_the_format() {
    let folder = disagreement();
    let at = |args: &[&str], format| {
        let args: Vec<&str> = [&["check", "-r", "rules", "-f", format], args].concat();
        run(folder.path(), &args).status
    };
    for format in FORMATS {
        assert_eq!(at(&["news"], format), 1, "{format}");
        assert_eq!(at(&["news/a.txt"], format), 0, "{format}");
        assert_eq!(at(&["news", "--fail-on", "never"], format), 0, "{format}");
        assert_eq!(at(&["news", "--note", "bridge-length"], format), 0, "{format}");
        assert_eq!(at(&["news", "--note", "disagreement", "--fail-on", "note"], format), 1, "{format}");
        assert_eq!(at(&["news", "--error", "bridge-length", "--fail-on", "error"], format), 1, "{format}");
        assert_eq!(at(&["news", "--off", "bridge-length", "--fail-on", "note"], format), 0, "{format}");
        // What could not be read outranks what was found.
        assert_eq!(at(&["news", "nowhere"], format), 2, "{format}");
        assert_eq!(at(&["nowhere"], format), 2, "{format}");
    }
    for command in ["extract", "facts"] {
        for format in ["table", "jsonl", "csv"] {
            assert_eq!(run(folder.path(), &[command, "-r", "rules", "news", "-f", format]).status, 0);
            assert_eq!(run(folder.path(), &[command, "-r", "rules", "news", "nowhere", "-f", format]).status, 2);
        }
    }
    for format in ["table", "jsonl"] {
        assert_eq!(run(folder.path(), &["mentions", "news", "-f", format]).status, 0);
    }
}

/// Platforms show a claim of a record at the line of the record, whatever the lines of its text.
#[test]
fn records_are_shown_at_their_lines() {
    let record = |outlet: &str, metres: u32| {
        format!("{{\"source\": \"{outlet}\", \"text\": \"Some news.\\n\\nThe bridge is {metres} metres long.\"}}\n")
    };
    let feed = format!("{}\n\n{}", record("Post", 455), record("Times", 312).repeat(2));
    let folder = Folder::with(&[("rules/bridge-length.toml", RULE), ("feed.jsonl", feed.as_bytes())]);
    // The folder of the test has another name each time.
    let path = regex::Regex::new("[^ \"=(`]*feed.jsonl").unwrap();
    let shown = ["github", "gitlab", "sarif", "junit", "markdown"].map(|format| {
        let out = run(folder.path(), &["check", "-r", "rules", "feed.jsonl", "-f", format]).out;
        let place =
            out.lines().filter(|line| ["feed.jsonl", "\"begin\"", "startLine"].iter().any(|mark| line.contains(mark)));
        format!("{format}\n{}\n", path.replace_all(&place.collect::<Vec<_>>().join("\n"), "feed.jsonl"))
    });
    snapshots!("cli").bind(|| insta::assert_snapshot!("records-at-their-lines", shown.join("\n")));
}

/// One run writes all formats: each file holds what the format alone would print, whatever is printed, and the status is the same.
#[test]
fn one_run_serves_several_readers() {
    let folder = disagreement();
    let extra = ["json", "compact", "sarif", "gitlab", "junit", "markdown", "csv"];
    let flags: Vec<String> = extra.iter().map(|format| format!("--{format}-output={format}.out")).collect();
    let alone = FORMATS.map(|format| run(folder.path(), &["check", "-r", "rules", "news", "-f", format]).out);
    let alone_as = |format: &str| &alone[FORMATS.iter().position(|known| *known == format).unwrap()];
    for printed in FORMATS {
        let mut args = vec!["check", "-r", "rules", "news", "-f", printed];
        args.extend(flags.iter().map(String::as_str));
        let ran = run(folder.path(), &args);
        assert_eq!(ran.status, 1, "{printed}: {}", ran.err);
        assert_eq!(&ran.out, alone_as(printed));
        for format in extra {
            let written = std::fs::read_to_string(folder.path().join(format!("{format}.out"))).unwrap();
            assert_eq!(&written, alone_as(format));
        }
    }
    // One that cannot be written costs the status, and not the others.
    let ran = run(
        folder.path(),
        &["check", "-r", "rules", "news", "--csv-output", "nowhere/x.csv", "--sarif-output", "left.sarif"],
    );
    assert_eq!((ran.status, ran.out.contains("bridge")), (2, true), "{}", ran.err);
    assert!(folder.path().join("left.sarif").exists());
    let ran = run(folder.path(), &["check", "-r", "rules", "news", "--csv-output", "x", "--sarif-output", "x"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(!folder.path().join("x").exists());
}

#[test]
fn github_gets_paths_of_the_repository_and_a_job_summary() {
    let folder = Folder::with(&[
        (".git/HEAD", b"ref: refs/heads/main\n"),
        ("desk/gainsay.toml", b"inputs = [\"news\"]\nrules = [\"rules\"]\n"),
        ("desk/rules/bridge-length.toml", RULE),
        ("desk/news/a.txt", b"The Old Bridge is 312 metres long."),
        ("desk/news/b.txt", b"Engineers said the bridge is 455 metres long."),
        ("summary.md", b"before\n"),
    ]);
    let desk = folder.path().join("desk");
    let ran = ran(&gainsay(&desk, &["check", "-f", "github"])
        .env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"))
        .output()
        .unwrap());
    assert!(ran.out.contains("file=desk/news/b.txt,line=1,"), "{}{}", ran.out, ran.err);
    let summary = std::fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert!(summary.starts_with("before\n### gainsay: "), "{summary}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = disagreement();
    let base = folder.path();
    let absolute = base.join("news").display().to_string();
    for (command, format) in [("check", "json"), ("extract", "csv"), ("facts", "jsonl")] {
        let of = |from: &str, paths: &[&str]| {
            let rules = base.join("rules").display().to_string();
            let args: Vec<&str> = [&[command, "-r", rules.as_str(), "-f", format], paths].concat();
            run(&base.join(from), &args)
        };
        let once = of(".", &["news"]);
        assert!(!once.out.is_empty(), "{command} {format}: {}", once.err);
        for paths in [
            &["news/b.txt", "news/a.txt"][..],
            &["./news/"],
            &["rules/../news", "news/a.txt"],
            &[&absolute],
            &["news", "-j", "1"],
            &["news", "-j", "2"],
        ] {
            assert_eq!(of(".", paths), once, "{command} {format} {paths:?}");
        }
        // With a configuration, names are relative to its folder, wherever the program is called.
        folder.write("gainsay.toml", b"inputs = [\"news\"]\n");
        assert_eq!(of(".", &[]), once);
        assert_eq!(of("news", &["."]), once);
        assert_eq!(of("rules", &["../news"]), once);
        std::fs::remove_file(base.join("gainsay.toml")).unwrap();
    }
}

#[test]
fn output_files_are_whole_or_not_there() {
    let folder = disagreement();
    let printed = run(folder.path(), &["check", "-r", "rules", "news", "-f", "json"]);
    let written = run(folder.path(), &["check", "-r", "rules", "news", "-f", "json", "-o", "found.json"]);
    assert_eq!((written.status, written.out.as_str(), &written.err), (1, "", &printed.err));
    assert_eq!(std::fs::read_to_string(folder.path().join("found.json")).unwrap(), printed.out);
    // Written again, replaced; nothing is left beside it.
    assert_eq!(run(folder.path(), &["check", "-r", "rules", "news/a.txt", "-f", "json", "-o", "found.json"]).status, 0);
    assert!(std::fs::read_to_string(folder.path().join("found.json")).unwrap().len() < printed.out.len());
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 3, "news, rules and found.json");
    for target in ["nowhere/found.json", "news"] {
        let failed = run(folder.path(), &["check", "-r", "rules", "news", "-o", target]);
        assert_eq!(failed.status, 2);
        assert!(failed.err.contains("cannot be written"), "{}", failed.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_none() {
    let folder = disagreement();
    let full = run(folder.path(), &["check", "-r", "rules", "news", "-o", "/dev/full"]);
    assert_eq!(full.status, 2);
    let mut command = gainsay(folder.path(), &["check", "-r", "rules", "news", "-f", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let closed = ran(&child.wait_with_output().unwrap());
    assert_eq!(closed.status, 1);
    assert!(!closed.err.contains("cannot be written"), "{}", closed.err);
}

#[test]
fn standard_input_is_text_or_records() {
    let folder = disagreement();
    let extract = |more: &[&str], input: &[u8]| {
        let args: Vec<&str> = [&["extract", "-r", "rules", "-", "-f", "jsonl"], more].concat();
        let ran = run_with_input(folder.path(), &args, input);
        assert_eq!(ran.status, 0, "{}", ran.err);
        let lines = ran.out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        lines.map(|claim| format!("{} {} {}", claim["article"], claim["source"], claim["published"]["from"])).collect()
    };
    let text = b"The bridge is 312 metres long.";
    let alone: Vec<String> = extract(&[], text);
    assert_eq!(alone, ["\"stdin\" null null"]);
    let described: Vec<String> =
        extract(&["--stdin-filename", "./desk/x.txt", "--source", "Desk", "--published", "2025-03-03"], text);
    assert_eq!(described, ["\"desk/x.txt\" \"Desk\" \"2025-03-03\""]);
    let records: Vec<String> = extract(
        &["--source", "Desk"],
        b"{\"id\":\"x\",\"text\":\"The bridge is 312 metres long.\",\"date\":\"2025-03-03\"}\n\n{\"text\":\"The bridge is 3 km long.\",\"source\":\"Own\"}\n",
    );
    assert_eq!(records, ["\"stdin#3\" \"Own\" null", "\"stdin#x\" \"Desk\" \"2025-03-03\""]);
}

#[test]
fn files_that_would_be_read_are_listed() {
    let folder = disagreement();
    let ran = run(folder.path(), &["check", "--show-files", "news/b.txt", "news"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, "news/a.txt\nnews/b.txt\n"), "{}", ran.err);
}

#[test]
fn completions_and_manual_pages_are_made() {
    let folder = Folder::with(&[]);
    for args in
        [&["completions", "bash"][..], &["completions", "fish"], &["man"], &["man", "check"], &["explain", "diverse"]]
    {
        let ran = run(folder.path(), args);
        assert_eq!((ran.status, ran.out.len() > 100), (0, true), "{args:?}: {}", ran.err);
    }
}

/// The read-me shows what the program prints: its first finding and its summary. Like a snapshot, it is rewritten when
/// `INSTA_UPDATE=always` is set.
#[test]
fn the_read_me_quotes_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = run(root, &["check", "seeds"]);
    assert_eq!(ran.status, 1);
    let header = ran.out.lines().next().unwrap();
    let body = ran.out[header.len()..].split("\n\n").nth(1).unwrap();
    let quoted = [format!("{header}\n\n{body}\n"), ran.err];
    let path = root.join("README.md");
    let read_me = std::fs::read_to_string(&path).unwrap();
    let mut parts: Vec<&str> = read_me.split("```").collect();
    let blocks: Vec<usize> = (0..parts.len()).filter(|&i| parts[i].starts_with("text\n")).collect();
    assert_eq!(blocks.len(), quoted.len());
    let quoted = quoted.map(|text| format!("text\n{text}"));
    for (block, text) in blocks.into_iter().zip(&quoted) {
        parts[block] = text;
    }
    let current = parts.join("```");
    if current != read_me && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, &current).unwrap();
    } else {
        assert_eq!(current, read_me, "set INSTA_UPDATE=always to rewrite it");
    }
}

/// Every row of the table of inputs in the documentation of the exit status, and every way to ask wrongly: what is said.
#[test]
fn messages() {
    let german = "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss zu sperren, weil die Pfeiler \
        nach dem Hochwasser nicht mehr sicher sind. Die Arbeiten sollen nach Angaben der Verwaltung etwa zwei Jahre \
        dauern und rund vierzig Millionen Euro kosten. Der Verkehr wird so lange umgeleitet.";
    let long_line = format!("{{\"text\": \"{}\", \"date\": \"soon\"}}", "The bridge is 300 metres long. ".repeat(300));
    let bad_config: &[u8] =
        b"inputs = [\"news\"]\nfail_on = \"error\"\nrules = \"rules\"\n[severity]\nbridge-length = \"high\"\n";
    let many_records = "nonsense\n".repeat(25);
    let folder = Folder::with(&[
        ("rules/bridge-length.toml", RULE),
        ("bad-rules/one.toml", b"id = \"one\"\ntitle = \"One\"\ncolour = \"red\"\n[slots.value]\ntype = \"numbr\"\n[compare]\nslot = \"value\"\npolicy = \"constant\"\n[[pattern]]\nmatch = \"{value} (of\"\n"),
        ("bad-rules/two.toml", b"id = \"two\"\n[compare\n"),
        ("good.txt", b"The bridge is 312 metres long."),
        ("binary.txt", b"The bridge\0is 312 metres long."),
        ("broken.txt.gz", b"not gzip at all"),
        ("bad.jsonl", b"{\"text\": \"The bridge is 300 metres long.\", \"date\": \"soon\", \"id\": [1]}\n{\"title\": \"no text\"}\nplain words\n{\"text\": \"The bridge is 310 metres long.\"}\n{\"text\": \"cut off"),
        ("same.jsonl", b"{\"id\": 1, \"text\": \"One.\"}\n{\"id\": 1, \"text\": \"Two.\"}\n"),
        ("many.jsonl", many_records.as_bytes()),
        ("side/a.txt", b"The bridge is 312 metres long."),
        ("side/articles.toml", b"stray = 1\n[\"a.txt\"]\npubished = 2025-03-03\nsource = 5\npublished = { from = 2025-03-03, to = 2025-03-01 }\n"),
        ("torn/a.txt", b"The bridge is 312 metres long."),
        ("torn/articles.toml", b"[\"a.txt\"\npublished = 2025-13-01\n"),
        ("unknown/a.txt", b"The bridge is 312 metres long."),
        ("unknown/articles.toml", b"[\"aa.txt\"]\nsource = \"Example Times\"\n[\"sub/b.txt\"]\nsource = \"Example Times\"\n"),
        ("front/a.txt", b"---\ntitle: Bridge\npublished: some day\n---\nThe bridge is 312 metres long.\n"),
        ("notes/empty.txt", b"  \n"),
        ("notes/latin.txt", b"The caf\xE9 on the bridge.\nThe bridge is 312 metres long, says Jos\xE9."),
        ("notes/long.jsonl", format!("{}\n", long_line.replace(", \"date\": \"soon\"", "")).as_bytes()),
        ("notes/german.txt", german.as_bytes()),
        ("notes/picture.png", b"\x89PNG"),
        ("notes/readme", b"no ending"),
        ("longline.jsonl", long_line.as_bytes()),
        ("hostile/\u{1b}[31mred\u{202e}.txt", b"binary\0"),
        ("nothing/picture.png", b"\x89PNG"),
        ("bad.toml", bad_config),
        ("torn.toml", b"inputs = [\"good.txt\"\nfail-on = 1\n"),
        ("severity.toml", b"[severity]\nbridge-lenght = \"error\"\n"),
    ]);
    let settings = snapshots!("cli");
    let told = |name: &str, status: i32, args: &[&str]| {
        let ran = run(folder.path(), args);
        let shown = format!("$ gainsay {}\n{}{}exit status {}", args.join(" "), ran.out, ran.err, ran.status);
        settings.bind(|| insta::assert_snapshot!(format!("{name}"), shown));
        assert_eq!(ran.status, status, "{name}");
    };
    // Bad arguments.
    told("no-command", 2, &[]);
    told("unknown-flag", 2, &["check", "--fast", "good.txt"]);
    told("bad-fail-on", 2, &["check", "--fail-on", "high", "good.txt"]);
    told("bad-threads", 2, &["check", "-j", "0", "good.txt"]);
    told("nothing-named", 2, &["check"]);
    told("describes-no-stdin", 2, &["check", "good.txt", "--source", "Desk"]);
    told(
        "unknown-severity-ids",
        2,
        &["check", "-r", "rules", "--off", "bridge-lenght", "--error", "disagreements", "good.txt"],
    );
    told("unknown-explain", 2, &["explain", "-r", "rules", "stale-date"]);
    told("unknown-man", 2, &["man", "chek"]);
    // Bad configuration and rules, all of it in one run.
    told("bad-config-and-rules", 2, &["check", "-c", "bad.toml", "-r", "bad-rules", "good.txt"]);
    told("torn-config", 2, &["check", "-c", "torn.toml", "good.txt"]);
    told("missing-config", 2, &["check", "-c", "nowhere.toml", "good.txt"]);
    told("unknown-severity-in-config", 2, &["check", "-c", "severity.toml", "-r", "rules", "good.txt"]);
    told("missing-rules", 2, &["check", "-r", "nowhere", "good.txt"]);
    // Unreadable input: named, and the rest is checked.
    let check = |paths: &[&'static str]| [&["check", "-r", "rules", "-f", "compact"], paths].concat();
    told("missing-file", 2, &check(&["good.txt", "nowhere.txt"]));
    told("binary-file", 2, &check(&["good.txt", "binary.txt"]));
    told("broken-gzip", 2, &check(&["good.txt", "broken.txt.gz"]));
    told("bad-records", 2, &check(&["bad.jsonl"]));
    told("many-bad-records", 2, &check(&["good.txt", "many.jsonl"]));
    told("bad-record-in-a-long-line", 2, &check(&["good.txt", "longline.jsonl"]));
    told("bad-sidecar", 2, &check(&["side"]));
    told("torn-sidecar", 2, &check(&["torn"]));
    told("hostile-name", 2, &check(&["good.txt", "hostile"]));
    // No articles at all.
    told("no-articles", 2, &check(&["nothing"]));
    // Handled.
    told("unknown-entries", 0, &check(&["unknown"]));
    told("repeated-ids", 0, &check(&["same.jsonl"]));
    told("bad-front-matter", 0, &check(&["front"]));
    told("notes", 0, &check(&["notes"]));
    told("notes-verbose", 0, &check(&["notes", "-v"]));
    told("notes-quiet", 0, &check(&["notes", "-q"]));
    told("no-claims", 0, &check(&["same.jsonl", "-q"]));
    told("help", 0, &["--help"]);
}

/// What was compared with nothing is told when it is asked for, on standard error and in JSON, whose other keys stay.
#[test]
fn what_was_not_compared_is_explained() {
    let folder = disagreement();
    folder.write("news/c.txt", b"The \x1b[1mOld\x1b[0m Bridge is 312 metres long.\n");
    folder.write("news/copy.txt", b"Engineers said the bridge is 455 metres long.");
    let ran = |more: &[&str]| run(folder.path(), &[&["check", "-r", "rules", "news"], more].concat());
    let told = "  bridge-length: 1 of 4 claims: an article with the same text stands for it (1)\n";
    assert!(!ran(&[]).err.contains("not compared"));
    assert!(ran(&["--explain-skipped"]).err.contains(told), "{}", ran(&["--explain-skipped"]).err);
    let json = |more: &[&str]| -> serde_json::Value {
        serde_json::from_str(&ran(&[&["-f", "json", "-q"], more].concat()).out).unwrap()
    };
    let (plain, explained) = (json(&[]), json(&["--explain-skipped"]));
    assert!(plain.get("apart").is_none());
    assert_eq!((&explained["apart"][0]["reason"], &explained["apart"][0]["claims"]), (&"copy".into(), &1.into()));
    assert_eq!(plain["findings"], explained["findings"]);
}

/// Rules are timed on standard error when that is asked for; output and status stay.
#[test]
fn rules_are_timed() {
    let folder = disagreement();
    for command in ["check", "extract", "facts"] {
        let plain = run(folder.path(), &[command, "-r", "rules", "news"]);
        let timed = run(folder.path(), &[command, "-r", "rules", "--profile", "news"]);
        assert_eq!((plain.status, &plain.out), (timed.status, &timed.out), "{command}");
        let line =
            timed.err.lines().find(|line| line.starts_with("bridge-length")).unwrap_or_else(|| panic!("{}", timed.err));
        assert!(line.ends_with("2         2") && !plain.err.contains("share"), "{line}");
    }
}
