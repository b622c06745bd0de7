//! How many customers stay.

use gapmodel_core::Result;
use gapmodel_core::economics::{Cohort, CohortPeriod};

use crate::chart::{Chart, Look, some};
use crate::plot::{Body, Layer, Plane, Plot, Rule, Spot, key};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const LEFT: style::Look = look(Hue::Blue, Form::Line);
const KEPT: style::Look = look(Hue::Orange, Form::Dashed);
const SEEN_LEFT: style::Look = look(Hue::Blue, Form::Dot);
const SEEN_KEPT: style::Look = look(Hue::Orange, Form::Square);
const UNTIL: style::Look = look(Hue::Muted, Form::Dotted);

/// The retention curve of a cohort: the share of customers left after each period and the share kept in it, as observed and as
/// the model has it for periods to come.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without periods.
pub fn cohort(result: &Cohort) -> Result<Chart> {
    some("periods", &result.periods)?;
    let periods = result.periods.clone();
    Ok(Chart::new("cohort", move |look| plot(look, &periods)))
}

fn plot(reader: &Look, periods: &[CohortPeriod]) -> Plot {
    let at = |period: &CohortPeriod| period.period as f64;
    let left = [(0.0, 1.0)].into_iter().chain(periods.iter().map(|period| (at(period), period.survival)));
    let kept = periods.iter().map(|period| (at(period), period.retention));
    let line = |points: Vec<(f64, f64)>, look| Layer::Line { points, look };
    let mut layers = vec![line(left.collect(), LEFT), line(kept.collect(), KEPT)];
    let seen = periods.iter().rfind(|period| period.survivors.is_some());
    let until = seen.filter(|period| period.period < periods.len() as u64);
    layers.extend(until.map(|period| {
        Layer::Upright(Rule { at: at(period), label: reader.pick(&texts::OBSERVED_UNTIL), look: UNTIL })
    }));
    let last = periods.last().map_or(1.0, at);
    Plot {
        title: reader.pick(&texts::COHORT_TITLE),
        subtitle: reader.pick(&texts::COHORT_SUBTITLE),
        legend: vec![
            key(SEEN_LEFT, reader.pick(&texts::OBSERVED_LEFT)),
            key(LEFT, reader.pick(&texts::CUSTOMERS_LEFT)),
            key(SEEN_KEPT, reader.pick(&texts::OBSERVED_KEPT)),
            key(KEPT, reader.pick(&texts::KEPT)),
            key(UNTIL, reader.pick(&texts::OBSERVED_UNTIL)),
        ],
        body: Body::Plane(Plane {
            x: Axis::between(reader.pick(&texts::PERIOD), 0.0, last, Format::Number(0)),
            y: Axis::between(String::new(), 0.0, 1.0, Format::Percent(0)),
            aspect: 0.5,
            layers,
            spots: spots(reader, periods),
            corners: None,
            numbered: false,
        }),
        notes: Vec::new(),
    }
}

fn spots(reader: &Look, periods: &[CohortPeriod]) -> Vec<Spot> {
    let words = reader.words;
    let mut spots = Vec::new();
    let mut left = 1.0;
    for period in periods {
        let Some(kept) = period.observed_retention else { continue };
        left *= kept;
        for (y, look, text) in [(left, SEEN_LEFT, &texts::CUSTOMERS_LEFT), (kept, SEEN_KEPT, &texts::KEPT)] {
            let share = words.number(y, Format::Percent(1));
            let says =
                format!("{} {}: {} {share}", words.pick(&texts::PERIOD), period.period, words.pick(text));
            let x = period.period as f64;
            spots.push(Spot { x, y, look, label: String::new(), says, x_limits: None, y_limits: None });
        }
    }
    spots
}
