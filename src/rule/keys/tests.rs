//! The tables of keys against what the parser reads.

use super::tables::{
    ABOUT, BOILERPLATE, CASE, CASE_ARTICLE, CASE_FINDING, CLAIM, COMPARE, CURRENCY, DATELINE, ENTITY, EXAMPLE,
    IDENTITY, LIMIT, PACK, PATTERN, RELATION, SLOT, WINDOW,
};
use super::{FILES, Table, Takes, file};
use crate::rule::error::SourceFile;
use crate::rule::{cases, datelines, file as written, rates};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::collections::BTreeSet;

/// Reads nothing, and keeps the names of the fields that a type asks for.
struct Fields<'n>(&'n mut Vec<&'static str>);

impl<'de> Deserializer<'de> for Fields<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.extend(fields);
        Err(Error::custom("only names are read"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Self::Error> {
        Err(Error::custom("not a struct"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn same<T: for<'de> Deserialize<'de>>(table: &Table) {
    let mut fields = Vec::new();
    let _ = T::deserialize(Fields(&mut fields));
    assert!(!fields.is_empty());
    let (of_type, of_table): (BTreeSet<_>, BTreeSet<_>) =
        (fields.into_iter().collect(), table.names().into_iter().collect());
    assert_eq!(of_type, of_table, "{}", table.heading);
}

#[test]
fn the_parser_reads_these_keys_and_no_others() {
    same::<written::About>(&ABOUT);
    same::<written::Limits>(&LIMIT);
    same::<written::Slot>(&SLOT);
    same::<written::Compare>(&COMPARE);
    same::<written::Identity>(&IDENTITY);
    same::<written::Relation>(&RELATION);
    same::<written::Pattern>(&PATTERN);
    same::<written::ExpectedClaim>(&CLAIM);
    same::<written::Example>(&EXAMPLE);
    same::<written::EntityEntry>(&ENTITY);
    same::<written::Window>(&WINDOW);
    same::<written::PackFile>(&PACK);
    same::<cases::Written>(&CASE);
    same::<cases::WrittenArticle>(&CASE_ARTICLE);
    same::<cases::WrittenFinding>(&CASE_FINDING);
    same::<rates::Written>(&CURRENCY);
    same::<datelines::WrittenDateline>(&DATELINE);
    same::<datelines::WrittenSkip>(&BOILERPLATE);
}

/// Whole files are read by hand: each of their keys is known, and one that is not is told with all that are.
#[test]
fn files_have_these_keys_and_no_others() {
    for kind in FILES {
        let known = kind.table.names();
        if known.is_empty() {
            continue;
        }
        let text = format!("{} = 1\nzzzzzzzzzzzz = 1\n", known.join(" = 1\n"));
        let source = SourceFile { name: kind.path.to_owned(), text: text.as_str().into() };
        let mut errors = Vec::new();
        match kind.name {
            "rule" => drop(written::rule_file(&source, &mut errors)),
            "pack" => drop(written::pack_file(&source, &mut errors)),
            "entities" => drop(written::entity_file(&source, &mut errors)),
            "datelines" => drop(datelines::Datelines::read(&source, &mut errors)),
            "rates" => rates::read(&source, &mut crate::rates::Rates::default(), &mut errors),
            "tests" => {
                let known = cases::Known { rules: &BTreeSet::new(), codes: &[] };
                drop(cases::read(&source, &known, &mut errors));
            }
            // Cues and the configuration are read elsewhere; `tests/workbench.rs` holds them.
            _ => continue,
        }
        let unknown: Vec<_> = errors.iter().filter(|e| e.code == "unknown-key").collect();
        assert_eq!(unknown.len(), 1, "{}: {:?}", kind.name, unknown);
        assert_eq!(unknown[0].help.as_deref(), Some(format!("known here: {}", known.join(", ")).as_str()));
    }
}

#[test]
fn tables_are_sound() {
    fn walk(table: &'static Table, seen: &mut BTreeSet<&'static str>) {
        assert!(table.docs.ends_with('.'), "{}", table.heading);
        let names: Vec<_> = table.all().map(|k| k.name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
        for need in table.needs.iter().copied().flatten() {
            assert!(names.contains(need), "{need}");
        }
        for key in table.all() {
            assert!(key.docs.ends_with('.'), "{}", key.name);
            if let Takes::Table(inner) | Takes::Tables(inner) = key.takes
                && seen.insert(inner.heading)
            {
                walk(inner, seen);
            }
        }
    }
    let mut seen = BTreeSet::new();
    FILES.iter().for_each(|f| walk(f.table, &mut seen));
    assert!(seen.len() > 20 && file("rule").is_some() && file("rules").is_none());
}
