//! Groups the words of a block into sentences.

use std::ops::Range;

use super::dateline;
use super::tokenise::{Span, is_smiley};
use super::words::{Follow, Words, lowercase};
use super::wrapped::is_wrapped;

/// No sentence has more words; a longer one is cut at the best place below.
pub(super) const LONGEST: usize = 250;

/// A line that ends before this many characters and is followed by a capital stands alone (a headline, a byline).
const SHORT_LINE: usize = 48;

/// Ranges of words, in order, together all of them.
pub(super) fn split(chars: &[char], spans: &[Span]) -> Vec<Range<usize>> {
    let mut splitter = Splitter { words: Words::get(), chars, spans, open: Vec::new(), casual: false, wrapped: false };
    splitter.open = splitter.open_before();
    splitter.casual = splitter.is_casual();
    splitter.wrapped = match spans {
        [first, .., last] => is_wrapped(chars, first.start..last.end),
        _ => false,
    };
    let mut sentences = Vec::new();
    let mut start = dateline::end(chars, spans).unwrap_or(0);
    if start > 0 {
        sentences.push(0..start);
    }
    let mut i = start;
    while i < spans.len() {
        let end = splitter.end_after(start, i);
        match end {
            Some(end) => {
                sentences.push(start..end);
                start = end;
                i = end;
            }
            None if i + 1 - start >= LONGEST => {
                let end = splitter.best_cut(start, i + 1);
                sentences.push(start..end);
                start = end;
                i += 1;
            }
            None => i += 1,
        }
    }
    if start < spans.len() {
        let rest = start..spans.len();
        match sentences.last_mut() {
            // A mark left over at the end belongs to what stands before it.
            Some(last) if rest.len() <= 2 && !rest.clone().any(|i| splitter.has_letter(i)) => last.end = rest.end,
            _ => sentences.push(rest),
        }
    }
    sentences
}

/// Which quotation marks are open.
#[derive(Clone, Copy, Default)]
struct Open {
    /// An odd number of `"` came before.
    straight: bool,
    /// How many more opening than closing marks came before.
    ticks: i32,
    curly: i32,
}

struct Splitter<'a> {
    words: &'static Words,
    chars: &'a [char],
    spans: &'a [Span],
    /// For each word what is open before it.
    open: Vec<Open>,
    /// Whether sentences may begin small.
    casual: bool,
    /// Whether lines end where the next word would not have fitted.
    wrapped: bool,
}

impl Splitter<'_> {
    fn form(&self, i: usize) -> &[char] {
        self.spans.get(i).and_then(|s| self.chars.get(s.start..s.end)).unwrap_or(&[])
    }

    fn has_letter(&self, i: usize) -> bool {
        self.form(i).iter().any(|c| c.is_alphanumeric())
    }

    /// Whether the writer does without capitals: no sentence mark is followed by one, or there is a small `i`.
    fn is_casual(&self) -> bool {
        let small_i = (1..self.spans.len()).any(|i| self.form(i) == ['i'] && !self.gap(i - 1).is_empty());
        small_i || self.form(0).first().is_some_and(|c| c.is_lowercase()) && self.form(0).len() > 1
    }

    fn open_before(&self) -> Vec<Open> {
        let mut now = Open::default();
        let mut all = Vec::with_capacity(self.spans.len());
        for i in 0..self.spans.len() {
            all.push(now);
            match self.form(i) {
                ['"'] => now.straight = !now.straight,
                ['`', '`'] => now.ticks += 1,
                ['\'', '\''] => now.ticks = (now.ticks - 1).max(0),
                ['“'] => now.curly += 1,
                ['”'] => now.curly = (now.curly - 1).max(0),
                _ => {}
            }
        }
        all
    }

    fn first(&self, i: usize) -> char {
        self.form(i).first().copied().unwrap_or(' ')
    }

    /// The characters between word `i` and the next.
    fn gap(&self, i: usize) -> &[char] {
        match (self.spans.get(i), self.spans.get(i + 1)) {
            (Some(a), Some(b)) => self.chars.get(a.end..b.start).unwrap_or(&[]),
            _ => &[],
        }
    }

    fn is_stop(&self, i: usize) -> bool {
        let form = self.form(i);
        !form.is_empty() && form.iter().all(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '‽'))
    }

    fn is_closer(&self, i: usize) -> bool {
        match self.form(i) {
            ['"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}'] | ['\'', '\''] | ['’', '’'] => self
                .spans
                .get(i)
                .is_some_and(|s| s.start > 0 && self.chars.get(s.start - 1).is_some_and(|c| !c.is_whitespace())),
            _ => false,
        }
    }

    /// Whether word `i` is a quotation mark that stands apart but closes one that the block opened.
    fn closes_apart(&self, i: usize) -> bool {
        // What touches the next word and not the one before opens, whatever was left open.
        if self.gap(i).is_empty() && i + 1 < self.spans.len() {
            return false;
        }
        let open = self.open.get(i).copied().unwrap_or_default();
        match self.form(i) {
            ['"'] => open.straight,
            ['\'', '\''] => open.ticks > 0,
            ['”'] => open.curly > 0,
            _ => false,
        }
    }

    fn is_opener(&self, i: usize) -> bool {
        matches!(self.form(i), ['"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '„'] | ['`', ..] | ['\'', '\''] | ['‘', _])
    }

    /// The first word from `i` on that is no number of a note (`[17]`).
    fn past_notes(&self, mut i: usize) -> usize {
        while self.form(i) == ['[']
            && self.form(i + 2) == [']']
            && !self.form(i + 1).is_empty()
            && self.form(i + 1).iter().all(char::is_ascii_digit)
        {
            i += 3;
        }
        i
    }

    /// The first word from `i` on that is no opening quotation mark or bracket.
    fn past_openers(&self, mut i: usize) -> usize {
        let last = i + 3;
        while i < last && self.is_opener(i) {
            i += 1;
        }
        i
    }

    fn is_starter(&self, i: usize) -> bool {
        let form = self.form(i);
        form.len() <= 14 && form.first().is_some_and(|c| c.is_uppercase()) && self.words.is_starter(&lowercase(form))
    }

    /// Where the sentence from `start` ends if it ends with word `i` and what closes it.
    fn end_after(&self, start: usize, i: usize) -> Option<usize> {
        if self.breaks_line(i) {
            return Some(i + 1);
        }
        if self.closes_note(start, i) {
            return Some(i + 1);
        }
        let form = self.form(i);
        let abbreviation =
            form.len() > 1 && form.last() == Some(&'.') && form.first().is_some_and(|c| c.is_alphanumeric());
        if !abbreviation && !self.is_stop(i) {
            return None;
        }
        let mut end = i + 1;
        while end < self.spans.len()
            && (self.is_closer(end) && self.gap(end - 1).is_empty()
                || self.is_stop(end) && (self.gap(end - 1).is_empty() || self.form(end).len() == 1)
                || self.closes_apart(end)
                || is_smiley(self.form(end)))
        {
            end += 1;
        }
        end = self.past_notes(end);
        if end >= self.spans.len() {
            return Some(end);
        }
        if self.gap(end - 1).is_empty() {
            // No blank behind the stop: only a capital word that was run into it begins a sentence.
            let run_in = !abbreviation && form == ['.'] && self.first(end).is_uppercase() && self.form(end).len() > 1;
            return run_in.then_some(end);
        }
        let next = self.past_openers(end);
        let first = self.first(next);
        let opened = next > end;
        if abbreviation {
            return self.abbreviation_ends(i, end, next).then_some(end);
        }
        // A sentence in brackets may be a note that begins small.
        let note = form == ['.'] && matches!(self.form(end), ['(' | '[']);
        if first.is_lowercase() && !note && !self.lowercase_name(next) && !self.casual {
            return None;
        }
        let dots = form.len() > 1 && form.iter().all(|c| matches!(c, '.' | '…')) || matches!(form, ['…']);
        if dots && !(first.is_uppercase() || opened) {
            return None;
        }
        if matches!(form.last(), Some('?' | '!')) && end > i + 1 && self.attributed(next) {
            return None;
        }
        // A list number ("1.", "2.1.") opens its item, the number of a figure its caption.
        let number = |i: usize| self.form(i).iter().all(|c| c.is_ascii_digit() || *c == '.');
        let figure = i == start + 2
            && matches!(lowercase(self.form(start)).as_str(), "figure" | "table" | "map" | "box" | "chart");
        if form == ['.'] && (i == start + 1 || figure) && number(i - 1) {
            return None;
        }
        Some(end)
    }

    /// Whether words `start..=i` are a note in brackets, and a capital follows.
    fn closes_note(&self, start: usize, i: usize) -> bool {
        let pair = matches!((self.form(start), self.form(i)), (['('], [')']) | (['['], [']']));
        pair && i > start + 2 && !self.gap(i).is_empty() && self.first(self.past_openers(i + 1)).is_uppercase()
    }

    /// Names that are written with a small letter in front: iPhone, eBay.
    fn lowercase_name(&self, i: usize) -> bool {
        matches!(self.form(i), [a, b, ..] if a.is_lowercase() && b.is_uppercase())
    }

    /// Whether an abbreviation at `i` ends the sentence before `end`; `next` is the first real word of what follows.
    fn abbreviation_ends(&self, i: usize, end: usize, next: usize) -> bool {
        let form = self.form(i);
        let word = form.get(..form.len() - 1).unwrap_or(&[]);
        let first = self.first(next);
        match self.words.abbreviation(word) {
            Some(Follow::Word) => end > i + 1 && first.is_uppercase(),
            Some(Follow::Number) => false,
            _ if first.is_lowercase() || first.is_ascii_digit() => false,
            _ if word.len() == 1 && word.first().is_some_and(|c| c.is_uppercase()) => {
                self.is_starter(next) && self.form(next).len() > 1
            }
            _ => {
                let quoted = next > end && !matches!(self.form(end), ['(' | '[']);
                end > i + 1 && first.is_uppercase() || quoted || self.is_starter(next)
            }
        }
    }

    /// Whether a question or cry in quotation marks is followed by who said it: `"Why?" Mr Smith asked.`
    fn attributed(&self, next: usize) -> bool {
        for i in next + 1..next + 6 {
            let form = self.form(i);
            if form.is_empty() || self.is_stop(i) || self.is_opener(i) || form == [','] {
                return false;
            }
            if form.len() <= 12 && self.words.is_speech(&lowercase(form)) {
                return matches!(self.form(i + 1), ['.' | ','] | []);
            }
        }
        false
    }

    /// Whether the line ends behind word `i` and the next line begins something new.
    fn breaks_line(&self, i: usize) -> bool {
        let gap = self.gap(i);
        let lines = gap.iter().filter(|c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).count();
        if lines == 0 {
            return false;
        }
        if lines > 1 || gap.contains(&'\u{2029}') {
            return true;
        }
        if matches!(self.form(i + 1), ['•' | '*' | '·' | '‣' | '◦' | '▪' | '●' | '-' | '–']) {
            return true;
        }
        if self.wrapped {
            return false;
        }
        let Some(span) = self.spans.get(i) else { return false };
        let from = span.end.saturating_sub(SHORT_LINE);
        let short = from == 0 || self.chars.get(from..span.end).is_some_and(|line| line.contains(&'\n'));
        let next = self.past_openers(i + 1);
        let runs_on = matches!(self.form(i), [',' | ';' | '-' | '–' | '—' | '&']);
        short && !runs_on && (self.first(next).is_uppercase() || self.first(next).is_ascii_digit())
    }

    /// Where to cut the words `start..end`, which hold no end of a sentence: behind the last line end, semicolon, dash,
    /// colon or comma of the second half, in this order of preference.
    fn best_cut(&self, start: usize, end: usize) -> usize {
        let half = start + (end - start) / 2;
        let mut best = (0, end);
        for i in half..end {
            let rank = match self.form(i) {
                _ if self.gap(i).contains(&'\n') => 5,
                [';'] => 4,
                ['–' | '—' | '|' | '•'] => 3,
                [':'] => 2,
                [','] => 1,
                _ => 0,
            };
            if rank > 0 && rank >= best.0 {
                best = (rank, i + 1);
            }
        }
        best.1
    }
}
