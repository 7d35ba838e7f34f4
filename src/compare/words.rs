//! Findings in words: one sentence that says who says what, on which day; and what would fit all of them, or what to do.
//!
//! Neutral: no side is called right. Text of articles is passed on as it is; escaping is the reports' business.

use super::copies::{repeated, with_copies};
use super::cover::covering;
use super::shown::{day, extent_words, number, range, span, when};
use super::{Ground, Matter, Part, RELATION, Split};
use crate::claim::{Claim, Modality};
use crate::finding::Code;
use crate::interval::{Extent, Interval};
use crate::policy::{Policy, Read};
use crate::rates::Rate;
use crate::value::{Days, Decimal};
use std::collections::BTreeMap;

/// What is told of a finding.
pub(super) struct Told {
    pub message: String,
    pub help: String,
}

/// At most so many sides in a sentence.
const SIDES: usize = 3;
/// At most so many sources by name.
const NAMES: usize = 3;
/// At most so many characters of a quotation.
const QUOTED: usize = 60;

/// Tells a finding of two sides or more.
pub(super) fn finding(matter: &Matter, split: &Split, code: Code) -> Told {
    let message = match code {
        Code::SelfContradiction => at_odds(matter, split).unwrap_or_else(|| sides(matter, split, code)),
        _ => sides(matter, split, code),
    };
    let mut help = match code {
        Code::AmbiguousWording => ambiguous(matter, split),
        Code::StaleRelativeDate => stale(matter, split),
        Code::BrokenRelation => relation(matter, split),
        Code::Diverse => {
            "Figures of different origin: each may be right by its own count. Say whose they are.".to_owned()
        }
        _ => no_fit(matter, split),
    };
    if let Some(consensus) = split.consensus.as_ref().filter(|c| c.sources > 1 && code != Code::AmbiguousWording) {
        let extent = extent_words(matter, &consensus.extent);
        help = format!("{help} {} fit {extent}.", capitalised(&counted(consensus.sources, "independent source")));
    }
    Told { message, help }
}

/// Each side in a clause.
fn sides(matter: &Matter, split: &Split, code: Code) -> String {
    let parts = code == Code::BrokenRelation && differ(split.sides.iter().map(|part| counted_part(matter, part)));
    let clause = |part: &Part| {
        let counted = if parts { counted_part(matter, part) } else { None };
        clause(matter, part, code, counted.as_deref())
    };
    let clauses: Vec<String> = split.sides.iter().take(SIDES).map(clause).collect();
    let mut message = clauses.join(if clauses.len() == 2 { ", but " } else { "; " });
    if split.sides.len() > SIDES {
        message = format!("{message}; and {} more", counted(split.sides.len() - SIDES, "side"));
    }
    message
}

/// What a side of a broken relation counts: "killed and injured", "pledge".
fn counted_part(matter: &Matter, part: &Part) -> Option<String> {
    let claim = matter.claim(*part.claims.first()?);
    let named = |name: &str| name.replace('-', " ");
    let of_scope = claim.scope.as_deref().map(named);
    of_scope.or_else(|| (claim.modality != Modality::Actual).then(|| named(claim.modality.name())))
}

fn differ(mut parts: impl Iterator<Item = Option<String>>) -> bool {
    let first = parts.next();
    parts.any(|part| Some(part) != first)
}

/// "The Gazette (16 August 2025) says "three-hour meeting" and also "five hours of talks"; 2 others have the first".
fn at_odds(matter: &Matter, split: &Split) -> Option<String> {
    let claims = |part: &Part| -> Vec<&Claim> { part.claims.iter().map(|&i| matter.claim(i)).collect() };
    // The first article that is on two sides.
    let mut met = None;
    'sides: for (n, part) in split.sides.iter().enumerate().skip(1) {
        for claim in claims(part) {
            for (m, other) in split.sides[..n].iter().enumerate() {
                if let Some(contrary) = claims(other).into_iter().find(|o| o.article == claim.article) {
                    met = Some((m, contrary, n, claim));
                    break 'sides;
                }
            }
        }
    }
    let (m, first, n, second) = met?;
    let own = |part: &Part| -> Vec<String> {
        names(&claims(part).into_iter().filter(|c| c.article != first.article).collect::<Vec<_>>())
    };
    let said = |c: &Claim, part: &Part| {
        meaning(matter, part).map_or_else(|| quoted(&c.text), |meaning| format!("{} ({meaning})", quoted(&c.text)))
    };
    let mut text = format!(
        "{}{} says {} and also {}",
        name(first),
        published(first),
        said(first, &split.sides[m]),
        said(second, &split.sides[n])
    );
    for (part, which) in [(m, "first"), (n, "second")] {
        let others = own(&split.sides[part]);
        if !others.is_empty() {
            let have = if others.len() == 1 { "has" } else { "have" };
            text += &format!("; {} {have} the {which}", listed(&others));
        }
    }
    Some(text)
}

/// The outlet, else the name of the article without its folders.
fn name(claim: &Claim) -> &str {
    claim.source.as_deref().unwrap_or_else(|| base(&claim.article_name))
}

/// The last part of a path; the whole of a name that ends in a slash.
fn base(name: &str) -> &str {
    name.rsplit('/').next().filter(|base| !base.is_empty()).unwrap_or(name)
}

/// "Example Times (1 September 2025) says "three-year war" (The Gazette agrees): it began between … and …".
/// `counted`: the part of the thing that it counts, where that is what matters.
fn clause(matter: &Matter, part: &Part, code: Code, counted: Option<&str>) -> String {
    let mut all = part.claims.clone();
    all.extend(part.claims.iter().flat_map(|&i| with_copies(matter, i).skip(1)));
    let mut copies = repeated(matter.ground, &all);
    copies.sort_unstable();
    all.retain(|i| !copies.contains(i));
    let of = |claims: &[usize]| -> Vec<&Claim> { claims.iter().map(|&i| matter.claim(i)).collect() };
    let (claims, copies) = (of(&all), of(&copies));
    let telling = best_quote(&claims);
    let words = quoted(&telling.text);
    let (same, other): (Vec<&Claim>, Vec<&Claim>) = claims.iter().partition(|c| quoted(&c.text) == words);
    let family = |c: &Claim| matter.ground.families.get(c.article);
    let of_quoted = |copy: &&Claim| same.iter().any(|c| family(c) == family(copy));
    let (quoted_too, copied): (Vec<&Claim>, Vec<&Claim>) = copies.into_iter().partition(of_quoted);
    let same = names(&same);
    let without = |mut names: Vec<String>, others: &[String]| {
        names.retain(|name| !others.contains(name));
        names
    };
    let agreeing = without(names(&other), &same);
    let (quoted_too, copied) = (without(names(&quoted_too), &same), without(names(&copied), &agreeing));
    // When it was said matters where claims depend on it, and tells updates from contradictions.
    let when = if same.len() == 1 { published(telling) } else { String::new() };
    let mut clause = format!("{}{when} {} {words}", listed(&same), if same.len() == 1 { "says" } else { "say" });
    if let Some(counted) = counted {
        clause = format!("{clause} ({counted})");
    }
    let mut asides = Vec::new();
    if !quoted_too.is_empty() {
        asides.push(format!("the same text in {}", listed(&quoted_too)));
    }
    if !agreeing.is_empty() {
        let agree = if agreeing.len() == 1 { "agrees" } else { "agree" };
        let copies =
            if copied.is_empty() { String::new() } else { format!(", with the same text in {}", listed(&copied)) };
        asides.push(format!("{} {agree}{copies}", listed(&agreeing)));
    }
    if !asides.is_empty() {
        clause = format!("{clause} ({})", asides.join("; "));
    }
    match (meaning(matter, part), code, part.code) {
        (Some(m), Code::AmbiguousWording, Some(Code::AmbiguousWording)) => format!("{clause}: at its word, {m}"),
        (Some(m), _, _) => format!("{clause}: {m}"),
        (None, _, _) => clause,
    }
}

/// The claim whose words stand for a side: of those with the narrowest meaning the first.
fn best_quote<'c>(claims: &[&'c Claim]) -> &'c Claim {
    let width = |c: &&&Claim| {
        c.compared.as_ref().and_then(|c| match c.first().core {
            Extent::Number(i) => i.width(),
            Extent::Date(d) => d.length().map(Decimal::from),
            Extent::Entities { .. } => Some(Decimal::ZERO),
        })
    };
    let narrow = claims.iter().min_by_key(|c| width(c).unwrap_or(Decimal::MAX));
    narrow.unwrap_or(&claims[0])
}

/// What a side comes down to, where its words do not say it themselves.
fn meaning(matter: &Matter, part: &Part) -> Option<String> {
    match (&part.extent, matter.rule.policy) {
        (Extent::Date(days), Policy::Elapsed) => {
            Some(format!("it began{} {}", breadth(matter, part, *days), when(*days)))
        }
        (Extent::Date(days), _) => Some(span(*days)),
        _ => None,
    }
}

/// How a side's window relates to what its quoted claim is usually taken to mean, which stands in the label under the quote: nothing
/// if they are the same, else whether it is all that the words allow or what several claims have in common.
fn breadth(matter: &Matter, part: &Part, window: Days) -> &'static str {
    let claims: Vec<&Claim> = part.claims.iter().map(|&i| matter.claim(i)).collect();
    let reading = best_quote(&claims).compared.as_ref().map(|c| c.first().clone());
    match reading {
        Some(reading) if reading.core != Extent::Date(window) => {
            if *reading.accepted() == Extent::Date(window) {
                ", at the widest,"
            } else {
                ", taken together,"
            }
        }
        _ => "",
    }
}

/// Names of the sources of claims: outlets, else articles, in order, each once. Articles that differ by their folders only
/// keep them.
fn names(claims: &[&Claim]) -> Vec<String> {
    let mut full: Vec<&str> = Vec::new();
    for claim in claims {
        let name = claim.source.as_deref().unwrap_or(&claim.article_name);
        if !full.contains(&name) {
            full.push(name);
        }
        if full.len() > 64 {
            break;
        }
    }
    let alike = |name: &str| full.iter().filter(|other| base(other) == base(name)).count() > 1;
    full.iter().map(|&name| if alike(name) { name } else { base(name) }.to_owned()).collect()
}

fn listed(names: &[String]) -> String {
    match names {
        [] => "somebody".to_owned(),
        [one] => one.clone(),
        [start @ .., last] if names.len() <= NAMES => format!("{} and {last}", start.join(", ")),
        _ => format!("{} and {}", names[..NAMES - 1].join(", "), counted(names.len() - NAMES + 1, "other")),
    }
}

fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words of an article in quotation marks, white space as single spaces.
fn quoted(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= QUOTED {
        return format!("\"{words}\"");
    }
    let cut: String = words.chars().take(QUOTED).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("\"{} …\"", &cut[..end])
}

/// " (1 September 2025)", " (26 August 2025 or later)"; nothing for an article of which no date is known.
fn published(claim: &Claim) -> String {
    let days = if claim.as_of.stated { claim.as_of.days } else { claim.published.days };
    if days == Days::UNKNOWN { " (undated)".to_owned() } else { format!(" ({})", span(days)) }
}

/// Nothing fits all of them; what covers them.
fn no_fit(matter: &Matter, split: &Split) -> String {
    let what = match (&split.sides[0].extent, matter.rule.policy) {
        (Extent::Date(_), _) => "date",
        (Extent::Entities { .. }, _) if claims_complete(matter, split) => {
            return "A list that is said to be complete lacks what another names.".to_owned();
        }
        (Extent::Entities { .. }, _) => {
            return "Neither contains the other, and both are said to hold at one time.".to_owned();
        }
        (Extent::Number(_), _) => "number",
    };
    let fits = if split.sides.len() == 2 { "both" } else { "all" };
    match covering(matter, split) {
        Some(cover) => format!("No {what} fits {fits}; {cover} covers them."),
        None => format!("No {what} fits {fits}."),
    }
}

/// Whether a claim of the sides is a list that says that there is nothing else.
fn claims_complete(matter: &Matter, split: &Split) -> bool {
    let closed = |&i: &usize| {
        let core = matter.claim(i).compared.as_ref().map(|c| &c.first().core);
        matches!(core, Some(Extent::Entities { closed: true, .. }))
    };
    split.sides.iter().flat_map(|side| &side.claims).any(closed)
}

fn ambiguous(matter: &Matter, split: &Split) -> String {
    let claim = split.sides.iter().find(|s| s.code == Some(Code::AmbiguousWording)).map(|s| matter.claim(s.claims[0]));
    let Some(claim) = claim else { return no_fit(matter, split) };
    let Some(compared) = &claim.compared else { return no_fit(matter, split) };
    let other = compared.readings.get(1).map_or("otherwise", |r| reading_words(r.name));
    let fits = split.consensus.as_ref().map_or_else(
        || " it fits".to_owned(),
        |c| {
            let sources = counted(c.sources, "independent source");
            format!(" it fits {}, which {sources} have in common", extent_words(matter, &c.extent))
        },
    );
    format!("Read {other},{fits}. Give the date, or the time gone by, and it cannot be misread.")
}

/// A reading in words, behind "Read".
fn reading_words(name: &str) -> &'static str {
    if name == Read::BeforeAnniversary.name() {
        "as \"close to that many full years\""
    } else if name == Read::BeforeOrdinalYear.name() {
        "as \"that year has not begun\""
    } else {
        "otherwise"
    }
}

fn stale(matter: &Matter, split: &Split) -> String {
    let all = || split.sides.iter().flat_map(|s| &s.claims).map(|&i| matter.claim(i));
    let relative = all().find(|c| c.compared.as_ref().is_some_and(|c| c.relative));
    let Some(claim) = relative else { return no_fit(matter, split) };
    let date = all().find(|c| c.compared.as_ref().is_some_and(|x| !x.relative)).and_then(|c| {
        match c.compared.as_ref()?.first().core {
            Extent::Date(days) => Some(span(days)),
            _ => None,
        }
    });
    let date = date.map_or_else(String::new, |d| format!(", or write {d} if that is meant"));
    format!(
        "The weekday agrees, the week does not: {} counts from the day of publication. Check whether the sentence is older than its article{date}.",
        quoted(&claim.text)
    )
}

fn relation(matter: &Matter, split: &Split) -> String {
    let declared = split.anchor.as_ref().is_some_and(|anchor| anchor.starts_with(RELATION));
    match matter.rule.policy {
        Policy::Cumulative { .. } if !declared => {
            "A total that only grows cannot be smaller later. Say whose count it is, and whether it was corrected."
                .to_owned()
        }
        _ => "A part cannot exceed the whole, nor an end precede its beginning. Check what each of the numbers counts."
            .to_owned(),
    }
}

/// Tells that amounts in different units were not compared.
pub(super) fn unconvertible(matter: &Matter, by_unit: &BTreeMap<&str, Vec<usize>>) -> Told {
    let clauses: Vec<String> = by_unit
        .values()
        .take(SIDES)
        .map(|claims| {
            let claims: Vec<&Claim> = claims.iter().map(|&i| matter.claim(i)).collect();
            let names = names(&claims);
            let says = if names.len() == 1 { "gives" } else { "give" };
            format!("{} {says} {}", listed(&names), quoted(&claims[0].text))
        })
        .collect();
    let unnamed = by_unit.contains_key("money");
    fn in_words(unit: &str) -> &str {
        if unit == "money" { "a currency that several countries have" } else { unit }
    }
    // The codes first.
    let mut units: Vec<&str> = by_unit.keys().copied().collect();
    units.sort_by_key(|&unit| (unit == "money", unit));
    let units = units.into_iter().map(in_words).collect::<Vec<_>>().join(" and ");
    let help = if unnamed {
        "Say whose currency it is: then the amounts can be compared."
    } else {
        "No rate is given for that day. With a rate the amounts can be compared."
    };
    Told { message: format!("{}: {units} are not compared", clauses.join(", ")), help: help.to_owned() }
}

/// Tells of a conversion that the rates of its time do not give: `at_rate` is what one amount was worth in the other currency.
pub(super) fn conversion(claim: &Claim, at_rate: &Interval, rate: &Rate, [from, to]: [&str; 2]) -> Told {
    let mean = Interval { lo: rate.mean.lo.map(three_digits), hi: rate.mean.hi.map(three_digits), ..rate.mean };
    let middle = at_rate.lo.zip(at_rate.hi).and_then(|(lo, hi)| lo.checked_add(hi)?.checked_div(Decimal::TWO));
    let worth = middle.map_or_else(|| range(*at_rate, Some(to)), |n| format!("about {} {to}", number(three_digits(n))));
    Told {
        message: format!("{}{} converts {}", name(claim), published(claim), quoted(&claim.text)),
        help: format!(
            "At {} for one {from} ({}) that would be {worth}. Check both amounts, their currencies and their order.",
            range(mean, Some(to)),
            rate.source,
        ),
    }
}

fn three_digits(n: Decimal) -> Decimal {
    n.round_sf(3).unwrap_or(n)
}

/// Tells that an article has no date, and what that leaves open.
pub(super) fn undated(ground: &Ground, article: &str, days: Days, claims: &[usize]) -> Told {
    let left_out = claims.iter().filter(|&&i| ground.claims[i].compared.is_none()).count();
    let bounded = claims.len() - left_out;
    let known = match (days.from, days.to) {
        (None, None) => "has no date".to_owned(),
        (Some(from), None) => format!("has no date but a bound, not before {}", day(from)),
        (None, Some(to)) => format!("has no date but a bound, not after {}", day(to)),
        (Some(from), Some(to)) => format!("has no date but bounds, {} to {}", day(from), day(to)),
    };
    let mut effects = Vec::new();
    if left_out > 0 {
        effects.push(format!("{} cannot be compared", counted(left_out, "claim")));
    }
    if bounded > 0 {
        let hold = if bounded == 1 { "holds" } else { "hold" };
        effects.push(format!("{} {hold} within bounds only", counted(bounded, "claim")));
    }
    let name = base(article);
    Told {
        message: format!("{name} {known}: {}", effects.join(" and ")),
        help: format!("State its date in articles.toml beside it, under [\"{name}\"]: published = YYYY-MM-DD."),
    }
}
