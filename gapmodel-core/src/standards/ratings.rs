//! Ratings that were observed, and their mean.

use super::tally::{Outcomes, TICKS, read_rating};
use crate::error::Result;
use crate::estimate::{Estimate, Method};
use crate::stats::t_critical;

/// Ratings in millionths, and how often each was given.
pub(super) struct Ratings(Vec<(i64, u64)>);

impl Ratings {
    pub(super) fn of(outcomes: &Outcomes) -> Self {
        Self(outcomes.iter().filter_map(|(code, n)| Some((read_rating(*code)?, *n))).collect())
    }

    /// How many ratings are such.
    pub(super) fn count(&self, is_such: impl Fn(i64) -> bool) -> u64 {
        self.0.iter().filter(|(rating, _)| is_such(*rating)).map(|(_, n)| n).sum()
    }

    /// The mean with Student's t; `None` without ratings.
    pub(super) fn mean(&self, level: f64) -> Result<Option<Estimate>> {
        let n_valid = self.count(|_| true);
        if n_valid == 0 {
            return Ok(None);
        }
        let n = n_valid as f64;
        // Ratings are below 10^18 millionths, and 2^64 of them at most.
        let sum: i128 = self.0.iter().map(|(rating, n)| i128::from(*rating) * i128::from(*n)).sum();
        let middle = sum as f64 / n;
        let squares: f64 =
            self.0.iter().map(|(rating, n)| *n as f64 * libm::pow(*rating as f64 - middle, 2.0)).sum();
        let value = middle / TICKS;
        let std_error = (n_valid > 1).then(|| libm::sqrt(squares / (n - 1.0) / n) / TICKS);
        let limits = match std_error.filter(|std_error| *std_error > 0.0) {
            Some(std_error) => {
                let half = t_critical(level, n - 1.0)? * std_error;
                Some((value - half, value + half))
            }
            None => None,
        };
        let mean = Estimate {
            value,
            std_error,
            low: None,
            high: None,
            level,
            n_valid,
            n_missing: 0,
            n_excluded: 0,
            n_effective: n,
            method: Method::None,
        };
        Ok(Some(mean.with_limits(limits, Method::T)))
    }
}
