//! What a clause says whose verbs are in the present: "Germans vote on Sunday" speaks of what is to come.
//!
//! Headlines tell what was in the same form ("Police arrest man on Monday"), so that only verbs of what is fixed long
//! before count, and many of these could be nouns.

use super::{Clause, Cue, Tense};
use crate::mention::token::{TokenKind, is_among};

impl Clause<'_> {
    /// What the present tense says where no other form does: "Germans vote on Sunday" is to come, "exports up 3% in
    /// October" was.
    pub(super) fn present(&self, index: usize) -> Option<Tense> {
        let near = index.saturating_sub(12).max(self.sentence.start)..self.sentence.end.min(index + 12);
        let moved = |i: usize| {
            let number = self.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
            (self.is(i, "up") || self.is(i, "down")) && number
        };
        if near.clone().any(moved) {
            return Some(Tense::Past);
        }
        near.into_iter().any(|i| self.is_in_present(i)).then_some(Tense::Future)
    }

    /// Whether the word at `i`, which could be a noun, is a verb in the present: by its number and that of the noun before it.
    fn is_in_present(&self, i: usize) -> bool {
        let among =
            |i: usize, words: &[&str]| self.get(i).is_some_and(|t| !t.capital && is_among(t.text(self.text), words));
        let name = |i: usize| self.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
        let Some(before) = i.checked_sub(1).filter(|&j| self.get(j).is_some_and(|t| t.kind == TokenKind::Word)) else {
            return false;
        };
        // "voters", "MPs"
        let word = self.str(before);
        let plural =
            word.ends_with('s') && !word.ends_with("ss") && (word.len() > 3 || word.len() == 3 && name(before));
        let many = plural || among(before, &["they", "we", "who"]);
        let one = name(before) || among(before, &["he", "she", "it", "who", "which"]);
        among(i, &["votes", "returns", "reopens", "departs"]) && one
            || among(i, &["vote", "reopen", "depart", "return", "go", "travel"]) && many
            // "the jury returns", "polls open on Sunday", "the rules take effect"
            || among(i, &["returns", "reopens", "departs"]) && !plural && i > 1 && self.table(i - 2) == Some(Cue::Article)
            || among(i, &["open"]) && many && self.is(i + 1, "on")
            || among(i, &["take"]) && many && among(i + 1, &["effect", "place", "office"])
            || among(i, &["host", "face", "play", "fight"]) && (many || name(before)) && name(i + 1)
            || among(i, &["hosts", "faces", "plays", "fights"]) && one && name(i + 1)
    }
}
