//! `gainsay why FILE:LINE`: the place asked for, found among the articles, and what the workbench says about it.

use super::messages::{Messages, width};
use super::project::{Told, project};
use super::{FINE, InputArgs, WhyArgs, WhyFormat, output, stages};
use gainsay::article::{self, Article, Corpus};
use gainsay::text::Span;
use gainsay::workbench::why;
use std::path::PathBuf;

/// A place as it is asked for: `FILE:LINE` or `FILE:LINE:COLUMN`; the file may name a record, `feed.jsonl#12`.
struct Asked<'a> {
    file: &'a str,
    line: usize,
    column: Option<usize>,
}

/// Explains the sentences of a line, and what became of their claims among all articles.
pub fn run(args: &WhyArgs, messages: &Messages) -> Result<u8, Told> {
    let Some(asked) = asked(&args.place) else {
        messages.error(
            format!("`{}` is not FILE:LINE", args.place),
            "name a file and a line from 1, as in `gainsay why articles/one.txt:7`",
        );
        return Err(Told);
    };
    stages::use_threads(&args.input);
    let project = project(&args.rules, messages)?;
    let rules = project.rules(&args.rules, messages)?;
    let record = asked.file.rsplit_once('#').filter(|_| !PathBuf::from(asked.file).exists());
    let path = PathBuf::from(record.map_or(asked.file, |(file, _)| file));
    let mut paths = vec![path.clone()];
    if args.input.paths.is_empty() {
        paths.extend(project.config.inputs.iter().map(|input| project.base.join(input)));
    } else {
        paths.extend(args.input.paths.iter().cloned());
    }
    paths.dedup();
    let inputs = project.inputs(&InputArgs { paths, ..args.input.clone() }, messages)?;
    let (names, ..) = article::files(&inputs[..1], &project.base);
    let corpus = article::read(&inputs, &project.base);
    messages.problems(&corpus.problems);
    let index = article_of(&corpus, &names, record.map(|(_, id)| id), messages)?;
    let text = corpus.articles[index].text.clone();
    let span = span_of(&text, &asked, messages)?;

    let outcome = gainsay::check(&rules, &corpus.articles);
    let Some(told) = why::why(&rules, &corpus.articles, index, asked.line, span, &outcome) else { return Err(Told) };
    if told.sentences.is_empty() {
        messages.error(format!("line {} holds no sentence", asked.line), &next_line(&corpus.articles[index], &asked));
        return Err(Told);
    }
    let width = width(output::is_terminal(args.output.as_deref()));
    stages::print(args.output.as_deref(), messages, |out| match args.format {
        WhyFormat::Pretty => why::screen::write(out, &told, width, messages.is_verbose()),
        WhyFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &told)?;
            out.write_all(b"\n")
        }
    })?;
    Ok(FINE)
}

fn asked(place: &str) -> Option<Asked<'_>> {
    let number = |text: &str| text.parse::<usize>().ok().filter(|&n| n > 0);
    let (rest, last) = place.rsplit_once(':')?;
    let last = number(last)?;
    let parsed = match rest.rsplit_once(':').and_then(|(file, line)| Some((file, number(line)?))) {
        Some((file, line)) => Asked { file, line, column: Some(last) },
        None => Asked { file: rest, line: last, column: None },
    };
    (!parsed.file.is_empty()).then_some(parsed)
}

/// The article of a file, or of one of its records.
fn article_of(corpus: &Corpus, names: &[String], record: Option<&str>, messages: &Messages) -> Result<usize, Told> {
    let of_file = |article: &Article| {
        names.iter().any(|name| match article.name.strip_prefix(name.as_str()) {
            Some("") => record.is_none(),
            Some(rest) => rest.strip_prefix('#').is_some_and(|id| record.is_none_or(|r| r == id)),
            None => false,
        })
    };
    let found: Vec<usize> = (0..corpus.articles.len()).filter(|&i| of_file(&corpus.articles[i])).collect();
    match found[..] {
        [one] => return Ok(one),
        // Told already.
        [] if names.is_empty() => {}
        [] => {
            let skipped = corpus.skipped.iter().find(|s| names.contains(&s.article));
            let reason = skipped.map_or_else(|| "it cannot be read".to_owned(), |s| s.reason.clone());
            messages.error(format!("there is no such article: {reason}"), "name a file that `check` reads");
        }
        [first, ..] => {
            let example = &corpus.articles[first].name;
            messages.error(
                format!("the file holds {} articles", found.len()),
                &format!("say which: `gainsay why '{example}:1'`; lines count in the text of the record"),
            );
        }
    }
    Err(Told)
}

/// The bytes of the line, or of the character at the column.
fn span_of(text: &str, asked: &Asked<'_>, messages: &Messages) -> Result<Span, Told> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').count();
    let Some(line) = text.split_inclusive('\n').nth(asked.line - 1) else {
        messages.error(format!("there is no line {}", asked.line), &format!("the text has {lines} lines"));
        return Err(Told);
    };
    for before in text.split_inclusive('\n').take(asked.line - 1) {
        start += before.len();
    }
    let span = Span::new(start, start + line.len());
    let Some(column) = asked.column else { return Ok(span) };
    let Some((offset, c)) = line.char_indices().nth(column - 1) else {
        let length = line.trim_end().chars().count();
        messages.error(format!("there is no column {column}"), &format!("the line has {length} characters"));
        return Err(Told);
    };
    Ok(Span::new(start + offset, start + offset + c.len_utf8()))
}

/// Where the next line with words is.
fn next_line(article: &Article, asked: &Asked<'_>) -> String {
    let words = |line: &str| line.chars().any(char::is_alphanumeric);
    let next = article.text.lines().enumerate().skip(asked.line).find(|(_, line)| words(line));
    match next {
        Some((i, _)) => format!("the next line with words is {}", i + 1),
        None => "no line behind it holds words".to_owned(),
    }
}
