//! Where a text names a currency: a sign or a code before an amount, a code or a name behind one.

use super::context::Context;
use super::cues::Cues;
use super::currency::{self, NOUNS, PREFIXES, SIGN_PREFIXES, SIGNS};
use super::lexicon::Sense;
use super::token::TokenKind;
use super::{money, number};
use crate::value::{Currency, Decimal};

/// A currency sign at `i`, with what is glued before it: start of the whole, currency, index of the amount.
pub(super) fn sign_before(cx: &Context<'_>, i: usize) -> Option<(usize, Option<Currency>, usize)> {
    let c = sign_at(cx, i)?;
    let &(_, code) = SIGNS.iter().find(|&&(s, _)| s == c).or(if c == '¢' { Some(&('¢', "GHS")) } else { None })?;
    let mut start = i;
    let mut named = code;
    if cx.glued(i) && i > 0 {
        let before = cx.get(i - 1).filter(|t| t.kind == TokenKind::Word).map(|t| t.text(cx.text));
        match before.and_then(|before| sign_prefix(before, c)) {
            Some(&(_, _, code)) if !cx.glued(i - 1) || !cx.get(i - 2).is_some_and(|t| t.is_word()) => {
                (start, named) = (i - 1, code);
            }
            // "5$": the sign of the number before it.
            _ if cx.get(i - 1).is_some_and(|t| t.is_word()) => return None,
            _ => {}
        }
    } else if c == '$' && i > cx.sentence.start && cx.is_any(i - 1, &["us", "u.s.", "hk", "nt", "au", "nz"]) {
        // "US $5 million"; "the US $5 million" may be a gift to it.
        let given = i >= 2 && cx.is_any(i - 2, &["the", "from", "to", "give", "paid", "cost", "costs"]);
        if let Some(&(_, _, code)) =
            sign_prefix(cx.str(i - 1), c).filter(|_| !given && cx.get(i - 1).is_some_and(|t| t.capital))
        {
            (start, named) = (i - 1, code);
        }
    }
    if c == '¢' && start == i {
        return None;
    }
    if sign_at(cx, i + 1).is_some() {
        return None;
    }
    let at = i + 1;
    // "$ 5": one space at most.
    Some((start, Some(currency::currency(named)), at))
}

/// "EUR 5", "RM5", "Rs. 5".
pub(super) fn code_before(cx: &Context<'_>, i: usize) -> Option<(usize, Option<Currency>, usize)> {
    if cx.glued(i) && cx.get(i.wrapping_sub(1)).is_some_and(|t| t.is_word() || t.is('-')) {
        return None;
    }
    let mut at = i + 1;
    if cx.is(at, '.') && cx.glued(at) && cx.is_number(at + 1) {
        at += 1;
    }
    let word = cx.str(i);
    // "Rs one crore"
    let spelled = matches!(word, "Rs" | "Ksh") && number::at(cx, at).is_some_and(|n| n.scale > Decimal::from(999));
    if !cx.is_number(at) && !spelled {
        return None;
    }
    // "RS 5 CRORE FRAUD"; an "RS 5" is a car.
    if word == "RS" && number::at(cx, at).is_some_and(|n| n.scale > Decimal::from(9_999)) {
        return Some((i, Some(Currency("Rs")), at));
    }
    if let Some(found) = noun_before(cx, i) {
        return Some(found);
    }
    let code =
        cx.sense(i, |s| if let Sense::CurrencyCode(c) = s { Some(currency::CODES[usize::from(c)]) } else { None });
    if let Some(code) = code.filter(|&c| is_code(c, word) && !currency::CODES_LIKE_WORDS.contains(&c)) {
        return Some((i, Some(currency::currency(code)), at));
    }
    let &(_, code) = cx
        .sense(i, |s| if let Sense::CurrencyPrefix = s { Some(()) } else { None })
        .and_then(|()| PREFIXES.iter().find(|&&(p, _)| p == word))?;
    // A lone letter is a currency only when the amount looks like money: "R50m", "N1,500".
    if word.len() == 1 {
        let amount = number::at(cx, at)?;
        let money_like = amount.scale > Decimal::from(999) || cx.str(at).contains(',');
        // "R 10 million"
        let apart = word == "R" && amount.scale > Decimal::from(999) && amount.digits && !amount.letter;
        if !(cx.glued(at) || apart) || !money_like {
            return None;
        }
    }
    Some((i, code.map(currency::currency), at))
}

/// A code or abbreviation behind an amount: "5m EUR", "50 kr", "USD".
pub(super) fn code_at(cx: &Context<'_>, i: usize) -> Option<(Option<Currency>, usize)> {
    if !cx.cue(i, Cues::MONEY) {
        return None;
    }
    let word = cx.str(i);
    let code =
        cx.sense(i, |s| if let Sense::CurrencyCode(c) = s { Some(currency::CODES[usize::from(c)]) } else { None });
    if let Some(code) = code.filter(|&c| is_code(c, word) && !currency::CODES_LIKE_WORDS.contains(&c)) {
        // "In 2024 USD 5 million", "5 EUR10": the code belongs to what follows.
        let year = i > 0 && matches!(cx.str(i - 1).as_bytes(), [b'1' | b'2', _, _, _]);
        let follows = cx.is_number(i + 1) && (cx.glued(i + 1) || year);
        return (!follows).then_some((Some(currency::currency(code)), i + 1));
    }
    let &(_, code) = currency::SUFFIXES.iter().find(|&&(s, _)| s == word)?;
    Some((code.map(currency::currency), i + 1))
}

/// A currency's name at `i`, with up to three words before it that say whose.
pub(super) fn noun_at(cx: &Context<'_>, i: usize) -> Option<(Option<Currency>, usize)> {
    if !cx.ahead(i, Cues::MONEY) {
        return None;
    }
    let noun =
        |at: usize| cx.sense(at, |s| if let Sense::CurrencyNoun(n) = s { Some(&NOUNS[usize::from(n)]) } else { None });
    if let Some(noun) = noun(i) {
        // "pounds sterling"
        if noun.name == "pound" && cx.is_word(i + 1, "sterling") {
            return Some((Some(Currency("GBP")), i + 2));
        }
        // "sterling pounds"
        if !(noun.name == "sterling" && cx.is_any(i + 1, &["pound", "pounds"])) {
            return Some((noun.alone.map(currency::currency), i + 1));
        }
    }
    if !cx.get(i).is_some_and(|t| t.kind == TokenKind::Word) {
        return None;
    }
    for at in i + 1..=i + 3 {
        if let Some(noun) = noun(at) {
            let (first, last) = (cx.get(i)?, cx.get(at - 1)?);
            let adjective = &cx.text[first.start as usize..last.end as usize];
            return currency::with_adjective(adjective, noun.name).map(|c| (Some(c), at + 1));
        }
        if !cx.get(at).is_some_and(|t| t.kind == TokenKind::Word) {
            break;
        }
    }
    None
}

/// What `before` (glued to the sign `c`) makes of the sign: "US", "HK".
pub(super) fn sign_prefix(before: &str, c: char) -> Option<&'static (&'static str, char, &'static str)> {
    SIGN_PREFIXES.iter().find(|&&(p, s, _)| s == c && (p == before || p.len() > 2 && p.eq_ignore_ascii_case(before)))
}

pub(super) fn sign_at(cx: &Context<'_>, i: usize) -> Option<char> {
    match cx.get(i)?.kind {
        TokenKind::Mark(c) if c == '$' || c as u32 >= 0x80 => Some(c),
        _ => None,
    }
}

/// Whether `word` writes the code `code`: in capitals, or all small where that is no other word.
fn is_code(code: &str, word: &str) -> bool {
    code == word
        || code.eq_ignore_ascii_case(word)
            && word.bytes().all(|b| b.is_ascii_lowercase())
            && !currency::CODES_LIKE_SMALL_WORDS.contains(&code)
}

/// "Rupees 500 crore", "ringgit 42": a name before its amount.
fn noun_before(cx: &Context<'_>, i: usize) -> Option<(usize, Option<Currency>, usize)> {
    let noun = cx.sense(i, |s| if let Sense::CurrencyNoun(n) = s { Some(&NOUNS[usize::from(n)]) } else { None })?;
    let behind_number = i > 0 && (cx.is_number(i - 1) || number::ends_number(cx, i - 1));
    let fits =
        currency::NOUNS_BEFORE.contains(&noun.name) && !behind_number && money::unit_behind(cx, i + 2, false).is_none();
    fits.then(|| (i, noun.alone.map(currency::currency), i + 1))
}
