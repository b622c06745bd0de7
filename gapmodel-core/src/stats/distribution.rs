//! Values on an integer grid with how often each occurs: the one input of inference on means and ranks.

use super::dist::{self, TCritical};
use crate::error::{Error, Result};
use crate::tally::{Mass, Wide};

/// Values on an integer grid with how often each occurs: sorted by value, no value twice, nobody without a value.
///
/// The value of a cell is `offset + step * grid / denominator`. Sums are whole numbers, exact for grid values up to
/// 10^16 and 10^12 people, so that no result depends on the order in which the cells came together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Distribution {
    step: f64,
    denominator: i64,
    pub(super) offset: f64,
    pub(super) weighted: bool,
    pub(super) cells: Vec<(i64, Mass)>,
}

/// A test of a mean against 0 by Student's t.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TTest {
    /// The mean divided by its standard error.
    pub t: f64,
    /// The degrees of freedom, n - 1.
    pub df: f64,
    /// The two-sided p-value, 0 to 1.
    pub p: f64,
}

/// The exact sums of unweighted values on an integer grid: as much of a [`Distribution`] as a mean and its standard
/// error need, and the same bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GridSums {
    step: f64,
    denominator: i64,
    offset: f64,
    n: u64,
    sum: i128,
    squares: u128,
}

impl GridSums {
    /// Sums of `count` people at each grid value, at most `people` in all and `largest` in size; `None` where sums could
    /// go beyond 63 bits, which takes billions of people.
    pub(crate) fn new(
        (step, denominator, offset): (f64, i64, f64),
        largest: u64,
        people: u64,
        cells: impl Iterator<Item = (i64, u64)>,
    ) -> Option<Self> {
        largest.checked_mul(largest)?.checked_mul(people).filter(|most| *most < 1 << 63)?;
        let (mut n, mut sum, mut squares) = (0, 0_i64, 0_u64);
        for (grid, count) in cells {
            n += count;
            sum += grid * count.cast_signed();
            squares += grid.unsigned_abs() * grid.unsigned_abs() * count;
        }
        Some(Self { step, denominator, offset, n, sum: sum.into(), squares: squares.into() })
    }

    pub(crate) fn n(&self) -> u64 {
        self.n
    }

    /// As [`Distribution::mean`].
    pub(crate) fn mean(&self) -> Option<f64> {
        let divisor = Wide::product(self.n.into(), self.denominator.unsigned_abs().into());
        Wide::from(self.sum).ratio(divisor).map(|ratio| self.offset + self.step * ratio)
    }

    /// As [`Distribution::variance`].
    pub(crate) fn variance(&self) -> Option<f64> {
        let (n, size) = (u128::from(self.n), self.sum.unsigned_abs());
        if n < 2 {
            return None;
        }
        let unit = self.step / self.denominator as f64;
        let on_grid = Wide::from(n * self.squares - size * size).ratio(Wide::from(n * (n - 1)))?;
        Some(on_grid * unit * unit)
    }

    /// As [`Distribution::std_error`].
    pub(crate) fn std_error(&self) -> Option<f64> {
        self.variance().map(|variance| libm::sqrt(variance / self.n as f64))
    }
}

impl Distribution {
    /// A distribution of people with or without weights; without, `w` and `w2` are ignored. Somebody with weight 0
    /// counts in `n` and in nothing else.
    pub(crate) fn of(
        weighted: bool,
        step: f64,
        denominator: i64,
        offset: f64,
        cells: impl IntoIterator<Item = (i64, Mass)>,
    ) -> Self {
        Self { weighted, ..Self::new(step, denominator, offset, cells) }
    }

    /// A distribution of people without weights: `w` and `w2` are ignored. `denominator` is at least 1.
    pub(crate) fn new(
        step: f64,
        denominator: i64,
        offset: f64,
        cells: impl IntoIterator<Item = (i64, Mass)>,
    ) -> Self {
        let cells = merged(cells.into_iter().filter(|(_, mass)| mass.n > 0).collect());
        Self { step, denominator: denominator.max(1), offset, weighted: false, cells }
    }

    /// What each value has more than a constant, to billionths: what is equal but for rounding is equal then, and what
    /// differs from 0 by rounding alone is 0.
    pub(crate) fn minus(&self, constant: f64) -> Self {
        self.compared(|value| value - constant)
    }

    /// What a constant has more than each value, likewise.
    pub(crate) fn subtracted_from(&self, constant: f64) -> Self {
        self.compared(|value| constant - value)
    }

    fn compared(&self, difference: impl Fn(f64) -> f64) -> Self {
        let billionths = |grid: i64| libm::round(difference(self.value(grid.into(), 1)) * 1e9) as i64;
        let cells = self.cells.iter().map(|&(grid, mass)| (billionths(grid), mass));
        Self::of(self.weighted, 1.0, 1_000_000_000, 0.0, cells)
    }

    /// The sum of the values and how many they are, or their weight: exact sums, rounded once.
    pub(crate) fn totals(&self) -> (f64, f64) {
        let unit = if self.weighted { 1e9 } else { 1.0 };
        let number = self.total() as f64 / unit;
        (self.mean().unwrap_or(0.0) * number, number)
    }

    /// How many people have a value below 0.
    pub(crate) fn n_negative(&self) -> u64 {
        self.cells
            .iter()
            .filter(|(grid, _)| self.value(i128::from(*grid), 1) < 0.0)
            .map(|(_, mass)| mass.n)
            .sum()
    }

    pub(crate) fn is_weighted(&self) -> bool {
        self.weighted
    }

    /// How many people.
    pub(crate) fn n(&self) -> u64 {
        self.cells.iter().fold(0, |n, (_, mass)| n.saturating_add(mass.n))
    }

    /// The effective sample size after weighting (Kish 1965): the squared sum of the weights over the sum of their
    /// squares; `n` without weights, 0 if all weights are 0.
    pub(crate) fn n_effective(&self) -> f64 {
        if !self.weighted {
            return self.n() as f64;
        }
        let squares = self.cells.iter().fold(Wide::default(), |sum, (_, mass)| sum + Wide::from(mass.w2));
        Wide::product(self.total(), self.total()).ratio(squares).unwrap_or(0.0)
    }

    /// The mean: an exact sum, divided and rounded once before step and offset apply. `None` without people or
    /// weight.
    pub(crate) fn mean(&self) -> Option<f64> {
        self.grid_sum()
            .ratio(Wide::product(self.total(), self.denominator.unsigned_abs().into()))
            .map(|ratio| self.offset + self.step * ratio)
    }

    /// The variance with divisor n - 1; with weights w, n / (n - 1) of the weighted mean square deviation. `None` if
    /// n < 2 or without weight. Exactly 0 if all values are equal.
    pub(crate) fn variance(&self) -> Option<f64> {
        let n = self.n();
        if n < 2 {
            return None;
        }
        let unit = self.step / self.denominator as f64;
        let on_grid = if self.weighted {
            let total = self.total() as f64;
            self.square_deviations(|mass| mass.w)? / total * (n as f64 / (n - 1) as f64)
        } else {
            self.grid_variance()?
        };
        Some(on_grid * unit * unit)
    }

    /// The standard error of the mean: sd / sqrt(n); with weights w the linearised
    /// sqrt(n / (n - 1) sum w^2 (x - mean)^2) / sum w. `None` as for the variance.
    pub(crate) fn std_error(&self) -> Option<f64> {
        let n = self.n();
        if !self.weighted {
            return self.variance().map(|variance| libm::sqrt(variance / n as f64));
        }
        if n < 2 {
            return None;
        }
        let squares = self.square_deviations(|mass| mass.w2)? * (n as f64 / (n - 1) as f64);
        let unit = (self.step / self.denominator as f64).abs();
        Some(libm::sqrt(squares) / self.total() as f64 * unit)
    }

    /// Student's t interval for the mean with n - 1 degrees of freedom, in the unit of the values. `None` if n < 2,
    /// without weight, or if all values are equal.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidLevel`].
    pub(crate) fn t_interval(&self, level: f64) -> Result<Option<(f64, f64)>> {
        self.t_interval_with(&mut TCritical::new(level)?)
    }

    /// As [`Distribution::t_interval`], with critical values that many distributions share.
    pub(crate) fn t_interval_with(&self, critical: &mut TCritical) -> Result<Option<(f64, f64)>> {
        let (Some(mean), Some(std_error)) = (self.mean(), self.std_error().filter(|&se| se > 0.0)) else {
            return Ok(None);
        };
        let half = critical.get(self.n() - 1)? * std_error;
        Ok(Some((mean - half, mean + half)))
    }

    /// The test of the mean against 0. `None` if n < 2, without weight, or if all values are equal.
    ///
    /// # Errors
    ///
    /// [`Error::Overflow`] if the tail of t cannot be computed.
    pub(crate) fn paired_t(&self) -> Result<Option<TTest>> {
        let (Some(mean), Some(std_error)) = (self.mean(), self.std_error().filter(|&se| se > 0.0)) else {
            return Ok(None);
        };
        let (t, df) = (mean / std_error, (self.n() - 1) as f64);
        let p =
            dist::t_two_sided_p(t, df).map_err(|_| Error::Overflow { what: "the tail of Student's t" })?;
        Ok(Some(TTest { t, df, p }))
    }

    /// What `grid / divisor` grid steps are worth.
    pub(super) fn value(&self, grid: i128, divisor: u8) -> f64 {
        self.offset + self.step * (grid as f64 / (self.denominator as f64 * f64::from(divisor)))
    }

    /// What so many grid units are worth.
    pub(super) fn on_scale(&self, grid: f64) -> f64 {
        self.offset + self.step * (grid / self.denominator as f64)
    }

    /// Whether equal grid values are equal values in both.
    pub(super) fn same_grid(&self, other: &Self) -> bool {
        let grid = |of: &Self| (of.step.to_bits(), of.denominator, of.offset.to_bits());
        grid(self) == grid(other)
    }

    /// Whether greater grid values are smaller values.
    pub(super) fn descends(&self) -> bool {
        self.step < 0.0
    }

    /// How much people, or weight, there is.
    fn total(&self) -> u128 {
        self.cells.iter().fold(0, |sum, (_, mass)| sum.saturating_add(self.weight(*mass)))
    }

    fn weight(&self, mass: Mass) -> u128 {
        if self.weighted { mass.w } else { mass.n.into() }
    }

    fn grid_sum(&self) -> Wide {
        let part = |(grid, mass): &(i64, Mass)| Wide::from(self.weight(*mass)).times(i128::from(*grid));
        self.cells.iter().fold(Wide::default(), |sum, cell| sum + part(cell))
    }

    /// (n sum x^2 - (sum x)^2) / (n (n - 1)), with x counted from the lowest value.
    fn grid_variance(&self) -> Option<f64> {
        let lowest = self.cells.first()?.0;
        let (mut sum, mut squares) = (0u128, Wide::default());
        for &(grid, mass) in &self.cells {
            let x = u128::from(grid.abs_diff(lowest));
            sum = sum.wrapping_add(x.wrapping_mul(mass.n.into()));
            squares = squares + Wide::product(x * x, mass.n.into());
        }
        let n = self.n();
        let numerator = squares.times(i128::from(n)) - Wide::product(sum, sum);
        numerator.ratio(Wide::product(n.into(), (n - 1).into()))
    }

    /// Sum of a weight times the squared deviation from the mean, in grid steps.
    fn square_deviations(&self, weight: impl Fn(&Mass) -> u128) -> Option<f64> {
        let total = Wide::from(self.total());
        let sum = self.grid_sum();
        // Deviations are taken from a whole number beside the mean first: that part is exact.
        let pivot = libm::round(sum.ratio(total)?) as i64;
        let rest = (sum - total.times(i128::from(pivot))).ratio(total)?;
        let square = |grid: i64| {
            let deviation = (i128::from(grid) - i128::from(pivot)) as f64 - rest;
            deviation * deviation
        };
        Some(self.cells.iter().map(|(grid, mass)| weight(mass) as f64 * square(*grid)).sum())
    }
}

fn merged(mut cells: Vec<(i64, Mass)>) -> Vec<(i64, Mass)> {
    cells.sort_unstable_by_key(|&(grid, _)| grid);
    cells.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1.add(next.1);
        }
        same
    });
    cells
}
