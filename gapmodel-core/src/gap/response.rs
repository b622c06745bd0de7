use crate::error::{Error, Place, Result};
use crate::instrument::{Instrument, Viewpoint};
use crate::scale::{Answer, Scale};
use crate::summary::Column;
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
    /// Scale, id and dimension of each attribute.
    attributes: Vec<(Scale, String, Option<usize>)>,
    dimensions: usize,
    weights: Option<Vec<f64>>,
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
            attributes: attributes.map(|a| (a.scale().clone(), a.id().to_owned(), a.dimension())).collect(),
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
        let mut sums = vec![(0.0, 0_u32); self.dimensions];
        for (i, (scale, id, dimension)) in self.attributes.iter().enumerate() {
            let expected = read(scale, id, i, &expectations)?;
            let perceived = read(scale, id, i, &perceptions)?;
            if let (Some(expected), Some(perceived), Some(d)) = (expected, perceived, dimension) {
                let gap = scale.value(perceived) - scale.value(expected);
                sums[*d].0 += if scale.low_is_good() { -gap } else { gap };
                sums[*d].1 += 1;
            }
        }
        let dimensions: Vec<Option<f64>> =
            sums.into_iter().map(|(sum, n)| (n > 0).then(|| sum / f64::from(n))).collect();
        let sum = |weight: &dyn Fn(usize) -> f64| -> Option<f64> {
            dimensions.iter().enumerate().map(|(d, gap)| gap.map(|gap| gap * weight(d))).sum()
        };
        let unweighted = sum(&|_| 1.0).filter(|_| self.dimensions > 0).map(|s| s / self.dimensions as f64);
        let weighted = self.weights.as_ref().and_then(|weights| sum(&|d| weights[d]));
        Ok(ResponseScore { dimensions, unweighted, weighted })
    }
}

/// The point of one answer; `None` where there is none.
#[inline]
fn read(scale: &Scale, id: &str, row: usize, column: &Column<'_>) -> Result<Option<usize>> {
    let Some(value) = column.value(row) else { return Ok(None) };
    match scale.read(value) {
        Some(Answer::Point(point)) => Ok(Some(point)),
        Some(_) => Ok(None),
        None => Err(off_scale(scale, value, Place::index(row).in_column(id))),
    }
}
