//! Uniform and normal draws that are the same bits on every machine.
use rand_core::Rng;
use rand_pcg::Pcg64;

/// A seeded source of draws.
#[derive(Debug)]
pub(crate) struct Draw {
    bits: Pcg64,
    spare: Option<f64>,
}

impl Draw {
    /// The draws of `seed`; every `stream` of a seed is a series of its own.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        // The multiplier (2^128 over the golden ratio) sets the states of neighbouring seeds far apart.
        let state = u128::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        Self { bits: Pcg64::new(state, u128::from(stream)), spare: None }
    }

    /// At least 0 and below 1, in steps of 2^-53.
    pub(crate) fn uniform(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1u64 << 53) as f64;
        (self.bits.next_u64() >> 11) as f64 * STEP
    }

    /// 0, 1, ..., `n` - 1, all as likely (to within `n` / 2^64).
    #[allow(clippy::cast_possible_truncation, reason = "the product over 2^64 is below n")]
    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits.next_u64()) * n as u128) >> 64) as usize
    }

    /// Normal with mean 0 and SD 1: the polar method of Marsaglia & Bray (1964), SIAM Review 6:260-264.
    #[inline]
    pub(crate) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = x * x + y * y;
            if s < 1.0 && s > 0.0 {
                let scale = (-2.0 * libm::log(s) / s).sqrt();
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    /// `N` independent normal draws.
    pub(crate) fn normals<const N: usize>(&mut self) -> [f64; N] {
        std::array::from_fn(|_| self.normal())
    }
}

/// The rating nearest to `x` (halves go up) on a scale from `low` to `high`, both at least 0.
#[allow(clippy::cast_possible_truncation, reason = "clamped to the range of i8 first")]
pub(crate) fn rating(x: f64, low: i8, high: i8) -> i8 {
    (x.clamp(f64::from(low), f64::from(high)) + 0.5) as i8
}
