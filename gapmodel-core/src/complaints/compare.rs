use super::of;
use crate::error::{Error, Result, refuse};
use crate::estimate::{Estimate, check_level};
use crate::stats::poisson::{self, Events};
use crate::stats::{Adjustment, dist};

/// The complaints of one channel, country or period, and what they are counted over.
#[derive(Clone, Debug, PartialEq)]
pub struct ComplaintGroup {
    /// What it is called.
    pub label: String,
    /// How many complaints there were.
    pub complaints: u64,
    /// What they are counted over, above 0 and in the same unit for all: contacts, customers, customer months.
    pub exposure: f64,
}

/// What each group is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// All the others together.
    #[default]
    Rest,
    /// The group before it, for periods in their order.
    Previous,
    /// The group of that label.
    Group(String),
}

/// Options of [`compare`].
#[derive(Clone, Debug, PartialEq)]
pub struct ComplaintOptions {
    /// What each group is compared with; all the others together.
    pub against: Against,
    /// How the p-values of the ratios are adjusted; Holm.
    pub adjustment: Adjustment,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Default for ComplaintOptions {
    fn default() -> Self {
        Self { against: Against::Rest, adjustment: Adjustment::Holm, level: 0.95 }
    }
}

/// The complaint rate of one group.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComparedRate {
    /// What the group is called.
    pub label: String,
    /// How many complaints there were.
    pub complaints: u64,
    /// What they are counted over.
    pub exposure: f64,
    /// Complaints per unit of exposure, with Garwood's exact interval.
    pub rate: Estimate,
}

/// The complaint rate of one group divided by that of another.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RateRatio {
    /// What the group is called.
    pub label: String,
    /// What it is compared with; `"the rest"` for all the others together.
    pub against: String,
    /// The ratio of rates, from 0, with the exact interval given the number of complaints in all; absent where the other
    /// has no complaint.
    pub ratio: Option<Estimate>,
    /// How large the ratio is at least where the other has no complaint, so that nothing bounds it from above: the lower limit
    /// of the same interval; absent where there is a ratio, and where neither has a complaint.
    pub at_least: Option<f64>,
    /// Two-sided exact p-value of equal rates: twice the smaller tail.
    pub p: f64,
    /// The same, adjusted for the number of ratios.
    pub p_adjusted: f64,
}

/// Complaint rates side by side.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComplaintComparison {
    /// The groups, in the order given.
    pub rates: Vec<ComparedRate>,
    /// Complaints per unit of exposure of all groups together.
    pub overall: Estimate,
    /// Pearson's chi-squared of equal rates, on one degree of freedom less than there are groups; absent without complaints.
    pub chi_squared: Option<f64>,
    /// Its degrees of freedom.
    pub df: u64,
    /// Its p-value, 0 to 1; an approximation where complaints are few.
    pub p: Option<f64>,
    /// Each group against what it is compared with.
    pub ratios: Vec<RateRatio>,
    /// How the p-values of the ratios are adjusted.
    pub adjustment: Adjustment,
    /// What the figures do not say.
    pub caveat: String,
}

const CAVEAT: &str = "people of different countries and channels complain at different rates, so that a difference in \
                      complaints need not be one in problems";

/// Complaint rates of channels, countries or periods, with what they are counted over, and their ratios.
///
/// Counts are taken as Poisson. A ratio is tested and has its limits given the number of complaints of both, which makes
/// those of one binomial (Przyborowski and Wilenski 1940, Biometrika 31:313-323; limits of Clopper and Pearson); both are
/// exact, for any number of complaints. That a channel has more complaints may mean that it is easier to complain there.
///
/// # Errors
///
/// [`Error::TooFewUnits`] for fewer than two groups; [`Error::InvalidOption`] for an exposure that is not a finite number
/// above 0, a label that stands twice, or a label to compare with that no group has; [`Error::InvalidLevel`];
/// [`Error::Overflow`].
///
/// ```
/// use gapmodel_core::complaints::{self, ComplaintGroup, ComplaintOptions};
/// let group = |label: &str, complaints, exposure| ComplaintGroup { label: label.into(), complaints, exposure };
/// let groups = [group("phone", 30, 1000.0), group("chat", 10, 1000.0)];
/// let found = complaints::compare(&groups, &ComplaintOptions::default())?;
/// assert_eq!(found.ratios[0].ratio.unwrap().value, 3.0);
/// assert!(found.ratios[0].p < 0.01);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn compare(groups: &[ComplaintGroup], options: &ComplaintOptions) -> Result<ComplaintComparison> {
    let level = options.level;
    check_level(level)?;
    check(groups)?;
    let all = events(groups.iter())?;
    let rate = |group: &ComplaintGroup| {
        let ComplaintGroup { label, complaints, exposure } = group.clone();
        Ok(ComparedRate { label, complaints, exposure, rate: poisson::rate(complaints, exposure, level)? })
    };
    let mut ratios = pairs(groups, &options.against)?
        .into_iter()
        .map(|(group, other, against)| {
            let own = events([group])?;
            let (ratio, p) = poisson::ratio(own, other, level)?;
            let at_least = if ratio.is_none() { poisson::least_ratio(own, other, level)? } else { None };
            Ok(RateRatio { label: group.label.clone(), against, ratio, at_least, p, p_adjusted: p })
        })
        .collect::<Result<Vec<_>>>()?;
    let p_values: Vec<f64> = ratios.iter().map(|ratio| ratio.p).collect();
    for (ratio, p) in ratios.iter_mut().zip(options.adjustment.apply(&p_values)) {
        ratio.p_adjusted = p;
    }
    let df = groups.len() as u64 - 1;
    let chi_squared = (all.count > 0).then(|| chi_squared(groups, all));
    Ok(ComplaintComparison {
        rates: groups.iter().map(rate).collect::<Result<_>>()?,
        overall: poisson::rate(all.count, all.exposure, level)?,
        chi_squared,
        df,
        p: chi_squared.map(|x| dist::chi_squared_upper_p(x, df as f64)).transpose()?,
        ratios,
        adjustment: options.adjustment,
        caveat: CAVEAT.to_owned(),
    })
}

fn check(groups: &[ComplaintGroup]) -> Result<()> {
    if groups.len() < 2 {
        return Err(Error::TooFewUnits {
            what: "groups of complaints".to_owned(),
            n: groups.len() as u64,
            needed: 2,
        });
    }
    let mut labels = std::collections::BTreeSet::new();
    for ComplaintGroup { label, exposure, .. } in groups {
        check_exposure(*exposure, label)?;
        if !labels.insert(label) {
            return refuse("label", format!("{label:?}"), "each group has a label of its own");
        }
    }
    Ok(())
}

pub(super) fn check_exposure(exposure: f64, label: &str) -> Result<()> {
    if exposure > 0.0 && exposure.is_finite() {
        return Ok(());
    }
    refuse("exposure", of(exposure, label), "what complaints are counted over is a number above 0")
}

fn events<'a>(groups: impl IntoIterator<Item = &'a ComplaintGroup>) -> Result<Events> {
    let none = Events { count: 0, exposure: 0.0 };
    groups.into_iter().try_fold(none, |sum, group| {
        let count = sum.count.checked_add(group.complaints).ok_or(Error::Overflow { what: "a count" })?;
        Ok(Events { count, exposure: sum.exposure + group.exposure })
    })
}

/// Each group that is compared, with what, and what that is called.
fn pairs<'a>(
    groups: &'a [ComplaintGroup],
    against: &Against,
) -> Result<Vec<(&'a ComplaintGroup, Events, String)>> {
    match against {
        Against::Rest => groups
            .iter()
            .map(|group| {
                let others = groups.iter().filter(|other| other.label != group.label);
                Ok((group, events(others)?, "the rest".to_owned()))
            })
            .collect(),
        Against::Previous => {
            groups.windows(2).map(|pair| Ok((&pair[1], events([&pair[0]])?, pair[0].label.clone()))).collect()
        }
        Against::Group(label) => {
            let Some(reference) = groups.iter().find(|group| group.label == *label) else {
                let labels: Vec<&str> = groups.iter().map(|group| group.label.as_str()).collect();
                return refuse("reference", format!("{label:?}"), format!("one of {}", labels.join(", ")));
            };
            let others = groups.iter().filter(|group| group.label != *label);
            others.map(|group| Ok((group, events([reference])?, label.clone()))).collect()
        }
    }
}

fn chi_squared(groups: &[ComplaintGroup], all: Events) -> f64 {
    let part = |group: &ComplaintGroup| {
        let expected = all.count as f64 * (group.exposure / all.exposure);
        let away = group.complaints as f64 - expected;
        away * away / expected
    };
    groups.iter().map(part).sum()
}
