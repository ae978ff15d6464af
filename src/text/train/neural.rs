//! Brings treebanks and labelled names before the network.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::conllu::{self, GoldSentence};
use super::names::{self, Labelled};
use super::net::{self, Plan, Shape};
use super::silver::{self, SilverSentence};
use super::{TREEBANKS, atoms, styles};
use crate::error::{Error, Result};
use crate::text::bytes::Writer;
use crate::text::features::{Atoms, Clusters};
use crate::text::net::input;
use crate::text::{Relation, Tag, Upos};
use net::batch::Example;
use net::matrix::Matrix;

type Class = (Tag, Upos);

fn class(classes: &[Class], class: Class) -> u8 {
    classes.iter().position(|c| *c == class).and_then(|c| u8::try_from(c).ok()).unwrap_or(0)
}

fn of_gold(sentence: &GoldSentence, clusters: &Clusters, classes: &[Class]) -> Example {
    Example {
        words: input::words(&atoms(sentence, clusters)),
        tags: sentence.words.iter().map(|w| class(classes, (w.tag, w.upos))).collect(),
        heads: sentence.words.iter().map(|w| (w.head.map_or(0, |h| h as u32 + 1), w.relation as u8)).collect(),
        names: Vec::new(),
        weight: 1.0,
    }
}

fn of_forms(forms: &[String], clusters: &Clusters) -> Vec<input::Word> {
    let mut buffer = String::new();
    let atoms: Vec<Atoms> = forms.iter().map(|f| Atoms::of(f, clusters, &mut buffer)).collect();
    input::words(&atoms)
}

fn of_silver(sentence: &SilverSentence, clusters: &Clusters, classes: &[Class]) -> Example {
    Example {
        words: of_forms(&sentence.forms, clusters),
        tags: sentence.tags.iter().map(|t| class(classes, *t)).collect(),
        heads: sentence.heads.iter().map(|(h, r)| (*h, *r as u8)).collect(),
        names: Vec::new(),
        weight: 1.0,
    }
}

/// Reads the word vectors: a row for each word of 8-bit numbers.
fn vectors(path: &Path, width: usize) -> Result<Matrix> {
    let bytes = std::fs::read(path).map_err(|cause| Error::Read { input: path.display().to_string(), cause })?;
    let mut data = vec![0.0; width];
    data.extend(bytes.iter().map(|b| f32::from(b.cast_signed()) / 32.0));
    Ok(Matrix { cols: width, data })
}

/// Sentences with names, joined to the trees of the same sentences where there are any.
fn add_names(folder: &Path, clusters: &Clusters, known: &HashMap<Vec<String>, usize>, examples: &mut Vec<Example>) -> Result<()> {
    let mut held_out = HashSet::new();
    for file in names::HELD_OUT {
        held_out.extend(names::read(&folder.join(file))?.into_iter().map(|s| s.forms));
    }
    let silver = names::read(&folder.join("silver_md.train.tsv"))?;
    let places = names::places(&silver);
    for (file, times) in names::SETS {
        for sentence in names::read(&folder.join(file))? {
            if held_out.contains(&sentence.forms) {
                continue;
            }
            let sentence = names::as_tokenised(sentence);
            let gold = names::classes(sentence.forms.len(), &names::spans(&sentence, &places));
            if file == "silver_md.train.tsv"
                && let Some(example) = known.get(&sentence.forms).and_then(|i| examples.get_mut(*i))
                && example.words.len() == gold.len()
            {
                example.names = gold;
                continue;
            }
            let example = Example {
                words: of_forms(&sentence.forms, clusters),
                tags: Vec::new(),
                heads: Vec::new(),
                names: gold,
                weight: 1.0,
            };
            for _ in 1..times {
                examples.push(example.clone());
            }
            examples.push(example);
        }
    }
    Ok(())
}

/// Trains for a look.
pub fn experiment(data: &Path, clusters: &[u8], mut report: impl FnMut(&str)) -> Result<Vec<u8>> {
    let env = |name: &str, default: f32| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let clusters = Clusters::read(&mut super::Reader::new(clusters))?;
    let mut gold = Vec::new();
    for file in TREEBANKS {
        gold.extend(conllu::read(&data.join("ud").join(file))?);
    }
    let mut classes: Vec<Class> = gold.iter().flat_map(|s| s.words.iter().map(|w| (w.tag, w.upos))).collect();
    classes.sort_unstable();
    classes.dedup();
    let mut known: HashMap<Vec<String>, usize> = HashMap::new();
    let mut examples: Vec<Example> = Vec::new();
    for origin in styles::with_styles(gold) {
        if !origin.copied {
            known.insert(origin.sentence.words.iter().map(|w| w.form.to_string()).collect(), examples.len());
        }
        examples.push(of_gold(&origin.sentence, &clusters, &classes));
    }
    let gold_count = examples.len();
    if env("SILVER", 1.0) > 0.0 {
        let text: Vec<Labelled> = names::read(&data.join("ner/gmb.train.tsv"))?;
        let doubt = env("DOUBT", 60.0) as u8;
        let silver = silver::read(Path::new(&std::env::var("SILVER_FILE").unwrap_or_default()), &text)?;
        for sentence in silver.iter().filter(|s| s.doubt <= doubt) {
            known.insert(sentence.forms.clone(), examples.len());
            examples.push(of_silver(sentence, &clusters, &classes));
        }
    }
    let with_silver = examples.len();
    if env("NAMES", 1.0) > 0.0 {
        add_names(&data.join("ner"), &clusters, &known, &mut examples)?;
    }
    let mut developing = Vec::new();
    for file in ["en_ewt-ud-dev.conllu", "en_gum-ud-dev.conllu"] {
        let gold = conllu::read(&data.join("ud").join(file))?;
        developing.push(gold.iter().map(|s| of_gold(s, &clusters, &classes)).collect::<Vec<_>>());
    }
    let words: usize = examples.iter().map(|e| e.words.len()).sum();
    let named = examples.iter().filter(|e| !e.names.is_empty()).count();
    report(&format!(
        "{gold_count} gold, {with_silver} with silver, {} sentences, {named} with names, {words} words, {} classes",
        examples.len(),
        classes.len()
    ));
    let reaches: Vec<usize> = std::env::var("REACH")
        .unwrap_or_else(|_| "1,0,1,0".to_owned())
        .split(',')
        .filter_map(|v| v.parse().ok())
        .collect();
    let shape = Shape {
        width: env("WIDTH", 96.0) as usize,
        vector: 96,
        reaches,
        tags: classes.len(),
        names: crate::text::names::CLASSES,
        arc: env("ARC", 64.0) as usize,
        label: env("LABEL", 64.0) as usize,
        relations: Relation::ALL.len(),
    };
    let mut network = net::fresh(shape, vectors(Path::new("/work/wt/py/vectors.i8"), 96)?);
    let plan = Plan {
        rounds: env("ROUNDS", 8.0) as usize,
        rate: env("RATE", 0.002),
        words: env("WORDS", 1500.0) as usize,
        layer_dropout: env("DROP", 0.1),
        word_dropout: env("WORD_DROP", 0.05),
    };
    let all: Vec<u32> = (0..examples.len() as u32).collect();
    net::train(&mut network, &plan, |_| all.clone(), &examples, |round, loss, network| {
        let mut line = format!("round {round} loss {loss:.3}");
        for set in &developing {
            line += "; ";
            line += &net::measure::accuracy(network, set);
        }
        report(&line);
    });
    let mut writer = Writer::default();
    net::export::export(&network, &classes, &mut writer);
    Ok(writer.bytes)
}
