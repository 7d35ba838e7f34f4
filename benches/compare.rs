//! Millions of claims a second through the comparison engine.
//!
//! `cargo bench --bench compare`. Three measurements: the screen over ten million statements, in two million facts and in
//! two hundred thousand, beside a plain hash group-by over the same data; the same with the whole engine behind it for the
//! facts that are disputed, one in a hundred; and the whole engine over claims as extraction makes them, in one fact and in
//! many, from 10^3 to 10^6, to see how its cost grows.

#![allow(clippy::print_stdout, reason = "a benchmark reports on the terminal")]

use gainsay::article::{Basis, Published};
use gainsay::claim::{AsOf, Claim, ClaimValue, KeySlot, KeyValue, Modality, Stated};
use gainsay::compare::compare;
use gainsay::compare::screen::{Statement, disputed};
use gainsay::entity::Entities;
use gainsay::frame::{Framing, frame};
use gainsay::group::{ArticleFacts, block};
use gainsay::interval::Interval;
use gainsay::mention::{Hedge, Written};
use gainsay::policy::{Comparison, Policy};
use gainsay::similar::fingerprint;
use gainsay::text::{Place, Span};
use gainsay::value::{Amount, Days, Decimal, Numeral};
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

/// One fact in so many is disputed.
const DISPUTED: u64 = 100;

fn main() {
    for facts in [2_000_000, 200_000] {
        screen(10_000_000, facts);
    }
    for claims in [1_000, 10_000, 100_000, 1_000_000] {
        engine(claims, claims / 5);
    }
    for claims in [1_000, 10_000, 100_000, 1_000_000] {
        engine(claims, 1);
    }
}

/// The screen over `count` statements of `facts` facts, and the engine behind it.
fn screen(count: usize, facts: u64) {
    let statements: Vec<Statement> = (0..count as u64).map(|i| statement(i, facts)).collect();
    let (plain, groups) = best(|| group_by(&statements));
    let (screened, found) = best(|| disputed(&statements));
    let start = Instant::now();
    let found: HashSet<u64> = found.into_iter().collect();
    let of_disputed: Vec<Claim> = statements
        .iter()
        .enumerate()
        .filter(|(_, s)| found.contains(&s.fact))
        .map(|(i, s)| claim(i, s.fact, number(i as u64, facts)))
        .collect();
    let made = start.elapsed();
    let start = Instant::now();
    let findings = compared(&of_disputed);
    let whole = screened + start.elapsed();
    println!(
        "{count} claims in {groups} facts, {} threads: screen {screened:.2?} ({:.1} million claims/s), a plain hash group-by on one \
         thread {plain:.2?}; with the engine over the {} claims of {} disputed facts {whole:.2?} ({findings} findings; making those \
         claims took {made:.2?} more); peak memory {}",
        rayon::current_num_threads(),
        count as f64 / screened.as_secs_f64() / 1e6,
        of_disputed.len(),
        found.len(),
        peak_memory(),
    );
}

/// The whole engine over `count` claims of `facts` facts.
fn engine(count: usize, facts: usize) {
    let claims: Vec<Claim> =
        (0..count).map(|i| claim(i, i as u64 % facts as u64, number(i as u64, facts as u64))).collect();
    let (spent, findings) = best(|| compared(&claims));
    println!(
        "engine: {count} claims in {facts} facts {spent:.2?} ({:.2} microseconds a claim, {findings} findings)",
        spent.as_secs_f64() * 1e6 / count as f64
    );
}

/// What is done at the least: a hash table of the lowest upper and the highest lower end of each fact.
fn group_by(statements: &[Statement]) -> usize {
    let mut facts: HashMap<u64, (Option<Decimal>, Option<Decimal>)> = HashMap::new();
    for Statement { fact, accepted } in statements {
        let ends = facts.entry(*fact).or_insert((accepted.lo, accepted.hi));
        *ends = (ends.0.max(accepted.lo), ends.1.min(accepted.hi));
    }
    facts.len()
}

/// What the `i`-th claim says of its fact: the same as the others, unless the fact is disputed.
fn number(i: u64, facts: u64) -> i64 {
    let fact = i % facts;
    let odd = fact.is_multiple_of(DISPUTED) && (i / facts).is_multiple_of(3);
    i64::try_from(1_000 + fact % 500 + u64::from(odd) * 300).unwrap_or_default()
}

fn statement(i: u64, facts: u64) -> Statement {
    let at = Decimal::from(number(i, facts));
    let half = Decimal::new(5, 1);
    Statement { fact: i % facts, accepted: Interval::half_open(at - half, at + half) }
}

/// A claim as extraction makes them: "1,234 people", of a place, by one of a thousand articles.
fn claim(i: usize, fact: u64, number: i64) -> Claim {
    let article = i % 1_000;
    let published = Published { days: "2025-08-26".parse().map(Days::day).unwrap_or_default(), basis: Basis::Sidecar };
    let value = ClaimValue::Written(Written::Number(
        Numeral::new(Decimal::from(number), Decimal::ONE).map_or(Amount::Exact(Numeral::int(1)), Amount::Exact),
    ));
    let as_of = AsOf { days: published.days, stated: false };
    let rule = rule();
    let framing = Framing { rule: &rule, reads: &[], hedge: Hedge::None, as_of, speaker: None, relative: false };
    let compared = frame(&value, &framing);
    let key =
        vec![KeySlot { name: "place".to_owned(), value: KeyValue::Text(format!("p{fact}")), stated: Stated::InPhrase }];
    Claim {
        id: format!("{i:016x}"),
        article,
        article_name: format!("a{article}"),
        source: Some(format!("outlet {article}")),
        published,
        rule: 0,
        rule_id: "count".to_owned(),
        group: "count".to_owned(),
        key,
        block: block("count", []),
        span: Span::new(i * 20, i * 20 + 12),
        place: Place { line: 1, column: 1 },
        text: format!("{number} people"),
        value,
        hedge: Hedge::None,
        modality: Modality::Actual,
        scope: None,
        speaker: None,
        as_of,
        compared,
        lowered: 0,
        names: [].into(),
    }
}

fn rule() -> Comparison {
    Comparison {
        rule: "count".to_owned(),
        group: "count".to_owned(),
        policy: Policy::Constant,
        ..Comparison::default()
    }
}

fn compared(claims: &[Claim]) -> usize {
    let articles: Vec<ArticleFacts> = (0..1_000)
        .map(|i| ArticleFacts {
            name: format!("a{i}"),
            source: Some(format!("outlet {i}")),
            published: Published::UNKNOWN,
            fingerprint: fingerprint(&format!("text {i}")),
        })
        .collect();
    compare(claims, &[rule()], &Entities::default(), &articles).findings.len()
}

/// The best of three runs, and what it gave.
fn best<T>(run: impl Fn() -> T) -> (Duration, T) {
    let mut runs: Vec<(Duration, T)> = (0..3)
        .map(|_| {
            let start = Instant::now();
            let made = run();
            (start.elapsed(), made)
        })
        .collect();
    runs.sort_by_key(|(spent, _)| *spent);
    runs.swap_remove(0)
}

/// The most memory that the process has held, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |l| l.trim().to_owned())
}
