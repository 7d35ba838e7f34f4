//! What is told of a few sentences under a small rule, end to end: lists of names, copies, regimes, quotations.

use crate::common::{Folder, article};
use gainsay::article::Article;
use gainsay::finding::Outcome;
use gainsay::rule::load::load;

/// What checking articles gives under one rule, beside the built-in names.
pub fn outcome(rule: &str, articles: &[Article]) -> Outcome {
    let id = rule.split('"').nth(1).expect("a rule begins with its id");
    let folder = Folder::with(&[(&format!("{id}.toml"), rule.as_bytes())]);
    let (rules, mistakes) = load(&[folder.path().to_path_buf()]).unwrap();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    gainsay::check(&rules, articles)
}

/// Articles of one day, `a.txt`, `b.txt`, ….
pub fn of_one_day(texts: &[&str]) -> Vec<Article> {
    ('a'..).zip(texts).map(|(name, text)| article(&format!("{name}.txt"), "2025-08-20", text)).collect()
}

const GUESTS: &str = r#"
id = "guests"
title = "Who came to dinner"
[slots.value]
type = "person"
[key]
what = "dinner"
[compare]
policy = "set"
[[pattern]]
match = ["guests (were|included) {..3} {value:person+}", "(dined|dinner) with {..2} {value:person+}"]
"#;

#[test]
fn lists_of_names_are_open_unless_they_are_said_to_be_complete() {
    let clash = |a: &str, b: &str| outcome(GUESTS, &of_one_day(&[a, b])).findings.len() == 1;
    let merz = "The guests included Friedrich Merz.";
    let rows = [
        ("The guests were Emmanuel Macron and Keir Starmer.", merz, false),
        ("The guests included Emmanuel Macron.", merz, false),
        ("The guests were only Emmanuel Macron and Keir Starmer.", merz, true),
        ("The guests were not only Emmanuel Macron and Keir Starmer.", merz, false),
        ("The guests were just French President Emmanuel Macron and Keir Starmer.", merz, true),
        ("The only guests were Emmanuel Macron and Keir Starmer.", merz, true),
        ("The guests were Emmanuel Macron and Keir Starmer alone.", merz, true),
        ("The guests were Emmanuel Macron and Keir Starmer, and nobody else.", merz, true),
        ("The guests were exactly Emmanuel Macron and Keir Starmer.", "The guests included Keir Starmer.", false),
        ("He had dinner with only Emmanuel Macron.", "He dined with Emmanuel Macron and Friedrich Merz.", true),
        (
            "The guests were only Emmanuel Macron and Keir Starmer.",
            "The guests were only Emmanuel Macron and Friedrich Merz.",
            true,
        ),
    ];
    for (a, b, expected) in rows {
        assert_eq!(clash(a, b), expected, "{a} | {b}");
    }
}

#[test]
fn a_list_is_one_value_that_holds_every_name() {
    let outcome = outcome(GUESTS, &of_one_day(&["The guests were only Emmanuel Macron and Keir Starmer."]));
    let claims: Vec<String> = outcome.claims.iter().map(|c| format!("{:?} {}", c.value, c.hedge.name())).collect();
    assert_eq!(claims, [r#"Entity("emmanuel-macron+keir-starmer") exactly"#]);
    assert_eq!(outcome.claims[0].text, "only Emmanuel Macron and Keir Starmer");
}

const CRATES: &str = r#"
id = "crates"
title = "How many crates the ferry carried"
[slots.value]
type = "number"
[key]
what = "crates"
[compare]
policy = "constant"
[[pattern]]
match = "{value:number} crates"
"#;

#[test]
fn copies_of_a_text_are_named_as_such() {
    let text = "The ferry carried 120 crates across the strait on Monday, the harbour office said in a short note. A crane lifted \
                them ashore before noon, and lorries took most of them inland by the old road along the coast. Nobody was hurt when \
                a rope gave way. The captain had asked for a second crane in spring, and will ask again in autumn.";
    let near = format!("(Wire) - {text}");
    let other = "Only yesterday the papers had counted fewer. The ferry carried 190 crates, said a docker.";
    let mut articles = of_one_day(&[text, text, &near, other, "A porter said: the ferry carried 121 crates."]);
    for (article, source) in articles.iter_mut().zip(["Times", "Post", "Daily", "News", "Mirror"]) {
        article.source = Some(source.to_owned());
    }
    let outcome = outcome(CRATES, &articles);
    let found: Vec<&str> = outcome.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        found,
        [
            r#"Mirror (20 August 2025) says "121 crates" (Times agrees, with the same text in Post and Daily), but News (20 August 2025) says "190 crates""#
        ]
    );
    let sides: Vec<_> = outcome.findings[0].sides.iter().map(|s| (s.sources, s.claims.len(), s.copies.len())).collect();
    assert_eq!(sides, [(2, 4, 2), (1, 1, 0)]);
}

const WORKS: &str = r#"
id = "works"
title = "When the bridge was open"
[slots.value]
type = "date"
[slots.edge]
[key]
what = "bridge"
edge = "{edge}"
[compare]
policy = "event-date"
scope = "edge"
[[relation]]
start = "opened"
end = "closed"
[[pattern]]
match = "bridge {..3} opened {..3} {value}"
set = { edge = "opened" }
[[pattern]]
match = "bridge {..3} closed {..3} {value}"
set = { edge = "closed" }
"#;

#[test]
fn what_was_not_compared_is_told_with_its_reason() {
    let rows = |rule: &str, texts: &[&str]| -> Vec<String> {
        let outcome = outcome(rule, &of_one_day(texts));
        gainsay::report::apart::rows(&outcome).iter().map(|row| format!("{} {}", row.reason, row.claims)).collect()
    };
    let story = CRATES.replace("[compare]", "[identity]\nstory = \"3 days\"\n[compare]");
    let two = ["The ferry carried 120 crates.", "The ferry carried 190 crates."];
    assert_eq!(rows(CRATES, &two[..1]), ["alone 1"]);
    assert_eq!(rows(CRATES, &two), [""; 0]);
    assert_eq!(rows(&story, &two), ["story 2"]);
    assert_eq!(rows(CRATES, &["The ferry will carry 120 crates.", two[1]]), ["modality 2"]);
    let opened_then_closed = "The bridge was opened on 3 May 2019. The bridge was closed on 4 April 2020.";
    let closed_then_opened = "The bridge was opened on 3 May 2020. The bridge was closed on 4 April 2019.";
    assert_eq!(rows(WORKS, &[opened_then_closed]), ["alone 2"]);
    assert_eq!(rows(WORKS, &[closed_then_opened]), [""; 0]);
    let nothing = outcome(CRATES, &of_one_day(&["Nobody came."]));
    assert_eq!(gainsay::report::apart::table(&nothing), "no claim was found, so none was compared");
}

#[test]
fn findings_tell_what_they_count_in_the_units_of_their_texts() {
    let told = |rule: &str, texts: &[&str]| -> Vec<String> {
        let outcome = outcome(rule, &of_one_day(texts));
        outcome.findings.iter().map(|f| format!("{} {}", f.message, f.help)).collect()
    };
    let rain = CRATES.replace("\"number\"", "\"quantity\"").replace("{value:number} crates", "{value} of rain");
    let both = "a.txt (20 August 2025) says \"80 mm of rain\", but b.txt (20 August 2025) says \"210 mm of rain\"";
    assert_eq!(
        told(&rain, &["80 mm of rain fell.", "210 mm of rain fell."]),
        [format!("{both} No number fits both; 80 to 210 millimetres covers them.")]
    );
    let covered = told(CRATES, &["It lost three crates.", "It lost dozens of crates."]);
    assert!(covered.len() < 2 && covered.iter().all(|f| f.ends_with("3 to 99 covers them.")), "{covered:?}");
    let broken = told(WORKS, &["The bridge was opened on 3 May 2020. The bridge was closed on 4 April 2019."]);
    assert!(broken[0].contains("2020\" (opened)") && broken[0].contains("2019\" (closed)"), "{broken:?}");
}

#[test]
fn a_quote_neither_begins_nor_ends_inside_a_bracket() {
    let raised = r#"
id = "raised"
title = "What was raised"
[slots.value]
type = "money"
[key]
what = "appeal"
[compare]
policy = "constant"
[[pattern]]
match = ["{value} since {_:date}", "raised {value}"]
"#;
    let quotes = |text: &str| -> Vec<String> {
        outcome(raised, &of_one_day(&[text])).claims.iter().map(|c| c.text.clone()).collect()
    };
    assert_eq!(quotes("It took 5 million (about $6 million) since 2022."), ["about $6 million"]);
    assert_eq!(quotes("It took ($6 million since 2022) in all."), ["$6 million since 2022"]);
    assert_eq!(quotes("It has (they say) raised $6 million."), ["raised $6 million"]);
}
