//! How gap 5 changed from one survey to the next.

use std::sync::Arc;

use gapmodel_core::gap::{self, ChangeOptions};
use gapmodel_core::{self as core, SummaryOptions};
use pyo3::prelude::*;

use crate::error::{raised, refused, wrong_type};
use crate::frame::{Row, Rows, Shown, shown_mean, shown_mean_interval};
use crate::input::Frame;
use crate::instrument::Instrument;
use crate::results::{Estimate, Tabular, ToPython, cell, in_words, percent, result, section, text};
use crate::summary::Summary;

result! {
    /// The change of gap 5 of one attribute, one dimension, or over all.
    ChangeRow(core::gap::ChangeRow) {
        /// The id in the instrument; `"overall"` for the mean over dimensions.
        id: String,
        /// The label in the language asked for.
        label: String,
        /// Gap 5 before.
        before: f64,
        /// Gap 5 after.
        after: f64,
        /// Gap after - gap before in scale units: perception - expectation, exactly.
        gap: Estimate,
        /// Perception after - perception before.
        perception: Estimate,
        /// Expectation after - expectation before.
        expectation: Estimate,
        /// Whether expectations have risen: the interval of their change lies above 0.
        expectations_rise: bool,
    }
    {}
}

result! {
    /// How gap 5 changed, and whether perceptions or expectations moved it.
    Change(core::gap::Change) {
        /// Paired if the same people were asked twice, else independent.
        design: &'static str,
        /// Over all.
        overall: ChangeRow,
        /// One row per dimension that was rated both times.
        dimensions: Vec<ChangeRow>,
        /// One row per attribute that was rated both times.
        attributes: Vec<ChangeRow>,
        /// How many were asked twice; 0 for different people.
        n_matched: u64,
        /// How many of the same people were asked only once and do not count; 0 for different people.
        n_unmatched: u64,
    }
    {}
}

/// The change of gap 5 between two surveys of different people, split into that of perceptions and that of expectations.
///
/// `before` and `after` are summaries of different people. Of the same people asked twice they are tables: `id` names the
/// column that tells who is who and `instrument` what was asked; intervals are then those of each person's own change. A
/// gap can widen because service got worse, or because people expect more; the two parts add up to its change exactly.
#[pyfunction]
#[pyo3(
    name = "change",
    signature = (before, after, *, level = 0.95, language = "en", id = None, instrument = None)
)]
pub(crate) fn gap_change(
    py: Python<'_>,
    before: &Bound<'_, PyAny>,
    after: &Bound<'_, PyAny>,
    level: f64,
    language: &str,
    id: Option<String>,
    instrument: Option<&Bound<'_, Instrument>>,
) -> PyResult<Change> {
    let options = ChangeOptions { level, language: language.to_owned() };
    let summaries = before.cast::<Summary>().ok().zip(after.cast::<Summary>().ok());
    let changed = match (summaries, id, instrument) {
        (Some((before, after)), None, None) => {
            let (before, after) = (before.get().now(), after.get().now());
            py.detach(|| gap::change(&before, &after, &options))
        }
        (Some(_), Some(id), _) => {
            return Err(refused("id", format!("{id:?}"), "a summary forgets who is who: tables are needed"));
        }
        (Some(_), None, Some(_)) => {
            return Err(refused("instrument", "given", "it comes from the summaries"));
        }
        (None, Some(id), Some(instrument)) => {
            let instrument = Arc::clone(&instrument.get().0);
            let by = SummaryOptions { by: vec![id.clone()], ..SummaryOptions::default() };
            let before = Frame::read(before, "before")?.prepare(&instrument, &by)?;
            let after = Frame::read(after, "after")?.prepare(&instrument, &by)?;
            py.detach(|| {
                let waves = [before.joined(), after.joined()];
                let tables = [waves[0].whole()?, waves[1].whole()?];
                gap::change_paired(&tables[0], &tables[1], &instrument, &id, &options)
            })
        }
        (None, ..) => {
            return Err(wrong_type(
                "before and after are two summaries, or two tables of the same people with id and instrument",
            ));
        }
    };
    changed.map(Change::from).map_err(raised)
}

fn change_row(kind: &str, row: &gap::ChangeRow) -> Row {
    let gap::ChangeRow { id, label, before, after, gap, perception, expectation, expectations_rise } = row;
    let mut out = vec![
        text("kind", kind),
        text("id", id),
        text("label", label),
        cell("before", *before),
        cell("after", *after),
    ];
    for (name, change) in [("gap", gap), ("perception", perception), ("expectation", expectation)] {
        out.extend([
            cell(name, change.value),
            cell(&format!("{name}_std_error"), change.std_error),
            cell(&format!("{name}_low"), change.low),
            cell(&format!("{name}_high"), change.high),
        ]);
    }
    out.extend([
        cell("level", gap.level),
        cell("n_valid", gap.n_valid),
        cell("n_missing", gap.n_missing),
        text("method", gap.method.name()),
        cell("expectations_rise", *expectations_rise),
    ]);
    out
}

const CHANGE_HEADS: [&str; 10] =
    ["", "n", "before", "after", "gap", "interval", "perception", "interval", "expectation", "interval"];

fn change_line(row: &gap::ChangeRow) -> Vec<String> {
    let n = row.gap.n_valid.to_string();
    let mut line = vec![row.label.clone(), n, shown_mean(row.before), shown_mean(row.after)];
    for change in [&row.gap, &row.perception, &row.expectation] {
        line.extend([shown_mean(change.value), shown_mean_interval(change.low, change.high)]);
    }
    line
}

impl Tabular for ChangeRow {
    fn rows(&self) -> Rows {
        Rows(vec![change_row("change", &self.0)])
    }

    fn shown(&self) -> Shown {
        Shown::new("Change of gap 5", &CHANGE_HEADS, 1, vec![change_line(&self.0)])
    }

    fn line(&self) -> String {
        format!("ChangeRow({:?}, gap {})", self.0.id, in_words(&self.0.gap))
    }
}

impl Tabular for Change {
    fn rows(&self) -> Rows {
        let mut rows = vec![change_row("overall", &self.0.overall)];
        rows.extend(self.0.dimensions.iter().map(|row| change_row("dimension", row)));
        rows.extend(self.0.attributes.iter().map(|row| change_row("attribute", row)));
        Rows(rows)
    }

    fn shown(&self) -> Shown {
        let gap::Change { design, overall, dimensions, attributes, n_matched, n_unmatched } = &self.0;
        let mut lines = vec![change_line(overall)];
        section(&mut lines, "Dimensions", dimensions.iter().map(change_line));
        section(&mut lines, "Attributes", attributes.iter().map(change_line));
        let caption = format!(
            "Change of gap 5 = change of perception - change of expectation, {}; {} intervals",
            design.name(),
            percent(overall.gap.level)
        );
        let matched = (*n_matched > 0 || *n_unmatched > 0)
            .then(|| format!("{n_matched} were asked twice, {n_unmatched} only once and do not count"));
        let rising: Vec<&str> = [overall]
            .into_iter()
            .chain(dimensions)
            .filter(|row| row.expectations_rise)
            .map(|row| row.label.as_str())
            .collect();
        let rising = (!rising.is_empty()).then(|| format!("Expectations have risen: {}", rising.join(", ")));
        Shown::new(caption, &CHANGE_HEADS, 1, lines).with_notes(matched.into_iter().chain(rising))
    }

    fn line(&self) -> String {
        let gap::ChangeRow { gap, perception, expectation, .. } = &self.0.overall;
        let [p, e] = [perception, expectation].map(|change| shown_mean(change.value));
        format!("Change(gap {}, perception {p}, expectation {e}, {})", in_words(gap), self.0.design.name())
    }
}

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<ChangeRow>()?;
    module.add_class::<Change>()?;
    module.add("gap_change", wrap_pyfunction!(gap_change, module)?)
}
