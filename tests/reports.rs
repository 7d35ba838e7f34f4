//! Reports of outcomes made by hand: every format, narrow and wide, with friendly and with hostile text.

use crate::outcome::{
    Made, Paper, compared, count_of, dates, days, entities, money, nth_year, numbers, percent, years,
};
use gainsay::claim::{ClaimValue, KeyValue, Modality};
use gainsay::finding::{Code, Severity};
use gainsay::mention::Hedge;
use gainsay::policy::Policy;
use gainsay::report::pretty::{self, Screen};
use gainsay::report::screen::width;
use gainsay::report::{Excerpts, claims, compact, json, record};

const TIMES: Paper<'_> = Paper {
    name: "war/times.txt",
    source: Some("Example Times"),
    published: Some("2025-12-07"),
    text: "Envoys met again on Sunday.\n\nThe president has often said that ending the neighbour's full-scale invasion, now approaching its fourth year, is the hardest task that he was ever given, and that he would try once more before the winter is over.\n",
};
const POST: Paper<'_> = Paper {
    name: "war/post.txt",
    source: Some("Daily Post"),
    published: Some("2025-08-26"),
    text: "Officials are working hard to end the three-year war between the two countries.\n",
};
const HERALD: Paper<'_> = Paper {
    name: "war/herald.txt",
    source: None,
    published: Some("2025-09-01"),
    text: "As the war stretches into its fourth\nyear, new talks are under way.\n",
};

fn text(text: &str) -> KeyValue {
    KeyValue::Text(text.into())
}

/// A disagreement of three sources on a duration, one on a date within one article, and an article without a date.
fn war() -> Made {
    let mut made = Made::default();
    let rule = made.rule("war-duration", Policy::Elapsed);
    let key = [("conflict", text("northern-war"))];
    let elapsed = |from_to| Some(compared(None, &[("elapsed", dates(from_to))]));
    let herald =
        made.claim(HERALD, "into its fourth\nyear", rule, &key, nth_year("4"), elapsed("2021-09-02..2022-09-01"));
    let post = made.claim(POST, "three-year war", rule, &key, years("3"), elapsed("2021-08-27..2022-08-26"));
    let times = made.claim(
        TIMES,
        "approaching its fourth year",
        rule,
        &key,
        nth_year("4"),
        Some(compared(
            None,
            &[
                ("before-ordinal-year", dates("2022-12-08..2023-06-07")),
                ("before-anniversary", dates("2021-12-08..2022-06-07")),
            ],
        )),
    );
    made.finding(
        (Code::AmbiguousWording, Severity::Warning),
        (
            "\"approaching its fourth year\" fits what 2 other sources say only if it means the fourth anniversary",
            "All can hold if the war began between 2021-12-08 and 2022-06-07. Write \"nearly four years old\", or give the date on which it began.",
        ),
        &[
            (dates("2021-09-02..2022-08-26"), 2, &[herald, post]),
            (dates("2022-12-08..2023-06-07"), 1, &[times]),
        ],
    );
    made.fact(&[herald, post, times], 3);
    made.skipped("war/photo.jpg", "not a text: a NUL byte in its first 8 KiB");
    made
}

fn pretty(made: &Made, width: usize, color: bool) -> String {
    written(|out| pretty::write(out, &made.outcome, &made.texts, Screen { width, color }))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a Vec takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}

#[test]
fn war_in_every_format() {
    let made = war();
    snapshots!("reports").bind(|| {
        for width in [60, 80] {
            insta::assert_snapshot!(format!("war-pretty-{width}"), pretty(&made, width, false));
        }
        insta::assert_snapshot!("war-compact", written(|out| compact::write(out, &made.outcome)));
        insta::assert_snapshot!("war-json", written(|out| json::write(out, &made.outcome)));
        insta::assert_snapshot!("war-claims-jsonl", written(|out| claims::jsonl(out, &made.outcome)));
    });
}
