use std::ffi::c_char;

use gapmodel_core::csat::Positive;
use gapmodel_core::sampling::{
    self, Bounds, EarlyLate, EarlyLateOptions, ResponseRate, ResponseRates, SampleSize, SizeKind, SizeOptions,
};

use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{Out, Versioned, array, free, required, versioned};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;
use crate::tally::gm_counts;

/// A share within a margin.
pub const GM_SIZE_SHARE: i32 = 0;
/// A mean within a margin.
pub const GM_SIZE_MEAN: i32 = 1;
/// A net promoter score within a margin.
pub const GM_SIZE_NPS: i32 = 2;
/// Finding a difference of the shares of two groups.
pub const GM_SIZE_SHARE_DIFFERENCE: i32 = 3;
/// Finding a difference of the means of two groups.
pub const GM_SIZE_MEAN_DIFFERENCE: i32 = 4;
/// Finding a mean difference within pairs, such as a gap.
pub const GM_SIZE_PAIRED: i32 = 5;

/// Options of gm_sampling_size; set up by gm_size_options_init. A number counts as given if it is not NaN.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_size_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_SIZE_*.
    pub kind: i32,
    /// Half the width of the interval: a share from 0 to 1, a mean in its unit, NPS in points. Needed by GM_SIZE_SHARE,
    /// GM_SIZE_MEAN and GM_SIZE_NPS.
    pub margin: f64,
    /// The share that is expected, between 0 and 1: 0.5 unless given. For GM_SIZE_SHARE.
    pub p: f64,
    /// The standard deviation that is expected: of answers, or for pairs of their differences. Needed for means.
    pub sd: f64,
    /// The variance of promoters (1), passives (0) and detractors (-1) that is expected: 1 unless given. For GM_SIZE_NPS.
    pub variance: f64,
    /// The share in the first group, between 0 and 1. Needed by GM_SIZE_SHARE_DIFFERENCE.
    pub p1: f64,
    /// The share in the second group, between 0 and 1. Needed by GM_SIZE_SHARE_DIFFERENCE.
    pub p2: f64,
    /// The difference that is to be found, in the unit of sd. Needed by GM_SIZE_MEAN_DIFFERENCE and GM_SIZE_PAIRED.
    pub delta: f64,
    /// The probability of finding a difference: 0.8 unless given. For differences.
    pub power: f64,
    /// How many times larger variances are than with simple random sampling: 1.
    pub design_effect: f64,
    /// Confidence level, 0.95.
    pub level: f64,
    /// How many people there are, in each group where there are two; not looked at unless has_population is set.
    pub population: u64,
    /// Whether the population is limited: 0.
    pub has_population: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_size_options {}

impl gm_size_options {
    pub(crate) fn read(&self) -> Result<SizeOptions, Failure> {
        let given = |value: f64| (!value.is_nan()).then_some(value);
        Ok(SizeOptions {
            kind: decode("kind of sample size", &SizeKind::ALL, self.kind)?,
            margin: given(self.margin),
            p: given(self.p),
            sd: given(self.sd),
            variance: given(self.variance),
            p1: given(self.p1),
            p2: given(self.p2),
            delta: given(self.delta),
            power: given(self.power),
            population: (self.has_population != 0).then_some(self.population),
            design_effect: self.design_effect,
            level: self.level,
        })
    }
}

/// How many answers are needed, and for what: a number that the kind does not have is NaN.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_sample_size {
    /// The number of answers needed; in each group where there are two, of pairs where answers come in pairs.
    pub n: u64,
    /// The same, not rounded up.
    pub exact: f64,
    /// How many groups of so many there are: 1 or 2.
    pub groups: u32,
    /// What the sample is for: GM_SIZE_*.
    pub kind: i32,
    /// Half the width of the interval.
    pub margin: f64,
    /// The expected share.
    pub p: f64,
    /// The expected standard deviation.
    pub sd: f64,
    /// The expected variance of promoters and detractors.
    pub variance: f64,
    /// The share in the first group.
    pub p1: f64,
    /// The share in the second group.
    pub p2: f64,
    /// The difference to be found.
    pub delta: f64,
    /// The probability of finding it.
    pub power: f64,
    /// How many times larger variances are than with simple random sampling.
    pub design_effect: f64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
    /// How many people there are.
    pub population: u64,
    /// Whether the population is limited.
    pub has_population: i32,
    /// 0.
    pub reserved: i32,
}

impl From<SampleSize> for gm_sample_size {
    fn from(size: SampleSize) -> Self {
        let SampleSize {
            n,
            exact,
            groups,
            kind,
            margin,
            p,
            sd,
            variance,
            p1,
            p2,
            delta,
            power,
            population,
            design_effect,
            level,
        } = size;
        let number = |value: Option<f64>| value.unwrap_or(f64::NAN);
        Self {
            n,
            exact,
            groups,
            kind: position(&SizeKind::ALL, &kind),
            margin: number(margin),
            p: number(p),
            sd: number(sd),
            variance: number(variance),
            p1: number(p1),
            p2: number(p2),
            delta: number(delta),
            power: number(power),
            design_effect,
            level,
            population: population.unwrap_or(0),
            has_population: population.is_some().into(),
            reserved: 0,
        }
    }
}

/// Sets options to the defaults of a kind, GM_SIZE_*. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_size_options_init(options: *mut gm_size_options, kind: i32) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("options", options) }?;
        out.write(gm_size_options {
            struct_size: crate::pointer::struct_size::<gm_size_options>(),
            kind,
            margin: f64::NAN,
            p: f64::NAN,
            sd: f64::NAN,
            variance: f64::NAN,
            p1: f64::NAN,
            p2: f64::NAN,
            delta: f64::NAN,
            power: f64::NAN,
            design_effect: 1.0,
            level: 0.95,
            population: 0,
            has_population: 0,
            reserved: 0,
        });
        Ok(())
    })
}

/// How many answers a share, a mean, an NPS or a difference needs. Answers, not invitations: divide by the response rate
/// you expect.
///
/// Fails with GM_ERR_INVALID_OPTION for an option that the kind needs and does not have, has no use for, or that is out of
/// its range, GM_ERR_INVALID_LEVEL, GM_ERR_OVERFLOW beyond 10^15 answers, GM_ERR_INVALID_ARGUMENT for an unknown kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sampling_size(
    options: *const gm_size_options,
    out: *mut gm_sample_size,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (options, out) = unsafe { (versioned("options", options)?, Out::new("out", out)?) };
        out.write(sampling::size(&options.read()?)?.into());
        Ok(())
    })
}

/// How many of those invited answered.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_response_rate {
    /// Share of those invited who answered, 0 to 1, Wilson interval; all zeros if nobody was invited.
    pub response_rate: gm_estimate,
    /// Share of those who answered who did so to the end, 0 to 1, Wilson interval; all zeros if nobody answered or the
    /// table does not tell.
    pub completion_rate: gm_estimate,
    /// How many were invited.
    pub invited: u64,
    /// How many of them answered anything.
    pub responded: u64,
    /// How many of them answered to the end; 0 if the table does not tell.
    pub completed: u64,
    /// Whether there is a response rate.
    pub has_response_rate: u8,
    /// Whether there is a completion rate.
    pub has_completion_rate: u8,
    /// Whether the table tells how many answered to the end.
    pub has_completed: u8,
    /// Whether this is of one mode; 0 for all together.
    pub has_mode: u8,
    /// Whether this is of one incentive; 0 for all together.
    pub has_incentive: u8,
    /// 0.
    pub reserved: [u8; 3],
}

impl From<&ResponseRate> for gm_response_rate {
    fn from(rate: &ResponseRate) -> Self {
        let ResponseRate { mode, incentive, invited, responded, completed, response_rate, completion_rate } =
            rate;
        Self {
            response_rate: response_rate.map_or(gm_estimate::NONE, Into::into),
            completion_rate: completion_rate.map_or(gm_estimate::NONE, Into::into),
            invited: *invited,
            responded: *responded,
            completed: completed.unwrap_or(0),
            has_response_rate: response_rate.is_some().into(),
            has_completion_rate: completion_rate.is_some().into(),
            has_completed: completed.is_some().into(),
            has_mode: mode.is_some().into(),
            has_incentive: incentive.is_some().into(),
            reserved: [0; 3],
        }
    }
}

/// Response and completion by mode of invitation and incentive. Made by gm_sampling_response, freed by
/// gm_response_rates_free; never changes, so any number of threads may read one, and owes nothing to the table.
#[derive(Debug)]
pub struct gm_response_rates(ResponseRates);

impl gm_response_rates {
    fn get(&self, index: usize) -> Result<&ResponseRate, Failure> {
        at("rate", &self.0.rates, index)
    }
}

/// How many of those invited answered, by mode of invitation and incentive.
///
/// The table has the columns "mode" (labels such as in person, phone, web, mail, e-mail), "incentive" (labels), "invited",
/// "responded" and "completed" (counts); all but "responded" may be left out. Without "invited" each row is one invitation
/// and "responded" and "completed" are 0 or 1.
///
/// Fails with GM_ERR_UNKNOWN_COLUMN without "responded", GM_ERR_NO_VALID_RATINGS without invitations,
/// GM_ERR_INVALID_OPTION naming the first row whose counts are missing, no whole numbers from 0, or more responded than
/// invited, or more completed than responded, GM_ERR_OVERFLOW, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sampling_response(
    table: *const gm_table,
    level: f64,
    out: *mut *mut gm_response_rates,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (table, out) = unsafe { (versioned("table", table)?.view()?, Out::new("out", out)?) };
        out.hand_over(gm_response_rates(sampling::response(&table, level)?));
        Ok(())
    })
}

/// Frees response rates; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_rates_free(rates: *mut gm_response_rates) {
    // SAFETY: the caller's contract.
    unsafe { free(rates) };
}

/// The number of rates: everybody, then each mode, each incentive, and each mode with each incentive, as far as the table
/// has them, in the order of their labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_rates_n(rates: *const gm_response_rates, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("rates", rates, out, |rates| Ok(rates.0.rates.len())) }
}

/// One rate.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_rates_get(
    rates: *const gm_response_rates,
    index: usize,
    out: *mut gm_response_rate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("rates", rates, out, |rates| Ok(rates.get(index)?.into())) }
}

/// The mode of a rate; "" for all together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_rates_mode(
    rates: *const gm_response_rates,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("rates", rates, (buffer, capacity, needed), |rates| {
            Ok(rates.get(index)?.mode.as_deref().unwrap_or_default())
        })
    }
}

/// The incentive of a rate; "" for all together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_rates_incentive(
    rates: *const gm_response_rates,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("rates", rates, (buffer, capacity, needed), |rates| {
            Ok(rates.get(index)?.incentive.as_deref().unwrap_or_default())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_rates_json(
    rates: *const gm_response_rates,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("rates", rates, (buffer, capacity, needed), |rates| serde_json::to_string(&rates.0)) }
}

/// Between what limits a share among all those invited must lie, whatever the others think.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_bounds {
    /// The share if nobody else would have said so.
    pub low: f64,
    /// The share if everybody else would have said so.
    pub high: f64,
    /// The share among those who answered, 0 to 1.
    pub share: f64,
    /// The share of those invited who answered, 0 to 1: high - low is what is left of 1.
    pub response_rate: f64,
}

/// The worst case for a share among all those invited: from p r to p r + (1 - r), p being the share among those who
/// answered and r the response rate (Manski 1989); chance is not in it.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if nobody answered, GM_ERR_INVALID_OPTION for more successes than answers or more
/// answers than invitations.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sampling_bounds(
    successes: u64,
    responded: u64,
    invited: u64,
    out: *mut gm_bounds,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("out", out) }?;
        let Bounds { low, high, share, response_rate } = sampling::bounds(successes, responded, invited)?;
        out.write(gm_bounds { low, high, share, response_rate });
        Ok(())
    })
}

/// Early against late answers.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_early_late {
    /// The share of positive ratings among the early, 0 to 1, Wilson interval.
    pub early_share: gm_estimate,
    /// The share of positive ratings among the late, 0 to 1, Wilson interval.
    pub late_share: gm_estimate,
    /// The late share minus the early one, -1 to 1, with Newcombe's interval.
    pub share_difference: gm_estimate,
    /// The mean of the late minus that of the early in scale units, with Welch's interval, which is absent where one side
    /// has one rating or both sides have no variation.
    pub mean_difference: gm_estimate,
    /// The two-sided p-value of the difference of means, 0 to 1; absent as its interval.
    pub p: f64,
    /// Whether there is a p-value.
    pub has_p: i32,
    /// 0.
    pub reserved: i32,
}

/// Early against late answers: if those who had to be reminded answer otherwise, those who never answered may too. Both
/// differences are late minus early.
///
/// The `n_points` `points` count as positive; with (NULL, 0) the best `n_top` do.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if nobody was early or nobody late, GM_ERR_MISMATCH if they rated on different
/// scales, GM_ERR_INVALID_OPTION for a positive set that is empty, all of the scale or off it, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_sampling_early_late(
    early: *const gm_counts,
    late: *const gm_counts,
    n_top: usize,
    points: *const f64,
    n_points: usize,
    level: f64,
    out: *mut gm_early_late,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (early, late, points, out) = unsafe {
            (
                required("early", early)?,
                required("late", late)?,
                if points.is_null() && n_points == 0 {
                    None
                } else {
                    Some(array("points", points, n_points)?)
                },
                Out::new("out", out)?,
            )
        };
        let positive = points.map_or(Positive::Top(n_top), |points| Positive::Points(points.to_vec()));
        let found = sampling::early_late(&early.0, &late.0, &EarlyLateOptions { positive, level })?;
        let EarlyLate { early_share, late_share, share_difference, mean_difference, p } = found;
        let (p, has_p) = flagged(p);
        out.write(gm_early_late {
            early_share: early_share.into(),
            late_share: late_share.into(),
            share_difference: share_difference.into(),
            mean_difference: mean_difference.into(),
            p,
            has_p: has_p.into(),
            reserved: 0,
        });
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_the_kinds_they_are_named_after() {
        for (code, name) in [
            (GM_SIZE_SHARE, "share"),
            (GM_SIZE_MEAN, "mean"),
            (GM_SIZE_NPS, "nps"),
            (GM_SIZE_SHARE_DIFFERENCE, "share_difference"),
            (GM_SIZE_MEAN_DIFFERENCE, "mean_difference"),
            (GM_SIZE_PAIRED, "paired"),
        ] {
            assert_eq!(decode("kind", &SizeKind::ALL, code).unwrap().name(), name);
        }
    }
}
