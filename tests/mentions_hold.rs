//! What holds for the mentions of any text: printed numbers are read back, spans are sound, and case, quotes and white
//! space do not change a value.

use gainsay::mention::neutral::{Record, mentions_of};
use proptest::prelude::*;

/// `n` in words: "two hundred and seventy".
fn words(n: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = |n: u64| SMALL[usize::try_from(n).unwrap()];
    match n {
        0..20 => small(n).to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[usize::try_from(n / 10).unwrap()].to_owned(),
        20..100 => format!("{}-{}", TENS[usize::try_from(n / 10).unwrap()], small(n % 10)),
        100..1_000 if n.is_multiple_of(100) => format!("{} hundred", small(n / 100)),
        100..1_000 => format!("{} hundred and {}", small(n / 100), words(n % 100)),
        _ => {
            let (size, name) = [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")]
                .into_iter()
                .find(|&(size, _)| n >= size)
                .unwrap();
            match n % size {
                0 => format!("{} {name}", words(n / size)),
                rest => format!("{} {name} {}", words(n / size), words(rest)),
            }
        }
    }
}

/// `n` with a separator between groups of three digits.
fn grouped(n: u64, separator: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(c);
    }
    out
}

/// The only number in `text`.
fn number(text: &str) -> Option<String> {
    match mentions_of(text, None).as_slice() {
        [Record { kind: "number", value, .. }] => value["n"].as_str().map(str::to_owned),
        _ => None,
    }
}

/// Pieces of which texts are made that try the recognisers.
const PIECES: &[&str] = &[
    "1", "2022", "3.5", "1,234", "12,34,567", "1.234.567", "½", "1/2", "-", "–", "—", "$", "€", "US$", "HK$", "%",
    "per cent", "percentage", "points", "two", "twenty", "hundred", "thousand", "million", "bn", "m", "k", "dozen",
    "half", "a", "an", "third", "thirds", "and", "or", "to", "of", "in", "between", "from", "nearly", "at least",
    "or more", "up to", "km", "miles", "square", "per", "hour", "degrees", "C", "feet", "inches", "dollars",
    "Canadian", "euros", "cents", "pounds", "won", "May", "Monday", "since", "until", "or later", "on", "onwards",
    "week", "second", "first", "last", "year", "years", "old", "(", ")", ",", ".", ";", "\"", "'s", "°", "T-34",
    "COVID-19", "10:30", "p.m.", "the", "people", "\n", "\n\n", "+", "~", "’", "\u{a0}", "\u{200b}", "_", "**", "٣",
    "e13", "×10−5",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = (0..PIECES.len(), prop_oneof![Just(" "), Just(" "), Just("")]);
    prop::collection::vec(piece, 0..40)
        .prop_map(|parts| parts.into_iter().map(|(i, gap)| format!("{}{gap}", PIECES[i])).collect())
}

fn sound(text: &str) {
    // A day to resolve against, so that the open periods around dates are read as well.
    let found = mentions_of(text, chrono::NaiveDate::from_ymd_opt(2025, 9, 3));
    let mut end = 0;
    let mut period = 0..0;
    for (i, record) in found.iter().enumerate() {
        assert_eq!(&text[record.start..record.end], record.text, "{text:?}");
        if record.in_part {
            assert!(record.start >= period.start && record.end <= period.end, "{text:?}: {record:?}");
            period.start = record.end;
            continue;
        }
        period = record.start..record.end;
        assert!(record.start >= end && record.end > record.start, "{text:?}: {record:?}");
        if record.around_date {
            let date = &found[i + 1];
            assert!(record.start <= date.start && date.end <= record.end, "{text:?}: {record:?}");
            let next = found[i + 2..].iter().find(|next| !next.in_part);
            assert!(next.is_none_or(|next| next.start >= record.end), "{text:?}: {record:?}");
        } else {
            end = record.end;
        }
    }
}

/// Types, values and hedges, without the places.
fn values(text: &str) -> Vec<(&'static str, String, &'static str)> {
    mentions_of(text, None).into_iter().map(|r| (r.kind, r.value.to_string(), r.hedge)).collect()
}

proptest! {
    #[test]
    fn a_number_in_words_is_read_back(n in 2u64..2_000_000_000) {
        prop_assert_eq!(number(&format!("{} men", words(n))), Some(n.to_string()));
    }

    #[test]
    fn a_number_in_digits_is_read_back(n in 2_200u64..1_000_000_000_000) {
        for separator in ["", ",", "\u{202f}"] {
            prop_assert_eq!(number(&format!("All {} men", grouped(n, separator))), Some(n.to_string()));
        }
    }

    #[test]
    fn a_sum_of_money_is_read_back(units in 1u64..10_000_000, cents in 1u32..100) {
        let text = format!("They paid ${}.{cents:02} for it.", grouped(units, ","));
        let found = mentions_of(&text, None);
        let want = format!("{units}.{cents:02}");
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].value["n"].as_str(), Some(want.trim_end_matches('0')));
    }

    #[test]
    fn spans_are_sound_in_made_up_phrases(text in pieces()) {
        sound(&text);
    }

    #[test]
    fn spans_are_sound_in_any_text(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn case_quotes_and_white_space_do_not_change_a_value(n in 2u64..999_999, which in 0usize..6) {
        let text = [
            format!("They said “nearly {} people” left.", words(n)),
            format!("They paid at least ${n} million for it."),
            format!("Some {n} per cent of it, or more than {n} miles."),
            format!("A third of the {} men went {n} kilometres.", words(n)),
            format!("They’d given {n} Canadian dollars."),
            format!("Between {n} and {} tonnes", n + 1),
        ][which]
            .clone();
        let plain = text.replace(['“', '”'], "\"").replace('’', "'");
        prop_assert_eq!(values(&text), values(&plain));
        prop_assert_eq!(values(&text), values(&text.replace(' ', "  ")));
        prop_assert_eq!(values(&text), values(&text.replace(' ', "\u{a0}")));
        prop_assert_eq!(values(&text), values(&text.to_lowercase()));
        prop_assert_eq!(values(&text), values(&text.to_uppercase()));
    }
}

/// What the fuzzer starts from, and what it once found, is sound without it.
#[test]
fn the_fuzzing_corpus_is_sound() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/mentions");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("fuzz/corpus/mentions is part of the repository") {
        let bytes = std::fs::read(entry.expect("a readable folder").path()).expect("a readable file");
        let text = String::from_utf8_lossy(&bytes);
        sound(&text);
        for (cut, _) in text.char_indices() {
            sound(&text[cut..]);
        }
        read += 1;
    }
    assert!(read > 0);
}
