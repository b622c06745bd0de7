//! How much sites differ beyond chance, from their means and how well each is known.

use crate::error::{Error, Result};
use crate::stats::dist::chi_squared_quantile;

/// Steps of Newton's method, each of which at least doubles the variance until it is near.
const MOST_STEPS: u32 = 400;

/// The variance between sites by Paule and Mandel, with the mean that goes with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Between {
    pub(super) variance: f64,
    /// The limits of the variance; absent where means are known without error.
    pub(super) limits: Option<(f64, f64)>,
    /// The mean of sites, each weighted with 1 / (its error variance + variance).
    pub(super) mean: f64,
    /// The variance of that mean.
    pub(super) mean_variance: f64,
}

/// Means with their error variances.
pub(super) struct Means<'a> {
    pub(super) values: &'a [f64],
    pub(super) variances: &'a [f64],
}

impl Means<'_> {
    /// The variance between sites that makes the weighted sum of squares what is expected of it, the number of sites less
    /// one (Paule and Mandel 1982), with the limits at which it is a quantile of chi-squared (Viechtbauer 2007).
    pub(super) fn between(&self, level: f64) -> Result<Between> {
        let df = (self.values.len() - 1) as f64;
        let is_known = self.variances.iter().any(|variance| *variance <= 0.0);
        let (variance, limits) = if is_known {
            (self.plain_variance(), None)
        } else {
            let tail = 0.5 * (1.0 - level);
            let low = self.solve(chi_squared_quantile(1.0 - tail, tail, df)?)?;
            let high = self.solve(chi_squared_quantile(tail, 1.0 - tail, df)?)?;
            (self.solve(df)?, Some((low, high)))
        };
        let (mean, weight) = self.weighted_mean(variance);
        Ok(Between { variance, limits, mean, mean_variance: 1.0 / weight })
    }

    fn plain_variance(&self) -> f64 {
        let n = self.values.len() as f64;
        let mean = self.values.iter().sum::<f64>() / n;
        self.values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0)
    }

    /// The weighted mean and the sum of the weights.
    fn weighted_mean(&self, between: f64) -> (f64, f64) {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (value, variance) in self.values.iter().zip(self.variances) {
            let weight = 1.0 / (variance + between);
            sum += weight * value;
            weights += weight;
        }
        (sum / weights, weights)
    }

    /// The weighted sum of squares, and how fast it falls as the variance between sites grows.
    fn squares(&self, between: f64) -> (f64, f64) {
        let (mean, _) = self.weighted_mean(between);
        let (mut q, mut slope) = (0.0, 0.0);
        for (value, variance) in self.values.iter().zip(self.variances) {
            let weight = 1.0 / (variance + between);
            let part = weight * (value - mean) * (value - mean);
            q += part;
            slope += weight * part;
        }
        (q, slope)
    }

    /// The variance between sites at which the sum of squares is `target`; 0 where it is below with none.
    ///
    /// The sum falls and bends upwards, so that Newton's steps from 0 never go too far (`DerSimonian` and Kacker 2007).
    fn solve(&self, target: f64) -> Result<f64> {
        let mut between = 0.0;
        let mut excess = 0.0;
        for _ in 0..MOST_STEPS {
            let (q, slope) = self.squares(between);
            excess = q - target;
            if excess <= 0.0 {
                return Ok(between);
            }
            let next = between + excess / slope;
            if next - between <= 1e-15 * next {
                return Ok(next);
            }
            between = next;
        }
        Err(Error::NotConverged {
            what: "the variance between sites",
            iterations: MOST_STEPS,
            worst: "the weighted sum of squares".to_owned(),
            error: excess / target,
            tolerance: 1e-15,
        })
    }
}
