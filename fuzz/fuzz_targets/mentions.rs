//! Any text: no panic; tokens, sentences, and mentions lie in the text, on character boundaries, in order, and apart.
#![no_main]

use chrono::NaiveDate;
use gainsay::mention::neutral::mentions_of;
use gainsay::mention::{find, sentence, token};
use gainsay::text::Cleaned;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    stages(text);
    records(text, None);
    records(text, NaiveDate::from_ymd_opt(2024, 2, 29));
});

/// What the stages hand on to each other.
fn stages(text: &str) {
    let cleaned = Cleaned::new(text);
    let text = cleaned.text();
    let mut tokens = Vec::new();
    token::tokenize(text, &mut tokens);
    let mut end = 0;
    for token in &tokens {
        assert!(token.start >= end && token.end > token.start);
        assert!(!token.text(text).is_empty());
        end = token.end;
    }
    let sentences = sentence::sentences(text, &tokens);
    let mut end = 0;
    for sentence in &sentences {
        assert!(sentence.start == end && sentence.end > sentence.start);
        end = sentence.end;
    }
    assert_eq!(end, tokens.len());
    let mut end = 0;
    for mention in find(text, &tokens, &sentences) {
        let value = &mention.tokens;
        assert!(value.start >= end && value.end > value.start && value.end <= tokens.len());
        assert!(mention.hedged.start <= value.start && mention.hedged.end >= value.end);
        assert!(mention.hedged.end <= tokens.len());
        end = value.end;
    }
}

/// What is printed: mentions apart from each other, and open periods ("since May") apart from each other, each before
/// the date that it holds.
fn records(text: &str, reference: Option<NaiveDate>) {
    let (mut end, mut period_end) = (0, 0);
    let mut period = None;
    for record in mentions_of(text, reference) {
        assert!(record.end > record.start);
        assert_eq!(&text[record.start..record.end], record.text);
        if record.around_date {
            assert!(period.is_none() && record.start >= period_end && record.start >= end);
            (period, period_end) = (Some(record.start..record.end), record.end);
            continue;
        }
        assert!(record.start >= end);
        if let Some(period) = period.take() {
            assert!(period.start <= record.start && record.end <= period.end);
        }
        end = record.end;
    }
    assert!(period.is_none());
}
