//! Tables of framed values.

use super::*;
use crate::value::Numeral;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(text: &str) -> AsOf {
    AsOf { days: Days::day(day(text)), stated: false }
}

fn rule(policy: Policy) -> Comparison {
    Comparison { policy, ..Comparison::default() }
}

fn show(extent: &Extent) -> String {
    let day = |d: Option<NaiveDate>| d.map_or(String::new(), |d| d.to_string());
    match extent {
        Extent::Date(d) => format!("{}..{}", day(d.from), day(d.to)),
        Extent::Number(i) => {
            let end = |x: Option<Decimal>| x.map_or("..".to_owned(), |x| x.normalize().to_string());
            let (open, close) = (if i.lo_open { '(' } else { '[' }, if i.hi_open { ')' } else { ']' });
            format!("{open}{}, {}{close}", end(i.lo), end(i.hi))
        }
        Extent::Entities { ids, .. } => ids.join("+"),
    }
}

fn years(n: &str) -> ClaimValue {
    let amount = Amount::Exact(Numeral::new(n.parse().unwrap(), Decimal::ONE).unwrap());
    ClaimValue::Written(Written::Duration(Duration {
        amount,
        unit: TimeUnit::Year,
        plus: crate::value::Length::default(),
        age: false,
    }))
}

#[track_caller]
fn check(value: &ClaimValue, hedge: Hedge, reads: &[Read], policy: Policy, as_of: AsOf, readings: &[[&str; 3]]) {
    let rule = rule(policy);
    let framing = Framing { rule: &rule, reads, hedge, as_of, speaker: None, relative: false };
    let compared = frame(value, &framing).expect("comparable");
    let shown: Vec<[String; 3]> =
        compared.readings.iter().map(|r| [show(&r.core), show(&r.loose), show(&r.literal)]).collect();
    assert_eq!(shown, readings);
}

#[test]
fn years_gone_by_become_the_days_of_the_beginning() {
    let loose = "2021-08-27..2023-02-26";
    check(
        &years("3"),
        Hedge::None,
        &[],
        Policy::Elapsed,
        on("2025-08-26"),
        &[["2021-08-27..2022-08-26", loose, loose]],
    );
    let loose = "2021-08-26..2022-08-26";
    check(
        &years("3.5"),
        Hedge::None,
        &[],
        Policy::Elapsed,
        on("2025-08-26"),
        &[["2021-11-26..2022-05-26", loose, loose]],
    );
    let more = ["2021-08-21..2022-08-19", "2021-02-21..2022-08-19", "..2022-08-19"];
    check(&years("3"), Hedge::MoreThan, &[], Policy::Elapsed, on("2025-08-20"), &[more]);
    let nearly = ["2021-12-08..2022-06-07", "2021-09-07..2022-07-14", "2021-09-07..2022-07-14"];
    check(&years("4"), Hedge::Nearly, &[], Policy::Elapsed, on("2025-12-07"), &[nearly]);
}

#[test]
fn ordinal_years_have_their_readings() {
    let fourth = ClaimValue::Elapsed { n: Decimal::from(4), unit: TimeUnit::Year };
    let into = ["2021-09-02..2022-09-01", "2021-01-26..2022-10-08", "2021-01-26..2022-10-08"];
    check(&fourth, Hedge::None, &[Read::OrdinalYear], Policy::Elapsed, on("2025-09-01"), &[into]);
    let reads = [Read::BeforeOrdinalYear, Read::BeforeAnniversary];
    let before_year = ["2022-12-08..2023-06-07", "2022-11-01..2023-07-14", "2022-11-01..2023-07-14"];
    let before_anniversary = ["2021-12-08..2022-06-07", "2021-11-01..2022-07-14", "2021-11-01..2022-07-14"];
    check(&fourth, Hedge::None, &reads, Policy::Elapsed, on("2025-12-07"), &[before_year, before_anniversary]);
}

#[test]
fn a_bounded_publication_leaves_the_other_end_open() {
    let as_of = AsOf { days: Days { from: Some(day("2025-08-26")), to: None }, stated: false };
    let loose = "2021-08-27..";
    check(&years("3"), Hedge::None, &[], Policy::Elapsed, as_of, &[["2021-08-27..", loose, loose]]);
    let rule = rule(Policy::Elapsed);
    let unknown = AsOf { days: Days::UNKNOWN, stated: false };
    let framing =
        Framing { rule: &rule, reads: &[], hedge: Hedge::None, as_of: unknown, speaker: None, relative: false };
    assert_eq!(frame(&years("3"), &framing), None);
}

#[test]
fn numbers_keep_to_what_they_can_be() {
    let percent = |n: &str| {
        let amount = Amount::Exact(Numeral::new(n.parse().unwrap(), Decimal::ONE).unwrap());
        ClaimValue::Written(Written::Percent { amount, points: false })
    };
    let as_of = on("2025-08-26");
    check(&percent("100"), Hedge::None, &[], Policy::Constant, as_of, &[["[95, 100]", "[80, 100]", "[80, 100]"]]);
    check(&percent("80"), Hedge::MoreThan, &[], Policy::Constant, as_of, &[["(80, 88.8]", "(80, 100]", "(80, 100]"]]);
    let fifth = Amount::Fraction { value: Decimal::new(2, 1), num: 1, of: 5 };
    let fifth = ClaimValue::Written(Written::Percent { amount: fifth, points: false });
    let rule = rule(Policy::Constant);
    let framing =
        Framing { rule: &rule, reads: &[Read::Complement], hedge: Hedge::None, as_of, speaker: None, relative: false };
    let left = frame(&fifth, &framing).unwrap();
    assert_eq!(show(&left.first().core), "(77.5, 81.6666667]");
    let people = ClaimValue::Written(Written::Number(Amount::Exact(Numeral::int(20))));
    check(&people, Hedge::UpTo, &[], Policy::Constant, as_of, &[["[16.4, 20]", "[8, 20]", "[0, 20]"]]);
}

#[test]
fn lengths_are_seconds_or_months() {
    let as_of = on("2025-08-26");
    let hours = Duration {
        amount: Amount::Exact(Numeral::int(3)),
        unit: TimeUnit::Hour,
        plus: crate::value::Length::default(),
        age: false,
    };
    let value = ClaimValue::Written(Written::Duration(hours));
    check(&value, Hedge::None, &[], Policy::Constant, as_of, &[["[10530, 11070)", "[9720, 11880)", "[9720, 11880)"]]);
    check(&years("2"), Hedge::About, &[], Policy::Constant, as_of, &[["[21.6, 26.4]", "[16.8, 31.2]", "[16.8, 31.2]"]]);
}

#[test]
fn sets_hold_for_a_while() {
    let rule = rule(Policy::Set);
    let framing = Framing {
        rule: &rule,
        reads: &[],
        hedge: Hedge::None,
        as_of: on("2025-08-26"),
        speaker: None,
        relative: false,
    };
    let compared = frame(&ClaimValue::Entity("b+a".to_owned()), &framing).unwrap();
    let Extent::Entities { ids, closed, valid } = &compared.first().core else { panic!("a set") };
    assert_eq!(ids, &["a", "b"]);
    assert!(!closed);
    assert_eq!(*valid, Days::between(day("2025-07-27"), day("2025-09-25")));
}
