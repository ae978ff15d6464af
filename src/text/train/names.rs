//! Sentences with labelled names, brought to one scheme.

use std::collections::HashMap;
use std::path::Path;

use crate::error::{Error, Result};
use crate::text::NameKind;
use crate::text::names::{KINDS, OUTSIDE, Place, class};
use crate::text::tokenise::tokenise;
use crate::text::words::Words;

/// The labels of a bigger model.
pub(super) const SILVER: &str = "silver_md.train.tsv";

/// Labelled sets: file, how many times it is learnt from.
pub(super) const SETS: [(&str, usize); 8] = [
    (SILVER, 1),
    ("wikigold.all.tsv", 2),
    ("wnut17.train.tsv", 1),
    ("crossner_politics.train.tsv", 2),
    ("crossner_science.train.tsv", 1),
    ("crossner_literature.train.tsv", 1),
    ("crossner_music.train.tsv", 1),
    ("gum_derived.train.tsv", 1),
];

/// Sets whose text is never learnt from, even where another set holds it.
pub(super) const HELD_OUT: [&str; 9] = [
    "uner_en_ewt.dev.tsv",
    "gmb.dev.tsv",
    "gum_derived.dev.tsv",
    "wnut17.dev.tsv",
    "crossner_politics.dev.tsv",
    "crossner_science.dev.tsv",
    "crossner_literature.dev.tsv",
    "crossner_music.dev.tsv",
    "crossner_ai.dev.tsv",
];

/// A labelled sentence.
#[derive(Debug, Clone)]
pub(super) struct Labelled {
    pub(super) forms: Vec<String>,
    /// First, one past the last, kind as the source names it.
    pub(super) spans: Vec<(usize, usize, String)>,
}

/// Reads a file of words with BIO2 labels.
pub(super) fn read(path: &Path) -> Result<Vec<Labelled>> {
    let text =
        std::fs::read_to_string(path).map_err(|cause| Error::Read { input: path.display().to_string(), cause })?;
    let mut sentences = Vec::new();
    let mut now = Labelled { forms: Vec::new(), spans: Vec::new() };
    for line in text.lines().chain([""]) {
        let Some((form, label)) = line.split_once('\t').filter(|(form, _)| *form != "-DOCSTART-") else {
            if !now.forms.is_empty() {
                sentences.push(std::mem::replace(&mut now, Labelled { forms: Vec::new(), spans: Vec::new() }));
            }
            continue;
        };
        let at = now.forms.len();
        now.forms.push(form.to_owned());
        if let Some((place, kind)) = label.split_once('-') {
            match now.spans.last_mut() {
                Some(span) if place == "I" && span.1 == at && span.2 == kind => span.1 = at + 1,
                _ => now.spans.push((at, at + 1, kind.to_owned())),
            }
        }
    }
    Ok(sentences)
}

/// Our kind for a source's; `place` says whether a bare "location" is a country or city, or another place.
pub(super) fn kind_of(source: &str, place: NameKind) -> Option<NameKind> {
    Some(match source {
        "PERSON" | "PER" | "per" | "person" | "politician" | "scientist" | "writer" | "musicalartist"
        | "researcher" => NameKind::Person,
        "ORG" | "org" | "corporation" | "group" | "organisation" | "politicalparty" | "university" | "band" => {
            NameKind::Org
        }
        "GPE" | "country" => NameKind::Gpe,
        "LOC" | "location" | "geo" => place,
        "FAC" => NameKind::Loc,
        "NORP" | "gpe" => NameKind::Norp,
        "event" | "election" | "eve" => NameKind::Event,
        "creative-work" | "product" | "book" | "poem" | "magazine" | "song" | "album" | "academicjournal" | "art" => {
            NameKind::Work
        }
        "MISC" | "misc" | "award" | "literarygenre" | "musicgenre" | "astronomicalobject" => NameKind::Misc,
        _ => return None,
    })
}

/// Brings a labelled sentence to our kinds and our borders.
pub(super) fn spans(sentence: &Labelled, places: &HashMap<String, NameKind>) -> Vec<(usize, usize, NameKind)> {
    let form = |i: usize| sentence.forms.get(i).map_or("", String::as_str);
    let lists = Words::get();
    let mut out = Vec::new();
    for (first, last, source) in &sentence.spans {
        let (mut first, mut last) = (*first, *last);
        let text = sentence.forms.get(first..last).unwrap_or(&[]).join(" ");
        let place = if lists.is_landscape(form(last - 1)) {
            NameKind::Loc
        } else {
            places.get(&text).copied().unwrap_or(NameKind::Gpe)
        };
        let Some(kind) = kind_of(source, place) else { continue };
        while last > first && matches!(form(last - 1), "'s" | "’s" | "'") {
            last -= 1;
        }
        while first < last && matches!(form(first), "the" | "The" | "a" | "an") {
            first += 1;
        }
        while kind == NameKind::Person && first + 1 < last && lists.is_title(form(first)) {
            first += 1;
        }
        // A title alone is no name, nor is a word without capital or figure.
        let named = (first..last).any(|i| form(i).chars().any(|c| c.is_uppercase() || c.is_ascii_digit()));
        if first < last && named && !(kind == NameKind::Person && last - first == 1 && lists.is_title(form(first))) {
            out.push((first, last, kind));
        }
    }
    out
}

/// Cuts the words of a sentence as the tokeniser does (at hyphens above all); labels go on over all pieces.
pub(super) fn as_tokenised(sentence: Labelled) -> Labelled {
    let mut out = Labelled { forms: Vec::with_capacity(sentence.forms.len()), spans: Vec::new() };
    let mut starts = Vec::with_capacity(sentence.forms.len() + 1);
    for form in &sentence.forms {
        starts.push(out.forms.len());
        let chars: Vec<char> = form.chars().collect();
        let pieces = if form.len() > 2 { tokenise(&chars) } else { Vec::new() };
        if pieces.len() < 2 {
            out.forms.push(form.clone());
        } else {
            out.forms.extend(pieces.iter().map(|p| chars.get(p.start..p.end).unwrap_or(&[]).iter().collect()));
        }
    }
    starts.push(out.forms.len());
    let place = |i: usize| starts.get(i).copied().unwrap_or(0);
    for (first, last, kind) in sentence.spans {
        let (first, last) = (place(first), place(last));
        // Peoples and countries on both sides of a hyphen are two names.
        let two = last - first == 3
            && matches!(kind.as_str(), "NORP" | "GPE")
            && out.forms.get(first + 1).is_some_and(|f| f == "-")
            && out.forms.get(first + 2).is_some_and(|f| f.starts_with(char::is_uppercase));
        if two {
            out.spans.push((first, first + 1, kind.clone()));
            out.spans.push((last - 1, last, kind));
        } else {
            out.spans.push((first, last, kind));
        }
    }
    out
}

/// The kind of place that each name of a place mostly is.
pub(super) fn places(sets: &[Labelled]) -> HashMap<String, NameKind> {
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for sentence in sets {
        for (first, last, kind) in &sentence.spans {
            let text = sentence.forms.get(*first..*last).unwrap_or(&[]).join(" ");
            let count = counts.entry(text).or_default();
            match kind.as_str() {
                "GPE" => count.0 += 1,
                "LOC" | "FAC" => count.1 += 1,
                _ => {}
            }
        }
    }
    let kind = |(gpe, loc): (usize, usize)| if loc > gpe { NameKind::Loc } else { NameKind::Gpe };
    counts.into_iter().map(|(text, count)| (text, kind(count))).collect()
}

/// One class for each word.
pub(super) fn classes(count: usize, spans: &[(usize, usize, NameKind)]) -> Vec<u8> {
    let mut out = vec![OUTSIDE; count];
    for (first, last, kind) in spans {
        let kind = KINDS.iter().position(|k| k == kind).unwrap_or(0);
        for i in *first..*last {
            let place = match (i == *first, i + 1 == *last) {
                (true, true) => Place::Unit,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            if let Some(slot) = out.get_mut(i) {
                *slot = class(place, kind);
            }
        }
    }
    out
}
