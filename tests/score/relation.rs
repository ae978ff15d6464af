//! Relation types made comparable: synonyms, inverses, directions.

/// Types that count as one; `<` behind the shared name turns the relation round, `=` takes its direction away.
const SYNONYMS: &[(&str, &str)] = &[
    (
        "leader",
        "president_of prime_minister_of head_of leader_of chief_of chairman_of ceo_of minister_of district_attorney_of",
    ),
    (
        "belongs",
        "employee_of works_for member_of part_of official_of officer_of spokesperson_of affiliated_with subsidiary_of",
    ),
    ("belongs<", "employer_of has_member has_part"),
    ("place", "located_in resident_of lives_in based_in"),
    ("lawyer<", "client_of"),
    ("child", "child_of son_of daughter_of"),
    ("child<", "parent_of father_of mother_of"),
    ("ally=", "ally_of partner_of friend_of"),
    ("spouse=", "spouse_of wife_of husband_of married_to"),
    ("lawyer", "lawyer_of attorney_of represents"),
    ("owner<", "owned_by"),
    ("opponent=", "opponent_of rival_of enemy_of competitor_of critic_of"),
    ("owner", "owner_of owns maker_of developer_of"),
];

/// The relation in its comparable form: type, from, to.
pub fn comparable<'a>(kind: &str, source: &'a str, target: &'a str) -> (String, &'a str, &'a str) {
    let kind = underscored(kind.trim());
    let kind = SYNONYMS.iter().find(|(_, all)| all.split(' ').any(|k| k == kind)).map_or(kind.as_str(), |(k, _)| k);
    if let Some(turned) = kind.strip_suffix('<') {
        (turned.to_owned(), target, source)
    } else if kind.ends_with('=') {
        (kind.to_owned(), source.min(target), source.max(target))
    } else {
        (kind.to_owned(), source, target)
    }
}

/// Lower case, each run of other characters than letters, digits and `_` one `_`.
fn underscored(kind: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in kind.to_lowercase().chars() {
        let word = c.is_alphanumeric() || c == '_';
        if word {
            out.push(c);
        } else if !gap {
            out.push('_');
        }
        gap = !word;
    }
    out
}
