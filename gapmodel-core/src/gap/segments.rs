use crate::error::{Error, Result};
use crate::instrument::Viewpoint;
use crate::label::Label;
use crate::stats::{Distribution, GridSums, TCritical};
use crate::summary::{Facet, Segment, Summary};

/// Gap tables of many segments side by side, without the tests of [`servqual`](super::servqual): what a dashboard of
/// thousands of locations and months shows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SegmentGaps {
    /// The segment columns.
    pub by: Vec<String>,
    /// The labels of each segment.
    pub segments: Vec<Vec<Label>>,
    /// Ids of what is measured: the attributes, the dimensions, `"overall"` (with dimensions) and `"all_items"`.
    pub measured: Vec<String>,
    /// Confidence level of the intervals.
    pub level: f64,
    /// One entry per segment and thing measured, for which there are answers: by segment, then in the order of
    /// `measured`.
    pub gaps: Vec<SegmentGap>,
}

/// The gap of one attribute, dimension or sum in one segment. The figures are those of
/// [`GapRow`](super::GapRow), bit for bit.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SegmentGap {
    /// Position in [`SegmentGaps::segments`].
    pub segment: u32,
    /// Position in [`SegmentGaps::measured`].
    pub measured: u32,
    /// Respondents who gave both ratings.
    pub n_valid: u64,
    /// Respondents who did not, for whatever reason.
    pub n_absent: u64,
    /// Mean expectation in scale units.
    pub expectation_mean: f64,
    /// Mean perception in scale units.
    pub perception_mean: f64,
    /// Mean of perception - expectation in scale units, negative = shortfall.
    pub gap: f64,
    /// How the gaps spread; absent below two respondents and where all gaps are equal.
    pub spread: Option<Spread>,
}

/// The standard deviation of respondents' gaps and Student's t interval of their mean, in scale units.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Spread {
    /// Sample standard deviation.
    pub std_dev: f64,
    /// Lower limit of the interval.
    pub low: f64,
    /// Upper limit of the interval.
    pub high: f64,
}

/// Mean expectation, perception and gap with interval of every attribute and dimension in every segment.
///
/// The quick companion of [`servqual`](super::servqual): the same figures, but no tests, no ranks and no labels, so
/// that tens of thousands of segments take a fraction of a second. A segment without any pair has no entries.
///
/// # Errors
///
/// [`Error::MissingViewpoint`] unless the instrument has expectations and perceptions, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Categories, Column, Instrument, Label, Scale, SummaryOptions, Table, gap, summarize};
/// let instrument = Instrument::paired(&[("speed", None)], None, false, Scale::new(1, 7)?)?;
/// let mut table = Table::new();
/// let (expected, perceived) = (vec![7_i8, 6, 7], vec![5_i8, 4, 7]);
/// table.add("E_speed", Column::from(&expected))?;
/// table.add("P_speed", Column::from(&perceived))?;
/// table.add_labels("branch", Categories::from_labels(["a", "a", "b"].map(Label::from)))?;
/// let by = vec!["branch".to_owned()];
/// let summary = summarize(&table, instrument, SummaryOptions { by, ..SummaryOptions::default() })?;
/// let table = gap::segments(&summary, 0.95)?;
/// assert_eq!(table.measured, ["speed", "all_items"]);
/// assert_eq!(table.gaps.iter().map(|g| g.gap).collect::<Vec<_>>(), [-2.0, -2.0, 0.0, 0.0]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn segments(summary: &Summary, level: f64) -> Result<SegmentGaps> {
    let mut critical = TCritical::new(level)?;
    let instrument = summary.instrument();
    for viewpoint in [Viewpoint::Expectation, Viewpoint::Perception] {
        if !instrument.has(viewpoint) {
            return Err(Error::MissingViewpoint { what: "SERVQUAL", viewpoint: viewpoint.name() });
        }
    }
    let attributes = instrument.attributes().iter().map(crate::Attribute::id);
    let dimensions = instrument.dimensions().iter().map(crate::Dimension::id);
    let overall = (!instrument.dimensions().is_empty()).then_some("overall");
    let measured = attributes.chain(dimensions).chain(overall).chain(["all_items"]);
    let mut gaps = Vec::new();
    for (number, segment) in (0..).zip(summary.segments()) {
        Rows { segment: &segment, number, critical: &mut critical, gaps: &mut gaps }.add()?;
    }
    Ok(SegmentGaps {
        by: summary.by().to_vec(),
        segments: summary.segments().map(|segment| segment.labels().to_vec()).collect(),
        measured: measured.map(str::to_owned).collect(),
        level,
        gaps,
    })
}

/// Sums as whole numbers where they fit, which is nearly always; the histogram they came from otherwise.
enum Scores {
    Sums(GridSums),
    Histogram(Distribution),
}

struct Rows<'a> {
    segment: &'a Segment<'a>,
    number: u32,
    critical: &'a mut TCritical,
    gaps: &'a mut Vec<SegmentGap>,
}

impl Rows<'_> {
    fn add(&mut self) -> Result<()> {
        let instrument = self.segment.instrument();
        let attributes = instrument.attributes().len();
        let mut means: Vec<Option<[f64; 2]>> = Vec::with_capacity(attributes);
        for attribute in 0..attributes {
            let (sides, scores) = self.attribute(attribute)?;
            means.push(sides.filter(|_| self.push(attribute, sides, scores.as_ref())));
        }
        let average = |members: &mut dyn Iterator<Item = usize>| mean_of(members.filter_map(|a| means[a]));
        let dimensions = instrument.dimensions();
        let of_dimensions: Vec<Option<[f64; 2]>> =
            dimensions.iter().map(|d| average(&mut d.attributes().iter().copied())).collect();
        let all = average(&mut (0..attributes));
        for (d, sides) in of_dimensions.iter().enumerate() {
            let scores = self.scores(Some(d));
            self.push(attributes + d, *sides, scores.as_ref());
        }
        let mut next = attributes + dimensions.len();
        if !dimensions.is_empty() {
            let overall = mean_of(of_dimensions.into_iter().flatten());
            let scores = self.segment.overall_sums(Facet::GAP5).map(Scores::Sums);
            let scores = scores.or_else(|| self.segment.overall(Facet::GAP5).map(Scores::Histogram));
            self.push(next, overall, scores.as_ref());
            next += 1;
        }
        let scores = self.scores(None);
        self.push(next, all, scores.as_ref());
        Ok(())
    }

    /// Mean expectation and perception, and the gaps, of an attribute.
    fn attribute(&self, attribute: usize) -> Result<(Option<[f64; 2]>, Option<Scores>)> {
        if let Some((means, gaps)) = self.segment.pair_sums(attribute) {
            return Ok((means, Some(Scores::Sums(gaps))));
        }
        let pairs = self.segment.pairs(self.segment.instrument().attributes()[attribute].id())?;
        let means = [pairs.reference(), pairs.delivered()].map(|side| side.good_distribution().mean());
        Ok((means[0].zip(means[1]).map(|(e, p)| [e, p]), Some(Scores::Histogram(pairs.gaps()))))
    }

    fn scores(&self, dimension: Option<usize>) -> Option<Scores> {
        let sums = self.segment.score_sums(Facet::GAP5, dimension).map(Scores::Sums);
        sums.or_else(|| self.segment.scores(Facet::GAP5, dimension).map(Scores::Histogram))
    }

    /// Adds an entry where there is something to say, and tells whether there was.
    fn push(&mut self, measured: usize, means: Option<[f64; 2]>, scores: Option<&Scores>) -> bool {
        let (Some([expectation_mean, perception_mean]), Some(scores)) = (means, scores) else { return false };
        let (n, mean, variance, error) = match scores {
            Scores::Sums(sums) => (sums.n(), sums.mean(), sums.variance(), sums.std_error()),
            Scores::Histogram(values) => (values.n(), values.mean(), values.variance(), values.std_error()),
        };
        let Some(gap) = mean else { return false };
        let half =
            error.filter(|error| *error > 0.0).and_then(|error| Some(self.critical.get(n - 1).ok()? * error));
        let spread = half.zip(variance).map(|(half, variance)| Spread {
            std_dev: variance.sqrt(),
            low: gap - half,
            high: gap + half,
        });
        self.gaps.push(SegmentGap {
            segment: self.number,
            measured: measured as u32,
            n_valid: n,
            n_absent: self.segment.asked(Facet::GAP5.viewpoints()) - n,
            expectation_mean,
            perception_mean,
            gap,
            spread,
        });
        true
    }
}

/// The means of pairs of numbers; `None` of nothing.
fn mean_of(pairs: impl Iterator<Item = [f64; 2]>) -> Option<[f64; 2]> {
    let (mut n, mut sums) = (0_u32, [0.0; 2]);
    for [a, b] in pairs {
        n += 1;
        sums = [sums[0] + a, sums[1] + b];
    }
    (n > 0).then(|| sums.map(|sum| sum / f64::from(n)))
}
