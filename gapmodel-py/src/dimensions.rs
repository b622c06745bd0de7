//! The three dimensions of contacts as customers rate them.

use std::sync::Arc;

use gapmodel_core::dimensions::{self, DimensionOptions, ImpactOptions};
use gapmodel_core::{self as core, Viewpoint};
use pyo3::prelude::*;

use crate::drivers::KeyDrivers;
use crate::error::raised;
use crate::frame::{Row, Rows, Shown, shown, shown_p};
use crate::input::Frame;
use crate::instrument::Instrument;
use crate::results::{
    Estimate, Tabular, ToPython, cell, estimate_row, in_words, percent, plural, result, text,
};
use crate::segments::{Model, Scored, score};
use crate::summary::Summary;

result! {
    /// One of the three dimensions.
    DimensionScore(dimensions::DimensionScore) {
        /// Which one.
        dimension: &'static str,
        /// Its label in the language asked for.
        label: String,
        /// What customers perceived, 0 (worst) to 100 (best): the mean over respondents of the mean of what each answered in it,
        /// with Student's t interval.
        score: Estimate,
        /// Cronbach's alpha of what was perceived; absent for one attribute, and without variation.
        alpha: Option<f64>,
        /// How many answered all of the dimension: alpha rests on them.
        n_alpha: u64,
        /// What customers expected, 0 to 100; absent where that was not asked.
        expectation: Option<Estimate>,
        /// Perception - expectation of the same people in points of 100, negative = shortfall; absent likewise.
        gap: Option<Estimate>,
        /// How staff or a coach saw the service delivered, 0 to 100; absent where nobody did. It is not a measure of service.
        staff: Option<Estimate>,
        /// Staff's view - customers' view in points of 100: positive where staff think better of the service than customers do.
        bias: Option<Estimate>,
        /// How many contacts both sides rated: they are paired in the bias, all others independent.
        n_matched: u64,
    }
    {}
}

result! {
    /// One dimension against another.
    DimensionDifference(dimensions::DimensionDifference) {
        /// The one.
        first: &'static str,
        /// The other.
        second: &'static str,
        /// The score of the first - that of the second, in points of 100, paired within those who have all dimensions.
        difference: Estimate,
        /// The paired t statistic; absent without variation.
        t: Option<f64>,
        /// Its two-sided p-value.
        p: Option<f64>,
        /// The p-value adjusted for the three differences (Holm).
        p_adjusted: Option<f64>,
    }
    {}
}

result! {
    /// Where the three scores stand in the triangle of business, human and hidden.
    Balance(dimensions::Balance) {
        /// The share of business, 0 to 1; a third is balanced.
        business: f64,
        /// The share of human, 0 to 1.
        human: f64,
        /// The share of hidden, 0 to 1.
        hidden: f64,
        /// The point across, from business (0) to human (1).
        x: f64,
        /// The point upwards, from both of these (0) to hidden (0.866).
        y: f64,
        /// How far the point is from the balanced centre: 0 in the centre, 1 in a corner. The interval is of the nearest and
        /// the farthest point of a confidence region of the point, so that it holds 0 exactly where balance is not ruled out,
        /// and covers at least its level.
        distance: Estimate,
        /// Snedecor's F against a balanced point, by Hotelling's T²; absent without variation and below three respondents.
        f: Option<f64>,
        /// The p-value against a balanced point, 0 to 1.
        p: Option<f64>,
    }
    {}
}

result! {
    /// One dimension that outweighs another beyond chance, and what that usually means.
    DimensionFinding(dimensions::DimensionFinding) {
        /// The name of the rule, such as `"business_over_human"`; the same in all languages.
        rule: String,
        /// Where the rule comes from.
        source: String,
        /// The dimension with the higher score.
        over: &'static str,
        /// The dimension with the lower score.
        under: &'static str,
        /// What holds, in a few words.
        title: String,
        /// What holds with its numbers, and what it usually means.
        text: String,
        /// By how much the one is above the other, in points of 100, paired within respondents.
        difference: Estimate,
        /// The p-value adjusted for the three differences (Holm).
        p_adjusted: f64,
    }
    {}
}

result! {
    /// The three dimensions of the contacts of a segment.
    DimensionScores(dimensions::DimensionScores) {
        /// Business, human and hidden.
        dimensions: Vec<DimensionScore>,
        /// Business against human, business against hidden, human against hidden.
        differences: Vec<DimensionDifference>,
        /// Where the scores of those who have all dimensions stand in the triangle; absent if nobody has them all, or all
        /// scores are 0.
        balance: Option<Balance>,
        /// What differences beyond chance usually mean, the largest difference first.
        diagnosis: Vec<DimensionFinding>,
        /// How many customers were asked.
        respondents: u64,
        /// The language of labels and texts.
        language: String,
    }
    {}
}

result! {
    /// What each dimension adds to the outcome, now and later.
    Impact(dimensions::Impact) {
        /// The item or column that is explained.
        outcome: String,
        /// The dimensions as drivers of the outcome, in the order business, human, hidden: general dominance with intervals.
        now: KeyDrivers,
        /// The probability that the human dimension weighs more than each of the others: the share of the replicates in which it
        /// did; absent without replicates.
        human_first: Option<f64>,
        /// The column of the later answers, if there is one.
        later_outcome: Option<String>,
        /// The dimensions of the contact as drivers of the later answers of the same customers.
        later: Option<KeyDrivers>,
        /// The same probability for the later answers.
        human_first_later: Option<f64>,
    }
    {}
}

/// The business, human and hidden dimension of contacts as customers rated them.
///
/// `summary` holds answers to `Instrument.three_dimensions()`, or to any instrument with dimensions of these names; with
/// segments the result has one for each. Scores run from 0 to 100; with expectations there is a gap, with the ratings of staff
/// or a coach what these see and by how much they differ from customers. What outweighs what is tested within respondents, and
/// only what is beyond chance is put into words; `language` is "en", "nl", "fr" or "et". No validated scale of the three
/// dimensions was found: this is an operationalisation by gapmodel.
#[pyfunction]
#[pyo3(name = "score", signature = (summary, *, level = 0.95, language = "en"))]
pub(crate) fn dimensions_score<'py>(
    py: Python<'py>,
    summary: &Bound<'py, Summary>,
    level: f64,
    language: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let options = DimensionOptions { level, language: language.to_owned() };
    let model: Model = Arc::new(move |segment| {
        dimensions::score(segment, &options).map(|result| Scored::Dimensions(Box::new(result)))
    });
    score(py, summary.get().now(), model)
}

/// What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.
///
/// `table` is any table that `summarize` takes, one row per customer, with the columns of `instrument`
/// (`Instrument.three_dimensions()` unless given). `outcome` is the id of an item, or else the name of a column: by default the
/// outcome that the instrument names. `later` is the column in which the same customers answered the same question later. The
/// scores of the dimensions are key drivers by general dominance; `human_first` answers whether the human dimension weighs more
/// here. It needs the rows: a `Summary` holds no tally of scores together with the outcome.
#[pyfunction]
#[pyo3(
    name = "impact",
    signature = (table, outcome = None, *, instrument = None, later = None, level = 0.95, replicates = 1000, seed = 1)
)]
#[expect(clippy::too_many_arguments, reason = "keyword arguments")]
pub(crate) fn dimensions_impact(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    outcome: Option<String>,
    instrument: Option<&Bound<'_, Instrument>>,
    later: Option<String>,
    level: f64,
    replicates: u32,
    seed: u64,
) -> PyResult<Impact> {
    let instrument = instrument
        .map_or_else(|| Arc::new(core::Instrument::three_dimensions()), |given| Arc::clone(&given.get().0));
    let frame = Frame::read(table, "table")?;
    let columns = columns(&instrument, outcome.as_deref(), later.as_deref());
    let columns: Vec<&str> = columns.into_iter().filter(|name| frame.has(name)).collect();
    let prepared = frame.select(&[], &columns)?.joined();
    let options = ImpactOptions { outcome, later, level, replicates, seed };
    py.detach(|| dimensions::impact(&prepared.whole()?, &instrument, &options))
        .map(Impact::from)
        .map_err(|error| raised(prepared.known(error)))
}

/// The columns that an impact looks at.
fn columns<'a>(
    instrument: &'a core::Instrument,
    outcome: Option<&'a str>,
    later: Option<&'a str>,
) -> Vec<&'a str> {
    let position = instrument.viewpoints().iter().position(|v| *v == Viewpoint::Perception);
    let rated = |attribute: &'a core::Attribute| Some(attribute.columns()[position?].as_str());
    let outcome = outcome.or(instrument.spec().outcome.as_deref());
    let outcome = outcome.map(|id| instrument.item(id).map_or(id, core::Item::column));
    let mut columns: Vec<&str> = instrument.attributes().iter().filter_map(rated).collect();
    for name in [outcome, later].into_iter().flatten() {
        if !columns.contains(&name) {
            columns.push(name);
        }
    }
    columns
}

const SCORE_HEADS: [&str; 8] =
    ["dimension", "n", "score", "interval", "alpha", "expected", "gap", "staff - customers"];

fn optional_row(name: &str, estimate: Option<&core::Estimate>) -> Row {
    let limit = |of: fn(&core::Estimate) -> Option<f64>| estimate.and_then(of);
    vec![
        cell(name, estimate.map(|estimate| estimate.value)),
        cell(&format!("{name}_low"), limit(|estimate| estimate.low)),
        cell(&format!("{name}_high"), limit(|estimate| estimate.high)),
    ]
}

fn score_row(row: &dimensions::DimensionScore) -> Row {
    let dimensions::DimensionScore {
        dimension,
        label,
        score,
        alpha,
        n_alpha,
        expectation,
        gap,
        staff,
        bias,
        n_matched,
    } = row;
    let mut out = vec![text("dimension", dimension.name()), text("label", label)];
    out.extend(estimate_row("score", score));
    out.extend([cell("alpha", *alpha), cell("n_alpha", *n_alpha)]);
    for (name, estimate) in [("expectation", expectation), ("gap", gap), ("staff", staff), ("bias", bias)] {
        out.extend(optional_row(name, estimate.as_ref()));
    }
    out.push(cell("n_matched", *n_matched));
    out
}

fn point(value: f64) -> String {
    format!("{value:.1}")
}

fn or_dash(value: Option<String>) -> String {
    value.unwrap_or_else(|| "-".to_owned())
}

fn between(estimate: &core::Estimate) -> String {
    or_dash(estimate.low.zip(estimate.high).map(|(low, high)| format!("{} to {}", point(low), point(high))))
}

fn with_interval(estimate: &core::Estimate) -> String {
    format!("{} ({})", point(estimate.value), between(estimate))
}

fn score_line(row: &dimensions::DimensionScore) -> Vec<String> {
    vec![
        row.label.clone(),
        row.score.n_valid.to_string(),
        point(row.score.value),
        between(&row.score),
        or_dash(row.alpha.map(|alpha| format!("{alpha:.2}"))),
        row.expectation.map_or_else(String::new, |expected| point(expected.value)),
        row.gap.as_ref().map_or_else(String::new, with_interval),
        row.bias.as_ref().map_or_else(String::new, with_interval),
    ]
}

impl Tabular for DimensionScore {
    fn rows(&self) -> Rows {
        Rows(vec![score_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Dimension".to_owned(), &SCORE_HEADS, 1, vec![score_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("DimensionScore({:?} {})", self.0.dimension.name(), in_words(&self.0.score))
    }
}

const DIFFERENCE_HEADS: [&str; 5] = ["dimensions", "n", "difference", "interval", "p adjusted"];

fn difference_row(row: &dimensions::DimensionDifference) -> Row {
    let dimensions::DimensionDifference { first, second, difference, t, p, p_adjusted } = row;
    let mut out = vec![text("first", first.name()), text("second", second.name())];
    out.extend(estimate_row("difference", difference));
    out.extend([cell("t", *t), cell("p", *p), cell("p_adjusted", *p_adjusted)]);
    out
}

fn difference_line(row: &dimensions::DimensionDifference) -> Vec<String> {
    vec![
        format!("{} - {}", row.first.name(), row.second.name()),
        row.difference.n_valid.to_string(),
        point(row.difference.value),
        between(&row.difference),
        shown_p(row.p_adjusted),
    ]
}

impl Tabular for DimensionDifference {
    fn rows(&self) -> Rows {
        Rows(vec![difference_row(&self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Difference".to_owned(), &DIFFERENCE_HEADS, 1, vec![difference_line(&self.0)])
    }

    fn line(&self) -> String {
        let (first, second) = (self.0.first.name(), self.0.second.name());
        format!("DimensionDifference({first} - {second} {})", in_words(&self.0.difference))
    }
}

const BALANCE_HEADS: [&str; 6] = ["business", "human", "hidden", "distance", "interval", "p"];

impl Tabular for Balance {
    fn rows(&self) -> Rows {
        let dimensions::Balance { business, human, hidden, x, y, distance, f, p } = &self.0;
        let shares = [("business", business), ("human", human), ("hidden", hidden), ("x", x), ("y", y)];
        let mut out: Row = shares.into_iter().map(|(name, value)| cell(name, *value)).collect();
        out.extend(estimate_row("distance", distance));
        out.extend([cell("f", *f), cell("p", *p)]);
        Rows(vec![out])
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let limits = of.distance.low.zip(of.distance.high);
        let line = vec![
            shown(of.business),
            shown(of.human),
            shown(of.hidden),
            shown(of.distance.value),
            or_dash(limits.map(|(low, high)| format!("{} to {}", shown(low), shown(high)))),
            shown_p(of.p),
        ];
        Shown::new("Balance: 0 in the centre, 1 in a corner".to_owned(), &BALANCE_HEADS, 0, vec![line])
    }

    fn line(&self) -> String {
        format!("Balance(distance {})", in_words(&self.0.distance))
    }
}

const FINDING_HEADS: [&str; 2] = ["rule", "reading"];

impl Tabular for DimensionFinding {
    fn rows(&self) -> Rows {
        let dimensions::DimensionFinding {
            rule,
            source,
            over,
            under,
            title,
            text: words,
            difference,
            p_adjusted,
        } = &self.0;
        let mut out = vec![text("rule", rule), text("over", over.name()), text("under", under.name())];
        out.extend(estimate_row("difference", difference));
        out.extend([
            cell("p_adjusted", *p_adjusted),
            text("title", title),
            text("text", words),
            text("source", source),
        ]);
        Rows(vec![out])
    }

    fn shown(&self) -> Shown {
        let line = vec![self.0.rule.clone(), self.0.text.clone()];
        Shown::new(self.0.title.clone(), &FINDING_HEADS, 2, vec![line]).with_notes([self.0.source.clone()])
    }

    fn line(&self) -> String {
        format!("DimensionFinding({:?}, {:?})", self.0.rule, self.0.title)
    }
}

impl Tabular for DimensionScores {
    fn rows(&self) -> Rows {
        Rows(self.0.dimensions.iter().map(score_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let level = of.dimensions.first().map_or(0.95, |row| row.score.level);
        let caption = format!(
            "Three dimensions, 0 to 100, {} respondents, {} intervals",
            of.respondents,
            percent(level)
        );
        let balance = of.balance.as_ref().map(|balance| {
            format!(
                "distance from balance {}, 0 in the centre and 1 in a corner",
                in_words(&balance.distance)
            )
        });
        let findings = of.diagnosis.iter().map(|finding| format!("{}: {}", finding.title, finding.text));
        Shown::new(caption, &SCORE_HEADS, 1, of.dimensions.iter().map(score_line).collect())
            .with_notes(balance.into_iter().chain(findings))
    }

    fn line(&self) -> String {
        let scores = self
            .0
            .dimensions
            .iter()
            .map(|row| format!("{} {}", row.dimension.name(), point(row.score.value)));
        let scores: Vec<String> = scores.collect();
        let findings = plural(self.0.diagnosis.len(), "finding");
        format!("DimensionScores({}, {findings}, n = {})", scores.join(", "), self.0.respondents)
    }
}

impl Impact {
    /// Whether it is later, the drivers and the probability.
    fn answers(&self) -> impl Iterator<Item = (bool, &core::drivers::KeyDrivers, Option<f64>)> {
        let of = &self.0;
        let later = of.later.as_ref().map(|later| (true, later, of.human_first_later));
        [(false, &of.now, of.human_first)].into_iter().chain(later)
    }
}

const IMPACT_HEADS: [&str; 6] = ["dimension", "outcome", "weight", "interval", "share", "probability first"];

impl Tabular for Impact {
    fn rows(&self) -> Rows {
        let rows = self.answers().flat_map(|(later, drivers, _)| {
            drivers.drivers.iter().map(move |driver| {
                let mut out = vec![text("dimension", &driver.name), cell("later", later)];
                out.extend(estimate_row("weight", &driver.weight));
                out.extend([
                    cell("share", driver.share),
                    cell("rank", driver.rank),
                    cell("probability_first", driver.rank_probabilities.first().copied()),
                ]);
                out
            })
        });
        Rows(rows.collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let later = of.later_outcome.clone().unwrap_or_default();
        let lines = self.answers().flat_map(|(is_later, drivers, _)| {
            let outcome = if is_later { later.clone() } else { of.outcome.clone() };
            drivers.drivers.iter().map(move |driver| {
                let limits = driver.weight.low.zip(driver.weight.high);
                vec![
                    driver.name.clone(),
                    outcome.clone(),
                    shown(driver.weight.value),
                    or_dash(limits.map(|(low, high)| format!("{} to {}", shown(low), shown(high)))),
                    or_dash(driver.share.map(percent)),
                    or_dash(driver.rank_probabilities.first().copied().map(shown)),
                ]
            })
        });
        let caption = format!(
            "What each dimension adds to {}, R² {}, n = {}",
            of.outcome,
            shown(of.now.r_squared),
            of.now.n_valid
        );
        let note = |(later, _, probability): (bool, _, Option<f64>)| {
            let when = if later { "later" } else { "now" };
            Some(format!("the human dimension weighs most {when}: probability {}", shown(probability?)))
        };
        Shown::new(caption, &IMPACT_HEADS, 2, lines.collect()).with_notes(self.answers().filter_map(note))
    }

    fn line(&self) -> String {
        let first = self.0.human_first.map_or_else(|| "unknown".to_owned(), shown);
        format!("Impact({:?}, human first {first}, n = {})", self.0.outcome, self.0.now.n_valid)
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<DimensionScore>()?;
    module.add_class::<DimensionDifference>()?;
    module.add_class::<Balance>()?;
    module.add_class::<DimensionFinding>()?;
    module.add_class::<DimensionScores>()?;
    module.add_class::<Impact>()?;
    // Each function has its own name, and here that of its module before it.
    module.add("dimensions_score", wrap_pyfunction!(dimensions_score, module)?)?;
    module.add("dimensions_impact", wrap_pyfunction!(dimensions_impact, module)?)
}
