use gapmodel_core::{Absent, Column, Counts, Error, Moments, PairCounts};

use crate::column::{column, gm_column, optional_column};
use crate::pointer::{ArrayOut, Out, array, free, required, required_mut, versioned};
use crate::read::read_optional;
use crate::scale::gm_scale;
use crate::status::{gm_status, guard};

/// How often each point of a scale was given: everything that one item says. Made by gm_counts_new and others, freed
/// by gm_counts_free.
///
/// Adding in any order and merging in any grouping gives the same counts, bit for bit; a call that fails changes
/// nothing. Threads may read one handle together as long as none changes it.
#[derive(Debug)]
pub struct gm_counts(pub(crate) Counts);

/// Two ratings of the same people, counted together: the joint table that a paired gap needs. Made by
/// gm_pair_counts_new, freed by gm_pair_counts_free; otherwise as gm_counts.
#[derive(Debug)]
pub struct gm_pair_counts(pub(crate) PairCounts);

/// Exact sums of a real-valued measure, such as the seconds a caller waited. Made by gm_moments_new, freed by
/// gm_moments_free; otherwise as gm_counts.
#[derive(Debug)]
pub struct gm_moments(pub(crate) Moments);

/// Why respondents gave no rating, and how many.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct gm_absent {
    /// Did not answer.
    pub missing: u64,
    /// The question did not apply to them.
    pub not_applicable: u64,
    /// Declined to answer.
    pub refused: u64,
    /// Gave a value off the scale, where the caller asked to count such values.
    pub invalid: u64,
}

impl From<Absent> for gm_absent {
    fn from(absent: Absent) -> Self {
        let Absent { missing, not_applicable, refused, invalid } = absent;
        Self { missing, not_applicable, refused, invalid }
    }
}

impl From<gm_absent> for Absent {
    fn from(absent: gm_absent) -> Self {
        let gm_absent { missing, not_applicable, refused, invalid } = absent;
        Self { missing, not_applicable, refused, invalid }
    }
}

/// Adds a column to counts, with weights or without.
pub(crate) fn extend_counts(
    counts: &mut Counts,
    ratings: Column<'_>,
    weights: Option<Column<'_>>,
) -> Result<(), Error> {
    match weights {
        None => counts.extend(ratings),
        Some(weights) => counts.extend_weighted(ratings, weights),
    }
}

/// Makes counts of nobody yet, on a rating scale.
///
/// Fails with GM_ERR_INVALID_SCALE, also for a measure (step 0).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_new(scale: *const gm_scale, out: *mut *mut gm_counts) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (scale, out) = unsafe { (versioned("scale", scale)?.read()?, Out::new("out", out)?) };
        out.hand_over(gm_counts(Counts::new(&scale)?));
        Ok(())
    })
}

/// Makes counts from a table made elsewhere: how often each of the `n` points was given, lowest first, and the absent
/// (NULL for none).
///
/// Fails with GM_ERR_INVALID_SCALE, also unless there are as many counts as the scale has points.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_from_counts(
    scale: *const gm_scale,
    counts: *const u64,
    n: usize,
    absent: *const gm_absent,
    out: *mut *mut gm_counts,
) -> gm_status {
    guard(|| {
        let none = gm_absent::default();
        let absent = if absent.is_null() { &raw const none } else { absent };
        // SAFETY: the caller's contract.
        let (scale, counts, absent, out) = unsafe {
            (
                versioned("scale", scale)?.read()?,
                array("counts", counts, n)?,
                *required("absent", absent)?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_counts(Counts::from_counts(&scale, counts, absent.into())?));
        Ok(())
    })
}

/// Frees counts; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_free(counts: *mut gm_counts) {
    // SAFETY: the caller's contract.
    unsafe { free(counts) };
}

/// Adds one rating; NaN is missing.
///
/// Fails with GM_ERR_OFF_SCALE, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_push(counts: *mut gm_counts, rating: f64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let counts = unsafe { required_mut("counts", counts) }?;
        Ok(counts.0.push(rating)?)
    })
}

/// Adds one rating with a survey weight, 0.000001 to 1000000.
///
/// Fails with GM_ERR_OFF_SCALE, GM_ERR_INVALID_WEIGHT, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_push_weighted(
    counts: *mut gm_counts,
    rating: f64,
    weight: f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let counts = unsafe { required_mut("counts", counts) }?;
        Ok(counts.0.push_weighted(rating, weight)?)
    })
}

/// Adds a column of ratings, with a survey weight each unless `weights` is NULL.
///
/// Fails with GM_ERR_OFF_SCALE and GM_ERR_INVALID_WEIGHT, naming the index, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_extend(
    counts: *mut gm_counts,
    ratings: *const gm_column,
    weights: *const gm_column,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, ratings, weights) = unsafe {
            (
                required_mut("counts", counts)?,
                column("ratings", ratings)?,
                optional_column("weights", weights)?,
            )
        };
        Ok(extend_counts(&mut counts.0, ratings, weights)?)
    })
}

/// Adds all that other counts of the same scale have seen; the two may be one.
///
/// Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_merge(counts: *mut gm_counts, other: *const gm_counts) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; the other is copied first, since it may be the same.
        let (other, counts) =
            unsafe { (required("other", other)?.0.clone(), required_mut("counts", counts)?) };
        Ok(counts.0.merge(&other)?)
    })
}

/// How many gave a rating.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_n_valid(counts: *const gm_counts, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) = unsafe { (required("counts", counts)?, Out::new("out", out)?) };
        out.write(counts.0.n_valid());
        Ok(())
    })
}

/// How many did not answer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_n_missing(counts: *const gm_counts, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) = unsafe { (required("counts", counts)?, Out::new("out", out)?) };
        out.write(counts.0.n_missing());
        Ok(())
    })
}

/// Those without a rating, by reason.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_absent(counts: *const gm_counts, out: *mut gm_absent) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) = unsafe { (required("counts", counts)?, Out::new("out", out)?) };
        out.write(counts.0.absent().into());
        Ok(())
    })
}

/// All respondents seen: valid + missing + not applicable + refused + invalid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_rows(counts: *const gm_counts, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) = unsafe { (required("counts", counts)?, Out::new("out", out)?) };
        out.write(counts.0.rows());
        Ok(())
    })
}

/// Whether survey weights were given, 0 or 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_is_weighted(counts: *const gm_counts, out: *mut i32) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) = unsafe { (required("counts", counts)?, Out::new("out", out)?) };
        out.write(counts.0.is_weighted().into());
        Ok(())
    })
}

/// How many gave this rating; 0 for a value that is no point of the scale.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_count_of(
    counts: *const gm_counts,
    rating: f64,
    out: *mut u64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) = unsafe { (required("counts", counts)?, Out::new("out", out)?) };
        out.write(counts.0.count_of(rating));
        Ok(())
    })
}

/// How many gave each point, lowest point first: an array as described under "Text and arrays out".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_counts_counts(
    counts: *const gm_counts,
    buffer: *mut u64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, out) =
            unsafe { (required("counts", counts)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(&counts.0.counts())
    })
}

/// Makes pair counts of nobody yet, both sides on one rating scale.
///
/// Fails with GM_ERR_INVALID_SCALE, also for a measure (step 0).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_new(
    scale: *const gm_scale,
    out: *mut *mut gm_pair_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (scale, out) = unsafe { (versioned("scale", scale)?.read()?, Out::new("out", out)?) };
        out.hand_over(gm_pair_counts(PairCounts::new(&scale)?));
        Ok(())
    })
}

/// Frees pair counts; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_free(pairs: *mut gm_pair_counts) {
    // SAFETY: the caller's contract.
    unsafe { free(pairs) };
}

/// Adds one respondent's reference (expectation) and delivered rating (perception); NaN is missing.
///
/// Fails with GM_ERR_OFF_SCALE, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_push(
    pairs: *mut gm_pair_counts,
    reference: f64,
    delivered: f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let pairs = unsafe { required_mut("pairs", pairs) }?;
        Ok(pairs.0.push(reference, delivered)?)
    })
}

/// Adds two columns, one row per respondent, with a survey weight each unless `weights` is NULL.
///
/// Fails with GM_ERR_OFF_SCALE and GM_ERR_INVALID_WEIGHT, naming the index, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_extend(
    pairs: *mut gm_pair_counts,
    reference: *const gm_column,
    delivered: *const gm_column,
    weights: *const gm_column,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, reference, delivered, weights) = unsafe {
            (
                required_mut("pairs", pairs)?,
                column("reference", reference)?,
                column("delivered", delivered)?,
                optional_column("weights", weights)?,
            )
        };
        Ok(match weights {
            None => pairs.0.extend(reference, delivered),
            Some(weights) => pairs.0.extend_weighted(reference, delivered, weights),
        }?)
    })
}

/// Adds all that other pair counts of the same scale have seen; the two may be one.
///
/// Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_merge(
    pairs: *mut gm_pair_counts,
    other: *const gm_pair_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; the other is copied first, since it may be the same.
        let (other, pairs) = unsafe { (required("other", other)?.0.clone(), required_mut("pairs", pairs)?) };
        Ok(pairs.0.merge(&other)?)
    })
}

/// How many gave both ratings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_n_pairs(pairs: *const gm_pair_counts, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, out) = unsafe { (required("pairs", pairs)?, Out::new("out", out)?) };
        out.write(pairs.0.n_pairs());
        Ok(())
    })
}

/// How many lack a pair because a side is not applicable or refused (or invalid, in a summary that counts such
/// values); all others without one did not answer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_n_excluded(pairs: *const gm_pair_counts, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, out) = unsafe { (required("pairs", pairs)?, Out::new("out", out)?) };
        out.write(pairs.0.n_excluded());
        Ok(())
    })
}

/// How many gave this reference and this delivered rating; 0 if either is no point of the scale.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_count_of(
    pairs: *const gm_pair_counts,
    reference: f64,
    delivered: f64,
    out: *mut u64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, out) = unsafe { (required("pairs", pairs)?, Out::new("out", out)?) };
        out.write(pairs.0.count_of(reference, delivered));
        Ok(())
    })
}

/// Makes counts of the reference ratings alone, whether or not the other side is present.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_reference(
    pairs: *const gm_pair_counts,
    out: *mut *mut gm_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, out) = unsafe { (required("pairs", pairs)?, Out::new("out", out)?) };
        out.hand_over(gm_counts(pairs.0.reference()));
        Ok(())
    })
}

/// Makes counts of the delivered ratings alone, whether or not the other side is present.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_pair_counts_delivered(
    pairs: *const gm_pair_counts,
    out: *mut *mut gm_counts,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, out) = unsafe { (required("pairs", pairs)?, Out::new("out", out)?) };
        out.hand_over(gm_counts(pairs.0.delivered()));
        Ok(())
    })
}

/// Makes sums of nothing yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_new(out: *mut *mut gm_moments) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        out.hand_over(gm_moments(Moments::new()));
        Ok(())
    })
}

/// Frees sums; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_free(moments: *mut gm_moments) {
    // SAFETY: the caller's contract.
    unsafe { free(moments) };
}

/// Adds one value; NaN is missing.
///
/// Fails with GM_ERR_OFF_SCALE if it is infinite or beyond 10^12 in size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_push(moments: *mut gm_moments, value: f64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let moments = unsafe { required_mut("moments", moments) }?;
        Ok(moments.0.push(value)?)
    })
}

/// Adds a column of values, with a survey weight each unless `weights` is NULL.
///
/// Fails as gm_moments_push and with GM_ERR_INVALID_WEIGHT, naming the index, GM_ERR_UNEQUAL_LENGTHS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_extend(
    moments: *mut gm_moments,
    values: *const gm_column,
    weights: *const gm_column,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (moments, values, weights) = unsafe {
            (
                required_mut("moments", moments)?,
                column("values", values)?,
                optional_column("weights", weights)?,
            )
        };
        Ok(match weights {
            None => moments.0.extend(values),
            Some(weights) => moments.0.extend_weighted(values, weights),
        }?)
    })
}

/// Adds all that other sums have seen; the two may be one.
///
/// Fails with GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_merge(moments: *mut gm_moments, other: *const gm_moments) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; the other is copied first, since it may be the same.
        let (other, moments) =
            unsafe { (required("other", other)?.0.clone(), required_mut("moments", moments)?) };
        Ok(moments.0.merge(&other)?)
    })
}

/// How many gave a value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_n_valid(moments: *const gm_moments, out: *mut u64) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (moments, out) = unsafe { (required("moments", moments)?, Out::new("out", out)?) };
        out.write(moments.0.n_valid());
        Ok(())
    })
}

/// Those without a value, by reason.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_absent(moments: *const gm_moments, out: *mut gm_absent) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (moments, out) = unsafe { (required("moments", moments)?, Out::new("out", out)?) };
        out.write(moments.0.absent().into());
        Ok(())
    })
}

/// The (weighted) mean; absent without values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_mean(
    moments: *const gm_moments,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_optional("moments", moments, (value, has_value), |moments| Ok(moments.0.mean())) }
}

/// The sample standard deviation (n - 1), unweighted; absent below two values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_std_dev(
    moments: *const gm_moments,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_optional("moments", moments, (value, has_value), |moments| Ok(moments.0.std_dev())) }
}

/// The standard error of the mean, linearised where there are weights; absent below two values.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_moments_std_error(
    moments: *const gm_moments,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_optional("moments", moments, (value, has_value), |moments| Ok(moments.0.std_error())) }
}
