//! Values as findings show them: days and windows of days, numbers with their unit, names of entities.

use super::{Ground, Matter};
use crate::interval::{Extent, Interval};
use crate::policy::Policy;
use crate::value::{Days, Decimal};
use chrono::NaiveDate;

/// An extent in words, numbers with their unit.
pub(super) fn extent_words(matter: &Matter, extent: &Extent) -> String {
    match extent {
        Extent::Date(days) if matter.rule.policy == Policy::Elapsed => format!("a beginning {}", when(*days)),
        Extent::Date(days) => span(*days),
        Extent::Number(interval) => range(*interval, unit_of(matter)),
        Extent::Entities { ids, .. } => ids.iter().map(|id| name_of(matter.ground, id)).collect::<Vec<_>>().join(", "),
    }
}

/// The name of an entity; its id in words where the tables give none.
pub(super) fn name_of(ground: &Ground, id: &str) -> String {
    ground.entities.get(id).map(|e| e.name.clone()).filter(|n| !n.is_empty()).unwrap_or_else(|| id.replace('-', " "))
}

/// The unit of the values that are compared.
pub(super) fn unit_of<'a>(matter: &Matter<'a>) -> Option<&'a str> {
    matter.claims.first().and_then(|&i| matter.claim(i).compared.as_ref()?.unit.as_deref())
}

/// "12 to 15 percent", "at least 2 hours". Lengths in the largest unit of which both ends are halves at least.
pub(super) fn range(interval: Interval, unit: Option<&str>) -> String {
    let (size, unit) = readable(interval, unit);
    let show = |x: Decimal| number(x / size);
    let unit = unit.map_or_else(String::new, |u| format!(" {u}"));
    match (interval.lo, interval.hi) {
        (Some(lo), Some(hi)) if lo == hi => format!("{}{unit}", show(lo)),
        (Some(lo), Some(hi)) => format!("{} to {}{unit}", show(lo), show(hi)),
        (Some(lo), None) => format!("{} {}{unit}", if interval.lo_open { "more than" } else { "at least" }, show(lo)),
        (None, Some(hi)) => format!("{} {}{unit}", if interval.hi_open { "less than" } else { "at most" }, show(hi)),
        (None, None) => format!("any number{unit}"),
    }
}

/// The size of the unit to show, in units of the value, and its name.
fn readable(interval: Interval, unit: Option<&str>) -> (Decimal, Option<&str>) {
    let ends = [interval.lo, interval.hi];
    let sizes: &[(i64, &str)] = match unit {
        Some("second") => &[(86_400, "days"), (3_600, "hours"), (60, "minutes"), (1, "seconds")],
        Some("month") => &[(12, "years"), (1, "months")],
        // Two decimals of a kilometre are too coarse for what is shorter.
        Some("kilometre") if ends.iter().flatten().all(|end| end.abs() < Decimal::new(1, 3)) => {
            return (Decimal::new(1, 6), Some("millimetres"));
        }
        Some("kilometre") if ends.iter().flatten().all(|end| end.abs() < Decimal::ONE) => {
            return (Decimal::new(1, 3), Some("metres"));
        }
        _ => return (Decimal::ONE, unit),
    };
    let fits = |size: i64| {
        let half = Decimal::from(size) / Decimal::TWO;
        ends.iter().flatten().all(|x| (*x % half).is_zero() && *x >= half)
    };
    let size = sizes.iter().find(|(size, _)| fits(*size)).or(sizes.last());
    size.map_or((Decimal::ONE, unit), |&(size, name)| (Decimal::from(size), Some(name)))
}

/// A number with commas, at most two decimals: "8,450,000,000", "19.2".
pub(super) fn number(n: Decimal) -> String {
    let text = n.round_dp(2).normalize().to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').map_or((text, String::new()), |(w, f)| (w, format!(".{f}")));
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{fraction}")
}

/// "15 August 2025".
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A window of days on its own: "15 August 2025", "February 2022", "1 to 5 May 2025", "26 August 2025 or later".
pub(super) fn span(days: Days) -> String {
    match (days.from, days.to) {
        (None, None) => "an unknown day".to_owned(),
        (Some(from), None) => format!("{} or later", day(from)),
        (None, Some(to)) => format!("{} or earlier", day(to)),
        (Some(from), Some(to)) => {
            Days::between(from, to).calendar_unit().unwrap_or_else(|| format!("{} to {}", day(from), day(to)))
        }
    }
}

/// A window of days behind a verb: "on 15 August 2025", "in February 2022", "between … and …".
pub(super) fn when(days: Days) -> String {
    match (days.from, days.to) {
        (Some(from), Some(to)) => match Days::between(from, to).calendar_unit() {
            Some(unit) if from == to => format!("on {unit}"),
            Some(unit) => format!("in {unit}"),
            None => format!("between {} and {}", day(from), day(to)),
        },
        (None, None) => "on an unknown day".to_owned(),
        _ => format!("on {}", span(days)),
    }
}
