//! Learns the endings of the lemmatiser.

use std::collections::{BTreeMap, BTreeSet};

use super::conllu::GoldSentence;
use super::inflect::{with_ed, with_er, with_est, with_ing, with_s};
use crate::text::bytes::Writer;
use crate::text::lemma::{CAPITAL, Change, keys, plain, write};
use crate::text::{Tag, Upos};

/// Irregular forms with tag and lemma, where the treebanks have too few.
const IRREGULAR: &str = include_str!("../../../data/text/irregular.tsv");

/// What stands in the table counts for more than slips of the treebanks.
const TABLE: usize = 1000;

/// Regular verbs, where the treebanks have too few.
const VERBS: &str = include_str!("../../../data/text/verbs.txt");

/// Words with tag: how often each change was seen.
type Seen = BTreeMap<(String, Tag, Upos), BTreeMap<Change, usize>>;

/// Writes the endings for `Lemmas::read`: for each ending the commonest change, where a shorter ending does not give it.
pub(super) fn train<'a>(sentences: impl Iterator<Item = &'a GoldSentence>, writer: &mut Writer) {
    let mut words = Seen::new();
    let mut always_capital = BTreeSet::new();
    let mut lemmas: BTreeMap<(String, Upos), usize> = BTreeMap::new();
    for word in sentences.flat_map(|s| &s.words) {
        if matches!(word.upos, Upos::X) || word.lemma == "_" {
            continue;
        }
        let form = plain(&word.form, word.upos);
        *lemmas.entry((word.lemma.to_string(), word.upos)).or_default() += 1;
        let change = Change::between(&form, &word.lemma);
        if word.form.starts_with(char::is_lowercase) && change.put.starts_with(CAPITAL) {
            always_capital.insert((form.to_string(), word.tag, word.upos));
        }
        *words.entry((form.to_string(), word.tag, word.upos)).or_default().entry(change).or_insert(0) += 1;
    }
    for line in IRREGULAR.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [form, tag, lemma] = columns.as_slice() else { continue };
        let tag = Tag::parse(tag);
        let upos = match tag {
            Tag::Nns => Upos::Noun,
            Tag::Jjr | Tag::Jjs => Upos::Adj,
            Tag::Rbr | Tag::Rbs => Upos::Adv,
            _ => Upos::Verb,
        };
        let change = Change::between(form, lemma);
        *words.entry(((*form).to_owned(), tag, upos)).or_default().entry(change).or_insert(0) += TABLE;
    }
    // One spelling by itself may be a slip.
    let known = lemmas.into_iter().filter(|(_, n)| *n > 1).map(|(word, _)| word);
    add_regular(known.chain(verbs().map(|verb| (verb.to_owned(), Upos::Verb))), &mut words);
    // Each word type counts once for its endings, so that frequent irregular words do not set the rule.
    let mut endings: BTreeMap<(usize, u32), BTreeMap<Change, usize>> = BTreeMap::new();
    let mut whole = Vec::new();
    for (word, changes) in &words {
        let (form, tag, upos) = word;
        let Some((change, _)) = changes.iter().max_by_key(|(change, n)| (**n, std::cmp::Reverse(*change))) else {
            continue;
        };
        let keys: Vec<u32> = keys(form, *tag, *upos).collect();
        for (rank, key) in keys.iter().rev().enumerate() {
            if rank + 1 < keys.len() {
                *endings.entry((rank, *key)).or_default().entry(change.clone()).or_insert(0) += 1;
            }
        }
        let mut change = change.clone();
        if change.put.starts_with(CAPITAL) && always_capital.contains(word) {
            change.put.insert_str(0, CAPITAL);
        }
        whole.push((keys, change));
    }
    let mut changes: Vec<Change> = Vec::new();
    let mut known: BTreeMap<u32, u32> = BTreeMap::new();
    let mut number = |change: &Change| -> u32 {
        let at = changes.iter().position(|c| c == change).unwrap_or_else(|| {
            changes.push(change.clone());
            changes.len() - 1
        });
        u32::try_from(at).unwrap_or(0)
    };
    // From short endings to long ones; `whole` gives for each ending what the shorter ones say.
    let mut shorter: BTreeMap<u32, u32> = BTreeMap::new();
    for (keys, _) in &whole {
        for pair in keys.windows(2) {
            if let [long, short] = pair {
                shorter.insert(*long, *short);
            }
        }
    }
    let says = |known: &BTreeMap<u32, u32>, mut key: u32| loop {
        if let Some(change) = known.get(&key) {
            return Some(*change);
        }
        match shorter.get(&key) {
            Some(short) => key = *short,
            None => return None,
        }
    };
    for ((rank, key), counts) in &endings {
        let Some((change, n)) = counts.iter().max_by_key(|(change, n)| (**n, std::cmp::Reverse(*change))) else {
            continue;
        };
        let total: usize = counts.values().sum();
        if *rank > 0 && (total < 2 || n * 2 < total) {
            continue;
        }
        let change = number(change);
        if says(&known, *key) != Some(change) {
            known.insert(*key, change);
        }
    }
    for (keys, change) in &whole {
        let change = number(change);
        if let Some(key) = keys.first()
            && says(&known, *key) != Some(change)
        {
            known.insert(*key, change);
        }
    }
    let known: Vec<(u32, u32)> = known.into_iter().collect();
    write(&changes, &known, writer);
}

fn verbs() -> impl Iterator<Item = &'static str> {
    VERBS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Adds the regular forms of the words, where nothing is known of a form and the word has no other past.
fn add_regular(lemmas: impl Iterator<Item = (String, Upos)>, words: &mut Seen) {
    let mut irregular: BTreeSet<(String, Tag)> = BTreeSet::new();
    for ((form, tag, upos), changes) in &*words {
        for lemma in changes.keys().map(|change| change.apply(form, false)) {
            if regular(&lemma, *upos).any(|(t, regular)| t == *tag && regular != *form) {
                irregular.insert((lemma.to_string(), *tag));
            }
        }
    }
    for (lemma, upos) in lemmas {
        for (tag, form) in regular(&lemma, upos) {
            if !irregular.contains(&(lemma.clone(), tag)) {
                let change = Change::between(&form, &lemma);
                words.entry((form, tag, upos)).or_insert_with(|| BTreeMap::from([(change, 1)]));
            }
        }
    }
}

/// The regular forms of a word, with their tags.
fn regular(lemma: &str, upos: Upos) -> impl Iterator<Item = (Tag, String)> + use<> {
    let forms = match upos {
        Upos::Noun => vec![(Tag::Nns, with_s(lemma))],
        Upos::Verb => vec![
            (Tag::Vbz, with_s(lemma)),
            (Tag::Vbd, with_ed(lemma)),
            (Tag::Vbn, with_ed(lemma)),
            (Tag::Vbg, with_ing(lemma)),
        ],
        Upos::Adj => vec![(Tag::Jjr, with_er(lemma)), (Tag::Jjs, with_est(lemma))],
        _ => Vec::new(),
    };
    forms.into_iter().filter_map(|(tag, form)| Some((tag, form?)))
}

#[cfg(test)]
mod tests {
    use super::train;
    use crate::text::bytes::{Reader, Writer};
    use crate::text::lemma::Lemmas;
    use crate::text::train::conllu::parse;
    use crate::text::{Tag, Upos};

    fn learnt(treebank: &str) -> Lemmas {
        let mut writer = Writer::default();
        let treebank = format!("1\tthe\tthe\tDET\tDT\t_\t0\troot\t_\t_\n\n{treebank}");
        train(parse("a test", treebank.as_bytes()).unwrap().iter(), &mut writer);
        Lemmas::read(&mut Reader::new(&writer.bytes)).unwrap()
    }

    #[test]
    fn verbs_that_no_treebank_holds_follow_the_lists_and_the_rules_of_spelling() {
        let lemmas = learnt("");
        for (form, tag, lemma) in [
            ("telephoned", Tag::Vbd, "telephone"),
            ("raided", Tag::Vbn, "raid"),
            ("ramming", Tag::Vbg, "ram"),
            ("fled", Tag::Vbd, "flee"),
            ("denies", Tag::Vbz, "deny"),
        ] {
            assert_eq!(lemmas.lemma(form, tag, Upos::Verb), lemma);
        }
    }

    #[test]
    fn a_capital_is_kept_where_the_dictionary_has_one() {
        let word = |form, lemma| format!("1\t{form}\t{lemma}\tADJ\tJJ\t_\t0\troot\t_\t_\n\n");
        let lemmas = learnt(&[word("Serbian", "Serbian"), word("Cuban", "Cuban"), word("urban", "urban")].concat());
        assert_eq!(lemmas.lemma("Serbian", Tag::Jj, Upos::Adj), "Serbian");
        assert_eq!(lemmas.lemma("Urban", Tag::Jj, Upos::Adj), "urban");
    }

    #[test]
    fn what_is_left_of_a_short_word_is_a_word() {
        assert_eq!(learnt("").lemma("ped", Tag::Vbd, Upos::Verb), "ped");
    }
}
