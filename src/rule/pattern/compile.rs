//! A pattern's tree to a program over the vocabulary.

use super::parse::{Node, PatternError, SlotNode};
use super::vocabulary::{UNKNOWN, Vocabulary, WordId};
use super::{MAX_DEPTH, MAX_PROGRAM, MAX_STEPS, MAX_WORD};
use regex::{Regex, RegexBuilder};
use regex_syntax::hir::literal::Extractor;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One step of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inst {
    /// Takes a word that the test of this index accepts.
    Word(usize),
    /// Takes what fits the slot of this index in [`Program::slots`].
    Slot(usize),
    /// Literal choices bound to the slot of this index begin here.
    Open(usize),
    /// … and end here.
    Close(usize),
    /// Takes any one word, mention or name; `true`: numbers too.
    Any(bool),
    /// Goes on at the first, if that fails at the second.
    Split(usize, usize),
    /// Goes on there.
    Jump(usize),
    /// The phrase matches.
    Match,
}

/// A compiled pattern.
#[derive(Debug, Clone, Default)]
pub struct Program {
    /// Its instructions.
    pub insts: Vec<Inst>,
    /// Its slots, in order; choices have no type.
    pub slots: Vec<SlotNode>,
    /// Words of which a sentence must hold one; `None`: no word anchors it.
    pub anchors: Option<BTreeSet<WordId>>,
    /// Slots without which nothing matches.
    pub mandatory: Vec<usize>,
    /// What a match begins with.
    pub first: First,
}

/// What a match of a program begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum First {
    /// Anything.
    #[default]
    Any,
    /// One of these words, sorted.
    Words(Vec<WordId>),
    /// A mention or a name, or the article before one.
    Slot,
    /// That, or one of these words, sorted.
    SlotOr(Vec<WordId>),
}

/// Accepts some words.
#[derive(Debug, Clone)]
pub struct WordTest {
    ids: Vec<WordId>,
    /// For regular expressions that stand for endlessly many words.
    regexes: Vec<Regex>,
}

impl WordTest {
    /// Whether it accepts the word `id`, as it is `written`, in any case.
    #[must_use]
    pub fn accepts(&self, id: WordId, written: &str) -> bool {
        id != UNKNOWN && self.ids.binary_search(&id).is_ok() || self.regexes.iter().any(|r| r.is_match(written))
    }
}

/// What all patterns of a rule set share: the vocabulary, word tests, and named lists.
#[derive(Debug, Clone, Default)]
pub struct Shared {
    /// All known words.
    pub vocabulary: Vocabulary,
    /// Tests by index.
    pub tests: Vec<WordTest>,
    by_source: HashMap<String, usize>,
    lists: BTreeMap<String, Node>,
    /// Nodes that the current pattern has come to so far, through all its lists.
    steps: usize,
}

impl Shared {
    /// Names a list.
    pub fn define(&mut self, name: &str, phrases: Vec<Node>) {
        self.lists.insert(name.to_owned(), Node::Alt(phrases));
    }

    /// Whether the test of this index accepts none but words that stand in most sentences.
    #[must_use]
    pub fn is_common(&self, test: usize) -> bool {
        let common = |id: &WordId| self.vocabulary.word(*id).is_some_and(|word| COMMON.contains(&word));
        self.tests.get(test).is_some_and(|t| t.regexes.is_empty() && t.ids.iter().all(common))
    }

    /// Whether the test of this index accepts none but words that anchor the program.
    #[must_use]
    pub fn is_anchor(&self, test: usize, program: &Program) -> bool {
        let (Some(test), Some(anchors)) = (self.tests.get(test), &program.anchors) else { return false };
        test.regexes.is_empty() && test.ids.iter().all(|id| anchors.contains(id))
    }

    /// What the test of this index accepts, for people: its words, then its regular expressions.
    #[must_use]
    pub fn accepted(&self, test: usize) -> Vec<&str> {
        let Some(test) = self.tests.get(test) else { return Vec::new() };
        let words = test.ids.iter().filter_map(|id| self.vocabulary.word(*id));
        // Anchored and folded when they are compiled.
        let written = |r: &str| r.strip_prefix("^(?i:")?.strip_suffix(")$").map(str::len);
        let regexes = test.regexes.iter().map(Regex::as_str);
        let regexes = regexes.map(|r| written(r).map_or(r, |len| &r[r.len() - 2 - len..r.len() - 2]));
        words.chain(regexes).collect()
    }

    /// Names of all lists.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// Compiles one pattern.
    ///
    /// # Errors
    /// An unknown list, or a program that is too large.
    pub fn compile(&mut self, node: &Node) -> Result<Program, PatternError> {
        let mut program = Program::default();
        self.steps = 0;
        self.emit(node, &mut program, 0)?;
        program.insts.push(Inst::Match);
        self.steps = 0;
        program.anchors = self.anchors(node, 0);
        program.first = self.first(&program);
        let mut slots = 0;
        mandatory(node, true, &mut slots, &mut program.mandatory);
        // Slots of named lists are counted by the program alone.
        if slots != program.slots.len() {
            program.mandatory.clear();
        }
        Ok(program)
    }

    /// What every match of the program begins with.
    fn first(&self, program: &Program) -> First {
        let (mut todo, mut seen) = (vec![0], BTreeSet::new());
        let (mut words, mut slot) = (BTreeSet::new(), false);
        while let Some(at) = todo.pop() {
            if !seen.insert(at) {
                continue;
            }
            match program.insts[at] {
                Inst::Split(a, b) => todo.extend([a, b]),
                Inst::Jump(to) => todo.push(to),
                Inst::Open(_) | Inst::Close(_) => todo.push(at + 1),
                Inst::Word(test) if self.tests[test].regexes.is_empty() => words.extend(&self.tests[test].ids),
                Inst::Slot(_) => slot = true,
                Inst::Word(_) | Inst::Any(_) | Inst::Match => return First::Any,
            }
        }
        match (words.is_empty(), slot) {
            (_, false) => First::Words(words.into_iter().collect()),
            (true, true) => First::Slot,
            (false, true) => First::SlotOr(words.into_iter().collect()),
        }
    }

    fn emit(&mut self, node: &Node, program: &mut Program, depth: usize) -> Result<(), PatternError> {
        self.steps += 1;
        if program.insts.len() > MAX_PROGRAM || depth > 2 * MAX_DEPTH || self.steps > MAX_STEPS {
            return Err(PatternError {
                code: "pattern-too-large",
                at: 0..0,
                message: format!("this pattern needs more than {MAX_PROGRAM} steps, or its lists name each other"),
                help: "split it into several patterns".to_owned(),
            });
        }
        match node {
            Node::Word(source) => {
                let test = self.test(std::slice::from_ref(source))?;
                program.insts.push(Inst::Word(test));
            }
            Node::Seq(nodes) => nodes.iter().try_for_each(|n| self.emit(n, program, depth + 1))?,
            Node::Alt(nodes) => self.alternatives(nodes, program, depth)?,
            Node::Opt(inner) => {
                let split = program.insts.len();
                program.insts.push(Inst::Match);
                self.emit(inner, program, depth + 1)?;
                program.insts[split] = Inst::Split(split + 1, program.insts.len());
            }
            Node::List(name, at) => {
                let Some(list) = self.lists.get(name).cloned() else {
                    return Err(PatternError {
                        code: "unknown-list",
                        at: at.clone(),
                        message: format!("there is no word list `{name}`"),
                        help: crate::rule::file::suggestion(name, &self.lists().collect::<Vec<_>>()),
                    });
                };
                self.emit(&list, program, depth + 1)?;
            }
            Node::Slot(slot) => {
                program.insts.push(Inst::Slot(program.slots.len()));
                program.slots.push(slot.clone());
            }
            Node::Choice(name, inner) => {
                let slot = program.slots.len();
                program.slots.push(SlotNode {
                    name: name.clone(),
                    kind: None,
                    class: None,
                    only: Vec::new(),
                    list: false,
                    at: 0..0,
                });
                program.insts.push(Inst::Open(slot));
                self.emit(inner, program, depth + 1)?;
                program.insts.push(Inst::Close(slot));
            }
            Node::Gap { max, numbers } => {
                // Lazy: leaves as soon as what follows fits.
                let start = program.insts.len();
                let end = start + 2 * max;
                for i in 0..*max {
                    program.insts.push(Inst::Split(end, start + 2 * i + 1));
                    program.insts.push(Inst::Any(*numbers));
                }
            }
        }
        Ok(())
    }

    /// Alternatives: all single words in one test, the longer ones before them.
    fn alternatives(&mut self, nodes: &[Node], program: &mut Program, depth: usize) -> Result<(), PatternError> {
        let (words, mut others): (Vec<&Node>, Vec<&Node>) = nodes.iter().partition(|n| matches!(n, Node::Word(_)));
        let sources: Vec<String> =
            words.iter().filter_map(|n| if let Node::Word(s) = n { Some(s.clone()) } else { None }).collect();
        let merged = Node::Alt(Vec::new());
        if !sources.is_empty() {
            others.push(&merged);
        }
        let mut ends = Vec::new();
        for (i, other) in others.iter().enumerate() {
            let split = program.insts.len();
            let last = i + 1 == others.len();
            if !last {
                program.insts.push(Inst::Match);
            }
            if std::ptr::eq(*other, &merged) {
                let test = self.test(&sources)?;
                program.insts.push(Inst::Word(test));
            } else {
                self.emit(other, program, depth + 1)?;
            }
            if !last {
                ends.push(program.insts.len());
                program.insts.push(Inst::Match);
                program.insts[split] = Inst::Split(split + 1, program.insts.len());
            }
        }
        let end = program.insts.len();
        for jump in ends {
            program.insts[jump] = Inst::Jump(end);
        }
        Ok(())
    }

    /// The index of the test that accepts what any of these regular expressions accepts.
    fn test(&mut self, sources: &[String]) -> Result<usize, PatternError> {
        let key = sources.join("\u{0}");
        if let Some(&index) = self.by_source.get(&key) {
            return Ok(index);
        }
        let (mut ids, mut regexes) = (BTreeSet::new(), Vec::new());
        for source in sources {
            match words_of(source) {
                Some(words) => ids.extend(words.iter().map(|w| self.vocabulary.insert(w))),
                None => regexes.push(regex(source)?),
            }
        }
        let index = self.tests.len();
        self.tests.push(WordTest { ids: ids.into_iter().collect(), regexes });
        self.by_source.insert(key, index);
        Ok(index)
    }

    /// How often sentences hold one of these words, roughly: common words count most.
    fn commonness(&self, words: &BTreeSet<WordId>) -> usize {
        let weight = |&id: &WordId| match self.vocabulary.word(id) {
            Some(word) if COMMON.contains(&word) => 100,
            _ => 1,
        };
        words.iter().map(weight).sum()
    }

    /// Words of which every match must hold one; `None` when some match needs none.
    fn anchors(&mut self, node: &Node, depth: usize) -> Option<BTreeSet<WordId>> {
        match node {
            Node::Word(source) => Some(words_of(source)?.iter().map(|w| self.vocabulary.insert(w)).collect()),
            Node::Seq(nodes) => {
                let sets: Vec<_> = nodes.iter().filter_map(|n| self.anchors(n, depth + 1)).collect();
                sets.into_iter().min_by_key(|set| self.commonness(set))
            }
            Node::Alt(nodes) => {
                let mut all = BTreeSet::new();
                for n in nodes {
                    all.extend(self.anchors(n, depth + 1)?);
                }
                Some(all)
            }
            Node::List(name, _) if depth <= 2 * MAX_DEPTH && self.steps <= MAX_STEPS => {
                self.steps += 1;
                let list = self.lists.get(name).cloned()?;
                self.anchors(&list, depth + 1)
            }
            Node::Choice(_, inner) => self.anchors(inner, depth + 1),
            Node::Opt(_) | Node::Slot(_) | Node::Gap { .. } | Node::List(..) => None,
        }
    }
}

/// A word that stands for endlessly many.
fn regex(source: &str) -> Result<Regex, PatternError> {
    let built = RegexBuilder::new(&format!("^(?i:{source})$")).size_limit(MAX_WORD).build();
    built.map_err(|_| PatternError {
        code: "pattern-too-large",
        at: 0..0,
        message: format!("`{source}` stands for too many words"),
        help: "repeat less, or write the words that are meant".to_owned(),
    })
}

/// Slots that no option or alternative can leave out, by their order in the tree.
fn mandatory(node: &Node, always: bool, slots: &mut usize, found: &mut Vec<usize>) {
    match node {
        Node::Seq(nodes) => nodes.iter().for_each(|n| mandatory(n, always, slots, found)),
        Node::Alt(nodes) => nodes.iter().for_each(|n| mandatory(n, false, slots, found)),
        Node::Opt(inner) => mandatory(inner, false, slots, found),
        Node::Choice(_, inner) => {
            *slots += 1;
            mandatory(inner, false, slots, found);
        }
        Node::Slot(_) => {
            if always {
                found.push(*slots);
            }
            *slots += 1;
        }
        Node::Word(_) | Node::List(..) | Node::Gap { .. } => {}
    }
}

/// Words that stand in most sentences: poor anchors.
const COMMON: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "its", "their", "his",
    "her", "is", "was", "were", "are", "be", "been", "has", "have", "had", "will", "that", "this", "it", "as", "after",
    "he", "they", "who", "which", "but", "not", "more", "than", "said",
];

/// All words that a regular expression accepts, if they are few.
pub(crate) fn words_of(source: &str) -> Option<Vec<String>> {
    if source.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(vec![source.to_owned()]);
    }
    let hir = regex_syntax::Parser::new().parse(source).ok()?;
    let mut extractor = Extractor::new();
    extractor.limit_total(200).limit_class(12).limit_literal_len(64);
    let words = extractor.extract(&hir);
    if !words.is_exact() {
        return None;
    }
    words.literals()?.iter().map(|l| String::from_utf8(l.as_bytes().to_vec()).ok()).collect()
}
