//! What an outcome goes with.

use gapmodel_core::Result;
use gapmodel_core::drivers::{Driver, KeyDrivers};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Mark, Panel, Plot, Row, Rows, Rule, Shape, key, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const ABOVE_NOISE: style::Look = look(Hue::Blue, Form::Solid);
const MAYBE_NOISE: style::Look = look(Hue::Grey, Form::Hollow);
const INTERVAL: style::Look = look(Hue::Ink, Form::Whisker);
const NOISE: style::Look = look(Hue::Orange, Form::Dashed);
const RANK: style::Look = look(Hue::Teal, Form::Solid);

/// The weight of each driver with its interval, the largest first, beside that of random noise; and the probability of each rank.
///
/// A driver that cannot be told from noise is drawn hollow. Without replicates there are no intervals and no ranks.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without drivers.
pub fn drivers(result: &KeyDrivers) -> Result<Chart> {
    some("drivers", &result.drivers)?;
    let mut result = result.clone();
    result.drivers.sort_by_key(|driver| driver.rank);
    Ok(Chart::new("drivers", move |look| plot(look, &result)))
}

fn plot(reader: &Look, result: &KeyDrivers) -> Plot {
    let words = reader.words;
    let values = result.drivers.iter().flat_map(|driver| {
        let (low, high) = limits(&driver.weight).unwrap_or_default();
        [driver.weight.value, low, high]
    });
    let noise = result.noise.map(|noise| noise.value);
    let axis =
        Axis::over(reader.pick(&texts::PART_OF_R2), values.chain(noise).chain([0.0]), Format::Number(2));
    let mut panel = Panel::new(axis, 1.0);
    let label = reader.pick(&texts::NOISE);
    panel.rules.extend(noise.map(|at| Rule { at, label, look: NOISE }));
    let mut panels = vec![panel];
    let ranks = result.drivers.first().map_or(0, |driver| driver.rank_probabilities.len());
    if ranks > 0 {
        let names = (1..=ranks).map(|rank| rank.to_string()).collect();
        panels.push(Panel::new(Axis::named(reader.pick(&texts::RANKS), names), 0.8));
    }
    let r_squared = words.number(result.r_squared, Format::Number(2));
    let level = result.drivers.first().map_or(0.95, |driver| driver.weight.level);
    Plot {
        title: reader.pick(&texts::DRIVERS_TITLE),
        subtitle: words.fill(&texts::DRIVERS_SUBTITLE, &[&r_squared]),
        legend: vec![
            key(
                ABOVE_NOISE,
                reader.pick(if noise.is_some() { &texts::MORE_THAN_NOISE } else { &texts::WEIGHT }),
            ),
            key(MAYBE_NOISE, reader.pick(&texts::NOT_MORE)),
            key(INTERVAL, texts::interval(words, level)),
            key(NOISE, reader.pick(&texts::NOISE)),
            key(RANK, reader.pick(&texts::RANK_SHARE)),
        ],
        body: Body::Rows(Rows {
            list: result.drivers.iter().map(|driver| row(reader, driver)).collect(),
            panels,
            columns: vec![reader.pick(&texts::WEIGHT)],
        }),
        notes: vec![format!("n = {}", words.count(result.n_valid))],
    }
}

fn row(reader: &Look, driver: &Driver) -> Row {
    let words = reader.words;
    let decimals = Format::Number(3);
    let mut row = Row::of(&driver.name, |label| {
        format!("{label}: {}", words.interval(driver.weight.value, limits(&driver.weight), decimals))
    });
    let above = driver.above_noise.and_then(|above| above.low);
    let look = if above.is_some_and(|low| low <= 0.0) { MAYBE_NOISE } else { ABOVE_NOISE };
    row.marks.push(span(0, (0.0, driver.weight.value), look));
    row.marks.extend(limits(&driver.weight).map(|limits| span(0, limits, INTERVAL)));
    for (rank, probability) in driver.rank_probabilities.iter().enumerate() {
        let place = rank as f64;
        row.marks.push(Mark {
            panel: 1,
            look: RANK,
            shape: Shape::Spike(place - 0.45, place + 0.45, *probability),
        });
    }
    row.cells = vec![words.number(driver.weight.value, decimals)];
    row
}
