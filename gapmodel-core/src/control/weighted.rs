//! Charts that remember: small lasting changes add up.

use super::chart::{BaselineChoice, Chart, ChartKind, Limits, check_sigmas, of_values};
use super::rules::{Rule, RuleSet, Signal};
use crate::error::{Error, Result};

/// Options of [`ewma`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EwmaOptions {
    /// Where the centre and the standard deviation come from: all points.
    pub baseline: BaselineChoice,
    /// The weight of the newest value, lambda, above 0 and up to 1: 0.2.
    pub weight: f64,
    /// How many standard deviations the limits are from the centre line, L: 3.
    pub sigmas: f64,
    /// Whether limits are those that are reached after many points from the first one on: no, they widen as the variance of
    /// the weighted mean does.
    pub asymptotic: bool,
}

impl Default for EwmaOptions {
    fn default() -> Self {
        Self { baseline: BaselineChoice::All, weight: 0.2, sigmas: 3.0, asymptotic: false }
    }
}

/// Options of [`cusum`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CusumOptions {
    /// Where the target and the standard deviation come from: all points.
    pub baseline: BaselineChoice,
    /// The slack in standard deviations, half the change to find: 0.5.
    pub k: f64,
    /// The limit of the sums in standard deviations: 5.
    pub h: f64,
}

impl Default for CusumOptions {
    fn default() -> Self {
        Self { baseline: BaselineChoice::All, k: 0.5, h: 5.0 }
    }
}

/// The chart of exponentially weighted means, which finds small lasting changes.
///
/// Point i is `weight` times value i plus 1 - `weight` times the point before, from the centre on. Limits are
/// `center` ± L sigma sqrt(weight / (2 - weight) (1 - (1 - weight)^2i)), with sigma from moving ranges as in
/// [`xmr`](super::xmr()). Source: Roberts 1959; NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.4.
///
/// # Errors
///
/// As [`xmr`](super::xmr()), and [`Error::InvalidOption`] unless `weight` is above 0 and not above 1.
///
/// ```
/// use gapmodel_core::control::{self, Baseline, BaselineChoice, ChartKind, EwmaOptions};
/// let target = BaselineChoice::Stored(Baseline::new(ChartKind::Xmr, 50.0, 2.0539)?);
/// let options = EwmaOptions { baseline: target, weight: 0.3, asymptotic: true, ..EwmaOptions::default() };
/// let chart = control::ewma(&[52.0, 47.0, 53.0], &options)?;
/// assert_eq!(format!("{:.2} {:.2} {:.2}", chart.values[0], chart.values[1], chart.values[2]), "50.60 49.52 50.56");
/// assert_eq!(format!("{:.4}", chart.upper[0]), "52.5884");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn ewma(values: &[f64], options: &EwmaOptions) -> Result<Chart> {
    let EwmaOptions { baseline, weight, sigmas, asymptotic } = *options;
    check_sigmas("sigmas", sigmas)?;
    if !(weight > 0.0 && weight <= 1.0) {
        let allowed = "a number above 0 and not above 1".to_owned();
        return Err(Error::InvalidOption { option: "weight", value: weight.to_string(), allowed });
    }
    let baseline = of_values(ChartKind::Ewma, values, baseline)?;
    let mut mean = baseline.center;
    // (1 - weight)^2i, what has not been reached yet.
    let mut rest = if asymptotic { 0.0 } else { 1.0 };
    let (mut means, mut sigma) = (Vec::with_capacity(values.len()), Vec::with_capacity(values.len()));
    for value in values {
        mean = weight * value + (1.0 - weight) * mean;
        rest *= (1.0 - weight) * (1.0 - weight);
        means.push(mean);
        sigma.push(baseline.sigma * (weight / (2.0 - weight) * (1.0 - rest)).sqrt());
    }
    let center = vec![baseline.center; values.len()];
    let limits = Limits::around(&center, &sigma, sigmas, (f64::NEG_INFINITY, f64::INFINITY));
    let signals = limits.beyond(&means);
    Ok(Chart {
        kind: ChartKind::Ewma,
        values: means,
        low_values: None,
        center,
        lower: limits.lower,
        upper: limits.upper,
        sigma,
        signals,
        rules: RuleSet::None,
        baseline,
        dispersion: None,
        proposes: None,
        moving_ranges: None,
        runs: None,
    })
}

/// The chart of cumulative sums, which finds a lasting change of known size soonest.
///
/// The upper sum adds what each value is above the target and the slack, the lower one what it is below, and neither
/// crosses 0: C+ = max(0, C+ + value - target - k sigma), C- alike with the sign turned, shown as 0 or below. `center` is 0
/// and limits are plus and minus h sigma. Sums go on after a signal; start anew once the cause is found. Source: Page 1954;
/// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.3.
///
/// # Errors
///
/// As [`xmr`](super::xmr()), and [`Error::InvalidOption`] unless `h` is above 0 and `k` is not below 0.
///
/// ```
/// use gapmodel_core::control::{self, Baseline, BaselineChoice, ChartKind, CusumOptions};
/// let target = BaselineChoice::Stored(Baseline::new(ChartKind::Xmr, 10.0, 1.0)?);
/// let options = CusumOptions { baseline: target, k: 0.5, h: 4.0 };
/// let chart = control::cusum(&[10.0, 12.0, 12.0, 13.0], &options)?;
/// assert_eq!(chart.values, [0.0, 1.5, 3.0, 5.5]);
/// assert_eq!((chart.signals[0].index, chart.signals[0].rule.name()), (3, "high_sum"));
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn cusum(values: &[f64], options: &CusumOptions) -> Result<Chart> {
    let CusumOptions { baseline, k, h } = *options;
    check_sigmas("h", h)?;
    if !(0.0..=1e100).contains(&k) {
        let allowed = "a number not below 0".to_owned();
        return Err(Error::InvalidOption { option: "k", value: k.to_string(), allowed });
    }
    let baseline = of_values(ChartKind::Cusum, values, baseline)?;
    let (target, slack, limit, n) = (baseline.center, k * baseline.sigma, h * baseline.sigma, values.len());
    let sums = |side: f64| -> Vec<f64> {
        let add = |sum: &mut f64, value: &f64| {
            *sum = (*sum + side * (value - target) - slack).max(0.0);
            Some(*sum)
        };
        values.iter().scan(0.0, add).collect()
    };
    let (high, low) = (sums(1.0), sums(-1.0));
    let beyond = |sums: &[f64], rule: Rule| -> Vec<Signal> {
        (0..n).filter(|i| sums[*i] > limit).map(|index| Signal { index, rule }).collect()
    };
    let mut signals = [beyond(&high, Rule::HighSum), beyond(&low, Rule::LowSum)].concat();
    signals.sort_by_key(|signal| signal.index);
    Ok(Chart {
        kind: ChartKind::Cusum,
        values: high,
        // 0 - sum, not -sum, which would make a negative zero.
        low_values: Some(low.into_iter().map(|sum| 0.0 - sum).collect()),
        center: vec![0.0; n],
        lower: vec![-limit; n],
        upper: vec![limit; n],
        sigma: vec![baseline.sigma; n],
        signals,
        rules: RuleSet::None,
        baseline,
        dispersion: None,
        proposes: None,
        moving_ranges: None,
        runs: None,
    })
}
