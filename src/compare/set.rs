//! The policy `set`: places, offices, participants. A single value disagrees with another when neither contains the other
//! and both held at one time; an open list ("including") only with a closed one that lacks a member.

use super::line::connected;
use super::{Matter, Part, Split};
use crate::entity::Entities;
use crate::finding::Consensus;
use crate::group::union::Union;
use crate::interval::Extent;
use crate::policy::Severity;
use crate::value::Days;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A value as the set policy sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Value<'a> {
    ids: &'a [String],
    closed: bool,
}

/// How the claims part: one split for each set of claims that contradict each other, directly or through others.
pub(super) fn splits(matter: &Matter) -> Vec<Split> {
    let held: Vec<(usize, Value, Days)> = matter
        .claims
        .iter()
        .enumerate()
        .filter_map(|(place, &i)| match &matter.claim(i).compared.as_ref()?.first().core {
            Extent::Entities { ids, closed, valid } => Some((place, Value { ids, closed: *closed }, *valid)),
            _ => None,
        })
        .collect();
    let values: Vec<Value> = held.iter().map(|&(_, value, _)| value).collect::<BTreeSet<_>>().into_iter().collect();
    if values.len() < 2 {
        return Vec::new();
    }
    let (entities, lists) = (matter.ground.entities, matter.rule.lists);
    let clash: Vec<Vec<bool>> =
        values.iter().map(|a| values.iter().map(|b| clashes(*a, *b, lists, entities)).collect()).collect();
    let number: HashMap<Value, usize> = values.iter().enumerate().map(|(n, &v)| (v, n)).collect();
    contradicting(&held, &number, &clash)
        .into_iter()
        .filter_map(|members| {
            let members: Vec<(usize, usize)> = members.into_iter().map(|m| (held[m].0, number[&held[m].1])).collect();
            split(matter, &members, &values, &clash)
        })
        .enumerate()
        .map(|(n, split)| Split { anchor: (n > 0).then(|| first_day(matter, &split)), ..split })
        .collect()
}

/// The first day of a contradiction: what keeps it apart from one before it.
fn first_day(matter: &Matter, split: &Split) -> String {
    let claims = split.sides.iter().flat_map(|side| &side.claims).map(|&i| matter.claim(i));
    claims.filter_map(|c| c.as_of.days.from.or(c.as_of.days.to)).min().map_or_else(String::new, |day| day.to_string())
}

/// Whether two values cannot both hold at one time. Where values are `lists`, a single name may be one of many.
fn clashes(a: Value, b: Value, lists: bool, entities: &Entities) -> bool {
    let fits = |x: &String, y: &String| x == y || entities.within(x, y) || entities.within(y, x);
    let lacks = |whole: &[String], part: &[String]| part.iter().any(|x| !whole.iter().any(|y| fits(x, y)));
    let single = |v: Value| v.ids.len() == 1 && !v.closed && !lists;
    match (a.closed, b.closed) {
        (true, true) => lacks(a.ids, b.ids) || lacks(b.ids, a.ids),
        (true, false) => lacks(a.ids, b.ids),
        (false, true) => lacks(b.ids, a.ids),
        (false, false) => single(a) && single(b) && !fits(&a.ids[0], &b.ids[0]),
    }
}

/// Sets of claims (places in `held`) that contradict each other at some time, directly or through others.
fn contradicting(
    held: &[(usize, Value, Days)],
    number: &HashMap<Value, usize>,
    clash: &[Vec<bool>],
) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.sort_by_key(|&m| (held[m].2.from, m));
    let mut union = Union::new(held.len());
    let mut clashing = vec![false; held.len()];
    // For every value the claims that may still hold; those that are joined already are kept by the one that holds longest.
    let mut running: Vec<Vec<usize>> = vec![Vec::new(); clash.len()];
    for m in order {
        let (_, value, valid) = held[m];
        let mine = number[&value];
        for other in (0..clash.len()).filter(|&o| clash[mine][o]) {
            let lasting = |&x: &usize| valid.from.is_none() || held[x].2.to.is_none_or(|to| Some(to) >= valid.from);
            running[other].retain(lasting);
            for &x in &running[other] {
                union.join(m, x);
                clashing[m] = true;
                clashing[x] = true;
            }
            if let Some(&longest) =
                running[other].iter().max_by_key(|&&x| (held[x].2.to.is_none(), held[x].2.to, std::cmp::Reverse(x)))
            {
                running[other] = vec![longest];
            }
        }
        running[mine].push(m);
    }
    union
        .sets()
        .into_iter()
        .map(|set| set.into_iter().filter(|&m| clashing[m]).collect::<Vec<_>>())
        .filter(|s| s.len() > 1)
        .collect()
}

/// Sides by value: that of most independent sources first. `members` are places in the matter with the number of their value.
fn split(matter: &Matter, members: &[(usize, usize)], values: &[Value], clash: &[Vec<bool>]) -> Option<Split> {
    let mut support: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let stated: BTreeSet<usize> = members.iter().map(|&(_, v)| v).collect();
    for &v in &stated {
        let fitting = members.iter().filter(|&&(_, w)| !clash[v][w]).map(|&(place, _)| matter.sources[place]);
        support.insert(v, fitting.collect());
    }
    let most = support.values().map(BTreeSet::len).max()?;
    let leading: Vec<usize> = support.iter().filter(|(_, s)| s.len() == most).map(|(&v, _)| v).collect();
    let consensus = *leading.first()?;
    // Values that fit the leading one are no tie with it.
    let tie = leading.iter().any(|&v| clash[consensus][v]);

    let outlying: Vec<usize> = stated.iter().copied().filter(|&v| clash[consensus][v]).collect();
    let components = connected(outlying.len(), |a, b| !clash[outlying[a]][outlying[b]]);
    let (mut first, mut also) = (Vec::new(), Vec::new());
    let mut sides: Vec<Vec<usize>> = vec![Vec::new(); components.len()];
    for &(place, v) in members {
        let claim = matter.claims[place];
        if let Some(n) = components.iter().position(|c| c.iter().any(|&o| outlying[o] == v)) {
            sides[n].push(claim);
        } else if outlying.iter().any(|&o| !clash[v][o]) {
            also.push(claim);
        } else {
            first.push(claim);
        }
    }
    let part = |claims: Vec<usize>| Part { extent: extent_of(matter, &claims), claims, code: None };
    let sides: Vec<Part> = std::iter::once(first).chain(sides).filter(|s| !s.is_empty()).map(part).collect();
    let extent = Extent::Entities {
        ids: values[consensus].ids.to_vec(),
        closed: values[consensus].closed,
        valid: Days::UNKNOWN,
    };
    let consensus = (!tie).then_some(Consensus { extent, sources: most });
    (sides.len() > 1).then_some(Split { consensus, sides, also, at_most: Severity::Note, anchor: None })
}

/// All that a side names, and for how long.
fn extent_of(matter: &Matter, claims: &[usize]) -> Extent {
    let (mut all, mut every_closed, mut time): (BTreeSet<String>, bool, Option<Days>) = (BTreeSet::new(), true, None);
    for &i in claims {
        if let Some(Extent::Entities { ids, closed, valid }) =
            matter.claim(i).compared.as_ref().map(|c| &c.first().core)
        {
            all.extend(ids.iter().cloned());
            every_closed &= closed;
            time = Some(time.map_or(*valid, |t| t.join(*valid)));
        }
    }
    Extent::Entities { ids: all.into_iter().collect(), closed: every_closed, valid: time.unwrap_or_default() }
}
