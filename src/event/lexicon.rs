//! The word lists of the event room: which words name an event and what a governing word makes of the event below it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::record::EventKind;

/// Who takes which part in an event that a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// The subject does it to the object.
    Act,
    /// All parties take part alike.
    Mutual,
    /// The subject speaks, the object hears.
    Speak,
}

/// What a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub kind: EventKind,
    pub frame: Frame,
}

/// What a governing word makes of the event below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attitude {
    Says,
    Believes,
    Alleges,
    Denies,
    Plans,
    Prevents,
    /// Thinks of it, fears or doubts it, and leaves it open.
    Weighs,
    /// Says what is to be done; always beside one of the others.
    Utters,
}

/// Classes of verbs that name no event of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weak {
    Stative,
    Light,
    Aspectual,
    Motion,
    /// Verbs by which their subject happens: `erupt`.
    Occurrence,
}

/// Classes of words that take part in the structure of a clause in ways of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    /// What harms in a hand: `bomb`.
    Weapon,
    /// A beast: `wolf`.
    Animal,
    /// Verbs whose object does what the infinitive below them says.
    ObjectControl,
    /// Makes somebody do what the infinitive tells.
    Causative,
    /// Nouns that stand for a number or part of those named after `of`.
    Partitive,
    /// Verbs whose subject undergoes what they tell.
    UndergoingVerb,
    /// Nouns whose possessor or `of`-phrase undergoes what they name.
    UndergoingNoun,
    /// Nouns whose possessor or `of`-phrase does what they name, where most of their type are undergone.
    ActingNoun,
    /// Adverbs of what happens at no single time.
    Habitual,
    /// Verbs that move an event to a later date, named after `until` or `to`.
    Deferring,
    /// Verbs whose past tense looks like the present.
    UnmarkedPast,
    /// A noun that names another act than the verb which is written alike: `a leave`, `to leave`.
    Homograph,
    /// Verbs whose subject and object both do what the purpose clause says.
    Instrumental,
    /// Verbs of ending: to demand it of what somebody does is to say that he does it.
    Cessation,
    /// Verbs whose participles serve as prepositions.
    Prepositional,
    /// Verbs of harm, which nature and accidents do as well as people.
    Harm,
    /// Nouns for harm that nobody wills.
    Mishap,
    /// Verbs that are political acts only when done to persons: a captive is released, and so is a record.
    OfPersons,
    /// Nouns for what one says is so.
    Claim,
    /// Words for what one says should be, and for saying it.
    Wish,
    /// Days and months.
    Calendar,
    /// Verbs whose participle tells the stand of its subject: `is opposed to`.
    Stand,
    /// Those who take to the streets: `protester`.
    Rioter,
    /// Verbs of what they do to buildings and things: `storm`.
    Riot,
    /// Nouns for papers and nameless people that headlines name as sources.
    Source,
    /// Verbs by which somebody puts a charge, claim or demand forward.
    Voicing,
    /// Verbs that begin a life: what is told beside them happens years later.
    Birth,
}

/// All lists, read once.
pub(super) struct Lexicon {
    words: FxHashMap<&'static str, BTreeSet<Word>>,
    same: FxHashMap<&'static str, usize>,
    verbs: FxHashMap<&'static str, Entry>,
    nouns: FxHashMap<&'static str, Entry>,
    frames: FxHashMap<&'static str, FxHashMap<&'static str, Entry>>,
    /// The verbs that entries and frames are about.
    stems: FxHashSet<&'static str>,
    /// The last words of nouns of two words.
    endings: FxHashSet<&'static str>,
    attitudes: FxHashMap<&'static str, BTreeSet<Attitude>>,
    weak: FxHashMap<&'static str, BTreeSet<Weak>>,
}

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').collect())
}

fn entries(text: &'static str) -> FxHashMap<&'static str, Entry> {
    let mut map = FxHashMap::default();
    for row in rows(text) {
        let [kind, frame, lemmas, ..] = row.as_slice() else { continue };
        for lemma in lemmas.split(' ') {
            map.entry(lemma).or_insert(Entry { kind: kind_of(kind), frame: frame_of(frame) });
        }
    }
    map
}

fn frames(text: &'static str, verbs: &'static str) -> FxHashMap<&'static str, FxHashMap<&'static str, Entry>> {
    let mut map: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
    for row in rows(text) {
        let [kind, frame, verbs, objects, ..] = row.as_slice() else { continue };
        let entry = Entry { kind: kind_of(kind), frame: frame_of(frame) };
        for verb in verbs.split(' ') {
            let known = map.entry(verb).or_default();
            for object in objects.split(' ') {
                known.entry(object).or_insert(entry);
            }
        }
    }
    // `walk_off:job` among the verbs: one verb with its preposition and one noun behind that.
    for row in rows(verbs) {
        let [kind, frame, lemmas, ..] = row.as_slice() else { continue };
        let entry = Entry { kind: kind_of(kind), frame: frame_of(frame) };
        for (verb, object) in lemmas.split(' ').filter_map(|l| l.split_once(':')).filter(|(v, _)| v.contains('_')) {
            map.entry(verb).or_default().entry(object).or_insert(entry);
        }
    }
    map
}

fn frame_of(name: &str) -> Frame {
    match name {
        "mutual" => Frame::Mutual,
        "speak" => Frame::Speak,
        _ => Frame::Act,
    }
}

fn kind_of(name: &str) -> EventKind {
    match name {
        "AGREE" => EventKind::Agree,
        "CONSULT" => EventKind::Consult,
        "SUPPORT" => EventKind::Support,
        "COOPERATE" => EventKind::Cooperate,
        "AID" => EventKind::Aid,
        "CONCEDE" => EventKind::Concede,
        "REQUEST" => EventKind::Request,
        "ACCUSE" => EventKind::Accuse,
        "REJECT" => EventKind::Reject,
        "THREATEN" => EventKind::Threaten,
        "PROTEST" => EventKind::Protest,
        "SANCTION" => EventKind::Sanction,
        "MOBILIZE" => EventKind::Mobilize,
        "COERCE" => EventKind::Coerce,
        "ASSAULT" => EventKind::Assault,
        "RETREAT" => EventKind::Retreat,
        "SAY" => EventKind::Say,
        _ => EventKind::Other,
    }
}

/// Reads rows of class and lemmas into a map from lemma to its classes.
fn classes<C: Ord + Copy>(text: &'static str, class: fn(&str) -> Option<C>) -> FxHashMap<&'static str, BTreeSet<C>> {
    let mut map: FxHashMap<_, BTreeSet<C>> = FxHashMap::default();
    for row in rows(text) {
        let [name, lemmas, ..] = row.as_slice() else { continue };
        let Some(class) = class(name) else { continue };
        for lemma in lemmas.split(' ') {
            map.entry(lemma).or_default().insert(class);
        }
    }
    map
}

const VERBS: &str = include_str!("../../data/event/verbs.tsv");
const NOUNS: &str = include_str!("../../data/event/nouns.tsv");
const FRAMES: &str = include_str!("../../data/event/frames.tsv");

/// The lemma of the verb that a key of verbs or frames is about.
fn stem(key: &'static str) -> &'static str {
    let verb = key.rsplit_once('>').map_or(key, |(_, verb)| verb);
    verb.split(['_', ':']).next().unwrap_or(verb)
}

/// The lists, read at first use.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon {
        verbs: entries(VERBS),
        frames: frames(FRAMES, VERBS),
        nouns: entries(NOUNS),
        stems: entries(VERBS).into_keys().chain(frames(FRAMES, VERBS).into_keys()).map(stem).collect(),
        endings: entries(NOUNS)
            .into_keys()
            .flat_map(|n| [n.rsplit_once('_'), n.rsplit_once('-')])
            .flatten()
            .map(|(_, ending)| ending)
            .collect(),
        attitudes: classes(include_str!("../../data/event/attitudes.tsv"), |name| match name {
            "says" => Some(Attitude::Says),
            "believes" => Some(Attitude::Believes),
            "alleges" => Some(Attitude::Alleges),
            "denies" => Some(Attitude::Denies),
            "plans" => Some(Attitude::Plans),
            "prevents" => Some(Attitude::Prevents),
            "weighs" => Some(Attitude::Weighs),
            "utters" => Some(Attitude::Utters),
            _ => None,
        }),
        words: classes(include_str!("../../data/event/words.tsv"), |name| match name {
            "object_control" => Some(Word::ObjectControl),
            "causative" => Some(Word::Causative),
            "partitive" => Some(Word::Partitive),
            "undergoing_verb" => Some(Word::UndergoingVerb),
            "undergoing_noun" => Some(Word::UndergoingNoun),
            "acting_noun" => Some(Word::ActingNoun),
            "habitual" => Some(Word::Habitual),
            "deferring" => Some(Word::Deferring),
            "cessation" => Some(Word::Cessation),
            "prepositional" => Some(Word::Prepositional),
            "harm" => Some(Word::Harm),
            "mishap" => Some(Word::Mishap),
            "birth" => Some(Word::Birth),
            "claim" => Some(Word::Claim),
            "wish" => Some(Word::Wish),
            "calendar" => Some(Word::Calendar),
            "stand" => Some(Word::Stand),
            "rioter" => Some(Word::Rioter),
            "riot" => Some(Word::Riot),
            "of_persons" => Some(Word::OfPersons),
            "instrumental" => Some(Word::Instrumental),
            "weapon" => Some(Word::Weapon),
            "animal" => Some(Word::Animal),
            "source" => Some(Word::Source),
            "voicing" => Some(Word::Voicing),
            "unmarked_past" => Some(Word::UnmarkedPast),
            "homograph" => Some(Word::Homograph),
            _ => None,
        }),
        same: rows(include_str!("../../data/event/same.tsv"))
            .enumerate()
            .flat_map(|(i, row)| row.first().copied().unwrap_or("").split(' ').map(move |l| (l, i)))
            .collect(),
        weak: classes(include_str!("../../data/event/weak.tsv"), |name| match name {
            "stative" => Some(Weak::Stative),
            "light" => Some(Weak::Light),
            "aspectual" => Some(Weak::Aspectual),
            "motion" => Some(Weak::Motion),
            "occurrence" => Some(Weak::Occurrence),
            _ => None,
        }),
    })
}

impl Lexicon {
    /// The entry of a verb lemma, of `verb:object` or of `verb_particle`.
    pub fn verb(&self, key: &str) -> Option<Entry> {
        self.verbs.get(key).copied()
    }

    /// Whether a lemma is that of a verb which names an event, alone or with a noun.
    pub fn names_verb(&self, lemma: &str) -> bool {
        self.verbs.contains_key(lemma) || self.frames.contains_key(lemma)
    }

    /// Whether any entry or frame is about this verb.
    pub fn tells(&self, lemma: &str) -> bool {
        self.stems.contains(lemma)
    }

    /// Whether a noun of two words ends in this one.
    pub fn ends_noun(&self, lemma: &str) -> bool {
        self.endings.contains(lemma)
    }

    /// The entry of a verb lemma (with `_` and a particle or preposition) and the lemma of its noun.
    pub fn frame(&self, verb: &str, noun: &str) -> Option<Entry> {
        self.frames.get(verb)?.get(noun).copied()
    }

    /// The entry of a noun lemma.
    pub fn noun(&self, lemma: &str) -> Option<Entry> {
        self.nouns.get(lemma).copied()
    }

    /// The attitude that a governing word has to what it governs. A lemma of two classes is settled by `infinitive`:
    /// with `to` it plans, with a finite clause it says (`agreed to meet`, `agreed that it was late`).
    pub fn attitude(&self, lemma: &str, infinitive: bool) -> Option<Attitude> {
        let set = self.attitudes.get(lemma)?;
        if infinitive {
            let to = format!("{lemma}:to");
            if let Some(a) = self.attitudes.get(to.as_str()).and_then(|s| s.first()).filter(|a| **a != Attitude::Utters)
            {
                return Some(*a);
            }
            if set.contains(&Attitude::Plans) {
                return Some(Attitude::Plans);
            }
        }
        set.first().copied().filter(|a| *a != Attitude::Utters)
    }

    /// The attitude of a governing noun; one that can be a charge is one: `the claim that he stole`.
    pub fn of_noun(&self, lemma: &str, infinitive: bool) -> Option<Attitude> {
        let charge = self.attitudes.get(lemma).is_some_and(|s| s.contains(&Attitude::Alleges));
        if charge { Some(Attitude::Alleges) } else { self.attitude(lemma, infinitive) }
    }

    /// Whether a word says what is to be done: a promise, a threat, a demand.
    pub fn is_uttered(&self, lemma: &str) -> bool {
        self.attitudes.get(lemma).is_some_and(|s| s.contains(&Attitude::Utters))
    }

    /// Whether a verb lemma is of this class of weak verbs.
    pub fn is_weak(&self, lemma: &str, class: Weak) -> bool {
        self.weak.get(lemma).is_some_and(|s| s.contains(&class))
    }

    /// Whether a lemma is of this class of words.
    pub fn is(&self, lemma: &str, class: Word) -> bool {
        self.words.get(lemma).is_some_and(|s| s.contains(&class))
    }

    /// Whether two lemmas without a common stem can name one act: a meeting is also talks.
    pub fn same_act(&self, a: &str, b: &str) -> bool {
        self.same.get(a).zip(self.same.get(b)).is_some_and(|(x, y)| x == y)
    }

    /// Whether a verb reports speech.
    pub fn is_speech(&self, lemma: &str) -> bool {
        self.attitudes.get(lemma).is_some_and(|s| s.contains(&Attitude::Says))
    }
}
