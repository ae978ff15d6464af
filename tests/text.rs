//! The language room through its face.

use dateline::document::{Block, BlockKind, Document};
use dateline::text::{NameKind, Relation, Sentence, Upos, analyse};
use proptest::prelude::*;

/// A document with the given blocks, parted by a blank line.
fn document(blocks: &[&str], tokenised: bool) -> Document {
    let mut text = String::new();
    let mut places = Vec::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.chars().count();
        text.push_str(block);
        places.push(Block { kind: BlockKind::Paragraph, start, end: text.chars().count(), tokenised });
    }
    Document {
        id: "0".to_owned(),
        source: "test".to_owned(),
        name: "test".to_owned(),
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        text,
        blocks: places,
    }
}

fn sentences(text: &str) -> Vec<Sentence> {
    analyse(&document(&[text], false))
}

fn forms(sentence: &Sentence) -> Vec<&str> {
    sentence.tokens.iter().map(|t| t.form.as_str()).collect()
}

/// The words of all sentences parted by blanks, sentences by bars.
fn cut(text: &str) -> String {
    sentences(text).iter().map(|s| forms(s).join(" ")).collect::<Vec<_>>().join(" | ")
}

fn assert_sound(document: &Document, sentences: &[Sentence]) {
    let chars: Vec<char> = document.text.chars().collect();
    let mut at = 0;
    for sentence in sentences {
        let block = &document.blocks[sentence.block];
        assert!(block.start <= sentence.start && sentence.end <= block.end);
        assert!(sentence.start >= at, "sentences in order");
        assert_eq!(sentence.start, sentence.tokens[0].start);
        assert_eq!(sentence.end, sentence.tokens[sentence.tokens.len() - 1].end);
        for token in &sentence.tokens {
            assert!(at <= token.start && token.start < token.end, "words in order and not empty");
            assert_eq!(token.form.as_str(), chars[token.start..token.end].iter().collect::<String>());
            at = token.end;
        }
        let mut last = 0;
        for name in &sentence.names {
            assert!(last <= name.first && name.first < name.last && name.last <= sentence.tokens.len());
            last = name.last;
        }
        assert_eq!(sentence.tokens.iter().filter(|t| t.head.is_none()).count(), 1, "one root");
        for (i, token) in sentence.tokens.iter().enumerate() {
            assert_eq!(token.head.is_none(), token.relation == Relation::Root);
            let mut steps = 0;
            let mut head = Some(i);
            while let Some(h) = head {
                head = sentence.tokens[h].head;
                steps += 1;
                assert!(steps <= sentence.tokens.len(), "no circle");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_gives_exact_offsets_and_trees(blocks in prop::collection::vec(any::<String>(), 0..4)) {
        let blocks: Vec<&str> = blocks.iter().map(String::as_str).collect();
        let document = document(&blocks, false);
        assert_sound(&document, &analyse(&document));
    }

    #[test]
    fn any_newslike_text_gives_exact_offsets_and_trees(
        text in "([A-Z]?[a-z]{1,6}|[0-9]{1,4}|U\\.S\\.|Mr\\.|[.,:;!?'\"“”’()$£%/&—…-]| |\n){0,60}",
    ) {
        let document = document(&[&text], false);
        let found = analyse(&document);
        assert_sound(&document, &found);
        let solid = text.chars().filter(|c| !c.is_whitespace()).count();
        let words: usize = found.iter().flat_map(|s| &s.tokens).map(|t| t.end - t.start).sum();
        prop_assert_eq!(solid, words, "no character is lost");
    }

    #[test]
    fn tokenised_blocks_are_cut_at_blanks_only(words in prop::collection::vec("[!-~é–]{1,8}", 1..40)) {
        let line = words.join(" ");
        let document = document(&[&line], true);
        let found = analyse(&document);
        assert_sound(&document, &found);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(forms(&found[0]), words.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

#[test]
fn clitics_money_and_units_are_words_of_their_own() {
    assert_eq!(cut("He can't say it's Iran's fault."), "He ca n't say it 's Iran 's fault .");
    assert_eq!(cut("It paid $25bn (£20m) at 7pm."), "It paid $ 25 bn ( £ 20 m ) at 7 pm .");
    assert_eq!(cut("They can’t; we’ll cannot."), "They ca n’t ; we ’ll can not .");
}

#[test]
fn hyphens_are_cut_but_not_after_prefixes() {
    assert_eq!(cut("A well-known anti-war ex-minister."), "A well - known anti-war ex-minister .");
    assert_eq!(cut("On 2007-05-28 they won 3-2."), "On 2007-05-28 they won 3 - 2 .");
}

#[test]
fn abbreviations_and_initials_do_not_end_sentences() {
    assert_eq!(
        cut("Mr. J. R. Smith met Gen. Dempsey on Jan. 5. They talked."),
        "Mr. J. R. Smith met Gen. Dempsey on Jan. 5 . | They talked ."
    );
    assert_eq!(cut("The U.S. Army left. He saw No. 5."), "The U.S. Army left . | He saw No. 5 .");
    assert_eq!(cut("It left the U.S. The army stayed."), "It left the U.S. | The army stayed .");
}

#[test]
fn quotations_stay_with_who_said_them() {
    assert_eq!(
        cut("\"Why?\" Mr Smith asked. \"I won't go.\" He left."),
        "\" Why ? \" Mr Smith asked . | \" I wo n't go . \" | He left ."
    );
    assert_eq!(cut("“Stop!” he said."), "“ Stop ! ” he said .");
}

#[test]
fn short_lines_stand_alone() {
    assert_eq!(
        cut("Talks resume\nBy John Smith\nThe talks began."),
        "Talks resume | By John Smith | The talks began ."
    );
}

#[test]
fn lines_broken_to_a_narrow_width_are_no_sentences_of_their_own() {
    assert_eq!(
        cut(
            "The treaty was signed on 17\nJuly 2004 in the town of\nLyon. The two sides met again\nin May 2005 and parted."
        ),
        "The treaty was signed on 17 July 2004 in the town of Lyon . | The two sides met again in May 2005 and parted ."
    );
    // The next word would have fitted.
    assert_eq!(
        cut("A NEW BRIDGE FOR THE OLD TOWN\nBy John Smith\nit was said"),
        "A NEW BRIDGE FOR THE OLD TOWN | By John Smith it was said"
    );
}

#[test]
fn text_without_stops_is_cut_into_bounded_sentences() {
    let text = "word ".repeat(20_000);
    let found = sentences(&text);
    assert!(found.iter().all(|s| s.tokens.len() <= 300));
    assert_eq!(found.iter().map(|s| s.tokens.len()).sum::<usize>(), 20_000);
}

#[test]
fn a_plain_news_sentence_is_analysed() {
    let found = sentences("On Monday, President Barack Obama met Angela Merkel in Berlin.");
    let sentence = &found[0];
    let met = sentence.tokens.iter().position(|t| t.form == "met").unwrap();
    assert_eq!(sentence.tokens[met].head, None);
    assert_eq!(sentence.tokens[met].upos, Upos::Verb);
    assert_eq!(sentence.tokens[met].lemma, "meet");
    let function = |relation| sentence.children(met).find(|i| sentence.tokens[*i].relation == relation);
    assert_eq!(sentence.tokens[function(Relation::Obj).unwrap()].form, "Angela");
    let names: Vec<_> = sentence.names.iter().map(|n| (forms(sentence)[n.first..n.last].join(" "), n.kind)).collect();
    assert_eq!(
        names,
        [
            ("Barack Obama".to_owned(), NameKind::Person),
            ("Angela Merkel".to_owned(), NameKind::Person),
            ("Berlin".to_owned(), NameKind::Gpe)
        ]
    );
}

#[test]
fn what_depends_on_a_word_is_found_in_any_tree() {
    let found = sentences("The man who lives here saw a dog.");
    let sentence = &found[0];
    for head in 0..sentence.tokens.len() {
        let slow: Vec<bool> = (0..sentence.tokens.len()).map(|i| sentence.dominates(head, i)).collect();
        assert_eq!(sentence.under(head), slow);
    }
}

#[test]
fn a_damaged_or_foreign_model_is_refused() {
    let model = include_bytes!("../data/model/english.bin");
    let nowhere = std::path::Path::new("nowhere");
    let refused = |bytes: &[u8]| {
        matches!(dateline::text::train::evaluate(nowhere, bytes, |_| ()), Err(dateline::Error::Model { .. }))
    };
    assert!(!refused(model), "the shipped model is sound");
    assert!(refused(b""));
    assert!(refused(b"GIF89a, which is no model of ours"));
    assert!(refused(&model[..model.len() - 1]), "cut off");
    let mut damaged = model.to_vec();
    damaged[model.len() / 2] ^= 1;
    assert!(refused(&damaged), "one bit changed");
    let mut older = model.to_vec();
    older[8] = 0;
    assert!(refused(&older), "another version");
}

#[test]
fn titles_stand_outside_of_names() {
    let found = sentences("Gen. David Petraeus met Prime Minister Tony Blair in London.");
    let sentence = &found[0];
    let names: Vec<_> = sentence.names.iter().map(|n| forms(sentence)[n.first..n.last].join(" ")).collect();
    assert_eq!(names, ["David Petraeus", "Tony Blair", "London"]);
}

#[test]
fn one_name_has_one_kind_in_a_document() {
    let found = sentences("John Lehman spoke first. Lehman said that he would go. Reporters asked Lehman why.");
    let kinds: Vec<NameKind> = found.iter().flat_map(|s| &s.names).map(|n| n.kind).collect();
    assert_eq!(kinds, [NameKind::Person; 3]);
}

#[test]
fn a_closing_quotation_mark_after_a_blank_stays_with_its_sentence() {
    assert_eq!(cut("\" I came . I saw . \" He left ."), "\" I came . | I saw . \" | He left .");
    assert_eq!(cut("`` I came . '' He left ."), "`` I came . '' | He left .");
}

#[test]
fn a_headline_without_articles_has_its_verb() {
    for (headline, verb, subject) in [
        ("Rebels claim capture of key town", "claim", "Rebels"),
        ("Senate backs tax plan after debate", "backs", "Senate"),
    ] {
        let sentences = sentences(headline);
        let tokens = &sentences[0].tokens;
        let root = tokens.iter().position(|t| t.relation == Relation::Root).unwrap();
        assert_eq!((tokens[root].form.as_str(), tokens[root].upos), (verb, Upos::Verb), "{headline}");
        let found = tokens.iter().find(|t| t.head == Some(root) && t.relation.is_subject()).unwrap();
        assert_eq!(found.form, subject, "{headline}");
    }
}

/// Head form and relation of the word with this form.
fn hangs(text: &str, form: &str) -> (String, Relation) {
    let sentences = sentences(text);
    let last = &sentences[sentences.len() - 1];
    let at = forms(last).iter().position(|f| *f == form).unwrap_or(usize::MAX);
    let token = &last.tokens[at];
    let head = token.head.and_then(|h| last.tokens.get(h)).map_or("", |t| t.form.as_str());
    (head.to_owned(), token.relation)
}

#[test]
fn what_grammar_decides_is_repaired() {
    let told = "Former minister Paul Keating, who put the issue in the spotlight, welcomed the result.";
    assert_eq!(hangs(told, "welcomed"), (String::new(), Relation::Root));
    assert_eq!(hangs(told, "put").1, Relation::AclRelcl);
    let pair = "The army accused Norway of planning a raid that hurt two sailors and of using smugglers.";
    assert_eq!(hangs(pair, "using"), ("planning".to_owned(), Relation::Conj));
    let told = "Norway had to stop, said Anna Berg.";
    assert!(matches!(hangs(told, "said").1, Relation::Parataxis | Relation::Root));
    assert_eq!(hangs(told, "Anna"), ("said".to_owned(), Relation::Nsubj));
    let far = "Talks on the islands, suspended in March, will resume in Geneva next week, officials said.";
    assert_eq!(hangs(far, "Talks"), ("resume".to_owned(), Relation::Nsubj));
    let father = "Her father, a physician, took her side.";
    assert_eq!(hangs(father, "physician"), ("father".to_owned(), Relation::Appos));
    assert_eq!(hangs("Soldiers arrived by air on Monday to find the houses empty.", "Soldiers").1, Relation::Nsubj);
}

#[test]
fn a_dateline_is_a_sentence_of_its_own() {
    assert_eq!(cut("LONDON, May 3 (ANS) - A jury met."), "LONDON , May 3 ( ANS ) - | A jury met .");
    assert_eq!(cut("PARIS — The two sides met."), "PARIS — | The two sides met .");
    assert_eq!(cut("Apple - the company - grew."), "Apple - the company - grew .");
}

#[test]
fn repaired_trees_are_trees() {
    let words =
        ["who", ",", "put", "Norway", "and", "of", "planning", "said", "after", "days", "linked", "to", "the", "."];
    for seed in 0..400_usize {
        let text: Vec<&str> = (0..12).map(|i| words[(seed * 7 + i * (seed % 11 + 1)) % words.len()]).collect();
        let document = document(&[&format!("Smith {}.", text.join(" "))], false);
        let sentences = analyse(&document);
        assert_sound(&document, &sentences);
    }
}

/// The kinds of the names in a text.
fn kinds(text: &str) -> Vec<(String, NameKind)> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        for name in &sentence.names {
            let words: Vec<&str> = sentence.tokens[name.first..name.last].iter().map(|t| t.form.as_str()).collect();
            found.push((words.join(" "), name.kind));
        }
    }
    found
}

#[test]
fn a_noun_beside_a_name_tells_its_kind() {
    let found = kinds("Oil company Sandborg raised its offer, and Sandborg shares rose.");
    assert_eq!(found, [("Sandborg".to_owned(), NameKind::Org), ("Sandborg".to_owned(), NameKind::Org)]);
    let found = kinds("Judges praised Verano, a village in the north.");
    assert_eq!(found, [("Verano".to_owned(), NameKind::Gpe)]);
}

#[test]
fn the_head_of_a_name_tells_its_kind() {
    let found = kinds("He studied at Brennick University before the Kelmar War.");
    let right = [("Brennick University", NameKind::Org), ("Kelmar War", NameKind::Event)];
    assert_eq!(found, right.map(|(name, kind)| (name.to_owned(), kind)));
}

#[test]
fn surnames_and_states_keep_their_kinds_beside_nouns_that_tell_others() {
    let found = kinds("Talks with Soviet Union leaders failed. The actress Veronica Lake smiled.");
    let right = [("Soviet Union", NameKind::Gpe), ("Veronica Lake", NameKind::Person)];
    assert_eq!(found, right.map(|(name, kind)| (name.to_owned(), kind)));
}
