//! TimeML 1.2.1 (Pustejovsky et al. 2003; ISO 24617-1): the text of a document with a TIMEX3 around each expression.
//!
//! The layout is that of TempEval-3 (UzZaman et al. 2013): `DOCID`, `DCT` with the creation time as `t0`, and `TEXT`. A
//! document without creation time has no `DCT`. Expressions that are counted from an event carry no `anchorTimeID`, since
//! TimeML ties them to events by a TLINK whose relation is not known here; the JSON form names the event.
//!
//! What an XML parser reads in `TEXT` is the document's text, character by character, but for what XML 1.0 cannot hold:
//! control characters other than tab, line feed and carriage return, U+FFFE and U+FFFF, each of which becomes U+FFFD.

use std::fmt::Write;

use chrono::NaiveDate;

use super::timex::{TimeRecord, Timex, kind_name, modifier_name};
use crate::document::Document;
use crate::time::Origin;

/// Opens the root element.
const ROOT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";

/// The document with the expressions of its record, as XML in UTF-8.
#[must_use]
pub fn document(document: &Document, record: &TimeRecord) -> String {
    let mut out = String::with_capacity(document.text.len() + 160 * record.timexes.len() + 512);
    out.push_str(ROOT);
    out.push_str("\n<DOCID>");
    document.name.chars().for_each(|c| escape(&mut out, c));
    out.push_str("</DOCID>\n\n");
    if let Some(day) = record.dct {
        creation(&mut out, day);
    }
    out.push_str("<TEXT>");
    body(&mut out, &document.text, &record.timexes);
    out.push_str("</TEXT>\n\n</TimeML>\n");
    out
}

fn creation(out: &mut String, day: NaiveDate) {
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{day}\" temporalFunction=\"false\" \
         functionInDocument=\"CREATION_TIME\">{day}</TIMEX3></DCT>\n\n"
    );
}

fn body(out: &mut String, text: &str, timexes: &[Timex]) {
    let mut rest = timexes.iter().peekable();
    let mut open: Option<&Timex> = None;
    for (at, c) in text.chars().enumerate() {
        if open.is_some_and(|timex| timex.end <= at) {
            out.push_str("</TIMEX3>");
            open = None;
        }
        if open.is_none() {
            // What began before this character and was not opened there is empty or overlaps: there is none such.
            while rest.next_if(|timex| timex.start < at).is_some() {}
            open = rest.next_if(|timex| timex.start == at && at < timex.end);
            if let Some(timex) = open {
                tag(out, timex);
            }
        }
        escape(out, c);
    }
    if open.is_some() {
        out.push_str("</TIMEX3>");
    }
}

/// The opening tag. The attributes stand in the order of the TimeML guidelines.
fn tag(out: &mut String, timex: &Timex) {
    out.push_str("<TIMEX3");
    attribute(out, "tid", &timex.tid);
    attribute(out, "type", kind_name(timex.kind));
    attribute(out, "value", &timex.value);
    let optional = [
        ("mod", timex.modifier.map(modifier_name)),
        ("quant", timex.quant.as_deref()),
        ("freq", timex.freq.as_deref()),
        ("beginPoint", timex.begin_point.as_deref()),
        ("endPoint", timex.end_point.as_deref()),
        ("temporalFunction", Some(if is_function(timex.origin) { "true" } else { "false" })),
        ("anchorTimeID", timex.anchor_time.as_deref()),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            attribute(out, name, value);
        }
    }
    out.push('>');
}

/// Whether the value has to be worked out from something else than the words (`temporalFunction`).
fn is_function(origin: Origin) -> bool {
    !matches!(origin, Origin::Explicit | Origin::Impossible)
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        if c == '"' { out.push_str("&quot;") } else { escape(out, c) }
    }
    out.push('"');
}

/// The character as XML 1.0 holds it in text; see the module for what it cannot hold.
fn escape(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        // Parsers turn a carriage return that is not written as a reference into a line feed.
        '\r' => out.push_str("&#13;"),
        '\t' | '\n' => out.push(c),
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
        c => out.push(c),
    }
}
