//! Consensus and sides of claims on a line: the deepest common interval (Marzullo's intersection) and what lies outside.
//!
//! One vote an independent source; sorted and swept, never pair by pair.

use crate::group::union::Union;
use crate::interval::Interval;
use crate::value::Decimal;

/// One claim as a voter.
#[derive(Debug, Clone)]
pub(crate) struct Voter {
    /// Number of its independent source.
    pub source: usize,
    /// Its accepted interval under each of its readings, in order.
    pub readings: Vec<Interval>,
}

/// How voters part. Numbers are places in the list that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parting {
    /// The lowest interval that most independent sources have in common.
    pub consensus: Interval,
    /// Sources that it fits.
    pub depth: usize,
    /// As many sources have another interval in common, outside of it.
    pub tie: bool,
    /// Those that fit the consensus and nothing outside it; may be empty.
    pub fitting: Vec<usize>,
    /// The others, in connected components from low to high.
    pub outlying: Vec<Outlying>,
    /// Those that fit more than one side.
    pub also: Vec<usize>,
}

/// Voters that fit each other, directly or through others, and not the consensus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outlying {
    /// Places of the voters, ascending.
    pub voters: Vec<usize>,
    /// They fit the consensus under a later reading.
    pub ambiguous: bool,
}

/// Parts voters; `None` when they have a point in common at their first readings.
pub(crate) fn part(voters: &[Voter]) -> Option<Parting> {
    let first = |v: &Voter| v.readings[0];
    let all = voters.iter().map(first).reduce(Interval::common)?;
    if !all.is_empty() {
        return None;
    }
    let Deepest { lowest: consensus, depth, all: deepest } = deepest(voters)?;
    let (mut fitting, mut plain, mut ambiguous) = (Vec::new(), Vec::new(), Vec::new());
    for (i, voter) in voters.iter().enumerate() {
        if first(voter).meets(consensus) {
            fitting.push(i);
        } else if voter.readings[1..].iter().any(|r| r.meets(consensus)) {
            ambiguous.push(i);
        } else {
            plain.push(i);
        }
    }
    let mut also = Vec::new();
    // What is outside the consensus is so at its first reading.
    let tie = plain.iter().chain(&ambiguous).any(|&i| meets_sorted(first(&voters[i]), &deepest));
    let plain = components(voters, &plain);
    // A claim that fits the consensus under one reading and an outlier under another is on neither side.
    ambiguous.retain(|&i| {
        let fits_both = meets_any(first(&voters[i]), &plain);
        if fits_both {
            also.push(i);
        }
        !fits_both
    });
    let ambiguous = components(voters, &ambiguous);
    fitting.retain(|&i| {
        let fits_both = meets_any(first(&voters[i]), &plain) || meets_any(first(&voters[i]), &ambiguous);
        if fits_both {
            also.push(i);
        }
        !fits_both
    });
    also.sort_unstable();
    let mut outlying: Vec<(Interval, Outlying)> = plain
        .into_iter()
        .map(|(hull, voters)| (hull, Outlying { voters, ambiguous: false }))
        .chain(ambiguous.into_iter().map(|(hull, voters)| (hull, Outlying { voters, ambiguous: true })))
        .collect();
    outlying.sort_by(|a, b| a.0.cmp_lo(b.0));
    Some(Parting { consensus, depth, tie, fitting, outlying: outlying.into_iter().map(|(_, o)| o).collect(), also })
}

/// A place between numbers: below or above all of them, just before a number, or just behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Start,
    Before(Decimal, bool),
    End,
}

fn start(i: Interval) -> Place {
    i.lo.map_or(Place::Start, |lo| Place::Before(lo, i.lo_open))
}

fn end(i: Interval) -> Place {
    i.hi.map_or(Place::End, |hi| Place::Before(hi, !i.hi_open))
}

fn between(from: Place, to: Place) -> Interval {
    let (lo, lo_open) = match from {
        Place::Before(at, behind) => (Some(at), behind),
        _ => (None, true),
    };
    let (hi, hi_open) = match to {
        Place::Before(at, behind) => (Some(at), !behind),
        _ => (None, true),
    };
    Interval { lo, hi, lo_open, hi_open }
}

/// Where most sources meet.
struct Deepest {
    /// The lowest interval in which most sources meet; of those the one that most votes cover, where sources are at odds with
    /// themselves.
    lowest: Interval,
    /// How many sources meet.
    depth: usize,
    /// All intervals in which as many meet, from low to high.
    all: Vec<Interval>,
}

fn deepest(voters: &[Voter]) -> Option<Deepest> {
    let mut events: Vec<(Place, i32, usize)> = Vec::with_capacity(2 * voters.len());
    let votes = votes(voters);
    for (source, vote) in votes.iter().enumerate() {
        for &i in vote {
            events.push((start(i), 1, source));
            events.push((end(i), -1, source));
        }
    }
    events.sort_unstable();
    // Votes of each source that cover the place; sources with any; all votes.
    let mut covering = vec![0i32; votes.len()];
    let (mut sources, mut total) = (0i32, 0i32);
    let mut best: (i32, i32) = (0, 0);
    let (mut lowest, mut all): (Option<Interval>, Vec<Interval>) = (None, Vec::new());
    let mut next = 0;
    while next < events.len() {
        let here = events[next].0;
        while let Some(&(_, step, source)) = events.get(next).filter(|e| e.0 == here) {
            let before = covering[source];
            covering[source] += step;
            sources += i32::from(covering[source] > 0) - i32::from(before > 0);
            total += step;
            next += 1;
        }
        let Some(&(until, ..)) = events.get(next) else { break };
        if sources == 0 || sources < best.0 {
            continue;
        }
        if sources > best.0 {
            all.clear();
        }
        let found = between(here, until);
        all.push(found);
        if (sources, total) > best {
            best = (sources, total);
            lowest = Some(found);
        }
    }
    Some(Deepest { lowest: lowest?, depth: usize::try_from(best.0).unwrap_or(0), all })
}

/// What each source votes with: what its claims have in common, or each of them where they have nothing in common.
/// A claim with several readings may mean any of them.
fn votes(voters: &[Voter]) -> Vec<Vec<Interval>> {
    let mut order: Vec<usize> = (0..voters.len()).collect();
    order.sort_by_key(|&i| voters[i].source);
    order
        .chunk_by(|&a, &b| voters[a].source == voters[b].source)
        .map(|claims| {
            let mut common = vec![Interval::ALL];
            for &i in claims {
                let readings = disjoint(voters[i].readings.clone());
                common = disjoint(
                    common
                        .iter()
                        .flat_map(|c| readings.iter().map(|r| c.common(*r)))
                        .filter(|i| !i.is_empty())
                        .collect(),
                );
                if common.is_empty() {
                    return claims.iter().flat_map(|&i| disjoint(voters[i].readings.clone())).collect();
                }
            }
            common
        })
        .collect()
}

/// Joins intervals that meet.
fn disjoint(mut intervals: Vec<Interval>) -> Vec<Interval> {
    if intervals.len() < 2 {
        return intervals;
    }
    intervals.sort_by(|a, b| a.cmp_lo(*b));
    let mut joined: Vec<Interval> = Vec::with_capacity(intervals.len());
    for i in intervals {
        match joined.last_mut() {
            Some(last) if last.meets(i) => *last = last.join(i),
            _ => joined.push(i),
        }
    }
    joined
}

/// Voters connected by first readings that meet, from low to high, each with the interval that they cover.
fn components(voters: &[Voter], among: &[usize]) -> Vec<(Interval, Vec<usize>)> {
    let mut sorted = among.to_vec();
    sorted.sort_by(|&a, &b| voters[a].readings[0].cmp_lo(voters[b].readings[0]));
    let mut found: Vec<(Interval, Vec<usize>)> = Vec::new();
    for i in sorted {
        let interval = voters[i].readings[0];
        match found.last_mut() {
            Some((hull, members)) if hull.meets(interval) => {
                *hull = hull.join(interval);
                members.push(i);
            }
            _ => found.push((interval, vec![i])),
        }
    }
    found.iter_mut().for_each(|(_, members)| members.sort_unstable());
    found
}

/// Whether an interval meets one of some disjoint ones, which are sorted.
fn meets_any(interval: Interval, sorted: &[(Interval, Vec<usize>)]) -> bool {
    let before = sorted.partition_point(|(hull, _)| end(*hull) <= start(interval));
    sorted.get(before).is_some_and(|(hull, _)| hull.meets(interval))
}

/// Whether an interval meets one of some disjoint ones, which are sorted.
fn meets_sorted(interval: Interval, sorted: &[Interval]) -> bool {
    let before = sorted.partition_point(|other| end(*other) <= start(interval));
    sorted.get(before).is_some_and(|other| other.meets(interval))
}

/// Parts that are connected by any relation, for few members: sets of places, each ascending.
pub(crate) fn connected(len: usize, joined: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut union = Union::new(len);
    for a in 0..len {
        for b in a + 1..len {
            if joined(a, b) {
                union.join(a, b);
            }
        }
    }
    union.sets()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voter(source: usize, readings: &[(i64, i64)]) -> Voter {
        let interval = |&(a, b): &(i64, i64)| Interval::closed(Decimal::from(a), Decimal::from(b));
        Voter { source, readings: readings.iter().map(interval).collect() }
    }

    fn closed(a: i64, b: i64) -> Interval {
        Interval::closed(Decimal::from(a), Decimal::from(b))
    }

    #[test]
    fn what_meets_is_silent() {
        assert_eq!(part(&[voter(0, &[(1, 5)]), voter(1, &[(3, 9)]), voter(2, &[(5, 6)])]), None);
        assert_eq!(part(&[]), None);
    }

    #[test]
    fn the_deepest_interval_takes_one_vote_a_source() {
        let voters =
            [voter(0, &[(1, 2)]), voter(0, &[(1, 2)]), voter(0, &[(1, 3)]), voter(1, &[(8, 9)]), voter(2, &[(9, 12)])];
        let parting = part(&voters).unwrap();
        assert_eq!((parting.consensus, parting.depth, parting.tie), (closed(9, 9), 2, false));
        assert_eq!(parting.fitting, [3, 4]);
        assert_eq!(parting.outlying, [Outlying { voters: vec![0, 1, 2], ambiguous: false }]);
    }

    #[test]
    fn of_ties_the_lowest_serves() {
        let parting = part(&[voter(0, &[(8, 9)]), voter(1, &[(1, 2)]), voter(2, &[(4, 5)])]).unwrap();
        assert_eq!((parting.consensus, parting.tie), (closed(1, 2), true));
        assert_eq!(parting.fitting, [1]);
        assert_eq!(parting.outlying.iter().map(|o| o.voters.clone()).collect::<Vec<_>>(), [[2], [0]]);
    }

    #[test]
    fn a_source_at_odds_with_itself_votes_for_each() {
        let parting = part(&[voter(0, &[(1, 1)]), voter(0, &[(9, 9)]), voter(1, &[(9, 9)])]).unwrap();
        assert_eq!((parting.consensus, parting.depth, parting.tie), (closed(9, 9), 2, false));
        assert_eq!((parting.fitting, parting.outlying[0].voters.clone()), (vec![1, 2], vec![0]));
    }

    #[test]
    fn a_later_reading_makes_an_ambiguous_side() {
        let voters = [voter(0, &[(1, 2)]), voter(1, &[(1, 7)]), voter(2, &[(7, 9), (1, 3)]), voter(3, &[(0, 2)])];
        let parting = part(&voters).unwrap();
        assert_eq!(parting.fitting, [0, 3]);
        assert_eq!(parting.outlying, [Outlying { voters: vec![2], ambiguous: true }]);
        assert_eq!(parting.also, [1]);
    }

    #[test]
    fn touching_half_open_intervals_do_not_meet() {
        let half = |a: i64| Interval::half_open(Decimal::new(a, 1), Decimal::new(a + 10, 1));
        let voters = [Voter { source: 0, readings: vec![half(115)] }, Voter { source: 1, readings: vec![half(125)] }];
        let parting = part(&voters).unwrap();
        assert_eq!((parting.consensus, parting.tie), (half(115), true));
    }

    #[test]
    fn a_source_at_odds_with_itself_is_not_bridged_by_its_vaguer_claim() {
        let parting = part(&[voter(0, &[(1, 3)]), voter(0, &[(2, 6)]), voter(0, &[(5, 7)])]).unwrap();
        assert_eq!((parting.consensus, parting.tie), (closed(2, 3), true));
        assert_eq!((parting.fitting, parting.also), (vec![0], vec![1]));
        assert_eq!(parting.outlying[0].voters, [2]);
    }
}
