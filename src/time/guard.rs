//! What looks like a time expression and is none: prices, scores, quantities, numbers of flights and telephones, the
//! verbs *may* and *march* (`data/time/<language>/guard.tsv`).

use super::calendar::Unit;
use super::classes::Classes;
use super::item::Item;
use super::meaning::{Key, Meaning};
use crate::text::{Name, NameKind, Sentence, Tag, Token, Upos};

/// Whether the expression `items[at]` is a time in its place.
#[must_use]
pub fn is_time(guards: &Classes, items: &[Item], at: usize, meaning: &Meaning, sentence: &Sentence) -> bool {
    let before = at.checked_sub(1).and_then(|i| items.get(i));
    let after = items.get(at + 1);
    let Some(item) = items.get(at) else { return false };
    let said: Vec<Key> = Key::ALL.iter().copied().filter(|&k| meaning.has(k)).collect();
    // `at the last minute`, `in the next second` name no time of the calendar.
    if meaning.has(Key::Rel) && meaning.unit().is_some_and(|u| u <= Unit::Minute) {
        return false;
    }
    // `$2 million a year`, `four flights a week`: how fast, not how long.
    if said.as_slice() == [Key::Num, Key::Unit] && is_rate(guards, item, sentence) {
        return false;
    }
    let season = meaning.has(Key::Season) && !meaning.has(Key::Year);
    if (meaning.has(Key::Unit) || season) && is_name(item, sentence) {
        return false;
    }
    if meaning.has(Key::Adverb) {
        let noun = |t: Option<&Token>, kinds: &[Upos]| t.is_some_and(|t| kinds.contains(&t.upos));
        let previous = item.first.checked_sub(1).and_then(|i| sentence.tokens.get(i));
        return !noun(sentence.tokens.get(item.last), &[Upos::Noun, Upos::Propn, Upos::Adj])
            && !noun(previous, &[Upos::Adj, Upos::Det, Upos::Pron]);
    }
    if meaning.has(Key::Ancient) {
        // `In 237 Hamilcar crossed`, but not `in 30 Roman towns`
        let next = sentence.tokens.get(item.last);
        let counted = [Upos::Noun, Upos::Propn, Upos::Adj, Upos::Num, Upos::Sym];
        return next.is_some_and(|t| !counted.contains(&t.upos) || t.tag == Tag::Nnp);
    }
    // `on the 38th parallel`
    if said.as_slice() == [Key::Day] {
        let upos = |ahead: usize| sentence.tokens.get(item.last + ahead).map(|t| t.upos);
        return match upos(0) {
            Some(Upos::Noun | Upos::Adj | Upos::Num) => false,
            // `by the 24th Tampere was`, but not `by the 24th Infantry Regiment`
            Some(Upos::Propn) => matches!(upos(1), Some(Upos::Verb | Upos::Aux)),
            _ => true,
        };
    }
    // `The current was cut.`
    let single = item.last == item.first + 1;
    if single
        && meaning.get(Key::Ref) == Some(2)
        && sentence.tokens.get(item.first).is_some_and(|t| t.upos == Upos::Noun)
    {
        return false;
    }
    // `satellites that fall under the budget`
    let last = item.last.checked_sub(1).and_then(|i| sentence.tokens.get(i));
    if meaning.has(Key::Season) && !item.capital && last.is_some_and(|t| t.upos == Upos::Verb) {
        return false;
    }
    // `USA Today`
    let named = before.is_some_and(|b| b.capital && b.senses.is_empty() && b.last == item.first);
    if item.capital && named && single && meaning.has(Key::Rel) {
        return false;
    }
    // `call 0123 456789`
    let figures = |i: &Item| i.word.len() > 2 && i.word.bytes().all(|b| b.is_ascii_digit());
    if said.as_slice() == [Key::Hour, Key::Minute] && single && after.is_some_and(figures) {
        return false;
    }
    match said.as_slice() {
        [Key::Year] | [Key::Year, Key::Mod] => is_year(guards, items, at, meaning, sentence),
        [Key::Month] => is_month(guards, items, at, sentence),
        _ => true,
    }
}

fn word(item: Option<&Item>) -> &str {
    item.map_or("", |i| i.word.as_str())
}

/// Most words looked at on either side of an expression.
const NEAR: usize = 12;

/// Whether the expression is part of a name: `the Hundred Years' War`, `the Six-Day War`.
fn is_name(item: &Item, sentence: &Sentence) -> bool {
    let capital = |i: usize| {
        let token = sentence.tokens.get(i);
        token.is_some_and(|t| t.form.chars().next().is_some_and(char::is_uppercase))
    };
    let owns = sentence.tokens.get(item.last).is_some_and(|t| t.tag == Tag::Pos || t.form == "'" || t.form == "’");
    let next = if owns { item.last + 1 } else { item.last };
    let unit = item.last.checked_sub(1);
    // Where every word near by has a capital, as in a headline, none tells anything.
    let near = item.first.saturating_sub(NEAR)..sentence.tokens.len().min(item.last + NEAR);
    let near = sentence.tokens.get(near).unwrap_or_default();
    let all = near.iter().filter(|t| t.form.chars().count() > 3).all(|t| t.form.starts_with(char::is_uppercase));
    item.last > item.first + 1 && unit.is_some_and(capital) && capital(next) && !all
}

/// Whether the expression is the `a year` of a rate: behind an amount or a plural.
fn is_rate(guards: &Classes, item: &Item, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.get(item.first..item.last).unwrap_or_default();
    let [article, _] = tokens else { return false };
    if !guards.has("rate_article", &article.form) {
        return false;
    }
    let before = |back: usize| item.first.checked_sub(back).and_then(|i| sentence.tokens.get(i));
    // `one ship a day`, `one patrol boat a day`
    let counted = || (2..4).any(|back| before(back).is_some_and(|t| t.tag == Tag::Cd));
    before(1).is_some_and(|t| matches!(t.tag, Tag::Nns | Tag::Cd) || t.form == "%" || t.tag == Tag::Nn && counted())
}

/// A bare number of four figures.
fn is_year(guards: &Classes, items: &[Item], at: usize, meaning: &Meaning, sentence: &Sentence) -> bool {
    let Some(item) = items.get(at) else { return false };
    let (before, after) = (at.checked_sub(1).and_then(|i| items.get(i)), items.get(at + 1));
    let year = meaning.get(Key::Year).unwrap_or(0);
    let (left, right) = (word(before), word(after));
    // `1900 Harbour Road`
    let house = |t: &Token| guards.has("street", &t.form) && t.form.starts_with(char::is_uppercase);
    let behind = sentence.tokens.get(item.last..).unwrap_or_default();
    if behind.iter().take(3).take_while(|t| t.form.starts_with(char::is_uppercase)).any(house) {
        return false;
    }
    // The end of a telephone number.
    if !left.is_empty() && left.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let glued_left = before.is_some_and(|b| b.end == item.start);
    let glued_right = after.is_some_and(|a| a.start == item.end);
    if guards.has("unit_before", left) {
        return false;
    }
    if guards.has("unit_after", right) {
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
    let ends = |class: &str| guards.words(class).any(|ending| right.ends_with(ending));
    let plural = next.is_some_and(|t| t.tag == Tag::Nns)
        || right.len() > 3 && ends("plural") && !ends("no_plural") && after.is_some_and(|a| !a.capital);
    let recent = (1900..2030).contains(&year) && year != 2000;
    if plural && !recent && !guards.has("year_article", left) {
        return false;
    }
    let preposition = guards.has("year_before", left) || is_alone(sentence);
    (1700..2050).contains(&year) || preposition && (1000..2150).contains(&year)
}

/// Whether the sentence is a heading of figures: `1455–1460`.
fn is_alone(sentence: &Sentence) -> bool {
    sentence.tokens.len() <= 3 && sentence.tokens.iter().all(|t| !t.form.chars().any(char::is_alphabetic))
}

/// A month alone, told from the verbs and names that are written like it.
fn is_month(guards: &Classes, items: &[Item], at: usize, sentence: &Sentence) -> bool {
    let Some(item) = items.get(at) else { return false };
    let (before, after) = (at.checked_sub(1).and_then(|i| items.get(i)), items.get(at + 1));
    let tokens = sentence.tokens.get(item.first..item.last).unwrap_or_default();
    let text = tokens.iter().map(|t| t.form.as_str()).collect::<String>();
    let left = word(before);
    let verb = guards.has("verb_month", &text);
    if !verb && !guards.has("name_month", &text) {
        return true;
    }
    let person = |n: &Name| n.kind == NameKind::Person && n.first <= item.first && item.last <= n.last;
    if sentence.names.iter().any(|n| person(n) && n.last > n.first + 1) {
        return false;
    }
    let before_name = after.is_some_and(|a| a.capital && a.senses.is_empty());
    // `the Earl of March`
    let place = at.checked_sub(2).and_then(|i| items.get(i));
    if verb && left == "of" && place.is_some_and(|p| p.capital && p.senses.is_empty()) {
        return false;
    }
    let preposition = guards.has("month_before", left) && !(before_name && guards.has("name_before", left));
    if preposition {
        return true;
    }
    let token = sentence.tokens.get(item.first);
    if verb && guards.has("march_after", word(after)) {
        return false;
    }
    if verb {
        // `May` and `March` at the beginning of a sentence are verbs as often as not.
        let first = before.is_none() || matches!(left, "\"" | "“" | "." | ":");
        if token.is_some_and(|t| matches!(t.upos, Upos::Aux | Upos::Verb) || t.tag == Tag::Md) {
            return false;
        }
        return !first;
    }
    // `April` and `June` are first names as well: a name stands before a name.
    !before_name && !before.is_some_and(|b| b.capital && b.senses.is_empty() && left.len() > 3)
}
