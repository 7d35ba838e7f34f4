//! Runs a compiled pattern over the lattice of a sentence.
//!
//! A bounded backtracker: each pair of instruction and word is tried once for each match, so the time is linear in
//! their product. Slots are asked through [`Slots`], so that this file knows nothing of types and limits.

use super::compile::{First, Inst, Program, WordTest};
use super::lattice::Lattice;
use super::vocabulary::{UNKNOWN, WordId};
use std::cell::RefCell;

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
    /// Literal words: the first, and behind the last.
    Words(usize, usize),
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
    SCRATCH.with_borrow_mut(|scratch| {
        let width = lattice.words.len() + 1;
        scratch.fresh(program.insts.len() * width);
        let mut found = Vec::new();
        for start in 0..lattice.words.len() {
            if !begins(&program.first, lattice, start) {
                continue;
            }
            let mut run = Run { program, tests, text, lattice, slots, scratch, width };
            if let Some(m) = run.from(start) {
                found.push(m);
                // What was tried on the way to a match may lead to the next one too.
                scratch.fresh(program.insts.len() * width);
            }
        }
        found
    })
}

/// Whether a match can begin at the word `start`.
fn begins(first: &First, lattice: &Lattice, start: usize) -> bool {
    let is_among = |ids: &[WordId]| {
        let id = lattice.words[start].id;
        id != UNKNOWN && ids.binary_search(&id).is_ok()
    };
    match first {
        First::Any => true,
        First::Words(ids) => is_among(ids),
        First::Slot => lattice.steps[start].begins,
        First::SlotOr(ids) => lattice.steps[start].begins || is_among(ids),
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Buffers that runs use again.
#[derive(Default)]
struct Scratch {
    stack: Vec<State>,
    /// For each instruction and word the run that tried it last.
    tried: Vec<u32>,
    run: u32,
}

impl Scratch {
    /// Forgets what was tried; makes room for `states`.
    fn fresh(&mut self, states: usize) {
        if self.tried.len() < states {
            self.tried.resize(states, 0);
        }
        if self.run == u32::MAX {
            self.tried.fill(0);
            self.run = 0;
        }
        self.run += 1;
    }

    /// Whether this run has not tried the state yet; it has now.
    fn first_try(&mut self, state: usize) -> bool {
        std::mem::replace(&mut self.tried[state], self.run) != self.run
    }
}

struct Run<'a> {
    program: &'a Program,
    tests: &'a [WordTest],
    text: &'a str,
    lattice: &'a Lattice,
    slots: &'a dyn Slots,
    scratch: &'a mut Scratch,
    width: usize,
}

/// A state to be tried: instruction, word, and how many captures were made before.
#[derive(Clone, Copy)]
struct State {
    inst: usize,
    at: usize,
    captures: usize,
}

impl Run<'_> {
    fn from(&mut self, start: usize) -> Option<Match> {
        let mut captures: Vec<Capture> = Vec::new();
        self.scratch.stack.clear();
        self.scratch.stack.push(State { inst: 0, at: start, captures: 0 });
        while let Some(State { mut inst, mut at, captures: made }) = self.scratch.stack.pop() {
            captures.truncate(made);
            while self.scratch.first_try(inst * self.width + at) {
                match self.program.insts[inst] {
                    Inst::Match => return Some(Match { start, end: at, captures }),
                    Inst::Jump(to) => inst = to,
                    Inst::Split(first, second) => {
                        self.scratch.stack.push(State { inst: second, at, captures: captures.len() });
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
                        // Over one word; or over a whole mention or name, which counts as one.
                        let Some((one, jump)) = self.any(at, numbers) else { break };
                        inst += 1;
                        match jump {
                            Some(end) if one => {
                                self.scratch.stack.push(State { inst, at: end, captures: captures.len() });
                                at += 1;
                            }
                            Some(end) => at = end,
                            None => at += 1,
                        }
                    }
                    Inst::Open(slot) => {
                        // The end is filled in by Close.
                        captures.push(Capture { slot, start: at, end: at, items: vec![Item::Words(at, at)] });
                        inst += 1;
                    }
                    Inst::Close(slot) => {
                        if let Some(open) = captures.iter().rposition(|c| c.slot == slot) {
                            let start = captures[open].start;
                            let closed = Capture { slot, start, end: at, items: vec![Item::Words(start, at)] };
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
        let step = self.lattice.steps.get(at)?;
        let jump = |end: usize| (end > at + 1).then_some(end);
        match (step.in_number, numbers) {
            (true, false) => None,
            (true, true) => Some((false, Some(step.end.max(at + 1)))),
            (false, true) => Some((true, jump(step.end))),
            (false, false) => Some((true, jump(step.plain_end))),
        }
    }
}
