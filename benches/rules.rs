//! Megabytes a second of reading articles for claims, on one thread, under 20 rules and under 1,000.
//!
//! `cargo bench --bench rules` takes the first 20 rules of the built-in pack, and adds 49 copies of them in which every
//! word of patterns and word lists is another, so that no text holds it; phrases that can do without words are left
//! out of the copies. Both sets run over the same generated articles,
//! and over those of `GAINSAY_CORPUS` (JSON lines with `text`) when that is set. What the copies cost is what the language
//! costs: they state no claim.

#![allow(clippy::print_stdout, reason = "a benchmark reports on the terminal")]
#![allow(clippy::cast_precision_loss, reason = "megabytes a second, for people")]

use gainsay::article::{Article, Published};
use gainsay::rule::error::SourceFile;
use gainsay::rule::{RuleSet, builtin, validate};
use std::time::{Duration, Instant};
use toml::{Table, Value};

/// Rules of the smaller set.
const RULES: usize = 20;
/// How often the larger set holds each of them.
const TIMES: usize = 50;

fn main() {
    let (few, many) = (set(1), set(TIMES));
    println!("{} and {} rules", few.rules.len(), many.rules.len());
    compare("generated articles", &few, &many, &generated(1_500));
    if let Ok(path) = std::env::var("GAINSAY_CORPUS") {
        match std::fs::read_to_string(&path) {
            Ok(corpus) => compare(&path, &few, &many, &records(&corpus)),
            Err(error) => println!("{path}: {error}"),
        }
    }
}

/// Prints how fast both sets read the articles, each the best of some runs taken in turn.
fn compare(name: &str, few: &RuleSet, many: &RuleSet, articles: &[Article]) {
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    let mut best = [Duration::MAX; 2];
    let mut claims = [0; 2];
    for _ in 0..5 {
        for (n, rules) in [few, many].into_iter().enumerate() {
            let start = Instant::now();
            claims[n] = articles.iter().enumerate().map(|(i, a)| gainsay::claims_of(rules, a, i).0.len()).sum();
            best[n] = best[n].min(start.elapsed());
        }
    }
    assert_eq!(claims[0], claims[1], "the copies of the rules state nothing");
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
    println!("{name}: {:.1} MB, {} articles, {} claims", bytes as f64 / 1e6, articles.len(), claims[0]);
    println!(
        "  {RULES} rules {:.1} MB/s, {} rules {:.1} MB/s: {:.2} times the time",
        rate(best[0]),
        RULES * TIMES,
        rate(best[1]),
        best[1].as_secs_f64() / best[0].as_secs_f64()
    );
}

/// The first rules of the built-in pack, `times` over, each time but the first in words of its own.
fn set(times: usize) -> RuleSet {
    let all = builtin::files().into_iter().filter(|file| !file.name.contains("/tests/"));
    let (mut rules, tables): (Vec<SourceFile>, Vec<SourceFile>) = all.partition(is_rule);
    rules.retain(|rule| in_other_words(rule, 1).is_some());
    rules.truncate(RULES);
    let mut files = tables.clone();
    files.extend(rules.iter().cloned());
    for copy in 1..times {
        let words = tables.iter().filter(|f| f.name.ends_with("words.toml"));
        files.extend(rules.iter().chain(words).filter_map(|file| in_other_words(file, copy)));
    }
    let (set, errors) = validate::rule_set(&files);
    assert!(errors.is_empty(), "{}", errors[0]);
    set
}

fn is_rule(file: &SourceFile) -> bool {
    file.text.starts_with("id ") || file.text.contains("\nid ") && !file.name.contains("entities/")
}

/// A file of rules or word lists with other identifiers, list names and words; `None` for a rule of slots alone.
fn in_other_words(file: &SourceFile, copy: usize) -> Option<SourceFile> {
    let mut table: Table = file.text.parse().expect("built-in files are TOML");
    table.remove("example");
    if let Some(Value::String(id)) = table.get_mut("id") {
        id.push_str(&format!("-{copy}"));
    }
    if let Some(patterns) = table.get_mut("pattern").and_then(Value::as_array_mut) {
        for pattern in patterns.iter_mut().filter_map(Value::as_table_mut) {
            for key in ["match", "not", "require"] {
                if let Some(phrases) = pattern.get_mut(key) {
                    replace(phrases, copy);
                }
            }
            if pattern.get("match").is_some_and(is_empty) {
                pattern.remove("match");
            }
        }
        patterns.retain(|pattern| pattern.get("match").is_some() || pattern.get("not").is_some());
        if patterns.iter().all(|pattern| pattern.get("match").is_none()) {
            return None;
        }
    }
    if let Some(Value::Table(lists)) = table.get_mut("words") {
        let renamed = std::mem::take(lists).into_iter().map(|(name, mut phrases)| {
            replace(&mut phrases, copy);
            (format!("{name}-{copy}"), phrases)
        });
        lists.extend(renamed);
    }
    let name = file.name.replace("rules/", &format!("rules/{copy}/"));
    Some(SourceFile { name, text: table.to_string().into() })
}

fn replace(phrases: &mut Value, copy: usize) {
    match phrases {
        Value::String(phrase) => *phrase = other_words(phrase, copy),
        Value::Array(phrases) => {
            phrases.iter_mut().for_each(|phrase| replace(phrase, copy));
            phrases.retain(|phrase| !is_empty(phrase));
        }
        _ => {}
    }
}

fn is_empty(phrases: &Value) -> bool {
    match phrases {
        Value::String(phrase) => phrase.is_empty(),
        Value::Array(phrases) => phrases.is_empty(),
        _ => false,
    }
}

/// Whether a phrase holds a word or list that no option leaves out.
fn has_words(phrase: &str) -> bool {
    let mut phrase = phrase.to_owned();
    // Options from the innermost outward.
    while let Some(end) = phrase.find(")?") {
        let start = phrase[..end].rfind('(').unwrap_or(0);
        phrase.replace_range(start..end + 2, "");
    }
    let mut depth = 0;
    phrase.chars().any(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        depth == 0 && (c.is_ascii_alphabetic() || c == '<')
    })
}

/// A phrase with every run of letters made longer, and the lists of the same copy; slots and gaps stay. Empty when it
/// can do without words.
fn other_words(phrase: &str, copy: usize) -> String {
    let letter = |n: usize| char::from(b"bcdfghjkmn"[n % 10]);
    let ending: String = ['q', letter(copy / 10), letter(copy)].into_iter().collect();
    let mut written = String::new();
    if !has_words(phrase) {
        return written;
    }
    let (mut depth, mut word) = (0, false);
    // Inside of braces there are words behind "=", unless a type stands before it.
    let mut choice = None;
    for c in phrase.chars() {
        let letters = (depth == 0 || choice == Some(true)) && c.is_ascii_alphabetic();
        if word && !letters {
            written.push_str(&ending);
        }
        match c {
            '{' | '<' | '[' => (depth, choice) = (depth + 1, None),
            '}' | '>' | ']' => (depth, choice) = (depth - 1, None),
            ':' => choice = Some(false),
            '=' => choice = choice.or(Some(true)),
            _ => {}
        }
        if c == '>' {
            written.push_str(&format!("-{copy}"));
        }
        written.push(c);
        word = letters;
    }
    if word {
        written.push_str(&ending);
    }
    written
}

/// The articles of JSON lines.
fn records(corpus: &str) -> Vec<Article> {
    corpus
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|record| record["text"].as_str().map(article))
        .collect()
}

fn article(text: &str) -> Article {
    Article {
        name: "article".to_owned(),
        source: None,
        published: Published::UNKNOWN,
        title: None,
        url: None,
        text: text.into(),
    }
}

/// News-like articles of some 4 kB about places and people that rules know: the same on every run.
fn generated(count: usize) -> Vec<Article> {
    const SENTENCES: &[&str] = &[
        "At least {n} people were killed and {m} others were injured when a missile hit the city of Kharkiv on {day}.",
        "The minister said on {day} that the talks had gone well and would go on for as long as they were of use.",
        "Russia launched {n} drones and {m} missiles overnight, and Ukraine's air force shot down {m} of them.",
        "The war has now lasted more than three years, and neither side expects it to end soon.",
        "Germany pledged {n} million euros in military aid to Ukraine at the meeting in Brussels.",
        "Nobody in the village remembers a winter like this one, and the older ones do not wish to.",
        "Russian troops hold about {m} percent of the Donetsk region, according to the regional governor.",
        "The company paid ${m}.4 billion for its smaller rival, or about 12 times its yearly profit.",
        "President Volodymyr Zelensky met Emmanuel Macron in Paris on {day} for talks on security guarantees.",
        "A magnitude {m}.1 earthquake struck the coast of Japan at a depth of {n} kilometers, the agency said.",
        "Some {n} prisoners returned home under an exchange that the United Arab Emirates had helped to arrange.",
        "The central bank kept its key rate at {m}.5 per cent, as most economists had expected of it.",
        "Her lawyer called the ruling a disgrace and promised to take the case to the highest court.",
        "Some {n},000 people marched through the capital, the police said, while organisers spoke of twice as many.",
        "The parliament passed the bill by {n} votes to {m}, and the opposition left the chamber.",
        "He was born in a small town on the coast, the youngest of seven children of a schoolteacher.",
    ];
    const DAYS: &[&str] = &["Monday", "Tuesday", "Aug. 22", "March 3, 2025", "Friday", "15 August"];
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut text_of = || {
        let mut text = String::from("KYIV, Aug. 26, 2025 - ");
        while text.len() < 4_000 {
            let sentence = SENTENCES[next(SENTENCES.len())]
                .replace("{n}", &next(900).to_string())
                .replace("{m}", &next(90).to_string())
                .replace("{day}", DAYS[next(DAYS.len())]);
            text.push_str(&sentence);
            text.push_str(if next(4) == 0 { "\n\n" } else { " " });
        }
        text
    };
    (0..count).map(|_| article(&text_of())).collect()
}
