//! Whether the name of a capital stands for its government.

use super::countries::{Countries, CountryForm};
use super::lexicon::Lexicon;
use super::phrase::{case, children, first_conjunct, head, lemma, relation, token};
use super::spelling::fold;
use crate::text::{Relation, Sentence};

/// A capital acts where it is the subject of a verb of will or speech, the object of one of judgement, a party named
/// with `between`, or what words are had `with`.
pub(super) fn acts(sentence: &Sentence, at: usize) -> bool {
    // `PRAGUE -` says where the report was written.
    if at < 3 && token(sentence, at).is_some_and(|t| t.form.chars().all(|c| !c.is_lowercase()) && t.form.len() > 3) {
        return false;
    }
    let lexicon = Lexicon::get();
    let top = first_conjunct(sentence, at);
    let Some(up) = head(sentence, top) else { return false };
    let verb = lemma(sentence, up);
    match relation(sentence, top) {
        Relation::Nsubj => lexicon.wills(&verb),
        Relation::Obj | Relation::Iobj => {
            matches!(
                verb.as_str(),
                "accuse"
                    | "blame"
                    | "urge"
                    | "press"
                    | "pressure"
                    | "warn"
                    | "tell"
                    | "ask"
                    | "criticise"
                    | "criticize"
                    | "condemn"
                    | "anger"
                    | "persuade"
                    | "threaten"
                    | "sanction"
                    | "isolate"
            )
        }
        Relation::OblAgent => true,
        Relation::Obl | Relation::Nmod => match case(sentence, top).as_str() {
            "between" => {
                children(sentence, top).any(|i| relation(sentence, i) == Relation::Conj && is_state(sentence, i))
            }
            "with" | "by" | "against" => true,
            // `officials in Tehran and Washington`.
            "in" | "from" => matches!(
                verb.as_str(),
                "official" | "leader" | "policymaker" | "diplomat" | "government" | "authority" | "lawmaker"
            ),
            _ => false,
        },
        Relation::NmodPoss => {
            let act = [
                "decision",
                "policy",
                "stance",
                "position",
                "claim",
                "refusal",
                "demand",
                "ambition",
                "ally",
                "support",
                "response",
                "relation",
                "tie",
                "government",
                "interest",
                "influence",
                "accusation",
                "plan",
                "intention",
                "nuclear",
                "offer",
                "envoy",
                "ambassador",
            ];
            act.contains(&verb.as_str())
        }
        _ => false,
    }
}

fn is_state(sentence: &Sentence, at: usize) -> bool {
    token(sentence, at).is_some_and(|t| {
        Countries::get().find(&fold(&t.form), &[CountryForm::Name, CountryForm::Capital, CountryForm::People]).is_some()
    })
}
