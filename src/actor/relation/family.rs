//! The family of each relation.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::actor::table::{field, rows};
use crate::record::RelationFamily;

/// The family of a predicate.
pub(super) fn of(kind: &str) -> RelationFamily {
    static FAMILIES: OnceLock<HashMap<&'static str, RelationFamily>> = OnceLock::new();
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
