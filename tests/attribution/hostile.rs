//! Texts that are made to confuse the chain: it ends, each source comes once, and the cost stays that of the text.

use proptest::prelude::*;

use crate::record;

const PIECES: [&str; 16] = [
    "Anna Berg said",
    " that ",
    "Norway denied",
    ", according to ",
    "the report",
    "“",
    "”",
    "\"",
    ".",
    " ",
    "\n\n",
    "attacking ships",
    "he said",
    ": ",
    "accused Chile of",
    "Chile was told",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_chain_ends_and_nothing_is_its_own_content(picked in prop::collection::vec(0..PIECES.len(), 1..40)) {
        let text: String = picked.iter().filter_map(|p| PIECES.get(*p)).map(|p| format!("{p} ")).collect();
        prop_assume!(!text.trim().is_empty());
        let record = record(&text);
        for (number, event) in record.events.iter().enumerate() {
            prop_assert!(event.attribution.len() <= 10);
            for source in &event.attribution {
                prop_assert!(source.holder.is_none_or(|h| h < record.actors.len()));
            }
            let mut at = event.within;
            for _ in 0..record.events.len() {
                prop_assert_ne!(at, Some(number));
                at = at.and_then(|above| record.events.get(above)?.within);
            }
            prop_assert_eq!(at, None);
        }
    }
}

#[test]
fn a_tower_of_statements_is_read() {
    let text = format!("{} Norway attacked Chile.", "Anna Berg said that ".repeat(300));
    assert!(record(&text).events.iter().all(|e| e.attribution.len() <= 10));
}

#[test]
fn ten_thousand_open_marks_are_read() {
    let text = format!("{}Norway attacked Chile, Anna Berg said.", "“ \" ".repeat(10_000));
    assert!(!record(&text).document.text.is_empty());
}
