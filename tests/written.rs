//! What holds for any articles, end to end: invented reports of strikes, quakes and promises, by outlets that write the same
//! in other words.

use crate::common::article;
use crate::seeds::pack;
use gainsay::article::Article;
use gainsay::finding::{Code, Outcome};
use proptest::prelude::*;
use proptest::sample::select;

/// What one article reports.
#[derive(Debug, Clone, Copy)]
struct Report {
    /// Which of [`EVENTS`].
    event: usize,
    /// Its number.
    number: u32,
    /// Which wording.
    wording: usize,
    /// Day of publication in April 2024.
    day: u32,
}

/// Events in several wordings: `N` is the number in digits, `W` in words where there are any. The rest of the article names
/// whom it is about.
const EVENTS: [(&[&str], &str); 3] = [
    (
        &[
            "A missile strike on Kharkiv on 2 April killed N people.",
            "A missile strike on Kharkiv on April 2 killed W people.",
            "W people were killed in a missile strike on Kharkiv on 2 April.",
        ],
        "Mayor Ihor Terekhov of Kharkiv visited the ruins near the Saltivka market.",
    ),
    (
        &[
            "Denmark pledged N million euros in military aid to Ukraine.",
            "Denmark pledged €N million in military aid to Ukraine.",
            "Denmark pledged EURN million in military aid to Ukraine.",
        ],
        "The Danish Prime Minister Mette Frederiksen spoke in Copenhagen at Christiansborg.",
    ),
    (
        &[
            "Russian forces control N% of the Kherson region.",
            "Russian forces control N per cent of the Kherson region.",
            "Russian forces control N percent of the Kherson region.",
        ],
        "The Institute for the Study of War published the map in Washington.",
    ),
];

const WORDS: [&str; 13] =
    ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn written(name: &str, report: Report) -> Article {
    let (wordings, rest) = EVENTS[report.event];
    let digits = report.number.to_string();
    let words = WORDS.get(report.number as usize).filter(|w| !w.is_empty()).map_or(digits.as_str(), |w| w);
    let said =
        wordings[report.wording].replace('N', &digits).replace('W', words).replacen("ashington", "Washington", 1);
    let mut said = said.chars();
    let said: String = said.next().into_iter().flat_map(char::to_uppercase).chain(said).collect();
    let day = format!("2024-04-{:02}", report.day);
    // Two articles are the same text only if they are copies.
    let text = format!("{said} {rest} Outlet {name} reports on page {}.", report.day + 10);
    Article { source: Some(format!("Outlet {name}")), ..article(name, &day, &text) }
}

fn reports() -> impl Strategy<Value = Vec<Report>> {
    let one = (0..EVENTS.len(), select(vec![3, 4, 11, 12, 40, 45, 90]), 0..3usize, 3..9u32);
    prop::collection::vec(one.prop_map(|(event, number, wording, day)| Report { event, number, wording, day }), 1..7)
}

fn articles(reports: &[Report]) -> Vec<Article> {
    reports.iter().enumerate().map(|(i, report)| written(&format!("a{i}"), *report)).collect()
}

/// Findings of the facts: severity, code, and which articles stand on which side.
fn findings(outcome: &Outcome) -> Vec<String> {
    let side = |claims: &[usize]| {
        let mut names: Vec<&str> = claims.iter().map(|&c| outcome.claims[c].article_name.as_str()).collect();
        names.sort_unstable();
        names.join("+")
    };
    let mut told: Vec<String> = outcome
        .findings
        .iter()
        .map(|f| {
            let sides: Vec<String> = f.sides.iter().map(|s| side(&s.claims)).collect();
            format!("{} {} {} {}", f.severity.name(), f.code.name(), f.rule.as_deref().unwrap_or(""), sides.join(" | "))
        })
        .collect();
    told.sort();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn order_and_threads_make_no_difference(reports in reports(), turn in 0..7usize) {
        let mut all = articles(&reports);
        let before = findings(&gainsay::check(pack(), &all));
        let turn = turn % all.len();
        all.rotate_left(turn);
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        prop_assert_eq!(before, findings(&alone.install(|| gainsay::check(pack(), &all))));
    }

    #[test]
    fn copies_add_no_finding(reports in reports()) {
        let all = articles(&reports);
        let copies = all.iter().map(|a| Article { name: format!("z-{}", a.name), source: Some(format!("Copy of {}", a.name)), ..a.clone() });
        let twice: Vec<Article> = all.iter().cloned().chain(copies).collect();
        let count = |outcome: &Outcome| outcome.findings.iter().map(|f| (f.id.clone(), f.severity)).collect::<Vec<_>>();
        prop_assert_eq!(count(&gainsay::check(pack(), &all)), count(&gainsay::check(pack(), &twice)));
    }

    #[test]
    fn an_article_about_something_else_changes_nothing(reports in reports(), about in 0..EVENTS.len()) {
        let (other, own): (Vec<Report>, Vec<Report>) = reports.iter().partition(|r| r.event == about);
        let mut more = articles(&own);
        let before = findings(&gainsay::check(pack(), &more));
        more.extend(other.iter().take(1).map(|r| written("z", *r)));
        prop_assert_eq!(before, findings(&gainsay::check(pack(), &more)));
    }

    #[test]
    fn other_words_say_the_same(report in reports(), wording in 0..3usize) {
        let reworded: Vec<Report> = report.iter().map(|r| Report { wording: (r.wording + wording) % 3, ..*r }).collect();
        prop_assert_eq!(
            findings(&gainsay::check(pack(), &articles(&report))),
            findings(&gainsay::check(pack(), &articles(&reworded)))
        );
    }

    #[test]
    fn another_number_is_flagged_and_the_same_is_not(report in reports(), other in 0..3usize) {
        let first = Report { number: 11, ..report[0] };
        let same = Report { wording: other, ..first };
        let far = Report { number: 40, ..same };
        let of_facts = |second| {
            let outcome = gainsay::check(pack(), &[written("a", first), written("b", second)]);
            outcome.findings.iter().filter(|f| f.code == Code::Disagreement).count()
        };
        prop_assert_eq!(of_facts(same), 0);
        prop_assert_eq!(of_facts(far), 1, "{:?} {:?}", first, far);
    }

    #[test]
    fn a_wider_hedge_adds_no_finding(reports in reports()) {
        let count = |articles: &[Article]| gainsay::check(pack(), articles).findings.len();
        let all = articles(&reports[..reports.len().min(2)]);
        let about = |a: &Article| {
            let words = ["killed ", "pledged ", "control "];
            let hedged = words.iter().fold(a.text.to_string(), |text, word| text.replacen(word, &format!("{word}about "), 1));
            Article { text: hedged.replace("killed about in", "killed in").into(), ..a.clone() }
        };
        let hedged: Vec<Article> = all.iter().map(about).collect();
        prop_assert!(count(&hedged) <= count(&all));
    }
}
