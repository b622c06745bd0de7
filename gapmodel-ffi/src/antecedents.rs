use std::ffi::c_char;

use gapmodel_core::gap::{self, AntecedentOptions, AntecedentRelation, AntecedentRow, AntecedentsResult};

use crate::estimate::{flagged, gm_estimate};
use crate::instrument::{at, language};
use crate::pointer::{Out, free, required};
use crate::read::{read, read_json, read_optional, read_text};
use crate::status::{gm_status, guard};
use crate::summary::gm_summary;

/// One construct of the extended service quality model as employees and managers see it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_antecedent {
    /// The mean over respondents of the mean of the statements they answered, in scale units. High is much of the
    /// construct, whatever its polarity.
    pub mean: gm_estimate,
    /// Spearman's rank correlation, -1 to 1, of the units' means of the construct with their gaps; n_valid counts units.
    /// Absent without a gap study, where that does not measure the gap, in fewer than five units, and where either side is
    /// alike in all; all zeros then.
    pub correlation: gm_estimate,
    /// Cronbach's alpha, at most 1; absent below two statements or two respondents, and where scores do not vary.
    pub alpha: f64,
    /// How many answered all statements, from whom alpha has the variance of the sum.
    pub alpha_n: u64,
    /// The gap it bears on, 1 to 4.
    pub gap: i32,
    /// +1 if more of it keeps the gap small, -1 if more of it widens the gap.
    pub polarity: i32,
    /// Whether there is an alpha.
    pub has_alpha: u8,
    /// Whether alpha is negative: the statements do not go together, or one was not reverse coded.
    pub alpha_is_negative: u8,
    /// Whether there is a correlation.
    pub has_correlation: u8,
    /// Whether it has the sign of the polarity.
    pub as_expected: u8,
    /// 0.
    pub reserved: [u8; 4],
}

impl From<&AntecedentRow> for gm_antecedent {
    fn from(row: &AntecedentRow) -> Self {
        let AntecedentRow {
            id: _,
            label: _,
            gap,
            polarity,
            mean,
            alpha,
            alpha_is_negative,
            alpha_n,
            relation,
        } = row;
        let (alpha, has_alpha) = flagged(*alpha);
        let none = (gm_estimate::NONE, false);
        let (correlation, as_expected) = relation.map_or(none, |relation| {
            let AntecedentRelation { correlation, as_expected } = relation;
            (correlation.into(), as_expected)
        });
        Self {
            mean: (*mean).into(),
            correlation,
            alpha,
            alpha_n: *alpha_n,
            gap: (*gap).into(),
            polarity: (*polarity).into(),
            has_alpha,
            alpha_is_negative: (*alpha_is_negative).into(),
            has_correlation: relation.is_some().into(),
            as_expected: as_expected.into(),
            reserved: [0; 4],
        }
    }
}

/// The constructs behind gaps 1 to 4. Made by gm_gap_antecedents, freed by gm_antecedents_free; never changes, so any number
/// of threads may read one, and owes nothing to the summaries.
#[derive(Debug)]
pub struct gm_antecedents(pub(crate) AntecedentsResult);

/// What makes gaps 1 to 4 small or large, as employees and managers see it: mean and reliability of every construct and, with
/// a gap study of the same units, whether the construct goes with its gap (Zeithaml, Berry and Parasuraman 1988).
///
/// `summary` holds answers to gm_instrument_antecedents, or to an instrument with perceptions whose dimensions have the ids
/// of its constructs. `gaps` is the summary of the gap study, and may be NULL; both then have one and the same segment
/// column, such as a branch. `level` is a fraction (0.95); `language` is that of the labels, NULL for "en".
///
/// Fails with GM_ERR_MISSING_VIEWPOINT without perceptions, GM_ERR_UNKNOWN_ITEM if no dimension is a construct,
/// GM_ERR_NO_VALID_RATINGS if nobody answered, GM_ERR_INVALID_OPTION for an unknown language or for summaries that do not
/// share their one segment column, GM_ERR_TOO_FEW_UNITS below five units that both summaries have, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_antecedents(
    summary: *const gm_summary,
    gaps: *const gm_summary,
    level: f64,
    language: *const c_char,
    out: *mut *mut gm_antecedents,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, gaps, language, out) = unsafe {
            (
                required("summary", summary)?,
                if gaps.is_null() { None } else { Some(required("gaps", gaps)?) },
                self::language(language)?.to_owned(),
                Out::new("out", out)?,
            )
        };
        let gaps = gaps.map(|gaps| &gaps.summary);
        let result = gap::antecedents(&summary.summary, gaps, &AntecedentOptions { level, language })?;
        out.hand_over(gm_antecedents(result));
        Ok(())
    })
}

/// Frees constructs; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_free(antecedents: *mut gm_antecedents) {
    // SAFETY: the caller's contract.
    unsafe { free(antecedents) };
}

/// The number of constructs that somebody answered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_n_rows(
    antecedents: *const gm_antecedents,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("antecedents", antecedents, out, |all| Ok(all.0.constructs.len())) }
}

/// One construct.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_row(
    antecedents: *const gm_antecedents,
    index: usize,
    out: *mut gm_antecedent,
) -> gm_status {
    let row = |all: &gm_antecedents| Ok(at("construct", &all.0.constructs, index)?.into());
    // SAFETY: the caller's contract.
    unsafe { read("antecedents", antecedents, out, row) }
}

/// The id of a construct, such as "role_conflict".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_row_id(
    antecedents: *const gm_antecedents,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("antecedents", antecedents, (buffer, capacity, needed), |all| {
            Ok(at("construct", &all.0.constructs, index)?.id.as_str())
        })
    }
}

/// The label of a construct in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_row_label(
    antecedents: *const gm_antecedents,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("antecedents", antecedents, (buffer, capacity, needed), |all| {
            Ok(at("construct", &all.0.constructs, index)?.label.as_str())
        })
    }
}

/// The number of constructs that the instrument asks for and nobody answered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_n_unanswered(
    antecedents: *const gm_antecedents,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("antecedents", antecedents, out, |all| Ok(all.0.unanswered.len())) }
}

/// The id of a construct that nobody answered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_unanswered(
    antecedents: *const gm_antecedents,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("antecedents", antecedents, (buffer, capacity, needed), |all| {
            Ok(at("unanswered construct", &all.0.unanswered, index)?.as_str())
        })
    }
}

/// Respondents seen.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_respondents(
    antecedents: *const gm_antecedents,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("antecedents", antecedents, out, |all| Ok(all.0.respondents)) }
}

/// Units that both studies have; absent without a gap study.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_units(
    antecedents: *const gm_antecedents,
    value: *mut u64,
    has_value: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_optional("antecedents", antecedents, (value, has_value), |all| Ok(all.0.units)) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_antecedents_json(
    antecedents: *const gm_antecedents,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |all: &gm_antecedents| serde_json::to_string(&all.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("antecedents", antecedents, (buffer, capacity, needed), json) }
}
