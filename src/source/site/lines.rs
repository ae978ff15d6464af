//! Names of publishers in lines of text: copyright notes, datelines, bylines.

use super::name::is;

/// Longest line that is a copyright note, in words.
const NOTE_WORDS: usize = 60;
/// How far into an article its dateline may reach, in characters.
const DATELINE: usize = 80;

/// The holder in a copyright note: `© 1998-2007 The Daily Example Ltd. All rights reserved`.
pub(in crate::source) fn copyright(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().take(NOTE_WORDS + 1).collect();
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mark = |w: &&str| w.contains('©') || matches!(bare(w).as_str(), "copyright" | "copyrighted") || is_c(w);
    if words.len() > NOTE_WORDS {
        return None;
    }
    let at = words.iter().position(mark)?;
    // In running text the word is about law.
    let in_text = !words.iter().any(|w| w.contains('©') || is_c(w)) && at > 3;
    if in_text {
        return None;
    }
    let around = |w: &&&str| {
        let word = bare(w);
        let year = word.chars().any(|c| c.is_ascii_digit()) && !word.chars().any(char::is_alphabetic);
        mark(w)
            || word.is_empty()
            || year
            || roman(&word)
            || matches!(word.as_str(), "by" | "of" | "all" | "content" | "contents" | "present" | "material")
    };
    let rest: Vec<&str> = words.iter().skip(at).skip_while(around).copied().collect();
    let name = until_end(&rest);
    if !name.is_empty() {
        return Some(name);
    }
    // `The Daily Example © 2007`
    let before: Vec<&str> = words.iter().take(at).copied().collect();
    let cut = before.iter().rposition(|w| matches!(*w, "|" | "-" | "–" | "•" | "·")).map_or(0, |i| i + 1);
    before.get(cut..).map(|w| w.join(" ")).filter(|n| !n.is_empty() && !n.ends_with('.'))
}

fn is_c(word: &str) -> bool {
    word.eq_ignore_ascii_case("(c)") || word.to_ascii_lowercase().starts_with("(c)1") || word.starts_with("(c)2")
}

/// Years in Roman numerals, as broadcasters write them.
fn roman(word: &str) -> bool {
    word.len() >= 2 && word.starts_with('m') && word.bytes().all(|b| b"mdclxvi".contains(&b))
}

/// The words up to where a holder's name ends.
fn until_end(words: &[&str]) -> String {
    let mut name: Vec<&str> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let next = words.get(i + 1).map(|w| w.to_lowercase()).unwrap_or_default();
        if lower.is_empty() && *word != "&"
            || word.starts_with(['(', '©'])
            || matches!(lower.as_str(), "all" | "unless" | "is" | "are" | "or" | "powered" | "terms" | "privacy")
            || lower == "and" && matches!(next.as_str(), "its" | "the" | "contributors" | "partners")
        {
            break;
        }
        name.push(word);
        // `U.S.` and `J.` go on.
        let abbreviation = word.len() <= 3 || word.trim_end_matches('.').contains('.');
        if word.ends_with([',', ';', '|']) || word.ends_with('.') && !abbreviation {
            break;
        }
    }
    name.join(" ").trim_end_matches([',', ';', '|', '.']).to_owned()
}

/// The news agency in a dateline: `LONDON (Reuters) - The minister …`.
pub(in crate::source) fn agency(paragraph: &str) -> Option<String> {
    let head: String = paragraph.chars().take(DATELINE).collect();
    let (place, rest) = head.split_once('(')?;
    let (name, after) = rest.split_once(')')?;
    let dash = after.trim_start().starts_with(['-', '–', '—', '_']);
    let upper = place.split_whitespace().next().is_none_or(|w| w.chars().all(|c| !c.is_lowercase()));
    (dash && upper && is("agency", name.trim().to_lowercase().as_str())).then(|| name.trim().to_owned())
}

/// What stands behind the names of a byline: `By Ann Bell, Daily Example political correspondent`.
pub(in crate::source) fn affiliation(byline: &str) -> Option<String> {
    let (_, behind) = byline.split_once([',', '\n', '|'])?;
    let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    let words: Vec<&str> = behind.split_whitespace().take_while(capital).collect();
    let role = |w: &&str| {
        matches!(
            w.to_lowercase().as_str(),
            "staff" | "writer" | "writers" | "correspondent" | "reporter" | "editor" | "special" | "chief" | "senior"
        )
    };
    let name: Vec<&str> = words.into_iter().take_while(|w| !role(w)).collect();
    (!name.is_empty()).then(|| name.join(" ").trim_end_matches([',', '.']).to_owned())
}
