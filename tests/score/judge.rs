//! How right a system event is, given the gold event it is matched with.

use std::collections::BTreeSet;

use serde_json::Value;

use super::actors::Resolver;
use super::date::{FAR, interval};
use super::gold::Event;
use super::system::System;

/// Role and actor; the actor is a gold name, or the system's reference where gold has no such actor.
pub type Part = (String, String);

/// What is right about a system event.
pub struct Verdict {
    /// The same interval as the gold date or one of the others that will do.
    pub date: bool,
    /// The date is right, or one of the two dates holds the other.
    pub near: bool,
    pub kind: bool,
    /// A participant is right in its role, or none was asked for.
    pub part: bool,
    pub want: BTreeSet<Part>,
    pub got: BTreeSet<Part>,
    pub stance: bool,
    /// The gold event has a holder, and the stance is right and other than asserted.
    pub held: bool,
    pub holder: bool,
}

/// Judges system event `x` as an account of gold event `e`; `required` are the names of the actors that must be found.
pub fn judge(e: &Event, x: &Value, system: &System, resolve: &Resolver, required: &BTreeSet<&str>) -> Verdict {
    let given = if x["date"].is_object() { &x["date"]["value"] } else { &x["date"] };
    let (value, gold) = (interval(given.as_str().unwrap_or_default()), interval(&e.date));
    let date = std::iter::once(&e.date).chain(&e.date_ok).any(|d| interval(d) == value);
    let near = value.zip(gold).is_some_and(|(v, m)| {
        let hull = (v.0.min(m.0), v.1.max(m.1));
        hull.0 > 0 && hull.1 < FAR && (hull == v || hull == m)
    });

    let role = |r: &str| if e.mutual && matches!(r, "source" | "target") { "any".to_owned() } else { r.to_owned() };
    let sides = [("source", &e.source), ("target", &e.target)];
    let want: BTreeSet<Part> = sides.iter().flat_map(|(r, names)| names.iter().map(|n| (role(r), n.clone()))).collect();
    let (mut got, mut extra) = (BTreeSet::new(), false);
    let is = |list: &[String], n: Option<&str>| n.is_some_and(|n| list.iter().any(|l| l == n));
    for p in x["participants"].as_array().into_iter().flatten() {
        let reference = p["actor"].as_str().unwrap_or_default();
        let (n, r) = (system.actor(reference, resolve), role(&p["role"].as_str().unwrap_or_default().to_lowercase()));
        let named = is(&e.source, n) || is(&e.target, n);
        let also = is(&e.also, n);
        extra |= also && !named;
        let counts = named || n.is_none_or(|n| required.contains(n) && !also);
        if matches!(r.as_str(), "source" | "target" | "any") && counts {
            got.insert((r, n.unwrap_or(reference).to_owned()));
        }
    }

    let stance_of = if x["stance"].is_object() { &x["stance"]["kind"] } else { &x["stance"] };
    let told = stance_of.as_str().filter(|s| !s.is_empty()).unwrap_or("asserted");
    let stance = told == e.stance || e.stance_ok.iter().any(|s| s == told);
    let held = !e.holder.is_empty() && stance && told != "asserted";
    let holder = x["stance"]["holder"].as_str().unwrap_or_default();
    let kind = x["type"].as_str().filter(|k| !k.is_empty()).unwrap_or("OTHER").to_uppercase();
    Verdict {
        date,
        near: date || near,
        kind: kind == e.kind || e.type_ok.contains(&kind),
        part: extra || want.is_empty() || !want.is_disjoint(&got),
        want,
        got,
        stance,
        held,
        holder: held && system.actor(holder, resolve) == Some(e.holder.as_str()),
    }
}
