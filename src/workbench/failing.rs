//! Examples and cases that fail, as diagnostics: where in the rule's file, and what came nearest.

use super::result::{CaseResult, Problem};
use super::why::{Sentence, why};
use crate::article::Article;
use crate::finding::Outcome;
use crate::report::count;
use crate::rule::cases::Case;
use crate::rule::error::{RuleError, SourceFile};
use crate::rule::{Example, Rule, RuleSet};
use crate::text::Span;

/// What differs in an example of `rule`, which reads it as `article`.
pub(super) fn of_example(
    set: &RuleSet,
    rule: &Rule,
    example: &Example,
    article: &Article,
    result: &CaseResult,
) -> Vec<RuleError> {
    if let Some(done) = passes(result, &example.file, example.span) {
        return vec![done];
    }
    let outcome = crate::check(set, std::slice::from_ref(article));
    let whole = Span::new(0, article.text.len());
    let sentences =
        why(set, std::slice::from_ref(article), 0, 1, whole, &outcome).map_or_else(Vec::new, |w| w.sentences);
    let expected = |quote: &str| example.claims.iter().find(|claim| claim.quote == quote);
    let mistake = |problem: &Problem| match problem {
        Problem::Noisy { text, value } => {
            let pattern = pattern_of(&sentences, rule, text).map(|p| format!("`{p}` matches: ")).unwrap_or_default();
            RuleError::new(
                "test-noisy",
                &example.file,
                quoted(example, text),
                format!("{} finds a claim that the example does not expect", rule.id),
            )
            .label(value)
            .help(format!("{pattern}narrow it, withdraw the claim with `not`, or add it to `claims`"))
        }
        Problem::Wrong { quote, slot, expected: wanted, found } => {
            let place = expected(quote)
                .map_or(example.span, |claim| claim.value_span.filter(|_| slot == "value").unwrap_or(claim.quote_span));
            let pattern = pattern_of(&sentences, rule, quote).map(|p| format!("`{p}` matches: ")).unwrap_or_default();
            RuleError::new(
                "test-wrong",
                &example.file,
                place,
                format!("{}: the {slot} of \"{quote}\" is {found}, expected is {wanted}", rule.id),
            )
            .label(found)
            .help(format!("{pattern}correct the rule, or what the example expects"))
        }
        other => {
            let quote = if let Problem::Missing { quote } = other { quote } else { "" };
            let place = expected(quote).map_or(example.span, |claim| claim.quote_span);
            RuleError::new("test-missing", &example.file, place, format!("{} finds no claim at \"{quote}\"", rule.id))
                .help(nearest(&sentences, rule, quote))
        }
    };
    result.problems.iter().map(mistake).collect()
}

/// What differs in a case of comparison.
pub(super) fn of_case(case: &Case, outcome: &Outcome, result: &CaseResult) -> Vec<RuleError> {
    if let Some(done) = passes(result, &case.file, case.span) {
        return vec![done];
    }
    let mistake = |problem: &Problem| match problem {
        Problem::NoFinding { finding } => {
            let open = case.findings.iter().find(|f| problem.is_about(f));
            let message = format!("the articles of \"{}\" make no {finding}", case.name);
            RuleError::new("test-missing", &case.file, open.map_or(case.span, |f| f.span), message)
                .help(silent(outcome, open.and_then(|f| f.rule.as_deref())))
        }
        Problem::Wrong { quote, slot, expected, found } => {
            let place = case.findings.iter().find(|f| problem.is_about(f)).map_or(case.span, |f| f.span);
            let message = format!("{quote}: the {slot} is {found}, expected is {expected}");
            RuleError::new("test-wrong", &case.file, place, message).help("correct the rule, or what the case expects")
        }
        other => {
            let message = format!("the articles of \"{}\" make a finding that the case does not expect", case.name);
            let finding = if let Problem::Unexpected { finding } = other { finding } else { "" };
            RuleError::new("test-noisy", &case.file, case.span, message).label(finding).help(
                "add it as [[compare.finding]] if it is right; else say in the rule what keeps these claims apart",
            )
        }
    };
    result.problems.iter().map(mistake).collect()
}

/// That a test passes which is marked as one that fails.
fn passes(result: &CaseResult, file: &SourceFile, place: Span) -> Option<RuleError> {
    let todo = result.todo.as_ref().filter(|_| result.problems.is_empty())?;
    let message = format!("this passes, though it is marked todo ({todo})");
    Some(RuleError::new("test-passes", file, place, message).help("remove the line `todo = …`"))
}

/// Where `quote` stands in the text of an example, as it is written in the file; the whole text where it is written otherwise.
fn quoted(example: &Example, quote: &str) -> Span {
    let Span { start, end } = example.span;
    let written = example.file.text.get(start..end).unwrap_or_default();
    written.find(quote).map_or(example.span, |at| Span::new(start + at, start + at + quote.len()))
}

/// The phrase of `rule` that made the claim at `quote`.
fn pattern_of<'w>(sentences: &'w [Sentence], rule: &Rule, quote: &str) -> Option<&'w str> {
    let overlap = |text: &str| text.contains(quote) || quote.contains(text);
    let mut claims = sentences.iter().flat_map(|s| &s.claims).filter(|c| c.rule == rule.id);
    claims.find(|c| overlap(&c.claim.text)).map(|c| c.pattern.as_str())
}

/// What of `rule` came nearest to a claim in the sentence that holds `quote`, and what to do.
fn nearest(sentences: &[Sentence], rule: &Rule, quote: &str) -> String {
    let here = || sentences.iter().filter(|s| s.text.contains(quote) || quote.contains(&s.text));
    if let Some(dropped) = here().flat_map(|s| &s.dropped).find(|d| d.rule == rule.id && !d.taken) {
        return format!("`{}` matches \"{}\", but {}", dropped.pattern, dropped.text, dropped.reason);
    }
    let holds = |text: &str| text.contains(quote) || quote.contains(text);
    if let Some(taken) = here().flat_map(|s| &s.dropped).find(|d| d.rule == rule.id && d.taken && holds(&d.text)) {
        let (pattern, text) = (&taken.pattern, &taken.text);
        return format!(
            "`{pattern}` matches \"{text}\", but one value makes one claim, and the example has named that one"
        );
    }
    if let Some(near) = here().flat_map(|s| &s.near).find(|n| n.rule == rule.id) {
        return format!("nearest is `{}` at \"{}\": {}", near.pattern, near.text, near.fails.join("; "));
    }
    "no phrase of the rule comes near: add one for these words".to_owned()
}

/// Why articles make no finding of `rule`, and what to do.
fn silent(outcome: &Outcome, rule: Option<&str>) -> String {
    let of_rule: Vec<usize> =
        (0..outcome.claims.len()).filter(|&i| rule.is_none_or(|rule| outcome.claims[i].rule_id == rule)).collect();
    if of_rule.is_empty() {
        return "no claim is found in the articles: make the sentences [[example]]s of the rule, and let them pass first".to_owned();
    }
    let texts: Vec<String> = of_rule.iter().map(|&i| format!("\"{}\"", outcome.claims[i].text)).collect();
    let found = format!("{} found: {}", count(of_rule.len(), "claim"), texts.join(", "));
    match outcome.apart.iter().find(|apart| of_rule.contains(&apart.claim)) {
        Some(apart) => format!("{found}; not compared: {}", apart.words),
        None if of_rule.len() > 1 => {
            format!("{found}; they are of different facts, or agree as the rule compares them")
        }
        None => format!("{found}; a second one is needed"),
    }
}
