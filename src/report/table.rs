//! Tables for people: columns that share the width of the terminal, and `extract` as such a table.

use super::{screen, words};
use crate::claim::Claim;
use crate::finding::Outcome;
use std::io::{self, Write};

/// Columns between two cells.
const GAP: usize = 2;
/// No column shrinks below this many columns.
const LEAST: usize = 8;

/// Writes `rows` in columns, indented by two spaces, no line wider than `width`: the widest columns give way first, cut
/// with "…", column `firm` last, and only to half of the line. Rows may differ in length. Cells are escaped here.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn Write, rows: &[Vec<String>], firm: usize, width: usize) -> io::Result<()> {
    let widths = widths(rows, firm, width.saturating_sub(GAP));
    for row in rows {
        let mut line = String::new();
        for (cell, &wide) in row.iter().zip(&widths) {
            line.push_str(&" ".repeat(GAP));
            line.push_str(&screen::fit(cell, wide));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The width of every column: its widest cell, or an equal share of what the narrower ones and `firm` leave.
fn widths(rows: &[Vec<String>], firm: usize, total: usize) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |c: usize| rows.iter().filter_map(|row| row.get(c)).map(|cell| screen::width(cell)).max();
    let mut widths: Vec<usize> = (0..columns).map(|c| widest(c).unwrap_or(0)).collect();
    let mut left = total.saturating_sub(GAP * columns.saturating_sub(1));
    let mut order: Vec<usize> = (0..columns).collect();
    order.sort_by_key(|&c| (c != firm, widths[c]));
    for (i, &c) in order.iter().enumerate() {
        let share = if c == firm { total / 2 } else { left / (columns - i) };
        widths[c] = widths[c].min(share.max(LEAST));
        left = left.saturating_sub(widths[c]);
    }
    widths
}

/// `extract -f table`: the claims of each article under its name, with place, rule, value and quote.
///
/// # Errors
/// Those of `out`.
pub fn claims(out: &mut dyn Write, outcome: &Outcome, width: usize) -> io::Result<()> {
    // One layout for all, so that columns line up from article to article.
    let rows: Vec<Vec<String>> = outcome.claims.iter().map(|claim| row(claim, outcome)).collect();
    let widths = widths(&rows, 0, width.saturating_sub(GAP));
    let mut last = None;
    for (claim, row) in outcome.claims.iter().zip(rows) {
        if last != Some(claim.article) {
            if last.is_some() {
                writeln!(out)?;
            }
            writeln!(out, "{}", article_line(claim))?;
            last = Some(claim.article);
        }
        let cells = row.iter().zip(&widths).map(|(cell, &wide)| screen::fit(cell, wide));
        let line = cells.fold(String::new(), |line, cell| format!("{line}{}{cell}", " ".repeat(GAP)));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn row(claim: &Claim, outcome: &Outcome) -> Vec<String> {
    vec![
        format!("{}:{}", claim.place.line, claim.place.column),
        claim.rule_id.clone(),
        words::claim(claim, outcome).replace('\n', "; "),
        format!("“{}”", claim.text),
    ]
}

/// "war/times.txt · Example Times, 2025-12-07".
fn article_line(claim: &Claim) -> String {
    let date = words::published(claim.published);
    let stated = claim.source.as_ref().map_or(date.clone(), |source| format!("{}, {date}", screen::escape(source)));
    format!("{} · {stated}", screen::escape(&claim.article_name))
}
