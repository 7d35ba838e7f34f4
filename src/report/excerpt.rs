//! Excerpts for one miette diagnostic over several articles: what is shown of each line, and where its labels lie.
//!
//! Every box is built as it will be seen: hostile characters made visible, the line cut to the width at spaces, the
//! labels placed on that text. The boxes then lie one behind the other in a space of virtual offsets. miette takes spans
//! on trust (a label past the end of its text costs the whole picture), so none of them comes from an article's offsets.

use super::{Excerpts, screen, words};
use crate::claim::Claim;
use crate::text::Cleaned;
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::ops::Range;
use std::sync::Arc;

/// A claim to be shown, with the words under it.
pub struct Quote<'o> {
    pub claim: &'o Claim,
    /// What it comes down to.
    pub label: String,
    /// Its side, from 0; chooses the colour.
    pub side: usize,
    /// Whether the label names the side.
    pub sides: bool,
}

/// One box: the line of an article with its claims.
pub struct Pane {
    title: String,
    /// Where its title leads, on terminals that show links.
    link: Option<String>,
    /// Line and column of the first claim, from 0.
    line: usize,
    column: usize,
    /// As seen; lines end at `\n`.
    text: String,
    labels: Vec<Label>,
}

struct Label {
    range: Range<usize>,
    text: Option<String>,
    side: usize,
}

/// Boxes in a space of virtual offsets, each a byte apart from the next.
#[derive(Default)]
pub struct Panes {
    panes: Vec<(usize, Pane)>,
}

impl Panes {
    /// Boxes for these quotes on a terminal of `width` columns. Claims of one line share a box where they fit.
    pub fn of(quotes: Vec<Quote<'_>>, excerpts: &dyn Excerpts, width: usize) -> Self {
        let columns = room(width, quotes.iter().map(|quote| last_line(quote.claim)).max().unwrap_or(0));
        let mut groups: Vec<Vec<Quote<'_>>> = Vec::new();
        for mut quote in quotes {
            quote.label = full_label(&quote, title(quote.claim, columns).1);
            match groups.iter_mut().find(|group| shares_line(group, &quote, columns)) {
                Some(group) => group.push(quote),
                None => groups.push(vec![quote]),
            }
        }
        let mut panes = Self::default();
        for mut group in groups {
            group.sort_by_key(|quote| quote.claim.span);
            panes.append(pane(&group, excerpts, columns));
        }
        panes
    }

    /// Adds a box for the part `range` of some lines, of which the first is line `first` (from 0) of what is called `title`.
    /// A part that runs over the end of its line is shown up to there.
    pub fn push(
        &mut self,
        title: &str,
        first: usize,
        text: &str,
        range: Range<usize>,
        label: Option<&str>,
        width: usize,
    ) {
        let start = floor(text, range.start);
        let line = first + text[..start].matches('\n').count();
        let column = text[..start].chars().rev().take_while(|&c| c != '\n').count();
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let words = &text[start..floor(text, range.end).clamp(start, line_end)];
        let columns = room(width, line + 1);
        let (before, shown, after, hook) =
            windowed(words, Some((text, start, start + words.len())), columns, MIN_LABEL);
        let label =
            label.map(|label| screen::wrap(&screen::escape(label), columns.saturating_sub(hook + 5)).join("\n"));
        let range = before.len()..before.len() + shown.len();
        let text = format!("{before}{shown}{after}");
        let labels = vec![Label { range, text: label, side: 0 }];
        self.append(Pane { title: title.to_string(), link: None, line, column, text, labels });
    }

    /// Where the titles of the boxes lead, in their order.
    pub fn links(&self) -> impl Iterator<Item = Option<&str>> {
        self.panes.iter().map(|(_, pane)| pane.link.as_deref())
    }

    /// Digits of the largest line number.
    pub fn digits(&self) -> usize {
        let last = |pane: &Pane| pane.line + pane.text.split('\n').count();
        self.panes.iter().map(|(_, pane)| last(pane).to_string().len()).max().unwrap_or(0)
    }

    /// Whether there is no box.
    pub fn is_empty(&self) -> bool {
        self.panes.is_empty()
    }

    fn append(&mut self, pane: Pane) {
        let start = self.panes.last().map_or(0, |(start, last)| start + last.text.len() + 1);
        self.panes.push((start, pane));
    }

    /// The labels, in ascending order.
    pub fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        self.all()
            .map(|(start, label)| LabeledSpan::new(label.text.clone(), start + label.range.start, label.range.len()))
    }

    /// The side of every label, in the order of [`Self::labels`].
    pub fn sides(&self) -> impl Iterator<Item = usize> {
        self.all().map(|(_, label)| label.side)
    }

    fn all(&self) -> impl Iterator<Item = (usize, &Label)> {
        self.panes.iter().flat_map(|(start, pane)| pane.labels.iter().map(|label| (*start, label)))
    }
}

impl SourceCode for Panes {
    /// The whole box that holds `span`; an error for a span over two boxes, which keeps miette from merging them.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let at = self.panes.partition_point(|(start, _)| *start <= span.offset());
        let (start, pane) = at.checked_sub(1).and_then(|at| self.panes.get(at)).ok_or(MietteError::OutOfBounds)?;
        if span.offset() + span.len() > start + pane.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        Ok(Box::new(MietteSpanContents::new_named(
            pane.title.clone(),
            pane.text.as_bytes(),
            (*start, pane.text.len()).into(),
            pane.line,
            pane.column,
            pane.text.split('\n').count(),
        )))
    }
}

/// Columns that miette leaves for text: behind the line number, the bar and their spaces, with one to spare.
fn room(width: usize, last_line: usize) -> usize {
    width.saturating_sub(last_line.to_string().len() + 5).max(MIN_ROOM)
}

/// Columns for text in the narrowest terminal.
const MIN_ROOM: usize = 24;
/// Columns for a label, at least: else the claim gets a box of its own.
const MIN_LABEL: usize = 24;

/// Columns for what stands between two claims of a line, at least: the rest of it is left out.
const MIN_GAP: usize = 12;

/// Whether `quote` fits the box of `group`: the same line, no overlap, and room for the last label.
fn shares_line(group: &[Quote<'_>], quote: &Quote<'_>, columns: usize) -> bool {
    let of_line = |claim: &Claim| !claim.text.contains('\n');
    let Some(first) = group.first().map(|q| q.claim) else { return false };
    if first.article_name != quote.claim.article_name
        || first.place.line != quote.claim.place.line
        || !group.iter().chain([quote]).all(|q| of_line(q.claim))
    {
        return false;
    }
    if group.iter().any(|q| q.claim.span == quote.claim.span) {
        return true;
    }
    if group.iter().any(|q| q.claim.span.overlaps(quote.claim.span)) {
        return false;
    }
    let mut claims: Vec<&Claim> = group.iter().chain([quote]).map(|q| q.claim).collect();
    claims.sort_by_key(|claim| claim.span);
    claims.dedup_by_key(|claim| claim.span);
    let words: usize = claims.iter().map(|claim| screen::width(&claim.text)).sum();
    // No byte takes more than five columns, whatever has to be made visible.
    let gap = |pair: &[&Claim]| (5 * (pair[1].span.start - pair[0].span.end)).min(MIN_GAP);
    let gaps: usize = claims.windows(2).map(gap).sum();
    // The last label hangs from the middle of its claim.
    let last = claims.last().map_or(0, |claim| screen::width(&claim.text));
    words + gaps <= columns && words + gaps + 5 + MIN_LABEL <= columns + last / 2
}

/// The box of claims of one line, sorted by place, that share no character unless they share all.
fn pane(quotes: &[Quote<'_>], excerpts: &dyn Excerpts, columns: usize) -> Pane {
    let first = quotes[0].claim;
    let text = excerpts.text(&first.article_name).filter(|text| quotes.iter().all(|q| stands(text, q.claim)));
    let mut pane = Pane {
        title: title(first, columns).0,
        link: excerpts.link(&first.article_name),
        line: first.place.line.saturating_sub(1),
        column: first.place.column.saturating_sub(1),
        text: String::new(),
        labels: Vec::new(),
    };
    match (text, quotes) {
        (Some(text), [quote]) if first.text.contains('\n') => several_lines(&mut pane, quote, &text, columns),
        (text, quotes) => one_line(&mut pane, quotes, text.as_ref(), columns),
    }
    pane
}

/// The last line of a claim's box.
fn last_line(claim: &Claim) -> usize {
    claim.place.line + claim.text.matches('\n').count().min(MAX_LINES - 1)
}

/// Whether `text` still has the claim's words at its span. A file may have changed since it was read.
fn stands(text: &str, claim: &Claim) -> bool {
    text.get(claim.span.start..claim.span.end)
        .is_some_and(|found| found == claim.text || Cleaned::new(found).text() == Cleaned::new(&claim.text).text())
}

/// Claims on one line, with what fits around them. Without `text`, the words of the first claim alone.
fn one_line(pane: &mut Pane, quotes: &[Quote<'_>], text: Option<&Arc<str>>, columns: usize) {
    // Claims of the same words share a label; every part is the claim's words and the gap behind them.
    let mut parts: Vec<(String, String, Vec<&Quote<'_>>)> = Vec::new();
    for quote in quotes {
        match parts.last_mut() {
            Some((_, _, same)) if same[0].claim.span == quote.claim.span => same.push(quote),
            _ => parts.push((shorten(&quote.claim.text, columns * 9 / 10), String::new(), vec![quote])),
        }
    }
    let words: usize = parts.iter().map(|(words, ..)| screen::width(words)).sum();
    let gaps = parts.len().saturating_sub(1);
    let last = parts.last().map_or(0, |(words, ..)| screen::width(words));
    // The last label hangs from the middle of its claim.
    let room = (columns + last / 2).saturating_sub(MIN_LABEL + 5).min(columns);
    let for_gap = room.saturating_sub(words).checked_div(gaps).unwrap_or(0).max(MIN_GAP);
    for i in 0..gaps {
        let (end, next) = (parts[i].2[0].claim.span.end, parts[i + 1].2[0].claim.span.start);
        parts[i].1 =
            text.and_then(|text| text.get(end..next)).map_or_else(|| " … ".into(), |gap| shorten(gap, for_gap));
    }
    let middles: usize = parts.iter().map(|(words, gap, _)| screen::width(words) + screen::width(gap)).sum();
    // Where the last label hangs, seen from the first claim.
    let hook = middles.saturating_sub(last / 2);
    let longest = quotes.iter().flat_map(|q| q.label.split('\n')).map(screen::width).max().unwrap_or(0);
    let wanted = longest.min(columns * 3 / 5).max(MIN_LABEL);
    let place = match (text, quotes.first(), quotes.last()) {
        (Some(text), Some(first), Some(last)) => Some((&**text, first.claim.span.start, last.claim.span.end)),
        _ => None,
    };
    let (before, after) = around(place, middles, hook, columns, wanted);
    pane.text.push_str(&before);
    let mut column = screen::width(&before);
    for (words, gap, quotes) in parts {
        let wide = screen::width(&words);
        let start = pane.text.len();
        pane.text.push_str(&words);
        let label = quotes.iter().map(|q| q.label.as_str()).collect::<Vec<_>>().join("\n");
        let label = screen::wrap(&label, columns.saturating_sub(column + wide / 2 + 5)).join("\n");
        pane.labels.push(Label { range: start..pane.text.len(), text: Some(label), side: quotes[0].side });
        pane.text.push_str(&gap);
        column += wide + screen::width(&gap);
    }
    pane.text.push_str(&after);
}

/// `words`, which stand at `place` (text, start, end), with what fits around them, and the column where a label hangs.
fn windowed(
    words: &str,
    place: Option<(&str, usize, usize)>,
    columns: usize,
    label: usize,
) -> (String, String, String, usize) {
    let words = shorten(words, columns * 9 / 10);
    let wide = screen::width(&words);
    let (before, after) = around(place, wide, wide / 2, columns, label);
    let hook = screen::width(&before) + wide / 2;
    (before, words, after, hook)
}

/// What is shown left and right of `middle` columns of a line, so that a label of `label` columns finds room behind `hook`.
fn around(
    place: Option<(&str, usize, usize)>,
    middle: usize,
    hook: usize,
    columns: usize,
    label: usize,
) -> (String, String) {
    let Some((text, start, end)) = place else { return ("… ".into(), " …".into()) };
    let spare = columns.saturating_sub(middle);
    let after = reach(text[end..].chars(), spare);
    // At the end of a line, what stands before matters more than a label on one line.
    let label = if after < spare / 2 { label.min(columns * 2 / 5).max(MIN_LABEL) } else { label };
    let most = columns.saturating_sub(hook + 4 + label).min(spare);
    let before = left_of(text, start, most.min((spare * 2 / 5).max(spare - after.min(spare))));
    let after = right_of(text, end, spare.saturating_sub(screen::width(&before)));
    (before, after)
}

/// Lines of a claim that runs over several, at most.
const MAX_LINES: usize = 4;

/// A claim that runs over line ends: all its lines underlined, the label under the last.
fn several_lines(pane: &mut Pane, quote: &Quote<'_>, text: &str, columns: usize) {
    let span = quote.claim.span;
    let lines: Vec<&str> = text[span.start..span.end].split('\n').take(MAX_LINES).collect();
    for (i, line) in lines.iter().enumerate() {
        let (is_first, is_last) = (i == 0, i + 1 == lines.len());
        if !is_first {
            pane.text.push('\n');
        }
        let words = shorten(line.trim(), columns);
        let spare = columns.saturating_sub(screen::width(&words));
        if is_first {
            let before = left_of(text, span.start, spare);
            pane.text.push_str(&before);
        }
        let start = pane.text.len();
        pane.text.push_str(&words);
        let range = start..pane.text.len();
        let label = is_last.then(|| {
            let hook = screen::width(&words) / 2 + 5;
            screen::wrap(&quote.label, columns.saturating_sub(hook)).join("\n")
        });
        if is_last || !range.is_empty() {
            pane.labels.push(Label { range, text: label, side: quote.side });
        }
        if is_last {
            pane.text.push_str(&right_of(text, span.end, spare));
        }
    }
}

/// `words`, escaped, with "…" for their middle where they take more than `columns`. Never empty: a label needs a place.
fn shorten(words: &str, columns: usize) -> String {
    let safe = screen::escape(words);
    if safe.is_empty() {
        return " ".into();
    }
    if screen::width(&safe) <= columns {
        return safe.into_owned();
    }
    let half = columns.saturating_sub(3) / 2;
    let head: String = safe.chars().scan(0, |used, c| take(used, c, half)).collect();
    let tail: Vec<char> = safe.chars().rev().scan(0, |used, c| take(used, c, half)).collect();
    let tail: String = tail.into_iter().rev().collect();
    // Words that are cut go as a whole, where there are words.
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    let tail = tail.split_once(' ').map_or(tail.as_str(), |(_, words)| words);
    format!("{} … {}", head.trim_end(), tail.trim_start())
}

/// The character boundary of `text` at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Adds the columns of `c` to `used`; `None` once they pass `budget`.
fn take(used: &mut usize, c: char, budget: usize) -> Option<char> {
    *used += screen::char_width(c);
    (*used <= budget).then_some(c)
}

/// Columns up to the end of the line, counted no further than `budget`.
fn reach(chars: impl Iterator<Item = char>, budget: usize) -> usize {
    let mut used = 0;
    for c in chars.take_while(|&c| c != '\n') {
        used += screen::char_width(c);
        if used > budget {
            break;
        }
    }
    used
}

/// What stands before `at` on its line, as seen, in at most `columns`: cut at a space, with "… " for what is left out.
fn left_of(text: &str, at: usize, columns: usize) -> String {
    let line = text[..at].chars().rev().take_while(|&c| c != '\n');
    let whole = reach(line.clone(), columns) <= columns;
    let budget = if whole { columns } else { columns.saturating_sub(2) };
    let shown: Vec<char> = line.scan(0, |used, c| take(used, c, budget)).collect();
    let shown: String = shown.into_iter().rev().collect();
    if whole {
        return screen::escape(shown.trim_start()).into_owned();
    }
    if columns < 2 {
        return String::new();
    }
    // A word that is cut off goes as a whole; only a text without spaces is cut within.
    let from_word = shown.split_once(char::is_whitespace).map_or(shown.as_str(), |(_, rest)| rest.trim_start());
    format!("… {}", screen::escape(from_word))
}

/// What stands behind `at` on its line, as seen, in at most `columns`: cut at a space, with " …" for what is left out.
fn right_of(text: &str, at: usize, columns: usize) -> String {
    let line = text[at..].chars().take_while(|&c| c != '\n');
    let whole = reach(line.clone(), columns) <= columns;
    let budget = if whole { columns } else { columns.saturating_sub(2) };
    let shown: String = line.scan(0, |used, c| take(used, c, budget)).collect();
    if whole {
        return screen::escape(shown.trim_end()).into_owned();
    }
    if columns < 2 {
        return String::new();
    }
    let to_word = shown.rsplit_once(char::is_whitespace).map_or(shown.as_str(), |(rest, _)| rest.trim_end());
    format!("{} …", screen::escape(to_word))
}

/// Columns of an outlet's name, at least, if it stands in the title.
const MIN_OUTLET: usize = 10;

/// "Example Times, 2025-12-07 · seeds/004.txt", to which miette adds line and column; and what had no room there. The path
/// stays whole, since it is what one clicks on: outlet and date give way.
fn title(claim: &Claim, columns: usize) -> (String, String) {
    let path = screen::escape(&claim.article_name);
    let date = words::published(claim.published);
    let outlet = claim.source.as_deref().map(screen::escape);
    let place = format!(":{}:{}", claim.place.line, claim.place.column).len() + 1;
    let spare = columns.saturating_sub(screen::width(&path) + place);
    // With ", " and " · ".
    let for_outlet = spare.saturating_sub(date.len() + 5);
    match outlet {
        Some(outlet) if screen::width(&outlet) <= for_outlet || for_outlet >= MIN_OUTLET => {
            (format!("{}, {date} · {path}", screen::cut(&outlet, for_outlet)), String::new())
        }
        outlet if date.len() + 3 <= spare => (format!("{date} · {path}"), outlet.unwrap_or_default().into_owned()),
        Some(outlet) => (path.into_owned(), format!("{outlet}, {date}")),
        None => (path.into_owned(), date),
    }
}

/// "side 1, Example Times: 12 people": the label with its side and with what the title has no room for.
fn full_label(quote: &Quote<'_>, untitled: String) -> String {
    let side = if quote.sides { format!("side {}", quote.side + 1) } else { String::new() };
    match (side.is_empty(), untitled.is_empty()) {
        (true, true) => quote.label.clone(),
        (false, true) => format!("{side}: {}", quote.label),
        (true, false) => format!("{untitled}: {}", quote.label),
        (false, false) => format!("{side}, {untitled}: {}", quote.label),
    }
}
