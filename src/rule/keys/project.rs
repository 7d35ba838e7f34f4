//! The tables of keys of `gainsay.toml` and `articles.toml`.

use super::Takes::{Day, DayOrWindow, List, Name, Text, Texts};
use super::{Table, Takes, key, needing, open, table};

fn levels() -> Vec<&'static str> {
    vec!["error", "warning", "note", "off"]
}

fn fail_on() -> Vec<&'static str> {
    vec!["error", "warning", "note", "never"]
}

fn formats() -> Vec<&'static str> {
    OUTPUTS.names()
}

pub(super) static CONFIG: Table = table(
    "",
    "What a project checks, with which rules, and how strictly.",
    &[
        key("inputs", List, "What to check when the command line names nothing, from this file's folder."),
        key("exclude", List, "What is left out of folders, in patterns as `.gitignore` has them."),
        key("rules", List, "Rule files and folders in place of the built-in rules, from this file's folder."),
        key("fail-on", Name(fail_on), "Mildest finding that fails a run; `warning` when not said."),
        key("format", Name(formats), "How `check` prints findings."),
        key("outputs", Takes::Table(&OUTPUTS), "Further formats, each to its file."),
        key("baseline", Text, "The file of known findings, which are not shown again."),
        key("severity", Takes::Table(&SEVERITY), "Severities of rules and codes."),
        key("override", Takes::Tables(&OVERRIDE), "Severities for findings whose articles all match."),
        key("suppress", Takes::Tables(&SUPPRESS), "Findings that someone has looked at."),
    ],
);

static OUTPUTS: Table = table(
    "[outputs]",
    "Files by format.",
    &[
        key("pretty", Text, "A file."),
        key("compact", Text, "A file."),
        key("json", Text, "A file."),
        key("sarif", Text, "A file."),
        key("github", Text, "A file."),
        key("gitlab", Text, "A file."),
        key("junit", Text, "A file."),
        key("markdown", Text, "A file."),
        key("csv", Text, "A file."),
    ],
);

static OVERRIDE: Table = needing(
    table(
        "[[override]]",
        "Other severities for some articles.",
        &[
            key("paths", List, "Patterns as `.gitignore` has them."),
            key("severity", Takes::Table(&SEVERITY), "Severities of rules and codes."),
        ],
    ),
    &[&["paths", "severity"]],
);

static SUPPRESS: Table = needing(
    table(
        "[[suppress]]",
        "Findings that are not shown, and why.",
        &[
            key("id", Text, "The finding's identifier, as `check -f json` gives it."),
            key("rule", Text, "Or its rule, with `key`."),
            key("key", Takes::Table(&SUPPRESSED_KEY), "Parts of its key."),
            key("reason", Text, "Why."),
            key("owner", Text, "Who answers for it."),
            key("until", Day, "Last day on which it holds."),
        ],
    ),
    &[&["id", "reason"], &["rule", "key", "reason"]],
);

static SUPPRESSED_KEY: Table =
    open("key = { … }", "Parts of the key and their values.", &[key("*", Texts, "A value, or several.")]);

static SEVERITY: Table =
    open("[severity]", "Severities by rule or code.", &[key("*", Name(levels), "Its severity, or `off`.")]);

pub(super) static ARTICLES: Table = open(
    "",
    "What is known of the articles of its folder.",
    &[key("*", Takes::Table(&ARTICLE), "A file, or a record `feed.jsonl#id`.")],
);

static ARTICLE: Table = table(
    "[\"FILE\"]",
    "What is known of one article.",
    &[
        key("source", Text, "Its outlet."),
        key(
            "published",
            DayOrWindow,
            "When it was published: `2025-12-07`, or `{ from = 2025-08-26 }` for \"not before\".",
        ),
        key("date", DayOrWindow, "The same."),
        key("title", Text, "Its title."),
        key("url", Text, "Where it stands."),
    ],
);
