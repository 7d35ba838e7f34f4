//! Three stories that the built-in rules do not know, each with four articles, covered by rules as the tutorial teaches them: a
//! ferry accident, a central bank's decision, a local election.

use gainsay::article::{Input, read};
use gainsay::report::compact;
use gainsay::rule::load::load;
use gainsay::workbench::result::CaseResult;
use gainsay::workbench::{cases, examples, lint};
use std::path::Path;

#[test]
fn each_story_is_covered() {
    for story in ["ferry", "bank", "election"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(story);
        let (rules, mistakes) = load(&[folder.join("rules")]).unwrap();
        assert!(mistakes.is_empty(), "{story}: {mistakes:?}");
        let of_story = |file: &str| file.contains("tests/stories");
        let failed: Vec<String> = [
            examples::run_of(&rules, |_, example| of_story(&example.file.name)),
            cases::run_of(&rules, |case| of_story(&case.file.name)),
        ]
        .concat()
        .iter()
        .filter(|r| r.failed())
        .flat_map(CaseResult::said)
        .collect();
        assert!(failed.is_empty(), "{story}: {failed:#?}");
        let remarks = lint::lint(&rules);
        assert!(remarks.is_empty(), "{story}: {}", remarks[0]);
        let corpus = read(&[Input::Path(folder.join("articles"))], &folder);
        assert_eq!((corpus.articles.len(), corpus.problems.len()), (4, 0));
        let outcome = gainsay::check(&rules, &corpus.articles);
        let mut found = Vec::new();
        compact::write(&mut found, &outcome).unwrap();
        let claims: Vec<String> =
            outcome.claims.iter().map(|c| format!("{}: {} {}\n", c.article_name, c.rule_id, c.text)).collect();
        let shown = format!("{}\n{}", claims.concat(), String::from_utf8(found).unwrap());
        snapshots!("stories").bind(|| insta::assert_snapshot!(format!("own-{story}"), shown));
    }
}
