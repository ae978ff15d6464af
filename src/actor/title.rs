//! Titles, ranks and roles before a name.

use super::lexicon::{Gender, Lexicon, NounClass, Role};
use super::nominal::role_of;
use super::phrase::{children, head, head_of, lemma, phrase_start, relation, text, token};
use super::spelling::fold;
use crate::text::{Relation, Sentence, Upos};

/// A name with what stands before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Titled {
    /// First token of the whole phrase.
    pub first: usize,
    /// First token of the bare name.
    pub name_first: usize,
    /// Whether there is a title or role.
    pub found: bool,
    /// Sex of the bearer as the title tells it.
    pub gender: Gender,
    /// The role, where it is one.
    pub role: Option<&'static Role>,
    /// The role noun in small letters, which need not stand right before the name (`envoy in Iraq Ryan Crocker`).
    pub noun: Option<usize>,
}

impl Titled {
    /// A name with nothing before it.
    pub(super) fn none(first: usize) -> Self {
        Self { first, name_first: first, found: false, gender: Gender::Open, role: None, noun: None }
    }
}

/// Whether a name opens with a form of address that only persons have (`Mr`, `Mrs`, `Dr`).
pub(super) fn addressed(sentence: &Sentence, first: usize, last: usize) -> bool {
    let address = token(sentence, first).map_or_else(String::new, |t| fold(&t.form));
    last > first + 1
        && matches!(
            address.as_str(),
            "mr" | "mrs"
                | "ms"
                | "miss"
                | "dr"
                | "sir"
                | "lord"
                | "lady"
                | "dame"
                | "baroness"
                | "prof"
                | "rev"
                | "gen"
                | "lt"
                | "sgt"
                | "col"
                | "capt"
        )
}

/// No title has more words.
const LONGEST: usize = 5;

/// Takes titles off the front of a name and finds those that stand before it.
///
/// `name_first` of the answer is `last` where the whole name is a title (`the President`).
pub(super) fn before(sentence: &Sentence, first: usize, last: usize) -> Titled {
    let lexicon = Lexicon::get();
    let mut out = Titled::none(first);
    while let Some(end) = title_at(sentence, out.name_first, last) {
        let rest_is_body = end < last && {
            let word = token(sentence, last - 1).map_or_else(String::new, |t| fold(&t.form));
            lexicon.corporate("organisation", &word)
                || lexicon.corporate("place", &word)
                || lexicon.corporate("suffix", &word)
        };
        if rest_is_body {
            break;
        }
        let start = out.name_first;
        note(&mut out, sentence, start, end);
        out.name_first = end;
    }
    if out.name_first >= last {
        return out;
    }
    let name_head = head_of(sentence, out.name_first, last);
    while let Some(start) = title_before(sentence, out.first) {
        let end = out.first;
        note(&mut out, sentence, start, end);
        out.first = start;
    }
    if let Some(noun) = role_noun(sentence, out.first, name_head) {
        out.noun = Some(noun);
        let start = phrase_start(sentence, noun, name_head);
        let role = role_of(sentence, start, noun + 1).or_else(|| lexicon.role(&fold(&lemma(sentence, noun))));
        out.found = true;
        out.role = role.or(out.role);
        let class = lexicon.noun(&lemma(sentence, noun)).first().copied();
        out.gender = match (out.gender, role, class) {
            (Gender::Open, Some(r), _) if r.gender != Gender::Open => r.gender,
            (Gender::Open, _, Some(NounClass::Person(g))) => g,
            (gender, ..) => gender,
        };
        out.first = start;
    } else if out.found && out.first < out.name_first {
        // `Iranian Foreign Minister X`: what modifies a capitalised office belongs to it.
        let noun = out.name_first - 1;
        let start = phrase_start(sentence, noun, name_head).min(out.first);
        if out.role.is_some() {
            out.first = start;
        }
    }
    out
}

fn note(out: &mut Titled, sentence: &Sentence, first: usize, last: usize) {
    let folded = fold(&text(sentence, first, last));
    let lexicon = Lexicon::get();
    out.found = true;
    if let Some(title) = lexicon.title(&folded) {
        if title.gender != Gender::Open {
            out.gender = title.gender;
        }
        if title.office {
            out.role = lexicon.role(&folded).or(out.role);
        }
    }
}

/// Where a capitalised title that begins at `first` ends, the longest reading first.
fn title_at(sentence: &Sentence, first: usize, last: usize) -> Option<usize> {
    let capital = |i: usize| token(sentence, i).is_some_and(|t| t.form.chars().next().is_some_and(char::is_uppercase));
    if first >= last || !capital(first) {
        return None;
    }
    (first + 1..=last.min(first + LONGEST))
        .rev()
        .find(|&end| {
            let punct = token(sentence, end - 1).is_some_and(|t| t.upos == Upos::Punct && t.form != ".");
            !punct && Lexicon::get().title(&fold(&text(sentence, first, end))).is_some()
        })
        .map(|end| skip_hyphen(sentence, end, last))
}

/// The hyphen between two titles (`Brig-Gen`) belongs to neither.
fn skip_hyphen(sentence: &Sentence, at: usize, last: usize) -> usize {
    let hyphen = token(sentence, at).is_some_and(|t| super::phrase::is_hyphen(&t.form));
    if hyphen && at + 1 < last { at + 1 } else { at }
}

/// Where a capitalised title that ends right before `last` begins.
fn title_before(sentence: &Sentence, last: usize) -> Option<usize> {
    let hyphen =
        last.checked_sub(1).and_then(|i| token(sentence, i)).is_some_and(|t| super::phrase::is_hyphen(&t.form));
    let last = if hyphen { last - 1 } else { last };
    let from = last.saturating_sub(LONGEST);
    (from..last).find(|&start| {
        title_at(sentence, start, last) == Some(last) && token(sentence, start).is_some_and(|t| t.upos != Upos::Punct)
    })
}

/// The role noun that belongs to a name: the word before it, or one parted from it by a phrase of its own.
fn role_noun(sentence: &Sentence, first: usize, name: usize) -> Option<usize> {
    let before = first.checked_sub(1)?;
    if is_role_noun(sentence, before, name) {
        return Some(before);
    }
    // `Kenya's trade minister, Amina Odera, said`: the parser takes the office for a title in spite of the comma.
    if token(sentence, before).is_some_and(|t| t.form == ",")
        && let Some(noun) = before
            .checked_sub(1)
            .filter(|&n| relation(sentence, n) == Relation::NmodDesc && head(sentence, n) == Some(name))
        && is_role_noun(sentence, noun, name)
    {
        return Some(noun);
    }
    (first.saturating_sub(7)..before).rev().find(|&noun| {
        let phrase = token(sentence, noun + 1).is_some_and(|t| t.upos == Upos::Adp);
        let own = |i: usize| {
            token(sentence, i)
                .is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj))
        };
        phrase && (noun + 1..first).all(own) && is_role_noun(sentence, noun, name)
    })
}

/// Whether a word right before a name is a role noun that belongs to it: its head, or a dependent of it.
fn is_role_noun(sentence: &Sentence, noun: usize, name: usize) -> bool {
    let Some(t) = token(sentence, noun) else { return false };
    if !matches!(t.upos, Upos::Noun | Upos::Propn) {
        return false;
    }
    let lexicon = Lexicon::get();
    let word = lemma(sentence, noun);
    let person =
        matches!(lexicon.noun(&word).first(), Some(NounClass::Person(_))) || lexicon.role(&fold(&word)).is_some();
    let singular = !matches!(t.tag.as_str(), "NNS" | "NNPS");
    let under = head(sentence, noun) == Some(name)
        && matches!(
            t.relation,
            Relation::NmodDesc
                | Relation::Compound
                | Relation::Nmod
                | Relation::NmodUnmarked
                | Relation::Appos
                | Relation::Flat
        );
    let over = head(sentence, name) == Some(noun)
        && matches!(
            relation(sentence, name),
            Relation::Appos
                | Relation::Flat
                | Relation::Compound
                | Relation::NmodUnmarked
                | Relation::NmodDesc
                | Relation::Nmod
                | Relation::Dep
        );
    let office = lexicon.role(&fold(&word)).is_some();
    // The parser may not see that an office and the full name right behind it belong together.
    let beside = office
        && noun + 1 < sentence.tokens.len()
        && token(sentence, noun + 1).is_some_and(|t| t.upos == Upos::Propn)
        && (noun + 1 == name || (head(sentence, noun + 1) == Some(name) && name <= noun + 4));
    // `US envoy in Iraq Ryan Crocker met`: both taken for subjects of one verb.
    let twin = office
        && noun < name
        && relation(sentence, noun).is_subject()
        && relation(sentence, name).is_subject()
        && head(sentence, noun) == head(sentence, name);
    let marked = children(sentence, name).any(|k| k > noun && k < name && relation(sentence, k) == Relation::Case);
    person && singular && !marked && (under || over || beside || twin)
}
