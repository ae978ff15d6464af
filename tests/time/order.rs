//! What does not depend on the order of paragraphs, and what contains what.

use dateline::time::{Domain, Options, find_with};
use proptest::prelude::*;

use super::{day, sentences};

/// Paragraphs whose values need nothing but their own words.
const ABSOLUTE: [&str; 8] = [
    "The treaty was signed on 28 May 2007.",
    "It was built in the 18th century.",
    "The war lasted from 1939 to 1945.",
    "The fair of July 1998 was a success.",
    "The summer of 2003 was hot.",
    "It fell in 44 BC.",
    "Sales rose in the third quarter of 1990.",
    "The 1970s were loud.",
];

proptest! {
    #[test]
    fn absolute_values_do_not_depend_on_the_order_of_paragraphs(
        order in Just((0..ABSOLUTE.len()).collect::<Vec<_>>()).prop_shuffle(),
        domain in prop_oneof![Just(Domain::Auto), Just(Domain::News), Just(Domain::Narrative)],
    ) {
        let options = Options { dct: day("2007-07-17"), domain };
        let read = |order: &[usize]| {
            let text = order.iter().map(|&i| ABSOLUTE[i]).collect::<Vec<_>>().join("\n\n");
            let mut values: Vec<_> = find_with(&sentences(&text), &options)
                .into_iter()
                .map(|t| (t.text, t.value, t.span.map(|s| s.edtf)))
                .collect();
            values.sort();
            values
        };
        let usual: Vec<usize> = (0..ABSOLUTE.len()).collect();
        prop_assert_eq!(read(&order), read(&usual));
    }
}
