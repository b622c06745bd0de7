use super::patterns::{Pattern, Patterns};
use super::ratings::MAX_CATEGORIES;
use super::several::no_variation;
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::bootstrap::Draw;
use crate::table::Table;

/// What ratings are measured on, and so how far two of them differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Measurement {
    /// Names: two ratings are the same or not.
    #[default]
    Nominal,
    /// Ranks: two ratings differ by how many ratings lie between them.
    Ordinal,
    /// A scale of equal steps: two ratings differ by the square of their distance.
    Interval,
    /// Equal steps from a true zero: two ratings differ by the square of their distance over their sum.
    Ratio,
}

impl Measurement {
    /// All levels of measurement, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::Nominal, Self::Ordinal, Self::Interval, Self::Ratio];

    /// The name in all languages, such as `"nominal"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Ordinal => "ordinal",
            Self::Interval => "interval",
            Self::Ratio => "ratio",
        }
    }

    /// The level of measurement of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|measurement| measurement.name() == name).ok_or_else(|| {
            Error::InvalidOption {
                option: "level_of_measurement",
                value: format!("{name:?}"),
                allowed: Self::ALL.map(Self::name).join(", "),
            }
        })
    }
}

/// Options of [`krippendorff`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KrippendorffOptions {
    /// What ratings are measured on; nominal.
    pub level_of_measurement: Measurement,
    /// Confidence level, 0.95.
    pub level: f64,
    /// How often subjects are drawn again for the interval: 2,000 times; 0 for no interval.
    pub replicates: u32,
    /// The seed of the drawing: 1. The same seed gives the same bits.
    pub seed: u64,
}

impl Default for KrippendorffOptions {
    fn default() -> Self {
        Self { level_of_measurement: Measurement::Nominal, level: 0.95, replicates: 2_000, seed: 1 }
    }
}

/// Krippendorff's alpha.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Krippendorff {
    /// Alpha: 1 where raters agree on everything, 0 where they differ as if ratings were given out by chance. `n_valid`
    /// counts subjects with at least two ratings; standard error and interval are those of the bootstrap over them.
    pub estimate: Estimate,
    /// The mean difference of ratings of the same subject, in the measure of the level of measurement.
    pub observed_disagreement: f64,
    /// The mean difference of any two ratings.
    pub expected_disagreement: f64,
    /// What ratings are measured on.
    pub level_of_measurement: Measurement,
    /// How many raters there are.
    pub n_raters: u64,
    /// How many different values were given.
    pub n_categories: u64,
    /// How many ratings there are of subjects with at least two; others cannot be compared.
    pub n_ratings: u64,
    /// How often subjects were drawn again.
    pub replicates: u32,
    /// The seed of the drawing.
    pub seed: u64,
}

/// Krippendorff's alpha of any number of raters, at any level of measurement, with ratings missing anywhere.
///
/// `ratings` has one row per subject and one column per rater, numbers, NaN for missing; subjects with fewer than two ratings
/// are left out and counted in `n_missing`. The interval is between percentiles of a seeded bootstrap, in which as many
/// subjects as there are are drawn again with replacement, their ratings together; a draw without any variation has no alpha
/// and is left out. Subjects rated alike are drawn together, so that the cost grows with the number of patterns, not with
/// that of subjects.
///
/// Sources: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Hayes and Krippendorff 2007, Communication
/// Methods and Measures 1:77-89, whose bootstrap draws pairs of ratings instead, as if those of a subject were independent;
/// for drawing subjects Zapf and others 2016, BMC Medical Research Methodology 16:93.
///
/// # Errors
///
/// [`Error::TooFewUnits`] below two raters or two subjects with at least two ratings; [`Error::NoValidRatings`] naming a
/// rater without ratings; [`Error::ZeroVariance`] if all ratings that can be compared are the same;
/// [`Error::InvalidOption`] for an infinite rating, a negative one or more than 1,000 values at the ratio level, 1 to 99
/// replicates; [`Error::InvalidLevel`] unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::{Table, agreement::{self, KrippendorffOptions}};
/// // Krippendorff (2011), example C.
/// let x = f64::NAN;
/// let observers = [
///     ("a", [1.0, 2.0, 3.0, 3.0, 2.0, 1.0, 4.0, 1.0, 2.0, x, x, x]),
///     ("b", [1.0, 2.0, 3.0, 3.0, 2.0, 2.0, 4.0, 1.0, 2.0, 5.0, x, 3.0]),
///     ("c", [x, 3.0, 3.0, 3.0, 2.0, 3.0, 4.0, 2.0, 2.0, 5.0, 1.0, x]),
///     ("d", [1.0, 2.0, 3.0, 3.0, 2.0, 4.0, 4.0, 1.0, 2.0, 5.0, 1.0, x]),
/// ];
/// let mut ratings = Table::new();
/// for (name, given) in &observers {
///     ratings.add(name, given)?;
/// }
/// let found = agreement::krippendorff(&ratings, &KrippendorffOptions::default())?;
/// assert_eq!(format!("{:.3}", found.estimate.value), "0.743");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn krippendorff(ratings: &Table<'_>, options: &KrippendorffOptions) -> Result<Krippendorff> {
    let KrippendorffOptions { level_of_measurement, level, replicates, seed } = *options;
    check_level(level)?;
    if (1..100).contains(&replicates) {
        let allowed = "at least 100, or 0 for no interval".to_owned();
        return Err(Error::InvalidOption { option: "replicates", value: replicates.to_string(), allowed });
    }
    let all = Patterns::read(ratings, None)?;
    let n_missing = all.unpaired();
    let patterns = Patterns { all: all.all.into_iter().filter(Pattern::is_paired).collect(), ..all };
    if let Some(only) = patterns.only_category() {
        return Err(no_variation(&patterns, only));
    }
    check_values(&patterns.values, level_of_measurement)?;
    let subjects: Vec<u64> = patterns.all.iter().map(|pattern| pattern.subjects).collect();
    let alpha = Alpha::new(&patterns, level_of_measurement);
    let mut room = Room::default();
    let Disagreement { observed, expected } = alpha.of(&subjects, &mut room);
    let drawn = alpha.drawn_again(&subjects, options, &mut room);
    let n_valid = patterns.paired();
    let spread = Spread::of(&drawn, level);
    Ok(Krippendorff {
        estimate: Estimate {
            value: 1.0 - observed / expected,
            std_error: spread.map(|spread| spread.std_error),
            low: spread.map(|spread| spread.low),
            high: spread.map(|spread| spread.high),
            level,
            n_valid,
            n_missing,
            n_excluded: 0,
            n_effective: n_valid as f64,
            method: if spread.is_some() { Method::Percentile } else { Method::None },
        },
        observed_disagreement: observed,
        expected_disagreement: expected,
        level_of_measurement,
        n_raters: patterns.raters,
        n_categories: patterns.values.len() as u64,
        n_ratings: patterns.ratings(),
        replicates,
        seed,
    })
}

fn check_values(values: &[f64], level_of_measurement: Measurement) -> Result<()> {
    if level_of_measurement != Measurement::Ratio {
        return Ok(());
    }
    let refuse = |value: String, allowed: &str| {
        let option = "level_of_measurement";
        Err(Error::InvalidOption {
            option,
            value: format!("ratio with {value}"),
            allowed: allowed.to_owned(),
        })
    };
    if values[0] < 0.0 {
        return refuse(format!("a rating of {}", values[0]), "ratings from 0; interval takes negative ones");
    }
    if values.len() > MAX_CATEGORIES {
        return refuse(format!("{} different ratings", values.len()), "at most 1000 different ratings");
    }
    Ok(())
}

/// What alpha is made from: patterns, and how far ratings differ.
struct Alpha<'a> {
    patterns: &'a [Pattern],
    level_of_measurement: Measurement,
    /// The values, seen from the middle one; of no use for ranks, which depend on how often each was given.
    values: Vec<f64>,
    /// The differences within a subject of each pattern, where they do not depend on the others.
    within: Vec<f64>,
}

/// How far ratings differ, of the same subject and of any two.
struct Disagreement {
    observed: f64,
    expected: f64,
}

/// What is used again from draw to draw.
#[derive(Default)]
struct Room {
    common: Vec<f64>,
    ranks: Vec<f64>,
}

impl<'a> Alpha<'a> {
    fn new(patterns: &'a Patterns, level_of_measurement: Measurement) -> Self {
        let middle = match level_of_measurement {
            Measurement::Ratio => 0.0,
            _ => patterns.values[patterns.values.len() / 2],
        };
        let values: Vec<f64> = patterns.values.iter().map(|value| value - middle).collect();
        let within = |pattern: &Pattern| {
            let counts = || pattern.cells.iter().map(|&(category, n)| (n as f64, values[category]));
            differences(level_of_measurement, counts) / (pattern.ratings - 1) as f64
        };
        let within = patterns.all.iter().map(within).collect();
        Self { patterns: &patterns.all, level_of_measurement, values, within }
    }

    /// Of so many subjects of each pattern.
    fn of(&self, subjects: &[u64], room: &mut Room) -> Disagreement {
        let Room { common, ranks } = room;
        common.clear();
        common.resize(self.values.len(), 0.0);
        let mut n = 0.0;
        for (pattern, &subjects) in self.patterns.iter().zip(subjects).filter(|(_, subjects)| **subjects > 0)
        {
            n += (subjects * pattern.ratings) as f64;
            for &(category, times) in &pattern.cells {
                common[category] += (subjects * times) as f64;
            }
        }
        let is_ordinal = self.level_of_measurement == Measurement::Ordinal;
        if is_ordinal {
            mean_ranks(common, n, ranks);
        }
        let values = if is_ordinal { &*ranks } else { &self.values };
        let within = |(i, pattern): (usize, &Pattern)| {
            if !is_ordinal {
                return self.within[i];
            }
            let counts = || pattern.cells.iter().map(|&(category, n)| (n as f64, values[category]));
            squares(counts) / (pattern.ratings - 1) as f64
        };
        let parts = self.patterns.iter().enumerate().zip(subjects).filter(|(_, subjects)| **subjects > 0);
        let observed: f64 = parts.map(|(pattern, &subjects)| subjects as f64 * within(pattern)).sum();
        let counts = || common.iter().zip(values).map(|(n, value)| (*n, *value));
        let expected = differences(self.level_of_measurement, counts);
        Disagreement { observed: observed / n, expected: expected / (n * (n - 1.0)) }
    }

    /// Alpha of subjects drawn again, in ascending order.
    fn drawn_again(&self, subjects: &[u64], options: &KrippendorffOptions, room: &mut Room) -> Vec<f64> {
        let again = Again::new(subjects);
        let mut drawn = vec![0; subjects.len()];
        let one = |replicate: u32| {
            again.draw(&mut Draw::new(options.seed, replicate.into()), &mut drawn);
            let Disagreement { observed, expected } = self.of(&drawn, room);
            (expected > 0.0).then(|| 1.0 - observed / expected)
        };
        let mut alphas: Vec<f64> = (0..options.replicates).filter_map(one).collect();
        alphas.sort_unstable_by(f64::total_cmp);
        alphas
    }
}

/// Subjects to be drawn again with replacement, by their patterns.
struct Again<'a> {
    subjects: &'a [u64],
    n: u64,
    /// The pattern of each subject, where they are so few for each that drawing one by one is quicker.
    patterns: Option<Vec<usize>>,
}

impl<'a> Again<'a> {
    fn new(subjects: &'a [u64]) -> Self {
        /// So many subjects are drawn in the time of one binomial number.
        const PER_BINOMIAL: u64 = 16;
        let n = subjects.iter().sum();
        let each = || subjects.iter().enumerate().flat_map(|(i, n)| std::iter::repeat_n(i, *n as usize));
        let patterns = (n < PER_BINOMIAL * subjects.len() as u64).then(|| each().collect());
        Self { subjects, n, patterns }
    }

    /// How many subjects of each pattern are drawn.
    fn draw(&self, draw: &mut Draw, drawn: &mut [u64]) {
        let Some(patterns) = &self.patterns else {
            let shares = draw.shared_out(self.subjects.iter().copied(), self.n);
            drawn.iter_mut().zip(shares).for_each(|(drawn, share)| *drawn = share);
            return;
        };
        drawn.fill(0);
        for _ in 0..self.n {
            drawn[patterns[draw.below(self.n) as usize]] += 1;
        }
    }
}

/// The sum of the differences of all ordered pairs of ratings, given how often each value occurs.
fn differences<I: Iterator<Item = (f64, f64)>>(level: Measurement, counts: impl Fn() -> I) -> f64 {
    match level {
        Measurement::Nominal => {
            let (n, same) =
                counts().fold((0.0, 0.0), |(n, same), (times, _)| (n + times, same + times * times));
            n * n - same
        }
        Measurement::Ordinal | Measurement::Interval => squares(counts),
        Measurement::Ratio => {
            let pair = |(n, a): (f64, f64), (m, b): (f64, f64)| {
                let share = if a + b > 0.0 { (a - b) / (a + b) } else { 0.0 };
                n * m * share * share
            };
            counts().map(|one| counts().map(|other| pair(one, other)).sum::<f64>()).sum()
        }
    }
}

/// The sum of the squared distances of all ordered pairs.
fn squares<I: Iterator<Item = (f64, f64)>>(counts: impl Fn() -> I) -> f64 {
    let (n, sum) = counts().fold((0.0, 0.0), |(n, sum), (times, value)| (n + times, sum + times * value));
    let mean = sum / n;
    2.0 * n * counts().map(|(times, value)| times * (value - mean) * (value - mean)).sum::<f64>()
}

/// The mean rank of each value: two of them are as far apart as Krippendorff's ordinal difference says.
fn mean_ranks(common: &[f64], n: f64, ranks: &mut Vec<f64>) {
    let mut below = -0.5 * n;
    ranks.clear();
    ranks.extend(common.iter().map(|times| {
        below += times;
        below - 0.5 * times
    }));
}

/// What a bootstrap tells.
#[derive(Clone, Copy, Debug)]
struct Spread {
    std_error: f64,
    low: f64,
    high: f64,
}

impl Spread {
    /// Of values in ascending order; `None` if there are fewer than two, or if none differs from another.
    fn of(sorted: &[f64], level: f64) -> Option<Self> {
        if sorted.len() < 2 || sorted.first() == sorted.last() {
            return None;
        }
        let n = sorted.len() as f64;
        let mean = sorted.iter().sum::<f64>() / n;
        let squares = sorted.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
        let percentile = |share: f64| {
            let place = share * (n - 1.0);
            #[expect(clippy::cast_sign_loss, reason = "a place from 0")]
            let before = libm::floor(place) as usize;
            let after = (before + 1).min(sorted.len() - 1);
            sorted[before] + (place - before as f64) * (sorted[after] - sorted[before])
        };
        let tail = 0.5 * (1.0 - level);
        let std_error = libm::sqrt(squares / (n - 1.0));
        Some(Self { std_error, low: percentile(tail), high: percentile(1.0 - tail) })
    }
}
