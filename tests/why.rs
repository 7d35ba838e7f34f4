//! `why`: every reason that there is a claim, or none, is told; and it tells what the rest of the program does.

use crate::cli::run;
use crate::common::{Folder, article};
use gainsay::rule::load;
use gainsay::text::Span;
use gainsay::workbench::why::{Why, why};
use std::path::Path;

const RULE: &[u8] = br#"
id    = "ferry-rescued"
title = "How many people were rescued from a ferry"

[about]
article      = ["ferry", "ferries"]
not_sentence = ["drill"]

[slots.value]
type = "number"
max  = 5000

[slots.when]
type = "date"
look = ["clause", "sentence"]

[key]
ship = "ferry"
day  = "{when}"

[compare]
slot   = "value"
policy = "constant"

[[pattern]]
not = ["{value} people {..2} rescued elsewhere"]

[[pattern]]
match = ["{value} (people|passengers) {..2} rescued", "rescued {..2} {value} (people|passengers)"]

[[pattern]]
match   = "saved {value} (people|passengers)"
require = ["harbour", "coast"]

[[example]]
text   = "On 3 March 2025 the ferry burned and 120 people were rescued."
published = 2025-03-04
claims = [{ quote = "120 people" }]
"#;

fn folder() -> Folder {
    let article = "On 3 March 2025 a ferry burned off the coast.\n\
        On 3 March, 120 people were rescued, the harbour office said.\n\
        Boats rescued the first and very tired 90 passengers on 3 March.\n\
        A drill on 2 March saw 40 people rescued.\n\
        Boats saved 30 people on 3 March.\n\
        On 3 March 9,000 people were rescued, and 60 people rescued elsewhere.\n\
        Later 15 people were rescued.\n\
        \n\
        Nothing else happened.\n";
    Folder::with(&[
        ("rules/ferry.toml", RULE),
        ("news/a.txt", article.as_bytes()),
        ("news/b.txt", b"The ferry burned on 3 March. On 3 March, 155 people were rescued.\n"),
        ("news/c.txt", b"On 9 April 2025, 12 people were rescued from another ferry.\n"),
        ("news/hostile.txt", "On 3 March \u{1b}[31m7 people\u{202e} were rescued from a ferry.\n".as_bytes()),
        ("news/feed.jsonl", b"{\"id\":1,\"text\":\"The ferry sank. 8 people were rescued.\"}\n{\"id\":2,\"text\":\"No ferry.\"}\n"),
        (
            "news/articles.toml",
            b"[\"a.txt\"]\npublished = 2025-03-04\nsource = \"Harbour Post\"\n[\"b.txt\"]\npublished = 2025-03-05\n[\"c.txt\"]\npublished = 2025-04-10\n[\"hostile.txt\"]\npublished = 2025-03-04\n",
        ),
    ])
}

#[test]
fn reasons_in_words() {
    let folder = folder();
    let settings = snapshots!("why");
    for (name, place, status) in [
        ("claim-that-disagrees", "news/a.txt:2", 0),
        ("gap-too-short", "news/a.txt:3", 0),
        ("sentence-left-out", "news/a.txt:4", 0),
        ("requirement", "news/a.txt:5", 0),
        ("limit-and-withdrawn", "news/a.txt:6", 0),
        ("key-slot-missing", "news/a.txt:7", 0),
        ("nothing-near", "news/a.txt:9", 0),
        ("one-sentence-of-two", "news/b.txt:1:30", 0),
        ("another-fact", "news/c.txt:1", 0),
        ("hostile-text", "news/hostile.txt:1", 0),
        ("record", "news/feed.jsonl#1:1", 0),
        ("which-record", "news/feed.jsonl:1", 2),
        ("empty-line", "news/a.txt:8", 2),
        ("no-such-line", "news/a.txt:90", 2),
        ("no-such-column", "news/a.txt:1:900", 2),
        ("no-such-file", "news/nowhere.txt:1", 2),
        ("no-place", "news/a.txt", 2),
    ] {
        let ran = run(folder.path(), &["why", "-r", "rules", place, "news"]);
        let shown = format!("$ gainsay why {place} news\n{}{}exit status {}", ran.out, ran.err, ran.status);
        settings.bind(|| insta::assert_snapshot!(name, shown));
        assert_eq!(ran.status, status, "{name}");
    }
}

#[test]
fn the_file_alone_explains_extraction_and_json_says_the_same() {
    let folder = folder();
    let told = |args: &[&str]| {
        let ran = run(folder.path(), &[&["why", "-r", "rules", "-f", "json", "news/a.txt:2"], args].concat());
        assert_eq!(ran.status, 0, "{}", ran.err);
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()
    };
    let (alone, among) = (told(&[]), told(&["news"]));
    for told in [&alone, &among] {
        let claim = &told["sentences"][0]["claims"][0];
        assert_eq!((&told["version"], &claim["claim"]["text"]), (&1.into(), &"120 people were rescued".into()));
        assert_eq!(claim["slots"][1]["place"], "found in the clause");
    }
    let others = |told: &serde_json::Value| {
        let with = &told["sentences"][0]["claims"][0]["compared"]["with"];
        with.as_array().unwrap().iter().map(|c| c["article"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(others(&alone), Vec::<String>::new());
    assert_eq!(others(&among), ["news/b.txt"]);
}

/// Whatever `extract` finds on a line of two of the seeds, `why` finds there too, with the same identifier.
#[test]
fn why_tells_every_claim_of_the_seeds() {
    let (rules, mistakes) = load::builtin();
    assert!(mistakes.is_empty());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let corpus = gainsay::article::read(&[gainsay::article::Input::Path(root.clone())], &root);
    let outcome = gainsay::check(&rules, &corpus.articles);
    for (i, article) in corpus.articles.iter().enumerate().take(2) {
        let mut start = 0;
        for (n, line) in article.text.split_inclusive('\n').enumerate() {
            let span = Span::new(start, start + line.len());
            start += line.len();
            let told = why(&rules, &corpus.articles, i, n + 1, span, &outcome).unwrap();
            let mut found: Vec<String> = ids(&told);
            let mut expected: Vec<String> = outcome
                .claims
                .iter()
                .filter(|c| c.article == i && span.start <= c.span.start && c.span.start < span.end)
                .map(|c| c.id.clone())
                .collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{}:{}", article.name, n + 1);
        }
    }
}

fn ids(told: &Why) -> Vec<String> {
    told.sentences.iter().flat_map(|s| &s.claims).map(|c| c.claim.id.clone()).collect()
}

/// A sentence of hundreds of words, against all built-in phrases.
#[test]
fn endless_sentences_are_explained_too() {
    let (rules, _) = load::builtin();
    let text = "the war in Ukraine has lasted and ".repeat(30) + "three years.";
    let articles = [article("long.txt", "2025-03-04", &text)];
    let outcome = gainsay::check(&rules, &articles);
    let told = why(&rules, &articles, 0, 1, Span::new(0, text.len()), &outcome).unwrap();
    assert!(!told.sentences.is_empty());
}
