use gapmodel_core::Column;
use gapmodel_core::stats::{self, Adjustment, Paired};

use crate::bootstrap::{bootstrap, gm_bootstrap};
use crate::column::{column, gm_column};
use crate::estimate::{decode, gm_estimate, gm_hodges_lehmann, gm_signed_rank, method};
use crate::pointer::{ArrayOut, Out, array};
use crate::servqual::part;
use crate::status::{gm_status, guard};

/// The p-values as they are.
pub const GM_ADJUST_NONE: i32 = 0;
/// Holm (1979): the chance of any false finding, whatever the dependence.
pub const GM_ADJUST_HOLM: i32 = 1;
/// Benjamini and Hochberg (1995): the expected share of false findings, under independence.
pub const GM_ADJUST_BH: i32 = 2;
/// Hochberg (1988): the chance of any false finding, under independence.
pub const GM_ADJUST_HOCHBERG: i32 = 3;
/// Benjamini and Yekutieli (2001): the expected share of false findings, whatever the dependence.
pub const GM_ADJUST_BY: i32 = 4;
/// Bonferroni: every p-value times the number of tests.
pub const GM_ADJUST_BONFERRONI: i32 = 5;

/// The mean of paired differences with its tests.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_paired {
    /// The mean difference with its t interval, in the unit of the differences.
    pub mean: gm_estimate,
    /// The standard deviation of the differences, with divisor n - 1.
    pub std_dev: f64,
    /// The mean divided by its standard error.
    pub t: f64,
    /// The degrees of freedom, n - 1.
    pub df: f64,
    /// The two-sided p-value of Student's t, 0 to 1.
    pub p: f64,
    /// The mean divided by the standard deviation, d of the differences.
    pub effect_size: f64,
    /// Wilcoxon's signed-rank test.
    pub signed_rank: gm_signed_rank,
    /// The median of the pair means, with an interval.
    pub hodges_lehmann: gm_hodges_lehmann,
    /// Whether there is a signed-rank test.
    pub has_signed_rank: i32,
    /// Whether there is a median.
    pub has_hodges_lehmann: i32,
}

impl From<Paired> for gm_paired {
    fn from(paired: Paired) -> Self {
        let Paired { mean, std_dev, t, df, p, effect_size, signed_rank, hodges_lehmann } = paired;
        let ((signed_rank, has_rank), (hodges_lehmann, has_median)) =
            (part(signed_rank), part(hodges_lehmann));
        let (has_signed_rank, has_hodges_lehmann) = (i32::from(has_rank), i32::from(has_median));
        Self {
            mean: mean.into(),
            std_dev,
            t,
            df,
            p,
            effect_size,
            signed_rank,
            hodges_lehmann,
            has_signed_rank,
            has_hodges_lehmann,
        }
    }
}

/// The share of successes, 0 to 1, with its interval: GM_METHOD_WILSON, GM_METHOD_WILSON_CC, GM_METHOD_AGRESTI_COULL,
/// GM_METHOD_CLOPPER_PEARSON, GM_METHOD_JEFFREYS, GM_METHOD_MID_P or GM_METHOD_WALD.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if `n` is 0, GM_ERR_INVALID_OPTION if there are more successes than `n` or the
/// method is not for proportions, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_ARGUMENT for an unknown method.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_stats_proportion(
    successes: u64,
    n: u64,
    level: f64,
    method: i32,
    out: *mut gm_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.write(stats::proportion(successes, n, level, self::method(method)?)?.into());
        Ok(())
    })
}

/// A share from a survey with a design of its own, 0 to 1, with the beta interval of Korn and Graubard.
///
/// `p` and `std_error` are the share and its standard error as software for the design gives them, `n` the number of
/// answers, `df` the degrees of freedom of the design: clusters minus strata. n_effective is the size the interval was made
/// with; a share of 0 or 1 has no standard error (0), and `n` takes its place.
///
/// Fails with GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_OPTION unless `p` is from 0 to 1, `std_error` above 0 (or 0 where the
/// share is 0 or 1), `n` at least 2 and `df` above 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_stats_korn_graubard(
    p: f64,
    std_error: f64,
    n: u64,
    df: f64,
    level: f64,
    out: *mut gm_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.write(stats::korn_graubard(p, std_error, n, df, level)?.into());
        Ok(())
    })
}

/// The share among `n_a` minus the share among `n_b` of two independent samples, -1 to 1, with Newcombe's interval.
///
/// Fails as gm_stats_proportion, for either sample, and with GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_stats_proportion_difference(
    successes_a: u64,
    n_a: u64,
    successes_b: u64,
    n_b: u64,
    level: f64,
    out: *mut gm_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.write(stats::proportion_difference(successes_a, n_a, successes_b, n_b, level)?.into());
        Ok(())
    })
}

/// The mean of paired differences with Student's t, Wilcoxon's signed ranks (zeros after Pratt) and the Hodges-Lehmann
/// estimate. One difference per pair, in any unit, read as decimals to the nearest billionth.
///
/// Fails with GM_ERR_NO_VALID_RATINGS and GM_ERR_TOO_FEW_RATINGS if there are not two differences,
/// GM_ERR_ZERO_VARIANCE if all are equal, GM_ERR_INVALID_OPTION for one beyond plus and minus a million,
/// GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_stats_paired(
    differences: *const gm_column,
    level: f64,
    out: *mut gm_paired,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (differences, out) = unsafe { (column("differences", differences)?, Out::new("out", out)?) };
        out.write(stats::paired(&numbers(&differences), level)?.into());
        Ok(())
    })
}

/// Pearson's correlation of two columns, -1 to 1; only rows with both count.
///
/// `bootstrap` may be NULL for the interval of Fisher's z; otherwise pairs are drawn again as they are. There is no interval
/// at -1 and 1.
///
/// Fails with GM_ERR_UNEQUAL_LENGTHS, GM_ERR_NO_VALID_RATINGS without pairs, GM_ERR_TOO_FEW_UNITS below four,
/// GM_ERR_ZERO_VARIANCE if a column is all alike, GM_ERR_INVALID_OPTION for an infinite number or what makes no bootstrap,
/// GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_stats_correlation(
    x: *const gm_column,
    y: *const gm_column,
    level: f64,
    bootstrap: *const gm_bootstrap,
    out: *mut gm_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (x, y, bootstrap, out) =
            unsafe { (column("x", x)?, column("y", y)?, self::bootstrap(bootstrap)?, Out::new("out", out)?) };
        let [x, y] = [numbers(&x), numbers(&y)];
        out.write(stats::correlation(&x, &y, level, bootstrap)?.into());
        Ok(())
    })
}

/// The numbers of a column, NaN for missing.
fn numbers(column: &Column<'_>) -> Vec<f64> {
    (0..column.len()).map(|row| column.value(row).unwrap_or(f64::NAN)).collect()
}

/// The `n` p-values of a family of tests, adjusted, in the order given: `adjusted` has room for as many, and may be the
/// same array as `p_values`.
///
/// Fails with GM_ERR_INVALID_OPTION with the index of the first p-value that is NaN or outside 0 to 1,
/// GM_ERR_INVALID_ARGUMENT for an unknown adjustment.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_stats_adjust(
    p_values: *const f64,
    n: usize,
    adjustment: i32,
    adjusted: *mut f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (p_values, out) =
            unsafe { (array("p_values", p_values, n)?, ArrayOut::sized("adjusted", adjusted, n)?) };
        let adjustment = decode("adjustment", &Adjustment::ALL, adjustment)?;
        out.write_each(stats::adjust(p_values, adjustment)?.into_iter());
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_the_adjustments_they_are_named_after() {
        for (code, name) in [
            (GM_ADJUST_NONE, "none"),
            (GM_ADJUST_HOLM, "holm"),
            (GM_ADJUST_BH, "bh"),
            (GM_ADJUST_HOCHBERG, "hochberg"),
            (GM_ADJUST_BY, "by"),
            (GM_ADJUST_BONFERRONI, "bonferroni"),
        ] {
            assert_eq!(decode("adjustment", &Adjustment::ALL, code).unwrap().name(), name);
        }
    }
}
