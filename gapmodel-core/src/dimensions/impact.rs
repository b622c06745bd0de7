//! What each dimension adds to satisfaction.

use super::score::positions;
use super::service::ServiceDimension;
use crate::drivers::{DriverOptions, KeyDrivers, key_drivers};
use crate::error::{Error, Place, Result, list_names};
use crate::instrument::{Instrument, Viewpoint};
use crate::scale::{Answer, Scale};
use crate::table::{Column, Table};
use crate::tally::off_scale;

/// Options of [`impact`].
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactOptions {
    /// The id of an item of the instrument, or else the name of a column of numbers: by default the instrument's outcome.
    pub outcome: Option<String>,
    /// The column in which the same customers answered the same question later; none by default.
    pub later: Option<String>,
    /// Confidence level of the intervals, 0.95.
    pub level: f64,
    /// How often people are drawn again, 100 to 1,000,000, or 0 for no intervals and no probabilities: 1,000.
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
    /// The item or column that is explained.
    pub outcome: String,
    /// The dimensions as drivers of the outcome, in the order business, human, hidden: general dominance with intervals.
    pub now: KeyDrivers,
    /// The probability that the human dimension weighs more than each of the others: the share of the replicates in which it
    /// did; absent without replicates.
    pub human_first: Option<f64>,
    /// The column of the later answers, if there is one.
    pub later_outcome: Option<String>,
    /// The dimensions of the contact as drivers of the later answers of the same customers.
    pub later: Option<KeyDrivers>,
    /// The same probability for the later answers.
    pub human_first_later: Option<f64>,
}

/// What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.
///
/// Each row of the table is a customer; a dimension's score is the mean of the perceptions answered in it, 0 (worst) to 100
/// (best), exactly as [`score`](super::score()) has it. The dimensions are then key drivers of the outcome: parts of R² by
/// general dominance, with percentiles and probabilities of each rank from customers drawn again
/// ([`key_drivers`]). `human_first` answers whether the human dimension weighs more here: above 0.95 it does,
/// below 0.05 it does not, between these the data do not tell. With `later` the same scores explain what the same customers
/// answered later, which says how the weights shift with time; it does not say that raising a dimension would raise
/// satisfaction.
///
/// It needs the rows: a summary holds no tally of scores together with the outcome. Rows without one of the scores or without
/// the outcome are left out and counted.
///
/// # Errors
///
/// [`Error::UnknownItem`] naming a dimension that the instrument lacks, [`Error::MissingViewpoint`] without perceptions,
/// [`Error::InvalidOption`] where no outcome is given and the instrument names none, [`Error::UnknownColumn`] for a column
/// that the table lacks, [`Error::OffScale`] with row and column; [`Error::ZeroVariance`] naming the dimension or the
/// outcome that does not vary, [`Error::TooFewRatings`] below five complete rows, and all others of [`key_drivers`].
///
/// ```
/// use gapmodel_core::{Column, Instrument, Table, dimensions};
/// let (business, human) = ([6_i8, 7, 5, 7, 4, 6, 3, 5], [3_i8, 6, 4, 7, 2, 6, 3, 5]);
/// let (hidden, overall) = ([5_i8, 6, 4, 5, 5, 6, 4, 3], [5_i8, 9, 6, 10, 3, 9, 4, 8]);
/// let mut table = Table::new();
/// for (ratings, prefix) in [(&business, "BUS"), (&human, "HUM"), (&hidden, "HID")] {
///     for number in 1..=4 {
///         table.add(&format!("P_{prefix}{number}"), Column::from(ratings))?;
///     }
/// }
/// table.add("overall", Column::from(&overall))?;
/// let found = dimensions::impact(&table, &Instrument::three_dimensions(), &dimensions::ImpactOptions::default())?;
/// assert_eq!((found.outcome.as_str(), found.now.drivers[1].rank), ("overall", 1));
/// assert!(found.human_first.unwrap() > 0.9);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn impact(table: &Table<'_>, instrument: &Instrument, options: &ImpactOptions) -> Result<Impact> {
    let dimensions = positions(instrument)?;
    let Some(viewpoint) = instrument.viewpoints().iter().position(|v| *v == Viewpoint::Perception) else {
        let viewpoint = Viewpoint::Perception.name();
        return Err(Error::MissingViewpoint { what: "the impact of the three dimensions", viewpoint });
    };
    let outcome = options.outcome.clone().or_else(|| instrument.spec().outcome.clone());
    let outcome = outcome.ok_or_else(|| no_outcome(instrument))?;
    let (column, scale) = match instrument.item(&outcome) {
        Ok(item) => (item.column().to_owned(), Some(item.scale())),
        Err(_) => (outcome.clone(), None),
    };
    let scores = dimensions.map(|d| scores(table, instrument, d, viewpoint));
    let [business, human, hidden] = scores;
    let scores = [business?, human?, hidden?];
    let mut drivers = Table::new();
    for (dimension, scores) in ServiceDimension::ALL.into_iter().zip(&scores) {
        drivers.add(dimension.name(), scores)?;
    }
    let settings = DriverOptions {
        level: options.level,
        replicates: Some(options.replicates),
        seed: options.seed,
        ..DriverOptions::default()
    };
    let explained = |column: &str| {
        let answers = answers(table, column, scale)?;
        key_drivers(&drivers, Column::from(&answers), &settings)
    };
    let now = explained(&column)?;
    let later = options.later.as_deref().map(explained).transpose()?;
    Ok(Impact {
        outcome,
        human_first: human_first(&now),
        now,
        later_outcome: options.later.clone(),
        human_first_later: later.as_ref().and_then(human_first),
        later,
    })
}

fn no_outcome(instrument: &Instrument) -> Error {
    let items = list_names(instrument.items().iter().map(crate::Item::id));
    let allowed = format!("an item ({items}) or a column: the instrument names no outcome");
    Error::InvalidOption { option: "outcome", value: "none".to_owned(), allowed }
}

/// How often the human dimension has the first rank.
fn human_first(of: &KeyDrivers) -> Option<f64> {
    let human = of.drivers.iter().find(|driver| driver.name == ServiceDimension::Human.name())?;
    human.rank_probabilities.first().copied()
}

/// The answers in a column, NaN where there is none.
fn answers(table: &Table<'_>, name: &str, scale: Option<&Scale>) -> Result<Vec<f64>> {
    let column = table.numbers(name)?;
    let value = |row: usize| {
        let Some(value) = column.value(row) else { return Ok(f64::NAN) };
        let Some(scale) = scale else { return Ok(value) };
        match scale.read(value) {
            Some(Answer::Point(point)) => Ok(scale.value(point)),
            Some(Answer::Value(value)) => Ok(value),
            Some(_) => Ok(f64::NAN),
            None => Err(off_scale(scale, value, Place::index(row).in_column(name))),
        }
    };
    (0..table.rows()).map(value).collect()
}

/// The score of each row in a dimension: the mean of what was answered, 0 to 100; NaN where nothing was.
fn scores(
    table: &Table<'_>,
    instrument: &Instrument,
    dimension: usize,
    viewpoint: usize,
) -> Result<Vec<f64>> {
    let mut sums = vec![(0.0, 0.0); table.rows()];
    for &attribute in instrument.dimensions()[dimension].attributes() {
        let attribute = &instrument.attributes()[attribute];
        let ratings = answers(table, &attribute.columns()[viewpoint], Some(attribute.scale()))?;
        for (sum, rating) in sums.iter_mut().zip(ratings).filter(|(_, rating)| !rating.is_nan()) {
            sum.0 += attribute.scale().to_100(rating);
            sum.1 += 1.0;
        }
    }
    Ok(sums.into_iter().map(|(sum, n)| if n > 0.0 { sum / n } else { f64::NAN }).collect())
}
