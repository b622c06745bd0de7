use std::collections::BTreeMap;

use super::bootstrap::scores_of;
use super::compare::{Figures, against, check_target, difference, resampled};
use super::{CompareOptions, Comparison, Sample, Statistic};
use crate::error::{Error, Result, list_names};
use crate::estimate::check_level;
use crate::label::Label;
use crate::stats::Adjustment;
use crate::summary::Summary;
use crate::tally::Counts;

/// What each segment is held against.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Against {
    /// All others.
    #[default]
    Rest,
    /// All, the segment included: the difference from the rest, made smaller by its own part; p is that of the rest.
    Total,
    /// A number that is set, in the unit of the statistic.
    Target(f64),
}

impl Against {
    /// The name in all languages, such as `"rest"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Total => "total",
            Self::Target(_) => "target",
        }
    }
}

/// Options of [`segments`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SegmentOptions {
    /// What is compared; `rescale` has no effect, as all segments have one scale.
    pub compare: CompareOptions,
    /// Some of the summary's segment columns; all if empty.
    pub by: Vec<String>,
    /// What each segment is held against.
    pub against: Against,
    /// How p-values are adjusted over the segments.
    pub adjustment: Adjustment,
}

/// Every segment of a summary held against the rest.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SegmentComparisons {
    /// The segment columns.
    pub by: Vec<String>,
    /// The item.
    pub item: String,
    /// What is compared.
    pub statistic: Statistic,
    /// `"rest"`, `"total"` or `"target"`.
    pub against: String,
    /// The score of all together.
    pub total: f64,
    /// How p-values were adjusted, over the segments that have one.
    pub adjustment: Adjustment,
    /// One entry per segment, in the order of their labels.
    pub segments: Vec<SegmentComparison>,
}

/// One segment held against the rest.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SegmentComparison {
    /// What the segment is called.
    pub labels: Vec<Label>,
    /// How many rated.
    pub n_valid: u64,
    /// The segment's score; absent if nobody rated.
    pub value: Option<f64>,
    /// The segment's score minus the other; absent if one has no ratings. Its interval and p are absent where too few
    /// answers, or answers without variation, allow none.
    pub difference: Option<Comparison>,
    /// p adjusted over the segments.
    pub p_adjusted: Option<f64>,
}

/// Every segment of a summary against all others, against the total or against a target, with p-values adjusted over the
/// segments.
///
/// The comparisons are those of [`compare`](super::compare()) and [`compare_target`](super::compare_target), with the
/// same intervals and tests. A thin segment keeps its row. Two segments against the rest are one comparison, whose p
/// stays. Comparisons with the rest and with the total depend on each other: Holm's adjustment holds all the same, the others
/// take it that they do not. `item` is an id, or the name of a column of an attribute.
///
/// # Errors
///
/// [`Error::UnknownItem`], [`Error::UnknownColumn`] for a segment column that the summary does not have,
/// [`Error::InvalidOption`] for a summary without segments, a target off the scale or a positive set,
/// [`Error::InvalidScale`] for NPS on another scale, [`Error::NoValidRatings`] if nobody rated,
/// [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::*;
/// let mut spec = InstrumentSpec { id: "survey".into(), ..InstrumentSpec::default() };
/// spec.scales.insert("five".into(), Scale::new(1, 5)?);
/// spec.items.push(ItemSpec { id: "overall".into(), scale: "five".into(), ..Default::default() });
/// let mut table = Table::new();
/// table.add("overall", Column::from(&[5_i8, 4, 5, 2, 1, 3]))?;
/// table.add_labels("shop", Categories::from_labels(["a", "a", "a", "b", "b", "b"].map(Label::from)))?;
/// let by = vec!["shop".to_owned()];
/// let summary = summarize(&table, Instrument::new(spec)?, SummaryOptions { by, ..Default::default() })?;
/// let found = csat::segments(&summary, "overall", &csat::SegmentOptions::default())?;
/// assert_eq!((found.total, found.segments[0].value), (0.5, Some(1.0)));
/// assert_eq!(found.segments[0].difference.unwrap().estimate.value, 1.0);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn segments(summary: &Summary, item: &str, options: &SegmentOptions) -> Result<SegmentComparisons> {
    let compare = &options.compare;
    check_level(compare.level)?;
    compare.bootstrap.map_or(Ok(()), |bootstrap| bootstrap.check(compare.level))?;
    let (by, groups) = groups(summary, item, &options.by)?;
    let all = summary.total()?.counts(item)?;
    if let Against::Target(target) = options.against {
        check_target(&Sample::Counts(all.clone()), target, compare.statistic)?;
    }
    let total = Figures::of_counts(&all, compare)?;
    let mut segments = Vec::with_capacity(groups.len());
    for (labels, counts) in groups {
        let own = figures(&counts, compare)?;
        let found = own.map(|own| held_against(&own, &counts, &all, options)).transpose()?.flatten();
        let (n_valid, value) = (counts.n_valid(), own.map(|own| own.value));
        segments.push(SegmentComparison { labels, n_valid, value, difference: found, p_adjusted: None });
    }
    // Against the rest, two segments are one comparison.
    let once = options.against == Against::Rest && segments.len() == 2;
    adjust(&mut segments, if once { Adjustment::None } else { options.adjustment });
    Ok(SegmentComparisons {
        by,
        item: item.to_owned(),
        statistic: compare.statistic,
        against: options.against.name().to_owned(),
        total: total.value,
        adjustment: options.adjustment,
        segments,
    })
}

fn figures(counts: &Counts, options: &CompareOptions) -> Result<Option<Figures>> {
    if counts.n_valid() == 0 { Ok(None) } else { Figures::of_counts(counts, options).map(Some) }
}

fn held_against(
    own: &Figures,
    counts: &Counts,
    all: &Counts,
    options: &SegmentOptions,
) -> Result<Option<Comparison>> {
    let CompareOptions { statistic, ref positive, level, bootstrap, .. } = options.compare;
    let scores = scores_of(counts, statistic, positive)?;
    if let Against::Target(target) = options.against {
        let found = against(own, target, statistic, level)?;
        return resampled(found, &[(1.0, &scores)], target, bootstrap).map(Some);
    }
    let others = all.without(counts);
    let Some(rest) = figures(&others, &options.compare)? else { return Ok(None) };
    let found = difference(own, &rest, statistic, level)?;
    let of_others = scores_of(&others, statistic, positive)?;
    let found = resampled(found, &[(1.0, &scores), (-1.0, &of_others)], 0.0, bootstrap)?;
    if options.against == Against::Rest {
        return Ok(Some(found));
    }
    // The total is part the segment itself: own - total = (1 - part) (own - rest).
    let part = weight(counts) / (weight(counts) + weight(&others));
    let of_total = found.times(1.0 - part);
    Ok(Some(Comparison { value_b: own.value - of_total.estimate.value, n_b: all.n_valid(), ..of_total }))
}

fn weight(counts: &Counts) -> f64 {
    let (_, weight) = counts.distribution().totals();
    weight
}

fn adjust(segments: &mut [SegmentComparison], adjustment: Adjustment) {
    let tested = |segment: &SegmentComparison| segment.difference.and_then(|found| found.p);
    let p_values: Vec<f64> = segments.iter().filter_map(tested).collect();
    let mut adjusted = adjustment.apply(&p_values).into_iter();
    for segment in segments {
        segment.p_adjusted = tested(segment).and_then(|_| adjusted.next());
    }
}

type Groups = BTreeMap<Vec<Label>, Counts>;

/// The counts of an item by the labels of some segment columns, all if none is named.
pub(crate) fn groups(summary: &Summary, item: &str, by: &[String]) -> Result<(Vec<String>, Groups)> {
    let columns = summary.by();
    if columns.is_empty() {
        let allowed = "segment columns, which are named when the summary is made".to_owned();
        return Err(Error::InvalidOption { option: "by", value: "nothing".to_owned(), allowed });
    }
    let by = if by.is_empty() { columns } else { by };
    let positions = by.iter().map(|name| position(columns, name)).collect::<Result<Vec<_>>>()?;
    let mut groups = Groups::new();
    for segment in summary.segments() {
        let labels: Vec<Label> = positions.iter().map(|&i| segment.labels()[i].clone()).collect();
        let counts = segment.counts(item)?;
        match groups.get_mut(&labels) {
            Some(group) => group.merge(&counts)?,
            None => drop(groups.insert(labels, counts)),
        }
    }
    Ok((by.to_vec(), groups))
}

/// Where a segment column stands.
pub(crate) fn position(columns: &[String], name: &str) -> Result<usize> {
    columns.iter().position(|column| column == name).ok_or_else(|| Error::UnknownColumn {
        column: name.to_owned(),
        available: list_names(columns.iter().map(String::as_str)),
    })
}
