use super::distribution::counts;
use super::{assert_close, assert_printed};
use crate::error::ErrorKind;
use crate::stats::Distribution;
use crate::stats::difference::{
    Answers, Difference, MeanError, SideMean, clustered, clustered_difference, partially_paired, welch,
};
use crate::tally::Mass;

/// Student 1908, R's data set sleep, in tenths of an hour.
const FIRST_DRUG: [i64; 10] = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20];
const SECOND_DRUG: [i64; 10] = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34];

/// The example of `Partover.test` in the R package Partiallyoverlapping 2.0, from Derrick, Toher and White 2017, The
/// Quantitative Methods for Psychology 13:120-126.
const A_UNPAIRED: [i64; 8] = [20, 21, 16, 18, 14, 12, 14, 17];
const A_PAIRED: [i64; 8] = [14, 15, 18, 20, 11, 19, 14, 15];
const B_UNPAIRED: [i64; 8] = [10, 16, 18, 16, 15, 14, 13, 10];
const B_PAIRED: [i64; 8] = [15, 10, 15, 17, 13, 19, 12, 13];
/// `NumPy` 2.4.6 corrcoef of the pairs.
const CORRELATION: f64 = 0.686_795_295_672_709_9;

/// Each site's answers on the delivered side, as (sum, number).
const DELIVERED: [(f64, f64); 5] = [(16.0, 4.0), (7.0, 3.0), (28.0, 6.0), (4.0, 2.0), (16.0, 5.0)];
/// The same sites' answers on the reference side: 4 5, 4 3 4 5, 5 5 5, 4 2 3, 5 4 4.
const REFERENCE: [(f64, f64); 5] = [(9.0, 2.0), (16.0, 4.0), (15.0, 3.0), (9.0, 3.0), (13.0, 3.0)];

fn tenths(data: &[i64]) -> Distribution {
    Distribution::new(1.0, 10, 0.0, data.iter().map(|&grid| (grid, Mass::unweighted(1))))
}

fn side(data: &[i64]) -> SideMean {
    SideMean::of(&tenths(data)).unwrap()
}

fn answers(parts: [&[i64]; 2]) -> Answers {
    let cells = parts.concat().into_iter().map(|value| (value, 1)).collect::<Vec<_>>();
    let all = counts(&cells);
    Answers { n: all.n(), mean: all.mean().unwrap(), variance: all.variance() }
}

fn tenths_answers(data: &[i64]) -> Answers {
    let all = tenths(data);
    Answers { n: all.n(), mean: all.mean().unwrap(), variance: all.variance() }
}

/// Value, degrees of freedom, t, p, low and high.
#[track_caller]
fn assert_difference(found: &Difference, expected: [f64; 6], tolerance: f64) {
    let [value, df, t, p, low, high] = expected;
    assert_close(found.value, value, tolerance);
    assert_close(found.df.unwrap(), df, tolerance);
    assert_close(found.t.unwrap(), t, tolerance);
    assert_close(found.value / found.std_error.unwrap(), t, tolerance);
    assert_close(found.p.unwrap(), p, tolerance);
    assert_close(found.low.unwrap(), low, tolerance);
    assert_close(found.high.unwrap(), high, tolerance);
}

#[track_caller]
fn assert_bare(found: &Difference, value: f64) {
    let bare = Difference { value, std_error: None, df: None, t: None, p: None, low: None, high: None };
    assert_eq!(*found, bare);
}

/// `SciPy` 1.17.1 `ttest_ind(equal_var=False)` of the two drugs.
const WELCH_OF_SLEEP: [f64; 6] = [
    -1.58,
    17.776_473_516_178_488,
    -1.860_813_467_486_852_6,
    0.079_394_140_187_358_3,
    -3.365_483_230_711_710_4,
    0.205_483_230_711_711_37,
];

#[test]
fn welch_of_sleep() {
    let (first, second) = (side(&FIRST_DRUG), side(&SECOND_DRUG));
    assert_difference(&welch(&first, &second, 0.95).unwrap(), WELCH_OF_SLEEP, 1e-12);
    // SciPy 1.17.1 ttest_ind(equal_var=False) with the first six of the second drug; mean 13.666... tenths.
    let uneven = welch(&first, &side(&SECOND_DRUG[..6]), 0.95).unwrap();
    let expected = [
        0.75 - 41.0 / 30.0,
        11.385_451_556_104_327,
        -0.700_712_334_944_348_5,
        0.497_553_158_298_750_7,
        -2.545_687_903_278_835,
        1.312_354_569_945_501_3,
    ];
    assert_difference(&uneven, expected, 1e-12);
}

#[test]
fn a_fixed_reference_makes_a_test_of_one_sample() {
    // SciPy 1.17.1 ttest_1samp(first, 0.5).
    let found = welch(&side(&FIRST_DRUG), &SideMean::fixed(0.5), 0.95).unwrap();
    let expected = [
        0.25,
        9.0,
        0.441_903_380_237_940_46,
        0.668_986_623_614_674_6,
        -0.529_780_413_526_232_1 - 0.5,
        2.029_780_413_526_232 - 0.5,
    ];
    assert_difference(&found, expected, 1e-12);
}

#[test]
fn no_variance_no_interval() {
    let (fixed, alike) = (SideMean::fixed(4.0), SideMean::of(&counts(&[(5, 9)])).unwrap());
    assert_bare(&welch(&alike, &fixed, 0.95).unwrap(), 1.0);
    assert_bare(&welch(&fixed, &fixed, 0.95).unwrap(), 0.0);
    let single = SideMean::of(&counts(&[(5, 1)])).unwrap();
    assert_eq!((single.error, single.sd, single.n), (None, None, 1));
    assert_bare(&welch(&single, &side(&FIRST_DRUG), 0.95).unwrap(), 4.25);
    assert!(SideMean::of(&counts(&[])).is_none());
    for level in [0.0, 1.0, f64::NAN] {
        assert_eq!(welch(&single, &fixed, level).unwrap_err().kind(), ErrorKind::InvalidLevel);
    }
    // Answers that are all alike on one side: the other side's degrees of freedom.
    let half_known = welch(&side(&FIRST_DRUG), &alike, 0.95).unwrap();
    assert_close(half_known.df.unwrap(), 9.0, 1e-15);
}

#[test]
fn tiny_variances_keep_their_degrees_of_freedom() {
    let tiny = |mean| SideMean { mean, error: Some(MeanError { variance: 1e-300, df: 7.0 }), sd: None, n: 8 };
    assert_close(welch(&tiny(0.0), &tiny(0.0), 0.95).unwrap().df.unwrap(), 14.0, 1e-15);
}

#[test]
fn example_of_partially_overlapping_samples() {
    // The formulas of T_new2 written out in NumPy 2.4.6, with SciPy 1.17.1 for t. The package's manual has p = 0.026 for
    // the same data with variances taken as equal, which these nearly are (8.92 and 7.72).
    let (a, b) = (answers([&A_UNPAIRED, &A_PAIRED]), answers([&B_UNPAIRED, &B_PAIRED]));
    let found = partially_paired(&a, &b, 8, Some(CORRELATION), 0.95).unwrap();
    let expected = [
        2.0,
        18.422_332_269_264_114,
        2.419_097_628_378_315,
        0.026_104_444_861_957_423,
        0.265_902_970_527_804_87,
        3.734_097_029_472_195,
    ];
    assert_difference(&found, expected, 1e-12);
    assert_printed(found.p.unwrap(), 0.026, 3);
}

#[test]
fn unequal_numbers_of_unpaired_answers() {
    // As above, with the first three and the first six of the unpaired.
    let (a, b) = (answers([&A_UNPAIRED[..3], &A_PAIRED]), answers([&B_UNPAIRED[..6], &B_PAIRED]));
    let found = partially_paired(&a, &b, 8, Some(CORRELATION), 0.95).unwrap();
    let expected = [
        2.136_363_636_363_636_7,
        11.595_799_406_521_627,
        2.351_311_621_729_589_5,
        0.037_302_881_557_558_46,
        0.149_049_152_970_160_3,
        4.123_678_119_757_113,
    ];
    assert_difference(&found, expected, 1e-11);
}

#[test]
fn without_pairs_it_is_welch_and_with_nothing_else_the_paired_test() {
    let (first, second) = (tenths_answers(&FIRST_DRUG), tenths_answers(&SECOND_DRUG));
    let unpaired = partially_paired(&first, &second, 0, None, 0.95).unwrap();
    assert_difference(&unpaired, WELCH_OF_SLEEP, 1e-12);
    // SciPy 1.17.1 ttest_rel, NumPy 2.4.6 corrcoef.
    let paired = partially_paired(&first, &second, 10, Some(0.795_170_205_833_577_7), 0.95).unwrap();
    let expected = [
        -1.58,
        9.0,
        -4.062_127_683_382_037,
        0.002_832_890_197_384_273,
        -2.459_885_763_276_982_4,
        -0.700_114_236_723_017_4,
    ];
    assert_difference(&paired, expected, 1e-11);
}

#[test]
fn partial_pairs_without_a_variance() {
    let (alike, single) = (answers([&[4, 4], &[4]]), answers([&[], &[3]]));
    assert_bare(&partially_paired(&alike, &alike, 1, None, 0.95).unwrap(), 0.0);
    assert_bare(&partially_paired(&alike, &single, 1, None, 0.95).unwrap(), 1.0);
    // Everybody pays exactly one point less: what rounding leaves is no variance. A correlation is at most 1.
    let (high, low) = (answers([&[], &A_PAIRED]), answers([&[], &A_PAIRED.map(|value| value - 1)]));
    assert_bare(&partially_paired(&high, &low, 8, Some(1.000_000_000_000_001), 0.95).unwrap(), 1.0);
    assert!(partially_paired(&high, &low, 8, None, 1.5).is_err());
}

#[test]
fn clustered_mean_as_in_statsmodels() {
    // statsmodels 0.15.0 OLS(y, 1).fit(cov_type="cluster"): its default correction G / (G - 1) (n - 1) / (n - k) is
    // G / (G - 1) where k, the number of coefficients, is 1.
    let found = clustered(DELIVERED.into_iter()).unwrap();
    assert_close(found.mean, 3.55, 1e-15);
    let error = found.error.unwrap();
    assert_close(error.variance, 0.231_640_625, 1e-14);
    assert_close(error.df, 4.0, 0.0);
    assert_eq!((found.n, found.sd), (20, None));
    // The same with WLS, weights 1 2 .5 1 / 1 1 3 / 2 1 1 .5 1 1 / 2 1 / 1 1 1 .5 2.
    let weighted = clustered([(17.5, 4.5), (13.0, 5.0), (30.5, 6.5), (5.0, 3.0), (16.0, 5.5)].into_iter());
    let found = weighted.unwrap();
    assert_close(found.mean, 3.346_938_775_510_203_4, 1e-15);
    assert_close(found.error.unwrap().variance, 0.265_676_560_214_307_24, 1e-14);
}

#[test]
fn sites_without_answers_are_none() {
    let with_empty = DELIVERED.into_iter().chain([(0.0, 0.0)]);
    assert_eq!(clustered(with_empty), clustered(DELIVERED.into_iter()));
    assert!(clustered([(12.0, 3.0), (0.0, 0.0)].into_iter()).is_none());
    assert!(clustered(std::iter::empty()).is_none());
}

#[test]
fn one_answer_a_site_is_a_plain_sample() {
    let singles = clustered(FIRST_DRUG.iter().map(|&tenth| (tenth as f64 / 10.0, 1.0))).unwrap();
    let (plain, error) = (side(&FIRST_DRUG).error.unwrap(), singles.error.unwrap());
    assert_close(error.variance, plain.variance, 1e-14);
    assert_close(error.df, plain.df, 0.0);
}

#[test]
fn difference_within_sites_as_in_statsmodels() {
    // statsmodels 0.15.0 OLS(y, [1, delivered]).fit(cov_type="cluster", use_t=True) of both sides' answers, its variance
    // times (n - k) / (n - 1), 33 of 34, which leaves the correction for the number of sites; SciPy 1.17.1 for t.
    let sites: Vec<_> = DELIVERED.into_iter().zip(REFERENCE).collect();
    let found = clustered_difference(&sites, 0.95).unwrap().unwrap();
    let expected = [
        -0.583_333_333_333_333_7,
        4.0,
        -1.960_697_565_997_818_3,
        0.121_457_455_677_765_82,
        -1.409_362_296_758_817_7,
        0.242_695_630_092_150_23,
    ];
    assert_difference(&found, expected, 1e-12);
}

#[test]
fn one_answer_on_each_side_of_a_site_is_a_pair() {
    let pairs: Vec<_> = FIRST_DRUG
        .iter()
        .zip(SECOND_DRUG)
        .map(|(&first, second)| ((first as f64 / 10.0, 1.0), (second as f64 / 10.0, 1.0)))
        .collect();
    let found = clustered_difference(&pairs, 0.95).unwrap().unwrap();
    // SciPy 1.17.1 ttest_rel.
    assert_close(found.t.unwrap(), -4.062_127_683_382_037, 1e-13);
    assert_close(found.p.unwrap(), 0.002_832_890_197_384_273, 1e-12);
}

#[test]
fn sites_may_lack_a_side() {
    let none = (0.0, 0.0);
    // Sites of one side only are two independent samples of sites, but for the common G / (G - 1).
    let apart: Vec<_> = DELIVERED.iter().map(|&d| (d, none)).chain(REFERENCE.map(|r| (none, r))).collect();
    let found = clustered_difference(&apart, 0.95).unwrap().unwrap();
    let variance = |totals: [(f64, f64); 5]| clustered(totals.into_iter()).unwrap().error.unwrap().variance;
    let sum = (variance(DELIVERED) + variance(REFERENCE)) * (10.0 / 9.0) / (5.0 / 4.0);
    assert_close(found.std_error.unwrap(), libm::sqrt(sum), 1e-14);
    assert_eq!(found.df, Some(9.0));
    assert_eq!(clustered_difference(&[((3.0, 1.0), none)], 0.95), Ok(None));
    let one = clustered_difference(&[((3.0, 1.0), (4.0, 2.0)), (none, none)], 0.95).unwrap().unwrap();
    assert_bare(&one, 1.0);
    assert!(clustered_difference(&apart, 95.0).is_err());
}

#[test]
fn sites_that_are_alike_have_no_variance_left_by_rounding() {
    // Everybody gave 5, with weights; sums of products are off in their last bits.
    let weights = [3.0287, 2.4, 2.719, 1.8, 3.3032, 2.28, 1.8, 0.1, 0.7];
    let sites = weights.map(|weight| (5.0 * weight, weight));
    let side = clustered(sites.into_iter()).unwrap();
    assert_eq!(side.error.unwrap().variance.to_bits(), 0);
    // Delivery is 2/3 below the standard in every site.
    let both =
        [(4.3, 1.1), (5.1, 0.9), (3.7, 1.3)].map(|(mean, n)| ((mean * n, n), ((mean + 2.0 / 3.0) * n, n)));
    let difference = clustered_difference(&both, 0.95).unwrap().unwrap();
    assert_eq!((difference.std_error, difference.t, difference.p), (None, None, None));
}

#[test]
fn a_side_of_one_site_has_no_error_of_sites() {
    let none = (0.0, 0.0);
    let apart = [((5.0, 2.0), none), (none, (4.0, 3.0)), (none, (7.0, 2.0)), (none, (1.0, 1.0))];
    assert_eq!(clustered_difference(&apart, 0.95).unwrap().unwrap().std_error, None);
}
