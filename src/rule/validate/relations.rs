//! `[[relation]]`: from what is written to orders between claims. What their terms mean shows when all rules are known.

use super::builder::Builder;
use crate::claim::Modality;
use crate::policy::Relation;
use crate::rule::error::{RuleError, SourceFile};
use crate::rule::file::{self, suggestion};
use crate::rule::{KeySource, Missing, Rule};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// A term of a relation, to be looked up when all rules are known.
pub(super) struct Term<'f> {
    file: &'f SourceFile,
    at: Range<usize>,
    written: String,
    /// Group of the rule that declares the relation.
    group: String,
}

impl<'f> Builder<'f> {
    /// The relations of the current rule, which is of this group.
    pub(super) fn relations(&mut self, written: &[Spanned<file::Relation>], group: &str) -> Vec<Relation> {
        written.iter().filter_map(|relation| self.relation(relation, group)).collect()
    }

    fn relation(&mut self, written: &Spanned<file::Relation>, group: &str) -> Option<Relation> {
        let r = written.get_ref();
        let mut terms: Vec<(Range<usize>, &String)> = Vec::new();
        for term in [&r.part, &r.whole, &r.start, &r.end].into_iter().flatten() {
            terms.push((term.span(), term.get_ref()));
        }
        let parts = r.parts.as_ref().map(|p| p.get_ref().0.as_slice()).unwrap_or_default();
        terms.extend(r.parts.iter().flat_map(|p| parts.iter().map(|part| (p.span(), part))));
        let text = |term: &Option<Spanned<String>>| term.as_ref().map(|t| t.get_ref().clone());
        let relation = match (text(&r.part), parts, text(&r.whole), text(&r.start), text(&r.end)) {
            (Some(part), [], Some(whole), None, None) => Relation::AtMost { part, whole },
            (None, [_, _, ..], Some(whole), None, None) => Relation::Sum { parts: parts.to_vec(), whole },
            (None, [], None, Some(start), Some(end)) => Relation::Before { start, end },
            _ => {
                self.error(
                    "relation-shape",
                    written.span(),
                    "this relation does not say what is compared with what",
                    "write part and whole (at most), parts and whole (their sum; two parts or more), or start and end (not after)",
                );
                return None;
            }
        };
        let Some(file) = self.file else { return Some(relation) };
        self.terms.extend(terms.into_iter().map(|(at, written)| Term {
            file,
            at,
            written: written.clone(),
            group: group.to_owned(),
        }));
        Some(relation)
    }
}

/// Tells the terms that mean nothing. `ids` are those of all rules as written, sound or not.
pub(super) fn check(terms: &[Term<'_>], rules: &[Rule], ids: &BTreeSet<String>, errors: &mut Vec<RuleError>) {
    let by_id: BTreeMap<&str, &Rule> = rules.iter().map(|r| (r.id.as_str(), r)).collect();
    for term in terms {
        let mut known: BTreeSet<String> = BTreeSet::new();
        let means = match term.written.split_once(':') {
            Some((rule, scope)) => match by_id.get(rule) {
                Some(rule) => means_scope(rule, scope, &mut known),
                None => {
                    known.extend(ids.iter().map(|id| format!("{id}:{scope}")));
                    ids.contains(rule)
                }
            },
            None => {
                known.extend(ids.iter().cloned());
                known.extend(Modality::ALL.iter().map(|m| m.name().to_owned()));
                known.contains(&term.written)
                    || rules
                        .iter()
                        .filter(|r| r.comparison.group == term.group)
                        .any(|r| means_scope(r, &term.written, &mut known))
                    // A rule of the group that has mistakes may have had it.
                    || ids.contains(&term.group) && !by_id.contains_key(term.group.as_str())
            }
        };
        if !means {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            let message = format!("`{}` is no scope, no modality and no rule", term.written);
            let help = suggestion(&term.written, &known);
            errors.push(RuleError::new("unknown-term", term.file, term.at.clone(), message).help(help));
        }
    }
}

/// Whether a rule can give this scope to a claim; those that it can are added to `known`.
fn means_scope(rule: &Rule, scope: &str, known: &mut BTreeSet<String>) -> bool {
    let Some(part) = rule.scope.as_ref().and_then(|name| rule.key.iter().find(|k| k.name == *name)) else {
        return false;
    };
    match &part.from {
        KeySource::Constant(constant) => {
            known.insert(constant.clone());
        }
        KeySource::Slot { slot, or, .. } => {
            if let Missing::Default(default) = or {
                known.insert(default.clone());
            }
            let constants = rule.patterns.iter().flat_map(|p| &p.set).filter(|(s, _)| s == slot);
            known.extend(constants.map(|(_, constant)| constant.clone()));
            // What the text itself says may be anything.
            let phrases = rule.patterns.iter().flat_map(|p| &p.phrases);
            let searched = rule.slots.get(*slot).is_some_and(|s| !s.look.is_empty());
            if searched || phrases.flat_map(|p| &p.slots).any(|s| s.binds == Some(*slot)) {
                return true;
            }
        }
    }
    known.contains(scope)
}
