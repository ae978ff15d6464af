//! Tables as CSV that a spreadsheet opens without running anything in it.

/// Rows of CSV (RFC 4180). A field that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn csv<R, F>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = F>,
    F: AsRef<str>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail.
        let _ = writer.write_record(row.into_iter().map(|field| inert(field.as_ref())));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A text that no spreadsheet runs; `---`, a code for a country not told, is none that it would.
#[must_use]
pub fn inert(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '@', '\t', '\r']) || text.starts_with('-') && !text.starts_with("---");
    if formula { format!("'{text}") } else { text.to_owned() }
}
