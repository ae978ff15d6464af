//! `dateline query`: questions to a store.

mod actor;
mod answer;
mod community;
mod document;
mod event;
mod neighbour;
mod path;
mod rank;
mod window;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use dateline::Error;
use dateline::record::{EventKind, StanceKind};
use dateline::store::{Filter, Store, View};

use super::sink::Sink;
use super::{DONE, FAILED};
use answer::Answer;
use window::Window;

/// The command line names something that is not told apart.
const UNCLEAR: u8 = 2;

/// Ask a store: events, paths between actors, neighbours, ranks, communities.
#[derive(Debug, clap::Args)]
#[command(
    subcommand_help_heading = "Questions",
    subcommand_value_name = "QUESTION",
    after_help = "\
Examples:
  dateline query corpus.db --actor Iran                             events in which Iran has a part
  dateline query corpus.db --actor Iran --actor \"United States\"     … both have
  dateline query corpus.db between 2007-01 and 2007-06 --type consult,agree --stance asserted
  dateline query corpus.db --place Baghdad --text '\"security talks\" OR truce*'
  dateline query corpus.db path \"Ryan Crocker\" Iran                 how two actors are connected
  dateline query corpus.db neighbours Iran --from 2007              with whom it has to do, and how often
  dateline query corpus.db rank --by betweenness --date 2007        who matters, in a stretch of time
  dateline query corpus.db communities --format json                who keeps company with whom
  dateline query corpus.db actors bush                              who goes by a name, with ids
  dateline query corpus.db documents                                what is in the store

An actor is named by its name or another of its names, whatever the case and accents, by KIND:NAME
(person:Washington), or by its id. Where several go by a name they are listed, and nothing is answered.

Days are dates, months, years or any other EDTF value; an event counts if it may have happened then. All
options choose the events and relations of which paths, neighbours, ranks and communities are made. Words
of --text are looked for in the sentences that tell events, in any form (talk, talks, talking).

Exit status:
  0  answered, if only with nothing
  1  the store could not be read or the answer not be written
  2  the command line could not be understood, or does not say who is meant"
)]
pub struct Args {
    /// The store.
    #[arg(value_name = "DB")]
    db: PathBuf,

    #[command(subcommand)]
    question: Option<Question>,

    #[command(flatten)]
    which: Which,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,

    /// Number of events, actors, … at most; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 50, global = true)]
    limit: usize,

    /// File to write to in place of standard output; an old one is replaced when all is written.
    #[arg(long, value_name = "FILE", global = true)]
    out: Option<PathBuf>,

    /// No notes on standard error; only failures.
    #[arg(long, short, global = true)]
    quiet: bool,
}

/// Which events and relations are asked for.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Which events")]
struct Which {
    /// Those in which this actor has a part; several of them: all have.
    #[arg(long, value_name = "NAME", global = true)]
    actor: Vec<String>,

    /// Those that happen there.
    #[arg(long, value_name = "NAME", global = true)]
    place: Option<String>,

    /// Those of these types, parted by commas: PLOVER's, say, other.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',', value_parser = kind, global = true)]
    kinds: Vec<EventKind>,

    /// Those told so, parted by commas: asserted, reported, accused, denied, planned, hypothetical, negated.
    #[arg(long = "stance", value_name = "STANCE", value_delimiter = ',', value_parser = stance, global = true)]
    stances: Vec<StanceKind>,

    /// Those told by sentences with these words; "…" is a phrase, word* a beginning, OR either of two.
    #[arg(long, value_name = "WORDS", global = true)]
    text: Option<String>,

    #[command(flatten)]
    window: Window,
}

#[derive(Debug, Subcommand)]
enum Question {
    /// Events, in the order of time; the default.
    Events,
    /// Events of a stretch of time: between 2007-01 and 2007-06.
    Between(window::Between),
    /// How two actors are connected: the shortest ways, and by which events and relations.
    Path(path::Args),
    /// With whom an actor has to do, by which relations and in how many events.
    Neighbours(neighbour::Args),
    /// Who matters: by degree, betweenness and PageRank.
    Rank(rank::Args),
    /// Groups of actors that have more to do with each other than with the rest.
    Communities(community::Args),
    /// Actors, most mentioned first, with their ids.
    Actors(actor::Args),
    /// Documents with their ids and days of adding.
    Documents,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// One JSON object.
    Json,
    /// Rows under a head.
    Csv,
}

/// Why there is no answer.
enum Refused {
    /// It failed.
    Failed(Error),
    /// The command line does not say what is meant; the lines tell.
    Unclear(Vec<String>),
}

impl From<Error> for Refused {
    fn from(e: Error) -> Self {
        Self::Failed(e)
    }
}

/// A question in a view of the store.
struct Asked<'a> {
    view: View<'a>,
    filter: Filter,
    /// Number of rows at most; none for all.
    limit: Option<usize>,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    match ask(args) {
        Ok(()) => DONE,
        Err(Refused::Failed(e)) => {
            eprintln!("dateline: {e}");
            FAILED
        }
        Err(Refused::Unclear(lines)) => {
            for line in lines {
                eprintln!("{}", super::progress::printable(&line));
            }
            UNCLEAR
        }
    }
}

fn ask(args: &Args) -> Result<(), Refused> {
    let store = Store::open(&args.db)?;
    let mut sink = Sink::open(args.out.as_deref())?;
    let notes = match &args.question {
        Some(Question::Documents) => document::answer(&store, args.limit())?.write(args.format, &mut sink)?,
        None | Some(Question::Events | Question::Between(_)) => {
            event::write(&asked(&store, args)?, args.format, &mut sink)?
        }
        Some(question) => answer(&asked(&store, args)?, question)?.write(args.format, &mut sink)?,
    };
    sink.finish()?;
    if !args.quiet {
        for note in notes {
            eprintln!("dateline: {}", super::progress::printable(&note));
        }
    }
    Ok(())
}

fn answer(asked: &Asked, question: &Question) -> Result<Answer, Refused> {
    match question {
        Question::Path(path) => path::answer(asked, path),
        Question::Neighbours(neighbours) => neighbour::answer(asked, neighbours),
        Question::Rank(rank) => rank::answer(asked, rank),
        Question::Communities(communities) => community::answer(asked, communities),
        Question::Actors(actors) => actor::answer(asked, actors),
        Question::Events | Question::Between(_) | Question::Documents => Ok(Answer::default()),
    }
}

fn asked<'s>(store: &'s Store, args: &Args) -> Result<Asked<'s>, Refused> {
    let view = store.view()?;
    let days = match &args.question {
        Some(Question::Between(between)) => between.days()?,
        _ => args.which.window.days(),
    };
    let which = &args.which;
    let mut filter = Filter {
        from: days.0,
        to: days.1,
        kinds: which.kinds.clone(),
        stances: which.stances.clone(),
        text: which.text.clone(),
        ..Filter::default()
    };
    for name in &which.actor {
        filter.actors.push(actor::meant(&view, name)?.number);
    }
    if let Some(place) = &which.place {
        filter.places = actor::places(&view, place)?;
    }
    Ok(Asked { view, filter, limit: args.limit() })
}

impl Args {
    fn limit(&self) -> Option<usize> {
        (self.limit > 0).then_some(self.limit)
    }
}

fn kind(text: &str) -> Result<EventKind, String> {
    let word = serde_json::Value::String(text.trim().to_uppercase());
    serde_json::from_value(word).map_err(|_| {
        "no type; AGREE, CONSULT, SUPPORT, COOPERATE, AID, CONCEDE, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, \
         MOBILIZE, COERCE, ASSAULT, RETREAT, SAY or OTHER"
            .to_owned()
    })
}

fn stance(text: &str) -> Result<StanceKind, String> {
    let word = serde_json::Value::String(text.trim().to_lowercase());
    serde_json::from_value(word)
        .map_err(|_| "no stance; asserted, reported, accused, denied, planned, hypothetical or negated".to_owned())
}
