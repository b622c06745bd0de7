use super::{StraightLiners, ceiling, sum_label};
use crate::csat::{check_enough, check_varied, mean_with};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::instrument::Viewpoint;
use crate::stats::{Adjustment, Bootstrap, Distribution, HodgesLehmann, SignedRank, TCritical, adjust};
use crate::summary::{Blend, Facet, Segment, Viewpoints};
use crate::tally::Counts;

/// Options of [`servqual`].
#[derive(Clone, Debug, PartialEq)]
pub struct ServqualOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// How p-values are adjusted within the family of attributes and within that of dimensions: Holm.
    pub family: Adjustment,
    /// Whether to test each gap (t and signed rank) and give its Hodges-Lehmann median: true. Without, thousands of
    /// segments take a fraction of the time.
    pub tests: bool,
    /// Bootstrap intervals of the gaps of attributes, dimensions and sums in place of Student's t; tests, medians and
    /// weighted scores stay as they are. None; costs grow with the number of different scores.
    pub bootstrap: Option<Bootstrap>,
    /// The language of the labels, "en".
    pub language: String,
}

impl Default for ServqualOptions {
    fn default() -> Self {
        let (family, language) = (Adjustment::Holm, "en".to_owned());
        Self { level: 0.95, family, tests: true, bootstrap: None, language }
    }
}

/// One viewpoint of an attribute.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Side {
    /// Mean rating in scale units, reverse coded where low is good.
    pub mean: f64,
    /// Sample standard deviation in scale units; absent below two ratings.
    pub std_dev: Option<f64>,
    /// Share of ratings at the best point of the scale, 0 to 1: near 1 the item can tell nobody apart.
    pub ceiling: f64,
    /// How many rated.
    pub n_valid: u64,
    /// How many did not answer.
    pub n_missing: u64,
    /// How many answered not applicable, refused, or off the scale.
    pub n_excluded: u64,
}

/// Student's paired t test of a gap.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GapTest {
    /// The statistic.
    pub t: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// p-value adjusted within its family.
    pub p_adjusted: f64,
}

/// The gap of one attribute, of one dimension, or over all.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GapRow {
    /// The id in the instrument; `"overall"` and `"all_items"` for the two sums.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// Mean expectation; for more than one attribute the mean of their means, each of all who rated it.
    pub expectation_mean: f64,
    /// Mean perception, likewise.
    pub perception_mean: f64,
    /// The expectations of an attribute; absent for more than one attribute.
    pub expectation: Option<Side>,
    /// The perceptions of an attribute; absent for more than one attribute.
    pub perception: Option<Side>,
    /// Mean of perception - expectation over the respondents who gave both, in scale units, negative = shortfall,
    /// with Student's t interval, or a bootstrap's. An attribute's pair counts as excluded if a side is not applicable, refused or
    /// invalid; over more than one attribute, whoever has no score counts as missing.
    pub gap: Estimate,
    /// Sample standard deviation of the respondents' gaps; absent below two.
    pub std_dev: Option<f64>,
    /// Effect size `d_z`: mean gap / standard deviation; absent without variation.
    pub effect_size: Option<f64>,
    /// Paired t test; absent without variation or when tests were not asked for.
    pub test: Option<GapTest>,
    /// Wilcoxon's signed-rank test with zeros ranked after Pratt, its p not adjusted; absent for weighted data or when
    /// tests were not asked for.
    pub signed_rank: Option<SignedRank>,
    /// Median of the Walsh averages; absent for weighted data or when tests were not asked for.
    pub median: Option<HodgesLehmann>,
}

/// How dimensions were weighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Weighting {
    /// Each respondent's dimension scores by that respondent's own importance points, then averaged: the original
    /// procedure.
    Respondent,
    /// The mean dimension scores by the mean importance points: not the same unless points and scores are
    /// uncorrelated.
    MeanPoints,
    /// Dimension scores by the weights the instrument gives the dimensions.
    Dimensions,
    /// Attribute scores by the weights the instrument gives the attributes.
    Attributes,
}

impl Weighting {
    /// Every weighting, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::Respondent, Self::MeanPoints, Self::Dimensions, Self::Attributes];

    /// The name in all languages, such as `"respondent"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Respondent => "respondent",
            Self::MeanPoints => "mean_points",
            Self::Dimensions => "dimensions",
            Self::Attributes => "attributes",
        }
    }
}

/// A score weighted by importance. Weights are normalised to sum to one, never left as points.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WeightedScore {
    /// How it was weighted.
    pub weighting: Weighting,
    /// The score in scale units, over the respondents who have every part of it.
    pub estimate: Estimate,
}

/// SERVQUAL: gap 5 of everything the instrument measures.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ServqualResult {
    /// One row per attribute that somebody rated from both viewpoints.
    pub attributes: Vec<GapRow>,
    /// One row per dimension: the mean over respondents of their mean gap in it.
    pub dimensions: Vec<GapRow>,
    /// The mean of a respondent's dimension gaps, over those who have them all (unweighted SERVQUAL); absent if
    /// nobody has them all or there are no dimensions.
    pub overall: Option<GapRow>,
    /// The mean of a respondent's attribute gaps, whatever their dimension. Differs from `overall` where dimensions
    /// have different numbers of attributes.
    pub all_items: GapRow,
    /// Weighted SERVQUAL in each form that the instrument's weights or points allow.
    pub weighted: Vec<WeightedScore>,
    /// Respondents seen.
    pub respondents: u64,
    /// Those among them who answered everything alike.
    pub straight_liners: StraightLiners,
    /// Attributes that nobody rated from both viewpoints.
    pub unanswered: Vec<String>,
    /// How p-values were adjusted.
    pub family: Adjustment,
}

/// SERVQUAL gap scores (Parasuraman, Zeithaml and Berry 1988): perception - expectation of every attribute,
/// dimension and overall, paired within respondents.
///
/// Each gap comes with Student's t interval and test, effect size, and the ordinal reading beside it (Wilcoxon's
/// signed rank with Pratt's zeros, Hodges-Lehmann median); p-values are adjusted within the attributes and within
/// the dimensions. A respondent's dimension score is the mean of the gaps answered in it; a pair with one side
/// missing counts for neither gap.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] unless the instrument has expectations and perceptions, [`Error::NoValidRatings`] if
/// nobody gave a pair, [`Error::TooFewRatings`] for a single respondent, [`Error::ZeroVariance`] if no gap varies at
/// all, [`Error::InvalidLevel`], [`Error::InvalidOption`] for what makes no bootstrap.
///
/// ```
/// use gapmodel_core::{Column, Instrument, Summary, SummaryOptions, Table, gap};
/// let instrument = Instrument::servqual();
/// let (expected, perceived) = (vec![7_i8, 6, 7], vec![5_i8, 6, 6]);
/// let mut table = Table::new();
/// for attribute in instrument.attributes() {
///     table.add(&attribute.columns()[0], Column::from(&expected))?;
///     table.add(&attribute.columns()[1], Column::from(&perceived))?;
/// }
/// let mut summary = Summary::new(instrument, SummaryOptions::default())?;
/// summary.observe(&table)?;
/// let result = gap::servqual(&summary.total()?, &gap::ServqualOptions::default())?;
/// assert_eq!((result.attributes.len(), result.dimensions.len()), (22, 5));
/// assert_eq!((result.all_items.gap.value, result.all_items.gap.n_valid), (-1.0, 3));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn servqual(segment: &Segment<'_>, options: &ServqualOptions) -> Result<ServqualResult> {
    check_level(options.level)?;
    for viewpoint in [Viewpoint::Expectation, Viewpoint::Perception] {
        if !segment.instrument().has(viewpoint) {
            return Err(Error::MissingViewpoint { what: "SERVQUAL", viewpoint: viewpoint.name() });
        }
    }
    check_asked("SERVQUAL", segment, &[Viewpoint::Expectation, Viewpoint::Perception])?;
    let mut rows = Rows { segment, options, critical: TCritical::new(options.level)? };
    let scores = segment.scores(Facet::GAP5, None).filter(|scores| scores.n() > 0);
    scores.as_ref().map_or(Ok(()), |scores| check_enough("the gap over all items", scores))?;
    let (mut attributes, unanswered) = rows.attributes()?;
    let all_items = rows.sum(
        "all_items",
        sum_label("all_items", &options.language),
        &attributes,
        segment.scores(Facet::GAP5, None),
    )?;
    let mut all_items = all_items.ok_or_else(|| nobody(segment))?;
    // One constant row among others has no interval; a table of nothing else is an error.
    if attributes.iter().all(|row| row.std_dev == Some(0.0)) {
        scores.as_ref().map_or(Ok(()), |scores| check_varied("the gap over all items", scores))?;
    }
    let mut dimensions = rows.dimensions(&attributes)?;
    let mut overall = rows.sum(
        "overall",
        sum_label("overall", &options.language),
        &dimensions,
        segment.overall(Facet::GAP5),
    )?;
    adjust_family(&mut attributes.iter_mut().collect::<Vec<_>>(), options.family)?;
    adjust_family(&mut dimensions.iter_mut().collect::<Vec<_>>(), options.family)?;
    for single in overall.iter_mut().chain([&mut all_items]) {
        adjust_family(&mut [single], options.family)?;
    }
    let [expectation, perception, both] = segment.straight_liners();
    Ok(ServqualResult {
        weighted: weighted_scores(
            segment,
            Facet::GAP5,
            &dimension_means(segment, Facet::GAP5),
            options.level,
        )?,
        attributes,
        dimensions,
        overall,
        all_items,
        respondents: segment.asked(Facet::GAP5.viewpoints()),
        straight_liners: StraightLiners { expectation, perception, both },
        unanswered,
        family: options.family,
    })
}

struct Rows<'a> {
    segment: &'a Segment<'a>,
    options: &'a ServqualOptions,
    critical: TCritical,
}

impl Rows<'_> {
    fn attributes(&mut self) -> Result<(Vec<GapRow>, Vec<String>)> {
        let (mut rows, mut unanswered) = (Vec::new(), Vec::new());
        for attribute in self.segment.instrument().attributes() {
            let pairs = self.segment.pairs(attribute.id())?;
            let label = attribute.label_in(&self.options.language);
            let (expectation, perception) = (side(&pairs.reference()), side(&pairs.delivered()));
            match (
                expectation,
                perception,
                self.row(attribute.id(), label, &pairs.gaps(), pairs.n_excluded())?,
            ) {
                (Some(expectation), Some(perception), Some(row)) => rows.push(GapRow {
                    expectation_mean: expectation.mean,
                    perception_mean: perception.mean,
                    expectation: Some(expectation),
                    perception: Some(perception),
                    ..row
                }),
                _ => unanswered.push(attribute.id().to_owned()),
            }
        }
        Ok((rows, unanswered))
    }

    fn dimensions(&mut self, attributes: &[GapRow]) -> Result<Vec<GapRow>> {
        let instrument = self.segment.instrument();
        let row = |(i, dimension): (usize, &crate::Dimension)| {
            let members: Vec<GapRow> = dimension
                .attributes()
                .iter()
                .filter_map(|&a| attributes.iter().find(|row| row.id == instrument.attributes()[a].id()))
                .cloned()
                .collect();
            let label = dimension.label_in(&self.options.language);
            self.sum(dimension.id(), label, &members, self.segment.scores(Facet::GAP5, Some(i))).transpose()
        };
        instrument.dimensions().iter().enumerate().filter_map(row).collect()
    }

    /// A row over several: its gap from the respondents' scores, its two means from the rows it covers.
    fn sum(
        &mut self,
        id: &str,
        label: &str,
        of: &[GapRow],
        scores: Option<Distribution>,
    ) -> Result<Option<GapRow>> {
        let Some(scores) = scores else { return Ok(None) };
        let mean = |value: fn(&GapRow) -> f64| of.iter().map(value).sum::<f64>() / of.len() as f64;
        let row = self.row(id, label, &scores, 0)?;
        Ok(row.filter(|_| !of.is_empty()).map(|row| GapRow {
            expectation_mean: mean(|row| row.expectation_mean),
            perception_mean: mean(|row| row.perception_mean),
            ..row
        }))
    }

    fn row(&mut self, id: &str, label: &str, gaps: &Distribution, n_excluded: u64) -> Result<Option<GapRow>> {
        let missing = self.segment.asked(Facet::GAP5.viewpoints()) - gaps.n() - n_excluded;
        if gaps.mean().is_none() {
            return Ok(None);
        }
        let gap = mean_with(gaps, missing, n_excluded, &mut self.critical)?;
        let gap = redrawn(gap, gaps, self.options.bootstrap)?;
        let std_dev = gaps.variance().map(f64::sqrt);
        let tests = self.options.tests;
        let test = if tests { gaps.paired_t()? } else { None };
        Ok(Some(GapRow {
            id: id.to_owned(),
            label: label.to_owned(),
            expectation_mean: 0.0,
            perception_mean: 0.0,
            expectation: None,
            perception: None,
            effect_size: std_dev.filter(|sd| *sd > 0.0).map(|sd| gap.value / sd),
            gap,
            std_dev,
            test: test.map(|test| GapTest { t: test.t, df: test.df, p: test.p, p_adjusted: test.p }),
            signed_rank: if tests { gaps.signed_rank() } else { None },
            median: if tests { gaps.hodges_lehmann(self.options.level) } else { None },
        }))
    }
}

fn nobody(segment: &Segment<'_>) -> Error {
    let what = "the pairs of expectation and perception".to_owned();
    Error::NoValidRatings { what, n_missing: segment.asked(Facet::GAP5.viewpoints()), n_excluded: 0 }
}

/// A mean with a bootstrap interval in place of its own, if one is asked for.
pub(super) fn redrawn(
    mean: Estimate,
    values: &Distribution,
    bootstrap: Option<Bootstrap>,
) -> Result<Estimate> {
    let Some(bootstrap) = bootstrap else { return Ok(mean) };
    Ok(mean.with_limits(bootstrap.of_means(&[(1.0, values)], mean.level)?, bootstrap.method))
}

/// Refuses respondents none of whom was asked for a viewpoint: naming the column nobody's table had.
pub(crate) fn check_asked(what: &'static str, segment: &Segment<'_>, viewpoints: &[Viewpoint]) -> Result<()> {
    let instrument = segment.instrument();
    let is_unasked = |viewpoint: &&Viewpoint| segment.asked(Viewpoints::of([**viewpoint])) == 0;
    let Some(&viewpoint) = viewpoints.iter().find(is_unasked).filter(|_| segment.rows() > 0) else {
        return Ok(());
    };
    let position = instrument.viewpoints().iter().position(|v| *v == viewpoint).unwrap_or(0);
    let column = instrument.attributes().first().map_or("", |attribute| &attribute.columns()[position]);
    Err(Error::Unasked { what, viewpoint: viewpoint.name(), column: column.to_owned() })
}

fn side(counts: &Counts) -> Option<Side> {
    let ratings = counts.good_distribution();
    Some(Side {
        mean: ratings.mean()?,
        std_dev: ratings.variance().map(f64::sqrt),
        ceiling: ceiling(counts)?,
        n_valid: counts.n_valid(),
        n_missing: counts.n_missing(),
        n_excluded: counts.absent().excluded(),
    })
}

fn adjust_family(rows: &mut [&mut GapRow], family: Adjustment) -> Result<()> {
    let p: Vec<f64> = rows.iter().filter_map(|row| row.test.map(|test| test.p)).collect();
    let tests = rows.iter_mut().filter_map(|row| row.test.as_mut());
    tests.zip(adjust(&p, family)?).for_each(|(test, adjusted)| test.p_adjusted = adjusted);
    Ok(())
}

/// The mean score of each dimension that has one.
pub(super) fn dimension_means(segment: &Segment<'_>, facet: Facet) -> Vec<Option<f64>> {
    let dimensions = 0..segment.instrument().dimensions().len();
    dimensions.map(|d| segment.scores(facet, Some(d)).and_then(|scores| scores.mean())).collect()
}

/// Every weighted form of a facet's overall score that the instrument allows.
pub(super) fn weighted_scores(
    segment: &Segment<'_>,
    facet: Facet,
    dimension_means: &[Option<f64>],
    level: f64,
) -> Result<Vec<WeightedScore>> {
    let layout = segment.layout();
    let Some(facet) = layout.facet(facet) else { return Ok(Vec::new()) };
    let mut out = Vec::new();
    for (i, blend) in layout.blends.iter().enumerate() {
        let weighting = match blend {
            Blend::Dimensions(_) => Weighting::Dimensions,
            Blend::Attributes(_) => Weighting::Attributes,
            Blend::Points(_) => Weighting::Respondent,
            Blend::Contrast(_) => continue,
        };
        let position = layout.blend_sums(i) + facet;
        if let Some(estimate) = blended(segment, blend, position, facet, level)? {
            out.push(WeightedScore { weighting, estimate });
            if weighting == Weighting::Respondent {
                out.extend(mean_points_score(segment, dimension_means, &estimate));
            }
        }
    }
    Ok(out)
}

/// The exact sums of a blend as an estimate in scale units.
fn blended(
    segment: &Segment<'_>,
    blend: &Blend,
    position: usize,
    facet: usize,
    level: f64,
) -> Result<Option<Estimate>> {
    let layout = segment.layout();
    let (sums, absent) = segment.sums(position);
    let weighted = segment.is_weighted();
    let Some(mean) = sums.mean(weighted, 1) else { return Ok(None) };
    let scale = &layout.columns[0].scale;
    let units = match blend {
        Blend::Dimensions(shares) | Blend::Contrast(shares) => {
            shares.iter().sum::<i128>() as f64 * layout.denominator as f64
        }
        Blend::Attributes(shares) => shares.iter().sum::<i128>() as f64,
        Blend::Points(_) => 100e9 * layout.denominator as f64,
    };
    let unit = scale.step().unwrap_or(1.0) / units;
    let offset = if matches!(layout.facets[facet], Facet::Gap { .. }) { 0.0 } else { scale.min() };
    let value = offset + mean * unit;
    let n = sums.mass.n;
    let std_error = sums.std_error(weighted).map(|se| se * unit);
    let half = match std_error {
        Some(se) if n > 1 && se > 0.0 => Some(crate::stats::t_critical(level, (n - 1) as f64)? * se),
        _ => None,
    };
    let n_effective = sums.mass.n_effective(weighted);
    Ok(Some(Estimate {
        value,
        std_error,
        low: half.map(|half| value - half),
        high: half.map(|half| value + half),
        level,
        n_valid: n,
        n_missing: absent.missing,
        n_excluded: 0,
        n_effective,
        method: if half.is_some() { Method::T } else { Method::None },
    }))
}

/// Mean dimension scores by mean points: shown beside the respondents' own weighting, without interval.
fn mean_points_score(segment: &Segment<'_>, means: &[Option<f64>], like: &Estimate) -> Option<WeightedScore> {
    let first = segment.layout().point_sums();
    let points = |d: usize| segment.sums(first + d).0.mean(segment.is_weighted(), 1);
    let shares: Vec<f64> = (0..means.len()).map(points).collect::<Option<_>>()?;
    let total: f64 = shares.iter().sum();
    let parts: Vec<f64> = shares
        .iter()
        .zip(means)
        .map(|(share, mean)| Some(share / total * (*mean)?))
        .collect::<Option<_>>()?;
    let given = segment.sums(first).0.mass;
    let none = Estimate { std_error: None, low: None, high: None, method: Method::None, ..*like };
    Some(WeightedScore {
        weighting: Weighting::MeanPoints,
        estimate: Estimate {
            value: parts.iter().sum(),
            n_valid: given.n,
            // Of those who were asked, whom the respondents' own weighting counts.
            n_missing: (like.n_valid + like.n_missing).saturating_sub(given.n),
            n_effective: given.n_effective(segment.is_weighted()),
            ..none
        },
    })
}
