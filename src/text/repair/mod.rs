//! Repairs to a tree where grammar leaves no choice.

use super::{Relation, Tag, Token, Upos, ends_in_stop};
use crate::text::lower::lower;

mod speech;

/// Words that introduce what they govern: a second one of the same kind after `and` begins the other half of a pair.
const INTRODUCERS: &[Relation] = &[Relation::Case, Relation::Mark];
/// Conjunctions that open an adverbial clause and never a noun's complement.
const ADVERBIAL: &[&str] = &["if", "unless", "when", "while", "although", "though", "because", "until"];

/// Repairs the tree of one sentence. Each repair keeps it a tree.
pub(super) fn repair(tokens: &mut [Token]) {
    let running = ends_in_stop(tokens);
    if running {
        nominal_root(tokens);
    }
    // No repair makes one of these, so that what needs one can be left out where there is none.
    let conjunction = tokens.iter().any(|t| t.upos == Upos::Cconj);
    let content = tokens.iter().any(|t| t.relation == Relation::Ccomp);
    let length = tokens.iter().any(is_length);
    let who = (0..tokens.len()).any(|k| is_who(tokens, k));
    for i in 0..tokens.len() {
        if running {
            finite(tokens, i);
        }
        if conjunction {
            pair(tokens, i);
        }
        reduced(tokens, i);
        gerund(tokens, i);
        condition(tokens, i);
        two_subjects(tokens, i);
        speech::attribution(tokens, i);
        speech::second_content(tokens, i);
        speech::inverted(tokens, i);
        speech::last_word(tokens, i);
        speech::interposed(tokens, i);
        speech::first_clause(tokens, i);
        if content {
            speech::far_subject(tokens, i);
        }
        described(tokens, i);
        apposition(tokens, i);
        subordinate(tokens, i);
        if length {
            distance(tokens, i);
        }
        if who {
            relative(tokens, i);
        }
    }
}

/// A preposition before a title belongs to the name behind it: `by` in `by party leader Ann Lee`.
fn described(tokens: &mut [Token], i: usize) {
    let title = head(tokens, i).filter(|&t| i < t && relation(tokens, t) == Some(Relation::NmodDesc));
    if let Some(name) = title.and_then(|t| head(tokens, t).filter(|&name| t < name))
        && relation(tokens, i) == Some(Relation::Case)
    {
        hang(tokens, i, name, Relation::Case);
    }
}

fn relation(tokens: &[Token], i: usize) -> Option<Relation> {
    tokens.get(i).map(|t| t.relation)
}

fn head(tokens: &[Token], i: usize) -> Option<usize> {
    tokens.get(i).and_then(|t| t.head)
}

fn is(tokens: &[Token], i: usize, upos: &[Upos]) -> bool {
    tokens.get(i).is_some_and(|t| upos.contains(&t.upos))
}

/// The first word before `end` that hangs on `i` by one of these relations.
fn child(tokens: &[Token], i: usize, relations: &[Relation]) -> Option<usize> {
    tokens.iter().position(|t| t.head == Some(i) && relations.contains(&t.relation))
}

/// Whether `above` is `i` or one of its heads.
fn is_under(tokens: &[Token], i: usize, above: usize) -> bool {
    let mut at = Some(i);
    for _ in 0..=tokens.len() {
        match at {
            Some(a) if a == above => return true,
            Some(a) => at = head(tokens, a),
            None => return false,
        }
    }
    true
}

/// Hangs `i` on `to`, unless `to` depends on `i`.
fn hang(tokens: &mut [Token], i: usize, to: usize, relation: Relation) -> bool {
    if is_under(tokens, to, i) {
        return false;
    }
    if let Some(token) = tokens.get_mut(i) {
        token.head = Some(to);
        token.relation = relation;
    }
    true
}

/// `soldiers arrived by air.`: the main verb of running text is finite, so that a form which can be a past tense and has
/// a subject but no auxiliary is one.
fn finite(tokens: &mut [Token], i: usize) {
    let bare = tokens.get(i).is_some_and(|t| {
        let both = t.form.ends_with(['d', 't']) || t.form == "made";
        t.tag == Tag::Vbn && t.upos == Upos::Verb && both
    });
    if !bare {
        return;
    }
    let main = match relation(tokens, i) {
        Some(Relation::Root) => true,
        Some(Relation::Conj | Relation::Parataxis) => {
            head(tokens, i).and_then(|h| tokens.get(h)).is_some_and(|t| t.tag == Tag::Vbd)
        }
        // `which the authorities denied`: but not `with hands tied`.
        Some(Relation::AclRelcl | Relation::Ccomp) => {
            child(tokens, i, INTRODUCERS).and_then(|m| tokens.get(m)).is_none_or(|m| m.form != "with")
        }
        _ => false,
    };
    let auxiliary = [Relation::Aux, Relation::AuxPass, Relation::Cop];
    if !main || child(tokens, i, &auxiliary).is_some() {
        return;
    }
    let subject = child(tokens, i, &[Relation::Nsubj, Relation::NsubjPass]).filter(|&s| s < i);
    if subject.is_none() && relation(tokens, i) != Some(Relation::Conj) {
        return;
    }
    if let Some(token) = tokens.get_mut(i) {
        token.tag = Tag::Vbd;
    }
    if let Some(token) = subject.and_then(|s| tokens.get_mut(s)) {
        token.relation = Relation::Nsubj;
    }
}

/// `of planning … and of using`, `to meet … and to sign`: what follows the conjunction with a word of its own in front is
/// coordinated with the nearest word before that has the same word in front.
fn pair(tokens: &mut [Token], i: usize) {
    let Some(introducer) = child(tokens, i, INTRODUCERS).filter(|&m| m < i) else { return };
    let Some(conjunction) = introducer.checked_sub(1) else { return };
    if !is(tokens, conjunction, &[Upos::Cconj]) {
        return;
    }
    let Some(word) = tokens.get(introducer).map(|t| lower(&t.form)) else { return };
    let like = |at: usize| {
        let verbal = |x: usize| is(tokens, x, &[Upos::Verb, Upos::Aux]);
        tokens
            .get(at)
            .zip(tokens.get(i))
            .is_some_and(|(a, b)| verbal(at) == verbal(i) && (!verbal(i) || a.tag == b.tag))
            && child(tokens, at, INTRODUCERS).and_then(|m| tokens.get(m)).is_some_and(|m| lower(&m.form) == word)
    };
    if relation(tokens, i) == Some(Relation::Conj) && head(tokens, i).is_some_and(like) {
        return;
    }
    let Some(first) = (0..conjunction).rev().find(|&at| like(at) && !is_under(tokens, at, i)) else { return };
    hang(tokens, i, first, Relation::Conj);
}

/// `the Quds Force, linked to the Guards`: a participle with a preposition right after a noun and a comma belongs to the
/// noun, where no conjunction makes it one of a row of verbs.
fn reduced(tokens: &mut [Token], i: usize) {
    let fits = tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Vbn | Tag::Vbd) && t.relation == Relation::Conj);
    if !fits || !is(tokens, i + 1, &[Upos::Adp]) {
        return;
    }
    let Some(noun) = i.checked_sub(2).filter(|_| tokens.get(i - 1).is_some_and(|t| t.form == ",")) else { return };
    let nominal = is(tokens, noun, &[Upos::Noun, Upos::Propn]);
    let row = child(
        tokens,
        i,
        &[Relation::Cc, Relation::Nsubj, Relation::NsubjPass, Relation::Obj, Relation::Aux, Relation::AuxPass],
    );
    let siblings = head(tokens, i).is_some_and(|h| {
        tokens.iter().enumerate().any(|(k, t)| k > i && t.head == Some(h) && t.relation == Relation::Conj)
    });
    if !nominal || row.is_some() || siblings {
        return;
    }
    let top = top_of_phrase(tokens, noun);
    if hang(tokens, i, top, Relation::Acl)
        && let Some(token) = tokens.get_mut(i)
    {
        token.tag = Tag::Vbn;
    }
}

/// The head of the name or compound that a word ends.
fn top_of_phrase(tokens: &[Token], i: usize) -> usize {
    let inner = [Relation::Flat, Relation::Compound];
    let mut at = i;
    for _ in 0..tokens.len() {
        match head(tokens, at) {
            Some(h) if relation(tokens, at).is_some_and(|r| inner.contains(&r)) => at = h,
            _ => break,
        }
    }
    at
}

/// `accused Iran of planning`: a name takes no gerund of its own, the verb over it does.
fn gerund(tokens: &mut [Token], i: usize) {
    let verbal = tokens.get(i).is_some_and(|t| {
        t.tag == Tag::Vbg && matches!(t.relation, Relation::Acl | Relation::Advcl) && t.upos == Upos::Verb
    });
    let introduced = || child(tokens, i, INTRODUCERS).is_some_and(|m| m < i);
    let Some(noun) = head(tokens, i).filter(|_| verbal && introduced()) else { return };
    if !is(tokens, noun, &[Upos::Propn, Upos::Pron])
        || !matches!(relation(tokens, noun), Some(Relation::Obj | Relation::NsubjPass))
    {
        return;
    }
    if let Some(verb) = head(tokens, noun) {
        hang(tokens, i, verb, Relation::Advcl);
    }
}

/// `would respond to talks if asked`: a clause with such a conjunction hangs on a verb, not on the noun before it.
fn condition(tokens: &mut [Token], i: usize) {
    if relation(tokens, i) != Some(Relation::Acl) {
        return;
    }
    let marked = child(tokens, i, &[Relation::Mark])
        .and_then(|m| tokens.get(m))
        .is_some_and(|m| ADVERBIAL.contains(&lower(&m.form).as_str()));
    if !marked {
        return;
    }
    let mut at = head(tokens, i);
    for _ in 0..tokens.len() {
        match at {
            Some(h) if is(tokens, h, &[Upos::Verb, Upos::Aux]) => {
                hang(tokens, i, h, Relation::Advcl);
                return;
            }
            Some(h) => at = head(tokens, h),
            None => return,
        }
    }
}

/// `US envoy in Iraq Ryan Crocker met`: of two subjects in a row the name is the other's.
fn two_subjects(tokens: &mut [Token], i: usize) {
    let subject = |r: Option<Relation>| matches!(r, Some(Relation::Nsubj | Relation::NsubjPass));
    if !subject(relation(tokens, i)) || !is(tokens, i, &[Upos::Propn]) {
        return;
    }
    let Some(verb) = head(tokens, i).filter(|&v| v > i) else { return };
    let first = (0..i)
        .rev()
        .find(|&k| head(tokens, k) == Some(verb) && subject(relation(tokens, k)) && is(tokens, k, &[Upos::Noun]));
    let Some(first) = first else { return };
    let between = (first + 1..i).all(|k| is_under(tokens, k, first) || is_under(tokens, k, i));
    if between && !(first + 1..i).any(|k| is(tokens, k, &[Upos::Cconj])) {
        hang(tokens, i, first, Relation::Appos);
    }
}

/// The first word of what `i` heads.
fn begin(tokens: &[Token], i: usize) -> usize {
    (0..i).rev().take_while(|&k| is_under(tokens, k, i)).last().unwrap_or(i)
}

/// `since US-led forces toppled Saddam Hussein`: a phrase with such a preposition and a verb with an object of its own right
/// behind it are a clause.
fn subordinate(tokens: &mut [Token], i: usize) {
    let verb = tokens.get(i).is_some_and(|t| {
        matches!(t.tag, Tag::Vbn | Tag::Vbd) && matches!(t.relation, Relation::Acl | Relation::AclRelcl)
    });
    let own = [Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass, Relation::Mark];
    if !verb || child(tokens, i, &[Relation::Obj]).is_none() || child(tokens, i, &own).is_some() {
        return;
    }
    let Some(subject) = (0..i).rev().find(|&k| !is(tokens, k, &[Upos::Adv])) else { return };
    let subject = top_of_phrase(tokens, subject);
    let introducer = child(tokens, subject, &[Relation::Case]).filter(|&c| {
        c < subject
            && tokens
                .get(c)
                .is_some_and(|t| matches!(lower(&t.form).as_str(), "since" | "after" | "before" | "until" | "as"))
    });
    let Some((introducer, above)) = introducer.zip(head(tokens, subject)) else { return };
    // The clause takes the place of the phrase; the nearest verb above governs it.
    let mut governor = above;
    for _ in 0..tokens.len() {
        match head(tokens, governor) {
            Some(h) if !is(tokens, governor, &[Upos::Verb, Upos::Aux]) => governor = h,
            _ => break,
        }
    }
    if governor == i || is_under(tokens, governor, i) || is_under(tokens, governor, subject) {
        return;
    }
    if hang(tokens, i, governor, Relation::Advcl) {
        hang(tokens, subject, i, Relation::Nsubj);
        hang(tokens, introducer, i, Relation::Mark);
        if let Some(token) = tokens.get_mut(i) {
            token.tag = Tag::Vbd;
        }
    }
}

/// Whether the word is a unit of time.
fn is_length(token: &Token) -> bool {
    matches!(token.lemma.as_str(), "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade")
}

/// `two days after Norway expelled him`: lengths of time do nothing; the verb's subject is what stands right before it.
fn distance(tokens: &mut [Token], i: usize) {
    let Some(length) = child(tokens, i, &[Relation::Nsubj, Relation::NsubjPass]).filter(|&s| s < i) else { return };
    let unit = tokens.get(length).is_some_and(is_length);
    let counted = child(tokens, length, &[Relation::Nummod, Relation::Det]).is_some();
    let Some(subject) = i.checked_sub(1).map(|k| top_of_phrase(tokens, k)).filter(|_| unit && counted) else { return };
    let introducer = child(tokens, subject, &[Relation::Case])
        .filter(|&c| tokens.get(c).is_some_and(|t| matches!(t.form.as_str(), "after" | "before")));
    let Some(introducer) = introducer.filter(|_| head(tokens, subject) == Some(length)) else { return };
    hang(tokens, subject, i, Relation::Nsubj);
    hang(tokens, introducer, i, Relation::Mark);
    hang(tokens, length, i, Relation::OblUnmarked);
}

/// `Smith, who won the vote, resigned`: of a noun and `who` behind its comma only the pronoun is the subject of the first
/// verb; the noun is that of the next one.
fn relative(tokens: &mut [Token], i: usize) {
    let subject = |k: usize| head(tokens, k) == Some(i) && relation(tokens, k) == Some(Relation::Nsubj);
    let Some(pronoun) = (2..i).find(|&k| subject(k) && is_who(tokens, k)) else { return };
    let comma = tokens.get(pronoun - 1).is_some_and(|t| t.form == ",");
    let Some(noun) = (0..pronoun).rev().find(|&k| subject(k) && comma && is(tokens, k, &[Upos::Noun, Upos::Propn]))
    else {
        return;
    };
    let main = (i + 1..tokens.len()).find(|&k| {
        let finite = tokens.get(k).is_some_and(|t| matches!(t.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn));
        let bare = child(tokens, k, &[Relation::Nsubj, Relation::NsubjPass, Relation::Mark, Relation::Cc]).is_none();
        let parted = tokens.get(begin(tokens, k).saturating_sub(1)).is_some_and(|t| t.form == ",")
            || tokens.get(k - 1).is_some_and(|t| t.form == ",");
        head(tokens, k) == Some(i)
            && matches!(relation(tokens, k), Some(Relation::Advcl | Relation::Conj | Relation::Parataxis))
            && finite
            && bare
            && parted
    });
    let Some(main) = main else { return };
    let (above, role) = (head(tokens, i), relation(tokens, i).unwrap_or(Relation::Root));
    if let Some(token) = tokens.get_mut(main) {
        token.head = above;
        token.relation = role;
    }
    if let Some(token) = tokens.get_mut(noun) {
        token.head = Some(main);
        token.relation = Relation::Nsubj;
    }
    if let Some(token) = tokens.get_mut(i) {
        token.head = Some(noun);
        token.relation = Relation::AclRelcl;
    }
    // What stands behind the main verb is its own.
    for token in tokens.iter_mut().skip(main + 1).filter(|t| t.head == Some(i)) {
        token.head = Some(main);
    }
}

fn is_who(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| matches!(t.form.as_str(), "who" | "which"))
}

/// `Paul Keating, who had lost, welcomed the result.`: running text has a finite main verb. Where a noun was made the root,
/// the verb behind the comma that closes what is said of the noun is it.
fn nominal_root(tokens: &mut [Token]) {
    let Some(root) = tokens.iter().position(|t| t.head.is_none() && t.relation == Relation::Root) else { return };
    if !is(tokens, root, &[Upos::Noun, Upos::Propn]) || child(tokens, root, &[Relation::Cop, Relation::Nsubj]).is_some()
    {
        return;
    }
    let candidate = |k: usize| {
        let Some(t) = tokens.get(k).filter(|t| t.upos == Upos::Verb) else { return false };
        let form = matches!(t.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) || t.tag == Tag::Vbn && t.form.ends_with(['d', 't']);
        let own =
            [Relation::Nsubj, Relation::NsubjPass, Relation::Mark, Relation::Cc, Relation::Aux, Relation::AuxPass];
        let before = (0..k).rev().find(|&b| !is(tokens, b, &[Upos::Adv]));
        let comma = before.and_then(|b| tokens.get(b)).is_some_and(|t| t.form == ",");
        let beside = match t.head {
            Some(h) if h == root => matches!(t.relation, Relation::Acl | Relation::Conj | Relation::Parataxis),
            Some(h) => {
                matches!(t.relation, Relation::Conj | Relation::Acl)
                    && head(tokens, h) == Some(root)
                    && matches!(relation(tokens, h), Some(Relation::AclRelcl | Relation::Acl | Relation::Appos))
            }
            None => false,
        };
        form && comma && beside && child(tokens, k, &own).is_none()
    };
    // With one comma the verb opens what is said of the noun (`the Force, linked to the Guards`), with two it follows it.
    let commas = |k: usize| (root..k).filter(|&i| tokens.get(i).is_some_and(|t| t.form == ",")).count();
    let behind = (root + 1..tokens.len()).find(|&k| candidate(k) && commas(k) > 1);
    let Some(main) = behind.or_else(|| stranded(tokens, root)) else { return };
    if let Some(token) = tokens.get_mut(main) {
        token.head = None;
        token.relation = Relation::Root;
        if token.tag == Tag::Vbn {
            token.tag = Tag::Vbd;
        }
    }
    if let Some(token) = tokens.get_mut(root) {
        token.head = Some(main);
        token.relation = Relation::Nsubj;
    }
}

/// `The firm that made the brakes which failed filed for bankruptcy.`: a finite verb without a subject, a relative pronoun or a
/// conjunction cannot be said of a noun.
fn stranded(tokens: &[Token], root: usize) -> Option<usize> {
    let own = [Relation::Nsubj, Relation::NsubjPass, Relation::Mark, Relation::Cc, Relation::Aux, Relation::AuxPass];
    (root + 1..tokens.len()).find(|&k| {
        let finite = tokens.get(k).is_some_and(|t| matches!(t.tag, Tag::Vbd | Tag::Vbz) && t.relation == Relation::Acl);
        finite && child(tokens, k, &own).is_none() && is_under(tokens, k, root)
    })
}

/// `her father, a physician, took her side`: two nouns side by side without a conjunction are one.
fn apposition(tokens: &mut [Token], i: usize) {
    let nouns = &[Upos::Noun, Upos::Propn];
    let Some(first) = head(tokens, i).filter(|&h| h < i && is(tokens, h, nouns) && is(tokens, i, nouns)) else {
        return;
    };
    // The comma may hang on the noun that it stands before.
    let comma_at = |k: usize| tokens.get(k).is_some_and(|t| t.form == ",");
    let first_word = begin(tokens, i);
    let opens = if comma_at(first_word) { first_word + 1 } else { first_word };
    let comma = opens.checked_sub(1).is_some_and(comma_at);
    let article = tokens.get(opens).is_some_and(|t| matches!(t.tag, Tag::Dt | Tag::PrpPoss));
    if relation(tokens, i) != Some(Relation::Conj) || !comma || !article {
        return;
    }
    // A row of nouns has its conjunction before the last one.
    let row = (first..tokens.len()).any(|k| {
        let member = head(tokens, k) == Some(first) && relation(tokens, k) == Some(Relation::Conj);
        member && (k != i || child(tokens, k, &[Relation::Cc]).is_some())
    });
    if !row && let Some(token) = tokens.get_mut(i) {
        token.relation = Relation::Appos;
    }
}
