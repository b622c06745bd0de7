use super::one_way::{Limits, Ratio, estimate, square};
use super::ratings::Complete;
use crate::error::{Error, Result};
use crate::estimate::{Estimate, check_level};
use crate::stats::dist;
use crate::table::Table;
use crate::tally::{Wide, fixed};

/// One form of the intraclass correlation with its test.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IccForm {
    /// The correlation, at most 1; it may be negative. `n_valid` counts subjects.
    pub estimate: Estimate,
    /// The ratio of mean squares that tells whether it is above 0; absent where raters do not differ at all.
    pub f: Option<f64>,
    /// Degrees of freedom of the mean square above.
    pub df1: f64,
    /// Degrees of freedom of the mean square below.
    pub df2: f64,
    /// The probability of a larger ratio if the correlation is 0, 0 to 1; absent as `f`.
    pub p: Option<f64>,
}

/// All six intraclass correlations of subjects who were all rated by the same number of raters.
///
/// | field | `McGraw` and Wong | Shrout and Fleiss | of | raters differ in level |
/// |---|---|---|---|---|
/// | `icc_1_1` | ICC(1) | ICC(1,1) | one rating, each subject having raters of its own | error |
/// | `icc_a_1` | ICC(A,1) | ICC(2,1) | one rating, absolute agreement | error |
/// | `icc_c_1` | ICC(C,1) | ICC(3,1) | one rating, consistency | does not matter |
/// | `icc_1_k` | ICC(k) | ICC(1,k) | the mean of k raters, each subject having its own | error |
/// | `icc_a_k` | ICC(A,k) | ICC(2,k) | the mean of k raters, absolute agreement | error |
/// | `icc_c_k` | ICC(C,k) | ICC(3,k) | the mean of k raters, consistency: Cronbach's alpha | does not matter |
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Icc {
    /// One rating, raters not the same for all subjects.
    pub icc_1_1: IccForm,
    /// One rating, absolute agreement.
    pub icc_a_1: IccForm,
    /// One rating, consistency.
    pub icc_c_1: IccForm,
    /// The mean of all raters, raters not the same for all subjects.
    pub icc_1_k: IccForm,
    /// The mean of all raters, absolute agreement; absent where raters contradict each other so far that the mean has no
    /// variance of its own.
    pub icc_a_k: Option<IccForm>,
    /// The mean of all raters, consistency.
    pub icc_c_k: IccForm,
    /// Mean square of subjects (rows).
    pub ms_subjects: f64,
    /// Mean square of raters (columns).
    pub ms_raters: f64,
    /// Residual mean square.
    pub ms_error: f64,
    /// Mean square within subjects.
    pub ms_within: f64,
    /// How many subjects were rated by all raters.
    pub n_subjects: u64,
    /// How many raters there are.
    pub n_raters: u64,
}

/// All six intraclass correlations with intervals and tests.
///
/// `ratings` has one row per subject and one column per rater, numbers in any unit, NaN for missing. Subjects whom not every
/// rater rated are left out and counted in `n_missing`. Sums are exact. `level` is a fraction (0.95, not 95).
///
/// The interval of `icc_a_k` is that of `icc_a_1`, stepped up by Spearman and Brown's formula, as Shrout and Fleiss have it;
/// `McGraw` and Wong's own formula comes to the same. Their F and degrees of freedom test `icc_a_1` and `icc_a_k` too: under
/// the hypothesis of 0, Satterthwaite's degrees of freedom are (n - 1) (k - 1). Some software (irr in R) takes ICC(A,k) for
/// ICC(A,1) in these degrees of freedom and finds another interval, and uses those of the interval in the test.
///
/// Sources: Shrout and Fleiss 1979, Psychological Bulletin 86:420-428; `McGraw` and Wong 1996, Psychological Methods
/// 1:30-46, with the correction on page 390.
///
/// # Errors
///
/// [`Error::TooFewUnits`] below two raters or two subjects rated by all of them; [`Error::NoValidRatings`] naming a rater
/// without ratings; [`Error::ZeroVariance`] if all ratings are equal, or all subjects have the same mean;
/// [`Error::InvalidOption`] for a rating that is infinite or beyond plus and minus 10^15; [`Error::InvalidLevel`] unless
/// `0 < level < 1`.
///
/// ```
/// use gapmodel_core::{Table, agreement};
/// // Shrout and Fleiss (1979), table 2.
/// let mut ratings = Table::new();
/// ratings.add("first", &[9_i8, 6, 8, 7, 10, 6])?;
/// ratings.add("second", &[2_i8, 1, 4, 1, 5, 2])?;
/// ratings.add("third", &[5_i8, 3, 6, 2, 6, 4])?;
/// ratings.add("fourth", &[8_i8, 2, 8, 6, 9, 7])?;
/// let found = agreement::icc(&ratings, 0.95)?;
/// let single = [found.icc_1_1, found.icc_a_1, found.icc_c_1].map(|form| format!("{:.2}", form.estimate.value));
/// assert_eq!(single, ["0.17", "0.29", "0.71"]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn icc(ratings: &Table<'_>, level: f64) -> Result<Icc> {
    check_level(level)?;
    let complete = Complete::read(ratings)?;
    let squares = MeanSquares::of(&complete)?;
    let MeanSquares { n, k, subjects, raters, error, within } = squares;
    let [df_subjects, df_error, df_within] = [n - 1.0, (n - 1.0) * (k - 1.0), n * (k - 1.0)];
    let one_way = Ratio::new(subjects, within, (df_subjects, df_within))?;
    let two_way = Ratio::new(subjects, error, (df_subjects, df_error))?;
    let (n_subjects, n_missing) = (complete.n() as u64, complete.n_missing);
    let form = |ratio: Ratio, value: f64, limits: Limits| IccForm {
        estimate: estimate(value, limits, level, n_subjects, n_missing),
        f: ratio.f,
        df1: ratio.df.0,
        df2: ratio.df.1,
        p: ratio.p,
    };
    let single = |f: f64| (f - 1.0) / (f + k - 1.0);
    let mean = |f: f64| 1.0 - 1.0 / f;
    let (of_one, of_two) = (one_way.limits(level)?, two_way.limits(level)?);
    let single_from = |noise: f64| (subjects - noise) / (subjects + (k - 1.0) * noise);
    let absolute = squares.absolute();
    let absolute_limits = squares.absolute_limits(absolute, level)?;
    let mean_of_all = subjects + (raters - error) / n;
    let stepped_up = absolute_limits.map(|r| {
        let divisor = 1.0 + (k - 1.0) * r;
        if divisor > 0.0 { k * r / divisor } else { f64::NEG_INFINITY }
    });
    Ok(Icc {
        icc_1_1: form(one_way, single_from(within), of_one.map(single)),
        icc_a_1: form(two_way, absolute, absolute_limits),
        icc_c_1: form(two_way, single_from(error), of_two.map(single)),
        icc_1_k: form(one_way, (subjects - within) / subjects, of_one.map(mean)),
        icc_a_k: (mean_of_all > 0.0).then(|| form(two_way, (subjects - error) / mean_of_all, stepped_up)),
        icc_c_k: form(two_way, (subjects - error) / subjects, of_two.map(mean)),
        ms_subjects: subjects,
        ms_raters: raters,
        ms_error: error,
        ms_within: within,
        n_subjects,
        n_raters: complete.raters.len() as u64,
    })
}

/// The mean squares of a two-way table without replication.
#[derive(Clone, Copy, Debug)]
struct MeanSquares {
    n: f64,
    k: f64,
    subjects: f64,
    raters: f64,
    error: f64,
    within: f64,
}

impl MeanSquares {
    /// From exact sums: times subjects and raters, all sums of squares are whole numbers.
    fn of(complete: &Complete) -> Result<Self> {
        let raters = &complete.raters;
        let (subjects, ratings) = (complete.n() as u64, (complete.n() * raters.len()) as u64);
        let (n, k) = (i128::from(subjects), raters.len() as i128);
        let sum_of =
            |squares: &mut dyn Iterator<Item = i128>| squares.map(square).fold(Wide::default(), |a, b| a + b);
        let of_subject = |subject: usize| raters.iter().map(|rater| rater[subject]).sum::<i128>();
        let all = sum_of(&mut raters.iter().flatten().copied()).times(n).times(k);
        let of_subjects = sum_of(&mut (0..complete.n()).map(of_subject)).times(n);
        let of_raters = sum_of(&mut raters.iter().map(|rater| rater.iter().sum())).times(k);
        let total = square(raters.iter().flatten().sum());
        if let Some(value) = complete.only_rating() {
            return Err(Error::ZeroVariance { what: "the ratings".to_owned(), n: ratings, value });
        }
        if of_subjects == total {
            let value = raters.iter().flatten().sum::<i128>() as f64 / ratings as f64 / fixed::UNIT as f64;
            let what = "the mean of each subject".to_owned();
            return Err(Error::ZeroVariance { what, n: subjects, value });
        }
        let unit = i128::from(fixed::UNIT);
        let mean_square = |squares: Wide, df: i128| {
            squares.ratio(Wide::from(unit * unit).times(n * k).times(df)).unwrap_or(0.0)
        };
        Ok(Self {
            n: n as f64,
            k: k as f64,
            subjects: mean_square(of_subjects - total, n - 1),
            raters: mean_square(of_raters - total, k - 1),
            error: mean_square(all - of_subjects - of_raters + total, (n - 1) * (k - 1)),
            within: mean_square(all - of_subjects, n * (k - 1)),
        })
    }

    /// ICC(A,1).
    fn absolute(&self) -> f64 {
        let Self { n, k, subjects, raters, error, .. } = *self;
        (subjects - error) / (subjects + (k - 1.0) * error + k * (raters - error) / n)
    }

    /// `McGraw` and Wong 1996, table 7; none if all raters agree.
    fn absolute_limits(&self, value: f64, level: f64) -> Result<Limits> {
        let Self { n, k, subjects, raters, error, .. } = *self;
        if value >= 1.0 || raters + error <= 0.0 {
            return Ok(Limits(None));
        }
        // Below 0 the weight of the raters has no meaning, and the degrees of freedom go to nothing.
        let a = (k * value / (n * (1.0 - value))).max(0.0);
        let (of_raters, of_error) = (a * raters, (1.0 + (n - 1.0) * a) * error);
        let sum = of_raters + of_error;
        let df =
            sum * sum / (of_raters * of_raters / (k - 1.0) + of_error * of_error / ((n - 1.0) * (k - 1.0)));
        if df.is_nan() || df <= 0.0 {
            return Ok(Limits(None));
        }
        let tail = 0.5 * (1.0 - level);
        let noise = k * raters + (k * n - k - n) * error;
        let f = dist::f_upper_quantile(tail, n - 1.0, df)?;
        let low = n * (subjects - f * error) / (f * noise + n * subjects);
        let f = dist::f_upper_quantile(tail, df, n - 1.0)?;
        let high = n * (f * subjects - error) / (noise + n * f * subjects);
        Ok(Limits(Some((low, high))))
    }
}
