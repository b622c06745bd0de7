use crate::error::{Error, Result, refuse};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::melded::{self, Factor};
use crate::stats::{poisson, proportion};

/// What share of customers with a problem complain, from a publication: between two limits, with where they come from.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RatePrior {
    /// What it is called.
    pub name: String,
    /// The lowest rate, above 0.
    pub low: f64,
    /// The highest rate, at most 1.
    pub high: f64,
    /// Where it was published.
    pub source: String,
    /// What the source says and leaves open.
    pub note: String,
}

/// Name, lowest and highest rate, source, note.
const PRIORS: [(&str, f64, f64, &str, &str); 4] = [
    (
        "tarp_1_in_27",
        1.0 / 27.0,
        1.0 / 27.0,
        "attributed to TARP (Technical Assistance Research Programs) by secondary sources, such as Lee Resource Inc.",
        "\"for every complainer 26 do not\": one number without a range or a sample, and the original is not traced; \
         the interval has no uncertainty about the rate",
    ),
    (
        "goodman_serious",
        0.05,
        0.25,
        "J. Goodman (CCMC), \"No news is not good news\"",
        "at most 25 % complain to the front line about a serious problem; no lower end is given, 5 % is the figure for \
         irritants",
    ),
    (
        "goodman_irritant",
        1.0 / 51.0,
        0.05,
        "J. Goodman (CCMC), \"No news is not good news\"",
        "fewer than 5 % complain about an irritant; no lower end is given, 1 in 51 is that of complaints to management",
    ),
    (
        "goodman_management",
        1.0 / 51.0,
        0.2,
        "J. Goodman (CCMC), \"No news is not good news\"",
        "a complaint that reaches management stands for 4 to 50 that were not voiced to it",
    ),
];

/// The published complaint rates that come with the library, each with its source and what it leaves open.
///
/// They differ by a factor of ten: one is chosen by name for a reason, or better a rate is measured. Rates differ between
/// countries too (41 % of Swedes had complained within a year, 4 % of Chinese; NOP/GfK).
///
/// ```
/// use gapmodel_core::complaints;
/// let priors = complaints::priors();
/// assert_eq!((priors[0].name.as_str(), priors[0].low), ("tarp_1_in_27", 1.0 / 27.0));
/// assert!(priors.iter().all(|prior| !prior.source.is_empty()));
/// ```
#[must_use]
pub fn priors() -> Vec<RatePrior> {
    let owned = |(name, low, high, source, note): &(&str, f64, f64, &str, &str)| RatePrior {
        name: (*name).to_owned(),
        low: *low,
        high: *high,
        source: (*source).to_owned(),
        note: (*note).to_owned(),
    };
    PRIORS.iter().map(owned).collect()
}

/// The published complaint rate of that name.
///
/// # Errors
///
/// [`Error::InvalidOption`] if there is none, with those there are.
///
/// ```
/// use gapmodel_core::complaints;
/// assert_eq!(complaints::prior("goodman_serious")?.high, 0.25);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn prior(name: &str) -> Result<RatePrior> {
    let unknown = || Error::InvalidOption {
        option: "rate",
        value: format!("{name:?}"),
        allowed: format!("a published rate is one of {}", PRIORS.map(|prior| prior.0).join(", ")),
    };
    priors().into_iter().find(|prior| prior.name == name).ok_or_else(unknown)
}

/// What share of customers with a problem complain.
#[derive(Clone, Debug, PartialEq)]
pub enum ComplaintRate {
    /// A number above 0, up to 1, taken as it is.
    Known(f64),
    /// A published range: any rate in it may be the true one.
    Prior(RatePrior),
    /// Measured: of `with_problem` people asked who had had a problem, `complained` had complained.
    Measured {
        /// How many had complained.
        complained: u64,
        /// How many had had a problem.
        with_problem: u64,
    },
}

/// Options of [`estimate`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EstimateOptions {
    /// How many customers there are; not known unless given.
    pub customers: Option<u64>,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Default for EstimateOptions {
    fn default() -> Self {
        Self { customers: None, level: 0.95 }
    }
}

/// The complaint rate that was used, so that it stands beside what was made of it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RateUsed {
    /// The share of customers with a problem who complain, above 0, up to 1; of a range its geometric middle, which no
    /// source has.
    pub value: f64,
    /// Its lower limit: of what of the range fits the number of customers, or Wilson's; the rate itself if it is known.
    pub low: f64,
    /// Its upper limit, likewise.
    pub high: f64,
    /// `"known"`, `"measured"`, or the name of the published rate.
    pub name: String,
    /// Where it comes from; empty unless it is published.
    pub source: String,
    /// What the source says and leaves open; empty unless it is published.
    pub note: String,
    /// Whether lower rates, of the range or the one measured, are left out, because with them more were affected than there are customers.
    pub is_cut: bool,
}

/// How many customers stand behind complaints.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComplaintEstimate {
    /// How many customers had the problem, whether they complained or not.
    pub affected: Estimate,
    /// How many of them did not complain.
    pub silent: Estimate,
    /// How many of all customers were affected, 0 to 1; absent if their number was not given.
    pub affected_share: Option<Estimate>,
    /// How many complained.
    pub complaints: u64,
    /// How many customers there are, if that was given.
    pub customers: Option<u64>,
    /// The complaint rate that was used.
    pub rate: RateUsed,
}

/// How many customers had a problem, and how many of them said nothing, from the complaints and the rate at which people
/// with a problem complain.
///
/// `affected` is complaints / rate, `silent` complaints (1 / rate - 1): what is to be expected in such a period. One
/// complaint is one customer. The interval covers the count, which is taken as Poisson (Garwood 1936), and the rate: a
/// measured one by melding the exact limits of both (Fay, Proschan and Brittain 2015, Biometrics 71:146-156), which keeps the
/// level for any rate; a published range by taking its most unfavourable end; a known rate adds nothing. Where nearly all
/// complain, an interval of what is to be expected may begin below the complaints that there were. Where the number of
/// customers is given it is about these customers, and what they rule out is cut off: at least those who complained are
/// affected, at most all, and of all those who complained are not silent.
///
/// A range says nothing about where in it the rate is: the estimate stands at its geometric middle and has no standard error;
/// it is the limits that count. Where the number of customers is given, rates with which more were affected than there are do
/// not fit: the range begins where they do.
///
/// # Errors
///
/// [`Error::InvalidLevel`]; [`Error::InvalidOption`] for a rate that is not above 0 and at most 1 or a range that is none,
/// for a survey in which nobody complained or more complained than had a problem, for more complaints, or more affected at
/// any rate of a range, than there are customers.
///
/// ```
/// use gapmodel_core::complaints::{self, ComplaintRate, EstimateOptions};
/// let options = EstimateOptions::default();
/// let known = complaints::estimate(10, &ComplaintRate::Known(0.05), &options)?;
/// assert_eq!((known.affected.value, known.silent.value), (200.0, 190.0));
/// // The same rate, but from a survey: 5 of 100 with a problem had complained.
/// let measured = ComplaintRate::Measured { complained: 5, with_problem: 100 };
/// let measured = complaints::estimate(10, &measured, &options)?;
/// assert_eq!(measured.affected.value, 200.0);
/// assert!(measured.affected.high > known.affected.high);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn estimate(
    complaints: u64,
    rate: &ComplaintRate,
    options: &EstimateOptions,
) -> Result<ComplaintEstimate> {
    let EstimateOptions { customers, level } = *options;
    check_level(level)?;
    let most = customers.map(|customers| customers as f64);
    let used = rate_used(rate, level)?;
    if let Some(customers) = customers.filter(|customers| *customers < complaints) {
        return refuse("complaints", complaints, format!("at most the number of customers, {customers}"));
    }
    let used = match (rate, most) {
        (ComplaintRate::Prior(_), Some(most)) => fitting(used, complaints as f64, most),
        // The interval of the survey may hold rates that fit where its share does not.
        (ComplaintRate::Measured { .. }, Some(most)) if complaints as f64 > used.value * most => RateUsed {
            value: used.high.min(complaints as f64 / most),
            ..fitting(used, complaints as f64, most)
        },
        _ => used,
    };
    if let Some(most) = most {
        check_affected(complaints as f64, &used, most)?;
    }
    let behind = |factor: Factor| {
        let (low, high) = limits(complaints, rate, factor, level)?;
        let (least, most) =
            most.map_or((0.0, f64::INFINITY), |most| possible(factor, complaints as f64, most));
        let value = (complaints as f64 * of_rate(factor, used.value)).min(most);
        let std_error = relative_error(complaints, rate, factor).map(|relative| relative * value);
        let (low, high) = (low.max(least), high.min(most));
        let method =
            if matches!(rate, ComplaintRate::Measured { .. }) { Method::Melded } else { Method::Garwood };
        let found = Estimate { std_error, ..frame(value, level, complaints) };
        Ok::<_, Error>(found.with_limits(Some((low, high)), method))
    };
    let (affected, silent) = (behind(Factor::Reciprocal)?, behind(Factor::Odds)?);
    let share = |most: f64| {
        let part = |value: f64| value / most;
        let [std_error, low, high] =
            [affected.std_error, affected.low, affected.high].map(|value| value.map(part));
        Estimate { value: part(affected.value), std_error, low, high, ..affected }
    };
    let affected_share = most.filter(|most| *most > 0.0).map(share);
    Ok(ComplaintEstimate { affected, silent, affected_share, complaints, customers, rate: used })
}

/// How few and how many of these customers there can be behind their complaints.
fn possible(factor: Factor, complaints: f64, customers: f64) -> (f64, f64) {
    match factor {
        Factor::Reciprocal => (complaints, customers),
        Factor::Odds => (0.0, customers - complaints),
    }
}

/// What of a range fits the number of customers: of a rate below complaints / customers more would be affected.
fn fitting(used: RateUsed, complaints: f64, customers: f64) -> RateUsed {
    let least = if complaints > 0.0 { complaints / customers } else { 0.0 };
    if least <= used.low || least > used.high {
        return used;
    }
    RateUsed { value: middle(least, used.high), low: least, is_cut: true, ..used }
}

/// Refuses a rate with which more were affected than there are customers, but for what rounding adds.
fn check_affected(complaints: f64, used: &RateUsed, customers: f64) -> Result<()> {
    let affected = complaints / used.value;
    if affected <= customers * (1.0 + 1e-12) {
        return Ok(());
    }
    let rate = used.value;
    let allowed =
        format!("with a complaint rate of {rate} more customers were affected than there are, {customers}");
    refuse("affected", affected, allowed)
}

/// The geometric middle of a range.
fn middle(low: f64, high: f64) -> f64 {
    #[expect(clippy::float_cmp, reason = "a range of one number is that number")]
    if low == high { low } else { libm::sqrt(low * high) }
}

fn frame(value: f64, level: f64, n: u64) -> Estimate {
    Estimate {
        value,
        std_error: None,
        low: None,
        high: None,
        level,
        n_valid: n,
        n_missing: 0,
        n_excluded: 0,
        n_effective: n as f64,
        method: Method::None,
    }
}

/// The factor at a rate.
fn of_rate(factor: Factor, rate: f64) -> f64 {
    match factor {
        Factor::Reciprocal => 1.0 / rate,
        Factor::Odds => 1.0 / rate - 1.0,
    }
}

fn rate_used(rate: &ComplaintRate, level: f64) -> Result<RateUsed> {
    let used = |value: f64, (low, high): (f64, f64), name: &str| RateUsed {
        value,
        low,
        high,
        name: name.to_owned(),
        source: String::new(),
        note: String::new(),
        is_cut: false,
    };
    match rate {
        ComplaintRate::Known(value) => {
            check_rate("rate", *value)?;
            Ok(used(*value, (*value, *value), "known"))
        }
        ComplaintRate::Prior(RatePrior { name, low, high, source, note }) => {
            check_rate("low", *low)?;
            check_rate("high", *high)?;
            if low > high {
                return refuse("high", high, format!("a number from low = {low} to 1"));
            }
            let (source, note) = (source.clone(), note.clone());
            Ok(RateUsed { source, note, ..used(middle(*low, *high), (*low, *high), name) })
        }
        ComplaintRate::Measured { complained: 0, .. } => {
            let allowed =
                "nobody complained: a rate of 0 tells nothing about those who are silent; ask more people";
            refuse("complained", 0, allowed)
        }
        ComplaintRate::Measured { complained, with_problem } if complained > with_problem => {
            let allowed = format!("at most the number of people with a problem, {with_problem}");
            refuse("complained", complained, allowed)
        }
        ComplaintRate::Measured { complained, with_problem } => {
            let share = proportion(*complained, *with_problem, level, Method::Wilson)?;
            let limits = share.low.zip(share.high).unwrap_or((share.value, share.value));
            Ok(used(share.value, limits, "measured"))
        }
    }
}

fn check_rate(option: &'static str, rate: f64) -> Result<()> {
    if rate > 0.0 && rate <= 1.0 {
        return Ok(());
    }
    refuse(option, rate, "a complaint rate is a number above 0, up to 1")
}

fn limits(complaints: u64, rate: &ComplaintRate, factor: Factor, level: f64) -> Result<(f64, f64)> {
    let within = |rate_low: f64, rate_high: f64| {
        let (low, high) = poisson::limits(complaints, level)?;
        Ok((low * of_rate(factor, rate_high), high * of_rate(factor, rate_low)))
    };
    match rate {
        ComplaintRate::Known(rate) => within(*rate, *rate),
        ComplaintRate::Prior(prior) => within(prior.low, prior.high),
        ComplaintRate::Measured { complained, with_problem } => {
            melded::limits(complaints, factor, *complained, *with_problem, level)
        }
    }
}

/// The standard error over the estimate by the delta method, of what is not 0; a range has none.
fn relative_error(complaints: u64, rate: &ComplaintRate, factor: Factor) -> Option<f64> {
    let of_rate = match rate {
        ComplaintRate::Known(_) => 0.0,
        #[expect(clippy::float_cmp, reason = "a range of one number is that number")]
        ComplaintRate::Prior(prior) if prior.low == prior.high => 0.0,
        ComplaintRate::Prior(_) => return None,
        ComplaintRate::Measured { complained, with_problem } => {
            let (x, n) = (*complained as f64, *with_problem as f64);
            let reciprocal = (n - x) / (n * x);
            match factor {
                Factor::Reciprocal => reciprocal,
                Factor::Odds if complained == with_problem => return None,
                Factor::Odds => reciprocal * squared(n / (n - x)),
            }
        }
    };
    (complaints > 0).then(|| libm::sqrt(1.0 / complaints as f64 + of_rate))
}

fn squared(x: f64) -> f64 {
    x * x
}
