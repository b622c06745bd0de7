use gapmodel_core::agreement::{
    self, AgreementOptions, Fleiss, Gwet, Icc, IccForm, Kappa, KendallW, Krippendorff, KrippendorffOptions,
    Measurement, OneWay, Weights,
};

use crate::column::{column, columns, gm_column};
use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::pointer::{Out, Versioned, array, optional, struct_size, versioned};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;

/// Two categories agree fully if they are the same, else not at all.
pub const GM_WEIGHTS_NOMINAL: i32 = 0;
/// Categories agree less by their distance.
pub const GM_WEIGHTS_LINEAR: i32 = 1;
/// Categories agree less by the square of their distance.
pub const GM_WEIGHTS_QUADRATIC: i32 = 2;
/// Categories agree less by how many pairs of categories lie within them.
pub const GM_WEIGHTS_ORDINAL: i32 = 3;

/// Ratings are names: two of them are the same or not.
pub const GM_MEASUREMENT_NOMINAL: i32 = 0;
/// Ratings are ranks.
pub const GM_MEASUREMENT_ORDINAL: i32 = 1;
/// Ratings are on a scale of equal steps.
pub const GM_MEASUREMENT_INTERVAL: i32 = 2;
/// Ratings are on a scale of equal steps from a true zero.
pub const GM_MEASUREMENT_RATIO: i32 = 3;

/// Options of gm_agreement_kappa, gm_agreement_fleiss and gm_agreement_gwet; set up by gm_agreement_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_agreement_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How far two categories agree: GM_WEIGHTS_NOMINAL.
    pub weights: i32,
    /// The values that could be given, or those that the columns of a table of counts stand for; NULL for those that occur,
    /// and 1, 2, 3 and so on for a table. AC1, AC2 and the free-marginal kappa depend on how many there are, also on those
    /// that nobody chose.
    pub categories: *const f64,
    /// The number of these values.
    pub n_categories: usize,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Versioned for gm_agreement_options {}

impl gm_agreement_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        weights: GM_WEIGHTS_NOMINAL,
        categories: std::ptr::null(),
        n_categories: 0,
        level: 0.95,
    };
}

unsafe fn agreement_options(options: *const gm_agreement_options) -> Result<AgreementOptions, Failure> {
    // SAFETY: the caller's contract.
    let options = unsafe { optional("options", options) }?.unwrap_or(&gm_agreement_options::DEFAULT);
    let gm_agreement_options { weights, categories, n_categories, level, .. } = *options;
    // SAFETY: as above.
    let categories = unsafe { array("categories", categories, n_categories) }?;
    Ok(AgreementOptions {
        weights: decode("kind of weights", &Weights::ALL, weights)?,
        categories: (n_categories > 0).then(|| categories.to_vec()),
        level,
    })
}

/// Sets up options of kappa, Fleiss' kappa and Gwet's coefficients. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_options_init(options: *mut gm_agreement_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_agreement_options::DEFAULT);
        Ok(())
    })
}

/// A table of counts by rows.
unsafe fn rows(
    name: &str,
    counts: *const u64,
    n_rows: usize,
    n_columns: usize,
) -> Result<Vec<Vec<u64>>, Failure> {
    let n = n_rows.checked_mul(n_columns);
    let n = n.ok_or_else(|| Failure::Argument(format!("{name} is longer than any memory")))?;
    // SAFETY: the caller's contract.
    let counts = unsafe { array(name, counts, n) }?;
    Ok((0..n_rows).map(|row| counts[row * n_columns..(row + 1) * n_columns].to_vec()).collect())
}

/// One form of the intraclass correlation with its test.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_icc_form {
    /// The correlation, at most 1; it may be negative. n_valid counts subjects.
    pub estimate: gm_estimate,
    /// The ratio of mean squares that tells whether it is above 0; absent where raters do not differ at all.
    pub f: f64,
    /// Degrees of freedom of the mean square above.
    pub df1: f64,
    /// Degrees of freedom of the mean square below.
    pub df2: f64,
    /// The probability of a larger ratio if the correlation is 0, 0 to 1; absent as f.
    pub p: f64,
    /// Whether there are f and p.
    pub has_f: i32,
    /// 0.
    pub reserved: i32,
}

impl gm_icc_form {
    const NONE: Self =
        Self { estimate: gm_estimate::NONE, f: 0.0, df1: 0.0, df2: 0.0, p: 0.0, has_f: 0, reserved: 0 };
}

impl From<IccForm> for gm_icc_form {
    fn from(form: IccForm) -> Self {
        let IccForm { estimate, f, df1, df2, p } = form;
        let ((f, has_f), (p, _)) = (flagged(f), flagged(p));
        Self { estimate: estimate.into(), f, df1, df2, p, has_f: has_f.into(), reserved: 0 }
    }
}

/// All six intraclass correlations of subjects who were all rated by the same number of raters, named after McGraw and
/// Wong (1996), with the names of Shrout and Fleiss (1979) behind.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_icc {
    /// ICC(1), ICC(1,1): one rating, raters not the same for all subjects.
    pub icc_1_1: gm_icc_form,
    /// ICC(A,1), ICC(2,1): one rating, absolute agreement.
    pub icc_a_1: gm_icc_form,
    /// ICC(C,1), ICC(3,1): one rating, consistency.
    pub icc_c_1: gm_icc_form,
    /// ICC(k), ICC(1,k): the mean of all raters, raters not the same for all subjects.
    pub icc_1_k: gm_icc_form,
    /// ICC(A,k), ICC(2,k): the mean of all raters, absolute agreement; absent where raters contradict each other so far that
    /// the mean has no variance of its own.
    pub icc_a_k: gm_icc_form,
    /// ICC(C,k), ICC(3,k): the mean of all raters, consistency.
    pub icc_c_k: gm_icc_form,
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
    /// How many subjects were left out, because not every rater rated them.
    pub n_missing: u64,
    /// How many raters there are.
    pub n_raters: u64,
    /// Whether there is icc_a_k.
    pub has_icc_a_k: i32,
    /// 0.
    pub reserved: i32,
}

impl From<Icc> for gm_icc {
    fn from(icc: Icc) -> Self {
        let Icc {
            icc_1_1,
            icc_a_1,
            icc_c_1,
            icc_1_k,
            icc_a_k,
            icc_c_k,
            ms_subjects,
            ms_raters,
            ms_error,
            ms_within,
            n_subjects,
            n_missing,
            n_raters,
        } = icc;
        Self {
            icc_1_1: icc_1_1.into(),
            icc_a_1: icc_a_1.into(),
            icc_c_1: icc_c_1.into(),
            icc_1_k: icc_1_k.into(),
            icc_a_k: icc_a_k.map_or(gm_icc_form::NONE, Into::into),
            icc_c_k: icc_c_k.into(),
            ms_subjects,
            ms_raters,
            ms_error,
            ms_within,
            n_subjects,
            n_missing,
            n_raters,
            has_icc_a_k: icc_a_k.is_some().into(),
            reserved: 0,
        }
    }
}

/// All six intraclass correlations with intervals and tests.
///
/// The table has one row per subject and one column per rater, numbers in any unit, NaN for missing. Subjects whom not
/// every rater rated are left out and counted in n_missing. Ratings are read as decimals, to the nearest billionth. The
/// interval of ICC(A,k) is that of ICC(A,1), stepped up by Spearman and Brown's formula.
///
/// Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects rated by all of them, GM_ERR_NO_VALID_RATINGS naming a
/// rater without ratings, GM_ERR_ZERO_VARIANCE if all ratings are equal or all subjects have the same mean,
/// GM_ERR_INVALID_OPTION for a rating that is infinite or beyond 10^15 in size, for ratings that range over so little that
/// digits beyond the ninth place matter, and for counts given as ratings, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_icc(
    ratings: *const gm_table,
    level: f64,
    out: *mut gm_icc,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (ratings, out) = unsafe { (versioned("ratings", ratings)?.view()?, Out::new("out", out)?) };
        out.write(agreement::icc(&ratings, level)?.into());
        Ok(())
    })
}

/// One-way analysis of variance: how far groups differ.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_one_way {
    /// ICC(1): the share of the variance that is between groups; no interval where there is no variation within groups.
    pub icc: gm_estimate,
    /// Snedecor's F: mean square between groups over that within; absent where there is no variation within groups.
    pub f: f64,
    /// The probability of a larger F if groups do not differ, 0 to 1; absent as f.
    pub p: f64,
    /// Degrees of freedom between groups: groups - 1.
    pub df_between: f64,
    /// Degrees of freedom within groups: values - groups.
    pub df_within: f64,
    /// Mean square between groups.
    pub ms_between: f64,
    /// Mean square within groups.
    pub ms_within: f64,
    /// The share of the sum of squares that is between groups, 0 to 1: R squared, also called eta squared.
    pub r_squared: f64,
    /// The size of groups that counts: (n - sum of squared sizes / n) / (groups - 1), the common size if there is one.
    pub mean_size: f64,
    /// How many groups have a value.
    pub n_groups: u64,
    /// Whether there are f and p.
    pub has_f: i32,
    /// 0.
    pub reserved: i32,
}

impl gm_one_way {
    pub(crate) const NONE: Self = Self {
        icc: gm_estimate::NONE,
        f: 0.0,
        p: 0.0,
        df_between: 0.0,
        df_within: 0.0,
        ms_between: 0.0,
        ms_within: 0.0,
        r_squared: 0.0,
        mean_size: 0.0,
        n_groups: 0,
        has_f: 0,
        reserved: 0,
    };
}

impl From<OneWay> for gm_one_way {
    fn from(found: OneWay) -> Self {
        let OneWay {
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
        } = found;
        let ((f, has_f), (p, _)) = (flagged(f), flagged(p));
        Self {
            icc: icc.into(),
            f,
            p,
            df_between,
            df_within,
            ms_between,
            ms_within,
            r_squared,
            mean_size,
            n_groups,
            has_f: has_f.into(),
            reserved: 0,
        }
    }
}

/// One-way analysis of variance of `n_groups` groups of any sizes, and the intraclass correlation ICC(1) of their members.
///
/// Each group is a column of values in any unit, NaN for missing; a group without values is left out.
///
/// Fails with GM_ERR_TOO_FEW_UNITS below two groups with values, GM_ERR_TOO_FEW_RATINGS unless there are more values than
/// groups, GM_ERR_ZERO_VARIANCE if all values are equal, GM_ERR_INVALID_OPTION for one that is infinite or beyond 10^15 in
/// size, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_one_way(
    groups: *const gm_column,
    n_groups: usize,
    level: f64,
    out: *mut gm_one_way,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (groups, out) = unsafe { (columns("groups", groups, n_groups)?, Out::new("out", out)?) };
        out.write(agreement::one_way(&groups, level)?.into());
        Ok(())
    })
}

/// Cohen's kappa of two raters with what stands beside it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_kappa {
    /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. n_valid counts subjects rated by
    /// both.
    pub estimate: gm_estimate,
    /// Gwet's AC1 of the same ratings, with weights AC2: what chance means there hardly depends on how common a category is.
    pub ac1: gm_estimate,
    /// The standard error if there is nothing but chance; absent if it is 0.
    pub std_error_null: f64,
    /// Kappa divided by that standard error.
    pub z: f64,
    /// Its two-sided p-value, 0 to 1.
    pub p: f64,
    /// The share of subjects rated alike, 0 to 1; with weights, how far ratings agree on average.
    pub observed_agreement: f64,
    /// The same if the raters rated by chance, each with the categories as often as found.
    pub expected_agreement: f64,
    /// How many categories there are.
    pub n_categories: u64,
    /// How far categories agree: GM_WEIGHTS_*.
    pub weights: i32,
    /// Whether there are std_error_null, z and p.
    pub has_test: u8,
    /// Whether raters agree on at least 80 % of subjects and kappa is below 0.4 all the same, which happens where nearly all
    /// ratings fall in one category (Feinstein and Cicchetti 1990): read AC1 and the observed agreement then.
    pub prevalence_paradox: u8,
    /// 0.
    pub reserved: [u8; 2],
}

impl From<Kappa> for gm_kappa {
    fn from(kappa: Kappa) -> Self {
        let Kappa {
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
        } = kappa;
        let ((std_error_null, has_test), (z, _), (p, _)) = (flagged(std_error_null), flagged(z), flagged(p));
        Self {
            estimate: estimate.into(),
            ac1: ac1.into(),
            std_error_null,
            z,
            p,
            observed_agreement,
            expected_agreement,
            n_categories,
            weights: position(&Weights::ALL, &weights),
            has_test,
            prevalence_paradox: prevalence_paradox.into(),
            reserved: [0; 2],
        }
    }
}

/// Cohen's kappa of two columns of ratings, weighted or not. `options` may be NULL.
///
/// `a` and `b` have one rating per subject, NaN for missing; subjects not rated by both are left out and counted in
/// n_missing. Categories are the numbers that occur or those of the options; distances between them are those of their
/// values.
///
/// Fails with GM_ERR_UNEQUAL_LENGTHS, GM_ERR_NO_VALID_RATINGS naming the rater without ratings, GM_ERR_TOO_FEW_RATINGS below
/// two subjects rated by both, GM_ERR_ZERO_VARIANCE if all these ratings are the same, GM_ERR_INVALID_OPTION for an infinite
/// rating, one that is no category, categories that are no 2 to 1,000 different numbers, GM_ERR_INVALID_LEVEL,
/// GM_ERR_INVALID_ARGUMENT for unknown weights.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_kappa(
    a: *const gm_column,
    b: *const gm_column,
    options: *const gm_agreement_options,
    out: *mut gm_kappa,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (a, b) = unsafe { (column("a", a)?, column("b", b)?) };
        // SAFETY: as above.
        let (options, out) = unsafe { (agreement_options(options)?, Out::new("out", out)?) };
        out.write(agreement::kappa(a, b, &options)?.into());
        Ok(())
    })
}

/// Cohen's kappa of a square table of counts by rows: how many subjects the first rater gave the category of the row and
/// the second that of the column. `options` may be NULL.
///
/// `table` has `n_categories` times `n_categories` elements. Categories are 1, 2, 3 and so on, or those of the options in
/// ascending order. Fails as gm_agreement_kappa, and with GM_ERR_INVALID_OPTION unless there are 2 to 1,000 categories,
/// GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_kappa_table(
    table: *const u64,
    n_categories: usize,
    options: *const gm_agreement_options,
    out: *mut gm_kappa,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let table = unsafe { rows("table", table, n_categories, n_categories) }?;
        // SAFETY: as above.
        let (options, out) = unsafe { (agreement_options(options)?, Out::new("out", out)?) };
        out.write(agreement::kappa_table(&table, &options)?.into());
        Ok(())
    })
}

/// Fleiss' kappa of several raters with what stands beside it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_fleiss {
    /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. n_valid counts subjects with at
    /// least two ratings.
    pub estimate: gm_estimate,
    /// Randolph's free-marginal kappa, for which chance takes every category alike; with weights Brennan and Prediger's.
    pub free_marginal: gm_estimate,
    /// Gwet's AC1 of the same ratings, with weights AC2.
    pub ac1: gm_estimate,
    /// The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
    pub p: f64,
    /// How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
    pub observed_agreement: f64,
    /// The same if ratings were drawn by chance, each category as often as found.
    pub expected_agreement: f64,
    /// How many raters there are; of a table of counts, the largest number of ratings of a subject.
    pub n_raters: u64,
    /// How many categories there are.
    pub n_categories: u64,
    /// How many ratings there are.
    pub n_ratings: u64,
    /// How far categories agree: GM_WEIGHTS_*.
    pub weights: i32,
    /// Whether there is p.
    pub has_p: u8,
    /// As in gm_kappa.
    pub prevalence_paradox: u8,
    /// 0.
    pub reserved: [u8; 2],
}

impl From<Fleiss> for gm_fleiss {
    fn from(fleiss: Fleiss) -> Self {
        let Fleiss {
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
        } = fleiss;
        let (p, has_p) = flagged(p);
        Self {
            estimate: estimate.into(),
            free_marginal: free_marginal.into(),
            ac1: ac1.into(),
            p,
            observed_agreement,
            expected_agreement,
            n_raters,
            n_categories,
            n_ratings,
            weights: position(&Weights::ALL, &weights),
            has_p,
            prevalence_paradox: prevalence_paradox.into(),
            reserved: [0; 2],
        }
    }
}

/// Fleiss' kappa of any number of raters, with Randolph's free-marginal kappa and Gwet's AC1 beside it. `options` may be
/// NULL.
///
/// The table has one row per subject and one column per rater, NaN for missing. Subjects with one rating count for what is
/// expected by chance, not for what is observed.
///
/// Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects with at least two ratings, GM_ERR_NO_VALID_RATINGS
/// naming a rater without ratings, GM_ERR_ZERO_VARIANCE if all ratings are the same, GM_ERR_INVALID_OPTION for an infinite
/// rating, one that is no category, categories that are no 2 to 1,000 different numbers, GM_ERR_INVALID_LEVEL,
/// GM_ERR_INVALID_ARGUMENT for unknown weights.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_fleiss(
    ratings: *const gm_table,
    options: *const gm_agreement_options,
    out: *mut gm_fleiss,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (ratings, out) = unsafe { (versioned("ratings", ratings)?.view()?, Out::new("out", out)?) };
        // SAFETY: as above.
        let options = unsafe { agreement_options(options) }?;
        out.write(agreement::fleiss(&ratings, &options)?.into());
        Ok(())
    })
}

/// Fleiss' kappa of counts by rows: how often each of `n_subjects` was given each of `n_categories`. `options` may be NULL.
///
/// Categories are 1, 2, 3 and so on, or those of the options in ascending order. Fails as gm_agreement_fleiss, and with
/// GM_ERR_INVALID_OPTION unless there are 2 to 1,000 categories, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_fleiss_counts(
    counts: *const u64,
    n_subjects: usize,
    n_categories: usize,
    options: *const gm_agreement_options,
    out: *mut gm_fleiss,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let counts = unsafe { rows("counts", counts, n_subjects, n_categories) }?;
        // SAFETY: as above.
        let (options, out) = unsafe { (agreement_options(options)?, Out::new("out", out)?) };
        out.write(agreement::fleiss_counts(&counts, &options)?.into());
        Ok(())
    })
}

/// Gwet's AC1, or AC2 with weights.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_gwet {
    /// Agreement beyond chance as a share of what is possible beyond chance, at most 1. n_valid counts subjects with at
    /// least two ratings.
    pub estimate: gm_estimate,
    /// The two-sided p-value of Student's t, the estimate over its standard error, 0 to 1.
    pub p: f64,
    /// How far two raters of a subject agree on average: of nominal ratings, the share of pairs that are the same.
    pub observed_agreement: f64,
    /// The same by chance, as Gwet has it: of ratings that are guessed.
    pub expected_agreement: f64,
    /// How many raters there are; of a table of counts, the largest number of ratings of a subject.
    pub n_raters: u64,
    /// How many categories there are.
    pub n_categories: u64,
    /// How many ratings there are.
    pub n_ratings: u64,
    /// How far categories agree, GM_WEIGHTS_*: GM_WEIGHTS_NOMINAL makes AC1, all others AC2.
    pub weights: i32,
    /// Whether there is p.
    pub has_p: i32,
}

impl From<Gwet> for gm_gwet {
    fn from(gwet: Gwet) -> Self {
        let Gwet {
            estimate,
            p,
            observed_agreement,
            expected_agreement,
            weights,
            n_raters,
            n_categories,
            n_ratings,
        } = gwet;
        let (p, has_p) = flagged(p);
        Self {
            estimate: estimate.into(),
            p,
            observed_agreement,
            expected_agreement,
            n_raters,
            n_categories,
            n_ratings,
            weights: position(&Weights::ALL, &weights),
            has_p: has_p.into(),
        }
    }
}

/// Gwet's AC1 of any number of raters, or AC2 with weights. `options` may be NULL.
///
/// Takes what gm_agreement_fleiss takes and fails as that does, with GM_ERR_ZERO_VARIANCE only if no other category is
/// named.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_gwet(
    ratings: *const gm_table,
    options: *const gm_agreement_options,
    out: *mut gm_gwet,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (ratings, out) = unsafe { (versioned("ratings", ratings)?.view()?, Out::new("out", out)?) };
        // SAFETY: as above.
        let options = unsafe { agreement_options(options) }?;
        out.write(agreement::gwet(&ratings, &options)?.into());
        Ok(())
    })
}

/// Gwet's AC1 or AC2 of counts by rows: how often each of `n_subjects` was given each of `n_categories`. `options` may be
/// NULL. Fails as gm_agreement_fleiss_counts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_gwet_counts(
    counts: *const u64,
    n_subjects: usize,
    n_categories: usize,
    options: *const gm_agreement_options,
    out: *mut gm_gwet,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let counts = unsafe { rows("counts", counts, n_subjects, n_categories) }?;
        // SAFETY: as above.
        let (options, out) = unsafe { (agreement_options(options)?, Out::new("out", out)?) };
        out.write(agreement::gwet_counts(&counts, &options)?.into());
        Ok(())
    })
}

/// Options of gm_agreement_krippendorff; set up by gm_krippendorff_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_krippendorff_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What ratings are measured on: GM_MEASUREMENT_NOMINAL.
    pub level_of_measurement: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The seed of the drawing: 1. The same seed gives the same bits.
    pub seed: u64,
    /// How often subjects are drawn again for the interval: 2,000 times; from 20 / (1 - level) to 1,000,000; 0 for no interval.
    pub replicates: u32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_krippendorff_options {}

impl gm_krippendorff_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        level_of_measurement: GM_MEASUREMENT_NOMINAL,
        level: 0.95,
        seed: 1,
        replicates: 2_000,
        reserved: 0,
    };

    fn read(&self) -> Result<KrippendorffOptions, Failure> {
        let Self { struct_size: _, level_of_measurement, level, seed, replicates, reserved: _ } = *self;
        let level_of_measurement = decode("level of measurement", &Measurement::ALL, level_of_measurement)?;
        Ok(KrippendorffOptions { level_of_measurement, level, replicates, seed })
    }
}

/// Krippendorff's alpha.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_krippendorff {
    /// Alpha: 1 where raters agree on everything, 0 where they differ as if ratings were given out by chance. n_valid counts
    /// subjects with at least two ratings; standard error and interval are those of the bootstrap over them.
    pub estimate: gm_estimate,
    /// The mean difference of ratings of the same subject, in the measure of the level of measurement.
    pub observed_disagreement: f64,
    /// The mean difference of any two ratings.
    pub expected_disagreement: f64,
    /// How many raters there are.
    pub n_raters: u64,
    /// How many different values were given.
    pub n_categories: u64,
    /// How many ratings there are of subjects with at least two; others cannot be compared.
    pub n_ratings: u64,
    /// The seed of the drawing.
    pub seed: u64,
    /// How many replicates the interval rests on: those in which some ratings differ.
    pub replicates: u32,
    /// How many more were drawn and left out, because all ratings were the same.
    pub degenerate: u32,
    /// What ratings are measured on: GM_MEASUREMENT_*.
    pub level_of_measurement: i32,
    /// 0.
    pub reserved: i32,
}

impl gm_krippendorff {
    pub(crate) const NONE: Self = Self {
        estimate: gm_estimate::NONE,
        observed_disagreement: 0.0,
        expected_disagreement: 0.0,
        n_raters: 0,
        n_categories: 0,
        n_ratings: 0,
        seed: 0,
        replicates: 0,
        degenerate: 0,
        level_of_measurement: GM_MEASUREMENT_NOMINAL,
        reserved: 0,
    };
}

impl From<Krippendorff> for gm_krippendorff {
    fn from(found: Krippendorff) -> Self {
        let Krippendorff {
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
        } = found;
        Self {
            estimate: estimate.into(),
            observed_disagreement,
            expected_disagreement,
            n_raters,
            n_categories,
            n_ratings,
            seed,
            replicates,
            degenerate,
            level_of_measurement: position(&Measurement::ALL, &level_of_measurement),
            reserved: 0,
        }
    }
}

/// Sets up options of Krippendorff's alpha. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_krippendorff_options_init(options: *mut gm_krippendorff_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_krippendorff_options::DEFAULT);
        Ok(())
    })
}

/// Krippendorff's alpha of any number of raters, at any level of measurement, with ratings missing anywhere. `options` may
/// be NULL.
///
/// The table has one row per subject and one column per rater, NaN for missing; subjects with fewer than two ratings are
/// left out and counted in n_missing. The interval is between percentiles of a seeded bootstrap over subjects.
///
/// Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects with at least two ratings, GM_ERR_NO_VALID_RATINGS
/// naming a rater without ratings, GM_ERR_ZERO_VARIANCE if all ratings that can be compared are the same,
/// GM_ERR_INVALID_OPTION for an infinite rating, a negative one or more than 1,000 values at GM_MEASUREMENT_RATIO, too
/// few replicates for the level, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_ARGUMENT for an unknown level of measurement.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_krippendorff(
    ratings: *const gm_table,
    options: *const gm_krippendorff_options,
    out: *mut gm_krippendorff,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (ratings, out) = unsafe { (versioned("ratings", ratings)?.view()?, Out::new("out", out)?) };
        // SAFETY: as above.
        let options = unsafe { optional("options", options) }?.unwrap_or(&gm_krippendorff_options::DEFAULT);
        out.write(agreement::krippendorff(&ratings, &options.read()?)?.into());
        Ok(())
    })
}

/// Kendall's coefficient of concordance.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_kendall_w {
    /// W: 0 if the ranks of the raters cancel, 1 if all rank the subjects alike; corrected for ties. n_valid counts
    /// subjects; there is no interval.
    pub estimate: gm_estimate,
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

impl From<KendallW> for gm_kendall_w {
    fn from(found: KendallW) -> Self {
        let KendallW { estimate, chi_squared, df, p, mean_correlation, n_raters } = found;
        Self { estimate: estimate.into(), chi_squared, df, p, mean_correlation, n_raters }
    }
}

/// Kendall's coefficient of concordance W, corrected for ties, with its chi-squared test.
///
/// The table has one row per subject and one column per rater; within a rater only the order counts, equal ratings share
/// their mean rank. Subjects whom not every rater rated are left out and counted in n_missing.
///
/// Fails with GM_ERR_TOO_FEW_UNITS below two raters or two subjects rated by all of them, GM_ERR_NO_VALID_RATINGS naming a
/// rater without ratings, GM_ERR_ZERO_VARIANCE if every rater rated all subjects alike, GM_ERR_INVALID_OPTION for a rating
/// that is infinite or beyond 10^15 in size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_agreement_kendall_w(
    ratings: *const gm_table,
    out: *mut gm_kendall_w,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (ratings, out) = unsafe { (versioned("ratings", ratings)?.view()?, Out::new("out", out)?) };
        out.write(agreement::kendall_w(&ratings)?.into());
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        for (code, name) in [
            (GM_WEIGHTS_NOMINAL, "nominal"),
            (GM_WEIGHTS_LINEAR, "linear"),
            (GM_WEIGHTS_QUADRATIC, "quadratic"),
            (GM_WEIGHTS_ORDINAL, "ordinal"),
        ] {
            assert_eq!(decode("weights", &Weights::ALL, code).unwrap().name(), name);
        }
        for (code, name) in [
            (GM_MEASUREMENT_NOMINAL, "nominal"),
            (GM_MEASUREMENT_ORDINAL, "ordinal"),
            (GM_MEASUREMENT_INTERVAL, "interval"),
            (GM_MEASUREMENT_RATIO, "ratio"),
        ] {
            assert_eq!(decode("level of measurement", &Measurement::ALL, code).unwrap().name(), name);
        }
    }
}
