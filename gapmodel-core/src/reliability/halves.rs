use super::items::{Items, contradiction, keyed_apart, reversed};
use crate::error::{Error, Result};

/// Which items make the first half; the others make the second.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Halves {
    /// The first, third, fifth item and so on.
    #[default]
    OddEven,
    /// The items in the first half of the list; of an odd number, the one in the middle is among them.
    FirstLast,
    /// The items named.
    Named(Vec<String>),
}

/// Options of [`split_half`].
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SplitHalfOptions {
    /// Which items make the first half: [`Halves::OddEven`].
    pub halves: Halves,
    /// The items that are keyed the other way, and are turned on their scale before they are summed.
    pub reverse: Vec<String>,
}

/// The reliability of a sum of items from its two halves.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SplitHalf {
    /// The correlation of the two halves, corrected to the full length by Spearman and Brown: 2 r / (1 + r).
    pub spearman_brown: f64,
    /// The same for halves of unequal length (Horst 1951); the two are one number where the halves have as many items.
    pub unequal_length: f64,
    /// Flanagan and Rulon's coefficient, Guttman's lambda 4: 4 times the covariance of the halves over the variance of the
    /// sum. It does not ask for halves that vary alike.
    pub guttman: f64,
    /// The correlation of the two halves, from 0 to 1.
    pub correlation: f64,
    /// The items of the first half.
    pub first: Vec<String>,
    /// The items of the second half.
    pub second: Vec<String>,
    /// How many items there are.
    pub k: usize,
    /// Of the two items that fewest answered together, how many did.
    pub n: u64,
    /// How many respondents answered every item.
    pub n_complete: u64,
    /// How many respondents there are.
    pub respondents: u64,
    /// The items that run against the sum of the others: keyed the other way, or misunderstood.
    pub negative: Vec<String>,
}

/// The reliability of the sum of items from the covariance of its two halves.
///
/// How the items are split matters: a coefficient of one split is one of many. Absent answers are dealt with as the items
/// were tallied. Sources: Spearman 1910 and Brown 1910, British J Psychology 3:271-295 and 296-322; Horst 1951,
/// Psychometrika 16:189-190; Rulon 1939, Harvard Educational Review 9:99-103; Guttman 1945, Psychometrika 10:255-282.
///
/// # Errors
///
/// As [`alpha`](super::alpha), with [`Error::InvalidOption`] for a correlation of the halves that is not above 0 and for
/// a half without items, [`Error::UnknownColumn`] for a name that no item has.
///
/// ```
/// use gapmodel_core::Table;
/// use gapmodel_core::reliability::{self, Items, ItemsOptions, SplitHalfOptions};
/// let mut table = Table::new();
/// table.add("a", &[7, 5, 6, 2, 4])?;
/// table.add("b", &[6, 5, 7, 3, 4])?;
/// table.add("c", &[6, 5, 5, 2, 4])?;
/// table.add("d", &[7, 4, 6, 3, 3])?;
/// let items = Items::from_table(&table, &ItemsOptions::default())?;
/// let halves = reliability::split_half(&items, &SplitHalfOptions::default())?;
/// assert_eq!(halves.first, ["a", "c"]);
/// assert_eq!(format!("{:.3}", halves.spearman_brown), "0.947");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn split_half(items: &Items, options: &SplitHalfOptions) -> Result<SplitHalf> {
    let of = items.covariances(&options.reverse, 2)?;
    let k = of.k();
    let first = first_half(items, &options.halves)?;
    let half = |wanted: bool| (0..k).filter(|i| first[*i] == wanted).collect::<Vec<usize>>();
    let halves = [half(true), half(false)];
    let between = |a: &[usize], b: &[usize]| -> f64 {
        a.iter().map(|&i| b.iter().map(|&j| of.matrix[i][j]).sum::<f64>()).sum()
    };
    let [covariance, v_1, v_2] = [(0, 1), (0, 0), (1, 1)].map(|(a, b)| between(&halves[a], &halves[b]));
    of.total()?;
    if v_1 <= 0.0 || v_2 <= 0.0 {
        let what = "a half of the items".to_owned();
        return Err(Error::ZeroVariance { what, n: of.n, value: 0.0 });
    }
    let correlation = covariance / (v_1.sqrt() * v_2.sqrt());
    let negative = of.negative();
    if correlation <= 0.0 {
        return Err(keyed_apart("the correlation of the halves", correlation, &negative));
    }
    // Rounding aside, a correlation beyond 1 comes from pairs that no complete data could have.
    if correlation > 1.0 + 1e-12 {
        return Err(contradiction());
    }
    let correlation = correlation.min(1.0);
    let share = halves[0].len() as f64 / k as f64;
    let names = |half: &[usize]| half.iter().map(|&i| of.names[i].clone()).collect();
    Ok(SplitHalf {
        spearman_brown: prophecy(correlation, 2.0),
        unequal_length: horst(correlation, share * (1.0 - share)),
        guttman: 4.0 * covariance / (v_1 + v_2 + 2.0 * covariance),
        correlation,
        first: names(&halves[0]),
        second: names(&halves[1]),
        k,
        n: of.n,
        n_complete: of.n_complete,
        respondents: of.rows,
        negative,
    })
}

/// Which items are in the first half.
fn first_half(items: &Items, halves: &Halves) -> Result<Vec<bool>> {
    let k = items.names().len();
    let first = match halves {
        Halves::OddEven => (0..k).map(|i| i % 2 == 0).collect(),
        Halves::FirstLast => (0..k).map(|i| i < k.div_ceil(2)).collect(),
        Halves::Named(names) => reversed(items.names(), names)?,
    };
    if first.iter().all(|is_first| *is_first == first[0]) {
        return Err(Error::InvalidOption {
            option: "halves",
            value: "all items in one half".to_owned(),
            allowed: "name some of the items, not all".to_owned(),
        });
    }
    Ok(first)
}

/// Horst's correction; `product` is the product of the shares that the halves have of the items.
fn horst(r: f64, product: f64) -> f64 {
    // r (sqrt(r^2 + 4 (1 - r^2) pq) - r) / (2 (1 - r^2) pq), without the difference of near numbers.
    2.0 * r / (r + (r * r + 4.0 * (1.0 - r * r) * product).sqrt())
}

fn prophecy(reliability: f64, factor: f64) -> f64 {
    factor * reliability / (1.0 + (factor - 1.0) * reliability)
}

/// The reliability of a score that is made longer or shorter: m r / (1 + (m - 1) r).
///
/// `reliability` is that of the score as it is, from 0 to 1; `factor` is how many times as many items like these it is to
/// have, above 0: 2 doubles it, 0.5 halves it. Sources: Spearman 1910 and Brown 1910, British J Psychology 3:271-295 and
/// 296-322.
///
/// # Errors
///
/// [`Error::InvalidOption`] for a reliability outside 0 to 1 and a factor that is not above 0.
///
/// ```
/// use gapmodel_core::reliability;
/// assert_eq!(reliability::spearman_brown(0.5, 3.0)?, 0.75);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn spearman_brown(reliability: f64, factor: f64) -> Result<f64> {
    let refused = |option, value: f64, allowed: &str| Error::InvalidOption {
        option,
        value: value.to_string(),
        allowed: allowed.to_owned(),
    };
    if !(0.0..=1.0).contains(&reliability) {
        return Err(refused("reliability", reliability, "a number from 0 to 1"));
    }
    if !(factor > 0.0 && factor.is_finite()) {
        return Err(refused("factor", factor, "a number above 0"));
    }
    Ok(prophecy(reliability, factor))
}
