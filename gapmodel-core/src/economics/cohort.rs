use super::{bare, check_discount, check_finite, multiple, multiple_slope};
use crate::error::{Error, Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::dist;

/// Options of [`cohort()`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CohortOptions {
    /// What a customer leaves as margin in a period.
    pub margin: f64,
    /// The discount rate per period, at least 0.00001 (0.1 means 10 %).
    pub discount: f64,
    /// How many periods are shown, observed ones included; at least as many as were observed.
    pub periods: usize,
    /// Confidence level, 0.95.
    pub level: f64,
}

/// One period of a cohort.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CohortPeriod {
    /// The period, from 1.
    pub period: u64,
    /// How many customers were left at its end; absent for periods to come.
    pub survivors: Option<u64>,
    /// The share of the first customers left at its end, as the model has it, 0 to 1.
    pub survival: f64,
    /// The share of those there at its start who stayed, as it was; absent for periods to come, and if nobody was there.
    pub observed_retention: Option<f64>,
    /// The same as the model has it: it rises with tenure.
    pub retention: f64,
}

/// What a new customer is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CohortValue {
    /// With the first margin after one period, for customers still there then.
    pub deferred: Estimate,
    /// With the first margin at once.
    pub immediate: Estimate,
}

/// A cohort of customers, followed and projected.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cohort {
    /// The first shape of the beta distribution of churn over customers, above 0, Wald interval on the logarithm; without
    /// limits where churn does not differ measurably between customers.
    pub alpha: Estimate,
    /// The second shape, likewise.
    pub beta: Estimate,
    /// The mean churn of new customers, alpha / (alpha + beta).
    pub mean_churn: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// What a new customer is worth; Wald interval on the logarithm.
    pub value: CohortValue,
    /// Periods 1 and on.
    pub periods: Vec<CohortPeriod>,
    /// The retention rate that would explain the cohort best if it were the same for all customers.
    pub constant_retention: f64,
    /// The logarithm of the likelihood of that.
    pub constant_log_likelihood: f64,
    /// The p-value of a churn that is the same for all customers, 0 to 0.5: likelihood ratio.
    pub constant_p: f64,
    /// Whether churn differs measurably between customers: that p-value is below 1 - level.
    pub differs: bool,
    /// What a new customer would be worth with it.
    pub constant_value: CohortValue,
}

/// A cohort of customers followed over time: churn that differs between customers, what retention will be, and what a new
/// customer is worth.
///
/// `survivors` are the customers at the start and at the end of every period since. Customers who are likely to leave do so
/// early, so the retention of those left rises with tenure; a constant rate misses that. Each customer has a churn of their
/// own, the same in every period, and over customers it is beta distributed: the shifted beta-geometric model, fitted by
/// maximum likelihood. Source: Fader and Hardie 2007, Journal of Interactive Marketing 21:76-90. Standard errors come from
/// the curvature of the likelihood in the logarithms of the shapes. One churn for all is where both shapes have no end, at the
/// edge of what they can be: twice the logarithm of the likelihood ratio is then 0 or chi-squared on one degree of freedom,
/// each with half the probability (Self and Liang 1987, Journal of the American Statistical Association 82:605-610). Where
/// churn does not differ measurably the shapes have no upper limit and are given without any: what the cohort is worth
/// hardly depends on them. The discounted sum of survival is worth the margin in each
/// period; both timing conventions are given.
///
/// # Errors
///
/// [`Error::TooFewUnits`] for fewer than two periods; [`Error::InvalidOption`] for more survivors than before, a cohort of
/// nobody, one in which nobody or at once everybody left, or in which retention does not rise with tenure (a constant rate
/// describes it), a discount rate below 0.00001 (retention tends to 1, so that the value has no end), fewer periods than
/// observed; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::economics::{self, CohortOptions};
/// // Fader and Hardie 2007, the high-end segment.
/// let survivors = [1000, 869, 743, 653, 593, 551, 517, 491];
/// let options = CohortOptions { margin: 1.0, discount: 0.1, periods: 12, level: 0.95 };
/// let found = economics::cohort(&survivors, &options)?;
/// assert_eq!(format!("{:.3} {:.3}", found.alpha.value, found.beta.value), "0.668 3.806");
/// assert!(found.periods[11].retention > found.periods[0].retention);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn cohort(survivors: &[u64], options: &CohortOptions) -> Result<Cohort> {
    check(survivors, options)?;
    let steps: Vec<Step> = survivors.windows(2).map(|pair| Step::of(pair[0], pair[1])).collect();
    let fit = Fit::of(&steps)?;
    let (alpha, beta) = fit.shapes();
    let CohortOptions { margin, level, .. } = *options;
    let n = survivors[0];
    let (lost, kept) =
        steps.iter().fold((0.0, 0.0), |(lost, kept), step| (lost + step.lost, kept + step.kept));
    let constant = kept / (lost + kept);
    let constant_log_likelihood = lost * libm::log(lost / (lost + kept)) + kept * libm::log(constant);
    let ratio = (2.0 * (fit.log_likelihood - constant_log_likelihood)).max(0.0);
    let constant_p = 0.5 * dist::chi_squared_upper_p(ratio, 1.0)?;
    let differs = constant_p < 1.0 - level;
    let shape = |value: f64, variance: f64| {
        let found = on_logarithm(value, libm::sqrt(variance), level, n);
        if differs { found } else { found.with_limits(None, Method::None) }
    };
    Ok(Cohort {
        alpha: shape(alpha, fit.covariance[0]),
        beta: shape(beta, fit.covariance[2]),
        mean_churn: alpha / (alpha + beta),
        log_likelihood: fit.log_likelihood,
        value: value(&fit, options, n)?,
        periods: periods(survivors, alpha, beta, options.periods),
        constant_retention: constant,
        constant_log_likelihood,
        constant_p,
        differs,
        constant_value: constant_value(constant, margin, options, n, lost + kept),
    })
}

/// The smallest discount rate: below it millions of periods have a say.
const LEAST_DISCOUNT: f64 = 1e-5;

fn check(survivors: &[u64], options: &CohortOptions) -> Result<()> {
    let CohortOptions { margin, discount, periods, level } = *options;
    check_level(level)?;
    check_finite("margin", margin)?;
    check_discount(discount)?;
    if discount < LEAST_DISCOUNT {
        let allowed =
            "at least 0.00001: retention tends to 1 with tenure, so that without it the value has no end";
        return refuse("discount", discount, allowed);
    }
    let n = survivors.len().saturating_sub(1);
    if n < 2 {
        return Err(Error::TooFewUnits { what: "periods".to_owned(), n: n as u64, needed: 2 });
    }
    if periods < n || periods > 1_000_000 {
        return refuse("periods", periods, format!("a number from the {n} that were observed to 1000000"));
    }
    if let Some(i) = survivors.windows(2).position(|pair| pair[1] > pair[0]) {
        let allowed = format!("at most the {} of the period before", survivors[i]);
        return refuse("survivors", format!("{} at index {}", survivors[i + 1], i + 1), allowed);
    }
    let all = format!("{survivors:?}");
    if survivors[0] == 0 || survivors[1] == 0 || survivors[0] == survivors[n] {
        return refuse(
            "survivors",
            all,
            "a cohort of which some leave, and not all of them in the first period",
        );
    }
    Ok(())
}

/// One period: how many left, and how many stayed.
#[derive(Clone, Copy, Debug)]
struct Step {
    lost: f64,
    kept: f64,
}

impl Step {
    fn of(before: u64, after: u64) -> Self {
        Self { lost: (before - after) as f64, kept: after as f64 }
    }
}

/// The likelihood at a point, with its first and second derivatives by the logarithms of the shapes.
struct Likelihood {
    value: f64,
    slope: [f64; 2],
    /// By alpha twice, by both, by beta twice.
    curvature: [f64; 3],
}

impl Likelihood {
    /// In period t, from 0, a customer leaves with probability alpha / (alpha + beta + t).
    fn at(steps: &[Step], alpha: f64, beta: f64) -> Self {
        let (mut value, mut da, mut db) = (0.0, 0.0, 0.0);
        let (mut daa, mut dab, mut dbb) = (0.0, 0.0, 0.0);
        for (t, step) in steps.iter().enumerate() {
            let Step { lost, kept } = *step;
            let stay = beta + t as f64;
            let all = alpha + stay;
            let n = lost + kept;
            value += lost * libm::log(alpha / all) + kept * libm::log(stay / all);
            da += lost / alpha - n / all;
            db += kept / stay - n / all;
            let common = n / (all * all);
            daa += common - lost / (alpha * alpha);
            dab += common;
            dbb += common - kept / (stay * stay);
        }
        Self {
            value,
            slope: [alpha * da, beta * db],
            curvature: [alpha * (da + alpha * daa), alpha * beta * dab, beta * (db + beta * dbb)],
        }
    }
}

struct Fit {
    /// The logarithms of the shapes.
    at: [f64; 2],
    log_likelihood: f64,
    /// Of the logarithms: variance, covariance, variance.
    covariance: [f64; 3],
}

impl Fit {
    /// Newton's steps, shortened where the likelihood would fall, along the slope where it is not curved downwards.
    fn of(steps: &[Step]) -> Result<Self> {
        let at = |log: [f64; 2]| Likelihood::at(steps, libm::exp(log[0]), libm::exp(log[1]));
        let mut log = [0.0, 0.0];
        let mut here = at(log);
        for _ in 0..200 {
            let step = ascent(&here);
            let size = step[0].abs().max(step[1].abs());
            if size < 1e-13 {
                break;
            }
            let mut share = (1.0 / size).min(1.0);
            let mut found = None;
            while share * size > 1e-16 && found.is_none() {
                let next = [log[0] + share * step[0], log[1] + share * step[1]];
                // So near the top the likelihood has no digit left to tell which point is higher.
                found = Some((next, at(next))).filter(|(_, there)| size < 1e-3 || there.value > here.value);
                share *= 0.5;
            }
            let Some((next, there)) = found else { break };
            (log, here) = (next, there);
            if log.iter().any(|log| *log > 14.0) {
                break;
            }
        }
        let inverse = inverted(here.curvature).filter(|_| log.iter().all(|log| *log < 14.0));
        let Some([aa, ab, bb]) = inverse else {
            let stayed = steps.iter().filter(|step| step.lost + step.kept > 0.0);
            let rates = stayed.map(|step| format!("{:.3}", step.kept / (step.lost + step.kept)));
            let value = format!("customers of whom {} stayed", rates.collect::<Vec<_>>().join(", then "));
            let allowed = "customers of whom a larger share stays the longer they are there: churn that differs between \
                           customers cannot make that share constant or fall. Use retention with a constant rate";
            return refuse("survivors", value, allowed);
        };
        Ok(Self { at: log, log_likelihood: here.value, covariance: [-aa, -ab, -bb] })
    }

    fn shapes(&self) -> (f64, f64) {
        (libm::exp(self.at[0]), libm::exp(self.at[1]))
    }
}

/// The inverse of a symmetric matrix that is negative definite.
fn inverted([aa, ab, bb]: [f64; 3]) -> Option<[f64; 3]> {
    let determinant = aa * bb - ab * ab;
    (aa < 0.0 && determinant > 0.0).then(|| [bb / determinant, -ab / determinant, aa / determinant])
}

fn ascent(here: &Likelihood) -> [f64; 2] {
    let [a, b] = here.slope;
    inverted(here.curvature).map_or(here.slope, |[aa, ab, bb]| [-(aa * a + ab * b), -(ab * a + bb * b)])
}

fn on_logarithm(value: f64, relative: f64, level: f64, n: u64) -> Estimate {
    let away = libm::exp(dist::z_for(level) * relative);
    let std_error = Some(value.abs() * relative);
    let ends = (value / away, value * away);
    let limits = (ends.0.min(ends.1), ends.0.max(ends.1));
    Estimate { std_error, n_valid: n, n_effective: n as f64, ..bare(value, level) }
        .with_limits(Some(limits), Method::Wald)
}

/// The discounted sum of survival from period 0, and of its derivatives by the logarithms of the shapes.
fn discounted(alpha: f64, beta: f64, discount: f64) -> [f64; 3] {
    let factor = 1.0 / (1.0 + discount);
    let (mut term, mut by_alpha, mut by_beta) = (1.0, 0.0, 0.0);
    let mut sums = [0.0; 3];
    let mut t = 0.0;
    // What comes after a term is less than the term over the discount.
    while term > 1e-17 * sums[0] * discount {
        sums[0] += term;
        sums[1] += term * by_alpha;
        sums[2] += term * by_beta;
        let (stay, all) = (beta + t, alpha + beta + t);
        term *= factor * (stay / all);
        by_alpha -= alpha / all;
        by_beta += beta * alpha / (stay * all);
        t += 1.0;
    }
    sums
}

fn value(fit: &Fit, options: &CohortOptions, n: u64) -> Result<CohortValue> {
    let CohortOptions { margin, discount, level, .. } = *options;
    let (alpha, beta) = fit.shapes();
    let [sum, a, b] = discounted(alpha, beta, discount);
    let [aa, ab, bb] = fit.covariance;
    let error = libm::sqrt(a * a * aa + 2.0 * a * b * ab + b * b * bb);
    if !error.is_finite() {
        return Err(Error::Overflow { what: "the error of the lifetime value" });
    }
    let worth = |sum: f64| on_logarithm(margin * sum, error / sum, level, n);
    Ok(CohortValue { deferred: worth(sum - 1.0), immediate: worth(sum) })
}

/// The same with the one rate that fits best, whose error is that of a share among all who could have left.
fn constant_value(r: f64, margin: f64, options: &CohortOptions, n: u64, at_risk: f64) -> CohortValue {
    let CohortOptions { discount, level, .. } = *options;
    let error = libm::sqrt(r * (1.0 - r) / at_risk) * multiple_slope(r, discount);
    let worth = |at_once: bool| {
        let times = multiple(r, discount, at_once);
        on_logarithm(margin * times, error / times, level, n)
    };
    CohortValue { deferred: worth(false), immediate: worth(true) }
}

fn periods(survivors: &[u64], alpha: f64, beta: f64, n: usize) -> Vec<CohortPeriod> {
    let mut survival = 1.0;
    let one = |t: usize| {
        let retention = (beta + t as f64) / (alpha + beta + t as f64);
        survival *= retention;
        let seen = survivors.get(t + 1).copied();
        let before = survivors.get(t).copied().filter(|before| *before > 0);
        let observed_retention = seen.zip(before).map(|(after, before)| after as f64 / before as f64);
        CohortPeriod { period: t as u64 + 1, survivors: seen, survival, observed_retention, retention }
    };
    (0..n).map(one).collect()
}
