use crate::error::{Error, Result};
use crate::estimate::check_level;
use crate::stats;

/// A row of a published gap table, as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedGap {
    /// Respondents.
    pub n: u64,
    /// Mean and standard deviation of the perceptions, if printed.
    pub perception: Option<(f64, f64)>,
    /// Mean and standard deviation of the expectations, if printed.
    pub expectation: Option<(f64, f64)>,
    /// Mean gap, perception - expectation.
    pub gap: f64,
    /// Standard deviation of the respondents' gaps.
    pub gap_sd: f64,
    /// The t statistic, if printed.
    pub t: Option<f64>,
    /// The confidence interval, if printed.
    pub interval: Option<(f64, f64)>,
    /// Half a unit of the last digit printed: 0.005 for two decimals.
    pub rounding: f64,
}

/// What a published row says when it is worked out again.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Audit {
    /// Student's paired t, gap / (`gap_sd` / sqrt n).
    pub t: f64,
    /// Degrees of freedom, n - 1.
    pub df: f64,
    /// Two-sided p-value.
    pub p: f64,
    /// Lower limit of the interval for the gap.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
    /// The level of the interval.
    pub level: f64,
    /// Effect size `d_z`: gap / `gap_sd`.
    pub effect_size: f64,
    /// The correlation of expectations and perceptions that the three standard deviations imply.
    pub correlation: Option<f64>,
    /// Why the row cannot be true as printed; empty if nothing contradicts.
    pub findings: Vec<String>,
}

/// Works a published gap row out again: test, interval, effect size, implied correlation, and contradictions.
///
/// A row is contradictory if the implied correlation `(sP² + sE² - sD²) / (2 sP sE)` lies outside -1 to 1, if the gap
/// is not the difference of the means (a gap with the opposite sign is named as such), or if a printed t or interval
/// disagrees with gap, SD and n by more than the rounding allows.
///
/// # Errors
///
/// [`Error::TooFewRatings`] for n < 2, [`Error::InvalidOption`] for a standard deviation that is not above 0 or a
/// number that is not finite, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::gap::{PublishedGap, audit};
/// // Restaurant study, n = 51, "Tangible": t(50) = -5.698.
/// let row = PublishedGap {
///     n: 51,
///     perception: Some((3.5147, 0.64694)),
///     expectation: Some((3.9412, 0.4170)),
///     gap: -0.4265,
///     gap_sd: 0.53454,
///     t: None,
///     interval: None,
///     rounding: 0.00005,
/// };
/// let again = audit(&row, 0.95)?;
/// assert!((again.t + 5.698).abs() < 0.001 && (again.correlation.unwrap() - 0.5684).abs() < 0.0001);
/// assert!(again.findings.is_empty());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn audit(row: &PublishedGap, level: f64) -> Result<Audit> {
    check_level(level)?;
    check_row(row)?;
    let (n, df) = (row.n as f64, (row.n - 1) as f64);
    let error = row.gap_sd / n.sqrt();
    let t = row.gap / error;
    let half = stats::t_critical(level, df)? * error;
    let correlation = row.perception.zip(row.expectation).map(|((_, p), (_, e))| {
        let d = row.gap_sd;
        (p * p + e * e - d * d) / (2.0 * p * e)
    });
    let mut audit = Audit {
        t,
        df,
        p: stats::t_two_sided_p(t, df)?,
        low: row.gap - half,
        high: row.gap + half,
        level,
        effect_size: row.gap / row.gap_sd,
        correlation,
        findings: Vec::new(),
    };
    audit.findings = findings(row, &audit, error);
    Ok(audit)
}

fn check_row(row: &PublishedGap) -> Result<()> {
    if row.n < 2 {
        return Err(Error::TooFewRatings { what: "the published row".to_owned(), n: row.n, needed: 2 });
    }
    let sides = [("perception", row.perception), ("expectation", row.expectation)];
    let sds = sides.into_iter().filter_map(|(name, side)| side.map(|(_, sd)| (name, sd)));
    for (option, value) in sds.chain([("gap_sd", row.gap_sd)]) {
        if !(value > 0.0 && value.is_finite()) {
            let allowed = "a standard deviation is a number above 0".to_owned();
            return Err(Error::InvalidOption { option, value: value.to_string(), allowed });
        }
    }
    let means = sides.into_iter().filter_map(|(name, side)| side.map(|(mean, _)| (name, mean)));
    let single = [("gap", row.gap), ("rounding", row.rounding), ("t", row.t.unwrap_or(0.0))];
    let limits = row.interval.map(|(low, high)| [("interval", low), ("interval", high)]);
    match means.chain(single).chain(limits.into_iter().flatten()).find(|(_, value)| !value.is_finite()) {
        None => Ok(()),
        Some((option, value)) => {
            let allowed = "a finite number".to_owned();
            Err(Error::InvalidOption { option, value: value.to_string(), allowed })
        }
    }
}

fn findings(row: &PublishedGap, audit: &Audit, error: f64) -> Vec<String> {
    let mut found = Vec::new();
    let off = |a: f64, b: f64, allowed: f64| (a - b).abs() > allowed;
    let h = row.rounding;
    if let Some((r, ((_, p), (_, e)))) = audit.correlation.zip(row.perception.zip(row.expectation)) {
        // |sP - sE| <= sD <= sP + sE, each anywhere within its rounding.
        let d = row.gap_sd;
        if (p - e).abs() - d > 3.0 * h + 1e-12 || d - (p + e) > 3.0 * h + 1e-12 {
            found.push(format!("the standard deviations imply a correlation of {r:.3}, outside -1 to 1"));
        }
    }
    if let Some(((p, _), (e, _))) = row.perception.zip(row.expectation)
        && off(p - e, row.gap, 3.0 * row.rounding + 1e-12)
    {
        let sign =
            if off(e - p, row.gap, 3.0 * row.rounding + 1e-12) { "" } else { " (the sign is reversed)" };
        found.push(format!("perception - expectation is {:.4}, the gap says {:.4}{sign}", p - e, row.gap));
    }
    // The smallest and the largest t of any gap and standard deviation that are printed so.
    let (narrow, wide) = ((row.gap_sd - h).max(0.0), row.gap_sd + h);
    let per = |gap: f64, sd: f64| gap * row.gap_sd / (error * sd);
    let (low, high) = (row.gap - h, row.gap + h);
    let smallest = per(low, if low < 0.0 { narrow } else { wide }) - h;
    let largest = per(high, if high > 0.0 { narrow } else { wide }) + h;
    if let Some(t) = row.t.filter(|t| *t < smallest - 1e-12 || *t > largest + 1e-12) {
        found.push(format!("gap, standard deviation and n give t = {:.3}, the row says {t:.3}", audit.t));
    }
    if let Some((low, high)) = row.interval {
        let allowed = 3.0 * row.rounding + row.rounding * (audit.high - audit.low) / row.gap_sd;
        if off(low, audit.low, allowed) || off(high, audit.high, allowed) {
            let (l, h) = (audit.low, audit.high);
            found.push(format!("gap, standard deviation and n give the interval {l:.4} to {h:.4}"));
        }
    }
    found
}

/// Unweighted and weighted SERVQUAL from dimension gaps.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct WeightedGap {
    /// The plain mean of the dimension gaps.
    pub unweighted: f64,
    /// The sum of weight times gap, with weights that sum to one.
    pub weighted: f64,
}

/// Weighted SERVQUAL from published dimension gaps and importance weights, side by side with the unweighted mean.
///
/// Weights sum to 1 or, as importance points, to 100; they are normalised to 1, so the result stays in scale units.
/// (Left as points the same sum comes out a hundred times as large, and divided by the number of dimensions once more
/// five times as small: both stand in print.)
///
/// # Errors
///
/// [`Error::UnequalLengths`], [`Error::NoValidRatings`] without gaps, [`Error::InvalidOption`] for a gap that is not
/// finite, [`Error::WeightSum`] for weights that are negative or sum to neither 1 nor 100.
///
/// ```
/// use gapmodel_core::gap::weighted;
/// let gaps = weighted(&[-0.65, -1.10, -0.83, -0.70, -1.01], &[11.0, 32.0, 22.0, 19.0, 16.0])?;
/// assert!((gaps.unweighted + 0.858).abs() < 1e-12 && (gaps.weighted + 0.9007).abs() < 1e-12);
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn weighted(gaps: &[f64], weights: &[f64]) -> Result<WeightedGap> {
    crate::tally::check_lengths("weights", weights.len(), gaps.len())?;
    if gaps.is_empty() {
        return Err(Error::NoValidRatings { what: "the gaps".to_owned(), n_missing: 0, n_excluded: 0 });
    }
    if let Some(gap) = gaps.iter().find(|gap| !gap.is_finite()) {
        let allowed = "a finite number".to_owned();
        return Err(Error::InvalidOption { option: "gaps", value: gap.to_string(), allowed });
    }
    let sum: f64 = weights.iter().sum();
    let fits = [1.0, 100.0].into_iter().any(|whole| (sum - whole).abs() < 1e-9 * whole);
    if !fits || weights.iter().any(|weight| *weight < 0.0) {
        let expected = "1 or 100, none of them negative".to_owned();
        return Err(Error::WeightSum { what: "the weights".to_owned(), sum, expected });
    }
    let parts = gaps.iter().zip(weights).map(|(gap, weight)| gap * weight);
    Ok(WeightedGap {
        unweighted: gaps.iter().sum::<f64>() / gaps.len() as f64,
        weighted: parts.sum::<f64>() / sum,
    })
}
