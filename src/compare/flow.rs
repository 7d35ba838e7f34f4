//! The policy `flow`: counts over a period. Only claims about the same period are compared, and then as they are: a night
//! with a night, a month with that month. A longer period may well count more.

use super::constant::on_line;
use super::{Matter, Split};
use crate::claim::Claim;
use crate::group::key_days;
use crate::interval::{Extent, Reading};
use crate::value::Days;

/// How the claims of each period part.
pub(super) fn splits(matter: &Matter) -> Vec<Split> {
    let accepted = |r: &Reading| r.accepted().interval();
    let periods = by_period(matter);
    let several = periods.len() > 1;
    periods
        .into_iter()
        .filter_map(|(period, claims)| {
            let split = on_line(&claims, accepted, Extent::Number)?;
            // A key that names its period says already which one it is.
            let named = key_days(&matter.claim(matter.best).key).is_some() && !several;
            let anchor = if named { None } else { period.from.map(|d| d.to_string()) };
            Some(Split { anchor, ..split })
        })
        .collect()
}

/// The period that a claim counts over: that of its key, else the days for which it holds.
fn period(claim: &Claim) -> Days {
    key_days(&claim.key).unwrap_or(claim.as_of.days)
}

/// Claims by period. Every period is the first that fits, in order of time.
fn by_period<'a>(matter: &Matter<'a>) -> Vec<(Days, Matter<'a>)> {
    let mut dated: Vec<(Days, usize)> = (0..matter.claims.len())
        .map(|place| (period(matter.claim(matter.claims[place])), place))
        .filter(|(days, _)| days.bounded().is_some())
        .collect();
    dated.sort_unstable();
    let mut groups: Vec<(Days, Vec<usize>)> = Vec::new();
    for (days, place) in dated {
        // Periods come by their first day: none that ended before can be the same.
        let same = groups.iter_mut().rev().take_while(|(p, _)| p.to >= days.from).find(|(p, _)| same_period(*p, days));
        match same {
            Some((_, places)) => places.push(place),
            None => groups.push((days, vec![place])),
        }
    }
    groups
        .into_iter()
        .map(|(days, mut places)| {
            places.sort_unstable();
            (days, matter.part(places))
        })
        .collect()
}

/// Whether two windows mean one period: one holds the other and is a day longer at most, or they share two thirds of the longer.
fn same_period(a: Days, b: Days) -> bool {
    let (Some(x), Some(y), Some(shared)) = (a.length(), b.length(), a.common(b).and_then(Days::length)) else {
        return false;
    };
    (a.within(b) || b.within(a)) && (x - y).abs() <= 1 || 3 * shared >= 2 * x.max(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Days {
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        Days { from: from.parse().ok(), to: to.parse().ok() }
    }

    #[test]
    fn periods() {
        let same = |a, b| same_period(days(a), days(b)) && same_period(days(b), days(a));
        assert!(same("2025-08-20..2025-08-21", "2025-08-21"));
        assert!(same("2025-08-01..2025-08-31", "2025-08-01..2025-08-30"));
        // Successive nights; a day of a week.
        assert!(!same("2025-08-20..2025-08-21", "2025-08-21..2025-08-22"));
        assert!(!same("2025-08-18..2025-08-24", "2025-08-21"));
    }
}
