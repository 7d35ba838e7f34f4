//! The loader: from inputs to articles, with everything that went wrong on the way.

use super::discover::{File, Found, Kind, discover, unreadable};
use super::meta::{self, Stated};
use super::name::locate;
use super::problem::{Excerpt, InputCode, InputProblem};
use super::sidecar::{self, Sidecar};
use super::{Article, Basis, Corpus, Globs, Input, Published, SIDECAR, Skipped, Stdin};
use super::{bytes, front, language, record};
use crate::text::Span;
use rayon::prelude::*;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Reads every article of `inputs`, each file once, and returns them by name, whatever the order of the inputs.
///
/// `base` is the folder that names are relative to: that of the project's configuration, else the current one.
/// Articles that surely are not English are skipped. Whatever cannot be read is a problem, and the rest is read.
#[must_use]
pub fn read(inputs: &[Input], base: &Path) -> Corpus {
    let found = discover(inputs.iter().filter_map(path_of), &excludes(inputs), base);
    let mut corpus = Corpus { skipped: found.skipped.clone(), ..Corpus::default() };
    let mut pieces = read_all(found, stdins(inputs), base, false, &mut corpus.problems);
    pieces.par_sort_by(|a, b| a.article.name.cmp(&b.article.name));
    let other: Vec<_> = pieces.par_iter().map(|p| language::other_than_english(&p.article.text)).collect();
    for (piece, other) in pieces.into_iter().zip(other) {
        match other {
            None => {
                corpus.record_lines.extend(piece.line.map(|line| (piece.article.name.clone(), line)));
                corpus.articles.push(piece.article);
            }
            Some(other) => corpus.skipped.push(Skipped {
                article: piece.article.name,
                reason: format!("not in English (it looks like {other})"),
            }),
        }
    }
    make_unique(&mut corpus.articles);
    corpus.skipped.sort();
    sort_problems(&mut corpus.problems);
    corpus
}

/// Reads `inputs` for a tool that answers each in turn: articles in the order of the inputs, those of a folder by name,
/// records by line, each with its identifier (a record's own, else the article's name). Records may be dated by `ref`.
/// Nothing is skipped for its language.
#[must_use]
pub fn read_in_order(inputs: &[Input], base: &Path) -> (Vec<(String, Article)>, Corpus) {
    let mut corpus = Corpus::default();
    let mut articles = Vec::new();
    let mut seen = BTreeSet::new();
    for input in inputs {
        let mut found = discover(path_of(input), &excludes(inputs), base);
        found.files.retain(|file| seen.insert(file.located.real.clone()));
        corpus.skipped.append(&mut found.skipped);
        let pieces = read_all(found, stdins(std::slice::from_ref(input)), base, true, &mut corpus.problems);
        articles.extend(pieces.into_iter().map(|p| (p.id.unwrap_or_else(|| p.article.name.clone()), p.article)));
    }
    sort_problems(&mut corpus.problems);
    (articles, corpus)
}

/// The names of the files that [`read`] would open, sorted, what it would skip, and the paths that cannot be found.
#[must_use]
pub fn files(inputs: &[Input], base: &Path) -> (Vec<String>, Vec<Skipped>, Vec<InputProblem>) {
    let mut found = discover(inputs.iter().filter_map(path_of), &excludes(inputs), base);
    let mut names: Vec<_> = found.files.into_iter().map(|f| f.located.name).collect();
    names.extend(stdins(inputs).map(|stdin| stdin_name(stdin, base)));
    names.sort();
    sort_problems(&mut found.problems);
    (names, found.skipped, found.problems)
}

/// An article, with what is known of it as a record.
struct Piece {
    /// The identifier that the record states.
    id: Option<String>,
    /// Its line in the file, from 1.
    line: Option<usize>,
    article: Article,
}

/// What one file gave.
#[derive(Default)]
struct FileRead {
    pieces: Vec<Piece>,
    problems: Vec<InputProblem>,
    /// The file's name in its folder, and `file#id` of its records, as a side-car may name them.
    names: Vec<String>,
}

/// What is known of a file before it is opened.
struct Known<'a> {
    name: &'a str,
    /// Its side-car, and its name there.
    sidecar: Option<(&'a Sidecar, String)>,
    /// Weaker than what a record states, stronger than front matter.
    stated: Stated,
    with_ref: bool,
}

fn path_of(input: &Input) -> Option<&Path> {
    match input {
        Input::Path(path) => Some(path),
        Input::Stdin(_) | Input::Exclude(_) => None,
    }
}

fn excludes(inputs: &[Input]) -> Vec<&Globs> {
    inputs.iter().filter_map(|input| if let Input::Exclude(globs) = input { Some(globs) } else { None }).collect()
}

fn stdins(inputs: &[Input]) -> impl Iterator<Item = &Stdin> {
    // Standard input can be read once, so named twice it is the same.
    inputs.iter().find_map(|input| if let Input::Stdin(stdin) = input { Some(stdin) } else { None }).into_iter()
}

fn stdin_name(stdin: &Stdin, base: &Path) -> String {
    stdin.name.as_ref().map_or_else(|| String::from("stdin"), |path| locate(path, base).name)
}

fn read_all<'s>(
    found: Found,
    stdins: impl Iterator<Item = &'s Stdin>,
    base: &Path,
    with_ref: bool,
    problems: &mut Vec<InputProblem>,
) -> Vec<Piece> {
    problems.extend(found.problems);
    let sidecars = read_sidecars(&found.files, base, problems);
    let mut read: Vec<FileRead> = found
        .files
        .par_iter()
        .map(|file| {
            let folder = file.located.real.parent().unwrap_or(Path::new(""));
            let own_name = file.located.real.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let known = Known {
                name: &file.located.name,
                sidecar: sidecars.get(folder).map(|s| (s, own_name)),
                stated: Stated::default(),
                with_ref,
            };
            read_file(file, &known)
        })
        .collect();
    for (folder, sidecar) in &sidecars {
        let names = found.files.iter().zip(&read).filter(|(f, _)| f.located.real.parent() == Some(folder));
        let names = names.flat_map(|(_, read)| read.names.iter().cloned()).collect();
        problems.extend(sidecar.unknown(folder, &names));
    }
    for stdin in stdins {
        let name = stdin_name(stdin, base);
        let published = stdin.published.and_then(|days| meta::published(days, Basis::Sidecar));
        let stated = Stated { source: stdin.source.clone(), published, ..Stated::default() };
        let known = Known { name: &name, sidecar: None, stated, with_ref };
        read.push(read_bytes(stdin.bytes.clone(), Kind::FirstLineTells, &known));
    }
    let mut pieces = Vec::new();
    for mut file in read {
        pieces.append(&mut file.pieces);
        problems.append(&mut file.problems);
    }
    pieces
}

/// The side-cars of all folders that hold a file, by folder.
fn read_sidecars(files: &[File], base: &Path, problems: &mut Vec<InputProblem>) -> BTreeMap<PathBuf, Sidecar> {
    let folders: BTreeSet<&Path> = files.iter().filter_map(|f| f.located.real.parent()).collect();
    let mut sidecars = BTreeMap::new();
    for folder in folders {
        let path = folder.join(SIDECAR);
        if !path.exists() {
            continue;
        }
        let name = locate(&path, base).name;
        let text = std::fs::read(&path).map_err(|e| unreadable(&name, &e)).and_then(|b| bytes::decode(&name, b));
        match text {
            Ok(decoded) => {
                problems.extend(decoded.note);
                let (sidecar, mut found) = sidecar::parse(&name, &decoded.text);
                problems.append(&mut found);
                sidecars.insert(folder.to_owned(), sidecar);
            }
            Err(problem) => problems.push(problem),
        }
    }
    sidecars
}

fn read_file(file: &File, known: &Known<'_>) -> FileRead {
    let read = std::fs::read(&file.located.real).map_err(|error| unreadable(known.name, &error));
    let read = if file.gzip { read.and_then(|packed| bytes::gunzip(known.name, &packed)) } else { read };
    match read {
        Ok(bytes) => read_bytes(bytes, file.kind, known),
        Err(problem) => FileRead { problems: vec![problem], ..FileRead::default() },
    }
}

fn read_bytes(bytes: Vec<u8>, kind: Kind, known: &Known<'_>) -> FileRead {
    let decoded = match bytes::decode(known.name, bytes) {
        Ok(decoded) => decoded,
        Err(problem) => return FileRead { problems: vec![problem], ..FileRead::default() },
    };
    let records = match kind {
        Kind::Text => false,
        Kind::Lines => true,
        Kind::FirstLineTells => record::is_record_file(&decoded.text),
    };
    let mut read = FileRead { problems: decoded.note.into_iter().collect(), ..FileRead::default() };
    if decoded.text.trim().is_empty() {
        let help = "an article without text states nothing";
        read.problems.push(InputProblem::of_file(InputCode::Empty, known.name, "the file is empty", help));
    }
    if records {
        read_records(&decoded.text, known, &mut read);
    } else {
        read_text(decoded.text, known, &mut read);
    }
    read
}

fn read_text(text: String, known: &Known<'_>, read: &mut FileRead) {
    let of_file = known.sidecar.as_ref().and_then(|(sidecar, own)| sidecar.of_file(own));
    let mut stated = of_file.unwrap_or_default().or(known.stated.clone());
    let mut text = text;
    if let Some(mut front) = front::read(known.name, &text) {
        read.problems.append(&mut front.problems);
        text = front::blanked(&text, front.block);
        stated = stated.or(front.stated);
    }
    read.names.extend(known.sidecar.as_ref().map(|(_, own)| own.clone()));
    read.pieces.push(Piece { id: None, line: None, article: article(known.name.to_owned(), stated, text) });
}

fn read_records(text: &str, known: &Known<'_>, read: &mut FileRead) {
    let (records, mut problems) = record::read(known.name, text, known.with_ref);
    read.problems.append(&mut problems);
    let of_file = known.sidecar.as_ref().and_then(|(sidecar, own)| sidecar.of_file(own)).unwrap_or_default();
    read.names.extend(known.sidecar.as_ref().map(|(_, own)| own.clone()));
    let lines = LazyCell::new(|| text.split('\n').collect::<Vec<_>>());
    let mut names = BTreeSet::new();
    for record in records {
        let mut name = format!("{}#{}", known.name, record.id.clone().unwrap_or_else(|| record.line.to_string()));
        if names.contains(&name) {
            if record.id.is_some() {
                let written = lines.get(record.line - 1).copied().unwrap_or_default();
                read.problems.push(repeated_id(known.name, written, record.line));
            }
            name = format!("{}#line-{}", known.name, record.line);
        }
        names.insert(name.clone());
        let mut stated = of_file.clone();
        if let (Some((sidecar, own)), Some(id)) = (&known.sidecar, &record.id)
            && let Some(of_record) = sidecar.of_record(own, id)
        {
            read.names.push(format!("{own}#{id}"));
            stated = of_record.or(stated);
        }
        let stated = stated.or(record.stated).or(known.stated.clone());
        read.pieces.push(Piece { id: record.id, line: Some(record.line), article: article(name, stated, record.text) });
    }
}

fn repeated_id(name: &str, written: &str, line: usize) -> InputProblem {
    let span = Span::new(0, written.find(',').unwrap_or(written.len()));
    let excerpt = Excerpt::new(name, written, span, line, "an earlier record has the same id");
    let help = format!("give each record its own id; this one is named {name}#line-{line}");
    InputProblem::at(InputCode::RepeatedId, excerpt, "a repeated id", help)
}

fn article(name: String, stated: Stated, text: String) -> Article {
    Article {
        name,
        source: stated.source,
        published: stated.published.unwrap_or(Published::UNKNOWN),
        title: stated.title,
        url: stated.url,
        text: text.into(),
    }
}

/// Names that are equal (file names that differ only in what is not Unicode, a file called `stdin`) are told apart.
fn make_unique(articles: &mut [Article]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut renamed = false;
    for article in articles.iter_mut() {
        let count = seen.entry(article.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            article.name = format!("{}~{count}", article.name);
            renamed = true;
        }
    }
    if renamed {
        articles.sort_by(|a, b| a.name.cmp(&b.name));
    }
}

fn sort_problems(problems: &mut [InputProblem]) {
    problems.sort_by(|a, b| (&a.file, a.place(), a.code, &a.message).cmp(&(&b.file, b.place(), b.code, &b.message)));
}
