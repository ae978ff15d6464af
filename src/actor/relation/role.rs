//! Roles that titles, possessives and phrases behind a noun state: `US state department spokesman X`, `his wife`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::tie::accused;
use super::{Found, is_mutual, manner, push, push_for};
use crate::actor::MentionForm;
use crate::actor::candidate::{Candidate, Determiner, Number};
use crate::actor::lexicon::{Lexicon, Role};
use crate::actor::nominal::long_role;
use crate::actor::phrase::{case, children, first_conjunct, head, is_compounded, lemma, relation, text, token};
use crate::actor::scene::Scene;
use crate::actor::sieve::subject_of_copula;
use crate::actor::spelling::fold;
use crate::actor::state;
use crate::actor::table::{field, rows};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Upos};

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
    let mut phrases: Vec<(String, usize)> = behind(scene, sentence, i, c).collect();
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

/// Whose role it is: the actor of the candidate, or what a description that was linked to nobody is said of.
///
/// Bodies and states own, found, side and are members, too: `Jordan is an ally of Israel`, `Fiat, the owner of Chrysler`,
/// `Iran's ally Syria`, `one of the founders of the movement`.
fn holder(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, target: usize) -> usize {
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
    // `chairman and chief executive of the bank`: both are said of one person.
    if let Some(twin) = beside_role(scene, sentence, i, c, false)
        && let Some(first) = scene.candidates.get(twin)
        && (scene.entity(twin).is_some_and(|e| e.named) || first.first < c.first)
    {
        let of = if scene.entity(twin).is_some_and(|e| e.named) {
            twin
        } else {
            holder(scene, sentence, twin, first, target)
        };
        if fits(&of) && scene.entity(of).is_some_and(|e| e.named) {
            return of;
        }
    }
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
fn beside_role(scene: &Scene<'_>, sentence: &Sentence, i: usize, c: &Candidate, behind: bool) -> Option<usize> {
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

fn kind_of(scene: &Scene<'_>, i: usize) -> Option<ActorKind> {
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
) -> impl Iterator<Item = (String, usize)> + 'a {
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
    static HELD: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();
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
