//! Candidates with a noun as head: names with their titles, and descriptions.

use super::MentionForm;
use super::candidate::{Candidate, Determiner, Number};
use super::countries::CountryForm;
use super::hidden::is_hidden_noun;
use super::known::Known;
use super::lexicon::{Gender, Lexicon, NounClass, Role};
use super::name::NameSpan;
use super::phrase::{case, children, first_conjunct, head, head_of, lemma, phrase_start, relation, text, token};
use super::spelling::fold;
use super::title;
use crate::record::ActorKind;
use crate::text::{NameKind, Relation, Sentence, Tag, Upos, lower};

/// Names and descriptions of a sentence.
pub(super) fn find(sentence: &Sentence, index: usize, spans: &[NameSpan]) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut taken = vec![false; sentence.tokens.len()];
    let offices: Vec<(usize, usize)> =
        (0..sentence.tokens.len()).filter_map(|at| long_role(sentence, at).map(|(end, _)| (at, end))).collect();
    for span in spans {
        // The exchequer in `Chancellor of the Exchequer` is no actor there.
        if offices.iter().any(|&(at, end)| at < span.first && span.last <= end) {
            continue;
        }
        let Some(candidate) = named(sentence, index, span) else { continue };
        // The role noun before a name is no description of its own, nor is a word inside a name.
        for flag in taken.iter_mut().take(candidate.last).skip(candidate.noun.min(candidate.core.0)) {
            *flag = true;
        }
        out.push(candidate);
    }
    // `President` in `President Putin` is no phrase of its own, however the finder cut it.
    let nouns: Vec<(usize, usize, usize)> =
        out.iter().filter(|c| c.title.is_some() && c.is_name()).map(|c| (c.first, c.core.0, c.noun)).collect();
    out.retain(|c| {
        let of_title = nouns
            .iter()
            .any(|&(first, end, noun)| first <= c.first && c.last <= end && (c.first..c.last).contains(&noun));
        // Nor is `Interior` in `Interior Minister Okoro`.
        let in_office = !c.is_country
            && c.title.is_none()
            && nouns.iter().any(|&(first, end, noun)| {
                let office = first <= c.first && c.last <= noun && noun < end;
                office && Lexicon::get().whole_role(&fold(&text(sentence, c.first, noun + 1))).is_some()
            });
        !(of_title && !c.is_country && c.title.is_none() || of_title && c.is_description() || in_office)
    });
    for at in 0..sentence.tokens.len() {
        if taken.get(at) == Some(&false)
            && let Some(candidate) = described(sentence, index, at, spans)
        {
            // A name that is the whole of a description's modifiers stays inside it.
            out.push(candidate);
        }
    }
    out
}

fn blank(index: usize, first: usize, last: usize, head: usize, form: MentionForm) -> Candidate {
    Candidate {
        sentence: index,
        first,
        last,
        head,
        form,
        core: (first, last),
        words: Vec::new(),
        kind: None,
        number: Number::Singular,
        gender: Gender::Open,
        country: None,
        is_country: false,
        body: None,
        title: None,
        noun: head,
        role: None,
        class: None,
        determiner: Determiner::Bare,
        owner: None,
        count: None,
        pronoun: None,
        founds: true,
        quoted: false,
    }
}

fn words(sentence: &Sentence, first: usize, last: usize) -> Vec<String> {
    fold(&text(sentence, first, last))
        .split(' ')
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .map(str::to_owned)
        .collect()
}

/// The candidate for a name.
fn named(sentence: &Sentence, index: usize, span: &NameSpan) -> Option<Candidate> {
    match span.known {
        Some(Known::Country(form, country)) => country_name(sentence, index, span, form, country),
        Some(Known::Body(body)) => {
            let mut c =
                blank(index, span.first, span.last, head_of(sentence, span.first, span.last), MentionForm::Name);
            c.words = words(sentence, span.first, span.last);
            c.kind = Some(ActorKind::Organisation);
            c.body = Some(body);
            c.first = article(sentence, c.first);
            Some(c)
        }
        None => proper(sentence, index, span),
    }
}

/// The article before a name belongs to the mention.
fn article(sentence: &Sentence, first: usize) -> usize {
    match first.checked_sub(1).and_then(|i| token(sentence, i)) {
        Some(t) if t.upos == Upos::Det && t.form.eq_ignore_ascii_case("the") => first - 1,
        _ => first,
    }
}

fn country_name(
    sentence: &Sentence,
    index: usize,
    span: &NameSpan,
    form: CountryForm,
    country: usize,
) -> Option<Candidate> {
    let at = head_of(sentence, span.first, span.last);
    let mut c = blank(index, span.first, span.last, at, MentionForm::Name);
    c.words = words(sentence, span.first, span.last);
    c.kind = Some(ActorKind::Country);
    c.country = Some(country);
    c.is_country = true;
    c.number = Number::Open;
    match form {
        CountryForm::Name => c.first = article(sentence, c.first),
        CountryForm::Adjective => {
            c.form = MentionForm::Demonym;
            let t = token(sentence, at)?;
            // Languages (`in French`, `speaks Arabic`) are no actors.
            if !matches!(
                t.relation,
                Relation::Amod
                    | Relation::Compound
                    | Relation::NmodPoss
                    | Relation::Nmod
                    | Relation::Conj
                    | Relation::Flat
            ) {
                return None;
            }
        }
        CountryForm::People => {
            c.first = phrase_start(sentence, at, at).min(span.first);
            let t = token(sentence, c.first)?;
            let whole = t.upos == Upos::Det && t.form.eq_ignore_ascii_case("the") && c.first + 1 == span.first;
            c.number = Number::Plural;
            if !whole {
                c.is_country = false;
                c.kind = Some(ActorKind::Group);
                c.form = MentionForm::Description;
                c.class = Some(NounClass::People);
                describe(sentence, &mut c, at);
            }
        }
        CountryForm::Person => {
            c.first = phrase_start(sentence, at, at).min(span.first);
            c.is_country = false;
            c.kind = Some(ActorKind::Person);
            c.form = MentionForm::Description;
            c.class = Some(NounClass::Person(Gender::Open));
            c.number = Number::Singular;
            describe(sentence, &mut c, at);
        }
        CountryForm::Capital => {
            c.is_country = false;
            c.country = Some(country);
            c.kind = Some(ActorKind::Place);
            c.number = Number::Singular;
            if super::capital::acts(sentence, at) {
                c.is_country = true;
                c.kind = Some(ActorKind::Country);
            }
        }
    }
    Some(c)
}

/// The candidate for a name that the tables do not know.
fn proper(sentence: &Sentence, index: usize, span: &NameSpan) -> Option<Candidate> {
    if matches!(span.kind, Some(NameKind::Work | NameKind::Event)) {
        return None;
    }
    let person =
        matches!(span.kind, Some(NameKind::Person) | None) || title::addressed(sentence, span.first, span.last);
    // `Jewish colleagues`, `Conservative ministers`: the adjective names nobody by itself.
    let adjective = token(sentence, span.last - 1).is_some_and(|t| t.upos == Upos::Adj && t.relation == Relation::Amod);
    if span.kind == Some(NameKind::Norp) && adjective {
        return None;
    }
    if is_letters_behind_name(sentence, span) {
        return None;
    }
    // An election, a prize, a holiday or a world war acts nowhere.
    if fold(&text(sentence, span.first, span.last)).starts_with("world war") {
        return None;
    }
    let occasion = token(sentence, span.last - 1).map_or_else(String::new, |t| fold(&t.form));
    if Lexicon::get().corporate("occasion", &occasion) {
        return None;
    }
    let titled = if person { title::before(sentence, span.first, span.last) } else { title::Titled::none(span.first) };
    if titled.name_first >= span.last {
        return office(sentence, index, span);
    }
    let first = titled.first.min(titled.name_first);
    let mut c = blank(index, first, span.last, head_of(sentence, first, span.last), MentionForm::Name);
    c.core = (titled.name_first, span.last);
    c.words = words(sentence, c.core.0, c.core.1);
    if c.words.is_empty() || c.words.iter().all(|w| w.chars().all(|ch| ch.is_ascii_digit())) {
        return None;
    }
    if titled.found {
        c.kind = Some(ActorKind::Person);
        c.title = Some((first, titled.name_first));
        c.gender = titled.gender;
        c.role = titled.role;
        c.noun = titled.noun.unwrap_or(titled.name_first.saturating_sub(1));
        c.owner = owner(sentence, c.noun).or_else(|| owner(sentence, c.core.0));
    } else {
        c.first = article(sentence, c.first);
        c.kind = super::kind::of_name(sentence, span);
        if c.kind != Some(ActorKind::Person) {
            c.owner = owner(sentence, c.head);
            let possessed = c
                .core
                .0
                .checked_sub(1)
                .and_then(|i| token(sentence, i))
                .is_some_and(|t| matches!(t.tag, Tag::Pos | Tag::PrpPoss));
            if let Some(o) = c.owner.filter(|&o| o < c.core.0 && possessed) {
                c.first = c.first.min(phrase_start(sentence, o, o));
            }
        }
    }
    if c.is_person() && c.gender == Gender::Open && c.words.len() > 1 {
        c.gender = c.words.first().and_then(|w| Lexicon::get().given_name(w)).unwrap_or_default();
    }
    if token(sentence, span.last - 1).is_some_and(|t| t.tag == Tag::Nnps) {
        c.number = Number::Open;
    }
    Some(c)
}

/// `QC`, `MP`, `L` in brackets: letters in apposition to a name.
fn is_letters_behind_name(sentence: &Sentence, span: &NameSpan) -> bool {
    let Some(t) = token(sentence, span.first).filter(|_| span.last - span.first == 1) else { return false };
    let letters = t.form.chars().count() <= 3 && t.form.chars().all(|c| c.is_uppercase());
    let under =
        t.head.and_then(|h| token(sentence, h)).is_some_and(|h| h.upos == Upos::Propn && h.form.chars().count() > 3);
    letters
        && under
        && span.kind != Some(NameKind::Person)
        && t.form.chars().count() < 3
        && matches!(t.relation, Relation::Appos | Relation::Flat | Relation::Parataxis | Relation::NmodUnmarked)
}

/// A title without a name behind it: `the President`, `Prime Minister`.
fn office(sentence: &Sentence, index: usize, span: &NameSpan) -> Option<Candidate> {
    let at = head_of(sentence, span.first, span.last);
    let role = Lexicon::get().role(&fold(&text(sentence, span.first, span.last)))?;
    let mut c = blank(index, phrase_start(sentence, at, at).min(span.first), span.last, at, MentionForm::Description);
    c.kind = Some(ActorKind::Person);
    c.class = Some(NounClass::Person(role.gender));
    c.gender = role.gender;
    c.role = Some(role);
    describe(sentence, &mut c, at);
    Some(c)
}

/// Head of the possessor of a noun.
fn owner(sentence: &Sentence, noun: usize) -> Option<usize> {
    children(sentence, noun).find(|&i| i < noun && relation(sentence, i) == Relation::NmodPoss)
}

/// Fills in determiner, possessor, count and core of a description that ends in `noun`.
fn describe(sentence: &Sentence, c: &mut Candidate, noun: usize) {
    c.owner = owner(sentence, noun);
    let mut start = c.first;
    for i in c.first..noun {
        let Some(t) = token(sentence, i) else { break };
        let form = lower(&t.form);
        if matches!(t.tag, Tag::PrpPoss | Tag::WpPoss | Tag::Pos) {
            c.determiner = Determiner::Possessive;
            start = i + 1;
        } else if t.upos == Upos::Det {
            c.determiner = match form.as_str() {
                "the" | "this" | "that" | "these" | "those" | "both" | "all" => Determiner::Definite,
                _ => Determiner::Indefinite,
            };
            start = i + 1;
        } else if t.upos == Upos::Num && t.relation == Relation::Nummod && t.head == Some(noun) {
            c.count = Some(fold(&form));
            if c.determiner == Determiner::Bare {
                c.determiner = Determiner::Indefinite;
            }
        }
    }
    c.core = (start.min(noun), c.last);
    c.words = words(sentence, c.core.0, c.core.1);
}

/// The candidate for a description with this head.
fn described(sentence: &Sentence, index: usize, at: usize, spans: &[NameSpan]) -> Option<Candidate> {
    let t = token(sentence, at)?;
    let noun_like = (t.upos == Upos::Noun || matches!(t.tag, Tag::Nn | Tag::Nns)) && t.tag != Tag::Jj;
    if !noun_like && !is_hidden_noun(sentence, at) {
        return None;
    }
    let compound = t.relation == Relation::Compound;
    if matches!(t.relation, Relation::Flat | Relation::Fixed | Relation::NmodDesc | Relation::Goeswith) {
        return None;
    }
    let noun = lemma(sentence, at);
    let lexicon = Lexicon::get();
    let before = at.checked_sub(1).filter(|&b| token(sentence, b).is_some_and(|t| t.upos == Upos::Noun));
    let pair = before.and_then(|b| lexicon.compound(&lemma(sentence, b), &noun));
    let classes = pair.unwrap_or_else(|| lexicon.noun(&noun));
    if classes.is_empty() && pair.is_some() {
        return None;
    }
    let top = if compound { t.head? } else { at };
    let mut first = phrase_start(sentence, at, top);
    if is_hidden_noun(sentence, at) {
        // The parser hangs its modifiers on the word above it.
        let up = t.head;
        while first > 0
            && token(sentence, first - 1)
                .is_some_and(|m| matches!(m.upos, Upos::Adj | Upos::Det) && (m.head == up || m.head == Some(at)))
        {
            first -= 1;
        }
    }
    if compound {
        // `US state department` in `former US state department spokesman`: only nouns and names are the body's own.
        first = (first..=at)
            .rev()
            .take_while(|&i| {
                i == at
                    || token(sentence, i).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
                    || is_demonym(spans, i)
            })
            .last()
            .unwrap_or(at);
    }
    let long = long_role(sentence, at);
    let phrase = fold(&text(sentence, first, at + 1));
    let role = long.map(|(_, role)| role).or_else(|| lexicon.role(&phrase)).or_else(|| lexicon.role(&fold(&noun)));
    let class = match (classes.first(), role) {
        (Some(&class), _) => class,
        (None, Some(role)) => NounClass::Person(role.gender),
        (None, None) => return None,
    };
    let body = matches!(class, NounClass::Organisation | NounClass::Business | NounClass::Forces);
    if compound && (!body || first == at) {
        return None;
    }
    let mut c = blank(index, first, at + 1, at, MentionForm::Description);
    c.class = Some(class);
    let plural = matches!(t.tag, Tag::Nns | Tag::Nnps);
    c.number = if plural { Number::Plural } else { Number::Singular };
    describe(sentence, &mut c, at);
    c.kind = Some(match class {
        NounClass::Person(_) if plural => ActorKind::Group,
        NounClass::Person(_) => ActorKind::Person,
        NounClass::People | NounClass::Forces => ActorKind::Group,
        NounClass::Organisation | NounClass::Business if plural => ActorKind::Group,
        NounClass::Organisation | NounClass::Business => ActorKind::Organisation,
        NounClass::Country if plural => ActorKind::Group,
        NounClass::Country => ActorKind::Country,
        NounClass::Place => ActorKind::Place,
    });
    if matches!(class, NounClass::People | NounClass::Forces) {
        c.number = Number::Plural;
    }
    if matches!(class, NounClass::Organisation | NounClass::Business) && !plural {
        c.number = Number::Open;
    }
    if let NounClass::Person(gender) = class
        && !plural
    {
        c.gender = if gender == Gender::Open { role.map_or(Gender::Open, |r| r.gender) } else { gender };
        c.role = role;
    } else if matches!(class, NounClass::Person(_)) {
        c.role = role;
    }
    if matches!(c.kind, Some(ActorKind::Person | ActorKind::Group)) && c.role.is_some() {
        c.title = Some((c.first, at + 1));
    }
    let modified = spans.iter().any(|s| c.core.0 <= s.first && s.last <= at) || c.owner.is_some();
    c.founds = (founds(sentence, &c, modified) || compound) && !is_empty(sentence, &c);
    Some(c)
}

/// `neither company`, `every minister`: said of all or none of those known, and of nobody by name.
fn is_empty(sentence: &Sentence, c: &Candidate) -> bool {
    (c.first..c.head).filter_map(|i| token(sentence, i)).any(|t| {
        t.upos == Upos::Det && matches!(lower(&t.form).as_str(), "neither" | "either" | "no" | "every" | "each" | "any")
    })
}

/// An office whose name goes on behind its noun (`chancellor of the exchequer`): where it ends, and its role.
pub(super) fn long_role(sentence: &Sentence, at: usize) -> Option<(usize, &'static Role)> {
    if token(sentence, at + 1)?.form != "of" {
        return None;
    }
    let lexicon = Lexicon::get();
    (at + 3..=(at + 5).min(sentence.tokens.len()))
        .rev()
        .find_map(|end| Some((end, lexicon.whole_role(&fold(&text(sentence, at, end)))?)))
}

/// Whether a word is an adjective of a country.
fn is_demonym(spans: &[NameSpan], at: usize) -> bool {
    spans.iter().any(|s| s.first <= at && at < s.last && matches!(s.known, Some(Known::Country(..))))
}

/// Whether a description may be an actor of its own.
fn founds(sentence: &Sentence, c: &Candidate, modified: bool) -> bool {
    let at = c.head;
    let top = first_conjunct(sentence, at);
    let predicate = children(sentence, at).any(|i| relation(sentence, i) == Relation::Cop);
    let prep = case(sentence, at);
    if predicate || prep == "as" || relation(sentence, at) == Relation::Vocative {
        return false;
    }
    let acts = matches!(
        relation(sentence, top),
        Relation::Nsubj
            | Relation::NsubjPass
            | Relation::NsubjOuter
            | Relation::Obj
            | Relation::Iobj
            | Relation::OblAgent
            | Relation::Obl
            | Relation::Nmod
            | Relation::NmodPoss
            | Relation::Root
            | Relation::Parataxis
    );
    let audience = matches!(lemma(sentence, at).as_str(), "reporter" | "journalist" | "audience" | "crowd")
        && head(sentence, top).is_some_and(|v| Lexicon::get().says(&lemma(sentence, v)))
        && !relation(sentence, top).is_subject();
    // One bare word in an oblique phrase is scenery: `with a captain`, `from visitors`.
    let taking_part = matches!(
        relation(sentence, top),
        Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Iobj | Relation::OblAgent
    ) || matches!(prep.as_str(), "by" | "against" | "between");
    if c.core.1 - c.core.0 == 1 && !modified && !taking_part {
        return false;
    }
    match c.kind {
        _ if audience => false,
        Some(ActorKind::Person) => acts,
        Some(ActorKind::Group) => {
            let generic = c.first == at
                && matches!(
                    lemma(sentence, at).as_str(),
                    "people" | "person" | "human" | "man" | "woman" | "child" | "country" | "nation" | "state"
                );
            acts && !generic && !matches!(c.class, Some(NounClass::Country))
        }
        Some(ActorKind::Organisation) => {
            acts && (modified || c.determiner != Determiner::Bare || c.core.1 - c.core.0 > 1)
        }
        Some(ActorKind::Place) => modified && spans_name(sentence, c),
        _ => false,
    }
}

/// Whether a place description is a name with a noun behind it: `Diyala province`.
fn spans_name(sentence: &Sentence, c: &Candidate) -> bool {
    c.head.checked_sub(1).is_some_and(|i| {
        i >= c.core.0 && head(sentence, i) == Some(c.head) && token(sentence, i).is_some_and(|t| t.upos == Upos::Propn)
    })
}

/// The role that a stretch of words names.
pub(super) fn role_of(sentence: &Sentence, first: usize, last: usize) -> Option<&'static Role> {
    Lexicon::get().role(&fold(&text(sentence, first, last)))
}
