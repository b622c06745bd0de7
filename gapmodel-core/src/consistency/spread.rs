//! Whether answers vary as much within every site: how far they are from the median of their site.

use crate::error::Result;
use crate::stats::{FTest, f_test};
use crate::tally::Wide;

/// How far the answers of a site are from their median, in any unit that all sites share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Distances {
    n: u64,
    mean: f64,
    /// The sum of squared deviations of the distances from their mean.
    squares: f64,
}

impl Distances {
    /// Of the numbers of answers at each of several points that are equally far apart; with at least one answer.
    pub(super) fn of_points(counts: impl Iterator<Item = u64> + Clone) -> Self {
        let n: u64 = counts.clone().sum();
        let point_at = |rank: u64| {
            let mut before = 0;
            let found = counts.clone().position(|count| {
                before += count;
                before > rank
            });
            found.unwrap_or(0) as u64
        };
        let median = point_at((n - 1) / 2) + point_at(n / 2);
        let distances = counts.enumerate().map(|(point, count)| (median.abs_diff(2 * point as u64), count));
        Self::new(n, distances.map(|(distance, count)| (u128::from(distance), count)))
    }

    /// Of whole numbers, which are put in another order; at least one.
    pub(super) fn of_values(values: &mut [i128]) -> Self {
        let (_, upper, _) = values.select_nth_unstable(values.len() / 2);
        let upper = *upper;
        // Half of an even number is no larger than this one.
        let is_even = values.len().is_multiple_of(2);
        let lower = values[..values.len() / 2].iter().copied().max().filter(|_| is_even).unwrap_or(upper);
        let distances = values.iter().map(|value| ((lower + upper).abs_diff(2 * value), 1));
        Self::new(values.len() as u64, distances)
    }

    /// From distances and how often each is there: exact up to the last division.
    fn new(n: u64, distances: impl Iterator<Item = (u128, u64)>) -> Self {
        let (mut sum, mut squares) = (0_u128, Squares::default());
        for (distance, times) in distances {
            sum += distance * u128::from(times);
            squares.add(distance, times);
        }
        let around = squares.sum().times(i128::from(n)) - Wide::product(sum, sum);
        let wide = Wide::from(u128::from(n));
        let ratio = |of: Wide| of.ratio(wide).unwrap_or(0.0);
        Self { n, mean: ratio(Wide::from(sum)), squares: ratio(around) }
    }
}

/// An exact sum of squares, which hardly ever needs more than 128 bits.
#[derive(Default)]
pub(super) struct Squares {
    small: u128,
    rest: Wide,
}

impl Squares {
    pub(super) fn add(&mut self, value: u128, times: u64) {
        let square = value.checked_mul(value).and_then(|square| square.checked_mul(times.into()));
        match square.and_then(|square| self.small.checked_add(square)) {
            Some(small) => self.small = small,
            None => self.rest = self.rest + Wide::product(value, value).times(times.into()),
        }
    }

    pub(super) fn sum(self) -> Wide {
        self.rest + Wide::from(self.small)
    }
}

/// Brown and Forsythe's test that answers vary as much within every site. Sites with one answer say nothing of it, and the
/// two distances of a site with two are always equal, which would make it look as if it did not vary in what is tested
/// (82 % of tests wrong at 5 % with 100 such sites beside ten of 30); `None` with fewer than two others, or if no distance
/// differs from another of its site.
pub(super) fn test(sites: impl Iterator<Item = Distances> + Clone) -> Result<Option<FTest>> {
    let sites = sites.filter(|site| site.n > 2);
    let (k, n) = sites.clone().fold((0_usize, 0), |(k, n), site| (k + 1, n + site.n));
    let within: f64 = sites.clone().map(|site| site.squares).sum();
    if k < 2 || within <= 0.0 {
        return Ok(None);
    }
    let mean = sites.clone().map(|site| site.n as f64 * site.mean).sum::<f64>() / n as f64;
    let between: f64 = sites.map(|site| site.n as f64 * (site.mean - mean) * (site.mean - mean)).sum();
    let df = (n - k as u64) as f64;
    f_test(between / (k - 1) as f64 / (within / df), k - 1, df).map(Some)
}
