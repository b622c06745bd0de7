use super::attain::{Attained, AttainedStandard};
use super::coverage::UnaskedStandard;
use crate::gap::DeliveredMean;
use crate::instrument::{Attribute, Instrument};
use crate::scale::Scale;

/// What standards and their attainment say from the viewpoints S and D, as ratings of attributes.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GapInputs {
    /// The standard of each attribute that is served, on its scale.
    ///
    /// They are [`FiveOptions::standards`](crate::gap::FiveOptions).
    pub standards: Vec<(String, f64)>,
    /// What is delivered of each attribute, on its scale.
    ///
    /// They are [`FiveOptions::delivered`](crate::gap::FiveOptions).
    pub delivered: Vec<DeliveredMean>,
    /// The standards that are in neither, each with the reason.
    pub left_out: Vec<UnaskedStandard>,
}

/// Attained standards as viewpoints of the gap model: S, what is required, and D, what is delivered, of each attribute that
/// standards serve.
///
/// - A share: what is required and the share that kept to it, 0 being the worst point of the attribute's scale and 1 the
///   best, with a straight line between them.
/// - A rating: its target, and the mean rating. On the scale of the attribute they are taken as they are; from another scale
///   the worst point goes to the worst and the best to the best, with a straight line between them.
///
/// Several standards of one attribute count by their weights. Critical ones count only where an attribute has no other, and
/// then alike. The standard error takes observations as independent; degrees of freedom are Satterthwaite's.
///
/// ```
/// use gapmodel_core::standards::{self, AttainmentOptions, Standard, StandardSet, StandardSetSpec, StandardsTally};
/// use gapmodel_core::{Column, Instrument, Scale, Table};
/// let attribute = Some("polite".into());
/// let set = StandardSet::new(StandardSetSpec {
///     id: "visit".into(),
///     standards: vec![Standard { target: Some(0.9), attribute, ..Standard::new("greeted") }],
///     ..StandardSetSpec::default()
/// })?;
/// let mut visits = Table::new();
/// visits.add("greeted", Column::from(&[1.0, 0.0, 1.0, 1.0]))?;
/// let mut tally = StandardsTally::new(set, &[])?;
/// tally.observe_wide(&visits)?;
/// let found = standards::attainment(&tally, &AttainmentOptions::default())?;
/// let instrument = Instrument::paired(&[("polite", None)], None, false, Scale::new(1, 5)?)?;
/// let inputs = standards::gap_inputs(&found.total, &instrument);
/// assert_eq!(inputs.standards, [("polite".into(), 4.6)]);
/// assert_eq!((inputs.delivered[0].mean, inputs.delivered[0].std_error), (4.0, Some(1.0)));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
#[must_use]
pub fn gap_inputs(attained: &Attained, instrument: &Instrument) -> GapInputs {
    let mut inputs = GapInputs { standards: Vec::new(), delivered: Vec::new(), left_out: Vec::new() };
    for row in &attained.standards {
        let reason = match &row.attribute {
            None => Some("it names no attribute".to_owned()),
            Some(id) if instrument.attribute(id).is_err() => {
                Some(format!("the instrument has no attribute {id:?}"))
            }
            _ if row.critical && !only_critical(attained, row) => {
                Some("it is critical, and its attribute has standards that are not".to_owned())
            }
            _ if row.share.is_none() => Some("nothing was observed of it".to_owned()),
            Some(id) if instrument.attribute(id).is_ok_and(|attribute| !fits(row, attribute.scale())) => {
                Some(format!(
                    "it cannot be put on the scale of {id:?}: a scale without an end needs the same"
                ))
            }
            _ => None,
        };
        if let Some(reason) = reason {
            inputs.left_out.push(UnaskedStandard { standard: row.id.clone(), reason });
        }
    }
    for attribute in instrument.attributes() {
        let serving =
            attained.standards.iter().filter(|row| row.attribute.as_deref() == Some(attribute.id()));
        let is_in = |row: &&AttainedStandard| {
            inputs.left_out.iter().all(|left| left.standard != row.id) && row.share.is_some()
        };
        let serving: Vec<&AttainedStandard> = serving.filter(is_in).collect();
        if !serving.is_empty() {
            let (required, delivered) = together(attribute, &serving);
            inputs.standards.push((attribute.id().to_owned(), required));
            inputs.delivered.push(delivered);
        }
    }
    inputs
}

fn only_critical(attained: &Attained, row: &AttainedStandard) -> bool {
    attained.standards.iter().all(|other| other.critical || other.attribute != row.attribute)
}

/// Their weights as shares; critical standards count alike.
fn weights(serving: &[&AttainedStandard]) -> Vec<f64> {
    let own = |row: &&AttainedStandard| if row.critical { 1.0 } else { row.weight };
    let sum: f64 = serving.iter().map(own).sum();
    serving.iter().map(|row| own(row) / sum).collect()
}

/// What one standard requires and delivers, on the scale of an attribute.
struct Served {
    required: f64,
    mean: f64,
    /// The variance of the mean; absent of a single observation.
    variance: Option<f64>,
    n: u64,
}

/// A share as a rating: 0 is the worst point, 1 the best.
fn rating(scale: &Scale, share: f64) -> f64 {
    let rating = scale.min() + (scale.max() - scale.min()) * share;
    if scale.low_is_good() { scale.reverse(rating) } else { rating }
}

/// Whether a rating on one scale means the same on the other.
fn is_same(a: &Scale, b: &Scale) -> bool {
    let ends = |scale: &Scale| (scale.min().to_bits(), scale.max().to_bits(), scale.low_is_good());
    ends(a) == ends(b)
}

/// Whether a standard can be put on a scale: from an end that is nowhere no straight line leads.
fn fits(row: &AttainedStandard, to: &Scale) -> bool {
    let is_closed = |scale: &Scale| scale.min().is_finite() && scale.max().is_finite();
    row.scale.as_ref().map_or(is_closed(to), |from| is_same(from, to) || (is_closed(from) && is_closed(to)))
}

impl Served {
    /// `None` where nothing was observed of it.
    fn of(row: &AttainedStandard, to: &Scale) -> Option<Self> {
        let range = to.max() - to.min();
        if let (Some(mean), Some(from)) = (&row.mean, &row.scale) {
            let moved =
                |value: f64| if is_same(from, to) { value } else { rating(to, from.to_100(value) / 100.0) };
            let times = if is_same(from, to) { 1.0 } else { range / (from.max() - from.min()) };
            let std_error = mean.std_error.map(|std_error| times * std_error);
            let variance = std_error.map(|std_error| std_error * std_error);
            let (required, mean, n) = (moved(row.target), moved(mean.value), mean.n_valid);
            return Some(Self { required, mean, variance, n });
        }
        let share = row.share?;
        let (p, df) = (share.value, (share.n_valid - 1) as f64);
        let variance = (df > 0.0).then(|| range * range * p * (1.0 - p) / df);
        Some(Self { required: rating(to, row.required), mean: rating(to, p), variance, n: share.n_valid })
    }
}

/// The standards of an attribute as one: what is required, and what is delivered.
fn together(attribute: &Attribute, serving: &[&AttainedStandard]) -> (f64, DeliveredMean) {
    let (mut required, mut mean, mut n) = (0.0, 0.0, 0);
    let (mut variance, mut squares) = (Some(0.0), 0.0);
    for (weight, row) in weights(serving).into_iter().zip(serving) {
        let Some(served) = Served::of(row, attribute.scale()) else { continue };
        required += weight * served.required;
        mean += weight * served.mean;
        n += served.n;
        let own = served.variance.map(|variance| weight * weight * variance);
        squares += own.map_or(0.0, |own| own * own / (served.n - 1) as f64);
        variance = variance.zip(own).map(|(sum, own)| sum + own);
    }
    let delivered = DeliveredMean {
        attribute: attribute.id().to_owned(),
        mean,
        std_error: variance.map(libm::sqrt),
        df: variance.filter(|variance| *variance > 0.0).map(|variance| variance * variance / squares),
        n,
    };
    (required, delivered)
}
