use super::assert_close;
use crate::error::ErrorKind;
use crate::stats::dist::{
    TCritical, beta_cdf, beta_mixture_quantile, beta_quantile, beta_upper_quantile, f_upper_quantile,
    normal_cdf, normal_quantile, normal_sf, t_critical, t_quantile, t_two_sided_p, z_for,
};

/// p, df, quantile: mpmath 1.4.1 at 40 digits, of the double nearest to p.
const T_QUANTILES: [(f64, f64, f64); 19] = [
    (1e-300, 1.0, -3.183_098_861_837_906_6e299),
    (0.975, 1.0, 12.706_204_736_174_694),
    (1e-10, 1.0, -3_183_098_861.837_907),
    (0.975, 2.0, 4.302_652_729_749_462),
    (1e-100, 2.0, -7.071_067_811_865_475e49),
    (0.995, 3.0, 5.840_909_309_733_355),
    (0.9, 4.5, 1.500_885_317_508_557_7),
    (0.975, 9.0, 2.262_157_162_798_205),
    (1e-12, 10.0, -40.532_096_178_662_6),
    (0.500_000_1, 29.0, 2.528_326_234_313_263e-07),
    (0.975, 50.0, 2.008_559_112_100_760_7),
    (1e-300, 100.0, -9_682.734_287_069_563),
    (0.999_999_999, 999.0, 6.053_746_662_483_380_4),
    (1e-300, 1000.0, -54.291_388_553_051_74),
    (0.975, 10_000.0, 1.960_201_239_890_626),
    (1e-20, 1_000_000.0, -9.262_541_065_291_659),
    (0.975, 100_000_000.0, 1.959_964_008_262_766_5),
    (1e-300, 100_000_000.0, -37.047_223_509_020_284),
    (0.999_999_999, 100_000_000.0, 5.997_807_574_004_311),
];

/// p, a, b, quantile: mpmath 1.4.1 at 40 digits, of the double nearest to p.
const BETA_QUANTILES: [(f64, f64, f64, f64); 15] = [
    (1e-10, 0.5, 0.5, 2.467_401_100_272_339_7e-20),
    (1e-10, 2.0, 3.0, 4.082_494_015_808_333e-06),
    (1e-10, 1000.0, 2000.0, 0.280_210_947_494_260_84),
    (1e-10, 1.0, 1_000_000.0, 1.000_000_000_05e-16),
    (1e-10, 500_000.0, 500_000.0, 0.496_819_360_931_161_7),
    (0.025, 15.0, 134.0, 0.057_844_010_083_448_56),
    (0.975, 15.5, 133.5, 0.157_643_143_478_741_17),
    (0.975, 0.5, 20.5, 0.116_638_982_904_875_4),
    (0.025, 10_000.0, 10_000.0, 0.493_070_727_002_549_84),
    (0.025, 1_000_000.0, 3_000_000.0, 0.249_575_773_831_608),
    (0.975, 100_000_000.0, 100_000_000.0, 0.500_069_295_190_971_3),
    (0.025, 3.0, 100_000_000.0, 6.186_721_147_951_042e-09),
    (0.999_999_999, 50.0, 60.0, 0.726_900_726_854_781_6),
    (1e-06, 0.5, 100_000.0, 7.854_001_268_957_224e-18),
    (0.5, 2.5, 7.25, 0.239_277_371_789_212_6),
];

/// z, probability below: mpmath 1.4.1 at 40 digits. The first two are subnormal or nearly so.
const NORMAL: [(f64, f64); 13] = [
    (-38.0, 2.885_428_35e-316),
    (-37.5, 4.605_353_009_581_955e-308),
    (-30.0, 4.906_713_927_148_187e-198),
    (-20.0, 2.753_624_118_606_233_7e-89),
    (-10.0, 7.619_853_024_160_525e-24),
    (-8.0, 6.220_960_574_271_784e-16),
    (-5.0, 2.866_515_718_791_939e-07),
    (-3.0, 0.001_349_898_031_630_094_6),
    (-1.0, 0.158_655_253_931_457_05),
    (-0.5, 0.308_537_538_725_986_9),
    (0.1, 0.539_827_837_277_029),
    (2.0, 0.977_249_868_051_820_8),
    (5.5, 0.999_999_981_010_437_5),
];

/// p, quantile: mpmath 1.4.1 at 40 digits, of the double nearest to p.
const NORMAL_QUANTILES: [(f64, f64); 9] = [
    (1e-300, -37.047_096_299_361_2),
    (1e-100, -21.273_453_560_965_326),
    (1e-20, -9.262_340_089_798_407),
    (1e-09, -5.997_807_015_007_686_5),
    (0.025, -1.959_963_984_540_054_3),
    (0.3, -0.524_400_512_708_040_8),
    (0.500_000_1, 2.506_628_273_311_648e-07),
    (0.975, 1.959_963_984_540_053_8),
    (0.999_999_999, 5.997_807_019_601_637_5),
];

/// t, df, probability beyond plus and minus t: mpmath 1.4.1 at 40 digits.
const T_TAILS: [(f64, f64, f64); 8] = [
    (2.0, 1.0, 0.295_167_235_300_866_5),
    (1e200, 1.0, 6.366_197_723_675_813_4e-201),
    (3.5, 9.0, 0.006_723_515_763_058_956_5),
    (12.0, 1_000_000.0, 3.571_685_124_765_09e-33),
    (30.0, 100_000_000.0, 9.833_364_285_883_265e-198),
    (100.0, 50.0, 2.960_898_892_025_244e-59),
    (1e-05, 4.0, 0.999_992_500_000_000_2),
    (8.0, 2.5, 0.007_656_644_131_043_447),
];

#[test]
fn t_quantiles_from_the_middle_to_the_far_tail() {
    for (p, df, expected) in T_QUANTILES {
        assert_close(t_quantile(p, df).unwrap(), expected, 1e-12);
    }
}

#[test]
fn t_tails_do_not_vanish() {
    for (t, df, expected) in T_TAILS {
        assert_close(t_two_sided_p(t, df).unwrap(), expected, 1e-12);
        assert_close(t_two_sided_p(-t, df).unwrap(), expected, 1e-12);
    }
}

#[test]
fn beta_quantiles_at_small_p_and_large_shapes() {
    for (p, a, b, expected) in BETA_QUANTILES {
        assert_close(beta_quantile(p, a, b).unwrap(), expected, 1e-12);
        // The mirrored variable: its upper quantile is the distance from 1.
        assert_close(1.0 - beta_upper_quantile(p, b, a).unwrap(), expected, 1e-15 / expected + 1e-12);
        assert_close(beta_mixture_quantile(p, &[(a, b), (a, b)]).unwrap(), expected, 1e-12);
    }
}

/// Probability above, both degrees of freedom, F: mpmath 1.4.1 at 40 digits.
const F_UPPER_QUANTILES: [(f64, f64, f64, f64); 7] = [
    (0.025, 5.0, 15.0, 3.576_415_349_279_062),
    (0.975, 5.0, 15.0, 0.155_575_963_078_487_1),
    (0.025, 1.0, 1.0, 647.789_011_477_845_3),
    (0.005, 19.0, 39.7, 2.633_029_053_583_973_4),
    (0.025, 999.0, 9999.0, 1.094_459_093_727_315_8),
    (1e-6, 3.0, 4.0, 1_824.186_231_757_03),
    (0.5, 2.0, 200_000.0, 0.693_149_582_830_565_3),
];

#[test]
fn f_quantiles_for_few_and_many_degrees_of_freedom() {
    for (q, numerator, denominator, expected) in F_UPPER_QUANTILES {
        assert_close(f_upper_quantile(q, numerator, denominator).unwrap(), expected, 1e-12);
    }
}

#[test]
fn a_beta_quantile_has_its_probability_below() {
    for (p, a, b, _) in BETA_QUANTILES {
        let x = beta_quantile(p, a, b).unwrap();
        // A double next to x differs by this much in probability for the largest shapes.
        assert_close(beta_cdf(x, a, b).unwrap(), p, 1e-11);
    }
}

#[test]
fn normal_tails() {
    for (z, expected) in NORMAL {
        // Half a unit in the last place of z moves the far tail by z^2 times as much.
        let tolerance = if expected < f64::MIN_POSITIVE { 1e-7 } else { 1e-12 };
        assert_close(normal_cdf(z), expected, tolerance);
        assert_close(normal_sf(-z), expected, tolerance);
    }
    for (p, expected) in NORMAL_QUANTILES {
        assert_close(normal_quantile(p), expected, 1e-14);
    }
    assert_close(z_for(0.95), 1.959_963_984_540_054, 1e-15);
}

#[test]
fn ends_are_exact_and_nonsense_is_refused() {
    assert_eq!(normal_quantile(0.5).abs().to_bits(), 0);
    assert!(normal_quantile(0.0) < f64::MIN && normal_quantile(1.0) > f64::MAX);
    assert!(
        normal_quantile(1.5).is_nan() && normal_quantile(-0.5).is_nan() && normal_quantile(f64::NAN).is_nan()
    );
    assert_eq!(t_quantile(0.0, 3.0), Ok(f64::NEG_INFINITY));
    assert_eq!(t_quantile(0.5, 3.0), Ok(0.0));
    assert_eq!(t_two_sided_p(0.0, 3.0), Ok(1.0));
    assert_eq!(t_two_sided_p(f64::INFINITY, 3.0), Ok(0.0));
    assert_eq!((beta_quantile(0.0, 2.0, 3.0), beta_quantile(1.0, 2.0, 3.0)), (Ok(0.0), Ok(1.0)));
    // Far below the smallest double.
    assert_eq!(beta_quantile(1e-10, 1e-6, 1.0), Ok(0.0));
    for refused in [
        t_quantile(0.5, 0.0),
        t_quantile(1.5, 3.0),
        t_two_sided_p(1.0, f64::NAN),
        t_two_sided_p(f64::NAN, 3.0),
        beta_quantile(0.5, -1.0, 2.0),
    ] {
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::InvalidOption);
    }
}

#[test]
fn critical_values_are_kept() {
    let mut critical = TCritical::new(0.95).unwrap();
    for df in [9, 50, 9] {
        assert_eq!(critical.get(df), t_critical(0.95, df as f64));
    }
    assert_close(critical.get(9).unwrap(), 2.262_157_162_798_205, 1e-12);
    assert_eq!(TCritical::new(95.0).unwrap_err().kind(), ErrorKind::InvalidLevel);
}
