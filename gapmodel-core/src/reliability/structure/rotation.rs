//! Rotation of factors to where each item loads on few of them.

use super::matrix::{Matrix, identity, product, transposed};
use crate::error::{Error, Result};
use crate::stats::regression::{cholesky, inverse};

/// How the factors are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Rotation {
    /// Direct oblimin with parameter 0, quartimin (Jennrich and Sampson 1966): factors may correlate, as dimensions of
    /// service quality do.
    #[default]
    Oblimin,
    /// Varimax (Kaiser 1958): factors do not correlate.
    Varimax,
    /// None: the first factor explains as much as it can, the second of the rest, and so on.
    None,
}

impl Rotation {
    /// Every rotation, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Oblimin, Self::Varimax, Self::None];

    /// The name in all languages, such as `"oblimin"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Oblimin => "oblimin",
            Self::Varimax => "varimax",
            Self::None => "none",
        }
    }

    /// The rotation of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        crate::reliability::by_name("rotation", name, &Self::ALL, Self::name)
    }
}

/// Loadings after rotation, and how the factors correlate.
pub(super) struct Rotated {
    pub(super) loadings: Matrix,
    pub(super) correlations: Matrix,
}

/// Turns loadings, each item counting alike (Kaiser's normalisation: its row is rotated at length 1).
pub(super) fn rotate(loadings: &Matrix, how: Rotation) -> Result<Rotated> {
    let m = loadings.first().map_or(0, Vec::len);
    if m < 2 || how == Rotation::None {
        return Ok(Rotated { loadings: loadings.clone(), correlations: identity(m) });
    }
    let length = |row: &Vec<f64>| {
        let squares: f64 = row.iter().map(|x| x * x).sum();
        if squares > 0.0 { squares.sqrt() } else { 1.0 }
    };
    let lengths: Vec<f64> = loadings.iter().map(length).collect();
    let unit: Matrix =
        loadings.iter().zip(&lengths).map(|(row, h)| row.iter().map(|x| x / h).collect()).collect();
    let turned = Rotated { loadings: varimax(&unit)?, correlations: identity(m) };
    let mut turned = if how == Rotation::Oblimin { oblimin(&turned.loadings)? } else { turned };
    for (row, h) in turned.loadings.iter_mut().zip(&lengths) {
        for x in row {
            *x *= h;
        }
    }
    Ok(turned)
}

/// Two factors in turn, by the angle that is best for them, until all angles are 0. Source: Kaiser 1958, Psychometrika
/// 23:187-200.
fn varimax(loadings: &Matrix) -> Result<Matrix> {
    const TOLERANCE: f64 = 1e-14;
    const ITERATIONS: u32 = 10_000;
    let mut columns = transposed(loadings);
    let mut most = 0.0_f64;
    for _ in 0..ITERATIONS {
        most = 0.0;
        for q in 1..columns.len() {
            let (before, after) = columns.split_at_mut(q);
            for p in before.iter_mut() {
                let angle = best_angle(p, &after[0]);
                most = most.max(angle.abs());
                turn(p, &mut after[0], angle);
            }
        }
        if most <= TOLERANCE {
            return Ok(transposed(&columns));
        }
    }
    Err(not_converged("varimax", ITERATIONS, most, TOLERANCE))
}

/// The angle by which two columns are turned for the largest variance of their squares.
fn best_angle(x: &[f64], y: &[f64]) -> f64 {
    let k = x.len() as f64;
    let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (u, v) = (x * x - y * y, 2.0 * x * y);
        a += u;
        b += v;
        c += u * u - v * v;
        d += 2.0 * u * v;
    }
    0.25 * libm::atan2(d - 2.0 * a * b / k, c - (a * a - b * b) / k)
}

fn turn(x: &mut [f64], y: &mut [f64], angle: f64) {
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    for (x, y) in x.iter_mut().zip(y) {
        (*x, *y) = (cosine * *x + sine * *y, cosine * *y - sine * *x);
    }
}

/// Directions of factors that may correlate, and what they make of the loadings.
struct Oblique {
    /// One column of length 1 per factor.
    directions: Matrix,
    loadings: Matrix,
    criterion: f64,
    /// The slope along which columns keep their length, and its size.
    slope: Matrix,
    size: f64,
}

impl Oblique {
    /// Directions of any length; none if some are within the span of others.
    fn new(from: &Matrix, directions: &Matrix) -> Option<Self> {
        let mut columns = transposed(directions);
        for column in &mut columns {
            let length = column.iter().map(|x| x * x).sum::<f64>().sqrt();
            for x in column {
                *x /= length;
            }
        }
        let directions = transposed(&columns);
        let correlations = product(&columns, &directions);
        let lower: Matrix = (0..columns.len()).map(|i| correlations[i][..=i].to_vec()).collect();
        let inverse = inverse(&cholesky(&lower).ok()?);
        let loadings = product(&product(from, &directions), &inverse);
        let (criterion, gradient) = quartimin(&loadings);
        // The slope by the directions: -(L' G T^-1)', with T^-1 = (T'T)^-1 T'.
        let to = product(&inverse, &columns);
        let by = product(&product(&transposed(&loadings), &gradient), &to);
        let mut slope: Matrix = by.iter().map(|row| row.iter().map(|x| -x).collect()).collect();
        for (along, column) in slope.iter_mut().zip(&columns) {
            let share: f64 = along.iter().zip(column).map(|(a, b)| a * b).sum();
            along.iter_mut().zip(column).for_each(|(a, b)| *a -= share * b);
        }
        let size = slope.iter().flatten().map(|x| x * x).sum::<f64>().sqrt();
        Some(Self { directions, loadings, criterion, slope: transposed(&slope), size })
    }

    fn rotated(self) -> Rotated {
        let correlations = product(&transposed(&self.directions), &self.directions);
        Rotated { loadings: self.loadings, correlations }
    }

    /// The next directions on the way down, and the length of the step.
    fn better(&self, from: &Matrix, length: f64) -> Option<(Self, f64)> {
        /// What is less than this is rounding of the criterion; then the slope alone tells.
        const ROUNDING: f64 = 1e-12;
        let gain = |length: f64| 0.5 * self.size * self.size * length;
        let mut length = 2.0 * length;
        while length > 1e-12 {
            if gain(length) > ROUNDING {
                let next = self.stepped(from, length);
                if let Some(next) = next.filter(|next| next.criterion < self.criterion - gain(length)) {
                    return Some((next, length));
                }
            } else {
                let tried = [length, 0.5 * length, 0.25 * length]
                    .into_iter()
                    .filter_map(|length| Some((self.stepped(from, length)?, length)));
                let best = tried.min_by(|a, b| a.0.size.total_cmp(&b.0.size));
                if let Some(best) = best.filter(|best| best.0.size < self.size) {
                    return Some(best);
                }
            }
            length *= 0.5;
        }
        None
    }

    fn stepped(&self, from: &Matrix, length: f64) -> Option<Self> {
        let step = |(row, slope): (&Vec<f64>, &Vec<f64>)| {
            row.iter().zip(slope).map(|(x, slope)| x - length * slope).collect()
        };
        Self::new(from, &self.directions.iter().zip(&self.slope).map(step).collect())
    }
}

/// A quarter of the sum over items of the products of their squared loadings on two factors, and its gradient.
fn quartimin(loadings: &Matrix) -> (f64, Matrix) {
    let mut criterion = 0.0;
    let row = |row: &Vec<f64>| {
        let all: f64 = row.iter().map(|x| x * x).sum();
        criterion += 0.25 * row.iter().map(|x| x * x * (all - x * x)).sum::<f64>();
        row.iter().map(|x| x * (all - x * x)).collect()
    };
    let gradient = loadings.iter().map(row).collect();
    (criterion, gradient)
}

/// Projected gradients. Source: Jennrich 2002, Psychometrika 67:7-19; Bernaards and Jennrich 2005, Educational and
/// Psychological Measurement 65:676-696.
fn oblimin(from: &Matrix) -> Result<Rotated> {
    const TOLERANCE: f64 = 1e-12;
    const ITERATIONS: u32 = 20_000;
    let m = from[0].len();
    let stuck = |iterations, size| not_converged("oblimin", iterations, size, TOLERANCE);
    let mut at = Oblique::new(from, &identity(m)).ok_or_else(|| stuck(0, 1.0))?;
    let mut length = 1.0;
    for iteration in 1..=ITERATIONS {
        if at.size <= TOLERANCE {
            return Ok(at.rotated());
        }
        (at, length) = match at.better(from, length) {
            Some(next) => next,
            // Rounding allows no smaller slope.
            None if at.size <= TOLERANCE * 100.0 => return Ok(at.rotated()),
            None => return Err(stuck(iteration, at.size)),
        };
    }
    Err(stuck(ITERATIONS, at.size))
}

fn not_converged(worst: &str, iterations: u32, error: f64, tolerance: f64) -> Error {
    Error::NotConverged { what: "the rotation", iterations, worst: worst.to_owned(), error, tolerance }
}
