//! Sample sizes, response rates, early and late answers.

use gapmodel_core::csat::Positive;
use gapmodel_core::sampling::{self, EarlyLateOptions, SizeKind, SizeOptions};
use gapmodel_core::{self as core};
use pyo3::prelude::*;

use crate::csat::positive;
use crate::error::{raised, refused};
use crate::frame::{Cell, Rows, Shown, shown, shown_estimate, shown_p};
use crate::input::Frame;
use crate::instrument::scale;
use crate::results::{
    ESTIMATE_HEADS, Estimate, Tabular, ToPython, cell, estimate_line, estimate_row, in_words, percent,
    result, text, with,
};
use crate::tally::{Counts, counted};

result! {
    /// How many answers are needed, and for what.
    SampleSize(sampling::SampleSize) {
        /// The number of answers needed; in each group where there are two, of pairs where answers come in pairs.
        n: u64,
        /// The same, not rounded up.
        exact: f64,
        /// How many groups of so many there are: 1 or 2.
        groups: u32,
        /// What the sample is for.
        kind: &'static str,
        /// Half the width of the interval, where the kind has one.
        margin: Option<f64>,
        /// The expected share, where the kind has one.
        p: Option<f64>,
        /// The expected standard deviation, where the kind has one.
        sd: Option<f64>,
        /// The expected variance of promoters and detractors, where the kind has one.
        variance: Option<f64>,
        /// The share in the first group, where the kind has one.
        p1: Option<f64>,
        /// The share in the second group, where the kind has one.
        p2: Option<f64>,
        /// The difference to be found, where the kind has one.
        delta: Option<f64>,
        /// The probability of finding it, where the kind has one.
        power: Option<f64>,
        /// How many people there are, if that was given.
        population: Option<u64>,
        /// How many times larger variances are than with simple random sampling.
        design_effect: f64,
        /// The confidence level, between 0 and 1.
        level: f64,
    }
    {}
}

result! {
    /// How many of those invited answered.
    ResponseRate(sampling::ResponseRate) {
        /// How they were invited, such as `"mail"`; absent for all modes together.
        mode: Option<String>,
        /// What they were offered; absent for all incentives together.
        incentive: Option<String>,
        /// How many were invited.
        invited: u64,
        /// How many of them answered anything.
        responded: u64,
        /// How many of them answered to the end; absent if the table does not tell.
        completed: Option<u64>,
        /// Share of those invited who answered, 0 to 1, Wilson interval; absent if nobody was invited.
        response_rate: Option<Estimate>,
        /// Share of those who answered who did so to the end, 0 to 1, Wilson interval; absent if nobody answered or the
        /// table does not tell.
        completion_rate: Option<Estimate>,
    }
    {}
}

result! {
    /// Response and completion by mode of invitation and incentive.
    ResponseRates(sampling::ResponseRates) {
        /// Everybody; then each mode, each incentive, and each mode with each incentive, as far as the table has them, in
        /// the order of their labels.
        rates: Vec<ResponseRate>,
    }
    {}
}

result! {
    /// Between what limits a share among all those invited must lie, whatever the others think.
    Bounds(sampling::Bounds) {
        /// The share if nobody else would have said so.
        low: f64,
        /// The share if everybody else would have said so.
        high: f64,
        /// The share among those who answered, 0 to 1.
        share: f64,
        /// The share of those invited who answered, 0 to 1: `high - low` is what is left of 1.
        response_rate: f64,
    }
    {}
}

result! {
    /// Early against late answers.
    EarlyLate(sampling::EarlyLate) {
        /// The share of positive ratings among the early, 0 to 1, Wilson interval.
        early_share: Estimate,
        /// The share of positive ratings among the late, 0 to 1, Wilson interval.
        late_share: Estimate,
        /// The late share minus the early one, -1 to 1, with Newcombe's interval.
        share_difference: Estimate,
        /// The mean of the late minus that of the early in scale units, with Welch's interval, which is absent where one
        /// side has one rating or both sides have no variation.
        mean_difference: Estimate,
        /// The two-sided p-value of the difference of means, 0 to 1; absent as its interval.
        p: Option<f64>,
    }
    {}
}

/// How many answers a share, a mean, an NPS or a difference needs.
///
/// `kind` is `"share"` (`margin`; `p`, 0.5), `"mean"` (`margin`, `sd`), `"nps"` (`margin` in points; `variance` of -1, 0
/// and 1, at worst 1), `"share_difference"` (`p1`, `p2`; `power`, 0.8), `"mean_difference"` or `"paired"` (`delta`, `sd`;
/// `power`). For two groups `n` and `population` are those of each. Answers, not invitations: divide by the response rate.
#[pyfunction]
#[pyo3(
    name = "size",
    signature = (
        kind = "share", *, margin = None, p = None, sd = None, variance = None, p1 = None, p2 = None, delta = None,
        power = None, population = None, design_effect = 1.0, level = 0.95
    )
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn sampling_size(
    kind: &str,
    margin: Option<f64>,
    p: Option<f64>,
    sd: Option<f64>,
    variance: Option<f64>,
    p1: Option<f64>,
    p2: Option<f64>,
    delta: Option<f64>,
    power: Option<f64>,
    population: Option<u64>,
    design_effect: f64,
    level: f64,
) -> PyResult<SampleSize> {
    let kind = SizeKind::parse(kind).map_err(raised)?;
    let options =
        SizeOptions { kind, margin, p, sd, variance, p1, p2, delta, power, population, design_effect, level };
    sampling::size(&options).map(SampleSize::from).map_err(raised)
}

/// How many of those invited answered, by mode of invitation and incentive.
///
/// `table` has the columns `mode` (labels such as in person, phone, web, mail, e-mail), `incentive` (labels), `invited`,
/// `responded` and `completed` (counts); all but `responded` may be left out. Without `invited` each row is one
/// invitation and `responded` and `completed` are 0 or 1.
#[pyfunction]
#[pyo3(name = "response", signature = (table, *, level = 0.95))]
pub(crate) fn sampling_response(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    level: f64,
) -> PyResult<ResponseRates> {
    let frame = Frame::read(table, "table")?;
    let prepared = frame.select(&["mode", "incentive"], &["invited", "responded", "completed"])?.joined();
    py.detach(|| sampling::response(&prepared.whole()?, level))
        .map(ResponseRates::from)
        .map_err(|error| raised(prepared.known(error)))
}

/// The worst case for a share among all those invited: from p r to p r + (1 - r), p being the share among those who
/// answered and r the response rate.
///
/// `successes` of `responded` answered so, of `invited` people (Manski 1989); chance is not in it.
#[pyfunction]
#[pyo3(name = "bounds", signature = (successes, responded, invited))]
pub(crate) fn sampling_bounds(successes: u64, responded: u64, invited: u64) -> PyResult<Bounds> {
    sampling::bounds(successes, responded, invited).map(Bounds::from).map_err(raised)
}

/// Early against late answers: if those who had to be reminded answer otherwise, those who never answered may too.
///
/// `early` and `late` are columns of ratings on `scale`, or two `Counts`. Both differences are late minus early.
#[pyfunction]
#[pyo3(
    name = "early_late",
    signature = (early, late, *, scale = None, positive = None, level = 0.95),
    text_signature = "(early, late, *, scale=(1, 5), positive=2, level=0.95)"
)]
pub(crate) fn sampling_early_late<'py>(
    early: &Bound<'py, PyAny>,
    late: &Bound<'py, PyAny>,
    scale: Option<&Bound<'py, PyAny>>,
    positive: Option<&Bound<'py, PyAny>>,
    level: f64,
) -> PyResult<EarlyLate> {
    let py = early.py();
    let positive = positive.map_or(Ok(Positive::Top(2)), self::positive)?;
    let options = EarlyLateOptions { positive, level };
    let side = |ratings: &Bound<'py, PyAny>| {
        if let Ok(counts) = ratings.cast::<Counts>() {
            if let Some(scale) = scale {
                return Err(refused("scale", scale.repr()?.to_string(), "it comes from the counts"));
            }
            return Ok(counts.get().now());
        }
        let scale = scale.map_or_else(|| core::Scale::new(1, 5).map_err(raised), self::scale)?;
        counted(py, ratings, &scale, None)
    };
    sampling::early_late(&side(early)?, &side(late)?, &options).map(EarlyLate::from).map_err(raised)
}

impl Tabular for SampleSize {
    fn rows(&self) -> Rows {
        let sampling::SampleSize {
            n,
            exact,
            groups,
            kind,
            margin,
            p,
            sd,
            variance,
            p1,
            p2,
            delta,
            power,
            population,
            design_effect,
            level,
        } = self.0;
        Rows(vec![vec![
            text("kind", kind.name()),
            cell("n", n),
            cell("exact", exact),
            cell("groups", u64::from(groups)),
            cell("margin", margin),
            cell("p", p),
            cell("sd", sd),
            cell("variance", variance),
            cell("p1", p1),
            cell("p2", p2),
            cell("delta", delta),
            cell("power", power),
            cell("population", Cell::Int(population.and_then(|n| i64::try_from(n).ok()))),
            cell("design_effect", design_effect),
            cell("level", level),
        ]])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let line = vec![of.kind.name().to_owned(), of.n.to_string(), shown(of.exact), of.groups.to_string()];
        let caption = format!("Sample size, {} confidence", percent(of.level));
        Shown::new(caption, &["", "n", "exact", "groups"], 1, vec![line])
    }

    fn line(&self) -> String {
        let of = &self.0;
        let each = if of.groups > 1 { " in each group" } else { "" };
        format!("SampleSize({}, n {}{each})", of.kind.name(), of.n)
    }
}

fn response_row(row: &sampling::ResponseRate) -> crate::frame::Row {
    let sampling::ResponseRate {
        mode,
        incentive,
        invited,
        responded,
        completed,
        response_rate,
        completion_rate,
    } = row;
    let mut out = vec![
        cell("mode", Cell::Text(mode.clone())),
        cell("incentive", Cell::Text(incentive.clone())),
        cell("invited", *invited),
        cell("responded", *responded),
        cell("completed", Cell::Int(completed.and_then(|n| i64::try_from(n).ok()))),
    ];
    for (name, rate) in [("response_rate", response_rate), ("completion_rate", completion_rate)] {
        out.push(cell(name, rate.map(|rate| rate.value)));
        out.push(cell(&format!("{name}_low"), rate.and_then(|rate| rate.low)));
        out.push(cell(&format!("{name}_high"), rate.and_then(|rate| rate.high)));
    }
    out
}

const RESPONSE_HEADS: [&str; 8] =
    ["mode", "incentive", "invited", "responded", "rate", "interval", "completion", "interval"];

fn response_line(row: &sampling::ResponseRate) -> Vec<String> {
    let rate = |rate: &Option<core::Estimate>| {
        let none = || ["-".to_owned(), "-".to_owned()];
        rate.map_or_else(none, |rate| shown_estimate(rate.value, rate.low, rate.high))
    };
    let label = |label: &Option<String>| label.clone().unwrap_or_else(|| "all".to_owned());
    let mut line = vec![label(&row.mode), label(&row.incentive)];
    line.extend([row.invited.to_string(), row.responded.to_string()]);
    line.extend(rate(&row.response_rate));
    line.extend(rate(&row.completion_rate));
    line
}

impl Tabular for ResponseRate {
    fn rows(&self) -> Rows {
        Rows(vec![response_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Response", &RESPONSE_HEADS, 2, vec![response_line(&self.0)])
    }

    fn line(&self) -> String {
        let of = &self.0;
        let label = |label: &Option<String>| label.clone().unwrap_or_else(|| "all".to_owned());
        let who = format!("{}, {}", label(&of.mode), label(&of.incentive));
        format!("ResponseRate({who}: {} of {})", of.responded, of.invited)
    }
}

impl Tabular for ResponseRates {
    fn rows(&self) -> Rows {
        Rows(self.0.rates.iter().map(response_row).collect())
    }

    fn shown(&self) -> Shown {
        let level = self.0.rates.iter().find_map(|row| row.response_rate).map_or(0.95, |rate| rate.level);
        let caption = format!("Response by mode and incentive; {} intervals", percent(level));
        Shown::new(caption, &RESPONSE_HEADS, 2, self.0.rates.iter().map(response_line).collect())
    }

    fn line(&self) -> String {
        let all = self.0.rates.first();
        format!(
            "ResponseRates({} of {} answered, {} rows)",
            all.map_or(0, |all| all.responded),
            all.map_or(0, |all| all.invited),
            self.0.rates.len()
        )
    }
}

impl Tabular for Bounds {
    fn rows(&self) -> Rows {
        let sampling::Bounds { low, high, share, response_rate } = self.0;
        Rows(vec![vec![
            cell("low", low),
            cell("high", high),
            cell("share", share),
            cell("response_rate", response_rate),
        ]])
    }

    fn shown(&self) -> Shown {
        let sampling::Bounds { low, high, share, response_rate } = self.0;
        let line = [low, high, share, response_rate].map(|value| format!("{value:.3}")).to_vec();
        Shown::new("Worst case among all invited", &["low", "high", "share", "response rate"], 0, vec![line])
    }

    fn line(&self) -> String {
        format!("Bounds({:.3} to {:.3})", self.0.low, self.0.high)
    }
}

impl EarlyLate {
    fn parts(&self) -> [(&'static str, core::Estimate); 4] {
        let sampling::EarlyLate { early_share, late_share, share_difference, mean_difference, p: _ } = self.0;
        [
            ("early share", early_share),
            ("late share", late_share),
            ("share difference", share_difference),
            ("mean difference", mean_difference),
        ]
    }
}

impl Tabular for EarlyLate {
    fn rows(&self) -> Rows {
        let row = |(kind, estimate): (&str, core::Estimate)| {
            with(vec![text("kind", kind)], estimate_row("value", &estimate))
        };
        Rows(self.parts().into_iter().map(row).collect())
    }

    fn shown(&self) -> Shown {
        let lines = self.parts().iter().map(|(kind, estimate)| estimate_line(kind, estimate)).collect();
        let note = format!("p of the mean difference {}", shown_p(self.0.p));
        Shown::new("Early against late answers", &ESTIMATE_HEADS, 1, lines).with_notes([note])
    }

    fn line(&self) -> String {
        format!("EarlyLate(late minus early: share {})", in_words(&self.0.share_difference))
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<SampleSize>()?;
    module.add_class::<ResponseRate>()?;
    module.add_class::<ResponseRates>()?;
    module.add_class::<Bounds>()?;
    module.add_class::<EarlyLate>()?;
    module.add("sampling_size", wrap_pyfunction!(sampling_size, module)?)?;
    module.add("sampling_response", wrap_pyfunction!(sampling_response, module)?)?;
    module.add("sampling_bounds", wrap_pyfunction!(sampling_bounds, module)?)?;
    module.add("sampling_early_late", wrap_pyfunction!(sampling_early_late, module)?)
}
