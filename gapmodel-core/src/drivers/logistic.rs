//! Logistic regression on cells, for outcomes that are there or not.

use super::resample::Cells;
use crate::stats::regression::{backward, cholesky, dot, forward};

/// Newton's method on a concave function is done by then, or goes on forever.
const MAX_ITERATIONS: usize = 60;
/// A change of the log-likelihood, as a share of that without drivers, that is none.
const SAME: f64 = 1e-13;
/// A last step that large means that a coefficient has no bound.
const UNBOUNDED: f64 = 1e-3;

/// A fit: its log-likelihood, and its coefficients unless they have no bound.
pub(super) struct Fit {
    pub(super) log_likelihood: f64,
    /// The constant, then a coefficient per variable.
    pub(super) coefficients: Vec<f64>,
    /// Which coefficient moved most in the last step, if it still moved.
    pub(super) unbounded: Option<usize>,
}

/// Fits the last value of each row, 0 or 1, on the values at some positions; rows count as often as said.
///
/// Values should be near 0 and not much larger than 1. `None` if the outcome or a variable does not vary.
pub(super) fn fit(cells: &Cells, counts: &[u64], variables: &[usize]) -> Option<Fit> {
    let k = variables.len() + 1;
    let people = || cells.rows.iter().zip(counts).filter(|(_, n)| **n > 0);
    let n: f64 = counts.iter().map(|n| *n as f64).sum();
    let design =
        |row: &[f64]| -> Vec<f64> { [1.0].into_iter().chain(variables.iter().map(|&i| row[i])).collect() };
    let mut coefficients = vec![0.0; k];
    let (mut before, mut step) = (f64::NEG_INFINITY, vec![0.0_f64; k]);
    let likelihood_without = null(cells, counts)?;
    for _ in 0..MAX_ITERATIONS {
        let (mut log_likelihood, mut gradient) = (0.0, vec![0.0; k]);
        let mut information: Vec<Vec<f64>> = (1..=k).map(|size| vec![0.0; size]).collect();
        for (row, count) in people() {
            let (x, weight) = (design(row), *count as f64 / n);
            let eta = dot(&x, &coefficients);
            let (p, y) = (probability(eta), row[row.len() - 1]);
            log_likelihood += *count as f64 * (y * eta - eta.max(0.0) - libm::log1p(libm::exp(-eta.abs())));
            for i in 0..k {
                gradient[i] += weight * (y - p) * x[i];
                for j in 0..=i {
                    information[i][j] += weight * p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let done = (log_likelihood - before).abs() <= SAME * likelihood_without.abs();
        // On one scale, so that the pivots tell collinearity and not the spread of a variable.
        let scale: Vec<f64> = (0..k).map(|i| information[i][i].sqrt().max(f64::MIN_POSITIVE)).collect();
        for (i, row) in information.iter_mut().enumerate() {
            gradient[i] /= scale[i];
            for (j, cell) in row.iter_mut().enumerate() {
                *cell /= scale[i] * scale[j];
            }
        }
        let lower = if done { None } else { cholesky(&information).ok() };
        let Some(lower) = lower else {
            let unbounded = largest(&step).filter(|&i| !done || step[i].abs() > UNBOUNDED);
            return Some(Fit { log_likelihood, coefficients, unbounded });
        };
        before = log_likelihood;
        step = backward(&lower, &forward(&lower, &gradient));
        step.iter_mut().zip(&scale).for_each(|(step, scale)| *step /= scale);
        coefficients.iter_mut().zip(&step).for_each(|(coefficient, step)| *coefficient += step);
    }
    Some(Fit { log_likelihood: before, coefficients, unbounded: largest(&step) })
}

/// The position of the largest step in size.
fn largest(step: &[f64]) -> Option<usize> {
    (0..step.len()).max_by(|&i, &j| step[i].abs().total_cmp(&step[j].abs()))
}

/// The log-likelihood without variables; `None` if the outcome does not vary.
pub(super) fn null(cells: &Cells, counts: &[u64]) -> Option<f64> {
    let n: f64 = counts.iter().map(|n| *n as f64).sum();
    let ones = |(row, n): (&Vec<f64>, &u64)| row[row.len() - 1] * *n as f64;
    let ones: f64 = cells.rows.iter().zip(counts).map(ones).sum();
    let part = |m: f64| m * libm::log(m / n);
    (ones > 0.0 && ones < n).then(|| part(ones) + part(n - ones))
}

fn probability(eta: f64) -> f64 {
    let small = libm::exp(-eta.abs());
    if eta >= 0.0 { 1.0 / (1.0 + small) } else { small / (1.0 + small) }
}

#[cfg(test)]
mod tests {
    use super::{Cells, fit, null};

    #[test]
    fn coefficients_are_those_of_statsmodels() {
        // statsmodels 0.15.0: Logit(y, add_constant(x)).fit().
        let x = [
            0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0, 3.25, 3.5, 4.0, 4.25, 4.5,
            4.75, 5.0, 5.5,
        ];
        let y = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
        let cells = Cells::new(x.iter().zip(y).map(|(x, y)| vec![*x, f64::from(y)]).collect());
        let found = fit(&cells, &cells.counts, &[0]).unwrap();
        assert!((found.coefficients[0] + 4.077_713_431_088).abs() < 1e-9, "{:?}", found.coefficients);
        assert!((found.coefficients[1] - 1.504_645_428_373).abs() < 1e-9);
        assert!((found.log_likelihood + 8.029_878_464_344_7).abs() < 1e-9, "{}", found.log_likelihood);
        assert!(found.unbounded.is_none());
        assert!((null(&cells, &cells.counts).unwrap() + 13.862_943_611_198_906).abs() < 1e-9);
    }

    #[test]
    fn what_separates_has_no_bound() {
        let cells = Cells::new(vec![vec![-1.0, 0.0], vec![-0.5, 0.0], vec![0.5, 1.0], vec![1.0, 1.0]]);
        let found = fit(&cells, &cells.counts, &[0]).unwrap();
        assert_eq!(found.unbounded, Some(1));
        assert!(found.log_likelihood.abs() < 1e-6);
    }
}
