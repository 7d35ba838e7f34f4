//! The commands: each turns its arguments into calls of the library, and the outcome into output and exit status.

use super::messages::{Messages, width};
use super::project::{Told, project};
use super::stages::{print, profile, read, status, tell, use_threads};
use super::{Cli, Command, FINE, ListArgs, ListFormat, MentionsArgs, MentionsFormat, RuleArgs, TROUBLE, definition};
use super::{baseline, check, init, output, rules, show, watch, why};
use gainsay::article::{self, Article};
use gainsay::finding::Outcome;
use gainsay::mention::neutral::mentions_of;
use gainsay::report;
use gainsay::report::mentions::Mentions;
use gainsay::workbench;
use rayon::prelude::*;
use std::path::Path;

/// Does what was asked, and returns the exit status.
pub fn run(cli: Cli) -> u8 {
    let messages = Messages::new(&cli.global);
    let done = match cli.command {
        Command::Check(args) if args.watch => watch::run(&args, &messages),
        Command::Check(args) => check::run(&args, &messages),
        Command::Extract(args) => list(&args, List::Claims, &messages),
        Command::Facts(args) => list(&args, List::Facts, &messages),
        Command::Mentions(args) => mentions(&args, &messages),
        Command::Rules(args) => rules::run(&args, &messages),
        Command::Baseline(args) => baseline::run(&args, &messages),
        Command::Why(args) => why::run(&args, &messages),
        Command::Explain { subject, rules } => explain(subject.as_deref(), &rules, &messages),
        Command::Init { folders } => init::run(&folders, &messages),
        Command::Completions { shell } => print(None, &messages, |out| {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut definition(), "gainsay", &mut script);
            out.write_all(&script)
        }),
        Command::Man { command } => man(command.as_deref(), &messages),
    };
    done.unwrap_or(TROUBLE)
}

/// What `extract` and `facts` list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Claims,
    Facts,
}

fn list(args: &ListArgs, what: List, messages: &Messages) -> Result<u8, Told> {
    use_threads(&args.input);
    let project = project(&args.rules, messages)?;
    if let Some(status) = show::instead(&project, &args.input, None, messages) {
        return status;
    }
    let rules = project.rules(&args.rules, messages)?;
    let corpus = read(&project, &args.input, messages)?;
    if args.profile {
        profile(&rules, &corpus, messages);
    }
    let outcome = match what {
        List::Facts => gainsay::check(&rules, &corpus.articles),
        List::Claims => Outcome {
            articles: corpus.articles.iter().map(|article| article.name.clone()).collect(),
            claims: gainsay::claims(&rules, &corpus.articles),
            rules: rules.comparisons(),
            ..Outcome::default()
        },
    };
    let (format, width) = format(args.format, args.output.as_deref(), ListFormat::Table, ListFormat::Jsonl);
    print(args.output.as_deref(), messages, |out| match (what, format) {
        (List::Claims, ListFormat::Table) => report::table::claims(out, &outcome, width),
        (List::Claims, ListFormat::Jsonl) => report::claims::jsonl(out, &outcome),
        (List::Claims, ListFormat::Csv) => report::csv::claims(out, &outcome),
        (List::Facts, ListFormat::Table) => report::facts::table(out, &outcome, width),
        (List::Facts, ListFormat::Jsonl) => report::facts::jsonl(out, &outcome),
        (List::Facts, ListFormat::Csv) => report::csv::facts(out, &outcome),
    })?;
    Ok(status(&corpus, FINE))
}

fn mentions(args: &MentionsArgs, messages: &Messages) -> Result<u8, Told> {
    use_threads(&args.input);
    let project = project(&args.rules, messages)?.sound()?;
    if let Some(status) = show::instead(&project, &args.input, None, messages) {
        return status;
    }
    let (articles, corpus) = article::read_in_order(&project.inputs(&args.input, messages)?, &project.base);
    tell(&corpus, articles.len(), messages)?;
    let texts: Vec<Mentions> = articles.par_iter().map(|(id, article)| mentions_in(id, article)).collect();
    let (format, width) = format(args.format, args.output.as_deref(), MentionsFormat::Table, MentionsFormat::Jsonl);
    print(args.output.as_deref(), messages, |out| match format {
        MentionsFormat::Table => report::mentions::table(out, &texts, width),
        MentionsFormat::Jsonl => report::mentions::jsonl(out, &texts),
    })?;
    Ok(status(&corpus, FINE))
}

/// The mentions of one article; relative dates resolve against its date, if that is a single day.
fn mentions_in(id: &str, article: &Article) -> Mentions {
    let day = article.published.days.bounded().filter(|(from, to)| from == to).map(|(day, _)| day);
    Mentions { id: id.to_owned(), text: article.text.clone(), found: mentions_of(&article.text, day) }
}

/// The format that is asked for, else the one for where output goes; and the columns there.
fn format<F>(asked: Option<F>, output: Option<&Path>, for_people: F, for_programs: F) -> (F, usize) {
    let terminal = output::is_terminal(output);
    (asked.unwrap_or(if terminal { for_people } else { for_programs }), width(terminal))
}

fn explain(subject: Option<&str>, args: &RuleArgs, messages: &Messages) -> Result<u8, Told> {
    let rules = project(args, messages)?.rules(args, messages)?;
    let Some(subject) = subject else {
        let subjects = workbench::explain::subjects(&rules);
        return print(None, messages, |out| out.write_all(subjects.as_bytes()));
    };
    match workbench::explain::explain(subject, &rules) {
        Ok(text) => print(None, messages, |out| out.write_all(text.as_bytes())),
        Err(problem) => {
            messages.error(problem, "`gainsay explain` lists all: documents, codes, rules");
            Err(Told)
        }
    }
}

fn man(command: Option<&str>, messages: &Messages) -> Result<u8, Told> {
    let mut program = definition();
    program.build();
    let page = match command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let names: Vec<_> = program.get_subcommands().map(|c| c.get_name().to_owned()).collect();
                messages.error(format!("there is no command `{name}`"), &format!("commands are {}", names.join(", ")));
                return Err(Told);
            }
        },
    };
    print(None, messages, |out| clap_mangen::Man::new(page).render(out))
}
