use super::kappa::{is_paradox, within_one};
use super::patterns::{Pattern, Patterns};
use super::ratings::{check_categories, too_few};
use super::weights::{AgreementOptions, Matrix, Weights};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, check_level};
use crate::stats::{t_critical, t_two_sided_p};
use crate::table::Table;

/// Fleiss' kappa of several raters with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fleiss {
    /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects with at
    /// least two ratings; the interval is within -1 and 1, absent where the standard error is 0.
    pub estimate: Estimate,
    /// The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
    pub p: Option<f64>,
    /// How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
    pub observed_agreement: f64,
    /// The same if ratings were drawn by chance, each category as often as found.
    pub expected_agreement: f64,
    /// Randolph's free-marginal kappa, for which chance takes every category alike; with weights Brennan and Prediger's.
    pub free_marginal: Estimate,
    /// Gwet's AC1 of the same ratings, with weights AC2.
    pub ac1: Estimate,
    /// Whether agreement is high and kappa low all the same, with the bounds of `Kappa`: read AC1 and the observed
    /// agreement then.
    pub prevalence_paradox: bool,
    /// How far categories agree.
    pub weights: Weights,
    /// How many raters there are; of a table of counts, the largest number of ratings of a subject.
    pub n_raters: u64,
    /// How many categories there are.
    pub n_categories: u64,
    /// How many ratings there are.
    pub n_ratings: u64,
}

/// Gwet's AC1, or AC2 with weights.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gwet {
    /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects with at
    /// least two ratings; the interval is within -1 and 1, absent where the standard error is 0.
    pub estimate: Estimate,
    /// The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
    pub p: Option<f64>,
    /// How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
    pub observed_agreement: f64,
    /// The same by chance, as Gwet has it: of ratings that are guessed.
    pub expected_agreement: f64,
    /// How far categories agree: nominal makes AC1, all others AC2.
    pub weights: Weights,
    /// How many raters there are; of a table of counts, the largest number of ratings of a subject.
    pub n_raters: u64,
    /// How many categories there are.
    pub n_categories: u64,
    /// How many ratings there are.
    pub n_ratings: u64,
}

/// Fleiss' kappa of any number of raters, with Randolph's free-marginal kappa and Gwet's AC1 beside it.
///
/// `ratings` has one row per subject and one column per rater, categories as in [`super::kappa`], NaN for missing. Subjects
/// with one rating count for what is expected by chance, not for what is observed. Intervals have n - 1 degrees of freedom
/// and linearised standard errors over subjects, as Gwet derives them: they speak for these raters and all such subjects.
/// Sources: Fleiss 1971, Psychological Bulletin 76:378-382; Randolph 2005, Joensuu Learning and Instruction Symposium; Gwet
/// 2014, Handbook of Inter-Rater Reliability, 4th edition, chapters 4 and 5, for missing ratings too.
///
/// # Errors
///
/// [`Error::TooFewUnits`] below two raters or two subjects with at least two ratings; [`Error::NoValidRatings`] naming a
/// rater without ratings; [`Error::ZeroVariance`] if all ratings are the same; [`Error::InvalidOption`] for an infinite
/// rating, one that is no category, categories that are no 2 to 1,000 different numbers, and for a table that looks like
/// counts (two columns or more of whole numbers with zeros and one sum in all of five rows or more), which are for
/// [`fleiss_counts`]; [`Error::InvalidLevel`] unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::{Table, agreement::{self, AgreementOptions}};
/// let mut ratings = Table::new();
/// ratings.add("ann", &[1_i8, 2, 2, 1, 3])?;
/// ratings.add("ben", &[1_i8, 2, 2, 1, 2])?;
/// ratings.add("cas", &[1_i8, 2, 1, 1, 3])?;
/// let found = agreement::fleiss(&ratings, &AgreementOptions::default())?;
/// assert_eq!(format!("{:.4} {:.4}", found.observed_agreement, found.estimate.value), "0.7333 0.5588");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn fleiss(ratings: &Table<'_>, options: &AgreementOptions) -> Result<Fleiss> {
    check_level(options.level)?;
    fleiss_of(&read(ratings, options)?, options)
}

/// Fleiss' kappa of counts: how often each subject (row) was given each category (column).
///
/// Categories are 1, 2, 3 and so on, or those of [`AgreementOptions::categories`] in ascending order. Who rated what need not
/// be known for this. Otherwise as [`fleiss`].
///
/// # Errors
///
/// As [`fleiss`]; [`Error::InvalidOption`] unless there are 2 to 1,000 columns; [`Error::UnequalLengths`] for a row of
/// another length; [`Error::Overflow`].
///
/// ```
/// use gapmodel_core::agreement::{self, AgreementOptions};
/// let counts = [vec![3, 0, 0], vec![0, 3, 0], vec![1, 2, 0], vec![3, 0, 0], vec![0, 1, 2]];
/// let found = agreement::fleiss_counts(&counts, &AgreementOptions::default())?;
/// assert_eq!(format!("{:.4} {:.4}", found.estimate.value, found.free_marginal.value), "0.5588 0.6000");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn fleiss_counts(counts: &[Vec<u64>], options: &AgreementOptions) -> Result<Fleiss> {
    check_level(options.level)?;
    fleiss_of(&counted(counts, options)?, options)
}

/// Gwet's AC1 of any number of raters, or AC2 with weights.
///
/// `ratings` has one row per subject and one column per rater, categories as in [`super::kappa`], NaN for missing. Unlike
/// kappa it stays near the observed agreement where nearly all ratings fall in one category. It depends on the number of
/// categories: name them all in [`AgreementOptions::categories`] if some may not have been chosen. The interval is that of
/// [`fleiss`]. Sources: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48; Gwet 2014, Handbook
/// of Inter-Rater Reliability, 4th edition, chapter 5, for weights and missing ratings.
///
/// # Errors
///
/// As [`fleiss`]; [`Error::ZeroVariance`] only if no other category is named.
///
/// ```
/// use gapmodel_core::{Table, agreement::{self, AgreementOptions}};
/// let (ann, ben, cas) = ([1.0, 2.0, 2.0, 1.0, 3.0], [1.0, 2.0, 2.0, f64::NAN, 2.0], [1.0, 2.0, 1.0, 1.0, 3.0]);
/// let mut ratings = Table::new();
/// for (name, given) in [("ann", &ann), ("ben", &ben), ("cas", &cas)] {
///     ratings.add(name, given)?;
/// }
/// let found = agreement::gwet(&ratings, &AgreementOptions::default())?;
/// assert_eq!(format!("{:.4} {:.4}", found.observed_agreement, found.estimate.value), "0.7333 0.6178");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn gwet(ratings: &Table<'_>, options: &AgreementOptions) -> Result<Gwet> {
    check_level(options.level)?;
    gwet_of(&read(ratings, options)?, options)
}

/// Gwet's AC1 or AC2 of counts: how often each subject (row) was given each category (column), as in [`fleiss_counts`].
///
/// # Errors
///
/// As [`gwet`] and [`fleiss_counts`].
///
/// ```
/// use gapmodel_core::agreement::{self, AgreementOptions};
/// // Nearly everything in one category: kappa is below 0, and raters agree on all but one.
/// let counts = [vec![7, 0], vec![7, 0], vec![7, 0], vec![6, 1]];
/// assert!(agreement::fleiss_counts(&counts, &AgreementOptions::default())?.prevalence_paradox);
/// let found = agreement::gwet_counts(&counts, &AgreementOptions::default())?;
/// assert_eq!(format!("{:.4}", found.estimate.value), "0.9233");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn gwet_counts(counts: &[Vec<u64>], options: &AgreementOptions) -> Result<Gwet> {
    check_level(options.level)?;
    gwet_of(&counted(counts, options)?, options)
}

fn read(ratings: &Table<'_>, options: &AgreementOptions) -> Result<Patterns> {
    let patterns = Patterns::read(ratings, options.sorted_categories()?)?;
    check_categories(&patterns.values)?;
    match patterns.only_category().filter(|_| patterns.values.len() == 1) {
        Some(only) => Err(no_variation(&patterns, only)),
        None => Ok(patterns),
    }
}

fn counted(counts: &[Vec<u64>], options: &AgreementOptions) -> Result<Patterns> {
    too_few("subjects", counts.len())?;
    Patterns::of_counts(counts, options.values_of_columns(counts[0].len())?)
}

pub(super) fn no_variation(patterns: &Patterns, only: usize) -> Error {
    let (what, n, value) = ("what the raters gave".to_owned(), patterns.ratings(), patterns.values[only]);
    Error::ZeroVariance { what, n, value }
}

fn fleiss_of(patterns: &Patterns, options: &AgreementOptions) -> Result<Fleiss> {
    if let Some(only) = patterns.only_category() {
        return Err(no_variation(patterns, only));
    }
    let (weights, matrix) = (options.weights, Matrix::new(options.weights, &patterns.values));
    let found = |chance: Chance| several(patterns, &matrix, chance, options.level);
    let Corrected { estimate, p, observed, expected } = found(Chance::Fleiss)?;
    Ok(Fleiss {
        estimate,
        p,
        observed_agreement: observed,
        expected_agreement: expected,
        free_marginal: found(Chance::Uniform)?.estimate,
        ac1: found(Chance::Gwet)?.estimate,
        prevalence_paradox: is_paradox(weights, observed, estimate.value),
        weights,
        n_raters: patterns.raters,
        n_categories: patterns.values.len() as u64,
        n_ratings: patterns.ratings(),
    })
}

fn gwet_of(patterns: &Patterns, options: &AgreementOptions) -> Result<Gwet> {
    let (weights, matrix) = (options.weights, Matrix::new(options.weights, &patterns.values));
    let Corrected { estimate, p, observed, expected } =
        several(patterns, &matrix, Chance::Gwet, options.level)?;
    Ok(Gwet {
        estimate,
        p,
        observed_agreement: observed,
        expected_agreement: expected,
        weights,
        n_raters: patterns.raters,
        n_categories: patterns.values.len() as u64,
        n_ratings: patterns.ratings(),
    })
}

/// What chance does.
#[derive(Clone, Copy, Debug)]
pub(super) enum Chance {
    /// It gives categories as often as all raters together did.
    Fleiss,
    /// It gives every category alike, to the ratings that are guessed.
    Gwet,
    /// It gives every category alike.
    Uniform,
}

impl Chance {
    /// What each rating of a category adds to the expected agreement, which is the mean over ratings.
    fn shares(self, matrix: &Matrix, common: &[f64]) -> Vec<f64> {
        let q = matrix.len() as f64;
        match self {
            Self::Fleiss => matrix.times(common),
            Self::Gwet => common.iter().map(|share| matrix.sum() / (q * (q - 1.0)) * (1.0 - share)).collect(),
            Self::Uniform => vec![matrix.sum() / (q * q); common.len()],
        }
    }
}

/// An agreement with chance taken out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corrected {
    pub estimate: Estimate,
    pub p: Option<f64>,
    pub observed: f64,
    pub expected: f64,
}

/// Agreement beyond chance, with the variance that Gwet (2014, section 5.3) finds by linearising in the subjects.
pub(super) fn several(patterns: &Patterns, matrix: &Matrix, chance: Chance, level: f64) -> Result<Corrected> {
    let (rated, paired) = (patterns.rated() as f64, patterns.paired() as f64);
    let mean = |value: &dyn Fn(&Pattern) -> f64| {
        patterns.all.iter().map(|pattern| pattern.subjects as f64 * value(pattern)).sum::<f64>()
    };
    let mut common = vec![0.0; matrix.len()];
    for pattern in &patterns.all {
        for &(category, n) in &pattern.cells {
            common[category] += pattern.subjects as f64 * (n as f64 / pattern.ratings as f64) / rated;
        }
    }
    let shares = chance.shares(matrix, &common);
    let observed = mean(&|pattern| agreement(pattern, matrix)) / paired;
    let expected = common.iter().zip(&shares).map(|(common, share)| common * share).sum::<f64>();
    let rest = 1.0 - expected;
    let value = (observed - expected) / rest;
    let of_subject = |pattern: &Pattern| {
        let beyond = if pattern.is_paired() { agreement(pattern, matrix) - expected } else { 0.0 };
        let by_chance = pattern.cells.iter().map(|&(category, n)| n as f64 * shares[category]).sum::<f64>();
        let by_chance = by_chance / pattern.ratings as f64 - expected;
        (rated / paired) * beyond / rest - 2.0 * (1.0 - value) * by_chance / rest
    };
    let squares = mean(&|pattern| {
        let away = of_subject(pattern) - value;
        away * away
    });
    let variance = Some(squares / (rated - 1.0)).filter(|variance| *variance > 1e-14);
    let std_error = variance.map(|variance| libm::sqrt(variance / rated));
    let df = rated - 1.0;
    let estimate = within_one(value, std_error, t_critical(level, df)?, level, patterns.paired());
    Ok(Corrected {
        estimate: Estimate { n_missing: patterns.unpaired(), ..estimate },
        p: std_error.map(|error| t_two_sided_p(value / error, df)).transpose()?,
        observed,
        expected,
    })
}

/// How far two ratings of a subject agree on average; 0 where there are none.
fn agreement(pattern: &Pattern, matrix: &Matrix) -> f64 {
    if !pattern.is_paired() {
        return 0.0;
    }
    let with_all = |category: usize| {
        let row = matrix.row(category);
        pattern.cells.iter().map(|&(other, n)| n as f64 * row[other]).sum::<f64>()
    };
    let pairs = pattern.cells.iter().map(|&(category, n)| n as f64 * (with_all(category) - 1.0));
    let ratings = pattern.ratings as f64;
    pairs.sum::<f64>() / (ratings * (ratings - 1.0))
}
