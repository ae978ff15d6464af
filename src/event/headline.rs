//! Headlines that name a source by a colon: `Minister: talks to resume`, `Police beat miners: report`.

use super::govern::Link;
use super::lexicon::{Attitude, Word, lexicon};
use super::role::Heads;
use super::tree::Tree;
use crate::record::ActorKind;
use crate::text::Upos;

/// Most words of a source beside a colon.
const LONGEST: usize = 6;

/// Who says what a headline tells at `word`: the phrase on the other side of its colon, or behind its last comma or dash.
pub(super) fn source(tree: &Tree, sentence: usize, word: usize, heads: &Heads) -> Option<Link> {
    let form = |i: usize| tree.token(i).map_or("", |t| t.form.as_str());
    let colon = (0..tree.len()).find(|&i| form(i) == ":")?;
    let side = if word > colon { 0..colon } else { colon + 1..tree.len() };
    let verb = |i: usize| matches!(tree.upos(i), Upos::Verb | Upos::Aux);
    if side.is_empty() || side.len() > LONGEST || side.clone().any(verb) {
        return None;
    }
    let speaks =
        |a: usize| matches!(heads.kind(a), Some(ActorKind::Person | ActorKind::Organisation | ActorKind::Group));
    let actor = |i: usize| heads.of(tree, sentence, i).into_iter().find(|&a| speaks(a));
    let named = side.clone().rev().find_map(|i| actor(i).map(|a| (i, a)));
    let paper = |&i: &usize| lexicon().is(tree.lemma(i), Word::Source);
    let source = named.map(|(i, _)| i).or_else(|| side.rev().find(paper))?;
    Some(Link { attitude: Attitude::Says, cue: colon, source: Some(source), holder: named.map(|(_, a)| a) })
}
