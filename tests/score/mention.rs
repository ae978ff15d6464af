//! Does a piece of evidence hold a gold mention?

use serde_json::Value;

use super::words::tokens;

/// Whether the quote of evidence `v` holds the mention `trigger` at `start` of `text`.
///
/// With a text, and the quote standing at its offsets there, its span must cover the mention. With a text that has other words
/// there, the quote must have the first word of the mention among the same neighbours: 60 % of three words on each side, as
/// far as the quote goes. Without a text, the word must stand in the quote within 40 characters of its place.
pub fn holds(start: usize, trigger: &str, v: &Value, text: &[char]) -> bool {
    let number = |key: &str| v[key].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let (from, to, quote) = (number("start"), number("end"), v["quote"].as_str().unwrap_or_default());
    let Some((_, first)) = tokens(&trigger.to_lowercase()).into_iter().next() else { return false };
    if !text.is_empty() && !quote.is_empty() {
        let there: String = slice(text, from, to).iter().collect();
        if there.split_whitespace().eq(quote.split_whitespace()) {
            return from <= start && start < to;
        }
    }
    let quoted = tokens(&quote.to_lowercase());
    let words = |from, to| -> Vec<String> {
        let part: String = slice(text, from, to).iter().collect();
        tokens(&part.to_lowercase()).into_iter().map(|(_, w)| w).collect()
    };
    let (left, right) = (words(start.saturating_sub(200), start), words(start, start + 200));
    quoted.iter().enumerate().filter(|(_, (_, w))| *w == first).any(|(j, (at, _))| {
        if text.is_empty() {
            return (from + at).abs_diff(start) <= 40;
        }
        let before = left.iter().rev().take(3).zip(quoted[..j].iter().rev());
        let after = right.iter().skip(1).take(3).zip(&quoted[j + 1..]);
        let near: Vec<bool> = before.chain(after).map(|(a, (_, b))| a == b).collect();
        near.iter().filter(|same| **same).count() as f64 >= 0.6 * near.len() as f64
    })
}

fn slice(text: &[char], from: usize, to: usize) -> &[char] {
    let to = to.min(text.len());
    &text[from.min(to)..to]
}

/// The word that begins at or next after `start`.
pub fn word_at(text: &[char], start: usize) -> String {
    let word = |c: &&char| c.is_alphanumeric() || **c == '_';
    slice(text, start, text.len()).iter().skip_while(|c| !word(c)).take_while(word).collect()
}
