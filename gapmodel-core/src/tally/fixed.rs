//! Decimal fixed point with nine places: what makes sums of weights and measures exact, and so independent of
//! order.

/// Units in one: 10^9.
pub(crate) const UNIT: u64 = 1_000_000_000;
/// The smallest survey weight, so that it keeps at least four digits. Nobody has weight 0: whoever does not count is
/// left out, and so does not count as a degree of freedom either.
pub(crate) const MIN_WEIGHT: f64 = 1e-6;
/// The largest survey weight, so that squares of weights add up without overflow.
pub(crate) const MAX_WEIGHT: f64 = 1e6;
/// The limits of weights in units.
#[cfg(feature = "serde")]
pub(crate) const MIN_WEIGHT_UNITS: u128 = 1_000;
#[cfg(feature = "serde")]
pub(crate) const MAX_WEIGHT_UNITS: u128 = 1_000_000 * UNIT as u128;
/// The largest measure in size, so that squares of measures times squared weights add up without overflow.
pub(crate) const MAX_MEASURE: f64 = 1e12;

/// A number in units of 10^-9, read as the decimal it was written as: 0.1 becomes exactly 100 000 000.
/// `None` unless it is finite and at most 10^12 in size. Digits beyond the ninth place are rounded.
pub(crate) fn read(value: f64) -> Option<i128> {
    read_within(value, MAX_MEASURE)
}

/// The same, `None` unless it is at most `largest` in size.
pub(crate) fn read_within(value: f64, largest: f64) -> Option<i128> {
    if !(-largest..=largest).contains(&value) {
        return None;
    }
    let scaled = value * UNIT as f64;
    // Below 2^53 the product is off by less than half a unit from the decimal that was written.
    if scaled.abs() < 9e15 { Some(scaled.round() as i128) } else { read_shortest(value) }
}

/// A survey weight in units of 10^-9; `None` unless it is from 10^-6 to 10^6.
pub(crate) fn read_weight(value: f64) -> Option<u64> {
    if !(MIN_WEIGHT..=MAX_WEIGHT).contains(&value) {
        return None;
    }
    read(value).and_then(|units| u64::try_from(units).ok())
}

/// Large numbers by way of their shortest decimal form, which is the form they were written in.
fn read_shortest(value: f64) -> Option<i128> {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = 9 + exponent.parse::<i32>().ok()? - i32::try_from(fraction.len()).ok()?;
    let power = 10_i128.checked_pow(places.unsigned_abs())?;
    Some(if places >= 0 { digits * power } else { (digits + digits.signum() * power / 2) / power })
}

#[cfg(test)]
mod tests {
    use super::{read, read_weight};

    #[test]
    fn decimals_are_read_as_they_were_written() {
        for (value, units) in [
            (0.1, 100_000_000),
            (-1.1, -1_100_000_000),
            (1_000_000.2, 1_000_000_200_000_000),
            (10_000_000.2, 10_000_000_200_000_000),
            (123_456_789_012.345, 123_456_789_012_345_000_000),
            (1e12, 1_000_000_000_000_000_000_000),
            (-0.0, 0),
            (1e-10, 0),
        ] {
            assert_eq!(read(value), Some(units), "{value}");
        }
        for refused in [f64::NAN, f64::INFINITY, 1.1e12, -2e12] {
            assert_eq!(read(refused), None, "{refused}");
        }
    }

    #[test]
    fn weights_are_limited() {
        assert_eq!(read_weight(1e6), Some(1_000_000_000_000_000));
        assert_eq!(read_weight(1e-6), Some(1000));
        for refused in [-0.1, 0.0, 1e-7, 1_000_000.1, f64::NAN, f64::INFINITY] {
            assert_eq!(read_weight(refused), None, "{refused}");
        }
    }
}
