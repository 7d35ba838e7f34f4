//! What is well written and yet says nothing: gates that contradict each other, words that no text has, phrases that
//! another one leaves nothing to.

use super::builder::Builder;
use crate::entity::Entities;
use crate::mention::token::tokenize;
use crate::rule::Phrase;
use crate::rule::error::RuleError;
use crate::rule::file::{self, Strings};
use crate::rule::pattern::compile::words_of;
use crate::rule::pattern::parse::Node;
use std::collections::BTreeSet;
use std::ops::Range;

impl Builder<'_> {
    /// Tells what `[about]` asks for and rules out.
    pub(super) fn gates(&mut self, about: &file::About) {
        let pairs = [
            (&about.article, &about.not_article, "not_article"),
            (&about.sentence, &about.not_sentence, "not_sentence"),
            (&about.sentence, &about.not_article, "not_article"),
        ];
        for (wanted, unwanted, name) in pairs {
            let (Some(wanted), Some(unwanted)) = (wanted, unwanted) else { continue };
            for asked in &wanted.get_ref().0 {
                let ruled_out = unwanted.get_ref().0.iter().find(|out| *out == asked || self.lies_in(asked, out));
                if let Some(out) = ruled_out {
                    let lies = if out == asked { String::new() } else { format!(", since it lies in `{out}`") };
                    let message = format!("`{asked}` is asked for, and `{name}` rules it out{lies}");
                    let help = "remove it from one of the two: as it is, the rule looks at nothing that mentions it";
                    self.error("contradictory-gates", place_in(unwanted, out, self.text()), message, help);
                }
            }
        }
    }

    fn lies_in(&self, inner: &str, outer: &str) -> bool {
        let entities: Option<&Entities> = self.entities;
        self.index.contains_key(outer) && entities.is_some_and(|entities| entities.within(inner, outer))
    }

    fn text(&self) -> &str {
        self.file.map_or("", |f| &f.text)
    }

    /// Tells the words of a phrase that no text has as one word.
    pub(super) fn words_in_texts(&mut self, node: &Node, written: &str, at: &Range<usize>) {
        match node {
            Node::Seq(nodes) | Node::Alt(nodes) => {
                nodes.iter().for_each(|node| self.words_in_texts(node, written, at));
            }
            Node::Opt(inner) | Node::Choice(_, inner) => self.words_in_texts(inner, written, at),
            Node::Word(source) => {
                let Some(words) = words_of(source).filter(|words| !words.is_empty()) else { return };
                let parts = |word: &str| {
                    let mut tokens = Vec::new();
                    tokenize(word, &mut tokens);
                    tokens.iter().map(|t| t.text(word).to_owned()).collect::<Vec<_>>()
                };
                if words.iter().any(|word| parts(word).len() == 1) {
                    return;
                }
                let place = written.to_lowercase().find(source.as_str()).map_or(0..0, |i| i..i + source.len());
                let place = self.file.map_or(at.clone(), |f| super::phrase::place_of(f, written, at, place));
                let mut parts = parts(&words[0]);
                parts.retain(|part| part.chars().any(char::is_alphanumeric));
                let help = match parts.is_empty() {
                    true => "leave it out: marks between words are skipped".to_owned(),
                    false => format!("write its parts: \"{}\"", parts.join(" ")),
                };
                self.warn("never-matches", place, format!("no text has `{source}` as one word"), help);
            }
            Node::List(..) | Node::Slot(_) | Node::Gap { .. } => {}
        }
    }

    /// Tells the phrases of a rule that another one leaves nothing to.
    pub(super) fn reached(&mut self, written: &[toml::Spanned<file::Pattern>], nots: &[Phrase]) {
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let withdrawn: BTreeSet<String> = nots.iter().map(|phrase| squeezed(&phrase.written)).collect();
        let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
        for pattern in written {
            let p = pattern.get_ref();
            let Some(list) = &p.r#match else { continue };
            // What makes equal phrases different; the places of keys are none of it.
            let set: Vec<(&String, &str)> = p.set.iter().map(|(k, v)| (k.get_ref(), v.get_ref().0.as_str())).collect();
            let names = |s: &Option<Strings>| s.as_ref().map(|s| s.get_ref().0.clone());
            let limit = p.limit.as_ref().map(limit_text);
            let modality = p.modality.as_ref().map(|m| m.get_ref().clone());
            let (reads, require, leave) = (names(&p.r#as), names(&p.require), names(&p.leave));
            let rest = format!("{reads:?} {require:?} {limit:?} {set:?} {modality:?} {leave:?}");
            for phrase in &list.get_ref().0 {
                let place = place_in(list, phrase, self.text());
                let text = squeezed(phrase);
                if withdrawn.contains(&text) {
                    let message =
                        format!("\"{phrase}\" stands under `not` as well, which withdraws all that it matches");
                    self.warn("never-reached", place, message, "remove one of the two".to_owned());
                } else if !seen.insert((text, rest.clone())) {
                    let message = format!("\"{phrase}\" stands in this rule already, with the same limits");
                    self.warn("never-reached", place, message, "remove one of the two".to_owned());
                }
            }
        }
    }

    fn warn(&mut self, code: &'static str, at: Range<usize>, message: String, help: String) {
        if let Some(file) = self.file {
            self.errors.push(RuleError::new(code, file, at, message).help(help).warning());
        }
    }
}

fn limit_text(limit: &file::Limits) -> String {
    let scalar = |s: &Option<toml::Spanned<file::Scalar>>| s.as_ref().map(|s| s.get_ref().0.clone());
    let names = |s: &Option<Strings>| s.as_ref().map(|s| s.get_ref().0.clone());
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        scalar(&limit.min),
        scalar(&limit.max),
        names(&limit.unit),
        names(&limit.currency),
        limit.within.as_ref().map(|w| *w.get_ref()),
        names(&limit.one_of),
        names(&limit.skip),
        names(&limit.grain),
    )
}

/// The place of one string of a list; the last of equal ones, since it is the one that is too many.
fn place_in(list: &Strings, item: &str, text: &str) -> Range<usize> {
    let at = list.span();
    let found = text.get(at.clone()).and_then(|toml| toml.rfind(item));
    found.map_or(at.clone(), |i| at.start + i..at.start + i + item.len())
}
