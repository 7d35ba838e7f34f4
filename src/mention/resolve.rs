//! Relative and partial dates to windows of days, against the publication date, the tense of the clause, and the dates mentioned before.
//!
//! A publication that is only bounded resolves end by end: "last Friday" in an article not older than 26 August is
//! not before 22 August. That works because every rule here is monotone: published later never means an earlier day.

use super::settle::{Around, in_order, named_days, settle};
use super::tense::says_tense;
use crate::mention::date::calendar::{self, Window};
use crate::mention::date::{DateExpr, Grain, Part, Weekday, When, Which};
pub use crate::mention::tense::{Tense, past_verb_before, tense_at};
use crate::mention::token::{Sentence, Token};
use crate::mention::{Mention, Written};
use crate::value::Days;
use chrono::{Datelike, NaiveDate};

/// What a relative date resolves against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// When the article was published, as far as it is known.
    pub published: Days,
    /// The last full date or month with year mentioned before in the text: gives an undated article's months and days their year.
    pub mentioned: Days,
    /// The last date of any kind mentioned before in the text, resolved: what "two days later" counts from.
    /// [`Days::UNKNOWN`]: take `mentioned`.
    pub latest: Days,
    /// Tense of the clause.
    pub tense: Tense,
}

/// A resolved date, and how it was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// The days that it may mean. An open end is unknown: the publication is bounded on the other side only.
    pub days: Days,
    /// The rule that resolved it, for explanations: "bare weekday, past".
    pub rule: &'static str,
    /// Whether the words count from the writing, so that a wrong publication date or a careless writer moves them.
    pub relative: bool,
    /// The weekday that the words name, or that of the one day that they mean.
    pub weekday: Option<Weekday>,
}

/// Resolves `date`; `None` when the anchor lacks what it needs, or no such day exists.
///
/// ```
/// use gainsay::mention::date::{DateExpr, Weekday, When, Which};
/// use gainsay::mention::resolve::{Anchor, resolve};
/// use gainsay::value::Days;
/// let tuesday = "2025-08-26".parse().ok();
/// let last_friday = DateExpr::Relative(When::Weekday { weekday: Weekday::Fri, which: Which::Last });
/// let bounded = Anchor { published: Days { from: tuesday, to: None }, ..Anchor::default() };
/// let days = resolve(&last_friday, &bounded).unwrap().days;
/// assert_eq!(days, Days { from: "2025-08-22".parse().ok(), to: None });
/// assert_eq!(resolve(&last_friday, &Anchor::default()), None);
/// ```
#[must_use]
pub fn resolve(date: &DateExpr, anchor: &Anchor) -> Option<Resolved> {
    let (days, rule) = match date {
        DateExpr::Absolute(days) => (*days, "absolute"),
        DateExpr::Relative(when) => days_of(when, anchor)?,
        DateExpr::Range(from, to) => (range(from, to, anchor)?, "range"),
        DateExpr::Offset { base, grain, from, to } => {
            // "a week from Friday": from the coming one.
            let ahead = *from > 0 && *grain == Grain::Week && matches!(base, When::Weekday { which: Which::Bare, .. });
            let tense = if ahead && anchor.tense == Tense::Unsaid { Tense::Future } else { anchor.tense };
            let base = days_of(base, &Anchor { tense, ..*anchor })?.0;
            let step = |day: Option<NaiveDate>, n: i32| day.and_then(|day| calendar::step(day, *grain, n));
            let days = Days { from: step(base.from, *from), to: step(base.to, *to) };
            (days.from.is_some() || days.to.is_some()).then_some((days, "counted from a date"))?
        }
    };
    let weekday = date.weekday().or_else(|| match days.bounded() {
        Some((from, to)) if from == to => Some(from.weekday()),
        _ => None,
    });
    Some(Resolved { days, rule, relative: date.is_relative(), weekday })
}

/// From the start of one window to the end of the other. The end takes the first date not before the start; a start
/// without a year takes the last not after the end.
fn range(from: &When, to: &When, anchor: &Anchor) -> Option<Days> {
    if anchor.tense == Tense::Future
        && let Some(found) = under_way(from, to, anchor)
    {
        return Some(found);
    }
    let (start, _) = days_of(from, anchor)?;
    // "from May to July": the end counts from the start, not from the publication.
    let (end, _) = match (to, start.from) {
        (When::Fixed(_), _) | (_, None) => days_of(to, anchor)?,
        (
            When::MonthDay { .. } | When::Month { which: Which::Bare, .. } | When::DayOfMonth { months: None, .. },
            Some(first),
        ) => {
            let forward = Anchor { published: Days::day(first), tense: Tense::Future, ..*anchor };
            days_of(to, &forward)?
        }
        (When::Weekday { weekday, which: Which::Bare }, Some(first)) => {
            (Days::day(calendar::weekday_from(first, *weekday)?), "")
        }
        _ => days_of(to, anchor)?,
    };
    match (start.from, end.to) {
        (Some(first), Some(last)) if first > last => {
            // "from December to January 2025": the start lies before the end.
            let backward = Anchor { published: Days::day(last), tense: Tense::Past, ..*anchor };
            let (start, _) = days_of(from, &backward)?;
            (start.from? <= last).then_some(Days { from: start.from, to: Some(last) })
        }
        (first, last) => Some(Days { from: first, to: last }),
    }
}

/// A range of months or days without their year that the publication lies in: written in September, "it will run from
/// August to October".
fn under_way(from: &When, to: &When, anchor: &Anchor) -> Option<Days> {
    let bare = |when: &When| {
        matches!(when, When::MonthDay { .. } | When::Month { which: Which::Bare, .. } | When::MonthDays { .. })
    };
    let (now, until) = anchor.published.bounded()?;
    if now != until || !bare(from) || !bare(to) {
        return None;
    }
    let near = Anchor { published: Days::day(calendar::back(now, 45)?), ..*anchor };
    let last = days_of(to, &near)?.0.to?;
    let backward = Anchor { published: Days::day(last), tense: Tense::Past, ..*anchor };
    let first = days_of(from, &backward)?.0.from?;
    // Or that has just ended: what is said of it to come is its outcome.
    let recent = calendar::ahead(last, 45).is_some_and(|end| now <= end);
    (first <= now && recent).then_some(Days::between(first, last))
}

/// The window of one [`When`], and the rule that gave it.
fn days_of(when: &When, anchor: &Anchor) -> Option<(Days, &'static str)> {
    match *when {
        When::Fixed(days) => return Some((days, "absolute")),
        When::Later { grain, from, to } => return later(grain, from, to, anchor),
        When::Month { month, which: Which::Named, part } => {
            let base = if anchor.latest == Days::UNKNOWN { anchor.mentioned } else { anchor.latest };
            let window = calendar::month(base.from.or(base.to)?.year(), month)?;
            let (from, to) = calendar::part(window, Grain::Month, part, None);
            return Some((Days::between(from, to), "in the year of the last date mentioned"));
        }
        _ => {}
    }
    let published = anchor.published;
    // Only the year is missing, and the article does not say when it was written: the text's own year.
    if published.bounded().is_none_or(|(from, to)| from != to)
        && let Some(found) = in_mentioned_year(when, anchor)
    {
        return Some(found);
    }
    let at = |end: Option<NaiveDate>| end.and_then(|day| on(when, day, anchor.tense));
    let (first, last) = (at(published.from), at(published.to));
    let rule = first.or(last)?.1;
    let days = Days { from: first.map(|((from, _), _)| from), to: last.map(|((_, to), _)| to) };
    Some((days, rule))
}

/// A month, or month and day, in the year of the last full date mentioned.
fn in_mentioned_year(when: &When, anchor: &Anchor) -> Option<(Days, &'static str)> {
    let year = anchor.mentioned.from.or(anchor.mentioned.to)?.year();
    let window = match *when {
        When::MonthDay { month, day, .. } => calendar::day(year, month, day)?,
        When::MonthDays { month, first, last } => {
            (calendar::day(year, month, first)?.0, calendar::day(year, month, last)?.1)
        }
        When::Month { month, which: Which::Bare, part } => {
            calendar::part(calendar::month(year, month)?, Grain::Month, part, None)
        }
        When::Feast { feast, which: Which::Bare } => feast.window(year)?,
        _ => return None,
    };
    Some((Days::between(window.0, window.1), "year of the last full date before it in the text"))
}

/// Counted from the last date mentioned. Without one, from the publication: back in any tense, forward unless the clause is past.
fn later(grain: Grain, from: i32, to: i32, anchor: &Anchor) -> Option<(Days, &'static str)> {
    // "that day" after a year names no day: then the last finer date.
    let fits = |base: &Days| {
        *base != Days::UNKNOWN
            && base.bounded().is_none_or(|(first, last)| (last - first).num_days() <= i64::from(longest(grain)))
    };
    let (base, rule) = if let Some(base) = [anchor.latest, anchor.mentioned].into_iter().find(fits) {
        (base, "from the last date mentioned")
    } else if [anchor.latest, anchor.mentioned] == [Days::UNKNOWN; 2] && (to <= 0 || anchor.tense == Tense::Future) {
        (anchor.published, "from the publication: no date mentioned before")
    } else {
        return None;
    };
    // "a year earlier" of a quarter is a quarter.
    let keeps = grain == Grain::Year && base.from != base.to && (from, to) != (0, 0);
    // "that year" of a period of two years is none.
    let unit = |day: Option<NaiveDate>| day.and_then(|day| calendar::unit(day, grain));
    if (from, to) == (0, 0) && grain >= Grain::Month && unit(base.from) != unit(base.to) {
        return None;
    }
    let at = |day: Option<NaiveDate>, n: i32| -> Option<Window> {
        let day = calendar::step(day?, grain, n)?;
        if keeps { Some((day, day)) } else { calendar::unit(day, grain) }
    };
    let (start, end) = (at(base.from, from).map(|w| w.0), at(base.to, to).map(|w| w.1));
    // "that night" of what was is not one that is to come; "a day earlier" is one before the writing.
    let to_come = anchor.tense == Tense::Past && start > anchor.published.to && anchor.published.to.is_some();
    if to_come && from == 0 {
        return None;
    }
    if to_come && from < 0 && base != anchor.published {
        return later(grain, from, to, &Anchor { latest: anchor.published, ..*anchor });
    }
    // What has happened cannot come after the writing: the date counted from was another.
    if anchor.tense != Tense::Future && from > 0 && start > anchor.published.to && anchor.published.to.is_some() {
        return None;
    }
    (start.is_some() || end.is_some()).then_some((Days { from: start, to: end }, rule))
}

/// Days that a date may span so that units of this size can be counted from it; a weekend counts as a day.
fn longest(grain: Grain) -> u16 {
    match grain {
        Grain::Day | Grain::Span => 3,
        Grain::Week => 7,
        Grain::Month => 31,
        Grain::Quarter | Grain::Season => 92,
        Grain::Half => 184,
        Grain::Year => 366,
        Grain::Decade => 3_653,
        Grain::Century => 36_525,
    }
}

/// The window of `when` in an article published on `now`. Monotone in `now`.
fn on(when: &When, now: NaiveDate, tense: Tense) -> Option<(Window, &'static str)> {
    let day = |date: NaiveDate| (date, date);
    Some(match *when {
        When::Fixed(_) | When::Later { .. } => return None,
        When::MonthDay { month, day, weekday } => month_day(month, day, weekday, now, tense)?,
        When::DayOfYear { month, day, years } => {
            (calendar::day(now.year().checked_add(i32::from(years))?, month, day)?, "day of a year")
        }
        When::MonthDays { month, first, last } => {
            let (from, rule) = month_day(month, first, None, now, tense)?;
            ((from.0, calendar::day(from.0.year(), month, last)?.1), rule)
        }
        When::DayOfMonth { day, months, weekday } => day_of_month(day, months, weekday, now, tense)?,
        When::Month { month, which, part } => {
            let (year, rule) = year_of_month(month, which, now, tense)?;
            (calendar::part(calendar::month(year, month)?, Grain::Month, part, Some(now)), rule)
        }
        When::Quarter { quarter, which } => sub_year(quarter, 3, which, now, tense)?,
        When::Half { half, which } => sub_year(half, 6, which, now, tense)?,
        When::Season { season, which, part } => {
            let (window, rule) = season_of(season, which, now, tense)?;
            (calendar::part(window, Grain::Season, part, Some(now)), rule)
        }
        When::Weekday { weekday, which } => {
            let (date, rule) = weekday_of(weekday, which, now, tense)?;
            (day(date), rule)
        }
        When::WeekdayOf { weekday, weeks } => {
            let monday = calendar::unit(calendar::step(now, Grain::Week, i32::from(weeks))?, Grain::Week)?.0;
            (day(calendar::weekday_from(monday, weekday)?), "weekday of a week")
        }
        When::Weekdays { weekday, n } => {
            // The first of them, and so many weeks further.
            let first = match n {
                0 => return None,
                1.. => calendar::weekday_from(now.succ_opt()?, weekday)?,
                _ => calendar::weekday_until(now.pred_opt()?, weekday)?,
            };
            (day(calendar::step(first, Grain::Week, i32::from(n - n.signum()))?), "so many weekdays from publication")
        }
        When::WeekOfYear { week, years } => {
            (calendar::week_of(now.year().checked_add(i32::from(years))?, week)?, "week of a year")
        }
        When::NthWeekday { weekday, n, month, months } => {
            let window = match month {
                Some(month) => calendar::month(year_of_month(month, Which::Bare, now, tense)?.0, month)?,
                None => calendar::unit(calendar::step(now, Grain::Month, i32::from(months))?, Grain::Month)?,
            };
            (day(calendar::nth_weekday(window, weekday, n)?), "n-th weekday of a month")
        }
        When::Feast { feast, which } => {
            // The first one behind the day that tense or words allow at the earliest.
            let earliest = match (which, tense) {
                (Which::Year(n), _) => return Some((feast.window(now.year() + i32::from(n))?, "feast of a year")),
                (Which::Named, _) => return None,
                (Which::This, _) => NaiveDate::from_ymd_opt(now.year(), 1, 1)?,
                (Which::Bare, Tense::Unsaid) => calendar::back(now, 183)?,
                (Which::Last, _) => calendar::step(now, Grain::Year, -1)?,
                (Which::Next, _) => now.succ_opt()?,
                (Which::Bare, Tense::Past) => calendar::step(calendar::ahead(now, 60)?, Grain::Year, -1)?,
                (Which::Bare, Tense::Future) => calendar::back(now, 60)?,
            };
            let year = earliest.year();
            let found = (year..=year + 1).find(|&year| feast.in_year(year).is_some_and(|day| day >= earliest))?;
            (feast.window(found)?, "feast, by words and tense")
        }
        When::Weekend { which } => {
            let (saturday, rule) = weekend_of(which, now, tense)?;
            ((saturday, calendar::ahead(saturday, 1)?), rule)
        }
        When::Unit { grain, from, to, part } => units(grain, from, to, part, now, tense)?,
        When::Ahead { grain, from, to } => {
            let window = (calendar::step(now, grain, from)?, calendar::step(now, grain, to)?);
            (window, "so long after publication")
        }
        When::Span { grain: Grain::Quarter, n } => {
            let (from, to) = if n < 0 { (n, -1) } else { (1, n) };
            return units(Grain::Quarter, from, to, Part::Whole, now, tense);
        }
        When::Span { grain, n } => {
            let other = calendar::step(now, grain, n)?;
            if n < 0 {
                ((other, now), "up to publication")
            } else {
                ((now.succ_opt()?, other), "from the day after on")
            }
        }
        When::Overnight => ((now.pred_opt()?, now), "night before publication"),
    })
}

/// A month and day in the year of the publication, or in a neighbouring one by tense.
fn month_day(
    month: u8,
    day: u8,
    weekday: Option<Weekday>,
    now: NaiveDate,
    tense: Tense,
) -> Option<(Window, &'static str)> {
    let (mut year, mut rule) = match (near_year(month, day, now, tense), tense) {
        (Some(near), _) => (near, "month and day, close to the publication"),
        (None, Tense::Past) => (year_from(month, now, 11)?, "year by past tense"),
        (None, Tense::Future) => (year_from(month, now, 0)?, "year by future tense"),
        (None, Tense::Unsaid) => year_of_month(month, Which::Bare, now, tense)?,
    };
    // A weekday written with it decides where it fits one year only; 29 February needs a leap year.
    let fits = |year: i32| {
        calendar::day(year, month, day)
            .filter(|(date, _)| weekday.is_none_or(|weekday| date.weekday() == weekday))
            .is_some()
    };
    // So close to the publication it is the weekday that is wrong: "on Saturday, 1 June", said in May.
    let said = match tense {
        Tense::Past => -60..=0,
        Tense::Future => 0..=60,
        Tense::Unsaid => 0..=0,
    };
    let near = calendar::day(year, month, day).is_some_and(|(date, _)| said.contains(&(date - now).num_days()));
    if !(near || fits(year)) {
        let nearest = [year - 1, year + 1, year - 2, year + 2, year - 3, year + 3].into_iter().find(|&y| fits(y));
        if let Some(other) = nearest.filter(|other| weekday.is_none() || (other - year).abs() == 1) {
            year = other;
            rule = "month and day, in the nearest year that has them";
        }
    }
    Some((calendar::day(year, month, day)?, rule))
}

/// The year in which a month and day is so close to the publication that a year would be written with any other: what
/// was "due on June 1" is said of the coming one on 26 May, and what "would come on June 23" of the past one on 1 July.
fn near_year(month: u8, day: u8, now: NaiveDate, tense: Tense) -> Option<i32> {
    let reach = match tense {
        Tense::Past => 0..=45,
        Tense::Future => -60..=0,
        Tense::Unsaid => -45..=45,
    };
    let year = now.year();
    (year - 1..=year + 1)
        .find(|&year| calendar::day(year, month, day).is_some_and(|(date, _)| reach.contains(&(date - now).num_days())))
}

/// The year of a month without one.
fn year_of_month(month: u8, which: Which, now: NaiveDate, tense: Tense) -> Option<(i32, &'static str)> {
    let (year, current) = (now.year(), now.month() as u8);
    Some(match (which, tense) {
        (Which::Named, _) => return None,
        (Which::Year(n), _) => (year.checked_add(i32::from(n))?, "month of a year"),
        (Which::This, _) => (year, "this month of the year"),
        (Which::Last, _) => (if month < current { year } else { year - 1 }, "last month of that name"),
        (Which::Next, _) => (if month > current { year } else { year + 1 }, "next month of that name"),
        // Months from the first that are more likely meant than those of the tense: in late May, the "June vote" of
        // which someone spoke is to come; in March, the "inquiry in February" that will go on is not.
        (Which::Bare, Tense::Past) => (year_from(month, now, 10)?, "year by past tense"),
        (Which::Bare, Tense::Future) => (year_from(month, now, 2)?, "year by future tense"),
        (Which::Bare, Tense::Unsaid) if month.abs_diff(current) < 10 => (year, "year of the publication"),
        (Which::Bare, Tense::Unsaid) => {
            (if month > current { year - 1 } else { year + 1 }, "nearest month of that name")
        }
    })
}

/// The year of the one month of that name among the twelve that begin so many months before `now`'s.
fn year_from(month: u8, now: NaiveDate, back: u32) -> Option<i32> {
    let first = now.with_day(1)?.checked_sub_months(chrono::Months::new(back))?;
    Some(if u32::from(month) >= first.month() { first.year() } else { first.year() + 1 })
}

/// The n-th quarter or half (`size` months) of a year.
fn sub_year(n: u8, size: u8, which: Which, now: NaiveDate, tense: Tense) -> Option<(Window, &'static str)> {
    let first = n.checked_sub(1)?.checked_mul(size)?.checked_add(1)?;
    let current = now.month0() as u8 / size * size + 1;
    let (year, rule) = year_of_month(first, which, now.with_day(1)?.with_month(u32::from(current))?, tense)?;
    // "Fourth-quarter profit up", written in January.
    let reported = (which, tense) == (Which::Bare, Tense::Unsaid) && first > current + 6 && year == now.year();
    // "First-half profit rose", written in January: of what has just begun nothing is reported yet.
    let begun = (which, tense) == (Which::Bare, Tense::Past)
        && calendar::months(year, first, 1).is_some_and(|(day, _)| (0..45).contains(&(now - day).num_days()));
    let year = if reported || begun { year - 1 } else { year };
    Some((calendar::months(year, first, u32::from(size))?, rule))
}

/// A season. "This summer" is that of the year; a bare one goes by tense as months do.
fn season_of(season: calendar::Season, which: Which, now: NaiveDate, tense: Tense) -> Option<(Window, &'static str)> {
    let of = |year: i32| calendar::season(year, season);
    // Winter is named after its December; from January on the current one began a year ago.
    let winter = season == calendar::Season::Winter;
    let current = if winter { now.checked_sub_months(chrono::Months::new(2))?.year() } else { now.year() };
    let this = of(current)?;
    Some(match (which, tense) {
        (Which::Named, _) => return None,
        (Which::Year(n), _) => (of(now.year().checked_add(i32::from(n))?)?, "season of a year"),
        (Which::Last, _) if this.1 < now => (this, "last season of that name"),
        (Which::Last, _) => (of(current - 1)?, "last season of that name"),
        (Which::Next, _) if this.0 > now => (this, "next season of that name"),
        (Which::Next, _) => (of(current + 1)?, "next season of that name"),
        (Which::Bare, Tense::Past) if this.0 > now => (of(current - 1)?, "season, past"),
        // "Fears rose this winter", written in spring.
        (Which::This, Tense::Past | Tense::Unsaid) if this.0 > now && (winter || (this.0 - now).num_days() > 200) => {
            (of(current - 1)?, "season, past")
        }
        (Which::Bare | Which::This, Tense::Future) if this.1 < now => (of(current + 1)?, "season, future"),
        _ => (this, "season of this year"),
    })
}

/// A weekday. Past: the last one, the publication day included; future: the next one, unless it is today.
fn weekday_of(weekday: Weekday, which: Which, now: NaiveDate, tense: Tense) -> Option<(NaiveDate, &'static str)> {
    Some(match (which, tense) {
        (Which::Last, _) => (calendar::weekday_until(now.pred_opt()?, weekday)?, "last weekday"),
        (Which::Next, _) => (calendar::weekday_from(now.succ_opt()?, weekday)?, "next weekday"),
        (Which::This | Which::Bare, Tense::Future) | (Which::This, Tense::Unsaid) => {
            (calendar::weekday_from(now, weekday)?, "weekday, future")
        }
        (Which::This | Which::Bare, _) => (calendar::weekday_until(now, weekday)?, "weekday, past"),
        (Which::Year(_) | Which::Named, _) => return None,
    })
}

/// The Saturday of a weekend.
fn weekend_of(which: Which, now: NaiveDate, tense: Tense) -> Option<(NaiveDate, &'static str)> {
    let saturday = calendar::unit(now, Grain::Week)?.0.checked_add_days(chrono::Days::new(5))?;
    let began = now >= saturday;
    let previous = calendar::back(saturday, 7)?;
    Some(match (which, tense) {
        (Which::Last, _) => (previous, "last weekend"),
        (Which::Next, _) => (calendar::ahead(saturday, 7)?, "next weekend"),
        (Which::Bare, Tense::Past | Tense::Unsaid) if !began => (previous, "weekend, past"),
        // "This weekend, he left", written early in the week.
        (Which::This, Tense::Past) if now.weekday().num_days_from_monday() <= 2 => (previous, "weekend, past"),
        _ => (saturday, "this weekend"),
    })
}

/// Calendar units counted from that of the publication.
fn units(grain: Grain, from: i32, to: i32, part: Part, now: NaiveDate, tense: Tense) -> Option<(Window, &'static str)> {
    let weekend = now.weekday().num_days_from_monday() >= 5;
    if (grain, from, to, part) == (Grain::Week, 0, 0, Part::Whole) && weekend && tense == Tense::Future {
        // Written at a weekend, "this week" of what is to come is the coming one.
        let sunday = calendar::weekday_from(calendar::ahead(now, 2)?, Weekday::Sun)?;
        return Some(((now, sunday), "this week, future, written at a weekend"));
    }
    if (grain, from, to, part) == (Grain::Week, -1, -1, Part::Whole) && weekend {
        // Written at a weekend, "last week" may be the one that ends.
        let monday = calendar::unit(calendar::back(now, 7)?, Grain::Week)?.0;
        return Some(((monday, now), "last week, written at a weekend"));
    }
    let first = calendar::unit(calendar::step(now, grain, from)?, grain)?;
    let last = calendar::unit(calendar::step(now, grain, to)?, grain)?;
    let rule = match (grain, from == to, from.signum()) {
        (Grain::Day, true, _) => "days from publication",
        (_, true, 0) => "unit of the publication",
        (_, true, -1) => "units before the publication",
        (_, true, _) => "units after the publication",
        (_, false, _) => "range of units from the publication",
    };
    Some((calendar::part((first.0, last.1), grain, part, Some(now)), rule))
}

/// The n-th day of the publication's month, or of a neighbouring one by tense.
fn day_of_month(
    day: u8,
    months: Option<i8>,
    weekday: Option<Weekday>,
    now: NaiveDate,
    tense: Tense,
) -> Option<(Window, &'static str)> {
    let in_month = |n: i32| {
        let month = calendar::step(now.with_day(1)?, Grain::Month, n)?;
        month.with_day(u32::from(day)).filter(|date| weekday.is_none_or(|weekday| date.weekday() == weekday))
    };
    if let Some(n) = months {
        return in_month(i32::from(n)).map(|date| ((date, date), "day of a month"));
    }
    // Months in the direction of the tense first; a weekday that fits no day there may fit one on the other side.
    let forward = tense == Tense::Future;
    let candidates = |forward: bool| {
        (0..=6)
            .filter_map(move |n| in_month(if forward { n } else { -n }))
            .find(|&date| (date >= now) == forward || date == now)
    };
    let found = candidates(forward).or_else(|| candidates(!forward).filter(|_| weekday.is_some()))?;
    Some(((found, found), "day of the month, by tense"))
}

/// Resolves every date of a text in order: one entry for each mention, `None` for what is no date or stays open.
///
/// Knows the tense of each clause, the last date mentioned before, and the text's own years: all that [`Anchor`] asks for.
#[must_use]
pub fn resolve_all(
    text: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    mentions: &[Mention],
    published: Days,
) -> Vec<Option<Resolved>> {
    let mut anchor = Anchor { published, ..Anchor::default() };
    let named = named_days(mentions);
    let mut listed = None;
    let mut sentence = 0;
    mentions
        .iter()
        .map(|mention| {
            let Written::Date(date) = &mention.written else { return None };
            let first = mention.tokens.start;
            while sentences.get(sentence).is_some_and(|s| s.end <= first) {
                sentence += 1;
            }
            let clause = sentences.get(sentence).cloned().unwrap_or_default();
            anchor.tense = tense_at(text, tokens, clause.clone(), first);
            // "3 May, 10:30": without a verb, a time of the day beside it says that a weekday is to come, not a year.
            if anchor.tense == Tense::Future
                && matches!(date, DateExpr::Relative(When::MonthDay { .. }))
                && !says_tense(text, tokens, clause.clone(), first)
            {
                anchor.tense = Tense::Unsaid;
            }
            // "OSLO - JUNE 27: The mayor": the date of a caption or a list belongs to no verb.
            if tokens.get(mention.tokens.end).is_some_and(|t| t.is(':')) && anchor.tense == Tense::Future {
                anchor.tense = Tense::Unsaid;
            }
            let around = Around { text, tokens, sentence: &clause, mention: &mention.tokens, named: &named };
            let found = resolve(date, &anchor).map(|found| settle(date, found, &anchor, &around));
            let found = found.map(|found| in_order(date, found, &anchor, &mut listed, clause.start));
            // What is compared with "a year earlier" is what the text goes on with.
            let compared = matches!(date, DateExpr::Relative(When::Later { grain: Grain::Year, from: -1, to: -1 }));
            if let Some(found) = found.filter(|_| !compared) {
                anchor.note(date, found.days);
            }
            found
        })
        .collect()
}

impl Anchor {
    /// Remembers a date of the text, resolved to `days`, for those that follow it.
    pub fn note(&mut self, date: &DateExpr, days: Days) {
        if days == Days::UNKNOWN {
            return;
        }
        self.latest = days;
        // A year alone, or a decade, is too far from the events that the text goes on to date.
        if matches!(calendar::grain_of(days), Grain::Year | Grain::Decade | Grain::Century) {
            return;
        }
        if !date.is_relative() || days.bounded().is_some() {
            self.mentioned = days;
        }
    }
}
