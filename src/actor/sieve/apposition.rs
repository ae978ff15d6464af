//! What a sentence itself says to be one: appositions and copulas.

use crate::actor::LinkReason;
use crate::actor::candidate::{Determiner, Number};
use crate::actor::lexicon::NounClass;
use crate::actor::phrase::{children, lemma, relation};
use crate::actor::scene::Scene;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Tag, Upos};

/// Candidates behind a description among which the name that it is said of must be.
const NEXT: usize = 8;

/// Links appositions (`Ryan Crocker, the US envoy`) and predicates (`Smith is the chairman`) to what they are said of.
pub(in crate::actor) fn link(scene: &mut Scene<'_>) {
    beside(scene);
    before_name(scene);
    named_place(scene);
    two_offices(scene);
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        if c.pronoun.is_some() || scene.reasons.get(i).is_some_and(Option::is_some) {
            continue;
        }
        let to = match relation(sentence, c.head) {
            Relation::Appos => sentence.tokens.get(c.head).and_then(|t| t.head),
            _ => subject_of_copula(sentence, c.head),
        };
        let Some(to) = to.and_then(|h| scene.at_head(c.sentence, h)).filter(|&t| t != i) else { continue };
        let Some(other) = scene.candidates.get(to) else { continue };
        // Two names side by side are a place in a place, or a list.
        if (c.is_name() && other.is_name()) || other.pronoun.is_some() || c.holds(other) || other.holds(c) {
            continue;
        }
        if c.kind != other.kind && !(scene.agree(i, to) && c.kind.is_some()) {
            continue;
        }
        // `the union, whose president …`: what another owns is another.
        if c.owner.is_some_and(|o| sentence.tokens.get(o).is_some_and(|t| t.form.eq_ignore_ascii_case("whose"))) {
            continue;
        }
        scene.link(i, to, LinkReason::Apposition);
    }
}

/// A person's name and one description parted from it by a comma, and closed by another comma or the end.
///
/// The parser often hangs one of the two on something else; the words alone tell, unless they are members of a list.
fn beside(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        if c.kind != Some(ActorKind::Person) || c.pronoun.is_some() {
            continue;
        }
        let end = if c.is_name() { c.last } else { phrase_end(sentence, c.last) };
        let comma = |at: usize| sentence.tokens.get(at).is_some_and(|t| t.form == ",");
        if !comma(end) {
            continue;
        }
        let next = scene.of_sentence(c.sentence).find(|&k| {
            scene
                .candidates
                .get(k)
                .is_some_and(|k| k.first == end + 1 && k.kind == Some(ActorKind::Person) && k.pronoun.is_none())
        });
        let Some((k, other)) = next.and_then(|k| scene.candidates.get(k).map(|c| (k, c))) else { continue };
        let one_name = c.is_name() != other.is_name();
        let description = if c.is_name() { other } else { c };
        let after = if other.is_name() { other.last } else { phrase_end(sentence, other.last) };
        let closed =
            sentence.tokens.get(after).is_none_or(|t| matches!(t.form.as_str(), "," | "." | ";" | ")" | ":" | "—"));
        let list = (after..after + 2)
            .any(|at| sentence.tokens.get(at).is_some_and(|t| matches!(t.form.as_str(), "and" | "or")))
            && sentence.tokens.get(after + 2).is_some_and(|t| matches!(t.upos, Upos::Propn | Upos::Det | Upos::Noun));
        let reason = if c.is_name() { k } else { i };
        if one_name && closed && !list && description.role.is_some() && description.number == Number::Singular {
            let name = if c.is_name() { i } else { k };
            scene.link(reason, name, LinkReason::Apposition);
        }
    }
}

/// `the Swedish group Sandborg`, `oil giant Norvik`: a description of a body with its name right behind it, unless the name is the subject of what follows (`the company Apple bought`).
fn before_name(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let body = matches!(c.class, Some(NounClass::Business | NounClass::Organisation));
        let one = c.is_description() && c.number != Number::Plural && is_singular(sentence, c.head);
        // `oil giant Norvik`, `its subsidiary Brask`; but `a company Norvik bought`.
        if !body || !one || c.determiner == Determiner::Indefinite || c.last != c.head + 1 {
            continue;
        }
        let definite = c.determiner == Determiner::Definite;
        let name = scene.of_sentence(c.sentence).find(|&k| {
            scene.candidates.get(k).is_some_and(|k| {
                k.first == c.last && k.is_name() && matches!(k.kind, Some(ActorKind::Organisation) | None)
            })
        });
        let Some((to, other)) = name.and_then(|k| scene.candidates.get(k).map(|c| (k, c))) else { continue };
        let up = |at: usize| sentence.tokens.get(at).and_then(|t| t.head);
        let joined = definite || up(c.head) == Some(other.head) || up(other.head) == Some(c.head);
        let subject = relation(sentence, other.head).is_subject() && up(c.head) != Some(other.head);
        if joined && !subject && !other.is_country {
            scene.link(i, to, LinkReason::Apposition);
        }
    }
}

fn is_singular(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|t| t.tag == Tag::Nn)
}

/// `CEO and co-founder Ann Lee`: a bare office in front of another one with a name is that person's too.
fn two_offices(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let office = c.is_description() && c.role.is_some() && c.number == Number::Singular && c.is_person();
        let and = sentence.tokens.get(c.last).is_some_and(|t| t.form == "and");
        if !office || !and || c.determiner == Determiner::Indefinite {
            continue;
        }
        let next = scene.of_sentence(c.sentence).find(|&k| {
            scene.candidates.get(k).is_some_and(|k| {
                let bare = k.title.is_some_and(|(first, _)| first == c.last + 1)
                    && sentence.tokens.get(c.last + 1).is_some_and(|t| t.upos != Upos::Det && t.upos != Upos::Pron)
                    && k.role.is_some();
                k.is_name() && k.is_person() && bare
            })
        });
        if let Some(to) = next {
            scene.link(i, to, LinkReason::Apposition);
        }
    }
}

/// `the town of Norvik`, `the state of Texas`: the place that the name behind `of` names.
fn named_place(scene: &mut Scene<'_>) {
    for i in 0..scene.candidates.len() {
        let Some((c, sentence)) = scene.candidates.get(i).zip(scene.sentence(i)) else { continue };
        let place = matches!(c.class, Some(NounClass::Place | NounClass::Country));
        let definite = c.is_description() && c.determiner == Determiner::Definite && c.number != Number::Plural;
        if !place || !definite || !matches!(lemma(sentence, c.last).as_str(), "of") {
            continue;
        }
        let name = (i + 1..i + NEXT).find(|&k| {
            scene.candidates.get(k).is_some_and(|k| {
                k.sentence == c.sentence
                    && k.first == c.last + 1
                    && k.is_name()
                    && matches!(k.kind, Some(ActorKind::Place | ActorKind::Country))
            })
        });
        let kind = matches!(
            lemma(sentence, c.head).as_str(),
            "city"
                | "town"
                | "village"
                | "suburb"
                | "district"
                | "province"
                | "region"
                | "county"
                | "state"
                | "island"
                | "municipality"
                | "port"
                | "borough"
                | "republic"
                | "kingdom"
        );
        // `the Karrada district of Baghdad` has a name of its own.
        let own = (c.first..c.head).any(|k| sentence.tokens.get(k).is_some_and(|t| t.upos == Upos::Propn));
        if let Some(to) = name.filter(|_| kind && !own) {
            scene.link(i, to, LinkReason::Apposition);
        }
    }
}

/// Where a noun phrase with the prepositional phrases behind it ends.
fn phrase_end(sentence: &Sentence, last: usize) -> usize {
    let mut end = last;
    while end < last + 10
        && sentence.tokens.get(end).is_some_and(|t| {
            matches!(t.upos, Upos::Adp | Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Part)
                || matches!(t.form.as_str(), "and" | "’s" | "'s")
        })
    {
        end += 1;
    }
    end
}

/// Head of the subject that a nominal predicate is said of, where it is said without condition or negation.
pub(in crate::actor) fn subject_of_copula(sentence: &Sentence, predicate: usize) -> Option<usize> {
    let (mut copula, mut subject) = (false, None);
    for child in children(sentence, predicate) {
        match relation(sentence, child) {
            Relation::Cop => copula = true,
            Relation::Nsubj => subject = Some(child),
            Relation::Aux
                if matches!(
                    lemma(sentence, child).as_str(),
                    "would" | "could" | "might" | "may" | "should" | "will" | "must" | "can"
                ) =>
            {
                return None;
            }
            Relation::Advmod
                if matches!(lemma(sentence, child).as_str(), "not" | "never" | "n't" | "no" | "longer") =>
            {
                return None;
            }
            Relation::Mark if matches!(lemma(sentence, child).as_str(), "if" | "whether" | "unless") => return None,
            _ => {}
        }
    }
    subject.filter(|_| copula).map(|s| {
        // `who is the chairman`: the antecedent is what the clause hangs on.
        let relative = sentence.tokens.get(s).is_some_and(|t| matches!(t.tag.as_str(), "WP" | "WDT"));
        let clause = relation(sentence, predicate) == Relation::AclRelcl;
        sentence.tokens.get(predicate).and_then(|t| t.head).filter(|_| relative && clause).unwrap_or(s)
    })
}
