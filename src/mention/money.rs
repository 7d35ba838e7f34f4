//! Money: sign, code or name with an amount, in major units.

use super::context::Context;
use super::cues::Cues;
use super::currency::{self, MINOR, SIGNS};
use super::denomination::{code_at, code_before, noun_at, sign_at, sign_before, sign_prefix};
use super::lexicon::{Kw, Sense};
use super::number::{self, Num};
use super::range;
use super::token::TokenKind;
use super::uncounted;
use super::{Found, Mention, Written};
use crate::value::{Amount, Currency, Decimal, Numeral};

/// An amount with its currency, and the token behind.
struct Sum {
    amount: Amount,
    currency: Option<Currency>,
    next: usize,
    /// The scale that the amount ends with, to be shared in "$5 to $10 million".
    scale: Decimal,
    /// The sign or code stood before the amount.
    prefixed: bool,
}

/// The mention of money that starts at token `i`.
pub(super) fn find_at(cx: &Context<'_>, i: usize) -> Option<Found> {
    let (start, sum) = prefixed(cx, i)
        .or_else(|| in_scaled_code(cx, i).map(|s| (i, s)))
        .or_else(|| if number::detached(cx, i) { suffixed(cx, i).map(|s| (i, s)) } else { None })?;
    let sum = joined(cx, start, sum);
    Some(Found::new(start..sum.next, Written::Money { amount: sum.amount, currency: sum.currency, equivalent: None }))
}

/// "$5", "US$5 million", "EUR 5m", "Rs 5 crore": where it starts, and the sum.
fn prefixed(cx: &Context<'_>, i: usize) -> Option<(usize, Sum)> {
    // "-$5"
    if let Some(spelled) = minus(cx, i) {
        if !spelled && (cx.glued(i) || !cx.glued(i + 1)) {
            return None;
        }
        let (_, sum) = prefixed(cx, i + 1)?;
        let Amount::Exact(n) = sum.amount else { return None };
        return Some((i, Sum { amount: Amount::Exact(Numeral { value: -n.value, ..n }), ..sum }));
    }
    let (start, currency, at) = sign_before(cx, i).or_else(|| code_before(cx, i))?;
    let mut num = range::range_at(cx, at)?;
    // An article or a vague word is no amount behind a sign.
    let large = num.scale > Decimal::from(999) && matches!(num.amount, Amount::Exact(_));
    if !num.digits && !large && !matches!(cx.get(i).map(|t| t.kind), Some(TokenKind::Mark(_))) {
        return None;
    }
    if num.scale == Decimal::ONE && !num.letter {
        // "$5 m"
        num = letter_scale(cx, num).unwrap_or(num);
    }
    let mut next = num.next;
    let mut currency = currency;
    // A letter glued behind that is no scale: "$5x".
    // "$10mm" is ten million to bankers.
    if (cx.glued(next) || cx.str(next) == "MM")
        && cx.is_word(next, "mm")
        && num.scale == Decimal::ONE
        && matches!(cx.get(at - 1).map(|t| t.kind), Some(TokenKind::Mark(_)))
    {
        num.scale = number::power(6);
        num.amount = scaled_amount(num.amount, num.scale)?;
        next += 1;
    }
    if cx.glued(next) && cx.get(next).is_some_and(|t| t.is_word()) {
        return None;
    }
    // "$5 million USD", "$5 Canadian", "$24m US"
    if let Some((named, after)) = code_at(cx, next).filter(|(c, _)| narrows(currency, *c)) {
        (currency, next) = (named, after);
    } else if currency == Some(Currency("$"))
        && cx.get(next).is_some_and(|t| t.capital)
        && cx.is_any(next, &["canadian", "australian"])
        && cx.get(next + 1).is_none_or(|t| !t.is_word() || !t.capital)
        && let Some(named) = currency::with_adjective(cx.str(next), "dollar")
    {
        (currency, next) = (Some(named), next + 1);
    } else if currency == Some(Currency("$"))
        && cx.get(next).is_some_and(|t| t.capital)
        && cx.is_any(next, &["us", "u.s."])
        && cx.get(next + 1).is_none_or(|t| {
            !t.is_word() || cx.is_any(next + 1, &["per", "a", "an", "to", "in", "for", "on", "and", "or"])
        })
    {
        (currency, next) = (Some(Currency("USD")), next + 1);
    } else if let Some((named, after)) = noun_at(cx, next).filter(|(c, _)| narrows(currency, *c)) {
        // "$5 million dollars"
        (currency, next) = (named, after);
    }
    let mut sum = Sum { amount: num.amount, currency, next, scale: num.scale, prefixed: true };
    add_minor(cx, &mut sum);
    Some((start, sum))
}

/// Whether a minus stands at `i`, and if so whether as a word: "minus $5m", "–$5m".
fn minus(cx: &Context<'_>, i: usize) -> Option<bool> {
    let dash = cx.is(i, '–') && (i == cx.sentence.start || cx.get(i - 1).is_some_and(|t| t.kind == TokenKind::Word));
    if cx.is(i, '-') || cx.is(i, '−') || dash && !(i > cx.sentence.start && number::ends_number(cx, i - 1)) {
        return Some(false);
    }
    let either = i > cx.sentence.start && cx.key(i - 1, Kw::Or);
    (cx.is_word(i, "minus") && sign_at(cx, i + 1).is_some() && !either).then_some(true)
}

/// Adds the cents that may stand behind a whole sum: "5 dollars and 20 cents", "$3 and 20 cents", and as people say it
/// at the end of a sentence "15 dollars and 50".
fn add_minor(cx: &Context<'_>, sum: &mut Sum) {
    let Amount::Exact(major) = sum.amount else { return };
    if sum.scale != Decimal::ONE || !major.value.is_integer() {
        return;
    }
    let joined = cx.key(sum.next, Kw::And);
    let at = if joined { sum.next + 1 } else { sum.next };
    let Some(minor) = number::at(cx, at) else { return };
    let Amount::Exact(n) = minor.amount else { return };
    if n.value >= Decimal::ONE_THOUSAND || !n.value.is_integer() {
        return;
    }
    let (divisor, next) = match unit_behind(cx, minor.next, false) {
        Some(cents) if cents.divisor > 1 => (cents.divisor, cents.next),
        Some(_) => return,
        None => {
            let two_digits = cx.is_number(at) && cx.str(at).len() == 2 && minor.next == at + 1;
            let spoken = joined && (two_digits || minor.digits || n.value < Decimal::ONE_HUNDRED);
            let closes = match cx.get(minor.next) {
                None => true,
                Some(t) => {
                    matches!(t.kind, TokenKind::Mark('.' | '!' | '?'))
                        && !cx.glued(minor.next + 1)
                        && cx.get(minor.next + 1).is_none()
                }
            };
            if !closes || n.value >= Decimal::ONE_HUNDRED || !(spoken || two_digits && !cx.is(sum.next, ',')) {
                return;
            }
            (100, minor.next)
        }
    };
    if let Some(whole) = n.value.checked_div(Decimal::from(divisor)).and_then(|c| c.checked_add(major.value))
        && let Some(whole) = Numeral::new(whole, Decimal::ONE)
    {
        (sum.amount, sum.next) = (Amount::Exact(whole), next);
    }
}

/// "MUSD 30", "30 MSEK": the sum at `i`.
fn in_scaled_code(cx: &Context<'_>, i: usize) -> Option<Sum> {
    let (at, before) = if cx.is_number(i) { (i, false) } else { (i + 1, true) };
    if !cx.is_number(at) || before && cx.glued(i) {
        return None;
    }
    let num = range::range_at(cx, at)?;
    let word = if before { i } else { num.next };
    cx.sense(word, |s| matches!(s, Sense::CurrencyScaled).then_some(()))?;
    let (exponent, code) = currency::scaled_code(cx.str(word))?;
    let scale = number::power(exponent);
    let next = if before { num.next } else { num.next + 1 };
    let amount = scaled_amount(num.amount, scale)?;
    Some(Sum { amount, currency: Some(currency::currency(code)), next, scale, prefixed: before })
}

/// Whether `b` may say more exactly what `a` is.
fn narrows(a: Option<Currency>, b: Option<Currency>) -> bool {
    match (a, b) {
        (None, _) => true,
        (Some(a), Some(b)) if a == b => true,
        (Some(Currency("$")), Some(b)) => {
            b.0.ends_with('D') || b.0 == "$" || matches!(b.0, "MXN" | "ARS" | "CLP" | "COP")
        }
        (Some(Currency("£")), Some(b)) => matches!(b.0, "GBP" | "EGP" | "LBP" | "SYP"),
        (Some(Currency("Rs")), Some(b)) => matches!(b.0, "INR" | "PKR" | "LKR" | "NPR" | "MUR" | "SCR"),
        _ => false,
    }
}

/// "5 million euros", "50 cents", "€" and codes behind.
fn suffixed(cx: &Context<'_>, i: usize) -> Option<Sum> {
    let Some(mut num) = range::range_at(cx, i) else { return single(cx, i) };
    if num.scale == Decimal::ONE && !num.letter && cx.is_number(num.next - 1) && !cx.glued(num.next) {
        // "5 m euros"
        if let Some(scaled) = letter_scale(cx, num).filter(|n| unit_behind(cx, n.next, false).is_some()) {
            num = scaled;
        }
    }
    let mut behind = unit_behind(cx, num.next, matches!(num.amount, Amount::Vague { .. }))?;
    if uncounted::is_price_year(cx, i, &num) {
        return None;
    }
    if num.scale == Decimal::ONE
        && cx.is_number(num.next - 1)
        && let Some(exp @ 3..) = cx.sense(behind.next, super::spelled::scale_word)
    {
        // "75 USD million"
        num.scale = number::power(exp);
        num.amount = scaled_amount(num.amount, num.scale)?;
        behind.next += 1;
    }
    let amount = match behind.divisor {
        1 => num.amount,
        by => scaled_amount(num.amount, Decimal::ONE.checked_div(Decimal::from(by))?)?,
    };
    let mut sum = Sum { amount, currency: behind.currency, next: behind.next, scale: num.scale, prefixed: false };
    if !behind.certain && !plausible(cx, i, &num, &behind) {
        return None;
    }
    if behind.divisor == 1 {
        add_minor(cx, &mut sum);
    }
    Some(sum)
}

/// "a dollar", "a penny"; not "a dollar bill", "a euro zone".
fn single(cx: &Context<'_>, i: usize) -> Option<Sum> {
    if !cx.key(i, Kw::A) || cx.joins(i + 1) {
        return None;
    }
    if !cx.get(i + 1).is_some_and(|t| t.is_word()) || code_at(cx, i + 1).is_some() {
        return None;
    }
    let behind = unit_behind(cx, i + 1, false).filter(|b| b.certain && b.next == i + 2)?;
    let open = cx.get(behind.next).is_none_or(|t| t.kind != TokenKind::Word)
        || cx.is_any(
            behind.next,
            &["a", "an", "per", "for", "each", "more", "less", "to", "on", "in", "from", "at", "and", "or"],
        );
    if !open || cx.joins(behind.next) {
        return None;
    }
    let amount =
        scaled_amount(Amount::Exact(Numeral::int(1)), Decimal::ONE.checked_div(Decimal::from(behind.divisor))?)?;
    Some(Sum { amount, currency: behind.currency, next: behind.next, scale: Decimal::ONE, prefixed: false })
}

pub(super) struct Behind {
    currency: Option<Currency>,
    next: usize,
    /// How many make one major unit.
    divisor: u32,
    /// The word means nothing but money.
    certain: bool,
}

/// What names a currency behind an amount, at `i`: "Canadian dollars", "-dollar", "euros", "EUR", "€", "of dollars".
pub(super) fn unit_behind(cx: &Context<'_>, i: usize, vague: bool) -> Option<Behind> {
    if !cx.ahead(i, Cues::MONEY) {
        return None;
    }
    if let Some(c) = sign_at(cx, i).filter(|_| cx.glued(i) || !cx.glued(i + 1)) {
        if c == '¢' {
            return Some(Behind { currency: Some(Currency("¢")), next: i + 1, divisor: 100, certain: true });
        }
        let &(_, code) = SIGNS.iter().find(|&&(s, _)| s == c)?;
        // "5 $10": the sign belongs to what follows.
        if cx.is_number(i + 1) && cx.glued(i + 1) {
            return None;
        }
        return Some(Behind { currency: Some(currency::currency(code)), next: i + 1, divisor: 1, certain: true });
    }
    // "3.14US$"
    if let Some(c) = sign_at(cx, i + 1).filter(|_| cx.glued(i + 1) && !cx.is_number(i + 2))
        && let Some(&(_, _, code)) = sign_prefix(cx.str(i), c)
    {
        return Some(Behind { currency: Some(currency::currency(code)), next: i + 2, divisor: 1, certain: true });
    }
    if let Some((currency, next)) = code_at(cx, i) {
        return Some(Behind { currency, next, divisor: 1, certain: true });
    }
    let mut at = cx.past_hyphen(i);
    if cx.key(at, Kw::Of) && vague {
        at += 1;
    }
    // "10 euro cents", "50 US cents"
    if let Some(code) = (if cx.is_word(at, "euro") { Some("EUR") } else { None }).or(match cx.str(at) {
        "US" | "U.S." => Some("USD"),
        _ => None,
    }) && cx.is_any(at + 1, &["cent", "cents"])
    {
        return Some(Behind { currency: Some(currency::currency(code)), next: at + 2, divisor: 100, certain: true });
    }
    if let Some((currency, next)) = noun_at(cx, at) {
        // "four dollar stores"
        if cx.is_word(next - 1, "dollar") && cx.is_any(next, &["store", "stores", "shop", "shops", "sign", "signs"]) {
            return None;
        }
        let word = cx.str(next - 1).to_ascii_lowercase();
        let certain = !matches!(
            word.as_str(),
            "pound"
                | "pounds"
                | "won"
                | "real"
                | "mark"
                | "marks"
                | "crown"
                | "crowns"
                | "sol"
                | "soles"
                | "som"
                | "lev"
                | "colon"
                | "sterling"
                | "rand"
                | "leones"
                | "kina"
                | "pula"
                | "tala"
                | "dram"
                | "drams"
                | "lari"
                | "sum"
                | "kip"
        ) || next > at + 1;
        return Some(Behind { currency, next, divisor: 1, certain });
    }
    let minor = cx.sense(at, |s| if let Sense::CurrencyMinor(m) = s { Some(m) } else { None });
    if let Some(minor) = minor {
        let (_, code, divisor) = MINOR[usize::from(minor)];
        return Some(Behind { currency: code.map(currency::currency), next: at + 1, divisor, certain: true });
    }
    // "43c"
    if at == i && cx.glued(i) && cx.str(i) == "c" {
        return Some(Behind { currency: Some(Currency("¢")), next: i + 1, divisor: 100, certain: true });
    }
    // "50p"
    if at == i && cx.glued(i) && cx.str(i) == "p" {
        return Some(Behind { currency: Some(Currency("£")), next: i + 1, divisor: 100, certain: true });
    }
    None
}

/// Whether an amount before a word that may mean something else is money.
fn plausible(cx: &Context<'_>, i: usize, num: &Num, behind: &Behind) -> bool {
    let word = cx.str(behind.next - 1).to_ascii_lowercase();
    let large =
        num.scale > Decimal::from(999) || num.scale == Decimal::ONE && value_of(num.amount) >= Decimal::from(1_000);
    match word.as_str() {
        // "a 150-pound man", "50 pounds of rice"
        "pound" if cx.joins(behind.next - 2) => {
            num.scale > Decimal::from(999)
                || matches!(num.amount, Amount::Vague { hi: None, .. })
                || large && cx.is_any(behind.next, SUMS)
        }
        // "4,000 pounds of marijuana", "4,000 pounds of debt"
        "pounds" if large && num.scale == Decimal::ONE && cx.key(behind.next, Kw::Of) => {
            cx.is_any(behind.next + 1, SUMS)
        }
        "pound" | "pounds" => {
            large
                || !cx.key(behind.next, Kw::Of)
                    && !cx.is_any(behind.next, &["heavier", "lighter", "overweight", "force"])
                    && !lost_weight(cx, i)
        }
        // "won" is a verb first.
        "won" => large && !(cx.key(i.wrapping_sub(1), Kw::In) && num.plain && cx.str(i).len() == 4),
        "mark" | "marks" => false,
        "crown" | "crowns" => large,
        "rand" => true,
        _ => {
            large
                || cx.str(behind.next - 1).to_ascii_lowercase().ends_with('s')
                || !matches!(word.as_str(), "real" | "sol" | "mark" | "crown" | "colon")
                    && cx.get(behind.next).is_none_or(|t| !t.is_word())
        }
    }
}

/// What costs pounds rather than weighs them.
#[rustfmt::skip]
const SUMS: &[&str] = &[
    "fine", "prize", "note", "loan", "bill", "deal", "grant", "cheque", "payment", "debt", "debts", "bonus", "salary", "donation", "reward", "fee", "ticket",
    "money", "damage", "cash", "funding", "savings", "taxpayers", "taxpayer", "public", "aid", "investment", "his", "her", "their", "its", "income", "tax", "profit", "costs",
];

/// "lost 20 pounds", "weighs 200 pounds".
fn lost_weight(cx: &Context<'_>, i: usize) -> bool {
    (1..=4).any(|back| {
        i >= back
            && cx.is_any(
                i - back,
                &[
                    "weigh", "weighs", "weighed", "weighing", "lost", "lose", "losing", "shed", "gained", "gain",
                    "carrying",
                ],
            )
    })
}

fn value_of(amount: Amount) -> Decimal {
    match amount {
        Amount::Exact(n) | Amount::Between(n, _) => n.value,
        Amount::Fraction { value, .. } => value,
        Amount::Vague { lo, .. } => lo,
    }
}

/// `amount` times `factor`.
pub(super) fn scaled_amount(amount: Amount, factor: Decimal) -> Option<Amount> {
    let times = |n: Numeral| {
        Some(Numeral {
            value: n.value.checked_mul(factor)?.normalize(),
            step: n.step.checked_mul(factor)?.normalize(),
            ..n
        })
    };
    Some(match amount {
        Amount::Exact(n) => Amount::Exact(times(n)?),
        Amount::Between(a, b) => Amount::Between(times(a)?, times(b)?),
        Amount::Fraction { value, num, of } => {
            let value = value.checked_mul(factor)?;
            let _ = (num, of);
            Amount::Exact(Numeral::new(value, Decimal::ONE)?)
        }
        Amount::Vague { lo, hi } => {
            Amount::Vague { lo: lo.checked_mul(factor)?, hi: hi.and_then(|h| h.checked_mul(factor)) }
        }
    })
}

/// "5 m", "5 b": a letter apart from the digits, which only money has.
fn letter_scale(cx: &Context<'_>, num: Num) -> Option<Num> {
    if cx.str(num.next).len() > 1 || cx.glued(num.next + 1) {
        return None;
    }
    let exp = cx.sense(num.next, |s| if let Sense::ShortScale(e) = s { Some(e) } else { None })?;
    let scale = number::power(exp);
    Some(Num { amount: scaled_amount(num.amount, scale)?, next: num.next + 1, scale, ..num })
}

/// "$62 to $68", "$5-$10 million", "between $5 and $6": the range that the sum at `start` opens, else the sum itself.
fn joined(cx: &Context<'_>, start: usize, first: Sum) -> Sum {
    let Amount::Exact(lo) = first.amount else { return first };
    if range::is_step(cx, start, first.next) {
        return first;
    }
    let Some(at) = range::range_separator(cx, start, first.next) else { return first };
    let second = prefixed(cx, at)
        .map(|(_, s)| s)
        .or_else(|| prefixed(cx, at + 1).filter(|&(s, _)| s == at).map(|(_, s)| s))
        .or_else(|| if first.prefixed { None } else { suffixed(cx, at) });
    let Some(second) = second else { return first };
    let Amount::Exact(hi) = second.amount else { return first };
    if !(narrows(first.currency, second.currency) || narrows(second.currency, first.currency)) {
        return first;
    }
    let lo = range::share_scale(lo, first.scale, hi, second.scale).unwrap_or(lo);
    if lo.value >= hi.value {
        return first;
    }
    let currency = if narrows(first.currency, second.currency) { second.currency } else { first.currency };
    Sum { amount: Amount::Between(lo, hi), currency, ..second }
}

/// When `second` stands in parentheses right behind the money of `first`, in another currency, it is the same sum.
pub(super) fn keep_equivalent(cx: &Context<'_>, first: Option<&mut Mention>, second: &Mention) {
    let Some(first) = first else { return };
    let Written::Money { amount, currency, .. } = &second.written else { return };
    let Written::Money { currency: own, equivalent, .. } = &mut first.written else { return };
    let opens = first.hedged.end;
    let bracket = |open, close| cx.is(opens, open) && cx.is(second.hedged.end, close);
    // Between the bracket and the amount: "about", "around", "or".
    let near = second.hedged.start > opens && second.hedged.start - opens <= 2;
    if near && own != currency && (bracket('(', ')') || bracket('[', ']')) {
        *equivalent = Some(Box::new((*amount, *currency)));
        first.hedged.end = second.hedged.end + 1;
    }
}
