//! `why -f pretty`: the line, its sentences, and under each what rules made of it. Everything is escaped.

use super::{Sentence, Stated, Why};
use crate::report::count;
use crate::report::screen::{escape, wrap};
use std::io::{self, Write};

/// Near misses that are shown, unless all are asked for.
const NEAR: usize = 5;
/// Percent of a phrase that must fit, likewise.
const FITS: u32 = 60;
/// Reasons that are shown, likewise.
const REASONS: usize = 4;

/// Writes what [`super::why`] tells, in lines of `width` columns; `all`: every near miss and every reason.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, why: &Why, width: usize, all: bool) -> io::Result<()> {
    let source = why.source.as_ref().map_or(String::new(), |s| format!("{s}, "));
    let mut page = Page { out, width };
    page.line(0, &format!("{}:{} · {source}{}", why.article, why.line, why.published))?;
    for sentence in &why.sentences {
        page.blank()?;
        page.quote(&sentence.text)?;
        of_sentence(&mut page, sentence, all)?;
    }
    Ok(())
}

fn of_sentence(page: &mut Page, sentence: &Sentence, all: bool) -> io::Result<()> {
    if sentence.boilerplate {
        return page.line(2, "No rule reads this sentence: it is no part of the article (see datelines.toml).");
    }
    if sentence.claims.is_empty() {
        page.blank()?;
        page.line(2, "No claim.")?;
    }
    for stated in &sentence.claims {
        page.blank()?;
        of_claim(page, stated, all)?;
    }
    let dropped: Vec<_> = sentence.dropped.iter().filter(|d| all || !d.taken).collect();
    if !dropped.is_empty() {
        page.blank()?;
        page.line(2, "matched, but no claim came of it:")?;
    }
    for dropped in dropped {
        page.line(4, &format!("{}: “{}”", dropped.rule, dropped.text))?;
        page.line(8, &dropped.reason)?;
        page.line(8, &format!("pattern  {}", dropped.pattern))?;
    }
    let near_enough = sentence.near.iter().take(NEAR).take_while(|n| n.fits >= FITS).count();
    let shown = if all { sentence.near.len() } else { near_enough };
    if shown > 0 {
        page.blank()?;
        page.line(2, "nearly matched:")?;
    }
    for near in sentence.near.iter().take(shown) {
        page.line(4, &format!("{}: “{}”, {} % of the phrase", near.rule, near.text, near.fits))?;
        for fails in &near.fails {
            page.line(8, &format!("✗ {fails}"))?;
        }
        page.line(8, &format!("pattern  {}", near.pattern))?;
    }
    if sentence.near.len() > shown {
        let more = count(sentence.near.len() - shown, if shown > 0 { "more rule" } else { "rule" });
        let lead = if shown > 0 { "… and" } else { "less nearly:" };
        page.line(4, &format!("{lead} {more} (-v shows all)"))?;
    }
    Ok(())
}

fn of_claim(page: &mut Page, stated: &Stated, all: bool) -> io::Result<()> {
    let claim = &stated.claim;
    page.line(2, &format!("{}: “{}”: {}", stated.rule, claim.text, stated.means))?;
    page.line(4, &format!("pattern  {}", stated.pattern))?;
    for slot in &stated.slots {
        page.line(4, &format!("{}: “{}”, {}", slot.slot, slot.held, slot.place))?;
    }
    for (name, value) in &claim.key {
        let value = match value {
            serde_json::Value::Null => "left open".to_owned(),
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(ids) => ids.iter().filter_map(|id| id.as_str()).collect::<Vec<_>>().join(" + "),
            days => days_words(days),
        };
        page.line(4, &format!("key {name} = {value}"))?;
    }
    page.line(4, &format!("hedge {}, {}, as of {}", claim.hedge, claim.modality, as_of(stated)))?;
    for reading in &stated.readings {
        page.line(4, &format!("read as {}: {}; accepts {}", reading.name, reading.core, reading.accepted))?;
    }
    compared(page, stated, all)
}

/// "2025-03-03", "2025-03-03 to 2025-03-05".
fn days_words(days: &serde_json::Value) -> String {
    let [from, to] = ["from", "to"].map(|end| days[end].as_str().unwrap_or("…"));
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

fn as_of(stated: &Stated) -> String {
    let as_of = &stated.claim.as_of;
    let day = |d: Option<chrono::NaiveDate>| d.map_or_else(|| "…".to_owned(), |d| d.to_string());
    let days =
        if as_of.from == as_of.to { day(as_of.from) } else { format!("{} to {}", day(as_of.from), day(as_of.to)) };
    if as_of.basis == "stated" { days } else { format!("publication ({days})") }
}

/// Reasons that part claims of one key.
const SAME_FACT: [&str; 4] = ["story", "modality", "occurrence", "several-values"];

fn compared(page: &mut Page, stated: &Stated, all: bool) -> io::Result<()> {
    let compared = &stated.compared;
    if let Some(reason) = &compared.apart {
        // A copy is told what became of the text that stands for it.
        let alone = compared.with.is_empty() && compared.findings.is_empty();
        page.line(4, &format!("{}: {reason}", if alone { "compared with nothing" } else { "set aside" }))?;
    } else if compared.with.is_empty() && !compared.findings.is_empty() {
        page.line(4, "no other claim states this fact, but this was found:")?;
    } else if compared.with.is_empty() && compared.not_with.iter().any(|not| SAME_FACT.contains(&not.reason)) {
        page.line(4, "compared with nothing, for the reasons below")?;
    } else if compared.with.is_empty() {
        page.line(4, "compared with nothing: no other claim states this fact")?;
    } else {
        let others = count(compared.with.len() + compared.with_more, "other claim");
        let verdict = if compared.findings.is_empty() { "they agree" } else { "they do not all agree" };
        let sources = count(compared.sources, "independent source");
        page.line(4, &format!("compared with {others} of its fact ({sources}): {verdict}"))?;
    }
    for other in &compared.with {
        page.line(6, &format!("{}:{}:{} “{}”: {}", other.article, other.line, other.column, other.text, other.means))?;
    }
    if compared.with_more > 0 {
        page.line(6, &format!("… and {} more", compared.with_more))?;
    }
    for finding in &compared.findings {
        let side = finding.side.map_or("fits several sides".to_owned(), |s| format!("on side {s}"));
        page.line(4, &format!("{}[{}], {side}: {}", finding.severity, finding.code, finding.message))?;
    }
    let shown = if all { compared.not_with.len() } else { REASONS };
    for not in compared.not_with.iter().take(shown) {
        let example = format!("{}:{} “{}”", not.example.article, not.example.line, not.example.text);
        let claims = count(not.claims, "claim");
        page.line(4, &format!("not compared with {claims} of its group: {}, as {example}", not.words))?;
    }
    Ok(())
}

struct Page<'o> {
    out: &'o mut dyn Write,
    width: usize,
}

impl Page<'_> {
    fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// `text`, escaped, in lines that are indented, the second and the next ones more.
    fn line(&mut self, indent: usize, text: &str) -> io::Result<()> {
        for (i, line) in wrap(&escape(text), self.width.saturating_sub(indent + 4).max(20)).iter().enumerate() {
            let indent = if i == 0 { indent } else { indent + 4 };
            writeln!(self.out, "{:indent$}{line}", "")?;
        }
        Ok(())
    }

    fn quote(&mut self, text: &str) -> io::Result<()> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in wrap(&escape(&text), self.width.saturating_sub(2).max(20)) {
            writeln!(self.out, "│ {line}")?;
        }
        Ok(())
    }
}
