//! Reads rules and articles, checks them, and hides what the configuration does not want: what `check` and `baseline` share.

use super::messages::Messages;
use super::progress::Progress;
use super::project::{Project, Told};
use super::stages::{profile, read};
use super::{CheckArgs, InputArgs, RuleArgs};
use chrono::{Days, NaiveDate};
use gainsay::article::Corpus;
use gainsay::config::Level;
use gainsay::finding::Outcome;
use gainsay::policy::Severity;
use gainsay::report;
use gainsay::severity;
use gainsay::suppress;
use std::time::{SystemTime, UNIX_EPOCH};

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
    outcome.record_lines.clone_from(&corpus.record_lines);
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
