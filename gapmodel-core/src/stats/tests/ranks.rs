use super::assert_close;
use super::distribution::counts;
use crate::stats::{Distribution, HodgesLehmann, Mass};

/// Sixty numbers in hundredths, all different in size but a few.
pub(super) const SIXTY: [i64; 60] = [
    30, 60, 3, -59, -15, -69, 36, 164, -19, -32, 79, 66, 41, -63, 27, 100, -104, -16, -160, -99, -154, 6,
    -97, 56, 46, 11, -222, -24, 25, 41, -123, -18, -68, -51, 136, -51, 27, 118, -28, 19, 41, 36, -93, 38,
    166, -125, 115, 42, -34, 229, 106, -90, 37, 88, 11, 98, 23, 97, 174, -38,
];

const LIKERT_DATA: [i64; 12] = [-2, -1, -1, 0, 0, 1, -3, -1, 0, 2, -1, -2];

fn values(data: &[i64]) -> Distribution {
    counts(&data.iter().map(|&value| (value, 1)).collect::<Vec<_>>())
}

fn limits(found: HodgesLehmann) -> (f64, Option<f64>, Option<f64>) {
    (found.value, found.low, found.high)
}

#[test]
fn depression_of_hollander_and_wolfe() {
    // Hollander and Wolfe 1973, p. 29, in thousandths; R 4.2.2 wilcox.test(x, y, paired = TRUE, conf.int = TRUE).
    let x = [1830, 500, 1620, 2480, 1680, 1880, 1550, 3060, 1300];
    let y = [878, 647, 598, 2050, 1060, 1290, 1060, 3140, 1290];
    let cells = x.iter().zip(y).map(|(x, y)| (x - y, Mass::unweighted(1)));
    let depression = Distribution::new(1.0, 1000, 0.0, cells);
    let test = depression.signed_rank().unwrap();
    assert_eq!((test.statistic, test.p, test.exact), (40.0, 0.039_062_5, true));
    let found = depression.hodges_lehmann(0.95).unwrap();
    assert_eq!(limits(found), (0.46, Some(0.010), Some(0.786)));
}

#[test]
fn small_samples_with_ties_and_zeros_by_brute_force() {
    // Python 3, itertools.product over all signs, scipy.stats.rankdata 1.17.1 of the sizes with the zeros.
    for (data, statistic, p) in [
        (&LIKERT_DATA[..], 16.0, 0.136_718_75),
        (&[0, 0, 0, 0, 0, 0, 1, 1, 2, -1, 3], 37.0, 0.25),
        (&[-1, -1, -2, -2, -3], 0.0, 0.0625),
        (&[5, -4, 3, 3, -3, 1, 0, -1, 6, 2, 2, -2, 7], 64.5, 0.182_128_906_25),
        // Sleep of Student 1908, in tenths.
        (&[12, 24, 13, 13, 0, 10, 18, 8, 46, 14], 54.0, 0.003_906_25),
    ] {
        let test = values(data).signed_rank().unwrap();
        assert_eq!((test.statistic, test.p, test.exact), (statistic, p, true));
    }
}

#[test]
fn many_zeros_and_fifty_others_are_still_exact() {
    // Python 3: all sums of doubled ranks counted in a dictionary of whole numbers.
    let zeros = counts(&[(-1, 2), (0, 5000), (1, 7), (2, 3)]).signed_rank().unwrap();
    assert_eq!((zeros.statistic, zeros.p, zeros.exact), (50_068.0, 0.023_925_781_25, true));
    let fifty = counts(&[(-3, 2), (-2, 6), (-1, 14), (0, 9), (1, 15), (2, 8), (3, 5)]).signed_rank().unwrap();
    assert_eq!((fifty.statistic, fifty.exact), (1004.0, true));
    assert_close(fifty.p, 0.284_836_851_131_309_74, 1e-15);
    // As many zeros as there are people in a country change nothing in the order of the sums.
    let billions = counts(&[(-1, 2), (0, 5_000_000_000), (1, 7), (2, 3)]).signed_rank().unwrap();
    assert_eq!((billions.p, billions.exact), (zeros.p, true));
}

#[test]
fn more_than_fifty_are_normal_as_in_scipy() {
    // SciPy 1.17.1 wilcoxon(d, zero_method="pratt", correction=False, method="asymptotic").
    let surveys = [
        (
            counts(&[(-3, 20), (-2, 61), (-1, 140), (0, 300), (1, 150), (2, 80), (3, 31)]),
            143_172.0,
            0.037_498_560_227_515_715,
        ),
        (counts(&[(-2, 30), (-1, 20), (0, 10), (1, 15), (2, 9)]), 1005.0, 0.000_597_480_802_992_322_9),
        (values(&SIXTY), 1035.5, 0.375_021_718_859_592),
    ];
    for (survey, statistic, p) in surveys {
        let test = survey.signed_rank().unwrap();
        assert_eq!((test.statistic, test.exact), (statistic, false));
        assert_close(test.p, p, 1e-12);
    }
}

#[test]
fn nothing_but_zeros_is_no_evidence() {
    let test = counts(&[(0, 70)]).signed_rank().unwrap();
    assert_eq!((test.statistic, test.p, test.exact), (0.0, 1.0, true));
    assert!(counts(&[]).signed_rank().is_none());
}

#[test]
fn an_offset_moves_the_values_before_they_are_ranked() {
    let plain = values(&[5, -4, 3, 3, -3, 1, 0, -1]);
    let moved =
        Distribution::new(1.0, 1, -4.0, [9, 0, 7, 7, 1, 5, 4, 3].map(|grid| (grid, Mass::unweighted(1))));
    assert_eq!(plain.signed_rank(), moved.signed_rank());
    assert_eq!(plain.hodges_lehmann(0.9), moved.hodges_lehmann(0.9));
}

#[test]
fn hodges_lehmann_by_brute_force() {
    // NumPy 2.4.6: all means of pairs, sorted; the limits are the q-th from either end, q the 2.5 % quantile of the
    // rank sum, counted in whole numbers (14 for n = 12, 649 for n = 60).
    for (sample, value, low, high) in [
        (values(&LIKERT_DATA), -0.5, -1.5, 0.0),
        (values(&[5, -4, 3, 3, -3, 1, 0, -1, 6, 2, 2, -2, 7]), 1.5, -0.5, 3.5),
        (counts(&[(0, 6), (-1, 1), (1, 2), (2, 1), (3, 1)]), 0.5, 0.0, 1.5),
        (counts(&[(-3, 2), (-2, 6), (-1, 14), (0, 9), (1, 15), (2, 8), (3, 5)]), 0.0, 0.0, 0.5),
        (values(&[1, 2, 3, 4, 5, 6]), 3.5, 1.0, 6.0),
        (values(&SIXTY), 9.25, -13.5, 33.5),
    ] {
        assert_eq!(limits(sample.hodges_lehmann(0.95).unwrap()), (value, Some(low), Some(high)));
    }
}

#[test]
fn too_few_values_have_no_limits() {
    // 1 / 2^5 on each side is more than 2.5 %, and exactly what 93.75 % leaves.
    let five = values(&[1, 2, 3, 4, 5]);
    assert_eq!(limits(five.hodges_lehmann(0.95).unwrap()), (3.0, None, None));
    assert_eq!(limits(five.hodges_lehmann(0.9375).unwrap()), (3.0, Some(1.0), Some(5.0)));
    assert!(values(&[1]).hodges_lehmann(0.95).is_none());
}

#[test]
fn billions_of_people_and_thousands_of_values_are_quick() {
    let many = counts(&(0..5000).map(|i| (i * 1_000_000_007, 1_000_000)).collect::<Vec<_>>());
    let found = many.hodges_lehmann(0.95).unwrap();
    // Symmetric around the middle.
    assert_close(found.value, 2499.5 * 1_000_000_007.0, 1e-15);
    assert_close(found.low.unwrap() + found.high.unwrap(), 2.0 * found.value, 1e-12);
    assert!(counts(&[(1, u64::MAX), (2, u64::MAX)]).hodges_lehmann(0.95).is_none());
    assert!(counts(&[(1, u64::MAX), (2, u64::MAX)]).signed_rank().is_none());
}

proptest::proptest! {
    #[test]
    fn the_median_of_pairs_is_that_of_all_pairs(data in proptest::collection::vec(-20i64..20, 2..40)) {
        let mut sums: Vec<i64> = (0..data.len()).flat_map(|j| (0..=j).map(move |i| (i, j))).map(|(i, j)| data[i] + data[j]).collect();
        sums.sort_unstable();
        let twice = sums[(sums.len() - 1) / 2] + sums[sums.len() / 2];
        let found = values(&data).hodges_lehmann(0.9).unwrap();
        assert_close(found.value, twice as f64 / 4.0, 0.0);
        assert!(found.low.is_none_or(|low| low <= found.value) && found.high.is_none_or(|high| high >= found.value));
    }

    #[test]
    fn turning_all_signs_turns_the_test(data in proptest::collection::vec(-9i64..9, 1..70)) {
        let turned: Vec<i64> = data.iter().map(|value| -value).collect();
        let (plain, turned) = (values(&data).signed_rank().unwrap(), values(&turned).signed_rank().unwrap());
        assert_eq!((plain.p, plain.exact), (turned.p, turned.exact));
        let zeros = data.iter().filter(|value| **value == 0).count() as f64;
        let n = data.len() as f64;
        // All ranks but those of the zeros.
        assert_close(plain.statistic + turned.statistic, (n * (n + 1.0) - zeros * (zeros + 1.0)) / 2.0, 0.0);
    }
}
