//! Sentences as headlines and captions would put them, made from those of a treebank with their trees.
//!
//! Headlines leave out articles and forms of "be" and "have", tell the past in the present tense and the future with "to",
//! and end without a stop; captions keep the articles.

use compact_str::CompactString;

use super::conllu::{GoldSentence, GoldWord};
use crate::text::{Relation, Tag, Upos};

/// Longest sentence that is turned into a headline or a caption.
const LONGEST: usize = 40;

/// The sentence as a headline; none if it does not tell what somebody or something named by a noun does or suffers.
pub(super) fn headline(sentence: &GoldSentence, short: bool) -> Option<GoldSentence> {
    let (root, subject) = clause(sentence)?;
    let mut draft = Draft::new(sentence);
    let will = told(&mut draft, root)?;
    for (i, word) in sentence.words.iter().enumerate() {
        let small = matches!(word.relation, Relation::Det) && word.tag == Tag::Dt && word.lemma.len() <= 3;
        let support = matches!(word.relation, Relation::Aux | Relation::AuxPass | Relation::Cop)
            && matches!(word.lemma.as_str(), "be" | "have")
            && word.head == Some(root)
            && will.is_none();
        if (small || support) && !draft.has_dependents(i) {
            draft.drop(i);
        }
    }
    if short {
        let ends = |i: usize, w: &GoldWord| {
            let loose = matches!(w.relation, Relation::Punct | Relation::Parataxis | Relation::Cc | Relation::Conj);
            i > root && w.head == Some(root) && (loose || w.relation == Relation::Advcl)
        };
        if let Some(end) = sentence.words.iter().enumerate().position(|(i, w)| ends(i, w)) {
            draft.drop_all(draft.first_of(end)..sentence.words.len());
        }
        let begin = sentence.words.iter().enumerate().filter(|(i, w)| w.head == Some(root) && *i < subject).count();
        if begin > 0 {
            draft.drop_all(0..draft.first_of(subject));
        }
    }
    draft.drop_last_stop();
    let made = draft.finish()?;
    (made.words.len() >= 3).then_some(made)
}

/// The sentence as a caption: in the present tense, now and then without the second comma of an apposition.
pub(super) fn caption(sentence: &GoldSentence, careless: bool) -> Option<GoldSentence> {
    let (root, subject) = clause(sentence)?;
    let mut draft = Draft::new(sentence);
    let past = sentence.words.get(root)?.tag == Tag::Vbd;
    told(&mut draft, root)?;
    let comma = root.checked_sub(1).filter(|c| {
        careless && c.checked_sub(1) > Some(subject) && sentence.words.get(*c).is_some_and(|w| w.form == ",")
    });
    if let Some(comma) = comma {
        draft.drop(comma);
    }
    if past || comma.is_some() { draft.finish() } else { None }
}

/// The sentence with its passive relative clauses cut to their participles; none if it has no such clause.
pub(super) fn reduced(sentence: &GoldSentence) -> Option<GoldSentence> {
    let mut draft = Draft::new(sentence);
    let mut found = false;
    for (verb, word) in sentence.words.iter().enumerate() {
        if word.relation != Relation::AclRelcl || !matches!(word.tag, Tag::Vbn | Tag::Vbg) {
            continue;
        }
        let children = || sentence.words.iter().enumerate().filter(|(_, w)| w.head == Some(verb));
        let subject = children().find(|(i, w)| {
            matches!(w.relation, Relation::NsubjPass | Relation::Nsubj)
                && matches!(w.tag, Tag::Wdt | Tag::Wp)
                && *i < verb
        });
        let support = |w: &GoldWord| {
            matches!(w.relation, Relation::Aux | Relation::AuxPass) && matches!(w.lemma.as_str(), "be" | "have")
        };
        let other = children().any(|(_, w)| w.relation == Relation::Aux && !support(w) || w.lemma == "not");
        let be = children().any(|(_, w)| support(w) && w.lemma == "be");
        let Some((subject, _)) = subject.filter(|_| be && !other) else { continue };
        found = true;
        draft.drop(subject);
        for (i, _) in children().filter(|(_, w)| support(w)) {
            draft.drop(i);
        }
        if let Some(word) = draft.words.get_mut(verb) {
            word.relation = Relation::Acl;
        }
    }
    found.then(|| draft.finish()).flatten()
}

/// The predicate of a statement and its subject before it, a noun.
fn clause(sentence: &GoldSentence) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let root = words.iter().position(|w| w.head.is_none())?;
    let under_root = || words.iter().enumerate().filter(|(_, w)| w.head == Some(root));
    let (subject, _) = under_root().find(|(i, w)| {
        *i < root
            && matches!(w.relation, Relation::Nsubj | Relation::NsubjPass)
            && matches!(w.upos, Upos::Noun | Upos::Propn)
    })?;
    let strange = under_root().any(|(_, w)| matches!(w.lemma.as_str(), "not" | "never" | "do"));
    let asks = words.last().is_some_and(|w| w.form.contains('?'));
    let tells = words.get(root).is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Adj));
    (tells && !strange && !asks && words.len() <= LONGEST).then_some((root, subject))
}

/// Puts the predicate and what is joined to it into the tense of headlines. Gives the word that became "to".
fn told(draft: &mut Draft, root: usize) -> Option<Option<usize>> {
    let under = |draft: &Draft, verb: usize, f: &dyn Fn(&GoldWord) -> bool| {
        draft.words.iter().position(|w| w.head == Some(verb) && f(w))
    };
    let verbs: Vec<usize> = (0..draft.words.len())
        .filter(|i| {
            *i == root || draft.words.get(*i).is_some_and(|w| w.head == Some(root) && w.relation == Relation::Conj)
        })
        .collect();
    let mut to = None;
    for verb in verbs {
        let passive = under(draft, verb, &|w| w.relation == Relation::AuxPass).is_some();
        let perfect = under(draft, verb, &|w| w.relation == Relation::Aux && w.lemma == "have").is_some();
        let modal = under(draft, verb, &|w| w.relation == Relation::Aux && w.tag == Tag::Md);
        let plural = draft.words.iter().enumerate().any(|(i, w)| {
            w.head == Some(root)
                && w.relation == Relation::Nsubj
                && (matches!(w.tag, Tag::Nns | Tag::Nnps)
                    || draft.words.iter().any(|c| c.head == Some(i) && c.relation == Relation::Conj))
        });
        if let Some(modal) = modal.filter(|_| verb == root) {
            let word = draft.words.get_mut(modal)?;
            if word.lemma != "will" {
                return None;
            }
            (word.form, word.lemma, word.upos, word.tag, word.relation) =
                ("to".into(), "to".into(), Upos::Part, Tag::To, Relation::Mark);
            to = Some(modal);
            continue;
        }
        let word = draft.words.get_mut(verb)?;
        if word.upos == Upos::Verb && !passive && (word.tag == Tag::Vbd || perfect && word.tag == Tag::Vbn) {
            (word.form, word.tag) =
                if plural { (word.lemma.clone(), Tag::Vbp) } else { (third_person(&word.lemma), Tag::Vbz) };
        }
    }
    Some(to)
}

/// The third person singular of a verb.
fn third_person(lemma: &str) -> CompactString {
    if lemma == "have" {
        return "has".into();
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    match lemma.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies").into(),
        _ if hisses => format!("{lemma}es").into(),
        _ => format!("{lemma}s").into(),
    }
}

/// A sentence from which words are taken out.
struct Draft {
    words: Vec<GoldWord>,
    dropped: Vec<bool>,
}

impl Draft {
    fn new(sentence: &GoldSentence) -> Self {
        Self { words: sentence.words.clone(), dropped: vec![false; sentence.words.len()] }
    }

    fn drop(&mut self, i: usize) {
        if let Some(dropped) = self.dropped.get_mut(i) {
            *dropped = true;
        }
    }

    fn drop_all(&mut self, range: std::ops::Range<usize>) {
        for i in range {
            self.drop(i);
        }
    }

    fn has_dependents(&self, i: usize) -> bool {
        self.words.iter().any(|w| w.head == Some(i))
    }

    fn drop_last_stop(&mut self) {
        let last = (0..self.words.len()).rev().find(|i| self.dropped.get(*i) == Some(&false));
        if let Some(last) = last.filter(|l| self.words.get(*l).is_some_and(|w| w.upos == Upos::Punct)) {
            self.drop(last);
        }
    }

    /// The first word of those under a word, itself included.
    fn first_of(&self, top: usize) -> usize {
        let under = |i: usize| {
            let mut at = Some(i);
            for _ in 0..=self.words.len() {
                if at == Some(top) {
                    return true;
                }
                at = at.and_then(|i| self.words.get(i)).and_then(|w| w.head);
            }
            false
        };
        (0..top).find(|i| under(*i)).unwrap_or(top)
    }

    /// What is left; none if a word that stays hangs on one that goes.
    fn finish(self) -> Option<GoldSentence> {
        let mut places = Vec::with_capacity(self.words.len());
        let mut count = 0;
        for dropped in &self.dropped {
            places.push((!dropped).then_some(count));
            count += usize::from(!dropped);
        }
        let mut words = Vec::with_capacity(count);
        for (mut word, dropped) in self.words.into_iter().zip(self.dropped) {
            if dropped {
                continue;
            }
            if let Some(head) = word.head {
                word.head = Some(places.get(head).copied().flatten()?);
            }
            words.push(word);
        }
        words.iter().any(|w| w.head.is_none()).then_some(())?;
        if let Some(first) = words.first_mut() {
            let mut chars = first.form.chars();
            first.form = chars.next()?.to_uppercase().chain(chars).collect();
        }
        Some(GoldSentence { words, ..GoldSentence::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::train::conllu;

    /// Lines of form, lemma, universal part of speech, tag, head and relation.
    fn sentence(lines: &str) -> GoldSentence {
        let mut text = String::new();
        for (i, line) in lines.lines().enumerate() {
            let columns: Vec<&str> = line.split_whitespace().collect();
            if let [form, lemma, upos, tag, head, relation] = columns.as_slice() {
                text.push_str(&format!("{}\t{form}\t{lemma}\t{upos}\t{tag}\t_\t{head}\t{relation}\t_\t_\n", i + 1));
            }
        }
        conllu::parse("a test", text.as_bytes()).unwrap_or_default().pop().unwrap_or_default()
    }

    fn words(sentence: Option<GoldSentence>) -> String {
        let words = sentence.map(|s| s.words).unwrap_or_default();
        words.iter().map(|w| format!("{}/{} ", w.form, w.head.map_or(0, |h| h + 1))).collect()
    }

    const STORM: &str = "The the DET DT 2 det
storm storm NOUN NN 3 nsubj
destroyed destroy VERB VBD 0 root
a a DET DT 5 det
bridge bridge NOUN NN 3 obj
which which PRON WDT 8 nsubj:pass
was be AUX VBD 8 aux:pass
built build VERB VBN 5 acl:relcl
in in ADP IN 10 case
1904 1904 NUM CD 8 obl
. . PUNCT . 3 punct";

    #[test]
    fn a_headline_is_in_the_present_and_has_no_articles() {
        assert_eq!(
            words(headline(&sentence(STORM), true)),
            "Storm/2 destroys/0 bridge/2 which/6 was/6 built/3 in/8 1904/6 "
        );
    }

    #[test]
    fn a_passive_headline_has_no_auxiliary_and_the_future_becomes_to() {
        let passive = "Two two NUM CD 2 nummod\nmen man NOUN NNS 4 nsubj:pass\nwere be AUX VBD 4 aux:pass
jailed jail VERB VBN 0 root\n. . PUNCT . 4 punct";
        assert_eq!(words(headline(&sentence(passive), false)), "Two/2 men/3 jailed/0 ");
        let future = "The the DET DT 2 det\nking king NOUN NN 4 nsubj\nwill will AUX MD 4 aux
visit visit VERB VB 0 root\nRome Rome PROPN NNP 4 obj\n. . PUNCT . 4 punct";
        assert_eq!(words(headline(&sentence(future), false)), "King/3 to/3 visit/0 Rome/3 ");
    }

    #[test]
    fn a_caption_keeps_its_articles() {
        assert!(words(caption(&sentence(STORM), false)).starts_with("The/2 storm/3 destroys/0 a/5 bridge/3 "));
    }

    #[test]
    fn a_passive_relative_clause_is_cut_to_its_participle() {
        assert!(words(reduced(&sentence(STORM))).contains(" destroyed/0 a/5 bridge/3 built/5 in/8 1904/6 ./3"));
    }
}
