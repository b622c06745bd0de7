use super::{assert_close, assert_printed};
use crate::error::ErrorKind;
use crate::estimate::Method;
use crate::stats::{Adjustment, adjust, paired, proportion, proportion_difference};

/// Benjamini and Hochberg 1995, section 3.2.
const P_VALUES: [f64; 15] = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
    0.7590, 1.0,
];

#[test]
fn adjusted_p_values() {
    // R 4.2.2 p.adjust.
    let holm = [
        0.0015, 0.0056, 0.0247, 0.1140, 0.2211, 0.2780, 0.2780, 0.2780, 0.3213, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0,
    ];
    let hochberg = [
        0.0015, 0.0056, 0.0247, 0.1140, 0.2211, 0.2682, 0.2682, 0.2752, 0.3213, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0,
    ];
    let bh = [
        0.0015,
        0.003,
        0.0095,
        0.035_625,
        0.0603,
        0.063_857_1,
        0.063_857_1,
        0.0645,
        0.0765,
        0.486,
        0.581_181_8,
        0.714_875,
        0.753_230_8,
        0.813_214_3,
        1.0,
    ];
    let by = [
        0.004_977_3,
        0.009_954_7,
        0.031_523_2,
        0.118_211_9,
        0.200_089_2,
        0.211_892_6,
        0.211_892_6,
        0.214_025_8,
        0.253_844_5,
        1.0,
        1.0,
        1.0,
        1.0,
        1.0,
        1.0,
    ];
    for (method, expected, decimals) in [
        (Adjustment::Holm, holm, 12),
        (Adjustment::Hochberg, hochberg, 12),
        (Adjustment::BenjaminiHochberg, bh, 7),
        (Adjustment::BenjaminiYekutieli, by, 7),
        (Adjustment::Bonferroni, P_VALUES.map(|p| (15.0 * p).min(1.0)), 12),
        (Adjustment::None, P_VALUES, 12),
    ] {
        for (found, expected) in adjust(&P_VALUES, method).unwrap().into_iter().zip(expected) {
            assert_printed(found, expected, decimals);
        }
    }
    let rejected = |method| adjust(&P_VALUES, method).unwrap().into_iter().filter(|p| *p <= 0.05).count();
    assert_eq!(
        [Adjustment::BenjaminiHochberg, Adjustment::Bonferroni, Adjustment::Holm].map(rejected),
        [4, 3, 3]
    );
}

#[test]
fn adjusted_p_values_keep_their_places() {
    for method in Adjustment::ALL {
        let forward = adjust(&P_VALUES, method).unwrap();
        let mut backward = P_VALUES;
        backward.reverse();
        let mut found = adjust(&backward, method).unwrap();
        found.reverse();
        assert_eq!(found, forward, "{method:?}");
        assert!(forward.iter().zip(P_VALUES).all(|(adjusted, p)| (p..=1.0).contains(adjusted)), "{method:?}");
        assert_eq!(adjust(&[], method), Ok(vec![]));
        assert_eq!(adjust(&[0.25], method), Ok(vec![0.25]));
        assert_eq!(Adjustment::parse(method.name()), Ok(method));
    }
    for (bad, shown) in [(f64::NAN, "NaN at index 1"), (1.5, "1.5 at index 1"), (-0.5, "-0.5 at index 1")] {
        let error = adjust(&[0.5, bad], Adjustment::Holm).unwrap_err().to_string();
        assert_eq!(error, format!("p_values = {shown} is not allowed: a p-value is a number from 0 to 1"));
    }
    let error = Adjustment::parse("Holm").unwrap_err().to_string();
    assert_eq!(error, "adjustment = \"Holm\" is not allowed: none, holm, bh, hochberg, by, bonferroni");
}

#[cfg(feature = "serde")]
#[test]
fn adjustments_are_serialised_by_name() {
    for method in Adjustment::ALL {
        let text = serde_json::to_string(&method).unwrap();
        assert_eq!(text, format!("{:?}", method.name()));
        assert_eq!(serde_json::from_str::<Adjustment>(&text).unwrap(), method);
    }
}

#[test]
fn a_proportion_from_counts() {
    let share = proportion(81, 263, 0.95, Method::Wilson).unwrap();
    assert_eq!((share.n_valid, share.n_missing, share.n_excluded, share.method), (263, 0, 0, Method::Wilson));
    // Newcombe 1998; sqrt(p (1 - p) / n) by Python 3.
    assert_close(share.value, 0.307_984_790_874_524_74, 1e-15);
    assert_close(share.std_error.unwrap(), 0.028_467_188_734_853_665, 1e-15);
    assert_printed(share.low.unwrap(), 0.2553, 4);
    assert_eq!(proportion(0, 0, 0.95, Method::Wilson).unwrap_err().kind(), ErrorKind::NoValidRatings);
    assert_eq!(
        proportion(5, 4, 0.95, Method::Wilson).unwrap_err().to_string(),
        "successes = 5 is not allowed: at most n = 4"
    );
}

#[test]
fn a_difference_from_counts() {
    let found = proportion_difference(56, 70, 48, 80, 0.95).unwrap();
    assert_eq!((found.n_valid, found.n_effective, found.method), (150, 150.0, Method::Newcombe));
    // sqrt(.8 .2 / 70 + .6 .4 / 80) by Python 3.
    assert_close(found.std_error.unwrap(), 0.072_702_917_999_997, 1e-15);
    assert_close(found.value, 0.2, 1e-15);
    assert_printed(found.low.unwrap(), 0.052_431, 6);
    let refused = proportion_difference(1, 4, 9, 8, 0.95).unwrap_err().to_string();
    assert_eq!(refused, "successes_b = 9 is not allowed: at most n = 8");
    assert_eq!(proportion_difference(1, 4, 0, 0, 0.95).unwrap_err().kind(), ErrorKind::NoValidRatings);
}

#[test]
fn sleep_from_differences() {
    // Student 1908; SciPy 1.17.1 ttest_1samp and NumPy 2.4.6.
    let gained = [1.2, 2.4, 1.3, 1.3, 0.0, f64::NAN, 1.0, 1.8, 0.8, 4.6, 1.4];
    let found = paired(&gained, 0.95).unwrap();
    assert_eq!((found.mean.value, found.mean.n_valid, found.mean.n_missing, found.df), (1.58, 10, 1, 9.0));
    assert_close(found.t, 4.062_127_683_382_037, 1e-14);
    assert_close(found.p, 0.002_832_890_197_384_273, 1e-12);
    assert_close(found.effect_size, 1.284_557_562_591_054_6, 1e-14);
    assert_close(found.mean.low.unwrap(), 0.700_114_236_723_017_4, 1e-12);
    assert_close(found.mean.high.unwrap(), 2.459_885_763_276_982_4, 1e-13);
    assert_close(found.std_dev / found.mean.std_error.unwrap(), libm::sqrt(10.0), 1e-15);
    let (ranks, shift) = (found.signed_rank.unwrap(), found.hodges_lehmann.unwrap());
    assert_eq!((ranks.statistic, ranks.p, ranks.exact), (54.0, 0.003_906_25, true));
    assert_eq!((shift.value, shift.low, shift.high), (1.3, Some(0.9), Some(2.7)));
}

#[test]
fn differences_are_decimals() {
    // In doubles 0.3 - 0.1 - 0.2 is -2.8e-17, and 1.1 - 1.0 is not 0.1: neither may become a rank of its own.
    let found = paired(&[0.3 - 0.1 - 0.2, 1.1 - 1.0, 0.1, -0.1, 0.2], 0.95).unwrap();
    let decimal = paired(&[0.0, 0.1, 0.1, -0.1, 0.2], 0.95).unwrap();
    assert_eq!(found, decimal);
}

#[test]
fn differences_that_allow_no_test() {
    let kind = |differences: &[f64]| paired(differences, 0.95).unwrap_err().kind();
    assert_eq!(kind(&[]), ErrorKind::NoValidRatings);
    assert_eq!(kind(&[f64::NAN; 3]), ErrorKind::NoValidRatings);
    assert_eq!(kind(&[1.0, f64::NAN]), ErrorKind::TooFewRatings);
    assert_eq!(kind(&[0.1; 7]), ErrorKind::ZeroVariance);
    assert_eq!(kind(&[1.0, f64::INFINITY]), ErrorKind::InvalidOption);
    assert_eq!(paired(&[1.0, 2.0], 0.0).unwrap_err().kind(), ErrorKind::InvalidLevel);
    assert_eq!(
        paired(&[1.0, -1e7], 0.95).unwrap_err().to_string(),
        "differences = -10000000 at index 1 is not allowed: numbers from -1000000 to 1000000, NaN for missing"
    );
}
