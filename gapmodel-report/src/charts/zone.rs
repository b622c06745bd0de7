//! Between what is adequate and what is desired.

use gapmodel_core::Result;
use gapmodel_core::gap::{GapEstimate, ZoneOfTolerance, ZoneRow};

use crate::chart::{Chart, Look, limits, some};
use crate::plot::{Body, Panel, Plot, Row, Rows, key, point, span};
use crate::svg::scale::Axis;
use crate::svg::style::{self, Form, Hue, look};
use crate::texts;
use crate::words::Format;

const BAND: style::Look = look(Hue::High(1), Form::Solid);
const PERCEIVED: style::Look = look(Hue::Ink, Form::Dot);
const ADEQUACY: style::Look = look(Hue::Blue, Form::Square);
const SUPERIORITY: style::Look = look(Hue::Orange, Form::Diamond);
const ADEQUACY_LINE: style::Look = look(Hue::Blue, Form::Whisker);
const SUPERIORITY_LINE: style::Look = look(Hue::Orange, Form::Whisker);

/// The zone from the adequate to the desired level with the perception in it or outside, and the differences from both ends
/// with their intervals: overall, by dimension and by attribute, the least adequate first.
///
/// # Errors
///
/// [`Error::TooFewUnits`](gapmodel_core::Error::TooFewUnits) without attributes.
pub fn zone(result: &ZoneOfTolerance) -> Result<Chart> {
    some("attributes", &result.attributes)?;
    let result = result.clone();
    Ok(Chart::new("zone", move |look| plot(look, &result)))
}

type Entry<'a> = (&'a str, [&'a GapEstimate; 3]);

fn entry(row: &ZoneRow) -> Entry<'_> {
    (&row.label, [&row.superiority, &row.adequacy, &row.width])
}

fn plot(reader: &Look, result: &ZoneOfTolerance) -> Plot {
    let words = reader.words;
    let overall = reader.pick(&texts::OVERALL);
    let sorted = |rows: &[ZoneRow]| {
        let mut rows: Vec<ZoneRow> = rows.to_vec();
        rows.sort_by(|a, b| a.adequacy.estimate.value.total_cmp(&b.adequacy.estimate.value));
        rows
    };
    let (dimensions, attributes) = (sorted(&result.dimensions), sorted(&result.attributes));
    let first: Vec<Entry<'_>> = vec![(&overall, [&result.superiority, &result.adequacy, &result.width])];
    let blocks = [
        (None, first),
        (Some(&texts::DIMENSIONS), dimensions.iter().map(entry).collect()),
        (Some(&texts::ATTRIBUTES), attributes.iter().map(entry).collect()),
    ];
    let (mut rows, mut levels, mut differences) = (Vec::new(), Vec::new(), vec![0.0]);
    for (heading, entries) in &blocks {
        for (position, (label, gaps)) in entries.iter().enumerate() {
            let mut row = of_gaps(reader, label, *gaps);
            row.strong = heading.is_none();
            row.heading = heading.filter(|_| position == 0).map(|texts| reader.pick(texts));
            rows.push(row);
            levels.extend(gaps.iter().flat_map(|gap| [gap.delivered_mean, gap.reference_mean]));
            for gap in &gaps[..2] {
                let (low, high) = limits(&gap.estimate).unwrap_or_default();
                differences.extend([gap.estimate.value, low, high]);
            }
        }
    }
    let inverted = [words.count(result.inverted_records), words.count(result.records)];
    let note = words.fill(&texts::ZONE_INVERTED, &[&inverted[0], &inverted[1]]);
    Plot {
        title: reader.pick(&texts::ZONE_TITLE),
        subtitle: reader.pick(&texts::ZONE_SUBTITLE),
        legend: vec![
            key(BAND, reader.pick(&texts::ZONE_BAND)),
            key(PERCEIVED, reader.pick(&texts::PERCEIVED)),
            key(ADEQUACY, reader.pick(&texts::OVER_ADEQUATE)),
            key(SUPERIORITY, reader.pick(&texts::OVER_DESIRED)),
        ],
        body: Body::Rows(Rows {
            list: rows,
            panels: vec![
                Panel::new(Axis::over(reader.pick(&texts::MEAN_RATING), levels, Format::Number(1)), 1.0),
                Panel::new(Axis::over(reader.pick(&texts::ZONE_AXIS), differences, Format::Signed(1)), 1.0),
            ],
            columns: vec!["n".into()],
        }),
        notes: if result.inverted_records > 0 { vec![note] } else { Vec::new() },
    }
}

fn of_gaps(reader: &Look, label: &str, [superiority, adequacy, width]: [&GapEstimate; 3]) -> Row {
    let signed = Format::Signed(2);
    let mut row = Row::of(label, |label| {
        format!(
            "{label}: {} {}; {} {}",
            reader.words.pick(&texts::OVER_ADEQUATE),
            reader.estimate(&adequacy.estimate, signed),
            reader.words.pick(&texts::OVER_DESIRED),
            reader.estimate(&superiority.estimate, signed),
        )
    });
    row.marks = vec![
        span(0, (width.reference_mean, width.delivered_mean), BAND),
        point(0, adequacy.delivered_mean, PERCEIVED),
    ];
    for (gap, mark, line) in
        [(superiority, SUPERIORITY, SUPERIORITY_LINE), (adequacy, ADEQUACY, ADEQUACY_LINE)]
    {
        row.marks.extend(limits(&gap.estimate).map(|limits| span(1, limits, line)));
        row.marks.push(point(1, gap.estimate.value, mark));
    }
    row.cells = vec![reader.words.count(adequacy.estimate.n_valid)];
    row
}
