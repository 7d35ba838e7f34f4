//! Amounts in different currencies, and conversions that cannot be right.

use super::said::{World, check, said, world};
use crate::common::article;
use crate::seeds::pack;
use gainsay::policy::Policy;
use gainsay::rates::{Quotes, Rates};
use gainsay::value::{Days, Decimal};

/// A dollar bought 0.8 euros in 2024 and 0.9 in 2025, give or take a tenth.
fn with_rates() -> World {
    let year = |y: i32| Days::between(format!("{y}-01-01").parse().unwrap(), format!("{y}-12-31").parse().unwrap());
    let mut rates = Rates::against("USD");
    let dated = vec![(year(2024), Decimal::new(8, 1)), (year(2025), Decimal::new(9, 1))];
    rates.set("EUR", Quotes { tolerance: Decimal::new(1, 1), source: "the Harbour Bank".to_owned(), dated });
    World { rates, ..world(Policy::Constant) }
}

#[test]
fn amounts_meet_at_the_rate_of_their_days() {
    let of = |day: &str, euros: &str, dollars: &str, expected: &[&str]| {
        check(&with_rates(), &[said("a", day, euros), said("b", day, dollars)], expected);
    };
    of("2024-05-03", "EUR 72 million", "$90 million", &[]);
    of("2024-05-03", "EUR 72 million", "$98 million", &[]);
    of("2024-05-03", "EUR 72 million", "$190 million", &["error disagreement: a EUR 72 million | b $190 million"]);
    // A wider window is a wider rate.
    of("2024-05-03..", "EUR 72 million", "$74 million", &[]);
    // The last rate holds for a year more, with twice the tolerance; then there is none.
    of("2026-05-03", "EUR 72 million", "$94 million", &[]);
    of("2027-05-03", "EUR 72 million", "$94 million", &["note unconvertible: a EUR 72 million | b $94 million"]);
    of("", "EUR 72 million", "$94 million", &["note unconvertible: a EUR 72 million | b $94 million"]);
}

#[test]
fn most_claims_need_no_rate() {
    let day = "2024-05-03";
    let claims = [said("a", day, "EUR 72 million"), said("b", day, "EUR 72 million"), said("c", day, "$190 million")];
    check(&with_rates(), &claims, &["error disagreement: a EUR 72 million + b EUR 72 million | c $190 million"]);
    // Of one currency they are compared as they stand.
    let claims = [said("a", day, "EUR 72 million"), said("b", day, "EUR 76 million"), said("c", day, "$92 million")];
    check(&with_rates(), &claims, &["warning disagreement: a EUR 72 million | b EUR 76 million"]);
}

/// What is found in one article of 2025 that says this, by the rates of the pack.
fn conversion(text: &str) -> Vec<String> {
    let article = article("a.txt", "2025-06-03", text);
    let found = gainsay::check(pack(), &[article]).findings;
    found.iter().map(|f| format!("{} {}: {}", f.severity.name(), f.code.name(), f.message)).collect()
}

#[test]
fn a_conversion_must_be_right_at_some_rate_of_its_time() {
    for right in [
        "The bridge will cost 202 million euros ($228 million).",
        "The bridge will cost 202 million euros (about $210 million).",
        // Whose dollars these are the sign does not say.
        "The bridge will cost 202 million euros ($353 million).",
        "The bridge will cost $202 million (US$130 million).",
        "The bridge will cost 202 million dinars ($3 million).",
        "In 2008 the bridge cost 202 million euros ($307 million).",
    ] {
        assert_eq!(conversion(right), [] as [&str; 0], "{right}");
    }
    let wrong = conversion("The bridge will cost 202 million euros ($171 million).");
    assert_eq!(
        wrong,
        ["warning self-contradiction: a.txt (3 June 2025) converts \"202 million euros ($171 million)\""]
    );
    assert_eq!(conversion("The bridge will cost 3 billion kroner (450 million pounds).").len(), 0);
    assert_eq!(conversion("The bridge will cost 3 billion Danish kroner (45 million pounds).").len(), 1);
}
