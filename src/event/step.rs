//! Steps up the tree from what is told to the words that tell it: contents, parts of contents, lists.

use super::clause::is_relative;
use super::lexicon::lexicon;
use super::tree::Tree;
use crate::text::{Relation, Tag, Upos};

/// How a word stands to the one above it.
pub(super) enum Step {
    /// It is what that word is about.
    Content,
    /// It is only part of what is told.
    Part,
    /// The word beside which it stands in a list, and whose fate it shares.
    Beside(usize),
    /// It is told by itself.
    None,
}

/// How the word at `at` stands to its head; `own` says that it is the word whose attribution is looked for.
pub(super) fn step(tree: &Tree, at: usize, head: usize, own: bool) -> Step {
    let relation = tree.relation(at);
    if relation == Relation::Conj {
        // `argued that it was late, and that nobody came`, where the parse lists the second content with the verb itself.
        let that = tree.by(at, &[Relation::Mark]).any(|m| tree.lemma(m) == "that");
        let content =
            that && lexicon().is_speech(tree.lemma(head)) && tree.by(head, &[Relation::Ccomp]).next().is_some();
        return if content { Step::Content } else { beside_in_list(tree, at, head) };
    }
    let quoted = relation == Relation::Parataxis
        && lexicon().is_speech(tree.lemma(head))
        && !lexicon().is_speech(tree.lemma(at))
        && head < at;
    if is_content(tree, at) || quoted {
        Step::Content
    } else if is_part(tree, at, own) {
        Step::Part
    } else {
        Step::None
    }
}

/// What a word in a list shares with the first: `denied that it had fired and accused the rebels` lists two verbs of telling,
/// whichever of the verbs before it the parse hangs the second on.
fn beside_in_list(tree: &Tree, at: usize, head: usize) -> Step {
    let plain = |i: usize| tree.by(i, &[Relation::Aux, Relation::AuxPass, Relation::Cop]).next().is_none();
    let subject = |i: usize| tree.by(i, &[Relation::Nsubj, Relation::NsubjPass]).next().is_some();
    let marked = tree.has_child(at, &["that"]);
    if !matches!(tree.relation(head), Relation::Ccomp | Relation::Acl | Relation::Advcl) || marked {
        return Step::Beside(head);
    }
    let finite = matches!(tree.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let verb = |i: usize| if tree.upos(i) == Upos::Noun { tree.head(i) } else { Some(i) };
    let governor = tree.head(head).and_then(verb);
    if let Some(governor) = governor.filter(|&g| g < head && finite && plain(at) && !subject(at)) {
        let telling = |i: usize| lexicon().attitude(tree.lemma(i), false).is_some();
        let alike = tree.tag(governor) == tree.tag(at) && plain(governor);
        if telling(governor) && telling(at) && alike && !(plain(head) && tree.tag(head) == tree.tag(at)) {
            return Step::Beside(governor);
        }
    }
    // `recommended that he resign, but the board voted …`: a past tense is not in a list with what should be.
    let bare = |w: usize| tree.tag(w) == Tag::Vb;
    let be = tree.by(head, &[Relation::AuxPass, Relation::Cop]).any(bare);
    let mandative = (bare(head) || be) && tree.by(head, &[Relation::Aux]).next().is_none();
    if mandative && finite && subject(at) { Step::None } else { Step::Beside(head) }
}

/// Relations by which a governing word speaks of the event below it.
fn is_content(tree: &Tree, word: usize) -> bool {
    match tree.relation(word) {
        Relation::Ccomp
        | Relation::Xcomp
        | Relation::Csubj
        | Relation::CsubjPass
        | Relation::Obj
        | Relation::NsubjPass => true,
        // `proposed a march in support of the strike`: the strike is there, whatever becomes of the march.
        Relation::Obl | Relation::Nmod => match tree.case(word).as_deref() {
            Some("of" | "for" | "to") => true,
            Some("in" | "with" | "on" | "about") => !is_known(tree, word),
            _ => false,
        },
        Relation::Advcl | Relation::Acl => {
            tree.tag(word) == Tag::Vb
                || tree
                    .by(word, &[Relation::Mark, Relation::Case])
                    .any(|m| matches!(tree.lemma(m), "of" | "for" | "that" | "to" | "with"))
        }
        // `the charge that it trained militants` is read as a relative clause now and then.
        Relation::AclRelcl => tree.head(word).is_some_and(|h| {
            let whole = tree.by(word, &[Relation::Nsubj]).next().is_some_and(|s| !is_relative(tree, s))
                && tree.by(word, &[Relation::Obj]).next().is_some_and(|o| !is_relative(tree, o))
                && tree.has_child(word, &["that"]);
            let marked = tree.by(word, &[Relation::Mark]).any(|m| tree.lemma(m) == "that");
            lexicon().attitude(tree.lemma(h), false).is_some() && tree.upos(h) == Upos::Noun && (whole || marked)
        }),
        _ => false,
    }
}

/// Whether a word is part of what the clause around it tells: a relative clause or participle that no comma sets off, a
/// clause of time or reason, an argument. What is known already (`the attack`) is not told by whoever mentions it.
fn is_part(tree: &Tree, word: usize, own: bool) -> bool {
    let set_off = || tree.by(word, &[Relation::Punct]).any(|p| p < word);
    match tree.relation(word) {
        Relation::AclRelcl | Relation::Acl => !set_off() && tree.head(word).is_some_and(|noun| !is_known(tree, noun)),
        // What is told by its time (`since troops left`) is known.
        Relation::Advcl => !set_off() && !tree.has_child(word, &["since"]),
        Relation::Nsubj | Relation::Obl | Relation::Nmod | Relation::OblAgent => !own || !is_known(tree, word),
        Relation::Iobj => !own,
        _ => false,
    }
}

/// Whether a noun is told as known: `the attack`, `its attack`.
fn is_known(tree: &Tree, noun: usize) -> bool {
    tree.by(noun, &[Relation::Det]).any(|d| matches!(tree.lemma(d), "the" | "this" | "that" | "these" | "those"))
        || tree.by(noun, &[Relation::NmodPoss]).next().is_some()
}
