//! Stated metadata: source, date, title and address, and how dates are written there.

use super::{Basis, Published};
use crate::value::Days;
use chrono::{Months, NaiveDate};

/// What one place (a side-car, front matter, a record) states of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stated {
    pub source: Option<String>,
    pub published: Option<Published>,
    pub title: Option<String>,
    pub url: Option<String>,
}

impl Stated {
    /// What is stated here, filled in with what a weaker place states.
    pub(super) fn or(self, weaker: Self) -> Self {
        Self {
            source: self.source.or(weaker.source),
            published: self.published.or(weaker.published),
            title: self.title.or(weaker.title),
            url: self.url.or(weaker.url),
        }
    }
}

/// What can be stated as a date, for messages.
pub(super) const DATE_FORMS: &str = "write a date like 2025-12-07";

/// Names of the fields that state something, for messages.
pub(super) const FIELDS: [&str; 5] = ["source", "published", "date", "title", "url"];

/// `text` without surrounding white space; `None` if that leaves nothing.
pub(super) fn stated_text(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A publication stated as these days: a single day has the basis of the place that states it, anything wider is a bound.
pub(super) fn published(days: Days, basis: Basis) -> Option<Published> {
    match days {
        Days { from: None, to: None } => None,
        Days { from: Some(from), to: Some(to) } if from == to => Some(Published { days, basis }),
        _ => Some(Published { days, basis: Basis::Bounded }),
    }
}

/// Reads a date as people and programs state it beside a text: a day, with or without a time (whose day is taken as
/// written, whatever its time zone), a month, or a year. `None` when it is none of these, or no such day exists.
///
/// All-figure forms that differ between countries (08/09/2025) are not read.
pub(super) fn date(text: &str) -> Option<Days> {
    let text = text.trim();
    numeric(text).or_else(|| with_month_name(text))
}

/// 2025-08-20, 2025/08/20, 20250820, 2025-08, 2025; the first three may be followed by a time.
fn numeric(text: &str) -> Option<Days> {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let year_len = digits(text);
    if year_len == 8 {
        let day = day(&text[..4], &text[4..6], &text[6..8])?;
        return time_follows(&text[8..]).then_some(Days::day(day));
    }
    if year_len != 4 {
        return None;
    }
    let (year, rest) = text.split_at(4);
    let Some(separator) = rest.chars().next().filter(|c| matches!(c, '-' | '/')) else {
        let first = day(year, "1", "1")?;
        return rest.is_empty().then_some(Days::between(first, day(year, "12", "31")?));
    };
    let rest = &rest[1..];
    let (month, rest) = rest.split_at(digits(rest));
    if rest.is_empty() {
        let first = day(year, month, "1")?;
        return Some(Days::between(first, first.checked_add_months(Months::new(1))?.pred_opt()?));
    }
    let rest = rest.strip_prefix(separator)?;
    let (number, rest) = rest.split_at(digits(rest));
    time_follows(rest).then_some(Days::day(day(year, month, number)?))
}

/// "20 August 2025", "Wed, 20 Aug 2025 10:00:00 GMT", "August 20, 2025", "Aug. 20, 2025, 10:00".
fn with_month_name(text: &str) -> Option<Days> {
    let mut words = text.split([' ', ',', '\u{a0}']).filter(|w| !w.is_empty()).peekable();
    words.next_if(|w| weekday(w));
    let (first, second, year) = (words.next()?, words.next()?, words.next()?);
    let (number, month) = match (month(first), month(second)) {
        (Some(month), None) => (second, month),
        (None, Some(month)) => (first, month),
        _ => return None,
    };
    let number = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let time = words.next().is_none_or(|w| w.as_bytes()[0].is_ascii_digit() && w.contains(':'));
    (time && year.len() == 4).then_some(Days::day(day(year, &month.to_string(), number)?))
}

fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    if day.len() > 2 || month.len() > 2 || day.starts_with('+') || month.starts_with('+') {
        return None;
    }
    let year = year.parse().ok().filter(|y| (1000..=9999).contains(y))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// Whether what follows a date is nothing, or a time of day.
fn time_follows(rest: &str) -> bool {
    let rest = rest.trim_end();
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else { return rest.is_empty() };
    time.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && time.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '+' | '-' | ' ' | '/' | '_'))
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let word = if word == "sept" { "sep" } else { word.as_str() };
    let named = |name: &&str| **name == *word || word.len() == 3 && name.starts_with(word);
    MONTHS.iter().position(named).and_then(|i| u32::try_from(i + 1).ok())
}

fn weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    word.len() >= 3 && DAYS.iter().any(|name| name.starts_with(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_they_are_stated() {
        for (text, expected) in [
            ("2025-08-20", "2025-08-20..2025-08-20"),
            (" 2025-08-20T10:00:00Z ", "2025-08-20..2025-08-20"),
            ("2025-08-20 23:59:59.5 +02:00", "2025-08-20..2025-08-20"),
            ("2025-08-20T10:00:00[Europe/Berlin]", "none"),
            ("2025/8/2", "2025-08-02..2025-08-02"),
            ("20250820", "2025-08-20..2025-08-20"),
            ("20250820T100000Z", "2025-08-20..2025-08-20"),
            ("2025-02", "2025-02-01..2025-02-28"),
            ("2024", "2024-01-01..2024-12-31"),
            ("20 August 2025", "2025-08-20..2025-08-20"),
            ("Wed, 20 Aug 2025 10:00:00 GMT", "2025-08-20..2025-08-20"),
            ("August 20, 2025", "2025-08-20..2025-08-20"),
            ("Wednesday, Sept. 3rd, 2025, 10:00", "2025-09-03..2025-09-03"),
            ("2025-13-01", "none"),
            ("2025-02-30", "none"),
            ("2025-8-", "none"),
            ("08/09/2025", "none"),
            ("0025-01-01", "none"),
            ("yesterday", "none"),
            ("20 Mayor 2025", "none"),
            ("2025-08-20 or so", "none"),
            ("1724112000", "none"),
            ("ü2025", "none"),
            ("2025-+8-01", "none"),
            ("", "none"),
        ] {
            let read = date(text).map_or(String::from("none"), |days| {
                let (from, to) = days.bounded().unwrap();
                format!("{from}..{to}")
            });
            assert_eq!(read, expected, "{text:?}");
        }
    }
}
