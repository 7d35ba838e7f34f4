//! Values as they are written: numerals, amounts, durations, calendar windows. No hedges, no tolerance (see [`crate::interval`]).
//!
//! Numbers are exact decimals throughout; nothing passes through binary floating point.

use chrono::{Datelike, NaiveDate};
pub use rust_decimal::Decimal;

/// A number as somebody wrote it: its value, and how round it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The value in full: 2,000,000,000 for "2 billion".
    pub value: Decimal,
    /// Place value of the last significant digit: 1 for 347, 100 for 300, 0.1 for 19.2, 1,000,000,000 for "2 billion". Always positive.
    pub step: Decimal,
    /// Significant digits of the numeral as written ("2" in "2 billion"): 1 for 300, 3 for 347.
    pub digits: u8,
    /// First significant digit as written: 2 for "2 billion"; 0 for zero.
    pub lead: u8,
    /// Whether the numeral as written, before its scale word, is 1,000 or more ("4,000", not "4 thousand").
    pub thousands: bool,
}

impl Numeral {
    /// Reads roundness off `written` ("2" of "2 billion") and multiplies by `scale` (a billion).
    /// `None` when the product does not fit a [`Decimal`].
    ///
    /// ```
    /// use gainsay::value::{Decimal, Numeral};
    /// let n = Numeral::new(Decimal::from(300), Decimal::ONE).unwrap();
    /// assert_eq!((n.step, n.digits, n.lead), (Decimal::from(100), 1, 3));
    /// let n = Numeral::new(Decimal::new(192, 1), Decimal::ONE).unwrap();
    /// assert_eq!((n.step, n.digits), (Decimal::new(1, 1), 3));
    /// ```
    #[must_use]
    pub fn new(written: Decimal, scale: Decimal) -> Option<Self> {
        if written.is_zero() {
            let value = written.checked_mul(scale)?;
            return Some(Self { value, step: scale, digits: 1, lead: 0, thousands: false });
        }
        let plain = scale.scale() == 0 && scale.mantissa() == 1;
        let scaled = |n: Decimal| if plain { Some(n) } else { n.checked_mul(scale) };
        let value = scaled(written)?;
        // Trailing zeros of an integer are round; those behind a decimal point were written on purpose.
        let (mut mantissa, mut exponent) = (written.mantissa().unsigned_abs(), -i64::from(written.scale()));
        // Most fit 64 bits, whose division is far cheaper.
        if let Ok(mut small) = u64::try_from(mantissa) {
            while exponent >= 0 && small % 10 == 0 {
                small /= 10;
                exponent += 1;
            }
            mantissa = u128::from(small);
        } else {
            while exponent >= 0 && mantissa % 10 == 0 {
                mantissa /= 10;
                exponent += 1;
            }
        }
        let (digits, lead) = match u64::try_from(mantissa) {
            Ok(small) => (small.ilog10() + 1, u128::from(small / 10u64.pow(small.ilog10()))),
            Err(_) => (mantissa.ilog10() + 1, mantissa / 10u128.pow(mantissa.ilog10())),
        };
        let power = match exponent {
            0 => Decimal::ONE,
            1.. => Decimal::from_i128_with_scale(10i128.checked_pow(u32::try_from(exponent).ok()?)?, 0),
            _ => Decimal::new(1, u32::try_from(-exponent).ok()?),
        };
        Some(Self {
            value,
            step: scaled(power)?,
            digits: u8::try_from(digits).ok()?,
            lead: u8::try_from(lead).ok()?,
            thousands: i64::from(digits) + exponent > 3,
        })
    }

    /// The numeral of a whole number.
    #[must_use]
    pub fn int(n: i64) -> Self {
        Self::new(Decimal::from(n), Decimal::ONE).expect("every i64 fits a Decimal")
    }
}

/// How much, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// One number: "270", "2 billion".
    Exact(Numeral),
    /// A simple fraction: "one-fifth", "two thirds", "one in five". `of` is its denominator.
    Fraction {
        /// The fraction as a decimal, 28 digits.
        value: Decimal,
        /// Numerator.
        num: u32,
        /// Denominator, not zero.
        of: u32,
    },
    /// "between 5 and 10", "5–10", "one or two".
    Between(Numeral, Numeral),
    /// "dozens", "several hundred", "multibillion": a wide interval, `None` open above.
    Vague {
        /// Lower end, included.
        lo: Decimal,
        /// Upper end, included.
        hi: Option<Decimal>,
    },
}

/// A calendar unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl TimeUnit {
    /// The unit in months and seconds; one of the two is zero.
    #[must_use]
    pub fn length(self) -> Length {
        let (months, seconds) = match self {
            Self::Second => (0, 1),
            Self::Minute => (0, 60),
            Self::Hour => (0, 3_600),
            Self::Day => (0, 86_400),
            Self::Week => (0, 604_800),
            Self::Month => (1, 0),
            Self::Quarter => (3, 0),
            Self::Year => (12, 0),
            Self::Decade => (120, 0),
            Self::Century => (1_200, 0),
        };
        Length { months: Decimal::from(months), seconds: Decimal::from(seconds) }
    }

    /// English singular, lower case: "year".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}

/// A length of time: calendar months and exact seconds stay apart, since a month has no fixed number of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Length {
    /// Months; 12 to the year.
    pub months: Decimal,
    /// Seconds; 86,400 to the day.
    pub seconds: Decimal,
}

/// A duration as written: "three-year", "one to two weeks", "2 hours and 30 minutes".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// How many of `unit`.
    pub amount: Amount,
    /// The unit of `amount`.
    pub unit: TimeUnit,
    /// What a compound adds: the 30 minutes of "2 hours and 30 minutes". Zero otherwise.
    pub plus: Length,
    /// An age ("a 54-year-old"), which is a duration of its own kind.
    pub age: bool,
}

/// A window of days, both ends included; `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Days {
    /// First day; `None`: no lower bound is known.
    pub from: Option<NaiveDate>,
    /// Last day; `None`: no upper bound is known.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Neither end known.
    pub const UNKNOWN: Self = Self { from: None, to: None };

    /// A single day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { from: Some(day), to: Some(day) }
    }

    /// From one day to another, both included.
    #[must_use]
    pub fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Both ends, if both are known.
    #[must_use]
    pub fn bounded(self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.from?, self.to?))
    }

    /// The day, month or year that the two ends make up, in words: "15 August 2025", "February 2022", "2014".
    ///
    /// ```
    /// use gainsay::value::Days;
    /// let month = Days::between("2022-02-01".parse().unwrap(), "2022-02-28".parse().unwrap());
    /// assert_eq!(month.calendar_unit().as_deref(), Some("February 2022"));
    /// ```
    #[must_use]
    pub fn calendar_unit(self) -> Option<String> {
        let (from, to) = self.bounded()?;
        let next = to.succ_opt()?;
        if from == to {
            Some(from.format("%-d %B %Y").to_string())
        } else if from.day() == 1 && next.day() == 1 && (from.year(), from.month()) == (to.year(), to.month()) {
            Some(from.format("%B %Y").to_string())
        } else if from.ordinal() == 1 && next.ordinal() == 1 && from.year() == to.year() {
            Some(from.year().to_string())
        } else {
            None
        }
    }

    /// Whether some day may lie in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        let starts_before_end = |a: Option<NaiveDate>, b: Option<NaiveDate>| match (a, b) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_before_end(self.from, other.to) && starts_before_end(other.from, self.to)
    }
}

/// A currency: an ISO 4217 code, or a class when the text does not say which (`$` any dollar, `£`, `Fr`, `Rs`, `peso`, `dinar`, `riyal`, `rial`, `¢`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(pub &'static str);

/// A unit of measurement by its canonical English singular ("kilometre", "square mile", "barrel"), or the counted noun.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(pub String);
