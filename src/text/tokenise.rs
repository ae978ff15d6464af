//! Cuts running text into words by the conventions of Universal Dependencies for English (EWT, GUM): clitics, hyphens
//! and slashes are cut, prefixes, abbreviations, numbers and addresses kept whole.

use super::words::{Follow, Words, lowercase};

/// A stretch without blanks is cut after this many characters, so that no single word grows with the input.
const LONGEST: usize = 200;

/// A word of a block: characters from the block's start, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Cuts at blanks only: for text that is already tokenised.
pub(super) fn at_blanks(chars: &[char]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (i, c) in chars.iter().enumerate() {
        if c.is_whitespace() {
            if let Some(start) = start.take() {
                spans.push(Span { start, end: i });
            }
        } else if start.is_none() {
            start = Some(i);
        }
    }
    if let Some(start) = start {
        spans.push(Span { start, end: chars.len() });
    }
    spans
}

/// Cuts a block of running text into words.
pub(super) fn tokenise(chars: &[char]) -> Vec<Span> {
    let mut cutter = Cutter { words: Words::get(), chars, spans: Vec::with_capacity(chars.len() / 4) };
    let mut start = 0;
    for (i, &c) in chars.iter().enumerate() {
        if is_gap(c) {
            cutter.stretch(start, i);
            start = i + 1;
        } else if i - start >= LONGEST {
            cutter.stretch(start, i);
            start = i;
        }
    }
    cutter.stretch(start, chars.len());
    cutter.spans
}

/// Characters that part words and belong to none.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{fffd}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{2bc}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '−' | '‒')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' | '₪' | '₦' | '₺' | '฿' | '₫' | '₱' | '₴' | '¢')
}

/// Runs of one such character are one word (`!!!`, `...`, `---`, `***`).
fn is_run(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '-' | '*' | '_' | '=' | '~' | '+' | '#' | '<' | '>' | '|' | '…' | '•')
}

struct Cutter<'a> {
    words: &'static Words,
    chars: &'a [char],
    spans: Vec<Span>,
}

impl Cutter<'_> {
    fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or(' ')
    }

    fn slice(&self, start: usize, end: usize) -> &[char] {
        self.chars.get(start..end).unwrap_or(&[])
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.spans.push(Span { start, end });
        }
    }

    /// Cuts a stretch without blanks.
    fn stretch(&mut self, mut start: usize, mut end: usize) {
        // What most stretches are, and what no rule below cuts.
        if self.slice(start, end).iter().all(char::is_ascii_alphabetic) {
            self.unbroken(start, end);
            return;
        }
        // Brackets as the Penn Treebank writes them.
        if matches!(self.slice(start, end), ['-', 'L' | 'R', 'R' | 'S' | 'C', 'B', '-']) {
            self.push(start, end);
            return;
        }
        if is_smiley(self.slice(start, end)) {
            self.push(start, end);
            return;
        }
        start = self.leading(start, end);
        if is_address(self.slice(start, end)) {
            let mut stop = end;
            while stop > start
                && matches!(self.at(stop - 1), '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '>' | '"' | '”' | '\'')
            {
                stop -= 1;
            }
            self.push(start, stop);
            start = stop;
        }
        let mut tail = Vec::new();
        while let Some(cut) = self.trailing(start, end) {
            tail.push(Span { start: cut, end });
            end = cut;
        }
        self.core(start, end);
        self.spans.extend(tail.into_iter().rev());
    }

    /// Takes punctuation from the front; gives where the rest begins.
    fn leading(&mut self, mut start: usize, end: usize) -> usize {
        while start < end {
            let c = self.at(start);
            let next = if start + 1 < end { self.at(start + 1) } else { ' ' };
            let keeps = c.is_alphanumeric()
                || (matches!(c, '#' | '@') && next.is_alphabetic())
                || (c == '.' && next.is_ascii_digit())
                || (c == '+' && next.is_ascii_digit())
                || (is_apostrophe(c) && self.opens_with_apostrophe(start, end));
            if keeps {
                break;
            }
            let mut stop = start + 1;
            let doubled = is_run(c) || is_currency(c) || matches!(c, '`' | '\'' | '‘' | '’');
            while doubled && stop < end && self.at(stop) == c {
                stop += 1;
            }
            if matches!(c, '!' | '?') {
                while stop < end && matches!(self.at(stop), '!' | '?') {
                    stop += 1;
                }
            }
            self.push(start, stop);
            start = stop;
        }
        start
    }

    /// Whether the apostrophe at the front belongs to the word: `'s`, `'em`, `'90s`.
    fn opens_with_apostrophe(&self, start: usize, end: usize) -> bool {
        let mut stop = start + 1;
        while stop < end && self.at(stop).is_alphanumeric() {
            stop += 1;
        }
        let word = lowercase(self.slice(start + 1, stop.min(start + 8)));
        matches!(word.as_str(), "s" | "m" | "re" | "ve" | "ll" | "d" | "em" | "tis" | "twas" | "cause" | "til" | "bout")
            || (word.len() == 3 && word.ends_with('s') && word.bytes().take(2).all(|b| b.is_ascii_digit()))
    }

    /// Where the punctuation that ends `start..end` begins, or none if it ends in a word.
    fn trailing(&self, start: usize, end: usize) -> Option<usize> {
        if end <= start {
            return None;
        }
        let cut = end - 1;
        let c = self.at(cut);
        if c.is_alphanumeric() {
            return None;
        }
        if is_run(c) {
            let same = |d: char| d == c || (matches!(c, '!' | '?') && matches!(d, '!' | '?'));
            let mut from = cut;
            while from > start && same(self.at(from - 1)) {
                from -= 1;
            }
            if c == '.' && cut == from + 1 && self.words.abbreviation(self.slice(start, from)).is_some() {
                // The stop of the abbreviation, and one that ends the sentence.
                return Some(cut);
            }
            if c == '.' && cut == from {
                let word = self.slice(start, cut);
                if word.is_empty() {
                    return Some(cut);
                }
                let tail = word.iter().rposition(|c| !c.is_alphanumeric() && *c != '.').map_or(0, |p| p + 1);
                let tail = word.get(tail..).unwrap_or(&[]);
                let number = start == 0 && word.len() <= 3 && word.iter().all(char::is_ascii_digit);
                let abbreviation = match self.words.abbreviation(tail) {
                    Some(Follow::Number) => self.number_follows(end),
                    other => other.is_some(),
                };
                return (!number && !abbreviation).then_some(cut);
            }
            if matches!(c, '+' | '#') && cut == from && cut > start {
                return None;
            }
            return Some(from);
        }
        if matches!(c, '\'' | '’') && cut > start && self.at(cut - 1) == c {
            return Some(cut - 1);
        }
        if is_currency(c) && self.slice(start, cut).iter().all(|c| c.is_alphabetic()) {
            return (cut == start).then_some(cut);
        }
        Some(cut)
    }

    /// Whether the next word behind `end` begins with a figure.
    fn number_follows(&self, end: usize) -> bool {
        let rest = self.chars.get(end..).unwrap_or(&[]);
        rest.iter().take(4).find(|c| !is_gap(**c)).is_some_and(char::is_ascii_digit)
    }

    /// Cuts what is left between leading and trailing punctuation.
    fn core(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let simple = self.slice(start, end).iter().all(|c| c.is_alphabetic());
        if simple || is_address(self.slice(start, end)) {
            self.word(start, end);
            return;
        }
        let mut from = start;
        let mut i = start;
        while i < end {
            let stop = self.separator(from, i, end);
            if stop > i {
                self.piece(from, i);
                self.push(i, stop);
                from = stop;
                i = stop;
                if is_address(self.slice(from, end)) {
                    break;
                }
            } else {
                i += 1;
            }
        }
        self.piece(from, end);
    }

    /// Where the separator that stands at `i` ends; `i` itself if none stands there. `from` begins the current piece.
    fn separator(&self, from: usize, i: usize, end: usize) -> usize {
        let c = self.at(i);
        if c.is_alphanumeric() || i == from && is_apostrophe(c) {
            return i;
        }
        let before = if i > from { self.at(i - 1) } else { ' ' };
        let after = if i + 1 < end { self.at(i + 1) } else { ' ' };
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match c {
            '-' if after == '-' || before == ' ' => {
                let mut stop = i + 1;
                while stop < end && self.at(stop) == '-' {
                    stop += 1;
                }
                stop
            }
            '-' => {
                if self.joins(from, i, end) {
                    i
                } else {
                    i + 1
                }
            }
            '.' if after == '.' || before == ' ' && !after.is_ascii_digit() => {
                let mut stop = i + 1;
                while stop < end && self.at(stop) == '.' {
                    stop += 1;
                }
                stop
            }
            '.' => {
                let word = self.slice(from, i);
                let lower = word.len() >= 2 && word.iter().rev().take(2).all(|c| c.is_lowercase());
                let next_upper = after.is_uppercase() && i + 2 < end && self.at(i + 2).is_lowercase();
                if (lower && next_upper && self.words.abbreviation(word).is_none())
                    || !after.is_alphanumeric() && after != '-'
                {
                    let keep = self.words.abbreviation(word).is_some();
                    if keep { i } else { i + 1 }
                } else {
                    i
                }
            }
            ',' | ':' => {
                if digits {
                    i
                } else {
                    i + 1
                }
            }
            '/' => {
                let short = i - from == 1 && end - i == 2 && before.is_alphabetic() && after.is_alphabetic();
                if digits || short { i } else { i + 1 }
            }
            '&' | '_' | '@' | '+' | '\\' => i,
            '#' => {
                if before == ' ' && after.is_alphanumeric() {
                    i
                } else {
                    i + 1
                }
            }
            '*' => {
                if before == ' ' || after == ' ' {
                    i + 1
                } else {
                    i
                }
            }
            _ if is_apostrophe(c) => i,
            _ if is_currency(c) => i + 1,
            _ if is_dash(c) => i + 1,
            // Soft hyphens, joiners and combining marks belong to the word.
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '·' => i,
            '\u{300}'..='\u{36f}' => i,
            _ if c.is_ascii() || !c.is_alphabetic() => i + 1,
            _ => i,
        }
    }

    /// Whether the hyphen at `i` belongs to the word that begins at `from`.
    fn joins(&self, from: usize, i: usize, end: usize) -> bool {
        let before = self.slice(from, i);
        if before.len() <= 8 && before.iter().all(|c| c.is_alphabetic()) {
            // A prefix in the middle (`aide-de-camp`) joins nothing.
            return (from == 0 || self.at(from - 1) != '-') && self.words.is_prefix(&lowercase(before));
        }
        // Telephone numbers and dates in figures keep their hyphens; ranges and scores do not.
        let mut stop = i + 1;
        while stop < end && (self.at(stop).is_ascii_digit() || self.at(stop) == '-') {
            stop += 1;
        }
        let mut back = from;
        while back > 0 && (self.at(back - 1).is_ascii_digit() || self.at(back - 1) == '-') && from - back < 24 {
            back -= 1;
        }
        let all = self.slice(back, stop);
        if stop < end && self.at(stop).is_alphanumeric() || !all.iter().all(|c| c.is_ascii_digit() || *c == '-') {
            return false;
        }
        let groups: Vec<usize> = all.split(|c| *c == '-').map(<[char]>::len).collect();
        match groups.as_slice() {
            [3, 4] | [5, 4] => true,
            [_, _] => false,
            groups => groups.iter().all(|g| (1..=4).contains(g)) && groups.len() <= 6,
        }
    }

    /// Cuts a piece without separators: sums of money, numbers with units, words.
    fn piece(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        if self.at(start).is_ascii_digit() || self.at(start) == '.' {
            let mut stop = start;
            while stop < end && (self.at(stop).is_ascii_digit() || matches!(self.at(stop), '.' | ',' | ':')) {
                stop += 1;
            }
            while stop > start && !self.at(stop - 1).is_ascii_digit() {
                stop -= 1;
            }
            if stop > start && stop < end && end - stop <= 7 && self.words.is_unit(&lowercase(self.slice(stop, end))) {
                self.push(start, stop);
                self.push(stop, end);
                return;
            }
        }
        self.word(start, end);
    }

    /// Cuts clitics from a word.
    fn word(&mut self, start: usize, end: usize) {
        let mut end = end;
        let mut tail = Vec::new();
        while let Some(cut) = self.clitic(start, end) {
            tail.push(Span { start: cut, end });
            end = cut;
        }
        self.unbroken(start, end);
        self.spans.extend(tail.into_iter().rev());
    }

    /// Takes a word without clitics: one, or two that are written as one.
    fn unbroken(&mut self, start: usize, end: usize) {
        let cut = self.words.contraction(self.slice(start, end)).filter(|cut| *cut < end - start);
        let middle = cut.map_or(start, |cut| start + cut);
        self.push(start, middle);
        self.push(middle, end);
    }

    /// Where a clitic at the end of the word begins.
    fn clitic(&self, start: usize, end: usize) -> Option<usize> {
        let from = end.saturating_sub(3).max(start);
        let apostrophe = (from..end).rev().find(|&i| is_apostrophe(self.at(i)))?;
        let after = lowercase(self.slice(apostrophe + 1, end));
        let cut = match after.as_str() {
            "t" if apostrophe > start && matches!(self.at(apostrophe - 1), 'n' | 'N') => apostrophe - 1,
            "s" | "m" | "d" | "re" | "ve" | "ll" | "" => apostrophe,
            _ => return None,
        };
        // Decades (1960's) are one word, as in the treebanks.
        let decade =
            after == "s" && self.at(cut.saturating_sub(1)) == '0' && self.at(cut.saturating_sub(2)).is_ascii_digit();
        (cut > start && !decade).then_some(cut)
    }
}

/// Whether two words without a blank between are cut from one written word: `do` `n't`, `Iran` `'s`, `can` `not`.
///
/// An apostrophe by itself is not among them: it may be a closing quotation mark.
pub(super) fn is_cut(first: &str, second: &str) -> bool {
    let lower: Vec<char> = second.chars().flat_map(char::to_lowercase).take(4).collect();
    let clitic = match lower.as_slice() {
        ['n', mark, 't'] => is_apostrophe(*mark),
        [mark, rest @ ..] if is_apostrophe(*mark) => {
            matches!(rest, ['s' | 'm' | 'd'] | ['r' | 'v', 'e'] | ['l', 'l'])
        }
        _ => false,
    };
    if clitic {
        return first.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '%'));
    }
    // No contraction of the list is longer.
    if first.len() + second.len() > 32 {
        return false;
    }
    let whole: Vec<char> = first.chars().chain(second.chars()).collect();
    Words::get().contraction(&whole) == Some(first.chars().count())
}

/// Whether a stretch is a face of punctuation marks.
pub(super) fn is_smiley(word: &[char]) -> bool {
    matches!(word, [':' | ';' | '=', ')' | '(' | 'D' | 'P' | '/'] | [':' | ';', '-', ')' | '(' | 'D' | 'P' | '/'])
}

/// Whether a stretch is a web or mail address.
fn is_address(word: &[char]) -> bool {
    if word.len() < 5 || word.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let starts = |text: &str| text.chars().zip(word).filter(|(a, b)| b.eq_ignore_ascii_case(a)).count() == text.len();
    if starts("http://") || starts("https://") || starts("www.") || starts("ftp://") || starts("mailto:") {
        return true;
    }
    if let Some(at) = word.iter().position(|c| *c == '@') {
        let bare = !word.iter().any(|c| matches!(c, '"' | '<' | '>' | '(' | ')'));
        return bare && at > 0 && word.get(at + 1..).is_some_and(|rest| rest.iter().skip(1).any(|c| *c == '.'));
    }
    // A bare site name: letters, figures, hyphens and stops, ending in a common top-level domain in lower case.
    let host = word.split(|c| *c == '/').next().unwrap_or(&[]);
    let Some(dot) = host.iter().rposition(|c| *c == '.') else { return false };
    let domain: String = host.iter().skip(dot + 1).collect();
    dot > 1
        && host.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        && matches!(
            domain.as_str(),
            "com" | "org" | "net" | "gov" | "edu" | "co.uk" | "uk" | "info" | "tv" | "io" | "eu"
        )
}
