use std::ffi::c_char;

use gapmodel_core::gap::{
    self, DifferenceFlag, DifferenceOptions, DifferenceProblem, DifferenceReliability, DifferenceScore,
    OutcomeModels,
};
use gapmodel_core::stats::FTest;

use crate::estimate::{flagged, position};
use crate::instrument::{at, language};
use crate::pointer::{Out, free, required};
use crate::read::{read, read_json, read_text, rows};
use crate::servqual::part;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// The reliability of the difference is below 0.7.
pub const GM_DIFFERENCE_LOW_RELIABILITY: i32 = 0;
/// The difference is less reliable than both the scores it is made of.
pub const GM_DIFFERENCE_BELOW_COMPONENTS: i32 = 1;
/// Expectations lie so near the best rating that the scale, not the service, limits the gap.
pub const GM_DIFFERENCE_VARIANCE_RESTRICTION: i32 = 2;
/// The outcome rejects equal and opposite effects of perception and expectation.
pub const GM_DIFFERENCE_CONSTRAINT_REJECTED: i32 = 3;
/// The outcome depends on perception and expectation along a curve.
pub const GM_DIFFERENCE_HIGHER_ORDER: i32 = 4;

/// How reliable perception - expectation is in one dimension, or over all.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_score_reliability {
    /// How many have both scores.
    pub n: u64,
    /// Sample standard deviation of the perception scores, in scale units.
    pub sd_p: f64,
    /// Sample standard deviation of the expectation scores, in scale units.
    pub sd_e: f64,
    /// Pearson's correlation of the two, -1 to 1; absent where one of them does not vary.
    pub correlation: f64,
    /// Reliability of the perception score, at most 1: Cronbach's alpha; absent below two attributes.
    pub alpha_p: f64,
    /// Reliability of the expectation score, likewise.
    pub alpha_e: f64,
    /// Reliability of the difference, at most 1; absent where one of its parts is, or an alpha is below -1.
    pub reliability: f64,
    /// Whether there is a correlation.
    pub has_correlation: u8,
    /// Whether there is an alpha of the perceptions.
    pub has_alpha_p: u8,
    /// Whether there is an alpha of the expectations.
    pub has_alpha_e: u8,
    /// Whether there is a reliability of the difference.
    pub has_reliability: u8,
    /// 0.
    pub reserved: [u8; 4],
}

impl From<&DifferenceReliability> for gm_score_reliability {
    fn from(row: &DifferenceReliability) -> Self {
        let DifferenceReliability {
            id: _,
            label: _,
            n,
            sd_p,
            sd_e,
            correlation,
            alpha_p,
            alpha_e,
            reliability,
        } = row;
        let ((correlation, has_correlation), (reliability, has_reliability)) =
            (flagged(*correlation), flagged(*reliability));
        let ((alpha_p, has_alpha_p), (alpha_e, has_alpha_e)) = (flagged(*alpha_p), flagged(*alpha_e));
        Self {
            n: *n,
            sd_p: *sd_p,
            sd_e: *sd_e,
            correlation,
            alpha_p,
            alpha_e,
            reliability,
            has_correlation,
            has_alpha_p,
            has_alpha_e,
            has_reliability,
            reserved: [0; 4],
        }
    }
}

/// Snedecor's F test of one or several linear hypotheses.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_f_test {
    /// The statistic, from 0.
    pub f: f64,
    /// How many hypotheses are tested together.
    pub df_numerator: f64,
    /// Degrees of freedom of the residuals.
    pub df_denominator: f64,
    /// The p-value, 0 to 1.
    pub p: f64,
}

impl gm_f_test {
    pub(crate) const NONE: Self = Self { f: 0.0, df_numerator: 0.0, df_denominator: 0.0, p: 0.0 };
}

impl From<FTest> for gm_f_test {
    fn from(test: FTest) -> Self {
        let FTest { f, df_numerator, df_denominator, p } = test;
        Self { f, df_numerator, df_denominator, p }
    }
}

/// What an outcome says about perception - expectation as its predictor; the coefficients stand in the JSON text. All
/// zeros without an outcome, or where it cannot be modelled.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_outcome_models {
    /// How many have the outcome and both overall scores.
    pub n: u64,
    /// The share of the outcome's variance that perception and expectation explain, 0 to 1.
    pub direct_r_squared: f64,
    /// The share that perception - expectation explains.
    pub constrained_r_squared: f64,
    /// The share that perception alone explains.
    pub performance_r_squared: f64,
    /// The share that both with their squares and product explain.
    pub polynomial_r_squared: f64,
    /// The test that the effects of perception and expectation are equal and opposite.
    pub constraint: gm_f_test,
    /// The test of squares and product together.
    pub higher_order: gm_f_test,
    /// Whether there are models of an outcome.
    pub has_outcome: i32,
    /// Whether that with squares and product is among them.
    pub has_polynomial: i32,
    /// Whether squares and product are tested.
    pub has_higher_order: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&OutcomeModels> for gm_outcome_models {
    fn from(models: &OutcomeModels) -> Self {
        let OutcomeModels {
            item: _,
            n,
            direct,
            constrained_r_squared,
            performance_r_squared,
            constraint,
            polynomial,
            surface: _,
            higher_order,
        } = models;
        let (polynomial_r_squared, has_polynomial) =
            flagged(polynomial.as_ref().map(|model| model.r_squared));
        let (higher_order, has_higher_order) = part(*higher_order);
        Self {
            n: *n,
            direct_r_squared: direct.r_squared,
            constrained_r_squared: *constrained_r_squared,
            performance_r_squared: *performance_r_squared,
            polynomial_r_squared,
            constraint: (*constraint).into(),
            higher_order,
            has_outcome: 1,
            has_polynomial: has_polynomial.into(),
            has_higher_order: has_higher_order.into(),
            reserved: 0,
        }
    }
}

/// Whether perception - expectation may be used as a score. Made by gm_gap_difference_score, freed by
/// gm_difference_free; never changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_difference(DifferenceScore);

impl gm_difference {
    fn rows(&self, kind: i32) -> Result<&[DifferenceReliability], Failure> {
        rows(kind, &[], &self.0.dimensions, self.0.overall.as_slice())
    }

    fn row(&self, kind: i32, index: usize) -> Result<&DifferenceReliability, Failure> {
        at("row", self.rows(kind)?, index)
    }

    fn flag(&self, index: usize) -> Result<&DifferenceFlag, Failure> {
        at("flag", &self.0.flags, index)
    }
}

/// Whether perception - expectation can be trusted: how reliable the difference is (Peter, Churchill and Brown 1993),
/// and, if the instrument names an outcome, whether it is explained as well by the difference as by perceptions and
/// expectations each with an effect of their own (Edwards 2002). All segments are taken together. `level` is a fraction
/// (0.95): tests reject below one minus it; `language` is that of the labels, NULL for "en".
///
/// Fails with GM_ERR_MISSING_VIEWPOINT without expectations or perceptions, GM_ERR_NO_VALID_RATINGS if nobody has both,
/// GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_difference_score(
    summary: *const gm_summary,
    level: f64,
    language: *const c_char,
    out: *mut *mut gm_difference,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, language, out) = unsafe {
            (required("summary", summary)?, self::language(language)?.to_owned(), Out::new("out", out)?)
        };
        let score = gap::difference_score(&summary.summary, &DifferenceOptions { level, language })?;
        out.hand_over(gm_difference(score));
        Ok(())
    })
}

/// Frees a difference; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_free(difference: *mut gm_difference) {
    // SAFETY: the caller's contract.
    unsafe { free(difference) };
}

/// The number of rows of a kind: GM_ROW_DIMENSION, or GM_ROW_OVERALL, which has at most one. There are none of
/// attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_n_rows(
    difference: *const gm_difference,
    kind: i32,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("difference", difference, out, |difference| Ok(difference.rows(kind)?.len())) }
}

/// One row of a kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_row(
    difference: *const gm_difference,
    kind: i32,
    index: usize,
    out: *mut gm_score_reliability,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("difference", difference, out, |difference| Ok(difference.row(kind, index)?.into())) }
}

/// The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_row_id(
    difference: *const gm_difference,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("difference", difference, (buffer, capacity, needed), |all| Ok(&all.row(kind, index)?.id))
    }
}

/// The label of a row in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_row_label(
    difference: *const gm_difference,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("difference", difference, (buffer, capacity, needed), |all| {
            Ok(&all.row(kind, index)?.label)
        })
    }
}

/// What the outcome says; has_outcome is 0 without one, or where it cannot be modelled, which the notes explain.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_outcome(
    difference: *const gm_difference,
    out: *mut gm_outcome_models,
) -> gm_status {
    let outcome = |difference: &gm_difference| {
        Ok(difference.0.outcome.as_ref().map(gm_outcome_models::from).unwrap_or_default())
    };
    // SAFETY: the caller's contract.
    unsafe { read("difference", difference, out, outcome) }
}

/// The number of reasons why the difference should not be trusted; 0 if nothing speaks against it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_n_flags(
    difference: *const gm_difference,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("difference", difference, out, |difference| Ok(difference.0.flags.len())) }
}

/// One of these reasons: GM_DIFFERENCE_*.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_flag(
    difference: *const gm_difference,
    index: usize,
    out: *mut i32,
) -> gm_status {
    let problem = |difference: &gm_difference| {
        let DifferenceFlag { problem, id: _, text: _ } = difference.flag(index)?;
        Ok(position(&DifferenceProblem::ALL, problem))
    };
    // SAFETY: the caller's contract.
    unsafe { read("difference", difference, out, problem) }
}

/// Where it was found: the id of a dimension, "overall", or the id of the outcome.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_flag_id(
    difference: *const gm_difference,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("difference", difference, (buffer, capacity, needed), |all| Ok(&all.flag(index)?.id)) }
}

/// The figures that show it, in words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_flag_text(
    difference: *const gm_difference,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("difference", difference, (buffer, capacity, needed), |all| Ok(&all.flag(index)?.text))
    }
}

/// The number of notes on what could not be worked out.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_n_notes(
    difference: *const gm_difference,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("difference", difference, out, |difference| Ok(difference.0.notes.len())) }
}

/// One of these notes, in words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_note(
    difference: *const gm_difference,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("difference", difference, (buffer, capacity, needed), |all| {
            at("note", &all.0.notes, index).map(String::as_str)
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_difference_json(
    difference: *const gm_difference,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |difference: &gm_difference| serde_json::to_string(&difference.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("difference", difference, (buffer, capacity, needed), json) }
}

/// The reliability of a difference of two scores, perception - expectation, at most 1 (Peter, Churchill and Brown
/// 1993), from the reliabilities of the two, -1 to 1, their correlation, -1 to 1, and their standard deviations in one
/// unit. It is negative where the scores correlate more than their reliabilities allow.
///
/// Fails with GM_ERR_INVALID_OPTION for a reliability or correlation outside -1 to 1, a standard deviation that is
/// negative or not finite, or where the difference has no variance.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_difference_reliability(
    reliability_p: f64,
    reliability_e: f64,
    correlation: f64,
    sd_p: f64,
    sd_e: f64,
    out: *mut f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.write(gap::difference_reliability(reliability_p, reliability_e, correlation, sd_p, sd_e)?);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::decode;

    #[test]
    fn codes_stand_for_the_problems_they_are_named_after() {
        for (code, name) in [
            (GM_DIFFERENCE_LOW_RELIABILITY, "low_reliability"),
            (GM_DIFFERENCE_BELOW_COMPONENTS, "below_components"),
            (GM_DIFFERENCE_VARIANCE_RESTRICTION, "variance_restriction"),
            (GM_DIFFERENCE_CONSTRAINT_REJECTED, "constraint_rejected"),
            (GM_DIFFERENCE_HIGHER_ORDER, "higher_order"),
        ] {
            assert_eq!(decode("problem", &DifferenceProblem::ALL, code).unwrap().name(), name);
        }
        assert_eq!(DifferenceProblem::ALL.len(), 5);
    }
}
