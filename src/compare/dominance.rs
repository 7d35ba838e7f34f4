//! Finds claims that contradict each other by two inequalities at once, in one sweep: of an upper and a lower claim, both
//! differences exceed their limits. Drift, growth and order in time all have that shape.

use crate::value::Decimal;

/// A claim as either end of a contradiction. `None`: it cannot be that end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// As the upper claim: what both differences count from.
    pub upper: Option<[Decimal; 2]>,
    /// As the lower claim: what is taken off.
    pub lower: Option<[Decimal; 2]>,
}

/// Two sets of claims (places in the list), every upper one of which contradicts every lower one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Contradiction {
    pub upper: Vec<usize>,
    pub lower: Vec<usize>,
}

/// The contradiction around the two claims that are furthest apart; `None` when no two claims contradict each other.
/// Claims that contradict only some of the others are left out.
pub(super) fn worst(items: &[Item], limits: [Decimal; 2]) -> Option<Contradiction> {
    let (up, low) = furthest(items, limits)?;
    let over = |p: [Decimal; 2], q: [Decimal; 2]| exceeds(p, q, limits);
    let contradict = |a: &Item, b: &Item| {
        a.upper.zip(b.lower).is_some_and(|(p, q)| over(p, q)) || b.upper.zip(a.lower).is_some_and(|(p, q)| over(p, q))
    };
    let (mut upper, mut lower) = (vec![up], vec![low]);
    // The least of all uppers, and the greatest of all lowers, so far.
    let (mut least, mut greatest) = (items[up].upper?, items[low].lower?);
    for (i, item) in items.iter().enumerate().filter(|&(i, _)| i != up && i != low) {
        if let Some(p) = item.upper
            && over(p, greatest)
            && !contradict(item, &items[up])
        {
            upper.push(i);
            least = [least[0].min(p[0]), least[1].min(p[1])];
        } else if let Some(q) = item.lower
            && over(least, q)
            && !contradict(item, &items[low])
        {
            lower.push(i);
            greatest = [greatest[0].max(q[0]), greatest[1].max(q[1])];
        }
    }
    upper.sort_unstable();
    lower.sort_unstable();
    Some(Contradiction { upper, lower })
}

fn exceeds(p: [Decimal; 2], q: [Decimal; 2], limits: [Decimal; 2]) -> bool {
    p[0].saturating_sub(q[0]) > limits[0] && p[1].saturating_sub(q[1]) > limits[1]
}

/// The upper and the lower claim of the widest contradiction that the sweep meets.
fn furthest(items: &[Item], limits: [Decimal; 2]) -> Option<(usize, usize)> {
    let mut lowers: Vec<(Decimal, Decimal, usize)> =
        items.iter().enumerate().filter_map(|(i, item)| item.lower.map(|q| (q[0], q[1], i))).collect();
    lowers.sort_unstable();
    let mut uppers: Vec<(Decimal, Decimal, usize)> =
        items.iter().enumerate().filter_map(|(i, item)| item.upper.map(|p| (p[0], p[1], i))).collect();
    uppers.sort_unstable();
    // In order of the first coordinate, the least second one of all lowers that the upper exceeds by the first.
    let (mut next, mut least): (usize, Option<(Decimal, usize)>) = (0, None);
    let mut best: Option<(Decimal, usize, usize)> = None;
    for (first, second, i) in uppers {
        while let Some(&(q0, q1, j)) = lowers.get(next).filter(|l| first.saturating_sub(l.0) > limits[0]) {
            debug_assert!(first >= q0 || limits[0] < Decimal::ZERO);
            if least.is_none_or(|(value, _)| q1 < value) {
                least = Some((q1, j));
            }
            next += 1;
        }
        if let Some((value, j)) = least {
            let excess = second.saturating_sub(value).saturating_sub(limits[1]);
            if excess > Decimal::ZERO && i != j && best.is_none_or(|(most, ..)| excess > most) {
                best = Some((excess, i, j));
            }
        }
    }
    best.map(|(_, i, j)| (i, j))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(value: i64, day: i64) -> Item {
        // Drift of one a day: upper and lower coordinates of a point.
        let (v, d) = (Decimal::from(value), Decimal::from(day));
        Item { upper: Some([v + d, v - d]), lower: Some([v + d, v - d]) }
    }

    #[test]
    fn finds_what_comparing_all_pairs_finds() {
        let mut seed = 7u64;
        for round in 0..200 {
            let items: Vec<Item> = (0..round % 12)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    item((seed >> 33) as i64 % 20, (seed >> 50) as i64 % 12)
                })
                .collect();
            let limits = [Decimal::from(5), Decimal::from(5)];
            let any = items.iter().any(|a| items.iter().any(|b| exceeds(a.upper.unwrap(), b.lower.unwrap(), limits)));
            let found = worst(&items, limits);
            assert_eq!(found.is_some(), any);
            if let Some(Contradiction { upper, lower }) = found {
                let pairs = upper.iter().flat_map(|&u| lower.iter().map(move |&l| (u, l)));
                pairs.for_each(|(u, l)| assert!(exceeds(items[u].upper.unwrap(), items[l].lower.unwrap(), limits)));
            }
        }
    }
}
