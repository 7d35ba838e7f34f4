//! One phrase of a pattern: parsed, compiled, its slots resolved.

use super::builder::Builder;
use crate::rule::error::SourceFile;
use crate::rule::file::suggestion;
use crate::rule::pattern::compile::First;
use crate::rule::pattern::parse::{Node, PatternError, SlotNode, parse};
use crate::rule::{Class, Limits, Phrase, PhraseSlot, SlotSpec};
use std::ops::Range;

impl Builder<'_> {
    /// Parses and compiles one phrase; mistakes are told at their place inside it.
    pub(super) fn phrase<'l>(
        &mut self,
        written: &str,
        at: Range<usize>,
        slots: &[SlotSpec],
        limit: Option<&dyn Fn(usize) -> Option<&'l Limits>>,
    ) -> Option<Phrase> {
        let compiled = parse(written).and_then(|node| self.shared.compile(&node).map(|program| (program, node)));
        let (mut program, node) = match compiled {
            Ok(done) => done,
            Err(e) => {
                self.pattern_error(written, &at, e);
                return None;
            }
        };
        if matches!(node, Node::Gap { .. }) {
            self.error("pattern-empty", at, "a gap alone matches anything", "put words or slots around it");
            return None;
        }
        self.words_in_texts(&node, written, &at);
        let mut taken = Vec::new();
        for node in program.slots.clone() {
            taken.push(self.phrase_slot(&node, written, &at, slots, limit)?);
        }
        // A name that no table knows begins anywhere.
        if matches!(program.first, First::Slot | First::SlotOr(_)) && taken.iter().any(|s| s.kinds.name) {
            program.first = First::Any;
        }
        let number = self.anchors.add(program.anchors.as_ref());
        let span = self.file.map_or(at.clone(), |f| place_of(f, written, &at, 0..written.len())).into();
        Some(Phrase { number, written: written.to_owned(), span, program, slots: taken })
    }

    fn phrase_slot<'l>(
        &mut self,
        node: &SlotNode,
        written: &str,
        at: &Range<usize>,
        slots: &[SlotSpec],
        limit: Option<&dyn Fn(usize) -> Option<&'l Limits>>,
    ) -> Option<PhraseSlot> {
        let binds = slots.iter().position(|s| s.name == node.name);
        let place = self.place_of(written, at, node.at.clone());
        if binds.is_none() && node.name != "_" && !slots.is_empty() {
            let known: Vec<&str> = slots.iter().map(|s| s.name.as_str()).collect();
            let help = format!("{}; a slot that binds nothing is written {{_:type}}", suggestion(&node.name, &known));
            self.error("unknown-slot", place, format!("this rule has no slot `{}`", node.name), help);
            return None;
        }
        let spec = binds.map(|i| &slots[i]);
        let kinds = match &node.kind {
            Some(kind) => self.kinds(std::slice::from_ref(kind), place.clone()),
            None => spec.map(|s| s.kinds.clone()).unwrap_or_default(),
        };
        let class = match &node.class {
            None => None,
            Some(c) if self.kinds.contains(c) => Some(Class::Kind(c.clone())),
            Some(c) => Some(Class::Entity(self.entity(c, place.clone())?)),
        };
        let mut only = Vec::new();
        for id in &node.only {
            only.push(self.entity(id, place.clone())?);
        }
        let mut limits = spec.map(|s| s.limits.clone()).unwrap_or_default();
        if let Some(narrower) = binds.and_then(|i| limit.and_then(|l| l(i))) {
            limits = narrowed(&limits, narrower);
        }
        let articles = spec.is_some_and(|s| s.articles);
        Some(PhraseSlot { binds, kinds, class, only, list: node.list, articles, limits })
    }

    fn place_of(&self, written: &str, at: &Range<usize>, part: Range<usize>) -> Range<usize> {
        self.file.map_or_else(|| at.clone(), |f| place_of(f, written, at, part))
    }

    fn pattern_error(&mut self, written: &str, at: &Range<usize>, e: PatternError) {
        let place = self.place_of(written, at, e.at);
        self.error(e.code, place, e.message, e.help);
    }
}

/// The place of a part of a pattern in its file: the pattern is looked up in the text of its TOML value.
pub(super) fn place_of(f: &SourceFile, written: &str, at: &Range<usize>, part: Range<usize>) -> Range<usize> {
    let found = f.text.get(at.clone()).and_then(|toml| toml.find(written));
    match found.map(|i| at.start + i) {
        Some(start) if part.end > part.start => start + part.start..start + part.end,
        _ => at.clone(),
    }
}

fn narrowed(wide: &Limits, narrow: &Limits) -> Limits {
    let pick = |a: &Vec<usize>, b: &Vec<usize>| if b.is_empty() { a.clone() } else { b.clone() };
    let names = |a: &Vec<String>, b: &Vec<String>| if b.is_empty() { a.clone() } else { b.clone() };
    Limits {
        min: narrow.min.or(wide.min),
        max: narrow.max.or(wide.max),
        units: names(&wide.units, &narrow.units),
        currencies: names(&wide.currencies, &narrow.currencies),
        within: narrow.within.or(wide.within),
        one_of: pick(&wide.one_of, &narrow.one_of),
        skip: pick(&wide.skip, &narrow.skip),
        grains: names(&wide.grains, &narrow.grains),
    }
}
