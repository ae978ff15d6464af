//! `dateline triples`: what the sentences of articles say.

use dateline::event::proposition::{propositions, text};
use dateline::text::analyse_with;

use super::input::InputArgs;
use super::model::ModelArgs;
use super::run::{each_document, exit_code};
use super::sink::Sink;

/// Print what each sentence says as relations between phrases.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    model: ModelArgs,

    /// No progress.
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let made = args.model.load().and_then(|model| {
        let mut sink = Sink::open(None)?;
        let counts = each_document(&args.input, args.quiet, None, |document| {
            for sentence in analyse_with(model, &document) {
                let forms: Vec<&str> = sentence.tokens.iter().map(|t| t.form.as_str()).collect();
                let forms = forms.join(" ");
                for p in propositions(&sentence) {
                    let mut line = format!("{forms}\t{}\t{}", p.confidence, text(&sentence, &p.relation));
                    for a in &p.arguments {
                        line.push('\t');
                        line.push_str(&text(&sentence, a));
                    }
                    if dateline::event::proposition::opt("kind") {
                        line = format!("{:?}\t{line}", p.construction);
                    }
                    line.push('\n');
                    sink.write(&line)?;
                }
            }
            Ok(())
        });
        sink.finish()?;
        Ok(counts)
    });
    exit_code(made)
}
