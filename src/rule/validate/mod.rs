//! Rule files as written to rules as used: names resolved, patterns compiled, every mistake told.

mod additions;
mod builder;
mod limits;
pub(super) mod names;
mod phrase;
mod regimes;
mod relations;
mod sense;

use super::RuleSet;
use super::datelines::Datelines;
use super::error::{RuleError, SourceFile};
use super::file::{self, day_of, suggestion};
use super::pattern::compile::Shared;
use super::pattern::parse::parse;
use crate::entity::names::Names;
use crate::entity::{Entities, Entity};
use crate::finding::Code;
use crate::rule::sites::Stating;
use crate::rule::{Anchors, cases};
use crate::value::Days;
use builder::Builder;
use phrase::place_of;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Files of rules, over those that they add to.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Its files.
    pub files: Vec<SourceFile>,
    /// Rules of the packs under it that it leaves out: the file that says so, the place and the identifier.
    pub without: Vec<(SourceFile, Range<usize>, String)>,
}

/// Builds a rule set from its files, whose names tell what they hold: `entities/…`, `words.toml`, `cues.toml`,
/// `datelines.toml`, `rates.toml`, `tests/…`; anything else is a rule. What is wrong is left out and told.
#[must_use]
pub fn rule_set(files: &[SourceFile]) -> (RuleSet, Vec<RuleError>) {
    rule_set_of(&[Pack { files: files.to_vec(), without: Vec::new() }])
}

/// Builds a rule set from packs, each over those before it: an entity, a word list, a list of cues, the rates of a currency
/// or a rule replaces what has its name there.
#[must_use]
pub fn rule_set_of(packs: &[Pack]) -> (RuleSet, Vec<RuleError>) {
    let mut errors = Vec::new();
    let mut set = RuleSet::default();
    let files = || packs.iter().enumerate().flat_map(|(layer, pack)| pack.files.iter().map(move |f| (layer, f)));
    let of_kind = |kind| files().filter(move |(_, f)| Kind::of(&f.name) == kind);

    set.entities = entities(of_kind(Kind::Entities), &mut errors);
    set.names = Names::new(&set.entities, &mut set.shared.vocabulary);
    for (_, f) in of_kind(Kind::Words) {
        words(f, &mut set.shared, &mut errors);
    }
    let mut builder = Builder {
        entities: Some(&set.entities),
        index: set.entities.iter().enumerate().map(|(i, e)| (e.id.clone(), i)).collect(),
        kinds: set.entities.iter().map(|e| e.kind.clone()).collect(),
        shared: std::mem::take(&mut set.shared),
        anchors: Anchors::default(),
        whole: true,
        file: None,
        ids: BTreeSet::new(),
        terms: Vec::new(),
        errors,
    };
    for (_, f) in of_kind(Kind::Cues) {
        builder.file = Some(f);
        builder.cues(&mut set.cues);
    }
    // Of two datelines the first that fits counts: those of the pack on top come first.
    for pack in packs.iter().rev() {
        for f in pack.files.iter().filter(|f| Kind::of(&f.name) == Kind::Datelines) {
            let more = Datelines::read(f, &mut builder.errors);
            set.datelines.append(more);
        }
    }
    for (_, f) in of_kind(Kind::Rates) {
        super::rates::read(f, &mut set.rates, &mut builder.errors);
    }
    set.rules = builder.rules(packs);
    let codes = Code::ALL.map(Code::name);
    for (_, f) in of_kind(Kind::Tests) {
        let known = cases::Known { rules: &builder.ids, codes: &codes };
        set.cases.extend(cases::read(f, &known, &mut builder.errors));
    }
    set.shared = builder.shared;
    set.anchors = builder.anchors;
    set.stating = Stating::of(&set.rules);
    let mut errors = builder.errors;
    super::syntax::without_followers(&mut errors, &files().map(|(_, file)| file).collect::<Vec<_>>());
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
    Rates,
    Pack,
    Rule,
    Tests,
}

impl Kind {
    fn of(name: &str) -> Self {
        let mut parts = name.rsplit('/');
        let last = parts.next().unwrap_or(name);
        match (parts.next(), last) {
            (Some("entities"), _) => Self::Entities,
            (Some("tests"), _) => Self::Tests,
            (_, "rates.toml") => Self::Rates,
            (_, "pack.toml") => Self::Pack,
            (_, "datelines.toml") => Self::Datelines,
            (_, "words.toml") => Self::Words,
            (_, "cues.toml") => Self::Cues,
            _ => Self::Rule,
        }
    }
}

fn entities<'f>(files: impl Iterator<Item = (usize, &'f SourceFile)>, errors: &mut Vec<RuleError>) -> Entities {
    let mut all: BTreeMap<String, Entity> = BTreeMap::new();
    let mut layers: BTreeMap<String, usize> = BTreeMap::new();
    let mut references = Vec::new();
    for (layer, f) in files {
        for entry in file::entity_file(f, errors) {
            let entry = entry.into_inner();
            let (id, at) = (entry.id.get_ref().clone(), entry.id.span());
            if layers.insert(id.clone(), layer) == Some(layer) {
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
