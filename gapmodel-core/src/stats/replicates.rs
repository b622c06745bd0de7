//! One rule for all intervals from replicates: how many are needed, what is left out, and which are the limits.

use std::ops::RangeInclusive;

use super::dist::normal_quantile;
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method};

/// At least so many replicates are to be expected beyond a limit, so that it does not hang on a handful.
const BEYOND: f64 = 10.0;
/// More replicates than anybody needs, at 8 bytes each.
const MOST: u32 = 1_000_000;

/// The fewest replicates for an interval of that level.
pub(crate) fn fewest(level: f64) -> u32 {
    fewest_beyond(0.5 * (1.0 - level))
}

/// The fewest replicates for a limit with so large a share of them beyond it.
pub(crate) fn fewest_beyond(tail: f64) -> u32 {
    // 1 - 0.9 is a little less than 0.1.
    let fewest = libm::ceil(BEYOND / tail - 1e-6);
    #[expect(clippy::cast_sign_loss, reason = "above 0; what is beyond the range of the type is its largest")]
    let fewest = fewest as u32;
    fewest
}

/// How many are drawn if nothing is said.
pub(crate) fn usual(level: f64) -> u32 {
    fewest(level).clamp(1000, MOST)
}

/// Refuses another number of replicates than these; `why` says what they depend on.
pub(crate) fn check(replicates: u32, of: RangeInclusive<u32>, why: &str) -> Result<()> {
    if of.contains(&replicates) {
        return Ok(());
    }
    let (value, allowed) = (replicates.to_string(), format!("{} to {} {why}", of.start(), of.end()));
    Err(Error::InvalidOption { option: "replicates", value, allowed })
}

/// Refuses a number of replicates that gives no interval of that level.
pub(crate) fn check_level(replicates: u32, level: f64) -> Result<()> {
    check(replicates, fewest(level)..=MOST, &format!("at level {level}"))
}

/// The same where none may be asked for.
pub(crate) fn check_level_or_none(replicates: u32, level: f64) -> Result<()> {
    if replicates == 0 {
        return Ok(());
    }
    check(replicates, fewest(level)..=MOST, &format!("at level {level}, or 0 for no intervals"))
}

/// What a statistic was in each replicate that has it, in ascending order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Replicates(Vec<f64>);

impl Replicates {
    /// Leaves out NaN.
    pub(crate) fn new(mut values: Vec<f64>) -> Self {
        values.retain(|value| !value.is_nan());
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are enough of them for an interval of that level, and they are not all the same.
    pub(crate) fn make_interval(&self, level: f64) -> bool {
        self.len() >= fewest(level) as usize && self.0.first() < self.0.last()
    }

    /// The percentile interval of that level; `None` where there is none to be made.
    pub(crate) fn interval(&self, level: f64) -> Option<(f64, f64)> {
        let limit = |share: f64| self.quantile(0.5 * share);
        self.make_interval(level).then(|| (limit(1.0 - level), limit(1.0 + level)))
    }

    /// An estimate with this interval and the standard deviation of the replicates, or without both.
    pub(crate) fn estimate(&self, value: f64, level: f64, (n_valid, n_missing): (u64, u64)) -> Estimate {
        let interval = self.interval(level);
        Estimate {
            value,
            std_error: interval.and_then(|_| self.std_dev()),
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
            level,
            n_valid,
            n_missing,
            n_excluded: 0,
            n_effective: n_valid as f64,
            method: if interval.is_some() { Method::Percentile } else { Method::None },
        }
    }

    /// The order statistic number p (n + 1), interpolated on the scale of the normal distribution between two whole numbers;
    /// the outermost beyond them, NaN of nothing. Source: Davison and Hinkley 1997, Bootstrap Methods and their Application,
    /// equation 5.8; so does `norm.inter` of R's package boot.
    pub(crate) fn quantile(&self, p: f64) -> f64 {
        let n = self.len();
        let place = p * (n + 1) as f64;
        #[expect(clippy::cast_sign_loss, reason = "a probability times a number")]
        let below = libm::floor(place) as usize;
        if below == 0 || below >= n {
            let end = if below == 0 { self.0.first() } else { self.0.last() };
            return end.copied().unwrap_or(f64::NAN);
        }
        let (low, high) = (self.0[below - 1], self.0[below]);
        let z = |rank: usize| normal_quantile(rank as f64 / (n + 1) as f64);
        let (z_low, z_high) = (z(below), z(below + 1));
        low + (normal_quantile(p) - z_low) / (z_high - z_low) * (high - low)
    }

    /// How large a share is below a value; equal ones count as half.
    pub(crate) fn share_below(&self, value: f64) -> f64 {
        let below = self.0.partition_point(|other| *other < value) as f64;
        let up_to = self.0.partition_point(|other| *other <= value) as f64;
        0.5 * (below + up_to) / self.len() as f64
    }

    pub(crate) fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.len() as f64
    }

    /// The standard deviation, of at least two.
    pub(crate) fn std_dev(&self) -> Option<f64> {
        let mean = self.mean();
        let squares: f64 = self.0.iter().map(|value| (value - mean) * (value - mean)).sum();
        (self.len() > 1).then(|| libm::sqrt(squares / (self.len() - 1) as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::{Replicates, check_level, check_level_or_none, fewest, fewest_beyond};

    /// `SciPy` 1.17.1, norm.ppf: R's boot interpolates between order statistics on this scale.
    #[test]
    fn percentiles_are_those_of_r_boot() {
        let found = Replicates::new((1..=99).rev().map(f64::from).collect());
        for (p, expected) in [(0.05, 5.0), (0.5, 50.0), (0.995, 99.0), (0.001, 1.0), (0.0, 1.0), (1.0, 99.0)]
        {
            assert!((found.quantile(p) - expected).abs() < 1e-9, "{p}");
        }
        // (qnorm(.025) - qnorm(.02)) / (qnorm(.03) - qnorm(.02)) of the way from the second to the third.
        assert!((found.quantile(0.025) - 2.542_249_498_839_756).abs() < 1e-9);
        assert!(Replicates::default().quantile(0.5).is_nan());
    }

    #[test]
    fn ten_replicates_are_expected_beyond_each_limit() {
        assert_eq!([0.5, 0.9, 0.95, 0.99].map(fewest), [40, 200, 400, 2000]);
        assert_eq!([0.05, 1e-12].map(fewest_beyond), [200, u32::MAX]);
        assert!(check_level(400, 0.95).is_ok() && check_level_or_none(0, 0.95).is_ok());
        let refused = |replicates| check_level_or_none(replicates, 0.95).unwrap_err().to_string();
        assert!(refused(399).contains("400 to 1000000 at level 0.95, or 0 for no intervals"));
        assert!(refused(1_000_001).contains("400 to 1000000"));
    }

    #[test]
    fn too_few_and_equal_replicates_make_no_interval() {
        let some = |n: u32| Replicates::new((0..n).map(f64::from).chain([f64::NAN]).collect());
        assert_eq!((some(399).interval(0.95), some(400).len()), (None, 400));
        assert!(some(400).interval(0.95).is_some());
        assert_eq!(Replicates::new(vec![2.0; 500]).interval(0.95), None);
        assert_eq!((some(1).std_dev(), some(3).std_dev()), (None, Some(1.0)));
    }

    #[test]
    fn equal_values_count_as_half() {
        let found = Replicates::new(vec![4.0, 2.0, 2.0, 1.0]);
        for (value, expected) in [(0.0, 0.0), (2.0, 0.5), (3.0, 0.75), (9.0, 1.0)] {
            assert!((found.share_below(value) - expected).abs() < 1e-15, "{value}");
        }
    }
}
