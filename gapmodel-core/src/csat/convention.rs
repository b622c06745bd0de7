use super::{from_0_to_100, mean_of, net, plain_mean, points_of, share};
use crate::error::{Error, Result, list_names};
use crate::estimate::{Estimate, Method, check_level};
use crate::scale::{Answer, Direction, Scale};
use crate::stats::Distribution;
use crate::table::Column;
use crate::tally::{Absent, Counts, Mass};

/// What is made of ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Statistic {
    /// Share of positive ratings, 0 to 1.
    #[default]
    Share,
    /// Mean rating in scale units.
    Mean,
    /// Mean rating from 0 (worst) to 100 (best).
    Index,
    /// Net promoter score of ratings up to 10, -100 to 100.
    Nps,
    /// Share of positive minus share of negative ratings in points, -100 to 100.
    Net,
}

impl Statistic {
    /// Every statistic, in the order of the C codes.
    pub const ALL: [Self; 5] = [Self::Share, Self::Mean, Self::Index, Self::Nps, Self::Net];

    /// The name in all languages, such as `"share"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Mean => "mean",
            Self::Index => "index",
            Self::Nps => "nps",
            Self::Net => "net",
        }
    }

    /// The statistic of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|statistic| statistic.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "statistic",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }

    /// The unit in words.
    pub(super) fn unit(self, scale: &Scale) -> String {
        match self {
            Self::Share => "share, 0 to 1".to_owned(),
            Self::Mean => format!("scale points, {} to {}", scale.min(), scale.max()),
            Self::Index => "index, 0 to 100".to_owned(),
            Self::Nps | Self::Net => "net points, -100 to 100".to_owned(),
        }
    }
}

/// A published way to make a score of ratings: scale, classes, statistic, and who publishes it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Convention {
    /// The name, such as `"top_2_of_5"`.
    pub name: String,
    /// The lowest rating.
    pub min: f64,
    /// The highest rating; ratings are whole numbers.
    pub max: f64,
    /// Whether low ratings are good: the effort scale of 2008.
    pub low_is_good: bool,
    /// What is made of the ratings.
    pub statistic: Statistic,
    /// The ratings that count as positive; empty for means.
    pub positive: Vec<f64>,
    /// The ratings that are named neutral. They are in the denominator.
    pub neutral: Vec<f64>,
    /// The ratings that are named negative.
    pub negative: Vec<f64>,
    /// Limits of bands of the mean: up to the first, up to the second, above; mostly empty.
    pub bands: Vec<f64>,
    /// The weights of several items that one respondent rates; empty for one item.
    pub weights: Vec<f64>,
    /// Who publishes it, where.
    pub source: String,
}

/// A convention as it is written down here.
struct Row {
    name: &'static str,
    scale: (f64, f64),
    low_is_good: bool,
    statistic: Statistic,
    positive: &'static [f64],
    neutral: &'static [f64],
    negative: &'static [f64],
    bands: &'static [f64],
    weights: &'static [f64],
    source: &'static str,
}

const ROW: Row = Row {
    name: "",
    scale: (1.0, 5.0),
    low_is_good: false,
    statistic: Statistic::Share,
    positive: &[],
    neutral: &[],
    negative: &[],
    bands: &[],
    weights: &[],
    source: "",
};

const ZENCITY: &str = "Zencity, help.zencity.io article 28113655280529";
const SIMPLESAT: &str = "SimpleSat: positive ratings among all, neutral reported beside";
const RESCALE: &str = "linear rescaling 100 (x - min) / (max - min): a mean of 4.0 on 1 to 5 is 75, not 80";
const CES_2: &str = "CEB 2013, \"made it easy\", agreement 1 to 7, high is good (Wootric; CustomerGauge)";

const ROWS: [Row; 31] = [
    Row {
        name: "top_2_of_5",
        positive: &[4.0, 5.0],
        neutral: &[3.0],
        negative: &[1.0, 2.0],
        source: "top-two-box; SoGoSurvey, sogosurvey.com/help/introduction-to-customer-satisfaction-csat",
        ..ROW
    },
    Row {
        name: "top_1_of_5",
        positive: &[5.0],
        source: "top box: the best point alone; common practice without one publisher",
        ..ROW
    },
    Row { name: "zencity_2", scale: (1.0, 2.0), positive: &[2.0], source: ZENCITY, ..ROW },
    Row { name: "zencity_3", scale: (1.0, 3.0), positive: &[3.0], source: ZENCITY, ..ROW },
    Row { name: "zencity_4", scale: (1.0, 4.0), positive: &[3.0, 4.0], source: ZENCITY, ..ROW },
    Row { name: "zencity_5", positive: &[4.0, 5.0], source: ZENCITY, ..ROW },
    Row { name: "zencity_6", scale: (1.0, 6.0), positive: &[4.0, 5.0, 6.0], source: ZENCITY, ..ROW },
    Row { name: "zencity_7", scale: (1.0, 7.0), positive: &[5.0, 6.0, 7.0], source: ZENCITY, ..ROW },
    Row { name: "zencity_8", scale: (1.0, 8.0), positive: &[6.0, 7.0, 8.0], source: ZENCITY, ..ROW },
    Row { name: "simplesat_2", scale: (1.0, 2.0), positive: &[2.0], source: SIMPLESAT, ..ROW },
    Row { name: "simplesat_3", scale: (1.0, 3.0), positive: &[3.0], source: SIMPLESAT, ..ROW },
    Row { name: "simplesat_4", scale: (1.0, 4.0), positive: &[3.0, 4.0], source: SIMPLESAT, ..ROW },
    Row {
        name: "simplesat_5",
        positive: &[4.0, 5.0],
        neutral: &[3.0],
        negative: &[1.0, 2.0],
        source: SIMPLESAT,
        ..ROW
    },
    Row {
        name: "questionpro_10",
        scale: (1.0, 10.0),
        positive: &[9.0, 10.0],
        source: "QuestionPro: 9 and 10 of ten points",
        ..ROW
    },
    Row {
        name: "perfect_10",
        scale: (1.0, 10.0),
        positive: &[10.0],
        source: "top box of ten points, \"a perfect 10\"; common practice without one publisher",
        ..ROW
    },
    Row {
        name: "zonka_10",
        scale: (0.0, 10.0),
        positive: &[9.0, 10.0],
        neutral: &[6.0, 7.0, 8.0],
        negative: &[0.0, 1.0, 2.0, 3.0, 4.0],
        source: "Zonka: negative from 0 and below 5, neutral above 5 to 8, positive above 8; a 5 is in no class",
        ..ROW
    },
    Row {
        name: "european_10",
        scale: (1.0, 10.0),
        statistic: Statistic::Mean,
        bands: &[5.5, 7.5],
        source: "CYS (Netherlands): mean of ten points, up to 5.5, up to 7.5, above",
        ..ROW
    },
    Row {
        name: "asknicely_mean_5",
        statistic: Statistic::Mean,
        source: "AskNicely: mean of five points",
        ..ROW
    },
    Row { name: "asknicely_top_2", positive: &[4.0, 5.0], source: "AskNicely: top two of five", ..ROW },
    Row { name: "index_5", statistic: Statistic::Index, source: RESCALE, ..ROW },
    Row { name: "index_7", scale: (1.0, 7.0), statistic: Statistic::Index, source: RESCALE, ..ROW },
    Row { name: "index_10", scale: (1.0, 10.0), statistic: Statistic::Index, source: RESCALE, ..ROW },
    Row {
        name: "acsi_equal",
        scale: (1.0, 10.0),
        statistic: Statistic::Index,
        weights: &[1.0, 1.0, 1.0],
        source: "ACSI's three items with equal weights: (x1 + x2 + x3 - 3) / 27 * 100",
        ..ROW
    },
    Row {
        name: "acsi_ohio",
        scale: (1.0, 10.0),
        statistic: Statistic::Index,
        weights: &[0.3885, 0.3190, 0.2925],
        source: "ACSI's three items with the weights published by the State of Ohio (verint.com/blog)",
        ..ROW
    },
    Row {
        name: "nps",
        scale: (0.0, 10.0),
        statistic: Statistic::Nps,
        positive: &[9.0, 10.0],
        neutral: &[7.0, 8.0],
        negative: &[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        source: "Reichheld 2003, Harvard Business Review 81(12):46-54",
        ..ROW
    },
    Row {
        name: "nps_1_10",
        scale: (1.0, 10.0),
        statistic: Statistic::Nps,
        positive: &[9.0, 10.0],
        neutral: &[7.0, 8.0],
        negative: &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        source: "NPS asked without a 0, as some products do (github.com/mozilla/fx-private-relay, issue 1013)",
        ..ROW
    },
    Row {
        name: "ces_1",
        low_is_good: true,
        statistic: Statistic::Mean,
        source: "CEB 2008: effort put forth by the customer, mean of 1 to 5, low is good",
        ..ROW
    },
    Row { name: "ces_2", scale: (1.0, 7.0), statistic: Statistic::Mean, source: CES_2, ..ROW },
    Row { name: "ces_2_easy", scale: (1.0, 7.0), positive: &[5.0, 6.0, 7.0], source: CES_2, ..ROW },
    Row {
        name: "ces_2_index",
        scale: (1.0, 7.0),
        statistic: Statistic::Net,
        positive: &[6.0, 7.0],
        neutral: &[4.0, 5.0],
        negative: &[1.0, 2.0, 3.0],
        source: "CYS (Netherlands): 6 and 7 minus 1 to 3 on the scale of CES 2.0",
        ..ROW
    },
    Row {
        name: "ces_7_low",
        scale: (1.0, 7.0),
        low_is_good: true,
        statistic: Statistic::Mean,
        source: "effort as a mean of 1 to 7 with low as good, quoted by some vendors: not CES 2.0, which is the other \
                 way round",
        ..ROW
    },
];

impl From<&Row> for Convention {
    fn from(row: &Row) -> Self {
        let Row { name, scale: (min, max), low_is_good, statistic, .. } = *row;
        Self {
            name: name.to_owned(),
            min,
            max,
            low_is_good,
            statistic,
            positive: row.positive.to_vec(),
            neutral: row.neutral.to_vec(),
            negative: row.negative.to_vec(),
            bands: row.bands.to_vec(),
            weights: row.weights.to_vec(),
            source: row.source.to_owned(),
        }
    }
}

impl Convention {
    /// The scale of the ratings.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] if limits were changed to what is no scale.
    pub fn scale(&self) -> Result<Scale> {
        let direction = if self.low_is_good { Direction::LowIsGood } else { Direction::HighIsGood };
        Ok(Scale::new(self.min, self.max)?.with_direction(direction))
    }

    /// Refuses ratings of another scale; codes for no answer may differ.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidScale`] unless limits, steps and direction are the same.
    pub fn check(&self, scale: &Scale) -> Result<()> {
        let own = self.scale()?;
        if same_ratings(&own, scale) {
            return Ok(());
        }
        let (name, [own, given]) = (&self.name, [&own, scale].map(in_words));
        Err(Error::InvalidScale { reason: format!("the convention {name} is for {own}, not for {given}") })
    }

    /// The unit of the score, in words.
    ///
    /// # Errors
    ///
    /// As [`Convention::scale`].
    pub fn unit(&self) -> Result<String> {
        Ok(self.statistic.unit(&self.scale()?))
    }
}

/// Whether a rating on one scale means the same on the other.
pub(crate) fn same_ratings(a: &Scale, b: &Scale) -> bool {
    let figures = |scale: &Scale| (scale.min(), scale.max(), scale.step(), scale.direction());
    figures(a) == figures(b)
}

/// A scale with its good end, for errors.
pub(crate) fn in_words(scale: &Scale) -> String {
    let end = if scale.low_is_good() { "low" } else { "high" };
    format!("ratings {} where {end} is good", scale.describe())
}

/// The names of all conventions.
///
/// ```
/// use gapmodel_core::csat;
/// assert!(csat::conventions().contains(&"acsi_ohio"));
/// ```
#[must_use]
pub fn conventions() -> Vec<&'static str> {
    ROWS.iter().map(|row| row.name).collect()
}

/// The published convention of that name.
///
/// # Errors
///
/// [`Error::InvalidOption`] naming those there are.
///
/// ```
/// use gapmodel_core::csat;
/// let convention = csat::convention("questionpro_10")?;
/// assert_eq!((convention.min, convention.max, convention.positive), (1.0, 10.0, vec![9.0, 10.0]));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn convention(name: &str) -> Result<Convention> {
    let found = ROWS.iter().find(|row| row.name.eq_ignore_ascii_case(name));
    found.map(Convention::from).ok_or_else(|| Error::InvalidOption {
        option: "convention",
        value: format!("{name:?}"),
        allowed: list_names(ROWS.iter().map(|row| row.name)),
    })
}

/// The score that a convention makes of ratings, in the unit of [`Convention::unit`].
///
/// Shares get Wilson's interval, means and indices Student's t, net scores the adjusted Wald interval.
///
/// # Errors
///
/// [`Error::InvalidScale`] for ratings of another scale, [`Error::InvalidOption`] for a convention of several items
/// (see [`score_items`]), else those of [`top_box`](super::top_box), [`mean`](super::mean()), [`nps`](super::nps).
///
/// ```
/// use gapmodel_core::{Counts, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(1, 5)?)?;
/// counts.extend(&[5.0, 4.0, 3.0, 4.0])?;
/// let score = |name| Ok::<_, gapmodel_core::Error>(csat::score(&counts, &csat::convention(name)?, 0.95)?.value);
/// assert_eq!((score("top_2_of_5")?, score("asknicely_mean_5")?, score("index_5")?), (0.75, 4.0, 75.0));
/// assert!(score("nps").is_err());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn score(counts: &Counts, convention: &Convention, level: f64) -> Result<Estimate> {
    convention.check(counts.scale())?;
    if !convention.weights.is_empty() {
        return Err(Error::InvalidOption {
            option: "convention",
            value: format!("{:?}", convention.name),
            allowed: format!("it needs {} items of each respondent: score_items", convention.weights.len()),
        });
    }
    let points = |values: &[f64]| points_of(counts.scale(), values);
    match convention.statistic {
        Statistic::Share => share(counts, &points(&convention.positive)?, level, Method::Wilson),
        Statistic::Mean => plain_mean(counts, level),
        Statistic::Index => Ok(from_0_to_100(counts.scale(), plain_mean(counts, level)?)),
        Statistic::Nps | Statistic::Net => net(
            counts,
            &points(&convention.positive)?,
            &points(&convention.negative)?,
            level,
            Method::AdjustedWald,
        ),
    }
}

/// The index, 0 to 100, that a convention of several items makes of them: ACSI's.
///
/// `items` has one column per weight of the convention, one row per respondent; NaN is missing. A respondent counts
/// who rated all items, and is otherwise missing. Student's t interval over respondents; below two respondents, and
/// where all score alike, there is none.
///
/// # Errors
///
/// [`Error::InvalidOption`] for a convention of one item, another number of items, or weights that are no decimals of
/// four places; [`Error::UnequalLengths`], [`Error::OffScale`], [`Error::NoValidRatings`], [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Column, csat};
/// let items = [[8.0, 9.0], [7.0, 9.0], [7.0, 6.0]];
/// let items: Vec<Column> = items.iter().map(Column::from).collect();
/// let index = csat::score_items(&items, &csat::convention("acsi_equal")?, 0.95)?;
/// assert_eq!((index.n_valid, format!("{:.2}", index.value)), (2, "74.07".to_owned()));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn score_items(items: &[Column<'_>], convention: &Convention, level: f64) -> Result<Estimate> {
    check_level(level)?;
    let weights = whole_weights(convention)?;
    if items.len() != weights.len() {
        return Err(Error::InvalidOption {
            option: "items",
            value: format!("{} columns", items.len()),
            allowed: format!("{} of the convention {}", weights.len(), convention.name),
        });
    }
    let (scale, rows) = (convention.scale()?, items[0].len());
    let (mut cells, mut absent) = (Vec::new(), Absent::default());
    for (i, item) in items.iter().enumerate() {
        crate::tally::check_lengths(&format!("item {}", i + 1), item.len(), rows)?;
    }
    for row in 0..rows {
        let mut sum = Some(0);
        for (item, weight) in items.iter().zip(&weights) {
            let value = item.value(row).unwrap_or(f64::NAN);
            let answer = scale.read(value);
            let answer = answer
                .ok_or_else(|| crate::tally::off_scale(&scale, value, crate::error::Place::index(row)))?;
            sum = match answer {
                Answer::Point(point) => sum.map(|sum| sum + weight * point as i64),
                _ => None,
            };
        }
        match sum {
            Some(sum) => cells.push((sum, Mass::unweighted(1))),
            None => absent.missing += 1,
        }
    }
    let step = 100.0 / (convention.max - convention.min);
    let scores = Distribution::new(step, weights.iter().sum(), 0.0, cells);
    mean_of(&scores, absent.missing, 0, level)
}

/// The weights in ten-thousandths.
fn whole_weights(convention: &Convention) -> Result<Vec<i64>> {
    let whole = |weight: &f64| {
        let scaled = weight * 1e4;
        let is_whole = (scaled - scaled.round()).abs() < 1e-6 && *weight > 0.0 && *weight <= 1e4;
        is_whole.then_some(scaled.round() as i64)
    };
    let weights: Option<Vec<i64>> = convention.weights.iter().map(whole).collect();
    weights.filter(|weights| !weights.is_empty()).ok_or_else(|| Error::InvalidOption {
        option: "convention",
        value: format!("{:?}", convention.name),
        allowed: "one with a weight for each of several items, above 0, of at most four places".to_owned(),
    })
}

/// One convention's score of the same ratings.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ConventionRow {
    /// The name of the convention.
    pub convention: String,
    /// What it makes of the ratings.
    pub statistic: Statistic,
    /// The unit of the score in words: what may not be compared with another row.
    pub unit: String,
    /// The score with its interval, in that unit.
    pub score: Estimate,
    /// Which of the convention's bands the score lies in, from 1; absent without bands.
    pub band: Option<u64>,
}

/// The same ratings under several conventions, each with its unit, so that nobody compares 75 with 80 by mistake.
///
/// # Errors
///
/// As [`convention`] and [`score`], for the first name that cannot be used: a convention of another scale is refused.
///
/// ```
/// use gapmodel_core::{Counts, Scale, csat};
/// let mut counts = Counts::new(&Scale::new(1, 5)?)?;
/// counts.extend(&[5.0, 4.0, 4.0, 3.0, 4.0])?;
/// let rows = csat::side_by_side(&counts, &["top_2_of_5", "index_5"], 0.95)?;
/// let shown: Vec<String> = rows.iter().map(|row| format!("{} ({})", row.score.value, row.unit)).collect();
/// assert_eq!(shown, ["0.8 (share, 0 to 1)", "75 (index, 0 to 100)"]);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn side_by_side(counts: &Counts, names: &[&str], level: f64) -> Result<Vec<ConventionRow>> {
    let row = |name: &&str| {
        let convention = convention(name)?;
        let (score, unit) = (score(counts, &convention, level)?, convention.unit()?);
        let below = convention.bands.iter().filter(|limit| score.value > **limit).count() as u64;
        let band = (!convention.bands.is_empty()).then_some(below + 1);
        Ok(ConventionRow { convention: convention.name, statistic: convention.statistic, unit, score, band })
    };
    names.iter().map(row).collect()
}
