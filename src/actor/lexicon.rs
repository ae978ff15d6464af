//! Word knowledge about actors: roles, titles, nouns, corporate words, well-known bodies.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::spelling::fold;
use super::table::{field, rows};

/// Sex as far as English pronouns need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Gender {
    /// `he`.
    Masculine,
    /// `she`.
    Feminine,
    /// Not known, or neither.
    #[default]
    Open,
}

impl Gender {
    fn read(text: &str) -> Self {
        match text {
            "m" => Self::Masculine,
            "f" => Self::Feminine,
            _ => Self::Open,
        }
    }

    /// Whether both can be said of one person.
    pub(super) fn agrees(self, other: Self) -> bool {
        self == Self::Open || other == Self::Open || self == other
    }
}

/// An office, job or tie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// The noun, lower case.
    pub noun: &'static str,
    /// The relation of the holder to what it is held in.
    pub relation: &'static str,
    /// Sex of the holder.
    pub gender: Gender,
}

/// What a common noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NounClass {
    /// One human being.
    Person(Gender),
    /// Many, also in the singular form.
    People,
    /// Armed people.
    Forces,
    /// A body.
    Organisation,
    /// A body that trades.
    Business,
    /// A state.
    Country,
    /// Somewhere.
    Place,
}

/// What stands before a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Title {
    /// Sex of the bearer.
    pub gender: Gender,
    /// Whether it names an office that can also be held in something (`President`).
    pub office: bool,
    /// Whether it is a military or police rank.
    pub rank: bool,
}

/// A well-known body.
#[derive(Debug)]
pub(super) struct Body {
    /// Code of its state.
    pub code: Option<&'static str>,
    /// Whether it is an organ of that state.
    pub organ: bool,
    /// Folded name of the body that it is part of.
    pub parent: Option<String>,
    /// Code in event data.
    pub event_code: Option<&'static str>,
}

/// All tables of words.
#[derive(Debug)]
pub(super) struct Lexicon {
    roles: FxHashMap<String, Role>,
    titles: FxHashMap<String, Title>,
    nouns: FxHashMap<&'static str, Vec<NounClass>>,
    corporate: FxHashMap<&'static str, FxHashSet<&'static str>>,
    given: FxHashMap<&'static str, Gender>,
    acts: FxHashMap<&'static str, FxHashSet<&'static str>>,
    callings: FxHashMap<&'static str, FxHashSet<&'static str>>,
    bodies: Vec<Body>,
    body_forms: FxHashMap<String, usize>,
    /// The first words of the names of well-known bodies.
    body_openings: FxHashSet<String>,
    longest_body: usize,
}

impl Lexicon {
    /// The tables that are built in.
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::read)
    }

    fn read() -> Self {
        let roles = rows(include_str!("../../data/actor/roles.tsv"))
            .map(|r| {
                let role = Role { noun: field(&r, 0), relation: field(&r, 1), gender: Gender::read(field(&r, 2)) };
                (fold(role.noun), role)
            })
            .collect();
        let titles = rows(include_str!("../../data/actor/titles.tsv"))
            .map(|r| {
                let (office, rank) = (field(&r, 2) == "office", field(&r, 2) == "rank");
                let title = Title { gender: Gender::read(field(&r, 1)), office, rank };
                (fold(field(&r, 0)), title)
            })
            .collect();
        let mut nouns: FxHashMap<&'static str, Vec<NounClass>> = FxHashMap::default();
        for row in rows(include_str!("../../data/actor/nouns.tsv")) {
            let class = match field(&row, 0) {
                "man" => NounClass::Person(Gender::Masculine),
                "woman" => NounClass::Person(Gender::Feminine),
                "person" => NounClass::Person(Gender::Open),
                "people" => NounClass::People,
                "forces" => NounClass::Forces,
                "organisation" => NounClass::Organisation,
                "business" => NounClass::Business,
                "country" => NounClass::Country,
                "thing" => {
                    nouns.extend(field(&row, 1).split(' ').map(|noun| (noun, Vec::new())));
                    continue;
                }
                _ => NounClass::Place,
            };
            for noun in field(&row, 1).split(' ') {
                let classes = nouns.entry(noun).or_default();
                if !classes.contains(&class) {
                    classes.push(class);
                }
            }
        }
        let mut given = FxHashMap::default();
        for row in rows(include_str!("../../data/actor/given_names.tsv")) {
            let gender = Gender::read(field(&row, 0));
            for name in field(&row, 1).split(' ') {
                // A name that stands in both lists tells nothing.
                given
                    .entry(name)
                    .and_modify(|g| {
                        if *g != gender {
                            *g = Gender::Open
                        }
                    })
                    .or_insert(gender);
            }
        }
        let mut lexicon = Self {
            roles,
            titles,
            nouns,
            corporate: sets(include_str!("../../data/actor/corporate.tsv")),
            given,
            acts: sets(include_str!("../../data/actor/state_acts.tsv")),
            callings: sets(include_str!("../../data/actor/callings.tsv")),
            bodies: Vec::new(),
            body_forms: FxHashMap::default(),
            body_openings: FxHashSet::default(),
            longest_body: 1,
        };
        lexicon.read_bodies();
        lexicon
    }

    fn read_bodies(&mut self) {
        for row in rows(include_str!("../../data/world/organisations.tsv")) {
            let index = self.bodies.len();
            let code = field(&row, 2);
            let whole = field(&row, 3);
            self.bodies.push(Body {
                code: (!code.is_empty()).then_some(code),
                organ: whole == "state",
                parent: (!whole.is_empty() && whole != "state").then(|| fold(whole)),
                event_code: Some(field(&row, 4)).filter(|c| !c.is_empty()),
            });
            for text in std::iter::once(field(&row, 0)).chain(field(&row, 1).split('|')).filter(|t| !t.is_empty()) {
                let key = fold(text);
                self.longest_body = self.longest_body.max(key.split(' ').count());
                self.body_openings.insert(key.split(' ').next().unwrap_or_default().to_owned());
                self.body_forms.entry(key).or_insert(index);
            }
        }
    }

    /// The role that a folded noun phrase names, by its longest ending that the table has.
    pub(super) fn role(&self, folded: &str) -> Option<&Role> {
        let mut rest = folded;
        loop {
            if let Some(role) = self.roles.get(rest) {
                return Some(role);
            }
            rest = rest.split_once(' ')?.1;
        }
    }

    /// The role that exactly these folded words name.
    pub(super) fn whole_role(&self, folded: &str) -> Option<&Role> {
        self.roles.get(folded)
    }

    /// The title that these folded words are.
    pub(super) fn title(&self, folded: &str) -> Option<Title> {
        self.titles.get(folded).copied()
    }

    /// What a noun can name, the likeliest first.
    pub(super) fn noun(&self, lemma: &str) -> &[NounClass] {
        if let Some(classes) = self.nouns.get(lemma) {
            return classes;
        }
        // Compounds with man and woman are endless; these nouns are no persons.
        const NOT_MEN: [&str; 3] = ["human", "german", "roman"];
        let person: &[NounClass] = match lemma {
            l if l.ends_with("woman") && l.len() > 6 => &[NounClass::Person(Gender::Feminine)],
            l if l.ends_with("sman") && !NOT_MEN.contains(&l) => &[NounClass::Person(Gender::Masculine)],
            l if l.ends_with("person") && l.len() > 7 => &[NounClass::Person(Gender::Open)],
            l if l.ends_with("maker") && l.len() > 6 => &[NounClass::Business],
            _ => &[],
        };
        person
    }

    /// What two words can name together, where that is something else than the second alone: `coast guard`, `music player`.
    pub(super) fn compound(&self, first: &str, noun: &str) -> Option<&[NounClass]> {
        self.nouns.get(format!("{first}-{noun}").as_str()).map(Vec::as_slice)
    }

    /// Whether a folded word is in a class of the corporate table: `suffix`, `organisation`, `place`, `person-suffix`.
    pub(super) fn corporate(&self, class: &str, folded: &str) -> bool {
        self.corporate.get(class).is_some_and(|set| set.contains(folded))
    }

    /// Sex of the usual bearer of a given name.
    pub(super) fn given_name(&self, folded: &str) -> Option<Gender> {
        self.given.get(folded).copied()
    }

    /// Whether a noun is in a class of the table of callings (`anyone`, `unions`, `apart`).
    pub(super) fn calls(&self, class: &str, lemma: &str) -> bool {
        self.callings.get(class).is_some_and(|set| set.contains(lemma))
    }

    /// Whether a verb is one of speech.
    pub(super) fn says(&self, lemma: &str) -> bool {
        self.acts.get("say").is_some_and(|set| set.contains(lemma))
    }

    /// Whether a verb takes a subject that acts with a will.
    pub(super) fn wills(&self, lemma: &str) -> bool {
        self.acts.iter().any(|(sort, set)| !matches!(*sort, "noun" | "body") && set.contains(lemma))
    }

    /// Whether a verb says of its subject that it is a body rather than a thing.
    pub(super) fn is_body_act(&self, lemma: &str) -> bool {
        self.acts.get("body").is_some_and(|set| set.contains(lemma))
    }

    /// Whether a noun names an act that the adjective of a people before it ascribes to its state.
    pub(super) fn is_state_act(&self, lemma: &str) -> bool {
        self.acts.get("noun").is_some_and(|set| set.contains(lemma))
    }

    /// Whether the name of a well-known body begins with this folded word.
    pub(super) fn opens_body(&self, word: &str) -> bool {
        self.body_openings.contains(word)
    }

    /// The well-known body with this folded name.
    pub(super) fn body(&self, folded: &str) -> Option<usize> {
        self.body_forms.get(folded).copied()
    }

    /// Code of the state of a well-known body.
    pub(super) fn body_code(&self, index: usize) -> Option<&'static str> {
        self.bodies.get(index).and_then(|b| b.code)
    }

    /// The well-known body at an index.
    pub(super) fn body_at(&self, index: usize) -> Option<&Body> {
        self.bodies.get(index)
    }

    /// Code of a well-known body in event data.
    pub(super) fn event_code(index: usize) -> Option<&'static str> {
        Self::get().bodies.get(index).and_then(|b| b.event_code)
    }

    /// Words in the longest name of a well-known body.
    pub(super) fn longest_body(&self) -> usize {
        self.longest_body
    }
}

fn sets(text: &'static str) -> FxHashMap<&'static str, FxHashSet<&'static str>> {
    let mut out: FxHashMap<&'static str, FxHashSet<&'static str>> = FxHashMap::default();
    for row in rows(text) {
        out.entry(field(&row, 0)).or_default().extend(field(&row, 1).split(' '));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_found_by_its_longest_ending() {
        let lexicon = Lexicon::get();
        assert_eq!(lexicon.role("former foreign minister").map(|r| r.relation), Some("foreign_minister_of"));
        assert_eq!(lexicon.role("tourism minister").map(|r| r.relation), Some("minister_of"));
        assert_eq!(lexicon.role("table"), None);
    }

    #[test]
    fn nouns_have_classes_and_new_compounds_are_understood() {
        let lexicon = Lexicon::get();
        assert_eq!(lexicon.noun("gunman").first(), Some(&NounClass::Person(Gender::Masculine)));
        assert_eq!(lexicon.noun("carmaker"), [NounClass::Business]);
        assert_eq!(lexicon.noun("yachtswoman").first(), Some(&NounClass::Person(Gender::Feminine)));
        assert!(lexicon.noun("weather").is_empty());
    }
}
