//! `dateline analyse`: words, tags, features, trees and names.

use std::io::BufRead;

use clap::ValueEnum;
use dateline::Error;
use dateline::export::analysis::Analysis;
use dateline::export::conllu;
use dateline::source::{self, Input};
use dateline::text::conllu::{Documents, GivenDocument, lay_out};
use dateline::text::{Model, analyse_with, analyse_words};

use super::input::KindOrWords;
use super::run::{Counts, each};
use super::sink::Sink;
use super::stream::StreamArgs;

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
    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Conllu)]
    format: Format,

    #[command(flatten)]
    stream: StreamArgs<KindOrWords>,
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
    args.stream.run(|model, sink| Ok(each_analysis(args, model, sink)))
}

/// Analyses every document and writes it.
fn each_analysis(args: &Args, model: &Model, sink: &mut Sink) -> Counts {
    let stream = &args.stream;
    match stream.input.kind {
        KindOrWords::Article(_) => stream.each(sink, |document| {
            let sentences = analyse_with(model, document);
            match args.format {
                Format::Conllu => Ok(conllu::document(document, &sentences)),
                Format::Json => Analysis::of_document(document, &sentences).line(),
            }
        }),
        KindOrWords::Conllu => {
            let name = |document: &GivenDocument| (document.id.clone().unwrap_or_else(|| document.source.clone()), 0);
            each(
                stream.input.discover(),
                || stream.input.bytes(),
                stream.quiet,
                stream.out.as_ref(),
                given_documents,
                name,
                |document| {
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
                },
            )
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
