//! What an article says about itself: how much of it `dateline read` finds.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::score::{Share, name};

/// How many articles have each field right.
#[derive(Default)]
pub struct Metadata {
    articles: f64,
    right: BTreeMap<&'static str, f64>,
    wrong: Vec<String>,
}

const FIELDS: [&str; 5] = ["title", "publisher", "authors", "published", "language"];

impl Metadata {
    /// Compares what was expected of article `id` with what was read. Case, spacing and leading articles do not count; of a
    /// language only the primary subtag does.
    pub fn compare(&mut self, id: &str, expected: &Value, read: &Value) {
        self.articles += 1.0;
        for field in FIELDS {
            let (e, r) = (&expected[field], &read[field]);
            let list = |v: &Value| v.as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
            let same = match field {
                "authors" => list(e) == list(r),
                "language" => text(e).first() == text(r).first(),
                "published" => e == r,
                _ => text(e) == text(r),
            };
            *self.right.entry(field).or_default() += f64::from(u8::from(same));
            if !same {
                self.wrong.push(format!("{id}: {field} is {e}, read as {r}"));
            }
        }
    }

    /// Each field with the share of articles that have it right.
    pub fn shares(&self) -> impl Iterator<Item = (&'static str, Share)> {
        FIELDS.into_iter().map(|f| (f, (self.right.get(f).copied().unwrap_or(0.0), self.articles)))
    }
}

fn text(v: &Value) -> Vec<String> {
    name(v.as_str().unwrap_or_default())
}

impl fmt::Display for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (field, (right, all)) in self.shares() {
            writeln!(f, "{field:16}{right:>3} of {all} right")?;
        }
        self.wrong.iter().try_for_each(|line| writeln!(f, "    {line}"))
    }
}
