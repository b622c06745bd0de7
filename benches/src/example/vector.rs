//! Samples with exact means, SDs and correlations.
//!
//! Cells lie respondent by respondent, `items` of them each; a respondent's score is the mean of the cells.

/// The score of each respondent.
pub(super) fn scores(cells: &[f64], items: usize) -> Vec<f64> {
    cells.chunks_exact(items).map(mean).collect()
}

/// The cells shifted and stretched so that the scores have mean 0 and SD 1 (divisor n - 1).
pub(super) fn standardised(cells: &[f64], items: usize) -> Vec<f64> {
    let scores = scores(cells, items);
    let centre = mean(&scores);
    let squares: f64 = scores.iter().map(|s| (s - centre) * (s - centre)).sum();
    let sd = (squares / (scores.len() - 1) as f64).sqrt();
    cells.iter().map(|x| (x - centre) / sd).collect()
}

/// The cells less a multiple of those of `other`, standardised ones, such that the scores do not correlate.
pub(super) fn uncorrelated(cells: &[f64], other: &[f64], items: usize) -> Vec<f64> {
    let (own, others) = (scores(cells, items), scores(other, items));
    let product: f64 = own.iter().zip(&others).map(|(x, y)| x * y).sum();
    let slope = product / (others.len() - 1) as f64;
    cells.iter().zip(other).map(|(x, y)| x - slope * y).collect()
}

/// A mix of two standardised, uncorrelated samples that correlates by `r` with the first.
pub(super) fn correlated(first: &[f64], second: &[f64], r: f64) -> Vec<f64> {
    let rest = (1.0 - r * r).sqrt();
    first.iter().zip(second).map(|(x, y)| r * x + rest * y).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}
