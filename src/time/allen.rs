//! Allen's thirteen relations between two intervals (J. F. Allen, Maintaining knowledge about temporal intervals, 1983).
//!
//! Intervals are made of whole calendar days, both ends included, so that 1 to 10 May [meets](Relation::Meets) 11 to 20 May.
//! An end that is [open](End::Open) is not there: the interval goes on without limit, and its relations are as certain as
//! those of any other. An end that is [unknown](End::Unknown) is some day that is not known: several relations may hold.
//!
//! ```
//! use dateline::time::allen::{Interval, Relation, between};
//! use dateline::time::edtf::{Edtf, ParseError};
//!
//! let interval = |text: &str| Ok::<_, ParseError>(Interval::from_edtf(&text.parse::<Edtf>()?));
//! let (may, year) = (interval("2007-05")?, interval("2007")?);
//! let relations = may.zip(year).map(|(may, year)| between(may, year));
//! assert_eq!(relations.and_then(|r| r.only()), Some(Relation::During));
//!
//! // Since 2003, compared with 2007: it goes on.
//! let relations = interval("2003/..")?.zip(year).map(|(a, b)| between(a, b));
//! assert_eq!(relations.and_then(|r| r.only()), Some(Relation::Contains));
//!
//! // From 2003 to nobody knows when.
//! let relations = interval("2003/")?.zip(year).map(|(a, b)| between(a, b));
//! assert_eq!(relations.map(|r| r.to_string()).as_deref(), Some("before, meets, overlaps, finished-by, contains"));
//! # Ok::<(), ParseError>(())
//! ```

use std::fmt::{Display, Formatter};
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

use super::Span;
use super::edtf::{Bound, Edtf};

/// How one interval lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It ends, and some days later the other begins.
    Before,
    /// The other begins on the day after its end.
    Meets,
    /// It begins first, and ends while the other lasts.
    Overlaps,
    /// They begin together, and it ends first.
    Starts,
    /// It begins after the other and ends before it.
    During,
    /// They end together, and it begins last.
    Finishes,
    /// They begin and end together.
    Equals,
    /// The inverse of [`Finishes`](Self::Finishes).
    FinishedBy,
    /// The inverse of [`During`](Self::During).
    Contains,
    /// The inverse of [`Starts`](Self::Starts).
    StartedBy,
    /// The inverse of [`Overlaps`](Self::Overlaps).
    OverlappedBy,
    /// The inverse of [`Meets`](Self::Meets).
    MetBy,
    /// The inverse of [`Before`](Self::Before).
    After,
}

impl Relation {
    /// Every relation, in the order from before to after.
    pub const ALL: [Self; 13] = [
        Self::Before,
        Self::Meets,
        Self::Overlaps,
        Self::Starts,
        Self::During,
        Self::Finishes,
        Self::Equals,
        Self::FinishedBy,
        Self::Contains,
        Self::StartedBy,
        Self::OverlappedBy,
        Self::MetBy,
        Self::After,
    ];

    /// The relation of the other interval to this one.
    #[must_use]
    pub const fn inverse(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::Meets => Self::MetBy,
            Self::Overlaps => Self::OverlappedBy,
            Self::Starts => Self::StartedBy,
            Self::During => Self::Contains,
            Self::Finishes => Self::FinishedBy,
            Self::Equals => Self::Equals,
            Self::FinishedBy => Self::Finishes,
            Self::Contains => Self::During,
            Self::StartedBy => Self::Starts,
            Self::OverlappedBy => Self::Overlaps,
            Self::MetBy => Self::Meets,
            Self::After => Self::Before,
        }
    }

    /// The relations that a first interval can have to a third one, if this one holds between the first and a second and
    /// `next` between the second and the third: Allen's table of transitivity.
    #[must_use]
    pub fn composition(self, next: Self) -> Relations {
        TABLE.get(self as usize).and_then(|row| row.get(next as usize)).copied().unwrap_or(Relations::ALL)
    }

    /// The `relType` of a TLINK (TimeML 1.2.1); overlapping has none.
    #[must_use]
    pub const fn timeml(self) -> Option<&'static str> {
        Some(match self {
            Self::Before => "BEFORE",
            Self::Meets => "IBEFORE",
            Self::Starts => "BEGINS",
            Self::During => "IS_INCLUDED",
            Self::Finishes => "ENDS",
            Self::Equals => "SIMULTANEOUS",
            Self::FinishedBy => "ENDED_BY",
            Self::Contains => "INCLUDES",
            Self::StartedBy => "BEGUN_BY",
            Self::MetBy => "IAFTER",
            Self::After => "AFTER",
            Self::Overlaps | Self::OverlappedBy => return None,
        })
    }

    /// The relation that a `relType` of a TLINK names; none for `IDENTITY`, `DURING` and `DURING_INV`, which say more or
    /// less than a relation of times.
    #[must_use]
    pub fn from_timeml(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.timeml() == Some(name))
    }

    /// The name in the usual spelling: `before`, `finished-by`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Meets => "meets",
            Self::Overlaps => "overlaps",
            Self::Starts => "starts",
            Self::During => "during",
            Self::Finishes => "finishes",
            Self::Equals => "equals",
            Self::FinishedBy => "finished-by",
            Self::Contains => "contains",
            Self::StartedBy => "started-by",
            Self::OverlappedBy => "overlapped-by",
            Self::MetBy => "met-by",
            Self::After => "after",
        }
    }

    /// The order of the four boundaries by which Allen defines the relation: first and second boundary of the one, then of
    /// the other. A smaller number is earlier, the same number is the same moment, and no number between is left out.
    const fn order(self) -> [i64; 4] {
        match self {
            Self::Before => [0, 1, 2, 3],
            Self::Meets => [0, 1, 1, 2],
            Self::Overlaps => [0, 2, 1, 3],
            Self::Starts => [0, 1, 0, 2],
            Self::During => [1, 2, 0, 3],
            Self::Finishes => [1, 2, 0, 2],
            Self::Equals => [0, 1, 0, 1],
            _ => {
                let [a, b, c, d] = self.inverse().order();
                [c, d, a, b]
            }
        }
    }
}

impl Display for Relation {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of relations, of which one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Relations(u16);

impl Relations {
    /// No relation: what is said cannot be.
    pub const NONE: Self = Self(0);
    /// Every relation: nothing is known.
    pub const ALL: Self = Self((1 << Relation::ALL.len()) - 1);

    /// Whether the relation is in the set.
    #[must_use]
    pub const fn contains(self, relation: Relation) -> bool {
        self.0 >> relation as u16 & 1 == 1
    }

    /// The relations, in the order from before to after.
    pub fn iter(self) -> impl Iterator<Item = Relation> {
        Relation::ALL.into_iter().filter(move |r| self.contains(*r))
    }

    /// Number of relations.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is no relation.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The relation, if there is just one.
    #[must_use]
    pub fn only(self) -> Option<Relation> {
        self.iter().next().filter(|_| self.len() == 1)
    }

    /// The relations in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The relations in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The inverse of each.
    #[must_use]
    pub fn inverse(self) -> Self {
        self.iter().map(Relation::inverse).collect()
    }

    /// Every [composition](Relation::composition) of one of these with one of the others.
    #[must_use]
    pub fn composition(self, next: Self) -> Self {
        self.iter().flat_map(|a| next.iter().map(move |b| a.composition(b))).fold(Self::NONE, Self::union)
    }
}

impl From<Relation> for Relations {
    fn from(relation: Relation) -> Self {
        Self(1 << relation as u16)
    }
}

impl FromIterator<Relation> for Relations {
    fn from_iter<I: IntoIterator<Item = Relation>>(relations: I) -> Self {
        relations.into_iter().map(Self::from).fold(Self::NONE, Self::union)
    }
}

impl Display for Relations {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        self.iter().enumerate().try_for_each(|(i, r)| write!(f, "{}{r}", if i > 0 { ", " } else { "" }))
    }
}

/// First or last day of an [`Interval`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// This day, included.
    Day(NaiveDate),
    /// There is no such day: the interval has no limit on this side.
    Open,
    /// Some day that is not known.
    Unknown,
}

/// A stretch of calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    start: End,
    end: End,
}

impl Interval {
    /// From the first to the last day; none if the first lies after the last.
    #[must_use]
    pub fn new(start: End, end: End) -> Option<Self> {
        let right = if let (End::Day(a), End::Day(b)) = (start, end) { a <= b } else { true };
        right.then_some(Self { start, end })
    }

    /// The days of an EDTF value as one interval, from the first to the last day that it can mean; none for sets, which
    /// are not one stretch, and for dates outside the range of the calendar.
    #[must_use]
    pub fn from_edtf(value: &Edtf) -> Option<Self> {
        let (first, last) = value.days();
        let (from, to) = match value {
            Edtf::Date(_) | Edtf::DateTime(..) => (None, None),
            Edtf::Interval(from, to) => (Some(from), Some(to)),
            Edtf::OneOf(_) | Edtf::AllOf(_) => return None,
        };
        let end = |bound: Option<&Bound>, day: Option<NaiveDate>| match bound {
            Some(Bound::Open) => Some(End::Open),
            Some(Bound::Unknown) => Some(End::Unknown),
            Some(Bound::Date(_)) | None => day.map(End::Day),
        };
        Self::new(end(from, first)?, end(to, last)?)
    }

    /// The days of a span, which is open where it has no first or last day; none if the first lies after the last.
    #[must_use]
    pub fn from_span(span: &Span) -> Option<Self> {
        let end = |day: Option<NaiveDate>| day.map_or(End::Open, End::Day);
        Self::new(end(span.start), end(span.end))
    }

    /// First day.
    #[must_use]
    pub const fn start(&self) -> End {
        self.start
    }

    /// Last day, included.
    #[must_use]
    pub const fn end(&self) -> End {
        self.end
    }

    /// The two boundaries in days: the start of the first day and the start of the day after the last; none if unknown.
    fn boundaries(&self) -> [Option<i64>; 2] {
        let boundary = |end: End, limit: i64, shift: i64| match end {
            End::Day(day) => Some(i64::from(day.num_days_from_ce()) + shift),
            End::Open => Some(limit),
            End::Unknown => None,
        };
        [boundary(self.start, -FAR, 0), boundary(self.end, FAR, 1)]
    }
}

/// Farther than any day of the calendar.
const FAR: i64 = 1 << 40;

/// The relations that the first interval can have to the second: one if no end is unknown.
#[must_use]
pub fn between(a: Interval, b: Interval) -> Relations {
    let ([a, b], [c, d]) = (a.boundaries(), b.boundaries());
    Relation::ALL.into_iter().filter(|r| possible([a, b, c, d], r.order())).collect()
}

/// Whether unknown boundaries can be chosen so that all four have the order.
fn possible(boundaries: [Option<i64>; 4], order: [i64; 4]) -> bool {
    let known = || boundaries.iter().zip(order).filter_map(|(b, place)| Some(((*b)?, place)));
    let unknown = || boundaries.iter().zip(order).filter(|(b, _)| b.is_none()).map(|(_, place)| place);
    // What lies between two known boundaries needs room for a boundary at each place.
    let room = known().all(|(x, i)| known().all(|(y, j)| if i == j { x == y } else { i > j || y - x >= j - i }));
    // A day that is not known is still a day: it lies inside every limit that is open.
    let inside = known().all(|(x, i)| unknown().all(|j| (x > -FAR || j > i) && (x < FAR || j < i)));
    room && inside
}

/// Allen's table: for each pair of relations those that fit both.
static TABLE: LazyLock<[[Relations; 13]; 13]> = LazyLock::new(|| {
    Relation::ALL.map(|first| {
        Relation::ALL.map(|second| Relation::ALL.into_iter().filter(|third| fit(first, second, *third)).collect())
    })
});

/// Whether three intervals can be so that the relations hold from the first to the second, from the second to the third
/// and from the first to the third.
fn fit(first: Relation, second: Relation, third: Relation) -> bool {
    // At least so far each of the six boundaries lies after each other, if it is said.
    let mut after: [[Option<i64>; 6]; 6] = [[None; 6]; 6];
    let said = [(first, [0, 1, 2, 3]), (second, [2, 3, 4, 5]), (third, [0, 1, 4, 5])];
    for (relation, boundaries) in said {
        for (a, i) in boundaries.into_iter().zip(relation.order()) {
            for (b, j) in boundaries.into_iter().zip(relation.order()) {
                if i <= j
                    && let Some(slot) = cell(&mut after, a, b)
                {
                    *slot = (*slot).max(Some(i64::from(i < j)));
                }
            }
        }
    }
    for via in 0..6 {
        for a in 0..6 {
            for b in 0..6 {
                let step = |from: usize, to: usize| after.get(from).and_then(|row| row.get(to).copied()).flatten();
                let long = step(a, via).zip(step(via, b)).map(|(x, y)| x + y);
                if let Some(slot) = cell(&mut after, a, b) {
                    *slot = (*slot).max(long);
                }
            }
        }
    }
    // No boundary lies after itself.
    (0..6).all(|a| cell(&mut after, a, a).is_none_or(|far| *far <= Some(0)))
}

fn cell(table: &mut [[Option<i64>; 6]; 6], row: usize, column: usize) -> Option<&mut Option<i64>> {
    table.get_mut(row)?.get_mut(column)
}
