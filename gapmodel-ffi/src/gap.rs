use std::ffi::c_char;

use gapmodel_core::gap::{
    self, AuditFinding, Published, PublishedGap, ResponseScore, ResponseScorer, StraightLiners, WeightedGap,
    WeightedScore, Weighting,
};
use gapmodel_core::{Column, Instrument, Scale, Summary, SummaryOptions, Table, Viewpoint, summarize};

use crate::column::{column, columns, gm_column, optional_column};
use crate::estimate::{flagged, gm_estimate, position};
use crate::instrument::{at, dimensions, gm_instrument, weights};
use crate::pointer::{ArrayOut, Out, TextOut, Versioned, array, free, required, texts, versioned};
use crate::status::{Failure, gm_status, guard};
use crate::summary::off_scale;

/// Rows of attributes.
pub const GM_ROW_ATTRIBUTE: i32 = 0;
/// Rows of dimensions: the mean over respondents of their mean in the dimension.
pub const GM_ROW_DIMENSION: i32 = 1;
/// The one row of the mean of a respondent's dimensions, over those who have them all; none if nobody has.
pub const GM_ROW_OVERALL: i32 = 2;
/// The one row of the mean of a respondent's attributes, whatever their dimension.
pub const GM_ROW_ALL_ITEMS: i32 = 3;

/// By each respondent's own importance points, then averaged: the original procedure.
pub const GM_WEIGHTING_RESPONDENT: i32 = 0;
/// Mean dimension scores by mean importance points.
pub const GM_WEIGHTING_MEAN_POINTS: i32 = 1;
/// Dimension scores by the weights the instrument gives the dimensions.
pub const GM_WEIGHTING_DIMENSIONS: i32 = 2;
/// Attribute scores by the weights the instrument gives the attributes.
pub const GM_WEIGHTING_ATTRIBUTES: i32 = 3;

/// The ratings of a survey as columns, without an instrument; set up by gm_rating_columns_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_rating_columns {
    /// The size of this struct.
    pub struct_size: u32,
    /// GM_OFF_SCALE_REFUSE or GM_OFF_SCALE_COUNT.
    pub off_scale: i32,
    /// The number of attributes.
    pub n_attributes: usize,
    /// One column of expectations per attribute; NULL is allowed for gm_gap_servperf_columns alone.
    pub expectations: *const gm_column,
    /// One column of perceptions per attribute.
    pub perceptions: *const gm_column,
    /// The id of each attribute; NULL for "1", "2" and so on.
    pub attribute_ids: *const *const c_char,
    /// The dimension of each attribute, NULL for one in none; NULL if there are no dimensions.
    pub dimension_ids: *const *const c_char,
    /// The weights of the dimensions in the order in which they first occur; NULL if there are none.
    pub weights: *const f64,
    /// The number of weights.
    pub n_weights: usize,
    /// Each respondent's importance points, one column per dimension in the order in which they first occur; NULL if
    /// there are none.
    pub points: *const gm_column,
    /// The number of columns of points.
    pub n_points: usize,
    /// Survey weights, 0.000001 to 1000000 each; NULL if the sample is not weighted.
    pub survey_weights: *const gm_column,
}

impl Versioned for gm_rating_columns {}

/// Sets up the ratings of `n_attributes` attributes: no dimensions, weights or points.
///
/// Fails with GM_ERR_NULL_POINTER if `columns` is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_rating_columns_init(
    columns: *mut gm_rating_columns,
    n_attributes: usize,
    expectations: *const gm_column,
    perceptions: *const gm_column,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("columns", columns) }?;
        out.write(gm_rating_columns {
            struct_size: crate::pointer::struct_size::<gm_rating_columns>(),
            off_scale: crate::GM_OFF_SCALE_REFUSE,
            n_attributes,
            expectations,
            perceptions,
            attribute_ids: std::ptr::null(),
            dimension_ids: std::ptr::null(),
            weights: std::ptr::null(),
            n_weights: 0,
            points: std::ptr::null(),
            n_points: 0,
            survey_weights: std::ptr::null(),
        });
        Ok(())
    })
}

impl gm_rating_columns {
    /// A summary of the columns under an instrument made for them.
    pub(crate) unsafe fn summarize(&self, scale: Scale, with_expectations: bool) -> Result<Summary, Failure> {
        let n = self.n_attributes;
        // SAFETY: the caller's contract, passed on.
        let (perceptions, expectations, dimensions, weights, points, survey_weights) = unsafe {
            (
                columns("perceptions", self.perceptions, n)?,
                if with_expectations { columns("expectations", self.expectations, n)? } else { Vec::new() },
                dimensions(self.dimension_ids, n)?,
                weights(self.weights, self.n_weights)?,
                columns("points", self.points, self.n_points)?,
                optional_column("survey_weights", self.survey_weights)?,
            )
        };
        // SAFETY: as above.
        let ids = unsafe { self.ids() }?;
        let attributes: Vec<(&str, Option<&str>)> = ids.iter().map(String::as_str).zip(dimensions).collect();
        let mut instrument = Instrument::paired(&attributes, weights, !points.is_empty(), scale)?;
        if !with_expectations {
            let mut spec = instrument.spec().clone();
            spec.viewpoints.remove(&Viewpoint::Expectation);
            instrument = Instrument::new(spec)?;
        }
        let mut table = Table::new();
        add(&mut table, "E_", &ids, &expectations)?;
        add(&mut table, "P_", &ids, &perceptions)?;
        if !points.is_empty() {
            let ids: Vec<String> = instrument.dimensions().iter().map(|d| d.id().to_owned()).collect();
            if points.len() != ids.len() {
                let (dimensions, points) = (ids.len(), points.len());
                let reason = format!("{points} columns of points for {dimensions} dimensions");
                return Err(Failure::Argument(reason));
            }
            add(&mut table, "points_", &ids, &points)?;
        }
        let weight = survey_weights.map(|weights| table.add("weight", weights)).transpose()?;
        let options = SummaryOptions {
            by: Vec::new(),
            weight: weight.map(|()| "weight".to_owned()),
            off_scale: off_scale(self.off_scale)?,
        };
        Ok(summarize(&table, instrument, options)?)
    }

    unsafe fn ids(&self) -> Result<Vec<String>, Failure> {
        if self.attribute_ids.is_null() {
            return Ok((1..=self.n_attributes).map(|i| i.to_string()).collect());
        }
        // SAFETY: the caller's contract, passed on.
        let ids = unsafe { texts("attribute_ids", self.attribute_ids, self.n_attributes) }?;
        Ok(ids.into_iter().map(str::to_owned).collect())
    }
}

fn add<'a>(
    table: &mut Table<'a>,
    prefix: &str,
    ids: &[String],
    columns: &[Column<'a>],
) -> Result<(), Failure> {
    for (id, column) in ids.iter().zip(columns) {
        table.add(&format!("{prefix}{id}"), *column)?;
    }
    Ok(())
}

/// Respondents who gave one and the same answer to all attributes (at least two).
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct gm_straight_liners {
    /// All expectations equal.
    pub expectation: u64,
    /// All perceptions equal.
    pub perception: u64,
    /// All expectations equal and all perceptions equal.
    pub both: u64,
}

impl From<StraightLiners> for gm_straight_liners {
    fn from(straight_liners: StraightLiners) -> Self {
        let StraightLiners { expectation, perception, both } = straight_liners;
        Self { expectation, perception, both }
    }
}

/// A score weighted by importance; weights are normalised to sum to one.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_weighted_score {
    /// The score in scale units, over the respondents who have every part of it.
    pub estimate: gm_estimate,
    /// How it was weighted: GM_WEIGHTING_*.
    pub weighting: i32,
    /// 0.
    pub reserved: i32,
}

impl From<WeightedScore> for gm_weighted_score {
    fn from(score: WeightedScore) -> Self {
        let WeightedScore { weighting, estimate } = score;
        let weighting = position(&Weighting::ALL, &weighting);
        Self { estimate: estimate.into(), weighting, reserved: 0 }
    }
}

/// A row of a published gap table, as printed; set up by gm_published_gap_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct gm_published_gap {
    /// The size of this struct.
    pub struct_size: u32,
    /// Whether n is printed: 0 or 1, as all has_ fields.
    pub has_n: u8,
    /// Whether the mean of the perceptions is printed.
    pub has_perception_mean: u8,
    /// Whether their standard deviation is printed.
    pub has_perception_sd: u8,
    /// Whether the mean of the expectations is printed.
    pub has_expectation_mean: u8,
    /// Whether their standard deviation is printed.
    pub has_expectation_sd: u8,
    /// Whether the standard deviation of the gaps is printed.
    pub has_gap_sd: u8,
    /// Whether the t statistic is printed.
    pub has_t: u8,
    /// Whether the lower limit of the interval is printed.
    pub has_low: u8,
    /// Whether the upper limit of the interval is printed.
    pub has_high: u8,
    /// 0.
    pub reserved: [u8; 3],
    /// Respondents.
    pub n: u64,
    /// Mean of the perceptions.
    pub perception_mean: f64,
    /// Standard deviation of the perceptions.
    pub perception_sd: f64,
    /// Mean of the expectations.
    pub expectation_mean: f64,
    /// Standard deviation of the expectations.
    pub expectation_sd: f64,
    /// Mean gap, perception - expectation.
    pub gap: f64,
    /// Standard deviation of the respondents' gaps.
    pub gap_sd: f64,
    /// The t statistic.
    pub t: f64,
    /// Lower limit of the interval.
    pub low: f64,
    /// Upper limit of the interval.
    pub high: f64,
    /// Half a unit of the last digit printed: 0.005 for two decimals. Where the numbers of a row have different digits,
    /// that of the coarsest.
    pub rounding: f64,
}

impl Versioned for gm_published_gap {}

impl gm_published_gap {
    fn read(&self) -> PublishedGap {
        let given = |has: u8, number: f64| (has != 0).then_some(number);
        PublishedGap {
            n: (self.has_n != 0).then_some(self.n),
            perception_mean: given(self.has_perception_mean, self.perception_mean),
            perception_sd: given(self.has_perception_sd, self.perception_sd),
            expectation_mean: given(self.has_expectation_mean, self.expectation_mean),
            expectation_sd: given(self.has_expectation_sd, self.expectation_sd),
            gap: self.gap,
            gap_sd: given(self.has_gap_sd, self.gap_sd),
            t: given(self.has_t, self.t),
            low: given(self.has_low, self.low),
            high: given(self.has_high, self.high),
            rounding: self.rounding,
        }
    }
}

/// An array of rows.
unsafe fn rows(pointer: *const gm_published_gap, n: usize) -> Result<Vec<PublishedGap>, Failure> {
    // An array of structs of another size has its elements elsewhere: the first tells before the others are touched.
    if n > 0 && !pointer.is_null() {
        // SAFETY: the caller's contract: there are n > 0 structs that begin with their size.
        unsafe { versioned("rows[0]", pointer) }?;
    }
    // SAFETY: the caller's contract, passed on.
    let all = unsafe { array("rows", pointer, n) }?;
    let one = |(i, row): (usize, &gm_published_gap)| {
        // SAFETY: as above.
        Ok(unsafe { versioned(format_args!("rows[{i}]"), std::ptr::from_ref(row)) }?.read())
    };
    all.iter().enumerate().map(one).collect()
}

/// Sets up a row with nothing printed but n, gap and its standard deviation, to two decimals. Where n or standard deviation
/// is not printed either, pass 0 and set its has_ field to 0.
///
/// Fails with GM_ERR_NULL_POINTER.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_published_gap_init(
    row: *mut gm_published_gap,
    n: u64,
    gap: f64,
    gap_sd: f64,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let out = unsafe { Out::new("row", row) }?;
        out.write(gm_published_gap {
            struct_size: crate::pointer::struct_size::<gm_published_gap>(),
            has_n: 1,
            has_perception_mean: 0,
            has_perception_sd: 0,
            has_expectation_mean: 0,
            has_expectation_sd: 0,
            has_gap_sd: 1,
            has_t: 0,
            has_low: 0,
            has_high: 0,
            reserved: [0; 3],
            n,
            perception_mean: 0.0,
            perception_sd: 0.0,
            expectation_mean: 0.0,
            expectation_sd: 0.0,
            gap,
            gap_sd,
            t: 0.0,
            low: 0.0,
            high: 0.0,
            rounding: 0.005,
        });
        Ok(())
    })
}

/// What a published row says when it is worked out again.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_published {
    /// Student's paired t, gap / (gap_sd / sqrt n).
    pub t: f64,
    /// Degrees of freedom, n - 1.
    pub df: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// Lower limit of the interval for the gap.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// The level of the interval.
    pub level: f64,
    /// Effect size d_z: gap / gap_sd.
    pub effect_size: f64,
    /// The correlation of expectations and perceptions that the three standard deviations imply.
    pub correlation: f64,
    /// Whether there is such a correlation.
    pub has_correlation: i32,
    /// 0.
    pub reserved: i32,
    /// How many contradictions were found: the lines of the findings.
    pub n_findings: u64,
}

impl gm_published {
    fn split(published: Published) -> (Self, Vec<String>) {
        let Published { t, df, p, low, high, level, effect_size, correlation, findings } = published;
        let (correlation, has_correlation) = flagged(correlation);
        let (has_correlation, n_findings) = (has_correlation.into(), findings.len() as u64);
        let reserved = 0;
        let plain = Self {
            t,
            df,
            p,
            low,
            high,
            level,
            effect_size,
            correlation,
            has_correlation,
            reserved,
            n_findings,
        };
        (plain, findings)
    }
}

/// Works a published gap row out again: test, interval, effect size, implied correlation, and contradictions.
///
/// The findings, one per line and "" if nothing contradicts, are a text as described under "Text and arrays out"; pass
/// NULL, 0 and a pointer to a size if they are not wanted. `level` is a fraction (0.95).
///
/// Fails with GM_ERR_TOO_FEW_RATINGS for n < 2, GM_ERR_INVALID_OPTION for a standard deviation that is not above 0, a
/// number that is not finite, a rounding below 0, or without n or gap_sd, GM_ERR_INVALID_LEVEL, GM_ERR_BUFFER_TOO_SMALL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_published(
    row: *const gm_published_gap,
    level: f64,
    findings: *mut c_char,
    capacity: usize,
    needed: *mut usize,
    out: *mut gm_published,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (row, text_out, out) = unsafe {
            (versioned("row", row)?, TextOut::new(findings, capacity, needed)?, Out::new("out", out)?)
        };
        let (published, findings) = gm_published::split(gap::published(&row.read(), level)?);
        text_out.write(&findings.join("\n"))?;
        out.write(published);
        Ok(())
    })
}

/// What in a published table cannot be true as printed, by row. Made by gm_gap_audit, freed by gm_audit_findings_free;
/// never changes, so any number of threads may read it.
#[derive(Debug)]
pub struct gm_audit_findings(Vec<AuditFinding>);

/// Finds the rows of a published gap table that cannot be true as printed, and why, in the order of the rows.
///
/// Of each of the `n` rows all is checked that is printed: that the standard deviations imply a correlation that can be,
/// that the gap is perception - expectation and not the reverse, and that t and interval are those of gap, standard
/// deviation and n; without standard deviation, that t is that of gap, interval and n, and the gap in the middle of its
/// interval. A row with several contradictions has several findings. `level` is that of the intervals, a fraction (0.95).
///
/// Fails, naming the row, as gm_gap_published; but a row may be without n and gap_sd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_audit(
    rows: *const gm_published_gap,
    n: usize,
    level: f64,
    out: *mut *mut gm_audit_findings,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (rows, out) = unsafe { (self::rows(rows, n)?, Out::new("out", out)?) };
        out.hand_over(gm_audit_findings(gap::audit(&rows, level)?));
        Ok(())
    })
}

/// Frees findings; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_audit_findings_free(findings: *mut gm_audit_findings) {
    // SAFETY: the caller's contract.
    unsafe { free(findings) };
}

/// The number of findings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_audit_findings_n(
    findings: *const gm_audit_findings,
    out: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (findings, out) = unsafe { (required("findings", findings)?, Out::new("out", out)?) };
        out.write(findings.0.len());
        Ok(())
    })
}

/// The index of the row that a finding is about, from 0.
///
/// Fails with GM_ERR_INVALID_ARGUMENT for an index out of range, as the next function.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_audit_findings_row(
    findings: *const gm_audit_findings,
    index: usize,
    out: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (findings, out) = unsafe { (required("findings", findings)?, Out::new("out", out)?) };
        out.write(at("finding", &findings.0, index)?.row);
        Ok(())
    })
}

/// Why that row cannot be true as printed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_audit_findings_reason(
    findings: *const gm_audit_findings,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (findings, out) =
            unsafe { (required("findings", findings)?, TextOut::new(buffer, capacity, needed)?) };
        out.write(&at("finding", &findings.0, index)?.reason)
    })
}

/// Unweighted and weighted SERVQUAL from dimension gaps.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_weighted_gap {
    /// The plain mean of the dimension gaps.
    pub unweighted: f64,
    /// The sum of weight times gap, with weights that sum to one.
    pub weighted: f64,
}

/// Weighted SERVQUAL from `n` published dimension gaps and as many weights that sum to 1 or 100, beside the plain mean.
///
/// Fails with GM_ERR_NO_VALID_RATINGS without gaps, GM_ERR_INVALID_OPTION for a gap that is not finite,
/// GM_ERR_WEIGHT_SUM for weights that are negative or sum to neither 1 nor 100.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_gap_weighted(
    gaps: *const f64,
    weights: *const f64,
    n: usize,
    out: *mut gm_weighted_gap,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (gaps, weights, out) =
            unsafe { (array("gaps", gaps, n)?, array("weights", weights, n)?, Out::new("out", out)?) };
        let WeightedGap { unweighted, weighted } = gap::weighted(gaps, weights)?;
        out.write(gm_weighted_gap { unweighted, weighted });
        Ok(())
    })
}

/// Scores single responses as they come in, such as after a call. Made by gm_response_scorer_new, freed by
/// gm_response_scorer_free; never changes, so any number of threads may use one.
#[derive(Debug)]
pub struct gm_response_scorer(ResponseScorer);

/// The gaps of one respondent over all dimensions, in scale units, negative = shortfall.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct gm_response_score {
    /// Mean of the dimension gaps.
    pub unweighted: f64,
    /// Mean of the dimension gaps by the instrument's weights.
    pub weighted: f64,
    /// Whether there is a mean: if all dimensions have a gap.
    pub has_unweighted: i32,
    /// Whether there is a weighted mean: if there are weights besides.
    pub has_weighted: i32,
}

/// Prepares an instrument for scoring.
///
/// Fails with GM_ERR_MISSING_VIEWPOINT unless it has expectations and perceptions.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_scorer_new(
    instrument: *const gm_instrument,
    out: *mut *mut gm_response_scorer,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (instrument, out) = unsafe { (required("instrument", instrument)?, Out::new("out", out)?) };
        out.hand_over(gm_response_scorer(ResponseScorer::new(&instrument.0)?));
        Ok(())
    })
}

/// Frees a scorer; NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_scorer_free(scorer: *mut gm_response_scorer) {
    // SAFETY: the caller's contract.
    unsafe { free(scorer) };
}

/// The number of attributes, which is the length of both columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_scorer_n_attributes(
    scorer: *const gm_response_scorer,
    out: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (scorer, out) = unsafe { (required("scorer", scorer)?, Out::new("out", out)?) };
        out.write(scorer.0.len());
        Ok(())
    })
}

/// The number of dimensions, which is the length of both output arrays.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_scorer_n_dimensions(
    scorer: *const gm_response_scorer,
    out: *mut usize,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (scorer, out) = unsafe { (required("scorer", scorer)?, Out::new("out", out)?) };
        out.write(scorer.0.dimensions());
        Ok(())
    })
}

/// Scores one response: one expectation and one perception per attribute, in the instrument's order.
///
/// `dimensions` and `has_dimension` have room for as many elements as there are dimensions: the mean gap of each over
/// the attributes answered from both viewpoints, and whether there is one. Both may be NULL if they are not wanted.
///
/// Fails with GM_ERR_UNEQUAL_LENGTHS unless there are as many as attributes, GM_ERR_OFF_SCALE with index and attribute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gm_response_scorer_score(
    scorer: *const gm_response_scorer,
    expectations: *const gm_column,
    perceptions: *const gm_column,
    dimensions: *mut f64,
    has_dimension: *mut u8,
    out: *mut gm_response_score,
) -> gm_status {
    guard(|| {
        // SAFETY: the caller's contract.
        let (scorer, expectations, perceptions, out) = unsafe {
            (
                &required("scorer", scorer)?.0,
                column("expectations", expectations)?,
                column("perceptions", perceptions)?,
                Out::new("out", out)?,
            )
        };
        let n = scorer.dimensions();
        // SAFETY: the caller's contract: both have room for `n` elements, or are NULL.
        let (values, flags) = unsafe {
            (
                ArrayOut::sized("dimensions", dimensions, if dimensions.is_null() { 0 } else { n })?,
                ArrayOut::sized("has_dimension", has_dimension, if has_dimension.is_null() { 0 } else { n })?,
            )
        };
        let ResponseScore { dimensions, unweighted, weighted } = scorer.score(expectations, perceptions)?;
        values.write_each(dimensions.iter().map(|gap| gap.unwrap_or(0.0)));
        flags.write_each(dimensions.iter().map(|gap| u8::from(gap.is_some())));
        let ((unweighted, has_unweighted), (weighted, has_weighted)) =
            (flagged(unweighted), flagged(weighted));
        out.write(gm_response_score {
            unweighted,
            weighted,
            has_unweighted: has_unweighted.into(),
            has_weighted: has_weighted.into(),
        });
        Ok(())
    })
}
