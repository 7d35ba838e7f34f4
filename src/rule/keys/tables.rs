//! The tables of keys of rules, tests of rules, and what stands beside them.

use super::Takes::{Day, Days, List, Lists, Name, Names, Number, OpenNames, Text, Texts, Truth, Whole, Years};
use super::{Table, Takes, key, needing, open, table};
use crate::claim::Modality;
use crate::finding::Code;
use crate::mention::date::Grain;
use crate::policy::{Read, Severity};
use crate::rule::validate::names;

fn mention_types() -> Vec<&'static str> {
    names::MENTION_TYPES.to_vec()
}

fn looks() -> Vec<&'static str> {
    let back = ["back2", "back3"];
    names::LOOKS.into_iter().chain(back).collect()
}

fn grains() -> Vec<&'static str> {
    Grain::ALL.iter().map(|grain| grain.name()).collect()
}

fn policies() -> Vec<&'static str> {
    names::POLICIES.to_vec()
}

fn readings() -> Vec<&'static str> {
    Read::ALL.iter().map(|read| read.name()).collect()
}

fn modalities() -> Vec<&'static str> {
    Modality::ALL.iter().map(|modality| modality.name()).collect()
}

fn hedges() -> Vec<&'static str> {
    names::HEDGES.iter().map(|hedge| hedge.name()).collect()
}

fn severities() -> Vec<&'static str> {
    [Severity::Error, Severity::Warning, Severity::Note].map(Severity::name).to_vec()
}

fn codes() -> Vec<&'static str> {
    Code::ALL.map(Code::name).to_vec()
}

pub(crate) static RULE: Table = needing(
    table(
        "",
        "One rule, or what a file adds to one.",
        &[
            key("id", Text, "Its name, the same as the file's. Findings, `--off` and `explain` use it."),
            key("title", Text, "What it is about, in a few words."),
            key("docs", Text, "An explanation for people, shown by `gainsay explain`."),
            key(
                "group",
                Text,
                "Rules of one group state the same kind of fact and are compared with each other; without it, the `id`.",
            ),
            key("extends", Text, "In place of `id`: the rule that this file adds patterns and examples to."),
            key("about", Takes::Table(&ABOUT), "Where it looks at all."),
            key("slots", Takes::Table(&SLOTS), "What its patterns pick out of a text."),
            key("key", Takes::Table(&KEYS), "What makes two claims the same fact."),
            key("compare", Takes::Table(&COMPARE), "Which values are compared, and how."),
            key("identity", Takes::Table(&IDENTITY), "What else two claims must have in common."),
            key("relation", Takes::Tables(&RELATION), "What must hold between claims that differ in what they count."),
            key("pattern", Takes::Tables(&PATTERN), "Phrases that state a claim, or that state none."),
            key("example", Takes::Tables(&EXAMPLE), "Texts in small, with the claims that the rule must find there."),
        ],
    ),
    &[&["id", "compare"], &["extends"]],
);

pub(crate) static ABOUT: Table = table(
    "[about]",
    "Each takes identifiers of entities, or phrases. Looking here is cheap: an article that fails is never searched.",
    &[
        key("article", Texts, "The article must mention one of them."),
        key("not_article", Texts, "The article may mention none of them."),
        key("sentence", Texts, "The sentence must hold one of them."),
        key("not_sentence", Texts, "The sentence may hold none of them."),
        key(
            "since",
            Day,
            "The article was published on this day or later, or its day is unknown: what began then cannot be meant before.",
        ),
    ],
);

static SLOTS: Table = open(
    "[slots]",
    "Slots by the names that the author gives them. The one whose values are compared is called `value`, or named in `[compare]`.",
    &[key("*", Takes::Table(&SLOT), "A slot.")],
);

pub(crate) static SLOT: Table = Table {
    heading: "[slots.NAME]",
    docs: "What may stand in a slot, and where to look for it. It also has the keys of `limit`.",
    keys: &[
        key(
            "type",
            OpenNames(mention_types),
            "What may stand there: kinds of mention, or types of entities (`country`, `person`, any type that a table of entities has).",
        ),
        key(
            "look",
            OpenNames(looks),
            "Where to search when the pattern does not bind it, nearest first. `backN`: up to N sentences back; `published`: the day of publication. Each step outward lowers the severity by one.",
        ),
        key("many", Truth, "Take all that the first fitting place holds, not only the nearest."),
        key("least", Whole, "With `many`: at least so many, or the place does not fit."),
        key("behind", Texts, "Phrases, one of which stands before what a search finds: \"in\", \"near\"."),
        key(
            "not_behind",
            Texts,
            "Phrases, none of which stands right before it: \"since\"; or, with a slot at their end, none of which ends with it: \"since {..9} {_:date}\".",
        ),
        key("not_before", Texts, "Phrases, none of which stands right after it: \"embassy\"."),
        key(
            "owner_of",
            Texts,
            "Phrases, one of which stands right behind an owner for it to count: \"meeting\", that \"Merz's decision\" be no Merz.",
        ),
        key("near", Whole, "Most words between the phrase and what a search finds, unless that begins the clause."),
        key(
            "back",
            Texts,
            "What the sentence must hold, any of it, for sentences before it to tell: \"the (blast|attack)\".",
        ),
        key("not_back", Texts, "What the sentence may not hold for sentences before it to tell: \"worldwide\"."),
        key(
            "not_published",
            Texts,
            "What the sentence may not hold for `published` to stand: \"so far\". With it, `published` stands only in sentences at the top of an article, or with a verb of saying below a top that names that day, and not behind a sentence that states another day.",
        ),
        key("articles", Truth, "\"a\" and \"an\" count as one: \"a drone\"."),
    ],
    and: Some(&LIMIT),
    needs: &[],
};

pub(crate) static LIMIT: Table = table(
    "limit",
    "Limits on what a slot may hold: under `[slots.NAME]` for all patterns, as `limit = { … }` for one.",
    &[
        key("min", Number, "Smallest number; of durations in their own unit."),
        key("max", Number, "Largest number."),
        key("unit", Texts, "Units, in any spelling that texts use: \"hour\", \"km\", \"sq mi\"."),
        key("currency", Texts, "Currency codes (\"EUR\"), or signs (\"$\")."),
        key("within", Years, "First and last year that a date may touch."),
        key("one_of", Texts, "Entities that may stand there, and no others."),
        key("skip", Texts, "Entities that may not."),
        key("grain", Names(grains), "How exact a date is."),
    ],
);

static KEYS: Table = open(
    "[key]",
    "Parts of the key by the names that the author gives them.",
    &[key(
        "*",
        Text,
        "A fixed text, or a slot: `{place}` (no claim without it), `{place?}` (fits any when it is not stated), `{place|all}` (this when it is not stated), `{value.noun}` (the counted thing).",
    )],
);

pub(crate) static COMPARE: Table = needing(
    table(
        "[compare]",
        "How values are compared.",
        &[
            key("slot", Text, "The slot whose values are compared; without it, `value`."),
            key(
                "policy",
                Name(policies),
                "When two values cannot both hold. constant: what they accept does not overlap. elapsed: a time gone by tells when something began. event-date: the day of one event. drift: a value that moves with time. cumulative: a total that only grows. flow: a count within a period. set: one place, person or office out of several, or a list. relation: `[[relation]]` alone.",
            ),
            key("alpha", Number, "drift: slack between claims of one day."),
            key("rate", Number, "drift: change a day; cumulative: largest growth a day."),
            key("method", Number, "drift: slack between different speakers."),
            key(
                "regimes",
                Takes::Tables(&REGIME),
                "drift: rates that held until a day, the earliest first; then `rate` holds.",
            ),
            key("lag", Days, "cumulative: days within which a lower total is silent; 2 when not said."),
            key(
                "severity",
                Name(severities),
                "The severity that its findings begin with, however far apart the values lie. A slot that was searched for outside the clause still lowers it.",
            ),
            key("tolerance", Number, "Slack on either side, in the unit of the value."),
            key(
                "scope",
                Text,
                "The part of the key that tells what is counted (killed, injured): claims of different scopes are only related.",
            ),
            key(
                "modalities",
                Names(modalities),
                "Modalities that words of the sentence may set; without it all. What a rule finds is no pledge where it says `[\"plan\", \"denied\"]`.",
            ),
        ],
    ),
    &[&["policy"]],
);

pub(crate) static IDENTITY: Table = table(
    "[identity]",
    "What two claims must have in common, beyond a key that does not contradict itself.",
    &[
        key("both", Texts, "Parts of the key that must be stated on both sides."),
        key("exact", Texts, "Parts of the key that must be equal: that a town lies in a region is not enough."),
        key("shared", Whole, "How many stated parts must match; 1 when not said, 2 is better for events."),
        key(
            "window",
            Days,
            "Days between two dates of the key, or between two values of the policy `event-date`, that still mean one event; 14 when not said, `\"0 days\"` where each day is a fact of its own. Dates further apart are not compared.",
        ),
        key(
            "story",
            Days,
            "For events: only articles of one story are compared, published at most so many days apart.",
        ),
        key("repeatable", Truth, "It happens again and again (calls, attacks)."),
        key(
            "once",
            Truth,
            "An article states it once: one that gives several numbers tells apart what the key does not, and is not compared.",
        ),
    ],
);

pub(crate) static RELATION: Table = needing(
    table(
        "[[relation]]",
        "Each name is a scope of the group, a modality, a rule, or a rule and its scope (`casualties:killed`).",
        &[
            key("part", Text, "Is at most `whole`."),
            key("parts", Texts, "Add up to `whole`, within one article."),
            key("whole", Text, "Holds the part or the parts."),
            key("start", Text, "Is not after `end`."),
            key("end", Text, "Is not before `start`."),
        ],
    ),
    &[&["part", "whole"], &["parts", "whole"], &["start", "end"]],
);

pub(crate) static PATTERN: Table = needing(
    table(
        "[[pattern]]",
        "Phrases; their language is described above.",
        &[
            key("match", Texts, "Phrases that state a claim."),
            key("not", Texts, "Phrases that withdraw the claims whose value lies inside them."),
            key("as", Names(readings), "How the value is read, in order of preference."),
            key("limit", Takes::Table(&LIMIT), "Limits of the compared slot, narrower than those of the rule."),
            key(
                "set",
                Takes::Table(&SET),
                "Constants for slots that the phrase does not hold: `{ effect = \"killed\" }`.",
            ),
            key("modality", Name(modalities), "The modality of its claims, whatever the cues say."),
            key("require", Texts, "Lists or phrases of which the sentence must hold one."),
            key(
                "leave",
                Texts,
                "Slots that stay empty unless these phrases bind them, whatever stands near: the day of \"bringing the toll to {value}\".",
            ),
        ],
    ),
    &[&["match"], &["not"]],
);

static SET: Table = open("set", "Constants by the names of slots.", &[key("*", Number, "A constant.")]);

pub(crate) static EXAMPLE: Table = needing(
    table(
        "[[example]]",
        "A text in small. The rule must find the claims that are listed, and no others.",
        &[
            key("text", Text, "The text."),
            key("published", Day, "When it was published."),
            key("claims", Takes::Tables(&CLAIM), "What the rule finds; `[]`: nothing, a near miss."),
            key("todo", Text, "Why it may fail for now."),
        ],
    ),
    &[&["text"]],
);

static REGIME: Table = needing(
    table(
        "regimes = [{ … }]",
        "A stretch of time in which the value moved at a rate of its own.",
        &[
            key("until", Day, "The day on which it ends: `2022-11-30`."),
            key("rate", Number, "Change a day before it, back to the end of the regime above."),
        ],
    ),
    &[&["until", "rate"]],
);

pub(crate) static CLAIM: Table = needing(
    table(
        "claims = [{ … }]",
        "One claim.",
        &[
            key("quote", Text, "A part of the text that the claim overlaps, letter by letter."),
            key("value", Text, "Its value in words of its kind: \"3 years\", \"19.2 %\", \"2025-08-15\"."),
            key("key", Takes::Table(&TEXTS), "Parts of its key."),
            key("hedge", Name(hedges), "Its hedge."),
            key("modality", Name(modalities), "Its modality."),
        ],
    ),
    &[&["quote"]],
);

static TEXTS: Table = open("key", "Parts of a key and their values.", &[key("*", Text, "A value; `*` for any.")]);

pub(super) static WORDS: Table = open(
    "",
    "Lists of words and phrases, which patterns name as `<launch>`.",
    &[key("*", Takes::Table(&LISTS), "Lists under a heading, `[words]`.")],
);

static LISTS: Table =
    open("[words]", "Lists by name.", &[key("*", Texts, "Words and phrases, in the language of patterns.")]);

pub(super) static CUES: Table = table(
    "",
    "Words that set modality and speaker.",
    &[
        key("modality", Takes::Table(&MODALITY), "Phrases that make a claim a pledge, a plan, …."),
        key("speaker", Takes::Table(&SPEAKER), "Words between a speaker and what is said."),
        key("story", Takes::Table(&STORY), "Words that tell no story from another."),
    ],
);

static MODALITY: Table = table(
    "[modality]",
    "Phrases by the modality that they set.",
    &[
        key("actual", Texts, "It is so."),
        key("estimate", Texts, "Someone's reckoning."),
        key("pledge", Texts, "Promised, not done."),
        key("proposal", Texts, "Put forward, not agreed."),
        key("plan", Texts, "Scheduled or intended."),
        key("forecast", Texts, "Expected to come."),
        key("denied", Texts, "Said not to be so: never compared."),
    ],
);

static SPEAKER: Table = table(
    "[speaker]",
    "Who said it.",
    &[
        key("saying", Texts, "Verbs of saying: \"said\"."),
        key("according", Texts, "\"according to\"."),
        key("body", Texts, "What speaks for the country before it: \"ministry\", \"air force\"."),
    ],
);

static STORY: Table = table(
    "[story]",
    "What every article may name.",
    &[key("common", Texts, "Words with a capital, in lower case, and identifiers of entities (news agencies).")],
);

pub(super) static ENTITIES: Table =
    table("", "People, places, organisations, events.", &[key("entity", Takes::Tables(&ENTITY), "One of them.")]);

pub(crate) static ENTITY: Table = needing(
    table(
        "[[entity]]",
        "What texts name, with all the names that they use.",
        &[
            key("id", Text, "Its identifier, of which there is one: \"harbour-town\"."),
            key("type", Text, "Its type, which slots name: \"place\", \"country\", or a word of your own."),
            key("name", Text, "Its name."),
            key("aliases", List, "Other names."),
            key("demonyms", List, "Words for what belongs to it: \"Estonian\"."),
            key("metonyms", List, "Names that stand for it as an actor: \"Tallinn\" for Estonia."),
            key("part_of", Texts, "What it lies in, or whom it belongs to."),
            key("decoys", List, "Longer names that are not it: \"Indian Ocean\"."),
            key("valid", Takes::Table(&WINDOW), "When an event was."),
            key("facts", Takes::Table(&FACTS), "Parts of the key that a named event settles."),
            key("wikidata", Text, "Its identifier in Wikidata, for people."),
        ],
    ),
    &[&["id", "type", "name"]],
);

pub(crate) static WINDOW: Table = table(
    "valid = { … }",
    "A window of days; an end may be left out.",
    &[key("from", Day, "First day."), key("to", Day, "Last day.")],
);

static FACTS: Table = open("facts", "Parts of a key and what they are.", &[key("*", Texts, "Identifiers or texts.")]);

pub(super) static DATELINES: Table = table(
    "",
    "How texts give their date and outlet, and what is no part of an article.",
    &[
        key("dateline", Takes::Tables(&DATELINE), "One way to give a date."),
        key("boilerplate", Takes::Tables(&BOILERPLATE), "One kind of line that is no part of the article."),
    ],
);

pub(crate) static DATELINE: Table = needing(
    table(
        "[[dateline]]",
        "Regular expressions of the `regex` crate.",
        &[
            key("name", Text, "For people."),
            key("match", List, "The line, with `{date}` where the date stands, outside of groups."),
            key("lines", Whole, "Lines with text from the top, or from the bottom if negative; 12 when not said."),
        ],
    ),
    &[&["match"]],
);

pub(crate) static BOILERPLATE: Table = needing(
    table(
        "[[boilerplate]]",
        "Regular expressions of the `regex` crate.",
        &[
            key("name", Text, "For people."),
            key("line", List, "The whole line."),
            key("part", Truth, "Only the match is left out, not the line."),
            key("titles", Truth, "The headlines directly below it too."),
        ],
    ),
    &[&["line"]],
);

pub(super) static RATES: Table = needing(
    table(
        "",
        "What one unit of a base currency bought.",
        &[key("base", Text, "The base: \"USD\"."), key("currency", Takes::Tables(&CURRENCY), "One currency.")],
    ),
    &[&["base"]],
);

pub(crate) static CURRENCY: Table = needing(
    table(
        "[[currency]]",
        "One currency.",
        &[
            key("code", Text, "Its code: \"EUR\"."),
            key("source", Text, "Where the rates are from."),
            key("tolerance", Number, "How far a day may lie from the rate of its period: \"12 %\"."),
            key("rates", Takes::Table(&PERIODS), "Rates by year, month or day: `{ 2024 = 0.924, 2025-01 = 0.966 }`."),
        ],
    ),
    &[&["code", "source", "tolerance", "rates"]],
);

static PERIODS: Table = open("rates = { … }", "Periods and rates.", &[key("*", Number, "A rate.")]);

pub(crate) static PACK: Table = table(
    "",
    "What a folder of rules stands over.",
    &[
        key("extends", List, "\"builtin\", or folders from this file's folder."),
        key("without", List, "Rules of theirs that are left out."),
    ],
);

pub(super) static TESTS: Table =
    table("", "Cases of comparison.", &[key("compare", Takes::Tables(&CASE), "One case.")]);

pub(crate) static CASE: Table = needing(
    table(
        "[[compare]]",
        "Articles in small, and all the findings that are expected of them.",
        &[
            key("name", Text, "What it shows, in words."),
            key("rules", Texts, "Rules whose findings count; without it those of all."),
            key("article", Takes::Tables(&CASE_ARTICLE), "An article."),
            key("finding", Takes::Tables(&CASE_FINDING), "A finding; none: silence is expected."),
            key("todo", Text, "Why it may fail for now."),
        ],
    ),
    &[&["name", "article"]],
);

pub(crate) static CASE_ARTICLE: Table = needing(
    table(
        "[[compare.article]]",
        "An article in small.",
        &[
            key("outlet", Text, "Its outlet."),
            key("date", Day, "When it was published."),
            key("text", Text, "Its text."),
        ],
    ),
    &[&["text"]],
);

pub(crate) static CASE_FINDING: Table = needing(
    table(
        "[[compare.finding]]",
        "An expected finding; what is left out does not matter.",
        &[
            key("code", Name(codes), "Its code."),
            key("rule", Text, "Its rule."),
            key("severity", Name(severities), "Its severity."),
            key("key", Takes::Table(&TEXTS), "Parts of its key."),
            key("sides", Lists, "Quotes of what stands on each side."),
        ],
    ),
    &[&["code"]],
);
