//! The pattern language: phrases over the words of a sentence, as a table.

use gainsay::article::{Article, Published};
use gainsay::mention::sentence::{LONGEST, sentences};
use gainsay::mention::token::tokenize;
use gainsay::rule::RuleSet;
use gainsay::rule::error::SourceFile;
use gainsay::rule::validate::rule_set;

/// A rule with one pattern, over a few invented entities.
fn rule(pattern: &str) -> RuleSet {
    let rule = format!(
        "id = \"x\"\ntitle = \"x\"\n[slots.value]\ntype = [\"number\", \"count\", \"duration\", \"percent\"]\narticles = true\n\
         [slots.who]\ntype = [\"person\", \"name\"]\n[slots.office]\n[key]\nwho = \"{{who?}}\"\noffice = \"{{office?}}\"\n\
         [compare]\npolicy = \"constant\"\n[[pattern]]\nmatch = '''{pattern}'''\n"
    );
    let file = |name: &str, text: &str| SourceFile { name: name.into(), text: text.into() };
    let (set, mistakes) = rule_set(&[
        file("rules/x.toml", &rule),
        file("rules/words.toml", "[words]\nferry = [\"ferr(y|ies)\", \"passenger boats?\"]\n"),
        file(
            "rules/entities/all.toml",
            "entity = [\n\
             { id = \"ann-onym\", type = \"person\", name = \"Ann Onym\", aliases = [\"Onym\"] },\n\
             { id = \"boat\", type = \"vessel\", name = \"boat\" },\n\
             { id = \"lifeboat\", type = \"vessel\", name = \"lifeboat\", part_of = \"boat\" },\n\
             { id = \"may\", type = \"person\", name = \"May Flower\", decoys = [\"May Flower Hotel\"] },\n]\n",
        ),
    ]);
    assert!(mistakes.is_empty(), "{pattern}: {:?}", mistakes.iter().map(ToString::to_string).collect::<Vec<_>>());
    set
}

fn article(text: &str) -> Article {
    Article { name: "a".into(), source: None, published: Published::UNKNOWN, title: None, url: None, text: text.into() }
}

/// Value, noun or key of each claim, in short.
fn found(pattern: &str, text: &str) -> Vec<String> {
    gainsay::claims(&rule(pattern), &[article(text)])
        .into_iter()
        .map(|c| format!("{} | {}", c.text, c.key_text()))
        .collect()
}

#[test]
fn phrases() {
    let none: &[&str] = &[];
    for (pattern, text, expected) in [
        // Words: folded, punctuation between them skipped, hyphens part words.
        ("carried {value} people", "The ship CARRIED \"12\" people.", &["CARRIED \"12\" people | office=* who=*"][..]),
        (
            "carr(y|ied|ies) {value}",
            "It carries 12. It carry 13. It carrying 14.",
            &["carries 12 | office=* who=*", "carry 13 | office=* who=*"],
        ),
        ("{value}-long sea-crossing", "a 3-hour long sea crossing", &["3-hour long sea crossing | office=* who=*"]),
        // Alternatives, options, lists.
        ("(took|lasted) (about)? {value}", "It took 12 minutes.", &["took 12 minutes | office=* who=*"]),
        ("<ferry> {..2} {value}", "The passenger boats carried 12.", &["passenger boats carried 12 | office=* who=*"]),
        // Gaps: so many words and no more, without numbers unless starred, a mention or name counting as one.
        ("sank {..2} {value}", "It sank with some 12 aboard.", &["sank with some 12 | office=* who=*"]),
        ("sank {..1} {value}", "It sank with exactly and only 12 aboard.", none),
        ("sank {..4} {value}", "It sank off pier 7, with 12 aboard.", &["sank off pier 7 | office=* who=*"]),
        ("sank {..4} aboard {value}", "It sank with 7 aboard 12.", none),
        ("sank {..4*} aboard {value}", "It sank with 7 aboard 12.", &["sank with 7 aboard 12 | office=* who=*"]),
        ("told {..1} of {value}", "He told Ann Onym of 12.", &["told Ann Onym of 12 | office=* who=*"]),
        // A hedge belongs to the mention.
        ("lasted {value}", "It lasted more than three years.", &["lasted more than three years | office=* who=*"]),
        // Never past the end of the sentence.
        ("sank {..9} {value}", "It sank. Then 12 came.", none),
        // Counted nouns, with modifiers; "a" counts as one; lists give one claim an item.
        ("{value:count/vessel} sank", "12 small wooden boats sank.", &["12 small wooden boats | office=* who=*"]),
        ("{value:count/vessel} sank", "A boat sank.", &["A boat | office=* who=*"]),
        ("{value:count/vessel} sank", "12 were hurt when boats sank.", none),
        (
            "lost {value:count/vessel+}",
            "They lost 12 boats and 3 lifeboats.",
            &["12 boats | office=* who=*", "3 lifeboats | office=* who=*"],
        ),
        (
            "lost {value:count/lifeboat}",
            "They lost 12 boats; others lost 3 lifeboats.",
            &["3 lifeboats | office=* who=*"],
        ),
        // Entities: by any name, the longest first, decoys are not them; and names that no table knows.
        ("{who:person} has {value}", "Onym has 12.", &["Onym has 12 | office=* who=ann-onym"]),
        ("{who:person} has {value}", "The May Flower Hotel has 12.", none),
        (
            "{who:name} has {value}",
            "Today, Jane Q. Roe-Smith has 12.",
            &["Jane Q. Roe-Smith has 12 | office=* who=jane q roe smith"],
        ),
        // Literal choices become part of the key.
        (
            "{office=mayor|harbour master} {..2} {value}",
            "the Harbour Master saw 12",
            &["Harbour Master saw 12 | office=harbour master who=*"],
        ),
    ] {
        assert_eq!(found(pattern, text), expected, "{pattern} over {text}");
    }
}

#[test]
fn matching_is_linear_in_the_sentence() {
    let set = rule("{..40} (a|b)? {..40} (a|c)? {..40} (a|d)? {..40} never {value}");
    let text = "a b c d ".repeat(5_000);
    assert!(gainsay::claims(&set, &[article(&text)]).is_empty());
}

/// A text that never ends a sentence once cost the square of its length: 200 KB of "killed 5 people, " took 15 s.
#[test]
fn endless_sentences_are_cut() {
    for text in ["killed 5 people, ".repeat(3_000), "one ".repeat(5_000)] {
        let mut tokens = Vec::new();
        tokenize(&text, &mut tokens);
        let sentences = sentences(&text, &tokens);
        assert!(sentences.iter().all(|s| s.len() <= 2 * LONGEST));
        assert_eq!(sentences.iter().map(ExactSizeIterator::len).sum::<usize>(), tokens.len());
    }
}
