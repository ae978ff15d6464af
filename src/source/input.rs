//! Finds the inputs that a command line names, and reads them one at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use walkdir::{DirEntry, WalkDir};

use crate::document::Document;
use crate::error::{Error, Result};
use crate::source::sidecar::{self, Sidecar};
use crate::source::{InputKind, ReadOptions, jsonl, read_known};

/// Largest article, and longest line of JSON Lines, in bytes. JSON Lines files as a whole have no limit.
pub const MAX_BYTES: u64 = 64 << 20;

/// Suffixes of what browsers save beside a page and what holds no article.
const RESOURCES: [&str; 20] = [
    "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "ico", "webp", "avif", "bmp", "woff", "woff2",
    "ttf", "otf", "eot", "mp3", "mp4",
];

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input, named `-`.
    Stdin,
}

impl Input {
    /// The name that messages carry.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "-".to_owned(),
        }
    }

    /// Its size in bytes; none where that is not known.
    #[must_use]
    pub fn bytes(&self) -> Option<u64> {
        match self {
            Self::File(path) => std::fs::metadata(path).ok().map(|m| m.len()),
            Self::Stdin => None,
        }
    }
}

/// Opens an input for what is not read as articles.
///
/// # Errors
/// [`Error::Read`] where the file cannot be opened.
pub fn open(input: &Input) -> Result<Box<dyn BufRead>> {
    match input {
        Input::Stdin => Ok(Box::new(BufReader::new(io::stdin()))),
        Input::File(path) => match File::open(path) {
            Ok(file) => Ok(Box::new(BufReader::new(file))),
            Err(cause) => Err(Error::Read { input: input.name(), cause }),
        },
    }
}

/// The inputs that a command line names; see [`discover`].
#[derive(Debug)]
pub struct Discover {
    named: std::vec::IntoIter<String>,
    walk: Option<walkdir::IntoIter>,
}

/// Finds the inputs behind names: files, folders (walked in the order of file names), and `-` for standard input.
///
/// In folders, hidden entries, sidecar files and resources that browsers save with a page (styles, scripts, pictures)
/// are passed over. What cannot be read comes as one error each, and the walk goes on.
#[must_use]
pub fn discover(inputs: &[String]) -> Discover {
    let named: Vec<String> = inputs.to_vec();
    Discover { named: named.into_iter(), walk: None }
}

impl Iterator for Discover {
    type Item = Result<Input>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(walk) = &mut self.walk {
                match walk.next() {
                    None => self.walk = None,
                    Some(Err(e)) => return Some(Err(unreadable(e))),
                    Some(Ok(entry)) => {
                        if entry.file_type().is_dir() {
                            if entry.depth() > 0 && (hidden(&entry) || saved_resources(&entry)) {
                                walk.skip_current_dir();
                            }
                        } else if entry.file_type().is_file() && wanted(&entry) {
                            return Some(Ok(Input::File(entry.into_path())));
                        }
                    }
                }
                continue;
            }
            let name = self.named.next()?;
            if name == "-" {
                return Some(Ok(Input::Stdin));
            }
            let path = PathBuf::from(&name);
            match std::fs::metadata(&path) {
                Err(cause) => return Some(Err(Error::Read { input: name, cause })),
                Ok(data) if data.is_dir() => self.walk = Some(WalkDir::new(path).sort_by_file_name().into_iter()),
                Ok(_) => return Some(Ok(Input::File(path))),
            }
        }
    }
}

fn unreadable(e: walkdir::Error) -> Error {
    let input = e.path().map_or_else(|| "-".to_owned(), |p| p.display().to_string());
    Error::Read { input, cause: e.into_io_error().unwrap_or_else(|| io::Error::other("folders in a circle")) }
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// `Page_files` beside `Page.html`: what browsers call "web page, complete".
fn saved_resources(entry: &DirEntry) -> bool {
    let name = entry.path().to_string_lossy();
    name.strip_suffix("_files")
        .is_some_and(|page| [".html", ".htm"].iter().any(|suffix| Path::new(&format!("{page}{suffix}")).is_file()))
}

fn wanted(entry: &DirEntry) -> bool {
    let path = entry.path();
    let suffix = path.extension().and_then(|s| s.to_str()).unwrap_or("").to_ascii_lowercase();
    let unwanted = hidden(entry) || RESOURCES.contains(&suffix.as_str()) || (suffix == "json" && is_sidecar(path));
    !unwanted
}

/// Whether a file of the same name with a text suffix lies beside.
fn is_sidecar(path: &Path) -> bool {
    sidecar::SUFFIXES.iter().any(|suffix| path.with_extension(suffix).is_file())
}

/// The documents of one input, read as they are asked for.
pub struct Documents {
    all: Box<dyn Iterator<Item = Result<Document>> + Send>,
    whole: Option<usize>,
}

impl Iterator for Documents {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        self.all.next()
    }
}

impl Documents {
    fn failed(cause: Error) -> Self {
        Self { all: Box::new(std::iter::once(Err(cause))), whole: Some(0) }
    }

    /// Length in bytes of an input whose bytes are at hand and not yet understood: all its work is done by the first call
    /// of `next`. None for a stream, of which each call reads on.
    #[must_use]
    pub const fn whole(&self) -> Option<usize> {
        self.whole
    }
}

/// Reads one input.
#[must_use]
pub fn read_input(input: &Input, options: &ReadOptions) -> Documents {
    match input {
        Input::File(path) => read_path(path, options),
        Input::Stdin => read("-", BufReader::new(io::stdin()), options, Sidecar::default()),
    }
}

/// Reads one file, with its sidecar file if there is one.
#[must_use]
pub fn read_path(path: &Path, options: &ReadOptions) -> Documents {
    let name = path.display().to_string();
    let sidecar = match sidecar::of(path) {
        Ok(sidecar) => sidecar.unwrap_or_default(),
        Err(e) => return Documents::failed(e),
    };
    match File::open(path) {
        Ok(file) => read(&name, BufReader::new(file), options, sidecar),
        Err(cause) => Documents::failed(Error::Read { input: name, cause }),
    }
}

fn read<R: BufRead + Send + 'static>(name: &str, mut from: R, options: &ReadOptions, sidecar: Sidecar) -> Documents {
    let source = name.to_owned();
    match read_or_stream(name, &mut from, options) {
        Err(e) => Documents::failed(e),
        Ok(Start::Whole(bytes)) => {
            let (whole, options) = (Some(bytes.len()), options.clone());
            let later = std::iter::once_with(move || read_known(&source, &bytes, &options, &sidecar));
            Documents { all: Box::new(later.flatten()), whole }
        }
        Ok(Start::Lines(first)) => {
            let lines = Lines { source, first: Some(first), from, number: 0, date: options.date };
            Documents { all: Box::new(lines), whole: None }
        }
    }
}

/// How an input begins.
enum Start {
    /// All of it.
    Whole(Vec<u8>),
    /// The first line of JSON Lines.
    Lines(Vec<u8>),
}

fn read_or_stream<R: BufRead>(name: &str, from: &mut R, options: &ReadOptions) -> Result<Start> {
    let cannot = |cause| Error::Read { input: name.to_owned(), cause };
    let mut bytes = Vec::new();
    if matches!(options.kind, InputKind::Auto | InputKind::Jsonl) {
        let begin = from.fill_buf().map_err(cannot)?;
        let brace = begin.trim_ascii_start().first() == Some(&b'{');
        if options.kind == InputKind::Jsonl || brace {
            from.by_ref().take(MAX_BYTES).read_until(b'\n', &mut bytes).map_err(cannot)?;
            if options.kind == InputKind::Jsonl || jsonl::is_record(&String::from_utf8_lossy(&bytes)) {
                return Ok(Start::Lines(bytes));
            }
        }
    }
    from.by_ref().take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return Err(Error::TooLarge { input: name.to_owned(), size, limit: MAX_BYTES });
    }
    Ok(Start::Whole(bytes))
}

/// JSON Lines, read a line at a time.
struct Lines<R> {
    source: String,
    /// The first line, where it was read already.
    first: Option<Vec<u8>>,
    from: R,
    number: usize,
    date: Option<NaiveDate>,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Document>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = match self.line() {
                Ok(line) if line.is_empty() => return None,
                Ok(line) => line,
                Err(cause) => {
                    // An input that failed once is at its end.
                    let end = Error::Read { input: self.source.clone(), cause };
                    self.first = Some(Vec::new());
                    return Some(Err(end));
                }
            };
            self.number += 1;
            if line.len() as u64 >= MAX_BYTES && line.last() != Some(&b'\n') {
                let problem = format!("longer than the limit of {MAX_BYTES} bytes");
                let skipped = self.from.skip_until(b'\n');
                let fault = Error::Line { input: self.source.clone(), line: self.number, problem };
                return Some(Err(match skipped {
                    Ok(_) => fault,
                    Err(cause) => Error::Read { input: self.source.clone(), cause },
                }));
            }
            let text = String::from_utf8_lossy(&line);
            if let Some(result) = jsonl::read_line(&self.source, self.number, &text, self.date) {
                return Some(result);
            }
        }
    }
}

impl<R: BufRead> Lines<R> {
    fn line(&mut self) -> io::Result<Vec<u8>> {
        if let Some(first) = self.first.take() {
            return Ok(first);
        }
        let mut line = Vec::new();
        self.from.by_ref().take(MAX_BYTES).read_until(b'\n', &mut line)?;
        Ok(line)
    }
}
