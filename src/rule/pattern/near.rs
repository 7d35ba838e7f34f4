//! How nearly a phrase matches a sentence that it does not match: the best alignment of its program with the words, and
//! what fails in it. For people who ask why a rule is silent; extraction never runs this.
//!
//! Programs only go forward, so the best alignment is found in one sweep from their end: every instruction at every word
//! either takes what it asks for, or fails at a price.

use super::compile::{Inst, Program, Shared};
use super::lattice::Lattice;
use super::run::{Capture, Slots};

/// A phrase laid over words that it does not quite match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// First word that it takes.
    pub start: usize,
    /// Behind the last word that it takes.
    pub end: usize,
    /// What fails, in order of the phrase; never empty.
    pub failures: Vec<Failure>,
    /// What its slots take, in order.
    pub captures: Vec<Capture>,
    /// Weight of what fits.
    pub fits: u32,
    /// Weight of what fails.
    pub fails: u32,
}

/// Where a phrase fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The test of this index accepts no word here.
    Word {
        /// Index in [`Shared::tests`].
        test: usize,
        /// The word there; the number of words at the end of the sentence.
        at: usize,
        /// It stands in the place of the right one, which else is missing before it.
        instead: bool,
    },
    /// Nothing fits the slot of this index here.
    Slot {
        /// Index in [`Program::slots`].
        slot: usize,
        /// The word there.
        at: usize,
        /// As of a word.
        instead: bool,
    },
    /// What stands here would fit the slot of this index but for its limits.
    Limit {
        /// Index in [`Program::slots`].
        slot: usize,
        /// First word of it.
        start: usize,
        /// Behind its last word.
        end: usize,
    },
    /// More words than the phrase allows between its parts.
    Extra {
        /// First of them.
        start: usize,
        /// Behind the last.
        end: usize,
    },
}

/// A word that fits or fails.
const WORD: i32 = 4;
/// A word without which the phrase says something else: what it is looked for by.
const ANCHOR: i32 = 10;
/// A word that stands in most sentences.
const COMMON_WORD: i32 = 1;
/// A slot that fits or fails.
const SLOT: i32 = 6;
/// A slot that its limits alone keep empty.
const LIMIT: i32 = 3;
/// A word too many.
const EXTRA: i32 = 2;
/// Larger tables than this, in states, are not filled: nobody reads such a pattern.
const MAX_STATES: usize = 2_000_000;

/// The best alignment of `program`; `loose` answers as `slots` would without limits. `None` when it fits better nowhere than it fails, or is too large.
#[must_use]
pub fn nearest(
    program: &Program,
    shared: &Shared,
    text: &str,
    lattice: &Lattice,
    slots: &dyn Slots,
    loose: &dyn Slots,
) -> Option<Near> {
    let width = lattice.words.len() + 1;
    if program.insts.len().saturating_mul(width) > MAX_STATES {
        return None;
    }
    let mut table = Table { program, shared, text, lattice, slots, loose, width, states: Vec::new() };
    table.fill();
    table.best()
}

/// What is done at a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The phrase ends.
    End,
    /// Takes the words up to this one.
    Take(usize),
    /// Goes on at this instruction.
    To(usize),
    /// Fails, and goes on at the same word.
    Miss,
    /// Fails at this word, and goes on behind it.
    Instead,
    /// Takes the words up to this one, which limits keep out.
    Unfit(usize),
    /// Steps over a word that nothing asks for.
    Over,
}

#[derive(Debug, Clone, Copy)]
struct State {
    score: i32,
    step: Step,
}

struct Table<'a> {
    program: &'a Program,
    shared: &'a Shared,
    text: &'a str,
    lattice: &'a Lattice,
    slots: &'a dyn Slots,
    loose: &'a dyn Slots,
    width: usize,
    /// By instruction, then word.
    states: Vec<State>,
}

impl Table<'_> {
    fn score(&self, inst: usize, at: usize) -> i32 {
        self.states[inst * self.width + at].score
    }

    fn fill(&mut self) {
        self.states = vec![State { score: 0, step: Step::End }; self.program.insts.len() * self.width];
        for inst in (0..self.program.insts.len()).rev() {
            for at in (0..self.width).rev() {
                let mut best = self.own(inst, at);
                // Words may be left out between parts, not before the first one: a match begins where it fits.
                let counts = matches!(self.program.insts[inst], Inst::Word(_) | Inst::Slot(_));
                if inst > 0 && counts && at + 1 < self.width {
                    let score = self.score(inst, at + 1) - self.extra(at);
                    if score > best.score {
                        best = State { score, step: Step::Over };
                    }
                }
                self.states[inst * self.width + at] = best;
            }
        }
    }

    /// The best that the instruction itself can do at a word.
    fn own(&self, inst: usize, at: usize) -> State {
        let state = |score, step| State { score, step };
        match self.program.insts[inst] {
            Inst::Match => state(0, Step::End),
            Inst::Jump(to) => state(self.score(to, at), Step::To(to)),
            Inst::Split(first, second) => {
                let (a, b) = (self.score(first, at), self.score(second, at));
                if a >= b { state(a, Step::To(first)) } else { state(b, Step::To(second)) }
            }
            Inst::Open(_) | Inst::Close(_) => state(self.score(inst + 1, at), Step::To(inst + 1)),
            Inst::Any(numbers) => match self.over_any(at, numbers) {
                Some(end) => state(self.score(inst + 1, end), Step::Take(end)),
                // Another branch leads past it.
                None => state(i32::MIN / 2, Step::Miss),
            },
            Inst::Word(test) => {
                let weight = self.weight(test);
                let here = self.lattice.words.get(at);
                if here.is_some_and(|w| self.shared.tests[test].accepts(w.id, w.token.text(self.text))) {
                    return state(self.score(inst + 1, at + 1) + weight, Step::Take(at + 1));
                }
                self.failed(inst, at, self.price(test))
            }
            Inst::Slot(slot) => match self.slots.take(slot, at) {
                Some((_, end)) => state(self.score(inst + 1, end) + SLOT, Step::Take(end)),
                None => {
                    let failed = self.failed(inst, at, SLOT);
                    let unfit = self.loose.take(slot, at).map(|(_, end)| (self.score(inst + 1, end) - LIMIT, end));
                    unfit.filter(|u| u.0 >= failed.score).map_or(failed, |(score, end)| state(score, Step::Unfit(end)))
                }
            },
        }
    }

    /// Fails at the word, or in its place.
    fn failed(&self, inst: usize, at: usize, weight: i32) -> State {
        let miss = State { score: self.score(inst + 1, at) - weight, step: Step::Miss };
        if at + 1 == self.width {
            return miss;
        }
        let instead = State { score: self.score(inst + 1, at + 1) - weight, step: Step::Instead };
        if instead.score > miss.score { instead } else { miss }
    }

    /// What it costs to step over a word: gaps do not go over numbers.
    fn extra(&self, at: usize) -> i32 {
        if self.lattice.steps.get(at).is_some_and(|s| s.in_number) { SLOT } else { EXTRA }
    }

    /// What it costs that no word fits a test.
    fn price(&self, test: usize) -> i32 {
        if self.shared.is_anchor(test, self.program) { ANCHOR } else { self.weight(test) }
    }

    fn weight(&self, test: usize) -> i32 {
        if self.shared.is_common(test) { COMMON_WORD } else { WORD }
    }

    /// Where a gap goes on that steps over what stands at a word.
    fn over_any(&self, at: usize, numbers: bool) -> Option<usize> {
        let step = self.lattice.steps.get(at)?;
        match (step.in_number, numbers) {
            (true, false) => None,
            (true, true) => Some(step.end.max(at + 1)),
            (false, _) => Some(at + 1),
        }
    }

    fn best(&self) -> Option<Near> {
        let start = (0..self.width).max_by_key(|&at| (self.score(0, at), std::cmp::Reverse(at)))?;
        let mut near = Near { start, end: start, failures: Vec::new(), captures: Vec::new(), fits: 0, fails: 0 };
        let (mut inst, mut at) = (0, start);
        loop {
            let asked = self.program.insts[inst];
            match self.states[inst * self.width + at].step {
                Step::End => break,
                Step::To(to) => inst = to,
                Step::Take(end) => {
                    match asked {
                        Inst::Slot(slot) => {
                            let items = self.slots.take(slot, at).map(|(items, _)| items).unwrap_or_default();
                            near.captures.push(Capture { slot, start: at, end, items });
                            near.fits += SLOT.unsigned_abs();
                            near.end = end;
                        }
                        Inst::Word(test) => {
                            near.fits += self.weight(test).unsigned_abs();
                            near.end = end;
                        }
                        _ => {}
                    }
                    (inst, at) = (inst + 1, end);
                }
                Step::Over => {
                    match near.failures.last_mut() {
                        Some(Failure::Extra { end, .. }) if *end == at => *end += 1,
                        _ => near.failures.push(Failure::Extra { start: at, end: at + 1 }),
                    }
                    near.fails += self.extra(at).unsigned_abs();
                    at += 1;
                }
                Step::Unfit(end) => {
                    if let Inst::Slot(slot) = asked {
                        near.failures.push(Failure::Limit { slot, start: at, end });
                    }
                    near.fails += LIMIT.unsigned_abs();
                    near.end = end;
                    (inst, at) = (inst + 1, end);
                }
                step @ (Step::Miss | Step::Instead) => {
                    let instead = step == Step::Instead;
                    match asked {
                        Inst::Word(test) => {
                            near.failures.push(Failure::Word { test, at, instead });
                            near.fails += self.price(test).unsigned_abs();
                        }
                        Inst::Slot(slot) => {
                            near.failures.push(Failure::Slot { slot, at, instead });
                            near.fails += SLOT.unsigned_abs();
                        }
                        // A gap that could not be stepped over is never on the best way.
                        _ => return None,
                    }
                    at += usize::from(instead);
                    inst += 1;
                }
            }
        }
        let near_enough = !near.failures.is_empty() && near.fits > near.fails;
        near_enough.then_some(near)
    }
}
