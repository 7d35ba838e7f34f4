//! Which module may know which: the table of ARCHITECTURE.md, held against the `use` lines of `src/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Module, and the modules that it may use. `lib` may use all of them: it alone knows the order of the pipeline. What is
/// under `main` sees the library from outside.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("value", &[]),
    ("nearest", &[]),
    ("similar", &["text"]),
    ("interval", &["value"]),
    ("policy", &["value"]),
    ("rates", &["interval", "value"]),
    ("mention", &["text", "value"]),
    ("entity", &["mention", "rule", "value"]),
    ("rule", &["claim", "config", "entity", "finding", "mention", "nearest", "policy", "rates", "text", "value"]),
    ("article", &["nearest", "text", "value"]),
    ("article/dating", &["mention", "rule", "text", "value"]),
    ("config", &["article", "nearest", "policy", "text"]),
    ("frame", &["claim", "interval", "mention", "policy", "value"]),
    ("claim", &["article", "entity", "frame", "group", "interval", "mention", "policy", "rule", "text", "value"]),
    ("group", &["article", "claim", "entity", "interval", "mention", "policy", "similar", "value"]),
    (
        "compare",
        &[
            "article", "claim", "entity", "finding", "frame", "group", "interval", "mention", "policy", "rates",
            "similar", "value",
        ],
    ),
    ("finding", &["article", "claim", "interval", "policy"]),
    ("severity", &["article", "config", "finding", "nearest", "policy"]),
    ("suppress", &["claim", "config", "finding", "policy"]),
    ("baseline", &["article", "claim", "finding", "mention", "report", "text"]),
    ("report", &["article", "claim", "finding", "interval", "mention", "policy", "text", "value"]),
    (
        "workbench",
        &[
            "article", "claim", "finding", "group", "interval", "mention", "nearest", "policy", "report", "rule",
            "text", "value",
        ],
    ),
];

/// Files of the program, which may use what the library shows and nothing else.
const PROGRAM: [&str; 2] = ["main", "cli"];

#[test]
fn modules_use_what_the_table_allows() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for (module, path, used) in uses() {
        if module == "lib" || PROGRAM.contains(&module.as_str()) {
            continue;
        }
        let Some(allowed) = allowed.get(module.as_str()) else {
            wrong.push(format!("{module} ({}) is not in the table", path.display()));
            continue;
        };
        for other in used {
            if module.split('/').next() != Some(other.as_str()) && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{} uses {other}, which {module} may not", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nChange the code, or the table here and in ARCHITECTURE.md.", wrong.join("\n"));
}

#[test]
fn the_documented_table_is_this_one() {
    let mut table = String::from("| module | may use |\n|---|---|\n");
    for (module, used) in MAY_USE {
        let used = if used.is_empty() { String::from("nothing of ours") } else { used.join(", ") };
        table.push_str(&format!("| {module} | {used} |\n"));
    }
    table.push_str("| lib | everything: it alone knows the order |\n| main, cli | what the library shows |\n");
    let documented = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    assert!(documented.contains(&table), "ARCHITECTURE.md should hold this table:\n\n{table}");
}

#[test]
fn only_the_program_and_loaders_touch_the_world() {
    const WORLD: [&str; 6] = ["std::fs", "std::env", "std::io::stdin", "std::time", "std::process", "std::net"];
    // Loaders read; the terminal, the clock and the network are nobody's.
    const LOADERS: [&str; 4] = ["article", "config", "rule/load.rs", "rule/builtin.rs"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let name = path.to_string_lossy().replace('\\', "/");
        let program = PROGRAM.iter().any(|p| name.starts_with(p));
        let loader = LOADERS.iter().any(|l| name.starts_with(l));
        for word in WORLD {
            let spread = word.replace("std::", "std::{");
            let allowed = program || loader && word == "std::fs";
            if !allowed && code(&text).any(|l| l.contains(word) || l.contains(&spread)) {
                wrong.push(format!("{name} uses {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} begins with no module header", path.display());
    }
}

/// Top-level module, path and used modules of every source file.
fn uses() -> Vec<(String, PathBuf, BTreeSet<String>)> {
    let modules: BTreeSet<&str> = MAY_USE.iter().map(|(module, _)| *module).collect();
    let all = sources().into_iter().map(|(path, text)| {
        // A file may have a line of its own in the table.
        let name = path.with_extension("").to_string_lossy().replace('\\', "/");
        let first = name.split('/').next().unwrap_or_default();
        let own_line = MAY_USE.iter().any(|(module, _)| *module == name);
        let module = if own_line { name.clone() } else { first.to_owned() };
        let mut used = BTreeSet::new();
        for line in code(&text) {
            // `use crate::{a, b}` is not our style; `crate::a::b` in code counts as a use of a.
            assert!(!line.contains("use crate::{"), "{}: one `use` a module, please: {line}", path.display());
            for after in line.split("crate::").skip(1) {
                let name: String = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if modules.contains(name.as_str()) {
                    used.insert(name);
                }
            }
        }
        (module, path, used)
    });
    all.collect()
}

/// The lines of a source that are neither comment nor test.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let tests = text.find("\n#[cfg(test)]\nmod ").unwrap_or(text.len());
    text[..tests].lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// Path relative to `src/` and text of every source file, by path.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && path.file_stem().is_some_and(|s| s != "tests") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    found
}
