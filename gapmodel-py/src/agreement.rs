//! Whether raters agree.

use gapmodel_core::agreement::{self, AgreementOptions, KrippendorffOptions, Measurement, Weights};
use gapmodel_core::{self as core, Column};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Row, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::{Frame, Numbers, Prepared};
use crate::ratings::{self, Counts, Ratings};
use crate::results::{
    ESTIMATE_HEADS, Estimate, Tabular, ToPython, cell, estimate_line, estimate_row, in_words, percent,
    plural, result, text, with,
};

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// As `result!`, for a result around one estimate, whose figures it has too.
macro_rules! estimated {
    ($(#[doc = $doc:literal])* $name:ident($core:path) { $($fields:tt)* }) => {
        result! {
            $(#[doc = $doc])* $name($core) { $($fields)* }
            {
                /// The estimate, in the unit its function documents.
                #[getter]
                fn value(&self) -> f64 {
                    self.0.estimate.value
                }

                /// The standard error, in the unit of `value`.
                #[getter]
                fn std_error(&self) -> Option<f64> {
                    self.0.estimate.std_error
                }

                /// The lower limit of the interval, in the unit of `value`.
                #[getter]
                fn low(&self) -> Option<f64> {
                    self.0.estimate.low
                }

                /// The upper limit of the interval, in the unit of `value`.
                #[getter]
                fn high(&self) -> Option<f64> {
                    self.0.estimate.high
                }

                /// The confidence level of the interval, between 0 and 1.
                #[getter]
                fn level(&self) -> f64 {
                    self.0.estimate.level
                }

                /// How many answers the estimate rests on.
                #[getter]
                fn n_valid(&self) -> u64 {
                    self.0.estimate.n_valid
                }

                /// How many answers are missing.
                #[getter]
                fn n_missing(&self) -> u64 {
                    self.0.estimate.n_missing
                }

                /// How the interval was made.
                #[getter]
                fn method(&self) -> &'static str {
                    self.0.estimate.method.to_python()
                }
            }
        }
    };
}

estimated! {
    /// One form of the intraclass correlation with its test.
    IccForm(core::agreement::IccForm) {
        /// The correlation, at most 1; it may be negative. `n_valid` counts subjects.
        estimate: Estimate,
        /// The ratio of mean squares that tells whether it is above 0; absent where raters do not differ at all.
        f: Option<f64>,
        /// Degrees of freedom of the mean square above.
        df1: f64,
        /// Degrees of freedom of the mean square below.
        df2: f64,
        /// The probability of a larger ratio if the correlation is 0, 0 to 1; absent as `f`.
        p: Option<f64>,
    }
}

result! {
    /// All six intraclass correlations of subjects who were all rated by the same number of raters.
    ///
    /// `icc_1_1`, `icc_a_1` and `icc_c_1` are ICC(1), ICC(A,1) and ICC(C,1) of `McGraw` and Wong, and ICC(1,1), ICC(2,1) and
    /// ICC(3,1) of Shrout and Fleiss: of one rating. With `k` in place of the last 1 they are of the mean of all raters.
    Icc(core::agreement::Icc) {
        /// One rating, raters not the same for all subjects.
        icc_1_1: IccForm,
        /// One rating, absolute agreement.
        icc_a_1: IccForm,
        /// One rating, consistency.
        icc_c_1: IccForm,
        /// The mean of all raters, raters not the same for all subjects.
        icc_1_k: IccForm,
        /// The mean of all raters, absolute agreement; absent where raters contradict each other so far that the mean has no
        /// variance of its own.
        icc_a_k: Option<IccForm>,
        /// The mean of all raters, consistency.
        icc_c_k: IccForm,
        /// Mean square of subjects (rows).
        ms_subjects: f64,
        /// Mean square of raters (columns).
        ms_raters: f64,
        /// Residual mean square.
        ms_error: f64,
        /// Mean square within subjects.
        ms_within: f64,
        /// How many subjects were rated by all raters.
        n_subjects: u64,
        /// How many subjects were left out, because not every rater rated them.
        n_missing: u64,
        /// How many raters there are.
        n_raters: u64,
    }
    {}
}

result! {
    /// One-way analysis of variance: how far groups differ.
    OneWay(core::agreement::OneWay) {
        /// ICC(1): the share of the variance that is between groups, with an interval from the F distribution, exact for
        /// groups of one size; absent interval where there is no variation within groups, and where groups do not differ at all.
        /// It may be negative, but not below -1.
        icc: Estimate,
        /// Snedecor's F: mean square between groups over that within; absent where there is no variation within groups.
        f: Option<f64>,
        /// The probability of a larger F if groups do not differ, 0 to 1; absent as `f`.
        p: Option<f64>,
        /// Degrees of freedom between groups: groups - 1.
        df_between: f64,
        /// Degrees of freedom within groups: values - groups.
        df_within: f64,
        /// Mean square between groups.
        ms_between: f64,
        /// Mean square within groups.
        ms_within: f64,
        /// The share of the sum of squares that is between groups, 0 to 1: R squared, also called eta squared.
        r_squared: f64,
        /// The size of groups that counts: (n - sum of squared sizes / n) / (groups - 1), the common size if there is one.
        mean_size: f64,
        /// How many groups have a value.
        n_groups: u64,
    }
    {}
}

estimated! {
    /// Cohen's kappa of two raters with what stands beside it.
    Kappa(core::agreement::Kappa) {
        /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects rated by
        /// both; the interval is z standard errors wide on either side and within -1 and 1, absent where the standard error
        /// is 0.
        estimate: Estimate,
        /// The standard error if there is nothing but chance; absent if it is 0.
        std_error_null: Option<f64>,
        /// Kappa divided by that standard error.
        z: Option<f64>,
        /// Its two-sided p-value, 0 to 1.
        p: Option<f64>,
        /// The share of subjects rated alike, 0 to 1; with weights, how far ratings agree on average.
        observed_agreement: f64,
        /// The same if the raters rated by chance, each with the categories as often as found.
        expected_agreement: f64,
        /// Gwet's AC1 of the same ratings, with weights AC2: what chance means there hardly depends on how common a category
        /// is.
        ac1: Estimate,
        /// Whether raters agree on at least 80 % of subjects and kappa is below 0.4 all the same, which happens where nearly
        /// all ratings fall in one category (Feinstein and Cicchetti 1990, whose bounds are words; these figures are this
        /// library's): read AC1 and the observed agreement then. Never so with weights.
        prevalence_paradox: bool,
        /// How far categories agree.
        weights: &'static str,
        /// How many categories there are.
        n_categories: u64,
    }
}

estimated! {
    /// Fleiss' kappa of several raters with what stands beside it.
    Fleiss(core::agreement::Fleiss) {
        /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects with at
        /// least two ratings; the interval is within -1 and 1, absent where the standard error is 0.
        estimate: Estimate,
        /// The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
        p: Option<f64>,
        /// How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
        observed_agreement: f64,
        /// The same if ratings were drawn by chance, each category as often as found.
        expected_agreement: f64,
        /// Randolph's free-marginal kappa, for which chance takes every category alike; with weights Brennan and Prediger's.
        free_marginal: Estimate,
        /// Gwet's AC1 of the same ratings, with weights AC2.
        ac1: Estimate,
        /// Whether agreement is high and kappa low all the same, with the bounds of `Kappa`: read AC1 and the observed
        /// agreement then.
        prevalence_paradox: bool,
        /// How far categories agree.
        weights: &'static str,
        /// How many raters there are; of a table of counts, the largest number of ratings of a subject.
        n_raters: u64,
        /// How many categories there are.
        n_categories: u64,
        /// How many ratings there are.
        n_ratings: u64,
    }
}

estimated! {
    /// Gwet's AC1, or AC2 with weights.
    Gwet(core::agreement::Gwet) {
        /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. `n_valid` counts subjects with at
        /// least two ratings; the interval is within -1 and 1, absent where the standard error is 0.
        estimate: Estimate,
        /// The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
        p: Option<f64>,
        /// How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
        observed_agreement: f64,
        /// The same by chance, as Gwet has it: of ratings that are guessed.
        expected_agreement: f64,
        /// How far categories agree: nominal makes AC1, all others AC2.
        weights: &'static str,
        /// How many raters there are; of a table of counts, the largest number of ratings of a subject.
        n_raters: u64,
        /// How many categories there are.
        n_categories: u64,
        /// How many ratings there are.
        n_ratings: u64,
    }
}

estimated! {
    /// Krippendorff's alpha.
    Krippendorff(core::agreement::Krippendorff) {
        /// Alpha: 1 where raters agree on everything, 0 where they differ as if ratings were given out by chance. `n_valid`
        /// counts subjects with at least two ratings; standard error and interval are those of the bootstrap over them.
        estimate: Estimate,
        /// The mean difference of ratings of the same subject, in the measure of the level of measurement.
        observed_disagreement: f64,
        /// The mean difference of any two ratings.
        expected_disagreement: f64,
        /// What ratings are measured on.
        level_of_measurement: &'static str,
        /// How many raters there are.
        n_raters: u64,
        /// How many different values were given.
        n_categories: u64,
        /// How many ratings there are of subjects with at least two; others cannot be compared.
        n_ratings: u64,
        /// How many replicates the interval rests on: those in which some ratings differ.
        replicates: u32,
        /// How many more were drawn and left out, because all ratings were the same.
        degenerate: u32,
        /// The seed of the drawing.
        seed: u64,
    }
}

estimated! {
    /// Kendall's coefficient of concordance.
    KendallW(core::agreement::KendallW) {
        /// W: 0 if the ranks of the raters cancel, 1 if all rank the subjects alike; corrected for ties. `n_valid` counts
        /// subjects; there is no interval.
        estimate: Estimate,
        /// Friedman's statistic: raters times (subjects - 1) times W.
        chi_squared: f64,
        /// Its degrees of freedom: subjects - 1.
        df: f64,
        /// The probability of a larger one if raters rank by chance, 0 to 1: chi-squared, good from about eight subjects on.
        p: f64,
        /// The mean of Spearman's correlations of all pairs of raters without ties, (raters W - 1) / (raters - 1).
        mean_correlation: f64,
        /// How many raters there are.
        n_raters: u64,
    }
}

/// The columns of all raters as numbers.
fn raters(ratings: &Bound<'_, PyAny>) -> PyResult<Prepared> {
    let frame = Frame::read(ratings, "ratings")?;
    let names: Vec<&str> = frame.names().iter().map(String::as_str).collect();
    Ok(frame.select(&[], &names)?.joined())
}

/// What `fleiss` and `gwet` are asked for, whichever of ratings and counts is there.
struct Asked<'a, 'py> {
    ratings: Arg<'a, 'py>,
    counts: Arg<'a, 'py>,
    weights: &'a str,
    categories: Arg<'a, 'py>,
    level: f64,
}

impl Asked<'_, '_> {
    fn run<T: Send>(
        &self,
        py: Python<'_>,
        of_ratings: fn(&core::Table<'_>, &AgreementOptions) -> core::Result<T>,
        of_counts: fn(&[Vec<u64>], &AgreementOptions) -> core::Result<T>,
    ) -> PyResult<T> {
        match (self.ratings, self.counts) {
            (Some(ratings), None) => {
                let read = Ratings::read(&ratings::table(ratings)?, self.categories)?;
                let options = read.options(self.weights, self.categories, self.level)?;
                py.detach(|| of_ratings(&read.prepared.whole()?, &options))
                    .map_err(|error| raised(read.known(&error)))
            }
            (None, Some(counts)) => {
                let mut counts = Counts::read(counts, "counts")?;
                let options = counts.options(self.weights, self.categories, self.level, false)?;
                of_counts(counts.rows(), &options).map_err(|error| raised(counts.known(&error)))
            }
            (Some(_), Some(_)) => Err(refused("counts", "given with ratings", "either ratings or counts")),
            (None, None) => Err(refused("ratings", "none", "ratings or counts are needed")),
        }
    }
}

/// All six intraclass correlations with intervals and tests.
///
/// `ratings` has one row per subject and one column per rater: a data frame, a dict of columns, a 2-D array or a list of
/// rows, with `None` or NaN for missing. Subjects whom not every rater rated are left out and counted in `n_missing`. Ratings
/// are read as decimals, to the nearest billionth. The interval of `icc_a_k` is that of `icc_a_1`, stepped up by Spearman and
/// Brown's formula.
#[pyfunction]
#[pyo3(name = "icc", signature = (ratings, *, level = 0.95))]
pub(crate) fn agreement_icc(py: Python<'_>, ratings: &Bound<'_, PyAny>, level: f64) -> PyResult<Icc> {
    let raters = raters(ratings)?;
    py.detach(|| agreement::icc(&raters.whole()?, level)).map(Icc::from).map_err(raised)
}

/// One-way analysis of variance of groups of any sizes, and the intraclass correlation ICC(1) of their members.
///
/// `groups` is a dict or a sequence of columns of values in any unit, `None` or NaN for missing, or a data frame with a
/// column per group; a group without values is left out.
#[pyfunction]
#[pyo3(name = "one_way", signature = (groups, *, level = 0.95))]
pub(crate) fn agreement_one_way(groups: &Bound<'_, PyAny>, level: f64) -> PyResult<OneWay> {
    let columns: Vec<Numbers> = if let Ok(dict) = groups.cast::<PyDict>() {
        let read = |group: Bound<'_, PyAny>| Numbers::read(&group, "a group");
        dict.values().iter().map(read).collect::<PyResult<_>>()?
    } else if groups.hasattr("columns")? {
        let frame = Frame::read(groups, "groups")?;
        (0..frame.names().len()).map(|position| frame.numbers(position)).collect::<PyResult<_>>()?
    } else {
        let needed = |_| wrong_type("groups: a dict or a sequence of columns is needed");
        groups
            .try_iter()
            .map_err(needed)?
            .map(|group| Numbers::read(&group?, "a group"))
            .collect::<PyResult<_>>()?
    };
    let values: Vec<Vec<f64>> = columns.iter().map(Numbers::doubles).collect();
    let columns: Vec<Column<'_>> = values.iter().map(Column::from).collect();
    agreement::one_way(&columns, level).map(OneWay::from).map_err(raised)
}

/// Cohen's kappa of two columns of ratings, weighted or not.
///
/// `a` and `b` have one rating per subject, `None` or NaN for missing; or `table` counts how many subjects the first rater
/// gave the category of the row and the second that of the column: rows and columns of a data frame are matched by their
/// labels. `weights` is `"nominal"`, `"linear"`, `"quadratic"` or `"ordinal"`. Ratings are numbers or words (text, truth
/// values, pandas categories). Categories are those that occur, of a table its labels, or 1, 2, 3 and so on if it has none,
/// unless `categories` names them; distances are those of numbers as they are, and of words of their places in `categories`
/// (from the lowest to the highest) or in an ordered pandas Categorical. Words without an order have nominal weights only.
#[pyfunction]
#[pyo3(
    name = "kappa",
    signature = (a = None, b = None, *, table = None, weights = "nominal", categories = None, level = 0.95)
)]
pub(crate) fn agreement_kappa(
    a: Arg<'_, '_>,
    b: Arg<'_, '_>,
    table: Arg<'_, '_>,
    weights: &str,
    categories: Arg<'_, '_>,
    level: f64,
) -> PyResult<Kappa> {
    let found = match (a, b, table) {
        (None, None, Some(table)) => {
            let mut counts = Counts::read(table, "table")?.squared()?;
            let options = counts.options(weights, categories, level, true)?;
            agreement::kappa_table(counts.rows(), &options).map_err(|error| counts.known(&error))
        }
        (Some(a), Some(b), None) => {
            let frame = Frame::of_columns(vec![("a", a.clone()), ("b", b.clone())]);
            let read = Ratings::read(&frame, categories)?;
            let options = read.options(weights, categories, level)?;
            let mut sides = read.prepared.columns();
            let (a, b) =
                sides.next().zip(sides.next()).unwrap_or_else(|| unreachable!("two columns were read"));
            agreement::kappa(a, b, &options).map_err(|error| read.known(&error))
        }
        _ => {
            if let (Some(given), None) | (None, Some(given)) = (a, b)
                && let Some(error) = ratings::misplaced(given)
            {
                return Err(error);
            }
            let given = [a, b, table].iter().flatten().count();
            let value = format!("{} given", plural(given, "argument"));
            return Err(refused("a", value, "two columns a and b, or a table, are needed"));
        }
    };
    found.map(Kappa::from).map_err(raised)
}

/// Fleiss' kappa of any number of raters, with Randolph's free-marginal kappa and Gwet's AC1 beside it.
///
/// `ratings` has one row per subject and one column per rater, as in `icc`, in numbers or in words; or `counts` says how often
/// each subject (row) was given each category (column), the columns of a data frame being named after the categories.
/// `weights` and `categories` are as in `kappa`. Subjects with one rating count for what is expected by chance, not for what
/// is observed. Counts given as `ratings` are refused where they can be told: whole numbers with zeros and one sum in all rows.
#[pyfunction]
#[pyo3(
    name = "fleiss",
    signature = (ratings = None, *, counts = None, weights = "nominal", categories = None, level = 0.95)
)]
pub(crate) fn agreement_fleiss(
    py: Python<'_>,
    ratings: Arg<'_, '_>,
    counts: Arg<'_, '_>,
    weights: &str,
    categories: Arg<'_, '_>,
    level: f64,
) -> PyResult<Fleiss> {
    let asked = Asked { ratings, counts, weights, categories, level };
    asked.run(py, agreement::fleiss, agreement::fleiss_counts).map(Fleiss::from)
}

/// Gwet's AC1 of any number of raters, or AC2 with weights.
///
/// Takes what `fleiss` takes. Unlike kappa it stays near the observed agreement where nearly all ratings fall in one category.
/// It depends on the number of categories: name them all in `categories` if some may not have been chosen.
#[pyfunction]
#[pyo3(
    name = "gwet",
    signature = (ratings = None, *, counts = None, weights = "nominal", categories = None, level = 0.95)
)]
pub(crate) fn agreement_gwet(
    py: Python<'_>,
    ratings: Arg<'_, '_>,
    counts: Arg<'_, '_>,
    weights: &str,
    categories: Arg<'_, '_>,
    level: f64,
) -> PyResult<Gwet> {
    let asked = Asked { ratings, counts, weights, categories, level };
    asked.run(py, agreement::gwet, agreement::gwet_counts).map(Gwet::from)
}

/// Krippendorff's alpha of any number of raters, at any level of measurement, with ratings missing anywhere.
///
/// `ratings` has one row per subject and one column per rater, as in `icc`; subjects with fewer than two ratings are left out
/// and counted in `n_missing`. Words (text, truth values, pandas categories) are nominal, and ordinal if they are ordered
/// pandas Categoricals. `level_of_measurement` is `"nominal"`, `"ordinal"`, `"interval"` or `"ratio"`. The interval is
/// between percentiles of a bootstrap over subjects with `replicates` draws (from 20 / (1 - level), or 0 for none); the same
/// `seed` gives the same bits.
#[pyfunction]
#[pyo3(
    name = "krippendorff",
    signature = (ratings, *, level_of_measurement = "nominal", level = 0.95, replicates = 2000, seed = 1)
)]
pub(crate) fn agreement_krippendorff(
    py: Python<'_>,
    ratings: &Bound<'_, PyAny>,
    level_of_measurement: &str,
    level: f64,
    replicates: u32,
    seed: u64,
) -> PyResult<Krippendorff> {
    let level_of_measurement = Measurement::parse(level_of_measurement).map_err(raised)?;
    let options = KrippendorffOptions { level_of_measurement, level, replicates, seed };
    let read = Ratings::read(&ratings::table(ratings)?, None)?;
    read.check_level(level_of_measurement)?;
    py.detach(|| agreement::krippendorff(&read.prepared.whole()?, &options))
        .map(Krippendorff::from)
        .map_err(|error| raised(read.known(&error)))
}

/// Kendall's coefficient of concordance W, corrected for ties, with its chi-squared test.
///
/// `ratings` has one row per subject and one column per rater, as in `icc`; within a rater only the order counts. Subjects whom
/// not every rater rated are left out and counted in `n_missing`.
#[pyfunction]
#[pyo3(name = "kendall_w", signature = (ratings))]
pub(crate) fn agreement_kendall_w(py: Python<'_>, ratings: &Bound<'_, PyAny>) -> PyResult<KendallW> {
    let raters = raters(ratings)?;
    py.detach(|| agreement::kendall_w(&raters.whole()?)).map(KendallW::from).map_err(raised)
}

fn test_row(form: &agreement::IccForm) -> Row {
    let agreement::IccForm { estimate, f, df1, df2, p } = form;
    let rest = vec![cell("f", *f), cell("df1", *df1), cell("df2", *df2), cell("p", *p)];
    with(estimate_row("value", estimate), rest)
}

const FORM_HEADS: [&str; 6] = ["", "value", "interval", "F", "df", "p"];

fn form_line(name: &str, form: &agreement::IccForm) -> Vec<String> {
    let [value, interval] = shown_estimate(form.estimate.value, form.estimate.low, form.estimate.high);
    let f = form.f.map_or_else(|| "-".to_owned(), shown);
    vec![name.to_owned(), value, interval, f, format!("{}, {}", form.df1, form.df2), shown_p(form.p)]
}

impl Tabular for IccForm {
    fn rows(&self) -> Rows {
        Rows(vec![test_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        let level = percent(self.0.estimate.level);
        let caption = format!("Intraclass correlation; {level} interval");
        Shown::new(caption, &FORM_HEADS, 1, vec![form_line("", &self.0)])
    }

    fn line(&self) -> String {
        format!("IccForm({})", in_words(&self.0.estimate))
    }
}

/// What is said about subjects whom not every rater rated.
fn left_out(n_missing: u64, n_valid: u64) -> Option<String> {
    let subjects = plural(usize::try_from(n_missing).unwrap_or(usize::MAX), "subject");
    let most = if n_missing > n_valid { "; krippendorff and gwet take them in" } else { "" };
    (n_missing > 0).then(|| format!("{subjects} left out: not every rater rated them{most}"))
}

/// What a single rating counts for.
const CHANCE_ONLY: &str = "a single rating counts for what chance is, not for agreement";

/// What is said about subjects with one rating or none.
fn unpaired(n_missing: u64, what: &str) -> Option<String> {
    let subjects = plural(usize::try_from(n_missing).unwrap_or(usize::MAX), "subject");
    (n_missing > 0).then(|| format!("{subjects} with fewer than two ratings: {what}"))
}

impl Icc {
    /// The six forms with the names of `McGraw` and Wong, and behind them those of Shrout and Fleiss.
    fn forms(&self) -> Vec<(&'static str, &'static str, agreement::IccForm)> {
        let agreement::Icc { icc_1_1, icc_a_1, icc_c_1, icc_1_k, icc_a_k, icc_c_k, .. } = self.0;
        let all = [
            ("icc_1_1", "ICC(1) = (1,1)", Some(icc_1_1)),
            ("icc_a_1", "ICC(A,1) = (2,1)", Some(icc_a_1)),
            ("icc_c_1", "ICC(C,1) = (3,1)", Some(icc_c_1)),
            ("icc_1_k", "ICC(k) = (1,k)", Some(icc_1_k)),
            ("icc_a_k", "ICC(A,k) = (2,k)", icc_a_k),
            ("icc_c_k", "ICC(C,k) = (3,k)", Some(icc_c_k)),
        ];
        all.into_iter().filter_map(|(name, title, form)| form.map(|form| (name, title, form))).collect()
    }
}

impl Tabular for Icc {
    fn rows(&self) -> Rows {
        let row = |(name, _, form): (&str, &str, agreement::IccForm)| {
            with(vec![text("form", name)], test_row(&form))
        };
        Rows(self.forms().into_iter().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let lines = self.forms().iter().map(|(_, title, form)| form_line(title, form)).collect();
        let caption = format!(
            "Intraclass correlations of {} subjects and {} raters; {} intervals",
            of.n_subjects,
            of.n_raters,
            percent(of.icc_1_1.estimate.level)
        );
        let squares = [of.ms_subjects, of.ms_raters, of.ms_error, of.ms_within].map(shown);
        let [subjects, raters, error, within] = squares;
        let note = format!(
            "Mean squares: subjects {subjects}, raters {raters}, error {error}, within subjects {within}"
        );
        Shown::new(caption, &FORM_HEADS, 1, lines)
            .with_notes([Some(note), left_out(of.n_missing, of.n_subjects)].into_iter().flatten())
    }

    fn line(&self) -> String {
        let single = [self.0.icc_1_1, self.0.icc_a_1, self.0.icc_c_1];
        let [one, a, c] = single.map(|form| format!("{:.3}", form.estimate.value));
        let (n, k) = (self.0.n_subjects, self.0.n_raters);
        format!("Icc(one rating: 1 {one}, A {a}, C {c}; {n} subjects, {k} raters)")
    }
}

impl Tabular for OneWay {
    fn rows(&self) -> Rows {
        let agreement::OneWay {
            icc,
            f,
            p,
            df_between,
            df_within,
            ms_between,
            ms_within,
            r_squared,
            mean_size,
            n_groups,
        } = self.0;
        let rest = vec![
            cell("f", f),
            cell("p", p),
            cell("df_between", df_between),
            cell("df_within", df_within),
            cell("ms_between", ms_between),
            cell("ms_within", ms_within),
            cell("r_squared", r_squared),
            cell("mean_size", mean_size),
            cell("n_groups", n_groups),
        ];
        Rows(vec![with(estimate_row("icc", &icc), rest)])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = |name: &str, df: f64, square: f64, f: Option<f64>, p: String| {
            let f = f.map_or_else(String::new, shown);
            vec![name.to_owned(), df.to_string(), shown(square), f, p]
        };
        let lines = vec![
            line("between groups", of.df_between, of.ms_between, of.f, shown_p(of.p)),
            line("within groups", of.df_within, of.ms_within, None, String::new()),
        ];
        let note = format!("ICC(1) {}; R squared {:.3}", in_words(&of.icc), of.r_squared);
        let heads = ["", "df", "mean square", "F", "p"];
        Shown::new("One-way analysis of variance", &heads, 1, lines).with_notes([note])
    }

    fn line(&self) -> String {
        let of = &self.0;
        let f = of.f.map_or_else(|| "-".to_owned(), shown);
        format!(
            "OneWay(F({}, {}) {f}, p {}, {} groups)",
            of.df_between,
            of.df_within,
            shown_p(of.p),
            of.n_groups
        )
    }
}

/// What a coefficient is called with these weights.
fn titled(name: &str, weights: Weights) -> String {
    if weights == Weights::Nominal { name.to_owned() } else { format!("{name}, {}", weights.name()) }
}

fn agreement_note(observed: f64, expected: f64, p: Option<f64>) -> String {
    format!("Observed agreement {observed:.3}, by chance {expected:.3}; p {}", shown_p(p))
}

fn paradox_notes(note: String, is_paradox: bool) -> Vec<String> {
    let warning = "High agreement and low kappa, because nearly all ratings fall in one category: read AC1";
    let warning = is_paradox.then(|| warning.to_owned());
    std::iter::once(note).chain(warning).collect()
}

fn flag(name: &str, value: bool) -> (String, crate::frame::Cell) {
    cell(name, u64::from(value))
}

impl Tabular for Kappa {
    fn rows(&self) -> Rows {
        let agreement::Kappa {
            estimate,
            std_error_null,
            z,
            p,
            observed_agreement,
            expected_agreement,
            ac1,
            prevalence_paradox,
            weights,
            n_categories,
        } = self.0;
        let rest = vec![
            cell("std_error_null", std_error_null),
            cell("z", z),
            cell("p", p),
            cell("observed_agreement", observed_agreement),
            cell("expected_agreement", expected_agreement),
            cell("ac1", ac1.value),
            flag("prevalence_paradox", prevalence_paradox),
            text("weights", weights.name()),
            cell("n_categories", n_categories),
        ];
        Rows(vec![with(estimate_row("value", &estimate), rest)])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let ac1 = if of.weights == Weights::Nominal { "AC1" } else { "AC2" };
        let lines =
            vec![estimate_line(&titled("kappa", of.weights), &of.estimate), estimate_line(ac1, &of.ac1)];
        let note = agreement_note(of.observed_agreement, of.expected_agreement, of.p);
        Shown::new("Cohen's kappa", &ESTIMATE_HEADS, 1, lines).with_notes(
            paradox_notes(note, of.prevalence_paradox)
                .into_iter()
                .chain(left_out(of.estimate.n_missing, of.estimate.n_valid)),
        )
    }

    fn line(&self) -> String {
        let of = &self.0;
        let paradox = if of.prevalence_paradox { ", prevalence paradox" } else { "" };
        format!("Kappa({}, agreement {:.3}{paradox})", in_words(&of.estimate), of.observed_agreement)
    }
}

impl Tabular for Fleiss {
    fn rows(&self) -> Rows {
        let agreement::Fleiss {
            estimate,
            p,
            observed_agreement,
            expected_agreement,
            free_marginal,
            ac1,
            prevalence_paradox,
            weights,
            n_raters,
            n_categories,
            n_ratings,
        } = self.0;
        let rest = vec![
            cell("p", p),
            cell("observed_agreement", observed_agreement),
            cell("expected_agreement", expected_agreement),
            cell("free_marginal", free_marginal.value),
            cell("ac1", ac1.value),
            flag("prevalence_paradox", prevalence_paradox),
            text("weights", weights.name()),
            cell("n_raters", n_raters),
            cell("n_categories", n_categories),
            cell("n_ratings", n_ratings),
        ];
        Rows(vec![with(estimate_row("value", &estimate), rest)])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let ac1 = if of.weights == Weights::Nominal { "AC1" } else { "AC2" };
        let lines = vec![
            estimate_line(&titled("Fleiss' kappa", of.weights), &of.estimate),
            estimate_line("free-marginal kappa", &of.free_marginal),
            estimate_line(ac1, &of.ac1),
        ];
        let note = agreement_note(of.observed_agreement, of.expected_agreement, of.p);
        let unpaired = unpaired(of.estimate.n_missing, CHANCE_ONLY);
        Shown::new("Agreement of several raters", &ESTIMATE_HEADS, 1, lines)
            .with_notes(paradox_notes(note, of.prevalence_paradox).into_iter().chain(unpaired))
    }

    fn line(&self) -> String {
        let of = &self.0;
        let paradox = if of.prevalence_paradox { ", prevalence paradox" } else { "" };
        format!("Fleiss({}, agreement {:.3}{paradox})", in_words(&of.estimate), of.observed_agreement)
    }
}

impl Tabular for Gwet {
    fn rows(&self) -> Rows {
        let agreement::Gwet {
            estimate,
            p,
            observed_agreement,
            expected_agreement,
            weights,
            n_raters,
            n_categories,
            n_ratings,
        } = self.0;
        let rest = vec![
            cell("p", p),
            cell("observed_agreement", observed_agreement),
            cell("expected_agreement", expected_agreement),
            text("weights", weights.name()),
            cell("n_raters", n_raters),
            cell("n_categories", n_categories),
            cell("n_ratings", n_ratings),
        ];
        Rows(vec![with(estimate_row("value", &estimate), rest)])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let name = if of.weights == Weights::Nominal { "AC1" } else { "AC2" };
        let lines = vec![estimate_line(&titled(name, of.weights), &of.estimate)];
        let note = agreement_note(of.observed_agreement, of.expected_agreement, of.p);
        let unpaired = unpaired(of.estimate.n_missing, CHANCE_ONLY);
        Shown::new("Gwet's coefficient", &ESTIMATE_HEADS, 1, lines)
            .with_notes([note].into_iter().chain(unpaired))
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!("Gwet({}, agreement {:.3})", in_words(&of.estimate), of.observed_agreement)
    }
}

impl Tabular for Krippendorff {
    fn rows(&self) -> Rows {
        let agreement::Krippendorff {
            estimate,
            observed_disagreement,
            expected_disagreement,
            level_of_measurement,
            n_raters,
            n_categories,
            n_ratings,
            replicates,
            degenerate,
            seed,
        } = self.0;
        let rest = vec![
            cell("observed_disagreement", observed_disagreement),
            cell("expected_disagreement", expected_disagreement),
            text("level_of_measurement", level_of_measurement.name()),
            cell("n_raters", n_raters),
            cell("n_categories", n_categories),
            cell("n_ratings", n_ratings),
            cell("replicates", u64::from(replicates)),
            cell("degenerate", u64::from(degenerate)),
            cell("seed", seed),
        ];
        Rows(vec![with(estimate_row("value", &estimate), rest)])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let lines = vec![estimate_line(of.level_of_measurement.name(), &of.estimate)];
        let degenerate = match of.degenerate {
            0 => String::new(),
            n => format!(" ({n} more had no differing ratings)"),
        };
        let note = format!(
            "{} of {}, {}; {} draws{degenerate}, seed {}",
            plural(usize::try_from(of.n_ratings).unwrap_or(usize::MAX), "rating"),
            plural(usize::try_from(of.n_raters).unwrap_or(usize::MAX), "rater"),
            plural(usize::try_from(of.n_categories).unwrap_or(usize::MAX), "different value"),
            of.replicates,
            of.seed
        );
        let unpaired = unpaired(of.estimate.n_missing, "left out");
        Shown::new("Krippendorff's alpha", &ESTIMATE_HEADS, 1, lines)
            .with_notes([note].into_iter().chain(unpaired))
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!("Krippendorff({}, {})", in_words(&of.estimate), of.level_of_measurement.name())
    }
}

impl Tabular for KendallW {
    fn rows(&self) -> Rows {
        let agreement::KendallW { estimate, chi_squared, df, p, mean_correlation, n_raters } = self.0;
        let rest = vec![
            cell("chi_squared", chi_squared),
            cell("df", df),
            cell("p", p),
            cell("mean_correlation", mean_correlation),
            cell("n_raters", n_raters),
        ];
        Rows(vec![with(estimate_row("value", &estimate), rest)])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![
            format!("{:.3}", of.estimate.value),
            shown(of.chi_squared),
            of.df.to_string(),
            shown_p(Some(of.p)),
            of.estimate.n_valid.to_string(),
            of.n_raters.to_string(),
        ];
        let heads = ["W", "chi-squared", "df", "p", "subjects", "raters"];
        Shown::new("Kendall's coefficient of concordance", &heads, 0, vec![line])
            .with_notes(left_out(of.estimate.n_missing, of.estimate.n_valid))
    }

    fn line(&self) -> String {
        let of = &self.0;
        format!("KendallW({:.3}, p {}, {} raters)", of.estimate.value, shown_p(Some(of.p)), of.n_raters)
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<IccForm>()?;
    module.add_class::<Icc>()?;
    module.add_class::<OneWay>()?;
    module.add_class::<Kappa>()?;
    module.add_class::<Fleiss>()?;
    module.add_class::<Gwet>()?;
    module.add_class::<Krippendorff>()?;
    module.add_class::<KendallW>()?;
    module.add("agreement_icc", wrap_pyfunction!(agreement_icc, module)?)?;
    module.add("agreement_one_way", wrap_pyfunction!(agreement_one_way, module)?)?;
    module.add("agreement_kappa", wrap_pyfunction!(agreement_kappa, module)?)?;
    module.add("agreement_fleiss", wrap_pyfunction!(agreement_fleiss, module)?)?;
    module.add("agreement_gwet", wrap_pyfunction!(agreement_gwet, module)?)?;
    module.add("agreement_krippendorff", wrap_pyfunction!(agreement_krippendorff, module)?)?;
    module.add("agreement_kendall_w", wrap_pyfunction!(agreement_kendall_w, module)?)
}
