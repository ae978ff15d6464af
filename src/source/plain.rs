//! Text that is taken exactly as it is: plain articles and tokenised sentences.

use crate::document::{Block, BlockKind, Document};
use crate::error::{Error, Result};
use crate::source::{Known, assemble, author, site};

/// Longest headline in words.
const TITLE_WORDS: usize = 25;

/// Characters of the first paragraph in which a dateline stands.
const DATELINE: usize = 100;
/// Longest byline, in characters.
const BYLINE: usize = 160;

/// Reads article text. Blocks are parted by blank lines, or by line ends where there is no blank line and the lines end
/// like sentences. The first block is the headline if it is one short line without a full stop.
pub(super) fn read(source: &str, text: String, known: &Known) -> Result<Document> {
    let lines = lines(&text);
    let blank = |l: &Span| l.start == l.end;
    let body = || lines.iter().skip_while(|l| blank(l));
    let has_gaps = body().skip_while(|l| !blank(l)).any(|l| !blank(l));
    let full = lines.iter().filter(|l| !blank(l)).count();
    let closed = lines.iter().filter(|l| ends_sentence(l.text)).count();
    let each_line = !has_gaps && full > 1 && closed * 10 >= (full - 1) * 6;

    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in &lines {
        if blank(line) {
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if open && !each_line => block.end = line.end,
            _ => blocks.push(Block { kind: BlockKind::Paragraph, start: line.start, end: line.end, tokenised: false }),
        }
        open = true;
    }
    let mut title = None;
    if let Some(first) = lines.iter().find(|l| !blank(l)) {
        let words = first.text.split_whitespace().count();
        if let [block, _, ..] = blocks.as_mut_slice()
            && block.end == first.end
            && words <= TITLE_WORDS
            && !ends_sentence(first.text)
        {
            block.kind = BlockKind::Title;
            title = Some(first.text.trim().to_owned());
        }
    }
    let authors = writers(&text, &blocks);
    finish(source, text, title, blocks, authors, known)
}

/// The names in the line about the writers above the first paragraph. The line stays: plain text is taken as it is.
fn writers(text: &str, blocks: &[Block]) -> Vec<String> {
    let mut rest = blocks.iter().skip_while(|b| b.kind == BlockKind::Title);
    let Some(block) = rest.next().filter(|b| rest.next().is_some() && b.end - b.start <= BYLINE) else {
        return Vec::new();
    };
    let line: String = text.chars().skip(block.start).take(block.end - block.start).collect();
    let words: Vec<&str> = line.split_whitespace().collect();
    if author::opens_byline(&words) && !ends_sentence(&line) {
        author::from_byline(&line)
    } else {
        author::credit(&line)
    }
}

/// Reads one sentence a line, tokens parted by one blank; the first line is the headline.
pub(super) fn read_tokens(source: &str, text: String, known: &Known) -> Result<Document> {
    let mut blocks = Vec::new();
    let mut title = None;
    for line in lines(&text).iter().filter(|l| l.start < l.end) {
        let kind = if blocks.is_empty() { BlockKind::Title } else { BlockKind::Paragraph };
        if blocks.is_empty() {
            title = Some(line.text.to_owned());
        }
        blocks.push(Block { kind, start: line.start, end: line.end, tokenised: true });
    }
    finish(source, text, title, blocks, Vec::new(), known)
}

fn finish(
    source: &str,
    text: String,
    title: Option<String>,
    blocks: Vec<Block>,
    authors: Vec<String>,
    known: &Known,
) -> Result<Document> {
    if blocks.is_empty() {
        return Err(Error::NoArticle { input: source.to_owned(), hint: "the input is empty" });
    }
    let language = crate::source::language::detect(&text);
    let first = blocks.iter().find(|b| b.kind == BlockKind::Paragraph);
    let first = first.map(|b| text.chars().skip(b.start).take(DATELINE).collect::<String>());
    Ok(assemble::finish(Document {
        id: String::new(),
        source: source.to_owned(),
        name: assemble::stem(source),
        title: known.title.clone().or(title),
        publisher: first.and_then(|p| site::agency(&p)),
        authors,
        published: known.date,
        language,
        text,
        blocks,
    }))
}

/// A line without the white space around it; offsets are in characters.
struct Span<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

fn lines(text: &str) -> Vec<Span<'_>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|raw| {
            let trimmed = raw.trim_start();
            let lead = raw.chars().count() - trimmed.chars().count();
            let start = at + lead;
            let trimmed = trimmed.trim_end();
            at += raw.chars().count();
            let length = trimmed.chars().count();
            Span { text: trimmed, start, end: start + length }
        })
        .collect()
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '\'', ')', ']', '”', '’', '»', ' ']);
    line.ends_with(['.', '!', '?', '…', ':', '。', '！', '？'])
}
