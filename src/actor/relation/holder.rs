//! Whose role a title, description or predicate states.

use super::role::kind_of;
use super::tie::accused;
use crate::actor::candidate::{Candidate, Determiner, Number};
use crate::actor::phrase::{case, children, first_conjunct, head, lemma, relation, token};
use crate::actor::scene::Scene;
use crate::actor::sieve::subject_of_copula;
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Upos};

/// So many roles side by side are said of one person at most.
const SIDE_BY_SIDE: usize = 4;

/// Whose role it is: the actor of the candidate, or what a description that was linked to nobody is said of.
///
/// Bodies and states own, found, side and are members, too: `Jordan is an ally of Israel`, `Fiat, the owner of Chrysler`,
/// `Iran's ally Syria`, `one of the founders of the movement`. Of roles side by side (`chairman and chief executive of the
/// bank`) the later ones have the holder of the first.
pub(super) fn holder(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, target: usize) -> usize {
    let named = |m: usize| scene.entity(m).is_some_and(|e| e.named);
    let (mut at, mut here) = (i, c);
    for _ in 0..SIDE_BY_SIDE {
        let of = said_of(scene, sentence, at, here, target);
        if named(of) || at == i && of != i {
            return of;
        }
        let Some(twin) = beside_role(scene, sentence, at, here, false) else { break };
        let Some(first) = scene.candidates.get(twin).filter(|_| !scene.same(twin, target)) else { break };
        (at, here) = (twin, first);
    }
    i
}

/// What one description is said of; itself where it was linked, or nothing tells.
fn said_of(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, target: usize) -> usize {
    if !c.is_description() || scene.entity(i).is_some_and(|e| e.named) {
        return i;
    }
    let open = c.role.is_some_and(|r| is_open(r.relation));
    let one = head(sentence, c.head).filter(|&h| {
        let of = relation(sentence, c.head) == Relation::Nmod && case(sentence, c.head) == "of";
        of && matches!(lemma(sentence, h).as_str(), "one" | "another")
    });
    // `was the son of A and the brother of B`: both are said of the subject.
    let said = match one.unwrap_or(c.head) {
        at if relation(sentence, at) == Relation::Conj => first_conjunct(sentence, at),
        at => at,
    };
    let of = match relation(sentence, said) {
        Relation::Appos => head(sentence, said),
        _ => subject_of_copula(sentence, said).or_else(|| accused(sentence, said)),
    };
    // `Fiat, the owner of Chrysler, said`: read as two subjects.
    let twin = || {
        let up = head(sentence, said).filter(|_| relation(sentence, said).is_subject())?;
        let before = c.first.checked_sub(2)?;
        let comma = token(sentence, c.first - 1).is_some_and(|t| t.form == ",");
        children(sentence, up).find(|&k| comma && k <= before && k + 4 > before && relation(sentence, k).is_subject())
    };
    let of = of.or_else(twin);
    let name = children(sentence, c.head).find(|&k| relation(sentence, k) == Relation::Appos);
    let fits = |&m: &usize| {
        let kind = kind_of(scene, m);
        let person = kind == Some(ActorKind::Person);
        m != i && m != target && !scene.same(m, target) && (person || open && kind.is_some())
    };
    // Beside a description only a name tells whose it is: `his wife, their son and the chief` is a list.
    let apposed = relation(sentence, said) == Relation::Appos;
    let named = |m: &usize| scene.entity(*m).is_some_and(|e| e.named);
    if c.number == Number::Plural && one.is_none() {
        return i;
    }
    // The name right before the comma goes before whatever the parse has.
    let before = scene.of_sentence(c.sentence).find(|&k| {
        let comma = c.first.checked_sub(1).and_then(|at| token(sentence, at)).is_some_and(|t| t.form == ",");
        comma && apposed && scene.candidates.get(k).is_some_and(|k| k.is_name() && k.last + 1 == c.first)
    });
    before
        .or_else(|| of.and_then(|k| scene.at_head(c.sentence, k)))
        .filter(|m| fits(m) && (!apposed || named(m)))
        .or_else(|| name.and_then(|k| scene.at_head(c.sentence, k)).filter(|m| fits(m) && named(m)))
        .unwrap_or(i)
}

/// The role coordinated by `and` with a role of the same person, as far as the words tell: the one before it, or the one
/// behind it. A second article begins a second person, and so does another sex: `the king and queen`.
pub(super) fn beside_role(
    scene: &Scene<'_>,
    sentence: &Sentence,
    i: usize,
    c: &Candidate,
    behind: bool,
) -> Option<usize> {
    scene.of_sentence(c.sentence).find(|&k| {
        k != i
            && scene.candidates.get(k).is_some_and(|k| {
                let (first, second) = if behind { (c, k) } else { (k, c) };
                let between = sentence.tokens.get(first.last..second.first).unwrap_or(&[]);
                let and = between.last().is_some_and(|t| matches!(t.form.as_str(), "and" | "&"));
                // `co-founder of PayPal and owner of Twitter`
                let phrase = between.len() < 8
                    && between.first().is_some_and(|t| t.upos == Upos::Adp || between.len() == 1)
                    && between.iter().all(|t| !matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct));
                let alike = k.is_description() && k.role.is_some() && k.number == c.number && k.gender.agrees(c.gender);
                and && phrase && alike && second.determiner == Determiner::Bare && second.owner.is_none()
            })
    })
}

/// Roles that bodies and states have as well as persons.
fn is_open(relation: &str) -> bool {
    matches!(
        relation,
        "owner_of"
            | "founder_of"
            | "shareholder_of"
            | "supplier_of"
            | "ally_of"
            | "opponent_of"
            | "rival_of"
            | "critic_of"
            | "member_of"
            | "partner_of"
            | "supporter_of"
            | "client_of"
            | "employer_of"
            | "successor_of"
            | "predecessor_of"
    )
}
