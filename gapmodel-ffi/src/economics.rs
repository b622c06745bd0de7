use std::ffi::c_char;

use gapmodel_core::economics::{
    self, Cohort, CohortOptions, CohortPeriod, CohortValue, LevelRetention, Retained, RetentionOptions,
    RetentionValue, SatisfactionLevel, SatisfactionOptions, SatisfactionValue, ServiceLevel, ServiceOptions,
    ShiftValue, TimedValue,
};

use crate::estimate::{flagged, gm_estimate};
use crate::instrument::at;
use crate::pointer::{Out, Versioned, array, free, struct_size, text, versioned};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};

fn given(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

fn given_estimate(estimate: Option<gapmodel_core::Estimate>) -> (gm_estimate, u8) {
    (estimate.map_or(gm_estimate::NONE, Into::into), estimate.is_some().into())
}

/// Options of gm_economics_retention; set up by gm_retention_options_init. Say one of retention, churn, and how many of how
/// many customers stayed. A number counts as given if it is not NaN. Money in any unit, per period as long as the one that
/// retention is about.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_retention_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: u32,
    /// The share of customers that stays, 0 to 1: not given.
    pub retention: f64,
    /// The share that leaves, 0 to 1: not given.
    pub churn: f64,
    /// How many customers stayed; not looked at unless has_counts is set.
    pub kept: u64,
    /// How many customers there were, likewise.
    pub customers: u64,
    /// What a customer leaves as margin in a period.
    pub margin: f64,
    /// The discount rate per period, above -1 (0.1 means 10 %).
    pub discount: f64,
    /// What winning a customer costs: not given.
    pub acquisition_cost: f64,
    /// Margin from further products in every period after the first: 0.
    pub cross_selling: f64,
    /// New customers that a customer brings by word of mouth in every period that yields a margin: 0. Those whom they bring in
    /// turn are not counted.
    pub referrals: f64,
    /// What is spent in a period on keeping a customer: not given; needs keeping_gain.
    pub keeping_cost: f64,
    /// By how much that spending raises retention, above 0, up to what is missing to 1: not given.
    pub keeping_gain: f64,
    /// Confidence level: 0.95.
    pub level: f64,
    /// Whether kept and customers are given: 0.
    pub has_counts: i32,
    /// 0.
    pub reserved2: i32,
}

impl Versioned for gm_retention_options {}

/// Sets options to the defaults, with a margin and a discount rate. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_retention_options_init(
    options: *mut gm_retention_options,
    margin: f64,
    discount: f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("options", options) }?;
        out.write(gm_retention_options {
            struct_size: struct_size::<gm_retention_options>(),
            reserved: 0,
            retention: f64::NAN,
            churn: f64::NAN,
            kept: 0,
            customers: 0,
            margin,
            discount,
            acquisition_cost: f64::NAN,
            cross_selling: 0.0,
            referrals: 0.0,
            keeping_cost: f64::NAN,
            keeping_gain: f64::NAN,
            level: 0.95,
            has_counts: 0,
            reserved2: 0,
        });
        Ok(())
    })
}

/// Lifetime value under one convention about when the first margin comes in.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_timed_value {
    /// What one unit of margin per period is worth.
    pub multiple: gm_estimate,
    /// What the margin is worth.
    pub margin_value: gm_estimate,
    /// What cross-selling adds.
    pub cross_selling_value: gm_estimate,
    /// What the customers brought by word of mouth are worth, without those whom they bring in turn.
    pub referral_value: gm_estimate,
    /// All three together.
    pub lifetime_value: gm_estimate,
    /// That minus what winning the customer costs; all zeros if the cost was not given.
    pub net_value: gm_estimate,
    /// By how many per cent the lifetime value grows if retention grows by one per cent of itself; of a value of 0, by how many
    /// the multiple does.
    pub elasticity: f64,
    /// By how much the lifetime value grows if retention is one percentage point higher; absent beyond 1.
    pub per_point: f64,
    /// Whether there is a net value.
    pub has_net_value: u8,
    /// Whether there is a gain per point.
    pub has_per_point: u8,
    /// 0.
    pub reserved: [u8; 6],
}

impl From<TimedValue> for gm_timed_value {
    fn from(value: TimedValue) -> Self {
        let TimedValue {
            multiple,
            margin_value,
            cross_selling_value,
            referral_value,
            lifetime_value,
            net_value,
            elasticity,
            per_point,
        } = value;
        let ((net_value, has_net_value), (per_point, has_per_point)) =
            (given_estimate(net_value), flagged(per_point));
        Self {
            multiple: multiple.into(),
            margin_value: margin_value.into(),
            cross_selling_value: cross_selling_value.into(),
            referral_value: referral_value.into(),
            lifetime_value: lifetime_value.into(),
            net_value,
            elasticity,
            per_point,
            has_net_value,
            has_per_point,
            reserved: [0; 6],
        }
    }
}

/// What a customer is worth with a constant retention rate.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_retention_value {
    /// The share of customers that stays from one period to the next, 0 to 1; Wilson interval if it was counted.
    pub retention: gm_estimate,
    /// How many periods a customer stays on average; all zeros if all stay.
    pub expected_life: gm_estimate,
    /// With the first margin after one period, if the customer is still there.
    pub deferred: gm_timed_value,
    /// With the first margin at once.
    pub immediate: gm_timed_value,
    /// What winning a customer costs, as given.
    pub cost_of_gaining: f64,
    /// What keeping one more customer costs; absent unless spending and gain were given.
    pub cost_of_keeping: f64,
    /// How many times as much gaining costs as keeping; absent unless both are known.
    pub gaining_to_keeping: f64,
    /// Whether there is an expected life.
    pub has_expected_life: u8,
    /// Whether there is a cost of gaining.
    pub has_cost_of_gaining: u8,
    /// Whether there is a cost of keeping.
    pub has_cost_of_keeping: u8,
    /// Whether both costs can be compared.
    pub has_gaining_to_keeping: u8,
    /// 0.
    pub reserved: [u8; 4],
}

impl From<RetentionValue> for gm_retention_value {
    fn from(value: RetentionValue) -> Self {
        let RetentionValue {
            retention,
            expected_life,
            deferred,
            immediate,
            cost_of_gaining,
            cost_of_keeping,
            gaining_to_keeping,
        } = value;
        let (expected_life, has_expected_life) = given_estimate(expected_life);
        let (cost_of_gaining, has_cost_of_gaining) = flagged(cost_of_gaining);
        let (cost_of_keeping, has_cost_of_keeping) = flagged(cost_of_keeping);
        let (gaining_to_keeping, has_gaining_to_keeping) = flagged(gaining_to_keeping);
        Self {
            retention: retention.into(),
            expected_life,
            deferred: deferred.into(),
            immediate: immediate.into(),
            cost_of_gaining,
            cost_of_keeping,
            gaining_to_keeping,
            has_expected_life,
            has_cost_of_gaining,
            has_cost_of_keeping,
            has_gaining_to_keeping,
            reserved: [0; 4],
        }
    }
}

/// What a customer is worth over a lifetime with a constant retention rate, under both timing conventions, and what a change
/// in retention would be worth.
///
/// Fails with GM_ERR_INVALID_OPTION for retention or churn outside 0 to 1, none or several of them, more kept than there were,
/// a discount rate that is not above -1 or with which the value has no end, money that is not finite, negative referrals, a
/// spending on keeping without its gain or the other way round, a gain that takes retention above 1,
/// GM_ERR_NO_VALID_RATINGS for retention of nobody, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_economics_retention(
    options: *const gm_retention_options,
    out: *mut gm_retention_value,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (o, out) = unsafe { (versioned("options", options)?, Out::new("out", out)?) };
        let counts = (o.has_counts != 0).then_some((o.kept, o.customers));
        let retained = Retained::given(given(o.retention), given(o.churn), counts)?;
        let options = RetentionOptions {
            margin: o.margin,
            discount: o.discount,
            acquisition_cost: given(o.acquisition_cost),
            cross_selling: o.cross_selling,
            referrals: o.referrals,
            keeping_cost: given(o.keeping_cost),
            keeping_gain: given(o.keeping_gain),
            level: o.level,
        };
        out.write(economics::retention(retained, &options)?.into());
        Ok(())
    })
}

/// What a new customer is worth.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_cohort_value {
    /// With the first margin after one period, for customers still there then.
    pub deferred: gm_estimate,
    /// With the first margin at once.
    pub immediate: gm_estimate,
}

impl From<CohortValue> for gm_cohort_value {
    fn from(value: CohortValue) -> Self {
        let CohortValue { deferred, immediate } = value;
        Self { deferred: deferred.into(), immediate: immediate.into() }
    }
}

/// The figures of a cohort.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_cohort_fit {
    /// The first shape of the beta distribution of churn over customers, above 0.
    pub alpha: gm_estimate,
    /// The second shape, likewise.
    pub beta: gm_estimate,
    /// What a new customer is worth.
    pub value: gm_cohort_value,
    /// What a new customer would be worth with the constant retention rate.
    pub constant_value: gm_cohort_value,
    /// The mean churn of new customers, alpha / (alpha + beta).
    pub mean_churn: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// The retention rate that would explain the cohort best if it were the same for all customers.
    pub constant_retention: f64,
    /// The logarithm of the likelihood of that.
    pub constant_log_likelihood: f64,
    /// The p-value of a churn that is the same for all customers, 0 to 0.5: likelihood ratio.
    pub constant_p: f64,
    /// How many periods are shown.
    pub n_periods: usize,
    /// Whether churn differs measurably between customers: that p-value is below 1 - level. If not, shapes have no limits.
    pub differs: u8,
    /// 0.
    pub reserved: [u8; 7],
}

/// One period of a cohort.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_cohort_period {
    /// The period, from 1.
    pub period: u64,
    /// How many customers were left at its end.
    pub survivors: u64,
    /// The share of the first customers left at its end, as the model has it, 0 to 1.
    pub survival: f64,
    /// The share of those there at its start who stayed, as it was.
    pub observed_retention: f64,
    /// The same as the model has it.
    pub retention: f64,
    /// Whether the period was observed.
    pub has_survivors: u8,
    /// Whether there was a retention to observe.
    pub has_observed_retention: u8,
    /// 0.
    pub reserved: [u8; 6],
}

impl From<&CohortPeriod> for gm_cohort_period {
    fn from(period: &CohortPeriod) -> Self {
        let CohortPeriod { period, survivors, survival, observed_retention, retention } = *period;
        let (observed_retention, has_observed_retention) = flagged(observed_retention);
        Self {
            period,
            survivors: survivors.unwrap_or(0),
            survival,
            observed_retention,
            retention,
            has_survivors: survivors.is_some().into(),
            has_observed_retention,
            reserved: [0; 6],
        }
    }
}

/// A cohort of customers, followed and projected. Made by gm_economics_cohort, freed by gm_cohort_free; never changes, so any
/// number of threads may read one.
#[derive(Debug)]
pub struct gm_cohort(pub(crate) Cohort);

/// A cohort of customers followed over time: churn that differs between customers (the shifted beta-geometric model of Fader
/// and Hardie 2007, by maximum likelihood), what retention will be, and what a new customer is worth.
///
/// `survivors` are the customers at the start and at the end of every period since; `periods` is how many are shown, observed
/// ones included.
///
/// Fails with GM_ERR_TOO_FEW_UNITS for fewer than two periods, GM_ERR_INVALID_OPTION for more survivors than before, a cohort
/// of nobody, one in which nobody or at once everybody left, or in which retention does not rise with tenure, a discount rate
/// below 0.00001, fewer periods than observed, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_economics_cohort(
    survivors: *const u64,
    n_survivors: usize,
    margin: f64,
    discount: f64,
    periods: usize,
    level: f64,
    out: *mut *mut gm_cohort,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (survivors, out) =
            unsafe { (array("survivors", survivors, n_survivors)?, Out::new("out", out)?) };
        let options = CohortOptions { margin, discount, periods, level };
        out.hand_over(gm_cohort(economics::cohort(survivors, &options)?));
        Ok(())
    })
}

/// Frees a cohort; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cohort_free(cohort: *mut gm_cohort) {
    // SAFETY: the caller's contract.
    unsafe { free(cohort) };
}

/// The figures of a cohort, and how many periods are shown.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cohort_get_fit(cohort: *const gm_cohort, out: *mut gm_cohort_fit) -> gm_status {
    let fit = |cohort: &gm_cohort| {
        let Cohort {
            alpha,
            beta,
            mean_churn,
            log_likelihood,
            value,
            periods,
            constant_retention,
            constant_log_likelihood,
            constant_p,
            differs,
            constant_value,
        } = &cohort.0;
        Ok(gm_cohort_fit {
            alpha: (*alpha).into(),
            beta: (*beta).into(),
            value: (*value).into(),
            constant_value: (*constant_value).into(),
            mean_churn: *mean_churn,
            log_likelihood: *log_likelihood,
            constant_retention: *constant_retention,
            constant_log_likelihood: *constant_log_likelihood,
            constant_p: *constant_p,
            n_periods: periods.len(),
            differs: (*differs).into(),
            reserved: [0; 7],
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("cohort", cohort, out, fit) }
}

/// One period, in order: index 0 is period 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cohort_get_period(
    cohort: *const gm_cohort,
    index: usize,
    out: *mut gm_cohort_period,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("cohort", cohort, out, |cohort| Ok(at("period", &cohort.0.periods, index)?.into())) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_cohort_json(
    cohort: *const gm_cohort,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("cohort", cohort, (buffer, capacity, needed), |cohort| serde_json::to_string(&cohort.0))
    }
}

/// The customers of one level of satisfaction, and how many of them stayed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_level_retention {
    /// What the level is called.
    pub label: *const c_char,
    /// How many customers said so.
    pub customers: u64,
    /// How many of them were still customers a period later.
    pub kept: u64,
}

/// One level of satisfaction.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_satisfaction_level {
    /// The share of customers at this level, 0 to 1, Wilson interval.
    pub share: gm_estimate,
    /// The share of them that stayed, 0 to 1, Wilson interval.
    pub retention: gm_estimate,
    /// What a customer of this level is worth with the first margin after one period.
    pub deferred: gm_estimate,
    /// The same with the first margin at once.
    pub immediate: gm_estimate,
}

impl From<&SatisfactionLevel> for gm_satisfaction_level {
    fn from(level: &SatisfactionLevel) -> Self {
        let SatisfactionLevel { label: _, share, retention, deferred, immediate } = level;
        Self {
            share: (*share).into(),
            retention: (*retention).into(),
            deferred: (*deferred).into(),
            immediate: (*immediate).into(),
        }
    }
}

/// All customers, and what a change in satisfaction is worth per customer.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_satisfaction_overall {
    /// The retention of all customers, 0 to 1, Wilson interval.
    pub retention: gm_estimate,
    /// By how much retention changes; all zeros, as below, if no change was given.
    pub shift_retention: gm_estimate,
    /// By how much the lifetime value changes with the first margin after one period.
    pub shift_deferred: gm_estimate,
    /// The same with the first margin at once.
    pub shift_immediate: gm_estimate,
    /// How many levels there are.
    pub n_levels: usize,
    /// Whether a change was given.
    pub has_shift: i32,
    /// 0.
    pub reserved: i32,
}

/// Retention by level of satisfaction. Made by gm_economics_satisfaction, freed by gm_satisfaction_value_free; never changes,
/// so any number of threads may read one.
#[derive(Debug)]
pub struct gm_satisfaction_value(SatisfactionValue);

/// Retention by level of satisfaction with intervals, and what a change in satisfaction, a shift of shares between levels,
/// would then be worth per customer.
///
/// `shift` holds by how much the share of each of the `n_levels` levels changes, summing to 0; NULL if nothing changes.
///
/// Fails with GM_ERR_TOO_FEW_UNITS for fewer than two levels, GM_ERR_INVALID_OPTION for a level without customers, a label
/// that stands twice, more kept than there were, a discount rate that is not above -1 or with which a value has no end,
/// a shift that does not sum to 0 or moves more than there are, GM_ERR_OVERFLOW, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_economics_satisfaction(
    levels: *const gm_level_retention,
    n_levels: usize,
    margin: f64,
    discount: f64,
    shift: *const f64,
    level: f64,
    out: *mut *mut gm_satisfaction_value,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (levels, shift, out) = unsafe {
            (
                array("levels", levels, n_levels)?,
                (!shift.is_null()).then(|| array("shift", shift, n_levels)).transpose()?,
                Out::new("out", out)?,
            )
        };
        let one = |(i, level): (usize, &gm_level_retention)| {
            let gm_level_retention { label, customers, kept } = *level;
            // SAFETY: as above.
            let label = unsafe { text(format_args!("levels[{i}].label"), label) }?.to_owned();
            Ok(LevelRetention { label, customers, kept })
        };
        let levels = levels.iter().enumerate().map(one).collect::<Result<Vec<_>, Failure>>()?;
        let options = SatisfactionOptions { margin, discount, shift: shift.map(<[f64]>::to_vec), level };
        out.hand_over(gm_satisfaction_value(economics::satisfaction(&levels, &options)?));
        Ok(())
    })
}

/// Frees what satisfaction is worth; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_satisfaction_value_free(value: *mut gm_satisfaction_value) {
    // SAFETY: the caller's contract.
    unsafe { free(value) };
}

/// All customers, what a change in satisfaction is worth, and how many levels there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_satisfaction_value_overall(
    value: *const gm_satisfaction_value,
    out: *mut gm_satisfaction_overall,
) -> gm_status {
    let overall = |value: &gm_satisfaction_value| {
        let SatisfactionValue { levels, retention, shift, caveat: _ } = &value.0;
        let shifted =
            shift.map(|ShiftValue { retention, deferred, immediate }| [retention, deferred, immediate]);
        let [shift_retention, shift_deferred, shift_immediate] =
            shifted.map_or([gm_estimate::NONE; 3], |shifted| shifted.map(Into::into));
        Ok(gm_satisfaction_overall {
            retention: (*retention).into(),
            shift_retention,
            shift_deferred,
            shift_immediate,
            n_levels: levels.len(),
            has_shift: shift.is_some().into(),
            reserved: 0,
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("value", value, out, overall) }
}

/// One level, in the order given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_satisfaction_value_level(
    value: *const gm_satisfaction_value,
    index: usize,
    out: *mut gm_satisfaction_level,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("value", value, out, |value| Ok(at("level", &value.0.levels, index)?.into())) }
}

/// What a level is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_satisfaction_value_label(
    value: *const gm_satisfaction_value,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("value", value, (buffer, capacity, needed), |value| {
            Ok(at("level", &value.0.levels, index)?.label.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages; its caveat says what the figures do not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_satisfaction_value_json(
    value: *const gm_satisfaction_value,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("value", value, (buffer, capacity, needed), |value| serde_json::to_string(&value.0)) }
}

/// Options of gm_economics_service_level and gm_economics_agents; set up by gm_service_options_init. Times in any unit, the
/// same for all.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_service_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: u32,
    /// How long a contact keeps an agent busy on average, above 0; needed beside any other time: NaN, not given, and times that
    /// come out are in handling times.
    pub handling_time: f64,
    /// The time within which contacts are to be answered, from 0: NaN, at once; gm_economics_agents needs it.
    pub within: f64,
    /// How long customers wait on average before they give up, above 0: NaN, nobody does (Erlang C).
    pub patience: f64,
}

impl Versioned for gm_service_options {}

impl From<&gm_service_options> for ServiceOptions {
    fn from(options: &gm_service_options) -> Self {
        let gm_service_options { struct_size: _, reserved: _, handling_time, within, patience } = *options;
        Self { handling_time: given(handling_time), within: given(within), patience: given(patience) }
    }
}

/// Sets options to the defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_service_options_init(options: *mut gm_service_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("options", options) }?;
        let ServiceOptions { handling_time, within, patience } = ServiceOptions::default();
        let [handling_time, within, patience] =
            [handling_time, within, patience].map(|time| time.unwrap_or(f64::NAN));
        out.write(gm_service_options {
            struct_size: struct_size::<gm_service_options>(),
            reserved: 0,
            handling_time,
            within,
            patience,
        });
        Ok(())
    })
}

/// What waiting so many agents allow.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_service_level {
    /// The load offered, in agents kept busy (erlangs).
    pub load: f64,
    /// How many agents there are.
    pub agents: u64,
    /// How long a contact keeps an agent busy on average; 1 if it was not given.
    pub handling_time: f64,
    /// The time within which contacts are to be answered.
    pub within: f64,
    /// How long customers wait on average before they give up; absent where nobody does.
    pub patience: f64,
    /// The probability of having to wait, 0 to 1.
    pub waiting_probability: f64,
    /// The share of all contacts offered, those given up included, that are answered within the time, 0 to 1.
    pub service_level: f64,
    /// How long those who are answered waited on average, in the unit of the handling time.
    pub average_speed_of_answer: f64,
    /// How long all wait on average, those who give up too.
    pub average_wait: f64,
    /// The share of contacts that are given up, 0 to 1; 0 where nobody gives up.
    pub abandonment: f64,
    /// How many wait on average.
    pub queue_length: f64,
    /// The share of their time that agents are busy, 0 to 1.
    pub occupancy: f64,
    /// Whether customers give up.
    pub has_patience: i32,
    /// 0.
    pub reserved: i32,
}

impl From<ServiceLevel> for gm_service_level {
    fn from(level: ServiceLevel) -> Self {
        let ServiceLevel {
            load,
            agents,
            handling_time,
            within,
            patience,
            waiting_probability,
            service_level,
            average_speed_of_answer,
            average_wait,
            abandonment,
            queue_length,
            occupancy,
        } = level;
        let (patience, has_patience) = flagged(patience);
        Self {
            load,
            agents,
            handling_time,
            within,
            patience,
            waiting_probability,
            service_level,
            average_speed_of_answer,
            average_wait,
            abandonment,
            queue_length,
            occupancy,
            has_patience: has_patience.into(),
            reserved: 0,
        }
    }
}

/// What waiting so many agents allow: probability of waiting, service level, speed of answer. `load` is arrivals per time
/// times handling time (erlangs). Erlang C; with a patience Erlang A.
///
/// Fails with GM_ERR_INVALID_OPTION for a load, handling time or patience that is not a finite number above 0, a time that is
/// not from 0, a time or a patience without the handling time, no agents or more than 10 million, and in Erlang C for a load
/// that is not below the number of agents: there is no steady state then.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_economics_service_level(
    load: f64,
    agents: u64,
    options: *const gm_service_options,
    out: *mut gm_service_level,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (options, out) = unsafe { (versioned("options", options)?, Out::new("out", out)?) };
        out.write(economics::service_level(load, agents, &options.into())?.into());
        Ok(())
    })
}

/// The smallest number of agents that answer the share `target` of contacts within the time, and what waiting they allow.
///
/// Fails as gm_economics_service_level, and with GM_ERR_INVALID_OPTION without the time to answer in, for a target that is not
/// between 0 and 1 or that takes more than 10 million agents.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_economics_agents(
    load: f64,
    target: f64,
    options: *const gm_service_options,
    out: *mut gm_service_level,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (options, out) = unsafe { (versioned("options", options)?, Out::new("out", out)?) };
        out.write(economics::agents(load, target, &options.into())?.into());
        Ok(())
    })
}
