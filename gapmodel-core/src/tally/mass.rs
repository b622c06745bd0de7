use super::fixed::UNIT;
#[cfg(feature = "serde")]
use super::fixed::{MAX_WEIGHT_UNITS as MAX_UNITS, MIN_WEIGHT_UNITS as MIN_UNITS};
use crate::error::{Error, Result};

/// How many respondents a cell of a tally holds, and their exact sums of weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Mass {
    /// Respondents.
    pub(crate) n: u64,
    /// Sum of weights, in units of 10^-9.
    pub(crate) w: u128,
    /// Sum of squared weights, in units of 10^-18.
    pub(crate) w2: u128,
}

impl Mass {
    /// `n` respondents of weight one.
    pub(crate) fn unweighted(n: u64) -> Self {
        let n_wide = u128::from(n);
        Self { n, w: n_wide * u128::from(UNIT), w2: n_wide * u128::from(UNIT) * u128::from(UNIT) }
    }

    /// One respondent with a weight in units of 10^-9.
    pub(crate) fn one(weight: u64) -> Self {
        Self { n: 1, w: u128::from(weight), w2: u128::from(weight) * u128::from(weight) }
    }

    /// The effective sample size after weighting (Kish 1965): the squared sum of the weights over the sum of their squares.
    pub(crate) fn n_effective(self, weighted: bool) -> f64 {
        if weighted { self.w as f64 * self.w as f64 / self.w2 as f64 } else { self.n as f64 }
    }

    /// Whether some people could have these sums: each weight within its limits, and squares that go with them.
    #[cfg(feature = "serde")]
    pub(crate) fn is_plausible(self) -> bool {
        let n = u128::from(self.n);
        let limits = n * MIN_UNITS..=n * MAX_UNITS;
        // Squares add up to at least the square of the sum divided by n, and at most to the largest weight times the sum.
        let least = self.w.checked_mul(self.w).map_or(0, |square| square / n.max(1));
        limits.contains(&self.w)
            && self.w2 >= least
            && self.w.checked_mul(MAX_UNITS).is_none_or(|most| self.w2 <= most)
    }

    /// Adds people within one tally, whose totals are known to fit.
    pub(crate) fn add(&mut self, other: Self) {
        self.n = self.n.saturating_add(other.n);
        self.w = self.w.saturating_add(other.w);
        self.w2 = self.w2.saturating_add(other.w2);
    }

    /// As [`Mass::add`], as a value.
    pub(crate) fn plus(mut self, other: Self) -> Self {
        self.add(other);
        self
    }

    pub(crate) fn checked_add(self, other: Self) -> Result<Self> {
        let sum = || {
            Some(Self {
                n: self.n.checked_add(other.n)?,
                w: self.w.checked_add(other.w)?,
                w2: self.w2.checked_add(other.w2)?,
            })
        };
        sum().ok_or(Error::Overflow { what: "a count or a sum of weights" })
    }
}
