//! Who is quoted for a claim: the name beside a verb of saying, or behind "according to".
//!
//! Only who is named speaks. In "the air force said Russia launched 84 drones" nobody known does, "a London think tank" is not
//! London, and "the Sudan Doctors Network" is not Sudan; "the Ukrainian air force" speaks for Ukraine.

use super::search::Around;
use crate::entity::names::NameSpot;
use crate::rule::Cues;
use crate::rule::pattern::run::Match;
use std::ops::Range;

/// Most words between a verb of saying and the name behind it ("said the Ukrainian President Volodymyr Zelensky").
const BEHIND: usize = 6;
/// Most words of what stands in apposition between a speaker and the verb.
const APPOSITION: usize = 12;

/// Most words of a body of a country: "state emergency service".
const BODY: usize = 4;

/// Who is quoted for the phrase, if it is someone whom the tables know.
#[must_use]
pub fn speaker(around: &Around<'_>, cues: &Cues) -> Option<String> {
    let known = |n: Option<&NameSpot>| n.and_then(|n| around.set.entities.at(n.entity)).map(|e| e.id.clone());
    for phrase in &cues.according {
        for m in around.matches(phrase) {
            if let Some(speaker) = known(behind(around, cues, m.end)) {
                return Some(speaker);
            }
        }
    }
    for phrase in &cues.saying {
        for m in around.matches(phrase) {
            // What stands between a speaker and the verb tells of the speaker: nobody says it.
            let subject = before(around, cues, m.start);
            let from = subject.map_or(m.start.saturating_sub(6), |n| n.start);
            let quoted_behind = around.phrase.start >= m.end;
            let quoted_before = around.phrase.end <= from || around.parted(around.phrase.end, m.start);
            let inverted = || m.start > 0 && around.parted(m.start, m.start);
            let speaker = subject.or_else(|| inverted().then(|| behind(around, cues, m.end)).flatten());
            if let Some(speaker) = (quoted_behind || quoted_before).then(|| known(speaker)).flatten() {
                return Some(speaker);
            }
        }
    }
    None
}

/// The speaker who stands before a verb: right before it, before an adverb or a day, or before what tells of it between commas.
fn before<'a>(around: &'a Around<'_>, cues: &Cues, verb: usize) -> Option<&'a NameSpot> {
    let lattice = &around.view.lattices[around.sentence];
    let stepped = |at: usize| lattice.mentions.iter().any(|m| m.start <= at && at < m.end) || is_light(around, at);
    let mut end = verb;
    while end > 0 && !around.parted(end, end) && stepped(end - 1) {
        end -= 1;
    }
    let names = || lattice.names.iter().rev().filter(|n| n.end <= end && may_speak(around, n));
    // "Dmitry Peskov, an aide of Vladimir Putin, said"
    let told_of = |n: &&NameSpot| {
        let opens = ["a", "an", "the", "who", "his", "her", "their", "one"];
        let apart = n.end < end && end - n.end <= APPOSITION && around.parted(n.end, n.end);
        apart && opens.iter().any(|word| word_at(around, n.end).eq_ignore_ascii_case(word))
    };
    if let Some(spot) = around.parted(end, end).then(|| names().find(told_of)).flatten() {
        return Some(spot);
    }
    let spot = names().find(|n| n.end == end || is_body(around, cues, n.end..end))?;
    stands_alone(around, cues, spot, end).then_some(spot)
}

/// The speaker who stands behind a verb or "according to": the first person, else whoever comes first.
fn behind<'a>(around: &'a Around<'_>, cues: &Cues, from: usize) -> Option<&'a NameSpot> {
    let lattice = &around.view.lattices[around.sentence];
    let parted = |to: usize| (from + 1..=to).any(|at| around.parted(at, at));
    let names = || {
        let near = |n: &&NameSpot| n.start >= from && n.start - from <= BEHIND && !parted(n.start);
        lattice.names.iter().filter(near).filter(|n| may_speak(around, n))
    };
    let person = || names().find(|n| kind(around, n) == "person");
    let body_end = |n: &NameSpot| (n.end + 1..=n.end + 4).rev().find(|&end| is_body(around, cues, n.end..end));
    person().or_else(|| names().next().filter(|n| stands_alone(around, cues, n, body_end(n).unwrap_or(n.end))))
}

/// Whether the name is the whole of what speaks: not part of a longer name ("the Sudan Doctors Network"), nor what tells of a
/// noun that is no body of its country ("a London think tank").
fn stands_alone(around: &Around<'_>, cues: &Cues, spot: &NameSpot, end: usize) -> bool {
    let lattice = &around.view.lattices[around.sentence];
    let whole = end == spot.end || is_body(around, cues, spot.end..end);
    let next = lattice.words.get(end).filter(|_| !around.parted(end, end));
    let named_on = next.is_some_and(|w| w.token.capital) && !lattice.names.iter().any(|n| n.start == end);
    whole && !named_on
}

fn kind<'a>(around: &'a Around<'_>, spot: &NameSpot) -> &'a str {
    around.set.entities.at(spot.entity).map_or("", |e| e.kind.as_str())
}

fn may_speak(around: &Around<'_>, spot: &NameSpot) -> bool {
    matches!(kind(around, spot), "person" | "organisation" | "country")
}

/// Whether these words are a body that speaks for the country before it: "'s defence ministry", "military".
fn is_body(around: &Around<'_>, cues: &Cues, words: Range<usize>) -> bool {
    let closes = |m: &Match| m.start >= words.start && m.end == words.end;
    let one_phrase = (words.start + 1..words.end).all(|at| !around.parted(at, at));
    (1..=BODY).contains(&words.len())
        && one_phrase
        && cues.body.iter().any(|phrase| around.matches(phrase).iter().any(closes))
}

/// Words between a subject and its verb that tell nothing of either: "also", "later", "has".
fn is_light(around: &Around<'_>, at: usize) -> bool {
    const LIGHT: [&str; 14] = [
        "also", "later", "has", "have", "had", "again", "earlier", "then", "separately", "on", "meanwhile", "himself",
        "herself", "late",
    ];
    LIGHT.iter().any(|light| word_at(around, at).eq_ignore_ascii_case(light))
}

fn word_at<'a>(around: &'a Around<'_>, at: usize) -> &'a str {
    around.view.lattices[around.sentence].words.get(at).map_or("", |w| w.token.text(around.view.text()))
}
