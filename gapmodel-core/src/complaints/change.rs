use super::compare::check_exposure;
use super::of;
use crate::error::{Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::poisson::{self, Events};
use crate::stats::{dist, proportion_difference};

/// The complaints of one period beside what a survey of the same period says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ComplaintPeriod {
    /// How many complaints there were.
    pub complaints: u64,
    /// What they are counted over, above 0 and in the same unit in both periods: contacts, customers.
    pub exposure: f64,
    /// How many of those surveyed had had a problem.
    pub with_problem: u64,
    /// How many were surveyed.
    pub surveyed: u64,
}

/// What a change in complaints and one in problems say together; a change counts if its p-value is below 1 - level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Reading {
    /// No change was found in either.
    NoChange,
    /// Fewer complaints and fewer problems.
    BothFell,
    /// Fewer complaints while problems did not fall: people complain less, not because they have less reason.
    ComplaintsFellAlone,
    /// Fewer problems while complaints did not fall.
    ProblemsFellAlone,
    /// More complaints and more problems.
    BothRose,
    /// More complaints while problems did not rise: people complain more readily.
    ComplaintsRoseAlone,
    /// More problems while complaints did not rise.
    ProblemsRoseAlone,
    /// Fewer complaints and yet more problems: people complain less though they have more reason.
    ComplaintsFellProblemsRose,
    /// More complaints and yet fewer problems: people complain more readily.
    ComplaintsRoseProblemsFell,
}

impl Reading {
    /// Every reading, in the order of the C codes.
    pub const ALL: [Self; 9] = [
        Self::NoChange,
        Self::BothFell,
        Self::ComplaintsFellAlone,
        Self::ProblemsFellAlone,
        Self::BothRose,
        Self::ComplaintsRoseAlone,
        Self::ProblemsRoseAlone,
        Self::ComplaintsFellProblemsRose,
        Self::ComplaintsRoseProblemsFell,
    ];

    /// The name in all languages, such as `"complaints_fell_alone"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoChange => "no_change",
            Self::BothFell => "both_fell",
            Self::ComplaintsFellAlone => "complaints_fell_alone",
            Self::ProblemsFellAlone => "problems_fell_alone",
            Self::BothRose => "both_rose",
            Self::ComplaintsRoseAlone => "complaints_rose_alone",
            Self::ProblemsRoseAlone => "problems_rose_alone",
            Self::ComplaintsFellProblemsRose => "complaints_fell_problems_rose",
            Self::ComplaintsRoseProblemsFell => "complaints_rose_problems_fell",
        }
    }

    /// The reading in words.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::NoChange => "no change found in complaints or problems",
            Self::BothFell => "fewer complaints and fewer problems",
            Self::ComplaintsFellAlone => "fewer complaints while problems did not fall",
            Self::ProblemsFellAlone => "fewer problems while complaints did not fall",
            Self::BothRose => "more complaints and more problems",
            Self::ComplaintsRoseAlone => "more complaints while problems did not rise",
            Self::ProblemsRoseAlone => "more problems while complaints did not rise",
            Self::ComplaintsFellProblemsRose => "fewer complaints while problems rose",
            Self::ComplaintsRoseProblemsFell => "more complaints while problems fell",
        }
    }

    /// Of the direction of either change, 0 for none.
    fn of(complaints: i8, problems: i8) -> Self {
        match (complaints, problems) {
            (-1, -1) => Self::BothFell,
            (-1, 1) => Self::ComplaintsFellProblemsRose,
            (-1, _) => Self::ComplaintsFellAlone,
            (1, 1) => Self::BothRose,
            (1, -1) => Self::ComplaintsRoseProblemsFell,
            (1, _) => Self::ComplaintsRoseAlone,
            (_, -1) => Self::ProblemsFellAlone,
            (_, 1) => Self::ProblemsRoseAlone,
            _ => Self::NoChange,
        }
    }
}

/// A change in complaints beside the change in problems.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComplaintChange {
    /// The complaint rate after divided by that before, exact interval; absent if there were no complaints before.
    pub complaint_ratio: Option<Estimate>,
    /// The exact two-sided p-value of an unchanged complaint rate.
    pub complaint_p: f64,
    /// The share with a problem after minus that before, -1 to 1, with Newcombe's interval.
    pub problem_difference: Estimate,
    /// The two-sided p-value of an unchanged share: the score test, which is Pearson's chi-squared.
    pub problem_p: f64,
    /// How often people with a problem complain, after divided by before, with a Wald interval on the logarithm; absent if
    /// there is a count of 0.
    pub propensity_ratio: Option<Estimate>,
    /// What both say together.
    pub reading: Reading,
    /// The reading in words.
    pub reading_text: String,
}

/// Whether fewer complaints mean fewer problems: the change in complaints held beside the change in the share of customers
/// who say in a survey that they had a problem.
///
/// A fall in complaints alone is no improvement: most customers with a problem leave without a word. The ratio of complaint
/// rates is exact given the number of complaints, as in [`compare`](super::compare()). "Did not fall" means that no fall was
/// found: with few surveyed there may be one.
///
/// # Errors
///
/// [`Error::NoValidRatings`](crate::Error::NoValidRatings) if nobody was surveyed,
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for more people with a problem than were surveyed or an exposure that
/// is not above 0, [`Error::InvalidLevel`](crate::Error::InvalidLevel).
///
/// ```
/// use gapmodel_core::complaints::{self, ComplaintPeriod, Reading};
/// let before = ComplaintPeriod { complaints: 120, exposure: 10_000.0, with_problem: 60, surveyed: 400 };
/// let after = ComplaintPeriod { complaints: 70, exposure: 10_000.0, with_problem: 62, surveyed: 400 };
/// let found = complaints::change(&before, &after, 0.95)?;
/// assert_eq!(found.reading, Reading::ComplaintsFellAlone);
/// assert_eq!(found.reading_text, "fewer complaints while problems did not fall");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn change(before: &ComplaintPeriod, after: &ComplaintPeriod, level: f64) -> Result<ComplaintChange> {
    check_level(level)?;
    check_exposure(before.exposure, "before")?;
    check_exposure(after.exposure, "after")?;
    for (period, name) in [(before, "before"), (after, "after")] {
        check_survey(period, name)?;
    }
    let events = |period: &ComplaintPeriod| Events { count: period.complaints, exposure: period.exposure };
    let (complaint_ratio, complaint_p) = poisson::ratio(events(after), events(before), level)?;
    let problem_difference = proportion_difference(
        after.with_problem,
        after.surveyed,
        before.with_problem,
        before.surveyed,
        level,
    )?;
    let problem_p = score_p(before, after);
    let direction = |p: f64, away: f64| if p < 1.0 - level { if away < 0.0 { -1 } else { 1 } } else { 0 };
    let rate = |period: &ComplaintPeriod| period.complaints as f64 / period.exposure;
    let reading = Reading::of(
        direction(complaint_p, rate(after) - rate(before)),
        direction(problem_p, problem_difference.value),
    );
    Ok(ComplaintChange {
        complaint_ratio,
        complaint_p,
        problem_difference,
        problem_p,
        propensity_ratio: propensity(before, after, problem_difference),
        reading,
        reading_text: reading.text().to_owned(),
    })
}

fn check_survey(period: &ComplaintPeriod, name: &str) -> Result<()> {
    if period.with_problem <= period.surveyed {
        return Ok(());
    }
    let allowed = format!("at most the number surveyed, {}", period.surveyed);
    refuse("with_problem", of(period.with_problem, name), allowed)
}

/// The two-sided p of equal shares with a problem, with the pooled share.
fn score_p(before: &ComplaintPeriod, after: &ComplaintPeriod) -> f64 {
    let (x, n) = (before.with_problem as f64, before.surveyed as f64);
    let (y, m) = (after.with_problem as f64, after.surveyed as f64);
    let pooled = (x + y) / (n + m);
    let variance = pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m);
    if variance > 0.0 { 2.0 * dist::normal_sf((x / n - y / m).abs() / libm::sqrt(variance)) } else { 1.0 }
}

fn propensity(before: &ComplaintPeriod, after: &ComplaintPeriod, frame: Estimate) -> Option<Estimate> {
    let all = [before.complaints, after.complaints, before.with_problem, after.with_problem];
    if all.contains(&0) {
        return None;
    }
    let per_problem = |period: &ComplaintPeriod| {
        period.complaints as f64 / period.exposure / (period.with_problem as f64 / period.surveyed as f64)
    };
    let variance = |period: &ComplaintPeriod| {
        let (k, n) = (period.with_problem as f64, period.surveyed as f64);
        1.0 / period.complaints as f64 + (n - k) / (n * k)
    };
    let value = per_problem(after) / per_problem(before);
    let error = libm::sqrt(variance(before) + variance(after));
    let away = libm::exp(dist::z_for(frame.level) * error);
    let n_valid = all.into_iter().fold(0, u64::saturating_add);
    let found =
        Estimate { value, std_error: Some(value * error), n_valid, n_effective: n_valid as f64, ..frame };
    Some(found.with_limits(Some((value / away, value * away)), Method::Wald))
}
