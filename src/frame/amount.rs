//! Amounts and their hedges as nested intervals: core, loose, literal.
//!
//! The widths follow what readers took hedged numbers to mean (Ferson et al. 2015, "Natural language of uncertainty"),
//! simplified to three classes of roundness. Time gone by has its own table, in [`super::elapsed`].

use crate::interval::Interval;
use crate::mention::Hedge;
use crate::value::{Amount, Decimal, Numeral};

/// What a phrase may mean, three times: core ⊆ loose ⊆ literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nested {
    /// What a typical reader takes the words to mean.
    pub core: Interval,
    /// What a generous reader would still accept.
    pub loose: Interval,
    /// The truth conditions of the words.
    pub literal: Interval,
}

impl Nested {
    /// The same done to all three.
    #[must_use]
    pub fn map(self, f: impl Fn(Interval) -> Interval) -> Self {
        Self { core: f(self.core), loose: f(self.loose), literal: f(self.literal) }
    }
}

/// Reads `amount` with its hedge.
///
/// ```
/// use gainsay::frame::amount::nested;
/// use gainsay::interval::Interval;
/// use gainsay::mention::Hedge;
/// use gainsay::value::{Amount, Decimal, Numeral};
/// let twelve = nested(&Amount::Exact(Numeral::int(12)), Hedge::None);
/// assert_eq!(twelve.loose, Interval::half_open(Decimal::new(115, 1), Decimal::new(125, 1)));
/// ```
#[must_use]
pub fn nested(amount: &Amount, hedge: Hedge) -> Nested {
    match *amount {
        Amount::Exact(n) => hedged(&Point::of(&n), hedge),
        Amount::Fraction { num, of, value } => fraction(num, of, value, hedge),
        Amount::Between(a, b) => between(a, b, hedge),
        Amount::Vague { lo, hi } => vague(lo, hi),
    }
}

/// The smallest sensible difference of an amount: its place value, and for `counts` of things never more than 1.
#[must_use]
pub fn step(amount: &Amount, counts: bool) -> Decimal {
    let step = match *amount {
        Amount::Exact(n) => n.step,
        Amount::Between(a, b) => a.step.min(b.step),
        Amount::Fraction { .. } => Decimal::new(1, 2),
        Amount::Vague { lo, .. } => lo.max(Decimal::ONE),
    };
    if counts { step.min(Decimal::ONE) } else { step }
}

/// Relative width of a numeral, by its roundness as written: a fifth for 2, 20, 100, a tenth for 8, 500, 3,000, a twentieth for 75, 347.
#[must_use]
pub fn relative_width(n: &Numeral) -> Decimal {
    Decimal::new(
        match (n.digits, n.lead) {
            (0 | 1, 1 | 2) if !n.thousands => 20,
            (0 | 1, _) => 10,
            _ => 5,
        },
        2,
    )
}

/// A number with what its hedges may add: `width` is w·N, `half_step` half a unit of the last significant digit.
struct Point {
    at: Decimal,
    width: Decimal,
    half_step: Decimal,
}

impl Point {
    fn of(n: &Numeral) -> Self {
        Self {
            at: n.value,
            width: relative_width(n).saturating_mul(n.value.abs()),
            half_step: n.step.saturating_mul(Decimal::new(5, 1)),
        }
    }

    /// From `below` tenths of the width under the number to `above` tenths over it.
    fn spread(&self, below: i64, above: i64) -> Interval {
        let tenths = |n: i64| Decimal::new(n, 1).saturating_mul(self.width);
        Interval::closed(self.at.saturating_sub(tenths(below)), self.at.saturating_add(tenths(above)))
    }

    /// `[N - slack, N + slack)` for a number without a hedge, `slack` being `quarters` quarters of the width, half a step at most.
    fn bare(&self, quarters: i64) -> Interval {
        let slack = self.half_step.min(Decimal::new(25 * quarters, 2).saturating_mul(self.width));
        Interval::half_open(self.at.saturating_sub(slack), self.at.saturating_add(slack))
    }
}

fn hedged(p: &Point, hedge: Hedge) -> Nested {
    let two = |core, loose| Nested { core, loose, literal: loose };
    let above = |i: Interval| Interval { hi: None, hi_open: true, ..i };
    let below = |i: Interval| Interval { lo: None, lo_open: true, ..i };
    match hedge {
        Hedge::None | Hedge::Between | Hedge::Vague => two(p.bare(1), p.bare(4)),
        Hedge::Exactly => two(Interval::point(p.at), Interval::point(p.at)),
        Hedge::About => two(p.spread(5, 5), p.spread(15, 15)),
        Hedge::Nearly => {
            two(excluding_hi(p.spread(7, 0)), Interval::closed(p.spread(20, 0).lo.unwrap_or(p.at), nearly_top(p)))
        }
        Hedge::MoreThan => {
            let loose = excluding_lo(p.spread(0, 30));
            Nested { core: excluding_lo(p.spread(0, 11)), loose, literal: above(loose) }
        }
        Hedge::AtLeast => {
            let loose = p.spread(0, 30);
            Nested { core: p.spread(0, 12), loose, literal: above(loose) }
        }
        Hedge::LessThan | Hedge::AtMost | Hedge::UpTo => {
            let loose = p.spread(30, 0);
            Nested { core: p.spread(9, 0), loose, literal: below(loose) }
        }
    }
}

fn nearly_top(p: &Point) -> Decimal {
    p.at.saturating_add(Decimal::new(25, 2).saturating_mul(p.width))
}

fn excluding_hi(i: Interval) -> Interval {
    Interval { hi_open: i.lo != i.hi, ..i }
}

fn excluding_lo(i: Interval) -> Interval {
    Interval { lo_open: i.lo != i.hi, ..i }
}

/// "A to B": both ends as they are; loosely, each as a bare number. A hedge before the range reaches out from both ends.
fn between(a: Numeral, b: Numeral, hedge: Hedge) -> Nested {
    let (a, b) = if a.value <= b.value { (Point::of(&a), Point::of(&b)) } else { (Point::of(&b), Point::of(&a)) };
    match hedge {
        Hedge::None | Hedge::Between | Hedge::Vague | Hedge::Exactly => {
            let loose = Interval { hi_open: false, ..a.bare(4).join(b.bare(4)) };
            Nested { core: Interval::closed(a.at, b.at), loose, literal: loose }
        }
        _ => {
            let (low, high) = (hedged(&a, hedge), hedged(&b, hedge));
            let loose = low.loose.join(high.loose);
            Nested { core: low.core.join(high.core), loose, literal: loose.join(low.literal.join(high.literal)) }
        }
    }
}

/// "dozens": the interval of the word; loosely from three quarters of its lower end to twice its upper end.
fn vague(lo: Decimal, hi: Option<Decimal>) -> Nested {
    let core = Interval { lo: Some(lo), hi, lo_open: false, hi_open: hi.is_none() };
    let loose = Interval {
        lo: Some(lo.saturating_mul(Decimal::new(75, 2))),
        hi: hi.map(|h| h.saturating_mul(Decimal::TWO)),
        ..core
    };
    Nested { core, loose, literal: loose }
}

/// A simple fraction means itself up to the midpoints to its neighbours; loosely half as far again.
fn fraction(num: u32, of: u32, value: Decimal, hedge: Hedge) -> Nested {
    let at = Decimal::from(num).checked_div(Decimal::from(of)).unwrap_or(value);
    let (below, above) = neighbours(num, of, at);
    let half = |d: Decimal| d / Decimal::TWO;
    let (down, up) = (half(at.saturating_sub(below)), half(above.saturating_sub(at)));
    let reach = |times: Decimal| {
        Interval::half_open(at.saturating_sub(down.saturating_mul(times)), at.saturating_add(up.saturating_mul(times)))
    };
    let widen = Decimal::new(15, 1);
    match hedge {
        Hedge::None | Hedge::Between | Hedge::Vague => {
            let loose = reach(widen);
            Nested { core: reach(Decimal::ONE), loose, literal: loose }
        }
        // A hedge counts from the point; what it may add is measured by the distance to the midpoints.
        _ => {
            let width = half(down.saturating_add(up));
            hedged(&Point { at, width, half_step: width }, hedge)
        }
    }
}

/// The simple fractions next to `num/of` at `at`: those of halves to fifths, of one part or all but one, and of the same denominator.
fn neighbours(num: u32, of: u32, at: Decimal) -> (Decimal, Decimal) {
    let mut near: Vec<(u32, u32)> = (2..=5u32).flat_map(|n| (0..=n).map(move |k| (k, n))).collect();
    let of = of.max(1);
    for n in [of.saturating_sub(1), of, of.saturating_add(1)] {
        if n >= 6 {
            near.extend([(1, n), (n - 1, n)]);
        }
    }
    if num > 1 && num.saturating_add(1) < of {
        near.extend([(num - 1, of), (num.saturating_add(1), of)]);
    }
    let mut below = at.floor();
    let mut above = at.floor().saturating_add(Decimal::ONE);
    for (k, n) in near {
        let f = Decimal::from(k) / Decimal::from(n);
        if f < at && f > below {
            below = f;
        }
        if f > at && f < above {
            above = f;
        }
    }
    (below, above)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numeral(text: &str, scale: i64) -> Numeral {
        Numeral::new(text.parse().unwrap(), Decimal::from(scale)).unwrap()
    }

    fn show(i: Interval) -> String {
        let end = |x: Option<Decimal>| x.map_or("..".to_owned(), |x| x.round_dp(4).normalize().to_string());
        let (open, close) = (if i.lo_open { '(' } else { '[' }, if i.hi_open { ')' } else { ']' });
        format!("{open}{}, {}{close}", end(i.lo), end(i.hi))
    }

    #[track_caller]
    fn check(amount: Amount, hedge: Hedge, core: &str, loose: &str, literal: &str) {
        let n = nested(&amount, hedge);
        assert_eq!([show(n.core), show(n.loose), show(n.literal)], [core, loose, literal]);
        assert!(n.core.within(n.loose) && n.loose.within(n.literal));
    }

    #[test]
    fn hedges_of_numbers() {
        let exact = |text, scale| Amount::Exact(numeral(text, scale));
        let same = |a, h, core, loose| check(a, h, core, loose, loose);
        same(exact("347", 1), Hedge::None, "[346.5, 347.5)", "[346.5, 347.5)");
        same(exact("300", 1), Hedge::None, "[292.5, 307.5)", "[270, 330)");
        same(exact("19.2", 1), Hedge::None, "[19.15, 19.25)", "[19.15, 19.25)");
        same(exact("2", 1_000_000_000), Hedge::None, "[1900000000, 2100000000)", "[1600000000, 2400000000)");
        same(exact("4000", 1), Hedge::None, "[3900, 4100)", "[3600, 4400)");
        same(exact("12", 1), Hedge::Exactly, "[12, 12]", "[12, 12]");
        same(exact("20", 1), Hedge::About, "[18, 22]", "[14, 26]");
        same(exact("100", 1), Hedge::Nearly, "[86, 100)", "[60, 105]");
        check(exact("80", 1), Hedge::MoreThan, "(80, 88.8]", "(80, 104]", "(80, ..)");
        check(exact("80", 1), Hedge::AtLeast, "[80, 89.6]", "[80, 104]", "[80, ..)");
        check(exact("80", 1), Hedge::UpTo, "[72.8, 80]", "[56, 80]", "(.., 80]");
        same(exact("0", 1), Hedge::None, "[0, 0]", "[0, 0]");
    }

    #[test]
    fn ranges_and_vague_amounts() {
        let range = Amount::Between(numeral("5", 1), numeral("10", 1));
        check(range, Hedge::None, "[5, 10]", "[4.5, 12]", "[4.5, 12]");
        check(range, Hedge::About, "[4.75, 11]", "[4.25, 13]", "[4.25, 13]");
        let dozens = Amount::Vague { lo: Decimal::from(24), hi: Some(Decimal::from(99)) };
        check(dozens, Hedge::Vague, "[24, 99]", "[18, 198]", "[18, 198]");
        let multi = Amount::Vague { lo: Decimal::TWO, hi: None };
        check(multi, Hedge::Vague, "[2, ..)", "[1.5, ..)", "[1.5, ..)");
    }

    #[test]
    fn fractions_reach_to_their_neighbours() {
        let f = |num, of| Amount::Fraction { value: Decimal::from(num) / Decimal::from(of), num, of };
        let core = |a| show(nested(&a, Hedge::None).core);
        assert_eq!(core(f(1, 5)), "[0.1833, 0.225)");
        assert_eq!(core(f(1, 4)), "[0.225, 0.2917)");
        assert_eq!(core(f(1, 3)), "[0.2917, 0.3667)");
        assert_eq!(core(f(1, 2)), "[0.45, 0.55)");
        assert_eq!(core(f(2, 3)), "[0.6333, 0.7083)");
        assert_eq!(core(f(9, 10)), "[0.8944, 0.9045)");
        assert_eq!(core(f(1, 10)), "[0.0955, 0.1056)");
        assert_eq!(core(f(3, 8)), "[0.3542, 0.3875)");
        check(f(1, 2), Hedge::MoreThan, "(0.5, 0.555]", "(0.5, 0.65]", "(0.5, ..)");
        check(f(1, 2), Hedge::Nearly, "[0.465, 0.5)", "[0.4, 0.5125]", "[0.4, 0.5125]");
    }
}
