use std::ffi::c_char;

use gapmodel_core::drivers::{
    self, Crosshair, Dominance, DominanceLevel, Driver, DriverFactor, DriverMethod, DriverOptions,
    DriverOutcome, ImportanceOptions, ImportancePerformance, ImportancePoint, ImportanceRow, KanoAnswer,
    KanoCategory, KanoCounts, KanoFeature, KanoOptions, KanoResult, KanoTable, KeyDrivers, PenaltyOptions,
    PenaltyReward, PenaltyRow, Quadrant,
};
use gapmodel_core::{Estimate, Label};

use crate::column::{column, gm_column};
use crate::cross_products::gm_cross_products;
use crate::estimate::{decode, flagged, gm_estimate, method, position};
use crate::instrument::at;
use crate::pointer::{
    ArrayOut, Out, Versioned, array, free, optional, optional_texts, required, struct_size, text, texts,
    versioned,
};
use crate::read::{read, read_json, read_text};
use crate::servqual::gm_servqual_result;
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_table;
use crate::tally::gm_pair_counts;

/// What a driver adds to R squared, averaged over all sets of the others: LMG, Shapley value.
pub const GM_DRIVERS_GENERAL_DOMINANCE: i32 = 0;
/// Johnson's relative weights (2000).
pub const GM_DRIVERS_RELATIVE_WEIGHTS: i32 = 1;
/// Standardised coefficient times correlation (Pratt 1987); may be negative.
pub const GM_DRIVERS_PRATT: i32 = 2;

/// Linear regression; R squared is the share of variance explained.
pub const GM_OUTCOME_LINEAR: i32 = 0;
/// Logistic regression of being in the top box; R squared is McFadden's.
pub const GM_OUTCOME_LOGISTIC: i32 = 1;

/// It adds more to every set of the other drivers.
pub const GM_DOMINANCE_COMPLETE: i32 = 0;
/// It adds more on average to the sets of each size.
pub const GM_DOMINANCE_CONDITIONAL: i32 = 1;
/// It adds more on average over all sizes.
pub const GM_DOMINANCE_GENERAL: i32 = 2;

/// Lines at the means of the attributes.
pub const GM_CROSSHAIR_MEAN: i32 = 0;
/// Lines at their medians.
pub const GM_CROSSHAIR_MEDIAN: i32 = 1;
/// Lines at the midpoint of the scale.
pub const GM_CROSSHAIR_MIDPOINT: i32 = 2;
/// Lines at values that are given.
pub const GM_CROSSHAIR_AT: i32 = 3;

/// Important and done badly.
pub const GM_CONCENTRATE_HERE: i32 = 0;
/// Important and done well.
pub const GM_KEEP_UP_THE_GOOD_WORK: i32 = 1;
/// Neither important nor done well.
pub const GM_LOW_PRIORITY: i32 = 2;
/// Done well without being important.
pub const GM_POSSIBLE_OVERKILL: i32 = 3;
/// No quadrant has enough probability.
pub const GM_UNDECIDED: i32 = 4;

/// Low ratings cost more than high ratings bring.
pub const GM_FACTOR_BASIC: i32 = 0;
/// Low ratings cost and high ratings bring; which of them more cannot be told.
pub const GM_FACTOR_PERFORMANCE: i32 = 1;
/// High ratings bring more than low ratings cost.
pub const GM_FACTOR_EXCITEMENT: i32 = 2;
/// The data do not tell: too few low or high ratings, or effects that cannot be told from none or from one another.
pub const GM_FACTOR_UNDECIDED: i32 = 3;
/// Nobody gave it a low rating, or nobody a high one.
pub const GM_FACTOR_UNDETERMINED: i32 = 4;

/// Twice like and twice dislike are questionable.
pub const GM_KANO_STANDARD: i32 = 0;
/// Twice must-be and twice live-with are questionable too.
pub const GM_KANO_POULIOT: i32 = 1;

/// An answer that counts as missing.
pub const GM_KANO_NO_ANSWER: i32 = 0;
/// I like it that way.
pub const GM_KANO_LIKE: i32 = 1;
/// It must be that way.
pub const GM_KANO_MUST: i32 = 2;
/// I am neutral.
pub const GM_KANO_NEUTRAL: i32 = 3;
/// I can live with it that way.
pub const GM_KANO_LIVE_WITH: i32 = 4;
/// I dislike it that way.
pub const GM_KANO_DISLIKE: i32 = 5;

/// Its absence dissatisfies, its presence is taken for granted.
pub const GM_KANO_MUST_BE: i32 = 0;
/// The more the better.
pub const GM_KANO_ONE_DIMENSIONAL: i32 = 1;
/// Its presence delights, its absence does not dissatisfy.
pub const GM_KANO_ATTRACTIVE: i32 = 2;
/// Neither matters.
pub const GM_KANO_INDIFFERENT: i32 = 3;
/// Its absence is wanted.
pub const GM_KANO_REVERSE: i32 = 4;
/// The two answers contradict each other.
pub const GM_KANO_QUESTIONABLE: i32 = 5;

/// Options of gm_drivers_key_drivers; set up by gm_driver_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_driver_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What the weights are: GM_DRIVERS_GENERAL_DOMINANCE.
    pub method: i32,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// From this value on the outcome counts as reached, and is modelled by logistic regression; not looked at unless
    /// has_top_box is set.
    pub top_box: f64,
    /// The seed of the draws, 1.
    pub seed: u64,
    /// How often people are drawn again, from 20 / (1 - level) to 1000000, or 0 for no intervals; not looked at unless has_replicates is set.
    pub replicates: u32,
    /// Whether replicates are given: 0, then 1000, and none where that would take more than some seconds.
    pub has_replicates: i32,
    /// Whether there is a top box: 0.
    pub has_top_box: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_driver_options {}

impl gm_driver_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        method: GM_DRIVERS_GENERAL_DOMINANCE,
        level: 0.95,
        top_box: 0.0,
        seed: 1,
        replicates: 0,
        has_replicates: 0,
        has_top_box: 0,
        reserved: 0,
    };

    fn read(&self) -> Result<DriverOptions, Failure> {
        Ok(DriverOptions {
            method: driver_method(self.method)?,
            top_box: (self.has_top_box != 0).then_some(self.top_box),
            level: self.level,
            replicates: (self.has_replicates != 0).then_some(self.replicates),
            seed: self.seed,
        })
    }
}

fn driver_method(code: i32) -> Result<DriverMethod, Failure> {
    decode("method of drivers", &DriverMethod::ALL, code)
}

/// One driver of an outcome.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_driver {
    /// Its part of R squared by the method chosen, with percentiles of people drawn again.
    pub weight: gm_estimate,
    /// By how much its weight is above that of random noise among the drivers; an interval above 0 tells it from noise, and
    /// one that includes 0 does not show that it is noise. All zeros unless has_above_noise.
    pub above_noise: gm_estimate,
    /// The weight divided by R squared.
    pub share: f64,
    /// General dominance; absent beyond 22 drivers.
    pub general_dominance: f64,
    /// Johnson's relative weight; absent for a logistic model.
    pub relative_weight: f64,
    /// Pratt's measure; absent for a logistic model.
    pub pratt: f64,
    /// Its correlation with the outcome, -1 to 1.
    pub correlation: f64,
    /// The coefficient per standard deviation: of the outcome in its standard deviations, of a logistic model in log odds.
    pub beta: f64,
    /// The variance inflation factor, from 1; above 10 the coefficient is mostly held to say too little.
    pub vif: f64,
    /// Its place by weight, from 1 for the largest.
    pub rank: u64,
    /// Its place by general dominance; 0 without it.
    pub general_dominance_rank: u64,
    /// Its place by relative weight; 0 without it.
    pub relative_weight_rank: u64,
    /// Its place by Pratt's measure; 0 without it.
    pub pratt_rank: u64,
    /// Whether the methods give it different places.
    pub ranks_differ: u8,
    /// Whether there is a difference to noise.
    pub has_above_noise: u8,
    /// Whether there is a share.
    pub has_share: u8,
    /// Whether there is general dominance.
    pub has_general_dominance: u8,
    /// Whether there is a relative weight.
    pub has_relative_weight: u8,
    /// Whether there is Pratt's measure.
    pub has_pratt: u8,
    /// 0.
    pub reserved: [u8; 2],
}

impl From<&Driver> for gm_driver {
    fn from(driver: &Driver) -> Self {
        let Driver {
            name: _,
            weight,
            share,
            rank,
            rank_probabilities: _,
            general_dominance,
            general_dominance_rank,
            relative_weight,
            relative_weight_rank,
            pratt,
            pratt_rank,
            ranks_differ,
            conditional_dominance: _,
            correlation,
            beta,
            vif,
            above_noise,
        } = driver;
        let (share, has_share) = flagged(*share);
        let (general_dominance, has_general_dominance) = flagged(*general_dominance);
        let (relative_weight, has_relative_weight) = flagged(*relative_weight);
        let (pratt, has_pratt) = flagged(*pratt);
        let (above_noise, has_above_noise) = part(*above_noise);
        Self {
            weight: (*weight).into(),
            above_noise,
            share,
            general_dominance,
            relative_weight,
            pratt,
            correlation: *correlation,
            beta: *beta,
            vif: *vif,
            rank: *rank,
            general_dominance_rank: general_dominance_rank.unwrap_or_default(),
            relative_weight_rank: relative_weight_rank.unwrap_or_default(),
            pratt_rank: pratt_rank.unwrap_or_default(),
            ranks_differ: (*ranks_differ).into(),
            has_above_noise,
            has_share,
            has_general_dominance,
            has_relative_weight,
            has_pratt,
            reserved: [0; 2],
        }
    }
}

/// What all drivers have in common.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_driver_facts {
    /// How much of the outcome all drivers explain together, 0 to 1: R squared, and McFadden's of a logistic model.
    pub r_squared: f64,
    /// The weight of random noise as one more driver. All zeros unless has_noise.
    pub noise: gm_estimate,
    /// How many have the outcome and every driver.
    pub n_valid: u64,
    /// How many lack one of them and were left out.
    pub n_missing: u64,
    /// The seed of the draws.
    pub seed: u64,
    /// How many replicates the intervals rest on; 0 if there are none, of which the JSON text says why.
    pub replicates: u32,
    /// How many more were drawn and left out.
    pub degenerate: u32,
    /// What the weights are: GM_DRIVERS_*.
    pub method: i32,
    /// GM_OUTCOME_LINEAR or GM_OUTCOME_LOGISTIC.
    pub outcome: i32,
    /// Whether all methods put the drivers in the same order.
    pub methods_agree: u8,
    /// Whether there is noise to compare with.
    pub has_noise: u8,
    /// 0.
    pub reserved: [u8; 6],
}

/// The drivers of an outcome. Made by gm_drivers_key_drivers and gm_drivers_key_drivers_products, freed by
/// gm_key_drivers_free; never changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_key_drivers(pub(crate) KeyDrivers);

impl gm_key_drivers {
    fn driver(&self, index: usize) -> Result<&Driver, Failure> {
        at("driver", &self.0.drivers, index)
    }

    fn facts(&self) -> gm_driver_facts {
        let KeyDrivers {
            method,
            outcome,
            r_squared,
            drivers: _,
            pairs: _,
            methods_agree,
            noise,
            regression: _,
            n_valid,
            n_missing,
            replicates,
            degenerate,
            seed,
            without_intervals: _,
        } = &self.0;
        let (noise, has_noise) = part(*noise);
        gm_driver_facts {
            r_squared: *r_squared,
            noise,
            n_valid: *n_valid,
            n_missing: *n_missing,
            seed: *seed,
            replicates: *replicates,
            degenerate: *degenerate,
            method: position(&DriverMethod::ALL, method),
            outcome: position(&DriverOutcome::ALL, outcome),
            methods_agree: (*methods_agree).into(),
            has_noise,
            reserved: [0; 6],
        }
    }
}

/// An estimate that may be absent, and whether it is there.
pub(crate) fn part(estimate: Option<Estimate>) -> (gm_estimate, u8) {
    (estimate.map_or(gm_estimate::NONE, Into::into), estimate.is_some().into())
}

/// Dominance analysis of correlations. Made by gm_drivers_dominance, freed by gm_dominance_free; never changes, so any
/// number of threads may read one.
#[derive(Debug)]
pub struct gm_dominance(Dominance);

/// Options of gm_drivers_importance_performance; set up by gm_importance_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_importance_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// Where the lines are: GM_CROSSHAIR_MEAN.
    pub crosshair: i32,
    /// The line of importance; not looked at unless crosshair is GM_CROSSHAIR_AT.
    pub importance_line: f64,
    /// The line of performance; not looked at unless crosshair is GM_CROSSHAIR_AT.
    pub performance_line: f64,
    /// The lowest point of the scale of the ratings; not looked at unless has_scale is set.
    pub scale_min: f64,
    /// The highest point of the scale of the ratings; not looked at unless has_scale is set.
    pub scale_max: f64,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// The probability a quadrant must have for an attribute to be in it: 0.9.
    pub certainty: f64,
    /// The seed of the draws, 1.
    pub seed: u64,
    /// How often people are drawn again: 1000; 100 to 1000000, or 0 for none.
    pub replicates: u32,
    /// Whether the scale is known: 0.
    pub has_scale: i32,
    /// How importance is derived where it is: GM_DRIVERS_GENERAL_DOMINANCE.
    pub method: i32,
    /// 0.
    pub reserved: i32,
}

impl Versioned for gm_importance_options {}

impl gm_importance_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        crosshair: GM_CROSSHAIR_MEAN,
        importance_line: 0.0,
        performance_line: 0.0,
        scale_min: 0.0,
        scale_max: 0.0,
        level: 0.95,
        certainty: 0.9,
        seed: 1,
        replicates: 1000,
        has_scale: 0,
        method: GM_DRIVERS_GENERAL_DOMINANCE,
        reserved: 0,
    };

    fn read(&self) -> Result<ImportanceOptions, Failure> {
        let crosshair = match self.crosshair {
            GM_CROSSHAIR_MEAN => Crosshair::Mean,
            GM_CROSSHAIR_MEDIAN => Crosshair::Median,
            GM_CROSSHAIR_MIDPOINT => Crosshair::Midpoint,
            GM_CROSSHAIR_AT => {
                Crosshair::At { importance: self.importance_line, performance: self.performance_line }
            }
            other => return Err(Failure::Argument(format!("there is no crosshair {other}"))),
        };
        Ok(ImportanceOptions {
            crosshair,
            scale: (self.has_scale != 0).then_some((self.scale_min, self.scale_max)),
            method: driver_method(self.method)?,
            level: self.level,
            certainty: self.certainty,
            replicates: self.replicates,
            seed: self.seed,
        })
    }
}

/// An attribute between importance and performance.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_importance_row {
    /// How important it is, in the unit of the ratings or of R squared.
    pub importance: gm_estimate,
    /// How well it is done, in the unit of the ratings or gaps.
    pub performance: gm_estimate,
    /// The probabilities of the quadrants GM_CONCENTRATE_HERE to GM_POSSIBLE_OVERKILL; all zeros unless has_probabilities.
    pub probabilities: [f64; 4],
    /// The quadrant in which the two values stand.
    pub position: i32,
    /// The same if its probability is large enough, else GM_UNDECIDED.
    pub quadrant: i32,
    /// Whether there are probabilities: not without replicates, nor for values of which nothing says how sure they are.
    pub has_probabilities: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&ImportanceRow> for gm_importance_row {
    fn from(row: &ImportanceRow) -> Self {
        let ImportanceRow { name: _, importance, performance, position: stands, quadrant, probabilities } =
            row;
        Self {
            importance: (*importance).into(),
            performance: (*performance).into(),
            probabilities: probabilities.as_slice().try_into().unwrap_or_default(),
            position: position(&Quadrant::ALL, stands),
            quadrant: position(&Quadrant::ALL, quadrant),
            has_probabilities: (!probabilities.is_empty()).into(),
            reserved: 0,
        }
    }
}

/// The lines between the quadrants.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_importance_lines {
    /// The line between low and high importance.
    pub importance: f64,
    /// The line between bad and good performance.
    pub performance: f64,
}

/// Attributes by importance and performance. Made by gm_drivers_importance_performance and its kin, freed by
/// gm_importance_free; never changes, so any number of threads may read one.
#[derive(Debug)]
pub struct gm_importance(pub(crate) ImportancePerformance);

impl gm_importance {
    fn row(&self, index: usize) -> Result<&ImportanceRow, Failure> {
        at("attribute", &self.0.attributes, index)
    }
}

/// Options of gm_drivers_penalty_reward; set up by gm_penalty_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_penalty_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// 0.
    pub reserved: i32,
    /// The lowest point of the scale of the attributes, 1.
    pub scale_min: f64,
    /// The highest point of the scale of the attributes, 5.
    pub scale_max: f64,
    /// Up to which rating an attribute is low; not looked at unless has_low is set.
    pub low: f64,
    /// From which rating on it is high; not looked at unless has_high is set.
    pub high: f64,
    /// Confidence level of the intervals, and of what counts as an effect: 0.95.
    pub level: f64,
    /// Whether low is given: 0, then it is the lowest point of the scale.
    pub has_low: i32,
    /// Whether high is given: 0, then it is the highest point of the scale.
    pub has_high: i32,
}

impl Versioned for gm_penalty_options {}

impl gm_penalty_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        reserved: 0,
        scale_min: 1.0,
        scale_max: 5.0,
        low: 0.0,
        high: 0.0,
        level: 0.95,
        has_low: 0,
        has_high: 0,
    };

    fn read(&self) -> PenaltyOptions {
        PenaltyOptions {
            scale: (self.scale_min, self.scale_max),
            low: (self.has_low != 0).then_some(self.low),
            high: (self.has_high != 0).then_some(self.high),
            level: self.level,
        }
    }
}

/// What low and high ratings of an attribute go with; absent parts are all zeros.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_penalty_row {
    /// The difference that a low rating makes to the outcome against one in between, negative as a rule.
    pub penalty: gm_estimate,
    /// The difference that a high rating makes, positive as a rule.
    pub reward: gm_estimate,
    /// Reward plus penalty: above 0 if high ratings bring more than low ratings cost.
    pub contrast: gm_estimate,
    /// Reward minus penalty, all that the attribute moves.
    pub range: f64,
    /// Contrast divided by range, -1 to 1; absent where a penalty is above 0 or a reward below 0.
    pub asymmetry: f64,
    /// How many rate it low.
    pub n_low: u64,
    /// How many rate it high.
    pub n_high: u64,
    /// What the attribute is to the outcome: GM_FACTOR_*.
    pub factor: i32,
    /// Whether there is a penalty.
    pub has_penalty: u8,
    /// Whether there is a reward.
    pub has_reward: u8,
    /// Whether there are a contrast and a range.
    pub has_contrast: u8,
    /// Whether there is an asymmetry.
    pub has_asymmetry: u8,
}

impl From<&PenaltyRow> for gm_penalty_row {
    fn from(row: &PenaltyRow) -> Self {
        let PenaltyRow { name: _, penalty, reward, contrast, range, asymmetry, factor, n_low, n_high } = row;
        let ((penalty, has_penalty), (reward, has_reward)) = (part(*penalty), part(*reward));
        let ((contrast, has_contrast), (asymmetry, has_asymmetry)) = (part(*contrast), flagged(*asymmetry));
        Self {
            penalty,
            reward,
            contrast,
            range: range.unwrap_or_default(),
            asymmetry,
            n_low: *n_low,
            n_high: *n_high,
            factor: position(&DriverFactor::ALL, factor),
            has_penalty,
            has_reward,
            has_contrast,
            has_asymmetry,
        }
    }
}

/// What all penalties and rewards have in common.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_penalty_facts {
    /// The share of the outcome's variance that all low and high ratings explain together, 0 to 1.
    pub r_squared: f64,
    /// Up to which rating an attribute is low.
    pub low: f64,
    /// From which rating on it is high.
    pub high: f64,
    /// How many have the outcome and every attribute.
    pub n_valid: u64,
    /// How many lack one of them and were left out.
    pub n_missing: u64,
}

/// Penalties and rewards of attributes. Made by gm_drivers_penalty_reward, freed by gm_penalty_reward_free; never changes, so
/// any number of threads may read one.
#[derive(Debug)]
pub struct gm_penalty_reward(PenaltyReward);

impl gm_penalty_reward {
    fn row(&self, index: usize) -> Result<&PenaltyRow, Failure> {
        at("attribute", &self.0.attributes, index)
    }
}

/// Options of gm_drivers_kano; set up by gm_kano_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_kano_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// How two answers become a category: GM_KANO_STANDARD.
    pub table: i32,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// The answers in the columns, whose case and spaces around them do not matter; NULL for 1 to 5 and the names like,
    /// must_be, neutral, live_with, dislike.
    pub answers: *const *const c_char,
    /// What each of them means, GM_KANO_LIKE to GM_KANO_DISLIKE, or GM_KANO_NO_ANSWER for one that counts as missing.
    pub meanings: *const i32,
    /// The number of these answers.
    pub n_answers: usize,
}

impl Versioned for gm_kano_options {}

impl gm_kano_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        table: GM_KANO_STANDARD,
        level: 0.95,
        answers: std::ptr::null(),
        meanings: std::ptr::null(),
        n_answers: 0,
    };

    unsafe fn read(&self) -> Result<KanoOptions, Failure> {
        // SAFETY: the caller's contract, passed on.
        let (answers, meanings) = unsafe {
            (
                optional_texts("answers", self.answers, self.n_answers)?,
                array("meanings", self.meanings, self.n_answers)?,
            )
        };
        let meaning = |(answer, meaning): (Option<&str>, &i32)| {
            let meaning = match *meaning {
                GM_KANO_NO_ANSWER => None,
                // A code that is none becomes another that is none.
                code => Some(decode("answer", &KanoAnswer::ALL, code.saturating_sub(1))?),
            };
            Ok((Label::parse(answer.unwrap_or_default()), meaning))
        };
        Ok(KanoOptions {
            table: decode("table", &KanoTable::ALL, self.table)?,
            answers: answers.into_iter().zip(meanings).map(meaning).collect::<Result<_, Failure>>()?,
            level: self.level,
        })
    }
}

/// What a feature is to customers; absent parts are all zeros.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_kano_feature {
    /// How far satisfaction rises with it, (A + O) / (A + O + M + I), 0 to 1.
    pub better: gm_estimate,
    /// How far satisfaction falls without it, -(O + M) / (A + O + M + I), -1 to 0.
    pub worse: gm_estimate,
    /// How important people say it is, in the unit of these ratings.
    pub self_stated: gm_estimate,
    /// How many people put it in each category, GM_KANO_MUST_BE to GM_KANO_QUESTIONABLE.
    pub counts: [u64; 6],
    /// The limit of Fong (1996) that the difference of the first two categories is often held against: for comparison only.
    pub fong_limit: f64,
    /// The two-sided p-value of the exact sign test of one against the other.
    pub p: f64,
    /// The share of the first category less that of the second, 0 to 1.
    pub category_strength: f64,
    /// The share to whom it matters in the wanted direction, (A + O + M) / N, 0 to 1.
    pub total_strength: f64,
    /// How many gave both answers.
    pub n_valid: u64,
    /// How many lack an answer.
    pub n_missing: u64,
    /// The category of most people.
    pub category: i32,
    /// The category of the second most people.
    pub runner_up: i32,
    /// Whether the first is ahead of the second beyond chance: p is below 0.1.
    pub is_clear: u8,
    /// Whether there is a coefficient better.
    pub has_better: u8,
    /// Whether there is a coefficient worse.
    pub has_worse: u8,
    /// Whether importance was stated.
    pub has_self_stated: u8,
    /// Whether there is a second category: not if everybody is in one.
    pub has_runner_up: u8,
    /// 0.
    pub reserved: [u8; 3],
}

impl From<&KanoFeature> for gm_kano_feature {
    fn from(feature: &KanoFeature) -> Self {
        let KanoFeature {
            name: _,
            counts,
            category,
            runner_up,
            is_clear,
            fong_limit,
            p,
            better,
            worse,
            category_strength,
            total_strength,
            self_stated,
            n_valid,
            n_missing,
        } = feature;
        let KanoCounts { must_be, one_dimensional, attractive, indifferent, reverse, questionable } = *counts;
        let ((better, has_better), (worse, has_worse)) = (part(*better), part(*worse));
        let (self_stated, has_self_stated) = part(*self_stated);
        Self {
            better,
            worse,
            self_stated,
            counts: [must_be, one_dimensional, attractive, indifferent, reverse, questionable],
            fong_limit: *fong_limit,
            p: *p,
            category_strength: *category_strength,
            total_strength: *total_strength,
            n_valid: *n_valid,
            n_missing: *n_missing,
            category: position(&KanoCategory::ALL, category),
            runner_up: runner_up.map_or(0, |of| position(&KanoCategory::ALL, &of)),
            is_clear: (*is_clear).into(),
            has_better,
            has_worse,
            has_self_stated,
            has_runner_up: runner_up.is_some().into(),
            reserved: [0; 3],
        }
    }
}

/// What features are to customers. Made by gm_drivers_kano and gm_drivers_kano_pairs, freed by gm_kano_free; never changes, so
/// any number of threads may read one.
#[derive(Debug)]
pub struct gm_kano(pub(crate) KanoResult);

impl gm_kano {
    fn feature(&self, index: usize) -> Result<&KanoFeature, Failure> {
        at("feature", &self.0.features, index)
    }
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_driver_options_init(options: *mut gm_driver_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_driver_options::DEFAULT);
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_options_init(options: *mut gm_importance_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_importance_options::DEFAULT);
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_options_init(options: *mut gm_penalty_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_penalty_options::DEFAULT);
        Ok(())
    })
}

/// Sets options to their defaults. Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_kano_options_init(options: *mut gm_kano_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_kano_options::DEFAULT);
        Ok(())
    })
}

/// Dominance analysis of correlations alone, as a publication prints them.
///
/// `correlations` has `n` rows of `n`, one after the other, `with_outcome` the correlation of each driver with the outcome;
/// `names` are the drivers', at most 22.
///
/// Fails with GM_ERR_INVALID_OPTION for no driver or more than 22, correlations that are not symmetric with 1 on the diagonal
/// and -1 to 1 elsewhere, or that no data can have, and naming a driver that others determine and which ones.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_dominance(
    names: *const *const c_char,
    correlations: *const f64,
    with_outcome: *const f64,
    n: usize,
    out: *mut *mut gm_dominance,
) -> gm_status {
    guard(|| {
        let cells = n
            .checked_mul(n)
            .ok_or_else(|| Failure::Argument("correlations are more than any memory holds".to_owned()))?;
        // SAFETY: the caller's contract.
        let (names, correlations, with_outcome, out) = unsafe {
            (
                texts("names", names, n)?,
                array("correlations", correlations, cells)?,
                array("with_outcome", with_outcome, n)?,
                Out::new("out", out)?,
            )
        };
        let rows: Vec<Vec<f64>> = correlations.chunks(n.max(1)).map(<[f64]>::to_vec).collect();
        out.hand_over(gm_dominance(drivers::dominance(&names, &rows, with_outcome)?));
        Ok(())
    })
}

/// Frees a dominance analysis; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dominance_free(dominance: *mut gm_dominance) {
    // SAFETY: the caller's contract.
    unsafe { free(dominance) };
}

/// The share of the outcome's variance that all drivers explain together, 0 to 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dominance_r_squared(dominance: *const gm_dominance, out: *mut f64) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("dominance", dominance, out, |dominance| Ok(dominance.0.r_squared)) }
}

/// General dominance of each driver; they sum to R squared.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dominance_general(
    dominance: *const gm_dominance,
    buffer: *mut f64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (dominance, out) =
            unsafe { (required("dominance", dominance)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(&dominance.0.general)
    })
}

/// What a driver adds to R squared on average over the sets of 0, 1, 2 and so on other drivers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dominance_conditional(
    dominance: *const gm_dominance,
    driver: usize,
    buffer: *mut f64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (dominance, out) =
            unsafe { (required("dominance", dominance)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(at("driver", &dominance.0.conditional, driver)?)
    })
}

/// Which of two drivers dominates the other, and at which level: -1 is written to `dominant` if neither does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dominance_pair(
    dominance: *const gm_dominance,
    first: usize,
    second: usize,
    dominant: *mut i32,
    level: *mut i32,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (dominance, dominant, level) = unsafe {
            (required("dominance", dominance)?, Out::new("dominant", dominant)?, Out::new("level", level)?)
        };
        let names = &dominance.0.names;
        let (a, b) = (at("driver", names, first)?, at("driver", names, second)?);
        let is_pair = |one: &String, other: &String| (one, other) == (a, b) || (one, other) == (b, a);
        let pair = dominance.0.pairs.iter().find(|pair| is_pair(&pair.dominant, &pair.other));
        let place = |name: &String| position(names, name);
        dominant.write(pair.map_or(-1, |pair| place(&pair.dominant)));
        level.write(pair.map_or(-1, |pair| position(&DominanceLevel::ALL, &pair.level)));
        Ok(())
    })
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_dominance_json(
    dominance: *const gm_dominance,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("dominance", dominance, (buffer, capacity, needed), |of| serde_json::to_string(&of.0))
    }
}

/// The drivers of an outcome, ordered by their part in what is explained of it.
///
/// All columns of `drivers` are drivers, `outcome` one more column, one row per respondent in any unit; who lacks one of them
/// is left out and counted. Weights sum to R squared. Intervals are percentiles of a seeded bootstrap of people. `options` may
/// be NULL.
///
/// Fails with GM_ERR_INVALID_OPTION for no driver, for more than 22 with general dominance or a top box, naming a driver that
/// others determine and which ones, naming a driver that is the outcome itself, or a variable that varies by less than 1e-6
/// (values are read to nine decimal places), for a top box that nobody or everybody reaches, for another method than general
/// dominance with a top box, drivers that separate the outcome fully, and replicates out of range; GM_ERR_ZERO_VARIANCE naming
/// a driver or the outcome if it does not vary; GM_ERR_NO_VALID_RATINGS naming one that nobody answered; GM_ERR_TOO_FEW_RATINGS
/// for fewer complete rows than drivers + 2; GM_ERR_UNEQUAL_LENGTHS, GM_ERR_OFF_SCALE, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_key_drivers(
    drivers: *const gm_table,
    outcome: *const gm_column,
    options: *const gm_driver_options,
    out: *mut *mut gm_key_drivers,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (table, outcome, options, out) = unsafe {
            (
                versioned("drivers", drivers)?.view()?,
                column("outcome", outcome)?,
                optional("options", options)?.unwrap_or(&gm_driver_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_key_drivers(drivers::key_drivers(&table, outcome, &options)?));
        Ok(())
    })
}

/// The drivers of an outcome from sums of products alone, which merge and stream: without intervals.
///
/// `names` are the `n_names` variables of the sums in their order, one of them the `outcome`, all others drivers. `options`
/// may be NULL; replicates are not looked at.
///
/// Fails as gm_drivers_key_drivers, and with GM_ERR_INVALID_OPTION for another number of names than variables, a name given
/// twice, an outcome that is none of them, and a top box, which needs the rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_key_drivers_products(
    products: *const gm_cross_products,
    names: *const *const c_char,
    n_names: usize,
    outcome: *const c_char,
    options: *const gm_driver_options,
    out: *mut *mut gm_key_drivers,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (products, names, outcome, options, out) = unsafe {
            (
                required("products", products)?,
                texts("names", names, n_names)?,
                text("outcome", outcome)?,
                optional("options", options)?.unwrap_or(&gm_driver_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let found = drivers::key_drivers_products(&products.0, &names, outcome, &options)?;
        out.hand_over(gm_key_drivers(found));
        Ok(())
    })
}

/// Frees key drivers; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_free(drivers: *mut gm_key_drivers) {
    // SAFETY: the caller's contract.
    unsafe { free(drivers) };
}

/// The number of drivers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_n(drivers: *const gm_key_drivers, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("drivers", drivers, out, |drivers| Ok(drivers.0.drivers.len())) }
}

/// One driver, in the order of the columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_get(
    drivers: *const gm_key_drivers,
    index: usize,
    out: *mut gm_driver,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("drivers", drivers, out, |drivers| Ok(drivers.driver(index)?.into())) }
}

/// The name of a driver.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_name(
    drivers: *const gm_key_drivers,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("drivers", drivers, (buffer, capacity, needed), |drivers| Ok(&drivers.driver(index)?.name))
    }
}

/// The probability of each place of a driver, from the first on; none without replicates.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_rank_probabilities(
    drivers: *const gm_key_drivers,
    index: usize,
    buffer: *mut f64,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (drivers, out) =
            unsafe { (required("drivers", drivers)?, ArrayOut::new(buffer, capacity, needed)?) };
        out.write(&drivers.driver(index)?.rank_probabilities)
    })
}

/// What all drivers have in common.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_facts(
    drivers: *const gm_key_drivers,
    out: *mut gm_driver_facts,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("drivers", drivers, out, |drivers| Ok(drivers.facts())) }
}

/// The whole result as JSON text, with the field names of all languages: conditional dominance, pairs and regression too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_key_drivers_json(
    drivers: *const gm_key_drivers,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("drivers", drivers, (buffer, capacity, needed), |of| serde_json::to_string(&of.0)) }
}

/// Attributes by stated importance and performance: four quadrants, and how surely each attribute is in its own.
///
/// Both tables have a column of ratings per attribute, of the same names and people; each mean is that of all who answered.
/// People are drawn again, the lines with them. `options` may be NULL.
///
/// Fails with GM_ERR_TOO_FEW_UNITS for fewer than two attributes, GM_ERR_INVALID_OPTION naming the columns that the tables do
/// not share, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_NO_VALID_RATINGS naming an attribute nobody rated,
/// GM_ERR_OFF_SCALE, GM_ERR_INVALID_OPTION for a midpoint without a scale, a line, a certainty or a number of replicates out of
/// range, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_importance_performance(
    importance: *const gm_table,
    performance: *const gm_table,
    options: *const gm_importance_options,
    out: *mut *mut gm_importance,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (importance, performance, options, out) = unsafe {
            (
                versioned("importance", importance)?.view()?,
                versioned("performance", performance)?.view()?,
                optional("options", options)?.unwrap_or(&gm_importance_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_importance(drivers::importance_performance(&importance, &performance, &options)?));
        Ok(())
    })
}

/// Attributes by derived importance and performance: importance is the part of each in what is explained of an outcome, by
/// the method of the options, of those who gave all. `options` may be NULL.
///
/// Fails as gm_drivers_importance_performance and gm_drivers_key_drivers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_importance_performance_derived(
    performance: *const gm_table,
    outcome: *const gm_column,
    options: *const gm_importance_options,
    out: *mut *mut gm_importance,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (performance, outcome, options, out) = unsafe {
            (
                versioned("performance", performance)?.view()?,
                column("outcome", outcome)?,
                optional("options", options)?.unwrap_or(&gm_importance_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let found = drivers::importance_performance_derived(&performance, outcome, &options)?;
        out.hand_over(gm_importance(found));
        Ok(())
    })
}

/// An estimate as the core has it.
pub(crate) fn estimate_of(estimate: &gm_estimate) -> Result<Estimate, Failure> {
    let number = |value: f64, has: u8| (has != 0).then_some(value);
    Ok(Estimate {
        value: estimate.value,
        std_error: number(estimate.std_error, estimate.has_std_error),
        low: number(estimate.low, estimate.has_low),
        high: number(estimate.high, estimate.has_high),
        level: estimate.level,
        n_valid: estimate.n_valid,
        n_missing: estimate.n_missing,
        n_excluded: estimate.n_excluded,
        n_effective: estimate.n_effective,
        method: method(estimate.method)?,
    })
}

/// Attributes by importance and performance that are known from elsewhere: derived weights, published means.
///
/// `names`, `importance` and `performance` have `n` elements; a value with a standard error is drawn again from a normal
/// distribution, one without counts as known exactly. `options` may be NULL.
///
/// Fails as gm_drivers_importance_performance; there is no midpoint.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_importance_performance_points(
    names: *const *const c_char,
    importance: *const gm_estimate,
    performance: *const gm_estimate,
    n: usize,
    options: *const gm_importance_options,
    out: *mut *mut gm_importance,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (names, importance, performance, options, out) = unsafe {
            (
                texts("names", names, n)?,
                array("importance", importance, n)?,
                array("performance", performance, n)?,
                optional("options", options)?.unwrap_or(&gm_importance_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let mut points = Vec::with_capacity(n);
        for (name, (importance, performance)) in names.iter().zip(importance.iter().zip(performance)) {
            points.push(ImportancePoint {
                name: (*name).to_owned(),
                importance: estimate_of(importance)?,
                performance: estimate_of(performance)?,
            });
        }
        out.hand_over(gm_importance(drivers::importance_performance_points(&points, &options)?));
        Ok(())
    })
}

/// The attributes of a gap score by mean expectation, as importance, and gap, as performance. `options` may be NULL.
///
/// Fails as gm_drivers_importance_performance_points.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_importance_gaps(
    scored: *const gm_servqual_result,
    options: *const gm_importance_options,
    out: *mut *mut gm_importance,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (scored, options, out) = unsafe {
            (
                required("scored", scored)?,
                optional("options", options)?.unwrap_or(&gm_importance_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let points = drivers::importance_gaps(&scored.result)?;
        out.hand_over(gm_importance(drivers::importance_performance_points(&points, &options)?));
        Ok(())
    })
}

/// Frees attributes by importance and performance; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_free(importance: *mut gm_importance) {
    // SAFETY: the caller's contract.
    unsafe { free(importance) };
}

/// The number of attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_n(importance: *const gm_importance, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("importance", importance, out, |importance| Ok(importance.0.attributes.len())) }
}

/// One attribute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_get(
    importance: *const gm_importance,
    index: usize,
    out: *mut gm_importance_row,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("importance", importance, out, |importance| Ok(importance.row(index)?.into())) }
}

/// The name of an attribute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_name(
    importance: *const gm_importance,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("importance", importance, (buffer, capacity, needed), |of| Ok(&of.row(index)?.name)) }
}

/// The lines between the quadrants.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_lines_of(
    importance: *const gm_importance,
    out: *mut gm_importance_lines,
) -> gm_status {
    let lines = |of: &gm_importance| {
        Ok(gm_importance_lines { importance: of.0.importance_line, performance: of.0.performance_line })
    };
    // SAFETY: the caller's contract.
    unsafe { read("importance", importance, out, lines) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_importance_json(
    importance: *const gm_importance,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("importance", importance, (buffer, capacity, needed), |of| serde_json::to_string(&of.0))
    }
}

/// Which attributes are basic, which excite, and which count both ways: penalty-reward contrast analysis.
///
/// `attributes` has columns of ratings on one scale, `outcome` is one more column in any unit; who lacks one is left out. Each
/// attribute becomes two variables, 1 for a low rating and 1 for a high rating; one regression has all of them. An attribute is
/// basic where penalty and contrast are below 0, excitement where reward and contrast are above 0, performance where the
/// penalty is below and the reward above 0 and the contrast is neither, all by their intervals; all else is undecided, low
/// ratings that help and high ones that cost among it, and so is what fewer than five people rate low, or high. `options` may
/// be NULL.
///
/// Fails with GM_ERR_INVALID_OPTION for no attribute, limits that are not on the scale in order, where nobody rates anything
/// low or high, naming an attribute that nobody rates in between, a variable that others determine, and an outcome of too
/// little spread; GM_ERR_ZERO_VARIANCE for an outcome that does not vary, or of
/// which nothing is left; GM_ERR_TOO_FEW_RATINGS for fewer complete rows than variables + 2; GM_ERR_UNEQUAL_LENGTHS,
/// GM_ERR_OFF_SCALE, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_penalty_reward(
    attributes: *const gm_table,
    outcome: *const gm_column,
    options: *const gm_penalty_options,
    out: *mut *mut gm_penalty_reward,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (attributes, outcome, options, out) = unsafe {
            (
                versioned("attributes", attributes)?.view()?,
                column("outcome", outcome)?,
                optional("options", options)?.unwrap_or(&gm_penalty_options::DEFAULT).read(),
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_penalty_reward(drivers::penalty_reward(&attributes, outcome, &options)?));
        Ok(())
    })
}

/// Frees penalties and rewards; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_reward_free(rewards: *mut gm_penalty_reward) {
    // SAFETY: the caller's contract.
    unsafe { free(rewards) };
}

/// The number of attributes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_reward_n(
    rewards: *const gm_penalty_reward,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("rewards", rewards, out, |rewards| Ok(rewards.0.attributes.len())) }
}

/// One attribute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_reward_get(
    rewards: *const gm_penalty_reward,
    index: usize,
    out: *mut gm_penalty_row,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("rewards", rewards, out, |rewards| Ok(rewards.row(index)?.into())) }
}

/// The name of an attribute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_reward_name(
    rewards: *const gm_penalty_reward,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("rewards", rewards, (buffer, capacity, needed), |rewards| Ok(&rewards.row(index)?.name))
    }
}

/// What all penalties and rewards have in common.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_reward_facts(
    rewards: *const gm_penalty_reward,
    out: *mut gm_penalty_facts,
) -> gm_status {
    let facts = |rewards: &gm_penalty_reward| {
        let PenaltyReward { attributes: _, r_squared, low, high, n_valid, n_missing } = rewards.0;
        Ok(gm_penalty_facts { r_squared, low, high, n_valid, n_missing })
    };
    // SAFETY: the caller's contract.
    unsafe { read("rewards", rewards, out, facts) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_penalty_reward_json(
    rewards: *const gm_penalty_reward,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("rewards", rewards, (buffer, capacity, needed), |of| serde_json::to_string(&of.0)) }
}

/// The category of each feature in Kano's model, how sure it is, and how far it moves satisfaction up and down.
///
/// `functional` has a column per feature with the answers to how it would be to have it, `dysfunctional` columns of the same
/// names with those to how it would be not to have it: codes 1 to 5, or texts. `importance` has columns of the same names with
/// stated importance in any unit, or is NULL. `options` may be NULL.
///
/// Fails with GM_ERR_OFF_SCALE naming the row and the column of an answer that is not known, GM_ERR_NO_VALID_RATINGS naming a
/// feature without pairs, GM_ERR_INVALID_OPTION naming the columns that the tables do not share, or an answer with two
/// meanings, GM_ERR_UNEQUAL_LENGTHS, GM_ERR_INVALID_LEVEL, GM_ERR_INVALID_ARGUMENT for an unknown table or meaning.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_kano(
    functional: *const gm_table,
    dysfunctional: *const gm_table,
    importance: *const gm_table,
    options: *const gm_kano_options,
    out: *mut *mut gm_kano,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (functional, dysfunctional, importance, options, out) = unsafe {
            (
                versioned("functional", functional)?.view()?,
                versioned("dysfunctional", dysfunctional)?.view()?,
                optional("importance", importance)?.map(|table| table.view()).transpose()?,
                optional("options", options)?.unwrap_or(&gm_kano_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        out.hand_over(gm_kano(drivers::kano(&functional, &dysfunctional, importance.as_ref(), &options)?));
        Ok(())
    })
}

/// The category of one feature from a tally of pairs on five points, 1 = like to 5 = dislike: reference ratings are the answers
/// to having it, delivered ratings those to not having it. The result has this one feature. `options` may be NULL.
///
/// Fails with GM_ERR_MISMATCH for another scale and for survey weights, GM_ERR_NO_VALID_RATINGS without pairs,
/// GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_drivers_kano_pairs(
    name: *const c_char,
    pairs: *const gm_pair_counts,
    options: *const gm_kano_options,
    out: *mut *mut gm_kano,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (name, pairs, options, out) = unsafe {
            (
                text("name", name)?,
                required("pairs", pairs)?,
                optional("options", options)?.unwrap_or(&gm_kano_options::DEFAULT).read()?,
                Out::new("out", out)?,
            )
        };
        let feature = drivers::kano_pairs(name, &pairs.0, &options)?;
        out.hand_over(gm_kano(KanoResult { features: vec![feature] }));
        Ok(())
    })
}

/// Frees features; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_kano_free(kano: *mut gm_kano) {
    // SAFETY: the caller's contract.
    unsafe { free(kano) };
}

/// The number of features.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_kano_n(kano: *const gm_kano, out: *mut usize) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("kano", kano, out, |kano| Ok(kano.0.features.len())) }
}

/// One feature.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_kano_get(
    kano: *const gm_kano,
    index: usize,
    out: *mut gm_kano_feature,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("kano", kano, out, |kano| Ok(kano.feature(index)?.into())) }
}

/// The name of a feature.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_kano_name(
    kano: *const gm_kano,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_text("kano", kano, (buffer, capacity, needed), |kano| Ok(&kano.feature(index)?.name)) }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_kano_json(
    kano: *const gm_kano,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read_json("kano", kano, (buffer, capacity, needed), |of| serde_json::to_string(&of.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        let named = |names: &[(i32, &str)], all: &[&str]| {
            for (code, name) in names {
                assert_eq!(all[usize::try_from(*code).unwrap()], *name);
            }
            assert_eq!(names.len(), all.len());
        };
        named(
            &[
                (GM_DRIVERS_GENERAL_DOMINANCE, "general_dominance"),
                (GM_DRIVERS_RELATIVE_WEIGHTS, "relative_weights"),
                (GM_DRIVERS_PRATT, "pratt"),
            ],
            &DriverMethod::ALL.map(DriverMethod::name),
        );
        named(
            &[(GM_OUTCOME_LINEAR, "linear"), (GM_OUTCOME_LOGISTIC, "logistic")],
            &DriverOutcome::ALL.map(DriverOutcome::name),
        );
        named(
            &[
                (GM_DOMINANCE_COMPLETE, "complete"),
                (GM_DOMINANCE_CONDITIONAL, "conditional"),
                (GM_DOMINANCE_GENERAL, "general"),
            ],
            &DominanceLevel::ALL.map(DominanceLevel::name),
        );
        named(
            &[
                (GM_CONCENTRATE_HERE, "concentrate_here"),
                (GM_KEEP_UP_THE_GOOD_WORK, "keep_up_the_good_work"),
                (GM_LOW_PRIORITY, "low_priority"),
                (GM_POSSIBLE_OVERKILL, "possible_overkill"),
                (GM_UNDECIDED, "undecided"),
            ],
            &Quadrant::ALL.map(Quadrant::name),
        );
        named(
            &[
                (GM_FACTOR_BASIC, "basic"),
                (GM_FACTOR_PERFORMANCE, "performance"),
                (GM_FACTOR_EXCITEMENT, "excitement"),
                (GM_FACTOR_UNDECIDED, "undecided"),
                (GM_FACTOR_UNDETERMINED, "undetermined"),
            ],
            &DriverFactor::ALL.map(DriverFactor::name),
        );
        named(
            &[(GM_KANO_STANDARD, "standard"), (GM_KANO_POULIOT, "pouliot")],
            &KanoTable::ALL.map(KanoTable::name),
        );
        named(
            &[
                (GM_KANO_MUST_BE, "must_be"),
                (GM_KANO_ONE_DIMENSIONAL, "one_dimensional"),
                (GM_KANO_ATTRACTIVE, "attractive"),
                (GM_KANO_INDIFFERENT, "indifferent"),
                (GM_KANO_REVERSE, "reverse"),
                (GM_KANO_QUESTIONABLE, "questionable"),
            ],
            &KanoCategory::ALL.map(KanoCategory::name),
        );
        named(
            &[
                (GM_KANO_LIKE - 1, "like"),
                (GM_KANO_MUST - 1, "must_be"),
                (GM_KANO_NEUTRAL - 1, "neutral"),
                (GM_KANO_LIVE_WITH - 1, "live_with"),
                (GM_KANO_DISLIKE - 1, "dislike"),
            ],
            &KanoAnswer::ALL.map(KanoAnswer::name),
        );
    }
}
