//! `gainsay rules diff`: what a change of rules changes in a corpus: claims gained, lost and revalued, findings new and gone.
//!
//! Pure: two outcomes of the same articles in, the difference out. [`screen`] and [`markdown`] print it.

pub mod markdown;
pub mod screen;

use crate::claim::Claim;
use crate::finding::{Finding, Outcome};
use crate::report::record::{VERSION, key_fields};
use crate::report::words;
use crate::workbench::said::Said;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// What changed between two runs over the same articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Version of this form.
    pub version: u32,
    /// Articles that were read.
    pub articles: usize,
    /// Claims before.
    pub claims_before: usize,
    /// Claims after.
    pub claims_after: usize,
    /// Rules with a change, by name. Findings about articles stand under their code.
    pub rules: Vec<RuleDiff>,
}

/// What changed for one rule. Counts are of all changes; the lists hold as many as were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RuleDiff {
    /// Identifier of the rule.
    pub rule: String,
    /// How many of each.
    pub counts: Counts,
    /// Claims that were not there.
    pub gained: Vec<Said>,
    /// Claims that are not there any more.
    pub lost: Vec<Said>,
    /// Claims of the same words that now mean something else.
    pub revalued: Vec<Revalued>,
    /// Findings that were not there.
    pub new_findings: Vec<Found>,
    /// Findings that are not there any more.
    pub gone_findings: Vec<Found>,
    /// Findings of the same fact with other sides or another severity.
    pub changed_findings: Vec<Found>,
}

/// How many changes of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Claims gained.
    pub gained: usize,
    /// Claims lost.
    pub lost: usize,
    /// Claims revalued.
    pub revalued: usize,
    /// Findings that are new.
    pub new_findings: usize,
    /// Findings that are gone.
    pub gone_findings: usize,
    /// Findings that changed.
    pub changed_findings: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.gained += other.gained;
        self.lost += other.lost;
        self.revalued += other.revalued;
        self.new_findings += other.new_findings;
        self.gone_findings += other.gone_findings;
        self.changed_findings += other.changed_findings;
    }
}

impl Diff {
    /// All changes together.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut all = Counts::default();
        self.rules.iter().for_each(|rule| all.add(rule.counts));
        all
    }
}

/// A claim before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revalued {
    /// As it is now.
    pub claim: Said,
    /// What differs, in words: "value: 3 years → 4 years".
    pub changes: Vec<String>,
}

/// A finding, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its identifier.
    pub id: String,
    /// Its code.
    pub code: &'static str,
    /// Its severity.
    pub severity: &'static str,
    /// What it says.
    pub message: String,
}

/// Compares the outcomes of the same articles under old and new rules. At most `samples` of each kind are listed a rule.
#[must_use]
pub fn diff(old: &Outcome, new: &Outcome, samples: usize) -> Diff {
    let mut rules: BTreeMap<&str, RuleDiff> = BTreeMap::new();
    let pairs = pairs(&old.claims, &new.claims);
    for (before, after) in pairs {
        match (before, after) {
            (Some(b), Some(a)) => {
                let changes = changes(&old.claims[b], old, &new.claims[a], new);
                if !changes.is_empty() {
                    let rule = entry(&mut rules, &new.claims[a].rule_id);
                    rule.counts.revalued += 1;
                    list(&mut rule.revalued, samples, || Revalued { claim: Said::of(&new.claims[a], new), changes });
                }
            }
            (Some(b), None) => {
                let rule = entry(&mut rules, &old.claims[b].rule_id);
                rule.counts.lost += 1;
                list(&mut rule.lost, samples, || Said::of(&old.claims[b], old));
            }
            (None, Some(a)) => {
                let rule = entry(&mut rules, &new.claims[a].rule_id);
                rule.counts.gained += 1;
                list(&mut rule.gained, samples, || Said::of(&new.claims[a], new));
            }
            (None, None) => {}
        }
    }
    findings(old, new, samples, &mut rules);
    Diff {
        version: VERSION,
        articles: new.articles.len(),
        claims_before: old.claims.len(),
        claims_after: new.claims.len(),
        rules: rules.into_values().collect(),
    }
}

fn entry<'r, 'o>(rules: &'r mut BTreeMap<&'o str, RuleDiff>, name: &'o str) -> &'r mut RuleDiff {
    rules.entry(name).or_insert_with(|| RuleDiff { rule: name.to_owned(), ..RuleDiff::default() })
}

fn list<T>(to: &mut Vec<T>, samples: usize, one: impl FnOnce() -> T) {
    if to.len() < samples {
        to.push(one());
    }
}

/// Claims before and after: first by identifier; what is left, of one rule and article, by words that overlap. In order of
/// articles and places.
fn pairs(old: &[Claim], new: &[Claim]) -> Vec<(Option<usize>, Option<usize>)> {
    let by_id: HashMap<&str, usize> = old.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
    let mut of_new: Vec<Option<usize>> = new.iter().map(|c| by_id.get(c.id.as_str()).copied()).collect();
    let mut open = vec![true; old.len()];
    of_new.iter().flatten().for_each(|&i| open[i] = false);
    let mut left: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (i, claim) in old.iter().enumerate().filter(|(i, _)| open[*i]) {
        left.entry((&claim.article_name, &claim.rule_id)).or_default().push(i);
    }
    for (n, claim) in new.iter().enumerate() {
        if of_new[n].is_none() {
            let candidates = left.get(&(claim.article_name.as_str(), claim.rule_id.as_str()));
            let fits = |i: &&usize| open[**i] && old[**i].span.overlaps(claim.span);
            if let Some(&i) = candidates.and_then(|c| c.iter().find(fits)) {
                open[i] = false;
                of_new[n] = Some(i);
            }
        }
    }
    let mut pairs: Vec<_> = of_new.into_iter().enumerate().map(|(n, i)| (i, Some(n))).collect();
    pairs.extend((0..old.len()).filter(|i| open[*i]).map(|i| (Some(i), None)));
    let place = |(before, after): &(Option<usize>, Option<usize>)| {
        let claim = after.map(|n| &new[n]).or(before.map(|i| &old[i]));
        claim.map(|c| (c.article_name.clone(), c.span, c.rule_id.clone(), after.is_some()))
    };
    pairs.sort_by_cached_key(place);
    pairs
}

/// What differs between two claims, in words.
fn changes(before: &Claim, old: &Outcome, after: &Claim, new: &Outcome) -> Vec<String> {
    let mut changes = Vec::new();
    let mut tell = |what: &str, before: String, after: String| {
        if before != after {
            changes.push(format!("{what}: {before} → {after}"));
        }
    };
    let quote = |c: &Claim| format!("“{}”", c.text.split_whitespace().collect::<Vec<_>>().join(" "));
    tell("quote", quote(before), quote(after));
    tell("value", words::value(before, old), words::value(after, new));
    tell("meaning", words::resolved(before, old).replace('\n', "; "), words::resolved(after, new).replace('\n', "; "));
    tell("hedge", before.hedge.name().to_owned(), after.hedge.name().to_owned());
    tell("modality", before.modality.name().to_owned(), after.modality.name().to_owned());
    tell("as of", words::days(before.as_of.days), words::days(after.as_of.days));
    tell("speaker", named(before.speaker.as_deref()), named(after.speaker.as_deref()));
    let (was, is) = (key_fields(&before.key), key_fields(&after.key));
    let names: std::collections::BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    for name in names {
        let shown = |fields: &serde_json::Map<String, serde_json::Value>| {
            fields
                .get(name)
                .map_or_else(|| "nothing".to_owned(), |v| v.as_str().map_or_else(|| v.to_string(), str::to_owned))
        };
        tell(&format!("key {name}"), shown(&was), shown(&is));
    }
    if changes.is_empty() && before.compared != after.compared {
        changes.push("what it accepts in comparison".to_owned());
    }
    changes
}

fn named(speaker: Option<&str>) -> String {
    speaker.unwrap_or("nobody").to_owned()
}

/// Findings by identifier and code; of several alike the one with the same state is the same.
fn findings<'o>(old: &'o Outcome, new: &'o Outcome, samples: usize, rules: &mut BTreeMap<&'o str, RuleDiff>) {
    let mut left: HashMap<(&str, &str), Vec<&Finding>> = HashMap::new();
    for finding in &old.findings {
        left.entry((&finding.id, finding.code.name())).or_default().push(finding);
    }
    let mut changed = Vec::new();
    for finding in &new.findings {
        let before = left.entry((&finding.id, finding.code.name())).or_default();
        let same = before.iter().position(|f| f.state == finding.state && f.severity == finding.severity);
        match same {
            Some(i) => drop(before.remove(i)),
            None => changed.push(finding),
        }
    }
    for finding in changed {
        let before = left.entry((&finding.id, finding.code.name())).or_default();
        let rule = entry(rules, rule_of(finding));
        if before.pop().is_some() {
            rule.counts.changed_findings += 1;
            list(&mut rule.changed_findings, samples, || found(finding));
        } else {
            rule.counts.new_findings += 1;
            list(&mut rule.new_findings, samples, || found(finding));
        }
    }
    for finding in &old.findings {
        let before = left.entry((&finding.id, finding.code.name())).or_default();
        if let Some(i) = before.iter().position(|f| std::ptr::eq(*f, finding)) {
            before.remove(i);
            let rule = entry(rules, rule_of(finding));
            rule.counts.gone_findings += 1;
            list(&mut rule.gone_findings, samples, || found(finding));
        }
    }
}

fn rule_of(finding: &Finding) -> &str {
    finding.rule.as_deref().unwrap_or(finding.code.name())
}

fn found(finding: &Finding) -> Found {
    Found {
        id: finding.id.clone(),
        code: finding.code.name(),
        severity: finding.severity.name(),
        message: finding.message.clone(),
    }
}
