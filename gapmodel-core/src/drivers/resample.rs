//! People drawn again from the table of distinct rows.

use crate::error::Result;
use crate::estimate::{Estimate, Method};
use crate::stats::bootstrap::Draw;
use crate::stats::dist::normal_quantile;

/// Distinct rows of values, NaN for missing, and how many people have each; in an order that does not depend on theirs.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub(super) rows: Vec<Vec<f64>>,
    pub(super) counts: Vec<u64>,
    n: u64,
}

impl Cells {
    pub(super) fn new(mut rows: Vec<Vec<f64>>) -> Self {
        let n = rows.len() as u64;
        let order = |a: &Vec<f64>, b: &Vec<f64>| {
            let pairs = a.iter().zip(b).map(|(a, b)| a.total_cmp(b));
            pairs.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        };
        rows.sort_unstable_by(order);
        let counts = rows.chunk_by(|a, b| order(a, b).is_eq()).map(|same| same.len() as u64).collect();
        rows.dedup_by(|a, b| order(a, b).is_eq());
        Self { rows, counts, n }
    }

    /// How many of as many people as there are, drawn with replacement, have each row.
    pub(super) fn drawn(&self, draw: &mut Draw) -> Vec<u64> {
        draw.shared_out(self.counts.iter().copied(), self.n).collect()
    }
}

/// A standard normal number.
pub(super) fn normal(draw: &mut Draw) -> f64 {
    normal_quantile(draw.uniform().max(f64::MIN_POSITIVE))
}

/// A chi-squared number: Marsaglia and Tsang 2000, ACM Transactions on Mathematical Software 26:363-372; 0 without degrees
/// of freedom.
pub(super) fn chi_squared(draw: &mut Draw, df: u64) -> f64 {
    if df < 2 {
        let z = normal(draw);
        return df as f64 * z * z;
    }
    let d = 0.5 * df as f64 - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let z = normal(draw);
        let root = 1.0 + c * z;
        let v = root * root * root;
        if root > 0.0 && libm::log(draw.uniform()) < 0.5 * z * z + d * (1.0 - v + libm::log(v)) {
            return 2.0 * d * v;
        }
    }
}

/// What an estimate was in each replicate that gave one.
#[derive(Clone, Debug, Default)]
pub(super) struct Replicates(Vec<f64>);

impl Replicates {
    pub(super) fn new(mut values: Vec<f64>) -> Self {
        values.sort_unstable_by(f64::total_cmp);
        Self(values)
    }

    /// The estimate with the standard deviation and the percentiles of its replicates, without them below two.
    pub(super) fn estimate(&self, value: f64, level: f64, (n_valid, n_missing): (u64, u64)) -> Estimate {
        let enough = self.0.len() > 1;
        let limit = |p: f64| enough.then(|| self.quantile(p));
        Estimate {
            value,
            std_error: enough.then(|| self.std_dev()),
            low: limit(0.5 * (1.0 - level)),
            high: limit(0.5 * (1.0 + level)),
            level,
            n_valid,
            n_missing,
            n_excluded: 0,
            n_effective: n_valid as f64,
            method: if enough { Method::Percentile } else { Method::None },
        }
    }

    fn std_dev(&self) -> f64 {
        let n = self.0.len() as f64;
        let mean = self.mean();
        let squares: f64 = self.0.iter().map(|value| (value - mean) * (value - mean)).sum();
        (squares / (n - 1.0)).sqrt()
    }

    pub(super) fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len() as f64
    }

    /// The order statistic number p (n + 1), interpolated, the outermost beyond them; there is one.
    fn quantile(&self, p: f64) -> f64 {
        let last = self.0.len() - 1;
        let place = (p * (last + 2) as f64 - 1.0).clamp(0.0, last as f64);
        let below = libm::floor(place);
        #[expect(clippy::cast_sign_loss, reason = "from 0")]
        let at = below as usize;
        let (low, high) = (self.0[at], self.0[(at + 1).min(last)]);
        low + (place - below) * (high - low)
    }
}

/// The values of `k` quantities by replicate, turned round: the replicates of each quantity.
pub(super) fn by_quantity(replicates: &[Vec<f64>], k: usize) -> Vec<Replicates> {
    (0..k).map(|i| Replicates::new(replicates.iter().map(|values| values[i]).collect())).collect()
}

/// Runs replicates, leaving out those that give nothing.
pub(super) fn replicates<T>(number: u32, seed: u64, mut one: impl FnMut(&mut Draw) -> Option<T>) -> Vec<T> {
    (0..number).filter_map(|replicate| one(&mut Draw::new(seed, replicate.into()))).collect()
}

/// The most replicates that are drawn.
const MOST: u32 = 1_000_000;

/// Refuses a number of replicates that gives no interval.
pub(super) fn check_replicates(replicates: u32) -> Result<()> {
    if replicates == 0 || (100..=MOST).contains(&replicates) {
        return Ok(());
    }
    let allowed = format!("100 to {MOST}, or 0 for no intervals");
    Err(super::matrix::refused("replicates", replicates.to_string(), &allowed))
}

#[cfg(test)]
mod tests {
    use super::{Cells, Replicates, chi_squared};
    use crate::stats::bootstrap::Draw;

    #[test]
    fn cells_are_the_distinct_rows_in_an_order_of_their_own() {
        let (a, b) = (vec![1.0, f64::NAN], vec![0.0, 2.0]);
        let cells = Cells::new(vec![a.clone(), b.clone(), a.clone()]);
        assert_eq!((&cells.rows[0], &cells.counts), (&b, &vec![1, 2]));
        let drawn = cells.drawn(&mut Draw::new(1, 0));
        assert_eq!(drawn.iter().sum::<u64>(), 3);
    }

    #[test]
    fn chi_squared_numbers_have_their_mean_and_variance() {
        for df in [0, 1, 2, 7] {
            let mut draw = Draw::new(5, df);
            let values: Vec<f64> = (0..20_000).map(|_| chi_squared(&mut draw, df)).collect();
            let found = Replicates::new(values);
            let df = df as f64;
            assert!((found.mean() - df).abs() <= 0.05 * df, "{} of {df}", found.mean());
            assert!((found.std_dev() - (2.0 * df).sqrt()).abs() <= 0.05 * df);
        }
    }

    #[test]
    fn quantiles_are_order_statistics() {
        // numpy 2.4.6: quantile(method="weibull").
        let found = Replicates::new(vec![4.0, 1.0, 3.0, 2.0, 7.0]);
        for (p, expected) in [(0.01, 1.0), (0.25, 1.5), (0.5, 3.0), (0.6, 3.6), (0.99, 7.0)] {
            let quantile = found.quantile(p);
            assert!((quantile - expected).abs() < 1e-14, "{quantile}, not {expected}");
        }
    }
}
