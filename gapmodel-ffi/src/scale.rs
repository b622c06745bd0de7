use gapmodel_core::{Direction, Scale};

use crate::pointer::{Out, Versioned, array};
use crate::status::{Failure, gm_status, guard};

/// High ratings are good.
pub const GM_HIGH_IS_GOOD: i32 = 0;
/// Low ratings are good.
pub const GM_LOW_IS_GOOD: i32 = 1;

/// A rating scale, such as 1 to 5, or a real-valued measure. Set it up with gm_scale_init, then change fields.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_scale {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_HIGH_IS_GOOD or GM_LOW_IS_GOOD.
    pub direction: i32,
    /// The lowest point.
    pub min: f64,
    /// The highest point.
    pub max: f64,
    /// The distance of two points, 1 by default; 0 for a measure that can be any number from min to max.
    pub step: f64,
    /// Codes that mean "did not answer", beside NaN and the validity bitmap; may be NULL if there are none.
    pub missing: *const f64,
    /// The number of these codes.
    pub n_missing: usize,
    /// Codes that mean "does not apply to me"; may be NULL if there are none.
    pub not_applicable: *const f64,
    /// The number of these codes.
    pub n_not_applicable: usize,
    /// Codes that mean "declined to answer"; may be NULL if there are none.
    pub refused: *const f64,
    /// The number of these codes.
    pub n_refused: usize,
}

impl Versioned for gm_scale {}

impl gm_scale {
    pub(crate) unsafe fn read(&self) -> Result<Scale, Failure> {
        let direction = match self.direction {
            GM_HIGH_IS_GOOD => Direction::HighIsGood,
            GM_LOW_IS_GOOD => Direction::LowIsGood,
            other => return Err(Failure::Argument(format!("there is no direction {other}"))),
        };
        let scale = if self.step == 0.0 {
            Scale::measure(self.min, self.max)
        } else {
            Scale::with_step(self.min, self.max, self.step)
        };
        // SAFETY: the caller's contract, passed on.
        let (missing, not_applicable, refused) = unsafe {
            (
                array("missing", self.missing, self.n_missing)?,
                array("not_applicable", self.not_applicable, self.n_not_applicable)?,
                array("refused", self.refused, self.n_refused)?,
            )
        };
        let scale = scale?.with_direction(direction).with_missing(missing)?;
        Ok(scale.with_not_applicable(not_applicable)?.with_refused(refused)?)
    }
}

/// Sets up a rating scale of whole numbers from `min` to `max`, high is good, without codes.
///
/// Whether the scale can be is checked where it is used. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_scale_init(scale: *mut gm_scale, min: f64, max: f64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("scale", scale) }?;
        let none = std::ptr::null();
        out.write(gm_scale {
            struct_size: crate::pointer::struct_size::<gm_scale>(),
            direction: GM_HIGH_IS_GOOD,
            min,
            max,
            step: 1.0,
            missing: none,
            n_missing: 0,
            not_applicable: none,
            n_not_applicable: 0,
            refused: none,
            n_refused: 0,
        });
        Ok(())
    })
}
