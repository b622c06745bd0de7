//! A signed integer of 384 bits: room for sums of squared measures times squared weights over any real survey.

const LIMBS: usize = 6;

/// A signed integer in two's complement, least significant limb first.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Wide([u64; LIMBS]);

impl std::fmt::Debug for Wide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wide(~{:e})", self.to_f64())
    }
}

impl Wide {
    pub(crate) fn limbs(self) -> [u64; LIMBS] {
        self.0
    }

    pub(crate) fn from_limbs(limbs: [u64; LIMBS]) -> Self {
        Self(limbs)
    }

    fn is_negative(self) -> bool {
        self.0[LIMBS - 1] >> 63 == 1
    }

    fn negated(self) -> Self {
        Self::default() - self
    }

    /// Sum, or `None` where it does not fit.
    pub(crate) fn checked_add(self, other: Self) -> Option<Self> {
        let sum = self + other;
        let same_sign = self.is_negative() == other.is_negative();
        (!same_sign || sum.is_negative() == self.is_negative()).then_some(sum)
    }

    /// The product with a factor below 2^127 in size; the caller keeps the product below 2^383.
    pub(crate) fn times(self, factor: i128) -> Self {
        let magnitude = if self.is_negative() { self.negated() } else { self };
        let product = magnitude.times_unsigned(factor.unsigned_abs());
        if self.is_negative() == (factor < 0) { product } else { product.negated() }
    }

    fn times_unsigned(self, factor: u128) -> Self {
        let halves = [factor as u64, (factor >> 64) as u64];
        let mut out = [0_u64; LIMBS];
        for (shift, half) in halves.into_iter().enumerate() {
            let mut carry = 0_u128;
            for i in 0..LIMBS - shift {
                let term = u128::from(self.0[i]) * u128::from(half) + u128::from(out[i + shift]) + carry;
                {
                    out[i + shift] = term as u64;
                }
                carry = term >> 64;
            }
        }
        Self(out)
    }

    /// The nearest double.
    pub(crate) fn to_f64(self) -> f64 {
        if self.is_negative() {
            return -self.negated().to_f64();
        }
        let Some(top) = self.0.iter().rposition(|&limb| limb != 0) else { return 0.0 };
        if top == 0 {
            return self.0[0] as f64;
        }
        // The top 128 bits, with a sticky bit for all that is below: one rounding, to the nearest double.
        let shift = self.0[top].leading_zeros();
        let limb = |i: usize| if i < LIMBS { self.0[i] } else { 0 };
        let high = u128::from(limb(top)) << 64 | u128::from(limb(top - 1));
        let next = if top >= 2 { limb(top - 2) } else { 0 };
        let head = if shift == 0 { high } else { high << shift | u128::from(next >> (64 - shift)) };
        let rest_of_next = if shift == 0 { next } else { next << shift };
        let sticky = rest_of_next != 0 || self.0[..top.saturating_sub(2)].iter().any(|&l| l != 0);
        let exponent = 64 * (top as i32 - 1) - shift as i32;
        scale_by_two(((head | u128::from(sticky)) as f64).max(0.0), exponent)
    }
}

impl std::ops::Add for Wide {
    type Output = Self;

    #[expect(clippy::suspicious_arithmetic_impl, reason = "two carries make one")]
    fn add(self, other: Self) -> Self {
        let mut out = self.0;
        let mut carry = false;
        for (limb, term) in out.iter_mut().zip(other.0) {
            let (sum, first) = limb.overflowing_add(term);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first | second;
        }
        Self(out)
    }
}

impl std::ops::Sub for Wide {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        let complement = Self(other.0.map(|limb| !limb));
        self + complement + Self::from(1_i128)
    }
}

impl From<i128> for Wide {
    fn from(value: i128) -> Self {
        let mut limbs = [if value < 0 { u64::MAX } else { 0 }; LIMBS];
        #[expect(clippy::cast_sign_loss, reason = "two's complement halves")]
        {
            limbs[0] = value as u64;
            limbs[1] = (value >> 64) as u64;
        }
        Self(limbs)
    }
}

impl From<u128> for Wide {
    fn from(value: u128) -> Self {
        let mut limbs = [0; LIMBS];
        {
            limbs[0] = value as u64;
            limbs[1] = (value >> 64) as u64;
        }
        Self(limbs)
    }
}

fn scale_by_two(value: f64, exponent: i32) -> f64 {
    libm::ldexp(value, exponent)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the nearest double, to the bit")]
mod tests {
    use super::Wide;

    #[test]
    fn products_and_sums_agree_with_i128_where_that_suffices() {
        for a in [0_i128, 1, -1, 7, -12_345_678_901, i128::from(i64::MAX), i128::from(i64::MIN)] {
            for b in [0_i128, 1, -1, 3, 98_765_432_109, -(1 << 60)] {
                assert_eq!(Wide::from(a).times(b), Wide::from(a * b), "{a} * {b}");
                assert_eq!(Wide::from(a) + Wide::from(b), Wide::from(a + b), "{a} + {b}");
                assert_eq!(Wide::from(a) - Wide::from(b), Wide::from(a - b), "{a} - {b}");
                assert_eq!(Wide::from(a * b).to_f64(), (a * b) as f64);
            }
        }
    }

    #[test]
    fn conversion_rounds_to_nearest_even_whatever_the_size() {
        // 2^300 + 2^247 lies half way between two doubles; one unit more decides upwards.
        let power = |n: u32| (0..n / 100).fold(Wide::from(1_i128 << (n % 100)), |w, _| w.times(1 << 100));
        let half = power(300) + power(247);
        assert_eq!(half.to_f64(), libm::ldexp(1.0, 300));
        assert_eq!((half + Wide::from(1_i128)).to_f64(), libm::ldexp(1.0, 300) * (1.0 + f64::EPSILON));
        assert_eq!(
            (half + Wide::from(1_i128)).times(-1).to_f64(),
            -libm::ldexp(1.0, 300) * (1.0 + f64::EPSILON)
        );
    }

    #[test]
    fn overflow_is_seen() {
        let big = (0..3).fold(Wide::from(i128::MAX), |w, i| if i < 2 { w.times(i128::MAX) } else { w });
        assert!(big.checked_add(big).is_some());
        let near = Wide::from_limbs([u64::MAX, u64::MAX, u64::MAX, u64::MAX, u64::MAX, u64::MAX >> 1]);
        assert_eq!(near.checked_add(Wide::from(1_i128)), None);
    }
}
