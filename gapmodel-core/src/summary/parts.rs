use super::layout::Viewpoints;
use super::observe::SegmentTally;
use crate::error::{Error, Result};

/// What respondents were asked and what they answered: the viewpoints whose columns their table has, and those of them
/// from which they rated at least one attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Questionnaire {
    pub(crate) asked: Viewpoints,
    pub(crate) answered: Viewpoints,
}

/// The tallies of a segment, apart for each questionnaire that somebody filled in: in their order, none without
/// respondents. Customers, managers and auditors stand apart, and so do customers who answered only one of two surveys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Parts(pub(crate) Vec<(Questionnaire, SegmentTally)>);

impl Parts {
    pub(crate) fn rows(&self) -> u64 {
        self.0.iter().map(|(_, tally)| tally.rows).sum()
    }

    pub(crate) fn insert(&mut self, questionnaire: Questionnaire, tally: SegmentTally) -> Result<()> {
        match self.0.binary_search_by_key(&questionnaire, |(questionnaire, _)| *questionnaire) {
            Ok(at) => self.0[at].1 = self.0[at].1.merged(&tally)?,
            Err(at) => self.0.insert(at, (questionnaire, tally)),
        }
        Ok(())
    }

    /// Adds all of another; half done on errors.
    pub(crate) fn merge(&mut self, other: &Self) -> Result<()> {
        for (questionnaire, tally) in &other.0 {
            match self.0.binary_search_by_key(questionnaire, |(questionnaire, _)| *questionnaire) {
                Ok(at) => self.0[at].1 = self.0[at].1.merged(tally)?,
                Err(at) => self.0.insert(at, (*questionnaire, tally.clone())),
            }
        }
        let all = self.0.iter().try_fold(0_u64, |sum, (_, tally)| sum.checked_add(tally.rows));
        all.map(drop).ok_or(Error::Overflow { what: "the number of respondents" })
    }

    pub(crate) fn merged(&self, other: &Self) -> Result<Self> {
        let mut merged = self.clone();
        merged.merge(other)?;
        Ok(merged)
    }
}
