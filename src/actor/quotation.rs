//! Which words stand inside quotation marks.

use crate::text::Sentence;

/// For every sentence, whether each of its words is quoted. Quotations may run over sentences of one block; a block
/// that opens with a mark takes up what the block before left open.
pub(super) fn quoted(sentences: &[Sentence]) -> Vec<Vec<bool>> {
    let mut out = Vec::with_capacity(sentences.len());
    let (mut open, mut block) = (None, None);
    for sentence in sentences {
        if block != Some(sentence.block) {
            block = Some(sentence.block);
            open = None;
        }
        let flags = sentence
            .tokens
            .iter()
            .map(|t| {
                let form = t.form.as_str();
                match (open, form) {
                    (None, "“" | "\"" | "``" | "‘" | "«") => open = Some(close(form)),
                    (None, "'") if t.tag.as_str() == "``" => open = Some("'"),
                    (Some(end), _) if form == end || (end == "”" && form == "\"") => {
                        open = None;
                    }
                    _ => return open.is_some(),
                }
                false
            })
            .collect();
        out.push(flags);
    }
    out
}

fn close(mark: &str) -> &'static str {
    match mark {
        "“" => "”",
        "``" => "''",
        "‘" => "’",
        "«" => "»",
        _ => "\"",
    }
}
