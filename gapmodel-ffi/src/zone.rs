use std::ffi::c_char;

use gapmodel_core::gap::{self, ZoneOfTolerance, ZoneOptions, ZoneRow};

use crate::estimate::gm_estimate;
use crate::five::gm_gap_estimate;
use crate::instrument::{at, language};
use crate::pointer::{Out, free, required};
use crate::read::{read, read_json, read_text, rows};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// The zone of tolerance of one attribute, one dimension, or over all.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_tolerance {
    /// Perceived - desired in scale units: above 0 the service is better than desired.
    pub superiority: gm_gap_estimate,
    /// Perceived - adequate in scale units: below 0 the service is not even adequate.
    pub adequacy: gm_gap_estimate,
    /// Desired - adequate in scale units: how wide the zone is.
    pub width: gm_gap_estimate,
    /// (perceived - adequate) / (desired - adequate): 0 at the lower edge of the zone, 1 at the upper. Absent unless
    /// the width is above 0; all zeros then.
    pub position: gm_estimate,
    /// Of an attribute: how many desire less than is adequate for them. 0 for dimensions and overall.
    pub inverted: u64,
    /// Whether there is a position.
    pub has_position: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&ZoneRow> for gm_tolerance {
    fn from(row: &ZoneRow) -> Self {
        let ZoneRow { id: _, label: _, superiority, adequacy, width, position, inverted } = row;
        Self {
            superiority: (*superiority).into(),
            adequacy: (*adequacy).into(),
            width: (*width).into(),
            position: position.map_or(gm_estimate::NONE, Into::into),
            inverted: *inverted,
            has_position: position.is_some().into(),
            reserved: 0,
        }
    }
}

/// Who desires less than is adequate for them: such records deserve a second look before the zone is believed.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_inversions {
    /// Respondents who rated both desired and adequate levels.
    pub records: u64,
    /// Those among them who desire less than is adequate of at least one attribute.
    pub inverted_records: u64,
    /// Of how many attributes, over all respondents.
    pub inversions: u64,
    /// Whether somebody does: 0 or 1.
    pub flagged: i32,
    /// 0.
    pub reserved: i32,
}

/// Service between what customers desire and what they find adequate. Made by gm_gap_zone_of_tolerance, freed by
/// gm_zone_free; never changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_zone {
    pub(crate) zone: ZoneOfTolerance,
    /// The row over all.
    overall: ZoneRow,
    records: gm_inversions,
}

impl gm_zone {
    fn new(zone: ZoneOfTolerance) -> Self {
        let ZoneOfTolerance {
            superiority,
            adequacy,
            width,
            position,
            dimensions: _,
            attributes: _,
            records,
            inverted_records,
            inversions,
            flagged,
        } = &zone;
        let overall = ZoneRow {
            id: "overall".to_owned(),
            label: String::new(),
            superiority: *superiority,
            adequacy: *adequacy,
            width: *width,
            position: *position,
            inverted: 0,
        };
        let records = gm_inversions {
            records: *records,
            inverted_records: *inverted_records,
            inversions: *inversions,
            flagged: (*flagged).into(),
            reserved: 0,
        };
        Self { zone, overall, records }
    }

    fn rows(&self, kind: i32) -> Result<&[ZoneRow], Failure> {
        let overall = std::slice::from_ref(&self.overall);
        rows(kind, &self.zone.attributes, &self.zone.dimensions, overall)
    }

    fn row(&self, kind: i32, index: usize) -> Result<&ZoneRow, Failure> {
        at("row", self.rows(kind)?, index)
    }
}

/// The zone of tolerance (Parasuraman, Zeithaml and Berry 1994; LibQUAL+): where perceived service lies between the
/// desired level (the expectation) and the adequate one. All segments are taken together. `level` is a fraction (0.95);
/// `language` is that of the labels, NULL for "en".
///
/// Fails with GM_ERR_MISSING_VIEWPOINT unless the instrument has expectation, perception and adequate and somebody was
/// asked them, GM_ERR_NO_VALID_RATINGS if nobody answered, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_zone_of_tolerance(
    summary: *const gm_summary,
    level: f64,
    language: *const c_char,
    out: *mut *mut gm_zone,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, language, out) = unsafe {
            (required("summary", summary)?, self::language(language)?.to_owned(), Out::new("out", out)?)
        };
        let zone = gap::zone_of_tolerance(&summary.summary, &ZoneOptions { level, language })?;
        out.hand_over(gm_zone::new(zone));
        Ok(())
    })
}

/// Frees a zone; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_free(zone: *mut gm_zone) {
    // SAFETY: the caller's contract.
    unsafe { free(zone) };
}

/// The number of rows of a kind, GM_ROW_ATTRIBUTE, GM_ROW_DIMENSION or GM_ROW_OVERALL: those with ratings from all
/// three viewpoints.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_n_rows(zone: *const gm_zone, kind: i32, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("zone", zone, out, |zone| Ok(zone.rows(kind)?.len())) }
}

/// One row of a kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_row(
    zone: *const gm_zone,
    kind: i32,
    index: usize,
    out: *mut gm_tolerance,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("zone", zone, out, |zone| Ok(zone.row(kind, index)?.into())) }
}

/// The id of a row in the instrument, "overall" for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_row_id(
    zone: *const gm_zone,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("zone", zone, (buffer, capacity, needed), |zone| Ok(&zone.row(kind, index)?.id)) }
}

/// The label of a row in the language asked for; "" for GM_ROW_OVERALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_row_label(
    zone: *const gm_zone,
    kind: i32,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("zone", zone, (buffer, capacity, needed), |zone| Ok(&zone.row(kind, index)?.label)) }
}

/// Who desires less than is adequate for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_records(zone: *const gm_zone, out: *mut gm_inversions) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("zone", zone, out, |zone| Ok(zone.records)) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_zone_json(
    zone: *const gm_zone,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("zone", zone, (buffer, capacity, needed), |zone| serde_json::to_string(&zone.zone)) }
}
