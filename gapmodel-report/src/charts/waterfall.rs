//! Where gap 5 comes from.

use gapmodel_core::gap::{Step, Waterfall};
use gapmodel_core::{Estimate, Result};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Mark, Panel, Plot, Row, Rows, Shape, key, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const RISE: style::Look = look(Hue::Blue, Form::Solid);
const FALL: style::Look = look(Hue::Orange, Form::Solid);
const TOTAL: style::Look = look(Hue::Ink, Form::Solid);
const BESIDE: style::Look = look(Hue::Grey, Form::Hatched);
const INTERVAL: style::Look = look(Hue::Ink, Form::Whisker);
const LINK: style::Look = look(Hue::Muted, Form::Line);

const SIGNED: Format = Format::Signed(2);

/// The steps from what customers expect to what they perceive, each a bar that begins where the one before ends; gap 4 stands
/// beside, as a promise raises the expectation and is no step.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without steps.
pub fn waterfall(result: &Waterfall) -> Result<Chart> {
    some("steps", &result.steps)?;
    let result = result.clone();
    Ok(Chart::new("waterfall", move |look| plot(look, &result)))
}

fn name(reader: &Look, step: &str) -> String {
    let parts = step.split(" + ").map(|part| texts::named(reader.words, &texts::STEPS, part));
    parts.collect::<Vec<_>>().join(" + ")
}

fn plot(reader: &Look, result: &Waterfall) -> Plot {
    let words = reader.words;
    let mut rows = Vec::new();
    let mut level = 0.0;
    for step in &result.steps {
        rows.push(of_step(reader, step, level));
        level += step.estimate.value;
    }
    rows.push(of_estimate(reader, "gap 5", &result.total, TOTAL));
    if let Some(communication) = &result.communication {
        rows.push(of_estimate(reader, "gap 4", &communication.estimate, BESIDE));
    }
    let ends = rows.iter().flat_map(|row| &row.marks).flat_map(|mark| match mark.shape {
        Shape::Span(from, to, _) => [from, to],
        _ => [0.0, 0.0],
    });
    let axis = Axis::over(reader.pick(&texts::WATERFALL_AXIS), ends.chain([0.0]), SIGNED);
    let largest = name(reader, &result.largest);
    let probability = words.number(result.probability, Format::Percent(0));
    Plot {
        title: reader.pick(&texts::WATERFALL_TITLE),
        subtitle: reader.pick(&texts::WATERFALL_SUBTITLE),
        legend: vec![
            key(FALL, reader.pick(&texts::FALL)),
            key(RISE, reader.pick(&texts::RISE)),
            key(TOTAL, reader.pick(&texts::TOTAL)),
            key(BESIDE, reader.pick(&texts::BESIDE)),
            key(INTERVAL, texts::interval(words, result.total.level)),
        ],
        body: Body::Rows(Rows {
            list: rows,
            panels: vec![Panel::new(axis, 1.0)],
            columns: vec![reader.pick(&texts::STEP), "n".into()],
        }),
        notes: vec![words.fill(&texts::LARGEST_NOTE, &[&probability, &largest])],
    }
}

fn of_step(reader: &Look, step: &Step, level: f64) -> Row {
    let end = level + step.estimate.value;
    let look = if step.estimate.value < 0.0 { FALL } else { RISE };
    let mut row = of_bar(reader, &name(reader, &step.name), &step.estimate, (level, end), look);
    row.marks.push(Mark { panel: 0, look: LINK, shape: Shape::Link(end) });
    row
}

fn of_estimate(reader: &Look, name: &str, estimate: &Estimate, look: style::Look) -> Row {
    let label = texts::named(reader.words, &texts::STEPS, name);
    let mut row = of_bar(reader, &label, estimate, (0.0, estimate.value), look);
    row.strong = look == TOTAL;
    row
}

fn of_bar(reader: &Look, label: &str, estimate: &Estimate, (from, to): (f64, f64), look: style::Look) -> Row {
    let mut row = Row::of(label, |label| format!("{label}: {}", reader.estimate(estimate, SIGNED)));
    row.marks.push(span(0, (from, to), look));
    let shifted = limits(estimate).map(|(low, high)| (from + low, from + high));
    row.marks.extend(shifted.map(|limits| span(0, limits, INTERVAL)));
    row.cells = vec![reader.words.number(estimate.value, SIGNED), reader.words.count(estimate.n_valid)];
    row
}
