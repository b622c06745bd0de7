use gapmodel_core::Counts;
use gapmodel_core::csat::{self, Ces, Nps, Positive, TopBoxOptions};

use crate::bootstrap::gm_csat_bootstrap_options;
use crate::column::{column, gm_column, optional_column};
use crate::estimate::{GM_METHOD_ADJUSTED_WALD, GM_METHOD_WILSON, gm_estimate, method};
use crate::pointer::{Out, Versioned, array, optional, required, text, versioned};
use crate::scale::gm_scale;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;
use crate::tally::{extend_counts, gm_counts};

/// Options of gm_csat_top_box; set up by gm_top_box_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_top_box_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Interval: GM_METHOD_WILSON, or any other for a share; GM_METHOD_KORN_GRAUBARD for weights from raking.
    pub method: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// How many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
}

impl Versioned for gm_top_box_options {}

impl gm_top_box_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        method: GM_METHOD_WILSON,
        level: 0.95,
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
    };

    unsafe fn read(&self) -> Result<TopBoxOptions, Failure> {
        let positive = if self.points.is_null() && self.n_points == 0 {
            Positive::Top(self.n_top)
        } else {
            // SAFETY: the caller's contract.
            Positive::Points(unsafe { array("points", self.points, self.n_points) }?.to_vec())
        };
        Ok(TopBoxOptions { positive, level: self.level, method: method(self.method)? })
    }
}

/// Options of gm_csat_mean, gm_csat_index and gm_csat_ces; set up by gm_csat_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_csat_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Versioned for gm_csat_options {}

impl gm_csat_options {
    const DEFAULT: Self =
        Self { struct_size: crate::pointer::struct_size::<Self>(), reserved: 0, level: 0.95 };
}

/// Options of gm_csat_nps; set up by gm_nps_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_nps_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Interval: GM_METHOD_ADJUSTED_WALD, GM_METHOD_WALD or GM_METHOD_T.
    pub method: i32,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Versioned for gm_nps_options {}

impl gm_nps_options {
    const DEFAULT: Self = Self {
        struct_size: crate::pointer::struct_size::<Self>(),
        method: GM_METHOD_ADJUSTED_WALD,
        level: 0.95,
    };
}

/// Net promoter score with all that must be shown beside it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_nps {
    /// Promoters minus detractors in points, -100 to 100.
    pub score: gm_estimate,
    /// How many rated 9 or 10.
    pub promoters: u64,
    /// How many rated 7 or 8.
    pub passives: u64,
    /// How many rated 6 or less.
    pub detractors: u64,
    /// How often each rating 0 to 10 was given.
    pub distribution: [u64; 11],
}

/// Customer effort in its three forms.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_ces {
    /// Mean rating in scale units; which end is good stays as the scale says.
    pub mean: gm_estimate,
    /// Share who found it easy, 0 to 1: the best three points of seven, the best two of five.
    pub easy: gm_estimate,
    /// Net index in points, -100 to 100: best two minus worst three of seven.
    pub index: gm_estimate,
    /// Whether there is an index: not on five points, for which none is published.
    pub has_index: i32,
    /// 0.
    pub reserved: i32,
}

/// Where a rating of 1 to 10 or 0 to 10 stands in a distribution of eleven.
fn eleven(counts: &[u64]) -> [u64; 11] {
    let mut all = [0; 11];
    all.iter_mut().rev().zip(counts.iter().rev()).for_each(|(slot, n)| *slot = *n);
    all
}

impl From<Nps> for gm_nps {
    fn from(nps: Nps) -> Self {
        let Nps { score, promoters, passives, detractors, distribution } = nps;
        let distribution = eleven(&distribution);
        Self { score: score.into(), promoters, passives, detractors, distribution }
    }
}

impl From<Ces> for gm_ces {
    fn from(ces: Ces) -> Self {
        let Ces { mean, easy, index } = ces;
        let has_index = i32::from(index.is_some());
        let index = index.map_or(gm_estimate::NONE, Into::into);
        Self { mean: mean.into(), easy: easy.into(), index, has_index, reserved: 0 }
    }
}

/// A measure of satisfaction: options with their defaults, and a function of counts.
struct Measure<O, R> {
    defaults: O,
    of: fn(&Counts, &O) -> Result<R, Failure>,
}

const TOP_BOX: Measure<gm_top_box_options, gm_estimate> = Measure {
    defaults: gm_top_box_options::DEFAULT,
    // SAFETY: the points of the options are the caller's, as all pointers.
    of: |counts, options| Ok(csat::top_box(counts, &unsafe { options.read() }?)?.into()),
};
const MEAN: Measure<gm_csat_options, gm_estimate> = Measure {
    defaults: gm_csat_options::DEFAULT,
    of: |counts, options| Ok(csat::mean(counts, options.level)?.into()),
};
const INDEX: Measure<gm_csat_options, gm_estimate> = Measure {
    defaults: gm_csat_options::DEFAULT,
    of: |counts, options| Ok(csat::index(counts, options.level)?.into()),
};
const NPS: Measure<gm_nps_options, gm_nps> = Measure {
    defaults: gm_nps_options::DEFAULT,
    of: |counts, options| Ok(csat::nps(counts, options.level, method(options.method)?)?.into()),
};
const CES: Measure<gm_csat_options, gm_ces> = Measure {
    defaults: gm_csat_options::DEFAULT,
    of: |counts, options| Ok(csat::ces(counts, options.level)?.into()),
};
const BOOTSTRAP: Measure<gm_csat_bootstrap_options, gm_estimate> = Measure {
    defaults: gm_csat_bootstrap_options::DEFAULT,
    // SAFETY: the points of the options are the caller's, as all pointers.
    of: |counts, options| Ok(csat::bootstrap(counts, &unsafe { options.read() }?)?.into()),
};

impl<O: Versioned, R> Measure<O, R> {
    unsafe fn answer(&self, counts: &Counts, options: *const O, out: *mut R) -> Result<(), Failure> {
        // SAFETY: the caller's contract, passed on.
        let (options, out) = unsafe { (optional("options", options)?, Out::new("out", out)?) };
        out.write((self.of)(counts, options.unwrap_or(&self.defaults))?);
        Ok(())
    }

    unsafe fn of_ratings(
        &self,
        ratings: (*const gm_column, *const gm_column, *const gm_scale),
        options: *const O,
        out: *mut R,
    ) -> gm_status {
        guard(|| {
            let (ratings, weights, scale) = ratings;
            // SAFETY: the caller's contract, passed on.
            let (ratings, weights, scale) = unsafe {
                (
                    column("ratings", ratings)?,
                    optional_column("weights", weights)?,
                    versioned("scale", scale)?.read()?,
                )
            };
            let mut counts = Counts::new(&scale)?;
            extend_counts(&mut counts, ratings, weights)?;
            // SAFETY: as above.
            unsafe { self.answer(&counts, options, out) }
        })
    }

    unsafe fn of_counts(&self, counts: *const gm_counts, options: *const O, out: *mut R) -> gm_status {
        // SAFETY: the caller's contract, passed on.
        guard(|| unsafe { self.answer(&required("counts", counts)?.0, options, out) })
    }

    unsafe fn of_item(
        &self,
        item: (*const gm_summary, usize, *const std::ffi::c_char),
        options: *const O,
        out: *mut R,
    ) -> gm_status {
        guard(|| {
            let (summary, segment, item) = item;
            // SAFETY: the caller's contract, passed on.
            let (summary, item) = unsafe { (required("summary", summary)?, text("item", item)?) };
            let counts = summary.segment(segment)?.counts(item)?;
            // SAFETY: as above.
            unsafe { self.answer(&counts, options, out) }
        })
    }
}

unsafe fn init<O>(options: *mut O, defaults: O) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        unsafe { Out::new("options", options) }?.write(defaults);
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_top_box_options_init(options: *mut gm_top_box_options) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { init(options, gm_top_box_options::DEFAULT) }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_options_init(options: *mut gm_csat_options) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { init(options, gm_csat_options::DEFAULT) }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_nps_options_init(options: *mut gm_nps_options) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { init(options, gm_nps_options::DEFAULT) }
}

/// Share of positive ratings among all valid ones, 0 to 1, with an interval (Wilson by default).
///
/// `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_INVALID_LEVEL, and GM_ERR_INVALID_OPTION if the positive set is empty, is the whole
/// scale or holds a value that is no point of it, or if the method makes no interval for a share; and as gm_counts_extend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_top_box(
    ratings: *const gm_column,
    weights: *const gm_column,
    scale: *const gm_scale,
    options: *const gm_top_box_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { TOP_BOX.of_ratings((ratings, weights, scale), options, out) }
}

/// gm_csat_top_box of counts made before; fails as that does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_top_box_counts(
    counts: *const gm_counts,
    options: *const gm_top_box_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { TOP_BOX.of_counts(counts, options, out) }
}

/// gm_csat_top_box of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
/// one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_top_box_summary(
    summary: *const gm_summary,
    segment: usize,
    item: *const std::ffi::c_char,
    options: *const gm_top_box_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { TOP_BOX.of_item((summary, segment, item), options, out) }
}

/// Mean rating in scale units, with Student's t interval.
///
/// `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS for a single rating, GM_ERR_ZERO_VARIANCE where all ratings are
/// equal, GM_ERR_INVALID_LEVEL; and as gm_counts_extend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_mean(
    ratings: *const gm_column,
    weights: *const gm_column,
    scale: *const gm_scale,
    options: *const gm_csat_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { MEAN.of_ratings((ratings, weights, scale), options, out) }
}

/// gm_csat_mean of counts made before; fails as that does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_mean_counts(
    counts: *const gm_counts,
    options: *const gm_csat_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { MEAN.of_counts(counts, options, out) }
}

/// gm_csat_mean of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
/// one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_mean_summary(
    summary: *const gm_summary,
    segment: usize,
    item: *const std::ffi::c_char,
    options: *const gm_csat_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { MEAN.of_item((summary, segment, item), options, out) }
}

/// Mean rating on a scale from 0 (worst) to 100 (best), turned round where low is good.
///
/// `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
///
/// Fails with the same as gm_csat_mean; and as gm_counts_extend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_index(
    ratings: *const gm_column,
    weights: *const gm_column,
    scale: *const gm_scale,
    options: *const gm_csat_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { INDEX.of_ratings((ratings, weights, scale), options, out) }
}

/// gm_csat_index of counts made before; fails as that does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_index_counts(
    counts: *const gm_counts,
    options: *const gm_csat_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { INDEX.of_counts(counts, options, out) }
}

/// gm_csat_index of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
/// one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_index_summary(
    summary: *const gm_summary,
    segment: usize,
    item: *const std::ffi::c_char,
    options: *const gm_csat_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { INDEX.of_item((summary, segment, item), options, out) }
}

/// Net promoter score of ratings 0 to 10 (or 1 to 10): share of 9 and 10 minus share of 0 to 6, times 100.
///
/// `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_SCALE on another scale, GM_ERR_INVALID_OPTION for
/// another method, GM_ERR_TOO_FEW_RATINGS for GM_METHOD_T on one rating; and as gm_counts_extend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_nps(
    ratings: *const gm_column,
    weights: *const gm_column,
    scale: *const gm_scale,
    options: *const gm_nps_options,
    out: *mut gm_nps,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { NPS.of_ratings((ratings, weights, scale), options, out) }
}

/// gm_csat_nps of counts made before; fails as that does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_nps_counts(
    counts: *const gm_counts,
    options: *const gm_nps_options,
    out: *mut gm_nps,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { NPS.of_counts(counts, options, out) }
}

/// gm_csat_nps of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
/// one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_nps_summary(
    summary: *const gm_summary,
    segment: usize,
    item: *const std::ffi::c_char,
    options: *const gm_nps_options,
    out: *mut gm_nps,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { NPS.of_item((summary, segment, item), options, out) }
}

/// Customer effort score on five or seven points; which end is good is the direction of the scale.
///
/// `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
///
/// Fails with the same as gm_csat_mean, and GM_ERR_INVALID_SCALE on another number of points; and as gm_counts_extend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_ces(
    ratings: *const gm_column,
    weights: *const gm_column,
    scale: *const gm_scale,
    options: *const gm_csat_options,
    out: *mut gm_ces,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { CES.of_ratings((ratings, weights, scale), options, out) }
}

/// gm_csat_ces of counts made before; fails as that does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_ces_counts(
    counts: *const gm_counts,
    options: *const gm_csat_options,
    out: *mut gm_ces,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { CES.of_counts(counts, options, out) }
}

/// gm_csat_ces of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
/// one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_ces_summary(
    summary: *const gm_summary,
    segment: usize,
    item: *const std::ffi::c_char,
    options: *const gm_csat_options,
    out: *mut gm_ces,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { CES.of_item((summary, segment, item), options, out) }
}

/// A share, mean, index, NPS or net score with a bootstrap interval: BCa by default, or percentiles.
///
/// Value, standard error and counts are those of gm_csat_top_box, gm_csat_mean, gm_csat_index and gm_csat_nps; the interval
/// comes from drawing people again, with replacement, from the counts, at a cost that does not grow with their number.
/// `ratings` is one column, `weights` a column of survey weights or NULL, `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS for a single rating, GM_ERR_ZERO_VARIANCE where all ratings count
/// alike, GM_ERR_INVALID_SCALE for NPS on another scale, GM_ERR_INVALID_OPTION for a positive or negative set, a method that is
/// no bootstrap, and fewer than 20 / (1 - level) or more than 1,000,000 replicates, GM_ERR_INVALID_LEVEL; and as
/// gm_counts_extend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_bootstrap(
    ratings: *const gm_column,
    weights: *const gm_column,
    scale: *const gm_scale,
    options: *const gm_csat_bootstrap_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { BOOTSTRAP.of_ratings((ratings, weights, scale), options, out) }
}

/// gm_csat_bootstrap of counts made before; fails as that does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_bootstrap_counts(
    counts: *const gm_counts,
    options: *const gm_csat_bootstrap_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { BOOTSTRAP.of_counts(counts, options, out) }
}

/// gm_csat_bootstrap of an item of a summary, by its id, or of one viewpoint of an attribute, by the name of its column, in
/// one segment or in GM_TOTAL; fails as that does, and with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_bootstrap_summary(
    summary: *const gm_summary,
    segment: usize,
    item: *const std::ffi::c_char,
    options: *const gm_csat_bootstrap_options,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { BOOTSTRAP.of_item((summary, segment, item), options, out) }
}
