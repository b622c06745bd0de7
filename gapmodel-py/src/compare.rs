//! Published conventions, and scores held against each other.

use gapmodel_core::csat::{self, Against, CompareOptions, Sample, SegmentOptions, Statistic};
use gapmodel_core::stats::{Adjustment, Bootstrap};
use gapmodel_core::{self as core, Label};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyIterator, PyList, PyTuple, PyType};

use crate::bootstrap::Draws;
use crate::csat::positive;
use crate::error::{raised, refused, wrong_type};
use crate::frame::{Cell, Row, Rows, Shown, shown_estimate, shown_p};
use crate::input::Numbers;
use crate::instrument::{Scale, scale};
use crate::results::{
    Estimate, Tabular, ToPython, cell, equation, estimate_row, in_words, percent, result, showing, text,
    with, yes_or_no,
};
use crate::segments::{label, labels_of};
use crate::summary::Summary;
use crate::tally::{Counts, PairCounts, counted, paired};

type Arg<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// The difference of two scores, or of one and a target, with its test.
///
/// An `Estimate` of the first score minus the second (after minus before), in the unit of the statistic.
#[pyclass(frozen, eq, extends = Estimate, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison(pub(crate) csat::Comparison);

impl ToPython for csat::Comparison {
    type Output = Comparison;
    fn to_python(&self) -> Comparison {
        Comparison(*self)
    }
}

impl<'py> IntoPyObject<'py> for Comparison {
    type Target = Self;
    type Output = Bound<'py, Self>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, Self>> {
        let base = PyClassInitializer::from(Estimate::from(self.0.estimate));
        Bound::new(py, base.add_subclass(self))
    }
}

showing! { Comparison {
    /// What is compared: `index` where means of two scales were compared.
    #[getter]
    fn statistic(&self) -> &'static str {
        self.0.statistic.name()
    }

    /// The first score, after.
    #[getter]
    fn value_a(&self) -> f64 {
        self.0.value_a
    }

    /// The second score, before, or the target.
    #[getter]
    fn value_b(&self) -> f64 {
        self.0.value_b
    }

    /// How many answers the first score rests on.
    #[getter]
    fn n_a(&self) -> u64 {
        self.0.n_a
    }

    /// How many answers the second rests on; 0 for a target.
    #[getter]
    fn n_b(&self) -> u64 {
        self.0.n_b
    }

    /// The test that gives p; absent where there is none.
    #[getter]
    fn test(&self) -> Option<&'static str> {
        self.0.test.map(csat::Test::name)
    }

    /// Its statistic.
    #[getter]
    fn test_statistic(&self) -> Option<f64> {
        self.0.test_statistic
    }

    /// Degrees of freedom, of t tests.
    #[getter]
    fn df(&self) -> Option<f64> {
        self.0.df
    }

    /// Two-sided p-value of no difference; absent where nothing varies.
    #[getter]
    fn p(&self) -> Option<f64> {
        self.0.p
    }

    /// The result that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| crate::frame::json_error(&error))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
} }

fn comparison_cells(found: &csat::Comparison) -> Row {
    let csat::Comparison { estimate, statistic, value_a, value_b, n_a, n_b, test, test_statistic, df, p } =
        found;
    let mut row = estimate_row("difference", estimate);
    row.extend([
        text("statistic", statistic.name()),
        cell("value_a", *value_a),
        cell("value_b", *value_b),
        cell("n_a", *n_a),
        cell("n_b", *n_b),
        ("test".to_owned(), Cell::Text(test.map(|test| test.name().to_owned()))),
        cell("test_statistic", *test_statistic),
        cell("df", *df),
        cell("p", *p),
    ]);
    row
}

/// The headings of comparisons, whose two scores have names of their own.
fn comparison_heads(first: &'static str, second: &'static str) -> [&'static str; 7] {
    ["", "n", first, second, "difference", "interval", "p"]
}

fn comparison_line(name: &str, n: u64, found: &csat::Comparison, p: Option<f64>) -> Vec<String> {
    let csat::Comparison { estimate, value_a, value_b, .. } = found;
    let number = |value: f64| shown_estimate(value, None, None)[0].clone();
    let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
    vec![name.to_owned(), n.to_string(), number(*value_a), number(*value_b), value, interval, shown_p(p)]
}

impl Tabular for Comparison {
    fn rows(&self) -> Rows {
        Rows(vec![comparison_cells(&self.0)])
    }

    fn shown(&self) -> Shown {
        let csat::Comparison { estimate, statistic, n_a, n_b, p, .. } = &self.0;
        let caption = format!("Difference of {}, {} interval", statistic.name(), percent(estimate.level));
        let heads = match (*n_b, estimate.n_valid) {
            (0, _) => comparison_heads("score", "target"),
            // Of two samples, n is that of both; of the same people twice, it is theirs.
            (_, n) if n == *n_a => comparison_heads("after", "before"),
            _ => comparison_heads("first", "second"),
        };
        Shown::new(caption, &heads, 1, vec![comparison_line("", estimate.n_valid, &self.0, *p)])
    }

    fn line(&self) -> String {
        let p = self.0.p.map_or_else(String::new, |p| format!(", p {}", shown_p(Some(p))));
        format!("Comparison({}, {}{p})", in_words(&self.0.estimate), self.0.statistic.name())
    }
}

result! {
    /// A published way to make a score of ratings: scale, classes, statistic, and who publishes it.
    Convention(core::csat::Convention) {
        /// The name, such as `"top_2_of_5"`.
        name: String,
        /// The lowest rating.
        min: f64,
        /// The highest rating; ratings are whole numbers.
        max: f64,
        /// Whether low ratings are good: the effort scale of 2008.
        low_is_good: bool,
        /// What is made of the ratings.
        statistic: &'static str,
        /// The ratings that count as positive; empty for means.
        positive: Vec<f64>,
        /// The ratings that are named neutral. They are in the denominator.
        neutral: Vec<f64>,
        /// The ratings that are named negative.
        negative: Vec<f64>,
        /// Limits of bands of the mean: up to the first, up to the second, above; mostly empty.
        bands: Vec<f64>,
        /// The weights of several items that one respondent rates; empty for one item.
        weights: Vec<f64>,
        /// Who publishes it, where.
        source: String,
    }
    {
            /// The scale of the ratings.
            #[getter]
            fn scale(&self) -> PyResult<Scale> {
                self.0.scale().map(Scale).map_err(raised)
            }
    }
}

result! {
    /// One convention's score of the same ratings.
    ConventionRow(core::csat::ConventionRow) {
        /// The name of the convention.
        convention: String,
        /// What it makes of the ratings.
        statistic: &'static str,
        /// The unit of the score in words: what may not be compared with another row.
        unit: String,
        /// The score with its interval, in that unit.
        score: Estimate,
        /// Which of the convention's bands the score lies in, from 1; absent without bands.
        band: Option<u64>,
    }
    {}
}

/// The same ratings under several conventions.
#[pyclass(frozen, eq, module = "gapmodel")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ConventionScores(Vec<csat::ConventionRow>);

showing! { ConventionScores {
    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        PyList::new(py, self.0.iter().map(|row| ConventionRow(row.clone()).into_pyobject(py)).collect::<PyResult<Vec<_>>>()?)?
            .try_iter()
    }

    fn __getitem__(&self, index: isize) -> PyResult<ConventionRow> {
        let index = if index < 0 { index + self.0.len().cast_signed() } else { index };
        let row = usize::try_from(index).ok().and_then(|index| self.0.get(index));
        row.cloned().map(ConventionRow).ok_or_else(|| PyIndexError::new_err("index out of range"))
    }

    /// The result that `to_json` wrote.
    #[classmethod]
    fn from_json(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| crate::frame::json_error(&error))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
} }

fn convention_line(row: &csat::ConventionRow) -> Vec<String> {
    let [value, interval] = shown_estimate(row.score.value, row.score.low, row.score.high);
    vec![row.convention.clone(), value, interval, row.score.n_valid.to_string(), row.unit.clone()]
}

const CONVENTION_HEADS: [&str; 5] = ["convention", "score", "interval", "n", "unit"];

impl Tabular for ConventionScores {
    fn rows(&self) -> Rows {
        Rows(self.0.iter().flat_map(|row| ConventionRow(row.clone()).rows().0).collect())
    }

    fn shown(&self) -> Shown {
        let caption = "The same ratings by convention: units differ";
        Shown::new(caption, &CONVENTION_HEADS, 1, self.0.iter().map(convention_line).collect())
    }

    fn line(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(|row| row.convention.as_str()).collect();
        format!("ConventionScores({})", names.join(", "))
    }
}

impl Tabular for ConventionRow {
    fn rows(&self) -> Rows {
        let csat::ConventionRow { convention, statistic, unit, score, band } = &self.0;
        let first =
            vec![text("convention", convention), text("statistic", statistic.name()), text("unit", unit)];
        let mut row = with(first, estimate_row("score", score));
        row.push(("band".to_owned(), Cell::Int(band.and_then(|band| i64::try_from(band).ok()))));
        Rows(vec![row])
    }

    fn shown(&self) -> Shown {
        Shown::new("Score by convention", &CONVENTION_HEADS, 1, vec![convention_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("ConventionRow({}: {}, {})", self.0.convention, in_words(&self.0.score), self.0.unit)
    }
}

result! {
    /// One segment held against the rest.
    SegmentComparison(core::csat::SegmentComparison) {
        /// How many rated.
        n_valid: u64,
        /// The segment's score; absent if nobody rated.
        value: Option<f64>,
        /// The segment's score minus the other; absent if one has no ratings. Its interval and p are absent where too few
        /// answers, or answers without variation, allow none.
        difference: Option<Comparison>,
        /// p adjusted over the segments.
        p_adjusted: Option<f64>,
        ; labels
    }
    {
            /// What the segment is called.
            #[getter]
            fn labels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                labels_list(py, &self.0.labels)
            }
    }
}

/// Labels as Python has them.
pub(crate) fn labels_list<'py>(py: Python<'py>, labels: &[Label]) -> PyResult<Bound<'py, PyList>> {
    PyList::new(py, labels.iter().map(|one| label(py, one)).collect::<PyResult<Vec<_>>>()?)
}

pub(crate) fn joined(labels: &[Label]) -> String {
    labels.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn segment_line(found: &csat::SegmentComparison) -> Vec<String> {
    let name = joined(&found.labels);
    if let Some(difference) = &found.difference {
        return comparison_line(&name, found.n_valid, difference, found.p_adjusted);
    }
    let dash = || "-".to_owned();
    let value = found.value.map_or_else(dash, |value| shown_estimate(value, None, None)[0].clone());
    vec![name, found.n_valid.to_string(), value, dash(), dash(), dash(), dash()]
}

fn segment_row(found: &csat::SegmentComparison, template: &Row) -> Row {
    let csat::SegmentComparison { labels, n_valid, value, difference, p_adjusted } = found;
    let first = vec![text("segment", &joined(labels)), cell("n", *n_valid), cell("value", *value)];
    let cells = difference.as_ref().map_or_else(|| crate::results::blank(template), comparison_cells);
    let mut row = with(first, cells);
    row.push(cell("p_adjusted", *p_adjusted));
    row
}

impl Tabular for SegmentComparison {
    fn rows(&self) -> Rows {
        let template = self.0.difference.as_ref().map(comparison_cells).unwrap_or_default();
        Rows(vec![segment_row(&self.0, &template)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Segment", &comparison_heads("segment", "other"), 1, vec![segment_line(&self.0)])
    }

    fn line(&self) -> String {
        let found =
            self.0.difference.as_ref().map_or_else(|| "no comparison".to_owned(), |d| in_words(&d.estimate));
        format!("SegmentComparison({}: {found})", joined(&self.0.labels))
    }
}

result! {
    /// Every segment of a summary held against the rest.
    SegmentComparisons(core::csat::SegmentComparisons) {
        /// The segment columns.
        by: Vec<String>,
        /// The item.
        item: String,
        /// What is compared.
        statistic: &'static str,
        /// `"rest"`, `"total"` or `"target"`.
        against: String,
        /// The score of all together.
        total: f64,
        /// How p-values were adjusted, over the segments that have one.
        adjustment: &'static str,
        /// One entry per segment, in the order of their labels.
        segments: Vec<SegmentComparison>,
    }
    {}
}

impl Tabular for SegmentComparisons {
    fn rows(&self) -> Rows {
        let template = self.0.segments.iter().find_map(|found| found.difference.as_ref());
        let template = template.map(comparison_cells).unwrap_or_default();
        Rows(self.0.segments.iter().map(|found| segment_row(found, &template)).collect())
    }

    fn shown(&self) -> Shown {
        const MOST: usize = 50;
        let mut lines: Vec<Vec<String>> = self.0.segments.iter().take(MOST).map(segment_line).collect();
        if self.0.segments.len() > MOST {
            lines.push(vec![format!("and {} more", self.0.segments.len() - MOST)]);
        }
        let csat::SegmentComparisons { by, item, statistic, against, adjustment, segments, .. } = &self.0;
        let level = segments.iter().find_map(|found| found.difference).map_or(0.95, |of| of.estimate.level);
        let caption = format!(
            "{} of {item} by {} against the {against}; {} intervals, each on its own; p by {}",
            statistic.name(),
            by.join(", "),
            percent(level),
            adjustment.name()
        );
        let other = ["rest", "total", "target"].into_iter().find(|name| name == against).unwrap_or("other");
        Shown::new(caption, &comparison_heads("segment", other), 1, lines)
    }

    fn line(&self) -> String {
        let below = |segment: &&csat::SegmentComparison| segment.p_adjusted.is_some_and(|p| p < 0.05);
        let found = self.0.segments.iter().filter(below).count();
        let (n, item, against) = (self.0.segments.len(), &self.0.item, &self.0.against);
        format!(
            "SegmentComparisons({item}: {n} segments against the {against}, {found} with adjusted p < 0.05)"
        )
    }
}

macro_rules! labelled {
    ($(#[doc = $doc:literal])* $name:ident($core:path) {
        $($(#[doc = $field_doc:literal])* $field:ident: $type:ty,)*
    }) => {
        result! {
            $(#[doc = $doc])*
            $name($core) {
                $($(#[doc = $field_doc])* $field: $type,)*
                ; label
            }
            {
                /// What it is called.
                #[getter]
                fn label<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    label(py, &self.0.label)
                }
            }
        }

        impl $name {
            fn cells(inner: &$core) -> Row {
                vec![
                    text("label", &inner.label.to_string()),
                    $(cell(stringify!($field), inner.$field),)*
                ]
            }
        }

        impl Tabular for $name {
            fn rows(&self) -> Rows {
                Rows(vec![Self::cells(&self.0)])
            }

            fn shown(&self) -> Shown {
                shown_rows(stringify!($name), &self.rows())
            }

            fn line(&self) -> String {
                format!("{}({})", stringify!($name), self.0.label)
            }
        }
    };
}

/// Rows as they are, each number on its own.
fn shown_rows(caption: &str, rows: &Rows) -> Shown {
    let shown = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Int(n) => n.map(|n| n.to_string()),
        Cell::Flag(flag) => flag.map(|flag| yes_or_no(flag).to_owned()),
        Cell::Real(value) => value.map(|value| shown_estimate(value, None, None)[0].clone()),
    };
    let heads: Vec<&str> =
        rows.0.first().map_or_else(Vec::new, |row| row.iter().map(|(name, _)| name.as_str()).collect());
    let line =
        |row: &Row| row.iter().map(|(_, cell)| shown(cell).unwrap_or_else(|| "-".to_owned())).collect();
    Shown::new(caption, &heads, 1, rows.0.iter().map(line).collect())
}

labelled! {
    /// One stratum of a standardised difference.
    StandardisedStratum(core::csat::StandardisedStratum) {
        /// The share in the first group.
        value_a: f64,
        /// The share in the second.
        value_b: f64,
        /// How many in the first group.
        n_a: u64,
        /// How many in the second.
        n_b: u64,
        /// Its part in the standardised difference, 0 to 1.
        weight: f64,
    }
}

labelled! {
    /// What one stratum adds to a change.
    StratumChange(core::csat::StratumChange) {
        /// Its score before; absent if nobody answered then.
        before: Option<f64>,
        /// Its score after; absent if nobody answered then.
        after: Option<f64>,
        /// Its part of the answers before, 0 to 1.
        part_before: f64,
        /// Its part of the answers after, 0 to 1.
        part_after: f64,
        /// What it adds to the rate effect.
        rate: f64,
        /// What it adds to the mix effect: positive also where a stratum that scores low shrinks.
        mix: f64,
        /// What it adds to the interaction.
        interaction: f64,
    }
}

result! {
    /// A difference of shares between two groups, standardised over a third variable.
    Standardised(core::csat::Standardised) {
        /// The Mantel-Haenszel difference of shares, -1 to 1: what is left if both groups have the same mix of strata. Interval
        /// from the standard error of Sato (1989); absent where that is 0, as when no stratum has both positive and other answers
        /// in a group.
        difference: Estimate,
        /// The difference of all together, whatever the mix, -1 to 1; of the same strata.
        crude: Comparison,
        /// Whether the two have opposite signs: Simpson's paradox. It compares the signs alone: see whether the intervals leave
        /// out 0.
        reversed: bool,
        /// The Mantel-Haenszel common odds ratio with the interval of Robins, Breslow and Greenland (1986), made on the log
        /// scale; absent where an odds is 0 or infinite.
        odds_ratio: Option<Estimate>,
        /// The odds ratio of all together; absent likewise.
        crude_odds_ratio: Option<f64>,
        /// The Cochran-Mantel-Haenszel chi-squared of no association, 1 degree of freedom, without continuity correction;
        /// absent where nothing varies.
        chi2: Option<f64>,
        /// Its p-value.
        p: Option<f64>,
        /// One entry per stratum that has answers from both groups.
        strata: Vec<StandardisedStratum>,
        ; unmatched
    }
    {
            /// Strata with answers from one group alone, which say nothing about the difference.
            #[getter]
            fn unmatched<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
                let labels: Vec<_> =
                    self.0.unmatched.iter().map(|one| label(py, one)).collect::<PyResult<_>>()?;
                PyList::new(py, labels)
            }
    }
}

impl Tabular for Standardised {
    fn rows(&self) -> Rows {
        Rows(self.0.strata.iter().map(StandardisedStratum::cells).collect())
    }

    fn shown(&self) -> Shown {
        let csat::Standardised { difference, crude, reversed, odds_ratio, p, unmatched, strata, .. } =
            &self.0;
        let number = |value: f64| shown_estimate(value, None, None)[0].clone();
        let stratum = |one: &csat::StandardisedStratum| {
            let (name, n) = (one.label.to_string(), one.n_a.saturating_add(one.n_b).to_string());
            let [a, b, apart] = [one.value_a, one.value_b, one.value_a - one.value_b].map(number);
            vec![name, n, a, b, apart, String::new()]
        };
        let together = |name: &str, [a, b]: [String; 2], estimate: &core::Estimate| {
            let [value, interval] = shown_estimate(estimate.value, estimate.low, estimate.high);
            vec![name.to_owned(), estimate.n_valid.to_string(), a, b, value, interval]
        };
        let mut lines: Vec<Vec<String>> = strata.iter().map(stratum).collect();
        lines.push(together("standardised", [String::new(), String::new()], difference));
        lines.push(together("crude", [crude.value_a, crude.value_b].map(number), &crude.estimate));
        let ratio = odds_ratio.map(|ratio| format!("common odds ratio {}", in_words(&ratio)));
        let tested = p.map(|p| format!("Cochran-Mantel-Haenszel test: {}", equation("p", &Cell::from(p))));
        let warning = reversed.then(|| "the two have opposite signs: Simpson's paradox".to_owned());
        let left_out = (!unmatched.is_empty()).then(|| {
            let names: Vec<String> =
                unmatched.iter().map(|label| format!("{:?}", label.to_string())).collect();
            format!("left out, in one group only: {}", names.join(", "))
        });
        let caption = format!("Difference of shares by stratum, {} intervals", percent(difference.level));
        Shown::new(caption, &["", "n", "first", "second", "difference", "interval"], 1, lines)
            .with_notes([warning, ratio, tested, left_out].into_iter().flatten())
    }

    fn line(&self) -> String {
        let csat::Standardised { difference, crude, .. } = &self.0;
        format!("Standardised({}; crude {})", in_words(difference), in_words(&crude.estimate))
    }
}

result! {
    /// A change between two periods, split into what people say and who they are.
    RateAndMix(core::csat::RateAndMix) {
        /// What is compared; the unit of all figures is its unit.
        statistic: &'static str,
        /// The score before.
        before: f64,
        /// The score after.
        after: f64,
        /// `rate + mix + interaction`, exactly: after - before but for rounding.
        change: f64,
        /// The change there would be with the mix of before: the scores of the strata changed. Its interval takes the mix as
        /// given; absent where a stratum has one answer in a period. It rests on the strata of both periods.
        rate: Estimate,
        /// The change there would be with the scores of before: more or fewer people from good strata.
        mix: f64,
        /// What comes of both changing at once.
        interaction: f64,
        /// One entry per stratum.
        strata: Vec<StratumChange>,
    }
    {}
}

impl Tabular for RateAndMix {
    fn rows(&self) -> Rows {
        Rows(self.0.strata.iter().map(StratumChange::cells).collect())
    }

    fn shown(&self) -> Shown {
        let csat::RateAndMix { statistic, before, after, change, rate, mix, interaction, strata } = &self.0;
        let number = |value: f64| shown_estimate(value, None, None)[0].clone();
        let score = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), number);
        let stratum = |one: &csat::StratumChange| {
            let parts = [one.part_before, one.part_after].map(number);
            let changes = [one.rate, one.mix, one.interaction].map(number);
            let scores = [one.label.to_string(), score(one.before), score(one.after)];
            scores.into_iter().chain(parts).chain(changes).collect()
        };
        let mut lines: Vec<Vec<String>> = strata.iter().map(stratum).collect();
        let all = ["all".to_owned(), number(*before), number(*after), number(1.0), number(1.0)];
        lines.push(all.into_iter().chain([rate.value, *mix, *interaction].map(number)).collect());
        let caption =
            format!("Change of {} by {} = rate + mix + interaction", statistic.name(), number(*change));
        let heads = ["", "before", "after", "part before", "part after", "rate", "mix", "interaction"];
        let interval = (rate.low.is_some()).then(|| {
            format!("rate {}, {} interval with the mix as given", in_words(rate), percent(rate.level))
        });
        Shown::new(caption, &heads, 1, lines).with_notes(interval)
    }

    fn line(&self) -> String {
        let csat::RateAndMix { change, rate, mix, interaction, .. } = &self.0;
        let [c, r, m, i] =
            [*change, rate.value, *mix, *interaction].map(|x| shown_estimate(x, None, None)[0].clone());
        format!("RateAndMix(change {c} = rate {r} + mix {m} + interaction {i})")
    }
}

/// A number of successes and of answers: a tuple of two whole numbers.
fn successes<'py>(object: &Bound<'py, PyAny>) -> Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let tuple = object.cast::<PyTuple>().ok().filter(|tuple| tuple.len() == 2)?;
    let (x, n) = (tuple.get_item(0).ok()?, tuple.get_item(1).ok()?);
    let whole = |number: &Bound<'_, PyAny>| {
        !number.is_instance_of::<PyBool>()
            && (number.is_instance_of::<PyInt>() || number.hasattr("__index__").unwrap_or(false))
    };
    (whole(&x) && whole(&n)).then_some((x, n))
}

/// What makes a sample of ratings: scale, and weights if there are any.
#[derive(Clone, Copy)]
pub(crate) struct Ratings<'a, 'py> {
    pub(crate) scale: Arg<'a, 'py>,
    pub(crate) statistic: Statistic,
    pub(crate) weights: Arg<'a, 'py>,
}

impl<'py> Ratings<'_, 'py> {
    pub(crate) fn scale(&self) -> PyResult<core::Scale> {
        let (low, high) = if self.statistic == Statistic::Nps { (0, 10) } else { (1, 5) };
        self.scale.map_or_else(|| core::Scale::new(low, high).map_err(raised), scale)
    }

    fn sample(&self, object: &Bound<'py, PyAny>) -> PyResult<Sample> {
        let settled = |what: &str| match self.weights {
            Some(_) => Err(refused("weights", "a column", format!("{what} has them already"))),
            None => Ok(()),
        };
        if let Ok(counts) = object.cast::<Counts>() {
            settled("a Counts")?;
            return Ok(counts.get().now().into());
        }
        if let Some((x, n)) = successes(object) {
            settled("a count of successes")?;
            let whole = |number: &Bound<'_, PyAny>| {
                number
                    .extract::<u64>()
                    .map_err(|_| refused("sample", number.to_string(), "a whole number from 0"))
            };
            return Ok((whole(&x)?, whole(&n)?).into());
        }
        counted(object.py(), object, &self.scale()?, self.weights).map(Into::into)
    }

    /// Samples by label, from a mapping.
    fn strata(&self, object: &Bound<'py, PyAny>, name: &str) -> PyResult<Vec<(Label, Sample)>> {
        let pairs = object.call_method0("items").and_then(|items| items.try_iter());
        let pairs =
            pairs.map_err(|_| wrong_type(format!("{name}: a mapping from stratum to sample is needed")))?;
        let mut out = Vec::new();
        for pair in pairs {
            let (key, sample): (Bound<'py, PyAny>, Bound<'py, PyAny>) = pair?.extract()?;
            let labels = labels_of(&key)?;
            let one = match labels.as_slice() {
                [one] => one.clone(),
                several => Label::from(joined(several).as_str()),
            };
            out.push((one, self.sample(&sample)?));
        }
        Ok(out)
    }
}

fn options(
    statistic: &str,
    positive: Arg<'_, '_>,
    level: f64,
    bootstrap: Option<Bootstrap>,
) -> PyResult<CompareOptions> {
    let statistic = Statistic::parse(statistic).map_err(raised)?;
    let positive = positive.map_or(Ok(csat::Positive::Top(2)), self::positive)?;
    Ok(CompareOptions { statistic, positive, level, rescale: false, bootstrap })
}

/// The score of one sample minus that of another: independent people, such as two waves or two places.
///
/// A sample is a column of ratings, a `Counts`, or a tuple `(successes, n)` of a published share. `target` takes the place of
/// `b`: a number in the unit of the statistic. `statistic` is `"share"` (Newcombe's interval, score test), `"mean"` or
/// `"index"` (Welch) or `"nps"` (adjusted Wald). `scale` is that of bare ratings: (1, 5), for NPS (0, 10); `scale_b` that of
/// `b` if it differs. Samples of two scales are refused, unless `rescale` compares their means from 0 to 100.
/// `method` may be `"bca"` or `"percentile"`, with `replicates` and `seed` as `bootstrap` says; the test stays as it is.
#[pyfunction]
#[pyo3(
    name = "compare",
    signature = (a, b = None, *, target = None, statistic = "share", positive = None, level = 0.95, rescale = false,
        scale = None, scale_b = None, weights = None, weights_b = None, method = None, replicates = None, seed = None),
    text_signature = "(a, b=None, *, target=None, statistic='share', positive=2, level=0.95, rescale=False, scale=None, \
                      scale_b=None, weights=None, weights_b=None, method=None, replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_compare<'py>(
    a: &Bound<'py, PyAny>,
    b: Arg<'_, 'py>,
    target: Option<f64>,
    statistic: &str,
    positive: Arg<'_, 'py>,
    level: f64,
    rescale: bool,
    scale: Arg<'_, 'py>,
    scale_b: Arg<'_, 'py>,
    weights: Arg<'_, 'py>,
    weights_b: Arg<'_, 'py>,
    method: Option<&str>,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
) -> PyResult<Comparison> {
    let bootstrap = Draws { replicates, seed }.named(method, "None")?;
    let options = CompareOptions { rescale, ..options(statistic, positive, level, bootstrap)? };
    let of_a = Ratings { scale, statistic: options.statistic, weights };
    let (py, a) = (a.py(), of_a.sample(a)?);
    let found = match (b, target) {
        (Some(b), None) => {
            let of_b = Ratings { scale: scale_b.or(scale), weights: weights_b, ..of_a };
            let b = of_b.sample(b)?;
            py.detach(|| csat::compare(&a, &b, &options))
        }
        (None, Some(target)) => py.detach(|| csat::compare_target(&a, target, &options)),
        _ => return Err(wrong_type("compare needs a second sample or a target, not both")),
    };
    found.map(Comparison).map_err(raised)
}

/// The score after minus the score before, of the same people: reference is before, delivered after.
///
/// `before` and `after` are columns of ratings, one row per person; or `before` is a `PairCounts`. Shares have Newcombe's paired
/// interval and the test of `McNemar`, exact below 25 discordant pairs; means, indices and NPS Student's t on each person's
/// change. `method` may be `"bca"` or `"percentile"`, with `replicates` and `seed` as `bootstrap` says.
#[pyfunction]
#[pyo3(
    name = "compare_paired",
    signature = (before, after = None, *, statistic = "share", positive = None, level = 0.95, scale = None, weights = None,
        method = None, replicates = None, seed = None),
    text_signature = "(before, after=None, *, statistic='share', positive=2, level=0.95, scale=None, weights=None, \
                      method=None, replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_compare_paired<'py>(
    before: &Bound<'py, PyAny>,
    after: Arg<'_, 'py>,
    statistic: &str,
    positive: Arg<'_, 'py>,
    level: f64,
    scale: Arg<'_, 'py>,
    weights: Arg<'_, 'py>,
    method: Option<&str>,
    replicates: Arg<'_, 'py>,
    seed: Arg<'_, 'py>,
) -> PyResult<Comparison> {
    let options = options(statistic, positive, level, Draws { replicates, seed }.named(method, "None")?)?;
    let pairs = match (before.cast::<PairCounts>(), after) {
        (Ok(pairs), None) if scale.is_none() && weights.is_none() => pairs.get().now(),
        (Ok(_), _) => return Err(wrong_type("a PairCounts has both sides, their scale and weights already")),
        (Err(_), None) => return Err(wrong_type("compare_paired needs two columns or a PairCounts")),
        (Err(_), Some(after)) => {
            let scale = Ratings { scale, statistic: options.statistic, weights }.scale()?;
            paired(before.py(), before, after, &scale, weights)?
        }
    };
    let py = before.py();
    py.detach(|| csat::compare_paired(&pairs, &options)).map(Comparison).map_err(raised)
}

/// The published convention of that name.
#[pyfunction]
#[pyo3(name = "convention")]
pub(crate) fn csat_convention(name: &str) -> PyResult<Convention> {
    csat::convention(name).map(Convention::from).map_err(raised)
}

/// The names of all conventions.
#[pyfunction]
#[pyo3(name = "conventions")]
pub(crate) fn csat_conventions() -> Vec<&'static str> {
    csat::conventions()
}

/// The index, 0 to 100, that a convention of several items makes of them: ACSI's.
///
/// `items` has one column per weight of the convention, one row per respondent; who did not rate all is missing.
#[pyfunction]
#[pyo3(name = "score_items", signature = (items, *, convention, level = 0.95))]
#[expect(clippy::needless_pass_by_value, reason = "what Python hands over")]
pub(crate) fn csat_score_items(
    items: Vec<Bound<'_, PyAny>>,
    convention: &str,
    level: f64,
) -> PyResult<Estimate> {
    let convention = csat::convention(convention).map_err(raised)?;
    let items = items.iter().map(|item| Numbers::read(item, "items").map(|item| item.doubles()));
    let items = items.collect::<PyResult<Vec<_>>>()?;
    let columns: Vec<core::Column<'_>> = items.iter().map(core::Column::from).collect();
    csat::score_items(&columns, &convention, level).map(Estimate::from).map_err(raised)
}

/// The same ratings under several conventions, each with its unit, so that nobody compares 75 with 80 by mistake.
///
/// `ratings` is a column or a `Counts`; the scale of bare ratings is that of the first convention. A convention of another
/// scale is refused.
#[pyfunction]
#[pyo3(
    name = "side_by_side",
    signature = (ratings, conventions, *, scale = None, level = 0.95, weights = None)
)]
#[expect(clippy::needless_pass_by_value, reason = "what Python hands over")]
pub(crate) fn csat_side_by_side<'py>(
    ratings: &Bound<'py, PyAny>,
    conventions: Vec<String>,
    scale: Arg<'_, 'py>,
    level: f64,
    weights: Arg<'_, 'py>,
) -> PyResult<ConventionScores> {
    let names: Vec<&str> = conventions.iter().map(String::as_str).collect();
    let counts = if let Ok(counts) = ratings.cast::<Counts>() {
        counts.get().now()
    } else {
        let scale = match (scale, names.first()) {
            (Some(given), _) => self::scale(given)?,
            (None, Some(name)) => csat::convention(name).and_then(|first| first.scale()).map_err(raised)?,
            (None, None) => return Ok(ConventionScores(Vec::new())),
        };
        counted(ratings.py(), ratings, &scale, weights)?
    };
    let rows = csat::side_by_side(&counts, &names, level).map_err(raised)?;
    Ok(ConventionScores(rows))
}

/// Every segment of a summary against all others, against the total or against a target, with p-values adjusted over the
/// segments.
///
/// `by` names some of the summary's segment columns, `None` all. `against` is `"rest"` or `"total"`; a `target` takes their
/// place. The comparisons are those of `compare`, `method` too. A thin segment keeps its row.
#[pyfunction]
#[pyo3(
    name = "segments",
    signature = (summary, item, *, by = None, statistic = "share", positive = None, against = "rest", target = None,
        level = 0.95, adjustment = "holm", method = None, replicates = None, seed = None),
    text_signature = "(summary, item, *, by=None, statistic='share', positive=2, against='rest', target=None, level=0.95, \
                      adjustment='holm', method=None, replicates=10000, seed=1)"
)]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
pub(crate) fn csat_segments(
    py: Python<'_>,
    summary: &Bound<'_, Summary>,
    item: &str,
    by: Arg<'_, '_>,
    statistic: &str,
    positive: Arg<'_, '_>,
    against: &str,
    target: Option<f64>,
    level: f64,
    adjustment: &str,
    method: Option<&str>,
    replicates: Arg<'_, '_>,
    seed: Arg<'_, '_>,
) -> PyResult<SegmentComparisons> {
    let against = match (against, target) {
        ("rest", None) => Against::Rest,
        ("total", None) => Against::Total,
        ("rest" | "target", Some(target)) => Against::Target(target),
        (other, _) => return Err(refused("against", format!("{other:?}"), "rest, total, or a target")),
    };
    let by = match by {
        None => Vec::new(),
        Some(one) if one.extract::<String>().is_ok() => vec![one.extract()?],
        Some(several) => several.extract()?,
    };
    let adjustment = Adjustment::parse(adjustment).map_err(raised)?;
    let bootstrap = Draws { replicates, seed }.named(method, "None")?;
    let compare = options(statistic, positive, level, bootstrap)?;
    let options = SegmentOptions { compare, by, against, adjustment };
    let summary = summary.get().now();
    py.detach(|| csat::segments(&summary, item, &options)).map(SegmentComparisons::from).map_err(raised)
}

/// The counts of an item by the labels of one segment column, of the segments with a label in another.
///
/// The strata of `standardised` and `rate_and_mix` from a summary with both columns: a dict from label to `Counts`.
/// `within` is a pair of a column and the label that it must have; `None` takes all segments.
#[pyfunction]
#[pyo3(name = "strata", signature = (summary, item, over, *, within = None))]
pub(crate) fn csat_strata<'py>(
    py: Python<'py>,
    summary: &Bound<'py, Summary>,
    item: &str,
    over: &str,
    within: Option<(String, Bound<'py, PyAny>)>,
) -> PyResult<Bound<'py, PyDict>> {
    let within =
        within.map(|(column, one)| Ok::<_, PyErr>((column, labels_of(&one)?.remove(0)))).transpose()?;
    let within = within.as_ref().map(|(column, label)| (column.as_str(), label));
    let out = PyDict::new(py);
    for (one, sample) in csat::strata(&summary.get().now(), item, over, within).map_err(raised)? {
        if let Sample::Counts(counts) = sample {
            out.set_item(label(py, &one)?, Counts::from(counts).into_bound_py_any(py)?)?;
        }
    }
    Ok(out)
}

/// The difference of shares of two groups, held against a third variable: Mantel and Haenszel's, with the crude one
/// beside it.
///
/// `a` and `b` are mappings from stratum to sample, as `strata` makes them; a sample is what `compare` takes. Strata that one
/// of them lacks, or in which it has no answers, do not count and are named.
#[pyfunction]
#[pyo3(
    name = "standardised",
    signature = (a, b, *, positive = None, level = 0.95, scale = None),
    text_signature = "(a, b, *, positive=2, level=0.95, scale=(1, 5))"
)]
pub(crate) fn csat_standardised<'py>(
    a: &Bound<'py, PyAny>,
    b: &Bound<'py, PyAny>,
    positive: Arg<'_, 'py>,
    level: f64,
    scale: Arg<'_, 'py>,
) -> PyResult<Standardised> {
    let options = options("share", positive, level, None)?;
    let ratings = Ratings { scale, statistic: options.statistic, weights: None };
    let (a, b) = (ratings.strata(a, "a")?, ratings.strata(b, "b")?);
    csat::standardised(&a, &b, &options).map(Standardised::from).map_err(raised)
}

/// The change of a score between two periods, split into rate, mix and interaction over strata (Kitagawa 1955, Journal of
/// the American Statistical Association 50:1168-1194, with the interaction left apart).
///
/// `before` and `after` are mappings from stratum to sample, as `strata` makes them; a sample is what `compare` takes. A
/// stratum that was there in one period only has no change of its score: it is all mix.
#[pyfunction]
#[pyo3(
    name = "rate_and_mix",
    signature = (before, after, *, statistic = "share", positive = None, level = 0.95, scale = None),
    text_signature = "(before, after, *, statistic='share', positive=2, level=0.95, scale=None)"
)]
pub(crate) fn csat_rate_and_mix<'py>(
    before: &Bound<'py, PyAny>,
    after: &Bound<'py, PyAny>,
    statistic: &str,
    positive: Arg<'_, 'py>,
    level: f64,
    scale: Arg<'_, 'py>,
) -> PyResult<RateAndMix> {
    let options = options(statistic, positive, level, None)?;
    let ratings = Ratings { scale, statistic: options.statistic, weights: None };
    let (before, after) = (ratings.strata(before, "before")?, ratings.strata(after, "after")?);
    csat::rate_and_mix(&before, &after, &options).map(RateAndMix::from).map_err(raised)
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Comparison>()?;
    module.add_class::<Convention>()?;
    module.add_class::<ConventionRow>()?;
    module.add_class::<ConventionScores>()?;
    module.add_class::<SegmentComparison>()?;
    module.add_class::<SegmentComparisons>()?;
    module.add_class::<Standardised>()?;
    module.add_class::<StandardisedStratum>()?;
    module.add_class::<RateAndMix>()?;
    module.add_class::<StratumChange>()?;
    module.add("csat_bootstrap", wrap_pyfunction!(crate::bootstrap::csat_bootstrap, module)?)?;
    module.add("csat_compare", wrap_pyfunction!(csat_compare, module)?)?;
    module.add("csat_compare_paired", wrap_pyfunction!(csat_compare_paired, module)?)?;
    module.add("csat_convention", wrap_pyfunction!(csat_convention, module)?)?;
    module.add("csat_conventions", wrap_pyfunction!(csat_conventions, module)?)?;
    module.add("csat_score", wrap_pyfunction!(crate::csat::csat_score, module)?)?;
    module.add("csat_score_items", wrap_pyfunction!(csat_score_items, module)?)?;
    module.add("csat_side_by_side", wrap_pyfunction!(csat_side_by_side, module)?)?;
    module.add("csat_segments", wrap_pyfunction!(csat_segments, module)?)?;
    module.add("csat_strata", wrap_pyfunction!(csat_strata, module)?)?;
    module.add("csat_standardised", wrap_pyfunction!(csat_standardised, module)?)?;
    module.add("csat_rate_and_mix", wrap_pyfunction!(csat_rate_and_mix, module)?)
}
