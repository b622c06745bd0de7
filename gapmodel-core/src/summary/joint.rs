//! The scores of the three dimensions together with the answer to a rated item: what it takes to explain the one by the
//! others, and to draw people again.

use super::Segment;
use super::layout::{JointPlan, Layout};
use crate::error::{Error, Result};

/// The scores in business, human and hidden in units of 1 / [`Layout::denominator`] points, and the point of the answer.
pub(crate) type Tuple = [u32; 4];

/// How many people have each tuple: the tuples that occur, in order.
///
/// There are at most as many as people, and as scores are ratios of small integers no more than these allow: of four
/// attributes on seven points and an answer on ten 506,530, and 156,250 where everything is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Joint(pub(crate) Vec<(Tuple, u64)>);

impl Joint {
    /// How many people there are.
    pub(crate) fn n(&self) -> u64 {
        self.0.iter().map(|(_, n)| n).sum()
    }

    fn of(mut people: Vec<Tuple>) -> Self {
        people.sort_unstable();
        Self(people.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect())
    }

    pub(crate) fn merged(&self, other: &Self) -> Result<Self> {
        let mut merged: Vec<(Tuple, u64)> = Vec::with_capacity(self.0.len() + other.0.len());
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        loop {
            let next = match (ours.peek(), theirs.peek()) {
                (Some(a), Some(b)) if a.0 == b.0 => {
                    let sum = a.1.checked_add(b.1).ok_or(Error::Overflow { what: "a count" })?;
                    merged.push((a.0, sum));
                    ours.next();
                    theirs.next();
                    continue;
                }
                (Some(a), Some(b)) if a.0 < b.0 => ours.next(),
                (_, Some(_)) => theirs.next(),
                (_, None) => ours.next(),
            };
            match next {
                Some(next) => merged.push(*next),
                None => return Ok(Self(merged)),
            }
        }
    }

    /// Whether a tally that came from elsewhere is one of at most so many people.
    #[cfg(feature = "serde")]
    pub(crate) fn fits(&self, layout: &Layout, column: usize, people: u64) -> bool {
        let points = u32::from(layout.columns[column].points);
        let in_range = |[business, human, hidden, point]: &Tuple| {
            [business, human, hidden].into_iter().all(|score| *score < layout.joint_scores())
                && *point < points
        };
        let n = self.0.iter().try_fold(0_u64, |sum, (_, n)| sum.checked_add(*n));
        self.0.windows(2).all(|pair| pair[0].0 < pair[1].0)
            && self.0.iter().all(|(tuple, n)| *n > 0 && in_range(tuple))
            && n.is_some_and(|n| n <= people)
    }
}

/// A tally that is being filled: people are gathered and counted when there are many.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathering {
    counted: Joint,
    people: Vec<Tuple>,
}

impl Gathering {
    /// How many people are gathered at least before they are counted.
    const MANY: usize = 1 << 16;

    pub(super) fn push(&mut self, tuple: Tuple) -> Result<()> {
        self.people.push(tuple);
        // Never less than half of what there is, so that the work grows with the people and not with their square.
        if self.people.len() >= Self::MANY.max(self.counted.0.len()) { self.count() } else { Ok(()) }
    }

    fn count(&mut self) -> Result<()> {
        self.counted = self.counted.merged(&Joint::of(std::mem::take(&mut self.people)))?;
        Ok(())
    }

    pub(super) fn take(&mut self) -> Result<Joint> {
        self.count()?;
        Ok(std::mem::take(&mut self.counted))
    }
}

/// Both together; of nobody knows what if one was read from bytes that had no such tally.
pub(super) fn merged(ours: Option<&Vec<Joint>>, theirs: Option<&Vec<Joint>>) -> Result<Option<Vec<Joint>>> {
    let Some((ours, theirs)) = ours.zip(theirs) else { return Ok(None) };
    ours.iter().zip(theirs).map(|(a, b)| a.merged(b)).collect::<Result<_>>().map(Some)
}

impl Segment<'_> {
    /// The tuples of the three scores and the answer to a rated item; `None` where they were not tallied: of another
    /// instrument, with weights, and read from bytes of a version that had none.
    pub(crate) fn joint(&self, column: &str) -> Result<Option<Joint>> {
        let layout = self.layout();
        let Some(JointPlan { columns, .. }) = &layout.joint else { return Ok(None) };
        let position = columns.iter().position(|&c| layout.columns[c].name == column);
        let Some(position) = position.filter(|_| !self.is_weighted()) else { return Ok(None) };
        let mut all = Joint::default();
        for (_, tally) in self.parts() {
            let Some(joint) = &tally.joint else { return Ok(None) };
            all = all.merged(&joint[position])?;
        }
        Ok(Some(all))
    }
}
