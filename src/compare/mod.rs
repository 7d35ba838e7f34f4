//! Where claims disagree: facts in, findings out. One policy a file.
//!
//! Pure: the same claims give the same findings, in whatever order and on however many threads. Values come framed
//! ([`crate::frame`]), facts grouped ([`crate::group`]). A policy says how the claims of one fact part (`Split`); what kind
//! of finding that is, how bad, and how it is told, is the same for all policies.

mod constant;
mod copies;
mod cover;
mod cumulative;
mod dominance;
mod drift;
mod event_date;
mod exchange;
mod finish;
mod flow;
mod identity;
mod line;
mod once;
mod relation;
pub mod screen;
mod set;
mod shown;
mod unconvertible;
mod undated;
mod weigh;
mod words;

use crate::claim::Claim;
use crate::entity::Entities;
use crate::finding::{Code, Consensus, Fact, Finding};
use crate::group::{Apart, ArticleFacts, Cluster, clusters, source};
use crate::interval::{Extent, Interval};
use crate::policy::{Comparison, Policy, Severity};
use crate::rates::Rates;
use crate::similar::families;
use rayon::prelude::*;
use screen::Statement;
use std::collections::{BTreeMap, HashMap};

/// What comparing claims gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparisons {
    /// All facts, by group and key.
    pub facts: Vec<Fact>,
    /// All findings, by rule group, key and place.
    pub findings: Vec<Finding>,
    /// Claims that were compared with nothing, ascending, and why.
    pub apart: Vec<(usize, Apart)>,
}

/// Compares claims. `rules` and `articles` are indexed as the claims say ([`Claim::rule`], [`Claim::article`]). Without rates of
/// exchange, amounts in different currencies are not compared.
#[must_use]
pub fn compare(claims: &[Claim], rules: &[Comparison], entities: &Entities, articles: &[ArticleFacts]) -> Comparisons {
    compare_at(&Rates::default(), claims, rules, entities, articles)
}

/// Compares claims, amounts in different currencies at the rates of their days.
#[must_use]
pub fn compare_at(
    rates: &Rates,
    claims: &[Claim],
    rules: &[Comparison],
    entities: &Entities,
    articles: &[ArticleFacts],
) -> Comparisons {
    let order = canonical_order(claims);
    let repeats = source::copies(claims, &order, articles);
    let prints: Vec<_> = articles.iter().map(|a| &a.fingerprint).collect();
    let ground = Ground {
        claims,
        rules,
        entities,
        rates,
        articles,
        families: families(&prints),
        copies: reversed(&repeats, &order),
    };
    let originals: Vec<usize> = order.into_iter().filter(|i| !repeats.contains_key(i)).collect();

    let clusters = clusters(claims, &originals, rules, entities);
    let per_fact: Vec<(Vec<Finding>, Vec<usize>)> =
        open_facts(&ground, &clusters).into_par_iter().map(|cluster| of_fact(&ground, cluster)).collect();
    let mut findings = Vec::new();
    let mut apart: BTreeMap<usize, Apart> = repeats.keys().map(|&i| (i, Apart::Copy)).collect();
    for (found, unclear) in per_fact {
        findings.extend(found);
        apart.extend(unclear.into_iter().map(|i| (i, Apart::SeveralValues)));
    }
    for cluster in &clusters {
        if let Some(reason) = &cluster.apart {
            apart.extend(cluster.claims.iter().map(|&i| (i, reason.clone())));
        }
    }
    findings.extend(relation::findings(&ground, &originals));
    findings.extend(exchange::conversions(&ground, &originals));
    findings.extend(undated::findings(&ground, &originals));
    identity::sort(&ground, &mut findings);
    let facts = identity::facts(&ground, &clusters);
    Comparisons { facts, findings, apart: apart.into_iter().collect() }
}

/// The clusters that may hold a disagreement: on a line, those whose claims cannot all hold; elsewhere all of two claims or more.
fn open_facts<'c>(ground: &Ground, clusters: &'c [Cluster]) -> Vec<&'c Cluster> {
    let mut statements = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (number, cluster) in clusters.iter().enumerate() {
        if cluster.apart.is_some() || cluster.claims.len() < 2 {
            continue;
        }
        match on_one_line(ground, cluster) {
            Some(of_it) => {
                statements.extend(of_it.into_iter().map(|accepted| Statement { fact: number as u64, accepted }));
            }
            None => open.push(number),
        }
    }
    open.extend(screen::disputed(&statements).into_iter().filter_map(|fact| usize::try_from(fact).ok()));
    open.sort_unstable();
    open.into_iter().map(|number| &clusters[number]).collect()
}

/// What the claims of a cluster accept, when their policy compares them as they are and they share one unit.
fn on_one_line(ground: &Ground, cluster: &Cluster) -> Option<Vec<Interval>> {
    let mut of_it = Vec::with_capacity(cluster.claims.len());
    let mut unit = None;
    for &i in &cluster.claims {
        let claim = &ground.claims[i];
        let compared = claim.compared.as_ref()?;
        let on_line =
            ground.rules.get(claim.rule).is_some_and(|r| matches!(r.policy, Policy::Constant | Policy::Elapsed));
        if !on_line || *unit.get_or_insert(&compared.unit) != &compared.unit {
            return None;
        }
        of_it.push(compared.first().accepted().interval()?);
    }
    Some(of_it)
}

/// Claims by article, place and rule, whatever order they come in.
fn canonical_order(claims: &[Claim]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    let place = |i: usize| {
        let c = &claims[i];
        (&c.article_name, c.span, &c.rule_id, &c.id)
    };
    if !order.is_sorted_by(|&a, &b| place(a) <= place(b)) {
        order.sort_by(|&a, &b| place(a).cmp(&place(b)));
    }
    order
}

/// For every claim that copies repeat: the copies.
fn reversed(repeats: &HashMap<usize, Option<usize>>, order: &[usize]) -> HashMap<usize, Vec<usize>> {
    let mut copies: HashMap<usize, Vec<usize>> = HashMap::new();
    for copy in order {
        if let Some(Some(original)) = repeats.get(copy) {
            copies.entry(*original).or_default().push(*copy);
        }
    }
    copies
}

/// All that is known beside the fact at hand.
struct Ground<'a> {
    claims: &'a [Claim],
    rules: &'a [Comparison],
    entities: &'a Entities,
    rates: &'a Rates,
    articles: &'a [ArticleFacts],
    /// Number of the family of near-identical texts, by article.
    families: Vec<usize>,
    /// Claims of articles with the same text, by the claim that they repeat.
    copies: HashMap<usize, Vec<usize>>,
}

/// Claims that may be set against each other: one fact, one unit.
struct Matter<'a> {
    ground: &'a Ground<'a>,
    rule: &'a Comparison,
    /// The claim whose key says most.
    best: usize,
    /// Claims in canonical order.
    claims: Vec<usize>,
    /// Number of the independent source of each of them.
    sources: Vec<usize>,
}

impl<'a> Matter<'a> {
    fn new(ground: &'a Ground<'a>, rule: &'a Comparison, best: usize, claims: Vec<usize>) -> Self {
        let of: Vec<&Claim> = claims.iter().map(|&i| &ground.claims[i]).collect();
        let sources = source::sources(&of, ground.articles, &ground.families);
        Self { ground, rule, best, claims, sources }
    }

    /// The claim of this index into all claims.
    fn claim(&self, i: usize) -> &'a Claim {
        &self.ground.claims[i]
    }

    /// Some of its claims by their places, with their sources.
    fn part(&self, places: impl IntoIterator<Item = usize>) -> Self {
        let (claims, sources) = places.into_iter().map(|p| (self.claims[p], self.sources[p])).unzip();
        Self { ground: self.ground, rule: self.rule, best: self.best, claims, sources }
    }
}

/// How the claims of one fact part, by one policy. Claims are indices into all claims.
struct Split {
    /// What most independent sources have in common.
    consensus: Option<Consensus>,
    /// The sides, consensus first.
    sides: Vec<Part>,
    /// Claims that fit more than one side.
    also: Vec<usize>,
    /// No side weighs more than this.
    at_most: Severity,
    /// What keeps it apart from other splits of the same fact, if there can be several.
    anchor: Option<String>,
}

/// What the anchors of splits by a declared relation begin with.
const RELATION: &str = "relation";

/// Claims of one side.
struct Part {
    claims: Vec<usize>,
    /// The code that it has whatever its claims are; `None`: to be found.
    code: Option<Code>,
    /// What the claims have in common.
    extent: Extent,
}

/// The findings of one fact, and its claims that are set aside because their articles give several values.
fn of_fact(ground: &Ground, cluster: &Cluster) -> (Vec<Finding>, Vec<usize>) {
    let rule = cluster.claims.iter().filter_map(|&i| ground.rules.get(ground.claims[i].rule)).min_by_key(|r| &r.rule);
    let several = cluster.apart.is_none() && cluster.claims.len() > 1;
    let (Some(rule), true) = (rule, several) else { return Default::default() };
    let unclear = if rule.identity.once { once::unclear(ground, &cluster.claims) } else { Vec::new() };
    let mut by_unit: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &i in cluster.claims.iter().filter(|i| !unclear.contains(i)) {
        let unit = ground.claims[i].compared.as_ref().and_then(|c| c.unit.as_deref()).unwrap_or_default();
        by_unit.entry(unit).or_default().push(i);
    }
    let mut findings = Vec::new();
    for claims in by_unit.values().filter(|claims| claims.len() > 1) {
        let matter = Matter::new(ground, rule, cluster.best, claims.clone());
        findings.extend(splits(&matter).into_iter().filter_map(|split| finish::finding(&matter, split)));
    }
    if by_unit.len() > 1 {
        match exchange::findings(ground, rule, cluster, &by_unit) {
            // What disagrees in one currency need not be told in another.
            Some(converted) if findings.is_empty() => findings.extend(converted),
            Some(_) => {}
            None => findings.extend(unconvertible::finding(ground, rule, cluster, &by_unit)),
        }
    }
    (findings, unclear)
}

/// How claims part by the policy of their rule.
fn splits(matter: &Matter) -> Vec<Split> {
    match matter.rule.policy {
        Policy::Constant | Policy::Elapsed => constant::split(matter),
        Policy::EventDate => event_date::splits(matter),
        Policy::Set => set::splits(matter),
        Policy::Drift { .. } => drift::split(matter).into_iter().collect(),
        Policy::Cumulative { .. } => cumulative::splits(matter),
        Policy::Flow => flow::splits(matter),
        // Only the order between claims of different terms matters: see `relation`.
        Policy::Relation => Vec::new(),
    }
}
