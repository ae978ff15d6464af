//! The company an actor keeps: what its documents tell about it and whom they name beside it.
//!
//! It tells namesakes apart and joins a surname to a full name. See Bagga and Baldwin, Entity-based cross-document coreferencing
//! (1998), for the company of words; here it is the company of actors, countries, towns, fields of life and years.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::lexicon::Symbol;
use super::name::{lines, words};
use super::names::{Beside, Names};
use super::piece::stretch;
use super::roster::Local;
use crate::record::{Actor, ActorKind, MentionForm, Record};

/// Words for what people are known for, by the field of life.
static FIELDS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = lines(include_str!("../../data/graph/fields.tsv")).filter_map(|l| l.split_once('\t'));
    rows.flat_map(|(field, words)| words.split(' ').map(move |w| (w, field))).collect()
});

/// Characters before and behind a name in which a word tells the bearer's field.
const BESIDE: usize = 48;
/// Of how many companions and mentions of one actor in one document use is made.
const MOST_COMPANIONS: usize = 48;
const MOST_MENTIONS: usize = 4;

/// Weights in tenths of a natural logarithm of odds.
mod weight {
    /// Both belong to one country, or to two.
    pub const SAME_COUNTRY: i32 = 15;
    pub const OTHER_COUNTRY: i32 = -30;
    /// One, or several, named persons and bodies beside both; none although both have one, or several.
    pub const COMPANION: i32 = 15;
    pub const COMPANIONS: i32 = 25;
    pub const OTHER_COMPANION: i32 = -10;
    pub const OTHER_COMPANIONS: i32 = -15;
    /// Countries and towns that both are told of with; none although both have some.
    pub const SAME_SURROUNDINGS: i32 = 5;
    pub const OTHER_SURROUNDINGS: i32 = -10;
    /// A field of life in common; none although both have some.
    pub const SAME_FIELD: i32 = 10;
    pub const OTHER_FIELD: i32 = -15;
    /// Days between the documents: a year; a quarter of a century; two thirds of one.
    pub const SAME_YEAR: (i64, i32) = (366, 5);
    pub const LONG_AFTER: (i64, i32) = (25 * 366, -10);
    pub const TOO_LONG_AFTER: (i64, i32) = (66 * 366, -40);
}

/// What documents tell about one actor or several that are taken to be one.
#[derive(Debug, Clone, Default)]
pub(super) struct Company {
    countries: BTreeMap<String, usize>,
    companions: BTreeSet<Symbol>,
    surroundings: BTreeSet<Symbol>,
    fields: BTreeSet<&'static str>,
    days: Option<(NaiveDate, NaiveDate)>,
}

impl Company {
    /// That of an actor of a record.
    pub(super) fn of(records: &[&Record], names: &Names, local: Local) -> Self {
        let Some(record) = records.get(local.0) else { return Self::default() };
        let Some(own) = record.actors.get(local.1) else { return Self::default() };
        let mut company = Self { fields: fields(record, own), ..Self::default() };
        company.countries.extend(own.country.clone().map(|code| (code, 1)));
        company.days = record.document.published.map(|day| (day, day));
        let own_words = words(&own.name);
        for (index, known) in names.record(local.0).iter().enumerate() {
            if index == local.1 || company.companions.len() + company.surroundings.len() >= MOST_COMPANIONS {
                continue;
            }
            match known.beside {
                Beside::Surroundings(name) => drop(company.surroundings.insert(name)),
                Beside::Person(last) if own_words.iter().any(|w| w == names.text(last)) => {}
                Beside::Person(name) | Beside::Body(name) => drop(company.companions.insert(name)),
                Beside::Nothing => {}
            }
        }
        company
    }

    /// That of both together.
    pub(super) fn absorb(&mut self, other: Self) {
        for (code, count) in other.countries {
            *self.countries.entry(code).or_default() += count;
        }
        self.companions.extend(other.companions);
        self.surroundings.extend(other.surroundings);
        self.fields.extend(other.fields);
        self.days = match (self.days, other.days) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }

    /// How much the company of two speaks for one actor, or against it.
    pub(super) fn weigh(&self, other: &Self) -> i32 {
        let shared = self.shared_companions(other);
        let either = |a: bool, b: bool, yes: i32, no: i32| {
            if a {
                yes
            } else if b {
                no
            } else {
                0
            }
        };
        let companions = match shared {
            0 => match self.companions.len().min(other.companions.len()) {
                0 => 0,
                1 => weight::OTHER_COMPANION,
                _ => weight::OTHER_COMPANIONS,
            },
            1 => weight::COMPANION,
            _ => weight::COMPANIONS,
        };
        let country = match (self.country(), other.country()) {
            (Some(a), Some(b)) if a == b => weight::SAME_COUNTRY,
            (Some(_), Some(_)) => weight::OTHER_COUNTRY,
            _ => 0,
        };
        let surroundings = either(
            !self.surroundings.is_disjoint(&other.surroundings),
            !self.surroundings.is_empty() && !other.surroundings.is_empty(),
            weight::SAME_SURROUNDINGS,
            weight::OTHER_SURROUNDINGS,
        );
        let fields = either(
            !self.fields.is_disjoint(&other.fields),
            !self.fields.is_empty() && !other.fields.is_empty(),
            weight::SAME_FIELD,
            weight::OTHER_FIELD,
        );
        companions + country + surroundings + fields + self.years(other)
    }

    /// Number of named persons and bodies that stand beside both.
    fn shared_companions(&self, other: &Self) -> usize {
        let (few, many) = if self.companions.len() <= other.companions.len() { (self, other) } else { (other, self) };
        few.companions.iter().filter(|c| many.companions.contains(*c)).take(2).count()
    }

    /// Whether anything at all is told by which it could be known again.
    pub(super) fn is_told(&self) -> usize {
        self.companions.len() + self.surroundings.len() + 4 * (self.fields.len() + self.countries.len())
    }

    fn country(&self) -> Option<&String> {
        self.countries.iter().max_by_key(|(code, count)| (**count, std::cmp::Reverse(*code))).map(|(code, _)| code)
    }

    fn years(&self, other: &Self) -> i32 {
        let Some((a, b)) = self.days.zip(other.days) else { return 0 };
        let gap = b.0.signed_duration_since(a.1).num_days().max(a.0.signed_duration_since(b.1).num_days());
        match gap {
            _ if gap <= weight::SAME_YEAR.0 => weight::SAME_YEAR.1,
            _ if gap > weight::TOO_LONG_AFTER.0 => weight::TOO_LONG_AFTER.1,
            _ if gap > weight::LONG_AFTER.0 => weight::LONG_AFTER.1,
            _ => 0,
        }
    }
}

/// Whether a word tells a field of life, and so is no name: `minister`.
pub(super) fn is_calling(word: &str) -> bool {
    FIELDS.contains_key(word)
}

/// The fields of life that a person's descriptions, and the words beside the name, tell.
fn fields(record: &Record, actor: &Actor) -> BTreeSet<&'static str> {
    let mut fields = BTreeSet::new();
    if actor.kind != ActorKind::Person {
        return fields;
    }
    let mut find = |text: &str| fields.extend(words(text).iter().filter_map(|w| FIELDS.get(w.as_str())).copied());
    for alias in &actor.aliases {
        find(alias);
    }
    let names = actor.mentions.iter().filter(|m| m.form == MentionForm::Name).take(MOST_MENTIONS);
    let text = &record.document.text;
    for mention in names {
        let before = mention.evidence.start.saturating_sub(BESIDE);
        let (start, end) = (mention.evidence.start, mention.evidence.end);
        let head = stretch(text, before, start);
        let tail = stretch(text, start.max(end), end.saturating_add(BESIDE));
        // Only what stands beside the name in its own clause: `the historian X`, `X, a farmer`.
        let head = head.rsplit(['.', ',', ';', '\n', '"', '“']).next().unwrap_or_default();
        let last: Vec<&str> = head.split_whitespace().rev().take(3).collect();
        find(&last.join(" "));
        let mut clauses = tail.split(['.', ';', '\n', ',']);
        if clauses.next().is_some_and(|gap| gap.trim().is_empty()) && tail.starts_with(',') {
            let apposition: Vec<&str> = clauses.next().unwrap_or_default().split_whitespace().take(5).collect();
            find(&apposition.join(" "));
        }
    }
    fields
}
