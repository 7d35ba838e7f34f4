//! Pairs of values under each policy, and what becomes of them.

use super::said::{Said, World, check, of_events, said, world};
use gainsay::policy::{Identity, Policy, Read};

/// Two articles of one day, which say these.
#[track_caller]
fn pair(policy: Policy, a: &str, b: &str, expected: &[&str]) {
    check(&world(policy), &[said("a", "2025-08-26", a), said("b", "2025-08-26", b)], expected);
}

#[test]
fn constant_numbers() {
    let same = [
        ("12", "12"),
        ("12", "about 12"),
        ("20", "19"),
        (">10", "500"),
        (">=20", "20"),
        ("nearly 100", "97"),
        ("up to 20", "11"),
        ("dozens", "31"),
        ("5 to 10", "8"),
        ("2 billion", "1.9 billion"),
        ("19.2 %", "1/5 %"),
        ("20 %", "1/5 %"),
        ("about 1000 u:kilometre", "950 u:kilometre"),
        ("about 1000 u:kilometre", "600 u:mile"),
        ("6 u:mile", "10 u:kilometre"),
        ("75 u:degree Fahrenheit", "24 u:degree Celsius"),
    ];
    for (a, b) in same {
        pair(Policy::Constant, a, b, &[]);
        pair(Policy::Constant, b, a, &[]);
    }
    pair(Policy::Constant, "12", "13", &["note disagreement: a 12 | b 13"]);
    pair(Policy::Constant, "12", "14", &["warning disagreement: a 12 | b 14"]);
    pair(Policy::Constant, "12", "30", &["error disagreement: a 12 | b 30"]);
    pair(Policy::Constant, "12", ">=20", &["warning disagreement: a 12 | b >=20"]);
    pair(Policy::Constant, "up to 20", "90", &["note disagreement: a up to 20 | b 90"]);
    pair(Policy::Constant, "19.2 %", "1/4 %", &["note disagreement: a 19.2 % | b 1/4 %"]);
    pair(Policy::Constant, "10 u:mile", "10 u:kilometre", &["note disagreement: b 10 u:kilometre | a 10 u:mile"]);
    pair(Policy::Constant, "3 hours", "5 hours", &["warning disagreement: a 3 hours | b 5 hours"]);
    pair(Policy::Constant, "$2 billion", "$3 billion", &["note disagreement: a $2 billion | b $3 billion"]);
}

#[test]
fn constant_dates() {
    pair(Policy::Constant, "2022-02", "2022-02-24", &[]);
    pair(Policy::Constant, "2022-02", "2022-03-01", &["note disagreement: a 2022-02 | b 2022-03-01"]);
}

#[test]
fn elapsed_meets_start_dates_and_other_days() {
    let world = world(Policy::Elapsed);
    let start = said("z", "2025-08-26", "2022-02");
    let silent = |s: Said| check(&world, &[s, start.clone()], &[]);
    silent(said("a", "2025-08-26", "3 years"));
    silent(said("a", "2025-08-20", ">3 years"));
    silent(said("a", "2025-08-26..", "3.5 years"));
    silent(said("a", "2025-09-01", "4th year").reads(&[Read::OrdinalYear]));
    silent(said("a", "2025-11-01", "nearly 4 years"));
    silent(said("a", "2025-08-26", "42 months"));
    silent(said("a", "2025-02-24", "3th year").reads(&[Read::Anniversary]));
    silent(said("a", "", "9 years"));
    check(
        &world,
        &[said("a", "2025-08-26", "6 years"), start.clone()],
        &["warning disagreement: a 6 years | z 2022-02"],
    );
    check(
        &world,
        &[said("a", "2025-08-26", "1th year").reads(&[Read::OrdinalYear]), start],
        &["warning disagreement: z 2022-02 | a 1th year"],
    );
}

#[test]
fn event_dates_keep_a_day_for_the_night() {
    let silent = [
        ("2025-08-15", "2025-08-16"),
        ("2025-08", "2025-08-31"),
        ("2025-08", "2025-09-01"),
        ("2025-08-15..2025-08-16", "2025-08-17"),
    ];
    for (a, b) in silent {
        pair(Policy::EventDate, a, b, &[]);
        pair(Policy::EventDate, b, a, &[]);
    }
    pair(Policy::EventDate, "2025-08-15", "2025-08-17", &["warning disagreement: a 2025-08-15 | b 2025-08-17"]);
    pair(Policy::EventDate, "2025-08-15", "2025-08-20", &["error disagreement: a 2025-08-15 | b 2025-08-20"]);
    // Coarser dates disagree when their windows are disjoint, even if they touch.
    pair(
        Policy::EventDate,
        "2025-08-09..2025-08-15",
        "2025-08-16..2025-08-22",
        &["note disagreement: a 2025-08-09..2025-08-15 | b 2025-08-16..2025-08-22"],
    );
    // Another occurrence.
    pair(Policy::EventDate, "2025-08-15", "2025-09-20", &[]);
}

#[test]
fn a_relative_date_in_the_wrong_week_is_stale() {
    let world = world(Policy::EventDate);
    let exact = said("a", "2025-08-20", "2025-08-15");
    let found = |s: Said, expected: &str| check(&world, &[exact.clone(), s], &[expected]);
    found(
        said("b", "2025-08-26..", "2025-08-22..").relative(),
        "warning stale-relative-date: a 2025-08-15 | b 2025-08-22..",
    );
    found(said("b", "2025-08-26", "2025-08-22").relative(), "warning stale-relative-date: a 2025-08-15 | b 2025-08-22");
    found(said("b", "2025-08-12", "2025-08-08").relative(), "warning stale-relative-date: b 2025-08-08 | a 2025-08-15");
    found(said("b", "2025-08-26", "2025-08-22"), "error disagreement: a 2025-08-15 | b 2025-08-22");
    found(said("b", "2025-08-26", "2025-08-20").relative(), "error disagreement: a 2025-08-15 | b 2025-08-20");
    found(
        said("b", "2025-08-26..", "2025-08-22..").relative().lowered(1),
        "note stale-relative-date: a 2025-08-15 | b 2025-08-22..",
    );
}

#[test]
fn dates_of_what_recurs_need_a_named_event() {
    let recurring = Identity { repeatable: true, ..Identity::default() };
    let world = world(Policy::EventDate).identity(recurring);
    let two =
        |key: &str| [said("a", "2025-08-26", "2025-08-15").key(key), said("b", "2025-08-26", "2025-08-18").key(key)];
    check(&world, &two("who=@ann+bob"), &[]);
    check(&world, &two("event=@polar-summit"), &["warning disagreement: a 2025-08-15 | b 2025-08-18"]);
}

#[test]
fn sets() {
    let silent = [
        ("@alaska", "@anchorage"),
        ("@ann+bob", "@cid"),
        ("@ann+bob", "only @ann+bob"),
        ("@ann", "only @ann+bob"),
        ("@ann+bob", "@ann+cid"),
    ];
    for (a, b) in silent {
        pair(Policy::Set, a, b, &[]);
        pair(Policy::Set, b, a, &[]);
    }
    pair(Policy::Set, "@juneau", "@anchorage", &["note disagreement: b @anchorage | a @juneau"]);
    pair(Policy::Set, "@cid", "only @ann+bob", &["note disagreement: b only @ann+bob | a @cid"]);
    pair(Policy::Set, "only @ann", "only @ann+bob", &["note disagreement: a only @ann | b only @ann+bob"]);
}

#[test]
fn sets_hold_for_a_while_only() {
    let world = world(Policy::Set);
    let former = said("a", "2025-09-01", "@former");
    let with = |published: &str| [former.clone(), said("b", published, "@incumbent")];
    check(&world, &with("2025-08-03"), &["note disagreement: a @former | b @incumbent"]);
    check(&world, &with("2025-12-07"), &[]);
    // The more sources come first.
    check(
        &world,
        &[with("2025-08-26"), with("2025-08-26")].concat()[..2],
        &["note disagreement: a @former | b @incumbent"],
    );
    let three = [former.clone(), said("b", "2025-08-26", "@incumbent"), said("c", "2025-08-20", "@incumbent")];
    check(&world, &three, &["note disagreement: b @incumbent + c @incumbent | a @former"]);
    let itself = [former.clone(), said("a", "2025-09-01", "@incumbent"), said("b", "2025-08-26", "@incumbent")];
    check(&world, &itself, &["note self-contradiction: a @incumbent + b @incumbent | a @former"]);
    let stated =
        [said("a", "2025-09-01", "@former").held("2021-01-01..2024-12-31"), said("b", "2025-08-26", "@incumbent")];
    check(&world, &stated, &[]);
}

#[test]
fn what_is_uncertain_lowers_the_severity() {
    let world = world(Policy::Constant);
    let a = said("a", "2025-08-26", "12");
    let b = said("b", "2025-08-26", "90");
    check(&world, &[a.clone(), b.clone().speaker("Harbour Master")], &["warning disagreement: a 12 | b 90"]);
    check(&world, &[a.clone(), b.clone().speaker("Harbour Master").lowered(1)], &["note disagreement: a 12 | b 90"]);
    // Two reports of the same speaker's word are not lowered.
    let same = [a.clone().speaker("Harbour Master"), b.clone().speaker("Harbour Master")];
    check(&world, &same, &["error disagreement: a 12 | b 90"]);
    let world = World {
        rules: vec![gainsay::policy::Comparison {
            severity: Some(gainsay::policy::Severity::Note),
            ..world.rules[0].clone()
        }],
        ..world
    };
    check(&world, &[a, b], &["note disagreement: a 12 | b 90"]);
}

#[test]
fn elapsed_of_a_bounded_article_is_milder() {
    let world = world(Policy::Elapsed);
    let start = said("z", "2025-08-26", "2022-02");
    check(
        &world,
        &[said("a", "2025-08-26..", "2th year").reads(&[Read::OrdinalYear]), start],
        &["warning disagreement: z 2022-02 | a 2th year"],
    );
}

#[test]
fn currencies_are_not_compared() {
    let world = world(Policy::Constant);
    let (a, b) = (said("a", "2025-08-26", "EUR 5 million"), said("b", "2025-08-26", "$9 million"));
    check(&world, &[a.clone(), b.clone()], &["note unconvertible: a EUR 5 million | b $9 million"]);
    // One source that gives both converts by itself.
    let converts = said("a", "2025-08-26", "$6 million");
    check(&world, &[a, converts], &[]);
}

#[test]
fn a_story_is_not_needed_for_standing_facts() {
    let (a, b) = (said("a", "2025-08-26", "12"), said("b", "2021-01-01", "30"));
    check(&world(Policy::Constant), &[a.clone(), b.clone()], &["error disagreement: a 12 | b 30"]);
    check(&world(Policy::Constant).identity(Identity { shared: 1, ..of_events(5) }), &[a, b], &[]);
}
