use std::ffi::c_char;

use gapmodel_core::control::ControlOptions;
use gapmodel_core::csat::{self, Period, PeriodShare, Positive, SlopeTest, Trend, TrendOptions};

use crate::control::{GM_RULES_NONE, choice, gm_baseline, gm_chart, rule_set};
use crate::estimate::gm_estimate;
use crate::instrument::at;
use crate::pointer::{Out, Versioned, array, free, optional, required, struct_size, text};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;
use crate::tally::gm_counts;

/// The answers of one period of a trend.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_period {
    /// What the period is called.
    pub label: *const c_char,
    /// The ratings, counted; NULL if the two numbers are known instead.
    pub counts: *const gm_counts,
    /// How many answers are positive; not looked at with counts.
    pub successes: u64,
    /// How many answers are valid; not looked at with counts.
    pub n: u64,
}

/// Options of gm_csat_trend; set up by gm_trend_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_trend_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// As in gm_control_options.
    pub rules: i32,
    /// Confidence level of the shares, 0.95.
    pub level: f64,
    /// As in gm_control_options.
    pub sigmas: f64,
    /// As in gm_control_options.
    pub n_baseline: usize,
    /// As in gm_control_options; of GM_CHART_P or GM_CHART_P_PRIME, which decides which chart is drawn.
    pub baseline: *const gm_baseline,
    /// How many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
}

impl Versioned for gm_trend_options {}

impl gm_trend_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        rules: GM_RULES_NONE,
        level: 0.95,
        sigmas: 3.0,
        n_baseline: 0,
        baseline: std::ptr::null(),
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
    };

    unsafe fn read(&self) -> Result<(Positive, TrendOptions), Failure> {
        let positive = if self.points.is_null() && self.n_points == 0 {
            Positive::Top(self.n_top)
        } else {
            // SAFETY: the caller's contract.
            Positive::Points(unsafe { array("points", self.points, self.n_points) }?.to_vec())
        };
        // SAFETY: the caller's contract.
        let baseline = unsafe { choice(self.n_baseline, self.baseline) }?;
        let control = ControlOptions { baseline, rules: rule_set(self.rules)?, sigmas: self.sigmas };
        Ok((positive, TrendOptions { level: self.level, control }))
    }
}

impl gm_period {
    unsafe fn read(&self, positive: &Positive) -> Result<Period, Failure> {
        // SAFETY: the caller's contract.
        let label = unsafe { text("label", self.label) }?;
        if self.counts.is_null() {
            return Ok(Period::new(label, self.successes, self.n));
        }
        // SAFETY: the caller's contract.
        let counts = unsafe { required("counts", self.counts) }?;
        Ok(Period::from_counts(label, &counts.0, positive)?)
    }
}

/// Whether a share rises or falls over all periods. All zeros if there is no test: of one period, or if nobody or
/// everybody is positive.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_slope_test {
    /// By how much the share changes from one period to the next, 0.01 for one point of a hundred.
    pub slope: f64,
    /// The statistic of Cochran (1954) and Armitage (1955), standard normal if there is no trend.
    pub z: f64,
    /// Its two-sided p-value, 0 to 1.
    pub p: f64,
    /// How many times the variance of chance the shares have around the line, which z and p take in: 1 where the chart to
    /// read is `p`.
    pub dispersion: f64,
    /// Whether there is a test.
    pub has_test: i32,
    /// 0.
    pub reserved: i32,
}

impl From<SlopeTest> for gm_slope_test {
    fn from(test: SlopeTest) -> Self {
        let SlopeTest { slope, z, p, dispersion } = test;
        Self { slope, z, p, dispersion, has_test: 1, reserved: 0 }
    }
}

/// A share over time. Made by gm_csat_trend, freed by gm_trend_free; never changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_trend(pub(crate) Trend);

impl gm_trend {
    fn period(&self, index: usize) -> Result<&PeriodShare, Failure> {
        at("period", &self.0.periods, index)
    }
}

/// Sets up options of gm_csat_trend.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_options_init(options: *mut gm_trend_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_trend_options::DEFAULT);
        Ok(())
    })
}

/// A share over time: each of `n` periods with its interval, the control chart, and a test for a rise or fall. Periods are
/// in the order of time, equally spaced. `options` may be NULL. With many answers per period shares vary more than chance
/// makes them: the chart is then GM_CHART_P_PRIME, and GM_CHART_P the alternative.
///
/// Fails as gm_control_p, and with GM_ERR_NO_VALID_RATINGS for a period without answers, GM_ERR_INVALID_LEVEL,
/// GM_ERR_INVALID_OPTION for a positive set that is none, or counts with survey weights, GM_ERR_MISMATCH for counts of two
/// scales.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_trend(
    periods: *const gm_period,
    n: usize,
    options: *const gm_trend_options,
    out: *mut *mut gm_trend,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (periods, (positive, options), out) = unsafe {
            (
                array("periods", periods, n)?,
                optional("options", options)?.unwrap_or(&gm_trend_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        // SAFETY: the caller's contract.
        let periods = periods.iter().map(|period| unsafe { period.read(&positive) });
        out.hand_over(gm_trend(csat::trend(&periods.collect::<Result<Vec<_>, _>>()?, &options)?));
        Ok(())
    })
}

/// As gm_csat_trend, of an item of a summary with a segment column of periods: in the order of their labels, which is that
/// of time for numbers and for dates as 2024-03. `options` may be NULL.
///
/// Fails as gm_csat_trend, and with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary
/// without segments or answers without a period.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_trend_summary(
    summary: *const gm_summary,
    item: *const c_char,
    over: *const c_char,
    options: *const gm_trend_options,
    out: *mut *mut gm_trend,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, over, (positive, options), out) = unsafe {
            (
                required("summary", summary)?,
                text("item", item)?,
                text("over", over)?,
                optional("options", options)?.unwrap_or(&gm_trend_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let periods = csat::periods(&summary.summary, item, over, &positive)?;
        out.hand_over(gm_trend(csat::trend(&periods, &options)?));
        Ok(())
    })
}

/// Frees a trend; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_free(trend: *mut gm_trend) {
    // SAFETY: the caller's contract.
    unsafe { free(trend) };
}

/// The number of periods.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_n_periods(trend: *const gm_trend, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("trend", trend, out, |trend| Ok(trend.0.periods.len())) }
}

/// The share of positive answers of one period, 0 to 1, with Wilson's interval.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_period(
    trend: *const gm_trend,
    index: usize,
    out: *mut gm_estimate,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("trend", trend, out, |trend| Ok(trend.period(index)?.share.into())) }
}

/// What a period is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_period_label(
    trend: *const gm_trend,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("trend", trend, (buffer, capacity, needed), |trend| Ok(&trend.period(index)?.label)) }
}

/// Whether the share rises or falls over all periods.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_slope(trend: *const gm_trend, out: *mut gm_slope_test) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("trend", trend, out, |trend| Ok(trend.0.slope.map_or_else(Default::default, Into::into))) }
}

/// The control chart to read, which the caller frees with gm_chart_free.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_chart(trend: *const gm_trend, out: *mut *mut gm_chart) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (trend, out) = unsafe { (required("trend", trend)?, Out::new("out", out)?) };
        out.hand_over(gm_chart(trend.0.chart.clone()));
        Ok(())
    })
}

/// The other of the two charts, which the caller frees with gm_chart_free; NULL is written where there is none: of a stored
/// baseline, and where all shares are equal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_alternative(trend: *const gm_trend, out: *mut *mut gm_chart) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (trend, out) = unsafe { (required("trend", trend)?, Out::new("out", out)?) };
        match &trend.0.alternative {
            Some(chart) => out.hand_over(gm_chart(chart.clone())),
            None => out.write(std::ptr::null_mut()),
        }
        Ok(())
    })
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_trend_json(
    trend: *const gm_trend,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("trend", trend, (buffer, capacity, needed), |trend| serde_json::to_string(&trend.0)) }
}
