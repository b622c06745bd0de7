//! Two independent samples by ranks: the test of Mann and Whitney and the probability of superiority.

use std::cmp::Ordering;

use super::dist;
use super::distribution::Distribution;
use super::ranks::LIMIT;

/// Up to this many people in both samples all ways to part them are counted.
const EXACT_LIMIT: u64 = 30;

/// The comparison of two independent samples by Mann and Whitney's U.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RankSum {
    /// The pairs of people in which the first sample's has the greater value, and half of those with equal values; W in
    /// R, U1 in `SciPy`.
    pub(crate) u: f64,
    /// The share of such pairs, 0 to 1; 0.5 where neither sample tends to greater values.
    pub(crate) superiority: f64,
    /// The two-sided p-value, 0 to 1.
    pub(crate) p: f64,
    /// Whether all ways to part the people were counted, given their values; otherwise p is that of a normal
    /// approximation with the variance of the ranks as they are, ties included, and continuity correction.
    pub(crate) exact: bool,
}

/// People with one value: how many of them are in the first sample and in the second, and how many in both have a
/// smaller value.
struct Tie {
    first: u64,
    second: u64,
    below: u64,
}

impl Tie {
    fn n(&self) -> u64 {
        self.first + self.second
    }

    /// Twice the rank that these people share.
    fn doubled_rank(&self) -> u64 {
        2 * self.below + self.n() + 1
    }
}

/// Mann and Whitney's test of two independent samples in the same unit, on whatever grids: exact, given the values, for
/// up to 30 people, and normal for more.
///
/// `None` if either is empty, weighted, or of more than 2^53 people. If all values are equal, p is 1. Sources: Mann and
/// Whitney 1947, Annals of Mathematical Statistics 18:50-60; Lehmann 1975, Nonparametrics, section 1.4 for ties.
pub(crate) fn rank_sum(first: &Distribution, second: &Distribution) -> Option<RankSum> {
    let (n_first, n_second) = (countable(first)?, countable(second)?);
    let ties = ties(first, second);
    let doubled_u = doubled_u(&ties);
    let pairs = u128::from(n_first) * u128::from(n_second);
    let exact = n_first + n_second <= EXACT_LIMIT;
    let p = if exact { exact_p(n_first, &ties) } else { normal_p(doubled_u, n_first, n_second, &ties) };
    Some(RankSum { u: 0.5 * doubled_u as f64, superiority: half_share(doubled_u, pairs), p, exact })
}

impl Distribution {
    /// The share of people above 0 and half of those at 0: of paired differences, the probability that the first of a
    /// pair is the greater. `None` as for [`rank_sum`].
    pub(crate) fn superiority(&self) -> Option<f64> {
        let n = countable(self)?;
        let doubled: u128 = self
            .cells
            .iter()
            .map(|&(grid, mass)| u128::from(mass.n) * half_wins(self.value(grid.into(), 1)))
            .sum();
        Some(half_share(doubled, n.into()))
    }
}

/// How many people, if they can be ranked.
fn countable(distribution: &Distribution) -> Option<u64> {
    Some(distribution.n()).filter(|n| !distribution.weighted && (1..=LIMIT).contains(n))
}

fn half_wins(value: f64) -> u128 {
    match value.partial_cmp(&0.0) {
        Some(Ordering::Greater) => 2,
        Some(Ordering::Equal) => 1,
        _ => 0,
    }
}

fn half_share(doubled: u128, all: u128) -> f64 {
    doubled as f64 / (2 * all) as f64
}

/// The people of both samples by ascending value.
fn ties(first: &Distribution, second: &Distribution) -> Vec<Tie> {
    // On one grid no rounding can part equal values.
    if first.same_grid(second) {
        let direction = if first.descends() { -1 } else { 1 };
        return pooled(first, second, |_, grid| i128::from(grid) * direction, i128::cmp);
    }
    // Adding 0 makes 0 of -0.
    pooled(first, second, |of, grid| of.value(grid.into(), 1) + 0.0, f64::total_cmp)
}

fn pooled<K>(
    first: &Distribution,
    second: &Distribution,
    key: impl Fn(&Distribution, i64) -> K,
    order: impl Fn(&K, &K) -> Ordering,
) -> Vec<Tie> {
    let firsts = first.cells.iter().map(|&(grid, mass)| (key(first, grid), mass.n, 0));
    let seconds = second.cells.iter().map(|&(grid, mass)| (key(second, grid), 0, mass.n));
    let mut cells: Vec<(K, u64, u64)> = firsts.chain(seconds).collect();
    cells.sort_by(|a, b| order(&a.0, &b.0));
    let mut below = 0;
    cells
        .chunk_by(|a, b| order(&a.0, &b.0).is_eq())
        .map(|same| {
            let (first, second) = same.iter().fold((0, 0), |n, cell| (n.0 + cell.1, n.1 + cell.2));
            let tie = Tie { first, second, below };
            below += tie.n();
            tie
        })
        .collect()
}

/// Twice U, a whole number.
fn doubled_u(ties: &[Tie]) -> u128 {
    let (mut beaten, mut doubled) = (0u128, 0);
    for tie in ties {
        doubled += u128::from(tie.first) * (2 * beaten + u128::from(tie.second));
        beaten += u128::from(tie.second);
    }
    doubled
}

/// Twice the smaller chance of a rank sum as small or as great, all choices of the first sample being equally likely.
fn exact_p(n_first: u64, ties: &[Tie]) -> f64 {
    let whole = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let ranks: Vec<usize> =
        ties.iter().flat_map(|tie| (0..tie.n()).map(|_| whole(tie.doubled_rank()))).collect();
    let found: usize = ties.iter().map(|tie| whole(tie.first * tie.doubled_rank())).sum();
    let ways = choices(whole(n_first), &ranks);
    let below: u64 = ways[..=found].iter().sum();
    let above: u64 = ways[found..].iter().sum();
    let all: u64 = ways.iter().sum();
    (2.0 * below.min(above) as f64 / all as f64).min(1.0)
}

/// In how many ways each sum comes about by choosing so many among at most 30 numbers.
fn choices(size: usize, numbers: &[usize]) -> Vec<u64> {
    let sums = numbers.iter().sum::<usize>() + 1;
    let mut ways = vec![vec![0u64; sums]; size + 1];
    ways[0][0] = 1;
    for &number in numbers {
        for chosen in (0..size).rev() {
            for sum in (number..sums).rev() {
                ways[chosen + 1][sum] += ways[chosen][sum - number];
            }
        }
    }
    ways.swap_remove(size)
}

fn normal_p(doubled_u: u128, n_first: u64, n_second: u64, ties: &[Tie]) -> f64 {
    let n = n_first + n_second;
    let pairs = u128::from(n_first) * u128::from(n_second);
    // Doubled ranks around their mean n + 1: unlike the usual sum of t^3 - t, this one does not cancel.
    let squares: f64 = ties
        .iter()
        .map(|tie| (tie.n() as f64, tie.doubled_rank().abs_diff(n + 1) as f64))
        .map(|(people, away)| people * away * away)
        .sum();
    if squares <= 0.0 {
        return 1.0;
    }
    let (n, pairs_float) = (n as f64, pairs as f64);
    // Four times the variance of U, as U is doubled.
    let deviation = libm::sqrt(squares * (pairs_float / n) / (n - 1.0));
    let away = doubled_u.abs_diff(pairs) as f64;
    (2.0 * dist::normal_sf((away - 1.0).max(0.0) / deviation)).min(1.0)
}
