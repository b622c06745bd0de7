use std::ffi::c_char;

use gapmodel_core::gap::{self, SegmentGap, SegmentGaps, Spread};

use crate::instrument::at;
use crate::pointer::{ArrayOut, Out, free, required};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// Gap tables of many segments side by side. Made by gm_gap_segments, freed by gm_segment_gaps_free; never changes, so
/// any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_segment_gaps(SegmentGaps);

/// The gap of one attribute, dimension or sum in one segment: the figures of gm_gap_row, bit for bit.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_segment_gap {
    /// The index of the segment in the summary as it was, whose gm_summary_segment_label names it.
    pub segment: u32,
    /// The index of what is measured, which gm_segment_gaps_measured_id names.
    pub measured: u32,
    /// Respondents who gave both ratings.
    pub n_valid: u64,
    /// Respondents who did not, for whatever reason.
    pub n_absent: u64,
    /// Mean expectation in scale units; for more than one attribute the mean of their means.
    pub expectation_mean: f64,
    /// Mean perception, likewise.
    pub perception_mean: f64,
    /// Mean of perception - expectation in scale units, negative = shortfall.
    pub gap: f64,
    /// Sample standard deviation of the respondents' gaps.
    pub std_dev: f64,
    /// Lower limit of Student's t interval for the gap.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// Whether there are standard deviation and interval: not below two respondents or where all gaps are equal.
    pub has_spread: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&SegmentGap> for gm_segment_gap {
    fn from(entry: &SegmentGap) -> Self {
        let SegmentGap {
            segment,
            measured,
            n_valid,
            n_absent,
            expectation_mean,
            perception_mean,
            gap,
            spread,
        } = *entry;
        let has_spread = i32::from(spread.is_some());
        let Spread { std_dev, low, high } = spread.unwrap_or(Spread { std_dev: 0.0, low: 0.0, high: 0.0 });
        Self {
            segment,
            measured,
            n_valid,
            n_absent,
            expectation_mean,
            perception_mean,
            gap,
            std_dev,
            low,
            high,
            has_spread,
            reserved: 0,
        }
    }
}

/// Mean expectation, perception and gap with interval of every attribute and dimension in every segment: the quick
/// companion of gm_gap_servqual, without its tests, for tens of thousands of segments. `level` is a fraction (0.95).
///
/// Fails with GM_ERR_MISSING_VIEWPOINT unless the instrument has expectations and perceptions, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_segments(
    summary: *const gm_summary,
    level: f64,
    out: *mut *mut gm_segment_gaps,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, out) = unsafe { (required("summary", summary)?, Out::new("out", out)?) };
        out.hand_over(gm_segment_gaps(gap::segments(&summary.summary, level)?));
        Ok(())
    })
}

/// Frees gap tables; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_free(gaps: *mut gm_segment_gaps) {
    // SAFETY: the caller's contract.
    unsafe { free(gaps) };
}

/// The number of entries: one per segment and thing measured for which there are answers, by segment, then in the order
/// of what is measured. A segment without any pair has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_n(gaps: *const gm_segment_gaps, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("gaps", gaps, out, |gaps| Ok(gaps.0.gaps.len())) }
}

/// One entry.
///
/// Fails with GM_ERR_INVALID_ARGUMENT for an index out of range, as all functions with an index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_get(
    gaps: *const gm_segment_gaps,
    index: usize,
    out: *mut gm_segment_gap,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("gaps", gaps, out, |gaps| Ok(at("entry", &gaps.0.gaps, index)?.into())) }
}

/// The `n` entries from `first`, written to `out`, which has room for as many and may be NULL if `n` is 0.
///
/// Fails with GM_ERR_INVALID_ARGUMENT unless there are as many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_copy(
    gaps: *const gm_segment_gaps,
    first: usize,
    n: usize,
    out: *mut gm_segment_gap,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (gaps, out) = unsafe { (required("gaps", gaps)?, ArrayOut::sized("out", out, n)?) };
        let all = &gaps.0.gaps;
        let some = first.checked_add(n).and_then(|end| all.get(first..end));
        let none =
            || Failure::Argument(format!("there are no {n} entries from {first}: there are {}", all.len()));
        out.write_each(some.ok_or_else(none)?.iter().map(Into::into));
        Ok(())
    })
}

/// The number of things measured: the attributes, the dimensions, "overall" (with dimensions) and "all_items".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_n_measured(
    gaps: *const gm_segment_gaps,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("gaps", gaps, out, |gaps| Ok(gaps.0.measured.len())) }
}

/// The id of what is measured, in the instrument; "overall" and "all_items" for the two sums.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_measured_id(
    gaps: *const gm_segment_gaps,
    measured: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("gaps", gaps, (buffer, capacity, needed), |gaps| {
            at("thing measured", &gaps.0.measured, measured).map(String::as_str)
        })
    }
}

/// The whole result as JSON text, with the field names of all languages and the labels of the segments.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_gaps_json(
    gaps: *const gm_segment_gaps,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("gaps", gaps, (buffer, capacity, needed), |gaps| serde_json::to_string(&gaps.0)) }
}
