//! Bootstrap intervals of whatever is a function of how many people are in each cell of a table.
//!
//! A replicate draws as many people as there are, with replacement, from every sample: a multinomial number per cell.
//! What it costs depends on how many cells there are and not on how many people.

use super::bootstrap::Draw;
use super::dist::{normal_cdf, normal_quantile, z_for};
use super::distribution::Distribution;
use super::ranks::LIMIT;
use crate::error::{Error, Result};
use crate::estimate::{Method, check_level};
use crate::tally::Mass;

/// At least so many replicates are to be expected outside the limits.
const OUTSIDE: f64 = 20.0;
/// More replicates than anybody needs, at 8 bytes each.
const MOST: u32 = 1_000_000;
/// Squared coefficients of variation below this are rounding.
const EQUAL_WEIGHTS: f64 = 1e-12;
/// Replicates that are drawn at a stretch.
const STRETCH: usize = 500;

/// How a bootstrap interval is made: people are drawn again, with replacement, from the tally.
///
/// Every replicate has a stream of random numbers of its own: the same seed gives the same bits on any number of threads.
/// A percentile is an order statistic, number p (replicates + 1), interpolated on the scale of the normal distribution
/// between two whole numbers (Davison and Hinkley 1997, equation 5.8), as in R's package boot.
///
/// With survey weights, people of a cell are drawn as two kinds, light and heavy, so that the sum of their weights has the
/// mean and the variance of theirs, and the skewness of a gamma distribution: a tally does not know more of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bootstrap {
    /// [`Method::Bca`] or [`Method::Percentile`].
    pub method: Method,
    /// How many times people are drawn: 10,000; from 20 / (1 - level), so that limits do not hang on a handful, to
    /// 1,000,000.
    pub replicates: u32,
    /// Where the random numbers start: 1.
    pub seed: u64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self { method: Method::Bca, replicates: 10_000, seed: 1 }
    }
}

/// People who are drawn as one kind.
#[derive(Clone, Copy, Debug)]
struct Kind {
    /// The cell of the table they are in.
    cell: usize,
    /// How many they are; a whole number unless a weighted cell was split.
    people: f64,
    /// How much one counts.
    weight: f64,
    /// Their part among themselves and all kinds after them in the sample.
    chance: f64,
}

/// Independent samples, the cells of all of them in one row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Samples {
    samples: Vec<(u64, Vec<Kind>)>,
    cells: usize,
}

impl Samples {
    /// One sample more; its cells come after those there are.
    ///
    /// # Errors
    ///
    /// [`Error::Overflow`] beyond 2^53 people.
    pub(crate) fn add(&mut self, weighted: bool, cells: impl IntoIterator<Item = Mass>) -> Result<()> {
        let mut kinds = Vec::new();
        let mut n = 0_u64;
        for mass in cells {
            n = n.saturating_add(mass.n);
            let alike = if weighted { by_weight(mass) } else { [(mass.n as f64, 1.0), (0.0, 0.0)] };
            let kind = |(people, weight)| Kind { cell: self.cells, people, weight, chance: 1.0 };
            kinds.extend(alike.map(kind).into_iter().filter(|kind| kind.people > 0.0));
            self.cells += 1;
        }
        if n > LIMIT {
            return Err(Error::Overflow { what: "the number of people to draw" });
        }
        let mut left = 0.0;
        for kind in kinds.iter_mut().rev() {
            left += kind.people;
            kind.chance = kind.people / left;
        }
        self.samples.push((n, kinds));
        Ok(())
    }

    fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.samples.iter().flat_map(|(_, kinds)| kinds)
    }

    /// How much is in each cell.
    fn observed(&self) -> Vec<f64> {
        let mut amounts = vec![0.0; self.cells];
        self.kinds().for_each(|kind| amounts[kind.cell] += kind.people * kind.weight);
        amounts
    }

    /// How much a replicate has in each cell.
    fn draw(&self, draw: &mut Draw, amounts: &mut [f64]) {
        amounts.fill(0.0);
        for (n, kinds) in &self.samples {
            let mut to_draw = *n;
            for kind in kinds {
                // A multinomial number is a binomial one among those whom the kinds before have left.
                let drawn = draw.binomial(to_draw, kind.chance);
                amounts[kind.cell] += drawn as f64 * kind.weight;
                to_draw -= drawn;
            }
        }
    }

    /// The acceleration of Efron (1987), from leaving out everybody once; with several samples as `SciPy` has it, each
    /// sample's influences divided by its size. `None` if the statistic of the others is not there.
    fn acceleration(&self, statistic: impl Fn(&[f64]) -> Option<f64>) -> Option<f64> {
        let mut amounts = self.observed();
        let (mut cubes, mut squares) = (0.0, 0.0);
        for (n, kinds) in &self.samples {
            let n = *n as f64;
            let mut without = |kind: &Kind| {
                let all = std::mem::replace(&mut amounts[kind.cell], 0.0);
                amounts[kind.cell] = all - kind.weight;
                let found = statistic(&amounts);
                amounts[kind.cell] = all;
                found
            };
            let found = kinds.iter().map(|kind| Some((kind.people, without(kind)?)));
            let found = found.collect::<Option<Vec<_>>>()?;
            let mean = found.iter().map(|(people, value)| people * value).sum::<f64>() / n;
            for (people, value) in found {
                let influence = (n - 1.0) / n * (mean - value);
                squares += people * influence * influence;
                cubes += people * influence * influence * influence;
            }
        }
        Some(if squares > 0.0 { cubes / (6.0 * squares * libm::sqrt(squares)) } else { 0.0 })
    }
}

/// People of one cell as light and heavy ones (number, weight) with the mean and variance of their weights and the
/// skewness 2 c of a gamma distribution, c the coefficient of variation. Both weights are above 0.
fn by_weight(mass: Mass) -> [(f64, f64); 2] {
    let n = mass.n as f64;
    let mean = mass.w as f64 / 1e9 / n;
    let squared = mass.w2 as f64 / 1e18 / n / (mean * mean) - 1.0;
    if squared.is_nan() || squared < EQUAL_WEIGHTS {
        return [(n, mean), (0.0, 0.0)];
    }
    let c = libm::sqrt(squared);
    let t = c + libm::sqrt(1.0 + squared);
    let light = n * (t * t / (1.0 + t * t));
    [(light, mean * (1.0 - c / t)), (n - light, mean * (1.0 + c * t))]
}

impl Bootstrap {
    /// Refuses what makes no interval of that level.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidLevel`]; [`Error::InvalidOption`] for another method, and for too few or too many replicates.
    pub(crate) fn check(&self, level: f64) -> Result<()> {
        check_level(level)?;
        if !matches!(self.method, Method::Bca | Method::Percentile) {
            let (value, allowed) = (format!("{:?}", self.method.name()), "bca, percentile".to_owned());
            return Err(Error::InvalidOption { option: "method", value, allowed });
        }
        let least = fewest(level);
        if (least..=f64::from(MOST)).contains(&f64::from(self.replicates)) {
            return Ok(());
        }
        Err(Error::InvalidOption {
            option: "replicates",
            value: self.replicates.to_string(),
            allowed: format!("{least} to {MOST} at level {level}"),
        })
    }

    /// The interval of a sum of means of independent samples, each times a factor: of a mean, or of a difference of two.
    ///
    /// `None` for fewer than two people in a sample and where nothing varies.
    ///
    /// # Errors
    ///
    /// As [`Bootstrap::interval`].
    pub(crate) fn of_means(&self, means: &[(f64, &Distribution)], level: f64) -> Result<Option<(f64, f64)>> {
        self.check(level)?;
        if means.iter().any(|(_, values)| values.n() < 2) {
            return Ok(None);
        }
        let mut samples = Samples::default();
        let mut parts = Vec::with_capacity(means.len());
        for (factor, values) in means {
            samples.add(values.is_weighted(), values.cells.iter().map(|(_, mass)| *mass))?;
            let grid: Vec<f64> = values.cells.iter().map(|(grid, _)| *grid as f64).collect();
            parts.push((*factor, *values, grid));
        }
        self.interval(&samples, level, |amounts| {
            let mut rest = amounts;
            let mut sum = 0.0;
            for (factor, values, grid) in &parts {
                let (own, others) = rest.split_at(grid.len());
                rest = others;
                // Whole numbers without weights, so that equal means are equal.
                let (mut weighted, mut all) = (0.0, 0.0);
                for (amount, grid) in own.iter().zip(grid) {
                    weighted += amount * grid;
                    all += amount;
                }
                sum += factor * values.on_scale(weighted / all);
            }
            Some(sum)
        })
    }

    /// The interval of a statistic of how much is in each cell of all samples.
    ///
    /// Replicates without the statistic are left out. `BCa`: z0 counts replicates equal to the observed value as half; if
    /// there are none on one side of it, both limits are the outermost replicate. `None` where nothing varies, where fewer
    /// replicates than are needed have the statistic, and where it needs every person for `BCa`.
    ///
    /// # Errors
    ///
    /// As [`Bootstrap::check`].
    pub(crate) fn interval(
        &self,
        samples: &Samples,
        level: f64,
        statistic: impl Fn(&[f64]) -> Option<f64> + Sync,
    ) -> Result<Option<(f64, f64)>> {
        self.check(level)?;
        let Some(observed) = statistic(&samples.observed()) else { return Ok(None) };
        let mut found = self.replicates(samples, &statistic);
        found.retain(|value| !value.is_nan());
        if (found.len() as f64) < fewest(level) {
            return Ok(None);
        }
        found.sort_unstable_by(f64::total_cmp);
        let varies = found.first() != found.last();
        let tails = if self.method == Method::Bca {
            samples.acceleration(&statistic).map(|a| corrected(&found, observed, a, level))
        } else {
            Some([0.5 * (1.0 - level), 0.5 * (1.0 + level)])
        };
        Ok(tails.filter(|_| varies).map(|[low, high]| (quantile(&found, low), quantile(&found, high))))
    }

    /// The statistic of every replicate, NaN without one.
    fn replicates(&self, samples: &Samples, statistic: &(impl Fn(&[f64]) -> Option<f64> + Sync)) -> Vec<f64> {
        let mut found = vec![f64::NAN; self.replicates as usize];
        let fill = |(stretch, found): (usize, &mut [f64])| {
            let mut amounts = vec![0.0; samples.cells];
            for (i, value) in found.iter_mut().enumerate() {
                samples.draw(&mut Draw::new(self.seed, (stretch * STRETCH + i) as u64), &mut amounts);
                *value = statistic(&amounts).unwrap_or(f64::NAN);
            }
        };
        #[cfg(feature = "parallel")]
        {
            use rayon::prelude::*;
            found.par_chunks_mut(STRETCH).enumerate().for_each(fill);
        }
        #[cfg(not(feature = "parallel"))]
        found.chunks_mut(STRETCH).enumerate().for_each(fill);
        found
    }
}

/// The fewest replicates for an interval of that level.
fn fewest(level: f64) -> f64 {
    // 1 - 0.9 is a little less than 0.1.
    libm::ceil(OUTSIDE / (1.0 - level) - 1e-6)
}

/// The two probabilities at which `BCa` reads the sorted replicates (Efron 1987, Journal of the American Statistical
/// Association 82:171-185).
fn corrected(sorted: &[f64], observed: f64, acceleration: f64, level: f64) -> [f64; 2] {
    let below = sorted.partition_point(|value| *value < observed) as f64;
    let up_to = sorted.partition_point(|value| *value <= observed) as f64;
    let share = 0.5 * (below + up_to) / sorted.len() as f64;
    if share <= 0.0 || share >= 1.0 {
        return [share, share];
    }
    let (z0, z) = (normal_quantile(share), z_for(level));
    [-z, z].map(|z| {
        let room = 1.0 - acceleration * (z0 + z);
        if room > 0.0 { normal_cdf(z0 + (z0 + z) / room) } else { f64::from(z0 + z > 0.0) }
    })
}

/// The order statistic number p (n + 1), interpolated on the scale of the normal distribution; the outermost beyond them.
fn quantile(sorted: &[f64], p: f64) -> f64 {
    let n = sorted.len();
    let place = p * (n + 1) as f64;
    #[expect(clippy::cast_sign_loss, reason = "a probability times a number")]
    let below = libm::floor(place) as usize;
    if below == 0 || below >= n {
        return sorted[below.min(n) - usize::from(below > 0)];
    }
    let (low, high) = (sorted[below - 1], sorted[below]);
    let z = |rank: usize| normal_quantile(rank as f64 / (n + 1) as f64);
    let (z_low, z_high) = (z(below), z(below + 1));
    low + (normal_quantile(p) - z_low) / (z_high - z_low) * (high - low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::correlation::law_schools;

    /// `SciPy` 1.17.1, norm.ppf: R's boot interpolates between order statistics on this scale.
    #[test]
    fn percentiles_are_those_of_r_boot() {
        let sorted: Vec<f64> = (1..=99).map(f64::from).collect();
        for (p, expected) in [(0.05, 5.0), (0.5, 50.0), (0.995, 99.0), (0.001, 1.0), (0.0, 1.0), (1.0, 99.0)]
        {
            assert!((quantile(&sorted, p) - expected).abs() < 1e-9, "{p}");
        }
        // (qnorm(.025) - qnorm(.02)) / (qnorm(.03) - qnorm(.02)) of the way from the second to the third.
        assert!((quantile(&sorted, 0.025) - 2.542_249_498_839_756).abs() < 1e-9);
    }

    #[test]
    fn replicates_are_the_same_however_they_are_cut() {
        let mut samples = Samples::default();
        samples.add(false, [30, 45, 120].map(Mass::unweighted)).unwrap();
        let mean = |amounts: &[f64]| Some((amounts[1] + 2.0 * amounts[2]) / 195.0);
        let all = |replicates| Bootstrap { replicates, ..Bootstrap::default() }.replicates(&samples, &mean);
        let many = all(1300);
        assert_eq!(all(700), many[..700]);
        let one = |replicate: usize| {
            let mut amounts = vec![0.0; 3];
            samples.draw(&mut Draw::new(1, replicate as u64), &mut amounts);
            mean(&amounts).unwrap()
        };
        for replicate in [0, 499, 500, 1299] {
            assert_eq!(one(replicate).to_bits(), many[replicate].to_bits());
        }
    }

    /// Acceleration of R's boot 1.3.28.1 for Efron's law schools.
    #[test]
    fn acceleration_is_that_of_r_boot() {
        let (samples, pearson) = law_schools();
        let found = samples.acceleration(pearson).unwrap();
        assert!((found + 0.075_671_564_9).abs() < 1e-9, "{found}");
    }

    #[test]
    fn light_and_heavy_people_have_the_sums_of_all() {
        let mass = Mass { n: 3, w: 5_200_000_000, w2: 17_040_000_000_000_000_000 };
        let kinds = by_weight(mass);
        let sum =
            |power: i32| -> f64 { kinds.iter().map(|(n, w)| n * libm::pow(*w, f64::from(power))).sum() };
        for (power, expected) in [(0, 3.0), (1, 5.2), (2, 17.04)] {
            assert!((sum(power) - expected).abs() < 1e-12, "{power}");
        }
        // The third moment of a gamma distribution about 0 is mean^3 (1 + c^2) (1 + 2 c^2).
        let (mean, squared) = (5.2 / 3.0, 17.04 * 3.0 / 27.04 - 1.0);
        assert!((sum(3) / 3.0 - mean * mean * mean * (1.0 + squared) * (1.0 + 2.0 * squared)).abs() < 1e-9);
        assert!(kinds.iter().all(|(n, w)| *n > 0.0 && *w > 0.0));
        assert_eq!(by_weight(Mass::unweighted(7)), [(7.0, 1.0), (0.0, 0.0)]);
    }

    /// No replicate is above the value: both limits are the lowest or highest of them.
    #[test]
    fn a_value_outside_its_replicates_has_their_end() {
        let sorted = [0.1, 0.2, 0.3];
        for (value, end) in [(0.9, 1.0), (0.0, 0.0)] {
            let limits = corrected(&sorted, value, 0.1, 0.95).map(|p| quantile(&sorted, p).to_bits());
            assert_eq!(limits, [quantile(&sorted, end).to_bits(); 2]);
        }
        // Ties count as half, so that the middle one is in the middle.
        let [low, high] = corrected(&sorted, 0.2, 0.0, 0.95);
        assert!((low - 0.025).abs() < 1e-12 && (high - 0.975).abs() < 1e-12);
    }
}
