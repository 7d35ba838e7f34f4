//! What holds for any claims: order, symmetry, tolerance, other facts, copies.

use super::said::{Said, World, brief, hold, of_events, rule, said, world};
use gainsay::claim::Claim;
use gainsay::compare::Comparisons;
use gainsay::finding::Code;
use gainsay::frame::amount::nested;
use gainsay::mention::Hedge;
use gainsay::policy::{Comparison, Identity, Policy, Read, Regime};
use gainsay::value::{Amount, Decimal, Numeral};
use proptest::prelude::*;
use proptest::sample::select;

fn policies() -> impl Strategy<Value = Policy> {
    let (alpha, method) = (Decimal::new(11, 2), Decimal::ONE);
    select(vec![
        Policy::Constant,
        Policy::Elapsed,
        Policy::EventDate,
        Policy::Set,
        Policy::Flow,
        Policy::Drift { alpha, rate: Decimal::new(23, 4), method },
        Policy::Cumulative { rate: Some(Decimal::TEN), lag: 2 },
    ])
}

fn values(policy: Policy) -> Vec<&'static str> {
    match policy {
        Policy::Elapsed => vec!["3 years", ">3 years", "4th year", "2022-02", "nearly 4 years", "8 years", "40 months"],
        Policy::EventDate => vec!["2025-08-15", "2025-08-16", "2025-08-18", "2025-08-22..", "2025-08", "2025-12-01"],
        Policy::Set => vec!["@alaska", "@anchorage", "@juneau", "@harbour", "only @ann+bob", "@ann+cid", "@cid"],
        _ => {
            vec!["12", "13", "about 12", ">10", "up to 20", "30", "31", "dozens", "10 to 15", "19.2 %", "1/5 %", "40 %"]
        }
    }
}

fn claims(policy: Policy, most: usize) -> impl Strategy<Value = Vec<Said>> {
    let published = vec!["2025-08-16", "2025-08-17", "2025-08-26", "2025-12-07", "2025-08-20..", ""];
    let keys = vec!["of=it; place=@alaska", "of=it; place=@anchorage", "of=it; place=*", "of=that; place=@harbour"];
    let one = (
        select(vec!["a", "b", "c", "d", "e"]),
        select(published),
        select(values(policy)),
        select(keys),
        select(vec![None, None, Some("Ministry"), Some("Mayor")]),
        select(vec![&["dee", "eve"][..], &["dee", "eve", "fay"], &["fay"], &[]]),
        any::<bool>(),
    );
    let said_by = |(article, published, value, key, speaker, names, relative): (
        &str,
        &str,
        &str,
        &str,
        Option<&str>,
        &[&str],
        bool,
    )| Said {
        speaker: speaker.map(str::to_owned),
        reads: if value.ends_with("th year") {
            vec![Read::BeforeOrdinalYear, Read::BeforeAnniversary]
        } else {
            Vec::new()
        },
        relative,
        ..said(article, published, value).key(key).names(names)
    };
    prop::collection::vec(one.prop_map(said_by), 0..most).prop_map(|mut all| {
        // An article has one date.
        for i in 0..all.len() {
            let first = all.iter().find(|s| s.article == all[i].article).cloned();
            if let Some(first) = first {
                all[i].published.clone_from(&first.published);
                all[i].names = first.names;
            }
        }
        all
    })
}

fn identities() -> impl Strategy<Value = Identity> {
    let both = Identity { both: vec!["place".to_owned()], ..of_events(14) };
    let exact = Identity { exact: vec!["place".to_owned()], ..Identity::default() };
    select(vec![Identity::default(), of_events(14), both, exact])
}

fn cases(most: usize) -> impl Strategy<Value = (World, Vec<Said>)> {
    (policies(), identities())
        .prop_flat_map(move |(policy, identity)| (Just(world(policy).identity(identity)), claims(policy, most)))
}

/// Findings without indices: who says what, and all words.
fn told(claims: &[Claim], compared: &Comparisons) -> Vec<String> {
    let tell = |f: &gainsay::finding::Finding| {
        let sources: Vec<usize> = f.sides.iter().map(|s| s.sources).collect();
        format!("{} {} {} {:?} {} {}", f.id, f.state, brief(claims, f), sources, f.message, f.help)
    };
    compared.findings.iter().map(tell).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn order_makes_no_difference((world, said) in cases(14), seed in any::<u64>()) {
        let (claims, articles) = world.claims(&said);
        let compared = gainsay::compare::compare(&claims, &world.rules, &world.entities, &articles);
        hold(&claims, &compared);
        let mut shuffled = claims.clone();
        shuffled.sort_by_key(|c| c.span.start as u64 ^ seed.rotate_left((c.span.start % 61) as u32));
        let again = gainsay::compare::compare(&shuffled, &world.rules, &world.entities, &articles);
        let sorted = |claims: &[Claim], compared: &Comparisons| {
            let mut all: Vec<Vec<String>> = compared.findings.iter().map(|f| {
                let mut sides: Vec<Vec<String>> = f.sides.iter().map(|s| {
                    let mut ids: Vec<String> = s.claims.iter().map(|&i| claims[i].id.clone()).collect();
                    ids.sort();
                    ids
                }).collect();
                sides.push(vec![f.id.clone(), f.state.clone(), f.message.clone(), f.help.clone(), f.severity.name().to_owned()]);
                sides.concat()
            }).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(&claims, &compared), sorted(&shuffled, &again));
    }

    #[test]
    fn a_claim_agrees_with_itself((world, said) in cases(2)) {
        let twice: Vec<Said> = said.iter().flat_map(|s| [s.clone(), s.clone()]).collect();
        let (_, compared) = world.compare(&twice);
        prop_assert!(compared.findings.iter().all(|f| f.code == Code::UndatedArticle), "{:?}", compared.findings);
    }

    #[test]
    fn two_claims_disagree_either_way((world, said) in cases(3)) {
        let swapped: Vec<Said> = said.iter().rev().cloned().collect();
        let codes = |said: &[Said]| {
            let (_, compared) = world.compare(said);
            compared.findings.iter().map(|f| (f.code, f.severity, f.id.clone(), f.state.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(codes(&said), codes(&swapped));
    }

    #[test]
    fn more_tolerance_never_adds_a_disagreement((world, said) in cases(3), slack in 0i64..40) {
        let disagree = |world: &World| world.compare(&said).1.findings.iter().filter(|f| f.code != Code::UndatedArticle).count();
        let wider = World {
            rules: vec![Comparison { tolerance: Decimal::new(slack, 1), ..world.rules[0].clone() }],
            entities: world.entities.clone(),
            ..world.clone()
        };
        prop_assert!(disagree(&wider) <= disagree(&world));
    }

    #[test]
    fn a_faster_regime_never_adds_a_disagreement((world, said) in cases(5), until in 15u32..30, rate in 0i64..300) {
        let Policy::Drift { rate: slow, .. } = world.rules[0].policy else { return Ok(()) };
        let parted = |world: &World| world.compare(&said).1.findings.iter().any(|f| f.code != Code::UndatedArticle);
        let until = chrono::NaiveDate::from_ymd_opt(2025, 8, until).expect("a day");
        let regime = |rate| World {
            rules: vec![Comparison { regimes: vec![Regime { until, rate }], ..world.rules[0].clone() }],
            ..world.clone()
        };
        let faster = regime(slow + Decimal::new(rate, 2));
        prop_assert!(!parted(&faster) || parted(&world));
        prop_assert_eq!(parted(&regime(slow)), parted(&world));
    }

    #[test]
    fn other_facts_change_nothing((world, said) in cases(8), other in claims(Policy::Constant, 8)) {
        let mut world = world;
        world.rules.push(Comparison { identity: Identity::default(), ..rule("other", Policy::Constant) });
        let others = other.into_iter().map(|s| Said { article: format!("z{}", s.article), rule: 1, ..s });
        let more: Vec<Said> = said.iter().cloned().chain(others).collect();
        let (claims, compared) = world.compare(&said);
        let (all, with_others) = world.compare(&more);
        let kept: Vec<String> = told(&all, &with_others)
            .into_iter()
            .zip(&with_others.findings)
            .filter(|(_, f)| f.sides.iter().flat_map(|s| &s.claims).all(|&i| all[i].rule == 0))
            .map(|(text, _)| text)
            .collect();
        prop_assert_eq!(told(&claims, &compared), kept);
    }

    #[test]
    fn copies_add_no_finding_and_no_source((world, said) in cases(10)) {
        let bodied: Vec<Said> = said.iter().map(|s| s.clone().body(&format!("The text of article {}.", s.article))).collect();
        let copies = bodied.iter().map(|s| Said { article: format!("z{}", s.article), ..s.clone() });
        let twice: Vec<Said> = bodied.iter().cloned().chain(copies).collect();
        let (claims, once) = world.compare(&bodied);
        let (all, with_copies) = world.compare(&twice);
        hold(&all, &with_copies);
        let key = |c: &Comparisons| {
            let of = |f: &gainsay::finding::Finding| (f.id.clone(), f.state.clone(), f.severity, f.sides.iter().map(|s| s.sources).collect::<Vec<_>>());
            let mut all: Vec<_> = c.findings.iter().map(of).collect();
            all.sort();
            all
        };
        prop_assert_eq!(claims.len() * 2, all.len());
        prop_assert_eq!(key(&once), key(&with_copies));
    }

    #[test]
    fn a_changed_number_is_flagged(n in 1i64..1_000_000, factor in 2i64..9) {
        let world = world(Policy::Constant);
        let with = |value: String| [said("a", "2025-08-26", &n.to_string()), said("b", "2025-08-26", &value)];
        prop_assert_eq!(world.compare(&with(n.to_string())).1.findings.len(), 0);
        prop_assert_eq!(world.compare(&with((n * factor).to_string())).1.findings.len(), 1);
    }

    #[test]
    fn readings_are_nested(mantissa in 0i64..10_000_000, scale in 0u32..4, hedge in select(vec![
        Hedge::None, Hedge::Exactly, Hedge::About, Hedge::Nearly, Hedge::MoreThan, Hedge::AtLeast, Hedge::LessThan, Hedge::AtMost, Hedge::UpTo,
    ]), other in 1i64..1000) {
        let n = Numeral::new(Decimal::new(mantissa, scale), Decimal::ONE).unwrap();
        let m = Numeral::int(other);
        let of = u32::try_from(other).unwrap() + 1;
        let fraction = Amount::Fraction { value: Decimal::from(of - 1) / Decimal::from(of), num: of - 1, of };
        for amount in [Amount::Exact(n), Amount::Between(n, m), fraction] {
            let nested = nested(&amount, hedge);
            prop_assert!(nested.core.within(nested.loose) && nested.loose.within(nested.literal), "{:?} {:?}", amount, nested);
            prop_assert!(!nested.core.is_empty());
        }
    }
}
