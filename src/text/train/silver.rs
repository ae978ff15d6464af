//! Trees that a bigger network made of raw news (`tools/teacher`): labels without text, joined with the text that they were
//! made of. The layout is described in `data/model/silver/README.md`.

use std::path::Path;

use super::names::Labelled;
use super::vocabulary::unpack_bytes;
use crate::error::{Error, Result};
use crate::text::bytes::Reader;
use crate::text::{Relation, Tag, Upos};

/// The text that the labels were made of.
pub(super) const TEXT: &str = "gmb.train.tsv";

/// A sentence with the labels that were guessed for it.
#[derive(Debug, Clone)]
pub(super) struct SilverSentence {
    pub(super) forms: Vec<String>,
    pub(super) tags: Vec<(Tag, Upos)>,
    /// Head from 1, 0 for the root, and relation.
    pub(super) heads: Vec<(u32, Relation)>,
    /// Mean of the negative logarithms of the chances of its heads and relations, in units of 1/200, at most 255.
    pub(super) doubt: u8,
    /// How sure each word's head and relation are: chance under 0.5, under 0.7, under 0.9, from there.
    pub(super) trust: Vec<u8>,
}

fn broken() -> Error {
    Error::Model { problem: "the labels of the silver trees do not fit their text".to_owned() }
}

/// Joins the labels with the sentences that they were made of.
///
/// # Errors
/// [`Error::Read`] where the file cannot be read, [`Error::Model`] where it is damaged or belongs to another text.
pub(super) fn read(path: &Path, text: &[Labelled]) -> Result<Vec<SilverSentence>> {
    join(&unpack_bytes(path)?, text)
}

/// The same, of the bytes of the file.
fn join(bytes: &[u8], text: &[Labelled]) -> Result<Vec<SilverSentence>> {
    let mut reader = Reader::new(bytes.strip_prefix(b"DLTREES1").ok_or_else(broken)?);
    let count = reader.count(1 << 24)?;
    let digest = reader.take(8)?.try_into().map_or(0, u64::from_le_bytes);
    let number = reader.count(256)?;
    let relations = (0..number).map(|_| Ok(Relation::parse(reader.text()?))).collect::<Result<Vec<_>>>()?;
    let number = reader.count(256)?;
    let pairs = (0..number)
        .map(|_| {
            let upos = Upos::parse(reader.text()?);
            Ok((Tag::parse(reader.text()?), upos))
        })
        .collect::<Result<Vec<_>>>()?;
    let mut column = || {
        let length = reader.count(1 << 28)?;
        Ok(Reader::new(reader.take(length)?))
    };
    let (mut gaps, mut sizes, mut doubts, mut cuts) = (column()?, column()?, column()?, column()?);
    let (mut heads, mut labels, mut tags, mut levels) = (column()?, column()?, column()?, column()?);
    // Four levels a byte; from the lowest bits up.
    let (mut word, mut byte) = (0, 0);
    let mut sentences = Vec::with_capacity(count.min(text.len()));
    let mut source = 0;
    let mut next_cut = if cuts.left() > 0 { Some(cuts.varint()?) } else { None };
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for _ in 0..count {
        source += gaps.varint()? as usize;
        let tokens = &text.get(source).ok_or_else(broken)?.forms;
        source += 1;
        let size = sizes.varint()? as usize;
        let mut forms = Vec::with_capacity(tokens.len());
        for token in tokens {
            match &mut next_cut {
                Some(0) => {
                    let mut rest = token.as_str();
                    for _ in 0..cuts.count(token.len())? {
                        let length = cuts.varint()? as usize;
                        let end = rest.char_indices().nth(length).map_or(rest.len(), |(at, _)| at);
                        let (part, behind) = rest.split_at(end);
                        forms.push(part.to_owned());
                        rest = behind;
                    }
                    forms.push(rest.to_owned());
                    // The distance to the next one counts this token.
                    next_cut = if cuts.left() > 0 { Some(cuts.varint()?.saturating_sub(1)) } else { None };
                }
                other => {
                    if let Some(distance) = other {
                        *distance -= 1;
                    }
                    forms.push(token.clone());
                }
            }
        }
        if forms.len() != size {
            return Err(broken());
        }
        for byte in forms.iter().flat_map(|f| f.bytes().chain([b'\n'])) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let mut sentence = SilverSentence {
            forms,
            tags: Vec::with_capacity(size),
            heads: Vec::with_capacity(size),
            doubt: doubts.byte()?,
            trust: Vec::with_capacity(size),
        };
        for i in 1..=u32::try_from(size).map_err(|_| broken())? {
            let offset = u32::from(heads.byte()?);
            let head = match offset {
                0 => 0,
                _ if offset % 2 == 0 => i + offset / 2,
                _ => i.checked_sub(offset.div_ceil(2)).filter(|h| *h > 0).ok_or_else(broken)?,
            };
            if head as usize > size {
                return Err(broken());
            }
            sentence.heads.push((head, *relations.get(usize::from(labels.byte()?)).ok_or_else(broken)?));
            if word % 4 == 0 {
                byte = levels.byte()?;
            }
            sentence.trust.push(byte >> (word % 4 * 2) & 3);
            word += 1;
            sentence.tags.push(*pairs.get(usize::from(tags.byte()?)).ok_or_else(broken)?);
        }
        sentences.push(sentence);
    }
    if sum == digest { Ok(sentences) } else { Err(broken()) }
}

#[cfg(test)]
mod tests {
    use super::{Labelled, SilverSentence, join};
    use crate::text::bytes::Writer;
    use crate::text::{Relation, Tag, Upos};
    use proptest::prelude::*;

    fn text() -> Vec<Labelled> {
        ["Nobody came .", "They left Oslo-based talks .", "Rain"]
            .iter()
            .map(|s| Labelled { forms: s.split(' ').map(str::to_owned).collect(), spans: Vec::new() })
            .collect()
    }

    /// Labels of the second and the third sentence; a word of the second is cut in three.
    fn labels() -> Vec<u8> {
        let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in "They\nleft\nOslo\n-\nbased\ntalks\n.\nRain\n".bytes() {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let mut writer = Writer { bytes: b"DLTREES1".to_vec() };
        writer.count(2);
        writer.bytes.extend(sum.to_le_bytes());
        writer.count(2);
        writer.text("root");
        writer.text("dep");
        writer.count(2);
        for text in ["NOUN", "NN", "VERB", "VBD"] {
            writer.text(text);
        }
        let columns: [&[u8]; 8] = [
            // Sentences left out before each, and words in each.
            &[1, 0],
            &[7, 1],
            &[9, 200],
            // Two words before the one that is cut, twice: behind four characters and one more.
            &[2, 2, 4, 1],
            // One to the right is 2, one to the left 1, two to the left 3.
            &[2, 0, 6, 2, 2, 7, 9, 0],
            &[1, 0, 1, 1, 1, 1, 1, 0],
            &[0, 1, 0, 0, 0, 0, 0, 0],
            &[0b11_10_01_00, 0b11_11_11_11],
        ];
        for column in columns {
            writer.count(column.len());
            writer.bytes.extend(column);
        }
        writer.bytes
    }

    fn heads(sentence: &SilverSentence) -> Vec<u32> {
        sentence.heads.iter().map(|(head, _)| *head).collect()
    }

    #[test]
    fn labels_are_joined_with_the_sentences_they_were_made_of() {
        let found = join(&labels(), &text()).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].forms, ["They", "left", "Oslo", "-", "based", "talks", "."]);
        assert_eq!(heads(&found[0]), [2, 0, 6, 5, 6, 2, 2]);
        assert_eq!(found[0].heads[1].1, Relation::Root);
        assert_eq!(found[0].tags[1], (Tag::Vbd, Upos::Verb));
        assert_eq!(found[0].trust, [0, 1, 2, 3, 3, 3, 3]);
        assert_eq!(found[0].doubt, 9);
        assert_eq!((found[1].forms.as_slice(), heads(&found[1])), (["Rain".to_owned()].as_slice(), vec![0]));
    }

    #[test]
    fn labels_that_are_cut_off_or_of_another_text_are_refused() {
        let labels = labels();
        for length in 0..labels.len() {
            assert!(join(&labels[..length], &text()).is_err(), "{length} bytes");
        }
        let mut other = text();
        other[2].forms[0].push('s');
        assert!(join(&labels, &other).is_err());
        assert!(join(&labels, &text()[..2]).is_err());
    }

    proptest! {
        #[test]
        fn damaged_labels_are_refused_or_are_trees_of_their_words(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
            let mut labels = labels();
            for (at, byte) in changes {
                let at = at.index(labels.len());
                labels[at] = byte;
            }
            for sentence in join(&labels, &text()).unwrap_or_default() {
                let words = sentence.forms.len();
                prop_assert!(sentence.heads.len() == words && sentence.tags.len() == words && sentence.trust.len() == words);
                prop_assert!(heads(&sentence).iter().all(|head| *head as usize <= words));
            }
        }
    }
}
