//! `--profile`: what each rule costs and brings. Rules are timed in a pass of their own, so that runs that do not ask for it
//! pay nothing. The clock is the caller's: the library has none.

use crate::article::Article;
use crate::claim::extract::count_by_rule;
use crate::report::screen;
use crate::rule::RuleSet;
use rayon::prelude::*;

/// What a rule cost and brought, over all articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cost {
    /// Time, in nanoseconds, of all threads together.
    pub nanos: u64,
    /// Values that its phrases matched and no `not` withdrew.
    pub matches: usize,
    /// Claims.
    pub claims: usize,
}

impl Cost {
    fn add(self, other: Self) -> Self {
        Self {
            nanos: self.nanos + other.nanos,
            matches: self.matches + other.matches,
            claims: self.claims + other.claims,
        }
    }
}

/// The cost of every rule, by index, and of all that rules share (tokens, mentions, dates, names). `clock` gives nanoseconds
/// since any fixed moment.
#[must_use]
pub fn profile(set: &RuleSet, articles: &[Article], clock: &(dyn Fn() -> u64 + Sync)) -> (Vec<Cost>, u64) {
    let of_article = |article: &Article| {
        let begun = clock();
        crate::viewed(set, article, |view, dated| {
            let mut last = clock();
            let shared = last.saturating_sub(begun);
            let mut costs = vec![Cost::default(); set.rules.len()];
            count_by_rule(set, &dated, view, |rule, matches, claims| {
                let now = clock();
                costs[rule] = Cost { nanos: now.saturating_sub(last), matches, claims };
                last = now;
            });
            (costs, shared)
        })
    };
    let none = || (vec![Cost::default(); set.rules.len()], 0);
    articles.par_iter().map(of_article).reduce(none, |(mut all, shared), (costs, more)| {
        all.iter_mut().zip(costs).for_each(|(all, cost)| *all = all.add(cost));
        (all, shared + more)
    })
}

/// A table of it, the costliest rule first; rules that match nothing and take less than a ten thousandth of the time are counted only.
#[must_use]
pub fn table(set: &RuleSet, costs: &[Cost], shared: u64) -> String {
    let total: u64 = costs.iter().map(|c| c.nanos).sum::<u64>() + shared;
    let mut rows: Vec<(&str, Cost)> = set.rules.iter().map(|r| r.id.as_str()).zip(costs.iter().copied()).collect();
    rows.sort_by(|a, b| (b.1.nanos, a.0).cmp(&(a.1.nanos, b.0)));
    let quiet = |cost: &Cost| cost.matches == 0 && cost.nanos.saturating_mul(10_000) < total;
    let width = rows.iter().map(|(name, _)| screen::width(name)).max().unwrap_or(0).clamp(26, 40);
    let line = |name: &str, nanos: u64, rest: &str| {
        let share = nanos.saturating_mul(1000).checked_div(total).unwrap_or(0);
        let micros = nanos / 1000;
        let millis = format!("{}.{:03}", micros / 1000, micros % 1000);
        format!("{}  {millis:>10}  {:>3}.{} %{rest}\n", screen::fit(name, width), share / 10, share % 10)
    };
    let mut table =
        format!("{}  {:>10}  {:>7}  {:>8}  {:>8}\n", screen::fit("rule", width), "ms", "share", "matches", "claims");
    table.push_str(&line("(words, mentions, names)", shared, ""));
    for (name, cost) in rows.iter().filter(|(_, cost)| !quiet(cost)) {
        table.push_str(&line(name, cost.nanos, &format!("  {:>8}  {:>8}", cost.matches, cost.claims)));
    }
    let others = rows.iter().filter(|(_, cost)| quiet(cost)).count();
    if others > 0 {
        table.push_str(&format!("and {others} more that match nothing and take no time\n"));
    }
    table
}
