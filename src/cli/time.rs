//! `dateline time`: the time expressions of articles.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use dateline::Error;
use dateline::document::Document;
use dateline::export::timex::TimeRecord;
use dateline::export::{concordance, timeml};
use dateline::text::Model;
use dateline::time::{self, Options, find_in};

use super::feed::Feed;
use super::input::InputArgs;
use super::model::ModelArgs;
use super::run::{Counts, each_fed, exit_code};
use super::sink::Sink;

/// Suffix of TimeML files.
const SUFFIX: &str = "tml";
/// Longest file name of a TimeML file without suffix, in bytes.
const LONGEST_NAME: usize = 200;

/// Print the time expressions of each article with TIMEX3 values and calendar days.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline time page.html --format text
  echo 'They met on Tuesday.' | dateline time - --input plain --date 2011-05-20 --format text
  dateline time corpus/ --input plain > timexes.jsonl
  dateline time war.txt --input plain --domain narrative --format timeml > war.tml
  dateline time corpus/ --input plain --format timeml --out tml/

The day of writing (t0) is what --date says, for all inputs; else the key \"dct\" of NAME.json beside
NAME.txt or NAME.html, else \"date\" in JSON Lines, else what the page says. Without any, expressions
that are counted from it stay unresolved.

JSON is one object a line for each document (see: dateline schema time). Offsets count characters
(Unicode scalar values) of the document's text: with --input plain the file's own text, line ends as
they are, without a byte order mark; else \"text\" of `dateline analyse --format json`.

TimeML 1.2.1 holds one document a file: a single one goes to standard output or to the file --out
names. Of more INPUTs, or of a folder, each becomes NAME.tml in the folder --out names, which is
made if need be. Characters that XML cannot hold become U+FFFD.")]
pub struct Args {
    #[command(flatten)]
    input: InputArgs,

    #[command(flatten)]
    model: ModelArgs,

    /// Which texts these are, and so what "January" or "Monday" refers to.
    #[arg(long, value_enum, default_value_t = Domain::Auto)]
    domain: Domain,

    /// Output format.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,

    /// File to write to in place of standard output, or folder for TimeML of more than one document; an old file is
    /// replaced when all is written.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// No progress.
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Domain {
    /// Found out for each document from its dates.
    Auto,
    /// Seen from the day of writing.
    News,
    /// Seen from the time that the text is at: history and other tales.
    Narrative,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line for each document.
    Jsonl,
    /// TimeML 1.2.1: the text with TIMEX3 elements in it.
    Timeml,
    /// For reading.
    Text,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let made = args.model.load().and_then(|model| {
        let mut output = Output::open(args)?;
        let counts = each_document(args, model, &mut output);
        // A file with nothing in it would stand in the place of one with something.
        if counts.read > 0 {
            output.finish()?;
        }
        Ok(counts)
    });
    exit_code(made)
}

/// Reads every document, finds its expressions and writes them.
fn each_document(args: &Args, model: &Model, output: &mut Output) -> Counts {
    // What an earlier run wrote among the inputs is no input.
    let feed = |path| Feed::new(args.input.discover(), args.input.options(), path);
    let feed = match output.folder() {
        Some(folder) => feed(Some(folder)).of_suffix(SUFFIX),
        None => feed(args.out.as_deref()),
    };
    let domain = match args.domain {
        Domain::Auto => time::Domain::Auto,
        Domain::News => time::Domain::News,
        Domain::Narrative => time::Domain::Narrative,
    };
    let make = |document: Document| {
        let (sentences, found) = find_in(model, &document, &Options { dct: document.published, domain });
        let record = || TimeRecord::new(&document, &sentences, &found);
        let text = match args.format {
            Format::Jsonl => record().line()?,
            Format::Timeml => timeml::document(&document, &record()),
            Format::Text => concordance::document(&document, &sentences, &found),
        };
        Ok((document.name, text))
    };
    each_fed(feed, || args.input.bytes(), args.quiet, make, |(name, text)| output.write(&name, text))
}

/// Where the expressions go.
enum Output {
    /// All documents into one stream.
    Stream(Sink),
    /// One document, held back until it is known that no other follows.
    One { path: Option<PathBuf>, held: Option<String> },
    /// A file for each document; how often each name was given, in lower case.
    Folder { dir: PathBuf, taken: BTreeMap<String, usize> },
}

impl Output {
    fn open(args: &Args) -> Result<Self, Error> {
        let path = args.out.as_deref();
        if args.format != Format::Timeml {
            return Ok(Self::Stream(Sink::open(path)?));
        }
        match path {
            Some(path) if names_folder(path) || many(&args.input.inputs) => {
                let dir = path.to_owned();
                fs::create_dir_all(&dir).map_err(|cause| Error::Write { path: dir.clone(), cause })?;
                Ok(Self::Folder { dir, taken: BTreeMap::new() })
            }
            path => Ok(Self::One { path: path.map(Path::to_owned), held: None }),
        }
    }

    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Folder { dir, .. } => Some(dir),
            _ => None,
        }
    }

    fn write(&mut self, name: &str, text: String) -> Result<(), Error> {
        match self {
            Self::Stream(sink) => sink.write(&text),
            Self::One { path, held } => match held.take() {
                None => {
                    *held = Some(text);
                    Ok(())
                }
                Some(_) => {
                    let path = path.clone().unwrap_or_else(|| "standard output".into());
                    let problem = "a TimeML file holds one document: name a folder with --out FOLDER/ for more";
                    Err(Error::Write { path, cause: io::Error::new(io::ErrorKind::InvalidInput, problem) })
                }
            },
            Self::Folder { dir, taken } => {
                let mut sink = Sink::open(Some(&dir.join(file_name(name, taken))))?;
                sink.write(&text)?;
                sink.finish()
            }
        }
    }

    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Stream(sink) => sink.finish(),
            Self::One { path, held: Some(text) } => {
                let mut sink = Sink::open(path.as_deref())?;
                sink.write(&text)?;
                sink.finish()
            }
            Self::One { .. } | Self::Folder { .. } => Ok(()),
        }
    }
}

/// Whether a path is that of a folder, or written like one.
fn names_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// Whether these inputs may hold more than one document by their looks.
fn many(inputs: &[String]) -> bool {
    inputs.len() > 1 || inputs.iter().any(|input| Path::new(input).is_dir())
}

/// A file name for a document of this name: signs that file systems do not take become `_`, and names that are taken
/// get a number.
fn file_name(name: &str, taken: &mut BTreeMap<String, usize>) -> String {
    let plain = |c: char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let mut stem = String::new();
    for c in name.trim().chars().map(|c| if plain(c) { c } else { '_' }) {
        if stem.len() + c.len_utf8() > LONGEST_NAME {
            break;
        }
        stem.push(if stem.is_empty() && c == '.' { '_' } else { c });
    }
    if stem.is_empty() {
        stem.push_str("document");
    }
    let mut unique = stem.clone();
    loop {
        let times = taken.entry(unique.to_lowercase()).or_default();
        *times += 1;
        if *times == 1 {
            return format!("{unique}.{SUFFIX}");
        }
        // The first of a name keeps count of its namesakes.
        let number = if unique == stem { *times } else { 2 };
        unique = if unique == stem { format!("{stem}-{number}") } else { format!("{unique}-{number}") };
    }
}
