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

impl NullaryFnOnce for Gather<'_> {
    type Output = ();

    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
    fn call(self) {
        let steps = self.table.bias.len();
        // Most of the rows are far from the processor: asked for one right behind the other, they come together.
        let mut touched = 0;
        for word in self.words {
            for slot in 0..SLOTS {
                touched ^= touch(&self.table.rows, word.slots[slot] as usize * steps, steps);
            }
            touched ^= touch(&self.table.vectors, word.vector as usize * steps, steps);
        }
        std::hint::black_box(touched);
        let (x, _) = self.x.as_chunks_mut::<LANES>();
        for (i, word) in self.words.iter().enumerate() {
            if let Some(x) = x.get_mut(i * steps..(i + 1) * steps) {
                self.table.add_up(word, x);
            }
        }
    }
}

/// Something of both ends of a row.
#[inline(always)]
fn touch(rows: &[[i8; LANES]], at: usize, steps: usize) -> i8 {
    let (first, last) = (rows.get(at), rows.get(at + steps.saturating_sub(1)));
    first.map_or(0, |lanes| lanes[0]) ^ last.map_or(0, |lanes| lanes[0])
}

impl Table {
    /// Writes the row of a word to `x`.
    #[inline(always)]
    #[allow(clippy::needless_range_loop, reason = "iterators over arrays may stay calls")]
    fn add_up(&self, word: &Word, x: &mut [[f32; LANES]]) {
        let (row_step, vector_step, steps) = (self.row_step, self.vector_step, self.bias.len());
        let mut seen: [&[[i8; LANES]]; SLOTS] = [&[]; SLOTS];
        for slot in 0..SLOTS {
            let at = word.slots[slot] as usize * steps;
            seen[slot] = self.rows.get(at..at + steps).unwrap_or(&[]);
        }
        let at = word.vector as usize * steps;
        let vector = self.vectors.get(at..at + steps).unwrap_or(&[]);
        for step in 0..steps {
            let mut sum = [0i16; LANES];
            for slot in 0..SLOTS {
                if let Some(row) = seen[slot].get(step) {
                    for lane in 0..LANES {
                        sum[lane] += i16::from(row[lane]);
                    }
                }
            }
            let (Some(x), Some(bias)) = (x.get_mut(step), self.bias.get(step)) else { return };
            let vector = vector.get(step).copied().unwrap_or([0; LANES]);
            let mut lanes = *bias;
            for lane in 0..LANES {
                lanes[lane] = lanes[lane] + f32::from(sum[lane]) * row_step + f32::from(vector[lane]) * vector_step;
            }
            *x = lanes;
        }
    }
}
