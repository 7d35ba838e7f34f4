//! Dates and durations: what is found, what it resolves to, when a text was published, and what holds for all of them.

use chrono::{Datelike, Days as DayCount, NaiveDate, Weekday};
use gainsay::article::Basis;
use gainsay::article::dating::{self, Reading};
use gainsay::mention::date::{DateExpr, Grain, Part, When, Which};
use gainsay::mention::resolve::{Anchor, Resolved, Tense, past_verb_before, resolve, resolve_all, tense_at};
use gainsay::mention::sentence::sentences;
use gainsay::mention::token::{Sentence, Token, tokenize};
use gainsay::mention::{Mention, Written, find};
use gainsay::rule::datelines::Datelines;
use gainsay::rule::error::SourceFile;
use gainsay::text::Cleaned;
use gainsay::value::{Amount, Days, Duration};
use proptest::prelude::*;

/// A text with all that the recognisers say of it.
struct Text {
    text: String,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    mentions: Vec<Mention>,
}

impl Text {
    fn of(original: &str) -> Self {
        let text = Cleaned::new(original).text().to_owned();
        let mut tokens = Vec::new();
        tokenize(&text, &mut tokens);
        let sentences = sentences(&text, &tokens);
        let mentions = find(&text, &tokens, &sentences);
        Self { text, tokens, sentences, mentions }
    }

    fn resolved(&self, published: Days) -> Vec<Option<Resolved>> {
        resolve_all(&self.text, &self.tokens, &self.sentences, &self.mentions, published)
    }

    fn quote(&self, mention: &Mention) -> &str {
        let (first, last) = (self.tokens[mention.tokens.start], self.tokens[mention.tokens.end - 1]);
        &self.text[first.start as usize..last.end as usize]
    }

    fn reading(&self) -> Reading<'_> {
        Reading { text: &self.text, tokens: &self.tokens, sentences: &self.sentences, mentions: &self.mentions }
    }
}

pub(crate) fn day(written: &str) -> NaiveDate {
    written.parse().expect("a date of the test")
}

/// "2025-08-15", "2025-08..2026-01", "2025-08-22.." for windows; "?" for nothing known.
fn window(days: Days) -> String {
    let end = |d: Option<NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    if days.from.is_some() && days.from == days.to {
        end(days.from)
    } else {
        format!("{}..{}", end(days.from), end(days.to))
    }
}

fn length(duration: &Duration) -> String {
    let unit = duration.unit.name();
    let amount = match duration.amount {
        Amount::Exact(n) => n.value.normalize().to_string(),
        Amount::Fraction { num, of, .. } => format!("{num}/{of}"),
        Amount::Between(a, b) => format!("{}-{}", a.value.normalize(), b.value.normalize()),
        Amount::Vague { lo, hi } => format!("{lo}~{}", hi.map(|h| h.to_string()).unwrap_or_default()),
    };
    let plus = match (duration.plus.months.is_zero(), duration.plus.seconds.is_zero()) {
        (true, true) => String::new(),
        (false, true) => format!(" + {} months", duration.plus.months.normalize()),
        (_, false) => {
            format!(" + {} months {} seconds", duration.plus.months.normalize(), duration.plus.seconds.normalize())
        }
    };
    format!("{amount} {unit}{plus}{}", if duration.age { " old" } else { "" })
}

/// What is found in `text`: "quote = value", dates resolved against Wednesday 3 September 2025.
fn found(text: &str) -> String {
    let text = Text::of(text);
    let dates = text.resolved(Days::day(day("2025-09-03")));
    let rows = text.mentions.iter().zip(dates).filter_map(|(mention, date)| {
        let value = match &mention.written {
            Written::Date(_) => date.map_or("?".to_owned(), |d| window(d.days)),
            Written::Duration(d) => length(d),
            _ => return None,
        };
        Some(format!("{} = {value}", text.quote(mention)))
    });
    rows.collect::<Vec<_>>().join("; ")
}

pub(crate) fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(text, expected)| found(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  want {expected}\n  got  {}", found(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn durations() {
    check(&[
        ("the three-year blockade", "three-year = 3 year"),
        ("a five-year-old bridge", "five-year-old = 5 year old"),
        ("the 3.5-year siege", "3.5-year = 3.5 year"),
        ("It shook for a minute and a half.", "a minute and a half = 1.5 minute"),
        ("They waited 18 months.", "18 months = 18 month"),
        ("It has lasted more than 1,450 days.", "1,450 days = 1450 day"),
        ("It took a decade to build.", "a decade = 1 decade"),
        ("after three-and-a-half years of work", "three-and-a-half years = 3.5 year"),
        ("The flight took 5 1/2 hours.", "5 1/2 hours = 5.5 hour"),
        ("He spoke for 2 hours and 30 minutes.", "2 hours and 30 minutes = 2 hour + 0 months 1800 seconds"),
        ("He will answer within one to two weeks.", "one to two weeks = 1-2 week"),
        ("It lasted half an hour.", "half an hour = 1/2 hour"),
        ("It lasted several weeks.", "several weeks = 3~9 week"),
        ("A 54-year-old teacher won.", "54-year-old = 54 year old"),
        ("The winner, aged 54 years, is a teacher.", "54 years = 54 year old"),
        ("She was 54 years old.", "54 years old = 54 year old"),
        ("a prison term of two years and six months", "two years and six months = 2 year + 6 months"),
        ("It rained all day.", "all day = 1 day"),
        ("a 54 yo patient", "54 yo = 54 year old"),
        ("The flight took 1 hour thirty.", "1 hour thirty = 1 hour + 0 months 1800 seconds"),
        ("a two-week-long strike", "two-week-long = 2 week"),
        ("They met for an hour and 45 minutes.", "an hour and 45 minutes = 1 hour + 0 months 2700 seconds"),
        ("He was away for a fortnight.", "a fortnight = 2 week"),
        ("half a century of peace", "half a century = 1/2 century"),
        ("She resigned a day after the vote.", "a day = 1 day"),
        ("It capped a decade of growth.", "a decade = 1 decade"),
        ("They kept May as a month of mourning.", ""),
        ("They had a week to leave.", "a week = 1 week"),
        ("The bridge reopened a month ahead of schedule.", "a month = 1 month"),
        ("It may take a year or two.", "a year or two = 1-2 year"),
        ("He was jailed for 20 or more years.", "20 or more years = 20~ year"),
        ("It has cost millions in the year and a half since.", "year and a half = 1.5 year"),
        ("a drive of 20-plus years and 30+ days", "20-plus years = 20~ year; 30+ days = 30~ day"),
        ("after 20-odd years", "20-odd years = 20 year"),
        ("a two- to three-year term", "two- to three-year = 2-3 year"),
        ("6- and 7-year-olds", "6 = 6 year old; 7-year-olds = 7 year old"),
        ("the week-long strike", "week-long = 1 week"),
        ("a yearlong ban and a monthslong siege", "yearlong = 1 year; monthslong = 2~ month"),
        ("her decade-plus there", "decade-plus = 1~ decade"),
        ("They lost a mere hour.", "a mere hour = 1 hour"),
        ("She visited him once a week.", ""),
        ("The mill makes 500 parts a day after repairs.", ""),
        // Rates, ordinals and adjectives are none.
        ("It costs $5 a year.", ""),
        ("He took a second look.", ""),
        ("twice a week", ""),
        ("They talked for one and a quarter hours.", "one and a quarter hours = 1.25 hour"),
        ("after two and three-quarter years", "two and three-quarter years = 2.75 year"),
        ("a minute detail", ""),
        ("He made half-centuries in both innings.", ""),
        ("One day we will know.", ""),
        ("He spoke on \"60 Minutes\" about it.", ""),
        // More than one.
        ("the months-long siege", "months-long = 2~ month"),
        ("a decades-old law", "decades-old = 2~ decade old"),
    ]);
}

#[test]
fn days_of_the_calendar() {
    check(&[
        ("They met on August 15, 2025, in Oslo.", "August 15, 2025 = 2025-08-15"),
        ("They met on 15 August 2025.", "15 August 2025 = 2025-08-15"),
        ("They met on the 15th of August 2025.", "15th of August 2025 = 2025-08-15"),
        ("They met on Aug. 22.", "Aug. 22 = 2025-08-22"),
        ("They met on 2025-08-26.", "2025-08-26 = 2025-08-26"),
        ("They met on 26/08/2025.", "26/08/2025 = 2025-08-26"),
        ("They met on 26.08.2025.", "26.08.2025 = 2025-08-26"),
        ("They met on 26-Aug-2025.", "26-Aug-2025 = 2025-08-26"),
        ("Monday، 01 September 2025", "Monday، 01 September 2025 = 2025-09-01"),
        ("They met on Friday, Aug. 15.", "Friday, Aug. 15 = 2025-08-15"),
        ("They met on the third of March.", "third of March = 2025-03-03"),
        ("They met on New Year's Eve.", "New Year's Eve = 2024-12-31"),
        ("They met on Easter Monday 2024.", "Easter Monday 2024 = 2024-04-01"),
        ("They met on the first Monday of July 2025.", "first Monday of July 2025 = 2025-07-07"),
        ("They left on February 29, 2025.", "2025 = 2025-01-01..2025-12-31"),
    ]);
}

#[test]
fn months_years_and_parts() {
    check(&[
        ("the February 2022 flood", "February 2022 = 2022-02-01..2022-02-28"),
        ("It began in 2022.", "2022 = 2022-01-01..2022-12-31"),
        ("He was elected in the 2024 vote.", "2024 = 2024-01-01..2024-12-31"),
        ("the music of the 1990s", "1990s = 1990-01-01..1999-12-31"),
        ("the late '90s", "late '90s = 1997-01-01..1999-12-31"),
        ("a poet of the 19th century", "19th century = 1800-01-01..1899-12-31"),
        ("Sales fell in the third quarter of 2024.", "third quarter of 2024 = 2024-07-01..2024-09-30"),
        ("Sales fell in Q3 2024.", "Q3 2024 = 2024-07-01..2024-09-30"),
        ("Sales fell in the first half of 2025.", "first half of 2025 = 2025-01-01..2025-06-30"),
        ("They met in mid-August 2025.", "mid-August 2025 = 2025-08-11..2025-08-20"),
        ("They met in late 2025.", "late 2025 = 2025-09-01..2025-12-31"),
        ("They met at the end of April.", "end of April = 2025-04-21..2025-04-30"),
        ("They met in the summer of 2014.", "summer of 2014 = 2014-06-01..2014-08-31"),
        ("They met last summer.", "last summer = 2025-06-01..2025-08-31"),
        ("They met in December.", "December = 2024-12-01..2024-12-31"),
        ("They will meet in January.", "January = 2026-01-01..2026-01-31"),
        // Counts, names and verbs are none.
        ("About 2000 people came.", ""),
        ("They may march on Paris.", ""),
        ("April Jones met Theresa May.", ""),
        ("The first half ended without a goal.", ""),
        ("the T-2025 engine", ""),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("They met a week ago.", "a week ago = 2025-08-25..2025-08-31"),
        ("They met a year or two ago.", "a year or two ago = 2023-01-01..2024-12-31"),
        ("They met two days ago.", "two days ago = 2025-09-01"),
        ("They met two or three years ago.", "two or three years ago = 2022-01-01..2023-12-31"),
        ("They met last Friday.", "last Friday = 2025-08-29"),
        ("They will meet next week.", "next week = 2025-09-08..2025-09-14"),
        ("They met this week.", "this week = 2025-09-01..2025-09-07"),
        ("They met yesterday.", "yesterday = 2025-09-02"),
        ("They met last month.", "last month = 2025-08-01..2025-08-31"),
        ("Prices fell in the past two months.", "past two months = 2025-07-03..2025-09-03"),
        ("It will stretch into next year.", "next year = 2026-01-01..2026-12-31"),
        ("They met on Monday.", "Monday = 2025-09-01"),
        ("They will meet on Monday.", "Monday = 2025-09-08"),
        ("They met on Tuesday of last week.", "Tuesday of last week = 2025-08-26"),
        ("They met over the weekend.", "weekend = 2025-08-30..2025-08-31"),
        ("It was hit overnight.", "overnight = 2025-09-02..2025-09-03"),
        ("They met earlier this year.", "earlier this year = 2025-01-01..2025-09-03"),
        ("They will meet later this month.", "later this month = 2025-09-03..2025-09-30"),
        ("He will decide in two weeks.", "two weeks = 2025-09-17"),
        ("Profit doubled in two weeks.", "two weeks = 2 week"),
        ("It was the coldest night in 35 years.", "35 years = 35 year"),
        ("They meet the day after tomorrow.", "day after tomorrow = 2025-09-05"),
        ("They will meet two weeks before Christmas.", "two weeks before Christmas = 2025-12-11"),
        ("It was lost half a century ago.", "half a century ago = 1975-01-01..1975-12-31"),
        ("At the end of the day, it counts.", ""),
        ("It reopened following Tuesday's storm.", "Tuesday = 2025-09-02"),
        ("every Friday", ""),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("They met on Jan. 23–24.", "Jan. 23–24 = 2025-01-23..2025-01-24"),
        (
            "The talks were moved from 28 February to 1 April 2025.",
            "28 February = 2025-02-28; 1 April 2025 = 2025-04-01",
        ),
        ("They met from 13 to 15 July 2025.", "13 to 15 July 2025 = 2025-07-13..2025-07-15"),
        ("It rained between May and July.", "May and July = 2025-05-01..2025-07-31"),
        ("He ruled from 2014 to 2022.", "2014 to 2022 = 2014-01-01..2022-12-31"),
        ("the 2009-2010 season", "2009-2010 = 2009-01-01..2010-12-31"),
        ("the 2024/25 season", "2024/25 = 2024-01-01..2025-12-31"),
        ("They met from Dec. 30 to Jan. 2, 2025.", "Dec. 30 to Jan. 2, 2025 = 2024-12-30..2025-01-02"),
        ("It is open Monday to Friday.", "Monday to Friday = 2025-09-01..2025-09-05"),
        ("From November to February it snowed.", "November to February = 2024-11-01..2025-02-28"),
        ("The first nine months of 2024 were dry.", "first nine months of 2024 = 2024-01-01..2024-09-30"),
        (
            "Output fell in the last two quarters of last year.",
            "last two quarters of last year = 2024-07-01..2024-12-31",
        ),
        ("It rained in the final 10 days of June.", "final 10 days of June = 2025-06-21..2025-06-30"),
        (
            "In the first eight months of this year it rained.",
            "first eight months of this year = 2025-01-01..2025-08-31",
        ),
        ("In the first five days of the war they fled.", "five days = 5 day"),
        ("The first 12 months of 2024", "12 months = 12 month; 2024 = 2024-01-01..2024-12-31"),
        ("in the fiscal year 2023-24", "year 2023-24 = 2023-01-01..2024-12-31"),
        ("in the winter of 1943–44", "winter of 1943–44 = 1943-12-01..1944-02-29"),
        ("in the winter of 2023/24", "winter of 2023/24 = 2023-12-01..2024-02-29"),
    ]);
}

#[test]
fn dates_count_from_those_before_them() {
    check(&[
        (
            "They met on August 15. Two days later, they met again.",
            "August 15 = 2025-08-15; Two days later = 2025-08-17",
        ),
        (
            "It fell in July 2023. A year earlier it rose.",
            "July 2023 = 2023-07-01..2023-07-31; A year earlier = 2022-07-01..2022-07-31",
        ),
        ("He left in 2014 and came back that day.", "2014 = 2014-01-01..2014-12-31; that day = ?"),
        ("He came on May 3. He left the next day.", "May 3 = 2025-05-03; next day = 2025-05-04"),
    ]);
}

#[test]
fn an_undated_text_gives_its_own_years() {
    let text = Text::of(
        "Talks began in mid-August 2024. On August 15 they met. Two days later they parted. Last week it rained.",
    );
    let days: Vec<String> =
        text.resolved(Days::UNKNOWN).iter().map(|r| r.map_or("?".into(), |r| window(r.days))).collect();
    assert_eq!(days, ["2024-08-11..2024-08-20", "2024-08-15", "2024-08-17", "?"]);
}

/// (expression, published, tense, window, rule)
type Row = (When, (Option<&'static str>, Option<&'static str>), Tense, &'static str, &'static str);

#[test]
fn resolution() {
    use Tense::{Future, Past, Unsaid};
    let on = |d| (Some(d), Some(d));
    let unit = |grain, n| When::Unit { grain, from: n, to: n, part: Part::Whole };
    let weekday = |weekday, which| When::Weekday { weekday, which };
    let (fri, tue) = (Weekday::Fri, Weekday::Tue);
    let rows: &[Row] = &[
        (weekday(fri, Which::Bare), on("2025-08-26"), Past, "2025-08-22", "weekday, past"),
        (weekday(tue, Which::Bare), on("2025-08-26"), Past, "2025-08-26", "weekday, past"),
        (weekday(tue, Which::Bare), on("2025-08-26"), Future, "2025-08-26", "weekday, future"),
        (weekday(fri, Which::Bare), on("2025-08-26"), Future, "2025-08-29", "weekday, future"),
        (weekday(tue, Which::Last), on("2025-08-26"), Past, "2025-08-19", "last weekday"),
        (weekday(tue, Which::Next), on("2025-08-26"), Future, "2025-09-02", "next weekday"),
        (weekday(fri, Which::Last), (Some("2025-08-26"), None), Past, "2025-08-22..", "last weekday"),
        (weekday(fri, Which::Last), (None, Some("2025-08-26")), Past, "..2025-08-22", "last weekday"),
        (
            weekday(fri, Which::Last),
            (Some("2025-08-26"), Some("2025-09-02")),
            Past,
            "2025-08-22..2025-08-29",
            "last weekday",
        ),
        (unit(Grain::Week, -1), on("2025-08-26"), Past, "2025-08-18..2025-08-24", "units before the publication"),
        (unit(Grain::Week, -1), on("2025-12-07"), Past, "2025-11-24..2025-12-07", "last week, written at a weekend"),
        (
            unit(Grain::Week, 0),
            on("2025-12-07"),
            Future,
            "2025-12-07..2025-12-14",
            "this week, future, written at a weekend",
        ),
        (unit(Grain::Week, 0), on("2025-12-07"), Past, "2025-12-01..2025-12-07", "unit of the publication"),
        (unit(Grain::Year, -2), on("2025-08-26"), Past, "2023-01-01..2023-12-31", "units after the publication"),
        (
            When::MonthDay { month: 11, day: 3, weekday: None },
            on("2025-08-26"),
            Past,
            "2024-11-03",
            "year by past tense",
        ),
        (
            When::MonthDay { month: 3, day: 3, weekday: None },
            on("2025-08-26"),
            Future,
            "2026-03-03",
            "year by future tense",
        ),
        (
            When::MonthDay { month: 11, day: 3, weekday: None },
            on("2025-08-26"),
            Unsaid,
            "2025-11-03",
            "year of the publication",
        ),
        (
            When::DayOfMonth { day: 30, months: None, weekday: None },
            on("2025-08-26"),
            Past,
            "2025-07-30",
            "day of the month, by tense",
        ),
        (When::Weekend { which: Which::Bare }, on("2025-08-26"), Past, "2025-08-23..2025-08-24", "weekend, past"),
        (When::Weekend { which: Which::Bare }, on("2025-08-26"), Future, "2025-08-30..2025-08-31", "this weekend"),
        (When::Overnight, (Some("2025-08-26"), None), Past, "2025-08-25..", "night before publication"),
    ];
    let mut wrong = Vec::new();
    for (when, (from, to), tense, expected, rule) in rows {
        let published = Days { from: from.map(day), to: to.map(day) };
        let anchor = Anchor { published, tense: *tense, ..Anchor::default() };
        let got = resolve(&DateExpr::Relative(*when), &anchor).map_or(("?".into(), ""), |r| (window(r.days), r.rule));
        if got.0 != *expected || got.1 != *rule && !rule.starts_with("units after") {
            wrong.push(format!("{when:?} {tense:?}: want {expected} ({rule}), got {} ({})", got.0, got.1));
        }
        let unanchored = resolve(&DateExpr::Relative(*when), &Anchor::default());
        assert!(unanchored.is_none(), "{when:?} needs an anchor");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_relative_date_keeps_its_weekday() {
    let anchor = Anchor { published: Days { from: Some(day("2025-08-26")), to: None }, ..Anchor::default() };
    let last = DateExpr::Relative(When::Weekday { weekday: Weekday::Fri, which: Which::Last });
    let stated = DateExpr::Absolute(Days::day(day("2025-08-15")));
    let (last, stated) = (resolve(&last, &anchor).unwrap(), resolve(&stated, &anchor).unwrap());
    assert_eq!((last.relative, last.weekday), (true, Some(Weekday::Fri)));
    assert_eq!((stated.relative, stated.weekday), (false, Some(Weekday::Fri)));
}

#[test]
fn tenses() {
    use Tense::{Future, Past, Unsaid};
    let rows = [
        ("The ministers will meet in Oslo on ⟦Monday⟧.", Future),
        ("The ministers met in Oslo on ⟦Monday⟧.", Past),
        ("The ministers are expected to meet on ⟦Monday⟧.", Future),
        ("The ministers are scheduled to meet Finland, Norway and Sweden on ⟦Monday⟧ in Oslo.", Future),
        ("The talks will be held on ⟦Monday⟧.", Future),
        ("The talks have been held on ⟦Monday⟧.", Past),
        ("He said on ⟦Monday⟧ that he will go.", Past),
        ("He said that he will go on ⟦Monday⟧.", Future),
        ("On ⟦Monday⟧, the ministers will meet.", Future),
        ("The remarks come ahead of meetings in Oslo ⟦Monday⟧.", Future),
        ("Ministers to Hold Talks in ⟦Monday⟧ Session", Future),
        ("The chair, who steps down ⟦Monday⟧, spoke to reporters.", Future),
        ("They agreed to meet on ⟦Monday⟧.", Future),
        ("They agreed on ⟦Monday⟧ to talk.", Past),
        ("The firm announced plans on ⟦Monday⟧.", Past),
        ("After ⟦Monday⟧ talks the market will open.", Past),
        ("⟦Monday⟧ 9 am, room 4", Future),
        ("The ⟦Monday⟧ file", Unsaid),
    ];
    for (marked, expected) in rows {
        let at = marked.find('⟦').unwrap();
        let text = Text::of(&marked.replace(['⟦', '⟧'], ""));
        let index = text.tokens.iter().position(|t| t.start as usize == at).unwrap();
        assert_eq!(tense_at(&text.text, &text.tokens, text.sentences[0].clone(), index), expected, "{marked}");
    }
    let text = Text::of("On 15 August, the two met.");
    assert!(past_verb_before(&text.text, &text.tokens, text.sentences[0].clone(), 1));
}

/// The datelines and boilerplate of the built-in pack.
fn datelines() -> Datelines {
    let text = include_str!("../rules/datelines.toml");
    let mut errors = Vec::new();
    let found = Datelines::read(&SourceFile { name: "rules/datelines.toml".into(), text: text.into() }, &mut errors);
    assert!(errors.is_empty(), "{errors:?}");
    found
}

fn dated(text: &str) -> String {
    let (text, datelines) = (Text::of(text), datelines());
    let skipped = dating::boilerplate(&text.text, &datelines);
    let dated = dating::date(&text.reading(), &datelines, &skipped);
    let outlet = dated.outlet.map(|o| format!(" {o}")).unwrap_or_default();
    let days = if dated.published.basis == Basis::Unknown {
        String::new()
    } else {
        format!(" {}", window(dated.published.days))
    };
    format!("{}{days}{outlet}", dated.published.basis.name())
}

#[test]
fn publication_dates() {
    let rows = [
        ("date 2025-08-26 US: Rain ends\n\nIt rained.", "dateline 2025-08-26"),
        (
            "Rain ends\n\n  • Publish date: Monday، 01 September 2025 Reading time: two min read\nIt rained.",
            "dateline 2025-09-01",
        ),
        ("Rain ends\nPublished: 26 August 2025\nIt rained.", "dateline 2025-08-26"),
        ("Rain ends\nUpdated 10:30 am, Aug. 26, 2025\nIt rained.", "dateline 2025-08-26"),
        ("OSLO, Aug. 26, 2025 (Nordpress) - It rained.", "dateline 2025-08-26 Nordpress"),
        ("OSLO, Aug. 26 (Nordpress) - It rained.", "unknown Nordpress"),
        ("Rain ends\nAugust 26, 2025\nIt rained.", "dateline 2025-08-26"),
        ("It rained. The river rose on August 26, 2025, they said.", "bounded 2025-08-26.."),
        (
            "They met in mid-August 2025 in Oslo. They parted on August 15. Two days later, it rained.",
            "bounded 2025-08-17..",
        ),
        ("It has rained since February 2022.", "bounded 2022-02-01.."),
        ("They will meet on August 26, 2025.", "unknown"),
        ("The plan runs until 2030, and Oslo hosted the games in 2024.", "unknown"),
        ("It rained.\n\nCopyright © 2031 Nordpress", "unknown"),
    ];
    for (text, expected) in rows {
        assert_eq!(dated(text), expected, "{text}");
    }
    // So far into its line a date is no dateline, whatever stands before it: a line of megabytes is not searched for each.
    let far = format!("Rain ends\n{}Published: 26 August 2025\nIt rained.", "· ".repeat(500));
    assert_eq!(dated(&far), "unknown");
}

#[test]
fn boilerplate() {
    let text = "Skip to content\nRiver rises in the north of the country\nPublish date: 26 August 2025 Reading time: 2 min read\n\
                Related articles\nRain ends in Oslo\nSnow to come to Bergen\n\nThe river rose by two metres.\n\
                Also Read: Rain ends\nRiver rises in the north of the country\n\nIt fell again.";
    let spans = dating::boilerplate(text, &datelines());
    let skipped: Vec<&str> = spans.iter().map(|s| &text[s.start..s.end]).collect();
    assert_eq!(
        skipped,
        [
            "Skip to content",
            "Publish date: 26 August 2025 Reading time: 2 min read",
            "Related articles",
            "Rain ends in Oslo",
            "Snow to come to Bergen",
            "Also Read: Rain ends",
            "River rises in the north of the country",
        ]
    );
}

#[test]
fn mistakes_of_datelines_are_told() {
    let text =
        "[[dateline]]\nmatch = ['Filed', '({date}']\nline = 3\n\n[[boilerplate]]\nline = ['[']\n\n[[footer]]\nx = 1\n";
    let mut errors = Vec::new();
    let _ = Datelines::read(&SourceFile { name: "datelines.toml".into(), text: text.into() }, &mut errors);
    errors.sort_by_key(|e| e.span);
    let codes: Vec<&str> = errors.iter().map(|e| e.code).collect();
    assert_eq!(codes, ["unknown-key", "bad-pattern", "unknown-key"], "{errors:?}");
}

#[test]
fn piled_up_words_are_read_in_linear_time() {
    for piece in [
        "Monday ", "first half of ", "last week of ", "in the 80s ", "between May and ", "two weeks before ",
        "in two weeks ", "the third of ", "from 2014 to ", "an hour and ", "early next ", "2 days 3 hours ", "26/08/",
        "Aug. 22 - ",
    ] {
        let text = Text::of(&piece.repeat(20_000));
        assert!(text.resolved(Days::UNKNOWN).len() == text.mentions.len(), "{piece}");
    }
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// The only date in `text`, resolved against `published`.
fn only_date(text: &str, published: Days) -> Option<Days> {
    let text = Text::of(text);
    let dates: Vec<Resolved> = text.resolved(published).into_iter().flatten().collect();
    match dates.as_slice() {
        [one] => Some(one.days),
        _ => None,
    }
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0u64..80_000).prop_map(|n| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + DayCount::new(n))
}

fn whens() -> impl Strategy<Value = When> {
    let weekday = (0u8..7).prop_map(|d| Weekday::try_from(d).unwrap());
    let which = prop_oneof![Just(Which::Bare), Just(Which::This), Just(Which::Last), Just(Which::Next)];
    let grain = prop_oneof![
        Just(Grain::Day),
        Just(Grain::Week),
        Just(Grain::Month),
        Just(Grain::Quarter),
        Just(Grain::Year),
        Just(Grain::Decade)
    ];
    prop_oneof![
        (weekday, which.clone()).prop_map(|(weekday, which)| When::Weekday { weekday, which }),
        (grain.clone(), -50i32..50).prop_map(|(grain, n)| When::Unit { grain, from: n, to: n, part: Part::Whole }),
        (grain, 1i32..50, any::<bool>())
            .prop_map(|(grain, n, past)| When::Span { grain, n: if past { -n } else { n } }),
        (1u8..=12, which.clone()).prop_map(|(month, which)| When::Month { month, which, part: Part::Whole }),
        (1u8..=12, 1u8..=28).prop_map(|(month, day)| When::MonthDay { month, day, weekday: None }),
        which.prop_map(|which| When::Weekend { which }),
    ]
}

fn tense() -> impl Strategy<Value = Tense> {
    prop_oneof![Just(Tense::Past), Just(Tense::Future), Just(Tense::Unsaid)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_date_in_any_spelling_is_the_same(date in days(), spelling in 0usize..8) {
        let (y, m, d) = (date.year(), date.month(), date.day());
        let month = MONTHS[m as usize - 1];
        let written = match spelling {
            0 => date.to_string(),
            1 => format!("{month} {d}, {y}"),
            2 => format!("{d} {month} {y}"),
            3 if month.len() > 4 => format!("{}. {d}, {y}", &month[..3]),
            3 => format!("{month} {d}, {y}"),
            4 => format!("{y}/{m:02}/{d:02}"),
            5 => format!("{m:02}/{d:02}/{y}"),
            6 => format!("{}, {month} {d}, {y}", date.format("%A")),
            _ => format!("the {d}{} of {month} {y}", match d { 1 | 21 | 31 => "st", 2 | 22 => "nd", 3 | 23 => "rd", _ => "th" }),
        };
        prop_assert_eq!(only_date(&format!("It happened on {written}."), Days::UNKNOWN), Some(Days::day(date)), "{}", written);
    }

    #[test]
    fn a_duration_in_any_spelling_is_the_same(n in 2u32..2_000, unit in 0usize..7, hyphen in any::<bool>()) {
        let unit = ["second", "minute", "hour", "day", "week", "month", "year"][unit];
        let written = if hyphen { format!("a {n}-{unit} wait") } else { format!("a wait of {n} {unit}s") };
        let text = Text::of(&written);
        let lengths: Vec<String> = text.mentions.iter().filter_map(|m| match &m.written {
            Written::Duration(d) => Some(length(d)),
            _ => None,
        }).collect();
        prop_assert_eq!(lengths, vec![format!("{n} {unit}")], "{}", written);
    }

    #[test]
    fn published_later_never_means_an_earlier_day(when in whens(), date in days(), later in 0u64..4_000, tense in tense()) {
        let on = |d: NaiveDate| resolve(&DateExpr::Relative(when), &Anchor { published: Days::day(d), tense, ..Anchor::default() });
        if let (Some(a), Some(b)) = (on(date), on(date + DayCount::new(later))) {
            prop_assert!(a.days.from <= b.days.from, "{:?} {:?}: {:?} then {:?}", when, tense, a.days, b.days);
            prop_assert!(a.days.to <= b.days.to, "{:?} {:?}: {:?} then {:?}", when, tense, a.days, b.days);
        }
    }

    #[test]
    fn nothing_panics_at_the_ends_of_the_calendar(when in whens(), end in any::<bool>(), n in any::<i32>(), tense in tense()) {
        let published = Days::day(if end { NaiveDate::MAX } else { NaiveDate::MIN });
        let anchor = Anchor { published, latest: published, tense, ..Anchor::default() };
        let _ = resolve(&DateExpr::Relative(when), &anchor);
        let _ = resolve(&DateExpr::Range(when, when), &anchor);
        for grain in [Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Half, Grain::Year, Grain::Decade, Grain::Century] {
            let _ = resolve(&DateExpr::Relative(When::Later { grain, from: n, to: n }), &anchor);
            let _ = resolve(&DateExpr::Relative(When::Ahead { grain, from: n, to: n }), &anchor);
            let _ = resolve(&DateExpr::Offset { base: when, grain, from: n, to: n }, &anchor);
        }
    }

    #[test]
    fn windows_are_never_upside_down(when in whens(), date in days(), tense in tense()) {
        let anchor = Anchor { published: Days::day(date), tense, ..Anchor::default() };
        if let Some((from, to)) = resolve(&DateExpr::Relative(when), &anchor).and_then(|r| r.days.bounded()) {
            prop_assert!(from <= to, "{:?}: {} > {}", when, from, to);
        }
    }
}
