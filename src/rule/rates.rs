//! `rates.toml`: dated rates of exchange, each currency with its source and tolerance.

use super::error::{RuleError, SourceFile};
use super::file;
use crate::rates::{Quotes, Rates};
use crate::value::{Days, Decimal};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// One `[[currency]]`, as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    code: Spanned<String>,
    source: String,
    tolerance: Spanned<file::Scalar>,
    rates: BTreeMap<Spanned<String>, Spanned<file::Scalar>>,
}

/// Adds the rates of a file; a currency that is known already gets those of the file alone.
pub fn read(file: &SourceFile, rates: &mut Rates, errors: &mut Vec<RuleError>) {
    let mut base = None;
    let mut currencies = Vec::new();
    for (name, value) in file::table(file, errors) {
        match name.get_ref().as_str() {
            "base" => base = file::read::<Spanned<String>>(file, value, errors),
            "currency" => currencies = file::elements::<Written>(file, value, errors),
            other => errors.push(file::unknown(file, &name, other, &["base", "currency"])),
        }
    }
    let Some(base) = base else {
        errors.push(
            RuleError::new("missing-key", file, 0..0, "rates need a `base`")
                .help("begin the file with the currency that all rates are given for: base = \"USD\""),
        );
        return;
    };
    code(file, &base, errors);
    if rates.base().is_empty() {
        *rates = Rates::against(base.get_ref());
    } else if rates.base() != base.get_ref() {
        let message = format!("other rates are given for one {}, these for one {}", rates.base(), base.get_ref());
        let help = format!("give them for one {}", rates.base());
        errors.push(RuleError::new("rate-base", file, base.span(), message).help(help));
        return;
    }
    for currency in &currencies {
        let written = currency.get_ref();
        let before = errors.len();
        code(file, &written.code, errors);
        let tolerance = tolerance(file, &written.tolerance, errors);
        let dated = dated(file, &written.rates, errors);
        if let Some(tolerance) = tolerance.filter(|_| errors.len() == before) {
            rates.set(written.code.get_ref(), Quotes { tolerance, source: written.source.clone(), dated });
        }
    }
}

fn code(file: &SourceFile, written: &Spanned<String>, errors: &mut Vec<RuleError>) {
    let text = written.get_ref();
    if text.len() != 3 || !text.bytes().all(|b| b.is_ascii_uppercase()) {
        let message = format!("`{text}` is no currency code");
        let help = "write the three letters of ISO 4217: \"EUR\"";
        errors.push(RuleError::new("currency-code", file, written.span(), message).help(help));
    }
}

/// "8 %" as 0.08.
fn tolerance(file: &SourceFile, written: &Spanned<file::Scalar>, errors: &mut Vec<RuleError>) -> Option<Decimal> {
    let text = &written.get_ref().0;
    let percent = text.strip_suffix('%').and_then(|t| t.trim().parse::<Decimal>().ok());
    let tolerance = percent.filter(|p| *p >= Decimal::ZERO && *p < Decimal::ONE_HUNDRED);
    if tolerance.is_none() {
        let message = format!("`{text}` is no tolerance");
        errors.push(
            RuleError::new("rate-value", file, written.span(), message).help("write a percentage: tolerance = \"8 %\""),
        );
    }
    tolerance.map(|p| p / Decimal::ONE_HUNDRED)
}

fn dated(
    file: &SourceFile,
    written: &BTreeMap<Spanned<String>, Spanned<file::Scalar>>,
    errors: &mut Vec<RuleError>,
) -> Vec<(Days, Decimal)> {
    let mut dated: Vec<(Days, Decimal)> = Vec::new();
    for (period, rate) in written {
        let Some(days) = days(period.get_ref()) else {
            let message = format!("`{}` is no year, month or day", period.get_ref());
            let help = "write 2024, 2024-07 or 2024-07-15";
            errors.push(RuleError::new("rate-period", file, period.span(), message).help(help));
            continue;
        };
        let value = rate.get_ref().0.parse::<Decimal>().ok().filter(|r| *r > Decimal::ZERO);
        let Some(value) = value else {
            let message = format!("`{}` is no rate", rate.get_ref().0);
            let help = "write how many units one unit of the base bought, a number above zero";
            errors.push(RuleError::new("rate-value", file, rate.span(), message).help(help));
            continue;
        };
        if dated.iter().any(|(other, _)| other.meets(days)) {
            let message = format!("`{}` overlaps another period of this currency", period.get_ref());
            let help = "give one rate a day: write the months of a year, or the year";
            errors.push(RuleError::new("rate-period", file, period.span(), message).help(help));
            continue;
        }
        dated.push((days, value));
    }
    dated
}

/// The days of "2024", "2024-07" or "2024-07-15".
fn days(text: &str) -> Option<Days> {
    let numbers: Vec<u32> = text.split('-').map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let day = |y: u32, m: u32, d: u32| NaiveDate::from_ymd_opt(i32::try_from(y).ok()?, m, d);
    match numbers[..] {
        [y @ 1800..=2999] => Some(Days::between(day(y, 1, 1)?, day(y, 12, 31)?)),
        [y @ 1800..=2999, m] => {
            let first = day(y, m, 1)?;
            let next = if m == 12 { day(y + 1, 1, 1)? } else { first.with_month(m + 1)? };
            Some(Days::between(first, next.pred_opt()?))
        }
        [y @ 1800..=2999, m, d] => day(y, m, d).map(Days::day),
        _ => None,
    }
}
