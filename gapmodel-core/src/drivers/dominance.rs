//! Dominance analysis: the R² of every set of drivers, and what each driver adds to it.

use super::matrix::{Correlations, refused};
use crate::error::Result;

/// The most drivers whose sets are all looked at: four million of them.
pub const MAX_DRIVERS: usize = 22;

/// A difference of two R² that cannot be told from rounding.
pub(super) const SAME: f64 = 1e-12;

/// At which level one driver dominates another; each level implies those after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DominanceLevel {
    /// It adds more to every set of the other drivers.
    Complete,
    /// It adds more on average to the sets of each size.
    Conditional,
    /// It adds more on average over all sizes.
    General,
}

impl DominanceLevel {
    /// Every level, in the order of the C codes.
    pub const ALL: [Self; 3] = [Self::Complete, Self::Conditional, Self::General];

    /// The name in all languages, such as `"complete"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Conditional => "conditional",
            Self::General => "general",
        }
    }
}

/// Which of two drivers dominates the other, and at which level.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DominancePair {
    /// The driver that dominates.
    pub dominant: String,
    /// The driver that is dominated.
    pub other: String,
    /// The strongest level at which it does.
    pub level: DominanceLevel,
}

/// What each driver adds to the R² of the others.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Dominance {
    /// The drivers, in the order given.
    pub names: Vec<String>,
    /// The share of the outcome's variance that all drivers explain together, 0 to 1.
    pub r_squared: f64,
    /// General dominance by driver: the mean of its conditional dominances; they sum to `r_squared`.
    pub general: Vec<f64>,
    /// Conditional dominance by driver: what it adds to R² on average over the sets of 0, 1, 2 and so on other drivers.
    pub conditional: Vec<Vec<f64>>,
    /// Each two drivers of which one dominates, in the order of the drivers.
    pub pairs: Vec<DominancePair>,
}

/// Dominance analysis of correlations alone, as a publication prints them.
///
/// `correlations` has a row and a column per driver, `with_outcome` the correlation of each driver with the outcome;
/// `names` are the drivers', at most 22. General dominance is the Shapley value of R², also known as LMG. No interval can
/// be made: for that take [`key_drivers`](super::key_drivers()). Sources: Budescu 1993, Psychological Bulletin 114:542-551;
/// Azen and Budescu 2003, Psychological Methods 8:129-148; Lindeman, Merenda and Gold 1980.
///
/// # Errors
///
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for no driver or more than 22, a matrix that is not square and
/// symmetric with 1 on its diagonal, a correlation outside -1 to 1, correlations that no data can have, and naming a driver
/// that others determine and which ones.
///
/// ```
/// use gapmodel_core::drivers;
/// let found = drivers::dominance(&["a", "b"], &[vec![1.0, 0.5], vec![0.5, 1.0]], &[0.6, 0.4])?;
/// assert_eq!(format!("{:.4} = {:.4} + {:.4}", found.r_squared, found.general[0], found.general[1]), "0.3733 = 0.2867 + 0.0867");
/// assert_eq!((found.pairs[0].dominant.as_str(), found.pairs[0].level.name()), ("a", "complete"));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn dominance(names: &[&str], correlations: &[Vec<f64>], with_outcome: &[f64]) -> Result<Dominance> {
    let read = Correlations::written(names, correlations, with_outcome)?;
    check_number(names.len())?;
    read.check_determined(names)?;
    let subsets = Subsets::of_correlations(&read);
    let r_squared = subsets.of_all();
    if r_squared > 1.0 + 1e-9 {
        let allowed = "what data can have: these drivers would explain more than all of it";
        return Err(refused("with_outcome", format!("R² = {r_squared}"), allowed));
    }
    Ok(subsets.dominance(names))
}

/// Refuses more drivers than sets can be counted out for.
pub(super) fn check_number(drivers: usize) -> Result<()> {
    if (1..=MAX_DRIVERS).contains(&drivers) {
        return Ok(());
    }
    let allowed =
        format!("1 to {MAX_DRIVERS}: all sets of them are looked at, twice as many for each one more");
    Err(refused("drivers", format!("{drivers} of them"), &allowed))
}

/// The R² of every set of drivers; driver i belongs to the sets whose number has bit i.
pub(super) struct Subsets {
    drivers: usize,
    r_squared: Vec<f64>,
}

impl Subsets {
    /// By halves: with and without the last driver, then with and without the one before, each time what is left of the
    /// others once it is taken out of them.
    pub(super) fn of_correlations(of: &Correlations) -> Self {
        let k = of.with_outcome.len();
        // Each row what is left of one driver with itself, those before it in the list, and the outcome.
        let mut matrix = Vec::with_capacity(packed(k));
        for i in (0..k).rev() {
            matrix.extend((0..=i).rev().map(|j| of.between[i][j]));
            matrix.push(of.with_outcome[i]);
        }
        let mut r_squared = vec![0.0; 1 << k];
        let mut room: Vec<Vec<f64>> = (1..k).rev().map(|m| vec![0.0; packed(m)]).collect();
        visit(&matrix, k, &mut room, 0.0, &mut r_squared);
        Self { drivers: k, r_squared }
    }

    /// Of any measure of fit, by set.
    pub(super) fn new(drivers: usize, fit: impl FnMut(usize) -> f64) -> Self {
        Self { drivers, r_squared: (0..1 << drivers).map(fit).collect() }
    }

    pub(super) fn of_all(&self) -> f64 {
        self.r_squared[self.r_squared.len() - 1]
    }

    /// What each driver adds on average to the sets of each size.
    pub(super) fn conditional(&self) -> Vec<Vec<f64>> {
        let k = self.drivers;
        let mut ways = vec![1.0; k];
        for size in 1..k {
            ways[size] = ways[size - 1] * (k - size) as f64 / size as f64;
        }
        (0..k).map(|i| self.added(i).iter().zip(&ways).map(|(sum, ways)| sum / ways).collect()).collect()
    }

    /// The sum of what driver i adds to the sets of each size without it.
    fn added(&self, i: usize) -> Vec<f64> {
        let mut sums = vec![0.0; self.drivers];
        let half = 1 << i;
        for (block, pair) in self.r_squared.chunks_exact(2 * half).enumerate() {
            let (without, with) = pair.split_at(half);
            let outside = block.count_ones() as usize;
            for (inside, (without, with)) in without.iter().zip(with).enumerate() {
                sums[outside + inside.count_ones() as usize] += with - without;
            }
        }
        sums
    }

    /// Everything about the drivers of these names.
    pub(super) fn dominance(&self, names: &[&str]) -> Dominance {
        let conditional = self.conditional();
        let general = general(&conditional);
        let pairs = (0..names.len()).flat_map(|i| (i + 1..names.len()).map(move |j| (i, j)));
        let pair = |(i, j): (usize, usize)| {
            let (level, first) = self.level(i, j, &conditional, &general)?;
            let (dominant, other) = if first { (i, j) } else { (j, i) };
            Some(DominancePair {
                dominant: names[dominant].to_owned(),
                other: names[other].to_owned(),
                level,
            })
        };
        Dominance {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            r_squared: self.of_all(),
            pairs: pairs.filter_map(pair).collect(),
            general,
            conditional,
        }
    }

    /// The strongest level at which i dominates j (true) or j dominates i; `None` if they are alike.
    fn level(
        &self,
        i: usize,
        j: usize,
        conditional: &[Vec<f64>],
        general: &[f64],
    ) -> Option<(DominanceLevel, bool)> {
        let by_size = conditional[i].iter().zip(&conditional[j]).map(|(a, b)| a - b);
        let levels = [
            (DominanceLevel::Complete, self.completely(i, j)),
            (DominanceLevel::Conditional, one_sided(by_size)),
            (DominanceLevel::General, one_sided([general[i] - general[j]].into_iter())),
        ];
        levels.into_iter().find_map(|(level, first)| Some((level, first?)))
    }

    /// Whether i < j adds more to every set of the others (true) or less; `None` if neither.
    fn completely(&self, i: usize, j: usize) -> Option<bool> {
        let (low, high) = (1 << i, 1 << j);
        let (mut most, mut least) = (0.0_f64, 0.0_f64);
        for four in self.r_squared.chunks_exact(2 * high) {
            let (without, with) = four.split_at(high);
            for (a, b) in without.chunks_exact(2 * low).zip(with.chunks_exact(2 * low)) {
                for (of_i, of_j) in a[low..].iter().zip(&b[..low]) {
                    most = most.max(of_i - of_j);
                    least = least.min(of_i - of_j);
                }
            }
            if most > SAME && least < -SAME {
                return None;
            }
        }
        one_sided([most, least].into_iter())
    }
}

/// Whether some differences are above 0 and none below (true), or the other way round.
fn one_sided(differences: impl Iterator<Item = f64>) -> Option<bool> {
    let (mut above, mut below) = (false, false);
    for difference in differences {
        above |= difference > SAME;
        below |= difference < -SAME;
    }
    (above != below).then_some(above)
}

/// The mean over all sizes.
pub(super) fn general(conditional: &[Vec<f64>]) -> Vec<f64> {
    conditional.iter().map(|by_size| by_size.iter().sum::<f64>() / by_size.len() as f64).collect()
}

/// The numbers in the packed rows of so many drivers and the outcome.
fn packed(drivers: usize) -> usize {
    drivers * (drivers + 3) / 2
}

/// Fills the R² of all sets of `k` drivers beside those that already explain `explained`.
fn visit(matrix: &[f64], k: usize, room: &mut [Vec<f64>], explained: f64, out: &mut [f64]) {
    let with_outcome = matrix[k];
    let added = with_outcome * with_outcome / matrix[0];
    if k == 1 {
        (out[0], out[1]) = (explained, explained + added);
        return;
    }
    let (without, with) = out.split_at_mut(1 << (k - 1));
    let (first, rest) = matrix.split_at(k + 1);
    let Some((here, below)) = room.split_first_mut() else { return };
    sweep(first, rest, here);
    visit(rest, k - 1, below, explained, without);
    visit(here, k - 1, below, explained + added, with);
}

/// Takes the driver of the first row out of the others.
fn sweep(first: &[f64], rest: &[f64], out: &mut [f64]) {
    let (mut at, scale) = (0, 1.0 / first[0]);
    for i in 1..first.len() - 1 {
        let (by, len) = (first[i] * scale, first.len() - i);
        let rows = out[at..at + len].iter_mut().zip(&rest[at..at + len]);
        for ((out, value), factor) in rows.zip(&first[i..]) {
            *out = value - by * factor;
        }
        at += len;
    }
}
