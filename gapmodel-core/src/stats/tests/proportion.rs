use super::{assert_close, assert_printed};
use crate::error::ErrorKind;
use crate::estimate::Method;
use crate::estimate::Method::{AgrestiCoull, ClopperPearson, Jeffreys, MidP, T, Wald, Wilson, WilsonCc};
use crate::stats::proportion::{interval, newcombe};

type Printed = (Method, f64, f64);

/// Successes, n and the limits at 95 %: Newcombe 1998, Statistics in Medicine 17:857-872, as R package ratesci 1.0.0
/// asserts them (4 decimals); six decimals computed with that package. Agresti and Coull clipped to 0.
const TABLE: [(f64, f64, i32, [Printed; 6]); 4] = [
    (
        81.0,
        263.0,
        6,
        [
            (Wilson, 0.255_289, 0.366_210),
            (WilsonCc, 0.253_509, 0.368_176),
            (ClopperPearson, 0.252_737, 0.367_622),
            (MidP, 0.254_402, 0.365_773),
            (AgrestiCoull, 0.255_221, 0.366_277),
            (Jeffreys, 0.254_522, 0.365_647),
        ],
    ),
    (
        15.0,
        148.0,
        4,
        [
            (Wilson, 0.0624, 0.1605),
            (WilsonCc, 0.0598, 0.1644),
            (ClopperPearson, 0.0578, 0.1617),
            (MidP, 0.0601, 0.1581),
            (AgrestiCoull, 0.0614, 0.1615),
            (Jeffreys, 0.0604, 0.1576),
        ],
    ),
    (
        0.0,
        20.0,
        4,
        [
            (Wilson, 0.0, 0.1611),
            (WilsonCc, 0.0, 0.2005),
            (ClopperPearson, 0.0, 0.1684),
            (MidP, 0.0, 0.1391),
            (AgrestiCoull, 0.0, 0.1898),
            (Jeffreys, 0.0, 0.1166),
        ],
    ),
    (
        1.0,
        29.0,
        4,
        [
            (Wilson, 0.0061, 0.1718),
            (WilsonCc, 0.0018, 0.1963),
            (ClopperPearson, 0.0009, 0.1776),
            (MidP, 0.0017, 0.1585),
            (AgrestiCoull, 0.0, 0.1863),
            (Jeffreys, 0.0037, 0.1501),
        ],
    ),
];

#[test]
fn published_intervals() {
    for (x, n, decimals, rows) in TABLE {
        for (method, low, high) in rows {
            let found = interval(x, n, 0.95, method).unwrap();
            assert_printed(found.0, low, decimals);
            assert_printed(found.1, high, decimals);
        }
    }
    // Six decimals from ratesci 1.0.0 for the rows printed with four.
    for (x, n, method, low, high) in [
        (15.0, 148.0, Wilson, 0.062_386, 0.160_487),
        (15.0, 148.0, AgrestiCoull, 0.061_386, 0.161_488),
        (15.0, 148.0, Jeffreys, 0.060_449, 0.157_643),
        (0.0, 20.0, Wilson, 0.0, 0.161_125),
        (0.0, 20.0, ClopperPearson, 0.0, 0.168_433),
        (1.0, 29.0, Wilson, 0.006_113, 0.171_755),
        (1.0, 29.0, Jeffreys, 0.003_746, 0.150_078),
        (0.0, 20.0, Jeffreys, 0.0, 0.116_639),
    ] {
        let found = interval(x, n, 0.95, method).unwrap();
        assert_printed(found.0, low, 6);
        assert_printed(found.1, high, 6);
    }
}

#[test]
fn limits_agree_with_scipy() {
    // scipy 1.17.1: Wilson by binomtest(x, n).proportion_ci(level, method), Clopper-Pearson and Jeffreys by beta.ppf and
    // beta.isf, mid-p by brentq on binom.
    for (x, n, level, method, low, high) in [
        (3.0, 17.0, 0.9, Wilson, 0.072_814_466_547_064_44, 0.368_966_978_069_025_8),
        (3.0, 17.0, 0.9, WilsonCc, 0.055_624_623_951_523_43, 0.401_436_162_055_150_76),
        (3.0, 17.0, 0.9, ClopperPearson, 0.049_898_154_557_422_976, 0.395_641_433_444_821_06),
        (3.0, 17.0, 0.9, Jeffreys, 0.066_642_337_253_460_79, 0.361_576_505_599_890_24),
        (3.0, 17.0, 0.9, MidP, 0.061_329_212_187_896_69, 0.368_996_971_455_196_4),
        (1.0, 1_000_000.0, 0.95, Wilson, 1.765_245_767_453_709e-07, 5.664_911_804_311_442e-06),
        (1.0, 1_000_000.0, 0.95, WilsonCc, 5.220_014_777_676_045_5e-08, 6.495_014_310_297_436_6e-06),
        (1.0, 1_000_000.0, 0.95, ClopperPearson, 2.531_780_766_379_42e-08, 5.571_630_655_166_939e-06),
        (1.0, 1_000_000.0, 0.95, Jeffreys, 1.078_976_624_654_187_7e-07, 4.674_192_046_729_827_5e-06),
        (1.0, 1_000_000.0, 0.95, MidP, 5.002_034_477_574_021e-08, 4.931_850_413_316_004e-06),
        (999.0, 1000.0, 0.99, Wilson, 0.991_539_433_780_018_3, 0.999_882_583_646_381_6),
        (999.0, 1000.0, 0.99, WilsonCc, 0.990_668_128_595_609_8, 0.999_967_113_015_028_3),
        (999.0, 1000.0, 0.99, ClopperPearson, 0.992_593_713_061_647, 0.999_994_987_470_739_2),
        (999.0, 1000.0, 0.99, Jeffreys, 0.993_599_883_952_616_1, 0.999_964_130_786_662_7),
        (999.0, 1000.0, 0.99, MidP, 0.993_242_633_042_052_8, 0.999_989_999_834_650_8),
        (7.0, 12.0, 0.5, Wilson, 0.486_017_200_204_256_87, 0.674_561_700_566_965_3),
        (7.0, 12.0, 0.5, WilsonCc, 0.444_905_285_248_321_96, 0.713_072_005_556_873_1),
        (7.0, 12.0, 0.5, ClopperPearson, 0.445_341_753_461_106_77, 0.710_152_930_655_003_8),
        (7.0, 12.0, 0.5, Jeffreys, 0.485_798_934_203_468_2, 0.672_244_836_240_466_5),
        (7.0, 12.0, 0.5, MidP, 0.481_908_955_850_977_87, 0.676_326_904_634_458_1),
        (400_000.0, 1_000_000.0, 0.95, Wilson, 0.399_040_203_576_537_2, 0.400_960_564_712_275_65),
        (400_000.0, 1_000_000.0, 0.95, WilsonCc, 0.399_039_703_778_495_24, 0.400_961_064_910_391_24),
        (400_000.0, 1_000_000.0, 0.95, ClopperPearson, 0.399_039_608_432_534_66, 0.400_960_970_827_776_43),
        (400_000.0, 1_000_000.0, 0.95, Jeffreys, 0.399_040_108_231_049_46, 0.400_960_470_629_186_66),
        (400_000.0, 1_000_000.0, 0.95, MidP, 0.399_040_107_731_054_64, 0.400_960_471_129_378_77),
    ] {
        let found = interval(x, n, level, method).unwrap();
        assert_close(found.0, low, 1e-9);
        assert_close(found.1, high, 1e-9);
    }
}

#[test]
fn ends_are_exact() {
    for n in [1.0, 2.0, 20.0, 1e6, 1e12, 6.5] {
        for method in [Wilson, WilsonCc, AgrestiCoull, ClopperPearson, Jeffreys, MidP, Wald] {
            for level in [0.5, 0.9, 0.95, 0.999_999] {
                let (low, high) = interval(0.0, n, level, method).unwrap();
                assert!(low == 0.0 && (0.0..=1.0).contains(&high), "{method:?} {n} {level} {low} {high}");
                let (low, high) = interval(n, n, level, method).unwrap();
                assert!(
                    (high - 1.0).abs() < f64::EPSILON && (0.0..=1.0).contains(&low),
                    "{method:?} {n} {level}"
                );
            }
        }
    }
    for method in [Wilson, WilsonCc, ClopperPearson, Jeffreys, MidP] {
        assert!(interval(20.0, 20.0, 0.95, method).unwrap().1 >= 1.0);
    }
}

#[test]
fn weighted_share_on_the_effective_n() {
    // NumPy 2.4.6 with z of SciPy 1.17.1; weights 1 1 1 2 2 3 5 .5 .5 4: p = .625, n_eff = 400 / 61.5.
    let n = 400.0 / 61.5;
    let (low, high) = interval(0.625 * n, n, 0.95, Wilson).unwrap();
    assert_close(low, 0.279_952_778_971_869_04, 1e-13);
    assert_close(high, 0.877_218_214_199_208_5, 1e-13);
    // A share that is not whole has limits by every method, around it.
    for method in [WilsonCc, AgrestiCoull, ClopperPearson, Jeffreys, MidP, Wald] {
        let (low, high) = interval(0.001, n, 0.95, method).unwrap();
        assert!(low <= 0.001 / n && high >= 0.001 / n, "{method:?} {low} {high}");
    }
}

#[test]
fn what_is_no_proportion_is_refused() {
    assert_eq!(interval(0.0, 0.0, 0.95, Wilson).unwrap_err().kind(), ErrorKind::NoValidRatings);
    for (x, n) in
        [(5.0, 4.0), (-1.0, 4.0), (f64::NAN, 4.0), (1.0, f64::NAN), (1.0, f64::INFINITY), (-1.0, -2.0)]
    {
        assert_eq!(interval(x, n, 0.95, Wilson).unwrap_err().kind(), ErrorKind::InvalidOption);
    }
    assert_eq!(interval(1.0, 4.0, 95.0, Wilson).unwrap_err().kind(), ErrorKind::InvalidLevel);
    assert_eq!(
        interval(1.0, 4.0, 0.95, T).unwrap_err().to_string(),
        "method = t is not allowed: wilson, wilson_cc, agresti_coull, clopper_pearson, jeffreys, mid_p, wald"
    );
}

#[test]
fn newcombe_method_10() {
    // Newcombe 1998, Statistics in Medicine 17:873-890, table II; digits from R ratesci 1.0.0, moverci(type = wilson).
    for (x1, n1, x2, n2, low, high) in [
        (56.0, 70.0, 48.0, 80.0, 0.052_431, 0.333_873),
        (9.0, 10.0, 3.0, 10.0, 0.170_523, 0.809_018),
        (6.0, 7.0, 2.0, 7.0, 0.058_228, 0.806_250),
        (5.0, 56.0, 0.0, 29.0, -0.038_137, 0.192_560),
        (0.0, 10.0, 0.0, 20.0, -0.161_125, 0.277_533),
        (0.0, 10.0, 0.0, 10.0, -0.277_533, 0.277_533),
        (10.0, 10.0, 0.0, 20.0, 0.679_086, 1.0),
        (10.0, 10.0, 0.0, 10.0, 0.607_509, 1.0),
    ] {
        let found = newcombe(x1, n1, x2, n2, 0.95).unwrap();
        assert_printed(found.0, low, 6);
        assert_printed(found.1, high, 6);
    }
    // Fagerland, Lydersen and Laake 2015, as statsmodels asserts it.
    let (low, high) = newcombe(7.0, 34.0, 1.0, 34.0, 0.95).unwrap();
    assert_printed(low, 0.019, 3);
    assert_printed(high, 0.34, 2);
}
