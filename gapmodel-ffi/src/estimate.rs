use gapmodel_core::stats::{HodgesLehmann, SignedRank};
use gapmodel_core::{Estimate, Method};

use crate::status::Failure;

/// No interval was made.
pub const GM_METHOD_NONE: i32 = 0;
/// Student's t on the mean; with weights, on the linearised standard error.
pub const GM_METHOD_T: i32 = 1;
/// Wilson's score interval (1927).
pub const GM_METHOD_WILSON: i32 = 2;
/// Wilson's score interval with continuity correction.
pub const GM_METHOD_WILSON_CC: i32 = 3;
/// Agresti and Coull (1998), clipped to 0 and 1.
pub const GM_METHOD_AGRESTI_COULL: i32 = 4;
/// Clopper and Pearson (1934), "exact".
pub const GM_METHOD_CLOPPER_PEARSON: i32 = 5;
/// Jeffreys' beta interval.
pub const GM_METHOD_JEFFREYS: i32 = 6;
/// Clopper and Pearson with half the weight on the observed count.
pub const GM_METHOD_MID_P: i32 = 7;
/// Estimate plus and minus z standard errors.
pub const GM_METHOD_WALD: i32 = 8;
/// Wald after adding three answers, spread as 3/4, 3/2 and 3/4 (Rocks 2016).
pub const GM_METHOD_ADJUSTED_WALD: i32 = 9;
/// Order statistics of the Walsh averages (Hodges and Lehmann 1963).
pub const GM_METHOD_SIGNED_RANK: i32 = 10;
/// Newcombe's hybrid score interval for a difference (1998, method 10).
pub const GM_METHOD_NEWCOMBE: i32 = 11;
/// Student's t with the degrees of freedom of Welch (1947) and Satterthwaite (1946).
pub const GM_METHOD_WELCH: i32 = 12;
/// Percentiles of a seeded bootstrap (Efron 1979).
pub const GM_METHOD_PERCENTILE: i32 = 13;
/// Fisher's z (1921), for correlations; with the standard error of Bonett and Wright (2000) for those of ranks.
pub const GM_METHOD_FISHER_Z: i32 = 14;
/// Fieller's interval for a ratio of means (1954).
pub const GM_METHOD_FIELLER: i32 = 15;
/// Korn and Graubard (1998): Clopper and Pearson on the effective sample size that the standard error of a share tells,
/// p (1 - p) / se^2, corrected for degrees of freedom.
pub const GM_METHOD_KORN_GRAUBARD: i32 = 16;
/// Percentiles of a seeded bootstrap, corrected for bias and acceleration (Efron 1987).
pub const GM_METHOD_BCA: i32 = 17;
/// Limits of a ratio of mean squares from Snedecor's F (Shrout and Fleiss 1979; McGraw and Wong 1996).
pub const GM_METHOD_F: i32 = 18;
/// Garwood's exact interval for the mean of a Poisson count (1936).
pub const GM_METHOD_GARWOOD: i32 = 19;
/// Melded exact intervals of two numbers (Fay, Proschan and Brittain 2015).
pub const GM_METHOD_MELDED: i32 = 20;
/// Limits of a weighted sum from the limits of its parts (Zou and Donner 2008).
pub const GM_METHOD_MOVER: i32 = 21;
/// Order statistics whose ranks are quantiles of the binomial distribution (Conover 1999).
pub const GM_METHOD_ORDER_STATISTIC: i32 = 22;
/// Greenwood's variance on the scale of log(-log), of a share or a percentile that a survival curve gives.
pub const GM_METHOD_LOG_LOG: i32 = 23;

/// One number with everything needed to report it.
///
/// A figure that too few answers, or answers without variation, allow not is 0.0 and its has_ flag is 0; a flag is 1
/// otherwise. This holds for all structs below.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_estimate {
    /// The estimate, in the unit its function documents.
    pub value: f64,
    /// The standard error, in the unit of value.
    pub std_error: f64,
    /// The lower limit of the interval, in the unit of value.
    pub low: f64,
    /// The upper limit of the interval, in the unit of value.
    pub high: f64,
    /// The confidence level of the interval, between 0 and 1.
    pub level: f64,
    /// The effective sample size after weighting (Kish; for GM_METHOD_KORN_GRAUBARD that of the standard error): n_valid
    /// where there are no weights.
    pub n_effective: f64,
    /// How many answers the estimate rests on.
    pub n_valid: u64,
    /// How many answers are missing.
    pub n_missing: u64,
    /// How many answers are not applicable, refused, or invalid.
    pub n_excluded: u64,
    /// How the interval was made: GM_METHOD_*.
    pub method: i32,
    /// Whether there is a standard error.
    pub has_std_error: u8,
    /// Whether there is a lower limit.
    pub has_low: u8,
    /// Whether there is an upper limit.
    pub has_high: u8,
    /// 0.
    pub reserved: u8,
}

/// A number that may be absent, and whether it is there.
pub(crate) fn flagged(value: Option<f64>) -> (f64, u8) {
    (value.unwrap_or(0.0), u8::from(value.is_some()))
}

/// A code by its position in a list that never shrinks.
pub(crate) fn position<T: PartialEq>(all: &[T], one: &T) -> i32 {
    let position = all.iter().position(|other| other == one);
    position.and_then(|i| i32::try_from(i).ok()).unwrap_or(-1)
}

/// What a code stands for.
pub(crate) fn decode<T: Copy>(what: &str, all: &[T], code: i32) -> Result<T, Failure> {
    let found = usize::try_from(code).ok().and_then(|i| all.get(i)).copied();
    found.ok_or_else(|| Failure::Argument(format!("there is no {what} {code}")))
}

pub(crate) fn method(code: i32) -> Result<Method, Failure> {
    decode("method", &Method::ALL, code)
}

impl From<Estimate> for gm_estimate {
    fn from(estimate: Estimate) -> Self {
        // No `..`, here and in all conversions: a new figure must be carried over to compile.
        let Estimate {
            value,
            std_error,
            low,
            high,
            level,
            n_valid,
            n_missing,
            n_excluded,
            n_effective,
            method,
        } = estimate;
        let (std_error, has_std_error) = flagged(std_error);
        let (low, has_low) = flagged(low);
        let (high, has_high) = flagged(high);
        let method = position(&Method::ALL, &method);
        Self {
            value,
            std_error,
            low,
            high,
            level,
            n_effective,
            n_valid,
            n_missing,
            n_excluded,
            method,
            has_std_error,
            has_low,
            has_high,
            reserved: 0,
        }
    }
}

impl gm_estimate {
    pub(crate) const NONE: Self = Self {
        value: 0.0,
        std_error: 0.0,
        low: 0.0,
        high: 0.0,
        level: 0.0,
        n_effective: 0.0,
        n_valid: 0,
        n_missing: 0,
        n_excluded: 0,
        method: GM_METHOD_NONE,
        has_std_error: 0,
        has_low: 0,
        has_high: 0,
        reserved: 0,
    };
}

/// Wilcoxon's signed-rank test with zeros ranked after Pratt (1959).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_signed_rank {
    /// The sum of the ranks of the positive differences, V in R.
    pub statistic: f64,
    /// The two-sided p-value, 0 to 1.
    pub p: f64,
    /// 1 if all signs were counted out, 0 for a normal approximation with ties and zeros accounted for.
    pub exact: i32,
    /// 0.
    pub reserved: i32,
}

impl From<SignedRank> for gm_signed_rank {
    fn from(test: SignedRank) -> Self {
        let SignedRank { statistic, p, exact } = test;
        Self { statistic, p, exact: i32::from(exact), reserved: 0 }
    }
}

/// The Hodges-Lehmann median: that of the means of all pairs of values, each with itself too.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_hodges_lehmann {
    /// The estimate, in the unit of the values.
    pub value: f64,
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
    /// The confidence level of the interval, between 0 and 1.
    pub level: f64,
    /// Whether there is a lower limit.
    pub has_low: i32,
    /// Whether there is an upper limit.
    pub has_high: i32,
}

impl From<HodgesLehmann> for gm_hodges_lehmann {
    fn from(median: HodgesLehmann) -> Self {
        let HodgesLehmann { value, low, high, level } = median;
        let ((low, has_low), (high, has_high)) = (flagged(low), flagged(high));
        Self { value, low, high, level, has_low: has_low.into(), has_high: has_high.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_the_methods_they_are_named_after() {
        for (code, name) in [
            (GM_METHOD_NONE, "none"),
            (GM_METHOD_T, "t"),
            (GM_METHOD_WILSON, "wilson"),
            (GM_METHOD_WILSON_CC, "wilson_cc"),
            (GM_METHOD_AGRESTI_COULL, "agresti_coull"),
            (GM_METHOD_CLOPPER_PEARSON, "clopper_pearson"),
            (GM_METHOD_JEFFREYS, "jeffreys"),
            (GM_METHOD_MID_P, "mid_p"),
            (GM_METHOD_WALD, "wald"),
            (GM_METHOD_ADJUSTED_WALD, "adjusted_wald"),
            (GM_METHOD_SIGNED_RANK, "signed_rank"),
            (GM_METHOD_NEWCOMBE, "newcombe"),
            (GM_METHOD_WELCH, "welch"),
            (GM_METHOD_PERCENTILE, "percentile"),
            (GM_METHOD_FISHER_Z, "fisher_z"),
            (GM_METHOD_FIELLER, "fieller"),
            (GM_METHOD_KORN_GRAUBARD, "korn_graubard"),
            (GM_METHOD_BCA, "bca"),
            (GM_METHOD_F, "f"),
            (GM_METHOD_GARWOOD, "garwood"),
            (GM_METHOD_MELDED, "melded"),
            (GM_METHOD_MOVER, "mover"),
            (GM_METHOD_ORDER_STATISTIC, "order_statistic"),
            (GM_METHOD_LOG_LOG, "log_log"),
        ] {
            let method = method(code).unwrap();
            assert_eq!((method.name(), position(&Method::ALL, &method)), (name, code));
        }
        assert!(method(24).is_err() && method(-1).is_err());
    }
}
