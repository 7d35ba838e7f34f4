//! Articles whose date is unknown or only bounded, and which state something that depends on it: one note each.

use super::{Ground, identity, words};
use crate::article::Basis;
use crate::claim::{Claim, ClaimValue};
use crate::finding::{Code, Finding, Side};
use crate::interval::{Axis, Extent};
use crate::mention::Written;
use crate::policy::{Comparison, Policy, Severity};
use std::collections::BTreeMap;

/// The notes, by article. `originals` are the claims that are no copies.
pub(super) fn findings(ground: &Ground, originals: &[usize]) -> Vec<Finding> {
    let unnamed = Comparison::default();
    let mut by_article: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &i in originals {
        let claim = &ground.claims[i];
        let rule = ground.rules.get(claim.rule).unwrap_or(&unnamed);
        if claim.published.basis >= Basis::Bounded && needs_date(claim, rule) {
            by_article.entry(&claim.article_name).or_default().push(i);
        }
    }
    by_article.into_iter().map(|(article, claims)| finding(ground, article, claims)).collect()
}

fn finding(ground: &Ground, article: &str, mut claims: Vec<usize>) -> Finding {
    claims.sort_unstable();
    let published = ground.claims[claims[0]].published;
    let told = words::undated(ground, article, published.days, &claims);
    Finding {
        id: identity::digest([Code::UndatedArticle.name(), article]),
        state: identity::state(ground, std::iter::once(claims.as_slice())),
        code: Code::UndatedArticle,
        severity: Severity::Note,
        rule: None,
        key: Vec::new(),
        message: told.message,
        help: told.help,
        consensus: None,
        sides: vec![Side { extent: Extent::Date(published.days), sources: 1, claims, copies: Vec::new() }],
        also: Vec::new(),
    }
}

/// Whether the missing date leaves the claim out of comparison, or leaves an end of what it means open.
fn needs_date(claim: &Claim, rule: &Comparison) -> bool {
    if claim.as_of.stated && !matches!(claim.value, ClaimValue::Date(_) | ClaimValue::Written(Written::Date(_))) {
        return false;
    }
    let Some(compared) = &claim.compared else {
        // Without a frame: a date that counts from publication, time gone by, or a value that moves.
        return match (&claim.value, rule.policy) {
            (ClaimValue::Written(Written::Date(_)) | ClaimValue::Elapsed { .. }, _) => true,
            (ClaimValue::Date(days), _) => *days == crate::value::Days::UNKNOWN,
            (_, Policy::Elapsed | Policy::Drift { .. } | Policy::Cumulative { .. } | Policy::Set) => true,
            _ => false,
        };
    };
    let open = |extent: &Extent| matches!(extent, Extent::Date(days) if days.bounded().is_none());
    match rule.policy {
        Policy::Drift { .. } | Policy::Cumulative { .. } => true,
        // Of an event, the article is in no story but its own.
        _ if rule.identity.story_days.is_some() && claim.published.basis == Basis::Unknown => true,
        _ => compared.axis() == Axis::Date && open(&compared.first().core),
    }
}
