//! Seconds and memory of folding synthetic records into a graph.
//!
//! `cargo run --release --example fold -- 1000 10000 100000`: each record has eight actors out of a world that grows with the number of
//! records, four events and a text of some 150 words; one in ten repeats the text of another.

use std::time::Instant;

use chrono::{Days, NaiveDate};
use dateline::confidence::Confidence;
use dateline::graph::KnowledgeGraph;
use dateline::record::{
    Actor, ActorKind, Date, Event, EventKind, Evidence, LinkReason, Mention, MentionForm, Modality, Origin,
    Participant, Precision, Record, Role, Source, Stance, StanceKind,
};

const SYLLABLES: [&str; 20] = [
    "ka", "ro", "min", "del", "tor", "va", "shi", "bek", "lan", "os", "fer", "gu", "ni", "pra", "zel", "hom", "ti",
    "dar", "wen", "ach",
];
const COUNTRIES: [&str; 12] = ["FRA", "ESP", "IRN", "USA", "PER", "KEN", "IND", "CHN", "NOR", "CHL", "EGY", "JPN"];
const ACTS: [&str; 8] = ["meet", "attack", "sign", "arrest", "visit", "bomb", "resign", "sue"];

/// A generator with a fixed course (Steele, Lea, Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }

    /// Low numbers come up more often: some are in the news every day.
    fn skewed(&mut self, limit: usize) -> usize {
        let first = self.below(limit);
        self.below(first + 1)
    }
}

fn word(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES.get(number % SYLLABLES.len()).copied().unwrap_or("a"));
        number /= SYLLABLES.len();
        if number == 0 {
            return word;
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}

fn record(n: usize, world: usize) -> Record {
    let id = format!("{n:08}");
    // One in ten is a copy.
    let mut words = Numbers((if n % 10 == 9 { n - 1 } else { n }) as u64 * 7919);
    let text: String = (0..150).map(|_| format!("{} ", word(words.below(4000)))).collect();
    let mut numbers = Numbers(n as u64);
    let days = numbers.below(3650) as u64;
    let day = NaiveDate::from_ymd_opt(2005, 1, 1).unwrap_or_default() + Days::new(days);
    let evidence = |at: usize| Evidence {
        document: id.clone(),
        sentence: at,
        start: at,
        end: at + 20,
        quote: text.chars().skip(at).take(20).collect(),
        trigger: (at, at + 4),
    };
    let mut actors = Vec::new();
    for at in 0..8 {
        let who = numbers.skewed(world);
        let (kind, name, country) = match at {
            0 | 1 => {
                let code = COUNTRIES.get(who % COUNTRIES.len()).copied().unwrap_or("FRA");
                (ActorKind::Country, code.to_owned(), Some(code.to_owned()))
            }
            2 | 3 => {
                (ActorKind::Organisation, format!("{} {}", capital(&word(who)), capital(&word(who / 7 + 3))), None)
            }
            // Half of the persons by surname only.
            4 | 5 => (ActorKind::Person, format!("{} {}", capital(&word(who % 300)), capital(&word(who))), None),
            6 => (ActorKind::Person, capital(&word(who)), None),
            _ => (ActorKind::Place, capital(&word(who % 2000 + 9000)), None),
        };
        let mention = Mention { evidence: evidence(at), form: MentionForm::Name, link: LinkReason::New };
        actors.push(Actor { name, kind, aliases: Vec::new(), country, codes: Vec::new(), mentions: vec![mention] });
    }
    let events = (0..4).map(|at| {
        let act = ACTS.get(numbers.below(ACTS.len())).copied().unwrap_or("meet");
        let (a, b) = (numbers.below(7), numbers.below(7));
        let when = day - Days::new(numbers.below(4) as u64);
        Event {
            date: Date {
                value: when.to_string(),
                start: Some(when),
                end: Some(when),
                precision: Precision::Day,
                origin: Origin::Explicit,
                confidence: Confidence::hundredths(90),
            },
            kind: EventKind::Consult,
            modality: Modality::None,
            trigger: act.to_owned(),
            lemma: act.to_owned(),
            label: text.split(' ').skip(at * 9).take(9).collect::<Vec<_>>().join(" "),
            participants: vec![
                Participant { actor: a, role: Role::Source },
                Participant { actor: b, role: Role::Target },
            ],
            place: (at == 0).then_some(7),
            object: None,
            stance: Stance { kind: StanceKind::Asserted, holder: None },
            attribution: Vec::new(),
            within: None,
            after: Vec::new(),
            evidence: vec![evidence(at * 30)],
        }
    });
    let events = events.collect();
    let document = Source {
        source: format!("{id}.txt"),
        id,
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: Some(day),
        language: None,
        text,
    };
    Record { document, actors, events, relations: Vec::new() }
}

/// Peak memory of this process in MiB, where the system tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

fn main() {
    for size in std::env::args().skip(1).filter_map(|a| a.parse::<usize>().ok()) {
        let records: Vec<Record> = (0..size).map(|n| record(n, size / 2 + 100)).collect();
        let before = peak().unwrap_or(0);
        let start = Instant::now();
        let graph = KnowledgeGraph::fold(records);
        let events = graph.events().count();
        println!(
            "{size} records: {:.2} s, {} actors, {events} events, {} edges, peak {} MiB ({before} MiB of them the records)",
            start.elapsed().as_secs_f64(),
            graph.actors().count(),
            graph.graph().edge_count(),
            peak().unwrap_or(0),
        );
    }
}
