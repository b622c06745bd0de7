use super::of;
use crate::error::{Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::{interval, proportion};

/// How complaints about a problem ended, and what those customers mean to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Handling {
    /// What the outcome is called, such as satisfied, mollified, dissatisfied.
    pub name: String,
    /// How many complaints ended so.
    pub customers: u64,
    /// How many of those asked would come back.
    pub would_return: u64,
    /// How many of them were asked.
    pub asked: u64,
}

/// A problem, how often customers complain about it, and who comes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What it is called.
    pub name: String,
    /// How many of those surveyed had it, as the worst they had.
    pub with_problem: u64,
    /// How many of those asked had complained.
    pub complained: u64,
    /// How many with the problem were asked whether they had complained.
    pub asked: u64,
    /// How the complaints ended: no more of them than `complained` where everybody with the problem was asked; else they may
    /// come from a sample of their own. Complaints of which it is not known are taken to have ended like the others.
    pub outcomes: Vec<Handling>,
    /// How many of those asked who had not complained would come back.
    pub silent_would_return: u64,
    /// How many who had not complained were asked.
    pub silent_asked: u64,
}

/// Options of [`damage`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DamageOptions {
    /// How many customers there are.
    pub customers: u64,
    /// How many were surveyed.
    pub surveyed: u64,
    /// What a customer is worth, in money; above 0 and taken as known.
    pub value: Option<f64>,
    /// Confidence level.
    pub level: f64,
}

/// The customers of one problem whose complaint ended in one way, or who did not complain.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DamagePart {
    /// How complaints ended; `"silent"` for those who did not complain.
    pub outcome: String,
    /// How many customers this is about.
    pub customers: Estimate,
    /// The share of them who would come back, 0 to 1, Wilson interval.
    pub would_return: Estimate,
    /// How many of them are lost.
    pub lost: Estimate,
}

/// What one problem costs, or all of them.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DamageRow {
    /// What the problem is called; `"all"` for all together.
    pub problem: String,
    /// How many customers had it.
    pub affected: Estimate,
    /// How many customers are lost through it.
    pub lost: Estimate,
    /// What those customers are worth; absent if the value of a customer was not given.
    pub revenue_at_risk: Option<Estimate>,
    /// Of how many complaints it is not known how they ended: they are taken to have ended like the others. 0 where not
    /// everybody with the problem was asked, because outcomes may then be of other people.
    pub n_open: u64,
    /// The customers by how their complaint ended, those who did not complain last; none for all together.
    pub parts: Vec<DamagePart>,
}

/// What problems cost: customers lost and revenue at risk.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Damage {
    /// One row per problem, in the order given.
    pub problems: Vec<DamageRow>,
    /// All together.
    pub total: DamageRow,
}

/// What problems cost: how many customers had each, complained or kept silent, were content with the answer or not, and
/// will not come back.
///
/// Customers lost are N p (c sum s (1 - L) + (1 - c) (1 - L0)): N customers, a share p with the problem, c of whom complain;
/// of the complaints a share s ends in each way, and L of those customers (L0 of the silent) would come back. Revenue at risk
/// is that times the value of a customer. Source: the market damage model of J. Goodman (TARP), as in Goodman 2009, Strategic
/// Customer Service.
///
/// Every share has its own count and Wilson's interval, so that a share of 0 or 1 is not taken as certain; shares that sum to
/// 1 (of problems, of outcomes) are taken together, as the mean of what each costs, with Wilson's interval of a mean between
/// the least and the most of these on the sample size that its variance tells. How far the limits of each share move the
/// result is added in squares, below and above apart (Zou and Donner 2008, Statistics in Medicine 27:1693-1702), and on
/// logarithms where shares are multiplied. Standard errors are by the delta method: they are too small where shares are 0 or
/// 1, the limits are not. Where few are lost, Wilson's lower limits are liberal, and so is the lower limit here: in simulations it
/// was above the truth in up to 6.5 % of studies, and the upper limit never below it. What nobody was asked, because nobody in the sample was in the case, may be anything from 0 to 1.
/// Customers without a problem leave too: what is lost here is not all due to the problem. Each respondent has one problem,
/// the worst.
///
/// # Errors
///
/// [`Error::NoValidRatings`](crate::Error::NoValidRatings) if nobody was surveyed;
/// [`Error::TooFewUnits`](crate::Error::TooFewUnits) without a problem;
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for a part that is larger than its whole (more with a problem than
/// surveyed, or than there are customers), complaints without an outcome, more outcomes than complaints where everybody with the
/// problem was asked, an outcome or silent customers of whom nobody was
/// asked whether they come back, and a value that is not above 0; [`Error::InvalidLevel`](crate::Error::InvalidLevel).
///
/// ```
/// use gapmodel_core::complaints::{self, DamageOptions, Handling, Problem};
/// let outcome = |name: &str, customers, would_return| {
///     Handling { name: name.into(), customers, would_return, asked: customers }
/// };
/// // Of 400 surveyed 100 had been billed wrongly; 40 complained, and of 60 who did not 30 would come back.
/// let billing = Problem {
///     name: "billing".into(),
///     with_problem: 100,
///     complained: 40,
///     asked: 100,
///     outcomes: vec![outcome("satisfied", 20, 18), outcome("dissatisfied", 20, 6)],
///     silent_would_return: 30,
///     silent_asked: 60,
/// };
/// let options = DamageOptions { customers: 10_000, surveyed: 400, value: Some(50.0), level: 0.95 };
/// let found = complaints::damage(&[billing], &options)?;
/// assert_eq!(found.total.affected.value, 2500.0);
/// assert!((found.total.lost.value - 1150.0).abs() < 1e-9);
/// assert!((found.total.revenue_at_risk.unwrap().value - 57_500.0).abs() < 1e-6);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn damage(problems: &[Problem], options: &DamageOptions) -> Result<Damage> {
    check(problems, options)?;
    let found: Vec<Found> =
        problems.iter().map(|problem| Found::of(problem, options)).collect::<Result<_>>()?;
    let affected: u64 = problems.iter().map(|problem| problem.with_problem).sum();
    let cases = problems.iter().zip(&found).map(|(problem, found)| (problem.with_problem, Some(found.lost)));
    let of_affected = if affected > 0 { mean(&cases.collect::<Vec<_>>(), options.level)? } else { NOBODY };
    let lost = of_surveyed(affected, options)?.times(of_affected);
    let rows = problems.iter().zip(&found).map(|(problem, found)| found.row(problem, options));
    let problems: Vec<DamageRow> = rows.collect::<Result<_>>()?;
    let n_open = problems.iter().fold(0, |sum: u64, row| sum.saturating_add(row.n_open));
    Ok(Damage { problems, total: DamageRow { n_open, ..row("all", affected, &lost, Vec::new(), options)? } })
}

fn check(problems: &[Problem], options: &DamageOptions) -> Result<()> {
    check_level(options.level)?;
    let DamageOptions { customers, surveyed, value, .. } = *options;
    if problems.is_empty() {
        return Err(crate::Error::TooFewUnits { what: "problems".to_owned(), n: 0, needed: 1 });
    }
    if surveyed == 0 {
        let what = "the survey".to_owned();
        return Err(crate::Error::NoValidRatings { what, n_missing: 0, n_excluded: 0 });
    }
    if customers < surveyed {
        return refuse("customers", customers, format!("at least the number surveyed, {surveyed}"));
    }
    if let Some(value) = value.filter(|value| !(*value > 0.0 && value.is_finite())) {
        return refuse("value", value, "what a customer is worth is a number above 0");
    }
    problems.iter().try_for_each(check_problem)?;
    let with_problem = problems.iter().fold(0, |sum: u64, problem| sum.saturating_add(problem.with_problem));
    if with_problem > surveyed {
        let allowed = format!("at most the number surveyed, {surveyed}: each has one problem, the worst");
        return refuse("with_problem", with_problem, allowed);
    }
    Ok(())
}

fn check_problem(problem: &Problem) -> Result<()> {
    let Problem { name, with_problem, complained, asked, outcomes, silent_would_return, silent_asked } =
        problem;
    for (option, part, whole) in
        [("complained", complained, asked), ("silent_would_return", silent_would_return, silent_asked)]
    {
        if part > whole {
            return refuse(option, of(part, name), format!("at most the number asked, {whole}"));
        }
    }
    for Handling { name: outcome, customers, would_return, asked } in outcomes {
        let whose = format!("{name}: {outcome}");
        if would_return > asked {
            return refuse(
                "would_return",
                of(would_return, &whose),
                format!("at most the number asked, {asked}"),
            );
        }
        if *customers > 0 && *asked == 0 {
            return refuse("asked", of(0, &whose), "somebody must have been asked whether they come back");
        }
    }
    let ended = ended(problem);
    if asked == with_problem && ended > *complained {
        let allowed = format!("at most the number who complained, {complained}");
        return refuse("outcomes", of(ended, name), allowed);
    }
    if *with_problem == 0 {
        return Ok(());
    }
    if *asked == 0 {
        return refuse("asked", of(0, name), "somebody must have been asked whether they complained");
    }
    if *complained > 0 && outcomes.iter().all(|outcome| outcome.customers == 0) {
        return refuse("outcomes", of("none", name), "there were complaints: say how they ended");
    }
    if complained < asked && *silent_asked == 0 {
        let allowed = "somebody who did not complain must have been asked whether they come back";
        return refuse("silent_asked", of(0, name), allowed);
    }
    Ok(())
}

/// Of how many complaints it is known how they ended.
fn ended(problem: &Problem) -> u64 {
    problem.outcomes.iter().fold(0, |sum: u64, outcome| sum.saturating_add(outcome.customers))
}

/// A share with its variance, and how far its limits are below and above it.
#[derive(Clone, Copy, Debug)]
struct Share {
    value: f64,
    variance: f64,
    below: f64,
    above: f64,
}

impl Share {
    /// What is certain.
    fn known(value: f64) -> Self {
        Self { value, variance: 0.0, below: 0.0, above: 0.0 }
    }

    /// Of counts, with Wilson's limits; `None` of nobody.
    fn of(part: u64, whole: u64, level: f64) -> Result<Option<Self>> {
        if whole == 0 {
            return Ok(None);
        }
        let (x, n) = (part as f64, whole as f64);
        let (low, high) = interval(x, n, level, Method::Wilson)?;
        let value = x / n;
        Ok(Some(Self { value, variance: value * (1.0 - value) / n, below: value - low, above: high - value }))
    }

    fn rest(self) -> Self {
        Self { value: 1.0 - self.value, below: self.above, above: self.below, ..self }
    }

    /// Limits are joined on the scale of logarithms, which a product has errors on that do not depend on its size.
    fn times(self, other: Self) -> Self {
        let (value, low) = (self.value * other.value, self.low() * other.low());
        let ratio = |limit: f64, of: f64| if of > 0.0 { libm::log(limit / of) } else { 0.0 };
        let join = |a: f64, b: f64| libm::exp(libm::hypot(ratio(a, self.value), ratio(b, other.value)));
        let (low, high) = if value > 0.0 {
            let low = if low > 0.0 { value / join(self.low(), other.low()) } else { 0.0 };
            (low, value * join(self.high(), other.high()))
        } else {
            // What a share near 0 comes to.
            let of = |share: Self| if share.value > 0.0 { share.value } else { share.high() };
            (0.0, of(self) * of(other))
        };
        Self {
            value,
            variance: squared(self.value) * other.variance + squared(other.value) * self.variance,
            below: value - low,
            above: high - value,
        }
    }

    fn low(self) -> f64 {
        (self.value - self.below).max(0.0)
    }

    fn high(self) -> f64 {
        (self.value + self.above).min(1.0)
    }

    /// So many customers.
    fn customers(self, options: &DamageOptions) -> Estimate {
        let Self { value, variance, .. } = self;
        let DamageOptions { customers, surveyed, level, .. } = *options;
        let (all, spread) = (customers as f64, value * (1.0 - value));
        Estimate {
            value: value * all,
            std_error: Some(libm::sqrt(variance) * all),
            low: Some(self.low() * all),
            high: Some(self.high() * all),
            level,
            n_valid: surveyed,
            n_missing: 0,
            n_excluded: 0,
            n_effective: if variance > 0.0 && spread > 0.0 { spread / variance } else { surveyed as f64 },
            method: Method::Mover,
        }
    }
}

/// The mean of a share over cases that exclude each other, from how many were in each: a share that nobody was asked is
/// anything from 0 to 1.
fn mean(cases: &[(u64, Option<Share>)], level: f64) -> Result<Share> {
    let n = cases.iter().fold(0, |sum: u64, case| sum.saturating_add(case.0)) as f64;
    let (mut least, mut most) = (1.0_f64, 0.0_f64);
    let (mut value, mut squares, mut all) = (0.0, 0.0, Share::known(0.0));
    for (count, share) in cases {
        let part = *count as f64 / n;
        let (low, high) = share.map_or((0.0, 1.0), |share| (share.value, share.value));
        (least, most) = (least.min(low), most.max(high));
        let Some(share) = share else { continue };
        value += part * share.value;
        squares += part * squared(share.value);
        all = Share {
            value,
            variance: all.variance + squared(part) * share.variance,
            below: libm::hypot(all.below, part * share.below),
            above: libm::hypot(all.above, part * share.above),
        };
    }
    let variance = (squares - squared(value)).max(0.0) / n;
    let width = most - least;
    // Between its ends a mean is a share, and its variance at most that of a share of as many.
    let share = if width > 0.0 { ((value - least) / width).clamp(0.0, 1.0) } else { return Ok(all) };
    let spread = squared(width) * share * (1.0 - share);
    let n = if variance > 0.0 { (spread / variance).max(n) } else { n };
    let (low, high) = interval(share * n, n, level, Method::Wilson)?;
    Ok(Share {
        value,
        variance: all.variance + variance,
        below: libm::hypot(all.below, width * (share - low)),
        above: libm::hypot(all.above, width * (high - share)),
    })
}

/// What is lost of those with a problem that nobody had: anything.
const NOBODY: Share = Share { value: 1.0, variance: 0.0, below: 1.0, above: 0.0 };

fn of_surveyed(with_problem: u64, options: &DamageOptions) -> Result<Share> {
    Ok(Share::of(with_problem, options.surveyed, options.level)?.unwrap_or(NOBODY))
}

/// Of one problem: the share that has it, of these the share that complains, and the share lost.
struct Found {
    with_problem: Share,
    complaining: Option<Share>,
    lost: Share,
}

impl Found {
    fn of(problem: &Problem, options: &DamageOptions) -> Result<Self> {
        let level = options.level;
        let complaining = Share::of(problem.complained, problem.asked, level)?;
        let silent = Share::of(problem.silent_would_return, problem.silent_asked, level)?.map(Share::rest);
        let with_problem = of_surveyed(problem.with_problem, options)?;
        let lost = match complaining {
            Some(complaining) => lost(complaining, answered(&problem.outcomes, level)?, silent),
            None => NOBODY,
        };
        Ok(Self { with_problem, complaining, lost })
    }

    fn row(&self, problem: &Problem, options: &DamageOptions) -> Result<DamageRow> {
        let lost = self.with_problem.times(self.lost);
        let parts = self.parts(problem, options)?;
        let found = row(&problem.name, problem.with_problem, &lost, parts, options)?;
        // Else the outcomes may be those of other people than the ones who were asked.
        let all_asked = problem.asked == problem.with_problem;
        let n_open = if all_asked { problem.complained.saturating_sub(ended(problem)) } else { 0 };
        Ok(DamageRow { n_open, ..found })
    }

    fn parts(&self, problem: &Problem, options: &DamageOptions) -> Result<Vec<DamagePart>> {
        let Some(complaining) = self.complaining else { return Ok(Vec::new()) };
        let all = ended(problem);
        let part = |outcome: &str, share: Share, would_return: u64, asked: u64| {
            let back = proportion(would_return, asked, options.level, Method::Wilson)?;
            let lost =
                Share::of(would_return, asked, options.level)?.map_or(share, |b| share.times(b.rest()));
            Ok(DamagePart {
                outcome: outcome.to_owned(),
                customers: share.customers(options),
                would_return: back,
                lost: lost.customers(options),
            })
        };
        let mut parts = Vec::new();
        for outcome in problem.outcomes.iter().filter(|outcome| outcome.asked > 0) {
            let Some(ended) = Share::of(outcome.customers, all, options.level)? else { continue };
            let share = self.with_problem.times(complaining).times(ended);
            parts.push(part(&outcome.name, share, outcome.would_return, outcome.asked)?);
        }
        if problem.silent_asked > 0 {
            let share = self.with_problem.times(complaining.rest());
            parts.push(part("silent", share, problem.silent_would_return, problem.silent_asked)?);
        }
        Ok(parts)
    }
}

/// The share lost of those who complained, whatever the outcome; `None` without complaints.
fn answered(outcomes: &[Handling], level: f64) -> Result<Option<Share>> {
    let case = |outcome: &Handling| {
        let lost = Share::of(outcome.would_return, outcome.asked, level)?.map(Share::rest);
        Ok((outcome.customers, lost))
    };
    let cases: Vec<_> = outcomes.iter().map(case).collect::<Result<_>>()?;
    let is_any = cases.iter().any(|case| case.0 > 0);
    is_any.then(|| mean(&cases, level)).transpose()
}

/// The share lost of all with the problem. If more complain, those are lost as who complains and no longer as who is
/// silent; what nobody was asked may be either of 0 and 1, whichever moves the limit further.
fn lost(complaining: Share, answered: Option<Share>, silent: Option<Share>) -> Share {
    let (c, rest) = (complaining.value, 1.0 - complaining.value);
    let most = |share: Option<Share>, other: Option<Share>| {
        let value = |share: Option<Share>, unknown: f64| share.map_or(unknown, |share| share.value);
        (value(share, 1.0) - value(other, 0.0)).max(0.0)
    };
    let (rise, fall) = (most(answered, silent), most(silent, answered));
    let above = libm::hypot(rise * complaining.above, fall * complaining.below);
    let below = libm::hypot(rise * complaining.below, fall * complaining.above);
    let slope = answered.zip(silent).map_or(0.0, |(a, s)| a.value - s.value);
    let unknown = Share::known(0.0);
    let (a, s) = (answered.unwrap_or(unknown), silent.unwrap_or(unknown));
    Share {
        value: c * a.value + rest * s.value,
        variance: squared(slope) * complaining.variance
            + squared(c) * a.variance
            + squared(rest) * s.variance,
        below: libm::hypot(below, libm::hypot(c * a.below, rest * s.below)),
        above: libm::hypot(above, libm::hypot(c * a.above, rest * s.above)),
    }
}

fn row(
    problem: &str,
    with_problem: u64,
    lost: &Share,
    parts: Vec<DamagePart>,
    options: &DamageOptions,
) -> Result<DamageRow> {
    let lost = lost.customers(options);
    let of_all = proportion(with_problem, options.surveyed, options.level, Method::Wilson)?;
    let affected = scaled(of_all, options.customers as f64);
    Ok(DamageRow {
        problem: problem.to_owned(),
        affected,
        lost,
        revenue_at_risk: options.value.map(|value| scaled(lost, value)),
        n_open: 0,
        parts,
    })
}

fn scaled(estimate: Estimate, by: f64) -> Estimate {
    let times = |part: Option<f64>| part.map(|part| part * by);
    let [std_error, low, high] = [estimate.std_error, estimate.low, estimate.high].map(times);
    Estimate { value: estimate.value * by, std_error, low, high, ..estimate }
}

fn squared(x: f64) -> f64 {
    x * x
}
