//! Writing SVG: a buffer of elements with numbers in one fixed form.

use std::fmt::Write as _;

use super::escape;
use super::measure::Font;
use super::style;

/// A number with at most one decimal, never `-0`: the form of all coordinates.
pub fn number(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Where text stands relative to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text's middle is there.
    Middle,
    /// The text ends there.
    End,
}

/// Opacities of a span that fades to both ends.
pub const SOFT: [&str; 4] = ["0", "0.5", "0.5", "0"];
/// Opacities of a span with a known beginning and an open end.
pub const AFTER: [&str; 4] = ["0.5", "0.5", "0.3", "0"];
/// Opacities of a span with an open beginning and a known end.
pub const BEFORE: [&str; 4] = ["0", "0.3", "0.5", "0.5"];

/// An attribute: name and value, escaped when written.
pub type Attribute<'a> = (&'a str, &'a str);

/// A picture in the making.
#[derive(Debug, Default)]
pub struct Canvas {
    body: String,
}

impl Canvas {
    /// An empty picture.
    pub fn new() -> Self {
        Self::default()
    }

    /// An element without content.
    pub fn element(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open_tag(name, attributes);
        self.body.push_str("/>\n");
    }

    /// Opens a group; [`Canvas::end`] closes it.
    pub fn group(&mut self, attributes: &[Attribute<'_>]) {
        self.open_tag("g", attributes);
        self.body.push_str(">\n");
    }

    /// Closes the group opened last.
    pub fn end(&mut self) {
        self.body.push_str("</g>\n");
    }

    /// Puts all elements of another picture behind those of this one.
    pub fn append(&mut self, other: Self) {
        self.body.push_str(&other.body);
    }

    /// The words a reader hears or sees on pointing at the group just opened.
    pub fn tooltip(&mut self, text: &str) {
        let _ = writeln!(self.body, "<title>{}</title>", escape::markup(text));
    }

    /// A straight line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), attributes: &[Attribute<'_>]) {
        let (x1, y1, x2, y2) = (number(from.0), number(from.1), number(to.0), number(to.1));
        let mut all = vec![("x1", x1.as_str()), ("y1", &y1), ("x2", &x2), ("y2", &y2)];
        all.extend_from_slice(attributes);
        self.element("line", &all);
    }

    /// A rectangle with its upper left corner at `at`.
    pub fn rect(&mut self, at: (f64, f64), size: (f64, f64), attributes: &[Attribute<'_>]) {
        let (x, y, w, h) = (number(at.0), number(at.1), number(size.0), number(size.1));
        let mut all = vec![("x", x.as_str()), ("y", &y), ("width", &w), ("height", &h)];
        all.extend_from_slice(attributes);
        self.element("rect", &all);
    }

    /// A circle.
    pub fn circle(&mut self, centre: (f64, f64), radius: f64, attributes: &[Attribute<'_>]) {
        let (x, y, r) = (number(centre.0), number(centre.1), number(radius));
        let mut all = vec![("cx", x.as_str()), ("cy", &y), ("r", &r)];
        all.extend_from_slice(attributes);
        self.element("circle", &all);
    }

    /// A path.
    pub fn path(&mut self, d: &str, attributes: &[Attribute<'_>]) {
        let mut all = vec![("d", d)];
        all.extend_from_slice(attributes);
        self.element("path", &all);
    }

    /// A closed polygon.
    pub fn polygon(&mut self, points: &[(f64, f64)], attributes: &[Attribute<'_>]) {
        let list: Vec<String> = points.iter().map(|&(x, y)| format!("{},{}", number(x), number(y))).collect();
        let list = list.join(" ");
        let mut all = vec![("points", list.as_str())];
        all.extend_from_slice(attributes);
        self.element("polygon", &all);
    }

    /// One line of text on the baseline at `at`.
    pub fn text(&mut self, at: (f64, f64), anchor: Anchor, font: Font, fill: &str, text: &str) {
        let (x, y, size) = (number(at.0), number(at.1), number(font.size));
        let mut all = vec![("x", x.as_str()), ("y", &y), ("font-size", &size), ("fill", fill)];
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => all.push(("text-anchor", "middle")),
            Anchor::End => all.push(("text-anchor", "end")),
        }
        if font.bold {
            all.push(("font-weight", "bold"));
        }
        self.open_tag("text", &all);
        let _ = writeln!(self.body, ">{}</text>", escape::markup(text));
    }

    /// A gradient from left to right with evenly spread opacities, for `fill="url(#id)"`.
    pub fn gradient(&mut self, id: &str, colour: &str, opacities: &[&str]) {
        let _ = writeln!(self.body, "<linearGradient id=\"{}\">", escape::markup(id));
        let steps = opacities.len().saturating_sub(1).max(1);
        for (at, opacity) in opacities.iter().enumerate() {
            let offset = format!("{}%", at * 100 / steps);
            self.element("stop", &[("offset", &offset), ("stop-color", colour), ("stop-opacity", opacity)]);
        }
        self.body.push_str("</linearGradient>\n");
    }

    /// The whole picture, with a white ground and the title and description that screen readers read.
    pub fn finish(self, size: (f64, f64), title: &str, description: &str) -> String {
        let (w, h) = (number(size.0), number(size.1));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             aria-labelledby=\"title desc\" font-family=\"{family}\">\n<title id=\"title\">{title}</title>\n\
             <desc id=\"desc\">{description}</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\n{body}</svg>\n",
            family = style::FONT_FAMILY,
            title = escape::markup(title),
            description = escape::markup(description),
            paper = style::PAPER,
            body = self.body,
        )
    }

    fn open_tag(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.body.push('<');
        self.body.push_str(name);
        for (name, value) in attributes {
            let _ = write!(self.body, " {name}=\"{}\"", escape::markup(value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        assert_eq!(number(-0.04), "0");
        assert_eq!(number(12.0), "12");
        assert_eq!(number(1.25), "1.2");
        assert_eq!(number(f64::NAN), "0");
    }
}
