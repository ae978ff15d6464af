//! The grammar of composition: reads the rule tables and applies them to the items of a sentence.
//!
//! A rule joins neighbouring items into one of a new category. Its pattern is a row of elements parted by blanks: a
//! class or category (capitals), a literal word (lower case), alternatives (`a|an`), an optional element (`of?`), and
//! context that must stand beside the expression without being part of it (`(in)`, at either end). Its meaning is a
//! row of `$n` (takes over what element n says), `key=value`, `key=$n` and `key=$n.other`. A line `@NAME = A|B` gives
//! alternatives a name for the lines below it. A table is one layer; the
//! layers are applied in turn, each from left to right, the longest match first and the earlier rule first among equals.

use std::collections::BTreeMap;

use super::item::Item;
use super::lexicon::{Sense, Symbol, Symbols};
use super::meaning::{Key, Meaning, symbol};

/// A rule that could not be read, and why.
pub type Complaint<'a> = (&'a str, &'static str);

#[derive(Debug, Clone, Copy)]
enum Op {
    Merge(usize),
    Set(Key, i64),
    Copy(Key, usize, Option<Key>),
    Clear(Key),
}

#[derive(Debug)]
struct Rule {
    category: Symbol,
    ops: Vec<Op>,
}

/// One way through a pattern: which element each item stands for.
#[derive(Debug)]
struct Accept {
    rule: usize,
    elements: Vec<usize>,
    before: usize,
    after: usize,
}

#[derive(Debug, Default)]
struct Node {
    next: Vec<(Symbol, usize)>,
    accepts: Vec<usize>,
}

/// One layer of the grammar.
#[derive(Debug, Default)]
pub struct Layer {
    rules: Vec<Rule>,
    nodes: Vec<Node>,
    accepts: Vec<Accept>,
    /// Which symbols a pattern begins with.
    openings: Vec<bool>,
}

/// Named alternatives: `@NAME = A|B`.
type Groups<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Most elements of a pattern.
const MAX_ELEMENTS: usize = 16;

/// The reading taken of each item of a match, by number.
#[derive(Debug, Clone, Copy, Default)]
struct Path {
    readings: [u8; MAX_ELEMENTS],
    length: usize,
}

impl Path {
    fn with(mut self, reading: usize) -> Option<Self> {
        *self.readings.get_mut(self.length)? = u8::try_from(reading).ok()?;
        self.length += 1;
        Some(self)
    }
}

struct Element<'a> {
    choices: Vec<&'a str>,
    optional: bool,
    context: bool,
}

/// Most variants that one pattern may stand for.
const MAX_VARIANTS: usize = 4096;

impl Layer {
    /// Reads a table; lines that do not follow the form go to `complain`.
    pub fn read<'a>(table: &'a str, symbols: &mut Symbols, mut complain: impl FnMut(Complaint<'a>)) -> Self {
        let mut layer = Self { nodes: vec![Node::default()], ..Self::default() };
        let mut groups: Groups<'_> = BTreeMap::new();
        for line in table.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            if let Some((name, members)) = line.strip_prefix('@').and_then(|l| l.split_once(" = ")) {
                groups.insert(name, members.split('|').collect());
            } else if let Err(why) = layer.add(line, &groups, symbols) {
                complain((line, why));
            }
        }
        for &(symbol, _) in layer.nodes.first().map_or(&[][..], |n| &n.next) {
            let symbol = usize::from(symbol);
            if layer.openings.len() <= symbol {
                layer.openings.resize(symbol + 1, false);
            }
            if let Some(opening) = layer.openings.get_mut(symbol) {
                *opening = true;
            }
        }
        layer
    }

    fn add(&mut self, line: &str, groups: &Groups<'_>, symbols: &mut Symbols) -> Result<(), &'static str> {
        let mut columns = line.split('\t');
        let (Some(category), Some(pattern), Some(meaning)) = (columns.next(), columns.next(), columns.next()) else {
            return Err("fewer than three columns");
        };
        let elements: Vec<Element<'_>> =
            pattern.split(' ').filter(|e| !e.is_empty()).map(|e| element(e, groups)).collect();
        if elements.len() > MAX_ELEMENTS {
            return Err("too many elements");
        }
        if elements.iter().all(|e| e.context) {
            return Err("no element outside the context");
        }
        let ops = operations(meaning, elements.len()).ok_or("a meaning that cannot be read")?;
        let rule = self.rules.len();
        self.rules.push(Rule { category: symbols.intern(category), ops });

        let mut variants: Vec<Vec<(usize, &str)>> = vec![Vec::new()];
        for (number, element) in elements.iter().enumerate() {
            let mut grown = if element.optional { variants.clone() } else { Vec::new() };
            for variant in &variants {
                for &choice in &element.choices {
                    grown.push(variant.iter().copied().chain([(number, choice)]).collect());
                }
            }
            if grown.len() > MAX_VARIANTS {
                return Err("too many variants");
            }
            variants = grown;
        }
        for variant in variants {
            let context = |&&(n, _): &&(usize, &str)| elements.get(n).is_some_and(|e: &Element<'_>| e.context);
            let before = variant.iter().take_while(context).count();
            let after = variant.iter().rev().take_while(context).count();
            if before == variant.len() {
                continue;
            }
            let path: Vec<Symbol> = variant.iter().map(|(_, name)| symbols.intern(name)).collect();
            let node = self.node(&path);
            let accept = Accept { rule, elements: variant.iter().map(|(n, _)| *n).collect(), before, after };
            if let Some(node) = self.nodes.get_mut(node) {
                node.accepts.push(self.accepts.len());
                self.accepts.push(accept);
            }
        }
        Ok(())
    }

    /// The node at the end of a path, made if there is none.
    fn node(&mut self, path: &[Symbol]) -> usize {
        let mut at = 0;
        for &symbol in path {
            let fresh = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return 0 };
            at = match node.next.binary_search_by_key(&symbol, |e| e.0) {
                Ok(i) => node.next.get(i).map_or(0, |e| e.1),
                Err(i) => {
                    node.next.insert(i, (symbol, fresh));
                    self.nodes.push(Node::default());
                    fresh
                }
            };
        }
        at
    }

    /// Joins what the rules of the layer match.
    #[must_use]
    pub fn apply(&self, mut items: Vec<Item>) -> Vec<Item> {
        if !items.iter().any(|item| self.begins(item)) {
            return items;
        }
        let mut out: Vec<Item> = Vec::with_capacity(items.len());
        let mut at = 0;
        // Items before `done` are part of an expression of this layer already.
        let mut done = 0;
        while at < items.len() {
            // A match that needs what stands before it yields to a longer one that does not.
            let found = self.longest(&items, at, done).filter(|(accept, path)| {
                let rival = || self.longest(&items, at + accept.before, done);
                accept.before == 0
                    || rival()
                        .is_none_or(|(other, longer)| other.before > 0 || longer.length <= path.length - accept.before)
            });
            let Some((accept, path)) = found else {
                if at >= done {
                    out.extend(items.get_mut(at).map(std::mem::take));
                }
                at += 1;
                continue;
            };
            let first = at + accept.before;
            let end = at + path.length - accept.after;
            let joined = self.join(accept, &path, items.get(at..at + path.length).unwrap_or_default());
            out.extend(items.get_mut(at.max(done)..first).into_iter().flatten().map(std::mem::take));
            out.extend(joined);
            done = end;
            // The expression may be the left context of the next one only in a later layer.
            at = end;
        }
        out
    }

    /// Whether a pattern begins with what the item can stand for.
    fn begins(&self, item: &Item) -> bool {
        item.symbols().any(|s| self.openings.get(usize::from(s)).copied().unwrap_or_default())
    }

    /// The longest match whose context begins at `at` and whose expression begins at or after `done`.
    fn longest(&self, items: &[Item], at: usize, done: usize) -> Option<(&Accept, Path)> {
        if !self.begins(items.get(at)?) {
            return None;
        }
        let mut best: Option<(&Accept, Path)> = None;
        // Depth is bounded by the longest pattern, breadth by the readings of a word.
        let mut open: Vec<(usize, Path)> = vec![(0, Path::default())];
        while let Some((node, path)) = open.pop() {
            let Some(here) = self.nodes.get(node) else { continue };
            for accept in here.accepts.iter().filter_map(|&a| self.accepts.get(a)) {
                let better = best.as_ref().is_none_or(|(old, longest)| {
                    path.length > longest.length || (path.length == longest.length && accept.rule < old.rule)
                });
                if better && at + accept.before >= done {
                    best = Some((accept, path));
                }
            }
            let Some(item) = items.get(at + path.length) else { continue };
            for (number, symbol) in item.symbols().enumerate() {
                if let Ok(i) = here.next.binary_search_by_key(&symbol, |e| e.0)
                    && let (Some(&(_, next)), Some(longer)) = (here.next.get(i), path.with(number))
                {
                    open.push((next, longer));
                }
            }
        }
        best
    }

    fn join(&self, accept: &Accept, path: &Path, items: &[Item]) -> Option<Item> {
        let rule = self.rules.get(accept.rule)?;
        let part = |element: usize| {
            let place = accept.elements.iter().position(|&e| e == element)?;
            items.get(place)?.meaning(usize::from(*path.readings.get(place)?))
        };
        let mut meaning = Meaning::default();
        for op in &rule.ops {
            match *op {
                Op::Merge(n) => {
                    if let Some(m) = part(n) {
                        meaning.merge(m);
                    }
                }
                Op::Set(key, value) => meaning.put(key, value),
                Op::Clear(key) => meaning.clear(key),
                Op::Copy(key, n, from) => {
                    let value = part(n).and_then(|m| match from {
                        Some(from) => m.get(from),
                        // `every third day`: amounts are counted in thousandths.
                        None if key == Key::Num => {
                            m.get(key).or_else(|| m.get(Key::Ord).and_then(|v| v.checked_mul(1000)))
                        }
                        None => m.get(key).or_else(|| m.get(Key::Ord)).or_else(|| m.get(Key::Num).map(|v| v / 1000)),
                    });
                    if let Some(value) = value {
                        meaning.put(key, value);
                    }
                }
            }
        }
        let own = items.get(accept.before..items.len().checked_sub(accept.after)?)?;
        Item::joined(own, Sense { symbol: rule.category, meaning })
    }
}

fn element<'a>(text: &'a str, groups: &Groups<'a>) -> Element<'a> {
    let (text, context) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let (text, optional) = match text.strip_suffix('?') {
        Some(inner) if !inner.is_empty() => (inner, true),
        _ => (text, false),
    };
    let expand = |choice: &'a str| match choice.strip_prefix('@').and_then(|name| groups.get(name)) {
        Some(members) => members.clone(),
        None => vec![choice],
    };
    Element { choices: text.split('|').flat_map(expand).collect(), optional, context }
}

fn operations(text: &str, elements: usize) -> Option<Vec<Op>> {
    let reference = |text: &str| {
        let number = text.parse::<usize>().ok()?.checked_sub(1)?;
        (number < elements).then_some(number)
    };
    text.split(' ')
        .filter(|op| !op.is_empty() && *op != "-")
        .map(|op| {
            if let Some(number) = op.strip_prefix('$') {
                return Some(Op::Merge(reference(number)?));
            }
            if let Some(key) = op.strip_prefix('!') {
                return Some(Op::Clear(Key::parse(key)?));
            }
            let (key, value) = op.split_once('=')?;
            let key = Key::parse(key)?;
            match value.strip_prefix('$') {
                Some(source) => match source.split_once('.') {
                    Some((number, from)) => Some(Op::Copy(key, reference(number)?, Some(Key::parse(from)?))),
                    None => Some(Op::Copy(key, reference(source)?, None)),
                },
                None => Some(Op::Set(key, symbol(key, value)?)),
            }
        })
        .collect()
}
