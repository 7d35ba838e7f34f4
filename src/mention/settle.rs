//! Second thoughts on a resolved date: what the words around it, and the other dates of the text, say about the year or
//! week that the tense alone gets wrong. Nothing here moves a date that the publication does not fix to the day.

use super::date::calendar;
use super::date::{DateExpr, Grain, When, Which};
use super::resolve::{Anchor, Resolved, Tense, resolve};
use super::tense::{BEFALLS, to_come_before};
use super::token::{Sentence, Token, TokenKind, is_among};
use super::{Mention, Written};
use crate::value::Days;
use chrono::{Datelike, NaiveDate};
use std::ops::Range;

/// A date among its words.
pub(super) struct Around<'a> {
    /// The cleaned text.
    pub(super) text: &'a str,
    /// The tokens of the whole text.
    pub(super) tokens: &'a [Token],
    /// The sentence of the date.
    pub(super) sentence: &'a Sentence,
    /// The tokens of the date.
    pub(super) mention: &'a Range<usize>,
    /// The days that the text names with their year, see [`named_days`].
    pub(super) named: &'a [NaiveDate],
}

/// The single days that the text names with their year.
pub(super) fn named_days(mentions: &[Mention]) -> Vec<NaiveDate> {
    let day = |mention: &Mention| match &mention.written {
        Written::Date(DateExpr::Absolute(days)) => days.bounded().filter(|(from, to)| from == to).map(|(day, _)| day),
        _ => None,
    };
    mentions.iter().filter_map(day).collect()
}

/// `found` of `date`, or what the words around it make of it.
pub(super) fn settle(date: &DateExpr, found: Resolved, anchor: &Anchor, around: &Around<'_>) -> Resolved {
    let Some((now, last)) = anchor.published.bounded() else { return found };
    let Some(from) = found.days.from.filter(|_| now == last) else { return found };
    let again = |tense: Tense| resolve(date, &Anchor { tense, ..*anchor }).unwrap_or(found);
    let ahead = (from - now).num_days();
    let DateExpr::Relative(when) = date else { return since(date, found, now, anchor, around) };
    let near = if ahead > 0 && anchor.tense == Tense::Past { 0 } else { 60 };
    if let Some(days) = named_with_year(when, from, now, near, around.named) {
        return Resolved { days, rule: "the year that the text gives that day elsewhere", ..found };
    }
    match when {
        When::MonthDay { weekday: None, .. } | When::MonthDays { .. }
            if ahead > reach(anchor.tense, around) && !around.is_appointed() =>
        {
            again(Tense::Past)
        }
        // "the Sept. 5 attacks"
        When::MonthDay { .. } if ahead > 0 && around.names_attack() => earlier(date, found, now, anchor, 46),
        // "She died on 14 April", written in March.
        When::MonthDay { weekday: None, .. } if ahead > 0 && anchor.tense == Tense::Past && around.has_happened() => {
            earlier(date, found, now, anchor, 46)
        }
        // "the blast in April", "Prices rose in April", written in March.
        When::Month { which: Which::Bare, .. }
            if ahead > 0
                && anchor.tense == Tense::Past
                && (around.has_happened() || around.has_changed() || around.is_done_in() || around.is_limit()) =>
        {
            earlier(date, found, now, anchor, 62)
        }
        // "She lost her seat in November", written in October.
        When::Month { which: Which::Bare, .. } if ahead > 0 && anchor.tense == Tense::Past && around.is_over() => {
            earlier(date, found, now, anchor, 62)
        }
        When::Month { which: Which::Bare, .. }
            if ahead > far(anchor.tense, around)
                && !(around.is_limit() || around.is_scheduled() || around.is_appointed()) =>
        {
            again(Tense::Past)
        }
        // "won delegates to the convention in July", written in April: the one to come.
        When::Month { which: Which::Bare, .. } if ahead < -150 && around.is_scheduled() => {
            let next = again(Tense::Future);
            if next.days.from.is_some_and(|day| (day - now).num_days() < 190) { next } else { found }
        }
        // "the March 5 primary", in a list without verbs.
        When::MonthDay { .. } if ahead < -150 && anchor.tense == Tense::Unsaid && around.is_scheduled() => {
            again(Tense::Future)
        }
        // "Friday's attacks": those of yesterday, rather than of the day farthest ahead.
        When::Weekday { which: Which::Bare, .. } if ahead >= 5 && around.is_possessive() && !around.is_to_be() => {
            again(Tense::Past)
        }
        // "It was scheduled to take place this past weekend."
        When::Weekend { which: Which::Bare }
            if ahead > 0 && around.mention.clone().any(|i| around.is(i, &["past"])) =>
        {
            again(Tense::Past)
        }
        // "released in 2006 and abroad the next year": that after the one mentioned, but "over the next year".
        When::Span { grain: grain @ (Grain::Week | Grain::Month | Grain::Year), n: 1 }
            if anchor.tense == Tense::Past && !around.is_back(2, THROUGHOUT) =>
        {
            let next = DateExpr::Relative(When::Later { grain: *grain, from: 1, to: 1 });
            resolve(&next, anchor).unwrap_or(found)
        }
        // "what the schools plan for the fall"
        When::Season { which: Which::Bare, .. } if ahead < 0 && around.is_back(2, &["for"]) => again(Tense::Future),
        // Said of yesterday's weekday, what is to come is something else: "an announcement on Friday does not mean it will".
        When::Weekday { which: Which::Bare, .. }
            if ahead == 6
                && !around.is_to_be()
                && !to_come_before(around.text, around.tokens, around.sentence.clone(), around.mention.start) =>
        {
            again(Tense::Past)
        }
        // "faces the court Thursday", "ahead in Tuesday's vote", written the day before.
        When::Weekday { which: Which::Bare, .. }
            if ahead == -6 && (anchor.tense == Tense::Unsaid || around.is_possessive() && around.is_scheduled()) =>
        {
            again(Tense::Future)
        }
        _ => since(date, found, now, anchor, around),
    }
}

/// "since Oct. 7": not the coming one.
fn since(date: &DateExpr, found: Resolved, now: NaiveDate, anchor: &Anchor, around: &Around<'_>) -> Resolved {
    if found.days.from <= Some(now) || date.is_relative() || !around.is_back(1, &["since"]) {
        return found;
    }
    earlier(date, found, now, anchor, 46)
}

/// The one that was, even where the coming one is close: as written so many days earlier.
fn earlier(date: &DateExpr, found: Resolved, now: NaiveDate, anchor: &Anchor, days: u32) -> Resolved {
    let Some(then) = calendar::back(now, days) else { return found };
    let anchor = Anchor { published: Days::day(then), tense: Tense::Past, ..*anchor };
    resolve(date, &anchor).unwrap_or(found)
}

/// "in Oslo on Oct. 9 and in Bergen on Oct. 19": what follows a month and day to come in its sentence, later in the year,
/// is to come as well. `listed` is the last month and day, with the first token of its sentence.
pub(super) fn in_order(
    date: &DateExpr,
    found: Resolved,
    anchor: &Anchor,
    listed: &mut Option<(usize, NaiveDate)>,
    sentence: usize,
) -> Resolved {
    let bare = matches!(
        date,
        DateExpr::Relative(When::MonthDay { weekday: None, .. } | When::Month { which: Which::Bare, .. })
    );
    let (Some(now), Some(mut first), true) = (anchor.published.from, found.days.from, bare) else { return found };
    let mut settled = found;
    if let Some((_, before)) = listed.filter(|&(at, before)| at == sentence && before > now)
        && first < now
        && let Some(next) = resolve(date, &Anchor { tense: Tense::Future, ..*anchor })
        && let Some(day) = next.days.from.filter(|day| *day > before && (*day - before).num_days() < 150)
    {
        (settled, first) = (next, day);
    }
    *listed = Some((sentence, first));
    settled
}

/// Days ahead from which a month without its year is not the coming one, however the clause speaks.
fn far(tense: Tense, around: &Around<'_>) -> i64 {
    if tense == Tense::Future { 235 } else { reach(tense, around).max(185) }
}

/// The same for a month and day: without a verb of what is to come, what lies far ahead is rather past. A fragment (a
/// table, a note) says nothing.
fn reach(tense: Tense, around: &Around<'_>) -> i64 {
    match tense {
        Tense::Future => 215,
        Tense::Unsaid if around.sentence.len() >= 10 && !around.is_limit() => 120,
        _ => i64::MAX,
    }
}

/// The day that the text names elsewhere with its year, where the year that was found is not one of that day and lies
/// more than `near` days away from the publication: "the fire of 3 May 2019 … on 3 May".
fn named_with_year(when: &When, found: NaiveDate, now: NaiveDate, near: i64, named: &[NaiveDate]) -> Option<Days> {
    let When::MonthDay { month, day, weekday: None } = *when else { return None };
    if (found - now).num_days().abs() <= near {
        return None;
    }
    let mut same = named.iter().filter(|d| d.month() == u32::from(month) && d.day() == u32::from(day));
    let first = same.next().filter(|first| **first != found)?;
    same.all(|other| other == first).then_some(Days::day(*first))
}

/// What makes "the next year" a period that the writing begins.
const THROUGHOUT: &[&str] = &["over", "for", "in", "within", "during", "through", "throughout", "of", "into", "from"];

/// What is appointed long before it takes place.
const SCHEDULED: &[&str] = &[
    "election", "elections", "midterms", "vote", "primary", "primaries", "caucus", "caucuses", "convention",
    "conventions", "runoff", "referendum", "ballot", "races", "contest", "polls", "summit", "olympics", "signing",
    "matchup", "matchups", "foe", "opponent", "showdown", "stake",
];

/// What is named after the day on which it was.
const ATTACKS: &[&str] = &[
    "attack", "attacks", "massacre", "massacres", "shooting", "shootings", "bombing", "bombings", "killing",
    "killings", "murder", "murders", "assassination", "invasion", "insurrection", "riot", "riots", "crash",
    "earthquake", "explosion", "explosions", "blast", "blasts", "assault", "atrocities", "bombers", "bomber",
    "attackers", "hijackers", "terrorist", "terror", "tragedy", "kidnapping", "stabbing",
];

/// Verbs that appoint a day.
const APPOINTED: &[&str] = &["set", "slated", "scheduled", "due", "planned", "expected", "booked", "fixed"];

/// Verbs of what was, right before the day on which it was.
const HAPPENED: &[&str] = &[
    "rose", "fell", "grew", "shrank", "sank", "died", "began", "started", "ended", "jumped", "dropped", "climbed",
    "slowed", "peaked", "surged", "slipped", "slumped", "soared", "plunged", "burned", "burnt", "fled", "broke",
    "struck", "left", "crashed", "exploded", "collapsed", "erupted", "happened", "occurred", "killed", "arrested",
    "resigned", "said", "married", "retired", "eased",
];

/// Participles of what is to be in the month behind them.
const APPOINTING: &[&str] = &[
    "scheduled", "slated", "planned", "expected", "booked", "fixed", "called", "postponed", "delayed", "moved",
    "tipped", "proposed", "promised", "needed", "anticipated", "intended", "wanted", "hoped", "deferred",
    "rescheduled", "timed", "projected", "forecasted", "based", "interested", "involved",
];

/// Verbs that with their object say what was done.
const DONE: &[&str] = &[
    "joined", "signed", "bought", "sold", "left", "quit", "founded", "met", "visited", "married", "born", "built",
    "became", "came", "went", "took", "wrote", "found", "lost", "won",
];

/// Verbs of what has a new value since.
const CHANGED: &[&str] = &[
    "hit", "reached", "rose", "fell", "grew", "shrank", "climbed", "dropped", "jumped", "surged", "slipped", "slumped",
    "soared", "plunged", "eased", "slowed", "totaled", "totalled", "averaged", "stood", "up", "down",
];

/// What makes a verb one of what may be.
const NOT_YET: &[&str] =
    &["be", "get", "to", "whoever", "if", "unless", "once", "when", "will", "would", "until", "has"];

/// Verbs of what is over once it has taken place.
const OVER: &[&str] = &[
    "lost", "won", "died", "killed", "elected", "re-elected", "resigned", "ousted", "happened", "occurred", "erupted",
    "collapsed", "arrested", "fired", "defeated", "beat",
];

impl Around<'_> {
    /// "the Sept. 5 attacks", "the Sept. 5 terrorist attack".
    fn names_attack(&self) -> bool {
        let end = self.mention.end;
        self.is(end, ATTACKS) || self.is(end + 1, ATTACKS) && self.get(end).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// "lost her seat in November", "was re-elected in November", "her win in November".
    fn is_over(&self) -> bool {
        if self.is_back(1, &["in"]) && self.is_back(2, BEFALLS) {
            return true;
        }
        let verb = self.is_back(1, &["in"]).then(|| (2..=6).find(|&n| self.is_back(n, OVER))).flatten();
        verb.is_some_and(|n| !self.is_back(n + 1, NOT_YET))
    }

    /// "Prices rose in April", "It sank on 14 April", "The blast in April".
    fn has_happened(&self) -> bool {
        let led = self.is_back(1, &["in", "on"]);
        led && (self.is_back(2, HAPPENED) && !self.is_back(3, NOT_YET)
            || self.is_back(1, &["in"]) && self.is_back(2, ATTACKS))
            || led && self.is(self.mention.end, &["killed", "injured", "wounded"])
            // "came into force on 1 April"
            || led && self.is_back(2, &["effect", "place", "office", "force", "power"])
                && (3..=4).any(|n| self.is_back(n, &["came", "went", "took"]))
    }

    /// "She was appointed in April", "joined the firm in April": a past verb of a month, but not one that appoints it.
    fn is_done_in(&self) -> bool {
        // "until he was seated in January"
        let awaited =
            (3..=7).any(|n| self.is_back(n, &["until", "once", "if", "when", "before", "after", "unless", "would"]));
        if !self.is_back(1, &["in"]) || self.is_back(2, SCHEDULED) || awaited {
            return false;
        }
        let regular = self.mention.start.checked_sub(2).and_then(|i| self.get(i)).is_some_and(|t| {
            let word = t.text(self.text);
            t.kind == TokenKind::Word && !t.capital && word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
        });
        let verb = regular && !self.is_back(2, APPOINTING) || self.is_back(2, DONE);
        let object = (3..=5).find(|&n| self.is_back(n, DONE));
        verb && !self.is_back(3, NOT_YET) || object.is_some_and(|n| !self.is_back(n + 1, NOT_YET))
    }

    /// "Inflation hit 3% in April", "Sales fell by 4,000 in April".
    fn has_changed(&self) -> bool {
        let verb = self.is_back(1, &["in"]).then(|| (3..=7).find(|&n| self.is_back(n, CHANGED))).flatten();
        verb.is_some_and(|n| {
            let start = self.mention.start;
            !self.is_back(n + 1, NOT_YET)
                && (start + 1 - n..start).any(|i| self.get(i).is_some_and(|t| t.kind == TokenKind::Number))
        })
    }

    /// "set for November 4", "scheduled on November 4", "due in November".
    fn is_appointed(&self) -> bool {
        self.is_back(1, &["for", "on", "in"]) && self.is_back(2, APPOINTED) && !self.is_back(3, &["as"])
    }

    /// "Tuesday's vote will be close."
    fn is_to_be(&self) -> bool {
        let end = self.mention.end;
        let noun = self.is_possessive().then(|| (end + 1..end + 4).find(|&i| self.is(i, SCHEDULED))).flatten();
        noun.is_some_and(|i| {
            self.is(i + 1, &["will", "could", "may"]) && self.is(i + 2, &["be", "decide", "determine", "show", "test"])
        })
    }

    fn get(&self, i: usize) -> Option<Token> {
        if self.sentence.contains(&i) { self.tokens.get(i).copied() } else { None }
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        self.get(i).is_some_and(|t| is_among(t.text(self.text), words))
    }

    /// Whether the `n`-th token before the date is one of `words`.
    fn is_back(&self, n: usize, words: &[&str]) -> bool {
        self.mention.start.checked_sub(n).is_some_and(|i| self.is(i, words))
    }

    /// "until", "by", "before": the date ends a time that is yet to run.
    fn is_limit(&self) -> bool {
        let the = usize::from(self.is_back(1, &["the"]));
        self.is_back(1 + the, &["until", "till", "by", "before", "through"])
    }

    /// "the November election", "the convention in July".
    fn is_scheduled(&self) -> bool {
        let behind = (self.mention.end..self.mention.end + 4).any(|i| self.is(i, SCHEDULED));
        let into = self.is_back(1, &["into"]) && self.is_back(2, &["going", "heading", "headed"]);
        behind || into || self.is_back(1, &["in", "this"]) && (2..=3).any(|n| self.is_back(n, SCHEDULED))
    }

    fn is_possessive(&self) -> bool {
        self.get(self.mention.end).is_some_and(|t| t.kind == TokenKind::Possessive)
    }
}
