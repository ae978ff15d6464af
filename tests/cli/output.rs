//! `output/` holds what the main job makes of the example articles today, not what it once made.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::command::{dateline, errors};

/// Input and folder of each result, as in the README.
const RESULTS: [(&str, &str); 2] =
    [("examples/articles", "output"), ("examples/articles/a-us-iran-2007.html", "output/us-iran")];

#[test]
fn output_is_what_the_main_job_makes_of_the_examples() {
    for (input, kept) in RESULTS {
        let dir = TempDir::new().unwrap();
        let run = dateline(&["build", input, "--out", dir.path().to_str().unwrap(), "--quiet"]);
        assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
        for file in ["timeline.json", "graph.json", "graph.dot", "timeline.svg", "graph.svg", "index.html"] {
            let (fresh, old) = (fs::read(dir.path().join(file)).unwrap(), fs::read(Path::new(kept).join(file)));
            assert!(
                old.is_ok_and(|old| old == fresh),
                "{kept}/{file} is stale: run `cargo run --release -- build {input} --out {kept}`"
            );
        }
    }
}
