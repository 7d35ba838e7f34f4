//! `regimes` of the policy `drift`: each with its end and its rate, in order.

use super::builder::Builder;
use super::day_of;
use crate::policy::{Policy, Regime};
use crate::rule::file;
use crate::value::Decimal;
use toml::Spanned;

impl Builder<'_> {
    /// Rates that held until a day, in order.
    pub(super) fn regimes(&mut self, written: &[Spanned<file::Regime>], policy: Policy) -> Vec<Regime> {
        let mut regimes: Vec<Regime> = Vec::new();
        for regime in written {
            let (at, regime) = (regime.span(), regime.get_ref());
            let day = regime.until.as_ref().and_then(day_of);
            let rate = regime.rate.as_ref().and_then(|rate| self.decimal(rate));
            let (message, help) = match (policy, day, &regime.rate) {
                (Policy::Drift { .. }, Some(until), Some(_)) => {
                    let Some(rate) = rate else { continue };
                    if rate >= Decimal::ZERO && regimes.last().is_none_or(|last| last.until < until) {
                        regimes.push(Regime { until, rate });
                        continue;
                    }
                    match rate < Decimal::ZERO {
                        true => ("a value cannot move by less than nothing", "write a rate of 0 or more"),
                        false => ("this regime ends before the one above it", "write the earliest first"),
                    }
                }
                (Policy::Drift { .. }, ..) => (
                    "a regime needs the day on which it ends, and its rate",
                    "write { until = 2022-11-30, rate = 0.5 }",
                ),
                _ => ("only the policy `drift` knows regimes", "leave them out, or say policy = \"drift\""),
            };
            self.error("regime-shape", at, message, help);
        }
        regimes
    }
}
