use super::ratings::Complete;
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method};
use crate::stats::dist;
use crate::table::Table;

/// Kendall's coefficient of concordance.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct KendallW {
    /// W: 0 if the ranks of the raters cancel, 1 if all rank the subjects alike; corrected for ties. `n_valid` counts
    /// subjects; there is no interval.
    pub estimate: Estimate,
    /// Friedman's statistic: raters times (subjects - 1) times W.
    pub chi_squared: f64,
    /// Its degrees of freedom: subjects - 1.
    pub df: f64,
    /// The probability of a larger one if raters rank by chance, 0 to 1: chi-squared, good from about eight subjects on.
    pub p: f64,
    /// The mean of Spearman's correlations of all pairs of raters without ties, (raters W - 1) / (raters - 1).
    pub mean_correlation: f64,
    /// How many raters there are.
    pub n_raters: u64,
}

/// Kendall's coefficient of concordance W, corrected for ties, with its chi-squared test.
///
/// `ratings` has one row per subject and one column per rater; within a rater only the order counts, equal ratings share their
/// mean rank. NaN is missing: subjects whom not every rater rated are left out and counted in `n_missing`. Source: Kendall
/// and Babington Smith 1939, Annals of Mathematical Statistics 10:275-287; Kendall and Gibbons 1990, chapter 6.
///
/// # Errors
///
/// [`Error::TooFewUnits`] below two raters or two subjects rated by all of them; [`Error::NoValidRatings`] naming a rater
/// without ratings; [`Error::ZeroVariance`] if every rater rated all subjects alike; [`Error::InvalidOption`] for a rating
/// that is infinite or beyond plus and minus 10^15.
///
/// ```
/// use gapmodel_core::{Table, agreement};
/// let mut ratings = Table::new();
/// ratings.add("ann", &[1_i8, 2, 3, 4])?;
/// ratings.add("ben", &[10_i8, 30, 20, 40])?;
/// let found = agreement::kendall_w(&ratings)?;
/// assert_eq!((found.estimate.value, found.chi_squared, found.df), (0.9, 5.4, 3.0));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn kendall_w(ratings: &Table<'_>) -> Result<KendallW> {
    let complete = Complete::read(ratings)?;
    let (n, m) = (complete.n(), complete.raters.len());
    // Ranks are doubled, so that those of ties are whole too.
    let mut sums = vec![0_u64; n];
    let mut ties = 0_u128;
    for rater in &complete.raters {
        ties += add_ranks(rater, &mut sums);
    }
    let (subjects, raters) = (n as u128, m as u128);
    let mean = raters * (subjects + 1);
    let square = |sum: &u64| u128::from(*sum).abs_diff(mean).pow(2);
    let spread = 3 * sums.iter().map(square).sum::<u128>();
    let most = raters * raters * (subjects.pow(3) - subjects) - raters * ties;
    if most == 0 {
        let what = "the ratings of each rater".to_owned();
        let value = complete.only_rating().unwrap_or(0.0);
        return Err(Error::ZeroVariance { what, n: n as u64, value });
    }
    let w = spread as f64 / most as f64;
    let (raters, df) = (m as f64, (n - 1) as f64);
    let chi_squared = raters * df * w;
    Ok(KendallW {
        estimate: Estimate {
            value: w,
            std_error: None,
            low: None,
            high: None,
            level: 0.95,
            n_valid: n as u64,
            n_missing: complete.n_missing,
            n_excluded: 0,
            n_effective: n as f64,
            method: Method::None,
        },
        chi_squared,
        df,
        p: dist::chi_squared_upper_p(chi_squared, df)?,
        mean_correlation: (raters * w - 1.0) / (raters - 1.0),
        n_raters: m as u64,
    })
}

/// Adds twice the rank of each subject, and gives the sum of t^3 - t over the ties.
fn add_ranks(ratings: &[i128], sums: &mut [u64]) -> u128 {
    let mut order: Vec<usize> = (0..ratings.len()).collect();
    order.sort_unstable_by_key(|subject| ratings[*subject]);
    let (mut below, mut ties) = (0, 0);
    for tied in order.chunk_by(|a, b| ratings[*a] == ratings[*b]) {
        let n = tied.len() as u64;
        for subject in tied {
            sums[*subject] += 2 * below + n + 1;
        }
        below += n;
        ties += u128::from(n).pow(3) - u128::from(n);
    }
    ties
}
