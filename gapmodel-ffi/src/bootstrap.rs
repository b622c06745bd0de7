use gapmodel_core::csat::{BootstrapOptions, Positive, Statistic};
use gapmodel_core::stats::Bootstrap;

use crate::compare::GM_STATISTIC_SHARE;
use crate::estimate::{GM_METHOD_BCA, decode, method};
use crate::pointer::{Out, Versioned, array, optional, struct_size};
use crate::status::{Failure, gm_status, guard};

/// How a bootstrap interval is made: people are drawn again, with replacement, from the tally; set up by gm_bootstrap_init.
///
/// The same seed gives the same bits on any number of threads. With survey weights, people of a cell are drawn as light and
/// heavy ones, so that the sum of their weights has the mean and the variance of theirs.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_bootstrap {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_METHOD_BCA or GM_METHOD_PERCENTILE.
    pub method: i32,
    /// Where the random numbers start, 1.
    pub seed: u64,
    /// How many times people are drawn, 10,000: from 20 / (1 - level) to 1,000,000.
    pub replicates: u32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_bootstrap {}

impl gm_bootstrap {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        method: GM_METHOD_BCA,
        seed: 1,
        replicates: 10_000,
        reserved: 0,
    };
}

/// The bootstrap that options ask for, or none for NULL.
pub(crate) unsafe fn bootstrap(pointer: *const gm_bootstrap) -> Result<Option<Bootstrap>, Failure> {
    // SAFETY: the caller's contract.
    let found = unsafe { optional("bootstrap", pointer) }?;
    found
        .map(|found| {
            let gm_bootstrap { struct_size: _, method, seed, replicates, reserved: _ } = *found;
            Ok(Bootstrap { method: self::method(method)?, replicates, seed })
        })
        .transpose()
}

/// Options of gm_csat_bootstrap; set up by gm_csat_bootstrap_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_csat_bootstrap_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What is made of the ratings: GM_STATISTIC_SHARE, _MEAN, _INDEX, _NPS or _NET.
    pub statistic: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Of shares and net scores: how many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
    /// Of net scores: the points that count as negative.
    pub negative: *const f64,
    /// The number of these points.
    pub n_negative: usize,
    /// How people are drawn; NULL for BCa, 10,000 times, seed 1.
    pub bootstrap: *const gm_bootstrap,
}

impl Versioned for gm_csat_bootstrap_options {}

impl gm_csat_bootstrap_options {
    pub(crate) const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        statistic: GM_STATISTIC_SHARE,
        level: 0.95,
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
        negative: std::ptr::null(),
        n_negative: 0,
        bootstrap: std::ptr::null(),
    };

    pub(crate) unsafe fn read(&self) -> Result<BootstrapOptions, Failure> {
        let positive = if self.points.is_null() && self.n_points == 0 {
            Positive::Top(self.n_top)
        } else {
            // SAFETY: the caller's contract.
            Positive::Points(unsafe { array("points", self.points, self.n_points) }?.to_vec())
        };
        // SAFETY: as above.
        let (negative, bootstrap) =
            unsafe { (array("negative", self.negative, self.n_negative)?, bootstrap(self.bootstrap)?) };
        Ok(BootstrapOptions {
            statistic: decode("statistic", &Statistic::ALL, self.statistic)?,
            positive,
            negative: negative.to_vec(),
            level: self.level,
            bootstrap: bootstrap.unwrap_or_default(),
        })
    }
}

/// Sets a bootstrap to its defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_bootstrap_init(bootstrap: *mut gm_bootstrap) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("bootstrap", bootstrap) }?.write(gm_bootstrap::DEFAULT);
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_bootstrap_options_init(
    options: *mut gm_csat_bootstrap_options,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_csat_bootstrap_options::DEFAULT);
        Ok(())
    })
}
