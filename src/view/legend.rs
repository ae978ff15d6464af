//! The key below a picture: only what the picture uses.

use std::collections::BTreeSet;

use crate::record::StanceKind;

use super::glyph;
use super::measure::regular;
use super::style::{self, Family};
use super::svg::{Anchor, Canvas, number};

/// What a picture uses and the key must explain.
#[derive(Debug, Default)]
pub struct Used {
    /// Whether events are lines, as in the network; else they are markers.
    pub lines: bool,
    /// Families of event types.
    pub families: BTreeSet<Family>,
    /// Ways of telling.
    pub stances: BTreeSet<StanceKind>,
    /// Further signs.
    pub signs: Vec<Sign>,
}

/// A sign of one picture, and its words.
#[derive(Debug)]
pub struct Sign {
    /// Draws the sign around a point, at most 30 pixels wide and 14 high.
    pub draw: fn(&mut Canvas, (f64, f64)),
    /// What it means.
    pub words: &'static str,
}

const ROW: f64 = 22.0;
const SIGN: f64 = 36.0;
const SPACE: f64 = 22.0;

/// Draws the key from `at` (upper left) in lines of at most `width` pixels and gives the height it took.
pub fn draw(canvas: &mut Canvas, at: (f64, f64), width: f64, used: &Used) -> f64 {
    let mut flow = Flow { canvas, left: at.0, width, x: at.0, y: at.1 + ROW / 2.0 };
    for family in Family::ALL.into_iter().filter(|family| used.families.contains(family)) {
        flow.entry(family.title(), |canvas, (x, y)| {
            if used.lines {
                let stroke = Stroke { stance: StanceKind::Asserted, colour: family.colour(), width: 3.0 };
                stance_line(canvas, (x - 16.0, y), (x + 16.0, y), stroke);
            } else {
                glyph::marker(canvas, (x, y), 6.0, family, StanceKind::Asserted);
            }
        });
    }
    if used.stances.iter().any(|&stance| stance != StanceKind::Asserted) {
        flow.new_line();
        for stance in style::STANCES.into_iter().filter(|stance| used.stances.contains(stance)) {
            flow.entry(style::stance_word(stance), |canvas, (x, y)| {
                let stroke = Stroke { stance, colour: style::INK, width: 2.2 };
                stance_line(canvas, (x - 16.0, y), (x + 16.0, y), stroke);
                if !used.lines {
                    glyph::marker(canvas, (x, y), 6.0, Family::Other, stance);
                }
            });
        }
    }
    if !used.signs.is_empty() {
        flow.new_line();
        for sign in &used.signs {
            flow.entry(sign.words, sign.draw);
        }
    }
    flow.y + ROW / 2.0 - at.1
}

/// How a line of an event is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Stroke<'a> {
    /// Gives the pattern.
    pub stance: StanceKind,
    /// Colour of the line.
    pub colour: &'a str,
    /// Width in pixels.
    pub width: f64,
}

impl Stroke<'_> {
    /// The attributes of the line.
    pub fn attributes(&self) -> Vec<(&'static str, String)> {
        let mut out = vec![("stroke", self.colour.to_owned()), ("stroke-width", number(self.width))];
        if let Some(dash) = style::stance_dash(self.stance) {
            out.push(("stroke-dasharray", dash.to_owned()));
        }
        out
    }
}

/// A line in the pattern of a stance.
pub fn stance_line(canvas: &mut Canvas, from: (f64, f64), to: (f64, f64), stroke: Stroke<'_>) {
    let attributes = stroke.attributes();
    let attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    canvas.line(from, to, &attributes);
}

struct Flow<'a> {
    canvas: &'a mut Canvas,
    left: f64,
    width: f64,
    x: f64,
    y: f64,
}

impl Flow<'_> {
    fn entry(&mut self, words: &str, sign: impl Fn(&mut Canvas, (f64, f64))) {
        let font = regular(11.0);
        let words = font.fit(words, self.width - SIGN);
        let need = SIGN + font.width(&words);
        if self.x > self.left && self.x + need > self.left + self.width {
            self.new_line();
        }
        sign(self.canvas, (self.x + SIGN / 2.0 - 2.0, self.y));
        self.canvas.text((self.x + SIGN, self.y + 4.0), Anchor::Start, font, style::MUTED, &words);
        self.x += need + SPACE;
    }

    fn new_line(&mut self) {
        if self.x > self.left {
            self.x = self.left;
            self.y += ROW;
        }
    }
}

/// A small number as a coordinate.
pub fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}
