//! What a word looks like, as numbers from which the network makes its features.

use super::vocabulary::Vocabulary;

/// State of a hash before the first byte (FNV-1a, 64 bits).
const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The state behind one more byte.
#[inline]
const fn step(state: u64, byte: u8) -> u64 {
    (state ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of what led to a state.
#[inline]
const fn fold(state: u64) -> u32 {
    (state.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

/// Hash of a run of bytes.
#[inline]
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    fold(bytes.fold(START, step))
}

/// Hash of a string.
pub(super) fn hash_text(text: &str) -> u32 {
    hash(text.bytes())
}

/// Joins a template number and two values to one feature.
#[inline]
pub(super) const fn feature(template: u32, a: u32, b: u32) -> u32 {
    let h = (a as u64 ^ ((template as u64) << 40)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let h = (h ^ (h >> 29) ^ (b as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (h >> 32) as u32
}

/// The outside of a word in numbers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Atoms {
    /// As written.
    pub(super) exact: u32,
    /// In lower case, figures made equal.
    pub(super) lower: u32,
    /// First one, two and three characters.
    pub(super) prefixes: [u32; 3],
    /// Last one to five characters.
    pub(super) suffixes: [u32; 5],
    /// Kinds of characters in order.
    pub(super) shape: u32,
    /// Row of the word vectors, from 1; 0 for an unknown word.
    pub(super) row: u32,
    /// Whether the first character is a capital.
    pub(super) capital: bool,
}

impl Atoms {
    /// Looks at words.
    pub(super) fn of_all<'a>(forms: impl Iterator<Item = &'a str> + Clone, vocabulary: &Vocabulary) -> Vec<Self> {
        let mut buffer = String::new();
        let mut atoms: Vec<Self> = forms.clone().map(|form| Self::of(form, &mut buffer)).collect();
        // The rows stand far from the processor: asked for one right behind the other, they come together.
        for (form, atom) in forms.zip(&mut atoms) {
            atom.row = vocabulary.row(atom.exact, atom.lower, || lower_case(form, &mut buffer));
        }
        atoms
    }

    /// Looks at a word, at all but its row.
    fn of(form: &str, buffer: &mut String) -> Self {
        let lower = lower_case(form, buffer);
        let mut prefixes = [0; 3];
        let mut suffixes = [0; 5];
        let mut state = START;
        let mut bytes = lower.bytes();
        for (prefix, c) in prefixes.iter_mut().zip(lower.chars()) {
            state = bytes.by_ref().take(c.len_utf8()).fold(state, step);
            *prefix = fold(state);
        }
        for (suffix, (at, _)) in suffixes.iter_mut().zip(lower.char_indices().rev()) {
            *suffix = hash_text(lower.get(at..).unwrap_or(""));
        }
        let (exact, hashed) = (hash_text(form), hash_text(lower));
        Self {
            exact,
            lower: hashed,
            prefixes,
            suffixes,
            row: 0,
            shape: shape(form),
            capital: form.chars().next().is_some_and(char::is_uppercase),
        }
    }
}

/// The word in lower case, figures made equal, marks made plain.
fn lower_case<'a>(form: &str, buffer: &'a mut String) -> &'a str {
    buffer.clear();
    for c in form.chars() {
        match c {
            '0'..='9' => buffer.push('0'),
            '’' | '‘' => buffer.push('\''),
            '“' | '”' => buffer.push('"'),
            '–' | '—' => buffer.push('-'),
            _ if c.is_ascii() => buffer.push(c.to_ascii_lowercase()),
            _ => buffer.extend(c.to_lowercase()),
        }
    }
    buffer
}

/// Hash of the kinds of characters, runs shortened to two (figures to four).
fn shape(form: &str) -> u32 {
    let mut run = 0;
    let mut last = 0;
    hash(form.chars().filter_map(|c| {
        let kind = match c {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'd',
            _ if c.is_uppercase() => b'X',
            _ if c.is_alphabetic() => b'x',
            _ if c.is_ascii() => c as u8,
            _ => b'?',
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        (run <= if kind == b'd' { 4 } else { 2 }).then_some(kind)
    }))
}
