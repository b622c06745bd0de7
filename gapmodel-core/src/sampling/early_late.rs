use crate::csat::{self, Positive, TopBoxOptions, in_words, same_ratings};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::difference::{SideMean, welch};
use crate::stats::proportion::newcombe;
use crate::tally::Counts;

/// Options of [`early_late`].
#[derive(Clone, Debug, PartialEq)]
pub struct EarlyLateOptions {
    /// Which ratings count as positive; the best two points.
    pub positive: Positive,
    /// Confidence level, 0.95.
    pub level: f64,
}

impl Default for EarlyLateOptions {
    fn default() -> Self {
        Self { positive: Positive::Top(2), level: 0.95 }
    }
}

/// Early against late answers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct EarlyLate {
    /// The share of positive ratings among the early, 0 to 1, Wilson interval.
    pub early_share: Estimate,
    /// The share of positive ratings among the late, 0 to 1, Wilson interval.
    pub late_share: Estimate,
    /// The late share minus the early one, -1 to 1, with Newcombe's interval.
    pub share_difference: Estimate,
    /// The mean of the late minus that of the early in scale units, with Welch's interval, which is absent where one side
    /// has one rating or both sides have no variation.
    pub mean_difference: Estimate,
    /// The two-sided p-value of the difference of means, 0 to 1; absent as its interval.
    pub p: Option<f64>,
}

/// Early against late answers: if those who had to be reminded answer otherwise, those who never answered may too.
///
/// The late stand in for those who did not answer; that is a hint, no proof (Armstrong and Overton 1977, Journal of
/// Marketing Research 14:396-402). Both differences are late minus early; weighted shares use Kish's effective sample size.
///
/// # Errors
///
/// [`Error::NoValidRatings`] if nobody was early or nobody late; [`Error::Mismatch`] if they rated on different scales;
/// [`Error::InvalidOption`] for a positive set that is empty, all of the scale or off it; [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{Counts, Scale, sampling};
/// let scale = Scale::new(1, 5)?;
/// let (mut early, mut late) = (Counts::new(&scale)?, Counts::new(&scale)?);
/// early.extend(&[5.0, 4.0, 5.0, 3.0])?;
/// late.extend(&[4.0, 2.0, 3.0, 3.0])?;
/// let found = sampling::early_late(&early, &late, &sampling::EarlyLateOptions::default())?;
/// assert_eq!((found.share_difference.value, found.mean_difference.value), (-0.5, -1.25));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn early_late(early: &Counts, late: &Counts, options: &EarlyLateOptions) -> Result<EarlyLate> {
    let level = options.level;
    check_level(level)?;
    if !same_ratings(early.scale(), late.scale()) {
        let (a, b) = (in_words(early.scale()), in_words(late.scale()));
        return Err(Error::Mismatch { reason: format!("the early rated on {a}, the late on {b}") });
    }
    let top_box = |counts: &Counts, who: &str| {
        let options = TopBoxOptions { positive: options.positive.clone(), level, method: Method::Wilson };
        csat::top_box(counts, &options).map_err(|error| called(error, who))
    };
    let (early_share, late_share) =
        (top_box(early, "the early answers")?, top_box(late, "the late answers")?);
    let side = |counts: &Counts| SideMean::of(&counts.distribution());
    let nobody = || Error::NoValidRatings { what: "the answers".to_owned(), n_missing: 0, n_excluded: 0 };
    let (before, after) = side(early).zip(side(late)).ok_or_else(nobody)?;
    let difference = welch(&after, &before, level)?;
    let both = |a: u64, b: u64| a.checked_add(b).ok_or(Error::Overflow { what: "a count" });
    let frame = Estimate {
        value: difference.value,
        std_error: difference.std_error,
        low: difference.low,
        high: difference.high,
        level,
        n_valid: both(early_share.n_valid, late_share.n_valid)?,
        n_missing: both(early_share.n_missing, late_share.n_missing)?,
        n_excluded: both(early_share.n_excluded, late_share.n_excluded)?,
        n_effective: early_share.n_effective + late_share.n_effective,
        method: if difference.low.is_some() { Method::Welch } else { Method::None },
    };
    Ok(EarlyLate {
        early_share,
        late_share,
        share_difference: shares_apart(&late_share, &early_share, frame)?,
        mean_difference: frame,
        p: difference.p,
    })
}

/// The difference of two shares, with what they have in common from `frame`.
fn shares_apart(a: &Estimate, b: &Estimate, frame: Estimate) -> Result<Estimate> {
    let count = |share: &Estimate| (share.value * share.n_effective).min(share.n_effective);
    let (low, high) = newcombe(count(a), a.n_effective, count(b), b.n_effective, frame.level)?;
    let variance = [a, b].iter().filter_map(|share| share.std_error).map(|se| se * se).sum::<f64>();
    Ok(Estimate {
        value: a.value - b.value,
        std_error: Some(libm::sqrt(variance)),
        low: Some(low),
        high: Some(high),
        method: Method::Newcombe,
        ..frame
    })
}

/// An error about nobody, with who it is.
fn called(error: Error, who: &str) -> Error {
    match error {
        Error::NoValidRatings { n_missing, n_excluded, .. } => {
            Error::NoValidRatings { what: who.to_owned(), n_missing, n_excluded }
        }
        other => other,
    }
}
