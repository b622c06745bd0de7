use super::patterns::{Pattern, Patterns, distinct, no_category, total};
use super::ratings::{category, check_categories, check_rated};
use super::several::{Chance, several};
use super::weights::{AgreementOptions, Matrix, Weights};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::{dist, z_for};
use crate::table::Column;

/// Cohen's kappa of two raters with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Kappa {
    /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects rated by
    /// both; the interval is z standard errors wide on either side and within -1 and 1, absent where the standard error is 0.
    pub estimate: Estimate,
    /// The standard error if there is nothing but chance; absent if it is 0.
    pub std_error_null: Option<f64>,
    /// Kappa divided by that standard error.
    pub z: Option<f64>,
    /// Its two-sided p-value, 0 to 1.
    pub p: Option<f64>,
    /// The share of subjects rated alike, 0 to 1; with weights, how far ratings agree on average.
    pub observed_agreement: f64,
    /// The same if the raters rated by chance, each with the categories as often as found.
    pub expected_agreement: f64,
    /// Gwet's AC1 of the same ratings, with weights AC2: what chance means there hardly depends on how common a category is.
    pub ac1: Estimate,
    /// Whether raters agree on at least 80 % of subjects and kappa is below 0.4 all the same, which happens where nearly all
    /// ratings fall in one category (Feinstein and Cicchetti 1990, whose bounds are words; these figures are this library's):
    /// read AC1 and the observed agreement then. Never so with weights.
    pub prevalence_paradox: bool,
    /// How far categories agree.
    pub weights: Weights,
    /// How many categories there are.
    pub n_categories: u64,
}

/// What Feinstein and Cicchetti call high agreement and low kappa.
pub(super) fn is_paradox(weights: Weights, observed: f64, kappa: f64) -> bool {
    const HIGH_AGREEMENT: f64 = 0.8;
    const LOW_KAPPA: f64 = 0.4;
    weights == Weights::Nominal && observed >= HIGH_AGREEMENT && kappa < LOW_KAPPA
}

/// Cohen's kappa of two columns of ratings, weighted or not.
///
/// `a` and `b` have one rating per subject, NaN for missing; subjects not rated by both are left out and counted in
/// `n_missing`. Categories are the numbers that occur, or those of [`AgreementOptions::categories`]; distances between them
/// are those of their values, so that 2 and 4 are two apart even if nobody chose 3. Sources: Cohen 1960, Educational and
/// Psychological Measurement 20:37-46; Cohen 1968, Psychological Bulletin 70:213-220; standard errors of Fleiss, Cohen and
/// Everitt 1969, Psychological Bulletin 72:323-327.
///
/// # Errors
///
/// [`Error::UnequalLengths`]; [`Error::NoValidRatings`] naming the rater without ratings; [`Error::TooFewRatings`] below two
/// subjects rated by both; [`Error::ZeroVariance`] if all these ratings are the same, which leaves no agreement beyond
/// chance; [`Error::InvalidOption`] for an infinite rating, one that is no category, categories that are no 2 to 1,000
/// different numbers; [`Error::InvalidLevel`] unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::agreement::{self, AgreementOptions};
/// let (a, b) = ([1_i8, 2, 2, 1, 3, 3, 2, 1], [1_i8, 2, 2, 1, 3, 2, 2, 2]);
/// let found = agreement::kappa(&a, &b, &AgreementOptions::default())?;
/// assert_eq!(found.observed_agreement, 0.75);
/// assert_eq!(format!("{:.4}", found.estimate.value), "0.6098");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn kappa<'a>(
    a: impl Into<Column<'a>>,
    b: impl Into<Column<'a>>,
    options: &AgreementOptions,
) -> Result<Kappa> {
    check_level(options.level)?;
    let (a, b) = (a.into(), b.into());
    if a.len() != b.len() {
        let (found, expected) = (b.len(), a.len());
        return Err(Error::UnequalLengths { column: "b".to_owned(), found, expected });
    }
    let sides = [(a, "a"), (b, "b")];
    for (column, name) in &sides {
        check_rated(column, name)?;
    }
    let mut given = Vec::with_capacity(2 * a.len());
    for row in 0..a.len() {
        let pair = [category(&a, row, "a")?, category(&b, row, "b")?];
        given.extend(if pair.iter().any(|rating| rating.is_nan()) { [f64::NAN; 2] } else { pair });
    }
    let values = options.sorted_categories()?.unwrap_or_else(|| distinct(&given));
    check_categories(&values)?;
    let mut counts = vec![vec![0; values.len()]; values.len()];
    let mut n_missing = 0;
    for (row, pair) in given.as_chunks::<2>().0.iter().enumerate() {
        if pair[0].is_nan() {
            n_missing += 1;
            continue;
        }
        let find = |side: usize| {
            let found = values.binary_search_by(|value| value.total_cmp(&pair[side]));
            found.map_err(|_| no_category(pair[side], row, sides[side].1, &values))
        };
        counts[find(0)?][find(1)?] += 1;
    }
    of_counts(&counts, &values, n_missing, options)
}

/// Cohen's kappa of a table of counts: how many subjects the first rater gave the category of the row and the second that
/// of the column.
///
/// Categories are 1, 2, 3 and so on, or those of [`AgreementOptions::categories`] in ascending order. Otherwise as [`kappa`].
///
/// # Errors
///
/// As [`kappa`]; [`Error::InvalidOption`] unless the table is square with 2 to 1,000 categories, [`Error::Overflow`] for
/// counts beyond 2^64 in all.
///
/// ```
/// use gapmodel_core::agreement::{self, AgreementOptions};
/// let found = agreement::kappa_table(&[vec![20, 5], vec![10, 15]], &AgreementOptions::default())?;
/// assert_eq!(format!("{:.4} {:.4}", found.estimate.value, found.estimate.std_error.unwrap()), "0.4000 0.1270");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn kappa_table(counts: &[Vec<u64>], options: &AgreementOptions) -> Result<Kappa> {
    check_level(options.level)?;
    if let Some(row) = counts.iter().position(|row| row.len() != counts.len()) {
        return Err(Error::InvalidOption {
            option: "table",
            value: format!("{} rows, and {} columns in row {row}", counts.len(), counts[row].len()),
            allowed: "as many columns as rows: the categories of one rater by the same of the other"
                .to_owned(),
        });
    }
    of_counts(counts, &options.values_of_columns(counts.len())?, 0, options)
}

fn of_counts(
    counts: &[Vec<u64>],
    values: &[f64],
    n_missing: u64,
    options: &AgreementOptions,
) -> Result<Kappa> {
    let n = total(&counts.concat())?;
    if n < 2 {
        return Err(Error::TooFewRatings { what: "the subjects rated by both".to_owned(), n, needed: 2 });
    }
    if let Some(only) = (0..values.len()).find(|&category| counts[category][category] == n) {
        let what = "the ratings of both".to_owned();
        return Err(Error::ZeroVariance { what, n, value: values[only] });
    }
    let matrix = Matrix::new(options.weights, values);
    let table = Shares::new(counts, n);
    let moments = table.moments(&matrix);
    let deviation = |variance: f64| Some(variance).filter(|v| *v > 1e-14).map(|v| libm::sqrt(v / n as f64));
    let std_error_null = deviation(moments.variance_null);
    let z = std_error_null.map(|error| moments.kappa / error);
    let estimate = Estimate {
        n_missing,
        ..within_one(moments.kappa, deviation(moments.variance), z_for(options.level), options.level, n)
    };
    let pairs = patterns(counts, values.to_vec());
    Ok(Kappa {
        estimate: Estimate {
            method: if estimate.low.is_some() { Method::Wald } else { Method::None },
            ..estimate
        },
        std_error_null,
        z,
        p: z.map(|z| 2.0 * dist::normal_sf(z.abs())),
        observed_agreement: moments.observed,
        expected_agreement: moments.expected,
        ac1: Estimate { n_missing, ..several(&pairs, &matrix, Chance::Gwet, options.level)?.estimate },
        prevalence_paradox: is_paradox(options.weights, moments.observed, moments.kappa),
        weights: options.weights,
        n_categories: values.len() as u64,
    })
}

/// The pairs of ratings as those of any two raters.
fn patterns(counts: &[Vec<u64>], values: Vec<f64>) -> Patterns {
    let pair = |a: usize, b: usize| {
        let (low, high) = (a.min(b), a.max(b));
        let subjects = if a == b { counts[a][a] } else { counts[low][high] + counts[high][low] };
        let cells = if a == b { vec![(a, 2)] } else { vec![(low, 1), (high, 1)] };
        Pattern { cells, ratings: 2, subjects }
    };
    let pairs = (0..values.len()).flat_map(|a| (a..values.len()).map(move |b| (a, b)));
    let all = pairs.map(|(a, b)| pair(a, b)).filter(|pattern| pattern.subjects > 0).collect();
    Patterns { values, all, raters: 2, unrated: 0 }
}

/// An interval of so many standard errors, within -1 and 1.
pub(super) fn within_one(
    value: f64,
    std_error: Option<f64>,
    width: f64,
    level: f64,
    n_valid: u64,
) -> Estimate {
    let limit = |sign: f64| std_error.map(|error| (value + sign * width * error).clamp(-1.0, 1.0));
    Estimate {
        value,
        std_error,
        low: limit(-1.0),
        high: limit(1.0),
        level,
        n_valid,
        n_missing: 0,
        n_excluded: 0,
        n_effective: n_valid as f64,
        method: if std_error.is_some() { Method::T } else { Method::None },
    }
}

/// The joint distribution of two ratings, and that of each.
struct Shares {
    cells: Vec<Vec<f64>>,
    rows: Vec<f64>,
    columns: Vec<f64>,
}

/// Kappa with its variances, times n.
struct Moments {
    kappa: f64,
    observed: f64,
    expected: f64,
    variance: f64,
    variance_null: f64,
}

impl Shares {
    fn new(counts: &[Vec<u64>], n: u64) -> Self {
        let share = |count: u64| count as f64 / n as f64;
        let column = |j: usize| share(counts.iter().map(|row| row[j]).sum());
        Self {
            cells: counts.iter().map(|row| row.iter().map(|count| share(*count)).collect()).collect(),
            rows: counts.iter().map(|row| share(row.iter().sum())).collect(),
            columns: (0..counts.len()).map(column).collect(),
        }
    }

    /// Fleiss, Cohen and Everitt 1969, formulas 9 and 14.
    fn moments(&self, matrix: &Matrix) -> Moments {
        let (of_row, of_column) = (matrix.times(&self.columns), matrix.times(&self.rows));
        let observed = self.sum(|i, j| self.cells[i][j] * matrix.row(i)[j]);
        let expected = self.rows.iter().zip(&of_row).map(|(p, w)| p * w).sum::<f64>();
        let rest = 1.0 - expected;
        let kappa = (observed - expected) / rest;
        let away = kappa - expected * (1.0 - kappa);
        let spread = |p: f64, i: usize, j: usize, scale: f64| {
            let distance = matrix.row(i)[j] - (of_row[i] + of_column[j]) * scale;
            p * distance * distance
        };
        let found = self.sum(|i, j| spread(self.cells[i][j], i, j, 1.0 - kappa));
        let null = self.sum(|i, j| spread(self.rows[i] * self.columns[j], i, j, 1.0));
        Moments {
            kappa,
            observed,
            expected,
            variance: (found - away * away) / (rest * rest),
            variance_null: (null - expected * expected) / (rest * rest),
        }
    }

    fn sum(&self, term: impl Fn(usize, usize) -> f64) -> f64 {
        let n = self.rows.len();
        (0..n * n).map(|cell| term(cell / n, cell % n)).sum()
    }
}
