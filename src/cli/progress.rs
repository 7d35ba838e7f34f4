//! A bar on standard error while articles are read, on a terminal and only when it takes longer than a moment.

use super::messages::Messages;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// Nothing is drawn before; most runs are over by then.
const MOMENT: Duration = Duration::from_millis(400);

/// The progress of one run.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
}

impl Progress {
    /// Of `articles` articles, none is read yet.
    pub fn of(articles: usize, messages: &Messages) -> Self {
        let bar = ProgressBar::with_draw_target(Some(articles as u64), ProgressDrawTarget::hidden());
        if messages.draws() {
            let style = ProgressStyle::with_template("{bar:30} {pos}/{len} articles, {eta} left");
            // The template is ours; were it wrong, the plain bar would do.
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        }
        Self { bar, begun: Instant::now() }
    }

    /// One more article is read.
    pub fn step(&self, messages: &Messages) {
        if messages.draws() {
            if self.bar.is_hidden() && self.begun.elapsed() > MOMENT {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            self.bar.inc(1);
        }
    }

    /// Removes the bar.
    pub fn done(&self) {
        self.bar.finish_and_clear();
    }
}
