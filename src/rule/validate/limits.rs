//! Limits of slots: names of units, grains and currencies that exist, ends in their order.

use super::builder::Builder;
use crate::mention::date::Grain;
use crate::mention::sentence::sentences;
use crate::mention::token::tokenize;
use crate::mention::{Mention, Written, find, units};
use crate::nearest::nearest;
use crate::rule::Limits;
use crate::rule::file::{Limits as WrittenLimits, Strings, suggestion};
use crate::value::TimeUnit;
use std::ops::Range;

const TIMES: [TimeUnit; 10] = [
    TimeUnit::Second,
    TimeUnit::Minute,
    TimeUnit::Hour,
    TimeUnit::Day,
    TimeUnit::Week,
    TimeUnit::Month,
    TimeUnit::Quarter,
    TimeUnit::Year,
    TimeUnit::Decade,
    TimeUnit::Century,
];
/// Signs of which a text does not say whose they are.
const SIGNS: [&str; 9] = ["$", "£", "Fr", "Rs", "peso", "dinar", "riyal", "rial", "¢"];

impl Builder<'_> {
    pub(super) fn limits(&mut self, written: &WrittenLimits) -> Limits {
        let limits = Limits {
            min: written.min.as_ref().and_then(|s| self.decimal(s)),
            max: written.max.as_ref().and_then(|s| self.decimal(s)),
            units: self.units(written.unit.as_ref()),
            currencies: self.currencies(written.currency.as_ref()),
            within: written.within.as_ref().map(|w| (w.get_ref()[0], w.get_ref()[1])),
            one_of: written.one_of.as_ref().map(|e| self.entity_list(e)).unwrap_or_default(),
            skip: written.skip.as_ref().map(|e| self.entity_list(e)).unwrap_or_default(),
            grains: self.listed(
                written.grain.as_ref(),
                "unknown-grain",
                "grain of dates",
                Grain::ALL.iter().map(|g| g.name()).collect(),
            ),
        };
        if let (Some(min), Some(max), Some(at)) = (limits.min, limits.max, &written.max) {
            self.in_order(min <= max, at.span(), "`max` is below `min`");
        }
        if let (Some((first, last)), Some(at)) = (limits.within, &written.within) {
            self.in_order(first <= last, at.span(), "the last year is before the first");
        }
        limits
    }

    fn in_order(&mut self, fine: bool, at: Range<usize>, message: &str) {
        if !fine {
            self.error("nothing-fits", at, format!("{message}: nothing fits this slot"), "write the smaller one first");
        }
    }

    fn listed(&mut self, names: Option<&Strings>, code: &'static str, what: &str, known: Vec<&str>) -> Vec<String> {
        let Some(names) = names else { return Vec::new() };
        for name in names.get_ref().0.iter().filter(|name| !known.contains(&name.as_str())) {
            self.error(code, names.span(), format!("there is no {what} `{name}`"), suggestion(name, &known));
        }
        names.get_ref().0.clone()
    }

    /// Units by their canonical names; any spelling that texts may use will do ("km", "sq mi").
    fn units(&mut self, names: Option<&Strings>) -> Vec<String> {
        let Some(names) = names else { return Vec::new() };
        let mut found: Vec<String> = Vec::new();
        for name in &names.get_ref().0 {
            match canonical(name) {
                Some(unit) if found.contains(&unit) => {}
                Some(unit) => found.push(unit),
                None => {
                    let help = nearest(name, units_of_measure()).map_or_else(
                        || "write a unit of time or measurement: hour, kilometre, sq mi".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.error("unknown-unit", names.span(), format!("there is no unit `{name}`"), help);
                }
            }
        }
        found
    }

    fn currencies(&mut self, names: Option<&Strings>) -> Vec<String> {
        let Some(names) = names else { return Vec::new() };
        let known =
            |name: &str| SIGNS.contains(&name) || name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase());
        for name in names.get_ref().0.iter().filter(|name| !known(name)) {
            let message = format!("`{name}` is no currency code");
            let help = format!("write the three letters of ISO 4217 (\"EUR\"), or a sign: {}", SIGNS.join(", "));
            self.error("currency-code", names.span(), message, help);
        }
        names.get_ref().0.clone()
    }
}

/// Units of measurement and of time.
fn units_of_measure() -> impl Iterator<Item = &'static str> {
    TIMES.iter().map(|u| u.name()).chain(units::UNITS.iter().map(|u| u.name))
}

/// The canonical name of a unit, as texts are read.
fn canonical(name: &str) -> Option<String> {
    if units_of_measure().any(|known| known == name) {
        return Some(name.to_owned());
    }
    let text = format!("5 {name}");
    let mut tokens = Vec::new();
    tokenize(&text, &mut tokens);
    let sentences = sentences(&text, &tokens);
    match find(&text, &tokens, &sentences).as_slice() {
        [Mention { written, tokens: all, .. }] if all.end == tokens.len() => match written {
            Written::Quantity { unit, .. } => Some(unit.0.clone()),
            Written::Duration(duration) => Some(duration.unit.name().to_owned()),
            _ => None,
        },
        _ => None,
    }
}
