use std::ffi::c_char;

use gapmodel_core::Viewpoint;
use gapmodel_core::dimensions::{
    self, Balance, DimensionDifference, DimensionFinding, DimensionOptions, DimensionScore, DimensionScores,
    Face, Impact, ImpactOptions, ServiceDimension,
};

use crate::drivers::{gm_key_drivers, part};
use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::{at, language};
use crate::pointer::{Out, TextOut, Versioned, free, optional, optional_text, required, struct_size};
use crate::read::{read, read_json, read_optional, read_text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;

/// One of the three dimensions. Estimates are in points of 100.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_dimension_score {
    /// What customers perceived, or staff or a coach if they were asked for, 0 (worst) to 100 (best), with Student's t interval
    /// clipped to the scale.
    pub score: gm_estimate,
    /// What customers expected. All zeros unless has_expectation.
    pub expectation: gm_estimate,
    /// Perception - expectation of the same people, negative = shortfall. All zeros unless has_gap.
    pub gap: gm_estimate,
    /// How staff or a coach saw the service delivered; not a measure of service. All zeros unless has_staff.
    pub staff: gm_estimate,
    /// Staff's view - customers' view: positive where staff think better of the service. Its n is that of the contacts, its
    /// method GM_METHOD_T where both sides rated each of them. All zeros unless has_staff.
    pub bias: gm_estimate,
    /// Cronbach's alpha of what was perceived.
    pub alpha: f64,
    /// How many answered all of the dimension.
    pub n_alpha: u64,
    /// How many contacts both sides rated: they are paired in the bias.
    pub n_matched: u64,
    /// GM_DIMENSION_*.
    pub dimension: i32,
    /// Whether there is an alpha.
    pub has_alpha: u8,
    /// Whether expectations were asked.
    pub has_expectation: u8,
    /// Whether somebody gave both expectation and perception.
    pub has_gap: u8,
    /// Whether staff rated the service too, and so whether there is a bias.
    pub has_staff: u8,
}

impl From<&DimensionScore> for gm_dimension_score {
    fn from(row: &DimensionScore) -> Self {
        let DimensionScore {
            dimension,
            label: _,
            score,
            alpha,
            n_alpha,
            expectation,
            gap,
            staff,
            bias,
            n_matched,
        } = row;
        let (alpha, has_alpha) = flagged(*alpha);
        let (expectation, has_expectation) = part(*expectation);
        let (gap, has_gap) = part(*gap);
        let (staff, has_staff) = part(*staff);
        let (bias, _) = part(*bias);
        Self {
            score: (*score).into(),
            expectation,
            gap,
            staff,
            bias,
            alpha,
            n_alpha: *n_alpha,
            n_matched: *n_matched,
            dimension: code(*dimension),
            has_alpha,
            has_expectation,
            has_gap,
            has_staff,
        }
    }
}

fn code(dimension: ServiceDimension) -> i32 {
    position(&ServiceDimension::ALL, &dimension)
}

/// One dimension against another, paired within respondents.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_dimension_difference {
    /// The score of the first - that of the second, in points of 100.
    pub difference: gm_estimate,
    /// The paired t statistic. 0 unless has_t.
    pub t: f64,
    /// Its two-sided p-value; without a t statistic that of the exact sign test.
    pub p: f64,
    /// The p-value adjusted for the three differences (Holm).
    pub p_adjusted: f64,
    /// The one: GM_DIMENSION_*.
    pub first: i32,
    /// The other.
    pub second: i32,
    /// Whether there is a t statistic: not where the difference is the same for everybody.
    pub has_t: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&DimensionDifference> for gm_dimension_difference {
    fn from(row: &DimensionDifference) -> Self {
        let DimensionDifference { first, second, difference, t, p, p_adjusted } = row;
        Self {
            difference: (*difference).into(),
            t: t.unwrap_or(0.0),
            p: *p,
            p_adjusted: *p_adjusted,
            first: code(*first),
            second: code(*second),
            has_t: t.is_some().into(),
            reserved: 0,
        }
    }
}

/// Where the three scores stand in the triangle of business at (0, 0), human at (1, 0) and hidden at (1/2, sqrt(3)/2).
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_balance {
    /// How far the point is from the balanced centre: 0 in the centre, 1 in a corner.
    pub distance: gm_estimate,
    /// The share of business in the sum of the scores, 0 to 1; a third is balanced.
    pub business: f64,
    /// The share of human.
    pub human: f64,
    /// The share of hidden.
    pub hidden: f64,
    /// The point across, from business (0) to human (1).
    pub x: f64,
    /// The point upwards, from both of these (0) to hidden (0.866).
    pub y: f64,
    /// Snedecor's F of Hotelling's T squared against three means that are the same.
    pub f: f64,
    /// Its p-value, 0 to 1.
    pub p: f64,
    /// Whether there is a test: not without variation and below three respondents.
    pub has_test: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&Balance> for gm_balance {
    fn from(balance: &Balance) -> Self {
        let Balance { business, human, hidden, x, y, distance, f, p } = balance;
        Self {
            distance: (*distance).into(),
            business: *business,
            human: *human,
            hidden: *hidden,
            x: *x,
            y: *y,
            f: f.unwrap_or(0.0),
            p: p.unwrap_or(0.0),
            has_test: f.is_some().into(),
            reserved: 0,
        }
    }
}

/// One dimension that outweighs another beyond chance; its texts have functions of their own.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_dimension_finding {
    /// By how much the one is above the other, in points of 100.
    pub difference: gm_estimate,
    /// The p-value adjusted for the three differences (Holm).
    pub p_adjusted: f64,
    /// The dimension with the higher score: GM_DIMENSION_*.
    pub over: i32,
    /// The dimension with the lower score.
    pub under: i32,
}

impl From<&DimensionFinding> for gm_dimension_finding {
    fn from(finding: &DimensionFinding) -> Self {
        let DimensionFinding { rule: _, source: _, over, under, title: _, text: _, difference, p_adjusted } =
            finding;
        Self {
            difference: (*difference).into(),
            p_adjusted: *p_adjusted,
            over: code(*over),
            under: code(*under),
        }
    }
}

/// The name of the rule of a finding, the same in all languages.
pub const GM_FINDING_RULE: i32 = 0;
/// Where the rule comes from.
pub const GM_FINDING_SOURCE: i32 = 1;
/// What holds, in a few words.
pub const GM_FINDING_TITLE: i32 = 2;
/// What holds with its numbers, and what it usually means.
pub const GM_FINDING_TEXT: i32 = 3;

/// The three dimensions of the contacts of a segment. Made by gm_dimensions_score, freed by gm_dimension_scores_free; never
/// changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_dimension_scores(pub(crate) DimensionScores);

/// The business, human and hidden dimension of contacts as customers rated them: scores with interval and alpha, gaps,
/// staff's view and its bias, balance, and what outweighs what beyond chance.
///
/// `summary` holds answers to gm_instrument_three_dimensions, or to an instrument with dimensions "business", "human" and
/// "hidden"; `segment` is one of its segments, or GM_TOTAL. `viewpoint` is GM_PERCEPTION, or GM_DELIVERED to score the ratings of
/// staff or a coach by themselves, without findings. `level` is a fraction (0.95); `language` is that of labels
/// and texts, NULL for "en". No validated scale was found: an operationalisation by gapmodel.
///
/// Fails with GM_ERR_UNKNOWN_ITEM naming a dimension that the instrument lacks, GM_ERR_MISSING_VIEWPOINT without the viewpoint,
/// GM_ERR_NO_VALID_RATINGS naming the columns where nobody rated a dimension, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_OPTION for
/// another viewpoint and an unknown language, GM_ERR_INVALID_ARGUMENT for a viewpoint that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimensions_score(
    summary: *const gm_summary,
    segment: usize,
    viewpoint: i32,
    level: f64,
    language: *const c_char,
    out: *mut *mut gm_dimension_scores,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, language, out) = unsafe {
            (required("summary", summary)?, self::language(language)?.to_owned(), Out::new("out", out)?)
        };
        let viewpoint = decode("viewpoint", &Viewpoint::ALL, viewpoint)?;
        let options = DimensionOptions { level, language, viewpoint };
        out.hand_over(gm_dimension_scores(dimensions::score(&summary.segment(segment)?, &options)?));
        Ok(())
    })
}

/// Frees scores; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_free(scores: *mut gm_dimension_scores) {
    // SAFETY: the caller's contract.
    unsafe { free(scores) };
}

/// One dimension: GM_DIMENSION_*.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_get(
    scores: *const gm_dimension_scores,
    dimension: i32,
    out: *mut gm_dimension_score,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("scores", scores, out, |scores| Ok(of(scores, dimension)?.into())) }
}

fn of(scores: &gm_dimension_scores, dimension: i32) -> Result<&DimensionScore, Failure> {
    let dimension = decode("dimension", &ServiceDimension::ALL, dimension)?;
    let row = scores.0.dimensions.iter().find(|row| row.dimension == dimension);
    row.ok_or_else(|| Failure::Argument(format!("there is no dimension {}", dimension.name())))
}

/// The label of a dimension in the language asked for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_label(
    scores: *const gm_dimension_scores,
    dimension: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("scores", scores, (buffer, capacity, needed), |scores| Ok(&of(scores, dimension)?.label))
    }
}

/// How many customers were asked, or how many ratings of staff or a coach there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_respondents(
    scores: *const gm_dimension_scores,
    out: *mut u64,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("scores", scores, out, |scores| Ok(scores.0.respondents)) }
}

/// The number of differences: three, or none where nobody has all dimensions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_n_differences(
    scores: *const gm_dimension_scores,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("scores", scores, out, |scores| Ok(scores.0.differences.len())) }
}

/// One difference: business against human, business against hidden, human against hidden.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_difference(
    scores: *const gm_dimension_scores,
    index: usize,
    out: *mut gm_dimension_difference,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("scores", scores, out, |scores| Ok(at("difference", &scores.0.differences, index)?.into()))
    }
}

/// Where the scores stand in their triangle; fails with GM_ERR_INVALID_ARGUMENT if nobody has all dimensions, or all scores
/// are 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_balance(
    scores: *const gm_dimension_scores,
    out: *mut gm_balance,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read("scores", scores, out, |scores| {
            let none = || Failure::Argument("there is no balance: nobody has all dimensions".to_owned());
            Ok(scores.0.balance.as_ref().ok_or_else(none)?.into())
        })
    }
}

/// The number of findings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_n_findings(
    scores: *const gm_dimension_scores,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("scores", scores, out, |scores| Ok(scores.0.diagnosis.len())) }
}

/// One finding, the largest difference first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_finding(
    scores: *const gm_dimension_scores,
    index: usize,
    out: *mut gm_dimension_finding,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("scores", scores, out, |scores| Ok(at("finding", &scores.0.diagnosis, index)?.into())) }
}

/// A text of a finding: GM_FINDING_RULE, GM_FINDING_SOURCE, GM_FINDING_TITLE or GM_FINDING_TEXT.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_finding_text(
    scores: *const gm_dimension_scores,
    index: usize,
    which: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("scores", scores, (buffer, capacity, needed), |scores| {
            let finding = at("finding", &scores.0.diagnosis, index)?;
            Ok(match which {
                GM_FINDING_RULE => &finding.rule,
                GM_FINDING_SOURCE => &finding.source,
                GM_FINDING_TITLE => &finding.title,
                GM_FINDING_TEXT => &finding.text,
                _ => return Err(Failure::Argument(format!("there is no text {which} of a finding"))),
            })
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimension_scores_json(
    scores: *const gm_dimension_scores,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("scores", scores, (buffer, capacity, needed), |of| serde_json::to_string(&of.0)) }
}

/// The customer, about this contact: columns P_BUS1 to P_HID4, and overall.
pub const GM_FACE_CUSTOMER: i32 = 0;
/// The customer, about an excellent contact: columns E_BUS1 to E_HID4.
pub const GM_FACE_EXPECTATION: i32 = 1;
/// The agent who had the contact, in the first person: columns D_BUS1 to D_HID4.
pub const GM_FACE_AGENT: i32 = 2;
/// A coach who heard or read the contact: the same columns.
pub const GM_FACE_COACH: i32 = 3;

/// The questions of gm_instrument_three_dimensions as they are put to customers, agents or coaches (GM_FACE_*), as JSON text:
/// "introduction", and "questions" with the "column", "dimension" and "text" of each. `language` is "en" (which NULL stands
/// for), "nl", "fr" or "et". The wording is this library's own and not validated.
///
/// Fails with GM_ERR_INVALID_OPTION for another language, GM_ERR_INVALID_ARGUMENT for a face that is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimensions_questionnaire(
    face: i32,
    language: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (language, out) = unsafe { (self::language(language)?, TextOut::new(buffer, capacity, needed)?) };
        let asked = dimensions::questionnaire(decode("face", &Face::ALL, face)?, language)?;
        let json = serde_json::to_string(&asked).map_err(|error| Failure::Argument(error.to_string()))?;
        out.write(&json)
    })
}

/// Options of gm_dimensions_impact; set up by gm_impact_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_impact_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How often people are drawn again, from 20 / (1 - level) to 1000000, or 0 for no intervals and no probabilities: 1000.
    pub replicates: u32,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// The seed of the draws, 1.
    pub seed: u64,
    /// The id of a rated item of the instrument; NULL for the instrument's outcome.
    pub outcome: *const c_char,
    /// The item in which the same customers answered later; NULL for that of the instrument, if anybody did.
    pub later: *const c_char,
}

impl Versioned for gm_impact_options {}

impl gm_impact_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        replicates: 1000,
        level: 0.95,
        seed: 1,
        outcome: std::ptr::null(),
        later: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<ImpactOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let (outcome, later) =
            unsafe { (optional_text("outcome", self.outcome)?, optional_text("later", self.later)?) };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Ok(ImpactOptions {
            outcome: owned(outcome),
            later: owned(later),
            level: self.level,
            replicates: self.replicates,
            seed: self.seed,
        })
    }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_options_init(options: *mut gm_impact_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_impact_options::DEFAULT);
        Ok(())
    })
}

/// What each dimension adds to an outcome. Made by gm_dimensions_impact, freed by gm_impact_free; never changes, so any number
/// of threads may read one.
#[derive(Debug)]
pub struct gm_impact(Impact);

/// What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.
///
/// `summary` is as for gm_dimensions_score, and `segment` one of its segments, or GM_TOTAL: it counts scores together with
/// items, so that it merges and travels. The scores are key drivers of the outcome by general dominance. `options` may be NULL.
///
/// Fails with GM_ERR_UNKNOWN_ITEM naming a dimension or an item that the instrument lacks, GM_ERR_MISSING_VIEWPOINT without
/// perceptions, GM_ERR_INVALID_OPTION where no outcome is given and the instrument names none, for an item that is no rating,
/// and for survey weights; GM_ERR_NO_VALID_RATINGS where nobody answered the outcome, GM_ERR_ZERO_VARIANCE naming what does
/// not vary, GM_ERR_TOO_FEW_RATINGS below five complete answers, GM_ERR_INVALID_BYTES for a summary of before there was such a
/// tally, and as gm_drivers_key_drivers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dimensions_impact(
    summary: *const gm_summary,
    segment: usize,
    options: *const gm_impact_options,
    out: *mut *mut gm_impact,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, options, out) = unsafe {
            (
                required("summary", summary)?,
                optional("options", options)?.unwrap_or(&gm_impact_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_impact(dimensions::impact(&summary.segment(segment)?, &options)?));
        Ok(())
    })
}

/// Frees an impact; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_free(impact: *mut gm_impact) {
    // SAFETY: the caller's contract.
    unsafe { free(impact) };
}

/// The item that is explained.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_outcome(
    impact: *const gm_impact,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("impact", impact, (buffer, capacity, needed), |impact| Ok(&impact.0.outcome)) }
}

/// The item of the later answers; empty if there are none.
pub const GM_IMPACT_LATER_OUTCOME: i32 = 0;
/// Why later answers that there are could not be explained; empty otherwise.
pub const GM_IMPACT_WITHOUT_LATER: i32 = 1;

/// A text about the later answers: GM_IMPACT_LATER_OUTCOME or GM_IMPACT_WITHOUT_LATER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_text(
    impact: *const gm_impact,
    which: i32,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("impact", impact, (buffer, capacity, needed), |impact| {
            Ok(match which {
                GM_IMPACT_LATER_OUTCOME => impact.0.later_outcome.as_deref().unwrap_or_default(),
                GM_IMPACT_WITHOUT_LATER => impact.0.without_later.as_deref().unwrap_or_default(),
                _ => return Err(Failure::Argument(format!("there is no text {which} of an impact"))),
            })
        })
    }
}

/// The dimensions as drivers of the outcome (`later` 0), or of the later answers (1): business, human, hidden. Free them with
/// gm_key_drivers_free. Fails with GM_ERR_INVALID_ARGUMENT if there are no later answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_drivers(
    impact: *const gm_impact,
    later: i32,
    out: *mut *mut gm_key_drivers,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (impact, out) = unsafe { (required("impact", impact)?, Out::new("out", out)?) };
        let none = || Failure::Argument("there are no later answers".to_owned());
        let drivers = if later == 0 { &impact.0.now } else { impact.0.later.as_ref().ok_or_else(none)? };
        out.hand_over(gm_key_drivers(drivers.clone()));
        Ok(())
    })
}

/// The probability that the human dimension weighs more than each of the others in the outcome (`later` 0) or in the later
/// answers (1); absent without replicates and without later answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_human_first(
    impact: *const gm_impact,
    later: i32,
    value: *mut f64,
    has_value: *mut i32,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_optional("impact", impact, (value, has_value), |impact| {
            Ok(if later == 0 { impact.0.human_first } else { impact.0.human_first_later })
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_impact_json(
    impact: *const gm_impact,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("impact", impact, (buffer, capacity, needed), |of| serde_json::to_string(&of.0)) }
}
