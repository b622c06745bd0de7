//! Whole numbers of 256 bits, for sums of squares and weighted sums that must be exact.

/// A whole number from 0 to 2^256 - 1. Arithmetic wraps round; the callers' bounds keep it from doing so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wide {
    high: u128,
    low: u128,
}

const HALF: u32 = 64;
const HALF_MASK: u128 = u64::MAX as u128;

impl Wide {
    /// The product of two numbers, exactly.
    pub(super) fn product(a: u128, b: u128) -> Self {
        let (a1, a0, b1, b0) = (a >> HALF, a & HALF_MASK, b >> HALF, b & HALF_MASK);
        let (middle, carry) = (a1 * b0).overflowing_add(a0 * b1);
        let (low, carry_low) = (a0 * b0).overflowing_add(middle << HALF);
        let high = (a1 * b1)
            .wrapping_add(middle >> HALF)
            .wrapping_add(u128::from(carry) << HALF)
            .wrapping_add(u128::from(carry_low));
        Self { high, low }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let (low, carry) = self.low.overflowing_add(other.low);
        Self { high: self.high.wrapping_add(other.high).wrapping_add(u128::from(carry)), low }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        let (low, borrow) = self.low.overflowing_sub(other.low);
        Self { high: self.high.wrapping_sub(other.high).wrapping_sub(u128::from(borrow)), low }
    }

    pub(super) fn times(self, factor: u128) -> Self {
        let low = Self::product(self.low, factor);
        Self { high: low.high.wrapping_add(self.high.wrapping_mul(factor)), low: low.low }
    }

    pub(super) fn is_zero(self) -> bool {
        self == Self::default()
    }

    /// `self / divisor` as the nearest double; `None` if the divisor is 0.
    pub(super) fn ratio(self, divisor: Self) -> Option<f64> {
        const EXACT: u128 = 1 << 53;
        if divisor.is_zero() {
            return None;
        }
        let small = |x: Self| x.high == 0 && x.low <= EXACT;
        if small(self) && small(divisor) {
            // Both are doubles, so that dividing rounds once.
            return Some(self.low as f64 / divisor.low as f64);
        }
        Some(if self.is_zero() { 0.0 } else { self.long_ratio(divisor) })
    }

    /// Divides bit by bit to 64 or 65 bits; a remainder sets the last one, so that rounding to 53 sees it.
    fn long_ratio(self, divisor: Self) -> f64 {
        let (wanted, there) = (64 + divisor.bits(), self.bits());
        let (up, down) = (wanted.saturating_sub(there), there.saturating_sub(wanted));
        let (mut rest, divisor) = (self.shifted_left(up), divisor.shifted_left(down));
        let mut quotient: u128 = 0;
        for bit in (0..=64u32).rev() {
            let part = divisor.shifted_left(bit);
            if part <= rest && part.bits() == divisor.bits() + bit {
                rest = rest.minus(part);
                quotient |= 1 << bit;
            }
        }
        quotient |= u128::from(!rest.is_zero());
        quotient as f64 * power_of_two(down) / power_of_two(up)
    }

    /// How many binary digits, at most 256.
    fn bits(self) -> u32 {
        if self.high == 0 { 128 - self.low.leading_zeros() } else { 256 - self.high.leading_zeros() }
    }

    fn shifted_left(self, by: u32) -> Self {
        match by {
            0 => self,
            1..=127 => Self { high: self.high << by | self.low >> (128 - by), low: self.low << by },
            128..=255 => Self { high: self.low << (by - 128), low: 0 },
            _ => Self::default(),
        }
    }
}

impl From<u128> for Wide {
    fn from(low: u128) -> Self {
        Self { high: 0, low }
    }
}

/// A sum of whole numbers with either sign, its parts kept apart.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SignedSum {
    positive: Wide,
    negative: Wide,
}

impl SignedSum {
    /// Adds `weight * value`.
    pub(super) fn add(&mut self, value: i128, weight: u128) {
        let part = Wide::product(value.unsigned_abs(), weight);
        let side = if value < 0 { &mut self.negative } else { &mut self.positive };
        *side = side.plus(part);
    }

    /// The sum divided by `divisor`, as the nearest double; `None` if the divisor is 0.
    pub(super) fn ratio(self, divisor: Wide) -> Option<f64> {
        if self.positive >= self.negative {
            self.positive.minus(self.negative).ratio(divisor)
        } else {
            self.negative.minus(self.positive).ratio(divisor).map(|x| -x)
        }
    }
}

/// 2 to a power of at most 1000.
fn power_of_two(exponent: u32) -> f64 {
    f64::from_bits((1023 + u64::from(exponent.min(1000))) << 52)
}

#[cfg(test)]
mod tests {
    use super::{SignedSum, Wide};

    fn wide(text: &str) -> Wide {
        text.bytes().fold(Wide::default(), |sum, digit| sum.times(10).plus(u128::from(digit - b'0').into()))
    }

    #[test]
    fn arithmetic_is_exact() {
        // (10^38 - 1)^2 and neighbours, written out.
        let nines = 10u128.pow(38) - 1;
        let square = wide("9999999999999999999999999999999999999800000000000000000000000000000000000001");
        assert_eq!(Wide::product(nines, nines), square);
        assert_eq!(square.minus(Wide::from(1)).plus(Wide::from(1)), square);
        assert_eq!(Wide::from(nines).times(nines), square);
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
        }
        assert_eq!(wide("1").ratio(Wide::default()), None);
    }

    proptest::proptest! {
        #[test]
        fn a_product_divided_is_the_factor(a: u128, b in 1..u128::MAX) {
            assert_eq!(Wide::product(a, b).ratio(Wide::from(b)), Some(a as f64));
            assert_eq!(Wide::product(a, b).minus(Wide::from(a).times(b)), Wide::default());
        }
    }

    #[test]
    fn signs_cancel() {
        let mut sum = SignedSum::default();
        sum.add(-7, 3);
        sum.add(2, 5);
        assert_eq!(sum.ratio(Wide::from(2)), Some(-5.5));
    }
}
