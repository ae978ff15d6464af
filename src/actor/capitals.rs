//! Names that the tagger has cut: capitals around a name that belong to it (`Silver Bit Stables`, `Charter 77`, `Doctors
//! Without Borders`).

use super::countries::Countries;
use super::lexicon::Lexicon;
use super::name::NameSpan;
use super::phrase::{head, token};
use super::spelling::fold;
use crate::text::{NameKind, Relation, Sentence, Upos};

/// Words in a name before a capital preposition at most.
const BEFORE: usize = 3;

/// Lets names grow over the capitals beside them, where capitals tell names from other words.
pub(super) fn grow(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    legal(sentence, spans);
    if is_title_case(sentence) {
        return;
    }
    for i in 0..spans.len() {
        let Some(mut span) = spans.get(i).copied().filter(may_grow) else { continue };
        let after = spans.get(i + 1).map_or(usize::MAX, |s| s.first);
        span.last = end(sentence, &span).min(after.max(span.last));
        span.first = start(sentence, &span);
        if let Some(slot) = spans.get_mut(i) {
            *slot = span;
        }
    }
    let all = spans.clone();
    spans
        .retain(|s| !all.iter().any(|o| o.first <= s.first && s.last <= o.last && o.last - o.first > s.last - s.first));
}

/// Over the word for its legal form right behind the name of a body (`Airbus SAS`), which may have been taken for a name.
fn legal(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    let form = |at: usize| {
        is_capital(sentence, at)
            && token(sentence, at).is_some_and(|t| Lexicon::get().corporate("suffix", &fold(&t.form)))
    };
    let body = |s: &NameSpan| s.known.is_none() && !matches!(s.kind, Some(NameKind::Person | NameKind::Norp));
    let mut forms = Vec::new();
    for i in 0..spans.len() {
        let next = spans.get(i + 1).copied();
        let Some(span) = spans.get_mut(i).filter(|s| body(s) && form(s.last)) else { continue };
        if next.is_some_and(|n| n.first <= span.last && n.last > span.last + 1) {
            continue;
        }
        forms.push(span.last);
        span.last += 1;
        span.kind = Some(NameKind::Org);
    }
    spans.retain(|s| !(s.last == s.first + 1 && forms.contains(&s.first)));
}

fn may_grow(span: &NameSpan) -> bool {
    span.known.is_none() && matches!(span.kind, None | Some(NameKind::Org | NameKind::Misc))
}

/// Over a number that is part of the name, and over the capitalised noun that the name hangs on.
fn end(sentence: &Sentence, span: &NameSpan) -> usize {
    let inside = |i: usize| span.first <= i && i < span.last;
    let Some(next) = token(sentence, span.last) else { return span.last };
    let number = next.upos == Upos::Num && next.relation == Relation::Flat && next.head.is_some_and(inside);
    let noun =
        next.upos == Upos::Noun && is_capital(sentence, span.last) && head(sentence, span.last - 1) == Some(span.last);
    if number || noun { span.last + 1 } else { span.last }
}

/// Over a capitalised preposition and the capitals before it.
fn start(sentence: &Sentence, span: &NameSpan) -> usize {
    let preposition = |at: &usize| {
        *at > 0
            && is_capital(sentence, *at)
            && token(sentence, *at).is_some_and(|t| t.upos == Upos::Adp && t.relation == Relation::Case)
    };
    let Some(link) = [Some(span.first), span.first.checked_sub(1)].into_iter().flatten().find(preposition) else {
        return adjective(sentence, span);
    };
    let mut first = link;
    while first > 0
        && link - first < BEFORE
        && is_capital(sentence, first - 1)
        && token(sentence, first - 1).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj))
    {
        first -= 1;
    }
    if first < link { first } else { span.first }
}

/// Over a capitalised adjective inside a sentence, unless it is that of a country, which is an actor of its own.
fn adjective(sentence: &Sentence, span: &NameSpan) -> usize {
    let Some(at) = span.first.checked_sub(1).filter(|&at| at > 0 && is_capital(sentence, at)) else {
        return span.first;
    };
    let own = token(sentence, at).is_some_and(|t| {
        t.upos == Upos::Adj
            && t.relation == Relation::Amod
            && t.head.is_some_and(|h| span.first <= h && h < span.last)
            && Countries::get().lookup(&fold(&t.form)).is_empty()
    });
    if own { at } else { span.first }
}

fn is_capital(sentence: &Sentence, at: usize) -> bool {
    token(sentence, at).is_some_and(|t| t.form.chars().next().is_some_and(char::is_uppercase))
}

/// Whether a sentence is written like a title, with capitals on most words.
fn is_title_case(sentence: &Sentence) -> bool {
    let (mut small, mut all) = (0, 0);
    for (at, t) in sentence.tokens.iter().enumerate().skip(1) {
        if matches!(t.upos, Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Propn) {
            all += 1;
            small += usize::from(!is_capital(sentence, at));
        }
    }
    small == 0 || small * 4 < all
}
