//! `gainsay rules schema`: JSON Schemas of the files that people write, for the completion and checks of their editors.
//!
//! Made of the tables of [`crate::rule::keys`]. Draft 7, which TOML tooling understands; a file names its schema with a
//! first line `#:schema rule.schema.json`. What a schema cannot say (that a slot exists, that a phrase is sound) the
//! program tells.

use crate::rule::keys::{File, Key, Table, Takes};
use serde_json::{Map, Value, json};

/// The schema of a kind of file.
///
/// ```
/// use gainsay::{rule::keys, workbench::schema::schema};
/// let schema = schema(keys::file("rule").unwrap());
/// assert!(schema["properties"]["compare"]["properties"]["policy"]["enum"].as_array().unwrap().contains(&"drift".into()));
/// ```
#[must_use]
pub fn schema(file: &File) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(file.path));
    schema.append(&mut of_table(file.table));
    Value::Object(schema)
}

fn of_table(table: &Table) -> Map<String, Value> {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), json!(table.docs));
    schema.insert("type".to_owned(), json!("object"));
    let (open, named): (Vec<&Key>, Vec<&Key>) = table.all().partition(|key| key.name == "*");
    let properties: Map<String, Value> = named.iter().map(|key| (key.name.to_owned(), of_key(key))).collect();
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), Value::Object(properties));
    }
    schema.insert("additionalProperties".to_owned(), open.first().map_or(json!(false), |key| of_key(key)));
    match table.needs {
        [] => {}
        [all] => drop(schema.insert("required".to_owned(), json!(all))),
        several => {
            let any: Vec<Value> = several.iter().map(|all| json!({ "required": all })).collect();
            schema.insert("anyOf".to_owned(), json!(any));
        }
    }
    schema
}

fn of_key(key: &Key) -> Value {
    let mut schema = match of_values(key.takes) {
        Value::Object(schema) => schema,
        _ => Map::new(),
    };
    schema.insert("description".to_owned(), json!(key.docs));
    Value::Object(schema)
}

fn of_values(takes: Takes) -> Value {
    let one_or_many = |one: Value| json!({ "anyOf": [one, { "type": "array", "items": one }] });
    let list = |one: Value| json!({ "type": "array", "items": one });
    let text = || json!({ "type": "string" });
    match takes {
        Takes::Text => text(),
        Takes::Texts => one_or_many(text()),
        Takes::List => list(text()),
        Takes::Lists => list(one_or_many(text())),
        Takes::Name(names) => json!({ "type": "string", "enum": names() }),
        Takes::Names(names) => one_or_many(json!({ "type": "string", "enum": names() })),
        // An editor proposes the names and accepts others.
        Takes::OpenNames(names) => {
            one_or_many(json!({ "anyOf": [{ "type": "string", "enum": names() }, { "type": "string" }] }))
        }
        Takes::Number | Takes::Days => json!({ "type": ["number", "string"] }),
        Takes::Whole => json!({ "type": "integer" }),
        Takes::Truth => json!({ "type": "boolean" }),
        Takes::Day => json!({ "type": "string", "format": "date" }),
        Takes::DayOrWindow => {
            let window = json!({
                "type": "object",
                "properties": { "from": text(), "to": text() },
                "additionalProperties": false,
            });
            json!({ "anyOf": [text(), window] })
        }
        Takes::Years => {
            json!({ "type": "array", "items": { "type": "integer" }, "minItems": 2, "maxItems": 2 })
        }
        Takes::Table(table) => Value::Object(of_table(table)),
        Takes::Tables(table) => list(Value::Object(of_table(table))),
    }
}
