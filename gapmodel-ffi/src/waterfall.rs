use std::ffi::c_char;

use gapmodel_core::Viewpoint;
use gapmodel_core::gap::{Step, Waterfall, WaterfallOptions};

use crate::estimate::gm_estimate;
use crate::five::{gm_five, gm_gap_estimate, nothing_known, viewpoint};
use crate::instrument::at;
use crate::pointer::{Out, free, optional_text, required};
use crate::read::{read, read_json, read_text};
use crate::status::{gm_status, guard};

/// One step of a waterfall.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_step {
    /// Delivered minus reference in scale units.
    pub estimate: gm_estimate,
    /// The probability that this step contributes most to the total.
    pub probability_largest: f64,
    /// The viewpoint the step leads to, GM_EXPECTATION to GM_ADEQUATE.
    pub delivered: i32,
    /// The viewpoint the step comes from.
    pub reference: i32,
}

impl From<&Step> for gm_step {
    fn from(step: &Step) -> Self {
        let Step { name: _, delivered, reference, estimate, probability_largest } = step;
        Self {
            estimate: (*estimate).into(),
            probability_largest: *probability_largest,
            delivered: viewpoint(*delivered),
            reference: viewpoint(*reference),
        }
    }
}

/// Where the customer gap comes from: steps that add up to it. Made by gm_five_waterfall, freed by gm_waterfall_free;
/// never changes, so any number of threads may read one, and owes nothing to the gaps.
#[derive(Debug)]
pub struct gm_waterfall(pub(crate) Waterfall);

/// Where gap 5 comes from: P - E = (M - E) + (S - M) + (D - S) + (P - D), of a dimension or attribute by its id, or
/// overall (`of` is NULL). A viewpoint nothing is known of is passed over: its two gaps are one step.
///
/// The tallies are drawn again `replicates` times (2000 is enough, 100 the least) from `seed`; the same seed gives the
/// same bits.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT without expectations, perceptions, or all of management, standard and delivery,
/// GM_ERR_INVALID_OPTION for an unknown id or less than 100 replicates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_five_waterfall(
    five: *const gm_five,
    of: *const c_char,
    replicates: u32,
    seed: u64,
    out: *mut *mut gm_waterfall,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (five, of, out) =
            unsafe { (required("five", five)?, optional_text("of", of)?, Out::new("out", out)?) };
        let of = of.unwrap_or("overall").to_owned();
        out.hand_over(gm_waterfall(five.0.waterfall(&WaterfallOptions { of, replicates, seed })?));
        Ok(())
    })
}

/// Frees a waterfall; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_free(waterfall: *mut gm_waterfall) {
    // SAFETY: the caller's contract.
    unsafe { free(waterfall) };
}

/// The number of steps, from the expectation to the perception.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_n_steps(waterfall: *const gm_waterfall, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("waterfall", waterfall, out, |waterfall| Ok(waterfall.0.steps.len())) }
}

/// One step.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_step(
    waterfall: *const gm_waterfall,
    index: usize,
    out: *mut gm_step,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("waterfall", waterfall, out, |waterfall| Ok(at("step", &waterfall.0.steps, index)?.into()))
    }
}

/// The name of a step: "gap 1", "gap 2", "gap 3" or "perception", or several as in "gap 2 + gap 3".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_step_name(
    waterfall: *const gm_waterfall,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("waterfall", waterfall, (buffer, capacity, needed), |waterfall| {
            Ok(at("step", &waterfall.0.steps, index)?.name.as_str())
        })
    }
}

/// Gap 5, the sum of the steps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_total(
    waterfall: *const gm_waterfall,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("waterfall", waterfall, out, |waterfall| Ok(waterfall.0.total.into())) }
}

/// Gap 4: what raises expectations. It stands beside the steps and is never added in.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT unless something is known both of what is delivered and of what is promised.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_communication(
    waterfall: *const gm_waterfall,
    out: *mut gm_gap_estimate,
) -> gm_status {
    let communication = |waterfall: &gm_waterfall| {
        let sides = [Viewpoint::Delivered, Viewpoint::Communicated];
        let none = || nothing_known("gap 4 beside the waterfall".to_owned(), &sides);
        Ok(waterfall.0.communication.ok_or_else(none)?.into())
    };
    // SAFETY: the caller's contract.
    unsafe { read("waterfall", waterfall, out, communication) }
}

/// The name of the step that contributes most to the total.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_largest(
    waterfall: *const gm_waterfall,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("waterfall", waterfall, (buffer, capacity, needed), |waterfall| Ok(&waterfall.0.largest))
    }
}

/// The probability that it does, 0 to 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_probability(
    waterfall: *const gm_waterfall,
    out: *mut f64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("waterfall", waterfall, out, |waterfall| Ok(waterfall.0.probability)) }
}

/// The whole waterfall as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_waterfall_json(
    waterfall: *const gm_waterfall,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    let json = |waterfall: &gm_waterfall| serde_json::to_string(&waterfall.0);
    // SAFETY: the caller's contract.
    unsafe { read_json("waterfall", waterfall, (buffer, capacity, needed), json) }
}
