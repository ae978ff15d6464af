//! Which of the names that a page shows is its publisher's.

use super::host::registered;
use super::name::Name;
use crate::source::line::key;

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::source) enum Place {
    /// A metadata field that is meant for it.
    Field,
    /// A link to the front page, or the picture in it.
    Home,
    /// A logo or a block that is marked as the head of the site.
    Logo,
    /// Before or behind the headline in the page's title.
    Title,
    /// Behind a dash in the page's title, where the headline may go on.
    Dash,
    /// A copyright line.
    Copyright,
    /// The title of a news feed.
    Feed,
    /// The first line of a dump.
    Top,
    /// Another line above the headline.
    Above,
    /// Behind the name of a writer.
    Byline,
}

impl Place {
    const ALL: [Self; 10] = [
        Self::Field,
        Self::Home,
        Self::Logo,
        Self::Title,
        Self::Dash,
        Self::Copyright,
        Self::Feed,
        Self::Top,
        Self::Above,
        Self::Byline,
    ];

    /// How much the place speaks for a name.
    fn weight(self) -> f64 {
        match self {
            Self::Field => 4.0,
            Self::Home | Self::Logo | Self::Title | Self::Copyright => 2.0,
            Self::Byline | Self::Dash => 1.5,
            Self::Feed | Self::Top => 1.0,
            Self::Above => 0.5,
        }
    }

    /// Whether the site shows itself here, rather than its owner.
    fn is_head(self) -> bool {
        !matches!(self, Self::Copyright | Self::Byline | Self::Feed)
    }
}

/// Most names that are compared with each other.
const MAX_NAMES: usize = 60;
/// Most lines that are searched for names.
const MAX_LINES: usize = 2000;
/// Support below which nobody is named.
const ENOUGH: f64 = 2.0;
/// What a fitting address adds.
const ADDRESS: f64 = 1.5;
/// What each further line with the name adds, and how much all of them at most.
const MENTION: f64 = 0.5;
const MENTIONS: f64 = 1.0;
/// What a usual ending of a publication's name adds.
const USUAL: f64 = 0.5;

/// What a page shows of its publisher.
#[derive(Debug, Default)]
pub(in crate::source) struct Clues {
    names: Vec<(Place, Name)>,
    hosts: Vec<String>,
    /// Lines outside the article, as [`key`] gives them.
    lines: Vec<String>,
}

impl Clues {
    /// Notes a name; labels that name nobody are passed over.
    pub fn note(&mut self, place: Place, label: &str) {
        if self.names.len() < MAX_NAMES
            && let Some(name) = Name::of(label)
            && !self.names.iter().any(|(p, n)| *p == place && *n == name)
        {
            self.names.push((place, name));
        }
    }

    /// Notes the host of the page's address.
    pub fn note_host(&mut self, host: String) {
        self.hosts.push(host);
    }

    /// Notes a line outside the article.
    pub fn note_line(&mut self, line: &str) {
        if self.lines.len() < MAX_LINES {
            self.lines.push(key(line));
        }
    }

    /// The publisher: the name with most support, else the host.
    pub fn best(&self) -> Option<String> {
        let mut best: Option<(f64, &(Place, Name))> = None;
        for candidate in &self.names {
            let support = self.support(&candidate.1);
            if support >= ENOUGH && best.is_none_or(|(s, _)| support > s) {
                best = Some((support, candidate));
            }
        }
        let Some((_, (_, name))) = best else { return self.hosts.first().cloned() };
        // A page that shows its abbreviation and its full name at its head is called by the latter.
        let long = self.names.iter().find(|(place, long)| place.is_head() && name.abbreviates(long));
        let name = long.map_or(name, |(_, long)| long);
        let shown = if name.owner { self.at_head(name) } else { Some(name) };
        // `The Daily Example` and `Daily Example` are one; the page's longer form is taken.
        let same = self.names.iter().map(|(_, n)| n).filter(|n| shown.is_some_and(|s| bare(s) == bare(n)));
        let longest = same.fold(shown.unwrap_or(name), |a, b| if b.shown.len() > a.shown.len() { b } else { a });
        Some(longest.shown.clone())
    }

    /// The form of a name that the site itself shows, first one without words of the owner's name.
    fn at_head(&self, name: &Name) -> Option<&Name> {
        let same = |owner: bool| {
            let forms = self.names.iter().filter(move |(place, n)| place.is_head() && n.owner == owner);
            forms.map(|(_, n)| n).find(|n| n.agreement(name) == 1.0)
        };
        same(false).or_else(|| same(true))
    }

    fn support(&self, name: &Name) -> f64 {
        let at = |place: Place| {
            let here = self.names.iter().filter(|(p, _)| *p == place);
            here.map(|(_, other)| exact(name, other) * place.weight()).fold(0.0, f64::max)
        };
        let places: f64 = Place::ALL.into_iter().map(at).sum();
        let fits = self.hosts.iter().filter_map(|h| registered(h)).any(|label| name.fits(label));
        let mentions = self.lines.iter().filter(|l| name.stands_in(l)).take(3).count().saturating_sub(1);
        let mentions = (f64::from(u32::try_from(mentions).unwrap_or(0)) * MENTION).min(MENTIONS);
        places + if fits { ADDRESS } else { 0.0 } + mentions + if name.is_title() { USUAL } else { 0.0 }
    }
}

fn bare(name: &Name) -> String {
    let key = key(&name.shown);
    key.strip_prefix("the ").unwrap_or(&key).to_owned()
}

/// Agreement in which the very same form counts a little more, so that the form that most places have is taken.
fn exact(a: &Name, b: &Name) -> f64 {
    let agreement = a.agreement(b);
    if agreement == 1.0 && bare(a) != bare(b) { 0.9 } else { agreement }
}
