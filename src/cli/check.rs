//! `gainsay check`: what is read, what is found, what of it is shown, and in which formats.

use super::commands::{print, read, show_files, status, summarise, use_threads};
use super::formats::{self, View};
use super::messages::Messages;
use super::project::{Project, Told, project};
use super::{CheckArgs, CheckFormat, FINDINGS, FINE};
use gainsay::article::Corpus;
use gainsay::config::FailOn;
use gainsay::finding::Outcome;
use gainsay::policy::Severity;
use gainsay::report;
use gainsay::severity;
use std::path::PathBuf;

/// Does what was asked, and returns the exit status.
pub fn run(args: &CheckArgs, messages: &Messages) -> Result<u8, Told> {
    use_threads(&args.input);
    let project = project(&args.rules, messages)?;
    if args.input.show_files {
        return show_files(&project.sound()?, &args.input, messages);
    }
    // Mistakes of the configuration, of the rules, and in names of rules are told in one run.
    let (rules, sound) = project.all_rules(&args.rules, messages)?;
    let levels = if rules.rules.is_empty() { Ok(Vec::new()) } else { project.severities(args, &rules, messages) };
    let levels = if sound { levels? } else { return Err(Told) };
    let outputs = outputs(args, messages)?;
    let corpus = read(&project, &args.input, messages)
        .inspect_err(|_| messages.summary(report::summary::summary(&Outcome::default())))?;
    let mut outcome = gainsay::check(&rules, &corpus.articles);
    severity::apply(&mut outcome, &levels);
    outcome.skipped.extend(corpus.skipped.iter().cloned());
    outcome.skipped.extend(corpus.problems.iter().filter_map(gainsay::article::InputProblem::left_out));
    outcome.skipped.sort();

    let fail_on = args.fail_on.or(project.config.fail_on).unwrap_or(FailOn::Severity(Severity::Warning));
    let written = report(&outcome, &outputs, &project, &corpus, fail_on, messages);
    summarise(&outcome, rules.rules.len(), messages);
    written?;
    Ok(status(&corpus, if severity::fails(&outcome, fail_on) { FINDINGS } else { FINE }))
}

/// What is written: formats with the files that they go to, standard output last.
fn outputs(args: &CheckArgs, messages: &Messages) -> Result<Vec<(CheckFormat, Option<PathBuf>)>, Told> {
    let mut outputs: Vec<(CheckFormat, Option<PathBuf>)> =
        args.outputs.asked().into_iter().map(|(format, path)| (format, Some(path.to_owned()))).collect();
    outputs.push((args.format, args.output.clone()));
    for (n, (_, path)) in outputs.iter().enumerate() {
        if let Some(path) = path.as_ref().filter(|path| outputs[..n].iter().any(|(_, p)| p.as_ref() == Some(path))) {
            messages
                .error(format!("{}: two outputs to one file", path.display()), "give each output a file of its own");
            return Err(Told);
        }
    }
    Ok(outputs)
}

/// Writes all outputs; if one cannot be written, the others are all the same.
fn report(
    outcome: &Outcome,
    outputs: &[(CheckFormat, Option<PathBuf>)],
    project: &Project,
    corpus: &Corpus,
    fail_on: FailOn,
    messages: &Messages,
) -> Result<(), Told> {
    let view = View::new(outcome, project, corpus, fail_on);
    let mut done = Ok(());
    for (format, path) in outputs {
        let written =
            print(path.as_deref(), messages, |out| formats::write(out, *format, &view, path.as_deref(), messages));
        done = done.and(written.map(|_| ()));
        if *format == CheckFormat::Github {
            formats::job_summary(&view, messages);
        }
    }
    done
}
