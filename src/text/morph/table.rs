//! Words whose features follow from the word itself.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Names and values.
type Values = Vec<(&'static str, &'static str)>;

/// The features of a word (lower case) as one of a class; none if it is not of that class.
pub(super) fn of(class: &'static str, form: &str) -> Option<&'static [(&'static str, &'static str)]> {
    static TABLE: OnceLock<FxHashMap<&'static str, FxHashMap<&'static str, Values>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: FxHashMap<_, FxHashMap<_, _>> = FxHashMap::default();
        for line in include_str!("../../../data/text/features.tsv").lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            if let (Some(class), Some(form), Some(features)) = (columns.next(), columns.next(), columns.next()) {
                let features = features.split('|').filter_map(|f| f.split_once('=')).collect();
                table.entry(class).or_default().insert(form, features);
            }
        }
        table
    });
    table.get(class)?.get(form).map(Vec::as_slice)
}
