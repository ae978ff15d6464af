//! Texts of GUM (CoNLL-U with `Entity=`) with their gold mentions, as plain documents.

use std::path::Path;

/// A gold mention: where it stands, by character offsets into the text.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Characters of the whole phrase.
    pub span: (usize, usize),
    /// Characters of its head word.
    pub head: (usize, usize),
    /// Universal part of speech of its head.
    pub upos: String,
    /// Form of its head.
    pub form: String,
    /// Number of the entity in its document.
    pub entity: usize,
    /// `person`, `organization`, `place`, …
    pub kind: String,
}

/// A text with its mentions.
#[derive(Debug)]
pub struct Text {
    /// `GUM_news_iodine`.
    pub id: String,
    /// The text, paragraphs parted by blank lines.
    pub text: String,
    /// All mentions.
    pub mentions: Vec<Mention>,
}

impl Text {
    /// `news`, `bio`, …
    pub fn genre(&self) -> &str {
        self.id.split('_').nth(1).unwrap_or("")
    }
}

struct Word {
    span: (usize, usize),
    upos: String,
    form: String,
    head: usize,
    marks: String,
}

/// Reads a file; none where there is none.
pub fn read(path: &Path) -> Option<Vec<Text>> {
    let file = std::fs::read_to_string(path).ok()?;
    let mut out: Vec<Text> = Vec::new();
    let (mut rows, mut paragraph, mut length) = (Vec::new(), false, 0);
    let mut open = Vec::new();
    for line in file.lines().chain(std::iter::once("")) {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            out.push(Text { id: id.to_owned(), text: String::new(), mentions: Vec::new() });
            (paragraph, length) = (false, 0);
            open.clear();
        } else if line.starts_with("# newpar") {
            paragraph = true;
        } else if line.is_empty() {
            if let Some(text) = out.last_mut().filter(|_| !rows.is_empty()) {
                let words = lay_out(text, &mut length, &rows, paragraph);
                mentions(text, &words, &mut open);
            }
            rows.clear();
            paragraph = false;
        } else if !line.starts_with('#') {
            rows.push(line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        }
    }
    Some(out)
}

/// Appends a sentence to the text and gives its words with their places; `length` is that of the text in characters.
fn lay_out(text: &mut Text, length: &mut usize, rows: &[Vec<String>], paragraph: bool) -> Vec<Word> {
    if paragraph && *length > 0 {
        text.text.truncate(text.text.trim_end().len());
        text.text.push_str("\n\n");
        *length = text.text.chars().count();
    }
    let mut words = Vec::new();
    // Words of a range (`1-2 don't`) stand in its letters, one after the other.
    let (mut until, mut inside) = (0, 0);
    for row in rows {
        let (id, form, last) = (&row[0], &row[1], &row[9]);
        let size = form.chars().count();
        let push = |text: &mut Text, length: &mut usize| {
            text.text.push_str(form);
            *length += size;
            if !last.contains("SpaceAfter=No") {
                text.text.push(' ');
                *length += 1;
            }
        };
        if let Some((_, end)) = id.split_once('-') {
            (until, inside) = (end.parse().unwrap_or(0), *length);
            push(text, length);
            continue;
        }
        let Ok(number) = id.parse::<usize>() else { continue };
        let start = if number <= until { inside } else { *length };
        if number <= until {
            inside += size;
        } else {
            push(text, length);
        }
        let marks = last.split('|').find_map(|f| f.strip_prefix("Entity=")).unwrap_or("");
        words.push(Word {
            span: (start, start + size),
            upos: row[3].clone(),
            form: form.clone(),
            head: row[6].parse().unwrap_or(0),
            marks: marks.to_owned(),
        });
    }
    words
}

/// A mention that has been opened: entity, kind, first word.
type Open = (usize, String, usize);

fn mentions(text: &mut Text, words: &[Word], open: &mut Vec<Open>) {
    open.clear();
    for (at, word) in words.iter().enumerate() {
        let mut rest = word.marks.as_str();
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('(') {
                let end = inner.find(['(', ')']).unwrap_or(inner.len());
                let mut fields = inner[..end].split('-');
                let entity = number(fields.next().unwrap_or(""));
                let kind = fields.next().unwrap_or("").to_owned();
                rest = &inner[end..];
                open.push((entity, kind, at));
                if let Some(after) = rest.strip_prefix(')') {
                    let last = open.pop();
                    close(text, words, last, at);
                    rest = after;
                }
            } else {
                let end = rest.find(')').map_or(rest.len(), |e| e + 1);
                let entity = number(rest[..end].trim_end_matches(')'));
                if let Some(place) = open.iter().rposition(|o| o.0 == entity) {
                    let last = Some(open.remove(place));
                    close(text, words, last, at);
                }
                rest = &rest[end..];
            }
        }
    }
}

fn number(text: &str) -> usize {
    text.split('[').next().unwrap_or("").parse().unwrap_or(0)
}

fn close(text: &mut Text, words: &[Word], open: Option<Open>, last: usize) {
    let Some((entity, kind, first)) = open else { return };
    let outside = |w: &Word| w.head == 0 || w.head - 1 < first || w.head - 1 > last;
    let Some(all) = words.get(first..=last) else { return };
    let head = all.iter().find(|w| outside(w) && w.upos != "PUNCT").or(all.first());
    let (Some(head), Some(end)) = (head, all.last()) else { return };
    text.mentions.push(Mention {
        span: (all[0].span.0, end.span.1),
        head: head.span,
        upos: head.upos.clone(),
        form: head.form.clone(),
        entity,
        kind,
    });
}
