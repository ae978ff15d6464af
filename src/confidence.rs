//! How sure a fact is.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A share of one in hundredths: how often what was found in the same way was right where that was measured.
///
/// Written as a number from 0 to 1 with at most two decimals, so that the same value is the same bytes everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Confidence(u8);

impl Confidence {
    /// That of what is not known at all.
    pub const NONE: Self = Self(0);

    /// So many hundredths; more than a hundred are taken as a hundred.
    #[must_use]
    pub const fn hundredths(count: u8) -> Self {
        Self(if count > 100 { 100 } else { count })
    }

    /// The share, from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// The first two columns of a table: what it is about, and hundredths. Lines with `#` are comments.
pub(crate) fn table(text: &'static str) -> BTreeMap<&'static str, Confidence> {
    let rows = text.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t'));
    rows.filter_map(|mut cells| Some((cells.next()?, Confidence::hundredths(cells.next()?.parse().ok()?)))).collect()
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.share())
    }
}

impl<'de> Deserialize<'de> for Confidence {
    /// Refuses numbers below 0 and above 1.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(deserializer)?;
        (0..=100)
            .find(|&count: &u8| (f64::from(count) - share * 100.0).abs() <= 0.5)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom(format!("confidence {share} is not between 0 and 1")))
    }
}

impl JsonSchema for Confidence {
    fn schema_name() -> Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "How often what was found in the same way was right where that was measured, in hundredths.",
        })
    }
}
