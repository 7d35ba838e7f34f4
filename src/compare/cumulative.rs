//! The policy `cumulative`: a total that only grows. A series is one count by one speaker; within it a later, lower total
//! breaks the order, and one that outgrows its rate disagrees. Totals of one day are compared as they are, at most as a note;
//! totals of different speakers are at most diverse.

use super::constant::{extent_of, on_line};
use super::dominance::{Contradiction, Item, worst};
use super::{Matter, Part, Split, drift};
use crate::claim::Claim;
use crate::finding::Code;
use crate::interval::{Extent, Interval, Reading, day_number};
use crate::policy::{Policy, Severity};
use crate::value::{Days, Decimal};
use std::collections::BTreeMap;

/// Totals of different speakers are diverse when they differ by more than a quarter: half of the figures that two counts
/// give of one war at one time do not.
const DIVERSE: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// How the claims part.
pub(super) fn splits(matter: &Matter) -> Vec<Split> {
    let Policy::Cumulative { rate, lag } = matter.rule.policy else { return Vec::new() };
    let mut series: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (place, &i) in matter.claims.iter().enumerate() {
        let of = matter.claim(i).compared.as_ref().and_then(|c| c.series.as_deref());
        series.entry(of).or_default().push(place);
    }
    let several = series.len() > 1;
    let mut splits = Vec::new();
    for (speaker, places) in series {
        let one = matter.part(places);
        let name = speaker.unwrap_or_default();
        splits.extend(shrinking(&one, lag).map(|split| anchored(split, name, "")));
        splits.extend(rate.and_then(|rate| outgrown(&one, rate)).map(|split| anchored(split, name, "rate")));
        for (day, together) in by_day(&one) {
            let accepted = |r: &Reading| r.accepted().interval();
            splits.extend(
                on_line(&together, accepted, Extent::Number)
                    .map(|split| Split { at_most: Severity::Note, ..anchored(split, name, &day) }),
            );
        }
    }
    if several {
        for (day, together) in by_day(matter) {
            splits.extend(diverse(&together).map(|split| anchored(split, "diverse", &day)));
        }
    }
    splits
}

fn anchored(split: Split, series: &str, day: &str) -> Split {
    let anchor = format!("{series}/{day}");
    Split { anchor: (anchor != "/").then_some(anchor), ..split }
}

/// A later total below an earlier one, by more than `lag` days.
fn shrinking(matter: &Matter, lag: u32) -> Option<Split> {
    let items = items(matter, |accepted, as_of| Item {
        // As the earlier: it is high. As the later: it is low.
        upper: accepted.lo.zip(as_of.to).map(|(lo, to)| [-days(to), lo]),
        lower: accepted.hi.zip(as_of.from).map(|(hi, from)| [-days(from), hi]),
    });
    let mut split = contradiction(matter, &items, [Decimal::from(lag), Decimal::ZERO])?;
    split.sides.iter_mut().for_each(|side| side.code = Some(Code::BrokenRelation));
    Some(split)
}

/// A later total that is higher than `rate` a day lets it be.
fn outgrown(matter: &Matter, rate: Decimal) -> Option<Split> {
    let items = items(matter, |accepted, as_of| {
        let grown = |day| rate.saturating_mul(days(day));
        Item {
            // As the later: higher than the longest time lets it grow, and surely later.
            upper: accepted
                .lo
                .zip(as_of.from.zip(as_of.to))
                .map(|(lo, (from, to))| [lo.saturating_sub(grown(to)), days(from)]),
            lower: accepted
                .hi
                .zip(as_of.from.zip(as_of.to))
                .map(|(hi, (from, to))| [hi.saturating_sub(grown(from)), days(to)]),
        }
    });
    contradiction(matter, &items, [Decimal::ZERO, Decimal::ZERO])
}

fn days(day: chrono::NaiveDate) -> Decimal {
    Decimal::from(day_number(day))
}

fn items(matter: &Matter, item: impl Fn(Interval, Days) -> Item) -> Vec<(usize, Item)> {
    let of = |claim: &Claim| Some(item(claim.compared.as_ref()?.first().accepted().interval()?, claim.as_of.days));
    matter.claims.iter().filter_map(|&i| Some((i, of(matter.claim(i))?))).collect()
}

fn contradiction(matter: &Matter, claims: &[(usize, Item)], limits: [Decimal; 2]) -> Option<Split> {
    let items: Vec<Item> = claims.iter().map(|&(_, item)| item).collect();
    let Contradiction { upper, lower } = worst(&items, limits)?;
    let claims_of = |places: Vec<usize>| places.into_iter().map(|p| claims[p].0).collect();
    Some(drift::sides(matter, [claims_of(upper), claims_of(lower)]))
}

/// Claims whose as-of windows overlap, with the first day that they have in common. Windows that are open are of no day.
fn by_day<'a>(matter: &Matter<'a>) -> Vec<(String, Matter<'a>)> {
    let mut dated: Vec<(chrono::NaiveDate, chrono::NaiveDate, usize)> = (0..matter.claims.len())
        .filter_map(|place| {
            let (from, to) = matter.claim(matter.claims[place]).as_of.days.bounded()?;
            Some((from, to, place))
        })
        .collect();
    dated.sort_unstable();
    let mut groups: Vec<(chrono::NaiveDate, chrono::NaiveDate, Vec<usize>)> = Vec::new();
    for (from, to, place) in dated {
        match groups.last_mut() {
            Some((first, last, places)) if from <= *last => {
                (*first, *last) = (from.max(*first), to.min(*last));
                places.push(place);
            }
            _ => groups.push((from, to, vec![place])),
        }
    }
    groups
        .into_iter()
        .filter(|(.., places)| places.len() > 1)
        .map(|(first, _, mut places)| {
            places.sort_unstable();
            (first.to_string(), matter.part(places))
        })
        .collect()
}

/// Totals of different speakers that are far from each other.
fn diverse(matter: &Matter) -> Option<Split> {
    let widened = |reading: &Reading| {
        let accepted = reading.accepted().interval()?;
        let positive = accepted.lo.is_some_and(|lo| lo >= Decimal::ZERO);
        positive.then(|| Interval {
            lo: accepted.lo.and_then(|lo| lo.checked_div(DIVERSE)),
            hi: accepted.hi.map(|hi| hi.saturating_mul(DIVERSE)),
            ..accepted
        })
    };
    let mut split = on_line(matter, widened, Extent::Number)?;
    let series = |part: &Part| -> std::collections::BTreeSet<Option<&str>> {
        part.claims.iter().map(|&i| matter.claim(i).compared.as_ref().and_then(|c| c.series.as_deref())).collect()
    };
    // Sides of one series only have been told apart already.
    let first = series(&split.sides[0]);
    if first.len() == 1 && split.sides.iter().all(|side| series(side) == first) {
        return None;
    }
    split.at_most = Severity::Note;
    for side in &mut split.sides {
        side.code = Some(Code::Diverse);
        side.extent = extent_of(matter, side.claims.iter().copied());
    }
    Some(split)
}
