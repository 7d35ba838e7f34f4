//! Mentions in sentences: what is marked, as which type, with which value and hedge.
//!
//! A row is a sentence with its mentions in ⟦brackets⟧, and their readings in order, parted by `|`.

use chrono::NaiveDate;
use gainsay::frame::amount::nested;
use gainsay::mention::neutral::{Record, mentions_of};
use gainsay::mention::sentence::sentences;
use gainsay::mention::token::tokenize;
use gainsay::mention::{Hedge, Written, find};
use serde_json::Value;

/// Checks rows: every mention of each sentence, and nothing else, is found and read as written.
fn check(rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (marked, expected) in rows {
        let text = marked.replace(['⟦', '⟧'], "");
        let mut found = mentions_of(&text, NaiveDate::from_ymd_opt(2025, 9, 3));
        // Open periods around a date and the units of parts are readings of their own: see the tests of dates.
        found.retain(|record| !record.around_date && !record.in_part);
        let got = (mark(&text, &found), found.iter().map(reading).collect::<Vec<_>>().join(" | "));
        if got != ((*marked).to_owned(), (*expected).to_owned()) {
            wrong.push(format!("want {marked}\n     {expected}\n got {}\n     {}", got.0, got.1));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n\n{}\n", wrong.len(), rows.len(), wrong.join("\n\n"));
}

/// The text with brackets around its mentions.
fn mark(text: &str, found: &[Record]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for record in found {
        marked.push_str(&text[at..record.start]);
        marked.push_str(&format!("⟦{}⟧", record.text));
        at = record.end;
    }
    marked.push_str(&text[at..]);
    marked
}

/// "number 270", "money 5..10 USD nearly", "percent 19.2", "date".
fn reading(record: &Record) -> String {
    let mut words = vec![record.kind.to_owned()];
    let text = |key: &str| record.value.get(key).and_then(Value::as_str).map(str::to_owned);
    match record.kind {
        "date" | "daterange" => {}
        "duration" => words.extend(text("iso")),
        _ => {
            let single = text("n").or_else(|| text("pct"));
            let range = || format!("{}..{}", text("lo").unwrap_or_default(), text("hi").unwrap_or_default());
            words.push(single.unwrap_or_else(range));
        }
    }
    words.extend(text("cur").or_else(|| text("unit")));
    if record.hedge != "none" {
        words.push(record.hedge.to_owned());
    }
    words.join(" ")
}

#[test]
fn numbers_in_digits() {
    check(&[
        ("They fired ⟦270⟧ drones and ⟦10⟧ missiles.", "number 270 | number 10"),
        ("A city of ⟦1,234,567⟧.", "number 1234567"),
        ("A city of ⟦1 234 567⟧ people.", "number 1234567"),
        ("A city of ⟦1.234.567⟧ people.", "number 1234567"),
        ("Some ⟦12,34,567⟧ voters and ⟦13 lakh⟧ others", "number 1234567 about | number 1300000"),
        ("It needs ⟦6 crore⟧ doses.", "number 60000000"),
        ("A town of ⟦10k⟧, a land of ⟦24m⟧ people", "number 10000 | number 24000000"),
        ("Roughly ⟦1.5 million⟧ left.", "number 1500000 about"),
        ("⟦4 thousand 3 hundred⟧ of them", "number 4300"),
        ("⟦5 1/2⟧ or ⟦3½⟧ loaves", "number 5.5 | number 3.5"),
        ("⟦1'234'567⟧ of ⟦10^3⟧ and ⟦2.5e5⟧", "number 1234567 | number 1000 | number 250000"),
        ("a rate of ⟦3.2 M⟧", "number 3200000"),
    ]);
}

#[test]
fn numbers_in_words() {
    check(&[
        ("⟦Two hundred and seventy⟧ drones", "number 270"),
        ("⟦TWO HUNDRED AND SEVENTY⟧ DRONES", "number 270"),
        ("⟦a dozen⟧ men and ⟦two dozen⟧ women", "number 12 | number 24"),
        ("⟦one and a half million⟧ people", "number 1500000"),
        ("⟦two point five million⟧ people", "number 2500000"),
        ("⟦twenty-five thousand⟧ people", "number 25000"),
        ("⟦three hundred thousand⟧ and ⟦a million⟧", "number 300000 | number 1000000"),
        ("⟦half a million⟧ people, ⟦half a dozen⟧ dogs", "number 500000 | number 6"),
        ("a fall to ⟦minus five⟧", "number -5"),
        ("⟦point five million⟧ of them, ⟦three one-hundredths⟧ of it", "number 500000 | number 0.03"),
        ("⟦one hundredth⟧ of the sum, the ⟦hundred and first⟧ time", "number 0.01 | ordinal 101"),
        ("⟦one⟧ of the men, the one who left, no one else", "number 1"),
        ("Air Force One and the only one left", ""),
    ]);
}

#[test]
fn fractions() {
    check(&[
        ("⟦two-thirds⟧ of the seats", "number 0.6666666666666666666666666667"),
        ("⟦One in five⟧ children, ⟦four-fifths⟧ of them girls", "number 0.2 | number 0.8"),
        ("⟦nine out of ten⟧ voters", "number 0.9"),
        ("nearly ⟦half⟧ of the town, more than ⟦a quarter⟧ of it", "number 0.5 nearly | number 0.25 more-than"),
        ("⟦a third⟧ of the land", "number 0.3333333333333333333333333333"),
        ("a ⟦third⟧ country in the ⟦second⟧ half", "ordinal 3 | ordinal 2"),
        ("⟦three quarters⟧ of the fleet", "number 0.75"),
    ]);
}

#[test]
fn vague_amounts() {
    check(&[
        (
            "⟦Several hundred thousand⟧ fled; ⟦a few hundred million dollars⟧ is lost.",
            "number 300000..900000 vague | money 300000000..600000000 $ vague",
        ),
        ("⟦Dozens⟧ died and ⟦several hundred⟧ fled.", "number 24..99 vague | number 300..900 vague"),
        ("⟦tens of thousands⟧ of people", "number 20000..99999 vague"),
        ("⟦a few⟧ men, ⟦a couple of⟧ women", "number 3..6 vague | number 2..3 vague"),
        ("The couple, a couple in love, have few friends.", ""),
        ("a ⟦multibillion-dollar⟧ plan", "money 2000000000.. $ vague"),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("⟦5–10⟧ people or ⟦5 to 10 million⟧", "number 5..10 between | number 5000000..10000000 between"),
        ("between ⟦5 and 10⟧ people", "number 5..10 between"),
        ("⟦one or two⟧ men", "number 1..2 between"),
        ("⟦12-15,000⟧ troops, ⟦1.5B⟧ users", "number 12000..15000 between | number 1500000000"),
        (
            "oil fell from ⟦3 million barrels⟧ in ⟦2008⟧ to ⟦2 million barrels⟧",
            "quantity 3000000 barrel | date | quantity 2000000 barrel",
        ),
        ("It rose from ⟦5%⟧ to ⟦10%⟧.", "percent 5 | percent 10"),
        ("It ranged from ⟦5% to 10%⟧.", "percent 5..10 between"),
        ("It fell ⟦2%⟧ to ⟦45%⟧.", "percent 2 | percent 45"),
        ("It raised its payout by ⟦2 cents⟧ to ⟦45 cents⟧.", "money 0.02 ¢ | money 0.45 ¢"),
        ("⟦5–10 per cent⟧ of them", "percent 5..10 between"),
        ("more than ⟦100 and fewer than 300⟧ men", "number 100..300 between"),
        ("at least ⟦20 km and at most 30 km⟧", "quantity 20..30 kilometre between"),
    ]);
}

#[test]
fn no_numbers() {
    check(&[
        ("A T-34 tank, an F-16, the G7 and COVID-19", ""),
        ("They met at 10:30 and again at 5 p.m. or 6pm.", ""),
        ("They won 3-1 and lost 0-2.", ""),
        ("Call 555-1234 or 1-800-CALLNOW now.", ""),
        ("Version 1.2.3 of it", ""),
        ("his half-brother came at half past ten", ""),
        ("Article 5, section 230, Rule 6(e), phase two, Flight 93 and a 401(k) plan", ""),
        ("A Boeing 747 and an iPhone 14 for an S&P 500 firm, P.O. Box 500", ""),
        ("They tabled ⟦five⟧ motions on page 12 and spent ⟦4⟧ of ⟦9⟧ sections.", "number 5 | number 4 | number 9"),
        ("The plan: (1) build, (2) sell, or (3) wait. Ann Lee (⟦25⟧) agreed.", "number 25"),
        ("It was cleared.[31][32] See ?id=1155968404 for the Group of 20 nations", ""),
        ("It ran from ⟦1890 to 1930⟧ in section 230 of the act.", "daterange"),
        ("the low 40's; House Bill 12 says who (2) voted.", ""),
        ("He made half-centuries on \"60 Minutes\".", ""),
        ("a 4–0 defeat at 19.30 GMT by a 5-to-1 margin", ""),
        ("Call 020 7946 0958, +44 20 7946 0958 or (212) 555-0123.", ""),
        ("Write to 10 Elm Street or 16 Old Oak Avenue, Springfield, IL 62701.", ""),
        ("The Big Four met the Gang of Eight at ground zero over zero tolerance for a 20-something's 10-K.", ""),
        ("It was tried in '17 and again in ’21.", ""),
        ("GOP hopefuls of old ratchet up 2018 attacks on ⟦2022⟧ politics.", "date"),
    ]);
}

#[test]
fn labels() {
    check(&[
        ("Article 30 gives the council its powers; Section 12 protects tenants.", ""),
        ("Highway 8 runs west and chapter 4 deals with loans, as resolution 77 demands.", ""),
        ("The iPhone 13 sells well, and Phase 2 trials began.", ""),
        ("A Category 4 storm, type 2 diabetes, stage 3 cancer and a level 2 alert", ""),
        ("The Grade 7 textbooks and Year 9 exams in Room 12", ""),
        ("She is No. 4, he is at No 10, in the number 7 shirt: see Fig. 3.", ""),
        ("the Big 12 and League 1, a Boeing 737 Max 8 and a Boeing 737-800", ""),
        ("junctions 9 and 10, flights 12 and 13, pages 3-5, Articles 5, 6 and 7, Reactors 3 and 4", ""),
        ("case number 23-1234 and docket 24-567", ""),
        ("In this section ⟦12⟧ errors were found.", "number 12"),
        ("At every stage ⟦5⟧ riders fell; a number of ⟦7⟧ towns fell.", "number 5 | number 7"),
        ("On these flights ⟦12⟧ passengers fell ill; exit polls gave them ⟦40⟧ seats.", "number 12 | number 40"),
    ]);
}

#[test]
fn times_of_the_day() {
    check(&[
        ("The hearing begins at 10.30 on ⟦Thursday⟧, and kick-off is at 19.45.", "date"),
        ("At 1430 hours they left; it ended at half past three.", ""),
        ("They met at a quarter past five and left at twenty past six.", ""),
        ("He rang at around 3 in the morning; they meet at 2000 local time.", ""),
        ("The index closed at ⟦10.30⟧.", "number 10.3"),
        ("They worked ⟦1430 hours⟧.", "duration P59DT14H"),
    ]);
}

#[test]
fn results_and_numbers_to_dial() {
    check(&[
        ("She won 6-4, 3-6, 7-6 (7-4) and he won 21-19, 15-21, 21-17.", ""),
        ("He took 5-45 at home, with 16-of-25 shooting; a 7-Eleven shop", ""),
        (
            "Children aged ⟦5-10⟧, ⟦11-15⟧ took ⟦5-10⟧ books.",
            "number 5..10 between | number 11..15 between | number 5..10 between",
        ),
        ("Call 0800 555 111, ring 116 123, phone 13 11 14 or dial 911.", ""),
        ("Neighbours called 911 and an aide made a 911 call from account 12345678.", ""),
        ("They called ⟦300⟧ witnesses.", "number 300"),
    ]);
}

#[test]
fn signs_points_and_letters() {
    check(&[
        ("Growth was ⟦–0.3 per cent⟧, with ⟦–12°C⟧ at night.", "percent -0.3 | quantity -12 degree Celsius"),
        ("a balance of ⟦–$5m⟧ and of ⟦minus $7m⟧", "money -5000000 $ | money -7000000 $"),
        ("It rose ⟦5–7 per cent⟧ – ⟦3 per cent⟧ more.", "percent 5..7 between | percent 3"),
        ("⟦12.000⟧ people left, ⟦2.500⟧ homes burned.", "number 12000 | number 2500"),
        ("It paid ⟦5.000 euros⟧ for ⟦1.250⟧ points.", "money 5000 EUR | number 1.25"),
        ("Waves of ⟦5m⟧ hit the pier.", "quantity 5 metre"),
        ("She ran ⟦800m⟧ for ⟦$.50⟧.", "quantity 800 metre | money 0.5 $"),
        ("He swam ⟦50m⟧ to it and scored from ⟦30m⟧.", "quantity 50 metre | quantity 30 metre"),
        ("At ⟦1.93m⟧, he is tall; sales fell from ⟦30m⟧.", "quantity 1.93 metre | number 30000000"),
    ]);
}

#[test]
fn durations_in_pieces() {
    check(&[
        ("She paused for ⟦a second⟧ before the end; a ⟦second⟧ man came.", "duration PT1S | ordinal 2"),
        ("They second-guessed him.", ""),
        ("⟦2⟧-, ⟦5⟧- and ⟦10-year⟧ yields", "duration P2Y | duration P5Y | duration P10Y"),
        ("⟦half-a-million⟧ people, ⟦half-a-century⟧ on", "number 500000 | duration P50Y"),
        ("⟦one and three-quarter million⟧ people", "number 1750000"),
        (
            "a ⟦two-hour-and-15-minute⟧ delay, then ⟦1h20m⟧ and ⟦1h 23m 45s⟧",
            "duration PT2H15M | duration PT1H20M | duration PT1H23M45S",
        ),
        ("a ⟦20-plus-year⟧ career", "duration vague"),
        ("⟦6h 30 minutes⟧ in all", "duration PT6H30M"),
    ]);
}

#[test]
fn hedges_inside_a_range_and_behind_a_comma() {
    check(&[
        ("Between about ⟦300 and 400⟧ people fled.", "number 300..400 between"),
        ("From ⟦300 to as many as 400⟧ people fled.", "number 300..400 between"),
        ("Nothing less than ⟦300⟧ will do.", "number 300 at-least"),
        ("⟦300⟧, or more, and ⟦70⟧ if not more", "number 300 at-least | number 70 at-least"),
        ("⟦300⟧, or more than that", "number 300"),
    ]);
}

#[test]
fn heat_flows_and_prices() {
    check(&[
        (
            "⟦38C-42C⟧ by day, ⟦18C–20C⟧ at night, ⟦40º C⟧ here",
            "quantity 38..42 degree Celsius between | quantity 18..20 degree Celsius between | quantity 40 degree Celsius",
        ),
        ("TOWNS TO BAKE IN ⟦41C⟧ HEAT", "quantity 41 degree Celsius"),
        (
            "⟦5,000 cusecs⟧, ⟦40 quintals⟧ and ⟦6 bcm⟧",
            "quantity 5000 cubic foot per second | quantity 40 quintal | quantity 6 billion cubic metre",
        ),
        ("It was a 1-in-100-year flood, ⟦1in⟧ deep.", "quantity 1 inch"),
        ("a ⟦multi-million-pound⟧ villa", "money 2000000.. £ vague"),
        (
            "⟦Rs one crore⟧ of it; ⟦RS 5 CRORE⟧ LOST; ⟦Ksh. 5 million⟧",
            "money 10000000 Rs | money 50000000 Rs | money 5000000 KES",
        ),
        (
            "⟦10 euro cents⟧ and ⟦50 US cents⟧, ⟦$1.5 trln⟧ and ⟦$2 MM⟧",
            "money 0.1 EUR | money 0.5 USD | money 1500000000000 $ | money 2000000 $",
        ),
        (
            "⟦3 Tajik somonis⟧, ⟦7 million Pacific francs⟧, ⟦Skr500m⟧",
            "money 3 TJS | money 7000000 XPF | money 500000000 SEK",
        ),
    ]);
}

#[test]
fn shares_of_one_and_vague_lengths() {
    check(&[
        (
            "⟦one person in three⟧, and ⟦one of every three⟧ voters",
            "number 0.3333333333333333333333333333 | number 0.3333333333333333333333333333",
        ),
        ("⟦one⟧ man in ⟦three⟧ cars, ⟦one⟧ of the ⟦three⟧", "number 1 | number 3 | number 1 | number 3"),
        ("for ⟦thousands of years⟧; ⟦tens⟧ of people", "duration vague | number 20..99 vague"),
        ("a ⟦three–year-old⟧ girl and the ⟦eight-\nmonth⟧ siege", "duration P3Y | duration P8M"),
        ("⟦5 % – 7 %⟧ of c.⟦300⟧ people", "percent 5..7 between | number 300 about"),
    ]);
}

#[test]
fn the_pronoun_one() {
    check(&[
        ("a new one, the most difficult one yet, a plan like the one in force", ""),
        ("It is a debt, one that few can pay; one could argue that one needs more.", ""),
        ("On the one hand a one-sided talk, on the other one-on-one duels, one by one, one-by-one", ""),
        ("⟦One⟧ man and ⟦one⟧ of his ⟦two⟧ sons left; ⟦one⟧ stayed.", "number 1 | number 1 | number 2 | number 1"),
        ("That ⟦one⟧ vote made the city ⟦one⟧ of the safest.", "number 1 | number 1"),
    ]);
}

#[test]
fn times_as_much() {
    check(&[
        (
            "a ⟦threefold⟧ rise, ⟦twice⟧ as many as before, more than ⟦double⟧ the number of old",
            "number 3 | number 2 | number 2 more-than",
        ),
        ("They want to double the fee and twice failed to triple it.", ""),
        ("⟦A pair of⟧ geese and the pair of them", "number 2"),
    ]);
}

#[test]
fn ordinals() {
    check(&[
        ("the ⟦fourth⟧ attempt, the ⟦21st⟧ and the ⟦twenty-second⟧ floor", "ordinal 4 | ordinal 21 | ordinal 22"),
        ("the ⟦one hundred and fifth⟧ flight, the ⟦two hundredth⟧", "ordinal 105 | ordinal 200"),
        ("the ⟦42ND⟧ STREET", "ordinal 42"),
        ("⟦ten metres per second⟧, wait a second", "quantity 10 metre per second"),
    ]);
}

#[test]
fn percentages() {
    check(&[
        ("⟦19.2%⟧, ⟦20 percent⟧, ⟦5 per cent⟧, ⟦24pc⟧", "percent 19.2 | percent 20 | percent 5 | percent 24"),
        ("up ⟦0.4 percentage points⟧ and ⟦25 basis points⟧", "percent 0.4 | quantity 25 basis point"),
        ("⟦half a percentage point⟧", "percent 0.5"),
        ("a ⟦10-percent⟧ cut", "percent 10"),
        ("won by ⟦52⟧-⟦48 percent⟧, ⟦62⟧-to-⟦34 percent⟧", "percent 52 | percent 48 | percent 62 | percent 34"),
        ("cut from ⟦4.75⟧ to ⟦4.25 per cent⟧", "percent 4.75 | percent 4.25"),
        ("rose from ⟦3.1⟧ to ⟦3.4 percent⟧ after ⟦50bp⟧", "percent 3.1 | percent 3.4 | quantity 50 basis point"),
        ("from ⟦5 to 10 percent⟧ of them", "percent 5..10 between"),
        ("an error of +/-⟦3 percentage points⟧", "percent 3"),
        ("ABOUT ⟦TWENTY PER CENT⟧ OF THEM", "percent 20 about"),
    ]);
}

#[test]
fn money() {
    check(&[
        ("⟦$24m⟧, ⟦$1.762bn⟧ and ⟦£3tn⟧", "money 24000000 $ | money 1762000000 $ | money 3000000000000 £"),
        ("⟦2 billion Canadian dollars⟧", "money 2000000000 CAD"),
        (
            "⟦HK$5⟧, ⟦A$6⟧, ⟦C$7⟧, ⟦US$8⟧, ⟦R$9⟧ and ⟦NZ$10⟧",
            "money 5 HKD | money 6 AUD | money 7 CAD | money 8 USD | money 9 BRL | money 10 NZD",
        ),
        ("⟦RM5 million⟧, ⟦Rs 300⟧ and ⟦50 kr⟧", "money 5000000 MYR | money 300 Rs | money 50"),
        ("⟦300 shekels⟧, ⟦5,000 yen⟧, ⟦1.2 trillion won⟧", "money 300 ILS | money 5000 JPY | money 1200000000000 KRW"),
        ("⟦9 million rubles⟧ or ⟦9 million Russian roubles⟧", "money 9000000 RUB | money 9000000 RUB"),
        ("⟦50 pence⟧, ⟦99 cents⟧ and ⟦5 dollars and 20 cents⟧", "money 0.5 £ | money 0.99 ¢ | money 5.2 $"),
        ("⟦$62 to $68⟧ or ⟦$5-10 million⟧", "money 62..68 $ between | money 5000000..10000000 $ between"),
        ("⟦EUR 5m⟧ and ⟦5m EUR⟧", "money 5000000 EUR | money 5000000 EUR"),
        ("⟦$5m⟧ (about ⟦£4m⟧)", "money 5000000 $ | money 4000000 £ about"),
        ("⟦millions of dollars⟧, ⟦a million-dollar⟧ home", "money 2000000..9999999 $ vague | money 1000000 $"),
        ("the ⟦two⟧ parties won ⟦three⟧ seats", "number 2 | number 3"),
        ("⟦$22 billion⟧ ⟦three⟧ times, ⟦$4 million 300 thousand⟧", "money 22000000000 $ | number 3 | money 4300000 $"),
        ("⟦$50 million⟧ in ⟦2014⟧ dollars", "money 50000000 $ | date"),
        ("⟦$3 and 20 cents⟧, ⟦15 dollars and 15⟧.", "money 3.2 $ | money 15.15 $"),
        ("⟦MSEK 30⟧ and ⟦5 MEUR⟧, ⟦Rupees 500 crore⟧", "money 30000000 SEK | money 5000000 EUR | money 5000000000 Rs"),
        ("⟦US $5 million⟧ and ⟦$5 million U.S.⟧, ⟦$10mm⟧", "money 5000000 USD | money 5000000 USD | money 10000000 $"),
        (
            "⟦20 vnd⟧, ⟦20 zł⟧, ⟦20 Croatian kuna⟧, ⟦R 10 million⟧",
            "money 20 VND | money 20 PLN | money 20 HRK | money 10000000 ZAR",
        ),
        (
            "It fetched ⟦142.88-91 yen⟧ or ⟦$1.1275-1277⟧.",
            "money 142.88..142.91 JPY between | money 1.1275..1.1277 $ between",
        ),
        (
            "⟦4,000 pounds⟧ of seed, a ⟦2,000-pound⟧ bomb, a ⟦2,000-pound⟧ fine",
            "quantity 4000 pound | quantity 2000 pound | money 2000 £",
        ),
        ("⟦W5 trillion⟧ and ⟦LE 500⟧", "money 5000000000000 KRW | money 500 EGP"),
        ("⟦$5 - $10⟧ in ⟦four⟧ dollar stores", "money 5..10 $ between | number 4"),
    ]);
}

#[test]
fn quantities() {
    check(&[
        ("⟦3.5m tonnes⟧ and ⟦9.7m barrels per day⟧", "quantity 3500000 tonne | quantity 9700000 barrel per day"),
        (
            "⟦258 pound-feet⟧ of torque, ⟦400 Nm⟧, ⟦120 g/km⟧",
            "quantity 258 pound-foot | quantity 400 newton metre | quantity 120 gram per kilometre",
        ),
        ("the ⟦100m⟧ high tower", "quantity 100 metre"),
        ("won the ⟦200m⟧ in Oslo, ⟦570m km⟧ off", "quantity 200 metre | quantity 570000000 kilometre"),
        ("⟦1,000 km⟧ away, a ⟦600-mile⟧ front", "quantity 1000 kilometre | quantity 600 mile"),
        (
            "⟦20 square kilometres⟧, ⟦5 sq. miles⟧, ⟦30 m²⟧, ⟦10 km2⟧",
            "quantity 20 square kilometre | quantity 5 square mile | quantity 30 square metre | quantity 10 square kilometre",
        ),
        (
            "⟦2 million barrels a day⟧, ⟦60 mph⟧, ⟦100 km/h⟧",
            "quantity 2000000 barrel per day | quantity 60 mile per hour | quantity 100 kilometre per hour",
        ),
        (
            "⟦75 degrees⟧, ⟦20°C⟧, ⟦70 degrees Fahrenheit⟧",
            "quantity 75 degree | quantity 20 degree Celsius | quantity 70 degree Fahrenheit",
        ),
        ("⟦hundreds of miles⟧ and ⟦half a mile⟧", "quantity 200..999 mile vague | quantity 0.5 mile"),
        ("a ⟦100m⟧ race for ⟦100m⟧ people", "quantity 100 metre | number 100000000"),
        ("⟦5 feet 6 inches⟧ tall", "quantity 5.5 foot"),
        ("⟦5'6\"⟧ tall, he is ⟦six foot two⟧", "quantity 5.5 foot | quantity 6.1666666666666666666666666667 foot"),
        ("⟦10 below zero⟧, ⟦five degrees below zero⟧", "quantity -10 degree | quantity -5 degree"),
        (
            "⟦12⟧ by ⟦15 feet⟧, ⟦a mile⟧ away, ⟦$3⟧ a mile",
            "quantity 12 foot | quantity 15 foot | quantity 1 mile | money 3 $",
        ),
        (
            "a ⟦64-bit⟧ chip, ⟦100 km^2⟧, ⟦3 gigatonnes⟧",
            "quantity 64 bit | quantity 100 square kilometre | quantity 3 gigatonne",
        ),
        (
            "⟦420 parts per million⟧, ⟦12st 4lb⟧, the ⟦21st⟧",
            "quantity 420 part per million | quantity 12.285714285714285714285714286 stone | ordinal 21",
        ),
        ("⟦tenth of a gallon⟧, ⟦6 fl oz⟧", "quantity 0.1 gallon | quantity 6 fluid ounce"),
        (
            "⟦300 megawatts⟧, ⟦5 tonnes⟧, ⟦40 hectares⟧, ⟦3 litres⟧",
            "quantity 300 megawatt | quantity 5 tonne | quantity 40 hectare | quantity 3 litre",
        ),
    ]);
}

#[test]
fn hedges() {
    check(&[
        ("nearly ⟦200⟧, almost ⟦300⟧, just under ⟦400⟧", "number 200 nearly | number 300 nearly | number 400 nearly"),
        (
            "at least ⟦200⟧; ⟦300⟧ or more; no fewer than ⟦400⟧",
            "number 200 at-least | number 300 at-least | number 400 at-least",
        ),
        ("⟦500⟧-plus; ⟦60⟧+ men; ⟦70⟧ men or more", "number 500 at-least | number 60 at-least | number 70 at-least"),
        (
            "more than ⟦200⟧, over ⟦300⟧, well over ⟦$4m⟧",
            "number 200 more-than | number 300 more-than | money 4000000 $ more-than",
        ),
        ("about ⟦200⟧, some ⟦300⟧, an estimated ⟦400⟧", "number 200 about | number 300 about | number 400 about"),
        (
            "up to ⟦200⟧, as many as ⟦300⟧, no more than ⟦400⟧",
            "number 200 up-to | number 300 up-to | number 400 at-most",
        ),
        ("the toll passed ⟦1,600⟧, the bill passed ⟦217⟧ to ⟦213⟧", "number 1600 more-than | number 217 | number 213"),
        ("the rate edged up to ⟦4 per cent⟧, the toll went up to ⟦12⟧", "percent 4 | number 12"),
        ("fewer than ⟦500⟧, ⟦600⟧ or so", "number 500 less-than | number 600 about"),
        ("exactly ⟦200⟧ and just ⟦two⟧", "number 200 exactly | number 2 exactly"),
        ("just ⟦11 per cent⟧, nearly a ⟦30 per cent⟧ rise", "percent 11 | percent 30 nearly"),
        (
            "plus or minus ⟦three⟧ points; sales top ⟦10M⟧, tops ⟦10M⟧",
            "number 3 | number 10000000 | number 10000000 more-than",
        ),
        ("for over ⟦an hour⟧, over ⟦29-year-old⟧ Ann Lee", "duration PT1H more-than | duration P29Y"),
        ("at least some ⟦200⟧, then up to about ⟦300⟧", "number 200 at-least | number 300 up-to"),
        ("keeps control over ⟦80 percent⟧ of it, authority over ⟦20⟧ towns", "percent 80 | number 20"),
        ("troops control over ⟦80 percent⟧ of it, a dispute over ⟦3⟧ islands", "percent 80 more-than | number 3"),
        ("a win over ⟦12⟧ teams; they win over ⟦12⟧ points", "number 12 | number 12 more-than"),
    ]);
}

#[test]
fn text_as_it_comes() {
    check(&[
        ("more than\n⟦2\nmillion⟧ people", "number 2000000 more-than"),
        ("**⟦270⟧ drones** and _⟦10⟧ missiles_", "number 270 | number 10"),
        ("NEARLY ⟦200 KM⟧ AND ⟦$5 MILLION⟧", "quantity 200 kilometre nearly | money 5000000 $"),
        ("⟦270⟧\u{a0}drones, ⟦1\u{202f}000\u{a0}km⟧", "number 270 | quantity 1000 kilometre"),
    ]);
}

#[test]
fn competing_types() {
    check(&[
        ("the ⟦2022⟧ invasion", "date"),
        ("⟦2,022⟧ people", "number 2022"),
        ("In ⟦2022⟧ they left.", "date"),
        ("They left in ⟦May⟧. They may march in protest.", "date"),
        ("the ⟦second⟧ day, ⟦ten seconds⟧", "ordinal 2 | duration PT10S"),
        ("the ⟦forty-second⟧ president, a ⟦forty-second⟧ film", "ordinal 42 | duration PT40S"),
        ("⟦a quarter⟧ of them in the ⟦second quarter of 2024⟧", "number 0.25 | date"),
        ("⟦three years⟧ and ⟦three⟧ men", "duration P3Y | number 3"),
        ("⟦5 pounds⟧ of flour for ⟦5 pounds⟧", "quantity 5 pound | money 5 £"),
    ]);
}

#[test]
fn drawn_lines_part_and_say_nothing() {
    check(&[
        ("----⟦12⟧ dead----", "number 12"),
        ("Dead: ⟦12⟧ -------- ⟦13⟧", "number 12 | number 13"),
        ("⟦5 per cent⟧____", "percent 5"),
        ("**⟦$5m⟧** ==== ~~~~⟦€6m⟧", "money 5000000 $ | money 6000000 EUR"),
        ("--", ""),
    ]);
    let text = format!("It rained\n{}\nin ⟦2022⟧", "-".repeat(50));
    check(&[(&text, "date")]);
}

#[test]
fn a_fraction_of_a_scale_word_is_as_round_as_one_digit() {
    let accepts = |text: &str| {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let found = find(text, &tokens, &sentences(text, &tokens));
        let Some(Written::Number(amount) | Written::Money { amount, .. }) = found.first().map(|m| &m.written) else {
            panic!("no amount in {text:?}")
        };
        let loose = nested(amount, Hedge::None).loose;
        [loose.lo, loose.hi].map(|end| end.map_or_else(String::new, |end| end.normalize().to_string())).join("..")
    };
    let rows = [
        ("500,000 people", "450000..550000"),
        ("0.5 million people", "450000..550000"),
        ("half a million people", "450000..550000"),
        ("half a billion euros", "450000000..550000000"),
        ("a quarter of a million people", "225000..275000"),
        ("three-quarters of a million people", "700000..800000"),
        ("1.5 million people", "1450000..1550000"),
        ("one and a half million people", "1450000..1550000"),
        ("1½ million people", "1450000..1550000"),
    ];
    for (text, expected) in rows {
        assert_eq!(accepts(text), expected, "{text}");
    }
}
