//! `gainsay rules`: the rule author's commands.

use super::messages::Messages;
use super::project::{Told, project};
use super::{FINDINGS, FINE, RulesArgs, RulesCommand};
use gainsay::report::{count, screen::escape};
use gainsay::rule::keys;
use gainsay::workbench::{cases, examples, lint, schema};
use std::io::{self, Write};

/// Does what was asked of the rules.
pub fn run(args: &RulesArgs, messages: &Messages) -> Result<u8, Told> {
    if let RulesCommand::Schema { kind } = &args.command {
        return schema(kind, messages);
    }
    let project = project(&args.rules, messages)?.sound()?;
    let (rules, sound) = match &args.command {
        // Lint looks at the rules that are sound beside those that are not.
        RulesCommand::Lint => project.all_rules(&args.rules, messages)?,
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
        RulesCommand::Lint => {
            let remarks = lint::lint(&rules);
            lines.extend(remarks.iter().map(ToString::to_string));
            let rules = count(rules.rules.len(), "sound rule");
            messages.summary(format!("{rules}, {}", count(remarks.len(), "remark")));
            if sound { FINE } else { FINDINGS }
        }
        RulesCommand::Schema { .. } => FINE,
        RulesCommand::Test => {
            let results = [examples::run(&rules), cases::run(&rules)].concat();
            for result in results.iter().filter(|r| r.failed()) {
                lines.push(format!("{}:{}: {}: {}", result.file, result.line, result.rule, result.text.trim()));
                lines.extend(result.problems.iter().map(|p| format!("    {p}")));
                if let (Some(todo), true) = (&result.todo, result.problems.is_empty()) {
                    lines.push(format!("    passes, though it is marked todo ({todo}): remove the mark"));
                }
            }
            let failed = results.iter().filter(|r| r.failed()).count();
            let todo = results.iter().filter(|r| r.todo.is_some() && !r.failed()).count();
            let passed = results.len() - failed - todo;
            messages.summary(format!("{passed} passed, {failed} failed, {todo} todo"));
            if failed > 0 { FINDINGS } else { FINE }
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

fn schema(kind: &str, messages: &Messages) -> Result<u8, Told> {
    // The arguments allow no other kinds.
    let Some(file) = keys::file(kind) else { return Err(Told) };
    let schema = schema::schema(file);
    super::commands::print(None, messages, |out| writeln!(out, "{schema:#}"))
}
