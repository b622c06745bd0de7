use super::five::{Chain, FiveGaps, GapEstimate, nothing_known};
use super::study::Side;
use crate::error::{Error, Result, list_names};
use crate::estimate::Estimate;
use crate::instrument::Viewpoint;
use crate::stats::bootstrap::Draw;

/// One step of a [`Waterfall`].
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// `"gap 1"`, `"gap 2"`, `"gap 3"`, `"perception"`; gaps whose viewpoint between them is missing go together, as in
    /// `"gap 2 + gap 3"`.
    pub name: String,
    /// The viewpoint the step leads to.
    pub delivered: Viewpoint,
    /// The viewpoint the step comes from.
    pub reference: Viewpoint,
    /// Delivered minus reference in scale units.
    pub estimate: Estimate,
    /// The probability that this step contributes most to the total.
    pub probability_largest: f64,
}

/// Where the customer gap comes from: steps that add up to it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Waterfall {
    /// `"overall"`, or the id of the dimension or attribute.
    pub id: String,
    /// From the expectation to the perception; their values add up to the total exactly.
    pub steps: Vec<Step>,
    /// Gap 5.
    pub total: Estimate,
    /// Gap 4: what raises expectations; it stands beside the steps and is never added in.
    pub communication: Option<GapEstimate>,
    /// The name of the step that contributes most to the total: the lowest where the total is a shortfall, else the
    /// highest.
    pub largest: String,
    /// The probability that it does.
    pub probability: f64,
    /// How often the tallies were drawn again for it.
    pub replicates: u32,
    /// The seed of the drawing.
    pub seed: u64,
    /// The viewpoints between expectation and perception of which nothing is known.
    pub missing: Vec<Viewpoint>,
}

/// Options of [`FiveGaps::waterfall`].
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallOptions {
    /// `"overall"`, or the id of a dimension or an attribute.
    pub of: String,
    /// How often the tallies are drawn again: 2,000 times.
    pub replicates: u32,
    /// The seed of the drawing: 1. The same seed gives the same bits.
    pub seed: u64,
}

impl Default for WaterfallOptions {
    fn default() -> Self {
        Self { of: "overall".to_owned(), replicates: 2_000, seed: 1 }
    }
}

/// The viewpoints from expectation to perception, each with the step that leads to it.
const STEPS: [(Viewpoint, &str); 5] = [
    (Viewpoint::Expectation, ""),
    (Viewpoint::Management, "gap 1"),
    (Viewpoint::Standard, "gap 2"),
    (Viewpoint::Delivered, "gap 3"),
    (Viewpoint::Perception, "perception"),
];

impl FiveGaps {
    /// Where gap 5 comes from: P - E = (M - E) + (S - M) + (D - S) + (P - D).
    ///
    /// The last step is what customers make of what they get; gap 4 is no step, since a promise raises E, and stands
    /// beside. A viewpoint nothing is known of is passed over: its two gaps are one step. Each step has the interval of
    /// its design; values are differences of the means of everybody who rated, P being E plus gap 5, so that they add
    /// up to the total exactly.
    ///
    /// The probability that a step is the largest is the share of bootstrap replicates in which it is. In each the
    /// tallies of every viewpoint are drawn again: people of their table, sites where it was sampled in sites. E and P of
    /// the same people are drawn so that their means have the correlation that the interval of gap 5 implies. Where there
    /// is no table (weighted data, measures) means are drawn from a normal distribution.
    ///
    /// # Errors
    ///
    /// [`Error::MissingViewpoint`] without expectations, perceptions, or all of management, standard and delivery;
    /// [`Error::InvalidOption`] for an unknown id or less than 100 replicates.
    pub fn waterfall(&self, options: &WaterfallOptions) -> Result<Waterfall> {
        let chain = self.chain(&options.of)?;
        if options.replicates < 100 {
            let value = options.replicates.to_string();
            return Err(Error::InvalidOption {
                option: "replicates",
                value,
                allowed: "at least 100".to_owned(),
            });
        }
        let steps = steps(chain)?;
        let total = chain.gap(Viewpoint::Perception, Viewpoint::Expectation);
        let total = total.ok_or_else(|| lacking(Viewpoint::Perception))?.estimate;
        let means = means(chain, &total);
        let values: Vec<f64> = steps.iter().map(|(_, d, r)| means[*d] - means[*r]).collect();
        let sum: f64 = values.iter().sum();
        let shares = shares_largest(chain, &steps, &total, options);
        let largest = largest_of(&values, total.value);
        let estimated = |(i, (name, d, r)): (usize, &(String, usize, usize))| {
            let (delivered, reference) = (chain.sides[*d].0, chain.sides[*r].0);
            let known = chain.gap(delivered, reference).ok_or_else(|| lacking(delivered))?;
            Ok(Step {
                name: name.clone(),
                delivered,
                reference,
                estimate: moved_to(known.estimate, values[i]),
                probability_largest: shares[i],
            })
        };
        Ok(Waterfall {
            id: chain.id.clone(),
            total: moved_to(total, sum),
            communication: chain.gap(Viewpoint::Delivered, Viewpoint::Communicated),
            largest: steps[largest].0.clone(),
            probability: shares[largest],
            steps: steps.iter().enumerate().map(estimated).collect::<Result<_>>()?,
            replicates: options.replicates,
            seed: options.seed,
            missing: STEPS.map(|(v, _)| v).into_iter().filter(|v| chain.position(*v).is_none()).collect(),
        })
    }

    fn chain(&self, id: &str) -> Result<&Chain> {
        self.chains.iter().find(|chain| chain.id == id).ok_or_else(|| Error::InvalidOption {
            option: "of",
            value: format!("{id:?}"),
            allowed: list_names(self.chains.iter().map(|chain| chain.id.as_str())),
        })
    }
}

impl Chain {
    fn position(&self, viewpoint: Viewpoint) -> Option<usize> {
        self.sides.iter().position(|(v, _)| *v == viewpoint)
    }

    fn gap(&self, delivered: Viewpoint, reference: Viewpoint) -> Option<GapEstimate> {
        self.gaps.iter().find(|(pair, _)| *pair == (delivered, reference)).map(|(_, estimate)| *estimate)
    }
}

/// The steps between the viewpoints that are known: name, and where its two sides stand in the chain.
fn steps(chain: &Chain) -> Result<Vec<(String, usize, usize)>> {
    for viewpoint in [Viewpoint::Expectation, Viewpoint::Perception] {
        chain.position(viewpoint).ok_or_else(|| lacking(viewpoint))?;
    }
    if chain.sides.len() < 3 {
        let between = [Viewpoint::Management, Viewpoint::Standard, Viewpoint::Delivered];
        return Err(nothing_known("a waterfall", &between));
    }
    let (mut steps, mut names) = (Vec::new(), Vec::new());
    for (viewpoint, name) in STEPS.into_iter().skip(1) {
        names.push(name);
        if let Some(position) = chain.position(viewpoint) {
            steps.push((std::mem::take(&mut names).join(" + "), position, position - 1));
        }
    }
    Ok(steps)
}

fn lacking(viewpoint: Viewpoint) -> Error {
    nothing_known("a waterfall", &[viewpoint])
}

/// The mean of each side; that of the perception as far from the expectation as gap 5 says.
fn means(chain: &Chain, total: &Estimate) -> Vec<f64> {
    let mut means: Vec<f64> = chain.sides.iter().map(|(_, side)| side.mean.mean).collect();
    if let Some(last) = means.len().checked_sub(1) {
        means[last] = means[0] + total.value;
    }
    means
}

/// The same interval around another value.
fn moved_to(estimate: Estimate, value: f64) -> Estimate {
    let by = value - estimate.value;
    let moved = |limit: Option<f64>| limit.map(|limit| limit + by);
    Estimate { value, low: moved(estimate.low), high: moved(estimate.high), ..estimate }
}

/// The step that goes furthest in the direction of the total.
fn largest_of(values: &[f64], total: f64) -> usize {
    let sign = if total > 0.0 { -1.0 } else { 1.0 };
    let places = values.iter().enumerate();
    places.min_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1))).map_or(0, |(place, _)| place)
}

/// In what share of the replicates each step is the largest.
fn shares_largest(
    chain: &Chain,
    steps: &[(String, usize, usize)],
    total: &Estimate,
    options: &WaterfallOptions,
) -> Vec<f64> {
    let correlation = correlation_of_means(chain, total);
    let mut wins = vec![0_u32; steps.len()];
    for replicate in 0..options.replicates {
        let mut draw = Draw::new(options.seed, replicate.into());
        let mut means: Vec<f64> = chain.sides.iter().map(|(_, side)| drawn(&mut draw, side)).collect();
        share_people(chain, &mut means, correlation, total.value);
        let values: Vec<f64> = steps.iter().map(|(_, d, r)| means[*d] - means[*r]).collect();
        wins[largest_of(&values, total.value)] += 1;
    }
    wins.into_iter().map(|wins| f64::from(wins) / f64::from(options.replicates)).collect()
}

/// The mean of a side whose people or sites are drawn again.
fn drawn(draw: &mut Draw, side: &Side) -> f64 {
    let by_chance = |draw: &mut Draw, variance: f64| side.mean.mean + variance.sqrt() * draw.normal();
    let variance = side.mean.error.map_or(0.0, |error| error.variance);
    match (&side.totals, &side.values) {
        (Some(totals), Some(_)) => {
            // Sites drawn again vary by (G - 1) / G of what is estimated.
            let g = side.n_clusters() as f64;
            let away = draw.cluster_mean(totals).map_or(0.0, |mean| mean - side.mean.mean);
            side.mean.mean + away * (g / (g - 1.0).max(1.0)).sqrt()
        }
        (None, Some(values)) if !values.is_weighted() => draw.mean(values).unwrap_or(side.mean.mean),
        _ => by_chance(draw, variance),
    }
}

/// The correlation of the means of expectation and perception, from the variances of both and of their difference.
fn correlation_of_means(chain: &Chain, total: &Estimate) -> f64 {
    let variance =
        |side: Option<&(Viewpoint, Side)>| side.and_then(|(_, side)| Some(side.mean.error?.variance));
    match (variance(chain.sides.first()), variance(chain.sides.last()), total.std_error) {
        (Some(e), Some(p), Some(gap)) if e > 0.0 && p > 0.0 => {
            ((e + p - gap * gap) / (2.0 * (e * p).sqrt())).clamp(-1.0, 1.0)
        }
        _ => 0.0,
    }
}

/// Gives the drawn mean of the perception its correlation with that of the expectation, around the mean that the
/// waterfall ends at.
fn share_people(chain: &Chain, means: &mut [f64], correlation: f64, total: f64) {
    let (Some((_, e)), Some((_, p))) = (chain.sides.first(), chain.sides.last()) else { return };
    let error = |side: &Side| side.mean.error.map_or(0.0, |error| error.variance.sqrt());
    let last = means.len() - 1;
    let scale = if error(e) > 0.0 { error(p) / error(e) } else { 0.0 };
    let shared = correlation * scale * (means[0] - e.mean.mean);
    let own = (1.0 - correlation * correlation).sqrt() * (means[last] - p.mean.mean);
    means[last] = e.mean.mean + total + shared + own;
}
