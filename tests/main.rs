//! The integration tests: one binary, this is its table of contents.

// Where snapshots lie.
#[macro_use]
mod common;
// Outcomes made by hand.
mod outcome;
// Every report format, with friendly and with hostile text.
mod reports;
// Formats for continuous integration: their shape, and that hostile text stays text in them.
mod formats;
// Which module may know which.
mod architecture;
// Reading articles: names, order, metadata, what is left out.
mod articles;
// The program from outside: exit statuses, messages, output files.
mod cli;
// What a project wants to see: baseline, changed articles, suppressions, configuration.
mod only_new;
// The action, hooks, templates and examples for continuous integration.
mod ready_made;
// One hostile corpus, end to end, in every format.
mod hostile;
// Where claims disagree: policies, the gate, sides and sources.
mod compare;
// Mentions: tables of sentences with their readings.
mod mentions;
// What holds for the mentions of any text.
mod mentions_hold;
// The seed articles, end to end.
mod seeds;
// What holds for any articles, end to end.
mod written;
// Who is quoted.
mod speakers;
// What holds for any rule file.
mod rules_hold;
// The seed articles with one number changed, and reworded.
mod seeds_changed;
// Rules: their examples, and what is said of their mistakes.
mod rules;
// The rule author's commands: schemas, set-up, tests of rules.
mod workbench;
// Three stories that the built-in rules do not know, covered as the tutorial says.
mod own_stories;
// What is told of a few sentences under a small rule.
mod told;
// The tutorial, step by step.
mod tutorial;
// Dates and durations: found, resolved, and when a text was published.
mod dates;
// Dates as news has them: open periods, years left out, feasts, names.
mod dates_in_news;
// Dates by the tense of their clause.
mod dates_by_tense;
// The pattern language, as a table.
mod patterns;
// Why a line makes the claims that it makes, and no others.
mod why;
// What a change of rules changes.
mod rules_diff;
