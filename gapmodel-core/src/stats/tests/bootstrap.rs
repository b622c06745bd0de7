use super::assert_close;
use super::distribution::counts;
use crate::stats::Distribution;
use crate::stats::bootstrap::Draw;
use crate::stats::replicates::Replicates;
use crate::tally::Mass;

/// A binomial distribution, cut into classes.
struct Binomial {
    n: u64,
    p: f64,
    /// The last of each class but the last.
    last: &'static [u64],
    probabilities: &'static [f64],
    /// What chi-square exceeds with probability 1e-5.
    limit: f64,
}

/// `SciPy` 1.17.1 binom.cdf, chi2.ppf(1 - 1e-5, classes - 1); the first three by inversion, the others by rejection.
const BINOMIALS: [Binomial; 7] = [
    Binomial {
        n: 12,
        p: 0.3,
        last: &[1, 2, 3, 4, 5, 6],
        probabilities: &[
            0.085_025_049_949,
            0.167_790_297_906,
            0.239_700_425_58,
            0.231_139_696_095,
            0.158_495_791_608,
            0.079_247_895_804,
            0.038_600_843_058,
        ],
        limit: 33.107,
    },
    Binomial {
        n: 2_000_000,
        p: 3e-6,
        last: &[2, 3, 4, 5, 6, 7, 8, 9, 10],
        probabilities: &[
            0.061_968_536_714_5,
            0.089_234_944_511_4,
            0.133_852_617_546,
            0.160_623_301_679,
            0.160_623_381_961,
            0.137_677_184_557,
            0.103_257_836_789,
            0.068_838_489_020_4,
            0.041_303_031_457_4,
            0.042_620_675_763_8,
        ],
        limit: 39.34,
    },
    Binomial {
        n: 30,
        p: 0.9,
        last: &[23, 24, 25, 26, 27, 28],
        probabilities: &[
            0.025_826_788_661_9,
            0.047_363_319_738,
            0.102_304_770_634,
            0.177_065_949_174,
            0.236_087_932_232,
            0.227_656_220_367,
            0.183_695_019_193,
        ],
        limit: 33.107,
    },
    Binomial {
        n: 40,
        p: 0.45,
        last: &[12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24],
        probabilities: &[
            0.038_585_221_477_8,
            0.094_017_141_370_5,
            0.081_612_131_785_5,
            0.104_333_691_203,
            0.120_513_782_352,
            0.125_991_681_55,
            0.119_360_540_416,
            0.102_541_555_175,
            0.079_902_510_526_3,
            0.056_460_038_429_7,
            0.057_104_165_709_7,
            0.019_577_540_004_1,
        ],
        limit: 43.205,
    },
    Binomial {
        n: 1000,
        p: 0.03,
        last: &[19, 22, 25, 27, 29, 31, 33, 35, 38, 42],
        probabilities: &[
            0.020_411_853_343_3,
            0.057_005_438_035_5,
            0.127_047_943_89,
            0.125_399_108_558,
            0.144_743_786_663,
            0.145_118_995_738,
            0.127_479_102_531,
            0.098_870_099_609,
            0.092_002_463_804_1,
            0.048_397_185_548_7,
            0.013_524_022_278_3,
        ],
        limit: 41.296,
    },
    Binomial {
        n: 25,
        p: 0.5,
        last: &[8, 9, 10, 11, 12, 13, 14, 15, 16],
        probabilities: &[
            0.053_876_072_168_4,
            0.060_885_399_58,
            0.097_416_639_328,
            0.132_840_871_811,
            0.154_981_017_113,
            0.154_981_017_113,
            0.132_840_871_811,
            0.097_416_639_328,
            0.060_885_399_58,
            0.053_876_072_168_4,
        ],
        limit: 39.34,
    },
    Binomial {
        n: 1_000_000_000_000,
        p: 0.3,
        last: &[
            299_999_083_485,
            299_999_312_614,
            299_999_541_742,
            299_999_770_871,
            300_000_000_000,
            300_000_229_129,
            300_000_458_258,
            300_000_687_386,
            300_000_916_515,
        ],
        probabilities: &[
            0.022_750_183_668_7,
            0.044_057_235_497_7,
            0.091_847_871_451_4,
            0.149_882_505_295,
            0.191_462_697_391,
            0.191_462_555_893,
            0.149_882_188_2,
            0.091_847_578_975_8,
            0.044_057_070_649_4,
            0.022_750_112_978_2,
        ],
        limit: 39.34,
    },
];

/// Mean and variance with divisor n.
fn moments(numbers: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let numbers: Vec<f64> = numbers.into_iter().collect();
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    (mean, numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n)
}

/// Whether moments of `n` nearly normal numbers are within four standard errors of what theory says.
#[track_caller]
fn assert_moments((mean, variance): (f64, f64), expected: (f64, f64), n: f64) {
    let (mean_error, variance_error) = (libm::sqrt(expected.1 / n), expected.1 * libm::sqrt(2.0 / n));
    assert!((mean - expected.0).abs() <= 4.0 * mean_error, "mean {mean} is not {}", expected.0);
    assert!(
        (variance - expected.1).abs() <= 4.0 * variance_error,
        "variance {variance} is not {}",
        expected.1
    );
}

fn chi_square(found: &[u64], probabilities: &[f64]) -> f64 {
    assert_eq!(found.len(), probabilities.len());
    let n = found.iter().sum::<u64>() as f64;
    found
        .iter()
        .zip(probabilities)
        .map(|(&found, p)| (found as f64 - n * p) * (found as f64 - n * p) / (n * p))
        .sum()
}

fn replicate_means(distribution: &Distribution, replicates: u64) -> Vec<f64> {
    (0..replicates).map(|replicate| Draw::new(5, replicate).mean(distribution).unwrap()).collect()
}

#[test]
fn the_streams_are_those_of_numpy() {
    // NumPy 2.4.6 Generator(PCG64DXSM).random() after one number, its state (s + inc) * 0xda942042e4dd58b5 + inc modulo
    // 2^128 for s = 42 * 2^64 and inc = 2 * 7 + 1.
    let mut draw = Draw::new(42, 7);
    for expected in [0.248_320_391_723_391_15, 0.093_995_669_494_867_26, 0.415_007_196_869_163_54] {
        assert_close(draw.uniform(), expected, 0.0);
    }
}

#[test]
fn neighbouring_replicates_and_seeds_are_not_alike() {
    let along_replicates: fn(u64) -> f64 = |i| Draw::new(1, i).uniform();
    let along_seeds: fn(u64) -> f64 = |i| Draw::new(i, 1).uniform();
    for along in [along_replicates, along_seeds] {
        let numbers: Vec<f64> = (0..20_000).map(along).collect();
        let (mean, variance) = moments(numbers.iter().copied());
        // The variance of a uniform number is 1/12, that of its squared distance from the mean 1/180.
        assert!((mean - 0.5).abs() < 4.0 * libm::sqrt(1.0 / 12.0 / 20_000.0));
        assert!((variance - 1.0 / 12.0).abs() < 4.0 * libm::sqrt(1.0 / 180.0 / 20_000.0));
        let products = numbers.windows(2).map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5));
        let correlation = 12.0 * products.sum::<f64>() / 19_999.0;
        assert!(correlation.abs() < 4.0 / libm::sqrt(20_000.0), "{correlation}");
    }
}

#[test]
fn whole_numbers_are_equally_likely() {
    let mut draw = Draw::new(3, 0);
    let mut found = [0_u64; 7];
    for _ in 0..70_000 {
        found[draw.below(7) as usize] += 1;
    }
    // SciPy 1.17.1 chi2.ppf(1 - 1e-5, 6).
    assert!(chi_square(&found, &[1.0 / 7.0; 7]) < 33.107, "{found:?}");
    assert_eq!((draw.below(1), draw.below(0)), (0, 0));
    // Half of all numbers are rejected here.
    let bound = (1 << 63) + 1;
    assert!((0..100).all(|_| draw.below(bound) < bound));
}

#[test]
fn binomial_numbers_have_their_probabilities() {
    for Binomial { n, p, last, probabilities, limit } in BINOMIALS {
        let mut draw = Draw::new(11, n);
        let numbers: Vec<u64> = (0..200_000).map(|_| draw.binomial(n, p)).collect();
        assert!(numbers.iter().all(|number| *number <= n));
        let mut found = vec![0; probabilities.len()];
        for number in &numbers {
            found[last.partition_point(|last| last < number)] += 1;
        }
        let distance = chi_square(&found, probabilities);
        assert!(distance < limit, "{distance} for {n} times {p}: {found:?}");
        let expected = (n as f64 * p, n as f64 * p * (1.0 - p));
        // The excess kurtosis is at most 0.2: the variance is as certain as that of nine in ten normal numbers.
        assert_moments(moments(numbers.iter().map(|number| *number as f64)), expected, 180_000.0);
    }
}

#[test]
fn certain_and_impossible_outcomes() {
    let mut draw = Draw::new(0, 0);
    for n in [0, 1, 5, 1 << 50] {
        assert_eq!((draw.binomial(n, 0.0), draw.binomial(n, 1.0)), (0, n));
    }
    assert!((0..1000).all(|_| draw.binomial(1, 0.5) <= 1 && draw.binomial(1 << 52, 1e-18) <= 1));
}

#[test]
fn resampled_means_vary_as_theory_says() {
    for (distribution, replicates) in [
        (counts(&[(1, 30), (2, 45), (3, 120), (4, 200), (5, 105)]), 4000),
        // As many people as on Earth cost no more.
        (counts(&[(1, 900_000_000), (2, 1_000_000_000), (4, 5_000_000_000), (5, 1_100_000_000)]), 4000),
        (Distribution::new(0.5, 6, 10.0, (0..40).map(|grid| (grid * grid, Mass::unweighted(3)))), 4000),
    ] {
        let (mean, n) = (distribution.mean().unwrap(), distribution.n() as f64);
        // A resample has the variance with divisor n.
        let variance = distribution.variance().unwrap() * (n - 1.0) / n;
        let found = moments(replicate_means(&distribution, replicates));
        assert_moments(found, (mean, variance / n), replicates as f64);
    }
}

#[test]
fn a_weighted_cell_counts_with_its_mean_weight() {
    let cells = [(1, 40, 500_000_000), (3, 100, 1_000_000_000), (5, 60, 2_000_000_000_u128)];
    let mass = |n: u64, w: u128| Mass { n, w: u128::from(n) * w, w2: u128::from(n) * w * w };
    let weighted = Distribution::of(true, 1.0, 1, 0.0, cells.map(|(grid, n, w)| (grid, mass(n, w))));
    let std_error = weighted.std_error().unwrap();
    // Weights are alike within cells, so that nothing is lost but the factor n / (n - 1). The mean of a ratio is off by
    // sum w^2 (x - mean) / (sum w)^2 to the second order, here 168.33 / 240^2.
    let expected = (weighted.mean().unwrap() - 0.002_922, std_error * std_error * 199.0 / 200.0);
    assert_moments(moments(replicate_means(&weighted, 4000)), expected, 4000.0);
}

#[test]
fn sites_are_resampled_whole() {
    let sites = [(16.0, 4.0), (7.0, 4.0), (14.0, 4.0), (9.0, 4.0), (16.0, 4.0), (19.0, 4.0)];
    let means: Vec<f64> =
        (0..6000).map(|replicate| Draw::new(8, replicate).cluster_mean(&sites).unwrap()).collect();
    let (mean, variance) = moments(sites.map(|site| site.0 / site.1));
    assert_moments(moments(means), (mean, variance / 6.0), 6000.0);
}

#[test]
fn sites_without_answers_are_not_drawn() {
    let sites = [(16.0, 4.0), (7.0, 4.0), (14.0, 4.0)];
    let among_others = [(0.0, 0.0), (16.0, 4.0), (0.0, 0.0), (7.0, 4.0), (14.0, 4.0), (0.0, 0.0)];
    for replicate in 0..100 {
        let mean = |sites: &[(f64, f64)]| Draw::new(8, replicate).cluster_mean(sites);
        assert_eq!(mean(&among_others), mean(&sites));
    }
}

#[test]
fn nobody_has_no_mean() {
    let mut draw = Draw::new(1, 1);
    assert_eq!(draw.mean(&counts(&[])), None);
    assert_eq!(draw.mean(&counts(&[(1, u64::MAX), (2, u64::MAX)])), None);
    assert_eq!(draw.mean(&counts(&[(4, 1)])), Some(4.0));
    assert_eq!(draw.cluster_mean(&[]), None);
    assert_eq!(draw.cluster_mean(&[(0.0, 0.0)]), None);
}

#[test]
fn replicates_are_the_same_in_any_order() {
    let distribution = counts(&[(1, 30), (2, 45), (3, 120), (4, 200), (5, 105)]);
    let forwards = replicate_means(&distribution, 50);
    let mut backwards: Vec<f64> =
        (0..50).rev().map(|replicate| Draw::new(5, replicate).mean(&distribution).unwrap()).collect();
    backwards.reverse();
    assert_eq!(forwards, backwards);
}

#[test]
fn chi_squared_numbers_have_their_mean_and_variance() {
    for df in [0, 1, 2, 7] {
        let mut draw = Draw::new(5, df);
        let values: Vec<f64> = (0..20_000).map(|_| draw.chi_squared(df)).collect();
        let found = Replicates::new(values);
        let df = df as f64;
        assert!((found.mean() - df).abs() <= 0.05 * df, "{} of {df}", found.mean());
        assert!((found.std_dev().unwrap() - (2.0 * df).sqrt()).abs() <= 0.05 * df);
    }
}
