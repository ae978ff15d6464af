//! Reads the tab-separated tables that are built into the program.

/// The rows of a table, without comments and empty lines, split into fields; an empty field is `""`.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(|field| if field == "-" { "" } else { field }).collect())
}

/// A field of a row, `""` where the row is too short.
pub(super) fn field(row: &[&'static str], index: usize) -> &'static str {
    row.get(index).copied().unwrap_or("")
}
