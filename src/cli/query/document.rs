//! Documents.

use dateline::store::Store;
use serde_json::{Value, json};

use super::Refused;
use super::answer::Answer;

pub fn answer(store: &Store, limit: Option<usize>) -> Result<Answer, Refused> {
    let documents = store.documents()?;
    let shown = limit.unwrap_or(documents.len()).min(documents.len());
    let mut answer =
        Answer { columns: vec!["id", "source", "published", "added", "publisher", "title"], ..Answer::default() };
    let mut list = Vec::new();
    for document in documents.iter().take(shown) {
        let head = &document.head;
        let published = head.published.map_or_else(|| "-".to_owned(), |day| day.to_string());
        let title = head.title.clone().unwrap_or_default();
        answer
            .text
            .push(format!("{}  added {}  {published:<10}  {}  {title}", document.id, document.added, document.source));
        let publisher = head.publisher.clone().unwrap_or_default();
        let published = head.published.map_or_else(String::new, |day| day.to_string());
        let row =
            [document.id.clone(), document.source.clone(), published, document.added.to_string(), publisher, title];
        answer.rows.push(row.into());
        list.push(json!({
            "id": document.id,
            "source": document.source,
            "title": head.title,
            "publisher": head.publisher,
            "authors": head.authors,
            "published": head.published,
            "language": head.language,
            "added": document.added,
        }));
    }
    answer.json = vec![("total", json!(documents.len())), ("documents", Value::Array(list))];
    answer.shown(shown, documents.len(), "documents");
    Ok(answer)
}
