//! The iteration of raking, on groups of rows with the same categories.

use super::cells::{Axis, Groups};
use super::refused;
use crate::error::{Error, Result};

/// The smallest and the largest weight of a row.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Limits {
    fn clip(limits: Option<Self>, weight: f64) -> f64 {
        limits.map_or(weight, |limits| weight.clamp(limits.low, limits.high))
    }
}

/// Groups on their way to the margins.
///
/// Without limits a group has the sum of its starting weights for its size, and a factor from 1; with limits the number
/// of its rows, and their weight. Either way it holds size times the clipped factor.
pub(super) struct Raking<'a> {
    axes: &'a [Axis],
    groups: &'a Groups,
    total: f64,
    limits: Option<Limits>,
    sizes: Vec<f64>,
    /// Before clipping.
    factors: Vec<f64>,
    pub(super) iterations: u32,
    pub(super) max_error: f64,
}

impl<'a> Raking<'a> {
    pub(super) fn new(
        axes: &'a [Axis],
        groups: &'a Groups,
        total: f64,
        limits: Option<Limits>,
    ) -> Result<Self> {
        let masses = groups.masses.iter();
        let weight = |w: u128| w as f64 / 1e9;
        let (sizes, factors) = match limits {
            None => masses.map(|mass| (weight(mass.w), 1.0)).unzip(),
            Some(_) => masses.map(|mass| (mass.n as f64, weight(mass.w) / mass.n as f64)).unzip(),
        };
        let raking =
            Self { axes, groups, total, limits, sizes, factors, iterations: 0, max_error: f64::INFINITY };
        raking.check_limits()?;
        Ok(raking)
    }

    /// Refuses limits that some category cannot keep.
    fn check_limits(&self) -> Result<()> {
        let Some(Limits { low, high }) = self.limits else { return Ok(()) };
        for (axis, codes) in self.axes.iter().zip(&self.groups.codes) {
            let mut rows = vec![0.0; axis.totals.len()];
            codes.iter().zip(&self.sizes).for_each(|(code, size)| rows[*code as usize] += size);
            for ((total, n), name) in axis.totals.iter().zip(rows).zip(&axis.names) {
                if n * low > total * (1.0 + 1e-9) || n * high < total * (1.0 - 1e-9) {
                    let mean = self.total / self.groups.of_row.len() as f64;
                    let value = format!("{} to {}", low / mean, high / mean);
                    let needed = format!(
                        "{n} rows with {name} in {} need {} times the mean weight on average",
                        axis.columns,
                        total / n / mean
                    );
                    return Err(refused("trim", value, needed));
                }
            }
        }
        Ok(())
    }

    /// Rounds over all axes until every margin is within `tolerance`, a share of the total.
    pub(super) fn run(mut self, tolerance: f64, max_iterations: u32) -> Result<Self> {
        let mut worst = String::new();
        while self.iterations < max_iterations {
            for axis in 0..self.axes.len() {
                self.meet(axis);
            }
            self.iterations += 1;
            (self.max_error, worst) = self.error();
            if self.max_error <= tolerance {
                return Ok(self);
            }
            if !self.max_error.is_finite() {
                break;
            }
        }
        let (iterations, error) = (self.iterations, self.max_error);
        let worst = format!("the share of the total of {worst}");
        Err(Error::NotConverged { what: "raking", iterations, worst, error, tolerance })
    }

    /// Multiplies the groups of each category so that they meet its total.
    fn meet(&mut self, axis: usize) {
        let (codes, totals) = (&self.groups.codes[axis], &self.axes[axis].totals);
        let factors: Vec<f64> = match self.limits {
            None => totals.iter().zip(self.margin(axis)).map(|(total, sum)| total / sum).collect(),
            Some(limits) => {
                let mut members = vec![Vec::new(); totals.len()];
                for (group, code) in codes.iter().enumerate() {
                    members[*code as usize].push((self.sizes[group], self.factors[group]));
                }
                totals.iter().zip(members).map(|(total, members)| scale(&members, *total, limits)).collect()
            }
        };
        self.factors.iter_mut().zip(codes).for_each(|(factor, code)| *factor *= factors[*code as usize]);
    }

    /// What the categories of an axis hold.
    fn margin(&self, axis: usize) -> Vec<f64> {
        let mut sums = vec![0.0; self.axes[axis].totals.len()];
        for ((code, size), factor) in self.groups.codes[axis].iter().zip(&self.sizes).zip(&self.factors) {
            sums[*code as usize] += size * Limits::clip(self.limits, *factor);
        }
        sums
    }

    /// The largest difference from a total, as a share of all, and where.
    fn error(&self) -> (f64, String) {
        let mut largest = (0.0, String::new());
        for (i, axis) in self.axes.iter().enumerate() {
            for ((total, sum), name) in axis.totals.iter().zip(self.margin(i)).zip(&axis.names) {
                let error = (sum - total).abs() / self.total;
                // A sum that is no number is the furthest from all.
                if error.is_nan() || error > largest.0 {
                    let error = if error.is_nan() { f64::INFINITY } else { error };
                    largest = (error, format!("{name} in {}", axis.columns));
                }
            }
        }
        largest
    }

    pub(super) fn limits(&self) -> Option<Limits> {
        self.limits
    }

    /// What the starting weights of each group are multiplied by; with limits, the weight of its rows.
    pub(super) fn factors(&self) -> Vec<f64> {
        self.factors.iter().map(|factor| Limits::clip(self.limits, *factor)).collect()
    }

    /// The sum of the weights of all rows and of their squares.
    pub(super) fn sums(&self) -> (f64, f64) {
        let squares = |group: usize| match self.limits {
            None => self.groups.masses[group].w2 as f64 / 1e18,
            Some(_) => self.sizes[group],
        };
        let add = |(sum, square): (f64, f64), (group, factor): (usize, f64)| {
            (sum + self.sizes[group] * factor, square + squares(group) * factor * factor)
        };
        self.factors().into_iter().enumerate().fold((0.0, 0.0), add)
    }

    /// How many rows have a weight at a limit.
    pub(super) fn trimmed(&self) -> u64 {
        let Some(Limits { low, high }) = self.limits else { return 0 };
        let groups = self.factors.iter().zip(&self.groups.masses);
        groups.filter(|(factor, _)| !(low < **factor && **factor < high)).map(|(_, mass)| mass.n).sum()
    }
}

/// The number by which weights are multiplied so that, clipped, they sum to a total they can have: Newton steps on a
/// function that is straight between limits, or halving where one leaves the bracket.
fn scale(members: &[(f64, f64)], total: f64, Limits { low, high }: Limits) -> f64 {
    let (mut at, mut below, mut above) = (1.0, 0.0, f64::INFINITY);
    for _ in 0..200 {
        let (mut sum, mut slope) = (0.0, 0.0);
        for (size, weight) in members {
            let scaled = at * weight;
            sum += size * scaled.clamp(low, high);
            slope += if low < scaled && scaled < high { size * weight } else { 0.0 };
        }
        if (sum - total).abs() <= 4.0 * f64::EPSILON * total {
            break;
        }
        *(if sum < total { &mut below } else { &mut above }) = at;
        let newton = at + (total - sum) / slope;
        let next = if newton > below && newton < above {
            newton
        } else if above.is_infinite() {
            2.0 * at
        } else {
            0.5 * (below + above)
        };
        if (next - at).abs() <= f64::EPSILON * at {
            break;
        }
        at = next;
    }
    at
}
