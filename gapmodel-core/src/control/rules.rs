//! Run rules: patterns of points that chance makes rarely.
//!
//! Sources: Western Electric (1956), Statistical Quality Control Handbook; Nelson 1984, Journal of Quality Technology
//! 16:237-239; Anhøj and Olesen 2014, PLOS ONE 9:e113825.

use crate::error::{Error, Result};

/// A set of run rules by name. Points beyond the limits are found with each of them.
///
/// Every rule added finds more changes, and more that are none: a stable process goes beyond three sigma once in 370 points,
/// and breaks one of the four rules of Western Electric once in 92 (Champ and Woodall 1987, Technometrics 29:393-399).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RuleSet {
    /// Points beyond the limits alone.
    #[default]
    None,
    /// Western Electric (1956): two of three beyond two sigma, four of five beyond one, eight on one side.
    WesternElectric,
    /// Nelson (1984): nine on one side, six rising or falling, fourteen alternating, two of three beyond two sigma, four of
    /// five beyond one, fifteen within one, eight beyond one on either side.
    Nelson,
    /// Anhøj and Olesen (2014): an unusually long run, or unusually few crossings of the centre line, for the number of
    /// points.
    Anhoj,
}

impl RuleSet {
    /// Every set, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::None, Self::WesternElectric, Self::Nelson, Self::Anhoj];

    /// The name in all languages, such as `"western_electric"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::WesternElectric => "western_electric",
            Self::Nelson => "nelson",
            Self::Anhoj => "anhoj",
        }
    }

    /// The set of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|set| set.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "rules",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }

    fn patterns(self) -> &'static [Pattern] {
        match self {
            Self::WesternElectric => &WESTERN_ELECTRIC,
            Self::Nelson => &NELSON,
            Self::None | Self::Anhoj => &[],
        }
    }
}

/// What a point, or the points up to it, did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Rule {
    /// The point is above its upper limit or below its lower one.
    BeyondLimits,
    /// Of three points in a row two are more than two sigma from the centre on one side.
    TwoOfThreeBeyondTwoSigma,
    /// Of five points in a row four are more than one sigma from the centre on one side.
    FourOfFiveBeyondOneSigma,
    /// Eight points in a row are on one side of the centre.
    EightOnOneSide,
    /// Nine points in a row are on one side of the centre.
    NineOnOneSide,
    /// Six points in a row rise, or fall.
    SixRisingOrFalling,
    /// Fourteen points in a row go up and down in turns.
    FourteenAlternating,
    /// Fifteen points in a row are within one sigma of the centre.
    FifteenWithinOneSigma,
    /// Eight points in a row are more than one sigma from the centre, on either side.
    EightBeyondOneSigma,
    /// A run on one side of the centre is longer than chance makes it; the point is its last.
    LongRun,
    /// The points cross the centre less often than chance makes them; the point is the last of the chart.
    FewCrossings,
    /// The upper cumulative sum is above its limit.
    HighSum,
    /// The lower cumulative sum is below its limit.
    LowSum,
}

impl Rule {
    /// Every rule, in the order of the C codes.
    pub const ALL: [Self; 13] = [
        Self::BeyondLimits,
        Self::TwoOfThreeBeyondTwoSigma,
        Self::FourOfFiveBeyondOneSigma,
        Self::EightOnOneSide,
        Self::NineOnOneSide,
        Self::SixRisingOrFalling,
        Self::FourteenAlternating,
        Self::FifteenWithinOneSigma,
        Self::EightBeyondOneSigma,
        Self::LongRun,
        Self::FewCrossings,
        Self::HighSum,
        Self::LowSum,
    ];

    /// The name in all languages, such as `"beyond_limits"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::BeyondLimits => "beyond_limits",
            Self::TwoOfThreeBeyondTwoSigma => "two_of_three_beyond_two_sigma",
            Self::FourOfFiveBeyondOneSigma => "four_of_five_beyond_one_sigma",
            Self::EightOnOneSide => "eight_on_one_side",
            Self::NineOnOneSide => "nine_on_one_side",
            Self::SixRisingOrFalling => "six_rising_or_falling",
            Self::FourteenAlternating => "fourteen_alternating",
            Self::FifteenWithinOneSigma => "fifteen_within_one_sigma",
            Self::EightBeyondOneSigma => "eight_beyond_one_sigma",
            Self::LongRun => "long_run",
            Self::FewCrossings => "few_crossings",
            Self::HighSum => "high_sum",
            Self::LowSum => "low_sum",
        }
    }
}

/// A point at which a rule was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Signal {
    /// The position of the point, from 0; of a pattern, that of the point that completes it.
    pub index: usize,
    /// The rule.
    pub rule: Rule,
}

/// Runs on one side of the centre line and what chance allows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Runs {
    /// How many points are not on the centre line itself.
    pub n_useful: u64,
    /// The number of points of the longest run on one side.
    pub longest_run: u64,
    /// The longest run that is not unusual: log2(`n_useful`) + 3, rounded (Schilling 2012).
    pub longest_run_max: u64,
    /// How often successive points are on different sides.
    pub crossings: u64,
    /// The fewest crossings that are not unusual: the 5 % quantile of the binomial distribution of `n_useful` - 1 tosses
    /// of a coin (Chen 2010).
    pub crossings_min: u64,
}

/// What the last `window` points must be like.
struct Pattern {
    rule: Rule,
    window: usize,
    shape: Shape,
}

enum Shape {
    /// At least so many, the last among them, further than so many sigma from the centre on one side.
    OneSide { needed: usize, sigmas: f64 },
    /// All closer than so many sigma.
    Within(f64),
    /// All further than so many sigma, on either side.
    Beyond(f64),
    /// All rising or all falling.
    Monotone,
    /// Up and down in turns.
    Alternating,
}

const fn one_side(rule: Rule, window: usize, needed: usize, sigmas: f64) -> Pattern {
    Pattern { rule, window, shape: Shape::OneSide { needed, sigmas } }
}

static WESTERN_ELECTRIC: [Pattern; 3] = [
    one_side(Rule::TwoOfThreeBeyondTwoSigma, 3, 2, 2.0),
    one_side(Rule::FourOfFiveBeyondOneSigma, 5, 4, 1.0),
    one_side(Rule::EightOnOneSide, 8, 8, 0.0),
];

static NELSON: [Pattern; 7] = [
    one_side(Rule::NineOnOneSide, 9, 9, 0.0),
    Pattern { rule: Rule::SixRisingOrFalling, window: 6, shape: Shape::Monotone },
    Pattern { rule: Rule::FourteenAlternating, window: 14, shape: Shape::Alternating },
    one_side(Rule::TwoOfThreeBeyondTwoSigma, 3, 2, 2.0),
    one_side(Rule::FourOfFiveBeyondOneSigma, 5, 4, 1.0),
    Pattern { rule: Rule::FifteenWithinOneSigma, window: 15, shape: Shape::Within(1.0) },
    Pattern { rule: Rule::EightBeyondOneSigma, window: 8, shape: Shape::Beyond(1.0) },
];

impl Shape {
    /// The fewest points that can complete it.
    fn shortest(&self, window: usize) -> usize {
        match self {
            Self::OneSide { needed, .. } => *needed,
            _ => window,
        }
    }

    /// Whether the last point completes it, given the points of the window: their values and, in sigmas, how far they are
    /// from the centre.
    fn is_completed(&self, values: &[f64], z: &[f64]) -> bool {
        let steps = || values.windows(2).map(|pair| pair[1] - pair[0]);
        match *self {
            Self::OneSide { needed, sigmas } => [1.0, -1.0].iter().any(|side| {
                let is_beyond = |z: &f64| side * z > sigmas;
                z.last().is_some_and(is_beyond) && z.iter().filter(|z| is_beyond(z)).count() >= needed
            }),
            Self::Within(sigmas) => z.iter().all(|z| z.abs() < sigmas),
            Self::Beyond(sigmas) => z.iter().all(|z| z.abs() > sigmas),
            Self::Monotone => steps().all(|step| step > 0.0) || steps().all(|step| step < 0.0),
            Self::Alternating => steps().zip(steps().skip(1)).all(|(a, b)| a * b < 0.0),
        }
    }
}

/// The signals of a set of rules besides points beyond the limits, by rule.
pub(super) fn patterns(set: RuleSet, values: &[f64], z: &[f64]) -> Vec<Signal> {
    let mut signals = Vec::new();
    for Pattern { rule, window, shape } in set.patterns() {
        let ends = shape.shortest(*window)..=values.len();
        let done = ends.filter(|end| {
            let points = end.saturating_sub(*window)..*end;
            shape.is_completed(&values[points.clone()], &z[points])
        });
        signals.extend(done.map(|end| Signal { index: end - 1, rule: *rule }));
    }
    if set == RuleSet::Anhoj {
        signals.extend(unusual_runs(z));
    }
    signals
}

/// A run on one side: how many points, and where the last one is.
struct Run {
    is_above: bool,
    length: u64,
    last: usize,
}

/// The runs on either side; points on the centre line itself are left out.
fn runs_of(z: &[f64]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (last, z) in z.iter().enumerate().filter(|(_, z)| **z != 0.0) {
        let is_above = *z > 0.0;
        match runs.last_mut().filter(|run| run.is_above == is_above) {
            Some(run) => (run.length, run.last) = (run.length + 1, last),
            None => runs.push(Run { is_above, length: 1, last }),
        }
    }
    runs
}

/// The runs of a chart and what chance allows; `None` if all points are on the centre line.
pub(super) fn runs(z: &[f64]) -> Option<Runs> {
    let runs = runs_of(z);
    let n_useful = runs.iter().map(|run| run.length).sum();
    Some(Runs {
        n_useful,
        longest_run: runs.iter().map(|run| run.length).max()?,
        longest_run_max: longest_run_max(n_useful),
        crossings: runs.len() as u64 - 1,
        crossings_min: crossings_min(n_useful),
    })
}

fn unusual_runs(z: &[f64]) -> Vec<Signal> {
    let Some(found) = runs(z) else { return Vec::new() };
    let long = runs_of(z).into_iter().filter(|run| run.length > found.longest_run_max);
    let mut signals: Vec<Signal> = long.map(|run| Signal { index: run.last, rule: Rule::LongRun }).collect();
    if found.crossings < found.crossings_min {
        signals.push(Signal { index: z.len() - 1, rule: Rule::FewCrossings });
    }
    signals
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 3 to 67")]
fn longest_run_max(n_useful: u64) -> u64 {
    libm::round(libm::log2(n_useful as f64)) as u64 + 3
}

/// The smallest number that a binomial variable of `n_useful` - 1 trials of chance 1/2 does not exceed with at least 5 %.
fn crossings_min(n_useful: u64) -> u64 {
    let trials = n_useful - 1;
    // Chances relative to that of the middle, from it downwards as far as they count; those above mirror them.
    let mut chances = vec![1.0];
    for k in (1..=trials / 2).rev() {
        let next = chances[chances.len() - 1] * k as f64 / (trials - k + 1) as f64;
        if next < 1e-20 {
            break;
        }
        chances.push(next);
    }
    let lower: f64 = chances.iter().sum();
    let all = if trials.is_multiple_of(2) { 2.0 * lower - 1.0 } else { 2.0 * lower };
    let mut below = 0.0;
    for (down, chance) in chances.iter().enumerate().rev() {
        below += chance;
        if below >= 0.05 * all {
            return trials / 2 - down as u64;
        }
    }
    trials / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1, `binom.ppf(0.05, n - 1, 0.5)`; for 10 to 100 also the table of the vignette of qicharts2.
    #[test]
    fn limits_of_runs_are_those_of_anhoej_and_olesen() {
        for (n, longest, fewest) in [
            (10, 6, 2),
            (11, 6, 2),
            (12, 7, 3),
            (16, 7, 4),
            (20, 7, 6),
            (23, 8, 7),
            (24, 8, 8),
            (50, 9, 19),
            (100, 10, 41),
        ] {
            assert_eq!((longest_run_max(n), crossings_min(n)), (longest, fewest), "{n} points");
        }
        assert_eq!([1, 2, 3, 4, 5, 6].map(crossings_min), [0, 0, 0, 0, 0, 1]);
        assert_eq!([2_000, 1_000_000].map(crossings_min), [963, 499_177]);
    }

    fn found(set: RuleSet, z: &[f64]) -> Vec<(usize, &'static str)> {
        patterns(set, z, z).into_iter().map(|signal| (signal.index, signal.rule.name())).collect()
    }

    /// Constructed after the words of the two publications: each pattern just long enough, and one point too short.
    #[test]
    fn patterns_are_found_where_they_are_complete_and_not_before() {
        let nelson = |z: &[f64]| found(RuleSet::Nelson, z);
        let alternating: Vec<f64> = (0..14).map(|i| if i % 2 == 0 { 1.2 } else { -0.5 }).collect();
        let cases: [(&str, Vec<f64>); 7] = [
            ("nine_on_one_side", vec![0.3, 0.9, 0.5, 1.1, 0.2, 0.8, 0.7, 1.2, 0.4]),
            ("six_rising_or_falling", vec![1.2, 0.9, 0.5, 0.1, -0.3, -1.4]),
            ("fourteen_alternating", alternating),
            ("two_of_three_beyond_two_sigma", vec![-2.1, 0.4, -2.2]),
            ("four_of_five_beyond_one_sigma", vec![1.3, 1.1, -0.4, 1.2, 1.4]),
            ("fifteen_within_one_sigma", [0.3, 0.5, -0.2, -0.6, 0.8].repeat(3)),
            ("eight_beyond_one_sigma", vec![1.3, -1.2, -1.4, 1.2, 1.5, -1.1, -1.3, 1.8]),
        ];
        for (rule, z) in &cases {
            assert_eq!(nelson(z), [(z.len() - 1, *rule)]);
            assert_eq!(nelson(&z[1..]), [], "{rule}");
            assert_eq!(nelson(&z[..z.len() - 1]), [], "{rule}");
            let mirrored: Vec<f64> = z.iter().map(|z| -z).collect();
            assert_eq!(nelson(&mirrored), [(z.len() - 1, *rule)]);
        }
        let western = |z: &[f64]| found(RuleSet::WesternElectric, z);
        assert_eq!(western(&cases[0].1), [(7, "eight_on_one_side"), (8, "eight_on_one_side")]);
        assert_eq!(western(&cases[3].1), [(2, "two_of_three_beyond_two_sigma")]);
        // The point that completes a pattern is part of it; the first two points may be two of three.
        assert_eq!(western(&[2.1, 2.2, 0.1]), [(1, "two_of_three_beyond_two_sigma")]);
        assert_eq!(western(&[0.1, 2.1, 2.2, 0.1]), [(2, "two_of_three_beyond_two_sigma")]);
        assert_eq!(found(RuleSet::None, &cases[0].1), []);
    }

    #[test]
    fn points_on_the_centre_line_neither_end_nor_lengthen_a_run() {
        let z = [1.0, 0.0, 1.0, 1.0, 0.0, -1.0, -1.0, 1.0];
        let runs = runs(&z).unwrap();
        assert_eq!((runs.n_useful, runs.longest_run, runs.crossings), (6, 3, 2));
        assert_eq!(super::runs(&[0.0, 0.0]), None);
        let long = [vec![1.0; 8], [-1.0, 1.0].repeat(2)].concat();
        assert_eq!(found(RuleSet::Anhoj, &long), [(7, "long_run")]);
        let few = [vec![1.0; 6], vec![-1.0; 6]].concat();
        assert_eq!(found(RuleSet::Anhoj, &few), [(11, "few_crossings")]);
    }
}
