//! What each fuzz target does with its bytes, and what must hold afterwards.
//!
//! The targets in `fuzz_targets/` run it under libFuzzer, `tests/fuzz.rs` on mutations of the seeds.
#![allow(dead_code, reason = "each target uses one of the functions")]

use chrono::NaiveDate;
use dateline::document::{Block, BlockKind, Document};
use dateline::export::dot::{DotOptions, dot as print_dot};
use dateline::export::timex::TimeRecord;
use dateline::export::{concordance, timeml};
use dateline::extract::extract;
use dateline::graph::KnowledgeGraph;
use dateline::source::{InputKind, ReadOptions, Report, read_bytes};
use dateline::text::conllu::{Documents, Layout, lay_out};
use dateline::text::{Model, Relation, Sentence, analyse as analyse_text, analyse_with, analyse_words, cut, train};
use dateline::time::edtf::Edtf;
use dateline::time::{Anchor, Domain, Options, Span, TimeExpression, find_with};

/// Most bytes of a table that [`whole_model`] puts in.
const LONGEST_TABLE: usize = 1 << 20;

/// A web page.
pub fn html(data: &[u8]) {
    read(InputKind::Html, data);
}

/// A text dump, and whatever the kind is told to be.
pub fn dump(data: &[u8]) {
    read(InputKind::Text, data);
    read(InputKind::Plain, data);
    read(InputKind::Auto, data);
}

/// JSON Lines.
pub fn jsonl(data: &[u8]) {
    read(InputKind::Jsonl, data);
}

/// Tokenised sentences.
pub fn tokens(data: &[u8]) {
    read(InputKind::Tokens, data);
}

/// An EDTF value: what is read prints as something that reads back as the same value, and has days or
/// none.
pub fn edtf(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(value) = text.parse::<Edtf>() else { return };
    let printed = value.to_string();
    assert_eq!(printed.parse::<Edtf>().ok().as_ref(), Some(&value), "{text:?} prints as {printed:?}");
    let _ = value.days();
}

/// How a document is read, and its text in blocks: a byte for the domain (its two lowest bits) and for whether the words get
/// tags and trees (all of its three highest bits), two for the year of writing (signed, little-endian; 0 for none known)
/// and one for the day of that year. Expressions lie in the text, in order and apart, their days are in order, and
/// everything that is written of them can be read.
pub fn time(data: &[u8]) {
    let [how, low, high, day, text @ ..] = data else { return };
    let year = i16::from_le_bytes([*low, *high]);
    // The ends of the calendar stand for the years that no two bytes can name.
    let dct = match year {
        0 => None,
        i16::MIN => Some(NaiveDate::MIN),
        i16::MAX => Some(NaiveDate::MAX),
        year => NaiveDate::from_yo_opt(year.into(), 1 + u32::from(*day)),
    };
    let domain = [Domain::Auto, Domain::News, Domain::Narrative, Domain::Auto][usize::from(how & 3)];
    let options = Options { dct, domain };
    let document = Document { published: dct, ..document(&String::from_utf8_lossy(text)) };
    // Without the network it takes a tenth of the time.
    let sentences = if how >> 5 == 7 { analyse_text(&document) } else { cut(&document) };
    let found = find_with(&sentences, &options);
    check_times(&document, &sentences, &found);
    assert_eq!(found, find_with(&sentences, &options), "another answer the second time");
    check_written(&document, &sentences, &found);
}

/// A title and a name in a sentence: `graph.dot` is read by a Graphviz parser whatever they are.
pub fn dot(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let line = serde_json::json!({
        "text": format!("{text} attacked Germany on 2 March 2012 in Berlin, said {text}."),
        "title": text,
        "date": "2012-03-04",
    });
    let options = ReadOptions { kind: InputKind::Jsonl, date: None };
    let records = read_bytes("input", line.to_string().as_bytes(), &options);
    let graph = KnowledgeGraph::fold(records.into_iter().flatten().map(|document| extract(&document)));
    for documents in [false, true] {
        let printed = print_dot(&graph, DotOptions { documents });
        let parsed = graphviz_rust::parse(&printed);
        assert!(parsed.is_ok(), "{parsed:?} in {printed}");
    }
}

/// Text in blocks, parted by blank lines: sentences, words, trees and names are sound. A block that begins with a tab
/// is given as cut at blanks.
pub fn analyse(data: &[u8]) {
    let document = document(&String::from_utf8_lossy(data));
    check_sentences(&document, &analyse_text(&document));
}

/// A model file, as it is and as the parts of one: it is refused, or what it says of a text is sound.
pub fn model(data: &[u8]) {
    for bytes in [data, &whole_model(data)] {
        if let Ok(model) = Model::from_bytes(bytes) {
            let text =
                "Minister quits\n\nMr. Lee's team hadn't left \"Oslo\" on 2 May, he said. Talks (long ones) failed.";
            let document = document(text);
            check_sentences(&document, &analyse_with(&model, &document));
        }
    }
}

/// A model file of the parts of one without its table of features.
///
/// The table is most of a model, and any bytes will do for it. Two numbers (32 bits, little-endian) in front of the parts say
/// where it stood and how long it was; zeros are put there.
pub fn whole_model(data: &[u8]) -> Vec<u8> {
    let number =
        |at: usize| data.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes) as usize;
    let mut parts = data.get(8..).unwrap_or(&[]).to_vec();
    let at = number(0).min(parts.len());
    parts.splice(at..at, std::iter::repeat_n(0, number(4).min(LONGEST_TABLE)));
    train::seal(&parts)
}

/// CoNLL-U: what is read keeps every line, lies in the text put together from its words, and is analysed to sound trees.
pub fn conllu(data: &[u8]) {
    let Some(model) = Model::embedded() else { return };
    for document in Documents::new("input", data).map_while(Result::ok) {
        let Layout { text, mut sentences } = lay_out(&document);
        assert_eq!(document.sentences.len(), sentences.len());
        let length = text.chars().count();
        analyse_words(model, &mut sentences);
        for (given, sentence) in document.sentences.iter().zip(&sentences) {
            assert_eq!(given.words, sentence.tokens.len());
            assert!(sentence.tokens.iter().all(|t| t.start <= t.end && t.end <= length), "{sentence:?}");
            if !sentence.tokens.is_empty() {
                check_tree(sentence);
            }
        }
    }
}

/// A document of these blocks.
fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for block in text.split("\n\n") {
        let end = at + block.chars().count();
        blocks.push(Block { kind: BlockKind::Paragraph, start: at, end, tokenised: block.starts_with('\t') });
        at = end + 2;
    }
    Document { blocks, ..Document::plain(text) }
}

/// Sentences lie in their blocks, words in their sentences, in order; each word is what stands at its place, and no
/// letter is lost between them; names are in range; the tree has one root and no circle.
fn check_sentences(document: &Document, sentences: &[Sentence]) {
    let chars: Vec<char> = document.text.chars().collect();
    let mut at = 0;
    for sentence in sentences {
        let block = document.blocks.get(sentence.block);
        assert!(block.is_some_and(|b| b.start <= sentence.start && sentence.end <= b.end), "{sentence:?} in {block:?}");
        assert_eq!(sentence.tokens.first().map(|t| t.start), Some(sentence.start));
        assert_eq!(sentence.tokens.last().map(|t| t.end), Some(sentence.end));
        for token in &sentence.tokens {
            assert!(at <= token.start && token.start < token.end && token.end <= chars.len(), "{token:?} behind {at}");
            assert!(chars[token.start..token.end].iter().copied().eq(token.form.chars()), "{token:?}");
            assert!(!chars[at..token.start].iter().any(|c| c.is_alphanumeric()), "letters lost before {token:?}");
            at = token.end;
        }
        let mut last = 0;
        for name in &sentence.names {
            assert!(last <= name.first && name.first < name.last && name.last <= sentence.tokens.len(), "{name:?}");
            last = name.last;
        }
        check_tree(sentence);
    }
    assert!(!chars[at..].iter().any(|c| c.is_alphanumeric()), "letters lost behind {at}");
}

/// Expressions lie in their sentences, in order and apart; each has the letters that stand at its place.
fn check_times(document: &Document, sentences: &[Sentence], found: &[TimeExpression]) {
    let chars: Vec<char> = document.text.chars().collect();
    let mut at = 0;
    for e in found {
        let sentence = &sentences[e.sentence];
        assert!(e.first < e.last && e.last <= sentence.tokens.len(), "{e:?}");
        assert!(at <= e.start && e.start < e.end && e.end <= chars.len(), "{e:?} behind {at}");
        assert!(sentence.start <= e.start && e.end <= sentence.end, "{e:?} outside of its sentence");
        let slice: String = chars[e.start..e.end].iter().collect();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&slice), letters(&e.text), "{e:?} is {slice:?}");
        assert!(!e.value.is_empty(), "{e:?}");
        e.span.iter().chain(&e.range).for_each(check_span);
        for anchor in [e.anchor, e.begin_point, e.end_point].into_iter().flatten() {
            assert!(
                match anchor {
                    Anchor::Creation => true,
                    Anchor::Expression(i) => i < found.len() && found[i] != *e,
                    Anchor::Event(sentence, token) => sentences.get(sentence).is_some_and(|s| token < s.tokens.len()),
                },
                "{e:?} is counted from what is not there"
            );
        }
        at = e.end;
    }
}

/// The days are in order, and the EDTF form reads back as it prints.
fn check_span(span: &Span) {
    assert!(span.start.zip(span.end).is_none_or(|(start, end)| start <= end), "{span:?}");
    let value = span.edtf.parse::<Edtf>();
    assert!(value.as_ref().is_ok_and(|v| v.to_string() == span.edtf), "{span:?}: {value:?}");
}

/// JSON reads back as it was, TimeML parses to the text, and lines for reading hold no control character.
fn check_written(document: &Document, sentences: &[Sentence], found: &[TimeExpression]) {
    let record = TimeRecord::new(document, sentences, found);
    let read: Option<TimeRecord> = record.line().ok().and_then(|line| serde_json::from_str(&line).ok());
    assert_eq!(read.as_ref(), Some(&record));
    for timex in &record.timexes {
        assert!(
            document.text.chars().skip(timex.start).take(timex.end - timex.start).eq(timex.text.chars()),
            "{timex:?}"
        );
    }
    let printed = timeml::document(document, &record);
    let parsed = roxmltree::Document::parse(&printed);
    assert!(parsed.is_ok(), "{parsed:?} in {printed}");
    let Ok(parsed) = parsed else { return };
    let body = parsed.descendants().find(|n| n.has_tag_name("TEXT")).map(|n| {
        let inside = n.children().filter(|c| c.has_tag_name("TIMEX3")).count();
        (n.descendants().filter(|d| d.is_text()).filter_map(|d| d.text()).collect::<String>(), inside)
    });
    let held = |c: char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    let text = document.text.chars().map(|c| if held(c) { c } else { '\u{fffd}' }).collect();
    assert_eq!(body, Some((text, found.len())));
    let lines = concordance::document(document, sentences, found);
    assert!(!lines.chars().any(|c| c.is_control() && c != '\n'), "{lines:?}");
    assert_eq!(lines.lines().count(), 1 + found.len().max(1), "{lines}");
}

fn check_tree(sentence: &Sentence) {
    assert_eq!(sentence.tokens.iter().filter(|t| t.head.is_none()).count(), 1, "one root");
    for (i, token) in sentence.tokens.iter().enumerate() {
        assert_eq!(token.head.is_none(), token.relation == Relation::Root);
        assert!(token.head.is_none_or(|h| h < sentence.tokens.len() && h != i), "{token:?}");
    }
    // From the root down every word is reached once, or there is a circle.
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); sentence.tokens.len()];
    let mut open = Vec::new();
    for (i, token) in sentence.tokens.iter().enumerate() {
        token.head.map_or(&mut open, |head| &mut below[head]).push(i);
    }
    let mut reached = 0;
    while let Some(word) = open.pop() {
        reached += 1;
        open.extend(&below[word]);
    }
    assert_eq!(reached, sentence.tokens.len(), "a circle in {sentence:?}");
}

/// Reads the bytes; blocks lie inside the text, in order of the text and apart.
fn read(kind: InputKind, data: &[u8]) {
    for document in read_bytes("input", data, &ReadOptions { kind, date: None }).into_iter().flatten() {
        check(&document);
    }
}

fn check(document: &Document) {
    let length = document.text.chars().count();
    let mut spans: Vec<(usize, usize)> = document.blocks.iter().map(|b| (b.start, b.end)).collect();
    spans.sort_unstable();
    assert!(spans.iter().all(|(start, end)| start <= end && *end <= length), "{spans:?} in {length} characters");
    assert!(spans.windows(2).all(|w| matches!(w, [a, b] if a.1 <= b.0)), "{spans:?} overlap");
    assert!(serde_json::to_string(&Report::from(document)).is_ok());
}
