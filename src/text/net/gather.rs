//! The first layer: the sum of what is seen of each word.

use pulp::{Arch, NullaryFnOnce};

use super::input::{ROWS, SLOTS, Word};
use super::kernel::LANES;
use crate::error::Result;
use crate::text::bytes::Reader;

/// Rows of whole numbers, in lanes.
type Rows = Vec<[i8; LANES]>;

/// What each feature and each vector says, and what is said of every word.
#[derive(Debug)]
pub(super) struct Table {
    rows: Rows,
    /// What a step of the rows is worth.
    row_step: f32,
    vectors: Rows,
    vector_step: f32,
    bias: Vec<[f32; LANES]>,
}

impl Table {
    /// Reads rows of `width` numbers, a whole number of lanes.
    pub(super) fn read(reader: &mut Reader<'_>, width: usize, vectors: usize) -> Result<Self> {
        let row_step = reader.float()?;
        let rows = read_rows(reader, ROWS * width)?;
        let vector_step = reader.float()?;
        let vectors = read_rows(reader, vectors * width)?;
        let mut bias = vec![[0.0; LANES]; width / LANES];
        for v in bias.as_flattened_mut() {
            *v = reader.float()?;
        }
        Ok(Self { rows, row_step, vectors, vector_step, bias })
    }

    /// Replaces the content of `x` by a row for each word.
    pub(super) fn gather(&self, words: &[Word], x: &mut Vec<f32>) {
        x.resize(words.len() * self.bias.len() * LANES, 0.0);
        Arch::new().dispatch(Gather { table: self, words, x });
    }
}

fn read_rows(reader: &mut Reader<'_>, count: usize) -> Result<Rows> {
    let (rows, _) = reader.take(count)?.as_chunks::<LANES>();
    Ok(rows.iter().map(|row| row.map(u8::cast_signed)).collect())
}

struct Gather<'a> {
    table: &'a Table,
    words: &'a [Word],
    x: &'a mut [f32],
}

/// Lanes of a row that are summed up at a step.
const GROUP: usize = 6;

impl NullaryFnOnce for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let steps = self.table.bias.len();
        let (x, _) = self.x.as_chunks_mut::<LANES>();
        for (i, word) in self.words.iter().enumerate() {
            let mut step = 0;
            while step < steps {
                let place = i * steps + step;
                step += if step + GROUP <= steps {
                    self.table.add_up::<GROUP>(word, step, x.get_mut(place..))
                } else {
                    self.table.add_up::<1>(word, step, x.get_mut(place..))
                };
            }
        }
    }
}

impl Table {
    /// Writes `N` lanes of the row of a word, from `step` on, to the front of `x`. Returns `N`.
    #[inline(always)]
    fn add_up<const N: usize>(&self, word: &Word, step: usize, x: Option<&mut [[f32; LANES]]>) -> usize {
        let (row_step, vector_step, steps) = (self.row_step, self.vector_step, self.bias.len());
        let mut sums = [[0i16; LANES]; N];
        for slot in 0..SLOTS {
            let row = self.rows.get(word.slots[slot] as usize * steps + step..);
            if let Some(row) = row.and_then(|row| row.first_chunk::<N>()) {
                for n in 0..N {
                    for lane in 0..LANES {
                        sums[n][lane] += i16::from(row[n][lane]);
                    }
                }
            }
        }
        let vector = self.vectors.get(word.vector as usize * steps + step..).and_then(|row| row.first_chunk::<N>());
        let bias = self.bias.get(step..).and_then(|bias| bias.first_chunk::<N>());
        if let (Some(bias), Some(x)) = (bias, x.and_then(|x| x.first_chunk_mut::<N>())) {
            let vector = vector.unwrap_or(&[[0; LANES]; N]);
            for n in 0..N {
                let mut lanes = bias[n];
                for lane in 0..LANES {
                    let (sum, said) = (f32::from(sums[n][lane]), f32::from(vector[n][lane]));
                    lanes[lane] = lanes[lane] + sum * row_step + said * vector_step;
                }
                x[n] = lanes;
            }
        }
        N
    }
}
