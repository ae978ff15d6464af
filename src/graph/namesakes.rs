//! Different actors with the same name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::actors::{Key, Scope, Unit};
use super::company::Company;
use super::compare::{ENOUGH, base};
use super::name::{is_acronym, normalised};
use super::names::Names;
use super::orders::Orders;
use super::roster::{Local, actor};
use crate::record::{ActorKind, Record};

/// How many actors of one name are told apart; what fits none of so many is an actor of its own document.
const MOST_NAMESAKES: usize = 24;

/// Abbreviations that documents explain in more than one way.
pub(super) fn ambiguous_acronyms(records: &[&Record], blocks: &BTreeMap<Key, Vec<Local>>) -> BTreeSet<String> {
    let mut meanings: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for ((kind, name, scope), locals) in blocks {
        if *kind != ActorKind::Organisation || *scope != Scope::World {
            continue;
        }
        for actor in locals.iter().filter_map(|l| actor(records, *l)) {
            for alias in actor.aliases.iter().filter(|a| is_acronym(a)) {
                meanings.entry(normalised(alias, *kind)).or_default().insert(name);
            }
        }
    }
    meanings.into_iter().filter(|(_, names)| names.len() > 1).map(|(acronym, _)| acronym).collect()
}

/// The units of a block.
///
/// Its actors are taken in from the one of which most is told to the one of which least is; each joins the namesake whose company
/// it fits best, if name and company together score enough, and is a namesake of its own if it fits none or two alike.
pub(super) fn divided(
    records: &[&Record],
    names: &Names,
    key: Key,
    locals: Vec<Local>,
    ambiguous: &BTreeSet<String>,
    orders: &Orders,
) -> Vec<Unit> {
    let (kind, name, scope) = &key;
    let compared = match kind {
        ActorKind::Person => true,
        ActorKind::Organisation => *scope == Scope::World,
        _ => false,
    };
    let company = |local: Local| if compared { Company::of(records, names, local) } else { Company::default() };
    let mut by_sides: BTreeMap<Vec<(usize, bool)>, Vec<Local>> = BTreeMap::new();
    for local in locals {
        by_sides.entry(orders.sides(&[local])).or_default().push(local);
    }
    let may_differ = *scope == Scope::World && compared;
    let several = *kind == ActorKind::Person || ambiguous.contains(name) || {
        let locals = by_sides.values().flatten().filter_map(|l| actor(records, *l));
        may_differ && locals.filter_map(|a| a.country.as_deref()).collect::<BTreeSet<_>>().len() > 1
    };
    let mut units = Vec::new();
    for locals in by_sides.into_values() {
        let mut told: Vec<(Local, Company)> = locals.iter().map(|l| (*l, company(*l))).collect();
        if may_differ && several && told.len() > 1 {
            told.sort_by_key(|(local, company)| (Reverse(company.is_told()), *local));
            units.extend(gathered(&key, told));
        } else {
            let mut all = Company::default();
            told.into_iter().for_each(|(_, company)| all.absorb(company));
            units.push(Unit { key: key.clone(), locals, company: all });
        }
    }
    units.iter_mut().for_each(|u| u.locals.sort_unstable());
    units.sort_by(|a, b| a.locals.cmp(&b.locals));
    units
}

fn gathered(key: &Key, told: Vec<(Local, Company)>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (local, company) in told {
        let mut sums: Vec<(i32, usize)> = units
            .iter()
            .take(MOST_NAMESAKES)
            .enumerate()
            .map(|(at, unit)| (base::SAME + unit.company.weigh(&company), at))
            .filter(|(sum, _)| *sum >= ENOUGH)
            .collect();
        sums.sort_unstable_by_key(|(sum, at)| (Reverse(*sum), *at));
        let best = match sums.as_slice() {
            [] => None,
            [(_, only)] => Some(*only),
            [(sum, first), (next, _), ..] => (sum > next).then_some(*first),
        };
        match best.and_then(|at| units.get_mut(at)) {
            Some(unit) => {
                unit.locals.push(local);
                unit.company.absorb(company);
            }
            None => units.push(Unit { key: key.clone(), locals: vec![local], company }),
        }
    }
    united(units)
}

/// Namesakes whose company, now that more is told, makes them one.
fn united(mut units: Vec<Unit>) -> Vec<Unit> {
    let mut at = 0;
    while at < units.len().min(MOST_NAMESAKES) {
        let own = units.get(at).map(|u| &u.company);
        let other = units
            .iter()
            .enumerate()
            .skip(at + 1)
            .take(MOST_NAMESAKES)
            .find(|(_, unit)| own.is_some_and(|own| base::SAME + own.weigh(&unit.company) >= ENOUGH));
        match other.map(|(other, _)| other) {
            Some(other) => {
                let unit = units.remove(other);
                if let Some(own) = units.get_mut(at) {
                    own.locals.extend(unit.locals);
                    own.company.absorb(unit.company);
                }
            }
            None => at += 1,
        }
    }
    units
}
