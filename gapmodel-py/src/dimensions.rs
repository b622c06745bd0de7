//! The three dimensions of contacts as customers rate them.

use std::sync::Arc;

use gapmodel_core as core;
use gapmodel_core::dimensions::{self, DimensionOptions, ImpactOptions};
use pyo3::prelude::*;

use crate::drivers::{self, KeyDrivers, driver_notes};
use crate::error::{raised, refused};
use crate::frame::{Row, Rows, Shown, shown, shown_estimate, shown_p, with_places};
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
        /// with Student's t interval, clipped to the scale; none where all scores are the same, and of a single respondent.
        score: Estimate,
        /// Cronbach's alpha of what was perceived; absent for one attribute, and without variation. Below 0 the attributes do not go
        /// together: one may be coded the wrong way round.
        alpha: Option<f64>,
        /// How many answered all of the dimension: alpha rests on them.
        n_alpha: u64,
        /// What customers expected, 0 to 100, likewise; absent where that was not asked.
        expectation: Option<Estimate>,
        /// Perception - expectation of the same people in points of 100, negative = shortfall; absent likewise.
        gap: Option<Estimate>,
        /// How staff or a coach saw the service delivered, 0 to 100, likewise; absent where nobody did. It is not a measure of service.
        staff: Option<Estimate>,
        /// Staff's view - customers' view in points of 100: positive where staff think better of the service than customers do. Its n
        /// is that of the contacts; its method `t` where both sides rated each of them, so that it is a paired difference.
        bias: Option<Estimate>,
        /// How many contacts both sides rated: paired in the bias where they rated the same attributes, nine in ten at least.
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
        /// The paired t statistic; absent where the difference is the same for everybody.
        t: Option<f64>,
        /// Its two-sided p-value; without a t statistic that of the sign test, min(1, 2 / 2ⁿ) for n people who differ alike.
        p: f64,
        /// The p-value adjusted for the three differences (Holm).
        p_adjusted: f64,
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
        /// the farthest point that Hotelling's T² does not rule out, so that it holds 0 exactly where balance is not ruled out, and
        /// covers at least its level; absent without variation, below three respondents, and where all scores could be 0.
        distance: Estimate,
        /// Snedecor's F of Hotelling's T² against three means that are the same; absent without variation in some direction and
        /// below three respondents.
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
        /// The p-value adjusted for the three differences (Holm), 0 to 1; the interval of the difference is not adjusted.
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
        /// What differences beyond chance usually mean, the largest difference first; none of staff's view, which is no measure of
        /// service.
        diagnosis: Vec<DimensionFinding>,
        /// How many customers were asked, or how many ratings of staff or a coach.
        respondents: u64,
        /// Whose ratings are scored: `perception` for customers, `delivered` for staff or a coach.
        viewpoint: &'static str,
        /// The language of labels and texts.
        language: String,
    }
    {}
}

result! {
    /// One question.
    Question(dimensions::Question) {
        /// The column that its answers stand in.
        column: String,
        /// The dimension it belongs to; absent for overall satisfaction.
        dimension: Option<&'static str>,
        /// What is asked.
        text: String,
    }
    {}
}

result! {
    /// What to ask about a contact.
    Questionnaire(dimensions::Questionnaire) {
        /// Who is asked.
        face: &'static str,
        /// The language of the texts.
        language: String,
        /// What stands above the questions: which contact is meant, and the scale.
        introduction: String,
        /// The questions, in the order of the instrument.
        questions: Vec<Question>,
    }
    {}
}

result! {
    /// What each dimension adds to the outcome, now and later.
    Impact(dimensions::Impact) {
        /// The item that is explained.
        outcome: String,
        /// The dimensions as drivers of the outcome, in the order business, human, hidden: general dominance with intervals.
        now: KeyDrivers,
        /// The probability that the human dimension weighs more than each of the others: the share of the replicates in which it
        /// did; absent without replicates.
        human_first: Option<f64>,
        /// The item of the later answers, if there are any.
        later_outcome: Option<String>,
        /// The dimensions of the contact as drivers of the later answers of the same customers.
        later: Option<KeyDrivers>,
        /// The same probability for the later answers.
        human_first_later: Option<f64>,
        /// Why later answers that there are could not be explained, such as too few of them; absent otherwise.
        without_later: Option<String>,
    }
    {}
}

/// The business, human and hidden dimension of contacts as customers rated them.
///
/// `summary` holds answers to `Instrument.three_dimensions()`, or to any instrument with dimensions of these names; with
/// segments the result has one for each. Scores run from 0 to 100; with expectations there is a gap, with the ratings of staff
/// or a coach what these see and by how much they differ from customers. What outweighs what is tested within respondents, and
/// only what is beyond chance is put into words; `language` is "en", "nl", "fr" or "et". With `viewpoint` "delivered" the ratings
/// of staff or a coach are scored by themselves, without findings. No validated scale of the three dimensions was found: this is
/// an operationalisation by gapmodel.
#[pyfunction]
#[pyo3(name = "score", signature = (summary, *, viewpoint = "perception", level = 0.95, language = "en"))]
pub(crate) fn dimensions_score<'py>(
    py: Python<'py>,
    summary: &Bound<'py, Summary>,
    viewpoint: &str,
    level: f64,
    language: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let known = || "perception, delivered".to_owned();
    let viewpoint = core::Viewpoint::parse(viewpoint)
        .ok_or_else(|| refused("viewpoint", format!("{viewpoint:?}"), known()))?;
    let options = DimensionOptions { level, language: language.to_owned(), viewpoint };
    let model: Model = Arc::new(move |segment| {
        dimensions::score(segment, &options).map(|result| Scored::Dimensions(Box::new(result)))
    });
    score(py, summary.get().now(), model)
}

/// The questions on the three dimensions of a contact as they are put to customers, agents or coaches.
///
/// `face` is "customer" (about this contact), "expectation" (about an excellent one), "agent" (who assesses the contact in the
/// first person) or "coach" (who heard or read it). Answers run from 1 (not at all) to 7 (fully), overall satisfaction from 1 to
/// 10. `language` is "en", "nl", "fr" or "et". The wording is this library's own and not validated.
#[pyfunction]
#[pyo3(name = "questionnaire", signature = (face = "customer", *, language = "en"))]
pub(crate) fn dimensions_questionnaire(face: &str, language: &str) -> PyResult<Questionnaire> {
    let face = dimensions::Face::parse(face).map_err(raised)?;
    dimensions::questionnaire(face, language).map(Questionnaire::from).map_err(raised)
}

/// What the business, human and hidden dimension each add to overall satisfaction, and whether the human one weighs most.
///
/// `summary` holds answers to `Instrument.three_dimensions()`, or to any instrument with dimensions of these names; with
/// segments the result has one for each. `outcome` is the id of a rated item: by default the outcome that the instrument names.
/// `later` is the item in which the same customers answered later: by default that of the instrument, if anybody did. The
/// scores of the dimensions are key drivers by general dominance; `human_first` answers whether the human dimension weighs more
/// here. A summary counts scores together with items, so that no rows are needed; it counts people and not weights, so that survey
/// weights are refused.
#[pyfunction]
#[pyo3(
    name = "impact",
    signature = (summary, outcome = None, *, later = None, level = 0.95, replicates = 1000, seed = 1)
)]
pub(crate) fn dimensions_impact<'py>(
    py: Python<'py>,
    summary: &Bound<'py, Summary>,
    outcome: Option<String>,
    later: Option<String>,
    level: f64,
    replicates: u32,
    seed: u64,
) -> PyResult<Bound<'py, PyAny>> {
    let options = ImpactOptions { outcome, later, level, replicates, seed };
    let model: Model = Arc::new(move |segment| {
        dimensions::impact(segment, &options).map(|result| Scored::Impact(Box::new(result)))
    });
    score(py, summary.get().now(), model)
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

/// The name of a dimension as a label.
pub(crate) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn point(value: f64) -> String {
    format!("{value:.1}")
}

fn or_dash(value: Option<String>) -> String {
    value.unwrap_or_else(|| "-".to_owned())
}

fn between(estimate: &core::Estimate) -> String {
    or_dash(estimate.low.zip(estimate.high).map(|(low, high)| format!("[{}, {}]", point(low), point(high))))
}

fn with_interval(estimate: &core::Estimate) -> String {
    let interval = estimate.low.map(|_| format!(" {}", between(estimate)));
    format!("{}{}", point(estimate.value), interval.unwrap_or_default())
}

/// A table of dimensions, without the columns of what nobody was asked.
fn shown_scores(caption: String, rows: &[dimensions::DimensionScore]) -> Shown {
    let mut lines: Vec<Vec<String>> = rows.iter().map(score_line).collect();
    let mut heads = SCORE_HEADS.to_vec();
    for column in (0..heads.len()).rev() {
        if lines.iter().all(|line| line[column].is_empty()) {
            heads.remove(column);
            lines.iter_mut().for_each(|line| drop(line.remove(column)));
        }
    }
    Shown::new(caption, &heads, 1, lines)
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
        shown_scores("Dimension".to_owned(), std::slice::from_ref(&self.0))
    }

    fn line(&self) -> String {
        format!("DimensionScore({:?} {})", self.0.dimension.name(), in_words(&self.0.score))
    }
}

const DIFFERENCE_HEADS: [&str; 5] = ["dimensions", "n", "difference", "interval", "p (Holm)"];

fn difference_row(row: &dimensions::DimensionDifference) -> Row {
    let dimensions::DimensionDifference { first, second, difference, t, p, p_adjusted } = row;
    let mut out = vec![text("first", first.name()), text("second", second.name())];
    out.extend(estimate_row("difference", difference));
    out.extend([cell("t", *t), cell("p", *p), cell("p_adjusted", *p_adjusted)]);
    out
}

fn difference_line(row: &dimensions::DimensionDifference) -> Vec<String> {
    vec![
        format!("{} - {}", capitalised(row.first.name()), capitalised(row.second.name())),
        row.difference.n_valid.to_string(),
        point(row.difference.value),
        between(&row.difference),
        shown_p(Some(row.p_adjusted)),
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
            or_dash(limits.map(|(low, high)| format!("[{}, {}]", shown(low), shown(high)))),
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

/// What stands where there are no findings.
fn nothing_found(of: &dimensions::DimensionScores) -> &'static str {
    if of.differences.is_empty() {
        "nobody rated all three dimensions: which outweighs which is not tested"
    } else {
        "no dimension outweighs another beyond chance (paired differences, Holm-adjusted)"
    }
}

/// What a negative alpha says.
fn alpha_note(row: &dimensions::DimensionScore) -> Option<String> {
    let alpha = row.alpha.filter(|alpha| *alpha < 0.0)?;
    Some(format!(
        "{}: alpha {alpha:.2} is negative: the attributes do not go together; is one coded the wrong way round?",
        row.label
    ))
}

impl Tabular for Question {
    fn rows(&self) -> Rows {
        let dimensions::Question { column, dimension, text: words } = &self.0;
        let dimension = dimension.map_or("", dimensions::ServiceDimension::name);
        Rows(vec![vec![text("column", column), text("dimension", dimension), text("text", words)]])
    }

    fn shown(&self) -> Shown {
        let line = vec![self.0.column.clone(), self.0.text.clone()];
        Shown::new("Question".to_owned(), &QUESTION_HEADS, 2, vec![line])
    }

    fn line(&self) -> String {
        format!("Question({:?}, {:?})", self.0.column, self.0.text)
    }
}

const QUESTION_HEADS: [&str; 2] = ["column", "question"];

impl Tabular for Questionnaire {
    fn rows(&self) -> Rows {
        let rows = self.0.questions.iter().flat_map(|question| question.to_python().rows().0);
        Rows(rows.collect())
    }

    fn shown(&self) -> Shown {
        let lines = self.0.questions.iter().map(|row| vec![row.column.clone(), row.text.clone()]);
        Shown::new(self.0.introduction.clone(), &QUESTION_HEADS, 2, lines.collect())
    }

    fn line(&self) -> String {
        let of = &self.0;
        let n = plural(of.questions.len(), "question");
        format!("Questionnaire({:?}, {:?}, {n})", of.face.name(), of.language)
    }
}

impl Tabular for DimensionScores {
    fn rows(&self) -> Rows {
        Rows(self.0.dimensions.iter().map(score_row).collect())
    }

    fn shown(&self) -> Shown {
        let of = &self.0;
        let level = of.dimensions.first().map_or(0.95, |row| row.score.level);
        let staff = of.viewpoint == core::Viewpoint::Delivered;
        let whose = if staff { "as staff or a coach saw them, not a measure of service" } else { "0 to 100" };
        let n = usize::try_from(of.respondents).unwrap_or(usize::MAX);
        let n = plural(n, if staff { "rating" } else { "respondent" });
        let caption = format!("Three dimensions, {whose}, {n}, {} intervals", percent(level));
        let balance = of.balance.as_ref().map(|balance| {
            let p = balance.p.map(|p| format!(", p {}", shown_p(Some(p))));
            let p = p.unwrap_or_default();
            let distance = in_words(&balance.distance);
            format!("distance from balance (0 in the centre, 1 in a corner) {distance}{p}")
        });
        let findings = of.diagnosis.iter().map(|finding| format!("{}: {}", finding.title, finding.text));
        let none = (of.diagnosis.is_empty() && !staff).then(|| nothing_found(of).to_owned());
        let notes = of.dimensions.iter().filter_map(alpha_note).chain(balance).chain(findings).chain(none);
        shown_scores(caption, &of.dimensions).with_notes(notes)
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
                let [weight, interval] =
                    shown_estimate(driver.weight.value, driver.weight.low, driver.weight.high);
                vec![
                    capitalised(&driver.name),
                    outcome.clone(),
                    weight,
                    interval,
                    or_dash(driver.share.map(drivers::percent)),
                    or_dash(driver.rank_probabilities.first().map(|p| with_places(*p, 3))),
                ]
            })
        });
        let caption = format!(
            "What each dimension adds to {}, R² {}, n = {}, {} intervals",
            of.outcome,
            with_places(of.now.r_squared, 3),
            of.now.n_valid,
            percent(of.now.drivers.first().map_or(0.95, |driver| driver.weight.level))
        );
        let notes = |(is_later, drivers, probability): (bool, &core::drivers::KeyDrivers, Option<f64>)| {
            let when = if is_later { format!("{later}: ") } else { String::new() };
            let fit = is_later
                .then(|| format!("R² {}, n = {}", with_places(drivers.r_squared, 3), drivers.n_valid));
            let first = probability
                .map(|p| format!("the human dimension weighs most with probability {}", with_places(p, 3)));
            let all = fit.into_iter().chain(first).chain(driver_notes(drivers));
            all.map(move |note| format!("{when}{note}")).collect::<Vec<_>>()
        };
        let without = of.without_later.as_ref().map(|why| format!("{later}: {why}"));
        Shown::new(caption, &IMPACT_HEADS, 2, lines.collect())
            .with_notes(self.answers().flat_map(notes).chain(without))
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
    module.add_class::<Question>()?;
    module.add_class::<Questionnaire>()?;
    module.add_class::<Impact>()?;
    // Each function has its own name, and here that of its module before it.
    module.add("dimensions_score", wrap_pyfunction!(dimensions_score, module)?)?;
    module.add("dimensions_questionnaire", wrap_pyfunction!(dimensions_questionnaire, module)?)?;
    module.add("dimensions_impact", wrap_pyfunction!(dimensions_impact, module)?)
}
