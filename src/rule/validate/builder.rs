//! One rule file as written to a rule as used, and cues.

use super::names::{HEDGES, LOOKS, MENTION_TYPES, MODALITIES, POLICIES};
use super::relations::Term;
use super::{day_of, near};
use crate::claim::Modality;
use crate::entity::Entities;
use crate::mention::Hedge;
use crate::policy::{Comparison, Identity, Policy, Read, Severity};
use crate::rule::error::{RuleError, SourceFile};
use crate::rule::file::{self, Strings, suggestion};
use crate::rule::pattern::compile::Shared;
use crate::rule::{
    About, Anchors, Cue, Cues, Example, Expected, KeyPart, KeySource, Kinds, Look, Missing, Pattern, Phrase,
    PhraseSlot, Rule, SlotSpec,
};
use crate::value::{Days, Decimal};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// Turns one file after the other into rules; keeps what they share and what is wrong with them.
pub(super) struct Builder<'f> {
    pub(super) entities: Option<&'f Entities>,
    pub(super) index: BTreeMap<String, usize>,
    pub(super) kinds: BTreeSet<String>,
    pub(super) shared: Shared,
    pub(super) anchors: Anchors,
    /// Whether the current file could be read in whole.
    pub(super) whole: bool,
    pub(super) file: Option<&'f SourceFile>,
    /// Identifiers of all rules as written, sound or not.
    pub(super) ids: BTreeSet<String>,
    /// Terms of relations.
    pub(super) terms: Vec<Term<'f>>,
    pub(super) errors: Vec<RuleError>,
}

impl Builder<'_> {
    pub(super) fn error(
        &mut self,
        code: &'static str,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if let Some(file) = self.file {
            self.errors.push(RuleError::new(code, file, at, message).help(help));
        }
    }

    pub(super) fn cues(&mut self, cues: &mut Cues) {
        let Some(f) = self.file else { return };
        for (name, list) in file::list_file(f, &mut self.errors) {
            let at = list.span();
            let (heading, name) = name.split_once('.').unwrap_or(("", &name));
            if (heading, name) == ("story", "common") {
                cues.common = list.into_inner().0.into_iter().collect();
                continue;
            }
            let phrases: Vec<Phrase> =
                list.into_inner().0.iter().filter_map(|p| self.phrase(p, at.clone(), &[], None)).collect();
            let modality = MODALITIES.into_iter().find(|m| heading == "modality" && m.name() == name);
            match (heading, name) {
                _ if modality.is_some() => {
                    // A later file replaces the lists that it has.
                    cues.modality.retain(|(m, _)| Some(*m) != modality);
                    cues.modality.extend(modality.map(|m| (m, phrases)));
                }
                ("speaker", "saying") => cues.saying = phrases,
                ("speaker", "according") => cues.according = phrases,
                ("speaker", "body") => cues.body = phrases,
                _ => {
                    let known = [
                        "modality.estimate", "modality.pledge", "modality.plan", "speaker.saying", "speaker.according",
                        "speaker.body", "story.common",
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

    /// What the current file says.
    pub(super) fn written(&mut self) -> file::RuleFile {
        let before = self.errors.len();
        let written = self.file.map(|f| file::rule_file(f, &mut self.errors)).unwrap_or_default();
        // What a mistake left out is not missing.
        self.whole = self.errors.len() == before;
        written
    }

    /// The rule of the current file and the place of its id.
    pub(super) fn rule(&mut self, written: file::RuleFile) -> Option<(Rule, Range<usize>)> {
        let f = self.file?;
        let before = self.errors.len() - usize::from(!self.whole);
        let Some(id) = written.id else {
            if self.errors.len() == before {
                self.error("missing-key", 0..0, "this rule has no `id`", "begin the file with id = \"…\"");
            }
            return None;
        };
        let at = id.span();
        let id = id.into_inner();
        self.ids.insert(id.clone());
        let slots = self.slots(&written.slots);
        let names: Vec<String> = slots.iter().map(|s| s.name.clone()).collect();
        let compare = written.compare.map(Spanned::into_inner).unwrap_or_default();
        let value = match &compare.slot {
            Some(s) => self.slot_named(s.get_ref(), s.span(), &names),
            None => names.iter().position(|n| n == "value"),
        };
        let mut comparison =
            self.comparison(&id, written.title, written.group, &compare, &written.identity, at.clone());
        comparison.relations = self.relations(&written.relations, &comparison.group);
        // Such a rule only sets the claims of others against each other.
        let only_relates = comparison.policy == Policy::Relation && !written.relations.is_empty();
        let key = written.key.iter().filter_map(|(name, t)| self.key_part(name, t, &names)).collect::<Vec<_>>();
        if !only_relates {
            self.identity_parts(&written.identity, &written.key);
        }
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
        let modalities = self.modalities(compare.modalities.as_ref());
        self.gates(&written.about);
        let about = About {
            article: self.looked_for(written.about.article.as_ref()),
            not_article: self.looked_for(written.about.not_article.as_ref()),
            sentence: self.looked_for(written.about.sentence.as_ref()),
            not_sentence: self.looked_for(written.about.not_sentence.as_ref()),
            since: written.about.since.as_ref().and_then(day_of),
        };
        let (mut patterns, mut nots) = (Vec::new(), Vec::new());
        for p in &written.patterns {
            self.pattern(p, &slots, value, &mut patterns, &mut nots);
        }
        comparison.lists = binds_lists(&patterns, value);
        self.reached(&written.patterns, &nots);
        if patterns.is_empty() && !only_relates && self.errors.len() == before {
            self.error(
                "no-pattern",
                at.clone(),
                "this rule has no pattern that states a claim",
                "add [[pattern]] with match = \"…\"; a rule of the policy `relation` may have [[relation]] instead",
            );
        }
        let examples = written.examples.iter().map(|e| self.example(e)).collect();
        let Some(value) = value.or(only_relates.then_some(0)) else {
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
        let (file, id_span) = (f.clone(), at.clone().into());
        let rule = Rule {
            id,
            docs,
            file,
            id_span,
            comparison,
            about,
            slots,
            value,
            key,
            scope,
            modalities,
            patterns,
            nots,
            examples,
        };
        self.key_parts(&rule, &written.key);
        Some((rule, at))
    }

    fn modalities(&mut self, written: Option<&Strings>) -> Vec<Modality> {
        let Some(names) = written else { return Vec::new() };
        let named = |name: &String| {
            self.named_at(name, names.span(), "unknown-modality", "modality", &MODALITIES, Modality::name)
        };
        names.get_ref().0.iter().filter_map(named).collect()
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
                behind: self.phrases(slot.behind.as_ref()),
                not_behind: self.phrases(slot.not_behind.as_ref()),
                not_before: self.phrases(slot.not_before.as_ref()),
                owner_of: self.phrases(slot.owner_of.as_ref()),
                near: slot.near,
                back: self.looked_for(slot.back.as_ref()),
                not_back: self.looked_for(slot.not_back.as_ref()),
                not_published: self.looked_for(slot.not_published.as_ref()),
                articles: slot.articles,
                limits: self.limits(&slot.limits()),
            });
        }
        slots
    }

    pub(super) fn kinds(&mut self, types: &[String], at: Range<usize>) -> Kinds {
        let mut kinds = Kinds::default();
        for t in types {
            match t.as_str() {
                "number" => kinds.number = true,
                "ordinal" => kinds.ordinal = true,
                "percent" => kinds.percent = true,
                "points" => kinds.points = true,
                "money" => kinds.money = true,
                "conversion" => kinds.conversion = true,
                "duration" => kinds.duration = true,
                "date" => kinds.date = true,
                "quantity" => kinds.quantity = true,
                "count" => kinds.count = true,
                "age" => kinds.age = true,
                "name" => kinds.name = true,
                "score" => kinds.score = true,
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

    pub(super) fn decimal(&mut self, written: &Spanned<file::Scalar>) -> Option<Decimal> {
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

    pub(super) fn entity_list(&mut self, ids: &Strings) -> Vec<usize> {
        ids.get_ref().0.iter().filter_map(|id| self.entity(id, ids.span())).collect()
    }

    pub(super) fn entity(&mut self, id: &str, at: Range<usize>) -> Option<usize> {
        let found = self.index.get(id).copied();
        if found.is_none() {
            let known: Vec<String> = near(id, self.index.keys()).into_iter().map(str::to_owned).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).take(12).collect();
            self.error("unknown-entity", at, format!("there is no entity `{id}`"), suggestion(id, &known));
        }
        found
    }

    fn slot_named(&mut self, name: &str, at: Range<usize>, names: &[String]) -> Option<usize> {
        self.slot_or(name, at, names, "")
    }

    /// A slot that gets a constant: it need not take anything from the text, but must be declared.
    fn slot_set(&mut self, name: &Spanned<String>, names: &[String]) -> Option<usize> {
        let slot = name.get_ref();
        let more = format!("; a slot that only `set` fills is declared by its heading alone: [slots.{slot}]");
        self.slot_or(slot, name.span(), names, &more)
    }

    /// The slot of this name; without one, what is known and `more` help.
    fn slot_or(&mut self, name: &str, at: Range<usize>, names: &[String], more: &str) -> Option<usize> {
        let found = names.iter().position(|n| n == name);
        if found.is_none() {
            let known: Vec<&str> = names.iter().map(String::as_str).collect();
            let help = suggestion(name, &known) + more;
            self.error("unknown-slot", at, format!("this rule has no slot `{name}`"), help);
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
        let severities = [Severity::Note, Severity::Warning, Severity::Error];
        let severity = compare.severity.as_ref();
        let severity =
            severity.and_then(|s| self.named(s, "unknown-severity", "severity", &severities, Severity::name));
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
                once: identity.once,
            },
            severity,
            tolerance: number(self, &compare.tolerance).unwrap_or_default(),
            lists: false,
            regimes: self.regimes(&compare.regimes, policy),
            relations: Vec::new(),
        }
    }

    /// Tells parts of the identity that the key does not have.
    fn identity_parts(&mut self, identity: &file::Identity, key: &BTreeMap<String, Spanned<String>>) {
        let known: Vec<&str> = key.keys().map(String::as_str).collect();
        for list in [&identity.both, &identity.exact].into_iter().flatten() {
            for part in list.get_ref().0.iter().filter(|part| !key.contains_key(*part)) {
                let message = format!("the key has no part `{part}`");
                self.error("unknown-slot", list.span(), message, suggestion(part, &known));
            }
        }
    }

    /// Tells parts of the key that must be stated and that nothing can state: the rule would find nothing.
    fn key_parts(&mut self, rule: &Rule, written: &BTreeMap<String, Spanned<String>>) {
        // A named event may settle it.
        if rule.slots.iter().any(|s| s.kinds.entities.iter().any(|kind| kind == "event")) {
            return;
        }
        for part in &rule.key {
            let KeySource::Slot { slot, noun: false, or: Missing::Drop } = part.from else { continue };
            let phrases = rule.patterns.iter().flat_map(|p| &p.phrases);
            let bound = phrases.flat_map(|p| &p.slots).any(|s| s.binds == Some(slot));
            let set = rule.patterns.iter().flat_map(|p| &p.set).any(|(s, _)| *s == slot);
            let spec = &rule.slots[slot];
            let at = written.get(&part.name).map(Spanned::span).filter(|_| !bound && !set && spec.look.is_empty());
            if let Some(at) = at {
                self.error(
                    "key-never-stated",
                    at,
                    format!("nothing gives the slot `{}` a value, and without one there is no claim", spec.name),
                    format!(
                        "bind it in a pattern, set it, give it `look`, or write {{{0}?}} or {{{0}|default}}",
                        spec.name
                    ),
                );
            }
        }
    }

    fn phrases(&mut self, written: Option<&Strings>) -> Vec<Phrase> {
        let Some(written) = written else { return Vec::new() };
        written.get_ref().0.iter().filter_map(|w| self.phrase(w, written.span(), &[], None)).collect()
    }

    pub(super) fn looked_for(&mut self, written: Option<&Strings>) -> Vec<Cue> {
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

    pub(super) fn pattern(
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
        if let Some(list) = &p.r#as {
            for r in &list.get_ref().0 {
                reads.extend(self.named_at(r, list.span(), "unknown-reading", "reading", &Read::ALL, Read::name));
            }
        }
        let names: Vec<String> = slots.iter().map(|s| s.name.clone()).collect();
        let mut set = Vec::new();
        for (name, constant) in &p.set {
            if let Some(slot) = self.slot_set(name, &names) {
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
        let modality = p.modality.as_ref();
        let modality =
            modality.and_then(|m| self.named(m, "unknown-modality", "modality", &MODALITIES, Modality::name));
        let mut leave = Vec::new();
        if let Some(list) = &p.leave {
            for name in &list.get_ref().0 {
                leave.extend(self.slot_or(name, list.span(), &names, ""));
            }
        }
        patterns.push(Pattern { phrases: matched, reads, set, modality, require, leave });
    }

    pub(super) fn example(&mut self, written: &Spanned<file::Example>) -> Example {
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
                quote_span: c.quote.span().into(),
                value: c.value.as_ref().map(|v| v.get_ref().clone()),
                value_span: c.value.as_ref().map(|v| v.span().into()),
                key: c.key.clone().into_iter().collect(),
                hedge: c.hedge.as_ref().and_then(|h| self.named(h, "unknown-hedge", "hedge", &HEDGES, Hedge::name)),
                modality: c
                    .modality
                    .as_ref()
                    .and_then(|m| self.named(m, "unknown-modality", "modality", &MODALITIES, Modality::name)),
            });
        }
        let published = e.published.as_ref().and_then(day_of).map_or(Days::UNKNOWN, Days::day);
        let file = self.file.cloned().unwrap_or_else(|| SourceFile { name: String::new(), text: "".into() });
        let span = e.text.span().into();
        Example { text: e.text.get_ref().clone(), published, claims, todo: e.todo.clone(), file, span, line }
    }
}

/// Whether a phrase takes a list of names as the value that is compared: `{value:person+}`.
pub(super) fn binds_lists(patterns: &[Pattern], value: Option<usize>) -> bool {
    let lists = |slot: &PhraseSlot| slot.list && slot.class.is_none() && value.is_some() && slot.binds == value;
    patterns.iter().flat_map(|p| &p.phrases).flat_map(|phrase| &phrase.slots).any(lists)
}
