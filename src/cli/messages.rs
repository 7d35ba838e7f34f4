//! What the program says beside its output: problems, notes and the summary, all on standard error.

use super::{Color, Global};
use gainsay::article::{InputProblem, Skipped};
use gainsay::report::windowed::Windowed;
use gainsay::report::{count, screen};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, Severity};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{IsTerminal, Write};

/// Problems of one file that are shown in full, unless all are asked for.
const SHOWN_OF_A_FILE: usize = 5;

/// How to talk to the user.
#[derive(Debug, Clone, Copy)]
pub struct Messages {
    color: Color,
    quiet: bool,
    verbose: bool,
    /// Not even errors.
    silent: bool,
}

impl Messages {
    pub fn new(global: &Global) -> Self {
        Self { color: global.color, quiet: global.quiet, verbose: global.verbose, silent: false }
    }

    /// The same, but for those who want to hear nothing: errors too.
    pub fn silent(&self) -> Self {
        Self { quiet: true, silent: true, ..*self }
    }

    /// Whether to use colours on a stream that is or is not a terminal.
    pub fn color(&self, terminal: bool) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }

    /// Whether everything is asked for.
    pub fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// One error that stops the run.
    pub fn error(&self, message: impl Display, help: &str) {
        let problem = miette::MietteDiagnostic::new(message.to_string()).with_help(help);
        self.diagnostics([&problem as &dyn Diagnostic]);
    }

    /// A warning of one line, unless quiet.
    pub fn warning(&self, message: impl Display) {
        if !self.quiet {
            line(&format!("warning: {message}"));
        }
    }

    /// A remark of one line, unless quiet.
    pub fn note(&self, message: impl Display) {
        if !self.quiet {
            line(&format!("note: {message}"));
        }
    }

    /// Whether progress may be drawn: on a terminal, unless quiet.
    pub fn draws(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// The last word of a run, unless quiet.
    pub fn summary(&self, message: impl Display) {
        if !self.quiet {
            line(&message.to_string());
        }
    }

    /// Diagnostics in their order. Notes are shown only when verbose, warnings not when quiet.
    pub fn diagnostics<'d>(&self, diagnostics: impl IntoIterator<Item = &'d dyn Diagnostic>) {
        let terminal = std::io::stderr().is_terminal();
        for diagnostic in diagnostics {
            if self.shows(diagnostic.severity().unwrap_or(Severity::Error)) {
                line(&self.drawn(diagnostic, terminal));
            }
        }
    }

    /// Diagnostics that are the result of the run, on standard output. If nobody listens there, there is nobody to tell.
    pub fn results<'d>(&self, diagnostics: impl IntoIterator<Item = &'d dyn Diagnostic>) {
        let terminal = std::io::stdout().is_terminal();
        for diagnostic in diagnostics {
            let _ = writeln!(std::io::stdout().lock(), "{}", harmless(&self.drawn(diagnostic, terminal)));
        }
    }

    /// A diagnostic as it is shown on a stream that is or is not a terminal, with an empty line behind it.
    fn drawn(&self, diagnostic: &dyn Diagnostic, terminal: bool) -> String {
        let theme = if self.color(terminal) { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(width(terminal))
            .with_break_words(false)
            .with_word_splitter(textwrap::WordSplitter::NoHyphenation);
        let mut text = String::new();
        // Writing to a string cannot fail; a label that cannot be drawn is told in the text.
        let _ = handler.render_report(&mut text, &Windowed::new(diagnostic, width(terminal)));
        format!("{}\n", text.trim_end())
    }

    /// Problems with the input: of each file the first few, then how many there are more.
    pub fn problems(&self, problems: &[InputProblem]) {
        let mut of_file: BTreeMap<&str, usize> = BTreeMap::new();
        let mut notes: Vec<&InputProblem> = Vec::new();
        for problem in problems {
            if !self.shows(problem.code.severity()) {
                notes.push(problem);
                continue;
            }
            let shown = of_file.entry(&problem.file).or_default();
            *shown += 1;
            if self.verbose || *shown <= SHOWN_OF_A_FILE {
                self.diagnostics([problem as &dyn Diagnostic]);
            }
        }
        for (file, shown) in of_file {
            if !self.verbose && shown > SHOWN_OF_A_FILE {
                let file = gainsay::report::screen::escape(file);
                line(&format!("… and {} more in {file} (-v shows all)", shown - SHOWN_OF_A_FILE));
            }
        }
        // Remarks in a line each; what to do about them is shown when verbose.
        if !self.quiet {
            let escape = gainsay::report::screen::escape;
            notes.iter().take(SHOWN_OF_A_FILE).for_each(|note| line(&format!("note: {}", escape(&note.message))));
            if notes.len() > SHOWN_OF_A_FILE {
                let more = count(notes.len() - SHOWN_OF_A_FILE, "more remark");
                line(&format!("note: {more} on the input (-v shows all)"));
            }
        }
    }

    /// What was left out, by reason; when verbose, each file.
    pub fn skipped(&self, skipped: &[Skipped]) {
        if self.quiet || skipped.is_empty() {
            return;
        }
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for skip in skipped {
            *reasons.entry(&skip.reason).or_default() += 1;
        }
        let escape = gainsay::report::screen::escape;
        let told: Vec<_> = reasons.iter().map(|(reason, n)| format!("{} ({n})", escape(reason))).collect();
        let hint = if self.verbose { "" } else { " (-v lists them)" };
        line(&format!("note: {} skipped: {}{hint}", count(skipped.len(), "file"), told.join(", ")));
        for skip in skipped.iter().filter(|_| self.verbose) {
            line(&format!("  {}: {}", escape(&skip.article), escape(&skip.reason)));
        }
    }

    fn shows(&self, severity: Severity) -> bool {
        match severity {
            Severity::Error => !self.silent,
            Severity::Warning => !self.quiet,
            Severity::Advice => self.verbose,
        }
    }
}

/// Columns to use: of the terminal if this is one, else 80.
pub fn width(terminal: bool) -> usize {
    let columns = terminal.then(terminal_size::terminal_size).flatten().map_or(80, |(width, _)| width.0.into());
    columns.clamp(40, 160)
}

/// A line on standard error. If nobody listens there, there is nobody to tell.
fn line(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
}

/// The same text without lines that a continuous integration would take for its commands.
fn harmless(text: &str) -> String {
    text.split('\n').map(screen::no_command).collect::<Vec<_>>().join("\n")
}
