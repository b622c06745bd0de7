use crate::error::{Error, Result, refuse};
use crate::sampling::{self, SizeKind, SizeOptions};
use crate::stats::{t_critical, z_for};

/// Options of [`size`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VisitSizeOptions {
    /// Share or mean, with its margin, its share or standard deviation, the level and perhaps a design effect of its own.
    pub sample: SizeOptions,
    /// How many sites are visited.
    pub sites: u64,
    /// How many shoppers visit them; a new one for each visit if absent.
    pub shoppers: Option<u64>,
    /// The correlation of two visits to one site, 0 to below 1: 0.1.
    pub site_icc: f64,
    /// The correlation of two visits by one shopper, 0 to below 1: 0. Above 0 it needs the number of shoppers.
    pub shopper_icc: f64,
}

impl VisitSizeOptions {
    /// For so many sites, with the defaults.
    #[must_use]
    pub fn new(sample: SizeOptions, sites: u64) -> Self {
        Self { sample, sites, shoppers: None, site_icc: 0.1, shopper_icc: 0.0 }
    }
}

/// How many mystery visits an interval of the chain's score takes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct VisitSize {
    /// The number of visits in all.
    pub visits: u64,
    /// The same, not rounded up.
    pub exact: f64,
    /// Visits to each site, on average.
    pub per_site: f64,
    /// Visits by each shopper, on average; absent where their number is not given.
    pub per_shopper: Option<f64>,
    /// How many times larger the variance is than of as many visits that have nothing in common.
    pub design_effect: f64,
    /// How many visits it would take if they had nothing in common and their spread were known, not rounded up.
    pub independent: f64,
    /// Degrees of freedom of the interval: the smaller number of sites and shoppers that are visited and visit, less one.
    pub df: f64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
}

/// How many mystery visits it takes until the interval of the chain's score is as narrow as wanted.
///
/// The size of a simple sample ([`sampling::size`]) times the design effect of visits that share sites and shoppers,
/// 1 + (m - 1) `site_icc` + (s - 1) `shopper_icc`, with m visits to each site and s by each shopper (Kish 1965, Survey Sampling,
/// section 5.4, once for each of two crossed groupings), and times the square of Student's t over the normal quantile: the
/// interval of [`score`](super::score()) has the smaller number of sites and shoppers less one as degrees of freedom, those of
/// which there is one left out. As m and s grow with the number of visits, more visits to the same sites by the same shoppers
/// help less and less, and no number may be enough. At least two visits, since one has no interval.
///
/// # Errors
///
/// As [`sampling::size`]; [`Error::InvalidOption`] for a kind other than share and mean, without sites or shoppers, for a
/// correlation that is not from 0 to below 1 or two that sum to 1 or more, for one of shoppers without their number, and if no
/// number of visits to so many sites by so many shoppers is enough.
///
/// ```
/// use gapmodel_core::{mystery::{self, VisitSizeOptions}, sampling::{SizeKind, SizeOptions}};
/// let sample = SizeOptions { margin: Some(5.0), sd: Some(20.0), ..SizeOptions::new(SizeKind::Mean) };
/// let found = mystery::size(&VisitSizeOptions::new(sample, 40))?;
/// assert_eq!((found.visits, found.df, format!("{:.2}", found.design_effect)), (71, 39.0, "1.08".to_owned()));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn size(options: &VisitSizeOptions) -> Result<VisitSize> {
    let VisitSizeOptions { sample, sites, shoppers, .. } = *options;
    check(options)?;
    let independent = sampling::size(&sample)?.exact;
    let design = Design::of(options);
    let exact = design.enough(independent, sample.level)?;
    // What rounding adds to a whole number makes no further visit.
    #[expect(clippy::cast_sign_loss, reason = "above 0")]
    let visits = libm::ceil(exact * (1.0 - 1e-12)) as u64;
    let n = visits as f64;
    Ok(VisitSize {
        visits,
        exact,
        per_site: n / sites as f64,
        per_shopper: shoppers.map(|shoppers| n / shoppers as f64),
        design_effect: design.effect(n),
        independent,
        df: design.df(n),
        level: sample.level,
    })
}

fn check(options: &VisitSizeOptions) -> Result<()> {
    let VisitSizeOptions { sample, sites, shoppers, site_icc, shopper_icc } = *options;
    if !matches!(sample.kind, SizeKind::Share | SizeKind::Mean) {
        return refuse("kind", sample.kind.name(), "share or mean");
    }
    for (option, n) in [("sites", sites), ("shoppers", shoppers.unwrap_or(1))] {
        if n == 0 {
            return refuse(option, n, "at least one");
        }
    }
    for (option, icc) in [("site_icc", site_icc), ("shopper_icc", shopper_icc)] {
        if !(0.0..1.0).contains(&icc) {
            return refuse(option, icc, "a number from 0 to below 1");
        }
    }
    if site_icc + shopper_icc >= 1.0 {
        return refuse("shopper_icc", shopper_icc, "less than what site_icc leaves of 1");
    }
    if shopper_icc > 0.0 && shoppers.is_none() {
        let allowed =
            "say in shoppers how many there are: visits by one shopper are alike, those by others are not";
        return refuse("shopper_icc", shopper_icc, allowed);
    }
    Ok(())
}

/// More visits than are ever made.
const MOST: f64 = 1e15;

/// Sites and shoppers: how many there are, and how alike the visits of one are.
struct Design([(f64, f64); 2]);

impl Design {
    fn of(options: &VisitSizeOptions) -> Self {
        let shoppers = options.shoppers.map_or(f64::INFINITY, |n| n as f64);
        Self([(options.sites as f64, options.site_icc), (shoppers, options.shopper_icc)])
    }

    fn effect(&self, n: f64) -> f64 {
        let excess = |(groups, icc): (f64, f64)| ((n / groups).max(1.0) - 1.0) * icc;
        1.0 + self.0.into_iter().map(excess).sum::<f64>()
    }

    /// Of sites and shoppers among n visits; of visits where there is one site and one shopper.
    fn df(&self, n: f64) -> f64 {
        let several = self.0.into_iter().filter(|(groups, _)| *groups > 1.0);
        several.map(|(groups, _)| groups.min(n)).fold(n, f64::min) - 1.0
    }

    /// The smallest number n, from 2, that is not below what n visits need: their need over n falls throughout.
    fn enough(&self, independent: f64, level: f64) -> Result<f64> {
        let z = z_for(level);
        let is_enough = |n: f64| {
            let wider = t_critical(level, self.df(n))? / z;
            Ok::<_, Error>(n >= independent * wider * wider * self.effect(n))
        };
        let (mut low, mut high) = (2.0, 2.0);
        while !is_enough(high)? {
            (low, high) = (high, 2.0 * high);
            if high > MOST {
                return self.never(independent, level);
            }
        }
        while high - low > 1e-14 * high {
            let middle = 0.5 * (low + high);
            *(if is_enough(middle)? { &mut high } else { &mut low }) = middle;
        }
        Ok(high)
    }

    /// Why no number up to the largest is enough.
    fn never(&self, independent: f64, level: f64) -> Result<f64> {
        let wider = t_critical(level, self.df(MOST))? / z_for(level);
        let per_visit: f64 = self.0.into_iter().map(|(groups, icc)| icc / groups).sum();
        if independent * wider * wider * per_visit < 1.0 - 1e-9 {
            return Err(Error::Overflow { what: "the number of visits" });
        }
        let [(sites, _), (shoppers, _)] = self.0;
        let by = if shoppers.is_finite() { format!(" and {shoppers} shoppers") } else { String::new() };
        let allowed = "more sites or shoppers, a wider margin: no number of visits to so few is enough";
        refuse("sites", format!("{sites} sites{by}"), allowed)
    }
}
