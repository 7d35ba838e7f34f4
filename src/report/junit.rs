//! `check -f junit`: a test suite a rule, a test case a fact, for the test tab of a CI.
//!
//! Facts on which the articles agree are passed cases: that they were compared is worth knowing. What disagrees below the
//! severity that fails a run, and what is hidden on purpose, is skipped and says why. Time and host are no part of a
//! result, so their fields, which readers require, hold what the format's schema gives for the unknown.

use super::place::{self, Root};
use super::{screen, words};
use crate::finding::{Fact, Finding, Hidden, Outcome, Severity};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Claims of a side that a case lists.
const CLAIMS: usize = 10;

/// Writes the suites. Findings at or above `fails` are failures, `None` makes none of them one.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome, root: &Root, fails: Option<Severity>) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites>")?;
    for (id, (suite, cases)) in suites(outcome).iter().enumerate() {
        let verdicts: Vec<Verdict> = cases.iter().map(|case| verdict(case, outcome, root, fails)).collect();
        let failures = verdicts.iter().filter(|v| matches!(v, Verdict::Failed(..))).count();
        let skipped = verdicts.iter().filter(|v| matches!(v, Verdict::Skipped(_))).count();
        let suite = token(suite);
        write!(out, "  <testsuite package=\"gainsay\" id=\"{id}\" name=\"{suite}\" timestamp=\"1970-01-01T00:00:00\"")?;
        write!(out, " hostname=\"localhost\" tests=\"{}\" failures=\"{failures}\" errors=\"0\"", cases.len())?;
        writeln!(out, " skipped=\"{skipped}\" time=\"0\">\n    <properties/>")?;
        for (case, verdict) in cases.iter().zip(verdicts) {
            write!(out, "    <testcase name=\"{}\" classname=\"{suite}\" time=\"0\"", token(&case.name))?;
            match verdict {
                Verdict::Passed => writeln!(out, "/>")?,
                Verdict::Skipped(why) => {
                    writeln!(out, ">\n      <skipped message=\"{}\"/>\n    </testcase>", xml(&why))?;
                }
                Verdict::Failed(finding, text) => {
                    let (kind, message) = (finding.code.name(), xml(&finding.message));
                    write!(out, ">\n      <failure type=\"{kind}\" message=\"{message}\">")?;
                    writeln!(out, "{text}</failure>\n    </testcase>")?;
                }
            }
        }
        writeln!(out, "    <system-out/>\n    <system-err/>\n  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

/// A fact that was compared, or an article that a finding is about.
struct Case<'o> {
    name: String,
    findings: Vec<&'o Finding>,
    hidden: Vec<&'o Hidden>,
}

enum Verdict<'o> {
    Passed,
    Skipped(String),
    /// The gravest finding, and the text of all.
    Failed(&'o Finding, String),
}

/// The cases by suite: groups of rules, then the codes of findings about articles.
fn suites(outcome: &Outcome) -> Vec<(String, Vec<Case<'_>>)> {
    let of_rules = |(_, finding): &(usize, &Finding)| finding.rule.is_some();
    let shown = by_claim(outcome, outcome.findings.iter().enumerate().filter(of_rules));
    let hidden = by_claim(outcome, outcome.hidden.iter().map(|h| &h.finding).enumerate().filter(of_rules));
    let mut suites: BTreeMap<(bool, &str), Vec<Case<'_>>> = BTreeMap::new();
    for fact in &outcome.facts {
        let findings: Vec<&Finding> = of_fact(fact, &shown).into_iter().map(|f| &outcome.findings[f]).collect();
        let hidden: Vec<&Hidden> = of_fact(fact, &hidden).into_iter().map(|h| &outcome.hidden[h]).collect();
        if fact.compared || !findings.is_empty() || !hidden.is_empty() {
            let case = Case { name: name(fact, outcome), findings, hidden };
            suites.entry((false, &fact.group)).or_default().push(case);
        }
    }
    for finding in outcome.findings.iter().filter(|f| f.rule.is_none()) {
        let case = Case { name: article(finding, outcome), findings: vec![finding], hidden: Vec::new() };
        suites.entry((true, finding.code.name())).or_default().push(case);
    }
    for hidden in outcome.hidden.iter().filter(|h| h.finding.rule.is_none()) {
        let case = Case { name: article(&hidden.finding, outcome), findings: Vec::new(), hidden: vec![hidden] };
        suites.entry((true, hidden.finding.code.name())).or_default().push(case);
    }
    let mut suites: Vec<(String, Vec<Case<'_>>)> =
        suites.into_iter().map(|((_, suite), cases)| (suite.to_owned(), cases)).collect();
    suites.iter_mut().for_each(|(_, cases)| number_names(cases));
    suites
}

/// For each claim the numbers of the findings that it takes part in.
fn by_claim<'o>(outcome: &Outcome, findings: impl Iterator<Item = (usize, &'o Finding)>) -> Vec<Vec<usize>> {
    let mut of_claim: Vec<Vec<usize>> = vec![Vec::new(); outcome.claims.len()];
    for (n, finding) in findings {
        for &claim in finding.sides.iter().flat_map(|side| &side.claims) {
            if let Some(of) = of_claim.get_mut(claim) {
                of.push(n);
            }
        }
    }
    of_claim
}

/// The numbers of the findings of a fact's claims.
fn of_fact(fact: &Fact, by_claim: &[Vec<usize>]) -> Vec<usize> {
    let mut found: Vec<usize> = fact.claims.iter().filter_map(|&c| by_claim.get(c)).flatten().copied().collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The key of a fact, or the title of its rule where the key has nothing to say.
fn name(fact: &Fact, outcome: &Outcome) -> String {
    let key = words::key(&fact.key);
    let title = || outcome.rules.iter().find(|rule| rule.group == fact.group).map_or("fact", |rule| &rule.title);
    if key.is_empty() { title().to_owned() } else { key }
}

fn article(finding: &Finding, outcome: &Outcome) -> String {
    super::primary(outcome, finding).map_or_else(|| "article".to_owned(), |claim| claim.article_name.clone())
}

/// Cases of one name are numbered: readers join those of equal names.
fn number_names(cases: &mut [Case<'_>]) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases {
        let n = known.entry(case.name.clone()).or_default();
        *n += 1;
        if *n > 1 {
            let _ = write!(case.name, " ({n})");
        }
    }
}

fn verdict<'o>(case: &Case<'o>, outcome: &Outcome, root: &Root, fails: Option<Severity>) -> Verdict<'o> {
    let gravest = case.findings.iter().copied().max_by_key(|f| (f.severity, std::cmp::Reverse(f.code)));
    match (gravest, case.hidden.first()) {
        (Some(finding), _) if fails.is_some_and(|least| finding.severity >= least) => {
            Verdict::Failed(finding, case.findings.iter().map(|f| text(f, outcome, root)).collect())
        }
        (Some(finding), _) => Verdict::Skipped(format!(
            "{}[{}], which fails no run: {}",
            finding.severity.name(),
            finding.code.name(),
            finding.message
        )),
        (None, Some(hidden)) => Verdict::Skipped(format!("{}: {}", hidden.why.words(), hidden.finding.message)),
        (None, None) => Verdict::Passed,
    }
}

/// What a finding says, a claim a line.
fn text(finding: &Finding, outcome: &Outcome, root: &Root) -> String {
    let head = format!("{}[{}] {}", finding.severity.name(), finding.code.name(), finding.message);
    let mut text = format!("\n{}\n", xml(&head));
    for (side, claim) in place::others(outcome, finding, None, CLAIMS) {
        let line = place::region(claim, outcome).map_or_else(String::new, |region| format!(":{}", region.line));
        let said = words::resolved(claim, outcome).replace('\n', ", ");
        let place = format!("{}{line}", root.file_of(claim));
        let source = claim.source.as_ref().map_or_else(String::new, |source| format!(" {source}:"));
        let line = format!("side {}, {place}:{source} “{}”: {said}", side + 1, claim.text);
        let _ = writeln!(text, "{}", xml(&line));
    }
    for line in finding.help.split('\n').filter(|line| !line.is_empty()) {
        let _ = writeln!(text, "help: {}", xml(line));
    }
    text
}

/// A name: XML tokens have no white space around or doubled.
pub(crate) fn token(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() { "-".to_owned() } else { xml(&words.join(" ")) }
}

/// `text` on one line, without characters that XML does not allow (made visible), its markup escaped.
pub(crate) fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in screen::escape(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    safe
}
