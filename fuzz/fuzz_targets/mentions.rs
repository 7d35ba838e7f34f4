//! Any text: mentions are found without a panic, their spans lie in the text, in order, without overlap.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for record in gainsay::mention::neutral::mentions_of(text, None) {
        assert!(record.start >= end && record.end > record.start);
        assert_eq!(&text[record.start..record.end], record.text);
        end = record.end;
    }
});
