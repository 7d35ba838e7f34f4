//! Rules: the examples that they carry, and every mistake that a rule file can hold.

use crate::seeds::pack;
use gainsay::article::{Article, Published};
use gainsay::rule::error::SourceFile;
use gainsay::rule::validate::rule_set;
use gainsay::workbench::examples;
use std::path::Path;

#[test]
fn every_example_of_the_pack_passes() {
    let failed: Vec<String> = examples::run(pack())
        .into_iter()
        .filter(examples::CaseResult::failed)
        .map(|r| {
            let problems: Vec<String> = r.problems.iter().map(|p| format!("    {p}\n")).collect();
            format!("{}:{}: {}\n{}", r.file, r.line, r.text, problems.concat())
        })
        .collect();
    assert!(failed.is_empty(), "{} examples fail:\n{}", failed.len(), failed.concat());
}

#[test]
fn every_rule_of_the_pack_shows_what_it_finds_and_what_it_leaves() {
    for rule in pack().rules.iter().filter(|r| !r.patterns.is_empty()) {
        let (found, left): (Vec<_>, Vec<_>) = rule.examples.iter().partition(|e| !e.claims.is_empty());
        assert!(!found.is_empty() && !left.is_empty(), "{} needs an example that matches and a near miss", rule.id);
        assert!(!rule.docs.is_empty(), "{} needs docs", rule.id);
    }
}

/// One fixture a kind of mistake: `tests/fixtures/rule-errors/CODE.toml`, whose messages lie in `snapshots/rule-errors/`. Those
/// in its folders stand for files of other kinds.
#[test]
fn every_mistake_has_a_message_that_says_what_to_do() {
    for (folder, name) in [("", "rules/CODE.toml"), ("rates", "rules/rates.toml")] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rule-errors").join(folder);
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.retain(|path| path.is_file());
        files.sort();
        for path in files {
            let code = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            mistakes_of(&code, SourceFile { name: name.replace("CODE", &code), text: text.as_str().into() });
        }
    }
}

fn mistakes_of(code: &str, source: SourceFile) {
    let words = SourceFile { name: "rules/words.toml".into(), text: "[words]\nwar = [\"war\"]\n".into() };
    let places = SourceFile { name: "rules/entities/place.toml".into(), text: PLACES.into() };
    let (_, mistakes) = rule_set(&[words, places, source]);
    let codes: Vec<_> = mistakes.iter().map(|m| m.code).collect();
    assert!(codes.contains(&code), "{code} is told as {codes:?}");
    let told: Vec<String> = mistakes
        .iter()
        .map(|m| {
            assert!(m.help.is_some(), "{code} does not say what to do");
            let mut out = String::new();
            let handler = miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
            handler.with_width(90).render_report(&mut out, m).unwrap();
            out
        })
        .collect();
    snapshots!("rule-errors").bind(|| insta::assert_snapshot!(code, told.join("\n")));
}

const PLACES: &str = r#"
[[entity]]
id   = "harbour-town"
type = "place"
name = "Harbour Town"
"#;

/// Patterns that would exhaust a careless engine get an error, not a crash or a long wait.
#[test]
fn hostile_patterns_are_refused() {
    let rule = |pattern: &str| {
        let text = format!(
            "id = \"x\"\n[slots.value]\ntype = \"number\"\n[compare]\npolicy = \"constant\"\n[[pattern]]\nmatch = '''{pattern}'''\n"
        );
        rule_set(&[SourceFile { name: "rules/x.toml".into(), text: text.as_str().into() }]).1
    };
    let nested = format!("{}a{}", "(".repeat(10_000), ")".repeat(10_000));
    let cases = [
        (nested.as_str(), "pattern-too-large"),
        (&"a ".repeat(500_000), "pattern-too-large"),
        ("{..999999} {value}", "gap-too-long"),
        ("a(", "pattern-syntax"),
        ("", "pattern-empty"),
        ("{..3}", "pattern-empty"),
    ];
    for (pattern, code) in cases {
        let mistakes = rule(pattern);
        assert!(mistakes.iter().any(|m| m.code == code), "{:.20}: {:?}", pattern, mistakes.first().map(|m| m.code));
    }
    // Nothing wrong with it, but every word could be matched in many ways: the matcher must stay linear.
    let greedy = "{..40} (a|b)? {..40} (a|c)? {..40} (a|d)? {..40} {value}";
    assert!(rule(greedy).is_empty());
}

/// What tells one story from another: names of the tables, and whatever else stands in capitals inside a sentence.
#[test]
fn the_names_of_a_story() {
    let cases = [
        (
            "A fire killed 12 people at the Harbour Hall of Ostrava on Monday, Jana Kovaleva said.",
            "harbour hall|jana kovaleva",
        ),
        // The first word of a sentence, headlines and what is common tell nothing.
        ("Fires killed 12 people, President Novak of the Fire Brigade said on Tuesday.", "fire brigade|novak"),
        ("Twelve People Killed In The Fire At Ostrava\n\nMore than 12 people were killed, Reuters reported.", ""),
    ];
    for (text, names) in cases {
        let article = Article {
            name: "a".into(),
            source: None,
            published: Published::UNKNOWN,
            title: None,
            url: None,
            text: text.into(),
        };
        let (claims, _) = gainsay::claims_of(pack(), &article, 0);
        let found: Vec<&str> = claims[0].names.iter().map(String::as_str).filter(|n| *n != "ostrava").collect();
        assert_eq!(found.join("|"), names, "{text}");
    }
}
