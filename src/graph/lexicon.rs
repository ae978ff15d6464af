//! Words as numbers, so that each is kept once and two are compared at once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// Number of a string. Which one it has depends on the order of asking: nothing may be sorted by it that is seen outside.
pub(super) type Symbol = u32;

/// Strings by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Symbols {
    of: FxHashMap<Arc<str>, Symbol>,
    text: Vec<Arc<str>>,
}

impl Symbols {
    /// The number of a string.
    pub(super) fn of(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.of.get(text) {
            return *symbol;
        }
        let next = number(self.text.len());
        let text: Arc<str> = text.into();
        self.text.push(Arc::clone(&text));
        self.of.insert(text, next);
        next
    }

    /// The string with a number.
    pub(super) fn text(&self, symbol: Symbol) -> &str {
        self.text.get(symbol as usize).map_or("", |text| text)
    }
}

/// The words of a label.
#[derive(Debug, Clone)]
struct Label {
    words: u32,
    /// Those that are not mere grammar, sorted by number.
    content: Box<[Symbol]>,
}

/// All words of all labels and objects.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    stems: Symbols,
    by_words: Symbols,
    labels: Vec<Label>,
}

impl Lexicon {
    /// The number of a label: the same for the same words.
    pub(super) fn label(&mut self, words: &[String]) -> Symbol {
        let label = self.by_words.of(&words.join(" "));
        if number(self.labels.len()) == label {
            let content = self.content(words);
            self.labels.push(Label { words: number(words.len()), content });
        }
        label
    }

    /// The words that are not mere grammar, without most endings, sorted by number.
    pub(super) fn content(&mut self, words: &[String]) -> Box<[Symbol]> {
        let mut stems: Vec<Symbol> = content(words).map(|stem| self.stems.of(stem)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems.into()
    }

    /// How many words a label has.
    pub(super) fn length(&self, label: Symbol) -> usize {
        self.get(label).map_or(0, |label| label.words as usize)
    }

    /// How many different words of a label are not mere grammar.
    pub(super) fn told(&self, label: Symbol) -> usize {
        self.get(label).map_or(0, |label| label.content.len())
    }

    /// The share of the longer words of the shorter label that stand in both, in thousandths.
    pub(super) fn likeness(&self, a: Symbol, b: Symbol) -> usize {
        let (Some(a), Some(b)) = (self.get(a), self.get(b)) else { return 0 };
        let fewer = a.content.len().min(b.content.len());
        (shared(&a.content, &b.content) * 1000).checked_div(fewer).unwrap_or(0)
    }

    fn get(&self, label: Symbol) -> Option<&Label> {
        self.labels.get(label as usize)
    }
}

/// How many numbers two sorted lists share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                a.next();
                b.next();
            }
        }
    }
    shared
}

/// Puts a value into a sorted list, if it is not there.
pub(super) fn insert<T: Ord>(sorted: &mut Vec<T>, value: T) {
    // Most come in order.
    if sorted.last().is_none_or(|last| *last < value) {
        sorted.push(value);
    } else if let Err(place) = sorted.binary_search(&value) {
        sorted.insert(place, value);
    }
}

/// Letters of a word that are compared: enough to tell words apart, few enough to leave most endings out.
const STEM: usize = 6;

/// Words that are not mere grammar, as far as their length tells, and figures; without most endings.
fn content(words: &[String]) -> impl Iterator<Item = &str> {
    let tells = |w: &&str| w.chars().count() > 3 || w.chars().any(|c| c.is_ascii_digit());
    let stem = |w| str::char_indices(w).nth(STEM).and_then(|(end, _)| w.get(..end)).unwrap_or(w);
    words.iter().map(String::as_str).filter(tells).map(stem)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
