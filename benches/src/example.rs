//! The example survey: a simulated restaurant survey with the figures of a published one.
//!
//! In the published survey 51 guests rated from 1 to 5 what they expected and what they perceived (read at
//! fayllar.org, "author-authors", page 33, Table 5). Only its means and standard deviations enter here: ratings
//! are drawn from a seeded generator, and then rounded up or down to whole numbers such that the figures of each
//! dimension come as near to the published ones as a search finds.
mod sheet;
mod vector;

use self::sheet::{General, Sheet};
use self::vector::{standardised, uncorrelated};
use crate::draw::{Draw, rating};

/// Respondents of the published survey and of the simulated one.
pub const RESPONDENTS: usize = 51;

const SEED: u64 = 51;
/// Correlation of satisfaction and recommendation with overall perception, before rounding.
const OUTCOME_CORRELATION: f64 = 0.55;

/// The branches, with the standardised advantage each has in perception.
const BRANCHES: [(&str, f64); 3] = [("harbour", 0.35), ("market", 0.0), ("station", -0.35)];
/// First and second half of every pair of viewpoints.
const PERCEIVED: usize = 0;
const EXPECTED: usize = 1;

/// Mean and SD (divisor n - 1) of the respondents' scores of one dimension; a score is the mean of the items.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Mean perception, 1 to 5.
    pub perception_mean: f64,
    /// SD of perception, rating points.
    pub perception_sd: f64,
    /// Mean expectation, 1 to 5.
    pub expectation_mean: f64,
    /// SD of expectation, rating points.
    pub expectation_sd: f64,
    /// Mean of perception minus expectation, rating points.
    pub gap_mean: f64,
    /// SD of perception minus expectation, rating points.
    pub gap_sd: f64,
}

impl Figures {
    /// Perception mean and SD, expectation mean and SD, gap mean and SD.
    const fn new(perception: (f64, f64), expectation: (f64, f64), gap: (f64, f64)) -> Self {
        let ((perception_mean, perception_sd), (expectation_mean, expectation_sd)) =
            (perception, expectation);
        Self {
            perception_mean,
            perception_sd,
            expectation_mean,
            expectation_sd,
            gap_mean: gap.0,
            gap_sd: gap.1,
        }
    }

    /// Pearson correlation of perception and expectation that the three SDs imply.
    #[must_use]
    pub fn correlation(&self) -> f64 {
        let (p, e, g) = (self.perception_sd, self.expectation_sd, self.gap_sd);
        (p * p + e * e - g * g) / (2.0 * p * e)
    }

    /// Sum of the squared differences; the gap mean, which most readers look at, counts twice.
    fn distance(&self, other: &Self) -> f64 {
        let square =
            |figure: fn(&Self) -> f64| (figure(self) - figure(other)) * (figure(self) - figure(other));
        let means =
            square(|f| f.perception_mean) + square(|f| f.expectation_mean) + 2.0 * square(|f| f.gap_mean);
        means + square(|f| f.perception_sd) + square(|f| f.expectation_sd) + square(|f| f.gap_sd)
    }
}

/// One dimension of the survey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dimension {
    /// The letters before the number in the ids of its attributes: `REL` for `REL1`, `REL2`, ...
    pub prefix: &'static str,
    /// Number of attributes.
    pub items: usize,
    /// The published figures.
    pub published: Figures,
}

/// The dimensions in the order of the columns, with the published figures.
///
/// Not all of the published means are a whole sum over 51 times the number of items; the simulated figures are
/// within 0.003 of all published ones.
pub const DIMENSIONS: [Dimension; 5] = [
    Dimension {
        prefix: "REL",
        items: 5,
        published: Figures::new((3.4771, 0.743_13), (3.9085, 0.629_21), (-0.4314, 0.521_94)),
    },
    Dimension {
        prefix: "ASS",
        items: 4,
        published: Figures::new((3.4771, 0.647_23), (3.9706, 0.777_25), (-0.4935, 0.648_90)),
    },
    Dimension {
        prefix: "TAN",
        items: 4,
        published: Figures::new((3.5147, 0.646_94), (3.9412, 0.4170), (-0.4265, 0.534_54)),
    },
    Dimension {
        prefix: "EMP",
        items: 5,
        published: Figures::new((3.8922, 0.658_13), (3.5490, 0.756_67), (0.3431, 0.651_85)),
    },
    Dimension {
        prefix: "RES",
        items: 4,
        published: Figures::new((3.5686, 0.806_35), (4.0000, 0.728_01), (-0.4314, 0.616_60)),
    },
];

/// The example survey as CSV text, the content of `examples/restaurant.csv`.
///
/// Columns: `respondent` (1..=51), `branch`, the expectations `E_REL1` ... `E_RES4`, the perceptions `P_REL1` ...
/// `P_RES4` (1..=5), `satisfaction` (1..=5, one blank), `recommend` (0..=10, two blanks) and `weight` (two
/// decimals, mean 1.00).
#[must_use]
pub fn csv() -> String {
    let mut draw = Draw::new(SEED, 0);
    let branches: Vec<_> = (0..RESPONDENTS).map(|_| BRANCHES[draw.below(BRANCHES.len())]).collect();
    let advantages: Vec<f64> = branches.iter().map(|branch| branch.1).collect();
    let general = General::new(&advantages, &mut draw);
    let sheets = DIMENSIONS.map(|dimension| Sheet::new(dimension, &general, &mut draw));
    let outcomes = Outcomes::new(&sheets, &mut draw);
    let weights = weights(&mut draw);
    let rows = (0..RESPONDENTS).map(|i| {
        let answers = answers(&sheets, EXPECTED, i) + &answers(&sheets, PERCEIVED, i) + &outcomes.answers(i);
        format!("{},{}{answers},{}.{:02}\n", i + 1, branches[i].0, weights[i] / 100, weights[i] % 100)
    });
    std::iter::once(header()).chain(rows).collect()
}

fn header() -> String {
    let columns = |viewpoint: &'static str| {
        DIMENSIONS
            .iter()
            .flat_map(move |d| (1..=d.items).map(move |i| format!(",{viewpoint}_{}{i}", d.prefix)))
    };
    let columns: String = columns("E").chain(columns("P")).collect();
    format!("respondent,branch{columns},satisfaction,recommend,weight\n")
}

/// The ratings of one respondent, each after a comma.
fn answers(sheets: &[Sheet], viewpoint: usize, respondent: usize) -> String {
    let ratings = sheets.iter().flat_map(|sheet| sheet.row(viewpoint, respondent));
    ratings.flat_map(|rating| [",".to_owned(), rating.to_string()]).collect()
}

/// What each respondent says of the visit as a whole; no answer is blank.
struct Outcomes {
    satisfaction: Vec<Option<i8>>,
    recommend: Vec<Option<i8>>,
}

impl Outcomes {
    /// Satisfaction and recommendation that follow the mean of the five perception scores.
    fn new(sheets: &[Sheet], draw: &mut Draw) -> Self {
        let score = |i| sheets.iter().map(|sheet| sheet.score(PERCEIVED, i)).sum::<f64>();
        let overall = standardised(&(0..RESPONDENTS).map(score).collect::<Vec<_>>(), 1);
        let (satisfied, recommending) = (follow(&overall, draw), follow(&overall, draw));
        let mut satisfaction: Vec<_> = satisfied.iter().map(|z| Some(rating(3.7 + 0.85 * z, 1, 5))).collect();
        let mut recommend: Vec<_> = recommending.iter().map(|z| Some(rating(7.5 + 1.9 * z, 0, 10))).collect();
        satisfaction[draw.below(RESPONDENTS)] = None;
        let blank = draw.below(RESPONDENTS);
        recommend[blank] = None;
        recommend[(blank + 1 + draw.below(RESPONDENTS - 1)) % RESPONDENTS] = None;
        Self { satisfaction, recommend }
    }

    /// The answers of one respondent, each after a comma.
    fn answers(&self, respondent: usize) -> String {
        let text = |answer: Option<i8>| answer.map_or_else(String::new, |a| a.to_string());
        format!(",{},{}", text(self.satisfaction[respondent]), text(self.recommend[respondent]))
    }
}

/// Values with mean 0, SD 1 and the correlation [`OUTCOME_CORRELATION`] with `leader`, itself standardised.
fn follow(leader: &[f64], draw: &mut Draw) -> Vec<f64> {
    let own: Vec<f64> = leader.iter().map(|_| draw.normal()).collect();
    let own = standardised(&uncorrelated(&own, leader, 1), 1);
    vector::correlated(leader, &own, OUTCOME_CORRELATION)
}

/// Survey weights in hundredths: lognormal, with mean exactly 100.
#[allow(clippy::cast_possible_truncation, reason = "a few hundred")]
fn weights(draw: &mut Draw) -> Vec<i64> {
    let drawn: Vec<f64> = (0..RESPONDENTS).map(|_| libm::exp(0.25 * draw.normal())).collect();
    let scale = 100.0 * RESPONDENTS as f64 / drawn.iter().sum::<f64>();
    let mut hundredths: Vec<i64> = drawn.iter().map(|w| (w * scale).round() as i64).collect();
    // The rounding errors add up to a few hundredths: one each to the first weights.
    let excess: i64 = hundredths.iter().map(|weight| weight - 100).sum();
    for weight in hundredths.iter_mut().take(excess.unsigned_abs() as usize) {
        *weight -= excess.signum();
    }
    hundredths
}

#[cfg(test)]
mod tests;
