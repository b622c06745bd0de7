//! Business, human and hidden.

use gapmodel_core::dimensions::{Balance, DimensionScore, DimensionScores};
use gapmodel_core::{Error, Result};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Panel, Plot, Row, Rows, Triangle, key, point, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const POINT: style::Look = look(Hue::Orange, Form::Dot);
const REGION: style::Look = look(Hue::Ink, Form::Dashed);
const PERCEIVED: style::Look = look(Hue::Blue, Form::Dot);
const EXPECTED: style::Look = look(Hue::Ink, Form::Ring);
const STAFF: style::Look = look(Hue::Orange, Form::Square);
const INTERVAL: style::Look = look(Hue::Ink, Form::Whisker);

/// The triangle of the three dimensions: where the scores stand, and how far from balance.
///
/// # Errors
///
/// [`Error::TooFewUnits`] where there is no balance: nobody has all three scores.
pub fn balance(result: &DimensionScores) -> Result<Chart> {
    let what = "respondents with all three dimensions";
    let none = || Error::TooFewUnits { what: what.into(), n: 0, needed: 1 };
    let balance = result.balance.clone().ok_or_else(none)?;
    Ok(Chart::new("balance", move |look| triangle(look, &balance)))
}

fn triangle(reader: &Look, balance: &Balance) -> Plot {
    let words = reader.words;
    let distance = &balance.distance;
    let shares = [balance.business, balance.human, balance.hidden];
    let corners =
        ["business", "human", "hidden"].map(|name| texts::named(words, &texts::SERVICE_DIMENSIONS, name));
    let said = corners
        .iter()
        .zip(shares)
        .map(|(name, share)| format!("{name} {}", words.number(share, Format::Percent(0))));
    let label = words.fill(&texts::DISTANCE, &[&words.number(distance.value, Format::Number(2))]);
    let whole = words.fill(&texts::DISTANCE, &[&reader.estimate(distance, Format::Number(3))]);
    Plot {
        title: reader.pick(&texts::BALANCE_TITLE),
        subtitle: reader.pick(&texts::BALANCE_SUBTITLE),
        legend: vec![
            key(POINT, reader.pick(&texts::SCORES)),
            key(
                REGION,
                format!(
                    "{} ({})",
                    words.pick(&texts::DISTANCE_LIMITS),
                    texts::interval(words, distance.level)
                ),
            ),
        ],
        body: Body::Triangle(Triangle {
            shares,
            limits: limits(distance),
            point: POINT,
            region: REGION,
            says: format!("{}; {whole}", said.collect::<Vec<_>>().join(", ")),
            label,
            corners,
        }),
        notes: vec![whole],
    }
}

/// The scores of the three dimensions with their intervals, beside what was expected and what staff think, as far as these are
/// known.
///
/// # Errors
///
/// [`Error::TooFewUnits`] without dimensions.
pub fn dimensions(result: &DimensionScores) -> Result<Chart> {
    some("dimensions", &result.dimensions)?;
    let rows = result.dimensions.clone();
    Ok(Chart::new("dimensions", move |look| scores(look, &rows)))
}

fn scores(reader: &Look, rows: &[DimensionScore]) -> Plot {
    let words = reader.words;
    let axis = Axis::between(String::new(), 0.0, 100.0, Format::Number(0));
    let level = rows.first().map_or(0.95, |row| row.score.level);
    Plot {
        title: reader.pick(&texts::DIMENSIONS_TITLE),
        subtitle: reader.pick(&texts::DIMENSIONS_SUBTITLE),
        legend: vec![
            key(PERCEIVED, reader.pick(&texts::PERCEIVED)),
            key(EXPECTED, reader.pick(&texts::EXPECTED)),
            key(STAFF, reader.pick(&texts::STAFF)),
            key(INTERVAL, texts::interval(words, level)),
        ],
        body: Body::Rows(Rows {
            list: rows.iter().map(|row| of_score(reader, row)).collect(),
            panels: vec![Panel::new(axis, 1.0)],
            columns: vec![reader.pick(&texts::SCORE), "n".into()],
        }),
        notes: Vec::new(),
    }
}

fn of_score(reader: &Look, score: &DimensionScore) -> Row {
    let format = Format::Number(1);
    let label = texts::named(reader.words, &texts::SERVICE_DIMENSIONS, score.dimension.name());
    let mut row = Row::of(&label, |label| format!("{label}: {}", reader.estimate(&score.score, format)));
    row.marks.extend(score.expectation.map(|expected| point(0, expected.value, EXPECTED)));
    row.marks.extend(score.staff.map(|staff| point(0, staff.value, STAFF)));
    row.marks.extend(limits(&score.score).map(|limits| span(0, limits, INTERVAL)));
    row.marks.push(point(0, score.score.value, PERCEIVED));
    row.cells = vec![reader.words.number(score.score.value, format), reader.words.count(score.score.n_valid)];
    row
}
