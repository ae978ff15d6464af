//! `dateline triples`: what the sentences of articles say, as relations between phrases.

use clap::ValueEnum;
use dateline::event::proposition::Form;
use dateline::export::triples::{Triples, lines};
use dateline::text::analyse_with;

use super::stream::StreamArgs;

/// Print what each sentence says: relations between phrases (open information extraction).
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  echo 'Norway, which left in May, signed the treaty.' | dateline triples - --input plain
  dateline triples page.html --binary
  dateline triples sentences.txt --input tokens > triples.tsv
  dateline triples articles/ --format jsonl --out triples.jsonl

TSV is one proposition a line: sentence, confidence, relation, first argument, second argument, more
arguments if there are any, with tabs between them. Words are those of the sentence (with --input
tokens those of the input) with single blanks between them. Control characters become U+FFFD. What
is said twice of the same sentence is written once.

The relation is the verb group with its negation and modality, and the preposition of the second
argument where the verb has no object: \"could not agree with\". Arguments are whole phrases. The
confidence goes by how the sentence says it: main clause .75, noun beside noun .5.

JSON is one object a line for each document (see: dateline schema triples), with the places of all
words in characters (Unicode scalar values) of the document's text.")]
pub struct Args {
    /// Two arguments each: one proposition for each object and each adverbial, in place of one for each clause.
    #[arg(long)]
    binary: bool,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Tsv)]
    format: Format,

    #[command(flatten)]
    stream: StreamArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One proposition a line: sentence, confidence, relation, arguments.
    Tsv,
    /// One JSON object a line for each document.
    Jsonl,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let form = if args.binary { Form::Binary } else { Form::Nary };
    args.stream.run(|model, sink| {
        Ok(args.stream.each(sink, |document| {
            let sentences = analyse_with(model, document);
            match args.format {
                Format::Tsv => Ok(lines(&sentences, form)),
                Format::Jsonl => Triples::new(document, &sentences, form).line(),
            }
        }))
    })
}
