//! Inference on ranks: Wilcoxon's signed-rank test and the Hodges-Lehmann estimate.

use super::dist;
use super::distribution::Distribution;

/// Up to this many observations the distribution of the rank sum is counted out.
const EXACT_LIMIT: u64 = 50;

/// Beyond this many observations there is no result: pairs and rank sums are counted in 128 bits.
pub(super) const LIMIT: u64 = 1 << 53;

/// A test of differences against 0 by Wilcoxon's signed ranks.
///
/// Zeros are ranked with the others and then left out (Pratt 1959).
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SignedRank {
    /// The sum of the ranks of the positive differences, V in R.
    pub statistic: f64,
    /// The two-sided p-value, 0 to 1.
    pub p: f64,
    /// Whether all signs of the differences were counted out, given their ranks; otherwise p is that of a normal
    /// approximation with the variance of the ranks as they are, ties and zeros included.
    pub exact: bool,
}

/// The median of the means of all pairs of values, each with itself too, and its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HodgesLehmann {
    /// The estimate, in the unit of the values.
    pub value: f64,
    /// The lower limit; absent where there are too few values for the level.
    pub low: Option<f64>,
    /// The upper limit; absent where there are too few values for the level.
    pub high: Option<f64>,
    /// The confidence level of the interval, between 0 and 1.
    pub level: f64,
}

/// Differences of one absolute size: twice their common rank, how many there are, how many of them positive.
struct RankGroup {
    doubled_rank: u128,
    n: u64,
    positive: u64,
}

impl Distribution {
    /// Wilcoxon's signed-rank test against 0 with Pratt's treatment of zeros: exact, given the ranks, for up to 50
    /// differences other than 0, and normal without continuity correction for more.
    ///
    /// `None` without people or with more than 2^53, and for weighted data, which have no ranks. If all are 0, p is 1.
    pub(crate) fn signed_rank(&self) -> Option<SignedRank> {
        if self.weighted || self.cells.is_empty() || self.n() > LIMIT {
            return None;
        }
        let (zeros, groups) = self.rank_groups();
        let positive = rank_sum(&groups, |group| group.positive);
        let exact = groups.iter().fold(0u64, |n, group| n.saturating_add(group.n)) <= EXACT_LIMIT;
        let p = if exact { exact_p(zeros, &groups) } else { normal_p(positive, &groups) };
        Some(SignedRank { statistic: 0.5 * positive as f64, p, exact })
    }

    /// The Hodges-Lehmann estimate with an interval of order statistics of the pair means: the exact quantile of the
    /// signed-rank distribution without ties for up to 50 values, its normal approximation for more. Zeros count.
    ///
    /// `None` if n < 2 or above 2^53, and for weighted data. `level` must lie in (0, 1).
    pub(crate) fn hodges_lehmann(&self, level: f64) -> Option<HodgesLehmann> {
        let n = self.n();
        if self.weighted || !(2..=LIMIT).contains(&n) {
            return None;
        }
        let pairs = u128::from(n) * (u128::from(n) + 1) / 2;
        let middle = self.pair_sum(pairs.div_ceil(2)) + self.pair_sum(pairs / 2 + 1);
        let rank = limit_rank(n, 0.5 * (1.0 - level));
        Some(HodgesLehmann {
            value: self.value(middle, 4),
            low: rank.map(|rank| self.value(self.pair_sum(rank), 2)),
            high: rank.map(|rank| self.value(self.pair_sum(pairs + 1 - rank), 2)),
            level,
        })
    }

    /// The number of zeros, and the other differences by absolute size.
    fn rank_groups(&self) -> (u64, Vec<RankGroup>) {
        let mut sizes: Vec<(f64, u64, bool)> = self
            .cells
            .iter()
            .map(|&(grid, mass)| (self.value(grid.into(), 1), mass.n))
            .map(|(value, n)| (value.abs(), n, value > 0.0))
            .collect();
        sizes.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let (mut zeros, mut below, mut groups) = (0, 0u128, Vec::new());
        // Sizes come from one formula with either sign, so that equal ones are equal to the last bit.
        for same in sizes.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
            let n = same.iter().map(|&(_, n, _)| n).sum();
            let positive = same.iter().filter(|size| size.2).map(|&(_, n, _)| n).sum();
            if same[0].0 > 0.0 {
                groups.push(RankGroup { doubled_rank: 2 * below + u128::from(n) + 1, n, positive });
            } else {
                zeros = n;
            }
            below += u128::from(n);
        }
        (zeros, groups)
    }

    /// The sum of the two values, in grid steps, of the pair with this rank among all pairs, from 1.
    fn pair_sum(&self, rank: u128) -> i128 {
        let (Some(first), Some(last)) = (self.cells.first(), self.cells.last()) else { return 0 };
        let (mut low, mut high) = (2 * i128::from(first.0), 2 * i128::from(last.0));
        while low < high {
            let middle = low + (high - low).div_euclid(2);
            if self.pairs_up_to(middle) >= rank { high = middle } else { low = middle + 1 }
        }
        low
    }

    /// How many pairs, each value with itself too, sum to at most this many grid steps.
    fn pairs_up_to(&self, sum: i128) -> u128 {
        let mut partners = u128::from(self.n());
        let mut down = self.cells.iter().rev().peekable();
        let (mut ordered, mut selves) = (0u128, 0u128);
        for &(grid, mass) in &self.cells {
            let n = u128::from(mass.n);
            while let Some((_, beyond)) =
                down.next_if(|(other, _)| i128::from(grid) + i128::from(*other) > sum)
            {
                partners -= u128::from(beyond.n);
            }
            ordered += n * partners;
            selves += if 2 * i128::from(grid) <= sum { n } else { 0 };
        }
        // Two different people were met in both orders.
        u128::midpoint(ordered, selves)
    }
}

/// Twice the sum of the ranks of those that are counted.
fn rank_sum(groups: &[RankGroup], count: impl Fn(&RankGroup) -> u64) -> u128 {
    groups.iter().map(|group| group.doubled_rank * u128::from(count(group))).sum()
}

/// The chance of a rank sum at least as far from its mean, counting all signs.
fn exact_p(zeros: u64, groups: &[RankGroup]) -> f64 {
    let bare = rank_sum(groups, |group| group.n) - 2 * u128::from(zeros) * people(groups);
    // With this many zeros sums are ordered by how many ranks they have, and only then by which: more change nothing.
    let surplus = u128::from(zeros).saturating_sub(bare / 2 + 1);
    let doubled = |group: &RankGroup| usize::try_from(group.doubled_rank - 2 * surplus).unwrap_or(usize::MAX);
    let ranks: Vec<usize> =
        groups.iter().flat_map(|group| (0..group.n).map(move |_| doubled(group))).collect();
    let positive: usize =
        groups.iter().flat_map(|group| (0..group.positive).map(move |_| doubled(group))).sum();
    let ways = subset_sums(&ranks);
    let below: u64 = ways[..=positive].iter().sum();
    let above: u64 = ways[positive..].iter().sum();
    (2.0 * below.min(above) as f64 / (1u64 << ranks.len()) as f64).min(1.0)
}

fn people(groups: &[RankGroup]) -> u128 {
    groups.iter().map(|group| u128::from(group.n)).sum()
}

fn normal_p(positive: u128, groups: &[RankGroup]) -> f64 {
    // Doubled ranks r: the sum of the positive ones has mean sum r / 2 and variance sum r^2 / 4.
    let all = rank_sum(groups, |group| group.n);
    let squares: f64 =
        groups.iter().map(|g| g.doubled_rank as f64 * g.doubled_rank as f64 * g.n as f64).sum();
    let away = (2 * positive).abs_diff(all) as f64;
    2.0 * dist::normal_sf(away / libm::sqrt(squares))
}

/// In how many ways each sum comes about by choosing among at most 50 numbers.
fn subset_sums(numbers: &[usize]) -> Vec<u64> {
    let mut ways = vec![0u64; numbers.iter().sum::<usize>() + 1];
    ways[0] = 1;
    let mut reached = 0;
    for &number in numbers {
        for sum in (0..=reached).rev() {
            ways[sum + number] += ways[sum];
        }
        reached += number;
    }
    ways
}

/// The rank of the pair mean that is the lower limit: the smallest q with P(V <= q) >= `tail`, at least 1; `None` if
/// even the outermost pairs leave more than that outside.
fn limit_rank(n: u64, tail: f64) -> Option<u128> {
    if n > EXACT_LIMIT {
        let n = n as f64;
        let mean = 0.25 * n * (n + 1.0);
        let deviation = libm::sqrt(n * (n + 1.0) * (2.0 * n + 1.0) / 24.0);
        let nearest = libm::ceil(mean + dist::normal_quantile(tail) * deviation - 0.5);
        #[expect(clippy::cast_sign_loss, reason = "1 to n^2, whole")]
        return (nearest >= 1.0).then_some(nearest as u128);
    }
    let ranks: Vec<usize> = (1..=n).filter_map(|rank| usize::try_from(rank).ok()).collect();
    let needed = tail * (1u64 << n) as f64;
    let mut below = 0;
    let quantile = subset_sums(&ranks).iter().position(|ways| {
        below += ways;
        below as f64 >= needed
    })?;
    // P(V <= 0) is 1 / 2^n.
    (quantile > 0 || needed >= 1.0).then_some(quantile.max(1) as u128)
}
