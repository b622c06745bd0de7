use super::{bare, check_discount, check_finite, check_multiple, mapped, multiple, multiple_slope};
use crate::error::{Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::proportion;

/// How many customers stay from one period to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Retained {
    /// The share that stays, 0 to 1.
    Share(f64),
    /// The share that leaves, 0 to 1.
    Churn(f64),
    /// Of `customers`, `kept` stayed.
    Counts {
        /// How many stayed.
        kept: u64,
        /// How many there were.
        customers: u64,
    },
}

impl Retained {
    /// Of three ways to say it the one that is given: the share that stays, the share that leaves, or how many of how many
    /// stayed.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidOption`](crate::Error::InvalidOption) unless exactly one is given.
    ///
    /// ```
    /// use gapmodel_core::economics::Retained;
    /// assert_eq!(Retained::given(None, Some(0.2), None)?, Retained::Churn(0.2));
    /// assert!(Retained::given(Some(0.8), Some(0.2), None).is_err());
    /// # Ok::<(), gapmodel_core::Error>(())
    /// ```
    pub fn given(share: Option<f64>, churn: Option<f64>, counts: Option<(u64, u64)>) -> Result<Self> {
        match (share, churn, counts) {
            (Some(share), None, None) => Ok(Self::Share(share)),
            (None, Some(churn), None) => Ok(Self::Churn(churn)),
            (None, None, Some((kept, customers))) => Ok(Self::Counts { kept, customers }),
            (None, None, None) => {
                refuse("retention", "none", "say retention, churn, or how many of how many stayed")
            }
            _ => refuse(
                "retention",
                "more than one",
                "say retention, churn, or how many of how many stayed, but one",
            ),
        }
    }
}

/// Options of [`retention()`]; money in any unit, per period as long as the one that retention is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RetentionOptions {
    /// What a customer leaves as margin in a period.
    pub margin: f64,
    /// The discount rate per period, above -1 (0.1 means 10 %).
    pub discount: f64,
    /// What winning a customer costs; not known unless given.
    pub acquisition_cost: Option<f64>,
    /// Margin from further products in every period after the first, 0.
    pub cross_selling: f64,
    /// New customers that a customer brings by word of mouth in every period that yields a margin, 0. Those whom they bring in
    /// turn are not counted.
    pub referrals: f64,
    /// What is spent in a period on keeping a customer; needs `keeping_gain`.
    pub keeping_cost: Option<f64>,
    /// By how much that spending raises retention, above 0, up to what is missing to 1, as it was found with and without it.
    pub keeping_gain: Option<f64>,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl RetentionOptions {
    /// Nothing but a margin and a discount rate.
    #[must_use]
    pub fn new(margin: f64, discount: f64) -> Self {
        Self {
            margin,
            discount,
            acquisition_cost: None,
            cross_selling: 0.0,
            referrals: 0.0,
            keeping_cost: None,
            keeping_gain: None,
            level: 0.95,
        }
    }
}

/// Lifetime value under one convention about when the first margin comes in.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TimedValue {
    /// What one unit of margin per period is worth.
    pub multiple: Estimate,
    /// What the margin is worth.
    pub margin_value: Estimate,
    /// What cross-selling adds.
    pub cross_selling_value: Estimate,
    /// What the customers brought by word of mouth are worth, without those whom they bring in turn.
    pub referral_value: Estimate,
    /// All three together.
    pub lifetime_value: Estimate,
    /// That minus what winning the customer costs; absent if the cost was not given.
    pub net_value: Option<Estimate>,
    /// By how many per cent the lifetime value grows if retention grows by one per cent of itself; of a value of 0, by how many
    /// the multiple does.
    pub elasticity: f64,
    /// By how much the lifetime value grows if retention is one percentage point higher; absent beyond 1.
    pub per_point: Option<f64>,
}

/// What a customer is worth with a constant retention rate.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RetentionValue {
    /// The share of customers that stays from one period to the next, 0 to 1; Wilson interval if it was counted.
    pub retention: Estimate,
    /// How many periods a customer stays on average, 1 / (1 - retention); absent if all stay.
    pub expected_life: Option<Estimate>,
    /// With the first margin after one period, if the customer is still there: margin times r / (1 + i - r).
    pub deferred: TimedValue,
    /// With the first margin at once: margin times (1 + i) / (1 + i - r).
    pub immediate: TimedValue,
    /// What winning a customer costs, as given.
    pub cost_of_gaining: Option<f64>,
    /// What keeping one more customer costs: spending per customer over the gain in retention; absent unless both were given.
    pub cost_of_keeping: Option<f64>,
    /// How many times as much gaining costs as keeping; absent unless both are known.
    pub gaining_to_keeping: Option<f64>,
}

/// What a customer is worth over a lifetime with a constant retention rate, under both timing conventions, and what a change
/// in retention would be worth.
///
/// With margin m, discount i and retention r the value is m r / (1 + i - r) if the first margin comes after one period, and
/// m (1 + i) / (1 + i - r) if it comes at once (Gupta and Lehmann 2003, Journal of Interactive Marketing 17:9-24). Customers
/// brought by word of mouth are worth what the customer is, from the period on in which they come: one generation, since those
/// whom they bring in turn would be counted for them. Elasticities follow by differentiation: of the margin alone
/// (1 + i) / (1 + i - r) and r / (1 + i - r), larger with word of mouth, whose value grows with the square of the multiple.
/// Where retention was counted, figures that only grow or
/// fall with it have the limits of Wilson's interval put through the formula, and delta-method standard errors; money is taken
/// as known. Retention that grows with tenure, as in most cohorts, makes this too low: see [`cohort`](super::cohort()). One
/// percentage point and one per cent of retention are not the same, and neither is worth a fixed per cent of profit.
///
/// # Errors
///
/// [`Error::InvalidOption`](crate::Error::InvalidOption) for retention or churn outside 0 to 1, more kept than there were, a
/// discount rate that is not above -1 or with which the value has no end, money that is not finite, negative referrals, a
/// spending on keeping without its gain or the other way round, a gain that takes retention above 1;
/// [`Error::NoValidRatings`](crate::Error::NoValidRatings) for retention of nobody;
/// [`Error::InvalidLevel`](crate::Error::InvalidLevel).
///
/// ```
/// use gapmodel_core::economics::{self, Retained, RetentionOptions};
/// let options = RetentionOptions::new(100.0, 0.1);
/// let found = economics::retention(Retained::Share(0.8), &options)?;
/// assert_eq!(format!("{:.2}", found.deferred.lifetime_value.value), "266.67");
/// assert_eq!(format!("{:.2}", found.immediate.lifetime_value.value), "366.67");
/// let counted = economics::retention(Retained::Counts { kept: 80, customers: 100 }, &options)?;
/// assert_eq!(format!("{:.0}", counted.deferred.lifetime_value.low.unwrap()), "183");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn retention(retained: Retained, options: &RetentionOptions) -> Result<RetentionValue> {
    check(options)?;
    let retention = share(retained, options.level)?;
    check_multiple(retention.value, options.discount)?;
    let life = |r: f64| 1.0 / (1.0 - r);
    let of_life = || mapped(&retention, life, life(retention.value) * life(retention.value));
    let RetentionOptions { acquisition_cost, keeping_cost, keeping_gain, .. } = *options;
    // What rounding adds to a sum of 1 is no gain.
    if let Some(gain) = keeping_gain.filter(|gain| retention.value + gain > 1.0 + 1e-12) {
        let allowed = format!("with a retention of {} at most the rest to 1", retention.value);
        return refuse("keeping_gain", gain, allowed);
    }
    let cost_of_keeping = keeping_cost.zip(keeping_gain).map(|(cost, gain)| cost / gain);
    let both = acquisition_cost.zip(cost_of_keeping).filter(|(_, keeping)| *keeping > 0.0);
    Ok(RetentionValue {
        retention,
        expected_life: (retention.value < 1.0).then(of_life),
        deferred: timed(&retention, options, false),
        immediate: timed(&retention, options, true),
        cost_of_gaining: acquisition_cost,
        cost_of_keeping,
        gaining_to_keeping: both.map(|(gaining, keeping)| gaining / keeping),
    })
}

fn check(options: &RetentionOptions) -> Result<()> {
    let RetentionOptions { margin, discount, acquisition_cost, cross_selling, referrals, .. } = *options;
    check_level(options.level)?;
    check_discount(discount)?;
    check_finite("margin", margin)?;
    check_finite("cross_selling", cross_selling)?;
    let costs = [("acquisition_cost", acquisition_cost), ("keeping_cost", options.keeping_cost)];
    for (option, value) in costs.into_iter().chain([("referrals", Some(referrals))]) {
        if let Some(value) = value.filter(|value| !(*value >= 0.0 && value.is_finite())) {
            return refuse(option, value, "a number from 0");
        }
    }
    match (options.keeping_cost, options.keeping_gain) {
        (Some(_), None) => {
            refuse("keeping_gain", "none", "keeping_cost is given: say by how much it raises retention")
        }
        (None, Some(gain)) => refuse("keeping_gain", gain, "say in keeping_cost what it costs"),
        (Some(_), Some(gain)) if !(gain > 0.0 && gain <= 1.0) => {
            refuse("keeping_gain", gain, "a share of customers above 0, up to 1")
        }
        _ => Ok(()),
    }
}

fn share(retained: Retained, level: f64) -> Result<Estimate> {
    let within = |option: &'static str, value: f64| {
        if (0.0..=1.0).contains(&value) { Ok(value) } else { refuse(option, value, "a share from 0 to 1") }
    };
    match retained {
        Retained::Share(retention) => Ok(bare(within("retention", retention)?, level)),
        Retained::Churn(churn) => Ok(bare(1.0 - within("churn", churn)?, level)),
        Retained::Counts { kept, customers } if kept > customers => {
            refuse("retention", format!("{kept} of {customers}"), "at most as many can stay as there were")
        }
        Retained::Counts { kept, customers } => proportion(kept, customers, level, Method::Wilson),
    }
}

fn timed(retention: &Estimate, options: &RetentionOptions, at_once: bool) -> TimedValue {
    let RetentionOptions { margin, discount, cross_selling, referrals, acquisition_cost, .. } = *options;
    let times = |r: f64| multiple(r, discount, at_once);
    // What is sold later is sold to those who stayed.
    let later = |r: f64| multiple(r, discount, false);
    let own = |r: f64| margin * times(r) + cross_selling * later(r);
    let brought = |r: f64| referrals * times(r) * own(r);
    let r = retention.value;
    let slope = multiple_slope(r, discount);
    let (own_slope, value) = ((margin + cross_selling) * slope, |r: f64| own(r) + brought(r));
    let brought_slope = referrals * (slope * own(r) + times(r) * own_slope);
    let lifetime_value = mapped(retention, value, own_slope + brought_slope);
    let less = |cost: f64| {
        let [low, high] =
            [lifetime_value.low, lifetime_value.high].map(|limit| limit.map(|limit| limit - cost));
        Estimate { value: lifetime_value.value - cost, low, high, ..lifetime_value }
    };
    let more = value(r + 0.01);
    let of_value = lifetime_value.value;
    TimedValue {
        multiple: mapped(retention, times, slope),
        margin_value: mapped(retention, |r| margin * times(r), margin * slope),
        cross_selling_value: mapped(retention, |r| cross_selling * later(r), cross_selling * slope),
        referral_value: mapped(retention, brought, brought_slope),
        lifetime_value,
        net_value: acquisition_cost.map(less),
        elasticity: if of_value.abs() > 0.0 {
            (own_slope + brought_slope) * r / of_value
        } else if r > 0.0 {
            slope * r / times(r)
        } else if at_once {
            0.0
        } else {
            1.0
        },
        per_point: (r + 0.01 <= 1.0 && more.is_finite()).then(|| more - value(r)),
    }
}
