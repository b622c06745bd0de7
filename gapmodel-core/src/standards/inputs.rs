use super::attain::{Attained, AttainedStandard};
use super::coverage::UnaskedStandard;
use crate::gap::DeliveredMean;
use crate::instrument::{Attribute, Instrument};

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

/// Attained standards as viewpoints of the gap model: S, the share required, and D, the share that kept to it, of each
/// attribute that standards serve.
///
/// A share of 0 is the worst point of the attribute's scale and 1 the best, with a straight line between them. Several
/// standards of one attribute count by their weights. Critical ones count only where an attribute has no other, and then
/// alike. The standard error takes observations as independent; degrees of freedom are Satterthwaite's.
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
            let required = weighted(&serving, |row| row.required);
            inputs.standards.push((attribute.id().to_owned(), rating(attribute, required)));
            inputs.delivered.push(delivered(attribute, &serving));
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

fn weighted(serving: &[&AttainedStandard], of: impl Fn(&AttainedStandard) -> f64) -> f64 {
    weights(serving).iter().zip(serving).map(|(weight, row)| weight * of(row)).sum()
}

/// A share as a rating: 0 is the worst point, 1 the best.
fn rating(attribute: &Attribute, share: f64) -> f64 {
    let scale = attribute.scale();
    let rating = scale.min() + (scale.max() - scale.min()) * share;
    if scale.low_is_good() { scale.reverse(rating) } else { rating }
}

fn delivered(attribute: &Attribute, serving: &[&AttainedStandard]) -> DeliveredMean {
    let share = weighted(serving, |row| row.share.map_or(0.0, |share| share.value));
    let mut n = 0;
    let (mut variance, mut squares) = (Some(0.0), 0.0);
    for (weight, row) in weights(serving).into_iter().zip(serving) {
        let Some(share) = row.share else { continue };
        n += share.n_valid;
        let df = (share.n_valid - 1) as f64;
        let own = (df > 0.0).then(|| weight * weight * share.value * (1.0 - share.value) / df);
        squares += own.map_or(0.0, |own| own * own / df);
        variance = variance.zip(own).map(|(sum, own)| sum + own);
    }
    let range = attribute.scale().max() - attribute.scale().min();
    DeliveredMean {
        attribute: attribute.id().to_owned(),
        mean: rating(attribute, share),
        std_error: variance.map(|variance| range * libm::sqrt(variance)),
        df: variance.filter(|variance| *variance > 0.0).map(|variance| variance * variance / squares),
        n,
    }
}
