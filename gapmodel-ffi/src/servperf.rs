use std::ffi::c_char;

use gapmodel_core::gap::{self, PerformanceRow, ServperfOptions, ServperfResult};

use crate::bootstrap::{bootstrap, gm_bootstrap};
use crate::estimate::{flagged, gm_estimate};
use crate::gap::{gm_rating_columns, gm_straight_liners, gm_weighted_score};
use crate::instrument::{at, language};
use crate::pointer::{Out, Versioned, free, optional, required, versioned};
use crate::read::{read, read_json, read_text};
use crate::scale::gm_scale;
use crate::servqual::Parts;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// Options of gm_gap_servperf; set up by gm_servperf_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_servperf_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The language of the labels; NULL for "en".
    pub language: *const c_char,
    /// Bootstrap intervals of attributes, dimensions and sums in place of Student's t; NULL for none.
    pub bootstrap: *const gm_bootstrap,
}

impl Versioned for gm_servperf_options {}

impl gm_servperf_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        reserved: 0,
        level: 0.95,
        language: std::ptr::null(),
        bootstrap: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<ServperfOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let language = unsafe { language(self.language) }?.to_owned();
        // SAFETY: as above.
        let bootstrap = unsafe { bootstrap(self.bootstrap) }?;
        Ok(ServperfOptions { level: self.level, bootstrap, language })
    }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_options_init(options: *mut gm_servperf_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_servperf_options::DEFAULT);
        Ok(())
    })
}

/// The perceived performance of one attribute, of one dimension, or over all.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_performance_row {
    /// Mean perception in scale units (reverse coded where low is good), with Student's t interval, or a bootstrap's.
    pub perception: gm_estimate,
    /// Sample standard deviation; absent below two respondents.
    pub std_dev: f64,
    /// Share of ratings at the best point, 0 to 1; absent for more than one attribute.
    pub ceiling: f64,
    /// Whether there is a standard deviation.
    pub has_std_dev: i32,
    /// Whether there is a share at the best point.
    pub has_ceiling: i32,
}

impl From<&PerformanceRow> for gm_performance_row {
    fn from(row: &PerformanceRow) -> Self {
        let PerformanceRow { id: _, label: _, perception, std_dev, ceiling } = row;
        let ((std_dev, has_std_dev), (ceiling, has_ceiling)) = (flagged(*std_dev), flagged(*ceiling));
        let perception = (*perception).into();
        Self {
            perception,
            std_dev,
            ceiling,
            has_std_dev: has_std_dev.into(),
            has_ceiling: has_ceiling.into(),
        }
    }
}

/// SERVPERF: perceived performance of everything the instrument measures. Made by gm_gap_servperf, freed by
/// gm_servperf_result_free; never changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_servperf_result {
    pub(crate) result: ServperfResult,
    parts: Parts<PerformanceRow>,
}

impl gm_servperf_result {
    fn new(result: ServperfResult) -> Self {
        let whole = result.clone();
        let ServperfResult {
            attributes,
            dimensions,
            overall,
            all_items,
            weighted,
            respondents,
            straight_liners,
            unanswered,
        } = result;
        let rows = [attributes, dimensions, overall.into_iter().collect(), vec![all_items]];
        let weighted = weighted.into_iter().map(Into::into).collect();
        let straight_liners = straight_liners.into();
        Self { result: whole, parts: Parts { rows, weighted, respondents, straight_liners, unanswered } }
    }
}

/// SERVPERF scores (Cronin and Taylor 1992) of one segment or of GM_TOTAL: mean perception of every attribute, dimension
/// and overall. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT without perceptions, GM_ERR_NO_VALID_RATINGS if nobody rated,
/// GM_ERR_TOO_FEW_RATINGS for a single respondent, GM_ERR_ZERO_VARIANCE if all have the same mean, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_servperf(
    summary: *const gm_summary,
    segment: usize,
    options: *const gm_servperf_options,
    out: *mut *mut gm_servperf_result,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, options, out) = unsafe {
            (
                required("summary", summary)?,
                optional("options", options)?.unwrap_or(&gm_servperf_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_servperf_result::new(gap::servperf(&summary.segment(segment)?, &options)?));
        Ok(())
    })
}

/// SERVPERF straight from columns: gm_gap_servperf of all respondents together. Expectations are not looked at.
/// `options` may be NULL for the defaults.
///
/// Fails as gm_instrument_paired, gm_summary_observe and gm_gap_servperf do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_servperf_columns(
    columns: *const gm_rating_columns,
    scale: *const gm_scale,
    options: *const gm_servperf_options,
    out: *mut *mut gm_servperf_result,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (columns, scale, options, out) = unsafe {
            (
                versioned("columns", columns)?,
                versioned("scale", scale)?.read()?,
                optional("options", options)?.unwrap_or(&gm_servperf_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        // SAFETY: as above.
        let summary = unsafe { columns.summarize(scale, false) }?;
        out.hand_over(gm_servperf_result::new(gap::servperf(&summary.total()?, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_result_free(result: *mut gm_servperf_result) {
    // SAFETY: the caller's contract.
    unsafe { free(result) };
}

/// The number of rows of a kind, GM_ROW_ATTRIBUTE to GM_ROW_ALL_ITEMS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_n_rows(
    result: *const gm_servperf_result,
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
pub unsafe extern "C" fn gm_servperf_row(
    result: *const gm_servperf_result,
    kind: i32,
    index: usize,
    out: *mut gm_performance_row,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.row(kind, index)?.into())) }
}

/// The id of a row in the instrument; "overall" and "all_items" for the two sums.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_row_id(
    result: *const gm_servperf_result,
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
pub unsafe extern "C" fn gm_servperf_row_label(
    result: *const gm_servperf_result,
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
pub unsafe extern "C" fn gm_servperf_n_weighted(
    result: *const gm_servperf_result,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.weighted.len())) }
}

/// The score in one form of weighting.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_weighted(
    result: *const gm_servperf_result,
    index: usize,
    out: *mut gm_weighted_score,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(*at("weighted score", &result.parts.weighted, index)?)) }
}

/// Respondents seen.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_respondents(
    result: *const gm_servperf_result,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.respondents)) }
}

/// Those among them who answered everything alike.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_straight_liners(
    result: *const gm_servperf_result,
    out: *mut gm_straight_liners,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.straight_liners)) }
}

/// The number of attributes that nobody rated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_n_unanswered(
    result: *const gm_servperf_result,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("result", result, out, |result| Ok(result.parts.unanswered.len())) }
}

/// The id of an attribute that nobody rated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_servperf_unanswered(
    result: *const gm_servperf_result,
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
pub unsafe extern "C" fn gm_servperf_json(
    result: *const gm_servperf_result,
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
