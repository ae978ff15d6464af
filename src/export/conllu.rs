//! CoNLL-U (<https://universaldependencies.org/format.html>): sentences with ten columns for each word.
//!
//! MISC carries `NER=B-PERSON` and `NER=I-PERSON` on the words of names, `SpaceAfter=No`, and `TokenRange=start:end`,
//! Unicode scalar values into the document's text, half-open. Enhanced dependencies (DEPS) are not given.

use std::fmt::Write;

use crate::document::Document;
use crate::text::conllu::{Columns, GivenDocument, GivenSentence, Line};
use crate::text::morph::Features;
use crate::text::{Name, NameKind, Sentence, Token};

/// The sentences of a document. `# newdoc id` is [`Document::id`], the id that the document has in `timeline.json` as
/// well; `# sent_id` carries the number of the sentence there. Control characters in words become U+FFFD.
#[must_use]
pub fn document(document: &Document, sentences: &[Sentence]) -> String {
    let mut out = String::new();
    let mut block = None;
    for (number, sentence) in sentences.iter().enumerate() {
        if number == 0 {
            comment(&mut out, "newdoc id", &document.id);
            comment(&mut out, "source", &document.source);
        }
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            comment(&mut out, "newpar id", &format!("{}-p{}", document.id, sentence.block));
            comment(&mut out, "kind", sentence.kind.as_str());
        }
        comment(&mut out, "sent_id", &format!("{}-{number}", document.id));
        let next = sentences.get(number + 1).filter(|next| next.block == sentence.block).map(|next| next.start);
        lines(&mut out, sentence, next);
        out.push('\n');
    }
    out
}

/// The sentences of a document that was given as CoNLL-U, with what was found in the columns of its words. All other
/// lines, FORM, and the keys of MISC but `NER` are as they were given; DEPS, which would contradict the tree, is empty.
///
/// `sentences` are those of [`crate::text::conllu::lay_out`], analysed.
#[must_use]
pub fn given(document: &GivenDocument, sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for (given, sentence) in document.sentences.iter().zip(sentences) {
        given_lines(&mut out, given, sentence);
        out.push('\n');
    }
    out
}

fn given_lines(out: &mut String, given: &GivenSentence, sentence: &Sentence) {
    let features = sentence.features();
    let names = names(sentence);
    let mut words = sentence.tokens.iter().zip(&features).zip(&names).enumerate();
    for line in &given.lines {
        match line {
            Line::Comment(line) | Line::Range { line, .. } | Line::Empty(line) => {
                out.push_str(line);
                out.push('\n');
            }
            Line::Word(line) => {
                let (Some(columns), Some((i, ((token, features), name)))) = (Columns::of(line), words.next()) else {
                    continue;
                };
                let mut misc = Misc::default();
                misc.name(*name);
                for key in columns.misc.split('|').filter(|key| !key.is_empty() && *key != "_") {
                    if !key.starts_with("NER=") {
                        misc.push(key);
                    }
                }
                word(out, i, columns.form, token, features, &misc);
            }
        }
    }
}

/// `# key = value` on one line.
fn comment(out: &mut String, key: &str, value: &str) {
    let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {key} = {value}");
}

/// The text of a sentence and its words. `next` is where the next sentence of the block begins.
fn lines(out: &mut String, sentence: &Sentence, next: Option<usize>) {
    let forms: Vec<String> = sentence.tokens.iter().map(|t| printable(&t.form)).collect();
    let begins = sentence.tokens.iter().skip(1).map(|t| Some(t.start)).chain([next]);
    let joins: Vec<bool> = sentence.tokens.iter().zip(begins).map(|(t, begin)| begin == Some(t.end)).collect();
    let mut text = String::new();
    for (i, (form, joined)) in forms.iter().zip(&joins).enumerate() {
        text.push_str(form);
        if !joined && i + 1 < forms.len() {
            text.push(' ');
        }
    }
    comment(out, "text", &text);
    let features = sentence.features();
    let names = names(sentence);
    let mut runs = sentence.joined().into_iter().peekable();
    let mut covered = 0;
    for (i, ((token, features), (form, name))) in
        sentence.tokens.iter().zip(&features).zip(forms.iter().zip(&names)).enumerate()
    {
        if let Some(run) = runs.next_if(|run| run.start == i) {
            covered = run.end;
            let form = forms.get(run.clone()).unwrap_or(&[]).concat();
            let end = sentence.tokens.get(run.end - 1).map_or(token.end, |t| t.end);
            let mut misc = Misc::default();
            misc.joins(joins.get(run.end - 1) == Some(&true));
            misc.range(token.start, end);
            let _ = writeln!(out, "{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{}", i + 1, run.end, misc.0);
        }
        let mut misc = Misc::default();
        misc.name(*name);
        misc.joins(i >= covered && joins.get(i) == Some(&true));
        misc.range(token.start, token.end);
        word(out, i, form, token, features, &misc);
    }
}

/// The line of a word; `i` counts from 0.
fn word(out: &mut String, i: usize, form: &str, token: &Token, features: &Features, misc: &Misc) {
    let lemma = printable(&token.lemma);
    let lemma = if lemma.is_empty() { "_" } else { &lemma };
    let _ = writeln!(
        out,
        "{}\t{form}\t{lemma}\t{}\t{}\t{features}\t{}\t{}\t_\t{}",
        i + 1,
        token.upos,
        token.tag,
        token.head.map_or(0, |head| head + 1),
        token.relation,
        if misc.0.is_empty() { "_" } else { &misc.0 },
    );
}

/// A text without what could end a column or a line, or drive a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// For each word whether it begins a name or goes on with one, and its kind.
fn names(sentence: &Sentence) -> Vec<Option<(bool, NameKind)>> {
    let mut found = vec![None; sentence.tokens.len()];
    for Name { first, last, kind, .. } in &sentence.names {
        for (i, slot) in found.iter_mut().enumerate().take(*last).skip(*first) {
            *slot = Some((i == *first, *kind));
        }
    }
    found
}

/// The last column.
#[derive(Default)]
struct Misc(String);

impl Misc {
    fn push(&mut self, key: &str) {
        if !self.0.is_empty() {
            self.0.push('|');
        }
        self.0.push_str(key);
    }

    fn name(&mut self, name: Option<(bool, NameKind)>) {
        if let Some((begins, kind)) = name {
            self.push(&format!("NER={}-{}", if begins { 'B' } else { 'I' }, kind.as_str()));
        }
    }

    fn joins(&mut self, joins: bool) {
        if joins {
            self.push("SpaceAfter=No");
        }
    }

    fn range(&mut self, start: usize, end: usize) {
        self.push(&format!("TokenRange={start}:{end}"));
    }
}
