//! What the tree says of a word's clause: its subject, mood and voice.

use super::table;
use crate::text::lower::lower;
use crate::text::{Relation, Tag, Token, Upos};

/// How many dependents of a word are looked at: no real word has more, and the time stays linear.
const DEPENDENTS: usize = 64;

/// How far a chain of heads is followed.
const CHAIN: usize = 12;

const SUBJECTS: [Relation; 4] = [Relation::Nsubj, Relation::NsubjPass, Relation::Csubj, Relation::CsubjPass];
const OUTER: [Relation; 2] = [Relation::NsubjOuter, Relation::CsubjOuter];
const AUXILIARIES: [Relation; 3] = [Relation::Aux, Relation::AuxPass, Relation::Cop];

/// A sentence with the dependents of each word.
pub(super) struct Clauses<'a> {
    pub(super) tokens: &'a [Token],
    /// For each word and one more, where its dependents begin in `dependents`.
    begins: Vec<usize>,
    dependents: Vec<usize>,
}

impl<'a> Clauses<'a> {
    pub(super) fn of(tokens: &'a [Token]) -> Self {
        let mut begins = vec![0; tokens.len() + 1];
        let heads = || tokens.iter().enumerate().filter_map(|(i, t)| Some((i, t.head.filter(|h| *h < tokens.len())?)));
        for (_, head) in heads() {
            if let Some(count) = begins.get_mut(head + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for begin in &mut begins {
            sum += *begin;
            *begin = sum;
        }
        let mut free = begins.clone();
        let mut dependents = vec![0; sum];
        for (i, head) in heads() {
            if let Some(at) = free.get_mut(head) {
                if let Some(slot) = dependents.get_mut(*at) {
                    *slot = i;
                }
                *at += 1;
            }
        }
        Self { tokens, begins, dependents }
    }

    /// Numbers of the words that depend on a word, in order.
    fn below(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.begins.get(i).zip(self.begins.get(i + 1)).map_or(0..0, |(a, b)| *a..*b);
        self.dependents.get(range).unwrap_or(&[]).iter().copied().take(DEPENDENTS)
    }

    /// The words that depend on a word, in order.
    pub(super) fn children(&self, i: usize) -> impl Iterator<Item = &'a Token> + '_ {
        self.below(i).filter_map(|child| self.tokens.get(child))
    }

    fn child(&self, i: usize, relations: &[Relation]) -> Option<usize> {
        self.below(i).find(|child| self.relation(*child).is_some_and(|r| relations.contains(&r)))
    }

    fn relation(&self, i: usize) -> Option<Relation> {
        self.tokens.get(i).map(|t| t.relation)
    }

    fn head(&self, i: usize) -> Option<usize> {
        self.tokens.get(i).and_then(|t| t.head)
    }

    fn tag(&self, i: usize) -> Option<Tag> {
        self.tokens.get(i).map(|t| t.tag)
    }

    /// The word that the clause of a verb hangs together by: for an auxiliary or copula its head.
    pub(super) fn predicate(&self, i: usize) -> usize {
        match self.relation(i) {
            Some(relation) if AUXILIARIES.contains(&relation) => self.head(i).unwrap_or(i),
            _ => i,
        }
    }

    /// The subject of a finite verb, and the predicate that it was found at: its own, or one that it is coordinated to.
    fn subject(&self, i: usize) -> Option<(usize, usize)> {
        let mut copula = self.relation(i) == Some(Relation::Cop);
        let mut predicate = self.predicate(i);
        for _ in 0..CHAIN {
            let outer = || self.child(predicate, &OUTER);
            // "The point is that he left": the copula's subject is the outer one.
            let found = if copula { outer() } else { None };
            if let Some(subject) = found.or_else(|| self.child(predicate, &SUBJECTS)).or_else(outer) {
                return Some((subject, predicate));
            }
            if self.relation(predicate) != Some(Relation::Conj) {
                return None;
            }
            predicate = self.head(predicate)?;
            copula = false;
        }
        None
    }

    /// Person and number that a finite verb takes from its subject; none where no subject is found.
    pub(super) fn agreement(&self, verb: usize) -> Option<(&'static str, &'static str)> {
        let (mut subject, predicate) = self.subject(verb)?;
        let form = |i: usize| self.tokens.get(i).map(|t| lower(&t.form)).unwrap_or_default();
        if self.is_relative_pronoun(subject) {
            if self.relation(predicate) != Some(Relation::AclRelcl) || form(subject) == "what" {
                return Some(("3", "Sing"));
            }
            // "the men who were": the relative pronoun stands for what its clause hangs on.
            subject = self.head(predicate)?;
        }
        let token = self.tokens.get(subject)?;
        let form = form(subject);
        if let Some(person) = self.coordinated(subject) {
            return Some((person, "Plur"));
        }
        if token.upos == Upos::Pron
            && let Some(known) = table::of("personal", &form)
        {
            let value = |name: &str| known.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
            return Some((value("Person").unwrap_or("3"), value("Number").unwrap_or("Sing")));
        }
        let many = matches!(
            form.as_str(),
            "these" | "those" | "both" | "many" | "several" | "few" | "most" | "all" | "some" | "others"
        );
        let plural = many && token.tag != Tag::Nnp
            || matches!(token.tag, Tag::Nns | Tag::Nnps)
            || token.upos == Upos::Num && !matches!(form.as_str(), "one" | "1");
        Some(("3", if plural { "Plur" } else { "Sing" }))
    }

    fn is_relative_pronoun(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| {
            t.upos == Upos::Pron
                && (matches!(t.tag, Tag::Wdt | Tag::Wp) || t.tag == Tag::In && t.form.eq_ignore_ascii_case("that"))
        })
    }

    /// The person of a subject with another after `and`; none where there is only one.
    fn coordinated(&self, subject: usize) -> Option<&'static str> {
        let is_and = |t: &Token| t.relation == Relation::Cc && (t.form.eq_ignore_ascii_case("and") || t.form == "&");
        let token = self.tokens.get(subject)?;
        if !matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num) {
            return None;
        }
        let others = || self.below(subject).filter(|i| self.relation(*i) == Some(Relation::Conj));
        if !others().any(|i| self.children(i).any(is_and)) {
            return None;
        }
        let first = |t: &Token| ["i", "we", "me"].iter().any(|f| t.form.eq_ignore_ascii_case(f));
        let me = first(token) || others().any(|i| self.tokens.get(i).is_some_and(first));
        Some(if me { "1" } else { "3" })
    }

    /// Whether a verb in its base form is a command.
    pub(super) fn is_imperative(&self, verb: usize) -> bool {
        let mut predicate = self.predicate(verb);
        for _ in 0..CHAIN {
            let governed = self.children(predicate).any(|t| {
                t.relation.is_subject()
                    || t.relation == Relation::Mark
                    || t.relation == Relation::Aux && matches!(t.tag, Tag::Md | Tag::To)
                    || AUXILIARIES.contains(&t.relation) && matches!(t.tag, Tag::Vbz | Tag::Vbp | Tag::Vbd)
            });
            if governed {
                return false;
            }
            match self.relation(predicate) {
                Some(
                    Relation::Root
                    | Relation::Parataxis
                    | Relation::Appos
                    | Relation::Ccomp
                    | Relation::List
                    | Relation::Dislocated,
                ) => return true,
                Some(Relation::Conj) => {}
                _ => return false,
            }
            let Some(head) = self.head(predicate) else { return false };
            let base = |t: &Token| t.tag == Tag::Vb && AUXILIARIES.contains(&t.relation);
            if self.tag(head) != Some(Tag::Vb) && !self.children(head).any(base) {
                return false;
            }
            predicate = head;
        }
        false
    }

    /// Whether a verb in `-ing` stands where a noun or an adjective could.
    pub(super) fn is_gerund(&self, mut verb: usize) -> bool {
        for _ in 0..CHAIN {
            if self.children(verb).any(|t| t.relation == Relation::Aux && t.lemma == "be") {
                return false;
            }
            if self.relation(verb) == Some(Relation::Conj)
                && let Some(head) = self.head(verb).filter(|h| self.tag(*h) == Some(Tag::Vbg))
            {
                verb = head;
                continue;
            }
            return matches!(
                self.relation(verb),
                Some(
                    Relation::Acl
                        | Relation::Amod
                        | Relation::Xcomp
                        | Relation::Ccomp
                        | Relation::Csubj
                        | Relation::CsubjPass
                        | Relation::CsubjOuter
                        | Relation::Obj
                        | Relation::Compound
                        | Relation::Appos
                        | Relation::Nsubj
                        | Relation::NsubjPass
                        | Relation::Nmod
                )
            );
        }
        false
    }

    /// Whether a past participle is passive: all are that no `have` governs.
    pub(super) fn is_passive(&self, mut verb: usize) -> bool {
        for _ in 0..CHAIN {
            let any = |test: &dyn Fn(&Token) -> bool| self.children(verb).any(test);
            if any(&|t| t.relation == Relation::AuxPass) {
                return true;
            }
            if any(&|t| t.relation == Relation::Aux && t.lemma == "have") {
                return false;
            }
            if self.relation(verb) != Some(Relation::Conj) || any(&|t| SUBJECTS.contains(&t.relation)) {
                return true;
            }
            match self.head(verb).filter(|h| self.tag(*h) == Some(Tag::Vbn)) {
                Some(head) => verb = head,
                None => return true,
            }
        }
        true
    }

    /// Whether a pronoun is a subject.
    pub(super) fn is_nominative(&self, mut i: usize) -> bool {
        for _ in 0..CHAIN {
            match (self.relation(i), self.head(i)) {
                (Some(Relation::Conj), Some(head)) => i = head,
                (Some(relation), _) => return relation.is_subject() || relation == Relation::Expl,
                (None, _) => return false,
            }
        }
        false
    }

    /// Whether a word in `wh-` opens a relative clause, not a question.
    pub(super) fn is_relative(&self, word: usize) -> bool {
        // "what they said": a relative clause hangs on the word itself.
        if self.child(word, &[Relation::AclRelcl]).is_some() {
            return true;
        }
        let mut at = word;
        for _ in 0..CHAIN {
            match self.relation(at) {
                Some(Relation::AclRelcl | Relation::AdvclRelcl) => return true,
                Some(
                    Relation::Root
                    | Relation::Ccomp
                    | Relation::Csubj
                    | Relation::Advcl
                    | Relation::Parataxis
                    | Relation::Xcomp
                    | Relation::Acl,
                ) if at != word => return false,
                _ => {}
            }
            match self.head(at) {
                Some(head) => at = head,
                None => return false,
            }
        }
        false
    }
}
