use gapmodel_core::gap;

use crate::pointer::Out;
use crate::status::{gm_status, guard};

/// The reliability of a difference of two scores, perception - expectation, at most 1 (Peter, Churchill and Brown 1993), from
/// the reliabilities of the two, -1 to 1, their correlation, -1 to 1, and their standard deviations in one unit. It is
/// negative where the scores correlate more than their reliabilities allow.
///
/// Fails with GM_ERR_INVALID_OPTION for a reliability or correlation outside -1 to 1, a standard deviation that is negative
/// or not finite, or where the difference has no variance.
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
