use std::ffi::c_char;
use std::sync::Arc;

use gapmodel_core::Label;
use gapmodel_core::gap::DeliveredMean;
use gapmodel_core::standards::{
    self, Attained, AttainedStandard, Attainment, AttainmentOptions, CriticalAttainment, Denominator,
    GapInputs, ObservationColumns, ServiceLevels, StandardKind, StandardSet, StandardUnit, StandardsTally,
};

use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::{at, gm_instrument, language};
use crate::pointer::{
    ArrayOut, Out, TextOut, Versioned, array, free, optional, optional_text, required, required_mut,
    struct_size, text, texts, versioned,
};
use crate::read::{Buffer, read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;

/// It was done or not.
pub const GM_STANDARD_YES_NO: i32 = 0;
/// It takes no longer than the target.
pub const GM_STANDARD_TIME_LIMIT: i32 = 1;
/// A share of contacts takes no longer than the target.
pub const GM_STANDARD_PERCENTILE: i32 = 2;
/// It is rated no worse than the target.
pub const GM_STANDARD_RATING: i32 = 3;

/// A share of contacts, 0 to 1.
pub const GM_UNIT_SHARE: i32 = 0;
/// Seconds.
pub const GM_UNIT_SECONDS: i32 = 1;
/// Minutes.
pub const GM_UNIT_MINUTES: i32 = 2;
/// Hours.
pub const GM_UNIT_HOURS: i32 = 3;
/// Days.
pub const GM_UNIT_DAYS: i32 = 4;
/// Points of a rating scale.
pub const GM_UNIT_POINTS: i32 = 5;

/// All contacts offered, answered or given up.
pub const GM_DENOMINATOR_OFFERED: i32 = 0;
/// Those answered.
pub const GM_DENOMINATOR_ANSWERED: i32 = 1;
/// Those offered, less those given up no later than the short abandon of the standard; all offered where it does not say what
/// is short.
pub const GM_DENOMINATOR_OFFERED_LESS_SHORT: i32 = 2;
/// Those answered, and those given up after the time the standard allows.
pub const GM_DENOMINATOR_ANSWERED_OR_LATE: i32 = 3;

/// A checked set of service standards. Made by gm_standard_set_from_toml and others, freed by gm_standard_set_free.
///
/// Never changes once made; what is made from it keeps what it needs, so it may be freed first.
#[derive(Debug)]
pub struct gm_standard_set(Arc<StandardSet>);

/// What was observed of each standard of a set, by segment. Made by gm_standards_tally_new, freed by
/// gm_standards_tally_free.
///
/// Adding in any order and merging in any grouping gives the same state, bit for bit; a call that fails changes nothing.
#[derive(Debug)]
pub struct gm_standards_tally(StandardsTally);

/// How far standards are attained. Made by gm_standards_attainment, freed by gm_attainment_free; never changes.
#[derive(Debug)]
pub struct gm_attainment(Attainment);

/// What standards and their attainment are to the gap model. Made by gm_standards_gap_inputs, freed by
/// gm_gap_inputs_free; never changes.
#[derive(Debug)]
pub struct gm_gap_inputs(GapInputs);

/// Which columns of a long table of observations hold what; set up by gm_observation_columns_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_observation_columns {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The id of the standard observed; NULL for "standard".
    pub standard: *const c_char,
    /// What was observed; NULL for "value".
    pub value: *const c_char,
    /// The contact it was observed in; NULL if contacts are not known.
    pub contact: *const c_char,
    /// Of times, who gave up (1); NULL if nobody did.
    pub abandoned: *const c_char,
    /// To whom the standard did not apply (1); NULL if there is no such column.
    pub not_applicable: *const c_char,
}

impl Versioned for gm_observation_columns {}

impl gm_observation_columns {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        reserved: 0,
        standard: std::ptr::null(),
        value: std::ptr::null(),
        contact: std::ptr::null(),
        abandoned: std::ptr::null(),
        not_applicable: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<ObservationColumns, Failure> {
        // SAFETY: the caller's contract, passed on.
        let name = |what: &str, pointer| unsafe { optional_text(what, pointer) };
        let named = |what, pointer| Ok::<_, Failure>(name(what, pointer)?.map(str::to_owned));
        let defaults = ObservationColumns::default();
        Ok(ObservationColumns {
            standard: named("standard", self.standard)?.unwrap_or(defaults.standard),
            value: named("value", self.value)?.unwrap_or(defaults.value),
            contact: named("contact", self.contact)?,
            abandoned: named("abandoned", self.abandoned)?,
            not_applicable: named("not_applicable", self.not_applicable)?,
        })
    }
}

/// Options of gm_standards_attainment; set up by gm_attainment_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_attainment_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Of which contacts the share within a time is taken: GM_DENOMINATOR_OFFERED.
    pub denominator: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// The scores, rising, from 0 to 100, at which one star more begins; NULL for no stars.
    pub stars: *const f64,
    /// The number of these scores.
    pub n_stars: usize,
    /// The language of the texts; NULL for "en".
    pub language: *const c_char,
}

impl Versioned for gm_attainment_options {}

impl gm_attainment_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        denominator: GM_DENOMINATOR_OFFERED,
        level: 0.95,
        stars: std::ptr::null(),
        n_stars: 0,
        language: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<AttainmentOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let (stars, language) =
            unsafe { (array("stars", self.stars, self.n_stars)?, language(self.language)?) };
        Ok(AttainmentOptions {
            level: self.level,
            denominator: decode("denominator", &Denominator::ALL, self.denominator)?,
            stars: stars.to_vec(),
            language: language.to_owned(),
        })
    }
}

/// How far the standards are attained in one segment, or over all. Parts whose has_ flag is 0 are all zeros.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_attained {
    /// 0 to 100: the weighted mean share of the standards that applied, critical ones left out.
    pub score: gm_estimate,
    /// The mean scorecard of a contact, 0 to 100.
    pub contacts: gm_estimate,
    /// The share of observations of critical standards that kept to them, 0 to 1.
    pub critical: gm_estimate,
    /// The share of contacts that failed no critical standard, 0 to 1.
    pub critical_contacts: gm_estimate,
    /// How often critical standards were failed.
    pub failures: u64,
    /// How many critical standards were.
    pub n_failed: usize,
    /// The number of standards.
    pub n_standards: usize,
    /// How many scores of the table of stars the score reaches.
    pub stars: u32,
    /// Whether there is a score.
    pub has_score: u8,
    /// Whether contacts are known.
    pub has_contacts: u8,
    /// Whether there is a share of critical standards.
    pub has_critical: u8,
    /// Whether there is one of contacts.
    pub has_critical_contacts: u8,
    /// Whether there are stars.
    pub has_stars: u8,
    /// 0.
    pub reserved: [u8; 7],
}

/// How far one standard is attained. Parts whose has_ flag is 0 are all zeros.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_attained_standard {
    /// The share that kept to it, 0 to 1; of times, of the contacts that the denominator says.
    pub share: gm_estimate,
    /// Of times, the share within the target of all offered.
    pub offered: gm_estimate,
    /// The same of those answered.
    pub answered: gm_estimate,
    /// The same of those offered less short abandons; not where the standard does not say what is short.
    pub offered_less_short: gm_estimate,
    /// The same of those answered or given up too late.
    pub answered_or_late: gm_estimate,
    /// Of times, the probability of an answer within the target had nobody given up (Kaplan and Meier); not where the target
    /// is longer than anybody waited and who waited longest gave up.
    pub survival: gm_estimate,
    /// Of a percentile, the time within which the required share was answered; not where too many gave up to know. Limits
    /// that too few answers allow are absent.
    pub percentile: gm_estimate,
    /// Of a rating, the mean rating, with Student's t.
    pub mean: gm_estimate,
    /// Where there is no survival, what it is not below, with the error of one limit.
    pub survival_at_least: f64,
    /// Where there is no percentile, what it is not below, likewise.
    pub percentile_at_least: f64,
    /// The probability with which an interval between two order statistics covers; not without either limit.
    pub percentile_coverage: f64,
    /// The target, in its unit.
    pub target: f64,
    /// The share of contacts that must keep to it, 0 to 1.
    pub required: f64,
    /// Its weight as a share of all; 0 of a critical standard.
    pub weight: f64,
    /// How often it was kept to.
    pub met: u64,
    /// How often it was not; of times, those answered too late.
    pub not_met: u64,
    /// How often it did not apply.
    pub not_applicable: u64,
    /// How often nothing was observed.
    pub missing: u64,
    /// Of times, how many gave up.
    pub abandoned: u64,
    /// GM_STANDARD_YES_NO to GM_STANDARD_RATING.
    pub kind: i32,
    /// GM_UNIT_SHARE to GM_UNIT_POINTS.
    pub unit: i32,
    /// Of times, which contacts the share is of: GM_DENOMINATOR_OFFERED to GM_DENOMINATOR_ANSWERED_OR_LATE. All offered where
    /// the standard does not say what a short abandon is.
    pub denominator: i32,
    /// Whether it is critical.
    pub critical: u8,
    /// Whether there is a share, and attained says something.
    pub has_share: u8,
    /// Whether the share reaches what is required.
    pub attained: u8,
    /// Whether the interval of the share leaves no doubt about that.
    pub certain: u8,
    /// Whether there is an offered.
    pub has_offered: u8,
    /// Whether there is an answered.
    pub has_answered: u8,
    /// Whether there is an offered_less_short.
    pub has_offered_less_short: u8,
    /// Whether there is an answered_or_late.
    pub has_answered_or_late: u8,
    /// Whether there is a survival.
    pub has_survival: u8,
    /// Whether there is a percentile.
    pub has_percentile: u8,
    /// Whether there is a percentile_coverage.
    pub has_percentile_coverage: u8,
    /// Whether there is a survival_at_least.
    pub has_survival_at_least: u8,
    /// Whether there is a percentile_at_least.
    pub has_percentile_at_least: u8,
    /// Whether there is a mean.
    pub has_mean: u8,
    /// 0.
    pub reserved: [u8; 6],
}

/// What standards of one attribute are to the gap model.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_gap_input {
    /// The standard, as a rating on the scale of the attribute.
    pub standard: f64,
    /// The mean of what is delivered, likewise.
    pub mean: f64,
    /// Its standard error.
    pub std_error: f64,
    /// The degrees of freedom of that.
    pub df: f64,
    /// How many observations it rests on.
    pub n: u64,
    /// Whether there is a std_error.
    pub has_std_error: u8,
    /// Whether there is a df.
    pub has_df: u8,
    /// 0.
    pub reserved: [u8; 6],
}

fn estimate(of: Option<gapmodel_core::Estimate>) -> (gm_estimate, u8) {
    (of.map_or(gm_estimate::NONE, gm_estimate::from), u8::from(of.is_some()))
}

impl From<&Attained> for gm_attained {
    fn from(attained: &Attained) -> Self {
        let Attained { labels: _, standards, score, contacts, critical, stars } = attained;
        let none = CriticalAttainment { failures: 0, failed: Vec::new(), share: None, contacts: None };
        let CriticalAttainment { failures, failed, share, contacts: critical_contacts } =
            critical.as_ref().unwrap_or(&none);
        let ((score, has_score), (contacts, has_contacts)) = (estimate(*score), estimate(*contacts));
        let ((critical, has_critical), (critical_contacts, has_critical_contacts)) =
            (estimate(*share), estimate(*critical_contacts));
        Self {
            score,
            contacts,
            critical,
            critical_contacts,
            failures: *failures,
            n_failed: failed.len(),
            n_standards: standards.len(),
            stars: stars.as_ref().map_or(0, |stars| stars.stars),
            has_score,
            has_contacts,
            has_critical,
            has_critical_contacts,
            has_stars: stars.is_some().into(),
            reserved: [0; 7],
        }
    }
}

impl From<&AttainedStandard> for gm_attained_standard {
    fn from(row: &AttainedStandard) -> Self {
        let AttainedStandard {
            id: _,
            text: _,
            kind,
            unit,
            target,
            required,
            weight,
            critical,
            attribute: _,
            dimension: _,
            met,
            not_met,
            not_applicable,
            missing,
            abandoned,
            share,
            denominator,
            mean,
            scale: _,
            attained,
            certain,
            levels,
            survival,
            survival_at_least,
            percentile,
            percentile_at_least,
            percentile_coverage,
        } = row;
        let none =
            ServiceLevels { offered: None, answered: None, offered_less_short: None, answered_or_late: None };
        let ServiceLevels { offered, answered, offered_less_short, answered_or_late } =
            levels.unwrap_or(none);
        let ((offered, has_offered), (answered, has_answered)) = (estimate(offered), estimate(answered));
        let (offered_less_short, has_offered_less_short) = estimate(offered_less_short);
        let (answered_or_late, has_answered_or_late) = estimate(answered_or_late);
        let ((share, has_share), (survival, has_survival)) = (estimate(*share), estimate(*survival));
        let ((percentile, has_percentile), (mean, has_mean)) = (estimate(*percentile), estimate(*mean));
        let (percentile_coverage, has_percentile_coverage) = flagged(*percentile_coverage);
        let [(survival_at_least, has_survival_at_least), (percentile_at_least, has_percentile_at_least)] =
            [*survival_at_least, *percentile_at_least].map(flagged);
        Self {
            share,
            offered,
            answered,
            offered_less_short,
            answered_or_late,
            survival,
            percentile,
            mean,
            survival_at_least,
            percentile_at_least,
            percentile_coverage,
            target: *target,
            required: *required,
            weight: *weight,
            met: *met,
            not_met: *not_met,
            not_applicable: *not_applicable,
            missing: *missing,
            abandoned: *abandoned,
            kind: position(&StandardKind::ALL, kind),
            unit: position(&StandardUnit::ALL, unit),
            denominator: position(&Denominator::ALL, &denominator.unwrap_or_default()),
            critical: (*critical).into(),
            has_share,
            attained: attained.unwrap_or(false).into(),
            certain: certain.unwrap_or(false).into(),
            has_offered,
            has_answered,
            has_offered_less_short,
            has_answered_or_late,
            has_survival,
            has_percentile,
            has_percentile_coverage,
            has_survival_at_least,
            has_percentile_at_least,
            has_mean,
            reserved: [0; 6],
        }
    }
}

/// The JSON Schema of files of standards.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_schema(
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { TextOut::new(buffer, capacity, needed) }?;
        out.write(&StandardSet::schema())
    })
}

/// Reads a set of standards from TOML text.
///
/// Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_from_toml(
    toml: *const c_char,
    out: *mut *mut gm_standard_set,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (toml, out) = unsafe { (text("toml", toml)?, Out::new("out", out)?) };
        out.hand_over(gm_standard_set(Arc::new(StandardSet::from_toml(toml)?)));
        Ok(())
    })
}

/// Reads a set of standards from JSON text.
///
/// Fails with GM_ERR_INVALID_INSTRUMENT, naming line and key.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_from_json(
    json: *const c_char,
    out: *mut *mut gm_standard_set,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (json, out) = unsafe { (text("json", json)?, Out::new("out", out)?) };
        out.hand_over(gm_standard_set(Arc::new(StandardSet::from_json(json)?)));
        Ok(())
    })
}

/// Frees a set; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_free(set: *mut gm_standard_set) {
    // SAFETY: the caller's contract.
    unsafe { free(set) };
}

/// The set as TOML text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_to_toml(
    set: *const gm_standard_set,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { written(set, (buffer, capacity, needed), StandardSet::to_toml) }
}

/// The set as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_to_json(
    set: *const gm_standard_set,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { written(set, (buffer, capacity, needed), StandardSet::to_json) }
}

unsafe fn written(
    set: *const gm_standard_set,
    (buffer, capacity, needed): Buffer,
    write: fn(&StandardSet) -> gapmodel_core::Result<String>,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract, passed on.
        let (set, out) = unsafe { (required("set", set)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&write(&set.0)?)
    })
}

/// The number of standards of a set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_n(set: *const gm_standard_set, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("set", set, out, |set| Ok(set.0.standards().len())) }
}

/// The weight of each standard: those that are not critical sum to 1, a critical one has 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_weights(
    set: *const gm_standard_set,
    buffer: *mut f64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (set, out) = unsafe { (required("set", set)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(set.0.weights())
    })
}

/// The index of the standard with an id. Fails with GM_ERR_UNKNOWN_ITEM.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_position(
    set: *const gm_standard_set,
    id: *const c_char,
    out: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (set, id, out) = unsafe { (required("set", set)?, text("id", id)?, Out::new("out", out)?) };
        out.write(set.0.position(id)?);
        Ok(())
    })
}

/// The standards held against the attributes of an instrument, as JSON text: which standards serve each expectation,
/// expectations no standard covers ("uncovered"), standards no expectation asks for ("unasked"), and those that do not
/// say whose wish they are ("unsourced").
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standard_set_coverage_json(
    set: *const gm_standard_set,
    instrument: *const gm_instrument,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let instrument = unsafe { required("instrument", instrument) }?;
        // SAFETY: as above.
        let (set, out) = unsafe { (required("set", set)?, TextOut::new(buffer, capacity, needed)?) };
        let coverage = serde_json::to_string(&set.0.coverage(&instrument.0));
        out.write(&coverage.map_err(|error| Failure::Argument(error.to_string()))?)
    })
}

/// Sets up columns with their usual names. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_observation_columns_init(columns: *mut gm_observation_columns) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("columns", columns) }?.write(gm_observation_columns::DEFAULT);
        Ok(())
    })
}

/// Makes a tally of nothing yet, by `n_by` segment columns.
///
/// Fails with GM_ERR_INVALID_OPTION for a segment column that stands twice.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_new(
    set: *const gm_standard_set,
    by: *const *const c_char,
    n_by: usize,
    out: *mut *mut gm_standards_tally,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (set, by, out) =
            unsafe { (required("set", set)?, texts("by", by, n_by)?, Out::new("out", out)?) };
        out.hand_over(gm_standards_tally(StandardsTally::new(Arc::clone(&set.0), &by)?));
        Ok(())
    })
}

/// Reads a tally that gm_standards_tally_to_json wrote, checked. Fails with GM_ERR_INVALID_BYTES.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_from_json(
    json: *const c_char,
    out: *mut *mut gm_standards_tally,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (json, out) = unsafe { (text("json", json)?, Out::new("out", out)?) };
        out.hand_over(gm_standards_tally(StandardsTally::from_json(json)?));
        Ok(())
    })
}

/// The tally as JSON text: equal tallies give the same text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_to_json(
    tally: *const gm_standards_tally,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (tally, out) = unsafe { (required("tally", tally)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&tally.0.to_json()?)
    })
}

/// Frees a tally; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_free(tally: *mut gm_standards_tally) {
    // SAFETY: the caller's contract.
    unsafe { free(tally) };
}

/// Adds a long table: a row per observation, with the id of its standard. `columns` may be NULL for the usual names.
///
/// A value is 1 or 0 of a yes or no, a time in the unit of the standard from 0 to 3,653 days, a rating; missing values
/// are counted as missing. Fails with GM_ERR_UNKNOWN_ITEM for a standard the set does not have, GM_ERR_OFF_SCALE for a
/// value that cannot be, such as a negative time, GM_ERR_INVALID_OPTION for a contact given up whose standard is no time
/// and for a flag that is neither 0 nor 1, each with its row; GM_ERR_UNKNOWN_COLUMN.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_observe(
    tally: *mut gm_standards_tally,
    table: *const gm_table,
    columns: *const gm_observation_columns,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (tally, table, columns) = unsafe {
            (
                required_mut("tally", tally)?,
                versioned("table", table)?.view()?,
                optional("columns", columns)?.unwrap_or(&gm_observation_columns::DEFAULT).read()?,
            )
        };
        Ok(tally.0.observe(&table, &columns)?)
    })
}

/// Adds a table with a row per contact and a column per standard; what it has no column of was not observed.
///
/// Fails as gm_standards_tally_observe, and with GM_ERR_UNKNOWN_COLUMN if it has a column of not one standard.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_observe_wide(
    tally: *mut gm_standards_tally,
    table: *const gm_table,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (tally, table) = unsafe { (required_mut("tally", tally)?, versioned("table", table)?.view()?) };
        Ok(tally.0.observe_wide(&table)?)
    })
}

/// Adds all that another tally of the same set and segment columns has seen; the two may be one.
///
/// Fails with GM_ERR_MISMATCH, GM_ERR_OVERFLOW.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_merge(
    tally: *mut gm_standards_tally,
    other: *const gm_standards_tally,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract; copied, as the two may be one.
        let other = unsafe { required("other", other) }?.0.clone();
        // SAFETY: as above.
        Ok(unsafe { required_mut("tally", tally) }?.0.merge(&other)?)
    })
}

/// How many observations there are, those that are missing or did not apply too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_tally_rows(
    tally: *const gm_standards_tally,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("tally", tally, out, |tally| Ok(tally.0.rows())) }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_options_init(options: *mut gm_attainment_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_attainment_options::DEFAULT);
        Ok(())
    })
}

/// How far the standards of a set are attained, in each segment of a tally and over all: shares with Wilson's interval,
/// times by four denominators, with who gave up taken as waiting on (Kaplan and Meier), percentiles between order
/// statistics, a score without what did not apply, critical standards apart from it, and the probability of each number
/// of stars. `options` may be NULL for the defaults.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if the tally has nothing, GM_ERR_INVALID_OPTION for a table of stars that does not
/// rise or is outside 0 to 100, a language nothing is written in, or GM_DENOMINATOR_OFFERED_LESS_SHORT where a time does
/// not say what is short; GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_attainment(
    tally: *const gm_standards_tally,
    options: *const gm_attainment_options,
    out: *mut *mut gm_attainment,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (tally, options, out) = unsafe {
            (
                required("tally", tally)?,
                optional("options", options)?.unwrap_or(&gm_attainment_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_attainment(standards::attainment(&tally.0, &options)?));
        Ok(())
    })
}

/// Frees a result; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_free(attainment: *mut gm_attainment) {
    // SAFETY: the caller's contract.
    unsafe { free(attainment) };
}

/// One segment, or all together for GM_TOTAL.
fn segment(attainment: &gm_attainment, segment: usize) -> Result<&Attained, Failure> {
    if segment == usize::MAX {
        return Ok(&attainment.0.total);
    }
    at("segment", &attainment.0.segments, segment)
}

/// The number of segments; 0 without segment columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_n_segments(
    attainment: *const gm_attainment,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("attainment", attainment, out, |attainment| Ok(attainment.0.segments.len())) }
}

/// The label of a segment in a segment column; "" where the column had no value. Segments are in order of their labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_segment_label(
    attainment: *const gm_attainment,
    segment: usize,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (attainment, out) =
            unsafe { (required("attainment", attainment)?, TextOut::new(buffer, capacity, needed)?) };
        let segment = at("segment", &attainment.0.segments, segment)?;
        match at("segment column", &segment.labels, index)? {
            Label::Missing => out.write(""),
            label => out.write(&label.to_string()),
        }
    })
}

/// The scores of a segment, or of GM_TOTAL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_get(
    attainment: *const gm_attainment,
    segment: usize,
    out: *mut gm_attained,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("attainment", attainment, out, |all| Ok(self::segment(all, segment)?.into())) }
}

/// One standard of a segment, or of GM_TOTAL, in the order of the set.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_get_standard(
    attainment: *const gm_attainment,
    segment: usize,
    i: usize,
    out: *mut gm_attained_standard,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("attainment", attainment, out, |all| {
            Ok(at("standard", &self::segment(all, segment)?.standards, i)?.into())
        })
    }
}

/// The id of a standard.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_standard_id(
    attainment: *const gm_attainment,
    i: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("attainment", attainment, (buffer, capacity, needed), |all| {
            Ok(at("standard", &all.0.total.standards, i)?.id.as_str())
        })
    }
}

/// The id of a critical standard that was failed in a segment, or in GM_TOTAL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_failed_id(
    attainment: *const gm_attainment,
    segment: usize,
    i: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("attainment", attainment, (buffer, capacity, needed), |all| {
            let critical = self::segment(all, segment)?.critical.as_ref();
            let failed = critical.map_or(&[][..], |critical| &critical.failed);
            Ok(at("failed standard", failed, i)?.as_str())
        })
    }
}

/// The probability of each number of stars, from none on, of a segment or of GM_TOTAL; none without a table of stars.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_stars(
    attainment: *const gm_attainment,
    segment: usize,
    buffer: *mut f64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (attainment, out) =
            unsafe { (required("attainment", attainment)?, ArrayOut::new(buffer, capacity, needed)?) };
        let stars = self::segment(attainment, segment)?.stars.as_ref();
        out.write(stars.map_or(&[][..], |stars| &stars.probabilities))
    })
}

/// The whole result as JSON text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_attainment_json(
    attainment: *const gm_attainment,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("attainment", attainment, (buffer, capacity, needed), |all| serde_json::to_string(&all.0))
    }
}

/// Attained standards of a segment, or of GM_TOTAL, as viewpoints of the gap model: of each attribute of the instrument
/// that standards serve, the standard and what is delivered, as ratings on its scale. A share of 0 is the worst point and
/// 1 the best. Give them to gm_gap_five as standards and delivered.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_standards_gap_inputs(
    attainment: *const gm_attainment,
    segment: usize,
    instrument: *const gm_instrument,
    out: *mut *mut gm_gap_inputs,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (attainment, instrument, out) = unsafe {
            (required("attainment", attainment)?, required("instrument", instrument)?, Out::new("out", out)?)
        };
        let attained = self::segment(attainment, segment)?;
        out.hand_over(gm_gap_inputs(standards::gap_inputs(attained, &instrument.0)));
        Ok(())
    })
}

/// Frees inputs; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_inputs_free(inputs: *mut gm_gap_inputs) {
    // SAFETY: the caller's contract.
    unsafe { free(inputs) };
}

/// The number of attributes that standards serve.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_inputs_n(inputs: *const gm_gap_inputs, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("inputs", inputs, out, |inputs| Ok(inputs.0.standards.len())) }
}

/// The id of an attribute that standards serve.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_inputs_attribute(
    inputs: *const gm_gap_inputs,
    i: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("inputs", inputs, (buffer, capacity, needed), |inputs| {
            Ok(at("attribute", &inputs.0.standards, i)?.0.as_str())
        })
    }
}

/// What the standards of an attribute are to the gap model.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_inputs_get(
    inputs: *const gm_gap_inputs,
    i: usize,
    out: *mut gm_gap_input,
) -> gm_status {
    let input = |inputs: &gm_gap_inputs| {
        let (_, standard) = at("attribute", &inputs.0.standards, i)?;
        let DeliveredMean { attribute: _, mean, std_error, df, n } = at("attribute", &inputs.0.delivered, i)?;
        let ((std_error, has_std_error), (df, has_df)) = (flagged(*std_error), flagged(*df));
        let (standard, mean, n) = (*standard, *mean, *n);
        Ok(gm_gap_input { standard, mean, std_error, df, n, has_std_error, has_df, reserved: [0; 6] })
    };
    // SAFETY: the caller's contract.
    unsafe { read("inputs", inputs, out, input) }
}

/// The inputs as JSON text, with the standards that are in none of them ("left_out").
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_inputs_json(
    inputs: *const gm_gap_inputs,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("inputs", inputs, (buffer, capacity, needed), |inputs| serde_json::to_string(&inputs.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        let kinds = [GM_STANDARD_YES_NO, GM_STANDARD_TIME_LIMIT, GM_STANDARD_PERCENTILE, GM_STANDARD_RATING];
        let names = ["yes_no", "time_limit", "percentile", "rating"];
        assert_eq!(kinds.map(|code| decode("kind", &StandardKind::ALL, code).unwrap().name()), names);
        let units =
            [GM_UNIT_SHARE, GM_UNIT_SECONDS, GM_UNIT_MINUTES, GM_UNIT_HOURS, GM_UNIT_DAYS, GM_UNIT_POINTS];
        let names = ["share", "seconds", "minutes", "hours", "days", "points"];
        assert_eq!(units.map(|code| decode("unit", &StandardUnit::ALL, code).unwrap().name()), names);
        let codes = [
            GM_DENOMINATOR_OFFERED,
            GM_DENOMINATOR_ANSWERED,
            GM_DENOMINATOR_OFFERED_LESS_SHORT,
            GM_DENOMINATOR_ANSWERED_OR_LATE,
        ];
        let names = ["offered", "answered", "offered_less_short", "answered_or_late"];
        assert_eq!(codes.map(|code| decode("denominator", &Denominator::ALL, code).unwrap().name()), names);
        // SAFETY: the defaults point to nothing.
        let defaults = unsafe { gm_attainment_options::DEFAULT.read() }.unwrap();
        assert_eq!(defaults, AttainmentOptions::default());
    }
}
