//! The names that tell what story an article is of: entities of the tables, and whatever else it writes with capitals.

use super::view::View;
use crate::rule::RuleSet;
use crate::rule::pattern::lattice::Lattice;
use crate::rule::pattern::vocabulary::Word;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Kinds of entity that tell what story an article is about.
const STORY_KINDS: [&str; 3] = ["person", "place", "organisation"];
/// Longest run of capitalised words that is read as a name.
const MAX_WORDS: usize = 6;

/// Names in the article, sorted: identifiers of people, places and organisations, and, in lower case, runs of capitalised words
/// that no table knows ("moira kelgan"). Not names: the first word of a sentence, headlines with capitals throughout, and what
/// `[story]` in `cues.toml` lists as common.
pub(super) fn story_names(set: &RuleSet, view: &View<'_>) -> Arc<[String]> {
    let known = view.entities.iter().filter_map(|&e| set.entities.at(e));
    let mut names: BTreeSet<String> =
        known.filter(|e| STORY_KINDS.contains(&e.kind.as_str())).map(|e| e.id.clone()).collect();
    for lattice in &view.lattices {
        names.extend(capitalised(view.text(), lattice, &set.cues.common));
    }
    names.retain(|name| !set.cues.common.contains(name));
    names.into_iter().collect()
}

/// Runs of capitalised words behind the first word of a sentence, outside of the names that tables know.
fn capitalised(text: &str, lattice: &Lattice, common: &BTreeSet<String>) -> Vec<String> {
    let words = &lattice.words;
    let tells_nothing = |at: usize| common.contains(&lattice.words_text(text, at..at + 1));
    let capitals = words.iter().filter(|w| is_capital(w, text)).count();
    let headline = 2 * capitals > words.len();
    let free = |at: usize| is_capital(&words[at], text) && !lattice.names.iter().any(|n| n.start <= at && at < n.end);
    let mut runs = Vec::new();
    let mut at = 1;
    while !headline && at < words.len() {
        let start = at;
        while at < words.len() && free(at) && (at == start || words[at - 1].mark.is_none_or(|m| m == '-')) {
            at += 1;
        }
        // "President Novak" is the Novak of the next article.
        let named = (start..at).find(|&i| !tells_nothing(i)).unwrap_or(at);
        if named < at && at - named <= MAX_WORDS {
            runs.push(named..at);
        }
        at = at.max(start + 1);
    }
    runs.into_iter().map(|run| lattice.words_text(text, run)).filter(|name| name.len() > 2).collect()
}

fn is_capital(word: &Word, text: &str) -> bool {
    word.token.capital && word.token.text(text).chars().next().is_some_and(char::is_alphabetic)
}
