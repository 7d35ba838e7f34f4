//! Megabytes a second of tokenising, splitting into sentences, and finding mentions, on one thread.
//!
//! `cargo bench --bench mentions` runs over generated news and over single lines that try the linear bound. With
//! `GAINSAY_CORPUS` set to a file (text, or JSON lines with `text`), over that as well.

#![allow(clippy::print_stdout, reason = "a benchmark reports on the terminal")]

use gainsay::mention::{find, token};
use gainsay::text::Cleaned;
use std::time::{Duration, Instant};

fn main() {
    let only = std::env::args().skip(1).find(|a| !a.starts_with("-"));
    let measure = |name: &str, texts: &[String]| {
        if only.as_ref().is_none_or(|o| name.contains(o.as_str())) {
            measure(name, texts);
        }
    };
    measure("generated news", &[news(8_000_000)]);
    for (name, piece) in [
        ("one line of digits", "1"),
        ("one line of numbers", "1 "),
        ("one line of hyphens", "-"),
        ("one line of \"and\"", "and "),
        ("one line of \"one\"", "one "),
        ("one line of \"hundred\"", "hundred "),
        ("one line of \"a\"", "a "),
        ("one line of \"5 to\"", "5 to "),
        ("one line of \"$1-\"", "$1-"),
        ("one line of \"at least\"", "at least "),
        ("one line of \"last\"", "last "),
        ("one line of \"May\"", "May "),
    ] {
        measure(name, &[piece.repeat(8_000_000 / piece.len())]);
    }
    if let Ok(path) = std::env::var("GAINSAY_CORPUS") {
        match std::fs::read_to_string(&path) {
            Ok(corpus) => measure(&path, &texts(&corpus)),
            Err(error) => println!("{path}: {error}"),
        }
    }
}

/// Prints how fast the stages run over `texts`, each the best of three runs.
fn measure(name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut best = [Duration::MAX; 4];
    let mut mentions = 0;
    for _ in 0..15 {
        let mut spent = [Duration::ZERO; 4];
        let mut tokens = Vec::new();
        mentions = 0;
        for text in texts {
            let start = Instant::now();
            let cleaned = Cleaned::new(text);
            let text = cleaned.text();
            spent[0] += start.elapsed();
            let start = Instant::now();
            tokens.clear();
            token::tokenize(text, &mut tokens);
            spent[1] += start.elapsed();
            let start = Instant::now();
            let sentences = token::sentences(text, &tokens);
            spent[2] += start.elapsed();
            let start = Instant::now();
            mentions += find(text, &tokens, &sentences).len();
            spent[3] += start.elapsed();
        }
        for (best, spent) in best.iter_mut().zip(spent) {
            *best = spent.min(*best);
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "megabytes a second, for people")]
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
    let all: Duration = best.iter().sum();
    println!(
        "{name}: {:.1} MB, {mentions} mentions; MB/s: clean {:.0}, tokens {:.0}, sentences {:.0}, mentions {:.0}, all {:.0}",
        bytes as f64 / 1e6,
        rate(best[0]),
        rate(best[1]),
        rate(best[2]),
        rate(best[3]),
        rate(all)
    );
}

/// The articles of a corpus: one a line where lines are JSON, else the whole.
fn texts(corpus: &str) -> Vec<String> {
    let records: Vec<String> = corpus
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|record| record["text"].as_str().map(str::to_owned))
        .collect();
    if records.is_empty() { vec![corpus.to_owned()] } else { records }
}

/// News-like text of about `size` bytes: the same on every run.
fn news(size: usize) -> String {
    const SENTENCES: &[&str] = &[
        "The minister said on Tuesday that the talks had gone well and would go on for as long as they were of use.",
        "At least 270 people were hurt when the bridge gave way, and nearly two dozen are still missing.",
        "The bank expects growth of 1.5 per cent this year, down from 2.3 percent in 2023.",
        "Nobody in the village remembers a winter like this one, and the older ones do not wish to.",
        "The company paid $1.4 billion for its smaller rival, or about 12 times its yearly profit.",
        "Her lawyer called the ruling a disgrace and promised to take the case to the highest court.",
        "Troops moved some 30 kilometres to the north on March 3, according to the regional governor.",
        "It was the third such strike in as many weeks.",
        "“We will not be told what to do by people who have never set foot here,” the mayor told reporters.",
        "Prices rose between 3% and 5% in the first half of the year, the statistics office said.",
        "The opposition has asked for a new vote, which the government refuses.",
        "He was born in a small town on the coast, the youngest of seven children.",
    ];
    let mut text = String::with_capacity(size + 200);
    let mut state = 1u64;
    while text.len() < size {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from(state >> 33).unwrap_or(0);
        text.push_str(SENTENCES[pick % SENTENCES.len()]);
        text.push_str(if pick % 7 == 0 { "\n\n" } else { " " });
    }
    text
}
