use super::{bare, check_discount, check_finite, check_multiple, mapped, multiple, multiple_slope};
use crate::error::{Error, Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::proportion;

/// The customers of one level of satisfaction, and how many of them stayed.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelRetention {
    /// What the level is called.
    pub label: String,
    /// How many customers said so.
    pub customers: u64,
    /// How many of them were still customers a period later.
    pub kept: u64,
}

/// Options of [`satisfaction()`].
#[derive(Clone, Debug, PartialEq)]
pub struct SatisfactionOptions {
    /// What a customer leaves as margin in a period.
    pub margin: f64,
    /// The discount rate per period, above -1 (0.1 means 10 %).
    pub discount: f64,
    /// By how much the share of each level changes, in the order of the levels, summing to 0; nothing changes unless given.
    pub shift: Option<Vec<f64>>,
    /// Confidence level, 0.95.
    pub level: f64,
}

/// One level of satisfaction.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SatisfactionLevel {
    /// What the level is called.
    pub label: String,
    /// The share of customers at this level, 0 to 1, Wilson interval.
    pub share: Estimate,
    /// The share of them that stayed, 0 to 1, Wilson interval.
    pub retention: Estimate,
    /// What a customer of this level is worth with the first margin after one period.
    pub deferred: Estimate,
    /// The same with the first margin at once.
    pub immediate: Estimate,
}

/// What a change in satisfaction is worth, per customer.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ShiftValue {
    /// By how much retention changes.
    pub retention: Estimate,
    /// By how much the lifetime value changes with the first margin after one period.
    pub deferred: Estimate,
    /// The same with the first margin at once.
    pub immediate: Estimate,
}

/// Retention by level of satisfaction, and what a change in satisfaction is worth.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SatisfactionValue {
    /// The levels, in the order given.
    pub levels: Vec<SatisfactionLevel>,
    /// The retention of all customers, 0 to 1, Wilson interval.
    pub retention: Estimate,
    /// What the change in satisfaction is worth per customer; absent if none was given.
    pub shift: Option<ShiftValue>,
    /// What the figures do not say.
    pub caveat: String,
}

const CAVEAT: &str = "customers of different satisfaction differ in other things too: those who become more satisfied need \
                      not stay as those who already were";

/// Retention by level of satisfaction with intervals, and what a change in satisfaction, a shift of shares between levels,
/// would then be worth per customer.
///
/// Each level has its own retention r, and a customer of it is worth the margin times r / (1 + i - r), or (1 + i) /
/// (1 + i - r) with the first margin at once, with the limits of Wilson's interval put through the formula. The change is the
/// sum over levels of the shift times retention, or value; its limits are recovered from those of the levels (Zou and Donner
/// 2008, Statistics in Medicine 27:1693-1702). The shift itself is a plan, taken as it is. That those who move to a level stay
/// as its customers did is an assumption, see `caveat`.
///
/// # Errors
///
/// [`Error::TooFewUnits`] for fewer than two levels; [`Error::InvalidOption`] for a level without customers, a label that
/// stands twice, more kept than there were, a discount rate that is not above -1 or with which a value has no
/// end, a shift with another number of levels, that does not sum to 0 or moves more than there are; [`Error::Overflow`];
/// [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::economics::{self, LevelRetention, SatisfactionOptions};
/// let level = |label: &str, customers, kept| LevelRetention { label: label.into(), customers, kept };
/// let levels = [level("dissatisfied", 100, 50), level("satisfied", 300, 270)];
/// // Ten of a hundred customers become satisfied.
/// let options = SatisfactionOptions { margin: 100.0, discount: 0.1, shift: Some(vec![-0.1, 0.1]), level: 0.95 };
/// let shift = economics::satisfaction(&levels, &options)?.shift.unwrap();
/// assert!((shift.retention.value - 0.04).abs() < 1e-15);
/// assert!((shift.deferred.value - 0.1 * (450.0 - 50.0 / 0.6)).abs() < 1e-9);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn satisfaction(levels: &[LevelRetention], options: &SatisfactionOptions) -> Result<SatisfactionValue> {
    let SatisfactionOptions { margin, discount, level, .. } = *options;
    check_level(level)?;
    check_finite("margin", margin)?;
    check_discount(discount)?;
    if levels.len() < 2 {
        let what = "levels of satisfaction".to_owned();
        return Err(Error::TooFewUnits { what, n: levels.len() as u64, needed: 2 });
    }
    let sum = |part: fn(&LevelRetention) -> u64| {
        let sum = levels.iter().try_fold(0, |sum: u64, level| sum.checked_add(part(level)));
        sum.ok_or(Error::Overflow { what: "a count" })
    };
    levels.iter().try_for_each(check_kept)?;
    let mut labels = std::collections::BTreeSet::new();
    if let Some(twice) = levels.iter().find(|level| !labels.insert(&level.label)) {
        return refuse("label", format!("{:?}", twice.label), "each level has a label of its own");
    }
    let (customers, kept) = (sum(|level| level.customers)?, sum(|level| level.kept)?);
    let rows = levels.iter().map(|level| row(level, customers, options)).collect::<Result<Vec<_>>>()?;
    let shift = options.shift.as_deref().map(|shift| shifted(shift, &rows, level)).transpose()?;
    let retention = proportion(kept, customers, level, Method::Wilson)?;
    Ok(SatisfactionValue { levels: rows, retention, shift, caveat: CAVEAT.to_owned() })
}

fn check_kept(level: &LevelRetention) -> Result<()> {
    let LevelRetention { label, customers, kept } = level;
    if *customers == 0 {
        return refuse(
            "customers",
            format!("0 of {label:?}"),
            "at least one; leave out a level without customers",
        );
    }
    if kept > customers {
        let allowed = format!("at most the number of customers, {customers}");
        return refuse("kept", format!("{kept} of {label:?}"), allowed);
    }
    Ok(())
}

fn row(of: &LevelRetention, all: u64, options: &SatisfactionOptions) -> Result<SatisfactionLevel> {
    let SatisfactionOptions { margin, discount, level, .. } = *options;
    let retention = proportion(of.kept, of.customers, level, Method::Wilson)?;
    check_multiple(retention.value, discount)?;
    let slope = margin * multiple_slope(retention.value, discount);
    let worth = |at_once: bool| mapped(&retention, |r| margin * multiple(r, discount, at_once), slope);
    Ok(SatisfactionLevel {
        label: of.label.clone(),
        share: proportion(of.customers, all, level, Method::Wilson)?,
        retention,
        deferred: worth(false),
        immediate: worth(true),
    })
}

fn shifted(shift: &[f64], levels: &[SatisfactionLevel], level: f64) -> Result<ShiftValue> {
    if shift.len() != levels.len() {
        let allowed = format!("one change of share for each of the {} levels", levels.len());
        return refuse("shift", format!("{} numbers", shift.len()), allowed);
    }
    let total: f64 = shift.iter().sum();
    if total.is_nan() || total.abs() > 1e-9 {
        return refuse(
            "shift",
            format!("numbers that sum to {total}"),
            "what leaves one level joins another: a sum of 0",
        );
    }
    for (change, row) in shift.iter().zip(levels) {
        if !(-1e-12..=1.0 + 1e-12).contains(&(row.share.value + change)) {
            let allowed = format!("a share of {} cannot change by so much", row.share.value);
            return refuse("shift", format!("{change} of {:?}", row.label), allowed);
        }
    }
    let sum = |part: fn(&SatisfactionLevel) -> &Estimate| {
        recovered(shift.iter().zip(levels).map(|(weight, row)| (*weight, part(row))), level)
    };
    Ok(ShiftValue {
        retention: sum(|row| &row.retention),
        deferred: sum(|row| &row.deferred),
        immediate: sum(|row| &row.immediate),
    })
}

/// A weighted sum of independent estimates, its limits recovered from theirs; without, where one of them has none.
fn recovered<'a>(parts: impl Iterator<Item = (f64, &'a Estimate)>, level: f64) -> Estimate {
    let mut sum = bare(0.0, level);
    let (mut variance, mut down, mut up) = (0.0, 0.0, 0.0);
    let mut complete = true;
    for (weight, part) in parts.filter(|(weight, _)| *weight != 0.0) {
        sum.value += weight * part.value;
        sum.n_valid = sum.n_valid.saturating_add(part.n_valid);
        let Some((low, high)) = part.low.zip(part.high) else {
            complete = false;
            continue;
        };
        let (below, above) = (weight * (part.value - low), weight * (high - part.value));
        let (below, above) = if weight > 0.0 { (below, above) } else { (above, below) };
        down += below * below;
        up += above * above;
        let error = weight * part.std_error.unwrap_or(0.0);
        variance += error * error;
    }
    let limits = complete.then(|| (sum.value - libm::sqrt(down), sum.value + libm::sqrt(up)));
    let n_effective = sum.n_valid as f64;
    Estimate { std_error: Some(libm::sqrt(variance)), n_effective, ..sum }.with_limits(limits, Method::Mover)
}
