//! Resampling with replacement, replicate by replicate: of people from tables of counts, of sites from their totals.
//!
//! Every replicate has a stream of its own, so that replicates may be drawn in any order and on any number of threads,
//! and none depends on how many numbers another used.

use rand_core::Rng;
use rand_pcg::Pcg64Dxsm;

use super::difference::Totals;
use super::distribution::Distribution;
use super::ranks::LIMIT;

/// From this mean on binomial numbers are drawn by rejection, at a cost that does not grow.
const REJECTION_MEAN: f64 = 10.0;

/// The random numbers of one replicate.
#[derive(Clone, Debug)]
pub(crate) struct Draw(Pcg64Dxsm);

impl Draw {
    /// The stream with number `replicate` of a generator (PCG64 DXSM: O'Neill 2014 with the output of `NumPy`'s
    /// `PCG64DXSM`, made for many streams).
    pub(crate) fn new(seed: u64, replicate: u64) -> Self {
        let mut generator = Pcg64Dxsm::new(u128::from(seed) << 64, replicate.into());
        // The first states of neighbouring streams are nearly the same number, all later ones are far apart.
        generator.next_u64();
        Self(generator)
    }

    /// A number from 0 to below 1, a multiple of 2^-53.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number below `bound`, all equally likely; 0 if `bound` is 0.
    ///
    /// Source: Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29:3.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        loop {
            let product = u128::from(self.0.next_u64()) * u128::from(bound);
            let low = product as u64;
            // The remainder, a slow division, matters to few numbers.
            if low >= bound || low >= bound.wrapping_neg() % bound {
                return (product >> 64) as u64;
            }
        }
    }

    /// How many of `n` succeed, each with probability `p`, for up to 2^53.
    pub(crate) fn binomial(&mut self, n: u64, p: f64) -> u64 {
        if n == 0 || p <= 0.0 {
            return 0;
        }
        if p >= 1.0 {
            return n;
        }
        if p > 0.5 {
            return n - self.rarer(n, 1.0 - p);
        }
        self.rarer(n, p)
    }

    /// As [`Draw::binomial`], for `p` from above 0 to 0.5.
    fn rarer(&mut self, n: u64, p: f64) -> u64 {
        if n as f64 * p < REJECTION_MEAN { self.by_inversion(n, p) } else { self.by_rejection(n, p) }
    }

    /// Takes the probabilities of 0, 1, 2 and so on from a uniform number until it is used up.
    fn by_inversion(&mut self, n: u64, p: f64) -> u64 {
        let odds = p / (1.0 - p);
        let mut probability = libm::exp(n as f64 * libm::log1p(-p));
        let mut rest = self.uniform();
        let mut successes = 0;
        // What has a probability below 1e-20 is reached by what rounding left alone.
        while rest > probability && successes < n && probability > 1e-20 {
            rest -= probability;
            successes += 1;
            probability *= odds * ((n - successes + 1) as f64 / successes as f64);
        }
        successes
    }

    /// Hörmann 1993, Journal of Statistical Computation and Simulation 46:101-110, algorithm BTRS.
    fn by_rejection(&mut self, n: u64, p: f64) -> u64 {
        let shape = Shape::new(n, p);
        loop {
            let u = self.uniform() - 0.5;
            let v = self.uniform();
            let edge = 0.5 - u.abs();
            let successes = libm::floor((2.0 * shape.a / edge + shape.b) * u + shape.centre);
            if successes < 0.0 || successes > shape.n {
                continue;
            }
            let inside = edge >= 0.07 && v <= shape.inside;
            if inside
                || libm::log(v * shape.alpha / (shape.a / (edge * edge) + shape.b))
                    <= shape.log_ratio(successes)
            {
                #[expect(clippy::cast_sign_loss, reason = "0 to n, whole")]
                return (successes as u64).min(n);
            }
        }
    }

    /// The mean of as many people as there are, drawn with replacement, at a cost that grows with the number of
    /// different values and not with that of people. `None` without people or weight, and beyond 2^53 people.
    ///
    /// With weights everybody drawn from a cell counts with the mean weight of the cell: how weights differ among people
    /// with the same value is not resampled. Where they do, with coefficient of variation c, the variance of the means is
    /// that of [`Distribution::std_error`] divided by 1 + c^2.
    pub(crate) fn mean(&mut self, distribution: &Distribution) -> Option<f64> {
        let n = Some(distribution.n()).filter(|n| *n <= LIMIT)?;
        let (mut sum, mut total) = (0.0, 0.0);
        let people = distribution.cells.iter().map(|(_, mass)| mass.n);
        for (&(grid, mass), drawn) in distribution.cells.iter().zip(self.shared_out(people, n)) {
            let weight = if distribution.weighted { mass.w as f64 / mass.n as f64 } else { 1.0 };
            sum += drawn as f64 * weight * distribution.value(grid.into(), 1);
            total += drawn as f64 * weight;
        }
        (total > 0.0).then(|| sum / total)
    }

    /// How many fall into each cell if as many as there are in all cells, `n`, are drawn with replacement.
    pub(crate) fn shared_out<'a>(
        &'a mut self,
        cells: impl Iterator<Item = u64> + 'a,
        n: u64,
    ) -> impl Iterator<Item = u64> + 'a {
        let (mut left, mut to_draw) = (n, n);
        cells.map(move |cell| {
            // A multinomial number is a binomial one among those that the cells before have left.
            let drawn = self.binomial(to_draw, cell as f64 / left as f64);
            left -= cell;
            to_draw -= drawn;
            drawn
        })
    }

    /// The mean over as many sites as there are, drawn with replacement, from each site's (sum, number) of answers; a
    /// site without answers is none. `None` if nobody answered.
    pub(crate) fn cluster_mean(&mut self, totals: &[Totals]) -> Option<f64> {
        let sites: Vec<Totals> = totals.iter().copied().filter(|site| site.1 > 0.0).collect();
        let drawn = self.sites(&sites).fold((0.0, 0.0), |all, site| (all.0 + site.0, all.1 + site.1));
        (drawn.1 > 0.0).then(|| drawn.0 / drawn.1)
    }

    /// As many as there are, each any of them.
    fn sites<'a, T: Copy>(&mut self, totals: &'a [T]) -> impl Iterator<Item = T> + use<'a, '_, T> {
        (0..totals.len()).map(|_| totals[self.below(totals.len() as u64) as usize])
    }
}

/// What BTRS knows of a binomial distribution, under its author's names.
struct Shape {
    n: f64,
    mode: f64,
    /// The probability of one try.
    p: f64,
    a: f64,
    b: f64,
    centre: f64,
    alpha: f64,
    inside: f64,
}

impl Shape {
    fn new(n: u64, p: f64) -> Self {
        let n = n as f64;
        let deviation = libm::sqrt(n * p * (1.0 - p));
        let mode = libm::floor((n + 1.0) * p);
        let b = 1.15 + 2.53 * deviation;
        Self {
            n,
            mode,
            p,
            a: -0.0873 + 0.0248 * b + 0.01 * p,
            b,
            centre: n * p + 0.5,
            alpha: (2.83 + 5.1 / b) * deviation,
            inside: 0.92 - 4.2 / b,
        }
    }

    /// The logarithm of the probability of `k` over that of the mode, from Stirling's formula with its rest.
    ///
    /// Written in the distance from the mode, so that a billion people do not cancel.
    fn log_ratio(&self, k: f64) -> f64 {
        let (n, mode, away) = (self.n, self.mode, k - self.mode);
        // Few numbers need it, so that it is not kept.
        let log_odds_at_mode = libm::log(self.p / (1.0 - self.p) * ((n - mode + 1.0) / (mode + 1.0)));
        away * log_odds_at_mode
            - (k + 0.5) * libm::log1p(away / (mode + 1.0))
            - (n - k + 0.5) * libm::log1p(-away / (n - mode + 1.0))
            + (stirling_rest(mode) - stirling_rest(k))
            + (stirling_rest(n - mode) - stirling_rest(n - k))
    }
}

/// ln k! - ((k + 1/2) ln(k + 1) - (k + 1) + ln(2 pi) / 2).
fn stirling_rest(k: f64) -> f64 {
    const SMALL: [f64; 10] = [
        0.081_061_466_795_327_26,
        0.041_340_695_955_409_3,
        0.027_677_925_684_998_34,
        0.020_790_672_103_765_093,
        0.016_644_691_189_821_193,
        0.013_876_128_823_070_748,
        0.011_896_709_945_891_77,
        0.010_411_265_261_972_096,
        0.009_255_462_182_712_733,
        0.008_330_563_433_362_87,
    ];
    #[expect(clippy::cast_sign_loss, reason = "never negative")]
    if let Some(rest) = SMALL.get(k as usize) {
        return *rest;
    }
    let square = (k + 1.0) * (k + 1.0);
    (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / 1260.0 / square) / square) / (k + 1.0)
}
