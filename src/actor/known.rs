//! What the tables of countries and well-known bodies say of the words of a sentence.

use super::countries::{Countries, CountryForm};
use super::letters::is_measure;
use super::lexicon::Lexicon;
use super::name::{NameSpan, is_capital};
use super::spelling::{Stretches, fold};
use crate::text::{NameKind, Relation, Sentence, Tag, Token, Upos};

/// What the tables say of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// A country, its people or its capital.
    Country(CountryForm, usize),
    /// A well-known body.
    Body(usize),
}

/// Looks every capitalised stretch up in the tables.
pub(super) fn mark(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    let (countries, lexicon) = (Countries::get(), Lexicon::get());
    let longest = countries.longest().max(lexicon.longest_body()) + 2;
    let mut at = 0;
    while at < sentence.tokens.len() {
        if !(is_capital(sentence, at) || is_prefixed(sentence, at)) {
            at += 1;
            continue;
        }
        let stretches = Stretches::new(sentence, at, longest);
        let opens = stretches.any_opening(|word| countries.opens(word) || lexicon.opens_body(word));
        let hit = (1..=longest).rev().filter(|_| opens).find_map(|n| {
            let last = at + n;
            if !is_capital(sentence, last - 1) {
                return None;
            }
            lookup(sentence, at, last, stretches.get(n)?).map(|known| (last, known))
        });
        let Some((last, known)) = hit else {
            at += 1;
            continue;
        };
        place(sentence, spans, NameSpan { first: at, last, kind: None, known: Some(known), given: false });
        at = last;
    }
}

/// `al-Qaeda` begins with a small letter.
fn is_prefixed(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|t| {
        let form = t.form.as_str();
        form == "al" || form.starts_with("al-") || form == "ni"
    })
}

fn lookup(sentence: &Sentence, first: usize, last: usize, key: &str) -> Option<Known> {
    // `Who said so?` names no body.
    let pronoun = |t: &Token| {
        !matches!(t.upos, Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num | Upos::X)
            && !t.form.chars().all(char::is_uppercase)
    };
    if last == first + 1 && (sentence.tokens.get(first).is_some_and(pronoun) || is_measure(sentence, first)) {
        return None;
    }
    let hits = Countries::get().lookup(key);
    if hits.is_empty() {
        return Lexicon::get().body(key).map(Known::Body);
    }
    let t = sentence.tokens.get(last - 1)?;
    let modifies = matches!(t.relation, Relation::Amod) || t.upos == Upos::Adj;
    let plural = t.tag == Tag::Nns || t.tag == Tag::Nnps;
    let determined = first > 0 && sentence.tokens.get(first - 1).is_some_and(|d| d.upos == Upos::Det);
    let order: [CountryForm; 5] = if modifies {
        use CountryForm::{Adjective, Capital, Name, People, Person};
        if determined && !matches!(t.relation, Relation::Amod | Relation::Compound) {
            [People, Adjective, Name, Person, Capital]
        } else {
            [Adjective, Name, Person, People, Capital]
        }
    } else {
        use CountryForm::{Adjective, Capital, Name, People, Person};
        if plural || (determined && t.upos == Upos::Propn && hits.len() > 1) {
            [Name, People, Person, Adjective, Capital]
        } else {
            [Name, Person, People, Adjective, Capital]
        }
    };
    order.iter().find_map(|form| hits.iter().find(|(f, _)| f == form)).map(|&(form, index)| Known::Country(form, index))
}

/// Puts a stretch that the tables know among the names: in the place of the same stretch, beside the others, or
/// inside a larger one where it modifies the name of a body (`US Senate`, `Iran's Revolutionary Guards`).
fn place(sentence: &Sentence, spans: &mut Vec<NameSpan>, new: NameSpan) {
    // `southern Iraq` is Iraq for who acts and where.
    if matches!(new.known, Some(Known::Country(CountryForm::Name, _)))
        && let Some(around) = spans.iter_mut().find(|s| s.last == new.last && s.first + 1 == new.first)
        && !is_capital(sentence, around.first)
    {
        *around = new;
        return;
    }
    if let Some(same) = spans.iter_mut().find(|s| s.first == new.first && s.last == new.last) {
        // `Togo` alone is no person, whatever the finder takes it for; `Jordan` may be.
        let word = sentence.tokens.get(new.first).map_or_else(String::new, |t| fold(&t.form));
        let land = matches!(new.known, Some(Known::Country(CountryForm::Name, _)))
            && same.kind == Some(NameKind::Person)
            && Lexicon::get().given_name(&word).is_none();
        // … nor are `Boko Haram` and `Sinn Fein`.
        let body = matches!(new.known, Some(Known::Body(_)))
            && same.kind == Some(NameKind::Person)
            && Lexicon::get().given_name(&word).is_none();
        if land || body || !matches!(same.kind, Some(NameKind::Person | NameKind::Work | NameKind::Event)) {
            same.known = new.known;
        }
        return;
    }
    let Some(outer) = spans.iter().position(|s| s.first < new.last && new.first < s.last) else {
        spans.push(new);
        return;
    };
    let Some(around) = spans.get(outer).copied() else { return };
    if new.first <= around.first && around.last <= new.last {
        // The tables know a longer name than the finder.
        if around.kind != Some(NameKind::Person) {
            spans.retain(|s| !(new.first <= s.first && s.last <= new.last));
            if !spans.iter().any(|s| s.first < new.last && new.first < s.last) {
                spans.push(new);
            }
        }
        return;
    }
    let inside = around.first <= new.first && new.last <= around.last;
    if inside && stands_apart(sentence, around, new) {
        spans.push(new);
    }
}

fn stands_apart(sentence: &Sentence, around: NameSpan, new: NameSpan) -> bool {
    let Some(Known::Country(form, _)) = new.known else { return false };
    if !matches!(around.kind, None | Some(NameKind::Org | NameKind::Misc)) || form == CountryForm::Capital {
        return false;
    }
    if new.first != around.first {
        return false;
    }
    if sentence.tokens.get(new.last).is_some_and(|t| t.tag == Tag::Pos) {
        return true;
    }
    let lexicon = Lexicon::get();
    let last = sentence.tokens.get(around.last - 1).map_or_else(String::new, |t| fold(&t.form));
    let public = lexicon
        .noun(&last)
        .iter()
        .any(|c| matches!(c, super::lexicon::NounClass::Organisation | super::lexicon::NounClass::Forces));
    // A run that no finder has marked may be a country before a person's name or role.
    public || (form == CountryForm::Name && around.kind.is_none() && !lexicon.corporate("suffix", &last))
}
