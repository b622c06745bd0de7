//! Where three scores stand in their triangle, and how far from its centre.

use crate::error::Result;
use crate::estimate::{Estimate, Method};
use crate::stats::dist;

/// Where the three scores stand in the triangle of business, human and hidden.
///
/// Each dimension's share is its score divided by the sum of the three. The triangle has business at (0, 0), human at
/// (1, 0) and hidden at (1/2, √3/2); the point is the corners' mean by the shares, the balanced centre (1/2, √3/6).
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Balance {
    /// The share of business, 0 to 1; a third is balanced.
    pub business: f64,
    /// The share of human, 0 to 1.
    pub human: f64,
    /// The share of hidden, 0 to 1.
    pub hidden: f64,
    /// The point across, from business (0) to human (1).
    pub x: f64,
    /// The point upwards, from both of these (0) to hidden (0.866).
    pub y: f64,
    /// How far the point is from the balanced centre: 0 in the centre, 1 in a corner. The interval is of the nearest and
    /// the farthest point that Hotelling's T² does not rule out, so that it holds 0 exactly where balance is not ruled out, and
    /// covers at least its level; absent without variation, below three respondents, and where all scores could be 0.
    pub distance: Estimate,
    /// Snedecor's F of Hotelling's T² against three means that are the same; absent without variation in some direction and
    /// below three respondents.
    pub f: Option<f64>,
    /// The p-value against a balanced point, 0 to 1.
    pub p: Option<f64>,
}

/// Mean scores of people who have all three, and the covariances of these means.
pub(super) struct Means {
    pub(super) values: [f64; 3],
    pub(super) covariances: [[f64; 3]; 3],
    pub(super) n: u64,
    pub(super) n_missing: u64,
    pub(super) n_effective: f64,
}

/// The square root of 3: the centre is 1 / √3 from each corner.
const ROOT_3: f64 = 1.732_050_807_568_877_2;

/// Where the scores stand; `None` if all are 0.
pub(super) fn balance(of: &Means, level: f64) -> Result<Option<Balance>> {
    let total: f64 = of.values.iter().sum();
    if total <= 0.0 {
        return Ok(None);
    }
    let shares = of.values.map(|mean| mean / total);
    let (x, y) = (shares[1] + 0.5 * shares[2], 0.5 * ROOT_3 * shares[2]);
    let cone = Cone::new(of);
    // In units of the way from the centre to a corner.
    let from_centre = [cone.means[0] / total, cone.means[1] / total];
    let n = of.n as f64;
    let distance = |d: [f64; 2]| libm::sqrt(d[0] * d[0] + d[1] * d[1]);
    let (mut f, mut p, mut limits) = (None, None, None);
    if let Some(t_squared) = cone.t_squared().filter(|_| of.n > 2) {
        let to_f = (n - 2.0) / (2.0 * (n - 1.0));
        f = Some(t_squared * to_f);
        p = Some(dist::f_upper_p(t_squared * to_f, 2.0, n - 2.0)?);
        let region = cone.region(dist::f_quantile(level, 2.0, n - 2.0)? / to_f);
        limits = region.map(|region| (region.nearest(1.0), region.farthest(1.0).min(1.0)));
    }
    let estimate = Estimate {
        value: distance(from_centre),
        std_error: None,
        low: None,
        high: None,
        level,
        n_valid: of.n,
        n_missing: of.n_missing,
        n_excluded: 0,
        n_effective: of.n_effective,
        method: Method::None,
    };
    Ok(Some(Balance {
        business: shares[0],
        human: shares[1],
        hidden: shares[2],
        x,
        y,
        distance: estimate.with_limits(limits, Method::F),
        f,
        p,
    }))
}

/// The three means and their covariances, seen along two directions away from balance and one of all together:
/// √3/2 (human - business), hidden - (business + human) / 2 and their sum.
///
/// The first two divided by the third are the point from the centre, so that the points of all means in a confidence
/// ellipsoid are what a cone around it leaves on the plane of the triangle.
struct Cone {
    means: [f64; 3],
    covariances: [[f64; 3]; 3],
}

const DIRECTIONS: [[f64; 3]; 3] = [[-0.5 * ROOT_3, 0.5 * ROOT_3, 0.0], [-0.5, -0.5, 1.0], [1.0, 1.0, 1.0]];

impl Cone {
    fn new(of: &Means) -> Self {
        let mean = |h: [f64; 3]| (0..3).map(|i| h[i] * of.values[i]).sum();
        let covariance = |g: [f64; 3], h: [f64; 3]| {
            (0..9).map(|i| g[i / 3] * of.covariances[i / 3][i % 3] * h[i % 3]).sum()
        };
        Self {
            means: DIRECTIONS.map(mean),
            covariances: DIRECTIONS.map(|g| DIRECTIONS.map(|h| covariance(g, h))),
        }
    }

    /// Hotelling's T² against balance, where the first two means are 0; `None` if nothing varies in some direction.
    fn t_squared(&self) -> Option<f64> {
        let [[a, b, _], [_, d, _], _] = self.covariances;
        Region::new([self.means[0], self.means[1]], [[a, b], [b, d]]).t_squared()
    }

    /// The points of the triangle that Hotelling's T² does not rule out beyond a bound: those of means within the ellipsoid of
    /// that bound (Fieller's construction in two dimensions). `None` if the sum of the means could be 0.
    fn region(&self, bound: f64) -> Option<Region> {
        let ([u, v, total], of) = (self.means, &self.covariances);
        let rest = total * total - bound * of[2][2];
        if rest <= 0.0 {
            return None;
        }
        let contrasts = [u, v];
        let centre = [0, 1].map(|i| (contrasts[i] * total - bound * of[i][2]) / rest);
        let entry = |i: usize, j: usize| {
            let mixed = total * (contrasts[i] * of[j][2] + contrasts[j] * of[i][2]);
            let squares = of[2][2] * contrasts[i] * contrasts[j] + bound * of[i][2] * of[j][2];
            bound * (rest * of[i][j] + squares - mixed) / (rest * rest)
        };
        Some(Region::new(centre, [[entry(0, 0), entry(0, 1)], [entry(1, 0), entry(1, 1)]]))
    }
}

/// An ellipse around a point, in its principal axes.
struct Region {
    centre: [f64; 2],
    /// The variances along the axes, the larger first.
    variances: [f64; 2],
}

/// How often an interval is halved until nothing is left of it.
const HALVINGS: usize = 200;

impl Region {
    fn new(point: [f64; 2], covariance: [[f64; 2]; 2]) -> Self {
        let [[a, b], [_, d]] = covariance;
        let (middle, half) = (0.5 * (a + d), 0.5 * (a - d));
        let root = libm::sqrt(half * half + b * b);
        let large = middle + root;
        // Without cancellation; what rounding leaves of a variance that is 0 is none.
        let small = if large > 0.0 { (a * d - b * b) / large } else { 0.0 };
        let small = if small > 1e-12 * large { small } else { 0.0 };
        // The direction of the larger variance: (a - d + 2 root, 2 b) or, better conditioned, (2 b, d - a + 2 root).
        let (u, v) = if half >= 0.0 { (half + root, b) } else { (b, root - half) };
        let length = libm::sqrt(u * u + v * v);
        let (cos, sin) = if length > 0.0 { (u / length, v / length) } else { (1.0, 0.0) };
        let centre = [cos * point[0] + sin * point[1], cos * point[1] - sin * point[0]];
        Self { centre, variances: [large, small] }
    }

    /// How many standard errors the origin is from the point, squared; `None` if nothing varies in some direction.
    fn t_squared(&self) -> Option<f64> {
        let terms = self.centre.iter().zip(self.variances);
        (self.variances[1] > 0.0).then(|| terms.map(|(c, variance)| c * c / variance).sum())
    }

    /// The distance of the origin from the nearest point of the ellipse of that many standard errors; 0 inside.
    fn nearest(&self, radius: f64) -> f64 {
        let axes = self.variances.map(|variance| variance * radius * radius);
        let inside = self.centre.iter().zip(axes).map(|(c, axis)| c * c / axis).sum::<f64>() <= 1.0;
        if inside {
            return 0.0;
        }
        // c + v with v = -c a² / (a² + λ) on the ellipse: the sum of c² a² / (a² + λ)² is 1 at one λ above 0.
        let (mut low, mut high) = (0.0, libm::sqrt(2.0 * axes[0]) * self.reach());
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if self.sum(axes, middle) > 1.0 { low = middle } else { high = middle }
        }
        self.away(axes, high)
    }

    /// The distance of the origin from the farthest point of that ellipse.
    fn farthest(&self, radius: f64) -> f64 {
        let [long, short] = self.variances.map(|variance| variance * radius * radius);
        let [c, d] = self.centre;
        if c * c * long == 0.0 {
            return on_the_short_axis([long, short], d);
        }
        // The same with λ = -(long + δ): the sum falls from infinity as δ goes up from 0.
        let parts = |delta: f64| (c / delta, d / (delta + (long - short)));
        let (mut low, mut high) = (0.0, libm::sqrt(2.0 * long) * self.reach());
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            let (u, v) = parts(middle);
            if u * u * long + v * v * short > 1.0 { low = middle } else { high = middle }
        }
        let (u, v) = parts(high);
        (long + high) * libm::sqrt(u * u + v * v)
    }

    fn reach(&self) -> f64 {
        self.centre.iter().map(|c| c.abs()).sum::<f64>()
    }

    fn sum(&self, axes: [f64; 2], lambda: f64) -> f64 {
        let term = |(c, axis): (&f64, f64)| c * c * axis / ((axis + lambda) * (axis + lambda));
        self.centre.iter().zip(axes).map(term).sum()
    }

    /// How far from the origin the point at that λ is: c + v = c λ / (a² + λ).
    fn away(&self, axes: [f64; 2], lambda: f64) -> f64 {
        let square = |(c, axis): (&f64, f64)| {
            let at = c * lambda / (axis + lambda);
            at * at
        };
        libm::sqrt(self.centre.iter().zip(axes).map(square).sum())
    }
}

/// How far the farthest point of an ellipse with its centre on the short axis is from the origin.
fn on_the_short_axis([long, short]: [f64; 2], centre: f64) -> f64 {
    let most = libm::sqrt(short);
    if centre.abs() * short >= most * (long - short) {
        return if short < long || centre != 0.0 { centre.abs() + most } else { libm::sqrt(long) };
    }
    let v = centre * short / (long - short);
    let across = if short > 0.0 { long * (1.0 - v * v / short) } else { long };
    libm::sqrt(across + (centre + v) * (centre + v))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nearest and farthest of many points of the ellipse.
    fn walked(point: [f64; 2], [[a, b], [_, d]]: [[f64; 2]; 2], radius: f64) -> (f64, f64) {
        let l11 = a.sqrt();
        let (l21, l22) = (b / l11, (d - b * b / a).sqrt());
        let steps = 200_000;
        (0..steps).fold((f64::INFINITY, 0.0), |(near, far), step| {
            let angle = 2.0 * std::f64::consts::PI * f64::from(step) / f64::from(steps);
            let (c, s) = (radius * libm::cos(angle), radius * libm::sin(angle));
            let (x, y) = (point[0] + l11 * c, point[1] + l21 * c + l22 * s);
            let away = libm::sqrt(x * x + y * y);
            (f64::min(near, away), f64::max(far, away))
        })
    }

    #[test]
    fn limits_are_those_of_the_ellipse() {
        let covariance = [[0.02, 0.011], [0.011, 0.03]];
        for point in [[0.5, 0.2], [-0.6, 0.4], [0.0, 0.7], [0.9, 0.0], [0.03, -0.02], [-0.5, -0.6]] {
            for radius in [0.3, 1.0, 2.5] {
                let region = Region::new(point, covariance);
                let (near, far) = walked(point, covariance, radius);
                let inside = region.t_squared().unwrap() <= radius * radius;
                let near = if inside { 0.0 } else { near };
                assert!((region.nearest(radius) - near).abs() < 1e-8, "{point:?} {radius} {near}");
                assert!((region.farthest(radius) - far).abs() < 1e-8, "{point:?} {radius} {far}");
            }
        }
    }

    #[test]
    fn a_point_on_an_axis_has_its_limits_too() {
        for covariance in [[[0.04, 0.0], [0.0, 0.01]], [[0.01, 0.0], [0.0, 0.04]], [[0.01, 0.0], [0.0, 0.01]]]
        {
            for point in [[0.0, 0.5], [0.5, 0.0], [0.0, 0.05], [0.0, 0.0]] {
                let region = Region::new(point, covariance);
                let (_, far) = walked(point, covariance, 1.0);
                assert!((region.farthest(1.0) - far).abs() < 1e-8, "{point:?} {covariance:?}");
            }
        }
    }

    #[test]
    fn corners_are_one_from_the_centre_and_equal_scores_none() {
        let of = |values: [f64; 3]| Means {
            values,
            covariances: [[0.0; 3]; 3],
            n: 9,
            n_missing: 0,
            n_effective: 9.0,
        };
        let at = |means| balance(&of(means), 0.95).unwrap().map(|balance| balance.distance.value);
        assert!((at([0.0, 70.0, 0.0]).unwrap() - 1.0).abs() < 1e-15);
        assert!((at([0.0, 0.0, 1.0]).unwrap() - 1.0).abs() < 1e-15);
        assert!(at([50.0, 50.0, 50.0]).unwrap() < 1e-15);
        assert_eq!(at([0.0; 3]), None);
    }
}
