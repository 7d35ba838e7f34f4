//! Runs a compiled pattern over the lattice of a sentence.
//!
//! A bounded backtracker: each pair of instruction and word is tried once for each match, so the time is linear in
//! their product. Slots are asked through [`Slots`], so that this file knows nothing of types and limits.

use super::compile::{Inst, Program, WordTest};
use super::lattice::Lattice;

/// What a slot took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Index in [`Program::slots`].
    pub slot: usize,
    /// First word.
    pub start: usize,
    /// Behind the last word.
    pub end: usize,
    /// What stands there; several for a list.
    pub items: Vec<Item>,
}

/// One thing that a slot took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A mention of the article.
    Mention(usize),
    /// An entity of the table.
    Entity(usize),
    /// A number and its noun: the mention (`None`: the article "a"), the entity of the noun, and the words of both.
    Count {
        /// Index of the number; `None` for "a" and "an".
        mention: Option<usize>,
        /// Index of the noun's entity.
        noun: usize,
        /// First word of the number.
        start: usize,
        /// Behind the noun.
        end: usize,
    },
    /// Literal words.
    Words,
}

/// A match of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// First word.
    pub start: usize,
    /// Behind the last word.
    pub end: usize,
    /// What its slots took, in order.
    pub captures: Vec<Capture>,
}

/// Answers what fits a slot at a word.
pub trait Slots {
    /// What slot `slot` of the program takes at word `at`: its items and the word behind; `None` when nothing fits.
    fn take(&self, slot: usize, at: usize) -> Option<(Vec<Item>, usize)>;
}

/// All matches, at most one for each first word, in order of first words.
pub fn matches(program: &Program, tests: &[WordTest], text: &str, lattice: &Lattice, slots: &dyn Slots) -> Vec<Match> {
    let width = lattice.words.len() + 1;
    let mut seen = vec![false; program.insts.len() * width];
    let mut found = Vec::new();
    for start in 0..lattice.words.len() {
        let mut run = Run { program, tests, text, lattice, slots, seen: &mut seen, width };
        if let Some(m) = run.from(start) {
            found.push(m);
            seen.fill(false);
        }
    }
    found
}

struct Run<'a> {
    program: &'a Program,
    tests: &'a [WordTest],
    text: &'a str,
    lattice: &'a Lattice,
    slots: &'a dyn Slots,
    seen: &'a mut [bool],
    width: usize,
}

/// A state to be tried: instruction, word, and how many captures were made before.
struct State {
    inst: usize,
    at: usize,
    captures: usize,
    /// A capture that this state begins with.
    capture: Option<Capture>,
}

impl Run<'_> {
    fn from(&mut self, start: usize) -> Option<Match> {
        let mut captures: Vec<Capture> = Vec::new();
        let mut stack = vec![State { inst: 0, at: start, captures: 0, capture: None }];
        while let Some(state) = stack.pop() {
            captures.truncate(state.captures);
            captures.extend(state.capture);
            let (mut inst, mut at) = (state.inst, state.at);
            loop {
                let key = inst * self.width + at;
                if std::mem::replace(&mut self.seen[key], true) {
                    break;
                }
                match self.program.insts[inst] {
                    Inst::Match => return Some(Match { start, end: at, captures }),
                    Inst::Jump(to) => inst = to,
                    Inst::Split(first, second) => {
                        stack.push(State { inst: second, at, captures: captures.len(), capture: None });
                        inst = first;
                    }
                    Inst::Word(test) => {
                        let Some(word) = self.lattice.words.get(at) else { break };
                        if !self.tests[test].accepts(word.id, word.token.text(self.text)) {
                            break;
                        }
                        (inst, at) = (inst + 1, at + 1);
                    }
                    Inst::Any(numbers) => {
                        let Some((one, jump)) = self.any(at, numbers) else { break };
                        // Over one word; or over a whole mention or name, which counts as one.
                        if let Some(end) = jump {
                            if one {
                                stack.push(State { inst: inst + 1, at: end, captures: captures.len(), capture: None });
                            } else {
                                (inst, at) = (inst + 1, end);
                                continue;
                            }
                        }
                        (inst, at) = (inst + 1, at + 1);
                    }
                    Inst::Open(slot) => {
                        // The end is filled in by Close.
                        captures.push(Capture { slot, start: at, end: at, items: vec![Item::Words] });
                        inst += 1;
                    }
                    Inst::Close(slot) => {
                        let captured = captures.iter().rposition(|c| c.slot == slot);
                        if let Some(i) = captured {
                            let closed = Capture { end: at, ..captures[i].clone() };
                            captures.push(closed);
                        }
                        inst += 1;
                    }
                    Inst::Slot(slot) => {
                        let Some((items, end)) = self.slots.take(slot, at) else { break };
                        captures.push(Capture { slot, start: at, end, items });
                        (inst, at) = (inst + 1, end);
                    }
                }
            }
        }
        None
    }

    /// Whether a gap may step over the single word at `at`, and where what begins there ends.
    fn any(&self, at: usize, numbers: bool) -> Option<(bool, Option<usize>)> {
        if at >= self.lattice.words.len() {
            return None;
        }
        let longest = self
            .lattice
            .mentions_at(at)
            .map(|m| (m.end, m.numeric))
            .chain(self.lattice.names_at(at).iter().map(|n| (n.end, false)))
            .filter(|&(end, _)| end > at + 1)
            .max();
        let starts_number = self.lattice.mentions.iter().any(|m| m.numeric && m.start <= at && at < m.end);
        match (starts_number, numbers) {
            (true, false) => None,
            (true, true) => Some((false, Some(longest.map_or(at + 1, |l| l.0)))),
            (false, _) => Some((true, longest.filter(|l| numbers || !l.1).map(|l| l.0))),
        }
    }
}
