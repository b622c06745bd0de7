//! What each dimension adds to satisfaction.

use super::score::positions;
use super::service::ServiceDimension;
use crate::drivers::{DriverOptions, KeyDrivers, key_drivers_counted};
use crate::error::{Error, Result, list_names};
use crate::instrument::{Instrument, Item, Viewpoint};
use crate::summary::{Facet, Joint, Segment};

/// Options of [`impact`].
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactOptions {
    /// The id of the rated item that is explained: by default the instrument's outcome.
    pub outcome: Option<String>,
    /// The id of the item in which the same customers answered later: by default that of the instrument, if anybody did.
    pub later: Option<String>,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// How often people are drawn again: 1,000; from 20 / (1 - level), so that limits do not hang on a handful, to 1,000,000,
    /// or 0 for no intervals and no probabilities.
    pub replicates: u32,
    /// The seed of the draws, 1.
    pub seed: u64,
}

impl Default for ImpactOptions {
    fn default() -> Self {
        Self { outcome: None, later: None, level: 0.95, replicates: 1000, seed: 1 }
    }
}

/// What each dimension adds to the outcome, now and later.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Impact {
    /// The item that is explained.
    pub outcome: String,
    /// The dimensions as drivers of the outcome, in the order business, human, hidden: general dominance with intervals.
    pub now: KeyDrivers,
    /// The probability that the human dimension weighs more than each of the others: the share of the replicates in which it
    /// did; absent without replicates.
    pub human_first: Option<f64>,
    /// The item of the later answers, if there are any.
    pub later_outcome: Option<String>,
    /// The dimensions of the contact as drivers of the later answers of the same customers.
    pub later: Option<KeyDrivers>,
    /// The same probability for the later answers.
    pub human_first_later: Option<f64>,
    /// Why later answers that there are could not be explained, such as too few of them; absent otherwise.
    pub without_later: Option<String>,
}

/// What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.
///
/// A customer's score in a dimension is the mean of the perceptions answered in it, 0 (worst) to 100 (best), exactly as
/// [`score`](super::score()) has it. The dimensions are then key drivers of the outcome: parts of R² by general dominance,
/// with percentiles and probabilities of each rank from customers drawn again
/// ([`key_drivers`](crate::drivers::key_drivers())). `human_first` answers whether the human dimension weighs more here: above
/// 0.95 it does, below 0.05 it does not, between these the data do not tell. Where the same customers answered again later
/// (the item that the instrument names, or `later`), the same scores explain that too, which says how the weights shift with
/// time; it does not say that raising a dimension would raise satisfaction.
///
/// A summary counts the different combinations of the three scores and the answer to each rated item, so that it merges,
/// travels and is drawn from as the rows themselves are: the figures are those of `key_drivers` on a table of the scores, bit
/// for bit. Customers without one of the scores or without the outcome are left out and counted.
///
/// # Errors
///
/// [`Error::UnknownItem`] naming a dimension or an item that the instrument lacks, [`Error::MissingViewpoint`] without
/// perceptions, [`Error::InvalidOption`] where no outcome is given and the instrument names none, for an item that is no
/// rating, and for survey weights, with which people cannot be drawn again; [`Error::NoValidRatings`] where nobody answered the
/// outcome, [`Error::ZeroVariance`] naming the dimension or the outcome that does not vary, [`Error::TooFewRatings`] below five
/// complete answers, [`Error::InvalidBytes`] for a summary of before there was such a tally, and all others of
/// [`key_drivers`](crate::drivers::key_drivers()).
///
/// ```
/// use gapmodel_core::{Column, Instrument, SummaryOptions, Table, dimensions, summarize};
/// let (business, human) = ([6_i8, 7, 5, 7, 4, 6, 3, 5], [3_i8, 6, 4, 7, 2, 6, 3, 5]);
/// let (hidden, overall) = ([5_i8, 6, 4, 5, 5, 6, 4, 3], [5_i8, 9, 6, 10, 3, 9, 4, 8]);
/// let mut table = Table::new();
/// for (ratings, prefix) in [(&business, "BUS"), (&human, "HUM"), (&hidden, "HID")] {
///     for number in 1..=4 {
///         table.add(&format!("P_{prefix}{number}"), Column::from(ratings))?;
///     }
/// }
/// table.add("overall", Column::from(&overall))?;
/// let summary = summarize(&table, Instrument::three_dimensions(), SummaryOptions::default())?;
/// let found = dimensions::impact(&summary.total()?, &dimensions::ImpactOptions::default())?;
/// assert_eq!((found.outcome.as_str(), found.now.drivers[1].rank), ("overall", 1));
/// assert!(found.human_first.unwrap() > 0.9);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn impact(segment: &Segment<'_>, options: &ImpactOptions) -> Result<Impact> {
    let instrument = segment.instrument();
    positions(instrument)?;
    if !instrument.has(Viewpoint::Perception) {
        let viewpoint = Viewpoint::Perception.name();
        return Err(Error::MissingViewpoint { what: "the impact of the three dimensions", viewpoint });
    }
    let outcome = options.outcome.as_deref().or(instrument.spec().outcome.as_deref());
    let outcome = outcome.ok_or_else(|| no_outcome(instrument))?;
    let now = explained(segment, "outcome", outcome, options)?;
    let mut found = Impact {
        outcome: outcome.to_owned(),
        human_first: human_first(&now),
        now,
        later_outcome: None,
        later: None,
        human_first_later: None,
        without_later: None,
    };
    let asked_later = || instrument.spec().later.as_deref().filter(|later| *later != outcome);
    let Some(later) = options.later.as_deref().or_else(asked_later) else { return Ok(found) };
    let is_wanted = options.later.is_some();
    if !is_wanted && segment.counts(later)?.n_valid() == 0 {
        return Ok(found);
    }
    found.later_outcome = Some(later.to_owned());
    match explained(segment, "later", later, options) {
        Ok(drivers) => {
            found.human_first_later = human_first(&drivers);
            found.later = Some(drivers);
        }
        Err(error) if is_wanted => return Err(error),
        Err(error) => found.without_later = Some(error.to_string()),
    }
    Ok(found)
}

/// The dimensions as drivers of the answers to an item.
fn explained(
    segment: &Segment<'_>,
    option: &'static str,
    id: &str,
    options: &ImpactOptions,
) -> Result<KeyDrivers> {
    let instrument = segment.instrument();
    let item = instrument.item(id)?;
    if item.scale().points().is_none() {
        let rated = instrument.items().iter().filter(|item| item.scale().points().is_some());
        let allowed = format!("an item that is rated ({}), not a measure", list_names(rated.map(Item::id)));
        return Err(Error::InvalidOption { option, value: format!("{id:?}"), allowed });
    }
    if segment.is_weighted() {
        let allowed = "answers without weights: scores are tallied together with items by numbers of people, not by weight; \
                       summarise the same rows without the weight"
            .to_owned();
        return Err(Error::InvalidOption { option: "summary", value: "survey weights".to_owned(), allowed });
    }
    let asked = segment.asked(Facet::PERCEPTION.viewpoints());
    if segment.counts(id)?.n_valid() == 0 {
        return Err(Error::NoValidRatings { what: id.to_owned(), n_missing: asked, n_excluded: 0 });
    }
    let joint = segment.joint(item.column())?.ok_or_else(|| Error::InvalidBytes {
        reason: "it was stored before scores were tallied together with items: summarise the rows again"
            .to_owned(),
    })?;
    let settings = DriverOptions {
        level: options.level,
        replicates: Some(options.replicates),
        seed: options.seed,
        ..DriverOptions::default()
    };
    let missing = asked.saturating_sub(joint.n());
    let names = ServiceDimension::ALL.map(ServiceDimension::name);
    key_drivers_counted(&names, &rows(segment, item, &joint), missing, &settings)
}

/// The scores, 0 to 100, and the answer of each tuple.
fn rows(segment: &Segment<'_>, item: &Item, joint: &Joint) -> Vec<(Vec<f64>, u64)> {
    let highest = f64::from(segment.layout().joint_scores() - 1);
    let row = |&([business, human, hidden, point], n): &([u32; 4], u64)| {
        let scores = [business, human, hidden].map(|units| 100.0 * f64::from(units) / highest);
        let answer = item.scale().value(point as usize);
        (scores.into_iter().chain([answer]).collect(), n)
    };
    joint.0.iter().map(row).collect()
}

fn no_outcome(instrument: &Instrument) -> Error {
    let items = list_names(instrument.items().iter().map(Item::id));
    let allowed = format!("an item ({items}): the instrument names no outcome");
    Error::InvalidOption { option: "outcome", value: "none".to_owned(), allowed }
}

/// How often the human dimension has the first rank.
fn human_first(of: &KeyDrivers) -> Option<f64> {
    let human = of.drivers.iter().find(|driver| driver.name == ServiceDimension::Human.name())?;
    human.rank_probabilities.first().copied()
}
