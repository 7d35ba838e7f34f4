//! `check -f sarif`: SARIF 2.1.0, for code scanning platforms and editors.
//!
//! Shaped to what GitHub shows: one result a finding with exactly one location, the other sides as related locations that the
//! message links to, every rule of the run with its help, and no more than the platform takes. Fingerprints are the
//! finding's own, so that a finding stays the same when lines move; `primaryLocationLineHash` is left to the uploader.

mod types;

use super::place::{self, Root, gravest};
use super::{count, primary, screen, words};
use crate::claim::Claim;
use crate::finding::{Code, Finding, Outcome, Severity, docs};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use types::{
    Artifact, Automation, Configuration, Driver, Help, Invocation, Level, Location, Log, Notification, Physical,
    RegionRecord, ResultRecord, Rule, RuleProperties, Run, Text, Tool,
};

/// Results that GitHub takes of one run.
const RESULTS: usize = 25_000;
/// Related locations that GitHub shows of one result.
const RELATED: usize = 100;
/// Bytes that GitHub takes of one file, compressed.
const COMPRESSED: usize = 10_000_000;
/// Characters of names and descriptions.
const NAME: usize = 255;
const DESCRIPTION: usize = 1024;

/// Writes the document, indented by two spaces, and returns how many findings, the least severe ones, were left out for
/// the platform's limits; a notification in the document says the same.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome, root: &Root) -> io::Result<usize> {
    let (document, cut) = within(outcome, root, RESULTS, COMPRESSED)?;
    out.write_all(&document)?;
    Ok(cut)
}

/// The document with at most so many results and compressed bytes, and how many results were left out.
fn within(outcome: &Outcome, root: &Root, results: usize, bytes: usize) -> io::Result<(Vec<u8>, usize)> {
    let mut most = results;
    loop {
        let kept = gravest(outcome.findings.iter(), most);
        let cut = outcome.findings.len() - kept.len();
        let document = document(&kept, cut, outcome, root)?;
        let size = compressed(&document, bytes)?;
        if size <= bytes || kept.is_empty() {
            return Ok((document, cut));
        }
        // As many as would fit if all were of one size, and less, so that this ends.
        let fit = (kept.len() as u128 * bytes as u128 * 9 / 10 / size as u128) as usize;
        most = fit.min(kept.len() - 1);
    }
}

/// Bytes of `document`, compressed where it would be too large otherwise.
fn compressed(document: &[u8], bytes: usize) -> io::Result<usize> {
    if document.len() <= bytes {
        return Ok(document.len());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(document)?;
    Ok(encoder.finish()?.len())
}

fn document(findings: &[&Finding], cut: usize, outcome: &Outcome, root: &Root) -> io::Result<Vec<u8>> {
    let rules = rules(outcome);
    let index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(i, rule)| (rule.id.as_str(), i)).collect();
    let results = findings.iter().map(|finding| result(finding, &index, outcome, root)).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            invocations: [Invocation { execution_successful: true, notifications: notifications(cut, outcome, root) }],
            automation_details: Automation { id: "gainsay/" },
            column_kind: "unicodeCodePoints",
            results,
            tool: Tool { driver: Driver { name: "gainsay", semantic_version: env!("CARGO_PKG_VERSION"), rules } },
        }],
    };
    let mut document = serde_json::to_vec_pretty(&log)?;
    document.push(b'\n');
    Ok(document)
}

/// The rules of the run, found or not, and behind them the codes of findings about articles.
fn rules(outcome: &Outcome) -> Vec<Rule> {
    let mut known = BTreeSet::new();
    let of_rules = outcome.rules.iter().filter(|rule| known.insert(rule.rule.as_str())).map(|rule| {
        let docs = outcome.docs.get(&rule.rule).map_or("", |docs| docs.trim());
        let title = if rule.title.is_empty() { &rule.rule } else { &rule.title };
        let codes: Vec<String> = Code::ALL.map(|code| format!("`{}`", code.name())).to_vec();
        let markdown = format!(
            "# {}\n\n{title}\n\n{docs}\n\nCompared by the policy `{}`. What a finding says is told by its code ({}): \
             `gainsay explain CODE`. `gainsay explain {}` shows examples of this rule.\n",
            rule.rule,
            rule.policy.name(),
            codes.join(", "),
            rule.rule,
        );
        described(&rule.rule, title, docs, markdown, rule.severity.unwrap_or(Severity::Warning))
    });
    let mut rules: Vec<Rule> = of_rules.collect();
    // Findings about articles come from no rule: their code stands for it.
    let docs = docs::explain(Code::UndatedArticle);
    let name = Code::UndatedArticle.name();
    let title = docs.lines().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or(name);
    rules.push(described(name, title, docs, docs.to_owned(), Severity::Note));
    rules
}

fn described(id: &str, title: &str, docs: &str, markdown: String, severity: Severity) -> Rule {
    let full = if docs.is_empty() { title } else { docs };
    Rule {
        id: cut(id, NAME),
        name: cut(id, NAME),
        short_description: Text { text: cut(title, DESCRIPTION) },
        full_description: Text { text: cut(full, DESCRIPTION) },
        help: Help { text: plain(&markdown), markdown: lines(&markdown, str::to_owned) },
        default_configuration: Configuration { level: level(severity) },
        properties: RuleProperties {
            precision: "medium",
            problem_severity: problem_severity(severity),
            tags: ["consistency", "news"],
        },
    }
}

/// Markdown read as text: without the marks of headings and code.
fn plain(markdown: &str) -> String {
    lines(markdown, |line| line.trim_start_matches('#').trim().replace('`', ""))
}

/// `text` line by line, without what acts on a terminal.
fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().map(|line| change(&screen::escape(line))).collect::<Vec<_>>().join("\n")
}

fn result(finding: &Finding, rules: &BTreeMap<&str, usize>, outcome: &Outcome, root: &Root) -> ResultRecord {
    let at = primary(outcome, finding);
    let rule = finding.rule.as_deref().unwrap_or(finding.code.name());
    let a_side = (RELATED / finding.sides.len().max(1)).max(1);
    let mut others = place::others(outcome, finding, at, a_side);
    others.truncate(RELATED);
    let mut text = linkless(&finding.message);
    if !others.is_empty() {
        let links = others.iter().enumerate().map(|(n, (_, claim))| {
            let line =
                place::region(claim, outcome).map_or_else(String::new, |region| format!(", line {}", region.line));
            format!("[{}{line}]({})", linkless(place::outlet(claim)), n + 1)
        });
        text = format!("{text}\n\nAgainst {}.", links.collect::<Vec<_>>().join(", "));
    }
    if !finding.help.is_empty() {
        text = format!("{text}\n\n{}", finding.help.split('\n').map(linkless).collect::<Vec<_>>().join("\n"));
    }
    let related = others
        .iter()
        .enumerate()
        .map(|(n, (_, claim))| Location {
            id: Some(n + 1),
            physical_location: physical(claim, outcome, root),
            message: Some(Text { text: said(claim, outcome) }),
        })
        .collect();
    let nowhere = || Physical { artifact_location: artifact("."), region: RegionRecord::default() };
    ResultRecord {
        rule_id: cut(rule, NAME),
        rule_index: rules.get(cut(rule, NAME).as_str()).copied(),
        level: level(finding.severity),
        message: Text { text },
        locations: [Location {
            id: None,
            physical_location: at.map_or_else(nowhere, |claim| physical(claim, outcome, root)),
            message: at.map(|claim| Text { text: said(claim, outcome) }),
        }],
        related_locations: related,
        partial_fingerprints: BTreeMap::from([
            ("gainsayFinding/v1", finding.id.clone()),
            ("gainsayState/v1", finding.state.clone()),
        ]),
        properties: BTreeMap::from([
            ("code", finding.code.name().to_owned()),
            ("key", screen::escape(&words::key(&finding.key)).into_owned()),
        ]),
    }
}

/// Who says what: "Example Times (2025-12-07): “third year”: began between …".
fn said(claim: &Claim, outcome: &Outcome) -> String {
    let words = words::resolved(claim, outcome).replace('\n', ", ");
    let published = words::published(claim.published);
    let text = format!("{} ({published}): “{}”: {words}", place::outlet(claim), screen::cut(&claim.text, 300));
    screen::escape(&text).into_owned()
}

/// `text` with nothing that the embedded links of a message are made of.
fn linkless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in screen::escape(text).chars() {
        if matches!(c, '[' | ']' | '\\') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

fn physical(claim: &Claim, outcome: &Outcome, root: &Root) -> Physical {
    let region = place::region(claim, outcome);
    let snippet = Some(Text { text: screen::escape(&claim.text).into_owned() });
    Physical {
        artifact_location: artifact(&root.file_of(claim)),
        region: region.map_or_else(RegionRecord::default, |r| RegionRecord {
            start_line: r.line,
            start_column: r.columns.map(|(first, _)| first),
            end_line: Some(r.end_line),
            end_column: r.columns.map(|(_, end)| end),
            // What a reader would find there is the record, not the words.
            snippet: snippet.filter(|_| r.columns.is_some()),
        }),
    }
}

/// The address of a file, relative to the root of the repository: with `/`, all but the plainest characters encoded.
fn artifact(path: &str) -> Artifact {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte as char);
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    Artifact { uri, uri_base_id: "%SRCROOT%" }
}

/// What was left out: findings, for the limits, and articles.
fn notifications(cut: usize, outcome: &Outcome, root: &Root) -> Vec<Notification> {
    let mut notifications = Vec::new();
    if cut > 0 {
        let text = format!("{} cut, the least severe ones: the platform takes no more", count(cut, "finding"));
        notifications.push(Notification { level: Level::Warning, message: Text { text }, locations: Vec::new() });
    }
    // Thousands of pictures in a folder are no news.
    notifications.extend(outcome.skipped.iter().take(RELATED).map(|skipped| {
        let file = artifact(&root.path(place::file_and_record(&skipped.article).0));
        Notification {
            level: Level::Note,
            message: Text { text: screen::escape(&format!("left out: {}", skipped.reason)).into_owned() },
            locations: vec![Location {
                id: None,
                physical_location: Physical { artifact_location: file, region: RegionRecord::default() },
                message: None,
            }],
        }
    }));
    notifications
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}

fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "recommendation",
    }
}

/// At most so many characters.
fn cut(text: &str, most: usize) -> String {
    let text = screen::escape(text);
    match text.char_indices().nth(most) {
        Some(_) => text.chars().take(most - 1).chain(['…']).collect(),
        None => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_much_is_cut_from_the_least_severe() {
        let finding = |n: usize| Finding {
            id: format!("{n:016x}"),
            state: String::new(),
            code: Code::Disagreement,
            severity: [Severity::Note, Severity::Error, Severity::Warning][n % 3],
            rule: None,
            key: Vec::new(),
            message: format!("{n}: {}", "they differ ".repeat(20)),
            help: String::new(),
            consensus: None,
            sides: Vec::new(),
            also: Vec::new(),
        };
        let outcome = Outcome { findings: (0..90).map(finding).collect(), ..Outcome::default() };
        for (results, bytes) in [(40, COMPRESSED), (RESULTS, 2_600)] {
            let (document, cut) = within(&outcome, &Root::default(), results, bytes).expect("a Vec takes all");
            assert!(compressed(&document, bytes).is_ok_and(|size| size <= bytes));
            let document: serde_json::Value = serde_json::from_slice(&document).expect("JSON");
            let run = &document["runs"][0];
            let levels: Vec<&str> =
                run["results"].as_array().expect("a list").iter().filter_map(|r| r["level"].as_str()).collect();
            assert_eq!(levels.len() + cut, 90);
            assert!(levels.len() < 90 && levels.contains(&"error") && !levels.contains(&"note"), "{levels:?}");
            let told = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
            assert!(told.as_str().is_some_and(|told| told.starts_with(&format!("{cut} findings cut"))), "{told}");
        }
    }
}
