//! `gainsay check`: what is read, what is found, what of it is shown, and in which formats.

use super::baseline;
use super::changed;
use super::find::{Asked, Found, asked_levels, find};
use super::formats::{self, View};
use super::messages::Messages;
use super::project::{Project, Told, project};
use super::show;
use super::stages::{print, status, summarise, use_threads};
use super::{CheckArgs, CheckFormat, FINDINGS, FINE};
use clap::ValueEnum;
use gainsay::article::Corpus;
use gainsay::baseline::Baseline;
use gainsay::config::FailOn;
use gainsay::finding::{Outcome, Why};
use gainsay::policy::Severity;
use gainsay::report;
use gainsay::severity;
use std::path::PathBuf;
use std::time::Instant;

/// Does what was asked once, and returns the exit status.
pub fn run(args: &CheckArgs, messages: &Messages) -> Result<u8, Told> {
    use_threads(&args.input);
    let begun = Instant::now();
    let project = project(&args.rules, messages)?;
    if let Some(status) = show::instead(&project, &args.input, Some(args), messages) {
        return status;
    }
    let outputs = outputs(args, &project, messages)?;
    let known = baseline::asked(args.baseline.as_deref(), &project, messages);
    let asked = Asked { input: &args.input, rules: &args.rules, levels: asked_levels(args), profile: args.profile };
    // Mistakes of the rules are told in the same run as those of the baseline.
    let Found { mut outcome, corpus, rules } = find(&asked, &project, messages)?;
    if let Some((path, known)) = known? {
        let unused = known.unused(&Baseline::of(&outcome));
        known.apply(&mut outcome);
        if unused > 0 {
            let entries = if unused == 1 { "1 entry".to_owned() } else { format!("{unused} entries") };
            let path = path.display();
            messages.note(format!("{entries} of {path} not found any more: `gainsay baseline --prune` removes them"));
        }
    }
    if let Some(changed) = changed::articles(args, &project, &outcome.articles, messages)? {
        hide_unchanged(&mut outcome, changed);
    }
    outcome.explain_apart = args.explain_skipped;
    let fail_on = args.fail_on.or(project.config.fail_on).unwrap_or(FailOn::Severity(Severity::Warning));
    let written = report(&outcome, &outputs, &project, &corpus, fail_on, messages);
    if args.explain_skipped {
        messages.summary(report::apart::table(&outcome));
    }
    if args.statistics {
        messages.summary(report::statistics::table(&outcome).trim_end());
    }
    summarise(&outcome, rules, messages.draws().then(|| begun.elapsed()), messages);
    written?;
    Ok(status(&corpus, if severity::fails(&outcome, fail_on) { FINDINGS } else { FINE }))
}

fn hide_unchanged(outcome: &mut Outcome, changed: std::collections::BTreeSet<String>) {
    let article = |claim: usize| outcome.claims.get(claim).map(|claim| &claim.article_name);
    let with_changed: Vec<bool> = outcome
        .findings
        .iter()
        .map(|finding| {
            let mut claims = finding.sides.iter().flat_map(|side| &side.claims);
            claims.any(|&claim| article(claim).is_some_and(|name| changed.contains(name)))
        })
        .collect();
    let mut with_changed = with_changed.into_iter();
    outcome.hide(|_| (!with_changed.next().unwrap_or(true)).then_some(Why::Unchanged));
    outcome.changed = changed;
}

type Outputs = Vec<(CheckFormat, Option<PathBuf>)>;

/// What is written: formats with the files that they go to, standard output or `-o` last. The command line wins over the
/// configuration, format by format.
fn outputs(args: &CheckArgs, project: &Project, messages: &Messages) -> Result<Outputs, Told> {
    let mut outputs: Outputs =
        args.outputs.asked().into_iter().map(|(format, path)| (format, Some(path.to_owned()))).collect();
    // The configuration knows names of formats only.
    let named = |name: &str| CheckFormat::from_str(name, false).ok();
    for (name, path) in &project.config.outputs {
        if let Some(format) = named(name).filter(|format| outputs.iter().all(|(known, _)| known != format)) {
            outputs.push((format, Some(project.base.join(path))));
        }
    }
    let configured = project.config.format.as_deref().and_then(named);
    outputs.push((args.format.or(configured).unwrap_or(CheckFormat::Pretty), args.output.clone()));
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
    outputs: &Outputs,
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
