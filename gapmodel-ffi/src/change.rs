use std::ffi::c_char;

use gapmodel_core::gap::{self, Change, ChangeOptions, ChangeRow};

use crate::estimate::gm_estimate;
use crate::five::design;
use crate::instrument::{at, gm_instrument, language};
use crate::pointer::{Out, free, required, text, versioned};
use crate::read::{read, read_json, read_text, rows};
use crate::status::{Failure, gm_status, guard};
use crate::summary::{gm_summary, gm_table};

/// The change of gap 5 of one attribute, one dimension, or over all.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_row_change {
    /// Gap after - gap before in scale units: perception - expectation, exactly.
    pub gap: gm_estimate,
    /// Perception after - perception before.
    pub perception: gm_estimate,
    /// Expectation after - expectation before.
    pub expectation: gm_estimate,
    /// Gap 5 before.
    pub before: f64,
    /// Gap 5 after.
    pub after: f64,
    /// Whether expectations have risen: the interval of their change lies above 0.
    pub expectations_rise: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&ChangeRow> for gm_row_change {
    fn from(row: &ChangeRow) -> Self {
        let ChangeRow { id: _, label: _, before, after, gap, perception, expectation, expectations_rise } =
            row;
        Self {
            gap: (*gap).into(),
            perception: (*perception).into(),
            expectation: (*expectation).into(),
            before: *before,
            after: *after,
            expectations_rise: (*expectations_rise).into(),
            reserved: 0,
        }
    }
}

/// How two surveys go together.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_waves {
    /// How many were asked twice; 0 for different people.
    pub n_matched: u64,
    /// How many of the same people were asked only once and do not count; 0 for different people.
    pub n_unmatched: u64,
    /// GM_DESIGN_PAIRED if the same people were asked twice, else GM_DESIGN_INDEPENDENT.
    pub design: i32,
    /// 0.
    pub reserved: i32,
}

/// How gap 5 changed, and whether perceptions or expectations moved it. Made by gm_gap_change or gm_gap_change_paired,
/// freed by gm_change_free; never changes, so any number of threads may read one, and owes nothing to the summaries.
#[derive(Debug)]
pub struct gm_change {
    change: Change,
    waves: gm_waves,
}

impl gm_change {
    fn new(change: Change) -> Self {
        let Change { design, overall: _, dimensions: _, attributes: _, n_matched, n_unmatched } = &change;
        let design = self::design(*design);
        let waves = gm_waves { n_matched: *n_matched, n_unmatched: *n_unmatched, design, reserved: 0 };
        Self { change, waves }
    }

    fn rows(&self, kind: i32) -> Result<&[ChangeRow], Failure> {
        let Change { overall, dimensions, attributes, .. } = &self.change;
        rows(kind, attributes, dimensions, std::slice::from_ref(overall))
    }

    fn row(&self, kind: i32, index: usize) -> Result<&ChangeRow, Failure> {
        at("row", self.rows(kind)?, index)
    }
}

/// The change of gap 5 between two surveys of different people, split into that of perceptions and that of expectations,
/// with Welch's intervals. All segments are taken together. `level` is a fraction (0.95); `language` is that of the
/// labels, NULL for "en".
///
/// Fails with GM_ERR_MISMATCH for different instruments, GM_ERR_MISSING_VIEWPOINT without expectations or perceptions,
/// GM_ERR_NO_VALID_RATINGS if nobody gave a pair before or after, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_change(
    before: *const gm_summary,
    after: *const gm_summary,
    level: f64,
    language: *const c_char,
    out: *mut *mut gm_change,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (before, after, language, out) = unsafe {
            (
                required("before", before)?,
                required("after", after)?,
                self::language(language)?.to_owned(),
                Out::new("out", out)?,
            )
        };
        let change = gap::change(&before.summary, &after.summary, &ChangeOptions { level, language })?;
        out.hand_over(gm_change::new(change));
        Ok(())
    })
}

/// The change of gap 5 of the same people, asked twice: rows of the two tables with the same value in the field `id` belong
/// together. Student's t on each person's own change; who stands in one table only is counted and left out.
///
/// Fails with GM_ERR_UNKNOWN_COLUMN, GM_ERR_OFF_SCALE with index and column, GM_ERR_INVALID_OPTION for an id that stands
/// twice in a table, GM_ERR_MISSING_VIEWPOINT, GM_ERR_TOO_FEW_RATINGS if fewer than two people answered twice,
/// GM_ERR_INVALID_LEVEL, and as gm_summary_observe for a table that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_change_paired(
    before: *const gm_table,
    after: *const gm_table,
    instrument: *const gm_instrument,
    id: *const c_char,
    level: f64,
    language: *const c_char,
    out: *mut *mut gm_change,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (before, after, instrument, id, language, out) = unsafe {
            (
                versioned("before", before)?.view()?,
                versioned("after", after)?.view()?,
                required("instrument", instrument)?,
                text("id", id)?,
                self::language(language)?.to_owned(),
                Out::new("out", out)?,
            )
        };
        let options = ChangeOptions { level, language };
        let change = gap::change_paired(&before, &after, &instrument.0, id, &options)?;
        out.hand_over(gm_change::new(change));
        Ok(())
    })
}

/// Frees a change; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_free(change: *mut gm_change) {
    // SAFETY: the caller's contract.
    unsafe { free(change) };
}

/// How the two surveys go together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_waves(change: *const gm_change, out: *mut gm_waves) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("change", change, out, |change| Ok(change.waves)) }
}

/// The number of rows of a kind, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL: those that were rated both times.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_n_rows(change: *const gm_change, kind: i32, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("change", change, out, |change| Ok(change.rows(kind)?.len())) }
}

/// One row of a kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_row(
    change: *const gm_change,
    kind: i32,
    index: usize,
    out: *mut gm_row_change,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("change", change, out, |change| Ok(change.row(kind, index)?.into())) }
}

/// The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_row_id(
    change: *const gm_change,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("change", change, (buffer, capacity, needed), |change| {
            Ok(change.row(kind, index)?.id.as_str())
        })
    }
}

/// The label of a row in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_row_label(
    change: *const gm_change,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("change", change, (buffer, capacity, needed), |change| {
            Ok(change.row(kind, index)?.label.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_change_json(
    change: *const gm_change,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |change: &gm_change| serde_json::to_string(&change.change);
    // SAFETY: the caller's contract.
    unsafe { read_json("change", change, (buffer, capacity, needed), json) }
}
