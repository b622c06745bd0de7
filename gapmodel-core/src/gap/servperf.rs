use super::servqual::{WeightedScore, check_asked, dimension_means, redrawn, weighted_scores};
use super::{StraightLiners, ceiling, sum_label};
use crate::csat::{check_enough, check_varied, mean_of};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, check_level};
use crate::instrument::Viewpoint;
use crate::stats::{Bootstrap, Distribution};
use crate::summary::{Facet, Segment};

/// Options of [`servperf`].
#[derive(Clone, Debug, PartialEq)]
pub struct ServperfOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// Bootstrap intervals of attributes, dimensions and sums in place of Student's t; weighted scores stay as they are.
    /// None.
    pub bootstrap: Option<Bootstrap>,
    /// The language of the labels, "en".
    pub language: String,
}

impl Default for ServperfOptions {
    fn default() -> Self {
        Self { level: 0.95, bootstrap: None, language: "en".to_owned() }
    }
}

/// The perceived performance of one attribute, of one dimension, or over all.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PerformanceRow {
    /// The id in the instrument; `"overall"` and `"all_items"` for the two sums.
    pub id: String,
    /// The label in the language asked for.
    pub label: String,
    /// Mean perception in scale units (reverse coded where low is good), with Student's t interval, or a
    /// bootstrap's.
    pub perception: Estimate,
    /// Sample standard deviation; absent below two respondents.
    pub std_dev: Option<f64>,
    /// Share of ratings at the best point, 0 to 1; absent for more than one attribute.
    pub ceiling: Option<f64>,
}

/// SERVPERF: perceived performance of everything the instrument measures.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ServperfResult {
    /// One row per attribute that somebody rated.
    pub attributes: Vec<PerformanceRow>,
    /// One row per dimension: the mean over respondents of their mean rating in it.
    pub dimensions: Vec<PerformanceRow>,
    /// The mean of a respondent's dimension means, over those who have them all; absent if nobody has.
    pub overall: Option<PerformanceRow>,
    /// The mean of a respondent's ratings, whatever their dimension; times the number of attributes it is the sum
    /// that Cronin and Taylor define.
    pub all_items: PerformanceRow,
    /// Weighted SERVPERF in each form that the instrument's weights or points allow.
    pub weighted: Vec<WeightedScore>,
    /// Respondents seen.
    pub respondents: u64,
    /// Those among them who answered everything alike.
    pub straight_liners: StraightLiners,
    /// Attributes that nobody rated.
    pub unanswered: Vec<String>,
}

/// SERVPERF scores (Cronin and Taylor 1992): mean perception of every attribute, dimension and overall.
///
/// For when everybody expects the most, so that expectations tell nothing, or when they were not asked. Works on any
/// instrument that has perceptions, with or without expectations.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] without perceptions, [`Error::NoValidRatings`] if nobody rated,
/// [`Error::TooFewRatings`] for a single respondent, [`Error::ZeroVariance`] if no rating varies at all,
/// [`Error::InvalidLevel`], [`Error::InvalidOption`] for what makes no bootstrap.
///
/// ```
/// use gapmodel_core::{Column, Instrument, Summary, SummaryOptions, Table, gap};
/// let instrument = Instrument::servperf();
/// let ratings = vec![7_i8, 6, 5];
/// let mut table = Table::new();
/// for attribute in instrument.attributes() {
///     table.add(&attribute.columns()[0], Column::from(&ratings))?;
/// }
/// let mut summary = Summary::new(instrument, SummaryOptions::default())?;
/// summary.observe(&table)?;
/// let result = gap::servperf(&summary.total()?, &gap::ServperfOptions::default())?;
/// assert_eq!(result.all_items.perception.value, 6.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn servperf(segment: &Segment<'_>, options: &ServperfOptions) -> Result<ServperfResult> {
    check_level(options.level)?;
    let instrument = segment.instrument();
    let Some(position) = instrument.viewpoints().iter().position(|v| *v == Viewpoint::Perception) else {
        return Err(Error::MissingViewpoint { what: "SERVPERF", viewpoint: Viewpoint::Perception.name() });
    };
    check_asked("SERVPERF", segment, &[Viewpoint::Perception])?;
    let scores = |dimension| segment.scores(Facet::PERCEPTION, dimension);
    let of_all = scores(None).filter(|scores| scores.n() > 0);
    of_all.as_ref().map_or(Ok(()), |scores| check_enough("the mean perception over all items", scores))?;
    let (mut attributes, mut unanswered) = (Vec::new(), Vec::new());
    for attribute in instrument.attributes() {
        let counts = segment.counts(&attribute.columns()[position])?;
        let label = attribute.label_in(&options.language);
        let ceiling = ceiling(&counts);
        let excluded = counts.absent().excluded();
        match row(segment, attribute.id(), label, Some(&counts.good_distribution()), excluded, options)? {
            Some(row) => attributes.push(PerformanceRow { ceiling, ..row }),
            None => unanswered.push(attribute.id().to_owned()),
        }
    }
    if attributes.iter().all(|row| row.std_dev == Some(0.0)) {
        of_all
            .as_ref()
            .map_or(Ok(()), |scores| check_varied("the mean perception over all items", scores))?;
    }
    let mut dimensions = Vec::new();
    for (i, dimension) in instrument.dimensions().iter().enumerate() {
        let label = dimension.label_in(&options.language);
        dimensions.extend(row(segment, dimension.id(), label, scores(Some(i)).as_ref(), 0, options)?);
    }
    let overall = segment.overall(Facet::PERCEPTION);
    let all_items = row(
        segment,
        "all_items",
        sum_label("all_items", &options.language),
        scores(None).as_ref(),
        0,
        options,
    )?
    .ok_or_else(|| Error::NoValidRatings {
        what: "the perceptions".to_owned(),
        n_missing: segment.asked(Facet::PERCEPTION.viewpoints()),
        n_excluded: 0,
    })?;
    let means = dimension_means(segment, Facet::PERCEPTION);
    let [expectation, perception, both] = segment.straight_liners();
    Ok(ServperfResult {
        attributes,
        dimensions,
        overall: row(
            segment,
            "overall",
            sum_label("overall", &options.language),
            overall.as_ref(),
            0,
            options,
        )?,
        all_items,
        weighted: weighted_scores(segment, Facet::PERCEPTION, &means, options.level)?,
        respondents: segment.asked(Facet::PERCEPTION.viewpoints()),
        straight_liners: StraightLiners { expectation, perception, both },
        unanswered,
    })
}

fn row(
    segment: &Segment<'_>,
    id: &str,
    label: &str,
    scores: Option<&Distribution>,
    n_excluded: u64,
    options: &ServperfOptions,
) -> Result<Option<PerformanceRow>> {
    let Some(scores) = scores.filter(|scores| scores.mean().is_some()) else { return Ok(None) };
    let missing = segment.asked(Facet::PERCEPTION.viewpoints()) - scores.n() - n_excluded;
    let perception = mean_of(scores, missing, n_excluded, options.level)?;
    Ok(Some(PerformanceRow {
        id: id.to_owned(),
        label: label.to_owned(),
        perception: redrawn(perception, scores, options.bootstrap)?,
        std_dev: scores.variance().map(f64::sqrt),
        ceiling: None,
    }))
}
