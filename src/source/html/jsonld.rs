//! What JSON-LD blocks say of the article.

use std::collections::BTreeMap;

use serde_json::Value;

/// The fields of the article's own object, as written.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Linked {
    pub headline: Option<String>,
    pub published: Option<String>,
    pub created: Option<String>,
    pub modified: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub language: Option<String>,
    /// Name of the site as a whole.
    pub site: Option<String>,
}

/// Objects looked at, over all blocks of a page.
const MAX_OBJECTS: usize = 2000;

/// Reads the blocks of a page. The first object of an article type decides; a page object fills what it leaves open.
pub(super) fn read(blocks: &[String]) -> Linked {
    let mut values = Vec::new();
    let mut broken = Vec::new();
    for block in blocks {
        match parse(block) {
            Some(value) => values.push(value),
            None => broken.push(block),
        }
    }
    let objects = objects(&values);
    let by_id: BTreeMap<&str, &Value> = objects
        .iter()
        .filter(|o| o.get("name").is_some())
        .filter_map(|o| Some((o.get("@id")?.as_str()?, *o)))
        .collect();
    let mut linked = Linked::default();
    for rank in [1, 2] {
        for object in objects.iter().filter(|o| rank_of(o) == Some(rank)) {
            linked.fill(object, &by_id);
        }
    }
    linked.site = objects.iter().filter(|o| is_site(o)).find_map(|o| o.get("name").and_then(first_text));
    for block in broken {
        linked.published = linked.published.or_else(|| scan(block, "datePublished"));
        linked.modified = linked.modified.or_else(|| scan(block, "dateModified"));
        linked.headline = linked.headline.or_else(|| scan(block, "headline"));
    }
    linked
}

impl Linked {
    fn fill(&mut self, object: &Value, by_id: &BTreeMap<&str, &Value>) {
        let text = |name: &str| object.get(name).and_then(first_text);
        let names = |name: &str| object.get(name).map(|v| names(v, by_id)).unwrap_or_default();
        self.headline = self.headline.take().or_else(|| text("headline"));
        self.published = self.published.take().or_else(|| text("datePublished"));
        self.created = self.created.take().or_else(|| text("dateCreated").or_else(|| text("uploadDate")));
        self.modified = self.modified.take().or_else(|| text("dateModified"));
        self.language = self.language.take().or_else(|| text("inLanguage"));
        if self.authors.is_empty() {
            self.authors = names("author");
        }
        if self.authors.is_empty() {
            self.authors = names("creator");
        }
        self.publisher = self.publisher.take().or_else(|| names("publisher").into_iter().next());
    }
}

/// 1 for articles, 2 for pages and what else may carry the article's fields.
fn rank_of(object: &Value) -> Option<u8> {
    let types: Vec<&str> = match object.get("@type")? {
        Value::String(t) => vec![t],
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let any = |words: &[&str]| types.iter().any(|t| words.iter().any(|w| t.contains(w)));
    if any(&["Article", "BlogPosting", "Report", "LiveBlog", "SocialMediaPosting"]) {
        Some(1)
    } else if any(&["WebPage", "CreativeWork", "Review", "Recipe", "VideoObject", "Event"]) && !any(&["EventStatus"]) {
        Some(2)
    } else {
        None
    }
}

/// Whether an object speaks about the site or the house.
fn is_site(object: &Value) -> bool {
    let site = |t: &str| matches!(t, "WebSite" | "NewsMediaOrganization");
    match object.get("@type") {
        Some(Value::String(t)) => site(t),
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(site),
        _ => false,
    }
}

/// All objects in the values, outer before inner, in the order of the page.
fn objects(values: &[Value]) -> Vec<&Value> {
    let mut out = Vec::new();
    let mut stack: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = stack.pop() {
        if out.len() >= MAX_OBJECTS {
            break;
        }
        match value {
            Value::Object(map) => {
                out.push(value);
                // Lists of other articles hang under these names.
                let inner =
                    |name: &str| matches!(name, "@graph" | "mainEntity" | "mainEntityOfPage" | "hasPart" | "author");
                let children: Vec<&Value> = map.iter().filter(|(k, _)| inner(k)).map(|(_, v)| v).collect();
                stack.extend(children.into_iter().rev());
            }
            Value::Array(items) => stack.extend(items.iter().rev()),
            _ => {}
        }
    }
    out
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.trim().to_owned()).filter(|s| !s.is_empty()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(items) => items.iter().find_map(|v| v.as_str()).map(|s| s.trim().to_owned()),
        Value::Object(map) => map.get("@value").or_else(|| map.get("name"))?.as_str().map(|s| s.trim().to_owned()),
        _ => None,
    }
}

/// The names of people or houses: strings, objects with a name, references into the graph, or lists of these.
fn names(value: &Value, by_id: &BTreeMap<&str, &Value>) -> Vec<String> {
    let items = match value {
        Value::Array(items) => items.iter().collect(),
        single => vec![single],
    };
    let mut out = Vec::new();
    for item in items {
        let name = match item {
            Value::String(s) => Some(s.clone()),
            Value::Object(map) => {
                let own = map.get("name").and_then(first_text);
                let referred = || {
                    let id = map.get("@id")?.as_str()?;
                    by_id.get(id)?.get("name").and_then(first_text)
                };
                own.or_else(referred)
            }
            _ => None,
        };
        out.extend(name.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()));
    }
    out
}

/// Parses a block, with the faults that pages have: comments around it, raw line ends in strings, commas at the end.
fn parse(block: &str) -> Option<Value> {
    let trimmed = block
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(trimmed).ok().or_else(|| serde_json::from_str(&mended(trimmed)).ok())
}

fn mended(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut inside = false;
    let mut escaped = false;
    for c in json.chars() {
        if inside {
            if c.is_control() {
                out.push(' ');
                escaped = false;
                continue;
            }
            if c == '"' && !escaped {
                inside = false;
            }
            escaped = c == '\\' && !escaped;
        } else if c == '"' {
            inside = true;
        } else if matches!(c, '}' | ']') {
            let end = out.trim_end();
            if end.ends_with(',') {
                out.truncate(end.len() - 1);
            }
        }
        out.push(c);
    }
    out
}

/// The string value of a name in text that is no valid JSON.
fn scan(block: &str, name: &str) -> Option<String> {
    let after = block.split(&format!("\"{name}\"")).nth(1)?;
    let value = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let value: String = value.chars().take(300).collect();
    value.split('"').next().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
}
