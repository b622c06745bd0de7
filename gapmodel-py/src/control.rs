//! Control charts, and a share over time.

use gapmodel_core::control::{self, BaselineChoice, ControlOptions, CusumOptions, EwmaOptions, RuleSet};
use gapmodel_core::csat::{self, Period, Positive, TrendOptions};
use gapmodel_core::{self as core};
use pyo3::prelude::*;

use crate::compare::Ratings;
use crate::csat::{item_of, positive};
use crate::design::of_ratings;
use crate::error::{raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::{Numbers, labels};
use crate::results::{
    Estimate, Tabular, ToPython, cell, equation, estimate_row, in_words, percent, plural, result, text,
    yes_or_no,
};
use crate::summary::Summary;
use crate::tally::Counts;

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

result! {
    /// A point at which a rule was broken.
    Signal(core::control::Signal) {
        /// The position of the point, from 0; of a pattern, that of the point that completes it.
        index: usize,
        /// The rule.
        rule: &'static str,
    }
    {}
}

result! {
    /// Runs on one side of the centre line and what chance allows them.
    Runs(core::control::Runs) {
        /// How many points are not on the centre line itself.
        n_useful: u64,
        /// The number of points of the longest run on one side.
        longest_run: u64,
        /// The longest run that is not unusual: log2(`n_useful`) + 3, rounded (Schilling 2012).
        longest_run_max: u64,
        /// How often successive points are on different sides.
        crossings: u64,
        /// The fewest crossings that are not unusual: the 5 % quantile of the binomial distribution of `n_useful` - 1 tosses
        /// of a coin (Chen 2010).
        crossings_min: u64,
    }
    {}
}

result! {
    /// What the limits of a chart are made from: store it, and later points are held against the same limits.
    Baseline(core::control::Baseline) {
        /// The chart it serves; `xmr` serves `ewma` and `cusum` too.
        kind: &'static str,
        /// The centre line in the unit of the points: a share, a rate, a value.
        center: f64,
        /// Of values, their standard deviation: the mean moving range over 1.128. Of shares and rates, how many times that of
        /// chance the points vary: 1, and Laney's sigma Z for `p_prime` and `u_prime`.
        sigma: f64,
        /// How many points it was made from; 0 if it was written down.
        n_points: u64,
    }
    {
        #[new]
        #[pyo3(signature = (kind, center, sigma = 1.0))]
        fn new(kind: &str, center: f64, sigma: f64) -> PyResult<Self> {
            control::ChartKind::parse(kind)
                .and_then(|kind| control::Baseline::new(kind, center, sigma))
                .map(Self)
                .map_err(raised)
        }
    }
}

result! {
    /// Whether the points of the baseline vary more than chance makes shares or rates vary.
    Dispersion(core::control::Dispersion) {
        /// The mean square of the standardised points: about 1 where chance alone is at work (Spiegelhalter 2005).
        phi: f64,
        /// Cochran's Q, the sum of these squares.
        q: f64,
        /// The degrees of freedom of Q: points of the baseline - 1.
        df: u64,
        /// The probability of such a Q if chance alone is at work.
        p: f64,
        /// I squared, the share of the variation that is not chance, 0 to 1.
        i_squared: f64,
        /// Laney's sigma Z: the mean moving range of the standardised points over 1.128.
        sigma_z: f64,
    }
    {}
}

result! {
    /// The moving ranges below a chart of single values.
    MovingRanges(core::control::MovingRanges) {
        /// How far each point is from the one before: one fewer than points.
        values: Vec<f64>,
        /// Their mean in the baseline.
        center: f64,
        /// Their upper limit, 3.267 times the mean.
        upper: f64,
        /// The positions, from 0, of the points whose range is above it; a range is that of its later point.
        signals: Vec<usize>,
    }
    {}
}

result! {
    /// A control chart: every point, its limits, and which rule it broke.
    Chart(core::control::Chart) {
        /// Which chart.
        kind: &'static str,
        /// The points: shares, rates or values; weighted means of `ewma`, upper sums of `cusum`.
        values: Vec<f64>,
        /// The lower sums of `cusum`, 0 or below; absent for other charts.
        low_values: Option<Vec<f64>>,
        /// The centre line at each point, in the unit of the points.
        center: Vec<f64>,
        /// The lower limit at each point; of shares and rates not below 0.
        lower: Vec<f64>,
        /// The upper limit at each point; of shares not above 1.
        upper: Vec<f64>,
        /// The standard deviation of each point; of `cusum`, that of single values.
        sigma: Vec<f64>,
        /// Which points broke which rule, by position; empty if none did.
        signals: Vec<Signal>,
        /// Which run rules were looked for.
        rules: &'static str,
        /// What the limits are made from: store it to hold later points against them.
        baseline: Baseline,
        /// Whether shares or rates vary more than chance makes them, around their own mean: those of the baseline, or with a
        /// stored one all points. Absent for other charts, and where there is nothing to vary.
        dispersion: Option<Dispersion>,
        /// The chart to look at instead: `p_prime` for `p` and `u_prime` for `u` where the p-value of Q is below 0.01, moving ranges
        /// are wider than those of chance too (sigma Z above 1), both are no work of single points (without the tenth of the
        /// points that is farthest out, one at least, the p-value of Q is still below 0.05), and sizes are large: 50 successes and
        /// 50 failures, or events, per point on average. Else points beyond the limits are rather changes to be explained.
        proposes: Option<&'static str>,
        /// The moving ranges of `xmr`.
        moving_ranges: Option<MovingRanges>,
        /// The longest run and the crossings of the centre line; absent for `ewma` and `cusum`, whose points hang together, and
        /// where all points are on the line.
        runs: Option<Runs>,
    }
    {}
}

result! {
    /// The share of one period.
    PeriodShare(core::csat::PeriodShare) {
        /// What the period is called.
        label: String,
        /// The share of positive answers, 0 to 1, with Wilson's interval.
        share: Estimate,
    }
    {}
}

result! {
    /// Whether the share rises or falls over all periods.
    SlopeTest(core::csat::SlopeTest) {
        /// By how much the share changes from one period to the next, 0.01 for one point of a hundred: least squares weighted
        /// with the number of answers.
        slope: f64,
        /// The statistic of Cochran (1954) and Armitage (1955), standard normal if there is no trend; over the square root of
        /// `dispersion`.
        z: f64,
        /// Its two-sided p-value, 0 to 1.
        p: f64,
        /// How many times the variance of chance the shares have around the line: 1 where the chart to read is `p`. With
        /// `p_prime` it is Pearson's chi-squared over the number of periods less 2, at least 1, and p is that of Student's t with
        /// as many degrees of freedom (quasi-likelihood: `McCullagh` and Nelder 1989, section 4.5).
        dispersion: f64,
    }
    {}
}

result! {
    /// A share over time.
    Trend(core::csat::Trend) {
        /// The share of each period, in the order given.
        periods: Vec<PeriodShare>,
        /// The control chart to read: `p`, or `p_prime` where the shares vary more than chance makes them. A stored baseline
        /// decides by its kind.
        chart: Chart,
        /// The other of the two charts; absent for a stored baseline, and where all shares are equal.
        alternative: Option<Chart>,
        /// The test for a rise or fall; absent for one period, and if nobody or everybody is positive.
        slope: Option<SlopeTest>,
    }
    {}
}

fn baseline(given: Arg<'_, '_>) -> PyResult<BaselineChoice> {
    let Some(given) = given else { return Ok(BaselineChoice::All) };
    if let Ok(stored) = given.cast::<Baseline>() {
        return Ok(BaselineChoice::Stored(stored.get().0));
    }
    if given.hasattr("__index__")? {
        let n = given.extract().map(BaselineChoice::First);
        return n
            .map_err(|_| refused("baseline", given.to_string(), "a number of points from 2, or a Baseline"));
    }
    Err(wrong_type("baseline: a number of points or a Baseline is needed"))
}

pub(crate) fn control_options(given: Arg<'_, '_>, rules: &str, sigmas: f64) -> PyResult<ControlOptions> {
    let rules = RuleSet::parse(rules).map_err(raised)?;
    Ok(ControlOptions { baseline: baseline(given)?, rules, sigmas })
}

pub(crate) fn whole(object: &Bound<'_, PyAny>, what: &'static str) -> PyResult<Vec<u64>> {
    whole_numbers(Numbers::read(object, what)?.doubles(), what)
}

/// Whole numbers from 0, as exact as doubles hold them.
pub(crate) fn whole_numbers(values: Vec<f64>, what: &'static str) -> PyResult<Vec<u64>> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let read = |(i, value): (usize, f64)| {
        if (0.0..=EXACT).contains(&value) && value.fract() == 0.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and within 0 to 2^53"
            )]
            return Ok(value as u64);
        }
        Err(refused(what, format!("{value} at index {i}"), "a whole number from 0 to 2^53"))
    };
    values.into_iter().enumerate().map(read).collect()
}

fn charted(chart: core::Result<control::Chart>) -> PyResult<Chart> {
    chart.map(Chart::from).map_err(raised)
}

/// The chart of shares with binomial limits: `center` ± 3 sqrt(center (1 - center) / n), from 0 to 1.
///
/// `counts` are the successes of each point and `sizes` out of how many. `baseline` says where the limits come from: all
/// points, a number of first points, or a `Baseline` that was stored (`chart.baseline`). `rules` are `"none"`,
/// `"western_electric"`, `"nelson"` or `"anhoj"`; points beyond the limits, at `sigmas` standard deviations, are always found.
/// With thousands of answers per point these limits are narrower than any process keeps: `proposes` then names `p_prime`.
#[pyfunction]
#[pyo3(name = "p", signature = (counts, sizes, *, baseline = None, rules = "none", sigmas = 3.0))]
pub(crate) fn control_p(
    counts: &Bound<'_, PyAny>,
    sizes: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    rules: &str,
    sigmas: f64,
) -> PyResult<Chart> {
    let options = control_options(baseline, rules, sigmas)?;
    charted(control::p(&whole(counts, "counts")?, &whole(sizes, "sizes")?, &options))
}

/// Laney's chart of shares: `center` ± 3 sigma Z sqrt(center (1 - center) / n), from 0 to 1.
///
/// Takes what `p` takes. Sigma Z is the mean moving range of the standardised shares over 1.128, and may be below 1.
#[pyfunction]
#[pyo3(name = "p_prime", signature = (counts, sizes, *, baseline = None, rules = "none", sigmas = 3.0))]
pub(crate) fn control_p_prime(
    counts: &Bound<'_, PyAny>,
    sizes: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    rules: &str,
    sigmas: f64,
) -> PyResult<Chart> {
    let options = control_options(baseline, rules, sigmas)?;
    charted(control::p_prime(&whole(counts, "counts")?, &whole(sizes, "sizes")?, &options))
}

/// The chart of rates with Poisson limits: `center` ± 3 sqrt(center / size), not below 0.
///
/// `counts` are events (complaints, errors) and `sizes` what they are counted on, in any unit. Otherwise takes what `p` takes. Of
/// large counts that vary more than chance makes them, `proposes` names `u_prime`.
#[pyfunction]
#[pyo3(name = "u", signature = (counts, sizes, *, baseline = None, rules = "none", sigmas = 3.0))]
pub(crate) fn control_u(
    counts: &Bound<'_, PyAny>,
    sizes: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    rules: &str,
    sigmas: f64,
) -> PyResult<Chart> {
    let options = control_options(baseline, rules, sigmas)?;
    charted(control::u(&whole(counts, "counts")?, &Numbers::read(sizes, "sizes")?.doubles(), &options))
}

/// Laney's chart of rates: `center` ± 3 sigma Z sqrt(center / size), not below 0.
///
/// Takes what `u` takes; sigma Z is that of `p_prime`, of the standardised rates.
#[pyfunction]
#[pyo3(name = "u_prime", signature = (counts, sizes, *, baseline = None, rules = "none", sigmas = 3.0))]
pub(crate) fn control_u_prime(
    counts: &Bound<'_, PyAny>,
    sizes: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    rules: &str,
    sigmas: f64,
) -> PyResult<Chart> {
    let options = control_options(baseline, rules, sigmas)?;
    charted(control::u_prime(&whole(counts, "counts")?, &Numbers::read(sizes, "sizes")?.doubles(), &options))
}

/// The chart of single values with limits from moving ranges: mean ± 3 × mean moving range / 1.128.
///
/// `values` are in any unit and in the order of time. `baseline`, `rules` and `sigmas` are as in `p`.
#[pyfunction]
#[pyo3(name = "xmr", signature = (values, *, baseline = None, rules = "none", sigmas = 3.0))]
pub(crate) fn control_xmr(
    values: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    rules: &str,
    sigmas: f64,
) -> PyResult<Chart> {
    let options = control_options(baseline, rules, sigmas)?;
    charted(control::xmr(&Numbers::read(values, "values")?.doubles(), &options))
}

/// The chart of exponentially weighted means, which finds small lasting changes.
///
/// `values` are in any unit and in the order of time; `weight` is that of the newest value, lambda. Centre and standard
/// deviation come from `baseline` as in `xmr`. `asymptotic` takes the limits that are reached after many points from the
/// first one on.
#[pyfunction]
#[pyo3(name = "ewma", signature = (values, *, baseline = None, weight = 0.2, sigmas = 3.0, asymptotic = false))]
pub(crate) fn control_ewma(
    values: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    weight: f64,
    sigmas: f64,
    asymptotic: bool,
) -> PyResult<Chart> {
    let options = EwmaOptions { baseline: self::baseline(baseline)?, weight, sigmas, asymptotic };
    charted(control::ewma(&Numbers::read(values, "values")?.doubles(), &options))
}

/// The chart of cumulative sums, which finds a lasting change of known size soonest.
///
/// `values` are in any unit and in the order of time. Target and standard deviation come from `baseline` as in `xmr`; `k`,
/// half the change to find, and `h`, the limit of the sums, are in standard deviations.
#[pyfunction]
#[pyo3(name = "cusum", signature = (values, *, baseline = None, k = 0.5, h = 5.0))]
pub(crate) fn control_cusum(
    values: &Bound<'_, PyAny>,
    baseline: Arg<'_, '_>,
    k: f64,
    h: f64,
) -> PyResult<Chart> {
    let options = CusumOptions { baseline: self::baseline(baseline)?, k, h };
    charted(control::cusum(&Numbers::read(values, "values")?.doubles(), &options))
}

/// One period: a label, and counts or two numbers.
fn period(entry: &Bound<'_, PyAny>, positive: &Positive) -> PyResult<Period> {
    let needed = || wrong_type("series: pairs of a label and Counts, or (successes, n), are needed");
    let (label, answers): (Bound<'_, PyAny>, Bound<'_, PyAny>) = entry.extract().map_err(|_| needed())?;
    let label = label.str()?.to_string();
    if let Ok(counts) = answers.cast::<Counts>() {
        return Period::from_counts(label, &counts.get().now(), positive).map_err(raised);
    }
    match whole(&answers, "series")?[..] {
        [successes, n] => Ok(Period::new(label, successes, n)),
        _ => Err(needed()),
    }
}

/// Where the periods of a trend come from.
struct Waves<'a, 'py> {
    series: &'a Bound<'py, PyAny>,
    periods: Arg<'a, 'py>,
    scale: Arg<'a, 'py>,
    item: Option<String>,
    over: Option<String>,
}

impl Waves<'_, '_> {
    fn read(&self, positive: &Positive) -> PyResult<Vec<Period>> {
        if let Ok(summary) = self.series.cast::<Summary>() {
            if self.periods.is_some() || self.scale.is_some() {
                return Err(wrong_type("a Summary has its periods and scale: name the column with over"));
            }
            let summary = summary.get().now();
            let item = item_of(self.item.as_ref(), &summary)?;
            let over = match (&self.over, summary.by()) {
                (Some(over), _) => over.clone(),
                (None, [only]) => only.clone(),
                (None, columns) => {
                    let allowed = format!("name the column of periods: {}", columns.join(", "));
                    return Err(refused("over", "None", allowed));
                }
            };
            return csat::periods(&summary, &item, &over, positive).map_err(raised);
        }
        if let Some(name) = self.item.as_ref().or(self.over.as_ref()) {
            return Err(refused(
                "item and over",
                format!("{name:?}"),
                "only a summary has items and columns",
            ));
        }
        let Some(periods) = self.periods else { return self.in_pairs(positive) };
        let statistic = csat::Statistic::Share;
        let scale = Ratings { scale: self.scale, statistic, weights: None }.scale()?;
        let by = vec![("periods", labels::read(periods, "periods")?)];
        let summary = of_ratings(self.series, &scale, None, by)?;
        csat::periods(&summary, "ratings", "periods", positive).map_err(raised)
    }

    /// Pairs of a label and answers, or a dict of them.
    fn in_pairs(&self, positive: &Positive) -> PyResult<Vec<Period>> {
        if self.scale.is_some() {
            return Err(wrong_type("scale goes with a column of ratings and one of periods"));
        }
        let series = self.series;
        let entries = if series.hasattr("items")? { series.call_method0("items")? } else { series.clone() };
        entries.try_iter()?.map(|entry| period(&entry?, positive)).collect()
    }
}

/// A share over time: each period with its interval, the control chart, and a test for a rise or fall.
///
/// `series` has a pair per period in the order of time, a label and either `Counts` or (successes, n), or is a dict of them.
/// Or it is a column of ratings, and `periods` one of their periods; or a `Summary`, of which `item` names the item and
/// `over` the segment column of periods: both in the order of the labels of periods, which is that of time for numbers and
/// dates. `positive` says which ratings count, as in `top_box`; `baseline`, `rules` and `sigmas` are as in `control.p`. With
/// many answers per period shares vary more than chance makes them: the chart is then `p_prime`, and `p` the alternative.
#[pyfunction]
#[pyo3(
    name = "trend",
    signature = (series, periods = None, *, positive = None, level = 0.95, baseline = None, rules = "none", sigmas = 3.0,
        scale = None, item = None, over = None),
    text_signature = "(series, periods=None, *, positive=2, level=0.95, baseline=None, rules='none', sigmas=3.0, scale=None, \
                      item=None, over=None)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_trend<'py>(
    series: &Bound<'py, PyAny>,
    periods: Arg<'_, 'py>,
    positive: Arg<'_, 'py>,
    level: f64,
    baseline: Arg<'_, 'py>,
    rules: &str,
    sigmas: f64,
    scale: Arg<'_, 'py>,
    item: Option<String>,
    over: Option<String>,
) -> PyResult<Trend> {
    let points = positive.map_or(Ok(Positive::Top(2)), self::positive)?;
    let periods = Waves { series, periods, scale, item, over }.read(&points)?;
    let options = TrendOptions { level, control: control_options(baseline, rules, sigmas)? };
    csat::trend(&periods, &options).map(Trend::from).map_err(raised)
}

/// A single row, shown as name and value.
macro_rules! small {
    ($($name:ident: $caption:literal, |$inner:ident| [$($field:literal = $value:expr),*];)*) => {$(
        impl Tabular for $name {
            fn rows(&self) -> Rows {
                let $inner = &self.0;
                Rows(vec![vec![$(cell($field, $value)),*]])
            }

            fn shown(&self) -> Shown {
                let $inner = &self.0;
                let lines = vec![$(vec![$field.to_owned(), shown_field($field, &Cell::from($value))]),*];
                Shown::new($caption, &["", "value"], 1, lines)
            }

            fn line(&self) -> String {
                let $inner = &self.0;
                let parts = [$(format!("{} {}", $field, shown_field($field, &Cell::from($value)))),*];
                format!("{}({})", stringify!($name), parts.join(", "))
            }
        }
    )*};
}

pub(crate) use small;

fn shown_cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone().unwrap_or_default(),
        Cell::Int(n) => n.map_or_else(|| "-".to_owned(), |n| n.to_string()),
        Cell::Flag(flag) => flag.map_or("-", yes_or_no).to_owned(),
        Cell::Real(value) => value.map_or_else(|| "-".to_owned(), shown),
    }
}

/// A field as people write it: a small p is below a bound.
pub(crate) fn shown_field(field: &str, cell: &Cell) -> String {
    match (field, cell) {
        ("p", Cell::Real(p)) => shown_p(*p),
        _ => shown_cell(cell),
    }
}

small! {
    Signal: "Signal", |signal| ["index" = signal.index as u64, "rule" = signal.rule.name()];
    Runs: "Runs", |runs| [
        "n_useful" = runs.n_useful, "longest_run" = runs.longest_run, "longest_run_max" = runs.longest_run_max,
        "crossings" = runs.crossings, "crossings_min" = runs.crossings_min
    ];
    Baseline: "Baseline", |baseline| [
        "kind" = baseline.kind.name(), "center" = baseline.center, "sigma" = baseline.sigma,
        "n_points" = baseline.n_points
    ];
    Dispersion: "Dispersion", |found| [
        "phi" = found.phi, "q" = found.q, "df" = found.df, "p" = found.p, "i_squared" = found.i_squared,
        "sigma_z" = found.sigma_z
    ];
    SlopeTest: "Cochran-Armitage trend", |test| [
        "slope" = test.slope, "z" = test.z, "p" = test.p, "dispersion" = test.dispersion
    ];
}

impl Tabular for MovingRanges {
    fn rows(&self) -> Rows {
        let control::MovingRanges { values, center, upper, signals } = &self.0;
        let row = |(i, value): (usize, &f64)| -> Row {
            let is_signal = u64::from(signals.contains(&(i + 1)));
            vec![
                cell("index", i as u64 + 1),
                cell("value", *value),
                cell("center", *center),
                cell("upper", *upper),
                cell("signal", is_signal),
            ]
        };
        Rows(values.iter().enumerate().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let control::MovingRanges { values, center, upper, signals } = &self.0;
        let line = |(i, value): (usize, &f64)| {
            let mark = if signals.contains(&(i + 1)) { "above" } else { "" };
            vec![(i + 1).to_string(), shown(*value), mark.to_owned()]
        };
        let caption = format!("Moving ranges: mean {}, upper limit {}", shown(*center), shown(*upper));
        Shown::new(caption, &["", "value", "limit"], 1, values.iter().enumerate().map(line).collect())
    }

    fn line(&self) -> String {
        let control::MovingRanges { values, center, upper, signals } = &self.0;
        let (n, signals) = (plural(values.len(), "range"), plural(signals.len(), "signal"));
        format!("MovingRanges({n}, mean {}, upper {}, {signals})", shown(*center), shown(*upper))
    }
}

/// The names of the rules a point broke, with commas between.
fn broken(chart: &control::Chart, index: usize) -> String {
    let at = chart.signals.iter().filter(|signal| signal.index == index);
    at.map(|signal| signal.rule.name()).collect::<Vec<_>>().join(", ")
}

fn chart_caption(chart: &control::Chart) -> String {
    let (kind, n) = (chart.kind.name(), plural(chart.values.len(), "point"));
    let rules = match chart.rules {
        RuleSet::None => String::new(),
        rules => format!(" by the rules of {}", rules.name()),
    };
    format!("{kind} chart, {n}, {}{rules}", plural(chart.signals.len(), "signal"))
}

fn chart_notes(chart: &control::Chart) -> Vec<String> {
    let dispersion = chart.dispersion.map(|found| {
        let p = equation("p", &Cell::from(found.p));
        format!("dispersion {} times that of chance ({p})", shown(found.phi))
    });
    let proposed = chart.proposes.map(|kind| format!("look at the chart {} instead", kind.name()));
    let stored = (chart.baseline.n_points == 0 || chart.baseline.n_points != chart.values.len() as u64)
        .then(|| format!("limits from a baseline {}", baseline_of(&chart.baseline)));
    let runs = chart.runs.filter(|_| chart.rules == RuleSet::Anhoj).map(|runs| {
        let control::Runs { longest_run, longest_run_max, crossings, crossings_min, .. } = runs;
        format!(
            "longest run {longest_run} (up to {longest_run_max} is usual), {crossings} crossings (from {crossings_min} on)"
        )
    });
    [dispersion, proposed, stored, runs].into_iter().flatten().collect()
}

fn baseline_of(baseline: &control::Baseline) -> String {
    match baseline.n_points {
        0 => "that was written down".to_owned(),
        n => format!("of {}", plural(n as usize, "point")),
    }
}

const CHART_HEADS: [&str; 6] = ["", "value", "lower", "center", "upper", "rules"];
const CUSUM_HEADS: [&str; 7] = ["", "high sum", "low sum", "lower", "center", "upper", "rules"];

impl Tabular for Chart {
    fn rows(&self) -> Rows {
        let chart = &self.0;
        let row = |i: usize| -> Row {
            vec![
                cell("index", i as u64),
                cell("value", chart.values[i]),
                cell("low_value", chart.low_values.as_ref().map(|low| low[i])),
                cell("center", chart.center[i]),
                cell("lower", chart.lower[i]),
                cell("upper", chart.upper[i]),
                cell("sigma", chart.sigma[i]),
                text("rules", &broken(chart, i)),
            ]
        };
        Rows((0..chart.values.len()).map(row).collect())
    }

    fn shown(&self) -> Shown {
        let chart = &self.0;
        let line = |i: usize| {
            let [value, lower, center, upper] =
                [chart.values[i], chart.lower[i], chart.center[i], chart.upper[i]].map(shown);
            let low = chart.low_values.as_ref().map(|low| shown(low[i]));
            let numbers = [Some(value), low, Some(lower), Some(center), Some(upper)];
            let mut line = vec![i.to_string()];
            line.extend(numbers.into_iter().flatten());
            line.push(broken(chart, i));
            line
        };
        let lines = (0..chart.values.len()).map(line).collect();
        let heads: &[&str] = if chart.low_values.is_some() { &CUSUM_HEADS } else { &CHART_HEADS };
        Shown::new(chart_caption(chart), heads, 1, lines).with_notes(chart_notes(chart))
    }

    fn line(&self) -> String {
        format!("Chart({})", chart_caption(&self.0))
    }
}

fn period_row(period: &csat::PeriodShare) -> Row {
    let mut row = vec![text("label", &period.label)];
    row.extend(estimate_row("share", &period.share));
    row
}

fn period_line(period: &csat::PeriodShare) -> Vec<String> {
    let share = &period.share;
    let [value, interval] = shown_estimate(share.value, share.low, share.high);
    vec![period.label.clone(), value, interval, share.n_valid.to_string()]
}

const PERIOD_HEADS: [&str; 8] = ["", "share", "interval", "n", "lower", "center", "upper", "rules"];

impl Tabular for PeriodShare {
    fn rows(&self) -> Rows {
        Rows(vec![period_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Share", &PERIOD_HEADS[..4], 1, vec![period_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("PeriodShare({:?}, {})", self.0.label, in_words(&self.0.share))
    }
}

impl Tabular for Trend {
    fn rows(&self) -> Rows {
        let csat::Trend { periods, chart, .. } = &self.0;
        let row = |(i, period): (usize, &csat::PeriodShare)| {
            let mut row = period_row(period);
            row.extend([
                cell("center", chart.center[i]),
                cell("lower", chart.lower[i]),
                cell("upper", chart.upper[i]),
                text("rules", &broken(chart, i)),
            ]);
            row
        };
        Rows(periods.iter().enumerate().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let csat::Trend { periods, chart, slope, .. } = &self.0;
        let line = |(i, period): (usize, &csat::PeriodShare)| {
            let mut line = period_line(period);
            line.extend([chart.lower[i], chart.center[i], chart.upper[i]].map(shown));
            line.push(broken(chart, i));
            line
        };
        let level = periods.first().map_or(0.95, |period| period.share.level);
        let caption = format!("Trend of a share; {} intervals; {}", percent(level), chart_caption(chart));
        let slope = slope.map(|test| {
            format!("changes by {} a period, {}", shown(test.slope), equation("p", &Cell::from(test.p)))
        });
        Shown::new(caption, &PERIOD_HEADS, 1, periods.iter().enumerate().map(line).collect())
            .with_notes(chart_notes(chart).into_iter().chain(slope))
    }

    fn line(&self) -> String {
        let csat::Trend { periods, chart, .. } = &self.0;
        format!("Trend({}, {})", plural(periods.len(), "period"), chart_caption(chart))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Signal>()?;
    module.add_class::<Runs>()?;
    module.add_class::<Baseline>()?;
    module.add_class::<Dispersion>()?;
    module.add_class::<MovingRanges>()?;
    module.add_class::<Chart>()?;
    module.add_class::<PeriodShare>()?;
    module.add_class::<SlopeTest>()?;
    module.add_class::<Trend>()?;
    module.add("control_p", wrap_pyfunction!(control_p, module)?)?;
    module.add("control_p_prime", wrap_pyfunction!(control_p_prime, module)?)?;
    module.add("control_u", wrap_pyfunction!(control_u, module)?)?;
    module.add("control_u_prime", wrap_pyfunction!(control_u_prime, module)?)?;
    module.add("control_xmr", wrap_pyfunction!(control_xmr, module)?)?;
    module.add("control_ewma", wrap_pyfunction!(control_ewma, module)?)?;
    module.add("control_cusum", wrap_pyfunction!(control_cusum, module)?)?;
    module.add("csat_trend", wrap_pyfunction!(csat_trend, module)?)
}
