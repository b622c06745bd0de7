use std::ffi::c_char;

use gapmodel_core::complaints::{
    self, Against, ComparedRate, ComplaintChange, ComplaintComparison, ComplaintEstimate, ComplaintGroup,
    ComplaintOptions, ComplaintPeriod, ComplaintRate, Damage, DamageOptions, DamagePart, DamageRow,
    EstimateOptions, Handling, Problem, RatePrior, RateRatio, RateUsed, Reading,
};
use gapmodel_core::stats::Adjustment;

use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{
    Out, TextOut, Versioned, array, free, optional_text, required, struct_size, text, versioned,
};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};

/// A complaint rate that is taken as it is: value.
pub const GM_COMPLAINT_RATE_KNOWN: i32 = 0;
/// A published complaint rate that comes with the library: name.
pub const GM_COMPLAINT_RATE_PRIOR: i32 = 1;
/// A range of complaint rates: low, high, name, source and note.
pub const GM_COMPLAINT_RATE_RANGE: i32 = 2;
/// A complaint rate measured by a survey: complained of with_problem.
pub const GM_COMPLAINT_RATE_MEASURED: i32 = 3;

/// Each group against all the others together.
pub const GM_COMPLAINTS_AGAINST_REST: i32 = 0;
/// Each period against the one before it.
pub const GM_COMPLAINTS_AGAINST_PREVIOUS: i32 = 1;
/// Each group against the one of a label.
pub const GM_COMPLAINTS_AGAINST_GROUP: i32 = 2;

/// No change was found in complaints or problems.
pub const GM_READING_NO_CHANGE: i32 = 0;
/// Fewer complaints and fewer problems.
pub const GM_READING_BOTH_FELL: i32 = 1;
/// Fewer complaints while problems did not fall.
pub const GM_READING_COMPLAINTS_FELL_ALONE: i32 = 2;
/// Fewer problems while complaints did not fall.
pub const GM_READING_PROBLEMS_FELL_ALONE: i32 = 3;
/// More complaints and more problems.
pub const GM_READING_BOTH_ROSE: i32 = 4;
/// More complaints while problems did not rise.
pub const GM_READING_COMPLAINTS_ROSE_ALONE: i32 = 5;
/// More problems while complaints did not rise.
pub const GM_READING_PROBLEMS_ROSE_ALONE: i32 = 6;
/// Fewer complaints and yet more problems.
pub const GM_READING_COMPLAINTS_FELL_PROBLEMS_ROSE: i32 = 7;
/// More complaints and yet fewer problems.
pub const GM_READING_COMPLAINTS_ROSE_PROBLEMS_FELL: i32 = 8;

/// What share of customers with a problem complain; set up by gm_complaint_rate_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_complaint_rate {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_COMPLAINT_RATE_*.
    pub kind: i32,
    /// The rate, above 0, up to 1, for GM_COMPLAINT_RATE_KNOWN.
    pub value: f64,
    /// The lowest rate of a range, above 0.
    pub low: f64,
    /// The highest rate of a range, at most 1.
    pub high: f64,
    /// How many people with a problem had complained, for GM_COMPLAINT_RATE_MEASURED.
    pub complained: u64,
    /// How many had had a problem.
    pub with_problem: u64,
    /// The name of a published rate (see gm_complaints_priors), or of a range; NULL otherwise.
    pub name: *const c_char,
    /// Where a range was published, or NULL.
    pub source: *const c_char,
    /// What its source leaves open, or NULL.
    pub note: *const c_char,
}

impl Versioned for gm_complaint_rate {}

impl gm_complaint_rate {
    unsafe fn read(&self) -> Result<ComplaintRate, Failure> {
        let owned = |name: &str, pointer: *const c_char| -> Result<String, Failure> {
            // SAFETY: the caller's contract, passed on.
            Ok(unsafe { optional_text(name, pointer) }?.unwrap_or_default().to_owned())
        };
        match self.kind {
            GM_COMPLAINT_RATE_KNOWN => Ok(ComplaintRate::Known(self.value)),
            GM_COMPLAINT_RATE_PRIOR => {
                // SAFETY: as above.
                let name = unsafe { text("name", self.name) }?;
                Ok(ComplaintRate::Prior(complaints::prior(name)?))
            }
            GM_COMPLAINT_RATE_RANGE => Ok(ComplaintRate::Prior(RatePrior {
                name: owned("name", self.name)?,
                low: self.low,
                high: self.high,
                source: owned("source", self.source)?,
                note: owned("note", self.note)?,
            })),
            GM_COMPLAINT_RATE_MEASURED => {
                Ok(ComplaintRate::Measured { complained: self.complained, with_problem: self.with_problem })
            }
            other => Err(Failure::Argument(format!("there is no kind {other} of complaint rate"))),
        }
    }
}

/// Sets up a complaint rate of a kind, GM_COMPLAINT_RATE_*, with all numbers 0 and all texts NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_rate_init(rate: *mut gm_complaint_rate, kind: i32) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("rate", rate) }?;
        out.write(gm_complaint_rate {
            struct_size: struct_size::<gm_complaint_rate>(),
            kind,
            value: 0.0,
            low: 0.0,
            high: 0.0,
            complained: 0,
            with_problem: 0,
            name: std::ptr::null(),
            source: std::ptr::null(),
            note: std::ptr::null(),
        });
        Ok(())
    })
}

fn json(text: serde_json::Result<String>) -> Result<String, Failure> {
    text.map_err(|error| Failure::Argument(error.to_string()))
}

/// The published complaint rates that come with the library, as a JSON list of objects with name, low, high, source and
/// note. They differ by a factor of ten and are priors, no constants.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaints_priors(
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { TextOut::new(buffer, capacity, needed) }?;
        out.write(&json(serde_json::to_string(&complaints::priors()))?)
    })
}

/// The published complaint rate of that name as JSON text: name, low, high, source, note.
///
/// Fails with GM_ERR_INVALID_OPTION naming those there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaints_prior(
    name: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (name, out) = unsafe { (text("name", name)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&json(serde_json::to_string(&complaints::prior(name)?))?)
    })
}

/// How many customers stand behind complaints.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_complaint_estimate {
    /// How many customers had the problem, whether they complained or not.
    pub affected: gm_estimate,
    /// How many of them did not complain.
    pub silent: gm_estimate,
    /// How many of all customers were affected, 0 to 1; all zeros if their number was not given.
    pub affected_share: gm_estimate,
    /// The complaint rate that was used; of a range its geometric middle, which no source has.
    pub rate: f64,
    /// Its lower limit: of what of the range fits the number of customers, or Wilson's; the rate itself if it is known.
    pub rate_low: f64,
    /// Its upper limit, likewise.
    pub rate_high: f64,
    /// How many complained.
    pub complaints: u64,
    /// How many customers there are; 0 if not given.
    pub customers: u64,
    /// Whether the number of customers was given.
    pub has_customers: u8,
    /// Whether there is a share of customers.
    pub has_affected_share: u8,
    /// Whether lower rates of a range are left out, because with them more were affected than there are customers.
    pub rate_is_cut: u8,
    /// 0.
    pub reserved: [u8; 5],
}

impl From<ComplaintEstimate> for gm_complaint_estimate {
    fn from(found: ComplaintEstimate) -> Self {
        let ComplaintEstimate { affected, silent, affected_share, complaints, customers, rate } = found;
        // The caller knows which rate it is, and gm_complaints_prior where it comes from.
        let RateUsed { value, low, high, name: _, source: _, note: _, is_cut } = rate;
        Self {
            affected: affected.into(),
            silent: silent.into(),
            affected_share: affected_share.map_or(gm_estimate::NONE, Into::into),
            rate: value,
            rate_low: low,
            rate_high: high,
            complaints,
            customers: customers.unwrap_or(0),
            has_customers: customers.is_some().into(),
            has_affected_share: affected_share.is_some().into(),
            rate_is_cut: is_cut.into(),
            reserved: [0; 5],
        }
    }
}

/// How many customers had a problem, and how many of them said nothing, from the complaints and the rate at which people
/// with a problem complain. `customers` points to the number of customers, or is NULL if it is not known.
///
/// The intervals are of what is to be expected in such a period and cover the count (Garwood 1936) and the rate: a measured
/// one by melding the exact limits of both (Fay, Proschan and Brittain 2015), a range by taking its most unfavourable end. With
/// `customers` they are about these, and what these rule out is cut off: at least those who complained are affected, at most
/// all, and of all those who complained are not silent. Of a range the estimate stands at the geometric middle; it is the limits that count.
/// Rates of it with which more were affected than there are customers are left out.
///
/// Fails with GM_ERR_INVALID_OPTION for a rate that is not above 0 and at most 1, a range that is none, a published rate that
/// is not there, a survey in which nobody complained or more complained than had a problem, more complaints, or more affected
/// at any rate of a range, than there are customers; GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaints_estimate(
    complaints: u64,
    rate: *const gm_complaint_rate,
    customers: *const u64,
    level: f64,
    out: *mut gm_complaint_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (rate, customers, out) = unsafe {
            (
                versioned("rate", rate)?.read()?,
                (!customers.is_null()).then(|| required("customers", customers)).transpose()?,
                Out::new("out", out)?,
            )
        };
        let options = EstimateOptions { customers: customers.copied(), level };
        out.write(complaints::estimate(complaints, &rate, &options)?.into());
        Ok(())
    })
}

/// The complaints of one channel, country or period, and what they are counted over.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_complaint_group {
    /// What it is called.
    pub label: *const c_char,
    /// How many complaints there were.
    pub complaints: u64,
    /// What they are counted over, above 0 and in the same unit for all: contacts, customers.
    pub exposure: f64,
}

/// The complaint rate of one group.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_compared_rate {
    /// Complaints per unit of exposure, with Garwood's exact interval.
    pub rate: gm_estimate,
    /// How many complaints there were.
    pub complaints: u64,
    /// What they are counted over.
    pub exposure: f64,
}

impl From<&ComparedRate> for gm_compared_rate {
    fn from(row: &ComparedRate) -> Self {
        let ComparedRate { label: _, complaints, exposure, rate } = row;
        Self { rate: (*rate).into(), complaints: *complaints, exposure: *exposure }
    }
}

/// The complaint rate of one group divided by that of another.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_rate_ratio {
    /// The ratio of rates, with the exact interval given the number of complaints in all; all zeros where the other has no
    /// complaint.
    pub ratio: gm_estimate,
    /// How large the ratio is at least where the other has no complaint: the lower limit of the same interval, which has no
    /// upper one.
    pub at_least: f64,
    /// Two-sided exact p-value of equal rates: twice the smaller tail.
    pub p: f64,
    /// The same, adjusted for the number of ratios.
    pub p_adjusted: f64,
    /// Whether there is a ratio.
    pub has_ratio: u8,
    /// Whether there is a lower limit in its place.
    pub has_at_least: u8,
    /// 0.
    pub reserved: [u8; 6],
}

impl From<&RateRatio> for gm_rate_ratio {
    fn from(row: &RateRatio) -> Self {
        let RateRatio { label: _, against: _, ratio, at_least, p, p_adjusted } = row;
        let (at_least, has_at_least) = flagged(*at_least);
        Self {
            ratio: ratio.map_or(gm_estimate::NONE, Into::into),
            at_least,
            p: *p,
            p_adjusted: *p_adjusted,
            has_ratio: ratio.is_some().into(),
            has_at_least,
            reserved: [0; 6],
        }
    }
}

/// All groups together.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_complaint_totals {
    /// Complaints per unit of exposure.
    pub overall: gm_estimate,
    /// Pearson's chi-squared of equal rates; absent without complaints.
    pub chi_squared: f64,
    /// Its p-value, 0 to 1; absent without complaints.
    pub p: f64,
    /// Its degrees of freedom.
    pub df: u64,
    /// How many groups there are.
    pub n_rates: usize,
    /// How many ratios there are.
    pub n_ratios: usize,
    /// How the p-values of the ratios are adjusted: GM_ADJUST_*.
    pub adjustment: i32,
    /// Whether there is chi-squared.
    pub has_chi_squared: u8,
    /// Whether there is a p-value.
    pub has_p: u8,
    /// 0.
    pub reserved: [u8; 2],
}

/// Complaint rates side by side. Made by gm_complaints_compare, freed by gm_complaint_comparison_free; never changes, so any
/// number of threads may read one.
#[derive(Debug)]
pub struct gm_complaint_comparison(ComplaintComparison);

/// Complaint rates of channels, countries or periods, with what they are counted over, and their ratios, tested exactly given
/// the number of complaints (Przyborowski and Wilenski 1940).
///
/// Each group is compared with what `against`, GM_COMPLAINTS_AGAINST_*, says; `reference` is the label for GM_COMPLAINTS_AGAINST_GROUP and NULL
/// otherwise. `adjustment` is GM_ADJUST_*.
///
/// Fails with GM_ERR_TOO_FEW_UNITS for fewer than two groups, GM_ERR_INVALID_OPTION for an exposure that is not a finite
/// number above 0, a label that stands twice, or a reference that no group has, GM_ERR_INVALID_LEVEL, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaints_compare(
    groups: *const gm_complaint_group,
    n_groups: usize,
    against: i32,
    reference: *const c_char,
    adjustment: i32,
    level: f64,
    out: *mut *mut gm_complaint_comparison,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (groups, out) = unsafe { (array("groups", groups, n_groups)?, Out::new("out", out)?) };
        let group = |(i, group): (usize, &gm_complaint_group)| {
            // SAFETY: as above.
            let label = unsafe { text(format_args!("groups[{i}].label"), group.label) }?.to_owned();
            Ok(ComplaintGroup { label, complaints: group.complaints, exposure: group.exposure })
        };
        let groups = groups.iter().enumerate().map(group).collect::<Result<Vec<_>, Failure>>()?;
        let against = match against {
            GM_COMPLAINTS_AGAINST_REST => Against::Rest,
            GM_COMPLAINTS_AGAINST_PREVIOUS => Against::Previous,
            GM_COMPLAINTS_AGAINST_GROUP => {
                // SAFETY: as above.
                let reference = unsafe { text("reference", reference) }?;
                Against::Group(reference.to_owned())
            }
            other => return Err(Failure::Argument(format!("there is nothing {other} to compare against"))),
        };
        let adjustment = decode("adjustment", &Adjustment::ALL, adjustment)?;
        let found = complaints::compare(&groups, &ComplaintOptions { against, adjustment, level })?;
        out.hand_over(gm_complaint_comparison(found));
        Ok(())
    })
}

/// Frees a comparison; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_free(comparison: *mut gm_complaint_comparison) {
    // SAFETY: the caller's contract.
    unsafe { free(comparison) };
}

/// All groups together, and how many groups and ratios there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_totals(
    comparison: *const gm_complaint_comparison,
    out: *mut gm_complaint_totals,
) -> gm_status {
    let totals = |comparison: &gm_complaint_comparison| {
        let ComplaintComparison { rates, overall, chi_squared, df, p, ratios, adjustment, caveat: _ } =
            &comparison.0;
        let ((chi_squared, has_chi_squared), (p, has_p)) = (flagged(*chi_squared), flagged(*p));
        Ok(gm_complaint_totals {
            overall: (*overall).into(),
            chi_squared,
            p,
            df: *df,
            n_rates: rates.len(),
            n_ratios: ratios.len(),
            adjustment: position(&Adjustment::ALL, adjustment),
            has_chi_squared,
            has_p,
            reserved: [0; 2],
        })
    };
    // SAFETY: the caller's contract.
    unsafe { read("comparison", comparison, out, totals) }
}

/// The complaint rate of one group, in the order given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_rate(
    comparison: *const gm_complaint_comparison,
    index: usize,
    out: *mut gm_compared_rate,
) -> gm_status {
    let rate = |of: &gm_complaint_comparison| Ok(at("rate", &of.0.rates, index)?.into());
    // SAFETY: the caller's contract.
    unsafe { read("comparison", comparison, out, rate) }
}

/// One ratio.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_ratio(
    comparison: *const gm_complaint_comparison,
    index: usize,
    out: *mut gm_rate_ratio,
) -> gm_status {
    let ratio = |of: &gm_complaint_comparison| Ok(at("ratio", &of.0.ratios, index)?.into());
    // SAFETY: the caller's contract.
    unsafe { read("comparison", comparison, out, ratio) }
}

/// What the group of a rate is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_rate_label(
    comparison: *const gm_complaint_comparison,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("comparison", comparison, (buffer, capacity, needed), |of| {
            Ok(at("rate", &of.0.rates, index)?.label.as_str())
        })
    }
}

/// What the group of a ratio is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_ratio_label(
    comparison: *const gm_complaint_comparison,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("comparison", comparison, (buffer, capacity, needed), |of| {
            Ok(at("ratio", &of.0.ratios, index)?.label.as_str())
        })
    }
}

/// What a ratio compares its group with; "the rest" for all the others together.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_ratio_against(
    comparison: *const gm_complaint_comparison,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("comparison", comparison, (buffer, capacity, needed), |of| {
            Ok(at("ratio", &of.0.ratios, index)?.against.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages; its caveat says what the figures do not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_comparison_json(
    comparison: *const gm_complaint_comparison,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("comparison", comparison, (buffer, capacity, needed), |of| serde_json::to_string(&of.0))
    }
}

/// The complaints of one period beside what a survey of the same period says.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_complaint_period {
    /// How many complaints there were.
    pub complaints: u64,
    /// What they are counted over, above 0 and in the same unit in both periods: contacts, customers.
    pub exposure: f64,
    /// How many of those surveyed had had a problem.
    pub with_problem: u64,
    /// How many were surveyed.
    pub surveyed: u64,
}

impl From<&gm_complaint_period> for ComplaintPeriod {
    fn from(period: &gm_complaint_period) -> Self {
        let gm_complaint_period { complaints, exposure, with_problem, surveyed } = *period;
        Self { complaints, exposure, with_problem, surveyed }
    }
}

/// A change in complaints beside the change in problems.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_complaint_change {
    /// The complaint rate after divided by that before, exact interval; all zeros if there were no complaints before.
    pub complaint_ratio: gm_estimate,
    /// The share with a problem after minus that before, -1 to 1, with Newcombe's interval.
    pub problem_difference: gm_estimate,
    /// How often people with a problem complain, after divided by before; all zeros if there is a count of 0.
    pub propensity_ratio: gm_estimate,
    /// The exact two-sided p-value of an unchanged complaint rate.
    pub complaint_p: f64,
    /// The two-sided p-value of an unchanged share with a problem.
    pub problem_p: f64,
    /// What both say together: GM_READING_*.
    pub reading: i32,
    /// Whether there is a ratio of complaint rates.
    pub has_complaint_ratio: u8,
    /// Whether there is a ratio of how often people complain.
    pub has_propensity_ratio: u8,
    /// 0.
    pub reserved: [u8; 2],
}

impl From<ComplaintChange> for gm_complaint_change {
    fn from(change: ComplaintChange) -> Self {
        let ComplaintChange {
            complaint_ratio,
            complaint_p,
            problem_difference,
            problem_p,
            propensity_ratio,
            reading,
            reading_text: _,
        } = change;
        Self {
            complaint_ratio: complaint_ratio.map_or(gm_estimate::NONE, Into::into),
            problem_difference: problem_difference.into(),
            propensity_ratio: propensity_ratio.map_or(gm_estimate::NONE, Into::into),
            complaint_p,
            problem_p,
            reading: position(&Reading::ALL, &reading),
            has_complaint_ratio: complaint_ratio.is_some().into(),
            has_propensity_ratio: propensity_ratio.is_some().into(),
            reserved: [0; 2],
        }
    }
}

/// Whether fewer complaints mean fewer problems: the change in complaints held beside the change in the share of customers
/// who say in a survey that they had a problem. A change counts if its p-value is below 1 - level.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if nobody was surveyed, GM_ERR_INVALID_OPTION for more people with a problem than were
/// surveyed or an exposure that is not above 0, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaints_change(
    before: *const gm_complaint_period,
    after: *const gm_complaint_period,
    level: f64,
    out: *mut gm_complaint_change,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (before, after, out) =
            unsafe { (required("before", before)?, required("after", after)?, Out::new("out", out)?) };
        out.write(complaints::change(&before.into(), &after.into(), level)?.into());
        Ok(())
    })
}

/// A reading, GM_READING_*, in words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaint_reading_text(
    reading: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { TextOut::new(buffer, capacity, needed) }?;
        out.write(decode("reading", &Reading::ALL, reading)?.text())
    })
}

/// How complaints about a problem ended, and what those customers mean to do.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_handling {
    /// What the outcome is called, such as satisfied, mollified, dissatisfied.
    pub name: *const c_char,
    /// How many complaints ended so.
    pub customers: u64,
    /// How many of those asked would come back.
    pub would_return: u64,
    /// How many of them were asked.
    pub asked: u64,
}

/// A problem, how often customers complain about it, and who comes back.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_problem {
    /// What it is called.
    pub name: *const c_char,
    /// How many of those surveyed had it, as the worst they had.
    pub with_problem: u64,
    /// How many of those asked had complained.
    pub complained: u64,
    /// How many with the problem were asked whether they had complained.
    pub asked: u64,
    /// How the complaints ended.
    pub outcomes: *const gm_handling,
    /// How many outcomes there are.
    pub n_outcomes: usize,
    /// How many of those asked who had not complained would come back.
    pub silent_would_return: u64,
    /// How many who had not complained were asked.
    pub silent_asked: u64,
}

impl gm_problem {
    unsafe fn read(&self, i: usize) -> Result<Problem, Failure> {
        // SAFETY: the caller's contract, passed on.
        let outcomes =
            unsafe { array(format_args!("problems[{i}].outcomes"), self.outcomes, self.n_outcomes) }?;
        let outcome = |(k, outcome): (usize, &gm_handling)| {
            let gm_handling { name, customers, would_return, asked } = *outcome;
            // SAFETY: as above.
            let name = unsafe { text(format_args!("problems[{i}].outcomes[{k}].name"), name) }?.to_owned();
            Ok(Handling { name, customers, would_return, asked })
        };
        Ok(Problem {
            // SAFETY: as above.
            name: unsafe { text(format_args!("problems[{i}].name"), self.name) }?.to_owned(),
            with_problem: self.with_problem,
            complained: self.complained,
            asked: self.asked,
            outcomes: outcomes.iter().enumerate().map(outcome).collect::<Result<_, Failure>>()?,
            silent_would_return: self.silent_would_return,
            silent_asked: self.silent_asked,
        })
    }
}

/// What one problem costs, or all of them.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_damage_row {
    /// How many customers had it.
    pub affected: gm_estimate,
    /// How many customers are lost through it.
    pub lost: gm_estimate,
    /// What those customers are worth; all zeros if the value of a customer was not given.
    pub revenue_at_risk: gm_estimate,
    /// Of how many complaints it is not known how they ended: they are taken to have ended like the others. 0 where not
    /// everybody with the problem was asked, because outcomes may then be of other people.
    pub n_open: u64,
    /// How many parts there are.
    pub n_parts: usize,
    /// Whether there is a revenue at risk.
    pub has_revenue_at_risk: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&DamageRow> for gm_damage_row {
    fn from(row: &DamageRow) -> Self {
        let DamageRow { problem: _, affected, lost, revenue_at_risk, n_open, parts } = row;
        Self {
            affected: (*affected).into(),
            lost: (*lost).into(),
            revenue_at_risk: revenue_at_risk.map_or(gm_estimate::NONE, Into::into),
            n_open: *n_open,
            n_parts: parts.len(),
            has_revenue_at_risk: revenue_at_risk.is_some().into(),
            reserved: 0,
        }
    }
}

/// The customers of one problem whose complaint ended in one way, or who did not complain.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_damage_part {
    /// How many customers this is about.
    pub customers: gm_estimate,
    /// The share of them who would come back, 0 to 1, Wilson interval.
    pub would_return: gm_estimate,
    /// How many of them are lost.
    pub lost: gm_estimate,
}

impl From<&DamagePart> for gm_damage_part {
    fn from(part: &DamagePart) -> Self {
        let DamagePart { outcome: _, customers, would_return, lost } = part;
        Self { customers: (*customers).into(), would_return: (*would_return).into(), lost: (*lost).into() }
    }
}

/// What problems cost. Made by gm_complaints_damage, freed by gm_damage_free; never changes, so any number of threads may
/// read one.
#[derive(Debug)]
pub struct gm_damage(Damage);

impl gm_damage {
    fn problem(&self, index: usize) -> Result<&DamageRow, Failure> {
        at("problem", &self.0.problems, index)
    }
}

/// What problems cost: how many customers had each, complained or kept silent, were content with the answer or not, and will
/// not come back (Goodman's market damage model). `surveyed` of `customers` were asked; `value` is what a customer is worth,
/// NaN if that is not known.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if nobody was surveyed, GM_ERR_TOO_FEW_UNITS without a problem, GM_ERR_INVALID_OPTION
/// for a part that is larger than its whole, complaints without an outcome, an outcome or silent customers of whom nobody was
/// asked whether they come back, a value that is not above 0, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_complaints_damage(
    problems: *const gm_problem,
    n_problems: usize,
    customers: u64,
    surveyed: u64,
    value: f64,
    level: f64,
    out: *mut *mut gm_damage,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (problems, out) = unsafe { (array("problems", problems, n_problems)?, Out::new("out", out)?) };
        // SAFETY: as above.
        let one = |(i, problem): (usize, &gm_problem)| unsafe { problem.read(i) };
        let problems = problems.iter().enumerate().map(one).collect::<Result<Vec<_>, Failure>>()?;
        let value = (!value.is_nan()).then_some(value);
        let options = DamageOptions { customers, surveyed, value, level };
        out.hand_over(gm_damage(complaints::damage(&problems, &options)?));
        Ok(())
    })
}

/// Frees what problems cost; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_free(damage: *mut gm_damage) {
    // SAFETY: the caller's contract.
    unsafe { free(damage) };
}

/// All problems together; no parts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_total(damage: *const gm_damage, out: *mut gm_damage_row) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("damage", damage, out, |damage| Ok((&damage.0.total).into())) }
}

/// The number of problems.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_n(damage: *const gm_damage, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("damage", damage, out, |damage| Ok(damage.0.problems.len())) }
}

/// One problem, in the order given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_problem(
    damage: *const gm_damage,
    index: usize,
    out: *mut gm_damage_row,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("damage", damage, out, |damage| Ok(damage.problem(index)?.into())) }
}

/// What a problem is called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_problem_name(
    damage: *const gm_damage,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("damage", damage, (buffer, capacity, needed), |damage| {
            Ok(damage.problem(index)?.problem.as_str())
        })
    }
}

/// One part of a problem: outcomes in the order given, those who did not complain last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_get_part(
    damage: *const gm_damage,
    index: usize,
    part: usize,
    out: *mut gm_damage_part,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("damage", damage, out, |damage| Ok(at("part", &damage.problem(index)?.parts, part)?.into()))
    }
}

/// How the complaints of a part ended; "silent" for those who did not complain.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_part_outcome(
    damage: *const gm_damage,
    index: usize,
    part: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("damage", damage, (buffer, capacity, needed), |damage| {
            Ok(at("part", &damage.problem(index)?.parts, part)?.outcome.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_damage_json(
    damage: *const gm_damage,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("damage", damage, (buffer, capacity, needed), |damage| serde_json::to_string(&damage.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_the_readings_they_are_named_after() {
        for (code, name) in [
            (GM_READING_NO_CHANGE, "no_change"),
            (GM_READING_BOTH_FELL, "both_fell"),
            (GM_READING_COMPLAINTS_FELL_ALONE, "complaints_fell_alone"),
            (GM_READING_PROBLEMS_FELL_ALONE, "problems_fell_alone"),
            (GM_READING_BOTH_ROSE, "both_rose"),
            (GM_READING_COMPLAINTS_ROSE_ALONE, "complaints_rose_alone"),
            (GM_READING_PROBLEMS_ROSE_ALONE, "problems_rose_alone"),
            (GM_READING_COMPLAINTS_FELL_PROBLEMS_ROSE, "complaints_fell_problems_rose"),
            (GM_READING_COMPLAINTS_ROSE_PROBLEMS_FELL, "complaints_rose_problems_fell"),
        ] {
            assert_eq!(decode("reading", &Reading::ALL, code).unwrap().name(), name);
        }
    }
}
