//! Ordinary least squares from exact sums of products.

use super::dist::{f_upper_p, t_two_sided_p};
use crate::error::{Error, Result};
use crate::tally::CrossProducts;

/// A variable of which others explain all but so small a share is refused: below that, fewer than six digits of its
/// coefficient would be right.
const MIN_TOLERANCE: f64 = 1e-10;

/// A share of the outcome's variation that cannot be told from rounding.
const EXACT_FIT: f64 = 1e-12;

/// A linear regression by ordinary least squares.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Regression {
    /// How many have the outcome and every variable.
    pub n: u64,
    /// The constant, then a coefficient per variable.
    pub coefficients: Vec<Coefficient>,
    /// The share of the outcome's variance explained, 0 to 1.
    pub r_squared: f64,
    /// The same less what as many unrelated variables would explain; may be negative.
    pub r_squared_adjusted: f64,
    /// The variance of the residuals, with divisor `df`, in squared units of the outcome.
    pub residual_variance: f64,
    /// Degrees of freedom of the residuals, n - variables - 1.
    pub df: f64,
    /// The test that no variable has an effect.
    pub test: FTest,
}

/// A coefficient of a [`Regression`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Coefficient {
    /// The variable; `"constant"` for the intercept.
    pub name: String,
    /// The coefficient, in units of the outcome per unit of the variable.
    pub value: f64,
    /// Its standard error.
    pub std_error: f64,
    /// The coefficient divided by its standard error.
    pub t: f64,
    /// The two-sided p-value of Student's t, 0 to 1.
    pub p: f64,
}

/// Snedecor's F test of one or several linear hypotheses.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FTest {
    /// The statistic, from 0.
    pub f: f64,
    /// How many hypotheses are tested together.
    pub df_numerator: f64,
    /// Degrees of freedom of the residuals.
    pub df_denominator: f64,
    /// The p-value, 0 to 1.
    pub p: f64,
}

/// A variable of a regression: its place in the tally, and its value as `origin + unit * x`, the unit above 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable<'a> {
    pub(crate) position: usize,
    pub(crate) name: &'a str,
    pub(crate) origin: f64,
    pub(crate) unit: f64,
}

/// Fitted coefficients, the constant first, and how they vary together.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    n: u64,
    names: Vec<String>,
    coefficients: Vec<f64>,
    covariance: Vec<Vec<f64>>,
    residual_share: f64,
    residual_variance: f64,
    df: f64,
}

/// Regresses an outcome on variables, with a constant.
///
/// The covariances are rounded once from exact sums and scaled to correlations, whose Cholesky factor gives the rest.
///
/// # Errors
///
/// [`Error::TooFewRatings`] unless there is a degree of freedom, [`Error::ZeroVariance`] if the outcome or a variable
/// does not vary or the outcome is an exact function of the variables, [`Error::InvalidOption`] for a variable that
/// others determine.
pub(crate) fn ols(tally: &CrossProducts, outcome: &Variable<'_>, variables: &[Variable<'_>]) -> Result<Fit> {
    let (n, k) = (tally.n_valid(), variables.len());
    let needed = k as u64 + 2;
    if n < needed {
        return Err(Error::TooFewRatings { what: format!("the regression of {}", outcome.name), n, needed });
    }
    let (mean, sd) = moments(tally, outcome)?;
    let moments = variables.iter().map(|v| moments(tally, v)).collect::<Result<Vec<_>>>()?;
    let lower = factor(tally, outcome, variables)?;
    let inverse = inverse(&lower);
    if let Some(i) = (0..k).find(|&i| inverse[i][i] * MIN_TOLERANCE >= 1.0) {
        return Err(determined(outcome, &variables[i]));
    }
    let with_outcome: Vec<f64> = variables.iter().map(|v| correlation(tally, v, outcome)).collect();
    let explained = forward(&lower, &with_outcome);
    let residual_share = 1.0 - dot(&explained, &explained);
    if residual_share < EXACT_FIT {
        return Err(Error::ZeroVariance {
            what: format!("the residuals of {}", outcome.name),
            n,
            value: 0.0,
        });
    }
    let (others, df) = ((n - 1) as f64, (n - k as u64 - 1) as f64);
    let residual_variance = residual_share * sd * sd * others / df;
    let slopes: Vec<f64> =
        backward(&lower, &explained).iter().zip(&moments).map(|(beta, (_, of_x))| beta * sd / of_x).collect();
    let covariance =
        |i: usize, j: usize| residual_variance / others * inverse[i][j] / (moments[i].1 * moments[j].1);
    let constant = mean - slopes.iter().zip(&moments).map(|(slope, (of_x, _))| slope * of_x).sum::<f64>();
    Ok(Fit {
        n,
        names: ["constant"].into_iter().chain(variables.iter().map(|v| v.name)).map(str::to_owned).collect(),
        coefficients: [constant].into_iter().chain(slopes).collect(),
        covariance: with_constant(&covariance, &moments, residual_variance / n as f64),
        residual_share,
        residual_variance,
        df,
    })
}

impl Fit {
    /// The share of the outcome's variance explained.
    pub(crate) fn r_squared(&self) -> f64 {
        1.0 - self.residual_share
    }

    /// The fit as a result.
    pub(crate) fn regression(&self) -> Result<Regression> {
        let k = self.names.len() - 1;
        let coefficient = |i: usize| {
            let only: Vec<f64> = (0..=k).map(|j| f64::from(u8::from(i == j))).collect();
            self.contrast(&self.names[i], &only)
        };
        let f = self.r_squared() / k as f64 / (self.residual_share / self.df);
        Ok(Regression {
            n: self.n,
            coefficients: (0..=k).map(coefficient).collect::<Result<_>>()?,
            r_squared: self.r_squared(),
            r_squared_adjusted: 1.0 - self.residual_share * (self.n as f64 - 1.0) / self.df,
            residual_variance: self.residual_variance,
            df: self.df,
            test: f_test(f, k, self.df)?,
        })
    }

    /// A sum of multiples of the coefficients, the constant first, tested against 0.
    pub(crate) fn contrast(&self, name: &str, multiples: &[f64]) -> Result<Coefficient> {
        let value = dot(multiples, &self.coefficients);
        let std_error = self.covariance_of(multiples, multiples).sqrt();
        let t = value / std_error;
        Ok(Coefficient { name: name.to_owned(), value, std_error, t, p: t_two_sided_p(t, self.df)? })
    }

    /// The test that every one of these sums of multiples of the coefficients is 0.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] for a hypothesis that follows from the ones before it.
    pub(crate) fn hypotheses(&self, rows: &[&[f64]]) -> Result<FTest> {
        let errors: Vec<f64> = rows.iter().map(|row| self.covariance_of(row, row).sqrt()).collect();
        let correlation = |i: usize, j: usize| self.covariance_of(rows[i], rows[j]) / (errors[i] * errors[j]);
        let correlations: Vec<Vec<f64>> =
            (0..rows.len()).map(|i| (0..=i).map(|j| correlation(i, j)).collect()).collect();
        let lower = cholesky(&correlations).map_err(|i| Error::InvalidOption {
            option: "hypotheses",
            value: i.to_string(),
            allowed: "none that follows from the others".to_owned(),
        })?;
        let scaled: Vec<f64> =
            rows.iter().zip(&errors).map(|(row, error)| dot(row, &self.coefficients) / error).collect();
        let z = forward(&lower, &scaled);
        f_test(dot(&z, &z) / rows.len() as f64, rows.len(), self.df)
    }

    fn covariance_of(&self, a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(&self.covariance).map(|(a, row)| a * dot(row, b)).sum()
    }
}

/// The Cholesky factor of the correlations of the variables.
fn factor(
    tally: &CrossProducts,
    outcome: &Variable<'_>,
    variables: &[Variable<'_>],
) -> Result<Vec<Vec<f64>>> {
    let row = |(i, v)| variables[..=i].iter().map(|of| correlation(tally, v, of)).collect();
    let correlations: Vec<Vec<f64>> = variables.iter().enumerate().map(row).collect();
    cholesky(&correlations).map_err(|i| determined(outcome, &variables[i]))
}

fn determined(outcome: &Variable<'_>, variable: &Variable<'_>) -> Error {
    Error::InvalidOption {
        option: "variables",
        value: variable.name.to_owned(),
        allowed: format!("in the regression of {} only what the other variables leave open", outcome.name),
    }
}

/// The correlation of two variables that vary.
fn correlation(tally: &CrossProducts, a: &Variable<'_>, b: &Variable<'_>) -> f64 {
    tally.correlation(a.position, b.position).unwrap_or(0.0)
}

pub(crate) fn f_test(f: f64, df_numerator: usize, df_denominator: f64) -> Result<FTest> {
    let df_numerator = df_numerator as f64;
    Ok(FTest { f, df_numerator, df_denominator, p: f_upper_p(f, df_numerator, df_denominator)? })
}

/// The mean and the standard deviation of a variable.
fn moments(tally: &CrossProducts, variable: &Variable<'_>) -> Result<(f64, f64)> {
    let mean = tally.means().and_then(|means| means.get(variable.position).copied());
    let variance = tally.covariance(variable.position, variable.position);
    let value = variable.origin + variable.unit * mean.unwrap_or_default();
    match variance.map(|variance| variance.sqrt() * variable.unit) {
        Some(sd) if sd > 0.0 => Ok((value, sd)),
        _ => Err(Error::ZeroVariance { what: variable.name.to_owned(), n: tally.n_valid(), value }),
    }
}

/// The covariance of all coefficients from that of the slopes; the variance of the outcome's mean comes on top for the
/// constant.
fn with_constant(
    slopes: &impl Fn(usize, usize) -> f64,
    moments: &[(f64, f64)],
    of_mean: f64,
) -> Vec<Vec<f64>> {
    let k = moments.len();
    let with = |i: usize| -> f64 { -(0..k).map(|j| slopes(i, j) * moments[j].0).sum::<f64>() };
    let constant = of_mean - (0..k).map(|i| moments[i].0 * with(i)).sum::<f64>();
    let first = [constant].into_iter().chain((0..k).map(with)).collect();
    let others = (0..k).map(|i| [with(i)].into_iter().chain((0..k).map(|j| slopes(i, j))).collect());
    [first].into_iter().chain(others).collect()
}

/// The factor L of A = L L' of a correlation matrix given by its lower triangle, or the first variable that those before
/// it determine.
pub(crate) fn cholesky(a: &[Vec<f64>]) -> std::result::Result<Vec<Vec<f64>>, usize> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(a.len());
    for (i, row) in a.iter().enumerate() {
        let mut next = forward(&lower, row);
        let pivot = row[i] - dot(&next, &next);
        if pivot.is_nan() || pivot <= MIN_TOLERANCE {
            return Err(i);
        }
        next.push(pivot.sqrt());
        lower.push(next);
    }
    Ok(lower)
}

/// Solves L z = b for as many unknowns as L has rows.
pub(crate) fn forward(lower: &[Vec<f64>], b: &[f64]) -> Vec<f64> {
    let mut z = Vec::with_capacity(b.len());
    for (row, value) in lower.iter().zip(b) {
        z.push((value - dot(&z, row)) / row[z.len()]);
    }
    z
}

/// Solves L' x = z.
pub(crate) fn backward(lower: &[Vec<f64>], z: &[f64]) -> Vec<f64> {
    let mut x = z.to_vec();
    for i in (0..x.len()).rev() {
        let known: f64 = (i + 1..x.len()).map(|j| lower[j][i] * x[j]).sum();
        x[i] = (x[i] - known) / lower[i][i];
    }
    x
}

/// The inverse of L L'.
pub(crate) fn inverse(lower: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let k = lower.len();
    let unit = |i: usize| (0..k).map(|j| f64::from(u8::from(i == j))).collect::<Vec<f64>>();
    (0..k).map(|i| backward(lower, &forward(lower, &unit(i)))).collect()
}

/// The sum of products over as many as both have.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
