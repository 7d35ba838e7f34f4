//! The words that dates begin with. Words that only stand before those ("last", "early", "the end of") are found by
//! looking back, so that they cost nothing where no date follows.

use super::Season;
use crate::mention::lexicon::Sense;

/// What a word means to dates, beside months, weekdays and units of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mention) enum DateWord {
    /// "today" 0, "yesterday" -1, "tomorrow" 1.
    Day(i8),
    /// "overnight".
    Overnight,
    /// "weekend".
    Weekend,
    /// A unit of the calendar in the singular: "week". The unit itself is the word's [`Sense::TimeUnit`].
    Unit,
    /// "morning", "night": of a day that stands before it.
    DayPart,
    /// "summer".
    Season(Season),
    /// "nineties": 90.
    Decade(u8),
    /// The "Q" of "Q3".
    Quarter,
    /// The "H" of "H1".
    Half,
    /// "Christmas", "New Year's": a day of the calendar with a name of its own.
    Feast,
}

/// The words of dates.
pub(in crate::mention) const LEXICON: &[(&str, Sense)] = &[
    ("january", Sense::Month(1)),
    ("jan", Sense::Month(1)),
    ("february", Sense::Month(2)),
    ("feb", Sense::Month(2)),
    ("march", Sense::Month(3)),
    ("mar", Sense::Month(3)),
    ("april", Sense::Month(4)),
    ("apr", Sense::Month(4)),
    ("may", Sense::Month(5)),
    ("june", Sense::Month(6)),
    ("jun", Sense::Month(6)),
    ("july", Sense::Month(7)),
    ("jul", Sense::Month(7)),
    ("august", Sense::Month(8)),
    ("aug", Sense::Month(8)),
    ("september", Sense::Month(9)),
    ("sept", Sense::Month(9)),
    ("sep", Sense::Month(9)),
    ("october", Sense::Month(10)),
    ("oct", Sense::Month(10)),
    ("november", Sense::Month(11)),
    ("nov", Sense::Month(11)),
    ("december", Sense::Month(12)),
    ("dec", Sense::Month(12)),
    ("monday", Sense::Weekday(0)),
    ("mon", Sense::Weekday(0)),
    ("tuesday", Sense::Weekday(1)),
    ("tue", Sense::Weekday(1)),
    ("tues", Sense::Weekday(1)),
    ("wednesday", Sense::Weekday(2)),
    ("wed", Sense::Weekday(2)),
    ("thursday", Sense::Weekday(3)),
    ("thu", Sense::Weekday(3)),
    ("thur", Sense::Weekday(3)),
    ("thurs", Sense::Weekday(3)),
    ("friday", Sense::Weekday(4)),
    ("fri", Sense::Weekday(4)),
    ("saturday", Sense::Weekday(5)),
    ("sat", Sense::Weekday(5)),
    ("sunday", Sense::Weekday(6)),
    ("sun", Sense::Weekday(6)),
    ("today", Sense::Date(DateWord::Day(0))),
    ("tonight", Sense::Date(DateWord::Day(0))),
    ("yesterday", Sense::Date(DateWord::Day(-1))),
    ("tomorrow", Sense::Date(DateWord::Day(1))),
    ("overnight", Sense::Date(DateWord::Overnight)),
    ("weekend", Sense::Date(DateWord::Weekend)),
    ("day", Sense::Date(DateWord::Unit)),
    ("week", Sense::Date(DateWord::Unit)),
    ("fortnight", Sense::Date(DateWord::Unit)),
    ("month", Sense::Date(DateWord::Unit)),
    ("quarter", Sense::Date(DateWord::Unit)),
    ("year", Sense::Date(DateWord::Unit)),
    ("decade", Sense::Date(DateWord::Unit)),
    ("century", Sense::Date(DateWord::Unit)),
    ("morning", Sense::Date(DateWord::DayPart)),
    ("afternoon", Sense::Date(DateWord::DayPart)),
    ("evening", Sense::Date(DateWord::DayPart)),
    ("night", Sense::Date(DateWord::DayPart)),
    ("spring", Sense::Date(DateWord::Season(Season::Spring))),
    ("summer", Sense::Date(DateWord::Season(Season::Summer))),
    ("autumn", Sense::Date(DateWord::Season(Season::Autumn))),
    ("fall", Sense::Date(DateWord::Season(Season::Autumn))),
    ("winter", Sense::Date(DateWord::Season(Season::Winter))),
    ("twenties", Sense::Date(DateWord::Decade(20))),
    ("thirties", Sense::Date(DateWord::Decade(30))),
    ("forties", Sense::Date(DateWord::Decade(40))),
    ("fifties", Sense::Date(DateWord::Decade(50))),
    ("sixties", Sense::Date(DateWord::Decade(60))),
    ("seventies", Sense::Date(DateWord::Decade(70))),
    ("eighties", Sense::Date(DateWord::Decade(80))),
    ("nineties", Sense::Date(DateWord::Decade(90))),
    ("q", Sense::Date(DateWord::Quarter)),
    ("h", Sense::Date(DateWord::Half)),
    ("christmas", Sense::Date(DateWord::Feast)),
    ("new", Sense::Date(DateWord::Feast)),
    ("valentine", Sense::Date(DateWord::Feast)),
    ("halloween", Sense::Date(DateWord::Feast)),
];
