//! Progress on standard error for what takes over a second; none where standard error is not a terminal.

use std::cell::Cell;
use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often the line is drawn.
const RATE: Duration = Duration::from_millis(200);

/// A line that counts documents and tells how long the rest will take.
pub struct Progress {
    bar: ProgressBar,
    documents: Cell<u64>,
}

impl Progress {
    /// Starts to count; `quiet` keeps it silent. `total` gives the bytes of all inputs, where that can be known; it is asked
    /// only where there is a line to draw.
    pub fn new(quiet: bool, total: impl FnOnce() -> Option<u64>) -> Self {
        let seen = !quiet && std::io::stderr().is_terminal();
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let length = if seen { total() } else { None };
        let bar = ProgressBar::with_draw_target(length, target);
        let template = match length {
            Some(_) => "{bar:24} {percent} %  {prefix}, {eta} left  {wide_msg}",
            None => "{prefix}, {elapsed}  {wide_msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, documents: Cell::new(0) }
    }

    /// One more document is done, of `bytes` bytes of the inputs.
    pub fn step(&self, name: &str, bytes: u64) {
        self.documents.set(self.documents.get() + 1);
        self.bar.inc(bytes);
        let elapsed = self.bar.elapsed();
        if elapsed > Duration::from_secs(1) {
            self.bar.enable_steady_tick(RATE);
            let documents = self.documents.get();
            self.bar.set_prefix(format!("{documents} documents, {:.0}/s", documents as f64 / elapsed.as_secs_f64()));
            self.bar.set_message(printable(name));
        }
    }

    /// So many bytes of the inputs were read beside those of the documents.
    pub fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
    }

    /// Prints a line above the progress line.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("dateline: {}", printable(line)));
    }

    /// Takes the line away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Control characters could drive the terminal: they are shown, not sent.
pub fn printable(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}
