//! How many factors answers have that chance does not: eigenvalues beside those of unrelated items.

use super::factors::inverse_of;
use super::matrix::Matrix;
use crate::stats::bootstrap::Draw;
use crate::stats::dist::normal_quantile;
use crate::stats::eigen;

/// How many factors there are by parallel analysis (Horn 1965).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ParallelAnalysis {
    /// The number of factors: how many of the first eigenvalues of the correlations are above their limits.
    pub components: usize,
    /// The same by the eigenvalues of the correlations with squared multiple correlations on the diagonal; absent where
    /// some items determine others, or there are no more respondents than items. It tends to count too many.
    pub factors: Option<usize>,
    /// One row per eigenvalue, the largest first.
    pub eigenvalues: Vec<ParallelRow>,
    /// How many tables of unrelated items the limits are from.
    pub replicates: u32,
    /// Which share of these tables is below a limit, 0.95.
    pub percentile: f64,
    /// Where the random numbers begin.
    pub seed: u64,
}

/// One eigenvalue beside that of unrelated items.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ParallelRow {
    /// The eigenvalue of the correlations.
    pub component: f64,
    /// What it must exceed.
    pub component_limit: f64,
    /// The eigenvalue of the correlations with squared multiple correlations on the diagonal.
    pub factor: Option<f64>,
    /// What that must exceed.
    pub factor_limit: Option<f64>,
}

/// Parallel analysis of the correlations of items that `n` respondents answered.
pub(super) fn parallel(r: &Matrix, n: u64, replicates: u32, percentile: f64, seed: u64) -> ParallelAnalysis {
    let k = r.len();
    let reduced = inverse_of(r).filter(|_| n > k as u64).map(|inverse| reduced_values(r, &inverse));
    let is_reduced = reduced.is_some();
    let components = eigen::values(r);
    let tables = (0..replicates).map(|replicate| Unrelated::draw(k, n, seed, replicate.into()));
    let drawn: Vec<(Vec<f64>, Option<Vec<f64>>)> =
        tables.map(|table| (eigen::values(&table.0), is_reduced.then(|| table.reduced()))).collect();
    let limit = |j: usize| quantile(drawn.iter().map(|one| one.0[j]).collect(), percentile);
    let reduced_limit = |j: usize| {
        quantile(drawn.iter().filter_map(|one| one.1.as_ref()).map(|v| v[j]).collect(), percentile)
    };
    let eigenvalues: Vec<ParallelRow> = (0..k)
        .map(|j| ParallelRow {
            component: components[j],
            component_limit: limit(j),
            factor: reduced.as_ref().map(|values| values[j]),
            factor_limit: is_reduced.then(|| reduced_limit(j)),
        })
        .collect();
    let first = |above: fn(&ParallelRow) -> bool| eigenvalues.iter().take_while(|row| above(row)).count();
    ParallelAnalysis {
        components: first(|row| row.component > row.component_limit),
        factors: is_reduced.then(|| first(|row| row.factor > row.factor_limit)),
        eigenvalues,
        replicates,
        percentile,
        seed,
    }
}

/// Eigenvalues with squared multiple correlations on the diagonal.
fn reduced_values(r: &Matrix, inverse: &Matrix) -> Vec<f64> {
    let mut reduced = r.clone();
    for (i, row) in reduced.iter_mut().enumerate() {
        row[i] -= 1.0 / inverse[i][i];
    }
    eigen::values(&reduced)
}

/// The correlations of unrelated normal items.
struct Unrelated(Matrix);

impl Unrelated {
    /// The triangle of Bartlett (1933) whose product is a Wishart matrix: normal numbers under a diagonal of chi. The cost
    /// does not grow with `n`.
    fn draw(k: usize, n: u64, seed: u64, replicate: u64) -> Self {
        let mut draw = Draw::new(seed, replicate);
        let mut lower: Matrix = Vec::with_capacity(k);
        for i in 0..k {
            let mut row: Vec<f64> = (0..i).map(|_| normal(&mut draw)).collect();
            row.push(chi_squared(&mut draw, n.saturating_sub(1 + i as u64)).sqrt());
            let length = row.iter().map(|x| x * x).sum::<f64>().sqrt();
            lower.push(row.iter().map(|x| x / length).collect());
        }
        let element = |i: usize, j: usize| {
            if i == j { 1.0 } else { lower[i].iter().zip(&lower[j]).map(|(a, b)| a * b).sum() }
        };
        Self((0..k).map(|i| (0..k).map(|j| element(i, j)).collect()).collect())
    }

    fn reduced(&self) -> Vec<f64> {
        match inverse_of(&self.0) {
            Some(inverse) => reduced_values(&self.0, &inverse),
            None => eigen::values(&self.0),
        }
    }
}

fn normal(draw: &mut Draw) -> f64 {
    // Never 0, whose quantile is infinite.
    normal_quantile(draw.uniform() + f64::EPSILON * 0.25)
}

/// A number of chi-squared, 0 without degrees of freedom. Source: Marsaglia and Tsang 2000, ACM Transactions on
/// Mathematical Software 26:363-372.
fn chi_squared(draw: &mut Draw, df: u64) -> f64 {
    if df < 2 {
        let z = normal(draw);
        return if df == 0 { 0.0 } else { z * z };
    }
    let d = 0.5 * df as f64 - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let z = normal(draw);
        let root = 1.0 + c * z;
        let cube = root * root * root;
        let u = draw.uniform();
        if cube > 0.0 && libm::log(u) < 0.5 * z * z + d - d * cube + d * libm::log(cube) {
            return 2.0 * d * cube;
        }
    }
}

/// The number that so large a share of numbers is below, between the two next to it by their distance (Hyndman and Fan
/// 1996, definition 7).
fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let at = share * (values.len() - 1) as f64;
    #[expect(clippy::cast_sign_loss, reason = "never negative")]
    let below = at as usize;
    let above = (below + 1).min(values.len() - 1);
    values[below] + (at - below as f64) * (values[above] - values[below])
}
