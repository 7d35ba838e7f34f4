//! Identifiers that stay: of a finding, made of its rule group and key, and of its state, made of who says what. Facts.

use super::{Ground, Matter, event_date};
use crate::claim::{Claim, KeySlot, KeyValue};
use crate::finding::{Code, Fact, Finding, Parted};
use crate::group::{self, Apart, Class, Cluster, key_days, named_event, source, story};
use crate::interval::Extent;
use crate::policy::Policy;
use crate::value::Days;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The first 16 hexadecimal digits of the SHA-256 of some parts, which may hold anything.
pub(super) fn digest<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        let part = part.as_ref();
        // Lengths in front keep ("a", "bc") and ("ab", "c") apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The identifier of a finding over `claims`: rule group, the most specific key, and what else keeps facts of one key apart.
pub(super) fn id(matter: &Matter, claims: &[usize], split_anchor: Option<&str>, code: Option<Code>) -> String {
    let best = matter.claim(matter.best);
    let mut parts = vec![best.group.clone()];
    parts.extend(best.key.iter().map(key_text));
    parts.push(anchor(matter, best, claims).unwrap_or_default());
    parts.push(best.scope.clone().unwrap_or_default());
    let class = Class::of(best.modality);
    parts.push(if class == Class::Stated { String::new() } else { format!("{class:?}") });
    let unit = claims.first().and_then(|&i| matter.claim(i).compared.as_ref()?.unit.clone());
    parts.push(unit.unwrap_or_default());
    parts.push(split_anchor.unwrap_or_default().to_owned());
    parts.extend(code.map(|c| c.name().to_owned()));
    digest(parts)
}

/// What tells an event from others of the same key: its earliest day. `None` for standing facts and named or dated events,
/// whose key says it already.
fn anchor(matter: &Matter, best: &Claim, claims: &[usize]) -> Option<String> {
    // Occurrences of an event are told apart by its dates, whether it needs a story or not.
    if matter.rule.identity.story_days.is_none() && matter.rule.policy != Policy::EventDate {
        return None;
    }
    if named_event(&best.key, matter.ground.entities).is_some() || key_days(&best.key).is_some() {
        return None;
    }
    let day = |i: &usize| {
        let claim = matter.claim(*i);
        match claim.compared.as_ref().map(|c| &c.first().core) {
            Some(Extent::Date(Days { from, to })) => from.or(*to),
            _ => story::story_day(claim),
        }
    };
    claims.iter().filter_map(day).min().map(|d| d.to_string())
}

fn key_text(slot: &KeySlot) -> String {
    let value = match &slot.value {
        KeyValue::Wildcard => "*".to_owned(),
        KeyValue::Text(text) => text.clone(),
        KeyValue::Entities(ids) => ids.join("+"),
        KeyValue::Days(days) => days_text(*days),
    };
    format!("{}={value}", slot.name)
}

fn days_text(days: Days) -> String {
    let day = |d: Option<chrono::NaiveDate>| d.map_or_else(String::new, |d| d.to_string());
    format!("{}..{}", day(days.from), day(days.to))
}

/// The state of a finding: who says what on each side, whatever the order.
pub(super) fn state<'c>(ground: &Ground, sides: impl Iterator<Item = &'c [usize]>) -> String {
    let mut said: Vec<Vec<String>> = sides
        .map(|claims| {
            let pairs: BTreeSet<String> = claims
                .iter()
                .map(|&i| {
                    let c = &ground.claims[i];
                    format!("{}\0{}", c.source.as_deref().unwrap_or(&c.article_name), value_text(c))
                })
                .collect();
            pairs.into_iter().collect()
        })
        .collect();
    said.sort_unstable();
    digest(said.into_iter().flat_map(|side| side.into_iter().chain(std::iter::once("\0".to_owned()))))
}

/// A claim's value as compared, in one line.
fn value_text(claim: &Claim) -> String {
    let mut text = claim.hedge.name().to_owned();
    let Some(compared) = &claim.compared else { return text + " " + &claim.text };
    for reading in &compared.readings {
        let _ = match &reading.core {
            Extent::Number(i) => {
                let end = |x: Option<crate::value::Decimal>| x.map_or_else(String::new, |x| x.normalize().to_string());
                write!(text, " {}..{}{}", end(i.lo), end(i.hi), compared.unit.as_deref().unwrap_or_default())
            }
            Extent::Date(days) => write!(text, " {}", days_text(*days)),
            Extent::Entities { ids, closed, .. } => {
                write!(text, " {}{}", ids.join("+"), if *closed { "!" } else { "" })
            }
        };
    }
    text
}

/// Orders findings by group and key, then by their first claim; those of articles come last. Of findings that would have one
/// identifier (two stories of one key that began on one day), all but the first get it with the name of their first article.
pub(super) fn sort(ground: &Ground, findings: &mut [Finding]) {
    let first = |f: &Finding| {
        let claims = f.sides.iter().flat_map(|s| &s.claims).map(|&i| &ground.claims[i]);
        claims.map(|c| (c.article_name.clone(), c.span)).min()
    };
    findings.sort_by_cached_key(|f| {
        let keys: Vec<String> = f.key.iter().map(key_text).collect();
        (f.rule.is_none(), f.rule.clone(), keys, first(f), f.id.clone(), f.state.clone())
    });
    let mut taken = BTreeSet::new();
    for finding in findings {
        while !taken.insert(finding.id.clone()) {
            let article = first(finding).map_or_else(String::new, |(name, _)| name);
            finding.id = digest([finding.id.clone(), article]);
        }
    }
}

/// All facts, by group and key. Clusters that differ in scope, modality or unit only are one fact.
pub(super) fn facts(ground: &Ground, clusters: &[Cluster]) -> Vec<Fact> {
    let mut by_key: BTreeMap<(&str, Vec<String>), Vec<&Cluster>> = BTreeMap::new();
    for cluster in clusters {
        let best = &ground.claims[cluster.best];
        by_key.entry((&best.group, best.key.iter().map(key_text).collect())).or_default().push(cluster);
    }
    let mut facts = Vec::new();
    for clusters in by_key.into_values() {
        let cells: BTreeSet<usize> = clusters.iter().map(|c| c.cell).collect();
        if cells.len() == clusters.len() {
            facts.push(fact(ground, &clusters));
        } else {
            // Several occurrences of one key.
            for (n, cluster) in clusters.iter().enumerate() {
                let mut fact = fact(ground, std::slice::from_ref(cluster));
                let mut same_cell = clusters.iter().enumerate().filter(|(m, c)| *m != n && c.cell == cluster.cell);
                if fact.parted.is_empty() && cluster.apart.is_none() && same_cell.any(|(_, c)| c.apart.is_none()) {
                    let reason = between_occurrences(ground, cluster);
                    fact.parted.push(Parted { reason: reason.name(), words: reason.to_string() });
                }
                facts.push(fact);
            }
        }
    }
    facts
}

fn fact(ground: &Ground, clusters: &[&Cluster]) -> Fact {
    let originals: Vec<usize> = clusters.iter().flat_map(|c| c.claims.iter().copied()).collect();
    let of: Vec<&Claim> = originals.iter().map(|&i| &ground.claims[i]).collect();
    let sources = source::sources(&of, ground.articles, &ground.families).into_iter().collect::<BTreeSet<_>>().len();
    let copies = originals.iter().filter_map(|i| ground.copies.get(i)).flatten().copied();
    let mut claims: Vec<usize> = originals.iter().copied().chain(copies).collect();
    claims.sort_unstable();
    let comparable = |c: &&Cluster| c.apart.is_none() && c.claims.len() > 1;
    let mut parts: Vec<Vec<usize>> = clusters.iter().flat_map(|c| occurrences(ground, c)).collect();
    let parted = parted(ground, &parts);
    for part in &mut parts {
        let copies: Vec<usize> = part.iter().filter_map(|i| ground.copies.get(i)).flatten().copied().collect();
        part.extend(copies);
        part.sort_unstable();
    }
    Fact {
        group: ground.claims[clusters[0].best].group.clone(),
        key: ground.claims[clusters[0].best].key.clone(),
        claims,
        sources,
        compared: clusters.iter().any(comparable),
        parts,
        parted,
    }
}

/// Why a cluster is not compared with another one of its cell and key.
fn between_occurrences(ground: &Ground, cluster: &Cluster) -> Apart {
    let rule = ground.rules.get(ground.claims[cluster.best].rule);
    if rule.is_some_and(|rule| rule.identity.story_days.is_some()) { Apart::Story } else { Apart::Occurrence }
}

/// The claims of a cluster that are compared with each other.
fn occurrences(ground: &Ground, cluster: &Cluster) -> Vec<Vec<usize>> {
    let rule = ground.rules.get(ground.claims[cluster.best].rule);
    match rule.filter(|rule| rule.policy == Policy::EventDate && cluster.apart.is_none()) {
        Some(rule) => {
            let matter = Matter::new(ground, rule, cluster.best, cluster.claims.clone());
            event_date::occurrences(&matter).into_iter().map(|occurrence| occurrence.claims).collect()
        }
        None => vec![cluster.claims.clone()],
    }
}

/// Why the first of these parts is not compared with the others.
fn parted(ground: &Ground, parts: &[Vec<usize>]) -> Vec<Parted> {
    let mut reasons: BTreeMap<&'static str, String> = BTreeMap::new();
    for part in parts.iter().skip(1) {
        let (a, b) = (&ground.claims[parts[0][0]], &ground.claims[part[0]]);
        let reason = group::apart(a, b, ground.rules, ground.entities).unwrap_or(Apart::Occurrence);
        reasons.entry(reason.name()).or_insert_with(|| reason.to_string());
    }
    reasons.into_iter().map(|(reason, words)| Parted { reason, words }).collect()
}
