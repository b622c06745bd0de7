use super::ratings::{billionths, too_few};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::dist;
use crate::table::Column;
use crate::tally::{Wide, fixed};

/// One-way analysis of variance: how far groups differ.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OneWay {
    /// ICC(1): the share of the variance that is between groups, with an interval from the F distribution, exact for groups
    /// of one size; absent interval where there is no variation within groups, and where groups do not differ at all. It may
    /// be negative, but not below -1.
    pub icc: Estimate,
    /// Snedecor's F: mean square between groups over that within; absent where there is no variation within groups.
    pub f: Option<f64>,
    /// The probability of a larger F if groups do not differ, 0 to 1; absent as `f`.
    pub p: Option<f64>,
    /// Degrees of freedom between groups: groups - 1.
    pub df_between: f64,
    /// Degrees of freedom within groups: values - groups.
    pub df_within: f64,
    /// Mean square between groups.
    pub ms_between: f64,
    /// Mean square within groups.
    pub ms_within: f64,
    /// The share of the sum of squares that is between groups, 0 to 1: R squared, also called eta squared.
    pub r_squared: f64,
    /// The size of groups that counts: (n - sum of squared sizes / n) / (groups - 1), the common size if there is one.
    pub mean_size: f64,
    /// How many groups have a value.
    pub n_groups: u64,
}

/// One-way analysis of variance of groups of any sizes, and the intraclass correlation ICC(1) of their members.
///
/// Each group is a column of values in any unit, NaN for missing; a group without values is left out. `n_valid` counts
/// values. Values are read as decimals, to the nearest billionth, and their sums are exact. `level` is a fraction (0.95, not
/// 95). Sources: Fisher 1925; Shrout and Fleiss 1979, Psychological Bulletin 86:420-428; for unequal sizes Donner 1986,
/// International Statistical Review 54:67-82.
///
/// # Errors
///
/// [`Error::TooFewUnits`] below two groups with values, [`Error::TooFewRatings`] unless there are more values than groups,
/// [`Error::ZeroVariance`] if all values are equal, [`Error::InvalidOption`] for one that is infinite or beyond plus and
/// minus 10^15, and for values that range over so little that digits beyond the ninth place matter, [`Error::InvalidLevel`]
/// unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::{Column, agreement};
/// let (north, south): ([f64; 3], [f64; 4]) = ([4.0, 5.0, 5.0], [2.0, 3.0, 2.0, 1.0]);
/// let found = agreement::one_way(&[Column::from(&north), Column::from(&south)], 0.95)?;
/// assert_eq!(format!("{:.4} {:.4}", found.f.unwrap(), found.p.unwrap()), "22.8571 0.0050");
/// assert_eq!(format!("{:.4}", found.icc.value), "0.8644");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn one_way(groups: &[Column<'_>], level: f64) -> Result<OneWay> {
    check_level(level)?;
    fixed::check_digits("groups", "what they hold", groups)?;
    let (values, n_missing) = read(groups)?;
    too_few("groups with values", values.len())?;
    let (n, n_groups) = (values.iter().map(Vec::len).sum::<usize>(), values.len());
    if n <= n_groups {
        let what = "the groups".to_owned();
        return Err(Error::TooFewRatings { what, n: n as u64, needed: n_groups as u64 + 1 });
    }
    let first = values[0][0];
    if values.iter().flatten().all(|value| *value == first) {
        let value = first as f64 / fixed::UNIT as f64;
        return Err(Error::ZeroVariance { what: "the values".to_owned(), n: n as u64, value });
    }
    let (between, within) = sums_of_squares(&values, n);
    of_sums(between, within, values.iter().map(Vec::len), (n as u64, n_missing), level)
}

/// The same of groups of known sizes whose sums of squares are known, so many values there and so many missing.
pub(crate) fn of_sums(
    between: f64,
    within: f64,
    sizes: impl ExactSizeIterator<Item = usize>,
    (n_valid, n_missing): (u64, u64),
    level: f64,
) -> Result<OneWay> {
    let (n, n_groups) = (n_valid as f64, sizes.len() as u64);
    let (df_between, df_within) = (n_groups as f64 - 1.0, n - n_groups as f64);
    let (ms_between, ms_within) = (between / df_between, within / df_within);
    let squares: f64 = sizes.map(|size| (size * size) as f64).sum();
    let mean_size = (n - squares / n) / df_between;
    let ratio = Ratio::new(ms_between, ms_within, (df_between, df_within))?;
    // With groups of one and two the ratio can be below any correlation.
    let least = -1.0;
    let value = ((ms_between - ms_within) / (ms_between + (mean_size - 1.0) * ms_within)).max(least);
    let limits = ratio.limits(level)?.map(|f| ((f - 1.0) / (f + mean_size - 1.0)).max(least));
    // Of groups that do not differ at all, or less than can be, limits have no width.
    let limits = Limits(limits.0.filter(|(low, high)| low < high));
    Ok(OneWay {
        icc: estimate(value, limits, level, n_valid, n_missing),
        f: ratio.f,
        p: ratio.p,
        df_between,
        df_within,
        ms_between,
        ms_within,
        r_squared: between / (between + within),
        mean_size,
        n_groups,
    })
}

/// The values of the groups that have some, in whole billionths, and how many are missing.
fn read(groups: &[Column<'_>]) -> Result<(Vec<Vec<i128>>, u64)> {
    let mut n_missing = 0;
    let mut read = |(position, group): (usize, &Column<'_>)| {
        let name = position.to_string();
        let mut values = Vec::with_capacity(group.len());
        for row in 0..group.len() {
            values.extend(billionths(group, row, &name)?);
        }
        n_missing += (group.len() - values.len()) as u64;
        Ok(values)
    };
    let values = groups.iter().enumerate().map(&mut read).collect::<Result<Vec<_>>>()?;
    Ok((values.into_iter().filter(|group| !group.is_empty()).collect(), n_missing))
}

/// The sums of squares between and within groups.
fn sums_of_squares(values: &[Vec<i128>], n: usize) -> (f64, f64) {
    const SQUARE_UNIT: f64 = fixed::UNIT as f64 * fixed::UNIT as f64;
    // Seen from their mean values are small, so that no digits cancel.
    let mean = values.iter().flatten().sum::<i128>() / n as i128;
    let (mut total, mut between, mut within) = (0_i128, 0.0, 0.0);
    for group in values {
        let size = group.len() as i128;
        let sum = group.iter().map(|value| value - mean).sum::<i128>();
        let squares = group.iter().fold(Wide::default(), |sum, value| sum + square(value - mean));
        total += sum;
        between += sum as f64 * sum as f64 / size as f64;
        within += (squares.times(size) - square(sum)).ratio(Wide::from(size)).unwrap_or(0.0);
    }
    between -= total as f64 * total as f64 / n as f64;
    (between.max(0.0) / SQUARE_UNIT, within / SQUARE_UNIT)
}

pub(crate) fn square(value: i128) -> Wide {
    Wide::product(value.unsigned_abs(), value.unsigned_abs())
}

/// A ratio of two mean squares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    /// Absent where the second mean square is 0.
    pub f: Option<f64>,
    /// The probability of a larger one.
    pub p: Option<f64>,
    pub df: (f64, f64),
}

impl Ratio {
    pub(super) fn new(above: f64, below: f64, df: (f64, f64)) -> Result<Self> {
        let f = Some(above / below).filter(|f| f.is_finite());
        Ok(Self { f, p: f.map(|f| dist::f_upper_p(f, df.0, df.1)).transpose()?, df })
    }

    /// What the ratio of the variances may be.
    pub(super) fn limits(&self, level: f64) -> Result<Limits> {
        let Some(f) = self.f else { return Ok(Limits(None)) };
        let tail = 0.5 * (1.0 - level);
        let low = f / dist::f_upper_quantile(tail, self.df.0, self.df.1)?;
        let high = f * dist::f_upper_quantile(tail, self.df.1, self.df.0)?;
        Ok(Limits(Some((low, high))))
    }
}

/// The limits of an interval, if there is one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits(pub Option<(f64, f64)>);

impl Limits {
    pub(super) fn map(self, function: impl Fn(f64) -> f64) -> Self {
        Self(self.0.map(|(low, high)| (function(low), function(high))))
    }
}

pub(super) fn estimate(value: f64, limits: Limits, level: f64, n_valid: u64, n_missing: u64) -> Estimate {
    let finite = |limit: f64| Some(limit).filter(|limit| limit.is_finite());
    let (low, high) = limits.0.map_or((None, None), |(low, high)| (finite(low), finite(high)));
    Estimate {
        value,
        std_error: None,
        low,
        high,
        level,
        n_valid,
        n_missing,
        n_excluded: 0,
        n_effective: n_valid as f64,
        method: if low.or(high).is_some() { Method::F } else { Method::None },
    }
}
