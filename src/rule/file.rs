//! The TOML of a rule set as it is written: every field with its place, nothing interpreted yet.
//!
//! Every key stands in [`super::keys`] too, for schemas and the reference. [`super::validate`] turns it into rules. A file with mistakes yields all of them and what could be read.

use super::error::{RuleError, SourceFile};
use super::keys;
use crate::nearest::nearest;
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{IntoDeserializer, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// A value or a list of values.
#[derive(Debug, Clone)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = OneOrMany<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }
            fn visit_str<E: serde::de::Error>(self, v: &str) -> Result<Self::Value, E> {
                T::deserialize(v.into_deserializer()).map(|t| OneOrMany(vec![t]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(item) = seq.next_element()? {
                    all.push(item);
                }
                Ok(OneOrMany(all))
            }
        }
        deserializer.deserialize_any(Either(PhantomData))
    }
}

/// One or several strings, and where they stand.
pub type Strings = Spanned<OneOrMany<String>>;

/// A number or a string as it may stand for one: `0.11`, `"14 days"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Scalar;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or a string")
            }
            fn visit_str<E>(self, v: &str) -> Result<Scalar, E> {
                Ok(Scalar(v.to_owned()))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Scalar, E> {
                Ok(Scalar(v.to_string()))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// `[about]`: where a rule looks at all.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct About {
    /// Entities or phrases, any of which the article must mention.
    pub article: Option<Strings>,
    /// Entities or phrases, none of which the article may mention.
    pub not_article: Option<Strings>,
    /// Entities or phrases, any of which the sentence must hold.
    pub sentence: Option<Strings>,
    /// Entities or phrases that rule a sentence out.
    pub not_sentence: Option<Strings>,
    /// The first day on which an article can be about it.
    pub since: Option<Datetime>,
}

/// Limits on what a slot may hold. Under `[slots.NAME]` for all patterns, under `limit` for one.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Smallest number; of durations in their own unit.
    pub min: Option<Spanned<Scalar>>,
    /// Largest number.
    pub max: Option<Spanned<Scalar>>,
    /// Units: of durations ("hour", "year") or quantities ("kilometre").
    pub unit: Option<Strings>,
    /// Currency codes.
    pub currency: Option<Strings>,
    /// First and last year that a date may touch.
    pub within: Option<Spanned<[i32; 2]>>,
    /// Entities that may stand here, and no others.
    pub one_of: Option<Strings>,
    /// Entities that may not stand here.
    pub skip: Option<Strings>,
    /// Grains of dates: "day", "week", "month", "quarter", "season", "year", "decade".
    pub grain: Option<Strings>,
}

/// `[slots.NAME]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Slot {
    /// Kinds of mention or entity.
    pub r#type: Option<Strings>,
    /// Where to search when the pattern does not bind the slot, nearest first.
    pub look: Option<Strings>,
    /// Take all that the first fitting place holds, not only the nearest.
    pub many: bool,
    /// At least so many, or the place does not fit.
    pub least: Option<usize>,
    /// Words, one of which stands before what a search finds.
    pub behind: Option<Strings>,
    /// Words, none of which stands before it.
    pub not_behind: Option<Strings>,
    /// Words, none of which stands right after it.
    pub not_before: Option<Strings>,
    /// Words, one of which stands behind an owner for it to count.
    pub owner_of: Option<Strings>,
    /// Most words between the phrase and what a search finds, unless it begins the clause.
    pub near: Option<usize>,
    /// What the sentence must hold for a sentence before it to tell.
    pub back: Option<Strings>,
    /// What of the sentence says that no sentence before it tells.
    pub not_back: Option<Strings>,
    /// What of the sentence says that the publication date does not stand for it.
    pub not_published: Option<Strings>,
    /// "a" and "an" count as one.
    pub articles: bool,
    /// Smallest number.
    pub min: Option<Spanned<Scalar>>,
    /// Largest number.
    pub max: Option<Spanned<Scalar>>,
    /// Units.
    pub unit: Option<Strings>,
    /// Currency codes.
    pub currency: Option<Strings>,
    /// First and last year.
    pub within: Option<Spanned<[i32; 2]>>,
    /// Entities that may stand here.
    pub one_of: Option<Strings>,
    /// Entities that may not.
    pub skip: Option<Strings>,
    /// Grains of dates.
    pub grain: Option<Strings>,
}

impl Slot {
    /// The limits, apart.
    #[must_use]
    pub fn limits(&self) -> Limits {
        Limits {
            min: self.min.clone(),
            max: self.max.clone(),
            unit: self.unit.clone(),
            currency: self.currency.clone(),
            within: self.within.clone(),
            one_of: self.one_of.clone(),
            skip: self.skip.clone(),
            grain: self.grain.clone(),
        }
    }
}

/// `[compare]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Compare {
    /// The slot whose values are compared; "value" when not said.
    pub slot: Option<Spanned<String>>,
    /// Name of the policy.
    pub policy: Option<Spanned<String>>,
    /// `drift`: slack at the same day.
    pub alpha: Option<Spanned<Scalar>>,
    /// `drift`, `cumulative`: change a day.
    pub rate: Option<Spanned<Scalar>>,
    /// `drift`: slack between speakers.
    pub method: Option<Spanned<Scalar>>,
    /// `drift`: rates that held until a day.
    pub regimes: Vec<Spanned<Regime>>,
    /// `cumulative`: days within which a lower total is silent.
    pub lag: Option<Spanned<Scalar>>,
    /// Fixed severity.
    pub severity: Option<Spanned<String>>,
    /// Extra slack on either side, in the unit of the value.
    pub tolerance: Option<Spanned<Scalar>>,
    /// Slot of the key that is the scope.
    pub scope: Option<Spanned<String>>,
    /// Modalities that cues may set.
    pub modalities: Option<Strings>,
}

/// An element of `regimes` under `[compare]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Regime {
    /// The day on which it ends.
    pub until: Option<Datetime>,
    /// Change a day.
    pub rate: Option<Spanned<Scalar>>,
}

/// `[identity]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// Must be stated on both sides.
    pub both: Option<Strings>,
    /// No containment.
    pub exact: Option<Strings>,
    /// How many stated slots must match.
    pub shared: Option<usize>,
    /// "14 days".
    pub window: Option<Spanned<Scalar>>,
    /// "5 days".
    pub story: Option<Spanned<Scalar>>,
    /// The event recurs.
    pub repeatable: bool,
    /// An article states the fact once.
    pub once: bool,
}

/// One `[[relation]]`: an order that must hold between claims which differ in what they count.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Relation {
    /// What is at most `whole`.
    pub part: Option<Spanned<String>>,
    /// What adds up to `whole`.
    pub parts: Option<Strings>,
    /// What holds the part or the parts.
    pub whole: Option<Spanned<String>>,
    /// What is not after `end`.
    pub start: Option<Spanned<String>>,
    /// What is not before `start`.
    pub end: Option<Spanned<String>>,
}

/// One `[[pattern]]`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pattern {
    /// Phrases that state a claim.
    pub r#match: Option<Strings>,
    /// Phrases that withdraw claims whose value lies inside them.
    pub not: Option<Strings>,
    /// How the value is read, in order of preference.
    pub r#as: Option<Strings>,
    /// Limits of the compared slot, narrower than those of the rule.
    pub limit: Option<Limits>,
    /// Constants for slots.
    pub set: BTreeMap<Spanned<String>, Spanned<Scalar>>,
    /// Fixed modality.
    pub modality: Option<Spanned<String>>,
    /// Word lists or phrases, any of which the sentence must hold.
    pub require: Option<Strings>,
    /// Slots that are not searched for with these phrases.
    pub leave: Option<Strings>,
}

/// One claim that an example expects.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedClaim {
    /// A part of the text that the claim overlaps.
    pub quote: Spanned<String>,
    /// Its value, in words of the value's kind ("3 years", "19.2 %", "2025-08-15").
    pub value: Option<Spanned<String>>,
    /// Slots of its key.
    #[serde(default)]
    pub key: BTreeMap<String, String>,
    /// Its hedge.
    pub hedge: Option<Spanned<String>>,
    /// Its modality.
    pub modality: Option<Spanned<String>>,
}

/// One `[[example]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// An article in small.
    pub text: Spanned<String>,
    /// When it was published.
    pub published: Option<Datetime>,
    /// What the rule must find there, and nothing else.
    #[serde(default)]
    pub claims: Vec<ExpectedClaim>,
    /// Why it is not there yet; it may fail.
    pub todo: Option<String>,
}

/// `pack.toml`: what a folder of rules adds to.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PackFile {
    /// "builtin", or folders relative to this one.
    pub extends: Vec<Spanned<String>>,
    /// Identifiers of their rules that are left out.
    pub without: Vec<Spanned<String>>,
}

/// One rule file, as written.
#[derive(Debug, Default)]
pub struct RuleFile {
    /// The rule that it adds patterns and examples to.
    pub extends: Option<Spanned<String>>,
    /// Places of the keys that it has, by name.
    pub keys: BTreeMap<String, std::ops::Range<usize>>,
    /// Identifier.
    pub id: Option<Spanned<String>>,
    /// What it is about.
    pub title: Option<Spanned<String>>,
    /// Explanation for people.
    pub docs: Option<Spanned<String>>,
    /// Group; the identifier when not said.
    pub group: Option<Spanned<String>>,
    /// Where it looks.
    pub about: About,
    /// Slots by name.
    pub slots: BTreeMap<String, Spanned<Slot>>,
    /// Key templates by name.
    pub key: BTreeMap<String, Spanned<String>>,
    /// Comparison.
    pub compare: Option<Spanned<Compare>>,
    /// Identity.
    pub identity: Identity,
    /// Orders between its claims, or between those of other rules.
    pub relations: Vec<Spanned<Relation>>,
    /// Patterns, in order.
    pub patterns: Vec<Spanned<Pattern>>,
    /// Examples, in order.
    pub examples: Vec<Spanned<Example>>,
}

/// One `[[entity]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityEntry {
    /// Identifier.
    pub id: Spanned<String>,
    /// Type.
    pub r#type: Spanned<String>,
    /// Name.
    pub name: Spanned<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words for what belongs to it.
    #[serde(default)]
    pub demonyms: Vec<String>,
    /// Names that stand for it as an actor.
    #[serde(default)]
    pub metonyms: Vec<String>,
    /// What contains it.
    pub part_of: Option<Strings>,
    /// Longer names that are not it.
    #[serde(default)]
    pub decoys: Vec<String>,
    /// Window of a named event.
    pub valid: Option<Window>,
    /// Key slots that a named event settles.
    #[serde(default)]
    pub facts: BTreeMap<String, OneOrMany<String>>,
    /// Identifier in Wikidata.
    pub wikidata: Option<String>,
}

/// A window of days, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// First day.
    pub from: Option<Datetime>,
    /// Last day.
    pub to: Option<Datetime>,
}

/// Reads one rule file. What has mistakes is left out and told in `errors`.
pub fn rule_file(file: &SourceFile, errors: &mut Vec<RuleError>) -> RuleFile {
    let mut rule = RuleFile::default();
    for (name, value) in table(file, errors) {
        rule.keys.insert(name.get_ref().clone(), name.span());
        match name.get_ref().as_str() {
            "extends" => rule.extends = read(file, value, errors),
            "id" => rule.id = read(file, value, errors),
            "title" => rule.title = read(file, value, errors),
            "docs" => rule.docs = read(file, value, errors),
            "group" => rule.group = read(file, value, errors),
            "about" => rule.about = read(file, value, errors).unwrap_or_default(),
            "slots" => rule.slots = slots(file, value, errors),
            "key" => rule.key = entries(file, value, errors),
            "compare" => rule.compare = read(file, value, errors),
            "identity" => rule.identity = read(file, value, errors).unwrap_or_default(),
            "relation" => rule.relations = elements(file, value, errors),
            "pattern" => rule.patterns = elements(file, value, errors),
            "example" => rule.examples = elements(file, value, errors),
            other => errors.push(unknown(file, &name, other, &keys::RULE.names())),
        }
    }
    rule
}

/// Slots by name. One that cannot be read stands there empty, so that nothing is said of those who use it.
fn slots<'f>(
    file: &SourceFile,
    value: Spanned<DeValue<'f>>,
    errors: &mut Vec<RuleError>,
) -> BTreeMap<String, Spanned<Slot>> {
    let written: Vec<(String, std::ops::Range<usize>)> = match value.get_ref() {
        DeValue::Table(slots) => slots.keys().map(|name| (name.get_ref().to_string(), name.span())).collect(),
        _ => Vec::new(),
    };
    let mut slots: BTreeMap<String, Spanned<Slot>> = entries(file, value, errors);
    for (name, place) in written {
        slots.entry(name).or_insert_with(|| Spanned::new(place, Slot::default()));
    }
    slots
}

/// Reads a `pack.toml`.
pub fn pack_file(file: &SourceFile, errors: &mut Vec<RuleError>) -> PackFile {
    let mut pack = PackFile::default();
    for (name, value) in table(file, errors) {
        match name.get_ref().as_str() {
            "extends" => pack.extends = read(file, value, errors).unwrap_or_default(),
            "without" => pack.without = read(file, value, errors).unwrap_or_default(),
            other => errors.push(unknown(file, &name, other, &keys::PACK.names())),
        }
    }
    pack
}

/// Reads a file of `[[entity]]` tables.
pub fn entity_file(file: &SourceFile, errors: &mut Vec<RuleError>) -> Vec<Spanned<EntityEntry>> {
    let mut found = Vec::new();
    for (name, value) in table(file, errors) {
        match name.get_ref().as_str() {
            "entity" => found = elements(file, value, errors),
            other => errors.push(unknown(file, &name, other, &["entity"])),
        }
    }
    found
}

/// Reads a file of named lists under one or more headings: `words.toml`, `cues.toml`. Lists are keyed "heading.name".
pub fn list_file(file: &SourceFile, errors: &mut Vec<RuleError>) -> BTreeMap<String, Strings> {
    let mut found = BTreeMap::new();
    for (heading, value) in table(file, errors) {
        for (name, list) in entries::<OneOrMany<String>>(file, value, errors) {
            found.insert(format!("{}.{name}", heading.get_ref()), list);
        }
    }
    found
}

/// The top-level table of a file, with its syntax errors told.
pub(crate) fn table<'f>(
    file: &'f SourceFile,
    errors: &mut Vec<RuleError>,
) -> Vec<(Spanned<String>, Spanned<DeValue<'f>>)> {
    let (table, problems) = DeTable::parse_recoverable(&file.text);
    errors.extend(problems.iter().map(|e| {
        let help = match e.message() {
            "duplicate key" => {
                "it stands here for the second time: a key may stand once; of several tables each begins with [[…]]"
            }
            _ => "see https://toml.io for the syntax",
        };
        RuleError::new("syntax", file, e.span().unwrap_or(0..0), format!("not valid TOML: {}", e.message())).help(help)
    }));
    table.into_inner().into_iter().map(|(k, v)| (Spanned::new(k.span(), k.get_ref().to_string()), v)).collect()
}

/// Deserialises one value, or tells why not.
pub(crate) fn read<'f, T: Deserialize<'f>>(
    file: &SourceFile,
    value: Spanned<DeValue<'f>>,
    errors: &mut Vec<RuleError>,
) -> Option<T> {
    let span = value.span();
    match T::deserialize(value.into_deserializer()) {
        Ok(t) => Some(t),
        Err(e) => {
            errors.push(mistake(file, &e, span));
            None
        }
    }
}

/// Deserialises each entry of a table apart, so that one mistake hides no other.
fn entries<'f, T: Deserialize<'f>>(
    file: &SourceFile,
    value: Spanned<DeValue<'f>>,
    errors: &mut Vec<RuleError>,
) -> BTreeMap<String, Spanned<T>> {
    let span = value.span();
    let DeValue::Table(table) = value.into_inner() else {
        errors.push(
            RuleError::new("wrong-type", file, span, "a table is expected here")
                .help("write it as [NAME], or as { … }"),
        );
        return BTreeMap::new();
    };
    table.into_iter().filter_map(|(k, v)| Some((k.get_ref().to_string(), read(file, v, errors)?))).collect()
}

/// Deserialises each element of an array of tables apart.
pub(crate) fn elements<'f, T: Deserialize<'f>>(
    file: &SourceFile,
    value: Spanned<DeValue<'f>>,
    errors: &mut Vec<RuleError>,
) -> Vec<Spanned<T>> {
    let span = value.span();
    let DeValue::Array(array) = value.into_inner() else {
        errors.push(
            RuleError::new("wrong-type", file, span, "an array of tables is expected here")
                .help("write it with double brackets: [[…]]"),
        );
        return Vec::new();
    };
    array.into_iter().filter_map(|v| read(file, v, errors)).collect()
}

/// A deserialisation error as a mistake with its place; unknown keys with the nearest right name.
fn mistake(file: &SourceFile, error: &toml::de::Error, whole: std::ops::Range<usize>) -> RuleError {
    let span = error.span().filter(|s| !s.is_empty()).unwrap_or(whole);
    // Types by their names for people.
    let message =
        error.message().replace("usize", "a whole number").replace("i32", "a year").replace("a sequence", "a list");
    let message = message.as_str();
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let (name, expected) = rest.split_once('`').unwrap_or((rest, ""));
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        return RuleError::new("unknown-key", file, span, format!("there is no key `{name}` here"))
            .help(suggestion(name, &known));
    }
    if let Some(rest) = message.strip_prefix("missing field `") {
        let name = rest.trim_end_matches('`');
        return RuleError::new("missing-key", file, span, format!("the key `{name}` is missing"))
            .help(format!("add {name} = …"));
    }
    let help = match message.split_once("expected ") {
        Some((_, "a TOML datetime")) => "write a day without quotation marks: 2025-03-05".to_owned(),
        Some((_, expected)) => format!("write {expected}"),
        None => "see the reference of rule files for what may stand here".to_owned(),
    };
    RuleError::new("wrong-type", file, span, message.to_owned()).help(help)
}

pub(crate) fn unknown(file: &SourceFile, at: &Spanned<String>, name: &str, known: &[&str]) -> RuleError {
    RuleError::new("unknown-key", file, at.span(), format!("there is no key `{name}` here"))
        .help(suggestion(name, known))
}

/// "did you mean …?", or the list of what is known.
pub(crate) fn suggestion(written: &str, known: &[&str]) -> String {
    match nearest(written, known.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known here: {}", known.join(", ")),
    }
}

/// The day of a date or a time; `None` for a time of the day alone.
pub(super) fn day_of(datetime: &Datetime) -> Option<NaiveDate> {
    let d = datetime.date?;
    NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))
}
