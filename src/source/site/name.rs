//! Names of publishers: cleaned of the words about them, and compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::source::line::{collapse, key};
use crate::source::table;

static WORDS: LazyLock<BTreeMap<&'static str, BTreeSet<&'static str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&'static str, BTreeSet<&'static str>> = BTreeMap::new();
    for row in table::rows(include_str!("../../../data/source/site_words.tsv")) {
        if let [kind, phrase] = row.as_slice() {
            words.entry(kind).or_default().insert(phrase);
        }
    }
    words
});

/// Whether a phrase in lower case is of a kind of `site_words.tsv`.
pub(super) fn is(kind: &str, phrase: &str) -> bool {
    WORDS.get(kind).is_some_and(|set| set.contains(phrase))
}

/// Whether a word, in lower case, names parts of sites rather than a site or a thing that happened.
pub(in crate::source) fn is_label(word: &str) -> bool {
    is("generic", word) || is("part", word)
}

/// Longest name, in words and in characters.
const NAME_WORDS: usize = 8;
const NAME_LENGTH: usize = 70;

/// A name as it is shown, and the words by which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub shown: String,
    /// In lower case, without article, legal form and words of the owner's name.
    pub core: Vec<String>,
    /// Whether it has words of the owner's name that the core has not.
    pub owner: bool,
}

impl Name {
    /// The name in a label such as `The Daily Example Archive 1868-2004`; none where the label names nobody.
    pub fn of(label: &str) -> Option<Self> {
        let label = collapse(label);
        if label.len() > 400 || label.contains(['@', '{', '<', '=', '_']) || label.contains("://") {
            return None;
        }
        let words = trimmed(&label);
        let shown = words.join(" ");
        let shown = shown.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '!' | '?' | ')')).to_owned();
        let keys: Vec<String> = key(&shown).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let named = keys.iter().any(|w| !is("generic", w) && w.chars().any(char::is_alphabetic));
        let sentence = words.len() > 4 && shown.ends_with(['.', '!', '?']);
        if !named || sentence || keys.len() > NAME_WORDS || shown.chars().count() > NAME_LENGTH {
            return None;
        }
        let core = core(&keys);
        let capital = |w: &str| w.chars().next().is_some_and(|c| !c.is_lowercase());
        // Names are capitalised, or one word as a site writes itself.
        let proper = words.len() == 1 || words.iter().filter(|w| capital(w)).count() * 2 >= words.len();
        let article = usize::from(keys.first().is_some_and(|w| w == "the"));
        let owner = core.len() + article < keys.len();
        (proper && !core.is_empty()).then_some(Self { shown, core, owner })
    }

    /// How far two names are one: 1 the same, less for a part or an abbreviation, 0 for different ones.
    pub fn agreement(&self, other: &Self) -> f64 {
        if self.core == other.core || self.core.concat() == other.core.concat() {
            return 1.0;
        }
        let (short, long) = if self.core.len() <= other.core.len() { (self, other) } else { (other, self) };
        let part = long.core.windows(short.core.len().max(1)).any(|w| w == short.core);
        let telling = short.core.iter().any(|w| w.chars().count() >= 3 && !is("generic", w));
        if part && telling || short.abbreviates(long) { 0.5 } else { 0.0 }
    }

    /// Whether this name is one word made of the initials of the other.
    pub fn abbreviates(&self, long: &Self) -> bool {
        match self.core.as_slice() {
            [word] => {
                let letters = word.chars().count();
                (2..=8).contains(&letters) && long.core.len() >= 2 && is_made_of(word, &key(&long.shown), true)
            }
            _ => false,
        }
    }

    /// Whether a registered label such as `nytimes` is this name or is made of the beginnings of its words.
    pub fn fits(&self, label: &str) -> bool {
        let label: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
        let own = self.core.concat();
        let inside = own.chars().count() >= 4 && label.contains(&own) || label.len() >= 4 && own.contains(&label);
        inside || (label.len() >= 2 && is_made_of(&label, &key(&self.shown), false))
    }

    /// Whether it ends as names of publications do.
    pub fn is_title(&self) -> bool {
        self.core.len() > 1 && self.core.last().is_some_and(|w| is("title", w))
    }

    /// Whether a line (as [`key`] gives it) holds the name.
    pub fn stands_in(&self, line: &str) -> bool {
        let name = self.core.join(" ");
        let Some(at) = line.find(&name) else { return false };
        let before = line.get(..at).is_some_and(|b| b.is_empty() || b.ends_with(' '));
        before && line.get(at + name.len()..).is_some_and(|a| a.is_empty() || a.starts_with(' '))
    }
}

/// The words of a label without years and without what stands around a name.
fn trimmed(label: &str) -> Vec<&str> {
    let mut words: Vec<&str> = label.split(' ').collect();
    words.truncate(40);
    let bare = |w: &&str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let number = |w: &str| !w.chars().any(char::is_alphabetic);
    loop {
        let before = words.len();
        while words.len() > 1 && words.last().is_some_and(|w| number(w)) {
            words.pop();
        }
        while words.len() > 1 && words.first().is_some_and(|w| !w.chars().any(char::is_alphanumeric)) {
            words.remove(0);
        }
        for n in (1..=4).rev().filter(|n| *n < words.len()) {
            let lead: Vec<String> = words.iter().take(n).map(&bare).collect();
            if is("lead", &lead.join(" ")) {
                words.drain(..n);
                break;
            }
        }
        for n in (1..=3).rev().filter(|n| *n < words.len()) {
            let tail: Vec<String> = words.iter().skip(words.len() - n).map(&bare).collect();
            if is("tail", &tail.join(" ")) || n == 1 && is("legal", &tail.join(" ")) {
                words.truncate(words.len() - n);
                break;
            }
        }
        if words.len() == before {
            return words;
        }
    }
}

fn core(keys: &[String]) -> Vec<String> {
    let mut core: Vec<String> = keys.to_vec();
    if core.len() > 1 && core.first().is_some_and(|w| w == "the") {
        core.remove(0);
    }
    while core.len() > 1 && core.last().is_some_and(|w| is("house", w) || is("legal", w)) {
        core.pop();
    }
    core
}

/// Whether a word is made of the beginnings of words in their order: of the initials alone, or of any beginnings.
/// Small words may be passed over.
fn is_made_of(word: &str, words: &str, initials: bool) -> bool {
    let letters: Vec<char> = word.chars().collect();
    // Lengths of the beginnings of `word` that the words so far can make.
    let mut reached = BTreeSet::from([0_usize]);
    for next in words.split(' ').take(NAME_WORDS) {
        let small = matches!(next, "the" | "of" | "and" | "for" | "in" | "on");
        let mut after = if small { reached.clone() } else { BTreeSet::new() };
        for &from in &reached {
            for (length, c) in next.chars().enumerate().take(if initials { 1 } else { letters.len() }) {
                if letters.get(from + length) != Some(&c) {
                    break;
                }
                after.insert(from + length + 1);
            }
        }
        reached = after;
    }
    reached.contains(&letters.len())
}
