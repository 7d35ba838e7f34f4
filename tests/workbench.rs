//! The rule author's workbench from outside: schemas and reference, set-up, tests of rules with their snapshots.

use gainsay::rule::keys::{FILES, file};
use gainsay::workbench::{reference, schema};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Holds the `key` section of a document, which is rewritten when `INSTA_UPDATE=always` is set, as snapshots are.
pub fn holds(path: &Path, current: &str) {
    let before = std::fs::read_to_string(path).unwrap_or_default();
    if current != before && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(path, current).unwrap();
    } else {
        assert_eq!(current, before, "set INSTA_UPDATE=always to rewrite {}", path.display());
    }
}

#[test]
fn the_reference_is_made_of_the_same_tables_as_the_schemas() {
    let path = root().join("docs/rules.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let before = text.find("## All keys\n").map_or(text.as_str(), |at| &text[..at]);
    holds(&path, &format!("{}\n\n{}", before.trim_end(), reference::markdown()));
}

/// Every built-in file is valid, and so is what the documentation and the set-up show.
#[test]
fn built_in_files_are_valid() {
    let mut checked = 0;
    let mut folders = vec![root().join("rules")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let problems = problems_of(&path);
                assert!(problems.is_empty(), "{}: {problems:?}", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 40);
    assert!(problems_of(&root().join("seeds/articles.toml")).is_empty());
}

/// Mistakes that a schema can tell: those of keys and types.
#[test]
fn schemas_tell_mistakes_of_keys() {
    let fixtures = root().join("tests/fixtures/rule-errors");
    for (name, place) in [
        ("unknown-key.toml", "patern"),
        ("wrong-type.toml", "slots"),
        ("unknown-policy.toml", "policy"),
        ("unknown-hedge.toml", "hedge"),
        ("unknown-grain.toml", "grain"),
        ("unknown-reading.toml", "as"),
    ] {
        let problems = problems_of(&fixtures.join(name));
        assert!(problems.iter().any(|p| p.contains(place)), "{name}: {problems:?}");
    }
}

#[test]
fn the_schema_of_a_rule() {
    let schema = serde_json::to_string_pretty(&schema::schema(file("rule").unwrap())).unwrap();
    snapshots!("workbench").bind(|| insta::assert_snapshot!("rule.schema", schema));
}

#[test]
fn the_configuration_has_the_keys_of_its_table() {
    let (_, problems) = gainsay::config::parse("gainsay.toml", "zzzzzzzzzzzz = 1\n");
    let keys = file("config").unwrap().table.names();
    assert_eq!(problems[0].help, format!("it has {}", keys.join(", ")));
}

fn problems_of(path: &Path) -> Vec<String> {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    let kind = match (folder.as_str(), name.as_str()) {
        ("entities", _) => "entities",
        ("tests", _) => "tests",
        (_, name) => FILES.iter().map(|f| f.name).find(|known| *known == name).unwrap_or("rule"),
    };
    let text = std::fs::read_to_string(path).unwrap();
    let document: toml::Table = text.parse().unwrap();
    let mut problems = Vec::new();
    validate(&schema::schema(file(kind).unwrap()), &json(&document.into()), PathBuf::new(), &mut problems);
    problems
}

/// TOML as a validator sees it: dates are strings.
fn json(value: &toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(all) => all.iter().map(json).collect(),
        toml::Value::Table(all) => all.iter().map(|(k, v)| (k.clone(), json(v))).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

/// The part of JSON Schema that the schemas use.
fn validate(schema: &Value, value: &Value, at: PathBuf, problems: &mut Vec<String>) {
    let known = [
        "$schema", "title", "description", "type", "enum", "properties", "additionalProperties", "required", "anyOf",
        "items", "format", "minItems", "maxItems",
    ];
    for (key, rule) in schema.as_object().unwrap() {
        assert!(known.contains(&key.as_str()), "{key} is not checked here");
        let fine = match (key.as_str(), rule) {
            ("type", Value::String(t)) => is_a(t, value),
            ("type", Value::Array(all)) => all.iter().any(|t| is_a(t.as_str().unwrap(), value)),
            ("enum", all) => all.as_array().unwrap().contains(value),
            ("required", all) => all.as_array().unwrap().iter().all(|k| value.get(k.as_str().unwrap()).is_some()),
            ("anyOf", all) => all.as_array().unwrap().iter().any(|one| {
                let mut inner = Vec::new();
                validate(one, value, at.clone(), &mut inner);
                inner.is_empty()
            }),
            ("minItems", n) => value.as_array().is_none_or(|a| a.len() as u64 >= n.as_u64().unwrap()),
            ("maxItems", n) => value.as_array().is_none_or(|a| a.len() as u64 <= n.as_u64().unwrap()),
            ("items", inner) => {
                for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(inner, item, at.join(i.to_string()), problems);
                }
                true
            }
            ("additionalProperties", rest) => {
                let named = schema.get("properties").and_then(Value::as_object);
                for (key, inner) in value.as_object().into_iter().flatten() {
                    match named.and_then(|n| n.get(key)).unwrap_or(rest) {
                        Value::Bool(false) => problems.push(format!("{}: unknown {key}", at.display())),
                        rule => validate(rule, inner, at.join(key), problems),
                    }
                }
                true
            }
            _ => true,
        };
        if !fine {
            problems.push(format!("{}: {key} {value}", at.display()));
        }
    }
}

fn is_a(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        other => panic!("{other}"),
    }
}
