//! Currencies of ISO 4217 that are in use: codes, signs, names, and the adjectives that tell one dollar from another.
//!
//! Where a text does not say which, the currency is a class: `$`, `£`, `Fr`, `Rs`, `peso`, `dinar`, `riyal`, `rial`, `¢`.

use super::lexicon::Sense;
use crate::value::Currency;

/// What a currency's name stands for without an adjective.
pub(super) struct Noun {
    /// Singular, lower case, as in [`ADJECTIVES`].
    pub(super) name: &'static str,
    /// Code or class; `None`: many countries have one.
    pub(super) alone: Option<&'static str>,
    /// All its forms, lower case.
    pub(super) forms: &'static [&'static str],
}

const fn noun(name: &'static str, alone: &'static str, forms: &'static [&'static str]) -> Noun {
    Noun { name, alone: if alone.is_empty() { None } else { Some(alone) }, forms }
}

/// Major units.
#[rustfmt::skip]
pub(super) const NOUNS: &[Noun] = &[
    noun("dollar", "$", &["dollar", "dollars", "bucks"]),
    noun("euro", "EUR", &["euro", "euros"]),
    noun("pound", "£", &["pound", "pounds", "quid"]),
    noun("sterling", "GBP", &["sterling"]),
    noun("yen", "JPY", &["yen"]),
    noun("yuan", "CNY", &["yuan", "yuans", "renminbi"]),
    noun("won", "KRW", &["won"]),
    noun("franc", "Fr", &["franc", "francs"]),
    noun("rupee", "Rs", &["rupee", "rupees"]),
    noun("ruble", "RUB", &["ruble", "rubles", "rouble", "roubles"]),
    noun("hryvnia", "UAH", &["hryvnia", "hryvnias", "hryvna", "hryvnas", "hryvnya", "hryvnyas"]),
    noun("real", "BRL", &["real", "reais", "reals"]),
    noun("rand", "ZAR", &["rand", "rands"]),
    noun("peso", "peso", &["peso", "pesos"]),
    noun("shekel", "ILS", &["shekel", "shekels", "sheqel", "sheqels"]),
    noun("lira", "TRY", &["lira", "liras"]),
    noun("ringgit", "MYR", &["ringgit", "ringgits"]),
    noun("rupiah", "IDR", &["rupiah", "rupiahs"]),
    noun("baht", "THB", &["baht", "bahts"]),
    noun("naira", "NGN", &["naira"]),
    noun("shilling", "", &["shilling", "shillings"]),
    noun("zloty", "PLN", &["zloty", "zlotys", "zlotych", "złoty"]),
    noun("krone", "", &["krone", "kroner"]),
    noun("krona", "", &["krona", "kronor", "kronur"]),
    noun("crown", "", &["crown", "crowns"]),
    noun("koruna", "CZK", &["koruna", "korunas", "koruny"]),
    noun("forint", "HUF", &["forint", "forints"]),
    noun("leu", "RON", &["leu", "lei"]),
    noun("lev", "BGN", &["lev", "leva", "levs"]),
    noun("dinar", "dinar", &["dinar", "dinars"]),
    noun("denar", "MKD", &["denar", "denars"]),
    noun("riyal", "riyal", &["riyal", "riyals"]),
    noun("rial", "rial", &["rial", "rials"]),
    noun("toman", "", &["toman", "tomans"]),
    noun("dirham", "AED", &["dirham", "dirhams"]),
    noun("dong", "VND", &["dong", "dongs"]),
    noun("taka", "BDT", &["taka", "takas"]),
    noun("kyat", "MMK", &["kyat", "kyats"]),
    noun("kip", "LAK", &["kip"]),
    noun("riel", "KHR", &["riel", "riels"]),
    noun("tugrik", "MNT", &["tugrik", "tugriks", "tögrög", "togrog"]),
    noun("tenge", "KZT", &["tenge"]),
    noun("som", "KGS", &["som", "soms"]),
    noun("sum", "UZS", &["soum", "soums"]),
    noun("somoni", "TJS", &["somoni", "somonis"]),
    noun("manat", "", &["manat", "manats"]),
    noun("lari", "GEL", &["lari"]),
    noun("dram", "AMD", &["dram", "drams"]),
    noun("lek", "ALL", &["lek", "leks"]),
    noun("mark", "", &["mark", "marks", "deutschmark", "deutschmarks"]),
    noun("birr", "ETB", &["birr", "birrs"]),
    noun("cedi", "GHS", &["cedi", "cedis"]),
    noun("dalasi", "GMD", &["dalasi", "dalasis"]),
    noun("kwacha", "", &["kwacha"]),
    noun("kwanza", "AOA", &["kwanza", "kwanzas"]),
    noun("metical", "MZN", &["metical", "meticals", "meticais"]),
    noun("pula", "BWP", &["pula"]),
    noun("loti", "LSL", &["loti", "maloti"]),
    noun("lilangeni", "SZL", &["lilangeni", "emalangeni"]),
    noun("nakfa", "ERN", &["nakfa", "nakfas"]),
    noun("ouguiya", "MRU", &["ouguiya"]),
    noun("leone", "SLE", &["leone", "leones"]),
    noun("ariary", "MGA", &["ariary"]),
    noun("dobra", "STN", &["dobra", "dobras"]),
    noun("rufiyaa", "MVR", &["rufiyaa"]),
    noun("ngultrum", "BTN", &["ngultrum", "ngultrums"]),
    noun("afghani", "AFN", &["afghani", "afghanis"]),
    noun("pataca", "MOP", &["pataca", "patacas"]),
    noun("vatu", "VUV", &["vatu"]),
    noun("tala", "WST", &["tala"]),
    noun("paanga", "TOP", &["paanga", "pa'anga"]),
    noun("kina", "PGK", &["kina"]),
    noun("quetzal", "GTQ", &["quetzal", "quetzals", "quetzales"]),
    noun("lempira", "HNL", &["lempira", "lempiras"]),
    noun("cordoba", "NIO", &["cordoba", "cordobas", "córdoba", "córdobas"]),
    noun("colon", "CRC", &["colon", "colón", "colones"]),
    noun("balboa", "PAB", &["balboa", "balboas"]),
    noun("boliviano", "BOB", &["boliviano", "bolivianos"]),
    noun("sol", "PEN", &["sol", "soles"]),
    noun("guarani", "PYG", &["guarani", "guaranis", "guaraní", "guaraníes"]),
    noun("bolivar", "VES", &["bolivar", "bolivars", "bolivares", "bolívar", "bolívares"]),
    noun("gourde", "HTG", &["gourde", "gourdes"]),
    noun("guilder", "", &["guilder", "guilders"]),
    noun("florin", "AWG", &["florin", "florins"]),
    noun("escudo", "CVE", &["escudo", "escudos"]),
    noun("peseta", "ESP", &["peseta", "pesetas"]),
    noun("markka", "FIM", &["markka"]),
    noun("bitcoin", "BTC", &["bitcoin", "bitcoins"]),
    noun("kuna", "HRK", &["kuna", "kunas"]),
    noun("lats", "LVL", &["lats"]),
    noun("litas", "LTL", &["litas"]),
    noun("kroon", "EEK", &["kroon", "kroons"]),
    noun("drachma", "GRD", &["drachma", "drachmas"]),
    noun("schilling", "ATS", &["schilling", "schillings"]),
    noun("zig", "ZWG", &["zig"]),
];

/// Adjective (or place) and noun to code.
#[rustfmt::skip]
pub(super) const ADJECTIVES: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"), ("u.s.", "dollar", "USD"), ("american", "dollar", "USD"), ("united states", "dollar", "USD"),
    ("canadian", "dollar", "CAD"), ("canada", "dollar", "CAD"), ("australian", "dollar", "AUD"), ("aussie", "dollar", "AUD"),
    ("australia", "dollar", "AUD"), ("new zealand", "dollar", "NZD"), ("kiwi", "dollar", "NZD"),
    ("hong kong", "dollar", "HKD"), ("singapore", "dollar", "SGD"), ("singaporean", "dollar", "SGD"),
    ("taiwan", "dollar", "TWD"), ("taiwanese", "dollar", "TWD"), ("new taiwan", "dollar", "TWD"),
    ("jamaican", "dollar", "JMD"), ("jamaica", "dollar", "JMD"), ("barbadian", "dollar", "BBD"), ("barbados", "dollar", "BBD"),
    ("bahamian", "dollar", "BSD"), ("belize", "dollar", "BZD"), ("bermudian", "dollar", "BMD"), ("bermuda", "dollar", "BMD"),
    ("brunei", "dollar", "BND"), ("cayman", "dollar", "KYD"), ("fijian", "dollar", "FJD"), ("fiji", "dollar", "FJD"),
    ("guyanese", "dollar", "GYD"), ("guyana", "dollar", "GYD"), ("liberian", "dollar", "LRD"), ("namibian", "dollar", "NAD"),
    ("namibia", "dollar", "NAD"), ("surinamese", "dollar", "SRD"), ("suriname", "dollar", "SRD"), ("trinidad", "dollar", "TTD"),
    ("trinidadian", "dollar", "TTD"), ("eastern caribbean", "dollar", "XCD"), ("east caribbean", "dollar", "XCD"),
    ("solomon", "dollar", "SBD"), ("zimbabwean", "dollar", "ZWL"), ("zimbabwe", "dollar", "ZWL"),
    ("british", "pound", "GBP"), ("uk", "pound", "GBP"), ("u.k.", "pound", "GBP"), ("sterling", "pound", "GBP"), ("egyptian", "pound", "EGP"),
    ("lebanese", "pound", "LBP"), ("lebanese", "lira", "LBP"), ("syrian", "pound", "SYP"), ("syrian", "lira", "SYP"),
    ("sudanese", "pound", "SDG"), ("south sudanese", "pound", "SSP"), ("falkland", "pound", "FKP"), ("gibraltar", "pound", "GIP"),
    ("irish", "pound", "IEP"), ("turkish", "lira", "TRY"), ("turkey", "lira", "TRY"), ("italian", "lira", "ITL"),
    ("japanese", "yen", "JPY"), ("japan", "yen", "JPY"), ("chinese", "yuan", "CNY"), ("china", "yuan", "CNY"), ("chinese", "renminbi", "CNY"),
    ("south korean", "won", "KRW"), ("korean", "won", "KRW"), ("north korean", "won", "KPW"),
    ("swiss", "franc", "CHF"), ("french", "franc", "FRF"), ("belgian", "franc", "BEF"), ("cfa", "franc", "XOF"),
    ("west african cfa", "franc", "XOF"), ("west african", "franc", "XOF"), ("central african cfa", "franc", "XAF"), ("central african", "franc", "XAF"),
    ("cfp", "franc", "XPF"), ("pacific", "franc", "XPF"), ("rwandan", "franc", "RWF"), ("rwanda", "franc", "RWF"), ("burundian", "franc", "BIF"), ("burundi", "franc", "BIF"),
    ("congolese", "franc", "CDF"), ("comorian", "franc", "KMF"), ("djiboutian", "franc", "DJF"), ("djibouti", "franc", "DJF"),
    ("guinean", "franc", "GNF"), ("luxembourg", "franc", "LUF"),
    ("indian", "rupee", "INR"), ("india", "rupee", "INR"), ("pakistani", "rupee", "PKR"), ("pakistan", "rupee", "PKR"),
    ("sri lankan", "rupee", "LKR"), ("sri lanka", "rupee", "LKR"), ("nepalese", "rupee", "NPR"), ("nepali", "rupee", "NPR"),
    ("mauritian", "rupee", "MUR"), ("mauritius", "rupee", "MUR"), ("seychelles", "rupee", "SCR"), ("seychellois", "rupee", "SCR"), ("indonesian", "rupiah", "IDR"),
    ("russian", "ruble", "RUB"), ("belarusian", "ruble", "BYN"), ("belarus", "ruble", "BYN"), ("ukrainian", "hryvnia", "UAH"),
    ("brazilian", "real", "BRL"), ("brazil", "real", "BRL"), ("south african", "rand", "ZAR"), ("south africa", "rand", "ZAR"),
    ("mexican", "peso", "MXN"), ("mexico", "peso", "MXN"), ("argentine", "peso", "ARS"), ("argentinian", "peso", "ARS"), ("argentinean", "peso", "ARS"), ("argentina", "peso", "ARS"),
    ("chilean", "peso", "CLP"), ("chile", "peso", "CLP"), ("colombian", "peso", "COP"), ("colombia", "peso", "COP"), ("philippine", "peso", "PHP"),
    ("filipino", "peso", "PHP"), ("philippines", "peso", "PHP"), ("cuban", "peso", "CUP"), ("cuba", "peso", "CUP"), ("dominican", "peso", "DOP"),
    ("uruguayan", "peso", "UYU"), ("uruguay", "peso", "UYU"),
    ("israeli", "shekel", "ILS"), ("israeli new", "shekel", "ILS"), ("new israeli", "shekel", "ILS"), ("new", "shekel", "ILS"), ("israel", "shekel", "ILS"),
    ("malaysian", "ringgit", "MYR"), ("malaysia", "ringgit", "MYR"), ("malaysian", "dollar", "MYR"), ("thai", "baht", "THB"), ("nigerian", "naira", "NGN"),
    ("kenyan", "shilling", "KES"), ("kenya", "shilling", "KES"), ("ugandan", "shilling", "UGX"), ("uganda", "shilling", "UGX"),
    ("tanzanian", "shilling", "TZS"), ("tanzania", "shilling", "TZS"), ("somali", "shilling", "SOS"), ("polish", "zloty", "PLN"),
    ("danish", "krone", "DKK"), ("norwegian", "krone", "NOK"), ("swedish", "krona", "SEK"), ("icelandic", "krona", "ISK"),
    ("danish", "crown", "DKK"), ("norwegian", "crown", "NOK"), ("norway", "crown", "NOK"), ("swedish", "crown", "SEK"), ("sweden", "crown", "SEK"), ("icelandic", "crown", "ISK"), ("czech", "crown", "CZK"),
    ("swedish", "krone", "SEK"), ("norwegian", "krona", "NOK"), ("danish", "krona", "DKK"),
    ("czech", "koruna", "CZK"), ("hungarian", "forint", "HUF"), ("romanian", "leu", "RON"), ("moldovan", "leu", "MDL"), ("bulgarian", "lev", "BGN"),
    ("kuwaiti", "dinar", "KWD"), ("kuwait", "dinar", "KWD"), ("iraqi", "dinar", "IQD"), ("iraq", "dinar", "IQD"), ("jordanian", "dinar", "JOD"),
    ("jordan", "dinar", "JOD"), ("bahraini", "dinar", "BHD"), ("bahrain", "dinar", "BHD"), ("libyan", "dinar", "LYD"), ("libya", "dinar", "LYD"),
    ("tunisian", "dinar", "TND"), ("tunisia", "dinar", "TND"), ("algerian", "dinar", "DZD"), ("algeria", "dinar", "DZD"), ("serbian", "dinar", "RSD"), ("serbia", "dinar", "RSD"),
    ("macedonian", "denar", "MKD"), ("saudi", "riyal", "SAR"), ("saudi arabian", "riyal", "SAR"), ("saudi arabia", "riyal", "SAR"), ("qatari", "riyal", "QAR"),
    ("qatar", "riyal", "QAR"), ("iranian", "rial", "IRR"), ("iran", "rial", "IRR"), ("iranian", "toman", "IRR"), ("omani", "rial", "OMR"), ("oman", "rial", "OMR"),
    ("yemeni", "rial", "YER"), ("yemeni", "riyal", "YER"), ("omani", "riyal", "OMR"), ("saudi", "rial", "SAR"), ("qatari", "rial", "QAR"), ("brunei", "ringgit", "BND"),
    ("emirati", "dirham", "AED"), ("uae", "dirham", "AED"), ("u.a.e.", "dirham", "AED"), ("united arab emirates", "dirham", "AED"), ("moroccan", "dirham", "MAD"), ("morocco", "dirham", "MAD"),
    ("vietnamese", "dong", "VND"), ("vietnam", "dong", "VND"), ("bangladeshi", "taka", "BDT"), ("bangladesh", "taka", "BDT"), ("myanmar", "kyat", "MMK"), ("burmese", "kyat", "MMK"),
    ("lao", "kip", "LAK"), ("laotian", "kip", "LAK"), ("cambodian", "riel", "KHR"), ("mongolian", "tugrik", "MNT"), ("kazakh", "tenge", "KZT"), ("kazakhstani", "tenge", "KZT"),
    ("kyrgyz", "som", "KGS"), ("uzbek", "sum", "UZS"), ("uzbek", "som", "UZS"), ("tajik", "somoni", "TJS"), ("azerbaijani", "manat", "AZN"), ("azeri", "manat", "AZN"), ("turkmen", "manat", "TMT"),
    ("georgian", "lari", "GEL"), ("armenian", "dram", "AMD"), ("albanian", "lek", "ALL"), ("german", "mark", "DEM"), ("deutsche", "mark", "DEM"),
    ("bosnian", "mark", "BAM"), ("convertible", "mark", "BAM"), ("ethiopian", "birr", "ETB"), ("ghanaian", "cedi", "GHS"), ("ghana", "cedi", "GHS"), ("ghanian", "cedi", "GHS"), ("gambian", "dalasi", "GMD"),
    ("zambian", "kwacha", "ZMW"), ("zambia", "kwacha", "ZMW"), ("malawian", "kwacha", "MWK"), ("malawi", "kwacha", "MWK"), ("angolan", "kwanza", "AOA"), ("mozambican", "metical", "MZN"), ("botswana", "pula", "BWP"),
    ("eritrean", "nakfa", "ERN"), ("mauritanian", "ouguiya", "MRU"), ("malagasy", "ariary", "MGA"), ("maldivian", "rufiyaa", "MVR"), ("bhutanese", "ngultrum", "BTN"),
    ("macau", "pataca", "MOP"), ("macanese", "pataca", "MOP"), ("costa rican", "colon", "CRC"), ("salvadoran", "colon", "SVC"), ("venezuelan", "bolivar", "VES"), ("peruvian", "sol", "PEN"), ("peru", "sol", "PEN"), ("nuevo", "sol", "PEN"),
    ("netherlands", "guilder", "NLG"), ("dutch", "guilder", "NLG"), ("antillean", "guilder", "ANG"), ("aruban", "florin", "AWG"), ("cape verdean", "escudo", "CVE"), ("portuguese", "escudo", "PTE"),
    ("spanish", "peseta", "ESP"), ("finnish", "markka", "FIM"), ("paraguayan", "guarani", "PYG"), ("haitian", "gourde", "HTG"), ("guatemalan", "quetzal", "GTQ"), ("honduran", "lempira", "HNL"), ("nicaraguan", "cordoba", "NIO"),
    ("papua new guinea", "kina", "PGK"), ("croatian", "kuna", "HRK"), ("latvian", "lats", "LVL"), ("lithuanian", "litas", "LTL"), ("estonian", "kroon", "EEK"),
    ("greek", "drachma", "GRD"), ("austrian", "schilling", "ATS"), ("afghan", "afghani", "AFN"), ("bolivian", "boliviano", "BOB"), ("panamanian", "balboa", "PAB"), ("tajik", "somoni", "TJS"), ("tajikistani", "somoni", "TJS"),
    ("trinidad and tobago", "dollar", "TTD"), ("uzbekistani", "som", "UZS"), ("uzbekistani", "sum", "UZS"), ("bosnian convertible", "mark", "BAM"), ("bosnia-herzegovina convertible", "mark", "BAM"), ("lesotho", "loti", "LSL"), ("basotho", "loti", "LSL"),
    ("sierra leonean", "leone", "SLE"), ("sierra leone", "leone", "SLE"), ("solomon islands", "dollar", "SBD"), ("swazi", "lilangeni", "SZL"), ("vanuatu", "vatu", "VUV"), ("cayman islands", "dollar", "KYD"), ("bahamas", "dollar", "BSD"), ("guyana", "dollar", "GYD"),
    ("kyrgyzstani", "som", "KGS"), ("kazakhstan", "tenge", "KZT"), ("kazakhstani", "tenge", "KZT"), ("mauritania", "ouguiya", "MRU"), ("burmese", "kyat", "MMK"), ("sao tomean", "dobra", "STN"), ("saint helena", "pound", "SHP"),
    ("thailand", "baht", "THB"), ("ethiopia", "birr", "ETB"), ("angola", "kwanza", "AOA"), ("hungary", "forint", "HUF"), ("poland", "zloty", "PLN"), ("ukraine", "hryvnia", "UAH"), ("indonesia", "rupiah", "IDR"), ("nigeria", "naira", "NGN"), ("armenia", "dram", "AMD"), ("georgia", "lari", "GEL"),
    ("papua new guinean", "kina", "PGK"), ("samoan", "tala", "WST"), ("tongan", "paanga", "TOP"), ("zimbabwe", "zig", "ZWG"),
];

/// Hundredths and the like: forms, the class or code of the major unit, how many make one major unit.
pub(super) const MINOR: &[(&[&str], Option<&str>, u32)] = &[
    (&["cent", "cents"], Some("¢"), 100),
    (&["penny", "pennies"], Some("¢"), 100),
    (&["pence"], Some("£"), 100),
    (&["kopeck", "kopecks", "kopek", "kopeks"], Some("RUB"), 100),
    (&["paise", "paisa"], Some("Rs"), 100),
    (&["sen"], None, 100),
    (&["agorot"], Some("ILS"), 100),
    (&["kopiyka", "kopiykas", "kopiyok"], Some("UAH"), 100),
    (&["satoshi", "satoshis"], Some("BTC"), 100_000_000),
    (&["fils"], None, 1_000),
    (&["dimes"], Some("¢"), 10),
    (&["nickels"], Some("¢"), 20),
    (&["centavos"], Some("peso"), 100),
    (&["centimes"], Some("Fr"), 100),
];

/// Signs that stand before or after an amount.
pub(super) const SIGNS: &[(char, &str)] = &[
    ('$', "$"),
    ('€', "EUR"),
    ('£', "£"),
    ('¥', "JPY"),
    ('￥', "JPY"),
    ('₹', "INR"),
    ('₩', "KRW"),
    ('₽', "RUB"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₪', "ILS"),
    ('₫', "VND"),
    ('฿', "THB"),
    ('₦', "NGN"),
    ('₱', "PHP"),
    ('₡', "CRC"),
    ('₭', "LAK"),
    ('₮', "MNT"),
    ('₲', "PYG"),
    ('₵', "GHS"),
    ('₸', "KZT"),
    ('₼', "AZN"),
    ('₾', "GEL"),
    ('₿', "BTC"),
    ('₤', "£"),
    ('₨', "Rs"),
    ('৳', "BDT"),
];

/// What stands glued before a dollar (or another) sign: "US$", "HK$", "E£".
pub(super) const SIGN_PREFIXES: &[(&str, char, &str)] = &[
    ("US", '$', "USD"),
    ("U.S.", '$', "USD"),
    ("USD", '$', "USD"),
    ("A", '$', "AUD"),
    ("AU", '$', "AUD"),
    ("AUD", '$', "AUD"),
    ("Aus", '$', "AUD"),
    ("C", '$', "CAD"),
    ("CA", '$', "CAD"),
    ("CAD", '$', "CAD"),
    ("Can", '$', "CAD"),
    ("CDN", '$', "CAD"),
    ("Cdn", '$', "CAD"),
    ("NZ", '$', "NZD"),
    ("HK", '$', "HKD"),
    ("S", '$', "SGD"),
    ("SG", '$', "SGD"),
    ("NT", '$', "TWD"),
    ("R", '$', "BRL"),
    ("J", '$', "JMD"),
    ("JA", '$', "JMD"),
    ("TT", '$', "TTD"),
    ("B", '$', "BSD"),
    ("BDS", '$', "BBD"),
    ("Bds", '$', "BBD"),
    ("BZ", '$', "BZD"),
    ("EC", '$', "XCD"),
    ("FJ", '$', "FJD"),
    ("F", '$', "FJD"),
    ("G", '$', "GYD"),
    ("GY", '$', "GYD"),
    ("L", '$', "LRD"),
    ("N", '$', "NAD"),
    ("Z", '$', "ZWL"),
    ("ZW", '$', "ZWL"),
    ("Mex", '$', "MXN"),
    ("MX", '$', "MXN"),
    ("AR", '$', "ARS"),
    ("RD", '$', "DOP"),
    ("M", '$', "MYR"),
    ("E", '£', "EGP"),
    ("LE", '£', "EGP"),
    ("GH", '¢', "GHS"),
    ("GH", '₵', "GHS"),
    ("CN", '¥', "CNY"),
    ("RMB", '¥', "CNY"),
    ("JP", '¥', "JPY"),
];

/// Abbreviations that stand before an amount, as they are written; some also behind it.
pub(super) const PREFIXES: &[(&str, Option<&str>)] = &[
    ("RM", Some("MYR")),
    ("Rs", Some("Rs")),
    ("Re", Some("Rs")),
    ("Skr", Some("SEK")),
    ("SKr", Some("SEK")),
    ("Nkr", Some("NOK")),
    ("NKr", Some("NOK")),
    ("DKr", Some("DKK")),
    ("INR", Some("INR")),
    ("Rp", Some("IDR")),
    ("RMB", Some("CNY")),
    ("Rmb", Some("CNY")),
    ("Tk", Some("BDT")),
    ("Sh", None),
    ("Ksh", Some("KES")),
    ("KSh", Some("KES")),
    ("KSH", Some("KES")),
    ("Kshs", Some("KES")),
    ("Ush", Some("UGX")),
    ("USh", Some("UGX")),
    ("UShs", Some("UGX")),
    ("TSh", Some("TZS")),
    ("Tsh", Some("TZS")),
    ("Shs", None),
    ("Dh", Some("AED")),
    ("Dhs", Some("AED")),
    ("SR", Some("SAR")),
    ("QR", Some("QAR")),
    ("KD", Some("KWD")),
    ("BD", Some("BHD")),
    ("JD", Some("JOD")),
    ("RO", Some("OMR")),
    ("P", Some("PHP")),
    ("Php", Some("PHP")),
    ("R", Some("ZAR")),
    ("N", Some("NGN")),
    ("K", None),
    ("Kr", None),
    ("kr", None),
    ("SKr", Some("SEK")),
    ("NKr", Some("NOK")),
    ("DKr", Some("DKK")),
    ("SFr", Some("CHF")),
    ("Sfr", Some("CHF")),
    ("Fr", Some("Fr")),
    ("W", Some("KRW")),
    ("LE", Some("EGP")),
    ("TL", Some("TRY")),
    ("FCFA", Some("XOF")),
    ("CFA", Some("XOF")),
    ("Z", Some("ZWL")),
    ("VN", Some("VND")),
    ("Ft", Some("HUF")),
    ("Bs", None),
    ("GHC", Some("GHS")),
    ("E", None),
    ("NIS", Some("ILS")),
    ("DM", Some("DEM")),
    ("XBT", Some("BTC")),
];

/// Abbreviations that stand behind an amount, as they are written.
pub(super) const SUFFIXES: &[(&str, Option<&str>)] = &[
    ("kr", None),
    ("Kr", None),
    ("RMB", Some("CNY")),
    ("rmb", Some("CNY")),
    ("Rmb", Some("CNY")),
    ("NIS", Some("ILS")),
    ("Rs", Some("Rs")),
    ("TL", Some("TRY")),
    ("zł", Some("PLN")),
    ("Kč", Some("CZK")),
    ("DM", Some("DEM")),
    ("LE", Some("EGP")),
    ("Ft", Some("HUF")),
    ("Dhs", Some("AED")),
    ("dhs", Some("AED")),
    ("Tk", Some("BDT")),
    ("RM", Some("MYR")),
    ("FCFA", Some("XOF")),
    ("CFA", Some("XOF")),
];

/// Codes that, in lower case, are English words or parts of code: behind an amount they count only in capitals.
pub(super) const CODES_LIKE_SMALL_WORDS: &[&str] = &["RUB", "NAD", "AMD", "PHP", "DEM", "ARS", "BTN", "GIP", "MUR"];

/// Codes that company reports put "M", "k" or "bn" before: "MUSD 30", "30 MSEK".
pub(super) const SCALED_CODES: &[&str] =
    &["USD", "EUR", "GBP", "SEK", "NOK", "DKK", "CHF", "AUD", "CAD", "NZD", "JPY", "INR", "CNY", "PLN", "ZAR"];

/// "MUSD", "kEUR", "TEUR", "bnSEK": the power of ten and the code.
pub(super) fn scaled_code(word: &str) -> Option<(u8, &'static str)> {
    let (scale, code) = word.split_at_checked(word.len().checked_sub(3)?)?;
    let exponent = match scale {
        "M" | "m" | "Mn" | "mn" => 6,
        "k" | "K" | "T" => 3,
        "bn" | "Bn" => 9,
        _ => return None,
    };
    SCALED_CODES.iter().find(|&&c| c == code).map(|&c| (exponent, c))
}

/// Names of currencies that also stand before an amount: "Rupees 500 crore", "ringgit 42".
pub(super) const NOUNS_BEFORE: &[&str] =
    &["rupee", "rupiah", "ringgit", "baht", "naira", "dirham", "riyal", "rial", "dinar", "peso", "shilling", "yuan"];

/// ISO 4217 codes in use, and a few that texts still name.
#[rustfmt::skip]
pub(super) const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BMD", "BND",
    "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLF", "CLP", "CNH", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF",
    "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD",
    "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW",
    "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
    "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN",
    "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES",
    "HRK", "LTL", "LVL", "EEK", "BYR", "VEF", "MRO", "SLL", "ZMK", "ATS", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG", "ZWL", "BTC", "DEM", "FRF",
];

/// Codes that are also English words or common abbreviations: never read as a currency before an amount.
pub(super) const CODES_LIKE_WORDS: &[&str] = &[
    "ALL", "TRY", "TOP", "CUP", "PEN", "MAD", "BOB", "COP", "SOS", "MOP", "LAK", "RON", "GEL", "PAB", "ANG", "BAM",
    "STN", "CUC",
];

/// The class or code as a value.
pub(super) fn currency(code: &'static str) -> Currency {
    Currency(match code {
        "CNH" => "CNY",
        code => code,
    })
}

/// The currency that `name` (a member of [`NOUNS`]) is with an adjective (lower case): "canadian" and "dollar".
pub(super) fn with_adjective(adjective: &str, name: &str) -> Option<Currency> {
    ADJECTIVES
        .iter()
        .find(|&&(a, n, _)| a.len() == adjective.len() && a.eq_ignore_ascii_case(adjective) && n == name)
        .map(|&(_, _, code)| currency(code))
}

/// The words of currencies, with their senses.
pub(super) fn senses() -> impl Iterator<Item = (String, Sense)> {
    let nouns =
        (0u8..).zip(NOUNS).flat_map(|(i, n)| n.forms.iter().map(move |f| ((*f).to_owned(), Sense::CurrencyNoun(i))));
    let minor =
        (0u8..).zip(MINOR).flat_map(|(i, m)| m.0.iter().map(move |f| ((*f).to_owned(), Sense::CurrencyMinor(i))));
    let codes = (0u8..).zip(CODES).map(|(i, c)| (c.to_ascii_lowercase(), Sense::CurrencyCode(i)));
    let prefixes = PREFIXES.iter().map(|p| (p.0.to_ascii_lowercase(), Sense::CurrencyPrefix));
    let scaled = SCALED_CODES.iter().flat_map(|c| {
        ["m", "mn", "k", "t", "bn"].map(|scale| (format!("{scale}{}", c.to_ascii_lowercase()), Sense::CurrencyScaled))
    });
    let prefixes = prefixes.chain(scaled);
    nouns.chain(minor).chain(codes).chain(prefixes)
}
