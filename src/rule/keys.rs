//! Every key that a file of rules may have: what it takes and what it means. The schemas for editors and the reference in
//! `docs/rules.md` are made of these tables, and messages about unknown keys of whole files name what stands here.
//!
//! A test holds them against the types that the parser reads.

mod project;
mod tables;

use project::{ARTICLES, CONFIG};
use tables::{CUES, DATELINES, ENTITIES, RATES, TESTS, WORDS};
pub(crate) use tables::{PACK, RULE};

/// All kinds of files, in the order of the reference.
pub const FILES: [File; 10] = [
    File { name: "rule", path: "ID.toml", table: &RULE },
    File { name: "words", path: "words.toml", table: &WORDS },
    File { name: "cues", path: "cues.toml", table: &CUES },
    File { name: "entities", path: "entities/NAME.toml", table: &ENTITIES },
    File { name: "datelines", path: "datelines.toml", table: &DATELINES },
    File { name: "rates", path: "rates.toml", table: &RATES },
    File { name: "pack", path: "pack.toml", table: &PACK },
    File { name: "tests", path: "tests/NAME.toml", table: &TESTS },
    File { name: "config", path: "gainsay.toml", table: &CONFIG },
    File { name: "articles", path: "articles.toml", table: &ARTICLES },
];

/// The kind of file of this name.
#[must_use]
pub fn file(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

/// One kind of file.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// What `gainsay rules schema` calls it: "rule".
    pub name: &'static str,
    /// Where such files lie.
    pub path: &'static str,
    /// Its keys.
    pub table: &'static Table,
}

/// A table of keys.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// As it is written: "[slots.NAME]"; empty for the top of a file.
    pub heading: &'static str,
    /// What it is for, in one or two sentences.
    pub docs: &'static str,
    /// Its keys, in the order of the reference.
    pub keys: &'static [Key],
    /// A table whose keys it has too.
    pub and: Option<&'static Table>,
    /// Sets of keys of which one must be there; empty: no demand.
    pub needs: &'static [&'static [&'static str]],
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name; "*" stands for names that the author chooses.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it means.
    pub docs: &'static str,
}

/// What a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// A string.
    Text,
    /// A string or a list of strings.
    Texts,
    /// A list of strings.
    List,
    /// A list whose elements are strings or lists of strings.
    Lists,
    /// One of these names.
    Name(Names),
    /// One or several of these names.
    Names(Names),
    /// These names, or others that tables define; one or several.
    OpenNames(Names),
    /// A number, also as a string ("0.5 %").
    Number,
    /// Days: `14`, "14 days".
    Days,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Truth,
    /// A day without quotes: `2025-08-26`.
    Day,
    /// A day, a string that states one, or a window `{ from = …, to = … }`.
    DayOrWindow,
    /// First and last year.
    Years,
    /// A table.
    Table(&'static Table),
    /// Tables with double brackets.
    Tables(&'static Table),
}

/// A list of names that the code knows.
pub type Names = fn() -> Vec<&'static str>;

impl Table {
    /// Names of its keys, in the order of the reference; "*" is left out.
    pub fn names(&self) -> Vec<&'static str> {
        self.all().map(|key| key.name).filter(|name| *name != "*").collect()
    }

    /// Its keys and those of the table that it shares them with.
    pub fn all(&self) -> impl Iterator<Item = &'static Key> {
        self.keys.iter().chain(self.and.iter().flat_map(|and| and.keys))
    }
}

/// A key.
const fn key(name: &'static str, takes: Takes, docs: &'static str) -> Key {
    Key { name, takes, docs }
}

/// A table that stands alone and demands nothing.
const fn table(heading: &'static str, docs: &'static str, keys: &'static [Key]) -> Table {
    Table { heading, docs, keys, and: None, needs: &[] }
}

/// The same table, of whose keys one of each set must be there.
const fn needing(table: Table, needs: &'static [&'static [&'static str]]) -> Table {
    Table { needs, ..table }
}

/// A table whose keys the author names.
const fn open(heading: &'static str, docs: &'static str, each: &'static [Key; 1]) -> Table {
    table(heading, docs, each)
}

#[cfg(test)]
mod tests;
