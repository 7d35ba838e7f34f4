//! `tests/*.toml`: cases of comparison, a few articles in small and the findings expected of them. They are read with the
//! rules, so that their mistakes are told with those of the rules, and run by [`crate::workbench`].

use super::error::{RuleError, SourceFile};
use super::file::{self, OneOrMany, suggestion};
use crate::policy::Severity;
use crate::text::Span;
use crate::value::Days;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Spanned;

/// One `[[compare]]`.
#[derive(Debug, Clone)]
pub struct Case {
    /// What it shows, in words.
    pub name: String,
    /// File that it stands in.
    pub file: SourceFile,
    /// Its name there, with its quotation marks.
    pub span: Span,
    /// Line of the file that it starts at, from 1.
    pub line: usize,
    /// Its articles.
    pub articles: Vec<CaseArticle>,
    /// Rules whose findings count; empty: those of all.
    pub rules: Vec<String>,
    /// What is found in them, and nothing else.
    pub findings: Vec<ExpectedFinding>,
    /// Why it may fail.
    pub todo: Option<String>,
}

/// An article in small.
#[derive(Debug, Clone)]
pub struct CaseArticle {
    /// Its outlet.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Days,
    /// Its text.
    pub text: String,
}

/// A finding that a case expects.
#[derive(Debug, Clone)]
pub struct ExpectedFinding {
    /// Its code: "disagreement".
    pub code: String,
    /// Where the code stands in the file of the case.
    pub span: Span,
    /// Identifier of its rule; `None` for what is found of an article as a whole, and where it does not matter.
    pub rule: Option<String>,
    /// Its severity, if it matters.
    pub severity: Option<Severity>,
    /// Parts of its key.
    pub key: Vec<(String, String)>,
    /// For each side quotes of its claims; empty where they do not matter.
    pub sides: Vec<Vec<String>>,
}

impl ExpectedFinding {
    /// Its code and rule: "disagreement (casualties)".
    #[must_use]
    pub fn named(&self) -> String {
        self.rule.as_ref().map_or_else(|| self.code.clone(), |rule| format!("{} ({rule})", self.code))
    }
}

/// One `[[compare]]`, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    name: Spanned<String>,
    rules: Option<file::Strings>,
    #[serde(default)]
    article: Vec<WrittenArticle>,
    #[serde(default)]
    finding: Vec<WrittenFinding>,
    todo: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenArticle {
    outlet: Option<String>,
    date: Option<toml::value::Datetime>,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenFinding {
    code: Spanned<String>,
    rule: Option<Spanned<String>>,
    severity: Option<Spanned<String>>,
    #[serde(default)]
    key: BTreeMap<String, String>,
    #[serde(default)]
    sides: Vec<Spanned<OneOrMany<String>>>,
}

/// What names in cases may stand for.
pub struct Known<'k> {
    /// Identifiers of all rules as written, sound or not.
    pub rules: &'k BTreeSet<String>,
    /// Finding codes.
    pub codes: &'k [&'k str],
}

/// The cases of a file.
pub fn read(file: &SourceFile, known: &Known<'_>, errors: &mut Vec<RuleError>) -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, value) in file::table(file, errors) {
        match name.get_ref().as_str() {
            "compare" => {
                let written = file::elements::<Written>(file, value, errors);
                cases.extend(written.into_iter().map(|w| Reader { file, known, errors }.case(w)));
            }
            other => errors.push(file::unknown(file, &name, other, &["compare"])),
        }
    }
    cases
}

struct Reader<'r> {
    file: &'r SourceFile,
    known: &'r Known<'r>,
    errors: &'r mut Vec<RuleError>,
}

impl Reader<'_> {
    fn case(&mut self, written: Spanned<Written>) -> Case {
        let start = written.span().start;
        let line = 1 + self.file.text.get(..start).map_or(0, |before| before.matches('\n').count());
        let written = written.into_inner();
        if written.article.is_empty() {
            self.error(
                "no-article",
                written.name.span(),
                "this case has no article",
                "add [[compare.article]] with a text",
            );
        }
        let texts: Vec<&str> = written.article.iter().map(|a| a.text.as_str()).collect();
        let findings = written.finding.iter().map(|f| self.finding(f, &texts)).collect();
        let published = |a: &WrittenArticle| a.date.as_ref().and_then(file::day_of).map_or(Days::UNKNOWN, Days::day);
        let articles = written
            .article
            .iter()
            .map(|a| CaseArticle { outlet: a.outlet.clone(), published: published(a), text: a.text.clone() })
            .collect();
        let rules = written.rules.as_ref().map(|r| r.get_ref().0.clone()).unwrap_or_default();
        for id in rules.iter().filter(|id| !self.known.rules.contains(*id)) {
            self.unknown_rule(id, written.rules.as_ref().map_or(0..0, Spanned::span));
        }
        let span = written.name.span().into();
        let name = written.name.into_inner();
        Case { name, rules, file: self.file.clone(), span, line, articles, findings, todo: written.todo }
    }

    fn finding(&mut self, written: &WrittenFinding, texts: &[&str]) -> ExpectedFinding {
        let code = written.code.get_ref();
        if !self.known.codes.contains(&code.as_str()) {
            let help = suggestion(code, self.known.codes);
            self.error("unknown-code", written.code.span(), format!("there is no finding code `{code}`"), help);
        }
        if let Some(rule) = written.rule.as_ref().filter(|r| !self.known.rules.contains(r.get_ref())) {
            self.unknown_rule(rule.get_ref(), rule.span());
        }
        let severities = [Severity::Note, Severity::Warning, Severity::Error];
        let severity = written.severity.as_ref().and_then(|s| {
            let found = severities.into_iter().find(|severity| severity.name() == s.get_ref());
            if found.is_none() {
                let help = suggestion(s.get_ref(), &severities.map(Severity::name));
                self.error("unknown-severity", s.span(), format!("there is no severity `{}`", s.get_ref()), help);
            }
            found
        });
        for side in &written.sides {
            for quote in side.get_ref().0.iter().filter(|q| !texts.iter().any(|t| t.contains(q.as_str()))) {
                let message = format!("no article of this case holds \"{quote}\"");
                self.error("example-quote", side.span(), message, "quote a part of a text, letter by letter");
            }
        }
        ExpectedFinding {
            code: code.clone(),
            span: written.code.span().into(),
            rule: written.rule.as_ref().map(|r| r.get_ref().clone()),
            severity,
            key: written.key.clone().into_iter().collect(),
            sides: written.sides.iter().map(|s| s.get_ref().0.clone()).collect(),
        }
    }

    fn unknown_rule(&mut self, id: &str, at: Range<usize>) {
        let rules: Vec<&str> = self.known.rules.iter().map(String::as_str).collect();
        self.error("unknown-rule", at, format!("there is no rule `{id}`"), suggestion(id, &rules));
    }

    fn error(&mut self, code: &'static str, at: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(RuleError::new(code, self.file, at, message).help(help));
    }
}
