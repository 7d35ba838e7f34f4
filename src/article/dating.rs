//! The publication date of a text, read off a dateline or bounded by the dates that the text mentions; and what of the
//! text is no part of the article.
//!
//! What is stated beside the text (sidecar, front matter) is stronger and never comes here.

use super::{Basis, Published};
use crate::mention::date::{DateExpr, Grain, When};
use crate::mention::resolve::{Anchor, Tense, past_verb_before, resolve, tense_at};
use crate::mention::token::{Sentence, Token};
use crate::mention::{Mention, Written};
use crate::rule::datelines::Datelines;
use crate::text::Span;
use crate::value::Days;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// A text as the recognisers read it: everything that dating looks at.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The cleaned text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Its mentions, in order.
    pub mentions: &'a [Mention],
}

/// What a text tells of its publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// When.
    pub published: Published,
    /// The outlet or agency that a dateline names.
    pub outlet: Option<String>,
    /// Index of the mention that is the dateline's date: no event was then.
    pub mention: Option<usize>,
}

/// The publication date of a text: the first dateline that fits, else the latest past date that it mentions as a lower
/// bound. `skipped` is what [`boilerplate`] found; its dates count for nothing.
#[must_use]
pub fn date(reading: &Reading<'_>, datelines: &Datelines, skipped: &[Span]) -> Dated {
    let (day, outlet) = stated(reading, datelines);
    if let Some((day, mention)) = day {
        let published = Published { days: Days::day(day), basis: Basis::Dateline };
        return Dated { published, outlet, mention: Some(mention) };
    }
    let published = match bound(reading, skipped) {
        Some(day) => Published { days: Days { from: Some(day), to: None }, basis: Basis::Bounded },
        None => Published::UNKNOWN,
    };
    Dated { published, outlet, mention: None }
}

/// A line with text: its number among those, and its bytes without white space around.
struct Line<'a> {
    span: Span,
    text: &'a str,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            found.push(Line { span: Span::new(from, from + trimmed.len()), text: trimmed });
        }
        start += line.len() + 1;
    }
    found
}

/// The day of the first dateline that fits with the index of its mention, and the outlet that it, or one without a year, names.
fn stated(reading: &Reading<'_>, datelines: &Datelines) -> (Option<(NaiveDate, usize)>, Option<String>) {
    let lines = lines(reading.text);
    let count = i32::try_from(lines.len()).unwrap_or(i32::MAX);
    // Dates by the line that they stand in; only lines that a dateline may look at.
    let reach = datelines.lines.iter().map(|d| d.lines.unsigned_abs()).max().unwrap_or(0) as usize;
    let mut dates = Vec::new();
    let mut next = 0;
    for (n, line) in lines.iter().enumerate() {
        if n >= reach && n + reach < lines.len() {
            continue;
        }
        while let Some(mention) = reading.mentions.get(next)
            && span_of(reading, mention).start < line.span.end
        {
            if matches!(mention.written, Written::Date(_)) && span_of(reading, mention).start >= line.span.start {
                dates.push((n, line, next));
            }
            next += 1;
        }
    }
    let mut named = None;
    for dateline in &datelines.lines {
        for &(n, line, index) in &dates {
            let mention = &reading.mentions[index];
            let n = i32::try_from(n).unwrap_or(i32::MAX);
            let seen = if dateline.lines < 0 { count - n <= -dateline.lines } else { n < dateline.lines };
            let span = span_of(reading, mention);
            if !seen || span.end > line.span.end || span.start - line.span.start > LONGEST {
                continue;
            }
            let (before, after) = (&reading.text[line.span.start..span.start], &reading.text[span.end..line.span.end]);
            let (Some(head), Some(tail)) = (dateline.before.captures(before), dateline.after.captures(after)) else {
                continue;
            };
            let outlet = head.name("outlet").or_else(|| tail.name("outlet")).map(|m| m.as_str().trim().to_owned());
            match day_of(mention) {
                Some(day) => return (Some((day, index)), outlet),
                None => named = named.or(outlet),
            }
        }
    }
    (None, named)
}

/// The one day that a dateline's date means. Without its year it means none: the years that a text mentions are too often others.
fn day_of(mention: &Mention) -> Option<NaiveDate> {
    let Written::Date(DateExpr::Absolute(days)) = &mention.written else { return None };
    days.bounded().filter(|(from, to)| from == to).map(|(day, _)| day)
}

/// The first day of the latest past date of the text: the article is not older. Only dates that a past verb of their own
/// clause carries count, or those behind "since"; a month and day take the year of the last of those that has one.
fn bound(reading: &Reading<'_>, skipped: &[Span]) -> Option<NaiveDate> {
    let mut anchor = Anchor::default();
    let mut sentence = 0;
    let mut skip = 0;
    let mut latest = None;
    for mention in reading.mentions {
        let Written::Date(date) = &mention.written else { continue };
        let span = span_of(reading, mention);
        while skipped.get(skip).is_some_and(|s| s.end <= span.start) {
            skip += 1;
        }
        if skipped.get(skip).is_some_and(|s| s.overlaps(span)) {
            continue;
        }
        let first = mention.tokens.start;
        while reading.sentences.get(sentence).is_some_and(|s| s.end <= first) {
            sentence += 1;
        }
        let Some(clause) = reading.sentences.get(sentence) else { continue };
        let Some(found) = resolve(date, &anchor) else { continue };
        if !is_past(reading, clause, first, date) {
            continue;
        }
        anchor.note(date, found.days);
        latest = latest.max(found.days.from);
    }
    latest
}

/// Words before a date that make it a term rather than the time of what the clause tells.
const TERMS: [&str; 14] = [
    "until", "till", "by", "before", "starting", "effective", "from", "for", "through", "beginning", "around", "to",
    "ahead", "of",
];

/// Whether the date at token `first` is surely past. Years alone, and months without a year, are spoken of in plans too
/// often: they count behind "since" only, or not at all.
fn is_past(reading: &Reading<'_>, clause: &Sentence, first: usize, date: &DateExpr) -> bool {
    let before = first.checked_sub(1).filter(|i| clause.contains(i)).and_then(|i| reading.tokens.get(i));
    let before = before.map_or("", |t| t.text(reading.text));
    let is = |words: &[&str]| words.iter().any(|w| before.eq_ignore_ascii_case(w));
    match (date.grain(), date) {
        (Grain::Day | Grain::Week | Grain::Month | Grain::Year, DateExpr::Absolute(_)) if is(&["since"]) => true,
        (Grain::Quarter | Grain::Half | Grain::Season, _) | (_, DateExpr::Range(..)) => false,
        (Grain::Month, DateExpr::Relative(_)) | (Grain::Year | Grain::Decade | Grain::Century, _) => false,
        (Grain::Span, DateExpr::Absolute(days)) if !within_month(*days) => false,
        (_, DateExpr::Relative(When::Later { .. })) => {
            tense_at(reading.text, reading.tokens, clause.clone(), first) == Tense::Past
        }
        _ => !is(&TERMS) && past_verb_before(reading.text, reading.tokens, clause.clone(), first),
    }
}

/// Whether a window is a part of one month: "mid-August 2025".
fn within_month(days: Days) -> bool {
    days.bounded().is_some_and(|(from, to)| (from.year(), from.month()) == (to.year(), to.month()))
}

fn span_of(reading: &Reading<'_>, mention: &Mention) -> Span {
    let first = reading.tokens.get(mention.tokens.start);
    let last = mention.tokens.end.checked_sub(1).and_then(|i| reading.tokens.get(i));
    match (first, last) {
        (Some(first), Some(last)) if first.start <= last.end => Span::new(first.start as usize, last.end as usize),
        _ => Span::default(),
    }
}

/// Longest line that can be boilerplate, and farthest into its line that the date of a dateline can stand, in bytes: beyond
/// is prose.
const LONGEST: usize = 800;
/// Shortest line whose repetition is a headline or teaser said twice.
const SHORTEST_REPEAT: usize = 20;
/// Lines that a block of related headlines may have.
const LONGEST_BLOCK: usize = 12;

/// What of a cleaned text is no part of the article, as spans in order without overlap: the declared boilerplate, and
/// lines that repeat an earlier one.
#[must_use]
pub fn boilerplate(text: &str, datelines: &Datelines) -> Vec<Span> {
    let lines = lines(text);
    let mut found: Vec<Span> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut block = 0;
    let mut last_end = 0;
    for line in &lines {
        let blank_before = text[last_end..line.span.start].bytes().filter(|&b| b == b'\n').count() > 1;
        last_end = line.span.end;
        if blank_before {
            block = 0;
        }
        let repeated = line.text.len() >= SHORTEST_REPEAT && !seen.insert(line.text);
        if repeated {
            found.push(line.span);
            continue;
        }
        if line.text.len() > LONGEST {
            block = 0;
            continue;
        }
        let skips: Vec<_> = datelines.skips_of(line.text).collect();
        if let Some(skip) = skips.iter().find(|s| !s.part) {
            found.push(line.span);
            block = if skip.titles { LONGEST_BLOCK } else { block.saturating_sub(1) };
            continue;
        }
        if block > 0 {
            if reads_like_headline(line.text) {
                found.push(line.span);
                block -= 1;
                continue;
            }
            block = 0;
        }
        let mut parts: Vec<Span> = skips
            .iter()
            .flat_map(|s| s.pattern.find_iter(line.text))
            .filter(|m| !m.is_empty())
            .map(|m| Span::new(line.span.start + m.start(), line.span.start + m.end()))
            .collect();
        parts.sort_unstable();
        for part in parts {
            match found.last_mut() {
                Some(last) if last.end >= part.start => last.end = last.end.max(part.end),
                _ => found.push(part),
            }
        }
    }
    found
}

/// A short line that does not end as a sentence does.
fn reads_like_headline(line: &str) -> bool {
    line.len() < 160 && !line.ends_with(['.', '!', '"', ':'])
}
