//! Formats for continuous integration: what they look like, and that hostile text stays text in each of them.

use crate::outcome::{Made, Paper, compared, count_of, numbers};
use crate::reports::{acts_on_a_terminal, gallery, hostile, war, written};
use gainsay::finding::{Code, Severity, Why};
use gainsay::policy::Policy;
use gainsay::report::place::Root;
use gainsay::report::{csv, github, gitlab, junit, markdown, sarif};
use serde_json::Value;
use std::collections::BTreeSet;

fn sarif_of(made: &Made) -> Value {
    let text = written(|out| sarif::write(out, &made.outcome, &Root::new("desk")).map(|_| ()));
    serde_json::from_str(&text).expect("JSON")
}

fn gitlab_of(made: &Made) -> Value {
    serde_json::from_str(&written(|out| gitlab::write(out, &made.outcome, &Root::default()))).expect("JSON")
}

fn github_of(made: &Made) -> String {
    written(|out| github::write(out, &made.outcome, &Root::default()))
}

fn junit_of(made: &Made, fails: Option<Severity>) -> String {
    written(|out| junit::write(out, &made.outcome, &Root::default(), fails))
}

fn markdown_of(made: &Made, most: usize) -> String {
    written(|out| markdown::write(out, &made.outcome, &Root::default(), most))
}

#[test]
fn in_every_format() {
    snapshots!("reports").bind(|| {
        for (name, mut made) in [("war", war()), ("gallery", gallery())] {
            made.outcome.docs.insert("war-duration".into(), "How long a *war* has lasted.".into());
            let root = Root::new("desk");
            let sarif = written(|out| sarif::write(out, &made.outcome, &root).map(|_| ()));
            insta::assert_snapshot!(format!("{name}-sarif"), sarif.replace(env!("CARGO_PKG_VERSION"), "VERSION"));
            insta::assert_snapshot!(format!("{name}-github"), written(|out| github::write(out, &made.outcome, &root)));
            insta::assert_snapshot!(format!("{name}-gitlab"), written(|out| gitlab::write(out, &made.outcome, &root)));
            insta::assert_snapshot!(format!("{name}-junit"), junit_of(&made, Some(Severity::Warning)));
            insta::assert_snapshot!(format!("{name}-markdown"), markdown_of(&made, markdown::COMMENT));
            insta::assert_snapshot!(format!("{name}-findings-csv"), written(|out| csv::findings(out, &made.outcome)));
        }
    });
}

/// What GitHub asks of SARIF and the schema does not say.
#[test]
fn sarif_is_what_code_scanning_shows() {
    for made in [war(), gallery(), hostile()] {
        let document = sarif_of(&made);
        let run = &document["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
        for result in run["results"].as_array().expect("a list") {
            assert_eq!(result["locations"].as_array().map(Vec::len), Some(1));
            let rule = &rules[result["ruleIndex"].as_u64().expect("a rule") as usize];
            assert_eq!(rule["id"], result["ruleId"]);
            let text = result["message"]["text"].as_str().expect("a text");
            let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
            for location in &related {
                assert!(text.contains(&format!("]({})", location["id"])), "{text} links to {location}");
                assert!(location["message"]["text"].is_string());
            }
            for location in related.iter().chain(result["locations"].as_array().expect("a list")) {
                let uri = location["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("an address");
                assert!(uri.starts_with("desk/"), "{uri}");
                assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/%".contains(&b)), "{uri}");
            }
        }
        for rule in rules {
            for (field, most) in [("shortDescription", 1024), ("fullDescription", 1024), ("help", usize::MAX)] {
                let text = rule[field]["text"].as_str().expect("a text");
                assert!(!text.is_empty() && text.chars().count() <= most);
            }
        }
    }
}

#[test]
fn github_shows_ten_of_each_severity() {
    let made = many(&[(Severity::Error, 4), (Severity::Warning, 25), (Severity::Note, 11)]);
    let lines = github_of(&made);
    let of = |start: &str| lines.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((of("::error "), of("::warning "), of("::notice ")), (4, 10, 10));
    let last = lines.lines().last().expect("a line");
    assert!(last.starts_with("15 warnings, 1 note cut"), "{last}");
    assert!(lines.lines().next().is_some_and(|line| line.starts_with("::error ")));
}

#[test]
fn a_comment_keeps_to_its_size() {
    let made = many(&[(Severity::Note, 500), (Severity::Error, 1)]);
    let text = markdown_of(&made, 20_000);
    assert!(text.len() <= 20_000 && text.contains("**error**"), "{}", text.len());
    assert!(text.trim_end().ends_with("cut: there is no more room here."), "{text}");
}

/// Findings that are hidden are no agreement.
#[test]
fn hidden_findings_are_skipped_cases() {
    let mut made = war();
    assert_eq!(junit_of(&made, Some(Severity::Warning)).matches("<failure ").count(), 1);
    assert_eq!(junit_of(&made, Some(Severity::Error)).matches("<skipped ").count(), 1);
    assert_eq!(junit_of(&made, None).matches("<skipped ").count(), 1);
    made.outcome.hide(|_| Some(Why::Known));
    let cases = junit_of(&made, Some(Severity::Warning));
    assert!(cases.contains("<skipped message=\"known from the baseline: "), "{cases}");
}

#[test]
fn fingerprints_are_unique() {
    let made = many(&[(Severity::Warning, 30)]);
    let issues = gitlab_of(&made);
    let prints: BTreeSet<&str> =
        issues.as_array().expect("a list").iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), 30);
}

#[test]
fn hostile_sarif_is_text() {
    let document = sarif_of(&hostile());
    let result = &document["runs"][0]["results"][0];
    let text = result["message"]["text"].as_str().expect("a text");
    // The only links are ours.
    let links = text.matches("](").count();
    assert_eq!(Some(links), result["relatedLocations"].as_array().map(Vec::len));
    no_terminal_is_moved(&document);
}

#[test]
fn hostile_gitlab_is_text() {
    let issues = gitlab_of(&hostile());
    assert_eq!(issues.as_array().map(Vec::len), Some(3));
    no_terminal_is_moved(&issues);
}

#[test]
fn hostile_github_is_text() {
    let lines = github_of(&hostile());
    assert_eq!(lines.lines().count(), 3, "{lines}");
    for line in lines.lines() {
        assert_eq!(line.chars().find(|&c| acts_on_a_terminal(c)), None, "{line}");
        // Two pairs of colons of ours; what articles say about `%0A` is their per cent sign.
        let properties = line.strip_prefix("::error ").and_then(|rest| rest.split_once("::")).expect("a command").0;
        assert!(!properties.contains("::") && properties.contains("%250A%3A%3Aerror"), "{properties}");
        assert!(!line.contains("%0A::error"), "{line}");
    }
}

#[test]
fn hostile_junit_is_text() {
    let text = junit_of(&hostile(), Some(Severity::Note));
    let elements = xml_elements(&text);
    assert_eq!(elements.iter().filter(|name| *name == "testcase").count(), 2);
    let ours = ["testsuites", "testsuite", "properties", "testcase", "failure", "system-out", "system-err", "skipped"];
    assert!(elements.iter().all(|name| ours.contains(&name.as_str())), "{elements:?}");
    assert!(!text.contains("]]>"));
    assert_eq!(text.chars().find(|&c| acts_on_a_terminal(c)), None);
    no_line_is_a_command(&text);
}

#[test]
fn hostile_markdown_is_text() {
    let text = markdown_of(&hostile(), markdown::COMMENT);
    assert_eq!(text.chars().find(|&c| acts_on_a_terminal(c)), None);
    no_line_is_a_command(&text);
    // Outside of code there is neither an element nor a link.
    let outside = outside_code(&text);
    assert!(!outside.contains('<') && !outside.contains("https://"), "{outside}");
}

#[test]
fn hostile_csv_is_text() {
    let table = written(|out| csv::findings(out, &hostile().outcome));
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().expect("a header").len();
    let rows: Vec<::csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 24);
    assert!(rows.iter().all(|row| row.len() == columns));
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell:?}");
        assert_eq!(cell.chars().find(|&c| c == '\n' || acts_on_a_terminal(c)), None, "{cell:?}");
    }
    no_line_is_a_command(&table);
}

/// The parts of a Markdown text that are not code: code ends at as many backticks as it began with.
fn outside_code(text: &str) -> String {
    let mut outside = String::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(at) = rest.find('`').filter(|at| !rest[..*at].ends_with('\\')) {
            outside.push_str(&rest[..at]);
            let fence = rest[at..].chars().take_while(|c| *c == '`').count();
            let inside = &rest[at + fence..];
            let end = inside.find(&"`".repeat(fence)).expect("code ends on its line");
            rest = &inside[end + fence..];
        }
        outside.push_str(rest);
        outside.push('\n');
    }
    outside
}

/// The head of a box leads to its file where the caller has an address for it, and nothing else changes.
#[test]
fn heads_of_quotes_are_links() {
    struct Linked(Made);
    impl gainsay::report::Excerpts for Linked {
        fn text(&self, article: &str) -> Option<std::sync::Arc<str>> {
            self.0.texts.get(article).cloned()
        }
        fn link(&self, article: &str) -> Option<String> {
            Some(format!("file:///{article}"))
        }
    }
    use gainsay::report::pretty::{Screen, write};
    let made = Linked(war());
    let linked = written(|out| write(out, &made.0.outcome, &made, Screen::default()));
    let plain = written(|out| write(out, &made.0.outcome, &made.0.texts, Screen::default()));
    assert_eq!(linked.matches("\x1b]8;;file:///war/").count(), 3, "{linked}");
    let mut parts = linked.split("\x1b]8;;");
    let mut without = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| without.push_str(part.split_once("\x1b\\").expect("a link ends").1));
    assert_eq!(without, plain);
}

/// GitHub takes a line of a log for a command if that is how it begins, whatever wrote it.
fn no_line_is_a_command(text: &str) {
    for line in text.lines() {
        assert!(!line.trim_start().starts_with("::") && !line.trim_start().starts_with("##["), "{line}");
    }
}

fn no_terminal_is_moved(document: &Value) {
    match document {
        Value::String(text) => {
            assert_eq!(text.chars().find(|&c| c != '\n' && acts_on_a_terminal(c)), None, "{text:?}");
        }
        Value::Array(items) => items.iter().for_each(no_terminal_is_moved),
        // A path is a name: another one would lead nowhere.
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "path").for_each(|(_, value)| no_terminal_is_moved(value));
        }
        _ => {}
    }
}

/// Names of the elements of a document that is well-formed as far as our writer can get it wrong.
fn xml_elements(text: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut names = Vec::new();
    for part in text.split('<').skip(1) {
        let (tag, rest) = part.split_once('>').expect("a tag ends");
        assert!(!rest.contains('>'), "a stray > in {rest}");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
        names.push(name.clone());
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, [""; 0]);
    names
}

/// So many findings of these severities, each over a fact of its own.
fn many(counts: &[(Severity, usize)]) -> Made {
    let mut made = Made::default();
    let rule = made.rule("death-toll", Policy::Constant);
    let paper = |name| Paper { name, source: None, published: Some("2025-03-03"), text: "It killed 12 people." };
    let value = || Some(compared(Some("person"), &[("bare", numbers("11.5..12.5"))]));
    let a = made.claim(paper("a.txt"), "12 people", rule, &[], count_of("12"), value());
    let b = made.claim(paper("b.txt"), "12 people", rule, &[], count_of("12"), value());
    for &(severity, n) in counts {
        for _ in 0..n {
            let sides: [(_, _, &[usize]); 2] = [(numbers("1..2"), 1, &[a]), (numbers("3..4"), 1, &[b])];
            made.finding((Code::Disagreement, severity), ("They differ", "Ask"), &sides);
        }
    }
    made
}
