//! A signed integer of 384 bits: room for sums of squared measures times squared weights over any real survey, and
//! for the products that variances and effective sample sizes are quotients of.

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
    /// The product of two numbers, exactly.
    pub(crate) fn product(a: u128, b: u128) -> Self {
        Self::from(a).times_unsigned(b)
    }

    pub(crate) fn limbs(self) -> [u64; LIMBS] {
        self.0
    }

    #[cfg(any(feature = "json", test))]
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

    /// The product of two numbers; the caller keeps it below 2^383 in size.
    pub(crate) fn times_wide(self, other: Self) -> Self {
        let mut out = Self::default();
        // Two's complement: the limbs of a negative number stand for it modulo 2^384, and so does the product.
        for (i, limb) in (0..).zip(other.0) {
            out = out + self.times_unsigned(limb.into()).shifted_left(64 * i);
        }
        out
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
        self.ratio(Self::from(1_i128)).unwrap_or(0.0)
    }

    /// `self / divisor` as the nearest double, divisor above 0; `None` if it is 0.
    pub(crate) fn ratio(self, divisor: Self) -> Option<f64> {
        if self.is_negative() {
            return self.negated().ratio(divisor).map(|ratio| -ratio);
        }
        match (self.small(), divisor.small()) {
            (_, Some(0.0)) => None,
            // Both are doubles, so that dividing rounds once.
            (Some(a), Some(b)) => Some(a / b),
            _ => Some(self.long_ratio(divisor)),
        }
    }

    /// The number, if it is a double.
    fn small(self) -> Option<f64> {
        let fits = self.0[0] <= 1 << 53 && self.0[1..].iter().all(|limb| *limb == 0);
        fits.then(|| self.0[0] as f64)
    }

    /// Divides bit by bit to 64 or 65 bits; a remainder sets the last one, so that rounding to 53 sees it.
    fn long_ratio(self, divisor: Self) -> f64 {
        if self == Self::default() {
            return 0.0;
        }
        let (wanted, there) = (64 + divisor.bits(), self.bits());
        let (up, down) = (wanted.saturating_sub(there), there.saturating_sub(wanted));
        let (mut rest, divisor) = (self.shifted_left(up), divisor.shifted_left(down));
        let mut quotient: u128 = 0;
        for bit in (0..=64_u32).rev() {
            let part = divisor.shifted_left(bit);
            if part.bits() == divisor.bits() + bit && !(rest - part).is_negative() {
                rest = rest - part;
                quotient |= 1 << bit;
            }
        }
        quotient |= u128::from(rest != Self::default());
        libm::ldexp(quotient as f64, down as i32 - up as i32)
    }

    /// How many binary digits a number that is not negative has.
    fn bits(self) -> u32 {
        let top = self.0.iter().rposition(|limb| *limb != 0);
        top.map_or(0, |top| 64 * (top as u32 + 1) - self.0[top].leading_zeros())
    }

    fn shifted_left(self, by: u32) -> Self {
        let (limbs, bits) = ((by / 64) as usize, by % 64);
        let limb = |i: usize| i.checked_sub(limbs).map_or(0, |i| self.0[i]);
        let mut out = [0; LIMBS];
        for (i, slot) in out.iter_mut().enumerate() {
            let below = if i == 0 || bits == 0 { 0 } else { limb(i - 1) >> (64 - bits) };
            *slot = limb(i) << bits | below;
        }
        Self(out)
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

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the nearest double, to the bit")]
mod tests {
    use super::Wide;

    fn wide(text: &str) -> Wide {
        text.bytes().fold(Wide::default(), |sum, digit| sum.times(10) + Wide::from(i128::from(digit - b'0')))
    }

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
    fn products_of_long_numbers_agree_with_the_distributive_law() {
        let (a, b) = (wide("98765432109876543210987654321098765432109876543"), i128::from(i64::MAX));
        for (low, high) in [(7, b), (-5, b), (b, -b), (0, 1), (-1, 0)] {
            // low + high 10^36
            let other = Wide::from(low) + Wide::from(high).times(10_i128.pow(36));
            let expected = a.times(low) + a.times(high).times(10_i128.pow(36));
            assert_eq!(a.times_wide(other), expected, "{low}, {high}");
            assert_eq!(other.times_wide(a.negated()), expected.negated(), "{low}, {high}");
        }
    }

    #[test]
    fn long_products_are_exact() {
        // (10^38 - 1)^2, written out.
        let nines = 10_u128.pow(38) - 1;
        let square = wide("9999999999999999999999999999999999999800000000000000000000000000000000000001");
        assert_eq!(Wide::product(nines, nines), square);
        assert_eq!(square - Wide::from(1_u128) + Wide::from(1_u128), square);
    }

    #[test]
    fn conversion_rounds_to_nearest_even_whatever_the_size() {
        // 2^300 + 2^247 lies half way between two doubles; one unit more decides upwards.
        let power = |n: u32| Wide::from(1_u128).shifted_left(n);
        let half = power(300) + power(247);
        let above = libm::ldexp(1.0, 300) * (1.0 + f64::EPSILON);
        assert_eq!(half.to_f64(), libm::ldexp(1.0, 300));
        assert_eq!((half + Wide::from(1_i128)).to_f64(), above);
        assert_eq!((half + Wide::from(1_i128)).times(-1).to_f64(), -above);
    }

    #[test]
    fn a_ratio_is_the_nearest_double() {
        // Python 3: fractions.Fraction(a, b) as float rounds correctly.
        let cases = [
            ("1", "3", 0.333_333_333_333_333_3),
            ("10000000000000000000000000000000000000000000000000000000001", "3", 3.333_333_333_333_333_4e57),
            ("7", "300000000000000000000000000000000000000000000000", 2.333_333_333_333_333_4e-47),
            ("9007199254740993", "1", 9_007_199_254_740_992.0),
            ("9007199254740995", "1", 9_007_199_254_740_996.0),
            ("90071992547409930000000000000000000001", "10000000000000000000000", 9_007_199_254_740_994.0),
        ];
        for (a, b, expected) in cases {
            assert_eq!(wide(a).ratio(wide(b)), Some(expected), "{a} / {b}");
            assert_eq!(wide(a).times(-1).ratio(wide(b)), Some(-expected), "-{a} / {b}");
        }
        assert_eq!(wide("1").ratio(Wide::default()), None);
    }

    proptest::proptest! {
        #[test]
        fn a_product_divided_is_the_factor(a: u128, b in 1..u128::MAX) {
            assert_eq!(Wide::product(a, b).ratio(Wide::from(b)), Some(a as f64));
            assert_eq!(Wide::product(a, b), Wide::product(b, a));
        }
    }

    #[test]
    fn overflow_is_seen() {
        let near = Wide::from_limbs([u64::MAX, u64::MAX, u64::MAX, u64::MAX, u64::MAX, u64::MAX >> 1]);
        assert_eq!(near.checked_add(Wide::from(1_i128)), None);
        assert!(near.times(-1).checked_add(Wide::from(1_i128)).is_some());
    }
}
