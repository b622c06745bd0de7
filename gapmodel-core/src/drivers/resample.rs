//! People drawn again from the table of distinct rows.

use crate::stats::bootstrap::Draw;
use crate::stats::replicates::Replicates;

/// Distinct rows of values, NaN for missing, and how many people have each; in an order that does not depend on theirs.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub(super) rows: Vec<Vec<f64>>,
    pub(super) counts: Vec<u64>,
    n: u64,
}

impl Cells {
    pub(super) fn new(rows: Vec<Vec<f64>>) -> Self {
        Self::counted(rows.into_iter().map(|row| (row, 1)).collect())
    }

    /// Of rows that so many people have.
    pub(super) fn counted(mut rows: Vec<(Vec<f64>, u64)>) -> Self {
        let order = |a: &Vec<f64>, b: &Vec<f64>| {
            let pairs = a.iter().zip(b).map(|(a, b)| a.total_cmp(b));
            pairs.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        };
        rows.sort_unstable_by(|(a, _), (b, _)| order(a, b));
        rows.dedup_by(|(next, more), (kept, n)| {
            let same = order(next, kept).is_eq();
            *n += if same { *more } else { 0 };
            same
        });
        let (rows, counts): (_, Vec<u64>) = rows.into_iter().unzip();
        let n = counts.iter().sum();
        Self { rows, counts, n }
    }

    /// How many of as many people as there are, drawn with replacement, have each row.
    pub(super) fn drawn(&self, draw: &mut Draw) -> Vec<u64> {
        draw.shared_out(self.counts.iter().copied(), self.n).collect()
    }
}

/// The values of `k` quantities by replicate, turned round: the replicates of each quantity.
pub(super) fn by_quantity(replicates: &[Vec<f64>], k: usize) -> Vec<Replicates> {
    (0..k).map(|i| Replicates::new(replicates.iter().map(|values| values[i]).collect())).collect()
}

/// Runs replicates, leaving out those that give nothing.
pub(super) fn replicates<T>(number: u32, seed: u64, mut one: impl FnMut(&mut Draw) -> Option<T>) -> Vec<T> {
    (0..number).filter_map(|replicate| one(&mut Draw::new(seed, replicate.into()))).collect()
}

#[cfg(test)]
mod tests {
    use super::Cells;
    use crate::stats::bootstrap::Draw;

    #[test]
    fn cells_are_the_distinct_rows_in_an_order_of_their_own() {
        let (a, b) = (vec![1.0, f64::NAN], vec![0.0, 2.0]);
        let cells = Cells::new(vec![a.clone(), b.clone(), a.clone()]);
        assert_eq!((&cells.rows[0], &cells.counts), (&b, &vec![1, 2]));
        let drawn = cells.drawn(&mut Draw::new(1, 0));
        assert_eq!(drawn.iter().sum::<u64>(), 3);
    }
}
