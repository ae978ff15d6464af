//! Whether what happens at a time lies before or after the time of speech: from the verb that governs the expression
//! where a parse is at hand, from the words around it where not (`data/time/<language>/tense.tsv`).

use super::hints::{Class, Hints};
use crate::text::{Relation, Sentence, Tag, Token, Upos};

/// Where an event lies as seen from the time of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before it.
    Past,
    /// Before it, and surely so.
    Over,
    /// After it.
    Future,
    /// Not said.
    Unknown,
}

/// What is told in passing, and does not move a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// A clause or less: `since 1946`, `which had handled one in 1915`, `a dispute settled in 1926`.
    Clause,
    /// A sentence: `He had married in 1464.`
    Sentence,
}

/// Most words looked at on either side of an expression.
const WINDOW: usize = 14;

/// Most steps taken towards the root of a parse.
const STEPS: usize = 12;

impl Hints {
    /// The direction of the clause that tokens `first..last` stand in.
    #[must_use]
    pub fn direction(&self, sentence: &Sentence, first: usize, last: usize) -> Direction {
        if self.is_bound(sentence, first) {
            return Direction::Future;
        }
        let before = |back: usize| self.at(first.checked_sub(back).and_then(|i| sentence.tokens.get(i)));
        // `since March`, `since the March vote`
        if before(1).is(Class::Behind) || before(2).is(Class::Behind) && !before(1).is(Class::Past) {
            return Direction::Over;
        }
        if let Some(direction) = self.possessor(sentence, first, last) {
            return direction;
        }
        let nearby = || self.nearby(sentence, first, last);
        match self.governor(sentence, first) {
            // A verb of the present may look ahead with the words near by, but not back.
            Some(Direction::Unknown) if nearby() == Direction::Past => Direction::Unknown,
            Some(Direction::Unknown) | None => nearby(),
            Some(told) => told,
        }
    }

    /// Bounds ahead: `postponed until Tuesday`, `to answer by Friday`, `as early as Monday`.
    fn is_bound(&self, sentence: &Sentence, first: usize) -> bool {
        let before = |back: usize| first.checked_sub(back).and_then(|i| sentence.tokens.get(i));
        let is = |back: usize, class: Class| self.at(before(back)).is(class);
        let bound = (is(1, Class::Bound) || is(2, Class::Bound) && is(1, Class::Joint)) && first > 1
            || is(1, Class::As) && is(2, Class::Soon) && is(3, Class::As)
            // `set for Friday`
            || is(1, Class::Goal) && (is(2, Class::Plan) || is(2, Class::Promise));
        // `had lasted until May`, `did not begin until May`
        let past = || {
            let clause = sentence.tokens.get(first.saturating_sub(WINDOW)..first).unwrap_or_default();
            clause.iter().any(|t| self.at(Some(t)).is(Class::Told))
        };
        bound && !past()
    }

    /// `Friday's ruling`, `the 3 April vote` are over, `ahead of Friday's vote` looks ahead; none where the expression
    /// does not stand before a noun.
    fn possessor(&self, sentence: &Sentence, first: usize, last: usize) -> Option<Direction> {
        let before = |back: usize| first.checked_sub(back).and_then(|i| sentence.tokens.get(i));
        let owns = sentence.tokens.get(last).is_some_and(|t| t.tag == Tag::Pos);
        let (top, owner) = above(sentence, first, last)?;
        let known = before(1).is_some_and(|t| t.tag == Tag::Dt && !self.at(Some(t)).is(Class::Indefinite));
        let attribute = known && top >= last && sentence.tokens.get(top).is_some_and(|t| t.upos == Upos::Noun);
        if !owns && !attribute {
            return None;
        }
        if self.at(before(1)).is(Class::Ahead) || self.at(before(2)).is(Class::Ahead) {
            return Some(Direction::Future);
        }
        let future = self.governor(sentence, first) == Some(Direction::Future);
        // What will be done about Friday's ruling is not the ruling.
        let subject = owner.relation.is_subject();
        Some(if future && subject { Direction::Future } else { Direction::Past })
    }

    /// Whether the token stands in what is told in passing; none if it does not.
    #[must_use]
    pub fn aside(&self, sentence: &Sentence, first: usize) -> Option<Aside> {
        let before = |back: usize| self.at(first.checked_sub(back).and_then(|i| sentence.tokens.get(i)));
        if before(1).is(Class::Behind) {
            return Some(Aside::Clause);
        }
        // `Thousands had left by the autumn.`
        if before(1).is(Class::Bound) || before(2).is(Class::Bound) {
            return None;
        }
        let mut at = first;
        for _ in 0..STEPS {
            let token = sentence.tokens.get(at)?;
            if token.tag.is_verb() {
                let relative = matches!(token.relation, Relation::AclRelcl | Relation::AdvclRelcl);
                // What stands before the main verb is told with it: `A law passed in 1947 gave them a vote.`
                let main = || sentence.tokens.iter().position(|t| t.relation == Relation::Root);
                let behind = token.relation == Relation::Acl && main().is_some_and(|main| main < at);
                let main = matches!(token.relation, Relation::Root | Relation::Conj | Relation::Parataxis);
                return match self.is_pluperfect(sentence, at) {
                    true if main => Some(Aside::Sentence),
                    pluperfect => (relative || behind || pluperfect).then_some(Aside::Clause),
                };
            }
            at = token.head?;
        }
        None
    }

    /// Whether the verb at this token has `had` beside it.
    fn is_pluperfect(&self, sentence: &Sentence, verb: usize) -> bool {
        let near = sentence.tokens.get(verb.saturating_sub(WINDOW)..verb).unwrap_or_default();
        near.iter().any(|t| t.head == Some(verb) && t.tag == Tag::Vbd && self.of(&t.lemma).is(Class::Perfect))
    }

    /// From the verb above the expression; none without a parse or a verb that tells.
    fn governor(&self, sentence: &Sentence, first: usize) -> Option<Direction> {
        let mut at = first;
        let mut infinitive = false;
        for _ in 0..STEPS {
            let token = sentence.tokens.get(at)?;
            // Auxiliaries stand near; a whole sentence is not searched for each expression.
            let near = at.saturating_sub(WINDOW)..sentence.tokens.len().min(at + WINDOW);
            let mut children = near.filter_map(|c| sentence.tokens.get(c)).filter(|t| t.head == Some(at));
            let copular = at < first && children.clone().any(|t| t.relation == Relation::Cop);
            if token.tag.is_verb() || token.relation == Relation::Root || copular {
                let has_future = children.clone().any(|t| t.tag == Tag::Md && self.at(Some(t)).is(Class::Future));
                let perfect = children.clone().any(|t| self.of(&t.lemma).is(Class::Perfect));
                let had = children.clone().any(|t| self.of(&t.lemma).is(Class::Perfect) && t.tag == Tag::Vbd);
                let denied = children.clone().any(|t| self.of(&t.lemma).is(Class::Not))
                    && children.clone().any(|t| self.at(Some(t)).is(Class::Unable));
                let able = perfect || denied || self.of(&token.lemma).is(Class::Perceive);
                let maybe = !able && children.clone().any(|t| t.tag == Tag::Md && self.at(Some(t)).is(Class::Maybe));
                if has_future || maybe {
                    return Some(Direction::Future);
                }
                let to = children.any(|t| t.tag == Tag::To);
                // `is expected to meet`, `planned a meeting for`
                let plans = self.at(Some(token)).is(Class::Plan) && token.relation != Relation::Advcl;
                if infinitive && self.at(Some(token)).is(Class::Promise) {
                    return Some(Direction::Future);
                }
                if plans
                    && (infinitive || matches!(token.tag, Tag::Vbn | Tag::Jj) || self.has_past_ending(&token.form))
                    && at < first
                {
                    // `It had been due on Friday.`
                    return Some(if had { Direction::Past } else { Direction::Future });
                }
                match token.tag {
                    _ if had => return Some(Direction::Past),
                    Tag::Vbd => return Some(Direction::Past),
                    Tag::Vbn if perfect => return Some(Direction::Past),
                    // `The two meet on Monday.`
                    Tag::Vbp | Tag::Vbz if self.of(&token.lemma).is(Class::Timetable) => {
                        return Some(Direction::Future);
                    }
                    // Its time is that of the verb above it.
                    Tag::Vb if to && !infinitive => infinitive = true,
                    Tag::Vbn | Tag::Jj if token.relation == Relation::Xcomp => {}
                    // `will come and speak`
                    Tag::Vb if token.relation == Relation::Conj => {}
                    // `before it reaches the coast on Sunday`
                    Tag::Vbp | Tag::Vbz if at < first && self.is_pending(sentence, at) => {
                        return Some(Direction::Future);
                    }
                    Tag::Vbp | Tag::Vbz if !self.at(Some(token)).is(Class::Plan) => return Some(Direction::Unknown),
                    // The first verb above decides; what it leaves open, the words near by tell.
                    _ => return None,
                }
            }
            if children.any(|t| self.at(Some(t)).is(Class::Source)) {
                return None;
            }
            at = token.head?;
        }
        None
    }

    /// Whether the clause of the verb at this token hangs on `before`, `until` or the like.
    fn is_pending(&self, sentence: &Sentence, verb: usize) -> bool {
        let before = sentence.tokens.get(verb.saturating_sub(WINDOW)..verb).unwrap_or_default();
        before.iter().any(|t| self.at(Some(t)).is(Class::Pending))
    }

    /// From the nearest telling word of the clause, those before the expression first.
    fn nearby(&self, sentence: &Sentence, first: usize, last: usize) -> Direction {
        let tokens = &sentence.tokens;
        let ends = |i: &usize| {
            let form = tokens.get(*i).map_or("", |t| t.form.as_str());
            !matches!(form, ";" | "\"" | "“" | "”" | "``" | "''" | ":" | "—")
        };
        let before = (first.saturating_sub(WINDOW)..first).rev().take_while(ends);
        let after = (last..tokens.len().min(last + WINDOW)).take_while(ends);
        before.chain(after).find_map(|i| self.told_by(tokens, i)).unwrap_or(Direction::Unknown)
    }

    fn told_by(&self, tokens: &[Token], at: usize) -> Option<Direction> {
        let token = tokens.get(at)?;
        let hint = self.at(Some(token));
        let before = at.checked_sub(1).and_then(|i| tokens.get(i));
        let next = tokens.get(at + 1);
        // `better than expected`
        if self.at(before).is(Class::Than) {
            return None;
        }
        let infinitive =
            || self.at(before).is(Class::Plan) || self.at(before).is(Class::Promise) || self.at(next).is(Class::Be);
        if hint.is(Class::Future) || hint.is(Class::To) && infinitive() {
            return Some(Direction::Future);
        }
        // The participle behind `be` has its time from what stands before.
        if self.at(before).is(Class::Be) {
            return None;
        }
        (hint.is(Class::Past) || self.has_past_ending(&token.form) || token.tag == Tag::Vbd).then_some(Direction::Past)
    }
}

/// The word that an expression modifies, by index and in full.
fn above(sentence: &Sentence, first: usize, last: usize) -> Option<(usize, &Token)> {
    let mut at = first;
    for _ in 0..STEPS {
        at = sentence.tokens.get(at)?.head?;
        if !(first..last).contains(&at) {
            return Some((at, sentence.tokens.get(at)?));
        }
    }
    None
}
