//! An argument is never cut in the middle of a phrase.

use dateline::event::proposition::{Form, Word, propositions};
use dateline::text::{Relation, Sentence, Tag, Upos, analyse};

use crate::shown;

/// What may hang on a word of an argument and be left out of it: punctuation and conjunctions at its ends, the preposition
/// that the relation has, other members of a coordination, what is said in passing, and the rest of the clause where the
/// argument is its predicate or its subject has been taken out.
const LEFT_OUT: &[Relation] = &[
    Relation::Punct,
    Relation::Cc,
    Relation::CcPreconj,
    Relation::Case,
    Relation::Conj,
    Relation::Mark,
    Relation::Appos,
    Relation::Acl,
    Relation::AclRelcl,
    Relation::Amod,
    Relation::Advcl,
    Relation::AdvclRelcl,
    Relation::Advmod,
    Relation::Parataxis,
    Relation::Discourse,
    Relation::Dislocated,
    Relation::Vocative,
    Relation::Nsubj,
    Relation::NsubjPass,
    Relation::NsubjOuter,
    Relation::Csubj,
    Relation::CsubjPass,
    Relation::CsubjOuter,
    Relation::Cop,
    Relation::Aux,
    Relation::AuxPass,
    Relation::Expl,
    Relation::Obl,
    Relation::OblUnmarked,
    Relation::OblAgent,
    Relation::Ccomp,
    Relation::Xcomp,
    Relation::Nmod,
    Relation::NmodUnmarked,
    Relation::NmodDesc,
];

/// Relations of [`LEFT_OUT`] that are left out of a noun's phrase only where a comma or the like parts them from it.
const PARTED: &[Relation] = &[Relation::Nmod, Relation::Amod, Relation::Appos, Relation::Acl, Relation::AclRelcl];

fn example_sentences() -> Vec<Sentence> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "html" || e == "txt"));
    paths.sort();
    let options = dateline::source::ReadOptions::default();
    let read = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        dateline::source::read_bytes("page", &bytes, &options).into_iter().flatten().collect::<Vec<_>>()
    };
    paths.iter().flat_map(read).flat_map(|document| analyse(&document)).collect()
}

/// The words of an argument that stand in the sentence.
fn tokens(argument: &[Word]) -> Vec<usize> {
    argument.iter().filter_map(|w| if let Word::At(i) = w { Some(*i) } else { None }).collect()
}

#[test]
fn no_word_that_makes_a_phrase_whole_is_left_out() {
    let mut seen = 0;
    for sentence in example_sentences() {
        for form in [Form::Nary, Form::Binary] {
            for p in propositions(&sentence, form) {
                for argument in &p.arguments {
                    let inside = tokens(argument);
                    for (i, token) in sentence.tokens.iter().enumerate() {
                        let Some(head) = token.head.filter(|h| inside.contains(h) && !inside.contains(&i)) else {
                            continue;
                        };
                        // A relative pronoun has given way to its noun.
                        if matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::WpPoss) {
                            continue;
                        }
                        // Part of the name of another person than the tree says.
                        let mut names = sentence.names.iter().map(|n| n.first..n.last);
                        let torn = names.any(|name| name.contains(&i) && !name.contains(&head));
                        // `told the board that she had gone`: the clause is what was told, whatever the tree says.
                        let told = sentence.tokens[head].head.is_some_and(|v| sentence.tokens[v].lemma == "tell");
                        // `A jury on Friday convicted him`: so is the day, of the verb.
                        let day = token.relation == Relation::Nmod && token.form.ends_with("day");
                        if token.relation == Relation::Flat && torn || token.relation == Relation::Acl && told || day {
                            continue;
                        }
                        seen += 1;
                        let all = shown(&sentence, &p);
                        assert!(LEFT_OUT.contains(&token.relation), "{:?} of {all:?}", token.form);
                        let nominal = matches!(sentence.tokens[head].upos, Upos::Noun | Upos::Propn);
                        let inner = i > 0 && nominal && PARTED.contains(&token.relation) && head < i;
                        if inner {
                            assert!(
                                parted(&sentence, i) || is_said_by(&sentence, &p.relation, i),
                                "{:?} of {all:?}",
                                token.form
                            );
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 500, "only {seen} words left out in the example articles");
}

/// Whether a comma, bracket or dash stands before what a word heads.
fn parted(sentence: &Sentence, i: usize) -> bool {
    let (first, _) = sentence.subtree(i);
    let punct = |k: usize| sentence.tokens[k].upos == Upos::Punct;
    punct(first) || first > 0 && punct(first - 1)
}

/// Whether the proposition is the one that the clause under `i` makes, or the word is the beside of an apposition.
fn is_said_by(sentence: &Sentence, relation: &[Word], i: usize) -> bool {
    let said = tokens(relation);
    said.is_empty() || said.iter().any(|&w| sentence.dominates(i, w))
}

#[test]
fn most_arguments_are_one_run_of_words() {
    let (mut runs, mut all) = (0, 0);
    for sentence in example_sentences() {
        for p in propositions(&sentence, Form::Nary) {
            for argument in &p.arguments {
                let words = tokens(argument);
                let punct = |k: usize| sentence.tokens[k].upos == Upos::Punct;
                let run = words.windows(2).all(|w| w[0] < w[1] && (w[0] + 1..w[1]).all(punct));
                runs += usize::from(run);
                all += 1;
            }
        }
    }
    // The rest: a determiner shared by coordinated nouns, the noun of a relative clause behind its preposition, phrases
    // that something else stands in the middle of.
    assert!(all > 500 && runs * 100 >= all * 95, "{runs} of {all} arguments are one run of words");
}

#[test]
fn no_argument_begins_or_ends_with_a_comma_or_conjunction() {
    for sentence in example_sentences() {
        for p in propositions(&sentence, Form::Nary) {
            for argument in &p.arguments {
                let words = tokens(argument);
                for at in [words.first(), words.last()].into_iter().flatten() {
                    let form = sentence.tokens[*at].form.as_str();
                    assert!(
                        !matches!(form, "," | ";" | "." | "and"),
                        "{form:?} at an end in {:?}",
                        shown(&sentence, &p)
                    );
                }
            }
        }
    }
}
