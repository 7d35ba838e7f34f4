//! Values that move, totals that grow, counts over a period, parts and wholes.

use super::said::{Said, check, said, world};
use gainsay::claim::Modality;
use gainsay::policy::{Comparison, Policy, Regime, Relation};
use gainsay::value::Decimal;

fn drift() -> Policy {
    Policy::Drift { alpha: Decimal::new(11, 2), rate: Decimal::new(23, 4), method: Decimal::ONE }
}

fn cumulative() -> Policy {
    Policy::Cumulative { rate: None, lag: 2 }
}

#[test]
fn drift_allows_for_time_and_method() {
    let world = world(drift());
    let two = |a: (&str, &str), b: (&str, &str)| [said("a", a.0, a.1), said("b", b.0, b.1)];
    let silent = |claims: &[Said]| check(&world, claims, &[]);
    silent(&two(("2025-08-26", "19.2 %"), ("2025-08-26", "20.3 %")));
    silent(&two(("2025-08-26", "19.2 %"), ("2026-08-26", "21 %")));
    silent(&two(("2025-08-26", "19.2 %"), ("", "40 %")));
    silent(&two(("2025-08-26", "19.2 %"), ("2025-08-26..", "40 %")));
    silent(&two(("2025-08-26", "19.2 %"), ("2025-12-07", "1/5 %")));
    check(
        &world,
        &two(("2025-12-07", "19.2 %"), ("2025-08-26", "27.6 %")),
        &["error disagreement: b 27.6 % | a 19.2 %"],
    );
    // One speaker's figures are not given the slack of two methods.
    let one = |a: Said| a.speaker("Institute");
    let [a, b] = two(("2025-08-26", "19.2 %"), ("2025-08-26", "19.9 %"));
    silent(&[a.clone(), b.clone()].map(|s| Said { speaker: Some(s.article.clone()), ..s }));
    check(&world, &[one(a), one(b)], &["error disagreement: a 19.2 % | b 19.9 %"]);
}

#[test]
fn drift_moves_faster_in_a_regime() {
    let regime = |until: &str, rate: i64| Regime { until: until.parse().unwrap(), rate: Decimal::new(rate, 2) };
    let mut world = world(drift());
    let two = |a: (&str, &str), b: (&str, &str)| [said("a", a.0, a.1), said("b", b.0, b.1)];
    let fast = two(("2022-03-30", "27 %"), ("2023-08-21", "18 %"));
    let slow = two(("2023-03-30", "27 %"), ("2023-08-21", "18 %"));
    let before = two(("2021-03-30", "7 %"), ("2021-08-21", "18 %"));
    let across = two(("2021-12-01", "7 %"), ("2024-08-21", "18 %"));
    let found = |a: &str, b: &str| format!("error disagreement: a {a} | b {b}");
    for claims in [&fast, &slow] {
        check(&world, claims, &[&found("27 %", "18 %")]);
    }
    world.rules[0].regimes = vec![regime("2022-02-24", 0), regime("2022-11-30", 47)];
    check(&world, &fast, &[]);
    check(&world, &across, &[]);
    check(&world, &slow, &[&found("27 %", "18 %")]);
    check(&world, &before, &[&found("7 %", "18 %")]);
    // A regime counts for its own days only: some of them do not allow for so much.
    let late = two(("2022-11-25", "27 %"), ("2023-08-21", "18 %"));
    check(&world, &late, &[&found("27 %", "18 %")]);
}

#[test]
fn drift_parts_earlier_from_later() {
    let world = world(drift());
    let claims = [
        said("a", "2025-01-10", "30.1 %"),
        said("b", "2025-01-11", "30.2 %"),
        said("c", "2025-02-11", "19.2 %"),
        said("d", "2025-02-12", "19.3 %"),
        said("e", "2025-02-01", "10 to 40 %"),
    ];
    check(&world, &claims, &["error disagreement: a 30.1 % + b 30.2 % | c 19.2 % + d 19.3 %"]);
}

#[test]
fn totals_grow() {
    let world = world(cumulative());
    let two = |a: (&str, &str), b: (&str, &str)| [said("a", a.0, a.1), said("b", b.0, b.1)];
    let day = "2025-08-26";
    check(&world, &two((day, "12"), ("2025-08-27", "31")), &[]);
    // Later and lower: by a day it may be an older count, by a week it breaks the order.
    check(&world, &two((day, "31"), ("2025-08-27", "12")), &[]);
    check(&world, &two((day, "31"), ("2025-09-05", "12")), &["warning broken-relation: a 31 | b 12"]);
    check(&world, &two((day, ">=31"), ("2025-09-05", "34")), &[]);
    // On one day, a note at most.
    check(&world, &two((day, "12"), (day, "31")), &["note disagreement: a 12 | b 31"]);
    check(&world, &two((day, "12"), (day, ">10")), &[]);
    // Bounded: surely later, or not.
    check(&world, &two((day, "31"), ("2025-09-05..", "12")), &["warning broken-relation: a 31 | b 12"]);
    check(&world, &two(("2025-08-26..", "31"), ("2025-09-05", "12")), &[]);
    check(&world, &two((day, "31"), ("", "12")), &[]);
}

#[test]
fn totals_of_a_day_have_a_consensus() {
    let world = world(cumulative());
    let day = "2025-05-26";
    let claims = [
        said("a", day, "45"),
        said("b", day, ">=44"),
        said("c", day, "45"),
        said("d", day, "37"),
        said("e", day, ">=30"),
    ];
    check(&world, &claims, &["note disagreement: a 45 + b >=44 + c 45 | d 37; also e >=30"]);
    let (_, compared) = world.compare(&claims);
    assert_eq!(compared.findings[0].consensus.as_ref().map(|c| c.sources), Some(4));
}

#[test]
fn other_counts_are_diverse_at_most() {
    let world = world(cumulative());
    let two = |a: &str, b: &str| {
        [said("a", "2022-07-19", a).speaker("Army"), said("b", "2022-07-19", b).speaker("Other Army")]
    };
    check(&world, &two("38500", "15000"), &["note diverse: b 15000 | a 38500"]);
    check(&world, &two("38500", "34000"), &[]);
    // Another count may well be lower later.
    let [a, b] = two("38500", "15000");
    check(&world, &[a, Said { published: "2022-09-19".to_owned(), ..b }], &[]);
}

#[test]
fn totals_may_outgrow_their_rate() {
    let world = world(Policy::Cumulative { rate: Some(Decimal::ONE_THOUSAND), lag: 2 });
    let two = |value: &str| [said("a", "2025-08-26", "101000"), said("b", "2025-09-05", value)];
    check(&world, &two("111000"), &[]);
    check(&world, &two("161000"), &["error disagreement: a 101000 | b 161000"]);
}

#[test]
fn flows_meet_within_one_period() {
    let world = world(Policy::Flow);
    let claim = |article: &str, when: &str, value: &str| {
        said(article, "2025-08-26", value).key(&format!("kind=night; when={when}"))
    };
    let two = |a: &str, b: &str| [claim("a", a, "270"), claim("b", b, "150")];
    check(&world, &two("2025-08-25", "2025-08-25"), &["error disagreement: b 150 | a 270"]);
    check(&world, &two("2025-08-24..2025-08-25", "2025-08-25"), &["error disagreement: b 150 | a 270"]);
    check(&world, &two("2025-08-25", "2025-08-26"), &[]);
    check(&world, &two("2025-08-24..2025-08-25", "2025-08-25..2025-08-26"), &[]);
    check(&world, &two("2025-08-18..2025-08-24", "2025-08-21"), &[]);
}

fn related(relations: Vec<Relation>) -> super::said::World {
    let mut world = world(Policy::Constant);
    world.rules[0] = Comparison { relations, ..world.rules[0].clone() };
    world
}

#[test]
fn a_part_is_at_most_the_whole() {
    let world = related(vec![Relation::AtMost { part: "killed".to_owned(), whole: "casualties".to_owned() }]);
    let claim = |article: &str, published: &str, scope: &str, value: &str| {
        said(article, published, value).scope(scope).key(&format!("effect={scope}; of=people"))
    };
    let day = "2025-08-26";
    let two = |killed: &str, all: &str| [claim("a", day, "killed", killed), claim("b", day, "casualties", all)];
    check(&world, &two("12", "30"), &[]);
    check(&world, &two("30", "30"), &[]);
    check(&world, &two("41", "30"), &["warning broken-relation: a 41 | b 30"]);
    check(&world, &two(">=41", "30"), &["warning broken-relation: a >=41 | b 30"]);
    // More may have been killed since.
    check(&world, &[claim("a", "2025-09-26", "killed", "41"), claim("b", day, "casualties", "30")], &[]);
    check(
        &world,
        &[claim("a", day, "killed", "41"), claim("b", "2025-09-26", "casualties", "30")],
        &["warning broken-relation: a 41 | b 30"],
    );
    // Within an article no date is needed.
    check(
        &world,
        &[claim("a", "", "killed", "41"), claim("a", "", "casualties", "30")],
        &["warning broken-relation: a 41 | a 30"],
    );
    check(&world, &[claim("a", "", "killed", "41"), claim("b", "", "casualties", "30")], &[]);
}

#[test]
fn parts_add_up_and_a_beginning_comes_before_an_end() {
    let sum = Relation::Sum { parts: vec!["north".to_owned(), "south".to_owned()], whole: "all".to_owned() };
    let claim = |scope: &str, value: &str| said("a", "2025-08-26", value).scope(scope);
    let world = related(vec![sum, Relation::Before { start: "start".to_owned(), end: "end".to_owned() }]);
    check(&world, &[claim("north", "12"), claim("south", "12"), claim("all", "24")], &[]);
    check(&world, &[claim("north", "12"), claim("south", "12"), claim("all", "about 25")], &[]);
    check(
        &world,
        &[claim("north", "12"), claim("south", "12"), claim("all", "34")],
        &["warning broken-relation: a 34 | a 12 + a 12"],
    );
    check(&world, &[claim("start", "2025-08-01"), claim("end", "2025-08-03")], &[]);
    check(
        &world,
        &[claim("start", "2025-08-05"), claim("end", "2025-08-03")],
        &["warning broken-relation: a 2025-08-05 | a 2025-08-03"],
    );
}

#[test]
fn relations_join_rules_and_modalities() {
    // A rule that only relates the claims of two others, with an identity of its own.
    let relation = Relation::AtMost { part: "downed".to_owned(), whole: "launched".to_owned() };
    let mut world = world(Policy::Constant);
    let join = Comparison { relations: vec![relation], ..super::said::rule("downed-of-launched", Policy::Relation) };
    world.rules =
        vec![super::said::rule("downed", Policy::Constant), super::said::rule("launched", Policy::Constant), join];
    let of = |rule: usize, value: &str, place: &str| Said {
        rule,
        ..said(if rule == 0 { "a" } else { "b" }, "2025-08-26", value).key(&format!("what=drone; place={place}"))
    };
    check(&world, &[of(0, "40", "all"), of(1, "60", "all")], &[]);
    check(&world, &[of(0, "90", "all"), of(1, "60", "all")], &["warning broken-relation: a 90 | b 60"]);
    check(&world, &[of(0, "90", "all"), of(1, "60", "north")], &[]);

    let delivered = Relation::AtMost { part: "actual".to_owned(), whole: "pledge".to_owned() };
    let world = related(vec![delivered]);
    let sum = |value: &str, modality| said("a", "2025-08-26", value).modality(modality);
    let two = |delivered: &str| [sum(delivered, Modality::Actual), sum("$5 million", Modality::Pledge)];
    check(&world, &two("$4 million"), &[]);
    check(&world, &two("$9 million"), &["warning broken-relation: a $9 million | a $5 million"]);
    // What is only planned is neither.
    check(&world, &[sum("$9 million", Modality::Plan), sum("$5 million", Modality::Pledge)], &[]);
}
