//! Records for tests, built as the rooms below the graph would.
#![allow(dead_code, reason = "every test file uses its own part")]

use chrono::NaiveDate;
use dateline::confidence::Confidence;
use dateline::record::{
    Actor, ActorIndex, ActorKind, Date, Event, EventKind, Evidence, LinkReason, Mention, MentionForm, Modality, Origin,
    Participant, Precision, Record, Relation, RelationFamily, RelationTense, Role, Source, Stance, StanceKind,
};

/// A day, from its ISO form.
pub fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

/// A day, month or year, from its ISO form.
pub fn date(value: &str) -> Date {
    let (precision, start, end) = match value.len() {
        4 => (Precision::Year, day(&format!("{value}-01-01")), day(&format!("{value}-12-31"))),
        7 => {
            let start = day(&format!("{value}-01"));
            let end = start.checked_add_months(chrono::Months::new(1)).and_then(|d| d.pred_opt()).expect("a month");
            (Precision::Month, start, end)
        }
        _ => (Precision::Day, day(value), day(value)),
    };
    let confidence = Confidence::hundredths(90);
    Date { value: value.into(), start: Some(start), end: Some(end), precision, origin: Origin::Explicit, confidence }
}

/// A record under construction.
pub struct Draft(pub Record);

impl Draft {
    /// A document with this id and text.
    pub fn new(id: &str, published: &str, text: &str) -> Self {
        Self(Record {
            document: Source {
                id: id.into(),
                source: format!("{id}.txt"),
                title: Some(format!("Title of {id}")),
                publisher: None,
                authors: Vec::new(),
                published: Some(day(published)),
                language: Some("en".into()),
                text: text.into(),
            },
            actors: Vec::new(),
            events: Vec::new(),
            relations: Vec::new(),
        })
    }

    /// Where the text says these words; the whole text if it does not.
    pub fn evidence(&self, words: &str) -> Evidence {
        let text = &self.0.document.text;
        let start = text.find(words).map_or(0, |at| text[..at].chars().count());
        let (end, quote) = match text.contains(words) {
            true => (start + words.chars().count(), words),
            false => (text.chars().count(), text.as_str()),
        };
        let sentence = text.chars().take(start).filter(|c| *c == '.').count();
        Evidence {
            document: self.0.document.id.clone(),
            sentence,
            start,
            end,
            quote: quote.into(),
            trigger: (start, end),
        }
    }

    pub fn actor(&mut self, kind: ActorKind, name: &str, aliases: &[&str], country: Option<&str>) -> ActorIndex {
        let evidence = self.evidence(name);
        let mention = Mention { evidence, form: MentionForm::Name, link: LinkReason::New };
        self.0.actors.push(Actor {
            name: name.into(),
            kind,
            aliases: aliases.iter().map(|a| (*a).into()).collect(),
            country: country.map(Into::into),
            codes: Vec::new(),
            mentions: vec![mention],
        });
        self.0.actors.len() - 1
    }

    pub fn person(&mut self, name: &str) -> ActorIndex {
        self.actor(ActorKind::Person, name, &[], None)
    }

    pub fn country(&mut self, name: &str, code: &str) -> ActorIndex {
        self.actor(ActorKind::Country, name, &[], Some(code))
    }

    /// An asserted event; its trigger is the lemma.
    pub fn event(
        &mut self,
        kind: EventKind,
        lemma: &str,
        when: Date,
        cast: &[(ActorIndex, Role)],
        label: &str,
    ) -> &mut Event {
        let evidence = vec![self.evidence(label)];
        self.0.events.push(Event {
            date: when,
            kind,
            modality: Modality::None,
            trigger: lemma.into(),
            lemma: lemma.into(),
            label: label.into(),
            participants: cast.iter().map(|(actor, role)| Participant { actor: *actor, role: *role }).collect(),
            place: None,
            object: None,
            stance: Stance { kind: StanceKind::Asserted, holder: None },
            attribution: Vec::new(),
            within: None,
            after: Vec::new(),
            evidence,
        });
        self.0.events.last_mut().expect("just pushed")
    }

    pub fn relation(&mut self, source: ActorIndex, kind: &str, target: ActorIndex, label: &str) {
        let evidence = vec![self.evidence(label)];
        self.0.relations.push(Relation {
            source,
            target,
            kind: kind.into(),
            family: RelationFamily::HoldsRoleIn,
            date: None,
            tense: RelationTense::Unspecified,
            label: label.into(),
            stance: Stance { kind: StanceKind::Asserted, holder: None },
            evidence,
        });
    }
}

/// Two countries, an envoy of each, and their meeting: told with its day by one article, with its month by the other.
pub fn talks() -> [Record; 2] {
    let mutual = |a, b| [(a, Role::Source), (a, Role::Target), (b, Role::Source), (b, Role::Target)];
    let mut first = Draft::new(
        "first",
        "2007-07-17",
        "Ryan Crocker, envoy of the United States, met Iran's envoy in Baghdad on 28 May. \
         Gunmen killed 29 people in a village. Iran denied any part in attacks.",
    );
    let us = first.country("United States", "USA");
    let iran = first.country("Iran", "IRN");
    let crocker = first.person("Ryan Crocker");
    let baghdad = first.actor(ActorKind::Place, "Baghdad", &[], Some("IRQ"));
    let gunmen = first.actor(ActorKind::Group, "Gunmen", &[], None);
    let mut cast = mutual(us, iran).to_vec();
    cast.push((crocker, Role::Participant));
    first.event(EventKind::Consult, "meet", date("2007-05-28"), &cast, "met Iran's envoy").place = Some(baghdad);
    first.event(
        EventKind::Assault,
        "kill",
        date("2007-07-17"),
        &[(gunmen, Role::Source)],
        "Gunmen killed 29 people in a village",
    );
    first.event(EventKind::Assault, "attack", Date::unknown(), &[(iran, Role::Source)], "any part in attacks").stance =
        Stance { kind: StanceKind::Denied, holder: Some(iran) };
    first.relation(crocker, "envoy_of", us, "envoy of the United States");

    let mut second = Draft::new(
        "second",
        "2007-07-18",
        "America and Iran held talks in May. Gunmen killed 29 people in a village on Tuesday.",
    );
    let america = second.actor(ActorKind::Country, "United States", &["America"], Some("USA"));
    let iran = second.country("Iran", "IRN");
    let gunmen = second.actor(ActorKind::Group, "Gunmen", &[], None);
    second.event(EventKind::Consult, "talk", date("2007-05"), &mutual(america, iran), "America and Iran held talks");
    second.event(
        EventKind::Assault,
        "kill",
        date("2007-07-17"),
        &[(gunmen, Role::Source)],
        "Gunmen killed 29 people in a village",
    );
    [first.0, second.0]
}
