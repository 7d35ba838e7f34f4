//! Fractions: "two-thirds", "half a million", "one in five", "1/2", "½", and what is added in "one and a half".

use super::context::Context;
use super::lexicon::{Kw, Sense};
use super::number::{Num, power};
use super::spelled::{below_hundred, cardinal};
use super::token::TokenKind;
use crate::value::{Amount, Decimal, Numeral};

/// Denominators.
#[rustfmt::skip]
pub(super) const LEXICON: &[(&str, Sense)] = &[
    ("half", Sense::FractionWord(2)), ("halves", Sense::FractionWord(2)), ("third", Sense::FractionWord(3)), ("thirds", Sense::FractionWord(3)),
    ("quarter", Sense::FractionWord(4)), ("quarters", Sense::FractionWord(4)), ("fourth", Sense::FractionWord(4)), ("fourths", Sense::FractionWord(4)),
    ("fifth", Sense::FractionWord(5)), ("fifths", Sense::FractionWord(5)), ("sixth", Sense::FractionWord(6)), ("sixths", Sense::FractionWord(6)),
    ("seventh", Sense::FractionWord(7)), ("sevenths", Sense::FractionWord(7)), ("eighth", Sense::FractionWord(8)), ("eighths", Sense::FractionWord(8)),
    ("ninth", Sense::FractionWord(9)), ("ninths", Sense::FractionWord(9)), ("tenth", Sense::FractionWord(10)), ("tenths", Sense::FractionWord(10)),
    ("twelfths", Sense::FractionWord(12)), ("sixteenths", Sense::FractionWord(16)), ("twentieth", Sense::FractionWord(20)), ("twentieths", Sense::FractionWord(20)),
    ("thirtieth", Sense::FractionWord(30)), ("hundredth", Sense::FractionWord(100)), ("hundredths", Sense::FractionWord(100)), ("thousandth", Sense::FractionWord(1_000)), ("thousandths", Sense::FractionWord(1_000)),
    ("millionth", Sense::FractionWord(1_000_000)), ("millionths", Sense::FractionWord(1_000_000)), ("billionth", Sense::FractionWord(1_000_000_000)), ("billionths", Sense::FractionWord(1_000_000_000)), ("firsts", Sense::FractionWord(1)),
];

/// The fraction in words that starts at `i`: "two-thirds", "a quarter", "half", "half a million", "one in five".
pub(super) fn at(cx: &Context<'_>, i: usize) -> Option<Num> {
    if let Some(num) = one_such_in(cx, i) {
        return Some(num);
    }
    if let Some(num) = in_or_out_of(cx, i, cx.sense(i, cardinal).filter(|&n| n > 0), i + 1) {
        return Some(num);
    }
    let (num, at) = if cx.key(i, Kw::A) {
        let at = cx.past_hyphen(i + 1);
        if word(cx, at).is_some_and(|of| !matches!(of, 2 | 4)) && !is_share(cx, at + 1)
            || cx.is_word(at, "fourth") && !is_share(cx, at + 1)
        {
            return None;
        }
        (1, at)
    } else if let Some((n, next)) = below_hundred(cx, i) {
        // "one one-hundredth", "three one-thousandths"
        let part = cx.past_hyphen(next);
        let unit = cx.past_hyphen(part + 1);
        if cx.is_word(part, "one")
            && let Some(of @ 100..) = word(cx, unit).filter(|_| n == 1 || is_plural(cx, unit))
        {
            return make(n, of, unit + 1);
        }
        if let Some((of @ 100.., after)) = super::ordinal::at(cx, part).filter(|_| cx.is_word(part, "one")) {
            return make(n, of, after);
        }
        // "five - eighths"
        (n, if cx.is(next, '-') { next + 1 } else { next })
    } else if cx.is_word(i, "half") {
        if !is_bare_half(cx, i) {
            return None;
        }
        (1, i)
    } else if word(cx, i) == Some(4) && cx.is_word(i, "quarter") && cx.joins(i + 1) {
        // "a quarter-century", "quarter-mile"
        (1, i)
    } else if word(cx, i).is_some_and(|of| of > 2) && of_a_unit(cx, i) {
        (1, i)
    } else {
        return None;
    };
    let of = word(cx, at).filter(|&of| num < of)?;
    let plural = is_plural(cx, at);
    if (num > 1) != plural {
        return None;
    }
    // "two quarters" are periods; so are "the last three quarters".
    if matches!(of, 2 | 4) && num > 1 && (num % 2 == 0 || is_period(cx, i, at)) {
        return None;
    }
    scaled(cx, num, of, at + 1)
}

/// "tenth of a gallon", "quarter of a mile": a fraction without an article, of a unit.
fn of_a_unit(cx: &Context<'_>, i: usize) -> bool {
    cx.key(i + 1, Kw::Of)
        && cx.key(i + 2, Kw::A)
        && cx.sense(i + 3, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some()
        && !(i > 0 && cx.is_any(i - 1, &["the", "his", "her", "its", "their", "this", "that"]))
}

/// Whether what follows "a third" makes it a share: "a third of", "a third more", not "a third country".
fn is_share(cx: &Context<'_>, next: usize) -> bool {
    let Some(token) = cx.get(next) else { return true };
    match token.kind {
        TokenKind::Word => cx.is_any(
            next,
            &[
                "of", "more", "less", "fewer", "lower", "higher", "larger", "smaller", "bigger", "longer", "shorter",
                "cheaper", "said", "say", "were", "are", "was", "is", "have", "had", "did", "do", "who", "from",
                "since", "by", "to", "over", "and", "or", "but", "as", "between", "than", "each",
            ],
        ),
        TokenKind::Mark('-') => false,
        _ => true,
    }
}

/// Whether "half" at `i`, without an article, is an amount: "half of them", "nearly half the town", "half a million"; not
/// "the second half", "half-brother", "half past ten".
fn is_bare_half(cx: &Context<'_>, i: usize) -> bool {
    if cx.joins(i + 1) {
        let scale = |s| {
            matches!(
                s,
                Sense::Scale(_) | Sense::Group(_) | Sense::Unit(_) | Sense::CurrencyNoun(_) | Sense::TimeUnit(_)
            )
            .then_some(())
        };
        // "half-a-million"
        let whole = if cx.key(i + 2, Kw::A) && cx.joins(i + 3) { i + 4 } else { i + 2 };
        return cx.sense(whole, scale).is_some() || cx.is_any(i + 2, &["percent", "percentage", "point", "cent"]);
    }
    if cx.is_any(i + 1, &["past", "time", "brother", "sister", "way", "mast", "staff", "hearted", "baked", "true"])
        || cx.joins(i.wrapping_sub(1))
    {
        return false;
    }
    // "left half a million homeless"
    let whole = if cx.key(i + 1, Kw::A) { i + 2 } else { i + 1 };
    if cx.sense(whole, |s| matches!(s, Sense::Scale(_) | Sense::Group(_)).then_some(())).is_some() {
        return true;
    }
    let Some(before) = i.checked_sub(1).filter(|&b| cx.get(b).is_some_and(|t| t.is_word())) else { return true };
    let named = cx.get(i).is_some_and(|t| t.capital)
        && cx.get(i + 1).is_some_and(|t| t.capital)
        && !cx.get(before).is_some_and(|t| t.capital);
    let word = cx.str(before).to_ascii_lowercase();
    !named
        && cx.ordinal_word(before).is_none()
        && !word.ends_with("ern")
        && !matches!(
            word.as_str(),
            "the"
                | "other"
                | "latter"
                | "former"
                | "better"
                | "his"
                | "her"
                | "its"
                | "their"
                | "this"
                | "that"
                | "each"
                | "either"
                | "bottom"
                | "top"
                | "lower"
                | "upper"
                | "front"
                | "back"
                | "left"
                | "right"
                | "final"
                | "opening"
                | "my"
                | "your"
                | "our"
                | "whose"
                | "last"
        )
}

/// "1 in 5", "one in five", "nine out of ten", for the numerator `num` that ends before `next`.
pub(super) fn in_or_out_of(cx: &Context<'_>, i: usize, num: Option<u32>, next: usize) -> Option<Num> {
    let at = if cx.joins(next) { next + 1 } else { next };
    let out_of = cx.is_word(at, "out") && cx.key(at + 1, Kw::Of);
    let over = cx.is_word(at, "over");
    if !out_of && !over && !cx.key(at, Kw::In) {
        return None;
    }
    let num = num?;
    // "one over three", as in arithmetic: alone, or said of what it is.
    let said = i == cx.sentence.start || cx.is_any(i - 1, &["is", "equals", "minus", "negative"]);
    if over && !said {
        return None;
    }
    let of_at = cx.past_hyphen(if out_of { at + 2 } else { at + 1 });
    let of_at = if out_of && cx.is_word(of_at, "every") || cx.is_word(of_at, "every") { of_at + 1 } else { of_at };
    let (of, end) = match below_hundred(cx, of_at) {
        Some(of) => of,
        None if cx.is_number(of_at) => (cx.str(of_at).replace(',', "").parse().ok()?, of_at + 1),
        None if cx.key(of_at, Kw::A) || cx.is_word(of_at, "one") => {
            match cx.sense(of_at + 1, super::spelled::scale_word)? {
                2 => (100, of_at + 2),
                3 => (1_000, of_at + 2),
                6 => (1_000_000, of_at + 2),
                _ => return None,
            }
        }
        None => return None,
    };
    // A share has a round denominator, or a numerator of one: not "killed 3 in 12 attacks", "5 in 2019".
    let share =
        num < of && of > 1 && (num == 1 && of <= 1_000_000 || matches!(of, 3 | 4 | 5 | 10 | 100 | 1_000 | 100_000));
    let scaled = cx.sense(cx.past_hyphen(end), super::spelled::scale_word).is_some();
    let timed = cx.time_unit(cx.past_hyphen(end)).is_some() || cx.is(end, '%') || cx.month(end).is_some();
    let year = num == 1 && (1900..=2100).contains(&of);
    if over {
        let (of, end) = super::spelled::at(cx, of_at).map_or((of, end), |n| (integer(n.amount).unwrap_or(of), n.next));
        let alone = cx.get(end).is_none_or(|t| !t.is_word());
        return (num < of && alone).then(|| make(num, of, end)).flatten();
    }
    (share && !scaled && !timed && !year && i < next).then(|| make(num, of, end)).flatten()
}

/// "one person in three", "one of every three": a share with what is counted inside, where nothing else is counted behind.
fn one_such_in(cx: &Context<'_>, i: usize) -> Option<Num> {
    if !cx.is_word(i, "one") {
        return None;
    }
    let of_every = cx.key(i + 1, Kw::Of) && cx.is_word(i + 2, "every");
    let noun = cx.is_any(
        i + 1,
        &["person", "child", "woman", "man", "adult", "voter", "household", "family", "worker", "student", "pupil"],
    );
    let at = if of_every || noun && cx.key(i + 2, Kw::In) && cx.is_word(i + 3, "every") {
        i + if of_every { 3 } else { 4 }
    } else if noun && cx.key(i + 2, Kw::In) {
        i + 3
    } else {
        return None;
    };
    let (of, end) = match below_hundred(cx, at) {
        Some(of) => of,
        None if cx.is_number(at) => (cx.str(at).replace(',', "").parse().ok()?, at + 1),
        None => return None,
    };
    let open = cx
        .get(end)
        .is_none_or(|t| !t.is_word() && !t.glued || matches!(t.kind, TokenKind::Mark('.' | ',' | ';' | ')')))
        || cx.is_any(
            end,
            &[
                "is", "was", "has", "had", "will", "would", "said", "says", "now", "lives", "lived", "in", "across",
                "who", "cannot", "could", "can",
            ],
        );
    (of > 1 && of <= 1_000_000 && (of_every || open) && cx.time_unit(end).is_none()).then(|| make(1, of, end)).flatten()
}

fn integer(amount: Amount) -> Option<u32> {
    if let Amount::Exact(n) = amount { u32::try_from(n.value).ok() } else { None }
}

/// What stands behind a whole number: "½", " 1/2", "and a half", "and three quarters". `words`: the whole is in words,
/// so any fraction may follow ("and three fifths").
pub(super) fn added(cx: &Context<'_>, i: usize, words: bool) -> Option<(u32, u32, usize)> {
    if let Some(TokenKind::Mark(c)) = cx.get(i).map(|t| t.kind)
        && let Some((num, of)) = vulgar(c)
    {
        return Some((num, of, i + 1));
    }
    let at = cx.past_hyphen(i);
    if let Some((num, of, next)) = slashed(cx, at) {
        return Some((num, of, next));
    }
    if !cx.key(at, Kw::And) {
        return None;
    }
    let at = cx.past_hyphen(at + 1);
    let article = cx.key(at, Kw::A);
    let (num, at) = if article {
        (1, cx.past_hyphen(at + 1))
    } else if let Some((n, next)) = below_hundred(cx, at) {
        (n, cx.past_hyphen(next))
    } else if word(cx, at) == Some(2) {
        (1, at)
    } else {
        return None;
    };
    let of = word(cx, at).filter(|&of| num < of)?;
    // "one and three-quarter million"
    let joined = num == 3 && of == 4 && cx.sense(at + 1, super::spelled::scale_word).is_some();
    if (num > 1) != is_plural(cx, at) && !joined {
        return None;
    }
    // "two and a third died": only a half or a quarter is certain, and a plural in words.
    let stands_alone = cx.get(at + 1).is_none_or(|t| !t.is_word())
        || cx.sense(at + 1, super::spelled::scale_word).is_some()
        || cx.is_word(at + 1, "times");
    let certain = matches!(of, 2 | 4) && !cx.is_word(at, "fourth")
        || words && num > 1
        || of == 3 && num > 1
        || words && stands_alone;
    certain.then_some((num, of, at + 1))
}

/// A fraction whose numerator `value` was read as a number that ends with `tens` (0: it does not): "twenty-one fifths",
/// "three twenty-fifths" with the 23 read so far.
pub(super) fn over(cx: &Context<'_>, value: Decimal, tens: u32, end: usize) -> Option<Num> {
    let at = cx.past_hyphen(end);
    // "three twenty-firsts"
    let unit = cx.past_hyphen(at + 1);
    if let Some(ten @ 20..) = cx.sense(at, cardinal)
        && let Some(last) = word(cx, unit).filter(|&of| of < 10 && is_plural(cx, unit))
    {
        return make(u32::try_from(value).ok()?, ten + last, unit + 1);
    }
    if cx.is_any(at, &["trillionths", "trillionth"]) {
        let amount = Amount::Exact(Numeral::new(value.checked_div(power(12))?, Decimal::ONE)?);
        return Some(Num { amount, next: at + 1, scale: Decimal::ONE, digits: false, plain: false, letter: false });
    }
    let of = word(cx, at).filter(|_| is_plural(cx, at) && !cx.is_any(at, &["quarters", "halves"]))?;
    let numerator = value.checked_sub(Decimal::from(tens))?;
    let (num, of) = if tens > 0 && of < 10 && numerator > Decimal::ZERO { (numerator, tens + of) } else { (value, of) };
    if of < 3 {
        return None;
    }
    make(u32::try_from(num).ok()?, of, at + 1)
}

/// "1/2" at `i`: numerator, denominator, and the index behind.
pub(super) fn slashed(cx: &Context<'_>, i: usize) -> Option<(u32, u32, usize)> {
    if !(cx.is_number(i) && cx.is(i + 1, '/') && cx.glued(i + 1) && cx.is_number(i + 2) && cx.glued(i + 2)) {
        return None;
    }
    if cx.is(i + 3, '/') && cx.glued(i + 3) || cx.glued(i) && cx.is(i.wrapping_sub(1), '/') {
        return None;
    }
    let num: u32 = cx.str(i).parse().ok()?;
    let of: u32 = cx.str(i + 2).parse().ok()?;
    let common = match num {
        0 => false,
        1 => matches!(of, 2..=5 | 8 | 10 | 12 | 16 | 20 | 32 | 40 | 50 | 64 | 100 | 1_000),
        _ => num < of && matches!(of, 3..=5 | 8 | 10 | 16 | 32 | 64 | 100),
    };
    common.then_some((num, of, i + 3))
}

/// "½" and its kin: numerator and denominator.
pub(super) fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// The fraction `num`/`of` that ends before `next`; `None` when it is none.
pub(super) fn make(num: u32, of: u32, next: usize) -> Option<Num> {
    let value = Decimal::from(num).checked_div(Decimal::from(of))?;
    let amount = Amount::Fraction { value, num, of };
    Some(Num { amount, next, scale: Decimal::ONE, digits: false, plain: false, letter: false })
}

/// "half a million", "three-quarters of a billion", "half a dozen"; else the fraction itself.
fn scaled(cx: &Context<'_>, num: u32, of: u32, next: usize) -> Option<Num> {
    let at = if cx.key(next, Kw::Of) { next + 1 } else { next };
    let article = cx.past_hyphen(at);
    let at = if cx.key(article, Kw::A) { cx.past_hyphen(article + 1) } else { cx.past_hyphen(next) };
    let scale = cx.sense(at, |s| match s {
        Sense::Scale(exp) => Some(power(exp)),
        Sense::Group(n @ 12) => Some(Decimal::from(n)),
        _ => None,
    });
    let Some(scale) = scale else { return make(num, of, next) };
    let value = part(num, of)?.checked_mul(scale)?;
    let amount = Amount::Exact(Numeral { value, ..rounded_part(scale)? });
    Some(Num { amount, next: at + 1, scale, digits: false, plain: false, letter: false })
}

/// `num`/`of`, without the zeros that a quotient may end with: nobody wrote "0.50".
pub(super) fn part(num: u32, of: u32) -> Option<Decimal> {
    Some(Decimal::from(num).checked_div(Decimal::from(of))?.normalize())
}

/// How round a fraction of a scale word is, "half a million" or "three-quarters of a billion": as round as "0.5 million".
fn rounded_part(scale: Decimal) -> Option<Numeral> {
    Numeral::new(Decimal::new(5, 1), scale)
}

/// The denominator that the word at `i` may be.
fn word(cx: &Context<'_>, i: usize) -> Option<u32> {
    cx.sense(i, |s| if let Sense::FractionWord(n) = s { Some(n) } else { None })
}

fn is_plural(cx: &Context<'_>, i: usize) -> bool {
    cx.str(i).ends_with(['s', 'S'])
}

/// Whether the quarters at `at` are of a year: "the last three quarters", "three quarters in a row".
fn is_period(cx: &Context<'_>, i: usize, at: usize) -> bool {
    let led = i > 0
        && cx.is_any(i - 1, &["last", "past", "first", "next", "previous", "consecutive", "straight", "recent", "for"]);
    led && !cx.key(at + 1, Kw::Of)
        || cx.is_any(at + 1, &["ago", "later", "running", "earlier"])
        || cx.key(at + 1, Kw::In)
}
