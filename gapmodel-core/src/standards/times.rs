//! Percentiles of times, and what those who gave up say of them.

use super::tally::{Outcomes, TICKS, read_time};
use crate::error::Result;
use crate::stats::dist::beta_cdf;
use crate::stats::z_for;

/// Times in ascending order: when, how many came to their end then, and how many gave up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Times(Vec<(u64, [u64; 2])>);

impl Times {
    pub(super) fn of(outcomes: &Outcomes) -> Self {
        let mut times: Vec<(u64, [u64; 2])> = Vec::new();
        for (code, n) in outcomes {
            let Some((time, abandoned)) = read_time(*code) else { continue };
            if times.last().is_none_or(|last| last.0 != time) {
                times.push((time, [0; 2]));
            }
            if let Some((_, counts)) = times.last_mut() {
                counts[usize::from(abandoned)] += n;
            }
        }
        Self(times)
    }

    /// How many came to their end, and how many gave up, no later than `by`; all without.
    pub(super) fn counts(&self, by: Option<u64>) -> [u64; 2] {
        let until = self.0.iter().take_while(|(time, _)| by.is_none_or(|by| *time <= by));
        until.fold([0; 2], |[a, b], (_, [ended, given_up])| [a + ended, b + given_up])
    }

    /// The time of the `rank`-th that came to its end, counted from 1.
    fn at(&self, rank: u64) -> Option<f64> {
        let mut before = 0;
        self.0.iter().find_map(|(time, [ended, _])| {
            before += ended;
            (before >= rank && rank > 0).then(|| unit(*time))
        })
    }

    /// The percentile of those that came to their end, the limits of its interval, and the probability with which such an
    /// interval covers.
    pub(super) fn percentile(&self, p: f64, level: f64) -> Result<Option<Percentile>> {
        let [n, _] = self.counts(None);
        if n == 0 {
            return Ok(None);
        }
        let ranks = Ranks::new(n, p, level)?;
        // 0.9 of 50 is the 45th, though 0.9 is not quite nine tenths.
        #[expect(clippy::cast_sign_loss, reason = "a rank")]
        let rank = (libm::ceil(n as f64 * p - 1e-9) as u64).clamp(1, n);
        let value = self.at(rank).unwrap_or(0.0);
        Ok(Some(Percentile {
            value,
            low: ranks.low.and_then(|rank| self.at(rank)),
            high: ranks.high.and_then(|rank| self.at(rank)),
            coverage: ranks.coverage,
        }))
    }

    /// The survival curve: who gave up may have waited longer.
    pub(super) fn survival(&self, level: f64) -> Survival {
        let (mut at_risk, mut surviving, mut variance) =
            (self.counts(None).into_iter().sum::<u64>(), 1.0, 0.0);
        let mut steps = Vec::new();
        for (time, [ended, given_up]) in &self.0 {
            if *ended > 0 {
                let (d, n) = (*ended as f64, at_risk as f64);
                surviving *= (n - d) / n;
                variance += d / (n * (n - d));
                steps.push(Step { time: *time, surviving, variance });
            }
            at_risk -= ended + given_up;
        }
        Survival { steps, last: self.0.last().map_or(0, |(time, _)| *time), z: z_for(level) }
    }
}

fn unit(ticks: u64) -> f64 {
    ticks as f64 / TICKS
}

/// A percentile and its interval, in the unit of the times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percentile {
    pub(super) value: f64,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) coverage: Option<f64>,
}

/// The ranks of the order statistics that are the limits of a percentile.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ranks {
    low: Option<u64>,
    high: Option<u64>,
    coverage: Option<f64>,
}

impl Ranks {
    /// Of n observations a binomial number is below the percentile. The lower limit is the highest rank, the upper the
    /// lowest, that the percentile is beyond with a probability of no more than half of 1 - level each: so either limit
    /// is one-sided by itself, whatever the data. A limit that no rank allows is absent.
    fn new(n: u64, p: f64, level: f64) -> Result<Self> {
        let tail = 0.5 * (1.0 - level);
        // P(X < rank), which rises with the rank.
        let below = |rank: u64| if rank > n { Ok(1.0) } else { below(rank, n, p) };
        let low = first(n + 1, |rank| Ok(below(rank)? > tail))? - 1;
        let high = first(n + 1, |rank| Ok(above(rank, n, p)? <= tail))?;
        let (low, high) = ((low > 0).then_some(low), (high <= n).then_some(high));
        let covers = || Ok::<_, crate::Error>(high.map_or(Ok(1.0), below)? - low.map_or(Ok(0.0), below)?);
        let coverage = low.or(high).map(|_| covers()).transpose()?;
        Ok(Self { low, high, coverage })
    }
}

/// P(X < rank) of a binomial number, rank 1 to n.
fn below(rank: u64, n: u64, p: f64) -> Result<f64> {
    beta_cdf(1.0 - p, (n - rank + 1) as f64, rank as f64)
}

/// P(X >= rank), rank 1 to n; 0 beyond.
fn above(rank: u64, n: u64, p: f64) -> Result<f64> {
    if rank > n { Ok(0.0) } else { beta_cdf(p, rank as f64, (n - rank + 1) as f64) }
}

/// The first rank from 1 for which a condition holds that holds from some rank on, `end` if there is none before.
fn first(end: u64, holds: impl Fn(u64) -> Result<bool>) -> Result<u64> {
    let (mut low, mut high) = (1, end);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle)? { high = middle } else { low = middle + 1 }
    }
    Ok(low)
}

struct Step {
    time: u64,
    surviving: f64,
    /// Greenwood's sum: the variance of the survival over its square.
    variance: f64,
}

impl Step {
    /// The limits of the survival on the scale of log(-log), which keeps them within 0 and 1; `None` at its ends.
    fn limits(&self, z: f64) -> Option<(f64, f64)> {
        if self.surviving <= 0.0 || self.surviving >= 1.0 {
            return None;
        }
        let log = libm::log(self.surviving);
        let spread = libm::exp(z * libm::sqrt(self.variance) / -log);
        Some((libm::exp(log * spread), libm::exp(log / spread)))
    }
}

/// A survival curve (Kaplan and Meier 1958): the share that has not come to its end, with who gave up counted as long as
/// they waited.
pub(super) struct Survival {
    steps: Vec<Step>,
    /// The longest time there is; what happens later nobody has seen.
    last: u64,
    z: f64,
}

/// What a survival curve says of a number: all of it, no more than that it is not below something, or nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Told<T> {
    All(T),
    AtLeast(Option<f64>),
}

impl<T> Told<T> {
    pub(super) fn all(self) -> Option<T> {
        match self {
            Self::All(all) => Some(all),
            Self::AtLeast(_) => None,
        }
    }

    pub(super) fn at_least(&self) -> Option<f64> {
        match self {
            Self::All(_) => None,
            Self::AtLeast(limit) => *limit,
        }
    }
}

/// A share that has come to its end by a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ended {
    pub(super) share: f64,
    pub(super) std_error: Option<f64>,
    pub(super) limits: Option<(f64, f64)>,
}

impl Survival {
    /// The share that has come to its end by a time. Later than the longest time, where that one gave up, the curve is not
    /// known but for that it does not rise.
    pub(super) fn ended(&self, by: u64) -> Told<Ended> {
        let step = self.steps.iter().take_while(|step| step.time <= by).last();
        let limits = step.and_then(|step| step.limits(self.z)).map(|(low, high)| (1.0 - high, 1.0 - low));
        let surviving = step.map_or(1.0, |step| step.surviving);
        if by > self.last && surviving > 0.0 {
            return Told::AtLeast(limits.map(|(low, _)| low));
        }
        let std_error = step.filter(|_| surviving > 0.0).map(|step| surviving * libm::sqrt(step.variance));
        Told::All(Ended { share: 1.0 - surviving, std_error, limits })
    }

    /// The time by which a share has come to its end, between the first times at which the limits of the curve say so. At
    /// its end at 0 the curve has no limits, and says of none that it was passed.
    pub(super) fn percentile(&self, p: f64) -> Told<Percentile> {
        let left = 1.0 - p + 1e-12;
        let first = |passes: &dyn Fn(&Step) -> bool| {
            self.steps.iter().find(|step| passes(step)).map(|step| unit(step.time))
        };
        let low = first(&|step| step.limits(self.z).is_some_and(|(low, _)| low <= left));
        let Some(value) = first(&|step| step.surviving <= left) else { return Told::AtLeast(low) };
        let high = first(&|step| step.limits(self.z).is_some_and(|(_, high)| high <= left));
        Told::All(Percentile { value, low, high, coverage: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// formulas of Conover 1999, 3.2, with the binomial distribution of scipy 1.17.1: n = 50, p = 0.9.
    #[test]
    fn each_limit_of_a_percentile_has_its_half_of_the_error() {
        let ranks = Ranks::new(50, 0.9, 0.95).unwrap();
        assert_eq!((ranks.low, ranks.high), (Some(41), Some(50)));
        let coverage = ranks.coverage.unwrap();
        assert!((coverage - 0.9703).abs() < 5e-5, "{coverage}");
        let few = Ranks::new(10, 0.9, 0.95).unwrap();
        assert_eq!((few.low, few.high), (Some(7), None));
        let one = Ranks::new(1, 0.9, 0.95).unwrap();
        assert_eq!((one.low, one.high, one.coverage), (None, None, None));
    }
}
