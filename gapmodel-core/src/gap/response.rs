use crate::error::{Error, Place, Result};
use crate::instrument::{Instrument, Viewpoint};
use crate::scale::{Answer, Scale};
use crate::table::Column;
use crate::tally::{check_lengths, off_scale};

/// Scores single responses as they come in, such as after a call: a prepared [`Instrument`] and no allocation per
/// response beyond the result.
///
/// ```
/// use gapmodel_core::{Column, Instrument, gap::ResponseScorer};
/// let scorer = ResponseScorer::new(&Instrument::servqual())?;
/// let (expected, perceived) = ([6_i8; 22], [5_i8; 22]);
/// let score = scorer.score(Column::from(&expected[..]), Column::from(&perceived[..]))?;
/// assert_eq!((score.dimensions, score.unweighted, score.weighted), (vec![Some(-1.0); 5], Some(-1.0), None));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ResponseScorer {
    attributes: Vec<Attribute>,
    dimensions: usize,
    weights: Option<Vec<f64>>,
}

#[derive(Clone, Debug)]
struct Attribute {
    scale: Scale,
    /// The scale's, at hand.
    min: f64,
    points: u32,
    id: String,
    dimension: Option<usize>,
}

/// The gaps of one respondent, in scale units, negative = shortfall.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ResponseScore {
    /// Mean gap per dimension over the attributes answered from both viewpoints; absent where there is none.
    pub dimensions: Vec<Option<f64>>,
    /// Mean of the dimension gaps; absent unless all are there.
    pub unweighted: Option<f64>,
    /// Mean of the dimension gaps by the instrument's weights; absent without weights or unless all are there.
    pub weighted: Option<f64>,
}

impl ResponseScorer {
    /// Prepares an instrument.
    ///
    /// # Errors
    ///
    /// [`Error::MissingViewpoint`] unless it has expectations and perceptions.
    pub fn new(instrument: &Instrument) -> Result<Self> {
        for viewpoint in [Viewpoint::Expectation, Viewpoint::Perception] {
            if !instrument.has(viewpoint) {
                return Err(Error::MissingViewpoint { what: "a gap score", viewpoint: viewpoint.name() });
            }
        }
        let attributes = instrument.attributes().iter();
        Ok(Self {
            attributes: attributes.map(Attribute::new).collect(),
            dimensions: instrument.dimensions().len(),
            weights: instrument.weights(),
        })
    }

    /// The number of attributes a response has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.attributes.len()
    }

    /// Whether there are no attributes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty()
    }

    /// The number of dimensions.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Scores one response: one expectation and one perception per attribute, in the instrument's order.
    ///
    /// # Errors
    ///
    /// [`Error::UnequalLengths`] unless there are as many as attributes, [`Error::OffScale`] with the attribute.
    pub fn score(&self, expectations: Column<'_>, perceptions: Column<'_>) -> Result<ResponseScore> {
        check_lengths("expectations", expectations.len(), self.attributes.len())?;
        check_lengths("perceptions", perceptions.len(), self.attributes.len())?;
        let mut sums = vec![(0_i64, 0_u32); self.dimensions];
        for (i, attribute) in self.attributes.iter().enumerate() {
            let expected = attribute.read(i, &expectations)?;
            let perceived = attribute.read(i, &perceptions)?;
            if let (Some(expected), Some(perceived), Some(d)) = (expected, perceived, attribute.dimension) {
                let points = i64::from(perceived) - i64::from(expected);
                let (sum, n) = &mut sums[d];
                *sum += if attribute.scale.low_is_good() { -points } else { points };
                *n += 1;
            }
        }
        // The attributes of an instrument share one step.
        let step = self.attributes.first().and_then(|a| a.scale.step()).unwrap_or(1.0);
        let mean = |(sum, n): (i64, u32)| (n > 0).then(|| step * (sum as f64 / f64::from(n)));
        let dimensions: Vec<Option<f64>> = sums.into_iter().map(mean).collect();
        let sum = |weight: &dyn Fn(usize) -> f64| -> Option<f64> {
            dimensions.iter().enumerate().map(|(d, gap)| gap.map(|gap| gap * weight(d))).sum()
        };
        let unweighted = sum(&|_| 1.0).filter(|_| self.dimensions > 0).map(|s| s / self.dimensions as f64);
        let weighted = self.weights.as_ref().and_then(|weights| sum(&|d| weights[d]));
        Ok(ResponseScore { dimensions, unweighted, weighted })
    }
}

impl Attribute {
    fn new(attribute: &crate::Attribute) -> Self {
        let scale = attribute.scale().clone();
        // Attributes are ratings of at most 101 points.
        let points = scale.points().unwrap_or(0) as u32;
        Self {
            min: scale.min(),
            points,
            scale,
            id: attribute.id().to_owned(),
            dimension: attribute.dimension(),
        }
    }

    /// The point of one answer; `None` where there is none.
    #[inline]
    fn read(&self, row: usize, column: &Column<'_>) -> Result<Option<u32>> {
        let Some(value) = column.value(row) else { return Ok(None) };
        // Nearly always a whole number of steps of one from the lowest point.
        let steps = value - self.min;
        #[expect(clippy::cast_sign_loss, reason = "saturates; compared below")]
        let point = steps as u32;
        #[expect(clippy::float_cmp, reason = "exactly a point, or it needs a second look")]
        let whole = f64::from(point) == steps && point < self.points && self.scale.step() == Some(1.0);
        if whole { Ok(Some(point)) } else { self.explain(value, row) }
    }

    #[cold]
    fn explain(&self, value: f64, row: usize) -> Result<Option<u32>> {
        match self.scale.read(value) {
            Some(Answer::Point(point)) => Ok(Some(point as u32)),
            Some(_) => Ok(None),
            None => Err(off_scale(&self.scale, value, Place::index(row).in_column(&self.id))),
        }
    }
}
