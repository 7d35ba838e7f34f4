//! What is no mistake in a rule, but deserves a second look: no examples, no near miss, phrases that no word anchors or that
//! add nothing.

use crate::rule::error::{RuleError, SourceFile};
use crate::rule::pattern::cover::{Step, covers, ways};
use crate::rule::pattern::parse::{SlotNode, parse};
use crate::rule::{Pattern, Phrase, Rule, RuleSet};
use crate::text::Span;
use std::collections::BTreeSet;

/// All remarks, as warnings, in order of rules.
///
/// ```
/// let (rules, _) = gainsay::rule::load::builtin();
/// let remarks = gainsay::workbench::lint::lint(&rules);
/// assert!(remarks.iter().all(|r| r.code != "no-example"));
/// ```
#[must_use]
pub fn lint(set: &RuleSet) -> Vec<RuleError> {
    set.rules.iter().flat_map(of_rule).collect()
}

/// The remarks on one rule.
#[must_use]
pub fn of_rule(rule: &Rule) -> Vec<RuleError> {
    let mut remarks = Vec::new();
    let mut remark = |code, place: Span, message: String, help: &str| {
        remarks.push(RuleError::new(code, &rule.file, place, message).help(help).warning());
    };
    if rule.docs.trim().is_empty() {
        let help = "say in `docs` what it is about, for `gainsay explain`";
        remark("no-docs", rule.id_span, format!("`{}` does not say what it is about", rule.id), help);
    }
    // A rule of relations alone finds no claims of its own.
    if rule.patterns.is_empty() {
        return remarks;
    }
    if !rule.examples.iter().any(|e| !e.claims.is_empty()) {
        let help = "add an [[example]] with the claims that it must find";
        remark("no-example", rule.id_span, format!("`{}` shows nothing that it finds", rule.id), help);
    }
    if !rule.examples.iter().any(|e| e.claims.is_empty()) {
        let help = "add an [[example]] that comes close and has claims = []";
        remark("no-near-miss", rule.id_span, format!("`{}` shows nothing that it leaves alone", rule.id), help);
    }
    for phrase in phrases(rule).filter(|phrase| phrase.program.anchors.is_none()) {
        let help = "if all that it is meant for has a word in common, write it: else every sentence is searched";
        remark("no-anchor", phrase.span, format!("no word anchors \"{}\"", phrase.written), help);
    }
    for (narrow, wide) in covered(rule) {
        let message = format!("\"{}\" matches nothing that \"{}\" does not", narrow.written, wide.written);
        remark("adds-nothing", narrow.span, message, "remove it, or change what makes it different");
    }
    remarks
}

/// The phrases of the rule's own file: those of files that add to it are others' business.
fn phrases(rule: &Rule) -> impl Iterator<Item = &Phrase> {
    rule.patterns.iter().flat_map(|p| &p.phrases).filter(|phrase| is_in(&rule.file, phrase))
}

fn is_in(file: &SourceFile, phrase: &Phrase) -> bool {
    file.text.get(phrase.span.start..phrase.span.end).is_some_and(|text| text.contains(&phrase.written))
}

/// Phrases that add nothing, each with one that matches all they do and states the same.
fn covered(rule: &Rule) -> Vec<(&Phrase, &Phrase)> {
    let read: Vec<(&Phrase, String, BTreeSet<Vec<Step>>)> = rule
        .patterns
        .iter()
        .flat_map(|pattern| pattern.phrases.iter().map(move |phrase| (pattern, phrase)))
        .filter(|(_, phrase)| is_in(&rule.file, phrase))
        .filter_map(|(pattern, phrase)| Some((phrase, stated(pattern), ways_of(phrase)?)))
        .collect();
    let mut found = Vec::new();
    let mut needed = vec![true; read.len()];
    for (i, (narrow, states, of_narrow)) in read.iter().enumerate() {
        let wider = |&j: &usize| j != i && needed[j] && read[j].1 == *states && covers(&read[j].2, of_narrow);
        if let Some(j) = (0..read.len()).find(wider) {
            needed[i] = false;
            found.push((*narrow, read[j].0));
        }
    }
    found
}

/// All that makes equal words of two patterns different claims.
fn stated(pattern: &Pattern) -> String {
    let require: Vec<&str> = pattern.require.iter().map(|p| p.written.as_str()).collect();
    format!("{:?} {:?} {:?} {require:?} {:?}", pattern.reads, pattern.set, pattern.modality, pattern.leave)
}

fn ways_of(phrase: &Phrase) -> Option<BTreeSet<Vec<Step>>> {
    let takes = |node: &SlotNode| {
        let index = phrase.program.slots.iter().position(|slot| slot == node);
        format!("{:?}", index.and_then(|i| phrase.slots.get(i)))
    };
    ways(&parse(&phrase.written).ok()?, &takes)
}
