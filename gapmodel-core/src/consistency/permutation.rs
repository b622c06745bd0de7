use crate::error::{Error, Place, Result};
use crate::stats::bootstrap::Draw;
use crate::stats::t_two_sided_p;
use crate::table::Column;
use crate::tally::fixed;

/// More replicates than anybody needs.
const MOST: u32 = 10_000_000;

/// Options of [`permutation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermutationOptions {
    /// How often groups are drawn anew, from 100: 10,000. Where there are no more ways than this to make the groups, each is
    /// looked at once.
    pub replicates: u32,
    /// Where the random numbers start: 1.
    pub seed: u64,
}

impl Default for PermutationOptions {
    fn default() -> Self {
        Self { replicates: 10_000, seed: 1 }
    }
}

/// A test of two means that takes them as normal.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MeanTest {
    /// The difference over its standard error.
    pub t: f64,
    /// Degrees of freedom.
    pub df: f64,
    /// The two-sided p-value.
    pub p: f64,
}

/// Whether two groups have the same mean, by drawing who is in which group anew.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Permutation {
    /// The mean of the first group minus that of the second, in the unit of the values.
    pub difference: f64,
    /// The mean of the first group.
    pub mean_a: f64,
    /// The mean of the second group.
    pub mean_b: f64,
    /// How many values the first group has.
    pub n_a: u64,
    /// How many values the second group has.
    pub n_b: u64,
    /// How many values are missing.
    pub n_missing: u64,
    /// The two-sided p-value: twice the smaller of the next two, at most 1.
    pub p: f64,
    /// The probability of a difference as large or larger if the groups are the same.
    pub p_greater: f64,
    /// The probability of a difference as small or smaller.
    pub p_less: f64,
    /// Whether every way to make the groups was looked at; then p-values are exact.
    pub exact: bool,
    /// How many ways were looked at.
    pub replicates: u32,
    /// The seed of the drawing.
    pub seed: u64,
    /// How skewed all values are together: the mean cubed standardised deviation, 0 if symmetric.
    pub skewness: f64,
    /// Student's t with the pooled variance, to compare; absent where values do not vary within groups.
    pub student: Option<MeanTest>,
    /// Welch's t, to compare; absent likewise, and for a group of one.
    pub welch: Option<MeanTest>,
}

/// Whether two groups get the same service: the permutation test of their means.
///
/// If it makes no difference in which group a customer is, any other way to make groups of these sizes was as likely: p is the
/// share of ways with a difference at least as large. `a` and `b` are columns of values in any unit, NaN for missing, read as
/// decimals to the nearest billionth, so that equal differences are equal. Drawn p-values count the groups as they are as one
/// of the ways, and so are never 0 (Phipson and Smyth 2010).
///
/// Times are skewed, and a group may be small: a mean of 23 long-tailed times is skewed too, and Student's t, which takes it
/// as symmetric, then finds differences far more often than it says on one side, and too seldom on the other. Both t are
/// given to compare. The test is one of the same distribution, not of the same mean alone. Sources: Fisher 1935, The Design of
/// Experiments; Phipson and Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39; Hesterberg 2015, The
/// American Statistician 69:371-386.
///
/// # Errors
///
/// [`Error::NoValidRatings`] for a group without values, [`Error::ZeroVariance`] if all values are equal,
/// [`Error::OffScale`] for a value that is infinite or beyond 10^12, [`Error::InvalidOption`] for fewer than 100 or more than
/// 10,000,000 replicates.
///
/// ```
/// use gapmodel_core::{Column, consistency};
/// let (a, b) = ([9.0, 12.5, 11.0, 30.0], [7.0, 8.0, 6.5, 9.0, 10.0]);
/// let found = consistency::permutation(&Column::from(&a), &Column::from(&b), &Default::default())?;
/// assert!(found.exact);
/// assert_eq!((found.replicates, found.p_greater), (126, 3.0 / 126.0));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn permutation(a: &Column<'_>, b: &Column<'_>, options: &PermutationOptions) -> Result<Permutation> {
    let PermutationOptions { replicates, seed } = *options;
    if !(100..=MOST).contains(&replicates) {
        let (value, allowed) = (replicates.to_string(), format!("a whole number from 100 to {MOST}"));
        return Err(Error::InvalidOption { option: "replicates", value, allowed });
    }
    let (a, missing_a) = read(a, "the first group")?;
    let (b, missing_b) = read(b, "the second group")?;
    let all: Vec<i128> = a.iter().chain(&b).copied().collect();
    if all.iter().all(|value| *value == all[0]) {
        let value = all[0] as f64 / fixed::UNIT as f64;
        return Err(Error::ZeroVariance { what: "the values".to_owned(), n: all.len() as u64, value });
    }
    let (of_a, of_b) = (Group::new(&a), Group::new(&b));
    // The sum of the smaller group says all.
    let a_is_small = a.len() <= b.len();
    let small = if a_is_small { &a } else { &b };
    let observed = small.iter().sum();
    let ways = ways(all.len(), small.len(), replicates);
    let Tail { at_most, at_least, n } = match ways {
        Some(n) => every(&all, small.len(), observed, n),
        None => drawn(all, small.len(), observed, options),
    };
    let share = |count: u64| count as f64 / f64::from(n);
    let (less, greater) = if a_is_small { (at_most, at_least) } else { (at_least, at_most) };
    let (p_less, p_greater) = (share(less), share(greater));
    Ok(Permutation {
        difference: of_a.mean - of_b.mean,
        mean_a: of_a.mean,
        mean_b: of_b.mean,
        n_a: a.len() as u64,
        n_b: b.len() as u64,
        n_missing: missing_a + missing_b,
        p: (2.0 * p_less.min(p_greater)).min(1.0),
        p_greater,
        p_less,
        exact: ways.is_some(),
        replicates: if ways.is_some() { n } else { replicates },
        seed,
        skewness: skewness(&a, &b),
        student: of_a.student(&of_b)?,
        welch: of_a.welch(&of_b)?,
    })
}

/// The values of a group in whole billionths, and how many are missing.
fn read(group: &Column<'_>, what: &str) -> Result<(Vec<i128>, u64)> {
    let mut values = Vec::with_capacity(group.len());
    for row in 0..group.len() {
        let Some(value) = group.value(row) else { continue };
        let (place, scale) = (Place::index(row), "-1e12..=1e12 (any number)".to_owned());
        values.push(fixed::read(value).ok_or(Error::OffScale { value: value.to_string(), place, scale })?);
    }
    let n_missing = (group.len() - values.len()) as u64;
    if values.is_empty() {
        return Err(Error::NoValidRatings { what: what.to_owned(), n_missing, n_excluded: 0 });
    }
    Ok((values, n_missing))
}

/// How many ways have a sum of the small group not above, and not below, the one observed.
struct Tail {
    at_most: u64,
    at_least: u64,
    n: u32,
}

impl Tail {
    fn count(&mut self, sum: i128, observed: i128) {
        self.at_most += u64::from(sum <= observed);
        self.at_least += u64::from(sum >= observed);
    }
}

/// In how many ways `k` of `n` can be chosen, if not more than `most`.
fn ways(n: usize, k: usize, most: u32) -> Option<u32> {
    let mut ways = 1_u64;
    for i in 0..k as u64 {
        ways = ways * (n as u64 - i) / (i + 1);
        if ways > u64::from(most) {
            return None;
        }
    }
    u32::try_from(ways).ok()
}

/// Looks at every way, in lexical order.
fn every(all: &[i128], k: usize, observed: i128, n: u32) -> Tail {
    let mut tail = Tail { at_most: 0, at_least: 0, n };
    let mut chosen: Vec<usize> = (0..k).collect();
    loop {
        tail.count(chosen.iter().map(|i| all[*i]).sum(), observed);
        // The last that can still move on does so, and those after it follow.
        let Some(last) = (0..k).rev().find(|i| chosen[*i] < all.len() - k + i) else { return tail };
        chosen[last] += 1;
        for i in last + 1..k {
            chosen[i] = chosen[i - 1] + 1;
        }
    }
}

/// Draws the small group again and again, and counts it as it is as one more.
fn drawn(mut all: Vec<i128>, k: usize, observed: i128, options: &PermutationOptions) -> Tail {
    let mut tail = Tail { at_most: 1, at_least: 1, n: options.replicates + 1 };
    let mut draw = Draw::new(options.seed, 0);
    for _ in 0..options.replicates {
        let mut sum = 0;
        for i in 0..k {
            // Whatever order the values are in, the next is any of those left.
            let other = i + draw.below((all.len() - i) as u64) as usize;
            all.swap(i, other);
            sum += all[i];
        }
        tail.count(sum, observed);
    }
    tail
}

/// A group as t sees it.
struct Group {
    n: f64,
    mean: f64,
    /// The sum of squared deviations.
    squares: f64,
}

impl Group {
    fn new(values: &[i128]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<i128>() as f64 / n;
        let squares = values.iter().map(|value| (*value as f64 - mean) * (*value as f64 - mean)).sum::<f64>();
        let unit = fixed::UNIT as f64;
        Self { n, mean: mean / unit, squares: squares / (unit * unit) }
    }

    fn student(&self, other: &Self) -> Result<Option<MeanTest>> {
        let df = self.n + other.n - 2.0;
        let variance = (self.squares + other.squares) / df * (1.0 / self.n + 1.0 / other.n);
        self.test(other, variance, df)
    }

    fn welch(&self, other: &Self) -> Result<Option<MeanTest>> {
        if self.n < 2.0 || other.n < 2.0 {
            return Ok(None);
        }
        let part = |group: &Self| group.squares / (group.n - 1.0) / group.n;
        let (a, b) = (part(self), part(other));
        let df = (a + b) * (a + b) / (a * a / (self.n - 1.0) + b * b / (other.n - 1.0));
        self.test(other, a + b, df)
    }

    fn test(&self, other: &Self, variance: f64, df: f64) -> Result<Option<MeanTest>> {
        if variance.is_nan() || variance <= 0.0 || df < 1.0 {
            return Ok(None);
        }
        let t = (self.mean - other.mean) / variance.sqrt();
        Ok(Some(MeanTest { t, df, p: t_two_sided_p(t, df)? }))
    }
}

fn skewness(a: &[i128], b: &[i128]) -> f64 {
    let all = || a.iter().chain(b).map(|value| *value as f64);
    let n = (a.len() + b.len()) as f64;
    let mean = all().sum::<f64>() / n;
    let (mut squares, mut cubes) = (0.0, 0.0);
    for value in all() {
        let away = value - mean;
        squares += away * away;
        cubes += away * away * away;
    }
    let sd = (squares / n).sqrt();
    cubes / n / (sd * sd * sd)
}
