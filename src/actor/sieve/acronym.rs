//! Abbreviations made of the first letters of a name.

use std::collections::HashMap;

use crate::actor::LinkReason;
use crate::actor::candidate::Candidate;
use crate::actor::scene::Scene;
use crate::record::ActorKind;

/// Links `EU` to `European Union`: where it stands in brackets behind the name, or where one name of the document
/// alone has these initials.
pub(in crate::actor) fn link(scene: &mut Scene<'_>) {
    let mut long: HashMap<String, Option<usize>> = HashMap::new();
    for (i, c) in scene.candidates.iter().enumerate() {
        let body = c.is_name() || c.is_description();
        if !body
            || c.is_country
            || c.words.len() < 2
            || !matches!(c.kind, Some(ActorKind::Organisation | ActorKind::Place | ActorKind::Person))
            || c.kind == Some(ActorKind::Person) && !c.is_name()
        {
            continue;
        }
        let person = c.kind == Some(ActorKind::Person);
        for initials in initials(&c.words).into_iter().filter(|i| !person || i.chars().count() > 2) {
            long.entry(initials)
                .and_modify(|known| {
                    if known.is_some_and(|k| !scene.same(k, i)) {
                        *known = None;
                    }
                })
                .or_insert(Some(i));
        }
    }
    for i in 0..scene.candidates.len() {
        let Some(c) = scene.candidates.get(i) else { continue };
        if !is_acronym(scene, c) {
            continue;
        }
        let key = c.words.concat();
        let bracketed = i.checked_sub(1).filter(|&p| {
            scene.candidates.get(p).is_some_and(|p| {
                p.sentence == c.sentence
                    && p.last + 1 == c.first
                    && p.words.len() > 1
                    && p.words.first().and_then(|w| w.chars().next()) == key.chars().next()
                    && scene
                        .sentences
                        .get(c.sentence)
                        .and_then(|s| s.tokens.get(p.last))
                        .is_some_and(|t| t.form == "(" || t.tag.as_str() == "-LRB-")
            })
        });
        let to = bracketed.or_else(|| long.get(&key).copied().flatten());
        if let Some(to) = bracketed
            .filter(|&to| to != i && scene.candidates.get(to).is_some_and(|t| initials(&t.words).contains(&key)))
        {
            // Brackets behind the full name leave no doubt, whatever kind the letters were taken for.
            scene.join(i, to, LinkReason::Acronym);
        } else if let Some(to) = to.filter(|&to| to != i) {
            scene.link(i, to, LinkReason::Acronym);
        }
    }
}

fn is_acronym(scene: &Scene<'_>, c: &Candidate) -> bool {
    if !c.is_name() || c.is_country || c.core.1 - c.core.0 != 1 {
        return false;
    }
    let Some(t) = scene.sentences.get(c.sentence).and_then(|s| s.tokens.get(c.core.0)) else { return false };
    let letters: Vec<char> = t.form.chars().filter(|&ch| ch != '.').collect();
    (2..=8).contains(&letters.len())
        && letters.iter().filter(|ch| ch.is_uppercase()).count() * 2 > letters.len()
        && letters.first().is_some_and(|ch| ch.is_uppercase())
        && letters.get(1).is_some_and(|ch| ch.is_uppercase())
}

/// Initials of all words, and of those that are no function words.
fn initials(words: &[String]) -> Vec<String> {
    let all: String = words.iter().filter_map(|w| w.chars().next()).collect();
    let content: String = words
        .iter()
        .filter(|w| !matches!(w.as_str(), "of" | "the" | "and" | "for" | "in" | "on" | "to" | "&"))
        .filter_map(|w| w.chars().next())
        .collect();
    // `DSK` for `Dominique Strauss-Kahn`.
    let parts: String = words.iter().flat_map(|w| w.split('-')).filter_map(|w| w.chars().next()).collect();
    let mut out = vec![content, all, parts];
    out.retain(|s| s.chars().count() > 1);
    out.dedup();
    out
}
