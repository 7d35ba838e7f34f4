//! From a split to a finding: codes, severity, identifiers, words. The same for all policies.

use super::copies::{repeated, with_copies};
use super::{Matter, Part, Split, event_date, identity, weigh, words};
use crate::claim::Claim;
use crate::finding::{Code, Finding, Side};
use crate::group::{named_event, story};
use crate::policy::{Policy, Severity};
use std::collections::BTreeSet;

/// The finding of a split; `None` when no two sides are left.
pub(super) fn finding(matter: &Matter, mut split: Split) -> Option<Finding> {
    keep_same_story(matter, &mut split);
    if split.sides.len() < 2 {
        return None;
    }
    let (code, severity) = worst(matter, &split);
    let told = words::finding(matter, &split, code);
    let sides: Vec<Side> = split.sides.iter().map(|part| side(matter, part)).collect();
    let mut also: Vec<usize> = split.also.iter().flat_map(|&i| with_copies(matter, i)).collect();
    also.sort_unstable();
    let claims: Vec<usize> = split.sides.iter().flat_map(|part| part.claims.iter().copied()).collect();
    Some(Finding {
        id: identity::id(matter, &claims, split.anchor.as_deref(), None),
        state: identity::state(matter.ground, split.sides.iter().map(|p| p.claims.as_slice())),
        code,
        severity,
        rule: Some(matter.rule.rule.clone()),
        key: matter.claim(matter.best).key.clone(),
        message: told.message,
        help: told.help,
        consensus: split.consensus,
        sides,
        also,
    })
}

fn side(matter: &Matter, part: &Part) -> Side {
    let members: BTreeSet<usize> = part.claims.iter().copied().collect();
    let sources: BTreeSet<usize> =
        matter.claims.iter().zip(&matter.sources).filter(|(i, _)| members.contains(i)).map(|(_, &s)| s).collect();
    let mut claims = part.claims.clone();
    claims.extend(part.claims.iter().flat_map(|&i| with_copies(matter, i).skip(1)));
    let mut copies = repeated(matter.ground, &claims);
    claims.sort_unstable();
    copies.sort_unstable();
    Side { extent: part.extent.clone(), sources: sources.len(), claims, copies }
}

/// Comparing more articles than this with each other is left to the story as a whole.
const CHECKED_PAIRS: usize = 250_000;

/// Leaves only claims on the sides that are of one story with a claim of another side, so that nobody is set against an
/// article of another event that merely shares a story with a third.
fn keep_same_story(matter: &Matter, split: &mut Split) {
    let Some(days) = matter.rule.identity.story_days else { return };
    let total: usize = split.sides.iter().map(|s| s.claims.len()).sum();
    if total.saturating_mul(total) > CHECKED_PAIRS {
        return;
    }
    let entities = matter.ground.entities;
    let linked = |a: &Claim, b: &Claim| {
        let event = named_event(&a.key, entities);
        event.is_some() && event == named_event(&b.key, entities) || story::same_story(a, b, days, entities)
    };
    let all: Vec<Vec<usize>> = split.sides.iter().map(|s| s.claims.clone()).collect();
    for (n, part) in split.sides.iter_mut().enumerate() {
        let others: Vec<&Claim> =
            all.iter().enumerate().filter(|&(m, _)| m != n).flat_map(|(_, s)| s).map(|&i| matter.claim(i)).collect();
        part.claims.retain(|&i| others.iter().any(|other| linked(matter.claim(i), other)));
    }
    split.sides.retain(|s| !s.claims.is_empty());
}

/// Code and severity of the most severe outlying side.
fn worst(matter: &Matter, split: &Split) -> (Code, Severity) {
    let claims: Vec<Vec<&Claim>> =
        split.sides.iter().map(|part| part.claims.iter().map(|&i| matter.claim(i)).collect()).collect();
    // Each side against the first; the first, when it may be an outlier itself, against the second.
    let against = |n: usize| if n == 0 { 1 } else { 0 };
    let first = usize::from(split.sides[0].code.is_none());
    (first..split.sides.len())
        .map(|n| {
            let (side, other) = (&claims[n], &claims[against(n)]);
            let code = split.sides[n].code.unwrap_or_else(|| code_of(matter, side, other, &claims, n));
            let severity = match code {
                Code::StaleRelativeDate | Code::AmbiguousWording | Code::BrokenRelation => {
                    weigh::fixed(side, other, matter.rule, Severity::Warning)
                }
                Code::Diverse | Code::UndatedArticle | Code::Unconvertible => {
                    weigh::fixed(side, other, matter.rule, Severity::Note)
                }
                Code::Disagreement | Code::SelfContradiction => weigh::sides(side, other, matter.rule),
            };
            let severity = if matter.rule.severity.is_some() { severity } else { severity.min(split.at_most) };
            (code, severity)
        })
        .max_by_key(|&(code, severity)| (severity, std::cmp::Reverse(precedence(code))))
        .unwrap_or((Code::Disagreement, Severity::Note))
}

/// Among sides of equal severity: relation, then stale, ambiguous, self-contradiction, disagreement.
fn precedence(code: Code) -> u8 {
    match code {
        Code::BrokenRelation => 0,
        Code::StaleRelativeDate => 1,
        Code::AmbiguousWording => 2,
        Code::SelfContradiction => 3,
        Code::Disagreement => 4,
        Code::Diverse => 5,
        Code::Unconvertible => 6,
        Code::UndatedArticle => 7,
    }
}

fn code_of(matter: &Matter, side: &[&Claim], other: &[&Claim], all: &[Vec<&Claim>], n: usize) -> Code {
    if matter.rule.policy == Policy::EventDate && stale(side, other) {
        return Code::StaleRelativeDate;
    }
    // Every article of the side also says something else: it contradicts itself, whoever else does.
    let elsewhere: BTreeSet<usize> =
        all.iter().enumerate().filter(|&(m, _)| m != n).flat_map(|(_, s)| s).map(|c| c.article).collect();
    if side.iter().all(|c| elsewhere.contains(&c.article)) { Code::SelfContradiction } else { Code::Disagreement }
}

/// Whether the one side rests on relative dates that are off by whole weeks. Either may be the stale one.
fn stale(side: &[&Claim], other: &[&Claim]) -> bool {
    let all_of = |a: &[&Claim], b: &[&Claim]| a.iter().all(|x| b.iter().any(|y| event_date::is_stale(x, y)));
    all_of(side, other) || all_of(other, side)
}
