//! Numbers that name rather than count: "Article 5", "phase two", "Boeing 737", "S&P 500", "junctions 9 and 10", "No. 4".

use super::context::Context;
use super::number::Num;
use super::token::TokenKind;
use crate::value::{Amount, Decimal};

/// Whether a whole number at `i` names rather than counts.
pub(super) fn is_label(cx: &Context<'_>, i: usize, num: &Num) -> bool {
    if i <= cx.sentence.start || num.scale != Decimal::ONE || num.letter || cx.glued(i) {
        return false;
    }
    let range = matches!(num.amount, Amount::Between(..)) && cx.is_number(i);
    let whole = matches!(num.amount, Amount::Exact(n) if n.value.is_integer() && n.value < Decimal::from(100_000));
    if range {
        // "pages 3-5", "Boeing 737-800", "case number 23-1234"
        return num.next == i + 3
            && (is_listed(cx, i)
                || cx.is_dash(i + 1) && (is_model(cx, i) || cx.is_any(i - 1, &["number", "docket"]))
                || is_numbered(cx, i));
    }
    if num.next != i + 1 || !whole {
        return false;
    }
    if is_numbered(cx, i) || is_listed(cx, i) {
        return true;
    }
    let Some(before) = cx.get(i - 1).filter(|t| t.kind == TokenKind::Word) else { return false };
    // "S&P 500"
    if before.glued && cx.is_word(i - 1, "p") && cx.is(i - 2, '&') {
        return true;
    }
    // "the Big 12"
    if cx.is_word(i - 1, "big") && before.capital && i > cx.sentence.start + 1 && cx.is_number(i) {
        return !is_counted(cx, i + 1);
    }
    if cx.is_word(i - 1, "of") && i > 1 && cx.is_word(i - 2, "group") && cx.get(i - 2).is_some_and(|t| t.capital) {
        return true;
    }
    // "phase 2 of 3" is a label too; "pages 4 of 9" and "the article 5 of them" are not.
    if cx.is_word(i + 1, "of") && (cx.is_number(i + 2) || cx.is_any(i + 2, &["them", "these", "those"])) {
        return false;
    }
    // "table 5 amendments": a verb and what is counted.
    let counted = is_counted(cx, i + 1);
    let inner = before.capital && i > cx.sentence.start + 1;
    if cx.is_any(i - 1, SURE) {
        // "Article 5 protects", "the Section 230 debates"; "on this page 5 errors"
        return !counted || inner || cx.is_number(i) && !is_led(cx, i - 1);
    }
    !counted && cx.is_any(i - 1, LABELS)
        || before.capital && cx.is_any(i - 1, NAMES) && !counted
        || inner
            && cx.is_number(i)
            && (cx.is_any(i - 1, GRADES) || cx.is_word(i - 1, "year"))
            && !cx.is_any(i + 1, PEOPLE)
        || cx.is_number(i)
            && cx.str(i).len() <= 2
            && cx.is_any(i - 1, GRADES)
            && !is_followed_by_count(cx, i + 1)
            && !is_led_closely(cx, i - 1)
}

/// Whether the word at `i` is what a number before it may count: small, and in the plural.
fn is_counted(cx: &Context<'_>, i: usize) -> bool {
    let word = cx.str(i);
    cx.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital && !t.glued)
        && (word.ends_with('s')
            && word.len() > 3
            && !word.ends_with("ss")
            && !cx.is_any(
                i,
                &[
                    "was", "has", "this", "does", "says", "across", "always", "thus", "plus", "versus", "diabetes",
                    "status",
                ],
            )
            || cx.is_any(i, PEOPLE))
}

/// The same, or a word before such a word: "new cases", "young people".
fn is_followed_by_count(cx: &Context<'_>, i: usize) -> bool {
    is_counted(cx, i) || cx.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital) && is_counted(cx, i + 1)
}

/// Whether an article or the like stands before the noun at `i`, or before the word before it.
fn is_led(cx: &Context<'_>, i: usize) -> bool {
    is_led_closely(cx, i) || i > cx.sentence.start && (cx.is_word(i - 1, "a") || cx.is_word(i - 1, "an"))
}

/// Whether the noun at `i` is told apart from others by the word before it, so that no number need do it.
fn is_led_closely(cx: &Context<'_>, i: usize) -> bool {
    i > cx.sentence.start
        && cx.is_any(
            i - 1,
            &[
                "this", "that", "each", "every", "any", "his", "her", "its", "their", "our", "my", "to", "first",
                "last", "final", "same",
            ],
        )
}

/// "No. 4", "No 10", "number 7", "Fig. 3".
fn is_numbered(cx: &Context<'_>, i: usize) -> bool {
    if !cx.is_number(i) {
        return false;
    }
    if cx.is(i - 1, '.') && cx.glued(i - 1) && i > cx.sentence.start + 1 {
        return cx.is_any(i - 2, &["no", "nos", "fig", "figs", "art", "sec", "vol", "pp", "para", "paras", "rte"]);
    }
    let word = cx.get(i - 1).is_some_and(|t| t.is_word());
    word && (cx.is_any(i - 1, &["no", "nos"]) && cx.str(i).len() < 4
        || cx.is_word(i - 1, "number") && !is_followed_by_count(cx, i + 1) && is_numeral_noun(cx, i - 1))
}

/// Whether "number" at `i` leads a numeral: "bus number 12", "at number 10", "the number 7 shirt", not "the number rose".
fn is_numeral_noun(cx: &Context<'_>, i: usize) -> bool {
    let behind = cx.get(i + 2).is_none_or(|t| !t.is_word()) || cx.get(i).is_some_and(|t| t.capital);
    behind || i > cx.sentence.start && !cx.is_any(i - 1, &["a", "this", "that", "their", "its"])
}

/// Whether the number at `i` stands behind a label in the plural, or in the list behind one: "junctions 9 and 10".
fn is_listed(cx: &Context<'_>, i: usize) -> bool {
    if !cx.is_number(i) {
        return false;
    }
    let mut first = i;
    for _ in 0..6 {
        let links = cx.is(first - 1, ',') || cx.is_any(first - 1, &["and", "or", "to"]) || cx.is(first - 1, '&');
        if first < cx.sentence.start + 3 || !links || !cx.is_number(first - 2) {
            break;
        }
        first -= 2;
    }
    if first <= cx.sentence.start || is_followed_by_count(cx, i + 1) && !cx.is_any(first - 1, PLURAL_LABELS) {
        return false;
    }
    let capital = cx.get(first - 1).is_some_and(|t| t.capital) && first > cx.sentence.start + 1;
    cx.is_any(first - 1, PLURAL_LABELS)
        || cx.is_any(first - 1, PLURAL_PLACES) && (first < i || cx.key(i + 1, super::lexicon::Kw::And) || capital)
        || capital && cx.is_any(first - 1, PLURAL_NAMES)
}

/// Whether the number at `i` is the model of an aircraft: "Boeing 737-800".
fn is_model(cx: &Context<'_>, i: usize) -> bool {
    cx.is_any(i - 1, &["boeing", "airbus", "embraer"]) && cx.str(i).len() == 3
}

/// What people are counted as, in the plural without an "s".
#[rustfmt::skip]
const PEOPLE: &[&str] = &["people", "men", "women", "children", "police", "troops", "personnel", "staff", "dead", "wounded", "others", "more", "percent", "per"];

/// Nouns that go on with a number, and are seldom anything else before one.
#[rustfmt::skip]
const SURE: &[&str] = &[
    "article", "section", "chapter", "appendix", "paragraph", "clause", "phase", "highway", "interstate", "freeway", "runway",
    "proposition", "protocol", "postcode", "subsection", "subparagraph", "footnote", "psalm", "annex", "iphone", "ipad", "resolution",
    "category",
];

/// Nouns that a number labels, written small or with a capital.
#[rustfmt::skip]
const LABELS: &[&str] = &["page", "flight", "amendment", "zip", "code", "verse", "route", "part"];

/// Nouns of grades and places that a small number labels: "stage 4 cancer", "gate 12".
#[rustfmt::skip]
const GRADES: &[&str] = &[
    "type", "stage", "level", "grade", "tier", "lane", "platform", "gate", "junction", "exit", "room", "ward", "terminal", "unit",
    "reactor", "lot", "brigade", "formula", "episode", "exhibit", "precinct", "sector", "zone", "class",
];

/// Names that go on with a number.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "act", "apollo", "area", "artemis", "airbus", "bill", "asx", "boeing", "bowl", "box", "building", "cac", "camp", "channel", "class", "cop", "count", "dax",
    "day", "district", "division", "embraer", "episode", "euro", "exhibit", "falcon", "fig", "figure", "form", "formula", "fortune", "ftse", "galaxy", "game", "gate", "group",
    "individual", "kospi", "league", "leopard", "line", "max", "movement", "nasdaq", "nikkei", "nifty", "organization", "part", "pier", "pixel", "playstation",
    "pool", "precinct", "prop", "psalm", "radio", "reactor", "resolution", "room", "round", "rule", "russell", "season",
    "sector", "sensex", "serie", "shenzhou", "soyuz", "starship", "step", "stoxx", "studio", "table", "terminal", "title", "topix", "tower", "track", "type", "unit", "volume",
    "war", "ward", "windows", "witness", "wrestlemania", "xbox", "year", "zone",
];

/// Labels in the plural that are seldom anything else before digits.
#[rustfmt::skip]
const PLURAL_LABELS: &[&str] = &["articles", "sections", "chapters", "pages", "phases", "paragraphs", "clauses", "verses"];

/// Places in the plural, before a list of their numbers.
#[rustfmt::skip]
const PLURAL_PLACES: &[&str] = &["junctions", "flights", "exits", "gates", "lanes", "rooms", "routes", "platforms", "stages"];

/// Names in the plural that go on with a number: "Reactors 3 and 4".
#[rustfmt::skip]
const PLURAL_NAMES: &[&str] = &[
    "reactors", "units", "districts", "zones", "sectors", "terminals", "resolutions", "categories", "types", "levels", "wards", "highways", "interstates",
    "volumes", "figures", "tables", "exhibits", "episodes", "lots", "counts", "grades", "tiers", "titles",
];
