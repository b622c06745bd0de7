use super::fixed::UNIT;
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

    /// Adds people within one tally, whose totals are known to fit.
    pub(crate) fn add(&mut self, other: Self) {
        self.n = self.n.saturating_add(other.n);
        self.w = self.w.saturating_add(other.w);
        self.w2 = self.w2.saturating_add(other.w2);
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
