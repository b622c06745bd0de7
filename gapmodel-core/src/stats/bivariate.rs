//! The bivariate normal distribution.

use super::dist::{normal_cdf, normal_sf};
use super::quadrature::integral;

/// The probability that two standard normal numbers with correlation `r`, from -1 to 1, are both below `x` and `y`, which
/// may be infinite.
///
/// The derivative of the probability by the correlation is the density (Plackett 1954), which is integrated over the
/// angle whose sine is the correlation: from independence where that is near, otherwise from perfect correlation, in parts
/// that shrink towards it. Sources: Plackett 1954, Biometrika 41:351-360; Drezner and Wesolowsky 1990, J Statistical
/// Computation and Simulation 35:101-107; Genz 2004, Statistics and Computing 14:251-260.
pub(crate) fn normal_cdf_2(x: f64, y: f64, r: f64) -> f64 {
    /// Beyond this the integrand is too steep for one rule.
    const NEAR: f64 = 0.7;
    /// How often the part towards perfect correlation is halved: in what is left one rule is as good as any.
    const HALVINGS: i32 = 30;
    if x.is_infinite() || y.is_infinite() {
        return if x == f64::NEG_INFINITY || y == f64::NEG_INFINITY { 0.0 } else { normal_cdf(x.min(y)) };
    }
    let slope = |angle: f64| {
        let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
        let exponent = (x * x + y * y - 2.0 * x * y * sine) / (2.0 * cosine * cosine);
        libm::exp(-exponent) / std::f64::consts::TAU
    };
    if r.abs() <= NEAR {
        return (normal_cdf(x) * normal_cdf(y) + integral(slope, 0.0, libm::asin(r))).clamp(0.0, 1.0);
    }
    // With the angle from perfect correlation, t, and y turned where the correlation is negative.
    let (sign, turned) = if r > 0.0 { (1.0, y) } else { (-1.0, -y) };
    let difference = (x - turned) * (x - turned) / 2.0;
    let slope = |t: f64| {
        let sine = libm::sin(t);
        libm::exp(-difference / (sine * sine) - x * turned / (1.0 + libm::cos(t))) / std::f64::consts::TAU
    };
    let whole = libm::acos(r.abs());
    let part = |i: i32| integral(slope, libm::ldexp(whole, -i - 1), libm::ldexp(whole, -i));
    let away = (0..HALVINGS).map(part).sum::<f64>() + integral(slope, 0.0, libm::ldexp(whole, -HALVINGS));
    let perfect = if sign > 0.0 { normal_cdf(x.min(y)) } else { (normal_cdf(x) - normal_sf(y)).max(0.0) };
    if whole == 0.0 { perfect } else { (perfect - sign * away).clamp(0.0, 1.0) }
}

/// The density of two standard normal numbers with correlation `r` within -1 to 1; 0 at infinity.
pub(crate) fn normal_density_2(x: f64, y: f64, r: f64) -> f64 {
    if x.is_infinite() || y.is_infinite() {
        return 0.0;
    }
    let unexplained = 1.0 - r * r;
    libm::exp(-(x * x + y * y - 2.0 * r * x * y) / (2.0 * unexplained))
        / (std::f64::consts::TAU * unexplained.sqrt())
}

#[cfg(test)]
mod tests {
    use super::{normal_cdf_2, normal_density_2};

    #[test]
    fn probabilities_are_those_of_integration_with_many_digits() {
        // mpmath 1.4.1 at 40 digits: the integral of phi(u) Phi((y - r u) / sqrt(1 - r^2)) up to x.
        for (x, y, r, expected) in [
            (0.0, 0.0, 0.5, 0.333_333_333_333_333_3),
            (0.3, -0.7, 0.2, 0.172_891_300_398_511_53),
            (1.5, -0.5, -0.6, 0.255_973_414_331_843_84),
            (-1.2, -2.0, 0.7, 0.016_586_149_177_791_294),
            (0.4, 0.5, 0.8, 0.580_135_719_324_552_7),
            (1.0, 0.9, 0.95, 0.794_991_478_378_249_1),
            (-0.5, 0.6, 0.99, 0.308_537_538_725_986_9),
            (0.1, 0.1, 0.999, 0.532_745_126_742_226_3),
            (0.25, -1.5, -0.9, 9.458_523_446_162_885e-05),
            (-0.3, 0.35, -0.97, 0.047_284_674_166_967_86),
            (2.5, -2.5, -0.995, 0.000_697_748_847_352_652_2),
            (-3.0, -3.5, 0.4, 1.207_308_223_776_818_3e-05),
            (1.1, 1.1, 0.92, 0.829_622_450_395_734_9),
            (0.7, -0.65, -0.9999, 0.015_882_686_550_112_723),
            (-1.0, -1.05, 0.9999, 0.146_858_887_073_064_21),
            (-4.0, 2.0, -0.3, 2.464_494_753_078_714_2e-05),
        ] {
            let found = normal_cdf_2(x, y, r);
            assert!(
                (found - expected).abs() < 5e-16 + 1e-14 * expected,
                "{x}, {y}, {r}: {found}, not {expected}"
            );
        }
    }

    #[test]
    fn ends_are_exact() {
        let infinity = f64::INFINITY;
        assert_eq!((normal_cdf_2(-infinity, 3.0, 0.5), normal_cdf_2(infinity, infinity, -0.5)), (0.0, 1.0));
        assert_eq!((normal_cdf_2(infinity, 0.0, 0.9), normal_cdf_2(0.0, infinity, -1.0)), (0.5, 0.5));
        assert_eq!((normal_cdf_2(0.0, 0.0, 1.0), normal_cdf_2(0.0, 0.0, -1.0)), (0.5, 0.0));
        assert_eq!(Some(normal_density_2(0.0, infinity, 0.5)), Some(0.0));
    }
}
