//! Outcomes made by hand, for the tests of reports: articles with their claims, found by their words.

use gainsay::article::{Basis, Published};
use gainsay::claim::{AsOf, Claim, ClaimValue, KeySlot, KeyValue, Modality, Stated};
use gainsay::finding::{Code, Consensus, Fact, Finding, Outcome, Severity, Side, Skipped};
use gainsay::interval::{Compared, Extent, Interval, Reading};
use gainsay::mention::{Hedge, Written};
use gainsay::policy::{Comparison, Policy};
use gainsay::text::{Lines, Span};
use gainsay::value::{Amount, Currency, Days, Decimal, Duration, Length, Numeral, TimeUnit};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An outcome and the texts that its reports quote.
#[derive(Default)]
pub struct Made {
    pub outcome: Outcome,
    pub texts: BTreeMap<String, Arc<str>>,
}

/// An article as the tests name it.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    pub name: &'a str,
    pub source: Option<&'a str>,
    /// A day; `None` is unknown, "2025-08-26.." only bounded.
    pub published: Option<&'a str>,
    pub text: &'a str,
}

/// "2025-08-15", "2025-08-15..2025-08-20", "2025-08-26..", "..2025-08-26", "".
pub fn days(text: &str) -> Days {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    Days { from: from.parse().ok(), to: to.parse().ok() }
}

pub fn number(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

pub fn numeral(text: &str) -> Numeral {
    Numeral::new(number(text), Decimal::ONE).expect("a small number")
}

/// "11.5..12.5" as numbers, half-open.
pub fn numbers(text: &str) -> Extent {
    let (lo, hi) = text.split_once("..").unwrap_or((text, text));
    Extent::Number(Interval { lo: lo.parse().ok(), hi: hi.parse().ok(), lo_open: false, hi_open: lo != hi })
}

pub fn dates(text: &str) -> Extent {
    Extent::Date(days(text))
}

pub fn entities(ids: &[&str]) -> Extent {
    let ids = ids.iter().map(ToString::to_string).collect();
    Extent::Entities { ids, closed: false, valid: days("2025-07-16..2025-09-14") }
}

/// One reading per extent, core, loose and literal alike.
pub fn compared(unit: Option<&str>, readings: &[(&'static str, Extent)]) -> Compared {
    let reading = |(name, extent): &(&'static str, Extent)| Reading {
        name,
        core: extent.clone(),
        loose: extent.clone(),
        literal: extent.clone(),
    };
    Compared {
        unit: unit.map(String::from),
        readings: readings.iter().map(reading).collect(),
        step: Decimal::ONE,
        series: None,
        relative: false,
    }
}

pub fn percent(n: &str) -> ClaimValue {
    ClaimValue::Written(Written::Percent { amount: Amount::Exact(numeral(n)), points: false })
}

pub fn count_of(n: &str) -> ClaimValue {
    ClaimValue::Written(Written::Number(Amount::Exact(numeral(n))))
}

pub fn money(n: &str, currency: &'static str) -> ClaimValue {
    ClaimValue::Written(Written::Money {
        amount: Amount::Exact(numeral(n)),
        currency: Some(Currency(currency)),
        equivalent: None,
    })
}

pub fn nth_year(n: &str) -> ClaimValue {
    ClaimValue::Elapsed { n: number(n), unit: TimeUnit::Year }
}

pub fn lasting(n: &str, unit: TimeUnit) -> ClaimValue {
    let amount = Amount::Exact(numeral(n));
    ClaimValue::Written(Written::Duration(Duration { amount, unit, plus: Length::default(), age: false }))
}

impl Made {
    /// Adds a rule, with itself as its group; returns its index.
    pub fn rule(&mut self, id: &str, policy: Policy) -> usize {
        self.outcome.rules.push(Comparison {
            rule: id.into(),
            title: id.replace('-', " "),
            group: id.into(),
            policy,
            ..Comparison::default()
        });
        self.outcome.rules.len() - 1
    }

    /// Adds the claim of `quote` in `paper`; returns its index.
    pub fn claim(
        &mut self,
        paper: Paper<'_>,
        quote: &str,
        rule: usize,
        key: &[(&str, KeyValue)],
        value: ClaimValue,
        compared: Option<Compared>,
    ) -> usize {
        let start = paper.text.find(quote).expect("the quote stands in the text");
        let span = Span::new(start, start + quote.len());
        if !self.outcome.articles.iter().any(|known| known == paper.name) {
            self.outcome.articles.push(paper.name.into());
            self.texts.insert(paper.name.into(), paper.text.into());
        }
        let window = paper.published.map_or(Days::UNKNOWN, days);
        let basis = match (window.from, window.to) {
            (Some(from), Some(to)) if from == to => Basis::Sidecar,
            (None, None) => Basis::Unknown,
            _ => Basis::Bounded,
        };
        let published = Published { days: window, basis };
        let rule_id = self.outcome.rules[rule].rule.clone();
        let slot = |(name, value): &(&str, KeyValue)| {
            let stated = if *value == KeyValue::Wildcard { Stated::Not } else { Stated::InPhrase };
            KeySlot { name: (*name).into(), value: value.clone(), stated }
        };
        self.outcome.claims.push(Claim {
            id: format!("id{}", self.outcome.claims.len()),
            article: self.outcome.articles.iter().position(|known| known == paper.name).unwrap_or(0),
            article_name: paper.name.into(),
            source: paper.source.map(String::from),
            published,
            rule,
            group: rule_id.clone(),
            block: rule_id.clone(),
            rule_id,
            key: key.iter().map(slot).collect(),
            span,
            place: Lines::of(paper.text).place(paper.text, start),
            text: quote.into(),
            value,
            hedge: Hedge::None,
            modality: Modality::Actual,
            scope: None,
            speaker: None,
            as_of: AsOf { days: window, stated: false },
            compared,
            lowered: 0,
            names: Arc::new([]),
        });
        self.outcome.claims.len() - 1
    }

    /// Adds a finding with these sides of (extent, sources, claims); rule, key and consensus follow from them.
    pub fn finding(
        &mut self,
        (code, severity): (Code, Severity),
        (message, help): (&str, &str),
        sides: &[(Extent, usize, &[usize])],
    ) -> &mut Finding {
        let first = &self.outcome.claims[sides[0].2[0]];
        let about_article = code == Code::UndatedArticle;
        let consensus = sides.iter().find(|side| side.1 > 1 && sides.len() > 1);
        self.outcome.findings.push(Finding {
            id: format!("{}-{}", code.name(), self.outcome.findings.len()),
            state: "5f0c".into(),
            code,
            severity,
            rule: (!about_article).then(|| first.rule_id.clone()),
            key: if about_article { Vec::new() } else { first.key.clone() },
            message: message.into(),
            help: help.into(),
            consensus: consensus.map(|(extent, sources, _)| Consensus { extent: extent.clone(), sources: *sources }),
            sides: sides
                .iter()
                .map(|(extent, sources, claims)| Side {
                    extent: extent.clone(),
                    sources: *sources,
                    claims: claims.to_vec(),
                    copies: Vec::new(),
                })
                .collect(),
            also: Vec::new(),
        });
        self.outcome.findings.last_mut().expect("just pushed")
    }

    /// Adds a fact of these claims.
    pub fn fact(&mut self, claims: &[usize], sources: usize) {
        let first = &self.outcome.claims[claims[0]];
        self.outcome.facts.push(Fact {
            group: first.group.clone(),
            key: first.key.clone(),
            claims: claims.to_vec(),
            sources,
            compared: claims.len() > 1,
            parts: vec![claims.to_vec()],
            parted: Vec::new(),
        });
    }

    /// Adds an article that was left out.
    pub fn skipped(&mut self, article: &str, reason: &str) {
        self.outcome.skipped.push(Skipped { article: article.into(), reason: reason.into() });
    }
}
