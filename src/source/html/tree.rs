//! Walks the tree of a page and gives its lines, and what its elements say about dates and writers.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::source::line::{Line, Shape, Zone, collapse, ends_sentence};

/// A page as lines.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub lines: Vec<Line>,
    pub times: Vec<Time>,
    pub bylines: Vec<Byline>,
}

/// A date in an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Time {
    pub value: String,
    /// Line that the element stands in or before.
    pub line: usize,
    pub zone: Zone,
    /// The markup says that it is the day of publication.
    pub published: bool,
    /// The markup says that it is the day of a change.
    pub modified: bool,
}

/// The text of an element that names the writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Byline {
    pub text: String,
    pub line: usize,
    pub zone: Zone,
    /// Marked by `rel=author` or `itemprop=author`, and not by a class alone.
    pub explicit: bool,
}

/// Elements that show nothing, or nothing of the article.
const SKIPPED: [&str; 21] = [
    "script", "style", "noscript", "template", "svg", "math", "head", "select", "option", "button", "textarea",
    "input", "iframe", "object", "embed", "video", "audio", "canvas", "map", "dialog", "datalist",
];

/// Elements that stand in a line of their own.
const BLOCKS: [&str; 45] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Words of a caption that no markup tells.
const PICTURE_WORDS: std::ops::RangeInclusive<usize> = 5..=50;

/// Stands for a line break inside a block until white space is collapsed.
const BREAK: char = '\u{1}';

/// Stand around text in links until white space is collapsed.
const LINK: char = '\u{2}';
const LINK_END: char = '\u{3}';

/// What holds inside an element.
#[derive(Clone, Copy, Default)]
struct Context {
    zone: Zone,
    shape: Shape,
    link: bool,
    skip: bool,
    article: bool,
}

#[derive(Default)]
struct Walk {
    outline: Outline,
    text: String,
    shape: Shape,
    zone: Zone,
    dated: bool,
    /// Whether a picture stands between the line before and the text.
    picture: bool,
    /// Bylines that are open: depth of their element, and where in `gathered` their text starts.
    naming: Vec<(usize, usize, Byline)>,
    /// Text inside open bylines.
    gathered: String,
}

/// The lines of a page or of a part of one.
pub(super) fn outline(html: &Html) -> Outline {
    let mut walk = Walk::default();
    let mut contexts = vec![Context::default()];
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let outer = contexts.last().copied().unwrap_or_default();
                    let inner = enter(element, outer);
                    contexts.push(inner);
                    if !inner.skip {
                        walk.open(element, inner, contexts.len());
                    }
                }
                Node::Text(text) => {
                    let context = contexts.last().copied().unwrap_or_default();
                    if !context.skip {
                        walk.text(text, context);
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    let inner = contexts.pop().unwrap_or_default();
                    if !inner.skip {
                        walk.close(element, contexts.len() + 1);
                    }
                }
            }
        }
    }
    walk.flush();
    walk.outline
}

impl Walk {
    fn open(&mut self, element: &Element, context: Context, depth: usize) {
        let name = element.name();
        if is_block(name) {
            self.flush();
        } else if name == "br" {
            self.text.push(BREAK);
            self.gathered.push(' ');
        }
        if name == "img" && self.text.chars().all(|c| c.is_whitespace() || c.is_control()) {
            self.picture = true;
        }
        self.time(element, context);
        let explicit = element.attr("rel").is_some_and(|r| r.split(' ').any(|r| r == "author"))
            || element.attr("itemprop").is_some_and(|p| p == "author");
        let by_class =
            || tokens(element).iter().any(|t| matches!(t.as_str(), "byline" | "author" | "authors" | "bylines"));
        if !matches!(name, "body" | "html" | "article" | "main" | "img" | "meta" | "link") && (explicit || by_class()) {
            let byline = Byline { text: String::new(), line: self.outline.lines.len(), zone: context.zone, explicit };
            self.naming.push((depth, self.gathered.len(), byline));
        }
    }

    fn close(&mut self, element: &Element, depth: usize) {
        if is_block(element.name()) {
            self.flush();
            self.gathered.push(' ');
        }
        while self.naming.last().is_some_and(|(d, _, _)| *d >= depth) {
            if let Some((_, from, mut byline)) = self.naming.pop() {
                byline.text = collapse(self.gathered.get(from..).unwrap_or(""));
                // Long ones are boxes about the author, not names.
                if !byline.text.is_empty() && byline.text.len() < 200 {
                    self.outline.bylines.push(byline);
                }
            }
        }
        if self.naming.is_empty() {
            self.gathered.clear();
        }
    }

    fn text(&mut self, text: &str, context: Context) {
        // A caption inside a paragraph is a line of its own.
        if (self.shape == Shape::Caption) != (context.shape == Shape::Caption) && !text.trim().is_empty() {
            self.flush();
        }
        if self.text.trim_matches([' ', '\n', '\t', BREAK, LINK, LINK_END]).is_empty() {
            self.shape = context.shape;
            self.zone = context.zone;
        }
        if !self.naming.is_empty() && self.gathered.len() < 4096 {
            self.gathered.push_str(text);
        }
        let plain = text.chars().map(|c| if matches!(c, BREAK | LINK | LINK_END) { ' ' } else { c });
        if context.link {
            self.text.push(LINK);
            self.text.extend(plain);
            self.text.push(LINK_END);
        } else {
            self.text.extend(plain);
        }
    }

    fn time(&mut self, element: &Element, context: Context) {
        let tokens = tokens(element);
        let property = element.attr("itemprop").unwrap_or("").to_ascii_lowercase();
        let has = |words: &[&str]| tokens.iter().any(|t| words.contains(&t.as_str()));
        let is_time = element.name() == "time";
        let dated = is_time
            || property.starts_with("date")
            || has(&[
                "date",
                "datetime",
                "dateline",
                "timestamp",
                "time",
                "published",
                "pubdate",
                "posted",
                "datestamp",
            ]);
        if !dated {
            return;
        }
        if !matches!(element.name(), "body" | "html" | "article" | "main" | "section") {
            self.dated = true;
        }
        let names: &[&str] = &[
            "datetime",
            "content",
            "data-datetime",
            "data-date",
            "data-published",
            "data-publish-date",
            "data-time",
            "data-timestamp",
            "data-seconds",
            "title",
        ];
        let Some(value) = names.iter().find_map(|n| element.attr(n).filter(|v| v.bytes().any(|b| b.is_ascii_digit())))
        else {
            return;
        };
        let modified = property == "datemodified"
            || (has(&["modified", "updated", "update"]) && !has(&["published", "pubdate", "entry", "posted"]));
        self.outline.times.push(Time {
            value: value.trim().to_owned(),
            line: self.outline.lines.len(),
            zone: context.zone,
            published: !modified
                && (property == "datepublished"
                    || element.attr("pubdate").is_some()
                    || has(&["published", "pubdate", "posted"])
                    || (has(&["entry"]) && has(&["date"]))),
            modified,
        });
    }

    fn flush(&mut self) {
        let raw = std::mem::take(&mut self.text);
        let dated = std::mem::take(&mut self.dated);
        let (rows, links): (Vec<String>, Vec<Share>) = raw.split(BREAK).map(row).filter(|(r, _)| !r.is_empty()).unzip();
        if rows.is_empty() {
            // The mark of an element that opened a block goes to the line that follows.
            self.dated = dated;
            return;
        }
        let text = rows.join("\n");
        let picture = std::mem::take(&mut self.picture);
        let sum =
            links.iter().fold(Share::default(), |sum, s| Share { linked: sum.linked + s.linked, all: sum.all + s.all });
        let percent = sum.percent();
        let row_links = if links.len() > 1 { links.iter().map(Share::percent).collect() } else { Vec::new() };
        // Words without a full stop right below a picture describe it.
        let words = text.split_whitespace().count();
        let describes = picture && percent < 50 && !dated && PICTURE_WORDS.contains(&words) && !ends_sentence(&text);
        let shape = if describes && self.shape == Shape::Text { Shape::Caption } else { self.shape };
        self.outline.lines.push(Line { text, shape, zone: self.zone, dated, linked: percent, row_links, gap: true });
    }
}

/// How many characters stand in links, and how many there are, white space aside.
#[derive(Default)]
struct Share {
    linked: usize,
    all: usize,
}

impl Share {
    fn percent(&self) -> u8 {
        u8::try_from((self.linked * 100 / self.all.max(1)).min(100)).unwrap_or(100)
    }
}

/// The text of a row, and how much of it stands in links.
fn row(raw: &str) -> (String, Share) {
    let mut share = Share::default();
    let mut inside = false;
    let mut text = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            LINK => inside = true,
            LINK_END => inside = false,
            c => {
                text.push(c);
                if !c.is_whitespace() {
                    share.all += 1;
                    share.linked += usize::from(inside);
                }
            }
        }
    }
    (collapse(&text), share)
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// The context inside an element.
fn enter(element: &Element, outer: Context) -> Context {
    let name = element.name();
    let mut inner = outer;
    inner.skip |= SKIPPED.contains(&name) || hidden(element);
    inner.link |= name == "a" && element.attr("href").is_some();
    inner.article |= name == "article";
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = name.as_bytes().get(1).map_or(6, |b| b.saturating_sub(b'0'));
            inner.shape = Shape::Heading(level);
        }
        "figcaption" | "caption" => inner.shape = Shape::Caption,
        "li" if outer.shape == Shape::Text => inner.shape = Shape::Item,
        _ => {}
    }
    if matches!(name, "body" | "html" | "main" | "article") {
        return inner;
    }
    let tokens = tokens(element);
    let has = |words: &[&str]| tokens.iter().any(|t| words.contains(&t.as_str()));
    if has(&["caption", "cutline", "captions", "figcaption", "cap"]) && !matches!(name, "a" | "table" | "section") {
        inner.shape = Shape::Caption;
    }
    if inner.zone == Zone::Main {
        inner.zone = zone(element, name, &has, inner.article);
    }
    inner
}

fn zone(element: &Element, name: &str, has: &dyn Fn(&[&str]) -> bool, article: bool) -> Zone {
    let role = element.attr("role").unwrap_or("");
    if name == "nav"
        || role == "navigation"
        || has(&["nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs"])
    {
        Zone::Navigation
    } else if (name == "footer" && !article)
        || role == "contentinfo"
        || has(&["footer", "copyright", "colophon"]) && !article
    {
        Zone::Footer
    } else if has(&["comments", "comment", "commentlist", "disqus", "respond"]) {
        Zone::Comments
    } else if name == "aside"
        || role == "complementary"
        || has(&[
            "sidebar",
            "related",
            "widget",
            "promo",
            "recommended",
            "popular",
            "trending",
            "teaser",
            "advert",
            "ads",
        ])
    {
        Zone::Aside
    } else {
        Zone::Main
    }
}

fn hidden(element: &Element) -> bool {
    if element.attr("hidden").is_some() {
        return true;
    }
    element.attr("style").is_some_and(|s| {
        let s: String = s.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        s.contains("display:none") || s.contains("visibility:hidden")
    })
}

/// The words of an element's class and id: `entry-date`, `pubDate` and `story_body` are cut into their parts.
pub(super) fn tokens(element: &Element) -> Vec<String> {
    let mut out = Vec::new();
    for attribute in [element.attr("class"), element.attr("id")].into_iter().flatten() {
        // A list of hundreds of classes says nothing.
        for word in attribute.split_ascii_whitespace().take(32) {
            let mut token = String::new();
            let mut lower = false;
            for c in word.chars().take(80) {
                if (!c.is_alphanumeric() || (c.is_uppercase() && lower)) && !token.is_empty() {
                    out.push(std::mem::take(&mut token));
                }
                if c.is_alphanumeric() {
                    lower = c.is_lowercase();
                    token.extend(c.to_lowercase());
                }
            }
            if !token.is_empty() {
                out.push(token);
            }
        }
    }
    out
}
