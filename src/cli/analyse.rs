//! `dateline analyse`: words, tags, features, trees and names.

use std::io::BufRead;
use std::path::PathBuf;

use clap::ValueEnum;
use dateline::export::analysis::Analysis;
use dateline::export::conllu;
use dateline::source::{self, Input};
use dateline::text::conllu::{Documents, GivenDocument, lay_out};
use dateline::text::{Model, analyse_with, analyse_words};
use dateline::{Error, document::Document};

use super::input::{InputArgs, KindOrWords};
use super::model::ModelArgs;
use super::run::{Counts, each, each_document, exit_code};
use super::sink::Sink;

/// Print the words of each article with tags, trees and names.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline analyse page.html
  echo 'Norway and Russia signed the treaty.' | dateline analyse - --input plain
  dateline analyse saved/ --format json --out analysis.jsonl
  dateline analyse gold.conllu --input conllu > system.conllu

CoNLL-U has names in MISC as NER=B-PERSON and NER=I-PERSON, and TokenRange=start:end, counted in
characters of the article's text (`dateline read` prints it). JSON is one object a line for each
document (see: dateline schema analysis).

With --input conllu words and sentences are taken as they are. Comments, ranges (1-2), empty nodes
and other keys of MISC are kept; LEMMA to DEPREL, and NER in MISC, are replaced; DEPS is emptied.")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs<KindOrWords>,

    #[command(flatten)]
    model: ModelArgs,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Conllu)]
    format: Format,

    /// File to write to in place of standard output; an old one is replaced when all is written.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// No progress.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Ten columns a word.
    Conllu,
    /// One JSON object a line for each document.
    Json,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let made = args.model.load().and_then(|model| {
        let mut sink = Sink::open(args.out.as_deref())?;
        let counts = each_analysis(args, model, &mut sink);
        // A file with nothing in it would stand in the place of one with something.
        if counts.read > 0 {
            sink.finish()?;
        }
        Ok(counts)
    });
    exit_code(made)
}

/// Analyses every document and writes it.
fn each_analysis(args: &Args, model: &Model, sink: &mut Sink) -> Counts {
    let leave_out = args.out.as_ref();
    match args.input.kind {
        KindOrWords::Article(_) => each_document(&args.input, args.quiet, leave_out, |document: Document| {
            let sentences = analyse_with(model, &document);
            sink.write(&match args.format {
                Format::Conllu => conllu::document(&document, &sentences),
                Format::Json => Analysis::of_document(&document, &sentences).line()?,
            })
        }),
        KindOrWords::Conllu => {
            let name = |document: &GivenDocument| document.id.clone().unwrap_or_else(|| document.source.clone());
            each(args.input.discover(), args.quiet, leave_out, given_documents, name, |document| {
                let mut layout = lay_out(&document);
                if document.marked {
                    analyse_words(model, &mut layout.sentences);
                } else {
                    // Sentences that may come from anywhere say nothing about each other's names.
                    layout.sentences.iter_mut().for_each(|s| analyse_words(model, std::slice::from_mut(s)));
                }
                sink.write(&match args.format {
                    Format::Conllu => conllu::given(&document, &layout.sentences),
                    Format::Json => Analysis::of_given(&document, &layout).line()?,
                })
            })
        }
    }
}

/// The documents of a CoNLL-U input, or why it cannot be read.
fn given_documents(input: &Input) -> Box<dyn Iterator<Item = Result<GivenDocument, Error>>> {
    let opened: Result<Box<dyn BufRead>, Error> = source::open(input);
    match opened {
        Ok(from) => Box::new(Documents::new(&input.name(), from)),
        Err(e) => Box::new(std::iter::once(Err(e))),
    }
}
