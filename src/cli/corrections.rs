//! The user's corrections: one option for all commands that build a graph.

use std::path::PathBuf;

use clap::Args;
use dateline::Error;
use dateline::graph::KnowledgeGraph;
use dateline::graph::corrections::Corrections;

/// The option.
#[derive(Debug, Args)]
pub struct CorrectionArgs {
    /// File of corrections in TOML: same, apart, rename, kind, drop, date, one, distinct, ignore.
    #[arg(long = "corrections", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl CorrectionArgs {
    /// The graph with the corrections of the file.
    pub fn apply(&self, graph: KnowledgeGraph) -> Result<KnowledgeGraph, Error> {
        let Some(file) = &self.file else { return Ok(graph) };
        let input = file.display().to_string();
        let text = std::fs::read_to_string(file).map_err(|cause| Error::Read { input: input.clone(), cause })?;
        Ok(graph.with_corrections(Corrections::parse(&input, &text)?))
    }
}

/// Says on standard error what each correction did; one that finds nothing is always said, the others unless `quiet`.
pub fn report(graph: &KnowledgeGraph, quiet: bool) {
    for effect in graph.effects() {
        if !effect.lost.is_empty() {
            eprintln!("dateline: correction {}: no longer found: {}", effect.correction, effect.lost);
        }
        if let Some(done) = effect.done.as_ref().filter(|_| !quiet) {
            eprintln!("dateline: correction {}: {done}", effect.correction);
        }
    }
}
