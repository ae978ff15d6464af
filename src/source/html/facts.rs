//! What the head of a page and its metadata say: raw values, not yet judged.

use scraper::{Html, Node};

use super::jsonld::{self, Linked};
use crate::source::line::collapse;

/// The metadata of a page.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Name (in lower case) and content of each `meta` element, in page order.
    pub metas: Vec<(String, String)>,
    /// The `title` element.
    pub title: Option<String>,
    /// The `h1` elements that hold text.
    pub headlines: Vec<String>,
    /// Addresses of the page: canonical link, then `og:url`.
    pub addresses: Vec<String>,
    /// The `lang` attribute of the page.
    pub language: Option<String>,
    pub linked: Linked,
}

/// Values longer than this are cut; no field that is read is longer.
const VALUE: usize = 2000;

/// Reads the metadata.
pub(super) fn read(html: &Html) -> Facts {
    let mut facts = Facts::default();
    let mut blocks = Vec::new();
    for node in html.tree.root().descendants() {
        let Node::Element(element) = node.value() else { continue };
        let attribute = |name: &str| element.attr(name).map(str::trim).filter(|v| !v.is_empty());
        let text = || {
            let inner = node.descendants().filter_map(|n| n.value().as_text().map(|t| &**t));
            collapse(&inner.collect::<String>())
        };
        match element.name() {
            "html" if facts.language.is_none() => {
                facts.language = attribute("lang").or_else(|| attribute("xml:lang")).map(str::to_owned);
            }
            "title" if facts.title.is_none() => facts.title = Some(text()).filter(|t| !t.is_empty()),
            "h1" => facts.headlines.extend(Some(text()).filter(|t| !t.is_empty())),
            "link" if attribute("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => {
                facts.addresses.extend(attribute("href").map(str::to_owned));
            }
            "script" if attribute("type").is_some_and(|t| t.to_ascii_lowercase().contains("ld+json")) => {
                blocks.push(node.descendants().filter_map(|n| n.value().as_text().map(|t| &**t)).collect::<String>());
            }
            "meta" => {
                let Some(content) = attribute("content") else { continue };
                let content: String = collapse(content).chars().take(VALUE).collect();
                for name in ["property", "name", "itemprop", "http-equiv"] {
                    for part in attribute(name).unwrap_or("").split_ascii_whitespace().take(8) {
                        facts.metas.push((part.to_ascii_lowercase(), content.clone()));
                    }
                }
            }
            _ => {}
        }
    }
    facts.addresses.extend(facts.metas.iter().filter(|(n, _)| n == "og:url").map(|(_, v)| v.clone()));
    facts.linked = jsonld::read(&blocks);
    facts
}

impl Facts {
    /// The content of the first of these fields that the page has.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.all(name).next())
    }

    /// The contents of all fields of a name.
    pub fn all<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.metas.iter().filter(move |(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}
