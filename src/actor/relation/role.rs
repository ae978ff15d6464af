//! Roles that titles, possessives and phrases behind a noun state: `US state department spokesman X`, `his wife`.

use std::sync::OnceLock;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use super::holder::{beside_role, holder};
use super::{Found, is_mutual, manner, push, push_for};
use crate::actor::MentionForm;
use crate::actor::candidate::{Candidate, Number};
use crate::actor::lexicon::{Lexicon, Role};
use crate::actor::nominal::long_role;
use crate::actor::phrase::{case, children, head, is_compounded, lemma, relation, text, token};
use crate::actor::scene::Scene;
use crate::actor::sieve::subject_of_copula;
use crate::actor::spelling::fold;
use crate::actor::state;
use crate::actor::table::{field, rows};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence};

/// Adds what the role of one candidate is held in.
pub(super) fn find(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    headed(scene, sentence, i, c, out);
    mutual(scene, sentence, i, c, out);
    let Some(role) = role_of(sentence, c).filter(|r| r.relation != "counterpart_of") else { return };
    let accredited = behind(scene, sentence, i, c).any(|(prep, m)| is_post(scene, role, &prep, m));
    let relation = if role.relation == "envoy_of" && accredited { "ambassador_of" } else { role.relation };
    for m in before(scene, sentence, i, c) {
        let to = kind_of(scene, m);
        // `the Dutch midfielder` plays for no state: only what acts for a state holds its role in it.
        let adjective = scene.candidates.get(m).is_some_and(|m| m.form == MentionForm::Demonym);
        let group = c.number == Number::Plural;
        let foreign = (group || adjective) && to == Some(ActorKind::Country) && !state::is_agent(scene, i);
        // A state has a manager only as a team, and then it is named.
        let team = relation == "manager_of" && to == Some(ActorKind::Country);
        let unnamed = scene.candidates.get(m).is_some_and(|m| m.pronoun.is_some());
        if takes(relation, to) && !foreign && !(team && unnamed) {
            push_for(scene, out, i, (holder(scene, sentence, i, c, m), m), named(c, relation, to));
        }
    }
    let mut phrases: Vec<(CompactString, usize)> = behind(scene, sentence, i, c).collect();
    if phrases.is_empty()
        && let Some(k) = beside_role(scene, sentence, i, c, true)
        && let Some(other) = scene.candidates.get(k)
    {
        phrases = behind(scene, sentence, k, other).filter(|&(_, m)| m != i).collect();
    }
    for (prep, m) in phrases {
        let to = kind_of(scene, m);
        let kind = match prep.as_str() {
            "to" | "in" | "at" if is_post(scene, role, &prep, m) => "ambassador_to",
            "to" if matches!(relation, "adviser_of" | "aide_of" | "secretary_of") => relation,
            "of" | "for" if takes(relation, to) => named(c, relation, to),
            "at" | "with" | "from"
                if relation != "colleague_of" && to == Some(ActorKind::Organisation) && takes(relation, to) =>
            {
                relation
            }
            _ => continue,
        };
        push_for(scene, out, i, (holder(scene, sentence, i, c, m), m), kind);
    }
}

/// The role by all the words of the phrase: the parse of `the Kenyan Foreign Minister, Ann Lee` may part them, and
/// in `the Chancellor of the Exchequer` its name goes on behind the noun.
pub(super) fn role_of(sentence: &Sentence, c: &Candidate) -> Option<&'static Role> {
    let role = c.role?;
    let lexicon = Lexicon::get();
    let to_noun = fold(&text(sentence, c.first, c.noun + 1));
    let longer = lexicon.role(&to_noun).filter(|r| r.noun.len() > role.noun.len() && r.noun.ends_with(role.noun));
    let behind = long_role(sentence, c.noun).map(|(_, role)| role);
    Some(behind.or(longer).unwrap_or(role))
}

/// `the brothers Arthur and Ned Brennick`, `the two rivals`: each is that to the others.
fn mutual(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    let plural = c.number == Number::Plural && c.owner.is_none();
    let Some(role) = c.role.filter(|r| plural && is_mutual(r.relation)) else { return };
    let mut all = scene.joint.get(&i).cloned().unwrap_or_default();
    if all.is_empty()
        && let Some(first) = children(sentence, c.head).find(|&k| relation(sentence, k) == Relation::Appos)
    {
        let others = children(sentence, first).filter(|&k| relation(sentence, k) == Relation::Conj);
        all = std::iter::once(first).chain(others).filter_map(|k| scene.at_head(c.sentence, k)).collect();
        all.dedup();
    }
    if all.is_empty()
        && let Some(first) = subject_of_copula(sentence, c.head)
    {
        let others = children(sentence, first).filter(|&k| relation(sentence, k) == Relation::Conj);
        all = std::iter::once(first).chain(others).filter_map(|k| scene.at_head(c.sentence, k)).collect();
    }
    let manner = manner::of_phrase(sentence, c);
    for (n, &source) in all.iter().enumerate().take(6) {
        for &target in all.iter().skip(n + 1).take(6) {
            let place = (c.sentence, c.first, c.last);
            if takes(role.relation, kind_of(scene, target)) && !scene.same(source, target) {
                out.push(Found { source, target, kind: role.relation.to_owned(), place, manner });
            }
        }
    }
}

/// `his government`, `a commission under Lord Lee`: bodies that are said to be somebody's.
fn headed(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, out: &mut Vec<Found>) {
    if kind_of(scene, i) != Some(ActorKind::Organisation) {
        return;
    }
    let person = |m: &usize| kind_of(scene, *m) == Some(ActorKind::Person);
    let noun = lemma(sentence, c.head);
    if matches!(noun.as_str(), "government" | "administration" | "cabinet")
        && let Some(m) = c.owner.and_then(|o| scene.at_head(c.sentence, o)).filter(person)
        && scene.entity(m).is_some_and(|e| e.roles.iter().any(|(r, _)| governs(r.relation)))
    {
        push(scene, out, m, i, "leader_of");
    }
    for (prep, m) in behind(scene, sentence, i, c) {
        if prep == "under" && person(&m) && c.is_description() {
            push(scene, out, m, i, "head_of");
        }
    }
}

/// Offices whose holder leads a government.
fn governs(relation: &str) -> bool {
    matches!(relation, "prime_minister_of" | "president_of" | "chancellor_of" | "king_of")
}

/// Whether a phrase behind an envoy says where he is posted.
fn is_post(scene: &Scene<'_>, role: &Role, prep: &str, m: usize) -> bool {
    matches!(role.relation, "ambassador_of" | "envoy_of")
        && matches!(prep, "to" | "in" | "at")
        && matches!(kind_of(scene, m), Some(ActorKind::Country | ActorKind::Place | ActorKind::Organisation))
}

pub(super) fn kind_of(scene: &Scene<'_>, i: usize) -> Option<ActorKind> {
    let one = scene.joint.get(&i).and_then(|all| all.first()).copied().unwrap_or(i);
    scene.entity(one).and_then(|e| e.kind)
}

/// Possessors and modifiers of the role noun.
fn before(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for at in c.first..c.noun {
        let up = head(sentence, at);
        let direct = up == Some(c.noun) || up == Some(c.head);
        let fits = matches!(
            relation(sentence, at),
            Relation::NmodPoss | Relation::Compound | Relation::Amod | Relation::Nmod | Relation::Flat
        );
        if direct
            && fits
            && !is_compounded(sentence, at)
            && let Some(m) = scene.at_head(c.sentence, at).filter(|&m| m != i)
        {
            out.push(m);
        }
    }
    // `the Bank of England's governor`: a name of several words, whatever the parse hangs its parts on.
    if out.is_empty() {
        let mark = |at: usize| token(sentence, at).is_some_and(|t| t.tag.as_str() == "POS");
        out.extend(scene.of_sentence(c.sentence).filter(|&k| {
            let other = scene.candidates.get(k).filter(|o| k != i && o.is_name() && o.last > o.first + 1);
            let beside = other.is_some_and(|o| o.last == c.first || o.last + 1 == c.first && mark(o.last));
            beside && kind_of(scene, k) == Some(ActorKind::Organisation) && !scene.same(k, i)
        }));
    }
    // In `US state department spokesman` the country belongs to the department, not to the man.
    let inside = |m: usize| {
        out.iter().any(|&b| {
            b != m
                && kind_of(scene, b) == Some(ActorKind::Organisation)
                && scene.candidates.get(b).zip(scene.candidates.get(m)).is_some_and(|(b, m)| b.holds(m))
        })
    };
    out.iter().copied().filter(|&m| !inside(m)).collect()
}

/// Prepositional phrases behind the role noun, with their prepositions.
fn behind<'a>(
    scene: &'a Scene<'_>,
    sentence: &'a Sentence,
    i: usize,
    c: &'a Candidate,
) -> impl Iterator<Item = (CompactString, usize)> + 'a {
    let mut heads = if c.noun == c.head { vec![c.noun] } else { vec![c.noun, c.head] };
    // `minister of finance of Austria`, `secretary for health in Kenya`: what the office is for stands between.
    let topic = children(sentence, c.noun).find(|&k| {
        k > c.noun
            && relation(sentence, k) == Relation::Nmod
            && matches!(case(sentence, k).as_str(), "of" | "for")
            && scene.at_head(c.sentence, k).is_none()
    });
    heads.extend(topic);
    heads.into_iter().flat_map(move |at| {
        children(sentence, at)
            .filter(move |&child| child > at && relation(sentence, child) == Relation::Nmod)
            .filter_map(move |child| Some((case(sentence, child), scene.at_head(c.sentence, child)?)))
            .filter(move |&(_, m)| m != i)
    })
}

/// The relation under the name it has with a country.
fn named(c: &Candidate, relation: &'static str, to: Option<ActorKind>) -> &'static str {
    match (relation, to) {
        ("official_of" | "member_of" | "officer_of", Some(ActorKind::Country)) if c.number == Number::Plural => {
            "part_of"
        }
        ("member_of" | "officer_of", Some(ActorKind::Country)) => "citizen_of",
        ("agent_of", Some(ActorKind::Organisation | ActorKind::Group)) => "member_of",
        (relation, _) => relation,
    }
}

/// Whether a role can be held in a thing of this kind.
fn takes(relation: &str, kind: Option<ActorKind>) -> bool {
    static HELD: OnceLock<FxHashMap<&'static str, &'static str>> = OnceLock::new();
    let held = HELD.get_or_init(|| {
        rows(include_str!("../../../data/actor/held_in.tsv"))
            .flat_map(|r| field(&r, 0).split(' ').map(|k| (k, field(&r, 1))).collect::<Vec<_>>())
            .collect()
    });
    let letter = match kind {
        Some(ActorKind::Person) => 'p',
        Some(ActorKind::Organisation) => 'o',
        Some(ActorKind::Country) => 'c',
        Some(ActorKind::Group) => 'g',
        Some(ActorKind::Place) => 'l',
        None => return false,
    };
    held.get(relation).copied().unwrap_or("ocg").contains(letter)
}
