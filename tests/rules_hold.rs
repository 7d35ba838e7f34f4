//! What holds for any rule file: it is read or its mistakes are told, each with a place and what to do; nothing panics.

use gainsay::rule::error::SourceFile;
use gainsay::rule::validate::rule_set;
use gainsay::workbench::{cases, examples, lint};
use proptest::prelude::*;
use proptest::sample::select;
use std::path::Path;

fn text_of(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(name)).unwrap()
}

/// A place in a text, moved to a character boundary.
fn boundary(text: &str, part: u16) -> usize {
    let at = text.len() * usize::from(part) / usize::from(u16::MAX);
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Reads files as one set, and does with it all that the workbench does.
fn survives(files: &[SourceFile]) -> Result<(), TestCaseError> {
    let (set, mistakes) = rule_set(files);
    let remarks = lint::lint(&set);
    let failing = [examples::run(&set), cases::run(&set)].concat().into_iter().flat_map(|r| r.mistakes);
    for mistake in mistakes.into_iter().chain(remarks).chain(failing) {
        let file = files.iter().find(|f| f.name == mistake.file());
        prop_assert!(file.is_some_and(|f| f.text.get(mistake.span.start..mistake.span.end).is_some()), "{:?}", mistake);
        prop_assert!(mistake.help.is_some(), "{} does not say what to do", mistake.code);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_rule_file_that_someone_broke(
        name in select(vec!["bridge", "quake-magnitude.toml", "territory-share.toml", "meeting-rounds.toml", "words.toml", "cues.toml", "tests/war.toml"]),
        cuts in prop::collection::vec((any::<u16>(), 0u16..400, select(vec!["", "[", "]", "\"", "{", "}", "(", "|", "=", "\n", "é", "[[pattern]]\n", "{..9} ", "x = 1\n"])), 1..4),
    ) {
        let bridge = "id = \"bridge\"\n[slots.value]\ntype = \"quantity\"\n[compare]\npolicy = \"constant\"\n[[pattern]]\nmatch = [\"bridge is {value} (long|wide)?\"]\n[[example]]\ntext = \"The bridge is 300 metres long.\"\nclaims = [{ quote = \"300\" }]\n";
        let mut text = if name == "bridge" { bridge.to_owned() } else { text_of(name) };
        for (at, length, with) in cuts {
            let from = boundary(&text, at);
            let to = boundary(&text, at.saturating_add(length)).max(from);
            text.replace_range(from..to, with);
        }
        let name = if name == "bridge" { "rules/bridge.toml".to_owned() } else { format!("rules/{name}") };
        survives(&[SourceFile { name, text: text.into() }])?;
    }
}
