use super::ratings::Ratings;
use super::set::{Standard, StandardKind, StandardSet, StandardUnit, parse};
use super::tally::{
    MET, MISSING, NOT_APPLICABLE, NOT_MET, Outcomes, SegmentTally, StandardsTally, is_good, ticks,
};
use super::times::{Ended, Survival, Times};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::label::Label;
use crate::language::LANGUAGES;
use crate::scale::Scale;
use crate::stats::dist::beta_upper_p;
use crate::stats::{interval, proportion, t_critical};

/// Of which contacts a share within a time is taken: four that are in use, and that are not the same number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Denominator {
    /// All contacts offered, answered or given up: the strictest.
    #[default]
    Offered,
    /// Those answered: who gave up is forgotten.
    Answered,
    /// Those offered, less those given up no later than the short abandon of the standard; all offered where it does not say
    /// what is short.
    OfferedLessShort,
    /// Those answered, and those given up after the time the standard allows.
    AnsweredOrLate,
}

impl Denominator {
    /// Every denominator, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::Offered, Self::Answered, Self::OfferedLessShort, Self::AnsweredOrLate];

    /// The name in all languages, such as `"offered_less_short"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Answered => "answered",
            Self::OfferedLessShort => "offered_less_short",
            Self::AnsweredOrLate => "answered_or_late",
        }
    }

    /// The denominator of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        parse("denominator", &Self::ALL, Self::name, name)
    }
}

/// Options of [`attainment`].
#[derive(Clone, Debug, PartialEq)]
pub struct AttainmentOptions {
    /// Confidence level, 0.95.
    pub level: f64,
    /// Of which contacts the share within a time is taken: all offered.
    pub denominator: Denominator,
    /// The scores, rising, from 0 to 100, at which one star more begins: four make 0 to 4 stars. None: no stars.
    pub stars: Vec<f64>,
    /// The language of the texts, "en".
    pub language: String,
}

impl Default for AttainmentOptions {
    fn default() -> Self {
        let (denominator, language) = (Denominator::Offered, "en".to_owned());
        Self { level: 0.95, denominator, stars: Vec::new(), language }
    }
}

/// How far the standards of a set are attained.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attainment {
    /// The id of the set.
    pub id: String,
    /// The segment columns.
    pub by: Vec<String>,
    /// All segments as one.
    pub total: Attained,
    /// Each segment, in the order of their labels; none without segment columns.
    pub segments: Vec<Attained>,
    /// The confidence level of the intervals.
    pub level: f64,
    /// Of which contacts the share within a time is taken.
    pub denominator: Denominator,
}

/// How far the standards are attained in one segment, or over all.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attained {
    /// The labels of the segment; none over all.
    pub labels: Vec<Label>,
    /// One row per standard, in the order of the set.
    pub standards: Vec<AttainedStandard>,
    /// 0 to 100: 100 times the sum of weight times share met over the sum of the weights of the standards that applied,
    /// critical ones left out; absent if none applied. Its limits come from the Wilson limits of the shares, observations
    /// taken as independent.
    pub score: Option<Estimate>,
    /// The mean scorecard of a contact, 0 to 100, with Student's t over contacts; absent where contacts are not known.
    pub contacts: Option<Estimate>,
    /// The critical standards, which stand apart from both scores; absent if the set has none.
    pub critical: Option<CriticalAttainment>,
    /// How many stars the score is worth; absent without a table of stars or a score.
    pub stars: Option<Stars>,
}

/// How far one standard is attained.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AttainedStandard {
    /// The id of the standard.
    pub id: String,
    /// What it says, in the language asked for.
    pub text: String,
    /// What it asks of an observation.
    pub kind: StandardKind,
    /// What the target is measured in.
    pub unit: StandardUnit,
    /// The target, in its unit.
    pub target: f64,
    /// The share of contacts that must keep to it, 0 to 1.
    pub required: f64,
    /// Its weight as a share of all; 0 of a critical standard.
    pub weight: f64,
    /// Whether it is critical.
    pub critical: bool,
    /// The attribute it serves.
    pub attribute: Option<String>,
    /// The dimension it serves.
    pub dimension: Option<String>,
    /// How often it was kept to.
    pub met: u64,
    /// How often it was not; of times, those answered too late.
    pub not_met: u64,
    /// How often it did not apply.
    pub not_applicable: u64,
    /// How often nothing was observed.
    pub missing: u64,
    /// Of times, how many gave up.
    pub abandoned: u64,
    /// The share that kept to it, 0 to 1, with Wilson's interval; of times, of the contacts that the denominator says.
    /// Absent if there are none.
    pub share: Option<Estimate>,
    /// Of times, which contacts the share is of: all offered where the standard does not say what a short abandon is. Absent
    /// without contacts.
    pub denominator: Option<Denominator>,
    /// Of a rating, the mean rating, with Student's t; absent without ratings.
    pub mean: Option<Estimate>,
    /// Of a rating, its scale.
    pub scale: Option<Scale>,
    /// Whether the share reaches what is required.
    pub attained: Option<bool>,
    /// Whether the interval of the share leaves no doubt about that: it does not reach over what is required.
    pub certain: Option<bool>,
    /// Of times, the share within the target by each denominator.
    pub levels: Option<ServiceLevels>,
    /// Of times, the probability of an answer within the target had nobody given up: Kaplan and Meier's curve, in which who
    /// gave up counts as long as they waited. Limits by Greenwood on the scale of log(-log), absent at 0 and 1. Absent where
    /// the target is longer than anybody waited and who waited longest gave up.
    pub survival: Option<Estimate>,
    /// Where `survival` is therefore absent, what it is not below, with the error of one limit; absent where nobody was
    /// answered.
    pub survival_at_least: Option<f64>,
    /// Of a percentile, the time within which the required share was answered. Where nobody gave up, the order statistic
    /// of rank n p rounded up, between order statistics each of which the percentile is beyond with no more than half the
    /// error; else that of Kaplan and Meier's curve, between the times at which its limits pass the share (Brookmeyer and
    /// Crowley 1982). Limits that too few answers allow are absent: the interval is open at that end. Absent where so many
    /// gave up that the curve does not come down to the share.
    pub percentile: Option<Estimate>,
    /// Where `percentile` is therefore absent, what it is not below, with the error of one limit, if anything can be said.
    pub percentile_at_least: Option<f64>,
    /// The probability with which the interval between two order statistics covers; absent without either limit.
    pub percentile_coverage: Option<f64>,
}

/// The share within a time by each denominator in use, 0 to 1, each with Wilson's interval; absent without contacts.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ServiceLevels {
    /// Of all contacts offered.
    pub offered: Option<Estimate>,
    /// Of those answered.
    pub answered: Option<Estimate>,
    /// Of those offered less short abandons; absent where the standard does not say what is short.
    pub offered_less_short: Option<Estimate>,
    /// Of those answered or given up after the time allowed.
    pub answered_or_late: Option<Estimate>,
}

impl ServiceLevels {
    fn of(&self, denominator: Denominator) -> Option<Estimate> {
        match denominator {
            Denominator::Offered => self.offered,
            Denominator::Answered => self.answered,
            Denominator::OfferedLessShort => self.offered_less_short,
            Denominator::AnsweredOrLate => self.answered_or_late,
        }
    }
}

/// The critical standards, of which every failure is told.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CriticalAttainment {
    /// How often critical standards were failed.
    pub failures: u64,
    /// The ids of those that were.
    pub failed: Vec<String>,
    /// The share of observations of critical standards that kept to them, 0 to 1, with Wilson's interval.
    pub share: Option<Estimate>,
    /// The share of contacts, of those to which one applied, that failed none, likewise; absent where contacts are not known.
    pub contacts: Option<Estimate>,
}

/// What a score is worth by a table of stars.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stars {
    /// The scores at which one star more begins.
    pub table: Vec<f64>,
    /// How many of them the score reaches.
    pub stars: u32,
    /// The probability of no star, of one, and so on.
    pub probabilities: Vec<f64>,
}

/// How far the standards of a set are attained: in each segment of the tally and over all.
///
/// Of each standard the share that kept to it, with Wilson's interval; of times also the share within the target by the
/// four denominators in use, the probability had nobody given up (Kaplan and Meier 1958), and the percentile with an
/// interval of order statistics (Conover 1999, Practical Nonparametric Statistics, 3.2). Of the pairs of ranks that cover,
/// the equal-tailed one is taken, because each of its limits is then a one-sided limit by itself and it does not depend on
/// the data. The score leaves out what did not apply, in numerator and denominator, and critical standards, which stand
/// apart. Its interval is made of the Wilson limits of the shares (Zou and Donner 2008, Statistics in Medicine
/// 27:1693-1702). The probability of each number of stars takes the shares as beta distributed (Jeffreys' prior) and
/// their weighted sum as the beta distribution with its mean and variance.
///
/// # Errors
///
/// [`Error::NoValidRatings`] if the tally has nothing, [`Error::InvalidOption`] for a table of stars that does not rise or
/// is outside 0 to 100 or is in shares, a language nothing is written in, or the denominator `offered_less_short` where there
/// are times and not one says what is short; [`Error::InvalidLevel`].
pub fn attainment(tally: &StandardsTally, options: &AttainmentOptions) -> Result<Attainment> {
    check_level(options.level)?;
    check(tally.set(), options)?;
    if tally.segments.is_empty() {
        let what = format!("the standards {:?}", tally.set().id());
        return Err(Error::NoValidRatings { what, n_missing: 0, n_excluded: 0 });
    }
    let segments = tally.segments.iter().filter(|_| !tally.by().is_empty());
    let segments = segments.map(|(labels, segment)| attained(tally.set(), labels, segment, options));
    Ok(Attainment {
        id: tally.set().id().to_owned(),
        by: tally.by().to_vec(),
        total: attained(tally.set(), &[], &tally.total()?, options)?,
        segments: segments.collect::<Result<_>>()?,
        level: options.level,
        denominator: options.denominator,
    })
}

fn check(set: &StandardSet, options: &AttainmentOptions) -> Result<()> {
    let refused = |option, value, allowed: &str| {
        Err(Error::InvalidOption { option, value, allowed: allowed.to_owned() })
    };
    let stars = &options.stars;
    let is_rising = stars.windows(2).all(|pair| pair[0] < pair[1]);
    if !is_rising || stars.iter().any(|score| !(0.0..=100.0).contains(score)) {
        return refused("stars", format!("{stars:?}"), "rising scores from 0 to 100");
    }
    if stars.last().is_some_and(|score| *score > 0.0 && *score <= 1.0) {
        return refused("stars", format!("{stars:?}"), "scores from 0 to 100, not shares: 90 for 90 %");
    }
    if !LANGUAGES.contains(&options.language.as_str()) && !set.has_language(&options.language) {
        let value = format!("{:?}", options.language);
        return refused("language", value, "a language that the standards have texts in");
    }
    let times = || set.standards().iter().filter(|standard| standard.kind.is_time());
    let is_unsaid = times().all(|standard| standard.short_abandon.is_none());
    match times().next() {
        Some(standard) if is_unsaid && options.denominator == Denominator::OfferedLessShort => {
            let value = "offered_less_short".to_owned();
            let allowed = format!("standard {:?} does not say what a short abandon is", standard.id);
            refused("denominator", value, &allowed)
        }
        _ => Ok(()),
    }
}

fn attained(
    set: &StandardSet,
    labels: &[Label],
    segment: &SegmentTally,
    options: &AttainmentOptions,
) -> Result<Attained> {
    let none = Outcomes::new();
    let rows = set.standards().iter().zip(set.weights()).enumerate().map(|(i, (standard, weight))| {
        let outcomes = segment.outcomes.get(&(i as u32)).unwrap_or(&none);
        attained_standard(standard, *weight, outcomes, options)
    });
    let standards: Vec<AttainedStandard> = rows.collect::<Result<_>>()?;
    let score = Score::of(&standards);
    Ok(Attained {
        labels: labels.to_vec(),
        score: score.as_ref().map(|score| score.estimate(options.level)).transpose()?,
        contacts: contacts(segment, options.level)?,
        critical: critical(&standards, segment, options.level)?,
        stars: match score {
            Some(score) if !options.stars.is_empty() => Some(score.stars(&options.stars)?),
            _ => None,
        },
        standards,
    })
}

fn attained_standard(
    standard: &Standard,
    weight: f64,
    outcomes: &Outcomes,
    options: &AttainmentOptions,
) -> Result<AttainedStandard> {
    let count = |wanted: u64| outcomes.iter().find(|(code, _)| *code == wanted).map_or(0, |(_, n)| *n);
    let [missing, not_applicable] = [MISSING, NOT_APPLICABLE].map(count);
    let target = standard.target.unwrap_or(0.0);
    let unit = standard.unit.unwrap_or(match standard.kind {
        StandardKind::Rating => StandardUnit::Points,
        _ => StandardUnit::Share,
    });
    let mut row = AttainedStandard {
        id: standard.id.clone(),
        text: standard.text_in(&options.language).to_owned(),
        kind: standard.kind,
        unit,
        target,
        required: standard.required(),
        weight,
        critical: standard.critical,
        attribute: standard.attribute.clone(),
        dimension: standard.dimension.clone(),
        met: count(MET),
        not_met: count(NOT_MET),
        not_applicable,
        missing,
        abandoned: 0,
        share: None,
        denominator: None,
        mean: None,
        scale: standard.scale.clone(),
        attained: None,
        certain: None,
        levels: None,
        survival: None,
        survival_at_least: None,
        percentile: None,
        percentile_at_least: None,
        percentile_coverage: None,
    };
    if standard.kind.is_time() {
        add_times(&mut row, standard, &Times::of(outcomes), options)?;
    } else {
        if standard.kind == StandardKind::Rating {
            add_ratings(&mut row, standard, &Ratings::of(outcomes), options.level)?;
        }
        row.share = share(&row, row.met, row.met + row.not_met, options.level)?;
    }
    if let Some(share) = row.share {
        let reaches = |value: f64| value >= row.required - 1e-12;
        row.attained = Some(reaches(share.value));
        row.certain = share.low.zip(share.high).map(|(low, high)| reaches(low) || !reaches(high));
    }
    Ok(row)
}

/// A share of so many contacts; `None` if there are none. Who is not among them is excluded, unless missing.
fn share(row: &AttainedStandard, met: u64, of: u64, level: f64) -> Result<Option<Estimate>> {
    if of == 0 {
        return Ok(None);
    }
    let all = row.met + row.not_met + row.abandoned;
    let share = proportion(met, of, level, Method::Wilson)?;
    let n_excluded = row.not_applicable + all.saturating_sub(of);
    Ok(Some(Estimate { n_missing: row.missing, n_excluded, ..share }))
}

fn add_ratings(row: &mut AttainedStandard, standard: &Standard, ratings: &Ratings, level: f64) -> Result<()> {
    row.met = ratings.count(|rating| is_good(standard, rating));
    row.not_met = ratings.count(|rating| !is_good(standard, rating));
    let (n_missing, n_excluded) = (row.missing, row.not_applicable);
    row.mean = ratings.mean(level)?.map(|mean| within(Estimate { n_missing, n_excluded, ..mean }, standard));
    Ok(())
}

/// Limits of a mean end where the scale ends.
fn within(mean: Estimate, standard: &Standard) -> Estimate {
    let Some(scale) = &standard.scale else { return mean };
    Estimate {
        low: mean.low.map(|low| low.max(scale.min())),
        high: mean.high.map(|high| high.min(scale.max())),
        ..mean
    }
}

fn add_times(
    row: &mut AttainedStandard,
    standard: &Standard,
    times: &Times,
    options: &AttainmentOptions,
) -> Result<()> {
    let target = ticks(row.target);
    let [answered, abandoned] = times.counts(None);
    let [within, gave_up_within] = times.counts(Some(target));
    (row.met, row.not_met, row.abandoned) = (within, answered - within, abandoned);
    let of = |n: u64| share(row, within, n, options.level);
    let offered = answered + abandoned;
    let short = standard.short_abandon.map(|short| times.counts(Some(ticks(short)))[1]);
    let levels = ServiceLevels {
        offered: of(offered)?,
        answered: of(answered)?,
        offered_less_short: short.map_or(Ok(None), |short| of(offered - short))?,
        answered_or_late: of(answered + abandoned - gave_up_within)?,
    };
    let denominator = match (options.denominator, short) {
        (Denominator::OfferedLessShort, None) => Denominator::Offered,
        (denominator, _) => denominator,
    };
    row.denominator = (offered > 0).then_some(denominator);
    row.share = levels.of(denominator);
    row.levels = Some(levels);
    if offered == 0 {
        return Ok(());
    }
    let curve = times.survival(options.level);
    let base = Estimate {
        value: 0.0,
        std_error: None,
        low: None,
        high: None,
        level: options.level,
        n_valid: offered,
        n_missing: row.missing,
        n_excluded: row.not_applicable,
        n_effective: offered as f64,
        method: Method::None,
    };
    let told = curve.ended(target);
    row.survival_at_least = told.at_least();
    row.survival = told.all().map(|Ended { share, std_error, limits }| {
        Estimate { value: share, std_error, ..base }.with_limits(limits, Method::LogLog)
    });
    if row.kind == StandardKind::Percentile {
        add_percentile(row, times, &curve, base)?;
    }
    Ok(())
}

fn add_percentile(row: &mut AttainedStandard, times: &Times, curve: &Survival, base: Estimate) -> Result<()> {
    let (found, method) = if row.abandoned == 0 {
        (times.percentile(row.required, base.level)?, Method::OrderStatistic)
    } else {
        let told = curve.percentile(row.required);
        row.percentile_at_least = told.at_least();
        (told.all(), Method::LogLog)
    };
    row.percentile_coverage = found.and_then(|found| found.coverage);
    row.percentile = found.map(|found| {
        let method = if found.low.or(found.high).is_some() { method } else { Method::None };
        Estimate { value: found.value, low: found.low, high: found.high, method, ..base }
    });
    Ok(())
}

/// A standard in the score: its part of it, how many kept to it, and of how many.
#[derive(Clone, Copy)]
struct Part {
    weight: f64,
    met: f64,
    n: f64,
}

/// The weighted sum of shares.
struct Score {
    parts: Vec<Part>,
    n_valid: u64,
    n_missing: u64,
    n_excluded: u64,
}

impl Score {
    /// The score of the standards that are not critical and applied; `None` if there are none.
    fn of(standards: &[AttainedStandard]) -> Option<Self> {
        let counted = || standards.iter().filter(|row| !row.critical);
        let part = |row: &AttainedStandard| {
            let share = row.share?;
            Some(Part { weight: row.weight, met: row.met as f64, n: share.n_valid as f64 })
        };
        let mut parts: Vec<Part> = counted().filter_map(part).collect();
        let sum: f64 = parts.iter().map(|part| part.weight).sum();
        for part in &mut parts {
            part.weight /= sum;
        }
        let total = |of: fn(&AttainedStandard) -> u64| counted().map(of).sum();
        (!parts.is_empty()).then(|| Self {
            parts,
            n_valid: total(|row| row.share.map_or(0, |share| share.n_valid)),
            n_missing: total(|row| row.missing),
            n_excluded: total(|row| row.share.map_or(row.not_applicable, |share| share.n_excluded)),
        })
    }

    fn value(&self) -> f64 {
        100.0 * self.parts.iter().map(|part| part.weight * (part.met / part.n)).sum::<f64>()
    }

    /// Each limit is as far from the value as the limits of the shares are from theirs, put together as errors are.
    fn estimate(&self, level: f64) -> Result<Estimate> {
        let (mut below, mut above, mut variance) = (0.0, 0.0, 0.0);
        for Part { weight, met, n } in &self.parts {
            let (p, (low, high)) = (met / n, interval(*met, *n, level, Method::Wilson)?);
            let square = |from: f64| (weight * from) * (weight * from);
            below += square(p - low);
            above += square(high - p);
            variance += weight * weight * p * (1.0 - p) / n;
        }
        let value = self.value();
        let [below, above, std_error] = [below, above, variance].map(|square| 100.0 * libm::sqrt(square));
        let limits = ((value - below).max(0.0), (value + above).min(100.0));
        let base = Estimate {
            value,
            std_error: Some(std_error),
            low: None,
            high: None,
            level,
            n_valid: self.n_valid,
            n_missing: self.n_missing,
            n_excluded: self.n_excluded,
            n_effective: self.n_valid as f64,
            method: Method::None,
        };
        Ok(base.with_limits(Some(limits), Method::Mover))
    }

    /// The stars of the score, and the probability of each number of them.
    fn stars(&self, table: &[f64]) -> Result<Stars> {
        let (mut mean, mut variance) = (0.0, 0.0);
        for Part { weight, met, n } in &self.parts {
            let share = (met + 0.5) / (n + 1.0);
            mean += weight * share;
            variance += weight * weight * share * (1.0 - share) / (n + 2.0);
        }
        let sum = mean * (1.0 - mean) / variance - 1.0;
        let (a, b) = (mean * sum, (1.0 - mean) * sum);
        let reached: Vec<f64> =
            table.iter().map(|score| beta_upper_p(score / 100.0, a, b)).collect::<Result<_>>()?;
        let beyond = reached.iter().copied().chain([0.0]);
        let probabilities = [1.0].into_iter().chain(reached.iter().copied()).zip(beyond);
        let value = self.value() + 1e-9;
        Ok(Stars {
            table: table.to_vec(),
            // A table of stars is short.
            stars: table.iter().filter(|score| **score <= value).count() as u32,
            probabilities: probabilities.map(|(from, to)| from - to).collect(),
        })
    }
}

/// The mean scorecard over contacts.
fn contacts(segment: &SegmentTally, level: f64) -> Result<Option<Estimate>> {
    let n_valid = segment.scorecards.n_valid();
    let Some(value) = segment.scorecards.mean() else { return Ok(None) };
    let std_error = segment.scorecards.std_error();
    let limits = match std_error.filter(|std_error| *std_error > 0.0) {
        Some(std_error) => {
            let half = t_critical(level, (n_valid - 1) as f64)? * std_error;
            Some(((value - half).max(0.0), (value + half).min(100.0)))
        }
        None => None,
    };
    let n_effective = n_valid as f64;
    let (low, high, n_missing, n_excluded) = (None, None, 0, 0);
    let method = Method::None;
    let mean =
        Estimate { value, std_error, low, high, level, n_valid, n_missing, n_excluded, n_effective, method };
    Ok(Some(mean.with_limits(limits, Method::T)))
}

fn critical(
    standards: &[AttainedStandard],
    segment: &SegmentTally,
    level: f64,
) -> Result<Option<CriticalAttainment>> {
    let rows: Vec<&AttainedStandard> = standards.iter().filter(|row| row.critical).collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let failures = |row: &AttainedStandard| row.share.map_or(0, |share| share.n_valid - row.met);
    let failed = rows.iter().filter(|row| failures(row) > 0).map(|row| row.id.clone());
    let n: u64 = rows.iter().filter_map(|row| Some(row.share?.n_valid)).sum();
    let all_failures: u64 = rows.iter().map(|row| failures(row)).sum();
    let n_missing = rows.iter().map(|row| row.missing).sum();
    let n_excluded = rows.iter().map(|row| row.not_applicable).sum();
    let shared = |met: u64, of: u64| -> Result<Option<Estimate>> {
        if of == 0 { Ok(None) } else { proportion(met, of, level, Method::Wilson).map(Some) }
    };
    let [contacts, with_failure] = segment.critical;
    Ok(Some(CriticalAttainment {
        failures: all_failures,
        failed: failed.collect(),
        share: shared(n - all_failures, n)?.map(|share| Estimate { n_missing, n_excluded, ..share }),
        contacts: shared(contacts - with_failure, contacts)?,
    }))
}
