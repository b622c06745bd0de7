use crate::error::{Error, Result};
use crate::estimate::check_level;
use crate::stats;

/// A row of a published gap table, as printed.
///
/// ```
/// use gapmodel_core::gap::PublishedGap;
/// // What is not printed stays absent, and numbers are taken to have two decimals.
/// let row = PublishedGap { n: Some(51), gap: -0.43, gap_sd: Some(0.53), ..PublishedGap::default() };
/// assert_eq!((row.t, row.rounding), (None, 0.005));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedGap {
    /// Respondents, if printed.
    pub n: Option<u64>,
    /// Mean of the perceptions, if printed.
    pub perception_mean: Option<f64>,
    /// Standard deviation of the perceptions, if printed.
    pub perception_sd: Option<f64>,
    /// Mean of the expectations, if printed.
    pub expectation_mean: Option<f64>,
    /// Standard deviation of the expectations, if printed.
    pub expectation_sd: Option<f64>,
    /// Mean gap, perception - expectation.
    pub gap: f64,
    /// Standard deviation of the respondents' gaps, if printed.
    pub gap_sd: Option<f64>,
    /// The t statistic, if printed.
    pub t: Option<f64>,
    /// Lower limit of the confidence interval, if printed.
    pub low: Option<f64>,
    /// Upper limit of the confidence interval, if printed.
    pub high: Option<f64>,
    /// Half a unit of the last digit printed: 0.005 for two decimals. Where the numbers of a row have different digits,
    /// that of the coarsest.
    pub rounding: f64,
}

impl Default for PublishedGap {
    fn default() -> Self {
        Self {
            n: None,
            perception_mean: None,
            perception_sd: None,
            expectation_mean: None,
            expectation_sd: None,
            gap: 0.0,
            gap_sd: None,
            t: None,
            low: None,
            high: None,
            rounding: 0.005,
        }
    }
}

/// What a published row says when it is worked out again.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Published {
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

/// Something in a published table that cannot be true as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AuditFinding {
    /// The index of the row, from 0.
    pub row: usize,
    /// Why the row cannot be true as printed.
    pub reason: String,
}

/// Works a published gap row out again: test, interval, effect size, implied correlation, and contradictions.
///
/// A row is contradictory if the implied correlation `(sP² + sE² - sD²) / (2 sP sE)` lies outside -1 to 1, if the gap
/// is not the difference of the means (a gap with the opposite sign is named as such), or if a printed t or interval
/// disagrees with gap, SD and n by more than the rounding allows.
///
/// # Errors
///
/// [`Error::TooFewRatings`] for n < 2, [`Error::InvalidOption`] for a standard deviation that is not above 0, a number
/// that is not finite, a rounding below 0, or without n or `gap_sd`, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::gap::{PublishedGap, published};
/// // Restaurant study, n = 51, "Tangible": t(50) = -5.698.
/// let row = PublishedGap {
///     n: Some(51),
///     perception_mean: Some(3.5147),
///     perception_sd: Some(0.64694),
///     expectation_mean: Some(3.9412),
///     expectation_sd: Some(0.4170),
///     gap: -0.4265,
///     gap_sd: Some(0.53454),
///     rounding: 0.00005,
///     ..PublishedGap::default()
/// };
/// let again = published(&row, 0.95)?;
/// assert!((again.t + 5.698).abs() < 0.001 && (again.correlation.unwrap() - 0.5684).abs() < 0.0001);
/// assert!(again.findings.is_empty());
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn published(row: &PublishedGap, level: f64) -> Result<Published> {
    check_level(level)?;
    check_row(row, None)?;
    let needed = |option| Error::InvalidOption {
        option,
        value: "none".to_owned(),
        allowed: "n and gap_sd are needed to work a row out again".to_owned(),
    };
    row.n.ok_or_else(|| needed("n"))?;
    let inference = Inference::of(row, level)?.ok_or_else(|| needed("gap_sd"))?;
    let findings = findings(row, Some(&inference), level, "the sign is reversed")?;
    let Inference { t, df, low, high, gap_sd, .. } = inference;
    Ok(Published {
        t,
        df,
        p: stats::t_two_sided_p(t, df)?,
        low,
        high,
        level,
        effect_size: row.gap / gap_sd,
        correlation: implied_correlation(row),
        findings,
    })
}

/// Finds the rows of a published gap table that cannot be true as printed, and why, in the order of the rows.
///
/// Of each row all is checked that is printed, as [`published`] does: that the standard deviations imply a correlation
/// that can be, that the gap is perception - expectation and not the reverse, and that t and interval are those of gap,
/// standard deviation and n. Without standard deviation, that t is that of gap, interval and n, and the gap in the middle of
/// its interval. A row with several contradictions has several findings. Where most rows with both means have the gap
/// reversed, the reason says so.
///
/// # Errors
///
/// As [`published`], naming the row; but a row may be without n and `gap_sd`. [`Error::InvalidOption`] if no row has
/// figures that could contradict each other: then nothing would be checked.
///
/// ```
/// use gapmodel_core::gap::{PublishedGap, audit};
/// let row = |perception, expectation, gap| PublishedGap {
///     perception_mean: Some(perception),
///     expectation_mean: Some(expectation),
///     gap,
///     ..PublishedGap::default()
/// };
/// let findings = audit(&[row(3.51, 3.94, -0.43), row(3.48, 3.91, 0.43)], 0.95)?;
/// assert_eq!(findings.len(), 1);
/// assert_eq!(findings[0].row, 1);
/// assert_eq!(
///     findings[0].reason,
///     "perception - expectation is -0.4300, the gap says 0.4300 (the sign is reversed)"
/// );
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn audit(rows: &[PublishedGap], level: f64) -> Result<Vec<AuditFinding>> {
    check_level(level)?;
    rows.iter().enumerate().try_for_each(|(i, row)| check_row(row, Some(i)))?;
    if !rows.is_empty() && !rows.iter().any(says_something_twice) {
        let allowed = "at least both means, or the standard deviation of the gap with n and t or an interval";
        let value = "without anything to check in any row".to_owned();
        return Err(Error::InvalidOption { option: "rows", value, allowed: allowed.to_owned() });
    }
    let sign = reversal(rows);
    let mut found = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let inference = Inference::of(row, level)?;
        let reasons = findings(row, inference.as_ref(), level, &sign)?;
        found.extend(reasons.into_iter().map(|reason| AuditFinding { row: i, reason }));
    }
    Ok(found)
}

/// Whether a row has figures that can contradict each other.
fn says_something_twice(row: &PublishedGap) -> bool {
    let has_interval = row.low.is_some() || row.high.is_some();
    let means = row.perception_mean.is_some() && row.expectation_mean.is_some();
    let deviations = row.perception_sd.is_some() && row.expectation_sd.is_some() && row.gap_sd.is_some();
    let inference = row.n.is_some() && row.gap_sd.is_some() && (row.t.is_some() || has_interval);
    means || deviations || inference || has_interval
}

/// What a reversed gap is called: a slip of its row, or the sign of the whole table.
fn reversal(rows: &[PublishedGap]) -> String {
    // A gap of 0 has no sign to be wrong.
    let signed = |row: &&PublishedGap| difference(row).is_some_and(|d| row.is_off(d, -d, 3.0));
    let with_sign = rows.iter().filter(signed).count();
    let reversed = rows.iter().filter(|row| is_reversed(row)).count();
    if with_sign > 1 && 2 * reversed > with_sign {
        format!("the sign is reversed, as in {reversed} of {with_sign} rows")
    } else {
        "the sign is reversed".to_owned()
    }
}

/// What gap, standard deviation and n say.
struct Inference {
    gap_sd: f64,
    error: f64,
    t: f64,
    df: f64,
    low: f64,
    high: f64,
}

impl Inference {
    /// From a row that was checked; `None` unless it has both n and standard deviation.
    fn of(row: &PublishedGap, level: f64) -> Result<Option<Self>> {
        let Some((n, gap_sd)) = row.n.zip(row.gap_sd) else { return Ok(None) };
        let (n, df) = (n as f64, (n - 1) as f64);
        let error = gap_sd / n.sqrt();
        let half = stats::t_critical(level, df)? * error;
        let (low, high) = (row.gap - half, row.gap + half);
        Ok(Some(Self { gap_sd, error, t: row.gap / error, df, low, high }))
    }
}

impl PublishedGap {
    /// Whether two numbers differ by more than so many roundings.
    fn is_off(&self, a: f64, b: f64, roundings: f64) -> bool {
        (a - b).abs() > roundings * self.rounding + 1e-12
    }
}

/// Refuses what no table can print; `row` is the index where there are several.
fn check_row(published: &PublishedGap, row: Option<usize>) -> Result<()> {
    let place = row.map_or_else(String::new, |row| format!(" in row {row}"));
    if let Some(n) = published.n.filter(|n| *n < 2) {
        let what = row.map_or_else(|| "the published row".to_owned(), |row| format!("row {row}"));
        return Err(Error::TooFewRatings { what, n, needed: 2 });
    }
    let refuse = |option, value: f64, allowed: &str| {
        let (value, allowed) = (format!("{value}{place}"), allowed.to_owned());
        Err(Error::InvalidOption { option, value, allowed })
    };
    for (option, value) in [
        ("perception_sd", published.perception_sd),
        ("expectation_sd", published.expectation_sd),
        ("gap_sd", published.gap_sd),
    ] {
        if let Some(sd) = value.filter(|sd| !(*sd > 0.0 && sd.is_finite())) {
            return refuse(option, sd, "a standard deviation is a number above 0");
        }
    }
    for (option, value) in [
        ("perception_mean", published.perception_mean),
        ("expectation_mean", published.expectation_mean),
        ("gap", Some(published.gap)),
        ("t", published.t),
        ("low", published.low),
        ("high", published.high),
    ] {
        if let Some(number) = value.filter(|number| !number.is_finite()) {
            return refuse(option, number, "a finite number");
        }
    }
    if !(published.rounding >= 0.0 && published.rounding.is_finite()) {
        return refuse("rounding", published.rounding, "a number from 0");
    }
    Ok(())
}

fn findings(
    row: &PublishedGap,
    inference: Option<&Inference>,
    level: f64,
    sign: &str,
) -> Result<Vec<String>> {
    let [test, interval] = match inference {
        Some(inference) => [wrong_t(row, inference), wrong_interval(row, inference)],
        None => [t_against_interval(row, level)?, off_centre(row)],
    };
    Ok([impossible_correlation(row), wrong_gap(row, sign), test, interval].into_iter().flatten().collect())
}

fn implied_correlation(row: &PublishedGap) -> Option<f64> {
    let (p, e, d) = (row.perception_sd?, row.expectation_sd?, row.gap_sd?);
    Some((p * p + e * e - d * d) / (2.0 * p * e))
}

fn impossible_correlation(row: &PublishedGap) -> Option<String> {
    let r = implied_correlation(row)?;
    let (p, e, d) = (row.perception_sd?, row.expectation_sd?, row.gap_sd?);
    // |sP - sE| <= sD <= sP + sE, each anywhere within its rounding.
    let excess = ((p - e).abs() - d).max(d - (p + e));
    (excess > 3.0 * row.rounding + 1e-12)
        .then(|| format!("the standard deviations imply a correlation of {r:.3}, outside -1 to 1"))
}

/// Perception - expectation, from the means.
fn difference(row: &PublishedGap) -> Option<f64> {
    Some(row.perception_mean? - row.expectation_mean?)
}

fn is_reversed(row: &PublishedGap) -> bool {
    difference(row).is_some_and(|d| row.is_off(d, row.gap, 3.0) && !row.is_off(-d, row.gap, 3.0))
}

fn wrong_gap(row: &PublishedGap, sign: &str) -> Option<String> {
    let d = difference(row)?;
    let sign = if is_reversed(row) { format!(" ({sign})") } else { String::new() };
    row.is_off(d, row.gap, 3.0)
        .then(|| format!("perception - expectation is {d:.4}, the gap says {:.4}{sign}", row.gap))
}

/// Whether a printed t lies outside those of any gap printed so and any standard error between `narrow` and `wide`.
fn t_is_off(row: &PublishedGap, t: f64, narrow: f64, wide: f64) -> bool {
    let h = row.rounding;
    let (low, high) = (row.gap - h, row.gap + h);
    let smallest = low / if low < 0.0 { narrow } else { wide } - h;
    let largest = high / if high > 0.0 { narrow } else { wide } + h;
    t < smallest - 1e-12 || t > largest + 1e-12
}

fn wrong_t(row: &PublishedGap, again: &Inference) -> Option<String> {
    let t = row.t?;
    let per_sd = again.error / again.gap_sd;
    let (narrow, wide) = ((again.gap_sd - row.rounding).max(0.0), again.gap_sd + row.rounding);
    t_is_off(row, t, narrow * per_sd, wide * per_sd)
        .then(|| format!("gap, standard deviation and n give t = {:.3}, the row says {t:.3}", again.t))
}

/// Half the interval over the critical value is the standard error, whatever the standard deviation.
fn t_against_interval(row: &PublishedGap, level: f64) -> Result<Option<String>> {
    let (Some(n), Some(t), Some(low), Some(high)) = (row.n, row.t, row.low, row.high) else {
        return Ok(None);
    };
    let critical = stats::t_critical(level, (n - 1) as f64)?;
    let (half, h) = ((high - low) / 2.0, row.rounding);
    let is_off = half > h && t_is_off(row, t, (half - h) / critical, (half + h) / critical);
    let from_interval = row.gap / (half / critical);
    Ok(is_off.then(|| format!("gap, interval and n give t = {from_interval:.3}, the row says {t:.3}")))
}

fn wrong_interval(row: &PublishedGap, again: &Inference) -> Option<String> {
    let Inference { low, high, gap_sd, .. } = *again;
    let roundings = 3.0 + (high - low) / gap_sd;
    let is_off =
        |printed: Option<f64>, limit| printed.is_some_and(|printed| row.is_off(printed, limit, roundings));
    (is_off(row.low, low) || is_off(row.high, high))
        .then(|| format!("gap, standard deviation and n give the interval {low:.4} to {high:.4}"))
}

/// Student's interval has the gap in its middle, whatever n and standard deviation are.
fn off_centre(row: &PublishedGap) -> Option<String> {
    let (low, high) = (row.low?, row.high?);
    let middle = f64::midpoint(low, high);
    row.is_off(middle, row.gap, 2.0)
        .then(|| format!("the middle of the interval is {middle:.4}, the gap says {:.4}", row.gap))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_worked_out_again_from_n_and_standard_deviation_alone() {
        let row = PublishedGap { n: Some(51), gap: -0.43, gap_sd: Some(0.53), ..PublishedGap::default() };
        assert_eq!(published(&row, 0.95).unwrap().correlation, None);
        for (incomplete, lacking) in [
            (PublishedGap { n: None, ..row }, "n = none"),
            (PublishedGap { gap_sd: None, ..row }, "gap_sd = none"),
        ] {
            let message = published(&incomplete, 0.95).unwrap_err().to_string();
            assert!(message.starts_with(lacking), "{message}");
            // Alone there is nothing to hold it against; beside a row that has, it has no findings.
            assert!(audit(&[incomplete], 0.95).unwrap_err().to_string().contains("anything to check"));
            let whole = PublishedGap { t: Some(-5.8), ..row };
            assert_eq!(audit(&[incomplete, whole], 0.95), Ok(Vec::new()));
        }
    }

    #[test]
    fn rounding_is_given_the_benefit_of_the_doubt() {
        // 3.495 - 3.515 is -0.02, and 3.50499 - 3.505 almost nothing.
        let row = |gap| PublishedGap {
            perception_mean: Some(3.50),
            expectation_mean: Some(3.51),
            gap,
            ..PublishedGap::default()
        };
        let findings = |gap| audit(&[row(gap)], 0.95).unwrap().len();
        assert_eq!([-0.02, -0.01, 0.0, 0.01].map(findings), [0, 0, 0, 1]);
        // A standard deviation that may be as small as nothing allows any t of that sign.
        let tiny = PublishedGap { n: Some(9), gap: -0.4, gap_sd: Some(0.005), ..PublishedGap::default() };
        let with_t = |t| audit(&[PublishedGap { t: Some(t), ..tiny }], 0.95).unwrap().len();
        assert_eq!([-1e9, -200.0, -1.0, 1.0].map(with_t), [0, 0, 1, 1]);
    }
}
