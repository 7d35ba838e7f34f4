//! Units of measurement: their names, their dimensions, and exact factors between the units of one dimension.

use super::lexicon::Sense;
use crate::value::Decimal;

/// A unit of measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitDef {
    /// Canonical English singular, as in [`crate::value::Unit`]: "kilometre".
    pub name: &'static str,
    /// What it measures: "length". Units of one dimension convert into each other.
    pub dimension: &'static str,
    /// How many of the dimension's base unit it is, as a decimal: "1609.344" metres to the mile.
    pub factor: &'static str,
    /// Words that name it, lower case, with plurals. Some need a qualifier before them ("square") and are not here.
    pub(super) words: &'static [&'static str],
    /// Abbreviations, as they are written. They stand behind digits only.
    pub(super) short: &'static [&'static str],
}

/// The unit with the canonical name `name`.
///
/// ```
/// assert_eq!(gainsay::mention::units::named("mile").unwrap().dimension, "length");
/// ```
#[must_use]
pub fn named(name: &str) -> Option<&'static UnitDef> {
    UNITS.iter().find(|u| u.name == name)
}

/// `value` of the unit `from` in the unit `to`, both by canonical names. `None` when one is unknown, when they measure
/// different things, or when the result does not fit a [`Decimal`].
///
/// ```
/// use gainsay::{mention::units::convert, value::Decimal};
/// let km = convert(Decimal::from(600), "mile", "kilometre").unwrap();
/// assert_eq!(km.to_string(), "965.6064");
/// assert!(convert(Decimal::ONE, "mile", "hour").is_none());
/// ```
#[must_use]
pub fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let (from, to) = (named(from)?, named(to)?);
    if from.name == to.name {
        return Some(value);
    }
    match (from.name, to.name) {
        ("degree Celsius", "degree Fahrenheit") => {
            return value.checked_mul(Decimal::new(18, 1))?.checked_add(Decimal::from(32)).map(|v| v.normalize());
        }
        ("degree Fahrenheit", "degree Celsius") => {
            return value.checked_sub(Decimal::from(32))?.checked_div(Decimal::new(18, 1)).map(|v| v.normalize());
        }
        _ => {}
    }
    if from.dimension != to.dimension {
        return None;
    }
    let base = value.checked_mul(from.factor.parse().ok()?)?;
    Some(base.checked_div(to.factor.parse().ok()?)?.normalize())
}

/// The words of units, with their senses.
pub(super) fn senses() -> impl Iterator<Item = (String, Sense)> {
    (0u8..).zip(UNITS).flat_map(|(index, unit)| {
        let words = unit.words.iter().map(move |w| ((*w).to_owned(), Sense::Unit(index)));
        words.chain(unit.short.iter().map(move |w| (w.to_ascii_lowercase(), Sense::ShortUnit(index))))
    })
}

const fn unit(
    name: &'static str,
    dimension: &'static str,
    factor: &'static str,
    words: &'static [&'static str],
    short: &'static [&'static str],
) -> UnitDef {
    UnitDef { name, dimension, factor, words, short }
}

/// All units. Those of an area or a volume made of a length ("square mile") are found by their qualifier.
#[rustfmt::skip]
pub const UNITS: &[UnitDef] = &[
    unit("metre", "length", "1", &["metre", "metres", "meter", "meters"], &["m"]),
    unit("kilometre", "length", "1000", &["kilometre", "kilometres", "kilometer", "kilometers", "km", "kms"], &["km", "kms", "KM"]),
    unit("centimetre", "length", "0.01", &["centimetre", "centimetres", "centimeter", "centimeters", "cm", "cms"], &["cm", "cms"]),
    unit("millimetre", "length", "0.001", &["millimetre", "millimetres", "millimeter", "millimeters", "mm"], &["mm"]),
    unit("micrometre", "length", "0.000001", &["micrometre", "micrometres", "micrometer", "micrometers", "micron", "microns"], &["µm", "μm"]),
    unit("nanometre", "length", "0.000000001", &["nanometre", "nanometres", "nanometer", "nanometers"], &["nm"]),
    unit("decimetre", "length", "0.1", &["decimetre", "decimetres", "decimeter", "decimeters"], &["dm"]),
    unit("inch", "length", "0.0254", &["inch", "inches"], &["in"]),
    unit("foot", "length", "0.3048", &["foot", "feet", "ft"], &["ft"]),
    unit("yard", "length", "0.9144", &["yard", "yards", "yd", "yds"], &["yd", "yds"]),
    unit("mile", "length", "1609.344", &["mile", "miles"], &["mi"]),
    unit("nautical mile", "length", "1852", &[], &["nmi"]),
    unit("light year", "length", "9460730472580800", &["lightyear", "lightyears"], &["ly"]),
    unit("square metre", "area", "1", &["sqm"], &["sqm", "m²"]),
    unit("square kilometre", "area", "1000000", &["sqkm"], &["sqkm", "km²"]),
    unit("square centimetre", "area", "0.0001", &[], &[]),
    unit("square mile", "area", "2589988.110336", &[], &[]),
    unit("square foot", "area", "0.09290304", &["sqft"], &["sqft", "ft²"]),
    unit("square yard", "area", "0.83612736", &[], &[]),
    unit("square inch", "area", "0.00064516", &[], &[]),
    unit("hectare", "area", "10000", &["hectare", "hectares"], &["ha"]),
    unit("acre", "area", "4046.8564224", &["acre", "acres"], &[]),
    unit("litre", "volume", "1", &["litre", "litres", "liter", "liters"], &["l", "L", "ltr"]),
    unit("millilitre", "volume", "0.001", &["millilitre", "millilitres", "milliliter", "milliliters", "ml"], &["ml", "mL"]),
    unit("centilitre", "volume", "0.01", &["centilitre", "centilitres", "centiliter", "centiliters"], &["cl"]),
    unit("hectolitre", "volume", "100", &["hectolitre", "hectolitres", "hectoliter", "hectoliters"], &["hl"]),
    unit("cubic metre", "volume", "1000", &[], &["m³"]),
    unit("cubic centimetre", "volume", "0.001", &[], &["cc"]),
    unit("cubic kilometre", "volume", "1000000000000", &[], &["km³"]),
    unit("cubic foot", "volume", "28.316846592", &[], &[]),
    unit("cubic yard", "volume", "764.554857984", &[], &[]),
    unit("cubic inch", "volume", "0.016387064", &[], &[]),
    unit("gallon", "volume", "3.785411784", &["gallon", "gallons", "gals"], &["gal"]),
    unit("billion cubic metre", "volume", "1000000000000", &[], &["bcm"]),
    unit("cubic foot per second", "flow", "1", &["cusec", "cusecs"], &[]),
    unit("cubic metre per second", "flow", "35.314666721488590", &["cumec", "cumecs"], &[]),
    unit("quintal", "mass", "100000", &["quintal", "quintals"], &[]),
    unit("million British thermal unit", "heat", "1", &["mmbtu"], &["MMBtu", "mmBtu", "mmbtu", "MMBTU"]),
    unit("barrel", "volume", "158.987294928", &["barrel", "barrels"], &["bbl"]),
    unit("cup", "volume", "0.2365882365", &["cup", "cups"], &[]),
    unit("pint", "volume", "0.473176473", &["pint", "pints"], &[]),
    unit("tablespoon", "volume", "0.01478676478125", &["tablespoon", "tablespoons"], &["tbsp"]),
    unit("teaspoon", "volume", "0.00492892159375", &["teaspoon", "teaspoons"], &["tsp"]),
    unit("gram", "mass", "1", &["gram", "grams", "gramme", "grammes"], &["g", "gm", "gms"]),
    unit("kilogram", "mass", "1000", &["kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg", "kgs"], &["kg", "kgs", "Kg", "KG"]),
    unit("milligram", "mass", "0.001", &["milligram", "milligrams", "milligramme", "milligrammes", "mg"], &["mg", "mgs"]),
    unit("microgram", "mass", "0.000001", &["microgram", "micrograms", "microgramme", "microgrammes"], &["µg", "μg", "mcg"]),
    unit("tonne", "mass", "1000000", &["tonne", "tonnes"], &["t", "mt", "MT"]),
    unit("pound", "mass", "453.59237", &["pound", "pounds", "lb", "lbs"], &["lb", "lbs"]),
    unit("ounce", "mass", "28.349523125", &["ounce", "ounces", "oz"], &["oz"]),
    unit("stone", "mass", "6350.29318", &["stone"], &["st"]),
    unit("carat", "mass", "0.2", &["carat", "carats"], &[]),
    unit("ton", "ton", "1", &["ton", "tons"], &[]),
    unit("kiloton", "yield", "1", &["kiloton", "kilotons", "kilotonne", "kilotonnes"], &["kt"]),
    unit("megaton", "yield", "1000", &["megaton", "megatons", "megatonne", "megatonnes"], &[]),
    unit("bushel", "bushel", "1", &["bushel", "bushels"], &[]),
    unit("kilometre per hour", "speed", "1", &["kph", "kmh", "kmph"], &["kph", "kmh", "kmph", "KPH"]),
    unit("mile per hour", "speed", "1.609344", &["mph"], &["mph", "MPH"]),
    unit("metre per second", "speed", "3.6", &[], &[]),
    unit("knot", "speed", "1.852", &["knot", "knots"], &["kt", "kts", "kn"]),
    unit("watt", "power", "1", &["watt", "watts"], &["W"]),
    unit("kilowatt", "power", "1000", &["kilowatt", "kilowatts"], &["kW", "KW", "kw"]),
    unit("megawatt", "power", "1000000", &["megawatt", "megawatts"], &["MW"]),
    unit("gigawatt", "power", "1000000000", &["gigawatt", "gigawatts"], &["GW"]),
    unit("terawatt", "power", "1000000000000", &["terawatt", "terawatts"], &["TW"]),
    unit("horsepower", "power", "745.69987158227022", &["horsepower", "bhp", "hp"], &["hp", "bhp", "HP"]),
    unit("kilowatt hour", "energy", "1000", &[], &["kWh", "KWh", "kwh"]),
    unit("megawatt hour", "energy", "1000000", &[], &["MWh"]),
    unit("gigawatt hour", "energy", "1000000000", &[], &["GWh"]),
    unit("terawatt hour", "energy", "1000000000000", &[], &["TWh"]),
    unit("watt hour", "energy", "1", &[], &["Wh"]),
    unit("calorie", "calorie", "1", &["calorie", "calories", "kcal", "kcals"], &["kcal"]),
    unit("joule", "joule", "1", &["joule", "joules"], &[]),
    unit("kilojoule", "joule", "1000", &["kilojoule", "kilojoules"], &["kJ"]),
    unit("megajoule", "joule", "1000000", &["megajoule", "megajoules"], &["MJ"]),
    unit("volt", "voltage", "1", &["volt", "volts"], &["V"]),
    unit("kilovolt", "voltage", "1000", &["kilovolt", "kilovolts"], &["kV"]),
    unit("ampere", "current", "1", &["amp", "amps", "ampere", "amperes"], &[]),
    unit("hertz", "frequency", "1", &["hertz"], &["Hz"]),
    unit("kilohertz", "frequency", "1000", &["kilohertz"], &["kHz"]),
    unit("megahertz", "frequency", "1000000", &["megahertz"], &["MHz"]),
    unit("gigahertz", "frequency", "1000000000", &["gigahertz"], &["GHz"]),
    unit("decibel", "decibel", "1", &["decibel", "decibels"], &["dB"]),
    unit("byte", "data", "1", &["byte", "bytes"], &[]),
    unit("kilobyte", "data", "1000", &["kilobyte", "kilobytes"], &["KB", "kB"]),
    unit("megabyte", "data", "1000000", &["megabyte", "megabytes"], &["MB", "Mb", "mb"]),
    unit("gigabyte", "data", "1000000000", &["gigabyte", "gigabytes"], &["GB", "gb"]),
    unit("terabyte", "data", "1000000000000", &["terabyte", "terabytes"], &["TB", "tb"]),
    unit("petabyte", "data", "1000000000000000", &["petabyte", "petabytes"], &["PB"]),
    unit("exabyte", "data", "1000000000000000000", &["exabyte", "exabytes"], &["EB"]),
    unit("bit", "data", "0.125", &["bit", "bits"], &[]),
    unit("megabit", "data", "125000", &["megabit", "megabits"], &[]),
    unit("gigabit", "data", "125000000", &["gigabit", "gigabits"], &[]),
    unit("megabit per second", "bandwidth", "1", &["mbps"], &["Mbps", "mbps"]),
    unit("gigabit per second", "bandwidth", "1000", &["gbps"], &["Gbps", "gbps"]),
    unit("degree Celsius", "Celsius", "1", &["celsius", "centigrade", "celcius"], &["C"]),
    unit("degree Fahrenheit", "Fahrenheit", "1", &["fahrenheit", "farenheit"], &["F"]),
    unit("kelvin", "kelvin", "1", &["kelvin", "kelvins"], &[]),
    unit("degree", "degree", "1", &["degree", "degrees"], &[]),
    unit("basis point", "points", "0.01", &[], &["bps", "bp"]),
    unit("percentage point", "points", "1", &[], &[]),
    unit("revolution per minute", "revolutions", "1", &["rpm"], &["rpm"]),
    unit("mile per gallon", "fuel economy", "1", &["mpg"], &["mpg"]),
    unit("barrel per day", "oil flow", "1", &["bpd"], &["bpd"]),
    unit("pascal", "pressure", "1", &["pascal", "pascals"], &[]),
    unit("hectopascal", "pressure", "100", &["hectopascal", "hectopascals", "millibar", "millibars"], &["hPa"]),
    unit("psi", "psi", "1", &["psi"], &["psi"]),
    unit("quart", "volume", "0.946352946", &["quart", "quarts"], &["qt", "qts"]),
    unit("fluid ounce", "volume", "0.0295735295625", &[], &[]),
    unit("decilitre", "volume", "0.1", &["decilitre", "decilitres", "deciliter", "deciliters"], &["dl", "dL"]),
    unit("acre-foot", "volume", "1233481.83754752", &[], &[]),
    unit("bushel per acre", "crop yield", "1", &[], &[]),
    unit("fathom", "length", "1.8288", &["fathom", "fathoms"], &[]),
    unit("furlong", "length", "201.168", &["furlong", "furlongs"], &[]),
    unit("parsec", "length", "30856775814913673", &["parsec", "parsecs"], &[]),
    unit("picometre", "length", "0.000000000001", &["picometre", "picometres", "picometer", "picometers"], &[]),
    unit("kilotonne", "mass", "1000000000", &[], &[]),
    unit("gigatonne", "mass", "1000000000000000", &["gigatonne", "gigatonnes", "gigaton", "gigatons"], &["Gt"]),
    unit("milliwatt", "power", "0.001", &["milliwatt", "milliwatts"], &["mW"]),
    unit("milliampere", "current", "0.001", &["milliamp", "milliamps", "milliampere", "milliamperes"], &["mA"]),
    unit("milliampere hour", "charge", "1", &[], &["mAh"]),
    unit("ohm", "resistance", "1", &["ohm", "ohms"], &["Ω"]),
    unit("newton metre", "torque", "1", &[], &["Nm"]),
    unit("pound-foot", "torque", "1.3558179483314004", &[], &["lb-ft"]),
    unit("gram per kilometre", "emission", "1", &[], &[]),
    unit("frame per second", "frame rate", "1", &["fps"], &["fps"]),
    unit("terabit", "data", "125000000000", &["terabit", "terabits"], &[]),
    unit("newton", "force", "1", &["newton", "newtons"], &[]),
    unit("kilopascal", "pressure", "1000", &["kilopascal", "kilopascals"], &["kPa"]),
    unit("megapascal", "pressure", "1000000", &["megapascal", "megapascals"], &["MPa"]),
    unit("millimetre of mercury", "pressure", "133.322387415", &[], &["mmHg"]),
    unit("lumen", "light", "1", &["lumen", "lumens"], &[]),
    unit("radian", "angle", "1", &["radian", "radians"], &[]),
    unit("part per million", "share", "1", &[], &["ppm"]),
    unit("part per billion", "share", "0.001", &[], &["ppb"]),
    unit("dot per inch", "resolution", "1", &[], &["dpi"]),
    unit("pixel", "pixel", "1", &["pixel", "pixels"], &["px"]),
    unit("megapixel", "pixel", "1000000", &["megapixel", "megapixels"], &[]),
    unit("sievert", "dose", "1", &["sievert", "sieverts"], &["Sv"]),
    unit("millisievert", "dose", "0.001", &["millisievert", "millisieverts"], &["mSv"]),
    unit("becquerel", "activity", "1", &["becquerel", "becquerels"], &["Bq"]),
    unit("kilobit", "data", "125", &["kilobit", "kilobits"], &[]),
    unit("kilobit per second", "bandwidth", "0.001", &["kbps"], &["kbps", "Kbps"]),
    unit("megawatt peak", "peak power", "1", &[], &["MWp"]),
    unit("troy ounce", "mass", "31.1034768", &[], &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_unit_has_a_positive_factor_and_its_own_name() {
        let mut names = BTreeSet::new();
        for unit in UNITS {
            let factor: Decimal = unit.factor.parse().unwrap();
            assert!(factor > Decimal::ZERO, "{}", unit.name);
            assert!(names.insert(unit.name), "{} twice", unit.name);
            assert_eq!(convert(Decimal::TEN, unit.name, unit.name), Some(Decimal::TEN));
        }
    }

    #[test]
    fn conversions() {
        for (value, from, to, want) in [
            ("1", "square mile", "square kilometre", "2.589988110336"),
            ("100", "hectare", "square kilometre", "1"),
            ("2", "barrel", "litre", "317.974589856"),
            ("50", "degree Fahrenheit", "degree Celsius", "10"),
            ("100", "degree Celsius", "degree Fahrenheit", "212"),
            ("25", "basis point", "percentage point", "0.25"),
            ("100", "knot", "kilometre per hour", "185.2"),
        ] {
            let got = convert(value.parse().unwrap(), from, to).unwrap();
            assert_eq!(got, want.parse().unwrap(), "{value} {from} in {to}");
        }
    }
}
