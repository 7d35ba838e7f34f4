//! Rates of exchange: how many units of a currency another bought, when, and how sure that is. They come from `rates.toml`.

use crate::interval::Interval;
use crate::value::{Days, Decimal};
use std::collections::BTreeMap;

/// Days for which the last known rate stands in for later ones, with twice its tolerance.
pub const CARRIED_DAYS: u64 = 366;

/// Dated rates of currencies against one of them.
///
/// ```
/// use gainsay::rates::{Quotes, Rates};
/// use gainsay::value::{Days, Decimal};
/// let year = Days::between("2024-01-01".parse().unwrap(), "2024-12-31".parse().unwrap());
/// let mut rates = Rates::against("USD");
/// let quotes = Quotes { tolerance: Decimal::new(1, 1), source: "a bank".into(), dated: vec![(year, Decimal::new(8, 1))] };
/// rates.set("EUR", quotes);
/// let day = Days::day("2024-07-15".parse().unwrap());
/// let rate = rates.rate("EUR", "USD", day).unwrap();
/// assert_eq!(rate.mean.lo, Some(Decimal::new(125, 2)));
/// assert_eq!(rate.any.hi, Some(Decimal::new(1375, 3)));
/// assert!(rates.rate("EUR", "USD", Days::UNKNOWN).is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rates {
    base: String,
    quotes: BTreeMap<String, Quotes>,
}

/// What one unit of the base bought of a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotes {
    /// How far a day of the period may lie from its rate: 0.1 is a tenth.
    pub tolerance: Decimal,
    /// Where the rates are from.
    pub source: String,
    /// Periods with their rates, in order, without overlap.
    pub dated: Vec<(Days, Decimal)>,
}

/// How many units of one currency a unit of another was worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// The rates of the periods.
    pub mean: Interval,
    /// What a day of them may have seen.
    pub any: Interval,
    /// Where they are from.
    pub source: String,
}

impl Rates {
    /// No rates yet, to be given for one unit of `base`.
    #[must_use]
    pub fn against(base: &str) -> Self {
        Self { base: base.to_owned(), quotes: BTreeMap::new() }
    }

    /// The currency that all rates are given for; empty when there are none.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Gives the rates of a currency (an ISO 4217 code), in place of those that it had.
    pub fn set(&mut self, currency: &str, mut quotes: Quotes) {
        quotes.dated.sort_by_key(|(days, _)| *days);
        self.quotes.insert(currency.to_owned(), quotes);
    }

    /// The rate of `from` in units of `to` on some day of `days`. `None` without a rate for either, or without any bound
    /// of the days.
    #[must_use]
    pub fn rate(&self, from: &str, to: &str, days: Days) -> Option<Rate> {
        let (from, to) = (self.of(from, days)?, self.of(to, days)?);
        let mean = Interval::closed(to.lo.checked_div(from.hi)?, to.hi.checked_div(from.lo)?);
        let slack = Decimal::ONE.checked_add(from.tolerance)?.checked_add(to.tolerance)?;
        let any = Interval::closed(mean.lo?.checked_div(slack)?, mean.hi?.checked_mul(slack)?);
        let mut source = from.source.to_owned();
        if !source.contains(to.source) {
            source = if source.is_empty() { to.source.to_owned() } else { format!("{source}; {}", to.source) };
        }
        Some(Rate { mean, any, source })
    }

    fn of(&self, currency: &str, days: Days) -> Option<Quoted<'_>> {
        if self.base.is_empty() || days == Days::UNKNOWN {
            return None;
        }
        if currency == self.base {
            return Some(Quoted { lo: Decimal::ONE, hi: Decimal::ONE, tolerance: Decimal::ZERO, source: "" });
        }
        let quotes = self.quotes.get(currency)?;
        let of = |met: &mut dyn Iterator<Item = Decimal>, times: Decimal| {
            let first = met.next()?;
            let (lo, hi) = met.fold((first, first), |(lo, hi), rate| (lo.min(rate), hi.max(rate)));
            let tolerance = quotes.tolerance.checked_mul(times)?;
            Some(Quoted { lo, hi, tolerance, source: &quotes.source })
        };
        let met = quotes.dated.iter().filter(|(period, _)| period.meets(days)).map(|(_, rate)| *rate);
        let (last, rate) = quotes.dated.last()?;
        let carried = Days { from: last.to, to: last.widened(CARRIED_DAYS).to };
        of(&mut met.into_iter(), Decimal::ONE).or_else(|| {
            let meets = carried.from.is_some() && carried.meets(days);
            of(&mut meets.then_some(*rate).into_iter(), Decimal::TWO)
        })
    }
}

/// Units of a currency for one of the base.
struct Quoted<'r> {
    lo: Decimal,
    hi: Decimal,
    tolerance: Decimal,
    source: &'r str,
}
