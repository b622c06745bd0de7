//! Expectations beside perceptions.

use gapmodel_core::Result;
use gapmodel_core::gap::{GapRow, ServqualResult};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Panel, Plot, Row, Rows, key, point, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const EXPECTED: style::Look = look(Hue::Ink, Form::Ring);
const PERCEIVED: style::Look = look(Hue::Blue, Form::Dot);
const BETWEEN: style::Look = look(Hue::Grey, Form::Line);
const SHORT: style::Look = look(Hue::Orange, Form::Solid);
const AHEAD: style::Look = look(Hue::Blue, Form::Solid);
const UNSURE: style::Look = look(Hue::Grey, Form::Hollow);
const INTERVAL: style::Look = look(Hue::Ink, Form::Whisker);

/// What customers expect beside what they perceive, and the gap between with its interval: overall, by dimension, and by
/// attribute with the largest shortfall first.
///
/// A gap whose interval includes 0 is drawn hollow.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without attributes.
pub fn gaps(result: &ServqualResult) -> Result<Chart> {
    some("attributes", &result.attributes)?;
    let overall: Vec<GapRow> = vec![result.overall.clone().unwrap_or_else(|| result.all_items.clone())];
    let dimensions = sorted(&result.dimensions);
    let attributes = sorted(&result.attributes);
    Ok(Chart::new("gaps", move |look| plot(look, [&overall, &dimensions, &attributes])))
}

fn sorted(rows: &[GapRow]) -> Vec<GapRow> {
    let mut rows = rows.to_vec();
    rows.sort_by(|a, b| a.gap.value.total_cmp(&b.gap.value));
    rows
}

fn plot(reader: &Look, blocks: [&[GapRow]; 3]) -> Plot {
    let all = || blocks.iter().flat_map(|rows| rows.iter());
    let means = all().flat_map(|row| [row.expectation_mean, row.perception_mean]);
    let gaps = all().flat_map(|row| {
        let (low, high) = limits(&row.gap).unwrap_or_default();
        [row.gap.value, low, high, 0.0]
    });
    let headings = [None, Some(&texts::DIMENSIONS), Some(&texts::ATTRIBUTES)];
    let mut rows = Vec::new();
    for (block, heading) in blocks.iter().zip(headings) {
        for (position, gap) in block.iter().enumerate() {
            let mut row = row_of(reader, gap);
            row.heading = heading.filter(|_| position == 0).map(|texts| reader.pick(texts));
            row.strong = heading.is_none();
            rows.push(row);
        }
    }
    let signed = Format::Signed(2);
    Plot {
        title: reader.pick(&texts::GAPS_TITLE),
        subtitle: reader.pick(&texts::GAPS_SUBTITLE),
        legend: vec![
            key(EXPECTED, reader.pick(&texts::EXPECTED)),
            key(PERCEIVED, reader.pick(&texts::PERCEIVED)),
            key(SHORT, reader.pick(&texts::SHORTFALL)),
            key(AHEAD, reader.pick(&texts::ABOVE)),
            key(UNSURE, reader.pick(&texts::WITHIN_CHANCE)),
            key(INTERVAL, texts::interval(reader.words, level(blocks))),
        ],
        body: Body::Rows(Rows {
            list: rows,
            panels: vec![
                Panel::new(Axis::over(reader.pick(&texts::MEAN_RATING), means, Format::Number(1)), 1.0),
                Panel::new(Axis::over(reader.pick(&texts::GAP_AXIS), gaps, signed), 0.9),
            ],
            columns: vec![reader.pick(&texts::GAP), "n".into()],
        }),
        notes: Vec::new(),
    }
}

fn level(blocks: [&[GapRow]; 3]) -> f64 {
    blocks.iter().flat_map(|rows| rows.iter()).map(|row| row.gap.level).next().unwrap_or(0.95)
}

fn row_of(reader: &Look, gap: &GapRow) -> Row {
    let words = reader.words;
    let signed = Format::Signed(2);
    let mean = |value| words.number(value, Format::Number(2));
    let mut row = Row::of(&gap.label, |label| {
        let means = words
            .fill(&texts::EXPECTED_PERCEIVED, &[&mean(gap.expectation_mean), &mean(gap.perception_mean)]);
        format!("{label}: {} ({means})", reader.estimate(&gap.gap, signed))
    });
    let limits = limits(&gap.gap);
    let bar = match limits {
        Some((low, high)) if low > 0.0 || high < 0.0 => {
            if gap.gap.value < 0.0 {
                SHORT
            } else {
                AHEAD
            }
        }
        _ => UNSURE,
    };
    row.marks = vec![
        span(0, (gap.expectation_mean, gap.perception_mean), BETWEEN),
        point(0, gap.expectation_mean, EXPECTED),
        point(0, gap.perception_mean, PERCEIVED),
        span(1, (0.0, gap.gap.value), bar),
    ];
    row.marks.extend(limits.map(|limits| span(1, limits, INTERVAL)));
    row.cells = vec![words.number(gap.gap.value, signed), words.count(gap.gap.n_valid)];
    row
}
