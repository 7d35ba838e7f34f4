//! The step under every comparison on a line: which facts have statements that cannot all hold.
//!
//! Most facts of a corpus are agreed on. So every statement is looked at once, in the order in which it comes, as two ends;
//! the rest of the engine, which needs sources, readings and words, sees only the facts that are left.

use crate::interval::Interval;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// What one claim accepts of one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// Number of the fact: equal for all claims that may be set against each other.
    pub fact: u64,
    /// What the claim accepts at its first reading.
    pub accepted: Interval,
}

/// The facts whose statements have no number in common, ascending. Intervals that meet two by two meet all, so no pair
/// needs to be looked at. The order of the statements and the number of threads change nothing.
///
/// ```
/// use gainsay::compare::screen::{Statement, disputed};
/// use gainsay::interval::Interval;
/// let of = |fact, lo: i64, hi: i64| Statement { fact, accepted: Interval::closed(lo.into(), hi.into()) };
/// assert_eq!(disputed(&[of(1, 10, 12), of(2, 5, 9), of(1, 11, 20), of(2, 10, 12)]), [2]);
/// ```
#[must_use]
pub fn disputed(statements: &[Statement]) -> Vec<u64> {
    let threads = if statements.len() < SMALL { 1 } else { rayon::current_num_threads().max(1) };
    let mut found: Vec<u64> =
        (0..threads).into_par_iter().flat_map_iter(|thread| disputed_of(statements, thread, threads)).collect();
    found.sort_unstable();
    found
}

/// So few statements are not worth a second thread.
const SMALL: usize = 10_000;

/// The disputed facts among those that belong to one of several threads.
fn disputed_of(statements: &[Statement], thread: usize, threads: usize) -> Vec<u64> {
    let mut common: HashMap<u64, Interval, BuildHasherDefault<FactHasher>> = HashMap::default();
    for Statement { fact, accepted } in statements {
        if threads > 1 && owner(*fact, threads) != thread || accepted.is_empty() {
            continue;
        }
        common.entry(*fact).and_modify(|all| *all = all.common(*accepted)).or_insert(*accepted);
    }
    common.into_iter().filter(|(_, all)| all.is_empty()).map(|(fact, _)| fact).collect()
}

fn owner(fact: u64, threads: usize) -> usize {
    // Other bits than those that choose a place in the table.
    (fact.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 48) as usize % threads
}

/// Spreads numbers of facts, which may be small and dense, over a table.
#[derive(Default)]
struct FactHasher(u64);

impl Hasher for FactHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, fact: u64) {
        let mixed = (self.0 ^ fact).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}
