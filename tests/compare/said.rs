//! Claims made by hand for the tests of comparison: who said what, in a line.

use crate::outcome::days;
use gainsay::article::{Basis, Published};
use gainsay::claim::{AsOf, Claim, ClaimValue, KeySlot, KeyValue, Modality, Stated};
use gainsay::compare::{Comparisons, compare_at};
use gainsay::entity::{Entities, Entity};
use gainsay::finding::{Code, Finding, Severity};
use gainsay::frame::{Framing, frame};
use gainsay::group::ArticleFacts;
use gainsay::interval::{Axis, Extent};
use gainsay::mention::{Hedge, Written};
use gainsay::policy::{Comparison, Identity, Policy, Read};
use gainsay::rates::Rates;
use gainsay::similar::fingerprint;
use gainsay::text::{Place, Span};
use gainsay::value::{Amount, Currency, Days, Decimal, Duration, Length, Numeral, TimeUnit, Unit};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// One claim, as the tests write it.
#[derive(Clone)]
pub struct Said {
    pub article: String,
    pub source: Option<String>,
    /// "2025-08-26", "2025-08-26.." for a bound, "" for unknown.
    pub published: String,
    pub rule: usize,
    /// "kind=meeting; who=@a+b; place=*; when=2025-08-26".
    pub key: String,
    pub value: String,
    pub text: Option<String>,
    pub reads: Vec<Read>,
    pub modality: Modality,
    pub scope: Option<String>,
    pub speaker: Option<String>,
    /// When the sentence states it.
    pub as_of: Option<String>,
    pub relative: bool,
    pub lowered: u8,
    pub names: Vec<String>,
    /// Text of the article, for copies; by default every article has its own.
    pub body: Option<String>,
}

/// `value` ("about 12", ">=12", "20 %", "3 years", "4th year", "EUR 5 million", "2025-08", "@alaska") in `article`,
/// which was published on a day.
pub fn said(article: &str, published: &str, value: &str) -> Said {
    Said {
        article: article.to_owned(),
        source: None,
        published: published.to_owned(),
        rule: 0,
        key: "of=it".to_owned(),
        value: value.to_owned(),
        text: None,
        reads: Vec::new(),
        modality: Modality::Actual,
        scope: None,
        speaker: None,
        as_of: None,
        relative: false,
        lowered: 0,
        names: Vec::new(),
        body: None,
    }
}

impl Said {
    pub fn key(mut self, key: &str) -> Self {
        self.key = key.to_owned();
        self
    }
    pub fn text(mut self, text: &str) -> Self {
        self.text = Some(text.to_owned());
        self
    }
    pub fn source(mut self, source: &str) -> Self {
        self.source = Some(source.to_owned());
        self
    }
    pub fn reads(mut self, reads: &[Read]) -> Self {
        self.reads = reads.to_vec();
        self
    }
    pub fn modality(mut self, modality: Modality) -> Self {
        self.modality = modality;
        self
    }
    pub fn scope(mut self, scope: &str) -> Self {
        self.scope = Some(scope.to_owned());
        self
    }
    pub fn speaker(mut self, speaker: &str) -> Self {
        self.speaker = Some(speaker.to_owned());
        self
    }
    pub fn held(mut self, days: &str) -> Self {
        self.as_of = Some(days.to_owned());
        self
    }
    pub fn relative(mut self) -> Self {
        self.relative = true;
        self
    }
    pub fn lowered(mut self, steps: u8) -> Self {
        self.lowered = steps;
        self
    }
    pub fn names(mut self, names: &[&str]) -> Self {
        self.names = names.iter().map(ToString::to_string).collect();
        self.names.sort();
        self
    }
    pub fn body(mut self, text: &str) -> Self {
        self.body = Some(text.to_owned());
        self
    }
}

impl fmt::Debug for Said {
    /// In a line: a failing property shows many.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(
            f,
            "{} ({}) {:?} {:?} by {:?}, {:?}",
            self.article, self.published, self.value, self.key, self.speaker, self.names
        )
    }
}

/// Rules and entities of a test.
#[derive(Clone)]
pub struct World {
    pub rules: Vec<Comparison>,
    pub entities: Entities,
    pub rates: Rates,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.rules.iter().try_for_each(|r| write!(f, "{:?} {:?} ± {}; ", r.policy, r.identity, r.tolerance))
    }
}

/// A world of one rule. Entities know that Anchorage and Juneau lie in Alaska.
pub fn world(policy: Policy) -> World {
    World { rules: vec![rule("fact", policy)], entities: entities(), rates: Rates::default() }
}

pub fn rule(name: &str, policy: Policy) -> Comparison {
    Comparison { rule: name.to_owned(), group: name.to_owned(), policy, ..Comparison::default() }
}

/// Identity of events: two points, the same story within so many days.
pub fn of_events(days: u32) -> Identity {
    Identity { shared: 2, story_days: Some(days), ..Identity::default() }
}

impl World {
    pub fn identity(mut self, identity: Identity) -> Self {
        self.rules.iter_mut().for_each(|r| r.identity = identity.clone());
        self
    }

    /// The claims, as the claim stage would give them, and what comparing them gives.
    pub fn compare(&self, said: &[Said]) -> (Vec<Claim>, Comparisons) {
        let (claims, articles) = self.claims(said);
        let compared = compare_at(&self.rates, &claims, &self.rules, &self.entities, &articles);
        (claims, compared)
    }

    pub fn claims(&self, said: &[Said]) -> (Vec<Claim>, Vec<ArticleFacts>) {
        let names: BTreeSet<&str> = said.iter().map(|s| s.article.as_str()).collect();
        let names: Vec<&str> = names.into_iter().collect();
        let articles = names
            .iter()
            .map(|name| {
                let s = said.iter().find(|s| s.article == *name).expect("named by one");
                ArticleFacts {
                    name: (*name).to_owned(),
                    source: s.source.clone(),
                    published: published(&s.published),
                    fingerprint: fingerprint(s.body.as_deref().unwrap_or(name)),
                }
            })
            .collect();
        let mut claims: Vec<Claim> = said
            .iter()
            .enumerate()
            .map(|(n, s)| self.claim(s, n, names.binary_search(&s.article.as_str()).expect("listed")))
            .collect();
        claims.sort_by(|a, b| (a.article, a.span, &a.rule_id).cmp(&(b.article, b.span, &b.rule_id)));
        (claims, articles)
    }

    fn claim(&self, s: &Said, n: usize, article: usize) -> Claim {
        let rule = &self.rules[s.rule];
        let (value, hedge) = value(&s.value);
        let published = published(&s.published);
        let as_of = match &s.as_of {
            Some(text) => AsOf { days: days(text), stated: true },
            None => AsOf { days: published.days, stated: false },
        };
        let framing =
            Framing { rule, reads: &s.reads, hedge, as_of, speaker: s.speaker.as_deref(), relative: s.relative };
        let text = s.text.clone().unwrap_or_else(|| s.value.clone());
        Claim {
            id: format!("{}-{n}", s.article),
            article,
            article_name: s.article.clone(),
            source: s.source.clone(),
            published,
            rule: s.rule,
            rule_id: rule.rule.clone(),
            group: rule.group.clone(),
            key: key(&s.key),
            block: gainsay::group::block(&rule.group, []),
            span: Span::new(n * 100, n * 100 + text.len()),
            place: Place { line: n + 1, column: 1 },
            text,
            compared: frame(&value, &framing),
            value,
            hedge,
            modality: s.modality,
            scope: s.scope.clone(),
            speaker: s.speaker.clone(),
            as_of,
            lowered: s.lowered,
            names: Arc::from(s.names.clone()),
        }
    }
}

fn published(text: &str) -> Published {
    let days = days(text);
    let basis = match (days.from, days.to) {
        (None, None) => Basis::Unknown,
        (Some(_), Some(_)) => Basis::Dateline,
        _ => Basis::Bounded,
    };
    Published { days, basis }
}

fn key(text: &str) -> Vec<KeySlot> {
    text.split("; ")
        .map(|slot| {
            let (name, value) = slot.split_once('=').expect("slot=value");
            let (value, stated) = if value == "*" {
                (KeyValue::Wildcard, Stated::Not)
            } else if let Some(ids) = value.strip_prefix('@') {
                let mut ids: Vec<String> = ids.split('+').map(str::to_owned).collect();
                ids.sort();
                (KeyValue::Entities(ids), Stated::InPhrase)
            } else if value.starts_with("20") {
                (KeyValue::Days(days(value)), Stated::InPhrase)
            } else {
                (KeyValue::Text(value.to_owned()), Stated::ByRule)
            };
            KeySlot { name: name.to_owned(), value, stated }
        })
        .collect()
}

fn value(text: &str) -> (ClaimValue, Hedge) {
    let hedges = [
        ("about ", Hedge::About),
        ("nearly ", Hedge::Nearly),
        ("up to ", Hedge::UpTo),
        ("exactly ", Hedge::Exactly),
        ("only ", Hedge::Exactly),
        (">=", Hedge::AtLeast),
        ("<=", Hedge::AtMost),
        (">", Hedge::MoreThan),
        ("<", Hedge::LessThan),
    ];
    for (word, hedge) in hedges {
        if let Some(rest) = text.strip_prefix(word) {
            return (plain(rest), hedge);
        }
    }
    (plain(text), Hedge::None)
}

fn plain(text: &str) -> ClaimValue {
    if let Some(ids) = text.strip_prefix('@') {
        return ClaimValue::Entity(ids.to_owned());
    }
    if text.len() >= 7 && text.as_bytes()[4] == b'-' || text.starts_with("..") {
        return ClaimValue::Date(month_or_days(text));
    }
    let units = [
        (" years", TimeUnit::Year),
        (" months", TimeUnit::Month),
        (" weeks", TimeUnit::Week),
        (" days", TimeUnit::Day),
        (" hours", TimeUnit::Hour),
    ];
    for (word, unit) in units {
        if let Some(n) = text.strip_suffix(word) {
            let duration = Duration { amount: amount(n), unit, plus: Length::default(), age: false };
            return ClaimValue::Written(Written::Duration(duration));
        }
    }
    if let Some(n) = text.strip_suffix("th year") {
        return ClaimValue::Elapsed { n: n.parse().expect("a number"), unit: TimeUnit::Year };
    }
    let written = if let Some(n) = text.strip_suffix(" %") {
        Written::Percent { amount: amount(n), points: false }
    } else if let Some(n) = text.strip_prefix("EUR ") {
        Written::Money { amount: amount(n), currency: Some(Currency("EUR")), equivalent: None }
    } else if let Some(n) = text.strip_prefix('$') {
        Written::Money { amount: amount(n), currency: Some(Currency("$")), equivalent: None }
    } else if let Some((n, unit)) = text.split_once(" u:") {
        Written::Quantity { amount: amount(n), unit: Unit(unit.to_owned()) }
    } else {
        Written::Number(amount(text))
    };
    ClaimValue::Written(written)
}

fn month_or_days(text: &str) -> Days {
    if text.len() > 7 {
        return days(text);
    }
    let first = days(&format!("{text}-01")).from.expect("a month");
    Days::between(first, first + chrono::Months::new(1) - chrono::Days::new(1))
}

fn amount(text: &str) -> Amount {
    if let Some((a, b)) = text.split_once(" to ") {
        return Amount::Between(numeral(a), numeral(b));
    }
    if let Some((num, of)) = text.split_once('/') {
        let (num, of) = (num.parse().expect("a number"), of.parse().expect("a number"));
        return Amount::Fraction { value: Decimal::from(num) / Decimal::from(of), num, of };
    }
    if text == "dozens" {
        return Amount::Vague { lo: Decimal::from(24), hi: Some(Decimal::from(99)) };
    }
    Amount::Exact(numeral(text))
}

fn numeral(text: &str) -> Numeral {
    let (digits, scale) = text
        .split_once(' ')
        .map_or((text, 1), |(digits, word)| (digits, if word == "billion" { 1_000_000_000 } else { 1_000_000 }));
    Numeral::new(digits.parse().expect("a number"), Decimal::from(scale)).expect("fits")
}

pub fn entities() -> Entities {
    let entity = |id: &str, kind: &str, part_of: &[&str]| Entity {
        id: id.to_owned(),
        kind: kind.to_owned(),
        name: id.to_owned(),
        part_of: part_of.iter().map(ToString::to_string).collect(),
        ..Entity::default()
    };
    Entities::new([
        entity("northland", "country", &[]),
        entity("southland", "country", &[]),
        entity("alaska", "place", &["northland"]),
        entity("anchorage", "place", &["alaska"]),
        entity("juneau", "place", &["alaska"]),
        entity("harbour", "place", &["southland"]),
        entity("ann", "person", &[]),
        entity("bob", "person", &[]),
        entity("cid", "person", &[]),
        entity("dee", "person", &[]),
        entity("eve", "person", &[]),
        entity("fay", "person", &[]),
        entity("polar-summit", "event", &[]),
    ])
}

/// "error disagreement: a.txt+b.txt | c.txt; also d.txt", the articles of each side in order, with the values of the test.
pub fn brief(claims: &[Claim], finding: &Finding) -> String {
    let named = |indices: &[usize]| {
        indices
            .iter()
            .map(|&i| format!("{} {}", claims[i].article_name, claims[i].text))
            .collect::<Vec<_>>()
            .join(" + ")
    };
    let sides: Vec<String> = finding.sides.iter().map(|s| named(&s.claims)).collect();
    let mut text = format!("{} {}: {}", finding.severity.name(), finding.code.name(), sides.join(" | "));
    if !finding.also.is_empty() {
        text += &format!("; also {}", named(&finding.also));
    }
    text
}

/// All findings in brief but `undated-article`, which most tests are not about.
pub fn briefs(world: &World, said: &[Said]) -> Vec<String> {
    let (claims, compared) = world.compare(said);
    hold(&claims, &compared);
    compared.findings.iter().filter(|f| f.code != Code::UndatedArticle).map(|f| brief(&claims, f)).collect()
}

#[track_caller]
pub fn check(world: &World, said: &[Said], expected: &[&str]) {
    assert_eq!(briefs(world, said), expected);
}

/// What holds of every comparison: sides are disjoint in every claim, messages end, ids are unique.
pub fn hold(claims: &[Claim], compared: &Comparisons) {
    let mut ids = BTreeSet::new();
    for finding in &compared.findings {
        assert!(ids.insert(&finding.id), "two findings of one id: {}", finding.message);
        assert!(!finding.sides.is_empty() && finding.sides.iter().all(|s| !s.claims.is_empty()));
        assert!(!finding.message.contains('\n') && !finding.message.is_empty() && !finding.help.is_empty());
        assert_eq!((finding.id.len(), finding.state.len()), (16, 16));
        for (n, a) in finding.sides.iter().enumerate() {
            for b in &finding.sides[n + 1..] {
                let pairs = a.claims.iter().flat_map(|&x| b.claims.iter().map(move |&y| (x, y)));
                for (x, y) in pairs {
                    assert_ne!(x, y);
                    assert!(
                        disjoint(&claims[x], &claims[y])
                            || matches!(finding.code, Code::Unconvertible | Code::BrokenRelation)
                            || finding.help.contains("Converted")
                    );
                }
            }
        }
        assert!(finding.severity >= Severity::Note);
    }
}

fn disjoint(a: &Claim, b: &Claim) -> bool {
    let (Some(a), Some(b)) = (&a.compared, &b.compared) else { return false };
    if a.axis() == Axis::Entity {
        return true;
    }
    match (a.first().accepted(), b.first().accepted()) {
        (Extent::Date(x), Extent::Date(y)) => !x.meets(*y),
        (Extent::Number(x), Extent::Number(y)) => !x.meets(*y),
        _ => false,
    }
}
