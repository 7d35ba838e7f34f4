//! Which claims meet at all: keys, wildcards, stories, sources, copies.

use super::said::{Said, briefs, check, hold, of_events, said, world};
use gainsay::claim::Modality;
use gainsay::finding::Code;
use gainsay::group::Apart;
use gainsay::policy::{Identity, Policy};

const NAMES: [&str; 3] = ["dee", "eve", "fay"];

fn two(key_a: &str, key_b: &str) -> [Said; 2] {
    let claim = |article, key: &str, value| said(article, "2025-08-26", value).key(key).names(&NAMES);
    [claim("a", key_a, "12"), claim("b", key_b, "30")]
}

#[test]
fn keys_meet_by_equality_containment_and_shared_members() {
    let world = world(Policy::Constant);
    let meet = [
        ("place=@alaska", "place=@anchorage"),
        ("who=@ann+bob", "who=@ann+bob+cid"),
        ("who=@ann+bob+cid", "who=@ann+bob+dee"),
        ("kind=a; place=*", "kind=a; place=@juneau"),
        ("when=2025-08-20", "when=2025-08-25"),
    ];
    let apart = [
        ("place=@juneau", "place=@anchorage"),
        ("who=@ann+bob", "who=@ann+cid"),
        ("who=@ann+bob", "who=@cid+dee"),
        ("kind=meeting", "kind=call"),
        ("when=2025-08-20", "when=2025-10-25"),
    ];
    for (a, b) in meet {
        assert_eq!(briefs(&world, &two(a, b)).len(), 1, "{a} meets {b}");
    }
    for (a, b) in apart {
        assert_eq!(briefs(&world, &two(a, b)).len(), 0, "{a} does not meet {b}");
    }
}

#[test]
fn exact_slots_take_no_containment_and_windows_can_be_closed() {
    let exact = Identity { exact: vec!["place".to_owned()], window_days: 0, ..Identity::default() };
    let world = world(Policy::Constant).identity(exact);
    check(&world, &two("place=@alaska", "place=@anchorage"), &[]);
    check(&world, &two("when=2025-08-20", "when=2025-08-21"), &[]);
    assert_eq!(briefs(&world, &two("when=2025-08-20..2025-08-21", "when=2025-08-21")).len(), 1);
}

#[test]
fn without_a_window_a_night_is_that_of_its_morning() {
    let closed = Identity { window_days: 0, ..Identity::default() };
    let world = world(Policy::Constant).identity(closed);
    let night = "when=2025-08-20..2025-08-21";
    assert_eq!(briefs(&world, &two(night, "when=2025-08-21")).len(), 1);
    check(&world, &two(night, "when=2025-08-20"), &[]);
    check(&world, &two(night, "when=2025-08-21..2025-08-22"), &[]);
}

#[test]
fn an_article_that_gives_several_values_tells_apart_what_the_key_does_not() {
    let once = Identity { once: true, ..Identity::default() };
    let world = world(Policy::Constant).identity(once);
    let of = |article: &str, value: &str| said(article, "2025-08-26", value).key("place=@juneau");
    check(&world, &[of("a", "12"), of("b", "30")], &["error disagreement: a 12 | b 30"]);
    let claims = [of("a", "12"), of("a", "30"), of("b", "50")];
    check(&world, &claims, &[]);
    let (_, compared) = world.compare(&claims);
    assert_eq!(compared.apart, [(0, Apart::SeveralValues), (1, Apart::SeveralValues)]);
    // Values that can all hold are one.
    assert_eq!(briefs(&world, &[of("a", "12"), of("a", ">=10"), of("b", "50")]).len(), 1);
}

#[test]
fn slots_that_both_must_state() {
    let both = Identity { both: vec!["when".to_owned()], ..Identity::default() };
    let world = world(Policy::Constant).identity(both);
    let claims = two("kind=a; when=*", "kind=a; when=2025-08-20");
    check(&world, &claims, &[]);
    let (_, compared) = world.compare(&claims);
    assert_eq!(compared.apart, [(0, Apart::Unstated("when".to_owned()))]);
}

#[test]
fn a_wildcard_joins_the_only_fact_that_fits() {
    let world = world(Policy::Constant);
    let kyoto = said("a", "2025-08-26", "12").key("kind=a; place=@juneau");
    let other = said("b", "2025-08-26", "12").key("kind=a; place=@harbour");
    let open = said("c", "2025-08-26", "30").key("kind=a; place=*");
    check(&world, &[kyoto.clone(), open.clone()], &["error disagreement: a 12 | c 30"]);
    check(&world, &[kyoto.clone(), other.clone(), open.clone()], &[]);
    let (_, compared) = world.compare(&[kyoto, other, open]);
    assert_eq!(compared.apart, [(2, Apart::SeveralFacts)]);
}

#[test]
fn facts_of_events_need_two_points_and_one_story() {
    let world = world(Policy::Constant).identity(of_events(5));
    let claim = |article: &str, published: &str, value: &str, names: &[&str]| {
        said(article, published, value).key("kind=toll; place=@harbour").names(names)
    };
    let first = claim("a", "2025-08-26", "12", &NAMES);
    let found = &["error disagreement: a 12 | b 30"][..];
    check(&world, &[first.clone(), claim("b", "2025-08-28", "30", &NAMES)], found);
    check(&world, &[first.clone(), claim("b", "2025-08-28", "30", &["dee", "fay"])], found);
    // One name, another time, no date, countries, what the key says anyway.
    check(&world, &[first.clone(), claim("b", "2025-08-28", "30", &["dee"])], &[]);
    check(&world, &[first.clone(), claim("b", "2025-09-28", "30", &NAMES)], &[]);
    check(&world, &[first.clone(), claim("b", "", "30", &NAMES)], &[]);
    check(&world, &[first.clone(), claim("b", "2025-08-28..", "30", &NAMES)], found);
    let of_countries = ["dee", "harbour", "northland", "southland"];
    check(&world, &[first.clone(), claim("b", "2025-08-28", "30", &of_countries)], &[]);
    // A single point is no identity.
    let vague = |article, value| said(article, "2025-08-26", value).key("kind=toll; place=*").names(&NAMES);
    check(&world, &[vague("a", "12"), vague("b", "30")], &[]);
}

#[test]
fn a_named_event_needs_no_story() {
    let world = world(Policy::Constant).identity(of_events(5));
    let claim = |article, published, value| said(article, published, value).key("event=@polar-summit; place=*");
    let found = ["error disagreement: a 12 | b 30"];
    check(&world, &[claim("a", "2025-08-26", "12"), claim("b", "2026-02-01", "30")], &found);
}

#[test]
fn a_third_article_does_not_make_a_story_of_two() {
    // b shares names with a and with c, which have nothing to do with each other.
    let world = world(Policy::Constant).identity(of_events(5));
    let claim = |article, value: &str, names: &[&str]| {
        said(article, "2025-08-26", value).key("kind=toll; place=@harbour").names(names)
    };
    let claims = [
        claim("a", "12", &["ann", "bob"]),
        claim("b", "12", &["ann", "bob", "dee", "eve"]),
        claim("c", "30", &["dee", "eve"]),
    ];
    check(&world, &claims, &["error disagreement: b 12 | c 30"]);
}

#[test]
fn scope_modality_and_dimension_must_be_the_same() {
    let world = world(Policy::Constant);
    let a = said("a", "2025-08-26", "12");
    let b = said("b", "2025-08-26", "30");
    check(&world, &[a.clone(), b.clone().scope("killed-and-injured")], &[]);
    check(&world, &[a.clone(), b.clone().modality(Modality::Pledge)], &[]);
    check(&world, &[a.clone(), b.clone().modality(Modality::Denied)], &[]);
    check(&world, &[a.clone(), said("b", "2025-08-26", "30 %")], &[]);
    check(&world, &[a, b.modality(Modality::Estimate)], &["warning disagreement: a 12 | b 30"]);
}

/// What is silent since it was not compared is not said to agree.
#[test]
fn a_fact_tells_which_of_its_claims_were_not_compared() {
    let claim = |article, value| said(article, "2025-05-20", value).key("of=it");
    let parted = |policy, said: &[Said]| -> (Vec<usize>, Vec<&str>) {
        let (_, compared) = world(policy).compare(said);
        assert_eq!((compared.facts.len(), compared.findings.len()), (1, 0));
        let fact = &compared.facts[0];
        (fact.parts.iter().map(Vec::len).collect(), fact.parted.iter().map(|p| p.reason).collect())
    };
    let planned = claim("c", "30").modality(Modality::Plan);
    type Parted<'p> = (Policy, Vec<Said>, &'p [usize], &'p [&'p str]);
    let cases: [Parted<'_>; 4] = [
        (Policy::Constant, vec![claim("a", "12"), claim("b", "12")], &[2], &[]),
        (Policy::Constant, vec![claim("a", "12"), claim("b", "12"), planned], &[2, 1], &["modality"]),
        (Policy::Constant, vec![claim("a", "12"), claim("b", "12 %")], &[1, 1], &["dimension"]),
        (
            Policy::EventDate,
            vec![claim("a", "2025-05-08"), claim("b", "2025-05-08"), claim("c", "2025-06-08")],
            &[2, 1],
            &["occurrence"],
        ),
    ];
    for (policy, said, parts, reasons) in cases {
        let (found, why) = parted(policy, &said);
        assert_eq!((found.as_slice(), why.as_slice()), (parts, reasons));
    }
}

#[test]
fn an_article_can_contradict_itself() {
    let world = world(Policy::Constant);
    let claims = [said("a", "2025-08-26", "12"), said("a", "2025-08-26", "30")];
    check(&world, &claims, &["error self-contradiction: a 12 | a 30"]);
    let claims = [said("a", "2025-08-26", "12"), said("a", "2025-08-26", "30"), said("b", "2025-08-26", "30")];
    check(&world, &claims, &["error self-contradiction: a 30 + b 30 | a 12"]);
}

#[test]
fn most_independent_sources_make_the_consensus() {
    let world = world(Policy::Constant);
    let mut claims = vec![said("a", "2025-08-26", "12"), said("a", "2025-08-26", "12"), said("a", "2025-08-26", "12")];
    claims.push(said("b", "2025-08-26", "30"));
    claims.push(said("c", "2025-08-26", "30"));
    claims.push(said("d", "2025-08-26", "dozens"));
    claims.push(said("e", "2025-08-26", ">10"));
    let (made, compared) = world.compare(&claims);
    hold(&made, &compared);
    let finding = &compared.findings[0];
    assert_eq!(finding.sides.iter().map(|s| s.sources).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(finding.consensus.as_ref().map(|c| c.sources), Some(4));
    // "more than 10" fits both sides.
    assert_eq!(finding.also, [6]);
    assert_eq!(compared.facts[0].sources, 5);
}

#[test]
fn outlets_and_wire_copy_count_once() {
    let world = world(Policy::Constant);
    let wire: String = (0..200).map(|n| format!("word{n} ")).collect();
    let claims = [
        said("a", "2025-08-26", "12").body(&wire),
        said("b", "2025-08-26", "12").body(&format!("Agency. {wire}")),
        said("c", "2025-08-26", "12").source("The Isle"),
        said("d", "2025-08-26", "12").source("the isle"),
        said("e", "2025-08-26", "30"),
        said("f", "2025-08-26", "30"),
        said("g", "2025-08-26", "30"),
    ];
    let (_, compared) = world.compare(&claims);
    assert_eq!(compared.facts[0].sources, 5);
    assert_eq!(compared.findings[0].sides.iter().map(|s| s.sources).collect::<Vec<_>>(), [3, 2]);
}

#[test]
fn copies_of_an_article_add_nothing() {
    let world = world(Policy::Elapsed);
    let text = "The five-year war goes on, in words that several papers print.";
    let claims = [
        said("a", "2025-08-26", "5 years").body(text),
        said("b", "2025-08-26", "2022-02"),
        // Copies: of the same day, of another, and without any. By themselves the last two would say something else.
        said("c", "2025-08-26", "5 years").body(text),
        said("d", "2027-08-26", "5 years").body(text),
        said("e", "", "5 years").body(text),
    ];
    let (made, compared) = world.compare(&claims);
    hold(&made, &compared);
    let (_, without) = world.compare(&claims[..2]);
    assert_eq!(compared.findings.len(), 1);
    assert_eq!(
        (&compared.findings[0].id, &compared.findings[0].state),
        (&without.findings[0].id, &without.findings[0].state)
    );
    assert_eq!(compared.findings[0].sides[0].claims, [0, 2]);
    assert_eq!(compared.findings[0].sides[0].sources, 1);
    assert_eq!(compared.facts[0].sources, 2);
}

#[test]
fn undated_articles_are_named_once() {
    let world = world(Policy::Elapsed);
    let claims = [
        said("a", "", "3 years"),
        said("a", "", "3 years"),
        said("b", "2025-08-26..", "3 years"),
        said("c", "2025-08-26..", "2022-02"),
        said("d", "2025-08-26", "3 years"),
    ];
    let (made, compared) = world.compare(&claims);
    let undated: Vec<_> = compared.findings.iter().filter(|f| f.code == Code::UndatedArticle).collect();
    let named: Vec<_> =
        undated.iter().map(|f| (made[f.sides[0].claims[0]].article_name.as_str(), f.sides[0].claims.len())).collect();
    assert_eq!(named, [("a", 2), ("b", 1)]);
    assert!(undated.iter().all(|f| f.rule.is_none() && f.key.is_empty() && f.consensus.is_none()));
}
