//! The seeds' war, told by hand: five articles that agree on its beginning, and one phrase that can be misread.

use super::said::{Said, briefs, check, hold, said, world};
use gainsay::finding::Code;
use gainsay::policy::{Policy, Read};

fn war() -> Vec<Said> {
    let key = "conflict=the-war";
    vec![
        said("000", "2025-08-26", "3 years").text("three-year war").key(key),
        said("001", "2025-08-20", ">3 years").text("more than three-year conflict").key(key),
        said("001", "2025-08-20", "2022-02").text("February 2022 invasion").key(key),
        said("002", "2025-09-01", "4th year")
            .text("stretches into its fourth year")
            .reads(&[Read::OrdinalYear])
            .key(key),
        said("003", "2025-08-26..", "3.5 years").text("3.5-year war").key(key),
        said("004", "2025-12-07", "4th year")
            .text("approaching its fourth year")
            .reads(&[Read::BeforeOrdinalYear, Read::BeforeAnniversary])
            .key(key),
        said("004", "2025-12-07", "2022-02").text("since February 2022").key(key),
    ]
}

#[test]
fn an_ambiguous_phrase_stands_alone() {
    let world = world(Policy::Elapsed);
    check(
        &world,
        &war(),
        &["warning ambiguous-wording: 001 more than three-year conflict + 001 February 2022 invasion + \
           002 stretches into its fourth year + 004 since February 2022 | 004 approaching its fourth year; \
           also 000 three-year war + 003 3.5-year war"],
    );
    let (made, compared) = world.compare(&war());
    hold(&made, &compared);
    let codes: Vec<Code> = compared.findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, [Code::AmbiguousWording, Code::UndatedArticle]);
    let mut told = String::new();
    for finding in &compared.findings {
        told += &format!("{}\n  {}\n", finding.message, finding.help);
    }
    snapshots!("compare").bind(|| insta::assert_snapshot!("war", told));
}

#[test]
fn without_the_phrase_the_sources_agree() {
    let said: Vec<Said> =
        war().into_iter().filter(|s| s.text.as_deref() != Some("approaching its fourth year")).collect();
    assert!(briefs(&world(Policy::Elapsed), &said).is_empty());
}

#[test]
fn without_its_date_the_phrase_says_nothing() {
    let said: Vec<Said> = war()
        .into_iter()
        .map(|s| if s.article == "004" { Said { published: "2022-02-01..".to_owned(), ..s } } else { s })
        .collect();
    assert!(briefs(&world(Policy::Elapsed), &said).is_empty());
}
