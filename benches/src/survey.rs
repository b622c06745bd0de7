//! The large simulated survey that gapmodel is timed on.
use std::io::{self, BufWriter, Write};

use crate::draw::{Draw, rating};

/// Attributes asked about, once as expected and once as perceived.
pub const ITEMS: usize = 22;
/// Locations; the k-th is drawn in proportion to 1/k (Zipf's law).
pub const LOCATIONS: usize = 1000;
/// Months of fieldwork, from January 2023.
pub const MONTHS: usize = 24;
/// Channels of [`Survey::channel`], by number.
pub const CHANNELS: [&str; 5] = ["app", "branch", "email", "phone", "web"];

/// Share of respondents up to and including each channel.
const CHANNEL_UP_TO: [f64; 4] = [0.25, 0.45, 0.60, 0.82];
/// The channel whose respondents rate 0.1 lower.
const EMAIL: u8 = 2;
/// Items of tangibles, reliability, responsiveness, assurance and empathy, in this order.
const DIMENSIONS: [usize; 5] = [4, 5, 4, 4, 5];
/// What each dimension adds to satisfaction, of 1.
const DRIVERS: [f64; 5] = [0.12, 0.36, 0.24, 0.15, 0.13];
const MISSING: f64 = 0.03;
const PERCEPTION_MEAN: f64 = 5.1;
const SATISFACTION_MEAN: f64 = 7.2;

/// A simulated survey, column by column; 3 % of the answers are missing.
///
/// The first rows of a larger survey with the same seed are the rows of the smaller one.
#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    /// 22 expectation columns, then 22 perception columns: ratings 1..=7, 0 = missing.
    pub items: Vec<Vec<i8>>,
    /// Overall satisfaction 1..=10, 0 = missing.
    pub satisfaction: Vec<i8>,
    /// Likelihood to recommend 0..=10, -1 = missing.
    pub recommend: Vec<i8>,
    /// Location 0..=999, the lowest numbers the most frequent.
    pub location: Vec<u32>,
    /// Channel, a place in [`CHANNELS`].
    pub channel: Vec<u8>,
    /// Month of fieldwork 0..=23, counted from January 2023.
    pub month: Vec<u8>,
    /// Survey weight, above 0, four decimals, mean about 1.
    pub weight: Vec<f64>,
}

impl Survey {
    /// A survey of `n` respondents; the same `n` and `seed` give the same data.
    #[must_use]
    pub fn generate(n: usize, seed: u64) -> Self {
        let world = World::new(&mut Draw::new(seed, 0));
        let mut draw = Draw::new(seed, 1);
        let mut survey = Self::with_capacity(n);
        for _ in 0..n {
            survey.push(&world, &mut draw);
        }
        survey
    }

    /// Writes CSV: `rid,e01..e22,p01..p22,sat,nps,loc,channel,wave,w`, a missing answer blank.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn to_csv(&self, out: impl Write) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        out.write_all(header().as_bytes())?;
        let mut line = Vec::new();
        for row in 0..self.weight.len() {
            line.clear();
            self.line(row, &mut line)?;
            out.write_all(&line)?;
        }
        out.flush()
    }

    fn with_capacity(n: usize) -> Self {
        Self {
            items: (0..2 * ITEMS).map(|_| Vec::with_capacity(n)).collect(),
            satisfaction: Vec::with_capacity(n),
            recommend: Vec::with_capacity(n),
            location: Vec::with_capacity(n),
            channel: Vec::with_capacity(n),
            month: Vec::with_capacity(n),
            weight: Vec::with_capacity(n),
        }
    }

    fn push(&mut self, world: &World, draw: &mut Draw) {
        let visit = Visit::new(world, draw);
        let ratings = visit.ratings(world, draw);
        let (satisfaction, recommend) = outcomes(&ratings[ITEMS..], draw);
        for (column, rating) in self.items.iter_mut().zip(ratings) {
            column.push(answered(rating, 0, draw));
        }
        self.satisfaction.push(answered(satisfaction, 0, draw));
        self.recommend.push(answered(recommend, -1, draw));
        self.location.push(visit.location);
        self.channel.push(visit.channel);
        self.month.push(visit.month);
        self.weight.push(visit.weight);
    }

    fn line(&self, row: usize, line: &mut Vec<u8>) -> io::Result<()> {
        write!(line, "{row}")?;
        for column in &self.items {
            cell(column[row], 1, line);
        }
        cell(self.satisfaction[row], 1, line);
        cell(self.recommend[row], 0, line);
        let month = usize::from(self.month[row]);
        let wave = format_args!("{}-{:02}-01", 2023 + month / 12, month % 12 + 1);
        let channel = CHANNELS[usize::from(self.channel[row])];
        writeln!(line, ",{},{channel},{wave},{}", self.location[row], self.weight[row])
    }
}

/// What all respondents share: the means of the items and the effects of location and month.
struct World {
    expectation: [f64; ITEMS],
    perception: [f64; ITEMS],
    location: Vec<f64>,
    month: [f64; MONTHS],
    /// Share of the respondents at this location or a lower number.
    up_to: Vec<f64>,
}

impl World {
    fn new(draw: &mut Draw) -> Self {
        Self {
            expectation: draw.normals().map(|z: f64| 6.1 + 0.25 * z),
            perception: draw.normals().map(|z: f64| PERCEPTION_MEAN + 0.35 * z),
            location: (0..LOCATIONS).map(|_| 0.35 * draw.normal()).collect(),
            month: std::array::from_fn(|m| 0.3 * (m as f64 / 23.0 - 0.5) + 0.05 * draw.normal()),
            up_to: zipf(),
        }
    }
}

/// The circumstances of one respondent.
struct Visit {
    location: u32,
    channel: u8,
    month: u8,
    weight: f64,
}

impl Visit {
    #[allow(clippy::cast_possible_truncation, reason = "places in lists of at most 1000")]
    fn new(world: &World, draw: &mut Draw) -> Self {
        let (place, channel) = (draw.uniform(), draw.uniform());
        Self {
            location: world.up_to.partition_point(|&share| share <= place).min(LOCATIONS - 1) as u32,
            channel: CHANNEL_UP_TO.partition_point(|&share| share <= channel) as u8,
            month: draw.below(MONTHS) as u8,
            // A lognormal weight with mean exp(-0.08 + 0.4^2 / 2) = 1.
            weight: (libm::exp(0.4 * draw.normal() - 0.08) * 1e4).round() / 1e4,
        }
    }

    /// Expectations, then perceptions, all answered.
    ///
    /// Each rating is the mean of its item, the respondent's leniency, a general and a dimension factor, and
    /// noise; perceptions share part of the factors with expectations and vary by location, month and channel.
    fn ratings(&self, world: &World, draw: &mut Draw) -> [i8; 2 * ITEMS] {
        let (leniency, general) = (0.3 * draw.normal(), draw.normal());
        let expected = draw.normals::<5>();
        let perceived = expected.map(|z| 0.65 * (0.4 * z + 0.917 * draw.normal()) + 0.55 * general);
        let shift = leniency + self.effect(world);
        let mut ratings = [0; 2 * ITEMS];
        let dimensions = DIMENSIONS.iter().enumerate().flat_map(|(d, &k)| std::iter::repeat_n(d, k));
        for (i, d) in dimensions.enumerate() {
            let e = world.expectation[i] + leniency + 0.45 * general + 0.55 * expected[d];
            let p = world.perception[i] + shift + perceived[d];
            ratings[i] = rating(e + 0.75 * draw.normal(), 1, 7);
            ratings[ITEMS + i] = rating(p + 0.85 * draw.normal(), 1, 7);
        }
        ratings
    }

    /// Where, when and how the respondent was served, in rating points.
    fn effect(&self, world: &World) -> f64 {
        let channel = if self.channel == EMAIL { -0.1 } else { 0.0 };
        world.location[self.location as usize] + world.month[usize::from(self.month)] + channel
    }
}

/// Satisfaction 1..=10 and recommendation 0..=10 that follow from 22 perceptions.
fn outcomes(perceptions: &[i8], draw: &mut Draw) -> (i8, i8) {
    let mut rest = perceptions;
    let mut driven = 0.0;
    for (items, driver) in DIMENSIONS.into_iter().zip(DRIVERS) {
        let (dimension, later) = rest.split_at(items);
        driven += driver * (mean(dimension) - PERCEPTION_MEAN);
        rest = later;
    }
    let satisfaction = 1.76 * driven + 1.15 * draw.normal();
    let overall = mean(perceptions) - PERCEPTION_MEAN;
    let recommend = 7.6 + 1.5 * overall + 0.45 * satisfaction + 1.6 * draw.normal();
    (rating(SATISFACTION_MEAN + satisfaction, 1, 10), rating(recommend, 0, 10))
}

fn mean(ratings: &[i8]) -> f64 {
    ratings.iter().map(|&r| f64::from(r)).sum::<f64>() / ratings.len() as f64
}

/// The rating, or with probability 3 % the code for missing.
fn answered(rating: i8, missing: i8, draw: &mut Draw) -> i8 {
    if draw.uniform() < MISSING { missing } else { rating }
}

fn zipf() -> Vec<f64> {
    let total: f64 = (1..=LOCATIONS).map(|k| 1.0 / k as f64).sum();
    let mut up_to = 0.0;
    (1..=LOCATIONS)
        .map(|k| {
            up_to += 1.0 / k as f64 / total;
            up_to
        })
        .collect()
}

fn header() -> String {
    let items = |viewpoint| (1..=ITEMS).map(move |i| format!(",{viewpoint}{i:02}"));
    let items: String = items('e').chain(items('p')).collect();
    format!("rid{items},sat,nps,loc,channel,wave,w\n")
}

/// A comma and the answer, blank if it is below `low`; answers are at most 10.
fn cell(answer: i8, low: i8, line: &mut Vec<u8>) {
    line.push(b',');
    match answer {
        10 => line.extend_from_slice(b"10"),
        _ if answer >= low => line.push(b'0' + answer.unsigned_abs()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const N: usize = 20_000;

    fn share<T: Copy>(column: &[T], is: impl Fn(T) -> bool) -> f64 {
        column.iter().filter(|&&x| is(x)).count() as f64 / column.len() as f64
    }

    #[test]
    fn every_column_has_a_value_per_respondent() {
        let survey = Survey::generate(N, 1);
        assert_eq!(survey.items.len(), 2 * ITEMS);
        assert!(survey.items.iter().all(|column| column.len() == N));
        assert_eq!([survey.satisfaction.len(), survey.recommend.len()], [N; 2]);
        assert_eq!([survey.location.len(), survey.channel.len()], [N; 2]);
        assert_eq!([survey.month.len(), survey.weight.len()], [N; 2]);
    }

    #[test]
    fn values_stay_on_their_scales_and_use_them_whole() {
        let survey = Survey::generate(N, 2);
        let range = |column: &[i8]| (*column.iter().min().unwrap(), *column.iter().max().unwrap());
        assert!(survey.items.iter().all(|column| (0..=7).contains(&range(column).0) && range(column).1 == 7));
        assert_eq!(range(&survey.satisfaction), (0, 10));
        assert_eq!(range(&survey.recommend), (-1, 10));
        assert!(survey.location.iter().all(|&l| (l as usize) < LOCATIONS));
        assert!((0..5).all(|c| survey.channel.contains(&c)) && survey.channel.iter().all(|&c| c < 5));
        assert!((0..24).all(|m| survey.month.contains(&m)) && survey.month.iter().all(|&m| m < 24));
        assert!(survey.weight.iter().all(|&w| w > 0.0));
    }

    #[test]
    fn three_percent_is_missing() {
        let survey = Survey::generate(N, 3);
        let missing = survey.items.iter().map(|column| share(column, |r| r == 0));
        let missing =
            missing.chain([share(&survey.satisfaction, |r| r == 0), share(&survey.recommend, |r| r < 0)]);
        assert!(missing.into_iter().all(|share| (0.025..=0.035).contains(&share)));
    }

    #[test]
    fn distributions_are_the_stated_ones() {
        let survey = Survey::generate(N, 4);
        // 1 / H(1000) = 0.1336 of all respondents are at location 0.
        assert!((share(&survey.location, |l| l == 0) - 0.1336).abs() < 0.01);
        assert!((share(&survey.channel, |c| c == 3) - 0.22).abs() < 0.01);
        assert!((survey.weight.iter().sum::<f64>() / N as f64 - 1.0).abs() < 0.01);
        let level =
            |columns: &[Vec<i8>]| columns.iter().map(|c| mean(c)).sum::<f64>() / (0.97 * ITEMS as f64);
        let (expected, perceived) = survey.items.split_at(ITEMS);
        assert!((level(expected) - 5.9).abs() < 0.2, "{}", level(expected));
        assert!((level(perceived) - 5.0).abs() < 0.3, "{}", level(perceived));
    }

    #[test]
    fn a_seed_is_its_data_and_larger_surveys_begin_with_the_smaller() {
        assert_eq!(Survey::generate(500, 5), Survey::generate(500, 5));
        assert_ne!(Survey::generate(500, 5), Survey::generate(500, 6));
        let (small, large) = (Survey::generate(100, 5), Survey::generate(500, 5));
        assert_eq!(small.items[43], large.items[43][..100]);
        assert_eq!(small.weight, large.weight[..100]);
    }

    #[test]
    fn csv_leaves_missing_answers_blank() {
        let mut survey = Survey::generate(1, 7);
        survey.items.iter_mut().for_each(|column| column[0] = 7);
        survey.items[1][0] = 0;
        (survey.satisfaction[0], survey.recommend[0]) = (10, -1);
        (survey.location[0], survey.channel[0], survey.month[0]) = (12, 2, 13);
        survey.weight[0] = 0.9231;
        let mut csv = Vec::new();
        survey.to_csv(&mut csv).unwrap();
        let (header, rows) = std::str::from_utf8(&csv).unwrap().split_once('\n').unwrap();
        assert!(header.starts_with("rid,e01,e02,") && header.ends_with(",p22,sat,nps,loc,channel,wave,w"));
        assert_eq!(header.split(',').count(), 51);
        assert_eq!(rows, format!("0,7,{},10,,12,email,2024-02-01,0.9231\n", ",7".repeat(42)));
    }
}
