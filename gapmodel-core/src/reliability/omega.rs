use super::items::{Covariances, Items, contradiction};
use crate::error::{Error, Result};
use crate::stats::eigen;
use crate::stats::regression::{backward, cholesky, forward, inverse};

/// How the loadings of the factor are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FactorMethod {
    /// Least squares of the correlations between items (Harman and Jones 1966).
    #[default]
    Minres,
    /// Maximum likelihood for normal answers (Jöreskog 1967).
    Ml,
}

impl FactorMethod {
    /// Every method, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Minres, Self::Ml];

    /// The name in all languages, such as `"minres"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Minres => "minres",
            Self::Ml => "ml",
        }
    }

    /// The method of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`](crate::Error::InvalidOption) if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        super::by_name("method", name, &Self::ALL, Self::name)
    }
}

/// Options of [`omega`].
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OmegaOptions {
    /// How the loadings are found: [`FactorMethod::Minres`].
    pub method: FactorMethod,
    /// The items that are keyed the other way, and are turned on their scale before they are summed.
    pub reverse: Vec<String>,
}

/// Omega of a sum of items, from one factor.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Omega {
    /// Omega total of the sum of the answers as they are, from 0 to 1.
    pub value: f64,
    /// Omega total of the sum of standardised answers, from 0 to 1.
    pub standardized: f64,
    /// How the loadings were found.
    pub method: FactorMethod,
    /// How many iterations that took.
    pub iterations: u32,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did.
    pub n: u64,
    /// How many respondents answered every item.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// One row per item.
    pub items: Vec<OmegaItem>,
    /// The items whose loading is negative, against the others: keyed the other way, or misunderstood.
    pub negative: Vec<String>,
}

/// What one item has of the factor.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OmegaItem {
    /// The name of the item.
    pub name: String,
    /// The loading of the standardised item, its correlation with the factor, -1 to 1.
    pub loading: f64,
    /// The share of the item's variance that the factor leaves, 0 to 1.
    pub uniqueness: f64,
    /// The loading in scale units: the loading times the standard deviation of the item.
    pub raw_loading: f64,
    /// The variance that the factor leaves, in squared scale units.
    pub raw_uniqueness: f64,
    /// Whether the item was reversed.
    pub reversed: bool,
}

/// Omega total of the sum of items: the share of its variance that is due to the one factor behind them.
///
/// (sum of loadings)² / ((sum of loadings)² + sum of uniquenesses), from 0 to 1, of one factor fitted to the correlations
/// of the items; in the metric of the answers and standardised. Unlike alpha it does not ask that all items load alike.
/// Absent answers are dealt with as the items were tallied. Sources: `McDonald` 1999, Test Theory; Harman and Jones 1966,
/// Psychometrika 31:351-368; Jöreskog 1967, Psychometrika 32:443-482.
///
/// # Errors
///
/// As [`alpha`](super::alpha), except that three items are needed; [`Error::InvalidOption`] naming an item whose
/// uniqueness would be below 0.005 (a Heywood case: one factor does not fit, or two items are almost one) or that others
/// determine, and where the items have no factor in common; [`Error::NotConverged`].
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::reliability::{self, Items, ItemsOptions, OmegaOptions};
/// let mut table = Table::new();
/// table.add("a", &[7, 6, 5, 6, 4, 4, 2, 1])?;
/// table.add("b", &[5, 6, 6, 6, 5, 6, 3, 5])?;
/// table.add("c", &[6, 4, 6, 6, 5, 5, 3, 5])?;
/// table.add("d", &[6, 4, 6, 7, 5, 5, 4, 2])?;
/// let items = Items::from_table(&table, &ItemsOptions::default())?;
/// let omega = reliability::omega(&items, &OmegaOptions::default())?;
/// assert_eq!(format!("{:.4} {:.4}", omega.value, omega.standardized), "0.8582 0.8477");
/// assert_eq!(format!("{:.4}", omega.items[0].loading), "0.8367");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn omega(items: &Items, options: &OmegaOptions) -> Result<Omega> {
    let of = items.covariances(&options.reverse, 3)?;
    of.total()?;
    let fit = match options.method {
        FactorMethod::Minres => minres(&of)?,
        FactorMethod::Ml => maximum_likelihood(&of)?,
    };
    let items: Vec<OmegaItem> = (0..of.k()).map(|i| fit.item(&of, i)).collect();
    let share = |loading: fn(&OmegaItem) -> f64, uniqueness: fn(&OmegaItem) -> f64| {
        let common = items.iter().map(loading).sum::<f64>();
        common * common / (common * common + items.iter().map(uniqueness).sum::<f64>())
    };
    Ok(Omega {
        value: share(|item| item.raw_loading, |item| item.raw_uniqueness),
        standardized: share(|item| item.loading, |item| item.uniqueness),
        method: options.method,
        iterations: fit.iterations,
        k: of.k(),
        n: of.n,
        n_complete: of.n_complete,
        respondents: of.rows,
        negative: items.iter().filter(|item| item.loading < 0.0).map(|item| item.name.clone()).collect(),
        items,
    })
}

/// Below this a uniqueness counts as none, as in the common programs.
const LEAST_UNIQUENESS: f64 = 0.005;
/// How many iterations are made at most.
const ITERATIONS: u32 = 100_000;

struct Fit {
    loadings: Vec<f64>,
    uniquenesses: Vec<f64>,
    iterations: u32,
}

impl Fit {
    /// The fit with loadings whose sum is not negative, if it is no Heywood case.
    fn checked(mut self, of: &Covariances) -> Result<Self> {
        if self.loadings.iter().sum::<f64>() < 0.0 {
            self.loadings.iter_mut().for_each(|loading| *loading = -*loading);
        }
        match self.uniquenesses.iter().position(|psi| psi.is_nan() || *psi < LEAST_UNIQUENESS) {
            None => Ok(self),
            Some(i) => Err(heywood(of, i)),
        }
    }

    fn item(&self, of: &Covariances, i: usize) -> OmegaItem {
        let (loading, uniqueness, variance) = (self.loadings[i], self.uniquenesses[i], of.matrix[i][i]);
        OmegaItem {
            name: of.names[i].clone(),
            loading,
            uniqueness,
            raw_loading: loading * variance.sqrt(),
            raw_uniqueness: uniqueness * variance,
            reversed: of.reversed[i],
        }
    }
}

/// Each loading in turn is the regression of the item's correlations on the loadings of the others.
fn minres(of: &Covariances) -> Result<Fit> {
    const TOLERANCE: f64 = 1e-14;
    let (k, r) = (of.k(), &of.correlations);
    let mut loadings = eigen::symmetric(r).vectors.swap_remove(0);
    let mut change = f64::INFINITY;
    let mut furthest = 0;
    for iteration in 1..=ITERATIONS {
        change = 0.0;
        for i in 0..k {
            let others = || (0..k).filter(|&j| j != i);
            let squares: f64 = others().map(|j| loadings[j] * loadings[j]).sum();
            let next = others().map(|j| r[i][j] * loadings[j]).sum::<f64>() / squares;
            if squares <= 0.0 || next.is_nan() {
                return Err(no_factor());
            }
            // Where one item alone makes the factor its loading grows without limit.
            if next.abs() > 10.0 {
                return Err(heywood(of, i));
            }
            if (next - loadings[i]).abs() >= change {
                (change, furthest) = ((next - loadings[i]).abs(), i);
            }
            loadings[i] = next;
        }
        if change <= TOLERANCE {
            let uniquenesses = loadings.iter().map(|loading| 1.0 - loading * loading).collect();
            return Fit { loadings, uniquenesses, iterations: iteration }.checked(of);
        }
    }
    Err(not_converged(of, furthest, change, TOLERANCE))
}

/// Newton steps on the logarithms of the uniquenesses, the loadings being the best for each set of them.
fn maximum_likelihood(of: &Covariances) -> Result<Fit> {
    const TOLERANCE: f64 = 1e-12;
    let k = of.k();
    let lower: Vec<Vec<f64>> = (0..k).map(|i| of.correlations[i][..=i].to_vec()).collect();
    let lower = cholesky(&lower).map_err(|i| determined(of, i))?;
    let inverse = inverse(&lower);
    let start = 1.0 - 0.5 / k as f64;
    let mut logs: Vec<f64> = (0..k).map(|i| libm::log(start / inverse[i][i])).collect();
    let mut point = Point::new(of, &logs)?;
    for iteration in 1..=ITERATIONS {
        let (worst, slope) = point.steepest();
        if slope <= TOLERANCE {
            let Point { loadings, uniquenesses, .. } = point;
            return Fit { loadings, uniquenesses, iterations: iteration }.checked(of);
        }
        let step = point.newton();
        let mut length = 1.0;
        loop {
            let next: Vec<f64> = logs.iter().zip(&step).map(|(log, step)| log - length * step).collect();
            let there = Point::new(of, &next)?;
            // Near the end the discrepancy no longer tells, and the slope does.
            if there.discrepancy < point.discrepancy || there.steepest().1 < slope {
                (logs, point) = (next, there);
                break;
            }
            length *= 0.5;
            if length < 1e-10 {
                return Err(stuck(of, &logs, (worst, slope), TOLERANCE));
            }
        }
        // A uniqueness that goes to 0 has no best value.
        if let Some(i) = logs.iter().position(|log| *log < libm::log(1e-6)) {
            return Err(heywood(of, i));
        }
    }
    Err(stuck(of, &logs, point.steepest(), TOLERANCE))
}

/// Where steps end without a solution: a uniqueness that is on its way to 0, or else no convergence.
fn stuck(of: &Covariances, logs: &[f64], (worst, slope): (usize, f64), tolerance: f64) -> Error {
    let vanishing = logs.iter().position(|log| *log < libm::log(LEAST_UNIQUENESS));
    vanishing.map_or_else(|| not_converged(of, worst, slope, tolerance), |i| heywood(of, i))
}

/// The best loadings for some uniquenesses, and how well both fit.
struct Point {
    loadings: Vec<f64>,
    uniquenesses: Vec<f64>,
    /// The first eigenvector of the correlations over the roots of the uniquenesses.
    vector: Vec<f64>,
    discrepancy: f64,
}

impl Point {
    fn new(of: &Covariances, logs: &[f64]) -> Result<Self> {
        let uniquenesses: Vec<f64> = logs.iter().map(|log| libm::exp(*log)).collect();
        let roots: Vec<f64> = uniquenesses.iter().map(|psi| psi.sqrt()).collect();
        let scaled: Vec<Vec<f64>> = (0..of.k())
            .map(|i| (0..of.k()).map(|j| of.correlations[i][j] / (roots[i] * roots[j])).collect())
            .collect();
        let eigen::Eigen { values, mut vectors } = eigen::symmetric(&scaled);
        let vector = vectors.swap_remove(0);
        if values[0].is_nan() || values[0] <= 1.0 {
            return Err(no_factor());
        }
        let size = (values[0] - 1.0).sqrt();
        let loadings = vector.iter().zip(&roots).map(|(x, root)| x * root * size).collect();
        let discrepancy = values[1..].iter().map(|value| value - libm::log(*value) - 1.0).sum();
        Ok(Self { loadings, uniquenesses, vector, discrepancy })
    }

    /// How the discrepancy grows with the logarithm of each uniqueness.
    fn slopes(&self) -> impl Iterator<Item = f64> {
        self.loadings
            .iter()
            .zip(&self.uniquenesses)
            .map(|(loading, psi)| (loading * loading + psi - 1.0) / psi)
    }

    /// The item with the largest slope, and its size.
    fn steepest(&self) -> (usize, f64) {
        let sizes = self.slopes().map(f64::abs).enumerate();
        sizes.fold((0, 0.0), |most, slope| if slope.1 > most.1 { slope } else { most })
    }

    /// The step that the expected curvature asks for (Jöreskog 1967), or the slope where there is no inverse of it.
    fn newton(&self) -> Vec<f64> {
        let slopes: Vec<f64> = self.slopes().collect();
        let square = |i: usize, j: usize| {
            let one = f64::from(u8::from(i == j)) - self.vector[i] * self.vector[j];
            one * one
        };
        let curvature: Vec<Vec<f64>> =
            (0..slopes.len()).map(|i| (0..=i).map(|j| square(i, j)).collect()).collect();
        cholesky(&curvature).map_or(slopes.clone(), |lower| backward(&lower, &forward(&lower, &slopes)))
    }
}

fn refused(value: String, allowed: &str) -> Error {
    Error::InvalidOption { option: "items", value, allowed: allowed.to_owned() }
}

fn heywood(of: &Covariances, i: usize) -> Error {
    refused(
        format!("{:?}", of.names[i]),
        "one factor would leave it no variance of its own (a Heywood case): leave it out, or use more respondents",
    )
}

fn determined(of: &Covariances, i: usize) -> Error {
    match of.missing {
        super::Missing::Pairwise if of.n != of.n_complete => contradiction(),
        _ => refused(format!("{:?}", of.names[i]), "the items before it determine it: leave it out"),
    }
}

fn no_factor() -> Error {
    refused("without a common factor".to_owned(), "items that correlate with each other")
}

fn not_converged(of: &Covariances, worst: usize, error: f64, tolerance: f64) -> Error {
    Error::NotConverged {
        what: "the factor",
        iterations: ITERATIONS,
        worst: format!("{:?}", of.names[worst]),
        error,
        tolerance,
    }
}
