//! What each part of the comparison earns: the findings over a corpus with one part after another switched off.
//!
//! `cargo run --release --example ablation -- CORPUS OUT` writes `OUT/PART.json` for each part, in the form of
//! `gainsay check -f json`, and prints how many findings there are.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]

use gainsay::article::{self, Basis, Input, Published};
use gainsay::claim::{AsOf, Claim, KeySlot, KeyValue};
use gainsay::compare::compare_at;
use gainsay::finding::{Outcome, Severity};
use gainsay::frame::{Framing, frame};
use gainsay::group::ArticleFacts;
use gainsay::interval::{Compared, Extent, Interval, Reading};
use gainsay::mention::Hedge;
use gainsay::policy::{Comparison, Read};
use gainsay::report::json;
use gainsay::rule::{RuleSet, load};
use gainsay::value::{Days, Decimal};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A part, and what its absence does to the claims and the rules.
type Part = (&'static str, fn(&mut [Claim], &mut [Comparison]));

const PARTS: [Part; 6] = [
    ("whole", |_, _| ()),
    ("no-hedges", |claims, rules| reframe(claims, rules, |claim| claim.hedge = Hedge::None)),
    ("no-as-of", |claims, rules| reframe(claims, rules, forget_time)),
    ("no-stories", |_, rules| rules.iter_mut().for_each(|r| r.identity.story_days = None)),
    ("no-identity", no_identity),
    ("plain-numbers", plain_numbers),
];

fn main() -> io::Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [corpus, out] = &arguments[..] else {
        eprintln!("usage: ablation CORPUS OUT");
        std::process::exit(2);
    };
    fs::create_dir_all(out)?;
    let (set, _) = load::builtin();
    let base = std::env::current_dir()?;
    let read = article::read(&[Input::Path(corpus.clone())], &base);
    let (claims, facts): (Vec<_>, Vec<_>) =
        read.articles.iter().enumerate().map(|(i, a)| gainsay::claims_of(&set, a, i)).unzip();
    let claims: Vec<Claim> = claims.concat();
    for (name, switch_off) in PARTS {
        let (mut claims, mut rules) = (claims.clone(), set.comparisons());
        switch_off(&mut claims, &mut rules);
        let outcome = compared(&set, claims, rules, &facts);
        let of = |severity| outcome.findings.iter().filter(|f| f.severity == severity).count();
        println!(
            "{name}: {} errors, {} warnings, {} notes",
            of(Severity::Error),
            of(Severity::Warning),
            of(Severity::Note)
        );
        write(&out.join(name).with_extension("json"), &outcome)?;
    }
    Ok(())
}

fn compared(set: &RuleSet, claims: Vec<Claim>, rules: Vec<Comparison>, facts: &[ArticleFacts]) -> Outcome {
    let compared = compare_at(&set.rates, &claims, &rules, &set.entities, facts);
    Outcome {
        articles: facts.iter().map(|f| f.name.clone()).collect(),
        claims,
        rules,
        facts: compared.facts,
        findings: compared.findings,
        ..Outcome::default()
    }
}

fn write(path: &Path, outcome: &Outcome) -> io::Result<()> {
    json::write(&mut io::BufWriter::new(fs::File::create(path)?), outcome)
}

/// Changes every claim and puts its value in its frame anew.
fn reframe(claims: &mut [Claim], rules: &[Comparison], change: fn(&mut Claim)) {
    for claim in claims {
        change(claim);
        let Some(before) = &claim.compared else { continue };
        let reads: Vec<Read> = before
            .readings
            .iter()
            .filter_map(|reading| Read::ALL.into_iter().find(|read| read.name() == reading.name))
            .collect();
        let framing = Framing {
            rule: &rules[claim.rule],
            reads: &reads,
            hedge: claim.hedge,
            as_of: claim.as_of,
            speaker: claim.speaker.as_deref(),
            relative: before.relative,
        };
        claim.compared = frame(&claim.value, &framing);
    }
}

/// As if all articles were of one day.
fn forget_time(claim: &mut Claim) {
    let days = "2020-01-01".parse().map(Days::day).unwrap_or_default();
    claim.as_of = AsOf { days, stated: false };
    claim.published = Published { days, basis: Basis::Sidecar };
}

/// The rule and its exact slots alone make the fact.
fn no_identity(claims: &mut [Claim], rules: &mut [Comparison]) {
    for claim in claims {
        let exact = &rules[claim.rule].identity.exact;
        let open = |slot: &mut KeySlot| {
            if !exact.contains(&slot.name) {
                slot.value = KeyValue::Wildcard;
            }
        };
        claim.key.iter_mut().for_each(open);
    }
    for rule in rules {
        rule.identity.both.clear();
        rule.identity.shared = 0;
        rule.identity.story_days = None;
        rule.identity.once = false;
    }
}

/// Every number is its own: no rounding, no hedge, no tolerance.
fn plain_numbers(claims: &mut [Claim], rules: &mut [Comparison]) {
    for claim in claims {
        let Some(Compared { readings, .. }) = &mut claim.compared else { continue };
        for Reading { core, loose, literal, .. } in readings {
            if let Extent::Number(Interval { lo: Some(lo), hi: Some(hi), .. }) = *core {
                let middle = Extent::Number(Interval::point((lo + hi) / Decimal::TWO));
                (*core, *loose, *literal) = (middle.clone(), middle.clone(), middle);
            }
        }
    }
    rules.iter_mut().for_each(|rule| rule.tolerance = Decimal::ZERO);
}
