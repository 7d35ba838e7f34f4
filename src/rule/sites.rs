//! Which phrases that state claims a sentence can match at all: by the words that it holds, and by what stands in it for their
//! slots. Rules by the thousand share both, so that each is asked once for a sentence, whatever the number of rules.

use super::{PhraseSlot, Rule};
use std::collections::BTreeMap;

/// A phrase of a rule that states claims: indices of the rule, of its pattern, and of the phrase there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// Index of the rule.
    pub rule: usize,
    /// Index of the pattern in the rule.
    pub pattern: usize,
    /// Index of the phrase in the pattern.
    pub phrase: usize,
}

/// The phrases that state claims; not those of cues and of what rules ask beside.
#[derive(Debug, Clone, Default)]
pub struct Stating {
    /// By the numbers of phrases, as [`super::Anchors`] gives them.
    gates: Vec<Vec<Gate>>,
    /// What slots need, each once.
    needs: Vec<PhraseSlot>,
}

/// Phrases of the same number that need the same of a sentence.
#[derive(Debug, Clone, Default)]
struct Gate {
    /// Indices of what must stand in the sentence, for each slot that no match can do without.
    needs: Vec<usize>,
    sites: Vec<Site>,
}

impl Stating {
    /// The phrases of `rules` that state claims.
    pub(crate) fn of(rules: &[Rule]) -> Self {
        let mut stating = Self::default();
        let mut known = BTreeMap::new();
        for (rule, written) in rules.iter().enumerate() {
            for (pattern, written) in written.patterns.iter().enumerate() {
                for (phrase, written) in written.phrases.iter().enumerate() {
                    let slots = written.program.mandatory.iter().filter_map(|&slot| written.slots.get(slot));
                    let mut needs: Vec<usize> = slots.map(|slot| stating.need(slot)).collect();
                    needs.sort_unstable();
                    needs.dedup();
                    if stating.gates.len() <= written.number {
                        stating.gates.resize(written.number + 1, Vec::new());
                    }
                    let gates = &mut stating.gates[written.number];
                    let gate = *known.entry((written.number, needs)).or_insert_with_key(|(_, needs)| {
                        gates.push(Gate { needs: needs.clone(), sites: Vec::new() });
                        gates.len() - 1
                    });
                    gates[gate].sites.push(Site { rule, pattern, phrase });
                }
            }
        }
        stating
    }

    /// The index of what a slot needs: which slot of its rule it binds, and whether it takes more than one, is the same to it.
    fn need(&mut self, slot: &PhraseSlot) -> usize {
        let need = PhraseSlot { binds: None, list: false, ..slot.clone() };
        self.needs.iter().position(|known| *known == need).unwrap_or_else(|| {
            self.needs.push(need);
            self.needs.len() - 1
        })
    }

    /// Calls `each` with every phrase that a sentence can match: `active` are the numbers that its words let through, and
    /// `may_fill` says whether anything in the sentence may fill a slot; it is asked once for all slots alike.
    pub fn matchable(
        &self,
        active: impl Iterator<Item = usize>,
        may_fill: impl Fn(&PhraseSlot) -> bool,
        mut each: impl FnMut(Site),
    ) {
        let mut filled: Vec<Option<bool>> = vec![None; self.needs.len()];
        for gate in active.filter_map(|number| self.gates.get(number)).flatten() {
            // Without any one of them none of its phrases matches, however many rules they are of.
            if gate.needs.iter().all(|&need| *filled[need].get_or_insert_with(|| may_fill(&self.needs[need]))) {
                gate.sites.iter().copied().for_each(&mut each);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::load::builtin;
    use std::collections::BTreeSet;

    #[test]
    fn slots_gate_phrases_and_each_need_is_asked_once() {
        let (set, _) = builtin();
        let numbers = || 0..set.stating.gates.len();
        let phrases = |rule: &Rule| rule.patterns.iter().map(|pattern| pattern.phrases.len()).sum::<usize>();

        let (asked, mut all) = (std::cell::Cell::new(0), BTreeSet::new());
        let counts = |_: &PhraseSlot| {
            asked.set(asked.get() + 1);
            true
        };
        set.stating.matchable(numbers(), counts, |site| assert!(all.insert(site), "{site:?} came twice"));
        assert_eq!(all.len(), set.rules.iter().map(phrases).sum::<usize>());
        assert!(asked.get() <= set.stating.needs.len());

        // What a sentence without anything for slots can match are phrases of words.
        set.stating.matchable(
            numbers(),
            |_| false,
            |Site { rule, pattern, phrase }| {
                let program = &set.rules[rule].patterns[pattern].phrases[phrase].program;
                assert!(program.mandatory.is_empty(), "{} {pattern} {phrase}", set.rules[rule].id);
            },
        );
    }
}
