//! Megabytes a second of tokenising, splitting into sentences, and finding mentions, on one thread.
//!
//! `cargo bench --bench mentions` runs over generated news and over single lines that try the linear bound. With
//! `GAINSAY_CORPUS` set to a file (text, or JSON lines with `text`), over that as well. An argument keeps the measures
//! whose name holds it. Beside the news runs a search for `[0-9]+`, by ripgrep if it is there, else by the `regex` crate.

#![allow(clippy::print_stdout, reason = "a benchmark reports on the terminal")]
#![allow(clippy::cast_precision_loss, reason = "megabytes a second, for people")]

use gainsay::mention::sentence;
use gainsay::mention::token::{self, Token};
use gainsay::mention::{Mention, find};
use gainsay::text::Cleaned;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Lines of one piece over and over: their name, the piece, megabytes.
const LINES: &[(&str, &str, usize)] = &[
    ("one line of digits", "1", 50),
    ("one line of hyphens", "-", 50),
    ("one line of \"and\"", "and ", 50),
    ("one line of \"a\"", "a ", 8),
    ("one line of \"at least\"", "at least ", 8),
    ("one line of \"last\"", "last ", 8),
    ("one line of numbers", "1 ", 8),
    ("one line of \"one\"", "one ", 8),
    ("one line of \"hundred\"", "hundred ", 8),
    ("one line of \"5 to\"", "5 to ", 8),
    ("one line of \"$1-\"", "$1-", 8),
    ("one line of \"May\"", "May ", 8),
];

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let mut prose = None;
    let mut news_of = |name: &str, texts: &[String]| {
        if name.contains(&only) {
            let rate = measure(name, texts, 9, prose);
            println!("  {}", digits_found(texts, rate));
            prose = Some(rate);
        }
    };
    news_of("generated news", &[news(8_000_000)]);
    if let Ok(path) = std::env::var("GAINSAY_CORPUS") {
        match std::fs::read_to_string(&path) {
            Ok(corpus) => news_of(&path, &texts(&corpus)),
            Err(error) => println!("{path}: {error}"),
        }
    }
    for &(name, piece, size) in LINES.iter().filter(|line| line.0.contains(&only)) {
        measure(name, &[piece.repeat(size * 1_000_000 / piece.len())], 3, prose);
    }
}

/// What the stages of one run over some texts took.
#[derive(Clone, Copy)]
struct Stages([Duration; 4]);

/// Prints how fast the stages run over `texts`, each the best of some runs, and how often they allocate. Megabytes a
/// second over all; `prose` is what they were for news.
fn measure(name: &str, texts: &[String], runs: usize, prose: Option<f64>) -> f64 {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut best = Stages([Duration::MAX; 4]);
    let (mut count, mut token_count, mut allocations) = (0, 0, 0);
    let mut tokens = Vec::new();
    for _ in 0..runs {
        (count, token_count) = (0, 0);
        let mut spent = Stages([Duration::ZERO; 4]);
        let region = Region::new(ALLOCATOR);
        for text in texts {
            let mentions = stages(text, &mut tokens, &mut spent);
            count += mentions.len();
            token_count += tokens.len();
        }
        let change = region.change();
        allocations = change.allocations + change.reallocations;
        for (best, spent) in best.0.iter_mut().zip(spent.0) {
            *best = spent.min(*best);
        }
    }
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
    let all = rate(best.0.iter().sum());
    println!("{name}: {:.1} MB, {count} mentions in {token_count} tokens of {} texts", bytes as f64 / 1e6, texts.len());
    let [clean, tokens, sentences, mentions] = best.0.map(rate);
    println!(
        "  MB/s: {all:.0} (clean {clean:.0}, tokens {tokens:.0}, sentences {sentences:.0}, mentions {mentions:.0})"
    );
    if let Some(prose) = prose {
        println!("  time per byte: {:.2} of that of news", prose / all);
    }
    println!(
        "  allocations: {:.1} a text, {:.4} a token",
        each(allocations, texts.len()),
        each(allocations, token_count)
    );
    all
}

fn each(count: usize, of: usize) -> f64 {
    count as f64 / of.max(1) as f64
}

/// Finds the mentions of `text`, its tokens in a buffer used before, and adds up what the stages take.
fn stages(text: &str, tokens: &mut Vec<Token>, spent: &mut Stages) -> Vec<Mention> {
    let start = Instant::now();
    let cleaned = Cleaned::new(text);
    let text = cleaned.text();
    spent.0[0] += start.elapsed();
    let start = Instant::now();
    tokens.clear();
    token::tokenize(text, tokens);
    spent.0[1] += start.elapsed();
    let start = Instant::now();
    let sentences = sentence::sentences(text, tokens);
    spent.0[2] += start.elapsed();
    let start = Instant::now();
    let mentions = find(text, tokens, &sentences);
    spent.0[3] += start.elapsed();
    mentions
}

/// How fast a search for `[0-9]+` runs over the same texts, next to `rate` for mentions.
fn digits_found(texts: &[String], rate: f64) -> String {
    let bytes: usize = texts.iter().map(String::len).sum();
    let per_second = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
    let (name, best) = match by_ripgrep(texts) {
        Some(time) => ("ripgrep -j1 -o -b, its start and one pass over the file", time),
        None => {
            let digits = regex::bytes::Regex::new("[0-9]+").expect("a valid pattern");
            let mut best = Duration::MAX;
            for _ in 0..5 {
                let start = Instant::now();
                let found: usize = texts.iter().map(|text| digits.find_iter(text.as_bytes()).count()).sum();
                best = best.min(start.elapsed());
                assert!(found <= bytes);
            }
            ("the regex crate, no ripgrep being there", best)
        }
    };
    format!("[0-9]+ by {name}: {:.0} MB/s, {:.2} times as fast", per_second(best), per_second(best) / rate)
}

/// The best time of ripgrep over a file of the texts; `None` when it does not run.
fn by_ripgrep(texts: &[String]) -> Option<Duration> {
    let file = std::env::temp_dir().join(format!("gainsay-mentions-{}.txt", std::process::id()));
    std::fs::write(&file, texts.join("\n")).ok()?;
    let run = || {
        let start = Instant::now();
        let rg = Command::new("rg").args(["-j1", "-o", "-b", "-N", "[0-9]+"]).arg(&file).stdout(Stdio::null()).status();
        rg.is_ok_and(|status| status.success()).then(|| start.elapsed())
    };
    let best = (0..5).filter_map(|_| run()).min();
    // A file that stays in the folder for temporary files harms nobody.
    std::fs::remove_file(&file).ok();
    best
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
