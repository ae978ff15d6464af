//! Names of authors from bylines and metadata.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::source::date::{Order, dates};
use crate::source::line::{collapse, ends_sentence, key};
use crate::source::table;

static WORDS: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/source/byline_words.tsv"))
        .filter_map(|row| match row.as_slice() {
            [kind, words] => Some((*kind, words.split(' ').collect())),
            _ => None,
        })
        .collect()
});

fn is(kind: &str, word: &str) -> bool {
    WORDS.get(kind).is_some_and(|set| set.contains(word))
}

/// Longest name, in words and in characters.
const NAME_WORDS: usize = 6;
const NAME_LENGTH: usize = 80;

/// The people and houses that a byline names: `By Ann Bell and Carl Dunn in Cairo`.
pub(super) fn from_byline(byline: &str) -> Vec<String> {
    let byline = without_brackets(&collapse(byline));
    // A date, a time or an address after the names ends them.
    let mut end = byline.len();
    if let Some(date) = dates(&byline, Order::DayFirst).first() {
        end = end.min(date.start);
    }
    for mark in [" | ", " • ", " · ", " @", "http", " – ", " — ", " - ", "\t"] {
        if let Some(at) = byline.find(mark) {
            end = end.min(at);
        }
    }
    let text = byline.get(..end).unwrap_or(&byline);
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut opened = false;
    while let Some((word, after)) = rest.split_once([' ', ':']) {
        let lower = word.to_lowercase();
        if !is("opening", lower.trim_end_matches([':', ','])) {
            break;
        }
        opened = true;
        rest = after.trim_start_matches([' ', ':']);
    }
    split(rest, opened)
}

/// The names in a metadata field, which has no opening but may have one all the same.
pub(super) fn from_field(field: &str) -> Vec<String> {
    let field = collapse(field);
    if field.contains("://") || field.starts_with("www.") || field.starts_with('@') {
        return Vec::new();
    }
    // `Bell, Ann` is one name, `Ann Bell, Carl Dunn` are two.
    if let Some((family, given)) = field.split_once(", ")
        && !family.contains(' ')
        && !given.contains([' ', ','])
        && !field.contains(" and ")
    {
        return vec![format!("{given} {family}")];
    }
    from_byline(&field)
}

/// Words of a line that says who wrote, at most.
const CREDIT_WORDS: usize = 14;

/// The names in a line that names writers without `By`: people, a comma and their work (`Ann Bell, Daily Example
/// diplomatic correspondent`). Empty for other lines.
pub(super) fn credit(line: &str) -> Vec<String> {
    let words = line.split_whitespace().count();
    let Some((names, work)) = line.split_once(',') else { return Vec::new() };
    let job = work
        .split_whitespace()
        .any(|w| is("job", w.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase().as_str()));
    if words <= CREDIT_WORDS && job && !ends_sentence(line) && are_names(names) {
        split(names, true)
    } else {
        Vec::new()
    }
}

/// The name in a line such as `Ann Bell Middle East correspondent`: two words in capitals, and at the end the work in
/// small letters. Headlines may look so; it counts below one only.
pub(super) fn credit_without_comma(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [given, family, .., work] if words.len() <= CREDIT_WORDS && is("job", work) => {
            let name = format!("{given} {family}");
            if are_names(&name) { vec![name] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// Whether a line holds nothing but names of people, as bylines without `By` do. A headline in capitals may look so too.
pub(super) fn are_names(line: &str) -> bool {
    let name = |piece: &str| {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let letters = |w: &&str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        (2..=4).contains(&words.len()) && words.iter().all(letters) && plausible(piece, true) && !has_role(piece)
    };
    let list: Vec<&str> =
        line.split([',', '&']).flat_map(|p| p.split(" and ")).map(str::trim).filter(|p| !p.is_empty()).collect();
    (1..=5).contains(&list.len()) && list.iter().all(|p| name(p.trim_start_matches("and ")))
}

/// Whether a line opens as a byline: `By Ann Bell`, `Written by Ann Bell`, `(Additional reporting by Ann Bell)`.
pub(super) fn opens_byline(words: &[&str]) -> bool {
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let before = words.iter().take(3).take_while(|w| is("credit", &bare(w))).count();
    let by = words.get(before).is_some_and(|w| matches!(bare(w).as_str(), "by" | "von" | "par" | "por"));
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    by && words.get(before + 1).is_some_and(capital)
}

fn split(names: &str, opened: bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in pieces(names) {
        let piece = until_place(piece.trim());
        let name = piece.trim_matches(|c: char| !(c.is_alphanumeric() || c == '.' || c == ')'));
        if out.is_empty() {
            if plausible(name, opened) {
                out.push(name.to_owned());
            } else if !name.is_empty() {
                // What is no name at the start makes the rest doubtful.
                break;
            }
        } else if plausible(name, true) && name.contains(' ') && !has_role(name) {
            out.push(name.to_owned());
        }
    }
    out
}

/// The parts of a list of names. `and` parts two full names; `Mac & i` and `Marks and Spencer` are one.
fn pieces(names: &str) -> Vec<&str> {
    let mut out: Vec<&str> = names.split([',', ';']).collect();
    for joint in [" and ", " und ", " et ", " & ", " with ", " / ", "/"] {
        out = out
            .into_iter()
            .flat_map(|piece| {
                let parts: Vec<&str> = piece.split(joint).collect();
                let full = parts.iter().skip(1).all(|p| p.split_whitespace().count() >= 2);
                if full { parts } else { vec![piece] }
            })
            .collect();
    }
    out.into_iter().map(|p| p.trim().trim_start_matches("and ").trim_start_matches("with ")).collect()
}

/// Takes out what stands in round brackets: nicknames, parties, helpers.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    collapse(&out)
}

/// Cuts `Ann Bell in Cairo` behind the name.
fn until_place(piece: &str) -> &str {
    let ends = [" in ", " at ", " for ", " of ", " on ", " from ", " to "];
    let end = ends.iter().filter_map(|mark| piece.find(mark)).min().unwrap_or(piece.len());
    piece.get(..end).unwrap_or(piece)
}

fn has_role(name: &str) -> bool {
    name.split_whitespace().any(|w| is("role", w.trim_matches('.').to_lowercase().as_str()))
}

fn plausible(name: &str, opened: bool) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let proper = |w: &&str| {
        w.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
            || is("particle", w.to_lowercase().as_str())
            || w.starts_with("al-")
            || w.starts_with("d'")
    };
    let empty = |w: &&str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        is("opening", &w) || matches!(w.as_str(), "follow" | "share" | "email" | "updated" | "comments" | "staff")
    };
    !words.is_empty()
        && !words.iter().all(empty)
        && words.len() <= NAME_WORDS
        && name.chars().count() <= NAME_LENGTH
        && !name.chars().any(|c| c.is_ascii_digit())
        && !name.contains(['@', '{', '<', '=', '_'])
        && name.chars().any(char::is_alphabetic)
        && (words.iter().all(proper) || (!opened && words.len() == 1))
}

/// The names in their order, each once; `ANN BELL` and `Ann Bell` are one.
pub(super) fn distinct(names: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|n| seen.insert(key(n))).collect()
}
