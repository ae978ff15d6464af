//! The events of one or more entities.

use std::collections::BTreeMap;
use std::path::Path;

use dateline::Error;
use dateline::export::entity_text::entity_text;
use dateline::export::semeval::{file_name, semeval};
use dateline::export::write::write_outputs;
use dateline::graph::KnowledgeGraph;
use dateline::record::Source;
use dateline::timeline::Timeline;
use dateline::timeline::entity::{EntityTimeline, Selection};

use super::{Args, Format};
use crate::cli::corrections::report;
use crate::cli::run::{Counts, each_record_about, exit_code};
use crate::cli::sink::Sink;

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    exit_code(write(args))
}

fn write(args: &Args) -> Result<Counts, Error> {
    let files = file_names(args)?;
    let model = args.model.load()?;
    let mut records = Vec::new();
    let about = &args.entity;
    let counts = each_record_about(&args.input, model, about, args.quiet, args.out.as_ref(), |record| {
        records.push(record);
        Ok(())
    });
    if counts.read == 0 {
        return Ok(counts);
    }
    let graph = args.corrections.apply(KnowledgeGraph::fold(records))?;
    report(&graph, args.quiet);
    let timeline = Timeline::from(graph);
    let wanted = Selection {
        from: args.from,
        to: args.to,
        kinds: args.kinds.clone(),
        limit: args.limit.and_then(|n| usize::try_from(n).ok()),
    };
    let mut texts = Vec::new();
    for entity in &args.entity {
        let found = EntityTimeline::new(&timeline, entity, &wanted);
        if !args.quiet && found.actors.is_empty() {
            eprintln!("dateline: no document names {entity:?}: see the names in timeline.json of `dateline build`");
        }
        texts.push(text(&found, &timeline.documents, args.format)?);
    }
    match (&args.out, files) {
        (Some(dir), Some(names)) => {
            let files: Vec<(String, String)> = names.into_iter().zip(texts).collect();
            write_outputs(dir, &files)?;
        }
        (path, _) => {
            let mut sink = Sink::open(path.as_deref())?;
            for (i, text) in texts.iter().enumerate() {
                if i > 0 && args.format != Format::Json {
                    sink.write("\n")?;
                }
                sink.write(text)?;
            }
            sink.finish()?;
        }
    }
    Ok(counts)
}

fn text(found: &EntityTimeline, documents: &[Source], format: Format) -> Result<String, Error> {
    Ok(match format {
        Format::Text => entity_text(found, documents),
        Format::Semeval => semeval(found, documents),
        Format::Json => {
            let line =
                serde_json::to_string(found).map_err(|e| Error::Format { format: "json", problem: e.to_string() })?;
            line + "\n"
        }
    })
}

/// The names of the files, where there is one for each entity: with a folder, and with more entities than one.
fn file_names(args: &Args) -> Result<Option<Vec<String>>, Error> {
    let Some(out) = &args.out else { return Ok(None) };
    if args.entity.len() < 2 && !is_folder(out) {
        return Ok(None);
    }
    let suffix = if args.format == Format::Json { "json" } else { "txt" };
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut all = Vec::new();
    for entity in &args.entity {
        let name = format!("{}.{suffix}", file_name(entity));
        if let Some(other) = names.insert(name.clone(), entity) {
            let problem =
                format!("{entity:?} and {other:?} would be written to one file, {name}: ask for one at a time");
            return Err(Error::Format { format: "timeline", problem });
        }
        all.push(name);
    }
    Ok(Some(all))
}

/// Whether a path is that of a folder: it is one, or ends in a separator, or has no suffix.
fn is_folder(path: &Path) -> bool {
    path.is_dir()
        || path.as_os_str().to_string_lossy().ends_with(std::path::MAIN_SEPARATOR)
        || path.extension().is_none()
}
