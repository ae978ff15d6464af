//! Morphological features: by example, and against the development parts of the treebanks.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use dateline::document::Document;
use dateline::text::conllu::{Documents, GivenDocument, lay_out};
use dateline::text::{Model, Relation, Sentence, Tag, Upos, analyse, analyse_words};

/// The features of the word with this form in a text.
fn features(text: &str, form: &str) -> String {
    let document = Document::plain(text);
    let found = analyse(&document);
    let words = found.iter().flat_map(|s| s.tokens.iter().zip(s.features()));
    words.into_iter().find(|(t, _)| t.form == form).map(|(_, f)| f.to_string()).unwrap_or_default()
}

#[test]
fn verbs_have_tense_mood_person_and_voice() {
    for (text, form, expected) in [
        ("The ministers signed the treaty.", "signed", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
        ("The minister and the envoy were late.", "were", "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
        ("I signed the treaty.", "signed", "Mood=Ind|Number=Sing|Person=1|Tense=Past|VerbForm=Fin"),
        ("She signs it.", "signs", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("The treaty was signed in Oslo.", "signed", "Tense=Past|VerbForm=Part|Voice=Pass"),
        ("She has signed the treaty.", "signed", "Tense=Past|VerbForm=Part"),
        ("She is signing the treaty.", "signing", "Tense=Pres|VerbForm=Part"),
        ("She will sign the treaty.", "sign", "VerbForm=Inf"),
        ("She will sign the treaty.", "will", "VerbForm=Fin"),
        ("Sign the treaty now.", "Sign", "Mood=Imp|VerbForm=Fin"),
    ] {
        assert_eq!(features(text, form), expected, "{form} in {text}");
    }
}

#[test]
fn pronouns_determiners_numbers_and_degrees() {
    for (text, form, expected) in [
        ("They saw it.", "They", "Case=Nom|Number=Plur|Person=3|PronType=Prs"),
        ("They saw it.", "it", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"),
        ("It rained on her roof.", "It", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"),
        ("It rained on her roof.", "her", "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("The men saw a ship.", "The", "Definite=Def|PronType=Art"),
        ("The men saw a ship.", "men", "Number=Plur"),
        ("These men did not go.", "These", "Number=Plur|PronType=Dem"),
        ("These men did not go.", "not", "Polarity=Neg"),
        ("Berg wrote 12 larger books.", "12", "NumForm=Digit|NumType=Card"),
        ("Berg wrote 12 larger books.", "larger", "Degree=Cmp"),
        ("Berg wrote her third book.", "third", "Degree=Pos|NumForm=Word|NumType=Ord"),
        ("The man who wrote it left.", "who", "PronType=Rel"),
        ("Who wrote it?", "Who", "PronType=Int"),
        ("The man in the house left.", "in", "_"),
    ] {
        assert_eq!(features(text, form), expected, "{form} in {text}");
    }
}

/// Puts the gold tags and tree into a sentence.
fn with_gold(sentence: &mut Sentence, given: &dateline::text::conllu::GivenSentence) {
    for (token, columns) in sentence.tokens.iter_mut().zip(given.columns()) {
        token.lemma = columns.lemma.into();
        token.upos = Upos::parse(columns.upos);
        token.tag = Tag::parse(columns.xpos);
        token.head = columns.head.parse::<usize>().ok().and_then(|h| h.checked_sub(1));
        token.relation = Relation::parse(columns.deprel);
    }
}

/// Hits, given and expected values of one feature.
#[derive(Default, Clone, Copy)]
struct Count {
    hits: usize,
    given: usize,
    gold: usize,
}

/// Words, words whose features are all right, and the counts of each feature.
#[derive(Default)]
struct Score {
    words: usize,
    exact: usize,
    features: BTreeMap<String, Count>,
}

impl Score {
    fn add(&mut self, sentence: &Sentence, given: &dateline::text::conllu::GivenSentence) {
        for (found, columns) in sentence.features().iter().zip(given.columns()) {
            self.words += 1;
            self.exact += usize::from(found.to_string() == columns.feats);
            let gold: Vec<(&str, &str)> = columns.feats.split('|').filter_map(|f| f.split_once('=')).collect();
            for (name, value) in found.iter() {
                let count = self.features.entry(name.to_owned()).or_default();
                count.given += 1;
                count.hits += usize::from(gold.contains(&(name, value)));
            }
            for (name, _) in gold {
                self.features.entry(name.to_owned()).or_default().gold += 1;
            }
        }
    }

    fn percent(&self) -> f64 {
        100.0 * self.exact as f64 / self.words as f64
    }

    fn print(&self, title: &str) {
        println!("{title}: whole FEATS {:.2} % of {} words", self.percent(), self.words);
        for (name, c) in &self.features {
            let f1 = 200.0 * c.hits as f64 / (c.given + c.gold) as f64;
            println!("  {name:9} F1 {f1:5.1}  ({} in the treebank)", c.gold);
        }
    }
}

fn documents(path: &Path) -> Vec<GivenDocument> {
    let file = BufReader::new(File::open(path).unwrap());
    Documents::new(&path.display().to_string(), file).collect::<Result<_, _>>().unwrap()
}

#[test]
fn features_of_the_development_treebanks() {
    // The floors are below what was measured, so that they mark a break and not a wobble.
    for (file, at_gold, end_to_end) in [("en_ewt-ud-dev.conllu", 97.5, 90.0), ("en_gum-ud-dev.conllu", 94.0, 88.0)] {
        let path = Path::new("../shared/data/ud").join(file);
        if !path.is_file() {
            println!("skipped: {} is not there", path.display());
            continue;
        }
        let model = Model::embedded().expect("the embedded model is sound");
        let (mut gold, mut found) = (Score::default(), Score::default());
        for document in documents(&path) {
            let mut layout = lay_out(&document);
            for (sentence, given) in layout.sentences.iter_mut().zip(&document.sentences) {
                with_gold(sentence, given);
                gold.add(sentence, given);
            }
            analyse_words(model, &mut layout.sentences);
            for (sentence, given) in layout.sentences.iter().zip(&document.sentences) {
                found.add(sentence, given);
            }
        }
        gold.print(&format!("{file}, gold tags and trees"));
        found.print(&format!("{file}, the model's tags and trees"));
        assert!(gold.percent() > at_gold, "{file}: {:.2} at gold tags", gold.percent());
        assert!(found.percent() > end_to_end, "{file}: {:.2} at the model's tags", found.percent());
    }
}
