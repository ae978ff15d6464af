//! The features of one word.

use super::clause::Clauses;
use super::{Features, numeral, table};
use crate::text::{Relation, Tag, Token, Upos};

/// The features of word `i`.
pub(super) fn features(clauses: &Clauses<'_>, i: usize) -> Features {
    let mut features = Features::default();
    let Some(token) = clauses.tokens.get(i) else { return features };
    let lower = token.form.to_lowercase().replace('’', "'");
    let known = |class: &'static str| table::of(class, &lower).unwrap_or(&[]);
    match (token.upos, token.tag) {
        (Upos::Verb | Upos::Aux, _) => verb(clauses, i, token, &lower, &mut features),
        (Upos::Noun, Tag::Fw) => features.add(table::of("short noun", lower.trim_end_matches('.')).unwrap_or(&[])),
        (Upos::Noun | Upos::Propn | Upos::Sym, Tag::Nn | Tag::Nnp) => {
            features.set("Number", "Sing");
            if token.upos == Upos::Propn {
                features.add(known("short name"));
            }
        }
        (Upos::Noun | Upos::Propn, Tag::Nns | Tag::Nnps) => {
            features.set("Number", "Plur");
            features.add(known("plural only"));
        }
        (Upos::Pron, _) => pronoun(clauses, i, token, &lower, &mut features),
        (Upos::Det, Tag::Wdt) => features.set("PronType", question(clauses, i)),
        (Upos::Det, _) => {
            features.add(known("determiner"));
            if lower == "each" && has_fixed(clauses, i) {
                features.set("PronType", "Rcp");
            }
        }
        (Upos::Adj, Tag::Jj | Tag::Nnp) => features.set("Degree", "Pos"),
        (Upos::Adj, Tag::Jjr) | (Upos::Adv, Tag::Rbr) => features.set("Degree", "Cmp"),
        (Upos::Adj, Tag::Jjs) | (Upos::Adv, Tag::Rbs) => features.set("Degree", "Sup"),
        (Upos::Adv, Tag::Wrb) => features.set("PronType", question(clauses, i)),
        (Upos::Adv, Tag::Rb) => features.add(known("adverb")),
        (Upos::Part, Tag::Rb) => features.add(known("particle")),
        (Upos::Cconj, _) => features.add(known("conjunction")),
        (Upos::Intj, _) => features.add(known("interjection")),
        (Upos::X, Tag::Fw) => features.set("Foreign", "Yes"),
        _ => {}
    }
    numeral::add(token, &lower, &mut features);
    if has_fixed(clauses, i)
        && let Some(part) = external(token.relation, &lower)
    {
        features.set("ExtPos", part);
    }
    features
}

fn question(clauses: &Clauses<'_>, i: usize) -> &'static str {
    if clauses.is_relative(i) { "Rel" } else { "Int" }
}

fn has_fixed(clauses: &Clauses<'_>, i: usize) -> bool {
    clauses.children(i).any(|t| t.relation == Relation::Fixed)
}

/// What part of speech a fixed expression (`as well as`) stands for, by what it does in the sentence.
fn external(relation: Relation, lower: &str) -> Option<&'static str> {
    Some(match relation {
        _ if matches!(lower, "each" | "one") => "PRON",
        Relation::Case => "ADP",
        Relation::Mark => "SCONJ",
        Relation::Advmod => "ADV",
        Relation::Cc | Relation::CcPreconj => "CCONJ",
        Relation::Det | Relation::DetPredet => "DET",
        _ => return None,
    })
}

fn verb(clauses: &Clauses<'_>, i: usize, token: &Token, lower: &str, features: &mut Features) {
    match token.tag {
        Tag::Md => features.set("VerbForm", "Fin"),
        Tag::Vb if clauses.is_imperative(i) => features.add(&[("Mood", "Imp"), ("VerbForm", "Fin")]),
        Tag::Vb => features.set("VerbForm", "Inf"),
        Tag::Vbg if token.upos == Upos::Verb && clauses.is_gerund(i) => features.set("VerbForm", "Ger"),
        Tag::Vbg => features.add(&[("Tense", "Pres"), ("VerbForm", "Part")]),
        Tag::Vbn => {
            features.add(&[("Tense", "Past"), ("VerbForm", "Part")]);
            if token.upos == Upos::Verb && clauses.is_passive(i) {
                features.set("Voice", "Pass");
            }
        }
        Tag::Vbz | Tag::Vbp | Tag::Vbd => {
            let tense = if token.tag == Tag::Vbd { "Past" } else { "Pres" };
            let (person, number) = person_and_number(clauses, i, token.tag, lower);
            features.add(&[("Mood", "Ind"), ("Tense", tense), ("VerbForm", "Fin")]);
            features.add(&[("Person", person), ("Number", number)]);
        }
        _ => {}
    }
}

/// Person and number of a finite verb: the form decides where it can, else the subject.
fn person_and_number(clauses: &Clauses<'_>, i: usize, tag: Tag, lower: &str) -> (&'static str, &'static str) {
    if matches!(lower, "am" | "'m") {
        return ("1", "Sing");
    }
    if tag == Tag::Vbz {
        return ("3", "Sing");
    }
    let (person, number) = clauses.agreement(i).unwrap_or_else(|| {
        let main = clauses
            .tokens
            .get(clauses.predicate(i))
            .is_some_and(|t| matches!(t.relation, Relation::Root | Relation::Parataxis | Relation::Ccomp));
        match tag {
            Tag::Vbd => ("3", "Sing"),
            // "Hope this helps": the subject that goes unsaid is the writer.
            _ if main => ("1", "Sing"),
            _ => ("3", "Plur"),
        }
    });
    let number = match (person, tag, lower) {
        ("3", Tag::Vbp, _) | ("3", _, "were") => "Plur",
        ("3", _, "was") => "Sing",
        _ => number,
    };
    (person, number)
}

fn pronoun(clauses: &Clauses<'_>, i: usize, token: &Token, lower: &str, features: &mut Features) {
    match token.tag {
        Tag::Prp | Tag::PrpPoss => {
            if let Some(known) = table::of("reflexive", lower) {
                features.add(known);
                let stress = matches!(
                    token.relation,
                    Relation::NmodUnmarked | Relation::OblUnmarked | Relation::Advmod | Relation::Appos
                );
                features.set("PronType", if stress { "Emp" } else { "Prs" });
                return;
            }
            let class = if token.tag == Tag::PrpPoss { "possessive" } else { "independent" };
            if let Some(known) = table::of(class, lower) {
                features.add(known);
            } else if let Some(known) = table::of("personal", lower) {
                features.add(known);
                if features.get("Case").is_none() && lower != "one" {
                    features.set("Case", if clauses.is_nominative(i) { "Nom" } else { "Acc" });
                }
            }
        }
        Tag::Dt => features.add(table::of("determiner", lower).unwrap_or(&[("PronType", "Ind")])),
        Tag::Nn => {
            features.add(table::of("indefinite", lower).unwrap_or(&[("Number", "Sing"), ("PronType", "Ind")]));
        }
        Tag::Wdt | Tag::Wp | Tag::WpPoss => {
            if token.tag == Tag::WpPoss {
                features.set("Poss", "Yes");
            }
            features.set("PronType", if lower == "that" { "Rel" } else { question(clauses, i) });
        }
        _ => {}
    }
}
