//! In which country a town or a region lies.

/// Lines `folded name <TAB> ISO 3166-1 alpha-3`, in the order of the bytes of the name: found by halving, never parsed whole.
const TOWNS: &str = include_str!("../../data/world/cities.tsv");
const REGIONS: &str = include_str!("../../data/world/regions.tsv");

/// ISO 3166-1 alpha-3 code of the country of the region or town with this folded name; none for a name of two towns of
/// like size in two countries.
pub(super) fn country_of(folded: &str) -> Option<&'static str> {
    find(REGIONS, folded).or_else(|| find(TOWNS, folded))
}

fn find(table: &'static str, folded: &str) -> Option<&'static str> {
    let comments = table.lines().take_while(|l| l.starts_with('#')).map(|l| l.len() + 1).sum::<usize>();
    let body = table.get(comments..)?;
    let (mut low, mut high) = (0, body.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let line_start = body.as_bytes().get(..middle)?.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let line = body.get(line_start..)?.lines().next()?;
        let (name, code) = line.split_once('\t')?;
        match name.as_bytes().cmp(folded.as_bytes()) {
            std::cmp::Ordering::Equal => return Some(code),
            std::cmp::Ordering::Less => low = line_start + line.len() + 1,
            std::cmp::Ordering::Greater => high = line_start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::spelling::fold;
    use super::*;

    #[test]
    fn the_tables_are_in_order_and_every_line_is_found() {
        for (table, least, step) in [(TOWNS, 10_000, 97), (REGIONS, 100, 1)] {
            let lines: Vec<&str> = table.lines().filter(|l| !l.starts_with('#')).collect();
            assert!(lines.len() > least);
            assert!(lines.is_sorted_by_key(|l| l.split('\t').next().unwrap_or("").as_bytes().to_vec()));
            for line in lines.iter().step_by(step).chain([&lines[0], &lines[lines.len() - 1]]) {
                let (name, code) = line.split_once('\t').unwrap();
                assert_eq!(fold(name), name);
                assert_eq!(find(table, name), Some(code));
            }
        }
    }

    #[test]
    fn towns_of_one_name_in_two_countries_tell_nothing_unless_one_is_far_larger() {
        assert_eq!(country_of("basra"), Some("IRQ"));
        assert_eq!(country_of("darfur"), Some("SDN"));
        assert_eq!(country_of("boston"), Some("USA"));
        assert_eq!(country_of("valencia"), None);
        assert_eq!(country_of("no such town"), None);
    }
}
