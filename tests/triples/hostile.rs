//! Texts that nobody would write: nothing stops, nothing breaks out of its column, and time stays in bounds.

use std::time::{Duration, Instant};

use dateline::document::BlockKind;
use dateline::event::proposition::{Form, LONGEST, Word, propositions};
use dateline::text::{Relation, Sentence, Tag, Token, Upos};
use proptest::prelude::*;

use crate::command::{dateline_with, errors};

#[test]
fn tabs_and_control_characters_stay_in_their_column() {
    let input = "The cap\u{7}tain sold the\u{1b}[31m ship\u{85}s in May .\nThe \u{2028}crew saw the\tport .\n";
    let run = dateline_with(&["triples", "-", "--input", "tokens"], input.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    let out = String::from_utf8(run.stdout).unwrap();
    assert!(!out.is_empty());
    for line in out.lines() {
        assert!(line.split('\t').count() >= 5, "{line:?}");
        assert!(line.split('\t').nth(1).unwrap().parse::<f64>().is_ok(), "{line:?}");
    }
    let control = |c: char| c.is_control() && c != '\t' && c != '\n' || c == '\u{2028}';
    assert!(!out.chars().any(control), "{out:?}");
}

#[test]
fn a_text_without_a_sentence_end_is_read_in_time() {
    let began = Instant::now();
    let text = "the cat that saw the dog and the bird with the man who met ".repeat(2_000);
    let run = dateline_with(&["triples", "-", "--input", "plain", "--quiet"], text.as_bytes());
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert!(began.elapsed() < Duration::from_secs(120), "{:?}", began.elapsed());
}

#[test]
fn a_text_of_marks_says_nothing() {
    let run = dateline_with(&["triples", "-", "--input", "plain"], b"... ((( ,,, ;;; --- !!!");
    assert_eq!(run.status.code(), Some(0), "{}", errors(&run));
    assert!(run.stdout.is_empty());
}

/// A sentence with these tokens: part of speech, head and relation.
fn sentence(tokens: Vec<(Upos, Tag, Option<usize>, Relation)>) -> Sentence {
    let count = tokens.len();
    let token = |(i, (upos, tag, head, relation)): (usize, (Upos, Tag, Option<usize>, Relation))| Token {
        start: 2 * i,
        end: 2 * i + 1,
        form: "w".into(),
        lemma: "w".into(),
        upos,
        tag,
        head,
        relation,
    };
    Sentence {
        start: 0,
        end: 2 * count,
        block: 0,
        kind: BlockKind::Paragraph,
        tokens: tokens.into_iter().enumerate().map(token).collect(),
        names: Vec::new(),
    }
}

#[test]
fn a_sentence_that_is_too_long_says_nothing() {
    let chain = |n: usize| {
        let word = |i: usize| match i {
            0 => (Upos::Verb, Tag::Vbd, None, Relation::Root),
            1 => (Upos::Noun, Tag::Nn, Some(0), Relation::Nsubj),
            2 => (Upos::Noun, Tag::Nn, Some(0), Relation::Obj),
            i => (Upos::Noun, Tag::Nn, Some(i - 1), Relation::Nmod),
        };
        sentence((0..n).map(word).collect())
    };
    assert_eq!(propositions(&chain(LONGEST), Form::Nary).len(), 1);
    assert!(propositions(&chain(LONGEST + 1), Form::Nary).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Heads that go in circles, point to themselves or to no word at all, and relations without sense.
    #[test]
    fn any_tree_is_taken(words in prop::collection::vec((0..Upos::ALL.len(), 0..Tag::ALL.len(), prop::option::of(0_usize..40), 0..Relation::ALL.len()), 0..30)) {
        let tokens = words.into_iter().map(|(u, t, head, r)| (Upos::ALL[u], Tag::ALL[t], head, Relation::ALL[r])).collect();
        let sentence = sentence(tokens);
        for form in [Form::Nary, Form::Binary] {
            for p in propositions(&sentence, form) {
                prop_assert!(p.arguments.len() >= 2);
                prop_assert!(form == Form::Nary || p.arguments.len() == 2);
                prop_assert!((0.0..=1.0).contains(&p.confidence()));
                for words in p.arguments.iter().chain([&p.relation]) {
                    prop_assert!(!words.is_empty());
                    for word in words {
                        if let Word::At(i) = word {
                            prop_assert!(*i < sentence.tokens.len());
                        }
                    }
                }
            }
        }
    }
}
