//! Who is being quoted: quotations that run over sentences without naming their speaker again.

use super::lexicon::lexicon;
use super::role::Heads;
use super::tree::Tree;
use crate::text::Relation;

/// Follows quotation marks and speakers from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    open: bool,
    speaker: Option<usize>,
}

impl Quotes {
    /// The speaker of what stands in this sentence between quotation marks that no verb in it attributes to anybody.
    /// Call it once for each sentence, in order.
    pub fn next(&mut self, tree: &Tree, sentence: usize, heads: &Heads) -> Option<usize> {
        let begins_open = self.open;
        let mut begins_quoted = false;
        for (i, token) in tree.sentence.tokens.iter().enumerate() {
            match token.form.as_str() {
                "“" | "``" | "«" => self.open = true,
                "”" | "''" | "»" => self.open = false,
                "\"" => self.open = !self.open,
                _ => continue,
            }
            begins_quoted |= i == 0 && self.open;
        }
        let named = (0..tree.len()).filter(|&i| lexicon().is_speech(tree.lemma(i))).find_map(|i| {
            let subject = tree.by(i, &[Relation::Nsubj]).next()?;
            heads.of(tree, sentence, subject).first().copied()
        });
        match named {
            Some(speaker) => {
                self.speaker = Some(speaker);
                None
            }
            None if begins_open || begins_quoted => self.speaker,
            None => {
                self.speaker = self.speaker.filter(|_| self.open);
                None
            }
        }
    }

    /// Forgets an open quotation at the end of a paragraph whose next one does not open it again.
    pub fn paragraph(&mut self) {
        self.open = false;
    }
}
