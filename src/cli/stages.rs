//! What the commands have in common: reading articles, writing output, the last words of a run and its status.

use super::messages::Messages;
use super::output;
use super::project::{Project, Told};
use super::{FINE, InputArgs, TROUBLE};
use gainsay::article::{self, Corpus};
use gainsay::finding::Outcome;
use gainsay::report::{self, count};
use gainsay::rule::RuleSet;
use gainsay::workbench;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Sets how many threads work, if that is asked for.
pub fn use_threads(args: &InputArgs) {
    if let Some(threads) = args.threads {
        // The pool is built once, here, so this cannot fail; and with the default pool the results are the same.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global();
    }
}

/// Reads the articles and tells what is wrong with them. No articles at all is an error.
pub fn read(project: &Project, args: &InputArgs, messages: &Messages) -> Result<Corpus, Told> {
    let corpus = article::read(&project.inputs(args, messages)?, &project.base);
    tell(&corpus, corpus.articles.len(), messages)?;
    Ok(corpus)
}

/// Tells what is wrong with the articles read.
pub fn tell(corpus: &Corpus, articles: usize, messages: &Messages) -> Result<(), Told> {
    messages.problems(&corpus.problems);
    messages.skipped(&corpus.skipped);
    if articles == 0 {
        let help =
            "articles end in .txt, .md, .jsonl or .ndjson, or these with .gz; a file named itself is always read";
        messages.error("no articles at all", help);
        return Err(Told);
    }
    Ok(())
}

/// Writes to a file, or to standard output; tells why where that fails.
pub fn print(
    file: Option<&Path>,
    messages: &Messages,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<u8, Told> {
    output::write(file, write).map(|()| FINE).map_err(|error| {
        let target = file.map_or_else(|| String::from("standard output"), |file| file.display().to_string());
        messages
            .error(format!("{target}: cannot be written: {error}"), "check the folder, its permissions and its space");
        Told
    })
}

/// Says how much was read and found.
pub fn summarise(outcome: &Outcome, rules: usize, took: Option<Duration>, messages: &Messages) {
    if outcome.claims.is_empty() {
        let articles = count(outcome.articles.len(), "article");
        messages.warning(format!("no claims: none of {} found anything in {articles}", count(rules, "rule")));
    }
    let took = took.map_or_else(String::new, |took| format!(", in {:.1} s", took.as_secs_f32()));
    messages.summary(report::summary::summary(outcome) + &took);
}

/// Trouble with the input outranks findings: what was not read may hold more.
pub fn status(corpus: &Corpus, found: u8) -> u8 {
    if corpus.problems.iter().any(|problem| problem.code.severity() == miette::Severity::Error) {
        TROUBLE
    } else {
        found
    }
}

/// Tells what each rule costs and brings.
pub fn profile(rules: &RuleSet, corpus: &Corpus, messages: &Messages) {
    let begun = Instant::now();
    let clock = || u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
    let (costs, shared) = workbench::profile::profile(rules, &corpus.articles, &clock);
    messages.summary(workbench::profile::table(rules, &costs, shared).trim_end());
}
