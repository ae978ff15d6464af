//! The word lists of the tokeniser and the sentence splitter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use compact_str::CompactString;

use super::NameKind;
use super::names::KINDS;

/// What may follow an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// A word that belongs to it: its stop never ends a sentence.
    Word,
    /// A number that belongs to it; before anything else the stop is an ordinary one.
    Number,
    /// Anything: the stop may end the sentence as well.
    Either,
}

/// Where a noun stands that tells what a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NounPlace {
    /// It is the head of the name.
    Head,
    /// In front of the name, or in apposition to it.
    Beside,
    /// Right behind the name.
    Behind,
}

/// All lists, read once.
pub(super) struct Words {
    abbreviations: FxHashMap<&'static str, (bool, Follow)>,
    /// Words with their cuts, by their first letter and their length in characters.
    contractions: BTreeMap<(char, usize), Vec<(&'static str, usize)>>,
    prefixes: FxHashSet<&'static str>,
    units: FxHashSet<&'static str>,
    starters: FxHashSet<&'static str>,
    speech: FxHashSet<&'static str>,
    titles: FxHashSet<&'static str>,
    landscape: FxHashSet<&'static str>,
    /// Nouns with what they tell, and where.
    name_nouns: FxHashMap<&'static str, (NameKind, Vec<NounPlace>)>,
}

/// Words of a list, without comments and blank lines.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim_end).filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// A line of the nouns that tell what a name is.
fn name_noun(line: &'static str) -> Option<(&'static str, (NameKind, Vec<NounPlace>))> {
    let mut columns = line.split('\t');
    let (noun, kind, places) = (columns.next()?, columns.next()?, columns.next()?);
    let kind = KINDS.into_iter().find(|known| known.as_str() == kind)?;
    let place = |place: &str| match place {
        "head" => Some(NounPlace::Head),
        "beside" => Some(NounPlace::Beside),
        "behind" => Some(NounPlace::Behind),
        _ => None,
    };
    Some((noun, (kind, places.split(' ').filter_map(place).collect())))
}

/// The list of contractions.
fn contractions() -> BTreeMap<(char, usize), Vec<(&'static str, usize)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (word, cut) in lines(include_str!("../../data/text/contractions.tsv")).filter_map(|line| line.split_once('\t'))
    {
        if let (Some(first), Ok(cut)) = (word.chars().next(), cut.parse()) {
            found.entry((first, word.chars().count())).or_default().push((word, cut));
        }
    }
    found
}

impl Words {
    /// The lists that the program carries.
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let mut abbreviations = FxHashMap::default();
            for (word, class) in
                lines(include_str!("../../data/text/abbreviations.tsv")).filter_map(|l| l.split_once('\t'))
            {
                let follow = match class {
                    "before" => Follow::Word,
                    "number" => Follow::Number,
                    _ => Follow::Either,
                };
                abbreviations.insert(word, (word.starts_with(char::is_uppercase), follow));
            }
            Self {
                abbreviations,
                contractions: contractions(),
                prefixes: lines(include_str!("../../data/text/prefixes.txt")).collect(),
                units: lines(include_str!("../../data/text/units.txt")).collect(),
                starters: lines(include_str!("../../data/text/starters.txt")).collect(),
                speech: lines(include_str!("../../data/text/speech.txt")).collect(),
                titles: lines(include_str!("../../data/text/titles.txt")).collect(),
                landscape: lines(include_str!("../../data/text/landscape.txt")).collect(),
                name_nouns: lines(include_str!("../../data/text/name_nouns.tsv")).filter_map(name_noun).collect(),
            }
        })
    }

    /// What may follow this abbreviation (given without its last stop), or none if it is no abbreviation.
    ///
    /// Single capital letters (initials) and single letters parted by stops (`U.S`, `p.m`) are abbreviations too.
    pub(super) fn abbreviation(&self, word: &[char]) -> Option<Follow> {
        if word.len() > 12 {
            return None;
        }
        if matches!(word, [c] if c.is_uppercase()) {
            return Some(Follow::Either);
        }
        let lower = lowercase(word);
        let capital = word.first().is_some_and(|c| c.is_uppercase());
        if let Some((_, follow)) = self.abbreviations.get(lower.as_str()).filter(|(wants, _)| !wants) {
            return Some(*follow);
        }
        if capital {
            let mut title = CompactString::default();
            for (i, c) in lower.chars().enumerate() {
                if i == 0 { title.extend(c.to_uppercase()) } else { title.push(c) }
            }
            if let Some((_, follow)) = self.abbreviations.get(title.as_str()) {
                return Some(*follow);
            }
        }
        match word {
            [_, '.', ..] if lettered(word) => Some(Follow::Either),
            _ => None,
        }
    }

    /// Where Universal Dependencies cuts this word in two.
    pub(super) fn contraction(&self, word: &[char]) -> Option<usize> {
        let first = word.first()?.to_ascii_lowercase();
        let like = self.contractions.get(&(first, word.len()))?;
        let lower = lowercase(word);
        like.iter().find(|(contraction, _)| *contraction == lower).map(|(_, cut)| *cut)
    }

    /// Whether the hyphen after this word (lower case) joins it to the next.
    pub(super) fn is_prefix(&self, lower: &str) -> bool {
        self.prefixes.contains(lower)
    }

    /// Whether this is a unit (lower case) as written behind a number.
    pub(super) fn is_unit(&self, lower: &str) -> bool {
        self.units.contains(lower)
    }

    /// Whether this word (lower case), when capitalised in front of an unclear stop, begins a sentence.
    pub(super) fn is_starter(&self, lower: &str) -> bool {
        self.starters.contains(lower)
    }

    /// Whether this word, with or without a stop behind it, is a title or an office before a person's name.
    pub(super) fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word.trim_end_matches('.'))
    }

    /// Whether a place whose name ends in this word is neither a state nor a town.
    pub(super) fn is_landscape(&self, word: &str) -> bool {
        self.landscape.contains(word)
    }

    /// What a noun (lower case) tells of a name when it stands there.
    pub(super) fn name_noun(&self, noun: &str, place: NounPlace) -> Option<NameKind> {
        self.name_nouns.get(noun).filter(|(_, places)| places.contains(&place)).map(|(kind, _)| *kind)
    }

    /// Whether this is a verb (lower case) by which a quotation is attributed.
    pub(super) fn is_speech(&self, lower: &str) -> bool {
        self.speech.contains(lower)
    }
}

/// Single letters with a stop between each two.
fn lettered(word: &[char]) -> bool {
    word.len() % 2 == 1 && word.iter().enumerate().all(|(i, c)| if i % 2 == 0 { c.is_alphabetic() } else { *c == '.' })
}

/// The lower case of a run of characters.
pub(super) fn lowercase(word: &[char]) -> CompactString {
    let mut lower = CompactString::with_capacity(word.len());
    for c in word {
        if c.is_ascii() { lower.push(c.to_ascii_lowercase()) } else { lower.extend(c.to_lowercase()) }
    }
    lower
}
