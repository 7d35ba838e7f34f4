//! The rule author's workbench from outside: schemas and reference, set-up, tests of rules with their snapshots.

use crate::cli::{gainsay, ran, run, run_with_input};
use crate::common::Folder;
use gainsay::rule::keys::{FILES, file};
use gainsay::workbench::{reference, schema};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Holds the text of a document, which is rewritten when `INSTA_UPDATE=always` is set, as snapshots are.
pub fn holds(path: &Path, current: &str) {
    let before = std::fs::read_to_string(path).unwrap_or_default();
    if current != before && std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(path, current).unwrap();
    } else {
        let differ = current.lines().zip(before.lines()).find(|(is, was)| is != was);
        let (is, was) = differ.unwrap_or(("(one is longer)", ""));
        assert!(current == before, "{}: {is:?} was {was:?}; INSTA_UPDATE=always rewrites it", path.display());
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

/// The one that the first lines of the built-in rules name.
#[test]
fn the_schema_of_a_rule() {
    let schema = format!("{:#}\n", schema::schema(file("rule").unwrap()));
    holds(&root().join("rule.schema.json"), &schema);
}

#[test]
fn the_configuration_has_the_keys_of_its_table() {
    let (_, problems) = gainsay::config::parse("gainsay.toml", "zzzzzzzzzzzz = 1\n");
    let keys = file("config").unwrap().table.names();
    assert!(problems[0].help.ends_with(&keys.join(", ")), "{} has not {}", problems[0].help, keys.join(", "));
    for (inside, heading) in [("[outputs]", "formats are "), ("[[override]]", ""), ("[[suppress]]", "")] {
        let (_, problems) = gainsay::config::parse("gainsay.toml", &format!("{inside}\nzzzzzzzzzzzz = \"x\"\n"));
        let schema = schema::schema(file("config").unwrap());
        let name = inside.trim_matches(['[', ']']);
        let table =
            if inside.starts_with("[[") { &schema["properties"][name]["items"] } else { &schema["properties"][name] };
        let keys: Vec<&str> = table["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let told = |help: &str| help.ends_with(&format!("{heading}{}", keys.join(", ")));
        assert!(problems.iter().any(|p| told(&p.help)), "{inside} has not {keys:?}: {problems:?}");
    }
}

/// A new project: what is written, that its tests are green at once, and that nothing is ever overwritten.
#[test]
fn a_project_is_set_up() {
    let folder = Folder::with(&[
        (
            "news/a.txt",
            b"HARBOUR TOWN, March 3, 2025 (Example Wire) - The Harbour Bridge is 312 metres long.\n".as_slice(),
        ),
        ("news/b.txt", b"The Harbour Bridge is 455 metres long, it was said on 4 March 2025.\n"),
        ("news/c.txt", b"The Harbour Bridge is long.\n"),
        ("news/d.txt", b"---\nsource: Times\npublished: 2025-03-03\n---\nThe Harbour Bridge is 312 metres long.\n"),
        ("feeds/x.jsonl", b"{\"id\": 7, \"source\": \"Post\", \"text\": \"The Harbour Bridge is long.\"}\n"),
        ("notes.md", b"What to do.\n"),
    ]);
    let at = folder.path();
    let first = run(at, &["init"]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    let sidecars = ["news", "feeds"].map(|f| std::fs::read_to_string(at.join(f).join("articles.toml")).unwrap());
    snapshots!("workbench").bind(|| {
        insta::assert_snapshot!("init", format!("{}\n--- news\n{}\n--- feeds\n{}", first.out, sidecars[0], sidecars[1]))
    });
    for file in ["gainsay.toml", "rules/pack.toml", "rules/bridge-length.toml", "rules/tests/bridge-length.toml"] {
        let name = if file == "gainsay.toml" { "config.toml" } else { file };
        std::fs::create_dir_all(at.join("copy").join(name).parent().unwrap()).unwrap();
        std::fs::copy(at.join(file), at.join("copy").join(name)).unwrap();
        let problems = problems_of(&at.join("copy").join(name));
        assert!(problems.is_empty(), "{file}: {problems:?}");
    }
    std::fs::remove_dir_all(at.join("copy")).unwrap();
    let tested = run(at, &["rules", "test"]);
    assert_eq!((tested.status, tested.out.as_str(), tested.err.as_str()), (0, "", "5 passed, 0 failed, 0 todo\n"));
    let lint = run(at, &["rules", "lint"]);
    assert_eq!((lint.status, lint.out.contains("bridge-length")), (0, false), "{}", lint.out);
    // The blanks state nothing, and are no mistakes.
    let checked = run(at, &["check", "-f", "compact"]);
    assert!(checked.out.contains("disagreement") && checked.status == 1, "{}{}", checked.out, checked.err);

    folder.write("gainsay.toml", b"# mine\n");
    folder.write("news/articles.toml", b"# mine\n");
    std::fs::remove_file(at.join("feeds/articles.toml")).unwrap();
    let again = run(at, &["init", "feeds", "news"]);
    assert_eq!(again.status, 0, "{}", again.err);
    for (name, left) in [("gainsay.toml", true), ("news/articles.toml", true), ("feeds/articles.toml", false)] {
        assert_eq!(std::fs::read_to_string(at.join(name)).unwrap() == "# mine\n", left, "{name}");
        assert!(again.out.contains(&format!("{} {name}", if left { "left " } else { "wrote" })), "{}", again.out);
    }
    // An empty folder is a project too.
    let empty = Folder::with(&[]);
    assert_eq!(run(empty.path(), &["init"]).status, 0);
    assert_eq!(run(empty.path(), &["rules", "test"]).status, 0);
}

/// Examples, cases and snapshots of claims: what is told, what is written, and when nothing is.
#[test]
fn rules_are_tested() {
    let folder = Folder::with(&[
        (
            "rules/tests/talk/a.txt",
            b"The Harbour Bridge is 312 metres long. The Harbour Bridge is about 300 metres long.\n",
        ),
        ("rules/tests/talk/b.txt", b"The Harbour Bridge is long.\n"),
        ("rules/tests/talk/articles.toml", b"[\"a.txt\"]\npublished = 2025-03-03\n"),
    ]);
    let at = folder.path();
    assert_eq!(run(at, &["init"]).status, 0);
    // Alone, without what is built in.
    std::fs::remove_file(at.join("rules/pack.toml")).unwrap();
    let test = |more: &[&str]| run(at, &[&["rules", "test", "bridge-length"], more].concat());
    let snapshot = || std::fs::read_to_string(at.join("rules/tests/talk/claims.snap")).ok();
    let settings = snapshots!("workbench");
    let told = |name: &str, ran: &crate::cli::Ran| {
        let shown = format!("{}{}exit status {}\n{}", ran.out, ran.err, ran.status, snapshot().unwrap_or_default());
        settings.bind(|| insta::assert_snapshot!(name.to_owned(), shown));
    };
    told("test-no-snapshot", &test(&[]));
    // Never in CI.
    let ci = ran(&gainsay(at, &["rules", "test", "--update"]).env("CI", "true").output().unwrap());
    assert_eq!((ci.status, snapshot()), (2, None));
    assert!(ci.err.contains("snapshots are not written in CI"), "{}", ci.err);
    told("test-update", &test(&["--update"]));
    assert_eq!(test(&[]).status, 0);
    // A claim that is gone, one that is new, and one that has changed.
    folder.write("rules/tests/talk/a.txt", b"The Harbour Bridge is 313 metres long. No bridge is like it.\n");
    folder.write("rules/tests/talk/b.txt", b"The Harbour Bridge is 320 metres long.\n");
    told("test-differs", &test(&[]));
    let before = snapshot();
    assert_eq!(run_with_input(at, &["rules", "test", "--review"], b"n\nq\n").status, 1);
    assert_eq!(snapshot(), before);
    told("test-review", &run_with_input(at, &["rules", "test", "--review"], b"y\nn\ny\n"));
    assert_eq!(run_with_input(at, &["rules", "test", "--review"], b"a\n").status, 0);
    assert_eq!(test(&["-v"]).out.matches("passed: ").count(), 7);

    // Examples and cases that fail, as JUnit too.
    let rule = std::fs::read_to_string(at.join("rules/bridge-length.toml")).unwrap();
    folder.write("rules/bridge-length.toml", rule.replace("{..2} {value} {..1} (long", "{value} (long").as_bytes());
    let rule = rule
        .replace("value = \"312 metres\"", "value = \"313 metres\"")
        .replace("claims = []\n", "claims = []\ntodo = \"later\"\n");
    folder.write("rules/bridge-length.toml", rule.as_bytes());
    let failed = test(&["--junit-output", "junit.xml"]);
    told("test-fails", &failed);
    let junit = std::fs::read_to_string(at.join("junit.xml")).unwrap();
    settings.bind(|| insta::assert_snapshot!("test-junit", junit));
    let unknown = run(at, &["rules", "test", "brige-length"]);
    assert!(unknown.status == 2 && unknown.err.contains("did you mean `bridge-length`?"), "{}", unknown.err);
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
