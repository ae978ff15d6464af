//! Finds the phrases that may stand for actors.

use super::candidate::{Candidate, Determiner, Number, Pronoun, PronounKind};
use super::lexicon::Gender;
use super::phrase::{clause, head, is_compounded, relation};
use super::{MentionForm, echo, kind, name, nominal, quotation};
use crate::record::ActorKind;
use crate::text::{Relation, Sentence, Tag, Upos, lower};

/// All candidates of a document, in text order, an outer one before those inside it.
pub(super) fn find(sentences: &[Sentence]) -> Vec<Candidate> {
    let quoted = quotation::quoted(sentences);
    let mut spans: Vec<_> = sentences.iter().map(name::find).collect();
    echo::drop_common(sentences, &mut spans);
    echo::add(sentences, &mut spans);
    let mut out = Vec::new();
    for (index, (sentence, spans)) in sentences.iter().zip(&spans).enumerate() {
        let mut here = nominal::find(sentence, index, spans);
        here.extend((0..sentence.tokens.len()).filter_map(|i| pronoun(sentence, index, i)));
        here.sort_by_key(|c| (c.first, std::cmp::Reverse(c.last), c.head));
        here.dedup_by_key(|c| (c.first, c.last));
        inherit_country(sentence, &mut here);
        for c in &mut here {
            c.quoted = quoted.get(index).and_then(|q| q.get(c.head)).copied().unwrap_or(false);
        }
        out.extend(here);
    }
    kind::settle(sentences, &mut out);
    out
}

/// A description or titled name belongs to the country that modifies its noun directly.
fn inherit_country(sentence: &Sentence, candidates: &mut [Candidate]) {
    let countries: Vec<(usize, usize, usize)> = candidates
        .iter()
        .filter(|c| c.is_country)
        .filter_map(|c| c.country.map(|country| (c.first, c.head, country)))
        .collect();
    for c in candidates.iter_mut().filter(|c| c.country.is_none() && !c.is_country && c.pronoun.is_none()) {
        let noun = c.noun;
        let found = countries.iter().find(|&&(first, at, _)| {
            let inside = c.first <= first && at < c.last && at != c.head && !is_compounded(sentence, at);
            let direct = head(sentence, at).is_some_and(|h| {
                h == noun
                    || h == c.head
                    || (relation(sentence, h) == Relation::Compound && head(sentence, h) == Some(noun))
            });
            inside && direct
        });
        c.country = found.map(|f| f.2);
    }
}

fn pronoun(sentence: &Sentence, index: usize, at: usize) -> Option<Candidate> {
    use PronounKind::{Personal, Possessive, Reflexive, Relative};
    let t = sentence.tokens.get(at)?;
    if !matches!(t.tag, Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::WpPoss | Tag::Wdt) || t.relation == Relation::Expl {
        return None;
    }
    let form = lower(&t.form);
    let (number, gender, person, human) = match form.as_str() {
        "he" | "him" | "his" | "himself" => (Number::Singular, Gender::Masculine, 3, Some(true)),
        "she" | "her" | "hers" | "herself" => (Number::Singular, Gender::Feminine, 3, Some(true)),
        "it" | "its" | "itself" => (Number::Singular, Gender::Open, 3, Some(false)),
        "they" | "them" | "their" | "theirs" | "themselves" | "'em" => (Number::Plural, Gender::Open, 3, None),
        "i" | "me" | "my" | "mine" | "myself" => (Number::Singular, Gender::Open, 1, Some(true)),
        "we" | "us" | "our" | "ours" | "ourselves" => (Number::Plural, Gender::Open, 1, None),
        "who" | "whom" => (Number::Open, Gender::Open, 3, Some(true)),
        "whose" | "that" => (Number::Open, Gender::Open, 3, None),
        "which" => (Number::Open, Gender::Open, 3, Some(false)),
        _ => return None,
    };
    let kind = match t.tag {
        Tag::Wp | Tag::WpPoss | Tag::Wdt => {
            // Only relative clauses have an antecedent; questions have none.
            let (predicate, _) = clause(sentence, at)?;
            let clause = matches!(relation(sentence, predicate), Relation::AclRelcl | Relation::Acl | Relation::Conj);
            if !clause && !follows_noun(sentence, at) {
                return None;
            }
            Relative
        }
        Tag::PrpPoss => Possessive,
        _ if form.ends_with("self") || form.ends_with("selves") => Reflexive,
        _ => Personal,
    };
    Some(Candidate {
        sentence: index,
        first: at,
        last: at + 1,
        head: at,
        form: MentionForm::Pronoun,
        core: (at, at + 1),
        words: vec![form.to_string()],
        kind: (human == Some(true)).then_some(ActorKind::Person).filter(|_| kind != Relative),
        number,
        gender,
        country: None,
        is_country: false,
        body: None,
        title: None,
        noun: at,
        role: None,
        class: None,
        determiner: Determiner::Definite,
        owner: None,
        count: None,
        pronoun: Some(Pronoun { kind, person, human }),
        founds: false,
        quoted: false,
    })
}

/// Whether a pronoun stands right behind a noun and a comma: `X, who …`, however the clause is attached.
fn follows_noun(sentence: &Sentence, at: usize) -> bool {
    let token = |back: usize| at.checked_sub(back).and_then(|i| sentence.tokens.get(i));
    token(1).is_some_and(|t| t.form == ",") && token(2).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
}
