//! Where the names of a sentence are.

use super::capitals;
use super::countries::Countries;
use super::known::{self, Known};
use super::letters::{is_measure, is_party_and_state};
use super::lexicon::Lexicon;
use super::phrase::{head, is_hyphen, is_tight, relation, text};
use super::spelling::fold;
use crate::text::{NameKind, Relation, Sentence, Tag, Upos, lower};

/// A stretch that is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameSpan {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Kind given by the name finder; none for a run of proper nouns that it has not marked.
    pub kind: Option<NameKind>,
    /// What the tables say.
    pub known: Option<Known>,
    /// Whether it was given and is taken as it stands.
    pub given: bool,
}

/// Names of a sentence in text order; a country inside another name comes after it.
pub(super) fn find(sentence: &Sentence) -> Vec<NameSpan> {
    let mut spans = marked(sentence);
    runs(sentence, &mut spans);
    whole_bodies(sentence, &mut spans);
    spans.sort_by_key(|s| (s.first, std::cmp::Reverse(s.last)));
    capitals::grow(sentence, &mut spans);
    known::mark(sentence, &mut spans);
    given(sentence, &mut spans);
    spans.sort_by_key(|s| (s.first, std::cmp::Reverse(s.last)));
    spans.dedup_by_key(|s| (s.first, s.last));
    // Of two that overlap the first and longer one stays; only a country may lie inside another name.
    let mut end = 0;
    spans.retain(|s| {
        let keep = s.first >= end || (s.last <= end && matches!(s.known, Some(Known::Country(..))));
        end = end.max(s.last);
        keep
    });
    spans
}

/// The names that were given, in the place of all that overlap with them.
fn given(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    for name in sentence.names.iter().filter(|n| n.given && n.first < n.last && n.last <= sentence.tokens.len()) {
        let (first, last) = (name.first, name.last);
        let known = spans.iter().find(|s| (s.first, s.last) == (first, last)).and_then(|s| s.known);
        spans.retain(|s| s.last <= first || last <= s.first);
        spans.push(NameSpan { first, last, kind: Some(name.kind), known, given: true });
    }
}

/// The names that the name finder marked, without articles before and possessive marks behind them.
fn marked(sentence: &Sentence) -> Vec<NameSpan> {
    let mut spans = Vec::new();
    for name in sentence.names.iter().filter(|n| !n.given) {
        let (mut first, mut last) = (name.first, name.last.min(sentence.tokens.len()));
        let outer = |i: usize| {
            sentence.tokens.get(i).is_none_or(|t| {
                let small = !t.form.chars().next().is_some_and(char::is_uppercase);
                let function = matches!(t.upos, Upos::Adp | Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Cconj);
                matches!(t.upos, Upos::Det | Upos::Punct | Upos::Pron) || t.tag == Tag::Pos || (small && function)
            })
        };
        // `Centers for Disease Control (CDC`: the letters in brackets are a name of their own.
        if let Some(bracket) = (first + 1..last).find(|&i| sentence.tokens.get(i).is_some_and(|t| t.form == "(")) {
            last = bracket;
        }
        // `Paris Saint-Germain`, cut at the hyphen.
        if is_proper(sentence, last.saturating_sub(1)) && is_tight(sentence, last) && is_proper(sentence, last + 1) {
            last += 2;
        }
        while first < last && outer(first) {
            first += 1;
        }
        while last > first && outer(last - 1) {
            last -= 1;
        }
        // `Apple CEO`: the office is no part of the body's name.
        let office = |i: usize| {
            sentence.tokens.get(i).is_some_and(|t| Lexicon::get().title(&fold(&t.form)).is_some_and(|t| t.office))
        };
        let whole = (first..last).any(|i| sentence.tokens.get(i).is_some_and(|t| t.form == "of"));
        while name.kind == NameKind::Org && last > first + 1 && office(last - 1) && !whole {
            last -= 1;
        }
        if first < last && is_named(sentence, first, last) {
            spans.push(NameSpan { first, last, kind: Some(name.kind), known: None, given: false });
        }
    }
    whole_persons(sentence, &mut spans);
    spans
}

/// Whether the words can be a name: one has a capital, and they are no date and no `pro-` or `anti-` word.
fn is_named(sentence: &Sentence, first: usize, last: usize) -> bool {
    let opposed = sentence.tokens.get(first).is_some_and(|t| {
        let form = lower(&t.form);
        form.starts_with("anti-") || form.starts_with("pro-")
    });
    let letters = is_party_and_state(&text(sentence, first, last)) || last == first + 1 && is_measure(sentence, first);
    let inner = |i: usize| sentence.tokens.get(i).is_some_and(|t| is_camel(&t.form));
    (first..last).any(|i| is_capital(sentence, i) || inner(i))
        && !is_calendar(sentence, first, last)
        && !opposed
        && !letters
}

/// The finder may cut a person's name; words that hang on it as parts of one name belong to it.
fn whole_persons(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    for span in spans.iter_mut().filter(|s| s.kind == Some(NameKind::Person)) {
        let joint = |i: usize, s: &NameSpan| {
            let flat = relation(sentence, i) == Relation::Flat;
            let down = flat && head(sentence, i).is_some_and(|h| (s.first..s.last).contains(&h));
            let up = (s.first..s.last).any(|k| relation(sentence, k) == Relation::Flat && head(sentence, k) == Some(i));
            // Both may hang on the role before them: `counterpart Hassan Kazemi-Qomi`.
            let beside = i + 1 == s.first
                && head(sentence, i).is_some_and(|h| h < i && head(sentence, s.first) == Some(h))
                && matches!(relation(sentence, i), Relation::Flat | Relation::Appos);
            is_proper(sentence, i) && !is_calendar(sentence, i, i + 1) && (down || up || beside)
        };
        while span.first > 0 && joint(span.first - 1, span) {
            span.first -= 1;
        }
        // `Robert "Kelly" Ortberg`, cut before the second mark.
        if let Some(end) = span.last.checked_sub(2).filter(|&q| q > span.first).and_then(|q| nickname(sentence, q)) {
            span.last = end;
        }
        loop {
            if let Some(end) = nickname(sentence, span.last) {
                span.last = end;
            } else if joint(span.last, span) {
                span.last += 1;
            } else if is_tight(sentence, span.last) && is_proper(sentence, span.last + 1)
                || sentence.tokens.get(span.last).is_some_and(|t| is_particle(&t.form))
                    && is_proper(sentence, span.last + 1)
            {
                span.last += 2;
            } else {
                break;
            }
        }
    }
    spans.sort_by_key(|s| (s.first, std::cmp::Reverse(s.last)));
    let mut end = 0;
    spans.retain(|s| {
        let free = s.first >= end;
        if free {
            end = s.last;
        }
        free
    });
}

/// `U.S. Department` and `Justice` are one name where `of` stands between them.
fn whole_bodies(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    for i in 0..spans.len() {
        let Some(span) = spans.get(i).copied().filter(|s| matches!(s.kind, None | Some(NameKind::Org))) else {
            continue;
        };
        let last = of_phrase(sentence, span.first, span.last).unwrap_or(span.last);
        let first = and_phrase(sentence, span.first, last).unwrap_or(span.first);
        if let Some(span) = spans.get_mut(i) {
            (span.first, span.last) = (first, last);
        }
    }
    let all = spans.clone();
    spans.retain(|s| {
        !all.iter().any(|o| o != s && o.first <= s.first && s.last <= o.last && o.last - o.first > s.last - s.first)
    });
}

/// `the Competition and Markets Authority`: a single capitalised word that is no name by itself, between an article and the
/// conjunction before a body's name, belongs to that name.
fn and_phrase(sentence: &Sentence, first: usize, last: usize) -> Option<usize> {
    let form = |i: usize| sentence.tokens.get(i).map_or("", |t| t.form.as_str());
    let lexicon = Lexicon::get();
    if !lexicon.corporate("organisation", &fold(form(last.checked_sub(1)?))) || last - first < 2 {
        return None;
    }
    let word = first.checked_sub(2).filter(|_| matches!(form(first - 1), "and" | "&"))?;
    let article = word.checked_sub(1).is_some_and(|i| matches!(form(i), "the" | "The"));
    let folded = fold(form(word));
    let name = lexicon.body(&folded).is_some() || !Countries::get().lookup(&folded).is_empty();
    let shout = form(word).chars().all(char::is_uppercase);
    (article && is_proper(sentence, word) && !name && !shout).then_some(word)
}

/// Small words inside the names of persons.
fn is_particle(form: &str) -> bool {
    matches!(
        form,
        "van"
            | "von"
            | "de"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "di"
            | "da"
            | "du"
            | "la"
            | "le"
            | "dos"
            | "del"
    )
}

fn is_proper(sentence: &Sentence, index: usize) -> bool {
    sentence.tokens.get(index).is_some_and(|t| {
        (t.upos == Upos::Propn || matches!(t.tag, Tag::Nnp | Tag::Nnps))
            && t.form.chars().next().is_some_and(char::is_alphanumeric)
    })
}

pub(super) fn is_capital(sentence: &Sentence, index: usize) -> bool {
    sentence.tokens.get(index).is_some_and(|t| t.form.chars().next().is_some_and(char::is_uppercase))
}

/// A small letter and a capital behind it, as in the names of firms and wares: `eBay`, `iPhone`.
fn is_camel(form: &str) -> bool {
    let mut letters = form.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.any(char::is_uppercase)
}

/// Adds the runs of proper nouns that no span covers.
fn runs(sentence: &Sentence, spans: &mut Vec<NameSpan>) {
    let mut covered = vec![false; sentence.tokens.len()];
    for span in spans.iter() {
        for flag in covered.iter_mut().take(span.last).skip(span.first) {
            *flag = true;
        }
    }
    let free = |i: usize| covered.get(i) == Some(&false);
    let mut at = 0;
    while at < sentence.tokens.len() {
        if !(free(at) && is_proper(sentence, at)) {
            at += 1;
            continue;
        }
        let first = at;
        at += 1;
        loop {
            let bridge =
                sentence.tokens.get(at).is_some_and(|t| is_hyphen(&t.form) || t.form == "&") || links(sentence, at);
            let inner = free(at)
                && is_capital(sentence, at)
                && is_noun(sentence, at)
                && free(at + 1)
                && is_proper(sentence, at + 1);
            if inner && head(sentence, at).is_some_and(|h| h <= at + 2) {
                at += 2;
            } else if free(at) && is_proper(sentence, at) && joined(sentence, first, at) {
                at += 1;
            } else if bridge && free(at) && free(at + 1) && is_proper(sentence, at + 1) {
                at += 2;
            } else if let Some(end) = nickname(sentence, at).filter(|&end| (at..end).all(free)) {
                at = end;
            } else if let Some(next) = of_phrase(sentence, first, at).filter(|&n| (at..n).all(free)) {
                at = next;
            } else {
                break;
            }
        }
        if is_named(sentence, first, at) && !is_dateline(sentence, first, at) {
            spans.push(NameSpan { first, last: at, kind: None, known: None, given: false });
        }
    }
}

fn is_noun(sentence: &Sentence, index: usize) -> bool {
    sentence.tokens.get(index).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Adj))
}

/// `PORT ELLERY —` before the first sentence of a report.
fn is_dateline(sentence: &Sentence, first: usize, last: usize) -> bool {
    let capitals = (first..last).all(|i| {
        sentence.tokens.get(i).is_some_and(|t| t.form.chars().count() > 2 && t.form.chars().all(|c| c.is_uppercase()))
    });
    let ahead = (last..last + 4)
        .filter_map(|i| sentence.tokens.get(i))
        .any(|t| matches!(t.form.as_str(), "—" | "–" | "-" | "(" | ":" | "--"));
    first < 3 && capitals && ahead
}

/// A particle between two parts of a name (`Erik ten Hag`).
fn links(sentence: &Sentence, at: usize) -> bool {
    sentence.tokens.get(at).is_some_and(|t| is_particle(&t.form))
        && (head(sentence, at) == Some(at + 1) || relation(sentence, at) == Relation::Flat)
        && at > 0
        && is_proper(sentence, at - 1)
}

/// `"Kelly"` between given name and surname: one past the surname.
fn nickname(sentence: &Sentence, at: usize) -> Option<usize> {
    let quote = |i: usize| {
        sentence
            .tokens
            .get(i)
            .is_some_and(|t| matches!(t.form.as_str(), "\"" | "“" | "”" | "``" | "''" | "'" | "‘" | "’"))
    };
    let inside = quote(at) && is_proper(sentence, at + 1) && quote(at + 2) && is_proper(sentence, at + 3);
    inside.then_some(at + 4)
}

/// Whether a word belongs to the run before it: one of the two depends on the other, or both on the same word.
fn joined(sentence: &Sentence, first: usize, at: usize) -> bool {
    let up = head(sentence, at);
    up.is_some_and(|h| h >= first && h < at)
        || (first..at).any(|i| {
            let h = head(sentence, i);
            h == Some(at) || (h.is_some() && h == up && relation(sentence, i) == Relation::Compound)
        })
        || up.is_none() && head(sentence, at - 1).is_none()
}

/// `of X`, `of the X` after a proper noun that heads a body: where the phrase ends.
fn of_phrase(sentence: &Sentence, first: usize, at: usize) -> Option<usize> {
    let t = sentence.tokens.get(at)?;
    let body = (first..at).any(|i| {
        let word = sentence.tokens.get(i).map_or_else(String::new, |t| fold(&t.form));
        Lexicon::get().corporate("organisation", &word)
    });
    if !body || !matches!(t.form.as_str(), "of" | "for") {
        return None;
    }
    let start = if sentence.tokens.get(at + 1)?.form.eq_ignore_ascii_case("the") { at + 2 } else { at + 1 };
    let mut end = start;
    // `Group of Seven`, `Group of 20`.
    let number = |i: usize| {
        sentence.tokens.get(i).is_some_and(|t| t.upos == Upos::Num && !t.form.starts_with(char::is_lowercase))
    };
    if number(start) {
        return Some(start + 1);
    }
    while is_proper(sentence, end) && end - start < 6 {
        end += 1;
    }
    (end > start).then_some(end)
}

/// Months and weekdays are tagged as proper nouns but name nobody.
fn is_calendar(sentence: &Sentence, first: usize, last: usize) -> bool {
    const WORDS: &str = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct \
        nov dec monday tuesday wednesday thursday friday saturday sunday gmt bst est edt cst pst pdt cet utc am pm";
    (first..last).all(|i| {
        sentence.tokens.get(i).is_some_and(|t| {
            let form = lower(&t.form);
            let day = form.strip_suffix("days").map(|d| format!("{d}day"));
            let plain = day.as_deref().unwrap_or_else(|| form.trim_end_matches('.'));
            WORDS.split(' ').any(|w| w == plain) || t.upos == Upos::Num || t.upos == Upos::Punct
        })
    })
}
