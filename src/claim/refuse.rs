//! Why nothing fits a slot at a word, in words: what it takes, what stands there, which limit keeps that out.

use super::fit::Fit;
use crate::mention::Written;
use crate::rule::{Class, Kinds, Limits, PhraseSlot};

/// What a slot takes: "duration or date", "country or region".
#[must_use]
pub fn takes(spec: &PhraseSlot, fit: &Fit<'_>) -> String {
    let k = &spec.kinds;
    let mut kinds: Vec<String> = [
        (k.number && !k.count, "number"),
        (k.ordinal, "ordinal"),
        (k.percent, "percent"),
        (k.points, "points"),
        (k.money, "money"),
        (k.conversion && !k.money, "money with its conversion"),
        (k.duration, "duration"),
        (k.date, "date"),
        (k.quantity, "quantity"),
        (k.age, "age"),
        (k.name, "name"),
        (k.score, "score"),
    ]
    .into_iter()
    .filter(|(takes, _)| *takes)
    .map(|(_, name)| name.to_owned())
    .collect();
    kinds.extend(k.entities.iter().cloned());
    match &spec.class {
        Some(Class::Kind(kind)) => return format!("a count of {kind}"),
        Some(Class::Entity(entity)) => {
            return format!("a count of {}", fit.entities.at(*entity).map_or("a thing", |e| e.id.as_str()));
        }
        None if k.count => kinds.push("count".to_owned()),
        None => {}
    }
    match kinds.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// What stands at a word, as slots see it: "a duration", "the person donald-trump", "no mention and no known name".
#[must_use]
pub fn stands(fit: &Fit<'_>, at: usize) -> String {
    let mentions = fit.lattice.mentions_at(at).map(|m| match &fit.view.mentions[m.mention].written {
        Written::Number(_) => "a number".to_owned(),
        Written::Ordinal(_) => "an ordinal".to_owned(),
        Written::Percent { points: true, .. } => "percentage points".to_owned(),
        Written::Percent { .. } => "a percent".to_owned(),
        Written::Money { .. } => "money".to_owned(),
        Written::Duration(d) if d.age => "an age".to_owned(),
        Written::Duration(_) => "a duration".to_owned(),
        Written::Date(_) => "a date".to_owned(),
        Written::Quantity { unit, .. } => format!("a quantity in {}", unit.0),
    });
    let names = fit.lattice.names_at(at).iter().filter_map(|n| fit.entities.at(n.entity));
    let all: Vec<String> = mentions.chain(names.map(|e| format!("the {} {}", e.kind, e.id))).collect();
    if all.is_empty() { "no mention and no known name".to_owned() } else { all.join(", ") }
}

/// Whether a limit is set, how to lift it, and what it says.
type Try<'a> = (bool, &'a dyn Fn(&mut Limits), String);

/// What alone keeps that out which stands at a word: a limit of the slot, or its list of entities. `None` when that is
/// not all.
#[must_use]
pub fn limit(spec: &PhraseSlot, fit: &Fit<'_>, at: usize) -> Option<String> {
    let fits = |limits: Limits, only: &[usize]| {
        let spec = PhraseSlot { limits, only: only.to_vec(), ..spec.clone() };
        fit.one(&spec, at).is_some()
    };
    let limits = &spec.limits;
    let without = |change: &dyn Fn(&mut Limits)| {
        let mut limits = limits.clone();
        change(&mut limits);
        fits(limits, &spec.only)
    };
    let ids = |entities: &[usize]| {
        let ids: Vec<&str> = entities.iter().filter_map(|e| fit.entities.at(*e)).map(|e| e.id.as_str()).collect();
        some_of(&ids)
    };
    let number = |n: Option<crate::value::Decimal>| n.map_or_else(|| "…".to_owned(), |n| n.normalize().to_string());
    if !spec.only.is_empty() && fits(limits.clone(), &[]) {
        return Some(format!("the phrase takes {} only", ids(&spec.only)));
    }
    let tries: [Try<'_>; 7] = [
        (limits.min.is_some(), &|l| l.min = None, format!("below the limit `min = {}`", number(limits.min))),
        (limits.max.is_some(), &|l| l.max = None, format!("above the limit `max = {}`", number(limits.max))),
        (
            !limits.units.is_empty(),
            &|l| l.units.clear(),
            format!("the limit takes the units {} only", listed(&limits.units)),
        ),
        (
            !limits.currencies.is_empty(),
            &|l| l.currencies.clear(),
            format!("the limit takes the currencies {} only", listed(&limits.currencies)),
        ),
        (
            !limits.grains.is_empty(),
            &|l| l.grains.clear(),
            format!("the limit takes dates of the grain {} only", listed(&limits.grains)),
        ),
        (
            limits.within.is_some(),
            &|l| l.within = None,
            limits.within.map_or_else(String::new, |(a, b)| format!("outside of the years {a} to {b}, or not known")),
        ),
        (!limits.skip.is_empty(), &|l| l.skip.clear(), "the slot skips it".to_owned()),
    ];
    let found = tries.into_iter().find(|(set, change, _)| *set && without(change)).map(|(_, _, words)| words);
    let one_of = || {
        let only_these = !limits.one_of.is_empty() && without(&|l| l.one_of.clear());
        only_these.then(|| format!("the slot takes {} only", ids(&limits.one_of)))
    };
    let several = || {
        let any = *limits != Limits::default() && fits(Limits::default(), &spec.only);
        any.then(|| "several limits of the slot keep it out".to_owned())
    };
    found.or_else(one_of).or_else(several)
}

/// Whether a slot takes anything at all; choices of words do not.
#[must_use]
pub fn is_typed(spec: &PhraseSlot) -> bool {
    spec.class.is_some() || spec.kinds != Kinds::default()
}

fn listed(words: &[String]) -> String {
    some_of(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Words that are listed before the rest is counted.
const LISTED: usize = 6;

/// "a, b, c", of many the first ones and how many there are more.
#[must_use]
pub fn some_of(words: &[&str]) -> String {
    let shown = words[..words.len().min(LISTED)].join(", ");
    if words.len() > LISTED { format!("{shown} and {} more", words.len() - LISTED) } else { shown }
}
