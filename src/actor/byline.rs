//! Who wrote, edited or photographed: credits beside the story, whose names are no actors of it.

use super::candidate::Candidate;
use super::phrase::token;
use super::spelling::fold;
use crate::text::{Sentence, lower};

/// Takes the names in credits off the candidates: `By Ann Lee`, `Editing by Ann Lee`, `Photograph: Ann Lee`.
pub(super) fn drop(sentences: &[Sentence], authors: &[String], candidates: &mut Vec<Candidate>) {
    let authors: Vec<String> = authors.iter().map(|a| fold(a)).collect();
    candidates.retain(|c| {
        let credited = c.is_name()
            && c.is_person()
            && sentences.get(c.sentence).is_some_and(|s| is_credit(s, c.first, authors.contains(&c.key())));
        !credited
    });
}

/// Whether the name that begins at `first` is credited there; an author's name needs only `By` before it.
fn is_credit(sentence: &Sentence, first: usize, author: bool) -> bool {
    let word = |back: usize| {
        first
            .checked_sub(back)
            .and_then(|i| token(sentence, i))
            .map_or_else(String::new, |t| lower(&t.form).to_string())
    };
    let work = |w: &str| {
        matches!(
            w,
            "reporting" | "writing" | "editing" | "reported" | "written" | "edited" | "compiled" | "photographs"
        )
    };
    let picture =
        |w: &str| matches!(w, "photograph" | "photo" | "photos" | "photographs" | "picture" | "image" | "credit");
    match word(1).as_str() {
        "by" => first == 1 || author || work(&word(2)),
        ":" | "/" => first < 5 && picture(&word(2)),
        _ => false,
    }
}
