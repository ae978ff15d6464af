//! Reading of the tab-separated tables that are built into the program.

/// The rows of a table: lines that are neither empty nor comments, cut at tabs.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}
