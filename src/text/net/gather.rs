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

/// Rows are fetched from memory so many words before they are added up.
const AHEAD: usize = 3;

struct Gather<'a> {
    table: &'a Table,
    words: &'a [Word],
    x: &'a mut [f32],
}

impl NullaryFnOnce for Gather<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
    fn call(self) {
        let Table { rows, row_step, vectors, vector_step, bias } = self.table;
        let steps = bias.len();
        let (x, _) = self.x.as_chunks_mut::<LANES>();
        for (i, word) in self.words.iter().enumerate() {
            if let Some(later) = self.words.get(i + AHEAD) {
                let mut touched = 0;
                for slot in 0..SLOTS {
                    let at = later.slots[slot] as usize * steps;
                    let (first, last) = (rows.get(at), rows.get(at + steps - 1));
                    touched ^= first.map_or(0, |v| v[0]) ^ last.map_or(0, |v| v[LANES - 1]);
                }
                std::hint::black_box(touched);
            }
            let mut seen: [&[[i8; LANES]]; SLOTS] = [&[]; SLOTS];
            for slot in 0..SLOTS {
                let at = word.slots[slot] as usize * steps;
                seen[slot] = rows.get(at..at + steps).unwrap_or(&[]);
            }
            let at = word.vector as usize * steps;
            let vector = vectors.get(at..at + steps).unwrap_or(&[]);
            for step in 0..steps {
                let mut sum = [0i16; LANES];
                for slot in 0..SLOTS {
                    if let Some(row) = seen[slot].get(step) {
                        for lane in 0..LANES {
                            sum[lane] += i16::from(row[lane]);
                        }
                    }
                }
                let (Some(x), Some(bias)) = (x.get_mut(i * steps + step), bias.get(step)) else { continue };
                for lane in 0..LANES {
                    x[lane] = bias[lane] + f32::from(sum[lane]) * row_step;
                }
                if let Some(vector) = vector.get(step) {
                    for lane in 0..LANES {
                        x[lane] += f32::from(vector[lane]) * vector_step;
                    }
                }
            }
        }
    }
}
