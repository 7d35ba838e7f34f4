//! Numbers in digits, as one token writes them: "1,234,567", "19.2", "1.234.567", "12,34,567".

use crate::value::Decimal;

/// The value of a number token; `None` when its points and commas group nothing sensible, or it is too long to be a count.
pub(super) fn parse(written: &str) -> Option<Decimal> {
    let bytes = written.as_bytes();
    if bytes.len() > 36 {
        return None;
    }
    // What most numbers are.
    if bytes.len() <= 18
        && let Ok(n) = written.parse::<u64>()
    {
        return Some(Decimal::from(n));
    }
    let commas = bytes.iter().filter(|&&b| b == b',').count();
    let points = bytes.iter().filter(|&&b| b == b'.').count();
    let (whole, fraction) = match (commas, points) {
        (0, 0) => (written, ""),
        (0, 1) => written.split_once('.')?,
        (_, 0) if grouped(written, ',') => (written, ""),
        (0, _) if grouped(written, '.') => (written, ""),
        // "1,5 million", as some write it.
        (1, 0) => match written.split_once(',')? {
            (whole, fraction) if fraction.len() <= 2 => (whole, fraction),
            _ => return None,
        },
        // "1,234.5", and "1.234,5".
        (_, 1) => match written.split_once('.')? {
            (whole, fraction) if grouped(whole, ',') => (whole, fraction),
            _ => match written.split_once(',')? {
                (whole, fraction) if commas == 1 && grouped(whole, '.') => (whole, fraction),
                _ => return None,
            },
        },
        (1, _) => match written.split_once(',')? {
            (whole, fraction) if grouped(whole, '.') => (whole, fraction),
            _ => return None,
        },
        _ => return None,
    };
    let mut mantissa: i128 = 0;
    let mut scale = 0u32;
    for (part, behind_point) in [(whole, 0), (fraction, 1)] {
        for digit in part.bytes().filter(u8::is_ascii_digit) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
            scale += behind_point;
        }
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// Whether `separator` parts groups of three digits ("1,234,567"), or of two before the last three ("12,34,567").
fn grouped(whole: &str, separator: char) -> bool {
    let (mut first, mut rest) = match whole.split_once(separator) {
        Some((first, rest)) if (1..=3).contains(&first.len()) => (first.len(), rest),
        _ => return false,
    };
    let (mut threes, mut twos) = (true, first <= 2);
    loop {
        let Some((group, behind)) = rest.split_once(separator) else { return rest.len() == 3 && (threes || twos) };
        (first, rest) = (group.len(), behind);
        threes &= first == 3;
        twos &= first == 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits() {
        for (written, value) in [
            ("0", Some("0")),
            ("192", Some("192")),
            ("4.800", Some("4.800")),
            ("1,234", Some("1234")),
            ("1,234,567", Some("1234567")),
            ("12,34,567", Some("1234567")),
            ("1,00,00,000", Some("10000000")),
            ("1.234.567", Some("1234567")),
            ("1,234.5", Some("1234.5")),
            ("1.234.567,89", Some("1234567.89")),
            ("1,5", Some("1.5")),
            ("1,2345", None),
            ("1.2.3", None),
            ("12345,678", None),
            ("1234567890123456789012345678901234567", None),
        ] {
            assert_eq!(parse(written).map(|d| d.to_string()).as_deref(), value, "{written}");
        }
    }
}
