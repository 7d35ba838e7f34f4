//! Open periods: what "since 2014", "until Friday", "by 2030", "after May" or "2012 or later" make of the date in them.
//!
//! The date itself stays a mention of its own, which is what rules match; an open period is a second reading of it. So
//! is the year of "earlier this year".

use super::calendar;
use super::{DateExpr, Part, When};
use crate::mention::token::{Sentence, Token, TokenKind};
use crate::value::Days;
use std::ops::Range;

/// How a word beside a date bounds a period by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    /// "since": from its first day on.
    From,
    /// "after": from the day behind it on.
    After,
    /// "before": up to the day before it.
    Before,
    /// "until", "by", "through": up to its last day. What ends in a year is taken to end in the course of it.
    Until,
}

/// The open period that the words around a date make of it: its tokens and its days, one end of which is open.
/// `date` are the tokens of the date and `days` what it means; `None` where the date is not the bound of a period.
pub(in crate::mention) fn open_period(
    text: &str,
    tokens: &[Token],
    sentence: &Sentence,
    date: &Range<usize>,
    days: Days,
) -> Option<(Range<usize>, Days)> {
    let words = Words { text, tokens, sentence };
    let (range, bound) = words.behind(date).or_else(|| words.before(date))?;
    let days = match bound {
        Bound::From => Days { from: days.from, to: None },
        Bound::After => Days { from: days.to.and_then(|day| day.succ_opt()), to: None },
        // "before the end of May": in the course of it.
        Bound::Before if words.is(date.start, &["end", "close"]) => Days { from: None, to: days.to },
        Bound::Before => Days { from: None, to: days.from.and_then(|day| day.pred_opt()) },
        Bound::Until => Days { from: None, to: days.to },
    };
    (days != Days::UNKNOWN).then_some((range, days))
}

/// The unit of which "earlier this year" and "later this month" are a part: the tokens "this year", and its days.
pub(in crate::mention) fn unit_within(
    text: &str,
    tokens: &[Token],
    date: &Range<usize>,
    expr: &DateExpr,
    days: Days,
) -> Option<(Range<usize>, Days)> {
    let DateExpr::Relative(When::Unit { grain, from: 0, to: 0, part }) = expr else { return None };
    let day = match part {
        Part::Earlier => days.from?,
        Part::Later => days.to?,
        _ => return None,
    };
    let this = tokens.get(date.start + 1).is_some_and(|t| t.text(text).eq_ignore_ascii_case("this"));
    let (from, to) = calendar::unit(day, *grain).filter(|_| this)?;
    Some((date.start + 1..date.end, Days::between(from, to)))
}

/// A sentence, asked for its words.
struct Words<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentence: &'a Sentence,
}

impl Words<'_> {
    fn get(&self, i: usize) -> Option<Token> {
        if self.sentence.contains(&i) { self.tokens.get(i).copied() } else { None }
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        self.get(i).is_some_and(|t| words.iter().any(|word| t.text(self.text).eq_ignore_ascii_case(word)))
    }

    /// "2012 or later", "Friday and after", "2021 onwards", "from May on".
    fn behind(&self, date: &Range<usize>) -> Option<(Range<usize>, Bound)> {
        let at = if self.is(date.end, &[","]) { date.end + 1 } else { date.end };
        if self.is(at, &["onward", "onwards"]) {
            return Some((self.led(date, &["from"])..at + 1, Bound::From));
        }
        let start = self.led(date, &["from"]);
        if start < date.start && self.is(date.end, &["on", "forward"]) && !self.goes_on(date.end + 1) {
            return Some((start..date.end + 1, Bound::From));
        }
        if !self.is(date.end, &["or", "and"]) {
            return None;
        }
        // "in 2019 and later shared power"
        let (or, closed) = (self.is(date.end, &["or"]), !self.goes_on(date.end + 2) && !self.is(date.end + 2, TIMES));
        let bound = match () {
            () if self.is(date.end + 1, &["later", "beyond", "thereafter"]) && (or || closed) => Bound::From,
            () if self.is(date.end + 1, &["newer", "greater"]) && (or || closed) => Bound::From,
            () if self.is(date.end + 1, &["after"]) && closed => Bound::From,
            () if self.is(date.end + 1, &["earlier", "older"]) && (or || closed) => Bound::Until,
            () if self.is(date.end + 1, &["before"]) && closed => Bound::Until,
            () => return None,
        };
        Some((date.start..date.end + 2, bound))
    }

    /// Where the date begins with one of `words` before it, if one stands there.
    fn led(&self, date: &Range<usize>, words: &[&str]) -> usize {
        let the = usize::from(date.start > 0 && self.is(date.start - 1, &["the"]));
        date.start.checked_sub(1 + the).filter(|&i| self.is(i, words)).unwrap_or(date.start)
    }

    /// "since 2014", "by the end of May", "no later than Friday", "starting in June".
    fn before(&self, date: &Range<usize>) -> Option<(Range<usize>, Bound)> {
        let mut at = date.start.checked_sub(1)?;
        let the = self.is(at, &["the"]);
        if the {
            at = at.checked_sub(1)?;
        }
        // "since about 2010", "since at least 2010", "since early in 2010"
        if self.is(at, &["about", "around", "roughly", "least"]) {
            at = at.checked_sub(if self.is(at, &["least"]) { 2 } else { 1 })?;
        }
        let back = |n: usize| at.checked_sub(n);
        let is_back = |n: usize, words: &[&str]| back(n).is_some_and(|i| self.is(i, words));
        let (start, bound) = match () {
            () if self.is(at, &["since"]) => (at, Bound::From),
            () if self.is(at, &["starting", "beginning", "effective"]) => (at, Bound::From),
            () if self.is(at, &["on", "in", "from", "with"]) && is_back(1, &["starting", "beginning", "effective"]) => {
                (at - 1, Bound::From)
            }
            () if self.is(at, &["on", "in", "with"]) && is_back(1, &["ending"]) => (at - 1, Bound::Until),
            () if self.is(at, &["until", "till", "by", "through", "thru"]) => (at, Bound::Until),
            () if self.is(at, &["after"]) => (at, Bound::After),
            () if self.is(at, &["before"]) && is_back(1, &["not"]) => (at - 1, Bound::From),
            () if self.is(at, &["before"]) => (at, Bound::Before),
            () if self.is(at, &["to"]) && is_back(1, &["prior"]) => (at - 1, Bound::Before),
            () if self.is(at, &["than"]) && is_back(1, &["greater"]) && is_back(2, &["year", "years"]) => {
                (at - 2, Bound::After)
            }
            () if self.is(at, &["than"]) && is_back(1, &["later"]) => {
                let negated = is_back(2, &["no", "not"]);
                (at - if negated { 2 } else { 1 }, if negated { Bound::Until } else { Bound::After })
            }
            () if self.is(at, &["than"]) && is_back(1, &["earlier", "sooner"]) => {
                let negated = is_back(2, &["no", "not"]);
                (at - if negated { 2 } else { 1 }, if negated { Bound::From } else { Bound::Before })
            }
            () => return None,
        };
        // "a week after Monday", "shortly before May": a distance, not a period.
        let distance = start.checked_sub(1).is_some_and(|i| self.is(i, DISTANCES));
        if matches!(bound, Bound::After | Bound::Before) && distance
            || self.is_named_by(date.end, bound, the || self.is_agent(start))
        {
            return None;
        }
        Some((start..date.end, bound))
    }

    /// Whether the date only tells which event bounds the period: "after Friday's vote", "since the 2014 war".
    fn is_named_by(&self, next: usize, bound: Bound, the: bool) -> bool {
        let Some(token) = self.get(next) else { return false };
        let noun = token.kind == TokenKind::Word && !token.glued && !self.is(next, super::year::FUNCTION_WORDS);
        token.kind == TokenKind::Possessive || noun && (the || matches!(bound, Bound::After | Bound::Before))
    }

    /// Whether "by" at `i` may name who or what did something: "hit by 2004 tsunami".
    fn is_agent(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).and_then(|j| self.get(j)) else { return false };
        let word = before.text(self.text);
        self.is(i, &["by"]) && (word.ends_with("ed") || self.is(i - 1, &["hit", "struck", "caused", "set"]))
    }

    /// Whether a word stands at `i` that what is before it may govern.
    fn goes_on(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
            && !self.is(i, super::year::FUNCTION_WORDS)
            || self.is(i, &["the", "a", "an", "his", "her", "their", "its"])
    }
}

/// What "later" goes on with when it is not the end of a period: "on Tuesday and later in the week".
const TIMES: &[&str] = &["in", "on", "at", "this", "that"];

/// Words before "after" and "before" that measure how far from the date something is.
const DISTANCES: &[&str] = &[
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
    "year", "years", "decade", "decades", "shortly", "soon", "just", "right", "immediately", "long", "even", "morning",
    "night", "evening", "afternoon", "weekend", "sought", "look", "looked", "looks", "named",
];
