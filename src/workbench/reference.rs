//! The reference of all keys, as Markdown: the last section of `docs/rules.md`, made of the tables of [`crate::rule::keys`].

use crate::rule::keys::{FILES, Table, Takes};
use std::collections::BTreeSet;
use std::fmt::Write;

/// The section, from its heading on.
///
/// ```
/// assert!(gainsay::workbench::reference::markdown().starts_with("## All keys\n"));
/// ```
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from(
        "## All keys\n\nMade of the same tables as `gainsay rules schema`; paths are from the folder of the rules.\n",
    );
    let mut seen = BTreeSet::new();
    for file in &FILES {
        let _ = write!(
            text,
            "\n### `{}`\n\n{} Schema: `gainsay rules schema {}`.\n",
            file.path, file.table.docs, file.name
        );
        keys(file.table, &mut text);
        inner(file.table, &mut seen, &mut text);
    }
    text
}

/// The tables inside of a table, each once.
fn inner(table: &'static Table, seen: &mut BTreeSet<&'static str>, text: &mut String) {
    for key in table.all() {
        let (Takes::Table(inside) | Takes::Tables(inside)) = key.takes else { continue };
        // A table of names that the author chooses needs no section of its own.
        let only_names =
            inside.names().is_empty() && !matches!(inside.keys[0].takes, Takes::Table(_) | Takes::Tables(_));
        if seen.insert(inside.heading) {
            if !only_names || inside.heading.starts_with('[') {
                let _ = write!(text, "\n#### `{}`\n\n{}\n", inside.heading, inside.docs);
                keys(inside, text);
            }
            inner(inside, seen, text);
        }
    }
}

fn keys(table: &Table, text: &mut String) {
    let _ = write!(text, "\n| key | takes | |\n|---|---|---|\n");
    for key in table.keys {
        let name = if key.name == "*" { "*any name*".to_owned() } else { format!("`{}`", key.name) };
        let docs = key.docs.replace('|', "\\|");
        let _ = writeln!(text, "| {name} | {} | {docs} |", takes(key.takes));
    }
}

fn takes(takes: Takes) -> String {
    let of = |names: Vec<&str>| names.join(", ");
    match takes {
        Takes::Text => "text".to_owned(),
        Takes::Texts => "text, or a list".to_owned(),
        Takes::List => "list of texts".to_owned(),
        Takes::Lists => "list of texts or lists".to_owned(),
        Takes::Name(names) => format!("one of {}", of(names())),
        Takes::Names(names) => format!("one or several of {}", of(names())),
        Takes::OpenNames(names) => format!("one or several of {}, …", of(names())),
        Takes::Number => "number".to_owned(),
        Takes::Days => "days: `\"14 days\"`".to_owned(),
        Takes::Whole => "whole number".to_owned(),
        Takes::Truth => "`true`, `false`".to_owned(),
        Takes::Day => "day: `2025-08-26`".to_owned(),
        Takes::DayOrWindow => "day or window".to_owned(),
        Takes::Years => "two years: `[2021, 2023]`".to_owned(),
        Takes::Table(_) => "table".to_owned(),
        Takes::Tables(_) => "list of tables".to_owned(),
    }
}
