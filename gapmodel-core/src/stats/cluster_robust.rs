//! Means, and differences of two, of answers that come in clusters, honest with few of them.

use super::difference::{MeanError, SideMean, Totals, apart, ratio};
use crate::tally::Moments;

/// Answers of which each is a cluster of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Singles {
    pub(crate) n: f64,
    pub(crate) mean: f64,
    /// The sum of squared deviations from the mean.
    pub(crate) squares: f64,
}

impl Singles {
    /// Those of a measure.
    pub(crate) fn of(moments: &Moments) -> Self {
        let n = moments.n_valid() as f64;
        let squares = moments.std_dev().map_or(0.0, |sd| sd * sd * (n - 1.0));
        moments.mean().map_or(Self::default(), |mean| Self { n, mean, squares })
    }
}

/// The mean, or the difference of two means, of answers that come in clusters of any size, from each cluster's (sum, number) on the
/// delivered and on the reference side, of which it may lack either; with answers that are each a cluster of their own.
/// A side without any answers is the number 0.
///
/// The variance is cluster-robust with reduced bias (CR2): a cluster's part in a mean is divided by the root of one minus
/// its share of the answers. Degrees of freedom are Bell and McCaffrey's, those of answers that are independent: few
/// clusters on one side leave few, however many there are on the other. No error if a cluster is all of a side.
/// Sources: Bell and McCaffrey 2002, Survey Methodology 28(2):169-181; Pustejovsky and Tipton 2018, Journal of Business &
/// Economic Statistics 36(4):672-683.
pub(crate) fn cluster_robust(clusters: &[(Totals, Totals)], singles: [Singles; 2]) -> SideMean {
    let all = |side: fn(&(Totals, Totals)) -> Totals, single: Singles| {
        ratio(clusters.iter().map(side).chain([(single.n * single.mean, single.n)])).unwrap_or((0.0, 0.0))
    };
    let sides = [all(|cluster| cluster.0, singles[0]), all(|cluster| cluster.1, singles[1])];
    let mut spread = Spread::default();
    for cluster in clusters {
        let [d, r] =
            [(cluster.0, sides[0]), (cluster.1, sides[1])].map(|(part, side)| Reduced::of(part, side));
        let apart = if (d.rest - r.rest).abs() > d.rounding + r.rounding { d.rest - r.rest } else { 0.0 };
        spread.add(1.0, apart * apart, d, r);
    }
    for (i, single) in singles.into_iter().enumerate().filter(|(_, single)| single.n > 0.0) {
        let (mean, n) = sides[i];
        let one = Reduced::of((mean, 1.0), sides[i]);
        let between = apart((single.mean * single.n, single.n), mean, n).0 * n;
        let squares = (single.squares + between * between / single.n) / (n * n) * one.factor * one.factor;
        let mut parts = [Reduced::default(); 2];
        parts[i] = one;
        spread.add(single.n, squares / single.n, parts[0], parts[1]);
    }
    #[expect(clippy::cast_sign_loss, reason = "numbers of answers")]
    let n = libm::round(sides[0].1 + sides[1].1) as u64;
    SideMean { mean: sides[0].0 - sides[1].0, error: spread.error(), sd: None, n }
}

/// The part of a cluster in the mean of one side.
#[derive(Clone, Copy, Debug, Default)]
struct Reduced {
    /// What it adds to the mean, of reduced bias, and how much of that may be rounding.
    rest: f64,
    rounding: f64,
    /// What its part is multiplied by to reduce the bias.
    factor: f64,
    /// The diagonal and the rank-one part of the variances and covariances of the parts of independent answers.
    diagonal: f64,
    common: f64,
}

impl Reduced {
    fn of(part: Totals, (mean, all): (f64, f64)) -> Self {
        if part.1 <= 0.0 {
            return Self::default();
        }
        let share = part.1 / all;
        let factor = 1.0 / libm::sqrt(1.0 - share);
        let (rest, rounding) = apart(part, mean, all);
        let common = factor * share / libm::sqrt(all);
        Self {
            rest: rest * factor,
            rounding: rounding * factor,
            factor,
            diagonal: factor * factor * share / all,
            common,
        }
    }
}

/// Sums over clusters, of the variance and of its degrees of freedom.
#[derive(Clone, Copy, Debug, Default)]
struct Spread {
    squares: f64,
    trace: f64,
    diagonal_squares: f64,
    crossed: f64,
    /// Of the rank-one parts: squares on either side, and products of both.
    common: [f64; 3],
}

impl Spread {
    /// Adds so many clusters that are alike.
    fn add(&mut self, times: f64, squares: f64, d: Reduced, r: Reduced) {
        let (diagonal, common) = (d.diagonal + r.diagonal, d.common * d.common + r.common * r.common);
        self.squares += times * squares;
        self.trace += times * (diagonal - common);
        self.diagonal_squares += times * diagonal * diagonal;
        self.crossed += times * diagonal * common;
        let products = [d.common * d.common, r.common * r.common, d.common * r.common];
        self.common.iter_mut().zip(products).for_each(|(sum, product)| *sum += times * product);
    }

    /// `None` if a cluster is all of a side.
    fn error(&self) -> Option<MeanError> {
        let [d, r, both] = self.common;
        let squares = self.diagonal_squares - 2.0 * self.crossed + d * d + r * r + 2.0 * both * both;
        let df = self.trace * self.trace / squares;
        (self.squares.is_finite() && df.is_finite()).then_some(MeanError { variance: self.squares, df })
    }
}
