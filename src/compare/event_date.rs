//! The policy `event-date`: days of one event. Two single days disagree when a whole day lies between them, since midnight
//! falls at another time elsewhere and a night has two days; coarser dates disagree when their windows are disjoint.

use super::constant::on_line;
use super::{Matter, Split};
use crate::claim::Claim;
use crate::group::{named_event, story};
use crate::interval::{Extent, Interval, Reading, day_number, day_of_number};
use crate::value::{Days, Decimal};
use chrono::{Datelike, NaiveDate};

/// How the claims of each occurrence part.
pub(super) fn splits(matter: &Matter) -> Vec<Split> {
    occurrences(matter).iter().filter_map(|occurrence| on_line(occurrence, accepted, extent)).collect()
}

/// Dates further apart than the window belong to different occurrences. A named event is one, whatever its dates.
pub(super) fn occurrences<'a>(matter: &Matter<'a>) -> Vec<Matter<'a>> {
    let named = |c: &Claim| named_event(&c.key, matter.ground.entities).is_some();
    if matter.claims.iter().all(|&i| named(matter.claim(i))) {
        return vec![matter.part(0..matter.claims.len())];
    }
    let mut dated: Vec<(NaiveDate, usize)> = (0..matter.claims.len())
        .filter_map(|place| Some((middle(matter.claim(matter.claims[place]))?, place)))
        .collect();
    dated.sort_unstable();
    story::pieces(&dated, matter.rule.identity.window_days)
        .into_iter()
        .map(|piece| {
            let mut places: Vec<usize> = piece.iter().map(|&(_, place)| place).collect();
            places.sort_unstable();
            matter.part(places)
        })
        .collect()
}

/// The day by which a claim is put to an occurrence: the middle of its window, or its only bound.
fn middle(claim: &Claim) -> Option<NaiveDate> {
    let days = window(claim)?;
    match days.bounded() {
        Some((from, to)) => from.checked_add_days(chrono::Days::new(u64::try_from((to - from).num_days() / 2).ok()?)),
        None => days.from.or(days.to),
    }
}

/// The days that a claim gives, at its first reading.
fn window(claim: &Claim) -> Option<Days> {
    match claim.compared.as_ref()?.first().accepted() {
        Extent::Date(days) => Some(*days),
        _ => None,
    }
}

/// Days on an axis of half days, where day d is the number 2·d: a single day reaches up to its neighbours, a coarser window
/// half a day beyond its ends, and none of them holds its ends.
fn accepted(reading: &Reading) -> Option<Interval> {
    let Extent::Date(days) = reading.accepted() else { return None };
    let reach = if days.from.is_some() && days.from == days.to { 2 } else { 1 };
    let end = |day: Option<NaiveDate>, by: i64| day.map(|d| Decimal::from(2 * day_number(d) + by));
    Some(Interval { lo: end(days.from, -reach), hi: end(days.to, reach), lo_open: true, hi_open: true })
}

/// The days of an interval of half days: those that it holds, else those that it lies between.
fn extent(interval: Interval) -> Extent {
    let number = |x: Decimal| i64::try_from(x).ok();
    // Ends are left out: the first day inside is the next one up, the last the next one down.
    let mut from = interval.lo.and_then(number).map(|n| n.div_euclid(2) + 1);
    let mut to = interval.hi.and_then(number).map(|n| (n - 1).div_euclid(2));
    if let (Some(a), Some(b)) = (from, to)
        && a > b
    {
        (from, to) = (Some(b), Some(a));
    }
    Extent::Date(Days { from: from.and_then(day_of_number), to: to.and_then(day_of_number) })
}

/// Whether one of two claims gives the same weekday as the other in another week, by a date that counts from its publication:
/// "last Friday" in a text that is a week older than it says.
pub(super) fn is_stale(claim: &Claim, other: &Claim) -> bool {
    let relative = |c: &Claim| c.compared.as_ref().is_some_and(|c| c.relative);
    // A relative date of an article that is only bounded is a window open on one side, from a day on that weekday.
    let day = |c: &Claim| window(c).and_then(|d| if d.from == d.to || d.to.is_none() { d.from } else { None });
    let (Some(a), Some(b)) = (day(claim), day(other)) else { return false };
    relative(claim) && !relative(other) && a != b && a.weekday() == b.weekday()
}
