use super::assert_close;
use crate::error::{Error, ErrorKind, Result};
use crate::stats::dist::f_upper_p;
use crate::stats::regression::{Fit, Variable, ols};
use crate::tally::CrossProducts;

/// NIST, Statistical Reference Datasets, Longley: total employment, GNP deflator, GNP, unemployed, armed forces, population, year.
const LONGLEY: [[f64; 7]; 16] = [
    [60_323.0, 83.0, 234_289.0, 2356.0, 1590.0, 107_608.0, 1947.0],
    [61_122.0, 88.5, 259_426.0, 2325.0, 1456.0, 108_632.0, 1948.0],
    [60_171.0, 88.2, 258_054.0, 3682.0, 1616.0, 109_773.0, 1949.0],
    [61_187.0, 89.5, 284_599.0, 3351.0, 1650.0, 110_929.0, 1950.0],
    [63_221.0, 96.2, 328_975.0, 2099.0, 3099.0, 112_075.0, 1951.0],
    [63_639.0, 98.1, 346_999.0, 1932.0, 3594.0, 113_270.0, 1952.0],
    [64_989.0, 99.0, 365_385.0, 1870.0, 3547.0, 115_094.0, 1953.0],
    [63_761.0, 100.0, 363_112.0, 3578.0, 3350.0, 116_219.0, 1954.0],
    [66_019.0, 101.2, 397_469.0, 2904.0, 3048.0, 117_388.0, 1955.0],
    [67_857.0, 104.6, 419_180.0, 2822.0, 2857.0, 118_734.0, 1956.0],
    [68_169.0, 108.4, 442_769.0, 2936.0, 2798.0, 120_445.0, 1957.0],
    [66_513.0, 110.8, 444_546.0, 4681.0, 2637.0, 121_950.0, 1958.0],
    [68_655.0, 112.6, 482_704.0, 3813.0, 2552.0, 123_366.0, 1959.0],
    [69_564.0, 114.2, 502_601.0, 3931.0, 2514.0, 125_368.0, 1960.0],
    [69_331.0, 115.7, 518_173.0, 4806.0, 2572.0, 127_852.0, 1961.0],
    [70_551.0, 116.9, 554_894.0, 4007.0, 2827.0, 130_081.0, 1962.0],
];

/// NIST, Statistical Reference Datasets, Norris: y, x.
#[rustfmt::skip]
const NORRIS: [[f64; 2]; 36] = [
    [0.1, 0.2],
    [338.8, 337.4],
    [118.1, 118.2],
    [888.0, 884.6],
    [9.2, 10.1],
    [228.1, 226.5],
    [668.5, 666.3],
    [998.5, 996.3],
    [449.1, 448.6],
    [778.9, 777.0],
    [559.2, 558.2],
    [0.3, 0.4],
    [0.1, 0.6],
    [778.1, 775.5],
    [668.8, 666.9],
    [339.3, 338.0],
    [448.9, 447.5],
    [10.8, 11.6],
    [557.7, 556.0],
    [228.3, 228.1],
    [998.0, 995.8],
    [888.8, 887.6],
    [119.6, 120.2],
    [0.3, 0.3],
    [0.6, 0.3],
    [557.6, 556.8],
    [339.3, 339.1],
    [888.0, 887.2],
    [998.5, 999.0],
    [778.9, 779.0],
    [10.2, 11.1],
    [117.6, 118.3],
    [228.9, 229.2],
    [668.4, 669.1],
    [449.2, 448.9],
    [0.2, 0.5],
];

/// Perception, expectation, outcome.
const ANSWERS: [[f64; 3]; 16] = [
    [5.0, 6.0, 5.0],
    [6.0, 7.0, 6.0],
    [3.0, 6.0, 2.0],
    [4.0, 5.0, 5.0],
    [7.0, 7.0, 7.0],
    [5.0, 5.0, 5.0],
    [2.0, 4.0, 3.0],
    [6.0, 6.0, 7.0],
    [4.0, 7.0, 3.0],
    [5.0, 6.0, 4.0],
    [6.0, 7.0, 6.0],
    [3.0, 5.0, 4.0],
    [5.0, 7.0, 4.0],
    [4.0, 4.0, 5.0],
    [7.0, 6.0, 7.0],
    [2.0, 6.0, 1.0],
];

const NAMES: [&str; 6] = ["x1", "x2", "x3", "x4", "x5", "x6"];

fn tally<const K: usize>(rows: &[[f64; K]]) -> CrossProducts {
    let mut tally = CrossProducts::new(K).unwrap();
    for row in rows {
        tally.push(row).unwrap();
    }
    tally
}

fn plain(position: usize, name: &str) -> Variable<'_> {
    Variable { position, name, origin: 0.0, unit: 1.0 }
}

/// The first column on all the others.
fn first_on_others<const K: usize>(rows: &[[f64; K]]) -> Result<Fit> {
    let variables: Vec<Variable<'_>> = (1..K).map(|i| plain(i, NAMES[i - 1])).collect();
    ols(&tally(rows), &plain(0, "y"), &variables)
}

#[test]
fn longley_has_the_certified_values() {
    // NIST StRD, Longley.dat: estimate and standard deviation.
    let certified = [
        (-3_482_258.634_595_82, 890_420.383_607_373),
        (15.061_872_271_373_3, 84.914_925_774_766_9),
        (-0.035_819_179_292_591, 0.033_491_007_772_243_2),
        (-2.020_229_803_816_83, 0.488_399_681_651_699),
        (-1.033_226_867_173_59, 0.214_274_163_161_675),
        (-0.051_104_105_653_580_7, 0.226_073_200_069_37),
        (1_829.151_464_613_55, 455.478_499_142_212),
    ];
    let found = first_on_others(&LONGLEY).unwrap().regression().unwrap();
    for (coefficient, (value, std_error)) in found.coefficients.iter().zip(certified) {
        assert_close(coefficient.value, value, 1e-10);
        assert_close(coefficient.std_error, std_error, 1e-10);
    }
    assert_close(found.r_squared, 0.995_479_004_577_296, 1e-13);
    assert_close(found.residual_variance.sqrt(), 304.854_073_561_965, 1e-11);
    assert_close(found.test.f, 330.285_339_234_588, 1e-10);
    // mpmath 1.4.1 at the certified F.
    assert_close(found.test.p, 4.984_030_528_724_81e-10, 1e-9);
    assert_eq!((found.n, found.df, found.test.df_numerator), (16, 9.0, 6.0));
}

#[test]
fn norris_has_the_certified_values() {
    let found = first_on_others(&NORRIS).unwrap().regression().unwrap();
    let certified =
        [(-0.262_323_073_774_029, 0.232_818_234_301_152), (1.002_116_818_020_45, 4.297_968_481_999_37e-4)];
    for (coefficient, (value, std_error)) in found.coefficients.iter().zip(certified) {
        assert_close(coefficient.value, value, 1e-11);
        assert_close(coefficient.std_error, std_error, 1e-9);
    }
    assert_close(found.r_squared, 0.999_993_745_883_712, 1e-14);
    assert_close(found.residual_variance.sqrt(), 0.884_796_396_144_373, 1e-9);
    assert_close(found.test.f, 5_436_385.540_797_85, 1e-9);
}

#[test]
fn few_answers_agree_with_statsmodels() {
    // statsmodels 0.15.0, OLS: params, bse, tvalues, pvalues; f_test.
    let expected = [
        (
            "constant",
            3.064_439_140_811_451_5,
            0.857_505_031_181_495,
            3.573_668_992_459_647,
            0.003_398_846_047_169_983_3,
        ),
        (
            "p",
            1.252_983_293_556_087,
            0.110_644_896_707_628_13,
            11.324_365_884_375_245,
            4.174_261_231_345_364e-8,
        ),
        (
            "e",
            -0.720_763_723_150_358_1,
            0.171_296_932_777_870_34,
            -4.207_686_100_748_868,
            0.001_024_779_398_220_424,
        ),
    ];
    let fit = ols(&tally(&ANSWERS), &plain(2, "y"), &[plain(0, "p"), plain(1, "e")]).unwrap();
    let found = fit.regression().unwrap();
    for (coefficient, (name, value, std_error, t, p)) in found.coefficients.iter().zip(expected) {
        assert_eq!(coefficient.name, name);
        assert_close(coefficient.value, value, 1e-12);
        assert_close(coefficient.std_error, std_error, 1e-12);
        assert_close(coefficient.t, t, 1e-12);
        assert_close(coefficient.p, p, 1e-11);
    }
    assert_close(found.r_squared, 0.911_332_142_098_489_5, 1e-13);
    assert_close(found.r_squared_adjusted, 0.897_690_933_190_564_7, 1e-13);
    assert_close(found.residual_variance, 0.325_683_862_676_702_35, 1e-12);
    assert_close(found.test.f, 66.807_285_794_814_08, 1e-12);
    assert_close(found.test.p, 1.447_039_572_291_371_6e-7, 1e-11);
    let equal = fit.hypotheses(&[&[0.0, 1.0, 1.0]]).unwrap();
    assert_close(equal.f, 13.496_951_856_027_463, 1e-12);
    assert_close(equal.p, 0.002_806_759_007_097_439, 1e-11);
}

#[test]
fn all_slopes_together_are_the_test_of_the_regression() {
    let fit = first_on_others(&LONGLEY).unwrap();
    let rows: Vec<Vec<f64>> = (1..7).map(|i| (0..7).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    assert_close(fit.hypotheses(&rows).unwrap().f, 330.285_339_234_588, 1e-8);
    assert_eq!(fit.hypotheses(&[rows[0], rows[0]]).unwrap_err().kind(), ErrorKind::InvalidOption);
}

#[test]
fn origin_and_unit_change_the_coefficients_as_they_change_the_variables() {
    let rows: Vec<[f64; 3]> =
        ANSWERS.iter().map(|[p, e, y]| [3.0 * p - 40.0, e / 0.5, 10.0 * y + 7.0]).collect();
    let [p, e, y] = [(0, "p", 40.0 / 3.0, 1.0 / 3.0), (1, "e", 0.0, 0.5), (2, "y", -0.7, 0.1)]
        .map(|(position, name, origin, unit)| Variable { position, name, origin, unit });
    let found = ols(&tally(&rows), &y, &[p, e]).unwrap().regression().unwrap();
    let plain = ols(&tally(&ANSWERS), &plain(2, "y"), &[plain(0, "p"), plain(1, "e")]).unwrap();
    for (found, expected) in found.coefficients.iter().zip(plain.regression().unwrap().coefficients) {
        assert_close(found.value, expected.value, 1e-12);
        assert_close(found.std_error, expected.std_error, 1e-12);
    }
}

#[test]
fn what_cannot_be_fitted_is_named() {
    let error = |rows: &[[f64; 4]]| first_on_others(rows).unwrap_err();
    let rows = |of: fn([f64; 3]) -> [f64; 4]| ANSWERS.iter().map(|row| of(*row)).collect::<Vec<_>>();
    // x3 is a sum of the others.
    let collinear = error(&rows(|[p, e, y]| [y, p, e, 0.1 * p + 0.2 * e]));
    assert!(matches!(&collinear, Error::InvalidOption { value, .. } if value == "x3"), "{collinear}");
    let constant = error(&rows(|[p, e, y]| [y, p, 7.0, e]));
    assert!(matches!(&constant, Error::ZeroVariance { what, .. } if what == "x2"), "{constant}");
    let flat = error(&rows(|[p, e, y]| [5.0, p, y, e]));
    assert!(matches!(&flat, Error::ZeroVariance { what, .. } if what == "y"), "{flat}");
    let exact = error(&rows(|[p, e, y]| [p - e + 2.0 * y, p, e, y]));
    assert!(matches!(&exact, Error::ZeroVariance { what, .. } if what == "the residuals of y"), "{exact}");
    let few = error(&rows(|[p, e, y]| [y, p, e, p * e])[..4]);
    assert!(matches!(few, Error::TooFewRatings { n: 4, needed: 5, .. }), "{few}");
}

#[test]
fn f_tails_agree_with_mpmath() {
    // f, degrees of freedom, p: mpmath 1.4.1 at 40 digits.
    for (f, numerator, denominator, p) in [
        (0.0, 3.0, 10.0, 1.0),
        (1.0, 1.0, 1.0, 0.5),
        (3.5, 2.0, 9.0, 0.075_084_686_279_296_88),
        (330.285_339_234_588, 6.0, 9.0, 4.984_030_528_724_81e-10),
        (0.02, 5.0, 1e6, 0.999_837_682_808_058_3),
        (2.5, 200.0, 3.0, 0.246_851_219_793_446_8),
        (1e6, 3.0, 20.0, 6.416_158_340_702_888e-52),
        (40.0, 1.0, 20_000.0, 2.593_426_090_029_469_4e-10),
        (f64::INFINITY, 2.0, 5.0, 0.0),
    ] {
        assert_close(f_upper_p(f, numerator, denominator).unwrap(), p, 1e-12);
    }
    for (f, numerator, denominator) in
        [(-1.0, 1.0, 1.0), (f64::NAN, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0)]
    {
        assert_eq!(f_upper_p(f, numerator, denominator).unwrap_err().kind(), ErrorKind::InvalidOption);
    }
}
