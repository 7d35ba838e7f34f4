//! `check -f pretty`, the default: one miette diagnostic a finding, with all its sources.
//!
//! A header with severity, code and rule; the message; who stands on which side; a box for each claim that is quoted;
//! and what would fit both. It reads without colour and in 60 columns.

use super::excerpt::{Panes, Quote};
use super::{Excerpts, count, screen, words};
use crate::claim::Claim;
use crate::finding::{Code, Finding, Outcome, Severity, Side};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles,
};
use std::error::Error;
use std::fmt::{self, Display, Write as _};
use std::io::{self, Write};

/// How the terminal wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Columns. Fewer than 40 are treated as 40.
    pub width: usize,
    /// ANSI colours.
    pub color: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 80, color: false }
    }
}

/// Boxes of one finding, at most; the other claims are named by their source.
const MAX_QUOTES: usize = 6;
/// Sources named in a list, at most.
const MAX_NAMES: usize = 5;

/// Writes all findings in their order, an empty line behind each. The summary is the caller's.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, outcome: &Outcome, excerpts: &dyn Excerpts, screen: Screen) -> io::Result<()> {
    outcome.findings.iter().try_for_each(|finding| writeln!(out, "{}", one(finding, outcome, excerpts, screen)))
}

/// One finding as it is printed.
#[must_use]
pub fn one(finding: &Finding, outcome: &Outcome, excerpts: &dyn Excerpts, screen: Screen) -> String {
    let width = screen.width.max(40);
    let quotes = if finding.code == Code::UndatedArticle { Vec::new() } else { quotes(finding, outcome) };
    let mut notes: Vec<String> = side_notes(finding, outcome, &quotes);
    if finding.code == Code::UndatedArticle {
        notes.extend(claims_of_article(finding, outcome));
    }
    notes.extend(also_note(finding, outcome));
    let report = Report {
        code: header(finding),
        message: wrapped(&screen::escape(&finding.message), width, 4),
        notes: notes.iter().rev().fold(None, |next, text| Some(Box::new(Note { text: wrapped(text, width, 6), next }))),
        help: wrapped(&finding.help.split('\n').map(screen::escape).collect::<Vec<_>>().join("\n"), width, 8),
        severity: finding.severity,
        panes: Panes::of(quotes, excerpts, width),
    };
    let handler = GraphicalReportHandler::new_themed(theme(&report.panes, screen.color))
        .with_width(width)
        .with_context_lines(0)
        .with_links(false)
        // Lines come wrapped: miette would break dates at their hyphens.
        .with_wrap_lines(false)
        .without_syntax_highlighting();
    let mut text = String::new();
    if handler.render_report(&mut text, &report).is_err() {
        // Cannot happen with spans of our own making; a finding must not get lost if it does.
        let _ = writeln!(text, "{}\n\n  {}", report.code, report.message);
    }
    aligned(&text, &report.panes)
}

/// The lines of a rendered finding, its boxes one below the other: miette indents each by the digits of its own last line.
fn aligned(text: &str, panes: &Panes) -> String {
    let (digits, mut links) = (panes.digits(), panes.links());
    let mut aligned = String::with_capacity(text.len());
    let mut pad = 0;
    for line in text.lines() {
        let bare = line.trim_start();
        if bare.starts_with("╭─[") {
            // Behind the line number, which is as wide as the indentation less two.
            pad = (digits + 2).saturating_sub(line.len() - bare.len());
        }
        let mut line = format!("{}{line}", " ".repeat(pad));
        if bare.starts_with("╭─[") {
            line = linked(line, links.next().flatten());
        }
        aligned.push_str(&screen::no_command(line.trim_end()));
        aligned.push('\n');
        if bare == "╰────" {
            pad = 0;
        }
    }
    aligned
}

/// The head of a box with its title as a link (OSC 8).
fn linked(line: String, link: Option<&str>) -> String {
    match (link, line.split_once('[').and_then(|(head, rest)| Some((head, rest.rsplit_once(']')?)))) {
        (Some(link), Some((head, (title, tail)))) => {
            format!("{head}[\x1b]8;;{link}\x1b\\{title}\x1b]8;;\x1b\\]{tail}")
        }
        _ => line,
    }
}

/// `text` in lines that leave room for miette's indentation.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    screen::wrap(text, width.saturating_sub(indent + 1)).join("\n")
}

/// "warning[ambiguous-wording] war-duration".
fn header(finding: &Finding) -> String {
    let mut code = format!("{}[{}]", finding.severity.name(), finding.code.name());
    if let Some(rule) = &finding.rule {
        let _ = write!(code, " {}", screen::escape(rule));
    }
    code
}

/// The claims to be quoted, side by side.
fn quotes<'o>(finding: &Finding, outcome: &'o Outcome) -> Vec<Quote<'o>> {
    let a_side = (MAX_QUOTES / finding.sides.len().max(1)).max(1);
    let mut quotes = Vec::new();
    for (i, side) in finding.sides.iter().enumerate().take(2 * MAX_QUOTES) {
        for claim in chosen(side, finding, outcome, a_side) {
            let label = words::label(claim, outcome).split('\n').map(screen::escape).collect::<Vec<_>>().join("\n");
            quotes.push(Quote { claim, label, side: i, sides: finding.sides.len() > 1 });
        }
    }
    quotes
}

/// Claims of a side that stand for it, at most `most`, in the order of the articles: first of articles that stand on
/// another side too, then a value of every source, then other values, then a second source of the same value.
fn chosen<'o>(side: &Side, finding: &Finding, outcome: &'o Outcome, most: usize) -> Vec<&'o Claim> {
    let on_another_side = |claim: &Claim| {
        let others = finding.sides.iter().filter(|other| *other != side).flat_map(|other| &other.claims);
        others.filter_map(|&c| outcome.claims.get(c)).any(|other| other.article == claim.article)
    };
    // A copy shows nothing that the text does not.
    let own = side.claims.iter().filter(|c| !side.copies.contains(c));
    let claims = own.filter_map(|&c| outcome.claims.get(c));
    let claims: Vec<(&Claim, String)> = claims.map(|claim| (claim, words::resolved(claim, outcome))).collect();
    let mut chosen: Vec<&(&Claim, String)> = Vec::new();
    for pass in 0..4 {
        for candidate in &claims {
            let (claim, value) = candidate;
            let same_value = chosen.iter().filter(|(_, known)| known == value).count();
            let new_source = chosen.iter().all(|(known, _)| source_name(known) != source_name(claim));
            let wanted = match pass {
                0 => new_source && on_another_side(claim),
                1 => new_source && same_value == 0,
                2 => same_value == 0,
                _ => new_source && same_value == 1,
            };
            if wanted && chosen.len() < most {
                chosen.push(candidate);
            }
        }
    }
    let mut chosen: Vec<&Claim> = chosen.into_iter().map(|(claim, _)| *claim).collect();
    chosen.sort_by_key(|claim| (claim.article, claim.span));
    chosen
}

/// One line a side: what its claims have in common, from how many sources, and those that no box shows.
fn side_notes(finding: &Finding, outcome: &Outcome, quotes: &[Quote<'_>]) -> Vec<String> {
    let shown = |side: usize| quotes.iter().filter(move |q| q.side == side).map(|q| source_name(q.claim));
    let note = |(i, side): (usize, &Side)| {
        let mut others: Vec<&str> = Vec::new();
        let is_copy = |c: &usize| side.copies.contains(c);
        let named = |copies: bool| {
            let claims =
                side.claims.iter().filter(move |c| is_copy(c) == copies).filter_map(|&c| outcome.claims.get(c));
            claims.map(source_name)
        };
        for name in named(false) {
            if !others.contains(&name) && shown(i).all(|known| known != name) {
                others.push(name);
            }
        }
        let mut copies: Vec<&str> = Vec::new();
        for name in named(true) {
            if !copies.contains(&name) && named(false).all(|own| own != name) {
                copies.push(name);
            }
        }
        if finding.sides.len() == 1 && others.is_empty() && copies.is_empty() {
            return None;
        }
        let mut text = String::new();
        if finding.sides.len() > 1 {
            let _ = write!(text, "side {}, {}: {}", i + 1, who(finding, outcome, side), side_words(side, outcome));
        }
        if !others.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            let agree = if others.len() == 1 { "agrees" } else { "agree" };
            let _ = write!(text, "… and {} {agree}: ", count(others.len(), "more source"));
            text.push_str(&names(&others));
        }
        if !copies.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            let _ = write!(text, "the same text in {}", names(&copies));
        }
        Some(text)
    };
    // Where every side is one claim, its box says it all.
    if finding.code == Code::UndatedArticle || finding.sides.iter().all(|side| side.claims.len() <= 1) {
        return Vec::new();
    }
    finding.sides.iter().enumerate().filter_map(note).collect()
}

/// "Example Times", or "4 sources"; the lines, where all sides stand in one article.
fn who(finding: &Finding, outcome: &Outcome, side: &Side) -> String {
    let article = |claim: usize| outcome.claims.get(claim).map(|claim| claim.article);
    let mut articles = finding.sides.iter().flat_map(|side| &side.claims).map(|&claim| article(claim));
    let first = articles.next();
    let one_article = articles.all(|article| Some(article) == first);
    let own = side.claims.iter().filter(|c| !side.copies.contains(c));
    let claims: Vec<&Claim> = own.filter_map(|&c| outcome.claims.get(c)).collect();
    match claims.as_slice() {
        claims if one_article => lines(claims),
        [first, rest @ ..] if rest.iter().all(|claim| source_name(claim) == source_name(first)) => {
            screen::cut(source_name(first), 40)
        }
        _ => count(side.sources, "source"),
    }
}

/// "line 3", "lines 3, 7".
fn lines(claims: &[&Claim]) -> String {
    let mut lines: Vec<usize> = claims.iter().map(|claim| claim.place.line).collect();
    lines.dedup();
    let more = if lines.len() > 8 { ", …" } else { "" };
    let listed = lines.iter().take(8).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    format!("{} {listed}{more}", if lines.len() == 1 { "line" } else { "lines" })
}

fn side_words(side: &Side, outcome: &Outcome) -> String {
    let claim = side.claims.first().and_then(|&claim| outcome.claims.get(claim));
    let frame = claim.and_then(|claim| claim.compared.as_ref());
    screen::escape(&words::extent(&side.extent, frame, claim.and_then(|claim| words::policy(claim, outcome)), outcome))
        .into_owned()
}

/// Where the claims of a finding about an article stand, in place of boxes.
fn claims_of_article(finding: &Finding, outcome: &Outcome) -> Option<String> {
    let claims: Vec<&Claim> =
        finding.sides.iter().flat_map(|s| &s.claims).filter_map(|&c| outcome.claims.get(c)).collect();
    let first = claims.first()?;
    Some(format!("{}: {}, {}", screen::escape(&first.article_name), count(claims.len(), "claim"), lines(&claims)))
}

/// Claims that fit more than one side; the places of a few.
fn also_note(finding: &Finding, outcome: &Outcome) -> Option<String> {
    let claims: Vec<&Claim> = finding.also.iter().filter_map(|&c| outcome.claims.get(c)).collect();
    let fit = match claims.len() {
        0 => return None,
        1 => "1 claim fits".to_string(),
        n => format!("{n} claims fit"),
    };
    let place = |claim: &&Claim| format!("{}:{}", screen::escape(&claim.article_name), claim.place.line);
    let places = if claims.len() <= 3 { claims.iter().map(place).collect() } else { Vec::new() };
    let colon = if places.is_empty() { "" } else { ": " };
    Some(format!("{fit} more than one side{colon}{}", places.join(", ")))
}

/// A claim's outlet, or its article where that is not known.
fn source_name(claim: &Claim) -> &str {
    claim.source.as_deref().unwrap_or(&claim.article_name)
}

fn names(names: &[&str]) -> String {
    // One more than the limit takes no more room than saying so.
    let shown = if names.len() == MAX_NAMES + 1 { names.len() } else { MAX_NAMES };
    let listed = names.iter().take(shown).map(|name| screen::cut(name, 40)).collect::<Vec<_>>().join(", ");
    if names.len() > shown { format!("{listed}, …") } else { listed }
}

/// One colour a side; miette takes the colours label by label.
fn theme(panes: &Panes, color: bool) -> GraphicalTheme {
    let characters = ThemeCharacters::unicode();
    if !color {
        return GraphicalTheme { characters, styles: ThemeStyles::none() };
    }
    let mut styles = ThemeStyles::ansi();
    let palette = std::mem::take(&mut styles.highlights);
    styles.highlights = panes.sides().map(|side| palette[side % palette.len()]).collect();
    if styles.highlights.is_empty() {
        styles.highlights = palette;
    }
    GraphicalTheme { characters, styles }
}

/// One finding in miette's terms.
struct Report {
    code: String,
    message: String,
    notes: Option<Box<Note>>,
    help: String,
    severity: Severity,
    panes: Panes,
}

/// What miette prints as the chain of causes: one line a side.
#[derive(Debug)]
struct Note {
    text: String,
    next: Option<Box<Note>>,
}

impl Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Note {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.next.as_deref().map(|next| next as _)
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Report({:?})", self.message)
    }
}

impl Error for Report {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.notes.as_deref().map(|note| note as _)
    }
}

impl Diagnostic for Report {
    fn code(&self) -> Option<Box<dyn Display + '_>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help(&self) -> Option<Box<dyn Display + '_>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as _)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.panes)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.panes.labels()))
    }
}
