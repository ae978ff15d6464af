//! What sort of thing a name names: from its own words and place, then from the whole document.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::lexicon::{Lexicon, NounClass};
use super::name::NameSpan;
use super::phrase::{case, first_conjunct, head, head_of, lemma, relation, token};
use super::spelling::fold;
use crate::record::ActorKind;
use crate::text::{NameKind, Relation, Sentence, Tag, Upos};

/// Kind of one name as its words and place in the sentence suggest.
pub(super) fn of_name(sentence: &Sentence, span: &NameSpan) -> Option<ActorKind> {
    let word = |i: usize| token(sentence, i).map_or_else(String::new, |t| fold(&t.form));
    let cut = token(sentence, span.first).is_some_and(|t| t.form.ends_with('.')) && span.last == span.first + 1;
    if cut && Lexicon::get().corporate("state", &word(span.first)) {
        return Some(ActorKind::Place);
    }
    match span.kind {
        Some(NameKind::Person)
            if (span.first..span.last).any(|i| word(i).starts_with(|c: char| c.is_ascii_digit())) =>
        {
            None
        }
        // `the Social Democrats`, `Icelanders`.
        Some(NameKind::Person) if is_many(sentence, span) => {
            Some(if span.last == span.first + 1 { ActorKind::Group } else { ActorKind::Organisation })
        }
        None | Some(NameKind::Person | NameKind::Gpe | NameKind::Loc) if has_letters(sentence, span) => {
            Some(ActorKind::Organisation)
        }
        Some(NameKind::Gpe | NameKind::Loc)
            if span.last > span.first + 1 && Lexicon::get().corporate("trade", &word(span.last - 1)) =>
        {
            Some(ActorKind::Organisation)
        }
        Some(NameKind::Person) if Lexicon::get().corporate("organisation", &word(span.last - 1)) => {
            Some(ActorKind::Organisation)
        }
        // `National Union of Mineworkers`.
        Some(NameKind::Person)
            if (span.first..span.last).any(|i| {
                word(i + 1) == "of" && i + 1 < span.last && Lexicon::get().corporate("organisation", &word(i))
            }) =>
        {
            Some(ActorKind::Organisation)
        }
        Some(NameKind::Person) => Some(ActorKind::Person),
        Some(NameKind::Org) => Some(ActorKind::Organisation),
        Some(NameKind::Gpe | NameKind::Loc) => Some(ActorKind::Place),
        Some(NameKind::Norp) => Some(ActorKind::Group),
        Some(NameKind::Misc | NameKind::Work | NameKind::Event) => None,
        None => guess(sentence, span.first, span.last),
    }
}

/// Whether a name taken for a person's is a noun in the plural behind an article, or one for a people.
fn is_many(sentence: &Sentence, span: &NameSpan) -> bool {
    let plural = token(sentence, span.last - 1).is_some_and(|t| t.tag == Tag::Nnps && t.form.ends_with('s'));
    let first = token(sentence, span.first).map_or_else(String::new, |t| fold(&t.form));
    let article = span.first.checked_sub(1).and_then(|i| token(sentence, i)).is_some_and(|t| t.upos == Upos::Det);
    let named = span.last == span.first + 1
        && ["landers", "ians", "crats", "ists", "icans"].iter().any(|end| first.ends_with(end));
    plural && (article || named) && Lexicon::get().given_name(&first).is_none()
}

/// Whether a part of a name that is not its first word is an abbreviation (`Zanu-PF`), or its first word is one of three
/// letters or more (`AEG Live`), among words in small letters.
fn has_letters(sentence: &Sentence, span: &NameSpan) -> bool {
    let shout = |part: &str| part.chars().count() > 1 && part.chars().all(char::is_uppercase);
    let parts: Vec<&str> = (span.first..span.last)
        .filter_map(|i| token(sentence, i))
        .flat_map(|t| t.form.split('-'))
        .filter(|part| !part.is_empty())
        .collect();
    // `Ann Lee FRS`: an honour behind a name.
    let honour =
        parts.len() > 2 && token(sentence, span.last - 1).is_some_and(|t| parts.last() == Some(&t.form.as_str()));
    let parts = if honour { parts.get(..parts.len() - 1).unwrap_or(&[]) } else { parts.as_slice() };
    let letters = |(at, part): (usize, &&str)| {
        let suffix = Lexicon::get().corporate("person-suffix", &fold(part));
        shout(part) && !suffix && (at > 0 || part.chars().count() > 2)
    };
    let small = parts.iter().any(|part| part.chars().any(char::is_lowercase));
    small && parts.len() > 1 && parts.iter().enumerate().any(letters)
}

/// Kind of a run of proper nouns that no finder has marked.
fn guess(sentence: &Sentence, first: usize, last: usize) -> Option<ActorKind> {
    let lexicon = Lexicon::get();
    let word = |i: usize| token(sentence, i).map_or_else(String::new, |t| fold(&t.form));
    let (front, back) = (word(first), word(last - 1));
    let classes = |w: &str| lexicon.noun(w).first().copied();
    if lexicon.corporate("suffix", &back) && last - first > 1 {
        return Some(ActorKind::Organisation);
    }
    if (first..last).any(|i| lexicon.corporate("organisation", &word(i)))
        || matches!(classes(&back), Some(NounClass::Organisation | NounClass::Business | NounClass::Forces))
    {
        return Some(ActorKind::Organisation);
    }
    if last - first > 1 && (lexicon.corporate("place", &back) || lexicon.corporate("place", &front)) {
        return Some(ActorKind::Place);
    }
    if lexicon.given_name(&front).is_some() {
        return Some(ActorKind::Person);
    }
    // Plural names are those of teams, bands and firms.
    if token(sentence, last - 1).is_some_and(|t| t.tag == Tag::Nnps) {
        return Some(ActorKind::Organisation);
    }
    let at = head_of(sentence, first, last);
    let letters = token(sentence, first).map_or("", |t| t.form.as_str());
    let acronym = last - first == 1 && letters.len() > 1 && letters.chars().all(|c| c.is_uppercase() || c == '.');
    if acronym {
        return Some(ActorKind::Organisation);
    }
    let top = first_conjunct(sentence, at);
    let prep = case(sentence, top);
    if matches!(prep.as_str(), "in" | "at" | "near" | "from" | "into" | "across" | "outside" | "around") {
        return Some(ActorKind::Place);
    }
    let speaks =
        relation(sentence, top).is_subject() && head(sentence, top).is_some_and(|v| lexicon.says(&lemma(sentence, v)));
    let words = (first..last).filter(|&i| token(sentence, i).is_some_and(|t| t.upos != Upos::Punct)).count();
    if speaks || (words > 1 && words < 4 && relation(sentence, at) != Relation::Compound) {
        return Some(ActorKind::Person);
    }
    None
}

/// A single name that ends a person's full name in the document is that person's, and one that begins the full name of
/// a body is that body's; where both are so, the full name that comes first decides.
fn parts(candidates: &[Candidate], votes: &mut HashMap<String, [u32; 5]>) {
    let mut full: HashMap<&str, ActorKind> = HashMap::new();
    for c in candidates.iter().filter(|c| c.is_name() && c.words.len() > 1 && !c.is_country) {
        let (word, kind) = match best(votes, &c.key()).or(c.kind) {
            Some(ActorKind::Person) => (c.words.last(), ActorKind::Person),
            Some(ActorKind::Organisation) if c.body.is_none() => (c.words.first(), ActorKind::Organisation),
            _ => continue,
        };
        if let Some(word) = word {
            full.entry(word.as_str()).or_insert(kind);
        }
    }
    for c in candidates.iter().filter(|c| c.is_name() && c.words.len() == 1 && !c.is_country && c.body.is_none()) {
        let Some(&kind) = full.get(c.key().as_str()) else { continue };
        let count = votes.entry(c.key()).or_default();
        // A town lends its name to bodies (`London Stock Exchange`).
        let of = |k: ActorKind| count.get(k as usize).copied().unwrap_or(0);
        let town = kind == ActorKind::Organisation
            && of(ActorKind::Place) > of(ActorKind::Organisation) + of(ActorKind::Person);
        if let Some(votes) = count.get_mut(kind as usize).filter(|_| !town) {
            *votes += 100;
        }
    }
}

/// What a name is called in apposition tells its kind: `Rockwell Collins, an aerospace supplier`.
fn described(sentences: &[Sentence], candidates: &[Candidate], votes: &mut HashMap<String, [u32; 5]>) {
    let heads: HashMap<(usize, usize), &Candidate> =
        candidates.iter().filter(|c| c.is_name() && c.title.is_none()).map(|c| ((c.sentence, c.head), c)).collect();
    for c in candidates.iter().filter(|c| c.is_description()) {
        let Some(s) = sentences.get(c.sentence) else { continue };
        let Some(t) = s.tokens.get(c.head) else { continue };
        // `the union, whose president …`: what another owns is another.
        if c.owner.and_then(|o| s.tokens.get(o)).is_some_and(|o| o.form.eq_ignore_ascii_case("whose")) {
            continue;
        }
        let name = t.head.filter(|_| t.relation == Relation::Appos).and_then(|h| heads.get(&(c.sentence, h)));
        // `Lee of the Norvik Institute, a think tank`: said of the nearer name.
        let name = name.filter(|n| c.first <= n.last + 2);
        if let (Some(name), Some(kind)) = (name, c.kind)
            && matches!(kind, ActorKind::Person | ActorKind::Organisation)
            && let Some(count) = votes.entry(name.key()).or_default().get_mut(kind as usize)
        {
            *count += 2;
        }
    }
}

/// … and so does the noun that names stand behind in apposition: `the two negotiators, X and Y`.
fn listed(sentences: &[Sentence], candidates: &[Candidate], votes: &mut HashMap<String, [u32; 5]>) {
    for c in candidates.iter().filter(|c| c.is_name() && c.title.is_none()) {
        let Some(s) = sentences.get(c.sentence) else { continue };
        let top = first_conjunct(s, c.head);
        let Some(up) = head(s, top).filter(|_| relation(s, top) == Relation::Appos) else { continue };
        let noun = token(s, up).is_some_and(|t| matches!(t.tag, Tag::Nn | Tag::Nns));
        let person = matches!(Lexicon::get().noun(&lemma(s, up)).first(), Some(NounClass::Person(_)))
            || Lexicon::get().role(&lemma(s, up)).is_some();
        let near = token(s, up + 1).is_some_and(|t| t.form == ",") && up + 2 == first_of(s, top, c);
        let body = c.words.iter().any(|w| Lexicon::get().corporate("organisation", w));
        if noun
            && person
            && near
            && !body
            && let Some(count) = votes.entry(c.key()).or_default().get_mut(ActorKind::Person as usize)
        {
            *count += 2;
        }
    }
}

/// First word of the list that a name stands in.
fn first_of(sentence: &Sentence, top: usize, c: &Candidate) -> usize {
    if top == c.head {
        return c.first;
    }
    let mut first = top;
    while first > 0 && token(sentence, first - 1).is_some_and(|t| t.upos == Upos::Propn) {
        first -= 1;
    }
    first
}

/// The kind with the most votes.
fn best(votes: &HashMap<String, [u32; 5]>, key: &str) -> Option<ActorKind> {
    const KINDS: [ActorKind; 5] =
        [ActorKind::Person, ActorKind::Organisation, ActorKind::Country, ActorKind::Group, ActorKind::Place];
    let counts = votes.get(key)?;
    let cast = KINDS.iter().filter_map(|&k| counts.get(k as usize).map(|&n| (n, k))).filter(|(n, _)| *n > 0);
    cast.max_by_key(|&(n, k)| (n, std::cmp::Reverse(k))).map(|(_, k)| k)
}

/// Gives every name of a document the kind that most of its uses suggest, and drops names that remain without one.
pub(super) fn settle(sentences: &[Sentence], candidates: &mut Vec<Candidate>) {
    let mut votes: HashMap<String, [u32; 5]> = HashMap::new();
    for c in candidates.iter().filter(|c| c.is_name() && !c.is_country && c.body.is_none()) {
        if let Some(kind) = c.kind {
            let weight = if c.title.is_some() { 4 } else { 1 };
            if let Some(count) = votes.entry(c.key()).or_default().get_mut(kind as usize) {
                *count += weight;
            }
        }
    }
    described(sentences, candidates, &mut votes);
    listed(sentences, candidates, &mut votes);
    super::bearing::weigh(sentences, candidates, &mut votes);
    parts(candidates, &mut votes);
    for c in candidates.iter_mut().filter(|c| c.is_name() && !c.is_country && c.body.is_none()) {
        let kind = best(&votes, &c.key());
        // A capital that acts elsewhere keeps its own kind here; other names are of one kind all through.
        if c.country.is_none() || c.kind != Some(ActorKind::Place) {
            c.kind = kind.or(c.kind);
        }
    }
    candidates.retain(|c| !c.is_name() || c.kind.is_some());
}
