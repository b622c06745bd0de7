use super::assert_close;
use crate::error::ErrorKind;
use crate::stats::Distribution;
use crate::stats::dist::TCritical;
use crate::tally::Mass;

/// Whole numbers with how often each occurs.
pub(super) fn counts(cells: &[(i64, u64)]) -> Distribution {
    Distribution::new(1.0, 1, 0.0, cells.iter().map(|&(grid, n)| (grid, Mass::unweighted(n))))
}

fn weighted(cells: &[(i64, u128)]) -> Distribution {
    let mass = |w: u128| Mass { n: 1, w, w2: w * w };
    Distribution::of(true, 1.0, 1, 0.0, cells.iter().map(|&(grid, w)| (grid, mass(w))))
}

#[test]
fn sleep_by_students_t() {
    // Student 1908, R's data set sleep, x - y in tenths of an hour; SciPy 1.17.1 ttest_rel, R 4.2.2 t.test.
    let tenths = [-12, -24, -13, -13, 0, -10, -18, -8, -46, -14];
    let sleep = Distribution::new(1.0, 10, 0.0, tenths.map(|grid| (grid, Mass::unweighted(1))));
    let test = sleep.paired_t().unwrap().unwrap();
    assert_close(test.t, -4.062_127_683_382_037, 1e-14);
    assert_close(test.p, 0.002_832_890_197_384_273, 1e-12);
    let (low, high) = sleep.t_interval(0.95).unwrap().unwrap();
    assert_close(low, -2.459_885_763_276_982_4, 1e-13);
    assert_close(high, -0.700_114_236_723_017_4, 1e-12);
    assert_eq!((test.df, sleep.n(), sleep.n_effective(), sleep.mean()), (9.0, 10, 10.0, Some(-1.58)));
    assert_close(-1.58 / libm::sqrt(sleep.variance().unwrap()), -1.284_557_562_591_054_6, 1e-14);
}

#[test]
fn hundredths_agree_with_scipy() {
    // NumPy 2.4.6, SciPy 1.17.1 ttest_1samp; the sample stands in ranks.rs.
    let sample =
        Distribution::new(1.0, 100, 0.0, super::ranks::SIXTY.map(|grid| (grid, Mass::unweighted(1))));
    assert_close(sample.mean().unwrap(), 0.090_000_000_000_000_01, 1e-15);
    assert_close(libm::sqrt(sample.variance().unwrap()), 0.888_804_186_171_471_7, 1e-14);
    let test = sample.paired_t().unwrap().unwrap();
    assert_close(test.t, 0.784_353_869_124_15, 1e-14);
    assert_close(test.p, 0.435_970_411_349_865_5, 1e-13);
    let (low, high) = sample.t_interval_with(&mut TCritical::new(0.95).unwrap()).unwrap().unwrap();
    assert_close(low, -0.139_602_467_861_912_1, 1e-13);
    assert_close(high, 0.319_602_467_861_912_1, 1e-13);
}

#[test]
fn weights() {
    // NumPy 2.4.6: values 1 2 2 4 5 3 with weights .5 1 2 1.5 .25 3, the formulas written out.
    let weights = [(1, 500), (2, 1000), (2, 2000), (4, 1500), (5, 250), (3, 3000)];
    let sample = weighted(&weights.map(|(grid, w)| (grid, w * 1_000_000)));
    assert_close(sample.mean().unwrap(), 2.757_575_757_575_758, 1e-15);
    assert_close(sample.n_effective(), 4.109_433_962_264_151, 1e-15);
    assert_close(sample.variance().unwrap(), 1.020_385_674_931_129_5, 1e-14);
    assert_close(sample.std_error().unwrap(), 0.374_580_017_213_831_5, 1e-14);
    assert!(sample.signed_rank().is_none() && sample.hodges_lehmann(0.95).is_none());
}

#[test]
fn equal_weights_are_no_weights() {
    let cells =
        [(1, 1_000_000_000); 3].into_iter().chain([(2, 1_000_000_000); 2]).chain([(5, 1_000_000_000)]);
    let (with, without) = (weighted(&cells.collect::<Vec<_>>()), counts(&[(1, 3), (2, 2), (5, 1)]));
    assert_eq!((with.mean(), with.n_effective()), (without.mean(), without.n_effective()));
    assert_close(with.variance().unwrap(), without.variance().unwrap(), 1e-15);
    assert_close(with.std_error().unwrap(), without.std_error().unwrap(), 1e-15);
}

#[test]
fn equal_values_have_no_variance_at_all() {
    for value in [0, 3, -7, 10_000_000_000_000_001] {
        for sample in
            [counts(&[(value, 2), (value, 1_000_000_007)]), weighted(&[(value, 1), (value, 333_333_333)])]
        {
            assert_eq!((sample.variance(), sample.std_error()), (Some(0.0), Some(0.0)));
            assert_eq!((sample.paired_t(), sample.t_interval(0.95)), (Ok(None), Ok(None)));
        }
    }
}

#[test]
fn too_few_have_no_variance() {
    let (none, one) = (counts(&[(3, 0)]), counts(&[(3, 1)]));
    assert_eq!((none.n(), none.mean(), none.variance(), none.std_error()), (0, None, None, None));
    assert_eq!((one.n(), one.mean(), one.variance(), one.std_error()), (1, Some(3.0), None, None));
    assert_eq!((one.t_interval(0.95), one.paired_t()), (Ok(None), Ok(None)));
    assert_eq!(one.t_interval(1.0).unwrap_err().kind(), ErrorKind::InvalidLevel);
    let weightless = weighted(&[(1, 0), (2, 0)]);
    assert_eq!((weightless.n(), weightless.mean(), weightless.std_error()), (2, None, None));
    assert!(weightless.n_effective() == 0.0 && weightless.t_interval(0.95).unwrap().is_none());
}

#[test]
fn order_and_merging_leave_no_trace() {
    let apart = counts(&[(5, 1), (-2, 3), (5, 4), (0, 0), (1, 2), (-2, 1)]);
    assert_eq!(apart, counts(&[(-2, 4), (1, 2), (5, 5)]));
}

#[test]
fn huge_values_counts_and_weights_stay_exact() {
    // Python 3, fractions.Fraction: n = 10^12 + 1, values +-10^16 and 10^16 - 1.
    let huge = 10_000_000_000_000_000;
    let sample = counts(&[(huge, 500_000_000_000), (-huge, 500_000_000_000), (huge - 1, 1)]);
    assert_eq!(sample.mean(), Some(9_999.999_999_99));
    assert_eq!(sample.variance(), Some(1.000_000_000_001e32));
    // A spread of 1 around 10^16 survives.
    let narrow = counts(&[(huge, 500_000_000_000), (huge + 1, 500_000_000_000)]);
    assert_eq!(narrow.variance(), Some(0.250_000_000_000_25));
    let mass = |n: u64, w: u128| Mass { n, w: u128::from(n) * w, w2: u128::from(n) * w * w };
    // NumPy would lose this: weights of a million, in billionths, on both.
    let heavy =
        [(huge, mass(100_000, 1_000_000_000_000_000)), (huge + 1, mass(100_000, 1_000_000_000_000_000))];
    let heavy = Distribution::of(true, 1.0, 1, 0.0, heavy);
    assert_close(heavy.variance().unwrap(), 0.25 * 200_000.0 / 199_999.0, 1e-15);
    assert_close(heavy.n_effective(), 200_000.0, 1e-15);
}

#[test]
fn step_denominator_and_offset_make_the_values() {
    // Points 1, 1.5, ... 5: the mean of 1.5 and 4 halves, that is 2.75.
    let halves = Distribution::new(0.5, 2, 1.0, [(2, Mass::unweighted(1)), (12, Mass::unweighted(1))]);
    assert_eq!(halves.mean(), Some(2.75));
    assert_eq!(halves.variance(), Some(3.125));
}
