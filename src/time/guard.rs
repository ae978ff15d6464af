//! What looks like a time expression and is none: prices, scores, quantities, numbers of flights and telephones, the
//! verbs *may* and *march*.

use super::calendar::Unit;
use super::item::Item;
use super::meaning::{Key, Meaning};
use crate::text::{Sentence, Tag, Upos};

/// Whether the expression `items[at]` is a time in its place.
#[must_use]
pub fn is_time(items: &[Item], at: usize, meaning: &Meaning, sentence: &Sentence) -> bool {
    let before = at.checked_sub(1).and_then(|i| items.get(i));
    let after = items.get(at + 1);
    let Some(item) = items.get(at) else { return false };
    let said: Vec<Key> = Key::ALL.iter().copied().filter(|&k| meaning.has(k)).collect();
    // `at the last minute`, `in the next second` name no time of the calendar.
    if meaning.has(Key::Rel) && meaning.unit().is_some_and(|u| u <= Unit::Minute) {
        return false;
    }
    match said.as_slice() {
        [Key::Year] | [Key::Year, Key::Mod] => is_year(items, at, meaning, sentence),
        [Key::Month] => is_month(meaning, item, before, after, sentence),
        _ => true,
    }
}

fn word(item: Option<&Item>) -> &str {
    item.map_or("", |i| i.word.as_str())
}

/// A bare number of four figures.
fn is_year(items: &[Item], at: usize, meaning: &Meaning, sentence: &Sentence) -> bool {
    let Some(item) = items.get(at) else { return false };
    let (before, after) = (at.checked_sub(1).and_then(|i| items.get(i)), items.get(at + 1));
    let year = meaning.get(Key::Year).unwrap_or(0);
    let (left, right) = (word(before), word(after));
    let glued_left = before.is_some_and(|b| b.end == item.start);
    let glued_right = after.is_some_and(|a| a.start == item.end);
    if matches!(
        left,
        "$" | "£"
            | "€"
            | "#"
            | "no."
            | "no"
            | "flight"
            | "room"
            | "highway"
            | "route"
            | "page"
            | "boeing"
            | "about"
            | "than"
            | "nearly"
            | "almost"
            | "some"
            | "over"
            | "least"
    ) {
        return false;
    }
    if matches!(
        right,
        "%" | "°"
            | "percent"
            | "per"
            | "gmt"
            | "hours"
            | "feet"
            | "miles"
            | "km"
            | "kilometres"
            | "kilometers"
            | "metres"
            | "meters"
            | "yards"
            | "people"
            | "men"
            | "troops"
            | "soldiers"
            | "pounds"
            | "dollars"
            | "euros"
    ) {
        return false;
    }
    if glued_left && matches!(left, "-" | "/" | "." | ":" | "+" | "*" | "&" | "=")
        || glued_right && matches!(right, "/" | ":" | "+")
    {
        // `pre-1990` and `1990-2000` are years, `555-2000` is none.
        let first = at.checked_sub(2).and_then(|i| items.get(i));
        let joined = glued_right && !glued_left
            || left == "-" && first.is_some_and(|f| f.word.is_empty() || f.word.chars().any(char::is_alphabetic));
        if !joined {
            return false;
        }
    }
    // A count has a plural noun behind it.
    let next = sentence.tokens.get(item.last);
    let plural = next.is_some_and(|t| t.tag == Tag::Nns)
        || right.len() > 3 && right.ends_with('s') && !right.ends_with("ss") && after.is_some_and(|a| !a.capital);
    let recent = (1900..2030).contains(&year) && year != 2000;
    if plural && !recent && !matches!(left, "the" | "of" | "this" | "that") {
        return false;
    }
    let preposition = matches!(
        left,
        "in" | "since"
            | "of"
            | "by"
            | "until"
            | "till"
            | "from"
            | "to"
            | "during"
            | "before"
            | "after"
            | "and"
            | "between"
            | "through"
            | "("
            | "late"
            | "early"
            | "-"
            | "for"
            | "the"
            | ","
    );
    (1700..2050).contains(&year) || preposition && (1000..2150).contains(&year)
}

/// A month alone, told from the verbs and names that are written like it.
fn is_month(meaning: &Meaning, item: &Item, before: Option<&Item>, after: Option<&Item>, sentence: &Sentence) -> bool {
    let month = meaning.get(Key::Month).unwrap_or(0);
    let tokens = sentence.tokens.get(item.first..item.last).unwrap_or_default();
    let text = tokens.iter().map(|t| t.form.as_str()).collect::<String>();
    let left = word(before);
    if text.len() <= 4 && text.chars().all(char::is_uppercase) && text.len() > 1 && month != 5 {
        return false;
    }
    if !matches!(month, 3..=8)
        || !matches!(text.as_str(), "May" | "March" | "April" | "June" | "August" | "MAY" | "MARCH")
    {
        return true;
    }
    let preposition = matches!(
        left,
        "in" | "since"
            | "of"
            | "by"
            | "until"
            | "till"
            | "from"
            | "to"
            | "during"
            | "before"
            | "after"
            | "and"
            | "between"
            | "through"
            | "for"
            | "or"
            | "this"
            | "last"
            | "next"
            | "on"
            | "around"
            | "about"
    );
    if preposition {
        return true;
    }
    let token = sentence.tokens.get(item.first);
    if month == 3 && matches!(left, "the" | "a" | "an") && matches!(word(after), "on" | "to" | "for" | "against" | "of")
    {
        return false;
    }
    if matches!(month, 3 | 5) {
        // `May` and `March` at the beginning of a sentence are verbs as often as not.
        let first = before.is_none() || matches!(left, "\"" | "“" | "." | ":");
        if token.is_some_and(|t| matches!(t.upos, Upos::Aux | Upos::Verb) || t.tag == Tag::Md) {
            return false;
        }
        return !first;
    }
    // `April` and `June` are first names as well: a name stands before a name.
    !after.is_some_and(|a| a.capital && a.senses.is_empty())
        && !before.is_some_and(|b| b.capital && b.senses.is_empty() && left.len() > 3)
}
