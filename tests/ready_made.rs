//! What is ready-made for continuous integration: it is YAML, it names only flags and inputs that exist, and its shell is what it
//! should be. Completions and manual pages are made for all that there is.

use crate::cli::{disagreement, run};
use crate::common::Folder;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use yaml_rust2::{Yaml, YamlLoader};

fn text(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn yaml(text: &str) -> Yaml {
    YamlLoader::load_from_str(text).unwrap().remove(0)
}

/// The YAML examples of the README.
fn examples() -> Vec<String> {
    let read_me = text("README.md");
    read_me.split("```").filter_map(|part| part.strip_prefix("yaml\n")).map(str::to_owned).collect()
}

/// "--fail-on" of every word of a text that begins so.
fn flags(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| c.is_whitespace() || "()[]\"',`=".contains(c));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

/// The flags of `gainsay check`.
fn known() -> BTreeSet<String> {
    let help = run(Path::new("."), &["check", "--help"]).out;
    help.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .filter(|w| w.starts_with("--"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn only_flags_that_exist_are_named() {
    let known = known();
    assert!(known.contains("--changed-since"));
    // Those of cargo and git.
    let theirs: BTreeSet<String> =
        ["--locked", "--quiet", "--path", "--root", "--git", "--rev"].map(str::to_owned).into();
    for name in ["action.yml", ".pre-commit-hooks.yaml", "templates/gainsay.gitlab-ci.yml"] {
        let unknown: Vec<_> =
            flags(&text(name)).into_iter().filter(|f| !known.contains(f) && !theirs.contains(f)).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
}

#[test]
fn the_action_uses_all_its_inputs_and_none_in_a_command() {
    let source = text("action.yml");
    let action = yaml(&source);
    assert_eq!(action["runs"]["using"].as_str(), Some("composite"));
    let inputs: Vec<&str> = action["inputs"].as_hash().unwrap().keys().filter_map(Yaml::as_str).collect();
    for input in &inputs {
        assert!(source.contains(&format!("${{{{ inputs.{input} }}}}")), "{input} is not used");
        assert!(action["inputs"][*input]["description"].as_str().is_some());
    }
    for step in action["runs"]["steps"].as_vec().unwrap() {
        if let Some(script) = step["run"].as_str() {
            assert_eq!(step["shell"].as_str(), Some("bash"));
            assert!(!script.contains("${{"), "{script}");
        }
    }
    // The examples give it inputs that it has.
    let workflow = yaml(&examples()[0]);
    let steps = workflow["jobs"]["gainsay"]["steps"].as_vec().unwrap();
    let step = steps.iter().find(|step| step["uses"].as_str().is_some_and(|uses| uses.contains("/gainsay@"))).unwrap();
    for (input, _) in step["with"].as_hash().unwrap() {
        assert!(inputs.contains(&input.as_str().unwrap()), "{input:?}");
    }
}

/// The script of the action, run as GitHub runs it.
#[cfg(unix)]
#[test]
fn the_action_checks() {
    let action = yaml(&text("action.yml"));
    let steps = action["runs"]["steps"].as_vec().unwrap();
    let script = steps.last().unwrap()["run"].as_str().unwrap();
    let folder = disagreement();
    let bin = folder.path().join("gainsay/bin");
    std::fs::create_dir_all(&bin).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_gainsay"), bin.join("gainsay")).unwrap();
    let run = |set: &[(&str, &str)]| {
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(folder.path());
        for (name, _) in steps.last().unwrap()["env"].as_hash().unwrap() {
            command.env(name.as_str().unwrap(), "");
        }
        command.env("RUNNER_TEMP", folder.path()).env_remove("GITHUB_STEP_SUMMARY").envs(set.iter().copied());
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (status, out, err) = run(&[
        ("GAINSAY_PATHS", "news/a.txt\n\nnews/b.txt"),
        ("GAINSAY_RULES", "rules"),
        ("GAINSAY_SARIF", "x y.sarif"),
    ]);
    assert!(status == Some(1) && out.contains("file="), "{out}{err}");
    assert!(folder.path().join("x y.sarif").exists());
    let never = [("GAINSAY_PATHS", "news"), ("GAINSAY_RULES", "rules"), ("GAINSAY_FAIL_ON", "never")];
    assert_eq!(run(&never).0, Some(0));
    // Names are names, whatever they look like.
    for hostile in ["--version", "$(touch broken)", "; touch broken"] {
        assert_eq!(run(&[("GAINSAY_PATHS", hostile), ("GAINSAY_RULES", "rules")]).0, Some(2), "{hostile}");
    }
    assert!(!folder.path().join("broken").exists());
}

#[test]
fn the_hook_and_the_template_are_whole() {
    let hooks = yaml(&text(".pre-commit-hooks.yaml"));
    let hook = &hooks.as_vec().unwrap()[0];
    for (key, value) in [("id", "gainsay"), ("entry", "gainsay check"), ("language", "rust")] {
        assert_eq!(hook[key].as_str(), Some(value));
    }
    assert_eq!(hook["args"][0].as_str(), Some("--changed"));
    let used = yaml(&examples()[1]);
    assert_eq!(used["repos"][0]["hooks"][0]["id"].as_str(), hook["id"].as_str());
    let template = yaml(&text("templates/gainsay.gitlab-ci.yml"));
    let job = &template["gainsay"];
    let script = job["script"][0].as_str().unwrap();
    for report in ["codequality", "junit"] {
        let file = job["artifacts"]["reports"][report].as_str().unwrap();
        assert!(script.contains(&format!("-output={file}")), "{file} is not written");
    }
}

#[test]
fn completions_for_every_shell_and_a_page_for_every_command() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(folder.path(), &["completions", shell]);
        assert!(ran.status == 0 && ran.out.contains("sarif-output"), "{shell}: {}", ran.err);
    }
    for command in ["check", "extract", "facts", "mentions", "explain", "rules", "baseline", "completions", "man"] {
        let ran = run(folder.path(), &["man", command]);
        assert!(ran.status == 0 && ran.out.contains(".SH NAME"), "{command}: {}", ran.err);
    }
}
