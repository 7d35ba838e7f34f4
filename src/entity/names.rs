//! Finds names of entities in the words of a sentence.
//!
//! A trie over word numbers: one step a word, whatever the number of names. A name that is written with capitals must be
//! capitalised in the text, an abbreviation ("US") exactly so; a common noun ("drone") is found in any case and in the plural.

use super::{Entities, Entity};
use crate::mention::token::{TokenKind, tokenize};
use crate::rule::pattern::vocabulary::{NumberMap, UNKNOWN, Vocabulary, Word, WordId};

/// How a text names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// By its name or an alias.
    Name,
    /// By what belongs to it: "Ukrainian".
    Demonym,
    /// By what stands for it as an actor: "Kyiv" for the government.
    Metonym,
    /// Not at all: a longer name that only sounds like it.
    Decoy,
}

/// A name found: a range of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameSpot {
    /// First word.
    pub start: usize,
    /// Behind the last word.
    pub end: usize,
    /// Index of the entity, in order of identifiers.
    pub entity: usize,
    /// How it is named.
    pub form: Form,
}

/// What a name demands of the text beyond its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Ending {
    entity: usize,
    form: Form,
    /// Word positions that must be capitalised.
    capitals: u64,
    /// Word positions that must stand exactly as written.
    exact: Vec<(usize, String)>,
    /// Word positions behind which a comma may stand.
    commas: u64,
}

/// All names of a table of entities.
#[derive(Debug, Clone, Default)]
pub struct Names {
    next: NumberMap<(u32, WordId), u32>,
    endings: NumberMap<u32, Vec<Ending>>,
    nodes: u32,
    /// Whether the kind of the entity hides shorter names inside its own.
    hides: Vec<bool>,
    /// Whether the entity is a person.
    persons: Vec<bool>,
}

/// Longest name, in words.
const MAX_WORDS: usize = 12;

impl Names {
    /// Reads all names of `entities` into a trie; their words become part of `vocabulary`.
    #[must_use]
    pub fn new(entities: &Entities, vocabulary: &mut Vocabulary) -> Self {
        let mut names = Self::default();
        for (index, entity) in entities.iter().enumerate() {
            names.hides.push(!matches!(entity.kind.as_str(), "event" | "munition" | "people"));
            names.persons.push(entity.kind == "person");
            for (form, written) in forms(entity) {
                names.insert(index, form, &written, vocabulary);
            }
        }
        names
    }

    fn insert(&mut self, entity: usize, form: Form, written: &str, vocabulary: &mut Vocabulary) {
        let mut tokens = Vec::new();
        tokenize(written, &mut tokens);
        let mut ending = Ending { entity, form, capitals: 0, exact: Vec::new(), commas: 0 };
        let (mut node, mut position) = (0, 0);
        for token in tokens {
            if !token.is_word() {
                if token.kind == TokenKind::Mark(',') && position > 0 {
                    ending.commas |= 1 << (position - 1);
                }
                continue;
            }
            if position >= MAX_WORDS {
                return;
            }
            let text = token.text(written);
            if token.capital {
                ending.capitals |= 1 << position;
                let letters = text.chars().filter(|c| c.is_alphabetic());
                if text.len() <= 5 && letters.clone().count() >= 2 && letters.clone().all(char::is_uppercase) {
                    ending.exact.push((position, text.to_owned()));
                }
            }
            let word = vocabulary.insert(text);
            node = *self.next.entry((node, word)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes
            });
            position += 1;
        }
        if position == 0 {
            return;
        }
        let endings = self.endings.entry(node).or_default();
        if !endings.contains(&ending) {
            endings.push(ending);
        }
    }

    /// All names in `words` of `text`, by start, the longest first. A name inside a longer one is left out, unless the
    /// longer one is that of an event or of a common noun. The name of a person may hold one more initial: "Donald J. Trump".
    #[must_use]
    pub fn find(&self, text: &str, words: &[Word]) -> Vec<NameSpot> {
        let mut found = Vec::new();
        for start in 0..words.len() {
            let (mut node, mut initial) = (0, None);
            for (length, word) in words[start..].iter().enumerate().take(MAX_WORDS) {
                match self.next.get(&(node, word.id)) {
                    Some(&n) if word.id != UNKNOWN => node = n,
                    _ if node != 0 && initial.is_none() && is_initial(word, text) => {
                        initial = Some(start + length);
                        continue;
                    }
                    _ => break,
                }
                let end = start + length + 1;
                let fitting = |ending: &&Ending| match initial {
                    None => fits(ending, text, &words[start..end]),
                    Some(at) => {
                        self.persons[ending.entity]
                            && fits(ending, text, &[&words[start..at], &words[at + 1..end]].concat())
                    }
                };
                let spot = |e: &Ending| NameSpot { start, end, entity: e.entity, form: e.form };
                found.extend(self.endings.get(&node).into_iter().flatten().filter(fitting).map(spot));
            }
        }
        self.without_hidden(found)
    }

    fn without_hidden(&self, mut found: Vec<NameSpot>) -> Vec<NameSpot> {
        let hiders: Vec<NameSpot> = found
            .iter()
            .copied()
            .filter(|s| s.end - s.start > 1 && (s.form == Form::Decoy || self.hides[s.entity]))
            .collect();
        found.retain(|s| {
            s.form != Form::Decoy
                && !hiders.iter().any(|h| h.start <= s.start && s.end <= h.end && h.end - h.start > s.end - s.start)
                // What is another's name hides what is shorter, not that name itself.
                && !hiders.iter().any(|h| {
                    h.form == Form::Decoy && h.entity == s.entity && h.start == s.start && h.end == s.end
                })
        });
        found.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end), s.form, s.entity));
        found
    }
}

/// Whether a word is the initial of a second name: "J" in "Donald J. Trump".
fn is_initial(word: &Word, text: &str) -> bool {
    word.token.capital && word.token.text(text).chars().count() == 1
}

/// Whether what stands behind a word does not part it from the next: nothing, a hyphen, the full stop of an initial.
fn joins(word: &Word, text: &str) -> bool {
    matches!(word.mark, None | Some('-')) || word.mark == Some('.') && is_initial(word, text)
}

/// Whether the words stand in the text as the name demands.
fn fits(ending: &Ending, text: &str, words: &[Word]) -> bool {
    let shouted = words.iter().all(|w| w.token.text(text).bytes().all(|b| !b.is_ascii_lowercase()));
    words.iter().enumerate().all(|(i, w)| {
        let bit = 1u64 << i;
        (ending.capitals & bit == 0 || w.token.capital)
            && (i + 1 == words.len() || joins(w, text) || ending.commas & bit != 0)
    }) && ending.exact.iter().all(|(i, written)| words[*i].token.text(text) == written)
        && !(shouted
            && words.len() == 1
            && words[0].token.text(text).len() <= 3
            && ending.exact.is_empty()
            && ending.capitals != 0)
}

/// All names of an entity, with plurals of its common nouns.
fn forms(entity: &Entity) -> Vec<(Form, String)> {
    let mut all: Vec<(Form, String)> = Vec::new();
    let lists: [(Form, &[String]); 4] = [
        (Form::Name, &entity.aliases),
        (Form::Demonym, &entity.demonyms),
        (Form::Metonym, &entity.metonyms),
        (Form::Decoy, &entity.decoys),
    ];
    all.push((Form::Name, entity.name.clone()));
    for (form, names) in lists {
        all.extend(names.iter().map(|n| (form, n.clone())));
    }
    let plurals: Vec<(Form, String)> = all
        .iter()
        .filter(|(_, n)| {
            n.chars().next_back().is_some_and(char::is_lowercase)
                && n.split(' ').next_back().is_some_and(|w| w.chars().all(char::is_lowercase))
        })
        .map(|(form, n)| (*form, plural(n)))
        .collect();
    all.extend(plurals);
    all
}

/// The regular English plural.
fn plural(noun: &str) -> String {
    let stem = &noun[..noun.len() - noun.chars().next_back().map_or(0, char::len_utf8)];
    if noun.ends_with('y') && !stem.ends_with(['a', 'e', 'i', 'o', 'u']) {
        format!("{stem}ies")
    } else if let Some(before) = noun.strip_suffix("man") {
        format!("{before}men")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|e| noun.ends_with(e)) {
        format!("{noun}es")
    } else {
        format!("{noun}s")
    }
}
