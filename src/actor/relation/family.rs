//! The family of each relation.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::actor::table::{field, rows};
use crate::record::RelationFamily;

/// The family of a predicate.
pub(super) fn of(kind: &str) -> RelationFamily {
    static FAMILIES: OnceLock<FxHashMap<&'static str, RelationFamily>> = OnceLock::new();
    let families = FAMILIES.get_or_init(|| {
        rows(include_str!("../../../data/actor/families.tsv"))
            .flat_map(|r| field(&r, 1).split(' ').map(|kind| (kind, named(field(&r, 0)))).collect::<Vec<_>>())
            .collect()
    });
    families.get(kind).copied().unwrap_or_default()
}

fn named(family: &str) -> RelationFamily {
    match family {
        "holds_role_in" => RelationFamily::HoldsRoleIn,
        "member_of" => RelationFamily::MemberOf,
        "part_of" => RelationFamily::PartOf,
        "led_by" => RelationFamily::LedBy,
        "spouse_of" => RelationFamily::SpouseOf,
        "kin_of" => RelationFamily::KinOf,
        "works_for" => RelationFamily::WorksFor,
        "owner_of" => RelationFamily::OwnerOf,
        "ally_of" => RelationFamily::AllyOf,
        "opponent_of" => RelationFamily::OpponentOf,
        "born_in" => RelationFamily::BornIn,
        "located_in" => RelationFamily::LocatedIn,
        _ => RelationFamily::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the tables name and no family takes.
    const OTHER: [&str; 10] = [
        "affiliated_with",
        "author_of",
        "client_of",
        "colleague_of",
        "counterpart_of",
        "maker_of",
        "predecessor_of",
        "student_of",
        "successor_of",
        "supplier_of",
    ];

    #[test]
    fn every_relation_of_the_tables_has_its_family() {
        let column = |text: &'static str, index: usize| rows(text).map(move |r| field(&r, index)).collect::<Vec<_>>();
        let mut kinds = column(include_str!("../../../data/actor/roles.tsv"), 1);
        kinds.extend(column(include_str!("../../../data/actor/ties.tsv"), 2));
        kinds.extend(column(include_str!("../../../data/actor/sides.tsv"), 0));
        for kind in kinds.iter().map(|k| k.trim_start_matches('<')).filter(|k| *k != "employer_of") {
            assert_eq!(of(kind) == RelationFamily::Other, OTHER.contains(&kind), "{kind}");
        }
    }
}
