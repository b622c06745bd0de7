//! Penalty-reward contrasts: what only dissatisfies when bad, and what delights when good.

use super::matrix::{Correlations, check_range, refused};
use crate::error::{Error, Place, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::regression::{Fit, Variable, ols};
use crate::stats::t_critical;
use crate::table::{Column, Table};
use crate::tally::CrossProducts;

/// So many low ratings, and high ones, there must be for an attribute to be anything but undecided: what fewer people show is
/// said of them, not of the attribute.
const FEWEST: u64 = 5;

/// What an attribute is to satisfaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DriverFactor {
    /// Low ratings cost, and more than high ratings bring.
    Basic,
    /// Low ratings cost and high ratings bring; which of them more cannot be told.
    Performance,
    /// High ratings bring, and more than low ratings cost.
    Excitement,
    /// The data do not tell: too few low or high ratings, effects that cannot be told from none or from one another, or low
    /// ratings that help or high ones that cost.
    Undecided,
    /// Nobody gave it a low rating, or nobody a high one.
    Undetermined,
}

impl DriverFactor {
    /// Every factor, in the order of the C codes.
    pub const ALL: [Self; 5] =
        [Self::Basic, Self::Performance, Self::Excitement, Self::Undecided, Self::Undetermined];

    /// The name in all languages, such as `"basic"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Performance => "performance",
            Self::Excitement => "excitement",
            Self::Undecided => "undecided",
            Self::Undetermined => "undetermined",
        }
    }
}

/// Options of [`penalty_reward`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PenaltyOptions {
    /// The ends of the scale of the attributes: 1 and 5. What is beyond them is refused.
    pub scale: (f64, f64),
    /// Up to which rating an attribute is low: the lowest of the scale.
    pub low: Option<f64>,
    /// From which rating on it is high: the highest of the scale.
    pub high: Option<f64>,
    /// Confidence level of the intervals, and of what counts as an effect: 0.95.
    pub level: f64,
}

impl Default for PenaltyOptions {
    fn default() -> Self {
        Self { scale: (1.0, 5.0), low: None, high: None, level: 0.95 }
    }
}

/// What low and high ratings of an attribute go with.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PenaltyRow {
    /// The attribute.
    pub name: String,
    /// The difference that a low rating makes to the outcome against one in between, in units of the outcome, negative as a
    /// rule; absent if nobody, or everybody, rates it low.
    pub penalty: Option<Estimate>,
    /// The difference that a high rating makes, positive as a rule; absent if nobody, or everybody, rates it high.
    pub reward: Option<Estimate>,
    /// Reward plus penalty: above 0 if high ratings bring more than low ratings cost; absent without one of the two.
    pub contrast: Option<Estimate>,
    /// Reward minus penalty, all that the attribute moves; absent without one of the two.
    pub range: Option<f64>,
    /// Contrast divided by range, -1 (only cost) to 1 (only bring) (Mikulić and Prebežac 2008); absent where a sign is not as a
    /// rule, a penalty above 0 or a reward below 0, and without a range.
    pub asymmetry: Option<f64>,
    /// What the attribute is to the outcome.
    pub factor: DriverFactor,
    /// How many rate it low.
    pub n_low: u64,
    /// How many rate it high.
    pub n_high: u64,
}

/// Penalties and rewards of attributes.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PenaltyReward {
    /// The attributes, in the order given.
    pub attributes: Vec<PenaltyRow>,
    /// The share of the outcome's variance that all low and high ratings explain together, 0 to 1.
    pub r_squared: f64,
    /// Up to which rating an attribute is low.
    pub low: f64,
    /// From which rating on it is high.
    pub high: f64,
    /// How many have the outcome and every attribute.
    pub n_valid: u64,
    /// How many lack one of them and were left out.
    pub n_missing: u64,
}

/// Which attributes are basic, which excite, and which count both ways: penalty-reward contrast analysis.
///
/// `attributes` are columns of ratings on one scale, one row per respondent, `outcome` one more in any unit, such as overall
/// satisfaction; NaN is missing, and who lacks one is left out. Each attribute becomes two variables, 1 for a low rating
/// (else 0) and 1 for a high rating (else 0), so that what is in between is what both are held against; one regression has
/// all of them (Brandt 1988, Journal of Services Marketing 2:35-41; Matzler and Sauerwein 2002, International Journal of
/// Service Industry Management 13:314-332). The intervals, those of Student's t, decide: an attribute is basic where the
/// penalty and the contrast, reward plus penalty, are below 0, excitement where the reward and the contrast are above 0, and
/// performance where the penalty is below and the reward above 0 and the contrast is neither. All else is undecided, low
/// ratings that help and high ones that cost among it, and so is what fewer than five people rate low, or high: no effect
/// shown is not the same as none.
///
/// # Errors
///
/// [`Error::InvalidOption`] for no attribute, limits that are not on the scale in order, where nobody rates anything low or
/// high, naming an attribute that nobody rates in between, a variable that others determine, and an outcome of too little
/// spread (values are read to nine decimal places); [`Error::ZeroVariance`] for an outcome that does not vary, or of which
/// nothing is left; [`Error::TooFewRatings`] for fewer complete rows than variables + 2; [`Error::UnequalLengths`];
/// [`Error::OffScale`]; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::drivers::{self, PenaltyOptions};
/// let mut table = Table::new();
/// let ratings = [1.0, 1.0, 1.0, 1.0, 1.0, 3.0, 3.0, 3.0, 3.0, 3.0, 5.0, 5.0, 5.0, 5.0, 5.0];
/// table.add("clean", &ratings)?;
/// let overall = [1.0, 2.0, 1.5, 1.0, 2.0, 6.0, 5.5, 6.5, 6.0, 6.0, 6.0, 7.0, 5.5, 6.0, 6.0];
/// let found = drivers::penalty_reward(&table, (&overall).into(), &PenaltyOptions::default())?;
/// let penalty = found.attributes[0].penalty.unwrap().value;
/// assert_eq!((penalty * 10.0).round() / 10.0, -4.5);
/// assert_eq!(found.attributes[0].factor.name(), "basic");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn penalty_reward(
    attributes: &Table<'_>,
    outcome: Column<'_>,
    options: &PenaltyOptions,
) -> Result<PenaltyReward> {
    let coding = Coding::new(options)?;
    let (tally, tables) = coding.tally(attributes, outcome)?;
    let n = tally.n_valid();
    let dummies: Vec<Dummy> = tables.iter().flat_map(|table| table.dummies(n)).collect();
    let used: Vec<&Dummy> = dummies.iter().filter(|dummy| dummy.varies).collect();
    if used.is_empty() {
        let value = format!("{} and high = {}", coding.low, coding.high);
        return Err(refused("low", value, "limits that some but not all ratings are at or beyond"));
    }
    let names: Vec<&str> = used.iter().map(|dummy| dummy.name.as_str()).collect();
    let (positions, outcome) = (used.iter().map(|dummy| dummy.position), tally.variables() - 1);
    let variables: Vec<Variable<'_>> = positions
        .clone()
        .zip(&names)
        .map(|(position, name)| Variable { position, name, origin: 0.0, unit: 1.0 })
        .collect();
    if let Some(table) =
        tables.iter().find(|table| table.n_low > 0 && table.n_high > 0 && table.n_low + table.n_high == n)
    {
        let allowed = format!(
            "somebody who rates it between low = {} and high = {}, with whom low and high are compared",
            coding.low, coding.high
        );
        return Err(refused("attributes", table.name.clone(), &allowed));
    }
    let needed = names.len() as u64 + 2;
    if n < needed {
        let what = format!("the outcome and {} attributes together", tables.len());
        return Err(Error::TooFewRatings { what, n, needed });
    }
    let positions: Vec<usize> = positions.collect();
    Correlations::of_products(&tally, &positions, outcome).check_determined(&names)?;
    let outcome = Variable { position: outcome, name: "the outcome", origin: 0.0, unit: 1.0 };
    let fit = ols(&tally, &outcome, &variables)?;
    let found = Found { fit: &fit, used: &names, level: options.level, n: (n, tally.absent()) };
    let row = |(table, pair): (&Attribute, &[Dummy])| found.row(table, &pair[0], &pair[1]);
    Ok(PenaltyReward {
        attributes: tables.iter().zip(dummies.chunks_exact(2)).map(row).collect::<Result<_>>()?,
        r_squared: fit.r_squared(),
        low: coding.low,
        high: coding.high,
        n_valid: n,
        n_missing: tally.absent(),
    })
}

/// When a rating is low and when high.
struct Coding {
    scale: (f64, f64),
    low: f64,
    high: f64,
}

/// An attribute, its place among the attributes, and how many of the complete rows rate it low and high.
struct Attribute {
    name: String,
    place: usize,
    n_low: u64,
    n_high: u64,
}

/// A variable that is 1 for a low, or for a high, rating.
struct Dummy {
    name: String,
    position: usize,
    varies: bool,
}

impl Attribute {
    fn dummies(&self, n: u64) -> [Dummy; 2] {
        [("low", 0, self.n_low), ("high", 1, self.n_high)].map(|(side, offset, count)| Dummy {
            name: format!("{} ({side})", self.name),
            position: 2 * self.place + offset,
            varies: count > 0 && count < n,
        })
    }
}

impl Coding {
    fn new(options: &PenaltyOptions) -> Result<Self> {
        check_level(options.level)?;
        let scale = options.scale;
        let (low, high) = (options.low.unwrap_or(scale.0), options.high.unwrap_or(scale.1));
        if scale.0.is_finite() && scale.1.is_finite() && scale.0 <= low && low < high && high <= scale.1 {
            return Ok(Self { scale, low, high });
        }
        let value = format!("{low}, high = {high}");
        let allowed = format!("low below high, both from {} to {}, the ends of the scale", scale.0, scale.1);
        Err(refused("low", value, &allowed))
    }

    /// Low and high of every attribute, then the outcome, as sums of products.
    fn tally(&self, attributes: &Table<'_>, outcome: Column<'_>) -> Result<(CrossProducts, Vec<Attribute>)> {
        let names: Vec<&str> = attributes.names().collect();
        if names.is_empty() {
            return Err(refused("attributes", "none", "at least one column of ratings"));
        }
        let (rows, found) = (attributes.rows(), outcome.len());
        if rows != found {
            return Err(Error::UnequalLengths { column: "the outcome".to_owned(), found, expected: rows });
        }
        let columns = names.iter().map(|name| attributes.numbers(name)).collect::<Result<Vec<_>>>()?;
        check_range("the outcome", (0..rows).filter_map(|row| outcome.value(row)))?;
        let mut tally = CrossProducts::new(2 * names.len() + 1)?;
        let mut counts = vec![(0, 0); names.len()];
        for row in 0..rows {
            let mut values = Vec::with_capacity(2 * names.len() + 1);
            for (column, name) in columns.iter().zip(&names) {
                values.extend(
                    self.coded(column.value(row).unwrap_or(f64::NAN), || Place::index(row).in_column(name))?,
                );
            }
            values.push(outcome.value(row).unwrap_or(f64::NAN));
            if values.iter().all(|value| !value.is_nan()) {
                for (count, pair) in counts.iter_mut().zip(values.chunks_exact(2)) {
                    *count = (count.0 + u64::from(pair[0] > 0.0), count.1 + u64::from(pair[1] > 0.0));
                }
            }
            let place = || Place::index(row).in_column("the outcome");
            tally.push(&values).map_err(|error| match error {
                Error::OffScale { value, scale, .. } => Error::OffScale { value, place: place(), scale },
                other => other,
            })?;
        }
        let all = names.iter().zip(counts).enumerate();
        let attribute = |(place, (name, (n_low, n_high))): (usize, (&&str, (u64, u64)))| Attribute {
            name: (*name).to_owned(),
            place,
            n_low,
            n_high,
        };
        Ok((tally, all.map(attribute).collect()))
    }

    fn coded(&self, value: f64, place: impl FnOnce() -> Place) -> Result<[f64; 2]> {
        let (low, high) = self.scale;
        if value.is_nan() {
            return Ok([f64::NAN; 2]);
        }
        if !(low..=high).contains(&value) {
            return Err(Error::OffScale {
                value: value.to_string(),
                place: place(),
                scale: format!("{low}..={high}"),
            });
        }
        Ok([value <= self.low, value >= self.high].map(|is| f64::from(u8::from(is))))
    }
}

/// A fit, and which variables are in it.
struct Found<'a> {
    fit: &'a Fit,
    used: &'a [&'a str],
    level: f64,
    n: (u64, u64),
}

impl Found<'_> {
    fn row(&self, attribute: &Attribute, low: &Dummy, high: &Dummy) -> Result<PenaltyRow> {
        let penalty = self.estimate(&[low])?;
        let reward = self.estimate(&[high])?;
        let contrast = self.estimate(&[low, high])?;
        let range = penalty.zip(reward).map(|(penalty, reward)| reward.value - penalty.value);
        let usual = penalty.zip(reward).is_some_and(|(low, high)| low.value <= 0.0 && high.value >= 0.0);
        let asymmetry = contrast.zip(range).filter(|(_, range)| usual && *range > 0.0);
        Ok(PenaltyRow {
            name: attribute.name.clone(),
            penalty,
            reward,
            contrast,
            range,
            asymmetry: asymmetry.map(|(contrast, range)| contrast.value / range),
            factor: factor(attribute, penalty, reward, contrast),
            n_low: attribute.n_low,
            n_high: attribute.n_high,
        })
    }

    /// The sum of the coefficients of some variables; `None` if one is not in the regression.
    fn estimate(&self, of: &[&Dummy]) -> Result<Option<Estimate>> {
        if of.iter().any(|dummy| !dummy.varies) {
            return Ok(None);
        }
        let is_one = |name: &&str| of.iter().any(|dummy| dummy.name == **name);
        let multiples: Vec<f64> =
            [0.0].into_iter().chain(self.used.iter().map(|name| f64::from(u8::from(is_one(name))))).collect();
        let found = self.fit.contrast("", &multiples)?;
        let (n_valid, n_missing) = self.n;
        let half = found.std_error * t_critical(self.level, n_valid as f64 - multiples.len() as f64)?;
        Ok(Some(Estimate {
            value: found.value,
            std_error: Some(found.std_error),
            low: Some(found.value - half),
            high: Some(found.value + half),
            level: self.level,
            n_valid,
            n_missing,
            n_excluded: 0,
            n_effective: n_valid as f64,
            method: Method::T,
        }))
    }
}

fn factor(
    attribute: &Attribute,
    penalty: Option<Estimate>,
    reward: Option<Estimate>,
    contrast: Option<Estimate>,
) -> DriverFactor {
    let (Some(penalty), Some(reward), Some(contrast)) = (penalty, reward, contrast) else {
        return DriverFactor::Undetermined;
    };
    let above = |of: Estimate| of.low.is_some_and(|low| low > 0.0);
    let below = |of: Estimate| of.high.is_some_and(|high| high < 0.0);
    match (below(penalty), above(reward)) {
        _ if attribute.n_low.min(attribute.n_high) < FEWEST => DriverFactor::Undecided,
        // Low ratings that help, or high ones that cost: none of the three factors says so.
        _ if above(penalty) || below(reward) => DriverFactor::Undecided,
        (true, _) if below(contrast) => DriverFactor::Basic,
        (_, true) if above(contrast) => DriverFactor::Excitement,
        (true, true) => DriverFactor::Performance,
        _ => DriverFactor::Undecided,
    }
}
