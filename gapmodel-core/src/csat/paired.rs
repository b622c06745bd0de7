use super::compare::{resampled, z_test};
use super::{CompareOptions, Comparison, Statistic, Test, nps_classes, positive_points};
use crate::error::{Error, Result};
use crate::estimate::{Estimate, Method, check_level};
use crate::stats::{self, Distribution};
use crate::tally::{Mass, PairCounts};

/// Below so many discordant pairs `McNemar`'s test is exact.
const EXACT_BELOW: u64 = 25;

/// The score after minus the score before, of the same people: reference is before, delivered after.
///
/// | statistic | interval | p |
/// |---|---|---|
/// | share | Newcombe's hybrid score for paired shares (1998, Statistics in Medicine 17:2635-2650, method 10), with the correlation phi corrected as there | `McNemar`: exact below 25 discordant pairs, else chi-squared without correction |
/// | mean in scale units as rated; index | Student's t on each person's difference | the same |
/// | nps | Student's t on each person's change of class, -2 to 2 | the same |
///
/// Only people with both ratings count. With survey weights shares use the effective sample size and have no p.
/// [`CompareOptions::bootstrap`] puts a bootstrap interval, of people drawn with both their ratings, in place of these.
///
/// # Errors
///
/// [`Error::NoValidRatings`] without pairs, [`Error::TooFewRatings`] and [`Error::ZeroVariance`] for means, NPS and
/// bootstrap intervals, [`Error::InvalidScale`] for NPS on another scale, [`Error::InvalidOption`] for a positive set or
/// what makes no bootstrap, [`Error::InvalidLevel`].
///
/// ```
/// use gapmodel_core::{PairCounts, Scale, csat};
/// let mut pairs = PairCounts::new(&Scale::new(1, 5)?)?;
/// for (before, after, n) in [(5.0, 5.0, 20), (2.0, 4.0, 12), (4.0, 1.0, 2), (1.0, 1.0, 16)] {
///     for _ in 0..n {
///         pairs.push(before, after)?;
///     }
/// }
/// let change = csat::compare_paired(&pairs, &csat::CompareOptions::default())?;
/// let [low, high] = [change.estimate.low, change.estimate.high].map(Option::unwrap);
/// assert_eq!(format!("{:.2} {low:.4} {high:.4}", change.estimate.value), "0.20 0.0562 0.3292");
/// assert_eq!(format!("{:.7}", change.p.unwrap()), "0.0129395");
/// # Ok::<(), gapmodel_core::Error>(())
/// ```
pub fn compare_paired(pairs: &PairCounts, options: &CompareOptions) -> Result<Comparison> {
    check_level(options.level)?;
    let n = pairs.n_pairs();
    let n_excluded = pairs.n_excluded();
    let n_missing = pairs.rows().saturating_sub(n).saturating_sub(n_excluded);
    if n == 0 {
        return Err(Error::NoValidRatings { what: "the pairs".to_owned(), n_missing, n_excluded });
    }
    let bare = Comparison {
        estimate: Estimate {
            value: 0.0,
            std_error: None,
            low: None,
            high: None,
            level: options.level,
            n_valid: n,
            n_missing,
            n_excluded,
            n_effective: n as f64,
            method: Method::None,
        },
        statistic: options.statistic,
        value_a: 0.0,
        value_b: 0.0,
        n_a: n,
        n_b: n,
        test: None,
        test_statistic: None,
        df: None,
        p: None,
    };
    let scale = pairs.scale();
    let (step, unit) = (scale.step().unwrap_or(1.0), 100.0 / (scale.max() - scale.min()));
    let (found, differences) = match options.statistic {
        Statistic::Share => {
            let positive = positive_points(scale, &options.positive)?;
            let differences = pairs.differences(1.0, |point| positive.contains(&point).into());
            (shares(bare, pairs, &positive)?, differences)
        }
        Statistic::Mean => {
            let sides = pairs.paired_sides().map(|side| side.mean().unwrap_or(0.0));
            // The sides are turned round where low is good; scores are compared as rated.
            let sides = if scale.low_is_good() { sides.map(|mean| scale.reverse(mean)) } else { sides };
            means(bare, pairs.differences(step, |point| point as i64), sides)?
        }
        Statistic::Index => {
            let sides = pairs.paired_sides();
            let sides = sides.map(|side| unit * (side.mean().unwrap_or(0.0) - scale.min()));
            let sign = if scale.low_is_good() { -1 } else { 1 };
            means(bare, pairs.differences(step * unit, |point| sign * point as i64), sides)?
        }
        Statistic::Nps => {
            let [detractors, _, promoters] = nps_classes(scale)?;
            let class =
                |point: usize| i64::from(promoters.contains(&point)) - i64::from(detractors.contains(&point));
            let side = |counts: [Mass; 4], both: usize, alone: usize| {
                weight(counts[both], pairs) + weight(counts[alone], pairs)
            };
            let all = weight(pairs.fourfold(&promoters).into_iter().fold(Mass::default(), Mass::plus), pairs);
            let net = |alone: usize| {
                let [p, d] = [&promoters, &detractors].map(|class| side(pairs.fourfold(class), 0, alone));
                100.0 * (p - d) / all
            };
            means(bare, pairs.differences(100.0, class), [net(2), net(1)])?
        }
        Statistic::Net => {
            return Err(Error::InvalidOption {
                option: "statistic",
                value: "net".to_owned(),
                allowed: "share, mean, index or nps".to_owned(),
            });
        }
    };
    if options.bootstrap.is_some() {
        super::check_varied("the differences", &differences)?;
    }
    resampled(found, &[(1.0, &differences)], 0.0, options.bootstrap)
}

fn weight(mass: Mass, pairs: &PairCounts) -> f64 {
    if pairs.is_weighted() { mass.w as f64 } else { mass.n as f64 }
}

fn means(
    bare: Comparison,
    differences: Distribution,
    [after, before]: [f64; 2],
) -> Result<(Comparison, Distribution)> {
    super::check_varied("the difference", &differences)?;
    let bare = Comparison { value_a: after, value_b: before, ..bare };
    let estimate = Estimate {
        value: differences.mean().unwrap_or(0.0),
        n_effective: differences.n_effective(),
        ..bare.estimate
    };
    let bare = Comparison { estimate, ..bare };
    let Some((limits, test)) = differences.t_interval(estimate.level)?.zip(differences.paired_t()?) else {
        return Ok((bare, differences));
    };
    let found = bare.with_interval(differences.std_error(), limits, Method::T);
    let found = Comparison { df: Some(test.df), ..found.with_test(Test::T, Some((test.t, test.p))) };
    Ok((found, differences))
}

fn shares(bare: Comparison, pairs: &PairCounts, positive: &[usize]) -> Result<Comparison> {
    // Both, before alone, after alone, neither.
    let table = pairs.fourfold(positive);
    let effective = pairs.differences(1.0, |point| point as i64).n_effective();
    let all = weight(table.into_iter().fold(Mass::default(), Mass::plus), pairs);
    // Without weights n / all is 1, and counts stay whole.
    let factor = if pairs.is_weighted() { effective / all } else { 1.0 };
    let [both, before, after, neither] = table.map(|mass| weight(mass, pairs) * factor);
    let n = both + before + after + neither;
    let (p_after, p_before) = ((both + after) / n, (both + before) / n);
    let value = (after - before) / n;
    let limits = newcombe([both, after, before, neither], bare.estimate.level)?;
    let std_error = libm::sqrt(((after + before) / n - value * value).max(0.0) / n);
    let estimate = Estimate { value, n_effective: effective, ..bare.estimate };
    let bare = Comparison { estimate, value_a: p_after, value_b: p_before, ..bare };
    let found = bare.with_interval(Some(std_error), limits, Method::Newcombe);
    if pairs.is_weighted() {
        return Ok(found);
    }
    let (b, c) = (table[2].n, table[1].n);
    if b + c < EXACT_BELOW {
        let fewer = b.min(c);
        return Ok(found.with_test(Test::McNemarExact, Some((fewer as f64, both_tails(fewer, b + c)))));
    }
    let z = (b as f64 - c as f64) / libm::sqrt((b + c) as f64);
    Ok(found.with_test(Test::McNemar, z_test(z, 1.0)))
}

/// Twice the chance of at most `k` heads among `n` < 64 tosses, at most 1.
fn both_tails(k: u64, n: u64) -> f64 {
    let (mut term, mut sum) = (1_u64, 0_u64);
    for i in 0..=k {
        sum += term;
        term = term * (n - i) / (i + 1);
    }
    (2.0 * sum as f64 / (1_u64 << n) as f64).min(1.0)
}

/// Newcombe's method 10 for paired shares: Wilson's limits of both, joined with their correlation. The table is both,
/// the first alone, the second alone, neither.
fn newcombe([a, b, c, d]: [f64; 4], level: f64) -> Result<(f64, f64)> {
    let n = a + b + c + d;
    let wilson = |x: f64| stats::interval(x.min(n), n, level, Method::Wilson);
    let ((low1, high1), (low2, high2)) = (wilson(a + b)?, wilson(a + c)?);
    let (p1, p2) = ((a + b) / n, (a + c) / n);
    let phi = phi([a, b, c, d]);
    let away = |x: f64, y: f64| libm::sqrt((x * x - 2.0 * phi * x * y + y * y).max(0.0));
    let difference = (b - c) / n;
    let (low, high) = (difference - away(p1 - low1, high2 - p2), difference + away(high1 - p1, p2 - low2));
    Ok((low.max(-1.0), high.min(1.0)))
}

/// The correlation of the two, 0 where a margin is empty; a positive one loses half an answer of the table's content.
fn phi([a, b, c, d]: [f64; 4]) -> f64 {
    let (n, margins) = (a + b + c + d, (a + b) * (c + d) * (a + c) * (b + d));
    let content = a * d - b * c;
    let corrected = if content > 0.0 { (content - 0.5 * n).max(0.0) } else { content };
    if margins > 0.0 { corrected / libm::sqrt(margins) } else { 0.0 }
}
