//! The rules of packs over packs: what replaces what, what is left out, and files that add patterns to a rule.

use super::builder::Builder;
use super::{Kind, Pack, relations};
use crate::rule::Rule;
use crate::rule::error::{RuleError, SourceFile};
use crate::rule::file::{self, suggestion};
use std::collections::{BTreeMap, BTreeSet};

/// Keys of a file that adds to a rule.
const OWN: [&str; 3] = ["extends", "pattern", "example"];

impl<'f> Builder<'f> {
    /// The rules of all packs, in order of their identifiers.
    pub(super) fn rules(&mut self, packs: &'f [Pack]) -> Vec<Rule> {
        let mut rules: BTreeMap<String, (usize, Rule)> = BTreeMap::new();
        for (layer, pack) in packs.iter().enumerate() {
            let known: BTreeSet<String> = rules.keys().cloned().collect();
            for (file, at, id) in &pack.without {
                if rules.remove(id).is_none() {
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    let message = format!("there is no rule `{id}` to leave out");
                    let help = suggestion(id, &known);
                    self.errors.push(RuleError::new("unknown-rule", file, at.clone(), message).help(help));
                }
            }
            let mut additions = Vec::new();
            for f in pack.files.iter().filter(|f| Kind::of(&f.name) == Kind::Rule) {
                self.file = Some(f);
                let written = self.written();
                if written.extends.is_some() {
                    additions.push((f, self.whole, written));
                } else {
                    self.replace(layer, f, written, &mut rules);
                }
            }
            for (f, whole, written) in additions {
                (self.file, self.whole) = (Some(f), whole);
                self.add_to(&written, &mut rules);
            }
        }
        let rules: Vec<Rule> = rules.into_values().map(|(_, rule)| rule).collect();
        relations::check(&self.terms, &rules, &self.ids, &mut self.errors);
        rules
    }

    /// Takes the rule of a file, in place of one of a pack below.
    fn replace(
        &mut self,
        layer: usize,
        f: &SourceFile,
        written: file::RuleFile,
        rules: &mut BTreeMap<String, (usize, Rule)>,
    ) {
        let Some((rule, at)) = self.rule(written) else { return };
        if let Some((_, other)) = rules.get(&rule.id).filter(|(below, _)| *below == layer) {
            let message = format!("the rule `{}` stands in {} already", rule.id, other.file.name);
            let help = "give one of them another id, or remove it";
            self.errors.push(RuleError::new("duplicate-id", f, at, message).help(help));
            return;
        }
        rules.insert(rule.id.clone(), (layer, rule));
    }

    /// Adds the patterns and examples of a file to the rule that it extends; its patterns are tried before those of the rule.
    fn add_to(&mut self, written: &file::RuleFile, rules: &mut BTreeMap<String, (usize, Rule)>) {
        let Some(base) = &written.extends else { return };
        let Some((_, rule)) = rules.get_mut(base.get_ref()) else {
            let known: Vec<&str> = rules.keys().map(String::as_str).collect();
            let message = format!("there is no rule `{}` to add to", base.get_ref());
            let help = match rules.is_empty() {
                true => "say in pack.toml what this folder extends: extends = [\"builtin\"]".to_owned(),
                false => suggestion(base.get_ref(), &known),
            };
            self.error("unknown-rule", base.span(), message, help);
            return;
        };
        let before = self.errors.len();
        for (key, at) in written.keys.iter().filter(|(key, _)| !OWN.contains(&key.as_str())) {
            self.error(
                "extends-key",
                at.clone(),
                format!("a file that adds to a rule has no `{key}` of its own"),
                format!(
                    "leave it out, or write the whole rule `{}` anew, with its `id` and without `extends`",
                    rule.id
                ),
            );
        }
        let (mut patterns, mut nots) = (Vec::new(), Vec::new());
        for p in &written.patterns {
            self.pattern(p, &rule.slots, Some(rule.value), &mut patterns, &mut nots);
        }
        let examples: Vec<_> = written.examples.iter().map(|e| self.example(e)).collect();
        if self.errors[before..].iter().all(|e| e.warning) {
            rule.comparison.lists |= super::builder::binds_lists(&patterns, Some(rule.value));
            rule.patterns.splice(0..0, patterns);
            rule.nots.append(&mut nots);
            rule.examples.extend(examples);
        }
    }
}
