//! Common factors of correlations: how much of each item they leave, and the loadings.

use super::matrix::{Matrix, product, transposed};
use crate::error::{Error, Result};
use crate::stats::eigen;
use crate::stats::regression::{backward, cholesky, forward, inverse};

/// How the factors are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Extraction {
    /// Least squares of the correlations between items (Harman and Jones 1966), by Newton steps on the uniquenesses.
    #[default]
    Minres,
    /// Principal axes: communalities from the factors, and factors from the communalities, until neither changes. It
    /// comes to the same loadings as minres, in more iterations.
    PrincipalAxis,
}

impl Extraction {
    /// Every way, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Minres, Self::PrincipalAxis];

    /// The name in all languages, such as `"minres"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Minres => "minres",
            Self::PrincipalAxis => "principal_axis",
        }
    }

    /// The way of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        crate::reliability::by_name("extraction", name, &Self::ALL, Self::name)
    }
}

/// No uniqueness is let below this, as in the common programs.
pub(super) const LEAST_UNIQUENESS: f64 = 0.005;

/// Factors before rotation.
pub(super) struct Extracted {
    /// One row per item, factors by the variance they explain.
    pub(super) loadings: Matrix,
    /// The share of each item's variance that the factors leave.
    pub(super) uniquenesses: Vec<f64>,
    pub(super) iterations: u32,
}

impl Extracted {
    /// The items whose uniqueness was held at its limit: Heywood cases.
    pub(super) fn heywood(&self) -> impl Iterator<Item = usize> {
        let at_limit = |psi: &f64| *psi <= LEAST_UNIQUENESS;
        self.uniquenesses.iter().enumerate().filter(move |(_, psi)| at_limit(psi)).map(|(i, _)| i)
    }
}

/// So many factors, from 1, of the correlations of items with these names.
pub(super) fn extract(r: &Matrix, m: usize, how: Extraction, names: &[String]) -> Result<Extracted> {
    let (point, iterations) = match how {
        Extraction::Minres => minres(r, m, names)?,
        Extraction::PrincipalAxis => principal_axis(r, m, names)?,
    };
    // Factors whose eigenvalue is none are not there to be rotated.
    let found = point.eigen.values.iter().take_while(|value| **value > 1e-9).count();
    if found < m {
        return Err(Error::InvalidOption {
            option: "factors",
            value: m.to_string(),
            allowed: format!("these items have {found} in common"),
        });
    }
    Ok(Extracted { loadings: point.loadings(m), uniquenesses: point.uniquenesses, iterations })
}

/// Uniquenesses to begin with: what multiple regression on the other items leaves, or a half where some determine others.
fn start(r: &Matrix) -> Vec<f64> {
    match inverse_of(r) {
        Some(inverse) => (0..r.len()).map(|i| (1.0 / inverse[i][i]).max(LEAST_UNIQUENESS)).collect(),
        None => vec![0.5; r.len()],
    }
}

/// The inverse of correlations, absent where some items determine others.
pub(super) fn inverse_of(r: &Matrix) -> Option<Matrix> {
    let lower: Matrix = (0..r.len()).map(|i| r[i][..=i].to_vec()).collect();
    cholesky(&lower).ok().map(|lower| inverse(&lower))
}

/// Uniquenesses and the eigenvalues of what they leave of the correlations.
struct Point {
    uniquenesses: Vec<f64>,
    eigen: eigen::Eigen,
}

impl Point {
    fn new(r: &Matrix, uniquenesses: Vec<f64>) -> Self {
        let mut reduced = r.clone();
        for (i, psi) in uniquenesses.iter().enumerate() {
            reduced[i][i] -= psi;
        }
        Self { eigen: eigen::symmetric(&reduced), uniquenesses }
    }

    fn loadings(&self, m: usize) -> Matrix {
        let of_factor = |j: usize| -> Vec<f64> {
            let size = self.eigen.values[j].max(0.0).sqrt();
            self.eigen.vectors[j].iter().map(|x| x * size).collect()
        };
        transposed(&(0..m).map(of_factor).collect::<Matrix>())
    }

    /// Half the squares of what `m` factors leave.
    fn discrepancy(&self, m: usize) -> f64 {
        0.5 * self.eigen.values[m..].iter().map(|value| value * value).sum::<f64>()
    }

    /// How the discrepancy grows with each uniqueness; 0 for those at their limit that would go beyond it.
    fn slopes(&self, m: usize) -> Vec<f64> {
        let of = |i: usize| -> f64 {
            let rest = self.eigen.values.iter().zip(&self.eigen.vectors).skip(m);
            -rest.map(|(value, vector)| value * vector[i] * vector[i]).sum::<f64>()
        };
        let held = |i: usize, slope: f64| self.uniquenesses[i] <= LEAST_UNIQUENESS && slope > 0.0;
        (0..self.uniquenesses.len()).map(|i| if held(i, of(i)) { 0.0 } else { of(i) }).collect()
    }

    /// The curvature of the discrepancy between two uniquenesses; `exact` or, what is never negative, its main part.
    fn curvature(&self, m: usize, i: usize, j: usize, exact: bool) -> f64 {
        let eigen::Eigen { values, vectors } = &self.eigen;
        let both = |v: &Vec<f64>| v[i] * v[j];
        let within: f64 = vectors[m..].iter().map(both).sum();
        let between =
            |a: usize, b: usize| values[a] / (values[a] - values[b]) * both(&vectors[a]) * both(&vectors[b]);
        let rest = m..values.len();
        let across =
            || rest.flat_map(|a| (0..m).map(move |b| (a, b))).map(|(a, b)| between(a, b)).sum::<f64>();
        within * within + if exact { 2.0 * across() } else { 0.0 }
    }

    /// The step that curvature asks for in the uniquenesses that are free to move.
    fn newton(&self, m: usize, slopes: &[f64]) -> Vec<f64> {
        let free: Vec<usize> = (0..slopes.len())
            .filter(|&i| self.uniquenesses[i] > LEAST_UNIQUENESS || slopes[i] < 0.0)
            .collect();
        let of = |exact: bool| -> Matrix {
            let row = |(a, &i): (usize, &usize)| {
                free[..=a].iter().map(|&j| self.curvature(m, i, j, exact)).collect()
            };
            free.iter().enumerate().map(row).collect()
        };
        let lower = cholesky(&of(true)).or_else(|_| cholesky(&of(false)));
        let mut step = slopes.to_vec();
        if let Ok(lower) = lower {
            let wanted: Vec<f64> = free.iter().map(|&i| slopes[i]).collect();
            let solved = backward(&lower, &forward(&lower, &wanted));
            free.iter().zip(solved).for_each(|(&i, value)| step[i] = value);
        }
        step
    }
}

/// The largest of some numbers in size, and where.
fn largest(values: &[f64]) -> (usize, f64) {
    let sizes = values.iter().map(|value| value.abs()).enumerate();
    sizes.fold((0, 0.0), |most, one| if one.1 > most.1 || one.1.is_nan() { one } else { most })
}

/// Newton steps on the uniquenesses, the loadings being the best for each set of them (Jöreskog 1977, for unweighted least
/// squares), kept from their limit on.
fn minres(r: &Matrix, m: usize, names: &[String]) -> Result<(Point, u32)> {
    const TOLERANCE: f64 = 1e-13;
    const ITERATIONS: u32 = 1000;
    let mut point = Point::new(r, start(r));
    for iteration in 1..=ITERATIONS {
        let slopes = point.slopes(m);
        let (worst, slope) = largest(&slopes);
        if slope <= TOLERANCE {
            return Ok((point, iteration));
        }
        let step = point.newton(m, &slopes);
        let discrepancy = point.discrepancy(m);
        let mut length = 1.0;
        point = loop {
            let moved = point.uniquenesses.iter().zip(&step);
            let next = moved.map(|(psi, step)| (psi - length * step).max(LEAST_UNIQUENESS)).collect();
            let there = Point::new(r, next);
            // Near the end the discrepancy no longer tells, and the slope does.
            if there.discrepancy(m) < discrepancy || largest(&there.slopes(m)).1 < slope {
                break there;
            }
            length *= 0.5;
            if length < 1e-10 {
                // Rounding allows no smaller slope.
                if slope <= TOLERANCE * 100.0 {
                    return Ok((point, iteration));
                }
                return Err(not_converged(iteration, &names[worst], slope, TOLERANCE));
            }
        };
    }
    let (worst, slope) = largest(&point.slopes(m));
    Err(not_converged(ITERATIONS, &names[worst], slope, TOLERANCE))
}

/// Factors of the correlations with communalities on the diagonal, and communalities from the factors, in turn.
fn principal_axis(r: &Matrix, m: usize, names: &[String]) -> Result<(Point, u32)> {
    const TOLERANCE: f64 = 1e-12;
    const ITERATIONS: u32 = 20_000;
    let mut point = Point::new(r, start(r));
    let mut furthest = (0, f64::INFINITY);
    for iteration in 1..=ITERATIONS {
        let loadings = point.loadings(m);
        let left = |row: &Vec<f64>| 1.0 - row.iter().map(|x| x * x).sum::<f64>();
        let next: Vec<f64> = loadings.iter().map(|row| left(row).max(LEAST_UNIQUENESS)).collect();
        let changes: Vec<f64> = next.iter().zip(&point.uniquenesses).map(|(a, b)| a - b).collect();
        furthest = largest(&changes);
        point = Point::new(r, next);
        if furthest.1 <= TOLERANCE {
            return Ok((point, iteration));
        }
    }
    Err(not_converged(ITERATIONS, &names[furthest.0], furthest.1, TOLERANCE))
}

fn not_converged(iterations: u32, worst: &str, error: f64, tolerance: f64) -> Error {
    Error::NotConverged { what: "the factors", iterations, worst: format!("{worst:?}"), error, tolerance }
}

/// What factors with these correlations make of the variances they explain, factor by factor.
pub(super) fn explained(pattern: &Matrix, correlations: &Matrix) -> Vec<f64> {
    let squares = product(&transposed(pattern), pattern);
    (0..correlations.len())
        .map(|j| (0..correlations.len()).map(|l| correlations[j][l] * squares[l][j]).sum())
        .collect()
}
