//! Progress on standard error for what takes over a second; none where standard error is not a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often the line is drawn.
const RATE: Duration = Duration::from_millis(200);

/// A line that counts documents.
pub struct Progress(ProgressBar);

impl Progress {
    /// Starts to count; `quiet` keeps it silent.
    pub fn new(quiet: bool) -> Self {
        let target = if quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{pos} documents, {per_sec}, {elapsed}  {wide_msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// One more document is done.
    pub fn step(&self, name: &str) {
        self.0.inc(1);
        if self.0.elapsed() > Duration::from_secs(1) {
            self.0.enable_steady_tick(RATE);
            self.0.set_message(printable(name));
        }
    }

    /// Prints a line above the progress line.
    pub fn say(&self, line: &str) {
        self.0.suspend(|| eprintln!("dateline: {}", printable(line)));
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// Control characters could drive the terminal: they are shown, not sent.
pub fn printable(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}
