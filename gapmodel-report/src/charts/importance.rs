//! What matters beside how well it is done.

use gapmodel_core::Result;
use gapmodel_core::drivers::{ImportancePerformance, ImportanceRow, Quadrant};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Layer, Plane, Plot, Rule, Spot, key};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::svg::text::clean;
use crate::texts;
use crate::words::Format;

const LINE: style::Look = look(Hue::Muted, Form::Line);

/// With more attributes than these, intervals would hide the picture.
const MOST_INTERVALS: usize = 12;

const fn look_of(quadrant: Quadrant) -> style::Look {
    match quadrant {
        Quadrant::ConcentrateHere => look(Hue::Orange, Form::Diamond),
        Quadrant::KeepUpTheGoodWork => look(Hue::Blue, Form::Dot),
        Quadrant::LowPriority => look(Hue::Grey, Form::Square),
        Quadrant::PossibleOverkill => look(Hue::Teal, Form::Up),
        _ => look(Hue::Ink, Form::Ring),
    }
}

/// Importance against performance with the lines that part the four quadrants; the mark of an attribute says in which it is, a
/// ring that it is undecided.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without attributes.
pub fn importance(result: &ImportancePerformance) -> Result<Chart> {
    some("attributes", &result.attributes)?;
    let result = result.clone();
    Ok(Chart::new("importance", move |look| plot(look, &result)))
}

fn plot(reader: &Look, result: &ImportancePerformance) -> Plot {
    let words = reader.words;
    let rows = &result.attributes;
    let with_limits = rows.len() <= MOST_INTERVALS;
    let spread = |of: fn(&ImportanceRow) -> gapmodel_core::Estimate, line: f64| {
        let values = rows.iter().flat_map(move |row| {
            let estimate = of(row);
            let (low, high) =
                limits(&estimate).filter(|_| with_limits).unwrap_or((estimate.value, estimate.value));
            [low, high, estimate.value]
        });
        values.chain([line])
    };
    let importance = if result.derived { &texts::IMPORTANCE_DERIVED } else { &texts::IMPORTANCE };
    let name = |quadrant: Quadrant| texts::named(words, &texts::QUADRANTS, quadrant.name());
    let quadrants = [
        Quadrant::ConcentrateHere,
        Quadrant::KeepUpTheGoodWork,
        Quadrant::LowPriority,
        Quadrant::PossibleOverkill,
    ];
    let line = |at| Rule { at, label: String::new(), look: LINE };
    let certainty = words.number(result.certainty, Format::Percent(0));
    let keys = quadrants.into_iter().chain([Quadrant::Undecided]);
    Plot {
        title: reader.pick(&texts::IMPORTANCE_TITLE),
        subtitle: words.fill(&texts::IMPORTANCE_SUBTITLE, &[&certainty]),
        legend: keys.map(|quadrant| key(look_of(quadrant), name(quadrant))).collect(),
        body: Body::Plane(Plane {
            x: Axis::over(
                reader.pick(&texts::PERFORMANCE),
                spread(|row| row.performance, result.performance_line),
                Format::Number(1),
            ),
            y: Axis::over(
                reader.pick(importance),
                spread(|row| row.importance, result.importance_line),
                Format::Number(1),
            ),
            aspect: 0.72,
            layers: vec![
                Layer::Upright(line(result.performance_line)),
                Layer::Level(line(result.importance_line)),
            ],
            spots: rows.iter().map(|row| spot(reader, row, with_limits)).collect(),
            corners: Some(quadrants.map(name)),
            numbered: true,
        }),
        notes: Vec::new(),
    }
}

fn spot(reader: &Look, row: &ImportanceRow, with_limits: bool) -> Spot {
    let words = reader.words;
    let label = clean(&row.name);
    let number = |estimate: &gapmodel_core::Estimate| {
        words.interval(estimate.value, limits(estimate), Format::Number(2))
    };
    Spot {
        x: row.performance.value,
        y: row.importance.value,
        look: look_of(row.quadrant),
        says: format!(
            "{label}: {}; {} {}, {} {}",
            texts::named(words, &texts::QUADRANTS, row.quadrant.name()),
            words.pick(&texts::IMPORTANCE).to_lowercase(),
            number(&row.importance),
            words.pick(&texts::PERFORMANCE).to_lowercase(),
            number(&row.performance),
        ),
        label,
        x_limits: limits(&row.performance).filter(|_| with_limits),
        y_limits: limits(&row.importance).filter(|_| with_limits),
    }
}
