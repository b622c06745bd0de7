//! The correlation of two normal variables of which only ordered categories are seen.

use super::bivariate::{normal_cdf_2, normal_density_2};
use super::dist::normal_quantile;

/// The polychoric correlation of a table of counts, of which every row and every column has some, by two steps: thresholds from the margins, then maximum likelihood for the correlation.
///
/// `None` where the likelihood has its largest value at -1 or 1, as with an empty corner of a table of two by two. Source:
/// Olsson 1979, Psychometrika 44:443-460.
pub(crate) fn polychoric(table: &[Vec<u64>]) -> Option<f64> {
    /// A correlation nearer to -1 or 1 than this cannot be told from it.
    const MOST: f64 = 1.0 - 1e-6;
    const STEPS: u32 = 200;
    let likelihood = Likelihood::new(table);
    let (slope, information) = likelihood.slope(0.0);
    let (mut low, mut high) = if slope > 0.0 { (0.0, MOST) } else { (-MOST, 0.0) };
    let end = if slope > 0.0 { high } else { low };
    if slope == 0.0 {
        return Some(0.0);
    }
    if slope * likelihood.slope(end).0 >= 0.0 {
        return None;
    }
    let mut r = slope / information;
    for _ in 0..STEPS {
        // Halving where a step leaves what is known to hold the root.
        if r <= low || r >= high {
            r = 0.5 * (low + high);
        }
        let (slope, information) = likelihood.slope(r);
        let bound = if slope > 0.0 { &mut low } else { &mut high };
        *bound = r;
        let step = slope / information;
        if step.abs() <= 1e-15 || high - low <= 1e-15 {
            break;
        }
        r += step;
    }
    Some(r)
}

struct Likelihood {
    /// The thresholds of rows and of columns, with those at infinity.
    thresholds: [Vec<f64>; 2],
    shares: Vec<Vec<f64>>,
}

impl Likelihood {
    fn new(table: &[Vec<u64>]) -> Self {
        let n: u64 = table.iter().flatten().sum();
        let rows: Vec<u64> = table.iter().map(|row| row.iter().sum()).collect();
        let columns: Vec<u64> = (0..table[0].len()).map(|j| table.iter().map(|row| row[j]).sum()).collect();
        let thresholds = |margin: &[u64]| {
            let below = margin.iter().scan(0, |sum, count| {
                *sum += count;
                Some(normal_quantile(*sum as f64 / n as f64))
            });
            [f64::NEG_INFINITY].into_iter().chain(below).collect()
        };
        let share = |row: &Vec<u64>| row.iter().map(|count| *count as f64 / n as f64).collect();
        Self {
            thresholds: [thresholds(&rows), thresholds(&columns)],
            shares: table.iter().map(share).collect(),
        }
    }

    /// The slope of the mean log likelihood at a correlation, and the expected information of one respondent. The slope is
    /// infinite, away from the correlation, where a cell with answers has no probability.
    fn slope(&self, r: f64) -> (f64, f64) {
        /// The error of a probability that is a difference of four.
        const LEAST: f64 = 1e-15;
        let [x, y] = &self.thresholds;
        let at = |f: fn(f64, f64, f64) -> f64| -> Vec<Vec<f64>> {
            x.iter().map(|x| y.iter().map(|y| f(*x, *y, r)).collect()).collect()
        };
        let (below, density) = (at(normal_cdf_2), at(normal_density_2));
        let cell =
            |of: &[Vec<f64>], i: usize, j: usize| of[i + 1][j + 1] - of[i][j + 1] - of[i + 1][j] + of[i][j];
        let (mut slope, mut information) = (0.0, 0.0);
        for (i, row) in self.shares.iter().enumerate() {
            for (j, share) in row.iter().enumerate() {
                let (p, change) = (cell(&below, i, j), cell(&density, i, j));
                if p <= LEAST {
                    if *share > 0.0 {
                        return (f64::NEG_INFINITY * r.signum(), 1.0);
                    }
                    continue;
                }
                information += change * change / p;
                slope += share * change / p;
            }
        }
        (slope, information)
    }
}
