use std::ffi::c_char;

use gapmodel_core::control::{
    self, Baseline, BaselineChoice, Chart, ChartKind, ControlOptions, CusumOptions, Dispersion, EwmaOptions,
    MovingRanges, Rule, RuleSet, Runs, Signal,
};

use crate::column::{column, gm_column};
use crate::estimate::{decode, position};
use crate::instrument::at;
use crate::pointer::{ArrayOut, Out, Versioned, array, free, optional, required, struct_size};
use crate::read::{read, read_json};
use crate::servqual::part;
use crate::status::{Failure, gm_status, guard};

/// Shares with binomial limits.
pub const GM_CHART_P: i32 = 0;
/// Shares with Laney's limits.
pub const GM_CHART_P_PRIME: i32 = 1;
/// Rates with Poisson limits.
pub const GM_CHART_U: i32 = 2;
/// Single values with limits from moving ranges.
pub const GM_CHART_XMR: i32 = 3;
/// Exponentially weighted means.
pub const GM_CHART_EWMA: i32 = 4;
/// Cumulative sums.
pub const GM_CHART_CUSUM: i32 = 5;
/// Rates with Laney's limits.
pub const GM_CHART_U_PRIME: i32 = 6;

/// Points beyond the limits alone.
pub const GM_RULES_NONE: i32 = 0;
/// Western Electric (1956): two of three beyond two sigma, four of five beyond one, eight on one side.
pub const GM_RULES_WESTERN_ELECTRIC: i32 = 1;
/// Nelson (1984): eight patterns.
pub const GM_RULES_NELSON: i32 = 2;
/// Anhoej and Olesen (2014): an unusually long run, or unusually few crossings of the centre line.
pub const GM_RULES_ANHOJ: i32 = 3;

/// The point is above its upper limit or below its lower one.
pub const GM_RULE_BEYOND_LIMITS: i32 = 0;
/// Of three points in a row two are more than two sigma from the centre on one side.
pub const GM_RULE_TWO_OF_THREE_BEYOND_TWO_SIGMA: i32 = 1;
/// Of five points in a row four are more than one sigma from the centre on one side.
pub const GM_RULE_FOUR_OF_FIVE_BEYOND_ONE_SIGMA: i32 = 2;
/// Eight points in a row are on one side of the centre.
pub const GM_RULE_EIGHT_ON_ONE_SIDE: i32 = 3;
/// Nine points in a row are on one side of the centre.
pub const GM_RULE_NINE_ON_ONE_SIDE: i32 = 4;
/// Six points in a row rise, or fall.
pub const GM_RULE_SIX_RISING_OR_FALLING: i32 = 5;
/// Fourteen points in a row go up and down in turns.
pub const GM_RULE_FOURTEEN_ALTERNATING: i32 = 6;
/// Fifteen points in a row are within one sigma of the centre.
pub const GM_RULE_FIFTEEN_WITHIN_ONE_SIGMA: i32 = 7;
/// Eight points in a row are more than one sigma from the centre, on either side.
pub const GM_RULE_EIGHT_BEYOND_ONE_SIGMA: i32 = 8;
/// A run on one side of the centre is longer than chance makes it; the point is its last.
pub const GM_RULE_LONG_RUN: i32 = 9;
/// The points cross the centre less often than chance makes them; the point is the last of the chart.
pub const GM_RULE_FEW_CROSSINGS: i32 = 10;
/// The upper cumulative sum is above its limit.
pub const GM_RULE_HIGH_SUM: i32 = 11;
/// The lower cumulative sum is below its limit.
pub const GM_RULE_LOW_SUM: i32 = 12;

/// What the limits of a chart are made from: store it, and later points are held against the same limits. Read from a
/// chart by gm_chart_facts_of, or written down by gm_baseline_init.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_baseline {
    /// The chart it serves, GM_CHART_P and so on; GM_CHART_XMR serves those of means and sums too.
    pub kind: i32,
    /// 0.
    pub reserved: i32,
    /// The centre line in the unit of the points: a share, a rate, a value.
    pub center: f64,
    /// Of values, their standard deviation: the mean moving range over 1.128. Of shares and rates, how many times that of
    /// chance the points vary: 1, and Laney's sigma Z for GM_CHART_P_PRIME and GM_CHART_U_PRIME.
    pub sigma: f64,
    /// How many points it was made from; 0 if it was written down.
    pub n_points: u64,
}

impl From<Baseline> for gm_baseline {
    fn from(baseline: Baseline) -> Self {
        let Baseline { kind, center, sigma, n_points } = baseline;
        Self { kind: position(&ChartKind::ALL, &kind), reserved: 0, center, sigma, n_points }
    }
}

impl gm_baseline {
    fn read(&self) -> Result<Baseline, Failure> {
        let Self { kind, reserved: _, center, sigma, n_points } = *self;
        Ok(Baseline { kind: decode("chart", &ChartKind::ALL, kind)?, center, sigma, n_points })
    }
}

/// Where limits come from: a stored baseline, the first so many points, or all.
pub(crate) unsafe fn choice(n_points: usize, stored: *const gm_baseline) -> Result<BaselineChoice, Failure> {
    if stored.is_null() {
        return Ok(if n_points == 0 { BaselineChoice::All } else { BaselineChoice::First(n_points) });
    }
    // SAFETY: the caller's contract.
    Ok(BaselineChoice::Stored(unsafe { required("baseline", stored) }?.read()?))
}

pub(crate) fn rule_set(code: i32) -> Result<RuleSet, Failure> {
    decode("set of rules", &RuleSet::ALL, code)
}

/// Options of gm_control_p, gm_control_p_prime, gm_control_u, gm_control_u_prime and gm_control_xmr; set up by gm_control_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_control_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Which run rules are looked for besides points beyond the limits: GM_RULES_NONE.
    pub rules: i32,
    /// How many standard deviations the limits are from the centre line, 3.
    pub sigmas: f64,
    /// How many points from the first the limits come from, at least 2; 0 for all points.
    pub n_baseline: usize,
    /// A stored baseline, with which n_baseline is not looked at; NULL for that of the points.
    pub baseline: *const gm_baseline,
}

impl Versioned for gm_control_options {}

impl gm_control_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        rules: GM_RULES_NONE,
        sigmas: 3.0,
        n_baseline: 0,
        baseline: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<ControlOptions, Failure> {
        // SAFETY: the caller's contract.
        let baseline = unsafe { choice(self.n_baseline, self.baseline) }?;
        Ok(ControlOptions { baseline, rules: rule_set(self.rules)?, sigmas: self.sigmas })
    }
}

/// Options of gm_control_ewma; set up by gm_ewma_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_ewma_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether limits are those that are reached after many points from the first one on, 0.
    pub asymptotic: i32,
    /// The weight of the newest value, lambda, above 0 and up to 1: 0.2.
    pub weight: f64,
    /// How many standard deviations the limits are from the centre line, L: 3.
    pub sigmas: f64,
    /// As in gm_control_options.
    pub n_baseline: usize,
    /// As in gm_control_options; of GM_CHART_XMR.
    pub baseline: *const gm_baseline,
}

impl Versioned for gm_ewma_options {}

impl gm_ewma_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        asymptotic: 0,
        weight: 0.2,
        sigmas: 3.0,
        n_baseline: 0,
        baseline: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<EwmaOptions, Failure> {
        // SAFETY: the caller's contract.
        let baseline = unsafe { choice(self.n_baseline, self.baseline) }?;
        Ok(EwmaOptions {
            baseline,
            weight: self.weight,
            sigmas: self.sigmas,
            asymptotic: self.asymptotic != 0,
        })
    }
}

/// Options of gm_control_cusum; set up by gm_cusum_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_cusum_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The slack in standard deviations, half the change to find: 0.5.
    pub k: f64,
    /// The limit of the sums in standard deviations: 5.
    pub h: f64,
    /// As in gm_control_options.
    pub n_baseline: usize,
    /// As in gm_control_options; of GM_CHART_XMR.
    pub baseline: *const gm_baseline,
}

impl Versioned for gm_cusum_options {}

impl gm_cusum_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        reserved: 0,
        k: 0.5,
        h: 5.0,
        n_baseline: 0,
        baseline: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<CusumOptions, Failure> {
        // SAFETY: the caller's contract.
        let baseline = unsafe { choice(self.n_baseline, self.baseline) }?;
        Ok(CusumOptions { baseline, k: self.k, h: self.h })
    }
}

/// One point of a chart with its limits.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_chart_point {
    /// The share, rate or value; the weighted mean of GM_CHART_EWMA, the upper sum of GM_CHART_CUSUM.
    pub value: f64,
    /// The lower sum of GM_CHART_CUSUM, 0 or below.
    pub low_value: f64,
    /// The centre line, in the unit of the points.
    pub center: f64,
    /// The lower limit; of shares and rates not below 0.
    pub lower: f64,
    /// The upper limit; of shares not above 1.
    pub upper: f64,
    /// The standard deviation of the point; of GM_CHART_CUSUM, that of single values.
    pub sigma: f64,
    /// Whether there is a lower sum.
    pub has_low_value: i32,
    /// 0.
    pub reserved: i32,
}

/// A point at which a rule was broken.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct gm_signal {
    /// The position of the point, from 0; of a pattern, that of the point that completes it.
    pub index: usize,
    /// The rule, GM_RULE_BEYOND_LIMITS and so on.
    pub rule: i32,
    /// 0.
    pub reserved: i32,
}

impl From<Signal> for gm_signal {
    fn from(signal: Signal) -> Self {
        let Signal { index, rule } = signal;
        Self { index, rule: position(&Rule::ALL, &rule), reserved: 0 }
    }
}

/// Whether the points of the baseline vary more than chance makes shares or rates vary.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct gm_dispersion {
    /// The mean square of the standardised points: about 1 where chance alone is at work (Spiegelhalter 2005).
    pub phi: f64,
    /// Cochran's Q, the sum of these squares.
    pub q: f64,
    /// The degrees of freedom of Q: points of the baseline - 1.
    pub df: u64,
    /// The probability of such a Q if chance alone is at work.
    pub p: f64,
    /// I squared, the share of the variation that is not chance, 0 to 1.
    pub i_squared: f64,
    /// Laney's sigma Z: the mean moving range of the standardised points over 1.128.
    pub sigma_z: f64,
}

impl From<Dispersion> for gm_dispersion {
    fn from(found: Dispersion) -> Self {
        let Dispersion { phi, q, df, p, i_squared, sigma_z } = found;
        Self { phi, q, df, p, i_squared, sigma_z }
    }
}

/// Runs on one side of the centre line and what chance allows them.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct gm_runs {
    /// How many points are not on the centre line itself.
    pub n_useful: u64,
    /// The number of points of the longest run on one side.
    pub longest_run: u64,
    /// The longest run that is not unusual.
    pub longest_run_max: u64,
    /// How often successive points are on different sides.
    pub crossings: u64,
    /// The fewest crossings that are not unusual.
    pub crossings_min: u64,
}

impl From<Runs> for gm_runs {
    fn from(runs: Runs) -> Self {
        let Runs { n_useful, longest_run, longest_run_max, crossings, crossings_min } = runs;
        Self { n_useful, longest_run, longest_run_max, crossings, crossings_min }
    }
}

/// What a chart says of all its points together.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_chart_facts {
    /// What the limits are made from: store it to hold later points against them.
    pub baseline: gm_baseline,
    /// Whether shares or rates vary more than chance makes them.
    pub dispersion: gm_dispersion,
    /// The longest run and the crossings of the centre line.
    pub runs: gm_runs,
    /// The mean of the moving ranges in the baseline.
    pub range_center: f64,
    /// The upper limit of the moving ranges.
    pub range_upper: f64,
    /// Which chart, GM_CHART_P and so on.
    pub kind: i32,
    /// Which run rules were looked for, GM_RULES_NONE and so on.
    pub rules: i32,
    /// The chart to look at instead, if has_proposes.
    pub proposes: i32,
    /// Whether another chart is proposed: the points vary more than chance makes them, and sizes are large.
    pub has_proposes: i32,
    /// Whether there is a dispersion: of shares and rates without a stored baseline.
    pub has_dispersion: i32,
    /// Whether there are runs: of GM_CHART_EWMA and GM_CHART_CUSUM there are none.
    pub has_runs: i32,
    /// Whether there are moving ranges: of GM_CHART_XMR.
    pub has_moving_ranges: i32,
    /// 0.
    pub reserved: i32,
}

/// A control chart: every point, its limits, and which rule it broke. Made by gm_control_p and its kin, freed by
/// gm_chart_free; never changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_chart(pub(crate) Chart);

impl gm_chart {
    fn point(&self, index: usize) -> Result<gm_chart_point, Failure> {
        let value = *at("point", &self.0.values, index)?;
        let low_value = self.0.low_values.as_ref().map(|low| low[index]);
        Ok(gm_chart_point {
            value,
            low_value: low_value.unwrap_or(0.0),
            center: self.0.center[index],
            lower: self.0.lower[index],
            upper: self.0.upper[index],
            sigma: self.0.sigma[index],
            has_low_value: low_value.is_some().into(),
            reserved: 0,
        })
    }

    fn facts(&self) -> gm_chart_facts {
        let Chart {
            kind,
            values: _,
            low_values: _,
            center: _,
            lower: _,
            upper: _,
            sigma: _,
            signals: _,
            rules,
            baseline,
            dispersion,
            proposes,
            moving_ranges,
            runs,
        } = &self.0;
        let ((dispersion, has_dispersion), (runs, has_runs)) = (part(*dispersion), part(*runs));
        let ranges = moving_ranges
            .as_ref()
            .map(|MovingRanges { values: _, center, upper, signals: _ }| (*center, *upper));
        let (range_center, range_upper) = ranges.unwrap_or_default();
        gm_chart_facts {
            baseline: (*baseline).into(),
            dispersion,
            runs,
            range_center,
            range_upper,
            kind: position(&ChartKind::ALL, kind),
            rules: position(&RuleSet::ALL, rules),
            proposes: proposes.map_or(0, |kind| position(&ChartKind::ALL, &kind)),
            has_proposes: proposes.is_some().into(),
            has_dispersion: has_dispersion.into(),
            has_runs: has_runs.into(),
            has_moving_ranges: ranges.is_some().into(),
            reserved: 0,
        }
    }
}

/// A baseline that is written down: a target, or known limits. `center` is in the unit of the points; `sigma` is the standard
/// deviation of single values for GM_CHART_XMR, GM_CHART_EWMA and GM_CHART_CUSUM, and 1 for GM_CHART_P and GM_CHART_U.
///
/// Fails with GM_ERR_INVALID_OPTION unless `center` is a number, of shares between 0 and 1, of rates above 0, and `sigma` is
/// above 0, for GM_CHART_P and GM_CHART_U 1; GM_ERR_INVALID_ARGUMENT for an unknown kind.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_baseline_init(
    baseline: *mut gm_baseline,
    kind: i32,
    center: f64,
    sigma: f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("baseline", baseline) }?;
        out.write(Baseline::new(decode("chart", &ChartKind::ALL, kind)?, center, sigma)?.into());
        Ok(())
    })
}

/// Sets up options of charts: limits at three sigma from all points, no run rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_options_init(options: *mut gm_control_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_control_options::DEFAULT);
        Ok(())
    })
}

/// Sets up options of gm_control_ewma.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_ewma_options_init(options: *mut gm_ewma_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_ewma_options::DEFAULT);
        Ok(())
    })
}

/// Sets up options of gm_control_cusum.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cusum_options_init(options: *mut gm_cusum_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_cusum_options::DEFAULT);
        Ok(())
    })
}

type Drawn = gapmodel_core::Result<Chart>;

/// Draws a chart of two arrays of one length.
unsafe fn of_counts<S: Copy>(
    (counts, sizes, n): (*const u64, *const S, usize),
    options: *const gm_control_options,
    out: *mut *mut gm_chart,
    draw: fn(&[u64], &[S], &ControlOptions) -> Drawn,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (counts, sizes, options, out) = unsafe {
            (
                array("counts", counts, n)?,
                array("sizes", sizes, n)?,
                optional("options", options)?.unwrap_or(&gm_control_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_chart(draw(counts, sizes, &options)?));
        Ok(())
    })
}

/// All values of a column, NaN for missing.
unsafe fn values_of(values: *const gm_column) -> Result<Vec<f64>, Failure> {
    // SAFETY: the caller's contract, passed on.
    let values = unsafe { column("values", values) }?;
    Ok((0..values.len()).map(|row| values.value(row).unwrap_or(f64::NAN)).collect())
}

/// The chart of shares with binomial limits, from 0 to 1: `n` points with `counts` successes out of `sizes` each. `options`
/// may be NULL. With thousands of answers per point these limits are narrower than any process keeps: the facts of the chart
/// then propose GM_CHART_P_PRIME.
///
/// Fails with GM_ERR_TOO_FEW_UNITS for fewer than two points (of a stored baseline, none), GM_ERR_INVALID_OPTION for a size
/// of 0, a count above its size, a baseline that is empty or not of this chart, or sigmas that are not above 0,
/// GM_ERR_ZERO_VARIANCE if nobody or everybody succeeds in the baseline, GM_ERR_INVALID_ARGUMENT for unknown rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_p(
    counts: *const u64,
    sizes: *const u64,
    n: usize,
    options: *const gm_control_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { of_counts((counts, sizes, n), options, out, control::p) }
}

/// Laney's chart of shares: limits as wide as successive points differ, beyond chance. Takes what gm_control_p takes.
///
/// Fails as gm_control_p, and with GM_ERR_ZERO_VARIANCE if all shares of the baseline are equal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_p_prime(
    counts: *const u64,
    sizes: *const u64,
    n: usize,
    options: *const gm_control_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { of_counts((counts, sizes, n), options, out, control::p_prime) }
}

/// The chart of rates with Poisson limits, not below 0: `counts` are events and `sizes` what they are counted on, in any unit.
///
/// Fails as gm_control_p, but a count may be above its size; GM_ERR_ZERO_VARIANCE if nothing happens in the baseline.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_u(
    counts: *const u64,
    sizes: *const f64,
    n: usize,
    options: *const gm_control_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { of_counts((counts, sizes, n), options, out, control::u) }
}

/// Laney's chart of rates: the limits of gm_control_u times the mean moving range of standardised rates over 1.128.
///
/// Fails as gm_control_u, and with GM_ERR_ZERO_VARIANCE if all rates of the baseline are equal.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_u_prime(
    counts: *const u64,
    sizes: *const f64,
    n: usize,
    options: *const gm_control_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { of_counts((counts, sizes, n), options, out, control::u_prime) }
}

/// The chart of single values with limits from moving ranges: mean +- 3 mean moving range / 1.128. `options` may be NULL.
///
/// Fails with GM_ERR_TOO_FEW_UNITS for fewer than two points (of a stored baseline, none), GM_ERR_INVALID_OPTION for a value
/// that is missing or no finite number, a baseline that is empty or not of this chart, or sigmas that are not above 0,
/// GM_ERR_ZERO_VARIANCE if all values of the baseline are equal, GM_ERR_INVALID_ARGUMENT for unknown rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_xmr(
    values: *const gm_column,
    options: *const gm_control_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (values, options, out) = unsafe {
            (
                values_of(values)?,
                optional("options", options)?.unwrap_or(&gm_control_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_chart(control::xmr(&values, &options)?));
        Ok(())
    })
}

/// The chart of exponentially weighted means, which finds small lasting changes. `options` may be NULL.
///
/// Fails as gm_control_xmr, and with GM_ERR_INVALID_OPTION unless the weight is above 0 and not above 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_ewma(
    values: *const gm_column,
    options: *const gm_ewma_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (values, options, out) = unsafe {
            (
                values_of(values)?,
                optional("options", options)?.unwrap_or(&gm_ewma_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_chart(control::ewma(&values, &options)?));
        Ok(())
    })
}

/// The chart of cumulative sums, which finds a lasting change of known size soonest. `options` may be NULL.
///
/// Fails as gm_control_xmr, and with GM_ERR_INVALID_OPTION unless h is above 0 and k is not below 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_control_cusum(
    values: *const gm_column,
    options: *const gm_cusum_options,
    out: *mut *mut gm_chart,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (values, options, out) = unsafe {
            (
                values_of(values)?,
                optional("options", options)?.unwrap_or(&gm_cusum_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_chart(control::cusum(&values, &options)?));
        Ok(())
    })
}

/// Frees a chart; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_free(chart: *mut gm_chart) {
    // SAFETY: the caller's contract.
    unsafe { free(chart) };
}

/// The number of points.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_n_points(chart: *const gm_chart, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("chart", chart, out, |chart| Ok(chart.0.values.len())) }
}

/// One point with its limits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_point_at(
    chart: *const gm_chart,
    index: usize,
    out: *mut gm_chart_point,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("chart", chart, out, |chart| chart.point(index)) }
}

/// Which points broke which rule, by position.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_signals(
    chart: *const gm_chart,
    buffer: *mut gm_signal,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (chart, out) = unsafe { (required("chart", chart)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(&chart.0.signals.iter().map(|signal| (*signal).into()).collect::<Vec<_>>())
    })
}

/// The moving ranges of GM_CHART_XMR: how far each point is from the one before, one fewer than points; of other charts none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_moving_ranges(
    chart: *const gm_chart,
    buffer: *mut f64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (chart, out) = unsafe { (required("chart", chart)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(chart.0.moving_ranges.as_ref().map_or(&[], |ranges| &ranges.values))
    })
}

/// The positions, from 0, of the points whose moving range is above the limit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_range_signals(
    chart: *const gm_chart,
    buffer: *mut usize,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (chart, out) = unsafe { (required("chart", chart)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(chart.0.moving_ranges.as_ref().map_or(&[], |ranges| &ranges.signals))
    })
}

/// What a chart says of all its points together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_facts_of(chart: *const gm_chart, out: *mut gm_chart_facts) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("chart", chart, out, |chart| Ok(chart.facts())) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_chart_json(
    chart: *const gm_chart,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("chart", chart, (buffer, capacity, needed), |chart| serde_json::to_string(&chart.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        let kinds = [
            (GM_CHART_P, "p"),
            (GM_CHART_P_PRIME, "p_prime"),
            (GM_CHART_U, "u"),
            (GM_CHART_XMR, "xmr"),
            (GM_CHART_EWMA, "ewma"),
            (GM_CHART_CUSUM, "cusum"),
        ];
        for (code, name) in kinds {
            assert_eq!(decode("chart", &ChartKind::ALL, code).unwrap().name(), name);
        }
        let sets = [
            (GM_RULES_NONE, "none"),
            (GM_RULES_WESTERN_ELECTRIC, "western_electric"),
            (GM_RULES_NELSON, "nelson"),
            (GM_RULES_ANHOJ, "anhoj"),
        ];
        for (code, name) in sets {
            assert_eq!(rule_set(code).unwrap().name(), name);
        }
    }
}
