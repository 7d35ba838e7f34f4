//! `gainsay rules test`: examples, cases and snapshots of the rules, in words.

use super::messages::Messages;
use super::project::Told;
use super::stages::print;
use super::{FINDINGS, FINE};
use gainsay::article::{self, Input};
use gainsay::report::{count, screen::escape};
use gainsay::rule::RuleSet;
use gainsay::rule::load::{is_built_in, test_folders};
use gainsay::workbench::result::{CaseResult, Problem};
use gainsay::workbench::snapshots::{self, Change, Snapshot};
use gainsay::workbench::{cases, examples, junit};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

/// Arguments of `rules test`.
#[derive(Debug, Clone, clap::Args)]
pub struct TestArgs {
    /// Rules to test; without, all of the rules folder
    #[arg(value_name = "RULE")]
    pub ids: Vec<String>,
    /// Test the built-in rules too that those of the folder stand over
    #[arg(long)]
    pub all: bool,
    /// Accept all differences between the snapshots and what is found now
    #[arg(long, conflicts_with = "review")]
    pub update: bool,
    /// Go through these differences one by one, and accept or reject each
    #[arg(long)]
    pub review: bool,
    /// Write the results as JUnit XML too
    #[arg(long, value_name = "FILE")]
    pub junit_output: Option<PathBuf>,
}

/// Runs the tests of these rules, which come from `paths`.
pub fn run(args: &TestArgs, rules: &RuleSet, paths: &[PathBuf], messages: &Messages) -> Result<u8, Told> {
    let writes = args.update || args.review;
    if writes && in_ci() {
        let help = "run it at your desk, look at the differences, and commit the snapshots; unset CI if this is no CI";
        messages.error("snapshots are not written in CI (the variable CI is set)", help);
        return Err(Told);
    }
    super::rules::known(&args.ids, rules, messages)?;
    let own = |file: &str| args.all || !is_built_in(file);
    let asked = |id: &String| args.ids.is_empty() || args.ids.contains(id);
    let mut results = examples::run_of(rules, |rule, example| own(&example.file.name) && asked(&rule.id));
    results.extend(cases::run_of(rules, |case| {
        let mut of = case.rules.iter().chain(case.findings.iter().filter_map(|f| f.rule.as_ref()));
        own(&case.file.name) && (args.ids.is_empty() || of.any(asked))
    }));
    let mut review = Review { all: args.update, ask: args.review };
    for folder in test_folders(paths) {
        results.extend(of_folder(&folder, rules, args, &mut review, messages)?);
    }
    if results.is_empty() {
        messages.warning("nothing was tested: the rules have no examples, no cases in tests/, and no articles there");
    }
    if let Some(file) = &args.junit_output {
        print(Some(file), messages, |out| junit::write(out, &results))?;
    }
    tell(&results, messages);
    let failed = results.iter().filter(|r| r.failed()).count();
    let todo = results.iter().filter(|r| r.todo.is_some() && !r.failed()).count();
    let passed = results.len() - failed - todo;
    messages.summary(format!("{passed} passed, {failed} failed, {todo} todo"));
    let differs = |p: &Problem| matches!(p, Problem::Snapshot { .. } | Problem::NoSnapshot { .. });
    if !writes && results.iter().flat_map(|r| &r.problems).any(differs) {
        let hint =
            "`gainsay rules test --review` asks about each difference of a snapshot, `--update` accepts them all";
        messages.summary(hint);
    }
    Ok(if failed > 0 { FINDINGS } else { FINE })
}

/// What became of each, those that failed only unless asked for more.
fn tell(results: &[CaseResult], messages: &Messages) {
    for result in results.iter().filter(|r| r.failed() || messages.is_verbose()) {
        if !result.mistakes.is_empty() {
            messages.results(result.mistakes.iter().map(|m| m as &dyn miette::Diagnostic));
            continue;
        }
        let word = if messages.is_verbose() { format!("{}: ", result.word()) } else { String::new() };
        let mut lines = vec![format!("{word}{}:{}: {}: {}", result.file, result.line, result.rule, result.text.trim())];
        lines.extend(result.said().iter().filter(|_| result.failed()).map(|line| format!("    {line}")));
        for line in lines {
            // If nobody listens any more, there is nobody to tell.
            if writeln!(io::stdout().lock(), "{}", escape(&line)).is_err() {
                return;
            }
        }
    }
}

/// The articles of one folder against its snapshot: one result an article.
fn of_folder(
    folder: &Path,
    rules: &RuleSet,
    args: &TestArgs,
    review: &mut Review,
    messages: &Messages,
) -> Result<Vec<CaseResult>, Told> {
    let corpus = article::read(&[Input::Path(folder.to_owned())], folder);
    messages.problems(&corpus.problems);
    if corpus.articles.is_empty() {
        return Ok(Vec::new());
    }
    let now = Snapshot::of(&gainsay::claims(rules, &corpus.articles));
    let file = folder.join(snapshots::FILE);
    let name = file.to_string_lossy().replace('\\', "/");
    let written = std::fs::read_to_string(&file).ok();
    let mut accepted = written.as_deref().map(Snapshot::parse).unwrap_or_default();
    let mut changes = accepted.changes(&now, &args.ids);
    let before = changes.len();
    if args.update || args.review {
        changes.retain(|change| {
            let accept = review.accepts(&name, change);
            if accept {
                accepted.accept(change);
            }
            !accept
        });
        if before > changes.len() || written.is_none() {
            let text = accepted.to_string();
            print(Some(&file), messages, |out| out.write_all(text.as_bytes()))?;
            messages.summary(format!("wrote {name}: {}", count(before - changes.len(), "difference")));
        }
    }
    let missing = written.is_none() && !(args.update || args.review);
    let result = |article: &str, problems| CaseResult {
        rule: "snapshot".to_owned(),
        file: name.clone(),
        line: 1,
        text: article.to_owned(),
        problems,
        todo: None,
        mistakes: Vec::new(),
    };
    if missing {
        return Ok(vec![result("all articles", vec![Problem::NoSnapshot { claims: now.len() }])]);
    }
    let of = |article: &str| -> Vec<Problem> {
        let changes = changes.iter().filter(|c| c.article == article);
        changes.map(|c| Problem::Snapshot { was: c.was(), is: c.is() }).collect()
    };
    let mut articles: Vec<String> = corpus.articles.iter().map(|a| a.name.clone()).collect();
    articles.extend(changes.iter().map(|c| c.article.clone()));
    articles.sort();
    articles.dedup();
    Ok(articles.iter().map(|article| result(article, of(article))).collect())
}

/// Asks about differences, or accepts them all.
struct Review {
    all: bool,
    /// Whether anybody is still asked.
    ask: bool,
}

impl Review {
    fn accepts(&mut self, file: &str, change: &Change) -> bool {
        if self.all || !self.ask {
            return self.all;
        }
        let mut out = io::stdout().lock();
        let mut say = |text: String| drop(writeln!(out, "{}", escape(&text)));
        say(format!("{file}, {}", change.article));
        change.was().into_iter().for_each(|line| say(format!("  - {line}")));
        change.is().into_iter().for_each(|line| say(format!("  + {line}")));
        drop(write!(out, "accept this? [y]es, [n]o, [a]ll that follow, [q]uit: "));
        drop(out.flush());
        let mut answer = String::new();
        let read = io::stdin().lock().read_line(&mut answer).unwrap_or(0);
        drop(writeln!(out));
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => return true,
            "a" | "all" => {
                self.all = true;
                return true;
            }
            "q" | "quit" => self.ask = false,
            // Nobody is there to answer.
            _ if read == 0 => self.ask = false,
            _ => {}
        }
        false
    }
}

/// Whether this is a run of continuous integration, as all of them say it.
fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"))
}
