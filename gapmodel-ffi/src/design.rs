use std::ffi::c_char;

use gapmodel_core::csat::{self, Positive, Statistic, SurveyEstimate, SurveyOptions};
use gapmodel_core::{Counts, Label};

use crate::compare::GM_STATISTIC_SHARE;
use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::pointer::{Out, Versioned, array, optional, optional_text, required, struct_size, text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;
use crate::tally::gm_counts;

/// Options of gm_csat_survey and gm_csat_survey_clusters; set up by gm_survey_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_survey_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What is estimated: GM_STATISTIC_SHARE, _MEAN, _INDEX or _NPS.
    pub statistic: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Of shares: how many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
    /// Of gm_csat_survey: the segment column that says in which cluster somebody was sampled; NULL where people were
    /// sampled themselves. Clusters of one name in two strata are two.
    pub clusters: *const c_char,
    /// Of gm_csat_survey: the segment column of strata; NULL where there is one.
    pub strata: *const c_char,
}

impl Versioned for gm_survey_options {}

impl gm_survey_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        statistic: GM_STATISTIC_SHARE,
        level: 0.95,
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
        clusters: std::ptr::null(),
        strata: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<SurveyOptions, Failure> {
        let positive = if self.points.is_null() && self.n_points == 0 {
            Positive::Top(self.n_top)
        } else {
            // SAFETY: the caller's contract.
            Positive::Points(unsafe { array("points", self.points, self.n_points) }?.to_vec())
        };
        // SAFETY: the caller's contract.
        let (clusters, strata) =
            unsafe { (optional_text("clusters", self.clusters)?, optional_text("strata", self.strata)?) };
        Ok(SurveyOptions {
            statistic: decode("statistic", &Statistic::ALL, self.statistic)?,
            positive,
            clusters: clusters.map(str::to_owned),
            strata: strata.map(str::to_owned),
            level: self.level,
        })
    }
}

unsafe fn survey_options(options: *const gm_survey_options) -> Result<SurveyOptions, Failure> {
    // SAFETY: the caller's contract.
    unsafe { optional("options", options)?.unwrap_or(&gm_survey_options::DEFAULT).read() }
}

/// An estimate from a complex survey design: weights, clusters, strata.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_survey_estimate {
    /// The estimate in the unit of the statistic, with its linearised standard error. Its effective size is the number of
    /// answers over the design effect; of a share, the size that the interval was made with.
    pub estimate: gm_estimate,
    /// How many times the variance is that of as many answers drawn one by one without weights.
    pub design_effect: f64,
    /// The degrees of freedom of the design: clusters minus strata.
    pub df: u64,
    /// How many clusters have answers; without clusters, how many people.
    pub n_clusters: u64,
    /// How many strata have answers; 1 without strata.
    pub n_strata: u64,
    /// What is estimated: GM_STATISTIC_*.
    pub statistic: i32,
    /// Whether there is a design effect: not where all ratings are equal.
    pub has_design_effect: u8,
    /// 0.
    pub reserved: [u8; 3],
}

impl From<SurveyEstimate> for gm_survey_estimate {
    fn from(found: SurveyEstimate) -> Self {
        let SurveyEstimate { estimate, statistic, df, n_clusters, n_strata, design_effect } = found;
        let (design_effect, has_design_effect) = flagged(design_effect);
        Self {
            estimate: estimate.into(),
            design_effect,
            df,
            n_clusters,
            n_strata,
            statistic: position(&Statistic::ALL, &statistic),
            has_design_effect,
            reserved: [0; 3],
        }
    }
}

/// The answers of one cluster of a survey.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_survey_cluster {
    /// What its stratum is called; NULL or empty where there is one for all.
    pub stratum: *const c_char,
    /// Its ratings, counted.
    pub counts: *const gm_counts,
}

impl gm_survey_cluster {
    unsafe fn read(&self) -> Result<(Label, Counts), Failure> {
        // SAFETY: the caller's contract.
        let (stratum, counts) =
            unsafe { (optional_text("stratum", self.stratum)?, required("counts", self.counts)?) };
        Ok((Label::parse(stratum.unwrap_or_default()), counts.0.clone()))
    }
}

/// Sets up options of gm_csat_survey.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_survey_options_init(options: *mut gm_survey_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_survey_options::DEFAULT);
        Ok(())
    })
}

/// A share, mean, index or NPS of everybody in a summary whose people were sampled in clusters, in strata, or both. The
/// standard error is linearised; there is no correction for a finite population. Shares have the interval of Korn and
/// Graubard, the others Student's t. `options` may be NULL: weights alone.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_TOO_FEW_UNITS for a stratum with one cluster (join it
/// with the stratum that is most like it) or one cluster in all, GM_ERR_INVALID_OPTION for a column that is both, answers
/// without a label in it, a summary without segments, or a positive set, GM_ERR_NO_VALID_RATINGS,
/// GM_ERR_TOO_FEW_RATINGS, GM_ERR_ZERO_VARIANCE where all ratings are equal (not of shares), GM_ERR_INVALID_SCALE for NPS
/// on another scale, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_survey(
    summary: *const gm_summary,
    item: *const c_char,
    options: *const gm_survey_options,
    out: *mut gm_survey_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, options, out) = unsafe {
            (
                required("summary", summary)?,
                text("item", item)?,
                survey_options(options)?,
                Out::new("out", out)?,
            )
        };
        out.write(csat::survey(&summary.summary, item, &options)?.into());
        Ok(())
    })
}

/// As gm_csat_survey, from the counts of each of `n` clusters with the label of its stratum; the columns of the options
/// are not looked at.
///
/// Fails as gm_csat_survey, and with GM_ERR_MISMATCH for clusters of two scales.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_survey_clusters(
    clusters: *const gm_survey_cluster,
    n: usize,
    options: *const gm_survey_options,
    out: *mut gm_survey_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (clusters, options, out) =
            unsafe { (array("clusters", clusters, n)?, survey_options(options)?, Out::new("out", out)?) };
        // SAFETY: the caller's contract.
        let clusters = clusters.iter().map(|cluster| unsafe { cluster.read() });
        let clusters = clusters.collect::<Result<Vec<_>, _>>()?;
        out.write(csat::survey_clusters(&clusters, &options)?.into());
        Ok(())
    })
}
