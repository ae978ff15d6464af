//! Repairs where somebody's words are told: `Talks will resume, officials said.`

use super::{begin, child, hang, head, is, relation, top_of_phrase};
use crate::text::lower::lower;
use crate::text::words::Words;
use crate::text::{Relation, Tag, Token, Upos};

/// `Iran had to stop, said the spokesman`: a verb of saying behind a comma, without a conjunction, tells who speaks.
pub(super) fn attribution(tokens: &mut [Token], i: usize) {
    let speech = tokens.get(i).is_some_and(|t| {
        matches!(t.relation, Relation::Conj | Relation::Advcl | Relation::Ccomp)
            && matches!(t.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
            && Words::get().is_speech(&lower(&t.form))
    });
    let other = [Relation::Cc, Relation::Obj, Relation::Mark];
    if !speech || child(tokens, i, &other).is_some() {
        return;
    }
    let Some(subject) = child(tokens, i, &[Relation::Nsubj]) else { return };
    let begin = if subject > i { i } else { begin(tokens, subject) };
    // A second verb of saying right behind the first is what that says.
    let content = relation(tokens, i) == Some(Relation::Ccomp);
    if content && (head(tokens, i).is_none_or(|h| h + 4 > begin) || child(tokens, i, &[Relation::Ccomp]).is_some()) {
        return;
    }
    let behind = begin.checked_sub(1).and_then(|b| tokens.get(b));
    let apart = behind.is_some_and(|t| matches!(t.form.as_str(), "," | "\"" | "”" | "''" | "’"));
    if apart && let Some(token) = tokens.get_mut(i) {
        token.relation = Relation::Parataxis;
    }
}

/// `came from a fighter captured in Iraq, he said`: of two contents of one verb of saying, a bare participle right behind a
/// noun is that noun's.
pub(super) fn second_content(tokens: &mut [Token], i: usize) {
    let participle = tokens.get(i).is_some_and(|t| t.tag == Tag::Vbn && t.relation == Relation::Ccomp);
    let own = [Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass, Relation::Mark, Relation::Cop];
    let Some(verb) = head(tokens, i).filter(|_| participle && child(tokens, i, &own).is_none()) else { return };
    let earlier = tokens.iter().take(i).any(|t| t.head == Some(verb) && t.relation == Relation::Ccomp);
    let comma = |k: usize| tokens.get(k).is_some_and(|t| t.form == ",");
    let before = (0..i).rev().find(|&k| !is(tokens, k, &[Upos::Adv]) && !comma(k));
    let Some(noun) = before.filter(|&n| earlier && is(tokens, n, &[Upos::Noun, Upos::Propn])) else { return };
    let top = top_of_phrase(tokens, noun);
    hang(tokens, i, top, Relation::Acl);
}

/// `Iran had to stop, said spokesman Sean McCormack`: what stands bare behind a verb of saying that has its content before it,
/// under it or beside it, and no subject is its subject.
pub(super) fn inverted(tokens: &mut [Token], i: usize) {
    let speech = tokens.get(i).is_some_and(|t| t.upos == Upos::Verb && Words::get().is_speech(&lower(&t.form)));
    if !speech || child(tokens, i, &[Relation::Nsubj, Relation::NsubjPass, Relation::AuxPass]).is_some() {
        return;
    }
    let under = |k: usize| head(tokens, k) == Some(i);
    let beside = relation(tokens, i) == Some(Relation::Parataxis) && head(tokens, i).is_some_and(|h| h < i);
    let content = beside
        || (0..i).any(|k| under(k) && matches!(relation(tokens, k), Some(Relation::Ccomp | Relation::Parataxis)));
    let noun = (i + 1..tokens.len()).find(|&k| under(k) && relation(tokens, k) != Some(Relation::Punct));
    let Some(noun) = noun.filter(|&n| content && is(tokens, n, &[Upos::Noun, Upos::Propn, Upos::Pron])) else { return };
    let bare = child(tokens, noun, &[Relation::Case, Relation::Cop, Relation::Nsubj, Relation::Mark]).is_none();
    let loose = matches!(
        relation(tokens, noun),
        Some(Relation::Ccomp | Relation::Obj | Relation::Obl | Relation::Parataxis | Relation::Xcomp | Relation::Dep)
    );
    if bare
        && loose
        && let Some(token) = tokens.get_mut(noun)
    {
        token.relation = Relation::Nsubj;
    }
}

/// `Talks on the islands will resume, officials said`: of two subjects of a verb of saying with its content between them, the
/// first is that of the content, which has none.
pub(super) fn far_subject(tokens: &mut [Token], i: usize) {
    let subject = [Relation::Nsubj, Relation::NsubjPass, Relation::Expl];
    let own = |k: usize| head(tokens, k) == Some(i);
    let is_subject = |k: &usize| own(*k) && relation(tokens, *k).is_some_and(|r| subject.contains(&r));
    let mut subjects = (0..i).filter(is_subject);
    let (Some(first), Some(second)) = (subjects.next(), subjects.next()) else { return };
    let content = (first + 1..second).find(|&k| own(k) && relation(tokens, k) == Some(Relation::Ccomp));
    let Some(content) = content.filter(|&c| child(tokens, c, &subject).is_none()) else { return };
    let passive = child(tokens, content, &[Relation::AuxPass]).is_some();
    hang(tokens, first, content, if passive { Relation::NsubjPass } else { Relation::Nsubj });
}

/// `He wept, the chaplain said.`, `He wept, the group's leader, Ann Lee, wrote in a letter.`: a bare verb of saying at the end,
/// behind a phrase that a comma sets off, has that for its subject, whatever the parse hangs the two on.
pub(super) fn last_word(tokens: &mut [Token], i: usize) {
    let speech = tokens.get(i).is_some_and(|t| {
        let hung = [Relation::Ccomp, Relation::Acl, Relation::Conj, Relation::Advcl, Relation::Parataxis];
        hung.contains(&t.relation)
            && matches!(t.tag, Tag::Vbd | Tag::Vbn | Tag::Vbz)
            && Words::get().is_speech(&t.form.to_lowercase())
    });
    let taken = [
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::Aux,
        Relation::AuxPass,
        Relation::Cc,
        Relation::Mark,
        Relation::Obj,
        Relation::Ccomp,
        Relation::Xcomp,
    ];
    if !speech || child(tokens, i, &taken).is_some() {
        return;
    }
    let comma = |k: usize| tokens.get(k).is_some_and(|t| t.form == ",");
    let Some(last) = (0..i).rev().find(|&k| !comma(k)) else { return };
    let mut top = top_of_phrase(tokens, last);
    while let Some(over) = head(tokens, top).filter(|&h| h < top && relation(tokens, h) == Some(Relation::Appos)) {
        top = over;
    }
    let apart = |k: usize| tokens.get(k).is_some_and(|t| matches!(t.form.as_str(), "," | "\"" | "”" | "''"));
    // The comma may hang on the phrase that it sets off.
    let first = begin(tokens, top);
    let set_off = apart(first) || first.checked_sub(1).is_some_and(apart);
    let root = tokens.iter().position(|t| t.relation == Relation::Root);
    let Some(root) = root.filter(|&r| r < top && set_off && relation(tokens, top) == Some(Relation::Appos)) else {
        return;
    };
    if hang(tokens, i, root, Relation::Parataxis) {
        hang(tokens, top, i, Relation::Nsubj);
    }
}

/// `The police, said Ann Lee, did nothing`: of the subjects around a verb of saying between commas the one right behind it
/// speaks, and the other is that of what is said.
pub(super) fn interposed(tokens: &mut [Token], i: usize) {
    let speech = tokens.get(i).is_some_and(|t| t.upos == Upos::Verb && Words::get().is_speech(&t.form.to_lowercase()));
    let mark = |k: usize| tokens.get(k).is_some_and(|t| matches!(t.form.as_str(), "," | "\"" | "”" | "''"));
    if !speech || !i.checked_sub(1).is_some_and(mark) {
        return;
    }
    let under = |k: usize, of: usize, r: Relation| head(tokens, k) == Some(of) && relation(tokens, k) == Some(r);
    let outer = (0..i).find(|&k| under(k, i, Relation::Nsubj));
    let content = (i + 1..tokens.len()).find(|&k| under(k, i, Relation::Ccomp));
    let Some((outer, content)) = outer.zip(content) else { return };
    let inner = (i + 1..content).find(|&k| under(k, content, Relation::Nsubj));
    let Some(inner) = inner.filter(|&s| begin(tokens, s) == i + 1 && (s + 1..content).any(mark)) else { return };
    hang(tokens, inner, i, Relation::Nsubj);
    hang(tokens, outer, content, Relation::Nsubj);
}

/// `The buyer paid in cash, said a banker`: of two subjects around a verb of saying the first is that of the verb that the parse
/// takes for its participle.
pub(super) fn first_clause(tokens: &mut [Token], i: usize) {
    let speech = tokens.get(i).is_some_and(|t| t.upos == Upos::Verb && Words::get().is_speech(&t.form.to_lowercase()));
    let mark = |k: usize| tokens.get(k).is_some_and(|t| matches!(t.form.as_str(), "," | "\"" | "”" | "''"));
    if !speech || !i.checked_sub(1).is_some_and(mark) {
        return;
    }
    let subject = |k: usize| head(tokens, k) == Some(i) && relation(tokens, k) == Some(Relation::Nsubj);
    let (Some(first), true) = ((0..i).find(|&k| subject(k)), (i + 1..tokens.len()).any(subject)) else { return };
    let clause = (first + 1..i).find(|&k| {
        head(tokens, k) == Some(first)
            && relation(tokens, k) == Some(Relation::Acl)
            && tokens.get(k).is_some_and(|t| matches!(t.tag, Tag::Vbd | Tag::Vbn))
    });
    let Some(clause) = clause else { return };
    if hang(tokens, clause, i, Relation::Ccomp) {
        hang(tokens, first, clause, Relation::Nsubj);
    }
}
