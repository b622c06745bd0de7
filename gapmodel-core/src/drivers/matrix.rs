//! Correlations of drivers with one another and with the outcome.

use crate::error::{Error, Result};
use crate::stats::eigen;
use crate::stats::regression::{backward, cholesky, dot, forward, inverse};
use crate::tally::CrossProducts;

/// A driver of which others explain all but so small a share is refused.
const MIN_TOLERANCE: f64 = 1e-10;

/// A standardised coefficient below which a driver has no part in a combination.
const NO_PART: f64 = 1e-6;

/// How far a correlation that somebody computed may be off.
const ROUNDING: f64 = 1e-12;

/// Correlations: `between` the drivers, the whole square, and of each `with_outcome`.
#[derive(Clone, Debug)]
pub(super) struct Correlations {
    pub(super) between: Vec<Vec<f64>>,
    pub(super) with_outcome: Vec<f64>,
}

pub(super) fn refused(option: &'static str, value: impl Into<String>, allowed: &str) -> Error {
    Error::InvalidOption { option, value: value.into(), allowed: allowed.to_owned() }
}

impl Correlations {
    /// Those of a tally, whose variables all vary.
    pub(super) fn of_products(tally: &CrossProducts, drivers: &[usize], outcome: usize) -> Self {
        let of = |i: usize, j: usize| tally.correlation(i, j).unwrap_or(0.0);
        Self {
            between: drivers.iter().map(|&i| drivers.iter().map(|&j| of(i, j)).collect()).collect(),
            with_outcome: drivers.iter().map(|&i| of(i, outcome)).collect(),
        }
    }

    /// Those that somebody wrote down, checked.
    pub(super) fn written(names: &[&str], between: &[Vec<f64>], with_outcome: &[f64]) -> Result<Self> {
        let k = names.len();
        if between.len() != k || with_outcome.len() != k || between.iter().any(|row| row.len() != k) {
            let rows = format!("{} rows and {} with the outcome", between.len(), with_outcome.len());
            let allowed =
                format!("a row, a column and a correlation with the outcome for each of {k} drivers");
            return Err(refused("correlations", rows, &allowed));
        }
        let cells = (0..k).flat_map(|i| (0..k).map(move |j| (i, j)));
        for (i, j) in cells {
            let (r, mirrored) = (between[i][j], between[j][i]);
            let same = |a: f64, b: f64| (a - b).abs() <= ROUNDING;
            let fits = if i == j { same(r, 1.0) } else { (-1.0..=1.0).contains(&r) && same(r, mirrored) };
            if !fits {
                let value = format!("{r} of {} and {}", names[i], names[j]);
                return Err(refused(
                    "correlations",
                    value,
                    "1 on the diagonal, elsewhere -1 to 1 and symmetric",
                ));
            }
        }
        if let Some(i) = with_outcome.iter().position(|r| !(-1.0..=1.0).contains(r)) {
            let value = format!("{} of {}", with_outcome[i], names[i]);
            return Err(refused("with_outcome", value, "-1 to 1"));
        }
        Ok(Self { between: between.to_vec(), with_outcome: with_outcome.to_vec() })
    }

    /// Refuses a driver that others determine, naming it and them.
    pub(super) fn check_determined(&self, names: &[&str]) -> Result<()> {
        let lower = match cholesky(&self.between) {
            Ok(lower) => lower,
            Err(i) => return Err(self.determined(names, i, &(0..i).collect::<Vec<_>>())),
        };
        let inverse = inverse(&lower);
        let Some(i) = (0..names.len()).find(|&i| inverse[i][i] * MIN_TOLERANCE >= 1.0) else {
            return Ok(());
        };
        let others: Vec<usize> = (0..names.len()).filter(|j| *j != i).collect();
        Err(self.determined(names, i, &others))
    }

    /// The error for driver `i`, which is a combination of some of these others.
    fn determined(&self, names: &[&str], i: usize, others: &[usize]) -> Error {
        let between: Vec<Vec<f64>> =
            others.iter().map(|&a| others.iter().map(|&b| self.between[a][b]).collect()).collect();
        let with: Vec<f64> = others.iter().map(|&j| self.between[i][j]).collect();
        let parts = cholesky(&between).map(|lower| backward(&lower, &forward(&lower, &with)));
        let parts = parts.unwrap_or_else(|_| vec![1.0; others.len()]);
        let named: Vec<&str> = others
            .iter()
            .zip(&parts)
            .filter(|(_, part)| part.abs() > NO_PART)
            .map(|(&j, _)| names[j])
            .collect();
        let allowed = format!(
            "it is a linear combination of {}: leave one of them out, or join them into one",
            named.join(", ")
        );
        refused("drivers", names[i], &allowed)
    }

    /// Standardised coefficients and variance inflation factors; `None` where a driver is determined by others.
    pub(super) fn regression(&self) -> Option<(Vec<f64>, Vec<f64>)> {
        let lower = cholesky(&self.between).ok()?;
        let betas = backward(&lower, &forward(&lower, &self.with_outcome));
        let inverse = inverse(&lower);
        Some((betas, (0..inverse.len()).map(|i| inverse[i][i]).collect()))
    }

    /// Johnson's relative weights: drivers are replaced by the uncorrelated variables that are closest to them, and what
    /// those explain is handed back in proportion to squared correlations.
    pub(super) fn relative_weights(&self) -> Option<Vec<f64>> {
        let found = eigen::symmetric(&self.between);
        if found.values.iter().any(|value| *value <= MIN_TOLERANCE) {
            return None;
        }
        let k = self.with_outcome.len();
        let spread = |i: usize, j: usize, of: &dyn Fn(f64) -> f64| -> f64 {
            found.values.iter().zip(&found.vectors).map(|(value, v)| v[i] * of(*value) * v[j]).sum()
        };
        let root: Vec<Vec<f64>> =
            (0..k).map(|i| (0..k).map(|j| spread(i, j, &|value| value.sqrt())).collect()).collect();
        let beta = |i: usize| -> f64 {
            let inverse = (0..k).map(|j| spread(i, j, &|value| 1.0 / value.sqrt()));
            inverse.zip(&self.with_outcome).map(|(a, r)| a * r).sum()
        };
        let explained: Vec<f64> = (0..k).map(|i| beta(i) * beta(i)).collect();
        let weight = |row: &Vec<f64>| row.iter().zip(&explained).map(|(a, e)| a * a * e).sum();
        Some(root.iter().map(weight).collect())
    }

    /// Pratt's measure: standardised coefficient times correlation.
    pub(super) fn pratt(&self) -> Option<Vec<f64>> {
        let (betas, _) = self.regression()?;
        Some(betas.iter().zip(&self.with_outcome).map(|(beta, r)| beta * r).collect())
    }

    /// The share of the outcome that all drivers explain.
    pub(super) fn r_squared(&self) -> Option<f64> {
        let explained = forward(&cholesky(&self.between).ok()?, &self.with_outcome);
        Some(dot(&explained, &explained))
    }
}
