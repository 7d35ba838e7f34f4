//! `gainsay check`: what is read, what is found, what of it is shown, and in which formats.

use super::baseline;
use super::changed;
use super::commands::{print, profile, read, status, summarise, use_threads};
use super::formats::{self, View};
use super::messages::Messages;
use super::progress::Progress;
use super::project::{Project, Told, project};
use super::show;
use super::watch;
use super::{CheckArgs, CheckFormat, FINDINGS, FINE, InputArgs, RuleArgs};
use chrono::{Days, NaiveDate};
use clap::ValueEnum;
use gainsay::article::Corpus;
use gainsay::baseline::Baseline;
use gainsay::config::{FailOn, Level};
use gainsay::finding::{Outcome, Why};
use gainsay::policy::Severity;
use gainsay::report;
use gainsay::severity;
use gainsay::suppress;
use std::path::PathBuf;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Does what was asked, and returns the exit status.
pub fn run(args: &CheckArgs, messages: &Messages) -> Result<u8, Told> {
    use_threads(&args.input);
    if args.watch { watch::run(args, messages) } else { once(args, messages) }
}

/// One run.
pub fn once(args: &CheckArgs, messages: &Messages) -> Result<u8, Told> {
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

/// What findings depend on, of the arguments.
pub struct Asked<'a> {
    pub input: &'a InputArgs,
    pub rules: &'a RuleArgs,
    pub levels: Vec<(String, Level)>,
    /// Whether rules are to be timed.
    pub profile: bool,
}

/// What was found, of which the configuration has hidden what it does not want.
pub struct Found {
    pub outcome: Outcome,
    pub corpus: Corpus,
    /// How many rules there were.
    pub rules: usize,
}

/// Reads, checks, and hides what is off or suppressed.
pub fn find(asked: &Asked, project: &Project, messages: &Messages) -> Result<Found, Told> {
    // Mistakes of the configuration, of the rules, and in names of rules are told in one run.
    let (rules, sound) = project.all_rules(asked.rules, messages)?;
    let settings =
        if rules.rules.is_empty() { Ok(Vec::new()) } else { project.severities(&asked.levels, &rules, messages) };
    let settings = if sound { settings? } else { return Err(Told) };
    let corpus = read(project, asked.input, messages)
        .inspect_err(|_| messages.summary(report::summary::summary(&Outcome::default())))?;
    if asked.profile {
        profile(&rules, &corpus, messages);
    }
    let progress = Progress::of(corpus.articles.len(), messages);
    let mut outcome = gainsay::check_watched(&rules, &corpus.articles, &|| progress.step(messages));
    progress.done();
    severity::apply(&mut outcome, &settings);
    suppress(&mut outcome, project, messages);
    outcome.skipped.extend(corpus.skipped.iter().cloned());
    outcome.skipped.extend(corpus.problems.iter().filter_map(gainsay::article::InputProblem::left_out));
    outcome.skipped.sort();
    Ok(Found { outcome, corpus, rules: rules.rules.len() })
}

/// Severities that the command line sets, in the order in which they hold.
pub fn asked_levels(args: &CheckArgs) -> Vec<(String, Level)> {
    let of = |ids: &[String], level| ids.iter().map(move |id| (id.clone(), level)).collect::<Vec<_>>();
    [
        of(&args.note, Level::Severity(Severity::Note)),
        of(&args.warning, Level::Severity(Severity::Warning)),
        of(&args.error, Level::Severity(Severity::Error)),
        of(&args.off, Level::Off),
    ]
    .concat()
}

fn suppress(outcome: &mut Outcome, project: &Project, messages: &Messages) {
    let suppressions = &project.config.suppressions;
    let applied = suppress::apply(outcome, suppressions, today());
    let file = report::screen::escape(project.file.as_deref().unwrap_or_default());
    for suppression in applied.expired.iter().filter_map(|&n| suppressions.get(n)) {
        let until = suppression.until.map_or_else(String::new, |until| until.to_string());
        let owner = suppression.owner.as_ref().map_or_else(String::new, |owner| format!(" ({owner})"));
        let reason = format!("{}{owner}", suppression.reason);
        let reason = report::screen::escape(&reason);
        messages.warning(format!(
            "{file}:{}: this suppression ran out after {until}, its finding is back: {reason}",
            suppression.line
        ));
    }
    for suppression in applied.unused.iter().filter_map(|&n| suppressions.get(n)) {
        messages.note(format!("{file}:{}: this suppression fits no finding", suppression.line));
    }
}

/// The day in UTC, or the one that SOURCE_DATE_EPOCH gives (seconds, as in reproducible builds).
fn today() -> NaiveDate {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days: u64 = set.unwrap_or_else(now) / 86_400;
    NaiveDate::default().checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
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
