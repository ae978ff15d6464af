//! The trainer through its face, on a few sentences of our own.
//!
//! It unpacks with the system's `gzip`; where that is missing these tests are skipped.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use dateline::Error;
use dateline::document::BlockKind;
use dateline::text::train::conllu::GoldSentence;
use dateline::text::train::{self, Part, Plan, Sources};
use dateline::text::{Model, NameKind, Relation, Sentence, Tag, Token, Upos, analyse_words};

/// Labelled names; each sentence is one line.
const NAMES: [&str; 4] = [
    "Ann/B-PERSON Lee/I-PERSON left/O Oslo/B-GPE ./O",
    "Tom/B-PERSON Hill/I-PERSON joined/O Acme/B-ORG Steel/I-ORG ./O",
    "Ann/B-PERSON Lee/I-PERSON joined/O Tom/B-PERSON Hill/I-PERSON in/O Lima/B-GPE ./O",
    "Acme/B-ORG Steel/I-ORG left/O Lima/B-GPE ./O",
];

/// Words with rows of the word vectors, and the numbers of those rows.
const ROWS: &str = "minister\t0\npolice\t0\nfire\t1\ntalks\t1\n";
const VECTORS: [i8; 2 * 96] = {
    let mut rows = [-20; 2 * 96];
    let mut i = 0;
    while i < 96 {
        rows[i] = 30;
        i += 1;
    }
    rows
};

/// A network of a few thousand weights.
fn plan() -> Plan {
    Plan {
        width: 32,
        reaches: vec![1, 0],
        arc: 16,
        label: 16,
        rounds: 25,
        rate: 0.02,
        batch: 80,
        layer_dropout: 0.0,
        word_dropout: 0.0,
    }
}

fn pack(path: &Path, text: &str) {
    let plain = path.with_extension("");
    fs::write(&plain, text).unwrap();
    assert!(Command::new("gzip").arg("-nf").arg(&plain).status().unwrap().success());
}

/// A data folder with every file that the trainer reads. None where there is no `gzip`.
fn folder() -> Option<(tempfile::TempDir, Sources)> {
    if Command::new("gzip").arg("--version").output().is_err() {
        eprintln!("skipped: no gzip");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let vectors = folder.path().join("vectors.bin");
    let sources = Sources { data: folder.path().to_owned(), vectors: vectors.clone(), silver: None };
    for file in sources.files() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, "").unwrap();
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model/press.tuning.conllu");
    for file in ["en_ewt-ud-train.conllu", "en_gum-ud-train.conllu"] {
        fs::copy(&own, folder.path().join("ud").join(file)).unwrap();
    }
    fs::write(folder.path().join("ner/silver_md.train.tsv"), bio(&NAMES)).unwrap();
    pack(&folder.path().join("ner/wordvec_rows.tsv.gz"), ROWS);
    fs::write(vectors, VECTORS.map(i8::cast_unsigned)).unwrap();
    Some((folder, sources))
}

/// The layout of the labelled sets: a word and its label a line, a blank line behind each sentence.
fn bio(sentences: &[&str]) -> String {
    sentences.iter().map(|s| s.replace('/', "\t").replace(' ', "\n") + "\n\n").collect()
}

fn train(sources: &Sources, plan: &Plan) -> dateline::Result<Vec<u8>> {
    train::train(sources, Part::All, plan, &[], |_| {})
}

/// The model that [`plan`] gives, trained once for all tests.
fn trained() -> Option<&'static [u8]> {
    static TRAINED: OnceLock<Option<Vec<u8>>> = OnceLock::new();
    TRAINED.get_or_init(|| folder().map(|(_folder, sources)| train(&sources, &plan()).unwrap())).as_deref()
}

/// A sentence of words that are not analysed.
fn bare<'a>(forms: impl Iterator<Item = &'a str>) -> Sentence {
    let mut tokens = Vec::new();
    let mut at = 0;
    for form in forms {
        let end = at + form.chars().count();
        tokens.push(Token {
            start: at,
            end,
            form: form.into(),
            lemma: form.into(),
            upos: Upos::X,
            tag: Tag::Fw,
            head: None,
            relation: Relation::Dep,
        });
        at = end + 1;
    }
    Sentence { start: 0, end: at.saturating_sub(1), block: 0, kind: BlockKind::Paragraph, tokens, names: Vec::new() }
}

/// Shares of the words of the training trees that get their part of speech, and their head.
fn right(model: &Model) -> (f64, f64) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model/press.tuning.conllu");
    let gold: Vec<GoldSentence> = train::conllu::read(&file).unwrap();
    let (mut words, mut classes, mut heads) = (0, 0, 0);
    for gold in &gold {
        let mut found = [bare(gold.words.iter().map(|w| w.form.as_str()))];
        analyse_words(model, &mut found);
        for (token, word) in found[0].tokens.iter().zip(&gold.words) {
            words += 1;
            classes += u32::from(token.upos == word.upos);
            heads += u32::from(token.head == word.head);
        }
    }
    assert!(words > 200);
    (f64::from(classes) / f64::from(words), f64::from(heads) / f64::from(words))
}

#[test]
fn the_same_data_and_plan_give_the_same_bytes() {
    let Some((_folder, sources)) = folder() else { return };
    // Dropout included: its chance is the same every time.
    let plan = Plan { rounds: 2, layer_dropout: 0.1, word_dropout: 0.1, ..plan() };
    let first = train(&sources, &plan).unwrap();
    let second = train(&sources, &plan).unwrap();
    assert!(first == second);
    assert!(first != train(&sources, &Plan { rounds: 3, ..plan }).unwrap());
}

#[test]
fn a_network_learns_the_trees_that_it_is_shown() {
    let Some(bytes) = trained() else { return };
    let Some((_folder, sources)) = folder() else { return };
    let nothing = train(&sources, &Plan { rounds: 0, ..plan() }).unwrap();
    let before = right(&Model::from_bytes(&nothing).unwrap());
    let after = right(&Model::from_bytes(bytes).unwrap());
    assert!(before.0 < 0.5 && before.1 < 0.5, "{before:?}");
    assert!(after.0 > 0.9 && after.1 > 0.8, "{after:?} after {before:?}");
}

#[test]
fn a_network_learns_the_names_that_it_is_shown() {
    let Some(bytes) = trained() else { return };
    let mut found = [bare("Ann Lee left Lima .".split(' '))];
    analyse_words(&Model::from_bytes(bytes).unwrap(), &mut found);
    let names: Vec<_> = found[0].names.iter().map(|n| (n.first, n.last, n.kind)).collect();
    assert_eq!(names, [(0, 2, NameKind::Person), (3, 4, NameKind::Gpe)]);
}

#[test]
fn sentences_of_ten_thousand_words_get_one_tree() {
    let Some(bytes) = trained() else { return };
    let words = ["Police", "and", "fire", "talks", ",", "no"];
    let mut found = [bare(words.into_iter().cycle().take(10_000))];
    analyse_words(&Model::from_bytes(bytes).unwrap(), &mut found);
    let tokens = &found[0].tokens;
    assert_eq!(tokens.iter().filter(|t| t.head.is_none()).count(), 1);
    let root = tokens.iter().position(|t| t.head.is_none()).unwrap();
    assert!(found[0].under(root).into_iter().all(|under| under), "a circle");
}

#[test]
fn one_part_is_trained_by_itself_and_the_rest_kept() {
    let Some(bytes) = trained() else { return };
    let Some((_folder, sources)) = folder() else { return };
    assert!(train::train(&sources, Part::Lemmas, &plan(), bytes, |_| {}).unwrap() == bytes);
    let other = Plan { width: 16, rounds: 1, ..plan() };
    let network = train::train(&sources, Part::Network, &other, bytes, |_| {}).unwrap();
    assert!(network.len() < bytes.len());
    assert!(train::train(&sources, Part::Network, &plan(), &network, |_| {}).unwrap() == bytes);
    let broken = train::train(&sources, Part::Lemmas, &plan(), &bytes[..bytes.len() / 2], |_| {});
    assert!(matches!(broken, Err(Error::Model { .. })), "{:?}", broken.err());
}

#[test]
fn a_missing_file_is_named() {
    let Some((folder, sources)) = folder() else { return };
    let missed = |sources: &Sources, file: &Path| {
        let name = file.display().to_string();
        match train(sources, &Plan { rounds: 0, ..plan() }) {
            Err(Error::Read { input, .. }) => assert_eq!(input, name),
            other => panic!("{:?} without {name}", other.map(|bytes| bytes.len())),
        }
    };
    let files = sources.files();
    assert!(files.len() > 20);
    for file in &files {
        let bytes = fs::read(file).unwrap();
        fs::remove_file(file).unwrap();
        missed(&sources, file);
        fs::write(file, bytes).unwrap();
    }
    let labels = folder.path().join("labels.gz");
    let sources = Sources { silver: Some(labels.clone()), ..sources };
    let text = folder.path().join("ner/gmb.train.tsv");
    assert_eq!(sources.files()[files.len()..], [labels.clone(), text.clone()]);
    missed(&sources, &text);
    fs::write(&text, "").unwrap();
    missed(&sources, &labels);
}

#[test]
fn silver_labels_that_are_damaged_or_of_another_text_are_refused() {
    let Some((folder, sources)) = folder() else { return };
    let labels = folder.path().join("labels.gz");
    let sources = Sources { silver: Some(labels.clone()), ..sources };
    let plan = Plan { rounds: 0, ..plan() };
    let text = folder.path().join("ner/gmb.train.tsv");
    fs::write(&text, bio(&NAMES)).unwrap();
    for bytes in ["", "no labels", "DLTREES1", "DLTREES1\u{1}\0\0\0\0\0\0\0\0\0\0\0\0\0"] {
        pack(&labels, bytes);
        let found = train(&sources, &plan);
        assert!(matches!(found, Err(Error::Model { .. })), "{bytes:?}: {:?}", found.err());
    }
    // Those of the repository belong to another text.
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/model/silver/gmb.labels.gz");
    let found = train(&Sources { silver: Some(own), ..sources.clone() }, &plan);
    assert!(matches!(found, Err(Error::Model { .. })), "{:?}", found.err());
    // What is no packed file cannot be read at all.
    fs::write(&labels, "not packed").unwrap();
    let found = train(&sources, &plan);
    assert!(matches!(found, Err(Error::Read { .. })), "{:?}", found.err());
}

#[test]
fn word_vectors_without_the_rows_that_words_have_are_refused() {
    let Some((_folder, sources)) = folder() else { return };
    fs::write(&sources.vectors, [1; 96]).unwrap();
    let found = train(&sources, &Plan { rounds: 0, ..plan() });
    assert!(matches!(found, Err(Error::Model { .. })), "{:?}", found.err());
}

#[test]
fn plans_of_networks_that_no_program_could_read_are_refused() {
    let Some((_folder, sources)) = folder() else { return };
    let plans = [
        Plan { width: 0, ..plan() },
        Plan { width: 40, ..plan() },
        Plan { width: 2000, ..plan() },
        Plan { arc: 0, ..plan() },
        Plan { label: 24, ..plan() },
        Plan { reaches: vec![1; 100], ..plan() },
        Plan { reaches: vec![1000], ..plan() },
    ];
    for plan in plans {
        let found = train(&sources, &plan);
        assert!(matches!(found, Err(Error::Model { .. })), "{plan:?}: {:?}", found.err());
    }
    let small = Plan { width: 16, arc: 16, label: 16, rounds: 0, reaches: Vec::new(), ..plan() };
    assert!(Model::from_bytes(&train(&sources, &small).unwrap()).is_ok());
}
