//! Correlation of numbers and of ranks.

use super::dist;
use super::resample::{Bootstrap, Samples};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::tally::{Mass, check_lengths};

/// Pairs that Fisher's z needs.
const FEWEST_PAIRS: u64 = 4;
/// Mean squares of deviations below this, of numbers up to 1, are rounding.
const ALL_ALIKE: f64 = 1e-28;

/// Pearson's correlation of two columns, -1 to 1.
///
/// One pair per row, in any units; NaN is missing, and only rows with both count. Without `bootstrap` the interval is that
/// of Fisher's z, with standard error 1 / sqrt(n - 3) (Fisher 1921, Metron 1:3-32); with it, pairs are drawn again as they
/// are. The standard error is (1 - r^2) / sqrt(n - 1), that of two normal variables. There is no interval at -1 and 1.
/// Equal pairs are drawn together, so that the cost of a bootstrap grows with the number of different pairs.
///
/// # Errors
///
/// [`Error::UnequalLengths`], [`Error::NoValidRatings`] without pairs, [`Error::TooFewUnits`] below four,
/// [`Error::ZeroVariance`] if a column is all alike, [`Error::InvalidOption`] for an infinite number or what makes no
/// bootstrap, [`Error::InvalidLevel`] unless `0 < level < 1`.
///
/// ```
/// use gapmodel_core::stats::{self, Bootstrap};
/// // Efron's law schools: LSAT and GPA.
/// let lsat = [576., 635., 558., 578., 666., 580., 555., 661., 651., 605., 653., 575., 545., 572., 594.];
/// let gpa = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];
/// let r = stats::correlation(&lsat, &gpa, 0.95, None)?;
/// assert_eq!(format!("{:.4} {:.4} {:.4}", r.value, r.low.unwrap(), r.high.unwrap()), "0.7764 0.4385 0.9220");
/// let drawn = stats::correlation(&lsat, &gpa, 0.95, Some(Bootstrap::default()))?;
/// assert!((drawn.low.unwrap() - 0.32).abs() < 0.02 && (drawn.high.unwrap() - 0.94).abs() < 0.01);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn correlation(x: &[f64], y: &[f64], level: f64, bootstrap: Option<Bootstrap>) -> Result<Estimate> {
    check_level(level)?;
    bootstrap.map_or(Ok(()), |bootstrap| bootstrap.check(level))?;
    check_lengths("y", y.len(), x.len())?;
    check_finite("x", x)?;
    check_finite("y", y)?;
    let mut pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).filter(is_whole).collect();
    // The order of the rows leaves no trace.
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let (n, n_missing) = (pairs.len() as u64, (x.len() - pairs.len()) as u64);
    match n {
        0 => return Err(Error::NoValidRatings { what: "the pairs".to_owned(), n_missing, n_excluded: 0 }),
        1..FEWEST_PAIRS => {
            return Err(Error::TooFewUnits { what: "pairs".to_owned(), n, needed: FEWEST_PAIRS });
        }
        _ => {}
    }
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let (cells, counts) = tallied(standardised("x", &x)?, &standardised("y", &y)?);
    let observed: Vec<f64> = counts.iter().map(|n| *n as f64).collect();
    let nothing = || Error::ZeroVariance { what: "each column".to_owned(), n, value: x[0] };
    let r = pearson(&cells, &observed).ok_or_else(nothing)?;
    let is_perfect = 1.0 - r.abs() < f64::EPSILON * 4.0;
    let (limits, method) = match bootstrap {
        _ if is_perfect => (None, Method::None),
        None => (Some(fisher(r, 1.0 / libm::sqrt((n - 3) as f64), level)), Method::FisherZ),
        Some(bootstrap) => {
            let mut samples = Samples::default();
            samples.add(false, counts.into_iter().map(Mass::unweighted))?;
            (bootstrap.interval(&samples, level, |amounts| pearson(&cells, amounts))?, bootstrap.method)
        }
    };
    let estimate = Estimate {
        value: r,
        std_error: Some((1.0 - r * r) / libm::sqrt((n - 1) as f64)),
        low: None,
        high: None,
        level,
        n_valid: n,
        n_missing,
        n_excluded: 0,
        n_effective: n as f64,
        method: Method::None,
    };
    Ok(estimate.with_limits(limits, method))
}

fn is_whole((x, y): &(f64, f64)) -> bool {
    !x.is_nan() && !y.is_nan()
}

fn check_finite(option: &'static str, values: &[f64]) -> Result<()> {
    values.iter().position(|value| value.is_infinite()).map_or(Ok(()), |index| {
        let value = format!("{} at index {index}", values[index]);
        Err(Error::InvalidOption { option, value, allowed: "numbers, NaN for missing".to_owned() })
    })
}

/// Numbers around 0, up to 1 in size, in the proportions of the given ones.
fn standardised(what: &'static str, values: &[f64]) -> Result<Vec<f64>> {
    let largest = |values: &[f64]| values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    let n = values.len() as f64;
    let unit = largest(values).max(f64::MIN_POSITIVE);
    let mean = values.iter().map(|value| value / unit).sum::<f64>() / n;
    let centred: Vec<f64> = values.iter().map(|value| value / unit - mean).collect();
    let most = largest(&centred);
    if most <= f64::EPSILON * n || values.iter().all(|value| value.total_cmp(&values[0]).is_eq()) {
        let (what, n, value) = (what.to_owned(), values.len() as u64, values[0]);
        return Err(Error::ZeroVariance { what, n, value });
    }
    Ok(centred.iter().map(|value| value / most).collect())
}

/// The different pairs and how often each occurs, if equal ones stand together.
fn tallied(x: Vec<f64>, y: &[f64]) -> (Vec<(f64, f64)>, Vec<u64>) {
    let pairs: Vec<(f64, f64)> = x.into_iter().zip(y.iter().copied()).collect();
    pairs.chunk_by(|a, b| a == b).map(|alike| (alike[0], alike.len() as u64)).unzip()
}

/// The correlation of pairs with how many there are of each; `None` if either side is all alike.
fn pearson(pairs: &[(f64, f64)], amounts: &[f64]) -> Option<f64> {
    let (mut n, mut sum_x, mut sum_y) = (0.0, 0.0, 0.0);
    for (amount, (x, y)) in amounts.iter().zip(pairs) {
        n += amount;
        sum_x += amount * x;
        sum_y += amount * y;
    }
    let (mean_x, mean_y) = (sum_x / n, sum_y / n);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (amount, (x, y)) in amounts.iter().zip(pairs) {
        let (x, y) = (x - mean_x, y - mean_y);
        xx += amount * x * x;
        xy += amount * x * y;
        yy += amount * y * y;
    }
    let varies = xx > ALL_ALIKE * n && yy > ALL_ALIKE * n;
    varies.then(|| (xy / libm::sqrt(xx * yy)).clamp(-1.0, 1.0))
}

/// The limits of Fisher's z, whose standard error is given.
fn fisher(r: f64, std_error: f64, level: f64) -> (f64, f64) {
    let (z, half) = (libm::atanh(r), dist::z_for(level) * std_error);
    (libm::tanh(z - half), libm::tanh(z + half))
}

/// Spearman's rank correlation of pairs of numbers, -1 to 1: Pearson's correlation of their mid-ranks (Spearman 1904,
/// American Journal of Psychology 15:72-101). `None` below two pairs and where one side is all alike.
pub(crate) fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    let x = doubled_deviations(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let y = doubled_deviations(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let product = |a: &[i64], b: &[i64]| -> i128 {
        a.iter().zip(b).map(|(a, b)| i128::from(*a) * i128::from(*b)).sum()
    };
    let (xx, yy) = (product(&x, &x), product(&y, &y));
    // Whole numbers until here, so that equal and opposite orders give exactly 1 and -1.
    let ratio = product(&x, &y) as f64 / libm::sqrt(xx as f64 * yy as f64);
    (xx > 0 && yy > 0).then(|| ratio.clamp(-1.0, 1.0))
}

/// The interval of Spearman's correlation from `n` pairs: Fisher's z with the standard error
/// sqrt((1 + r^2 / 2) / (n - 3)) (Bonett and Wright 2000, Psychometrika 65:23-28). `None` below four pairs, and at -1
/// and 1, where z has no limit.
pub(crate) fn spearman_interval(r: f64, n: u64, level: f64) -> Option<(f64, f64)> {
    if n < 4 || 1.0 - r.abs() < f64::EPSILON * 4.0 {
        return None;
    }
    Some(fisher(r, libm::sqrt((1.0 + r * r / 2.0) / (n - 3) as f64), level))
}

/// Twice each number's mid-rank less twice the mean rank: whole numbers that sum to 0.
fn doubled_deviations(values: &[f64]) -> Vec<i64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    // The mid-rank is (2 below + equal + 1) / 2, the mean rank (below + equal + above + 1) / 2.
    let deviation = |value: f64| {
        let below = sorted.partition_point(|other| *other < value);
        let above = sorted.len() - sorted.partition_point(|other| *other <= value);
        below as i64 - above as i64
    };
    values.iter().map(|&value| deviation(value)).collect()
}

/// Efron's law schools and their correlation.
#[cfg(test)]
pub(super) fn law_schools() -> (Samples, impl Fn(&[f64]) -> Option<f64>) {
    let lsat = [576., 635., 558., 578., 666., 580., 555., 661., 651., 605., 653., 575., 545., 572., 594.];
    let gpa = [3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3.0, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];
    let (x, y) = (standardised("x", &lsat).unwrap(), standardised("y", &gpa).unwrap());
    let (cells, counts) = tallied(x, &y);
    let mut samples = Samples::default();
    samples.add(false, counts.into_iter().map(Mass::unweighted)).unwrap();
    (samples, move |amounts: &[f64]| pearson(&cells, amounts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    fn correlated(x: &[f64], y: &[f64]) -> Result<Estimate> {
        correlation(x, y, 0.95, Some(Bootstrap::default()))
    }

    #[test]
    fn the_order_of_rows_and_the_units_leave_no_trace() {
        let (x, y) = ([1.0, 2.0, 2.0, 3.0, 5.0, 4.0], [2.0, 1.0, 1.0, 4.0, 4.0, 2.0]);
        let found = correlated(&x, &y).unwrap();
        let reversed = |of: &[f64]| of.iter().rev().copied().collect::<Vec<_>>();
        assert_eq!(correlated(&reversed(&x), &reversed(&y)).unwrap(), found);
        let units = x.map(|x| 1e300 * x);
        assert_close(correlated(&units, &y).unwrap().low.unwrap(), found.low.unwrap());
        let away = y.map(|y| 1e6 + y);
        assert!((correlated(&x, &away).unwrap().value - found.value).abs() < 1e-9);
    }

    #[test]
    fn perfect_correlation_has_no_interval() {
        let x = [1.0, 2.0, 3.0, 5.0, 7.0];
        for (factor, expected) in [(0.1, 1.0), (-3.0, -1.0)] {
            for bootstrap in [None, Some(Bootstrap::default())] {
                let found = correlation(&x, &x.map(|x| factor * x), 0.95, bootstrap).unwrap();
                assert_close(found.value, expected);
                assert_eq!((found.low, found.method), (None, Method::None));
            }
        }
    }

    #[test]
    fn what_has_no_correlation_is_refused() {
        let (x, nan) = ([1.0, 2.0, 3.0, 5.0], f64::NAN);
        let kind = |x: &[f64], y: &[f64]| correlated(x, y).unwrap_err().kind();
        assert_eq!(kind(&x, &x[1..]), ErrorKind::UnequalLengths);
        assert_eq!(kind(&x, &[nan; 4]), ErrorKind::NoValidRatings);
        assert_eq!(kind(&x, &[1.0, 2.0, nan, 4.0]), ErrorKind::TooFewUnits);
        assert_eq!(kind(&x, &[0.1; 4]), ErrorKind::ZeroVariance);
        assert_eq!(kind(&[7e12; 4], &x), ErrorKind::ZeroVariance);
        assert_eq!(kind(&x, &[1.0, 2.0, f64::INFINITY, 4.0]), ErrorKind::InvalidOption);
    }

    fn pairs(x: &[f64], y: &[f64]) -> Vec<(f64, f64)> {
        x.iter().copied().zip(y.iter().copied()).collect()
    }

    #[track_caller]
    fn assert_close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// Values of `scipy.stats.spearmanr` 1.17.1, limits by the formula with its normal quantile.
    #[test]
    fn spearman_agrees_with_scipy() {
        let plain = pairs(&[1., 2., 3., 4., 5., 6., 7., 8.], &[2., 1., 4., 3., 7., 5., 8., 6.]);
        let tied = pairs(&[1.5, 2., 2., 3., 4., 4., 4., 6., 7.], &[3., 1., 2., 2., 5., 4., 4., 8., 7.]);
        let low = pairs(
            &[86., 97., 99., 100., 101., 103., 106., 110., 112., 113.],
            &[2., 20., 28., 27., 50., 29., 7., 17., 6., 12.],
        );
        let cases = [
            (plain, 0.833_333_333_333_333_5, 0.95, (0.179_599_472_053_615_37, 0.976_513_246_096_113_3)),
            (tied, 0.854_148_056_246_505_2, 0.9, (0.451_681_746_480_448_6, 0.967_763_547_339_290_4)),
            (low, -0.175_757_575_757_575_75, 0.95, (-0.727_830_028_239_407_1, 0.514_546_661_632_956_1)),
        ];
        for (pairs, expected, level, (low, high)) in cases {
            let r = spearman(&pairs).unwrap();
            assert_close(r, expected);
            let interval = spearman_interval(r, pairs.len() as u64, level).unwrap();
            assert_close(interval.0, low);
            assert_close(interval.1, high);
        }
    }

    #[test]
    fn perfect_order_is_exactly_one_and_has_no_interval() {
        let up = pairs(&[1.0, 2.5, 3.0, 9.0, 10.0], &[-4.0, -1.0, 0.0, 0.5, 20.0]);
        let down: Vec<(f64, f64)> = up.iter().map(|(x, y)| (*x, -y)).collect();
        for (pairs, expected) in [(up, 1.0), (down, -1.0)] {
            let r = spearman(&pairs).unwrap();
            assert_eq!((r, spearman_interval(r, 5, 0.95)), (expected, None));
        }
    }

    #[test]
    fn nothing_to_order_is_nothing() {
        assert_eq!(spearman(&[]), None);
        assert_eq!(spearman(&[(1.0, 2.0)]), None);
        assert_eq!(spearman(&pairs(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0])), None);
        assert_eq!(spearman_interval(0.5, 3, 0.95), None);
    }
}
