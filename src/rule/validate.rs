//! Rule files as written to rules as used: names resolved, patterns compiled, every mistake told.

use super::datelines::Datelines;
use super::error::{RuleError, SourceFile};
use super::file::{self, Limits as WrittenLimits, Strings, suggestion};
use super::pattern::compile::{First, Shared};
use super::pattern::parse::{Node, PatternError, SlotNode, parse};
use super::{
    About, Anchors, Class, Cue, Cues, Example, Expected, KeyPart, KeySource, Kinds, Limits, Look, Missing, Pattern,
    Phrase, PhraseSlot, Rule, RuleSet, SlotSpec,
};
use crate::claim::Modality;
use crate::entity::names::Names;
use crate::entity::{Entities, Entity};
use crate::mention::Hedge;
use crate::policy::{Comparison, Identity, Policy, Read, Severity};
use crate::value::{Days, Decimal};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// Kinds of mention that a slot may name; other types are kinds of entity.
const MENTION_TYPES: [&str; 10] =
    ["number", "ordinal", "percent", "money", "duration", "age", "date", "quantity", "count", "name"];
const LOOKS: [&str; 7] = ["clause", "before", "after", "sentence", "back1", "article", "published"];
const POLICIES: [&str; 8] = ["constant", "elapsed", "event-date", "drift", "cumulative", "flow", "set", "relation"];
const MODALITIES: [Modality; 7] = [
    Modality::Actual,
    Modality::Estimate,
    Modality::Pledge,
    Modality::Proposal,
    Modality::Plan,
    Modality::Forecast,
    Modality::Denied,
];
const HEDGES: [Hedge; 11] = [
    Hedge::None,
    Hedge::Exactly,
    Hedge::About,
    Hedge::Nearly,
    Hedge::MoreThan,
    Hedge::AtLeast,
    Hedge::LessThan,
    Hedge::AtMost,
    Hedge::UpTo,
    Hedge::Between,
    Hedge::Vague,
];

/// Builds a rule set from its files, whose names tell what they hold: `entities/…`, `words.toml`, `cues.toml`,
/// `datelines.toml`, `rates.toml`, `tests/…`; anything else is a rule. What is wrong is left out and told.
#[must_use]
pub fn rule_set(files: &[SourceFile]) -> (RuleSet, Vec<RuleError>) {
    let mut errors = Vec::new();
    let mut set = RuleSet::default();
    let kind_of = |f: &SourceFile| Kind::of(&f.name);
    let of_kind = |kind| files.iter().filter(move |f| kind_of(f) == kind);

    set.entities = entities(of_kind(Kind::Entities), &mut errors);
    set.names = Names::new(&set.entities, &mut set.shared.vocabulary);
    for f in of_kind(Kind::Words) {
        words(f, &mut set.shared, &mut errors);
    }
    let mut builder = Builder {
        index: set.entities.iter().enumerate().map(|(i, e)| (e.id.clone(), i)).collect(),
        kinds: set.entities.iter().map(|e| e.kind.clone()).collect(),
        shared: std::mem::take(&mut set.shared),
        anchors: Anchors::default(),
        whole: true,
        file: None,
        errors,
    };
    for f in of_kind(Kind::Cues) {
        builder.file = Some(f);
        builder.cues(&mut set.cues);
    }
    for f in of_kind(Kind::Datelines) {
        let more = Datelines::read(f, &mut builder.errors);
        set.datelines.append(more);
    }
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for f in of_kind(Kind::Rule) {
        builder.file = Some(f);
        let Some((rule, at)) = builder.rule() else { continue };
        if let Some(other) = ids.insert(rule.id.clone(), f.name.clone()) {
            builder.error(
                "duplicate-id",
                at,
                format!("the rule `{}` stands in {other} already", rule.id),
                "give one of them another id, or remove it",
            );
            continue;
        }
        set.rules.push(rule);
    }
    set.rules.sort_by(|a, b| a.id.cmp(&b.id));
    set.shared = builder.shared;
    set.anchors = builder.anchors;
    let mut errors = builder.errors;
    errors.sort_by(|a, b| (a.file(), a.span.start).cmp(&(b.file(), b.span.start)));
    (set, errors)
}

/// What a file of a rule set holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Entities,
    Words,
    Cues,
    Datelines,
    Rule,
    Other,
}

impl Kind {
    fn of(name: &str) -> Self {
        let mut parts = name.rsplit('/');
        let last = parts.next().unwrap_or(name);
        match (parts.next(), last) {
            (Some("entities"), _) => Self::Entities,
            (Some("tests"), _) | (_, "rates.toml") => Self::Other,
            (_, "datelines.toml") => Self::Datelines,
            (_, "words.toml") => Self::Words,
            (_, "cues.toml") => Self::Cues,
            _ => Self::Rule,
        }
    }
}

fn entities<'f>(files: impl Iterator<Item = &'f SourceFile>, errors: &mut Vec<RuleError>) -> Entities {
    let mut all: BTreeMap<String, Entity> = BTreeMap::new();
    let mut references = Vec::new();
    for f in files {
        for entry in file::entity_file(f, errors) {
            let entry = entry.into_inner();
            let (id, at) = (entry.id.get_ref().clone(), entry.id.span());
            if all.contains_key(&id) {
                let e = RuleError::new("duplicate-id", f, at, format!("there is an entity `{id}` already"));
                errors.push(e.help("join the two, or give one of them another id"));
                continue;
            }
            let part_of = entry.part_of.map_or_else(Vec::new, |p| {
                references.push((f, p.span(), p.get_ref().0.clone()));
                p.into_inner().0
            });
            let valid = entry.valid.map_or(Days::UNKNOWN, |w| Days {
                from: w.from.as_ref().and_then(day_of),
                to: w.to.as_ref().and_then(day_of),
            });
            let entity = Entity {
                id: id.clone(),
                kind: entry.r#type.into_inner(),
                name: entry.name.into_inner(),
                aliases: entry.aliases,
                demonyms: entry.demonyms,
                metonyms: entry.metonyms,
                part_of,
                decoys: entry.decoys,
                valid,
                facts: entry.facts.into_iter().map(|(k, v)| (k, v.0)).collect(),
            };
            all.insert(id, entity);
        }
    }
    for (f, at, ids) in references {
        for id in ids.iter().filter(|id| !all.contains_key(*id)) {
            let e = RuleError::new("unknown-entity", f, at.clone(), format!("there is no entity `{id}`"));
            errors.push(e.help(suggestion(id, &near(id, all.keys()))));
        }
    }
    Entities::new(all.into_values())
}

/// Names that begin like `id`, to keep lists of suggestions short.
fn near<'k>(id: &str, known: impl Iterator<Item = &'k String>) -> Vec<&'k str> {
    let initial = id.chars().next();
    known.map(String::as_str).filter(|k| k.chars().next() == initial).collect()
}

fn words(f: &SourceFile, shared: &mut Shared, errors: &mut Vec<RuleError>) {
    for (name, list) in file::list_file(f, errors) {
        let at = list.span();
        let mut nodes = Vec::new();
        for phrase in list.into_inner().0 {
            match parse(&phrase) {
                Ok(node) => nodes.push(node),
                Err(e) => {
                    let place = place_of(f, &phrase, &at, e.at);
                    errors.push(RuleError::new(e.code, f, place, e.message).help(e.help));
                }
            }
        }
        shared.define(name.split_once('.').map_or(name.as_str(), |(_, n)| n), nodes);
    }
}

struct Builder<'f> {
    index: BTreeMap<String, usize>,
    kinds: BTreeSet<String>,
    shared: Shared,
    anchors: Anchors,
    /// Whether the current file could be read in whole.
    whole: bool,
    file: Option<&'f SourceFile>,
    errors: Vec<RuleError>,
}

impl Builder<'_> {
    fn error(&mut self, code: &'static str, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        if let Some(file) = self.file {
            self.errors.push(RuleError::new(code, file, at, message).help(help));
        }
    }

    fn cues(&mut self, cues: &mut Cues) {
        let Some(f) = self.file else { return };
        for (name, list) in file::list_file(f, &mut self.errors) {
            let at = list.span();
            let phrases: Vec<Phrase> =
                list.into_inner().0.iter().filter_map(|p| self.phrase(p, at.clone(), &[], None)).collect();
            let (heading, name) = name.split_once('.').unwrap_or(("", &name));
            match (heading, name) {
                ("modality", m) if modality(m).is_some() => {
                    cues.modality.extend(modality(m).map(|m| (m, phrases)));
                }
                ("speaker", "saying") => cues.saying = phrases,
                ("speaker", "according") => cues.according = phrases,
                _ => {
                    let known = [
                        "modality.estimate", "modality.pledge", "modality.plan", "speaker.saying", "speaker.according",
                    ];
                    self.error(
                        "unknown-key",
                        at,
                        format!("cues know no list `{heading}.{name}`"),
                        suggestion(name, &known),
                    );
                }
            }
        }
        cues.modality.sort_by_key(|(m, _)| *m);
    }

    /// The rule of the current file and the place of its id.
    fn rule(&mut self) -> Option<(Rule, Range<usize>)> {
        let f = self.file?;
        let before = self.errors.len();
        let written = file::rule_file(f, &mut self.errors);
        // What a mistake left out is not missing.
        self.whole = self.errors.len() == before;
        let Some(id) = written.id else {
            if self.errors.len() == before {
                self.error("missing-key", 0..0, "this rule has no `id`", "begin the file with id = \"…\"");
            }
            return None;
        };
        let at = id.span();
        let id = id.into_inner();
        let slots = self.slots(&written.slots);
        let names: Vec<String> = slots.iter().map(|s| s.name.clone()).collect();
        let compare = written.compare.map(Spanned::into_inner).unwrap_or_default();
        let value = match &compare.slot {
            Some(s) => self.slot_named(s.get_ref(), s.span(), &names),
            None => names.iter().position(|n| n == "value"),
        };
        let comparison = self.comparison(&id, written.title, written.group, &compare, &written.identity, at.clone());
        let key = written.key.iter().filter_map(|(name, t)| self.key_part(name, t, &names)).collect::<Vec<_>>();
        let scope = compare.scope.as_ref().map(|s| s.get_ref().clone());
        if let Some(s) = compare.scope.as_ref().filter(|s| !written.key.contains_key(s.get_ref())) {
            let known: Vec<&str> = written.key.keys().map(String::as_str).collect();
            self.error(
                "unknown-slot",
                s.span(),
                format!("the key has no part `{}`", s.get_ref()),
                suggestion(s.get_ref(), &known),
            );
        }
        let about = About {
            article: self.looked_for(written.about.article.as_ref()),
            not_article: self.looked_for(written.about.not_article.as_ref()),
            sentence: self.looked_for(written.about.sentence.as_ref()),
            not_sentence: self.looked_for(written.about.not_sentence.as_ref()),
        };
        let (mut patterns, mut nots) = (Vec::new(), Vec::new());
        for p in &written.patterns {
            self.pattern(p, &slots, value, &mut patterns, &mut nots);
        }
        if patterns.is_empty() && self.errors.len() == before {
            self.error(
                "no-pattern",
                at.clone(),
                "this rule has no pattern that states a claim",
                "add [[pattern]] with match = \"…\"",
            );
        }
        let examples = written.examples.iter().map(|e| self.example(e)).collect();
        let Some(value) = value else {
            if self.errors.len() == before {
                self.error(
                    "unknown-slot",
                    at,
                    "this rule has no slot whose values are compared",
                    "name one `value` under [slots.value], or name it in [compare] slot = \"…\"",
                );
            }
            return None;
        };
        if self.errors[before..].iter().any(|e| !e.warning) {
            return None;
        }
        let docs = written.docs.map(Spanned::into_inner).unwrap_or_default();
        let file = f.name.clone();
        Some((Rule { id, docs, file, comparison, about, slots, value, key, scope, patterns, nots, examples }, at))
    }

    fn slots(&mut self, written: &BTreeMap<String, Spanned<file::Slot>>) -> Vec<SlotSpec> {
        let mut slots = Vec::new();
        for (name, slot) in written {
            let slot = slot.get_ref();
            slots.push(SlotSpec {
                name: name.clone(),
                kinds: slot.r#type.as_ref().map(|t| self.kinds(&t.get_ref().0, t.span())).unwrap_or_default(),
                look: slot.look.as_ref().map(|l| self.looks(l)).unwrap_or_default(),
                many: slot.many,
                least: slot.least.unwrap_or(1),
                articles: slot.articles,
                limits: self.limits(&slot.limits()),
            });
        }
        slots
    }

    fn kinds(&mut self, types: &[String], at: Range<usize>) -> Kinds {
        let mut kinds = Kinds::default();
        for t in types {
            match t.as_str() {
                "number" => kinds.number = true,
                "ordinal" => kinds.ordinal = true,
                "percent" => kinds.percent = true,
                "money" => kinds.money = true,
                "duration" => kinds.duration = true,
                "date" => kinds.date = true,
                "quantity" => kinds.quantity = true,
                "count" => kinds.count = true,
                "age" => kinds.age = true,
                "name" => kinds.name = true,
                other if self.kinds.contains(other) => kinds.entities.push(other.to_owned()),
                other => {
                    let known: Vec<String> =
                        MENTION_TYPES.iter().map(|s| (*s).to_owned()).chain(self.kinds.iter().cloned()).collect();
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    self.error(
                        "unknown-type",
                        at.clone(),
                        format!("there is no type `{other}`"),
                        suggestion(other, &known),
                    );
                }
            }
        }
        kinds
    }

    fn looks(&mut self, looks: &Strings) -> Vec<Look> {
        let mut found = Vec::new();
        for l in &looks.get_ref().0 {
            let look = match l.as_str() {
                "clause" => Some(Look::Clause),
                "before" => Some(Look::Before),
                "after" => Some(Look::After),
                "sentence" => Some(Look::Sentence),
                "article" => Some(Look::Article),
                "published" => Some(Look::Published),
                other => other
                    .strip_prefix("back")
                    .and_then(|n| n.parse().ok())
                    .filter(|n| (1..=20).contains(n))
                    .map(Look::Back),
            };
            match look {
                Some(look) => found.push(look),
                None => self.error(
                    "unknown-look",
                    looks.span(),
                    format!("there is no place `{l}` to look"),
                    suggestion(l, &LOOKS),
                ),
            }
        }
        found
    }

    fn limits(&mut self, written: &WrittenLimits) -> Limits {
        Limits {
            min: written.min.as_ref().and_then(|s| self.decimal(s)),
            max: written.max.as_ref().and_then(|s| self.decimal(s)),
            units: written.unit.as_ref().map(|u| u.get_ref().0.clone()).unwrap_or_default(),
            currencies: written.currency.as_ref().map(|u| u.get_ref().0.clone()).unwrap_or_default(),
            within: written.within.as_ref().map(|w| (w.get_ref()[0], w.get_ref()[1])),
            one_of: written.one_of.as_ref().map(|e| self.entity_list(e)).unwrap_or_default(),
            skip: written.skip.as_ref().map(|e| self.entity_list(e)).unwrap_or_default(),
            grains: written.grain.as_ref().map(|g| g.get_ref().0.clone()).unwrap_or_default(),
        }
    }

    fn decimal(&mut self, written: &Spanned<file::Scalar>) -> Option<Decimal> {
        let text = written.get_ref().0.trim_end_matches(" %");
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.error("wrong-type", written.span(), format!("`{text}` is no number"), "write a decimal number");
        }
        parsed
    }

    fn days(&mut self, written: &Spanned<file::Scalar>) -> Option<u32> {
        let text = &written.get_ref().0;
        let parsed = text.trim_end_matches("days").trim_end_matches("day").trim().parse().ok();
        if parsed.is_none() {
            self.error("wrong-type", written.span(), format!("`{text}` is no number of days"), "write \"14 days\"");
        }
        parsed
    }

    fn entity_list(&mut self, ids: &Strings) -> Vec<usize> {
        ids.get_ref().0.iter().filter_map(|id| self.entity(id, ids.span())).collect()
    }

    fn entity(&mut self, id: &str, at: Range<usize>) -> Option<usize> {
        let found = self.index.get(id).copied();
        if found.is_none() {
            let known: Vec<String> = near(id, self.index.keys()).into_iter().map(str::to_owned).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).take(12).collect();
            self.error("unknown-entity", at, format!("there is no entity `{id}`"), suggestion(id, &known));
        }
        found
    }

    fn slot_named(&mut self, name: &str, at: Range<usize>, names: &[String]) -> Option<usize> {
        let found = names.iter().position(|n| n == name);
        if found.is_none() {
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            self.error("unknown-slot", at, format!("this rule has no slot `{name}`"), suggestion(name, &known));
        }
        found
    }

    fn key_part(&mut self, name: &str, template: &Spanned<String>, names: &[String]) -> Option<KeyPart> {
        let written = template.get_ref();
        let from = match written.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
            None => KeySource::Constant(written.clone()),
            Some(inner) => {
                let (slot, or) = match inner.split_once('|') {
                    Some((slot, default)) => (slot, Missing::Default(default.to_owned())),
                    None => match inner.strip_suffix('?') {
                        Some(slot) => (slot, Missing::Wildcard),
                        None => (inner, Missing::Drop),
                    },
                };
                let (slot, noun) = slot.strip_suffix(".noun").map_or((slot, false), |s| (s, true));
                KeySource::Slot { slot: self.slot_named(slot, template.span(), names)?, noun, or }
            }
        };
        Some(KeyPart { name: name.to_owned(), from })
    }

    fn comparison(
        &mut self,
        id: &str,
        title: Option<Spanned<String>>,
        group: Option<Spanned<String>>,
        compare: &file::Compare,
        identity: &file::Identity,
        at: Range<usize>,
    ) -> Comparison {
        let number = |b: &mut Self, s: &Option<Spanned<file::Scalar>>| s.as_ref().and_then(|s| b.decimal(s));
        let policy = match compare.policy.as_ref().map(|p| p.get_ref().as_str()) {
            Some("constant") => Policy::Constant,
            Some("elapsed") => Policy::Elapsed,
            Some("event-date") => Policy::EventDate,
            Some("drift") => Policy::Drift {
                alpha: number(self, &compare.alpha).unwrap_or_default(),
                rate: number(self, &compare.rate).unwrap_or_default(),
                method: number(self, &compare.method).unwrap_or_default(),
            },
            Some("cumulative") => Policy::Cumulative {
                rate: number(self, &compare.rate),
                lag: compare.lag.as_ref().and_then(|l| self.days(l)).unwrap_or(2),
            },
            Some("flow") => Policy::Flow,
            Some("set") => Policy::Set,
            Some("relation") => Policy::Relation,
            None if !self.whole => Policy::Constant,
            other => {
                let span = compare.policy.as_ref().map_or(at, Spanned::span);
                let message =
                    other.map_or("this rule names no policy".to_owned(), |p| format!("there is no policy `{p}`"));
                self.error("unknown-policy", span, message, suggestion(other.unwrap_or(""), &POLICIES));
                Policy::Constant
            }
        };
        let severity = compare.severity.as_ref().and_then(|s| match s.get_ref().as_str() {
            "note" => Some(Severity::Note),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            other => {
                let help = suggestion(other, &["note", "warning", "error"]);
                self.error("unknown-severity", s.span(), format!("there is no severity `{other}`"), help);
                None
            }
        });
        let list = |s: &Option<Strings>| s.as_ref().map(|s| s.get_ref().0.clone()).unwrap_or_default();
        let defaults = Identity::default();
        Comparison {
            rule: id.to_owned(),
            title: title.map_or_else(|| id.to_owned(), Spanned::into_inner),
            group: group.map_or_else(|| id.to_owned(), Spanned::into_inner),
            policy,
            identity: Identity {
                both: list(&identity.both),
                exact: list(&identity.exact),
                shared: identity.shared.unwrap_or(defaults.shared),
                window_days: identity.window.as_ref().and_then(|w| self.days(w)).unwrap_or(defaults.window_days),
                story_days: identity.story.as_ref().and_then(|w| self.days(w)),
                repeatable: identity.repeatable,
            },
            severity,
            tolerance: number(self, &compare.tolerance).unwrap_or_default(),
            relations: Vec::new(),
        }
    }

    fn looked_for(&mut self, written: Option<&Strings>) -> Vec<Cue> {
        let Some(written) = written else { return Vec::new() };
        let mut cues = Vec::new();
        for w in &written.get_ref().0 {
            match self.index.get(w) {
                Some(&entity) => cues.push(Cue::Entity(entity)),
                None => cues.extend(self.phrase(w, written.span(), &[], None).map(Cue::Phrase)),
            }
        }
        cues
    }

    fn pattern(
        &mut self,
        written: &Spanned<file::Pattern>,
        slots: &[SlotSpec],
        value: Option<usize>,
        patterns: &mut Vec<Pattern>,
        nots: &mut Vec<Phrase>,
    ) {
        let (p, at) = (written.get_ref(), written.span());
        let limit = p.limit.as_ref().map(|l| self.limits(l));
        let narrowed = |i: usize| if Some(i) == value { limit.as_ref() } else { None };
        let phrases = |b: &mut Self, list: Option<&Strings>| -> Vec<Phrase> {
            let Some(list) = list else { return Vec::new() };
            let texts = &list.get_ref().0;
            texts.iter().filter_map(|t| b.phrase(t, list.span(), slots, Some(&narrowed))).collect()
        };
        nots.extend(phrases(self, p.not.as_ref()));
        let matched = phrases(self, p.r#match.as_ref());
        let require = phrases(self, p.require.as_ref());
        if p.r#match.is_none() {
            if p.not.is_none() {
                self.error(
                    "no-pattern",
                    at,
                    "this pattern has neither `match` nor `not`",
                    "add one of them, or remove it",
                );
            }
            return;
        }
        let mut reads = Vec::new();
        for r in p.r#as.iter().flat_map(|a| &a.get_ref().0) {
            match Read::ALL.iter().find(|read| read.name() == r) {
                Some(read) => reads.push(*read),
                None => {
                    let known: Vec<&str> = Read::ALL.iter().map(|r| r.name()).collect();
                    let span = p.r#as.as_ref().map_or(at.clone(), Spanned::span);
                    self.error("unknown-reading", span, format!("no value is read as `{r}`"), suggestion(r, &known));
                }
            }
        }
        let names: Vec<String> = slots.iter().map(|s| s.name.clone()).collect();
        let mut set = Vec::new();
        for (name, constant) in &p.set {
            if let Some(slot) = self.slot_named(name.get_ref(), name.span(), &names) {
                set.push((slot, constant.get_ref().0.clone()));
            }
        }
        for phrase in &matched {
            let binds_value = phrase.slots.iter().any(|s| s.binds.is_some() && s.binds == value);
            if self.whole && !binds_value && !set.iter().any(|(s, _)| Some(*s) == value) {
                let name = value.and_then(|v| names.get(v)).map_or("value", String::as_str);
                self.error(
                    "slot-never-bound",
                    at.clone(),
                    format!("\"{}\" does not bind the slot `{name}`, whose value the rule compares", phrase.written),
                    format!("put {{{name}}} into the phrase, or set = {{ {name} = \"…\" }}"),
                );
            }
        }
        let modality = p.modality.as_ref().and_then(|m| {
            let found = modality(m.get_ref());
            if found.is_none() {
                let known: Vec<&str> = MODALITIES.iter().map(|m| m.name()).collect();
                self.error(
                    "unknown-modality",
                    m.span(),
                    format!("there is no modality `{}`", m.get_ref()),
                    suggestion(m.get_ref(), &known),
                );
            }
            found
        });
        patterns.push(Pattern { phrases: matched, reads, set, modality, require });
    }

    /// Parses and compiles one phrase; mistakes are told at their place inside it.
    fn phrase<'l>(
        &mut self,
        written: &str,
        at: Range<usize>,
        slots: &[SlotSpec],
        limit: Option<&dyn Fn(usize) -> Option<&'l Limits>>,
    ) -> Option<Phrase> {
        let compiled =
            parse(written).and_then(|node| self.shared.compile(&node).map(|p| (p, matches!(node, Node::Gap { .. }))));
        let (mut program, only_gap) = match compiled {
            Ok(done) => done,
            Err(e) => {
                self.pattern_error(written, &at, e);
                return None;
            }
        };
        if only_gap {
            self.error("pattern-empty", at, "a gap alone matches anything", "put words or slots around it");
            return None;
        }
        let mut taken = Vec::new();
        for node in program.slots.clone() {
            taken.push(self.phrase_slot(&node, written, &at, slots, limit)?);
        }
        // A name that no table knows begins anywhere.
        if program.first == First::Slot && taken.iter().any(|s| s.kinds.name) {
            program.first = First::Any;
        }
        let number = self.anchors.add(program.anchors.as_ref());
        Some(Phrase { number, written: written.to_owned(), program, slots: taken })
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

    fn example(&mut self, written: &Spanned<file::Example>) -> Example {
        let e = written.get_ref();
        let line = self.file.map_or(1, |f| 1 + f.text[..written.span().start].matches('\n').count());
        let mut claims = Vec::new();
        for c in &e.claims {
            if !e.text.get_ref().contains(c.quote.get_ref().as_str()) {
                let message = format!("the text of the example does not hold \"{}\"", c.quote.get_ref());
                self.error("example-quote", c.quote.span(), message, "quote a part of the text, letter by letter");
            }
            claims.push(Expected {
                quote: c.quote.get_ref().clone(),
                value: c.value.as_ref().map(|v| v.get_ref().clone()),
                key: c.key.clone().into_iter().collect(),
                hedge: c.hedge.as_ref().and_then(|h| {
                    let found = HEDGES.into_iter().find(|x| x.name() == h.get_ref());
                    if found.is_none() {
                        let known: Vec<&str> = HEDGES.iter().map(|h| h.name()).collect();
                        self.error(
                            "unknown-hedge",
                            h.span(),
                            format!("there is no hedge `{}`", h.get_ref()),
                            suggestion(h.get_ref(), &known),
                        );
                    }
                    found
                }),
                modality: c.modality.as_ref().and_then(|m| {
                    let found = modality(m.get_ref());
                    if found.is_none() {
                        let known: Vec<&str> = MODALITIES.iter().map(|m| m.name()).collect();
                        self.error(
                            "unknown-modality",
                            m.span(),
                            format!("there is no modality `{}`", m.get_ref()),
                            suggestion(m.get_ref(), &known),
                        );
                    }
                    found
                }),
            });
        }
        let published = e.published.as_ref().and_then(day_of).map_or(Days::UNKNOWN, Days::day);
        Example { text: e.text.get_ref().clone(), published, claims, todo: e.todo.clone(), line }
    }
}

/// The place of a part of a pattern in its file: the pattern is looked up in the text of its TOML value.
fn place_of(f: &SourceFile, written: &str, at: &Range<usize>, part: Range<usize>) -> Range<usize> {
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

fn modality(name: &str) -> Option<Modality> {
    MODALITIES.into_iter().find(|m| m.name() == name)
}

fn day_of(datetime: &toml::value::Datetime) -> Option<NaiveDate> {
    let d = datetime.date?;
    NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))
}
