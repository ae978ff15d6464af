//! Tells lines that were broken to fit a width from lines that stand for themselves.

use std::ops::Range;

/// Fewest line ends that show a width.
const FEWEST: usize = 2;

/// Narrowest column that text is set in, in characters.
const NARROWEST: usize = 16;

/// Whether the lines of this stretch were broken to fit a width: at each end the next word would not have fitted into
/// the longest line, and one line begins in the middle of a sentence.
pub(super) fn is_wrapped(chars: &[char], stretch: Range<usize>) -> bool {
    let lines = || chars.get(stretch.clone()).unwrap_or_default().split(|c| *c == '\n').map(trim);
    let width = lines().map(<[char]>::len).max().unwrap_or(0);
    if width < NARROWEST {
        return false;
    }
    let (mut ends, mut runs_on) = (0, false);
    for (line, next) in lines().zip(lines().skip(1)) {
        let word = next.iter().take_while(|c| !c.is_whitespace()).count();
        if line.is_empty() || line.len() + 1 + word <= width {
            return false;
        }
        ends += 1;
        runs_on |= next.first().is_some_and(|c| c.is_lowercase());
    }
    ends >= FEWEST && runs_on
}

fn trim(line: &[char]) -> &[char] {
    let blank = |c: &&char| c.is_whitespace();
    let front = line.iter().take_while(blank).count();
    let back = line.iter().rev().take_while(blank).count();
    line.get(front..line.len().saturating_sub(back)).unwrap_or_default()
}
