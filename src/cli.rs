//! The command line: what can be asked, as types. [`commands`] answers.

mod baseline;
mod changed;
mod check;
mod commands;
mod find;
mod formats;
mod init;
mod messages;
mod output;
mod progress;
mod project;
mod rules;
mod rules_diff;
mod rules_test;
mod show;
mod stages;
mod watch;
mod why;

pub use formats::CheckFormat;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;

/// Exit status of a run that was done and has nothing to object.
const FINE: u8 = 0;
/// Exit status of a run with findings at or above `--fail-on`.
const FINDINGS: u8 = 1;
/// Exit status of a run that could not be done as asked.
const TROUBLE: u8 = 2;

/// Reads the arguments, does what they ask, and returns the exit status.
pub fn main() -> ExitCode {
    ExitCode::from(commands::run(Cli::parse()))
}

/// Where the articles of a corpus disagree: a claim-consistency checker for news
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100, after_help = EXIT_STATUS)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Flags of every command.
    #[command(flatten)]
    pub global: Global,
}

const EXIT_STATUS: &str = "\
Exit status: 0 if there is nothing to object to, 1 if `check` has findings at or above --fail-on,
2 if the run could not be done as asked. It never depends on the output format.";

/// Flags of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// Colours: by default on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Messages")]
    pub color: Color,
    /// Show errors only: no warnings, notes or summary
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Messages")]
    pub quiet: bool,
    /// Show every note and every skipped file
    #[arg(short, long, global = true, help_heading = "Messages")]
    pub verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Extract every claim of every article and report where they disagree
    Check(Box<CheckArgs>),
    /// Print the claims themselves
    Extract(ListArgs),
    /// List every fact with its values, sources and dates, agreeing or not
    Facts(ListArgs),
    /// Print the typed mentions (numbers, money, dates, …) that rules can match
    ///
    /// JSON lines `{"id", "text", "ref"}` give one line each, in order; `ref` is the date that relative dates count from.
    Mentions(MentionsArgs),
    /// Tell which rules matched on a line, or nearly did, and what became of each claim
    ///
    /// Claims are compared with those of the other articles: of PATH, or of what gainsay.toml names.
    Why(WhyArgs),
    /// Tell what a finding code, a mistake in a rule file or a rule means
    Explain {
        /// A finding code (`stale-relative-date`), the code of a mistake (`unknown-key`), the identifier of a rule
        /// (`war-duration`), a section about rules (`phrases`), or `tutorial`, `rules`, `findings`, `mistakes` for a whole
        /// document; without, what there is
        subject: Option<String>,
        #[command(flatten)]
        rules: RuleArgs,
    },
    /// Test, check or list the rules
    ///
    /// `test` runs the examples that rules carry; `lint` tells every mistake, and what deserves a second look.
    Rules(RulesArgs),
    /// Write the disagreements that are found to a file, so that `check --baseline` shows what is new
    Baseline(BaselineArgs),
    /// Set up a project in the current folder: gainsay.toml, a first rule with its tests, articles.toml
    ///
    /// Writes what is not there, and changes nothing that is.
    Init {
        /// Folders of articles; without, those of the current folder
        #[arg(value_name = "FOLDER")]
        folders: Vec<PathBuf>,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print a manual page
    Man {
        /// The command that it is about; without, the program's own page
        command: Option<String>,
    },
}

/// Which articles to read.
#[derive(Debug, Clone, Args)]
pub struct InputArgs {
    /// Files, folders, or `-` for standard input; without, what gainsay.toml names
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The file that standard input stands for
    #[arg(long, value_name = "NAME", help_heading = "Standard input")]
    pub stdin_filename: Option<PathBuf>,
    /// Outlet of the text on standard input
    #[arg(long, value_name = "OUTLET", help_heading = "Standard input")]
    pub source: Option<String>,
    /// Publication date of the text on standard input (2025-12-07)
    #[arg(long, value_name = "DATE", value_parser = published, help_heading = "Standard input")]
    pub published: Option<gainsay::value::Days>,
    /// List the files that would be read, and stop
    #[arg(long)]
    pub show_files: bool,
    /// Print the configuration as it is in force, and stop
    #[arg(long, help_heading = "Rules and configuration")]
    pub show_config: bool,
    /// Threads to use [default: as many as the machine has]
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

/// Which rules to use.
#[derive(Debug, Clone, Args)]
pub struct RuleArgs {
    /// A rule file or a folder of them, instead of the built-in rules (repeatable)
    #[arg(short, long, global = true, value_name = "PATH", help_heading = "Rules and configuration")]
    pub rules: Vec<PathBuf>,
    /// The configuration to use [default: the nearest gainsay.toml, here or in a folder above]
    #[arg(
        short,
        long,
        global = true,
        value_name = "FILE",
        conflicts_with = "isolated",
        help_heading = "Rules and configuration"
    )]
    pub config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long, global = true, help_heading = "Rules and configuration")]
    pub isolated: bool,
}

/// Arguments of `check`.
#[derive(Debug, Clone, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// How to print findings [default: pretty]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<CheckFormat>,
    /// Write them to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub outputs: formats::OutputArgs,
    /// Show only what this file, written by `gainsay baseline`, does not know
    #[arg(long, value_name = "FILE", help_heading = "Only what is new")]
    pub baseline: Option<PathBuf>,
    /// Show only findings in which an article takes part that changed since the branch left this git revision
    #[arg(long, value_name = "REV", conflicts_with = "changed", help_heading = "Only what is new")]
    pub changed_since: Option<String>,
    /// Show only findings in which one of these files takes part; all articles are compared
    #[arg(long, value_name = "FILE", num_args = 0.., help_heading = "Only what is new")]
    pub changed: Option<Vec<PathBuf>>,
    /// Count claims, facts and findings by rule, on standard error
    #[arg(long, help_heading = "Messages")]
    pub statistics: bool,
    /// Time every rule and count its matches, in a pass of its own, on standard error
    #[arg(long, help_heading = "Messages")]
    pub profile: bool,
    /// Tell what was compared with nothing and why, by kind of fact, on standard error, and under `apart` in JSON
    #[arg(long, help_heading = "Messages")]
    pub explain_skipped: bool,
    /// Check again whenever an input changes, until interrupted
    #[arg(long)]
    pub watch: bool,
    /// Exit with 1 if there is a finding of this severity or above [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on, help_heading = "Severities")]
    pub fail_on: Option<gainsay::config::FailOn>,
    /// Report findings of this rule or code as errors (repeatable, like the next three)
    #[arg(long, value_name = "ID", help_heading = "Severities")]
    pub error: Vec<String>,
    /// Report them as warnings
    #[arg(long, value_name = "ID", help_heading = "Severities")]
    pub warning: Vec<String>,
    /// Report them as notes
    #[arg(long, value_name = "ID", help_heading = "Severities")]
    pub note: Vec<String>,
    /// Do not report them
    #[arg(long, value_name = "ID", help_heading = "Severities")]
    pub off: Vec<String>,
}

/// Arguments of `baseline`.
#[derive(Debug, Clone, Args)]
pub struct BaselineArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// The file [default: what gainsay.toml names, else gainsay-baseline.toml beside it]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Only remove from the file what is not found any more
    #[arg(long)]
    pub prune: bool,
}

/// Arguments of `extract` and `facts`.
#[derive(Debug, Clone, Args)]
pub struct ListArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// How to print them [default: table on a terminal, else jsonl]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<ListFormat>,
    /// Write them to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Time every rule and count its matches, in a pass of its own, on standard error
    #[arg(long, help_heading = "Messages")]
    pub profile: bool,
}

/// Formats of `extract` and `facts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
    /// For spreadsheets
    Csv,
}

/// Arguments of `mentions`.
#[derive(Debug, Clone, Args)]
pub struct MentionsArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// How to print them [default: table on a terminal, else jsonl]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<MentionsFormat>,
    /// Write them to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of `mentions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MentionsFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
}

/// Arguments of `why`.
#[derive(Debug, Clone, Args)]
pub struct WhyArgs {
    /// The line to explain: FILE:LINE, or FILE:LINE:COLUMN for one sentence of it
    #[arg(value_name = "FILE:LINE")]
    pub place: String,
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub rules: RuleArgs,
    /// How to print it
    #[arg(short, long, value_name = "FORMAT", default_value = "pretty")]
    pub format: WhyFormat,
    /// Write it to a file
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Formats of `why`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhyFormat {
    /// For people
    Pretty,
    /// One JSON document
    Json,
}

fn published(text: &str) -> Result<gainsay::value::Days, String> {
    gainsay::article::stated_date(text).ok_or_else(|| String::from("expected a date like 2025-12-07"))
}

fn fail_on(text: &str) -> Result<gainsay::config::FailOn, String> {
    gainsay::config::fail_on(text).ok_or_else(|| String::from("expected error, warning, note or never"))
}

/// The arguments as clap knows them, for completions and manual pages.
fn definition() -> clap::Command {
    Cli::command()
}

/// What `gainsay rules` does.
#[derive(Debug, clap::Args)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: RulesCommand,
    #[command(flatten)]
    pub rules: RuleArgs,
}

/// The commands of `gainsay rules`.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum RulesCommand {
    /// Run the examples that the rules carry, the cases beside them, and the snapshots of their test articles
    ///
    /// `tests/*.toml` in a folder of rules holds cases; a folder `tests/NAME/` holds articles, and `claims.snap` in it what
    /// was accepted as their claims.
    Test(rules_test::TestArgs),
    /// Tell every mistake, and what deserves a second look
    Lint {
        /// Rules to look at; without, all of the rules folder
        #[arg(value_name = "RULE")]
        ids: Vec<String>,
        /// Look at the built-in rules too that those of the folder stand over
        #[arg(long)]
        all: bool,
    },
    /// List the rules with their policies
    List,
    /// Print the files of rules, the built-in ones too: to learn from, or to change a copy
    Show {
        /// Rules to print
        #[arg(value_name = "RULE", required = true)]
        ids: Vec<String>,
    },
    /// Tell what a change of rules changes in articles: claims gained, lost and revalued, findings new and gone
    Diff(rules_diff::DiffArgs),
    /// Print the JSON Schema of a kind of file, for editors
    ///
    /// An editor with TOML support uses it if the first line of a file names it: `#:schema rule.schema.json`.
    Schema {
        /// What the file holds
        #[arg(default_value = "rule", value_parser = gainsay::rule::keys::FILES.map(|file| file.name))]
        kind: String,
    },
}
