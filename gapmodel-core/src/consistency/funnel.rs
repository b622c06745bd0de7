//! Funnel limits: how far from the centre chance takes a site of its size, and how far sites vary beyond it.
//!
//! Spiegelhalter 2005, Statistics in Medicine 24:1185-1202; 2005, Quality and Safety in Health Care 14:347-351.

use std::collections::BTreeMap;

use super::sites::SiteStatistic;
use crate::error::{Error, Result};
use crate::stats::dist::{
    CountTails, binomial_counts, chi_squared_upper_p, f_upper_p, normal_sf, poisson_counts,
};
use crate::stats::z_for;

/// Below this p-value sites vary more than chance makes them.
const OVERDISPERSED: f64 = 0.01;

/// How limits of shares and rates are made where sites vary by chance alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FunnelMethod {
    /// Shares: binomial limits, rates: Poisson limits, interpolated between whole counts. Means have normal limits.
    #[default]
    Exact,
    /// Centre plus and minus z standard errors.
    Normal,
}

impl FunnelMethod {
    /// Every method, in the order of the C codes.
    pub const ALL: [Self; 2] = [Self::Exact, Self::Normal];

    /// The name in all languages, such as `"exact"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Normal => "normal",
        }
    }

    /// The method of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "funnel",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// What limits make of sites that vary more than chance makes them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Overdispersion {
    /// [`Overdispersion::Additive`] where the p-value of no difference is below 0.01, else none.
    #[default]
    Auto,
    /// Limits of chance alone.
    None,
    /// Standard errors are multiplied by the square root of phi.
    Multiplicative,
    /// The variance between sites, tau squared, is added to that of each site: they are taken to differ, and limits tell who
    /// is no part of the others.
    Additive,
}

impl Overdispersion {
    /// Every choice, in the order of the C codes.
    pub const ALL: [Self; 4] = [Self::Auto, Self::None, Self::Multiplicative, Self::Additive];

    /// The name in all languages, such as `"additive"`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::None => "none",
            Self::Multiplicative => "multiplicative",
            Self::Additive => "additive",
        }
    }

    /// The choice of that name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`] if there is none.
    pub fn parse(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name).ok_or_else(|| Error::InvalidOption {
            option: "overdispersion",
            value: format!("{name:?}"),
            allowed: Self::ALL.map(Self::name).join(", "),
        })
    }
}

/// Whether sites vary more than chance makes them, and what the limits make of it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SiteDispersion {
    /// Cochran's Q, the sum of the squared z of all sites around all answers together.
    pub q: f64,
    /// Its degrees of freedom: sites - 1.
    pub df: u64,
    /// The probability of such a Q if service is the same everywhere: of means by Snedecor's F, of shares and rates by
    /// chi-squared. Absent where answers do not vary within sites.
    pub p: Option<f64>,
    /// I squared, the share of the variation of sites that is not chance, 0 to 1.
    pub i_squared: f64,
    /// The mean of the squared z: about 1 where chance alone is at work.
    pub phi: f64,
    /// The same of winsorised z, which single sites far out do not raise.
    pub phi_winsorised: f64,
    /// The standard deviation between sites that the winsorised z tell (`DerSimonian` and Laird 1986), in the unit of the
    /// sites' values.
    pub tau: f64,
    /// What the limits take in: never `auto`.
    pub applied: Overdispersion,
}

/// What is known of chance: the centre, and each site's size and value.
pub(super) struct Field<'a> {
    pub(super) statistic: SiteStatistic,
    /// All answers together.
    pub(super) center: f64,
    /// The variance of one answer, around the centre for shares and rates.
    pub(super) unit_variance: f64,
    /// Degrees of freedom of the variance of means; infinite where it follows from the centre.
    pub(super) df_within: f64,
    pub(super) values: &'a [f64],
    pub(super) sizes: &'a [f64],
}

impl Field<'_> {
    fn variance(&self, size: f64) -> f64 {
        self.unit_variance / size
    }

    /// How far each site is from the centre in standard errors; none where answers do not vary within sites.
    pub(super) fn z(&self, center: f64) -> Option<Vec<f64>> {
        if self.unit_variance <= 0.0 {
            return None;
        }
        let z = |(value, size): (&f64, &f64)| (value - center) / self.variance(*size).sqrt();
        Some(self.values.iter().zip(self.sizes).map(z).collect())
    }

    pub(super) fn dispersion(&self, choice: Overdispersion, winsorise: f64) -> Result<SiteDispersion> {
        let (k, df) = (self.values.len() as f64, self.values.len() - 1);
        let Some(z) = self.z(self.center) else {
            let applied = if choice == Overdispersion::Auto { Overdispersion::None } else { choice };
            let none = SiteDispersion {
                q: 0.0,
                df: df as u64,
                p: None,
                i_squared: 1.0,
                phi: 0.0,
                phi_winsorised: 0.0,
                tau: 0.0,
                applied,
            };
            return Ok(none);
        };
        let q = z.iter().map(|z| z * z).sum::<f64>();
        let p = if self.df_within.is_finite() {
            f_upper_p(q / df as f64, df as f64, self.df_within)?
        } else {
            chi_squared_upper_p(q, df as f64)?
        };
        let winsorised = winsorised(&z, winsorise);
        let phi_winsorised = winsorised.iter().map(|z| z * z).sum::<f64>() / k;
        let weights = self.sizes.iter().map(|size| 1.0 / self.variance(*size));
        let (sum, squares) = weights.fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
        let tau2 = ((k * phi_winsorised - df as f64) / (sum - squares / sum)).max(0.0);
        let applied = match choice {
            Overdispersion::Auto if p < OVERDISPERSED => Overdispersion::Additive,
            Overdispersion::Auto => Overdispersion::None,
            other => other,
        };
        Ok(SiteDispersion {
            q,
            df: df as u64,
            p: Some(p),
            i_squared: if q > df as f64 { (q - df as f64) / q } else { 0.0 },
            phi: q / k,
            phi_winsorised,
            tau: tau2.sqrt(),
            applied,
        })
    }

    /// The variance of each site with what it is over chance.
    pub(super) fn variances(&self, dispersion: &SiteDispersion) -> Vec<f64> {
        let (factor, added) = match dispersion.applied {
            Overdispersion::Multiplicative => (dispersion.phi_winsorised.max(1.0), 0.0),
            Overdispersion::Additive => (1.0, dispersion.tau * dispersion.tau),
            Overdispersion::Auto | Overdispersion::None => (1.0, 0.0),
        };
        self.sizes.iter().map(|size| factor * self.variance(*size) + added).collect()
    }

    /// The values a site can have.
    fn range(&self) -> (f64, f64) {
        match self.statistic {
            SiteStatistic::Mean => (f64::NEG_INFINITY, f64::INFINITY),
            SiteStatistic::Share => (0.0, 1.0),
            SiteStatistic::Rate => (0.0, f64::INFINITY),
        }
    }

    pub(super) fn clamp(&self, value: f64) -> f64 {
        let (lowest, highest) = self.range();
        value.clamp(lowest, highest)
    }

    /// The limits around a centre, normal.
    pub(super) fn normal_limits(&self, center: f64, variances: &[f64], coverage: f64) -> Vec<(f64, f64)> {
        let z = z_for(coverage);
        let limits = |variance: &f64| {
            let half = z * variance.sqrt();
            (self.clamp(center - half), self.clamp(center + half))
        };
        variances.iter().map(limits).collect()
    }

    /// The limits of counts around a centre, interpolated (Spiegelhalter 2005, appendix A.1.1): each size once.
    pub(super) fn exact_limits(&self, center: f64, coverage: f64) -> Result<Vec<(f64, f64)>> {
        let tail = 0.5 * (1.0 - coverage);
        let mut known: BTreeMap<u64, (f64, f64)> = BTreeMap::new();
        let mut out = Vec::with_capacity(self.sizes.len());
        for size in self.sizes {
            let limits = if let Some(limits) = known.get(&size.to_bits()) {
                *limits
            } else {
                let chance = self.chance(center, *size);
                let (low, high) = (chance.quantile(tail)?, chance.quantile(1.0 - tail)?);
                let limits = (self.clamp(low / size), self.clamp(high / size));
                known.insert(size.to_bits(), limits);
                limits
            };
            out.push(limits);
        }
        Ok(out)
    }

    /// The two-sided p-value of each count around a centre, with half the weight on the count itself.
    pub(super) fn exact_p(&self, center: f64, counts: &[u64]) -> Result<Vec<f64>> {
        let p = |(count, size): (&u64, &f64)| {
            let CountTails { below, at, above } = self.chance(center, *size).tails(*count as f64)?;
            Ok((2.0 * (below.min(above) + 0.5 * at)).min(1.0))
        };
        counts.iter().zip(self.sizes).map(p).collect()
    }

    fn chance(&self, center: f64, size: f64) -> Chance {
        if self.statistic == SiteStatistic::Share {
            Chance::Binomial { n: size, p: center }
        } else {
            Chance::Poisson { mean: center * size }
        }
    }
}

/// The two-sided p-values of normal numbers.
pub(super) fn normal_p(z: &[f64]) -> Vec<f64> {
    z.iter().map(|z| 2.0 * normal_sf(z.abs())).collect()
}

/// Counts as chance makes them.
#[derive(Clone, Copy)]
enum Chance {
    Binomial { n: f64, p: f64 },
    Poisson { mean: f64 },
}

impl Chance {
    fn tails(self, count: f64) -> Result<CountTails> {
        match self {
            Self::Binomial { n, p } => binomial_counts(count, n, p),
            Self::Poisson { mean } => poisson_counts(count, mean),
        }
    }

    fn moments(self) -> (f64, f64) {
        match self {
            Self::Binomial { n, p } => (n * p, n * p * (1.0 - p)),
            Self::Poisson { mean } => (mean, mean),
        }
    }

    /// How much more likely a count is than the one below it.
    fn ratio(self, count: f64) -> f64 {
        match self {
            Self::Binomial { n, p } => (n - count + 1.0) / count * (p / (1.0 - p)),
            Self::Poisson { mean } => mean / count,
        }
    }

    fn most(self) -> f64 {
        match self {
            Self::Binomial { n, .. } => n,
            Self::Poisson { .. } => f64::INFINITY,
        }
    }

    /// The least count whose probability of itself and all below reaches `p`, less the part of it that is too much.
    fn quantile(self, p: f64) -> Result<f64> {
        let (mean, variance) = self.moments();
        let z = z_for((2.0 * p - 1.0).abs()) * (p - 0.5).signum();
        // Skewness moves quantiles by (z² - 1) / 6 of a count or so.
        let start = mean + z * variance.sqrt() + (z * z - 1.0) / 6.0;
        let mut count = start.floor().clamp(0.0, self.most());
        let CountTails { below, mut at, .. } = self.tails(count)?;
        let mut up_to = below + at;
        while up_to < p && count < self.most() {
            count += 1.0;
            at *= self.ratio(count);
            up_to += at;
            if at <= 0.0 {
                break;
            }
        }
        while count > 0.0 && up_to - at >= p {
            up_to -= at;
            at /= self.ratio(count);
            count -= 1.0;
        }
        Ok(if at > 0.0 { count - (up_to - p) / at } else { count })
    }
}

/// Each end of the z moved to its quantile: what is farther out counts as that (Spiegelhalter 2005). Quantiles are
/// interpolated between order statistics, number 1 + q (n - 1).
fn winsorised(z: &[f64], part: f64) -> Vec<f64> {
    let mut sorted = z.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let quantile = |q: f64| {
        let place = q * (sorted.len() - 1) as f64;
        let below = place.floor();
        #[expect(clippy::cast_sign_loss, reason = "a position")]
        let i = below as usize;
        let next = sorted[(i + 1).min(sorted.len() - 1)];
        sorted[i] + (place - below) * (next - sorted[i])
    };
    let (low, high) = (quantile(part), quantile(1.0 - part));
    z.iter().map(|z| z.clamp(low, high)).collect()
}
