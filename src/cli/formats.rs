//! The formats of `check`: which there are, and what each needs beside the outcome.

use super::messages::{Messages, width};
use super::output;
use super::project::Project;
use clap::{Args, ValueEnum};
use gainsay::article::Corpus;
use gainsay::config::FailOn;
use gainsay::finding::{Outcome, Severity};
use gainsay::report::place::{Root, file_and_record};
use gainsay::report::pretty::Screen;
use gainsay::report::{self, Excerpts, count, markdown};
use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// One diagnostic a finding, quoting every source
    Pretty,
    /// One line a finding
    Compact,
    /// One JSON document
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations and a job summary, for GitHub Actions
    Github,
    /// A code quality report, for GitLab
    Gitlab,
    /// Test results: a suite a rule, a case a fact
    Junit,
    /// A comment for a pull request
    Markdown,
    /// A row a claim, for spreadsheets
    Csv,
}

/// One file an extra format, so that one run serves several readers.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Further outputs")]
pub struct OutputArgs {
    /// Also write findings as one JSON document to a file
    #[arg(long, value_name = "FILE")]
    json_output: Option<PathBuf>,
    /// Also write one line a finding
    #[arg(long, value_name = "FILE")]
    compact_output: Option<PathBuf>,
    /// Also write SARIF
    #[arg(long, value_name = "FILE")]
    sarif_output: Option<PathBuf>,
    /// Also write a code quality report
    #[arg(long, value_name = "FILE")]
    gitlab_output: Option<PathBuf>,
    /// Also write test results
    #[arg(long, value_name = "FILE")]
    junit_output: Option<PathBuf>,
    /// Also write a comment
    #[arg(long, value_name = "FILE")]
    markdown_output: Option<PathBuf>,
    /// Also write a row a claim
    #[arg(long, value_name = "FILE")]
    csv_output: Option<PathBuf>,
}

impl OutputArgs {
    /// The formats that are asked for, with their files.
    pub fn asked(&self) -> Vec<(CheckFormat, &Path)> {
        let all = [
            (CheckFormat::Json, &self.json_output),
            (CheckFormat::Compact, &self.compact_output),
            (CheckFormat::Sarif, &self.sarif_output),
            (CheckFormat::Gitlab, &self.gitlab_output),
            (CheckFormat::Junit, &self.junit_output),
            (CheckFormat::Markdown, &self.markdown_output),
            (CheckFormat::Csv, &self.csv_output),
        ];
        all.into_iter().filter_map(|(format, path)| Some((format, path.as_deref()?))).collect()
    }
}

/// What formats are made of.
pub struct View<'o> {
    outcome: &'o Outcome,
    texts: BTreeMap<String, Arc<str>>,
    base: PathBuf,
    root: Root,
    fails: Option<Severity>,
}

impl<'o> View<'o> {
    pub fn new(outcome: &'o Outcome, project: &Project, corpus: &Corpus, fail_on: FailOn) -> Self {
        let fails = match fail_on {
            FailOn::Severity(severity) => Some(severity),
            FailOn::Never => None,
        };
        let texts = corpus.articles.iter().map(|article| (article.name.clone(), article.text.clone())).collect();
        Self { outcome, texts, base: project.base.clone(), root: Root::new(&project.prefix()), fails }
    }
}

/// Texts of articles, and where they can be opened.
struct Texts<'v> {
    texts: &'v BTreeMap<String, Arc<str>>,
    /// The folder that names are relative to; `None`: no links.
    base: Option<&'v Path>,
}

impl Excerpts for Texts<'_> {
    fn text(&self, article: &str) -> Option<Arc<str>> {
        self.texts.get(article).cloned()
    }

    fn link(&self, article: &str) -> Option<String> {
        let path = self.base?.join(file_and_record(article).0);
        let path = path.to_str().filter(|path| path.starts_with('/'))?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        let encoded =
            path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
        Some(format!("file://{}", encoded.collect::<String>()))
    }
}

/// Writes one format to `out`, which leads to `file` or to standard output.
pub fn write(
    out: &mut dyn Write,
    format: CheckFormat,
    view: &View,
    file: Option<&Path>,
    messages: &Messages,
) -> io::Result<()> {
    let (outcome, root) = (view.outcome, &view.root);
    match format {
        CheckFormat::Pretty => {
            let terminal = output::is_terminal(file);
            let screen = Screen { width: width(terminal), color: messages.color(terminal) };
            let links = terminal && screen.color && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
            let texts = Texts { texts: &view.texts, base: links.then_some(view.base.as_path()) };
            report::pretty::write(out, outcome, &texts, screen)
        }
        CheckFormat::Compact => report::compact::write(out, outcome),
        CheckFormat::Json => report::json::write(out, outcome),
        CheckFormat::Sarif => report::sarif::write(out, outcome, root).map(|cut| {
            if cut > 0 {
                messages.warning(format!("{} cut from SARIF: platforms take no more", count(cut, "finding")));
            }
        }),
        CheckFormat::Github => report::github::write(out, outcome, root),
        CheckFormat::Gitlab => report::gitlab::write(out, outcome, root),
        CheckFormat::Junit => report::junit::write(out, outcome, root, view.fails),
        CheckFormat::Markdown => markdown::write(out, outcome, root, markdown::COMMENT),
        CheckFormat::Csv => report::csv::findings(out, outcome),
    }
}

/// Adds to the job summary, where GitHub Actions asks for one. Other steps write to the same file, so it is added to, not
/// replaced; if it cannot be, the run is none the worse.
pub fn job_summary(view: &View, messages: &Messages) {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return };
    let mut text = Vec::new();
    let written = markdown::write(&mut text, view.outcome, &view.root, markdown::JOB_SUMMARY)
        .and_then(|()| OpenOptions::new().append(true).create(true).open(&path))
        .and_then(|mut file| file.write_all(&text));
    if let Err(error) = written {
        messages.warning(format!("the job summary {} cannot be written: {error}", path.display()));
    }
}
