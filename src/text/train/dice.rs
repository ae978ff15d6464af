//! Chance that is the same every time.

/// A generator of numbers (a linear congruence; Knuth, MMIX).
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(0x1234_5678_9abc_def1))
    }

    /// A number below `limit`.
    pub(super) const fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = (self.0 >> 33) as u32;
        if limit == 0 { 0 } else { high % limit }
    }

    /// A number from 0 to 1, 1 excluded.
    pub(super) const fn unit(&mut self) -> f32 {
        self.below(1 << 24) as f32 / (1 << 24) as f32
    }

    /// Brings items into an order of its own.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let j = self.below(u32::try_from(i).unwrap_or(u32::MAX - 1) + 1) as usize;
            items.swap(i, j);
        }
    }
}
