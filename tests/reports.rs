//! Reports of outcomes made by hand: every format, narrow and wide, with friendly and with hostile text.

use crate::outcome::{
    Made, Paper, compared, count_of, dates, days, entities, lasting, money, nth_year, numbers, percent,
};
use gainsay::claim::{ClaimValue, KeyValue, Modality};
use gainsay::finding::{Code, Severity, docs};
use gainsay::mention::Hedge;
use gainsay::mention::neutral::Record;
use gainsay::policy::Policy;
use gainsay::report::mentions::{self, Mentions};
use gainsay::report::pretty::{self, Screen};
use gainsay::report::record::ClaimRecord;
use gainsay::report::screen::width as width_of;
use gainsay::report::windowed::Windowed;
use gainsay::report::{claims, compact, csv, facts, summary, table};
use gainsay::value::TimeUnit;
use proptest::prelude::*;
use serde_json::{Value, json};

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
pub fn war() -> Made {
    let mut made = Made::default();
    let rule = made.rule("war-duration", Policy::Elapsed);
    let key = [("conflict", text("northern-war"))];
    let elapsed = |from_to| Some(compared(None, &[("elapsed", dates(from_to))]));
    let herald =
        made.claim(HERALD, "into its fourth\nyear", rule, &key, nth_year("4"), elapsed("2021-09-02..2022-09-01"));
    let post =
        made.claim(POST, "three-year war", rule, &key, lasting("3", TimeUnit::Year), elapsed("2021-08-27..2022-08-26"));
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

pub fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
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
        insta::assert_snapshot!("war-json", written(|out| gainsay::report::json::write(out, &made.outcome)));
        insta::assert_snapshot!("war-claims-jsonl", written(|out| claims::jsonl(out, &made.outcome)));
    });
}

/// Findings of every kind that is hard to draw.
pub fn gallery() -> Made {
    let mut made = Made::default();
    let tolls = made.rule("death-toll", Policy::Constant);
    let meetings = made.rule("meeting-date", Policy::EventDate);
    let lengths = made.rule("meeting-duration", Policy::Constant);
    let places = made.rule("meeting-place", Policy::Set);
    let key = [("event", text("harbour-blast")), ("place", KeyValue::Wildcard)];

    // Many sources against one, whose claim stands at the end of a very long line.
    let mut twelve = Vec::new();
    for (i, outlet) in [
        "Morning Star", "Evening Star", "Coast Radio", "Agency A", "Agency B", "The Isle", "Bay News", "Harbour TV",
        "Nine",
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("tolls/{}.txt", outlet.to_lowercase().replace(' ', "-"));
        let paper = Paper {
            name: &name,
            source: Some(outlet),
            published: Some("2025-03-03"),
            text: "The blast in the harbour killed 12 people, officials said on Monday.\n",
        };
        let value = Some(compared(Some("person"), &[("bare", numbers("11.5..12.5"))]));
        twelve.push(made.claim(paper, "killed 12 people", tolls, &key, count_of("12"), value));
        made.outcome.claims[i].as_of.days = days("2025-03-03");
    }
    let long = format!("{}the number of those killed rose to 19.\n", "The search goes on in the rain. ".repeat(400));
    let late =
        Paper { name: "tolls/late.txt", source: Some("Late Edition"), published: Some("2025-03-04"), text: &long };
    let value = Some(compared(Some("person"), &[("bare", numbers("18.5..19.5"))]));
    let nineteen = made.claim(late, "killed rose to 19", tolls, &key, count_of("19"), value);
    let claim = &mut made.outcome.claims[nineteen];
    (claim.speaker, claim.modality) = (Some("harbour-master".into()), Modality::Estimate);
    made.finding(
        (Code::Disagreement, Severity::Error),
        (
            "Late Edition counts 19 killed in the harbour blast, 9 other sources 12",
            "No number fits both. Say who counts and as of when.",
        ),
        &[(numbers("11.5..12.5"), 9, &twelve), (numbers("18.5..19.5"), 1, &[nineteen])],
    );
    made.fact(&[twelve.as_slice(), &[nineteen]].concat(), 10);

    // Two claims in one line, and a third that fits both.
    let gazette = Paper {
        name: "talks/gazette.txt",
        source: Some("The Gazette"),
        published: Some("2025-08-16"),
        text: "\tThe three-hour meeting was cordial; aides spoke of five hours of talks, a tired one of three or more hours.\n",
    };
    let key = [("participants", KeyValue::Entities(vec!["ada-north".into(), "ben-south".into()]))];
    let hours = |range| Some(compared(Some("second"), &[("bare", numbers(range))]));
    let three =
        made.claim(gazette, "three-hour meeting", lengths, &key, lasting("3", TimeUnit::Hour), hours("9000..12600"));
    let five =
        made.claim(gazette, "five hours of talks", lengths, &key, lasting("5", TimeUnit::Hour), hours("16200..19800"));
    let more =
        made.claim(gazette, "three or more hours", lengths, &key, lasting("3", TimeUnit::Hour), hours("10800.."));
    made.finding(
        (Code::SelfContradiction, Severity::Warning),
        (
            "The Gazette has the meeting last 3 hours and 5 hours",
            "No length fits both; one of the two passages needs a correction.",
        ),
        &[(numbers("9000..12600"), 1, &[three]), (numbers("16200..19800"), 1, &[five])],
    )
    .also
    .push(more);
    made.fact(&[three, five, more], 1);

    // A stale date in an article that is only bounded; wide characters; no outlet.
    let exact = Paper {
        name: "talks/exact.txt",
        source: Some("Example Times"),
        published: Some("2025-08-16"),
        text: "The two leaders met in Alaska on August 15 for three hours.\n",
    };
    let stale = Paper {
        name: "talks/東京通信.txt",
        source: Some("東京通信"),
        published: Some("2025-08-26.."),
        text: "会談「和平」の後、 they met last Friday in Alaska, 東京通信 reports。\n",
    };
    let day = |day| Some(compared(None, &[("date", dates(day))]));
    let friday =
        made.claim(exact, "August 15", meetings, &key, ClaimValue::Date(days("2025-08-15")), day("2025-08-15"));
    let week =
        made.claim(stale, "last Friday", meetings, &key, ClaimValue::Date(days("2025-08-22..")), day("2025-08-22.."));
    made.finding(
        (Code::StaleRelativeDate, Severity::Warning),
        (
            "\"last Friday\" in an article not older than 26 August 2025 is 22 August or later; the meeting took place on 15 August",
            "Write \"August 15\": the weekday agrees, the week does not.",
        ),
        &[(dates("2025-08-15"), 1, &[friday]), (dates("2025-08-22.."), 1, &[week])],
    );
    made.fact(&[friday, week], 2);
    made.finding(
        (Code::UndatedArticle, Severity::Note),
        ("talks/東京通信.txt has no date, only a bound: not before 26 August 2025", "Give its date in articles.toml."),
        &[(dates(""), 1, &[week])],
    );

    // Entities; the text of one source cannot be read back.
    let east = made.claim(
        exact,
        "in Alaska",
        places,
        &key,
        ClaimValue::Entity("alaska".into()),
        Some(compared(None, &[("place", entities(&["alaska"]))])),
    );
    let gone = Paper {
        name: "talks/gone.txt",
        source: None,
        published: None,
        text: "Reports placed the summit in northern Finland again.",
    };
    let west = made.claim(
        gone,
        "in northern Finland",
        places,
        &key,
        ClaimValue::Entity("finland".into()),
        Some(compared(None, &[("place", entities(&["finland"]))])),
    );
    made.texts.remove("talks/gone.txt");
    made.finding(
        (Code::Disagreement, Severity::Note),
        ("Example Times places the meeting in Alaska, talks/gone.txt in Finland", "Neither place lies in the other."),
        &[(entities(&["alaska"]), 1, &[east]), (entities(&["finland"]), 1, &[west])],
    );
    made.fact(&[east, west], 2);
    let alone = made.claim(exact, "for three hours", lengths, &[], lasting("3", TimeUnit::Hour), hours("9000..12600"));
    made.fact(&[alone], 1);
    let aid = made.rule("aid-amount", Policy::Constant);
    let bank = Paper {
        name: "aid/bank.txt",
        source: None,
        published: Some("2025-01-02"),
        text: "The bank will lend more than $8.45 billion, a fifth of the 19.2 percent.",
    };
    let lent = made.claim(bank, "$8.45 billion", aid, &[("donor", text("bank"))], money("8450000000", "USD"), None);
    made.outcome.claims[lent].hedge = Hedge::MoreThan;
    made.claim(bank, "19.2 percent", aid, &[], percent("19.2"), None);
    made
}

#[test]
fn gallery_in_every_format() {
    let made = gallery();
    snapshots!("reports").bind(|| {
        for width in [60, 80, 132] {
            insta::assert_snapshot!(format!("gallery-pretty-{width}"), pretty(&made, width, false));
        }
        insta::assert_snapshot!("gallery-pretty-color", pretty(&made, 80, true).replace('\x1b', "ESC"));
        insta::assert_snapshot!("gallery-compact", written(|out| compact::write(out, &made.outcome)));
        insta::assert_snapshot!("gallery-claims-table", written(|out| table::claims(out, &made.outcome, 80)));
        insta::assert_snapshot!("gallery-claims-csv", written(|out| csv::claims(out, &made.outcome)));
        insta::assert_snapshot!("gallery-facts-table", written(|out| facts::table(out, &made.outcome, 80)));
        insta::assert_snapshot!("gallery-facts-table-132", written(|out| facts::table(out, &made.outcome, 132)));
        insta::assert_snapshot!("gallery-facts-csv", written(|out| csv::facts(out, &made.outcome)));
        insta::assert_snapshot!("gallery-facts-jsonl", written(|out| facts::jsonl(out, &made.outcome)));
        insta::assert_snapshot!("gallery-summary", summary::summary(&made.outcome));
    });
}

#[test]
fn every_code_is_explained() {
    for code in Code::ALL {
        let section = docs::explain(code);
        assert!(section.starts_with(&format!("## `{}`\n", code.name())), "{section}");
        assert!(section.contains("What to do: "), "{section}");
    }
    assert_eq!(docs::section("no-such-code"), None);
}

#[test]
fn mentions_under_their_text() {
    let text = "It pledged nearly 2 billion Canadian dollars on Aug. 22, more than twice the sum that it had given between 2022 and 2024.\nNothing here.\nThree days later, 19.2% of it had arrived.";
    let found = |kind: &'static str, words: &str, value: Value| {
        let start = text.find(words).expect("the words stand in the text");
        Record {
            kind,
            start,
            end: start + words.len(),
            text: words.into(),
            value,
            hedge: if kind == "money" { "nearly" } else { "none" },
            around_date: false,
            in_part: false,
        }
    };
    let mentions = [Mentions {
        id: "aid/bank.txt".into(),
        text: text.into(),
        found: vec![
            found("money", "2 billion Canadian dollars", json!({"n": "2000000000", "cur": "CAD"})),
            found("date", "Aug. 22", json!({"from": "2025-08-22", "to": "2025-08-22"})),
            found("daterange", "between 2022 and 2024", json!({"from": "2022-01-01", "to": null})),
            found("duration", "Three days", json!({"iso": "P3D", "months": "0", "seconds": "259200"})),
            found("percent", "19.2%", json!({"pct": "19.2"})),
        ],
    }];
    snapshots!("reports").bind(|| {
        insta::assert_snapshot!("mentions-table", written(|out| mentions::table(out, &mentions, 60)));
        insta::assert_snapshot!("mentions-jsonl", written(|out| mentions::jsonl(out, &mentions)));
    });
}

/// Other diagnostics than findings: a mistake at the end of a long line, and one in hostile text.
#[test]
fn other_diagnostics_are_windowed() {
    let long = format!("x = 1\nwords = [{}\"last\"]\n", "\"one word of many\", ".repeat(200));
    for (name, text, mistake) in [
        ("rules/a.toml", long.as_str(), "\"last\""),
        ("short.toml", "a = 1\nb = oops\n", "oops"),
        (HOSTILE, HOSTILE, "</script>"),
    ] {
        let at = text.find(mistake).expect("the mistake is there");
        let diagnostic =
            miette::MietteDiagnostic::new(format!("no such word: {text}").chars().take(60).collect::<String>())
                .with_label(miette::LabeledSpan::new(Some(format!("here\x1b[0m, in {mistake}")), at, mistake.len()))
                .with_help("look it up\x07");
        let report = miette::Report::new(diagnostic).with_source_code(miette::NamedSource::new(name, text.to_string()));
        let mut shown = String::new();
        let handler =
            miette::GraphicalReportHandler::new_themed(miette::GraphicalTheme::unicode_nocolor()).with_width(60);
        handler.render_report(&mut shown, &Windowed::new(report.as_ref(), 60)).expect("a String takes all");
        assert_eq!(shown.chars().find(|&c| acts_on_a_terminal(c)), None, "{}", shown.escape_debug());
        assert!(!shown.contains("Failed to read"), "{shown}");
        if name != HOSTILE {
            assert!(shown.lines().all(|line| width_of(line) <= 60), "{shown}");
            snapshots!("reports")
                .bind(|| insta::assert_snapshot!(format!("windowed-{}", name.replace('/', "-")), shown));
        }
    }
}

/// Text that tries to be something else: commands of other programs, escape sequences, markup, direction overrides.
pub const HOSTILE: &str = "%0A::error::x ]]> <script>alert(1)</script> =cmd|' /C calc'!A0 \x1b[31mred \x1b]8;;https://example.org\x07link\x1b]8;;\x07 \
    \u{202e}txet desrever\u{2066} a\u{200b}b\u{feff} \0 \u{9b}2J \r\n::warning file=a,line=1::y\u{2028}z \u{7} end";

pub fn hostile() -> Made {
    let mut made = Made::default();
    let rule = made.rule(HOSTILE, Policy::Constant);
    let key = [(HOSTILE, text(HOSTILE)), ("people", KeyValue::Entities(vec![HOSTILE.into(), "b".into()]))];
    let long = format!("{} 12 {HOSTILE} killed {}", "x".repeat(20_000), "y\u{202e}".repeat(10_000));
    let body = format!("{HOSTILE}\n{HOSTILE}12 killed{HOSTILE}\n{HOSTILE}");
    for (i, (name, body, quote)) in [
        ("a", body.as_str(), "12 killed"),
        ("b", HOSTILE, HOSTILE),
        ("c", &long, &long[20_000..20_040]),
        ("d", &long, &long),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("{name}/{HOSTILE}");
        let source = format!("{HOSTILE}{i}");
        let paper = Paper { name: &name, source: Some(&source), published: None, text: body };
        let value = if i == 0 { ClaimValue::Entity(HOSTILE.into()) } else { count_of("12") };
        let claim =
            made.claim(paper, quote, rule, &key, value, Some(compared(Some(HOSTILE), &[("bare", numbers("1..2"))])));
        let claim = &mut made.outcome.claims[claim];
        (claim.speaker, claim.scope) = (Some(HOSTILE.into()), Some(HOSTILE.into()));
    }
    for code in [Code::Disagreement, Code::SelfContradiction, Code::UndatedArticle] {
        let sides: [(_, _, &[usize]); 3] =
            [(entities(&[HOSTILE, "b"]), 2, &[0, 1]), (numbers("1..2"), 1, &[2]), (dates(""), 1, &[3])];
        made.finding((code, Severity::Error), (HOSTILE, HOSTILE), &sides).also.extend([0, 1, 2, 3]);
    }
    made.fact(&[0, 1, 2, 3], 4);
    made.skipped(HOSTILE, HOSTILE);
    made
}

/// What no report for people may let through.
pub fn acts_on_a_terminal(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[test]
fn hostile_text_stays_text() {
    let made = hostile();
    let mentions = [Mentions {
        id: HOSTILE.into(),
        text: made.texts.values().next().expect("a text").clone(),
        found: vec![Record {
            kind: "number",
            start: 5,
            end: 9,
            text: HOSTILE.into(),
            value: HOSTILE.into(),
            hedge: "none",
            around_date: false,
            in_part: false,
        }],
    }];
    for width in [0, 40, 80] {
        for report in [
            pretty(&made, width, false),
            written(|out| compact::write(out, &made.outcome)),
            written(|out| table::claims(out, &made.outcome, width)),
            written(|out| facts::table(out, &made.outcome, width)),
            written(|out| mentions::table(out, &mentions, width)),
            summary::summary(&made.outcome),
        ] {
            assert_eq!(report.chars().find(|&c| acts_on_a_terminal(c)), None, "{}", report.escape_debug());
        }
    }
    let pretty = pretty(&made, 80, false);
    assert!(!pretty.contains("Failed to read"), "{pretty}");
    // Everything but what cannot be broken, names and long words, keeps to a few lines.
    assert!(pretty.len() < 60_000, "{}", pretty.len());
    let compact = written(|out| compact::write(out, &made.outcome));
    assert_eq!(compact.lines().count(), 3);

    let document: Value =
        serde_json::from_str(&written(|out| gainsay::report::json::write(out, &made.outcome))).expect("JSON");
    assert_eq!(document["findings"][0]["message"], HOSTILE);
    for lines in [
        written(|out| claims::jsonl(out, &made.outcome)),
        written(|out| facts::jsonl(out, &made.outcome)),
        written(|out| mentions::jsonl(out, &mentions)),
    ] {
        assert!(lines.split_terminator('\n').all(|line| serde_json::from_str::<Value>(line).is_ok()));
    }
    for table in [written(|out| csv::claims(out, &made.outcome)), written(|out| csv::facts(out, &made.outcome))] {
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        let columns = reader.headers().expect("a header").len();
        let rows: Vec<::csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 4);
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell:?}");
        }
        assert!(rows.iter().all(|row| row.len() == columns));
    }
}

#[test]
fn claims_read_back_are_the_claims_written() {
    for made in [war(), gallery(), hostile()] {
        for (claim, line) in
            made.outcome.claims.iter().zip(written(|out| claims::jsonl(out, &made.outcome)).split('\n'))
        {
            let read: ClaimRecord = serde_json::from_str(line).expect("a claim");
            assert_eq!(read, ClaimRecord::of(claim, &made.outcome));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the text, the quotes and the width: a box for every quoted claim, no line wider than the terminal.
    #[test]
    fn boxes_fit_any_text(
        body in "[a-z \t\n漢é\u{301}\u{202e}🙂.]{0,300}",
        cuts in prop::collection::vec((0usize..300, 1usize..60), 2..5),
        width in 40usize..140,
        gone in any::<bool>(),
    ) {
        let mut made = Made::default();
        let rule = made.rule("r", Policy::Constant);
        let chars: Vec<usize> = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
        let mut sides = Vec::new();
        for (start, len) in cuts {
            let start = start % chars.len();
            let end = (start + len).min(chars.len() - 1);
            let quote = &body[chars[start]..chars[end]];
            let paper = Paper { name: "a.txt", source: Some("Times"), published: Some("2025-01-01"), text: &body };
            let value = Some(compared(Some("person"), &[("bare", numbers("1..2"))]));
            sides.push([made.claim(paper, quote, rule, &[], count_of("12"), value)]);
        }
        if gone {
            made.texts.clear();
        }
        let sides: Vec<(_, usize, &[usize])> = sides.iter().map(|claims| (numbers("1..2"), 1, claims.as_slice())).collect();
        made.finding((Code::Disagreement, Severity::Error), ("They differ", "Ask"), &sides);
        let report = pretty(&made, width, false);
        prop_assert!(!report.contains("Failed to read"), "{}", report);
        for n in 1..=sides.len() {
            prop_assert!(report.contains(&format!("side {n}: ")), "side {} in\n{}", n, report);
        }
        for line in report.lines() {
            prop_assert!(width_of(line) <= width, "{} columns of {}: {}", width_of(line), width, line);
        }
    }
}
