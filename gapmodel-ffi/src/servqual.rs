use std::ffi::c_char;

use gapmodel_core::gap::{self, GapRow, GapTest, ServqualOptions, ServqualResult, Side};
use gapmodel_core::stats::Adjustment;

use crate::bootstrap::{bootstrap, gm_bootstrap};
use crate::estimate::{decode, flagged, gm_estimate, gm_hodges_lehmann, gm_signed_rank, position};
use crate::gap::{
    GM_ROW_ALL_ITEMS, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION, GM_ROW_OVERALL, gm_rating_columns,
    gm_straight_liners, gm_weighted_score,
};
use crate::instrument::{at, language};
use crate::pointer::{Out, Versioned, free, optional, required, versioned};
use crate::read::{read, read_json, read_text};
use crate::scale::gm_scale;
use crate::stats::GM_ADJUST_HOLM;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// Options of gm_gap_servqual; set up by gm_servqual_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_servqual_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How p-values are adjusted within the attributes and within the dimensions: GM_ADJUST_HOLM.
    pub family: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The language of the labels; NULL for "en".
    pub language: *const c_char,
    /// Whether to test each gap and give its Hodges-Lehmann median, 1; without (0), thousands of segments take a
    /// fraction of the time.
    pub tests: i32,
    /// 0.
    pub reserved: i32,
    /// Bootstrap intervals of the gaps of attributes, dimensions and sums in place of Student's t; NULL for none. Costs grow
    /// with the number of different scores.
    pub bootstrap: *const gm_bootstrap,
}

impl Versioned for gm_servqual_options {}

impl gm_servqual_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        family: GM_ADJUST_HOLM,
        level: 0.95,
        language: std::ptr::null(),
        tests: 1,
        reserved: 0,
        bootstrap: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<ServqualOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let language = unsafe { language(self.language) }?.to_owned();
        let family = decode("adjustment", &Adjustment::ALL, self.family)?;
        // SAFETY: as above.
        let bootstrap = unsafe { bootstrap(self.bootstrap) }?;
        Ok(ServqualOptions { level: self.level, family, tests: self.tests != 0, bootstrap, language })
    }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_options_init(options: *mut gm_servqual_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_servqual_options::DEFAULT);
        Ok(())
    })
}

/// One viewpoint of an attribute.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_side {
    /// Mean rating in scale units, reverse coded where low is good.
    pub mean: f64,
    /// Sample standard deviation in scale units; absent below two ratings.
    pub std_dev: f64,
    /// Share of ratings at the best point of the scale, 0 to 1.
    pub ceiling: f64,
    /// How many rated.
    pub n_valid: u64,
    /// How many did not answer.
    pub n_missing: u64,
    /// How many answered not applicable, refused, or off the scale.
    pub n_excluded: u64,
    /// Whether there is a standard deviation.
    pub has_std_dev: i32,
    /// 0.
    pub reserved: i32,
}

impl From<Side> for gm_side {
    fn from(side: Side) -> Self {
        let Side { mean, std_dev, ceiling, n_valid, n_missing, n_excluded } = side;
        let (std_dev, has_std_dev) = flagged(std_dev);
        let has_std_dev = has_std_dev.into();
        Self { mean, std_dev, ceiling, n_valid, n_missing, n_excluded, has_std_dev, reserved: 0 }
    }
}

/// Student's paired t test of a gap.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_gap_test {
    /// The statistic.
    pub t: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// p-value adjusted within its family.
    pub p_adjusted: f64,
}

impl From<GapTest> for gm_gap_test {
    fn from(test: GapTest) -> Self {
        let GapTest { t, df, p, p_adjusted } = test;
        Self { t, df, p, p_adjusted }
    }
}

/// The gap of one attribute, of one dimension, or over all. Parts whose has_ flag is 0 are all zeros.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_gap_row {
    /// Mean of perception - expectation over the respondents who gave both, in scale units, negative = shortfall, with
    /// Student's t interval, or a bootstrap's.
    pub gap: gm_estimate,
    /// Mean expectation; for more than one attribute the mean of their means, each of all who rated it.
    pub expectation_mean: f64,
    /// Mean perception, likewise.
    pub perception_mean: f64,
    /// Sample standard deviation of the respondents' gaps; absent below two.
    pub std_dev: f64,
    /// Effect size d_z: mean gap / standard deviation; absent without variation.
    pub effect_size: f64,
    /// The expectations of an attribute.
    pub expectation: gm_side,
    /// The perceptions of an attribute.
    pub perception: gm_side,
    /// Paired t test; absent without variation or when tests were not asked for.
    pub test: gm_gap_test,
    /// Wilcoxon's signed-rank test; absent for weighted data or when tests were not asked for.
    pub signed_rank: gm_signed_rank,
    /// Hodges-Lehmann median of the gaps; absent likewise.
    pub median: gm_hodges_lehmann,
    /// Whether there is a standard deviation.
    pub has_std_dev: u8,
    /// Whether there is an effect size.
    pub has_effect_size: u8,
    /// Whether this is one attribute, with its expectations.
    pub has_expectation: u8,
    /// Whether this is one attribute, with its perceptions.
    pub has_perception: u8,
    /// Whether there is a t test.
    pub has_test: u8,
    /// Whether there is a signed-rank test.
    pub has_signed_rank: u8,
    /// Whether there is a median.
    pub has_median: u8,
    /// 0.
    pub reserved: u8,
}

/// A part that may be absent, and whether it is there.
pub(crate) fn part<T: Copy, C: From<T> + Default>(part: Option<T>) -> (C, u8) {
    (part.map(C::from).unwrap_or_default(), u8::from(part.is_some()))
}

impl From<&GapRow> for gm_gap_row {
    fn from(row: &GapRow) -> Self {
        let GapRow {
            id: _,
            label: _,
            expectation_mean,
            perception_mean,
            expectation,
            perception,
            gap,
            std_dev,
            effect_size,
            test,
            signed_rank,
            median,
        } = row;
        let ((std_dev, has_std_dev), (effect_size, has_effect_size)) =
            (flagged(*std_dev), flagged(*effect_size));
        let ((expectation, has_expectation), (perception, has_perception)) =
            (part(*expectation), part(*perception));
        let ((test, has_test), (signed_rank, has_signed_rank)) = (part(*test), part(*signed_rank));
        let (median, has_median) = part(*median);
        Self {
            gap: (*gap).into(),
            expectation_mean: *expectation_mean,
            perception_mean: *perception_mean,
            std_dev,
            effect_size,
            expectation,
            perception,
            test,
            signed_rank,
            median,
            has_std_dev,
            has_effect_size,
            has_expectation,
            has_perception,
            has_test,
            has_signed_rank,
            has_median,
            reserved: 0,
        }
    }
}

/// SERVQUAL: gap 5 of everything the instrument measures. Made by gm_gap_servqual, freed by gm_servqual_result_free;
/// never changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_servqual_result {
    pub(crate) result: ServqualResult,
    parts: Parts<GapRow>,
}

/// What results of both kinds have in common.
#[derive(Debug)]
pub(crate) struct Parts<R> {
    pub(crate) rows: [Vec<R>; 4],
    pub(crate) weighted: Vec<gm_weighted_score>,
    pub(crate) respondents: u64,
    pub(crate) straight_liners: gm_straight_liners,
    pub(crate) unanswered: Vec<String>,
}

impl<R> Parts<R> {
    pub(crate) fn rows(&self, kind: i32) -> Result<&[R], Failure> {
        debug_assert_eq!(
            [GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION, GM_ROW_OVERALL, GM_ROW_ALL_ITEMS],
            [0, 1, 2, 3]
        );
        let rows = usize::try_from(kind).ok().and_then(|kind| self.rows.get(kind));
        rows.map(Vec::as_slice).ok_or_else(|| Failure::Argument(format!("there is no kind {kind} of row")))
    }

    pub(crate) fn row(&self, kind: i32, index: usize) -> Result<&R, Failure> {
        at("row", self.rows(kind)?, index)
    }
}

impl gm_servqual_result {
    fn new(result: ServqualResult) -> Self {
        let whole = result.clone();
        let ServqualResult {
            attributes,
            dimensions,
            overall,
            all_items,
            weighted,
            respondents,
            straight_liners,
            unanswered,
            family: _,
        } = result;
        let rows = [attributes, dimensions, overall.into_iter().collect(), vec![all_items]];
        let weighted = weighted.into_iter().map(Into::into).collect();
        let straight_liners = straight_liners.into();
        Self { result: whole, parts: Parts { rows, weighted, respondents, straight_liners, unanswered } }
    }
}

/// SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988) of one segment or of GM_TOTAL: perception - expectation of
/// every attribute, dimension and overall, paired within respondents. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT unless the instrument has expectations and perceptions, GM_ERR_NO_VALID_RATINGS
/// if nobody gave a pair, GM_ERR_TOO_FEW_RATINGS for a single respondent, GM_ERR_ZERO_VARIANCE if all have the same gap
/// over all items, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_servqual(
    summary: *const gm_summary,
    segment: usize,
    options: *const gm_servqual_options,
    out: *mut *mut gm_servqual_result,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, options, out) = unsafe {
            (
                required("summary", summary)?,
                optional("options", options)?.unwrap_or(&gm_servqual_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_servqual_result::new(gap::servqual(&summary.segment(segment)?, &options)?));
        Ok(())
    })
}

/// SERVQUAL straight from columns: gm_gap_servqual of all respondents together. `options` may be NULL for the defaults.
///
/// Fails as gm_instrument_paired, gm_summary_observe and gm_gap_servqual do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_servqual_columns(
    columns: *const gm_rating_columns,
    scale: *const gm_scale,
    options: *const gm_servqual_options,
    out: *mut *mut gm_servqual_result,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (columns, scale, options, out) = unsafe {
            (
                versioned("columns", columns)?,
                versioned("scale", scale)?.read()?,
                optional("options", options)?.unwrap_or(&gm_servqual_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        // SAFETY: as above.
        let summary = unsafe { columns.summarize(scale, true) }?;
        out.hand_over(gm_servqual_result::new(gap::servqual(&summary.total()?, &options)?));
        Ok(())
    })
}

/// How p-values were adjusted: GM_ADJUST_*.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_family(result: *const gm_servqual_result, out: *mut i32) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(position(&Adjustment::ALL, &result.result.family))) }
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_result_free(result: *mut gm_servqual_result) {
    // SAFETY: the caller's contract.
    unsafe { free(result) };
}

/// The number of rows of a kind, GM_ROW_ATTRIBUTE to GM_ROW_ALL_ITEMS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_n_rows(
    result: *const gm_servqual_result,
    kind: i32,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.rows(kind)?.len())) }
}

/// One row of a kind.
///
/// Fails with GM_ERR_INVALID_ARGUMENT for an unknown kind or an index out of range, as all functions with an index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_row(
    result: *const gm_servqual_result,
    kind: i32,
    index: usize,
    out: *mut gm_gap_row,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.row(kind, index)?.into())) }
}

/// The id of a row in the instrument; "overall" and "all_items" for the two sums.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_row_id(
    result: *const gm_servqual_result,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("result", result, (buffer, capacity, needed), |result| {
            Ok(&result.parts.row(kind, index)?.id)
        })
    }
}

/// The label of a row in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_row_label(
    result: *const gm_servqual_result,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("result", result, (buffer, capacity, needed), |result| {
            Ok(&result.parts.row(kind, index)?.label)
        })
    }
}

/// The number of forms of weighting that the instrument's weights or points allow.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_n_weighted(
    result: *const gm_servqual_result,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.weighted.len())) }
}

/// The score in one form of weighting.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_weighted(
    result: *const gm_servqual_result,
    index: usize,
    out: *mut gm_weighted_score,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(*at("weighted score", &result.parts.weighted, index)?)) }
}

/// Respondents seen.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_respondents(
    result: *const gm_servqual_result,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.respondents)) }
}

/// Those among them who answered everything alike.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_straight_liners(
    result: *const gm_servqual_result,
    out: *mut gm_straight_liners,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.straight_liners)) }
}

/// The number of attributes that nobody rated from both viewpoints.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_n_unanswered(
    result: *const gm_servqual_result,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.unanswered.len())) }
}

/// The id of an attribute that nobody rated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_unanswered(
    result: *const gm_servqual_result,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("result", result, (buffer, capacity, needed), |result| {
            at("unanswered attribute", &result.parts.unanswered, index).map(String::as_str)
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servqual_json(
    result: *const gm_servqual_result,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("result", result, (buffer, capacity, needed), |result| {
            serde_json::to_string(&result.result)
        })
    }
}
