//! One line that tells an event in the words of its clause.

use super::lexicon::Frame;
use super::tree::Tree;
use super::trigger::Trigger;
use crate::text::{Relation, Upos};

/// Longest label in Unicode scalar values.
const MAX: usize = 110;

/// Parts of a clause that a label leaves out.
const LEFT_OUT: &[Relation] = &[
    Relation::Parataxis,
    Relation::AclRelcl,
    Relation::Advcl,
    Relation::Punct,
    Relation::Discourse,
    Relation::AdvclRelcl,
    Relation::Vocative,
];

/// The label of an event. A statement behind what is stated (`…, he said`) is followed by it.
pub(super) fn label(tree: &Tree, trigger: &Trigger) -> String {
    let top = trigger.clause.as_ref().map_or(trigger.word, |c| c.predicate);
    let mut roots = vec![top];
    if let Some(c) = &trigger.clause {
        roots.extend(c.subjects.iter().chain(&c.objects));
    }
    let mut own = kept(tree, top, roots);
    match stated_before(tree, trigger, top) {
        Some(stated) => {
            let content = kept(tree, stated, vec![stated]);
            for (own, content) in own.iter_mut().zip(&content) {
                *own &= !content;
            }
            let (own, content) = (words(tree, &own), words(tree, &content));
            shorten(&if content.is_empty() { own } else { format!("{own}: {content}") })
        }
        None => shorten(&words(tree, &own)),
    }
}

/// What is stated, where it stands before a statement: over it in the tree (`…, he said` as an aside) or under it.
fn stated_before(tree: &Tree, trigger: &Trigger, top: usize) -> Option<usize> {
    if trigger.entry.frame != Frame::Speak {
        return None;
    }
    if tree.relation(top) == Relation::Parataxis {
        return tree.head(top);
    }
    let subject = trigger.clause.as_ref().and_then(|c| c.subjects.iter().min()).copied().unwrap_or(top);
    tree.children(top).iter().copied().find(|&c| c < subject.min(top) && tree.relation(c) == Relation::Ccomp)
}

/// Which words a label keeps: what depends on the roots, but for other clauses.
fn kept(tree: &Tree, top: usize, roots: Vec<usize>) -> Vec<bool> {
    let mut keep = vec![false; tree.len()];
    let mut stack = roots;
    while let Some(i) = stack.pop() {
        match keep.get_mut(i) {
            Some(k) if !*k => *k = true,
            _ => continue,
        }
        for &child in tree.children(i) {
            let relation = tree.relation(child);
            let other_clause =
                relation == Relation::Conj && i == top && tree.token(top).is_some_and(|t| t.tag.is_verb());
            // `wants to meet`: the mark of an inner clause stays, that of the event's own goes.
            let joint = matches!(relation, Relation::Cc | Relation::CcPreconj | Relation::Mark | Relation::Case);
            let dropped = if joint { i == top } else { LEFT_OUT.contains(&relation) };
            if !dropped && !other_clause {
                stack.push(child);
            }
        }
    }
    keep
}

/// The kept words as they are written. Marks that a kept run encloses stay, so that the label reads as the text does.
fn words(tree: &Tree, keep: &[bool]) -> String {
    let is_kept = |i: usize| keep.get(i) == Some(&true);
    let mut text = String::new();
    let mut end = None;
    for (i, token) in tree.sentence.tokens.iter().enumerate() {
        let inner = matches!(token.form.as_str(), "," | "-" | "–" | "'" | "’" | "/")
            && i.checked_sub(1).is_some_and(is_kept)
            && is_kept(i + 1);
        let joining = text.is_empty() && matches!(token.upos, Upos::Cconj);
        if !is_kept(i) && !inner || joining {
            continue;
        }
        if end.is_some_and(|e| e < token.start) {
            text.push(' ');
        }
        text.push_str(&token.form);
        end = Some(token.end);
    }
    text
}

/// Cuts at the last blank before [`MAX`].
fn shorten(text: &str) -> String {
    if text.chars().count() <= MAX {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MAX).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(w, _)| w);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}
