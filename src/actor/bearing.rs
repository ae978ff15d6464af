//! What the words around a name tell of its kind: `Boko Haram militants`, `the animation company Pixar`, `Norvik is a bank`.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::Candidate;
use super::lexicon::{Lexicon, NounClass};
use super::phrase::{case, children, clause, first_conjunct, head, lemma, relation, token};
use super::table::{field, rows};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Tag, Upos};

/// What one sign weighs against a mark of the name finder, which weighs one.
const SIGN: u32 = 3;
/// What outweighs any number of marks.
const SURE: u32 = 1000;
/// Words behind a name that a possessive of its clause may stand off at most.
const REACH: usize = 40;

/// The table of nouns, by where the name stands beside them.
fn nouns() -> &'static FxHashMap<&'static str, FxHashSet<&'static str>> {
    static NOUNS: OnceLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = OnceLock::new();
    NOUNS.get_or_init(|| {
        let table = rows(include_str!("../../data/actor/bearings.tsv"));
        table.map(|r| (field(&r, 0), field(&r, 1).split(' ').collect())).collect()
    })
}

fn is(place: &str, noun: &str) -> bool {
    nouns().get(place).is_some_and(|set| set.contains(noun))
}

/// Adds what the words around each name, and its own letters, tell to the votes for its kind.
pub(super) fn weigh(sentences: &[Sentence], candidates: &[Candidate], votes: &mut HashMap<String, [u32; 5]>) {
    // Full names of persons and how often they stand, by their initials.
    let mut persons: HashMap<String, (usize, String)> = HashMap::new();
    for c in candidates.iter().filter(|c| c.is_name() && c.is_person() && c.words.len() > 1) {
        persons.entry(initials(&c.words)).or_insert((0, c.key())).0 += 1;
    }
    let mut letters: BTreeMap<String, usize> = BTreeMap::new();
    let kinds: HashMap<(usize, usize), ActorKind> =
        candidates.iter().filter(|c| c.is_name()).filter_map(|c| Some(((c.sentence, c.head), c.kind?))).collect();
    for c in candidates.iter().filter(|c| c.is_name() && !c.is_country && c.body.is_none() && c.title.is_none()) {
        let Some(sentence) = sentences.get(c.sentence) else { continue };
        let kind = told(sentence, c);
        if !is_abbreviation(sentence, c) {
            let known = matches!(c.kind, Some(ActorKind::Organisation | ActorKind::Group));
            let kind = kind.or_else(|| beside_body(sentence, c, &kinds).then_some(ActorKind::Organisation));
            if let Some(kind) = kind.filter(|_| !known) {
                vote(votes, c.key(), kind, SIGN);
            }
            continue;
        }
        *letters.entry(c.key()).or_default() += usize::from(kind == Some(ActorKind::Organisation));
    }
    // Letters are rather those of a body, unless they are a person's that the text names more often than they tell of one.
    for (key, bodies) in letters {
        match persons.get(&key) {
            Some((times, _)) if *times > bodies.max(1) && key.chars().count() > 2 => {
                decide(votes, key, ActorKind::Person)
            }
            Some((times, _)) if *times > bodies => {}
            Some((_, name)) => {
                decide(votes, name.clone(), ActorKind::Organisation);
                decide(votes, key, ActorKind::Organisation);
            }
            None => vote(votes, key, ActorKind::Organisation, SIGN),
        }
    }
}

/// Settles the kind of a name.
fn decide(votes: &mut HashMap<String, [u32; 5]>, name: String, kind: ActorKind) {
    vote(votes, name, kind, SURE);
}

fn vote(votes: &mut HashMap<String, [u32; 5]>, name: String, kind: ActorKind, weight: u32) {
    if let Some(count) = votes.entry(name).or_default().get_mut(kind as usize) {
        *count += weight;
    }
}

/// First letters of the parts of a name, also of those joined by a hyphen.
fn initials(words: &[String]) -> String {
    words.iter().flat_map(|w| w.split('-')).filter_map(|part| part.chars().next()).collect()
}

/// Whether a name is two to four capitals among words in small letters.
fn is_abbreviation(sentence: &Sentence, c: &Candidate) -> bool {
    let shout = |at: usize| {
        token(sentence, at)
            .is_some_and(|t| t.form.chars().any(char::is_alphabetic) && t.form.chars().all(|c| !c.is_lowercase()))
    };
    let letters = token(sentence, c.core.0).map_or("", |t| t.form.as_str());
    let beside = c.core.0.checked_sub(1).is_some_and(shout) || shout(c.core.1);
    c.words.len() == 1
        && c.core.1 == c.core.0 + 1
        && (2..5).contains(&letters.chars().count())
        && letters.chars().all(char::is_uppercase)
        && c.kind != Some(ActorKind::Place)
        && !beside
}

fn told(sentence: &Sentence, c: &Candidate) -> Option<ActorKind> {
    use ActorKind::{Organisation, Person, Place};
    if beside(sentence, c) || called(sentence, c) {
        return Some(Organisation);
    }
    let top = first_conjunct(sentence, c.head);
    if relation(sentence, top) == Relation::Nsubj
        && let Some(up) = head(sentence, top)
    {
        // A town has its own budget, and may be called the capital of song.
        if c.kind == Some(Place) {
            let body = predicate(sentence, up) == Some(Organisation) || trades(&lemma(sentence, up));
            return body.then_some(Organisation);
        }
        return predicate(sentence, up).or_else(|| own(sentence, c, up));
    }
    let who = token(sentence, c.last).is_some_and(|t| t.form == ",")
        && token(sentence, c.last + 1).is_some_and(|t| matches!(t.form.as_str(), "who" | "whom"));
    (who && c.kind != Some(Place)).then_some(Person)
}

/// `X militants`, `X's shareholders`, `members of X`.
fn beside(sentence: &Sentence, c: &Candidate) -> bool {
    let noun = |at: usize| token(sentence, at).is_some_and(|t| t.upos == Upos::Noun);
    let town = c.kind == Some(ActorKind::Place);
    if !town && noun(c.last) && is("before", &lemma(sentence, c.last)) {
        return true;
    }
    let Some(up) = head(sentence, c.head).filter(|&up| noun(up)) else { return false };
    match relation(sentence, c.head) {
        Relation::NmodPoss => is("owner", &lemma(sentence, up)),
        Relation::Nmod => case(sentence, c.head) == "of" && is("of", &lemma(sentence, up)),
        _ => false,
    }
}

/// `the animation company Pixar`: what a body is called right before its name.
fn called(sentence: &Sentence, c: &Candidate) -> bool {
    let Some(before) = c.first.checked_sub(1) else { return false };
    let noun = token(sentence, before).is_some_and(|t| t.tag == Tag::Nn)
        && matches!(
            Lexicon::get().noun(&lemma(sentence, before)).first(),
            Some(NounClass::Business | NounClass::Organisation)
        )
        && Lexicon::get().role(&lemma(sentence, before)).is_none();
    noun && !relation(sentence, c.head).is_subject()
}

/// `X and Norvik Motors agreed`: a place in a list of bodies that does something is rather a body too.
fn beside_body(sentence: &Sentence, c: &Candidate, kinds: &HashMap<(usize, usize), ActorKind>) -> bool {
    let top = first_conjunct(sentence, c.head);
    let wills = relation(sentence, top) == Relation::Nsubj
        && head(sentence, top).is_some_and(|up| {
            let verb = lemma(sentence, up);
            Lexicon::get().wills(&verb) || Lexicon::get().is_body_act(&verb)
        });
    let body = |at: usize| at != c.head && kinds.get(&(c.sentence, at)) == Some(&ActorKind::Organisation);
    let list = children(sentence, top).filter(|&k| relation(sentence, k) == Relation::Conj);
    c.kind == Some(ActorKind::Place) && wills && list.chain([top]).any(body)
}

/// `X is a bank`, `X was a singer`.
fn predicate(sentence: &Sentence, at: usize) -> Option<ActorKind> {
    let noun = token(sentence, at).is_some_and(|t| t.tag == Tag::Nn)
        && children(sentence, at).any(|k| relation(sentence, k) == Relation::Cop);
    match Lexicon::get().noun(&lemma(sentence, at)).first().filter(|_| noun)? {
        NounClass::Business | NounClass::Organisation => Some(ActorKind::Organisation),
        NounClass::Person(_) => Some(ActorKind::Person),
        _ => None,
    }
}

/// `X cut its forecast`, `X sold his house`: the owner in the clause whose subject the name is.
fn own(sentence: &Sentence, c: &Candidate, verb: usize) -> Option<ActorKind> {
    let list = children(sentence, c.head).any(|k| relation(sentence, k) == Relation::Conj);
    (c.last..c.last + REACH).filter(|_| !list).find_map(|at| {
        let t = token(sentence, at).filter(|t| t.tag == Tag::PrpPoss)?;
        clause(sentence, at).filter(|(v, _)| *v == verb)?;
        match t.form.as_str() {
            "its" => Some(ActorKind::Organisation),
            "his" | "her" => Some(ActorKind::Person),
            _ => None,
        }
    })
}

/// What companies do and towns do not.
fn trades(verb: &str) -> bool {
    matches!(
        verb,
        "buy" | "sell" | "acquire" | "launch" | "unveil" | "manufacture" | "produce" | "merge" | "hire" | "invest"
    )
}
