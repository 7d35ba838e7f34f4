//! Rules: the examples that they carry, and every mistake that a rule file can hold.

use crate::common::{Folder, article};
use crate::seeds::pack;
use gainsay::article::{Article, Published};
use gainsay::rule::error::{RuleError, SourceFile};
use gainsay::rule::load::load;
use gainsay::rule::validate::rule_set;
use gainsay::workbench::explain::MISTAKES;
use gainsay::workbench::lint::lint;
use gainsay::workbench::result::CaseResult;
use gainsay::workbench::{cases, examples};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_example_and_case_of_the_pack_passes() {
    assert!(pack().cases.len() >= 12);
    let failed: Vec<String> = [examples::run(pack()), cases::run(pack())]
        .concat()
        .into_iter()
        .filter(CaseResult::failed)
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
    for (folder, name) in [
        ("", "rules/CODE.toml"),
        ("rates", "rules/rates.toml"),
        ("tests", "rules/tests/CODE.toml"),
        ("datelines", "rules/datelines.toml"),
    ] {
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

/// Each code that the sources name has a section in the documentation, and a fixture above or a test of its own.
#[test]
fn every_code_is_documented_and_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sections: BTreeSet<&str> =
        MISTAKES.lines().filter_map(|line| line.strip_prefix("## `")?.strip_suffix('`')).collect();
    let mut sources = Vec::new();
    let mut folders = vec![root.join("src/rule"), root.join("src/workbench")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { sources.push(std::fs::read_to_string(path).unwrap()) }
        }
    }
    let call = regex::Regex::new(
        r#"(?:RuleError::new|\berror|\bwarn|\blisted|\bnamed|\bnamed_at|\bremark|code:)[(\s][^"]{0,80}?"([a-z]+(?:-[a-z]+)*)","#,
    )
    .unwrap();
    let codes: BTreeSet<String> =
        sources.iter().flat_map(|s| call.captures_iter(s).map(|c| c[1].to_owned()).collect::<Vec<_>>()).collect();
    assert!(codes.len() > 35, "{codes:?}");
    let undocumented: Vec<_> = codes.iter().filter(|code| !sections.contains(code.as_str())).collect();
    assert!(undocumented.is_empty(), "docs/mistakes.md has no section of {undocumented:?}");
    let without: Vec<_> =
        sections.iter().filter(|code| !root.join(format!("snapshots/rule-errors/{code}.snap")).exists()).collect();
    assert!(without.is_empty(), "no fixture shows {without:?}");
}

fn mistakes_of(code: &str, source: SourceFile) {
    let words = SourceFile { name: "rules/words.toml".into(), text: "[words]\nwar = [\"war\"]\n".into() };
    let places = SourceFile { name: "rules/entities/place.toml".into(), text: PLACES.into() };
    let depth = SourceFile { name: "rules/harbour-depth.toml".into(), text: DEPTH.into() };
    let base = SourceFile { name: "rules/base/rates.toml".into(), text: "base = \"USD\"\n".into() };
    let (set, mut mistakes) = rule_set(&[words, places, depth, base, source.clone()]);
    if mistakes.is_empty() {
        // What is sound may fail its tests, or deserve a remark.
        mistakes = [examples::run(&set), cases::run(&set)].concat().into_iter().flat_map(|r| r.mistakes).collect();
        mistakes.extend(lint(&set).into_iter().filter(|remark| remark.file() == source.name));
    }
    let codes: Vec<_> = mistakes.iter().map(|m| m.code).collect();
    assert!(codes.contains(&code), "{code} is told as {codes:?}");
    snapshots!("rule-errors").bind(|| insta::assert_snapshot!(code, told(&mistakes)));
}

/// Mistakes as people see them.
fn told(mistakes: &[RuleError]) -> String {
    let told: Vec<String> = mistakes
        .iter()
        .map(|m| {
            assert!(m.help.is_some(), "{} does not say what to do", m.code);
            let mut out = String::new();
            let handler = miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor());
            handler.with_links(false).with_width(90).render_report(&mut out, m).unwrap();
            out
        })
        .collect();
    told.join("\n")
}

#[test]
fn mistakes_in_what_a_pack_extends() {
    let (_, mistakes) = load(&["tests/fixtures/rule-errors/packs".into()]).unwrap();
    let codes: Vec<_> = mistakes.iter().map(|m| m.code).collect();
    assert_eq!(codes, ["unknown-key", "unknown-pack", "unknown-rule"]);
    snapshots!("rule-errors").bind(|| insta::assert_snapshot!("unknown-pack", told(&mistakes)));
}

/// A pack that extends others stands over them: it replaces, adds to and leaves out what they have.
#[test]
fn a_pack_extends_others() {
    let depth = DEPTH.replace("{value} berths", "{value} <measure>");
    let folder = Folder::with(&[
        ("base/harbour-depth.toml", depth.as_bytes()),
        ("base/quay-length.toml", DEPTH.replace("harbour-depth", "quay-length").as_bytes()),
        ("base/words.toml", b"[words]\nmeasure = [\"berths\"]\nother = [\"other\"]\n"),
        ("base/entities/place.toml", PLACES.as_bytes()),
        ("base/rates.toml", RATES.as_bytes()),
        ("desk/pack.toml", b"extends = [\"builtin\", \"../base\"]\nwithout = [\"quay-length\", \"vote-count\"]\n"),
        ("desk/words.toml", b"[words]\nmeasure = [\"moorings\"]\n"),
        ("desk/more-depth.toml", b"extends = \"harbour-depth\"\n[[pattern]]\nmatch = \"{value} buoys\"\n"),
        ("desk/entities/place.toml", PLACES.replace("Harbour Town", "Harbour City").as_bytes()),
    ]);
    let (rules, mistakes) = load(&[folder.path().join("desk")]).unwrap();
    assert_eq!(told(&mistakes), "");
    let of = |id: &str| rules.rules.iter().find(|r| r.id == id);
    assert!(of("casualties").is_some() && of("quay-length").is_none() && of("vote-count").is_none());
    // Its own patterns come first; lists of words hold for all rules.
    let written: Vec<&str> =
        of("harbour-depth").unwrap().patterns.iter().flat_map(|p| &p.phrases).map(|p| p.written.as_str()).collect();
    assert_eq!(written, ["{value} buoys", "{value} <measure>"]);
    assert_eq!(rules.entities.get("harbour-town").unwrap().name, "Harbour City");
    assert!(rules.entities.get("ukraine").is_some());
    let day = gainsay::value::Days::day("2024-05-03".parse().unwrap());
    assert!(rules.rates.rate("EUR", "USD", day).is_some() && rules.rates.rate("XAF", "USD", day).is_some());
    let found = |text: &str| {
        let article = article("a.txt", "2024-05-03", text);
        gainsay::claims(&rules, &[article]).into_iter().filter(|c| c.rule_id == "harbour-depth").count()
    };
    assert_eq!(found("The basin has 12 moorings."), 1);
    assert_eq!(found("The basin has 12 buoys."), 1);
    assert_eq!(found("The basin has 12 berths."), 0);

    // Alone, the pack below is what it was; in a circle each is read once.
    folder.write("base/pack.toml", b"extends = [\"../desk\"]\n");
    assert!(load(&[folder.path().join("desk")]).is_ok());
    folder.write("base/pack.toml", b"");
    let (rules, mistakes) = load(&[folder.path().join("base")]).unwrap();
    assert_eq!((rules.rules.len(), mistakes.len()), (2, 0));
}

/// What a case expects and does not get is told in words.
#[test]
fn cases_say_what_differs() {
    let rule = DEPTH.replace(
        "[compare]",
        "[slots.place]\ntype = \"place\"\nlook = [\"sentence\"]\n[key]\nplace = \"{place}\"\n[compare]",
    );
    let article = |n: usize| {
        format!("[[compare.article]]\ndate = 2024-05-03\ntext = \"The basin of Harbour Town has {n} berths.\"\n")
    };
    let finding = "[[compare.finding]]\nrule = \"harbour-depth\"\ncode = \"disagreement\"\n";
    let case = |name: &str, rest: &str| format!("[[compare]]\nname = \"{name}\"\n{}{rest}", article(12) + &article(40));
    let told = |rest: &str, name: &str| {
        let files =
            [("entities/place.toml", PLACES), ("harbour-depth.toml", &rule), ("tests/depth.toml", &case(name, rest))];
        let files = files.map(|(name, text)| SourceFile { name: format!("rules/{name}"), text: text.into() });
        let (rules, mistakes) = rule_set(&files);
        assert_eq!(mistakes.len(), 0, "{}", super::rules::told(&mistakes));
        let results = cases::run(&rules);
        assert_eq!((results.len(), results[0].line, results[0].text.as_str()), (1, 1, name));
        results[0].problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told(&format!("{finding}sides = [\"12\", \"40 berths\"]\nkey.place = \"harbour-town\""), "passed"), "");
    assert_eq!(
        told("", "noisy"),
        "noisy: an unexpected finding: error disagreement (harbour-depth): article 1 (3 May 2024) says \"12 berths\", but \
         article 2 (3 May 2024) says \"40 berths\""
    );
    assert!(
        told(&finding.replace("disagreement", "diverse"), "missing")
            .starts_with("missing: no finding diverse (harbour-depth)\nnoisy: ")
    );
    assert_eq!(
        told(&format!("{finding}sides = [\"12 berths\"]\nseverity = \"note\"\nkey.place = \"quay\""), "wrong"),
        "wrong: \"disagreement (harbour-depth)\": severity is error, expected note\n\
         wrong: \"disagreement (harbour-depth)\": place is harbour-town, expected quay\n\
         wrong: \"disagreement (harbour-depth)\": sides is 12 berths | 40 berths, expected 12 berths"
    );
}

/// A name means an event only at its time.
#[test]
fn a_named_event_has_a_window() {
    let events = r#"
        [[entity]]
        id = "harbour-fair"
        type = "event"
        name = "Harbour Fair"
        valid = { from = 2025-06-13, to = 2025-06-15 }
        facts = { place = ["harbour-town"] }
    "#;
    let rule = r#"
        id = "visitors"
        [slots.value]
        type = "number"
        [slots.event]
        type = "event"
        look = ["sentence"]
        [slots.when]
        type = "date"
        look = ["clause", "published"]
        [slots.place]
        type = "place"
        [key]
        event = "{event?}"
        place = "{place?}"
        when  = "{when?}"
        [identity]
        window = "2 days"
        [compare]
        policy = "constant"
        [[pattern]]
        match = "{value} visitors"
    "#;
    let files = [("entities/place.toml", PLACES), ("entities/event.toml", events), ("visitors.toml", rule)];
    let files = files.map(|(name, text)| SourceFile { name: format!("rules/{name}"), text: text.into() });
    let (rules, mistakes) = rule_set(&files);
    assert_eq!(told(&mistakes), "");
    let key = |published: &str, text: &str| {
        let claims = gainsay::claims(&rules, &[article("a.txt", published, text)]);
        claims.iter().map(|c| c.key_text()).collect::<Vec<_>>().join("; ")
    };
    let of_the_event = |key: String| key.contains("event=harbour-fair") && key.contains("place=harbour-town");
    assert!(of_the_event(key("2025-06-20", "The Harbour Fair had 9,000 visitors.")));
    assert!(of_the_event(key("2025-06-20", "On 15 June the Harbour Fair had 9,000 visitors.")));
    assert!(of_the_event(key("2025-02-01", "The Harbour Fair expects 9,000 visitors.")));
    // Another year's.
    for (published, text) in [
        ("2025-06-20", "On 14 June 2023 the Harbour Fair had 9,000 visitors."),
        ("2023-06-20", "The Harbour Fair had 9,000 visitors."),
    ] {
        let key = key(published, text);
        assert!(key.contains("event=*") && key.contains("place=*"), "{text}: {key}");
    }
}

const DEPTH: &str = r#"
id = "harbour-depth"

[slots.value]
type = "number"

[compare]
policy = "constant"

[[pattern]]
match = "{value} berths"
"#;

const RATES: &str = r#"
base = "USD"

[[currency]]
code      = "XAF"
source    = "the Harbour Bank"
tolerance = "10 %"
rates     = { 2024 = 606 }
"#;

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
        (&"(a ".repeat(1_300), "pattern-syntax"),
        (&format!("{}a{}", "(".repeat(1_900), ")".repeat(1_900)), "pattern-too-large"),
        ("[a-z]{1000}[a-z]{1000} {value}", "pattern-too-large"),
        (r"\w{1000} {value}", "pattern-too-large"),
        ("((a{100}){100}){100}+x {value}", "pattern-too-large"),
    ];
    for (pattern, code) in cases {
        let mistakes = rule(pattern);
        assert!(mistakes.iter().any(|m| m.code == code), "{:.20}: {:?}", pattern, mistakes.first().map(|m| m.code));
    }
    // Lists that name each other many times over, with and without a word at the end.
    for end in ["{..0}", "word"] {
        let lists: String =
            (0..12).map(|i| format!("l{i} = [\"{}\"]\n", format!("<l{}> ", i + 1).repeat(20))).collect();
        let words = format!("[words]\n{lists}l12 = [\"{end}\"]\n");
        let rule = "id = \"x\"\n[slots.value]\ntype = \"number\"\n[compare]\npolicy = \"constant\"\n[[pattern]]\nmatch = \"<l0> {value}\"\n";
        let files = [("words.toml", words.as_str()), ("x.toml", rule)];
        let files = files.map(|(name, text)| SourceFile { name: format!("rules/{name}"), text: text.into() });
        assert!(rule_set(&files).1.iter().any(|m| m.code == "pattern-too-large"), "{end}");
    }
    // TOML itself, nested.
    let nested = format!("id = {}1{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let (_, mistakes) = rule_set(&[SourceFile { name: "rules/x.toml".into(), text: nested.as_str().into() }]);
    assert!(mistakes.iter().any(|m| m.code == "syntax"));
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
