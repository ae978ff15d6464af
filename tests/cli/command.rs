//! Runs the program as a user does, and reads what it wrote.

#[path = "../command/run.rs"]
mod run;

use std::path::Path;

pub use run::{dateline, dateline_with, errors};

/// The JSON in a file.
pub fn json(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).expect("the file is there")).expect("it holds JSON")
}
