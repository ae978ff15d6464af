//! Lists in which each item may stand under another: what is said under the saying of it.

/// Takes out the link that closes each cycle. Every item is walked over once.
pub(crate) fn open(above: &mut [Option<usize>]) {
    // The walk that came by: 0 for none.
    let mut walked = vec![0; above.len()];
    for start in 0..above.len() {
        let (walk, mut at) = (start + 1, start);
        while let Some(seen) = walked.get_mut(at).filter(|w| **w == 0) {
            *seen = walk;
            let Some(next) = above.get(at).copied().flatten() else { break };
            if walked.get(next) == Some(&walk) {
                if let Some(link) = above.get_mut(at) {
                    *link = None;
                }
                break;
            }
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn a_ring_is_opened_and_a_tree_is_left_as_it_is() {
        let mut ring = [Some(1), Some(2), Some(0), Some(0)];
        open(&mut ring);
        assert_eq!(ring, [Some(1), Some(2), None, Some(0)]);
        let mut tree = [None, Some(0), Some(1), Some(1)];
        open(&mut tree);
        assert_eq!(tree, [None, Some(0), Some(1), Some(1)]);
        let mut itself = [Some(0), Some(9)];
        open(&mut itself);
        assert_eq!(itself, [None, Some(9)]);
    }
}
