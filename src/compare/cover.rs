//! The range that covers the values of a finding as they are written, for its help.

use super::shown::{day, range, unit_of};
use super::{Matter, Split};
use crate::claim::{Claim, ClaimValue};
use crate::interval::{Extent, Interval};
use crate::mention::{Written, units};
use crate::policy::Read;
use crate::value::{Amount, Days, Decimal};

/// The range of the values as they are written.
pub(super) fn covering(matter: &Matter, split: &Split) -> Option<String> {
    let claims = || split.sides.iter().flat_map(|part| part.claims.iter().map(|&i| matter.claim(i)));
    match split.sides[0].extent {
        Extent::Number(_) => {
            let unit = common_unit(claims());
            let written: Vec<(Decimal, Option<Decimal>)> =
                claims().map(|claim| nominal(claim, unit.as_deref())).collect::<Option<_>>()?;
            let lo = written.iter().map(|w| w.0).min()?;
            let hi = written.iter().map(|w| w.1).collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max());
            let cover = Interval { lo: Some(lo), hi, lo_open: false, hi_open: hi.is_none() };
            match unit {
                Some(unit) => Some(range(cover, Some(&plural(&unit)))),
                None => Some(range(cover, unit_of(matter))),
            }
        }
        Extent::Date(_) => {
            let all = claims().filter_map(|c| match c.compared.as_ref()?.first().core {
                Extent::Date(days) => Some(days),
                _ => None,
            });
            let Days { from: Some(from), to: Some(to) } = all.reduce(Days::join)? else { return None };
            Some(format!("from {} to {}", day(from), day(to)))
        }
        Extent::Entities { .. } => None,
    }
}

/// The unit of measurement that all claims write: millimetres are not told as parts of a kilometre.
fn common_unit<'c>(mut claims: impl Iterator<Item = &'c Claim>) -> Option<String> {
    let unit = |claim: &Claim| match &claim.value {
        ClaimValue::Written(Written::Quantity { unit, .. }) => Some(unit.0.clone()),
        _ => None,
    };
    let first = unit(claims.next()?)?;
    claims.all(|claim| unit(claim).as_ref() == Some(&first)).then_some(first)
}

/// "millimetres", "square miles", "degrees Celsius", "miles per hour".
fn plural(unit: &str) -> String {
    let (head, tail) = match unit.split_once(' ') {
        Some((head @ "degree", tail)) => (head, format!(" {tail}")),
        _ => unit.split_once(" per ").map_or((unit, String::new()), |(head, tail)| (head, format!(" per {tail}"))),
    };
    match head {
        "foot" => format!("feet{tail}"),
        "square foot" => format!("square feet{tail}"),
        _ if head.ends_with("inch") => format!("{head}es{tail}"),
        _ if head.ends_with('s') || head.ends_with("hertz") || head.len() <= 3 => format!("{head}{tail}"),
        _ => format!("{head}s{tail}"),
    }
}

/// The number that a claim writes, in the unit `shown`, or that in which it is compared: both ends of a range, the upper one `None`
/// where it is open. `None` for values that were turned before they were compared.
fn nominal(claim: &Claim, shown: Option<&str>) -> Option<(Decimal, Option<Decimal>)> {
    let compared = claim.compared.as_ref()?;
    if compared.first().name == Read::Complement.name() {
        return None;
    }
    let (amount, factor, plus) = match &claim.value {
        ClaimValue::Written(Written::Number(a)) => (a, Decimal::ONE, Decimal::ZERO),
        ClaimValue::Written(Written::Quantity { amount, unit }) => {
            let to = shown.or(compared.unit.as_deref())?;
            let turn = |x: Decimal| units::convert(x, &unit.0, to).or((unit.0 == to).then_some(x));
            let zero = turn(Decimal::ZERO)?;
            (amount, turn(Decimal::ONE)?.checked_sub(zero)?, zero)
        }
        // Converted amounts stand in the currency that they are compared in.
        ClaimValue::Written(Written::Money { amount, .. }) => (amount, Decimal::ONE, Decimal::ZERO),
        ClaimValue::Written(Written::Percent { amount, .. }) => {
            let fraction = matches!(amount, Amount::Fraction { .. });
            (amount, if fraction { Decimal::ONE_HUNDRED } else { Decimal::ONE }, Decimal::ZERO)
        }
        ClaimValue::Written(Written::Duration(d)) => {
            let (each, plus) = if compared.unit.as_deref() == Some("second") {
                (d.unit.length().seconds, d.plus.seconds)
            } else {
                (d.unit.length().months, d.plus.months)
            };
            (&d.amount, each, plus)
        }
        _ => return None,
    };
    let turn = |x: Decimal| x.checked_mul(factor)?.checked_add(plus);
    match amount {
        Amount::Exact(n) => Some((turn(n.value)?, turn(n.value))),
        Amount::Between(a, b) => Some((turn(a.value.min(b.value))?, turn(a.value.max(b.value)))),
        Amount::Fraction { value, .. } => Some((turn(*value)?, turn(*value))),
        Amount::Vague { lo, hi } => Some((turn(*lo)?, hi.and_then(turn))),
    }
}
