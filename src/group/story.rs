//! Same story or not: articles that were published close together and share names.
//!
//! Whether two articles are of one story depends on these two alone. Stories are found by pairs of shared names, not by
//! comparing all articles with all.

use super::union::Union;
use crate::claim::{Claim, KeyValue};
use crate::entity::Entities;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// Names that two articles of one story share, beyond the key and beyond countries.
pub const SHARED_NAMES: usize = 2;

/// At most so many names of an article are looked at, the first in alphabetical order.
const MAX_NAMES: usize = 96;

/// The day by which an article counts for stories: of a bounded date, the bound. `None` when nothing is known of it.
pub(crate) fn story_day(claim: &Claim) -> Option<NaiveDate> {
    claim.published.days.from.or(claim.published.days.to)
}

/// The names of a claim's article that can make it one of a story: no countries, nothing that its key holds.
pub(crate) fn telling_names<'c>(claim: &'c Claim, entities: &Entities) -> BTreeSet<&'c str> {
    let in_key = |name: &str| {
        claim.key.iter().any(|slot| match &slot.value {
            KeyValue::Entities(ids) => ids.iter().any(|id| id == name || entities.within(id, name)),
            KeyValue::Text(text) => text == name,
            _ => false,
        })
    };
    let country = |name: &str| entities.get(name).is_some_and(|e| e.kind == "country");
    claim.names.iter().map(String::as_str).filter(|n| !country(n) && !in_key(n)).take(MAX_NAMES).collect()
}

/// Whether two claims are of one story: of one article, or published at most `days` apart and sharing names.
pub(crate) fn same_story(a: &Claim, b: &Claim, days: u32, entities: &Entities) -> bool {
    if a.article == b.article {
        return true;
    }
    let (Some(day_a), Some(day_b)) = (story_day(a), story_day(b)) else { return false };
    (day_a - day_b).num_days().abs() <= i64::from(days)
        && telling_names(a, entities).intersection(&telling_names(b, entities)).count() >= SHARED_NAMES
}

/// Parts `claims` into stories of at most `days` from the first article to the last. Returns the number of the story of each.
pub(crate) fn stories(claims: &[&Claim], days: u32, entities: &Entities) -> Vec<usize> {
    let mut union = Union::new(claims.len());
    join_articles(claims, &mut union);
    join_by_names(claims, days, entities, &mut union);
    split_long(claims, days, &mut union)
}

fn join_articles(claims: &[&Claim], union: &mut Union) {
    let mut first = HashMap::new();
    for (i, claim) in claims.iter().enumerate() {
        let other = *first.entry(claim.article).or_insert(i);
        union.join(i, other);
    }
}

/// Two articles that share two names share a pair of names; in the list of a pair, ordered by day, neighbours within the
/// window are joined. That joins the same articles as comparing all with all would, in the end.
fn join_by_names(claims: &[&Claim], days: u32, entities: &Entities, union: &mut Union) {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut pairs: Vec<(u32, u32, NaiveDate, usize)> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (i, claim) in claims.iter().enumerate() {
        let Some(day) = story_day(claim) else { continue };
        let names: Vec<u32> = telling_names(claim, entities)
            .into_iter()
            .map(|name| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(name).or_insert(next)
            })
            .collect();
        // Claims of one article with the same telling names add nothing.
        if !seen.insert((claim.article, names.clone())) {
            continue;
        }
        for (n, &a) in names.iter().enumerate() {
            pairs.extend(names[n + 1..].iter().map(|&b| (a.min(b), a.max(b), day, i)));
        }
    }
    pairs.sort_unstable();
    for two in pairs.windows(2) {
        let ((a, b, day, i), (c, d, next, j)) = (two[0], two[1]);
        if (a, b) == (c, d) && (next - day).num_days() <= i64::from(days) {
            union.join(i, j);
        }
    }
}

/// Cuts stories that last longer than the window at their longest silence, again and again.
fn split_long(claims: &[&Claim], days: u32, union: &mut Union) -> Vec<usize> {
    let mut story = vec![0; claims.len()];
    let mut next = 0;
    for members in union.sets() {
        let mut dated: Vec<(NaiveDate, usize)> =
            members.iter().filter_map(|&i| Some((story_day(claims[i])?, i))).collect();
        if dated.is_empty() {
            members.iter().for_each(|&i| story[i] = next);
            next += 1;
            continue;
        }
        dated.sort_unstable();
        for piece in pieces(&dated, days) {
            piece.iter().for_each(|&(_, i)| story[i] = next);
            next += 1;
        }
    }
    story
}

/// Cuts a sorted list at its widest gaps until no piece spans more than `days`; of equally wide gaps at the one nearest the middle.
pub(crate) fn pieces<T>(dated: &[(NaiveDate, T)], days: u32) -> Vec<&[(NaiveDate, T)]> {
    let mut done = Vec::new();
    let mut open = vec![dated];
    while let Some(piece) = open.pop() {
        let (Some(first), Some(last)) = (piece.first(), piece.last()) else { continue };
        if (last.0 - first.0).num_days() <= i64::from(days) {
            done.push(piece);
            continue;
        }
        let rank =
            |i: usize| ((piece[i].0 - piece[i - 1].0).num_days(), std::cmp::Reverse(i.abs_diff(piece.len() / 2)));
        let mut widest = 1;
        for i in 2..piece.len() {
            if rank(i) > rank(widest) {
                widest = i;
            }
        }
        let (before, after) = piece.split_at(widest);
        open.push(after);
        open.push(before);
    }
    done
}
