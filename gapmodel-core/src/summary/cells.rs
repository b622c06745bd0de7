use crate::error::{Error, Result};
use crate::tally::Mass;

/// The cells of a segment that are not empty, in order of their number.
///
/// Counts stand apart from sums of weights because most surveys have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) struct Cells {
    pub(crate) keys: Vec<u32>,
    pub(crate) counts: Vec<u64>,
    /// As many as keys in a weighted summary, none otherwise.
    pub(crate) weights: Vec<(u128, u128)>,
}

impl Cells {
    pub(crate) fn with_capacity(cells: usize, weighted: bool) -> Self {
        let weights = if weighted { Vec::with_capacity(cells) } else { Vec::new() };
        Self { keys: Vec::with_capacity(cells), counts: Vec::with_capacity(cells), weights }
    }

    /// Adds a cell after all others.
    pub(crate) fn push(&mut self, key: u32, count: u64, weights: Option<(u128, u128)>) {
        self.keys.push(key);
        self.counts.push(count);
        self.weights.extend(weights);
    }

    /// The cells from `offset` on, `cells` of them, numbered from 0.
    pub(crate) fn table(&self, offset: u32, cells: u32) -> impl Iterator<Item = (u32, Mass)> {
        let from = self.keys.partition_point(|key| *key < offset);
        let to = from + self.keys[from..].partition_point(|key| *key < offset + cells);
        (from..to).map(move |i| (self.keys[i] - offset, self.mass(i)))
    }

    /// As [`Cells::table`], the counts alone.
    pub(crate) fn table_counts(&self, offset: u32, cells: u32) -> impl Iterator<Item = (u32, u64)> {
        let from = self.keys.partition_point(|key| *key < offset);
        let keys = self.keys[from..].iter().take_while(move |key| **key < offset + cells);
        keys.zip(&self.counts[from..]).map(move |(key, count)| (key - offset, *count))
    }

    /// What one cell holds.
    pub(crate) fn get(&self, key: u32) -> Mass {
        self.keys.binary_search(&key).map_or(Mass::default(), |i| self.mass(i))
    }

    fn mass(&self, i: usize) -> Mass {
        match self.weights.get(i) {
            Some(&(w, w2)) => Mass { n: self.counts[i], w, w2 },
            None => Mass::unweighted(self.counts[i]),
        }
    }

    pub(crate) fn merged(&self, other: &Self) -> Result<Self> {
        let weighted = !self.weights.is_empty() || !other.weights.is_empty();
        let mut out = Self::with_capacity(self.keys.len() + other.keys.len(), weighted);
        let (mut i, mut j) = (0, 0);
        while i < self.keys.len() || j < other.keys.len() {
            let ours = self.keys.get(i).copied().unwrap_or(u32::MAX);
            let theirs = other.keys.get(j).copied().unwrap_or(u32::MAX);
            let mut count = 0_u64;
            let mut weights = (0_u128, 0_u128);
            let overflow = || Error::Overflow { what: "a count or a sum of weights" };
            if ours <= theirs {
                (count, weights) = (self.counts[i], self.weights.get(i).copied().unwrap_or_default());
                i += 1;
            }
            if theirs <= ours {
                let (w, w2) = other.weights.get(j).copied().unwrap_or_default();
                count = count.checked_add(other.counts[j]).ok_or_else(overflow)?;
                weights.0 = weights.0.checked_add(w).ok_or_else(overflow)?;
                weights.1 = weights.1.checked_add(w2).ok_or_else(overflow)?;
                j += 1;
            }
            out.push(ours.min(theirs), count, weighted.then_some(weights));
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::Cells;

    fn cells(of: &[(u32, u64)]) -> Cells {
        let mut cells = Cells::default();
        for &(key, count) in of {
            cells.push(key, count, None);
        }
        cells
    }

    #[test]
    fn merging_keeps_order_and_adds_equal_keys() {
        let merged = cells(&[(1, 5), (4, 1)]).merged(&cells(&[(0, 2), (4, 3), (9, 1)])).unwrap();
        assert_eq!(merged, cells(&[(0, 2), (1, 5), (4, 4), (9, 1)]));
        assert_eq!(merged.table(1, 4).map(|(key, mass)| (key, mass.n)).collect::<Vec<_>>(), [(0, 5), (3, 4)]);
        assert_eq!(merged.get(4).n, 4);
        assert_eq!(merged.get(5).n, 0);
    }

    #[test]
    fn a_count_beyond_u64_is_refused() {
        assert!(cells(&[(1, u64::MAX)]).merged(&cells(&[(1, 1)])).is_err());
    }
}
