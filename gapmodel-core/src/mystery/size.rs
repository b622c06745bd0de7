use crate::error::{Error, Result};
use crate::sampling::{self, SizeKind, SizeOptions};

/// Options of [`size`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VisitSizeOptions {
    /// Share or mean, with its margin, its share or standard deviation, the level and perhaps a design effect of its own.
    pub sample: SizeOptions,
    /// How many sites are visited.
    pub sites: u64,
    /// How many shoppers visit them; unlimited if absent.
    pub shoppers: Option<u64>,
    /// The correlation of two visits to one site, 0 to below 1: 0.1.
    pub site_icc: f64,
    /// The correlation of two visits by one shopper, 0 to below 1: 0.
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
    /// How many visits it would take if they had nothing in common, not rounded up.
    pub independent: f64,
    /// The confidence level, between 0 and 1.
    pub level: f64,
}

/// How many mystery visits it takes until the interval of the chain's score is as narrow as wanted.
///
/// The size of a simple sample ([`sampling::size`]) times the design effect of visits that share sites and shoppers,
/// 1 + (m - 1) `site_icc` + (s - 1) `shopper_icc`, with m visits to each site and s by each shopper (Kish 1965, Survey Sampling,
/// section 5.4, once for each of two crossed groupings). As m and s grow with the number of visits, more visits to the same
/// sites by the same shoppers help less and less, and no number may be enough.
///
/// # Errors
///
/// As [`sampling::size`]; [`Error::InvalidOption`] for a kind other than share and mean, without sites or shoppers, for a
/// correlation that is not from 0 to below 1 or two that sum to 1 or more, and if no number of visits to so many sites by so
/// many shoppers is enough.
///
/// ```
/// use gapmodel_core::{mystery::{self, VisitSizeOptions}, sampling::{SizeKind, SizeOptions}};
/// let sample = SizeOptions { margin: Some(5.0), sd: Some(20.0), ..SizeOptions::new(SizeKind::Mean) };
/// let found = mystery::size(&VisitSizeOptions::new(sample, 40))?;
/// assert_eq!((found.visits, format!("{:.2}", found.design_effect)), (66, "1.06".to_owned()));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn size(options: &VisitSizeOptions) -> Result<VisitSize> {
    let VisitSizeOptions { sample, sites, shoppers, site_icc, shopper_icc } = *options;
    if !matches!(sample.kind, SizeKind::Share | SizeKind::Mean) {
        return Err(refused("kind", sample.kind.name(), "share or mean"));
    }
    for (option, n) in [("sites", sites), ("shoppers", shoppers.unwrap_or(1))] {
        if n == 0 {
            return Err(refused(option, n, "at least one"));
        }
    }
    for (option, icc) in [("site_icc", site_icc), ("shopper_icc", shopper_icc)] {
        if !(0.0..1.0).contains(&icc) {
            return Err(refused(option, icc, "a number from 0 to below 1"));
        }
    }
    if site_icc + shopper_icc >= 1.0 {
        return Err(refused("shopper_icc", shopper_icc, "less than what site_icc leaves of 1"));
    }
    let independent = sampling::size(&sample)?.exact;
    let groupings = [(sites as f64, site_icc), (shoppers.map_or(f64::INFINITY, |n| n as f64), shopper_icc)];
    let exact = enough(independent, groupings).ok_or_else(|| {
        let value =
            format!("{sites} sites{}", shoppers.map_or(String::new(), |n| format!(" and {n} shoppers")));
        refused(
            "sites",
            value,
            "more sites or shoppers, a wider margin: no number of visits to so few is enough",
        )
    })?;
    if exact > 1e15 {
        return Err(Error::Overflow { what: "the number of visits" });
    }
    // What rounding adds to a whole number makes no further visit.
    #[expect(clippy::cast_sign_loss, reason = "above 0")]
    let visits = (libm::ceil(exact * (1.0 - 1e-12)) as u64).max(1);
    let n = visits as f64;
    Ok(VisitSize {
        visits,
        exact,
        per_site: n / sites as f64,
        per_shopper: shoppers.map(|shoppers| n / shoppers as f64),
        design_effect: design_effect(n, groupings),
        independent,
        level: sample.level,
    })
}

fn refused(option: &'static str, value: impl std::fmt::Display, allowed: &str) -> Error {
    Error::InvalidOption { option, value: value.to_string(), allowed: allowed.to_owned() }
}

type Groupings = [(f64, f64); 2];

fn design_effect(n: f64, groupings: Groupings) -> f64 {
    let excess = |(groups, icc): (f64, f64)| ((n / groups).max(1.0) - 1.0) * icc;
    1.0 + groupings.into_iter().map(excess).sum::<f64>()
}

/// The smallest n with n >= n0 `design_effect(n)`, which is linear between the numbers of groups.
fn enough(n0: f64, groupings: Groupings) -> Option<f64> {
    let mut knots = groupings.map(|(groups, _)| groups);
    knots.sort_unstable_by(f64::total_cmp);
    let [first, second] = knots;
    [(0.0, first), (first, second), (second, f64::INFINITY)].into_iter().find_map(|(low, high)| {
        let active = |groups: f64| groups <= low;
        let parts = groupings.into_iter().filter(|(groups, _)| active(*groups));
        let (sum, per_visit) =
            parts.fold((0.0, 0.0), |(sum, per_visit), (groups, icc)| (sum + icc, per_visit + icc / groups));
        let left = 1.0 - n0 * per_visit;
        let n = n0 * (1.0 - sum) / left;
        (left > 0.0 && n >= low && n <= high).then_some(n)
    })
}
