//! Years, and what is made of them: bare years, decades, seasons of a year, the year behind a month.

use super::absolute::{BEFORE_TIME, behind_month, day_at};
use super::calendar::{self, Grain};
use super::nth::quarter_behind;
use super::numeric::year_of;
use super::parse::{Piece, before};
use super::{DateWord, Part, Season, Which};
use crate::mention::context::Context;
use crate::mention::lexicon::{Kw, Sense};
use crate::mention::number;
use crate::mention::token::TokenKind;
use crate::value::{Amount, Days};

/// A year at `i`: four digits with nothing glued to them that makes them something else, or words; and the token behind.
pub(super) fn year_at(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    if !cx.is_number(i) {
        return year_in_words(cx, i);
    }
    if cx.str(i).len() != 4 {
        return None;
    }
    let year = year_of(cx.str(i))?;
    let next = cx.get(i + 1);
    let spoilt = next.is_some_and(|t| {
        t.glued && (t.is_word() || matches!(t.kind, TokenKind::Mark('%' | '/' | ':' | '°')) && cx.glued(i + 2))
    });
    (!spoilt).then_some((year, i + 1))
}

/// "two thousand and fourteen", "nineteen ninety-nine", "twenty twenty".
fn year_in_words(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let cardinal =
        |at: usize| cx.sense(at, |s| if let Sense::Cardinal(n) | Sense::Tens(n) = s { Some(n) } else { None });
    let whole = |num: number::Num| match num.amount {
        Amount::Exact(n) if n.value.is_integer() => i32::try_from(n.value.mantissa()).ok(),
        _ => None,
    };
    let first = cardinal(i)?;
    if let Some(century @ 11..=20) = i32::try_from(first).ok()
        && let Some(rest) = number::at(cx, i + 1).filter(|n| !n.digits)
        && let Some(n @ 10..=99) = whole(rest)
        && cardinal(i + 1).is_some()
    {
        return Some((century * 100 + n, rest.next));
    }
    let num = number::at(cx, i)?;
    whole(num).filter(|n| (1100..2200).contains(n)).map(|n| (n, num.next))
}

/// A year in words that stands alone: "in nineteen eighty-six", "since two thousand and fourteen". A round number is a
/// count ("one in two thousand"), and so is what a noun follows.
pub(super) fn at_year_in_words(cx: &Context<'_>, i: usize) -> Option<Piece> {
    if i == cx.sentence.start || !(cx.key(i - 1, Kw::In) || cx.is_any(i - 1, &["since", "year"])) {
        return None;
    }
    let (year, next) = year_in_words(cx, i).filter(|(year, _)| year % 100 != 0)?;
    let word = cx.joins(next) || cx.is(next, '%') || cx.get(next).is_some_and(|t| t.is_word());
    let closed = !word || cx.is_any(next, FUNCTION_WORDS);
    if closed { Some(Piece::fixed(i, next, calendar::years(year, Grain::Year)?)) } else { None }
}

/// What follows a day and month: ", 2025", "2025", "of 2025", "'25"; the year and the token behind.
pub(super) fn year_behind(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let link = cx.is(i, ',') || cx.is(i, '،') || cx.key(i, Kw::Of) || cx.key(i, Kw::In);
    let at = if link { i + 1 } else { i };
    if let Some(found) = year_at(cx, at) {
        return Some(found);
    }
    if cx.key(i, Kw::Of) && cx.is_number(at) && cx.str(at).len() == 2 && cx.get(at + 1).is_none_or(|t| !t.is_word()) {
        return Some((year_of(cx.str(at)).filter(|y| *y < 2000)?, at + 1));
    }
    if cx.is(at, '\'') && cx.glued(at + 1) && cx.is_number(at + 1) && cx.str(at + 1).len() == 2 {
        return Some((year_of(cx.str(at + 1))?, at + 2));
    }
    None
}

/// A year behind the time of the day, as computers write dates: "Oct 26 10:00:09 2023", "Oct 26, 10:00 - 11:00 2023".
pub(super) fn year_behind_clock(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let at = clock_at(cx, if cx.is(i, ',') { i + 1 } else { i })?;
    let at = if cx.is_dash(at) { clock_at(cx, at + 1)? } else { at };
    year_at(cx, at).filter(|_| cx.is_number(at))
}

/// The token behind a time of the day at `i`: "10:00", "10:00:09", "9:15 AM".
pub(super) fn clock_at(cx: &Context<'_>, i: usize) -> Option<usize> {
    let part = |at: usize| cx.is(at, ':') && cx.glued(at) && cx.glued(at + 1) && cx.is_number(at + 1);
    if !cx.is_number(i) || !part(i + 1) {
        return None;
    }
    let at = if part(i + 3) { i + 5 } else { i + 3 };
    Some(if cx.is_any(at, &["am", "pm", "a.m.", "p.m.", "a.m", "p.m"]) { at + 1 } else { at })
}

/// A year in two digits directly behind a day and a month ("9 Aug 96"), where nothing else follows.
pub(super) fn short_year(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let short = cx.is_number(i) && cx.str(i).len() == 2 && !cx.glued(i);
    let closed = cx.get(i + 1).is_none_or(|t| matches!(t.kind, TokenKind::Mark('.' | ',' | ')' | ';')));
    let year = year_of(cx.str(i)).filter(|y| short && closed && *y < 2000)?;
    Some((year, i + 1))
}

/// "next year", "of last year", "of this year", "of the year" at `i`.
pub(super) fn year_word(cx: &Context<'_>, i: usize) -> Option<(Which, usize)> {
    let of = cx.key(i, Kw::Of) || cx.key(i, Kw::In);
    let at = if of { i + 1 } else { i };
    let the = cx.is_word(at, "the");
    let word = if the { at + 1 } else { at };
    let fiscal = |at: usize| if cx.is_any(at, &["fiscal", "financial", "calendar"]) { at + 1 } else { at };
    let year = |at: usize| cx.is_word(at, "year").then_some(at + 1);
    if the
        && of
        && let Some(next) = year(fiscal(word))
    {
        return Some((Which::Year(0), next));
    }
    let n = match () {
        () if cx.is_any(word, &["this", "current"]) => 0,
        () if cx.is_any(word, &["last", "previous"]) => -1,
        () if cx.is_any(word, &["next", "coming", "following"]) => 1,
        () => return None,
    };
    Some((Which::Year(n), year(fiscal(word + 1))?))
}

/// Words before a four-digit number that make it a count.
pub(super) const BEFORE_COUNT: &[&str] = &[
    "about", "over", "than", "nearly", "almost", "least", "most", "some", "roughly", "approximately", "exactly",
    "only", "just", "another", "up", "no", "number", "room", "flight", "gate", "route", "model", "these", "those",
    "around",
];

/// A bare year: "in 2022", "the 2024 election", "(2014)", "early 2025".
pub(super) fn at_year(cx: &Context<'_>, i: usize) -> Option<Piece> {
    // "Q3" behind it: "2024 Q3", "2016H2", "2017-q1".
    if let Some(piece) = year_of(cx.str(i)).and_then(|year| quarter_behind(cx, i, year)) {
        return Some(piece);
    }
    let (year, _) = year_at(cx, i)?;
    let found = before(cx, i);
    // "2016, Nov" and nothing else
    if cx.is(i + 1, ',')
        && let Some(month) = cx.month(i + 2)
        && cx.get(behind_month(cx, i + 2)).is_none()
    {
        return Some(Piece::fixed(i, i + 3, calendar::month(year, month)?));
    }
    // "2018 March 18", "2016 june"
    if let Some(month) = cx.month(i + 1)
        && (!matches!(cx.str(i + 1), "may" | "march" | "mar" | "May" | "March") || day_at(cx, i + 2).is_some())
    {
        let next = behind_month(cx, i + 1);
        return Some(match day_at(cx, next) {
            // "Since 1922 May 21, 2025": the day belongs to the year behind it.
            Some((_, after)) if year_behind(cx, after).is_some() => return None,
            Some((day, after)) => Piece::fixed(i, after, calendar::day(year, month, day)?),
            None => Piece::fixed(i, i + 2, calendar::month(year, month)?),
        });
    }
    let window = calendar::part(calendar::years(year, Grain::Year)?, Grain::Year, found.part, None);
    let start = if found.part == Part::Whole || found.which.is_some() { i } else { found.start };
    (start != i || is_year(cx, i, year)).then(|| Piece::fixed(start, i + 1, window))
}

/// Whether the four digits at `i` are a year and not a count.
pub(super) fn is_year(cx: &Context<'_>, i: usize, year: i32) -> bool {
    let has_prev = i > cx.sentence.start;
    let round = year % 100 == 0;
    let modern = (1900..2100).contains(&year);
    let next = cx.get(i + 1);
    let noun_behind =
        next.is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.capital) && !cx.is_any(i + 1, FUNCTION_WORDS);
    let plural_behind = noun_behind && cx.str(i + 1).ends_with('s') && !cx.str(i + 1).ends_with("ss");
    // "pre-2015 rules", "below 2007 levels": not that many of them.
    let prefixed = has_prev && cx.joins(i - 1) && i >= 2 && cx.is_any(i - 2, &["pre", "post", "mid"]);
    let round_count = round && cx.is_any(i.wrapping_sub(1), BEFORE_COUNT);
    if prefixed || modern && cx.is_any(i + 1, DATED_NOUNS) || modern && !round_count && cx.is_any(i + 1, DATED_NOUN) {
        return true;
    }
    let scale = cx.sense(i + 1, |s| matches!(s, Sense::Scale(_) | Sense::Hundred | Sense::TimeUnit(_)).then_some(()));
    if scale.is_some()
        || cx.is(i + 1, '%')
        || cx.is_any(i + 1, &["percent", "km", "kg", "feet", "meters", "metres", "miles"])
    {
        return false;
    }
    if !has_prev {
        if !modern && opens_old_range(cx, i, year) {
            return true;
        }
        // "2020 promises to be"
        return modern && !round && (!plural_behind || cx.is_any(i + 1, BEHIND_YEAR));
    }
    // "c. 1850"
    if cx.is(i - 1, '.') && cx.glued(i - 1) && i >= 2 && cx.is_any(i - 2, &["c", "ca"]) {
        return true;
    }
    let prev = cx.get(i - 1);
    // "since at least 2007", "serious about 2016", "sooner than 2020"
    let back = |n: usize| i.checked_sub(n).filter(|j| cx.sentence.contains(j));
    let since = cx.is_any(i - 1, &["least"])
        && (back(3).is_some_and(|j| cx.is_any(j, &["since", "from", "until", "through"]))
            // "dating back to at least 2016"
            || back(4).is_some_and(|j| cx.is_any(j, &["back", "dating", "dates", "dated"])));
    let topic = cx.is_any(i - 1, &["about", "than", "around"]) && modern && !round && !noun_behind;
    // "from about 1890 on", "in roughly 2003"
    let led = cx.is_any(i - 1, &["about", "around", "roughly"])
        && back(2).is_some_and(|j| cx.is_any(j, &["from", "since", "until", "in", "before", "after"]))
        && !noun_behind;
    if since || topic || led && (modern || !round) {
        return true;
    }
    // "at 2030 GMT", "at 2010"
    if cx.is_any(i + 1, &["gmt", "utc", "bst", "hours", "hrs"])
        || cx.is_word(i - 1, "at") && next.is_none_or(|t| t.kind != TokenKind::Word || t.glued)
    {
        return false;
    }
    if cx.is_any(i - 1, BEFORE_COUNT)
        || matches!(prev.map(|t| t.kind), Some(TokenKind::Mark('$' | '£' | '€' | '#' | '+')))
    {
        return false;
    }
    if cx.is_any(i - 1, BEFORE_TIME)
        || cx.is_any(i - 1, &["year", "fiscal", "circa", "winter", "summer", "spring", "autumn"])
    {
        // "of 2000 soldiers"
        return !(noun_behind && (round || !modern && plural_behind));
    }
    if modern && cx.is_any(i + 1, BEHIND_YEAR) {
        return true;
    }
    let closes = has_prev && cx.is_dash(i - 1) && cx.glued(i) && i >= cx.sentence.start + 2;
    let closes = closes && year_at(cx, i - 2).is_some_and(|(first, _)| opens_old_range(cx, i - 2, first));
    if !modern && (opens_old_range(cx, i, year) || closes) {
        return true;
    }
    if !modern {
        // "the 1844 election", "a 1785 letter", "(1892)", "in 1845, 1880 and 1957"
        let old = (1500..1900).contains(&year);
        let determined = cx.is_any(i - 1, &["the", "a", "an"]) && !plural_behind;
        let named = determined && noun_behind || cx.is_word(i - 1, "the") && cx.is_any(i + 1, DATED_NOUNS);
        let capital = determined && !round && next.is_some_and(|t| t.capital && t.is_word());
        let closed = cx.is(i - 1, '(') && cx.is(i + 1, ')');
        let listed = cx.is(i - 1, ',') && back(2).is_some_and(|j| year_at(cx, j).is_some()) && !noun_behind;
        let measured = cx.sense(i + 1, |s| matches!(s, Sense::Unit(_)).then_some(())).is_some();
        return old && (named || capital || closed || listed) && !measured && !cx.joins(i + 1);
    }
    match prev.map(|t| t.kind) {
        // "the 2024 election", "Russia's 2014 annexation", "(2014)", ", 2024"
        Some(TokenKind::Possessive) => !(round && plural_behind),
        Some(TokenKind::Mark(_)) => !plural_behind,
        Some(TokenKind::Number) => false,
        _ => {
            let determined = cx.is_any(i - 1, &["the", "a", "an", "his", "her", "their", "its", "our"]);
            let named = cx.is_word(i - 1, "the") && !plural_behind;
            // "other 2020 candidates"
            let described = !round && cx.is_any(i - 1, DESCRIBED);
            (!round || !noun_behind || named) && (!plural_behind || determined || described)
        }
    }
}

/// "(1861-65)", "1837–1901": not "1500-2000 men".
fn opens_old_range(cx: &Context<'_>, i: usize, year: i32) -> bool {
    let dash = cx.is_dash(i + 1) && cx.glued(i + 1) && cx.glued(i + 2) && cx.is_number(i + 2);
    let last = cx.str(i + 2).parse::<i32>().ok().filter(|_| dash && (1500..1900).contains(&year));
    let last = last.map(|n| if cx.str(i + 2).len() == 2 { year / 100 * 100 + n } else { n });
    let noun = cx.get(i + 3).is_some_and(|t| t.is_word() && !t.capital) && !cx.is_any(i + 3, FUNCTION_WORDS);
    last.is_some_and(|last| last > year && last < year + 150 && !(noun && year % 100 == 0))
}

/// Nouns in the plural that years go with and that are hardly counted in thousands.
const DATED_NOUNS: &[&str] = &[
    "levels", "elections", "midterms", "primaries", "caucuses", "campaigns", "conventions", "olympics", "riots",
    "protests", "games", "finals", "championships", "uprisings", "accords", "talks", "census", "standards",
];

/// Nouns in the singular that years go with.
const DATED_NOUN: &[&str] = &["election", "campaign", "midterm", "presidential", "census", "convention", "primary"];

/// Verbs of what a year does: in form they could be nouns that are counted.
const BEHIND_YEAR: &[&str] = &[
    "promises", "holds", "sees", "seems", "brings", "looks", "begins", "ends", "comes", "starts", "draws", "gets",
    "turns", "proves", "remains",
];

/// Adjectives before a year and a noun in the plural: "other 2020 candidates".
const DESCRIBED: &[&str] = &[
    "other", "fellow", "these", "those", "proposed", "younger", "early", "final", "potential", "possible", "likely",
    "leading", "top", "former", "tight", "winning", "planned", "upcoming", "preliminary", "official",
];

/// Lower-case words that may follow a year without being counted by it.
pub(super) const FUNCTION_WORDS: &[&str] = &[
    "and", "or", "but", "when", "as", "to", "by", "in", "on", "at", "for", "with", "after", "before", "because",
    "that", "was", "is", "has", "had", "will", "would", "it", "he", "she", "they", "we", "the", "a", "an", "while",
    "until", "from", "of", "under", "following", "than", "which", "who", "were", "are", "amid", "over", "alone",
    "this", "his", "its", "about", "so", "if", "where", "since", "through", "against", "during", "says", "thus",
];

/// "'90s": the apostrophe before the digits.
pub(super) fn decade_apostrophe(cx: &Context<'_>, i: usize) -> bool {
    i > cx.sentence.start && cx.glued(i) && cx.is(i - 1, '\'') && cx.str(i).len() == 2
}

/// "1990s", "the 1990's", "'90s", "the 80s".
pub(super) fn decade_digits(cx: &Context<'_>, i: usize) -> Option<Piece> {
    let written = cx.str(i);
    let plural = cx.glued(i + 1) && cx.is_any(i + 1, &["s"])
        || matches!(cx.get(i + 1).map(|t| t.kind), Some(TokenKind::Possessive)) && cx.str(i + 1).len() == 2
        // "in the 1990 s"
        || written.len() == 4 && cx.str(i + 1) == "s" && cx.get(i + 2).is_none_or(|t| !t.glued || !t.is_word());
    if !plural || !written.ends_with('0') {
        return None;
    }
    let n: i32 = written.parse().ok()?;
    let first = if decade_apostrophe(cx, i) { i - 1 } else { i };
    let found = before(cx, first);
    let the = first > cx.sentence.start && cx.is_word(first - 1, "the");
    if cx.get(i + 1).is_some_and(|t| t.kind == TokenKind::Possessive) && !the && found.start == first {
        return None; // "2020's biggest hit"
    }
    let (year, grain) = match written.len() {
        4 if n % 100 == 0 && n != 2000 => (n, Grain::Century),
        4 => (n, Grain::Decade),
        // "the Roaring '20s"
        2 if decade_apostrophe(cx, i) && first > cx.sentence.start && cx.is_word(first - 1, "roaring") => {
            (1900 + n, Grain::Decade)
        }
        2 if decade_apostrophe(cx, i) => (if n >= 30 { 1900 + n } else { 2000 + n }, Grain::Decade),
        // "temperatures in the 80s", "in his 40s"
        2 if n >= 50 && (the || found.start != first) && !warm(cx, i) => (1900 + n, Grain::Decade),
        // "the 1970s and 80s"
        2 if n >= 20 && first >= cx.sentence.start + 3 && behind_decade(cx, first) => (1900 + n, Grain::Decade),
        _ => return None,
    };
    if !(1000..2200).contains(&year) {
        return None;
    }
    let window = calendar::part(calendar::years(year, grain)?, grain, found.part, None);
    let start = if found.which.is_none() { found.start } else { first };
    Some(Piece::fixed(start, i + 2, window))
}

/// Whether a decade of the 1900s and "and" or "to" stand before token `i`.
fn behind_decade(cx: &Context<'_>, i: usize) -> bool {
    let link = cx.key(i - 1, Kw::And) || cx.key(i - 1, Kw::To) || cx.key(i - 1, Kw::Or);
    let tens = cx.str(i - 3);
    // "in their 60s and 70s"
    let ages = tens.len() == 2
        && (tens < "50"
            || i > cx.sentence.start + 3 && cx.is_any(i - 4, &["their", "his", "her", "my", "our", "your"]));
    link && !ages
        && cx.is_word(i - 2, "s")
        && cx.glued(i - 2)
        && tens.ends_with('0')
        && (tens.len() == 2 || tens.starts_with("19"))
}

/// Whether the words around token `i` speak of the weather.
fn warm(cx: &Context<'_>, i: usize) -> bool {
    (i.saturating_sub(12)..i + 12)
        .any(|j| cx.is_any(j, &["temperature", "temperatures", "highs", "lows", "degrees", "humidity"]))
}

/// "the nineties", "the late eighties".
pub(super) fn at_decade_word(cx: &Context<'_>, i: usize, tens: u8) -> Option<Piece> {
    let found = before(cx, i);
    let the = found.start > cx.sentence.start && cx.is_word(found.start - 1, "the");
    let in_them = i > cx.sentence.start && cx.key(i - 1, Kw::In);
    // "the Swinging Sixties"
    let the = the || i > cx.sentence.start && cx.is_any(i - 1, &["swinging", "roaring"]);
    if !the && !in_them && found.part == Part::Whole || warm(cx, i) {
        return None;
    }
    let decade = calendar::years(1900 + i32::from(tens), Grain::Decade)?;
    Some(Piece::fixed(found.start, i + 1, calendar::part(decade, Grain::Decade, found.part, None)))
}

/// "the nineteen seventies": `n` is the 19.
pub(super) fn decade_of_century(cx: &Context<'_>, i: usize, n: u32) -> Option<Piece> {
    let tens = cx.sense(i + 1, |s| if let Sense::Date(DateWord::Decade(tens)) = s { Some(tens) } else { None })?;
    let first = i32::try_from(n).ok()?.checked_mul(100)?.checked_add(i32::from(tens))?;
    Some(Piece::fixed(i, i + 2, calendar::years(first, Grain::Decade)?))
}

/// The season of a year that stands behind it: "summer of 2014", "winter 2024", "the winter of 1943–44".
pub(super) fn season_year(cx: &Context<'_>, i: usize, season: Season, part: Part) -> Option<(Days, usize)> {
    let (year, next) = winter_of(cx, i).or_else(|| year_behind(cx, i))?;
    let window = calendar::part(calendar::season(year, season)?, Grain::Season, part, None);
    Some((Days::between(window.0, window.1), next))
}

/// "of 1943–44", "2024/25": the first of the two years that a winter is in, and the token behind both.
fn winter_of(cx: &Context<'_>, i: usize) -> Option<(i32, usize)> {
    let at = if cx.key(i, Kw::Of) { i + 1 } else { i };
    let first = year_of(cx.str(at))?;
    let joined = (cx.is_dash(at + 1) || cx.is(at + 1, '/')) && cx.glued(at + 1) && cx.glued(at + 2);
    let last: i32 = cx.str(at + 2).parse().ok().filter(|_| joined)?;
    (last == first + 1 || last == (first + 1) % 100).then_some((first, at + 3))
}
