//! The five seed articles, end to end: what must be found, what must stay silent, and what people read.
//!
//! The seeds are the project's given input; `seeds/articles.toml` says what is known of their dates.

use gainsay::article::{self, Input};
use gainsay::finding::{Code, Finding, Outcome, Severity};
use gainsay::report::pretty::Screen;
use gainsay::report::{claims, compact, facts, json, pretty};
use gainsay::rule::RuleSet;
use gainsay::rule::load::builtin;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The built-in pack, built once for all tests.
pub fn pack() -> &'static RuleSet {
    static PACK: OnceLock<RuleSet> = OnceLock::new();
    PACK.get_or_init(|| {
        let (set, mistakes) = builtin();
        let told: Vec<String> = mistakes.iter().map(|m| format!("{}: {m}", m.file())).collect();
        assert!(told.is_empty(), "the built-in pack has mistakes:\n{}", told.join("\n"));
        set
    })
}

/// The outcome on the seeds, with `articles.toml` or without, and the texts by name.
fn outcome(with_sidecar: bool) -> (Outcome, BTreeMap<String, Arc<str>>) {
    let base = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (corpus, _folder) = if with_sidecar {
        (article::read(&[Input::Path(base.join("seeds"))], base), None)
    } else {
        let folder = crate::common::Folder::with(&[]);
        for entry in std::fs::read_dir(base.join("seeds")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "txt") {
                let name = format!("seeds/{}", path.file_name().unwrap().to_string_lossy());
                folder.write(&name, &std::fs::read(&path).unwrap());
            }
        }
        (article::read(&[Input::Path(folder.path().join("seeds"))], folder.path()), Some(folder))
    };
    assert!(corpus.problems.is_empty());
    let texts = corpus.articles.iter().map(|a| (a.name.clone(), a.text.clone())).collect();
    (gainsay::check(pack(), &corpus.articles), texts)
}

/// The articles of a finding, by the number that their names begin with.
fn articles(outcome: &Outcome, finding: &Finding) -> Vec<String> {
    let claims = finding.sides.iter().flat_map(|s| &s.claims).map(|&c| &outcome.claims[c]);
    let mut names: Vec<String> = claims.map(|c| c.article_name["seeds/".len()..][..3].to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The texts of one side.
fn side<'o>(outcome: &'o Outcome, finding: &Finding, side: usize) -> Vec<&'o str> {
    finding.sides[side].claims.iter().map(|&c| outcome.claims[c].text.as_str()).collect()
}

fn only<'o>(outcome: &'o Outcome, rule: &str) -> &'o Finding {
    let found: Vec<&Finding> = outcome.findings.iter().filter(|f| f.rule.as_deref() == Some(rule)).collect();
    assert_eq!(found.len(), 1, "one finding of {rule}, not {:?}", found.iter().map(|f| &f.message).collect::<Vec<_>>());
    found[0]
}

#[test]
fn with_dates_the_known_disagreements_are_found_and_nothing_else() {
    let (outcome, _) = outcome(true);
    // "approaching its fourth year" in December, against "into its fourth year" in September and its own "since February 2022".
    let war = only(&outcome, "war-duration");
    assert_eq!((war.code, war.severity), (Code::AmbiguousWording, Severity::Warning));
    assert!(articles(&outcome, war).starts_with(&["001".to_owned(), "002".to_owned()]));
    assert_eq!(side(&outcome, war, 1), ["approaching its fourth year"]);
    // The Alaska summit: "August 15", or "last Friday" in an article that quotes a statement of August 26.
    let summit = only(&outcome, "meeting-date");
    assert_eq!((summit.code, summit.severity), (Code::StaleRelativeDate, Severity::Warning));
    assert_eq!(articles(&outcome, summit), ["001", "003"]);
    // "Former U.S. President Donald Trump, who returned to office", against everybody and itself.
    let office = only(&outcome, "office-holder");
    assert_eq!(office.severity, Severity::Note);
    assert!(side(&outcome, office, 1).contains(&"Former U.S. President Donald Trump"));
    let undated: Vec<_> = outcome.findings.iter().filter(|f| f.code == Code::UndatedArticle).collect();
    assert_eq!(undated.iter().flat_map(|f| articles(&outcome, f)).collect::<Vec<_>>(), ["003"]);
    let firm = outcome.findings.iter().filter(|f| f.severity >= Severity::Warning).count();
    assert_eq!(firm, 2, "nothing else at warning or above");
}

#[test]
fn without_dates_the_wrong_week_still_shows() {
    let (outcome, _) = outcome(false);
    let summit = only(&outcome, "meeting-date");
    assert_eq!((summit.code, summit.severity), (Code::StaleRelativeDate, Severity::Warning));
    let undated = outcome.findings.iter().filter(|f| f.code == Code::UndatedArticle);
    assert_eq!(undated.flat_map(|f| articles(&outcome, f)).collect::<Vec<_>>(), ["001", "003", "004"]);
    let firm = outcome.findings.iter().filter(|f| f.severity >= Severity::Warning).count();
    assert_eq!(firm, 1, "nothing else at warning or above");
}

#[test]
fn what_people_read() {
    let (outcome, texts) = outcome(true);
    let shown = |write: &dyn Fn(&mut Vec<u8>)| {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).unwrap()
    };
    snapshots!("stories").bind(|| {
        let screen = |width| Screen { width, color: false };
        insta::assert_snapshot!("seeds-pretty", shown(&|o| pretty::write(o, &outcome, &texts, screen(80)).unwrap()));
        insta::assert_snapshot!("seeds-narrow", shown(&|o| pretty::write(o, &outcome, &texts, screen(50)).unwrap()));
        insta::assert_snapshot!("seeds-compact", shown(&|o| compact::write(o, &outcome).unwrap()));
        insta::assert_snapshot!("seeds-json", shown(&|o| json::write(o, &outcome).unwrap()));
        insta::assert_snapshot!("seeds-claims", shown(&|o| claims::jsonl(o, &outcome).unwrap()));
        insta::assert_snapshot!("seeds-facts", shown(&|o| facts::table(o, &outcome, 120).unwrap()));
    });
}
