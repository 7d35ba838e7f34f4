//! Two bounds of one value, written one behind the other: "more than 100 and fewer than 300", "at least 20 and at most 50".

use super::context::Context;
use super::{Hedge, Mention, Written};
use crate::value::{Amount, Numeral};

/// The range that two neighbouring mentions make, when one is a bound from below, the other from above, and nothing but
/// "and", "but" or a comma lies between.
pub(super) fn merge(cx: &Context<'_>, first: &Mention, second: &Mention) -> Option<Mention> {
    let (lower, upper) = match (side(first.hedge)?, side(second.hedge)?) {
        (Side::Lower, Side::Upper) => (first, second),
        (Side::Upper, Side::Lower) => (second, first),
        _ => return None,
    };
    let gap = first.hedged.end..second.hedged.start;
    if gap.is_empty() || gap.len() > 2 || !gap.clone().all(|i| cx.is(i, ',') || cx.is_any(i, &["and", "but"])) {
        return None;
    }
    // "at least 20, up to 30": the comma parts two counts, unless the second can only be a limit.
    if second.hedge == Hedge::UpTo && gap.clone().all(|i| cx.is(i, ',')) {
        return None;
    }
    let between = |a: &Amount, b: &Amount| {
        let (Some(lo), Some(hi)) = (single(a), single(b)) else { return None };
        (lo.value < hi.value).then_some(Amount::Between(lo, hi))
    };
    let written = match (&lower.written, &upper.written) {
        (Written::Number(a), Written::Number(b)) => Written::Number(between(a, b)?),
        (Written::Percent { amount: a, points }, Written::Percent { amount: b, points: other }) if points == other => {
            Written::Percent { amount: between(a, b)?, points: *points }
        }
        (Written::Money { amount: a, currency, .. }, Written::Money { amount: b, currency: other, .. })
            if currency == other =>
        {
            Written::Money { amount: between(a, b)?, currency: *currency, equivalent: None }
        }
        (Written::Quantity { amount: a, unit }, Written::Quantity { amount: b, unit: other }) if unit == other => {
            Written::Quantity { amount: between(a, b)?, unit: unit.clone() }
        }
        _ => return None,
    };
    Some(Mention {
        tokens: first.tokens.start..second.tokens.end,
        hedged: first.hedged.start..second.hedged.end,
        written,
        hedge: Hedge::Between,
    })
}

enum Side {
    Lower,
    Upper,
}

fn side(hedge: Hedge) -> Option<Side> {
    match hedge {
        Hedge::MoreThan | Hedge::AtLeast => Some(Side::Lower),
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => Some(Side::Upper),
        _ => None,
    }
}

fn single(amount: &Amount) -> Option<Numeral> {
    match amount {
        Amount::Exact(n) => Some(*n),
        Amount::Fraction { value, .. } => Numeral::new(*value, crate::value::Decimal::ONE),
        Amount::Between(..) | Amount::Vague { .. } => None,
    }
}
