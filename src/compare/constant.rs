//! The policies `constant` and `elapsed`: attributes of what is over, and beginnings. Values are compared as they are framed;
//! a duration has become the days on which it began.

use super::line::{Voter, part};
use super::{Matter, Part, Split};
use crate::finding::{Code, Consensus};
use crate::interval::{Axis, Extent, Interval, Reading, day_of_number};
use crate::policy::Severity;
use crate::value::{Days, Decimal};

/// How the claims part; empty when all fit together.
pub(super) fn split(matter: &Matter) -> Vec<Split> {
    let axis =
        matter.claims.first().and_then(|&i| matter.claim(i).compared.as_ref()).map_or(Axis::Number, |c| c.axis());
    let back = move |interval: Interval| match axis {
        Axis::Date => Extent::Date(days_of(interval)),
        _ => Extent::Number(interval),
    };
    on_line(matter, |reading| reading.accepted().interval(), back).into_iter().collect()
}

/// Parts the claims of `matter` on a line. `accepted` gives the interval of a reading, `extent` what an interval means.
/// `None` when there are no two sides.
pub(super) fn on_line(
    matter: &Matter,
    accepted: impl Fn(&Reading) -> Option<Interval>,
    extent: impl Fn(Interval) -> Extent,
) -> Option<Split> {
    let mut members = Vec::with_capacity(matter.claims.len());
    let mut voters = Vec::with_capacity(matter.claims.len());
    for (&i, &source) in matter.claims.iter().zip(&matter.sources) {
        let Some(compared) = &matter.claim(i).compared else { continue };
        let readings: Vec<Interval> = compared.readings.iter().filter_map(&accepted).collect();
        if readings.len() == compared.readings.len() && !readings[0].is_empty() {
            members.push(i);
            voters.push(Voter { source, readings });
        }
    }
    let parting = part(&voters)?;
    let side = |places: &[usize], code: Option<Code>| Part {
        claims: places.iter().map(|&p| members[p]).collect(),
        code,
        extent: extent_of(matter, places.iter().map(|&p| members[p])),
    };
    let mut sides = Vec::with_capacity(1 + parting.outlying.len());
    if !parting.fitting.is_empty() {
        sides.push(side(&parting.fitting, None));
    }
    let ambiguous = |yes: bool| yes.then_some(Code::AmbiguousWording);
    sides.extend(parting.outlying.iter().map(|o| side(&o.voters, ambiguous(o.ambiguous))));
    let consensus = (!parting.tie).then(|| Consensus { extent: extent(parting.consensus), sources: parting.depth });
    let also = parting.also.iter().map(|&p| members[p]).collect();
    (sides.len() > 1).then_some(Split { consensus, sides, also, at_most: Severity::Error, anchor: None })
}

/// What the accepted values of claims have in common at their first readings; all that they cover when that is nothing.
pub(super) fn extent_of(matter: &Matter, claims: impl Iterator<Item = usize>) -> Extent {
    let mut common: Option<Extent> = None;
    let mut all: Option<Extent> = None;
    let mut apart = false;
    for i in claims {
        let Some(compared) = &matter.claim(i).compared else { continue };
        let accepted = compared.first().accepted();
        let (Some(c), Some(a)) = (&common, &all) else {
            (common, all) = (Some(accepted.clone()), Some(accepted.clone()));
            continue;
        };
        let (together, cover) = match (accepted, c, a) {
            (Extent::Number(x), Extent::Number(c), Extent::Number(a)) => {
                let both = x.common(*c);
                apart |= both.is_empty();
                (Extent::Number(both), Extent::Number(x.join(*a)))
            }
            (Extent::Date(x), Extent::Date(c), Extent::Date(a)) => {
                let both = x.common(*c);
                apart |= both.is_none();
                (Extent::Date(both.unwrap_or(*c)), Extent::Date(x.join(*a)))
            }
            _ => (c.clone(), a.clone()),
        };
        (common, all) = (Some(together), Some(cover));
    }
    if apart { all } else { common }.unwrap_or(Extent::Date(Days::UNKNOWN))
}

/// The days of an interval of day numbers.
fn days_of(interval: Interval) -> Days {
    let day = |x: Decimal| i64::try_from(x).ok().and_then(day_of_number);
    Days { from: interval.lo.and_then(day), to: interval.hi.and_then(day) }
}
