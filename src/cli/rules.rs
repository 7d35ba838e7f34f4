//! `gainsay rules`: the rule author's commands.

use super::messages::Messages;
use super::project::{Told, project};
use super::stages::print;
use super::{FINDINGS, FINE, RulesArgs, RulesCommand};
use gainsay::nearest::nearest;
use gainsay::report::{count, screen::escape};
use gainsay::rule::error::RuleError;
use gainsay::rule::load::is_built_in;
use gainsay::rule::{Rule, RuleSet, keys};
use gainsay::workbench::{lint, schema};
use std::io::{self, Write};

/// Does what was asked of the rules.
pub fn run(args: &RulesArgs, messages: &Messages) -> Result<u8, Told> {
    if let RulesCommand::Schema { kind } = &args.command {
        return schema(kind, messages);
    }
    let project = project(&args.rules, messages)?.sound()?;
    let (rules, sound) = match &args.command {
        // Lint looks at the rules that are sound beside those that are not.
        RulesCommand::Lint { .. } => project.all_rules(&args.rules, messages)?,
        _ => (project.rules(&args.rules, messages)?, true),
    };
    let mut lines = Vec::new();
    let status = match &args.command {
        RulesCommand::List => {
            let width = rules.rules.iter().map(|r| r.id.len()).max().unwrap_or(0);
            lines.extend(
                rules
                    .rules
                    .iter()
                    .map(|r| format!("{:width$}  {:10}  {}", r.id, r.comparison.policy.name(), r.comparison.title)),
            );
            FINE
        }
        RulesCommand::Show { ids } => {
            known(ids, &rules, messages)?;
            let files = ids.iter().filter_map(|id| rules.rules.iter().find(|rule| rule.id == *id));
            let text = files.map(|rule| rule.file.text.trim_end()).collect::<Vec<_>>().join("\n\n");
            return print(None, messages, |out| writeln!(out, "{text}"));
        }
        RulesCommand::Lint { ids, all } => {
            known(ids, &rules, messages)?;
            let looked_at = |rule: &&Rule| match ids.as_slice() {
                [] => *all || !is_built_in(&rule.file.name),
                ids => ids.contains(&rule.id),
            };
            let looked_at: Vec<&Rule> = rules.rules.iter().filter(looked_at).collect();
            let remarks: Vec<RuleError> = looked_at.iter().flat_map(|rule| lint::of_rule(rule)).collect();
            messages.results(remarks.iter().map(|remark| remark as &dyn miette::Diagnostic));
            let rules = count(looked_at.len(), "sound rule");
            messages.summary(format!("{rules}, {}", count(remarks.len(), "remark")));
            if sound { FINE } else { FINDINGS }
        }
        RulesCommand::Schema { .. } => FINE,
        RulesCommand::Diff(diff) => {
            let paths = project.rule_paths(&args.rules);
            return super::rules_diff::run(diff, &rules, &paths, &project, messages);
        }
        RulesCommand::Test(test) => {
            let paths = project.rule_paths(&args.rules);
            return super::rules_test::run(test, &rules, &paths, messages);
        }
    };
    let mut out = io::stdout().lock();
    for line in lines {
        // If nobody listens any more, there is nobody to tell.
        if writeln!(out, "{}", escape(&line)).is_err() {
            break;
        }
    }
    Ok(status)
}

/// Tells which of these rules there are not.
pub(super) fn known(ids: &[String], rules: &RuleSet, messages: &Messages) -> Result<(), Told> {
    let names = || rules.rules.iter().map(|rule| rule.id.as_str());
    let mut all_known = true;
    for id in ids.iter().filter(|id| names().all(|name| name != id.as_str())) {
        let help = nearest(id, names())
            .map_or_else(|| "`gainsay rules list` names them".to_owned(), |near| format!("did you mean `{near}`?"));
        messages.error(format!("there is no rule `{id}`"), &help);
        all_known = false;
    }
    if all_known { Ok(()) } else { Err(Told) }
}

fn schema(kind: &str, messages: &Messages) -> Result<u8, Told> {
    // The arguments allow no other kinds.
    let Some(file) = keys::file(kind) else { return Err(Told) };
    let schema = schema::schema(file);
    print(None, messages, |out| writeln!(out, "{schema:#}"))
}
