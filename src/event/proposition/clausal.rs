//! What a clause says, taken apart: subject, verb group, and the slots for complements and adverbials.

use super::super::clause::frame::{Frame, Part, PartKind, frame};
use super::super::clause::group::{first_conjunct, is_behind_noun, is_predicate, may_be_participle};
use super::super::clause::subject::{OWN_SUBJECT, antecedent, relative_clause};
use super::super::clause::words::{Class, is};
use super::super::lexicon::{Attitude, lexicon};
use super::super::tree::Tree;
use super::phrase::{LONGEST_CONNECTIVE, balanced, is_of_clause, is_punct, members, phrase, trim, words};
use super::{Construction, Word};
use crate::text::{Relation, Tag, Upos};

/// Where a slot stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An object or complement.
    Core,
    /// An adverbial behind the verb.
    Behind,
    /// An adverbial before the subject or in the middle.
    Front,
}

/// A complement or adverbial as words.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub place: Place,
    pub kind: PartKind,
    /// Preposition, or the conjunction of a content clause: words that may go with the verb.
    pub marker: Vec<usize>,
    /// The phrases that it is coordinated of.
    pub members: Vec<Vec<Word>>,
    /// The phrase whole.
    pub whole: Vec<Word>,
    /// Whether the phrase stands before the clause and its preposition in it, as in a relative clause.
    pub displaced: bool,
}

/// What one clause says.
#[derive(Debug, Clone)]
pub(super) struct Assertion {
    pub construction: Construction,
    pub head: usize,
    pub subjects: Vec<Vec<Word>>,
    pub group: Vec<Word>,
    pub slots: Vec<Slot>,
    /// Whether what the object is or does follows it, so that verb and object alone say nothing.
    pub predicative: bool,
    /// Clauses of time, cause and the like.
    pub clauses: Vec<Slot>,
}

fn at(words: Vec<usize>) -> Vec<Word> {
    words.into_iter().map(Word::At).collect()
}

/// What the clause of the word at `i` says, if it is a clause and has a subject.
pub(super) fn assertion(tree: &Tree, i: usize) -> Option<Assertion> {
    let frame = frame(tree, i)?;
    if leaves_open(tree, &frame) {
        return None;
    }
    let mut group: Vec<usize> = frame.group.clone();
    group.retain(|&w| !is_punct(tree, w));
    let end = group.last().copied().unwrap_or(i);
    let mut parts: Vec<(Place, &Part)> =
        frame.parts.iter().filter_map(|p| Some((place(tree, &frame, p, end)?, p))).collect();
    // Objects before adverbials, what stands before the clause (the noun of a relative one) before what is in it.
    let has_core = parts.iter().any(|(place, _)| *place == Place::Core);
    let late = |p: &Part| !has_core && p.kind == PartKind::Bare;
    parts.sort_by_key(|(place, p)| (*place as u8, p.head != i, p.without.is_none(), late(p), p.head));
    if let [(Place::Core, only), (Place::Behind, next), ..] = parts.as_slice()
        && only.head == i
        && frame.copular
        && !is_nominal(tree, i)
        && !next.marker.is_empty()
    {
        // `is equal to X`: the adjective goes with the verb.
        group.extend(part_words(tree, only, &frame).into_iter().filter(|&w| !is_punct(tree, w)));
        parts.remove(0);
    } else if let [(Place::Behind, adverb), (Place::Behind, next), ..] = parts.as_slice()
        && adverb.kind == PartKind::Adverb
    {
        // `relies heavily on X`: so does an adverb between verb and preposition.
        let words = part_words(tree, adverb, &frame);
        let joins = words.first() == Some(&(end + 1)) && next.marker.first().copied() == words.last().map(|w| w + 1);
        if joins {
            group.extend(words);
            parts.remove(0);
        }
    }
    let mut slots: Vec<Slot> = parts.into_iter().map(|(place, p)| slot(tree, &frame, place, p)).collect();
    let says = |word: &Word| matches!(word, Word::At(w) if tree.upos(*w) != Upos::Adp && !is_punct(tree, *w));
    slots.retain(|s| s.whole.iter().any(says));
    group.sort_unstable();
    group.dedup();
    if slots.is_empty() {
        // `prices fell as the bid failed`: with nothing else to say the clause is the second argument.
        let clause = frame.parts.iter().find(|p| p.kind == PartKind::Adverbial && p.head > i);
        slots.extend(clause.map(|p| slot(tree, &frame, Place::Behind, p)));
    }
    if slots.is_empty() {
        slots.extend(participle(tree, &frame, &mut group));
    }
    if slots.is_empty() {
        slots.extend(infinitive(tree, &frame, &mut group));
    }
    if slots.is_empty() || group.is_empty() {
        return None;
    }
    let mut group = at(group);
    let denies = marks(tree, frame.top).find(|&m| tree.lemma(m) == "without");
    if let Some(word) = denies.map(Word::At).or_else(|| understood(tree, &frame)) {
        group.insert(0, word);
    }
    let mut construction = construction(tree, &frame);
    let subjects = match above(tree, &frame) {
        Some((above, words)) => {
            construction =
                if tree.tag(frame.top) == Tag::Vbg { Construction::Participial } else { Construction::Infinitive };
            group.retain(|w| !words.contains(w));
            group.splice(0..0, words);
            subjects(tree, &above)?
        }
        None => subjects(tree, &frame)?,
    };
    let object = |p: &&Part| p.kind == PartKind::Object && p.head > i;
    let predicative = frame.parts.iter().find(object).is_some_and(|object| {
        let complement = |p: &Part| p.kind == PartKind::Complement && p.marker.is_empty() && p.head > object.head;
        let kept_from = |p: &Part| p.kind == PartKind::Adverbial && tree.has_child(p.head, &["from"]);
        frame.parts.iter().any(complement) && !is(tree.lemma(i), Class::SubjectControl)
            || is(tree.lemma(i), Class::Preventing) && frame.parts.iter().any(kept_from)
    });
    let clauses = frame.parts.iter().filter(|p| p.kind == PartKind::Adverbial && p.head != frame.predicate);
    let mut clauses: Vec<Slot> = clauses.filter_map(|p| circumstance(tree, &frame, p)).collect();
    let source = frame.parts.iter().filter(|p| p.kind == PartKind::Oblique && names_source(tree, p.head));
    clauses.extend(source.map(|p| slot(tree, &frame, Place::Front, p)));
    Some(Assertion { construction, head: i, subjects, group, slots, predicative, clauses })
}

/// `sold its ferries to pay the debt`, `has the votes to block the bill`, `was fined for breaking the rule`: what an
/// infinitive, or a gerund behind a preposition, says is said together with the clause above it. Gives that clause and its
/// words up to the verb.
fn above(tree: &Tree, frame: &Frame) -> Option<(Frame, Vec<Word>)> {
    let top = frame.top;
    let gerund = tree.tag(top) == Tag::Vbg;
    let joins = |m: usize| gerund && !is(tree.lemma(m), Class::Conjunction) || tree.lemma(m) == "to";
    let mark = marks(tree, top).find(|&m| m < top && joins(m))?;
    if tree.by(top, OWN_SUBJECT).next().is_some() {
        return None;
    }
    let head = tree.head(top).filter(|&h| h < top)?;
    let verb = match tree.relation(top) {
        Relation::Advcl | Relation::Xcomp => head,
        Relation::Acl if !gerund && tree.relation(head) == Relation::Obj => tree.head(head).filter(|&v| v < head)?,
        _ => return None,
    };
    let above = super::super::clause::frame::frame(tree, verb)?;
    let before = words(tree, top, |_| false).first().copied().unwrap_or(mark);
    let mut all = above.group.clone();
    for part in above.parts.iter().filter(|p| p.without.is_none() && p.head < before) {
        let core = matches!(part.kind, PartKind::Object | PartKind::Recipient | PartKind::Complement);
        if core || part.head == above.predicate {
            all.extend(&part.marker);
            all.extend(part_words(tree, part, &above));
        }
    }
    all.retain(|&w| w < before && !is_punct(tree, w));
    all.extend(tree.by(mark, &[Relation::Fixed]).chain([mark]));
    all.sort_unstable();
    all.dedup();
    Some((above, at(all)))
}

/// A clause of time, cause or manner as an argument, with its conjunction apart.
fn circumstance(tree: &Tree, frame: &Frame, part: &Part) -> Option<Slot> {
    let mut marker: Vec<usize> =
        marks(tree, part.head).flat_map(|m| tree.by(m, &[Relation::Fixed]).chain([m])).collect();
    marker.extend(tree.by(part.head, &[Relation::Advmod]).filter(|&w| tree.lemma(w) == "when"));
    marker.retain(|&m| m < part.head);
    marker.sort_unstable();
    let all = part_words(tree, part, frame);
    // An infinitive and a participle without a conjunction are told by themselves.
    let other = marker.iter().any(|&m| matches!(tree.lemma(m), "to" | "than"));
    if marker.is_empty() || marker.first() != all.first() || other {
        return None;
    }
    let whole: Vec<usize> = all.iter().copied().filter(|w| !marker.contains(w)).collect();
    (!whole.is_empty()).then(|| Slot {
        place: if part.head > frame.predicate { Place::Behind } else { Place::Front },
        kind: PartKind::Adverbial,
        marker,
        members: vec![at(whole.clone())],
        whole: at(whole),
        displaced: false,
    })
}

/// `instead of paying`, `unless it pays`: what such a word opens is not said to be so.
fn leaves_open(tree: &Tree, frame: &Frame) -> bool {
    let own = tree.by(frame.top, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some();
    let class = if own { Class::DenyingMark } else { Class::DenyingPreposition };
    let first = first_conjunct(tree, frame.top);
    // `denied that the army had bombed it`
    let denied = tree.relation(first) == Relation::Ccomp
        && tree.head(first).is_some_and(|h| lexicon().attitude(tree.lemma(h), false) == Some(Attitude::Denies));
    if denied {
        return true;
    }
    matches!(tree.relation(first), Relation::Advcl | Relation::Acl | Relation::Xcomp)
        && marks(tree, frame.top).chain(marks(tree, first)).any(|m| is(&fixed(tree, m), class))
}

/// The words that open a clause.
fn marks<'a>(tree: &'a Tree<'a>, i: usize) -> impl Iterator<Item = usize> + 'a {
    tree.by(i, &[Relation::Mark, Relation::Case])
}

/// The lemma of a word with that of the one it makes a fixed expression with.
fn fixed(tree: &Tree, i: usize) -> String {
    let rest = tree.by(i, &[Relation::Fixed]).map(|f| format!("_{}", tree.lemma(f)));
    rest.fold(tree.lemma(i).to_owned(), |all, next| all + &next)
}

/// Whether a clause is told as a condition.
fn is_conditional(tree: &Tree, i: usize) -> bool {
    tree.by(i, &[Relation::Mark]).any(|m| matches!(tree.lemma(m), "if" | "unless"))
}

fn place(tree: &Tree, frame: &Frame, part: &Part, end: usize) -> Option<Place> {
    match part.kind {
        PartKind::Object | PartKind::Recipient | PartKind::Complement | PartKind::Content => Some(Place::Core),
        PartKind::Adverbial => None,
        PartKind::Adverb | PartKind::Oblique if is_connective(tree, part) => None,
        _ if part.head == frame.predicate => Some(Place::Core),
        _ if part.head > end || part.without.is_some() => Some(Place::Behind),
        _ => Some(Place::Front),
    }
}

/// `according to the ministry`
fn names_source(tree: &Tree, i: usize) -> bool {
    tree.has_child(i, &["according", "accord"])
}

/// Whether a part only ties the sentence to others, names who says so, or gives examples of a noun.
fn is_connective(tree: &Tree, part: &Part) -> bool {
    if names_source(tree, part.head) || tree.has_child(part.head, &["including", "include"]) {
        return true;
    }
    let words = words(tree, part.head, |_| false);
    if words.len() > LONGEST_CONNECTIVE {
        return false;
    }
    let lemmas: Vec<&str> = words.iter().filter(|&&w| !is_punct(tree, w)).map(|&w| tree.lemma(w)).collect();
    is(&lemmas.join("_"), Class::Connective)
}

fn is_nominal(tree: &Tree, i: usize) -> bool {
    matches!(tree.upos(i), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Sym)
}

fn slot(tree: &Tree, frame: &Frame, place: Place, part: &Part) -> Slot {
    let mut part = part.clone();
    if part.kind == PartKind::Content {
        part.marker.extend(tree.by(part.head, &[Relation::Mark]).filter(|&m| tree.lemma(m) == "that").take(1));
    }
    let mut whole = part_words(tree, &part, frame);
    if part.kind == PartKind::Adverb {
        whole.extend(comparison(tree, frame, part.head));
    }
    let phrasal = !matches!(part.kind, PartKind::Content | PartKind::Adverbial | PartKind::Adverb)
        && tree.upos(part.head) != Upos::Verb;
    let members = if phrasal {
        members(tree, part.head, part.without, |c| leaves(tree, &part, frame, c)).into_iter().map(at).collect()
    } else {
        vec![at(whole.clone())]
    };
    Slot {
        place,
        kind: part.kind,
        marker: part.marker,
        members,
        whole: at(whole),
        displaced: part.without.is_some() && part.kind != PartKind::Content,
    }
}

fn leaves(tree: &Tree, part: &Part, frame: &Frame, c: usize) -> bool {
    let predicate = part.head == frame.predicate;
    let case = part.without.is_some() && tree.relation(c) == Relation::Case && tree.tag(c) != Tag::Pos;
    part.marker.contains(&c)
        || frame.group.contains(&c)
        || predicate
            && (is_of_clause(tree.relation(c)) || tree.tag(c) == Tag::Wrb || frame.parts.iter().any(|p| p.head == c))
        || predicate && tree.relation(c) == Relation::Conj && is_predicate(tree, c)
        || case
}

fn part_words(tree: &Tree, part: &Part, frame: &Frame) -> Vec<usize> {
    let leave = |c: usize| leaves(tree, part, frame, c);
    // `of being king`
    let clause = part.head != frame.predicate && tree.by(part.head, &[Relation::Cop]).next().is_some();
    match part.kind {
        PartKind::Content | PartKind::Adverbial | PartKind::Complement
            if part.kind != PartKind::Complement || clause =>
        {
            let aside = part.without.map(|w| words(tree, w, |_| false)).unwrap_or_default();
            // Who says so says it of the whole sentence.
            let source = |c: usize| tree.head(c) == Some(part.head) && names_source(tree, c);
            let mut all = words(tree, part.head, |c| leave(c) || source(c));
            all.retain(|w| aside.binary_search(w).is_err());
            balanced(tree, trim(tree, all))
        }
        _ => phrase(tree, part.head, part.without, leave),
    }
}

/// `faster than we thought`: the clause belongs to the adverb before it.
fn comparison(tree: &Tree, frame: &Frame, adverb: usize) -> Vec<usize> {
    let than = |p: &&Part| p.kind == PartKind::Adverbial && tree.has_child(p.head, &["than"]);
    let clause = frame.parts.iter().find(than).map(|p| part_words(tree, p, frame));
    clause.filter(|words| words.first() == Some(&(adverb + 1))).unwrap_or_default()
}

/// A slot for words of the verb group.
fn complement(whole: Vec<Word>) -> Slot {
    Slot {
        place: Place::Core,
        kind: PartKind::Complement,
        marker: Vec::new(),
        members: vec![whole.clone()],
        whole,
        displaced: false,
    }
}

/// `refused to comment`: with nothing behind it the infinitive or gerund is what the verb above is about.
fn infinitive(tree: &Tree, frame: &Frame, group: &mut Vec<usize>) -> Option<Slot> {
    let chained = frame.top != frame.predicate && group.contains(&frame.predicate);
    let to = group.iter().position(|&w| w > frame.top && tree.lemma(w) == "to");
    let split = to.or_else(|| group.iter().position(|&w| w == frame.predicate)).filter(|&at| chained && at > 0)?;
    Some(complement(at(group.split_off(split))))
}

/// `was never repaired`: a passive with nothing behind it says what its participle says.
fn participle(tree: &Tree, frame: &Frame, group: &mut Vec<usize>) -> Option<Slot> {
    let auxiliary = tree.by(frame.predicate, &[Relation::AuxPass]).last()?;
    let split = group.iter().position(|&w| {
        w > auxiliary && !is(tree.lemma(w), Class::ClauseAdverb) && tree.relation(w) != Relation::AuxPass
    })?;
    Some(complement(at(group.split_off(split))))
}

/// The verb of a participle after its noun, which the sentence leaves out; `to` before an infinitive, which says that the
/// act is meant, not done.
fn understood(tree: &Tree, frame: &Frame) -> Option<Word> {
    let bare = tree.by(frame.top, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).next().is_none();
    let relation = tree.relation(frame.top);
    match tree.tag(frame.top) {
        Tag::Vbd if !may_be_participle(tree, frame.top) || frame.parts.iter().any(|p| p.kind == PartKind::Object) => {
            None
        }
        Tag::Vbn | Tag::Vbd if bare && relation == Relation::Acl => Some(Word::Added("is")),
        _ if is_behind_noun(tree, frame.top) => Some(Word::Added("is")),
        Tag::Vbn if bare && relation == Relation::Advcl => Some(Word::Added("is")),
        _ if matches!(relation, Relation::Xcomp | Relation::Advcl | Relation::Acl) => {
            let to = tree.by(frame.top, &[Relation::Mark]).find(|&m| tree.lemma(m) == "to");
            to.filter(|m| !frame.group.contains(m)).map(Word::At)
        }
        _ => None,
    }
}

fn subjects(tree: &Tree, frame: &Frame) -> Option<Vec<Vec<Word>>> {
    if frame.existential {
        let there = tree.by(frame.predicate, &[Relation::Expl]).next()?;
        return Some(vec![vec![Word::At(there)]]);
    }
    // `it must be hard to find them`
    let own = tree.by(frame.predicate, OWN_SUBJECT).next().is_some();
    if let Some(it) = tree.by(frame.predicate, &[Relation::Expl]).find(|&e| tree.lemma(e) == "it").filter(|_| !own) {
        return Some(vec![vec![Word::At(it)]]);
    }
    let subject = frame.subject?;
    let handed = tree.head(subject.head) != Some(frame.top);
    if is_torn(tree, subject.head, handed) {
        return None;
    }
    let leave = |c: usize| c == frame.top || handed && tree.relation(c) == Relation::Case && tree.tag(c) != Tag::Pos;
    let all = if is_mutual(tree, frame) {
        vec![phrase(tree, subject.head, subject.without, leave)]
    } else {
        members(tree, subject.head, subject.without, leave)
    };
    // `how public money was spent`: the word of asking is not the subject's, unless it asks for a number.
    let asks = |words: &[usize]| match *words {
        [first, next, ..] => tree.tag(first) == Tag::Wrb && !matches!(tree.lemma(next), "many" | "much"),
        _ => false,
    };
    let bare = |words: &Vec<usize>| words.get(usize::from(asks(words))..).unwrap_or_default().to_vec();
    let all = all.iter().map(bare).filter(|words| !words.is_empty());
    let all: Vec<_> = all.map(|words| resolved(tree, frame, &words)).collect();
    Some(all).filter(|all| !all.is_empty())
}

/// A subject that is a relative pronoun without a noun is none, and one that opens with a conjunction neither: the tree is
/// wrong there.
fn is_torn(tree: &Tree, subject: usize, handed: bool) -> bool {
    let first = phrase(tree, subject, None, |_| false).first().copied().unwrap_or(subject);
    let pronoun = matches!(tree.lemma(subject), "who" | "which" | "that" | "whom" | "whose" | "there")
        && !matches!(tree.tag(subject), Tag::Dt | Tag::Wp);
    let nominal = is_nominal(tree, subject);
    let quantity = tree.by(subject, &[Relation::Nummod]).next().is_some();
    let opens = tree.upos(first) == Upos::Sconj || tree.relation(first) == Relation::Mark;
    let case = !handed && tree.relation(first) == Relation::Case && tree.head(first) == Some(subject);
    pronoun || nominal && !quantity && first != subject && (opens || case)
}

/// `Norway and Russia met` does not say that Norway met.
fn is_mutual(tree: &Tree, frame: &Frame) -> bool {
    let object = |p: &Part| matches!(p.kind, PartKind::Object | PartKind::Complement | PartKind::Content);
    let other = frame.parts.iter().any(|p| tree.has_child(p.head, &["each", "one"]) && tree.lemma(p.head) == "other")
        || frame.parts.iter().any(|p| tree.lemma(p.head) == "together");
    other || !frame.parts.iter().any(object) && is(tree.lemma(frame.predicate), Class::Mutual)
}

/// Puts the noun that a relative pronoun stands for in its place: `many of whom`, `whose`.
fn resolved(tree: &Tree, frame: &Frame, words: &[usize]) -> Vec<Word> {
    let pronoun = |&w: &usize| {
        matches!(tree.tag(w), Tag::Wdt | Tag::Wp | Tag::WpPoss)
            && matches!(tree.lemma(w), "who" | "whom" | "which" | "whose")
    };
    let place = words.iter().position(pronoun).zip(relative_clause(tree, frame.top));
    let Some((place, clause)) = place else { return at(words.to_vec()) };
    let Some(noun) = antecedent(tree, clause) else { return at(words.to_vec()) };
    let possessive = words.get(place).is_some_and(|&w| tree.tag(w) == Tag::WpPoss);
    let noun = phrase(tree, noun, Some(clause), |c| tree.relation(c) == Relation::Case && tree.tag(c) != Tag::Pos);
    let (before, after) = words.split_at(place);
    let of = possessive.then_some(Word::Added("'s"));
    let word = |w: &usize| Word::At(*w);
    before.iter().map(word).chain(noun.iter().map(word)).chain(of).chain(after.iter().skip(1).map(word)).collect()
}

fn construction(tree: &Tree, frame: &Frame) -> Construction {
    let at = first_conjunct(tree, frame.top);
    let coordinate = at != frame.top;
    let handed = frame.subject.is_some_and(|s| tree.head(s.head) != Some(at));
    match tree.relation(at) {
        _ if frame.existential => Construction::Existential,
        Relation::AclRelcl | Relation::AdvclRelcl => Construction::Relative,
        Relation::Acl if !handed => Construction::Content,
        Relation::Acl | Relation::Amod => Construction::Participle,
        Relation::Advcl if is_conditional(tree, at) => Construction::Conditional,
        Relation::Advcl if handed && tree.tag(at) == Tag::Vb => Construction::Infinitive,
        Relation::Advcl if handed => Construction::Participial,
        Relation::Advcl => Construction::Adverbial,
        Relation::Xcomp if !coordinate || tree.tag(frame.top) == Tag::Vb => Construction::Infinitive,
        Relation::Ccomp | Relation::Csubj | Relation::CsubjPass => Construction::Content,
        _ if frame.copular => Construction::Copular,
        _ if coordinate => Construction::Coordinate,
        _ => Construction::Main,
    }
}
