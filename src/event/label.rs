//! One line that tells an event in the words of its clause.

use super::tree::Tree;
use super::trigger::Trigger;
use crate::text::Relation;

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

/// The label of an event.
pub(super) fn label(tree: &Tree, trigger: &Trigger) -> String {
    let top = trigger.clause.as_ref().map_or(trigger.word, |c| c.predicate);
    let mut keep = vec![false; tree.len()];
    let mut stack = vec![top];
    if let Some(c) = &trigger.clause {
        stack.extend(c.subjects.iter().chain(&c.objects));
    }
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
            let joint = matches!(relation, Relation::Cc | Relation::Mark);
            let dropped = if joint { i == top } else { LEFT_OUT.contains(&relation) };
            if !dropped && !other_clause {
                stack.push(child);
            }
        }
    }
    // Words that a kept run encloses stay, so that the label reads as written.
    let mut text = String::new();
    let mut end = None;
    for (i, token) in tree.sentence.tokens.iter().enumerate() {
        let inner = !keep.get(i).copied().unwrap_or(false)
            && matches!(token.form.as_str(), "," | "-" | "–" | "'" | "’" | "\"" | "/")
            && i > 0
            && keep.get(i - 1) == Some(&true)
            && keep.get(i + 1) == Some(&true)
            && token.form != "\"";
        if !keep.get(i).copied().unwrap_or(false) && !inner {
            continue;
        }
        if end.is_some_and(|e| e < token.start) || end.is_some() && token.form.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.form);
        end = Some(token.end);
    }
    shorten(&text)
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
