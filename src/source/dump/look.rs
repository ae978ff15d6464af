//! What a line of a dump looks like by itself: running text, furniture, or something between.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::source::date::{Order, dates};
use crate::source::line::{Line, ends_sentence};
use crate::source::{author, table};

/// Phrases of furniture with their kind.
static FURNITURE: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/source/furniture.tsv"))
        .filter_map(|row| match row.as_slice() {
            [kind, phrase] => Some((*phrase, *kind)),
            _ => None,
        })
        .collect()
});

static VERBS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    table::rows(include_str!("../../../data/source/finite_verbs.tsv"))
        .flat_map(|row| row.first().copied().unwrap_or("").split(' '))
        .collect()
});

/// Features of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::source) struct Look {
    pub words: usize,
    /// Ends like a sentence.
    pub closed: bool,
    /// Holds a common finite verb form of English.
    pub verb: bool,
    /// Names parts of a page, or is cut by signs that part links.
    pub furniture: bool,
    /// Prints a complete date and little else.
    pub date: bool,
    /// Names the writer.
    pub byline: bool,
    /// Most of its longer words begin with a capital.
    pub capitals: bool,
    /// An entry of a list: opens with a bullet or a number.
    pub item: bool,
    /// Names the photographer or the agency that a picture is from.
    pub credit: bool,
    /// Opens the readers' comments, or a list of other pages.
    pub barrier: Option<Barrier>,
}

/// What a line of furniture may be the start of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) enum Barrier {
    Comments,
    Related,
}

/// Words of a line that is all date, time and section.
const DATE_LINE_WORDS: usize = 14;

/// Looks at a line.
pub(in crate::source) fn look(line: &Line) -> Look {
    let words: Vec<&str> = line.text.split(' ').collect();
    let lower: Vec<String> = words
        .iter()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase())
        .filter(|w| !w.is_empty())
        .collect();
    let long: Vec<&&str> = words.iter().filter(|w| w.chars().count() > 3).collect();
    let capital =
        long.iter().filter(|w| w.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)).count();
    // East Asian text has no blanks; two characters make about one word.
    let wide = line.text.chars().filter(|&c| ('\u{3040}'..='\u{9fff}').contains(&c)).count();
    let date = lower.len() <= DATE_LINE_WORDS && !dates(&line.text, Order::DayFirst).is_empty();
    Look {
        words: words.len() + wide / 2,
        closed: ends_sentence(&line.text) || (words.len() >= 8 && line.text.ends_with(':')),
        verb: lower.iter().any(|w| VERBS.contains(w.as_str()) || past_form(w)),
        furniture: furniture(&line.text, &lower),
        date,
        byline: byline(&words),
        capitals: long.len() > 1 && capital * 10 >= long.len() * 8,
        item: item(&line.text),
        credit: credit(&line.text, words.len()),
        barrier: barrier(&lower),
    }
}

/// How much a line speaks for being part of the article; text that runs counts by its length.
pub(in crate::source) fn weight(look: &Look) -> i32 {
    let words = i32::try_from(look.words.min(60)).unwrap_or(60);
    if look.furniture {
        return if look.words > 25 && look.closed { -2 } else { -6 };
    }
    if look.closed && look.words >= 9 {
        words
    } else if look.words >= 25 || (look.closed && look.words >= 4 && (look.verb || look.words >= 6)) {
        words / 2
    } else if (look.words >= 12 && look.verb && !look.capitals) || look.item || look.credit {
        0
    } else {
        -6
    }
}

/// `1. Finland`, `2) Norway`, `• Sweden`.
fn item(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered =
        rest.len() < text.len() && text.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "));
    numbered || ["• ", "· ", "* ", "- ", "– ", "▪ ", "● "].iter().any(|b| text.starts_with(b))
}

/// Marks of a picture's credit: `Photo: Ann Bell`, `Credit: AFP`, `(AP Photo/Ann Bell)`.
const CREDITS: [&str; 13] = [
    "Credit:",
    "CREDIT:",
    "Photo:",
    "Photograph:",
    "Picture:",
    "Image:",
    "Photo by ",
    "Photograph by ",
    "Source: Supplied",
    "(AP Photo",
    "Getty Images",
    "AFP/Getty",
    "Credit Credit",
];
/// A caption with its credit is no longer than this, in words.
const CREDITED_WORDS: usize = 70;

fn credit(text: &str, words: usize) -> bool {
    let agency = |tail: &str| text.trim_end_matches(['.', ')', ' ']).ends_with(tail);
    words <= CREDITED_WORDS
        && (CREDITS.iter().any(|c| text.contains(c))
            || ["/AP", "/Reuters", "/AFP", "/EPA", "/REUTERS"].iter().any(|a| agency(a)))
}

/// `37 Comments`, `Comments (5)`, `Leave a reply`, `Most read`: a short line that is such a phrase and a number at most.
fn barrier(lower: &[String]) -> Option<Barrier> {
    let words: Vec<&str> =
        lower.iter().map(String::as_str).filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
    if words.is_empty() || words.len() > 4 {
        return None;
    }
    match FURNITURE.get(words.join(" ").as_str()) {
        Some(&"comment") => Some(Barrier::Comments),
        Some(&"related") => Some(Barrier::Related),
        _ => None,
    }
}

/// A regular past form of four letters or more.
fn past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && word.is_ascii()
}

fn furniture(text: &str, lower: &[String]) -> bool {
    let arrows = lower.len() <= 25 && !text.contains('«') && text.contains(['»', '›', '→']);
    if lower.len() <= 40 && (arrows || [" | ", " > ", "©"].iter().any(|sign| text.contains(sign))) {
        return true;
    }
    if lower.is_empty() || text.starts_with("http://") || text.starts_with("https://") {
        return true;
    }
    let opening = (1..=4.min(lower.len()))
        .rev()
        .find(|n| lower.get(..*n).is_some_and(|w| FURNITURE.contains_key(w.join(" ").as_str())));
    let Some(n) = opening else { return false };
    let rest = lower.len() - n;
    // `Related: …` names its part of the page; `Print` alone is a button; `Watch sales fell` is a headline.
    let label = lower.get(n - 1).is_some_and(|last| {
        text.to_lowercase()
            .find(last.as_str())
            .is_some_and(|at| text.get(at + last.len()..).is_some_and(|r| r.starts_with([':', '.'])))
    });
    rest <= 2 || label || (n >= 2 && rest <= 8)
}

/// Longest byline, and longest note about who wrote and edited, in words.
const BYLINE_WORDS: usize = 20;
const NOTE_WORDS: usize = 40;

fn byline(words: &[&str]) -> bool {
    let plain = words.first().is_some_and(|w| w.len() <= 4);
    words.len() <= (if plain { BYLINE_WORDS } else { NOTE_WORDS }) && author::opens_byline(words)
}
