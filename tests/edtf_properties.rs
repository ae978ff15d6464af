//! What holds of every EDTF value, whatever its kind: it prints as a text that reads back as the same value, and its days
//! are those of all that it can mean.

use chrono::NaiveDate;
use dateline::time::edtf::{Bound, Date, Digits, Edtf, Member, Quality, Time, Year, Zone};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

fn quality() -> impl Strategy<Value = Quality> {
    prop_oneof![
        4 => Just(Quality::Plain),
        1 => Just(Quality::Uncertain),
        1 => Just(Quality::Approximate),
        1 => Just(Quality::Both),
    ]
}

fn two(number: u8) -> Digits {
    [Some(number / 10), Some(number % 10)]
}

/// Four digits of a year, each of which may be unspecified.
fn digits(known: f64) -> impl Strategy<Value = Year> {
    let digit =
        move || prop::bool::weighted(known).prop_flat_map(|known| (0..=9_u8).prop_map(move |d| known.then_some(d)));
    (prop::bool::weighted(0.2), [digit(), digit(), digit(), digit()])
        .prop_filter("there is no year -0000", |(negative, digits)| !negative || *digits != [Some(0); 4])
        .prop_map(|(negative, digits)| Year::Digits { negative, digits, significant: None })
}

/// Years that only stand alone.
fn long_year() -> impl Strategy<Value = Year> {
    let significant = |year, count| match year {
        Year::Digits { negative, digits, .. } => Year::Digits { negative, digits, significant: Some(count) },
        Year::Long { value, exponent, .. } => Year::Long { value, exponent, significant: Some(count) },
    };
    let beyond = prop_oneof![10_000..=i64::MAX, i64::MIN..=-10_000, 10_000..300_000_i64, -300_000..=-10_000_i64];
    let small = prop_oneof![1..=9999_i64, -9999..=-1_i64];
    prop_oneof![
        beyond.clone().prop_map(|value| Year::Long { value, exponent: None, significant: None }),
        (prop_oneof![beyond.clone(), small], 1..=u8::MAX).prop_map(|(value, e)| Year::Long {
            value,
            exponent: Some(e),
            significant: None
        }),
        (beyond, weighted(0.5, 1..=u8::MAX), 1..=u8::MAX)
            .prop_map(move |(value, exponent, s)| significant(Year::Long { value, exponent, significant: None }, s)),
        (digits(1.0), 1..=u8::MAX).prop_map(move |(year, count)| significant(year, count)),
    ]
}

/// A month, and a day that every such month has.
fn month_and_day() -> impl Strategy<Value = (Digits, Digits)> {
    let month = prop_oneof![
        4 => (1..=12_u8).prop_map(two),
        1 => Just([None, None]),
        1 => (0..=1_u8).prop_map(|tens| [Some(tens), None]),
        1 => (0..=9_u8).prop_map(|ones| [None, Some(ones)]),
    ];
    let day = prop_oneof![
        4 => (1..=28_u8).prop_map(two),
        1 => Just([None, None]),
        1 => (0..=2_u8).prop_map(|tens| [Some(tens), None]),
        1 => (0..=9_u8).prop_map(|ones| [None, Some(ones)]),
    ];
    let long =
        (prop::sample::select(vec![1_u8, 3, 5, 7, 8, 10, 12]), prop_oneof![Just(two(31)), Just([Some(3), None])])
            .prop_map(|(month, day)| (two(month), day));
    prop_oneof![8 => (month, day), 1 => long]
}

fn plain(year: Year, month: Option<Digits>, day: Option<Digits>) -> Date {
    let none = Quality::Plain;
    Date { year, year_quality: none, month, month_quality: none, day, day_quality: none }
}

fn marked() -> BoxedStrategy<Date> {
    let leap = || prop::sample::select(vec![1600_u16, 1904, 1996, 2000, 2004]);
    let of_year = |y: u16| [1000, 100, 10, 1].map(|power| u8::try_from(y / power % 10).ok());
    let bare = prop_oneof![
        3 => digits(0.8).prop_map(|year| plain(year, None, None)),
        2 => long_year().prop_map(|year| plain(year, None, None)),
        3 => (digits(0.8), month_and_day()).prop_map(|(year, (month, _))| plain(year, Some(month), None)),
        2 => (digits(0.8), 21..=41_u8).prop_map(|(year, part)| plain(year, Some(two(part)), None)),
        4 => (digits(0.8), month_and_day()).prop_map(|(year, (month, day))| plain(year, Some(month), Some(day))),
        1 => leap().prop_map(move |y| {
            let year = Year::Digits { negative: false, digits: of_year(y), significant: None };
            plain(year, Some(two(2)), Some(two(29)))
        }),
    ];
    (bare, prop_oneof![quality().prop_map(|q| [q; 3]), [quality(), quality(), quality()]])
        .prop_map(|(date, marks)| {
            let on = |there: bool, q: Quality| if there { q } else { Quality::Plain };
            let [year_quality, month, day] = marks;
            Date {
                year_quality,
                month_quality: on(date.month.is_some(), month),
                day_quality: on(date.day.is_some(), day),
                ..date
            }
        })
        .boxed()
}

/// A date whose days the calendar holds.
fn dated() -> BoxedStrategy<Date> {
    let held = |date: &Date| matches!(Edtf::Date(*date).days(), (Some(_), Some(_)));
    marked().prop_filter("inside the calendar", held).boxed()
}

fn first(date: &Date) -> Option<NaiveDate> {
    Edtf::Date(*date).days().0
}

fn last(date: &Date) -> Option<NaiveDate> {
    Edtf::Date(*date).days().1
}

/// Two dates of which the first may begin before the second ends.
fn in_order(a: Date, b: Date) -> (Date, Date) {
    if first(&a) <= last(&b) { (a, b) } else { (b, a) }
}

fn bounds() -> impl Strategy<Value = (Bound, Bound)> {
    let none = || prop_oneof![Just(Bound::Open), Just(Bound::Unknown)];
    prop_oneof![
        (dated(), dated()).prop_map(|(a, b)| in_order(a, b)).prop_map(|(a, b)| (Bound::Date(a), Bound::Date(b))),
        (marked(), none()).prop_map(|(a, end)| (Bound::Date(a), end)),
        (none(), marked()).prop_map(|(start, b)| (start, Bound::Date(b))),
    ]
}

fn members() -> impl Strategy<Value = Vec<Member>> {
    let shape = |d: &Date| (d.month.is_some(), d.day.is_some());
    let range = (dated(), dated()).prop_map(move |(a, b)| {
        let (a, b) = in_order(a, b);
        if shape(&a) == shape(&b) { Member::Range(Some(a), Some(b)) } else { Member::Date(b) }
    });
    let inner = vec(prop_oneof![2 => marked().prop_map(Member::Date), 1 => range], 0..5);
    let open = || weighted(0.3, marked());
    (open(), inner, open(), marked()).prop_map(|(before, inner, after, other)| {
        let mut all: Vec<Member> = before.map(|d| Member::Range(None, Some(d))).into_iter().collect();
        all.extend(inner);
        all.extend(after.map(|d| Member::Range(Some(d), None)));
        if all.is_empty() { vec![Member::Date(other)] } else { all }
    })
}

fn time() -> impl Strategy<Value = Time> {
    let zone = prop_oneof![
        Just(Zone::Local),
        Just(Zone::Utc),
        (-23..=23_i8).prop_map(Zone::Hours),
        (-1439..=1439_i16).prop_map(Zone::Minutes),
    ];
    (0..=23_u8, 0..=59_u8, 0..=60_u8, zone).prop_map(|(hour, minute, second, zone)| Time { hour, minute, second, zone })
}

fn value() -> impl Strategy<Value = Edtf> {
    let day = (digits(1.0), 1..=12_u8, 1..=28_u8).prop_map(|(year, m, d)| plain(year, Some(two(m)), Some(two(d))));
    prop_oneof![
        4 => marked().prop_map(Edtf::Date),
        1 => (day, time()).prop_map(|(day, time)| Edtf::DateTime(day, time)),
        2 => bounds().prop_map(|(from, to)| Edtf::Interval(from, to)),
        1 => members().prop_map(Edtf::OneOf),
        1 => members().prop_map(Edtf::AllOf),
    ]
}

fn without_marks(date: &Date) -> Date {
    plain(date.year, date.month, date.day)
}

fn read(text: &str) -> Option<Edtf> {
    text.parse().ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_value_prints_as_a_text_that_reads_back_as_the_same_value(value in value()) {
        let text = value.to_string();
        prop_assert_eq!(read(&text), Some(value), "{}", text);
    }

    #[test]
    fn a_text_that_is_read_prints_as_one_that_reads_back_as_the_same_value(text in "[0-9XY~?%/.ES\\[\\]{},T:Z+-]{0,24}") {
        if let Some(value) = read(&text) {
            let printed = value.to_string();
            prop_assert_eq!(read(&printed), Some(value), "{}", printed);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,64}") {
        if let Some(value) = read(&text) {
            let _ = (value.days(), value.level());
        }
    }

    #[test]
    fn no_value_that_can_be_built_makes_it_panic(
        digits in [weighted(0.7, 0..=u8::MAX), weighted(0.7, 0..=u8::MAX), weighted(0.7, 0..=9_u8), weighted(0.7, 0..=9_u8)],
        negative: bool,
        long in prop::option::of((any::<i64>(), any::<Option<u8>>())),
        significant: Option<u8>,
        parts in [prop::option::of([any::<Option<u8>>(), any::<Option<u8>>()]), prop::option::of([any::<Option<u8>>(), any::<Option<u8>>()])],
    ) {
        let year = match long {
            Some((value, exponent)) => Year::Long { value, exponent, significant },
            None => Year::Digits { negative, digits, significant },
        };
        let [month, day] = parts;
        let date = plain(year, month, day);
        for value in [Edtf::Date(date), Edtf::Interval(Bound::Date(date), Bound::Date(date)), Edtf::OneOf(Vec::new())] {
            let _ = (value.days(), value.level(), value.to_string());
        }
    }

    #[test]
    fn the_first_day_is_not_after_the_last(value in value()) {
        if let (Some(first), Some(last)) = value.days() {
            prop_assert!(first <= last, "{}: {} {}", value, first, last);
        }
    }

    #[test]
    fn a_date_has_the_days_of_every_date_that_its_digits_can_be(date in marked()) {
        let text = Edtf::Date(without_marks(&date)).to_string();
        let (first, last) = (first(&date), last(&date));
        for (at, _) in text.match_indices('X') {
            let mut narrower = 0;
            for digit in '0'..='9' {
                let mut one = text.clone();
                one.replace_range(at..=at, &digit.to_string());
                let Some(Edtf::Date(found)) = read(&one) else { continue };
                // The numbers from 21 on are no months that an unspecified digit could stand for.
                if found.month != date.month && matches!(found.month, Some([Some(2..), _])) {
                    continue;
                }
                narrower += 1;
                let (a, b) = Edtf::Date(found).days();
                prop_assert!(first <= a && b <= last, "{} in {}", one, text);
            }
            prop_assert!(narrower > 0, "{}", text);
        }
    }

    #[test]
    fn a_month_has_each_of_its_days_and_a_year_each_of_its_months(year in digits(1.0), month in 1..=12_u8, day in 1..=28_u8) {
        let day = plain(year, Some(two(month)), Some(two(day)));
        let month = Date { day: None, ..day };
        let year = Date { month: None, ..month };
        prop_assert!(first(&year) <= first(&month) && first(&month) <= first(&day));
        prop_assert_eq!(first(&day), last(&day));
        prop_assert!(last(&day) <= last(&month) && last(&month) <= last(&year));
    }

    #[test]
    fn an_interval_has_the_days_of_both_its_ends(a in dated(), b in dated()) {
        let (a, b) = if first(&a) <= first(&b) { (a, b) } else { (b, a) };
        let (from, to) = Edtf::Interval(Bound::Date(a), Bound::Date(b)).days();
        prop_assert_eq!((from, to), (first(&a), last(&b)));
        // Where the second lies inside the first, the interval may end before the first does.
        if last(&a) <= last(&b) {
            prop_assert!(from <= first(&b) && last(&a) <= to);
        }
    }

    #[test]
    fn two_dates_are_an_interval_in_their_order_and_not_in_the_other(a in dated(), b in dated()) {
        let (a, b) = if first(&a) <= first(&b) { (a, b) } else { (b, a) };
        let joined = |a: Date, b: Date| format!("{}/{}", Edtf::Date(a), Edtf::Date(b));
        let forward = read(&joined(a, b));
        prop_assert_eq!(forward.map(|v| v.days()), Some((first(&a), last(&b))));
        let backward = read(&joined(b, a)).is_some();
        prop_assert_eq!(backward, first(&b) <= last(&a), "{}", joined(b, a));
    }

    #[test]
    fn marks_change_the_level_but_not_the_days(date in marked()) {
        let bare = Edtf::Date(without_marks(&date));
        let value = Edtf::Date(date);
        prop_assert_eq!(value.days(), bare.days());
        prop_assert!(value.level() >= bare.level() && value.level() <= 2);
    }

    #[test]
    fn a_set_has_the_days_of_each_member(dates in vec(dated(), 1..6)) {
        let set = Edtf::OneOf(dates.iter().copied().map(Member::Date).collect());
        let (from, to) = set.days();
        prop_assert_eq!(from, dates.iter().filter_map(first).min());
        prop_assert_eq!(to, dates.iter().filter_map(last).max());
        prop_assert_eq!(set.level(), 2);
    }
}
