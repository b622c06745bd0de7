use std::ffi::c_char;

use gapmodel_core::csat::{
    self, Against, CompareOptions, Comparison, ConventionRow, Positive, RateAndMix, Sample,
    SegmentComparison, SegmentComparisons, SegmentOptions, Standardised, Statistic, Test,
};
use gapmodel_core::stats::Adjustment;
use gapmodel_core::{Column, Label};

use crate::bootstrap::{bootstrap, gm_bootstrap};
use crate::column::{column, gm_column};
use crate::estimate::{decode, flagged, gm_estimate, position};
use crate::instrument::at;
use crate::pointer::{
    ArrayOut, Out, TextOut, Versioned, array, free, optional, required, struct_size, text, texts,
};
use crate::read::{read, read_json, read_text};
use crate::status::{Failure, gm_status, guard};
use crate::summary::gm_summary;
use crate::tally::{gm_counts, gm_pair_counts};

/// Share of positive ratings, 0 to 1.
pub const GM_STATISTIC_SHARE: i32 = 0;
/// Mean rating in scale units.
pub const GM_STATISTIC_MEAN: i32 = 1;
/// Mean rating from 0 (worst) to 100 (best).
pub const GM_STATISTIC_INDEX: i32 = 2;
/// Net promoter score of ratings up to 10, -100 to 100.
pub const GM_STATISTIC_NPS: i32 = 3;
/// Share of positive minus share of negative ratings in points, -100 to 100.
pub const GM_STATISTIC_NET: i32 = 4;

/// No test.
pub const GM_TEST_NONE: i32 = -1;
/// Shares: the score test, with the error that there is if they are equal.
pub const GM_TEST_SCORE: i32 = 0;
/// Means of two samples: Welch's t.
pub const GM_TEST_WELCH: i32 = 1;
/// Means against a target, or of differences within people: Student's t.
pub const GM_TEST_T: i32 = 2;
/// NPS: z of the adjusted estimates (Rocks 2016).
pub const GM_TEST_ADJUSTED_WALD: i32 = 3;
/// Shares of the same people, from 25 discordant pairs: McNemar's chi-squared without correction, as z.
pub const GM_TEST_MC_NEMAR: i32 = 4;
/// Shares of the same people, below 25 discordant pairs: McNemar's test, exact.
pub const GM_TEST_MC_NEMAR_EXACT: i32 = 5;

/// Each segment against all others.
pub const GM_AGAINST_REST: i32 = 0;
/// Each segment against all, itself included.
pub const GM_AGAINST_TOTAL: i32 = 1;
/// Each segment against a number that is set.
pub const GM_AGAINST_TARGET: i32 = 2;

/// One sample of a comparison: counts of ratings; or with counts NULL, how many of how many were positive.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_sample {
    /// Counts of ratings, or NULL.
    pub counts: *const gm_counts,
    /// How many were positive.
    pub successes: u64,
    /// Of how many; not looked at if there are counts.
    pub n: u64,
}

impl gm_sample {
    unsafe fn read(&self) -> Result<Sample, Failure> {
        if self.counts.is_null() {
            return Ok((self.successes, self.n).into());
        }
        // SAFETY: the caller's contract.
        Ok((&unsafe { required("counts", self.counts) }?.0).into())
    }
}

/// Options of comparisons; set up by gm_compare_options_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_compare_options {
    /// The size of this struct.
    pub struct_size: u32,
    /// What is compared: GM_STATISTIC_SHARE, _MEAN, _INDEX or _NPS.
    pub statistic: i32,
    /// Confidence level, 0.95.
    pub level: f64,
    /// Of shares: how many of the best points count as positive, 2; not looked at if points are given.
    pub n_top: usize,
    /// The points that count as positive; NULL for the best n_top.
    pub points: *const f64,
    /// The number of these points.
    pub n_points: usize,
    /// Whether means of two scales are compared from 0 to 100, 0 or 1; otherwise two scales are refused.
    pub rescale: i32,
    /// Of gm_csat_segments: GM_AGAINST_REST, _TOTAL or _TARGET.
    pub against: i32,
    /// Of gm_csat_segments: the target, in the unit of the statistic.
    pub target: f64,
    /// Of gm_csat_segments: how p-values are adjusted, GM_ADJUST_HOLM.
    pub adjustment: i32,
    /// 0.
    pub reserved: i32,
    /// An interval from drawing people again in place of the usual one, the test stays as it is; NULL for none. Not for
    /// gm_csat_standardised and gm_csat_rate_and_mix.
    pub bootstrap: *const gm_bootstrap,
}

impl Versioned for gm_compare_options {}

impl gm_compare_options {
    const DEFAULT: Self = Self {
        struct_size: struct_size::<Self>(),
        statistic: GM_STATISTIC_SHARE,
        level: 0.95,
        n_top: 2,
        points: std::ptr::null(),
        n_points: 0,
        rescale: 0,
        against: GM_AGAINST_REST,
        target: 0.0,
        adjustment: crate::stats::GM_ADJUST_HOLM,
        reserved: 0,
        bootstrap: std::ptr::null(),
    };

    unsafe fn read(&self) -> Result<CompareOptions, Failure> {
        let positive = if self.points.is_null() && self.n_points == 0 {
            Positive::Top(self.n_top)
        } else {
            // SAFETY: the caller's contract.
            Positive::Points(unsafe { array("points", self.points, self.n_points) }?.to_vec())
        };
        let statistic = decode("statistic", &Statistic::ALL, self.statistic)?;
        // SAFETY: the caller's contract.
        let bootstrap = unsafe { bootstrap(self.bootstrap) }?;
        let (level, rescale) = (self.level, self.rescale != 0);
        Ok(CompareOptions { statistic, positive, level, rescale, bootstrap })
    }

    fn against(&self) -> Result<Against, Failure> {
        let all = [Against::Rest, Against::Total, Against::Target(self.target)];
        decode("reference of segments", &all, self.against)
    }
}

unsafe fn compare_options(options: *const gm_compare_options) -> Result<gm_compare_options, Failure> {
    // SAFETY: the caller's contract.
    Ok(unsafe { optional("options", options) }?.copied().unwrap_or(gm_compare_options::DEFAULT))
}

/// The difference of two scores, or of one and a target, with its test.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_comparison {
    /// The first score minus the second (after minus before), in the unit of the statistic.
    pub difference: gm_estimate,
    /// The first score, after.
    pub value_a: f64,
    /// The second score, before, or the target.
    pub value_b: f64,
    /// The statistic of the test.
    pub test_statistic: f64,
    /// Degrees of freedom, of t tests.
    pub df: f64,
    /// Two-sided p-value of no difference.
    pub p: f64,
    /// How many answers the first score rests on.
    pub n_a: u64,
    /// How many answers the second rests on; 0 for a target.
    pub n_b: u64,
    /// What is compared: GM_STATISTIC_INDEX where means of two scales were compared.
    pub statistic: i32,
    /// The test that gives p: GM_TEST_*, GM_TEST_NONE where there is none.
    pub test: i32,
    /// Whether there is a test statistic.
    pub has_test_statistic: u8,
    /// Whether there are degrees of freedom.
    pub has_df: u8,
    /// Whether there is a p-value.
    pub has_p: u8,
    /// 0.
    pub reserved: [u8; 5],
}

impl From<Comparison> for gm_comparison {
    fn from(comparison: Comparison) -> Self {
        let Comparison { estimate, statistic, value_a, value_b, n_a, n_b, test, test_statistic, df, p } =
            comparison;
        let (test_statistic, has_test_statistic) = flagged(test_statistic);
        let ((df, has_df), (p, has_p)) = (flagged(df), flagged(p));
        Self {
            difference: estimate.into(),
            value_a,
            value_b,
            test_statistic,
            df,
            p,
            n_a,
            n_b,
            statistic: position(&Statistic::ALL, &statistic),
            test: test.map_or(GM_TEST_NONE, |test| position(&Test::ALL, &test)),
            has_test_statistic,
            has_df,
            has_p,
            reserved: [0; 5],
        }
    }
}

impl gm_comparison {
    const NONE: Self = Self {
        difference: gm_estimate::NONE,
        value_a: 0.0,
        value_b: 0.0,
        test_statistic: 0.0,
        df: 0.0,
        p: 0.0,
        n_a: 0,
        n_b: 0,
        statistic: 0,
        test: GM_TEST_NONE,
        has_test_statistic: 0,
        has_df: 0,
        has_p: 0,
        reserved: [0; 5],
    };
}

/// Sets the options of comparisons to their defaults.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_compare_options_init(options: *mut gm_compare_options) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        unsafe { Out::new("options", options) }?.write(gm_compare_options::DEFAULT);
        Ok(())
    })
}

/// The score of one sample minus that of another: independent people, such as two waves or two places.
///
/// Shares: Newcombe's interval and the score test; means and indices: Welch; NPS: adjusted Wald. `options` may be NULL.
///
/// Fails with GM_ERR_MISMATCH for two scales, GM_ERR_NO_VALID_RATINGS, GM_ERR_TOO_FEW_RATINGS and GM_ERR_ZERO_VARIANCE
/// for means, GM_ERR_INVALID_SCALE for NPS on another scale, GM_ERR_INVALID_OPTION, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_compare(
    a: *const gm_sample,
    b: *const gm_sample,
    options: *const gm_compare_options,
    out: *mut gm_comparison,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (a, b, options, out) = unsafe {
            (
                required("a", a)?.read()?,
                required("b", b)?.read()?,
                compare_options(options)?.read()?,
                Out::new("out", out)?,
            )
        };
        out.write(csat::compare(&a, &b, &options)?.into());
        Ok(())
    })
}

/// The score of one sample minus a number that is set, in the unit of the statistic: a share of 0.8, not 80.
///
/// Fails as gm_csat_compare, and with GM_ERR_INVALID_OPTION for a target that the score cannot have.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_compare_target(
    a: *const gm_sample,
    target: f64,
    options: *const gm_compare_options,
    out: *mut gm_comparison,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (a, options, out) =
            unsafe { (required("a", a)?.read()?, compare_options(options)?.read()?, Out::new("out", out)?) };
        out.write(csat::compare_target(&a, target, &options)?.into());
        Ok(())
    })
}

/// The score after minus the score before, of the same people: reference is before, delivered after.
///
/// Shares: Newcombe's paired interval and McNemar's test, exact below 25 discordant pairs; means, indices and NPS:
/// Student's t on each person's change.
///
/// Fails with GM_ERR_NO_VALID_RATINGS without pairs, otherwise as gm_csat_compare.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_compare_paired(
    pairs: *const gm_pair_counts,
    options: *const gm_compare_options,
    out: *mut gm_comparison,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (pairs, options, out) =
            unsafe { (required("pairs", pairs)?, compare_options(options)?.read()?, Out::new("out", out)?) };
        out.write(csat::compare_paired(&pairs.0, &options)?.into());
        Ok(())
    })
}

fn json(text: serde_json::Result<String>) -> Result<String, Failure> {
    text.map_err(|error| Failure::Argument(error.to_string()))
}

/// The published convention of that name as JSON text: scale, classes, statistic, source.
///
/// Fails with GM_ERR_INVALID_OPTION naming those there are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_convention(
    name: *const c_char,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (name, out) = unsafe { (text("name", name)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&json(serde_json::to_string(&csat::convention(name)?))?)
    })
}

/// The names of all conventions as a JSON list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_conventions(
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { TextOut::new(buffer, capacity, needed) }?;
        out.write(&json(serde_json::to_string(&csat::conventions()))?)
    })
}

/// The score that the convention of that name makes of ratings.
///
/// Fails with GM_ERR_INVALID_SCALE for ratings of another scale, GM_ERR_INVALID_OPTION for an unknown convention or one of
/// several items, else as gm_csat_top_box, gm_csat_mean and gm_csat_nps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_score(
    counts: *const gm_counts,
    convention: *const c_char,
    level: f64,
    out: *mut gm_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, name, out) =
            unsafe { (required("counts", counts)?, text("convention", convention)?, Out::new("out", out)?) };
        out.write(csat::score(&counts.0, &csat::convention(name)?, level)?.into());
        Ok(())
    })
}

/// The index, 0 to 100, that a convention of several items makes of them: ACSI's. `items` are columns of the same
/// respondents; who did not rate all is missing.
///
/// Fails with GM_ERR_INVALID_OPTION for a convention of one item or another number of items, GM_ERR_UNEQUAL_LENGTHS,
/// GM_ERR_OFF_SCALE, GM_ERR_NO_VALID_RATINGS, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_score_items(
    items: *const gm_column,
    n_items: usize,
    convention: *const c_char,
    level: f64,
    out: *mut gm_estimate,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (items, name, out) = unsafe {
            (array("items", items, n_items)?, text("convention", convention)?, Out::new("out", out)?)
        };
        // SAFETY: as above.
        let columns = items.iter().map(|item| unsafe { column("items", item) });
        let columns: Vec<Column<'_>> = columns.collect::<Result<_, _>>()?;
        out.write(csat::score_items(&columns, &csat::convention(name)?, level)?.into());
        Ok(())
    })
}

/// One convention's score of the same ratings.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_convention_score {
    /// The score with its interval, in the unit of the statistic.
    pub score: gm_estimate,
    /// Which of the convention's bands the score lies in, from 1.
    pub band: u64,
    /// What the convention makes of the ratings: rows of two statistics may not be compared.
    pub statistic: i32,
    /// Whether the convention has bands.
    pub has_band: i32,
}

impl From<&ConventionRow> for gm_convention_score {
    fn from(row: &ConventionRow) -> Self {
        let ConventionRow { convention: _, statistic, unit: _, score, band } = row;
        Self {
            score: (*score).into(),
            band: band.unwrap_or(0),
            statistic: position(&Statistic::ALL, statistic),
            has_band: band.is_some().into(),
        }
    }
}

/// The same ratings under `n` conventions, so that nobody compares 75 with 80 by mistake: `scores` has room for as many.
///
/// Fails as gm_csat_score for the first name that cannot be used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_side_by_side(
    counts: *const gm_counts,
    conventions: *const *const c_char,
    n: usize,
    level: f64,
    scores: *mut gm_convention_score,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (counts, names, out) = unsafe {
            (
                required("counts", counts)?,
                texts("conventions", conventions, n)?,
                ArrayOut::sized("scores", scores, n)?,
            )
        };
        out.write_each(csat::side_by_side(&counts.0, &names, level)?.iter().map(Into::into));
        Ok(())
    })
}

/// One segment held against the rest.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_segment_comparison {
    /// The segment's score minus the other.
    pub difference: gm_comparison,
    /// The segment's score.
    pub value: f64,
    /// p adjusted over the segments.
    pub p_adjusted: f64,
    /// How many rated.
    pub n_valid: u64,
    /// Whether there is a difference: not if the segment or the rest has no ratings.
    pub has_difference: u8,
    /// Whether the segment has a score.
    pub has_value: u8,
    /// Whether there is an adjusted p.
    pub has_p_adjusted: u8,
    /// 0.
    pub reserved: [u8; 5],
}

impl From<&SegmentComparison> for gm_segment_comparison {
    fn from(segment: &SegmentComparison) -> Self {
        let SegmentComparison { labels: _, n_valid, value, difference, p_adjusted } = segment;
        let ((value, has_value), (p_adjusted, has_p_adjusted)) = (flagged(*value), flagged(*p_adjusted));
        Self {
            difference: difference.map_or(gm_comparison::NONE, Into::into),
            value,
            p_adjusted,
            n_valid: *n_valid,
            has_difference: difference.is_some().into(),
            has_value,
            has_p_adjusted,
            reserved: [0; 5],
        }
    }
}

/// Every segment of a summary held against the rest. Made by gm_csat_segments, freed by gm_segment_comparisons_free;
/// never changes, so any number of threads may read one, and owes nothing to the summary.
#[derive(Debug)]
pub struct gm_segment_comparisons {
    pub(crate) found: SegmentComparisons,
    labels: Vec<Vec<String>>,
}

/// Every segment of a summary against all others, against the total or against a target, with p-values adjusted over the
/// segments. `by` are `n_by` of the summary's segment columns, (NULL, 0) for all; `options` may be NULL.
///
/// Fails with GM_ERR_UNKNOWN_ITEM, GM_ERR_UNKNOWN_COLUMN, GM_ERR_INVALID_OPTION for a summary without segments or a target
/// off the scale, otherwise as gm_csat_compare.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_segments(
    summary: *const gm_summary,
    item: *const c_char,
    by: *const *const c_char,
    n_by: usize,
    options: *const gm_compare_options,
    out: *mut *mut gm_segment_comparisons,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (summary, item, by, options, out) = unsafe {
            (
                required("summary", summary)?,
                text("item", item)?,
                texts("by", by, n_by)?,
                compare_options(options)?,
                Out::new("out", out)?,
            )
        };
        let options = SegmentOptions {
            // SAFETY: as above.
            compare: unsafe { options.read() }?,
            by: by.into_iter().map(str::to_owned).collect(),
            against: options.against()?,
            adjustment: decode("adjustment", &Adjustment::ALL, options.adjustment)?,
        };
        let found = csat::segments(&summary.summary, item, &options)?;
        let labels = |segment: &SegmentComparison| segment.labels.iter().map(Label::to_string).collect();
        let labels = found.segments.iter().map(labels).collect();
        out.hand_over(gm_segment_comparisons { found, labels });
        Ok(())
    })
}

/// Frees comparisons of segments; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_comparisons_free(found: *mut gm_segment_comparisons) {
    // SAFETY: the caller's contract.
    unsafe { free(found) };
}

/// The number of segments, in the order of their labels.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_comparisons_n(
    found: *const gm_segment_comparisons,
    out: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("found", found, out, |found| Ok(found.labels.len())) }
}

/// One segment.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_comparisons_get(
    found: *const gm_segment_comparisons,
    index: usize,
    out: *mut gm_segment_comparison,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe { read("found", found, out, |found| Ok(at("segment", &found.found.segments, index)?.into())) }
}

/// What one segment is called in one of the segment columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_comparisons_label(
    found: *const gm_segment_comparisons,
    index: usize,
    column: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_text("found", found, (buffer, capacity, needed), |found| {
            Ok(at("column", at("segment", &found.labels, index)?, column)?.as_str())
        })
    }
}

/// The whole result as JSON text, with the field names of all languages.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_segment_comparisons_json(
    found: *const gm_segment_comparisons,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    // SAFETY: the caller's contract.
    unsafe {
        read_json("found", found, (buffer, capacity, needed), |found| serde_json::to_string(&found.found))
    }
}

/// Two samples of each of n strata.
struct StrataIn {
    first: Vec<(Label, Sample)>,
    second: Vec<(Label, Sample)>,
}

impl StrataIn {
    unsafe fn read(
        labels: *const *const c_char,
        first: *const gm_sample,
        second: *const gm_sample,
        n: usize,
    ) -> Result<Self, Failure> {
        // SAFETY: the caller's contract, passed on.
        let labels = unsafe { texts("labels", labels, n) }?;
        let side = |name: &str, samples: *const gm_sample| {
            // SAFETY: as above.
            let samples = unsafe { array(name, samples, n) }?.iter();
            // SAFETY: as above.
            let one =
                |(label, sample): (&&str, &gm_sample)| Ok((Label::parse(label), unsafe { sample.read() }?));
            labels.iter().zip(samples).map(one).collect::<Result<Vec<_>, Failure>>()
        };
        Ok(Self { first: side("first samples", first)?, second: side("second samples", second)? })
    }
}

/// A difference of shares between two groups, standardised over a third variable.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_standardised {
    /// The Mantel-Haenszel difference of shares, -1 to 1, with the standard error of Sato (1989).
    pub difference: gm_estimate,
    /// The difference of all together, whatever the mix.
    pub crude: gm_comparison,
    /// The Mantel-Haenszel common odds ratio (Robins, Breslow and Greenland 1986); all zeros if absent.
    pub odds_ratio: gm_estimate,
    /// The odds ratio of all together.
    pub crude_odds_ratio: f64,
    /// The Cochran-Mantel-Haenszel chi-squared, 1 degree of freedom, without continuity correction.
    pub chi2: f64,
    /// Its p-value.
    pub p: f64,
    /// Whether difference and crude have opposite signs, 0 or 1: Simpson's paradox.
    pub reversed: i32,
    /// Whether there is a common odds ratio.
    pub has_odds_ratio: u8,
    /// Whether there is a crude odds ratio.
    pub has_crude_odds_ratio: u8,
    /// Whether there is a chi-squared.
    pub has_chi2: u8,
    /// Whether there is a p-value.
    pub has_p: u8,
}

impl From<&Standardised> for gm_standardised {
    fn from(found: &Standardised) -> Self {
        let Standardised {
            difference,
            crude,
            reversed,
            odds_ratio,
            crude_odds_ratio,
            chi2,
            p,
            strata: _,
            unmatched: _,
        } = found;
        let (crude_odds_ratio, has_crude_odds_ratio) = flagged(*crude_odds_ratio);
        let ((chi2, has_chi2), (p, has_p)) = (flagged(*chi2), flagged(*p));
        Self {
            difference: (*difference).into(),
            crude: (*crude).into(),
            odds_ratio: odds_ratio.map_or(gm_estimate::NONE, Into::into),
            crude_odds_ratio,
            chi2,
            p,
            reversed: (*reversed).into(),
            has_odds_ratio: odds_ratio.is_some().into(),
            has_crude_odds_ratio,
            has_chi2,
            has_p,
        }
    }
}

/// The difference of shares of two groups, held against a third variable: Mantel and Haenszel's, with the crude one beside
/// it. `labels`, `a` and `b` have one entry for each of `n` strata; a group without answers in one has counts NULL and n 0
/// there. The strata with their weights are in the JSON text, for which (NULL, 0) asks for the size alone.
///
/// Fails with GM_ERR_INVALID_OPTION for another statistic than the share or a label that stands twice, GM_ERR_MISMATCH for
/// two scales, GM_ERR_MISSING_VIEWPOINT if no stratum has answers from both, GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_standardised(
    labels: *const *const c_char,
    a: *const gm_sample,
    b: *const gm_sample,
    n: usize,
    options: *const gm_compare_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    out: *mut gm_standardised,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (strata, options, json_out, out) = unsafe {
            (
                StrataIn::read(labels, a, b, n)?,
                compare_options(options)?.read()?,
                TextOut::new(buffer, capacity, needed)?,
                Out::new("out", out)?,
            )
        };
        let found = csat::standardised(&strata.first, &strata.second, &options)?;
        json_out.write(&json(serde_json::to_string(&found))?)?;
        out.write((&found).into());
        Ok(())
    })
}

/// A change between two periods, split into what people say and who they are.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_rate_and_mix {
    /// The change there would be with the mix of before; its interval takes the mix as given.
    pub rate: gm_estimate,
    /// The score before.
    pub before: f64,
    /// The score after.
    pub after: f64,
    /// rate + mix + interaction.
    pub change: f64,
    /// The change there would be with the scores of before.
    pub mix: f64,
    /// What comes of both changing at once.
    pub interaction: f64,
    /// What is compared: GM_STATISTIC_*.
    pub statistic: i32,
    /// 0.
    pub reserved: i32,
}

impl From<&RateAndMix> for gm_rate_and_mix {
    fn from(found: &RateAndMix) -> Self {
        let RateAndMix { statistic, before, after, change, rate, mix, interaction, strata: _ } = found;
        Self {
            rate: (*rate).into(),
            before: *before,
            after: *after,
            change: *change,
            mix: *mix,
            interaction: *interaction,
            statistic: position(&Statistic::ALL, statistic),
            reserved: 0,
        }
    }
}

/// The change of a score between two periods, split into rate, mix and interaction over strata (Kitagawa 1955). `labels`,
/// `before` and `after` have one entry for each of `n` strata; one without answers in a period has counts NULL and n 0
/// there. The parts of each stratum are in the JSON text, for which (NULL, 0) asks for the size alone.
///
/// Fails with GM_ERR_NO_VALID_RATINGS if a period has no answers, GM_ERR_MISMATCH for two scales, GM_ERR_INVALID_OPTION,
/// GM_ERR_INVALID_LEVEL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_csat_rate_and_mix(
    labels: *const *const c_char,
    before: *const gm_sample,
    after: *const gm_sample,
    n: usize,
    options: *const gm_compare_options,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    out: *mut gm_rate_and_mix,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (strata, options, json_out, out) = unsafe {
            (
                StrataIn::read(labels, before, after, n)?,
                compare_options(options)?.read()?,
                TextOut::new(buffer, capacity, needed)?,
                Out::new("out", out)?,
            )
        };
        let found = csat::rate_and_mix(&strata.first, &strata.second, &options)?;
        json_out.write(&json(serde_json::to_string(&found))?)?;
        out.write((&found).into());
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_for_what_they_are_named_after() {
        let statistics =
            [GM_STATISTIC_SHARE, GM_STATISTIC_MEAN, GM_STATISTIC_INDEX, GM_STATISTIC_NPS, GM_STATISTIC_NET];
        let names = statistics.map(|code| decode("statistic", &Statistic::ALL, code).unwrap().name());
        assert_eq!(names, ["share", "mean", "index", "nps", "net"]);
        let tests = [
            GM_TEST_SCORE,
            GM_TEST_WELCH,
            GM_TEST_T,
            GM_TEST_ADJUSTED_WALD,
            GM_TEST_MC_NEMAR,
            GM_TEST_MC_NEMAR_EXACT,
        ];
        let names = tests.map(|code| decode("test", &Test::ALL, code).unwrap().name());
        assert_eq!(names, ["score", "welch", "t", "adjusted_wald", "mc_nemar", "mc_nemar_exact"]);
    }
}
