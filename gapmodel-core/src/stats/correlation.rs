//! Correlation of ranks.

use super::dist;

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
    let half = dist::z_for(level) * libm::sqrt((1.0 + r * r / 2.0) / (n - 3) as f64);
    let z = libm::atanh(r);
    Some((libm::tanh(z - half), libm::tanh(z + half)))
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

#[cfg(test)]
mod tests {
    use super::*;

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
