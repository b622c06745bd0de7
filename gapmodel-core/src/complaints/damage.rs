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
    /// How the complaints ended.
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
/// Customer Service. Every share has its own count; errors are joined by the delta method, and the share of all customers who
/// are lost has Wilson's interval on the sample size that its error tells. If all counts come from one survey this is Wilson's
/// interval of those in it who are lost; where nobody is lost the number surveyed is used. Customers without a problem leave
/// too: what is lost here is not all due to the problem. Each respondent has one problem, the worst.
///
/// # Errors
///
/// [`Error::NoValidRatings`](crate::Error::NoValidRatings) if nobody was surveyed;
/// [`Error::TooFewUnits`](crate::Error::TooFewUnits) without a problem;
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for a part that is larger than its whole (more with a problem than
/// surveyed, or than there are customers), complaints without an outcome, an outcome or silent customers of whom nobody was
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
    let found: Vec<Found> = problems.iter().map(|problem| Found::of(problem, options)).collect();
    let n = options.surveyed as f64;
    let (lost, of_shares) = found.iter().fold((0.0, 0.0), |(lost, squares), one| {
        let part = one.with_problem * one.lost;
        (lost + part, squares + part * one.lost)
    });
    let within: f64 = found.iter().map(|one| squared(one.with_problem) * one.variance).sum();
    let all_lost = Share { value: lost, variance: within + (of_shares - squared(lost)).max(0.0) / n };
    let affected: u64 = problems.iter().map(|problem| problem.with_problem).sum();
    let rows = problems.iter().zip(&found).map(|(problem, found)| found.row(problem, options));
    Ok(Damage {
        problems: rows.collect::<Result<_>>()?,
        total: row("all", affected, &all_lost, Vec::new(), options)?,
    })
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

/// A share with its variance.
#[derive(Clone, Copy, Debug)]
struct Share {
    value: f64,
    variance: f64,
}

impl Share {
    /// Of counts; 0 of 0.
    fn of(part: u64, whole: u64) -> Self {
        let (x, n) = (part as f64, (whole as f64).max(1.0));
        Self { value: x / n, variance: x / n * (1.0 - x / n) / n }
    }

    fn rest(self) -> Self {
        Self { value: 1.0 - self.value, ..self }
    }

    fn times(self, other: Self) -> Self {
        let variance = squared(self.value) * other.variance + squared(other.value) * self.variance;
        Self { value: self.value * other.value, variance }
    }

    /// So many customers, with Wilson's interval on the sample size that the variance tells.
    fn customers(self, options: &DamageOptions) -> Result<Estimate> {
        let Self { value: p, variance } = self;
        let DamageOptions { customers, surveyed, level, .. } = *options;
        let (all, p) = (customers as f64, p.clamp(0.0, 1.0));
        let spread = p * (1.0 - p);
        let n = if variance > 0.0 && spread > 0.0 { spread / variance } else { surveyed as f64 };
        let (low, high) = interval(p * n, n, level, Method::Wilson)?;
        Ok(Estimate {
            value: p * all,
            std_error: Some(libm::sqrt(variance) * all),
            low: Some(low * all),
            high: Some(high * all),
            level,
            n_valid: surveyed,
            n_missing: 0,
            n_excluded: 0,
            n_effective: n,
            method: Method::Wilson,
        })
    }
}

/// What share has a problem, and of these how many are lost.
struct Found {
    with_problem: f64,
    lost: f64,
    variance: f64,
}

impl Found {
    fn of(problem: &Problem, options: &DamageOptions) -> Self {
        let complaining = Share::of(problem.complained, problem.asked);
        let silent = Share::of(problem.silent_would_return, problem.silent_asked).rest();
        let answered = lost_after_complaining(&problem.outcomes);
        let c = complaining.value;
        // Those who complain and those who do not are the same people: the shares sum to 1.
        let variance = squared(answered.value - silent.value) * complaining.variance
            + squared(c) * answered.variance
            + squared(1.0 - c) * silent.variance;
        Self {
            with_problem: Share::of(problem.with_problem, options.surveyed).value,
            lost: c * answered.value + (1.0 - c) * silent.value,
            variance,
        }
    }

    fn row(&self, problem: &Problem, options: &DamageOptions) -> Result<DamageRow> {
        let with_problem = Share::of(problem.with_problem, options.surveyed);
        let lost = with_problem.times(Share { value: self.lost, variance: self.variance });
        let parts = parts(problem, with_problem, options)?;
        row(&problem.name, problem.with_problem, &lost, parts, options)
    }
}

/// The share lost of those who complained, whatever the outcome.
fn lost_after_complaining(outcomes: &[Handling]) -> Share {
    let all = outcomes.iter().fold(0, |sum: u64, outcome| sum.saturating_add(outcome.customers));
    let n = (all as f64).max(1.0);
    let (mut value, mut squares, mut within) = (0.0, 0.0, 0.0);
    for outcome in outcomes {
        let share = outcome.customers as f64 / n;
        let lost = Share::of(outcome.would_return, outcome.asked).rest();
        value += share * lost.value;
        squares += share * squared(lost.value);
        within += squared(share) * lost.variance;
    }
    Share { value, variance: (squares - squared(value)).max(0.0) / n + within }
}

fn parts(problem: &Problem, with_problem: Share, options: &DamageOptions) -> Result<Vec<DamagePart>> {
    let complaining = Share::of(problem.complained, problem.asked);
    let all = problem.outcomes.iter().fold(0, |sum: u64, outcome| sum.saturating_add(outcome.customers));
    let part = |outcome: &str, share: Share, would_return: u64, asked: u64| {
        let back = Share::of(would_return, asked);
        Ok(DamagePart {
            outcome: outcome.to_owned(),
            customers: share.customers(options)?,
            would_return: proportion(would_return, asked, options.level, Method::Wilson)?,
            lost: share.times(back.rest()).customers(options)?,
        })
    };
    let handled = problem.outcomes.iter().filter(|outcome| outcome.asked > 0).map(|outcome| {
        let share = with_problem.times(complaining).times(Share::of(outcome.customers, all));
        part(&outcome.name, share, outcome.would_return, outcome.asked)
    });
    let silent = (problem.silent_asked > 0).then(|| {
        let share = with_problem.times(complaining.rest());
        part("silent", share, problem.silent_would_return, problem.silent_asked)
    });
    handled.chain(silent).collect()
}

fn row(
    problem: &str,
    with_problem: u64,
    lost: &Share,
    parts: Vec<DamagePart>,
    options: &DamageOptions,
) -> Result<DamageRow> {
    let lost = lost.customers(options)?;
    let revenue = |value: f64| {
        let [std_error, low, high] =
            [lost.std_error, lost.low, lost.high].map(|part| part.map(|part| part * value));
        Estimate { value: lost.value * value, std_error, low, high, ..lost }
    };
    Ok(DamageRow {
        problem: problem.to_owned(),
        affected: Share::of(with_problem, options.surveyed).customers(options)?,
        lost,
        revenue_at_risk: options.value.map(revenue),
        parts,
    })
}

fn squared(x: f64) -> f64 {
    x * x
}
