//! Every rule of the grammar shows what it is for: its example is read and gives the values in the last column.

use std::path::Path;

use chrono::NaiveDate;
use dateline::time::find;

use super::sentences;

#[test]
fn the_example_of_each_rule_has_the_value_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/time/en");
    let dct = NaiveDate::from_ymd_opt(2007, 7, 17);
    let (mut wrong, mut count) = (Vec::new(), 0);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.file_name().unwrap().to_string_lossy().contains('-')) {
        for line in std::fs::read_to_string(file).unwrap().lines().filter(|l| l.contains('\t')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let example = columns.get(3).copied().unwrap_or("");
            let expected = columns.get(4).copied().unwrap_or("");
            // The rest of a sentence in the past tense, with a mark so that it ends where the example does.
            let found = find(&sentences(&format!("It was made {example}")), dct);
            let values: Vec<&str> = found.iter().map(|t| t.value.as_str()).collect();
            count += 1;
            if values.join(",") != expected {
                wrong.push(format!("{line}\n    found {values:?}"));
            }
        }
    }
    assert!(count > 150, "{count} examples");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
